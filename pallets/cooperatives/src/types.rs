//! What the register keeps about co-ops, their bylaws and their officers.

use super::*;

/// When the term of an office ends, and when it begins where that is not at once.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum TermEnd {
	/// This many days after the start of the chain, for offices given at genesis, when no time is known yet.
	#[codec(index = 0)]
	DaysAfterStart(u32),
	/// At this deadline time.
	#[codec(index = 1)]
	At(Moment),
	/// It has not begun until this civil day does, and ends at this deadline time.
	#[codec(index = 2)]
	Coming {
		/// The civil day on which the term begins.
		begins_on: Day,
		/// The deadline time at which it ends, in milliseconds.
		ends_at: Moment,
	},
	/// At this deadline time, or when somebody is elected to the office before.
	#[codec(index = 3)]
	UntilElected(Moment),
}

impl TermEnd {
	/// The deadline time at which the term ends, `None` before the chain has started or when time does not reach it.
	pub fn moment<C: Clock>(self) -> Option<Moment> {
		match self {
			Self::At(moment) | Self::Coming { ends_at: moment, .. } | Self::UntilElected(moment) => Some(moment),
			Self::DaysAfterStart(days) => C::day().checked_mul(days.into())?.checked_add(C::started_at()?),
		}
	}

	/// Whether the term is over.
	pub fn has_passed<C: Clock>(self) -> bool {
		self.moment::<C>().is_some_and(C::has_passed)
	}

	/// The civil time at which the term begins, in milliseconds, if it did not begin when it was given.
	pub fn begins(self) -> Option<Moment> {
		match self {
			Self::Coming { begins_on, .. } => start_of(begins_on),
			Self::DaysAfterStart(_) | Self::At(_) | Self::UntilElected(_) => None,
		}
	}
}

/// What a term gives to its holder now.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum TermState {
	/// It has not begun, and gives nothing.
	#[codec(index = 0)]
	Coming,
	/// The holder is in office.
	#[codec(index = 1)]
	InForce,
	/// Its time is over, and the holder stays for routine acts until a successor is in. (practice 4.3)
	#[codec(index = 2)]
	Staying,
	/// It is over, and gives nothing.
	#[codec(index = 3)]
	Over,
}

/// An office and the member who holds it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Term {
	/// The office.
	pub office: Office,
	/// The member who holds it.
	pub member: MemberNo,
	/// Civil time at which it begins, in milliseconds. For offices given at genesis, when the co-op was entered.
	pub since: Moment,
	/// When it ends by itself.
	pub ends: TermEnd,
	/// The resolution that gave it, `None` at genesis.
	pub resolution: Option<ResolutionId>,
	/// Deadline time at which it was given, zero at genesis. No appointment whose vote opened before replaces it.
	pub given_at: Moment,
}

impl Term {
	/// Whether it was given by another decision after the vote on this one had opened.
	pub(crate) fn is_later_than(&self, mandate: &Mandate) -> bool {
		self.given_at > mandate.opened_at && self.resolution != Some(mandate.resolution)
	}
}

/// Why a term ended.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum EndReason {
	/// The officer laid the office down.
	#[codec(index = 0)]
	Resigned,
	/// The officer is no longer a member.
	#[codec(index = 1)]
	SeatEnded,
	/// A resolution ended it.
	#[codec(index = 2)]
	Dismissed,
	/// A resolution gave the office to another member, or a new term of it to the same one.
	#[codec(index = 3)]
	Replaced,
	/// Its time was over.
	#[codec(index = 4)]
	Expired,
}

/// A term that has ended.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct PastTerm {
	/// The office.
	pub office: Office,
	/// The member who held it.
	pub member: MemberNo,
	/// Civil time at which it began, in milliseconds.
	pub since: Moment,
	/// Civil time at which it ended, in milliseconds. Where its time was over, the deadline time that was set.
	pub ended_at: Moment,
	/// Why it ended.
	pub reason: EndReason,
	/// The resolution that gave it, `None` at genesis.
	pub resolution: Option<ResolutionId>,
	/// The resolution that ended it, `None` where none did.
	pub ended_by: Option<ResolutionId>,
}

