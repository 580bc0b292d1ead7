//! However a sum is split over payees, lines and time, the limits hold: compared with a plain list of all payments.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
use proptest::prelude::{prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::money::KeepBooks;

/// One try to get money out of the treasury of the federation.
#[derive(Clone, Debug)]
enum Try {
	/// Request it and have so many approve it.
	Pay { line: LineNo, payee: u64, amount: Balance, approvals: u32 },
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
	payee: u64,
	amount: Balance,
	approvals: usize,
	leg: LegOf<Test>,
}

/// The lines of the model: 300 in 7 days and 2,000 in 30. The first tier reaches up to 1,987, the second to 7,951.
const LINES: [(Balance, u16); 2] = [(300 * EURO, 7), (2_000 * EURO, 30)];

const MODEL_RULES: Rules = Rules { threshold: 3, tier1_bps: 50, tier2_bps: 200 };

fn tries() -> impl Strategy<Value = Vec<Try>> {
	let amount = prop_oneof![
		4 => 1u128..60,
		3 => 60u128..320,
		1 => 320u128..1_000,
		1 => Just(300u128),
	];
	let one = prop_oneof![
		8 => (1u32..3, 0u64..3, amount, 1u32..4)
			.prop_map(|(line, payee, amount, approvals)| Try::Pay { line, payee, amount: amount * EURO, approvals }),
		2 => (1u32..60).prop_map(Try::Execute),
		1 => (0usize..6).prop_map(Try::NotPaid),
		5 => prop_oneof![Just(DAY), Just(12 * 3_600_000), (1u64..10).prop_map(|days| days * DAY)].prop_map(Try::Pass),
	];
	prop::collection::vec(one, 1..90)
}

/// Adds what has been paid since the last look.
fn look(known: &mut Vec<Known>, seen: &mut usize) {
	let all = PaidLegs::get();
	for (_, leg, _) in &all[*seen..] {
		let Some(Party::Outside(hash)) = leg.party.clone() else { panic!() };
		let Basis::Payment { approved_by, .. } = &leg.basis else { panic!() };
		known.push(Known {
			at: leg.decided_at,
			line: leg.line.unwrap(),
			payee: hash.to_low_u64_be(),
			amount: leg.amount,
			approvals: approved_by.len(),
			leg: leg.clone(),
		});
	}
	*seen = all.len();
}

fn sum<'a>(known: impl Iterator<Item = &'a Known>) -> Balance {
	known.map(|one| one.amount).sum()
}

/// Whether every window of every length that matters is within its limit, wherever it ends.
fn check(known: &[Known]) {
	let yearly: Balance = LINES.iter().map(|(limit, days)| limit * 365 / Balance::from(*days)).sum();
	let [tier1, tier2] = [MODEL_RULES.tier1_bps, MODEL_RULES.tier2_bps].map(|bps| yearly * Balance::from(bps) / 10_000);
	for (last, end) in known.iter().enumerate() {
		// What came before it, in the order in which it was paid.
		let known = &known[..=last];
		let within = |days: u64| move |one: &&Known| one.at + days * DAY >= end.at;
		for (line, (limit, days)) in (1..).zip(LINES) {
			let taken = sum(known.iter().filter(|one| one.line == line).filter(within(days.into())));
			assert!(taken <= limit, "line {line} gave {taken}");
		}
		for payee in 0..3 {
			let got = || known.iter().filter(|one| one.payee == payee).filter(within(30));
			assert!(sum(got()) <= tier2, "{payee} got too much without a resolution");
			// What two approved is the first tier together with all that the payee got before.
			assert!(end.approvals > 2 || end.payee != payee || sum(got()) <= tier1);
			let small = sum(got().filter(|one| one.approvals == 2));
			assert!(small <= tier1, "two approved {small} for one payee");
		}
		for line in 1..3 {
			let small = known.iter().filter(|one| one.line == line && one.approvals == 2).filter(within(30));
			assert!(sum(small) <= tier2, "two approved too much of a line");
		}
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
			for (limit, days) in LINES {
				assert_ok!(Treasuries::open_line(all(), COMMON, title("Line"), doc(1), limit, days));
			}
			let (mut known, mut seen) = (vec![], 0);
			let before = available(COMMON);
			for one in tries {
				match one {
					Try::Pay { line, payee, amount, approvals } => {
						let payee = Party::Outside(doc(payee));
						let asked = Treasuries::request(signed(1, 5), COMMON, 1, line + 1, payee, amount, doc(9));
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
						look(&mut known, &mut seen);
						if let Some(index) = known.len().checked_sub(ago + 1) {
							let gone: Known = known.remove(index);
							Treasuries::on_not_paid(Book::Treasury(COMMON), &gone.leg);
							set_money(Book::Treasury(COMMON), available(COMMON) + gone.amount);
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
				look(&mut known, &mut seen);
				known.iter_mut().for_each(|one| one.line = one.leg.line.unwrap() - 1);
				check(&known);
				assert_eq!(available(COMMON), before - sum(known.iter()));
			}
		});
	}
}
