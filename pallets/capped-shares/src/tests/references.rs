//! Returns and interest are measured by rates that the federation attests.

use crate::{mock::*, *};
use frame::testing_prelude::*;

/// At most 2 points above legal interest.
const MEASURED: ClassTerms = ClassTerms { above: Some((ReferenceRate::LegalInterest, 200)), ..TERMS };

fn attest(index: ReferenceRate, year: i32, bps: u16) -> DispatchResult {
	Shares::attest_reference(federation(Track::Ordinary), index, year, bps, doc(7))
}

fn legal(year: i32, bps: u16) -> DispatchResult {
	attest(ReferenceRate::LegalInterest, year, bps)
}

#[test]
fn the_federation_attests_a_rate_with_a_document_once_its_year_has_begun() {
	empty_test(|| {
		let by = |origin, bps, document| Shares::attest_reference(origin, ReferenceRate::Tmo, 2026, bps, doc(document));
		assert_noop!(by(anybody(), 250, 7), DispatchError::BadOrigin);
		assert_noop!(by(special(BAKERY), 250, 7), DispatchError::BadOrigin);
		assert_noop!(by(federation(Track::Consent), 250, 7), Errors::MandateTooWeak);
		assert_noop!(by(federation(Track::Ordinary), 250, 0), Errors::NoDocument);
		assert_noop!(by(federation(Track::Ordinary), 5_001, 7), Errors::RateTooHigh);
		assert_noop!(attest(ReferenceRate::Tmo, 2027, 250), Errors::YearNotBegun);
		assert_noop!(attest(ReferenceRate::Tmo, i32::MAX, 250), Errors::YearNotBegun);
		assert_ok!(by(federation(Track::Ordinary), 250, 7));
		let told = Event::ReferenceAttested {
			index: ReferenceRate::Tmo,
			year: 2026,
			bps: 250,
			document: doc(7),
			resolution: rochdale_mocks::decisions::RESOLUTION,
		};
		System::assert_last_event(told.into());
		// A slip is corrected. One rate says nothing of the others.
		assert_ok!(attest(ReferenceRate::Tmo, 2026, 260));
		assert_eq!(References::<Test>::get(ReferenceRate::Tmo, 2026).unwrap().bps, 260);
		assert_eq!(References::<Test>::get(ReferenceRate::BaseRate, 2026), None);
	});
}

fn declare(bps: u16) -> DispatchResult {
	declare_return(BAKERY, new_year(2027), &[(CLASS, bps)], 1_000 * EURO)
}

fn a_year_later(terms: ClassTerms) {
	open_class(BAKERY, terms);
	(1..=10).for_each(|member| subscribe(member, 1).unwrap());
	assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2027), 800));
	pass_until(new_year(2028));
}

#[test]
fn a_return_is_at_most_so_far_above_the_rate_of_its_year() {
	empty_test(|| {
		a_year_later(MEASURED);
		// Neither another year nor another rate will do.
		assert_ok!(legal(2026, 500));
		assert_ok!(legal(2028, 500));
		assert_ok!(attest(ReferenceRate::BaseRate, 2027, 500));
		assert_noop!(declare(100), Errors::NoReference);
		assert_ok!(legal(2027, 325));
		assert_noop!(declare(526), Errors::RateTooHigh);
		// What was attested counts until it is used, and after that for ever.
		assert_ok!(legal(2027, 300));
		assert_noop!(declare(501), Errors::RateTooHigh);
		assert_ok!(declare(500));
		assert_noop!(legal(2027, 325), Errors::ReferenceUsed);
		assert_ok!(legal(2028, 325));
	});
}

#[test]
fn a_class_that_names_no_rate_needs_none() {
	empty_test(|| {
		a_year_later(TERMS);
		assert_ok!(declare(800));
	});
}

#[test]
fn interest_uses_a_rate_for_ever() {
	empty_test(|| {
		a_year_later(ClassTerms { earliest_days: 0, ..TERMS });
		unseat(BAKERY, ADA);
		Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
		pass_days(0);
		pass_until(date(2031, 2, 1));
		[2030, 2031].into_iter().for_each(|year| legal(year, 300).unwrap());
		let day = new_year(2031);
		let release = Release { amount: EURO, accounts_until: day, approved_on: day, surplus: EURO, solvency: doc(3) };
		assert_ok!(legal(2031, 325));
		assert_ok!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release));
		assert_noop!(legal(2031, 300), Errors::ReferenceUsed);
		// Of 2030 nothing was late.
		assert_ok!(legal(2030, 325));
	});
}
