//! Every call reads and writes the same number of storage items whether ten members hold shares or ten thousand.
//!
//! Steps to the next key are not counted, of which there is one for each day of the queue.

use super::winding_up::{dissolve, wind_up};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_mocks::accesses::{counted, Counts};

/// Lets so many more members hold ten shares each, and as many others wait on the first day of the queue.
fn crowd(count: u32) {
	let (class, mut group) = (class(BAKERY, CLASS), None);
	let rank = rank(new_year(2026), 0);
	for member in 1_000..1_000 + count {
		let holding = Holding { shares: 10, since: class.now.0, seen: class.now.1, ..Default::default() };
		Holdings::<Test>::insert((BAKERY, CLASS, member), holding);
		let (class, member) = (CLASS, 1_000_000 + member);
		let (shares, weight, least) = (1, 1, 1);
		let claim = Claim { class, member, rank, shares, weight, least, taken: 0, deducted: 0, interest: 0 };
		Claims::<Test>::insert(BAKERY, member, claim);
		group.get_or_insert_with(Group::default).join(1, PAR).unwrap();
	}
	let held = u64::from(count) * 10;
	Classes::<Test>::mutate(BAKERY, CLASS, |class| {
		let class = class.as_mut().unwrap();
		class.held += held;
		class.queued += PAR * u128::from(count);
		class.began_with = 1_000_000 * PAR;
	});
	Books::<Test>::mutate(BAKERY, |book| {
		let book = book.as_mut().unwrap();
		book.par += PAR * u128::from(held);
		book.capital += PAR * u128::from(held + u64::from(count));
	});
	if let Some(group) = group {
		Groups::<Test>::insert((BAKERY, CLASS, rank), group);
		Queue::<Test>::insert((BAKERY, CLASS), rank, ());
		let record = class_accounts();
		for account in record {
			pallet_ledger::Accounts::<Test>::mutate(LedgerId::Coop(BAKERY), account, |record| {
				record.as_mut().unwrap().sums.credits += PAR * u128::from(held + u64::from(count));
			});
		}
	}
}

fn class_accounts() -> [AccountNo; 2] {
	let class = class(BAKERY, CLASS);
	[class.capital, class.redeemable]
}

fn solvent() -> ReleaseOf<Test> {
	let day = new_year(2027);
	Release { amount: PAR, accounts_until: day, approved_on: day, surplus: PAR, solvency: doc(3) }
}

