//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use crate::{
	rules::offices,
	standing::{admissions_a_year, changes_a_year},
};
use alloc::collections::{BTreeMap, BTreeSet};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let count = CoopCount::<T>::get();
		ensure!(
			(1..=count).all(Coops::<T>::contains_key) && Coops::<T>::iter_keys().count() == count as usize,
			"1: a number of a co-op is missing or was not given out"
		);
		let present = Coops::<T>::iter_values().filter(|coop| coop.standing != Standing::Left).count();
		ensure!(present == PresentCount::<T>::get() as usize, "1: the count of co-ops that have not left is wrong");
		let federation = Self::federation_account();
		ensure!(
			frame_system::Pallet::<T>::providers(&federation) > 0 && !CoopOfAccount::<T>::contains_key(&federation),
			"2: the federation's account has no provider or is that of a co-op"
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
		Self::check_bylaws()?;
		let mut due = BTreeSet::new();
		Self::check_applications(&mut due)?;
		Self::check_standing(&mut due)?;
		Self::check_charter()?;
		Self::check_agreements(&mut due)?;

		let queue: BTreeSet<_> =
			Deadlines::<T>::iter_keys().map(|(at, due)| (Moment::from_be_bytes(at), due.encode())).collect();
		ensure!(due.is_subset(&queue), "14: something waits for its time and is not in the queue");
		ensure!(queue.is_subset(&due), "14: the queue has an entry for nothing");
		Ok(())
	}

	fn check_applications(due: &mut BTreeSet<(Moment, Vec<u8>)>) -> Result<(), TryRuntimeError> {
		let mut nominations = BTreeMap::<CoopId, u32>::new();
		let mut open = 0u32;
		for (number, application) in Applications::<T>::iter() {
			ensure!(
				(1..=LastApplication::<T>::get()).contains(&number),
				"9: an application's number was not given out"
			);
			let founders = &application.founding.founders;
			let accepted: BTreeSet<_> = application.accepted.iter().collect();
			ensure!(
				accepted.len() == application.accepted.len()
					&& accepted.iter().all(|place| **place > 0 && **place as usize <= founders.len()),
				"9: somebody has accepted twice or is no founder"
			);
			ensure!(
				founders.iter().all(|founder| frame_system::Pallet::<T>::providers(founder) > 0),
				"9: a founder's account is not kept alive"
			);
			open = open.saturating_add(1);
			let counted = nominations.entry(application.nominator).or_default();
			*counted = counted.saturating_add(1);
			due.insert((application.lapses_at, Due::Application(number).encode()));
		}
		ensure!(
			open == OpenApplications::<T>::get()
				&& open <= T::MaxApplications::get()
				&& nominations == Nominations::<T>::iter().collect()
				&& nominations.values().all(|count| *count <= MAX_NOMINATIONS),
			"9: the count of open applications is wrong or beyond the bound"
		);
		Ok(())
	}

	fn check_standing(due: &mut BTreeSet<(Moment, Vec<u8>)>) -> Result<(), TryRuntimeError> {
		let count = CoopCount::<T>::get();
		for (coops, most) in
			[(StandingChanges::<T>::get(), changes_a_year(count)), (Admissions::<T>::get(), admissions_a_year(count))]
		{
			let different: BTreeSet<_> = coops.iter().map(|change| change.coop).collect();
			// The register only grows, so that what was within the bound stays so.
			ensure!(
				different.len() == coops.len()
					&& different.iter().all(Coops::<T>::contains_key)
					&& coops.len() <= most as usize,
				"10: the standing of too many co-ops was changed, or of one that is counted twice or not in the register"
			);
			let times: Vec<_> = coops.iter().map(|change| change.at).chain([T::Clock::deadline()]).collect();
			ensure!(times.is_sorted(), "10: changes of standing are not in the order of time, or lie ahead");
		}
		for (id, coop) in Coops::<T>::iter() {
			ensure!(
				(coop.standing == Standing::Suspended) == coop.suspension.is_some(),
				"12: a co-op is suspended without a reason, or has one and is not"
			);
			let left = coop.standing == Standing::Left;
			ensure!(
				left == coop.left_at.is_some() && (!left || coop.notice.is_some()),
				"12: a co-op has left without a date or a notice, or has a date and has not left"
			);
			let waits_dissolved = !left && coop.notice.is_some_and(|notice| notice.reason == CoopExit::Dissolved);
			ensure!(!waits_dissolved, "12: a co-op waits to leave that leaves at once, because it is dissolved");
			if let Some(notice) = coop.notice.filter(|_| !left) {
				due.insert((notice.effective_at, Due::Departure(id).encode()));
			}
		}
		Ok(())
	}

	fn check_charter() -> Result<(), TryRuntimeError> {
		let charter = FederationCharter::<T>::get().ok_or("11: no charter is in force")?;
		ensure!(charter.parameters.check().is_ok(), "11: a parameter of the charter is outside its range");
		ensure!(
			charter.old_notice.is_none_or(|old| {
				CharterParameter::ExitNoticeDays.range().contains(&old.days)
					&& old.days < charter.parameters.exit_notice_days
			}),
			"11: the notice of before is not shorter than that of the charter, or outside its range"
		);
		ensure!(
			(1..=charter.version).all(CharterHistory::<T>::contains_key)
				&& CharterHistory::<T>::iter_keys().count() == charter.version as usize
				&& CharterHistory::<T>::get(charter.version) == Some(charter.entry()),
			"11: a version of the charter is missing, was not given out, or the last one is not in force"
		);
		Ok(())
	}

	fn check_agreements(due: &mut BTreeSet<(Moment, Vec<u8>)>) -> Result<(), TryRuntimeError> {
		let count = AgreementCount::<T>::get();
		ensure!(
			(1..=count).all(Agreements::<T>::contains_key) && Agreements::<T>::iter_keys().count() == count as usize,
			"13: a number of an agreement is missing or was not given out"
		);
		let mut bound = BTreeSet::new();
		for (number, agreement) in Agreements::<T>::iter() {
			let parties: BTreeSet<_> = agreement.parties.iter().map(|party| party.coop).collect();
			ensure!(
				parties.len() == agreement.parties.len() && parties.iter().all(Coops::<T>::contains_key),
				"13: a party is listed twice or is not in the register"
			);
			let staying = agreement.parties.iter().filter(|party| party.left_at.is_none()).count();
			ensure!(
				agreement.ended_at.is_some() == (staying < 2),
				"13: an agreement of one party, or an ended one of two"
			);
			for party in agreement.bound() {
				bound.insert((party.coop, number));
				if let Some(at) = party.leaves_at {
					due.insert((at, Due::AgreementExit(number, party.coop).encode()));
				}
			}
		}
		let mut listed = 0usize;
		for (coop, numbers) in AgreementsOf::<T>::iter() {
			ensure!(
				numbers.iter().all(|number| bound.contains(&(coop, *number))),
				"13: a co-op is listed as bound by an agreement that does not bind it"
			);
			listed = listed.saturating_add(numbers.len());
		}
		ensure!(listed == bound.len(), "13: a co-op is not listed as bound, or is twice");
		Ok(())
	}

	fn check_offices() -> Result<(), TryRuntimeError> {
		for (coop, terms) in Offices::<T>::iter() {
			ensure!(
				offices::are_distinct(&terms) && terms.iter().all(|term| T::Members::is_seated(coop, term.member)),
				"3: an office is held twice or by somebody who is not a member"
			);
			ensure!(Coops::<T>::contains_key(coop), "4: officers of a co-op that is not in the register");
			let held = Self::offices_in_force(coop);
			let held: Vec<_> = held.iter().collect();
			ensure!(offices::check_hands(&held).is_ok(), "7: offices are in one hand that must be in two");
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
