//! The money is divided: shares by their rank, member accounts, and what is left to the heir.

use crate::*;

/// How the money of a co-op is divided, and what members were owed before.
pub(crate) struct Divided<Hash> {
	pub owed: Balance,
	pub residue: Residue<Hash>,
}

impl<T: Config> Pallet<T> {
	/// The most that dividing weighs, with the first payment of what is left.
	pub(crate) fn distributing_weight() -> Weight {
		let others = T::Shares::weight().wind_up.saturating_add(T::Surplus::weight().wind_up);
		let own = <T as Config>::WeightInfo::distribute().saturating_add(Self::paying_weight());
		own.saturating_add(others).saturating_add(Self::hinders_weight())
	}

	/// Whether the money of a co-op can be divided now.
	pub(crate) fn may_distribute(coop: CoopId) -> Result<ConfirmingOf<T>, DispatchError> {
		let dissolution = Self::dissolution(coop)?;
		let confirmed = match &dissolution.stage {
			Stage::Confirmed(confirmed) => confirmed.clone(),
			Stage::Distributed(_) => return Err(Error::<T>::AlreadyDistributed.into()),
			_ => return Err(Error::<T>::NotPublished.into()),
		};
		ensure!(T::Clock::has_passed(confirmed.ends_at), Error::<T>::DaysNotOver);
		// What waits for a bank is paid to members, or comes back to them.
		T::Shares::ensure_ready(coop)?;
		T::Surplus::ensure_ready(coop)?;
		Ok((dissolution, confirmed))
	}

	/// Divides it, and has the heir paid as far as it can be.
	pub(crate) fn do_distribute(coop: CoopId, (dissolution, confirmed): ConfirmingOf<T>) -> DispatchResult {
		let document = confirmed.balance.document;
		Self::unschedule(confirmed.ends_at, Due::Distribution(coop));
		let Divided { residue, .. } = Self::divide(coop, dissolution.resolution, document, false)?;
		let Residue { shares, member_accounts, left, lost, .. } = residue;
		Self::move_to(coop, dissolution, Stage::Distributed(residue))?;
		Self::deposit_event(Event::Distributed { coop, shares, member_accounts, residue: left, lost });
		Self::try_pay(coop);
		Ok(())
	}

	/// Divides it by the clock. Where something hinders that, it stays as it is, and anybody has it divided later.
	pub(crate) fn distribute_by_itself(coop: CoopId) -> DispatchResult {
		let is_done = with_storage_layer(|| Self::do_distribute(coop, Self::may_distribute(coop)?)).is_ok();
		if !is_done {
			Self::deposit_event(Event::DistributionHindered { coop });
		}
		Ok(())
	}

	/// What members have a right to becomes due to them, for their shares before their accounts, and the rest to the heir. A
	/// preview asks nothing and is undone.
	pub(crate) fn divide(
		coop: CoopId,
		resolution: ResolutionId,
		document: T::Hash,
		is_preview: bool,
	) -> Result<Divided<T::Hash>, DispatchError> {
		let mut residue = Residue {
			document,
			at: T::Clock::civil(),
			accounts: None,
			shares: 0,
			member_accounts: 0,
			left: 0,
			from_reserve: 0,
			lost: 0,
			payable: Default::default(),
			unexpected: 0,
			expected: BoundedVec::new(),
		};
		let cashes = Self::cashes(coop);
		if cashes.is_empty() {
			return Ok(Divided { owed: 0, residue });
		}
		let accounts = Self::open_accounts(coop)?;
		let owed = Self::owed(coop, &accounts);
		let in_cash = cashes.iter().try_fold(0, |sum: Balance, cash| sum.checked_add(Self::available(coop, cash)));
		let available = in_cash.ok_or(Error::<T>::Overflow)?.saturating_sub(owed);
		let less = |all: Balance, part: Balance| all.checked_sub(part).ok_or(Error::<T>::Overflow);
		let of_shares = if is_preview { T::Shares::preview } else { T::Shares::wind_up };
		// What came from another co-op bears none of the losses of this one, whoever would bear them else. (ES 75.2)
		let for_shares = available.saturating_sub(T::Reserves::locked(coop));
		residue.shares = of_shares(coop, for_shares, resolution, document)?;
		let for_accounts = less(available, residue.shares)?;
		let of_accounts = if is_preview { T::Surplus::preview } else { T::Surplus::wind_up };
		residue.member_accounts = of_accounts(coop, for_accounts, resolution, document)?;
		residue.accounts = Some(accounts);
		let left = less(for_accounts, residue.member_accounts)?;
		Self::leave(coop, &mut residue, left, resolution)?;
		Ok(Divided { owed, residue })
	}

	/// So much more is left for the heir: from the indivisible reserve, and then from what else belongs to the co-op. What of the
	/// reserve is not there is a loss.
	pub(crate) fn leave(
		coop: CoopId,
		residue: &mut Residue<T::Hash>,
		amount: Balance,
		resolution: ResolutionId,
	) -> DispatchResult {
		let Some(accounts) = residue.accounts else {
			return Ok(());
		};
		let reserve = Self::in_reserve(coop, &accounts);
		let from_reserve = reserve.min(amount);
		let (beside, lost) = (amount.saturating_sub(from_reserve), reserve.saturating_sub(from_reserve));
		let legs = vec![
			Self::debit(accounts.reserve, reserve),
			Self::debit(accounts.handed_over, beside),
			Self::credit(accounts.residue, amount),
			Self::credit(accounts.handed_over, lost),
		];
		Self::enter(coop, legs, Basis::Dissolution(resolution), residue.document)?;
		let more = |sum: &mut Balance, amount: Balance| {
			*sum = sum.checked_add(amount)?;
			Some(())
		};
		let counted = more(&mut residue.left, amount)
			.and_then(|()| more(&mut residue.from_reserve, from_reserve))
			.and_then(|()| more(&mut residue.lost, lost))
			.and_then(|()| more(&mut residue.unexpected, amount))
			.and_then(|()| residue.payable.add(amount));
		Ok(counted.ok_or(Error::<T>::Overflow)?)
	}
}
