//! What kind of decision money takes, and who takes no part in it.

use super::*;
use crate::coops::{
	account, blocks_while, decided_by, decided_specially, is_voting, last, outcome, phase, propose_in,
	propose_to_federation, second, title, BAKERY, COURIERS, GROCERY, LINDENHOF, WEAVERS,
};
use codec::Decode;
use pallet_coop_membership::Call as MembershipCall;
use pallet_cooperatives::Call as CooperativesCall;
use pallet_custody::Error as CustodyError;
use pallet_resolutions::{Call as ResolutionsCall, Choice, Error as ResolutionsError, OpaqueCall, Phase};
use pallet_treasuries::Error as TreasuriesError;
use rochdale_primitives::ResolutionId;
use rochdale_runtime::{configs::money::FundAddress, Cooperatives};

type Refusal = ResolutionsError<Runtime>;

/// The owners of the treasuries here: the bakery, the bakery with Lindenhof, and the federation.
const BODIES: [&[CoopId]; 3] = [&[BAKERY], &[BAKERY, LINDENHOF], &[]];

/// What comes of the bakery's proposal, which is then undone.
fn proposed(owners: &[CoopId], track: Track, call: &RuntimeCall) -> DispatchResult {
	let (coop, title, document, opaque) = (BAKERY, title(), document(1), OpaqueCall::from(call));
	let propose = match owners {
		[] => ResolutionsCall::propose_to_federation { coop, track, title, document, call: Some(opaque) },
		[_] => {
			let secrecy = Secrecy::Open;
			ResolutionsCall::propose { coop, track, secrecy, title, document, call: opaque }
		}
		parties => {
			let (parties, call) = (parties.to_vec().try_into().unwrap(), Some(opaque));
			ResolutionsCall::propose_agreement { coop, parties, track, title, document, call }
		}
	};
	undone(|| dispatched(RuntimeOrigin::signed(id(Key::Alice)), propose))
}

/// That the owners can decide it on the track and on stronger ones, and on no weaker one.
fn takes(owners: &[CoopId], track: Track, call: impl Into<RuntimeCall>) {
	let call = call.into();
	for tried in [Track::Consent, Track::Ordinary, Track::Special] {
		let expected = if tried >= track { Ok(()) } else { Err(Refusal::TrackTooWeak.into()) };
		assert_eq!(proposed(owners, tried, &call), expected, "{owners:?} {tried:?} {call:?}");
	}
}

/// That they cannot decide it at all.
fn is_none_of(owners: &[CoopId], call: impl Into<RuntimeCall>) {
	is_refused(owners, call, Refusal::CallNotAllowed);
}

/// That they cannot decide it as it is, and why.
fn is_refused(owners: &[CoopId], call: impl Into<RuntimeCall>, error: impl Into<DispatchError>) {
	let call = call.into();
	assert_eq!(proposed(owners, Track::Special, &call), Err(error.into()), "{owners:?} {call:?}");
}

/// An account pays into the treasury.
fn paid_in(treasury: TreasuryId) -> LedgerCall<Runtime> {
	contribution(treasury, UNIT, None)
}

fn signers_of(owners: &[CoopId]) -> Vec<SignerKind> {
	match owners {
		[coop] => board(*coop),
		_ => treasurers(&[BAKERY, LINDENHOF]),
	}
}

/// What the owners decide about the treasury, other than payments.
fn about(treasury: TreasuryId, owners: &[CoopId]) -> [TreasuriesCall<Runtime>; 7] {
	let signers = signers_of(owners);
	[
		opening(Mode::Bank, &signers),
		TreasuriesCall::set_signers { treasury, signers: named(&signers) },
		TreasuriesCall::set_rules { treasury, rules: RULES },
		line(treasury, UNIT),
		TreasuriesCall::change_line { treasury, line: 1, limit: UNIT },
		TreasuriesCall::close_line { treasury, line: 1 },
		TreasuriesCall::set_pause { treasury, days: 1 },
	]
}

