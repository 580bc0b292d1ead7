//! Which calls are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		match self {
			// For two hands: the first so many times in a period, the second because each is the second only once.
			Self::post { ledger, coop, posting } => {
				of_word::<T>(Pallet::<T>::may_post(*ledger, *coop, who, posting).map(|(word, ..)| word))
			}
			Self::void { ledger, coop, pending, place, reason } => of_word::<T>(
				Pallet::<T>::may_void(*ledger, *coop, who, *pending, *place, *reason).map(|(word, ..)| word),
			),
			Self::correct { ledger, coop, entry, reason, anew } => of_word::<T>(
				Pallet::<T>::may_correct(*ledger, *coop, who, *entry, *reason, anew.as_ref()).map(|(word, ..)| word),
			),
			Self::close { ledger, coop, statement } => {
				of_word::<T>(Pallet::<T>::may_close(*ledger, *coop, who, statement).map(|(word, ..)| word))
			}
			Self::open_balances { ledger, coop, opening } => {
				of_word::<T>(Pallet::<T>::may_open_balances(*ledger, *coop, who, opening).map(|(word, ..)| word))
			}
			Self::set_details { ledger, coop, party, details } => {
				of_word::<T>(Pallet::<T>::may_set_details(*ledger, *coop, who, party, *details).map(|(word, ..)| word))
			}
			// For a hand, so many times in a period.
			Self::expect { ledger, coop, bank, item, voucher, days } => {
				let may = Pallet::<T>::may_expect(*ledger, *coop, who, *bank, item, *voucher, *days);
				Charge::within(may, |(hand, ..)| Pallet::<T>::one_more_free(hand).is_some())
			}
			// For who has begun it and for hands, once each.
			Self::withdraw { ledger, coop, content } => {
				Charge::of(Pallet::<T>::may_withdraw(*ledger, *coop, who, *content))
			}
			// Who pays in has units, and who enters what transfers have brought does it for whom they like.
			_ => Charge::Fee,
		}
	}
}

/// Free for the second of two hands, and for the first as long as it has free beginnings left in its period.
fn of_word<T: Config>(may: Result<Word<T>, Error<T>>) -> Charge {
	Charge::within(may, |word| match word {
		Word::Begins(first) => Pallet::<T>::one_more_free(first.entered.by).is_some(),
		Word::Joins(..) => true,
	})
}