/// The bylaws that a co-op has in force.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct BylawsInForce<Hash> {
	/// Which version they are, counted from 1.
	pub version: u32,
	/// Hash of the document.
	pub hash: Hash,
	/// The law that they follow.
	pub profile: Profile,
	/// The numbers in them.
	pub parameters: Parameters,
	/// Civil time from which they are in force, in milliseconds.
	pub effective_from: Moment,
	/// The resolution that adopted them, `None` at genesis.
	pub resolution: Option<ResolutionId>,
}

impl<Hash> BylawsInForce<Hash> {
	/// What the history keeps of them.
	pub fn entry(self) -> Adopted<Hash, Parameters> {
		let Self { hash, parameters, effective_from, resolution, .. } = self;
		Adopted { hash, effective_from, resolution, parameters }
	}
}

/// Bylaws of a co-op, or a charter of the federation, that are or once were in force.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Adopted<Hash, Numbers> {
	/// Hash of the document.
	pub hash: Hash,
	/// Civil time from which they were in force, in milliseconds.
	pub effective_from: Moment,
	/// The resolution that adopted them, `None` at genesis.
	pub resolution: Option<ResolutionId>,
	/// The numbers in them.
	pub parameters: Numbers,
}

/// Why a co-op leaves the federation, or has left it.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum CoopExit {
	/// By its own notice.
	#[codec(index = 0)]
	Own,
	/// The federation has excluded it.
	#[codec(index = 1)]
	Excluded,
	/// Its members have dissolved it, and nobody is owed anything any more.
	#[codec(index = 2)]
	Dissolved,
}

/// The notice with which a co-op leaves the federation. It stays in the record when the co-op has left.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CoopNotice {
	/// Deadline time at which the co-op leaves, in milliseconds.
	pub effective_at: Moment,
	/// Why it leaves.
	pub reason: CoopExit,
	/// The resolution that gave the notice: of the co-op, or of the federation where that excludes it.
	pub resolution: ResolutionId,
}

/// Why and since when the rights of a co-op rest.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CoopSuspension<Hash> {
	/// Hash of the reasons.
	pub document: Hash,
	/// Civil time of the suspension, in milliseconds.
	pub since: Moment,
	/// Deadline time of the suspension, in milliseconds. A vote on excluding the co-op must have opened later.
	pub suspended_at: Moment,
	/// The resolution of the federation.
	pub resolution: ResolutionId,
}

/// A co-op in the register.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Coop<AccountId, Hash> {
	/// Its public name.
	pub title: Title,
	/// The country whose law it is under, ISO 3166-1 alpha-2.
	pub jurisdiction: [u8; 2],
	/// The currency in which it keeps its books, ISO 4217.
	pub currency: [u8; 3],
	/// Its keyless account.
	pub account: AccountId,
	/// Where it stands in the federation.
	pub standing: Standing,
	/// Civil time of its entry, in milliseconds.
	pub registered_at: Moment,
	/// The resolution of the federation that admitted it, `None` for founding co-ops.
	pub admitted_by: Option<ResolutionId>,
	/// Deadline time from which it has a vote in the federation, `None` if it had one from the start.
	pub seasoned_at: Option<Moment>,
	/// Why and since when its rights rest, while they do.
	pub suspension: Option<CoopSuspension<Hash>>,
	/// When it leaves or has left, and why.
	pub notice: Option<CoopNotice>,
	/// Civil time at which it has left, in milliseconds.
	pub left_at: Option<Moment>,
}

impl<AccountId, Hash> Coop<AccountId, Hash> {
	/// What the co-op can do when the federation decides, `None` if it has left.
	pub fn voice<C: Clock>(&self) -> Option<Voice> {
		match self.standing {
			Standing::Left => None,
			Standing::Suspended => Some(Voice::Suspended),
			Standing::Member if self.is_seasoning::<C>() => Some(Voice::Seasoning),
			Standing::Member => Some(Voice::Votes),
		}
	}

