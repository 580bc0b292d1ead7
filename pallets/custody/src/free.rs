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
			Self::attest_statement { custodian, day, balance, document } => {
				counted_part(Pallet::<T>::may_attest_statement(who, *custodian, *day, *balance, *document))
			}
			// For the same and for auditors of other co-ops: the first hand a number of times in a period, the second one always.
			Self::reject_deposit { deposit, coop, reference, reason } => {
				let rejecting = Pallet::<T>::may_reject(who, *deposit, *coop, *reference, *reason);
				counted(rejecting.map(|rejecting| rejecting.counted()))
			}
			Self::withdraw_report { redemption, reference } => {
				let withdrawing = Pallet::<T>::may_withdraw_report(who, *redemption, *reference);
				counted_part(withdrawing.map(|withdrawing| withdrawing.part))
			}
			Self::pause { custodian, coop, reason } => {
				counted_part(Pallet::<T>::may_pause(who, *custodian, *coop, *reason).map(|(_, part)| part))
			}
			Self::register_account { coop, account, purpose } => Charge::naming::<T::Lookup>(account, |account| {
				counted_part(Pallet::<T>::may_register(who, *coop, account, *purpose))
			}),
			Self::unregister_account { coop, account } => Charge::naming::<T::Lookup>(account, |account| {
				counted_part(Pallet::<T>::may_unregister(who, *coop, account))
			}),
			// For auditors of other co-ops: always where it is carried out, and else as above.
			Self::confirm_deposits { custodian, coop, seen } => {
				let confirmable = Pallet::<T>::may_confirm(who, *custodian, *coop, seen);
				counted(confirmable.map(|all| all.deposits.iter().find_map(|(_, one)| one.counted())))
			}
			Self::confirm_payout { redemption, coop, holder, amount, reference } => {
				Charge::naming::<T::Lookup>(holder, |holder| {
					let seen = (holder, *amount, *reference);
					let confirming = Pallet::<T>::may_confirm_payout(who, *redemption, *coop, seen);
					counted(confirming.map(|(confirming, _)| confirming.counted()))
				})
			}
			Self::confirm_statement { custodian, coop, closing, balance, document } => {
				let seen = (*closing, *balance, *document);
				Charge::of(Pallet::<T>::may_confirm_statement(who, *custodian, *coop, seen))
			}
			// For who has entered it, once.
			Self::withdraw_note { coop, subject } => Charge::of(Pallet::<T>::may_withdraw_note(who, *coop, *subject)),
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

/// The same for what comes of a hand.
fn counted_part<T: Config>(part: Result<PartOf<T>, Error<T>>) -> Charge {
	counted(part.map(|part| Pallet::<T>::counted(&part)))
}
