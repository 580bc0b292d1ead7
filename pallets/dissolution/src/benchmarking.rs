//! The worst cases that the weights of this pallet are measured on.
//!
//! They are measured with what the books do, so that nothing of that is added to them. What shares, surplus, treasuries and
//! custody do for a co-op with members, shares and accounts is added.

use super::*;
use frame::benchmarking::prelude::*;
use rochdale_primitives::ledger::OwnTreasuries;

/// One of the currency, of which whole ones move everywhere.
const ONE: Balance = 1_000_000;

/// Members that are seated: officers, an auditor and others.
const SEATED: MemberNo = 8;
const OFFICERS: [MemberNo; 2] = [2, 3];
const AUDITOR: MemberNo = 4;
const OBJECTORS: [MemberNo; 2] = [5, 6];

/// A hash that is not zero.
fn hash<T: Config>(of: impl Encode) -> T::Hash {
	T::Hashing::hash_of(&(b"benchmark", of))
}

/// A co-op with members and cash, and an heir with cash.
struct Scene<T: Config> {
	coop: CoopId,
	heir: CoopId,
	members: Vec<T::AccountId>,
	resolution: T::RuntimeOrigin,
	document: T::Hash,
}

impl<T: Config> Scene<T> {
	fn new(mode: Mode) -> Result<Self, BenchmarkError> {
		let found = || {
			let coop = T::Coops::benchmark_found();
			let members: Vec<T::AccountId> = (1..=SEATED).map(|no| account("member", no, coop)).collect();
			for who in &members {
				T::Members::benchmark_seat(coop, who);
			}
			T::Treasuries::benchmark_treasury(coop, mode);
			(coop, members)
		};
		let (heir, _) = found();
		let (coop, members) = found();
		let resolution = T::CoopOrigin::try_successful_origin();
		let resolution = resolution.map_err(|()| BenchmarkError::Stop("there is no origin of a co-op"))?;
		Ok(Self { coop, heir, members, resolution, document: hash::<T>("balance") })
	}

	fn signed(&self, member: MemberNo) -> Result<RawOrigin<T::AccountId>, BenchmarkError> {
		let place = member.checked_sub(1).and_then(|place| usize::try_from(place).ok());
		let who = place.and_then(|place| self.members.get(place)).ok_or("the member is seated")?;
		Ok(RawOrigin::Signed(who.clone()))
	}

	fn dissolved(mode: Mode) -> Result<Self, BenchmarkError> {
		let scene = Self::new(mode)?;
		Pallet::<T>::dissolve(scene.resolution.clone(), Heir::Coop(scene.heir), hash::<T>("reasons"))?;
		Ok(scene)
	}

	fn published(mode: Mode) -> Result<Self, BenchmarkError> {
		let scene = Self::dissolved(mode)?;
		for officer in OFFICERS {
			Pallet::<T>::publish_balance(scene.signed(officer)?.into(), scene.coop, scene.document)?;
		}
		Ok(scene)
	}

	fn confirmed(mode: Mode) -> Result<Self, BenchmarkError> {
		let scene = Self::published(mode)?;
		Pallet::<T>::confirm_balance(scene.signed(AUDITOR)?.into(), scene.coop, scene.document)?;
		Ok(scene)
	}

	/// Its days are over.
	fn over(mode: Mode) -> Result<Self, BenchmarkError> {
		let scene = Self::confirmed(mode)?;
		Dissolutions::<T>::mutate(scene.coop, |known| {
			if let Some(Dissolution { stage: Stage::Confirmed(confirmed), .. }) = known {
				let (before, now) = (confirmed.ends_at, T::Clock::deadline());
				Pallet::<T>::unschedule(before, Due::Distribution(scene.coop));
				confirmed.ends_at = now;
				Pallet::<T>::schedule(now, Due::Distribution(scene.coop));
			}
		});
		Ok(scene)
	}

	/// The money is divided, and nothing is paid.
	fn divided(mode: Mode) -> Result<Self, BenchmarkError> {
		let scene = Self::over(mode)?;
		let (dissolution, confirmed) = Pallet::<T>::may_distribute(scene.coop)?;
		Pallet::<T>::unschedule(confirmed.ends_at, Due::Distribution(scene.coop));
		let divided = Pallet::<T>::divide(scene.coop, dissolution.resolution, scene.document, false)?;
		Pallet::<T>::move_to(scene.coop, dissolution, Stage::Distributed(divided.residue))?;
		Ok(scene)
	}

	fn stage(&self) -> Result<Stage<T::AccountId, T::Hash>, BenchmarkError> {
		Ok(Dissolutions::<T>::get(self.coop).ok_or("the co-op is dissolved")?.stage)
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn dissolve() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;

		#[extrinsic_call]
		_(scene.resolution.clone() as T::RuntimeOrigin, Heir::Coop(scene.heir), hash::<T>("reasons"));

		assert!(matches!(scene.stage()?, Stage::Liquidating));
		Ok(())
	}

	/// While members can object.
	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::confirmed(Mode::Units)?;

		#[extrinsic_call]
		_(scene.resolution.clone() as T::RuntimeOrigin, hash::<T>("reasons"));

