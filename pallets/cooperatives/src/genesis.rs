//! How the chain begins: the federation's charter and account, and its founding co-ops.

use super::*;
use crate::rules::offices;
use alloc::format;

impl<T: Config> Pallet<T> {
	pub(crate) fn derive_account(coop: CoopId) -> Option<T::AccountId> {
		T::PalletId::get().try_into_sub_account(coop)
	}

	/// Enters a co-op. Says in a sentence what is wrong with `founded`.
	pub(crate) fn found(founded: &GenesisCoop<T::Hash>) -> Result<CoopId, String> {
		let title = founded.title.as_bytes().to_vec().try_into().map_err(|_| "the title is longer than 64 bytes")?;
		let jurisdiction = letters(&founded.jurisdiction).ok_or("the jurisdiction must be two capital letters")?;
		let currency = letters(&founded.currency).ok_or("the currency must be three capital letters")?;
		let bylaws = Self::founding_bylaws(founded)?;
		let since = founded.registered_at;
		let terms: Vec<_> = founded
			.offices
			.iter()
			.map(|FoundingOffice { office, member, days }| Term {
				office: *office,
				member: *member,
				since,
				ends: TermEnd::DaysAfterStart(*days),
				resolution: None,
				given_at: 0,
			})
			.collect();
		ensure!(terms.len() <= MAX_OFFICES as usize, offices::Misfit::TooMany.sentence());
		let terms = Terms::try_from(terms).map_err(|_| offices::Misfit::TooMany.sentence())?;
		ensure!(offices::are_distinct(&terms), "an office is given twice");
		offices::check_first(&terms).map_err(offices::Misfit::sentence)?;
		let (coop, account) = Self::next_coop().map_err(|_| "there are too many co-ops")?;

		let record = Coop {
			title,
			jurisdiction,
			currency,
			account,
			standing: Standing::Member,
			registered_at: since,
			admitted_by: None,
			seasoned_at: None,
			suspension: None,
			notice: None,
			left_at: None,
		};
		Self::enter(coop, record, terms, bylaws);
		Ok(coop)
	}

	/// The number that the register gives out next, and the account that belongs to it.
	pub(crate) fn next_coop() -> Result<(CoopId, T::AccountId), Error<T>> {
		let coop = CoopCount::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		ensure!(coop <= MAX_COOPS, Error::<T>::TooManyCoops);
		Ok((coop, Self::derive_account(coop).ok_or(Error::<T>::Overflow)?))
	}

	/// Enters the next co-op.
	pub(crate) fn enter(coop: CoopId, record: CoopOf<T>, terms: Terms, bylaws: BylawsOf<T>) {
		frame_system::Pallet::<T>::inc_providers(&record.account);
		CoopOfAccount::<T>::insert(&record.account, coop);
		Offices::<T>::insert(coop, terms);
		Self::put_in_force(coop, bylaws);
		CoopCount::<T>::put(coop);
		PresentCount::<T>::mutate(|present| *present = present.saturating_add(1));
		Coops::<T>::insert(coop, record);
	}

	/// Puts the first charter in force and keeps the federation's account alive.
	pub(crate) fn begin_federation(parameters: Charter, hash: T::Hash) -> Result<(), String> {
		if let Some(wrong) = Self::wrong_charter_parameter(parameters) {
			return Err(format!("the parameter {wrong:?} of the charter is outside its range"));
		}
		frame_system::Pallet::<T>::inc_providers(&Self::federation_account());
		Self::put_charter_in_force(CharterInForce {
			version: 1,
			hash,
			parameters,
			effective_from: 0,
			resolution: None,
			old_notice: None,
		});
		Ok(())
	}

	fn founding_bylaws(founded: &GenesisCoop<T::Hash>) -> Result<BylawsOf<T>, String> {
		let GenesisCoop { profile, bylaws: hash, registered_at: effective_from, .. } = *founded;
		ensure!(hash != T::Hash::default(), "the bylaws have no document");
		let parameters = founded.parameters.unwrap_or_else(|| Parameters::of(profile));
		if let Some(wrong) = Self::wrong_parameter(profile, parameters) {
			return Err(format!("the parameter {wrong:?} of the bylaws is not what the profile {profile:?} allows"));
		}
		Ok(BylawsInForce { version: 1, hash, profile, parameters, effective_from, resolution: None })
	}

	pub(crate) fn ensure_members_hold_offices(coop: CoopId) -> Result<(), String> {
		let members = Offices::<T>::get(coop).iter().all(|term| T::Members::is_seated(coop, term.member));
		ensure!(members, "an office is given to somebody who is not a member");
		Ok(())
	}
}

/// `text` as an array, if it consists of just `N` capital letters.
fn letters<const N: usize>(text: &str) -> Option<[u8; N]> {
	text.as_bytes().try_into().ok().filter(|code: &[u8; N]| are_letters(code))
}

/// Whether a code consists of capital letters.
pub(crate) fn are_letters(code: &[u8]) -> bool {
	code.iter().all(u8::is_ascii_uppercase)
}
