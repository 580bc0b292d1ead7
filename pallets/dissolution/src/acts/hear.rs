//! What the bank did, or did not do, of what the heir is to get.

use crate::*;

type HeardOf<T> = Heard<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

impl<T: Config> Pallet<T> {
	/// Counts what became of payments of a co-op that ends.
	fn heard_of_residue(coop: CoopId, became: Became, items: &[HeardOf<T>]) -> Option<()> {
		let Some(mut dissolution) = Dissolutions::<T>::get(coop) else {
			return Some(());
		};
		let (Stage::Distributed(residue) | Stage::Extinct { residue, .. }) = &mut dissolution.stage else {
			return Some(());
		};
		let account = residue.accounts?.residue;
		for heard in items.iter().filter(|heard| heard.account == account) {
			residue.payable.hear(became, heard.amount)?;
		}
		Dissolutions::<T>::insert(coop, dissolution);
		Some(())
	}

	/// Counts what has come to a co-op from others that were dissolved. It goes to the reserve, which gives nothing back.
	fn heard_of_inheritance(heir: CoopId, became: Became, items: &[HeardOf<T>]) -> Option<()> {
		let Some(mut known) = Inheritances::<T>::get(heir) else {
			return Some(());
		};
		let own = items.iter().filter(|heard| heard.account == known.account);
		let amount = own.map(|heard| heard.amount).try_fold(0, Balance::checked_add)?;
		known.arrived = match became {
			Became::Posted(_) | Became::NotReturned(_) => known.arrived.checked_add(amount)?,
			Became::Unposted(_) | Became::Returned(_) => known.arrived.checked_sub(amount)?,
			Became::Voided | Became::Expired => known.arrived,
		};
		let more = known.arrived.saturating_sub(known.reserved);
		if more > 0 {
			let reserve = T::Dues::accounts(heir).ok()?.reserve;
			let legs = vec![Self::debit(known.account, more), Self::credit(reserve, more)];
			Self::enter(heir, legs, Basis::Rule, Self::voucher(heir)).ok()?;
			known.reserved = known.arrived;
			// Where its own money is divided already, it hands that on.
			let stage = Dissolutions::<T>::get(heir).map(|known| known.stage);
			if !matches!(stage, Some(Stage::Distributed(_) | Stage::Extinct { .. })) {
				Self::lock(heir, more).ok()?;
			}
			Self::deposit_event(Event::ResidueReceived { coop: heir, amount: more });
		}
		Inheritances::<T>::insert(heir, known);
		Some(())
	}

	/// Hash of what stands behind what follows from the rules alone.
	fn voucher(coop: CoopId) -> T::Hash {
		T::Hashing::hash_of(&(b"inheritance", coop))
	}
}

impl<T: Config> HearPosts<T::AccountId, T::Hash> for Pallet<T> {
	fn heard(ledger: LedgerId, keeper: Keeper, became: Became, _: Day, items: &[HeardOf<T>]) {
		let (LedgerId::Coop(coop), Keeper::Dissolution) = (ledger, keeper) else {
			return;
		};
		if Self::heard_of_residue(coop, became, items).is_none() {
			defensive!("what was ordered can be counted");
		}
		if Self::heard_of_inheritance(coop, became, items).is_none() {
			defensive!("what has come can be counted");
		}
	}

	fn weight(_: u32) -> Weight {
		let others = T::Reserves::weight().saturating_add(T::Dues::weight().accounts);
		<T as Config>::WeightInfo::hear().saturating_add(others)
	}
}
