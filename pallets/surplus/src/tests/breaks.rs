//! What officers, auditors, hands of the books, a majority and who leaves try, to get more than theirs or to lock what is others'.

use super::{
	dividing::*,
	losses::close_next,
	scene::*,
	wind_up::{dissolve, is_wound_up, ready, stated, wind_up},
};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use proptest::prelude::{any, prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::{assert_refused, dissolution::LockReserve, ledger::MAX_AMOUNT};

fn revolve() -> DispatchResult {
	Surplus::revolve(ordinary(BAKERY), BAKERY, year())
}

fn settle(member: MemberNo) -> DispatchResult {
	Surplus::settle_account(anybody(), BAKERY, member)
}

fn leave(member: MemberNo) {
	unseat(BAKERY, member);
	assert_ok!(settle(member));
}

fn queued(member: MemberNo) -> Balance {
	Queued::get().get(&(BAKERY, member)).copied().unwrap_or_default()
}

fn carried() -> Balance {
	losses::total(&book(BAKERY).carried).unwrap()
}

/// Members have 576 in accounts of 2026 in all. Then so much is lost as leaves these losses carried.
pub fn lose(euros: Balance) -> Vec<Share> {
	ProfileOfAll::set(Profile::Sce);
	let shares = open(BAKERY, &HOURS);
	claim_all(&shares);
	let in_reserve = reserve(BAKERY) as Balance / EURO;
	close_next(loss(euros + in_reserve), &plain_choices());
	assert!(carried().abs_diff(euros * EURO) <= EURO);
	shares
}

/// Whoever could would pay accounts out before these bear what is lost.
#[test]
fn accounts_are_not_paid_back_while_losses_are_carried() {
	new_test(|| {
		lose(300);
		assert_refused!(revolve(), Errors::LossesCarried);
		close_next(profit(200), &keep_all());
		assert_refused!(revolve(), Errors::LossesCarried);
		close_next(profit(1_000), &keep_all());
		assert_ok!(revolve());
	});
	// The members can let accounts bear it instead, and pay back what is left.
	new_test(|| {
		lose(300);
		close_next(profit(0), &Choices { from_accounts: true, ..keep_all() });
		assert_eq!(carried(), 0);
		assert_ok!(revolve());
		assert!(claimed(BAKERY).revolved.unwrap().amount < 300 * EURO);
	});
	// Accounts of which nothing is left do not run for ever.
	new_test(|| {
		lose(800);
		close_next(profit(0), &Choices { from_accounts: true, ..keep_all() });
		assert!(carried() > 0);
		assert_ok!(revolve());
		assert_eq!(claimed(BAKERY).revolved.unwrap().amount, 0);
	});
}

#[test]
fn who_leaves_first_leaves_no_losses_to_the_others() {
	new_test(|| {
		let shares = lose(300);
		let (all, lost) = (book(BAKERY).in_accounts().unwrap(), carried());
		let rests = |share: &Share| {
			let kept = share.refund - share.cash;
			kept - kept * lost / all
		};
		leave(ADA);
		assert!(queued(ADA).abs_diff(rests(&shares[0])) <= 1);
		assert_eq!(carried() + (shares[0].refund - shares[0].cash - queued(ADA)), lost);
		assert_ok!(check());
		leave(CLEO);
		assert!(queued(CLEO).abs_diff(rests(&shares[2])) <= 1);
		// Who stays bears as much of theirs as they.
		close_next(profit(0), &Choices { from_accounts: true, ..keep_all() });
		assert_eq!(carried(), 0);
		assert!(book(BAKERY).in_accounts().unwrap().abs_diff(rests(&shares[1])) <= 2);
		assert_due(BAKERY);
	});
}

#[test]
fn losses_keep_nobody_who_leaves_from_being_settled() {
	new_test(|| {
		lose(800);
		let before = carried();
		leave(ADA);
		use rochdale_primitives::Settlement;
		assert!(Surplus::is_settled(BAKERY, ADA));
		assert_eq!(queued(ADA), 0);
		assert!(carried() < before);
		leave(BEN);
		leave(CLEO);
		assert_eq!(book(BAKERY).in_accounts(), Some(0));
		// As much as accounts could not bear is still covered first.
		let left = carried();
		assert!(left > 0);
		close_next(profit(1_000), &keep_all());
		assert_eq!(waterfall(BAKERY, new_year(2028)).covered, left);
	});
}

/// A loss too many must not keep all later years from being closed.
#[test]
fn whatever_was_lost_the_next_year_can_be_closed() {
	new_test(|| {
		let most = MAX_AMOUNT / 8;
		let of = |prior_losses| {
			let of = of_2026(Outcome::Loss(most));
			YearAccounts { figures: Figures { prior_losses, ..of.figures }, ..of }
		};
		assert_refused!(confirm(BAKERY, &of(most + 1)), Errors::FiguresTooLarge);
		close_by(BAKERY, &of(most), &keep_all());
		assert_eq!(carried(), 2 * most);
		close_next(Outcome::Loss(most), &keep_all());
		close_next(profit(1_000), &keep_all());
		assert_eq!(carried(), 3 * most - 1_000 * EURO);
	});
}

#[test]
fn the_proof_of_what_members_have_stopped_claims_nothing() {
	new_test(|| {
		make_pool(BAKERY);
		let greedy = shares(BAKERY, &[(ADA, 9), (BEN, 1), (CLEO, 1)]);
		let of = commitment(&greedy);
		settle_on(of);
		assert_refused!(claim(vec![claim_at(&greedy, 0)]), Errors::ClaimsNotOpen);
		assert_ok!(object(BEN, of.root));
		assert_ok!(object(CLEO, of.root));
		let fair = shares(BAKERY, &HOURS);
		settle_on(commitment(&fair));
		pass_days(14);
		assert_refused!(claim(vec![claim_at(&greedy, 0)]), Errors::NotInCommitment);
		assert_ok!(claim(vec![claim_at(&fair, 0), claim_at(&greedy, 0)]));
		assert_eq!(owed(BAKERY, ADA), fair[0].cash);
	});
}

/// The pool of 2027 beside that of 2026, divided by the same hours.
pub fn open_next() -> Vec<Share> {
	Bases::<Test>::insert(BAKERY, next_year(), Bases::<Test>::get(BAKERY, year()).unwrap());
	close_next(profit(1_000), &plain_choices());
	let pool = Pools::<Test>::get(BAKERY, next_year()).unwrap();
	let shares = shares_of(BAKERY, next_year(), &pool, &HOURS);
	assert_ok!(Surplus::agree_patronage(ordinary(BAKERY), next_year(), commitment(&shares)));
	shares
}

#[test]
fn a_proof_of_one_year_claims_nothing_of_another() {
	new_test(|| {
		let (one, next) = (open(BAKERY, &HOURS), open_next());
		let claim_next = |of| Surplus::claim_patronage(anybody(), BAKERY, next_year(), vec![of].try_into().unwrap());
		assert_refused!(claim_next(claim_at(&one, 0)), Errors::OtherShare);
		let mut renamed = claim_at(&one, 0);
		renamed.share.year = next_year();
		assert_refused!(claim_next(renamed), Errors::NotInCommitment);
		assert_ok!(claim_next(claim_at(&next, 0)));
		assert_refused!(claim_next(claim_at(&next, 0)), Errors::AlreadyClaimed);
		// The other year is still theirs.
		assert_ok!(claim(vec![claim_at(&one, 0)]));
		assert_eq!(owed(BAKERY, ADA), one[0].cash + next[0].cash);
		// Accounts of the younger year wait for those of the older one.
		assert_refused!(Surplus::revolve(ordinary(BAKERY), BAKERY, next_year()), Errors::NotOldest);
	});
}

/// A pool that nobody divides, and one that members stop again and again, lock no other year.
#[test]
fn a_pool_that_waits_locks_nothing() {
	new_test(|| {
		make_pool(BAKERY);
		let waits = commitment(&shares(BAKERY, &HOURS));
		for _ in 0..3 {
			settle_on(waits);
			assert_ok!(object(BEN, waits.root));
			assert_ok!(object(ADA, waits.root));
		}
		open_next();
		close_next(loss(100), &keep_all());
		close_next(profit(1_000), &keep_all());
		assert_ok!(agree(BAKERY, waits));
		assert_ok!(claim(vec![claim_at(&shares_as_of(), 2)]));
	});
}

/// Those of the pool of 2026, which is open.
fn shares_as_of() -> Vec<Share> {
	let pool = Pool { amount: 720 * EURO, unit: 1, cash_bps: 2_000, lapses_at: 0 };
	shares_of(BAKERY, year(), &pool, &HOURS)
}

#[test]
fn what_was_confirmed_closes_one_year_once() {
	new_test(|| {
		let of = of_2026(profit(100));
		assert_ok!(confirm(BAKERY, &of));
		assert_ok!(Surplus::confirm_accounts(signed(BAKERY, OTHER_AUDITOR), BAKERY, of.clone()));
		assert_ok!(close(BAKERY, &of, &keep_all()));
		assert_refused!(close(BAKERY, &of, &keep_all()), Errors::YearClosed);
		// Nor that of another co-op.
		assert_refused!(close(HOUSING, &of, &keep_all()), Errors::NotConfirmed);
		// Nor with a figure that no auditor has seen.
		let mut other = accounts(next_year(), new_year(2028), profit(100));
		pass_until(new_year(2028));
		assert_ok!(confirm(BAKERY, &other));
		other.figures.tax = 1;
		assert_refused!(close(BAKERY, &other, &keep_all()), Errors::NotConfirmed);
	});
}

#[test]
fn nobody_is_officer_and_auditor_of_one_commitment() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		assert_ok!(commit(1, of));
		assert_refused!(confirm_by(1, 1, of), Errors::NotAuditor);
		appoint(BAKERY, Office::Auditor, 1);
		assert_refused!(confirm_by(1, 1, of), Errors::SamePerson);
		// Nor with a seat that is about to be theirs.
		rochdale_mocks::Moving::set(vec![(BAKERY, AUDITOR, account(BAKERY, 1))]);
		assert_refused!(confirm_by(AUDITOR, 1, of), Errors::SamePerson);
		rochdale_mocks::Moving::set(vec![]);
		assert_refused!(commit(AUDITOR, of), Errors::NotOnBoard);
		// What an officer has left to the co-op binds it no more.
		dismiss(BAKERY, 1);
		assert_refused!(confirm_by(AUDITOR, 1, of), Errors::NothingCommitted);
	});
}

