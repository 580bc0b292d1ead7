//! However a sum is split over payees, lines and time, the limits hold: compared with a plain list of all payments.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
use proptest::prelude::{prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};

/// One try to get money out of the treasury of the federation.
#[derive(Clone, Debug)]
enum Try {
	/// Request it and have so many approve it.
	Pay { line: LineNo, payee: usize, amount: Balance, approvals: u32 },
	/// Carry out what is open.
	Execute(PaymentNo),
	/// The bank has not paid the payment that was made so many payments ago.
	NotPaid(usize),
	/// Let time pass.
	Pass(Moment),
}

/// A payment as the model knows it.
#[derive(Clone, Debug)]
struct Known {
	at: Moment,
	line: LineNo,
	/// Who is behind the payee.
	behind: u8,
	amount: Balance,
	approvals: usize,
	/// Its number in the books.
	pending: PendingNo,
}

/// The lines of the model: 300 a month and 2,000 a quarter.
const LINES: [(Balance, Rhythm); 2] = [(300 * EURO, Rhythm::Month), (2_000 * EURO, Rhythm::Quarter)];

const MODEL_RULES: Rules = Rules { threshold: 3, tier1: 190 * EURO, tier2: 800 * EURO };

/// The first day of the period in which a moment of deadline time lies.
fn period(rhythm: Rhythm, at: Moment) -> Day {
	YearBegin::JANUARY.period(rhythm, 0, day_of(at + 1_000).unwrap()).unwrap()
}

/// Who is paid, and who is behind: the co-op 5, two people and two outside. One of them sits in two co-ops.
fn payees(of_five: TreasuryId) -> [(PartyOf<Test>, u8); 7] {
	[
		(Party::Coop(5), 0),
		(Party::Treasury(of_five), 0),
		(Party::Member(5, 5), 1),
		(Party::Member(6, 1), 1),
		(Party::Member(5, 6), 2),
		(Party::Outside(doc(1)), 3),
		(Party::Outside(doc(2)), 4),
	]
}

/// Opens a treasury of the co-op 5, and seats its member 5 in the co-op 6 too.
fn meet_payees(currency: &[u8; 3], mode: Mode) -> TreasuryId {
	CoopCount::set(6);
	Moved::set(vec![(6, 1, account(5, 5))]);
	assert_ok!(open(by_coop(5, Track::Ordinary), "Five", currency, mode, RULES, &[treasurer(5), seat(5, 6)]));
	TreasuryCount::<Test>::get()
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
	let amount = prop_oneof![
		4 => 1u128..60,
		3 => 60u128..320,
		1 => 320u128..1_000,
		1 => Just(300u128),
	];
	let one = prop_oneof![
		8 => (1u32..3, 0usize..7, amount, 1u32..4)
			.prop_map(|(line, payee, amount, approvals)| Try::Pay { line, payee, amount: amount * EURO, approvals }),
		2 => (1u32..60).prop_map(Try::Execute),
		1 => (0usize..6).prop_map(Try::NotPaid),
		5 => prop_oneof![Just(DAY), Just(12 * 3_600_000), (1u64..10).prop_map(|days| days * DAY)].prop_map(Try::Pass),
	];
	prop::collection::vec(one, 1..90)
}

/// Adds what has been paid since the last look.
fn look(known: &mut Vec<Known>, seen: &mut PendingNo, payees: &[(PartyOf<Test>, u8)]) {
	while let Some(pending) = pallet_ledger::Pendings::<Test>::get(record(COMMON).ledger, *seen + 1) {
		*seen += 1;
		let item = pending.item(0).unwrap().item.clone();
		let (_, behind) = payees.iter().find(|(party, _)| item.party == *party).unwrap();
		let Basis::Request { approved_by, .. } = &pending.basis else { panic!() };
		known.push(Known {
			at: CarriedOut::<Test>::get(COMMON, *seen).unwrap().at,
			line: item.charged.unwrap().line - 1,
			behind: *behind,
			amount: item.amount,
			approvals: approved_by.len(),
			pending: *seen,
		});
	}
}

fn sum<'a>(known: impl Iterator<Item = &'a Known>) -> Balance {
	known.map(|one| one.amount).sum()
}

