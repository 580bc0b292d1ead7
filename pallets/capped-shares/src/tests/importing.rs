//! A register that was kept elsewhere comes in.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use pallet_ledger::{Opening, Part, Posting, StatementLine};
use proptest::prelude::{prop, proptest, ProptestConfig};
use rochdale_mocks::take_events;
use std::collections::BTreeMap;

/// Since when the class exists elsewhere.
fn founded() -> Day {
	date(1998, 3, 1)
}

fn import_class(coop: CoopId, terms: ClassTerms) -> ClassNo {
	open_class(coop, ClassTerms { since: Some(founded()), ..terms })
}

fn holding(member: MemberNo, shares: u64, since: Day) -> ImportedLine {
	ImportedLine::Holding { member, shares, since }
}

fn claim(member: MemberNo, shares: u64, ended_on: Day, paid: Balance) -> ImportedLine {
	ImportedLine::Claim { member, shares, ended_on, paid }
}

fn lines(lines: &[ImportedLine]) -> ImportedLines {
	lines.to_vec().try_into().unwrap()
}

fn draft_of(coop: CoopId, class: ClassNo, by: MemberNo) -> ImportOf<Test> {
	Imports::<Test>::get((coop, class, by)).unwrap()
}

/// An officer adds lines to their draft.
fn draft(coop: CoopId, by: MemberNo, some: &[ImportedLine]) -> DispatchResult {
	let after = Imports::<Test>::get((coop, CLASS, by)).map_or(0, |draft| draft.sums.lines().unwrap());
	plain(Shares::import(signed(coop, by), coop, CLASS, after, lines(some)))
}

/// What a draft comes to where a share is worth so much.
fn totals(coop: CoopId, by: MemberNo, value: Balance) -> ImportTotalsOf<Test> {
	let Import { sums: ImportSums { holdings, shares, claims, claimed, paid, .. }, digest, .. } =
		draft_of(coop, CLASS, by);
	ImportTotals { holdings, shares, claims, claimed, paid, value, released: 0, digest, document: doc(77) }
}

fn agree_by(coop: CoopId, hand: MemberNo, by: MemberNo, totals: ImportTotalsOf<Test>) -> DispatchResult {
	Shares::agree_import(signed(coop, hand), coop, CLASS, by, totals)
}

/// Two officers agree.
fn agree(coop: CoopId, by: MemberNo, totals: ImportTotalsOf<Test>) -> DispatchResult {
	agree_by(coop, 1, by, totals)?;
	agree_by(coop, 2, by, totals)
}

fn confirm(coop: CoopId, by: MemberNo, totals: ImportTotalsOf<Test>) -> DispatchResult {
	Shares::confirm_import(signed(coop, AUDITOR), coop, CLASS, by, totals)
}

fn brought(coop: CoopId) -> AccountNo {
	Books::<Test>::get(coop).unwrap().brought_by(CLASS).unwrap()
}

/// Two hands of the books open them with so much that shares have brought in. Those of the bakery have begun already.
fn open_books(coop: CoopId, amount: Balance) {
	if coop == BAKERY {
		return;
	}
	let leg = |account, side| Leg { account, side, amount, party: None };
	let legs = vec![leg(CASH_NO, Side::Debit), leg(brought(coop), Side::Credit)].try_into().unwrap();
	let opening = Opening { day: today() - 1, legs, document: doc(78) };
	for hand in [1, 2] {
		assert_ok!(plain(Ledger::open_balances(signed(coop, hand), LedgerId::Coop(coop), coop, opening.clone())));
	}
}

/// Lets a draft of the first officer come in.
fn bring_in(coop: CoopId, value: Balance) {
	let totals = totals(coop, 1, value);
	assert_ok!(agree(coop, 1, totals));
	open_books(coop, totals.worth().unwrap());
	assert_ok!(confirm(coop, 1, totals));
	assert_ok!(check());
	pass_days(0);
	assert_eq!(class(coop, CLASS).importing, Importing::Nothing);
	assert_ok!(check());
}

/// Units come to the bakery.
fn pay_in(amount: Balance) {
	assert_ok!(<Ledger as Post<_, _>>::post(Draft {
		ledger: LedgerId::Coop(BAKERY),
		legs: vec![Shares::debit(CASH_NO, amount, None), Shares::credit(1, amount, None)],
		day: None,
		basis: Basis::Contribution,
		voucher: doc(1),
		moves: Moves::From(account(BAKERY, 1)),
	}));
}

/// The next lines come in.
fn step() {
	let (at, due) = Deadlines::<Test>::iter_keys().next().unwrap();
	assert_ok!(Shares::advance(anybody(), Moment::from_be_bytes(at), due));
}

