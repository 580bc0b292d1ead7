//! Shares of the weavers, from the class to what who has left is paid, in units and by bank.

use super::*;
use pallet_capped_shares::{
	Allotment, Books, Call as SharesCall, ClassNo, ClassTerms, Classes, Debt, Due, Expected, Holdings, ImportTotals,
	ImportedLine, Imports, OfferTerms, Offers, ReferenceRate, Release,
};
use pallet_ledger::{Call as LedgerCall, Ledgers, Part, Pendings, Posting, StatementLine};
use pallet_surplus::{
	Base, Call as SurplusCall, Carried, Choices, Figures, Outcome, ReturnRates, Voluntary, YearAccounts,
};
use pallet_treasuries::{Call as TreasuriesCall, NewSigner, Rules, SignerKind, TreasuryCount, YearBegin};
use rochdale_primitives::{
	ledger::{day_of, Day, LedgerId},
	money::{Direction, Mode},
};
use rochdale_runtime::Shares;

const COOP: u32 = WEAVERS;
const BOOKS: LedgerId = LedgerId::Coop(WEAVERS);
const CLASS: ClassNo = 1;

fn today() -> Day {
	day_of(Clock::civil()).unwrap()
}

/// Civil days pass, and hardly any deadline time, so that all offices are held still.
fn days(days: u64) {
	let mut times = pallet_clock::Now::<Runtime>::get().unwrap();
	times.civil += days * 86_400_000;
	pallet_clock::Now::<Runtime>::put(times);
}

/// Civil days pass, and as much of deadline time.
fn days_with_deadlines(number: u64) {
	days(number);
	let mut times = pallet_clock::Now::<Runtime>::get().unwrap();
	times.deadline += number * 86_400_000;
	pallet_clock::Now::<Runtime>::put(times);
}

pub(super) fn treasury(mode: Mode) -> TreasuriesCall<Runtime> {
	let offices = [Office::Chair, Office::Secretary, Office::Treasurer];
	let signer = |office| NewSigner { who: SignerKind::Office(COOP, office), days: 365 };
	TreasuriesCall::open_treasury {
		title: b"Wool".to_vec().try_into().unwrap(),
		currency: *b"EUR",
		mode,
		rules: Rules { threshold: 2, tier1: UNIT, tier2: 10 * UNIT },
		signers: offices.map(signer).to_vec().try_into().unwrap(),
		lines: Default::default(),
		shares: Default::default(),
		year_begins: YearBegin::JANUARY,
	}
}

impl Story {
	/// Two officers of the board decide it.
	fn board(&mut self, call: &SharesCall<Runtime>) {
		self.officer(0, call.clone());
		self.officer(1, call.clone());
	}

	/// What is due with shares happens, in its order.
	fn due_of_shares(&mut self, is: impl Fn(Due) -> bool) {
		let due = pallet_capped_shares::Deadlines::<Runtime>::iter_keys().find(|(_, due)| is(*due));
		let (at, due) = due.expect("it is due some time");
		self.by(stranger(99), SharesCall::advance { at: u64::from_be_bytes(at), due });
	}

	/// The treasurer and the secretary post what has waited last for the bank.
	fn posted(&mut self, reference: u8) {
		let pending = Ledgers::<Runtime>::get(BOOKS).unwrap().last_pending;
		let one = Pendings::<Runtime>::get(BOOKS, pending).unwrap();
		let amount = one.items.iter().map(|waiting| waiting.remaining).sum();
		let (booked, direction, reference) = (today(), one.direction, document(reference));
		let line = StatementLine { reference, booked, valued: booked, direction, amount };
		let parts = vec![Part::Whole(pending)].try_into().unwrap();
		let posting = Posting { bank: one.bank, line, parts, rest: 0, voucher: document(2) };
		for officer in [1, 2] {
			self.officer(officer, LedgerCall::post { ledger: BOOKS, coop: COOP, posting: posting.clone() });
		}
	}
}

fn held(member: MemberNo) -> u64 {
	Holdings::<Runtime>::get((COOP, CLASS, member)).shares
}

