//! The worst cases that the weights of this pallet are measured on.
//!
//! They are measured with what the books do, so that nothing of that is added to them.

use super::*;
use frame::benchmarking::prelude::*;

/// One of the currency, which is the par of a share and is worth one when it is held.
const ONE: Balance = 1_000_000;

/// How many shares others hold of each class.
const HELD: u64 = 1_000_000_000;

/// How many one member holds.
const OWN: u64 = 1_000;

/// Members that are seated: officers, an auditor and others.
const SEATED: MemberNo = 10;

const OFFICERS: [MemberNo; 2] = [2, 3];
const AUDITOR: MemberNo = 4;
const HOLDER: MemberNo = 8;
const RECEIVER: MemberNo = 9;

/// The first class.
const FIRST: ClassNo = 1;

/// Terms by which most is asked.
const TERMS: ClassTerms = ClassTerms {
	par: ONE,
	holders: Holders::Ordinary,
	redemption: Redemption::Discretion,
	minimum: 1,
	maximum: limits::MAX_SHARES,
	cap_bps: 3_333,
	notice_days: 30,
	budget_bps: 2_500,
	max_years: 5,
	earliest_days: 0,
	buys_out: true,
	first_bps: 10_000,
	instalment_months: 0,
	entry_fee_bps: 0,
	unjustified_bps: 0,
	expelled_bps: 0,
	above: None,
	since: None,
};

/// A hash that is not zero.
fn hash<T: Config>(of: impl Encode) -> T::Hash {
	T::Hashing::hash_of(&(b"benchmark", of))
}

/// What may be done, as a benchmark may fail.
fn may<T: Config, R>(asked: Result<R, Error<T>>) -> Result<R, BenchmarkError> {
	Ok(asked.map_err(DispatchError::from)?)
}

/// A co-op with as many business years as are kept, with members, and with cash.
struct Scene<T: Config> {
	coop: CoopId,
	members: Vec<T::AccountId>,
	resolution: T::RuntimeOrigin,
}

impl<T: Config> Scene<T> {
	/// Members and cash, and no shares.
	fn without_shares(mode: Mode) -> Result<Self, BenchmarkError> {
		let coop = T::Coops::benchmark_found();
		let mut scene = Self { coop, members: Vec::new(), resolution: Self::decided()? };
		scene.seat(SEATED);
		T::Treasuries::benchmark_treasury(coop, mode);
		Ok(scene)
	}

	fn decided() -> Result<T::RuntimeOrigin, BenchmarkError> {
		T::CoopOrigin::try_successful_origin().map_err(|()| BenchmarkError::Stop("there is no origin of a co-op"))
	}

	/// With so many classes, of each of which others hold some. None was looked at for as long as it can tell of.
	fn with_classes(mode: Mode, classes: u32) -> Result<Self, BenchmarkError> {
		let scene = Self::without_shares(mode)?;
		for _ in 0..classes {
			Pallet::<T>::open_class(scene.resolution.clone(), TERMS, hash::<T>("class"))?;
		}
		let years = scene.years(0..limits::MAX_YEARS.saturating_add(1))?;
		let next = scene.book()?.years.last().copied().ok_or("there is a next year")?;
		Books::<T>::mutate(scene.coop, |book| {
			let kept = years.iter().rev().copied().chain([next]).collect();
			if let Some(book) = book {
				book.years = BoundedVec::truncate_from(kept);
			}
		});
		for no in scene.classes()? {
			Pallet::<T>::set_open(scene.resolution.clone(), no, true)?;
			scene.grow_old(no)?;
			scene.hold(no, MemberNo::MAX, HELD)?;
		}
		Ok(scene)
	}

	fn in_units() -> Result<Self, BenchmarkError> {
		Self::with_classes(Mode::Units, 1)
	}

	fn book(&self) -> Result<Book, BenchmarkError> {
		Ok(may(Pallet::<T>::book(self.coop))?.0)
	}

	fn today() -> Result<Day, BenchmarkError> {
		may(Pallet::<T>::today())
	}

	fn classes(&self) -> Result<Vec<ClassNo>, BenchmarkError> {
		Ok((1..=self.book()?.classes).collect())
	}

	/// The first days of business years, those of so many years ago each.
	fn years(&self, ago: core::ops::Range<u32>) -> Result<Vec<Day>, BenchmarkError> {
		let (this, _) = T::Years::year_of(self.coop, Self::today()?).ok_or("the co-op has business years")?;
		Ok(ago.filter_map(|ago| this.checked_sub(365i32.checked_mul(ago.try_into().ok()?)?)).collect())
	}

	fn this_year(&self) -> Result<Day, BenchmarkError> {
		Ok(self.years(0..1)?.first().copied().ok_or("there is a year")?)
	}

	/// Days and value-days of as many years as are kept, which ended when the ones that count began.
	fn old_years(&self) -> Result<Vec<(Day, u128)>, BenchmarkError> {
		let from = limits::MAX_YEARS;
		let years = self.years(from..from.saturating_add(MAX_STARTS))?;
		Ok(years.into_iter().rev().zip((0..).map(|year: u128| year.saturating_mul(ONE).saturating_mul(365))).collect())
	}