/// A register with a holder since long ago, one since this July, and two claims of former members.
fn register() -> [ImportedLine; 4] {
	[
		holding(ADA, 10, date(2003, 5, 4)),
		holding(BEN, 4, date(2026, 7, 1)),
		claim(11, 6, date(2025, 2, 3), 150 * EURO),
		claim(12, 3, date(2024, 12, 31), 0),
	]
}

fn with_register(test: impl FnOnce()) {
	with_register_of(BAKERY, test);
}

fn with_register_of(coop: CoopId, test: impl FnOnce()) {
	empty_test(|| {
		import_class(coop, ClassTerms { earliest_days: 0, redemption: Redemption::Right, ..TERMS });
		unseat(coop, 11);
		unseat(coop, 12);
		assert_ok!(draft(coop, 1, &register()[..3]));
		assert_ok!(draft(coop, 1, &register()[3..]));
		test();
	});
}

fn operations(coop: CoopId) -> Vec<Operation> {
	(1..=Books::<Test>::get(coop).unwrap().operations).map(|no| Operations::<Test>::get(coop, no).unwrap()).collect()
}

#[test]
fn a_register_comes_in_with_its_numbers_and_dates_as_they_were() {
	with_register(|| {
		bring_in(BAKERY, PAR);
		assert_eq!((held(BAKERY, CLASS, ADA), held(BAKERY, CLASS, BEN)), (10, 4));
		let certificate = Shares::certificate(BAKERY, CLASS, ADA).unwrap();
		let since = date(2003, 5, 4);
		assert_eq!(certificate, Certificate { shares: 10, par: 10 * PAR, value: 10 * PAR, since });
		let waiting = Shares::queue(BAKERY, CLASS).into_iter().map(|(day, group)| (day, group.left));
		let queue = vec![(date(2024, 12, 31), 3 * PAR), (date(2025, 2, 3), 6 * PAR - 150 * EURO)];
		assert_eq!(waiting.collect::<Vec<_>>(), queue);
		let record = class(BAKERY, CLASS);
		let queued = 9 * PAR - 150 * EURO;
		assert_eq!((record.held, record.queued, record.since), (14, queued, founded()));
		assert_eq!((balance(BAKERY, record.capital), balance(BAKERY, record.redeemable)), (14 * PAR, queued));
		// Its books had begun, and do not show what they bring in yet.
		assert_eq!(balance(BAKERY, brought(BAKERY)), 14 * PAR + queued);
		assert_eq!(Books::<Test>::get(BAKERY).unwrap().capital, 14 * PAR + queued);
		assert_eq!((stake(BAKERY, ADA).par, stake(BAKERY, 11).open), (10 * PAR, 1));
		// A former member is not settled.
		assert!(!Shares::is_settled(BAKERY, 11));
		let grounds = Grounds::Register { agreed_by: Agreed::Board([1, 2]), confirmed_by: AUDITOR };
		let (at, class) = (MockClock::civil(), CLASS);
		let operation = |kind, member, shares, day| Operation { kind, class, member, shares, day, at, grounds };
		let imported = |claim, paid| OperationKind::ImportedClaim { claim, paid };
		let told = vec![
			operation(OperationKind::Imported, ADA, 10, date(2003, 5, 4)),
			operation(OperationKind::Imported, BEN, 4, date(2026, 7, 1)),
			operation(imported(1, 150 * EURO), 11, 6, date(2025, 2, 3)),
			operation(imported(2, 0), 12, 3, date(2024, 12, 31)),
		];
		assert_eq!(operations(BAKERY), told);
		assert!(take_events::<Test, Event<Test>>().contains(&Event::Imported { coop: BAKERY, class: CLASS, until: 4 }));
		assert_eq!((Imports::<Test>::iter().count(), ImportBatches::<Test>::iter().count()), (0, 0));
		// From here on it is as any other class.
		assert_ok!(subscribe(CLEO, 1));
	});
}

/// Returns of the years before were declared elsewhere.
#[test]
fn days_count_from_the_business_year_that_runs() {
	with_register(|| {
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2026), 800));
		bring_in(BAKERY, PAR);
		let days = |member| {
			let mut holding = Holdings::<Test>::get((BAKERY, CLASS, member));
			let (_, class, _) = Shares::book_and_class(BAKERY, CLASS).unwrap();
			holding.count(&class).unwrap();
			holding.years
		};
		pass_until(new_year(2027));
		assert_eq!(days(ADA).years(), [(new_year(2026), 365 * 10 * PAR)]);
		assert_eq!(days(BEN).years(), [(new_year(2026), 184 * 4 * PAR)]);
		assert_ok!(check());
	});
}

