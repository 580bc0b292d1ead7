//! A chain with treasuries, whose co-ops, members, resolutions and books are told to it.

#![allow(clippy::arithmetic_side_effects)]

use crate::{
	self as pallet_treasuries, Balance, Booked, Item, ItemsOf, LineNo, NewLine, NewLines, NewSigner, NewSigners,
	PartyOf, PaymentNo, Rhythm, Rules, Shares, SignerKind, TreasuryOf, YearBegin,
};
use frame::testing_prelude::*;
pub use rochdale_mocks::{
	plain, says, AccountId, DeadlineTime, Dissolved, MockClock, ASKING_DISSOLVED, DAY, RESOLUTION, START,
};
use rochdale_mocks::{Decision, EnsureAgreement, EnsureCoop, EnsureFederation, MockDissolutions};
use rochdale_primitives::{
	bylaws::Parameters,
	charter::Charter,
	ledger::{AccountKind, AccountNo, Cash, Keeper, KnowParties, LedgerId, Party, Post, SetAside, Side, Sums, Terms},
	money::{Hand, HearRedemptions, Mode, Redeem, RedemptionNo, RegisteredAccounts, TreasuryId},
	CoopId, CoopInspect, MemberInspect, MemberNo, Moment, Office, Standing, Track, Voice,
};

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
	pub type Treasuries = pallet_treasuries;
	#[runtime::pallet_index(2)]
	pub type Decisions = rochdale_mocks::decisions;
	#[runtime::pallet_index(3)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(4)]
	pub type Books = pallet_ledger;
}

pub type Errors = pallet_treasuries::Error<Test>;

/// Whole units of the currency.
pub const EURO: Balance = 1_000_000;

/// The existential deposit.
pub const ED: Balance = 100;

/// Members of each co-op.
pub const MEMBERS: MemberNo = 6;

/// An account that sits nowhere.
pub const STRANGER: AccountId = 9_999;

/// An account that the co-op 5 has registered.
pub const REGISTERED: AccountId = 8_888;

parameter_types! {
	pub const TreasuriesId: PalletId = PalletId(*b"rd/treas");
	pub const HomeCurrency: [u8; 3] = *b"EUR";
	pub const FundAddress: AccountId = 7_777;
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
	/// Members who are suspended.
	pub static SuspendedSeats: Vec<(CoopId, MemberNo)> = vec![];
	/// Who else holds an office and since when, nobody for number zero. The last one counts.
	pub static Officers: Vec<(CoopId, Office, MemberNo, Moment)> = vec![];
	/// Co-ops that are not members with a vote.
	pub static Standings: Vec<(CoopId, Standing)> = vec![];
	/// Accounts that are registered, and by which co-op.
	pub static RegisteredBy: Vec<(AccountId, CoopId)> = vec![(REGISTERED, 5)];
	/// The units on hold at custody: whose they are, how many, and whom the custodian pays. Those that have ended are `None`.
	pub static OnHold: Vec<Option<(AccountId, Balance, H256)>> = vec![];
	/// The accounts on which shares hold money aside or owe it.
	pub static OfShares: Vec<(LedgerId, AccountNo)> = vec![];
	/// Whether custodians still have time to pay.
	pub static CustodianHasTime: bool = false;
	/// The reference with which the custodian has reported that it has paid.
	pub static ReportedAs: Option<H256> = None;
	/// Who has a seat in the custodian's co-op.
	pub static OfCustodian: AccountId = STRANGER;
	/// The last document that was made up.
	pub static NextDocument: u64 = 1_000_000;
	pub static MostLines: u32 = 32;
	pub static MostRequests: u32 = 64;
	pub static MostFree: u32 = 32;
}

