//! What one hand tries alone, what is tried by another door, and what is tried with what was right before.

use super::{aid::*, awarding::*, bank::*, scene::*};
use crate::{mock::*, Event, *};
use frame::testing_prelude::*;
use proptest::prelude::*;
use rochdale_primitives::{assert_refused, money::Direction};

const GRANT: Instrument = Instrument::Grant;

/// Else whoever still sends what two others have just made superfluous accepts the next part with it.
#[test]
fn a_report_that_was_accepted_is_not_given_for_the_next_part() {
	new_test(|| {
		let no = paid_award(BAKERY, GRANT, 8_000);
		let document = report(no);
		for coop in [MILL, TAXI] {
			assert_ok!(review_by(coop, AUDITOR, no, document));
		}
		pass_block();
		assert_eq!(at(no).reported, vec![document]);
		assert_refused!(report_by(BAKERY, 1, no, document), Errors::AlreadyReported);
		assert_refused!(review_by(FARM, AUDITOR, no, document), Errors::NoSuchReport);
		report_and_review(no);
		pass_block();
		assert_refused!(report_by(BAKERY, 1, no, document), Errors::AlreadyReported);
		assert_ok!(report_by(BAKERY, 1, no, fresh()));
	});
}

#[test]
fn the_word_of_an_auditor_who_could_not_review_any_more_counts_no_more() {
	let losses: [fn(); 5] = [
		|| dismiss(MILL, AUDITOR),
		|| unseat(MILL, AUDITOR),
		|| set_voice(MILL, Some(Voice::Suspended)),
		|| seat(BAKERY, MEMBERS + 1, account(MILL, AUDITOR)),
		|| Moving::set(vec![(BAKERY, ADA, account(MILL, AUDITOR))]),
	];
	for lose in losses {
		new_test(|| {
			let no = paid_award(BAKERY, GRANT, 8_000);
			let document = report(no);
			assert_ok!(review_by(MILL, AUDITOR, no, document));
			lose();
			assert_ok!(review_by(TAXI, AUDITOR, no, document));
			assert_eq!(at(no).released, 1);
			assert_ok!(review_by(FARM, AUDITOR, no, document));
			assert_eq!(at(no).released, 2);
		});
	}
}

#[test]
fn one_person_is_one_reviewer_whichever_of_their_two_seats_is_about_to_move() {
	for moving in [(MILL, account(TAXI, AUDITOR)), (TAXI, account(MILL, AUDITOR))] {
		new_test(|| {
			let no = paid_award(BAKERY, GRANT, 8_000);
			let document = report(no);
			assert_ok!(review_by(MILL, AUDITOR, no, document));
			Moving::set(vec![(moving.0, AUDITOR, moving.1)]);
			assert_refused!(review_by(TAXI, AUDITOR, no, document), Errors::SamePerson);
		});
	}
}

/// So many payments are expected by bank, of whomever.
fn expect_of_others(many: u32) {
	let accounts = Books::<Test>::get().unwrap();
	for _ in 0..many {
		let item = Item { account: accounts.dues, amount: EURO, party: Party::Coop(TAXI), charged: None };
		let order = Order {
			ledger: LedgerId::Fund,
			keeper: Keeper::Fund,
			bank: accounts.bank.unwrap().0,
			direction: Direction::In,
			items: vec![item],
			basis: Basis::Contribution,
			voucher: doc(1),
			deadline: None,
		};
		assert_ok!(<Ledger as Post<AccountId, H256>>::order(order));
	}
}

#[test]
fn co_ops_that_announce_many_payments_keep_nobody_from_one_and_the_fund_from_paying_none() {
	with_bank(|| {
		let nos: Vec<_> = (1..=3).map(|event| help(MILL, event, 100)).collect();
		let (other, last) = (help(FARM, 1, 100), help(TAXI, 1, 100));
		expect_of_others(limits::MAX_ANNOUNCED / 2 - 2);
		assert_ok!(expect_by(MILL, 1, nos[0], EURO));
		assert_ok!(expect_by(MILL, 1, nos[1], EURO));
		// Half of the room is for the first one of each co-op.
		assert_refused!(expect_by(MILL, 1, nos[2], EURO), Errors::TooManyExpected);
		expect_of_others(limits::MAX_ANNOUNCED / 2 - 1);
		assert_ok!(expect_by(FARM, 1, other, EURO));
		assert_refused!(expect_by(TAXI, 1, last, EURO), Errors::TooManyExpected);
		let no = help(HOUSING, 2, 100);
		assert_eq!(at(no).payable.ordered, 100 * EURO);
	});
}

