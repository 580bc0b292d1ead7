//! Units: where they come from, whom they reach, and where they go.

use super::*;
use crate::{
	coops::{account, BAKERY, COURIERS, GROCERY, LINDENHOF, WEAVERS},
	samples::{every_call, name},
};
use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{fungible::InspectHold, Contains, GetCallMetadata},
};
use pallet_balances::Call as BalancesCall;
use pallet_coop_membership::Call as MembershipCall;
use pallet_custody::{Error as CustodyError, Payouts, Redemptions};
use pallet_multisig::Call as MultisigCall;
use pallet_proxy::Call as ProxyCall;
use pallet_utility::Call as UtilityCall;
use rochdale_runtime::{
	configs::{money::FundAddress, system::Permitted, tools::ProxyType},
	constants::{CENT, EXISTENTIAL_DEPOSIT},
	genesis_config_presets as presets, Cooperatives, Custody, Executive, Multisig, RuntimeEvent, System,
};

type Refusal = CustodyError<Runtime>;

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

fn boxed(call: &RuntimeCall) -> Box<RuntimeCall> {
	Box::new(call.clone())
}

/// Confirms for a co-op that the same was paid for so many units, with the bank's reference of that number.
fn paid_out(redemption: u32, coop: CoopId, units: u128, reference: u8) -> CustodyCall<Runtime> {
	let (holder, amount, reference) = (id(Key::CharlieStash).into(), units * UNIT, document(reference));
	CustodyCall::confirm_payout { redemption, coop, holder, amount, reference }
}

/// What custodians answer for, which is what exists.
fn check_issuance() {
	let found = Custody::reconciliation();
	assert_eq!(found.total_issuance, issued());
	let outstanding: u128 = found.custodians.iter().map(|custodian| custodian.outstanding).sum();
	assert_eq!(outstanding, issued());
}

#[test]
fn units_of_every_preset_are_attested_and_those_who_have_them_may_receive_them() {
	for preset in presets::preset_names() {
		on(preset.as_ref(), || {
			check_issuance();
			let mut holders = 0;
			for (account, info) in frame_system::Account::<Runtime>::iter() {
				if info.data.free > 0 {
					assert!(Custody::may_receive(&account), "{account}");
					holders += 1;
				}
			}
			assert!(holders > 10);
			let before = issued();
			block(|| {
				// Lindenhof has received the money, and the bakery's auditor has seen the statement.
				let deposit = attest(&id(Key::CharlieStash), 100 * UNIT, 1);
				assert_eq!(issued(), before);
				succeed(Key::Ferdie, confirm_deposit(deposit, BAKERY));
				assert_eq!(issued(), before + 100 * UNIT);
				let redemption = redeem(Key::CharlieStash, 40 * UNIT);
				succeed(Key::Eve, CustodyCall::report_payout { redemption, reference: document(2) });
				assert_eq!(issued(), before + 100 * UNIT);
				succeed(Key::CharlieStash, CustodyCall::acknowledge_payout { redemption });
				assert_eq!(issued(), before + 60 * UNIT);
			});
			check_issuance();
		});
	}
}

