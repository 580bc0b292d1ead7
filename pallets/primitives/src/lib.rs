//! Words that two or more pallets share: ids, enums and the traits by which pallets know each other.
//!
//! There is no storage here. A trait that reads is separate from a trait that reacts, and every trait grows only when a
//! caller needs it, so that a mock can stand in with a few lines.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{dispatch::DispatchResult, traits::ConstU32, weights::Weight, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

pub use quota::Quota;
pub use text::Text;
pub use window::Window;

pub mod bylaws;
pub mod calendar;
pub mod charter;
pub mod currency;
pub mod dissolution;
pub mod free;
pub mod hands;
pub mod interest;
pub mod ledger;
pub mod listed;
pub mod majority;
pub mod migration;
pub mod money;
pub mod part;
pub mod payable;
pub mod proposable;
pub mod queue;
pub mod quota;
pub mod refusal;
pub mod surplus;
pub mod text;
pub mod two_hands;
mod window;

#[cfg(test)]
mod tests;

/// The most co-ops that the federation can have.
pub const MAX_COOPS: u32 = 1_000;

/// Days of deadline time that make a year.
pub const DAYS_OF_YEAR: u32 = 365;

/// The most co-ops that can conclude an agreement.
pub const MAX_PARTIES: u32 = 16;

/// The number of a co-op in the federation's register. Numbers start at 1 and have no gaps.
pub type CoopId = u32;

/// The number of a member in the register of one co-op. Numbers start at 1, have no gaps and are never given twice.
pub type MemberNo = u32;

/// The number of an application or invitation in a co-op's book of applications, from 1 on without gaps.
pub type ApplicationNo = u32;

/// The number of a resolution, from 1 on without gaps over all bodies of the federation.
pub type ResolutionId = u32;

/// The co-ops that decide on an agreement, each once, in the order of their numbers.
pub type Parties = BoundedVec<CoopId, ConstU32<MAX_PARTIES>>;

/// A point in time, in milliseconds since 1 January 1970 (UTC).
pub type Moment = u64;

/// An office to which a co-op appoints one of its members for a term.
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
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub enum Office {
	/// Presides over meetings and the board.
	#[codec(index = 0)]
	Chair,
	/// Keeps the register of members and the minutes.
	#[codec(index = 1)]
	Secretary,
	/// Keeps the money.
	#[codec(index = 2)]
	Treasurer,
	/// Examines the books and is independent of the board.
	#[codec(index = 3)]
	Auditor,
	/// Speaks and votes for the co-op in the federation.
	#[codec(index = 4)]
	Delegate,
	/// Counts the votes of an assembly.
	#[codec(index = 5)]
	Teller,
	/// Sits on the board beside chair, secretary and treasurer.
	#[codec(index = 6)]
	Director,
	/// Stands in for the delegate.
	#[codec(index = 7)]
	Deputy,
}

impl Office {
	/// Whether the holder sits on the board, which decides on admissions.
	///
	/// Auditors and tellers control the board, and delegates and deputies act outside the co-op, so none of them belongs to it.
	pub fn is_board(self) -> bool {
		two_hands::BOARD.contains(&self)
	}

	/// Whether at most one member can hold the office at a time.
	pub const fn is_single(self) -> bool {
		!matches!(self, Self::Auditor | Self::Teller | Self::Director)
	}
}

/// Where a co-op stands in the federation.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Standing {
	/// A member of the federation with all rights.
	#[codec(index = 0)]
	Member,
	/// A member whose rights rest. It keeps its register, its money and its defence.
	#[codec(index = 1)]
	Suspended,
	/// No longer a member. It keeps its register, its officers, its bylaws and its account, and decides about them.
	#[codec(index = 2)]
	Left,
}

/// What a co-op can do when the federation decides.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Voice {
	/// Proposes and votes.
	#[codec(index = 0)]
	Votes,
	/// Admitted not long ago: proposes, seconds and objects, but has no vote yet and counts in no denominator.
	#[codec(index = 1)]
	Seasoning,
	/// Its rights rest. Where it would have a vote otherwise it counts in the denominator of special resolutions, so that
	/// suspending a co-op passes nothing.
	#[codec(index = 2)]
	Suspended,
}

/// Civil time for dates in registers, and deadline time for everything that runs out.
///
/// Deadline time never runs ahead of civil time and never jumps: see `pallet-clock`.
pub trait Clock {
	/// The block's timestamp, zero before the first one.
	fn civil() -> Moment;

