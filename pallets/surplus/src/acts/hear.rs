//! What the bank did, or did not do, of what was to be paid.

use crate::*;

type HeardOf<T> = Heard<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

impl<T: Config> Pallet<T> {
	/// Counts what became of one payment. What members pay of a loss, the books alone count.
	fn count_heard(book: &mut Book, became: Became, heard: &HeardOf<T>) -> Option<()> {
		let amount = heard.amount;
		let Some(to) = book.beneficiary_of(heard.account) else {
			return Some(());
		};
		book.payable_mut(to).hear(became, amount)
	}
}

impl<T: Config> HearPosts<T::AccountId, T::Hash> for Pallet<T> {
	fn heard(ledger: LedgerId, keeper: Keeper, became: Became, _: Day, items: &[HeardOf<T>]) {
		let (LedgerId::Coop(coop), Keeper::Surplus) = (ledger, keeper) else {
			return;
		};
		let Some(mut book) = Books::<T>::get(coop) else {
			return;
		};
		for heard in items {
			if Self::count_heard(&mut book, became, heard).is_none() {
				defensive!("what was ordered can be counted");
			}
		}
		Books::<T>::insert(coop, book);
	}

	fn weight(_: u32) -> Weight {
		<T as Config>::WeightInfo::hear()
	}
}