/// What treasuries leave alone is the same whether a bank waits, has refused, or has given back.
#[test]
fn hands_free_nothing_that_is_set_aside_by_voiding_it() {
	new_test(|| {
		close_2026(HOUSING, profit(1_000));
		let ledger = LedgerId::Coop(HOUSING);
		let free = || in_cash(HOUSING) - Surplus::set_aside(ledger);
		let before = free();
		let pending = pallet_ledger::Ledgers::<Test>::get(ledger).unwrap().last_pending;
		for hand in [1, 2] {
			assert_ok!(plain(Ledger::void(signed(HOUSING, hand), ledger, HOUSING, pending, None, doc(9))));
		}
		assert_eq!((book(HOUSING).levy.due, free()), (30 * EURO, before));
		assert_ok!(Surplus::pay_levy(anybody(), HOUSING));
		assert_eq!(free(), before);
	});
}

/// What members pay of a loss is no payment to the fund, also where it was entered wrongly.
#[test]
fn hands_enter_and_correct_what_a_member_pays_of_a_loss() {
	use pallet_ledger::{Part, Posting, StatementLine};
	new_test(|| {
		bylaws(|bylaws| bylaws.loss_carry_years = 1);
		close_2026(HOUSING, loss(100));
		pass_until(new_year(2028) + 40);
		let of = accounts(next_year(), new_year(2028), profit(0));
		let figures = Figures { prior_losses: 100 * EURO, ..of.figures };
		close_by(HOUSING, &YearAccounts { figures, ..of }, &keep_all());
		assert_ok!(Surplus::charge_loss(ordinary(HOUSING), owing(100 * EURO)));
		let Book { accounts: Accounts { owed_back, .. }, .. } = book(HOUSING);
		let (ledger, before) = (LedgerId::Coop(HOUSING), book(HOUSING));
		let owes = || -credit(HOUSING, owed_back) / EURO as i128;
		assert_eq!(owes(), 100);

		let (reference, booked, voucher) = (fresh(), today(), fresh());
		let line = StatementLine { reference, booked, valued: booked, direction: Direction::In, amount: 60 * EURO };
		let party = Some(Party::Member(HOUSING, ADA));
		let leg = Leg { account: owed_back, side: Side::Credit, amount: line.amount, party };
		let parts = vec![Part::Direct(leg)].try_into().unwrap();
		let posting = Posting { bank: CASH_NO, line, parts, rest: 0, voucher };
		for hand in [1, 2] {
			assert_ok!(plain(Ledger::post(signed(HOUSING, hand), ledger, HOUSING, posting.clone())));
		}
		assert_eq!((owes(), book(HOUSING)), (40, before.clone()));
		let entry = pallet_ledger::Ledgers::<Test>::get(ledger).unwrap().last_entry;
		let reason = fresh();
		for hand in [1, 2] {
			assert_ok!(plain(Ledger::correct(signed(HOUSING, hand), ledger, HOUSING, entry, reason, None)));
		}
		assert_eq!((owes(), book(HOUSING)), (100, before));
	});
}

