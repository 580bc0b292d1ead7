//! Who acts for a co-op: two officers of its board, its members, or an auditor who reviews what others report.

use crate::*;
use rochdale_primitives::hands::Undecided;

impl<T: Config> CoopHands for Pallet<T> {
	type AccountId = T::AccountId;
	type Origin = OriginFor<T>;
	type CoopOrigin = T::CoopOrigin;
	type Coops = T::Coops;
	type Members = T::Members;
	type Content = T::Hash;
	type Begun = Begun<T>;
	type Refusal = Error<T>;
	const BEGUN_DAYS: u32 = limits::BEGUN_DAYS;

	fn tell_begun(coop: CoopId, content: T::Hash, by: Hand, lapses_at: Moment) {
		Self::deposit_event(Event::Begun { coop, content, by, lapses_at });
	}
}

impl<T: Config> From<Undecided> for Error<T> {
	fn from(why: Undecided) -> Self {
		match why {
			Undecided::AlreadyBegun => Self::AlreadyBegun,
			Undecided::MandateTooWeak => Self::MandateTooWeak,
			Undecided::NotAuditor => Self::NotReviewer,
			Undecided::NotMember => Self::NotMember,
			Undecided::NotOnBoard => Self::NotOnBoard,
			Undecided::OtherCoop => Self::OtherCoop,
			Undecided::Overflow => Self::Overflow,
			Undecided::SamePerson => Self::SamePerson,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a member of some co-op sits in this one too, or will.
	pub(crate) fn also_sits_in(coop: CoopId, hand: &Hand) -> bool {
		let account = T::Members::account_of(hand.coop, hand.member);
		account.is_some_and(|account| T::Members::sits_or_will(coop, &account).is_some())
	}

	/// Who takes back what they have begun, in office or not.
	pub(crate) fn may_take_back(coop: CoopId, who: &T::AccountId, content: T::Hash) -> Result<Hand, Error<T>> {
		let by = Self::member(coop, who)?;
		let own = Begun::<T>::get(coop, content).filter(|first| first.entered.is_own(by));
		ensure!(own.is_some(), Error::<T>::NothingBegun);
		Ok(by)
	}

	pub(crate) fn do_take_back(by: Hand, content: T::Hash) {
		Begun::<T>::remove(by.coop, content);
		Self::deposit_event(Event::TakenBack { coop: by.coop, content, by });
	}
}
