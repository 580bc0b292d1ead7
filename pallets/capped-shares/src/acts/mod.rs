//! What changes shares: one file an act. Each asks, writes and tells.

mod arrears;
mod aside;
mod books;
mod bring_in;
mod commit;
mod declare;
mod dues;
mod exit;
mod expect;
mod hands;
mod hear;
mod hold;
mod import;
mod lapse;
mod notice;
mod offer;
mod open_class;
mod other_cash;
mod pay;
mod payee;
mod reference;
mod release;
mod settle;
mod subscribe;
mod transfer;
mod value;
mod wake;
mod wind_up;

pub use wake::Due;
