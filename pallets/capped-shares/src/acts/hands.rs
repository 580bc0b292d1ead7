//! Who decides for a co-op: two officers of its board together who do not benefit, or its members.

use crate::*;
use frame_support::dispatch::DispatchErrorWithPostInfo;
use rochdale_primitives::hands::Undecided;

impl<AccountId> From<&Consent<AccountId>> for Agreed {
	fn from(consent: &Consent<AccountId>) -> Self {
		match consent {
			Consent::Board([first, second]) => Self::Board([first.by.member, second.by.member]),
			Consent::Members(resolution) => Self::Members(*resolution),
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
	pub(crate) fn fair_word(
		coop: CoopId,
		who: &T::AccountId,
		content: T::Hash,
		benefits: impl Fn(Hand) -> bool,
	) -> Result<Decision<T::AccountId>, Error<T>> {
		let hand = Self::officer(coop, who)?;
		ensure!(!benefits(hand), Error::<T>::YouBenefit);
		Self::agreed(hand, who, content, |first| !benefits(first.by))
	}

	/// What comes of an origin: two officers who do not benefit decide together, or the members alone.
	pub(crate) fn fair_decision(
		origin: OriginFor<T>,
		coop: CoopId,
		content: T::Hash,
		benefits: impl Fn(Hand) -> bool,
	) -> Result<Decision<T::AccountId>, DispatchError> {
		match Self::members_or_signer(origin, coop)? {
			Ok(resolution) => Ok(Decision::Made(Consent::Members(resolution))),
			Err(who) => Ok(Self::fair_word(coop, &who, content, benefits)?),
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
