//! Who is custodian, up to which ceilings, and when it must not issue; and what is at its bank.

use super::*;

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
	/// What still waits.
	pub waiting: PendingStatementsOf<T>,
	pub custodian: CustodianOf<T>,
}

impl<T: Config> PauseHands<T> {
	/// Whose free entries it uses.
	pub(crate) fn counted(&self) -> Option<Hand> {
		match self {
			Self::First(note) => Some(note.entered.by),
			Self::Second(..) => None,
		}
	}
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
		ensure!(!CustodianOfCoop::<T>::contains_key(coop), Error::<T>::AlreadyCustodian);
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

		let in_office = |entered: &EnteredOf<T>| Self::is_still_foreign_auditor(record.coop, entered);
		let note = PauseNotes::<T>::get(custodian).filter(|note| note.stands::<T::Clock>(in_office));
		let Some(first) = note else {
			let note =
				FirstHand::begin::<T::Clock>(by, who, reason, T::DepositDays::get()).ok_or(Error::<T>::Overflow)?;
			return Ok(PauseHands::First(note));
		};
		ensure!(first.entered.by.coop != coop, Error::<T>::AlreadyNoted);
		ensure!(!first.entered.is_by::<T::Members>(by, who), Error::<T>::SameHand);
		let days = T::PauseDays::get();
		let until = T::Clock::in_days(days).ok_or(Error::<T>::Overflow)?;
		let again = days.checked_add(T::MaxPauseDays::get()).ok_or(Error::<T>::Overflow)?;
		record.hands_pause_from = T::Clock::in_days(again).ok_or(Error::<T>::Overflow)?;
		let pause = Pause { until, by: PausedBy::Auditors { hands: [first.entered.by, by], reason } };
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
	) -> Result<(PendingStatementOf<T>, PendingStatementsOf<T>), Error<T>> {
		let record = Self::custodian_of(custodian)?;
		let by = Self::officer(record.coop, who)?;
		Self::ensure_document(document)?;
		ensure!(as_of <= T::Clock::civil(), Error::<T>::StatementInFuture);
		ensure!(record.statement.is_none_or(|last| as_of > last.as_of), Error::<T>::StatementNotNewer);
		let lapses_at = Self::lapses_at()?;
		let statement =
			PendingStatement { as_of, balance, document, attested: Entered::now::<T::Clock>(by, who), lapses_at };
		// Nobody takes what another officer has attested out of the auditors' sight. What has ended makes room.
		let counts = |one: &PendingStatementOf<T>| {
			one.attested.by != by && !T::Clock::has_passed(one.lapses_at) && Self::is_still_board(&one.attested)
		};
		let others = PendingStatements::<T>::get(custodian).into_iter().filter(counts);
		let waiting: Vec<_> = others.chain([statement.clone()]).collect();
		Ok((statement, waiting.try_into().map_err(|_| Error::<T>::Overflow)?))
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
		let mut waiting = PendingStatements::<T>::get(custodian);
		waiting.retain(|one| !T::Clock::has_passed(one.lapses_at));
		ensure!(!waiting.is_empty(), Error::<T>::NoSuchStatement);
		let reported = record.reported;
		// Who vouches for what is at the bank vouches for it that the rest has left it.
		let is_seen = |one: &&PendingStatementOf<T>| (one.as_of, one.balance, reported, one.document) == seen;
		let same: Vec<_> = waiting.iter().filter(is_seen).collect();
		let in_office = same.iter().find(|one| Self::is_still_board(&one.attested));
		let pending = *in_office.or(same.first()).ok_or(Error::<T>::DiffersFromFirst)?;
		let PendingStatement { as_of, balance, document, attested, .. } = pending.clone();
		ensure!(!attested.is_by::<T::Members>(confirmed_by, who), Error::<T>::SameHand);
		ensure!(Self::is_still_board(&attested), Error::<T>::OfficeLost);
		ensure!(record.statement.is_none_or(|last| as_of > last.as_of), Error::<T>::StatementNotNewer);
		// What another officer has attested of a later time still waits.
		waiting.retain(|one| one.as_of > as_of);

		let last = record.statement.map_or(0, |last| last.number);
		let number = last.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let outstanding = record.outstanding().ok_or(Error::<T>::Overflow)?;
		record.statement = Some(LastStatement { number, as_of, balance, outstanding, reported });
		let attested_by = attested.by;
		let at = T::Clock::civil();
		let statement = Statement { as_of, balance, outstanding, reported, document, attested_by, confirmed_by, at };
		Ok(NewStatement { number, statement, waiting, custodian: record })
	}
}

/// What a hand that entered first takes back, and what is left of its kind.
pub(crate) enum TakingBack<T: Config> {
	/// The deposit without the objection.
	Objection(DepositNo, Box<DepositOf<T>>),
	/// Nothing is noted about the custodian.
	Pause(CustodianId),
	/// The statements that still wait.
	Statement(CustodianId, PendingStatementsOf<T>),
	/// The notes of the co-op about other accounts, and those of others.
	Account(CoopId, AccountNotesOf<T>),
}

impl<T: Config> Pallet<T> {
	/// The hand of the member, and what is left when what the member has noted is taken back.
	pub(crate) fn may_withdraw_note(
		who: &T::AccountId,
		coop: CoopId,
		note: &NotedOf<T>,
	) -> Result<(Hand, TakingBack<T>), Error<T>> {
		let member = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		let by = Hand { coop, member };
		let left = match note {
			Noted::Objection(number) => {
				let mut deposit = Deposits::<T>::get(number).ok_or(Error::<T>::NoSuchDeposit)?;
				let own = deposit.objection.take().filter(|first| first.noted.by == by);
				ensure!(own.is_some(), Error::<T>::NothingNoted);
				TakingBack::Objection(*number, Box::new(deposit))
			}
			Noted::Pause(custodian) => {
				let own = PauseNotes::<T>::get(custodian).filter(|note| note.entered.by == by);
				ensure!(own.is_some(), Error::<T>::NothingNoted);
				TakingBack::Pause(*custodian)
			}
			Noted::Statement(custodian) => {
				let mut waiting = PendingStatements::<T>::get(custodian);
				let before = waiting.len();
				waiting.retain(|one| one.attested.by != by);
				ensure!(waiting.len() < before, Error::<T>::NothingNoted);
				TakingBack::Statement(*custodian, waiting)
			}
			Noted::Account(account) => {
				let mut notes = AccountNotes::<T>::get(coop);
				let before = notes.len();
				notes.retain(|note| (note.entered.by, &note.content.account) != (by, account));
				ensure!(notes.len() < before, Error::<T>::NothingNoted);
				TakingBack::Account(coop, notes)
			}
		};
		Ok((by, left))
	}

	/// Writes what is left when a note is taken back.
	pub(crate) fn withdraw(left: TakingBack<T>) {
		match left {
			TakingBack::Objection(number, deposit) => Deposits::<T>::insert(number, *deposit),
			TakingBack::Pause(custodian) => PauseNotes::<T>::remove(custodian),
			TakingBack::Statement(custodian, waiting) => Self::put_waiting(custodian, waiting),
			TakingBack::Account(coop, notes) => Self::put_notes(coop, notes),
		}
	}

	/// Writes which statements of a custodian wait.
	pub(crate) fn put_waiting(custodian: CustodianId, waiting: PendingStatementsOf<T>) {
		if waiting.is_empty() {
			PendingStatements::<T>::remove(custodian);
		} else {
			PendingStatements::<T>::insert(custodian, waiting);
		}
	}
}
