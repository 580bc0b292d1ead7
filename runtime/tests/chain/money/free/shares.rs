//! Members of the housing co-op who have no units subscribe by bank, give shares away and back, and are paid.

use super::*;
use crate::patronage::Divided;
use pallet_capped_shares::{
	Allotment, Books, Call as SharesCall, ClassTerms, Debt, Expected, Holdings, ImportTotals, ImportedLine, Imports,
	OfferTerms, Release,
};
use pallet_surplus::{Base, Call as SurplusCall, Choices, Figures, Outcome, ReturnRates, Voluntary, YearAccounts};
use rochdale_primitives::MemberNo;
use rochdale_runtime::Shares;

const COOP: CoopId = LINDENHOF;
const CLASS: u16 = 1;

/// The board, the auditor, who sits there as member 4, and member 5.
const BOARD: [(Key, CoopId); 2] = [(Key::Dave, COOP), (Key::Eve, COOP)];
const AUDITOR: Key = Key::Alice;
const HOLDER: (Key, MemberNo) = (Key::BobStash, 5);

const TERMS: ClassTerms = ClassTerms { par: 10 * UNIT, buys_out: false, ..crate::harness::TERMS };

fn by_bank_in_euros() -> TreasuriesCall<Runtime> {
	let mut opening = opening(Mode::Bank, &board(COOP));
	if let TreasuriesCall::open_treasury { currency, .. } = &mut opening {
		*currency = *b"EUR";
	}
	opening
}

fn of_board(made: &mut Made, call: &SharesCall<Runtime>) {
	for (by, _) in BOARD {
		made.free(by, call.clone());
	}
}

/// What waits last is posted as the bank's statement has it.
fn post(made: &mut Made, treasury: TreasuryId, reference: u8) {
	post_by(made, BOARD.map(|(by, _)| by), treasury, reference);
}

fn post_by(made: &mut Made, hands: [Key; 2], treasury: TreasuryId, reference: u8) {
	let pending = last_pending(treasury);
	let one = pallet_ledger::Pendings::<Runtime>::get(ledger(treasury), pending).unwrap();
	let amount = one.items.iter().map(|waiting| waiting.remaining).sum();
	let line = posting(treasury, one.direction, amount, reference, vec![PartOf::<Runtime>::Whole(pending)]);
	for by in hands {
		made.free(by, of_hand(COOP, line.clone()));
	}
}

fn year() -> Day {
	Books::<Runtime>::get(COOP).unwrap().years[0]
}

/// Ten shares each are paid for at the bank, one list is given up, and the offer is open until a day.
fn subscribed(made: &mut Made) -> TreasuryId {
	let coop = COOP;
	decide(&[coop], by_bank_in_euros());
	let treasury = last_treasury();
	decide(&[coop], SharesCall::open_class { terms: TERMS, document: document(1) });
	decide(&[coop], SharesCall::declare_maximum { class: CLASS, year: year(), bps: 500 });
	let allotment = Allotment::InProportion;
	let terms = OfferTerms { class: CLASS, minimum: 10, target: 20, maximum: 100, allotment, days: 7 };
	decide(&[coop], SharesCall::open_offer { terms, document: document(2) });
	let expect = |members: &[MemberNo]| {
		let list: Vec<_> = members.iter().map(|member| (*member, 10)).collect();
		SharesCall::expect { coop, expected: Expected::Offer(1, list.try_into().unwrap()) }
	};
	made.free(Key::Dave, expect(&[1, 2]));
	made.free(Key::Eve, SharesCall::give_up_list { coop, pending: last_pending(treasury) });
	// Nobody posts what they have paid themselves.
	made.free(Key::Dave, expect(&[3, 4, HOLDER.1]));
	post(made, treasury, 31);
	made.free(Key::Dave, expect(&[1]));
	post_by(made, [Key::Eve, Key::AliceStash], treasury, 36);
	made.free(Key::Dave, expect(&[2]));
	post_by(made, [Key::Dave, Key::AliceStash], treasury, 37);
	treasury
}

