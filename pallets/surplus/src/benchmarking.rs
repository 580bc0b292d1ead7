//! The worst cases that the weights of this pallet are measured on.
//!
//! They are measured with what the books do, so that nothing of that is added to them. What shares plan and declare is added.

use super::*;
use frame::benchmarking::prelude::*;
use rochdale_primitives::{
	dissolution::{LockReserve, WindUp},
	ledger::OwnTreasuries,
};

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

/// So much of a loss, as members owe it by shares that nobody shows.
fn owing<T: Config>(total: Balance) -> CommitmentOf<T> {
	Commitment { root: hash::<T>("owing"), count: 1, total, cash: 0, document: hash::<T>("parts") }
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
		let fixed = FixedBases { bases: bases(), document: hash::<T>("bases"), resolution: 1, fixed_on: from };
		Bases::<T>::insert(coop, from, fixed);
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
		Self::closed_by(mode, choices())
	}

	fn closed_by(mode: Mode, choices: Choices) -> Result<Self, BenchmarkError> {
		let scene = Self::new(mode)?;
		scene.confirm()?;
		Pallet::<T>::close_year(scene.resolution.clone(), scene.accounts.clone(), choices)?;
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

	/// All losses that are carried had their years, each of so much.
	fn overdue(&self, amount: Balance) {
		Books::<T>::mutate(self.coop, |book| {
			for book in book.iter_mut() {
				let year = book.last.saturating_sub(10_000);
				book.carried.iter_mut().for_each(|of| *of = Carried { year, amount });
			}
		});
	}

	/// The last of its members owes something of a loss.
	fn indebted(mode: Mode) -> Result<Self, BenchmarkError> {
		let scene = Self::closed(mode)?;
		scene.overdue(ONE);
		Pallet::<T>::charge_loss(scene.resolution.clone(), owing::<T>(ONE))?;
		Debts::<T>::insert(scene.coop, SEATED, Debt { owed: ONE, paid: 0 });
		Ok(scene)
	}

	fn book(&self) -> Result<Book, BenchmarkError> {
		may(Pallet::<T>::book(self.coop))
	}
}

/// A pool, how it is divided, and the claims of as many members as can claim together, each with the longest proof.
struct Divided<T: Config> {
	scene: Scene<T>,
	commitment: CommitmentOf<T>,
	claims: Vec<PatronageClaimOf<T>>,
}

impl<T: Config> Divided<T> {
	/// Money moves in units.
	fn new() -> Result<Self, BenchmarkError> {
		Self::by(Mode::Units)
	}

	/// Half of each refund is paid. As many other years run as can be, later ones.
	fn by(mode: Mode) -> Result<Self, BenchmarkError> {
		let scene = Scene::<T>::closed_by(mode, Choices { cash_bps: 5_000, ..choices() })?;
		let (coop, year) = (scene.coop, scene.accounts.from);
		for no in SEATED.saturating_add(1)..=limits::MAX_CLAIMS {
			T::Members::benchmark_seat(coop, &account("member", no, coop));
		}
		let running = core::iter::once(year).chain(Self::later(year)).collect();
		let kept = Self::later(year).map(|year| KeptYear { year, kept: 1, left: 0 }).collect();
		Books::<T>::mutate(coop, |book| {
			for book in book.iter_mut() {
				(book.running, book.kept) =
					(BoundedVec::truncate_from(Clone::clone(&running)), BoundedVec::truncate_from(Clone::clone(&kept)));
			}
		});
		let (commitment, claims) = Self::divide(coop, year)?;
		Ok(Self { scene, commitment, claims })
	}

	/// The years that run beside the one that is measured.
	fn later(year: Day) -> impl Iterator<Item = Day> {
		(1..limits::MAX_ACCOUNT_YEARS).map(move |after| year.saturating_add_unsigned(after))
	}

