use crate::{harness::*, samples::every_call};
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::fungible::Inspect,
	weights::{constants::ParityDbWeight, RuntimeDbWeight, Weight},
};
use pallet_coop_membership::Class;
use pallet_ledger::WeightInfo as _;
use pallet_treasuries::WeightInfo as _;
use rochdale_primitives::{free::Charge, ledger::HearPosts};
use rochdale_runtime::{
	charges::charge,
	configs::{money::FundAddress, system::*},
	constants::{CENT, EXISTENTIAL_DEPOSIT, UNIT},
	extensions::Admission,
	questions::{is_made_unasked, question},
	AccountId, Balances, Hash, Runtime, RuntimeCall, SolidarityFund, TransactionPayment,
};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{traits::TransactionExtension, transaction_validity::InvalidTransaction};

fn transfer(to: Key, value: u128) -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: to.to_account_id().into(), value }.into()
}

fn fund() -> u128 {
	Balances::total_balance(&FundAddress::get())
}

#[test]
fn fee_of_a_transfer_goes_to_the_solidarity_fund() {
	on(DEV, || {
		let issued = Balances::total_issuance();
		block(|| {
			let before = Balances::total_balance(&Key::Alice.to_account_id());
			succeed(Key::Alice, transfer(Key::Bob, UNIT));
			let fee = before - UNIT - Balances::total_balance(&Key::Alice.to_account_id());
			assert_eq!(fund(), EXISTENTIAL_DEPOSIT + fee);
			assert!(fee > 0 && fee < CENT / 5, "a transfer costs {fee}");
		});
		assert_eq!(Balances::total_issuance(), issued);
	});
}

#[test]
fn dust_goes_to_the_solidarity_fund() {
	on(DEV, || {
		let issued = Balances::total_issuance();
		block(|| {
			let pay =
				|value| pallet_balances::Call::transfer_allow_death { dest: Key::Bob.to_account_id().into(), value };
			let one = || Balances::total_balance(&Key::One.to_account_id());
			register(&Key::One.to_account_id());
			succeed(Key::Alice, transfer(Key::One, UNIT));
			let fee = {
				succeed(Key::One, pay(CENT));
				UNIT - CENT - one()
			};
			// What is left after the next payment and its fee is less than an account must have.
			let dust = EXISTENTIAL_DEPOSIT / 2;
			let before = fund();
			succeed(Key::One, pay(one() - fee - dust));
			assert_eq!(one(), 0);
			assert_eq!(fund(), before + fee + dust);
		});
		assert_eq!(Balances::total_issuance(), issued);
	});
}

#[test]
fn length_and_weight_have_a_price() {
	on(DEV, || {
		assert_eq!(TransactionPayment::length_to_fee(1_000), 1_000);
		assert_eq!(TransactionPayment::weight_to_fee(MAXIMUM_BLOCK_WEIGHT), 2 * UNIT);
	});
}

#[test]
fn member_without_balance_acts_for_free_and_pays_for_nothing_else() {
	on(DEV, || {
		block(|| {
			let newcomer = Key::One.to_account_id().into();
			succeed(Key::Ferdie, pallet_coop_membership::Call::invite { coop: 1, newcomer });
			assert!(nobody_paid());
			let (class, commitment) = (Class::Ordinary, document(1));
			succeed(Key::Ferdie, pallet_coop_membership::Call::apply { coop: 2, class, commitment });
			// The same call without a right to it is refused by its error, so it enters no block.
			let newcomer = Key::Two.to_account_id().into();
			assert_eq!(
				include(Key::Ferdie, pallet_coop_membership::Call::invite { coop: 2, newcomer }),
				Err(refused_by(pallet_coop_membership::Error::<Runtime>::NotMember))
			);
			assert_eq!(
				apply(Key::Ferdie, frame_system::Call::remark { remark: vec![] }),
				Err(InvalidTransaction::Payment.into())
			);
		});
	});
}

#[test]
fn transactions_leave_a_fifth_of_every_block_to_the_chain() {
	let weights = RuntimeBlockWeights::get();
	let of = |class| weights.get(class).max_total.unwrap();
	let transactions = of(DispatchClass::Normal) + of(DispatchClass::Operational);
	assert_eq!(transactions.ref_time() * 5, weights.max_block.ref_time() * 4);
}

#[test]
fn session_change_keeps_out_no_transaction() {
	on(DEV, || {
		blocks_until(9);
		block(|| succeed(Key::Alice, transfer(Key::Bob, UNIT)));
		assert_eq!(rochdale_runtime::Session::current_index(), 1);
	});
}

