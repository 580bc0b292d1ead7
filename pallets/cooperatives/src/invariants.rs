//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use crate::offices::{auditors_are_independent, offices_are_distinct};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let count = CoopCount::<T>::get();
		ensure!(
			(1..=count).all(Coops::<T>::contains_key) && Coops::<T>::iter_keys().count() == count as usize,
			"1: a number of a co-op is missing or was not given out"
		);
		for (id, coop) in Coops::<T>::iter() {
			ensure!(
				Self::derive_account(id).as_ref() == Some(&coop.account)
					&& CoopOfAccount::<T>::get(&coop.account) == Some(id)
					&& frame_system::Pallet::<T>::providers(&coop.account) > 0,
				"2: an account of a co-op is not its own, is not found or has no provider"
			);
		}
		ensure!(CoopOfAccount::<T>::iter().count() == count as usize, "2: an account belongs to no co-op");
		ensure!(
			T::Members::registers().into_iter().all(Coops::<T>::contains_key),
			"4: members of a co-op that is not in the register"
		);
		Self::check_offices()?;
		Self::check_bylaws()
	}

	fn check_offices() -> Result<(), TryRuntimeError> {
		for (coop, terms) in Offices::<T>::iter() {
			ensure!(
				offices_are_distinct(&terms) && terms.iter().all(|term| T::Members::is_seated(coop, term.member)),
				"3: an office is held twice or by somebody who is not a member"
			);
			ensure!(Coops::<T>::contains_key(coop), "4: officers of a co-op that is not in the register");
			ensure!(auditors_are_independent(&terms), "7: an auditor is on the board");
		}
		for (coop, count) in OfficeHistoryCount::<T>::iter() {
			ensure!(Coops::<T>::contains_key(coop), "4: past officers of a co-op that is not in the register");
			ensure!(
				(1..=count).all(|no| OfficeHistory::<T>::contains_key(coop, no)),
				"8: a number of a past term is missing"
			);
		}
		for (coop, no) in OfficeHistory::<T>::iter_keys() {
			ensure!(
				(1..=OfficeHistoryCount::<T>::get(coop)).contains(&no),
				"8: a number of a past term was not given out"
			);
		}
		Ok(())
	}

	fn check_bylaws() -> Result<(), TryRuntimeError> {
		ensure!(Coops::<T>::iter_keys().all(Bylaws::<T>::contains_key), "5: a co-op has no bylaws");
		for (coop, bylaws) in Bylaws::<T>::iter() {
			ensure!(Coops::<T>::contains_key(coop), "5: bylaws of a co-op that is not in the register");
			ensure!(
				(1..=bylaws.version).all(|version| BylawsHistory::<T>::contains_key(coop, version))
					&& BylawsHistory::<T>::get(coop, bylaws.version) == Some(bylaws.entry()),
				"5: a version of bylaws is missing or the last one is not in force"
			);
			ensure!(
				bylaws.parameters.check(bylaws.profile).is_ok(),
				"6: a parameter is not what the profile of the co-op allows"
			);
		}
		for (coop, version) in BylawsHistory::<T>::iter_keys() {
			let last = Bylaws::<T>::get(coop).map_or(0, |bylaws| bylaws.version);
			ensure!((1..=last).contains(&version), "5: a version of bylaws was not given out");
		}
		Ok(())
	}
}