#[test]
fn nothing_of_the_class_moves_until_its_register_is_in() {
	with_register(|| {
		let moves = || {
			assert_noop!(subscribe(CLEO, 1), Errors::BeingImported);
			let allotment = Allotment::FirstCome;
			let terms = OfferTerms { class: CLASS, minimum: 1, target: 1, maximum: 1, allotment, days: 7 };
			assert_noop!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)), Errors::BeingImported);
			assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, PAR / 2, doc(5)));
			assert_noop!(Shares::value(special(BAKERY), CLASS, PAR / 2, doc(5)), Errors::BeingImported);
			assert_noop!(Shares::reject_figure(ordinary(BAKERY), CLASS, PAR / 2, doc(5)), Errors::BeingImported);
		};
		moves();
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2026), 800));
		let totals = totals(BAKERY, 1, PAR);
		assert_ok!(agree(BAKERY, 1, totals));
		moves();
		open_books(BAKERY, totals.worth().unwrap());
		assert_ok!(confirm(BAKERY, 1, totals));
		Figures::<Test>::remove(BAKERY, CLASS);
		// The first lines are in.
		step();
		moves();
		Figures::<Test>::remove(BAKERY, CLASS);
		let (accounts_until, approved_on) = (new_year(2026), new_year(2026));
		let release = Release { amount: PAR, accounts_until, approved_on, surplus: 0, solvency: doc(3) };
		assert_noop!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release), Errors::BeingImported);
		assert_ok!(Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, CLASS, account(BAKERY, BEN), 1));
		let content = Shares::transfer_content(BAKERY, CLASS, ADA).unwrap();
		assert_ok!(Shares::accept_transfer(signed(BAKERY, BEN), BAKERY, CLASS, ADA, content));
		let consent = Shares::consent(ordinary(BAKERY), BAKERY, CLASS, ADA, content);
		assert_noop!(consent, Errors::BeingImported);
		pass_days(0);
		assert_eq!(class(BAKERY, CLASS).importing, Importing::Nothing);
	});
}

#[test]
fn no_return_is_declared_for_those_whose_register_still_comes_in() {
	empty_test(|| {
		import_class(BAKERY, TERMS);
		assert_ok!(draft(BAKERY, 1, &register()[..2]));
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2026), 800));
		let totals = totals(BAKERY, 1, PAR);
		assert_ok!(agree(BAKERY, 1, totals));
		assert_ok!(confirm(BAKERY, 1, totals));
		DeadlineTime::mutate(|now| *now += 60 * DAY);
		let declare = || declare_return(BAKERY, new_year(2026), &[(CLASS, 800)], 10_000 * EURO);
		assert_noop!(declare(), Errors::BeingImported);
		pass_days(0);
		// A return is declared of what the co-op can pay.
		assert_noop!(declare(), Errors::NotLiquid);
		pay_in(1_000 * EURO);
		assert_ok!(declare());
		// Ada's ten for all of the year, and what Ben has held since July.
		let value_days = (10 * 365 + 4 * 184) * PAR;
		assert_eq!(Returns::<Test>::get((BAKERY, CLASS, new_year(2026))).unwrap().value_days, value_days);
	});
}

#[test]
fn one_bad_line_refuses_its_batch_and_says_its_place() {
	with_register(|| {
		let good = holding(CLEO, 1, today());
		let refused = |bad: ImportedLine, error: Errors| {
			assert_noop!(draft(BAKERY, 1, &[good, good, bad]), error);
		};
		refused(holding(11, 1, founded()), Errors::LineNotSeated(2));
		refused(holding(99, 1, founded()), Errors::LineNotSeated(2));
		refused(claim(99, 1, founded(), 0), Errors::LineNoMember(2));
		refused(claim(0, 1, founded(), 0), Errors::LineNoMember(2));
		refused(holding(ADA, 0, founded()), Errors::LineNoShares(2));
		refused(holding(ADA, limits::MAX_SHARES + 1, founded()), Errors::LineNoShares(2));
		refused(claim(ADA, 0, founded(), 0), Errors::LineNoShares(2));
		refused(claim(ADA, u64::MAX, founded(), 0), Errors::LineNoShares(2));
		refused(holding(ADA, 1, founded() - 1), Errors::LineBeforeClass(2));
		refused(claim(ADA, 1, founded() - 1, 0), Errors::LineBeforeClass(2));
		refused(holding(ADA, 1, today() + 1), Errors::LineInFuture(2));
		// Those of today may still become more.
		refused(claim(ADA, 1, today(), 0), Errors::LineInFuture(2));
		refused(claim(ADA, 2, founded(), 2 * PAR), Errors::LinePaid(2));
		assert_noop!(draft(BAKERY, 1, &[holding(ADA, 0, founded()), good]), Errors::LineNoShares(0));
		let most = holding(ADA, limits::MAX_SHARES, founded());
		assert_noop!(draft(BAKERY, 1, &[most]), Errors::TooManyShares);
		let most = claim(ADA, limits::MAX_SHARES, founded(), 0);
		assert_noop!(draft(BAKERY, 1, &[most]), Errors::TooManyShares);
		// A bank pays whole cents.
		import_class(HOUSING, TERMS);
		let paid = |paid| draft(HOUSING, 1, &[claim(ADA, 1, founded(), paid)]);
		assert_noop!(paid(CENT - 1), Errors::LinePaid(0));
		assert_ok!(paid(CENT));
		// What is as old as the class, and a claim of who is still a member, can come in.
		assert_ok!(draft(BAKERY, 1, &[good, holding(ADA, 1, founded()), claim(ADA, 1, today() - 1, PAR - 1)]));
	});
}