		assert!(!Dissolutions::<T>::contains_key(scene.coop));
		Ok(())
	}

	/// By the second officer.
	#[benchmark]
	fn publish_balance() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::dissolved(Mode::Units)?;
		let [first, second] = OFFICERS;
		Pallet::<T>::publish_balance(scene.signed(first)?.into(), scene.coop, scene.document)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, scene.document);

		assert!(matches!(scene.stage()?, Stage::Published(_)));
		Ok(())
	}

	#[benchmark]
	fn confirm_balance() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::published(Mode::Units)?;

		#[extrinsic_call]
		_(scene.signed(AUDITOR)?, scene.coop, scene.document);

		assert!(matches!(scene.stage()?, Stage::Confirmed(_)));
		Ok(())
	}

	/// The one that stops it.
	#[benchmark]
	fn object() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::confirmed(Mode::Units)?;
		let [first, second] = OBJECTORS;
		Pallet::<T>::object(scene.signed(first)?.into(), scene.coop, scene.document)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, scene.document);

		assert!(matches!(scene.stage()?, Stage::Liquidating));
		Ok(())
	}

	/// By an auditor.
	#[benchmark]
	fn take_back() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::confirmed(Mode::Units)?;

		#[extrinsic_call]
		_(scene.signed(AUDITOR)?, scene.coop, scene.document);

		assert!(matches!(scene.stage()?, Stage::Liquidating));
		Ok(())
	}

	#[benchmark]
	fn step_in() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::dissolved(Mode::Units)?;
		Dissolutions::<T>::mutate(scene.coop, |known| known.iter_mut().for_each(|known| known.idle_at = 0));
		let federation = T::FederationOrigin::try_successful_origin();
		let federation = federation.map_err(|()| BenchmarkError::Stop("there is no origin of the federation"))?;

		#[extrinsic_call]
		_(federation as T::RuntimeOrigin, scene.coop, scene.document);

		assert!(matches!(scene.stage()?, Stage::Confirmed(_)));
		Ok(())
	}

	/// Without the payment to the heir.
	#[benchmark]
	fn distribute() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::over(Mode::Bank)?;

		#[block]
		{
			let (dissolution, confirmed) = Pallet::<T>::may_distribute(scene.coop)?;
			Pallet::<T>::unschedule(confirmed.ends_at, Due::Distribution(scene.coop));
			let divided = Pallet::<T>::divide(scene.coop, dissolution.resolution, scene.document, false)?;
			Pallet::<T>::move_to(scene.coop, dissolution, Stage::Distributed(divided.residue))?;
		}

		assert!(matches!(scene.stage()?, Stage::Distributed(_)));
		Ok(())
	}

	/// To a co-op that has no reserve yet.
	#[benchmark]
	fn pay_in_units() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::divided(Mode::Units)?;

		#[extrinsic_call]
		pay_residue(scene.signed(1)?, scene.coop);

		assert!(matches!(scene.stage()?, Stage::Distributed(residue) if residue.payable.due == 0));
		Ok(())
	}

	/// Another bank expects it.
	#[benchmark]
	fn pay_by_bank() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::divided(Mode::Bank)?;

		#[extrinsic_call]
		pay_residue(scene.signed(1)?, scene.coop);

		assert!(matches!(scene.stage()?, Stage::Distributed(residue) if residue.payable.ordered > 0));
		assert!(Inheritances::<T>::contains_key(scene.heir));
		Ok(())
	}

	/// Without the payment to the heir: all of it is written off, as if charges had taken it.
	#[benchmark]
	fn conclude() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::divided(Mode::Units)?;
		Pallet::<T>::pay_residue(scene.signed(1)?.into(), scene.coop)?;
		let (dissolution, mut residue) = Pallet::<T>::left(scene.coop).map_err(DispatchError::from)?;
		let accounts = residue.accounts.ok_or("the co-op has books")?;
		let legs = vec![Pallet::<T>::debit(accounts.handed_over, ONE), Pallet::<T>::credit(accounts.residue, ONE)];
		Pallet::<T>::enter(scene.coop, legs, Basis::Dissolution(1), scene.document)?;
		(residue.payable.due, residue.left) = (ONE, residue.left.saturating_add(ONE));
		Pallet::<T>::move_to(scene.coop, dissolution, Stage::Distributed(residue))?;

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop);

		assert!(matches!(scene.stage()?, Stage::Extinct { .. }));
		Ok(())
	}

	/// What has come goes to the reserve.
	#[benchmark]
	fn hear() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::divided(Mode::Bank)?;
		Pallet::<T>::pay_residue(scene.signed(1)?.into(), scene.coop)?;
		let account = Pallet::<T>::inheritance(scene.heir)?.account;
		let party = Some(Party::Coop(scene.coop));
		let heard =
			Heard { item: Some((1, 0)), account, side: Side::Credit, amount: ONE, party, charged: None, undoes: None };
		let today = day_of(T::Clock::civil()).ok_or("there is a day")?;

		#[block]
		{
			Pallet::<T>::heard(LedgerId::Coop(scene.heir), Keeper::Dissolution, Became::Posted(1), today, &[heard]);
		}

		assert_eq!(Inheritances::<T>::get(scene.heir).map(|known| known.reserved), Some(ONE));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