	/// Lets a class be as it was when it was looked at eight years ago.
	fn grow_old(&self, no: ClassNo) -> Result<(), BenchmarkError> {
		let starts = self.old_years()?;
		let (first, last) = (starts.first().copied(), starts.last().copied());
		Classes::<T>::mutate(self.coop, no, |class| {
			let (Some(class), Some(first), Some(last)) = (class, first, last) else { return };
			class.starts = BoundedVec::truncate_from(starts.clone());
			(class.now, class.valued_on) = (last, first.0);
			class.years = Default::default();
			class.years.add(&old_days(&starts));
		});
		Ok(())
	}

	/// A holding that was not looked at for as long.
	fn old_holding(&self, shares: u64) -> Result<Holding, BenchmarkError> {
		let starts = self.old_years()?;
		let (since, seen) = starts.last().copied().ok_or("there are years")?;
		let mut holding = Holding { shares, since, seen, ..Default::default() };
		holding.years.add(&old_days(&starts));
		Ok(holding)
	}

	/// Lets a member hold shares since long ago.
	fn hold(&self, no: ClassNo, member: MemberNo, shares: u64) -> Result<(), BenchmarkError> {
		Holdings::<T>::insert((self.coop, no, member), self.old_holding(shares)?);
		let par = ONE.saturating_mul(shares.into());
		may(Pallet::<T>::change_stake(self.coop, member, |stake| {
			stake.par = stake.par.checked_add(par)?;
			Some(())
		}))?;
		let capital = self.change_class(no, |book, class| {
			class.held = class.held.saturating_add(shares);
			(book.par, book.capital) = (book.par.saturating_add(par), book.capital.saturating_add(par));
			class.capital
		})?;
		self.credit(capital, par)
	}

	fn change_class<R>(
		&self,
		no: ClassNo,
		change: impl FnOnce(&mut Book, &mut ClassOf<T>) -> R,
	) -> Result<R, BenchmarkError> {
		let mut book = Books::<T>::get(self.coop).ok_or("the co-op has shares")?;
		let mut class = Classes::<T>::get(self.coop, no).ok_or("there is the class")?;
		let changed = change(&mut book, &mut class);
		Books::<T>::insert(self.coop, book);
		Classes::<T>::insert(self.coop, no, class);
		Ok(changed)
	}

	/// Lets an account of the books say that somebody has a claim.
	fn credit(&self, account: AccountNo, amount: Balance) -> Result<(), BenchmarkError> {
		let losses = self.book()?.accounts.losses;
		let legs = vec![Pallet::<T>::debit(losses, amount, None), Pallet::<T>::credit(account, amount, None)];
		Ok(Pallet::<T>::enter(self.coop, legs, Basis::Rule, hash::<T>("before"), Moves::Nothing)?)
	}

	/// Puts so many days into the queue of a class, on each of which a member gave back one share, and one unit of rounding.
	fn queue(&self, no: ClassNo, days: u32) -> Result<(), BenchmarkError> {
		let first = self.this_year()?.saturating_sub(100);
		for day in (first..).zip(0..days).map(|(day, _)| day) {
			let rank = rank(day, 0);
			let mut group = Group::default();
			group.join(1, ONE).ok_or("it joins")?;
			Groups::<T>::insert((self.coop, no, rank), group);
			Queue::<T>::insert((self.coop, no), rank, ());
			self.claim(no, rank, HOLDER)?;
		}
		let waits = ONE.saturating_mul(days.into()).saturating_add(1);
		let account = self.change_class(no, |book, class| {
			class.queued = class.queued.saturating_add(waits);
			book.capital = book.capital.saturating_add(waits);
			class.redeemable
		})?;
		self.credit(account, waits)
	}

	/// A claim of a member to one share, and its number.
	fn claim(&self, class: ClassNo, rank: Rank, member: MemberNo) -> Result<ClaimNo, BenchmarkError> {
		let claim = self.change_class(class, |book, _| {
			book.claims = book.claims.saturating_add(1);
			book.claims
		})?;
		let (shares, weight, least) = (1, 1, 1);
		let claim_of = Claim { class, member, rank, shares, weight, least, taken: 0, deducted: 0, interest: 0 };
		Claims::<T>::insert(self.coop, claim, claim_of);
		may(Pallet::<T>::change_stake(self.coop, member, |stake| {
			stake.open = stake.open.checked_add(1)?;
			Some(())
		}))?;
		Ok(claim)
	}

	/// A day of the queue of which ten of the currency were released, and the claim of a member to one share of three.
	fn released(&self, day: Day, member: MemberNo) -> Result<ClaimNo, BenchmarkError> {
		let (rank, released) = (rank(day, 0), ONE.saturating_mul(10));
		Groups::<T>::insert(
			(self.coop, FIRST, rank),
			Group { shares: 3, weight: 3, left: ONE, seen: ONE, released, claims: 3, ..Default::default() },
		);
		self.claim(FIRST, rank, member)
	}

	/// Lets so much be owed to a member.
	fn owe(&self, member: MemberNo, amount: Balance) -> Result<(), BenchmarkError> {
		may(Pallet::<T>::change_stake(self.coop, member, |stake| {
			stake.owed = stake.owed.checked_add(amount)?;
			Some(())
		}))?;
		self.credit(self.book()?.accounts.due, amount)
	}

