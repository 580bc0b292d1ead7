//! Two co-ops close a year: one whose money moves in units, with shares, and one by bank that has none.

use super::*;
use crate::{coops::*, patronage::Divided};
use pallet_capped_shares::{
	Allotment, Books as ShareBooks, Call as SharesCall, Claims, Holdings, OfferTerms, Returns, Stakes,
};
use pallet_coop_membership::{Applications, Call as MembershipCall, Class, Error as MembershipError, Rolls, Seats};
use pallet_resolutions::Phase;
use pallet_surplus::{
	Base, Books, Call as SurplusCall, Choices, Error as SurplusError, Figures, MemberAccounts, Outcome, Patronages,
	Voluntary, YearAccounts, YearResult, Years,
};
use rochdale_primitives::{
	ledger::{AccountKind, BusinessYears, KnowCash, SetAside},
	MemberNo,
};
use rochdale_runtime::{configs::money::FundAddress, Shares, Surplus};

const CIVIL_DAY: u64 = 86_400_000;
/// The number of the auditor among the members of each of the two.
const AUDITOR: usize = 3;

pub(super) fn by_bank_in_euros(coop: CoopId) -> TreasuriesCall<Runtime> {
	let mut opening = opening(Mode::Bank, &board(coop));
	if let TreasuriesCall::open_treasury { currency, .. } = &mut opening {
		*currency = *b"EUR";
	}
	opening
}

/// The business year of today, as half-open days.
pub(super) fn year(coop: CoopId) -> (Day, Day) {
	rochdale_runtime::Treasuries::year_of(coop, today()).unwrap()
}

pub(super) fn accounts(year: (Day, Day), members: Outcome, others: Outcome, prior_losses: u128) -> YearAccounts<Hash> {
	let figures = Figures { members, others, tax: 0, prior_losses };
	YearAccounts { from: year.0, until: year.1, figures, document: document(7) }
}

pub(super) fn choices(voluntary: Voluntary, rates: &[(u16, u16)]) -> Choices {
	Choices { voluntary, rates: rates.to_vec().try_into().unwrap(), cash_bps: 2_000, from_accounts: false }
}

pub(super) fn closing(accounts: &YearAccounts<Hash>, choices: &Choices) -> RuntimeCall {
	SurplusCall::close_year { accounts: accounts.clone(), choices: choices.clone() }.into()
}

pub(super) fn confirm(coop: CoopId, accounts: &YearAccounts<Hash>) {
	succeed(members(coop)[AUDITOR], SurplusCall::confirm_accounts { coop, accounts: accounts.clone() });
}

/// What an account of a co-op's books has more on its credit side.
pub(super) fn credit(coop: CoopId, account: AccountNo) -> u128 {
	let sums = Accounts::<Runtime>::get(LedgerId::Coop(coop), account).unwrap().sums;
	sums.credits - sums.debits
}

pub(super) fn until(day: Day) {
	let days = u64::try_from(day - today()).unwrap();
	block_at(next_timestamp() + days * CIVIL_DAY, || ());
}

