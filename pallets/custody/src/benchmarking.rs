//! The worst cases that the weights of this pallet are measured on.

use super::*;
use frame::benchmarking::prelude::*;
use rochdale_primitives::MAX_COOPS;

/// A hash that is not zero.
fn document<T: Config>(text: &str) -> T::Hash {
	<T::Hashing as frame::traits::Hash>::hash(text.as_bytes())
}

fn person<T: Config>(coop: CoopId, member: MemberNo) -> T::AccountId {
	account("member", coop, member)
}

/// A co-op of whose four members three are the board and the last one is the auditor.
fn found<T: Config>() -> CoopId {
	let coop = T::Coops::benchmark_found();
	for member in 1..=4 {
		T::Members::benchmark_seat(coop, &person::<T>(coop, member));
	}
	coop
}

fn signed<T: Config>(coop: CoopId, member: MemberNo) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(person::<T>(coop, member))
}

/// Half of what a custodian of the benchmarks can issue.
fn much<T: Config>() -> Balance {
	T::Currency::minimum_balance().saturating_mul(1_000)
}

/// A day that has passed wherever this runs, also where no time has.
const STATED: Day = -1;

/// What a custodian answers for that has issued nothing.
const NOTHING: Closing = Closing { day: STATED, outstanding: 0, reported: 0 };

/// A title that is as long as it can be.
fn title() -> Written {
	alloc::vec![b'x'; MAX_TITLE as usize].try_into().unwrap_or_default()
}

/// A custodian with a long title, a pause that is over and a statement, its co-op, and a co-op with an auditor.
pub(crate) fn custodian<T: Config>() -> Result<(CustodianId, CoopId, CoopId), BenchmarkError> {
	let (coop, auditing) = (found::<T>(), found::<T>());
	let ceilings = (much::<T>().saturating_mul(2), much::<T>().saturating_mul(2));
	let (number, mut record) = Pallet::<T>::new_custodian(
		coop,
		title().bounded().unwrap_or_default(),
		document::<T>("terms"),
		ceilings,
		Some(1),
	)
	.map_err(DispatchError::from)?;
	let hands = [Hand { coop: auditing, member: 4 }; 2];
	let by = PausedBy::Auditors { hands, reason: document::<T>("reasons") };
	record.pause = Some(Pause { until: 0, by });
	record.stated_at = T::Clock::deadline();
	Pallet::<T>::enter_custodian(number, record)?;
	// As many days as are kept, before the one on which this runs, whichever that is.
	Custodians::<T>::mutate(number, |record| {
		let days = (1..=Day::try_from(MAX_CLOSINGS).unwrap_or_default()).rev();
		let closing = |ago: Day| Closing { day: STATED.saturating_sub(ago), outstanding: 0, reported: 0 };
		if let Some(record) = record {
			record.closings = BoundedVec::truncate_from(days.map(closing).collect());
		}
	});
	if T::Currency::balance(&T::Fund::get()) < T::Currency::minimum_balance() {
		T::Currency::mint_into(&T::Fund::get(), T::Currency::minimum_balance())?;
	}
	Ok((number, coop, auditing))
}

/// An account that a third co-op has registered and that has no units.
fn registered<T: Config>() -> T::AccountId {
	let beneficiary = account("beneficiary", 0, 0);
	<Pallet<T> as RegisteredAccounts<_>>::benchmark_register(found::<T>(), &beneficiary);
	beneficiary
}

/// Seats the account in co-ops that no other benchmark has, as many as are looked at at most.
fn seat_everywhere<T: Config>(who: &T::AccountId, seats: u32) {
	for _ in 0..seats {
		T::Members::benchmark_seat(found::<T>(), who);
	}
}

fn lookup<T: Config>(account: &T::AccountId) -> AccountIdLookupOf<T> {
	T::Lookup::unlookup(account.clone())
}

/// Has the treasurer of the custodian attest a deposit for a registered account that sits in many co-ops.
fn deposit<T: Config>(custodian: CustodianId, coop: CoopId) -> Result<(DepositNo, T::AccountId), BenchmarkError> {
	let beneficiary = registered::<T>();
	seat_everywhere::<T>(&beneficiary, MAX_SEATS_ASKED);
	deposit_for::<T>(custodian, coop, beneficiary)
}

