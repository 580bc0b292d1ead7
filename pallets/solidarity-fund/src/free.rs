//! Which calls are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		let of_two = |coop, content, asked: Result<(), Error<T>>| {
			Pallet::<T>::charge_word(Pallet::<T>::word(coop, who, content), asked)
		};
		match self {
			// For the first of two officers a few times in a period, for the second one always.
			Self::apply { coop, round, asks } => {
				let content = Pallet::<T>::content_of_application(*round, asks);
				of_two(*coop, content, Pallet::<T>::may_apply(*coop, *round, asks).map(drop))
			}
			Self::withdraw { coop, round, place } => {
				let content = Pallet::<T>::content_of(b"withdraw", &(round, place));
				of_two(*coop, content, Pallet::<T>::may_withdraw(*coop, *round, *place).map(drop))
			}
			Self::agree_exclusion { coop, round, place, other } => {
				let content = Pallet::<T>::content_of(b"exclude", &(round, place, other));
				of_two(*coop, content, Pallet::<T>::may_exclude(*coop, *round, *place, *other).map(drop))
			}
			Self::give_up { coop, award } => {
				let content = Pallet::<T>::content_of(b"give up", award);
				of_two(*coop, content, Pallet::<T>::may_give_up(*coop, *award).map(drop))
			}
			Self::repay { coop, debt, amount } => {
				let content = Pallet::<T>::content_of(b"repay", &(debt, amount));
				of_two(*coop, content, Pallet::<T>::may_repay(*coop, *debt, *amount).map(drop))
			}
			// For officers and auditors, a few times in a period.
			Self::answer { coop, round, place, document } => {
				let asked = Pallet::<T>::may_answer(*coop, who, *round, *place, *document);
				Charge::within(asked, |(by, _)| has_quota::<T>(by))
			}
			Self::report { coop, award, document } => {
				let asked = Pallet::<T>::may_report(*coop, who, *award, *document);
				Charge::within(asked, |(by, _)| has_quota::<T>(by))
			}
			Self::review { coop, award, document } => {
				let asked = Pallet::<T>::may_review(*coop, who, *award, *document);
				Charge::within(asked, |reviewed| has_quota::<T>(reviewed.by))
			}
			Self::expect_payment { coop, debt, amount } => {
				Charge::within(Pallet::<T>::may_expect(*coop, who, *debt, *amount), has_quota::<T>)
			}
			Self::request_aid { coop, event, amount, document } => {
				let asked = Pallet::<T>::may_request(*coop, who, *event, *amount, *document);
				Charge::within(asked, |(by, _)| has_quota::<T>(by))
			}
			// For the committee, once of each request.
			Self::agree_to_aid { coop, aid, event, amount, document } => {
				Charge::of(Pallet::<T>::may_agree(*coop, who, *aid, (*event, *amount, *document)))
			}
			// For electors, and a few changes.
			Self::vote { coop, round, points } => {
				let vote = Pallet::<T>::may_vote(*coop, who, *round, points);
				Charge::within(vote, |vote| vote.ballot.changes <= limits::FREE_CHANGES)
			}
			// For who has begun it, once.
			Self::take_back { coop, content } => Charge::of(Pallet::<T>::may_take_back(*coop, who, *content)),
			// Resolutions make some of the others. Who has something done that anybody can have done pays for it.
			_ => Charge::Fee,
		}
	}
}

/// Whether the hand has any of what is free a few times left in its period.
fn has_quota<T: Config>(hand: Hand) -> bool {
	Pallet::<T>::one_more_free(hand).is_some()
}
