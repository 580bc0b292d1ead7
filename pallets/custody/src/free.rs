//! Which calls are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		match self {
			// For officers of the custodian, a number of times in a period.
			Self::attest_deposit { custodian, beneficiary, amount, reference } => {
				Charge::naming::<T::Lookup>(beneficiary, |beneficiary| {
					let attested = Pallet::<T>::may_attest(who, *custodian, beneficiary, *amount, *reference);
					counted(attested.map(|(_, deposit, _)| Some(deposit.attested.by)))
				})
			}
			Self::report_payout { redemption, reference } => {
				let reporting = Pallet::<T>::may_report(who, *redemption, *reference);
				counted(reporting.map(|reporting| Some(reporting.by)))
			}
			Self::withdraw_report { redemption } => {
				let withdrawing = Pallet::<T>::may_withdraw_report(who, *redemption);
				counted(withdrawing.map(|withdrawing| Some(withdrawing.by)))
			}
			Self::attest_statement { custodian, as_of, balance, document } => {
				let statement = Pallet::<T>::may_attest_statement(who, *custodian, *as_of, *balance, *document);
				counted(statement.map(|(statement, _)| Some(statement.attested.by)))
			}
			// For the same and for auditors of other co-ops, a number of times in a period.
			Self::reject_deposit { deposit, coop, reference, reason } => {
				let rejected = Pallet::<T>::may_reject(who, *deposit, *coop, *reference, *reason);
				counted(rejected.map(|rejected| Some(rejected.by)))
			}
			// For auditors of other co-ops, once.
			Self::confirm_deposit { deposit, coop, beneficiary, amount, reference } => {
				Charge::naming::<T::Lookup>(beneficiary, |beneficiary| {
					Charge::of(Pallet::<T>::may_confirm(who, *deposit, *coop, (beneficiary, *amount, *reference)))
				})
			}
			Self::confirm_payout { redemption, coop, holder, amount, reference } => {
				Charge::naming::<T::Lookup>(holder, |holder| {
					let seen = (holder, *amount, *reference);
					Charge::of(Pallet::<T>::may_confirm_payout(who, *redemption, *coop, seen))
				})
			}
			Self::confirm_statement { custodian, coop, as_of, balance, reported, document } => {
				let seen = (*as_of, *balance, *reported, *document);
				Charge::of(Pallet::<T>::may_confirm_statement(who, *custodian, *coop, seen))
			}
			// For auditors of other co-ops: the first one a number of times in a period, the second one always.
			Self::pause { custodian, coop, reason } => {
				counted(Pallet::<T>::may_pause(who, *custodian, *coop, *reason).map(|hands| hands.counted()))
			}
			// For officers of the co-op: the first one a number of times in a period, the second one always.
			Self::register_account { coop, account, purpose } => Charge::naming::<T::Lookup>(account, |account| {
				counted(Pallet::<T>::may_register(who, *coop, account, *purpose).map(|hands| hands.counted()))
			}),
			Self::unregister_account { coop, account } => Charge::naming::<T::Lookup>(account, |account| {
				counted(Pallet::<T>::may_unregister(who, *coop, account).map(|hands| hands.counted()))
			}),
			// For who has noted it, once.
			Self::withdraw_note { coop, note } => Charge::of(Pallet::<T>::may_withdraw_note(who, *coop, note)),
			// For the holder of the units or who speaks for the holder, once.
			Self::acknowledge_payout { redemption } => Charge::of(Pallet::<T>::may_acknowledge(who, *redemption)),
			Self::take_back { redemption } => Charge::of(Pallet::<T>::may_take_back(who, *redemption)),
			Self::dispute { redemption, reason } => Charge::of(Pallet::<T>::may_dispute(who, *redemption, *reason)),
			// Resolutions make the others. Who wants units redeemed has some, and who carries out what is due pays.
			_ => Charge::Fee,
		}
	}
}

/// Free as long as the hand whose entry it is has free entries left in its period, and always where it is nobody's.
fn counted<T: Config>(by: Result<Option<Hand>, Error<T>>) -> Charge {
	Charge::within(by, |by| by.is_none_or(|hand| Pallet::<T>::one_more_free(hand).is_some()))
}
