//! Who acts for a co-op that ends: two officers of its board as liquidators, its members, or its auditor.

use crate::*;

/// What comes of the word of an officer or of a resolution.
pub(crate) enum Decision<T: Config> {
	/// One officer wants it, and it binds nobody until another one does.
	Begins(FirstHand<T::AccountId, ()>),
	/// It is decided.
	Made(Publisher<T::AccountId>),
}

impl<T: Config> Pallet<T> {
	/// The special resolution by which the members of a co-op have decided.
	pub(crate) fn special(origin: OriginFor<T>) -> Result<Mandate, DispatchError> {
		let mandate = T::CoopOrigin::ensure_origin(origin)?;
		ensure!(mandate.track >= Track::Special, Error::<T>::MandateTooWeak);
		Ok(mandate)
	}

	/// The ordinary or stronger resolution by which the members of a co-op have decided about it.
	pub(crate) fn own_resolution(coop: CoopId, mandate: Mandate) -> Result<ResolutionId, Error<T>> {
		ensure!(mandate.coop == coop, Error::<T>::OtherCoop);
		ensure!(mandate.track >= Track::Ordinary, Error::<T>::MandateTooWeak);
		Ok(mandate.resolution)
	}

	/// The member with whom `who` acts in the co-op.
	pub(crate) fn member(coop: CoopId, who: &T::AccountId) -> Result<Hand, Error<T>> {
		let member = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		Ok(Hand { coop, member })
	}

	/// The officer of the board as whom `who` acts in the co-op.
	pub(crate) fn officer(coop: CoopId, who: &T::AccountId) -> Result<Hand, Error<T>> {
		let hand = Self::member(coop, who)?;
		ensure!(T::Coops::is_board(coop, hand.member), Error::<T>::NotOnBoard);
		Ok(hand)
	}

	/// The auditor as whom `who` acts in the co-op.
	pub(crate) fn auditor(coop: CoopId, who: &T::AccountId) -> Result<Hand, Error<T>> {
		let hand = Self::member(coop, who)?;
		ensure!(T::Coops::holds(coop, Office::Auditor, hand.member), Error::<T>::NotAuditor);
		Ok(hand)
	}

	/// What it means that an officer wants to publish this balance.
	pub(crate) fn word(coop: CoopId, who: &T::AccountId, document: T::Hash) -> Result<Decision<T>, Error<T>> {
		let hand = Self::officer(coop, who)?;
		// What was begun before the members let the co-op go on, and ended it once more, is of another time.
		let since = Dissolutions::<T>::get(coop).map_or(Moment::MAX, |known| known.dissolved_at);
		let stands = |first: &FirstHand<_, _>| {
			first.stands::<T::Clock>(|entered| entered.at >= since && entered.still_holds::<T::Coops>(&BOARD))
		};
		let Some(first) = Begun::<T>::get(coop, document).filter(stands) else {
			let first = FirstHand::begin::<T::Clock>(hand, who, (), limits::BEGUN_DAYS).ok_or(Error::<T>::Overflow)?;
			return Ok(Decision::Begins(first));
		};
		first.join::<T::Members>(hand, who, &()).map_err(|why| match why {
			NotSecond::AlreadyBegun => Error::<T>::AlreadyBegun,
			NotSecond::SamePerson | NotSecond::DiffersFromFirst => Error::<T>::SamePerson,
		})?;
		Ok(Decision::Made(Publisher::Board([first.entered, Entered::now::<T::Clock>(hand, who)])))
	}

	/// What comes of an origin: two officers publish together, or the members alone.
	pub(crate) fn decision(
		origin: OriginFor<T>,
		coop: CoopId,
		document: T::Hash,
	) -> Result<Decision<T>, DispatchError> {
		match T::CoopOrigin::try_origin(origin) {
			Ok(mandate) => Ok(Decision::Made(Publisher::Members(Self::own_resolution(coop, mandate)?))),
			Err(origin) => Ok(Self::word(coop, &ensure_signed(origin)?, document)?),
		}
	}
}
