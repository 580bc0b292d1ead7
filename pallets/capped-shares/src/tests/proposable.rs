//! What can never take effect is refused when it is proposed, and nothing that may.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::proposable::Proposable;

type TestCall = crate::Call<Test>;

fn refused(call: TestCall, error: Errors) {
	assert_noop!(call.check_proposed(Some(BAKERY)), error);
}

fn accepted(call: TestCall) {
	assert_ok!(call.check_proposed(Some(BAKERY)));
}

const OFFER: OfferTerms =
	OfferTerms { class: CLASS, minimum: 1, target: 2, maximum: 3, allotment: Allotment::FirstCome, days: 30 };

#[test]
fn a_class_that_cannot_be_is_not_proposed() {
	empty_test(|| {
		let open = |terms, document| TestCall::open_class { terms, document: doc(document) };
		accepted(open(TERMS, 1));
		// Books may come.
		WithoutBooks::set(vec![BAKERY]);
		accepted(open(TERMS, 1));
		WithoutBooks::set(vec![]);
		refused(open(TERMS, 0), Errors::NoDocument);
		refused(open(ClassTerms { par: 0, ..TERMS }, 1), Errors::TermsOutsideRange);
		accepted(TestCall::set_open { class: 8, is_open: true });
		refused(TestCall::set_open { class: 9, is_open: true }, Errors::NoSuchClass);
		refused(TestCall::set_open { class: 0, is_open: true }, Errors::NoSuchClass);
		(0..8).for_each(|_| _ = open_class(BAKERY, TERMS));
		refused(open(TERMS, 1), Errors::TooManyClasses);
	});
}

#[test]
fn an_offer_that_cannot_be_is_not_proposed() {
	new_test(|| {
		let open = |terms, document| TestCall::open_offer { terms, document: doc(document) };
		accepted(open(OFFER, 1));
		refused(open(OFFER, 0), Errors::NoDocument);
		refused(open(OfferTerms { class: 9, ..OFFER }, 1), Errors::NoSuchClass);
		refused(open(OfferTerms { days: 0, ..OFFER }, 1), Errors::TermsOutsideRange);
		accepted(TestCall::withdraw_offer { offer: 1 });
		refused(TestCall::withdraw_offer { offer: 99 }, Errors::NoSuchOffer);
		assert_ok!(Shares::open_offer(ordinary(BAKERY), OFFER, doc(2)));
		accepted(TestCall::withdraw_offer { offer: 1 });
		assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), 1));
		refused(TestCall::withdraw_offer { offer: 1 }, Errors::OfferClosed);
	});
}

#[test]
fn what_another_co_op_is_named_for_is_not_proposed() {
	new_test(|| {
		let release = Release { amount: 1, accounts_until: 1, approved_on: 1, surplus: 0, solvency: doc(3) };
		let one = |coop, release| TestCall::release { coop, class: CLASS, release };
		accepted(one(BAKERY, release));
		refused(one(HOUSING, release), Errors::OtherCoop);
		refused(one(BAKERY, Release { amount: 0, ..release }), Errors::NothingQueued);
		refused(one(BAKERY, Release { approved_on: 0, ..release }), Errors::NoAccounts);
		refused(one(BAKERY, Release { solvency: doc(0), ..release }), Errors::NoDocument);
		let consent = |coop, class| TestCall::consent { coop, class, from: ADA, content: doc(1) };
		refused(consent(HOUSING, CLASS), Errors::OtherCoop);
		refused(consent(BAKERY, 9), Errors::NoSuchClass);
		let suspend = |days, reason| TestCall::suspend { coop: BAKERY, class: CLASS, days, reason: doc(reason) };
		accepted(suspend(365, 1));
		refused(suspend(366, 1), Errors::SuspensionOutsideRange);
		refused(suspend(1, 0), Errors::NoDocument);
		let set_off = |coop, amount| TestCall::set_off { coop, member: ADA, amount, debt: Debt::Document(doc(1)) };
		accepted(set_off(BAKERY, 1));
		refused(set_off(HOUSING, 1), Errors::OtherCoop);
		refused(set_off(BAKERY, 0), Errors::NothingOwed);
		let of_nobody = TestCall::set_off { coop: BAKERY, member: 99, amount: 1, debt: Debt::Document(doc(1)) };
		refused(of_nobody, Errors::NoSuchMember);
	});
}

/// Whoever gives or receives takes no part in the vote, so it is known when it is proposed who that is.
#[test]
fn a_consent_to_what_is_not_proposed_or_to_other_content_is_not_proposed() {
	new_test(|| {
		assert_ok!(subscribe(ADA, 1));
		let consent = |content| TestCall::consent { coop: BAKERY, class: CLASS, from: ADA, content };
		refused(consent(doc(1)), Errors::NoSuchTransfer);
		assert_ok!(Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, CLASS, account(BAKERY, BEN), 1));
		let content = Shares::transfer_content(BAKERY, CLASS, ADA).unwrap();
		refused(consent(doc(1)), Errors::OtherContent);
		accepted(consent(content));
		pass_days(93);
		refused(consent(content), Errors::NoSuchTransfer);
	});
}

