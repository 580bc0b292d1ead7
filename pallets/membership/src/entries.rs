//! Taking over the register of an existing co-op, and correcting entries by further ones.

use super::*;

impl<T: Config> Pallet<T> {
	/// Whether registers can still be imported, so that nobody fills one up later.
	pub(crate) fn ensure_importing(coop: CoopId) -> Result<(), Error<T>> {
		Self::ensure_admits(coop)?;
		let until = ImportDays::<T>::get(coop)
			.and_then(|days| T::Clock::day().checked_mul(days.into()))
			.and_then(|period| T::Clock::started_at()?.checked_add(period));
		ensure!(until.is_some_and(|until| !T::Clock::has_passed(until)), Error::<T>::ImportClosed);
		Ok(())
	}

	/// The days from the start of the chain after which so many days from now are over. The day that has begun is not counted.
	pub(crate) fn import_days_from_now(days: u32) -> Result<u32, Error<T>> {
		let started = T::Clock::started_at().unwrap_or_else(T::Clock::deadline);
		let elapsed = T::Clock::deadline().saturating_sub(started).div_ceil(T::Clock::day().max(1));
		u32::try_from(elapsed).ok().and_then(|elapsed| elapsed.checked_add(days)).ok_or(Error::<T>::Overflow)
	}

	/// Whether every member of the batch can be entered.
	fn check_batch(coop: CoopId, entries: &BatchOf<T>) -> Result<(), Error<T>> {
		let mut before = 0;
		for (index, one) in entries.iter().enumerate() {
			ensure!(one.joined_at <= T::Clock::civil(), Error::<T>::DateInFuture);
			ensure!(one.joined_at >= before, Error::<T>::DatesOutOfOrder);
			before = one.joined_at;
			if let Some(account) = &one.account {
				Self::ensure_new(coop, account)?;
				let listed = entries.iter().take(index).any(|other| other.account.as_ref() == Some(account));
				ensure!(!listed, Error::<T>::ListedTwice);
			}
		}
		Ok(())
	}

	/// Who imports, and their quota with this batch.
	pub(crate) fn may_import(
		coop: CoopId,
		who: &T::AccountId,
		entries: &WrittenBatchOf<T>,
	) -> Result<(EnteredOf<T>, Quota), Error<T>> {
		let entries = Self::batch(entries)?;
		let begun = Self::may_begin_import(coop, who)?;
		Self::check_import(coop, &entries)?;
		Ok(begun)
	}

	/// The members that were sent, if one batch takes them.
	pub(crate) fn batch(entries: &WrittenBatchOf<T>) -> Result<BatchOf<T>, Error<T>> {
		bounded(entries).ok_or(Error::<T>::ImportTooLong)
	}

	/// The same, before anybody looks at the batch.
	pub(crate) fn may_begin_import(coop: CoopId, who: &T::AccountId) -> Result<(EnteredOf<T>, Quota), Error<T>> {
		let member = Self::officer(coop, who)?;
		Self::ensure_importing(coop)?;
		let entered = Entered::now::<T::Clock>(Hand { coop, member }, who);
		Ok((entered, Self::one_more_approval(coop, member)?))
	}

	/// Whether the batch can wait for the auditor.
	pub(crate) fn check_import(coop: CoopId, entries: &BatchOf<T>) -> Result<(), Error<T>> {
		ensure!(!Imports::<T>::contains_key(coop), Error::<T>::ImportPending);
		ensure!(!entries.is_empty(), Error::<T>::NothingToImport);
		Self::check_batch(coop, entries)
	}

	/// Keeps a batch for the auditor.
	pub(crate) fn stage_import(entered: EnteredOf<T>, entries: BatchOf<T>, document: T::Hash) -> Result<(), Error<T>> {
		let Hand { coop, member: by } = entered.by;
		let digest = Self::batch_digest(&entries);
		let count = u32::try_from(entries.len()).map_err(|_| Error::<T>::Overflow)?;
		Imports::<T>::insert(coop, Import { entered, entries, document });
		Self::deposit_event(Event::ImportStaged { coop, by, count, digest, document });
		Ok(())
	}

	/// By which hash the auditor confirms a batch.
	pub fn batch_digest(entries: &[ImportedMember<T::AccountId, T::Hash>]) -> T::Hash {
		T::Hashing::hash_of(&entries)
	}

	/// The auditor who confirms, and the batch.
	pub(crate) fn may_confirm_import(
		coop: CoopId,
		who: &T::AccountId,
		checked: (T::Hash, T::Hash),
	) -> Result<(MemberNo, ImportOf<T>), Error<T>> {
		let by = Self::may_audit_import(coop, who)?;
		Ok((by, Self::check_staged(coop, (by, who), checked)?))
	}

	/// The auditor, before anybody looks at the batch.
	pub(crate) fn may_audit_import(coop: CoopId, who: &T::AccountId) -> Result<MemberNo, Error<T>> {
		let by = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		ensure!(T::Coops::holds(coop, Office::Auditor, by), Error::<T>::NotAuditor);
		Self::ensure_importing(coop)?;
		Ok(by)
	}

