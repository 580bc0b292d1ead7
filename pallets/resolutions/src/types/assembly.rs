//! What tellers report of an assembly, and what counts of it.

use super::*;
use crate::rules::tellers::has_room;

/// The tellers who must agree on the report of an assembly where a co-op has as many members who can tell.
pub const TELLERS: usize = MOST_COUNTED as usize;

/// The most tellers whose agreement counts for one report.
const MOST_COUNTED: u32 = 3;

/// The tellers who must agree in the smallest co-op, so that nobody alone says what the others voted.
pub const FEWEST_TELLERS: usize = 2;

/// The most reports that there can be of one assembly.
///
/// A co-op has fewer tellers at a time than that, each of whom has one report until one is counted, so that nobody can take the
/// place of another; of other co-ops there are a few at most. What is left is for the correction of what was counted, and for
/// tellers who come into office meanwhile.
pub const MAX_REPORTS: u32 = 64;

/// Votes by what they say.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Votes {
	/// Votes for the proposal.
	pub for_: u32,
	/// Votes against it.
	pub against: u32,
	/// Abstentions.
	pub abstain: u32,
}

impl Votes {
	/// The count of one choice.
	pub(crate) fn of(&mut self, choice: Choice) -> &mut u32 {
		match choice {
			Choice::For => &mut self.for_,
			Choice::Against => &mut self.against,
			Choice::Abstain => &mut self.abstain,
		}
	}

	/// All of them, `None` if there are too many.
	pub(crate) fn sum(&self) -> Option<u32> {
		self.for_.checked_add(self.against)?.checked_add(self.abstain)
	}
}

/// The votes in an assembly, as its tellers counted them.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct AssemblyResult<Hash> {
	/// Votes for the proposal; in an election the papers for somebody.
	pub for_: u32,
	/// Votes against it; in an election the papers that want none of the candidates.
	pub against: u32,
	/// Abstentions; in an election also what is blank or invalid.
	pub abstain: u32,
	/// Hash of the minutes.
	pub minutes: Hash,
	/// In an election the votes for each candidate, or their points, in the order in which they stood. Otherwise none.
	pub candidates: BoundedVec<u32, ConstU32<MAX_CANDIDATES>>,
	/// In an election the hash of the file of all papers, if it is published.
	pub papers: Option<Hash>,
}

impl<Hash> AssemblyResult<Hash> {
	/// How many were against it or abstained, of whom each can have their dissent on record.
	pub(crate) const fn not_for(&self) -> u32 {
		self.against.saturating_add(self.abstain)
	}

	/// The votes.
	pub const fn votes(&self) -> Votes {
		Votes { for_: self.for_, against: self.against, abstain: self.abstain }
	}
}

/// What one teller says about an assembly. It binds nobody until enough tellers agree to it.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Report<Hash> {
	/// The teller whose report it is. Nobody else changes it.
	pub by: Hand,
	/// The report that was counted when this one was begun, by its place among the reports. It begins with the roll of that.
	pub corrects: Option<u8>,
	/// Members on the roll.
	pub roll: u32,
	/// Hash over all that was entered on the roll and struck off it, dissent included, in that order. Who agrees repeats it.
	pub roll_hash: Hash,
	/// Members on it who are absent, and for whom somebody present votes.
	pub proxies: u32,
	/// Members on the roll whose dissent is on record. They have voted against it or abstained.
	pub dissents: u32,
	/// What members on the roll have voted on the chain, which the assembly replaces if this report is counted.
	pub replaces: Votes,
	/// The result, `None` before it is entered and after a change of the roll.
	pub result: Option<AssemblyResult<Hash>>,
	/// Whether it was counted, also if another has corrected it since. It does not change any more.
	pub was_counted: bool,
}

/// A teller who has said something about an assembly.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Teller {
	/// Who it is, who may be of another co-op.
	pub hand: Hand,
	/// The report to which they agree, by its place among the reports. At most one at a time.
	pub agrees_to: Option<u8>,
	/// How often they have changed what they had said. More than [`FREE_CORRECTIONS`](crate::FREE_CORRECTIONS) have a fee.
	pub corrections: u8,
}

/// Which report counts.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Counted {
	/// Its place among the reports.
	pub report: u8,
	/// The tellers who agreed to it. They alone can correct it, together.
	pub tellers: BoundedVec<Hand, ConstU32<MOST_COUNTED>>,
}

/// How many were on a roll, and what they voted.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Count {
	/// Members on the roll.
	pub roll: u32,
	/// Their votes.
	pub votes: Votes,
	/// In an election the votes for each candidate, or their points, in the order in which they stood.
	pub candidates: BoundedVec<u32, ConstU32<MAX_CANDIDATES>>,
}

