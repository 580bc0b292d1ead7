//! What two people do together, so that no single hand moves money, enrols or removes anybody, or takes a seat.
//!
//! The first of them *begins*: what they ask for is kept with who they are, and with which account and when they acted. Until
//! another one *joins*, it binds nobody. Who joins repeats the content, because where a block is replaced a number can be that of
//! something else than what they have seen. The rules, the same in every pallet:
//!
//! - *Another person.* Neither the same seat nor the same account, also while the seat of one moves to the key of the other
//!   ([`MemberInspect::is_one_person`]).
//! - *Still in office.* Who began it holds an office that they held then, without a break: what was given up and given again is
//!   another office ([`Entered::still_holds`]).
//! - *It lapses.* After a time it no longer counts, whether or not anybody has taken it away ([`FirstHand::stands`]).
//! - *It can be taken back* by who began it, in office or not, with whatever account the seat has by then
//!   ([`Entered::is_own`]). What it used of a quota stays used.
//! - *It hinders nobody.* In a list ([`take_part`]) each officer keeps one of their own, so that none uses up what the others
//!   need to agree, and what no longer counts makes room.
//!
//! Whether somebody may act at all, what they have an interest in, and what their co-ops are is the pallet's question, asked of
//! both hands alike. Nothing here is stored or read but through the traits of registers.
//!
//! | what | first | second | kept | lapses |
//! |---|---|---|---|---|
//! | membership: what the board does | an officer of the board | another one | by the hash of the content | yes |
//! | membership: import | an officer of the board | an auditor, who repeats the hash | one a co-op | no, either discards it |
//! | custody: accounts registered | an officer of the board | another one | one of each officer | yes |
//! | custody: a custodian paused | an auditor of another co-op | one of a third co-op | one a custodian | yes |
//! | custody: deposit, statement | an officer of the custodian | an auditor of another co-op | by number | yes |
//! | custody: payout | an officer of the custodian | holder or foreign auditor | the redemption | no, replaced after office |
//! | ledger: bank, corrections, closes, details | a hand of the ledger | another, of another co-op if joint | by hash | yes |
//! | treasuries: a pause, the end of a standing payment or a redemption | a signer | another one | one of each | yes |
//! | [`hands`](super::hands): what the board decides | an officer of the board | another one | by hash | yes |
//! | surplus: patronage | an officer of the board | an auditor, who repeats it | one of each officer | yes |
//! | validator seats: naming | an officer of the board | another one | one of each officer | yes |
//!
//! What has failed is retried by two (`resolutions`), members with a vote or who speaks for two co-ops.
//!
//! The register of co-ops has none: the founders of a co-op each speak for themselves, an office is resigned by who holds it, and
//! the members decide everything else.

use super::{money::Hand, Clock, CoopInspect, MemberInspect, Moment, Office};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The offices of the board.
pub const BOARD: [Office; 4] = [Office::Chair, Office::Secretary, Office::Treasurer, Office::Director];

/// The most seats that the board of a co-op has, which leaves room for those who control it. (practice no. 52)
pub const MAX_BOARD: u32 = 15;

/// Who has entered something, with which account and when.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Entered<AccountId> {
	/// The member, and the co-op for which they act.
	pub by: Hand,
	/// The account that signed.
	pub account: AccountId,
	/// Civil time, in milliseconds. The office must be held since then or longer when the second hand comes.
	pub at: Moment,
}

impl<AccountId: Clone + PartialEq> Entered<AccountId> {
	/// Entered now.
	pub fn now<C: Clock>(by: Hand, account: &AccountId) -> Self {
		Self { by, account: account.clone(), at: C::civil() }
	}

	/// Whether who entered it holds one of these offices since then or longer.
	pub fn still_holds<C: CoopInspect<AccountId>>(&self, offices: &[Office]) -> bool {
		let Hand { coop, member } = self.by;
		let holds = |office: &Office| C::held_since(coop, *office, member).is_some_and(|since| since <= self.at);
		offices.iter().any(holds)
	}

	/// The same, also where who entered it stays in office until a successor is in. For routine acts only.
	pub fn still_serves<C: CoopInspect<AccountId>>(&self, offices: &[Office]) -> bool {
		let Hand { coop, member } = self.by;
		let serves = |office: &Office| C::serves_since(coop, *office, member).is_some_and(|since| since <= self.at);
		offices.iter().any(serves)
	}

	/// Whether it is this hand's own to take back. Whoever else is the same person has another seat, and that is another hand.
	pub fn is_own(&self, hand: Hand) -> bool {
		self.by == hand
	}

