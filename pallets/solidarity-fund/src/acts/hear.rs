//! What the bank of the fund did, or did not do.

use crate::*;

type HeardOf<T> = Heard<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

impl<T: Config> Pallet<T> {
	/// Counts what became of a payment to a co-op.
	fn heard_of_payment(no: AwardNo, became: Became, amount: Balance) -> DispatchResult {
		let mut award = Self::award(no)?;
		let excess = Self::excess(&award);
		award.payable.hear(became, amount).ok_or(Error::<T>::Overflow)?;
		// What is due again was paid before, where a bank had not given it back after all.
		let twice = award.payable.due.min(award.payable.overpaid);
		award.payable.due = award.payable.due.checked_sub(twice).ok_or(Error::<T>::Overflow)?;
		award.payable.overpaid = award.payable.overpaid.checked_sub(twice).ok_or(Error::<T>::Overflow)?;
		Self::charge_excess(&award, excess)?;
		match became {
			Became::Posted(_) | Became::NotReturned(_) => {
				award.paid = award.paid.checked_add(amount).ok_or(Error::<T>::Overflow)?;
				Self::begin_part(&mut award)?;
			}
			Became::Unposted(_) | Became::Returned(_) => {
				award.paid = award.paid.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
				Self::forget_parts(&mut award)?;
			}
			Became::Voided | Became::Expired => {}
		}
		if award.stage == Stage::Cancelled {
			// It was cancelled meanwhile, and what comes back is free again.
			let freed = core::mem::take(&mut award.payable.due);
			Self::take_from_promised(&award, freed)?;
		}
		Self::conclude(no, award)
	}

	/// Counts what became of what was expected of a co-op.
	fn heard_of_expected(
		pending: PendingNo,
		(coop, debt): (CoopId, Debt),
		became: Became,
		amount: Balance,
	) -> DispatchResult {
		match became {
			Became::Posted(_) | Became::NotReturned(_) => Self::count_paid(coop, debt, amount)?,
			Became::Unposted(_) | Became::Returned(_) => Self::count_not_paid(coop, debt, amount)?,
			Became::Voided | Became::Expired => {}
		}
		// What a correction opens again can come again, and what has come in part still waits for the rest.
		let still_waits = T::Ledger::details_approved(LedgerId::Fund, pending).is_some();
		match Self::expected_of(coop, debt)? {
			None if still_waits => Self::set_expected(coop, debt, Some(pending))?,
			Some(expected) if expected == pending && !still_waits => Self::set_expected(coop, debt, None)?,
			_ => {}
		}
		Ok(())
	}
}

impl<T: Config> HearPosts<T::AccountId, T::Hash> for Pallet<T> {
	fn heard(ledger: LedgerId, keeper: Keeper, became: Became, _: Day, items: &[HeardOf<T>]) {
		if (ledger, keeper) != (LedgerId::Fund, Keeper::Fund) {
			return;
		}
		for heard in items {
			let counted = with_storage_layer(|| {
				match (heard.side, became) {
					// The bank takes a charge.
					(Side::Debit, Became::Posted(_)) if heard.item.is_none() => {
						Self::heard_of_gone(heard.account, heard.amount)?;
					}
					(Side::Debit, Became::Unposted(_)) if heard.item.is_none() => {
						Self::heard_of_not_gone(heard.account, heard.amount)?;
					}
					// It takes back what was a gift, or what a co-op has paid.
					(Side::Credit, Became::Returned(_)) => Self::heard_of_gone(heard.account, heard.amount)?,
					(Side::Credit, Became::NotReturned(_)) => Self::heard_of_not_gone(heard.account, heard.amount)?,
					_ => {}
				}
				// What hands entered by a statement alone is a gift, or a charge.
				let Some((pending, _)) = heard.item else {
					return Ok(());
				};
				if let Some(award) = Ordered::<T>::get(pending) {
					Self::heard_of_payment(award, became, heard.amount)?;
				}
				if let Some(expected) = Expected::<T>::get(pending) {
					Self::heard_of_expected(pending, expected, became, heard.amount)?;
				}
				Ok::<_, DispatchError>(())
			});
			if counted.is_err() {
				defensive!("what was ordered or expected can be counted");
			}
		}
	}

	fn weight(items: u32) -> Weight {
		<T as Config>::WeightInfo::hear().saturating_mul(items.into())
	}
}
