//! People in small registers: who is one person, who is behind what, and what two of them do together.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used)]

use super::{
	bylaws::Parameters,
	charter::Charter,
	interest::{CoopsBehind, Interest, Person},
	money::Hand,
	two_hands::{take_back, take_part, Entered, FirstHand, NotSecond, Part, BOARD},
	Clock, CoopId, CoopInspect, MemberInspect, MemberNo, Moment, Office, Settlement, Standing, Voice,
};
use alloc::{vec, vec::Vec};
use core::cell::{Cell, RefCell};
use proptest::prelude::*;

type AccountId = u32;

/// The co-ops, with three members each.
const COOPS: core::ops::RangeInclusive<CoopId> = 1..=3;
const DAY: Moment = 10;

std::thread_local! {
	static NOW: Cell<Moment> = const { Cell::new(1_000) };
	/// Seats and their accounts, at most one of an account in each co-op.
	static SEATS: RefCell<Vec<(Hand, AccountId)>> = const { RefCell::new(vec![]) };
	/// Seats that move, and the accounts to which they do, which have none in the co-op.
	static MOVES: RefCell<Vec<(Hand, AccountId)>> = const { RefCell::new(vec![]) };
	/// Offices, and the civil time since which they are held.
	static TERMS: RefCell<Vec<(Hand, Office, Moment)>> = const { RefCell::new(vec![]) };
}

/// The registers.
struct World;

impl Clock for World {
	fn civil() -> Moment {
		NOW.get() + 3
	}

	fn deadline() -> Moment {
		NOW.get()
	}

	fn started_at() -> Option<Moment> {
		Some(0)
	}

	fn day() -> Moment {
		DAY
	}
}

fn in_coop(coop: CoopId, who: AccountId, all: &RefCell<Vec<(Hand, AccountId)>>) -> Option<MemberNo> {
	all.borrow().iter().find(|(hand, account)| hand.coop == coop && *account == who).map(|(hand, _)| hand.member)
}

impl MemberInspect<AccountId> for World {
	fn seat_of(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		SEATS.with(|seats| in_coop(coop, *who, seats))
	}

	fn sits_or_will(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		Self::seat_of(coop, who).or_else(|| MOVES.with(|moves| in_coop(coop, *who, moves)))
	}

	fn moves_to(coop: CoopId, member: MemberNo) -> Option<AccountId> {
		let hand = Hand { coop, member };
		MOVES.with_borrow(|moves| moves.iter().find(|(one, _)| *one == hand).map(|(_, account)| *account))
	}

	fn account_of(coop: CoopId, member: MemberNo) -> Option<AccountId> {
		let hand = Hand { coop, member };
		SEATS.with_borrow(|seats| seats.iter().find(|(one, _)| *one == hand).map(|(_, account)| *account))
	}

	fn may_sit(coop: CoopId, member: MemberNo) -> bool {
		Self::is_seated(coop, member)
	}

	fn is_seated(coop: CoopId, member: MemberNo) -> bool {
		Self::account_of(coop, member).is_some()
	}

	fn is_supporter(_: CoopId, _: MemberNo) -> bool {
		false
	}

	fn is_eligible(coop: CoopId, member: MemberNo) -> bool {
		Self::is_seated(coop, member)
	}

	fn is_in_good_standing(coop: CoopId, member: MemberNo) -> bool {
		Self::is_eligible(coop, member)
	}

	fn seats_of(who: &AccountId, _: u32) -> Vec<(CoopId, MemberNo)> {
		COOPS.filter_map(|coop| Some((coop, Self::seat_of(coop, who)?))).collect()
	}

	fn sits_or_will_in(who: &AccountId, _: u32) -> Vec<(CoopId, MemberNo)> {
		COOPS.filter_map(|coop| Some((coop, Self::sits_or_will(coop, who)?))).collect()
	}

