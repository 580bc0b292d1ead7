//! Which calls are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		match self {
			// For signers and officers of the owners, a few times in a period.
			Self::request { treasury, coop, line, items, voucher, again } => {
				let request = Pallet::<T>::may_request(*treasury, *coop, who, *line, items, *voucher, *again, None);
				Charge::within(request, |(_, request)| has_quota::<T>(request.requested_by))
			}
			Self::request_standing { treasury, coop, line, item, voucher, again, plan } => {
				let items = ItemsOf::<T>::truncate_from(alloc::vec![item.clone()]);
				let (voucher, again, plan) = (*voucher, *again, Some(*plan));
				let request = Pallet::<T>::may_request(*treasury, *coop, who, *line, &items, voucher, again, plan);
				Charge::within(request, |(_, request)| has_quota::<T>(request.requested_by))
			}
			Self::end_standing { treasury, payment, coop, content } => {
				let ending = Pallet::<T>::may_end_standing(*treasury, *payment, *coop, who, *content);
				Charge::within(ending, |(by, _)| has_quota::<T>(by))
			}
			Self::end_redemption { treasury, redemption, paid, coop: Some(coop) } => {
				let ending = Pallet::<T>::may_end_redemption(*treasury, *redemption, *paid, *coop, who);
				Charge::within(ending, |(by, _)| has_quota::<T>(by))
			}
			Self::report_outturn { treasury, coop, document } => {
				let report = Pallet::<T>::may_report(*treasury, *coop, who, *document);
				Charge::within(report, |(_, report)| has_quota::<T>(report.by))
			}
			Self::withdraw_wish { treasury, coop, wish } => {
				Charge::within(Pallet::<T>::may_withdraw_wish(*treasury, *coop, who, *wish), has_quota::<T>)
			}
			// For signers: the first word about a request always, a change of mind a few times in a period.
			Self::approve { treasury, payment, coop, content } => {
				word(Pallet::<T>::may_approve(*treasury, *payment, *coop, who, *content))
			}
			Self::reject { treasury, payment, coop, content, reason } => {
				word(Pallet::<T>::may_reject(*treasury, *payment, *coop, who, *content, *reason))
			}
			// For signers, once for what the details are.
			Self::approve_again { treasury, payment, coop, content } => {
				Charge::of(Pallet::<T>::may_approve_again(*treasury, *payment, *coop, who, *content))
			}
			// For who has made a request, once.
			Self::withdraw_request { treasury, payment, coop } => {
				Charge::of(Pallet::<T>::may_withdraw(*treasury, *payment, *coop, who))
			}
			// For signers and auditors, because a pause lasts and cannot follow another one at once.
			Self::pause { treasury, coop, reason } => {
				let treasury = Pallet::<T>::existing(*treasury);
				Charge::of(treasury.and_then(|treasury| Pallet::<T>::may_pause(&treasury, *coop, who, *reason)))
			}
			// For signers, once.
			Self::resign_signer { treasury, coop } => Charge::of(Pallet::<T>::may_resign(*treasury, *coop, who)),
			// Resolutions make the others. Who carries out what is due or held pays for it.
			_ => Charge::Fee,
		}
	}
}

/// Whether the hand has any of what is free a few times left in its period.
fn has_quota<T: Config>(hand: Hand) -> bool {
	Pallet::<T>::one_more_free(hand).is_some()
}

/// Free for a signer's first word about a request, and for a change of mind as long as some are left.
fn word<T: Config>(word: Result<Word<T>, Error<T>>) -> Charge {
	Charge::within(word, |word| !word.is_turn || has_quota::<T>(word.hand))
}
