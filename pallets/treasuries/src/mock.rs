//! A chain with treasuries, whose co-ops, members, resolutions and books are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate::{
	self as pallet_treasuries, Balance, LegOf, LineNo, NewSigner, NewSigners, PartyOf, PaymentNo, Rules, SignerKind,
	TreasuryOf,
};
use frame::testing_prelude::*;
pub use rochdale_mocks::{plain, says, AccountId, DeadlineTime, MockClock, DAY, RESOLUTION, START};
use rochdale_mocks::{Decision, EnsureAgreement, EnsureCoop, EnsureFederation};
use rochdale_primitives::{
	bylaws::Parameters,
	charter::Charter,
	money::{Book, Hand, Mode, Party, RegisteredAccounts, Settle, Settled, TreasuryId},
	CoopId, CoopInspect, MemberInspect, MemberNo, Moment, Office, Standing, Track, Voice,
};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Treasuries = pallet_treasuries;
	#[runtime::pallet_index(2)]
	pub type Decisions = rochdale_mocks::decisions;
}

pub type Errors = pallet_treasuries::Error<Test>;

/// Whole units of the currency.
pub const EURO: Balance = 1_000_000;

/// All units that exist.
pub const ALL_UNITS: Balance = 1_000_000 * EURO;

/// Members of each co-op.
pub const MEMBERS: MemberNo = 6;

/// An account that sits nowhere.
pub const STRANGER: AccountId = 9_999;

/// An account that the co-op 5 has registered.
pub const REGISTERED: AccountId = 8_888;

parameter_types! {
	pub const TreasuriesId: PalletId = PalletId(*b"rd/treas");
	pub const HomeCurrency: [u8; 3] = *b"EUR";
	/// The books that were opened.
	pub storage Books: Vec<(Book, AccountId, Mode, [u8; 3])> = vec![];
	/// What is in the books.
	pub storage Money: Vec<(Book, Balance)> = vec![];
	/// What was paid.
	pub storage PaidLegs: Vec<(Book, LegOf<Test>, Option<AccountId>)> = vec![];
	/// What reads weigh.
	pub const Database: frame_support::weights::RuntimeDbWeight =
		frame_support::weights::RuntimeDbWeight { read: 1, write: 0 };
}

rochdale_mocks::told! {
	/// How many co-ops there are. Their chair, secretary, treasurer and auditor are the members 1 to 4.
	pub static CoopCount: CoopId = 5;
	/// Seats that have another account than usual. The last one counts.
	pub static Moved: Vec<(CoopId, MemberNo, AccountId)> = vec![];
	/// Seats that will have another account. The last one counts.
	pub static Moving: Vec<(CoopId, MemberNo, AccountId)> = vec![];
	/// Members who have no account.
	pub static Keyless: Vec<(CoopId, MemberNo)> = vec![];
	/// Members who have left.
	pub static Gone: Vec<(CoopId, MemberNo)> = vec![];
	/// Members who cannot be given an office.
	pub static Ineligible: Vec<(CoopId, MemberNo)> = vec![];
	/// Who else holds an office and since when, nobody for number zero. The last one counts.
	pub static Officers: Vec<(CoopId, Office, MemberNo, Moment)> = vec![];
	/// Co-ops that are not members with a vote.
	pub static Standings: Vec<(CoopId, Standing)> = vec![];
	/// Accounts that are registered, and by which co-op.
	pub static RegisteredBy: Vec<(AccountId, CoopId)> = vec![(REGISTERED, 5)];
	/// Whether no money can be moved.
	pub static Refuses: bool = false;
	/// Whether no book can be opened.
	pub static BooksClosed: bool = false;
	pub static MostLines: u32 = 32;
	pub static MostRequests: u32 = 64;
	pub static MostFree: u32 = 32;
}

/// The account of a member.
pub fn account(coop: CoopId, member: MemberNo) -> AccountId {
	let moved = Moved::get().into_iter().rev().find(|(of, who, _)| (*of, *who) == (coop, member));
	moved.map_or(u128::from(coop) * 100 + u128::from(member), |(_, _, account)| account)
}