	/// Seats members until there are so many.
	fn seat(&mut self, all: MemberNo) {
		for no in count(&self.members).saturating_add(1)..=all {
			let who: T::AccountId = account("member", no, self.coop);
			T::Members::benchmark_seat(self.coop, &who);
			self.members.push(who);
		}
	}

	/// The account of a member.
	fn who(&self, member: MemberNo) -> Result<T::AccountId, BenchmarkError> {
		let place = member.checked_sub(1).and_then(|place| usize::try_from(place).ok());
		Ok(place.and_then(|place| self.members.get(place)).cloned().ok_or("the member is seated")?)
	}

	fn signed(&self, member: MemberNo) -> Result<RawOrigin<T::AccountId>, BenchmarkError> {
		Ok(RawOrigin::Signed(self.who(member)?))
	}

	/// Gives a member units.
	fn fund(&self, member: MemberNo) -> Result<(), BenchmarkError> {
		let cash = may(Pallet::<T>::cash(self.coop))?.account;
		let amount = ONE.saturating_mul(100_000);
		let losses = self.book()?.accounts.losses;
		let legs = vec![Pallet::<T>::debit(losses, amount, None), Pallet::<T>::credit(cash, amount, None)];
		let moves = Moves::To(self.who(member)?);
		Ok(Pallet::<T>::enter(self.coop, legs, Basis::Rule, hash::<T>("before"), moves)?)
	}

	/// Opens an offer of the first class, and gives its number.
	fn offer(&self) -> Result<OfferNo, BenchmarkError> {
		let (minimum, maximum, allotment) = (1, limits::MAX_SHARES, Allotment::InProportion);
		let terms = OfferTerms { class: FIRST, minimum, target: minimum, maximum, allotment, days: 30 };
		Pallet::<T>::open_offer(self.resolution.clone(), terms, hash::<T>("offer"))?;
		Ok(self.book()?.offers)
	}

	/// So many members pay for a share each of an offer. They hold others since long ago.
	fn subscribers(&self, no: OfferNo, members: impl Iterator<Item = MemberNo>) -> Result<(), BenchmarkError> {
		let mut offer = Offers::<T>::get(self.coop, no).ok_or("there is the offer")?;
		let before = offer.paid;
		for member in members {
			Holdings::<T>::insert((self.coop, FIRST, member), self.old_holding(OWN)?);
			Pallet::<T>::count_paid(self.coop, (no, &mut offer), ONE, member, (ONE, true)).ok_or("it is counted")?;
		}
		let (account, more) = (offer.account, offer.paid.saturating_sub(before));
		Offers::<T>::insert(self.coop, no, offer);
		self.credit(account, more)
	}

	/// A list of so many members, the first of them after the others who are seated.
	fn listed(&mut self, n: u32) -> Vec<MemberNo> {
		self.seat(SEATED.saturating_add(n));
		(SEATED.saturating_add(1)..).zip(0..n).map(|(member, _)| member).collect()
	}

	/// A release that pays as much as waits.
	fn release(&self, days: u32) -> Result<ReleaseOf<T>, BenchmarkError> {
		let (amount, year) = (ONE.saturating_mul(days.into()), self.this_year()?);
		Ok(Release {
			amount,
			accounts_until: year,
			approved_on: year,
			surplus: amount,
			solvency: hash::<T>("solvency"),
		})
	}

	/// Declares a return of one per cent of the first class for the year that is over, and gives the year.
	fn declared(&self) -> Result<Day, BenchmarkError> {
		let year = self.years(1..2)?.first().copied().ok_or("there is a year")?;
		MaxRates::<T>::insert((self.coop, FIRST, year), 100);
		let (rates, surplus) = (BoundedVec::truncate_from(vec![(FIRST, 100)]), Balance::from(u64::MAX));
		Pallet::<T>::declare_return(self.resolution.clone(), year, rates, surplus, 0, hash::<T>("accounts"))?;
		Ok(year)
	}

	/// A transfer that a holder has proposed, who keeps one share. Gives its content.
	fn proposed(&self) -> Result<T::Hash, BenchmarkError> {
		self.hold(FIRST, HOLDER, OWN)?;
		let (to, shares) = (T::Lookup::unlookup(self.who(RECEIVER)?), OWN.saturating_sub(1));
		Pallet::<T>::propose_transfer(self.signed(HOLDER)?.into(), self.coop, FIRST, to, shares)?;
		Ok(Pallet::<T>::content_of_transfer(self.coop, FIRST, HOLDER).ok_or("it is proposed")?)
	}

	/// So many notices of a holder, of one share each, that end on days of their own.
	fn notices(&self, no: ClassNo, n: u32) -> Result<(), BenchmarkError> {
		let (first, due_at) = (Self::today()?.saturating_add(1), T::Clock::deadline().saturating_add(1));
		let notices: Vec<_> = (first..).zip(0..n).map(|(ends_on, _)| Notice { shares: 1, ends_on, due_at }).collect();
		for notice in &notices {
			Pallet::<T>::schedule(due_at, Due::Notice(self.coop, no, HOLDER, notice.ends_on));
		}
		Holdings::<T>::mutate((self.coop, no, HOLDER), |holding| {
			holding.notices = BoundedVec::truncate_from(notices);
		});
		Ok(())
	}