#[test]
fn each_decision_about_a_treasury_takes_a_vote_and_disposing_of_a_third_takes_two_thirds() {
	on(FEDERATION, || {
		block(|| {
			for owners in BODIES {
				// Units, of which a hundredth keeps the account alive.
				let treasury = funded(owners, &signers_of(owners), 300 * UNIT);
				for call in about(treasury, owners) {
					takes(owners, Track::Ordinary, call);
				}
				let to_outside = |amount| pay(treasury, Party::Member(WEAVERS, 3), amount);
				takes(owners, Track::Special, to_outside(100 * UNIT));
				let small = to_outside(90 * UNIT).into();
				assert_eq!(proposed(owners, Track::Ordinary, &small), Ok(()));
				assert_eq!(proposed(owners, Track::Consent, &small), Err(Refusal::TrackTooWeak.into()));

				// It is asked again when the money moves, and payments of a year are added up.
				let ordinary = || super::owners(owners, Track::Ordinary);
				let major = TreasuriesError::<Runtime>::MajorDisposal;
				assert_eq!(dispatched(ordinary(), to_outside(100 * UNIT)), Err(major.into()));
				assert_eq!(dispatched(ordinary(), to_outside(60 * UNIT)), Ok(()));
				let major = TreasuriesError::<Runtime>::MajorDisposal;
				assert_eq!(dispatched(ordinary(), to_outside(60 * UNIT)), Err(major.into()));
				takes(owners, Track::Special, to_outside(60 * UNIT));
				decide(owners, to_outside(60 * UNIT));

				// Only a co-op is its own master where it shares.
				let leave = TreasuriesCall::leave_treasury { treasury };
				let signer = NewSigner { who: signers_of(owners)[0], days: 1 };
				let replace = TreasuriesCall::replace_signer { treasury, signer };
				match owners {
					// Nobody would be left to whom the treasury belongs, and its owner names all signers.
					[_] => {
						is_refused(owners, leave, TreasuriesError::<Runtime>::LastOwner);
						is_refused(owners, replace, TreasuriesError::<Runtime>::NotJoint);
					}
					_ => {
						is_none_of(owners, leave.clone());
						is_none_of(owners, replace.clone());
						if owners.contains(&BAKERY) {
							takes(&[BAKERY], Track::Ordinary, leave);
							takes(&[BAKERY], Track::Ordinary, replace);
						}
					}
				}
				// What hands do is never voted on.
				is_none_of(owners, request(treasury, BAKERY, Party::Coop(GROCERY), UNIT));
				is_none_of(owners, approve(treasury, 1, BAKERY));
				is_none_of(owners, TreasuriesCall::execute { treasury, payment: 1 });
				is_none_of(owners, paid_in(treasury));
			}
		});
	});
}

#[test]
fn accounts_pay_in_and_redeem_by_an_ordinary_vote() {
	on(FEDERATION, || {
		block(|| {
			let treasury = open(&[GROCERY], Mode::Units, &board(GROCERY));
			let redemption = 1;
			let calls: [RuntimeCall; 6] = [
				paid_in(treasury).into(),
				pallet_balances::Call::transfer_keep_alive { dest: account_of(treasury).into(), value: UNIT }.into(),
				CustodyCall::request_redemption { custodian: 1, amount: UNIT, payout: document(1) }.into(),
				CustodyCall::acknowledge_payout { redemption }.into(),
				CustodyCall::take_back { redemption }.into(),
				CustodyCall::dispute { redemption, reason: document(1) }.into(),
			];
			for call in calls {
				let call = || Box::new(call.clone());
				takes(&[BAKERY], Track::Ordinary, CooperativesCall::act { call: call() });
				let together = CooperativesCall::act_under_agreement { coop: BAKERY, call: call() };
				takes(&[BAKERY, LINDENHOF], Track::Ordinary, together);
				let common = RuntimeCall::from(CooperativesCall::act_for_federation { call: call() });
				assert_eq!(proposed(&[], Track::Ordinary, &common), Ok(()), "{common:?}");
				assert_eq!(proposed(&[], Track::Consent, &common), Err(Refusal::TrackTooWeak.into()));
			}
			let others: [RuntimeCall; 3] = [
				CustodyCall::report_payout { redemption, reference: document(1) }.into(),
				enter_receipts(treasury).into(),
				pallet_balances::Call::transfer_all { dest: account_of(treasury).into(), keep_alive: true }.into(),
			];
			for call in others {
				is_none_of(&[BAKERY], CooperativesCall::act { call: Box::new(call) });
			}
		});
	});
}