/// A way in which Charlie pays, or has others do it for him.
type Way = (&'static str, fn(RuntimeCall) -> DispatchResult);

fn signed(by: Key, call: impl Into<RuntimeCall>) -> DispatchResult {
	apply(by, call).unwrap()
}

/// The account of Charlie and Dave together.
fn both() -> AccountId {
	let mut signatories = vec![id(Key::Charlie), id(Key::Dave)];
	signatories.sort();
	Multisig::multi_account_id(&signatories, 2)
}

fn as_multi(by: Key, other: Key, call: &RuntimeCall, since: Option<u32>) -> DispatchResult {
	let timepoint = |index| pallet_multisig::Timepoint { height: System::block_number(), index };
	let call = MultisigCall::as_multi {
		threshold: 2,
		other_signatories: vec![id(other)],
		maybe_timepoint: since.map(timepoint),
		call: boxed(call),
		max_weight: call.get_dispatch_info().call_weight,
	};
	signed(by, call)
}

const WAYS: [Way; 12] = [
	("alone", |call| signed(Key::Charlie, call)),
	("batch", |call| signed(Key::Charlie, UtilityCall::batch { calls: vec![call] })),
	("batch_all", |call| signed(Key::Charlie, UtilityCall::batch_all { calls: vec![call] })),
	("batches", |call| {
		let inner = UtilityCall::batch_all { calls: vec![call] }.into();
		signed(Key::Charlie, UtilityCall::batch { calls: vec![inner] })
	}),
	("force_batch", |call| signed(Key::Charlie, UtilityCall::force_batch { calls: vec![call] })),
	("if", |call| {
		let fallback = frame_system::Call::remark { remark: vec![] }.into();
		signed(Key::Charlie, UtilityCall::if_else { main: boxed(&call), fallback: boxed(&fallback) })
	}),
	("else", |call| {
		let failing = BalancesCall::transfer_keep_alive { dest: id(Key::Dave).into(), value: u128::MAX }.into();
		signed(Key::Charlie, UtilityCall::if_else { main: boxed(&failing), fallback: boxed(&call) })
	}),
	("proxy", |call| {
		let (delegate, proxy_type, delay) = (id(Key::Bob).into(), ProxyType::Payments, 0);
		signed(Key::Charlie, ProxyCall::add_proxy { delegate, proxy_type, delay })?;
		let real = id(Key::Charlie).into();
		signed(Key::Bob, ProxyCall::proxy { real, force_proxy_type: None, call: boxed(&call) })
	}),
	("multisig", |call| {
		let since = System::extrinsic_index();
		as_multi(Key::Charlie, Key::Dave, &call, None)?;
		as_multi(Key::Dave, Key::Charlie, &call, since)
	}),
	("co-op", |call| as_coop(BAKERY, call)),
	("federation", |call| {
		let call = pallet_cooperatives::Call::act_for_federation { call: boxed(&call) };
		dispatched(owners(&[], Track::Ordinary), call)
	}),
	("agreement", |call| {
		let call = pallet_cooperatives::Call::act_under_agreement { coop: BAKERY, call: boxed(&call) };
		dispatched(owners(&[BAKERY, LINDENHOF], Track::Ordinary), call)
	}),
];

/// What comes of each way of paying the account, which is then undone: whether it got units, and whether the filter said why
/// not.
fn paid_in_every_way(payee: &AccountId) -> Vec<(&'static str, &'static str, bool, bool)> {
	let dest = || payee.clone().into();
	let transfers = [
		RuntimeCall::from(BalancesCall::transfer_keep_alive { dest: dest(), value: UNIT }),
		BalancesCall::transfer_allow_death { dest: dest(), value: UNIT }.into(),
		BalancesCall::transfer_all { dest: dest(), keep_alive: true }.into(),
	];
	let mut found = vec![];
	for transfer in transfers {
		for (way, pays) in WAYS {
			let (before, events) = (balance(payee), System::event_count());
			let (has_come, is_filtered) = undone(|| {
				let result = pays(transfer.clone());
				let told = System::events().into_iter().skip(events as usize).any(|record| match record.event {
					RuntimeEvent::Utility(
						pallet_utility::Event::BatchInterrupted { error, .. }
						| pallet_utility::Event::ItemFailed { error }
						| pallet_utility::Event::IfElseFallbackCalled { main_error: error },
					) => error == filtered(),
					RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result })
					| RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. }) => result == Err(filtered()),
					_ => false,
				});
				(balance(payee) > before, told || result == Err(filtered()))
			});
			found.push((name(&transfer).1, way, has_come, is_filtered));
		}
	}
	found
}

