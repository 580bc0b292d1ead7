//! Who acts for a co-op that ends: two officers of its board as liquidators, its members, or its auditor.

use crate::*;
use rochdale_primitives::{hands::Undecided, two_hands::Entered};

impl<AccountId> From<Consent<AccountId>> for Publisher<AccountId> {
	fn from(consent: Consent<AccountId>) -> Self {
		match consent {
			Consent::Board(hands) => Self::Board(hands),
			Consent::Members(resolution) => Self::Members(resolution),
		}
	}
}

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

	fn tell_begun(coop: CoopId, document: T::Hash, by: Hand, lapses_at: Moment) {
		Self::deposit_event(Event::Begun { coop, document, by, lapses_at });
	}

	/// What was begun before the members let the co-op go on, and ended it once more, is of another time.
	fn word(coop: CoopId, who: &T::AccountId, document: T::Hash) -> Result<Decision<T::AccountId>, Error<T>> {
		let since = Dissolutions::<T>::get(coop).map_or(Moment::MAX, |known| known.dissolved_at);
		let is_of_now = |entered: &Entered<_>| entered.at >= since;
		Self::agreed(Self::officer(coop, who)?, who, document, is_of_now)
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
