//! What two officers of the board do together, so that no single hand enrols, removes or moves anybody.
//!
//! The first officer's call is stored and the same call by another one carries it out. Whether the action is possible is
//! asked for both. The rules between the two are those of [`rochdale_primitives::two_hands`].

use super::*;
use frame::hashing::blake2_256;
use rochdale_primitives::{
	interest::Person,
	two_hands::{NotSecond, BOARD},
};

/// Whom the officers who act must not be.
pub(crate) enum Concerned<'a, AccountId> {
	/// The member that it is about, and whoever holds the member's account.
	Member(MemberNo, Option<&'a AccountId>),
	/// The sponsors of the applicant.
	Sponsors(&'a [MemberNo]),
}

/// An officer's call that is possible.
pub(crate) struct Approval<T: Config> {
	/// What the officer approves, as it is stored where nobody else has.
	own: FirstHandOf<T>,
	/// Both officers, where another one has approved the same and that counts.
	hands: Option<[Hand; 2]>,
	key: ActionHash,
	/// What is stored, which may be void.
	stored: Option<FirstHandOf<T>>,
	/// The officer's quota with this approval, where it is the first.
	quota: Quota,
}

impl<T: Config> Approval<T> {
	/// The two officers. The first one twice, where there is no other yet.
	pub(crate) fn officers(&self) -> (MemberNo, MemberNo) {
		let by = self.own.entered.by;
		let [first, second] = self.hands.unwrap_or([by, by]);
		(first.member, second.member)
	}
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

	/// Whether who entered this still holds an office of the board that they held then.
	pub(crate) fn is_still_board(entered: &EnteredOf<T>) -> bool {
		entered.still_holds::<T::Coops>(&BOARD)
	}

	/// Whether `who` may approve or carry out the action with another officer.
	pub(crate) fn may_act(
		coop: CoopId,
		who: &T::AccountId,
		concerned: Concerned<T::AccountId>,
		action: ActionOf<T>,
	) -> Result<Approval<T>, Error<T>> {
		let is_routine = action.is_routine();
		let by = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		let acts = if is_routine { T::Coops::serves_on_board(coop, by) } else { T::Coops::is_board(coop, by) };
		ensure!(acts, Error::<T>::NotBoard);
		let by = Hand { coop, member: by };
		let still_acts = |entered: &EnteredOf<T>| {
			if is_routine {
				entered.still_serves::<T::Coops>(&BOARD)
			} else {
				Self::is_still_board(entered)
			}
		};
		match concerned {
			Concerned::Member(member, account) => {
				let concerned = Person::Member(Hand { coop, member }, account.cloned());
				ensure!(!concerned.is::<Self>(by, who), Error::<T>::NotOnYourself);
			}
			Concerned::Sponsors(sponsors) => {
				ensure!(!sponsors.contains(&by.member), Error::<T>::SponsorCannotDecide);
			}
		}

		let key = Self::action_hash(&action);
		let own = FirstHand::begin::<T::Clock>(by, who, action, T::ApprovalDays::get()).ok_or(Error::<T>::Overflow)?;
		let stored = Approvals::<T>::get(coop, key);
		let standing = stored.as_ref().filter(|first| first.stands::<T::Clock>(still_acts));
		let hands = standing.map(|first| first.join::<Self>(by, who, &own.content)).transpose();
		let hands = hands.map_err(|reason| match reason {
			NotSecond::AlreadyBegun => Error::<T>::AlreadyApproved,
			// The content is the same, because it has the same hash.
			NotSecond::SamePerson | NotSecond::DiffersFromFirst => Error::<T>::SamePerson,
		})?;
		let quota = match hands {
			Some(_) => Quota::default(),
			None => {
				if stored.as_ref().is_none_or(|void| void.entered.by != by) {
					let open = OpenApprovals::<T>::get(coop, by.member);
					ensure!(open < T::MaxOpenApprovals::get(), Error::<T>::TooManyApprovals);
				}
				Self::one_more_approval(coop, by.member)?
			}
		};
		Ok(Approval { own, hands, key, stored, quota })
	}

	/// The officer's quota with one more of what officers begin free of charge.
	pub(crate) fn one_more_approval(coop: CoopId, by: MemberNo) -> Result<Quota, Error<T>> {
		let quota = ApprovalQuota::<T>::get(coop, by);
		quota.one_more::<T::Clock>(T::ApprovalDays::get(), T::ApprovalsPerOfficer::get()).ok_or(Error::<T>::QuotaUsed)
	}

	/// Notes the first officer, or takes the note away and gives both officers when this is the second.
	pub(crate) fn approve(coop: CoopId, approval: Approval<T>) -> Option<(MemberNo, MemberNo)> {
		let Approval { own, hands, key, stored, quota } = approval;
		if let Some(stored) = stored {
			Self::forget_approval(coop, key, &stored);
		}
		if let Some([first, second]) = hands {
			return Some((first.member, second.member));
		}

		let (by, lapses_at, action) = (own.entered.by.member, own.lapses_at, own.content.clone());
		ApprovalQuota::<T>::insert(coop, by, quota);
		OpenApprovals::<T>::mutate(coop, by, |open| *open = open.saturating_add(1));
		Self::schedule(lapses_at, (coop, Due::Approval(key)));
		Approvals::<T>::insert(coop, key, own);
		Self::deposit_event(Event::Approved { coop, by, action, lapses_at });
		None
	}

	/// The approval that the member takes back, which may have lapsed already.
	///
	/// What it used of the member's quota stays used, so that nobody fills blocks with what they begin and take back.
	pub(crate) fn may_withdraw_approval(
		coop: CoopId,
		who: &T::AccountId,
		key: ActionHash,
	) -> Result<FirstHandOf<T>, Error<T>> {
		let member = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		let stored = Approvals::<T>::get(coop, key);
		stored.filter(|first| first.entered.is_own(Hand { coop, member })).ok_or(Error::<T>::NothingApproved)
	}

	pub(crate) fn forget_approval(coop: CoopId, key: ActionHash, stored: &FirstHandOf<T>) {
		Approvals::<T>::remove(coop, key);
		Self::unschedule(stored.lapses_at, (coop, Due::Approval(key)));
		OpenApprovals::<T>::mutate_exists(coop, stored.entered.by.member, |open| {
			*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
		});
	}
}