#[test]
fn what_cannot_be_drafted_is_refused_by_name() {
	with_register(|| {
		let some = || lines(&register()[..1]);
		let import = |by, class, after, some| plain(Shares::import(by, BAKERY, class, after, some));
		assert_noop!(import(anybody(), CLASS, 0, some()), Errors::NotMember);
		assert_noop!(import(signed(BAKERY, ADA), CLASS, 0, some()), Errors::NotOnBoard);
		assert_noop!(import(signed(BAKERY, 1), 9, 0, some()), Errors::NoSuchClass);
		// Sent twice, it comes in once.
		assert_noop!(import(signed(BAKERY, 1), CLASS, 3, some()), Errors::OtherPlace);
		assert_noop!(import(signed(BAKERY, 1), CLASS, 4, lines(&[])), Errors::NoShares);
		let new = open_class(BAKERY, TERMS);
		assert_noop!(import(signed(BAKERY, 1), new, 0, some()), Errors::NoImport);
		Imports::<Test>::mutate((BAKERY, CLASS, 1), |draft| draft.as_mut().unwrap().batches = limits::MAX_BATCHES);
		assert_noop!(import(signed(BAKERY, 1), CLASS, 4, some()), Errors::TooManyBatches);
		Imports::<Test>::mutate((BAKERY, CLASS, 1), |draft| draft.as_mut().unwrap().batches = 2);
	});
}

#[test]
fn a_class_exists_since_a_day_that_can_be() {
	empty_test(|| {
		let open = |since| Shares::open_class(special(BAKERY), ClassTerms { since: Some(since), ..TERMS }, doc(1));
		assert_noop!(open(today() + 1), Errors::TermsOutsideRange);
		assert_noop!(open(limits::FIRST_DAY - 1), Errors::TermsOutsideRange);
		assert_ok!(open(limits::FIRST_DAY));
		assert_ok!(open(today()));
		assert_eq!(limits::FIRST_DAY, date(1844, 1, 1));
		assert_eq!(class(BAKERY, CLASS).importing, Importing::Open);
	});
}

#[test]
fn a_draft_is_taken_back_batch_by_batch_by_who_drafts_it() {
	with_register(|| {
		let take_back = |by: RuntimeOrigin, of| Shares::take_back_import(by, BAKERY, CLASS, of);
		assert_noop!(take_back(anybody(), 1), Errors::NotMember);
		assert_noop!(take_back(signed(BAKERY, ADA), 1), Errors::NotOnBoard);
		assert_noop!(take_back(signed(BAKERY, 2), 1), Errors::NotYourDraft);
		assert_noop!(take_back(signed(BAKERY, 1), 2), Errors::NoImport);
		assert_noop!(Shares::take_back_import(signed(BAKERY, 1), BAKERY, 9, 1), Errors::NoSuchClass);
		let before = draft_of(BAKERY, CLASS, 1);
		assert_ok!(take_back(signed(BAKERY, 1), 1));
		assert_eq!(draft_of(BAKERY, CLASS, 1).sums.lines(), Some(3));
		assert_ok!(check());
		// The same lines come to the same again.
		assert_ok!(draft(BAKERY, 1, &register()[3..]));
		assert_eq!(draft_of(BAKERY, CLASS, 1), before);
		// Who is not on the board any more leaves it to the others.
		dismiss(BAKERY, 1);
		assert_ok!(take_back(signed(BAKERY, 2), 1));
		assert_ok!(take_back(signed(BAKERY, 2), 1));
		assert_eq!(Imports::<Test>::iter().count(), 0);
	});
}

#[test]
fn one_officer_alone_hinders_nobody() {
	with_register(|| {
		// A hostile one drafts what is not so, and it stays beside what the others draft.
		let hostile = [holding(3, 1_000_000, founded())];
		assert_ok!(draft(BAKERY, 3, &hostile));
		assert_ok!(agree_by(BAKERY, 3, 3, totals(BAKERY, 3, PAR)));
		assert_noop!(confirm(BAKERY, 3, totals(BAKERY, 3, PAR)), Errors::NotAgreed);
		bring_in(BAKERY, PAR);
		assert_eq!(held(BAKERY, CLASS, 3), 0);
		assert_noop!(draft(BAKERY, 3, &hostile), Errors::NoImport);
		// Anybody clears it away.
		assert_ok!(Shares::take_back_import(anybody(), BAKERY, CLASS, 3));
		assert_eq!((Imports::<Test>::iter().count(), ImportBatches::<Test>::iter().count()), (0, 0));
	});
}

