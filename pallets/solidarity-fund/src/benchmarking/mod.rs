//! The worst cases that the weights of this pallet are measured on.
//!
//! They are measured with what the books do, so that nothing of that is added to them. What is paid by order of a call, and what
//! others set aside of the cash of co-ops, is added.

use super::*;
use frame::benchmarking::prelude::*;
use scene::*;

mod scene;

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn set_terms() -> Result<(), BenchmarkError> {
		plan::<T>(ONE)?;
		let terms = Terms::default();

		#[extrinsic_call]
		_(federation::<T>()?, terms, hash::<T>("terms"));

		assert_eq!(FundTerms::<T>::get(), terms);
		Ok(())
	}

	/// In the place of what was planned before.
	#[benchmark]
	fn hold_rounds() -> Result<(), BenchmarkError> {
		plan::<T>(ONE)?;
		let plan = plan_of(RICH);

		#[extrinsic_call]
		_(federation::<T>()?, plan, 1);

		assert_eq!(Planned::<T>::get().map(|(plan, _)| plan), Some(plan));
		Ok(())
	}

	#[benchmark]
	fn end_rounds() -> Result<(), BenchmarkError> {
		plan::<T>(ONE)?;

		#[extrinsic_call]
		_(federation::<T>()?);

		assert!(!Planned::<T>::exists());
		Ok(())
	}

	/// By the second officer: the last application that has room, of a co-op with as many awards as leave room for one more,
	/// which excludes as many others as can be.
	#[benchmark]
	fn apply() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let no = contested::<T>(Phase::Applications, LAST_PLACE)?;
		scene.busy(OPEN_BUT_ONE)?;
		let asks =
			Apply { excludes: Excluded::truncate_from((0..limits::MAX_EXCLUDED as u8).collect()), ..asks::<T>() };
		let ([first, second], coop) = (OFFICERS, scene.coop);
		Pallet::<T>::apply(scene.signed(first)?.into(), coop, no, asks.clone())?;

		#[extrinsic_call]
		_(scene.signed(second)?, coop, no, asks);

		assert!(Applications::<T>::contains_key(no, LAST_PLACE));
		Ok(())
	}

	#[benchmark]
	fn answer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let no = scene.applied(Phase::Questions)?;
		let document = hash::<T>("answers");

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop, no, LAST_PLACE, document);

		assert_eq!(Applications::<T>::get(no, LAST_PLACE).and_then(|known| known.answers), Some(document));
		Ok(())
	}

	/// By the second officer.
	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let no = scene.applied(Phase::Questions)?;
		let [first, second] = OFFICERS;
		Pallet::<T>::withdraw(scene.signed(first)?.into(), scene.coop, no, LAST_PLACE)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, no, LAST_PLACE);

		assert_eq!(Applications::<T>::get(no, LAST_PLACE).map(|known| known.stand), Some(Stand::Withdrawn));
		Ok(())
	}

	/// By the second officer.
	#[benchmark]
	fn agree_exclusion() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let no = scene.applied(Phase::Questions)?;
		Applications::<T>::mutate(no, 0, |known| {
			known.iter_mut().for_each(|known| known.asks.excludes = Excluded::truncate_from(vec![LAST_PLACE]));
		});
		let ([first, second], coop) = (OFFICERS, scene.coop);
		Pallet::<T>::agree_exclusion(scene.signed(first)?.into(), coop, no, LAST_PLACE, 0)?;

		#[extrinsic_call]
		_(scene.signed(second)?, coop, no, LAST_PLACE, 0);

		let agreed = Applications::<T>::get(no, LAST_PLACE).ok_or("the co-op has applied")?.asks.excludes;
		assert!(agreed.contains(&0));
		Ok(())
	}

	/// Of `p` applications, in the place of points for all that there can be, by who sits in `s` co-ops.
	#[benchmark]
	fn vote(p: Linear<1, { limits::MAX_APPLICATIONS }>, s: Linear<1, MOST_SEATS>) -> Result<(), BenchmarkError> {
		let who: T::AccountId = account("voter", T::Coops::count(), 0);
		let mut coops = Vec::new();
		for _ in 0..s {
			let coop = T::Coops::benchmark_found();
			T::Members::benchmark_seat(coop, &who);
			coops.push(coop);
		}
		let coop = *coops.first().ok_or("the voter has a seat")?;
		let no = contested::<T>(Phase::Questions, MOST_PLACES)?;
		Pallet::<T>::end_phase(no)?;
		let before = RawOrigin::Signed(who.clone());
		Pallet::<T>::vote(before.into(), coop, no, spread(limits::MAX_APPLICATIONS, 1)?)
			.map_err(|failed| failed.error)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), coop, no, spread(p, 0)?);

		let changes: Vec<u8> = Ballots::<T>::iter_values().map(|ballot| ballot.changes).collect();
		assert_eq!(changes, [1]);
		Ok(())
	}

	/// In the place of a report that one auditor has accepted.
	#[benchmark]
	fn report() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let award = scene.reported()?;
		scene.reviewed(award)?;
		let document = hash::<T>("another report");

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop, award, document);

		assert_eq!(report_on::<T>(award), Some((document, 0)));
		Ok(())
	}

	/// The second one, which releases the next part.
	#[benchmark]
	fn review() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let award = scene.reported()?;
		scene.reviewed(award)?;
		let other = Scene::<T>::without_books()?;

		#[extrinsic_call]
		_(other.signed(AUDITOR)?, other.coop, award, hash::<T>("report"));

		assert_eq!(Awards::<T>::get(award).map(|award| award.released), Some(2));
		Ok(())
	}

	/// By the second officer, while a part waits to be paid.
	#[benchmark]
	fn give_up() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let award = scene.busy(limits::MAX_OPEN_AWARDS)?;
		scene.owe(award, ONE)?;
		let [first, second] = OFFICERS;
		Pallet::<T>::give_up(scene.signed(first)?.into(), scene.coop, award)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, award);

		assert_eq!(Awards::<T>::get(award).map(|award| award.stage), Some(Stage::Cancelled));
		Ok(())
	}

	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let award = scene.busy(limits::MAX_OPEN_AWARDS)?;

		#[extrinsic_call]
		_(federation::<T>()?, award, 1);

		assert_eq!(Awards::<T>::get(award).map(|award| award.stage), Some(Stage::Cancelled));
		Ok(())
	}

	/// By the second officer: dues of a co-op and to a fund that have no accounts for them yet. Who has an award has more.
	#[benchmark]
	fn repay() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let (debt, amount) = (Debt::Dues(2_026), ONE);
		DuesOf::<T>::insert(scene.coop, 2_026, Dues { owed: ONE, ..Dues::default() });
		let ([first, second], coop) = (OFFICERS, scene.coop);
		Pallet::<T>::repay(scene.signed(first)?.into(), coop, debt, amount)?;

		#[extrinsic_call]
		_(scene.signed(second)?, coop, debt, amount);

		assert_eq!(DuesOf::<T>::get(coop, 2_026).map(|dues| dues.paid), Some(ONE));
		Ok(())
	}

	#[benchmark]
	fn expect_payment() -> Result<(), BenchmarkError> {
		open_bank_of::<T>()?;
		let scene = Scene::<T>::new(Mode::Units)?;
		let award = scene.busy(limits::MAX_OPEN_AWARDS)?;

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop, Debt::Award(award), 10_000);

		assert!(Awards::<T>::get(award).is_some_and(|award| award.expected.is_some()));
		Ok(())
	}

	/// Of a loan, which was granted in the end.
	#[benchmark]
	fn write_off() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let award = scene.busy(limits::MAX_OPEN_AWARDS)?;

		#[extrinsic_call]
		_(federation::<T>()?, award, 1);

		assert_eq!(Awards::<T>::get(award).map(|award| award.written_off), Some(1));
		Ok(())
	}

	/// The next part is released.
	#[benchmark]
	fn decide_report() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let award = scene.reported()?;
		scene.reviewed(award)?;

		#[extrinsic_call]
		_(federation::<T>()?, award, hash::<T>("report"), true);

		assert_eq!(Awards::<T>::get(award).map(|award| award.released), Some(2));
		Ok(())
	}

	#[benchmark]
	fn call_guarantee() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let award = award_to::<T>(scene.coop, GUARANTEE)?;

		#[extrinsic_call]
		_(federation::<T>()?, award, ONE);

		assert_eq!(Awards::<T>::get(award).map(|award| award.released), Some(1));
		Ok(())
	}

	/// In the place of one that there is.
	#[benchmark]
	fn elect_committee() -> Result<(), BenchmarkError> {
		elected::<T>("before")?;
		let (members, _) = candidates::<T>("elected")?;

		#[extrinsic_call]
		_(federation::<T>()?, listed(members.clone())?, 1);

		assert_eq!(EmergencyCommittee::<T>::get().map(|known| known.members.to_vec()), Some(members));
		Ok(())
	}

	/// By a co-op with as many awards as leave room for one more.
	#[benchmark]
	fn request_aid() -> Result<(), BenchmarkError> {
		open_bank_of::<T>()?;
		let scene = Scene::<T>::new(Mode::Bank)?;
		scene.busy(OPEN_BUT_ONE)?;

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop, hash::<T>("event"), ONE, hash::<T>("request"));

		assert_eq!(LastAid::<T>::get(), 1);
		Ok(())
	}

	/// The third one. The money is at the bank of the fund alone, so that it is not paid in units.
	#[benchmark]
	fn agree_to_aid() -> Result<(), BenchmarkError> {
		open_bank_of::<T>()?;
		let scene = Scene::<T>::new(Mode::Units)?;
		scene.busy(OPEN_BUT_ONE)?;
		let (event, document) = (hash::<T>("event"), hash::<T>("request"));
		Pallet::<T>::request_aid(scene.signed(1)?.into(), scene.coop, event, ONE, document)?;
		let mut committee = elected::<T>("elected")?.into_iter();
		let majority = limits::COMMITTEE_MAJORITY.saturating_sub(1);
		for (by, who) in committee.by_ref().take(majority.try_into().unwrap_or_default()) {
			let agreed = Pallet::<T>::agree_to_aid(RawOrigin::Signed(who).into(), by.coop, 1, event, ONE, document);
			agreed.map_err(|failed| failed.error)?;
		}
		let (by, who) = committee.next().ok_or("the committee has more members")?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), by.coop, 1, event, ONE, document);

		let award = Aided::<T>::get(event, scene.coop).and_then(Awards::<T>::get);
		assert_eq!(award.map(|award| (award.amount, award.payable.due)), Some((ONE, ONE)));
		Ok(())
	}

	/// As the first thing for which the fund has accounts.
	#[benchmark]
	fn open_bank() -> Result<(), BenchmarkError> {
		#[extrinsic_call]
		_(federation::<T>()?);

		assert!(Pallet::<T>::bank().is_some());
		Ok(())
	}

	/// In the place of what was allowed before.
	#[benchmark]
	fn allow_return() -> Result<(), BenchmarkError> {
		open_bank_of::<T>()?;
		Pallet::<T>::allow_return(federation::<T>()?, ONE, hash::<T>("before"))?;

		#[extrinsic_call]
		_(federation::<T>()?, RICH, hash::<T>("statement"));

		assert_eq!(AllowedReturns::<T>::get().map(|returns| returns.left), Some(RICH));
		Ok(())
	}

	#[benchmark]
	fn assess_dues() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::without_books()?;
		FundTerms::<T>::put(Terms::RECOMMENDED);

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop);

		assert_eq!(DuesOf::<T>::iter_prefix(scene.coop).count(), 1);
		Ok(())
	}

	#[benchmark]
	fn waive_dues() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::without_books()?;
		DuesOf::<T>::insert(scene.coop, 2_026, Dues { owed: ONE, ..Dues::default() });

		#[extrinsic_call]
		_(federation::<T>()?, scene.coop, 2_026);

		assert!(DuesOf::<T>::get(scene.coop, 2_026).is_some_and(|dues| dues.waived));
		Ok(())
	}

	#[benchmark]
	fn take_back() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let award = scene.busy(1)?;
		Pallet::<T>::give_up(scene.signed(1)?.into(), scene.coop, award)?;
		let content = Begun::<T>::iter_key_prefix(scene.coop).next().ok_or("it was begun")?;

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop, content);

		assert!(!Begun::<T>::contains_key(scene.coop, content));
		Ok(())
	}

	/// The fund has a bank, and something has come to its address.
	#[benchmark]
	fn open_round() -> Result<(), BenchmarkError> {
		open_bank_of::<T>()?;
		enrich::<T>();
		enrich::<T>();
		plan::<T>(RICH)?;

		#[block]
		{
			Pallet::<T>::open_round()?;
		}

		assert_eq!(LastRound::<T>::get(), 1);
		Ok(())
	}

	#[benchmark]
	fn open_vote(c: Linear<FEWEST_COOPS, MOST_COOPS>) -> Result<(), BenchmarkError> {
		let coops = federation_of::<T>(c);
		let no = contested::<T>(Phase::Questions, MOST_PLACES)?;

		#[block]
		{
			Pallet::<T>::end_phase(no)?;
		}

		assert_eq!(Rounds::<T>::get(no).map(|round| (round.phase, round.coops)), Some((Phase::Voting, coops)));
		Ok(())
	}

	/// By the Method of Equal Shares, which asks every voter about every application again whenever one is funded, where all are
	/// funded. Each of the co-ops that apply has as many awards as leave room for one more.
	#[benchmark]
	fn settle(
		a: Linear<1, { limits::MAX_APPLICATIONS }>,
		c: Linear<FEWEST_COOPS, MOST_COOPS>,
	) -> Result<(), BenchmarkError> {
		let coops = federation_of::<T>(c);
		let no = voted::<T>(a, coops)?;

		#[block]
		{
			Pallet::<T>::end_phase(no)?;
		}

		let round = Rounds::<T>::get(no).ok_or("there is a round")?;
		let awarded = ONE.saturating_mul(a.into());
		assert_eq!((round.phase, round.took_part, round.awarded), (Phase::Settled, coops, awarded));
		Ok(())
	}

	#[benchmark]
	fn prune(b: Linear<1, { limits::PRUNED_PER_STEP }>) -> Result<(), BenchmarkError> {
		let given: Vec<Given> = spread(limits::MAX_APPLICATIONS, 0)?.into();
		for member in 1..=b {
			let given = BoundedVec::truncate_from(given.clone());
			Ballots::<T>::insert((1, 1, member), Ballot { given, changes: 1 });
		}

		#[block]
		{
			Pallet::<T>::prune(1)?;
		}

		assert_eq!(Ballots::<T>::iter_keys().count(), 0);
		Ok(())
	}

	/// A guarantee, whose promise goes out of the books.
	#[benchmark]
	fn lapse() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		let award = award_to::<T>(scene.coop, GUARANTEE)?;

		#[block]
		{
			Pallet::<T>::end_guarantee(award)?;
		}

		assert_eq!(Awards::<T>::get(award).map(|award| award.stage), Some(Stage::Completed));
		Ok(())
	}

	/// To a co-op with as many awards as it can have, in whose books there are no accounts of aid yet.
	#[benchmark]
	fn pay_in_units() -> Result<(), BenchmarkError> {
		enrich::<T>();
		let scene = Scene::<T>::new(Mode::Units)?;
		let award = scene.busy(limits::MAX_OPEN_AWARDS)?;
		scene.owe(award, ONE)?;

		#[extrinsic_call]
		pay(scene.signed(1)?, award);

		assert_eq!(Awards::<T>::get(award).map(|award| award.payable.due), Some(0));
		assert!(Records::<T>::get(scene.coop).accounts.is_some());
		Ok(())
	}

	/// To a co-op with as many awards as it can have.
	#[benchmark]
	fn pay_by_bank() -> Result<(), BenchmarkError> {
		open_bank_of::<T>()?;
		let scene = Scene::<T>::new(Mode::Bank)?;
		let award = scene.busy(limits::MAX_OPEN_AWARDS)?;
		scene.owe(award, ONE)?;
		T::Ledger::benchmark_details(LedgerId::Fund, Party::Coop(scene.coop));

		#[extrinsic_call]
		pay(scene.signed(1)?, award);

		assert_eq!(Awards::<T>::get(award).map(|award| award.payable.ordered), Some(ONE));
		Ok(())
	}

	/// What was not paid of an award that was cancelled meanwhile is free again, as the books say.
	#[benchmark]
	fn hear() -> Result<(), BenchmarkError> {
		open_bank_of::<T>()?;
		let scene = Scene::<T>::new(Mode::Bank)?;
		let award = scene.busy(limits::MAX_OPEN_AWARDS)?;
		scene.owe(award, ONE)?;
		Pallet::<T>::pay(scene.signed(1)?.into(), award)?;
		Pallet::<T>::cancel(federation::<T>()?, award, 0)?;
		let (pending, _) = Ordered::<T>::iter().next().ok_or("the bank is to pay it")?;
		let account = Pallet::<T>::accounts()?.promised;
		let (item, party) = (Some((pending, 0)), Some(Party::Coop(scene.coop)));
		let heard = Heard { item, account, side: Side::Debit, amount: ONE, party, charged: None, undoes: None };
		let today = may(Pallet::<T>::today())?;

		#[block]
		{
			Pallet::<T>::heard(LedgerId::Fund, Keeper::Fund, Became::Voided, today, &[heard]);
		}

		let payable = Awards::<T>::get(award).map(|award| (award.payable.due, award.payable.ordered));
		assert_eq!(payable, Some((0, 0)));
		Ok(())
	}

	#[benchmark]
	fn on_levy() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		scene.busy(limits::MAX_OPEN_AWARDS)?;
		let today = may(Pallet::<T>::today())?;

		#[block]
		{
			<Pallet<T> as Levy>::on_levy(scene.coop, today, ONE);
		}

		assert_eq!(Records::<T>::get(scene.coop).levy, ONE);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(0), crate::mock::Test);
}
