//! The couriers, who have no books and no units, end and go on after all.

use super::*;
use crate::coops::members;
use pallet_dissolution::{Call as DissolutionCall, Heir};

pub fn of_dissolution(made: &mut Made) {
	let (coop, balance) = (COURIERS, document(9));
	let [chair, secretary, treasurer, auditor] = members(coop) else { panic!("there are four") };
	let publish = || DissolutionCall::publish_balance { coop, document: balance };
	decide(&[coop], DissolutionCall::dissolve { heir: Heir::Federation, document: document(8) });
	made.free(*chair, publish());
	made.free(*secretary, DissolutionCall::take_back { coop, document: balance });
	made.free(*chair, publish());
	made.free(*treasurer, publish());
	made.free(*auditor, DissolutionCall::confirm_balance { coop, document: balance });
	made.free(*chair, DissolutionCall::object { coop, document: balance });
	decide(&[coop], DissolutionCall::resume { document: document(8) });
}

/// A holder of the housing co-op, as if it were wound up.
pub fn of_repaying(made: &mut Made) {
	use pallet_capped_shares::{Books, Call as SharesCall};
	undone(|| {
		Books::<Runtime>::mutate(LINDENHOF, |book| book.as_mut().unwrap().wound_up = Some(1));
		let holds = |member: &u32| pallet_capped_shares::Stakes::<Runtime>::get(LINDENHOF, member).par > 0;
		let holder = (1..=5).find(holds).unwrap();
		let key = members(LINDENHOF)[holder as usize - 1];
		made.free(key, SharesCall::repay { coop: LINDENHOF, members: vec![holder].try_into().unwrap() });
	});
}