	/// Deadline time, zero before the first timestamp.
	fn deadline() -> Moment;

	/// Deadline time at which the chain started, `None` before the first timestamp.
	fn started_at() -> Option<Moment>;

	/// Length of one day of deadline time in milliseconds, fixed at genesis.
	fn day() -> Moment;

	/// The deadline that lies `days` days ahead and always after the current block, `None` on overflow.
	fn in_days(days: u32) -> Option<Moment> {
		let period = Self::day().checked_mul(days.into())?.max(1);
		Self::deadline().checked_add(period)
	}

	/// Whether `deadline` has passed.
	fn has_passed(deadline: Moment) -> bool {
		Self::deadline() >= deadline
	}
}

/// What kind of decision a resolution is, from the weakest to the strongest.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Track {
	/// Passes unless a reasoned objection stands.
	#[codec(index = 0)]
	Consent,
	/// More votes for than against, with a quorum.
	#[codec(index = 1)]
	Ordinary,
	/// Two thirds or more of the votes, with a quorum.
	#[codec(index = 2)]
	Special,
}

/// Whether votes are open on the chain or secret in an assembly.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Secrecy {
	/// Everybody sees who voted how. Members vote on the chain, or in an assembly whose tellers enter the counts.
	#[codec(index = 0)]
	Open,
	/// Members vote in an assembly, and its tellers enter the counts.
	#[codec(index = 1)]
	Secret,
}

/// What an enacted resolution of one co-op may do, as the origin of the call that it enacts.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Mandate {
	/// The co-op that decided.
	pub coop: CoopId,
	/// The resolution.
	pub resolution: ResolutionId,
	/// The kind of decision.
	pub track: Track,
	/// How it was voted on.
	pub secrecy: Secrecy,
	/// Deadline time at which the vote opened.
	pub opened_at: Moment,
}

/// What an enacted resolution of the federation may do, as the origin of the call that it enacts.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct FederationMandate {
	/// The resolution.
	pub resolution: ResolutionId,
	/// The kind of decision.
	pub track: Track,
	/// Deadline time at which the vote opened.
	pub opened_at: Moment,
}

/// What an enacted agreement between co-ops may do, as the origin of the call that it enacts.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct AgreementMandate {
	/// The co-ops that agreed, each by its own members.
	pub parties: Parties,
	/// The resolution.
	pub resolution: ResolutionId,
	/// The kind of decision that each of them took.
	pub track: Track,
	/// Deadline time at which the vote opened.
	pub opened_at: Moment,
}

/// The electorate of a co-op at a moment.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Electorate {
	/// Which state of the register it is. Grows with every change of who has a vote.
	pub version: u32,
	/// How many members have a vote in it.
	pub electors: u32,
	/// How many more would have one if it were not suspended. They count for the quorum of special resolutions.
	pub suspended: u32,
}

/// Reads the federation's register of co-ops.
pub trait CoopInspect<AccountId> {
	/// Where the co-op stands, `None` if there is no such co-op.
	fn standing(coop: CoopId) -> Option<Standing>;

	/// Whether `who` holds the office, and its term is not over.
	fn holds(coop: CoopId, office: Office, who: MemberNo) -> bool;

	/// Civil time since which `who` holds the office in a term that is not over, in milliseconds.
	///
	/// An office that was given up and given again is another one: what was approved in the earlier term no longer counts.
	fn held_since(coop: CoopId, office: Office, who: MemberNo) -> Option<Moment> {
		Self::holds(coop, office, who).then_some(0)
	}

	/// Civil time since which `who` holds the office, or held it in a term that is over and stays until a successor is in.
	///
	/// Who stays does what cannot wait and commits nobody; for all else ask [`Self::held_since`]. (practice 4.3; ES 35.1)
	fn serves_since(coop: CoopId, office: Office, who: MemberNo) -> Option<Moment> {
		Self::held_since(coop, office, who)
	}

	/// Whether `who` holds the office, or stays in it until a successor is in.
	fn serves(coop: CoopId, office: Office, who: MemberNo) -> bool {
		Self::serves_since(coop, office, who).is_some()
	}

	/// Whether `who` sits on the board, or stays on it until a successor is in.
	fn serves_on_board(coop: CoopId, who: MemberNo) -> bool {
		two_hands::BOARD.into_iter().any(|office| Self::serves(coop, office, who))
	}

