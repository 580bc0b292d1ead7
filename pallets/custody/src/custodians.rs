//! Who is custodian, up to which ceilings, and when it must not issue; and what is at its bank.

use super::*;

impl<T: Config> CoopSettlement for Pallet<T> {
	/// Whether the co-op answers for no units, neither as a custodian nor as one that was removed, and no deposit waits for it.
	///
	/// What is on hold is a part of what is outstanding. Iterates over all custodians: for questions from outside only.
	fn is_settled(coop: CoopId) -> bool {
		let is_done = |(no, one): (_, CustodianOf<T>)| Self::outstanding(no) == 0 && one.pending == 0;
		Custodians::<T>::iter().filter(|(_, custodian)| custodian.coop == coop).all(is_done)
	}
}

impl<T: Config> IsCustodian for Pallet<T> {
	fn is_custodian(coop: CoopId) -> bool {
		CustodianOfCoop::<T>::contains_key(coop) || !<Self as CoopSettlement>::is_settled(coop)
	}

	fn weight() -> Weight {
		// The index, and of each custodian its record and its deposits. The federation has approved each by itself.
		let reads = u64::from(CustodianCount::<T>::get()).saturating_mul(2).saturating_add(2);
		T::DbWeight::get().reads(reads)
	}
}

/// A statement that can be entered, and what it makes of the custodian.
pub(crate) struct NewStatement<T: Config> {
	pub number: StatementNo,
	pub statement: Statement<T::Hash>,
	/// What stands about the custodian after it.
	pub notes: Vec<FirstHandOf<T>>,
	pub custodian: CustodianOf<T>,
}

impl<T: Config> Pallet<T> {
	/// The title that was written, if it is one.
	pub(crate) fn title(written: &Written) -> Result<Title, Error<T>> {
		let title = written.bounded().ok_or(Error::<T>::TitleTooLong)?;
		ensure!(is_visible(&title), Error::<T>::TitleNotText);
		Ok(title)
	}

	/// A custodian that has issued nothing yet, and its number.
	pub(crate) fn new_custodian(
		coop: CoopId,
		title: Title,
		document: T::Hash,
		(daily, total): (Balance, Balance),
		approved_by: Option<ResolutionId>,
	) -> Result<(CustodianId, CustodianOf<T>), Error<T>> {
		Self::ensure_in_federation(coop)?;
		ensure!(!T::Dissolutions::is_dissolved(coop), Error::<T>::CoopDissolved);
		ensure!(!CustodianOfCoop::<T>::contains_key(coop), Error::<T>::AlreadyCustodian);
		Self::ensure_document(document)?;
		let number = CustodianCount::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let stated_at = T::Clock::deadline();
		let custodian = Custodian { coop, title, document, daily, total, stated_at, approved_by, ..Default::default() };
		Ok((number, custodian))
	}

	pub(crate) fn enter_custodian(number: CustodianId, custodian: CustodianOf<T>) -> DispatchResult {
		Self::open_deposits(number)?;
		CustodianOfCoop::<T>::insert(custodian.coop, number);
		CustodianCount::<T>::put(number);
		Self::put(number, custodian);
		Ok(())
	}

