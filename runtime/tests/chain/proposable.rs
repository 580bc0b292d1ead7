//! What can never take effect is said when it is proposed, by its own name, and not after members have voted on it.

use crate::{coops::*, harness::*};
use frame_support::assert_ok;
use pallet_cooperatives::{Call as CooperativesCall, Error as CooperativesError};
use pallet_custody::{Call as CustodyCall, Error as CustodyError};
use pallet_ledger::{Call as LedgerCall, Error as LedgerError};
use pallet_resolutions::{Body, Call as ResolutionsCall, CallPolicy, Error as ResolutionsError, OpaqueCall};
use pallet_treasuries::{
	Call as TreasuriesCall, Error as TreasuriesError, Item, NewSigner, Rhythm, Rules, SignerKind, YearBegin,
};
use rochdale_primitives::{
	ledger::{LedgerId, Party},
	money::{Mode, TreasuryId},
	CoopId, Office, Secrecy, Track,
};
use rochdale_runtime::{
	configs::governance::CoopPolicy,
	constants::{EXISTENTIAL_DEPOSIT, UNIT},
	AccountId, Balances, Runtime, RuntimeCall, RuntimeOrigin,
};
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult, TokenError};

const BODIES: [Body; 3] = [Body::Coop(BAKERY), Body::Federation, Body::Agreement];

/// What comes of Alice's proposal on the weakest track that is strong enough, and of an amendment of a text to it.
fn proposed(body: Body, call: &RuntimeCall) -> DispatchResult {
	match proposed_on(body, Track::Ordinary, call) {
		Err(error) if error == ResolutionsError::<Runtime>::TrackTooWeak.into() => {
			proposed_on(body, Track::Special, call)
		}
		answer => answer,
	}
}

fn proposed_on(body: Body, track: Track, call: &RuntimeCall) -> DispatchResult {
	let (coop, title, document) = (BAKERY, title(), document(1));
	let propose = |call: Option<&RuntimeCall>| {
		let (title, opaque) = (title.clone(), call.map(OpaqueCall::from));
		RuntimeCall::from(match (body, opaque) {
			(Body::Coop(_), Some(call)) => {
				ResolutionsCall::propose { coop, track, secrecy: Secrecy::Open, title, document, call }
			}
			(Body::Coop(_), None) => {
				ResolutionsCall::propose_text { coop, track, secrecy: Secrecy::Open, title, document }
			}
			(Body::Federation, call) => ResolutionsCall::propose_to_federation { coop, track, title, document, call },
			(Body::Agreement, call) => {
				let parties = vec![BAKERY, LINDENHOF].try_into().unwrap();
				ResolutionsCall::propose_agreement { coop, parties, track, title, document, call }
			}
		})
	};
	let signed = |call: RuntimeCall| {
		let result = call.dispatch(RuntimeOrigin::signed(Key::Alice.to_account_id()));
		result.map(|_| ()).map_err(|failure| failure.error)
	};
	let undone = |something: &dyn Fn() -> DispatchResult| {
		use frame_support::storage::{with_transaction, TransactionOutcome};
		with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(something()))).unwrap()
	};
	let answer = undone(&|| signed(propose(Some(call))));
	let amended = undone(&|| {
		assert_ok!(signed(propose(None)));
		let (resolution, title, call) = (last(), title.clone(), Some(OpaqueCall::from(call)));
		signed(ResolutionsCall::amend { resolution, title, document, call }.into())
	});
	assert_eq!(answer, amended, "{body:?} {call:?}");
	answer
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch_all { calls }.into()
}

/// The account of the body makes the call: that of the co-op, of the federation, or of a party.
fn acts(body: Body, call: impl Into<RuntimeCall>) -> RuntimeCall {
	let call = Box::new(call.into());
	match body {
		Body::Coop(_) => CooperativesCall::act { call }.into(),
		Body::Federation => CooperativesCall::act_for_federation { call }.into(),
		Body::Agreement => CooperativesCall::act_under_agreement { coop: BAKERY, call }.into(),
	}
}

