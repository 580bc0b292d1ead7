//! Treasuries in units pay somebody outside through a custodian: jointly as they pay, and with custody's own guards.

use super::*;
use crate::coops::{BAKERY, COURIERS, LINDENHOF, WEAVERS};
use pallet_cooperatives::Error as CooperativesError;
use pallet_custody::{Error as CustodyError, Redemptions};
use pallet_treasuries::{Error as TreasuriesError, Spent};
use rochdale_runtime::Cooperatives;

/// The custodian of the beginning, which is Lindenhof, pays a baker outside.
fn through(amount: u128) -> Vec<Item<AccountId, Hash>> {
	vec![Item { payee: Party::Outside(document(9)), amount, custodian: Some(1) }]
}

/// The treasury of the bakery has asked the custodian for so much by three of its officers.
fn asked(treasury: TreasuryId, amount: u128) -> u32 {
	let before = pallet_custody::RedemptionCount::<Runtime>::get();
	succeed(Key::Alice, request_run(treasury, BAKERY, through(amount)));
	let number = last_request(treasury);
	succeed(Key::Bob, approve(treasury, number, BAKERY));
	assert_eq!(pallet_custody::RedemptionCount::<Runtime>::get(), before);
	succeed(Key::Charlie, approve(treasury, number, BAKERY));
	assert!(!is_open(treasury, number));
	before + 1
}

fn taken_back(treasury: TreasuryId, redemption: u32, coop: Option<CoopId>) -> TreasuriesCall<Runtime> {
	TreasuriesCall::end_redemption { treasury, redemption, paid: None, coop }
}

/// What requests have taken of the first line.
fn requested(treasury: TreasuryId) -> u128 {
	Spent::<Runtime>::iter_prefix_values((treasury, 1)).map(|spending| spending.requested).sum()
}

fn reported(redemption: u32, reference: u8) {
	succeed(Key::Dave, CustodyCall::report_payout { redemption, reference: document(reference) });
}

#[test]
fn what_a_custodian_pays_for_a_treasury_is_in_its_books_when_the_units_are_burnt() {
	on(FEDERATION, || {
		let (own, redemption) = block(|| {
			let own = funded(&[BAKERY], &board(BAKERY), 900 * UNIT);
			let unnamed = request(own, BAKERY, Party::Outside(document(9)), 60 * UNIT);
			refused(Key::Alice, unnamed, TreasuriesError::<Runtime>::NamesCustodian);
			let redemption = asked(own, 60 * UNIT);
			let open = Redemptions::<Runtime>::get(redemption).unwrap();
			assert_eq!((open.holder, open.amount, open.payout), (account(BAKERY), 60 * UNIT, document(9)));
			assert_eq!((held(own), requested(own)), (900 * UNIT, 60 * UNIT));
			reported(redemption, 2);
			(own, redemption)
		});
		for _ in 0..2 {
			block(|| ());
		}
		block(|| {
			let (before, coop, holder) = (issued(), WEAVERS, account(BAKERY).into());
			let (amount, reference) = (60 * UNIT, document(2));
			// Whose money it was, and whose bank has paid, confirms nothing.
			let own_auditor = CustodyCall::confirm_payout {
				redemption,
				coop: BAKERY,
				holder: account(BAKERY).into(),
				amount,
				reference,
			};
			refused(Key::Ferdie, own_auditor, CustodyError::<Runtime>::ConflictOfInterest);
			succeed(Key::Two, CustodyCall::confirm_payout { redemption, coop, holder, amount, reference });
			assert_eq!(issued(), before - 60 * UNIT);
			assert_eq!((held(own), balance(&account(BAKERY))), (840 * UNIT, 840 * UNIT));
			assert_eq!(entries(own).last().unwrap().parties(), vec![&Party::Outside(document(9))]);
			assert_eq!(requested(own), 60 * UNIT);
		});
	});
}

#[test]
fn what_a_custodian_has_not_paid_two_hands_take_back_and_no_other_door_does() {
	on(FEDERATION, || {
		let (own, redemption) = block(|| {
			let own = funded(&[BAKERY], &board(BAKERY), 900 * UNIT);
			let redemption = asked(own, 60 * UNIT);
			let take_back = || CustodyCall::take_back { redemption };
			refused(Key::Alice, take_back(), CustodyError::<Runtime>::NotHolder);
			assert_eq!(as_coop(BAKERY, take_back()), Err(CooperativesError::<Runtime>::PaysByTreasury.into()));
			let void = LedgerCall::void {
				ledger: ledger(own),
				coop: BAKERY,
				pending: last_pending(own),
				place: None,
				reason: document(5),
			};
			refused(Key::Alice, void, LedgerError::<Runtime>::NotByBank);
			succeed(Key::Alice, taken_back(own, redemption, Some(BAKERY)));
			refused(Key::Bob, taken_back(own, redemption, Some(BAKERY)), CustodyError::<Runtime>::NotDue);
			let decided = dispatched(owners(&[BAKERY], Track::Ordinary), taken_back(own, redemption, None));
			assert_eq!(decided, Err(CustodyError::<Runtime>::NotDue.into()));
			(own, redemption)
		});
		for _ in 0..4 {
			block(|| ());
		}
		block(|| {
			undone(|| {
				decide(&[BAKERY], taken_back(own, redemption, None));
				assert_eq!((held(own), requested(own)), (900 * UNIT, 0));
			});
			// What the first one wanted has lapsed by now.
			succeed(Key::Bob, taken_back(own, redemption, Some(BAKERY)));
			assert!(Redemptions::<Runtime>::contains_key(redemption));
			refused(Key::Bob, taken_back(own, redemption, Some(BAKERY)), TreasuriesError::<Runtime>::AlreadyApproved);
			succeed(Key::Charlie, taken_back(own, redemption, Some(BAKERY)));
			assert!(!Redemptions::<Runtime>::contains_key(redemption));
			assert_eq!((held(own), requested(own), balance(&account(BAKERY))), (900 * UNIT, 0, 900 * UNIT));
		});
	});
}

