//! The registers of members that are told.

use crate::AccountId;
use rochdale_primitives::{proposable::may_come, CoopId, Electorate, Electors, MemberInspect, MemberNo};
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

/// What is told about a member.
#[derive(Clone, Debug)]
pub struct Seat {
	/// The account with which they act, `None` for a member on paper.
	pub account: Option<AccountId>,
	/// Whether they sit in the co-op.
	pub is_seated: bool,
	/// The versions of the electorate from which on they had a vote or had none.
	pub votes: Vec<(u32, bool)>,
}

impl Seat {
	/// Whether the member has the vote in that version, if they sit in the co-op now.
	fn votes_in(&self, version: u32) -> bool {
		let last = self.votes.iter().rev().find(|(from, _)| *from <= version);
		self.is_seated && last.is_some_and(|(_, votes)| *votes)
	}
}

std::thread_local! {
	static SEATS: RefCell<BTreeMap<(CoopId, MemberNo), Seat>> = const { RefCell::new(BTreeMap::new()) };
}

/// The members of all co-ops, also those who have left. They are told in place: of thousands a copy for each question takes long.
pub struct Seats;

impl Seats {
	pub fn get() -> BTreeMap<(CoopId, MemberNo), Seat> {
		SEATS.with_borrow(Clone::clone)
	}

	pub fn set(seats: BTreeMap<(CoopId, MemberNo), Seat>) {
		SEATS.set(seats);
	}

	pub fn mutate<R>(change: impl FnOnce(&mut BTreeMap<(CoopId, MemberNo), Seat>) -> R) -> R {
		SEATS.with_borrow_mut(change)
	}
}

/// Forgets all members, and what is told about them.
pub(crate) fn reset() {
	SEATS.take();
	forget();
}

crate::told! {
	/// The accounts that will sit where, because a seat moves.
	pub static Moving: Vec<(CoopId, MemberNo, AccountId)> = vec![];
	/// The members who cannot be given an office.
	pub static Ineligible: Vec<(CoopId, MemberNo)> = vec![];
	/// The members who are suspended.
	pub static SuspendedSeats: Vec<(CoopId, MemberNo)> = vec![];
	/// The members who support a co-op with capital.
	pub static Supporting: Vec<(CoopId, MemberNo)> = vec![];
	/// How many members of each co-op have no vote because it is suspended.
	pub static SuspendedVotes: u32 = 0;
	/// The electorates' versions.
	pub static Versions: BTreeMap<CoopId, u32> = BTreeMap::new();
}

fn next_version(coop: CoopId) -> u32 {
	Versions::mutate(|versions| {
		let version = versions.entry(coop).or_default();
		*version += 1;
		*version
	})
}

/// Seats a member with a vote, or somebody else in their place.
pub fn seat(coop: CoopId, member: MemberNo, account: AccountId) {
	let votes = vec![(next_version(coop), true)];
	Seats::mutate(|seats| seats.insert((coop, member), Seat { account: Some(account), is_seated: true, votes }));
}

/// Seats somebody under the number that comes next, and gives it.
pub fn seat_next(coop: CoopId, account: AccountId) -> MemberNo {
	let member = members_of(coop) + 1;
	seat(coop, member, account);
	member
}

/// How many numbers a co-op has given to members.
pub fn members_of(coop: CoopId) -> MemberNo {
	let last =
		Seats::mutate(|seats| seats.range((coop, 0)..=(coop, MemberNo::MAX)).next_back().map(|((_, no), _)| *no));
	last.unwrap_or_default()
}

/// Ends a seat, and the offices of who had it.
pub fn unseat(coop: CoopId, member: MemberNo) {
	next_version(coop);
	change(coop, member, |seat| seat.is_seated = false);
	crate::dismiss(coop, member);
}

/// Moves a seat to another account, or with `None` to paper.
pub fn move_seat(coop: CoopId, member: MemberNo, account: impl Into<Option<AccountId>>) {
	change(coop, member, |seat| seat.account = account.into());
}

/// Gives a member a vote or takes it.
pub fn set_vote(coop: CoopId, member: MemberNo, votes: bool) {
	let version = next_version(coop);
	change(coop, member, |seat| seat.votes.push((version, votes)));
}

/// Suspends a member, who has no vote from then on.
pub fn suspend_member(coop: CoopId, member: MemberNo) {
	SuspendedSeats::mutate(|suspended| suspended.push((coop, member)));
	set_vote(coop, member, false);
}