#[test]
fn units_reach_registered_parties_only_however_the_payment_is_wrapped() {
	on(TEST, || {
		block(|| {
			register(&both());
			for payer in [both(), account(BAKERY)] {
				give(&payer, 100 * UNIT);
			}
			let payee = AccountId::from([9; 32]);
			let on_paper = |coop, officers: [Key; 2], registers: bool| {
				for officer in officers {
					let (account, purpose) = (payee.clone().into(), document(7));
					let call = match registers {
						true => CustodyCall::register_account { coop, account, purpose },
						false => CustodyCall::unregister_account { coop, account },
					};
					succeed(officer, call);
				}
			};
			let all = |arrives: bool| {
				for (transfer, way, has_come, is_filtered) in paid_in_every_way(&payee) {
					// The account of a co-op pays what was decided and not all that it has.
					let is_never = transfer == "transfer_all" && ["co-op", "federation", "agreement"].contains(&way);
					assert_eq!(has_come, arrives && !is_never, "{transfer} {way}");
					assert_eq!(is_filtered, !arrives && !is_never, "{transfer} {way}");
				}
			};
			let before = issued();
			all(false);
			on_paper(COURIERS, [Key::BobStash, Key::CharlieStash], true);
			all(true);
			on_paper(COURIERS, [Key::CharlieStash, Key::DaveStash], false);
			all(false);
			assert_eq!((issued(), balance(&payee)), (before, 0));
		});
	});
}

#[test]
fn every_kind_of_party_may_receive_units_and_nobody_else() {
	on(FEDERATION, || {
		block(|| {
			let treasury = open(&[BAKERY], Mode::Units, &board(BAKERY));
			let paid_by_bank = open(&[BAKERY], Mode::Bank, &board(BAKERY));
			let validator = AccountId::from([55; 32]);
			let known = [
				id(Key::Ferdie),
				account(GROCERY),
				account_of(treasury),
				FundAddress::get(),
				Cooperatives::federation_account(),
			];
			for account in known {
				assert!(Custody::may_receive(&account), "{account}");
				let again = CustodyCall::register_account { coop: 1, account: account.into(), purpose: document(7) };
				refused(Key::Alice, again, Refusal::AlreadyKnown);
			}
			assert!(!Custody::may_receive(&validator));
			let name =
				pallet_validator_seats::Call::name_validator { coop: WEAVERS, validator: validator.clone().into() };
			for officer in [Key::EveStash, Key::FerdieStash] {
				succeed(officer, name.clone());
			}
			assert!(!Custody::may_receive(&validator), "officers name whatever account they like");
			set_keys(&validator);
			assert!(Custody::may_receive(&validator));
			// Nor is an account to which a seat is still to move a member's.
			let (coop, member, new_account) = (BAKERY, 4, AccountId::from([56; 32]));
			for officer in [Key::Alice, Key::Bob] {
				let new_account = new_account.clone().into();
				succeed(officer, MembershipCall::move_seat { coop, member, new_account });
			}
			assert!(!Custody::may_receive(&new_account));
			// What the account of a treasury by bank received, nobody could get out again.
			let closed = account_of(paid_by_bank);
			assert!(!Custody::may_receive(&closed));
			let call = CustodyCall::register_account { coop: 1, account: closed.into(), purpose: document(7) };
			refused(Key::Alice, call, Refusal::CannotReceive);
			let payment = pay(treasury, Party::Treasury(paid_by_bank), UNIT);
			let not_payable = pallet_treasuries::Error::<Runtime>::NotPayable;
			assert_eq!(dispatched(owners(&[BAKERY], Track::Special), payment), Err(not_payable.into()));
		});
	});
}

