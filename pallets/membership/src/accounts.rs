//! Moving a seat to another account, after a key was lost or when a paper member gets the first one.

use super::*;

/// Days after which a move takes effect, in which it can be vetoed.
pub(crate) const MOVE_DAYS: u32 = 30;

/// Days of the period in which officers can move, and suspend, a share of the seats.
const SHARE_DAYS: u32 = 30;

impl<T: Config> Pallet<T> {
	/// The quota with one more of what officers can do to a small share of the seats in a period, and to one at least.
	pub(crate) fn one_more_of_share(coop: CoopId, quota: Quota) -> Option<Quota> {
		let seated = u64::from(Rolls::<T>::get(coop).seated);
		let share = seated.saturating_mul(T::MaxAccountMovesBps::get().into()).checked_div(10_000).unwrap_or_default();
		quota.one_more::<T::Clock>(SHARE_DAYS, u32::try_from(share).unwrap_or(u32::MAX).max(1))
	}

	/// The approval, the co-op's quota with this move, and when it takes effect.
	pub(crate) fn may_move(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		new_account: &T::AccountId,
	) -> Result<(Approval<T>, Quota, Moment), Error<T>> {
		let entry = Self::seated(coop, member)?;
		ensure!(!Moves::<T>::contains_key(coop, member), Error::<T>::MovePending);
		ensure!(!entry.moved_by_members_only, Error::<T>::OnlyMembersCanMove);
		Self::ensure_new(coop, new_account)?;
		// The count belongs to the co-op, so that new officers have not more of them.
		let quota = Self::one_more_of_share(coop, MoveQuota::<T>::get(coop)).ok_or(Error::<T>::TooManyMoves)?;
		let action = Action::MoveSeat { member, new_account: new_account.clone() };
		Ok((Self::may_act_on(coop, who, member, &entry, action)?, quota, Self::after(MOVE_DAYS)?))
	}
	pub(crate) fn do_move_seat(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		new: T::AccountId,
	) -> DispatchResult {
		let (approval, quota, effective_at) = Self::may_move(coop, who, member, &new)?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(());
		};
		MoveQuota::<T>::insert(coop, quota);
		Self::start_move(coop, member, new.clone(), effective_at)?;
		Self::deposit_event(Event::MoveStarted { coop, member, new, by, effective_at });
		Ok(())
	}

	pub(crate) fn start_move(
		coop: CoopId,
		member: MemberNo,
		new_account: T::AccountId,
		effective_at: Moment,
	) -> Result<(), Error<T>> {
		Self::keep_alive(&new_account)?;
		Self::schedule(effective_at, (coop, Due::Move(member)));
		MovesTo::<T>::insert(&new_account, coop, member);
		Moves::<T>::insert(coop, member, Move { new_account, effective_at });
		Ok(())
	}

	/// Ends a move that was pending, if there is one.
	pub(crate) fn cancel_move(coop: CoopId, member: MemberNo) {
		if let Some(Move { new_account, effective_at }) = Moves::<T>::take(coop, member) {
			Self::unschedule(effective_at, (coop, Due::Move(member)));
			MovesTo::<T>::remove(&new_account, coop);
			Self::let_go(&new_account);
		}
	}

	/// The signer's number, and the entry of the member whose seat is about to move.
	pub(crate) fn may_veto(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
	) -> Result<(MemberNo, EntryOf<T>), Error<T>> {
		let pending = Moves::<T>::get(coop, member);
		// Nobody is given a seat against their will.
		let is_given = pending.as_ref().is_some_and(|pending| pending.new_account == *who).then_some(member);
		let by = Seats::<T>::get(who, coop).or(is_given).ok_or(Error::<T>::NotMember)?;
		let entry = Self::seated(coop, member)?;
		let pending = pending.ok_or(Error::<T>::NoMovePending)?;
		// Who has no account cannot sign, and nobody else would stop a false one.
		ensure!(by == member || entry.account.is_none(), Error::<T>::NotEntitled);
		ensure!(!T::Clock::has_passed(pending.effective_at), Error::<T>::TooLate);
		Ok((by, entry))
	}
	pub(crate) fn do_veto_move(who: &T::AccountId, coop: CoopId, member: MemberNo) -> DispatchResult {
		let (by, mut entry) = Self::may_veto(coop, who, member)?;

		Self::cancel_move(coop, member);
		entry.moved_by_members_only = true;
		Members::<T>::insert(coop, member, entry);
		Self::deposit_event(Event::MoveVetoed { coop, member, by });
		Ok(())
	}

	/// The entry of the member whose seat the members move, after a move by officers was vetoed.
	pub(crate) fn may_decide_move(
		coop: CoopId,
		member: MemberNo,
		new_account: &T::AccountId,
	) -> Result<EntryOf<T>, Error<T>> {
		let entry = Self::seated(coop, member)?;
		ensure!(entry.moved_by_members_only, Error::<T>::OfficersCanMove);
		Self::ensure_new(coop, new_account)?;
		Ok(entry)
	}
	pub(crate) fn do_decide_move(mandate: &Mandate, member: MemberNo, new: T::AccountId) -> DispatchResult {
		let entry = Self::may_decide_move(mandate.coop, member, &new)?;

		Self::carry_out_move(mandate.coop, member, entry, new)?;
		Ok(())
	}

	/// Puts the seat on the new account, which is kept alive before the old one is let go.
	///
	/// Nobody else can have taken the account since the move to it began.
	pub(crate) fn carry_out_move(
		coop: CoopId,
		member: MemberNo,
		mut entry: EntryOf<T>,
		new_account: T::AccountId,
	) -> Result<(), Error<T>> {
		Self::keep_alive(&new_account)?;
		Self::cancel_move(coop, member);

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
