//! A co-op with shares as they weigh most, on which calls are measured.

use crate::*;
use frame::benchmarking::prelude::*;
use rochdale_primitives::calendar::year_of;

/// One of the currency, which is the par of a share and is worth one when it is held.
pub(super) const ONE: Balance = 1_000_000;

/// How many shares others hold of each class.
pub(super) const HELD: u64 = 900_000_000;

/// How many one member holds.
pub(super) const OWN: u64 = 1_000;

/// Members that are seated: officers, an auditor and others.
pub(super) const SEATED: MemberNo = 10;

pub(super) const OFFICERS: [MemberNo; 2] = [2, 3];
pub(super) const AUDITOR: MemberNo = 4;
pub(super) const HOLDER: MemberNo = 8;
pub(super) const RECEIVER: MemberNo = 9;

/// Days after which what nobody has claimed lapses, and some more.
pub(super) const LONG_AGO: Day = 2_000;

/// The first class.
pub(super) const FIRST: ClassNo = 1;

/// Terms by which most is asked, and which every profile but that of withdrawable shares allows.
pub(super) const TERMS: ClassTerms = ClassTerms {
	par: ONE,
	holders: Holders::Ordinary,
	redemption: Redemption::Discretion,
	minimum: 1,
	maximum: limits::MAX_SHARES,
	cap_bps: 3_333,
	notice_days: 30,
	budget_bps: 2_500,
	max_years: 3,
	earliest_days: 0,
	buys_out: true,
	first_bps: *limits::FIRST_BPS.start(),
	instalment_months: *limits::INSTALMENT_MONTHS.end(),
	entry_fee_bps: *limits::ENTRY_FEE_BPS.end(),
	unjustified_bps: 0,
	expelled_bps: 0,
	above: Some((ReferenceRate::LegalInterest, 0)),
	since: None,
};

/// In how many years those of a class are paid at most: more than the profile of who is measured allows.
const YEARS_QUEUED: u8 = *limits::MAX_YEARS_QUEUED.end();

/// A hash that is not zero.
pub(super) fn hash<T: Config>(of: impl Encode) -> T::Hash {
	T::Hashing::hash_of(&(b"benchmark", of))
}

/// What may be done, as a benchmark may fail.
pub(super) fn may<T: Config, R>(asked: Result<R, Error<T>>) -> Result<R, BenchmarkError> {
	Ok(asked.map_err(DispatchError::from)?)
}

/// A co-op with as many business years as are kept, with members, and with cash.
pub(super) struct Scene<T: Config> {
	pub(super) coop: CoopId,
	members: Vec<T::AccountId>,
	pub(super) resolution: T::RuntimeOrigin,
}

impl<T: Config> Scene<T> {
	/// Members and cash, and no shares.
	pub(super) fn without_shares(mode: Mode) -> Result<Self, BenchmarkError> {
		let coop = T::Coops::benchmark_found();
		let mut scene = Self { coop, members: Vec::new(), resolution: Self::decided()? };
		scene.seat(SEATED);
		T::Treasuries::benchmark_treasury(coop, mode);
		Ok(scene)
	}

	pub(super) fn decided() -> Result<T::RuntimeOrigin, BenchmarkError> {
		T::CoopOrigin::try_successful_origin().map_err(|()| BenchmarkError::Stop("there is no origin of a co-op"))
	}