#[test]
fn an_account_that_is_the_cash_of_a_treasury_moves_no_money_past_it() {
	use pallet_cooperatives::Error as CooperativesError;

	on(FEDERATION, || {
		block(|| {
			let other = open(&[GROCERY], Mode::Units, &board(GROCERY));
			give(&account(BAKERY), 500 * UNIT);
			// What a plain payment waited for is settled before the books have the account.
			let redemption = 1;
			let ask = || CustodyCall::request_redemption { custodian: 1, amount: UNIT, payout: document(1) };
			assert_eq!(as_coop(BAKERY, ask()), Ok(()));
			let on_hold = LedgerError::<Runtime>::UnitsOnHold;
			let opens = || dispatched(owners(&[BAKERY], Track::Ordinary), opening(Mode::Units, &board(BAKERY)));
			assert_eq!(opens(), Err(on_hold.into()));
			succeed(Key::Dave, CustodyCall::report_payout { redemption, reference: document(2) });
			assert_eq!(as_coop(BAKERY, CustodyCall::acknowledge_payout { redemption }), Ok(()));
			assert_eq!(opens(), Ok(()));
			let (own, before) = (last_treasury(), balance(&account(BAKERY)));
			assert_eq!((account_of(own), held(own)), (account(BAKERY), before));
			let common = open(&[], Mode::Units, &treasurers(&[BAKERY, LINDENHOF]));
			assert_eq!(account_of(common), Cooperatives::federation_account());
			assert_eq!(held(common), balance(&Cooperatives::federation_account()));

			let calls = || -> [RuntimeCall; 6] {
				[
					contribution(other, UNIT, None).into(),
					pallet_balances::Call::transfer_keep_alive { dest: account(GROCERY).into(), value: UNIT }.into(),
					ask().into(),
					CustodyCall::acknowledge_payout { redemption: 2 }.into(),
					CustodyCall::take_back { redemption: 2 }.into(),
					CustodyCall::dispute { redemption: 2, reason: document(1) }.into(),
				]
			};
			let error = DispatchError::from(CooperativesError::<Runtime>::PaysByTreasury);
			let two = [BAKERY, LINDENHOF];
			for call in calls() {
				let call = || Box::new(call.clone());
				let acts: [(&[CoopId], RuntimeCall); 3] = [
					(&[BAKERY], CooperativesCall::act { call: call() }.into()),
					(&two, CooperativesCall::act_under_agreement { coop: BAKERY, call: call() }.into()),
					(&[], CooperativesCall::act_for_federation { call: call() }.into()),
				];
				for (body, act) in acts {
					assert_eq!(proposed(body, Track::Ordinary, &act), Err(error), "{act:?}");
					let batch = RuntimeCall::from(pallet_utility::Call::batch_all { calls: vec![act.clone()] });
					for call in [act, batch] {
						assert_eq!(dispatched(owners(body, Track::Special), call.clone()), Err(error), "{call:?}");
					}
				}
			}
			// What signs by itself has no way in either.
			for treasury in [own, other] {
				let signed = RuntimeOrigin::signed(account(BAKERY));
				let is_cash = LedgerError::<Runtime>::PayerIsCash;
				assert_eq!(dispatched(signed, contribution(treasury, UNIT, None)), Err(is_cash.into()));
			}
			assert_eq!((balance(&account(BAKERY)), held(own)), (before, before));

			// The way is the treasury, to whoever may receive units: also by the short way to propose a payment.
			let validator = AccountId::from([55; 32]);
			let name =
				|| pallet_validator_seats::Call::name_validator { coop: BAKERY, validator: validator.clone().into() };
			succeed(Key::Alice, name());
			succeed(Key::Bob, name());
			set_keys(&validator);
			let payees = [
				(account(COURIERS), Party::Coop(COURIERS)),
				(id(Key::CharlieStash), Party::Member(COURIERS, 2)),
				(account_of(other), Party::Coop(GROCERY)),
				(Cooperatives::federation_account(), Party::Federation),
				(FundAddress::get(), Party::Fund),
				(validator.clone(), Party::Account(validator.clone())),
			];
			for (payee, party) in payees {
				let (coop, title, document, amount) = (BAKERY, title(), document(1), UNIT);
				let dest = payee.clone().into();
				let before = balance(&payee);
				undone(|| {
					let propose = ResolutionsCall::propose_payment { coop, title, document, payee: dest, amount };
					succeed(Key::Alice, propose);
					let stored = pallet_resolutions::Calls::<Runtime>::get(last()).unwrap();
					let call = RuntimeCall::decode(&mut stored.bytes()).unwrap();
					let items = vec![item(party, amount)].try_into().unwrap();
					let pays = TreasuriesCall::pay { treasury: own, line: None, items, voucher: document };
					assert_eq!(call, pays.into());
					decide(&[BAKERY], call);
					assert_eq!(balance(&payee), before + UNIT);
				});
			}
		});
	});
}

