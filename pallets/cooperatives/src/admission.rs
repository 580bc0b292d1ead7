//! How co-ops apply to the federation and are admitted.

use super::*;
use crate::genesis::are_letters;

/// The fewest founders of a co-op. (practice no. 1; ES 8)
const MIN_FOUNDERS: usize = 3;

/// The offices that a co-op has given when it is admitted.
const NEEDED: [Office; 4] = [Office::Chair, Office::Secretary, Office::Treasurer, Office::Delegate];

/// What is entered when a co-op is admitted.
pub(crate) struct Admission<T: Config> {
	pub(crate) coop: CoopId,
	pub(crate) application: CoopApplicationOf<T>,
	pub(crate) seasoned_at: Moment,
	record: CoopOf<T>,
	terms: Terms,
	bylaws: BylawsOf<T>,
	year: YearOfStanding,
}

impl<T: Config> Pallet<T> {
	/// A co-op that has not left the federation.
	pub(crate) fn present(coop: CoopId) -> Result<CoopOf<T>, Error<T>> {
		let record = Coops::<T>::get(coop).ok_or(Error::<T>::NoSuchCoop)?;
		ensure!(record.standing != Standing::Left, Error::<T>::CoopLeft);
		Ok(record)
	}

	/// The application, if it is open and its time is not over.
	pub(crate) fn open_application(application: CoopApplicationNo) -> Result<CoopApplicationOf<T>, Error<T>> {
		Applications::<T>::get(application)
			.filter(|open| !T::Clock::has_passed(open.lapses_at))
			.ok_or(Error::<T>::NoSuchApplication)
	}

	/// What a co-op has written about itself, if it can be entered.
	pub(crate) fn founding(written: WrittenFoundingOf<T>) -> Result<FoundingOf<T>, Error<T>> {
		let Founding { title, jurisdiction, currency, profile, bylaws, parameters, founders, offices } = written;
		let title = title.bounded().ok_or(Error::<T>::TitleTooLong)?;
		let founders = bounded(&founders).ok_or(Error::<T>::TooManyFounders)?;
		let offices = bounded(&offices).ok_or(Error::<T>::TooManyOffices)?;
		let founding = Founding { title, jurisdiction, currency, profile, bylaws, parameters, founders, offices };
		Self::check_founding(&founding)?;
		Ok(founding)
	}

