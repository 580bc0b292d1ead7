//! Co-ops end: one with shares, patronage and units, one by bank, and one that nobody ends but the federation.

use super::{surplus::*, *};
use crate::{coops::*, patronage::Divided};
use pallet_capped_shares::{Call as SharesCall, Error as SharesError, Holdings, Stakes};
use pallet_coop_membership::{Call as MembershipCall, Class, Error as MembershipError};
use pallet_dissolution::{
	Call as DissolutionCall, Dissolutions, Error as DissolutionError, FederationReserve, Heir, Inheritances, Residue,
	Stage,
};
use pallet_surplus::{Books, Call as SurplusCall, Error as SurplusError, Figures, Outcome, Voluntary, YearAccounts};
use pallet_treasuries::Error as TreasuriesError;
use rochdale_primitives::{
	dissolution::KnowDissolved,
	ledger::{EntryNo, SetAside},
	CoopInspect, Standing,
};
use rochdale_runtime::{Cooperatives, Dissolution, ValidatorSeats};

type Error = DissolutionError<Runtime>;

/// The number of the auditor among the members of the co-op that ends.
const AUDITOR: usize = 3;

fn dissolve(coop: CoopId, heir: Heir) {
	decided_by(coop, Track::Special, &DissolutionCall::dissolve { heir, document: document(8) }.into());
}

fn publishing(coop: CoopId) -> DissolutionCall<Runtime> {
	DissolutionCall::publish_balance { coop, document: document(9) }
}

fn confirming(coop: CoopId) -> DissolutionCall<Runtime> {
	DissolutionCall::confirm_balance { coop, document: document(9) }
}

fn stage(coop: CoopId) -> Stage<AccountId, Hash> {
	Dissolutions::<Runtime>::get(coop).unwrap().stage
}

fn residue(coop: CoopId) -> Residue<Hash> {
	match stage(coop) {
		Stage::Distributed(residue) | Stage::Extinct { residue, .. } => residue,
		other => panic!("{other:?}"),
	}
}

fn is_extinct(coop: CoopId) -> bool {
	matches!(stage(coop), Stage::Extinct { .. })
}

/// Two officers publish a balance, and the auditor confirms it. The days pass, and the money is divided by itself.
fn publish_and_divide(coop: CoopId) {
	block(|| {
		for officer in &members(coop)[..2] {
			succeed(*officer, publishing(coop));
		}
		succeed(members(coop)[AUDITOR], confirming(coop));
		assert!(nobody_paid());
	});
	blocks_while(|| matches!(stage(coop), Stage::Confirmed(_)));
	assert!(matches!(stage(coop), Stage::Distributed(_)));
}

/// The reserve of a co-op or of the federation, as its books say.
fn reserve_in(ledger: LedgerId, account: AccountNo) -> u128 {
	let sums = Accounts::<Runtime>::get(ledger, account).unwrap().sums;
	sums.credits - sums.debits
}

fn reserve(coop: CoopId) -> u128 {
	let book = pallet_capped_shares::Books::<Runtime>::get(coop);
	book.map_or(0, |book| reserve_in(LedgerId::Coop(coop), book.accounts.reserve))
}

fn concluded(coop: CoopId) -> DispatchResult {
	anybody(DissolutionCall::conclude { coop })
}

