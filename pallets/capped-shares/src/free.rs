//! Which calls are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		let is_own = |coop: CoopId, member: MemberNo| T::Members::seat_of(coop, who) == Some(member);
		match self {
			// For members, each time that something of theirs has become due.
			Self::collect_claim { coop, claim } => {
				let collected = Pallet::<T>::may_collect_claim(*coop, *claim);
				Charge::within(collected, |(claim, ..)| is_own(*coop, claim.member))
			}
			Self::collect_return { coop, class, member, year } => {
				let collected = Pallet::<T>::may_collect_return(*coop, *class, *member, *year);
				Charge::within(collected, |_| is_own(*coop, *member))
			}
			Self::pay_out { coop, member } => {
				Charge::within(Pallet::<T>::may_pay_out(*coop, *member), |_| is_own(*coop, *member))
			}
			// For who receives, once.
			Self::accept_transfer { coop, class, from, content } => {
				Charge::of(Pallet::<T>::may_accept_transfer(*coop, *class, *from, who, *content))
			}
			// Resolutions make some of the others. Whoever makes the rest pays for it.
			_ => Charge::Fee,
		}
	}
}