	/// Whether a co-op that says this about itself can be entered.
	pub(crate) fn check_founding(founding: &FoundingOf<T>) -> Result<(), Error<T>> {
		let Founding { title, jurisdiction, currency, profile, bylaws, parameters, founders, offices } = founding;
		ensure!(is_visible(title), Error::<T>::TitleNotText);
		ensure!(are_letters(jurisdiction) && are_letters(currency), Error::<T>::NotLetters);
		ensure!(*bylaws != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(Self::wrong_parameter(*profile, *parameters).is_none(), Error::<T>::ParameterOutsideRange);
		ensure!(founders.len() >= MIN_FOUNDERS, Error::<T>::TooFewFounders);
		for (index, founder) in founders.iter().enumerate() {
			ensure!(!founders.iter().take(index).any(|earlier| earlier == founder), Error::<T>::FounderTwice);
		}
		let last = u32::try_from(founders.len()).map_err(|_| Error::<T>::Overflow)?;
		for FoundingOffice { office, member, days } in offices {
			ensure!((1..=last).contains(member), Error::<T>::NoSuchFounder);
			ensure!(*days > 0, Error::<T>::TermTooShort);
			ensure!(*days <= parameters.longest_term(*office), Error::<T>::TermTooLong);
		}
		let terms = Self::founding_terms(founding, None)?;
		ensure!(rules::offices::are_distinct(&terms), Error::<T>::OfficeTwice);
		rules::offices::check_first(&terms).map_err(Error::<T>::from)?;
		let holder = |office| terms.iter().find(|term| term.office == office).map(|term| term.member);
		// Of three founders all are on the board, and none could examine its books.
		let audited = founders.len() == MIN_FOUNDERS || holder(Office::Auditor).is_some();
		ensure!(audited && NEEDED.into_iter().all(|office| holder(office).is_some()), Error::<T>::OfficeVacant);
		let [chair, secretary, treasurer] = rules::offices::HEADS.map(holder);
		ensure!(chair != secretary && secretary != treasurer && treasurer != chair, Error::<T>::BoardTooSmall);
		Ok(())
	}

	fn founding_terms(founding: &FoundingOf<T>, resolution: Option<ResolutionId>) -> Result<Terms, Error<T>> {
		let since = T::Clock::civil();
		let terms = founding.offices.iter().map(|FoundingOffice { office, member, days }| {
			let ends_at = T::Clock::in_days(*days).ok_or(Error::<T>::Overflow)?;
			let given_at = T::Clock::deadline();
			Ok(Term { office: *office, member: *member, since, ends: TermEnd::At(ends_at), resolution, given_at })
		});
		let terms = terms.collect::<Result<Vec<_>, Error<T>>>()?;
		terms.try_into().map_err(|_| Error::<T>::TooManyOffices)
	}

	/// The most that it weighs to nominate a co-op with so many founders.
	pub(crate) fn nominating_weight(founders: u32) -> Weight {
		Self::with_asking(<T as Config>::WeightInfo::nominate(founders), 1)
	}

	/// The number that the application gets, and the application.
	pub(crate) fn may_nominate(
		mandate: &Mandate,
		founding: WrittenFoundingOf<T>,
	) -> Result<(CoopApplicationNo, CoopApplicationOf<T>), Error<T>> {
		let Mandate { coop: nominator, resolution, .. } = *mandate;
		ensure!(Self::present(nominator)?.standing == Standing::Member, Error::<T>::CoopSuspended);
		Self::ensure_not_dissolved(nominator)?;
		let founding = Self::founding(founding)?;
		ensure!(OpenApplications::<T>::get() < T::MaxApplications::get(), Error::<T>::TooManyApplications);
		ensure!(Nominations::<T>::get(nominator) < MAX_NOMINATIONS, Error::<T>::TooManyNominations);
		let number = LastApplication::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let lapses_at = T::Clock::in_days(T::ApplicationDays::get()).ok_or(Error::<T>::Overflow)?;
		let nominated_at = T::Clock::civil();
		let accepted = BoundedVec::new();
		Ok((number, CoopApplication { nominator, resolution, nominated_at, lapses_at, founding, accepted }))
	}

	/// Opens an application, and keeps the accounts of its founders alive so that empty ones can sign.
	pub(crate) fn open_nomination(number: CoopApplicationNo, application: CoopApplicationOf<T>) {
		for founder in &application.founding.founders {
			frame_system::Pallet::<T>::inc_providers(founder);
		}
		LastApplication::<T>::put(number);
		OpenApplications::<T>::mutate(|open| *open = open.saturating_add(1));
		Nominations::<T>::mutate(application.nominator, |open| *open = open.saturating_add(1));
		Self::schedule(application.lapses_at, Due::Application(number));
		Applications::<T>::insert(number, application);
	}

	/// The application, and the place of the account in the list of its founders, counted from 1.
	fn as_founder(
		who: &T::AccountId,
		application: CoopApplicationNo,
	) -> Result<(CoopApplicationOf<T>, MemberNo), Error<T>> {
		let application = Self::open_application(application)?;
		let place = (1..).zip(&application.founding.founders).find(|(_, founder)| *founder == who);
		let (place, _) = place.ok_or(Error::<T>::NotFounder)?;
		Ok((application, place))
	}

	/// The application with the acceptance of a founder, and the founder's place.
	pub(crate) fn may_accept(
		who: &T::AccountId,
		application: CoopApplicationNo,
	) -> Result<(CoopApplicationOf<T>, MemberNo), Error<T>> {
		let (mut application, place) = Self::as_founder(who, application)?;
		ensure!(!application.accepted.contains(&place), Error::<T>::AlreadyAccepted);
		application.accepted.try_push(place).map_err(|_| Error::<T>::Overflow)?;
		Ok((application, place))
	}

	/// The application that a founder ends.
	pub(crate) fn may_decline(
		who: &T::AccountId,
		application: CoopApplicationNo,
	) -> Result<CoopApplicationOf<T>, Error<T>> {
		Self::as_founder(who, application).map(|(application, _)| application)
	}

	/// The application that its nominator takes back.
	pub(crate) fn may_withdraw(
		mandate: &Mandate,
		application: CoopApplicationNo,
	) -> Result<CoopApplicationOf<T>, Error<T>> {
		let application = Self::open_application(application)?;
		ensure!(application.nominator == mandate.coop, Error::<T>::NotNominator);
		Ok(application)
	}

	/// Removes an application, and takes back what kept its founders alive.
	fn close_application(number: CoopApplicationNo, application: &CoopApplicationOf<T>) {
		Applications::<T>::remove(number);
		Self::unschedule(application.lapses_at, Due::Application(number));
		OpenApplications::<T>::mutate(|open| *open = open.saturating_sub(1));
		Nominations::<T>::mutate_exists(application.nominator, |open| {
			*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
		});
		for founder in &application.founding.founders {
			// The last reference cannot be taken from an account that is in use elsewhere, which then keeps it. Nothing may
			// fail for that.
			let _ = frame_system::Pallet::<T>::dec_providers(founder);
		}
	}

	/// Ends an application without an admission.
	pub(crate) fn end_application(
		number: CoopApplicationNo,
		application: &CoopApplicationOf<T>,
		reason: ApplicationEnd,
	) {
		Self::close_application(number, application);
		Self::deposit_event(Event::ApplicationEnded { application: number, reason });
	}

	/// What is entered when the federation admits the co-op that applies.
	pub(crate) fn may_admit(
		mandate: &FederationMandate,
		application: CoopApplicationNo,
	) -> Result<Admission<T>, Error<T>> {
		let application = Self::open_application(application)?;
		let founding = &application.founding;
		ensure!(application.accepted.len() == founding.founders.len(), Error::<T>::FoundersMissing);
		// What profiles allow may have changed since the nomination.
		Self::check_founding(founding)?;
		let (coop, account) = Self::next_coop()?;
		let year = Self::one_more_admission(coop)?;
		let seasoning_days = Self::charter().seasoning_days;
		let seasoned_at = T::Clock::in_days(seasoning_days.into()).ok_or(Error::<T>::Overflow)?;
		let resolution = Some(mandate.resolution);
		let terms = Self::founding_terms(founding, resolution)?;
		let now = T::Clock::civil();
		let bylaws = BylawsInForce {
			version: 1,
			hash: founding.bylaws,
			profile: founding.profile,
			parameters: founding.parameters,
			effective_from: now,
			resolution,
		};
		let record = Coop {
			title: founding.title.clone(),
			jurisdiction: founding.jurisdiction,
			currency: founding.currency,
			account,
			standing: Standing::Member,
			registered_at: now,
			admitted_by: resolution,
			seasoned_at: Some(seasoned_at),
			suspension: None,
			notice: None,
			left_at: None,
		};
		Ok(Admission { coop, application, seasoned_at, record, terms, bylaws, year })
	}

	/// Enters a co-op with its register of members.
	pub(crate) fn admit_coop(number: CoopApplicationNo, admission: Admission<T>) -> DispatchResult {
		let Admission { coop, application, record, terms, bylaws, year, .. } = admission;
		Self::enter(coop, record, terms, bylaws);
		Admissions::<T>::put(year);
		// The seats keep the founders' accounts alive before the application no longer does.
		T::Registers::open_register(coop, &application.founding.founders, T::ImportDays::get())?;
		Self::close_application(number, &application);
		Ok(())
	}
}