#[test]
fn two_hands_repeat_what_a_draft_comes_to() {
	with_register(|| {
		let right = totals(BAKERY, 1, PAR);
		for wrong in [
			ImportTotals { holdings: 3, ..right },
			ImportTotals { shares: 13, ..right },
			ImportTotals { claims: 1, ..right },
			ImportTotals { claimed: 8, ..right },
			ImportTotals { paid: 0, ..right },
			ImportTotals { digest: doc(9), ..right },
		] {
			assert_noop!(agree_by(BAKERY, 1, 1, wrong), Errors::ImportDiffers);
		}
		assert_noop!(agree_by(BAKERY, 1, 1, ImportTotals { document: doc(0), ..right }), Errors::NoDocument);
		for value in [PAR + 1, PAR / 1_000 - 1, 25 * EURO] {
			// 150 of six shares were paid, so each is worth more than 25.
			assert_noop!(agree_by(BAKERY, 1, 1, ImportTotals { value, ..right }), Errors::ValueOutsideRange);
		}
		assert_noop!(agree_by(BAKERY, ADA, 1, right), Errors::NotOnBoard);
		assert_noop!(agree_by(BAKERY, 1, 2, right), Errors::NoImport);
		assert_ok!(agree_by(BAKERY, 1, 1, right));
		assert_noop!(agree_by(BAKERY, 1, 1, right), Errors::AlreadyBegun);
		// What has changed since must be agreed to anew.
		assert_ok!(draft(BAKERY, 1, &[holding(CLEO, 1, founded())]));
		assert_noop!(agree_by(BAKERY, 2, 1, right), Errors::ImportDiffers);
		assert_ok!(Shares::take_back_import(signed(BAKERY, 1), BAKERY, CLASS, 1));
		assert_ok!(agree_by(BAKERY, 2, 1, right));
		assert_noop!(agree_by(BAKERY, 3, 1, right), Errors::ImportAgreed);
		assert_noop!(draft(BAKERY, 1, &[holding(CLEO, 1, founded())]), Errors::ImportAgreed);
		let taken = Shares::take_back_import(signed(BAKERY, 1), BAKERY, CLASS, 1);
		assert_noop!(taken, Errors::ImportAgreed);
	});
}

#[test]
fn the_members_can_agree_instead() {
	with_register(|| {
		let totals = totals(BAKERY, 1, PAR);
		let agree = |origin| Shares::agree_import(origin, BAKERY, CLASS, 1, totals);
		assert_noop!(agree(ordinary(HOUSING)), Errors::OtherCoop);
		assert_noop!(agree(decided(BAKERY, Track::Consent)), Errors::MandateTooWeak);
		assert_ok!(agree(ordinary(BAKERY)));
		let resolution = rochdale_mocks::RESOLUTION;
		assert_eq!(draft_of(BAKERY, CLASS, 1).agreed.unwrap().by, Agreed::Members(resolution));
	});
}

#[test]
fn an_auditor_who_is_somebody_else_confirms_what_the_books_say() {
	with_register_of(HOUSING, || {
		let right = totals(HOUSING, 1, PAR);
		let confirm_by = |who, totals| Shares::confirm_import(signed(HOUSING, who), HOUSING, CLASS, 1, totals);
		assert_noop!(confirm_by(AUDITOR, right), Errors::NotAgreed);
		assert_ok!(agree(HOUSING, 1, right));
		assert_noop!(confirm_by(2, right), Errors::NotAuditor);
		assert_noop!(Shares::confirm_import(anybody(), HOUSING, CLASS, 1, right), Errors::NotMember);
		assert_noop!(confirm_by(AUDITOR, ImportTotals { released: 1, ..right }), Errors::ImportDiffers);
		// An auditor who has drafted it or agreed does not look at their own.
		for officer in [1, 2] {
			appoint(HOUSING, Office::Auditor, officer);
			assert_noop!(confirm_by(officer, right), Errors::SamePerson);
		}
		appoint(HOUSING, Office::Auditor, AUDITOR);
		for wrong in [CENT, right.worth().unwrap() - CENT, right.worth().unwrap() + CENT] {
			open_books(HOUSING, wrong);
			assert_noop!(confirm_by(AUDITOR, right), Errors::NotInBooks);
			pass_days(1);
		}
		// It was put right.
		open_books(HOUSING, right.worth().unwrap());
		assert_ok!(confirm_by(AUDITOR, right));
		assert_noop!(confirm_by(AUDITOR, right), Errors::NoImport);
		pass_days(0);
		assert_eq!(class(HOUSING, CLASS).held, 14);
	});
}

