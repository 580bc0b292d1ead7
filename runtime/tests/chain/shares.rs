//! Shares among everything else of the runtime: who takes no part in what is decided about them, what holders can do at all, and
//! that they happen in time.

mod adversary;

use crate::{coops::*, harness::*, samples::calls_of_members};
use frame_support::assert_ok;
use pallet_capped_shares::{Allotment, Call as SharesCall, ClassNo, Debt, Error as SharesError, Holdings, OfferTerms};
use pallet_ledger::Call as LedgerCall;
use pallet_resolutions::{Call as ResolutionsCall, Choice, Error as ResolutionsError, Resolutions};
use pallet_treasuries::{Call as TreasuriesCall, NewSigner, Rules, SignerKind, YearBegin};
use rochdale_primitives::{
	ledger::{AccountNo, LedgerId},
	money::Mode,
	Clock as _, CoopId, Mandate, MemberNo, Office, Secrecy, Track,
};
use rochdale_runtime::{
	configs::system::MAXIMUM_BLOCK_WEIGHT, constants::UNIT, AccountId, Clock, Hash, Runtime, RuntimeCall,
	RuntimeOrigin, Shares, System,
};
use scale_info::{form::MetaForm, Field, TypeDef, TypeInfo};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{traits::Dispatchable, DispatchResult};

/// The housing co-op, of which the first three members are the board and the fourth is the auditor.
const COOP: CoopId = LINDENHOF;
const BOOKS: LedgerId = LedgerId::Coop(COOP);
const CASH: AccountNo = 2;
const CLASS: ClassNo = 1;

fn by(member: MemberNo) -> RuntimeOrigin {
	RuntimeOrigin::signed(account_of(member))
}

fn account_of(member: MemberNo) -> AccountId {
	members(COOP)[member as usize - 1].to_account_id()
}

fn held(member: MemberNo) -> u64 {
	Holdings::<Runtime>::get((COOP, CLASS, member)).shares
}

