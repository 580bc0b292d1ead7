//! What could never take effect is refused when it is proposed.

use super::{dividing::*, scene::*};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::proposable::Proposable;

fn proposed(call: Call<Test>) -> DispatchResult {
	call.check_proposed(Some(BAKERY))
}

#[test]
fn members_vote_on_accounts_that_an_auditor_has_confirmed() {
	new_test(|| {
		let close = || Call::close_year { accounts: of_2026(profit(1)), choices: keep_all() };
		assert_err!(proposed(close()), Errors::NotConfirmed);
		assert_ok!(confirm(BAKERY, &of_2026(profit(1))));
		assert_ok!(proposed(close()));
		assert_err!(close().check_proposed(Some(HOUSING)), Errors::NotConfirmed);
		// Whoever decides is not known for a text alone.
		assert_ok!(close().check_proposed(None));
		close_2026(BAKERY, profit(2));
		// The confirmation was replaced by that of other accounts.
		assert_err!(proposed(close()), Errors::NotConfirmed);
		assert_err!(
			proposed(Call::close_year { accounts: of_2026(profit(2)), choices: keep_all() }),
			Errors::YearClosed
		);
	});
}

#[test]
fn choices_and_years_that_cannot_be_are_refused() {
	new_test(|| {
		let with = |accounts, choices| proposed(Call::close_year { accounts, choices });
		let beyond = Choices { cash_bps: 10_001, ..keep_all() };
		assert_err!(with(of_2026(profit(1)), beyond), Errors::PercentagesAboveWhole);
		let twice = Choices { rates: rates(&[(1, 1), (1, 1)]), ..keep_all() };
		assert_err!(with(of_2026(profit(1)), twice), Errors::ClassTwice);
		assert_err!(with(accounts(year(), year(), profit(1)), keep_all()), Errors::YearOfNoDays);
	});
}

#[test]
fn bases_that_do_not_add_up_and_uses_of_nothing_are_refused() {
	new_test(|| {
		let fix = |bases, document| proposed(Call::fix_bases { year: new_year(2028), bases, document });
		assert_ok!(fix(hours(), doc(7)));
		assert_err!(fix(hours(), H256::default()), Errors::NoDocument);
		assert_err!(fix(Default::default(), doc(7)), Errors::NoBases);
		let using = |coop, amount, document| proposed(Call::use_education { coop, amount, document });
		assert_ok!(using(BAKERY, 1, doc(7)));
		assert_err!(using(HOUSING, 1, doc(7)), Errors::OtherCoop);
		assert_err!(using(BAKERY, 0, doc(7)), Errors::NothingDue);
		assert_err!(using(BAKERY, 1, H256::default()), Errors::NoDocument);
		let charge = |commitment| proposed(Call::charge_loss { commitment });
		assert_ok!(charge(owing(1)));
		assert_err!(charge(owing(0)), Errors::NothingDue);
		assert_err!(charge(Commitment { document: H256::default(), ..owing(1) }), Errors::NoDocument);
		let write_off = |amount, document| proposed(Call::write_off_debt { member: ADA, amount, document });
		assert_ok!(write_off(1, doc(7)));
		assert_err!(write_off(0, doc(7)), Errors::NothingDue);
		assert_err!(write_off(1, H256::default()), Errors::NoDocument);
		assert_ok!(proposed(Call::pay_levy { coop: BAKERY }));
	});
}

#[test]
fn what_cannot_be_divided_or_revolved_is_refused() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		let agreeing = |commitment| Call::agree_patronage { year: year(), commitment };
		assert_ok!(proposed(agreeing(of)));
		assert_err!(proposed(agreeing(Commitment { total: 1, ..of })), Errors::TotalBelowPool);
		assert_err!(agreeing(of).check_proposed(Some(HOUSING)), Errors::NothingDue);
		let nothing = agreeing(Commitment { document: H256::default(), ..of });
		assert_err!(nothing.check_proposed(None), Errors::NoDocument);
		let revolving = || Call::revolve { coop: BAKERY, year: year() };
		assert_err!(proposed(revolving()), Errors::NothingDue);
		assert_ok!(agree(BAKERY, of));
		assert_err!(proposed(agreeing(of)), Errors::ClaimsOpen);
		let replacing = |of| Call::replace_patronage { year: year(), commitment: of };
		assert_ok!(proposed(replacing(Commitment { root: doc(4), ..of })));
		assert_err!(proposed(replacing(Commitment { total: 1, ..of })), Errors::OtherDivision);
		assert_err!(replacing(of).check_proposed(Some(HOUSING)), Errors::ClaimsNotOpen);
		let nothing = replacing(Commitment { document: H256::default(), ..of });
		assert_err!(nothing.check_proposed(None), Errors::NoDocument);
		assert_ok!(proposed(revolving()));
		assert_ok!(revolving().check_proposed(None));
		assert_err!(revolving().check_proposed(Some(HOUSING)), Errors::OtherCoop);
	});
}