#[test]
fn an_auditor_refuses_and_the_draft_is_put_right() {
	with_register(|| {
		let totals = totals(BAKERY, 1, PAR);
		let refuse = |who| Shares::refuse_import(signed(BAKERY, who), BAKERY, CLASS, 1);
		assert_noop!(refuse(AUDITOR), Errors::NotAgreed);
		assert_ok!(agree(BAKERY, 1, totals));
		assert_noop!(refuse(1), Errors::NotAuditor);
		assert_ok!(refuse(AUDITOR));
		assert_noop!(confirm(BAKERY, 1, totals), Errors::NotAgreed);
		assert_ok!(Shares::take_back_import(signed(BAKERY, 1), BAKERY, CLASS, 1));
		assert_ok!(draft(BAKERY, 1, &[claim(12, 2, date(2024, 12, 31), 0)]));
		bring_in(BAKERY, PAR);
		assert_eq!(class(BAKERY, CLASS).queued, 8 * PAR - 150 * EURO);
	});
}

#[test]
fn where_nothing_comes_in_a_class_is_a_new_one() {
	with_register(|| {
		let end = |origin| Shares::end_import(origin, BAKERY, CLASS);
		assert_noop!(end(signed(BAKERY, ADA)), Errors::NotOnBoard);
		assert_noop!(end(ordinary(HOUSING)), Errors::OtherCoop);
		assert_noop!(Shares::end_import(ordinary(BAKERY), BAKERY, 9), Errors::NoSuchClass);
		assert_ok!(end(signed(BAKERY, 1)));
		assert_noop!(end(signed(BAKERY, 1)), Errors::AlreadyBegun);
		assert_ok!(end(signed(BAKERY, 3)));
		assert_noop!(end(ordinary(BAKERY)), Errors::NoImport);
		assert_noop!(draft(BAKERY, 1, &register()[..1]), Errors::NoImport);
		assert_ok!(subscribe(CLEO, 1));
		assert_ok!(check());
	});
}

#[test]
fn the_members_end_an_import_where_no_officer_does() {
	with_register(|| {
		assert_ok!(Shares::end_import(ordinary(BAKERY), BAKERY, CLASS));
		assert_ok!(subscribe(CLEO, 1));
		// What was confirmed comes in.
		import_class(HOUSING, TERMS);
		assert_ok!(draft(HOUSING, 1, &register()[..2]));
		let totals = totals(HOUSING, 1, PAR);
		assert_ok!(agree(HOUSING, 1, totals));
		open_books(HOUSING, totals.worth().unwrap());
		assert_ok!(confirm(HOUSING, 1, totals));
		assert_noop!(Shares::end_import(ordinary(HOUSING), HOUSING, CLASS), Errors::NoImport);
		pass_days(0);
	});
}

#[test]
fn a_holding_above_the_cap_comes_in_and_blocks_new_shares_only() {
	empty_test(|| {
		import_class(BAKERY, ClassTerms { minimum: 2, maximum: 100, ..TERMS });
		assert_ok!(draft(BAKERY, 1, &[holding(ADA, 500, founded()), holding(BEN, 1, founded())]));
		bring_in(BAKERY, PAR);
		assert_noop!(subscribe(ADA, 1), Errors::AboveMaximum);
		assert_noop!(subscribe(CLEO, 101), Errors::AboveMaximum);
		assert_ok!(subscribe(CLEO, 2));
		// Who holds less than the minimum has it with what they add.
		assert_ok!(subscribe(BEN, 1));
		assert_ok!(Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 450, false));
	});
}

#[test]
fn a_member_has_the_sum_of_their_lines_since_the_last_of_their_days() {
	empty_test(|| {
		import_class(BAKERY, TERMS);
		let days = [date(2010, 1, 1), date(2020, 1, 1), date(2015, 1, 1)];
		assert_ok!(draft(BAKERY, 1, &days.map(|day| holding(ADA, 2, day))));
		bring_in(BAKERY, PAR);
		let certificate = Shares::certificate(BAKERY, CLASS, ADA).unwrap();
		assert_eq!((certificate.shares, certificate.since), (6, date(2020, 1, 1)));
		assert_eq!(operations(BAKERY).iter().map(|one| one.day).collect::<Vec<_>>(), days);
	});
}

#[test]
fn who_has_left_when_their_line_comes_in_has_a_claim() {
	with_register(|| {
		let totals = totals(BAKERY, 1, PAR);
		assert_ok!(agree(BAKERY, 1, totals));
		open_books(BAKERY, totals.worth().unwrap());
		assert_ok!(confirm(BAKERY, 1, totals));
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		pass_days(0);
		assert_eq!((held(BAKERY, CLASS, ADA), class(BAKERY, CLASS).held), (0, 4));
		assert_eq!(
			Shares::queue(BAKERY, CLASS).last().map(|(day, group)| (*day, group.left)),
			Some((today(), 10 * PAR))
		);
	});
}