#[test]
fn runtime_upgrade_fits_into_a_block() {
	let upgrade = frame_system::Call::<rochdale_runtime::Runtime>::apply_authorized_upgrade { code: vec![] };
	let info = upgrade.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	let limit = RuntimeBlockWeights::get().get(DispatchClass::Operational).max_extrinsic.unwrap();
	let around = Admission::new(0, 0).weight(&upgrade.clone().into());
	assert!((info.call_weight + around).all_lte(limit), "{} and {around} of {limit}", info.call_weight);
	let length = RuntimeBlockLength::get();
	assert!(*length.max.get(DispatchClass::Operational) > 2 * 1024 * 1024);
}

#[test]
fn fees_never_fall_below_the_list_however_quiet_the_chain() {
	on(DEV, || {
		blocks_until(49);
		assert_eq!(TransactionPayment::next_fee_multiplier(), 1.into());
		assert!(weight_so_far().ref_time() < MAXIMUM_BLOCK_WEIGHT.ref_time() / 5);
	});
}

/// Whether it can be the weight of reads and writes and of nothing else. What is measured beside them is no such round sum.
fn is_all_accesses(weight: Weight) -> bool {
	let RuntimeDbWeight { read, write } = ParityDbWeight::get();
	(0..=weight.ref_time() / write).any(|writes| (weight.ref_time() - writes * write).is_multiple_of(read))
}

#[test]
fn whatever_is_asked_before_a_call_is_weighed_with_it() {
	on(DEV, || {
		let (stranger, mut asked) = (AccountId::from([99; 32]), 0);
		let around = |call: &RuntimeCall| Admission::new(0, 0).weight(call);
		let nothing = frame_system::Call::remark { remark: vec![] }.into();
		for call in every_call() {
			let weighed = question(&call);
			// Whoever it is has a fee where nothing is asked.
			let is_asked = match charge(&stranger, &call) {
				Charge::Refused(error) => error != frame_system::Error::<Runtime>::CallFiltered.into(),
				Charge::Free => true,
				Charge::Fee => false,
			};
			assert_eq!(weighed != Weight::zero(), is_asked && !is_made_unasked(&call), "{call:?}");
			assert_eq!(around(&call), around(&nothing) + weighed, "{call:?}");
			// It is all that the call does beside its accesses.
			let declared = call.get_dispatch_info().call_weight;
			assert!(weighed == Weight::zero() || is_all_accesses(declared - weighed), "{call:?}");
			assert!(weighed.ref_time() < declared.ref_time() || !is_asked, "{call:?}");
			asked += u32::from(is_asked);
		}
		assert!(asked > 80, "{asked}");
	});
}

#[test]
fn a_batch_of_one_is_asked_about_as_its_call_and_others_are_not() {
	let approve = || {
		let (treasury, payment, coop, content) = (1, 1, 1, document(1));
		RuntimeCall::from(pallet_treasuries::Call::approve { treasury, payment, coop, content })
	};
	let batch = |calls| RuntimeCall::from(pallet_utility::Call::batch_all { calls });
	assert!(question(&approve()).ref_time() > 0);
	assert_eq!(question(&batch(vec![batch(vec![approve()])])), question(&approve()));
	assert_eq!(question(&batch(vec![approve(), approve()])), Weight::zero());
	let vote = || {
		RuntimeCall::from(pallet_resolutions::Call::vote {
			resolution: 1,
			coop: 1,
			choice: pallet_resolutions::Choice::For,
		})
	};
	assert_eq!(question(&vote()), Weight::zero());
	assert!(question(&batch(vec![vote()])).ref_time() > 0);
}

#[test]
fn what_the_fund_hears_of_its_books_weighs_no_more_than_what_others_hear_of_theirs() {
	type Heard = <Runtime as pallet_ledger::Config>::Heard;
	let (of_all, of_fund) =
		(<Heard as HearPosts<AccountId, Hash>>::weight, <SolidarityFund as HearPosts<AccountId, Hash>>::weight);
	for items in [1, 2, 10, 100, 256] {
		let (fund, all) = (of_fund(items).ref_time(), of_all(items).ref_time());
		assert!(fund > 0 && fund <= all, "{items}: {fund} of {all}");
	}
}

/// What `make peers` measures side by side, by the weights that are charged.
#[test]
fn requests_and_approvals_cost_two_transfers_at_most_and_a_payment_of_a_run_half_of_one() {
	type Treasuries = <Runtime as pallet_treasuries::Config>::WeightInfo;
	type Books = <Runtime as pallet_ledger::Config>::WeightInfo;
	let transfer =
		<<Runtime as pallet_balances::Config>::WeightInfo as pallet_balances::WeightInfo>::transfer_allow_death();
	let transfers = |weight: Weight| weight.ref_time() as f64 / transfer.ref_time() as f64;
	let (request, approve) = (Treasuries::request(1), Treasuries::approve(1));
	assert!(transfers(request) <= 2.0, "{}", transfers(request));
	assert!(transfers(approve) <= 2.0, "{}", transfers(approve));
	let run = Books::post_run(100);
	assert!(transfers(run) <= 0.5 * 100.0, "{}", transfers(run));
}
