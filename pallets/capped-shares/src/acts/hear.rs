//! What the bank did, or did not do, of what was expected and of what was to be paid.

use crate::*;

type HeardOf<T> = Heard<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

impl<T: Config> Pallet<T> {
	/// Counts what became of a payment to a member.
	fn heard_payout(coop: CoopId, became: Became, heard: &HeardOf<T>) -> Option<()> {
		let Some(Party::Member(of, member)) = heard.party.as_ref() else {
			return None;
		};
		let amount = heard.amount;
		(*of == coop).then_some(())?;
		Self::change_stake(coop, *member, |stake| {
			match became {
				Became::Posted(_) => stake.ordered = stake.ordered.checked_sub(amount)?,
				Became::Unposted(_) => stake.ordered = stake.ordered.checked_add(amount)?,
				Became::Returned(_) => stake.owed = stake.owed.checked_add(amount)?,
				Became::NotReturned(_) => stake.owed = stake.owed.checked_sub(amount)?,
				Became::Voided | Became::Expired => {
					stake.ordered = stake.ordered.checked_sub(amount)?;
					stake.owed = stake.owed.checked_add(amount)?;
				}
			}
			Some(())
		})
		.ok()
	}

	/// Counts what a subscriber has paid by bank, or has not after all. What came too late, when it was full, or
	/// of who has left is refunded.
	fn heard_payment(coop: CoopId, no: OfferNo, became: Became, day: Day, heard: &HeardOf<T>) -> Option<()> {
		let Some(Party::Member(of, member)) = heard.party.as_ref() else {
			return None;
		};
		(*of == coop).then_some(())?;
		let mut offer = Offers::<T>::get(coop, no)?;
		let par = Classes::<T>::get(coop, offer.terms.class)?.terms.par;
		match became {
			Became::Posted(_) | Became::NotReturned(_) => {
				let more = u64::try_from(heard.amount.checked_div(par)?).ok()?;
				let counts = day <= offer.last_day
					&& T::Members::is_seated(coop, *member)
					&& Self::ensure_on_offer(&offer, more).is_ok();
				Self::count_paid(coop, (no, &mut offer), par, *member, (heard.amount, counts))?;
			}
			Became::Unposted(_) | Became::Returned(_) => {
				Self::uncount_paid(coop, (no, &mut offer), par, *member, heard.amount)?;
			}
			Became::Voided | Became::Expired => return Some(()),
		}
		Offers::<T>::insert(coop, no, offer);
		Some(())
	}
}

impl<T: Config> HearPosts<T::AccountId, T::Hash> for Pallet<T> {
	fn heard(ledger: LedgerId, keeper: Keeper, became: Became, day: Day, items: &[HeardOf<T>]) {
		let LedgerId::Coop(coop) = ledger else {
			return;
		};
		if keeper != Keeper::Shares {
			return;
		}
		let book = Books::<T>::get(coop);
		let accounts = book.as_ref().map(|book| book.accounts);
		let is_brought = |no| book.as_ref().is_some_and(|book| book.brought.iter().any(|(_, account)| *account == no));
		let (due, handed_over) = (accounts.map(|all| all.due), accounts.map(|all| all.handed_over));
		for heard in items {
			let counted = match OfferOfAccount::<T>::get(coop, heard.account) {
				Some(offer) => Self::heard_payment(coop, offer, became, day, heard),
				None if due == Some(heard.account) => Self::heard_payout(coop, became, heard),
				// The books say it all.
				None if handed_over == Some(heard.account) || is_brought(heard.account) => Some(()),
				None => None,
			};
			if counted.is_none() {
				defensive!("what was ordered can be counted");
			}
		}
	}

	fn weight(items: u32) -> Weight {
		<T as Config>::WeightInfo::hear(items)
	}
}
