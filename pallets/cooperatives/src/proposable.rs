//! Which calls could take effect, told when they are proposed.

use super::*;
use alloc::collections::BTreeSet;
use rochdale_primitives::proposable::{may_come, Proposable};

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, decides: Option<CoopId>) -> DispatchResult {
		match self {
			Self::adopt_bylaws { hash, parameters } => {
				ensure_goes_on::<T>(decides)?;
				ensure!(*hash != T::Hash::default(), Error::<T>::NoDocument);
				let is_allowed = |profile| Pallet::<T>::wrong_parameter(profile, *parameters).is_none();
				// The profile of a co-op stays.
				let own = decides.and_then(Bylaws::<T>::get).map(|bylaws| bylaws.profile);
				let may_be_allowed = match own {
					Some(profile) => is_allowed(profile),
					None => Profile::ALL.into_iter().any(is_allowed),
				};
				ensure!(may_be_allowed, Error::<T>::ParameterOutsideRange);
			}
			Self::appoint { office, member, days } => {
				ensure!(may_sit::<T>(decides, *member), Error::<T>::NotEligible);
				ensure!(*days > 0, Error::<T>::TermTooShort);
				ensure!(*days <= longest_term_anywhere(*office), Error::<T>::TermTooLong);
				acts::ensure_short::<T>(*office, *days)?;
			}
			Self::dismiss { member, .. } => ensure!(may_sit::<T>(decides, *member), Error::<T>::NotOfficer),
			Self::act { call } => ensure_may_act::<T>(decides, call)?,
			Self::act_for_federation { call } => {
				Pallet::<T>::may_act_for_federation(call)?;
			}
			Self::act_under_agreement { coop, call } => {
				ensure_may_be_present::<T>(*coop)?;
				ensure_may_act::<T>(Some(*coop), call)?;
			}
			Self::nominate { founding } => {
				ensure_goes_on::<T>(decides)?;
				Pallet::<T>::founding(founding.clone())?;
			}
			Self::withdraw_nomination { application } => {
				ensure_may_be_open::<T>(*application)?;
				let known = Applications::<T>::get(application);
				let is_others = |coop| known.is_some_and(|known| known.nominator != coop);
				ensure!(!decides.is_some_and(is_others), Error::<T>::NotNominator);
			}
			Self::admit { application } => {
				ensure_may_be_open::<T>(*application)?;
				// Co-ops that have left do not make room.
				ensure!(CoopCount::<T>::get() < MAX_COOPS, Error::<T>::TooManyCoops);
				let most = standing::admissions_a_year(PresentCount::<T>::get());
				let has_room = Pallet::<T>::will_have_room(Admissions::<T>::get(), None, most);
				ensure!(has_room, Error::<T>::TooManyAdmissions);
			}
			Self::suspend { coop, document } | Self::exclude { coop, document } => {
				ensure_may_be_present::<T>(*coop)?;
				ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
				ensure_may_change::<T>(*coop)?;
			}
			Self::reinstate { coop } => {
				ensure_may_be_present::<T>(*coop)?;
				ensure_may_change::<T>(*coop)?;
			}
			Self::adopt_charter { hash, parameters } => {
				ensure!(*hash != T::Hash::default(), Error::<T>::NoDocument);
				let is_allowed = Pallet::<T>::wrong_charter_parameter(*parameters).is_none();
				ensure!(is_allowed, Error::<T>::ParameterOutsideRange);
			}
			Self::conclude_agreement { document, exit_days } => {
				ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
				let most = *CharterParameter::AgreementExitDays.range().end();
				ensure!((1..=most).contains(exit_days), Error::<T>::ExitOutsideRange);
			}
			Self::leave_federation {} => ensure_goes_on::<T>(decides)?,
			Self::leave_agreement { agreement } => match Agreements::<T>::get(agreement) {
				// No party comes after it is concluded, nor one back that has left it.
				Some(known) => {
					let is_bound = |coop| known.bound().any(|party| party.coop == coop);
					let may_leave = known.ended_at.is_none() && decides.is_none_or(is_bound);
					ensure!(may_leave, Error::<T>::NotParty);
				}
				None => ensure!(may_come(*agreement, AgreementCount::<T>::get()), Error::<T>::NoSuchAgreement),
			},
			_ => {}
		}
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// Whether the directors whom the calls of one resolution appoint are not too many, with those who sit by then until an
	/// election and whom none of the calls dismisses.
	pub fn check_appointed(coop: CoopId, calls: &[&Call<T>]) -> DispatchResult {
		let given = |call: &&Call<T>| match call {
			Call::appoint { office: Office::Director, member, .. } => Some(*member),
			_ => None,
		};
		let mut directors: BTreeSet<MemberNo> = calls.iter().filter_map(given).collect();
		if directors.is_empty() {
			return Ok(());
		}
		let dismissed = |call: &&Call<T>| match call {
			Call::dismiss { office: Office::Director, member } => Some(*member),
			_ => None,
		};
		let dismissed: BTreeSet<MemberNo> = calls.iter().filter_map(dismissed).collect();
		let by_then = T::Clock::in_days(standing::PROPOSED_DAYS).ok_or(Error::<T>::Overflow)?;
		let sits = |(term, state): &(Term, TermState)| {
			let lasts = matches!(term.ends, TermEnd::UntilElected(ends_at) if ends_at > by_then);
			*state == TermState::InForce && term.office == Office::Director && lasts
		};
		let sitting = Self::states(coop).into_iter().filter(sits).map(|(term, _)| term.member);
		directors.extend(sitting.filter(|member| !dismissed.contains(member)));
		ensure!(directors.len() <= MAX_APPOINTED_DIRECTORS, Error::<T>::TooManyAppointed);
		Ok(())
	}
}