	/// Whether who acts as this hand with this account is who entered it, also where a seat of theirs moves.
	pub fn is_by<M: MemberInspect<AccountId>>(&self, hand: Hand, who: &AccountId) -> bool {
		M::is_one_person((self.by, &self.account), (hand, who))
	}
}

/// Why somebody cannot be the second hand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotSecond {
	/// They have begun it themselves.
	AlreadyBegun,
	/// They act as another member, but are or will be who has begun it: by the account, or when a seat has moved.
	SamePerson,
	/// They repeat something else than what was begun.
	DiffersFromFirst,
}

/// What the first of two hands has begun.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct FirstHand<AccountId, Content> {
	/// Who began it.
	pub entered: Entered<AccountId>,
	/// Deadline time at which it no longer counts, in milliseconds.
	pub lapses_at: Moment,
	/// What it is about, which the second hand repeats.
	pub content: Content,
}

impl<AccountId: Clone + PartialEq, Content> FirstHand<AccountId, Content> {
	/// Begun now, for so many days; `None` where that is beyond the end of time.
	pub fn begin<C: Clock>(by: Hand, account: &AccountId, content: Content, days: u32) -> Option<Self> {
		let lapses_at = C::in_days(days)?;
		Some(Self { entered: Entered::now::<C>(by, account), lapses_at, content })
	}

	/// Whether it counts now: its time is not over, and who began it is still in office, as `in_office` says.
	pub fn stands<C: Clock>(&self, in_office: impl FnOnce(&Entered<AccountId>) -> bool) -> bool {
		!C::has_passed(self.lapses_at) && in_office(&self.entered)
	}

	/// The two hands, if who acts as this hand is another person and repeats what was begun.
	pub fn join<M: MemberInspect<AccountId>>(
		&self,
		hand: Hand,
		who: &AccountId,
		content: &Content,
	) -> Result<[Hand; 2], NotSecond>
	where
		Content: PartialEq,
	{
		if self.content != *content {
			return Err(NotSecond::DiffersFromFirst);
		}
		if self.entered.by == hand {
			return Err(NotSecond::AlreadyBegun);
		}
		if self.entered.is_by::<M>(hand, who) {
			return Err(NotSecond::SamePerson);
		}
		Ok([self.entered.by, hand])
	}
}

/// What comes of a hand where each of several keeps one of their own.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Part<AccountId, Content> {
	/// It is the first. These stand then, its own last.
	First(Vec<FirstHand<AccountId, Content>>),
	/// It is the second. These were of one mind, and these of the others stand.
	Second([Hand; 2], Vec<FirstHand<AccountId, Content>>),
}

/// What a hand takes back of a list, and what is left of it.
pub type TakenBack<AccountId, Content> = (FirstHand<AccountId, Content>, Vec<FirstHand<AccountId, Content>>);

/// What this hand has begun of a list, taken out of it, and what is left. `None` where it has begun nothing of it.
pub fn take_back<AccountId: Clone + PartialEq, Content>(
	list: impl IntoIterator<Item = FirstHand<AccountId, Content>>,
	hand: Hand,
) -> Option<TakenBack<AccountId, Content>> {
	let (own, left): (Vec<_>, Vec<_>) = list.into_iter().partition(|first| first.entered.is_own(hand));
	Some((own.into_iter().next()?, left))
}

/// What comes of a hand: it joins one of those that stand and have the same content, or else begins.
///
/// `standing` are those that count now, at most one of each hand. What begins takes the place of what the same hand had begun.
/// Fails where the same person has begun the same already.
pub fn take_part<M, AccountId, Content>(
	standing: Vec<FirstHand<AccountId, Content>>,
	own: FirstHand<AccountId, Content>,
) -> Result<Part<AccountId, Content>, NotSecond>
where
	AccountId: Clone + PartialEq,
	Content: PartialEq,
	M: MemberInspect<AccountId>,
{
	let same = |first: &&FirstHand<AccountId, Content>| first.content == own.content;
	if let Some(first) = standing.iter().find(same) {
		let hands = first.join::<M>(own.entered.by, &own.entered.account, &own.content)?;
		let others = standing.into_iter().filter(|first| first.content != own.content).collect();
		return Ok(Part::Second(hands, others));
	}
	let by = own.entered.by;
	let others = standing.into_iter().filter(|first| first.entered.by != by);
	Ok(Part::First(others.chain(core::iter::once(own)).collect()))
}