#[test]
fn members_close_the_year_that_their_auditor_has_confirmed_and_the_fund_has_its_levy() {
	let coop = LINDENHOF;
	on(FEDERATION, || {
		let treasury = block(|| {
			let treasury = open(&[coop], Mode::Units, &board(coop));
			decide(&[coop], SharesCall::open_class { terms: crate::harness::TERMS, document: document(1) });
			let (first, _) = year(coop);
			decide(&[coop], SharesCall::declare_maximum { class: 1, year: first, bps: 400 });
			decide(&[coop], SharesCall::set_open { class: 1, is_open: true });
			for member in members(coop) {
				let subscribe = SharesCall::subscribe { coop, class: 1, shares: 1 };
				assert_eq!(dispatched(RuntimeOrigin::signed(id(*member)), subscribe), Ok(()));
			}
			treasury
		});
		let (first, next) = year(coop);
		let bases = || vec![(Base::Hours, 10_000)].try_into().unwrap();
		// What use is measured by is fixed for the year that has begun, as no year was closed before.
		decided_by(
			coop,
			Track::Ordinary,
			&SurplusCall::fix_bases { year: first, bases: bases(), document: document(6) }.into(),
		);
		until(next + 30);

		let earned = accounts((first, next), Outcome::Profit(100 * UNIT), Outcome::Profit(10 * UNIT), 0);
		let chosen = choices(Voluntary::Sum(5 * UNIT), &[(1, 400)]);
		block(|| {
			fund(treasury, 200 * UNIT);
			// Nobody proposes to close it by what no auditor has confirmed.
			let (title, call) = (title(), pallet_resolutions::OpaqueCall::from(&closing(&earned, &chosen)));
			let propose = pallet_resolutions::Call::propose {
				coop,
				track: Track::Ordinary,
				secrecy: Secrecy::Open,
				title,
				document: document(1),
				call,
			};
			let by = RuntimeOrigin::signed(id(members(coop)[0]));
			assert_eq!(dispatched(by, propose), Err(SurplusError::<Runtime>::NotConfirmed.into()));
			confirm(coop, &earned);
		});
		let lines = Surplus::preview(coop, earned.clone(), chosen.clone()).unwrap();
		let fund_before = balance(&FundAddress::get());
		let resolution = block(|| propose_in(coop, Track::Ordinary, &closing(&earned, &chosen)));
		members_vote(resolution, &[coop]);
		assert_eq!(outcome(resolution), Phase::Enacted);

		let closed = Years::<Runtime>::get(coop, first).unwrap();
		assert_eq!((closed.until, closed.resolution, closed.is_late), (next, resolution, false));
		let YearResult::Surplus(waterfall) = closed.result else { panic!("a surplus") };
		let sum = |step| lines.iter().filter(|line| line.step == step).map(|line| line.amount).sum::<u128>();
		assert_eq!(sum(pallet_surplus::Step::Patronage), waterfall.patronage);
		let book = Books::<Runtime>::get(coop).unwrap();
		// 20 % of 100, half of 10, and what rounding leaves.
		assert_eq!(credit(coop, book.accounts.reserve), 25 * UNIT + waterfall.dust);
		assert_eq!(credit(coop, book.accounts.education), 5 * UNIT);
		// The other half of what others brought, and what members chose to keep.
		assert_eq!(credit(coop, book.accounts.voluntary), 10 * UNIT);
		assert_eq!(credit(coop, book.accounts.patronage), waterfall.patronage);
		assert_eq!(waterfall.returns, Returns::<Runtime>::get((coop, 1, first)).unwrap().aside);
		assert!(waterfall.returns > 0 && waterfall.patronage > 60 * UNIT);
		// The levy has gone by itself, beside what fees bring.
		assert_eq!(credit(coop, book.accounts.levy), 0);
		assert!(balance(&FundAddress::get()) >= fund_before + 3 * UNIT);
		// The fund knows from whom.
		assert_eq!(pallet_solidarity_fund::Records::<Runtime>::get(coop).levy, 3 * UNIT);

		// Each has the return of their shares, and who collects it is paid.
		block(|| {
			for member in 1..=5 {
				let collect = SharesCall::collect_returns { coop, class: 1, year: first, members: only(member) };
				assert_eq!(dispatched(RuntimeOrigin::signed(id(Key::Ferdie)), collect), Ok(()));
			}
		});
		let owed: u128 = (1..=5).map(|member| Stakes::<Runtime>::get(coop, member).owed).sum();
		assert_eq!(owed, credit(coop, book.accounts.due));
		assert!(owed <= waterfall.returns && waterfall.returns - owed < 5);

		// What is set aside of the year stays in the cash of the co-op, whoever decides about it.
		let aside = <(Shares, Surplus) as SetAside>::set_aside(LedgerId::Coop(coop));
		assert_eq!(aside, owed + 5 * UNIT + waterfall.cash(2_000, 1).unwrap() - 8 * UNIT - waterfall.returns);
		block(|| {
			let cash = rochdale_runtime::Treasuries::cash(LedgerId::Coop(coop)).unwrap().account;
			let there = <rochdale_runtime::Ledger as rochdale_primitives::ledger::Post<_, _>>::available(
				LedgerId::Coop(coop),
				cash,
			);
			let payee = Party::Member(coop, 1);
			let all = dispatched(owners(&[coop], Track::Special), pay(treasury, payee.clone(), there - aside + 1));
			assert!(all.is_err());
			assert_eq!(dispatched(owners(&[coop], Track::Special), pay(treasury, payee, there - aside)), Ok(()));
			// The same year is closed once.
			let again = dispatched(owners(&[coop], Track::Ordinary), closing(&earned, &chosen));
			assert_eq!(again, Err(SurplusError::<Runtime>::YearClosed.into()));
		});
	});
}

pub(super) fn only<Most: frame_support::traits::Get<u32>>(one: u32) -> frame_support::BoundedVec<u32, Most> {
	vec![one].try_into().unwrap()
}

