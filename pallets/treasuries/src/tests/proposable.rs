//! What can never take effect is refused when it is proposed, and nothing that may.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::proposable::Proposable;

type TestCall = crate::Call<Test>;

/// A number that none of the next ones is.
const FAR: u32 = 99;

fn refused(call: TestCall, error: Errors) {
	assert_refused!(call.check_proposed(None), error);
}

fn accepted(call: TestCall) {
	assert_ok!(call.check_proposed(None));
}

fn open(name: &str, currency: &[u8; 3], rules: Rules, list: &[NewSigner]) -> TestCall {
	let (title, currency, signers) = (title(name), *currency, signers(list));
	TestCall::open_treasury {
		title,
		currency,
		mode: Mode::Units,
		rules,
		signers,
		lines: no_lines(),
		shares: equal(),
		year_begins: YearBegin::JANUARY,
	}
}

fn line(treasury: TreasuryId, limit: Balance) -> TestCall {
	TestCall::open_line { treasury, title: title("Flour"), purpose: doc(7), limit, rhythm: Rhythm::Year }
}

fn pay_all(treasury: TreasuryId, items: &[(PartyOf<Test>, Balance)]) -> TestCall {
	TestCall::pay { treasury, line: Some(LINE), items: run(items), voucher: doc(9) }
}

fn pay(treasury: TreasuryId, payee: PartyOf<Test>, amount: Balance) -> TestCall {
	pay_all(treasury, &[(payee, amount)])
}

#[test]
fn a_treasury_that_cannot_be_is_not_proposed() {
	new_test(|| {
		let two = [treasurer(1), treasurer(2)];
		accepted(open("Caja", b"EUR", RULES, &two));
		// A co-op that is admitted meanwhile can sign.
		accepted(open("Caja", b"EUR", RULES, &[treasurer(1), treasurer(6)]));
		let caja = open("Caja", b"EUR", RULES, &two);
		Dissolved::set(vec![1]);
		assert_refused!(caja.check_proposed(Some(1)), Errors::CoopDissolved);
		assert_ok!(caja.check_proposed(Some(2)));
		accepted(caja);
		refused(open("", b"EUR", RULES, &two), Errors::TitleNotText);
		refused(open("Caja", b"eur", RULES, &two), Errors::NoSuchCurrency);
		refused(open("Caja", b"GBP", RULES, &two), Errors::WrongCurrency);
		refused(open("Caja", b"EUR", RULES, &[]), Errors::ThresholdOutsideRange);
		let with = |limit| {
			let lines = BoundedVec::truncate_from(vec![mock::line("Rent", limit, Rhythm::Month)]);
			let (title, signers) = (title("Caja"), signers(&two));
			let (currency, shares) = (*b"EUR", equal());
			TestCall::open_treasury {
				title,
				currency,
				mode: Mode::Units,
				rules: RULES,
				signers,
				lines,
				shares,
				year_begins: YearBegin::JANUARY,
			}
		};
		accepted(with(1));
		refused(with(0), Errors::ZeroAmount);
		MostLines::set(0);
		refused(with(1), Errors::TooManyLines);
		MostLines::set(32);
		refused(open("Caja", b"EUR", RULES, &[treasurer(1), treasurer(1)]), Errors::SignerTwice);
		refused(open("Caja", b"EUR", RULES, &[treasurer(1), treasurer(FAR)]), Errors::SignerNotInFederation);
		let auditor = NewSigner { who: SignerKind::Office(2, Office::Auditor), days: 1 };
		refused(open("Caja", b"EUR", RULES, &[treasurer(1), auditor]), Errors::OfficeCannotSign);
		let never = NewSigner { days: 0, ..treasurer(2) };
		refused(open("Caja", b"EUR", RULES, &[treasurer(1), never]), Errors::TermOutsideRange);
	});
}

#[test]
fn signers_and_rules_that_cannot_be_are_not_proposed() {
	new_test(|| {
		let set = |treasury, list: &[_]| TestCall::set_signers { treasury, signers: signers(list) };
		accepted(set(JOINT, &[treasurer(1), treasurer(2)]));
		// Who is suspended in the own co-op may be a signer by then.
		Ineligible::set(vec![(1, 5)]);
		accepted(set(JOINT, &[seat(1, 5), treasurer(2)]));
		refused(set(FAR, &[treasurer(1), treasurer(2)]), Errors::NoSuchTreasury);
		refused(set(0, &[treasurer(1), treasurer(2)]), Errors::NoSuchTreasury);
		refused(set(JOINT, &[treasurer(1)]), Errors::ThresholdOutsideRange);
		refused(set(JOINT, &[treasurer(1), treasurer(4)]), Errors::SignerNotOfOwner);
		refused(set(JOINT, &[treasurer(1), seat(1, 5)]), Errors::SignersOfOneCoop);
		accepted(set(OWN, &[treasurer(1), seat(1, 5)]));

		let replace = |treasury, signer| TestCall::replace_signer { treasury, signer };
		accepted(replace(JOINT, treasurer(1)));
		refused(replace(OWN, treasurer(1)), Errors::NotJoint);
		refused(replace(JOINT, treasurer(4)), Errors::SignerNotOfOwner);
		refused(replace(FAR, treasurer(1)), Errors::NoSuchTreasury);

		let rules = |threshold| TestCall::set_rules { treasury: JOINT, rules: Rules { threshold, ..RULES } };
		// More may sign by then.
		accepted(rules(2));
		accepted(rules(16));
		refused(rules(1), Errors::ThresholdOutsideRange);
		refused(rules(17), Errors::ThresholdOutsideRange);
		let rules = Rules { tier1: 2, tier2: 1, ..RULES };
		refused(TestCall::set_rules { treasury: JOINT, rules }, Errors::TiersOutsideRange);
	});
}