fn transfer(value: u128) -> pallet_balances::Call<Runtime> {
	pallet_balances::Call::transfer_keep_alive { dest: account(COURIERS).into(), value }
}

/// That the body cannot propose it, alone and in a batch.
fn never(body: Body, call: impl Into<RuntimeCall>, error: impl Into<DispatchError>) {
	never_with(body, acts(body, transfer(UNIT)), call, error);
}

/// That the body cannot propose it, alone and in a batch with this company.
fn never_with(body: Body, company: RuntimeCall, call: impl Into<RuntimeCall>, error: impl Into<DispatchError>) {
	let (call, error) = (call.into(), error.into());
	assert_eq!(proposed(body, &call), Err(error), "{body:?} {call:?}");
	let batched = batch(vec![company, call]);
	assert_eq!(proposed(body, &batched), Err(error), "{batched:?}");
}

fn possible(body: Body, call: impl Into<RuntimeCall>) {
	let call = call.into();
	assert_eq!(proposed(body, &call), Ok(()), "{body:?} {call:?}");
}

/// A treasury of the co-op.
fn treasury(coop: CoopId) -> TreasuryId {
	let offices = [Office::Chair, Office::Secretary, Office::Treasurer];
	let signer = |office| NewSigner { who: SignerKind::Office(coop, office), days: 300 };
	let open = TreasuriesCall::open_treasury {
		title: b"Ovens".to_vec().try_into().unwrap(),
		currency: *b"EUR",
		mode: Mode::Units,
		rules: Rules { threshold: 2, tier1: UNIT, tier2: 10 * UNIT },
		signers: offices.map(signer).to_vec().try_into().unwrap(),
		lines: Default::default(),
		shares: Default::default(),
		year_begins: YearBegin::JANUARY,
	};
	let mandate = rochdale_primitives::Mandate {
		coop,
		resolution: 1,
		track: Track::Special,
		secrecy: Secrecy::Open,
		opened_at: 0,
	};
	assert_ok!(RuntimeCall::from(open).dispatch(pallet_resolutions::Origin::Coop(mandate).into()));
	pallet_treasuries::TreasuryCount::<Runtime>::get()
}

fn line(treasury: TreasuryId, title: &[u8]) -> TreasuriesCall<Runtime> {
	let (title, rhythm) = (title.to_vec().try_into().unwrap(), Rhythm::Month);
	TreasuriesCall::open_line { treasury, title, purpose: document(1), limit: UNIT, rhythm }
}

fn pay(treasury: TreasuryId, amount: u128) -> TreasuriesCall<Runtime> {
	let items = vec![Item { payee: Party::Coop(COURIERS), amount, custodian: None }].try_into().unwrap();
	TreasuriesCall::pay { treasury, line: None, items, voucher: document(2) }
}

#[test]
fn an_account_pays_neither_nothing_nor_more_than_there_is() {
	on(FEDERATION, || {
		block(|| {
			let all = Balances::total_issuance();
			for body in BODIES {
				never(body, acts(body, transfer(u128::MAX)), TokenError::FundsUnavailable);
				never(body, acts(body, transfer(all + 1)), TokenError::FundsUnavailable);
				never(body, acts(body, transfer(0)), TokenError::BelowMinimum);
				// Who has not enough now may have it by then.
				possible(body, acts(body, transfer(all)));
			}
		});
	});
}

