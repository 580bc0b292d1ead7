//! Moving a seat to another account, after a key was lost or when a paper member gets the first one.

use super::*;

/// Days after which a move takes effect, in which the old account can veto it. Also the period of their number.
pub(crate) const MOVE_DAYS: u32 = 30;

impl<T: Config> Pallet<T> {
	/// How many moves officers can start in a period: a small share of the seats, and one at least.
	fn most_moves(coop: CoopId) -> u32 {
		let seated = u64::from(Rolls::<T>::get(coop).seated);
		let share = seated.saturating_mul(T::MaxAccountMovesBps::get().into()).checked_div(10_000).unwrap_or_default();
		u32::try_from(share).unwrap_or(u32::MAX).max(1)
	}

	/// The hands, the co-op's quota with this move, and when it takes effect.
	pub(crate) fn may_move(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		new_account: &T::AccountId,
	) -> Result<(Hands<T>, Quota, Moment), Error<T>> {
		let entry = Self::seated(coop, member)?;
		ensure!(!Moves::<T>::contains_key(coop, member), Error::<T>::MovePending);
		ensure!(!entry.moved_by_members_only, Error::<T>::OnlyMembersCanMove);
		Self::ensure_new(coop, new_account)?;
		// The count belongs to the co-op, so that new officers have not more of them.
		let quota = Self::one_more(MoveQuota::<T>::get(coop), MOVE_DAYS, Self::most_moves(coop))
			.ok_or(Error::<T>::TooManyMoves)?;
		let action = Action::MoveSeat { member, new_account: new_account.clone() };
		Ok((Self::may_act_on(coop, who, member, &entry, action)?, quota, Self::after(MOVE_DAYS)?))
	}

	pub(crate) fn start_move(
		coop: CoopId,
		member: MemberNo,
		new_account: T::AccountId,
		effective_at: Moment,
	) -> Result<(), Error<T>> {
		Self::keep_alive(&new_account)?;
		Self::schedule(effective_at, coop, Subject::Move(member));
		MovesTo::<T>::insert(&new_account, coop, member);
		Moves::<T>::insert(coop, member, Move { new_account, effective_at });
		Ok(())
	}

	/// Ends a move that was pending, if there is one.
	pub(crate) fn cancel_move(coop: CoopId, member: MemberNo) {
		if let Some(Move { new_account, effective_at }) = Moves::<T>::take(coop, member) {
			Self::unschedule(effective_at, coop, Subject::Move(member));
			MovesTo::<T>::remove(&new_account, coop);
			Self::let_go(&new_account);
		}
	}

	/// The member with this entry, whose seat is about to move away from the signer's account.
	pub(crate) fn may_veto(coop: CoopId, who: &T::AccountId) -> Result<(MemberNo, EntryOf<T>), Error<T>> {
		let (member, entry) = Self::own_seat(coop, who)?;
		let pending = Moves::<T>::get(coop, member).ok_or(Error::<T>::NoMovePending)?;
		ensure!(!T::Clock::has_passed(pending.effective_at), Error::<T>::TooLate);
		Ok((member, entry))
	}

	/// Puts the seat on the new account, which is kept alive before the old one is let go.
	pub(crate) fn carry_out_move(
		coop: CoopId,
		member: MemberNo,
		mut entry: EntryOf<T>,
		new_account: T::AccountId,
	) -> Result<(), Error<T>> {
		Self::keep_alive(&new_account)?;
		Self::cancel_move(coop, member);
		Self::ensure_new(coop, &new_account)?;

		let old = entry.account.replace(new_account.clone());
		entry.moved_by_members_only = false;
		Members::<T>::insert(coop, member, entry);
		Seats::<T>::insert(&new_account, coop, member);
		if let Some(old) = &old {
			Seats::<T>::remove(old, coop);
			Self::let_go(old);
		}
		Self::deposit_event(Event::SeatMoved { coop, member, old, new: new_account });
		Ok(())
	}
}