#[test]
fn a_budget_that_cannot_be_is_not_proposed() {
	new_test(|| {
		accepted(line(JOINT, EURO));
		accepted(line(JOINT, Balance::MAX));
		refused(line(FAR, EURO), Errors::NoSuchTreasury);
		refused(line(JOINT, 0), Errors::ZeroAmount);

		let change = |treasury, line| TestCall::change_line { treasury, line, limit: 0 };
		accepted(change(JOINT, LINE));
		accepted(change(JOINT, LINE + 1));
		refused(change(JOINT, FAR), Errors::NoSuchLine);
		assert_ok!(Treasuries::close_line(owners_of(JOINT, Track::Ordinary), JOINT, LINE));
		refused(change(JOINT, LINE), Errors::LineClosed);
		refused(TestCall::close_line { treasury: JOINT, line: LINE }, Errors::LineClosed);
		refused(pay(JOINT, Party::Coop(4), EURO), Errors::LineClosed);
	});
}

#[test]
fn more_money_than_there_is_is_not_proposed() {
	new_test(|| {
		// More than the treasury has now may come in.
		accepted(pay(JOINT, Party::Coop(4), MAX_AMOUNT));
		accepted(pay(COMMON, baker(), MAX_AMOUNT));
		refused(pay(JOINT, Party::Coop(4), MAX_AMOUNT + 1), Errors::MoreThanExists);
		refused(pay(COMMON, baker(), Balance::MAX), Errors::MoreThanExists);
		refused(pay(JOINT, Party::Coop(4), 0), Errors::ZeroAmount);
		refused(pay(COMMON, baker(), EURO + 1), Errors::BelowSmallestUnit);
		let (items, voucher) = (one(Party::Coop(4), EURO), Default::default());
		refused(TestCall::pay { treasury: OWN, line: None, items, voucher }, Errors::NoDocument);
		refused(pay_all(COMMON, &[]), Errors::NoItems);
		refused(pay_all(FAR, &[(baker(), 1), (baker(), 2)]), Errors::PayeeTwice);
		refused(pay_all(JOINT, &[(Party::Coop(4), 1), (Party::Coop(5), 2)]), Errors::OneInUnits);
		accepted(pay_all(COMMON, &[(Party::Coop(4), EURO), (Party::Coop(5), EURO)]));
	});
}

#[test]
fn who_can_never_be_paid_is_not_proposed() {
	new_test(|| {
		// Who is not registered yet may be by then, and who has no account yet too.
		accepted(pay(JOINT, Party::Account(STRANGER), EURO));
		accepted(pay(JOINT, Party::Member(6, 1), EURO));
		accepted(pay(COMMON, Party::Member(4, 77), EURO));
		refused(pay(JOINT, baker(), EURO), Errors::NamesCustodian);
		refused(pay(COMMON, Party::Account(REGISTERED), EURO), Errors::NotPayable);
		refused(pay(JOINT, Party::Coop(FAR), EURO), Errors::NotPayable);
		refused(pay(JOINT, Party::Treasury(COMMON), EURO), Errors::NotPayable);
		refused(pay(JOINT, Party::Treasury(JOINT), EURO), Errors::NotPayable);
		refused(pay(OWN, Party::Coop(1), EURO), Errors::NotPayable);
		accepted(pay(JOINT, Party::Federation, EURO));
		accepted(pay(JOINT, Party::Fund, EURO));
		refused(pay(COMMON, Party::Federation, EURO), Errors::NotPayable);
		accepted(pay(COMMON, Party::Fund, EURO));
		refused(pay(JOINT, Party::Treasury(FAR), EURO), Errors::NoSuchTreasury);
		refused(pay(FAR, Party::Coop(4), EURO), Errors::NoSuchTreasury);
	});
}