/// A chair, a treasurer and an auditor who are all there is.
#[test]
fn three_members_run_a_year_and_none_of_them_alone() {
	new_test(|| {
		(3..=MEMBERS).filter(|member| *member != AUDITOR).for_each(|member| unseat(BAKERY, member));
		make_pool(BAKERY);
		let fair = shares(BAKERY, &[(1, 1), (2, 1), (AUDITOR, 2)]);
		let of = commitment(&fair);
		assert_ok!(commit(1, of));
		assert_refused!(confirm_by(2, 1, of), Errors::NotAuditor);
		assert_ok!(confirm_by(AUDITOR, 1, of));
		assert_ok!(object(2, of.root));
		pass_days(14);
		claim_all(&fair);
		let mine: MemberList = vec![1, 2, AUDITOR].try_into().unwrap();
		assert_ok!(revolve());
		assert_ok!(Surplus::collect_account(anybody(), BAKERY, year(), mine));
		assert_eq!([1, 2, AUDITOR].map(|member| owed(BAKERY, member) / EURO), [180, 180, 360]);
		let pays = |officer| Surplus::use_education(signed(BAKERY, officer), BAKERY, 50 * EURO, doc(5));
		assert_ok!(pays(1));
		assert_refused!(pays(1), Errors::AlreadyBegun);
		assert_refused!(pays(AUDITOR), Errors::NotOnBoard);
		assert_eq!(book(BAKERY).in_education(), 50 * EURO);
		assert_ok!(pays(2));
		assert_refused!(pays(1), Errors::NotInFund);
	});
}