fn deposit_for<T: Config>(
	custodian: CustodianId,
	coop: CoopId,
	beneficiary: T::AccountId,
) -> Result<(DepositNo, T::AccountId), BenchmarkError> {
	let (to, reference) = (lookup::<T>(&beneficiary), document::<T>("deposit"));
	Pallet::<T>::attest_deposit(signed::<T>(coop, 3).into(), custodian, to, much::<T>(), reference)?;
	Ok((DepositCount::<T>::get(), beneficiary))
}

/// What an auditor of another co-op has seen of the deposit.
fn seen<T: Config>(deposit: DepositNo) -> AllSeenOf<T> {
	let seen = |open: DepositOf<T>| Seen {
		deposit,
		beneficiary: open.beneficiary,
		amount: open.amount,
		reference: open.reference,
	};
	BoundedVec::truncate_from(Deposits::<T>::get(deposit).map(seen).into_iter().collect())
}

/// Has a registered account that sits in many co-ops receive units from the custodian and request their redemption.
fn redemption<T: Config>(
	custodian: CustodianId,
	coop: CoopId,
	auditing: CoopId,
) -> Result<(RedemptionNo, T::AccountId), BenchmarkError> {
	let deposit = deposit::<T>(custodian, coop)?;
	redemption_of::<T>(custodian, auditing, deposit)
}

/// Has the auditor confirm a deposit.
fn confirm<T: Config>(custodian: CustodianId, auditing: CoopId, deposit: DepositNo) -> Result<(), BenchmarkError> {
	let done = Pallet::<T>::confirm_deposits(signed::<T>(auditing, 4).into(), custodian, auditing, seen::<T>(deposit));
	done.map(|_| ()).map_err(|failed| failed.error.into())
}

fn redemption_of<T: Config>(
	custodian: CustodianId,
	auditing: CoopId,
	(deposit, holder): (DepositNo, T::AccountId),
) -> Result<(RedemptionNo, T::AccountId), BenchmarkError> {
	confirm::<T>(custodian, auditing, deposit)?;
	let amount = much::<T>() / 2;
	let origin = RawOrigin::Signed(holder.clone());
	Pallet::<T>::request_redemption(origin.into(), custodian, amount, document::<T>("payout"))?;
	Ok((RedemptionCount::<T>::get(), holder))
}

/// The same, reported as paid.
fn reported<T: Config>(
	custodian: CustodianId,
	coop: CoopId,
	auditing: CoopId,
) -> Result<(RedemptionNo, T::AccountId), BenchmarkError> {
	let (redemption, holder) = redemption::<T>(custodian, coop, auditing)?;
	Pallet::<T>::report_payout(signed::<T>(coop, 3).into(), redemption, document::<T>("paid"))?;
	Ok((redemption, holder))
}

/// Changes what was reported.
fn change_report<T: Config>(redemption: RedemptionNo, change: impl FnOnce(&mut ReportOf<T>)) {
	Redemptions::<T>::mutate(redemption, |open| {
		if let Some(Redemption { stage: RedemptionStage::Reported(report), .. }) = open {
			change(report);
		}
	});
}

