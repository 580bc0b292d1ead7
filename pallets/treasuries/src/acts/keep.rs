//! What the ledger asks about treasuries, and what the federation tells.

use crate::*;
use rochdale_primitives::ledger::KeepLedgers;

impl<T: Config> Pallet<T> {
	/// The treasury whose money is in these books.
	fn kept(ledger: LedgerId) -> Option<TreasuryOf<T>> {
		Treasuries::<T>::get(TreasuryOfLedger::<T>::get(ledger)?)
	}

	/// Whether so much may go that nobody has approved: no more in 30 days than two signers approve at a time.
	fn may_go_unapproved(treasury: &TreasuryOf<T>, amount: Balance) -> Result<(), Error<T>> {
		Self::ensure_moving(treasury, 0)?;
		// Nor does it take from what is due to owners who left.
		ensure!(Self::owed(treasury) == 0 || amount <= Self::available(treasury), Error::<T>::DueToOthers);
		let (month, now) = (Self::days(SPLIT_DAYS)?, T::Clock::deadline());
		let gone = treasury.unapproved.sum(month, now).and_then(|gone| gone.checked_add(amount));
		let (tier1, _) = Self::tiers(treasury)?;
		ensure!(gone.is_some_and(|gone| gone <= tier1), Error::<T>::NotCovered);
		Ok(())
	}
}

impl<T: Config> KeepLedgers<T::AccountId, T::Hash> for Pallet<T> {
	fn hand(ledger: LedgerId, coop: CoopId, who: &T::AccountId) -> Option<(Hand, Moment)> {
		Self::member(coop, who).ok()?;
		Self::ensure_hand(&Self::kept(ledger)?, coop, who).ok()
	}

	fn is_joint(ledger: LedgerId) -> bool {
		Self::kept(ledger).is_none_or(|treasury| treasury.is_joint())
	}

	fn benefits(ledger: LedgerId, parties: &[&PartyOf<T>], hand: Hand, who: &T::AccountId) -> bool {
		Self::kept(ledger).is_none_or(|treasury| {
			let to = T::Members::moves_to(hand.coop, hand.member);
			Self::has_interest(&Self::interests(&treasury, parties.iter().copied()), hand, who, to.as_ref())
		})
	}

	fn may_go(ledger: LedgerId, going: &[(AccountNo, Balance)], _: Day) -> DispatchResult {
		let treasury = Self::kept(ledger).ok_or(Error::<T>::NoSuchTreasury)?;
		let all = going.iter().try_fold(0, |sum: Balance, (_, amount)| sum.checked_add(*amount));
		Ok(Self::may_go_unapproved(&treasury, all.ok_or(Error::<T>::Overflow)?)?)
	}

	fn weight(items: u32) -> Weight {
		<T as Config>::WeightInfo::keep_ledger(items).saturating_add(Self::all_weight())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hands() -> (LedgerId, [(T::AccountId, Hand); 2]) {
		benchmarking::hands::<T>()
	}
}

impl<T: Config> OnCoopLeft for Pallet<T> {
	fn on_coop_left(coop: CoopId) {
		for id in TreasuriesOf::<T>::get(coop) {
			let Some(before) = Treasuries::<T>::get(id) else {
				continue;
			};
			let after = Self::without(before.clone(), coop);
			if after != before {
				if before.owner.coops().contains(&coop) && Self::make_claim(id, &before, coop, Basis::Rule).is_err() {
					defensive!("what an owner has can be set aside");
				}
				Self::put(id, Some(&before), after, Some(SignerEnd::LeftFederation));
				Self::deposit_event(Event::CoopGone { treasury: id, coop });
			}
		}
	}

	fn weight() -> Weight {
		let books = T::Ledger::post_weight(2).saturating_mul(MAX_TREASURIES.into());
		<T as Config>::WeightInfo::on_coop_left().saturating_add(books)
	}
}
