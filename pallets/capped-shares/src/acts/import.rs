//! A register that was kept elsewhere is drafted, agreed to and confirmed.

use crate::*;

/// A draft with what one act changes of it.
type Drafting<T> = (Hand, ImportOf<T>, ImportBatchOf<T>);

/// An auditor, and a draft to which those who decide have agreed.
pub(crate) type Auditing<T> = (Hand, ImportOf<T>, AgreedImport<<T as frame_system::Config>::Hash>);

impl<T: Config> Pallet<T> {
	/// A class whose register can be drafted now.
	pub(crate) fn importing(coop: CoopId, no: ClassNo) -> Result<ClassOf<T>, Error<T>> {
		let class = Classes::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClass)?;
		ensure!(class.importing == Importing::Open, Error::<T>::NoImport);
		Ok(class)
	}

	fn draft_of(coop: CoopId, no: ClassNo, by: MemberNo) -> ImportOf<T> {
		let (sums, digest) = (ImportSums::default(), T::Hash::default());
		Imports::<T>::get((coop, no, by)).unwrap_or(Import { batches: 0, sums, digest, agreed: None })
	}

	/// Whether a line can come in. `place` is its own in the batch.
	fn check_line(
		coop: CoopId,
		class: &ClassOf<T>,
		(today, unit): (Day, Balance),
		(line, place): (&ImportedLine, u8),
	) -> Result<(), Error<T>> {
		let (member, shares, day, is_past) = match *line {
			ImportedLine::Holding { member, shares, since } => {
				ensure!(T::Members::is_seated(coop, member), Error::<T>::LineNotSeated(place));
				(member, shares, since, since <= today)
			}
			ImportedLine::Claim { member, shares, ended_on, paid } => {
				let all = class.par_of(shares).ok_or(Error::<T>::LineNoShares(place))?;
				let is_paid = paid.checked_rem(unit) == Some(0);
				ensure!(is_paid && (paid == 0 || paid < all), Error::<T>::LinePaid(place));
				(member, shares, ended_on, ended_on < today)
			}
		};
		ensure!(T::Parties::is_party(&Party::Member(coop, member)), Error::<T>::LineNoMember(place));
		ensure!((1..=limits::MAX_SHARES).contains(&shares), Error::<T>::LineNoShares(place));
		ensure!(day >= class.since, Error::<T>::LineBeforeClass(place));
		ensure!(is_past, Error::<T>::LineInFuture(place));
		Ok(())
	}

	/// The officer who adds a batch to their own draft, which has so many lines before, and the draft with it.
	pub(crate) fn may_import(
		coop: CoopId,
		no: ClassNo,
		who: &T::AccountId,
		after: u32,
		lines: &ImportedLines,
	) -> Result<Drafting<T>, Error<T>> {
		let by = Self::officer(coop, who)?;
		Self::ensure_goes_on(coop)?;
		let (class, today, unit) = (Self::importing(coop, no)?, Self::today()?, Self::unit_of(coop)?);
		let mut draft = Self::draft_of(coop, no, by.member);
		ensure!(draft.agreed.is_none(), Error::<T>::ImportAgreed);
		let overflow = || Error::<T>::Overflow;
		ensure!(draft.sums.lines().ok_or_else(overflow)? == after, Error::<T>::OtherPlace);
		ensure!(!lines.is_empty(), Error::<T>::NoShares);
		ensure!(draft.batches < limits::MAX_BATCHES, Error::<T>::TooManyBatches);
		let batch = ImportBatch { lines: lines.clone(), before: draft.sums, digest: draft.digest };
		for (line, place) in lines.iter().zip(0u8..) {
			Self::check_line(coop, &class, (today, unit), (line, place))?;
			draft.sums.add(line).ok_or_else(overflow)?;
		}
		// Nothing of the class is held before its register is in.
		Self::ensure_room(&class, draft.sums.shares)?;
		ensure!(draft.sums.claimed <= limits::MAX_SHARES, Error::<T>::TooManyShares);
		draft.digest = T::Hashing::hash_of(&(draft.digest, lines));
		draft.batches = draft.batches.checked_add(1).ok_or_else(overflow)?;
		Ok((by, draft, batch))
	}

	/// Keeps it.
	pub(crate) fn do_import(no: ClassNo, (by, draft, batch): Drafting<T>) {
		let Hand { coop, member } = by;
		Self::count_free(by);
		ImportBatches::<T>::insert((coop, no, member, draft.batches.saturating_sub(1)), batch);
		Imports::<T>::insert((coop, no, member), draft);
		let lines = draft.sums.lines().unwrap_or_default();
		Self::deposit_event(Event::ImportDrafted { coop, class: no, by: member, lines, digest: draft.digest });
	}

	/// The draft without its last batch: for who drafts it, for officers when who does is not on the board any more, and for
	/// anybody when nothing comes in any more.
	pub(crate) fn may_take_back_import(
		coop: CoopId,
		no: ClassNo,
		by: MemberNo,
		who: &T::AccountId,
	) -> Result<(ImportOf<T>, u32), Error<T>> {
		let class = Classes::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClass)?;
		let mut draft = Imports::<T>::get((coop, no, by)).ok_or(Error::<T>::NoImport)?;
		let comes_in = match class.importing {
			Importing::Nothing => false,
			Importing::Open => true,
			Importing::Confirmed { by: confirmed, .. } => confirmed == by,
		};
		if comes_in {
			let hand = Self::officer(coop, who)?;
			ensure!(hand.member == by || !T::Coops::is_board(coop, by), Error::<T>::NotYourDraft);
			ensure!(draft.agreed.is_none(), Error::<T>::ImportAgreed);
		}
		let last = draft.batches.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		let batch = ImportBatches::<T>::get((coop, no, by, last)).ok_or(Error::<T>::Overflow)?;
		(draft.batches, draft.sums, draft.digest) = (last, batch.before, batch.digest);
		Ok((draft, last))
	}

	/// Takes it back. A draft of nothing is not kept.
	pub(crate) fn do_take_back_import(coop: CoopId, no: ClassNo, by: MemberNo, (draft, last): (ImportOf<T>, u32)) {
		ImportBatches::<T>::remove((coop, no, by, last));
		if draft.batches == 0 {
			Imports::<T>::remove((coop, no, by));
		} else {
			Imports::<T>::insert((coop, no, by), draft);
		}
		let lines = draft.sums.lines().unwrap_or_default();
		Self::deposit_event(Event::ImportDrafted { coop, class: no, by, lines, digest: draft.digest });
	}

	/// The hash of a draft to which those who decide agree.
	pub(crate) fn content_of_import(coop: CoopId, no: ClassNo, by: MemberNo, totals: &ImportTotalsOf<T>) -> T::Hash {
		T::Hashing::hash_of(&(b"import", coop, no, by, totals))
	}

	/// The hash of the end of an import, which the second officer repeats.
	pub(crate) fn content_of_end(coop: CoopId, no: ClassNo) -> T::Hash {
		T::Hashing::hash_of(&(b"end_import", coop, no))
	}

	/// The draft to which those who decide may agree: what they repeat is what it comes to.
	pub(crate) fn may_agree_import(
		coop: CoopId,
		no: ClassNo,
		by: MemberNo,
		totals: &ImportTotalsOf<T>,
	) -> Result<ImportOf<T>, Error<T>> {
		Self::ensure_goes_on(coop)?;
		let class = Self::importing(coop, no)?;
		let draft = Imports::<T>::get((coop, no, by)).ok_or(Error::<T>::NoImport)?;
		ensure!(draft.agreed.is_none(), Error::<T>::ImportAgreed);
		ensure!(totals.document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(totals.are_of(&draft.sums) && totals.digest == draft.digest, Error::<T>::ImportDiffers);
		// Nobody was paid as much as their shares are worth.
		let is_more = totals.value > draft.sums.least;
		ensure!(is_more && class.terms.may_be_worth(totals.value, Self::unit_of(coop)?), Error::<T>::ValueOutsideRange);
		totals.worth().ok_or(Error::<T>::ValueOutsideRange)?;
		Ok(draft)
	}

	/// Notes that they have.
	pub(crate) fn do_agree_import(
		(coop, no, by): (CoopId, ClassNo, MemberNo),
		draft: ImportOf<T>,
		totals: ImportTotalsOf<T>,
		consent: &Consent<T::AccountId>,
	) {
		let agreed = Agreed::from(consent);
		let agreement = AgreedImport { totals, by: agreed, confirmed_by: None, year: 0 };
		Imports::<T>::insert((coop, no, by), Import { agreed: Some(agreement), ..draft });
		Self::deposit_event(Event::ImportAgreed { coop, class: no, by, totals, agreed });
	}

	/// The auditor as whom `who` acts, and a draft to which those who decide have agreed.
	pub(crate) fn may_audit_import(
		coop: CoopId,
		no: ClassNo,
		by: MemberNo,
		who: &T::AccountId,
	) -> Result<Auditing<T>, Error<T>> {
		let auditor = Self::auditor(coop, who)?;
		Self::importing(coop, no)?;
		let draft = Imports::<T>::get((coop, no, by)).ok_or(Error::<T>::NoImport)?;
		let agreed = draft.agreed.ok_or(Error::<T>::NotAgreed)?;
		Ok((auditor, draft, agreed))
	}

	/// The auditor who may confirm what was agreed: somebody else, who repeats it, when the books say the same.
	pub(crate) fn may_confirm_import(
		coop: CoopId,
		no: ClassNo,
		by: MemberNo,
		who: &T::AccountId,
		totals: &ImportTotalsOf<T>,
	) -> Result<Auditing<T>, Error<T>> {
		let (auditor, draft, agreed) = Self::may_audit_import(coop, no, by, who)?;
		Self::ensure_goes_on(coop)?;
		ensure!(agreed.totals == *totals, Error::<T>::ImportDiffers);
		let has_agreed = matches!(agreed.by, Agreed::Board(hands) if hands.contains(&auditor.member));
		ensure!(auditor.member != by && !has_agreed, Error::<T>::SamePerson);
		let account = Books::<T>::get(coop).and_then(|book| book.brought_by(no)).ok_or(Error::<T>::NoImport)?;
		let sums = T::Ledger::sums(Self::ledger(coop), account).ok_or(Error::<T>::NoBooks)?;
		// The money of the co-op may move in one more way by now.
		let is_worth = Self::importing(coop, no)?.terms.may_be_worth(totals.value, Self::unit_of(coop)?);
		ensure!(is_worth, Error::<T>::ValueOutsideRange);
		// Books that have begun already cannot be opened any more. What the class brings in is then owed to them by what they do
		// not show, until hands enter it.
		let worth = totals.worth().ok_or(Error::<T>::ValueOutsideRange)?;
		let is_opened = sums.credits.checked_sub(sums.debits) == Some(worth);
		ensure!(is_opened || (sums.credits, sums.debits) == (0, 0), Error::<T>::NotInBooks);
		Ok((auditor, draft, agreed))
	}

	/// Lets a draft be put right that an auditor refuses.
	pub(crate) fn do_refuse_import((coop, no, by): (CoopId, ClassNo, MemberNo), (auditor, draft, _): Auditing<T>) {
		Self::count_free(auditor);
		Imports::<T>::insert((coop, no, by), Import { agreed: None, ..draft });
		Self::deposit_event(Event::ImportRefused { coop, class: no, by, auditor: auditor.member });
	}

	/// Ends an import of which nothing has come in: from here on the class is as a new one.
	pub(crate) fn do_end_import(coop: CoopId, no: ClassNo, class: ClassOf<T>) {
		Classes::<T>::insert(coop, no, Class { importing: Importing::Nothing, ..class });
		Self::deposit_event(Event::ImportEnded { coop, class: no });
	}
}
