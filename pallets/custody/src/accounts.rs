//! The register of accounts that may receive units because a co-op answers for them.

use super::*;

/// An officer's entry about an account that is possible, with the notes of the co-op after it.
pub(crate) enum AccountHands<T: Config> {
	/// The first officer's note, which counts until then.
	First(Hand, Moment, AccountNotesOf<T>),
	/// The second one carries it out.
	Second([Hand; 2], AccountNotesOf<T>),
}

impl<T: Config> AccountHands<T> {
	/// Whose free entries it uses.
	pub(crate) fn counted(&self) -> Option<Hand> {
		match self {
			Self::First(by, ..) => Some(*by),
			Self::Second(..) => None,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Notes the action, or finds the note of another officer that is equal.
	fn two_hands(
		by: Hand,
		who: &T::AccountId,
		account: &T::AccountId,
		action: AccountActionOf<T>,
	) -> Result<AccountHands<T>, Error<T>> {
		let content = AboutAccount { account: account.clone(), action };
		let own = FirstHand::begin::<T::Clock>(by, who, content, T::DepositDays::get()).ok_or(Error::<T>::Overflow)?;
		let lapses_at = own.lapses_at;
		let stands = |note: &AccountNoteOf<T>| note.stands::<T::Clock>(Self::is_still_board);
		let standing = AccountNotes::<T>::get(by.coop).into_iter().filter(stands).collect();
		let overflow = |_| Error::<T>::Overflow;
		match take_part::<T::Members, _, _>(standing, own) {
			Ok(Part::First(notes)) => Ok(AccountHands::First(by, lapses_at, notes.try_into().map_err(overflow)?)),
			Ok(Part::Second(hands, mut others)) => {
				// Whatever else was noted about the account was about what is no longer so.
				others.retain(|note| note.content.account != *account);
				Ok(AccountHands::Second(hands, others.try_into().map_err(overflow)?))
			}
			Err(NotSecond::AlreadyBegun) => Err(Error::<T>::AlreadyNoted),
			Err(_) => Err(Error::<T>::SameHand),
		}
	}

	/// Whether `who` may register the account with another officer.
	pub(crate) fn may_register(
		who: &T::AccountId,
		coop: CoopId,
		account: &T::AccountId,
		purpose: T::Hash,
	) -> Result<AccountHands<T>, Error<T>> {
		let by = Self::officer(coop, who)?;
		Self::ensure_in_federation(coop)?;
		Self::ensure_document(purpose)?;
		ensure!(!T::KnownParties::contains(account), Error::<T>::AlreadyKnown);
		ensure!(!T::Behind::is_closed(account), Error::<T>::CannotReceive);
		ensure!(!Registered::<T>::contains_key(account), Error::<T>::AlreadyRegistered);
		ensure!(RegisteredCount::<T>::get(coop) < T::MaxRegistered::get(), Error::<T>::TooManyAccounts);
		Self::two_hands(by, who, account, AccountAction::Register { purpose })
	}

	/// Whether `who` may take the account from the register with another officer.
	pub(crate) fn may_unregister(
		who: &T::AccountId,
		coop: CoopId,
		account: &T::AccountId,
	) -> Result<AccountHands<T>, Error<T>> {
		let by = Self::officer(coop, who)?;
		ensure!(Registered::<T>::get(account).is_some_and(|own| own.coop == coop), Error::<T>::NotRegistered);
		Self::two_hands(by, who, account, AccountAction::Unregister)
	}

	/// Notes the first officer, or takes the notes away and gives both officers when this is the second.
	pub(crate) fn join_hands(
		coop: CoopId,
		hands: AccountHands<T>,
		account: &T::AccountId,
		action: AccountActionOf<T>,
	) -> Option<[Hand; 2]> {
		match hands {
			AccountHands::First(by, lapses_at, notes) => {
				Self::count_free(by);
				AccountNotes::<T>::insert(coop, notes);
				let account = account.clone();
				Self::deposit_event(Event::AccountNoted { coop, account, action, by: by.member, lapses_at });
				None
			}
			AccountHands::Second(hands, notes) => {
				Self::put_notes(coop, notes);
				Some(hands)
			}
		}
	}

	/// Writes what the officers of a co-op have noted.
	pub(crate) fn put_notes(coop: CoopId, notes: AccountNotesOf<T>) {
		if notes.is_empty() {
			AccountNotes::<T>::remove(coop);
		} else {
			AccountNotes::<T>::insert(coop, notes);
		}
	}

	pub(crate) fn register(account: &T::AccountId, registration: RegistrationOf<T>) {
		RegisteredCount::<T>::mutate(registration.coop, |count| *count = count.saturating_add(1));
		Registered::<T>::insert(account, registration);
	}

	pub(crate) fn unregister(coop: CoopId, account: &T::AccountId) {
		RegisteredCount::<T>::mutate_exists(coop, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		Registered::<T>::remove(account);
	}
}

impl<T: Config> RegisteredAccounts<T::AccountId> for Pallet<T> {
	fn registered_by(account: &T::AccountId) -> Option<CoopId> {
		Registered::<T>::get(account).map(|registration| registration.coop)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_register(coop: CoopId, account: &T::AccountId) {
		let purpose = <T::Hashing as frame::traits::Hash>::hash(b"benchmark");
		if !Registered::<T>::contains_key(account) {
			Self::register(account, Registration { coop, purpose, since: 0, by: None });
		}
	}
}
