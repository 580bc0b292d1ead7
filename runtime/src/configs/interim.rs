//! INTERIM
use crate::*;
use rochdale_primitives::ledger::*;
pub struct Interim;
impl KnowCash for Interim {
	fn cash(ledger: LedgerId) -> Option<CashAccount> {
		let treasury = pallet_treasuries::TreasuryOfLedger::<Runtime>::get(ledger)?;
		let record = pallet_treasuries::Treasuries::<Runtime>::get(treasury)?;
		let unit = match record.mode {
			rochdale_primitives::money::Mode::Units => 1,
			rochdale_primitives::money::Mode::Bank => rochdale_primitives::currency::smallest_unit(record.currency)?,
		};
		Some(CashAccount { account: record.cash, mode: record.mode, unit })
	}
}
impl BusinessYears for Interim {
	fn year_of(_: rochdale_primitives::CoopId, day: Day) -> Option<(Day, Day)> {
		let start = |year: i32| {
			let before = year - 1;
			(year - 1970) * 365 + (before / 4 - before / 100 + before / 400) - 477
		};
		let mut year = 1970 + day / 365;
		while start(year) > day {
			year -= 1;
		}
		Some((start(year), start(year + 1)))
	}
}
