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

	/// What comes of a signer who says that what was reported with a reference has come, or wants the units back.
	///
	/// Each of the two is one signer's to begin, so that nobody keeps others from the one by saying the other. Whose co-op is to
	/// pay says for no treasury that it has, and nobody says so in a dispute, which the federation decides.
	pub(crate) fn may_end_redemption(
		id: TreasuryId,
		redemption: RedemptionNo,
		paid: Option<T::Hash>,
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<(Hand, EndingRedemption<T>), DispatchError> {
		let treasury = Self::existing(id)?;
		let mut redeeming = Self::redeeming(id, redemption)?;
		let signer = Self::signer(&treasury, coop, who)?;
		if let Some(reference) = paid {
			Self::ensure_not_paused(&treasury)?;
			T::Redeem::may_acknowledge(redemption, reference, who)?;
		}
		let is_same = paid.is_none_or(|reference| redeeming.paid.as_ref().is_some_and(|(_, said)| *said == reference));
		let first = redeeming.take(paid.is_some()).filter(|_| is_same);
		let hand = signer.hand;
		if Self::joins(&treasury, first, &signer)?.is_some() {
			// What would fail in the end is not free without end.
			if paid.is_none() {
				T::Redeem::may_take_back(redemption)?;
			}
			return Ok((hand, EndingRedemption::Agreed));
		}
		let lapses_at = Self::after(PAUSE_DAYS)?;
		let first = FirstHand { signer, lapses_at };
		match paid {
			Some(reference) => redeeming.paid = Some((first, reference)),
			None => redeeming.unpaid = Some(first),
		}
		Ok((hand, EndingRedemption::Noted(redeeming, lapses_at)))
	}

	/// Ends it for two signers, or notes the first one. The owners by resolution only take units back.
	pub(crate) fn do_end_redemption(
		origin: OriginFor<T>,
		id: TreasuryId,
		redemption: RedemptionNo,
		paid: Option<T::Hash>,
		coop: Option<CoopId>,
	) -> DispatchResultWithPostInfo {
		let Some(coop) = coop else {
			// Also of a treasury that is closed by now, which nobody signs for.
			Self::ensure_last_owner(origin, id)?;
			ensure!(paid.is_none(), Error::<T>::NotSigner);
			Self::redeeming(id, redemption)?;
			T::Redeem::take_back(redemption)?;
			return Ok(().into());
		};
		let who = ensure_signed(origin).or_refused(Weight::zero())?;
		let ending = Self::may_end_redemption(id, redemption, paid, coop, &who);
		let (by, ending) = ending.or_refused(Self::ending_weight())?;
		match ending {
			EndingRedemption::Noted(redeeming, lapses_at) => {
				Self::count_free(by);
				Redemptions::<T>::insert(redemption, redeeming);
				Self::deposit_event(Event::EndingRedemption { treasury: id, redemption, paid, by, lapses_at });
			}
			EndingRedemption::Agreed if paid.is_some() => T::Redeem::acknowledge(redemption)?,
			EndingRedemption::Agreed => T::Redeem::take_back(redemption)?,
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