	/// The member who holds the office in a term that is not over. Only for an office that one member holds at a time.
	///
	/// The default knows nobody, so that what an office opens stays closed.
	fn holder(_: CoopId, _: Office) -> Option<MemberNo> {
		None
	}

	/// The members who hold the office or stay in it, not those whose term is to come, a few dozens at most.
	///
	/// The default knows nobody.
	fn holders(_: CoopId, _: Office) -> Vec<MemberNo> {
		Vec::new()
	}

	/// Whether `who` holds an unexpired office of the board, which decides on admissions.
	fn is_board(coop: CoopId, who: MemberNo) -> bool;

	/// The members on the board, at most [`two_hands::MAX_BOARD`]; who has two seats on it is listed twice.
	///
	/// The default knows those of the offices that one member holds at a time.
	fn board(coop: CoopId) -> Vec<MemberNo> {
		two_hands::BOARD.into_iter().filter_map(|office| Self::holder(coop, office)).collect()
	}

	/// The keyless account of the co-op.
	fn account(coop: CoopId) -> Option<AccountId>;

	/// The parameters of the bylaws in force, `None` if there is no such co-op.
	fn parameters(coop: CoopId) -> Option<bylaws::Parameters>;

	/// The jurisdiction profile of the co-op, `None` if there is no such co-op.
	///
	/// The default knows none, so that what a profile allows stays closed.
	fn profile(_: CoopId) -> Option<bylaws::Profile> {
		None
	}

	/// What the co-op can do in the federation, `None` if it is not in the register or has left.
	fn voice(coop: CoopId) -> Option<Voice>;

	/// The co-ops that have not left, in the order of their numbers, with what each can do. Without those that were suspended
	/// while they were seasoning, until they would have a vote: they count for nothing. Iterates over all co-ops, of which
	/// there are at most [`MAX_COOPS`].
	fn federation() -> Vec<(CoopId, Voice)>;

	/// How many numbers the register has given out, which bounds what [`Self::federation`] iterates over.
	fn count() -> u32;

	/// The co-op to which a keyless account belongs.
	fn coop_of(account: &AccountId) -> Option<CoopId>;

	/// The charter in force.
	fn charter() -> charter::Charter;

	/// Founds co-ops with a vote in the federation until there are `coops`, for benchmarks and tests of other pallets.
	///
	/// The account of member 1 of each is `account("founder", number of the co-op, 0)`, and is its delegate and chair.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation(coops: u32);

	/// Founds a co-op whose board are the members 1, 2 and 3, for benchmarks and tests of other pallets.
	///
	/// Member 4 is its auditor, the members 5, 6 and 7 its tellers, and its bylaws are those of the SCE profile.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_found() -> CoopId;
}

/// Reads a co-op's register of members.
pub trait MemberInspect<AccountId> {
	/// The number under which `who` now sits in the co-op, `None` if they do not.
	fn seat_of(coop: CoopId, who: &AccountId) -> Option<MemberNo>;

	/// The number under which `who` sits in the co-op now, or will when a move that is pending takes effect.
	///
	/// Whoever must not be two people is asked for by this: a key to which a seat moves is that of the same member. No vote is
	/// taken by it, because two officers start a move without a word of the member.
	fn sits_or_will(coop: CoopId, who: &AccountId) -> Option<MemberNo>;

	/// Whether the account has the seat of that member, or will when a move that is pending takes effect.
	///
	/// What is read is of the seat and not of the account, so that many can be asked about one seat for little.
	fn has_seat(hand: money::Hand, who: &AccountId) -> bool
	where
		AccountId: PartialEq,
	{
		let is_who = |account: Option<AccountId>| account.as_ref() == Some(who);
		is_who(Self::account_of(hand.coop, hand.member)) || is_who(Self::moves_to(hand.coop, hand.member))
	}

	/// Whether two who act are one person: by the seat or by the account, also while the seat of one moves to the key of the
	/// other, whichever of the two that is.
	fn is_one_person(one: (money::Hand, &AccountId), other: (money::Hand, &AccountId)) -> bool
	where
		AccountId: PartialEq,
	{
		one.0 == other.0 || one.1 == other.1 || Self::has_seat(one.0, other.1) || Self::has_seat(other.0, one.1)
	}