/// What members, co-ops, the federation and nobody can try with units.
fn attempts() -> Vec<RuntimeCall> {
	use pallet_balances::AdjustmentDirection::{Decrease, Increase};

	let who = || id(Key::Bob).into();
	let named: [RuntimeCall; 9] = [
		BalancesCall::burn { value: UNIT, keep_alive: false }.into(),
		BalancesCall::burn { value: UNIT, keep_alive: true }.into(),
		BalancesCall::force_set_balance { who: who(), new_free: u128::MAX / 2 }.into(),
		BalancesCall::force_set_balance { who: who(), new_free: 0 }.into(),
		BalancesCall::force_transfer { source: who(), dest: id(Key::Alice).into(), value: UNIT }.into(),
		BalancesCall::force_unreserve { who: who(), amount: UNIT }.into(),
		BalancesCall::upgrade_accounts { who: vec![id(Key::Bob)] }.into(),
		BalancesCall::force_adjust_total_issuance { direction: Increase, delta: UNIT }.into(),
		BalancesCall::force_adjust_total_issuance { direction: Decrease, delta: UNIT }.into(),
	];
	// The time of a block is an inherent, which panics when it comes twice.
	named.into_iter().chain(every_call().into_iter().filter(|call| name(call).0 != "Timestamp")).collect()
}

#[test]
fn nothing_but_custody_makes_or_burns_units_whoever_calls() {
	on(FEDERATION, || {
		// One deposit and three payouts wait for the last word.
		let (deposit, [reported, seen, disputed]) = block(|| {
			let deposit = attest(&id(Key::CharlieStash), 100 * UNIT, 1);
			let redemptions = [0; 3].map(|_| redeem(Key::CharlieStash, 10 * UNIT));
			for (redemption, reference) in redemptions.into_iter().zip(2..) {
				succeed(Key::Dave, CustodyCall::report_payout { redemption, reference: document(reference) });
			}
			let [_, seen, disputed] = redemptions;
			succeed(Key::CharlieStash, CustodyCall::dispute { redemption: disputed, reason: document(5) });
			give(&account(BAKERY), 100 * UNIT);
			// The holder has a week in which only his word counts.
			let early = paid_out(seen, WEAVERS, 10, 3);
			refused(Key::Two, early, Refusal::NotDue);
			(deposit, redemptions)
		});
		for _ in 0..2 {
			block(|| ());
		}
		block(|| {
			let last_words: [(RuntimeCall, i128, &str); 4] = [
				(confirm_deposit(deposit, BAKERY).into(), 100, "auditor"),
				(CustodyCall::acknowledge_payout { redemption: reported }.into(), -10, "holder"),
				(paid_out(seen, BAKERY, 10, 3).into(), -10, "auditor"),
				(CustodyCall::decide_redemption { redemption: disputed, paid: true }.into(), -10, "federation"),
			];
			let two = [BAKERY, LINDENHOF];
			let origins: [(&str, RuntimeOrigin); 10] = [
				("auditor", RuntimeOrigin::signed(id(Key::Ferdie))),
				("holder", RuntimeOrigin::signed(id(Key::CharlieStash))),
				("custodian", RuntimeOrigin::signed(id(Key::Dave))),
				("member", RuntimeOrigin::signed(id(Key::Bob))),
				("co-op's account", RuntimeOrigin::signed(account(BAKERY))),
				("stranger", RuntimeOrigin::signed(AccountId::from([9; 32]))),
				("co-op", owners(&[BAKERY], Track::Special)),
				("agreement", owners(&two, Track::Special)),
				("federation", owners(&[], Track::Special)),
				("nobody", RuntimeOrigin::none()),
			];
			let change = |call: &RuntimeCall, origin: &RuntimeOrigin| {
				undone(|| {
					let before = issued();
					let result = dispatched(origin.clone(), call.clone());
					(result, issued() as i128 - before as i128)
				})
			};
			for (who, origin) in &origins {
				for call in attempts() {
					assert_eq!(change(&call, origin).1, 0, "{who}: {call:?}");
				}
				for (call, units, by) in &last_words {
					let (result, made) = change(call, origin);
					assert_eq!(result.is_ok(), who == by, "{who}: {call:?}: {result:?}");
					assert_eq!(made, if who == by { units * UNIT as i128 } else { 0 }, "{who}: {call:?}");
				}
			}
			// What the federation does as root.
			for call in attempts().iter().filter(|call| crate::samples::AS_ROOT.contains(&name(call))) {
				assert_eq!(change(call, &RuntimeOrigin::root()).1, 0, "{call:?}");
			}
		});
	});
}

