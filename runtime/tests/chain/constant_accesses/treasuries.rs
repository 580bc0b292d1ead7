//! Treasuries and their books: of the weavers alone, of the weavers and the bakery, and of the federation.

use super::*;
use pallet_ledger::{
	Act, BankBalance, Call as LedgerCall, Ledgers, Opening, Part, PartOf, Posting, PostingOf, Statement, StatementLine,
};
use pallet_treasuries::{
	Call as TreasuriesCall, Claims, Due as TreasuryDue, Item, NewLine, NewSigner, NewSigners, Payments, Plan, Rhythm,
	Rules, SignerKind, StandingPayments, Treasuries as TreasuryRecords, TreasuryCount, Wish, YearBegin,
};
use rochdale_primitives::{
	ledger::{day_of, AccountNo, Day, Item as PendingItem, LedgerId, Leg, Party, PendingNo, Side},
	money::{Direction, Mode, PaymentNo, TreasuryId},
};
use rochdale_runtime::{Hash, Ledger, Treasuries};

/// Where the accounts of each treasury are in its ledger.
const RECEIPTS: AccountNo = 1;
const CASH: AccountNo = 2;

/// Two of the signers approve everything that a tenth of the money allows, and as many more.
const RULES: Rules = Rules { threshold: 2, tier1: 100 * UNIT, tier2: 1_000 * UNIT };

/// A civil day, in milliseconds, whatever a day of deadlines is.
const CIVIL_DAY: u64 = 86_400_000;

fn key(key: Key) -> AccountId {
	key.to_account_id()
}

fn board(coop: u32) -> Vec<SignerKind> {
	[Office::Chair, Office::Secretary, Office::Treasurer].map(|office| SignerKind::Office(coop, office)).into()
}

fn treasurers(coops: &[u32]) -> Vec<SignerKind> {
	coops.iter().map(|coop| SignerKind::Office(*coop, Office::Treasurer)).collect()
}

fn named(signers: &[SignerKind]) -> NewSigners {
	signers.iter().map(|who| NewSigner { who: *who, days: 365 }).collect::<Vec<_>>().try_into().unwrap()
}

fn opening(mode: Mode, signers: &[SignerKind]) -> TreasuriesCall<Runtime> {
	let currency = if mode == Mode::Units { *b"EUR" } else { *b"GBP" };
	let title = b"Wool".to_vec().try_into().unwrap();
	let line = b"Dyes".to_vec().try_into().unwrap();
	let line = NewLine { title: line, purpose: document(1), limit: 100 * UNIT, rhythm: Rhythm::Year };
	let (signers, lines) = (named(signers), vec![line].try_into().unwrap());
	let shares = Default::default();
	TreasuriesCall::open_treasury {
		title,
		currency,
		mode,
		rules: RULES,
		signers,
		lines,
		shares,
		year_begins: YearBegin::JANUARY,
	}
}

fn request(treasury: TreasuryId, coop: u32, payee: Party<AccountId, Hash>, amount: u128) -> TreasuriesCall<Runtime> {
	let items = vec![Item { payee, amount, custodian: None }].try_into().unwrap();
	TreasuriesCall::request { treasury, coop, line: 1, items, voucher: document(6), again: true }
}

fn pay(
	treasury: TreasuryId,
	line: Option<u32>,
	payee: Party<AccountId, Hash>,
	amount: u128,
) -> TreasuriesCall<Runtime> {
	let items = vec![Item { payee, amount, custodian: None }].try_into().unwrap();
	TreasuriesCall::pay { treasury, line, items, voucher: document(9) }
}

fn last(treasury: TreasuryId) -> PaymentNo {
	TreasuryRecords::<Runtime>::get(treasury).unwrap().payments
}

fn content(treasury: TreasuryId, payment: PaymentNo) -> Hash {
	Payments::<Runtime>::get(treasury, payment).unwrap().content
}

fn approve(treasury: TreasuryId, payment: PaymentNo, coop: u32) -> TreasuriesCall<Runtime> {
	TreasuriesCall::approve { treasury, payment, coop, content: content(treasury, payment) }
}

fn ledger(treasury: TreasuryId) -> LedgerId {
	TreasuryRecords::<Runtime>::get(treasury).unwrap().ledger
}

fn last_pending(ledger: LedgerId) -> PendingNo {
	Ledgers::<Runtime>::get(ledger).unwrap().last_pending
}

fn today() -> Day {
	day_of(Clock::civil()).unwrap()
}

/// Civil days pass, and as many of deadlines.
fn wait_for_days(days: u64) {
	wait(days);
	let mut times = pallet_clock::Now::<Runtime>::get().unwrap();
	times.civil += days * CIVIL_DAY;
	pallet_clock::Now::<Runtime>::put(times);
}