pub fn of_shares(story: &mut Story) {
	for member in 5..=10 {
		give(&weaver(member), 20 * UNIT);
	}
	story.members(treasury(Mode::Units));
	story.members(SharesCall::open_class { terms: TERMS, document: document(1) });
	story.members(SharesCall::set_floor { floor: UNIT });
	let year = Books::<Runtime>::get(COOP).unwrap().years[0];
	story.members(SharesCall::declare_maximum { class: CLASS, year, bps: 500 });
	of_offers(story);
	of_transfers(story);
	of_values(story);
	of_notices(story);
	of_who_leaves(story);
	of_the_queue(story, year);
	of_the_bank(story);
	of_registers(story);
	of_instalments(story);
	of_what_lapses(story, year);
}

/// One that is taken back, and one that is met.
pub(super) fn of_offers(story: &mut Story) {
	let offer = |days| {
		let allotment = Allotment::InProportion;
		let terms = OfferTerms { class: CLASS, minimum: 10, target: 20, maximum: 40, allotment, days };
		SharesCall::open_offer { terms, document: document(2) }
	};
	story.members(offer(7));
	story.by(weaver(5), SharesCall::subscribe_offer { coop: COOP, offer: 1, shares: 5 });
	story.members(SharesCall::withdraw_offer { offer: 1 });
	story.due_of_shares(|due| due == Due::Settle(COOP, 1));
	story.members(offer(7));
	for member in 5..=8 {
		story.by(weaver(member), SharesCall::subscribe_offer { coop: COOP, offer: 2, shares: 5 });
	}
	wait(9);
	story.due_of_shares(|due| due == Due::Close(COOP, 2));
	// First it is measured what caps let be issued.
	for _ in 0..2 {
		story.due_of_shares(|due| due == Due::Settle(COOP, 2));
	}
	assert_eq!([5, 6, 7, 8].map(held), [5; 4]);
	story.members(SharesCall::set_open { class: CLASS, is_open: true });
	story.by(weaver(9), SharesCall::subscribe { coop: COOP, class: CLASS, shares: 5 });
}

/// Two by the board's and the members' consent, and one that its holder takes back.
fn of_transfers(story: &mut Story) {
	let propose =
		|to: MemberNo| SharesCall::propose_transfer { coop: COOP, class: CLASS, to: weaver(to).into(), shares: 1 };
	let content = || Shares::transfer_content(COOP, CLASS, 5).unwrap();
	let consent = || SharesCall::consent { coop: COOP, class: CLASS, from: 5, content: content() };
	let accept = || SharesCall::accept_transfer { coop: COOP, class: CLASS, from: 5, content: content() };
	story.by(weaver(5), propose(6));
	story.by(weaver(5), SharesCall::withdraw_transfer { coop: COOP, class: CLASS });
	story.by(weaver(5), propose(6));
	story.by(weaver(6), accept());
	story.board(&consent());
	story.by(weaver(5), propose(9));
	story.by(weaver(9), accept());
	story.members(consent());
	assert_eq!([5, 6, 9].map(held), [3, 6, 6]);
}

/// A loss that the members do not see, and one that is restored.
fn of_values(story: &mut Story) {
	let (class, value, seen) = (CLASS, UNIT / 2, document(4));
	story.by(AUDITOR.to_account_id(), SharesCall::give_figure { coop: COOP, class, value, document: seen });
	story.members(SharesCall::reject_figure { class, value, document: seen });
	for value in [UNIT / 2, UNIT] {
		let (class, document) = (CLASS, document(3));
		story.by(AUDITOR.to_account_id(), SharesCall::give_figure { coop: COOP, class, value, document });
		story.members(SharesCall::value { class, value, document });
	}
}

fn of_notices(story: &mut Story) {
	let (coop, class) = (COOP, CLASS);
	let notice = |shares| SharesCall::give_notice { coop, class, shares, to_year_end: false };
	story.by(weaver(7), notice(1));
	let ends_on = today() + 30;
	story.by(weaver(7), SharesCall::cancel_notice { coop, class, shares: 1, ends_on });
	story.by(weaver(7), notice(2));
	days(31);
	story.due_of_shares(|due| due == Due::Notice(coop, class, 7, ends_on));
	assert_eq!(held(7), 3);
	// New shares pay the head of the queue.
	story.by(weaver(9), SharesCall::subscribe { coop, class, shares: 1 });
}