	/// A class that comes in from elsewhere, of which the first officer drafts so many claims of days of their own.
	fn importing(claims: u32) -> Result<Self, BenchmarkError> {
		let scene = Self::without_shares(Mode::Units)?;
		let terms = ClassTerms { since: Some(limits::FIRST_DAY), ..TERMS };
		Pallet::<T>::open_class(scene.resolution.clone(), terms, hash::<T>("class"))?;
		let days = (limits::FIRST_DAY..).zip(0..claims).map(|(day, _)| day);
		let lines = days.map(|ended_on| ImportedLine::Claim { member: HOLDER, shares: 2, ended_on, paid: ONE });
		let lines = BoundedVec::truncate_from(lines.collect());
		if claims > 0 {
			Pallet::<T>::import(scene.signed(OFFICERS[0])?.into(), scene.coop, FIRST, 0, lines)?;
		}
		Ok(scene)
	}

	/// What that draft comes to.
	fn totals(&self) -> Result<ImportTotalsOf<T>, BenchmarkError> {
		let draft = Imports::<T>::get((self.coop, FIRST, OFFICERS[0])).ok_or("there is a draft")?;
		let Import { sums: ImportSums { holdings, shares, claims, claimed, paid, .. }, digest, .. } = draft;
		let document = hash::<T>("register");
		Ok(ImportTotals { holdings, shares, claims, claimed, paid, value: ONE, released: 0, digest, document })
	}

	/// Lets the members agree to it.
	fn agreed(claims: u32) -> Result<(Self, ImportTotalsOf<T>), BenchmarkError> {
		let scene = Self::importing(claims)?;
		let totals = scene.totals()?;
		Pallet::<T>::agree_import(scene.resolution.clone(), scene.coop, FIRST, OFFICERS[0], totals)?;
		Ok((scene, totals))
	}

	/// Lets something be due, and gives when.
	fn due(&self, due: Due) -> Moment {
		let at = T::Clock::deadline();
		Pallet::<T>::schedule(at, due);
		at
	}
}

/// Some value-days in each of the years that are over.
fn old_days(starts: &[(Day, u128)]) -> Vec<(Day, u128)> {
	starts.iter().map(|(start, _)| (*start, 1)).collect()
}

/// What comes of a call, without what it gives back of its weight.
fn plain(done: DispatchResultWithPostInfo) -> DispatchResult {
	done.map(|_| ()).map_err(|failed| failed.error)
}

#[benchmarks]
mod benches {
	use super::*;

	/// Of the first class, with which the accounts of shares are opened.
	#[benchmark]
	fn open_class() -> Result<(), BenchmarkError> {
		let Scene { coop, resolution, .. } = Scene::<T>::without_shares(Mode::Units)?;

		#[extrinsic_call]
		_(resolution as T::RuntimeOrigin, TERMS, hash::<T>("class"));

		assert!(Classes::<T>::contains_key(coop, FIRST));
		Ok(())
	}

	#[benchmark]
	fn set_open() -> Result<(), BenchmarkError> {
		let Scene { coop, resolution, .. } = Scene::<T>::in_units()?;

		#[extrinsic_call]
		_(resolution as T::RuntimeOrigin, FIRST, false);

		assert_eq!(Classes::<T>::get(coop, FIRST).map(|class| class.is_open), Some(false));
		Ok(())
	}

	#[benchmark]
	fn set_floor() -> Result<(), BenchmarkError> {
		let Scene { coop, resolution, .. } = Scene::<T>::in_units()?;

		#[extrinsic_call]
		_(resolution as T::RuntimeOrigin, ONE);

		assert_eq!(Books::<T>::get(coop).map(|book| book.floor), Some(ONE));
		Ok(())
	}

