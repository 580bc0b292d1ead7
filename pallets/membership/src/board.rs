//! What two officers of the board do together, so that no single hand enrols, removes or moves anybody.
//!
//! The first officer's call is stored and the same call by another one carries it out. Whether the action is possible is
//! asked for both.

use super::*;
use frame::hashing::blake2_256;

/// Whom the officers who act must not be.
pub(crate) enum Concerned<'a, AccountId> {
	/// The member that it is about, and whoever holds the member's account.
	Member(MemberNo, Option<&'a AccountId>),
	/// The sponsors of the applicant.
	Sponsors(&'a [MemberNo]),
}

/// An officer's call that is possible.
pub(crate) struct Approval<T: Config> {
	/// The officer.
	pub by: MemberNo,
	/// The other officer, who is still on the board and whose approval has not lapsed.
	pub first: Option<MemberNo>,
	action: ActionOf<T>,
	key: ActionHash,
	/// What is stored, which may be void.
	stored: Option<FirstHandOf<T>>,
	lapses_at: Moment,
	/// The officer's quota with this approval, where it is the first.
	quota: Quota,
}

impl<T: Config> Pallet<T> {
	/// The number of an officer of the board.
	pub(crate) fn officer(coop: CoopId, who: &T::AccountId) -> Result<MemberNo, Error<T>> {
		let by = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		ensure!(T::Coops::is_board(coop, by), Error::<T>::NotBoard);
		Ok(by)
	}

	/// Under which key an approval of the action is stored.
	pub(crate) fn action_hash(action: &ActionOf<T>) -> ActionHash {
		blake2_256(&action.encode())
	}

	/// Whether `who` may approve or carry out the action with another officer.
	pub(crate) fn may_act(
		coop: CoopId,
		who: &T::AccountId,
		concerned: Concerned<T::AccountId>,
		action: ActionOf<T>,
	) -> Result<Approval<T>, Error<T>> {
		let by = Self::officer(coop, who)?;
		match concerned {
			Concerned::Member(member, account) => {
				ensure!(member != by && account != Some(who), Error::<T>::NotOnYourself);
			}
			Concerned::Sponsors(sponsors) => ensure!(!sponsors.contains(&by), Error::<T>::SponsorCannotDecide),
		}

		let key = Self::action_hash(&action);
		let stored = Approvals::<T>::get(coop, key);
		let first = stored
			.as_ref()
			.filter(|first| !T::Clock::has_passed(first.lapses_at) && T::Coops::is_board(coop, first.by))
			.map(|first| first.by);
		ensure!(first != Some(by), Error::<T>::AlreadyApproved);
		if first.is_none() && stored.as_ref().is_none_or(|void| void.by != by) {
			ensure!(OpenApprovals::<T>::get(coop, by) < T::MaxOpenApprovals::get(), Error::<T>::TooManyApprovals);
		}
		let lapses_at = Self::after(T::ApprovalDays::get())?;
		let quota = match first {
			Some(_) => Quota::default(),
			None => Self::one_more_approval(coop, by)?,
		};
		Ok(Approval { by, first, action, key, stored, lapses_at, quota })
	}

	/// The officer's quota with one more of what officers begin free of charge.
	pub(crate) fn one_more_approval(coop: CoopId, by: MemberNo) -> Result<Quota, Error<T>> {
		let quota = ApprovalQuota::<T>::get(coop, by);
		quota.one_more::<T::Clock>(T::ApprovalDays::get(), T::ApprovalsPerOfficer::get()).ok_or(Error::<T>::QuotaUsed)
	}

	/// Notes the first officer, or takes the note away and gives both officers when this is the second.
	pub(crate) fn approve(coop: CoopId, approval: Approval<T>) -> Option<(MemberNo, MemberNo)> {
		let Approval { by, first, action, key, stored, lapses_at, quota } = approval;
		if let Some(stored) = stored {
			Self::forget_approval(coop, key, &stored);
		}
		if let Some(first) = first {
			return Some((first, by));
		}

		ApprovalQuota::<T>::insert(coop, by, quota);
		OpenApprovals::<T>::mutate(coop, by, |open| *open = open.saturating_add(1));
		Self::schedule(lapses_at, coop, Due::Approval(key));
		Approvals::<T>::insert(coop, key, FirstHand { by, action: action.clone(), lapses_at });
		Self::deposit_event(Event::Approved { coop, by, action, lapses_at });
		None
	}

	pub(crate) fn forget_approval(coop: CoopId, key: ActionHash, stored: &FirstHandOf<T>) {
		Approvals::<T>::remove(coop, key);
		Self::unschedule(stored.lapses_at, coop, Due::Approval(key));
		OpenApprovals::<T>::mutate_exists(coop, stored.by, |open| {
			*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
		});
	}
}