#[derive(Clone, Debug)]
enum Act {
	/// The next year is closed.
	Close {
		members: Outcome,
		keeps: bool,
		cash_bps: u16,
		from_accounts: bool,
	},
	/// An old pool is divided.
	Divide,
	Claim(u8, u8),
	Collect(u8, u8),
	Leave(u8),
	Revolve,
	Charge(u16),
	Pass(u16),
	/// So many basis points of the reserve came from a co-op that was dissolved, and bear no loss for so many days.
	Lock(u16, u16),
	/// The co-op is dissolved and wound up, with so many basis points of what the books say of accounts and reserves.
	Dissolve(u16),
}

fn act() -> impl Strategy<Value = Act> {
	let outcome = (any::<bool>(), 0u128..2_000_000_000);
	let members =
		outcome.prop_map(|(earns, amount)| if earns { Outcome::Profit(amount) } else { Outcome::Loss(amount / 2) });
	let close = (members, any::<bool>(), 2_000u16..=10_000, any::<bool>());
	prop_oneof![
		3 => close.prop_map(|(members, keeps, cash_bps, from_accounts)| Act::Close { members, keeps, cash_bps, from_accounts }),
		3 => Just(Act::Divide),
		4 => any::<(u8, u8)>().prop_map(|(year, place)| Act::Claim(year, place)),
		2 => any::<(u8, u8)>().prop_map(|(year, place)| Act::Collect(year, place)),
		1 => any::<u8>().prop_map(Act::Leave),
		2 => Just(Act::Revolve),
		1 => any::<u16>().prop_map(Act::Charge),
		1 => (1u16..400).prop_map(Act::Pass),
		1 => (0u16..=10_000, 1u16..2_000).prop_map(|(bps, days)| Act::Lock(bps, days)),
		1 => (0u16..=15_000).prop_map(Act::Dissolve),
	]
}