#[test]
fn two_signers_say_that_a_payout_has_come_so_that_nobody_waits_for_auditors() {
	on(FEDERATION, || {
		block(|| {
			let own = funded(&[BAKERY], &board(BAKERY), 900 * UNIT);
			let (redemption, before) = (asked(own, 60 * UNIT), issued());
			let come = |reference, coop| {
				let (treasury, paid) = (own, Some(document(reference)));
				TreasuriesCall::end_redemption { treasury, redemption, paid, coop }
			};
			let by_signer = |reference| come(reference, Some(BAKERY));
			refused(Key::Bob, by_signer(2), CustodyError::<Runtime>::NotReported);
			let acknowledge: RuntimeCall = CustodyCall::acknowledge_payout { redemption }.into();
			assert_eq!(as_coop(BAKERY, acknowledge), Err(CooperativesError::<Runtime>::PaysByTreasury.into()));
			reported(redemption, 2);
			refused(Key::Bob, by_signer(3), CustodyError::<Runtime>::DiffersFromFirst);
			succeed(Key::Bob, by_signer(2));
			refused(Key::Bob, by_signer(2), TreasuriesError::<Runtime>::AlreadyApproved);
			// Whose bank has paid says nothing for the holder, not even who has a seat there beside that of a signer, and no
			// resolution says that money has come.
			refused(Key::Alice, by_signer(2), CustodyError::<Runtime>::NotForeign);
			refused(Key::Dave, by_signer(2), TreasuriesError::<Runtime>::NotMember);
			let decided = dispatched(owners(&[BAKERY], Track::Ordinary), come(2, None));
			assert_eq!(decided, Err(TreasuriesError::<Runtime>::NotSigner.into()));
			undone(|| {
				succeed(Key::Alice, CustodyCall::dispute { redemption, reason: document(5) });
				refused(Key::Charlie, by_signer(2), CustodyError::<Runtime>::InDispute);
			});
			assert_eq!((held(own), issued()), (900 * UNIT, before));
			succeed(Key::Charlie, by_signer(2));
			assert_eq!((held(own), issued(), requested(own)), (840 * UNIT, before - 60 * UNIT, 60 * UNIT));
			assert_eq!(entries(own).last().unwrap().parties(), vec![&Party::Outside(document(9))]);
			assert!(!Redemptions::<Runtime>::contains_key(redemption));
		});
	});
}

#[test]
fn whose_co_op_is_to_pay_says_for_no_treasury_that_it_has() {
	on(FEDERATION, || {
		let three = [BAKERY, LINDENHOF, COURIERS];
		block(|| {
			let joint = funded(&three, &treasurers(&three), 500 * UNIT);
			let items = through(10 * UNIT).try_into().unwrap();
			decide(&three, TreasuriesCall::pay { treasury: joint, line: None, items, voucher: document(3) });
			reported(1, 1);
			let come = |coop| {
				let (treasury, redemption, paid) = (joint, 1, Some(document(1)));
				TreasuriesCall::end_redemption { treasury, redemption, paid, coop: Some(coop) }
			};
			let before = issued();
			refused(Key::AliceStash, come(LINDENHOF), CustodyError::<Runtime>::NotForeign);
			succeed(Key::Charlie, come(BAKERY));
			refused(Key::AliceStash, come(LINDENHOF), CustodyError::<Runtime>::NotForeign);
			assert_eq!(issued(), before);
			succeed(Key::DaveStash, come(COURIERS));
			assert_eq!(issued(), before - 10 * UNIT);
		});
	});
}

#[test]
fn who_acts_for_the_owners_says_that_a_payout_has_not_come() {
	on(FEDERATION, || {
		let three = [BAKERY, LINDENHOF, COURIERS];
		let items = || through(10 * UNIT).try_into().unwrap();
		let pays = |treasury| TreasuriesCall::pay { treasury, line: None, items: items(), voucher: document(3) };
		let (joint, common) = block(|| {
			let joint = funded(&three, &treasurers(&three), 500 * UNIT);
			let common = funded(&[], &treasurers(&three), 500 * UNIT);
			assert_eq!(account_of(common), Cooperatives::federation_account());
			for (redemption, body, treasury) in [(1, &three[..], joint), (2, &[], common)] {
				decide(body, pays(treasury));
				reported(redemption, redemption as u8);
				let dispute = CustodyCall::dispute { redemption, reason: document(5) };
				// An officer of another co-op, who is no delegate.
				refused(Key::FerdieStash, dispute.clone(), CustodyError::<Runtime>::NotHolder);
				// The bakery's chair, who is its delegate too.
				succeed(Key::Alice, dispute);
			}
			(joint, common)
		});
		block(|| {
			for (redemption, treasury) in [(1, joint), (2, common)] {
				let before = held(treasury);
				undone(|| {
					decide(&[], CustodyCall::decide_redemption { redemption, paid: true });
					assert_eq!(held(treasury), before - 10 * UNIT);
				});
				decide(&[], CustodyCall::decide_redemption { redemption, paid: false });
				assert_eq!((held(treasury), balance(&account_of(treasury))), (before, before));
			}
		});
	});
}