	/// The batch that waits, if this auditor may confirm it and all of it can be entered.
	///
	/// `checked` are the hash of the batch and that of the document from which it was copied.
	pub(crate) fn check_staged(
		coop: CoopId,
		(member, who): (MemberNo, &T::AccountId),
		checked: (T::Hash, T::Hash),
	) -> Result<ImportOf<T>, Error<T>> {
		let import = Imports::<T>::get(coop).ok_or(Error::<T>::NoImport)?;
		ensure!(!import.entered.is_by::<Self>(Hand { coop, member }, who), Error::<T>::OwnImport);
		ensure!(Self::is_still_board(&import.entered), Error::<T>::ImporterLeftOffice);
		ensure!((Self::batch_digest(&import.entries), import.document) == checked, Error::<T>::ImportDiffers);
		// Somebody may have become a member meanwhile.
		Self::check_batch(coop, &import.entries)?;
		let bylaws = Self::bylaws(coop)?;
		for one in &import.entries {
			Self::seasons_at(one.class, one.joined_at, &bylaws)?;
		}
		Ok(import)
	}

	/// Enters all members of a batch in their order.
	pub(crate) fn enter_batch(coop: CoopId, auditor: MemberNo, import: ImportOf<T>) -> Result<(), Error<T>> {
		let Import { entered, entries, document } = import;
		Imports::<T>::remove(coop);
		let bylaws = Self::bylaws(coop)?;
		let first = Rolls::<T>::get(coop).last_no.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let mut last = first;
		for ImportedMember { account, commitment, class, joined_at } in entries {
			let seasons_at = Self::seasons_at(class, joined_at, &bylaws)?;
			let state = MemberState::Active;
			let commitment = Some(commitment);
			last = Self::enter(coop, Newcomer { account, commitment, class, joined_at, state, seasons_at })?;
		}
		Self::deposit_event(Event::Imported { coop, first, last, by: (entered.by.member, auditor), document });
		Ok(())
	}

	pub(crate) fn may_discard_import(coop: CoopId, who: &T::AccountId) -> Result<MemberNo, Error<T>> {
		let by = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		ensure!(T::Coops::is_board(coop, by) || T::Coops::holds(coop, Office::Auditor, by), Error::<T>::NotEntitled);
		ensure!(Imports::<T>::contains_key(coop), Error::<T>::NoImport);
		Ok(by)
	}

	/// The last correction of an entry that `pick` takes.
	fn corrected<R>(coop: CoopId, entry: &EntryOf<T>, pick: impl Fn(CorrectionOf<T>) -> Option<R>) -> Option<R> {
		entry.corrections.iter().rev().find_map(|number| pick(Corrections::<T>::get(coop, number)?.new))
	}

	/// Civil time of joining, with corrections.
	pub(crate) fn joined_at(coop: CoopId, entry: &EntryOf<T>) -> Moment {
		Self::corrected(coop, entry, |correction| match correction {
			Correction::JoinedAt(at) => Some(at),
			Correction::Commitment(_) => None,
		})
		.unwrap_or(entry.joined_at)
	}

	/// The commitment to who the member is, with corrections.
	pub(crate) fn commitment(coop: CoopId, entry: &EntryOf<T>) -> Option<T::Hash> {
		Self::corrected(coop, entry, |correction| match correction {
			Correction::Commitment(commitment) => Some(commitment),
			Correction::JoinedAt(_) => None,
		})
		.unwrap_or(entry.commitment)
	}

	/// The approval, the entry, and what held before.
	pub(crate) fn may_correct(
		coop: CoopId,
		who: &T::AccountId,
		member: MemberNo,
		correction: CorrectionOf<T>,
		document: T::Hash,
	) -> ByTwo<T, CorrectionOf<T>> {
		let entry = Self::entry(coop, member)?;
		ensure!(!entry.erased, Error::<T>::AlreadyUnlinked);
		ensure!(!entry.corrections.is_full(), Error::<T>::TooManyCorrections);
		let old = match correction {
			Correction::JoinedAt(at) => {
				ensure!(at <= T::Clock::civil(), Error::<T>::DateInFuture);
				Correction::JoinedAt(Self::joined_at(coop, &entry))
			}
			Correction::Commitment(_) => Correction::Commitment(Self::commitment(coop, &entry)),
		};
		ensure!(old != correction, Error::<T>::NothingToCorrect);
		let action = Action::Correct { member, correction, document };
		Ok((Self::may_act_on(coop, who, member, &entry, action)?, entry, old))
	}
	pub(crate) fn do_correct(
		who: &T::AccountId,
		coop: CoopId,
		member: MemberNo,
		correction: Correction<T::Hash>,
		document: T::Hash,
	) -> DispatchResult {
		let (approval, entry, old) = Self::may_correct(coop, who, member, correction, document)?;

		let Some(by) = Self::approve(coop, approval) else {
			return Ok(());
		};
		let at = T::Clock::civil();
		let number =
			Self::add_correction(coop, entry, CorrectingEntry { member, old, new: correction, by, document, at })?;
		Self::deposit_event(Event::Corrected { coop, member, number, by });
		Ok(())
	}

	/// Adds a correcting entry and points to it.
	pub(crate) fn add_correction(
		coop: CoopId,
		mut entry: EntryOf<T>,
		correction: CorrectingEntry<T::Hash>,
	) -> Result<CorrectionNo, Error<T>> {
		let number = Rolls::<T>::get(coop).last_correction.checked_add(1).ok_or(Error::<T>::Overflow)?;
		entry.corrections.try_push(number).map_err(|_| Error::<T>::TooManyCorrections)?;
		Rolls::<T>::mutate(coop, |roll| roll.last_correction = number);
		Members::<T>::insert(coop, correction.member, entry);
		Corrections::<T>::insert(coop, number, correction);
		Ok(number)
	}
}