#[test]
fn filter_lets_nothing_of_the_pallet_of_units_pass_but_payments() {
	on(DEV, || {
		let dest = || id(Key::Bob).into();
		let payments: [RuntimeCall; 3] = [
			BalancesCall::transfer_allow_death { dest: dest(), value: UNIT }.into(),
			BalancesCall::transfer_keep_alive { dest: dest(), value: UNIT }.into(),
			BalancesCall::transfer_all { dest: dest(), keep_alive: false }.into(),
		];
		assert!(payments.iter().all(Permitted::contains));
		let refused: Vec<_> =
			attempts().into_iter().filter(|call| name(call).0 == "Balances" && !Permitted::contains(call)).collect();
		let mut names: Vec<_> = refused.iter().chain(&payments).map(|call| name(call).1).collect();
		names.sort_unstable();
		names.dedup();
		let mut all = RuntimeCall::get_call_names("Balances").to_vec();
		all.sort_unstable();
		assert_eq!(names, all);
		// The account of zeros is nobody's.
		assert!(!attempts().iter().any(|call| name(call).0 == "Balances" && Permitted::contains(call)));
	});
}

#[test]
fn redemption_is_settled_once_by_signed_calls() {
	on(FEDERATION, || {
		let before = issued();
		let holder = id(Key::CharlieStash);
		let [paid, disputed, waiting] = block(|| {
			let numbers = [0; 3].map(|_| redeem(Key::CharlieStash, 100 * UNIT));
			for (redemption, reference) in [(numbers[0], 2), (numbers[1], 3)] {
				let early = CustodyCall::acknowledge_payout { redemption };
				refused(Key::CharlieStash, early, Refusal::NotReported);
				let report = CustodyCall::report_payout { redemption, reference: document(reference) };
				// Who holds no office of the custodian's board reports nothing.
				refused(Key::BobStash, report.clone(), Refusal::NotBoard);
				succeed(Key::Eve, report);
			}
			assert_eq!(Balances::total_balance_on_hold(&holder), 300 * UNIT);
			numbers
		});
		block(|| {
			succeed(Key::CharlieStash, CustodyCall::acknowledge_payout { redemption: paid });
			assert_eq!(issued(), before - 100 * UNIT);
			refused(Key::CharlieStash, CustodyCall::acknowledge_payout { redemption: paid }, Refusal::NoSuchRedemption);
			let reason = document(5);
			refused(Key::CharlieStash, CustodyCall::dispute { redemption: paid, reason }, Refusal::NoSuchRedemption);
			refused(Key::CharlieStash, CustodyCall::take_back { redemption: paid }, Refusal::NoSuchRedemption);
			refused(Key::Two, paid_out(paid, WEAVERS, 100, 2), Refusal::NoSuchRedemption);

			succeed(Key::CharlieStash, CustodyCall::dispute { redemption: disputed, reason });
			// If the money comes after all, or was never paid, they can end it by themselves.
			undone(|| {
				succeed(Key::CharlieStash, CustodyCall::acknowledge_payout { redemption: disputed });
				assert_eq!(issued(), before - 200 * UNIT);
			});
			undone(|| {
				let withdraw = CustodyCall::withdraw_report { redemption: disputed, reference: document(3) };
				succeed(Key::Eve, withdraw.clone());
				// One officer withdraws nothing, so that nobody is paid and takes the units back.
				refused(Key::CharlieStash, CustodyCall::take_back { redemption: disputed }, Refusal::AlreadyReported);
				refused(Key::Eve, withdraw.clone(), Refusal::AlreadyNoted);
				succeed(Key::Dave, withdraw);
				refused(Key::CharlieStash, CustodyCall::take_back { redemption: disputed }, Refusal::NotDue);
			});
			let late = paid_out(disputed, WEAVERS, 100, 3);
			refused(Key::Two, late, Refusal::InDispute);
			// Who had begun to vote before did not know of the dispute.
			let early = CustodyCall::decide_redemption { redemption: disputed, paid: true };
			assert_eq!(dispatched(owners(&[], Track::Special), early), Err(Refusal::VotedTooEarly.into()));
		});
		block(|| {
			let free = Balances::balance(&holder);
			decide(&[], CustodyCall::decide_redemption { redemption: disputed, paid: false });
			assert_eq!(Balances::balance(&holder), free + 100 * UNIT);
			let again = CustodyCall::decide_redemption { redemption: disputed, paid: true };
			assert_eq!(dispatched(owners(&[], Track::Special), again), Err(Refusal::NoSuchRedemption.into()));
			refused(Key::CharlieStash, CustodyCall::take_back { redemption: waiting }, Refusal::NotDue);
		});
		for _ in 0..4 {
			block(|| ());
		}
		block(|| {
			let free = balance(&holder);
			succeed(Key::CharlieStash, CustodyCall::take_back { redemption: waiting });
			refused(Key::CharlieStash, CustodyCall::take_back { redemption: waiting }, Refusal::NoSuchRedemption);
			assert!(free - balance(&holder) < CENT);
			assert_eq!(Balances::total_balance_on_hold(&holder), 0);
		});
		assert_eq!(issued(), before - 100 * UNIT);
		assert_eq!((Redemptions::<Runtime>::iter().count(), Payouts::<Runtime>::iter().count()), (0, 1));
		check_issuance();
	});
}