#[test]
fn decisions_about_custodians_are_the_federations() {
	on(FEDERATION, || {
		block(|| {
			let title = || b"Account at the bank".to_vec().try_into().unwrap();
			let (coop, document, daily, total, custodian) = (COURIERS, document(1), UNIT, UNIT, 1);
			let calls = [
				(Track::Special, CustodyCall::approve_custodian { coop, title: title(), document, daily, total }),
				(Track::Special, CustodyCall::set_ceilings { custodian, daily, total }),
				(Track::Special, CustodyCall::remove_custodian { custodian }),
				(Track::Ordinary, CustodyCall::set_pause { custodian, days: 1 }),
				(Track::Ordinary, CustodyCall::decide_redemption { redemption: 1, paid: true }),
			];
			for (track, call) in calls {
				takes(&[], track, call.clone());
				is_none_of(&[BAKERY], call.clone());
				is_none_of(&[BAKERY, LINDENHOF], call.clone());
				// The origin of a weaker vote carries out nothing.
				let weaker = if track == Track::Special { Track::Ordinary } else { Track::Consent };
				let weak = pallet_custody::Error::<Runtime>::MandateTooWeak;
				assert_eq!(dispatched(owners(&[], weaker), call), Err(weak.into()));
			}
		});
	});
}

fn delegate_votes(resolution: ResolutionId, coop: CoopId, choice: Choice) -> ResolutionsCall<Runtime> {
	ResolutionsCall::vote_as_delegate { resolution, coop, choice }
}

/// The federation's treasury, of which the couriers' and others' treasurers are signers.
fn common() -> TreasuryId {
	funded(&[], &treasurers(&[BAKERY, LINDENHOF, COURIERS]), 300 * UNIT)
}

#[test]
fn who_is_paid_by_the_federation_takes_no_part_also_where_two_thirds_of_all_must_agree() {
	on(FEDERATION, || {
		let (treasury, small, large) = block(|| {
			let treasury = common();
			let small = pay(treasury, Party::Coop(COURIERS), 10 * UNIT).into();
			let large = pay(treasury, Party::Coop(COURIERS), 200 * UNIT).into();
			// What takes an ordinary vote is paid by one.
			let apart = Err(Refusal::PaymentsApart.into());
			assert_eq!(proposed(&[], Track::Special, &small), apart);
			let small = propose_to_federation(Track::Ordinary, Some(&small));
			(treasury, small, propose_to_federation(Track::Special, Some(&large)))
		});
		// Also where the treasury that is paid is one in which the couriers have a part.
		let to_theirs = block(|| {
			let theirs = open(&[LINDENHOF, COURIERS], Mode::Units, &treasurers(&[LINDENHOF, COURIERS]));
			let payment = pay(treasury, Party::Treasury(theirs), 10 * UNIT);
			propose_to_federation(Track::Ordinary, Some(&payment.into()))
		});
		for resolution in [small, to_theirs] {
			blocks_while(|| !is_voting(resolution));
			block(|| {
				refused(Key::BobStash, delegate_votes(resolution, COURIERS, Choice::For), Refusal::Recused);
				for (voter, coop) in [(Key::Alice, BAKERY), (Key::EveStash, GROCERY), (Key::EveStash, WEAVERS)] {
					succeed(voter, delegate_votes(resolution, coop, Choice::For));
				}
				if resolution == to_theirs {
					refused(Key::Dave, delegate_votes(resolution, LINDENHOF, Choice::For), Refusal::Recused);
				}
			});
		}
		blocks_while(|| !is_voting(large));
		block(|| {
			let vote = ResolutionsCall::vote { resolution: large, coop: COURIERS, choice: Choice::For };
			refused(Key::CharlieStash, vote, Refusal::Recused);
		});
		crate::coops::members_vote(large, &[BAKERY, LINDENHOF, GROCERY, WEAVERS]);
		for resolution in [small, to_theirs, large] {
			assert_eq!(outcome(resolution), Phase::Enacted);
		}
		let paid = balance(&crate::coops::account(COURIERS));
		assert!((210 * UNIT..211 * UNIT).contains(&paid), "{paid}");
	});
}

