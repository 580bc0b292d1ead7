//! Units leave for somebody outside through a custodian, jointly as they are paid. Two hands say that the money has come, or take
//! the units back.

use crate::*;

/// What comes of a signer who says that a custodian has paid, or wants the units back.
pub(crate) enum EndingRedemption<T: Config> {
	/// It is noted until a second one comes, or this deadline time.
	Noted(RedeemingOf<T>, Moment),
	/// The second one has come.
	Agreed,
}

impl<T: Config> Pallet<T> {
	/// Has the custodian pay out what waits in the books for that.
	pub(crate) fn redeem(
		id: TreasuryId,
		treasury: &TreasuryOf<T>,
		custodian: CustodianId,
		Item { payee, amount, .. }: &ItemOf<T>,
		pending: PendingNo,
	) -> DispatchResult {
		let Party::Outside(payee) = payee else {
			return Err(Error::<T>::NamesCustodian.into());
		};
		let redemption = T::Redeem::redeem(&treasury.account, custodian, *amount, *payee)?;
		Redemptions::<T>::insert(redemption, Redeeming { treasury: id, pending, paid: None, unpaid: None });
		Self::deposit_event(Event::Redeeming { treasury: id, redemption, custodian, pending });
		Ok(())
	}

	/// Units of the treasury that a custodian is to pay out.
	pub(crate) fn redeeming(id: TreasuryId, redemption: RedemptionNo) -> Result<RedeemingOf<T>, Error<T>> {
		let redeeming = Redemptions::<T>::get(redemption).filter(|redeeming| redeeming.treasury == id);
		redeeming.ok_or(Error::<T>::NoSuchRedemption)
	}

	/// What comes of a signer who says that the money has come, or wants the units back. Each of the two is one signer's to begin, so
	/// that nobody keeps others from the one by saying the other.
	pub(crate) fn may_end_redemption(
		id: TreasuryId,
		redemption: RedemptionNo,
		is_paid: bool,
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<(Hand, EndingRedemption<T>), Error<T>> {
		let treasury = Self::existing(id)?;
		let mut redeeming = Self::redeeming(id, redemption)?;
		let signer = Self::signer(&treasury, coop, who)?;
		let hand = signer.hand;
		if Self::joins(&treasury, redeeming.wish(is_paid).take(), &signer)?.is_some() {
			return Ok((hand, EndingRedemption::Agreed));
		}
		let lapses_at = Self::after(PAUSE_DAYS)?;
		*redeeming.wish(is_paid) = Some(FirstHand { signer, lapses_at });
		Ok((hand, EndingRedemption::Noted(redeeming, lapses_at)))
	}

	/// Ends it for two signers or the owners, or notes the first signer.
	pub(crate) fn do_end_redemption(
		origin: OriginFor<T>,
		id: TreasuryId,
		redemption: RedemptionNo,
		is_paid: bool,
		coop: Option<CoopId>,
	) -> DispatchResultWithPostInfo {
		let end = || match is_paid {
			true => T::Redeem::acknowledge(redemption),
			false => T::Redeem::take_back(redemption),
		};
		let Some(coop) = coop else {
			Self::ensure_owner(origin, id)?;
			Self::redeeming(id, redemption)?;
			end()?;
			return Ok(().into());
		};
		let who = ensure_signed(origin).or_refused(Weight::zero())?;
		let ending = Self::may_end_redemption(id, redemption, is_paid, coop, &who);
		let (by, ending) = Self::or_refused(ending, Self::ending_weight)?;
		match ending {
			EndingRedemption::Noted(redeeming, lapses_at) => {
				Self::count_free(by);
				Redemptions::<T>::insert(redemption, redeeming);
				Self::deposit_event(Event::EndingRedemption { treasury: id, redemption, is_paid, by, lapses_at });
			}
			EndingRedemption::Agreed => end()?,
		}
		Ok(().into())
	}
}

impl<T: Config> HearRedemptions for Pallet<T> {
	fn ended(redemption: RedemptionNo, is_paid: bool) -> DispatchResult {
		let Some(Redeeming { treasury, pending, .. }) = Redemptions::<T>::take(redemption) else {
			return Ok(());
		};
		let Treasury { ledger, .. } = Treasuries::<T>::get(treasury).ok_or(Error::<T>::NoSuchTreasury)?;
		T::Ledger::settle(ledger, pending, is_paid)
	}

	fn weight() -> Weight {
		let books = T::Ledger::post_weight(2).max(T::Ledger::order_weight(1));
		let own = T::DbWeight::get().reads_writes(2, 1);
		<T as Config>::WeightInfo::hear(1).saturating_add(books).saturating_add(own)
	}
}