/// Years by their number, and the shares of those that were divided.
type Divisions = Vec<(Day, Vec<Share>)>;

fn close_one((members, keeps, cash_bps, from_accounts): (Outcome, bool, u16, bool)) {
	let voluntary = if keeps { Voluntary::Rest } else { Voluntary::Sum(0) };
	let choices = Choices { voluntary, cash_bps, from_accounts, ..plain_choices() };
	let prior = carried();
	let year = book(BAKERY).until;
	close_next(members, &choices);
	match result(BAKERY, year) {
		YearResult::Loss(_) => assert!(members.loss() > 0),
		YearResult::Surplus(of) => assert!(of.covered == prior || of.allocated() == Ok(0)),
	}
}

/// What of the reserve is locked.
fn locked() -> Balance {
	Locked::<Test>::get(BAKERY).on(today())
}

fn divide(divided: &mut Divisions) {
	let Some((year, pool)) = Pools::<Test>::iter_prefix(BAKERY).next() else { return };
	let shares = shares_of(BAKERY, year, &pool, &[(1, 3), (2, 5), (ADA, 1), (BEN, 2), (CLEO, 4)]);
	assert_ok!(Surplus::agree_patronage(ordinary(BAKERY), year, commitment(&shares)));
	divided.push((year, shares));
}

/// The co-op is wound up, and what is left goes to another one, out of the reserve. Gives how much of it.
fn end(bps: u16, divided: &mut Divisions) -> Balance {
	if Dissolved::get().contains(&BAKERY) {
		return 0;
	}
	dissolve(BAKERY);
	assert_eq!(book(BAKERY).in_education(), 0);
	while ready(BAKERY).is_err() {
		divide(divided);
	}
	let (available, kept, locked) =
		(stated(BAKERY) * Balance::from(bps) / 10_000, book(BAKERY).in_accounts().unwrap(), locked());
	let given = wind_up(BAKERY, available).unwrap();
	let left = available - given;
	// What is locked goes on, and carried losses go to nobody who did not make them.
	assert!(left >= locked.min(available) && given <= kept);
	assert!(bps < 10_000 || given == kept);
	let taken = left.min(reserve(BAKERY) as Balance);
	let Accounts { reserve, educated, .. } = book(BAKERY).accounts;
	let legs = vec![Surplus::debit(reserve, taken), Surplus::credit(educated, taken)];
	assert_ok!(Surplus::enter(BAKERY, legs, Basis::Dissolution(1), doc(1), Moves::Nothing));
	taken
}