fn of_who_leaves(story: &mut Story) {
	story.by(weaver(8), MembershipCall::leave { coop: COOP });
	story.queue(91, MembershipDue::Exit(8));
	let is_exit = |due| matches!(due, Due::Exit(COOP, 8, _));
	story.due_of_shares(is_exit);
	assert_eq!(held(8), 0);
}

/// Who waits is paid when the members have approved the accounts.
fn of_the_queue(story: &mut Story, year: Day) {
	let (coop, class, reason) = (COOP, CLASS, document(4));
	days(30);
	assert!(Books::<Runtime>::get(coop).unwrap().years[1] <= today());
	let suspend = |days| SharesCall::suspend { coop, class, days, reason };
	story.officer(0, suspend(5));
	let begun = pallet_capped_shares::Begun::<Runtime>::iter_key_prefix(coop).next().unwrap();
	story.officer(1, SharesCall::take_back { coop, content: begun });
	story.board(&suspend(30));
	story.members(suspend(0));
	let accounts_until = Books::<Runtime>::get(coop).unwrap().years[1];
	let release = |amount| {
		let release = Release { amount, accounts_until, approved_on: today(), surplus: 0, solvency: document(5) };
		SharesCall::release { coop, class, release }
	};
	story.board(&release(2 * UNIT));
	story.members(release(UNIT));
	let claims = |claims: Vec<u32>| SharesCall::collect_claims { coop, claims: claims.try_into().unwrap() };
	story.by(stranger(99), claims(vec![1, 2]));
	let rates = vec![(class, 500)].try_into().unwrap();
	of_a_year(story, year, rates);
	surplus::of_patronage(story, year);
	let members = vec![5, 6].try_into().unwrap();
	story.by(stranger(99), SharesCall::collect_returns { coop, class, year, members });
	let set_off = SharesCall::set_off { coop, member: 5, amount: 1, debt: Debt::Document(document(7)) };
	story.board(&set_off);
	story.by(weaver(5), SurplusCall::set_off_debt { coop, amount: 1 });
	story.members(SurplusCall::write_off_debt { member: 5, amount: 1, document: document(7) });
	story.officer(0, SharesCall::pay_out { coop, members: vec![5, 6].try_into().unwrap() });
}

/// The members close the year with these rates of return, and officers use the education fund.
fn of_a_year(story: &mut Story, year: Day, rates: ReturnRates) {
	let coop = COOP;
	let bases = || vec![(Base::Hours, 10_000)].try_into().unwrap();
	story.members(SurplusCall::fix_bases { year, bases: bases(), document: document(6) });
	let (members, others) = (Outcome::Profit(10 * UNIT), Outcome::Profit(UNIT));
	let figures = Figures { members, others, tax: 0, prior_losses: 0 };
	let until = Books::<Runtime>::get(COOP).unwrap().end_of(year).unwrap();
	let accounts = YearAccounts { from: year, until, figures, document: document(6) };
	let confirm = || SurplusCall::confirm_accounts { coop, accounts: accounts.clone() };
	story.by(AUDITOR.to_account_id(), confirm());
	let content = pallet_surplus::Confirmed::<Runtime>::iter_key_prefix((coop,)).next().unwrap().0;
	story.by(AUDITOR.to_account_id(), SurplusCall::take_back { coop, content });
	story.by(AUDITOR.to_account_id(), confirm());
	let choices = Choices { voluntary: Voluntary::Sum(UNIT), rates, cash_bps: 2_000, from_accounts: false };
	story.members(SurplusCall::close_year { accounts, choices });
	for officer in [0, 1] {
		story.officer(officer, SurplusCall::use_education { coop, amount: UNIT / 10, document: document(6) });
	}
	// As where it could not be paid at once, and where a loss was covered by nothing for long.
	pallet_surplus::Books::<Runtime>::mutate(COOP, |book| {
		let book = book.as_mut().unwrap();
		(book.levy.due, book.education_due.due) = (UNIT / 10, UNIT / 10);
		let amount = surplus::OWED_BY_EACH * u128::from(last_member());
		book.carried.try_push(Carried { year: year - 10_000, amount }).unwrap();
	});
	story.by(stranger(99), SurplusCall::pay_levy { coop });
	story.by(stranger(99), SurplusCall::pay_education { coop });
	surplus::of_losses(story);
}

