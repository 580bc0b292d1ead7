//! A chain with two books, whose hands are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate::{self as pallet_settlement, BookRecord, LegOf};
use frame::testing_prelude::*;
pub use rochdale_mocks::{
	coop_account, says, seat_next, AccountId, DeadlineTime, MockClock, MockCoops, MockMembers, Moving,
};
use rochdale_mocks::{found, seat, CivilAhead, DayLength};
use rochdale_primitives::{
	money::{Book, Hand, KeepBooks, Mode, Party, Settle, TreasuryId},
	CoopId, MemberNo, Moment,
};
use std::collections::BTreeMap;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Settlement = pallet_settlement;
}

pub type PartyOfTest = Party<AccountId, H256>;

/// A day in milliseconds.
pub const DAY: Moment = 1_000;
pub const START: Moment = 100 * DAY;
/// How far civil time is ahead of deadline time.
pub const AHEAD: Moment = 7;
/// The existential deposit.
pub const ED: u128 = 10_000;
pub const MAX_LEGS: u32 = 4;
pub const FREE_ENTRIES: u32 = 6;
pub const FREE_DAYS: u32 = 30;

/// A book that moves money in units.
pub const UNITS: Book = Book::Treasury(1);
/// A book that moves money by bank.
pub const BANK: Book = Book::Treasury(2);

/// Members 1 and 2 of co-op 1, who are hands.
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Member 1 of co-op 2, who is a hand.
pub const CAROL: AccountId = 3;
/// Somebody who keeps no book, and has units.
pub const DAVE: AccountId = 4;

/// The co-ops in the register.
pub const COOPS: u32 = 5;

rochdale_mocks::told! {
	/// Who is a hand in which co-op, of every book.
	pub static Keeping: BTreeMap<(CoopId, AccountId), MemberNo> = BTreeMap::new();
	/// Whether the keepers let no money out of books.
	pub static StoppedBooks: bool = false;
	/// Whether the money belongs to several co-ops.
	pub static Joint: bool = false;
	/// The legs of which the keepers were told that they were not paid.
	pub static NotPaid: Vec<(Book, LegOf<Test>)> = vec![];
}

/// The first members of each co-op, who all have an account.
pub const MEMBERS: MemberNo = 3;

/// The account of a member.
pub fn account_of_member(coop: CoopId, member: MemberNo) -> AccountId {
	2_000 + 10 * AccountId::from(coop) + AccountId::from(member)
}

pub struct MockKeepers;

impl KeepBooks<AccountId, H256, u128> for MockKeepers {
	fn hand(_: Book, coop: CoopId, who: &AccountId) -> Option<Hand> {
		Keeping::get().get(&(coop, *who)).map(|member| Hand { coop, member: *member })
	}

	fn is_joint(_: Book) -> bool {
		Joint::get()
	}

	fn benefits(_: Book, party: &PartyOfTest, hand: Hand, who: &AccountId) -> bool {
		match party {
			Party::Coop(coop) => Joint::get() && hand.coop == *coop,
			Party::Member(coop, member) => {
				hand == Hand { coop: *coop, member: *member } || Joint::get() && hand.coop == *coop
			}
			Party::Account(account) => account == who,
			Party::Treasury(_) | Party::Outside(_) => false,
		}
	}

	fn may_move(_: Book) -> bool {
		!StoppedBooks::get()
	}

	fn on_not_paid(book: Book, leg: &LegOf<Test>) {
		// The money is free when the keepers hear of it.
		assert!(Settlement::available(book) >= leg.amount);
		NotPaid::mutate(|told| told.push((book, leg.clone())));
	}

	fn weight() -> Weight {
		Weight::from_parts(7, 0)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_book(mode: Mode) -> (Book, [(AccountId, Hand); 2]) {
		let number = 100 + pallet_settlement::Books::<Test>::iter().count() as u32;
		open(number, mode);
		add_hand(1, ALICE, 1);
		add_hand(2, CAROL, 1);
		let hand = |coop| Hand { coop, member: 1 };
		(Book::Treasury(number), [(ALICE, hand(1)), (CAROL, hand(2))])
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type AccountId = AccountId;
	type Block = MockBlock<Test>;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<ED>;
}

impl pallet_settlement::Config for Test {
	type Clock = MockClock;
	type Coops = MockCoops;
	type Currency = Balances;
	type FreeDays = ConstU32<FREE_DAYS>;
	type FreeEntries = ConstU32<FREE_ENTRIES>;
	type Keepers = MockKeepers;
	type MaxLegs = ConstU32<MAX_LEGS>;
	type Members = MockMembers;
	type WeightInfo = ();
}

/// The account of a treasury.
pub fn account_of(treasury: TreasuryId) -> AccountId {
	500 + AccountId::from(treasury)
}

/// Opens the book of a treasury, whose account exists without units.
pub fn open(treasury: TreasuryId, mode: Mode) {
	System::inc_providers(&account_of(treasury));
	assert_ok!(Settlement::open_book(Book::Treasury(treasury), &account_of(treasury), mode, *b"GBP"));
}

pub fn add_hand(coop: CoopId, who: AccountId, member: MemberNo) {
	Keeping::mutate(|hands| hands.insert((coop, who), member));
}

pub fn remove_hand(coop: CoopId, who: AccountId) {
	Keeping::mutate(|hands| hands.remove(&(coop, who)));
}

/// A chain with the two books and three hands. The co-ops and Dave have units.
pub fn chain() -> TestState {
	rochdale_mocks::reset();
	forget();
	DayLength::set(DAY);
	CivilAhead::set(AHEAD);
	DeadlineTime::set(START);
	for coop in 1..=COOPS {
		found(coop);
		(1..=MEMBERS).for_each(|member| seat(coop, member, account_of_member(coop, member)));
	}
	add_hand(1, ALICE, 1);
	add_hand(1, BOB, 2);
	add_hand(2, CAROL, 1);
	let rich = 1_000_000_000;
	let mut balances: Vec<_> = (1..=COOPS).map(|coop| (coop_account(coop), rich)).collect();
	balances.push((DAVE, rich));
	let members = (1..=COOPS).flat_map(|coop| (1..=MEMBERS).map(move |member| account_of_member(coop, member)));
	balances.extend(members.map(|account| (account, rich)));
	let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
	let mut state = rochdale_mocks::begin::<Test>(RuntimeGenesisConfig { balances, ..Default::default() });
	state.execute_with(|| {
		open(1, Mode::Units);
		open(2, Mode::Bank);
	});
	state
}

/// Runs a test and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	chain().execute_with(|| {
		test();
		Settlement::do_try_state().unwrap();
	});
}

/// The book as it stands.
pub fn record(book: Book) -> BookRecord<AccountId, u128> {
	pallet_settlement::Books::<Test>::get(book).unwrap()
}
