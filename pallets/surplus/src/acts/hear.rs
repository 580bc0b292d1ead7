//! What the bank did, or did not do, of what was to be paid.

use crate::*;

type HeardOf<T> = Heard<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

impl<T: Config> Pallet<T> {
	/// Counts what became of one payment.
	fn count_heard(coop: CoopId, book: &mut Book, became: Became, heard: &HeardOf<T>) -> Option<()> {
		let amount = heard.amount;
		if heard.account == book.accounts.owed_back {
			return Self::count_debt(coop, book, became, (heard.side, amount), heard.party.as_ref());
		}
		let Some(to) = book.beneficiary_of(heard.account) else {
			return Some(());
		};
		book.payable_mut(to).hear(became, amount)
	}
}

impl<T: Config> HearPosts<T::AccountId, T::Hash> for Pallet<T> {
	fn heard(ledger: LedgerId, keeper: Keeper, became: Became, _: Day, items: &[HeardOf<T>]) {
		// What hands have expected of members is in no account of theirs.
		let (LedgerId::Coop(coop), Keeper::Surplus | Keeper::Hands) = (ledger, keeper) else {
			return;
		};
		let Some(mut book) = Books::<T>::get(coop) else {
			return;
		};
		for heard in items {
			if Self::count_heard(coop, &mut book, became, heard).is_none() {
				defensive!("what was ordered can be counted");
			}
		}
		Books::<T>::insert(coop, book);
	}

	fn weight(items: u32) -> Weight {
		<T as Config>::WeightInfo::hear(items)
	}
}
