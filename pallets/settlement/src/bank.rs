//! Legs that settle by bank: one hand enters what the bank has done, another one confirms it.

use super::*;
use frame_support::dispatch::DispatchErrorWithPostInfo;

/// What is written when a leg is confirmed.
pub(crate) enum Confirmed<T: Config> {
	/// The book with one more entry, and the entry.
	Moved(RecordOf<T>, EntryOf<T>),
	/// The book with what was set aside, and the reason.
	NotPaid(RecordOf<T>, T::Hash),
}

impl<T: Config> CountFree for Pallet<T> {
	type Clock = T::Clock;
	type Used = FreeQuota<T>;

	fn free_days() -> u32 {
		T::FreeDays::get()
	}

	fn most_free() -> u32 {
		T::FreeEntries::get()
	}
}

impl<T: Config> Pallet<T> {
	/// What was asked of somebody as a member of a co-op, where a refusal before the keepers were asked gives back what they
	/// weigh. `own` is what the call weighs without them.
	pub(crate) fn or_refused<Asked>(
		asked: Result<Asked, Error<T>>,
		(coop, who): (CoopId, &T::AccountId),
		own: Weight,
	) -> Result<Asked, DispatchErrorWithPostInfo> {
		let keepers = match &asked {
			Err(Error::<T>::NoSuchBook | Error::<T>::InUnitsOnly | Error::<T>::NoSuchLeg) => Weight::zero(),
			Err(Error::<T>::NotAHand) if T::Members::seat_of(coop, who).is_none() => Weight::zero(),
			_ => T::Keepers::weight(),
		};
		asked.or_refused(own.saturating_add(keepers))
	}

	fn hand(book: Book, coop: CoopId, who: &T::AccountId) -> Result<Hand, Error<T>> {
		T::Keepers::hand(book, coop, who).ok_or(Error::<T>::NotAHand)
	}

	fn open_leg(book: Book, leg: LegNo) -> Result<OpenLegOf<T>, Error<T>> {
		Legs::<T>::get(book, leg).ok_or(Error::<T>::NoSuchLeg)
	}

	/// Whether a reference can be used in the book.
	fn ensure_fresh(book: Book, reference: T::Hash) -> Result<(), Error<T>> {
		ensure!(reference != T::Hash::default(), Error::<T>::NoReference);
		ensure!(!References::<T>::contains_key(book, reference), Error::<T>::ReferenceUsed);
		Ok(())
	}

	/// How many legs of a book can be open before what hands enter is refused.
	///
	/// The last quarter of the room is for payments, so that no hand holds up what was decided with claims of its own.
	fn room_for_claims() -> u32 {
		let all = T::MaxLegs::get();
		all.saturating_sub(all / 4)
	}

	/// The book with one more open leg, which has its last number. A payment is set aside.
	///
	/// What a hand enters sets nothing aside, because nobody holds up the money of a book alone.
	fn with_leg(mut record: RecordOf<T>, leg: &LegOf<T>, kind: LegKind) -> Result<RecordOf<T>, Error<T>> {
		let room = match kind {
			LegKind::Payment => T::MaxLegs::get(),
			_ => Self::room_for_claims(),
		};
		ensure!(record.open_legs < room, Error::<T>::TooManyLegs);
		if kind == LegKind::Payment {
			ensure!(leg.amount <= Self::payable(&record)?, Error::<T>::NotEnough);
			record.awaiting = record.awaiting.checked_add(leg.amount).ok_or(Error::<T>::Overflow)?;
		}
		record.open_legs = record.open_legs.checked_add(1).ok_or(Error::<T>::Overflow)?;
		record.last_leg = record.last_leg.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Ok(record)
	}

	/// The book with one open leg less. Nothing is set aside for it any more.
	fn without_leg(mut record: RecordOf<T>, open: &OpenLegOf<T>) -> Result<RecordOf<T>, Error<T>> {
		if open.kind == LegKind::Payment {
			record.awaiting = record.awaiting.checked_sub(open.leg.amount).ok_or(Error::<T>::Overflow)?;
		}
		record.open_legs = record.open_legs.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		Ok(record)
	}

