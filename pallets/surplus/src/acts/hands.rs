//! Who decides for a co-op, and takes back what they have begun, committed to or confirmed.

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
			Undecided::NotAuditor => Self::NotAuditor,
			Undecided::NotMember => Self::NotMember,
			Undecided::NotOnBoard => Self::NotOnBoard,
			Undecided::OtherCoop => Self::OtherCoop,
			Undecided::Overflow => Self::Overflow,
			Undecided::SamePerson => Self::SamePerson,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Who may take back what was begun, committed to or confirmed: of what an officer has begun they and any other officer of the
	/// board, of what they have committed to they alone, of what an auditor has confirmed they alone, while they are auditor.
	pub(crate) fn may_take_back(coop: CoopId, who: &T::AccountId, content: T::Hash) -> Result<Hand, Error<T>> {
		let hand = Self::member(coop, who)?;
		if let Some(first) = Begun::<T>::get(coop, content) {
			let may = first.entered.is_own(hand) || T::Coops::is_board(coop, hand.member);
			ensure!(may, Error::<T>::NotOnBoard);
			return Ok(hand);
		}
		if Self::has_committed(hand, content) {
			return Ok(hand);
		}
		ensure!(Confirmed::<T>::contains_key((coop, content, hand.member)), Error::<T>::NothingBegun);
		Self::auditor(coop, who)
	}

	/// Whether a member has committed the co-op to this, and nobody has confirmed it.
	fn has_committed(by: Hand, content: T::Hash) -> bool {
		let own = Committed::<T>::get(by.coop, by.member);
		own.is_some_and(|own| Self::content_of_patronage(by.coop, &own.content) == content)
	}

	/// Takes it back.
	pub(crate) fn do_take_back(by: Hand, content: T::Hash) {
		let Hand { coop, member } = by;
		if Self::has_committed(by, content) {
			Committed::<T>::remove(coop, member);
		} else if Begun::<T>::take(coop, content).is_none() {
			Confirmed::<T>::remove((coop, content, member));
			Confirmations::<T>::remove(coop, member);
		}
		Self::count_free(by);
		Self::deposit_event(Event::TakenBack { coop, content, by });
	}
}
