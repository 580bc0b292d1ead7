//! Who is custodian, up to which ceilings, and when it must not issue; and what is at its bank.

use super::*;
use rochdale_primitives::text::is_visible;

impl<T: Config> CoopSettlement for Pallet<T> {
	/// Whether the co-op answers for no units, neither as a custodian nor as one that was removed, and no deposit waits for it.
	///
	/// What is on hold is a part of what is outstanding. Iterates over all custodians: for questions from outside only.
	fn is_settled(coop: CoopId) -> bool {
		let is_done = |custodian: &CustodianOf<T>| custodian.outstanding() == Some(0) && custodian.pending == 0;
		Custodians::<T>::iter_values().filter(|custodian| custodian.coop == coop).all(|custodian| is_done(&custodian))
	}
}

/// An auditor's pause that is possible.
pub(crate) enum PauseHands<T: Config> {
	/// The first auditor's note.
	First(PauseNoteOf<T>),
	/// The second one pauses the custodian.
	Second(Box<CustodianOf<T>>, Pause<T::Hash>),
}

/// A statement that can be entered, and what it makes of the custodian.
pub(crate) struct NewStatement<T: Config> {
	pub number: StatementNo,
	pub statement: Statement<T::Hash>,
	pub custodian: CustodianOf<T>,
}