/// What is kept for ever of an assembly that counted. (practice no. 56)
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Minutes<Hash> {
	/// Hash of the minutes.
	pub minutes: Hash,
	/// Hash over all that was entered on the roll and struck off it.
	pub roll_hash: Hash,
	/// The count.
	pub count: Count,
	/// The tellers who agreed to it.
	pub tellers: BoundedVec<Hand, ConstU32<MOST_COUNTED>>,
	/// The count that was the first, where it was corrected.
	pub corrected: Option<Count>,
}

/// What is kept for ever of the assemblies of a co-op on a resolution: one on each call at most.
pub type AllMinutes<Hash> = BoundedVec<Minutes<Hash>, ConstU32<2>>;

/// An assembly that votes on a resolution.
#[derive(Clone, Debug, Decode, DefaultNoBound, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Assembly<Hash> {
	/// What its tellers report, in the order in which they began. None is ever removed, so that corrections can be traced.
	pub reports: BoundedVec<Report<Hash>, ConstU32<MAX_REPORTS>>,
	/// The tellers who have said something.
	pub tellers: BoundedVec<Teller, ConstU32<MAX_REPORTS>>,
	/// What counts, `None` as long as too few tellers agree.
	pub counted: Option<Counted>,
}

/// The place of a report among a member's rolls.
fn bit(report: u8) -> u64 {
	1u64.checked_shl(report.into()).unwrap_or(0)
}

impl<Hash: Clone + Default> Assembly<Hash> {
	/// The report at this place.
	pub fn report(&self, at: u8) -> Option<&Report<Hash>> {
		self.reports.get(usize::from(at))
	}

	/// The report that counts.
	pub fn counted_report(&self) -> Option<&Report<Hash>> {
		self.report(self.counted.as_ref()?.report)
	}

	/// The report of the teller that can still change, by its place.
	pub fn open_report_of(&self, teller: Hand) -> Option<u8> {
		let found = self.reports.iter().rposition(|report| report.by == teller && !report.was_counted)?;
		u8::try_from(found).ok()
	}

	/// Whether a member with these rolls is on the roll of the report, or with these marks is noted in it.
	///
	/// A report that corrects another begins with its roll, and notes only who is different.
	pub fn names(&self, report: u8, rolls: OnRolls) -> bool {
		self.corrected_by(report).fold(false, |is_on, at| is_on ^ (rolls.0 & bit(at) != 0))
	}

	/// The place of a report, and of those that it corrects, the first one last.
	fn corrected_by(&self, report: u8) -> impl Iterator<Item = u8> + '_ {
		// A report corrects an earlier one only, so that this comes to an end.
		let earlier = move |at: &u8| self.report(*at)?.corrects.filter(|earlier| earlier < at);
		core::iter::successors(Some(report), earlier)
	}

	/// What is to be kept of it, `None` if too few tellers agree on it.
	pub fn minutes(&self) -> Option<Minutes<Hash>> {
		let Counted { report: at, tellers } = self.counted.as_ref()?;
		let first = self.corrected_by(*at).last()?;
		let count = |at: u8| {
			let report = self.report(at)?;
			let result = report.result.as_ref()?;
			Some(Count { roll: report.roll, votes: result.votes(), candidates: result.candidates.clone() })
		};
		let report = self.report(*at)?;
		Some(Minutes {
			minutes: report.result.as_ref()?.minutes.clone(),
			roll_hash: report.roll_hash.clone(),
			count: count(*at)?,
			tellers: tellers.clone(),
			corrected: count(first).filter(|_| first != *at),
		})
	}

	/// Whether a member with these rolls votes in the assembly, and not on the chain, or with these marks is noted in it.
	pub fn counts_as_present(&self, rolls: OnRolls) -> bool {
		self.counted.as_ref().is_some_and(|counted| self.names(counted.report, rolls))
	}

	/// What the report says of somebody's proxies, of whom reports say this.
	///
	/// A report that corrects another begins with what that says.
	pub fn proxy(&self, report: u8, said: &[Proxy]) -> Proxy {
		let found = self.corrected_by(report).find_map(|at| said.iter().find(|proxy| proxy.report == at));
		found.copied().unwrap_or(Proxy { report, holder: None, held: 0 })
	}

	/// The open report of a teller of an assembly of the co-op, begun if there is none yet. `None` if there is no room for
	/// another.
	pub(crate) fn report_to_change(&mut self, coop: CoopId, by: Hand) -> Option<u8> {
		if let Some(at) = self.open_report_of(by) {
			return Some(at);
		}
		if !has_room(coop, by, self.reports.iter().map(|report| report.by)) {
			return None;
		}
		let at = u8::try_from(self.reports.len()).ok()?;
		let begun = match (self.counted.as_ref(), self.counted_report()) {
			(Some(Counted { report, .. }), Some(counted)) => {
				Report { by, corrects: Some(*report), result: None, was_counted: false, ..counted.clone() }
			}
			_ => Report {
				by,
				corrects: None,
				roll: 0,
				roll_hash: Hash::default(),
				proxies: 0,
				dissents: 0,
				replaces: Votes::default(),
				result: None,
				was_counted: false,
			},
		};
		self.reports.try_push(begun).ok()?;
		Some(at)
	}

	/// The report at this place, to be changed.
	pub(crate) fn report_mut(&mut self, at: u8) -> Option<&mut Report<Hash>> {
		self.reports.get_mut(usize::from(at))
	}

	/// What the teller has said so far, begun if it is nothing yet. `None` if there is no room for another.
	pub(crate) fn teller_mut(&mut self, coop: CoopId, hand: Hand) -> Option<&mut Teller> {
		let at = match self.tellers.iter().position(|teller| teller.hand == hand) {
			Some(at) => at,
			None if !has_room(coop, hand, self.tellers.iter().map(|teller| teller.hand)) => return None,
			None => {
				self.tellers.try_push(Teller { hand, agrees_to: None, corrections: 0 }).ok()?;
				self.tellers.len().checked_sub(1)?
			}
		};
		self.tellers.get_mut(at)
	}

	/// Nobody agrees to what the report said until now.
	pub(crate) fn forget_agreement(&mut self, at: u8) {
		for teller in self.tellers.iter_mut().filter(|teller| teller.agrees_to == Some(at)) {
			teller.agrees_to = None;
		}
	}

	/// Notes in each report with the member on its roll that they have voted on the chain, perhaps after another vote.
	///
	/// `None` if a count has come to its end.
	pub(crate) fn note_vote(&mut self, rolls: OnRolls, before: Option<Choice>, choice: Choice) -> Option<()> {
		let named: Vec<u8> = (0u8..).take(self.reports.len()).filter(|at| self.names(*at, rolls)).collect();
		for at in named {
			let replaces = &mut self.report_mut(at)?.replaces;
			if let Some(before) = before {
				let count = replaces.of(before);
				*count = count.checked_sub(1)?;
			}
			let count = replaces.of(choice);
			*count = count.checked_add(1)?;
		}
		Some(())
	}
}