/// What is done, with what must be done before it.
type Scenario = (&'static str, fn(), fn() -> DispatchResult);

fn nothing() {}

fn assert_is_ok(done: DispatchResult) {
	assert_ok!(done);
}

fn propose() {
	assert_ok!(Shares::propose_transfer(signed(BAKERY, ADA), BAKERY, CLASS, account(BAKERY, BEN), 1));
}

/// A member was owed something long ago.
fn owe(member: MemberNo) {
	Stakes::<Test>::mutate(BAKERY, member, |stake| stake.owed = 1);
	let due = accounts(BAKERY).due;
	pallet_ledger::Accounts::<Test>::mutate(LedgerId::Coop(BAKERY), due, |record| {
		record.as_mut().unwrap().sums.credits += 1;
	});
}

fn accept() -> DispatchResult {
	let content = Shares::transfer_content(BAKERY, CLASS, ADA).unwrap();
	Shares::accept_transfer(signed(BAKERY, BEN), BAKERY, CLASS, ADA, content)
}

fn declare() -> DispatchResult {
	declare_return(BAKERY, new_year(2026), &[(CLASS, 100)], 1_000 * EURO)
}

/// One more class, which exists elsewhere.
fn come_in() {
	open_class(BAKERY, ClassTerms { since: Some(0), ..TERMS });
}

fn register() -> ImportedLines {
	let holding = ImportedLine::Holding { member: ADA, shares: 2, since: 1 };
	vec![holding, ImportedLine::Claim { member: BEN, shares: 3, ended_on: 2, paid: 0 }].try_into().unwrap()
}

/// A half of what shares are worth is divided.
fn half() -> DispatchResult {
	let half = Books::<Test>::get(BAKERY).unwrap().capital / 2;
	wind_up(BAKERY, half).map(|_| ())
}

fn wound_up() {
	dissolve(BAKERY);
	pass_days(0);
	assert_ok!(half());
}

fn scenarios() -> Vec<Scenario> {
	vec![
		("subscribe", nothing, || subscribe(11, 1)),
		("commit", nothing, || Shares::commit(signed(BAKERY, 11), BAKERY, CLASS, 4, 1, Mode::Units)),
		(
			"pay_instalment",
			|| assert_is_ok(Shares::commit(signed(BAKERY, 11), BAKERY, CLASS, 4, 1, Mode::Units)),
			|| Shares::pay_instalment(signed(BAKERY, 11), BAKERY, CLASS, 1),
		),
		(
			"end_commitment",
			|| {
				assert_ok!(Shares::commit(signed(BAKERY, 11), BAKERY, CLASS, 4, 1, Mode::Units));
				pass_days(400);
				assert_ok!(Shares::remind(signed(BAKERY, 1), BAKERY, CLASS, 11, doc(8)));
				pass_days(31);
			},
			|| Shares::end_commitment(ordinary(BAKERY), BAKERY, CLASS, 11),
		),
		("subscribe_offer", nothing, || Shares::subscribe_offer(signed(BAKERY, 11), BAKERY, 1, 1)),
		("propose_transfer", nothing, || {
			propose();
			Ok(())
		}),
		("accept_transfer", propose, accept),
		(
			"consent",
			|| {
				propose();
				assert_ok!(accept());
			},
			|| {
				let content = Shares::transfer_content(BAKERY, CLASS, ADA).unwrap();
				Shares::consent(ordinary(BAKERY), BAKERY, CLASS, ADA, content)
			},
		),
		("give_notice", nothing, || Shares::give_notice(signed(BAKERY, ADA), BAKERY, CLASS, 1, true)),
		("release", nothing, || plain(Shares::release(ordinary(BAKERY), BAKERY, CLASS, solvent()))),
		(
			"collect_claims",
			|| {
				assert_ok!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, solvent()));
			},
			|| plain(Shares::collect_claims(anybody(), BAKERY, only(1_001_000))),
		),
		(
			"value",
			|| {
				assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), 1));
				pass_days(0);
				assert_ok!(Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, CLASS, PAR / 2, doc(5)));
			},
			|| Shares::value(special(BAKERY), CLASS, PAR / 2, doc(5)),
		),
		(
			"declare_return",
			|| {
				assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), 1));
				pass_days(0);
			},
			declare,
		),
		(
			"collect_returns",
			|| {
				assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), 1));
				pass_days(0);
				assert_ok!(declare());
			},
			|| plain(Shares::collect_returns(anybody(), BAKERY, CLASS, new_year(2026), only(ADA))),
		),
		("what a member has by use", || pass_days(0), || <Shares as Dues<H256>>::owe(BAKERY, ADA, 1)),
		(
			"an account that waits as shares",
			|| {
				assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), 1));
				pass_days(0);
			},
			|| <Shares as Dues<H256>>::queue(BAKERY, ADA, PAR + 1, INCOME_NO, (Basis::Rule, doc(9))),
		),
		("lapse", || owe(ADA), || Shares::lapse(anybody(), BAKERY, ADA)),
		("claim_owed", || owe(ADA), || Shares::claim_owed(signed(BAKERY, ADA), BAKERY, ADA)),
		(
			"name_payee",
			|| {
				unseat(BAKERY, ADA);
				Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Died);
			},
			|| Shares::name_payee(ordinary(BAKERY), BAKERY, ADA, STRANGER, doc(8)),
		),
		(
			"lapse_return",
			|| {
				assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), 1));
				pass_days(0);
				assert_ok!(declare());
				pass_until(new_year(2033));
			},
			|| Shares::lapse_return(anybody(), BAKERY, CLASS, new_year(2026)),
		),
		(
			"a release that is late",
			|| {
				pass_until(new_year(2031) + 180);
				for year in 2029..=2031 {
					let (index, by) = (ReferenceRate::LegalInterest, federation(Track::Ordinary));
					assert_ok!(Shares::attest_reference(by, index, year, 300, doc(7)));
				}
			},
			|| {
				let day = new_year(2031);
				let release = Release { accounts_until: day, approved_on: day, ..solvent() };
				plain(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release))
			},
		),
		("import", come_in, || plain(Shares::import(signed(BAKERY, 1), BAKERY, 2, 0, register()))),
		(
			"the next lines of a register",
			|| {
				come_in();
				assert_ok!(Shares::import(signed(BAKERY, 1), BAKERY, 2, 0, register()));
				let Import { digest, .. } = Imports::<Test>::get((BAKERY, 2, 1)).unwrap();
				let (holdings, shares, claims, claimed) = (1, 2, 1, 3);
				let (paid, value, released, document) = (0, PAR, 0, doc(7));
				let totals =
					ImportTotals { holdings, shares, claims, claimed, paid, value, released, digest, document };
				assert_ok!(Shares::agree_import(ordinary(BAKERY), BAKERY, 2, 1, totals));
				assert_ok!(Shares::confirm_import(signed(BAKERY, AUDITOR), BAKERY, 2, 1, totals));
			},
			|| {
				Shares::advance(anybody(), DeadlineTime::get(), Due::Import(BAKERY, 2))
					.map(|_| ())
					.map_err(|_| "".into())
			},
		),
		("a dissolution", nothing, || {
			dissolve(BAKERY);
			Ok(())
		}),
		(
			"a winding-up",
			|| {
				dissolve(BAKERY);
				pass_days(0);
			},
			half,
		),
		("repay", wound_up, || plain(Shares::repay(anybody(), BAKERY, only(ADA)))),
		("what waits in a co-op that is wound up", wound_up, || {
			Shares::advance(anybody(), DeadlineTime::get(), Due::Rest(BAKERY, CLASS)).map(|_| ()).map_err(|_| "".into())
		}),
		("whether it is wound up", wound_up, || {
			assert!(!<Shares as WindUp<H256>>::is_wound_up(BAKERY));
			<Shares as WindUp<H256>>::ensure_ready(BAKERY)
		}),
		(
			"the end of a membership",
			|| unseat(BAKERY, ADA),
			|| {
				Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
				pass_days(0);
				Ok(())
			},
		),
	]
}

fn measured(count: u32, (_, before, act): &Scenario) -> Counts {
	chain().execute_with(|| {
		open_class(BAKERY, ClassTerms { first_bps: 2_500, instalment_months: 12, ..TERMS });
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2026), 100));
		for member in 1..=10 {
			assert_ok!(subscribe(member, 1));
		}
		pass_until(new_year(2027) + 180);
		let terms =
			OfferTerms { class: CLASS, minimum: 1, target: 10, maximum: 10, allotment: Allotment::FirstCome, days: 30 };
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		crowd(count);
		before();
		let (done, counts) = counted(act);
		assert_ok!(done);
		counts
	})
}

#[test]
fn every_call_touches_as_much_with_ten_holders_as_with_ten_thousand() {
	for scenario in scenarios() {
		let (few, many) = (measured(10, &scenario), measured(10_000, &scenario));
		assert!(few.values().sum::<u32>() > 0, "{}", scenario.0);
		assert_eq!(few, many, "{}", scenario.0);
	}
}
