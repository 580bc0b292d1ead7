//! What the fund keeps.

mod application;
mod award;
mod committee;
mod money;
mod round;
mod state;
mod terms;

pub use crate::rules::{LastFit, Method, Verdict};
pub use application::{Application, Apply, Excluded, Instrument, Purpose, Stand};
pub use award::{Award, Debt, Report, Source, Stage, Tranches};
pub use committee::{Aid, Committee, EmergencyYear};
pub use money::{Accounts, Charges, CoopAccounts, CoopRecord, Dues, Returns};
pub use round::{Ballot, Given, Phase, Plan, Round, RoundCoop};
pub use state::{Counted, FundState, RoundState};
pub use terms::Terms;