/// A member who is absent, and who is present and votes for them.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Represented {
	/// Who is present and holds the proxy.
	pub holder: MemberNo,
	/// Who is absent.
	pub member: MemberNo,
}

/// What a report says of a member's proxies.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Proxy {
	/// The report, by its place.
	pub report: u8,
	/// Who votes for the member, if they are absent.
	pub holder: Option<MemberNo>,
	/// For how many others the member votes.
	pub held: u8,
}

/// What the reports of an assembly say of a member's proxies.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Proxies {
	/// Whether of the assembly on second call. Those of the first are forgotten then.
	pub second_call: bool,
	/// What each says that says something else than the report that it corrects.
	pub said: BoundedVec<Proxy, ConstU32<MAX_REPORTS>>,
}

/// On which rolls of tellers a member is: one bit a report, which says for a correction whether it differs from what it corrects.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct OnRolls(pub u64);

impl OnRolls {
	/// The same, entered on the roll of a report or struck off it, whichever it was not.
	pub(crate) fn turned(self, report: u8) -> Self {
		Self(self.0 ^ bit(report))
	}
}

/// A member whom tellers have named as present.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Named {
	/// In which reports.
	pub rolls: OnRolls,
	/// In which of them it is on record that they dissent.
	pub dissents: OnRolls,
	/// Whether of the assembly on second call. Those of the first are forgotten then.
	pub second_call: bool,
}

/// A vote on the chain.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Cast {
	/// The vote, the last one.
	pub choice: Choice,
	/// How often it was changed.
	pub changes: u8,
}

/// How a member takes part in a vote: on the chain, in an assembly if enough tellers agree that they are there, or not yet.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Ballot {
	/// The vote on the chain. It counts unless the member is on the roll of the report that counts.
	pub cast: Option<Cast>,
	/// Where tellers have named the member.
	pub named: Option<Named>,
}

impl Ballot {
	/// Where tellers of this assembly have named the member.
	pub fn named_on(&self, second_call: bool) -> Named {
		let nowhere = Named { rolls: OnRolls(0), dissents: OnRolls(0), second_call };
		self.named.filter(|named| named.second_call == second_call).unwrap_or(nowhere)
	}

	/// The same where tellers have named the member so.
	pub(crate) fn with_named(self, named: Named) -> Self {
		Self { named: Some(named).filter(|named| named.rolls != OnRolls(0)), ..self }
	}
}