	/// A branch with all shares, and above it as many levels as there can be.
	fn divide(coop: CoopId, year: Day) -> Result<(CommitmentOf<T>, Vec<PatronageClaimOf<T>>), BenchmarkError> {
		let refused = |_| BenchmarkError::Stop("the pool can be divided");
		let pool = Pools::<T>::get(coop, year).ok_or("there is a pool")?;
		let each = pool.amount.checked_div(limits::MAX_CLAIMS.into()).ok_or("there are claims")?;
		let refund = rules::units::down(each, pool.unit).map_err(refused)?;
		let cash = patronage::cash(refund, pool.cash_bps, pool.unit).map_err(refused)?;
		let units = BoundedVec::truncate_from(vec![1; 5]);
		let share = |member| Share { coop, year, member, units: Clone::clone(&units), refund, cash, salt: [1; 32] };
		let shares: Vec<_> = (1..=limits::MAX_CLAIMS).map(share).collect();
		let tree = rules::tree::Tree::<T::Hashing>::of(&shares).map_err(refused)?;
		let first = tree.proof(0).ok_or("the first has a proof")?;
		let mut top = commitment::leaf::<T::Hashing>(shares.first().ok_or("there is a share")?);
		let above = Node { hash: hash::<T>("above"), refund: 0, cash: 0 };
		let missing = usize::try_from(MAX_LEVELS).unwrap_or(0).saturating_sub(first.siblings.len());
		let levels = vec![above; missing];
		for sibling in first.siblings.iter().chain(&levels) {
			top = commitment::node::<T::Hashing>(&top, sibling).map_err(refused)?;
		}
		let root = commitment::root::<T::Hashing>(MAX_SHARES, &top);
		let document = hash::<T>("divided");
		let commitment = Commitment { root, count: MAX_SHARES, total: top.refund, cash: top.cash, document };
		let mut claims = Vec::new();
		for (index, share) in (0..).zip(shares) {
			let proof = tree.proof(index).ok_or("each has a proof")?;
			let siblings = proof.siblings.into_iter().chain(levels.iter().copied()).collect();
			claims
				.push(PatronageClaim { share, proof: Proof { index, siblings: BoundedVec::truncate_from(siblings) } });
		}
		Ok((commitment, claims))
	}

	/// An officer has committed to it, and an auditor has confirmed it.
	fn confirmed() -> Result<Self, BenchmarkError> {
		let all = Self::new()?;
		let ([officer, _], (coop, year)) = (OFFICERS, all.year());
		Pallet::<T>::commit_patronage(all.scene.signed(officer)?.into(), coop, year, all.commitment)?;
		let auditor = all.scene.signed(AUDITOR)?;
		Pallet::<T>::confirm_patronage(auditor.into(), coop, year, officer, all.commitment)?;
		Ok(all)
	}

	/// Claims are open.
	fn open() -> Result<Self, BenchmarkError> {
		Self::new()?.agreed()
	}

	fn agreed(self) -> Result<Self, BenchmarkError> {
		Pallet::<T>::agree_patronage(self.scene.resolution.clone(), self.year().1, self.commitment)?;
		Ok(self)
	}

	/// The co-op can be wound up: claims of all years are open, a bank has paid what was due, and as much of the reserve is
	/// locked in as many parts as can be.
	fn ready() -> Result<Self, BenchmarkError> {
		let all = Self::by(Mode::Bank)?.agreed()?;
		all.lose()?;
		let (coop, year) = all.year();
		let open = Patronages::<T>::get(coop, year).ok_or("claims are open")?;
		for year in Self::later(year) {
			Patronages::<T>::insert(coop, year, &open);
		}
		let paid = Payable::default();
		let book = Book { levy: paid, education_due: paid, education: BoundedVec::new(), ..all.scene.book()? };
		Books::<T>::insert(coop, book);
		for part in 0..limits::MAX_LOCKS {
			<Pallet<T> as LockReserve>::lock(coop, 1, Self::far(year).saturating_add_unsigned(part))?;
		}
		Ok(all)
	}