/// 60 of 100 are left of each share. Of one day, one claim was paid 20 of two shares, another nothing of one.
#[test]
fn a_class_comes_in_that_was_written_down_and_nobody_has_more_than_par() {
	empty_test(|| {
		import_class(BAKERY, ClassTerms { earliest_days: 0, redemption: Redemption::Right, ..TERMS });
		let day = date(2025, 2, 3);
		let all = [holding(BEN, 10, founded()), claim(ADA, 2, day, 20 * EURO), claim(CLEO, 1, day, 0)];
		assert_ok!(draft(BAKERY, 1, &all));
		bring_in(BAKERY, 60 * EURO);
		let record = class(BAKERY, CLASS);
		assert_eq!((record.value, record.queued), (60 * EURO, 160 * EURO));
		assert_eq!(balance(BAKERY, record.capital), 600 * EURO);
		let valued = operations(BAKERY).remove(0);
		assert_eq!(valued.kind, OperationKind::Valued { value: 60 * EURO });
		assert!(matches!(valued.grounds, Grounds::Register { .. }));
		// Written down shares are not issued.
		assert_noop!(subscribe(CLEO, 1), Errors::WrittenDown);
		pay_in(1_000 * EURO);
		let release = |amount| {
			let (accounts_until, approved_on) = (new_year(2026), new_year(2026));
			let release = Release { amount, accounts_until, approved_on, surplus: 0, solvency: doc(3) };
			Shares::release(ordinary(BAKERY), BAKERY, CLASS, release)
		};
		// Each has the same part of what they wait for: 100 and 60.
		assert_ok!(release(80 * EURO));
		let collect = |claim| Shares::collect_claims(anybody(), BAKERY, only(claim));
		assert_ok!(collect(1));
		assert_ok!(collect(2));
		assert_eq!((owed(BAKERY, ADA), owed(BAKERY, CLEO)), (50 * EURO, 30 * EURO));
		assert_ok!(check());
		// All that is left is restored to par: Ada has had 20 and 50 of 200, Cleo 30 of 100.
		assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, PAR, doc(5)));
		assert_ok!(Shares::value(special(BAKERY), CLASS, PAR, doc(5)));
		assert_ok!(release(PAR * 2));
		assert_ok!(collect(1));
		assert_ok!(collect(2));
		assert_eq!((owed(BAKERY, ADA), owed(BAKERY, CLEO)), (133_333_333, 80 * EURO - 1));
		assert!(owed(BAKERY, ADA) + 20 * EURO <= 2 * PAR);
		assert_eq!(class(BAKERY, CLASS).queued, 0);
	});
}

#[test]
fn what_was_paid_elsewhere_this_year_counts_for_its_budget() {
	with_register(|| {
		let totals = ImportTotals { released: 40 * EURO, ..totals(BAKERY, 1, PAR) };
		assert_ok!(agree(BAKERY, 1, totals));
		open_books(BAKERY, totals.worth().unwrap());
		assert_ok!(confirm(BAKERY, 1, totals));
		pass_days(0);
		let record = class(BAKERY, CLASS);
		// What Ben has held since July was not there when the year began.
		assert_eq!((record.released, record.began_with), (40 * EURO, 10 * PAR + record.queued));
	});
}

#[test]
fn what_hands_enter_on_the_account_is_theirs_alone() {
	empty_test(|| {
		import_class(HOUSING, TERMS);
		assert_ok!(draft(HOUSING, 1, &[holding(ADA, 3, founded())]));
		// The money of the old bank account comes by the bank of the books.
		let totals = totals(HOUSING, 1, PAR);
		assert_ok!(agree(HOUSING, 1, totals));
		for (amount, is_all) in [(2 * PAR, false), (PAR, true)] {
			let leg = Leg { account: brought(HOUSING), side: Side::Credit, amount, party: None };
			let (booked, direction) = (today(), Direction::In);
			let line = StatementLine { reference: fresh(), booked, valued: booked, direction, amount };
			let parts = vec![Part::Direct(leg)].try_into().unwrap();
			let posting = Posting { bank: CASH_NO, line, parts, rest: 0, voucher: doc(501) };
			for hand in [1, 2] {
				let ledger = LedgerId::Coop(HOUSING);
				assert_ok!(plain(Ledger::post(signed(HOUSING, hand), ledger, HOUSING, posting.clone())));
			}
			if !is_all {
				assert_noop!(confirm(HOUSING, 1, totals), Errors::NotInBooks);
			}
		}
		assert_ok!(confirm(HOUSING, 1, totals));
		pass_days(0);
		assert_eq!((held(HOUSING, CLASS, ADA), balance(HOUSING, brought(HOUSING))), (3, 0));
	});
}

