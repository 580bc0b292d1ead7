//! Who decides for a co-op: two officers of its board together, or its members alone.
//!
//! What one officer wants is kept by the hash of its content, binds nobody, and lapses. Another officer who wants the same makes
//! it the decision of the board; a resolution of the members needs no second hand. The rules between the two officers are those
//! of [`two_hands`](super::two_hands). A pallet says where it keeps what was begun, and by which of its errors it refuses.

use super::{
	free::Charge,
	ledger::Basis,
	money::Hand,
	quota::CountFree,
	two_hands::{Entered, FirstHand, NotSecond, BOARD},
	CoopId, CoopInspect, Mandate, MemberInspect, Moment, Office, ResolutionId, Track,
};
use codec::FullCodec;
use frame_support::{
	ensure,
	sp_runtime::DispatchError,
	storage::StorageDoubleMap,
	traits::{EnsureOrigin, OriginTrait},
};

/// Who has decided for a co-op.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Consent<AccountId> {
	/// Two officers of the board, the first one first.
	Board([Entered<AccountId>; 2]),
	/// The members.
	Members(ResolutionId),
}

impl<AccountId> Consent<AccountId> {
	/// What an entry rests on that they have decided.
	pub fn basis(&self) -> Basis {
		match self {
			Self::Board(_) => Basis::Rule,
			Self::Members(resolution) => Basis::Resolution(*resolution),
		}
	}
}

/// What comes of the word of an officer or of a resolution.
pub enum Decision<AccountId> {
	/// One officer wants it, and it binds nobody until another one does.
	Begins(FirstHand<AccountId, ()>),
	/// It is decided.
	Made(Consent<AccountId>),
}

/// Why somebody does not decide for a co-op.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Undecided {
	/// They have begun it themselves, and another officer is needed.
	AlreadyBegun,
	/// The resolution was by a weaker kind of decision.
	MandateTooWeak,
	/// They are no auditor of the co-op.
	NotAuditor,
	/// They have no seat in the co-op.
	NotMember,
	/// They hold no office of its board.
	NotOnBoard,
	/// The members of another co-op have decided.
	OtherCoop,
	/// What they begin lapses beyond the end of time.
	Overflow,
	/// They are, or will be, who has begun it.
	SamePerson,
}

/// A pallet in which the board or the members of a co-op decide, and officers begin what others complete.
pub trait CoopHands: CountFree {
	/// An account of the chain.
	type AccountId: Clone + Eq + FullCodec;

	/// What a call comes from.
	type Origin: OriginTrait<AccountId = Self::AccountId>;

	/// An enacted resolution of one co-op.
	type CoopOrigin: EnsureOrigin<Self::Origin, Success = Mandate>;

	/// The register of co-ops, which must know who holds an office.
	type Coops: CoopInspect<Self::AccountId>;

	/// The registers of members.
	type Members: MemberInspect<Self::AccountId>;

	/// By what the content is known that both officers repeat.
	type Content: Copy + FullCodec;

	/// Where it is kept what one officer has begun.
	type Begun: StorageDoubleMap<
		CoopId,
		Self::Content,
		FirstHand<Self::AccountId, ()>,
		Query = Option<FirstHand<Self::AccountId, ()>>,
	>;

	/// The errors of the pallet.
	type Refusal: From<Undecided> + Into<DispatchError>;

	/// Days until what one officer has begun lapses.
	const BEGUN_DAYS: u32;

	/// Tells that an officer has begun something, and until which deadline time it stands.
	fn tell_begun(coop: CoopId, content: Self::Content, by: Hand, lapses_at: Moment);

	/// What a co-op has decided by this kind of decision or a stronger one.
	fn mandate(origin: Self::Origin, track: Track) -> Result<Mandate, DispatchError> {
		let mandate = Self::CoopOrigin::ensure_origin(origin)?;
		ensure!(mandate.track >= track, Self::Refusal::from(Undecided::MandateTooWeak));
		Ok(mandate)
	}

	/// The member with whom `who` acts in the co-op.
	fn member(coop: CoopId, who: &Self::AccountId) -> Result<Hand, Self::Refusal> {
		let member = Self::Members::seat_of(coop, who).ok_or(Undecided::NotMember)?;
		Ok(Hand { coop, member })
	}

	/// The officer of the board as whom `who` acts in the co-op.
	fn officer(coop: CoopId, who: &Self::AccountId) -> Result<Hand, Self::Refusal> {
		let hand = Self::member(coop, who)?;
		ensure!(Self::Coops::is_board(coop, hand.member), Undecided::NotOnBoard);
		Ok(hand)
	}