#[test]
fn a_co_op_with_shares_and_patronage_ends_and_its_heir_gets_the_rest() {
	let (coop, heir) = (BAKERY, WEAVERS);
	on(FEDERATION, || {
		let (first, _) = with_patronage(coop);
		let divided = Divided::by(coop, first, &[(1, 30), (2, 20), (3, 10), (4, 7)]);
		block(|| funded(&[heir], &board(heir), 10 * UNIT));
		// Before anybody votes it is known what each would get, and what hinders it.
		let told = Dissolution::state(coop);
		assert_eq!((told.dissolution, told.hinders.len()), (None, 1));
		let preview = told.plan.unwrap();
		assert_eq!((preview.shares, preview.classes), (20 * UNIT, vec![(1, 20 * UNIT)]));
		assert!(preview.residue > 100 * UNIT);

		// Who answers for units redeems them first.
		let dissolving = DissolutionCall::dissolve { heir: Heir::Coop(heir), document: document(8) };
		let by_custodian = dispatched(owners(&[LINDENHOF], Track::Special), dissolving);
		assert_eq!(by_custodian, Err(Error::IsCustodian.into()));
		dissolve(coop, Heir::Coop(heir));
		assert!(Dissolution::is_dissolved(coop));
		// The education fund was the federation's at once.
		assert_eq!(Books::<Runtime>::get(coop).unwrap().in_education(), 0);
		block(|| {
			// Nothing new begins.
			let who = members(coop)[0];
			let subscribe = SharesCall::subscribe { coop, class: 1, shares: 1 };
			refused(who, subscribe, SharesError::<Runtime>::CoopDissolved);
			let apply = MembershipCall::apply { coop, class: Class::Ordinary, commitment: document(3) };
			refused(Key::Two, apply, MembershipError::<Runtime>::CoopDissolved);
			let open = dispatched(owners(&[coop], Track::Special), opening(Mode::Bank, &board(coop)));
			assert_eq!(open, Err(TreasuriesError::<Runtime>::CoopDissolved.into()));
			let fix = SurplusCall::revolve { coop, year: first };
			assert_eq!(anybody(fix), Err(SurplusError::<Runtime>::CoopDissolved.into()));
			// What was earned before is divided first.
			refused(who, publishing(coop), SurplusError::<Runtime>::PoolUndivided);
			let commitment = divided.commitment();
			decide(&[coop], SurplusCall::agree_patronage { year: first, commitment });
			for member in 1..=3 {
				let claims = divided.claims(&[member]);
				assert_eq!(anybody(SurplusCall::claim_patronage { coop, year: first, claims }), Ok(()));
			}
		});
		let treasury = last_treasury() - 1;
		block(|| {
			// Creditors are paid until the balance is published, and nobody from then on.
			let pays = || pay(treasury, Party::Coop(COURIERS), UNIT);
			assert_eq!(dispatched(owners(&[coop], Track::Special), pays()), Ok(()));
			for officer in &members(coop)[..2] {
				succeed(*officer, publishing(coop));
			}
			assert!(dispatched(owners(&[coop], Track::Special), pays()).is_err());
			assert_eq!(Dissolution::set_aside(LedgerId::Coop(coop)), u128::MAX);
			// Until an officer takes it back.
			succeed(members(coop)[2], DissolutionCall::take_back { coop, document: document(9) });
			assert_eq!(dispatched(owners(&[coop], Track::Special), pays()), Ok(()));
		});
		let had = reserve(coop);
		assert!(had > 0);
		publish_and_divide(coop);

		let left = residue(coop);
		assert_eq!((left.shares, left.from_reserve, left.lost), (20 * UNIT, had, 0));
		assert!(left.member_accounts > 0 && left.left > had);
		// The heir has it, and it bears no loss.
		assert_eq!((reserve(coop), reserve(heir), left.payable.due), (0, left.left, 0));
		let locked = pallet_surplus::Locked::<Runtime>::get(heir);
		assert_eq!(locked.on(today()), left.left);
		assert_eq!(concluded(coop), Err(Error::StillOwed.into()));

		// Members collect what is theirs, also who claims later, and are paid.
		block(|| {
			let all = || (1..=4).collect::<Vec<_>>().try_into().unwrap();
			let claims = divided.claims(&[4]);
			assert_eq!(anybody(SurplusCall::claim_patronage { coop, year: first, claims }), Ok(()));
			assert_eq!(anybody(SurplusCall::collect_account { coop, year: first, members: all() }), Ok(()));
			assert_eq!(anybody(SharesCall::repay { coop, members: all() }), Ok(()));
			assert_eq!(Holdings::<Runtime>::get((coop, 1, 1)).shares, 0);
			assert_eq!(concluded(coop), Err(Error::StillOwed.into()));
			// Whoever is no officer is paid alone.
			assert_eq!(anybody(SharesCall::pay_out { coop, members: all() }), Ok(()));
			assert!(Stakes::<Runtime>::get(coop, 1).owed > 0);
			succeed(members(coop)[0], SharesCall::pay_out { coop, members: all() });
			assert_eq!(Stakes::<Runtime>::get(coop, 1).owed, 0);
		});
		block(|| assert_eq!(concluded(coop), Ok(())));
		assert!(is_extinct(coop));
		assert_eq!(Cooperatives::standing(coop), Some(Standing::Left));
		// Its seat falls with the session.
		blocks_while(|| ValidatorSeats::coop_of(id(Key::Alice)).is_some());
		assert_eq!((balance(&account_of(treasury)), reserve(heir)), (0, residue(coop).left));
		// Its treasury can be closed, and it is ended no second time.
		block(|| decide(&[coop], TreasuriesCall::close_treasury { treasury }));
		let again = DissolutionCall::dissolve { heir: Heir::Federation, document: document(8) };
		assert_eq!(dispatched(owners(&[coop], Track::Special), again), Err(Error::AlreadyDissolved.into()));
	});
}