#[test]
fn who_is_paid_by_the_federation_in_a_roundabout_way_takes_no_part_either() {
	let theirs = AccountId::from([9; 32]);
	let transfer = |dest: AccountId| {
		let dest = dest.into();
		let call = Box::new(pallet_balances::Call::transfer_keep_alive { dest, value: UNIT }.into());
		RuntimeCall::from(CooperativesCall::act_for_federation { call })
	};
	let contribute = |treasury| {
		let call = Box::new(paid_in(treasury).into());
		RuntimeCall::from(CooperativesCall::act_for_federation { call })
	};
	// By its account, and from its treasury, which is that account once there is one.
	let ways: [&dyn Fn(TreasuryId) -> Vec<RuntimeCall>; 2] =
		[&|joint| vec![transfer(theirs.clone()), transfer(account_of(joint)), contribute(joint)], &|joint| {
			let treasury = common();
			[Party::Account(theirs.clone()), Party::Treasury(joint)]
				.map(|payee| pay(treasury, payee, UNIT).into())
				.into()
		}];
	for calls in ways {
		on(FEDERATION, || {
			let resolutions: Vec<_> = block(|| {
				for officer in [Key::BobStash, Key::CharlieStash] {
					let (account, purpose) = (theirs.clone().into(), document(7));
					succeed(officer, CustodyCall::register_account { coop: COURIERS, account, purpose });
				}
				let calls = calls(open(&[COURIERS], Mode::Units, &board(COURIERS)));
				calls.iter().map(|call| propose_to_federation(Track::Ordinary, Some(call))).collect()
			});
			blocks_while(|| !is_voting(*resolutions.last().unwrap()));
			block(|| {
				for resolution in resolutions {
					refused(Key::BobStash, delegate_votes(resolution, COURIERS, Choice::For), Refusal::Recused);
					succeed(Key::BobStash, delegate_votes(resolution, COURIERS, Choice::Against));
				}
			});
		});
	}
}

/// Two officers of the weavers name an account as that of their validator.
fn weavers_name(validator: &AccountId) {
	for officer in [Key::EveStash, Key::FerdieStash] {
		let (coop, validator) = (WEAVERS, validator.clone().into());
		succeed(officer, pallet_validator_seats::Call::name_validator { coop, validator });
	}
}

fn federation_pays(payee: &AccountId) -> RuntimeCall {
	let call = pallet_balances::Call::transfer_keep_alive { dest: payee.clone().into(), value: UNIT };
	CooperativesCall::act_for_federation { call: Box::new(call.into()) }.into()
}

#[test]
fn two_officers_who_name_the_payee_as_their_validator_take_no_vote_from_their_co_op() {
	for has_keys in [false, true] {
		on(FEDERATION, || {
			let supplier = AccountId::from([9; 32]);
			let resolution = block(|| {
				for officer in [Key::BobStash, Key::CharlieStash] {
					let (account, purpose) = (supplier.clone().into(), document(7));
					succeed(officer, CustodyCall::register_account { coop: COURIERS, account, purpose });
				}
				let resolution = propose_to_federation(Track::Ordinary, Some(&federation_pays(&supplier)));
				weavers_name(&supplier);
				if has_keys {
					set_keys(&supplier);
				}
				resolution
			});
			blocks_while(|| !is_voting(resolution));
			block(|| {
				let vote = |coop| delegate_votes(resolution, coop, Choice::For);
				// Who answers for the account is behind it, and who has it say so itself.
				refused(Key::BobStash, vote(COURIERS), Refusal::Recused);
				match has_keys {
					true => refused(Key::EveStash, vote(WEAVERS), Refusal::Recused),
					false => succeed(Key::EveStash, vote(WEAVERS)),
				}
			});
		});
	}
}

