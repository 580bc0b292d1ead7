//! What the bank did, or did not do, of what was expected and of what was to be paid.

use crate::*;

type HeardOf<T> = Heard<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

impl<T: Config> Pallet<T> {
	/// Counts what became of a payment to a member. Gives what of it they are not owed any more, and owe, and the fraction that no
	/// bank can pay of who has left.
	fn heard_payout(coop: CoopId, book: &Book, became: Became, heard: &HeardOf<T>) -> Option<(Balance, Balance)> {
		let Some(Party::Member(of, member)) = heard.party.as_ref() else {
			return None;
		};
		let amount = heard.amount;
		(*of == coop).then_some(())?;
		let mut missing = 0;
		Self::change_stake(coop, *member, |stake| {
			match became {
				Became::Posted(_) => stake.ordered = stake.ordered.checked_sub(amount)?,
				Became::Unposted(_) => stake.ordered = stake.ordered.checked_add(amount)?,
				Became::Returned(_) => stake.owed = stake.owed.checked_add(amount)?,
				// They may have been paid once more meanwhile.
				Became::NotReturned(_) => {
					missing = amount.saturating_sub(stake.owed);
					stake.owed = stake.owed.saturating_sub(amount);
				}
				Became::Voided | Became::Expired => {
					stake.ordered = stake.ordered.checked_sub(amount)?;
					stake.owed = stake.owed.checked_add(amount)?;
				}
			}
			Some(())
		})
		.ok()?;
		Self::add_missing((coop, *member, book.accounts.paid_in), missing)?;
		let kept = match became {
			Became::Posted(_) => Self::take_fraction(coop, book.other_cash, *member)?,
			_ => 0,
		};
		Some((missing, kept))
	}

	/// Takes what is missing of members from where it is kept apart, so that what is due to the others is there.
	fn keep_apart(coop: CoopId, missing: Balance) -> Option<()> {
		let Accounts { due, paid_in, .. } = Self::accounts(coop).ok()?;
		let legs = vec![Self::debit(paid_in, missing, None), Self::credit(due, missing, None)];
		Self::enter(coop, legs, Basis::Rule, Self::voucher(coop, &[]), Moves::Nothing).ok()
	}

	/// Counts what a subscriber has paid by bank, or has not after all. What came too late, when it was full, or
	/// of who has left is refunded.
	fn heard_payment(coop: CoopId, no: OfferNo, became: Became, day: Day, heard: &HeardOf<T>) -> Option<()> {
		let Some(Party::Member(of, member)) = heard.party.as_ref() else {
			return None;
		};
		(*of == coop).then_some(())?;
		let mut offer = Offers::<T>::get(coop, no)?;
		if offer.state != OfferState::Open {
			return Self::heard_aside(coop, (offer.terms.class, true), became, day, heard);
		}
		let par = Classes::<T>::get(coop, offer.terms.class)?.terms.par;
		match became {
			Became::Posted(_) | Became::NotReturned(_) => {
				let before = Self::subscription(coop, (no, &offer), *member, &Stakes::<T>::get(coop, *member));
				let after = Subscription { paid: before.paid.checked_add(heard.amount)?, ..before };
				let more = after.shares(par)?.checked_sub(before.shares(par)?)?;
				let counts = day <= offer.last_day
					&& T::Members::is_seated(coop, *member)
					&& Self::ensure_on_offer(&offer, more).is_ok();
				Self::count_paid(coop, (no, &mut offer), par, *member, (heard.amount, counts))?;
			}
			Became::Unposted(_) | Became::Returned(_) => {
				// What was entered for a later day never counted. What a bank has back may have been any of it.
				let never_counted = matches!(became, Became::Unposted(_)) && day > offer.last_day;
				Self::uncount_paid(coop, (no, &mut offer), par, *member, (heard.amount, never_counted))?;
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
		let is =
			|account, of: fn(&Accounts) -> AccountNo| book.as_ref().map(|book| of(&book.accounts)) == Some(account);
		let is_brought = |no| book.as_ref().is_some_and(|book| book.brought.iter().any(|(_, account)| *account == no));
		let (mut missing, mut kept): (Balance, Balance) = (0, 0);
		for heard in items {
			let counted = match OfferOfAccount::<T>::get(coop, heard.account) {
				Some(offer) => Self::heard_payment(coop, offer, became, day, heard),
				None if is(heard.account, |accounts| accounts.due) => {
					let more = book.as_ref().and_then(|book| Self::heard_payout(coop, book, became, heard));
					more.and_then(|more| {
						(missing, kept) = (missing.checked_add(more.0)?, kept.checked_add(more.1)?);
						Some(())
					})
				}
				None if is(heard.account, |accounts| accounts.paid_in) => {
					let known = match heard.item.and_then(|(pending, _)| Lists::<T>::get(coop, pending)) {
						Some(Purpose::Class(class)) => Some((class, false)),
						// What is more than a bank had taken back is owed back, by whichever class.
						Some(Purpose::Missing) => Some((1, true)),
						Some(Purpose::Offer(_)) | None => None,
					};
					known.and_then(|known| Self::heard_aside(coop, known, became, day, heard))
				}
				// The books say it all.
				None if is(heard.account, |accounts| accounts.handed_over) || is_brought(heard.account) => Some(()),
				None => None,
			};
			if counted.is_none() {
				defensive!("what was ordered can be counted");
			}
		}
		if missing > 0 && Self::keep_apart(coop, missing).is_none() {
			defensive!("what is missing can be kept apart");
		}
		if kept > 0 && Self::keep_dust(coop, kept).is_err() {
			defensive!("what no bank can pay can be kept");
		}
	}

	fn weight(items: u32) -> Weight {
		// What was paid twice is kept apart in one entry, or what no bank can pay is kept. Of that it is asked who has left, and how
		// the money of the co-op moves. Of who has left and pays by bank it is counted that something is open.
		let items_asked = u64::from(items).saturating_mul(2).saturating_add(2);
		let asked = T::DbWeight::get().reads_writes(items_asked, items.into());
		<T as Config>::WeightInfo::hear(items).saturating_add(T::Ledger::post_weight(2)).saturating_add(asked)
	}
}