	/// The account to which the seat of the member is about to move.
	fn moves_to(coop: CoopId, member: MemberNo) -> Option<AccountId>;

	/// The account that sits in the co-op under this number, `None` if the seat is empty or has no account.
	fn account_of(coop: CoopId, member: MemberNo) -> Option<AccountId>;

	/// Whether the member sits in the co-op, or may by the time at which a resolution takes effect that is proposed now.
	fn may_sit(coop: CoopId, member: MemberNo) -> bool;

	/// Whether the member sits in the co-op now.
	fn is_seated(coop: CoopId, member: MemberNo) -> bool;

	/// Whether the member sits in the co-op as one who supports it with capital and never votes.
	fn is_supporter(coop: CoopId, member: MemberNo) -> bool;

	/// Whether the member can be given an office: ordinary, with an account, not on probation, not leaving.
	///
	/// Who is suspended can. Otherwise the two officers who suspend would undo whom the members name.
	fn is_eligible(coop: CoopId, member: MemberNo) -> bool;

	/// Whether the member can be given an office and is not suspended, so that who was named by their seat can act.
	fn is_in_good_standing(coop: CoopId, member: MemberNo) -> bool;

	/// Where `who` sits now: at most `limit` seats.
	fn seats_of(who: &AccountId, limit: u32) -> Vec<(CoopId, MemberNo)>;

	/// Where `who` sits now, or will when a move that is pending takes effect: at most `limit` seats, those that they have first.
	fn sits_or_will_in(who: &AccountId, limit: u32) -> Vec<(CoopId, MemberNo)>;

	/// The co-ops that have a register. Iterates over all of them: for genesis and for checks only.
	fn registers() -> Vec<CoopId>;

	/// Seats `who` as the next member, with a vote, for benchmarks and tests of other pallets.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_seat(coop: CoopId, who: &AccountId) -> MemberNo;

	/// Leaves a member without an account, as one who takes part on paper, for benchmarks of other pallets.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_take_account(coop: CoopId, member: MemberNo);
}

/// Knows who may vote in a co-op, now and as of the notice of a resolution.
pub trait Electors<AccountId> {
	/// The electorate of the co-op now.
	fn electorate(coop: CoopId) -> Electorate;

	/// Whether the member sits in the co-op now and had a vote in that version of the electorate.
	fn is_elector(coop: CoopId, member: MemberNo, version: u32) -> bool;
}

/// Knows what a co-op's members have voted, for as long as ballots are kept.
pub trait BallotBook {
	/// Civil time of the oldest notice of a resolution of the co-op whose ballots are still kept.
	fn oldest_kept(coop: CoopId) -> Option<Moment>;

	/// Whether new bylaws passed by this resolution at most `days` ago without the vote of this elector for them.
	fn dissents(coop: CoopId, member: MemberNo, resolution: ResolutionId, days: u16) -> bool;
}

impl BallotBook for () {
	fn oldest_kept(_: CoopId) -> Option<Moment> {
		None
	}

	fn dissents(_: CoopId, _: MemberNo, _: ResolutionId, _: u16) -> bool {
		false
	}
}

/// Knows what is still open between a co-op and a former member.
pub trait Settlement {
	/// Whether neither owes the other anything.
	fn is_settled(coop: CoopId, member: MemberNo) -> bool;

	/// Forgets who a former member was with whom everything is settled.
	fn forget(coop: CoopId, member: MemberNo);
}

impl Settlement for () {
	fn is_settled(_: CoopId, _: MemberNo) -> bool {
		true
	}

	fn forget(_: CoopId, _: MemberNo) {}
}

impl<A: Settlement, B: Settlement> Settlement for (A, B) {
	fn is_settled(coop: CoopId, member: MemberNo) -> bool {
		A::is_settled(coop, member) && B::is_settled(coop, member)
	}

	fn forget(coop: CoopId, member: MemberNo) {
		A::forget(coop, member);
		B::forget(coop, member);
	}
}

/// Opens the register of members of a co-op that the federation admits.
pub trait OpenRegister<AccountId> {
	/// Enters the founders as members 1, 2 and so on, each with a vote, and opens the register for import for a while.
	///
	/// Fails if the co-op has a register already.
	fn open_register(coop: CoopId, founders: &[AccountId], import_days: u32) -> DispatchResult;

	/// The most that [`Self::open_register`] can weigh for so many founders.
	fn weight(founders: u32) -> Weight;
}

