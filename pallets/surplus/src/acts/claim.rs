//! Members claim their shares by proofs, whoever brings them, until the time for it is over.

use crate::*;

impl<T: Config> Pallet<T> {
	/// The patronage of a year to which claims are open, and what was claimed.
	pub(crate) fn open_patronage(coop: CoopId, year: Day) -> Result<(PatronageOf<T>, Claimed), Error<T>> {
		let patronage = Patronages::<T>::get(coop, year).ok_or(Error::<T>::ClaimsNotOpen)?;
		let claimed = *patronage.claimed().ok_or(Error::<T>::ClaimsNotOpen)?;
		Ok((patronage, claimed))
	}

	/// The same, while it can be claimed.
	pub(crate) fn claimable(coop: CoopId, year: Day) -> Result<(PatronageOf<T>, Claimed), Error<T>> {
		let (patronage, claimed) = Self::open_patronage(coop, year)?;
		let is_over = claimed.is_lapsed || T::Clock::has_passed(claimed.lapses_at);
		ensure!(!is_over, Error::<T>::ClaimsLapsed);
		Ok((patronage, claimed))
	}

	/// Whether this is a share of a member that nobody has claimed. Gives their account with it, what is paid and what is kept.
	pub(crate) fn may_claim(
		(coop, year): (CoopId, Day),
		(patronage, claimed): (&PatronageOf<T>, &mut Claimed),
		claim: &PatronageClaimOf<T>,
	) -> Result<(MemberAccount, Balance, Balance), Error<T>> {
		let PatronageClaim { share, proof } = claim;
		ensure!((share.coop, share.year) == (coop, year), Error::<T>::OtherShare);
		let mut account = MemberAccounts::<T>::get(coop, share.member);
		ensure!(!account.has_claimed(year), Error::<T>::AlreadyClaimed);
		commitment::check::<T::Hashing>(&patronage.commitment, share, proof).map_err(Self::why)?;
		let cash = patronage::cash(share.refund, claimed.cash_bps, claimed.unit).map_err(Self::why)?;
		ensure!(share.cash == cash, Error::<T>::WrongCash);
		ensure!(T::Parties::is_party(&Party::Member(coop, share.member)), Error::<T>::NoSuchMember);
		let kept = share.refund.checked_sub(cash).ok_or(Error::<T>::Overflow)?;
		let most = (patronage.commitment.cash, patronage.kept().ok_or(Error::<T>::Overflow)?);
		claimed.claim((cash, kept), most).ok_or(Error::<T>::BeyondSum)?;
		if account.is_full() {
			account.keep_only(&Self::book(coop)?.running);
		}
		account.add(year, kept).ok_or(Error::<T>::Overflow)?;
		Ok((account, cash, kept))
	}

	/// Adds each share to what its member is owed and to their account, as far as it is one. Fails by the first reason where none
	/// is.
	pub(crate) fn do_claim(
		coop: CoopId,
		year: Day,
		(mut patronage, mut claimed): (PatronageOf<T>, Claimed),
		claims: ClaimList<T>,
	) -> DispatchResult {
		Self::each(claims, |claim| {
			let mut after = claimed;
			let (account, cash, kept) = Self::may_claim((coop, year), (&patronage, &mut after), &claim)?;
			let member = claim.share.member;
			T::Dues::owe(coop, member, cash)?;
			MemberAccounts::<T>::insert(coop, member, account);
			Self::deposit_event(Event::PatronageClaimed { coop, year, member, cash, kept });
			claimed = after;
			Ok(())
		})?;
		patronage.state = PatronageState::Open(claimed);
		Patronages::<T>::insert(coop, year, patronage);
		Ok(())
	}

	/// Does something for each of a list, as far as it can be done. Fails by the first reason where it can be done for none.
	pub(crate) fn each<One>(
		list: impl IntoIterator<Item = One>,
		mut act: impl FnMut(One) -> DispatchResult,
	) -> DispatchResult {
		let (mut is_done, mut refused) = (false, None);
		for one in list {
			match with_storage_layer(|| act(one)) {
				Ok(()) => is_done = true,
				Err(why) => refused = refused.or(Some(why)),
			}
		}
		match is_done {
			true => Ok(()),
			false => Err(refused.unwrap_or(Error::<T>::NothingDue.into())),
		}
	}

	/// What nobody has claimed of a year is the indivisible reserve's.
	pub(crate) fn lapse_claims(coop: CoopId, year: Day) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let (mut patronage, mut claimed) = Self::open_patronage(coop, year)?;
		let mut book = Self::book(coop)?;
		let unclaimed = patronage.unclaimed(&claimed).ok_or_else(overflow)?;
		let mut due = patronage.commitment.cash.checked_sub(claimed.cash).ok_or_else(overflow)?;
		let mut of_accounts = 0;
		match &mut claimed.revolved {
			Some(revolved) => {
				let amount = revolved.take(unclaimed).ok_or_else(overflow)?;
				let all = amount.checked_add(revolved.take_dust()).ok_or_else(overflow)?;
				due = due.checked_add(all).ok_or_else(overflow)?;
			}
			None => {
				of_accounts = book.take_kept(year, unclaimed).ok_or_else(overflow)?;
				if !book.keeps(year) {
					book.end(year);
				}
			}
		}
		claimed.is_lapsed = true;
		Self::to_reserve(coop, &book.accounts, (due, of_accounts))?;
		patronage.state = PatronageState::Open(claimed);
		Patronages::<T>::insert(coop, year, patronage);
		Books::<T>::insert(coop, book);
		let amount = due.checked_add(of_accounts).ok_or_else(overflow)?;
		Self::deposit_event(Event::ClaimsLapsed { coop, year, amount });
		Ok(())
	}

	/// Enters that what was due, and what was in member accounts, is the indivisible reserve's.
	pub(crate) fn to_reserve(coop: CoopId, accounts: &Accounts, (due, kept): (Balance, Balance)) -> DispatchResult {
		let all = due.checked_add(kept).ok_or(Error::<T>::Overflow)?;
		let legs =
			vec![Self::debit(accounts.due, due), Self::debit(accounts.kept, kept), Self::credit(accounts.reserve, all)];
		Self::enter(coop, legs, Basis::Rule, Self::voucher(coop, b"limitation"), Moves::Nothing)
	}
}