/// Whether every window of every length that matters is within its limit, wherever it ends.
fn check(known: &[Known]) {
	let Rules { tier1, tier2, .. } = MODEL_RULES;
	for (last, end) in known.iter().enumerate() {
		// What came before it, in the order in which it was paid.
		let known = &known[..=last];
		let within = |days: u64| move |one: &&Known| one.at + days * DAY >= end.at;
		for (line, (limit, rhythm)) in (1..).zip(LINES) {
			let in_period = |one: &&Known| one.line == line && period(rhythm, one.at) == period(rhythm, end.at);
			let taken = sum(known.iter().filter(in_period));
			assert!(taken <= limit, "line {line} gave {taken}");
		}
		for behind in 0..5 {
			let got = || known.iter().filter(|one| one.behind == behind).filter(within(30));
			assert!(sum(got()) <= tier2, "{behind} got too much without a resolution");
			// What two approved is the first tier together with all that the payee got before.
			assert!(end.approvals > 2 || end.behind != behind || sum(got()) <= tier1);
			let small = sum(got().filter(|one| one.approvals == 2));
			assert!(small <= tier1, "two approved {small} for one payee");
		}
		let small = known.iter().filter(|one| one.approvals == 2).filter(within(30));
		assert!(sum(small) <= tier2, "two approved too much together");
	}
	assert!(known.iter().all(|one| one.approvals >= 2));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn splitting_does_not_help(tries in tries()) {
		new_test(|| {
			assert_ok!(Treasuries::close_line(all(), COMMON, LINE));
			let three = [seat(1, 5), seat(2, 5), seat(3, 5), seat(4, 5)];
			assert_ok!(Treasuries::set_signers(all(), COMMON, signers(&three)));
			assert_ok!(Treasuries::set_rules(all(), COMMON, MODEL_RULES));
			for (limit, rhythm) in LINES {
				assert_ok!(open_line(all(), COMMON, limit, rhythm));
			}
			let payees = payees(meet_payees(b"GBP", Mode::Bank));
			let (mut known, mut seen) = (vec![], 0);
			let before = available(COMMON);
			for one in tries {
				match one {
					Try::Pay { line, payee, amount, approvals } => {
						let payee = payees[payee].0.clone();
						let asked = ask_by(COMMON, (1, 5), line + 1, payee, amount);
						if asked.is_ok() {
							let number = record(COMMON).payments;
							for coop in (2..5).take(approvals as usize) {
								let _ = approve(COMMON, number, coop, 5);
							}
						}
					},
					Try::Execute(number) => {
						let _ = execute(COMMON, number);
					},
					Try::NotPaid(ago) => {
						look(&mut known, &mut seen, &payees);
						if let Some(index) = known.len().checked_sub(ago + 1) {
							let gone: Known = known.remove(index);
							assert_ok!(void(COMMON, gone.pending));
						}
					},
					Try::Pass(time) => {
						pass(time);
						if record(COMMON).report_due_at <= DeadlineTime::get() {
							assert_ok!(Treasuries::report_outturn(signed(1, 5), COMMON, 1, doc(1)));
						}
						let _ = Treasuries::set_signers(all(), COMMON, signers(&three));
					},
				}
				look(&mut known, &mut seen, &payees);
				check(&known);
				assert_eq!(available(COMMON), before - sum(known.iter()));
			}
		});
	}

	/// The same story told in units and by bank comes to the same sums, tiers and ends.
	#[test]
	fn both_ways_count_the_same(tries in tries()) {
		new_test(|| {
			let parties = || by_agreement(&[1, 2, 3], Track::Special);
			let list = [treasurer(1), treasurer(2), treasurer(3)];
			let ways = [Mode::Units, Mode::Bank].map(|mode| {
				let of_five = meet_payees(b"EUR", mode);
				assert_ok!(open(parties(), "Both", b"EUR", mode, MODEL_RULES, &list));
				let id = TreasuryCount::<Test>::get();
				for (limit, rhythm) in LINES {
					assert_ok!(open_line(parties(), id, limit, rhythm));
				}
				set_money(id, HELD);
				(id, payees(of_five))
			});
			for one in tries {
				// What is due at the same time is done in the order of a hash, which has the number of the treasury in it.
				pass(1);
				match one {
					// Only banks pay outside, and in units nothing turns out not to be paid.
					Try::Pay { line, payee, amount, approvals } if payee < 5 => {
						let asked = ways.clone().map(|(id, payees)| {
							let payee = payees[payee].0.clone();
							let asked = ask_by(id, (1, 1), line, payee, amount);
							if asked.is_ok() {
								let number = record(id).payments;
								for coop in (1..4).take(approvals as usize) {
									let _ = approve(id, number, coop, 3);
								}
							}
							asked
						});
						assert_eq!(asked[0], asked[1]);
					},
					Try::Pay { .. } | Try::NotPaid(_) => {},
					Try::Execute(number) => {
						let [units, bank] = ways.clone().map(|(id, _)| execute(id, number));
						assert_eq!(units, bank);
					},
					Try::Pass(time) => {
						pass(time);
						for (id, _) in &ways {
							if record(*id).report_due_at <= DeadlineTime::get() {
								assert_ok!(Treasuries::report_outturn(signed(1, 3), *id, 1, doc(1)));
							}
							let _ = Treasuries::set_signers(parties(), *id, signers(&list));
						}
					},
				}
				let [units, bank] = ways.clone().map(|(id, _)| {
					let mut got: Vec<_> = Payees::<Test>::iter_prefix(id).collect();
					let how = |closed| match closed {
						Closed::Paid { tier, .. } => format!("{tier:?}"),
						other => format!("{other:?}"),
					};
					let mut ended: Vec<_> =
						ClosedPayments::<Test>::iter_prefix(id).map(|(number, closed)| (number, how(closed))).collect();
					got.sort_by_key(|(key, _)| *key);
					ended.sort_by_key(|(number, _)| *number);
					let mut spent: Vec<_> = Spent::<Test>::iter_prefix((id,)).collect();
					spent.sort_by_key(|(period, _)| *period);
					// What is requested differs by the number of the treasury.
					let mut open = Treasuries::open_requests(id);
					open.iter_mut().for_each(|card| card.content = doc(0));
					(got, ended, spent, record(id).small, open, available(id))
				});
				assert_eq!(units, bank);
				assert!(units.0.len() <= 3);
			}
		});
	}
}