	/// A claim of a hand, made now.
	pub(crate) fn claim(outcome: Outcome<T::Hash>, by: Hand, who: T::AccountId) -> ClaimOf<T> {
		Claim { outcome, entered: Entered::now::<T::Clock>(by, &who) }
	}

	/// Sets a payment aside until the bank has carried it out.
	pub(crate) fn pay_by_bank(book: Book, record: RecordOf<T>, leg: LegOf<T>) -> SettledResult {
		ensure!(!matches!(leg.party, Some(Party::Account(_))), Error::<T>::WrongParty);
		ensure!(leg.party != Some(Self::party_of(book)), Error::<T>::ToItself);
		let record = Self::with_leg(record, &leg, LegKind::Payment)?;

		let (number, amount, party) = (record.last_leg, leg.amount, leg.party.clone());
		Legs::<T>::insert(book, number, OpenLeg { leg, kind: LegKind::Payment, claim: None });
		Books::<T>::insert(book, record);
		Self::deposit_event(Event::LegOpened { book, leg: number, amount, party });
		Ok(Settled::Awaits(number))
	}

	/// Writes a leg that opens with a claim.
	pub(crate) fn open_claimed(
		book: Book,
		record: RecordOf<T>,
		leg: LegOf<T>,
		kind: LegKind,
		claim: ClaimOf<T>,
	) -> LegNo {
		let number = record.last_leg;
		Self::use_reference(book, &claim);
		Legs::<T>::insert(book, number, OpenLeg { leg, kind, claim: Some(claim) });
		Books::<T>::insert(book, record);
		number
	}

	/// Sets the reference of a claim aside.
	pub(crate) fn use_reference(book: Book, claim: &ClaimOf<T>) {
		if let Some(reference) = claim.outcome.reference() {
			References::<T>::insert(book, reference, ());
		}
	}

	/// The hand that may enter a receipt, and the book with one more leg for it.
	pub(crate) fn may_enter_receipt(
		book: Book,
		coop: CoopId,
		who: &T::AccountId,
		from: &PartyOf<T>,
		amount: BalanceOf<T>,
		reason: T::Hash,
		reference: T::Hash,
	) -> MayOpen<T> {
		let record = Self::open_by_bank(book)?;
		let hand = Self::hand(book, coop, who)?;
		ensure!(amount > 0, Error::<T>::NothingToEnter);
		ensure!(amount <= MAX_AMOUNT, Error::<T>::TooMuch);
		ensure!(reason != T::Hash::default(), Error::<T>::NoReason);
		ensure!(*from != Self::party_of(book), Error::<T>::ToItself);
		let known = match from {
			Party::Coop(coop) => T::Coops::standing(*coop).is_some(),
			Party::Member(coop, member) => T::Members::is_seated(*coop, *member),
			Party::Treasury(treasury) => Books::<T>::contains_key(Book::Treasury(*treasury)),
			Party::Outside(_) => true,
			Party::Account(_) => false,
		};
		ensure!(known, Error::<T>::WrongParty);
		Self::ensure_fresh(book, reference)?;
		let leg = Self::contribution(Some(from.clone()), amount, reason);
		Ok((hand, (Self::with_leg(record, &leg, LegKind::Receipt)?, leg)))
	}

	/// The hand that may enter what came of a payment, and the payment.
	pub(crate) fn may_enter_outcome(
		book: Book,
		leg: LegNo,
		coop: CoopId,
		who: &T::AccountId,
		outcome: &Outcome<T::Hash>,
	) -> Result<(Hand, OpenLegOf<T>), Error<T>> {
		let open = Self::open_leg(book, leg)?;
		let hand = Self::hand(book, coop, who)?;
		ensure!(open.claim.is_none(), Error::<T>::AlreadyEntered);
		match outcome {
			Outcome::Paid(reference) => Self::ensure_fresh(book, *reference)?,
			Outcome::NotPaid(reason) => ensure!(*reason != T::Hash::default(), Error::<T>::NoReason),
		}
		Ok((hand, open))
	}