/// The account of the federation, and that of the fund.
pub const FEDERATION: AccountId = 80_001;
pub const FUND: AccountId = 80_002;

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

	fn moves_to(coop: CoopId, member: MemberNo) -> Option<AccountId> {
		let is_theirs = |one: &(CoopId, MemberNo, AccountId)| (one.0, one.1) == (coop, member);
		Moving::get().into_iter().find(is_theirs).map(|(.., account)| account)
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

	fn is_supporter(_: CoopId, _: MemberNo) -> bool {
		false
	}

	fn is_eligible(coop: CoopId, member: MemberNo) -> bool {
		Self::is_seated(coop, member) && !Ineligible::get().contains(&(coop, member))
	}

	fn is_in_good_standing(coop: CoopId, member: MemberNo) -> bool {
		Self::is_eligible(coop, member) && !SuspendedSeats::get().contains(&(coop, member))
	}

	fn seats_of(who: &AccountId, limit: u32) -> Vec<(CoopId, MemberNo)> {
		let seats = (1..=CoopCount::get()).filter_map(|coop| Some((coop, Self::seat_of(coop, who)?)));
		seats.take(limit as usize).collect()
	}

	fn sits_or_will_in(who: &AccountId, limit: u32) -> Vec<(CoopId, MemberNo)> {
		let seats = (1..=CoopCount::get()).filter_map(|coop| Some((coop, Self::sits_or_will(coop, who)?)));
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

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_take_account(_: CoopId, _: MemberNo) {}
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

pub struct MockParties;

impl KnowParties<AccountId, H256> for MockParties {
	fn is_party(party: &PartyOf<Test>) -> bool {
		match party {
			Party::Coop(coop) => (1..=CoopCount::get()).contains(coop),
			// Also those who have left.
			Party::Member(coop, member) => {
				MockMembers::is_seated(*coop, *member) || Gone::get().contains(&(*coop, *member))
			}
			Party::Treasury(treasury) => crate::Treasuries::<Test>::contains_key(treasury),
			Party::Federation | Party::Fund | Party::Outside(_) => true,
			Party::Account(account) => MockRegistered::registered_by(account).is_some(),
		}
	}

	fn account_of(party: &PartyOf<Test>) -> Option<AccountId> {
		match party {
			Party::Coop(coop) => MockCoops::account(*coop),
			Party::Federation => Some(FEDERATION),
			Party::Fund => Some(FUND),
			_ => None,
		}
	}
}

/// Has units paid out by the custodian 1.
pub struct MockCustody;

impl Redeem<AccountId, H256> for MockCustody {
	fn redeem(
		holder: &AccountId,
		custodian: u32,
		amount: Balance,
		payout: H256,
	) -> Result<RedemptionNo, DispatchError> {
		use frame_support::traits::ReservableCurrency;

		ensure!(custodian == 1, DispatchError::Other("no such custodian"));
		<Balances as ReservableCurrency<_>>::reserve(holder, amount)?;
		OnHold::mutate(|all| all.push(Some((*holder, amount, payout))));
		Ok(OnHold::get().len() as RedemptionNo)
	}

	fn take_back(redemption: RedemptionNo) -> DispatchResult {
		ensure!(!CustodianHasTime::get(), DispatchError::Other("not due"));
		ended(redemption, false)
	}

	fn may_take_back(_: RedemptionNo) -> DispatchResult {
		ensure!(!CustodianHasTime::get(), DispatchError::Other("not due"));
		Ok(())
	}

	fn acknowledge(redemption: RedemptionNo) -> DispatchResult {
		ended(redemption, true)
	}

	fn may_acknowledge(_: RedemptionNo, reference: H256, who: &AccountId) -> DispatchResult {
		ensure!(ReportedAs::get() == Some(reference), DispatchError::Other("not reported so"));
		ensure!(*who != OfCustodian::get(), DispatchError::Other("of the custodian"));
		Ok(())
	}

	fn is_custodian(custodian: u32) -> bool {
		(1..=2).contains(&custodian)
	}

	fn weight() -> Weight {
		Weight::from_parts(5_000, 0)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_custodian(_: Balance) -> u32 {
		1
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_reported(_: RedemptionNo) -> H256 {
		ReportedAs::set(Some(H256::repeat_byte(1)));
		H256::repeat_byte(1)
	}
}

/// Says what became of a redemption, as custody does.
pub fn ended(redemption: RedemptionNo, is_paid: bool) -> DispatchResult {
	use frame_support::traits::ReservableCurrency;

	let place = redemption as usize - 1;
	let (holder, amount, _) = OnHold::mutate(|all| all[place].take()).unwrap();
	if is_paid {
		// It is burnt.
		drop(<Balances as ReservableCurrency<_>>::slash_reserved(&holder, amount));
	} else {
		<Balances as ReservableCurrency<_>>::unreserve(&holder, amount);
	}
	<Treasuries as HearRedemptions>::ended(redemption, is_paid)
}

/// The accounts of shares of which it holds aside what is on them. Shares open them.
pub struct MockShares;

impl MockShares {
	fn on_accounts(ledger: LedgerId, with_ordered: bool) -> Balance {
		let on_account = |account| {
			let sums = <Books as Post<_, _>>::sums(ledger, account).unwrap();
			let pending_debits = if with_ordered { 0 } else { sums.pending_debits };
			Sums { pending_debits, ..sums }.room(Side::Debit).unwrap()
		};
		OfShares::get().into_iter().filter(|(of, _)| *of == ledger).map(|(_, account)| on_account(account)).sum()
	}

	/// Opens an account of shares in the books of a treasury.
	pub fn open(treasury: TreasuryId, code: u32) -> AccountNo {
		let (kind, limit) = (AccountKind::Liability, Some(Side::Debit));
		let terms =
			Terms { kind, code, keeper: Keeper::Shares, cash: Cash::None, limit, is_direct: false, mirror: None };
		let ledger = record(treasury).ledger;
		let account = <Books as Post<_, _>>::open_account(ledger, terms).unwrap();
		OfShares::mutate(|all| all.push((ledger, account)));
		account
	}
}

impl SetAside for MockShares {
	fn set_aside(ledger: LedgerId) -> Balance {
		Self::on_accounts(ledger, false)
	}

	fn set_aside_or_ordered(ledger: LedgerId) -> Balance {
		Self::on_accounts(ledger, true)
	}

	fn unconfirmed(ledger: LedgerId) -> Balance {
		let on_account = |account| {
			let (sums, unconfirmed) = <Books as Post<_, _>>::sums_and_unconfirmed(ledger, account).unwrap();
			unconfirmed.min(sums.room(Side::Debit).unwrap())
		};
		OfShares::get().into_iter().filter(|(of, _)| *of == ledger).map(|(_, account)| on_account(account)).sum()
	}

	fn weight() -> Weight {
		Weight::from_parts(20_000, 0)
	}
}

/// Sets what is held in a treasury, without saying where it is from.
pub fn set_money(treasury: TreasuryId, amount: Balance) {
	let TreasuryOf::<Test> { ledger, cash, account, mode, .. } = record(treasury);
	pallet_ledger::Accounts::<Test>::mutate(ledger, cash, |record| {
		let record = record.as_mut().unwrap();
		record.sums.debits = record.sums.credits + record.sums.pending_credits + amount;
	});
	if mode == Mode::Units {
		set_units(account, amount);
	} else {
		// As after a statement.
		pallet_ledger::Ledgers::<Test>::mutate(ledger, |record| {
			let closes = &mut record.as_mut().unwrap().closes;
			*closes = 1.max(*closes);
		});
	}
}

/// Sets what can leave an address.
pub fn set_units(address: AccountId, amount: Balance) {
	use frame_support::traits::fungible::Mutate;
	Balances::set_balance(&address, amount + ED);
}

/// Lets no units leave a treasury although the books have them, and its line be one that a special resolution adopted.
pub fn stop_money(treasury: TreasuryId) {
	crate::Lines::<Test>::mutate(treasury, LINE, |line| line.as_mut().unwrap().track = Track::Special);
	set_units(record(treasury).account, 0);
}

/// Lets them leave again.
pub fn let_money_flow(treasury: TreasuryId) {
	let held = Treasuries::treasury(treasury).unwrap().held;
	set_units(record(treasury).account, held);
}

/// The error of the books where there is not enough money.
pub fn not_enough() -> DispatchError {
	pallet_ledger::Error::<Test>::NotEnough.into()
}

/// What can be paid from a treasury.
pub fn available(treasury: TreasuryId) -> Balance {
	let TreasuryOf::<Test> { ledger, cash, .. } = record(treasury);
	<Books as Post<_, _>>::available(ledger, cash)
}

/// What is paid and to whom.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LastPaid {
	pub treasury: TreasuryId,
	pub payment: PaymentNo,
	pub total: Balance,
	pub booked: Booked,
}

/// The request that was carried out last.
pub fn last_paid() -> Option<LastPaid> {
	let paid = |event: frame_system::EventRecord<RuntimeEvent, H256>| match event.event {
		RuntimeEvent::Treasuries(crate::Event::Paid { treasury, payment, total, booked, .. }) => {
			Some(LastPaid { treasury, payment, total, booked })
		}
		_ => None,
	};
	System::events().into_iter().rev().find_map(paid)
}

/// What the books say that a request rests on that was carried out.
pub fn basis(paid: &LastPaid) -> rochdale_primitives::ledger::Basis {
	let ledger = record(paid.treasury).ledger;
	match paid.booked {
		Booked::Entered(no) => pallet_ledger::Entries::<Test>::get(ledger, no).unwrap().basis,
		Booked::Ordered(no) => pallet_ledger::Pendings::<Test>::get(ledger, no).unwrap().basis,
	}
}

/// Voids what waits for the bank, as two hands do.
pub fn void(treasury: TreasuryId, pending: u32) -> DispatchResult {
	let hands = match treasury {
		OWN => [(1, 2), (1, 3)],
		JOINT => [(1, 3), (2, 3)],
		_ => [(1, 5), (2, 5)],
	};
	for (coop, member) in hands {
		plain(Books::void(signed(coop, member), record(treasury).ledger, coop, pending, None, doc(77)))?;
	}
	Ok(())
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
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Block = MockBlock<Test>;
	type DbWeight = Database;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

impl rochdale_mocks::decisions::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<ED>;
}

impl pallet_ledger::Config for Test {
	type Clock = MockClock;
	type Currency = Balances;
	type FreeBegun = ConstU32<32>;
	type FreeDays = ConstU32<30>;
	type FundAddress = FundAddress;
	type Heard = Treasuries;
	type HomeCurrency = HomeCurrency;
	type Keepers = Treasuries;
	type MaxPendings = ConstU32<256>;
	type Members = MockMembers;
	type Parties = MockParties;
	type WeightInfo = ();
}

impl pallet_treasuries::Config for Test {
	type Clock = MockClock;
	type Coops = MockCoops;
	type Dissolutions = MockDissolutions;
	type Members = MockMembers;
	type CoopOrigin = EnsureCoop<LastCoop>;
	type AgreementOrigin = EnsureAgreement<LastCoop>;
	type FederationOrigin = EnsureFederation;
	type Ledger = Books;
	type Parties = MockParties;
	type Redeem = MockCustody;
	type Registered = MockRegistered;
	type SetAside = MockShares;
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

/// Two of three, and the tiers of the treasuries of the mock.
pub const RULES: Rules = Rules { threshold: 2, tier1: TIER1, tier2: TIER2 };

/// The treasury of the co-op 1, in units, with its board and the member 5 as signers.
pub const OWN: TreasuryId = 1;

/// That of the co-ops 1, 2 and 3 together, in units, with their treasurers as signers.
pub const JOINT: TreasuryId = 2;

/// That of the federation, by bank, with members 5 of the co-ops 1 to 4 as signers.
pub const COMMON: TreasuryId = 3;

/// The line of each treasury: 36,500 in a year.
pub const LINE: LineNo = 1;

/// The first tier of each treasury.
pub const TIER1: Balance = 365 * EURO;

/// The second tier of each treasury.
pub const TIER2: Balance = 3_650 * EURO;

/// The limit of each line.
pub const LIMIT: Balance = 36_500 * EURO;

/// What each treasury holds.
pub const HELD: Balance = 100_000 * EURO;

/// A line that is to be opened.
pub fn line(name: &str, limit: Balance, rhythm: Rhythm) -> NewLine<H256> {
	NewLine { title: title(name), purpose: doc(7), limit, rhythm }
}

/// No lines, where they are adopted later.
pub fn no_lines() -> NewLines<Test> {
	Default::default()
}

/// Equal shares, where none are stated.
pub fn equal() -> Shares {
	Default::default()
}

/// A payment to one payee.
pub fn one(payee: PartyOf<Test>, amount: Balance) -> ItemsOf<Test> {
	run(&[(payee, amount)])
}

/// A payment to these.
pub fn run(items: &[(PartyOf<Test>, Balance)]) -> ItemsOf<Test> {
	let items = items.iter().cloned().map(|(payee, amount)| Item { payee, amount, custodian: None });
	items.collect::<Vec<_>>().try_into().unwrap()
}

/// Opens a treasury without lines.
pub fn open(
	origin: RuntimeOrigin,
	name: &str,
	currency: &[u8; 3],
	mode: Mode,
	rules: Rules,
	list: &[NewSigner],
) -> DispatchResult {
	plain(Treasuries::open_treasury(
		origin,
		title(name),
		*currency,
		mode,
		rules,
		signers(list),
		no_lines(),
		equal(),
		YearBegin::JANUARY,
	))
}

/// Opens a line.
pub fn open_line(origin: RuntimeOrigin, treasury: TreasuryId, limit: Balance, rhythm: Rhythm) -> DispatchResult {
	plain(Treasuries::open_line(origin, treasury, title("Rent"), doc(1), limit, rhythm))
}

/// Pays one payee by resolution, on a document that nothing else rests on.
pub fn pay(
	origin: RuntimeOrigin,
	treasury: TreasuryId,
	line: Option<LineNo>,
	payee: PartyOf<Test>,
	amount: Balance,
) -> DispatchResult {
	plain(Treasuries::pay(origin, treasury, line, one(payee, amount), fresh()))
}

/// A document that nothing rests on yet.
pub fn fresh() -> H256 {
	NextDocument::mutate(|next| *next += 1);
	doc(NextDocument::get())
}

/// What requests have taken of a line of the mock this year.
pub fn requested_of(treasury: TreasuryId, line: LineNo) -> Balance {
	crate::Spent::<Test>::iter_prefix_values((treasury, line)).map(|spending| spending.requested).sum()
}

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
	let lines = || NewLines::<Test>::truncate_from(vec![line("Flour", LIMIT, Rhythm::Year)]);
	let open = |origin, name, currency, mode, rules, list: &[NewSigner]| {
		assert_ok!(Treasuries::open_treasury(
			origin,
			title(name),
			currency,
			mode,
			rules,
			signers(list),
			lines(),
			equal(),
			YearBegin::JANUARY
		));
	};
	open(alone(), "Caja", *b"EUR", Mode::Units, rules, &own);
	let joint = [treasurer(1), treasurer(2), treasurer(3)];
	open(together(), "Training", *b"EUR", Mode::Units, RULES, &joint);
	let common = [seat(1, 5), seat(2, 5), seat(3, 5), seat(4, 5)];
	open(all(), "Common", *b"GBP", Mode::Bank, rules, &common);
	for treasury in [OWN, JOINT, COMMON] {
		set_money(treasury, HELD);
	}
	// That of the co-op 1 is its treasury.
	for account in [coop_account(2), coop_account(3), coop_account(4), coop_account(5), REGISTERED] {
		set_units(account, 0);
	}
}

/// A chain without treasuries.
pub fn empty() -> TestState {
	rochdale_mocks::reset();
	forget();
	let mut state = rochdale_mocks::begin::<Test>(RuntimeGenesisConfig::default());
	state
		.execute_with(|| (1..=5).map(coop_account).chain([FEDERATION]).for_each(|own| _ = System::inc_providers(&own)));
	state
}

/// A chain with the treasuries of the mock.
pub fn chain() -> TestState {
	let mut state = empty();
	state.execute_with(set_up);
	state
}

/// Checks the invariants of the books, where they are compiled.
pub fn check_books() {
	#[cfg(feature = "try-runtime")]
	Books::do_try_state().unwrap();
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

/// Somebody outside the federation.
pub fn baker() -> PartyOf<Test> {
	Party::Outside(doc(500))
}

/// A request of the co-op's member to pay this payee, on a document that nothing else rests on.
pub fn ask_by(
	treasury: TreasuryId,
	(coop, member): (CoopId, MemberNo),
	line: LineNo,
	payee: PartyOf<Test>,
	amount: Balance,
) -> DispatchResult {
	let items = one(payee, amount);
	plain(Treasuries::request(signed(coop, member), treasury, coop, line, items, fresh(), false))
}

/// A request of the co-op's member to pay the co-op 4 or, from the treasury of the federation, a baker.
pub fn request_by(treasury: TreasuryId, coop: CoopId, member: MemberNo, amount: Balance) -> DispatchResult {
	let payee = if treasury == COMMON { baker() } else { Party::Coop(4) };
	ask_by(treasury, (coop, member), LINE, payee, amount)
}

/// A request that succeeds, and its number.
pub fn requested(treasury: TreasuryId, coop: CoopId, member: MemberNo, amount: Balance) -> PaymentNo {
	assert_ok!(request_by(treasury, coop, member, amount));
	record(treasury).payments
}

/// What signers repeat of a request, the hash of nothing where there is none.
pub fn content(treasury: TreasuryId, payment: PaymentNo) -> H256 {
	Treasuries::content(treasury, payment).unwrap_or_default()
}

pub fn approve(treasury: TreasuryId, payment: PaymentNo, coop: CoopId, member: MemberNo) -> DispatchResult {
	plain(Treasuries::approve(signed(coop, member), treasury, payment, coop, content(treasury, payment)))
}

pub fn reject(treasury: TreasuryId, payment: PaymentNo, coop: CoopId, member: MemberNo) -> DispatchResult {
	plain(Treasuries::reject(signed(coop, member), treasury, payment, coop, content(treasury, payment), doc(10)))
}

pub fn execute(treasury: TreasuryId, payment: PaymentNo) -> DispatchResult {
	plain(Treasuries::execute(RuntimeOrigin::signed(STRANGER), treasury, payment))
}

/// What has become of a request that is closed.
pub fn closed(treasury: TreasuryId, payment: PaymentNo) -> Option<crate::Closed> {
	crate::ClosedPayments::<Test>::get(treasury, payment)
}

/// The tier in which a request was paid.
pub fn paid_in(treasury: TreasuryId, payment: PaymentNo) -> Option<crate::Tier> {
	match closed(treasury, payment)? {
		crate::Closed::Paid { tier, .. } => Some(tier),
		_ => None,
	}
}
