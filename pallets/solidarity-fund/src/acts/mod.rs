//! What the calls do, one file an act.

mod aid;
mod apply;
mod books;
mod committee;
mod dues;
mod end;
mod give;
mod hands;
mod hear;
mod keep;
mod pay;
mod plan;
mod repay;
mod report;
mod settle;
mod wake;

pub use wake::Due;