	fn registers() -> Vec<CoopId> {
		COOPS.collect()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_seat(_: CoopId, _: &AccountId) -> MemberNo {
		0
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_take_account(_: CoopId, _: MemberNo) {}
}

impl CoopInspect<AccountId> for World {
	fn standing(_: CoopId) -> Option<Standing> {
		Some(Standing::Member)
	}

	fn holds(coop: CoopId, office: Office, who: MemberNo) -> bool {
		Self::held_since(coop, office, who).is_some()
	}

	fn held_since(coop: CoopId, office: Office, member: MemberNo) -> Option<Moment> {
		let hand = Hand { coop, member };
		TERMS
			.with_borrow(|terms| terms.iter().find(|(one, held, _)| (*one, *held) == (hand, office)).map(|term| term.2))
	}

	fn is_board(coop: CoopId, who: MemberNo) -> bool {
		BOARD.into_iter().any(|office| Self::holds(coop, office, who))
	}

	fn account(coop: CoopId) -> Option<AccountId> {
		Some(100 + coop)
	}

	fn parameters(_: CoopId) -> Option<Parameters> {
		None
	}

	fn voice(_: CoopId) -> Option<Voice> {
		Some(Voice::Votes)
	}

	fn federation() -> Vec<(CoopId, Voice)> {
		COOPS.map(|coop| (coop, Voice::Votes)).collect()
	}

	fn count() -> u32 {
		*COOPS.end()
	}

	fn coop_of(account: &AccountId) -> Option<CoopId> {
		COOPS.into_iter().find(|coop| Self::account(*coop) == Some(*account))
	}

	fn charter() -> Charter {
		Charter::RECOMMENDED
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation(_: u32) {}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_found() -> CoopId {
		1
	}
}

impl CoopsBehind<AccountId> for World {
	fn coops_behind(account: &AccountId) -> Vec<CoopId> {
		// A treasury of the first two co-ops.
		if *account == 200 {
			vec![1, 2]
		} else {
			vec![]
		}
	}

	fn is_closed(_: &AccountId) -> bool {
		false
	}
}

fn hand(coop: CoopId, member: MemberNo) -> Hand {
	Hand { coop, member }
}

/// Members 1 to 3 of each co-op with the accounts 11, 12 and so on, of whom the first two are chair and secretary.
fn registers() {
	let hands: Vec<_> = COOPS.flat_map(|coop| (1..=3).map(move |member| hand(coop, member))).collect();
	NOW.set(1_000);
	MOVES.set(vec![]);
	SEATS.set(hands.iter().map(|hand| (*hand, 10 * hand.coop + hand.member)).collect());
	let offices = [Office::Chair, Office::Secretary];
	TERMS.set(COOPS.flat_map(|coop| [1, 2].map(|no| (hand(coop, no), offices[no as usize - 1], 5))).collect());
}

fn move_to(hand: Hand, account: AccountId) {
	MOVES.with_borrow_mut(|moves| moves.push((hand, account)));
}

/// What an officer of the first co-op begins for 30 days.
fn begun(member: MemberNo, content: u8) -> FirstHand<AccountId, u8> {
	FirstHand::begin::<World>(hand(1, member), &(10 + member), content, 30).unwrap()
}

#[test]
fn two_hands_are_two_people_who_agree_on_the_content() {
	registers();
	let first = begun(1, 7);
	assert_eq!(first.join::<World>(hand(1, 2), &12, &7), Ok([hand(1, 1), hand(1, 2)]));
	assert_eq!(first.join::<World>(hand(1, 2), &12, &8), Err(NotSecond::DiffersFromFirst));
	assert_eq!(first.join::<World>(hand(1, 1), &11, &7), Err(NotSecond::AlreadyBegun));
	// The same seat with a new account, and the same account in another co-op.
	assert_eq!(first.join::<World>(hand(1, 1), &99, &7), Err(NotSecond::AlreadyBegun));
	assert_eq!(first.join::<World>(hand(2, 1), &11, &7), Err(NotSecond::SamePerson));
}

#[test]
fn a_seat_that_moves_makes_no_second_hand_whichever_of_the_two_it_is() {
	registers();
	move_to(hand(1, 1), 22);
	let first = begun(1, 7);
	assert_eq!(first.join::<World>(hand(2, 2), &22, &7), Err(NotSecond::SamePerson));
	let other = FirstHand::begin::<World>(hand(2, 2), &22, 7, 30).unwrap();
	assert_eq!(other.join::<World>(hand(1, 1), &11, &7), Err(NotSecond::SamePerson));
	assert!(other.join::<World>(hand(1, 2), &12, &7).is_ok());
}

#[test]
fn first_hand_lapses_at_its_time() {
	registers();
	let first = begun(1, 7);
	assert_eq!((first.entered.at, first.lapses_at), (1_003, 1_300));
	NOW.set(1_299);
	assert!(first.stands::<World>(|_| true) && !first.stands::<World>(|_| false));
	NOW.set(1_300);
	assert!(!first.stands::<World>(|_| true));
	NOW.set(Moment::MAX - 3);
	assert!(FirstHand::begin::<World>(hand(1, 1), &11, 7, 30).is_none());
}

#[test]
fn office_given_up_and_given_again_is_another_one() {
	registers();
	let first = begun(1, 7);
	let still = || first.stands::<World>(|entered| entered.still_holds::<World>(&BOARD));
	assert!(still());
	assert!(!first.entered.still_holds::<World>(&[Office::Auditor]));
	// Another office of the board, held since before, is as good.
	TERMS.with_borrow_mut(|terms| terms.push((hand(1, 1), Office::Treasurer, first.entered.at)));
	TERMS.with_borrow_mut(|terms| terms.retain(|term| (term.0, term.1) != (hand(1, 1), Office::Chair)));
	assert!(still());
	// Not one that was given since.
	TERMS.with_borrow_mut(|terms| terms.last_mut().unwrap().2 = first.entered.at + 1);
	assert!(!still());
	TERMS.set(vec![]);
	assert!(!still());
}

#[test]
fn who_entered_it_is_known_by_the_key_to_which_the_seat_moved_too() {
	registers();
	let entered = Entered::now::<World>(hand(1, 1), &11);
	assert!(entered.is_by::<World>(hand(1, 1), &11));
	assert!(entered.is_by::<World>(hand(1, 1), &99));
	assert!(!entered.is_by::<World>(hand(1, 2), &12));
}

#[test]
fn seat_takes_back_its_own_and_leaves_those_of_the_others() {
	registers();
	// With whatever account, but not by being about to be the same person.
	move_to(hand(1, 2), 11);
	let list = || vec![begun(1, 7), begun(2, 8)];
	assert_eq!(take_back(list(), hand(1, 1)), Some((begun(1, 7), vec![begun(2, 8)])));
	assert_eq!(take_back(list(), hand(1, 2)), Some((begun(2, 8), vec![begun(1, 7)])));
	assert_eq!(take_back(list(), hand(1, 3)), None);
	assert_eq!(take_back(list(), hand(2, 1)), None);
}

#[test]
fn each_officer_keeps_one_and_a_second_takes_all_of_that_content() {
	registers();
	let alone = take_part::<World, _, _>(vec![begun(1, 7)], begun(2, 8));
	assert_eq!(alone, Ok(Part::First(vec![begun(1, 7), begun(2, 8)])));
	// Another of one's own takes the place of the one before.
	let again = take_part::<World, _, _>(vec![begun(1, 7), begun(2, 8)], begun(1, 9));
	assert_eq!(again, Ok(Part::First(vec![begun(2, 8), begun(1, 9)])));
	let joined = take_part::<World, _, _>(vec![begun(1, 7), begun(2, 8)], begun(3, 7));
	assert_eq!(joined, Ok(Part::Second([hand(1, 1), hand(1, 3)], vec![begun(2, 8)])));
	let same = take_part::<World, _, _>(vec![begun(1, 7)], begun(1, 7));
	assert_eq!(same, Err(NotSecond::AlreadyBegun));
}

#[test]
fn person_is_known_by_seat_and_account_also_while_a_seat_moves() {
	registers();
	let member = Person::Member(hand(1, 1), Some(11));
	let account = Person::Account(11);
	for person in [&member, &account] {
		assert!(person.is::<World>(hand(1, 1), &11));
		assert!(person.is::<World>(hand(2, 1), &11));
		assert!(!person.is::<World>(hand(2, 1), &21));
	}
	move_to(hand(2, 1), 11);
	assert!(member.is::<World>(hand(2, 1), &21) && account.is::<World>(hand(2, 1), &21));
	// One on paper has no account yet.
	let on_paper = Person::Member(hand(3, 9), None);
	assert!(on_paper.is::<World>(hand(3, 9), &55) && !on_paper.is::<World>(hand(1, 2), &12));
	move_to(hand(3, 9), 12);
	assert!(on_paper.is::<World>(hand(1, 2), &12));
}

#[test]
fn co_ops_that_answer_for_an_account_are_its_own_who_registered_it_and_those_behind_it() {
	assert_eq!(World::coops_answering::<World>(&103, None), [3]);
	assert_eq!(World::coops_answering::<World>(&55, Some(2)), [2]);
	assert_eq!(World::coops_answering::<World>(&200, Some(3)), [3, 1, 2]);
	assert!(World::coops_answering::<World>(&55, None).is_empty());
}

/// Who sits where with which account.
type Seats = Vec<(Hand, AccountId)>;

/// Registers in which accounts sit in several co-ops and seats move, as no account has two seats in one.
fn any_registers() -> impl Strategy<Value = (Seats, Seats)> {
	let accounts = proptest::sample::subsequence((1..=6).collect::<Vec<AccountId>>(), 4).prop_shuffle();
	proptest::collection::vec((accounts, proptest::option::of(1u32..=3)), 3).prop_map(|coops| {
		let (mut seats, mut moves) = (vec![], vec![]);
		for (coop, (accounts, moving)) in COOPS.zip(coops) {
			seats.extend((1..=3).map(|member| (hand(coop, member), accounts[member as usize - 1])));
			// The fourth account has no seat in the co-op.
			moves.extend(moving.map(|member| (hand(coop, member), accounts[3])));
		}
		(seats, moves)
	})
}

/// The keys that a seat has or will have.
fn keys(hand: Hand) -> Vec<AccountId> {
	let of = |all: &RefCell<Vec<(Hand, AccountId)>>| -> Vec<AccountId> {
		all.borrow().iter().filter(|(one, _)| *one == hand).map(|(_, account)| *account).collect()
	};
	[SEATS.with(of), MOVES.with(of)].concat()
}

proptest! {
	/// Two hands are two people if and only if neither seat is or will be the key's of the other.
	#[test]
	fn second_hand_is_never_the_first_person((seats, moves) in any_registers()) {
		registers();
		SEATS.set(seats.clone());
		MOVES.set(moves);
		for (one, account) in &seats {
			let first = FirstHand::begin::<World>(*one, account, 7, 30).unwrap();
			for (other, who) in &seats {
				let same = one == other || keys(*one).contains(who) || keys(*other).contains(account);
				let joined = first.join::<World>(*other, who, &7);
				let expected = match one == other {
					true => Err(NotSecond::AlreadyBegun),
					false if same => Err(NotSecond::SamePerson),
					false => Ok([*one, *other]),
				};
				prop_assert_eq!(joined, expected);
				// Whoever of the two begins.
				let other_first = FirstHand::begin::<World>(*other, who, 7, 30).unwrap();
				let reverse = other_first.join::<World>(*one, account, &7);
				prop_assert_eq!(joined.is_ok(), reverse.is_ok());
			}
		}
	}

	/// Whatever officers begin, each keeps at most one, and what is joined was begun by another person with the same content.
	#[test]
	fn nobody_acts_alone_and_nobody_holds_up_the_others(steps in proptest::collection::vec((1u32..=3, 0u8..3), 1..40)) {
		registers();
		let mut standing = Vec::<FirstHand<AccountId, u8>>::new();
		for (member, content) in steps {
			let own = begun(member, content);
			let of_others = standing.iter().find(|first| first.content == content && first.entered.by != own.entered.by).cloned();
			let is_own = standing.iter().any(|first| first.content == content && first.entered.by == own.entered.by);
			match take_part::<World, _, _>(standing.clone(), own.clone()) {
				Ok(Part::First(after)) => {
					prop_assert!(of_others.is_none() && !is_own);
					prop_assert_eq!(after.last(), Some(&own));
					standing = after;
				}
				Ok(Part::Second(hands, after)) => {
					prop_assert_eq!(Some(hands), of_others.map(|first| [first.entered.by, own.entered.by]));
					prop_assert!(after.iter().all(|first| first.content != content));
					standing = after;
				}
				Err(refusal) => {
					prop_assert!(is_own && refusal == NotSecond::AlreadyBegun);
				}
			}
			for first in &standing {
				prop_assert_eq!(standing.iter().filter(|other| other.entered.by == first.entered.by).count(), 1);
				prop_assert_eq!(standing.iter().filter(|other| other.content == first.content).count(), 1);
			}
		}
	}

	/// An interest is that of the person, and of everybody with a seat in a co-op behind it, now or to come.
	#[test]
	fn interest_is_that_of_the_person_and_of_all_in_the_co_ops_behind(
		(seats, moves) in any_registers(),
		payee in 0usize..9,
		coops in proptest::sample::subsequence(vec![1, 2, 3], 0..=3),
		as_account: bool,
	) {
		registers();
		SEATS.set(seats.clone());
		MOVES.set(moves);
		let (member, account) = seats[payee];
		let person = if as_account { Person::Account(account) } else { Person::Member(member, Some(account)) };
		let interest = Interest { person: Some(person), coops: coops.clone() };
		for (hand, who) in &seats {
			let of_account = keys(*hand).contains(&account);
			let is_person = of_account || !as_account && (member == *hand || keys(member).contains(who));
			let all: Vec<_> = COOPS.flat_map(|coop| (1..=3).map(move |no| Hand { coop, member: no })).collect();
			let sits = all.iter().any(|seat| coops.contains(&seat.coop) && keys(*seat).contains(who));
			prop_assert_eq!(interest.is_of::<World>(*hand, who), is_person || sits);
			let nobody = Interest { person: None, coops: vec![] };
			prop_assert!(!nobody.is_of::<World>(*hand, who));
		}
	}
}

#[test]
fn calendar_years_begin_on_the_first_of_january() {
	use super::calendar::new_year;
	let days = [(1970, 0), (1971, 365), (1973, 1_096), (2000, 10_957), (2001, 11_323), (1969, -365), (1600, -135_140)];
	assert!(days.iter().all(|(year, day)| new_year(*year) == Some(*day)));
	assert_eq!(new_year(i32::MAX), None);
}

proptest! {
	#[test]
	fn each_day_lies_in_its_calendar_year(day: i32) {
		use super::calendar::{new_year, year_of};
		let year = year_of(day).unwrap();
		prop_assert!(new_year(year).is_none_or(|first| first <= day));
		prop_assert!(new_year(year + 1).is_none_or(|next| next > day));
	}
}

/// Somebody who owes one member something.
struct Owes<const MEMBER: MemberNo>;

impl<const MEMBER: MemberNo> Settlement for Owes<MEMBER> {
	fn is_settled(_: CoopId, member: MemberNo) -> bool {
		member != MEMBER
	}

	fn forget(_: CoopId, _: MemberNo) {
		NOW.set(NOW.get() + Moment::from(MEMBER));
	}
}

#[test]
fn who_is_settled_is_so_with_all_and_all_forget_them() {
	type Both = (Owes<1>, Owes<2>);
	assert_eq!([1, 2, 3].map(|member| Both::is_settled(1, member)), [false, false, true]);
	let before = NOW.get();
	Both::forget(1, 3);
	assert_eq!(NOW.get() - before, 3);
}