/// Fifty batches, two hands, the auditor, and two hands of the books.
#[test]
fn five_thousand_holders_come_in_by_fewer_than_two_hundred_transactions() {
	empty_test(|| {
		let all = 5_000;
		(MEMBERS + 1..=all).for_each(|member| seat(HOUSING, member, account(HOUSING, member)));
		import_class(HOUSING, TERMS);
		let mut transactions = 0;
		let register: Vec<_> = (1..=all).map(|member| holding(member, 2, founded())).collect();
		for batch in register.chunks(100) {
			assert_ok!(draft(HOUSING, 1, batch));
			transactions += 1;
		}
		let totals = totals(HOUSING, 1, PAR);
		assert_ok!(agree(HOUSING, 1, totals));
		open_books(HOUSING, totals.worth().unwrap());
		assert_ok!(confirm(HOUSING, 1, totals));
		transactions += 2 + 2 + 1;
		assert!(transactions <= 200, "{transactions}");
		let mut blocks = 0;
		while class(HOUSING, CLASS).importing != Importing::Nothing {
			<Shares as Hooks<u64>>::on_idle(1, Weight::MAX);
			blocks += 1;
		}
		// Each batch in seven steps, of which four are in a block: hardly five minutes.
		assert_eq!(blocks, (50 * 7_u32).div_ceil(limits::MAX_STEPS_PER_BLOCK));
		assert_eq!((class(HOUSING, CLASS).held, Books::<Test>::get(HOUSING).unwrap().operations), (10_000, all));
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]

	/// Whatever comes in, holdings are the class and its account, and the queue is in the order of its days with what waits.
	#[test]
	fn any_register_comes_in_as_it_was(
		held in prop::collection::vec((1u32..=10, 1u64..1_000, 0i32..10_000), 0..60),
		claimed in prop::collection::vec((1u32..=12, 1u64..50, 1i32..9, 0u128..1_000), 0..40),
		thousandths in 1u128..=1_000,
		size in 1usize..20,
	) {
		chain().execute_with(|| {
			import_class(HOUSING, TERMS);
			[11, 12].into_iter().for_each(|member| unseat(HOUSING, member));
			let value = (PAR * thousandths / 1_000).next_multiple_of(CENT);
			let mut register: Vec<_> =
				held.iter().map(|(member, shares, ago)| holding(*member, *shares, today() - ago)).collect();
			let mut queue = BTreeMap::<Day, Balance>::new();
			for (place, (member, shares, ago, part)) in claimed.iter().enumerate() {
				let (all, day) = (value * u128::from(*shares), today() - ago);
				// Less than all.
				let paid = all * part / 1_000 / CENT * CENT;
				*queue.entry(day).or_default() += all - paid;
				register.insert(place.min(register.len()), claim(*member, *shares, day, paid));
			}
			if register.is_empty() {
				return;
			}
			for batch in register.chunks(size) {
				assert_ok!(draft(HOUSING, 1, batch));
			}
			let totals = totals(HOUSING, 1, value);
			assert_ok!(agree(HOUSING, 1, totals));
			open_books(HOUSING, totals.worth().unwrap());
			assert_ok!(confirm(HOUSING, 1, totals));
			while class(HOUSING, CLASS).importing != Importing::Nothing {
				step();
				assert_ok!(check());
			}
			let record = class(HOUSING, CLASS);
			let shares: u64 = held.iter().map(|(_, shares, _)| shares).sum();
			assert_eq!(record.held, shares);
			assert_eq!(balance(HOUSING, record.capital), value * u128::from(shares));
			let waits: Balance = queue.values().sum();
			assert_eq!((record.queued, balance(HOUSING, record.redeemable)), (waits, waits));
			let told: Vec<_> = Shares::queue(HOUSING, CLASS).into_iter().map(|(day, group)| (day, group.left)).collect();
			assert_eq!(told, queue.into_iter().collect::<Vec<_>>());
			for member in 1..=MEMBERS {
				let of = |one: &&(u32, u64, Day)| one.0 == member;
				let own: u64 = held.iter().filter(of).map(|(_, shares, _)| shares).sum();
				assert_eq!(super::super::mock::held(HOUSING, CLASS, member), own);
			}
			assert_eq!(balance(HOUSING, brought(HOUSING)), 0);
		});
	}
}

#[test]
fn who_is_paid_for_a_former_member_who_came_in_does_not_release_their_claim() {
	with_register(|| {
		bring_in(BAKERY, PAR);
		assert_ok!(Shares::name_payee(ordinary(BAKERY), BAKERY, 11, account(BAKERY, 3), doc(8)));
		pass_until(new_year(2027));
		let (accounts_until, approved_on) = (new_year(2027), new_year(2027));
		let release = Release { amount: PAR, accounts_until, approved_on, surplus: 0, solvency: doc(3) };
		let by = |officer| plain(Shares::release(signed(BAKERY, officer), BAKERY, CLASS, release));
		assert_noop!(by(3), Errors::YouBenefit);
		pay_in(PAR);
		assert_ok!(by(1));
	});
}
