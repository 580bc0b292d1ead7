//! The owners pay by resolution.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Pays what a resolution says, within the budget or outside it, and tells where the books have it.
	pub(crate) fn pay_by_resolution(
		id: TreasuryId,
		mut treasury: TreasuryOf<T>,
		(resolution, track): (ResolutionId, Track),
		line: Option<LineNo>,
		items: &ItemsOf<T>,
		voucher: T::Hash,
	) -> DispatchResult {
		Self::ensure_moving(&treasury, 0)?;
		ensure!(voucher != T::Hash::default(), Error::<T>::NoDocument);
		let paid = Self::may_be_paid(id, &treasury, items)?;
		let total = paid.total;
		let is_disposal = line != Some(CLAIMS);
		if is_disposal {
			let (gone, is_major) = Self::gone_with(&treasury, Self::available(&treasury), total, Self::spans()?)?;
			ensure!(!is_major || track == Track::Special, Error::<T>::MajorDisposal);
			treasury.gone = gone;
		}
		let (account, charged) = match line {
			None => (treasury.unbudgeted, None),
			Some(CLAIMS) => (Self::may_charge_claims(id, &treasury, items)?.0, None),
			Some(no) => {
				let line = Self::open_line_of(id, no)?;
				let period = Self::period(&treasury, &line, Self::today()?)?;
				(line.account, Some(Charged { line: no, period }))
			}
		};
		if let Some(Charged { line, period }) = charged {
			let mut spending = Spent::<T>::get((id, line, period));
			spending.resolved = spending.resolved.checked_add(total).ok_or(Error::<T>::Overflow)?;
			ensure!(spending.all().is_some(), Error::<T>::Overflow);
			Spent::<T>::insert((id, line, period), spending);
		}

		let basis = Basis::Resolution(resolution);
		let booked = Self::book(id, &treasury, (account, charged), items, &paid, (basis, voucher))?;
		Treasuries::<T>::insert(id, treasury);
		Self::use_voucher(id, voucher);
		Self::remember(id, booked, (None, None), (items, &paid), (voucher, T::Hash::default(), is_disposal), line);
		Self::deposit_event(Event::PaidByResolution { treasury: id, line, total, booked, resolution });
		Ok(())
	}
}