/// The account of a co-op.
pub fn coop_account(coop: CoopId) -> AccountId {
	70_000 + u128::from(coop)
}

pub struct MockMembers;

impl MemberInspect<AccountId> for MockMembers {
	fn seat_of(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		let moved = Moved::get().into_iter().filter(|(of, _, _)| *of == coop).map(|(_, member, _)| member);
		(1..=MEMBERS).chain(moved).find(|member| Self::account_of(coop, *member) == Some(*who))
	}

	fn account_of(coop: CoopId, member: MemberNo) -> Option<AccountId> {
		let has_one = Self::is_seated(coop, member) && !Keyless::get().contains(&(coop, member));
		has_one.then(|| account(coop, member))
	}

	fn sits_or_will(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		let will = Moving::get().into_iter().find(|(of, _, account)| of == &coop && account == who);
		Self::seat_of(coop, who).or(will.map(|(_, member, _)| member))
	}

	fn may_sit(coop: CoopId, member: MemberNo) -> bool {
		Self::is_seated(coop, member)
	}

	fn is_seated(coop: CoopId, member: MemberNo) -> bool {
		let is_known =
			(1..=MEMBERS).contains(&member) || Moved::get().iter().any(|(of, who, _)| (*of, *who) == (coop, member));
		(1..=CoopCount::get()).contains(&coop) && is_known && !Gone::get().contains(&(coop, member))
	}

	fn is_eligible(coop: CoopId, member: MemberNo) -> bool {
		Self::is_seated(coop, member) && !Ineligible::get().contains(&(coop, member))
	}

	fn seats_of(who: &AccountId, limit: u32) -> Vec<(CoopId, MemberNo)> {
		let seats = (1..=CoopCount::get()).filter_map(|coop| Some((coop, Self::seat_of(coop, who)?)));
		seats.take(limit as usize).collect()
	}

	fn registers() -> Vec<CoopId> {
		(1..=CoopCount::get()).collect()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_seat(coop: CoopId, who: &AccountId) -> MemberNo {
		let member =
			1 + Moved::get().iter().filter(|(of, ..)| *of == coop).map(|(_, no, _)| *no).fold(MEMBERS, u32::max);
		Moved::mutate(|moved| moved.push((coop, member, *who)));
		member
	}
}

pub struct MockCoops;

impl CoopInspect<AccountId> for MockCoops {
	fn standing(coop: CoopId) -> Option<Standing> {
		let special = Standings::get().into_iter().rev().find(|(of, _)| *of == coop).map(|(_, standing)| standing);
		(1..=CoopCount::get()).contains(&coop).then(|| special.unwrap_or(Standing::Member))
	}

	fn holds(coop: CoopId, office: Office, who: MemberNo) -> bool {
		Self::held_since(coop, office, who).is_some()
	}

	fn held_since(coop: CoopId, office: Office, who: MemberNo) -> Option<Moment> {
		let special = Officers::get().into_iter().rev().find(|(of, held, ..)| (*of, *held) == (coop, office));
		let (holder, since) = match special {
			Some((_, _, holder, since)) => (holder, since),
			None => (office as MemberNo + 1, 5),
		};
		(holder == who && MockMembers::is_seated(coop, who)).then_some(since)
	}

	fn holder(coop: CoopId, office: Office) -> Option<MemberNo> {
		(1..=MEMBERS).find(|member| Self::holds(coop, office, *member))
	}

	fn is_board(coop: CoopId, who: MemberNo) -> bool {
		[Office::Chair, Office::Secretary, Office::Treasurer].into_iter().any(|office| Self::holds(coop, office, who))
	}

	fn account(coop: CoopId) -> Option<AccountId> {
		(1..=CoopCount::get()).contains(&coop).then(|| coop_account(coop))
	}

	fn parameters(_: CoopId) -> Option<Parameters> {
		None
	}

	fn voice(coop: CoopId) -> Option<Voice> {
		match Self::standing(coop)? {
			Standing::Member => Some(Voice::Votes),
			Standing::Suspended => Some(Voice::Suspended),
			Standing::Left => None,
		}
	}