#[test]
fn two_officers_who_move_a_members_seat_to_the_payee_stop_no_payment() {
	// By the co-op's account, and from its treasury, which is that account once there is one.
	for has_treasury in [false, true] {
		on(FEDERATION, || {
			let (coop, mill, amount) = (BAKERY, AccountId::from([9; 32]), UNIT);
			let resolution = block(|| {
				register(&mill);
				give(&account(BAKERY), 100 * UNIT);
				if has_treasury {
					open(&[BAKERY], Mode::Units, &board(BAKERY));
				}
				let (title, document, payee) = (title(), document(1), mill.clone().into());
				succeed(Key::Alice, ResolutionsCall::propose_payment { coop, title, document, payee, amount });
				second(last(), BAKERY, Key::Bob);
				// Two blocks, so that there is one in which it waits.
				pallet_resolutions::Resolutions::<Runtime>::mutate(last(), |one| {
					one.as_mut().unwrap().rules.timelock_days = 6;
				});
				last()
			});
			blocks_while(|| !is_voting(resolution));
			block(|| {
				for (voter, choice) in
					[(Key::Alice, Choice::For), (Key::Ferdie, Choice::For), (Key::Charlie, Choice::Against)]
				{
					succeed(voter, ResolutionsCall::vote { resolution, coop, choice });
				}
			});
			blocks_while(|| is_voting(resolution));
			// While it waits they take out of it a vote without which it would not have passed.
			block(|| {
				for officer in [Key::Bob, Key::Charlie] {
					let new_account = mill.clone().into();
					succeed(officer, MembershipCall::move_seat { coop, member: 4, new_account });
				}
				assert_eq!(phase(resolution), Phase::Passed);
			});
			assert_eq!(pallet_coop_membership::Moves::<Runtime>::get(coop, 4).unwrap().new_account, mill);
			assert_eq!(outcome(resolution), Phase::Enacted);
			assert_eq!(balance(&mill), UNIT);
		});
	}
}

#[test]
fn who_is_paid_by_way_of_its_validator_takes_no_part() {
	on(FEDERATION, || {
		let validator = AccountId::from([55; 32]);
		let resolution = block(|| {
			weavers_name(&validator);
			// Of an account that does not say itself that it is the weavers' they are not paid either.
			is_refused(&[], federation_pays(&validator), CustodyError::<Runtime>::NotRegistered);
			set_keys(&validator);
			propose_to_federation(Track::Ordinary, Some(&federation_pays(&validator)))
		});
		blocks_while(|| !is_voting(resolution));
		block(|| {
			refused(Key::EveStash, delegate_votes(resolution, WEAVERS, Choice::For), Refusal::Recused);
			succeed(Key::BobStash, delegate_votes(resolution, COURIERS, Choice::For));
		});
	});
}

#[test]
fn what_all_co_ops_share_is_nobodys_interest_and_who_is_unknown_is_not_paid() {
	on(FEDERATION, || {
		let all = [BAKERY, LINDENHOF, COURIERS, GROCERY, WEAVERS];
		let (payment, others) = block(|| {
			let no_treasury = DispatchError::from(TreasuriesError::<Runtime>::NoSuchTreasury);
			let not_registered = DispatchError::from(CustodyError::<Runtime>::NotRegistered);
			let nobody = AccountId::from([9; 32]);
			let transfer = pallet_balances::Call::transfer_keep_alive { dest: nobody.clone().into(), value: UNIT };
			for (call, error) in [(RuntimeCall::from(transfer), not_registered), (paid_in(1).into(), no_treasury)] {
				is_refused(&[], CooperativesCall::act_for_federation { call: Box::new(call) }, error);
			}
			let treasury = common();
			let payment = |payee| pay(treasury, payee, 10 * UNIT).into();
			let ours = open(&all, Mode::Units, &treasurers(&all[..3]));
			let theirs = open(&all[1..], Mode::Units, &treasurers(&all[1..4]));
			let ours = propose_to_federation(Track::Ordinary, Some(&payment(Party::Treasury(ours))));
			let others = propose_to_federation(Track::Ordinary, Some(&payment(Party::Treasury(theirs))));
			// Whoever opens the next treasury, or registers the account, would have voted on it.
			let no_member = DispatchError::from(TreasuriesError::<Runtime>::NotPayable);
			for (unknown, error) in [
				(Party::Treasury(theirs + 1), no_treasury),
				(Party::Account(nobody), not_registered),
				(Party::Member(BAKERY, 99), no_member),
			] {
				is_refused(&[], pay(treasury, unknown, UNIT), error);
			}
			(ours, others)
		});
		blocks_while(|| !is_voting(others));
		block(|| {
			let vote = |resolution| delegate_votes(resolution, COURIERS, Choice::For);
			succeed(Key::BobStash, vote(payment));
			refused(Key::BobStash, vote(others), Refusal::Recused);
		});
	});
}

