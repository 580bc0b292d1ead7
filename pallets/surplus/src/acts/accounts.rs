//! Member accounts: paid back year by year, the oldest first, and with the shares of who has left.

use crate::*;
use rochdale_primitives::{calendar::months_later, surplus::Entrusted, Settlement};

/// What becomes of the account of who has left.
pub(crate) struct Settling {
	book: Book,
	account: MemberAccount,
	/// The years of which nothing is kept any more.
	emptied: Vec<Day>,
	/// What waits as shares do.
	amount: Balance,
	/// What it bears of losses that are carried.
	borne: Balance,
}

impl<T: Config> Pallet<T> {
	/// The most that settling an account weighs.
	pub(crate) fn settling_weight() -> Weight {
		<T as Config>::WeightInfo::settle_account().saturating_add(T::Dues::weight().queue)
	}

	/// Whether what stands in accounts of a year can be paid back: by a resolution of the members at any time, without one after the
	/// years of the bylaws. Gives what the co-op keeps then, and what is paid.
	pub(crate) fn may_revolve(
		coop: CoopId,
		year: Day,
		resolution: Option<ResolutionId>,
	) -> Result<(Book, PatronageOf<T>, Claimed, Revolved), Error<T>> {
		Self::ensure_goes_on(coop)?;
		let mut book = Self::book(coop)?;
		ensure!(book.keeps(year), Error::<T>::NothingDue);
		let KeptYear { year: oldest, kept, left: amount } = *book.kept.first().ok_or(Error::<T>::NothingDue)?;
		ensure!(year == oldest, Error::<T>::NotOldest);
		if resolution.is_none() {
			Self::ensure_years_passed(coop, year)?;
		}
		// Accounts bear losses, so that nothing goes out of them before these are borne or covered.
		ensure!(amount == 0 || book.carried.is_empty(), Error::<T>::LossesCarried);
		let (patronage, claimed) = Self::open_patronage(coop, year)?;
		let cash = Self::cash(coop)?;
		let free = Self::free_cash(coop, &book, cash.account).ok_or(Error::<T>::Overflow)?;
		ensure!(amount <= free, Error::<T>::NotLiquid);
		book.kept.remove(0);
		let revolved = Revolved::new((kept, amount), 1, Self::collected_until(&claimed)?);
		Ok((book, patronage, claimed, revolved))
	}

	/// When what nobody collects of accounts that are paid back now is the reserve's.
	pub(crate) fn collected_until(claimed: &Claimed) -> Result<Moment, Error<T>> {
		let lapses_at = T::Clock::in_days(limits::LIMITATION_DAYS).ok_or(Error::<T>::Overflow)?;
		// What nobody has claimed lapses before what nobody has collected, also where both could at one moment.
		Ok(lapses_at.max(claimed.lapses_at.saturating_add(1)))
	}

	/// Whether what stands in accounts of a year has been there for the years of the bylaws, which begin with the end of the year.
	/// (no. 86)
	fn ensure_years_passed(coop: CoopId, year: Day) -> Result<(), Error<T>> {
		let until = Years::<T>::get(coop, year).ok_or(Error::<T>::NothingDue)?.until;
		let bylaws = T::Coops::parameters(coop).ok_or(Error::<T>::NoBooks)?;
		let months = u32::from(bylaws.account_revolve_years).checked_mul(12).ok_or(Error::<T>::Overflow)?;
		let due_on = months_later(until, months).ok_or(Error::<T>::Overflow)?;
		ensure!(Self::today()? >= due_on, Error::<T>::TooEarly);
		Ok(())
	}

	/// What of a co-op's cash is neither held aside by anybody nor set aside here.
	pub(crate) fn free_cash(coop: CoopId, book: &Book, cash: AccountNo) -> Option<Balance> {
		let ledger = Self::ledger(coop);
		let aside = T::Reserved::set_aside(ledger).checked_add(book.aside(false))?;
		Some(T::Ledger::available(ledger, cash).saturating_sub(aside))
	}

	/// From now on it is due to members, who collect it.
	pub(crate) fn do_revolve(
		coop: CoopId,
		year: Day,
		(book, patronage, claimed, revolved): (Book, PatronageOf<T>, Claimed, Revolved),
		resolution: Option<ResolutionId>,
	) -> DispatchResult {
		let basis = resolution.map_or(Basis::Rule, Basis::Resolution);
		let amount = revolved.amount;
		let legs = vec![Self::debit(book.accounts.kept, amount), Self::credit(book.accounts.due, amount)];
		Self::enter(coop, legs, basis, Self::voucher(coop, b"revolve"), Moves::Nothing)?;
		Books::<T>::insert(coop, book);
		Self::pay_back((coop, year), (patronage, claimed), revolved, resolution);
		Ok(())
	}