	/// A day on which locks of these years are not over.
	fn far(year: Day) -> Day {
		year.saturating_add(10_000)
	}

	/// All accounts are paid back, for a part of what was in them.
	fn wound_up(&self) -> Result<Balance, BenchmarkError> {
		let (coop, Accounts { reserve, voluntary, .. }) = (self.scene.coop, self.scene.book()?.accounts);
		let of = |account| Pallet::<T>::credit_of(coop, account);
		let available = of(reserve).saturating_add(of(voluntary)).saturating_add(ONE).saturating_add(1);
		Ok(<Pallet<T> as WindUp<T::Hash>>::wind_up(coop, available, 1, hash::<T>("end"))?)
	}

	/// Its accounts are paid back.
	fn revolved() -> Result<Self, BenchmarkError> {
		let all = Self::open()?;
		all.cover()?;
		Pallet::<T>::revolve(all.scene.resolution.clone(), all.year().0, all.year().1)?;
		Ok(all)
	}

	/// No losses are carried any more.
	fn cover(&self) -> Result<(), BenchmarkError> {
		let book = Book { carried: BoundedVec::new(), ..self.scene.book()? };
		Books::<T>::insert(self.scene.coop, book);
		Ok(())
	}

	/// There is something in the accounts of the later years, and more than that is carried of losses.
	fn lose(&self) -> Result<(), BenchmarkError> {
		let mut book = self.scene.book()?;
		book.kept.iter_mut().filter(|of| of.left == 0).for_each(|of| of.left = 1);
		book.carried.iter_mut().for_each(|one| one.amount = ONE.saturating_mul(1_000));
		let years = Balance::from(limits::MAX_ACCOUNT_YEARS);
		let legs =
			vec![Pallet::<T>::debit(book.accounts.educated, years), Pallet::<T>::credit(book.accounts.kept, years)];
		Pallet::<T>::enter(self.scene.coop, legs, Basis::Rule, hash::<T>("kept"), Moves::Nothing)?;
		Books::<T>::insert(self.scene.coop, book);
		Ok(())
	}

	fn year(&self) -> (CoopId, Day) {
		(self.scene.coop, self.scene.accounts.from)
	}

	/// What was claimed.
	fn claimed(&self) -> Result<Claimed, BenchmarkError> {
		let (coop, year) = self.year();
		Ok(may(Pallet::<T>::open_patronage(coop, year))?.1)
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
	fn charge_loss() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::closed(Mode::Units)?;
		scene.overdue(ONE);

		#[extrinsic_call]
		_(scene.resolution.clone() as T::RuntimeOrigin, owing::<T>(ONE));

		assert_eq!(scene.book()?.charged, ONE);
		Ok(())
	}

	/// Each item is of a member who owes something, but one that pays the fund.
	#[benchmark]
	fn hear(n: Linear<1, { rochdale_primitives::ledger::MAX_ITEMS }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::owing(Mode::Bank)?;
		let mut book = scene.book()?;
		let ordered = ONE;
		book.levy.ordered = ordered;
		Books::<T>::insert(scene.coop, &book);
		let heard = |(account, side, party)| Heard {
			item: Some((1, 0)),
			account,
			side,
			amount: ordered,
			party: Some(party),
			charged: None,
			undoes: None,
		};
		let of_fund = (book.accounts.levy, Side::Debit, Party::Fund);
		let of_member = |member| (book.accounts.owed_back, Side::Credit, Party::Member(scene.coop, member));
		let items: Vec<_> = core::iter::once(of_fund).chain((1..n).map(of_member)).map(heard).collect();
		let (ledger, today) = (Pallet::<T>::ledger(scene.coop), may(Pallet::<T>::today())?);

		#[block]
		{
			Pallet::<T>::heard(ledger, Keeper::Surplus, Became::Posted(1), today, &items);
		}

		assert_eq!(scene.book()?.levy.ordered, 0);
		assert_eq!(Debts::<T>::iter_prefix(scene.coop).count(), items.len().saturating_sub(1));
		Ok(())
	}

