//! What the ledger asks about treasuries, and what the federation tells.

use crate::*;
use rochdale_primitives::ledger::{Acting, BusinessYears, CashAccount, KeepLedgers, KnowCash};

impl<T: Config> Pallet<T> {
	/// The treasury whose money is in these books.
	fn kept(ledger: LedgerId) -> Option<TreasuryOf<T>> {
		Treasuries::<T>::get(TreasuryOfLedger::<T>::get(ledger)?)
	}

	/// Whether two co-ops alone have hands for a treasury, so that no two are left where one of them pays or is paid.
	///
	/// What the bank has done is entered all the same: a hand of that co-op is one of the two, and the other one is of the other
	/// co-op and has no interest. What is paid, and to whom, others have decided.
	fn needs_both(treasury: &TreasuryOf<T>) -> bool {
		treasury.is_joint() && treasury.coops().collect::<BTreeSet<_>>().len() == 2
	}

	/// Whether so much may go that nobody has approved: no more in 30 days than two signers approve at a time.
	///
	/// What shares hold aside stops none of it, because the bank has it already. It stays owed in full, and nothing else goes until
	/// what comes in has made up for it.
	fn may_go_unapproved(treasury: &TreasuryOf<T>, amount: Balance) -> Result<(), Error<T>> {
		Self::ensure_moving(treasury, 0)?;
		// Nor does it take from what is due to owners who left.
		ensure!(Self::owed(treasury) == 0 || amount <= Self::available(treasury), Error::<T>::DueToOthers);
		let Spans { now, month, .. } = Self::spans()?;
		let gone = treasury.unapproved.sum(month, now).and_then(|gone| gone.checked_add(amount));
		// What is set aside is somebody's already: hands that have not entered yet what went of it get no more for that.
		let (tier1, _) = tiers::tiers(&treasury.rules, Self::confirmed(treasury)).ok_or(Error::<T>::Overflow)?;
		// So much may have been in the opening only.
		let tier1 = if T::Ledger::is_stated(treasury.ledger) { tier1 } else { 0 };
		let least = smallest_unit(treasury.currency).and_then(|unit| unit.checked_mul(SMALL_CHARGES));
		let most = tier1.max(least.ok_or(Error::<T>::Overflow)?);
		ensure!(gone.is_some_and(|gone| gone <= most), Error::<T>::NotCovered);
		Ok(())
	}
}

impl<T: Config> KeepLedgers<T::AccountId, T::Hash> for Pallet<T> {
	fn hand(ledger: LedgerId, coop: CoopId, who: &T::AccountId) -> Option<Acting> {
		let hand = Self::member(coop, who).ok()?;
		let treasury = Self::kept(ledger)?;
		let since = Self::hand_since(&treasury, hand).min()?;
		Some(Acting { hand, since, is_joint: treasury.is_joint() })
	}

	fn benefits(ledger: LedgerId, parties: &[&PartyOf<T>], hands: &[(Hand, &T::AccountId)]) -> Option<Hand> {
		let Some(treasury) = Self::kept(ledger) else {
			return hands.first().map(|(hand, _)| *hand);
		};
		let (all, needs_both) = (Self::interests(&treasury, parties.iter().copied()), Self::needs_both(&treasury));
		let benefits = |(hand, who): &&(Hand, &T::AccountId)| {
			let to = T::Members::moves_to(hand.coop, hand.member);
			let mut interests = all.clone();
			if needs_both {
				interests.iter_mut().for_each(|interest| interest.coops.retain(|coop| *coop != hand.coop));
			}
			Self::has_interest(&interests, *hand, who, to.as_ref())
		};
		hands.iter().find(benefits).map(|(hand, _)| *hand)
	}

	fn may_go(ledger: LedgerId, going: &[(AccountNo, Balance)], _: Day) -> DispatchResult {
		let treasury = Self::kept(ledger).ok_or(Error::<T>::NoSuchTreasury)?;
		let all = going.iter().try_fold(0, |sum: Balance, (_, amount)| sum.checked_add(*amount));
		Ok(Self::may_go_unapproved(&treasury, all.ok_or(Error::<T>::Overflow)?)?)
	}

	fn weight(items: u32) -> Weight {
		let asking = Self::all_weight().saturating_add(Self::aside_weight());
		<T as Config>::WeightInfo::keep_ledger(items).saturating_add(asking)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hands() -> (LedgerId, [(T::AccountId, Hand); 2]) {
		benchmarking::hands::<T>()
	}
}

impl<T: Config> KnowCash for Pallet<T> {
	fn cash(ledger: LedgerId) -> Option<CashAccount> {
		let Treasury { cash, mode, currency, .. } = Self::kept(ledger)?;
		let unit = if mode == Mode::Bank { smallest_unit(currency)? } else { 1 };
		Some(CashAccount { account: cash, mode, unit })
	}
}

impl<T: Config> BusinessYears for Pallet<T> {
	/// Those of the treasury that has the books of the co-op, also of one that is closed.
	fn year_of(coop: CoopId, day: Day) -> Option<(Day, Day)> {
		Self::kept(LedgerId::Coop(coop))?.year_begins.year(day)
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