	/// The auditor as whom `who` acts in the co-op.
	fn auditor(coop: CoopId, who: &Self::AccountId) -> Result<Hand, Self::Refusal> {
		let hand = Self::member(coop, who)?;
		ensure!(Self::Coops::holds(coop, Office::Auditor, hand.member), Undecided::NotAuditor);
		Ok(hand)
	}

	/// Whether what an officer of the board has begun counts now.
	fn stands<Content>(first: &FirstHand<Self::AccountId, Content>) -> bool {
		first.stands::<Self::Clock>(|entered| entered.still_holds::<Self::Coops>(&BOARD))
	}

	/// What it means that an officer wants what has this content. What another one has begun counts where `counts` says so.
	fn agreed(
		by: Hand,
		who: &Self::AccountId,
		content: Self::Content,
		counts: impl Fn(&Entered<Self::AccountId>) -> bool,
	) -> Result<Decision<Self::AccountId>, Self::Refusal> {
		let begun = Self::Begun::get(by.coop, content);
		let Some(first) = begun.filter(|first| Self::stands(first) && counts(&first.entered)) else {
			let first = FirstHand::begin::<Self::Clock>(by, who, (), Self::BEGUN_DAYS).ok_or(Undecided::Overflow)?;
			return Ok(Decision::Begins(first));
		};
		first.join::<Self::Members>(by, who, &()).map_err(|why| match why {
			NotSecond::AlreadyBegun => Undecided::AlreadyBegun,
			NotSecond::SamePerson | NotSecond::DiffersFromFirst => Undecided::SamePerson,
		})?;
		Ok(Decision::Made(Consent::Board([first.entered, Entered::now::<Self::Clock>(by, who)])))
	}

	/// What it means that an officer wants what has this content, where nothing else stands against what was begun.
	fn word(
		coop: CoopId,
		who: &Self::AccountId,
		content: Self::Content,
	) -> Result<Decision<Self::AccountId>, Self::Refusal> {
		Self::agreed(Self::officer(coop, who)?, who, content, |_| true)
	}

	/// The resolution of this co-op that an origin is, ordinary or stronger, or else who has signed.
	fn members_or_signer(
		origin: Self::Origin,
		coop: CoopId,
	) -> Result<Result<ResolutionId, Self::AccountId>, DispatchError> {
		match Self::CoopOrigin::try_origin(origin) {
			Ok(Mandate { coop: of, track, resolution, .. }) => {
				ensure!(of == coop, Self::Refusal::from(Undecided::OtherCoop));
				ensure!(track >= Track::Ordinary, Self::Refusal::from(Undecided::MandateTooWeak));
				Ok(Ok(resolution))
			}
			Err(origin) => origin.into_signer().map(Err).ok_or(DispatchError::BadOrigin),
		}
	}

	/// What comes of an origin: two officers decide together, or the members alone.
	fn decision(
		origin: Self::Origin,
		coop: CoopId,
		content: Self::Content,
	) -> Result<Decision<Self::AccountId>, DispatchError> {
		match Self::members_or_signer(origin, coop)? {
			Ok(resolution) => Ok(Decision::Made(Consent::Members(resolution))),
			Err(who) => Self::word(coop, &who, content).map_err(Into::into),
		}
	}

	/// Keeps what a first officer has begun, or gives who has decided.
	fn heed(
		coop: CoopId,
		content: Self::Content,
		decision: Decision<Self::AccountId>,
	) -> Option<Consent<Self::AccountId>> {
		match decision {
			Decision::Begins(first) => {
				let (by, lapses_at) = (first.entered.by, first.lapses_at);
				Self::count_free(by);
				Self::Begun::insert(coop, content, first);
				Self::tell_begun(coop, content, by, lapses_at);
				None
			}
			Decision::Made(consent) => {
				Self::Begun::remove(coop, content);
				Some(consent)
			}
		}
	}

	/// What the word of an officer costs: nothing for the second one, nor for the first one as long as some are left to them.
	fn charge_word<E>(word: Result<Decision<Self::AccountId>, E>, asked: Result<(), E>) -> Charge
	where
		E: Into<DispatchError>,
	{
		Charge::within(word.and_then(|word| asked.map(|()| word)), |word| match word {
			Decision::Begins(first) => Self::one_more_free(first.entered.by).is_some(),
			Decision::Made(_) => true,
		})
	}
}