	#[benchmark]
	fn show_debts(n: Linear<1, { limits::MAX_CLAIMS }>) -> Result<(), BenchmarkError> {
		let all = Divided::<T>::new()?;
		let coop = all.year().0;
		let charge = Charge { commitment: all.commitment, resolution: 1, charged_on: 0, shares: 0, shown: 0 };
		Charges::<T>::insert(coop, 1, charge);
		let mut claims = all.claims.clone();
		claims.truncate(usize::try_from(n).unwrap_or(0));

		#[extrinsic_call]
		_(all.scene.signed(1)?, coop, 1, BoundedVec::truncate_from(claims));

		assert_eq!(Charges::<T>::get(coop, 1).map(|charge| charge.shares), Some(n));
		Ok(())
	}

	#[benchmark]
	fn pay_debt() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::indebted(Mode::Units)?;
		// The federation pays for the member, with what was not used of the education fund.
		Pallet::<T>::forfeit_education(scene.coop, Day::MAX)?;
		let who = T::Parties::account_of(&Party::Federation).ok_or("the federation has an account")?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), scene.coop, SEATED, ONE);

		assert!(Debts::<T>::get(scene.coop, SEATED).is_settled());
		Ok(())
	}

	/// What shares do is added.
	#[benchmark]
	fn set_off_debt() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::indebted(Mode::Units)?;
		let who = scene.members.last().ok_or("the member is seated")?.clone();

		#[block]
		{
			let (member, _, debt) = may(Pallet::<T>::may_set_off_debt(scene.coop, &who, ONE))?;
			Debts::<T>::insert(scene.coop, member, debt);
		}

		assert!(Debts::<T>::get(scene.coop, SEATED).is_settled());
		Ok(())
	}

	#[benchmark]
	fn write_off_debt() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::indebted(Mode::Units)?;

		#[extrinsic_call]
		_(scene.resolution.clone() as T::RuntimeOrigin, SEATED, ONE, hash::<T>("lost"));

		assert_eq!(scene.book()?.charged, 0);
		Ok(())
	}

	#[benchmark]
	fn commit_patronage() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::new()?;
		let ([officer, _], (coop, year)) = (OFFICERS, all.year());

		#[extrinsic_call]
		_(all.scene.signed(officer)?, coop, year, all.commitment);

		assert!(Committed::<T>::contains_key(coop, officer));
		Ok(())
	}

	#[benchmark]
	fn confirm_patronage() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::new()?;
		let ([officer, _], (coop, year)) = (OFFICERS, all.year());
		Pallet::<T>::commit_patronage(all.scene.signed(officer)?.into(), coop, year, all.commitment)?;

		#[extrinsic_call]
		_(all.scene.signed(AUDITOR)?, coop, year, officer, all.commitment);

		assert!(Patronages::<T>::contains_key(coop, year));
		Ok(())
	}

	/// The one that stops it.
	#[benchmark]
	fn object_to_patronage() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::confirmed()?;
		let (coop, year) = all.year();
		Patronages::<T>::mutate(coop, year, |of| {
			if let Some(Patronage { state: PatronageState::Confirmed(of), .. }) = of {
				of.needed = 1;
			}
		});

		#[extrinsic_call]
		_(all.scene.signed(SEATED)?, coop, year, all.commitment.root);

		let state = Patronages::<T>::get(coop, year).map(|of| of.state);
		assert_eq!(state, Some(PatronageState::Stopped));
		Ok(())
	}

	/// While members could object.
	#[benchmark]
	fn agree_patronage() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::confirmed()?;
		let year = all.year().1;

		#[extrinsic_call]
		_(all.scene.resolution.clone() as T::RuntimeOrigin, year, all.commitment);

		assert_eq!(all.claimed()?.shares, 0);
		Ok(())
	}

	/// Each account is full of years that are over.
	#[benchmark]
	fn claim_patronage(n: Linear<1, { limits::MAX_CLAIMS }>) -> Result<(), BenchmarkError> {
		let all = Divided::<T>::open()?;
		let (coop, year) = all.year();
		let over = (1..=limits::MAX_ACCOUNT_YEARS).map(|before| (year.saturating_sub_unsigned(before), 1)).collect();
		let full = MemberAccount { years: BoundedVec::truncate_from(over) };
		let mut claims = all.claims.clone();
		claims.truncate(usize::try_from(n).unwrap_or(0));
		for claim in &claims {
			MemberAccounts::<T>::insert(coop, claim.share.member, &full);
		}

		#[extrinsic_call]
		_(all.scene.signed(1)?, coop, year, BoundedVec::truncate_from(claims));

		assert_eq!(all.claimed()?.shares, n);
		Ok(())
	}

	/// By anybody, after the most years that bylaws can say.
	#[benchmark]
	fn revolve() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::open()?;
		all.cover()?;
		let (coop, year) = all.year();
		let age = |of: &mut Year<T::Hash>| of.until = of.until.saturating_sub(16 * 366);
		Years::<T>::mutate(coop, year, |of| of.iter_mut().for_each(age));

		#[extrinsic_call]
		_(all.scene.signed(1)?, coop, year);

		assert!(all.claimed()?.revolved.is_some());
		Ok(())
	}

	/// The last ones, with what rounding has left.
	#[benchmark]
	fn collect_account(n: Linear<1, { limits::MAX_COLLECTED }>) -> Result<(), BenchmarkError> {
		let all = Divided::<T>::revolved()?;
		let (coop, year) = all.year();
		let last = |of: &mut Option<PatronageOf<T>>| {
			if let Some(Patronage { state: PatronageState::Open(claimed), .. }) = of {
				let (kept, amount) = (Balance::from(n).saturating_mul(3), Balance::from(n).saturating_mul(2));
				let revolved = claimed.revolved.iter_mut();
				revolved.for_each(|of| {
					(of.kept, of.amount, of.open_kept, of.open) = (kept, amount, kept, amount.saturating_add(1))
				});
			}
		};
		Patronages::<T>::mutate(coop, year, last);
		let years = core::iter::once(year).chain(Divided::<T>::later(year)).map(|year| (year, 3)).collect();
		let full = MemberAccount { years: BoundedVec::truncate_from(years) };
		let members: Vec<MemberNo> = (1..=n).collect();
		for member in &members {
			MemberAccounts::<T>::insert(coop, member, &full);
		}

		#[extrinsic_call]
		_(all.scene.signed(1)?, coop, year, BoundedVec::truncate_from(members));

		assert_eq!(all.claimed()?.revolved.map(|of| (of.open_kept, of.open)), Some((0, 0)));
		Ok(())
	}

	/// A full account that losses have emptied, of which every year is over with it. What waits as shares is added.
	#[benchmark]
	fn settle_account() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::open()?;
		all.lose()?;
		let (coop, year) = all.year();
		let left = MemberNo::MAX;
		let mut over = Patronages::<T>::get(coop, year).ok_or("claims are open")?;
		if let PatronageState::Open(claimed) = &mut over.state {
			claimed.is_lapsed = true;
		}
		for year in Divided::<T>::later(year) {
			Patronages::<T>::insert(coop, year, &over);
		}
		let years = Divided::<T>::later(year).map(|year| (year, 1)).collect();
		MemberAccounts::<T>::insert(coop, left, MemberAccount { years: BoundedVec::truncate_from(years) });

		#[extrinsic_call]
		_(all.scene.signed(1)?, coop, left);

		let book = all.scene.book()?;
		assert_eq!((book.running.len(), book.charged), (1, Balance::from(limits::MAX_ACCOUNT_YEARS.saturating_sub(1))));
		Ok(())
	}

	#[benchmark]
	fn open_claims() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::confirmed()?;
		let (coop, year) = all.year();

		#[block]
		{
			Pallet::<T>::claims_open(coop, year)?;
		}

		assert_eq!(all.claimed()?.shares, 0);
		Ok(())
	}

	/// What was to be paid, and what is in accounts.
	#[benchmark]
	fn lapse_claims() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::open()?;
		let (coop, year) = all.year();

		#[block]
		{
			Pallet::<T>::lapse_claims(coop, year)?;
		}

		assert!(all.claimed()?.is_lapsed);
		Ok(())
	}

	#[benchmark]
	fn replace_patronage() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::open()?;
		let (coop, year) = all.year();
		let commitment = Commitment { root: hash::<T>("anew"), ..all.commitment };

		#[extrinsic_call]
		_(all.scene.resolution.clone() as T::RuntimeOrigin, year, commitment);

		assert_eq!(Patronages::<T>::get(coop, year).map(|of| of.commitment), Some(commitment));
		Ok(())
	}

	/// Members have stopped how it was to be divided.
	#[benchmark]
	fn lapse_pool() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::confirmed()?;
		let (coop, year) = all.year();
		let stopped = |of: &mut PatronageOf<T>| of.state = PatronageState::Stopped;
		Patronages::<T>::mutate(coop, year, |of| of.iter_mut().for_each(stopped));

		#[block]
		{
			Pallet::<T>::lapse_pool(coop, year)?;
		}

		assert!(!Pools::<T>::contains_key(coop, year));
		Ok(())
	}

	#[benchmark]
	fn lapse_accounts() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::revolved()?;
		let (coop, year) = all.year();

		#[block]
		{
			Pallet::<T>::lapse_accounts(coop, year)?;
		}

		assert_eq!(all.claimed()?.revolved.map(|of| of.open), Some(0));
		Ok(())
	}

	#[benchmark]
	fn ensure_ready() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::ready()?;

		#[block]
		{
			<Pallet<T> as WindUp<T::Hash>>::ensure_ready(all.scene.coop)?;
		}

		Ok(())
	}

	/// All years that there can be, which bear losses, and of which rounding leaves something.
	#[benchmark]
	fn wind_up() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::ready()?;
		let before = all.scene.book()?;
		let amount;

		#[block]
		{
			amount = all.wound_up()?;
		}

		let after = all.scene.book()?;
		assert_eq!((before.kept.len(), after.kept.len()), (after.running.len(), 0));
		assert!(amount > 0 && after.charged > before.charged);
		Ok(())
	}

	/// All years run, and nothing is left of any.
	#[benchmark]
	fn is_wound_up() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::ready()?;
		all.wound_up()?;
		let coop = all.scene.coop;
		for year in all.scene.book()?.running {
			let mut of = Patronages::<T>::get(coop, year).ok_or("claims are open")?;
			let PatronageState::Open(claimed) = &mut of.state else {
				return Err("claims are open".into());
			};
			claimed.cash = of.commitment.cash;
			claimed.revolved.iter_mut().for_each(|revolved| revolved.open = 0);
			Patronages::<T>::insert(coop, year, of);
		}
		let is_over;

		#[block]
		{
			is_over = <Pallet<T> as WindUp<T::Hash>>::is_wound_up(coop);
		}

		assert!(is_over);
		Ok(())
	}

	/// With as many others as there can be.
	#[benchmark]
	fn lock() -> Result<(), BenchmarkError> {
		let all = Divided::<T>::ready()?;
		let (coop, year) = all.year();

		#[block]
		{
			<Pallet<T> as LockReserve>::lock(coop, 1, Divided::<T>::far(year).saturating_add(20_000))?;
		}

		assert_eq!(Locked::<T>::get(coop).parts.len(), usize::try_from(limits::MAX_LOCKS).unwrap_or(0));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
