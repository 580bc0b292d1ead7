//! The worst cases that the weights of this pallet are measured on.
//!
//! They are measured with what the books do, so that nothing of that is added to them. What shares plan and declare is added.

use super::*;
use frame::benchmarking::prelude::*;
use rochdale_primitives::ledger::OwnTreasuries;

/// One of the currency, of which whole ones move everywhere.
const ONE: Balance = 1_000_000;

/// Members that are seated: officers, an auditor and others.
const SEATED: MemberNo = 6;
const OFFICERS: [MemberNo; 2] = [2, 3];
const AUDITOR: MemberNo = 4;

/// A hash that is not zero.
fn hash<T: Config>(of: impl Encode) -> T::Hash {
	T::Hashing::hash_of(&(b"benchmark", of))
}

/// What may be done, as a benchmark may fail.
fn may<T: Config, R>(asked: Result<R, Error<T>>) -> Result<R, BenchmarkError> {
	Ok(asked.map_err(DispatchError::from)?)
}

/// All bases there are.
fn bases() -> Weighted {
	let all = [Base::Hours, Base::Purchases, Base::Deliveries, Base::Care, Base::Energy];
	BoundedVec::truncate_from(all.map(|base| (base, 2_000)).to_vec())
}

/// What members choose who divide by use all that they can.
fn choices() -> Choices {
	Choices {
		voluntary: Voluntary::Sum(ONE),
		rates: BoundedVec::new(),
		cash_bps: limits::WHOLE_BPS,
		from_accounts: false,
	}
}

/// A co-op with members and cash that has closed no year, and the accounts of its last one.
struct Scene<T: Config> {
	coop: CoopId,
	members: Vec<T::AccountId>,
	resolution: T::RuntimeOrigin,
	accounts: YearAccountsOf<T>,
}

impl<T: Config> Scene<T> {
	fn new(mode: Mode) -> Result<Self, BenchmarkError> {
		let coop = T::Coops::benchmark_found();
		let resolution = T::CoopOrigin::try_successful_origin();
		let resolution = resolution.map_err(|()| BenchmarkError::Stop("there is no origin of a co-op"))?;
		let members: Vec<T::AccountId> = (1..=SEATED).map(|no| account("member", no, coop)).collect();
		for who in &members {
			T::Members::benchmark_seat(coop, who);
		}
		T::Treasuries::benchmark_treasury(coop, mode);
		let today = may(Pallet::<T>::today())?;
		let (until, _) = T::Years::year_of(coop, today).ok_or("the co-op has business years")?;
		let from = until.checked_sub(365).ok_or("there is a year before")?;
		let result = Outcome::Profit(ONE.saturating_mul(1_000));
		let figures = Figures { members: result, others: result, tax: ONE, prior_losses: ONE };
		let accounts = YearAccounts { from, until, figures, document: hash::<T>("accounts") };
		Bases::<T>::insert(coop, from, FixedBases { bases: bases(), document: hash::<T>("bases"), resolution: 1 });
		Ok(Self { coop, members, resolution, accounts })
	}

	fn signed(&self, member: MemberNo) -> Result<RawOrigin<T::AccountId>, BenchmarkError> {
		let place = member.checked_sub(1).and_then(|place| usize::try_from(place).ok());
		let who = place.and_then(|place| self.members.get(place)).ok_or("the member is seated")?;
		Ok(RawOrigin::Signed(who.clone()))
	}

	fn confirm(&self) -> DispatchResult {
		Pallet::<T>::confirm_accounts(
			self.signed(AUDITOR).map_err(|_| Error::<T>::NotMember)?.into(),
			self.coop,
			self.accounts.clone(),
		)
	}

	/// The year is closed, and the book is as large as it can be.
	fn closed(mode: Mode) -> Result<Self, BenchmarkError> {
		let scene = Self::new(mode)?;
		scene.confirm()?;
		Pallet::<T>::close_year(scene.resolution.clone(), scene.accounts.clone(), choices())?;
		let full = |book: &mut Book| {
			let year = book.last;
			let kept = KeptYear { year, kept: 0, left: 0 };
			book.kept = BoundedVec::truncate_from(vec![kept; usize::try_from(limits::MAX_ACCOUNT_YEARS).unwrap_or(0)]);
			let carried = vec![Carried { year, amount: 1 }; usize::try_from(limits::MAX_CARRIED).unwrap_or(0)];
			book.carried = BoundedVec::truncate_from(carried);
		};
		Books::<T>::mutate(scene.coop, |book| book.iter_mut().for_each(full));
		Ok(scene)
	}

	/// Something is due to the fund and to the federation that nothing has paid.
	fn owing(mode: Mode) -> Result<Self, BenchmarkError> {
		let scene = Self::closed(mode)?;
		let accounts = scene.book()?.accounts;
		for account in [accounts.levy, accounts.education_due] {
			let legs = vec![Pallet::<T>::debit(accounts.educated, ONE), Pallet::<T>::credit(account, ONE)];
			Pallet::<T>::enter(scene.coop, legs, Basis::Rule, hash::<T>("due"), Moves::Nothing)?;
		}
		let owe = |book: &mut Book| (book.levy.due, book.education_due.due) = (ONE, ONE);
		Books::<T>::mutate(scene.coop, |book| book.iter_mut().for_each(owe));
		Ok(scene)
	}

