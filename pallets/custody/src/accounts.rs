//! The register of accounts that may receive units because a co-op answers for them.

use super::*;

impl<T: Config> Pallet<T> {
	/// What comes of an officer's hand, the second of which leaves nothing else about the account, because it is no longer so.
	fn about_account(by: Hand, who: &T::AccountId, note: NoteOf<T>) -> Result<PartOf<T>, Error<T>> {
		let mut part = Self::take_part(Subject::Accounts(by.coop), by.coop, (by, who), note.clone(), || true)?;
		if let Part::Second(_, others) = &mut part {
			others.retain(|other| other.content.account() != note.account());
		}
		Ok(part)
	}

	/// Whether `who` may register the account with another officer.
	pub(crate) fn may_register(
		who: &T::AccountId,
		coop: CoopId,
		account: &T::AccountId,
		purpose: T::Hash,
	) -> Result<PartOf<T>, Error<T>> {
		let by = Self::officer(coop, who)?;
		Self::ensure_in_federation(coop)?;
		Self::ensure_document(purpose)?;
		ensure!(!T::KnownParties::contains(account), Error::<T>::AlreadyKnown);
		ensure!(!T::Behind::is_closed(account), Error::<T>::CannotReceive);
		ensure!(!Registered::<T>::contains_key(account), Error::<T>::AlreadyRegistered);
		ensure!(RegisteredCount::<T>::get(coop) < T::MaxRegistered::get(), Error::<T>::TooManyAccounts);
		Self::about_account(by, who, Note::Register { account: account.clone(), purpose })
	}

	/// Whether `who` may take the account from the register with another officer.
	pub(crate) fn may_unregister(
		who: &T::AccountId,
		coop: CoopId,
		account: &T::AccountId,
	) -> Result<PartOf<T>, Error<T>> {
		let by = Self::officer(coop, who)?;
		ensure!(Registered::<T>::get(account).is_some_and(|own| own.coop == coop), Error::<T>::NotRegistered);
		Self::about_account(by, who, Note::Unregister { account: account.clone() })
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