/// Gives what the dissolution has taken from the reserve.
fn do_act(act: Act, divided: &mut Divisions) -> Balance {
	let is_over = Dissolved::get().contains(&BAKERY);
	let of_year = |divided: &Divisions, of: u8| divided.get(usize::from(of) % divided.len().max(1)).cloned();
	match act {
		Act::Close { members, .. } if is_over => {
			let from = book(BAKERY).until;
			let of = accounts(from, MockYears::year_of(BAKERY, from).unwrap().1, members);
			assert_refused!(confirm(BAKERY, &of), Errors::CoopDissolved);
		}
		Act::Close { members, keeps, cash_bps, from_accounts } => {
			close_one((members, keeps, cash_bps, from_accounts));
		}
		Act::Divide => divide(divided),
		Act::Claim(year, place) => {
			let Some((year, shares)) = of_year(divided, year) else { return 0 };
			let one = claim_at(&shares, u32::from(place) % shares.len() as u32);
			let _ = Surplus::claim_patronage(anybody(), BAKERY, year, vec![one].try_into().unwrap());
		}
		Act::Collect(year, place) => {
			let Some((year, shares)) = of_year(divided, year) else { return 0 };
			let member = shares[usize::from(place) % shares.len()].member;
			let _ = Surplus::collect_account(anybody(), BAKERY, year, only(member));
		}
		Act::Leave(member) => {
			let member = [ADA, BEN, CLEO][usize::from(member) % 3];
			unseat(BAKERY, member);
			let _ = settle(member);
		}
		Act::Revolve => {
			let Some(oldest) = book(BAKERY).kept.first().copied() else { return 0 };
			let done = Surplus::revolve(ordinary(BAKERY), BAKERY, oldest.year);
			assert_eq!(done.is_ok(), oldest.left == 0 || carried() == 0, "{done:?}");
		}
		Act::Charge(amount) => drop(Surplus::charge_loss(ordinary(BAKERY), owing(amount.into()))),
		Act::Pass(days) => pass_days(days.into()),
		Act::Lock(bps, days) => {
			let free = reserve(BAKERY) as Balance - locked();
			assert_ok!(Surplus::lock(BAKERY, free * Balance::from(bps) / 10_000, today() + Day::from(days)));
		}
		Act::Dissolve(bps) => return end(bps, divided),
	}
	0
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	/// Over many years, whatever is done and in whatever order: books agree, nothing is given while losses are carried, and the
	/// indivisible reserve falls by booked losses alone and by what a dissolution hands on, never below what is locked of it.
	#[test]
	fn nothing_that_members_do_over_years_breaks_the_books(acts in prop::collection::vec(act(), 1..30), is_spanish: bool) {
		new_test(|| {
			ProfileOfAll::set(if is_spanish { Profile::Es } else { Profile::Sce });
			bylaws(|bylaws| bylaws.loss_carry_years = 2);
			(2026..2060).for_each(|year| fix_hours(BAKERY, new_year(year)));
			close_by(BAKERY, &of_2026(profit(1_000)), &plain_choices());
			let mut divided = vec![];
			for act in acts {
				let (before, years) = (reserve(BAKERY), book(BAKERY).until);
				let taken = do_act(act, &mut divided) as i128;
				let borne = match result(BAKERY, book(BAKERY).last) {
					YearResult::Loss(cover) if book(BAKERY).until != years => cover.reserve,
					_ => 0,
				};
				assert!(reserve(BAKERY) >= before - borne as i128 - taken);
				assert!(reserve(BAKERY) >= locked() as i128);
				assert_due(BAKERY);
				assert_ok!(check());
			}
			// Once it is wound up, everybody has theirs at last, or the reserve has it.
			if Dissolved::get().contains(&BAKERY) {
				pass_days(2 * 1_828);
				assert!(is_wound_up(BAKERY));
				assert_eq!((book(BAKERY).running.len(), credit(BAKERY, book(BAKERY).accounts.kept)), (0, 0));
				assert_due(BAKERY);
				assert_ok!(check());
			}
		});
	}
}