/// A line of today's statement and what explains it.
fn posting(direction: Direction, amount: u128, reference: u8, parts: Vec<PartOf<Runtime>>) -> PostingOf<Runtime> {
	let (booked, reference) = (today(), document(reference));
	let line = StatementLine { reference, booked, valued: booked, direction, amount };
	Posting { bank: CASH, line, parts: parts.try_into().unwrap(), rest: 0, voucher: document(2) }
}

fn received(amount: u128, reference: u8) -> PostingOf<Runtime> {
	let leg = Leg { account: RECEIPTS, side: Side::Credit, amount, party: Some(Party::Outside(document(3))) };
	posting(Direction::In, amount, reference, vec![Part::Direct(leg)])
}

/// The treasurers of the weavers and of the bakery say the same.
fn both(story: &mut Story, call: impl Fn(u32) -> LedgerCall<Runtime>) {
	story.officer(2, call(WEAVERS));
	story.by(key(Key::Charlie), call(BAKERY));
}

pub fn of_treasuries(story: &mut Story) {
	let own = of_one_co_op(story);
	of_standing_payments(story, own);
	of_what_a_custodian_pays(story, own);
	of_two_co_ops(story);
	of_who_leaves(story);
	of_the_federation(story, own);
}

/// In units, of the weavers alone, whose board keeps it.
fn of_one_co_op(story: &mut Story) -> TreasuryId {
	let (coop, reason, payee) = (WEAVERS, document(6), || Party::Coop(3));
	story.members(opening(Mode::Units, &board(coop)));
	let own = TreasuryCount::<Runtime>::get();
	let title = b"Looms".to_vec().try_into().unwrap();
	let (purpose, limit, rhythm) = (document(1), UNIT, Rhythm::Month);
	story.members(TreasuriesCall::open_line { treasury: own, title, purpose, limit, rhythm });
	let limit = |limit| TreasuriesCall::change_line { treasury: own, line: 1, limit };
	story.members(limit(200 * UNIT));

	let (ledger, account, amount) = (ledger(own), CASH, 300 * UNIT);
	let (voucher, as_member_of) = (reason, Some(coop));
	story.officer(0, LedgerCall::contribute { ledger, account, amount, voucher, as_member_of });
	give(&TreasuryRecords::<Runtime>::get(own).unwrap().account, 1_700 * UNIT);
	story.by(stranger(99), LedgerCall::enter_receipts { ledger, account });

	story.officer(0, request(own, coop, payee(), UNIT));
	story.officer(0, TreasuriesCall::withdraw_request { treasury: own, payment: last(own), coop });
	// One that has to wait for its budget.
	story.officer(0, request(own, coop, payee(), 10 * UNIT));
	let held = last(own);
	story.officer(1, approve(own, held, coop));
	story.members(limit(UNIT));
	story.officer(2, approve(own, held, coop));
	story.members(limit(200 * UNIT));
	story.by(stranger(99), TreasuriesCall::execute { treasury: own, payment: held });
	assert!(!Payments::<Runtime>::contains_key(own, held));
	// One with a day's delay, and one that is rejected.
	story.officer(0, request(own, coop, payee(), 150 * UNIT));
	let delayed = last(own);
	story.officer(1, approve(own, delayed, coop));
	let content = content(own, delayed);
	story.officer(2, TreasuriesCall::reject { treasury: own, payment: delayed, coop, content, reason });
	assert!(!Payments::<Runtime>::contains_key(own, delayed));
	story.officer(0, request(own, coop, payee(), 150 * UNIT));
	let delayed = last(own);
	story.officer(1, approve(own, delayed, coop));
	story.officer(2, approve(own, delayed, coop));
	let at = Payments::<Runtime>::get(own, delayed).unwrap().ready_at.unwrap();
	wait(1);
	story.by(stranger(99), TreasuriesCall::advance { at, due: TreasuryDue::Delay(own, delayed) });
	assert!(!Payments::<Runtime>::contains_key(own, delayed));

	story.officer(2, TreasuriesCall::report_outturn { treasury: own, coop, document: reason });
	story.members(TreasuriesCall::rename_treasury {
		treasury: own,
		title: b"Wool and dyes".to_vec().try_into().unwrap(),
	});
	story.officer(0, TreasuriesCall::pause { treasury: own, coop, reason });
	story.officer(0, TreasuriesCall::withdraw_wish { treasury: own, coop, wish: Wish::Pause });
	story.officer(0, TreasuriesCall::pause { treasury: own, coop, reason });
	story.officer(1, TreasuriesCall::pause { treasury: own, coop, reason });
	story.members(TreasuriesCall::set_pause { treasury: own, days: 0 });
	story.officer(2, TreasuriesCall::resign_signer { treasury: own, coop });
	story.members(TreasuriesCall::set_signers { treasury: own, signers: named(&board(coop)) });
	story.members(TreasuriesCall::set_rules { treasury: own, rules: Rules { threshold: 3, ..RULES } });
	own
}

