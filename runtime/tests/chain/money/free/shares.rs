//! Members of the housing co-op who have no units subscribe by bank, give shares away and back, and are paid.

use super::*;
use pallet_capped_shares::{
	Allotment, Books, Call as SharesCall, ClassTerms, Holders, Holdings, ImportTotals, ImportedLine, Imports,
	OfferTerms, Redemption, Release,
};
use rochdale_primitives::MemberNo;
use rochdale_runtime::Shares;

const COOP: CoopId = LINDENHOF;
const CLASS: u16 = 1;

/// The board, the auditor, who sits there as member 4, and member 5.
const BOARD: [(Key, CoopId); 2] = [(Key::Dave, COOP), (Key::Eve, COOP)];
const AUDITOR: Key = Key::Alice;
const HOLDER: (Key, MemberNo) = (Key::BobStash, 5);

const TERMS: ClassTerms = ClassTerms {
	par: 10 * UNIT,
	holders: Holders::Ordinary,
	redemption: Redemption::Right,
	minimum: 1,
	maximum: 50,
	cap_bps: 3_333,
	notice_days: 30,
	budget_bps: 2_500,
	max_years: 5,
	earliest_days: 0,
	buys_out: false,
	first_bps: 10_000,
	instalment_months: 0,
	entry_fee_bps: 0,
	unjustified_bps: 0,
	expelled_bps: 0,
	above: None,
	since: None,
};

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
	let pending = last_pending(treasury);
	let one = pallet_ledger::Pendings::<Runtime>::get(ledger(treasury), pending).unwrap();
	let amount = one.items.iter().map(|waiting| waiting.remaining).sum();
	let line = posting(treasury, one.direction, amount, reference, vec![PartOf::<Runtime>::Whole(pending)]);
	for (by, coop) in BOARD {
		made.free(by, of_hand(coop, line.clone()));
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
		SharesCall::expect { coop, offer: 1, list: list.try_into().unwrap() }
	};
	made.free(Key::Dave, expect(&[1, 2]));
	made.free(Key::Eve, SharesCall::give_up_list { coop, pending: last_pending(treasury) });
	// Nobody posts what they have paid themselves.
	made.free(Key::Dave, expect(&[3, 4, HOLDER.1]));
	post(made, treasury, 31);
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
	let (surplus, patronage) = (1_000 * UNIT, 1_000 * UNIT);
	decide(&[coop], SharesCall::declare_return { year: year(), rates, surplus, patronage, document: document(7) });
	let members = vec![4].try_into().unwrap();
	made.free(AUDITOR, SharesCall::collect_returns { coop, class, year: year(), members });

	let owed = |member| pallet_capped_shares::Stakes::<Runtime>::get(coop, member).owed;
	let (member, amount, document) = (4, owed(4), document(8));
	of_board(made, &SharesCall::set_off { coop, member, amount, document });
	made.free(Key::Dave, SharesCall::order_payouts { coop, members: vec![HOLDER.1].try_into().unwrap() });
	post(made, treasury, 32);
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
	made.free(Key::AliceStash, SharesCall::pay_out { coop, members: vec![3].try_into().unwrap() });
	assert!(balance(&id(Key::AliceStash)) > 0);
}

/// The holder has left, whom the books know by no account.
fn of_who_left(made: &mut Made) {
	let (coop, member, to, document) = (COOP, HOLDER.1, id(HOLDER.0).into(), document(10));
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
		ImportedLine::Holding { member: 3, shares: 5, since: today() - 800 },
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
}
