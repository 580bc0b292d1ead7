//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use alloc::collections::{BTreeMap, BTreeSet};
use sp_runtime::TryRuntimeError;

/// The entries of one book in the order of their numbers.
type Ledger<T> = BTreeMap<EntryNo, EntryOf<T>>;

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let numbered = Entries::<T>::iter_keys().map(|(book, _)| book);
		let referred = References::<T>::iter_keys().map(|(book, _)| book);
		let returned = Returns::<T>::iter_keys().map(|(book, _)| book);
		let waiting = Legs::<T>::iter_keys().map(|(book, _)| book);
		ensure!(numbered.into_iter().all(Books::<T>::contains_key), "1: entries of a book that is not open");
		ensure!(waiting.into_iter().all(Books::<T>::contains_key), "3: a leg of a book that is not open");
		ensure!(referred.into_iter().all(Books::<T>::contains_key), "7: references of a book that is not open");
		ensure!(returned.into_iter().all(Books::<T>::contains_key), "8: returns in a book that is not open");
		for (book, record) in Books::<T>::iter() {
			ensure!(BookOf::<T>::get(&record.account) == Some(book), "2: a book is not found by its account");
			let entries: Ledger<T> = Entries::<T>::iter_prefix(book).collect();
			let legs: BTreeMap<_, _> = Legs::<T>::iter_prefix(book).collect();
			Self::check_entries(&record, &entries)?;
			Self::check_legs(&record, &legs)?;
			match record.mode {
				Mode::Units => {
					ensure!(legs.is_empty() && record.last_leg == 0, "4: a book in units has legs");
					ensure!(Self::not_entered(&record).is_ok(), "4: a book in units says more than its account holds");
				}
				Mode::Bank => {
					ensure!(Self::payable(&record).is_ok(), "5: more is set aside than the book holds");
				}
			}
			Self::check_proofs(&record, &entries)?;
			Self::check_references(book, &entries, &legs)?;
			Self::check_corrections(book, &entries, &legs)?;
		}
		ensure!(BookOf::<T>::iter().count() == Books::<T>::iter().count(), "2: an account has no book");
		Ok(())
	}

	fn check_entries(record: &RecordOf<T>, entries: &Ledger<T>) -> Result<(), TryRuntimeError> {
		ensure!(
			entries.keys().copied().eq(1..=record.last_entry),
			"1: a number of an entry is missing or was not given out"
		);
		let (mut incoming, mut outgoing) = (0u128, 0u128);
		for entry in entries.values() {
			let total = match entry.direction {
				Direction::In => &mut incoming,
				Direction::Out => &mut outgoing,
			};
			*total = total.checked_add(entry.amount).ok_or("1: the sum of entries is too large")?;
			ensure!(
				incoming.checked_sub(outgoing) == Some(entry.balance),
				"1: the balance of an entry does not follow from the one before"
			);
			ensure!(
				entry.amount > 0 || matches!(entry.basis, Basis::Correction(_)),
				"1: an entry without an amount corrects nothing"
			);
		}
		ensure!(
			(incoming, outgoing) == (record.incoming, record.outgoing),
			"1: the totals of a book are not the sums of its entries"
		);
		Ok(())
	}

	fn check_legs(record: &RecordOf<T>, legs: &BTreeMap<LegNo, OpenLegOf<T>>) -> Result<(), TryRuntimeError> {
		ensure!(
			legs.keys().all(|number| (1..=record.last_leg).contains(number)),
			"3: a number of a leg was not given out"
		);
		ensure!(
			legs.len() == record.open_legs as usize && record.open_legs <= T::MaxLegs::get(),
			"3: the count of open legs is wrong or beyond the bound"
		);
		let payments = legs.values().filter(|open| open.kind == LegKind::Payment);
		let awaiting = payments.into_iter().try_fold(0u128, |sum, open| sum.checked_add(open.leg.amount));
		ensure!(awaiting == Some(record.awaiting), "3: what is set aside is not the sum of the payments that wait");
		for OpenLeg { leg, kind, claim } in legs.values() {
			let Leg { direction, amount, basis, .. } = leg;
			let fits = match kind {
				LegKind::Payment => {
					*direction == Direction::Out
						&& *amount > 0 && !matches!(basis, Basis::Correction(_) | Basis::Contribution)
				}
				LegKind::Receipt => *direction == Direction::In && *amount > 0 && *basis == Basis::Contribution,
				LegKind::NewReference => *amount == 0 && matches!(basis, Basis::Correction(_)),
				LegKind::Return => *amount > 0 && matches!(basis, Basis::Correction(_)),
			};
			ensure!(fits, "9: a leg has not the direction, the amount or the basis of its kind");
			let paid = claim.as_ref().map(|claim| claim.outcome.reference().is_some());
			ensure!(
				*kind == LegKind::Payment || paid == Some(true),
				"9: only a payment can wait without a claim or not be made"
			);
		}
		Ok(())
	}

	fn check_proofs(record: &RecordOf<T>, entries: &Ledger<T>) -> Result<(), TryRuntimeError> {
		for entry in entries.values() {
			match (record.mode, entry.proof) {
				(Mode::Units, Proof::Units) => {}
				(Mode::Bank, Proof::Bank { entered_by, confirmed_by, .. }) => {
					ensure!(entered_by != confirmed_by, "6: one hand has entered and confirmed");
				}
				_ => return Err("6: an entry is not proved in the way of its book".into()),
			}
		}
		Ok(())
	}

	fn check_references(
		book: Book,
		entries: &Ledger<T>,
		legs: &BTreeMap<LegNo, OpenLegOf<T>>,
	) -> Result<(), TryRuntimeError> {
		let entered = entries.values().filter_map(|entry| match entry.proof {
			Proof::Units => None,
			Proof::Bank { reference, .. } => Some(reference),
		});
		let claimed = legs.values().filter_map(|open| open.claim.as_ref()?.outcome.reference());
		let mut used = BTreeSet::new();
		for reference in entered.chain(claimed) {
			ensure!(used.insert(reference), "7: a reference is used twice");
		}
		let registered: BTreeSet<_> = References::<T>::iter_key_prefix(book).collect();
		ensure!(registered == used, "7: a reference is not registered, or is registered and not used");
		Ok(())
	}

	fn check_corrections(
		book: Book,
		entries: &Ledger<T>,
		legs: &BTreeMap<LegNo, OpenLegOf<T>>,
	) -> Result<(), TryRuntimeError> {
		let by_entry = entries.iter().filter_map(|(number, entry)| match entry.basis {
			Basis::Correction(of) => Some((of, Settled::Entered(*number), entry.direction, entry.amount, &entry.party)),
			_ => None,
		});
		let by_leg = legs.iter().filter_map(|(number, open)| match open.leg.basis {
			Basis::Correction(of) => {
				Some((of, Settled::Awaits(*number), open.leg.direction, open.leg.amount, &open.leg.party))
			}
			_ => None,
		});
		let mut returns = BTreeMap::new();
		for (of, by, direction, amount, party) in by_entry.chain(by_leg) {
			let corrected = entries.get(&of).ok_or("8: a correction is about no entry")?;
			let earlier = match by {
				Settled::Entered(number) => of < number,
				Settled::Awaits(_) => true,
			};
			ensure!(
				earlier && !matches!(corrected.basis, Basis::Correction(_)),
				"8: a correction is about a later entry or another correction"
			);
			ensure!(*party == corrected.party, "8: a correction has another party than its entry");
			let full = amount == corrected.amount && direction != corrected.direction;
			let nothing = amount == 0 && direction == corrected.direction;
			ensure!(full || nothing, "8: a correction moves another amount, or in the same direction");
			if full {
				ensure!(returns.insert(of, by).is_none(), "8: an entry is returned twice");
			}
		}
		let registered: BTreeMap<_, _> = Returns::<T>::iter_prefix(book).collect();
		ensure!(registered == returns, "8: a return is not registered, or is registered and not made");
		Ok(())
	}
}