#[test]
fn a_co_op_by_bank_leaves_its_reserve_to_another_one_by_two_banks() {
	let (coop, heir) = (BAKERY, WEAVERS);
	on(FEDERATION, || {
		let hands = |coop: CoopId| [(members(coop)[0], coop), (members(coop)[1], coop)];
		let [treasury, other] = block(|| {
			[coop, heir].map(|coop| {
				decide(&[coop], by_bank_in_euros(coop));
				last_treasury()
			})
		});
		let (first, next) = year(coop);
		until(next + 10);
		let accounts = {
			let (members, others) = (Outcome::Profit(250 * UNIT), Outcome::Profit(0));
			let figures = Figures { members, others, tax: 0, prior_losses: 0 };
			YearAccounts { from: first, until: next, figures, document: document(7) }
		};
		block(|| {
			both(hands(coop), &received(treasury, None, 100 * UNIT, 41));
			confirmed(treasury);
			confirm(coop, &accounts);
			decide(&[coop], closing(&accounts, &choices(Voluntary::Rest, &[])));
		});
		assert_eq!(reserve(coop), 50 * UNIT);
		let out = |amount, reference| {
			let parts = vec![PartOf::<Runtime>::Whole(last_pending(treasury))];
			both(hands(coop), &posting(treasury, Direction::Out, amount, reference, parts));
		};
		// The levy waits for the bank, and so does the education fund from now on.
		dissolve(coop, Heir::Coop(heir));
		let levy = last_pending(treasury) - 1;
		block(|| {
			refused(members(coop)[0], publishing(coop), Error::WaitsForBank);
			out(125 * UNIT / 10, 42);
			let parts = vec![PartOf::<Runtime>::Whole(levy)];
			both(hands(coop), &posting(treasury, Direction::Out, 75 * UNIT / 10, 43, parts));
		});
		publish_and_divide(coop);
		// 80 are left, of which 50 were the reserve. It waits for the bank, and the heir's books expect it.
		let left = residue(coop);
		assert_eq!((left.left, left.from_reserve, left.payable.ordered), (80 * UNIT, 50 * UNIT, 80 * UNIT));
		assert_eq!((reserve(coop), reserve(heir)), (0, 0));
		let ordered = last_pending(treasury);
		block(|| {
			// A member who has nothing else to do with it voids it, and anybody has it paid again.
			let void = LedgerCall::void {
				ledger: ledger(treasury),
				coop: 0,
				pending: ordered,
				place: None,
				reason: document(2),
			};
			both(hands(coop), &void);
			assert_eq!(residue(coop).payable.due, 80 * UNIT);
			assert_eq!(anybody(DissolutionCall::pay_residue { coop }), Ok(()));
			assert_eq!(concluded(coop), Ok(()));
			assert!(!is_extinct(coop));
			out(80 * UNIT, 44);
		});
		block(|| assert_eq!(concluded(coop), Ok(())));
		assert!(is_extinct(coop));
		// It has come, and the reserve of the heir grows by it.
		block(|| {
			let parts = vec![PartOf::<Runtime>::Whole(last_pending(other))];
			both(hands(heir), &posting(other, Direction::In, 80 * UNIT, 45, parts));
		});
		assert_eq!(reserve(heir), 80 * UNIT);
		assert_eq!(pallet_surplus::Locked::<Runtime>::get(heir).on(today()), 80 * UNIT);
		assert_eq!(Inheritances::<Runtime>::get(heir).unwrap().reserved, 80 * UNIT);
		// Hands say that it was wrong. The reserve gives nothing back, and no loss is charged to it.
		let last: EntryNo = Ledgers::<Runtime>::get(LedgerId::Coop(heir)).unwrap().last_entry;
		block(|| {
			let correct = LedgerCall::correct {
				ledger: ledger(other),
				coop: 0,
				entry: last - 1,
				reason: document(2),
				anew: None,
			};
			both(hands(heir), &correct);
		});
		assert_eq!(reserve(heir), 80 * UNIT);
	});
}

#[test]
fn the_federation_ends_a_co_op_whose_people_sleep_and_has_what_is_left() {
	let coop = COURIERS;
	on(FEDERATION, || {
		block(|| {
			funded(&[coop], &board(coop), 30 * UNIT);
			funded(&[], &treasurers(&[BAKERY, LINDENHOF]), 50 * UNIT);
		});
		dissolve(coop, Heir::Federation);
		let step_in = DissolutionCall::step_in { coop, document: document(9) };
		let asked = dispatched(owners(&[], Track::Special), step_in.clone());
		assert_eq!(asked, Err(Error::NotIdle.into()));
		let idle_at = Dissolutions::<Runtime>::get(coop).unwrap().idle_at;
		blocks_while(|| Clock::deadline() < idle_at);
		let others = [BAKERY, LINDENHOF, GROCERY, WEAVERS];
		decided_specially(&step_in.into(), &others);
		blocks_while(|| matches!(stage(coop), Stage::Confirmed(_)));
		let account = FederationReserve::<Runtime>::get().unwrap();
		assert_eq!(reserve_in(LedgerId::Federation, account), residue(coop).left);
		assert!(residue(coop).left > 29 * UNIT);
		block(|| assert_eq!(concluded(coop), Ok(())));
		assert!(is_extinct(coop));
	});
}

#[test]
fn members_stop_a_balance_and_go_on() {
	let coop = BAKERY;
	on(FEDERATION, || {
		// The bakery is the custodian of nobody here.
		dissolve(coop, Heir::Federation);
		block(|| {
			for officer in &members(coop)[..2] {
				succeed(*officer, publishing(coop));
			}
			assert_eq!(anybody(DissolutionCall::distribute { coop }), Err(Error::NotPublished.into()));
			succeed(members(coop)[AUDITOR], confirming(coop));
			for member in &members(coop)[2..4] {
				succeed(*member, DissolutionCall::object { coop, document: document(9) });
			}
			assert!(nobody_paid());
		});
		assert!(matches!(stage(coop), Stage::Liquidating));
		decided_by(coop, Track::Special, &DissolutionCall::resume { document: document(8) }.into());
		assert!(!Dissolution::is_dissolved(coop));
	});
}