#[test]
fn who_is_judged_as_a_custodian_takes_no_part() {
	on(FEDERATION, || {
		let holder = || crate::coops::account(COURIERS);
		let (pause, dispute, ceilings, approval) = block(|| {
			give(&holder(), 100 * UNIT);
			let ask = CustodyCall::request_redemption { custodian: 1, amount: 60 * UNIT, payout: document(4) };
			assert_eq!(as_coop(COURIERS, ask), Ok(()));
			succeed(Key::Dave, CustodyCall::report_payout { redemption: 1, reference: document(2) });
			assert_eq!(as_coop(COURIERS, CustodyCall::dispute { redemption: 1, reason: document(5) }), Ok(()));

			let propose = |track, call: CustodyCall<Runtime>| {
				let (coop, title, document) = (BAKERY, title(), document(1));
				let call = Some(OpaqueCall::from(&RuntimeCall::from(call)));
				let propose = ResolutionsCall::propose_to_federation { coop, track, title, document, call };
				succeed(Key::Alice, propose);
				second(last(), GROCERY, Key::EveStash);
				last()
			};
			let title = b"Account at the bank".to_vec().try_into().unwrap();
			let (coop, daily, total) = (WEAVERS, UNIT, UNIT);
			(
				propose(Track::Ordinary, CustodyCall::set_pause { custodian: 1, days: 20 }),
				propose(Track::Ordinary, CustodyCall::decide_redemption { redemption: 1, paid: false }),
				propose(Track::Special, CustodyCall::set_ceilings { custodian: 1, daily: 0, total: 0 }),
				propose(
					Track::Special,
					CustodyCall::approve_custodian { coop, title, document: document(1), daily, total },
				),
			)
		});
		blocks_while(|| !is_voting(pause) || !is_voting(dispute));
		block(|| {
			for resolution in [pause, dispute] {
				refused(Key::Dave, delegate_votes(resolution, LINDENHOF, Choice::For), Refusal::Recused);
			}
			// Whose units they are has no vote on them either.
			refused(Key::BobStash, delegate_votes(dispute, COURIERS, Choice::For), Refusal::Recused);
			succeed(Key::BobStash, delegate_votes(pause, COURIERS, Choice::For));
			for resolution in [pause, dispute] {
				for (voter, coop) in [(Key::Alice, BAKERY), (Key::EveStash, GROCERY), (Key::EveStash, WEAVERS)] {
					succeed(voter, delegate_votes(resolution, coop, Choice::For));
				}
			}
		});
		blocks_while(|| !is_voting(ceilings) || !is_voting(approval));
		block(|| {
			for choice in [Choice::For, Choice::Against] {
				let vote = |resolution, coop| ResolutionsCall::vote { resolution, coop, choice };
				refused(Key::Eve, vote(ceilings, LINDENHOF), Refusal::Recused);
				refused(Key::One, vote(approval, WEAVERS), Refusal::Recused);
				succeed(Key::Eve, vote(ceilings, COURIERS));
			}
		});
		for resolution in [pause, dispute] {
			assert_eq!(outcome(resolution), Phase::Enacted);
		}
		assert!(pallet_custody::Redemptions::<Runtime>::get(1).is_none());
		assert!(pallet_custody::Custodians::<Runtime>::get(1).unwrap().pause.is_some());
	});
}

