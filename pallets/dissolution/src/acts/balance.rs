//! The final balance is published and confirmed, and is taken back where it is wrong.

use crate::*;
use rochdale_primitives::bylaws::share_rounded_up;

impl<T: Config> Pallet<T> {
	/// The most that the questions weigh what hinders a final balance.
	pub(crate) fn hinders_weight() -> Weight {
		let others = T::Shares::weight().ready.saturating_add(T::Surplus::weight().ready);
		others.saturating_add(T::Elsewhere::weight())
	}

	/// What hinders the final balance of a co-op, each by its name.
	pub(crate) fn hinders(coop: CoopId) -> [DispatchResult; 4] {
		let own = |holds: bool, error: Error<T>| if holds { Ok(()) } else { Err(error.into()) };
		[
			own(T::Ledger::open_pendings(Self::ledger(coop)) == 0, Error::<T>::WaitsForBank),
			own(!T::Elsewhere::has_money_elsewhere(coop), Error::<T>::MoneyElsewhere),
			T::Shares::ensure_ready(coop),
			T::Surplus::ensure_ready(coop),
		]
	}

	/// Whether nothing hinders it.
	pub(crate) fn ensure_ready(coop: CoopId) -> DispatchResult {
		Self::hinders(coop).into_iter().collect()
	}