/// Knows what is still open between the federation and a co-op that leaves it.
pub trait CoopSettlement {
	/// Whether neither owes the other anything.
	fn is_settled(coop: CoopId) -> bool;
}

impl CoopSettlement for () {
	fn is_settled(_: CoopId) -> bool {
		true
	}
}

/// Reacts when a co-op has left the federation.
pub trait OnCoopLeft {
	/// The co-op is no longer a member.
	fn on_coop_left(coop: CoopId);

	/// The most that [`Self::on_coop_left`] can weigh.
	fn weight() -> Weight;
}

impl OnCoopLeft for () {
	fn on_coop_left(_: CoopId) {}

	fn weight() -> Weight {
		Weight::zero()
	}
}

impl<A: OnCoopLeft, B: OnCoopLeft> OnCoopLeft for (A, B) {
	fn on_coop_left(coop: CoopId) {
		A::on_coop_left(coop);
		B::on_coop_left(coop);
	}

	fn weight() -> Weight {
		A::weight().saturating_add(B::weight())
	}
}

/// Why a seat ended, as far as it matters for what a member is paid for their shares. (ES 51.3, ES 51.5)
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum SeatEnd {
	/// They left when they could, with good cause, in dissent or during probation.
	#[codec(index = 0)]
	Left,
	/// They left before the minimum stay was over, without good cause.
	#[codec(index = 1)]
	LeftEarly,
	/// They left before the minimum stay was over, and it can still be said that they had no good cause.
	#[codec(index = 2)]
	LeftUnclassified {
		/// Deadline time from which on they had good cause, in milliseconds.
		until: Moment,
	},
	/// They were expelled.
	#[codec(index = 3)]
	Expelled,
	/// They died.
	#[codec(index = 4)]
	Died,
}

/// Reacts when a member's seat ends.
pub trait OnSeatEnded {
	/// The member no longer sits in the co-op.
	fn on_seat_ended(coop: CoopId, member: MemberNo, end: SeatEnd);

	/// Whether a member who had left early had good cause was said after their seat had ended.
	fn on_exit_classified(coop: CoopId, member: MemberNo, end: SeatEnd);

	/// The most that each of both can weigh.
	fn weight() -> Weight;
}

impl OnSeatEnded for () {
	fn on_seat_ended(_: CoopId, _: MemberNo, _: SeatEnd) {}

	fn on_exit_classified(_: CoopId, _: MemberNo, _: SeatEnd) {}

	fn weight() -> Weight {
		Weight::zero()
	}
}

impl<A: OnSeatEnded, B: OnSeatEnded> OnSeatEnded for (A, B) {
	fn on_seat_ended(coop: CoopId, member: MemberNo, end: SeatEnd) {
		A::on_seat_ended(coop, member, end);
		B::on_seat_ended(coop, member, end);
	}

	fn on_exit_classified(coop: CoopId, member: MemberNo, end: SeatEnd) {
		A::on_exit_classified(coop, member, end);
		B::on_exit_classified(coop, member, end);
	}

	fn weight() -> Weight {
		A::weight().saturating_add(B::weight())
	}
}

/// What wallets and tools can ask about the registers.
///
/// The same questions are view functions of the pallets; polkadot.js apps shows runtime APIs only.
// The macro repeats the bounds.
#[allow(clippy::multiple_bound_locations)]
pub mod runtime_api {
	use super::{ApplicationNo, CoopId, Electorate, MemberNo, Moment};
	use codec::Codec;

	sp_api::decl_runtime_apis! {
		/// Questions about the registers of members. The cards are types of the pallet that keeps them.
		pub trait RegisterApi<AccountId: Codec, MemberCard: Codec, ApplicationCard: Codec> {
			/// How many members of the co-op had a vote at a civil time, in milliseconds.
			fn seats_at(coop: CoopId, at: Moment) -> u32;

			/// The number under which an account sits in the co-op now.
			fn seat(coop: CoopId, account: AccountId) -> Option<MemberNo>;

			/// What the register says about a member, with corrections.
			fn member(coop: CoopId, member: MemberNo) -> Option<MemberCard>;

			/// What is known about an application that is open.
			fn application(coop: CoopId, application: ApplicationNo) -> Option<ApplicationCard>;

			/// The version of the electorate now, and how many members have a vote.
			fn electorate(coop: CoopId) -> Electorate;
		}
	}
}