/// From the treasury of the weavers: one that two signers end, and one that the members stop.
fn of_standing_payments(story: &mut Story, own: TreasuryId) {
	let coop = WEAVERS;
	let runs = |story: &mut Story| {
		let item = Item { payee: Party::Coop(LINDENHOF), amount: UNIT / 10, custodian: None };
		let plan = Plan { rhythm: Rhythm::Month, first: today() + 10, last: today() + 100 };
		let (voucher, again) = (document(6), true);
		story.officer(0, TreasuriesCall::request_standing { treasury: own, coop, line: 2, item, voucher, again, plan });
		let payment = last(own);
		story.officer(1, approve(own, payment, coop));
		story.officer(2, approve(own, payment, coop));
		assert!(StandingPayments::<Runtime>::contains_key(own, payment));
		(payment, StandingPayments::<Runtime>::get(own, payment).unwrap().content)
	};
	let (payment, content) = runs(story);
	story.officer(1, TreasuriesCall::end_standing { treasury: own, payment, coop, content });
	story.officer(1, TreasuriesCall::withdraw_wish { treasury: own, coop, wish: Wish::StandingEnd(payment) });
	story.officer(1, TreasuriesCall::end_standing { treasury: own, payment, coop, content });
	story.officer(2, TreasuriesCall::end_standing { treasury: own, payment, coop, content });
	let (payment, _) = runs(story);
	story.members(TreasuriesCall::stop_standing { treasury: own, payment });
	assert_eq!(StandingPayments::<Runtime>::iter().count(), 0);
}

/// From the treasury of the weavers: to somebody outside through a custodian who does not pay, so that two signers take it back.
fn of_what_a_custodian_pays(story: &mut Story, own: TreasuryId) {
	let coop = WEAVERS;
	let item = Item { payee: Party::Outside(document(2)), amount: UNIT, custodian: Some(1) };
	let items = vec![item].try_into().unwrap();
	story
		.officer(0, TreasuriesCall::request { treasury: own, coop, line: 1, items, voucher: document(6), again: true });
	let payment = last(own);
	story.officer(1, approve(own, payment, coop));
	story.officer(2, approve(own, payment, coop));
	let redemption = pallet_custody::RedemptionCount::<Runtime>::get();
	let take_back = || TreasuriesCall::end_redemption { treasury: own, redemption, paid: None, coop: Some(coop) };
	let before = pallet_clock::Now::<Runtime>::get();
	wait(14);
	story.officer(1, take_back());
	story.officer(
		1,
		TreasuriesCall::withdraw_wish { treasury: own, coop, wish: Wish::RedemptionEnd(redemption, false) },
	);
	story.officer(1, take_back());
	story.officer(2, take_back());
	assert!(!pallet_treasuries::Redemptions::<Runtime>::contains_key(redemption));
	// What comes next is not two weeks later.
	pallet_clock::Now::<Runtime>::set(before);
}

/// In units, of both: the weavers leave it, and are paid their share when nobody has. And another one that they close.
fn of_who_leaves(story: &mut Story) {
	story.agreement(opening(Mode::Units, &treasurers(&[BAKERY, WEAVERS])));
	let joint = TreasuryCount::<Runtime>::get();
	give(&TreasuryRecords::<Runtime>::get(joint).unwrap().account, 100 * UNIT);
	story.agreement(TreasuriesCall::set_shares { treasury: joint, shares: vec![4_000, 6_000].try_into().unwrap() });
	story.members(TreasuriesCall::leave_treasury { treasury: joint });
	let before = pallet_clock::Now::<Runtime>::get();
	wait(90);
	story.by(stranger(99), TreasuriesCall::pay_claim { treasury: joint, coop: WEAVERS });
	assert_eq!(Claims::<Runtime>::iter().filter(|(treasury, ..)| *treasury == joint).count(), 0);
	// What comes next is not three months later.
	pallet_clock::Now::<Runtime>::set(before);

	story.members(opening(Mode::Units, &board(WEAVERS)));
	story.members(TreasuriesCall::close_treasury { treasury: TreasuryCount::<Runtime>::get() });
}