	fn federation() -> Vec<(CoopId, Voice)> {
		(1..=CoopCount::get()).filter_map(|coop| Some((coop, Self::voice(coop)?))).collect()
	}

	fn count() -> u32 {
		CoopCount::get()
	}

	fn coop_of(account: &AccountId) -> Option<CoopId> {
		(1..=CoopCount::get()).find(|coop| coop_account(*coop) == *account)
	}

	fn charter() -> Charter {
		Charter::RECOMMENDED
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation(coops: u32) {
		CoopCount::mutate(|count| *count = (*count).max(coops));
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_found() -> CoopId {
		CoopCount::mutate(|count| {
			*count += 1;
			*count
		})
	}
}

pub struct MockRegistered;

impl RegisteredAccounts<AccountId> for MockRegistered {
	fn registered_by(account: &AccountId) -> Option<CoopId> {
		RegisteredBy::get().into_iter().find(|(registered, _)| registered == account).map(|(_, coop)| coop)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_register(coop: CoopId, account: &AccountId) {
		RegisteredBy::mutate(|all| all.push((*account, coop)));
	}
}

/// What moving money weighs.
pub const PAYING: Weight = Weight::from_parts(700, 0);

/// What opening a book weighs.
pub const OPENING: Weight = Weight::from_parts(300, 0);

/// Keeps balances and what was paid.
pub struct MockSettlement;

impl Settle<AccountId, H256, Balance> for MockSettlement {
	fn open_book(book: Book, account: &AccountId, mode: Mode, currency: [u8; 3]) -> DispatchResult {
		ensure!(!BooksClosed::get(), "no book can be opened");
		assert!(System::providers(account) > 0, "the account exists when its book is opened");
		let mut books = Books::get();
		assert!(books.iter().all(|(open, ..)| *open != book), "a book is opened once");
		books.push((book, *account, mode, currency));
		Books::set(&books);
		Ok(())
	}

	fn mode(book: Book) -> Option<Mode> {
		Books::get().into_iter().find(|(open, ..)| *open == book).map(|(_, _, mode, _)| mode)
	}

	fn available(book: Book) -> Balance {
		Money::get().into_iter().filter(|(of, _)| *of == book).map(|(_, amount)| amount).sum()
	}

	fn most(mode: Mode) -> Balance {
		match mode {
			Mode::Units => ALL_UNITS,
			Mode::Bank => ALL_UNITS * 2,
		}
	}

	fn pay(book: Book, leg: LegOf<Test>, to: Option<&AccountId>) -> Result<Settled, DispatchError> {
		ensure!(!Refuses::get(), "no money can be moved");
		let rest = Self::available(book).checked_sub(leg.amount).ok_or("there is not enough money")?;
		let mode = Self::mode(book).ok_or("there is no book")?;
		assert_eq!(to.is_some(), mode == Mode::Units);
		set_money(book, rest);
		let mut paid = PaidLegs::get();
		paid.push((book, leg, to.copied()));
		PaidLegs::set(&paid);
		let number = paid.len() as u32;
		Ok(match mode {
			Mode::Units => Settled::Entered(number),
			Mode::Bank => Settled::Awaits(number),
		})
	}

	fn pay_weight() -> Weight {
		PAYING
	}

	fn open_weight() -> Weight {
		OPENING
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fund(book: Book, amount: Balance) {
		set_money(book, amount);
	}
}

/// Sets what is in a book.
pub fn set_money(book: Book, amount: Balance) {
	let mut money = Money::get();
	money.retain(|(of, _)| *of != book);
	money.push((book, amount));
	Money::set(&money);
}

/// What was paid last, from which treasury and to which account.
pub fn last_paid() -> Option<(TreasuryId, LegOf<Test>, Option<AccountId>)> {
	PaidLegs::get().pop().map(|(Book::Treasury(id), leg, to)| (id, leg, to))
}

/// The co-op that was founded last, for which a benchmark decides.
pub struct LastCoop;

impl Get<CoopId> for LastCoop {
	fn get() -> CoopId {
		CoopCount::get()
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountId = AccountId;
	type Block = MockBlock<Test>;
	type DbWeight = Database;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

impl rochdale_mocks::decisions::Config for Test {}

impl pallet_treasuries::Config for Test {
	type Clock = MockClock;
	type Coops = MockCoops;
	type Members = MockMembers;
	type CoopOrigin = EnsureCoop<LastCoop>;
	type AgreementOrigin = EnsureAgreement<LastCoop>;
	type FederationOrigin = EnsureFederation;
	type Settlement = MockSettlement;
	type Registered = MockRegistered;
	type PalletId = TreasuriesId;
	type HomeCurrency = HomeCurrency;
	type MaxLines = MostLines;
	type MaxRequests = MostRequests;
	type FreeRequests = MostFree;
	type FreeDays = ConstU32<30>;
	type WeightInfo = ();
}

/// The origin of a resolution that the co-op has enacted.
pub fn by_coop(coop: CoopId, track: Track) -> RuntimeOrigin {
	Decision::of_coop(coop, track).into()
}

/// The origin of a resolution that the federation has enacted.
pub fn by_federation(track: Track) -> RuntimeOrigin {
	Decision::of_federation(track).into()
}

/// The origin of an agreement that these co-ops have enacted.
pub fn by_agreement(parties: &[CoopId], track: Track) -> RuntimeOrigin {
	Decision::of_agreement(parties, track).into()
}

/// The co-op 1 has decided.
pub fn alone() -> RuntimeOrigin {
	by_coop(1, Track::Ordinary)
}

/// The co-ops 1, 2 and 3 have agreed.
pub fn together() -> RuntimeOrigin {
	by_agreement(&[1, 2, 3], Track::Ordinary)
}

/// The federation has decided.
pub fn all() -> RuntimeOrigin {
	by_federation(Track::Ordinary)
}

/// A member has signed.
pub fn signed(coop: CoopId, member: MemberNo) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(coop, member))
}

/// The document number `n`.
pub fn doc(n: u64) -> H256 {
	H256::from_low_u64_be(n)
}

pub fn title(text: &str) -> rochdale_primitives::text::Written {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn hand(coop: CoopId, member: MemberNo) -> Hand {
	Hand { coop, member }
}

pub fn office(coop: CoopId, office: Office) -> NewSigner {
	NewSigner { who: SignerKind::Office(coop, office), days: 365 }
}

pub fn treasurer(coop: CoopId) -> NewSigner {
	office(coop, Office::Treasurer)
}

pub fn seat(coop: CoopId, member: MemberNo) -> NewSigner {
	NewSigner { who: SignerKind::Seat(coop, member), days: 365 }
}

pub fn signers(list: &[NewSigner]) -> NewSigners {
	list.to_vec().try_into().unwrap()
}

/// Two of three, and the tiers that are recommended.
pub const RULES: Rules = Rules { threshold: 2, tier1_bps: crate::TIER1_BPS, tier2_bps: crate::TIER2_BPS };

/// The treasury of the co-op 1, in units, with its board and the member 5 as signers.
pub const OWN: TreasuryId = 1;

/// That of the co-ops 1, 2 and 3 together, in units, with their treasurers as signers.
pub const JOINT: TreasuryId = 2;

/// That of the federation, by bank, with members 5 of the co-ops 1 to 4 as signers.
pub const COMMON: TreasuryId = 3;

/// The line of each treasury: 36,500 in 365 days, so that the tiers reach up to 365 and 3,650.
pub const LINE: LineNo = 1;

/// The first tier of each treasury.
pub const TIER1: Balance = 365 * EURO;

/// The second tier of each treasury.
pub const TIER2: Balance = 3_650 * EURO;

/// The limit of each line.
pub const LIMIT: Balance = 36_500 * EURO;

/// The owners of a treasury of the mock.
pub fn owners_of(treasury: TreasuryId, track: Track) -> RuntimeOrigin {
	match treasury {
		OWN => by_coop(1, track),
		JOINT => by_agreement(&[1, 2, 3], track),
		_ => by_federation(track),
	}
}

fn set_up() {
	let own = [office(1, Office::Chair), office(1, Office::Secretary), treasurer(1), seat(1, 5)];
	let rules = Rules { threshold: 3, ..RULES };
	assert_ok!(Treasuries::open_treasury(alone(), title("Caja"), *b"EUR", Mode::Units, rules, signers(&own)));
	let joint = [treasurer(1), treasurer(2), treasurer(3)];
	let origin = together();
	assert_ok!(Treasuries::open_treasury(origin, title("Training"), *b"EUR", Mode::Units, RULES, signers(&joint)));
	let common = [seat(1, 5), seat(2, 5), seat(3, 5), seat(4, 5)];
	assert_ok!(Treasuries::open_treasury(all(), title("Common"), *b"GBP", Mode::Bank, rules, signers(&common)));
	for treasury in [OWN, JOINT, COMMON] {
		let origin = owners_of(treasury, Track::Ordinary);
		assert_ok!(Treasuries::open_line(origin, treasury, title("Flour"), doc(7), LIMIT, 365));
		set_money(Book::Treasury(treasury), 100_000 * EURO);
	}
}

/// A chain without treasuries.
pub fn empty() -> TestState {
	rochdale_mocks::reset();
	forget();
	rochdale_mocks::begin::<Test>(RuntimeGenesisConfig::default())
}

/// A chain with the treasuries of the mock.
pub fn chain() -> TestState {
	let mut state = empty();
	state.execute_with(set_up);
	state
}

/// Runs a test on a chain with the treasuries of the mock, and checks the invariants after it.
pub fn new_test(test: impl FnOnce()) {
	chain().execute_with(|| {
		test();
		Treasuries::do_try_state().unwrap();
	});
}

/// Lets time pass and the chain do what it does at the end of a block, until nothing more is due.
pub fn pass(time: Moment) {
	rochdale_mocks::pass::<_, Treasuries>(time);
}

pub fn record(treasury: TreasuryId) -> TreasuryOf<Test> {
	crate::Treasuries::<Test>::get(treasury).unwrap()
}

/// What can be paid from a treasury.
pub fn available(treasury: TreasuryId) -> Balance {
	MockSettlement::available(Book::Treasury(treasury))
}

/// Somebody outside the federation.
pub fn baker() -> PartyOf<Test> {
	Party::Outside(doc(500))
}

/// A request of the co-op's member to pay the co-op 4 or, from the treasury of the federation, a baker.
pub fn request_by(treasury: TreasuryId, coop: CoopId, member: MemberNo, amount: Balance) -> DispatchResult {
	let payee = if treasury == COMMON { baker() } else { Party::Coop(4) };
	plain(Treasuries::request(signed(coop, member), treasury, coop, LINE, payee, amount, doc(9)))
}

/// A request that succeeds, and its number.
pub fn requested(treasury: TreasuryId, coop: CoopId, member: MemberNo, amount: Balance) -> PaymentNo {
	assert_ok!(request_by(treasury, coop, member, amount));
	record(treasury).payments
}

pub fn approve(treasury: TreasuryId, payment: PaymentNo, coop: CoopId, member: MemberNo) -> DispatchResult {
	plain(Treasuries::approve(signed(coop, member), treasury, payment, coop))
}

pub fn reject(treasury: TreasuryId, payment: PaymentNo, coop: CoopId, member: MemberNo) -> DispatchResult {
	plain(Treasuries::reject(signed(coop, member), treasury, payment, coop, doc(10)))
}

pub fn execute(treasury: TreasuryId, payment: PaymentNo) -> DispatchResult {
	plain(Treasuries::execute(RuntimeOrigin::signed(STRANGER), treasury, payment))
}

/// What has become of a request that is closed.
pub fn closed(treasury: TreasuryId, payment: PaymentNo) -> Option<crate::Closed> {
	crate::ClosedPayments::<Test>::get(treasury, payment)
}