/// What comes by bank beside the treasury in units, and goes to one by bank.
fn of_the_bank(story: &mut Story) {
	let coop = COOP;
	story.members(SharesCall::open_cash { mode: Mode::Bank });
	let (allotment, document) = (Allotment::FirstCome, document(8));
	let terms = OfferTerms { class: CLASS, minimum: 1, target: 1, maximum: 20, allotment, days: 7 };
	story.members(SharesCall::open_offer { terms, document });
	let offer = Books::<Runtime>::get(coop).unwrap().offers;
	let list = vec![(5, 2), (10, 3)].try_into().unwrap();
	let expect = SharesCall::expect { coop, expected: Expected::Offer(offer, list) };
	story.officer(0, expect.clone());
	let pending = Ledgers::<Runtime>::get(BOOKS).unwrap().last_pending;
	story.officer(1, SharesCall::give_up_list { coop, pending });
	story.officer(0, expect);
	story.posted(21);
	assert_eq!(Offers::<Runtime>::get(coop, offer).unwrap().shares, 5);
	story.members(SharesCall::withdraw_offer { offer });
	story.due_of_shares(|due| due == Due::Settle(coop, offer));
	bank_details(coop, 5);
	story.officer(1, SharesCall::order_payouts { coop, members: vec![5].try_into().unwrap() });
	story.posted(22);

	story.members(treasury(Mode::Bank));
	let treasury = TreasuryCount::<Runtime>::get();
	story.board(&SharesCall::hand_over { coop, treasury, amount: UNIT, document });
	story.posted(23);
}

/// One that was kept elsewhere comes in, and another one does not.
fn of_registers(story: &mut Story) {
	let (coop, by, document) = (COOP, 1, document(10));
	for _ in 0..2 {
		let terms = ClassTerms { since: Some(today() - 900), ..TERMS };
		story.members(SharesCall::open_class { terms, document });
	}
	let class = 2;
	let lines = |member| {
		let line = ImportedLine::Holding { member, shares: 5, since: today() - 800 };
		let claim = ImportedLine::Claim { member, shares: 2, ended_on: today() - 700, paid: 0 };
		vec![line, claim].try_into().unwrap()
	};
	story.officer(0, SharesCall::import { coop, class, after: 0, lines: lines(9) });
	story.officer(0, SharesCall::import { coop, class, after: 2, lines: lines(6) });
	story.officer(0, SharesCall::take_back_import { coop, class, by });
	let digest = Imports::<Runtime>::get((coop, class, by)).unwrap().digest;
	let (holdings, shares, claims, claimed, paid, value, released) = (1, 5, 1, 2, 0, UNIT, 0);
	let totals = ImportTotals { holdings, shares, claims, claimed, paid, value, released, digest, document };
	let agree = SharesCall::agree_import { coop, class, by, totals };
	story.board(&agree);
	let auditor = || AUDITOR.to_account_id();
	story.by(auditor(), SharesCall::refuse_import { coop, class, by });
	story.members(agree);
	story.by(auditor(), SharesCall::confirm_import { coop, class, by, totals });
	story.due_of_shares(|due| due == Due::Import(coop, class));
	story.board(&SharesCall::end_import { coop, class: 3 });
}

