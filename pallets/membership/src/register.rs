//! The register itself: entries, the count with its history, and the accounts that it keeps alive.

use super::*;
use rochdale_primitives::MemberInspect;

/// A time in milliseconds beyond which a date given at genesis must be in another unit.
const YEAR_2100: Moment = 4_102_444_800_000;

impl<T: Config> Pallet<T> {
	/// Enters `who` as the next member of the co-op.
	pub(crate) fn enter(coop: CoopId, who: &T::AccountId, joined_at: Moment) -> Result<MemberNo, Error<T>> {
		let roll = Rolls::<T>::get(coop);
		let member = roll.last_no.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let seated = roll.seated.checked_add(1).ok_or(Error::<T>::Overflow)?;

		Self::keep_alive(who)?;
		Members::<T>::insert(coop, member, MemberEntry { account: who.clone(), joined_at, state: MemberState::Active });
		Seats::<T>::insert(who, coop, member);
		Self::count(coop, joined_at, Roll { last_no: member, seated, ..roll })?;
		Ok(member)
	}

	/// Ends the seat of `member`, whose account is `who`.
	pub(crate) fn end_seat(coop: CoopId, member: MemberNo, who: &T::AccountId) -> Result<(), Error<T>> {
		let entry = Members::<T>::get(coop, member).ok_or(Error::<T>::NotMember)?;
		let roll = Rolls::<T>::get(coop);
		let seated = roll.seated.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		let now = T::Clock::civil();

		Members::<T>::insert(coop, member, MemberEntry { state: MemberState::Left { at: now }, ..entry });
		Seats::<T>::remove(who, coop);
		Self::count(coop, now, Roll { seated, ..roll })?;
		Self::let_go(who);
		Ok(())
	}

	/// Writes the roll and its history. Several changes at one moment make one entry.
	fn count(coop: CoopId, from: Moment, roll: Roll) -> Result<(), Error<T>> {
		let entry = SeatCount { from, seated: roll.seated };
		let latest = roll.changes.checked_sub(1).and_then(|index| Some((index, SeatHistory::<T>::get(coop, index)?)));
		let (index, changes) = match latest {
			Some((index, SeatCount { from: at, .. })) if at == from => (index, roll.changes),
			_ => (roll.changes, roll.changes.checked_add(1).ok_or(Error::<T>::Overflow)?),
		};

		SeatHistory::<T>::insert(coop, index, entry);
		Rolls::<T>::insert(coop, Roll { changes, ..roll });
		Ok(())
	}

	/// How many members had a vote at the civil time `at`, found by halving the history.
	pub(crate) fn count_at(coop: CoopId, at: Moment) -> u32 {
		let (mut known, mut beyond) = (None, Rolls::<T>::get(coop).changes);
		let mut first = 0u32;
		while first < beyond {
			let middle = first.midpoint(beyond);
			match SeatHistory::<T>::get(coop, middle) {
				Some(entry) if entry.from <= at => {
					known = Some(entry.seated);
					first = middle.saturating_add(1);
				}
				_ => beyond = middle,
			}
		}
		known.unwrap_or(0)
	}

	/// Gives the account a provider reference, if it has none from this pallet yet.
	pub(crate) fn keep_alive(who: &T::AccountId) -> Result<(), Error<T>> {
		let count = match KeptAlive::<T>::get(who) {
			None => {
				frame_system::Pallet::<T>::inc_providers(who);
				1
			}
			Some(count) => count.checked_add(1).ok_or(Error::<T>::Overflow)?,
		};
		KeptAlive::<T>::insert(who, count);
		Ok(())
	}

	/// Takes back what [`Self::keep_alive`] gave.
	///
	/// The last reference cannot be taken from an account that is in use elsewhere. Leaving must not fail for that, so the
	/// account then stays on the list with a count of zero until somebody releases it.
	pub(crate) fn let_go(who: &T::AccountId) {
		let Some(count) = KeptAlive::<T>::get(who).and_then(|count| count.checked_sub(1)) else {
			defensive!("an account is let go as often as it was kept alive");
			return;
		};
		if count == 0 {
			ApplicationQuota::<T>::remove(who);
		}
		if count == 0 && frame_system::Pallet::<T>::dec_providers(who).is_ok() {
			KeptAlive::<T>::remove(who);
		} else {
			KeptAlive::<T>::insert(who, count);
		}
	}

	/// Enters a founding member. Says in a sentence what is wrong.
	pub(crate) fn enter_at_genesis(coop: CoopId, member: &GenesisMember<T::AccountId>) -> Result<(), &'static str> {
		let before = Rolls::<T>::get(coop).changes.checked_sub(1).and_then(|index| SeatHistory::<T>::get(coop, index));
		ensure!(before.is_none_or(|before| before.from <= member.joined_at), "joined before the member listed before");
		ensure!(member.joined_at <= YEAR_2100, "joined after the year 2100; the time must be in milliseconds");
		ensure!(!Seats::<T>::contains_key(&member.account, coop), "is listed twice");
		Self::enter(coop, &member.account, member.joined_at).map_err(|_| "there are too many members")?;
		Ok(())
	}
}

impl<T: Config> MemberInspect<T::AccountId> for Pallet<T> {
	fn seat_of(coop: CoopId, who: &T::AccountId) -> Option<MemberNo> {
		Seats::<T>::get(who, coop)
	}

	fn is_seated(coop: CoopId, member: MemberNo) -> bool {
		Members::<T>::get(coop, member).is_some_and(|member| member.state == MemberState::Active)
	}

	fn voting_seats(coop: CoopId) -> u32 {
		Rolls::<T>::get(coop).seated
	}

	fn registers() -> Vec<CoopId> {
		Rolls::<T>::iter_keys().collect()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_seat(coop: CoopId, who: &T::AccountId) -> MemberNo {
		Self::enter(coop, who, T::Clock::civil()).unwrap_or_default()
	}
}
