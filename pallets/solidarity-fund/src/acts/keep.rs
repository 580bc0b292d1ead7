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
	pub(crate) fn heard_of_charge(amount: Balance) -> DispatchResult {
		let mut charges = Self::charges_of_period()?;
		charges.gone = charges.gone.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		BankCharges::<T>::put(charges);
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

	/// Charges of the bank may go, no more in a period than is usual.
	fn may_go(_: LedgerId, going: &[(AccountNo, Balance)], _: Day) -> DispatchResult {
		let (_, gifts, charges) = Self::bank().ok_or(Error::<T>::NoBank)?;
		let is_usual = going.iter().all(|(account, _)| [gifts, charges].contains(account));
		ensure!(is_usual, Error::<T>::NotCovered);
		let amounts = going.iter().map(|(_, amount)| *amount);
		let gone = rules::units::sum(amounts.chain([Self::charges_of_period()?.gone])).ok_or(Error::<T>::Overflow)?;
		ensure!(gone <= limits::MAX_CHARGES, Error::<T>::NotCovered);
		Ok(())
	}

	fn weight(items: u32) -> Weight {
		// Of each item for both hands whether they sit in the co-op that it is about, or will.
		T::DbWeight::get().reads_writes(u64::from(items).saturating_mul(4).saturating_add(10), 1)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hands() -> (LedgerId, [(T::AccountId, Hand); 2]) {
		unreachable!("the books of the fund are no example of others")
	}
}