fn change(coop: CoopId, member: MemberNo, change: impl FnOnce(&mut Seat)) {
	Seats::mutate(|seats| change(seats.get_mut(&(coop, member)).unwrap()));
}

fn find<R>(coop: CoopId, member: MemberNo, read: impl FnOnce(&Seat) -> R) -> Option<R> {
	Seats::mutate(|seats| seats.get(&(coop, member)).filter(|seat| seat.is_seated).map(read))
}

fn moves_to(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
	Moving::get().into_iter().find(|(at, _, to)| (*at, to) == (coop, who)).map(|(_, member, _)| member)
}

/// Says who sits where.
pub struct MockMembers;

impl MemberInspect<AccountId> for MockMembers {
	fn seat_of(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		let has_it = |seat: &Seat| seat.is_seated && seat.account == Some(*who);
		let in_coop = (coop, 0)..=(coop, MemberNo::MAX);
		Seats::mutate(|seats| seats.range(in_coop).find(|(_, seat)| has_it(seat)).map(|((_, member), _)| *member))
	}

	fn sits_or_will(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		// The register moves no seat to the key of somebody who sits already. Told so, this shows that rules hold even then.
		moves_to(coop, who).or_else(|| Self::seat_of(coop, who))
	}

	fn moves_to(coop: CoopId, member: MemberNo) -> Option<AccountId> {
		let is_theirs = |one: &(CoopId, MemberNo, AccountId)| (one.0, one.1) == (coop, member);
		Moving::get().into_iter().find(is_theirs).map(|(.., account)| account)
	}

	fn account_of(coop: CoopId, member: MemberNo) -> Option<AccountId> {
		find(coop, member, |seat| seat.account)?
	}

	fn may_sit(coop: CoopId, member: MemberNo) -> bool {
		Self::is_seated(coop, member) || may_come(member, members_of(coop))
	}

	fn is_seated(coop: CoopId, member: MemberNo) -> bool {
		find(coop, member, |_| ()).is_some()
	}

	fn is_supporter(coop: CoopId, member: MemberNo) -> bool {
		Self::is_seated(coop, member) && Supporting::get().contains(&(coop, member))
	}

	fn is_eligible(coop: CoopId, member: MemberNo) -> bool {
		Self::is_seated(coop, member) && !Ineligible::get().contains(&(coop, member))
	}

	fn is_in_good_standing(coop: CoopId, member: MemberNo) -> bool {
		Self::is_eligible(coop, member) && !SuspendedSeats::get().contains(&(coop, member))
	}

	fn seats_of(who: &AccountId, limit: u32) -> Vec<(CoopId, MemberNo)> {
		let has_it = |seat: &Seat| seat.is_seated && seat.account == Some(*who);
		let theirs = |seats: &mut BTreeMap<_, Seat>| {
			let theirs = seats.iter().filter(|(_, seat)| has_it(seat)).map(|(place, _)| *place);
			theirs.take(limit as usize).collect()
		};
		Seats::mutate(theirs)
	}

	fn sits_or_will_in(who: &AccountId, limit: u32) -> Vec<(CoopId, MemberNo)> {
		let mut all = Self::seats_of(who, limit);
		all.extend(Moving::get().into_iter().filter(|(.., to)| to == who).map(|(coop, member, _)| (coop, member)));
		all.into_iter().take(limit as usize).collect()
	}

	fn registers() -> Vec<CoopId> {
		Seats::get().into_keys().map(|(coop, _)| coop).collect::<BTreeSet<_>>().into_iter().collect()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_seat(coop: CoopId, who: &AccountId) -> MemberNo {
		seat_next(coop, *who)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_take_account(coop: CoopId, member: MemberNo) {
		move_seat(coop, member, None);
	}
}

impl Electors<AccountId> for MockMembers {
	fn electorate(coop: CoopId) -> Electorate {
		let version = Versions::get().get(&coop).copied().unwrap_or_default();
		let in_coop = (coop, 0)..=(coop, MemberNo::MAX);
		let electors = Seats::mutate(|seats| seats.range(in_coop).filter(|(_, seat)| seat.votes_in(version)).count());
		Electorate { version, electors: electors.try_into().unwrap_or(u32::MAX), suspended: SuspendedVotes::get() }
	}

	fn is_elector(coop: CoopId, member: MemberNo, version: u32) -> bool {
		find(coop, member, |seat| seat.votes_in(version)).unwrap_or_default()
	}
}
