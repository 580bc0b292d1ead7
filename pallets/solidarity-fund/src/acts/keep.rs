//! The emergency committee posts in the books of the fund what its bank has done, two members of two co-ops each time.

use crate::*;
use rochdale_primitives::ledger::{Acting, KeepLedgers};

impl<T: Config> Pallet<T> {
	pub(crate) fn may_open_bank() -> Result<(), Error<T>> {
		ensure!(Self::bank().is_none(), Error::<T>::BankExists);
		Ok(())
	}

	/// What hands have entered as charges in the period that runs, or in one that begins.
	fn charges_of_period() -> Result<Charges, Error<T>> {
		let known = BankCharges::<T>::get();
		if !T::Clock::has_passed(known.until) {
			return Ok(known);
		}
		let until = Self::in_days(limits::CHARGE_DAYS)?;
		Ok(Charges { until, gone: 0 })
	}

	/// Counts what hands have entered as gone by a statement alone.
	fn heard_of_charge(amount: Balance) -> DispatchResult {
		let mut charges = Self::charges_of_period()?;
		charges.gone = charges.gone.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		BankCharges::<T>::put(charges);
		Ok(())
	}

	/// Whether this can be allowed whenever it is decided: a document says why, and a bank moves so much.
	pub(crate) fn check_return(amount: Balance, document: T::Hash) -> Result<(), Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		Self::ensure_whole(amount)
	}

	/// What hands may enter from now on as taken back, `None` if nothing.
	pub(crate) fn may_allow_return(amount: Balance, document: T::Hash) -> Result<Option<Returns>, Error<T>> {
		Self::check_return(amount, document)?;
		ensure!(Self::bank().is_some(), Error::<T>::NoBank);
		let until = Self::in_days(limits::RETURN_DAYS)?;
		Ok((amount > 0).then_some(Returns { until, allowed: amount, left: amount }))
	}

	pub(crate) fn do_allow_return(returns: Option<Returns>, document: T::Hash) {
		AllowedReturns::<T>::set(returns);
		Self::deposit_event(match returns {
			Some(Returns { until, allowed, .. }) => Event::ReturnAllowed { amount: allowed, until, document },
			None => Event::ReturnEnded { document },
		});
	}

	/// What hands may enter as taken back, as long as its time runs.
	fn returns_in_force() -> Option<Returns> {
		AllowedReturns::<T>::get().filter(|returns| !T::Clock::has_passed(returns.until))
	}

	/// Counts what hands have entered as gone from an account by the word of the bank alone: charges, and what it took back.
	pub(crate) fn heard_of_gone(account: AccountNo, amount: Balance) -> DispatchResult {
		let (_, gifts, charges) = Self::bank().ok_or(Error::<T>::NoBank)?;
		let rest = match Self::returns_in_force().filter(|_| account != charges) {
			Some(returns) => {
				let taken = returns.left.min(amount);
				let left = returns.left.checked_sub(taken).ok_or(Error::<T>::Overflow)?;
				AllowedReturns::<T>::put(Returns { left, ..returns });
				// Gifts that came before may have taken what payments of co-ops were let go for: together they are within both.
				amount.checked_sub(taken).ok_or(Error::<T>::Overflow)?
			}
			// Payments of co-ops only go then where a correction has let them come back before.
			None if ![gifts, charges].contains(&account) => 0,
			None => amount,
		};
		if rest > 0 {
			Self::heard_of_charge(rest)?;
		}
		Ok(())
	}

	/// Lets hands enter once more what they have said was wrong, no more than was allowed.
	pub(crate) fn heard_of_not_gone(account: AccountNo, amount: Balance) -> DispatchResult {
		let (_, _, charges) = Self::bank().ok_or(Error::<T>::NoBank)?;
		if let Some(returns) = Self::returns_in_force().filter(|_| account != charges) {
			let left = returns.left.checked_add(amount).ok_or(Error::<T>::Overflow)?.min(returns.allowed);
			AllowedReturns::<T>::put(Returns { left, ..returns });
		}
		Ok(())
	}
}

impl<T: Config> KeepLedgers<T::AccountId, T::Hash> for Pallet<T> {
	fn hand(ledger: LedgerId, coop: CoopId, who: &T::AccountId) -> Option<Acting> {
		if ledger != LedgerId::Fund {
			return None;
		}
		let (hand, committee) = Self::in_committee(coop, who).ok()?;
		Some(Acting { hand, since: committee.since, is_joint: true })
	}

	fn benefits(
		_: LedgerId,
		parties: &[&Party<T::AccountId, T::Hash>],
		hands: &[(Hand, &T::AccountId)],
	) -> Option<Hand> {
		let concerns = |(hand, who): &&(Hand, &T::AccountId)| {
			parties.iter().any(|party| match party {
				Party::Coop(coop) | Party::Member(coop, _) => {
					*coop == hand.coop || T::Members::sits_or_will(*coop, who).is_some()
				}
				Party::Account(account) => account == *who || T::Members::has_seat(*hand, account),
				_ => false,
			})
		};
		hands.iter().find(concerns).map(|(hand, _)| *hand)
	}

	/// Charges of the bank and gifts may go, no more in a period than is usual. What else came from co-ops, and more of gifts, may
	/// go as far as the federation has let it.
	fn may_go(_: LedgerId, going: &[(AccountNo, Balance)], _: Day) -> DispatchResult {
		let books = Books::<T>::get().ok_or(Error::<T>::NoBank)?;
		let (_, gifts, charges) = books.bank.ok_or(Error::<T>::NoBank)?;
		let paid_by_coops = [books.dues, books.loans, books.granted];
		let known = |account: &AccountNo| [gifts, charges].contains(account) || paid_by_coops.contains(account);
		ensure!(going.iter().all(|(account, _)| known(account)), Error::<T>::NotCovered);
		let sum = |accounts: &[AccountNo]| {
			let of = going.iter().filter(|(account, _)| accounts.contains(account));
			rules::units::sum(of.map(|(_, amount)| *amount)).ok_or(Error::<T>::Overflow)
		};
		let (of_coops, given, charged) = (sum(&paid_by_coops)?, sum(&[gifts])?, sum(&[charges])?);
		let returned = of_coops.checked_add(given).ok_or(Error::<T>::Overflow)?;
		let left = Self::returns_in_force().map_or(0, |returns| returns.left);
		ensure!(of_coops <= left, Error::<T>::NotCovered);

		let rest = returned.saturating_sub(left);
		let usual = charged.checked_add(rest).ok_or(Error::<T>::Overflow)?;
		let gone = usual.checked_add(Self::charges_of_period()?.gone).ok_or(Error::<T>::Overflow)?;
		ensure!(usual == 0 || gone <= limits::MAX_CHARGES, Error::<T>::NotCovered);
		Ok(())
	}

	fn weight(items: u32) -> Weight {
		// Of each item for both hands whether they sit in the co-op that it is about, or will.
		T::DbWeight::get().reads_writes(u64::from(items).saturating_mul(4).saturating_add(11), 1)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hands() -> (LedgerId, [(T::AccountId, Hand); 2]) {
		unreachable!("the books of the fund are no example of others")
	}
}
