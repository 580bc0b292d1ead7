//! Who decides for a co-op: two officers of its board together, or its members, and at times anybody.

use crate::*;

/// Who has decided.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Consent {
	/// Two officers of the board.
	Board,
	/// The members.
	Members(ResolutionId),
}

impl Consent {
	/// What an entry rests on that they have decided.
	pub fn basis(self) -> Basis {
		match self {
			Self::Board => Basis::Rule,
			Self::Members(resolution) => Basis::Resolution(resolution),
		}
	}
}

/// What comes of the word of an officer or of a resolution.
pub(crate) enum Decision<T: Config> {
	/// One officer wants it, and it binds nobody until another one does.
	Begins(FirstHand<T::AccountId, ()>),
	/// It is decided.
	Made(Consent),
}

impl<T: Config> Pallet<T> {
	/// What a co-op has decided by this kind of decision or a stronger one.
	pub(crate) fn mandate(origin: OriginFor<T>, track: Track) -> Result<Mandate, DispatchError> {
		let mandate = T::CoopOrigin::ensure_origin(origin)?;
		ensure!(mandate.track >= track, Error::<T>::MandateTooWeak);
		Ok(mandate)
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

	/// What it means that an officer wants what has this content.
	pub(crate) fn word(coop: CoopId, who: &T::AccountId, content: T::Hash) -> Result<Decision<T>, Error<T>> {
		let hand = Self::officer(coop, who)?;
		let stands =
			|first: &FirstHand<_, _>| first.stands::<T::Clock>(|entered| entered.still_holds::<T::Coops>(&BOARD));
		let Some(first) = Begun::<T>::get(coop, content).filter(stands) else {
			let first = FirstHand::begin::<T::Clock>(hand, who, (), limits::BEGUN_DAYS).ok_or(Error::<T>::Overflow)?;
			return Ok(Decision::Begins(first));
		};
		first.join::<T::Members>(hand, who, &()).map_err(|why| match why {
			NotSecond::AlreadyBegun => Error::<T>::AlreadyBegun,
			NotSecond::SamePerson | NotSecond::DiffersFromFirst => Error::<T>::SamePerson,
		})?;
		Ok(Decision::Made(Consent::Board))
	}

	/// What comes of an origin: two officers decide together, or the members alone.
	pub(crate) fn decision(origin: OriginFor<T>, coop: CoopId, content: T::Hash) -> Result<Decision<T>, DispatchError> {
		match T::CoopOrigin::try_origin(origin) {
			Ok(mandate) => Ok(Decision::Made(Consent::Members(Self::own_resolution(coop, mandate)?))),
			Err(origin) => Ok(Self::word(coop, &ensure_signed(origin)?, content)?),
		}
	}

	/// The resolution of a co-op's members, or nothing where anybody has signed.
	pub(crate) fn members_or_anybody(
		origin: OriginFor<T>,
		coop: CoopId,
	) -> Result<Option<ResolutionId>, DispatchError> {
		match T::CoopOrigin::try_origin(origin) {
			Ok(mandate) => Ok(Some(Self::own_resolution(coop, mandate)?)),
			Err(origin) => {
				ensure_signed(origin)?;
				Ok(None)
			}
		}
	}

	/// The ordinary or stronger resolution by which the members of a co-op have decided about it.
	fn own_resolution(coop: CoopId, mandate: Mandate) -> Result<ResolutionId, Error<T>> {
		ensure!(mandate.coop == coop, Error::<T>::OtherCoop);
		ensure!(mandate.track >= Track::Ordinary, Error::<T>::MandateTooWeak);
		Ok(mandate.resolution)
	}

	/// Keeps what a first officer has begun, or gives who has decided.
	pub(crate) fn heed(coop: CoopId, content: T::Hash, decision: Decision<T>) -> Option<Consent> {
		match decision {
			Decision::Begins(first) => {
				let (by, lapses_at) = (first.entered.by, first.lapses_at);
				Self::count_free(by);
				Begun::<T>::insert(coop, content, first);
				Self::deposit_event(Event::Begun { coop, content, by, lapses_at });
				None
			}
			Decision::Made(consent) => {
				Begun::<T>::remove(coop, content);
				Some(consent)
			}
		}
	}

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