/// Members pay by instalments in units and by bank, are late, and the bank takes something back.
fn of_instalments(story: &mut Story) {
	let coop = COOP;
	let terms = ClassTerms { first_bps: 5_000, instalment_months: 1, buys_out: false, ..TERMS };
	story.members(SharesCall::open_class { terms, document: document(11) });
	let class = Books::<Runtime>::get(coop).unwrap().classes;
	story.members(SharesCall::set_open { class, is_open: true });
	let commit = |mode| SharesCall::commit { coop, class, shares: 2, first: 1, mode };
	story.by(weaver(5), commit(Mode::Units));
	story.by(weaver(5), SharesCall::pay_instalment { coop, class, shares: 1 });
	story.by(weaver(6), commit(Mode::Units));
	story.by(weaver(7), commit(Mode::Bank));
	let expected = Expected::Class(class, vec![(7, 1)].try_into().unwrap());
	story.officer(0, SharesCall::expect { coop, expected: expected.clone() });
	let pending = Ledgers::<Runtime>::get(BOOKS).unwrap().last_pending;
	story.officer(1, SharesCall::give_up_list { coop, pending });
	story.officer(0, SharesCall::expect { coop, expected });
	story.posted(24);
	let paid = Ledgers::<Runtime>::get(BOOKS).unwrap().last_entry;
	wait(8);
	story.due_of_shares(|due| matches!(due, Due::Remittance(COOP, ..)));
	story.paper_member();
	let (member, document) = (last_member(), document(12));
	story.board(&SharesCall::promise_on_paper { coop, class, member, shares: 2, first: 1, document });

	// A refund is owed to two of them.
	story.members(SharesCall::open_offer {
		terms: OfferTerms {
			class: CLASS,
			minimum: 9,
			target: 9,
			maximum: 40,
			allotment: Allotment::FirstCome,
			days: 7,
		},
		document,
	});
	let offer = Books::<Runtime>::get(coop).unwrap().offers;
	for member in [6, 7] {
		story.by(weaver(member), SharesCall::subscribe_offer { coop, offer, shares: 2 });
	}
	story.members(SharesCall::withdraw_offer { offer });
	story.due_of_shares(|due| due == Due::Settle(coop, offer));
	days_with_deadlines(33);
	for member in [6, 7] {
		story.due_of_shares(|due| due == Due::Late(coop, class, member));
		story.officer(1, SharesCall::remind { coop, class, member, document });
	}
	story.board(&SharesCall::apply_owed { coop, class, member: 6, shares: 1 });
	days(31);
	story.board(&SharesCall::end_commitment { coop, class, member: 7 });

	let (booked, direction, reference, amount) = (today(), Direction::Out, crate::harness::document(25), UNIT);
	let bank = Books::<Runtime>::get(coop).unwrap().other_cash.unwrap().account;
	let line = StatementLine { reference, booked, valued: booked, direction, amount };
	let parts = vec![Part::Back { entry: paid, place: 0, amount }].try_into().unwrap();
	let posting = Posting { bank, line, parts, rest: 0, voucher: document };
	for officer in [1, 2] {
		story.officer(officer, LedgerCall::post { ledger: BOOKS, coop, posting: posting.clone() });
	}
	let account = pallet_capped_shares::Missing::<Runtime>::iter_key_prefix((coop, 7)).next().unwrap();
	let expected = Expected::Missing(vec![(7, account)].try_into().unwrap());
	story.officer(0, SharesCall::expect { coop, expected });
	story.board(&SharesCall::set_off { coop, member: 7, amount, debt: Debt::Missing(account) });
}

impl Story {
	/// Somebody who signs on paper only, whom two officers admit.
	fn paper_member(&mut self) {
		let (coop, class, commitment) = (COOP, Class::Ordinary, document(13));
		self.by(weaver(5), MembershipCall::apply_on_paper { coop, class, commitment });
		let application = last_application();
		let found = pallet_coop_membership::Applications::<Runtime>::get(coop, application);
		let candidate = found.and_then(|found| found.candidate()).unwrap();
		self.two(MembershipCall::admit { coop, application, candidate });
	}
}

/// Somebody without an account leaves who is owed a refund, and five years later nobody wants it any more.
fn of_what_lapses(story: &mut Story, year: Day) {
	let (coop, class, member) = (COOP, CLASS, 10);
	let attested =
		SharesCall::attest_reference { index: ReferenceRate::BaseRate, year: 2026, bps: 200, document: document(9) };
	story.federation(attested);
	story.by(weaver(member), MembershipCall::leave { coop });
	story.queue(91, MembershipDue::Exit(member));
	story.officer(0, SharesCall::claim_owed { coop, member });
	story.board(&SharesCall::name_payee { coop, member, to: weaver(9).into(), document: document(9) });
	days(5 * 366 + 1);
	story.by(stranger(99), SharesCall::lapse { coop, member });
	story.by(stranger(99), SharesCall::lapse_return { coop, class, year });
	assert!(Classes::<Runtime>::get(coop, CLASS).unwrap().held > 0);
}