#[test]
fn custodian_takes_no_part_in_what_the_federation_says_about_its_payout() {
	on(FEDERATION, || {
		let resolutions = block(|| {
			let act = |call: CustodyCall<Runtime>| {
				RuntimeCall::from(CooperativesCall::act_for_federation { call: Box::new(call.into()) })
			};
			let ask = CustodyCall::request_redemption { custodian: 1, amount: 60 * UNIT, payout: document(4) };
			assert_eq!(dispatched(owners(&[], Track::Ordinary), act(ask)), Ok(()));
			succeed(Key::Dave, CustodyCall::report_payout { redemption: 1, reference: document(2) });
			[
				CustodyCall::acknowledge_payout { redemption: 1 },
				CustodyCall::dispute { redemption: 1, reason: document(5) },
			]
			.map(|call| propose_to_federation(Track::Ordinary, Some(&act(call))))
		});
		blocks_while(|| !is_voting(resolutions[1]));
		block(|| {
			for resolution in resolutions {
				refused(Key::Dave, delegate_votes(resolution, LINDENHOF, Choice::For), Refusal::Recused);
				succeed(Key::BobStash, delegate_votes(resolution, COURIERS, Choice::For));
			}
		});
	});
}

#[test]
fn who_is_judged_cannot_oppose_that_either_whatever_vote_it_takes() {
	on(FEDERATION, || {
		let pause = CustodyCall::set_pause { custodian: 1, days: 20 };
		let pause = block(|| {
			let (coop, title, document, track) = (BAKERY, title(), document(1), Track::Ordinary);
			let call = Some(OpaqueCall::from(&RuntimeCall::from(pause)));
			succeed(Key::Alice, ResolutionsCall::propose_to_federation { coop, track, title, document, call });
			second(last(), GROCERY, Key::EveStash);
			last()
		});
		blocks_while(|| !is_voting(pause));
		// Who is paid can be against that, so that nobody is silenced by a gift. A pause is none.
		block(|| refused(Key::Dave, delegate_votes(pause, LINDENHOF, Choice::Against), Refusal::Recused));
	});
}

#[test]
fn co_op_opens_a_treasury_budgets_it_and_pays_by_its_own_votes() {
	on(FEDERATION, || {
		block(|| ());
		decided_by(BAKERY, Track::Ordinary, &opening(Mode::Units, &board(BAKERY)).into());
		give(&account_of(1), 300 * UNIT);
		decided_by(BAKERY, Track::Ordinary, &line(1, BUDGET).into());
		// Two payments of which each is a small one when it is proposed, and the second is none when it is carried out.
		let pays = || pay(1, Party::Coop(GROCERY), 60 * UNIT).into();
		let [first, second] = block(|| [0; 2].map(|_| propose_in(BAKERY, Track::Ordinary, &pays())));
		blocks_while(|| !is_voting(second));
		block(|| {
			for resolution in [first, second] {
				for voter in [Key::Alice, Key::Bob, Key::Ferdie] {
					let coop = BAKERY;
					succeed(voter, ResolutionsCall::vote { resolution, coop, choice: Choice::For });
				}
			}
		});
		assert_eq!(outcome(first), Phase::Enacted);
		let error = Refusal::TrackTooWeak.into();
		assert_eq!(outcome(second), Phase::Failed { error });
		assert_eq!(balance(&crate::coops::account(GROCERY)), 60 * UNIT);
		decided_by(BAKERY, Track::Special, &pays());
		assert_eq!(balance(&crate::coops::account(GROCERY)), 120 * UNIT);
		// And the federation approves another custodian with two thirds.
		let (title, document) = (b"Second account".to_vec().try_into().unwrap(), document(1));
		let (coop, daily, total) = (COURIERS, UNIT, UNIT);
		let approve = CustodyCall::approve_custodian { coop, title, document, daily, total };
		decided_specially(&approve.into(), &[BAKERY, LINDENHOF, GROCERY, WEAVERS]);
		assert_eq!(pallet_custody::CustodianOfCoop::<Runtime>::get(COURIERS), Some(2));
	});
}