/// The origin of a special resolution of the federation.
fn resolved<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	let none = BenchmarkError::Stop("there is no origin of the federation");
	T::FederationOrigin::try_successful_origin().map_err(|()| none)
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn approve_custodian() -> Result<(), BenchmarkError> {
		let origin = resolved::<T>()?;
		let coop = found::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, coop, title(), document::<T>("terms"), 1, 1);

		assert!(CustodianOfCoop::<T>::contains_key(coop));
		Ok(())
	}

	#[benchmark]
	fn set_ceilings() -> Result<(), BenchmarkError> {
		let origin = resolved::<T>()?;
		let (custodian, ..) = custodian::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, custodian, 1, 2);

		assert_eq!(Custodians::<T>::get(custodian).map(|record| record.total), Some(2));
		Ok(())
	}

	#[benchmark]
	fn remove_custodian() -> Result<(), BenchmarkError> {
		let origin = resolved::<T>()?;
		let (custodian, coop, _) = custodian::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, custodian);

		assert!(!CustodianOfCoop::<T>::contains_key(coop));
		Ok(())
	}

	#[benchmark]
	fn attest_deposit() -> Result<(), BenchmarkError> {
		let (custodian, coop, _) = custodian::<T>()?;
		let beneficiary = lookup::<T>(&registered::<T>());

		#[extrinsic_call]
		_(signed::<T>(coop, 3), custodian, beneficiary, much::<T>(), document::<T>("deposit"));

		assert!(Deposits::<T>::contains_key(DepositCount::<T>::get()));
		Ok(())
	}

	#[benchmark]
	fn confirm_deposits(n: Linear<1, MAX_CONFIRMED>) -> Result<(), BenchmarkError> {
		let (custodian, coop, auditing) = custodian::<T>()?;
		let home = found::<T>();
		let mut all = Vec::new();
		for nth in 0..n.min(T::MaxPending::get()) {
			let beneficiary: T::AccountId = account("beneficiary", nth, 0);
			<Pallet<T> as RegisteredAccounts<_>>::benchmark_register(home, &beneficiary);
			seat_everywhere::<T>(&beneficiary, MAX_SEATS_ASKED);
			let (to, reference) = (lookup::<T>(&beneficiary), T::Hashing::hash_of(&nth));
			let amount = T::Currency::minimum_balance();
			Pallet::<T>::attest_deposit(signed::<T>(coop, 3).into(), custodian, to, amount, reference)?;
			all.extend(seen::<T>(DepositCount::<T>::get()));
		}

		#[extrinsic_call]
		_(signed::<T>(auditing, 4), custodian, auditing, AllSeenOf::<T>::truncate_from(all));

		assert_eq!(Custodians::<T>::get(custodian).map(|record| record.pending), Some(0));
		Ok(())
	}

	#[benchmark]
	fn reject_deposit() -> Result<(), BenchmarkError> {
		let (custodian, coop, auditing) = custodian::<T>()?;
		let (deposit, _) = deposit::<T>(custodian, coop)?;
		let other = found::<T>();
		let (reference, reasons) = (document::<T>("deposit"), document::<T>("reasons"));
		Pallet::<T>::reject_deposit(signed::<T>(other, 4).into(), deposit, other, reference, reasons)?;

		#[extrinsic_call]
		_(signed::<T>(auditing, 4), deposit, auditing, reference, reasons);

		assert!(!Deposits::<T>::contains_key(deposit));
		Ok(())
	}

	#[benchmark]
	fn request_redemption() -> Result<(), BenchmarkError> {
		let (custodian, coop, auditing) = custodian::<T>()?;
		let (deposit, holder) = deposit::<T>(custodian, coop)?;
		confirm::<T>(custodian, auditing, deposit)?;
		let amount = much::<T>() / 2;

		#[extrinsic_call]
		_(RawOrigin::Signed(holder.clone()), custodian, amount, document::<T>("payout"));

		assert_eq!(T::Currency::balance_on_hold(&HoldReason::Redemption.into(), &holder), amount);
		Ok(())
	}

	#[benchmark]
	fn report_payout() -> Result<(), BenchmarkError> {
		let (custodian, coop, auditing) = custodian::<T>()?;
		let (redemption, _) = reported::<T>(custodian, coop, auditing)?;
		// In the place of what somebody reported who is not on the board.
		change_report::<T>(redemption, |report| report.reported.by.member = 4);

		#[extrinsic_call]
		_(signed::<T>(coop, 3), redemption, document::<T>("paid again"));

		assert!(PayoutReferences::<T>::contains_key(coop, document::<T>("paid again")));
		Ok(())
	}

	#[benchmark]
	fn acknowledge_payout() -> Result<(), BenchmarkError> {
		let (custodian, coop, auditing) = custodian::<T>()?;
		let (redemption, holder) = reported::<T>(custodian, coop, auditing)?;
		Pallet::<T>::dispute(RawOrigin::Signed(holder.clone()).into(), redemption, document::<T>("reasons"))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(holder), redemption);

		assert!(Payouts::<T>::contains_key(PayoutCount::<T>::get()));
		Ok(())
	}

	#[benchmark]
	fn confirm_payout() -> Result<(), BenchmarkError> {
		let (custodian, coop, auditing) = custodian::<T>()?;
		let (redemption, holder) = reported::<T>(custodian, coop, auditing)?;
		change_report::<T>(redemption, |report| report.auditors_from = 0);
		let (holder, amount) = (lookup::<T>(&holder), much::<T>() / 2);

		#[extrinsic_call]
		_(signed::<T>(auditing, 4), redemption, auditing, holder, amount, document::<T>("paid"));

		assert!(Payouts::<T>::contains_key(PayoutCount::<T>::get()));
		Ok(())
	}

	#[benchmark]
	fn take_back() -> Result<(), BenchmarkError> {
		let (custodian, coop, auditing) = custodian::<T>()?;
		let (redemption, holder) = redemption::<T>(custodian, coop, auditing)?;
		Redemptions::<T>::mutate(redemption, |open| open.iter_mut().for_each(|open| open.take_back_at = 0));

		#[extrinsic_call]
		_(RawOrigin::Signed(holder.clone()), redemption);

		assert_eq!(T::Currency::balance(&holder), much::<T>());
		Ok(())
	}

	#[benchmark]
	fn dispute() -> Result<(), BenchmarkError> {
		let (custodian, coop, auditing) = custodian::<T>()?;
		let deposit = deposit_for::<T>(custodian, coop, T::Fund::get())?;
		let (redemption, _) = redemption_of::<T>(custodian, auditing, deposit)?;
		Pallet::<T>::report_payout(signed::<T>(coop, 3).into(), redemption, document::<T>("paid"))?;
		// The account is the federation's, and one of the delegates sits in many co-ops.
		let last = T::Coops::count().saturating_add(1);
		T::Coops::benchmark_federation(last);
		let delegate: T::AccountId = account("founder", last, 0);
		seat_everywhere::<T>(&delegate, MAX_SEATS_ASKED - 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(delegate), redemption, document::<T>("reasons"));

		let stage = Redemptions::<T>::get(redemption).map(|open| open.stage);
		assert!(matches!(stage, Some(RedemptionStage::Disputed { .. })));
		Ok(())
	}

	#[benchmark]
	fn decide_redemption() -> Result<(), BenchmarkError> {
		let origin = resolved::<T>()?;
		let (custodian, coop, auditing) = custodian::<T>()?;
		let (redemption, holder) = reported::<T>(custodian, coop, auditing)?;
		Pallet::<T>::dispute(RawOrigin::Signed(holder).into(), redemption, document::<T>("reasons"))?;
		// The vote of the benchmarks may have opened at the same time.
		Redemptions::<T>::mutate(redemption, |open| {
			if let Some(Redemption { stage: RedemptionStage::Disputed { disputed_at, .. }, .. }) = open {
				*disputed_at = 0;
			}
		});

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, redemption, true);

		assert!(Payouts::<T>::contains_key(PayoutCount::<T>::get()));
		Ok(())
	}

	#[benchmark]
	fn withdraw_report() -> Result<(), BenchmarkError> {
		let (custodian, coop, auditing) = custodian::<T>()?;
		let (redemption, holder) = reported::<T>(custodian, coop, auditing)?;
		Pallet::<T>::dispute(RawOrigin::Signed(holder).into(), redemption, document::<T>("reasons"))?;
		Pallet::<T>::withdraw_report(signed::<T>(coop, 2).into(), redemption, document::<T>("paid"))?;

		#[extrinsic_call]
		_(signed::<T>(coop, 3), redemption, document::<T>("paid"));

		assert!(!PayoutReferences::<T>::contains_key(coop, document::<T>("paid")));
		Ok(())
	}

	#[benchmark]
	fn pause() -> Result<(), BenchmarkError> {
		let (custodian, _, auditing) = custodian::<T>()?;
		let other = found::<T>();
		Pallet::<T>::pause(signed::<T>(auditing, 4).into(), custodian, auditing, document::<T>("reasons"))?;

		#[extrinsic_call]
		_(signed::<T>(other, 4), custodian, other, document::<T>("reasons"));

		assert!(Custodians::<T>::get(custodian).is_some_and(|record| record.is_paused::<T::Clock>()));
		Ok(())
	}

	#[benchmark]
	fn set_pause() -> Result<(), BenchmarkError> {
		let origin = resolved::<T>()?;
		let (custodian, ..) = custodian::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, custodian, 1);

		assert!(Custodians::<T>::get(custodian).is_some_and(|record| record.is_paused::<T::Clock>()));
		Ok(())
	}

	#[benchmark]
	fn attest_statement() -> Result<(), BenchmarkError> {
		let (custodian, coop, _) = custodian::<T>()?;
		let (balance, other) = (2, document::<T>("other"));
		for officer in 1..=3 {
			Pallet::<T>::attest_statement(signed::<T>(coop, officer).into(), custodian, STATED, balance, other)?;
		}

		#[extrinsic_call]
		_(signed::<T>(coop, 3), custodian, STATED, 1, document::<T>("statement"));

		assert!(Notes::<T>::contains_key(Subject::Custodian(custodian)));
		Ok(())
	}

	#[benchmark]
	fn confirm_statement() -> Result<(), BenchmarkError> {
		let (custodian, coop, auditing) = custodian::<T>()?;
		let statement = document::<T>("statement");
		for officer in 1..=3 {
			Pallet::<T>::attest_statement(signed::<T>(coop, officer).into(), custodian, STATED, 1, statement)?;
		}

		#[extrinsic_call]
		_(signed::<T>(auditing, 4), custodian, auditing, NOTHING, 1, statement);

		assert!(Statements::<T>::contains_key(custodian, 1));
		Ok(())
	}

	#[benchmark]
	fn register_account() -> Result<(), BenchmarkError> {
		let coop = found::<T>();
		let purpose = document::<T>("purpose");
		let (ours, other): (T::AccountId, T::AccountId) = (account("multisig", 0, 0), account("multisig", 1, 0));
		Pallet::<T>::register_account(signed::<T>(coop, 2).into(), coop, lookup::<T>(&other), purpose)?;
		Pallet::<T>::register_account(signed::<T>(coop, 1).into(), coop, lookup::<T>(&ours), purpose)?;
		let named = lookup::<T>(&ours);

		#[extrinsic_call]
		_(signed::<T>(coop, 3), coop, named, purpose);

		assert!(Registered::<T>::contains_key(ours));
		Ok(())
	}

	#[benchmark]
	fn unregister_account() -> Result<(), BenchmarkError> {
		let coop = found::<T>();
		let purpose = document::<T>("purpose");
		let (ours, other): (T::AccountId, T::AccountId) = (account("multisig", 0, 0), account("multisig", 1, 0));
		<Pallet<T> as RegisteredAccounts<_>>::benchmark_register(coop, &ours);
		Pallet::<T>::register_account(signed::<T>(coop, 2).into(), coop, lookup::<T>(&other), purpose)?;
		Pallet::<T>::unregister_account(signed::<T>(coop, 1).into(), coop, lookup::<T>(&ours))?;
		let named = lookup::<T>(&ours);

		#[extrinsic_call]
		_(signed::<T>(coop, 3), coop, named);

		assert!(!Registered::<T>::contains_key(ours));
		Ok(())
	}

	#[benchmark]
	fn advance() -> Result<(), BenchmarkError> {
		let (custodian, coop, auditing) = custodian::<T>()?;
		let (number, beneficiary) = deposit::<T>(custodian, coop)?;
		// Nothing is issued of it on the first day.
		Custodians::<T>::mutate(custodian, |record| {
			if let Some(record) = record {
				record.daily = 0;
			}
		});
		confirm::<T>(custodian, auditing, number)?;
		Custodians::<T>::mutate(custodian, |record| {
			if let Some(record) = record {
				record.daily = much::<T>() / 2;
			}
		});
		Deposits::<T>::mutate(number, |deposit| {
			if let Some(deposit) = deposit {
				Pallet::<T>::unschedule(deposit.due_at, number);
				deposit.due_at = 0;
				Pallet::<T>::schedule(0, number);
			}
		});
		let caller: T::AccountId = account("anyone", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), 0, number);

		assert_eq!(T::Currency::balance(&beneficiary), much::<T>() / 2);
		Ok(())
	}

	#[benchmark]
	fn withdraw_note() -> Result<(), BenchmarkError> {
		let coop = found::<T>();
		let purpose = document::<T>("purpose");
		for officer in 1..=3 {
			let ours = lookup::<T>(&account("multisig", officer, 0));
			Pallet::<T>::register_account(signed::<T>(coop, officer).into(), coop, ours, purpose)?;
		}

		#[extrinsic_call]
		_(signed::<T>(coop, 3), coop, Subject::Accounts(coop));

		assert_eq!(Notes::<T>::decode_len(Subject::Accounts(coop)), Some(2));
		Ok(())
	}

	#[benchmark]
	fn may_receive() {
		let account: T::AccountId = account("registered", 0, 0);
		<Pallet<T> as RegisteredAccounts<_>>::benchmark_register(MAX_COOPS, &account);
		let may;

		#[block]
		{
			may = Pallet::<T>::may_receive(&account);
		}

		assert!(may);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(crate::mock::custody()), crate::mock::Test);
}
