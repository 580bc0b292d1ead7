//! Units leave for somebody outside through a custodian, jointly as they are paid, and come back by two hands.

use crate::*;

/// What comes of a signer who wants units taken back that a custodian has not paid out.
pub(crate) enum TakingBack<T: Config> {
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
		Redemptions::<T>::insert(redemption, Redeeming { treasury: id, pending, first_hand: None });
		Self::deposit_event(Event::Redeeming { treasury: id, redemption, custodian, pending });
		Ok(())
	}

	/// Units of the treasury that a custodian is to pay out.
	pub(crate) fn redeeming(id: TreasuryId, redemption: RedemptionNo) -> Result<RedeemingOf<T>, Error<T>> {
		let redeeming = Redemptions::<T>::get(redemption).filter(|redeeming| redeeming.treasury == id);
		redeeming.ok_or(Error::<T>::NoSuchRedemption)
	}

	/// What comes of the wish of a signer to take the units back.
	pub(crate) fn may_take_back(
		id: TreasuryId,
		redemption: RedemptionNo,
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<(Hand, TakingBack<T>), Error<T>> {
		let treasury = Self::existing(id)?;
		let mut redeeming = Self::redeeming(id, redemption)?;
		let signer = Self::signer(&treasury, coop, who)?;
		let hand = signer.hand;
		if Self::joins(&treasury, redeeming.first_hand.take(), &signer)?.is_some() {
			return Ok((hand, TakingBack::Agreed));
		}
		let lapses_at = Self::after(PAUSE_DAYS)?;
		redeeming.first_hand = Some(FirstHand { signer, lapses_at });
		Ok((hand, TakingBack::Noted(redeeming, lapses_at)))
	}

	/// Takes them back for two signers or the owners, or notes the first signer.
	pub(crate) fn do_take_back(
		origin: OriginFor<T>,
		id: TreasuryId,
		redemption: RedemptionNo,
		coop: Option<CoopId>,
	) -> DispatchResultWithPostInfo {
		let Some(coop) = coop else {
			Self::ensure_owner(origin, id)?;
			Self::redeeming(id, redemption)?;
			T::Redeem::take_back(redemption)?;
			return Ok(().into());
		};
		let who = ensure_signed(origin).or_refused(Weight::zero())?;
		let taking = Self::may_take_back(id, redemption, coop, &who);
		let (by, taking) = Self::or_refused(taking, Self::taking_back_weight)?;
		match taking {
			TakingBack::Noted(redeeming, lapses_at) => {
				Self::count_free(by);
				Redemptions::<T>::insert(redemption, redeeming);
				Self::deposit_event(Event::TakingBack { treasury: id, redemption, by, lapses_at });
			}
			TakingBack::Agreed => T::Redeem::take_back(redemption)?,
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