	/// The hand that may correct an entry, and the book with one more leg for it.
	pub(crate) fn may_enter_correction(
		book: Book,
		coop: CoopId,
		who: &T::AccountId,
		entry: EntryNo,
		correction: &Correction<T::Hash>,
		reason: T::Hash,
	) -> MayOpen<T> {
		let record = Self::open_by_bank(book)?;
		let hand = Self::hand(book, coop, who)?;
		let corrected = Entries::<T>::get(book, entry).ok_or(Error::<T>::NoSuchEntry)?;
		ensure!(!matches!(corrected.basis, Basis::Correction(_)), Error::<T>::IsCorrection);
		ensure!(reason != T::Hash::default(), Error::<T>::NoReason);
		let (direction, amount, line) = match (correction, corrected.direction) {
			(Correction::Reference(_), direction) => (direction, 0, corrected.line),
			// What comes back is income and charged to no line.
			(Correction::Returned(_), Direction::Out) => (Direction::In, corrected.amount, None),
			(Correction::Returned(_), Direction::In) => (Direction::Out, corrected.amount, None),
		};
		let kind = correction.kind();
		if kind == LegKind::Return {
			ensure!(!Returns::<T>::contains_key(book, entry), Error::<T>::AlreadyReturned);
			ensure!(Self::can_be_returned(corrected.at)?, Error::<T>::TooLate);
		}
		Self::ensure_fresh(book, correction.reference())?;
		let leg = Leg {
			direction,
			party: corrected.party,
			amount,
			line,
			reason,
			basis: Basis::Correction(entry),
			decided_at: T::Clock::deadline(),
			counted_as: None,
		};
		Ok((hand, (Self::with_leg(record, &leg, kind)?, leg)))
	}

	/// Whether an entry that was made at that civil time is not too old to be returned.
	fn can_be_returned(at: Moment) -> Result<bool, Error<T>> {
		let time = T::Clock::day().checked_mul(RETURN_DAYS.into()).ok_or(Error::<T>::Overflow)?;
		let until = at.checked_add(time).ok_or(Error::<T>::Overflow)?;
		Ok(T::Clock::civil() < until)
	}

	/// Whether the money of a receipt that went back can leave the book now, which nobody has decided but its hands.
	fn ensure_may_return(book: Book, record: &RecordOf<T>, amount: BalanceOf<T>) -> Result<(), Error<T>> {
		ensure!(T::Keepers::may_move(book), Error::<T>::Stopped);
		ensure!(amount <= Self::payable(record)?, Error::<T>::NotEnough);
		Ok(())
	}