/// Else it would be refused by the books only, and whoever sends it again and again would pay for none of it.
#[test]
fn what_no_bank_could_bring_is_not_announced() {
	with_bank(|| {
		let no = help(MILL, FLOOD, 100);
		for amount in [1, CENT - 1, EURO + 1] {
			assert_refused!(expect_by(MILL, 1, no, amount), Errors::OutOfRange);
		}
		assert_ok!(expect_by(MILL, 1, no, CENT));
	});
}

#[test]
fn a_co_op_without_units_can_pay_its_dues_to_the_last_part() {
	with_bank(|| {
		let set = |dues_per_week| {
			let terms = Terms { dues_per_week, ..Terms::RECOMMENDED };
			assert_ok!(SolidarityFund::set_terms(federation(Track::Special), terms, doc(9)));
		};
		set(1);
		// For twelve members and a year that is less than a cent.
		assert_refused!(SolidarityFund::assess_dues(anybody(), HOUSING), Errors::NoSuchDues);
		set(333_333);
		assert_ok!(SolidarityFund::assess_dues(anybody(), HOUSING));
		let year = SolidarityFund::year().unwrap();
		let owed = DuesOf::<Test>::get(HOUSING, year).unwrap().owed;
		assert_eq!(owed, 20_799 * CENT);
		assert_ok!(SolidarityFund::expect_payment(signed(HOUSING, 1), HOUSING, Debt::Dues(year), owed));
	});
}

#[test]
fn whoever_is_awarded_nothing_for_want_of_rights_is_told() {
	new_test(|| {
		let no = open_round(15_000, VIABLE);
		let place = apply(BAKERY, no, &grant(1, 1_000));
		pass_to(no, Phase::Settlement);
		set_voice(BAKERY, Some(Voice::Suspended));
		events();
		pass_to(no, Phase::Settled);
		assert!(events().contains(&Event::Ineligible { round: no, place }));
	});
}

/// Else whoever asks for two parts of one thing gets twice as much of what is split equally.
#[test]
fn a_co_op_gets_no_more_of_the_equal_part_by_asking_for_it_in_two_applications() {
	new_test(|| {
		let half = Method::ViableBudgets { equal_split_bps: 5_000, last_fit: LastFit::PassOver };
		let no = open_round(6_000, half);
		let [one, other] = [(); 2].map(|()| apply(BAKERY, no, &grant(1, 4_000)));
		let whole = apply(MILL, no, &grant(1, 4_000));
		pass_to(no, Phase::Voting);
		for coop in [TAXI, FARM, HOUSING] {
			vote(coop, ADA, no, &[(one, 25), (other, 25), (whole, 50)]);
		}
		pass_to(no, Phase::Settled);
		let of = |place| at(award_of(no, place)).amount;
		assert_eq!((of(one), of(other), of(whole)), (1_500 * EURO, 1_500 * EURO, 3_000 * EURO));
	});
}

/// Else the months of a part that was paid long before would begin anew.
#[test]
fn what_the_bank_gives_back_in_two_lines_takes_the_day_of_one_part() {
	with_bank(|| {
		let no = paid_award(HOUSING, loan(10), 8_000);
		bank_pays(no);
		let first_day = today();
		report_and_review(no);
		pass_block();
		pass_days(20);
		let second = bank_pays(no);
		assert_eq!(at(no).paid_on, vec![first_day, today()]);
		for _ in 0..2 {
			bank_returns(second, 1_000 * EURO);
			assert_eq!((at(no).paid_on.to_vec(), at(no).payable.due >= 1_000 * EURO), (vec![first_day], true));
		}
		close_statement();
		assert_ok!(pay(no));
		bank_pays(no);
		assert_eq!((at(no).paid, at(no).paid_on.to_vec()), (6_400 * EURO, vec![first_day, today()]));
	});
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

	/// Whoever asks before a settlement is told what it comes to: one function weighs, by whichever door it is asked.
	#[test]
	fn what_a_round_tells_before_it_is_settled_is_what_it_comes_to(
		equal_shares: bool,
		split in 0u16..=5_000,
		asked in proptest::collection::vec((1..4_000u128, 0..6_000u128), 2..5),
		ballots in proptest::collection::vec((0usize..6, 1u8..=12, 0usize..4, 0usize..4, 1u8..=99), 0..30),
	) {
		new_test(|| {
			let by_points = Method::ViableBudgets { equal_split_bps: split, last_fit: LastFit::Minimum };
			let no = open_round(15_000, if equal_shares { Method::EqualShares } else { by_points });
			for (coop, (minimum, more)) in COOPS.into_iter().zip(&asked) {
				apply(coop, no, &grant(*minimum, minimum + more));
			}
			pass_to(no, Phase::Voting);
			for (coop, member, one, other, first) in ballots {
				let [one, other] = [one, other].map(|place| (place % asked.len()) as u8);
				let given = if one == other { vec![(one, 100)] } else { vec![(one, first), (other, 100 - first)] };
				// Nobody gives points to their own co-op, or the same twice.
				let coop = COOPS[coop];
				let _ = SolidarityFund::vote(signed(coop, member.into()), coop, no, points(&given));
			}
			pass_to(no, Phase::Settlement);
			let told = |no| SolidarityFund::round(no).unwrap();
			let before = told(no);
			pass_to(no, Phase::Settled);
			let after = told(no);
			for ((_, was), (is, counted)) in before.applications.iter().zip(&after.applications) {
				let Stand::Decided { verdict, points, .. } = is.stand else { panic!("it is decided") };
				assert_eq!((was.verdict, was.points), (Some(verdict), points));
				assert_eq!((&was.by_coop, was.points), (&counted.by_coop, counted.points));
			}
			assert_eq!(before.pot, after.round.pot);
		});
	}
}