/// It has 5,000 of indivisible reserve, loses 9,000, carries 4,000, and then earns as much. (in hundreds)
#[test]
fn a_co_op_without_shares_closes_its_years_by_bank_and_its_reserve_falls_by_a_loss_alone() {
	let coop = LINDENHOF;
	on(FEDERATION, || {
		let hands = [(members(coop)[0], coop), (members(coop)[1], coop)];
		let treasury = block(|| {
			decide(&[coop], by_bank_in_euros(coop));
			last_treasury()
		});
		let first = year(coop);
		until(first.1 + 10);
		let close = |accounts: &YearAccounts<Hash>| {
			block(|| confirm(coop, accounts));
			let voluntary = choices(Voluntary::Rest, &[]);
			block(|| decide(&[coop], closing(accounts, &voluntary)));
		};
		block(|| {
			both(hands, &received(treasury, None, 100 * UNIT, 41));
			confirmed(treasury);
		});
		close(&accounts(first, Outcome::Profit(250 * UNIT), Outcome::Profit(0), 0));
		let book = Books::<Runtime>::get(coop).unwrap();
		assert!(ShareBooks::<Runtime>::get(coop).is_some_and(|shares| shares.classes == 0));
		let kind = Accounts::<Runtime>::get(LedgerId::Coop(coop), book.accounts.reserve).unwrap().terms.kind;
		assert_eq!(kind, AccountKind::IndivisibleReserve);
		assert_eq!(credit(coop, book.accounts.reserve), 50 * UNIT);
		// The levy is ordered, and goes when two hands have posted that it has.
		assert_eq!(book.levy.ordered, 75 * UNIT / 10);
		block(|| {
			let parts = vec![PartOf::<Runtime>::Whole(last_pending(treasury))];
			both(hands, &posting(treasury, Direction::Out, 75 * UNIT / 10, 42, parts));
		});
		assert_eq!(Books::<Runtime>::get(coop).unwrap().levy.ordered, 0);
		assert_eq!(credit(coop, book.accounts.levy), 0);

		// The voluntary reserve bears what it can, then the indivisible one, and the rest is carried.
		let second = year(coop);
		until(second.1 + 10);
		let voluntary = credit(coop, book.accounts.voluntary);
		close(&accounts(second, Outcome::Loss(voluntary + 90 * UNIT), Outcome::Profit(0), 0));
		assert_eq!((credit(coop, book.accounts.reserve), credit(coop, book.accounts.voluntary)), (0, 0));
		let carried = |coop| Books::<Runtime>::get(coop).unwrap().carried.iter().map(|one| one.amount).sum::<u128>();
		assert_eq!(carried(coop), 40 * UNIT);

		let third = year(coop);
		until(third.1 + 10);
		close(&accounts(third, Outcome::Profit(40 * UNIT), Outcome::Profit(0), 40 * UNIT));
		assert_eq!((carried(coop), credit(coop, book.accounts.reserve)), (0, 0));
		let YearResult::Surplus(waterfall) = Years::<Runtime>::get(coop, third.0).unwrap().result else {
			panic!("a surplus")
		};
		assert_eq!((waterfall.covered, waterfall.patronage, waterfall.education), (40 * UNIT, 0, 0));
	});
}

/// Anybody does it.
pub(super) fn anybody(call: impl Into<RuntimeCall>) -> DispatchResult {
	dispatched(RuntimeOrigin::signed(id(Key::Ferdie)), call)
}

/// All but the last member hold shares, and the co-op has divided a year by hours of which the last one has 3 in 67.
pub(super) fn with_patronage(coop: CoopId) -> (Day, Divided) {
	let treasury = block(|| {
		let treasury = open(&[coop], Mode::Units, &board(coop));
		decide(&[coop], SharesCall::open_class { terms: crate::harness::TERMS, document: document(1) });
		let (minimum, maximum, allotment) = (20, 40, Allotment::FirstCome);
		let terms = OfferTerms { class: 1, minimum, target: minimum, maximum, allotment, days: 7 };
		decide(&[coop], SharesCall::open_offer { terms, document: document(2) });
		for member in &members(coop)[..4] {
			// One founder of the bakery has none.
			give(&id(*member), 10 * UNIT);
			let subscribe = SharesCall::subscribe_offer { coop, offer: 1, shares: 5 };
			assert_eq!(dispatched(RuntimeOrigin::signed(id(*member)), subscribe), Ok(()));
		}
		treasury
	});
	blocks_while(|| Holdings::<Runtime>::get((coop, 1, 4)).shares == 0);
	let (first, next) = year(coop);
	let bases = vec![(Base::Hours, 10_000)].try_into().unwrap();
	block(|| {
		decide(&[coop], SharesCall::set_open { class: 1, is_open: true });
		decide(&[coop], SurplusCall::fix_bases { year: first, bases, document: document(6) });
	});
	until(next + 30);
	block(|| {
		fund(treasury, 200 * UNIT);
		let earned = accounts((first, next), Outcome::Profit(100 * UNIT), Outcome::Profit(0), 0);
		confirm(coop, &earned);
		decide(&[coop], closing(&earned, &choices(Voluntary::Sum(5 * UNIT), &[])));
	});
	(first, Divided::by(coop, first, &[(1, 30), (2, 20), (3, 10), (4, 4), (5, 3)]))
}

/// The last member and their number.
const WHO: (Key, MemberNo) = (Key::BobStash, 5);