	/// Whether `who` may have the custodian paused, and the custodian as the second auditor pauses it.
	pub(crate) fn may_pause(
		who: &T::AccountId,
		custodian: CustodianId,
		coop: CoopId,
		reason: T::Hash,
	) -> Result<(CustodianOf<T>, PartOf<T>), Error<T>> {
		let mut record = Self::active(custodian)?;
		let by = Self::foreign_auditor(record.coop, coop, who)?;
		Self::ensure_document(reason)?;
		ensure!(!record.is_paused::<T::Clock>(), Error::<T>::AlreadyPaused);
		ensure!(T::Clock::has_passed(record.hands_pause_from), Error::<T>::PauseNeedsResolution);
		let (subject, note) = (Subject::Custodian(custodian), Note::Pause { reason });
		let part = Self::take_part(subject, record.coop, (by, who), note, || false)?;
		if let Part::Second(hands, _) = part {
			let days = T::PauseDays::get();
			let until = T::Clock::in_days(days).ok_or(Error::<T>::Overflow)?;
			let again = days.checked_add(T::MaxPauseDays::get()).ok_or(Error::<T>::Overflow)?;
			record.hands_pause_from = T::Clock::in_days(again).ok_or(Error::<T>::Overflow)?;
			record.pause = Some(Pause { until, by: PausedBy::Auditors { hands, reason } });
		}
		Ok((record, part))
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

	/// Whether `who` may attest what was at the custodian's bank.
	pub(crate) fn may_attest_statement(
		who: &T::AccountId,
		custodian: CustodianId,
		day: Day,
		balance: Balance,
		document: T::Hash,
	) -> Result<PartOf<T>, Error<T>> {
		let record = Self::custodian_of(custodian)?;
		let by = Self::officer(record.coop, who)?;
		Self::ensure_document(document)?;
		Self::ensure_statement(&record, day)?;
		let own = Self::begin(by, who, Note::Statement { day, balance, document })?;
		// Nobody takes what another officer has attested out of the auditors' sight. What has ended makes room.
		let others = Self::standing(Subject::Custodian(custodian), record.coop).into_iter();
		Ok(Part::First(others.filter(|other| other.entered.by != by).chain([own]).collect()))
	}

	/// What the custodian answered for at the end of a day of which there can be a statement.
	fn ensure_statement(custodian: &CustodianOf<T>, day: Day) -> Result<Closing, Error<T>> {
		// What was outstanding at the end of a day is not known before that.
		ensure!(day < Self::today()?, Error::<T>::StatementInFuture);
		ensure!(custodian.statement.is_none_or(|last| day > last.closing.day), Error::<T>::StatementNotNewer);
		custodian.closing(day).ok_or(Error::<T>::StatementTooOld)
	}

	/// Whether `who` may confirm what was at the custodian's bank and that the closing is right, and what is entered then.
	pub(crate) fn may_confirm_statement(
		who: &T::AccountId,
		custodian: CustodianId,
		coop: CoopId,
		(closing, balance, document): (Closing, Balance, T::Hash),
	) -> Result<NewStatement<T>, Error<T>> {
		let mut record = Self::custodian_of(custodian)?;
		let confirmed_by = Self::foreign_auditor(record.coop, coop, who)?;
		let day = closing.day;
		let mut notes = Notes::<T>::get(Subject::Custodian(custodian)).into_inner();
		notes.retain(|note| !T::Clock::has_passed(note.lapses_at));
		let is_any = notes.iter().any(|note| matches!(note.content, Note::Statement { .. }));
		ensure!(is_any, Error::<T>::NoSuchStatement);
		let seen = Note::Statement { day, balance, document };
		let same: Vec<_> = notes.iter().filter(|note| note.content == seen).collect();
		let in_office = same.iter().find(|note| Self::is_still_board(&note.entered));
		let attested = &in_office.or(same.first()).ok_or(Error::<T>::DiffersFromFirst)?.entered;
		ensure!(!attested.is_by::<T::Members>(confirmed_by, who), Error::<T>::SameHand);
		ensure!(Self::is_still_board(attested), Error::<T>::OfficeLost);
		// Who vouches for what was at the bank vouches for it that the rest had left it.
		ensure!(Self::ensure_statement(&record, day)? == closing, Error::<T>::DiffersFromFirst);

		let attested_by = attested.by;
		// What another officer has attested of a later day still waits.
		notes.retain(|note| !matches!(note.content, Note::Statement { day: other, .. } if other <= day));
		let last = record.statement.map_or(0, |last| last.number);
		let number = last.checked_add(1).ok_or(Error::<T>::Overflow)?;
		record.statement = Some(LastStatement { number, balance, closing });
		record.stated_at = T::Clock::deadline();
		let statement = Statement { balance, closing, document, attested_by, confirmed_by, at: T::Clock::civil() };
		Ok(NewStatement { number, statement, notes, custodian: record })
	}
}
