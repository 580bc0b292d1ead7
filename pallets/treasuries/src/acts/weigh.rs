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

	/// The most that it weighs to open a treasury with so many lines: the books, five accounts, two of owners, and one each.
	pub(crate) fn opening_weight(lines: usize) -> Weight {
		let lines = count(lines);
		let accounts = u64::from(lines).saturating_add(8);
		let books = T::Ledger::open_weight().saturating_mul(accounts);
		Self::asking_to_open_weight(lines, MAX_PARTIES).saturating_add(books)
	}

	/// What it weighs to find out that so many owners cannot open a treasury with so many lines: each may be dissolved.
	pub(crate) fn asking_to_open_weight(lines: u32, owners: u32) -> Weight {
		let dissolved = T::Dissolutions::weight().saturating_mul(owners.into());
		<T as Config>::WeightInfo::open_treasury(lines).saturating_add(dissolved)
	}

	/// The most that it weighs to enter so many items in the books.
	pub(crate) fn booking_weight(items: u32) -> Weight {
		let redeeming = T::Ledger::order_weight(1).saturating_add(T::Redeem::weight());
		T::Ledger::order_weight(items).max(T::Ledger::post_weight(2)).max(redeeming)
	}

	/// The most that it weighs to end a redemption. The owners' resolution asks less.
	pub(crate) fn ending_weight() -> Weight {
		<T as Config>::WeightInfo::end_redemption().saturating_add(Self::moving_weight())
	}

	/// What the question weighs how much of the money shares hold aside, which benchmarks do not measure: what they open is of
	/// several co-ops, which have no shares together.
	pub(crate) fn aside_weight() -> Weight {
		T::SetAside::weight()
	}

	/// The most that it weighs to report on a treasury.
	pub(crate) fn reporting_weight() -> Weight {
		<T as Config>::WeightInfo::report_outturn().saturating_add(Self::aside_weight())
	}

	/// The most that it weighs to close a treasury.
	pub(crate) fn closing_weight() -> Weight {
		<T as Config>::WeightInfo::close_treasury().saturating_add(Self::aside_weight())
	}

	/// The most that it weighs to carry out a request of so many items.
	pub(crate) fn carrying_weight(items: u32) -> Weight {
		Self::asking_weight(items).saturating_add(Self::booking_weight(items))
	}

	/// The most that it weighs to find out whether a request of so many items can be carried out.
	pub(crate) fn asking_weight(items: u32) -> Weight {
		let books = Self::aside_weight().saturating_add(Self::all_weight());
		<T as Config>::WeightInfo::execute(items).saturating_add(books)
	}

	/// The most that an approval of so many items weighs, which may be the one that pays.
	pub(crate) fn approving_weight(items: u32) -> Weight {
		let asking = <T as Config>::WeightInfo::approve_last(items).saturating_add(Self::moving_weight());
		asking.saturating_add(Self::carrying_weight(items))
	}

	/// What an approval has weighed.
	pub(crate) fn approved_weight(word: &Word<T>) -> Weight {
		let items = count(word.payment.items.len());
		let spoken = if word.is_counted {
			<T as Config>::WeightInfo::approve_last(items)
		} else {
			<T as Config>::WeightInfo::approve(items)
		};
		let carried = match word.outcome {
			Outcome::IsCarriedOut => Self::carrying_weight(items),
			// For its tier.
			_ if word.payment.approvals.len() >= MIN_APPROVALS => Self::aside_weight(),
			_ => Weight::zero(),
		};
		spoken.saturating_add(carried).saturating_add(word.seldom)
	}

	/// What a request of so many items weighs, with an entry in the queue or without one.
	pub(crate) fn requesting_weight(items: u32, is_queued: bool) -> Weight {
		let queue = T::DbWeight::get().writes(is_queued.into());
		<T as Config>::WeightInfo::request(items).saturating_add(queue).saturating_add(Self::aside_weight())
	}

	/// The most that it weighs to close the requests of a treasury whose time is over: each as one that is taken back.
	pub(crate) fn expiring_weight() -> Weight {
		<T as Config>::WeightInfo::withdraw_request().saturating_mul(MAX_OPEN_REQUESTS.into())
	}

	/// What it weighs to find out that a signer whose seat moves goes to the key of another one: of each signer the co-op, the
	/// office, the seat and where it moves.
	pub(crate) fn moving_weight() -> Weight {
		T::DbWeight::get().reads(u64::from(MAX_SIGNERS).saturating_mul(4))
	}

	/// What is seldom asked, and was asked about this: whether all co-ops share a treasury that the federation pays, and to whom
	/// the seat of a signer goes.
	pub(crate) fn seldom_weight(
		treasury: &TreasuryOf<T>,
		items: &[Item<T::AccountId, T::Hash>],
		is_moving: bool,
	) -> Weight {
		let is_asked =
			treasury.owner == Owner::Federation && items.iter().any(|item| matches!(item.payee, Party::Treasury(_)));
		let all = if is_asked { Self::all_weight() } else { Weight::zero() };
		if is_moving {
			all.saturating_add(Self::moving_weight())
		} else {
			all
		}
	}

	/// The most that one more approval of so many items weighs, after their bank details have changed.
	pub(crate) fn again_weight(items: u32) -> Weight {
		let books = Self::booking_weight(items).saturating_add(Self::all_weight());
		// Whether somebody has set what they approve: by the seat of each who has approved.
		let seats = T::DbWeight::get().reads(MAX_SIGNERS.into());
		let asking = <T as Config>::WeightInfo::approve_again(items).saturating_add(seats);
		asking.saturating_add(books).saturating_add(Self::moving_weight())
	}

	/// The most that a rejection of so many items weighs.
	pub(crate) fn rejecting_weight(items: u32) -> Weight {
		<T as Config>::WeightInfo::reject(items)
			.saturating_add(Self::aside_weight())
			.saturating_add(Self::all_weight())
			.saturating_add(Self::moving_weight())
	}

	/// The most that a payment by resolution weighs of so many items.
	pub(crate) fn paying_weight(items: u32) -> Weight {
		let books = Self::booking_weight(items).saturating_add(Self::aside_weight());
		<T as Config>::WeightInfo::pay(items).saturating_add(books)
	}

	/// What an approval weighs at most that is refused.
	pub(crate) fn refusing_weight(id: TreasuryId, number: PaymentNo) -> Weight {
		let asking = <T as Config>::WeightInfo::approve(Self::items_of(id, number));
		asking.saturating_add(Self::all_weight()).saturating_add(Self::moving_weight())
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
		most: impl FnOnce() -> Weight,
	) -> Result<Asked, DispatchErrorWithPostInfo> {
		let asking = |error: &Error<T>| match error {
			Error::<T>::NoSuchTreasury
			| Error::<T>::NoSuchRequest
			| Error::<T>::NoSuchRedemption
			| Error::<T>::NothingToApproveAgain
			| Error::<T>::NotMember
			| Error::<T>::NotHand
			| Error::<T>::OtherContent => <T as Config>::WeightInfo::withdraw_request().min(most()),
			_ => most(),
		};
		// What was not refused has its own weight.
		let asking = asked.as_ref().err().map_or(Weight::zero(), asking);
		asked.or_refused(asking)
	}
}