#[test]
fn a_member_is_paid_what_they_claim_leaves_with_their_account_and_claims_nothing_when_they_return() {
	let (coop, (key, member)) = (LINDENHOF, WHO);
	on(FEDERATION, || {
		let (first, divided) = with_patronage(coop);
		let commitment = divided.commitment();
		let claim = || SurplusCall::claim_patronage { coop, year: first, claims: divided.claims(&[member]) };
		block(|| {
			succeed(members(coop)[0], SurplusCall::commit_patronage { coop, year: first, commitment });
			let confirm = SurplusCall::confirm_patronage { coop, year: first, officer: 1, commitment };
			succeed(members(coop)[AUDITOR], confirm);
			refused(key, claim(), SurplusError::<Runtime>::ClaimsNotOpen);
		});
		// Nobody objects, and claims open by themselves.
		blocks_while(|| Patronages::<Runtime>::get(coop, first).unwrap().claimed().is_none());
		let share = divided.share(member).clone();
		let (cash, kept) = (share.cash, share.refund - share.cash);
		assert_eq!((share.refund, cash), (3 * UNIT, 6 * UNIT / 10));
		block(|| {
			succeed(key, claim());
			assert!(nobody_paid());
		});
		let owed = || Stakes::<Runtime>::get(coop, member).owed;
		assert_eq!((owed(), MemberAccounts::<Runtime>::get(coop, member).of(first)), (cash, kept));
		// By their own key, which stays theirs when they have left.
		let pay_out = || {
			let call = SharesCall::pay_out { coop, members: only(member) };
			dispatched(RuntimeOrigin::signed(id(key)), call)
		};
		let paid_by = |work: &dyn Fn()| {
			let before = balance(&id(key));
			block(work);
			balance(&id(key)) - before
		};
		assert_eq!(paid_by(&|| assert_eq!(pay_out(), Ok(()))), cash);

		let settle = || anybody(SurplusCall::settle_account { coop, member });
		block(|| {
			assert_eq!(settle(), Err(SurplusError::<Runtime>::StillMember.into()));
			assert_eq!(dispatched(RuntimeOrigin::signed(id(key)), MembershipCall::leave { coop }), Ok(()));
		});
		blocks_while(|| Seats::<Runtime>::contains_key(id(key), coop));
		let close = || anybody(MembershipCall::close { coop, member });
		let not_settled = Err(MembershipError::<Runtime>::NotSettled.into());
		block(|| {
			assert_eq!(close(), not_settled);
			assert_eq!(settle(), Ok(()));
			// Two whole shares wait, and what is less than one is owed at once.
			let waits: Vec<_> = Claims::<Runtime>::iter_prefix(coop).map(|(_, one)| (one.member, one.shares)).collect();
			assert_eq!((waits, owed()), (vec![(member, 2)], 4 * UNIT / 10));
			assert_eq!(close(), not_settled);
		});
		// New shares pay what has waited since an earlier day.
		until(today() + 1);
		block(|| {
			for other in &members(coop)[..2] {
				let subscribe = SharesCall::subscribe { coop, class: 1, shares: 1 };
				assert_eq!(dispatched(RuntimeOrigin::signed(id(*other)), subscribe), Ok(()));
			}
			assert_eq!(anybody(SharesCall::collect_claims { coop, claims: only(1) }), Ok(()));
			assert_eq!(owed(), kept);
			assert_eq!(close(), not_settled);
		});
		assert_eq!(paid_by(&|| assert_eq!(pay_out(), Ok(()))), kept);
		block(|| assert_eq!(close(), Ok(())));

		// They return under another number, and have no second share under either.
		block(|| {
			let apply = MembershipCall::apply { coop, class: Class::Ordinary, commitment: document(3) };
			assert_eq!(dispatched(RuntimeOrigin::signed(id(key)), apply), Ok(()));
			let application = Rolls::<Runtime>::get(coop).last_application;
			succeed(members(coop)[2], MembershipCall::sponsor { coop, application });
			let candidate = Applications::<Runtime>::get(coop, application).and_then(|one| one.candidate()).unwrap();
			for officer in &members(coop)[..2] {
				let admit = MembershipCall::admit { coop, application, candidate: candidate.clone() };
				assert_eq!(dispatched(RuntimeOrigin::signed(id(*officer)), admit), Ok(()));
			}
		});
		let returned = Seats::<Runtime>::get(id(key), coop).unwrap();
		assert!(returned > member);
		block(|| {
			assert_eq!(anybody(claim()), Err(SurplusError::<Runtime>::AlreadyClaimed.into()));
			let mut claims = divided.claims(&[member]);
			claims[0].share.member = returned;
			let other = SurplusCall::claim_patronage { coop, year: first, claims };
			refused(key, other, SurplusError::<Runtime>::NotInCommitment);
		});
		assert_eq!(owed(), 0);
	});
}
