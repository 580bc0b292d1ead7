//! What the register keeps about co-ops, their bylaws and their officers.

use super::*;

/// When the term of an office ends.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum TermEnd {
	/// This many days after the start of the chain, for offices given at genesis, when no time is known yet.
	#[codec(index = 0)]
	DaysAfterStart(u32),
	/// At this deadline time.
	#[codec(index = 1)]
	At(Moment),
}

impl TermEnd {
	/// The deadline time at which the term ends, `None` before the chain has started or when time does not reach it.
	pub fn moment<C: Clock>(self) -> Option<Moment> {
		match self {
			Self::At(moment) => Some(moment),
			Self::DaysAfterStart(days) => C::day().checked_mul(days.into())?.checked_add(C::started_at()?),
		}
	}

	/// Whether the term is over.
	pub fn has_passed<C: Clock>(self) -> bool {
		self.moment::<C>().is_some_and(C::has_passed)
	}
}

/// An office and the member who holds it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Term {
	/// The office.
	pub office: Office,
	/// The member who holds it.
	pub member: MemberNo,
	/// Civil time at which it began, in milliseconds. For offices given at genesis, when the co-op was entered.
	pub since: Moment,
	/// When it ends by itself.
	pub ends: TermEnd,
	/// The resolution that gave it, `None` at genesis.
	pub resolution: Option<ResolutionId>,
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
	pub fn entry(self) -> BylawsVersion<Hash> {
		let Self { hash, parameters, effective_from, resolution, .. } = self;
		BylawsVersion { hash, effective_from, resolution, parameters }
	}
}

/// Bylaws that a co-op has or once had in force.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct BylawsVersion<Hash> {
	/// Hash of the document.
	pub hash: Hash,
	/// Civil time from which they were in force, in milliseconds.
	pub effective_from: Moment,
	/// The resolution that adopted them, `None` at genesis.
	pub resolution: Option<ResolutionId>,
	/// The numbers in them.
	pub parameters: Parameters,
}

/// A co-op in the register.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Coop<AccountId> {
	/// Its public name.
	pub title: rochdale_primitives::Text<MAX_TITLE>,
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
}

/// The record type of this runtime's co-ops.
pub type CoopOf<T> = Coop<<T as frame_system::Config>::AccountId>;

/// The record type of the bylaws of this runtime's co-ops.
pub type BylawsOf<T> = BylawsInForce<<T as frame_system::Config>::Hash>;

/// The offices held in one co-op.
pub type Terms = BoundedVec<Term, ConstU32<MAX_OFFICES>>;

/// An office given at genesis.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisOffice {
	/// The office.
	pub office: Office,
	/// The member who holds it.
	pub member: MemberNo,
	/// Length of the term in days from the start of the chain.
	pub days: u32,
}

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
	pub offices: Vec<GenesisOffice>,
}