/// The holder gives some away, takes another gift and a notice back, and gives the rest notice.
fn of_holders(made: &mut Made) {
	let (coop, class) = (COOP, CLASS);
	let propose = || SharesCall::propose_transfer { coop, class, to: id(AUDITOR).into(), shares: 1 };
	made.free(HOLDER.0, propose());
	made.free(HOLDER.0, SharesCall::withdraw_transfer { coop, class });
	made.free(HOLDER.0, propose());
	let content = Shares::transfer_content(coop, class, HOLDER.1).unwrap();
	let from = HOLDER.1;
	made.free(AUDITOR, SharesCall::accept_transfer { coop, class, from, content });
	of_board(made, &SharesCall::consent { coop, class, from, content });
	let shares = Holdings::<Runtime>::get((coop, class, from)).shares;
	let notice = || SharesCall::give_notice { coop, class, shares, to_year_end: false };
	made.free(HOLDER.0, notice());
	let ends_on = today() + 30;
	made.free(HOLDER.0, SharesCall::cancel_notice { coop, class, shares, ends_on });
	made.free(HOLDER.0, notice());

	made.free(AUDITOR, SharesCall::give_figure { coop, class, value: TERMS.par, document: document(4) });
	let suspend = |days| SharesCall::suspend { coop, class, days, reason: document(5) };
	made.free(Key::Dave, suspend(9));
	let begun = pallet_capped_shares::Begun::<Runtime>::iter_key_prefix(coop).next().unwrap();
	made.free(Key::Dave, SharesCall::take_back { coop, content: begun });
	of_board(made, &suspend(1));
}

/// A month later the day of the notice has come, which anybody can say.
fn ended() {
	let is_notice = |due| matches!(due, pallet_capped_shares::Due::Notice(..));
	let due = pallet_capped_shares::Deadlines::<Runtime>::iter_keys().find(|(_, due)| is_notice(*due));
	let (at, due) = due.unwrap();
	let by = RuntimeOrigin::signed(id(Key::Ferdie));
	assert_eq!(dispatched(by, SharesCall::advance { at: u64::from_be_bytes(at), due }), Ok(()));
}

/// The year is over, and the members have approved its accounts.
fn of_the_queue(made: &mut Made, treasury: TreasuryId) {
	let (coop, class) = (COOP, CLASS);
	let accounts_until = pallet_treasuries::YearBegin::JANUARY.year(today()).unwrap().0;
	let queued = Shares::queue(coop, class)[0].1.left;
	let amount = queued - 5 * UNIT;
	let release = Release { amount, accounts_until, approved_on: today(), surplus: 0, solvency: document(6) };
	of_board(made, &SharesCall::release { coop, class, release });
	made.free(HOLDER.0, SharesCall::collect_claims { coop, claims: vec![1].try_into().unwrap() });
	let rates = vec![(class, 400)].try_into().unwrap();
	of_a_year(made, rates);
	let members = vec![4].try_into().unwrap();
	made.free(AUDITOR, SharesCall::collect_returns { coop, class, year: year(), members });
	let members = vec![3].try_into().unwrap();
	let collected = SharesCall::collect_returns { coop, class, year: year(), members };
	assert!(RuntimeCall::from(collected).dispatch(RuntimeOrigin::signed(id(Key::Ferdie))).is_ok());

	let owed = |member| pallet_capped_shares::Stakes::<Runtime>::get(coop, member).owed;
	let (member, amount, document) = (4, owed(4), document(8));
	of_board(made, &SharesCall::set_off { coop, member, amount, debt: Debt::Document(document) });
	bank_details(coop, HOLDER.1);
	made.free(Key::Dave, SharesCall::order_payouts { coop, members: vec![HOLDER.1].try_into().unwrap() });
	post(made, treasury, 32);
}