#[test]
fn co_op_redeems_by_its_resolution_and_says_so_by_another() {
	on(FEDERATION, || {
		block(|| {
			let before = issued();
			give(&account(COURIERS), 100 * UNIT);
			let ask = CustodyCall::request_redemption { custodian: 1, amount: 60 * UNIT, payout: document(4) };
			assert_eq!(as_coop(COURIERS, ask), Ok(()));
			succeed(Key::Eve, CustodyCall::report_payout { redemption: 1, reference: document(2) });
			// Its own officers confirm nothing in its name, and its auditor has a seat in the custodian's co-op anyway.
			refused(Key::BobStash, CustodyCall::acknowledge_payout { redemption: 1 }, Refusal::NotHolder);
			let (coop, holder, amount, reference) = (COURIERS, account(COURIERS).into(), 60 * UNIT, document(2));
			let own = CustodyCall::confirm_payout { redemption: 1, coop, holder, amount, reference };
			refused(Key::Eve, own, Refusal::NotForeign);
			assert_eq!(as_coop(COURIERS, CustodyCall::acknowledge_payout { redemption: 1 }), Ok(()));
			assert_eq!((issued(), balance(&account(COURIERS))), (before - 60 * UNIT, 40 * UNIT));
		});
	});
}

#[test]
fn lower_ceilings_and_pauses_apply_to_deposits_that_wait() {
	on(FEDERATION, || {
		block(|| {
			let deposit = attest(&id(Key::CharlieStash), 100 * UNIT, 1);
			let confirm = confirm_deposit(deposit, BAKERY);
			let denied = |error: Refusal| {
				let origin = RuntimeOrigin::signed(id(Key::Ferdie));
				assert_eq!(dispatched(origin, confirm.clone()), Err(error.into()));
			};
			let ceilings = |daily, total| CustodyCall::set_ceilings { custodian: 1, daily, total };
			let plenty = 1_000_000 * UNIT;
			// What is above the ceiling of the day waits for the next one.
			undone(|| {
				decide(&[], ceilings(99 * UNIT, plenty));
				let before = issued();
				succeed(Key::Ferdie, confirm.clone());
				assert_eq!(issued(), before + 99 * UNIT);
			});
			decide(&[], ceilings(plenty, issued() + 99 * UNIT));
			denied(Refusal::TotalCeiling);
			decide(&[], ceilings(plenty, plenty));
			decide(&[], CustodyCall::set_pause { custodian: 1, days: 1 });
			denied(Refusal::CustodianPaused);
			decide(&[], CustodyCall::set_pause { custodian: 1, days: 0 });
			decide(&[], pallet_cooperatives::Call::suspend { coop: LINDENHOF, document: document(6) });
			denied(Refusal::CoopNotMember);
			decide(&[], pallet_cooperatives::Call::reinstate { coop: LINDENHOF });
			let before = issued();
			succeed(Key::Ferdie, confirm.clone());
			assert_eq!(issued(), before + 100 * UNIT);
			// A custodian that was removed redeems what it has issued.
			let deposit = attest(&id(Key::CharlieStash), 100 * UNIT, 2);
			decide(&[], CustodyCall::remove_custodian { custodian: 1 });
			let late = confirm_deposit(deposit, BAKERY);
			let origin = RuntimeOrigin::signed(id(Key::Ferdie));
			assert_eq!(dispatched(origin, late), Err(Refusal::CustodianRemoved.into()));
			let redemption = redeem(Key::CharlieStash, 100 * UNIT);
			succeed(Key::Dave, CustodyCall::report_payout { redemption, reference: document(3) });
			succeed(Key::CharlieStash, CustodyCall::acknowledge_payout { redemption });
			assert_eq!(issued(), before);
		});
	});
}