#[test]
fn what_is_late_or_missing_of_another_co_op_is_not_proposed() {
	new_test(|| {
		let (class, member) = (CLASS, ADA);
		accepted(TestCall::end_commitment { coop: BAKERY, class, member });
		refused(TestCall::end_commitment { coop: HOUSING, class, member }, Errors::OtherCoop);
		refused(TestCall::end_commitment { coop: BAKERY, class: 9, member }, Errors::NoSuchClass);
		accepted(TestCall::apply_owed { coop: BAKERY, class, member, shares: 1 });
		refused(TestCall::apply_owed { coop: HOUSING, class, member, shares: 1 }, Errors::OtherCoop);
		accepted(TestCall::set_off { coop: BAKERY, member, amount: 1, debt: Debt::Missing(1) });
		refused(TestCall::set_off { coop: HOUSING, member, amount: 1, debt: Debt::Missing(1) }, Errors::OtherCoop);
		refused(TestCall::set_off { coop: BAKERY, member, amount: 0, debt: Debt::Missing(1) }, Errors::NothingMissing);
	});
}

#[test]
fn an_import_that_cannot_be_is_not_proposed() {
	new_test(|| {
		let totals = |document| ImportTotals {
			holdings: 1,
			shares: 1,
			claims: 0,
			claimed: 0,
			paid: 0,
			value: PAR,
			released: 0,
			digest: doc(1),
			document: doc(document),
		};
		let agree = |coop, class, document| {
			let totals = totals(document);
			TestCall::agree_import { coop, class, by: 1, totals }
		};
		accepted(agree(BAKERY, CLASS, 1));
		refused(agree(HOUSING, CLASS, 1), Errors::OtherCoop);
		refused(agree(BAKERY, 9, 1), Errors::NoSuchClass);
		refused(agree(BAKERY, CLASS, 0), Errors::NoDocument);
		let end = |coop, class| TestCall::end_import { coop, class };
		accepted(end(BAKERY, CLASS));
		refused(end(HOUSING, CLASS), Errors::OtherCoop);
		refused(end(BAKERY, 9), Errors::NoSuchClass);
		let open = |since| TestCall::open_class { terms: ClassTerms { since: Some(since), ..TERMS }, document: doc(1) };
		// The day may have come by then.
		accepted(open(today() + 1));
		refused(open(limits::FIRST_DAY - 1), Errors::TermsOutsideRange);
	});
}

#[test]
fn a_value_or_a_rate_that_cannot_be_is_not_proposed() {
	new_test(|| {
		let value = |value| TestCall::value { class: CLASS, value, document: doc(1) };
		accepted(value(PAR / 2));
		refused(value(PAR + 1), Errors::ValueOutsideRange);
		let maximum = |class, bps| TestCall::declare_maximum { class, year: new_year(2027), bps };
		accepted(maximum(CLASS, 800));
		refused(maximum(CLASS, 801), Errors::RateTooHigh);
		refused(maximum(9, 1), Errors::NoSuchClass);
		// What no resolution makes, its table says.
		accepted(TestCall::pay_out { coop: BAKERY, members: only(ADA) });
	});
}

#[test]
fn a_rate_or_a_payee_that_cannot_be_is_not_proposed() {
	empty_test(|| {
		let attest = |bps, document| TestCall::attest_reference {
			index: ReferenceRate::Tmo,
			// Its year may have begun by then.
			year: 2027,
			bps,
			document: doc(document),
		};
		assert_ok!(attest(5_000, 1).check_proposed(None));
		assert_noop!(attest(5_001, 1).check_proposed(None), Errors::RateTooHigh);
		assert_noop!(attest(1, 0).check_proposed(None), Errors::NoDocument);
		let name = |coop, document| TestCall::name_payee { coop, member: 1, to: STRANGER, document: doc(document) };
		accepted(name(BAKERY, 1));
		refused(name(HOUSING, 1), Errors::OtherCoop);
		refused(name(BAKERY, 0), Errors::NoDocument);
	});
}

#[test]
fn nothing_is_proposed_about_a_number_that_no_member_ever_had() {
	new_test(|| {
		let (coop, class, document) = (BAKERY, CLASS, doc(1));
		for (member, is_known) in [(ADA, true), (99, false), (0, false)] {
			for call in [
				TestCall::end_commitment { coop, class, member },
				TestCall::apply_owed { coop, class, member, shares: 1 },
				TestCall::remind { coop, class, member, document },
				TestCall::set_off { coop, member, amount: 1, debt: Debt::Missing(1) },
				TestCall::name_payee { coop, member, to: STRANGER, document },
			] {
				if is_known {
					accepted(call);
				} else {
					refused(call, Errors::NoSuchMember);
				}
			}
		}
		// Nor a reminder without a document, of another co-op or class.
		let remind = |coop, class, document| TestCall::remind { coop, class, member: ADA, document: doc(document) };
		refused(remind(BAKERY, CLASS, 0), Errors::NoDocument);
		refused(remind(HOUSING, CLASS, 1), Errors::OtherCoop);
		refused(remind(BAKERY, 9, 1), Errors::NoSuchClass);
		let reject = |class, document| TestCall::reject_figure { class, value: 1, document: doc(document) };
		accepted(reject(CLASS, 1));
		refused(reject(CLASS, 0), Errors::NoDocument);
		refused(reject(9, 1), Errors::NoSuchClass);
	});
}