/// The members close the year with these rates of return, and officers use the education fund.
fn of_a_year(made: &mut Made, rates: ReturnRates) {
	let coop = COOP;
	let (members, others) = (Outcome::Profit(10 * UNIT), Outcome::Profit(0));
	let figures = Figures { members, others, tax: 0, prior_losses: 0 };
	let until = Books::<Runtime>::get(COOP).unwrap().end_of(year()).unwrap();
	let accounts = YearAccounts { from: year(), until, figures, document: document(7) };
	let confirm = || SurplusCall::confirm_accounts { coop, accounts: accounts.clone() };
	made.free(AUDITOR, confirm());
	let content = pallet_surplus::Confirmed::<Runtime>::iter_key_prefix((coop,)).next().unwrap().0;
	made.free(AUDITOR, SurplusCall::take_back { coop, content });
	made.free(AUDITOR, confirm());
	let (year, bases) = (accounts.from, vec![(Base::Hours, 10_000)].try_into().unwrap());
	decide(&[coop], SurplusCall::fix_bases { year, bases, document: document(7) });
	let choices = Choices { voluntary: Voluntary::Sum(UNIT), rates, cash_bps: 2_000, from_accounts: false };
	decide(&[coop], SurplusCall::close_year { accounts, choices });
	of_patronage(made, year);
	for (by, _) in BOARD {
		// All that there is.
		made.free(by, SurplusCall::use_education { coop, amount: UNIT / 2, document: document(7) });
	}
}

/// An officer says how the pool is divided, an auditor confirms it, a member objects and all agree. The auditor takes their part.
fn of_patronage(made: &mut Made, year: Day) {
	let (coop, member) = (COOP, 4);
	let divided = Divided::by(coop, year, &[(1, 30), (2, 20), (3, 10), (member, 7)]);
	let commitment = divided.commitment();
	made.free(Key::Dave, SurplusCall::commit_patronage { coop, year, commitment });
	made.free(AUDITOR, SurplusCall::confirm_patronage { coop, year, officer: 1, commitment });
	made.free(Key::AliceStash, SurplusCall::object_to_patronage { coop, year, root: commitment.root });
	decide(&[coop], SurplusCall::agree_patronage { year, commitment });
	made.free(AUDITOR, SurplusCall::claim_patronage { coop, year, claims: divided.claims(&[member]) });
	decide(&[coop], SurplusCall::revolve { coop, year });
	made.free(AUDITOR, SurplusCall::collect_account { coop, year, members: vec![member].try_into().unwrap() });
}

/// What is paid in units, and handed to a treasury of the co-op that pays in units.
fn of_units(made: &mut Made) {
	let coop = COOP;
	decide(&[coop], SharesCall::open_cash { mode: Mode::Units });
	let cash = Books::<Runtime>::get(coop).unwrap().other_cash.unwrap().account;
	let books = LedgerId::Coop(coop);
	let address = match Accounts::<Runtime>::get(books, cash).unwrap().terms.cash {
		rochdale_primitives::ledger::Cash::Units { address, .. } => address,
		other => panic!("in no units: {other:?}"),
	};
	give(&address, 400 * UNIT);
	let enter = LedgerCall::enter_receipts { ledger: books, account: cash };
	assert_eq!(dispatched(RuntimeOrigin::signed(id(Key::Ferdie)), enter), Ok(()));
	let treasury = open(&[coop], Mode::Units, &board(coop));
	let (amount, document) = (250 * UNIT, document(9));
	of_board(made, &SharesCall::hand_over { coop, treasury, amount, document });
	made.free(Key::Eve, SharesCall::claim_owed { coop, member: 3 });
}

/// The holder has left, whom the books know by no account. Another member is paid for them.
fn of_who_left(made: &mut Made) {
	let (coop, member, to, document) = (COOP, HOLDER.1, id(AUDITOR).into(), document(10));
	of_board(made, &SharesCall::name_payee { coop, member, to, document });
}

