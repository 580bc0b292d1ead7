//! What calls weigh at most, and what they give back of it.

use crate::*;
use frame_support::dispatch::DispatchErrorWithPostInfo;

/// A number of items, of which there are never as many as numbers.
pub(crate) fn count(items: usize) -> u32 {
	items.try_into().unwrap_or(u32::MAX)
}

impl<T: Config> Pallet<T> {
	/// What it weighs to find out that a treasury belongs to others.
	pub(crate) fn owner_weight() -> Weight {
		<T as Config>::WeightInfo::set_rules()
	}

	/// The most that it weighs to open a treasury with so many lines: five accounts, and one each.
	pub(crate) fn opening_weight(lines: usize) -> Weight {
		let lines = count(lines);
		let accounts = u64::from(lines).saturating_add(6);
		let books = T::Ledger::open_weight().saturating_mul(accounts);
		<T as Config>::WeightInfo::open_treasury(lines).saturating_add(books)
	}

	/// The most that it weighs to enter so many items in the books.
	pub(crate) fn booking_weight(items: u32) -> Weight {
		T::Ledger::order_weight(items).max(T::Ledger::post_weight(2)).saturating_add(Self::all_weight())
	}

	/// The most that it weighs to carry out a request of so many items.
	pub(crate) fn carrying_weight(items: u32) -> Weight {
		<T as Config>::WeightInfo::execute(items).saturating_add(Self::booking_weight(items))
	}

	/// The most that an approval of so many items weighs, which may be the one that pays.
	pub(crate) fn approving_weight(items: u32) -> Weight {
		<T as Config>::WeightInfo::approve_last(items).saturating_add(Self::carrying_weight(items))
	}

	/// What an approval has weighed.
	pub(crate) fn approved_weight(word: &Word<T>) -> Weight {
		let items = count(word.payment.items.len());
		let spoken = if word.is_counted {
			<T as Config>::WeightInfo::approve_last(items)
		} else {
			<T as Config>::WeightInfo::approve(items)
		};
		match word.outcome {
			Outcome::IsCarriedOut => Self::approving_weight(items),
			_ => spoken.saturating_add(Self::all_weight()),
		}
	}

	/// The most that one more approval of so many items weighs, after their bank details have changed.
	pub(crate) fn again_weight(items: u32) -> Weight {
		<T as Config>::WeightInfo::approve_again(items).saturating_add(Self::booking_weight(items))
	}

	/// How many items an open request has.
	pub(crate) fn items_of(id: TreasuryId, number: PaymentNo) -> u32 {
		Payments::<T>::get(id, number).map_or(0, |payment| count(payment.items.len()))
	}

	/// What was asked, where a refusal gives back what was not. `most` is what the call weighs.
	///
	/// Who is no member, signer or hand is refused after a few reads, as taking back a request has.
	pub(crate) fn or_refused<Asked>(
		asked: Result<Asked, Error<T>>,
		most: Weight,
	) -> Result<Asked, DispatchErrorWithPostInfo> {
		let asking = match &asked {
			Err(
				Error::<T>::NoSuchTreasury
				| Error::<T>::NoSuchRequest
				| Error::<T>::NothingToApproveAgain
				| Error::<T>::NotMember
				| Error::<T>::NotHand
				| Error::<T>::OtherContent,
			) => <T as Config>::WeightInfo::withdraw_request().min(most),
			_ => most,
		};
		asked.or_refused(asking)
	}
}