	/// Lets members collect what is due to them of a year from now on.
	pub(crate) fn pay_back(
		(coop, year): (CoopId, Day),
		(mut patronage, mut claimed): (PatronageOf<T>, Claimed),
		revolved: Revolved,
		resolution: Option<ResolutionId>,
	) {
		let Revolved { amount, lapses_at, .. } = revolved;
		claimed.revolved = Some(revolved);
		patronage.state = PatronageState::Open(claimed);
		Self::schedule(lapses_at, Due::Accounts(coop, year));
		Patronages::<T>::insert(coop, year, patronage);
		Self::deposit_event(Event::AccountsRevolved { coop, year, amount, resolution, lapses_at });
	}

	/// The accounts of a year that are paid back.
	pub(crate) fn revolved(coop: CoopId, year: Day) -> Result<(PatronageOf<T>, Claimed, Revolved), Error<T>> {
		let patronage = Patronages::<T>::get(coop, year).ok_or(Error::<T>::NotRevolved)?;
		let claimed = *patronage.claimed().ok_or(Error::<T>::NotRevolved)?;
		let revolved = claimed.revolved.ok_or(Error::<T>::NotRevolved)?;
		Ok((patronage, claimed, revolved))
	}

	/// What a member can collect of a year. Gives their account without it, and how much it is.
	pub(crate) fn may_collect(
		(coop, year): (CoopId, Day),
		revolved: &mut Revolved,
		member: MemberNo,
	) -> Result<(MemberAccount, Balance), Error<T>> {
		ensure!(!T::Clock::has_passed(revolved.lapses_at), Error::<T>::ClaimsLapsed);
		let mut account = MemberAccounts::<T>::get(coop, member);
		let kept = account.take(year);
		ensure!(kept > 0, Error::<T>::NothingDue);
		let amount = revolved.take(kept).ok_or(Error::<T>::Overflow)?;
		Ok((account, amount))
	}

	/// Adds to what each member is owed what they had in their account. What rounding has left goes to the reserve with the last.
	pub(crate) fn do_collect(
		coop: CoopId,
		year: Day,
		(mut patronage, mut claimed, mut revolved): (PatronageOf<T>, Claimed, Revolved),
		members: MemberList,
	) -> DispatchResult {
		Self::each(members, |member| {
			let mut after = revolved;
			let (account, amount) = Self::may_collect((coop, year), &mut after, member)?;
			T::Dues::owe(coop, member, amount)?;
			MemberAccounts::<T>::insert(coop, member, account);
			Self::deposit_event(Event::AccountCollected { coop, year, member, amount });
			revolved = after;
			Ok(())
		})?;
		let dust = revolved.take_dust();
		if dust > 0 {
			Self::to_reserve(coop, &Self::book(coop)?.accounts, (dust, 0))?;
		}
		claimed.revolved = Some(revolved);
		patronage.state = PatronageState::Open(claimed);
		Patronages::<T>::insert(coop, year, patronage);
		Ok(())
	}

	/// What nobody has collected of a year is the indivisible reserve's, and the year is over.
	pub(crate) fn lapse_accounts(coop: CoopId, year: Day) -> DispatchResult {
		let (mut patronage, mut claimed, mut revolved) = Self::revolved(coop, year)?;
		let mut book = Self::book(coop)?;
		let amount = core::mem::take(&mut revolved.open);
		revolved.open_kept = 0;
		Self::to_reserve(coop, &book.accounts, (amount, 0))?;
		book.end(year);
		claimed.revolved = Some(revolved);
		patronage.state = PatronageState::Open(claimed);
		Patronages::<T>::insert(coop, year, patronage);
		Books::<T>::insert(coop, book);
		Self::deposit_event(Event::ClaimsLapsed { coop, year, amount });
		Ok(())
	}