#[test]
fn what_an_account_does_with_its_money_could_take_effect() {
	on(FEDERATION, || {
		block(|| {
			let body = Body::Coop(BAKERY);
			let (custodian, payout) = (1, document(1));
			let redeem = |amount, payout| CustodyCall::request_redemption { custodian, amount, payout };
			never(body, acts(body, redeem(u128::MAX, payout)), CustodyError::<Runtime>::NotEnoughUnits);
			never(body, acts(body, redeem(UNIT, document(0))), CustodyError::<Runtime>::NoDocument);
			possible(body, acts(body, redeem(UNIT, payout)));

			// Nobody's own are the books of custody, into which nobody pays, whatever accounts they have by then.
			let into_custody = |account| {
				let (ledger, voucher) = (LedgerId::Custody, document(1));
				LedgerCall::contribute { ledger, account, amount: UNIT, voucher, as_member_of: None }
			};
			for body in BODIES {
				for into in [pallet_custody::UNITS_ISSUED, 3].map(into_custody) {
					never(body, acts(body, into), TreasuriesError::<Runtime>::NotPayable);
				}
			}

			treasury(COURIERS);
			let contribute = |account, amount, as_member_of| {
				let (ledger, voucher) = (LedgerId::Coop(COURIERS), document(1));
				LedgerCall::contribute { ledger, account, amount, voucher, as_member_of }
			};
			let all = Balances::total_issuance();
			never(body, acts(body, contribute(2, 0, None)), LedgerError::<Runtime>::WrongAmount);
			never(body, acts(body, contribute(2, all + 1, None)), LedgerError::<Runtime>::NotEnough);
			never(body, acts(body, contribute(1, UNIT, None)), LedgerError::<Runtime>::NotInUnits);
			never(body, acts(body, contribute(2, UNIT, Some(BAKERY))), LedgerError::<Runtime>::NotMember);
			possible(body, acts(body, contribute(2, UNIT, None)));
		});
	});
}

#[test]
fn a_line_has_a_name_and_a_treasury_pays_what_could_be_there() {
	on(FEDERATION, || {
		block(|| {
			let body = Body::Coop(BAKERY);
			let treasury = treasury(BAKERY);
			let company = || RuntimeCall::from(line(treasury, b"Wood"));
			never_with(body, company(), line(treasury, b""), TreasuriesError::<Runtime>::TitleNotText);
			never_with(body, company(), line(99, b"Wood"), TreasuriesError::<Runtime>::NoSuchTreasury);
			// Its account is that treasury now, and is proposed nothing.
			never_with(body, company(), acts(body, transfer(UNIT)), CooperativesError::<Runtime>::PaysByTreasury);
			possible(body, line(treasury, b"Wood"));
			assert_eq!(
				proposed(body, &pay(treasury, u128::MAX).into()),
				Err(TreasuriesError::<Runtime>::MoreThanExists.into())
			);
			assert_eq!(proposed(body, &pay(treasury, 0).into()), Err(TreasuriesError::<Runtime>::ZeroAmount.into()));
			possible(body, pay(treasury, UNIT));
		});
	});
}

#[test]
fn an_office_has_a_term() {
	on(FEDERATION, || {
		block(|| {
			let body = Body::Coop(BAKERY);
			let appoint = |member, days| CooperativesCall::appoint { office: Office::Teller, member, days };
			let dismiss = |member| CooperativesCall::dismiss { office: Office::Teller, member };
			let company = || RuntimeCall::from(appoint(5, 30));
			never_with(body, company(), appoint(4, 0), CooperativesError::<Runtime>::TermTooShort);
			never_with(body, company(), appoint(4, u32::MAX), CooperativesError::<Runtime>::TermTooLong);
			for nobody in [0, 999_999, 4_000_000_000] {
				never_with(body, company(), appoint(nobody, 30), CooperativesError::<Runtime>::NotEligible);
				never_with(body, company(), dismiss(nobody), CooperativesError::<Runtime>::NotOfficer);
			}
			possible(body, appoint(4, 30));
			possible(body, dismiss(4));
			// However many calls are before it.
			let late = [vec![company(); 47], vec![appoint(4, 0).into()]].concat();
			assert_eq!(proposed(body, &batch(late)), Err(CooperativesError::<Runtime>::TermTooShort.into()));
			let too_late = [vec![company(); 48], vec![appoint(4, 0).into()]].concat();
			assert_eq!(proposed(body, &batch(too_late)), Err(ResolutionsError::<Runtime>::BatchTooLong.into()));
		});
	});
}