	/// The hand that may confirm what was entered about a leg, the leg, and what is written then.
	///
	/// Whether who has entered it still may is asked now. (practice no. 106)
	pub(crate) fn may_confirm(
		book: Book,
		leg: LegNo,
		coop: CoopId,
		who: &T::AccountId,
		reference: T::Hash,
	) -> Result<(Hand, OpenLegOf<T>, Confirmed<T>), Error<T>> {
		let open = Self::open_leg(book, leg)?;
		let hand = Self::hand(book, coop, who)?;
		let claim = open.claim.as_ref().ok_or(Error::<T>::NothingEntered)?;
		ensure!(claim.outcome.hash() == reference, Error::<T>::OtherReference);
		let entered = &claim.entered;
		ensure!(!entered.is_by::<T::Members>(hand, who), Error::<T>::SameHand);
		ensure!(entered.by.coop != hand.coop || !T::Keepers::is_joint(book), Error::<T>::SameCoop);
		let benefits = open.leg.party.as_ref().is_some_and(|party| T::Keepers::benefits(book, party, hand, who));
		ensure!(!benefits, Error::<T>::YouBenefit);
		ensure!(T::Keepers::hand(book, entered.by.coop, &entered.account) == Some(entered.by), Error::<T>::EntererLost);

		let record = Self::without_leg(Self::open(book)?, &open)?;
		if let (LegKind::Return, Basis::Correction(returned)) = (open.kind, &open.leg.basis) {
			// Asked again, so that nobody claims a return in time and has it confirmed years later.
			let entry = Entries::<T>::get(book, returned).ok_or(Error::<T>::NoSuchEntry)?;
			ensure!(Self::can_be_returned(entry.at)?, Error::<T>::TooLate);
			if open.leg.direction == Direction::Out {
				Self::ensure_may_return(book, &record, open.leg.amount)?;
			}
		}
		let confirmed = match claim.outcome {
			Outcome::NotPaid(reason) => Confirmed::NotPaid(record, reason),
			Outcome::Paid(reference) => {
				let proof = Proof::Bank { reference, entered_by: entered.by, confirmed_by: hand };
				let (record, entry) = Self::with_entry(record, open.leg.clone(), proof)?;
				Confirmed::Moved(record, entry)
			}
		};
		Ok((hand, open, confirmed))
	}

	/// Writes what comes of a leg that is confirmed.
	pub(crate) fn close_leg(book: Book, number: LegNo, open: OpenLegOf<T>, by: Hand, confirmed: Confirmed<T>) {
		Legs::<T>::remove(book, number);
		match confirmed {
			Confirmed::Moved(record, entry) => {
				if let (LegKind::Return, Basis::Correction(returned)) = (open.kind, &open.leg.basis) {
					Returns::<T>::insert(book, returned, Settled::Entered(record.last_entry));
				}
				Self::deposit_event(Event::Confirmed { book, leg: number, by, entry: Some(record.last_entry) });
				Self::write_entry(book, &record, entry);
			}
			Confirmed::NotPaid(record, reason) => {
				Books::<T>::insert(book, record);
				Self::deposit_event(Event::Confirmed { book, leg: number, by, entry: None });
				Self::deposit_event(Event::NotPaid { book, leg: number, amount: open.leg.amount, reason });
				T::Keepers::on_not_paid(book, &open.leg);
			}
		}
	}

	/// The hand that may reject what was entered about a leg, the leg with its claim, and the book without the leg, if the
	/// leg is gone then.
	#[allow(clippy::type_complexity)]
	pub(crate) fn may_reject(
		book: Book,
		leg: LegNo,
		coop: CoopId,
		who: &T::AccountId,
		reason: T::Hash,
	) -> Result<(Hand, (OpenLegOf<T>, ClaimOf<T>, Option<RecordOf<T>>)), Error<T>> {
		let mut open = Self::open_leg(book, leg)?;
		let hand = Self::hand(book, coop, who)?;
		let claim = open.claim.take().ok_or(Error::<T>::NothingEntered)?;
		ensure!(reason != T::Hash::default(), Error::<T>::NoReason);
		let record = match open.kind {
			LegKind::Payment => None,
			_ => Some(Self::without_leg(Self::open(book)?, &open)?),
		};
		Ok((hand, (open, claim, record)))
	}

	/// Takes back what was entered about a leg.
	pub(crate) fn take_back(
		book: Book,
		number: LegNo,
		open: OpenLegOf<T>,
		claim: &ClaimOf<T>,
		record: Option<RecordOf<T>>,
	) {
		if let Some(reference) = claim.outcome.reference() {
			References::<T>::remove(book, reference);
		}
		if let (LegKind::Return, Basis::Correction(returned)) = (open.kind, &open.leg.basis) {
			Returns::<T>::remove(book, returned);
		}
		match record {
			Some(record) => {
				Legs::<T>::remove(book, number);
				Books::<T>::insert(book, record);
			}
			None => Legs::<T>::insert(book, number, open),
		}
	}
}