/// Whatever they send by themselves, in whatever phase, again and again.
#[test]
fn one_officer_of_one_co_op_stops_no_round_no_settlement_and_no_payment_of_others() {
	new_test(|| {
		let no = open_round(15_000, VIABLE);
		let place = apply(BAKERY, no, &grant(1, 6_000));
		let own = apply(MILL, no, &grant(1, 3_000));
		// What one hand can send without another.
		let alone = |when: &str| {
			let who = || signed(MILL, 1);
			let _ = SolidarityFund::apply(who(), MILL, no, grant(1, 1));
			let _ = SolidarityFund::withdraw(who(), MILL, no, own);
			let _ = SolidarityFund::agree_exclusion(who(), MILL, no, own, place);
			let _ = SolidarityFund::answer(who(), MILL, no, own, fresh());
			for (coop, award) in [(BAKERY, 1), (MILL, 2)] {
				let _ = SolidarityFund::give_up(who(), coop, award);
				let _ = SolidarityFund::repay(who(), coop, Debt::Award(award), EURO);
				let _ = SolidarityFund::expect_payment(who(), coop, Debt::Award(award), EURO);
				let _ = SolidarityFund::pay(who(), award);
				let _ = SolidarityFund::review(who(), MILL, award, doc(1));
			}
			let _ = SolidarityFund::assess_dues(who(), BAKERY);
			let _ = SolidarityFund::request_aid(who(), MILL, fresh(), EURO, fresh());
			assert_eq!(check(), Ok(()), "{when}");
		};
		for (phase, voting) in [(Phase::Questions, false), (Phase::Voting, true), (Phase::Settlement, false)] {
			alone("before");
			pass_to(no, phase);
			alone("in");
			if voting {
				for coop in [TAXI, FARM, HOUSING] {
					vote(coop, ADA, no, &[(place, 60), (own, 40)]);
				}
			}
		}
		alone("at last");
		pass_to(no, Phase::Settled);
		alone("settled");
		assert_eq!((verdict(no, place), verdict(no, own)), (awarded(6_000), awarded(3_000)));
		pass_block();
		alone("paid");
		assert_eq!((has(BAKERY), has(MILL)), (2_400 * EURO, 3_000 * EURO));
	});
}

const fn awarded(euros: Balance) -> Verdict {
	Verdict::Awarded(euros * EURO)
}

/// A quarter of six is two: what is needed is rounded up. (peers §6, 3)
#[test]
fn one_co_op_of_six_is_no_quarter_of_them() {
	for (voting, is_enough) in [(vec![TAXI], false), (vec![TAXI, FARM], true)] {
		new_test(|| {
			let half = Method::ViableBudgets { equal_split_bps: 5_000, last_fit: LastFit::Minimum };
			let no = open_round(10_000, half);
			let place = apply(BAKERY, no, &grant(1, 1_000));
			pass_to(no, Phase::Voting);
			voting.into_iter().for_each(|coop| vote(coop, ADA, no, &[(place, 100)]));
			pass_to(no, Phase::Settled);
			assert_eq!(verdict(no, place), if is_enough { awarded(1_000) } else { Verdict::NoQuorum });
		});
	}
}