/// What comes of Alice's proposal of what is decided in secret.
fn proposed_in_secret(call: RuntimeCall) -> DispatchResult {
	let (coop, title, document, call) = (BAKERY, title(), document(1), OpaqueCall::from(&call));
	let propose =
		ResolutionsCall::propose { coop, track: Track::Special, secrecy: Secrecy::Secret, title, document, call };
	let result = RuntimeCall::from(propose).dispatch(RuntimeOrigin::signed(Key::Alice.to_account_id()));
	result.map(|_| ()).map_err(|failure| failure.error)
}

#[test]
fn the_register_decides_on_nobody_who_cannot_be_in_it() {
	use pallet_coop_membership::{Call, Candidate, Class, Error};

	on(FEDERATION, || {
		block(|| {
			for member in [0, 999_999] {
				let new_account = Key::One.to_account_id().into();
				let calls: [Call<Runtime>; 5] = [
					Call::decide_death { member },
					Call::decide_leaving { member },
					Call::decide_move { member, new_account },
					Call::dismiss_appeal { member },
					Call::expel { member },
				];
				for call in calls {
					assert_eq!(proposed_in_secret(call.into()), Err(Error::<Runtime>::NoSuchMember.into()));
				}
			}
			for application in [0, 4_000_000_000] {
				let candidate = Candidate { account: None, commitment: document(1), class: Class::Ordinary };
				let admit = Call::<Runtime>::decide_admission { application, candidate, admitted: true };
				assert_eq!(proposed_in_secret(admit.into()), Err(Error::<Runtime>::NoSuchApplication.into()));
			}
			assert_ok!(proposed_in_secret(Call::<Runtime>::decide_death { member: 4 }.into()));
		});
	});
}

#[test]
fn no_account_says_what_came_of_a_redemption_that_is_not_its_own() {
	on(FEDERATION, || {
		block(|| {
			let ask = CustodyCall::request_redemption { custodian: 1, amount: UNIT, payout: document(1) };
			assert_eq!(apply(Key::CharlieStash, ask), Ok(Ok(())));
			let says = |redemption| -> [RuntimeCall; 3] {
				[
					CustodyCall::acknowledge_payout { redemption }.into(),
					CustodyCall::take_back { redemption }.into(),
					CustodyCall::dispute { redemption, reason: document(5) }.into(),
				]
			};
			for body in BODIES {
				for redemption in [0, 999_999] {
					for call in says(redemption) {
						never(body, acts(body, call), CustodyError::<Runtime>::NoSuchRedemption);
					}
				}
				for call in says(2) {
					possible(body, acts(body, call));
				}
			}
			// Of one of the couriers, neither of the bakery nor of the federation.
			let not_holder = DispatchError::from(CustodyError::<Runtime>::NotHolder);
			for call in says(1) {
				for body in [Body::Coop(BAKERY), Body::Agreement] {
					never(body, acts(body, call.clone()), not_holder);
				}
				// The federation judges the custodian by it, and such a call is in no batch.
				let acts = acts(Body::Federation, call);
				assert_eq!(proposed(Body::Federation, &acts), Err(not_holder), "{acts:?}");
			}
		});
	});
}

#[test]
fn nobody_instructs_on_what_is_no_resolution() {
	on(FEDERATION, || {
		block(|| {
			let body = Body::Coop(BAKERY);
			for resolution in [0, 4_000_000_000] {
				let instruct =
					ResolutionsCall::instruct { resolution, version: 0, choice: pallet_resolutions::Choice::For };
				never(body, instruct, ResolutionsError::<Runtime>::NoSuchResolution);
			}
		});
	});
}