	/// Whether somebody can publish this as the final balance of a co-op.
	pub(crate) fn may_publish(
		coop: CoopId,
		document: T::Hash,
		by_officers: bool,
	) -> Result<DissolutionOf<T>, DispatchError> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		let dissolution = Self::dissolution(coop)?;
		match &dissolution.stage {
			Stage::Liquidating => {}
			Stage::Published(balance) => {
				let is_of_board = matches!(balance.by, Publisher::Board(_));
				ensure!(!by_officers || is_of_board, Error::<T>::DecidedByMembers);
				// The members can make theirs what the board has published.
				ensure!(balance.document != document || is_of_board && !by_officers, Error::<T>::AlreadyPublished);
			}
			Stage::Confirmed(_) => return Err(Error::<T>::AlreadyPublished.into()),
			Stage::Distributed(_) | Stage::Extinct { .. } => return Err(Error::<T>::AlreadyDistributed.into()),
		}
		Self::ensure_ready(coop)?;
		Ok(dissolution)
	}

	/// Keeps what a first officer has begun, or lets the money stand still.
	pub(crate) fn do_publish(
		coop: CoopId,
		document: T::Hash,
		dissolution: DissolutionOf<T>,
		decision: Decision<T::AccountId>,
	) -> DispatchResult {
		let Some(by) = Self::heed(coop, document, decision).map(Publisher::from) else {
			return Ok(());
		};
		Self::move_to(coop, dissolution, Stage::Published(Published { document, by: by.clone() }))?;
		Self::deposit_event(Event::BalancePublished { coop, document, by });
		Ok(())
	}

	/// The balance that waits for an auditor.
	fn published(coop: CoopId, document: T::Hash) -> Result<(DissolutionOf<T>, PublishedOf<T>), Error<T>> {
		let dissolution = Self::dissolution(coop)?;
		let balance = match &dissolution.stage {
			Stage::Published(balance) => balance.clone(),
			_ => return Err(Error::<T>::NotPublished),
		};
		ensure!(balance.document == document, Error::<T>::OtherBalance);
		Ok((dissolution, balance))
	}

	/// Whether `who` can confirm this balance as an auditor.
	pub(crate) fn may_confirm(
		coop: CoopId,
		who: &T::AccountId,
		document: T::Hash,
	) -> Result<ConfirmingOf<T>, DispatchError> {
		let by = Self::auditor(coop, who)?;
		let (dissolution, balance) = Self::published(coop, document)?;
		if let Publisher::Board(hands) = &balance.by {
			let is_another = hands.iter().all(|hand| !hand.is_by::<T::Members>(by, who));
			ensure!(is_another, Error::<T>::SamePerson);
		}
		Self::ensure_ready(coop)?;
		Ok((dissolution, Self::confirmed_by(coop, balance, Some(by))?))
	}

	/// What is kept of a balance that is confirmed now.
	fn confirmed_by(coop: CoopId, balance: PublishedOf<T>, auditor: Option<Hand>) -> Result<ConfirmedOf<T>, Error<T>> {
		let Electorate { version, electors, .. } = T::Electors::electorate(coop);
		let needed = share_rounded_up(electors, limits::OBJECTION_BPS).max(limits::LEAST_OBJECTIONS);
		let round = Rounds::<T>::get(coop).checked_add(1).ok_or(Error::<T>::Overflow)?;
		let ends_at = T::Clock::in_days(limits::NOTICE_DAYS).ok_or(Error::<T>::Overflow)?;
		Ok(Confirmed { balance, auditor, version, round, needed, objections: 0, ends_at })
	}

	/// Lets the days begin in which members can object.
	pub(crate) fn do_confirm(coop: CoopId, (dissolution, confirmed): ConfirmingOf<T>) -> DispatchResult {
		let ConfirmedOf::<T> { auditor, round, needed, ends_at, .. } = confirmed;
		let document = confirmed.balance.document;
		if let Some(by) = auditor {
			Self::count_free(by);
		}
		Rounds::<T>::insert(coop, round);
		Self::schedule(ends_at, Due::Distribution(coop));
		Self::move_to(coop, dissolution, Stage::Confirmed(confirmed))?;
		Self::deposit_event(Event::BalanceConfirmed { coop, document, auditor, needed, ends_at });
		Ok(())
	}

	/// Whether the federation can put this in the place of a balance for which nobody acts.
	pub(crate) fn may_step_in(
		coop: CoopId,
		document: T::Hash,
		resolution: ResolutionId,
	) -> Result<ConfirmingOf<T>, DispatchError> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		let dissolution = Self::dissolution(coop)?;
		let waits = matches!(dissolution.stage, Stage::Liquidating | Stage::Published(_));
		ensure!(waits, Error::<T>::AlreadyPublished);
		ensure!(T::Clock::has_passed(dissolution.idle_at), Error::<T>::NotIdle);
		Self::ensure_ready(coop)?;
		let balance = Published { document, by: Publisher::Federation(resolution) };
		Ok((dissolution, Self::confirmed_by(coop, balance, None)?))
	}

	/// Whether `who` can take back a balance, or what they have begun. Gives as whom, and what is kept then where it was
	/// published.
	pub(crate) fn may_take_back(
		coop: CoopId,
		who: &T::AccountId,
		document: T::Hash,
	) -> Result<(Hand, Option<DissolutionOf<T>>), Error<T>> {
		let hand = Self::member(coop, who)?;
		let known = Self::dissolution(coop);
		let is_published = known.as_ref().is_ok_and(|known| Self::document_of(&known.stage) == Some(document));
		// The federation may have published what an officer had begun.
		if !is_published && Begun::<T>::contains_key(coop, document) {
			return Ok((Self::officer(coop, who)?, None));
		}
		let mut dissolution = known?;
		match &dissolution.stage {
			Stage::Published(balance) if balance.document == document => {
				ensure!(matches!(balance.by, Publisher::Board(_)), Error::<T>::DecidedByMembers);
				Self::officer(coop, who)?;
			}
			Stage::Confirmed(confirmed) if confirmed.balance.document == document => {
				Self::auditor(coop, who)?;
				if !matches!(confirmed.balance.by, Publisher::Board(_)) {
					// Else one auditor could keep the members from ending their co-op.
					ensure!(!dissolution.is_stopped, Error::<T>::AlreadyTakenBack);
					dissolution.is_stopped = true;
				}
			}
			_ => return Err(Error::<T>::NothingBegun),
		}
		Ok((hand, Some(dissolution)))
	}

	/// Takes it back.
	pub(crate) fn do_take_back(
		coop: CoopId,
		document: T::Hash,
		(by, dissolution): (Hand, Option<DissolutionOf<T>>),
	) -> DispatchResult {
		Self::count_free(by);
		match dissolution {
			None => Begun::<T>::remove(coop, document),
			Some(dissolution) => Self::stop(coop, dissolution)?,
		}
		Self::deposit_event(Event::TakenBack { coop, document, by });
		Ok(())
	}

	/// Whether the members can take back a balance.
	pub(crate) fn may_stop(coop: CoopId, document: T::Hash) -> Result<DissolutionOf<T>, Error<T>> {
		let dissolution = Self::dissolution(coop)?;
		let published = Self::document_of(&dissolution.stage).ok_or(Error::<T>::NotPublished)?;
		ensure!(published == document, Error::<T>::OtherBalance);
		Ok(dissolution)
	}

	/// The hash of the balance that waits for an auditor, or for the days in which members can object.
	fn document_of(stage: &Stage<T::AccountId, T::Hash>) -> Option<T::Hash> {
		match stage {
			Stage::Published(balance) => Some(balance.document),
			Stage::Confirmed(confirmed) => Some(confirmed.balance.document),
			_ => None,
		}
	}

	/// Lets the balance not count any more, and creditors be paid again.
	pub(crate) fn stop(coop: CoopId, dissolution: DissolutionOf<T>) -> DispatchResult {
		let document = match &dissolution.stage {
			Stage::Published(balance) => balance.document,
			Stage::Confirmed(confirmed) => {
				Self::unschedule(confirmed.ends_at, Due::Distribution(coop));
				confirmed.balance.document
			}
			_ => return Ok(()),
		};
		Self::move_to(coop, dissolution, Stage::Liquidating)?;
		Self::deposit_event(Event::BalanceStopped { coop, document });
		Ok(())
	}
}
