//! Which calls are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		match self {
			// For auditors and officers, a few times in a period.
			Self::confirm_accounts { coop, accounts } => {
				let confirmed = Pallet::<T>::may_confirm_accounts(*coop, who, accounts);
				Charge::within(confirmed, |(by, _)| has_quota::<T>(by))
			}
			Self::take_back { coop, content } => {
				Charge::within(Pallet::<T>::may_take_back(*coop, who, *content), |by| has_quota::<T>(by))
			}
			// For the first of two officers a few times in a period, for the second one always.
			Self::use_education { coop, amount, document } => {
				let content = Pallet::<T>::content_of_use(*coop, *amount, *document);
				let asked = Pallet::<T>::may_use_education(*coop, *amount, *document).map(|_| ());
				Pallet::<T>::charge_word(Pallet::<T>::word(*coop, who, content), asked)
			}
			Self::commit_patronage { coop, year, commitment } => {
				let committed = Pallet::<T>::may_commit_patronage(*coop, who, *year, commitment);
				Charge::within(committed, |(by, _)| has_quota::<T>(by))
			}
			Self::confirm_patronage { coop, year, officer, commitment } => {
				let confirmed = Pallet::<T>::may_confirm_patronage(*coop, who, *year, (*officer, commitment));
				Charge::within(confirmed, |(by, ..)| has_quota::<T>(by))
			}
			// For electors, once each time that an auditor has confirmed something.
			Self::object_to_patronage { coop, year, root } => {
				Charge::of(Pallet::<T>::may_object(*coop, who, *year, *root))
			}
			// For members, what is theirs, once.
			Self::claim_patronage { coop, year, claims } => match &claims[..] {
				[claim] if is_own::<T>(*coop, claim.share.member, who) => {
					Charge::of(Pallet::<T>::claimable(*coop, *year).and_then(|(patronage, mut claimed)| {
						Pallet::<T>::may_claim((*coop, *year), (&patronage, &mut claimed), claim)
					}))
				}
				_ => Charge::Fee,
			},
			Self::collect_account { coop, year, members } => match members[..] {
				[member] if is_own::<T>(*coop, member, who) => {
					Charge::of(Pallet::<T>::revolved(*coop, *year).and_then(|(_, _, mut revolved)| {
						Pallet::<T>::may_collect((*coop, *year), &mut revolved, member)
					}))
				}
				_ => Charge::Fee,
			},
			// Resolutions make some of the others. Who pays what others owe pays for it.
			_ => Charge::Fee,
		}
	}
}

impl<T: Config> CountFree for Pallet<T> {
	type Clock = T::Clock;
	type Days = T::FreeDays;
	type Most = T::FreeCalls;
	type Used = FreeQuota<T>;
}

/// Whether somebody sits in the co-op as that member.
fn is_own<T: Config>(coop: CoopId, member: MemberNo, who: &T::AccountId) -> bool {
	T::Members::seat_of(coop, who) == Some(member)
}

/// Whether the hand has any of what is free a few times left in its period.
fn has_quota<T: Config>(hand: Hand) -> bool {
	Pallet::<T>::one_more_free(hand).is_some()
}