#[test]
fn whoever_cannot_be_judged_is_not_voted_on() {
	on(FEDERATION, || {
		block(|| {
			let body = Body::Federation;
			let suspend = |coop: CoopId| RuntimeCall::from(CooperativesCall::suspend { coop, document: document(3) });
			assert_eq!(proposed(body, &suspend(99)), Err(CooperativesError::<Runtime>::NoSuchCoop.into()));
			possible(body, suspend(COURIERS));
			let pause = |days| RuntimeCall::from(CustodyCall::set_pause { custodian: 1, days });
			assert_eq!(proposed(body, &pause(u16::MAX)), Err(CustodyError::<Runtime>::PauseTooLong.into()));
			possible(body, pause(1));
		});
	});
}

#[test]
fn everybody_hears_which_payee_is_not_registered() {
	on(FEDERATION, || {
		block(|| {
			let nobody = AccountId::from([9; 32]);
			let pay = || pallet_balances::Call::transfer_keep_alive { dest: nobody.clone().into(), value: UNIT };
			let error = CustodyError::<Runtime>::NotRegistered.into();
			for body in BODIES {
				never(body, acts(body, pay()), error);
			}
			let (coop, document) = (BAKERY, document(1));
			let payee = || nobody.clone().into();
			let (by_all, by_own): (ResolutionsCall<Runtime>, ResolutionsCall<Runtime>) = (
				ResolutionsCall::propose_federation_payment {
					coop,
					title: title(),
					document,
					payee: payee(),
					amount: UNIT,
				},
				ResolutionsCall::propose_payment { coop, title: title(), document, payee: payee(), amount: UNIT },
			);
			assert_eq!(apply(Key::Alice, by_all), Ok(Err(error)));
			assert_eq!(apply(Key::Alice, by_own), Ok(Err(error)));
			register(&nobody);
			BODIES.into_iter().for_each(|body| possible(body, acts(body, pay())));
		});
	});
}

#[test]
fn a_payment_of_more_than_there_is_is_marked_and_not_refused() {
	on(FEDERATION, || {
		block(|| {
			let body = Body::Coop(BAKERY);
			let exceeds = |call: RuntimeCall| {
				let (coop, title, document, call) = (BAKERY, title(), document(1), OpaqueCall::from(&call));
				let (track, secrecy) = (Track::Ordinary, Secrecy::Open);
				assert_eq!(
					apply(Key::Alice, ResolutionsCall::propose { coop, track, secrecy, title, document, call }),
					Ok(Ok(()))
				);
				let resolution = last();
				pallet_resolutions::DraftQuota::<Runtime>::remove(BAKERY, 1);
				pallet_resolutions::Pallet::<Runtime>::overview(resolution).unwrap().exceeds_funds
			};
			let dest = account(BAKERY).into();
			let gift = pallet_balances::Call::transfer_keep_alive { dest, value: UNIT / 2 };
			assert_eq!(apply(Key::CharlieStash, gift), Ok(Ok(())));
			// A payment keeps the account, and with it what an account holds at least.
			let has = Balances::free_balance(account(BAKERY)) - EXISTENTIAL_DEPOSIT;
			assert!(!exceeds(acts(body, transfer(has))));
			assert!(exceeds(acts(body, transfer(has + 1))));
			let dest = Key::DaveStash.to_account_id().into();
			let all = pallet_balances::Call::<Runtime>::transfer_allow_death { dest, value: has + EXISTENTIAL_DEPOSIT };
			assert!(!exceeds(acts(body, all)));
			// Two halves of more than there is are more than there is, too.
			let half = || acts(body, transfer(has / 2 + 1));
			assert!(!exceeds(half()));
			assert!(exceeds(batch(vec![half(), half()])));
			let treasury = treasury(BAKERY);
			let there = pallet_treasuries::Pallet::<Runtime>::available_in;
			let pays_too_much = |treasury, amount| {
				let call = RuntimeCall::from(pay(treasury, amount));
				<CoopPolicy as CallPolicy<_, _>>::exceeds_funds(body, &call)
			};
			assert_eq!([0, 1].map(|more| pays_too_much(treasury, there(treasury) + more)), [false, true]);
			assert_eq!((there(99), pays_too_much(99, 1)), (0, true));
		});
	});
}