	/// Where nobody waits.
	#[benchmark]
	fn subscribe() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		scene.fund(HOLDER)?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST, OWN);

		let held = Holdings::<T>::get((scene.coop, FIRST, HOLDER)).shares;
		assert_eq!(held, OWN.saturating_mul(2));
		Ok(())
	}

	/// Where it pays all who wait, and what rounding has left is kept.
	#[benchmark]
	fn subscribe_and_buy_out() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, RECEIVER, OWN)?;
		scene.fund(RECEIVER)?;
		scene.queue(FIRST, limits::MAX_BOUGHT_OUT)?;

		#[extrinsic_call]
		subscribe(scene.signed(RECEIVER)?, scene.coop, FIRST, OWN);

		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.queued), Some(0));
		Ok(())
	}

	#[benchmark]
	fn open_offer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.offer()?;
		let terms = Offers::<T>::get(scene.coop, 1).ok_or("there is the offer")?.terms;

		#[extrinsic_call]
		_(scene.resolution as T::RuntimeOrigin, terms, hash::<T>("second"));

		assert!(Offers::<T>::contains_key(scene.coop, 2));
		Ok(())
	}

	#[benchmark]
	fn subscribe_offer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let offer = scene.offer()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		scene.fund(HOLDER)?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, offer, 1);

		assert!(Subscribers::<T>::contains_key((scene.coop, offer, 0)));
		Ok(())
	}

	#[benchmark]
	fn expect(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		let (offer, members, ledger) = (scene.offer()?, scene.listed(n), Pallet::<T>::ledger(scene.coop));
		for member in &members {
			Holdings::<T>::insert((scene.coop, FIRST, *member), scene.old_holding(OWN)?);
			T::Ledger::benchmark_details(ledger, Party::Member(scene.coop, *member));
		}
		let list = BoundedVec::truncate_from(members.into_iter().map(|member| (member, 1)).collect());

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop, offer, list);

		assert_eq!(Lists::<T>::iter_prefix(scene.coop).count(), 1);
		Ok(())
	}

	/// Of the most subscribers.
	#[benchmark]
	fn give_up_list() -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		let (offer, members) = (scene.offer()?, scene.listed(limits::MAX_LIST));
		let list = BoundedVec::truncate_from(members.into_iter().map(|member| (member, 1)).collect());
		Pallet::<T>::expect(scene.signed(1)?.into(), scene.coop, offer, list)?;
		let pending = Lists::<T>::iter_key_prefix(scene.coop).next().ok_or("a list is expected")?;

		#[extrinsic_call]
		_(scene.signed(2)?, scene.coop, pending);

		assert!(!Lists::<T>::contains_key(scene.coop, pending));
		Ok(())
	}

	#[benchmark]
	fn withdraw_offer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let offer = scene.offer()?;
		scene.subscribers(offer, [HOLDER].into_iter())?;

		#[extrinsic_call]
		_(scene.resolution as T::RuntimeOrigin, offer);

		assert!(Deadlines::<T>::iter().any(|(_, due, ())| due == Due::Settle(scene.coop, offer)));
		Ok(())
	}

	/// What closes by itself.
	#[benchmark]
	fn close_offer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let offer = scene.offer()?;
		scene.subscribers(offer, [HOLDER].into_iter())?;
		let (at, due) = (T::Clock::deadline(), Due::Close(scene.coop, offer));
		Offers::<T>::mutate(scene.coop, offer, |offer| offer.iter_mut().for_each(|offer| offer.closes_at = at));
		scene.due(due);

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, at, due);

		assert!(Deadlines::<T>::iter().any(|(_, due, ())| due == Due::Settle(scene.coop, offer)));
		Ok(())
	}

	/// So many subscribers of an offer that is met, where others are left.
	#[benchmark]
	fn settle(n: Linear<1, { limits::SETTLED_AT_ONCE }>) -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::in_units()?;
		let (offer, members) = (scene.offer()?, scene.listed(n));
		let is_last = n < limits::SETTLED_AT_ONCE;
		let others = [HOLDER].into_iter().filter(|_| !is_last);
		scene.subscribers(offer, members.iter().copied().chain(others))?;
		Pallet::<T>::close_offer(scene.coop, offer, false)?;
		let (at, due) = (T::Clock::deadline(), Due::Settle(scene.coop, offer));

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, at, due);

		let held = members.iter().map(|member| Holdings::<T>::get((scene.coop, FIRST, *member)).shares);
		assert!(held.into_iter().all(|shares| shares == OWN.saturating_add(1)));
		Ok(())
	}

	#[benchmark]
	fn propose_transfer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		let to = T::Lookup::unlookup(scene.who(RECEIVER)?);

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST, to, OWN);

		assert!(Transfers::<T>::contains_key((scene.coop, FIRST, HOLDER)));
		Ok(())
	}

	#[benchmark]
	fn accept_transfer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let content = scene.proposed()?;

		#[extrinsic_call]
		_(scene.signed(RECEIVER)?, scene.coop, FIRST, HOLDER, content);

		let transfer = Transfers::<T>::get((scene.coop, FIRST, HOLDER));
		assert_eq!(transfer.map(|transfer| transfer.is_accepted), Some(true));
		Ok(())
	}

	#[benchmark]
	fn withdraw_transfer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.proposed()?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST);

		assert!(!Transfers::<T>::contains_key((scene.coop, FIRST, HOLDER)));
		Ok(())
	}

	/// Of the second officer.
	#[benchmark]
	fn consent() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let content = scene.proposed()?;
		let [first, second] = OFFICERS;
		Pallet::<T>::accept_transfer(scene.signed(RECEIVER)?.into(), scene.coop, FIRST, HOLDER, content)?;
		scene.hold(FIRST, RECEIVER, OWN)?;
		Pallet::<T>::consent(scene.signed(first)?.into(), scene.coop, FIRST, HOLDER, content)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST, HOLDER, content);

		assert_eq!(Holdings::<T>::get((scene.coop, FIRST, HOLDER)).shares, 1);
		Ok(())
	}

	/// The last one that a holding can have.
	#[benchmark]
	fn give_notice() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		scene.notices(FIRST, limits::MAX_NOTICES.saturating_sub(1))?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST, 1, true);

		let notices = Holdings::<T>::get((scene.coop, FIRST, HOLDER)).notices;
		assert_eq!(count(&notices), limits::MAX_NOTICES);
		Ok(())
	}

	#[benchmark]
	fn cancel_notice() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		scene.notices(FIRST, limits::MAX_NOTICES)?;
		let notice = Holdings::<T>::get((scene.coop, FIRST, HOLDER)).notices.last().copied();
		let Notice { shares, ends_on, .. } = notice.ok_or("there is a notice")?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST, shares, ends_on);

		let notices = Holdings::<T>::get((scene.coop, FIRST, HOLDER)).notices;
		assert_eq!(count(&notices), limits::MAX_NOTICES.saturating_sub(1));
		Ok(())
	}

	/// The notice of a holding that has as many as can be.
	#[benchmark]
	fn end_notice() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		scene.notices(FIRST, limits::MAX_NOTICES)?;
		let notice = Holdings::<T>::get((scene.coop, FIRST, HOLDER)).notices.first().copied();
		let due = Due::Notice(scene.coop, FIRST, HOLDER, notice.ok_or("there is a notice")?.ends_on);
		let at = scene.due(due);

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, at, due);

		assert!(Claims::<T>::contains_key(scene.coop, 1));
		Ok(())
	}

	/// The holdings of so many classes end, with as many notices as each can have.
	#[benchmark]
	fn exit(n: Linear<1, { limits::MAX_CLASSES as u32 }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Units, n)?;
		for no in scene.classes()? {
			scene.hold(no, HOLDER, OWN)?;
			scene.notices(no, limits::MAX_NOTICES)?;
		}
		let due = Due::Exit(scene.coop, HOLDER, Scene::<T>::today()?);
		let at = scene.due(due);

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, at, due);

		assert!(Claims::<T>::contains_key(scene.coop, n));
		Ok(())
	}

	/// Of the second officer, where all who wait on so many days are paid, and what rounding has left is kept.
	#[benchmark]
	fn release(n: Linear<1, { limits::MAX_GROUPS }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.queue(FIRST, n)?;
		for offer in [scene.offer()?, scene.offer()?] {
			scene.subscribers(offer, [RECEIVER].into_iter())?;
		}
		let (paid, [first, second]) = (scene.release(n)?, OFFICERS);
		plain(Pallet::<T>::release(scene.signed(first)?.into(), scene.coop, FIRST, paid))?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST, paid);

		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.queued), Some(0));
		Ok(())
	}

	/// Of the second officer.
	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let (reason, [first, second]) = (hash::<T>("reason"), OFFICERS);
		Pallet::<T>::suspend(scene.signed(first)?.into(), scene.coop, FIRST, 30, reason)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST, 30, reason);

		assert!(Classes::<T>::get(scene.coop, FIRST).is_some_and(|class| class.suspended_until > 0));
		Ok(())
	}

	#[benchmark]
	fn take_back() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let (reason, [first, second]) = (hash::<T>("reason"), OFFICERS);
		Pallet::<T>::suspend(scene.signed(first)?.into(), scene.coop, FIRST, 30, reason)?;
		let content = Pallet::<T>::content_of_suspension(scene.coop, FIRST, 30, reason);

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, content);

		assert!(!Begun::<T>::contains_key(scene.coop, content));
		Ok(())
	}

	#[benchmark]
	fn give_figure() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let (worth, document) = (ONE.saturating_div(2), hash::<T>("figure"));
		Pallet::<T>::give_figure(scene.signed(AUDITOR)?.into(), scene.coop, FIRST, ONE, document)?;

		#[extrinsic_call]
		_(scene.signed(AUDITOR)?, scene.coop, FIRST, worth, document);

		assert_eq!(Figures::<T>::get(scene.coop, FIRST).map(|figure| figure.value), Some(worth));
		Ok(())
	}

	/// Of a class with shares that wait. What makes benchmarks has a `value` of its own.
	#[benchmark]
	fn value_anew() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.queue(FIRST, 1)?;
		let (worth, document) = (ONE.saturating_div(2), hash::<T>("figure"));
		Pallet::<T>::give_figure(scene.signed(AUDITOR)?.into(), scene.coop, FIRST, worth, document)?;

		#[extrinsic_call]
		value(scene.resolution as T::RuntimeOrigin, FIRST, worth, document);

		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.value), Some(worth));
		Ok(())
	}

	#[benchmark]
	fn declare_maximum() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let next = scene.book()?.years.last().copied().ok_or("there is a next year")?;

		#[extrinsic_call]
		_(scene.resolution as T::RuntimeOrigin, FIRST, next, 100);

		assert!(MaxRates::<T>::contains_key((scene.coop, FIRST, next)));
		Ok(())
	}

	/// For so many of the most classes.
	#[benchmark]
	fn declare_return(n: Linear<1, { limits::MAX_CLASSES as u32 }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Units, limits::MAX_CLASSES.into())?;
		let year = scene.years(1..2)?.first().copied().ok_or("there is a year")?;
		let classes = scene.classes()?;
		for no in &classes {
			scene.queue(*no, 1)?;
			MaxRates::<T>::insert((scene.coop, *no, year), 100);
		}
		let rates = classes.into_iter().zip(0..n).map(|(no, _)| (no, 100)).collect();
		let (rates, surplus) = (BoundedVec::truncate_from(rates), Balance::from(u64::MAX));

		#[extrinsic_call]
		_(scene.resolution as T::RuntimeOrigin, year, rates, surplus, 0, hash::<T>("accounts"));

		assert!(Returns::<T>::get((scene.coop, FIRST, year)).is_some_and(|declared| declared.aside > 0));
		Ok(())
	}

	/// Each of a day of its own, where others have not collected theirs.
	#[benchmark]
	fn collect_claims(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let mut claims = Vec::new();
		for ago in (0..).zip(0..n).map(|(ago, _)| ago) {
			let day = scene.this_year()?.saturating_sub(ago);
			let member = ago.unsigned_abs().saturating_add(MemberNo::from(u16::MAX));
			claims.push(scene.released(day, member)?);
		}
		let last = claims.last().copied().and_then(|claim| Claims::<T>::get(scene.coop, claim));
		let member = last.ok_or("there is a claim")?.member;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, BoundedVec::truncate_from(claims));

		assert!(Stakes::<T>::get(scene.coop, member).owed > 0);
		Ok(())
	}

	#[benchmark]
	fn collect_returns(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let members: Vec<MemberNo> = (HOLDER..).zip(0..n).map(|(member, _)| member).collect();
		for member in &members {
			scene.hold(FIRST, *member, OWN)?;
		}
		let year = scene.declared()?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST, year, BoundedVec::truncate_from(members.clone()));

		assert!(members.iter().all(|member| Stakes::<T>::get(scene.coop, *member).owed > 0));
		Ok(())
	}

	/// To members who are co-ops, in whose own books it is entered too.
	#[benchmark]
	fn pay_out(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let mut accounts = Vec::new();
		for _ in 0..n {
			let coop = T::Coops::benchmark_found();
			for no in [1, 2] {
				T::Members::benchmark_seat(coop, &account("signer", no, coop));
			}
			T::Treasuries::benchmark_treasury(coop, Mode::Units);
			accounts.push(T::Coops::account(coop).ok_or("a co-op has an account")?);
		}
		let (scene, mut members) = (Scene::<T>::in_units()?, Vec::new());
		for who in &accounts {
			let member = T::Members::benchmark_seat(scene.coop, who);
			scene.owe(member, ONE.saturating_mul(OWN.into()))?;
			members.push(member);
		}

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop, BoundedVec::truncate_from(members.clone()));

		assert!(members.iter().all(|member| Stakes::<T>::get(scene.coop, *member).owed == 0));
		Ok(())
	}

	/// To a member who is a person.
	#[benchmark(extra)]
	fn pay_out_to_a_person() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.fund(HOLDER)?;
		scene.owe(HOLDER, ONE.saturating_mul(OWN.into()))?;

		#[extrinsic_call]
		pay_out(scene.signed(HOLDER)?, scene.coop, BoundedVec::truncate_from(vec![HOLDER]));

		assert_eq!(Stakes::<T>::get(scene.coop, HOLDER).owed, 0);
		Ok(())
	}

	/// In units, with all classes whose par and value must move.
	#[benchmark]
	fn open_cash() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Bank, limits::MAX_CLASSES.into())?;

		#[extrinsic_call]
		_(scene.resolution as T::RuntimeOrigin, Mode::Units);

		assert!(Books::<T>::get(scene.coop).is_some_and(|book| book.other_cash.is_some()));
		Ok(())
	}

	/// Of the second officer, in units and to a treasury in whose books it is entered too.
	#[benchmark]
	fn hand_over() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		Pallet::<T>::open_cash(scene.resolution.clone(), Mode::Units)?;
		let cash = scene.book()?.other_cash.ok_or("there is other cash")?.account;
		T::Ledger::benchmark_fund(Pallet::<T>::ledger(scene.coop), cash, ONE.saturating_mul(OWN.into()));
		scene.offer()?;
		scene.offer()?;
		let treasury = T::Treasuries::benchmark_treasury(scene.coop, Mode::Units);
		let (document, [first, second]) = (hash::<T>("document"), OFFICERS);
		Pallet::<T>::hand_over(scene.signed(first)?.into(), scene.coop, treasury, ONE, document)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, treasury, ONE, document);

		assert!(!Begun::<T>::iter_prefix(scene.coop).any(|_| true));
		Ok(())
	}

	#[benchmark]
	fn order_payouts(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		let (members, ledger) = (scene.listed(n), Pallet::<T>::ledger(scene.coop));
		for member in &members {
			scene.owe(*member, ONE)?;
			T::Ledger::benchmark_details(ledger, Party::Member(scene.coop, *member));
		}
		let list = BoundedVec::truncate_from(members.clone());

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop, list);

		assert!(members.iter().all(|member| Stakes::<T>::get(scene.coop, *member).ordered == ONE));
		Ok(())
	}

	/// Of the second officer.
	#[benchmark]
	fn set_off() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.owe(HOLDER, ONE)?;
		let (document, [first, second]) = (hash::<T>("debt"), OFFICERS);
		Pallet::<T>::set_off(scene.signed(first)?.into(), scene.coop, HOLDER, ONE, document)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, HOLDER, ONE, document);

		assert_eq!(Stakes::<T>::get(scene.coop, HOLDER).owed, 0);
		Ok(())
	}

	/// Of subscribers who pay for the first time.
	#[benchmark]
	fn hear(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		let (no, members) = (scene.offer()?, scene.listed(n));
		let account = Offers::<T>::get(scene.coop, no).ok_or("there is the offer")?.account;
		let item = |(member, place): (&MemberNo, u32)| Heard {
			item: Some((1, place)),
			account,
			side: Side::Credit,
			amount: ONE,
			party: Some(Party::Member(scene.coop, *member)),
			charged: None,
			undoes: None,
		};
		let items: Vec<_> = members.iter().zip(0..).map(item).collect();
		let (ledger, today) = (Pallet::<T>::ledger(scene.coop), Scene::<T>::today()?);

		#[block]
		{
			Pallet::<T>::heard(ledger, Keeper::Shares, Became::Posted(1), today, &items);
		}

		assert_eq!(Offers::<T>::get(scene.coop, no).map(|offer| offer.subscribers), Some(n));
		Ok(())
	}

	/// Of who has shares and has subscribed to all offers that are open.
	#[benchmark]
	fn on_seat_ended() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		for offer in [scene.offer()?, scene.offer()?] {
			scene.subscribers(offer, [HOLDER].into_iter())?;
		}

		#[block]
		{
			Pallet::<T>::on_seat_ended(scene.coop, HOLDER, SeatEnd::Left);
		}

		let refunded = |no| Subscriptions::<T>::get((scene.coop, no, HOLDER)).is_some_and(|one| one.refundable > 0);
		assert!(refunded(1) && refunded(2));
		Ok(())
	}

	/// Of as many holders as one batch has.
	#[benchmark]
	fn import() -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::importing(0)?;
		let since = Scene::<T>::today()?;
		let members = scene.listed(limits::MAX_LIST).into_iter();
		let lines = members.map(|member| ImportedLine::Holding { member, shares: 1, since }).collect();
		let lines = BoundedVec::truncate_from(lines);

		#[extrinsic_call]
		_(scene.signed(OFFICERS[0])?, scene.coop, FIRST, 0, lines);

		assert!(Imports::<T>::contains_key((scene.coop, FIRST, OFFICERS[0])));
		Ok(())
	}

	#[benchmark]
	fn take_back_import() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::importing(limits::MAX_LIST)?;

		#[extrinsic_call]
		_(scene.signed(OFFICERS[0])?, scene.coop, FIRST, OFFICERS[0]);

		assert!(!Imports::<T>::contains_key((scene.coop, FIRST, OFFICERS[0])));
		Ok(())
	}

	/// Of the second officer.
	#[benchmark]
	fn agree_import() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::importing(limits::MAX_LIST)?;
		let (totals, [first, second]) = (scene.totals()?, OFFICERS);
		Pallet::<T>::agree_import(scene.signed(first)?.into(), scene.coop, FIRST, first, totals)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST, first, totals);

		assert!(Imports::<T>::get((scene.coop, FIRST, first)).is_some_and(|draft| draft.agreed.is_some()));
		Ok(())
	}

	#[benchmark]
	fn confirm_import() -> Result<(), BenchmarkError> {
		let (scene, totals) = Scene::<T>::agreed(limits::MAX_LIST)?;

		#[extrinsic_call]
		_(scene.signed(AUDITOR)?, scene.coop, FIRST, OFFICERS[0], totals);

		let confirmed = Importing::Confirmed { by: OFFICERS[0], batch: 0, line: 0 };
		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.importing), Some(confirmed));
		Ok(())
	}

	/// Of the second officer.
	#[benchmark]
	fn end_import() -> Result<(), BenchmarkError> {
		let (scene, [first, second]) = (Scene::<T>::importing(limits::MAX_LIST)?, OFFICERS);
		Pallet::<T>::end_import(scene.signed(first)?.into(), scene.coop, FIRST)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST);

		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.importing), Some(Importing::Nothing));
		Ok(())
	}

	#[benchmark]
	fn refuse_import() -> Result<(), BenchmarkError> {
		let (scene, _) = Scene::<T>::agreed(limits::MAX_LIST)?;

		#[extrinsic_call]
		_(scene.signed(AUDITOR)?, scene.coop, FIRST, OFFICERS[0]);

		assert!(Imports::<T>::get((scene.coop, FIRST, OFFICERS[0])).is_some_and(|draft| draft.agreed.is_none()));
		Ok(())
	}

	/// So many lines of a batch come in.
	#[benchmark]
	fn bring_in(n: Linear<1, { limits::SETTLED_AT_ONCE }>) -> Result<(), BenchmarkError> {
		let (scene, totals) = Scene::<T>::agreed(n)?;
		let (by, due) = (OFFICERS[0], Due::Import(scene.coop, FIRST));
		Pallet::<T>::confirm_import(scene.signed(AUDITOR)?.into(), scene.coop, FIRST, by, totals)?;

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, T::Clock::deadline(), due);

		assert_eq!(Books::<T>::get(scene.coop).map(|book| book.claims), Some(n));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