	/// What stands in the account of a member who has left and is not paid back yet. Gives what the co-op keeps without it, the
	/// account, the years of which nothing is kept any more, how much it is, and what more it bears of losses that are carried.
	pub(crate) fn may_settle(coop: CoopId, member: MemberNo) -> Result<Settling, Error<T>> {
		Self::ensure_goes_on(coop)?;
		ensure!(!T::Members::is_seated(coop, member), Error::<T>::StillMember);
		let mut book = Self::book(coop)?;
		let in_accounts = book.in_accounts().ok_or(Error::<T>::Overflow)?;
		let mut account = MemberAccounts::<T>::get(coop, member);
		let (mut has_some, mut all, mut emptied) = (false, 0 as Balance, Vec::new());
		let years: Vec<_> = book.kept.iter().map(|of| of.year).collect();
		for year in years {
			let kept = account.take(year);
			let worth = book.take_kept(year, kept).ok_or(Error::<T>::Overflow)?;
			all = all.checked_add(worth).ok_or(Error::<T>::Overflow)?;
			has_some |= kept > 0;
			if !book.keeps(year) {
				emptied.push(year);
			}
		}
		ensure!(has_some, Error::<T>::NothingDue);
		let borne = Self::bear_leaving(&mut book, all, in_accounts)?;
		let amount = all.checked_sub(borne).ok_or(Error::<T>::Overflow)?;
		Ok(Settling { book, account, emptied, amount, borne })
	}

	/// What the account of who leaves bears of losses that are carried: what it would if all accounts bore them now, so that leaving
	/// puts it on nobody else. (ES 51.2)
	fn bear_leaving(book: &mut Book, all: Balance, in_accounts: Balance) -> Result<Balance, Error<T>> {
		let overflow = || Error::<T>::Overflow;
		let loss = losses::total(&book.carried).map_err(Self::why)?.min(in_accounts);
		if loss == 0 {
			return Ok(0);
		}
		let borne = part_up(all, loss, in_accounts).ok_or_else(overflow)?;
		let carried = losses::cover(&book.carried, borne).map_err(Self::why)?;
		book.carried = carried.try_into().map_err(|_| overflow())?;
		book.charged = book.charged.checked_add(borne).ok_or_else(overflow)?;
		Ok(borne)
	}

	/// Lets it go the way of the shares of who has left.
	pub(crate) fn do_settle(
		coop: CoopId,
		member: MemberNo,
		Settling { mut book, account, emptied, amount, borne }: Settling,
	) -> DispatchResult {
		let (from, voucher) = (book.accounts.kept, Self::voucher(coop, b"settle"));
		let legs = vec![Self::debit(from, borne), Self::credit(book.accounts.allocated, borne)];
		Self::enter(coop, legs, Basis::Rule, voucher, Moves::Nothing)?;
		if amount > 0 {
			T::Dues::queue(coop, member, amount, from, (Basis::Rule, voucher))?;
		}
		for year in emptied {
			// Before that, others can still claim.
			if Self::open_patronage(coop, year)?.1.is_lapsed {
				book.end(year);
			}
		}
		MemberAccounts::<T>::insert(coop, member, account);
		Books::<T>::insert(coop, book);
		Self::deposit_event(Event::AccountSettled { coop, member, amount, borne });
		Ok(())
	}
}

impl<T: Config> Entrusted for Pallet<T> {
	// Iterates over years, for checks.
	fn entrusted(coop: CoopId) -> Balance {
		let of_years = Patronages::<T>::iter_prefix_values(coop).map(|patronage| patronage.entrusted());
		of_years.fold(0, Balance::saturating_add)
	}
}

impl<T: Config> Settlement for Pallet<T> {
	fn is_settled(coop: CoopId, member: MemberNo) -> bool {
		let Some(book) = Books::<T>::get(coop) else {
			return true;
		};
		if !Debts::<T>::get(coop, member).is_settled() {
			return false;
		}
		let account = MemberAccounts::<T>::get(coop, member);
		account.years.iter().all(|(year, kept)| *kept == 0 || !book.running.contains(year))
	}

	// That they have claimed stays known for as long as there is anything to claim.
	fn forget(coop: CoopId, member: MemberNo) {
		if !Self::is_settled(coop, member) {
			return;
		}
		Debts::<T>::remove(coop, member);
		let mut account = MemberAccounts::<T>::get(coop, member);
		let running = Books::<T>::get(coop).map(|book| book.running).unwrap_or_default();
		account.keep_only(&running);
		if account.years.is_empty() {
			MemberAccounts::<T>::remove(coop, member);
		} else {
			MemberAccounts::<T>::insert(coop, member, account);
		}
	}
}