/// A register that was kept elsewhere comes in, and another one does not.
fn of_registers(made: &mut Made) {
	let coop = COOP;
	for _ in 0..2 {
		let terms = ClassTerms { since: Some(today() - 900), ..TERMS };
		decide(&[coop], SharesCall::open_class { terms, document: document(11) });
	}
	let lines = vec![
		ImportedLine::Holding { member: 2, shares: 5, since: today() - 800 },
		ImportedLine::Claim { member: 4, shares: 2, ended_on: today() - 700, paid: 0 },
	];
	let (by, class) = (1, 2);
	made.free(Key::Dave, SharesCall::import { coop, class, after: 0, lines: lines.try_into().unwrap() });
	let digest = Imports::<Runtime>::get((coop, class, by)).unwrap().digest;
	let (holdings, shares, claims, claimed, paid, value, released) = (1, 5, 1, 2, 0, TERMS.par, 0);
	let document = document(12);
	let totals = ImportTotals { holdings, shares, claims, claimed, paid, value, released, digest, document };
	let agree = SharesCall::agree_import { coop, class, by, totals };
	of_board(made, &agree);
	made.free(AUDITOR, SharesCall::refuse_import { coop, class, by });
	of_board(made, &agree);
	made.free(AUDITOR, SharesCall::confirm_import { coop, class, by, totals });
	of_board(made, &SharesCall::end_import { coop, class: 3 });
}

/// What came for shares in instalments, a class of which the number is 4.
const IN_INSTALMENTS: u16 = 4;

/// A member of the board and the auditor pay the first of two shares, a list is given up, and refunds are owed to the auditor.
fn of_instalments(made: &mut Made, treasury: TreasuryId) {
	let (coop, class) = (COOP, IN_INSTALMENTS);
	let terms = ClassTerms { first_bps: 5_000, instalment_months: 1, ..TERMS };
	decide(&[coop], SharesCall::open_class { terms, document: document(13) });
	decide(&[coop], SharesCall::set_open { class, is_open: true });
	for by in [AUDITOR, Key::AliceStash] {
		made.free(by, SharesCall::commit { coop, class, shares: 2, first: 1, mode: Mode::Bank });
	}
	let expect = |list: Vec<(MemberNo, u64)>| {
		let expected = Expected::Class(class, list.try_into().unwrap());
		SharesCall::expect { coop, expected }
	};
	made.free(Key::Dave, expect(vec![(3, 1)]));
	made.free(Key::Eve, SharesCall::give_up_list { coop, pending: last_pending(treasury) });
	made.free(Key::Dave, expect(vec![(4, 1), (3, 1)]));
	post(made, treasury, 33);

	let allotment = Allotment::FirstCome;
	let terms = OfferTerms { class: CLASS, minimum: 10, target: 20, maximum: 100, allotment, days: 7 };
	decide(&[coop], SharesCall::open_offer { terms, document: document(14) });
	let offer = Books::<Runtime>::get(coop).unwrap().offers;
	let expected = Expected::Offer(offer, vec![(4, 2)].try_into().unwrap());
	made.free(Key::Dave, SharesCall::expect { coop, expected });
	post(made, treasury, 34);
	decide(&[coop], SharesCall::withdraw_offer { offer });
}

/// Deadlines come up with the calendar, by so many days that it was ahead.
fn deadlines_follow(days: u64) {
	pallet_clock::Now::<Runtime>::mutate(|times| {
		let times = times.as_mut().unwrap();
		times.deadline += days * CIVIL_DAY;
		assert!(times.deadline <= times.civil);
	});
}