impl<T: Config> PauseHands<T> {
	/// Whose free entries it uses.
	pub(crate) fn counted(&self) -> Option<Hand> {
		match self {
			Self::First(note) => Some(note.noted.by),
			Self::Second(..) => None,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// A custodian that has issued nothing yet, and its number.
	pub(crate) fn new_custodian(
		coop: CoopId,
		title: Title,
		document: T::Hash,
		(daily, total): (Balance, Balance),
		approved_by: Option<ResolutionId>,
	) -> Result<(CustodianId, CustodianOf<T>), Error<T>> {
		Self::ensure_in_federation(coop)?;
		ensure!(!CustodianOfCoop::<T>::contains_key(coop), Error::<T>::AlreadyCustodian);
		ensure!(is_visible(&title), Error::<T>::TitleNotText);
		Self::ensure_document(document)?;
		let number = CustodianCount::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let custodian = Custodian {
			coop,
			title,
			document,
			daily,
			total,
			issued: 0,
			redeemed: 0,
			on_hold: 0,
			reported: 0,
			today: Window::default(),
			pending: 0,
			status: Status::Active,
			pause: None,
			hands_pause_from: 0,
			statement: None,
			approved_by,
		};
		Ok((number, custodian))
	}

	pub(crate) fn enter_custodian(number: CustodianId, custodian: CustodianOf<T>) {
		CustodianOfCoop::<T>::insert(custodian.coop, number);
		CustodianCount::<T>::put(number);
		Custodians::<T>::insert(number, custodian);
	}

	/// Whether `who` may note that the custodian is to be paused, or pause it after the note of another.
	pub(crate) fn may_pause(
		who: &T::AccountId,
		custodian: CustodianId,
		coop: CoopId,
		reason: T::Hash,
	) -> Result<PauseHands<T>, Error<T>> {
		let mut record = Self::active(custodian)?;
		let by = Self::foreign_auditor(record.coop, coop, who)?;
		Self::ensure_document(reason)?;
		ensure!(!record.is_paused::<T::Clock>(), Error::<T>::AlreadyPaused);
		ensure!(T::Clock::has_passed(record.hands_pause_from), Error::<T>::PauseNeedsResolution);

		let note = PauseNotes::<T>::get(custodian).filter(|note| {
			!T::Clock::has_passed(note.lapses_at) && Self::is_still_foreign_auditor(record.coop, &note.noted)
		});
		let Some(first) = note else {
			let note = PauseNote { noted: Self::entered(by, who), reason, lapses_at: Self::lapses_at()? };
			return Ok(PauseHands::First(note));
		};
		ensure!(first.noted.by.coop != coop, Error::<T>::AlreadyNoted);
		ensure!(!Self::is_same_person(&first.noted, by, who), Error::<T>::SameHand);
		let days = T::PauseDays::get();
		let until = T::Clock::in_days(days).ok_or(Error::<T>::Overflow)?;
		let again = days.checked_add(T::MaxPauseDays::get()).ok_or(Error::<T>::Overflow)?;
		record.hands_pause_from = T::Clock::in_days(again).ok_or(Error::<T>::Overflow)?;
		let pause = Pause { until, by: PausedBy::Auditors { hands: [first.noted.by, by], reason } };
		record.pause = Some(pause);
		Ok(PauseHands::Second(Box::new(record), pause))
	}

	/// The custodian with a pause by the federation, or without any.
	pub(crate) fn may_set_pause(
		mandate: &FederationMandate,
		custodian: CustodianId,
		days: u16,
	) -> Result<CustodianOf<T>, Error<T>> {
		let mut record = Self::active(custodian)?;
		let days = u32::from(days);
		ensure!(days <= T::MaxPauseDays::get(), Error::<T>::PauseTooLong);
		record.pause = if days == 0 {
			ensure!(record.is_paused::<T::Clock>(), Error::<T>::NotPaused);
			None
		} else {
			let until = T::Clock::in_days(days).ok_or(Error::<T>::Overflow)?;
			Some(Pause { until, by: PausedBy::Resolution(mandate.resolution) })
		};
		Ok(record)
	}

	/// Whether `who` may attest what is at the custodian's bank.
	pub(crate) fn may_attest_statement(
		who: &T::AccountId,
		custodian: CustodianId,
		as_of: Moment,
		balance: Balance,
		document: T::Hash,
	) -> Result<PendingStatementOf<T>, Error<T>> {
		let record = Self::custodian_of(custodian)?;
		let by = Self::officer(record.coop, who)?;
		Self::ensure_document(document)?;
		ensure!(as_of <= T::Clock::civil(), Error::<T>::StatementInFuture);
		ensure!(record.statement.is_none_or(|last| as_of > last.as_of), Error::<T>::StatementNotNewer);
		let lapses_at = Self::lapses_at()?;
		Ok(PendingStatement { as_of, balance, document, attested: Self::entered(by, who), lapses_at })
	}

	/// Whether `who` may confirm what is at the custodian's bank, and what is entered then.
	pub(crate) fn may_confirm_statement(
		who: &T::AccountId,
		custodian: CustodianId,
		coop: CoopId,
		seen: (Moment, Balance, Balance, T::Hash),
	) -> Result<NewStatement<T>, Error<T>> {
		let mut record = Self::custodian_of(custodian)?;
		let confirmed_by = Self::foreign_auditor(record.coop, coop, who)?;
		let pending = PendingStatements::<T>::get(custodian)
			.filter(|pending| !T::Clock::has_passed(pending.lapses_at))
			.ok_or(Error::<T>::NoSuchStatement)?;
		let reported = record.reported;
		let PendingStatement { as_of, balance, document, .. } = pending;
		// Who vouches for what is at the bank vouches for it that the rest has left it.
		ensure!(seen == (as_of, balance, reported, document), Error::<T>::DiffersFromFirst);
		ensure!(!Self::is_same_person(&pending.attested, confirmed_by, who), Error::<T>::SameHand);
		ensure!(Self::is_still_board(&pending.attested), Error::<T>::OfficeLost);

		let last = record.statement.map_or(0, |last| last.number);
		let number = last.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let outstanding = record.outstanding().ok_or(Error::<T>::Overflow)?;
		record.statement = Some(LastStatement { number, as_of, balance, outstanding, reported });
		let attested_by = pending.attested.by;
		let at = T::Clock::civil();
		let statement = Statement { as_of, balance, outstanding, reported, document, attested_by, confirmed_by, at };
		Ok(NewStatement { number, statement, custodian: record })
	}
}