	fn book(&self) -> Result<Book, BenchmarkError> {
		may(Pallet::<T>::book(self.coop))
	}
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn fix_bases() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::closed(Mode::Units)?;
		let today = may(Pallet::<T>::today())?;
		let (_, next) = T::Years::year_of(scene.coop, today).ok_or("the co-op has business years")?;

		#[extrinsic_call]
		_(scene.resolution as T::RuntimeOrigin, next, bases(), hash::<T>("bases"));

		assert!(Bases::<T>::contains_key(scene.coop, next));
		Ok(())
	}

	/// In the place of what the auditor had confirmed before.
	#[benchmark]
	fn confirm_accounts() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		scene.confirm()?;
		let accounts = YearAccounts { document: hash::<T>("others"), ..scene.accounts.clone() };
		let content = Pallet::<T>::content_of(scene.coop, &accounts);

		#[extrinsic_call]
		_(scene.signed(AUDITOR)?, scene.coop, accounts);

		assert!(Confirmed::<T>::contains_key((scene.coop, content, AUDITOR)));
		Ok(())
	}

	/// The first year, with which accounts are opened, and whose levy is paid in units.
	#[benchmark]
	fn close_year() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		scene.confirm()?;

		#[extrinsic_call]
		_(scene.resolution as T::RuntimeOrigin, scene.accounts.clone(), choices());

		assert!(Years::<T>::contains_key(scene.coop, scene.accounts.from));
		assert!(Pools::<T>::contains_key(scene.coop, scene.accounts.from));
		Ok(())
	}

	/// The same, where a bank is to pay the levy.
	#[benchmark]
	fn close_year_by_bank() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Bank)?;
		scene.confirm()?;

		#[extrinsic_call]
		close_year(scene.resolution as T::RuntimeOrigin, scene.accounts.clone(), choices());

		assert!(Years::<T>::contains_key(scene.coop, scene.accounts.from));
		Ok(())
	}

	/// By the second officer.
	#[benchmark]
	fn use_education() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::closed(Mode::Units)?;
		let ([first, second], document) = (OFFICERS, hash::<T>("course"));
		Pallet::<T>::use_education(scene.signed(first)?.into(), scene.coop, ONE, document)?;
		let before = scene.book()?.in_education();

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, ONE, document);

		assert_eq!(scene.book()?.in_education().saturating_add(ONE), before);
		Ok(())
	}

	/// What an auditor has confirmed.
	#[benchmark]
	fn take_back() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::new(Mode::Units)?;
		scene.confirm()?;
		let content = Pallet::<T>::content_of(scene.coop, &scene.accounts);

		#[extrinsic_call]
		_(scene.signed(AUDITOR)?, scene.coop, content);

		assert!(!Confirmations::<T>::contains_key(scene.coop, AUDITOR));
		Ok(())
	}

	#[benchmark]
	fn pay_in_units() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::owing(Mode::Units)?;

		#[extrinsic_call]
		pay_levy(scene.signed(1)?, scene.coop);

		assert_eq!(scene.book()?.levy, Payable::default());
		Ok(())
	}

	#[benchmark]
	fn pay_by_bank() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::owing(Mode::Bank)?;

		#[extrinsic_call]
		pay_education(scene.signed(1)?, scene.coop);

		assert_eq!(scene.book()?.education_due.ordered, ONE);
		Ok(())
	}

	/// Paid in units at once.
	#[benchmark]
	fn forfeit_education() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::closed(Mode::Units)?;

		#[block]
		{
			Pallet::<T>::forfeit_education(scene.coop, Day::MAX)?;
		}

		assert_eq!(scene.book()?.in_education(), 0);
		Ok(())
	}

	/// The same, where a bank is to pay it.
	#[benchmark]
	fn forfeit_education_by_bank() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::closed(Mode::Bank)?;

		#[block]
		{
			Pallet::<T>::forfeit_education(scene.coop, Day::MAX)?;
		}

		assert!(scene.book()?.education_due.ordered > 0);
		Ok(())
	}

	#[benchmark]
	fn hear() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::owing(Mode::Bank)?;
		let mut book = scene.book()?;
		let (account, ordered) = (book.accounts.levy, ONE);
		book.levy.ordered = ordered;
		Books::<T>::insert(scene.coop, book);
		let heard = Heard {
			item: Some((1, 0)),
			account,
			side: Side::Debit,
			amount: ordered,
			party: Some(Party::Fund),
			charged: None,
			undoes: None,
		};
		let (ledger, today) = (Pallet::<T>::ledger(scene.coop), may(Pallet::<T>::today())?);

		#[block]
		{
			Pallet::<T>::heard(ledger, Keeper::Surplus, Became::Posted(1), today, &[heard]);
		}

		assert_eq!(scene.book()?.levy.ordered, 0);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
