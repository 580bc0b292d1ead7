//! What other pallets are told about treasuries, and what they tell.

use super::*;
use rochdale_primitives::money::KeepBooks;

impl<T: Config> KeepBooks<T::AccountId, T::Hash, Balance> for Pallet<T> {
	fn hand(book: Book, coop: CoopId, who: &T::AccountId) -> Option<Hand> {
		let Book::Treasury(id) = book;
		let treasury = Treasuries::<T>::get(id)?;
		Self::member(coop, who).ok()?;
		Self::ensure_hand(&treasury, &Self::active_signers(&treasury), coop, who).ok()
	}

	fn is_joint(book: Book) -> bool {
		let Book::Treasury(id) = book;
		Treasuries::<T>::get(id).is_none_or(|treasury| treasury.is_joint())
	}

	fn benefits(book: Book, party: &PartyOf<T>, hand: Hand, who: &T::AccountId) -> bool {
		let Book::Treasury(id) = book;
		Treasuries::<T>::get(id).is_none_or(|treasury| Self::interest(&treasury, party).is_of::<T::Members>(hand, who))
	}

	fn may_move(book: Book) -> bool {
		let Book::Treasury(id) = book;
		Treasuries::<T>::get(id)
			.is_some_and(|treasury| Self::ensure_moving(&treasury, &Self::active_signers(&treasury)).is_ok())
	}

	fn on_not_paid(book: Book, leg: &LegOf<T>) {
		let Book::Treasury(id) = book;
		if Self::give_back(id, leg).is_err() {
			defensive!("days that were counted once can be counted again");
		}
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::keep_book().saturating_add(Self::all_weight())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_book(mode: Mode) -> (Book, [(T::AccountId, Hand); 2]) {
		let (id, hands) = benchmarking::joint::<T>(mode);
		let [first, second] = [0, 1].map(|nth| hands.get(nth).cloned());
		let nobody = || (frame_benchmarking::account("nobody", 0, 0), Hand { coop: 0, member: 0 });
		(Book::Treasury(id), [first.unwrap_or_else(nobody), second.unwrap_or_else(nobody)])
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
				Self::put(id, Some(&before), after, Some(SignerEnd::LeftFederation));
				Self::deposit_event(Event::CoopGone { treasury: id, coop });
			}
		}
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::on_coop_left()
	}
}