#[test]
fn fees_tips_and_dust_are_in_the_fund_and_everything_is_still_attested() {
	on(DEV, || {
		let before = (issued(), balance(&FundAddress::get()));
		// Keys that are nobody's on this chain, which die by what they pay.
		let mortal = [Key::One, Key::Two, Key::EveStash, Key::FerdieStash];
		block(|| mortal.iter().for_each(|key| register(&id(*key))));
		let (mut collected, mut failed, mut reaped, mut made) = (0, 0, 0, 0);
		for round in 0..60 {
			block(|| {
				let pays = |to: Key, value| BalancesCall::transfer_allow_death { dest: id(to).into(), value };
				let key = mortal[round % mortal.len()];
				let tip = round as u128 * CENT / 7;
				// By itself it would enter no block.
				let burn: RuntimeCall = BalancesCall::burn { value: UNIT, keep_alive: true }.into();
				let calls: [(Key, u128, RuntimeCall); 6] = [
					(Key::Alice, tip, pays(key, UNIT).into()),
					(Key::Bob, tip, pays(Key::Charlie, u128::MAX).into()),
					(Key::Charlie, 0, pays(Key::Alice, (round as u128 + 1) * CENT).into()),
					(Key::Dave, 1, UtilityCall::batch_all { calls: vec![burn] }.into()),
					(Key::Eve, tip, pays(Key::Dave, EXISTENTIAL_DEPOSIT).into()),
					// All but less than an account can have.
					(key, 0, pays(Key::Alice, UNIT - EXISTENTIAL_DEPOSIT / 2).into()),
				];
				for (by, tip, call) in calls {
					let result = Executive::apply_extrinsic(tipped(&by.pair(), nonce(by), tip, call)).unwrap();
					failed += u32::from(result.is_err());
					made += 1;
				}
				reaped += u32::from(!System::account_exists(&id(key)));
				collected += System::events().into_iter().fold(0, |sum, record| match record.event {
					RuntimeEvent::TransactionPayment(pallet_transaction_payment::Event::TransactionFeePaid {
						actual_fee,
						..
					}) => sum + actual_fee,
					RuntimeEvent::Balances(pallet_balances::Event::DustLost { amount, .. }) => sum + amount,
					_ => sum,
				});
			});
			check_issuance();
		}
		assert_eq!(made, 360);
		assert_eq!((failed, reaped), (120, 60));
		assert_eq!(issued(), before.0);
		assert_eq!(balance(&FundAddress::get()), before.1 + collected);
		assert!(collected > 60 * EXISTENTIAL_DEPOSIT / 2);
	});
}
