//! Who decides for a co-op: two officers of its board together, or its members.

use crate::*;
use frame_support::dispatch::DispatchErrorWithPostInfo;

/// Who has decided.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Consent {
	/// Two officers of the board.
	Board([Hand; 2]),
	/// The members.
	Members(ResolutionId),
}

impl Consent {
	/// Who has agreed, as the register of shares says it.
	pub fn agreed(&self) -> Agreed {
		match self {
			Self::Board(hands) => Agreed::Board(hands.map(|hand| hand.member)),
			Self::Members(resolution) => Agreed::Members(*resolution),
		}
	}

	/// What an entry rests on that they have decided.
	pub fn basis(&self) -> Basis {
		self.agreed().basis()
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

	/// What was asked of a list by who acts in the co-op, where a refusal gives back what was not. `most` is what the call weighs.
	///
	/// Who is no officer is refused after a few reads, and so is what there is not: no more than a reminder has. Others are asked
	/// line by line.
	pub(crate) fn or_refused<Asked>(
		asked: Result<Asked, Error<T>>,
		(coop, who): (CoopId, &T::AccountId),
		most: Weight,
	) -> Result<Asked, DispatchErrorWithPostInfo> {
		let is_early = match &asked {
			// The same is said of who is named in a list.
			Err(Error::<T>::NotMember) => Self::member(coop, who).is_err(),
			Err(
				Error::<T>::NotOnBoard
				| Error::<T>::NoSuchClass
				| Error::<T>::NoSuchOffer
				| Error::<T>::OfferClosed
				| Error::<T>::NoBooks
				| Error::<T>::NotByBank
				| Error::<T>::NoImport
				| Error::<T>::ImportAgreed
				| Error::<T>::OtherPlace,
			) => true,
			_ => false,
		};
		asked.or_refused(if is_early { <T as Config>::WeightInfo::remind().min(most) } else { most })
	}

	/// What it means that an officer wants what has this content. `benefits` says who has an interest in it.
	pub(crate) fn word(
		coop: CoopId,
		who: &T::AccountId,
		content: T::Hash,
		benefits: impl Fn(Hand) -> bool,
	) -> Result<Decision<T>, Error<T>> {
		let hand = Self::officer(coop, who)?;
		ensure!(!benefits(hand), Error::<T>::YouBenefit);
		let stands = |first: &FirstHand<_, _>| {
			first.stands::<T::Clock>(|entered| entered.still_holds::<T::Coops>(&BOARD)) && !benefits(first.entered.by)
		};
		let Some(first) = Begun::<T>::get(coop, content).filter(stands) else {
			let first = FirstHand::begin::<T::Clock>(hand, who, (), limits::BEGUN_DAYS).ok_or(Error::<T>::Overflow)?;
			return Ok(Decision::Begins(first));
		};
		let hands = first.join::<T::Members>(hand, who, &()).map_err(|why| match why {
			NotSecond::AlreadyBegun => Error::<T>::AlreadyBegun,
			NotSecond::SamePerson | NotSecond::DiffersFromFirst => Error::<T>::SamePerson,
		})?;
		Ok(Decision::Made(Consent::Board(hands)))
	}

	/// The resolution of this co-op that an origin is, or else who has signed.
	pub(crate) fn members_or_signer(
		origin: OriginFor<T>,
		coop: CoopId,
	) -> Result<Result<ResolutionId, T::AccountId>, DispatchError> {
		match T::CoopOrigin::try_origin(origin) {
			Ok(mandate) => {
				ensure!(mandate.coop == coop, Error::<T>::OtherCoop);
				ensure!(mandate.track >= Track::Ordinary, Error::<T>::MandateTooWeak);
				Ok(Ok(mandate.resolution))
			}
			Err(origin) => Ok(Err(ensure_signed(origin)?)),
		}
	}

	/// What comes of an origin: two officers decide together, or the members alone.
	pub(crate) fn decision(
		origin: OriginFor<T>,
		coop: CoopId,
		content: T::Hash,
		benefits: impl Fn(Hand) -> bool,
	) -> Result<Decision<T>, DispatchError> {
		match Self::members_or_signer(origin, coop)? {
			Ok(resolution) => Ok(Decision::Made(Consent::Members(resolution))),
			Err(who) => Ok(Self::word(coop, &who, content, benefits)?),
		}
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

	/// Who may take back what was begun: who has begun it, or any other officer of the board.
	pub(crate) fn may_take_back(coop: CoopId, who: &T::AccountId, content: T::Hash) -> Result<Hand, Error<T>> {
		let first = Begun::<T>::get(coop, content).ok_or(Error::<T>::NothingBegun)?;
		let hand = Self::member(coop, who)?;
		let may = first.entered.is_own(hand) || T::Coops::is_board(coop, hand.member);
		ensure!(may, Error::<T>::NotOnBoard);
		Ok(hand)
	}

	/// Takes it back.
	pub(crate) fn do_take_back(coop: CoopId, by: Hand, content: T::Hash) {
		Self::count_free(by);
		Begun::<T>::remove(coop, content);
		Self::deposit_event(Event::TakenBack { coop, content, by });
	}
}