/// By bank, of the weavers together with the bakery.
fn of_two_co_ops(story: &mut Story) {
	let (coop, reason) = (WEAVERS, document(6));
	story.agreement(opening(Mode::Bank, &treasurers(&[BAKERY, coop])));
	let joint = TreasuryCount::<Runtime>::get();
	let ledger = ledger(joint);
	let payee = || Party::Outside(document(2));

	let leg = |account, side| Leg { account, side, amount: 1_000 * UNIT, party: None };
	let legs = || vec![leg(CASH, Side::Debit), leg(RECEIPTS, Side::Credit)].try_into().unwrap();
	let day = today() - 2;
	both(story, |coop| LedgerCall::open_balances {
		ledger,
		coop,
		opening: Opening { day, legs: legs(), document: reason },
	});
	both(story, |coop| LedgerCall::post { ledger, coop, posting: received(100 * UNIT, 11) });
	both(story, |coop| LedgerCall::correct { ledger, coop, entry: 2, reason, anew: None });
	story.officer(2, LedgerCall::post { ledger, coop, posting: received(100 * UNIT, 12) });
	let content_of_posting = Ledger::content(Act::Post, ledger, &received(100 * UNIT, 12));
	story.officer(1, LedgerCall::withdraw { ledger, coop, content: content_of_posting });
	let item = PendingItem { account: RECEIPTS, amount: UNIT, party: payee(), charged: None };
	story.officer(2, LedgerCall::expect { ledger, coop, bank: CASH, item, voucher: reason, days: 1 });
	wait(1);
	story.by(stranger(99), LedgerCall::expire { ledger, pending: last_pending(ledger) });

	story.members(TreasuriesCall::replace_signer {
		treasury: joint,
		signer: NewSigner { who: SignerKind::Seat(coop, 5), days: 365 },
	});
	both(story, |coop| LedgerCall::set_details { ledger, coop, party: payee(), details: document(7) });
	story.officer(0, request(joint, coop, payee(), 10 * UNIT));
	story.by(weaver(5), approve(joint, 1, coop));
	story.by(key(Key::Charlie), approve(joint, 1, BAKERY));
	// By the time at which the bank is told, the payee's details are others.
	wait_for_days(4);
	let content = Treasuries::content(joint, 1).unwrap();
	let again = |coop| TreasuriesCall::approve_again { treasury: joint, payment: 1, coop, content };
	story.by(weaver(5), again(coop));
	story.by(key(Key::Charlie), again(BAKERY));
	let through = today() - 1;
	let balance = BankBalance { account: CASH, balance: 1_000 * UNIT, is_overdrawn: false };
	let balances = || vec![balance].try_into().unwrap();
	both(story, |coop| LedgerCall::close {
		ledger,
		coop,
		statement: Statement { through, balances: balances(), document: reason },
	});
	let pending = last_pending(ledger);
	let paid = || posting(Direction::Out, 10 * UNIT, 13, vec![Part::Whole(pending)]);
	both(story, |coop| LedgerCall::post { ledger, coop, posting: paid() });
	let returned = || posting(Direction::In, 10 * UNIT, 14, vec![Part::Back { entry: 4, place: 0, amount: 10 * UNIT }]);
	both(story, |coop| LedgerCall::post { ledger, coop, posting: returned() });
	story.agreement(pay(joint, Some(1), payee(), 50 * UNIT));
	let pending = last_pending(ledger);
	both(story, |coop| LedgerCall::void { ledger, coop, pending, place: None, reason });
	story.agreement(TreasuriesCall::close_line { treasury: joint, line: 1 });
	story.members(TreasuriesCall::leave_treasury { treasury: joint });
}

/// In units, of the federation, with a signer of the weavers among others.
fn of_the_federation(story: &mut Story, own: TreasuryId) {
	let (coop, reason) = (WEAVERS, document(6));
	empty_federation();
	story.federation(opening(Mode::Units, &treasurers(&[BAKERY, LINDENHOF, coop])));
	let common = TreasuryCount::<Runtime>::get();
	give(&TreasuryRecords::<Runtime>::get(common).unwrap().account, 100 * UNIT);
	story.by(stranger(99), LedgerCall::enter_receipts { ledger: ledger(common), account: CASH });
	story.by(key(Key::AliceStash), request(common, LINDENHOF, Party::Member(3, 1), UNIT));
	story.officer(2, approve(common, 1, coop));
	story.by(key(Key::Charlie), approve(common, 1, BAKERY));
	assert!(!Payments::<Runtime>::contains_key(common, 1));
	story.federation(pay(common, None, Party::Treasury(own), 90 * UNIT));
	story.by(AUDITOR.to_account_id(), TreasuriesCall::pause { treasury: common, coop, reason });
	story.officer(2, TreasuriesCall::resign_signer { treasury: common, coop });
}