/// A month later the others are late. What the auditor owes is set off, and a bank takes something of it back.
fn of_who_is_late(made: &mut Made, treasury: TreasuryId) {
	let (coop, class) = (COOP, IN_INSTALMENTS);
	for member in [3, 4] {
		made.free(Key::Dave, SharesCall::remind { coop, class, member, document: document(15) });
	}
	of_board(made, &SharesCall::apply_owed { coop, class, member: 4, shares: 1 });

	let paid_in = Books::<Runtime>::get(coop).unwrap().accounts.paid_in;
	let is_first = |entry: &EntryOf<Runtime>| {
		entry.legs.iter().any(|leg| leg.account == paid_in && leg.party == Some(Party::Member(coop, 4)))
	};
	let entry = entries(treasury).iter().position(is_first).unwrap();
	let legs = &entries(treasury)[entry].legs;
	let place = legs.iter().position(|leg| leg.party == Some(Party::Member(coop, 4))).unwrap();
	let (entry, place) = (u32::try_from(entry).unwrap() + 1, u32::try_from(place).unwrap());
	let amount = 10 * UNIT;
	let back = vec![PartOf::<Runtime>::Back { entry, place, amount }];
	for (by, coop) in BOARD {
		made.free(by, of_hand(coop, posting(treasury, Direction::Out, amount, 35, back.clone())));
	}
	let missing = pallet_capped_shares::Missing::<Runtime>::iter_key_prefix((coop, 4)).next().unwrap();
	let expected = Expected::Missing(vec![(4, missing)].try_into().unwrap());
	made.free(Key::Dave, SharesCall::expect { coop, expected });
	of_board(made, &SharesCall::set_off { coop, member: 4, amount, debt: Debt::Missing(missing) });
}

/// Somebody who signs on paper only, whom two officers admit.
fn of_paper(made: &mut Made) {
	use pallet_coop_membership::{Applications, Call as MembershipCall, Class, Rolls};

	let coop = COOP;
	let apply = MembershipCall::apply_on_paper { coop, class: Class::Ordinary, commitment: document(16) };
	assert_eq!(dispatched(RuntimeOrigin::signed(id(AUDITOR)), apply), Ok(()));
	let application = Rolls::<Runtime>::get(coop).last_application;
	let candidate = Applications::<Runtime>::get(coop, application).and_then(|found| found.candidate()).unwrap();
	for (by, coop) in BOARD {
		let admit = MembershipCall::admit { coop, application, candidate: candidate.clone() };
		assert_eq!(dispatched(RuntimeOrigin::signed(id(by)), admit), Ok(()));
	}
	let (class, member) = (IN_INSTALMENTS, Rolls::<Runtime>::get(coop).last_no);
	let document = document(17);
	of_board(made, &SharesCall::promise_on_paper { coop, class, member, shares: 2, first: 1, document });
}

pub fn of_shares(made: &mut Made) {
	let treasury = block(|| subscribed(made));
	for _ in 0..9 {
		block(|| ());
	}
	block(|| of_holders(made));
	block_at(next_timestamp() + 30 * CIVIL_DAY, ended);
	block_at(next_timestamp() + 20 * CIVIL_DAY, || of_the_queue(made, treasury));
	block(|| of_units(made));
	block(|| of_registers(made));
	block(|| {
		let leave = pallet_coop_membership::Call::leave { coop: COOP };
		assert_eq!(dispatched(RuntimeOrigin::signed(id(HOLDER.0)), leave), Ok(()));
	});
	let sits = || pallet_coop_membership::Seats::<Runtime>::contains_key(id(HOLDER.0), COOP);
	crate::coops::blocks_while(sits);
	block(|| of_who_left(made));
	block(|| of_instalments(made, treasury));
	for _ in 0..4 {
		block(|| ());
	}
	block(|| of_paper(made));
	quick_block_at(next_timestamp() + 33 * CIVIL_DAY, || deadlines_follow(40));
	quick_block_at(next_timestamp(), || ());
	block(|| of_who_is_late(made, treasury));
	block_at(next_timestamp() + 31 * CIVIL_DAY, || {
		of_board(made, &SharesCall::end_commitment { coop: COOP, class: IN_INSTALMENTS, member: 3 });
		made.free(Key::AliceStash, SharesCall::pay_out { coop: COOP, members: vec![3].try_into().unwrap() });
	});
	assert!(balance(&id(Key::AliceStash)) > 0);
}