	/// With so many classes, of each of which others hold some. None was looked at for as long as it can tell of.
	pub(super) fn with_classes(mode: Mode, classes: u32) -> Result<Self, BenchmarkError> {
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

	pub(super) fn in_units() -> Result<Self, BenchmarkError> {
		Self::with_classes(Mode::Units, 1)
	}

	pub(super) fn book(&self) -> Result<Book, BenchmarkError> {
		Ok(may(Pallet::<T>::book(self.coop))?.0)
	}

	pub(super) fn today() -> Result<Day, BenchmarkError> {
		may(Pallet::<T>::today())
	}

	pub(super) fn classes(&self) -> Result<Vec<ClassNo>, BenchmarkError> {
		Ok((1..=self.book()?.classes).collect())
	}

	/// The first days of business years, those of so many years ago each.
	pub(super) fn years(&self, ago: core::ops::Range<u32>) -> Result<Vec<Day>, BenchmarkError> {
		let (this, _) = T::Years::year_of(self.coop, Self::today()?).ok_or("the co-op has business years")?;
		Ok(ago.filter_map(|ago| this.checked_sub(365i32.checked_mul(ago.try_into().ok()?)?)).collect())
	}

	pub(super) fn this_year(&self) -> Result<Day, BenchmarkError> {
		Ok(self.years(0..1)?.first().copied().ok_or("there is a year")?)
	}

	/// Days and value-days of as many years as are kept, which ended when the ones that count began.
	pub(super) fn old_years(&self) -> Result<Vec<(Day, u128)>, BenchmarkError> {
		let from = limits::MAX_YEARS;
		let years = self.years(from..from.saturating_add(MAX_STARTS))?;
		Ok(years.into_iter().rev().zip((0..).map(|year: u128| year.saturating_mul(ONE).saturating_mul(365))).collect())
	}

	/// Lets a class be as it was when it was looked at eight years ago.
	pub(super) fn grow_old(&self, no: ClassNo) -> Result<(), BenchmarkError> {
		let starts = self.old_years()?;
		let (first, last) = (starts.first().copied(), starts.last().copied());
		Classes::<T>::mutate(self.coop, no, |class| {
			let (Some(class), Some(first), Some(last)) = (class, first, last) else { return };
			class.terms.max_years = YEARS_QUEUED;
			class.starts = BoundedVec::truncate_from(starts.clone());
			(class.now, class.valued_on, class.since) = (last, first.0, first.0);
			class.years = Default::default();
			class.years.add(&old_days(&starts));
		});
		Ok(())
	}

	/// A holding that was not looked at for as long.
	pub(super) fn old_holding(&self, shares: u64) -> Result<Holding, BenchmarkError> {
		let starts = self.old_years()?;
		let (since, seen) = starts.last().copied().ok_or("there are years")?;
		let mut holding = Holding { shares, since, seen, ..Default::default() };
		holding.years.add(&old_days(&starts));
		Ok(holding)
	}

	/// Lets a member hold shares since long ago.
	pub(super) fn hold(&self, no: ClassNo, member: MemberNo, shares: u64) -> Result<(), BenchmarkError> {
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

	pub(super) fn change_class<R>(
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
	pub(super) fn credit(&self, account: AccountNo, amount: Balance) -> Result<(), BenchmarkError> {
		let losses = self.book()?.accounts.losses;
		let legs = vec![Pallet::<T>::debit(losses, amount, None), Pallet::<T>::credit(account, amount, None)];
		Ok(Pallet::<T>::enter(self.coop, legs, Basis::Rule, hash::<T>("before"), Moves::Nothing)?)
	}

	/// Puts so many days into the queue of a class, on each of which a member gave back one share, and one unit of rounding.
	pub(super) fn queue(&self, no: ClassNo, days: u32) -> Result<(), BenchmarkError> {
		self.queue_from(no, days, self.this_year()?.saturating_sub(100))
	}

	/// As [`Self::queue`], of days so long ago that interest is owed for as many years as count, by rates that were not used.
	pub(super) fn overdue(&self, no: ClassNo, days: u32) -> Result<(), BenchmarkError> {
		self.attest()?;
		let years = u32::from(limits::INTEREST_YEARS.saturating_add(YEARS_QUEUED)).saturating_add(1);
		let first = self.years(years..years.saturating_add(1))?.first().copied().ok_or("there is a day")?;
		self.queue_from(no, days, first)
	}

	/// As [`Self::queue`], where the first day is this one.
	pub(super) fn queue_from(&self, no: ClassNo, days: u32, first: Day) -> Result<(), BenchmarkError> {
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
	pub(super) fn claim(&self, class: ClassNo, rank: Rank, member: MemberNo) -> Result<ClaimNo, BenchmarkError> {
		let claim = self.change_class(class, |book, _| {
			book.claims = book.claims.saturating_add(1);
			book.claims
		})?;
		let (shares, weight, least) = (1, 1, 1);
		let claim_of = Claim { class, member, rank, shares, weight, least, taken: 0, deducted: 0, interest: 0 };
		Claims::<T>::insert(self.coop, claim, claim_of);
		may(Pallet::<T>::change_stake(self.coop, member, |stake| {
			stake.open = stake.open.checked_add(1)?;
			// So that it is asked what is deducted, which weighs as much more as is deducted of.
			stake.ended = Some(SeatEnd::LeftEarly);
			Some(())
		}))?;
		Ok(claim)
	}

	/// A day of the queue of which ten of the currency were released, and the claim of a member to one share of three.
	pub(super) fn released(&self, day: Day, member: MemberNo) -> Result<ClaimNo, BenchmarkError> {
		let (rank, released) = (rank(day, 0), ONE.saturating_mul(10));
		Groups::<T>::insert(
			(self.coop, FIRST, rank),
			Group {
				shares: 3,
				weight: 3,
				left: ONE,
				seen: ONE,
				released,
				claims: 3,
				interest: released,
				..Default::default()
			},
		);
		self.claim(FIRST, rank, member)
	}

	/// Attests legal interest for all years for which it is counted.
	pub(super) fn attest(&self) -> Result<(), BenchmarkError> {
		let this = year_of(Self::today()?).ok_or("there is a year")?;
		for year in (0..limits::INTEREST_YEARS).map(|ago| this.saturating_sub(ago.into())) {
			let reference = Reference { bps: 100, document: hash::<T>("rate"), is_used: false };
			References::<T>::insert(ReferenceRate::LegalInterest, year, reference);
		}
		Ok(())
	}

	/// Lets so much be owed to a member.
	pub(super) fn owe(&self, member: MemberNo, amount: Balance) -> Result<(), BenchmarkError> {
		may(Pallet::<T>::change_stake(self.coop, member, |stake| {
			stake.owed = stake.owed.checked_add(amount)?;
			Some(())
		}))?;
		self.credit(self.book()?.accounts.due, amount)
	}

	/// Lets what a member is owed have been owed for so long that it lapses.
	pub(super) fn let_lapse(&self, member: MemberNo) -> Result<(), BenchmarkError> {
		let since = Self::today()?.saturating_sub(LONG_AGO);
		Stakes::<T>::mutate(self.coop, member, |stake| stake.owed_since = since);
		Ok(())
	}

	/// Seats members until there are so many.
	pub(super) fn seat(&mut self, all: MemberNo) {
		for no in count(&self.members).saturating_add(1)..=all {
			let who: T::AccountId = account("member", no, self.coop);
			T::Members::benchmark_seat(self.coop, &who);
			self.members.push(who);
		}
	}

	/// The account of a member.
	pub(super) fn who(&self, member: MemberNo) -> Result<T::AccountId, BenchmarkError> {
		let place = member.checked_sub(1).and_then(|place| usize::try_from(place).ok());
		Ok(place.and_then(|place| self.members.get(place)).cloned().ok_or("the member is seated")?)
	}

	pub(super) fn signed(&self, member: MemberNo) -> Result<RawOrigin<T::AccountId>, BenchmarkError> {
		Ok(RawOrigin::Signed(self.who(member)?))
	}

	/// Gives a member units.
	pub(super) fn fund(&self, member: MemberNo) -> Result<(), BenchmarkError> {
		let cash = may(Pallet::<T>::cash(self.coop))?.account;
		let amount = ONE.saturating_mul(100_000);
		let losses = self.book()?.accounts.losses;
		let legs = vec![Pallet::<T>::debit(losses, amount, None), Pallet::<T>::credit(cash, amount, None)];
		let moves = Moves::To(self.who(member)?);
		Ok(Pallet::<T>::enter(self.coop, legs, Basis::Rule, hash::<T>("before"), moves)?)
	}

	/// Opens an offer of the first class, and gives its number.
	pub(super) fn offer(&self) -> Result<OfferNo, BenchmarkError> {
		let (minimum, maximum, allotment) = (1, 1_000_000, Allotment::InProportion);
		let terms = OfferTerms { class: FIRST, minimum, target: minimum, maximum, allotment, days: 30 };
		Pallet::<T>::open_offer(self.resolution.clone(), terms, hash::<T>("offer"))?;
		Ok(self.book()?.offers)
	}

	/// So many members pay for a share each of an offer, and the entry fee. They hold others since long ago, and pay some later.
	pub(super) fn subscribers(
		&self,
		no: OfferNo,
		members: impl Iterator<Item = MemberNo>,
	) -> Result<(), BenchmarkError> {
		let mut offer = Offers::<T>::get(self.coop, no).ok_or("there is the offer")?;
		let (before, paid) = (offer.paid, ONE.saturating_add(offer.fee));
		for member in members {
			Holdings::<T>::insert((self.coop, FIRST, member), self.old_holding(OWN)?);
			self.commit(FIRST, member, 1)?;
			Pallet::<T>::count_paid(self.coop, (no, &mut offer), ONE, member, (paid, true)).ok_or("it is counted")?;
		}
		let (account, more) = (offer.account, offer.paid.saturating_sub(before));
		Offers::<T>::insert(self.coop, no, offer);
		self.credit(account, more)
	}

	/// Lets an offer that is closed be measured, so that its shares are allotted next, which weighs more.
	pub(super) fn measured(&self, no: OfferNo) -> Result<(), BenchmarkError> {
		let mut offer = Offers::<T>::get(self.coop, no).ok_or("there is the offer")?;
		let OfferState::Settling { met: Some(met), .. } = &mut offer.state else {
			return Err(BenchmarkError::Stop("the offer is not met"));
		};
		(met.rounds, met.issued, met.base) = (0, offer.terms.maximum, Balance::MAX);
		Offers::<T>::insert(self.coop, no, offer);
		Ok(())
	}

	/// A list of so many members, the first of them after the others who are seated.
	pub(super) fn listed(&mut self, n: u32) -> Vec<MemberNo> {
		self.seat(SEATED.saturating_add(n));
		(SEATED.saturating_add(1)..).zip(0..n).map(|(member, _)| member).collect()
	}

	/// A release that pays as much as waits.
	pub(super) fn release(&self, days: u32) -> Result<ReleaseOf<T>, BenchmarkError> {
		let (amount, year) = (ONE.saturating_mul(days.into()), self.this_year()?);
		Ok(Release {
			amount,
			accounts_until: year,
			approved_on: year,
			surplus: amount,
			solvency: hash::<T>("solvency"),
		})
	}

	/// The year that is over, and one per cent for so many classes, as far as was said before it. Somebody waits in each queue.
	pub(super) fn declarable(&self, n: u32) -> Result<((Day, Day), Rates), BenchmarkError> {
		let year = self.years(1..2)?.first().copied().ok_or("there is a year")?;
		let (_, until) = T::Years::year_of(self.coop, year).ok_or("it ends")?;
		let classes = self.classes()?;
		self.attest()?;
		for no in &classes {
			self.queue(*no, 2)?;
			MaxRates::<T>::insert((self.coop, *no, year), 100);
		}
		let rates = classes.into_iter().zip(0..n).map(|(no, _)| (no, 100)).collect();
		Ok(((year, until), BoundedVec::truncate_from(rates)))
	}

	/// Declares returns of a large surplus.
	pub(super) fn declare(&self, year: (Day, Day), rates: &[(ClassNo, u16)]) -> DispatchResult {
		let surplus = Balance::from(u64::MAX);
		let plan = <Pallet<T> as LimitedReturn<T::Hash>>::plan(self.coop, year, rates, surplus, surplus)?;
		<Pallet<T> as LimitedReturn<T::Hash>>::declare(self.coop, year.0, plan, 0)
	}

	/// Declares a return of one per cent of the first class for the year that is over, and gives the year.
	pub(super) fn declared(&self) -> Result<Day, BenchmarkError> {
		let (year, rates) = self.declarable(1)?;
		self.declare(year, &rates)?;
		// As the surplus enters it.
		let aside = Returns::<T>::get((self.coop, FIRST, year.0)).ok_or("it is declared")?.aside;
		let Accounts { due, set_off, .. } = Books::<T>::get(self.coop).ok_or("there are accounts")?.accounts;
		let legs = vec![Pallet::<T>::debit(set_off, aside, None), Pallet::<T>::credit(due, aside, None)];
		Pallet::<T>::enter(self.coop, legs, Basis::Rule, hash::<T>("accounts"), Moves::Nothing)?;
		Ok(year.0)
	}

	/// A transfer that a holder has proposed, who keeps one share. Gives its content.
	pub(super) fn proposed(&self) -> Result<T::Hash, BenchmarkError> {
		self.hold(FIRST, HOLDER, OWN)?;
		let (to, shares) = (T::Lookup::unlookup(self.who(RECEIVER)?), OWN.saturating_sub(1));
		Pallet::<T>::propose_transfer(self.signed(HOLDER)?.into(), self.coop, FIRST, to, shares)?;
		Ok(Pallet::<T>::content_of_transfer(self.coop, FIRST, HOLDER).ok_or("it is proposed")?)
	}

	/// So many notices of a holder, of one share each, that end on days of their own.
	pub(super) fn notices(&self, no: ClassNo, n: u32) -> Result<(), BenchmarkError> {
		self.notices_of(no, HOLDER, n)
	}

	/// As [`Self::notices`], of another one.
	pub(super) fn notices_of(&self, no: ClassNo, member: MemberNo, n: u32) -> Result<(), BenchmarkError> {
		let (first, due_at) = (Self::today()?.saturating_add(1), T::Clock::deadline().saturating_add(1));
		let notices: Vec<_> = (first..).zip(0..n).map(|(ends_on, _)| Notice { shares: 1, ends_on, due_at }).collect();
		for notice in &notices {
			Pallet::<T>::schedule(due_at, Due::Notice(self.coop, no, member, notice.ends_on));
		}
		Holdings::<T>::mutate((self.coop, no, member), |holding| {
			holding.notices = BoundedVec::truncate_from(notices);
		});
		Ok(())
	}

	/// Winds the co-op up with all that its shares are worth, and gives when what waits is released.
	pub(super) fn wind_up(&self) -> Result<Moment, BenchmarkError> {
		let available = self.book()?.capital;
		<Pallet<T> as WindUp<T::Hash>>::wind_up(self.coop, available, 0, hash::<T>("balance"))?;
		Ok(T::Clock::deadline())
	}

	/// A class that comes in from elsewhere, of which the first officer drafts so many claims of days of their own.
	pub(super) fn importing(claims: u32) -> Result<Self, BenchmarkError> {
		let scene = Self::without_shares(Mode::Units)?;
		let terms = ClassTerms { since: Some(limits::FIRST_DAY), ..TERMS };
		Pallet::<T>::open_class(scene.resolution.clone(), terms, hash::<T>("class"))?;
		let days = (limits::FIRST_DAY..).zip(0..claims).map(|(day, _)| day);
		let lines = days.map(|ended_on| ImportedLine::Claim { member: HOLDER, shares: 2, ended_on, paid: ONE });
		let lines = BoundedVec::truncate_from(lines.collect());
		if claims > 0 {
			plain(Pallet::<T>::import(scene.signed(OFFICERS[0])?.into(), scene.coop, FIRST, 0, lines))?;
		}
		Ok(scene)
	}

	/// What that draft comes to.
	pub(super) fn totals(&self) -> Result<ImportTotalsOf<T>, BenchmarkError> {
		let draft = Imports::<T>::get((self.coop, FIRST, OFFICERS[0])).ok_or("there is a draft")?;
		let Import { sums: ImportSums { holdings, shares, claims, claimed, paid, .. }, digest, .. } = draft;
		let document = hash::<T>("register");
		Ok(ImportTotals { holdings, shares, claims, claimed, paid, value: ONE, released: 0, digest, document })
	}

	/// Lets the members agree to it.
	pub(super) fn agreed(claims: u32) -> Result<(Self, ImportTotalsOf<T>), BenchmarkError> {
		let scene = Self::importing(claims)?;
		let totals = scene.totals()?;
		Pallet::<T>::agree_import(scene.resolution.clone(), scene.coop, FIRST, OFFICERS[0], totals)?;
		Ok((scene, totals))
	}

	/// Lets something be due, and gives when.
	pub(super) fn due(&self, due: Due) -> Moment {
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
pub(super) fn plain(done: DispatchResultWithPostInfo) -> DispatchResult {
	done.map(|_| ()).map_err(|failed| failed.error)
}