/// The longest term of an office, in days, that any law lets bylaws allow.
fn longest_term_anywhere(office: Office) -> u32 {
	let years = match office {
		Office::Delegate | Office::Deputy => bylaws::Parameter::DelegateTermYears,
		_ => bylaws::Parameter::BoardTermYears,
	};
	let longest = Profile::ALL.into_iter().map(|profile| *years.range(profile).end()).max();
	longest.unwrap_or_default().saturating_mul(DAYS_OF_YEAR)
}

/// Whether the member may hold an office by then: they sit in the co-op that decides, or may.
fn may_sit<T: Config>(decides: Option<CoopId>, member: MemberNo) -> bool {
	decides.is_none_or(|coop| T::Members::may_sit(coop, member))
}

/// Whether the co-op that decides is not dissolved. It may go on by then, and decides on this when it does.
fn ensure_goes_on<T: Config>(decides: Option<CoopId>) -> Result<(), Error<T>> {
	decides.map_or(Ok(()), Pallet::<T>::ensure_not_dissolved)
}

/// Whether the account of the co-op may make this call. What is the cash of a treasury stays that.
fn ensure_may_act<T: Config>(coop: Option<CoopId>, call: &<T as Config>::RuntimeCall) -> Result<(), Error<T>> {
	ensure!(T::ActFilter::contains(call), Error::<T>::NotPermitted);
	coop.and_then(Pallet::<T>::account).map_or(Ok(()), |account| Pallet::<T>::ensure_no_cash(&account))
}

/// Whether the co-op is in the federation, or may be by then. Who has left does not come back under that number.
fn ensure_may_be_present<T: Config>(coop: CoopId) -> Result<(), Error<T>> {
	match Pallet::<T>::present(coop) {
		Err(Error::<T>::NoSuchCoop) if may_come(coop, CoopCount::<T>::get()) => Ok(()),
		known => known.map(|_| ()),
	}
}

/// Whether the standing of the co-op may be changed by then, as far as the quota of the year tells now.
fn ensure_may_change<T: Config>(coop: CoopId) -> Result<(), Error<T>> {
	let most = standing::changes_a_year(PresentCount::<T>::get());
	let has_room = Pallet::<T>::will_have_room(StandingChanges::<T>::get(), Some(coop), most);
	ensure!(has_room, Error::<T>::TooManyStandingChanges);
	Ok(())
}

/// Whether the application is open, or may be by then.
fn ensure_may_be_open<T: Config>(application: CoopApplicationNo) -> Result<(), Error<T>> {
	if may_come(application, LastApplication::<T>::get()) {
		return Ok(());
	}
	Pallet::<T>::open_application(application).map(|_| ())
}