#[test]
fn a_pause_and_a_leave_that_cannot_be_are_not_proposed() {
	new_test(|| {
		let pause = |treasury, days| TestCall::set_pause { treasury, days };
		accepted(pause(JOINT, 0));
		accepted(pause(JOINT, 30));
		refused(pause(JOINT, 31), Errors::PauseOutsideRange);
		refused(pause(FAR, 1), Errors::NoSuchTreasury);
		let leave = |treasury| TestCall::leave_treasury { treasury };
		accepted(leave(JOINT));
		refused(leave(OWN), Errors::LastOwner);
		refused(leave(COMMON), Errors::NotOwner);
		refused(leave(FAR), Errors::NoSuchTreasury);
	});
}

#[test]
fn what_members_sign_is_asked_when_they_sign_it() {
	new_test(|| {
		accepted(TestCall::approve { treasury: FAR, payment: FAR, coop: FAR, content: doc(1) });
		accepted(TestCall::resign_signer { treasury: FAR, coop: FAR });
	});
}

#[test]
fn a_name_shares_and_an_end_that_cannot_be_are_not_proposed() {
	new_test(|| {
		let shares =
			|parts: &[u16]| TestCall::set_shares { treasury: JOINT, shares: parts.to_vec().try_into().unwrap() };
		accepted(shares(&[5_000, 2_500, 2_500]));
		// Somebody may leave meanwhile.
		accepted(shares(&[5_000, 5_000]));
		refused(shares(&[5_000, 5_000, 0]), Errors::SharesNotWhole);
		let rename = |treasury, name| TestCall::rename_treasury { treasury, title: title(name) };
		accepted(rename(JOINT, "New"));
		refused(rename(JOINT, " "), Errors::TitleNotText);
		let stop = |treasury| TestCall::stop_standing { treasury, payment: 1 };
		let close = |treasury| TestCall::close_treasury { treasury };
		for call in [stop(JOINT), close(JOINT), pay_claims(JOINT)] {
			accepted(call);
		}
		for call in [stop(FAR), close(FAR), rename(FAR, "New")] {
			refused(call, Errors::NoSuchTreasury);
		}
		// What is closed decides nothing, but that its owners pay out what came and leave.
		set_money(JOINT, 0);
		let special = by_agreement(&[1, 2, 3], Track::Special);
		assert_ok!(mock::Treasuries::close_treasury(special, JOINT));
		for call in [stop(JOINT), close(JOINT), rename(JOINT, "New"), shares(&[10_000]), line(JOINT, 1)] {
			refused(call, Errors::TreasuryClosed);
		}
		accepted(pay_claims(JOINT));
		accepted(TestCall::leave_treasury { treasury: JOINT });
		let mut wrong = open("Caja", b"EUR", RULES, &[treasurer(1), treasurer(2)]);
		if let TestCall::open_treasury { shares, .. } = &mut wrong {
			*shares = vec![1].try_into().unwrap();
		}
		refused(wrong, Errors::SharesNotWhole);
		let mut wrong = open("Caja", b"EUR", RULES, &[treasurer(1), treasurer(2)]);
		if let TestCall::open_treasury { year_begins, .. } = &mut wrong {
			*year_begins = YearBegin { month: 2, day: 29 };
		}
		refused(wrong, Errors::YearBeginOutsideRange);
	});
}

#[test]
fn what_is_not_opened_yet_decides_nothing_and_gets_nothing() {
	new_test(|| {
		// Whoever opens the next treasury meanwhile would have the line, the signers or the money.
		let next = COMMON + 1;
		let list = signers(&[treasurer(1), treasurer(2)]);
		for call in [
			line(next, EURO),
			TestCall::change_line { treasury: next, line: LINE, limit: 0 },
			TestCall::close_line { treasury: next, line: LINE },
			TestCall::set_signers { treasury: next, signers: list },
			TestCall::replace_signer { treasury: next, signer: treasurer(1) },
			TestCall::set_rules { treasury: next, rules: RULES },
			TestCall::set_pause { treasury: next, days: 1 },
			TestCall::set_shares { treasury: next, shares: vec![10_000].try_into().unwrap() },
			TestCall::rename_treasury { treasury: next, title: title("New") },
			TestCall::stop_standing { treasury: next, payment: 1 },
			TestCall::close_treasury { treasury: next },
			TestCall::leave_treasury { treasury: next },
			pay(next, Party::Coop(4), EURO),
			pay_claims(next),
			pay(JOINT, Party::Treasury(next), EURO),
		] {
			refused(call, Errors::NoSuchTreasury);
		}
		// Its lines come with it.
		let mut opening = open("Caja", b"EUR", RULES, &[treasurer(1), treasurer(2)]);
		if let TestCall::open_treasury { lines, .. } = &mut opening {
			*lines = vec![mock::line("Cash desk", EURO, Rhythm::Month)].try_into().unwrap();
		}
		accepted(opening);
	});
}

fn pay_claims(treasury: TreasuryId) -> TestCall {
	TestCall::pay { treasury, line: Some(CLAIMS), items: one(Party::Coop(4), 1), voucher: doc(9) }
}
