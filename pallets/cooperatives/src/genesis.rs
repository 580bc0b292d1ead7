//! How co-ops enter the register at genesis.

use super::*;
use crate::offices::{auditors_are_independent, offices_are_distinct};
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
			.map(|GenesisOffice { office, member, days }| Term {
				office: *office,
				member: *member,
				since,
				ends: TermEnd::DaysAfterStart(*days),
				resolution: None,
			})
			.collect();
		let terms = Terms::try_from(terms).map_err(|_| "there are more than 24 offices")?;
		ensure!(offices_are_distinct(&terms), "an office is given twice");
		ensure!(auditors_are_independent(&terms), "an auditor is on the board");
		let coop = CoopCount::<T>::get().checked_add(1).ok_or("there are too many co-ops")?;
		let account = Self::derive_account(coop).ok_or("its account cannot be derived")?;

		frame_system::Pallet::<T>::inc_providers(&account);
		CoopOfAccount::<T>::insert(&account, coop);
		Offices::<T>::insert(coop, terms);
		Self::put_in_force(coop, bylaws);
		CoopCount::<T>::put(coop);
		Coops::<T>::insert(
			coop,
			Coop { title, jurisdiction, currency, account, standing: Standing::Member, registered_at: since },
		);
		Ok(coop)
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
	let code: [u8; N] = text.as_bytes().try_into().ok()?;
	code.iter().all(u8::is_ascii_uppercase).then_some(code)
}