	/// Whether the time is not over in which a new co-op has no vote, whatever its standing.
	pub fn is_seasoning<C: Clock>(&self) -> bool {
		self.seasoned_at.is_some_and(|at| !C::has_passed(at))
	}
}

/// The public name of a co-op.
pub type Title = rochdale_primitives::Text<MAX_TITLE>;

/// The number of an application to the federation, from 1 on without gaps.
pub type CoopApplicationNo = u32;

/// The number of an agreement between co-ops, from 1 on without gaps.
pub type AgreementId = u32;

/// An office of a co-op that is founded, from its admission or from the start of the chain on.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FoundingOffice {
	/// The office.
	pub office: Office,
	/// The member who is to hold it: for who applies, the founder by their place in the list, counted from 1.
	pub member: MemberNo,
	/// Length of the term in days.
	pub days: u32,
}

/// What a co-op that applies says about itself, with at most so many founders and offices.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Founding<AccountId, Hash, Name = Title, const FOUNDERS: u32 = MAX_FOUNDERS, const OFFICES: u32 = MAX_OFFICES>
{
	/// Its public name, visible text of at most 64 bytes.
	pub title: Name,
	/// The country whose law it is under: two capital letters, ISO 3166-1.
	pub jurisdiction: [u8; 2],
	/// The currency in which it keeps its books: three capital letters, ISO 4217.
	pub currency: [u8; 3],
	/// The law that its bylaws follow.
	pub profile: Profile,
	/// Hash of the document of its bylaws, not zero.
	pub bylaws: Hash,
	/// The numbers in its bylaws.
	pub parameters: Parameters,
	/// The accounts of its founders, three or more, each once. They become its members 1, 2 and so on.
	pub founders: BoundedVec<AccountId, ConstU32<FOUNDERS>>,
	/// Who holds which office.
	pub offices: BoundedVec<FoundingOffice, ConstU32<OFFICES>>,
}

/// What a co-op that applies has written about itself in a call, whose name and lists may be longer than they may be.
pub type WrittenFounding<AccountId, Hash> = Founding<AccountId, Hash, Written, MAX_LISTED, MAX_LISTED>;

/// A co-op's application to the federation while it is open.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CoopApplication<AccountId, Hash> {
	/// The co-op that nominates it.
	pub nominator: CoopId,
	/// The resolution of the nominator.
	pub resolution: ResolutionId,
	/// Civil time of the nomination, in milliseconds.
	pub nominated_at: Moment,
	/// Deadline time at which it lapses, in milliseconds.
	pub lapses_at: Moment,
	/// What it says.
	pub founding: Founding<AccountId, Hash>,
	/// The founders who have accepted, by their places in the list of founders.
	pub accepted: BoundedVec<MemberNo, ConstU32<MAX_FOUNDERS>>,
}

/// Why an application ended without an admission.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum ApplicationEnd {
	/// A founder did not want it.
	#[codec(index = 0)]
	Declined,
	/// The co-op that nominated it took it back.
	#[codec(index = 1)]
	Withdrawn,
	/// Its time was over.
	#[codec(index = 2)]
	Lapsed,
}

/// What happens by itself when its time has come.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Due {
	/// An application lapses.
	#[codec(index = 0)]
	Application(CoopApplicationNo),
	/// A co-op leaves the federation.
	#[codec(index = 1)]
	Departure(CoopId),
	/// A co-op leaves an agreement.
	#[codec(index = 2)]
	AgreementExit(AgreementId, CoopId),
}

/// A co-op whose standing was changed by decision.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct StandingChange {
	/// The co-op.
	pub coop: CoopId,
	/// Deadline time of the last change, in milliseconds.
	pub at: Moment,
}

/// The co-ops that were admitted, or whose standing was changed by decision, in the year before the last one: each once, in the
/// order of their last changes.
pub type YearOfStanding = BoundedVec<StandingChange, ConstU32<MAX_A_YEAR>>;

/// A notice of before that is shorter than that of the charter in force, and with which co-ops can still leave.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct OldNotice {
	/// Days from the notice of a co-op to the end of its membership.
	pub days: u16,
	/// Deadline time before which the vote of the co-op must have opened, in milliseconds.
	pub until: Moment,
}