fn dispatched(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> DispatchResult {
	call.into().dispatch(origin).map(|_| ()).map_err(|failure| failure.error)
}

/// The members have decided it by special resolution.
fn decide(call: impl Into<RuntimeCall>) {
	let (track, secrecy, opened_at) = (Track::Special, Secrecy::Open, Clock::deadline());
	let mandate = Mandate { coop: COOP, resolution: 1, track, secrecy, opened_at };
	assert_ok!(dispatched(pallet_resolutions::Origin::Coop(mandate).into(), call));
}

/// Opens a treasury of the co-op in units with its books, and a class that anybody can subscribe.
fn open_class() {
	let offices = [Office::Chair, Office::Secretary, Office::Treasurer];
	let signer = |office| NewSigner { who: SignerKind::Office(COOP, office), days: 365 };
	decide(TreasuriesCall::open_treasury {
		title: b"Houses".to_vec().try_into().unwrap(),
		currency: *b"EUR",
		mode: Mode::Units,
		rules: Rules { threshold: 2, tier1: UNIT, tier2: 10 * UNIT },
		signers: offices.map(signer).to_vec().try_into().unwrap(),
		lines: Default::default(),
		shares: Default::default(),
		year_begins: YearBegin::JANUARY,
	});
	decide(SharesCall::open_class { terms: TERMS, document: document(1) });
}

fn offer(minimum: u64) -> SharesCall<Runtime> {
	let (maximum, allotment) = (minimum + 40, Allotment::InProportion);
	let terms = OfferTerms { class: CLASS, minimum, target: minimum, maximum, allotment, days: 7 };
	SharesCall::open_offer { terms, document: document(2) }
}

/// All five members have so many shares of an offer that was met.
fn hold(shares: u64) {
	decide(offer(5));
	for member in 1..=5 {
		assert_ok!(dispatched(by(member), SharesCall::subscribe_offer { coop: COOP, offer: 1, shares }));
	}
}

fn propose(from: MemberNo, to: MemberNo, shares: u64) -> Hash {
	let transfer = SharesCall::propose_transfer { coop: COOP, class: CLASS, to: account_of(to).into(), shares };
	assert_ok!(dispatched(by(from), transfer));
	Shares::transfer_content(COOP, CLASS, from).unwrap()
}

/// Who is kept from a vote that has just opened.
fn recused(resolution: u32) -> Vec<MemberNo> {
	let mut recused = Resolutions::<Runtime>::get(resolution).unwrap().recused.into_inner();
	recused.sort_unstable();
	recused
}

#[test]
fn who_gives_or_receives_shares_and_whose_debt_is_set_off_takes_no_part_in_deciding_it() {
	on(FEDERATION, || {
		block(|| {
			open_class();
			hold(4);
		});
		for _ in 0..9 {
			block(|| ());
		}
		let content = block(|| {
			let content = propose(5, 2, 1);
			let accept = SharesCall::accept_transfer { coop: COOP, class: CLASS, from: 5, content };
			assert_ok!(dispatched(by(2), accept));
			content
		});
		let consent = SharesCall::consent { coop: COOP, class: CLASS, from: 5, content }.into();
		let resolution = block(|| propose_in(COOP, Track::Ordinary, &consent));
		blocks_while(|| !is_voting(resolution));
		assert_eq!(recused(resolution), [2, 5]);
		block(|| {
			let vote = |by: Key| {
				let vote = ResolutionsCall::vote { resolution, coop: COOP, choice: Choice::For };
				apply(by, vote).unwrap()
			};
			let recused = Err(ResolutionsError::<Runtime>::Recused.into());
			let outcomes = members(COOP).iter().map(|by| vote(*by)).collect::<Vec<_>>();
			assert_eq!(outcomes, [Ok(()), recused, Ok(()), Ok(()), recused]);
		});
		outcome(resolution);
		assert_eq!((held(5), held(2)), (3, 5));

		// A refund is owed to the fifth member, of which the members set off a debt.
		block(|| {
			decide(offer(5));
			let pay = SharesCall::subscribe_offer { coop: COOP, offer: 2, shares: 1 };
			assert_ok!(dispatched(by(5), pay));
			decide(SharesCall::withdraw_offer { offer: 2 });
		});
		let set_off =
			SharesCall::set_off { coop: COOP, member: 5, amount: UNIT / 2, debt: Debt::Document(document(3)) }.into();
		let resolution = block(|| propose_in(COOP, Track::Ordinary, &set_off));
		blocks_while(|| !is_voting(resolution));
		// By number: no vote, not even against it.
		let resolutions = Resolutions::<Runtime>::get(resolution).unwrap();
		assert!(resolutions.recused.contains(&5));
		members_but(5, resolution);
		outcome(resolution);
		assert_eq!(pallet_capped_shares::Stakes::<Runtime>::get(COOP, 5).owed, UNIT / 2);
	});
}

/// All but one vote for it.
fn members_but(one: MemberNo, resolution: u32) {
	block(|| {
		for (member, voter) in (1..).zip(members(COOP)) {
			if member != one {
				succeed(*voter, ResolutionsCall::vote { resolution, coop: COOP, choice: Choice::For });
			}
		}
	});
}

/// The arguments of every call about shares, by its name.
fn arguments() -> Vec<(&'static str, Vec<Field<MetaForm>>)> {
	let TypeDef::Variant(calls) = <SharesCall<Runtime> as TypeInfo>::type_info().type_def else {
		panic!("calls are variants")
	};
	let named = calls.variants.into_iter().filter(|call| !call.name.starts_with("__"));
	named.map(|call| (call.name, call.fields)).collect()
}

/// What those can do who hold shares and no office.
const OF_HOLDERS: [&str; 17] = [
	"accept_transfer",
	"advance",
	"cancel_notice",
	"claim_owed",
	"collect_claims",
	"collect_returns",
	"commit",
	"give_notice",
	"lapse",
	"lapse_return",
	"pay_instalment",
	"pay_out",
	"propose_transfer",
	"repay",
	"subscribe",
	"subscribe_offer",
	"withdraw_transfer",
];

#[test]
fn holders_move_shares_by_no_call_but_the_gift_at_par() {
	let calls = arguments();
	// What is neither the members', nor the board's or the auditor's.
	let by_federation = |name: &str| crate::samples::OF_FEDERATION.iter().any(|one| (one.0, one.1) == ("Shares", name));
	let decided =
		|name: &str| crate::samples::OF_COOP.iter().any(|(pallet, call, ..)| (*pallet, *call) == ("Shares", name));
	let of_officers = [
		"confirm_import",
		"expect",
		"import",
		"refuse_import",
		"take_back_import",
		"promise_on_paper",
		"remind",
		"give_up_list",
		"order_payouts",
		"take_back",
		"give_figure",
		"consent",
		"release",
		"suspend",
		"set_off",
	];
	let names: Vec<_> = calls.iter().map(|(name, _)| *name).collect();
	let others: Vec<_> = names
		.iter()
		.copied()
		.filter(|name| !decided(name) && !by_federation(name) && !of_officers.contains(name))
		.collect();
	let mut expected: Vec<_> = OF_HOLDERS.to_vec();
	expected.retain(|name| !decided(name));
	let mut sorted = others.clone();
	sorted.sort_unstable();
	assert_eq!(sorted, expected);

	// Nothing is named like what tokens can do, in no pallet that knows shares.
	let tokens = [
		"transfer", "approve", "allow", "permit", "pledge", "lien", "lend", "sell", "buy", "swap", "trade", "price",
		"wrap", "mint", "burn", "delegate", "assign", "escrow", "stake", "lock", "freeze", "force", "sudo",
	];
	let gift = ["accept_transfer", "propose_transfer", "withdraw_transfer"];
	for name in &names {
		assert!(gift.contains(name) || !tokens.iter().any(|token| name.contains(token)), "{name}");
	}
	// Nothing is shaped like it: a holder names another account in one call only, and a sum of money in none.
	for (name, fields) in calls.iter().filter(|(name, _)| OF_HOLDERS.contains(name)) {
		let types: Vec<_> = fields.iter().map(|field| field.type_name.unwrap_or_default()).collect();
		let names_account = types.iter().any(|of| of.contains("AccountId") || of.contains("Lookup"));
		assert_eq!(names_account, *name == "propose_transfer", "{name}: {types:?}");
		assert!(!types.iter().any(|of| of.contains("Balance")), "{name}: {types:?}");
		assert!(!types.iter().any(|of| of.contains("Call")), "{name}: {types:?}");
	}
	// And no other pallet of the runtime has anything of the kind for them: units are all that accounts move.
	let pallets: Vec<_> = crate::samples::every_call().iter().map(|call| crate::samples::name(call).0).collect();
	for pallet in ["Assets", "Nfts", "Uniques", "ForeignAssets", "PoolAssets", "AssetConversion"] {
		assert!(!pallets.contains(&pallet), "{pallet}");
	}
}

#[test]
fn a_gift_goes_at_par_with_both_hands_of_the_board_and_nothing_is_paid_by_it() {
	on(FEDERATION, || {
		block(|| {
			open_class();
			hold(4);
		});
		for _ in 0..9 {
			block(|| ());
		}
		let purses = || [1, 2, 3, 4, 5].map(|member| rochdale_runtime::Balances::free_balance(account_of(member)));
		let before = purses();
		block(|| {
			let content = propose(5, 4, 2);
			let consent = SharesCall::consent { coop: COOP, class: CLASS, from: 5, content };
			let refusal = |error: SharesError<Runtime>| Err(error.into());
			assert_eq!(dispatched(by(1), consent.clone()), refusal(SharesError::NotAccepted));
			let accept = SharesCall::accept_transfer { coop: COOP, class: CLASS, from: 5, content };
			assert_eq!(dispatched(by(3), accept.clone()), refusal(SharesError::NotReceiver));
			assert_ok!(dispatched(by(4), accept));
			for nobody in [4, 5] {
				assert_eq!(dispatched(by(nobody), consent.clone()), refusal(SharesError::NotOnBoard));
			}
			assert_ok!(dispatched(by(1), consent.clone()));
			assert_eq!((held(5), held(4)), (4, 4));
			assert_ok!(dispatched(by(2), consent));
			assert_eq!((held(5), held(4)), (2, 6));
		});
		assert_eq!(purses(), before);
	});
}

#[test]
fn many_deadlines_of_shares_hold_up_nobody_elses_and_each_fits_into_what_a_full_block_leaves() {
	use pallet_capped_shares::{Deadlines, Due};
	use rochdale_primitives::queue::DueQueue;

	let step = <Shares as DueQueue>::step_weight();
	let left = MAXIMUM_BLOCK_WEIGHT.ref_time() / 20;
	assert!(step.ref_time() <= left, "{step:?}");
	on(FEDERATION, || {
		quick_block_at(next_timestamp(), || {
			open_class();
			hold(4);
			// What was given back and is held no more, a hundred times.
			for member in 1_000..1_100 {
				Deadlines::<Runtime>::insert([0; 8], Due::Notice(COOP, CLASS, member, 0), ());
			}
			let commitment = document(9);
			let class = pallet_coop_membership::Class::Ordinary;
			succeed(Key::Alice, pallet_coop_membership::Call::apply { coop: COURIERS, class, commitment });
		});
		let waits = || Deadlines::<Runtime>::iter_keys().filter(|(at, _)| *at == [0; 8]).count();
		let before = waits();
		assert!(before > 90, "{before}");
		let (at, _) = pallet_coop_membership::Deadlines::<Runtime>::iter_keys().next().unwrap();
		let mut blocks = 0;
		while pallet_coop_membership::Deadlines::<Runtime>::iter_keys().any(|(one, _)| one == at) {
			quick_block_at(next_timestamp(), || ());
			blocks += 1;
			assert!(u64::from_be_bytes(at) + 2 * rochdale_runtime::constants::SLOT_DURATION >= Clock::deadline());
		}
		println!("{blocks} blocks, {} of {before} wait", waits());
		while waits() > 0 {
			quick_block_at(next_timestamp(), || ());
		}
	});
}

#[test]
fn every_call_about_shares_is_for_members_of_co_ops() {
	let calls: Vec<_> =
		calls_of_members().iter().map(crate::samples::name).filter(|(pallet, _)| *pallet == "Shares").collect();
	assert_eq!(calls.len(), arguments().len());
}

#[test]
fn what_a_treasury_receives_keeps_its_cash_apart_from_what_shares_hold() {
	use pallet_ledger::Ledgers;

	on(FEDERATION, || {
		block(|| {
			open_class();
			decide(offer(25));
			for member in 1..=5 {
				assert_ok!(dispatched(by(member), SharesCall::subscribe_offer { coop: COOP, offer: 1, shares: 5 }));
			}
			give(&account(COOP), UNIT);
			assert_ok!(dispatched(by(5), LedgerCall::enter_receipts { ledger: BOOKS, account: CASH }));
			let treasury = pallet_treasuries::TreasuryOfLedger::<Runtime>::get(BOOKS).unwrap();
			let pay = |amount| {
				let payee = rochdale_primitives::ledger::Party::Coop(COURIERS);
				let items = vec![pallet_treasuries::Item { payee, amount, custodian: None }].try_into().unwrap();
				TreasuriesCall::pay { treasury, line: None, items, voucher: document(7) }
			};
			let mandate = Mandate {
				coop: COOP,
				resolution: 1,
				track: Track::Special,
				secrecy: Secrecy::Open,
				opened_at: Clock::deadline(),
			};
			let members = || RuntimeOrigin::from(pallet_resolutions::Origin::Coop(mandate));
			let entries = Ledgers::<Runtime>::get(BOOKS).unwrap().last_entry;
			assert!(dispatched(members(), pay(2 * UNIT)).is_err());
			assert!(dispatched(members(), pay(25 * UNIT)).is_err());
			assert_eq!(Ledgers::<Runtime>::get(BOOKS).unwrap().last_entry, entries);
			assert_ok!(dispatched(members(), pay(UNIT / 2)));
		});
		assert!(System::block_number() > 0);
	});
}