/// The charter that the federation has in force.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CharterInForce<Hash> {
	/// Which version it is, counted from 1.
	pub version: u32,
	/// Hash of the document. It may be zero for the first version.
	pub hash: Hash,
	/// The numbers in it.
	pub parameters: Charter,
	/// Civil time from which it is in force, in milliseconds. Zero at genesis, when no time is known yet.
	pub effective_from: Moment,
	/// The resolution that adopted it, `None` at genesis.
	pub resolution: Option<ResolutionId>,
	/// The shorter notice with which co-ops can still leave, `None` if there was none.
	pub old_notice: Option<OldNotice>,
}

impl<Hash> CharterInForce<Hash> {
	/// What the history keeps of it.
	pub fn entry(self) -> Adopted<Hash, Charter> {
		let Self { hash, parameters, effective_from, resolution, .. } = self;
		Adopted { hash, effective_from, resolution, parameters }
	}
}

/// A co-op that has concluded an agreement.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Party {
	/// The co-op.
	pub coop: CoopId,
	/// Deadline time at which it leaves the agreement, in milliseconds, `None` if it has given no notice.
	pub leaves_at: Option<Moment>,
	/// Civil time at which it has left, in milliseconds.
	pub left_at: Option<Moment>,
}

/// An agreement between co-ops.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Agreement<Hash> {
	/// Hash of the document.
	pub document: Hash,
	/// The co-ops that concluded it, also those that have left it since, in the order of their numbers.
	pub parties: BoundedVec<Party, ConstU32<MAX_PARTIES>>,
	/// Days from a party's notice to the end of its part.
	pub exit_days: u16,
	/// Civil time at which it was concluded, in milliseconds.
	pub concluded_at: Moment,
	/// The resolution of all parties.
	pub resolution: ResolutionId,
	/// Civil time at which fewer than two parties were left, in milliseconds.
	pub ended_at: Option<Moment>,
}

impl<Hash> Agreement<Hash> {
	/// The co-ops that are bound by it: none when it has ended.
	pub fn bound(&self) -> impl Iterator<Item = &Party> {
		self.parties.iter().filter(|party| self.ended_at.is_none() && party.left_at.is_none())
	}
}

/// The record type of this runtime's co-ops.
pub type CoopOf<T> = Coop<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

/// The record type of the bylaws of this runtime's co-ops.
pub type BylawsOf<T> = BylawsInForce<<T as frame_system::Config>::Hash>;

/// What this runtime's co-ops that apply have written about themselves in a call.
pub type WrittenFoundingOf<T> =
	WrittenFounding<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

/// What this runtime's co-ops that apply say about themselves.
pub type FoundingOf<T> = Founding<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

/// The record type of this runtime's applications.
pub type CoopApplicationOf<T> =
	CoopApplication<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

/// The record type of the charter of this runtime's federation.
pub type CharterOf<T> = CharterInForce<<T as frame_system::Config>::Hash>;

/// The record type of this runtime's agreements.
pub type AgreementOf<T> = Agreement<<T as frame_system::Config>::Hash>;

/// The terms of the offices of one co-op: those held, those that are to begin, and those over whose holders may stay.
pub type Terms = BoundedVec<Term, ConstU32<MAX_TERMS>>;

/// A co-op founded at genesis. Its number is its place in the list, counted from 1.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisCoop<Hash> {
	/// Its public name, at most 64 bytes.
	pub title: String,
	/// Two letters, ISO 3166-1.
	pub jurisdiction: String,
	/// Three letters, ISO 4217.
	pub currency: String,
	/// Civil time of its entry, in milliseconds since 1970.
	pub registered_at: Moment,
	/// The law that its bylaws follow: SCE, ES or UK.
	pub profile: Profile,
	/// Hash of the document of its bylaws, not zero.
	pub bylaws: Hash,
	/// The numbers in its bylaws, what the profile recommends where they are left out.
	#[serde(default)]
	pub parameters: Option<Parameters>,
	/// Its officers.
	pub offices: Vec<FoundingOffice>,
}
