//! How offices are given and how they end.

use super::*;

/// The offices of a co-op after a change, and the terms that it ends.
pub(crate) struct Change {
	pub(crate) terms: Terms,
	ended: Vec<PastTerm>,
	/// The number of the last term in the history before the change, and after it.
	numbers: (u32, u32),
}

impl<T: Config> Pallet<T> {
	/// The offices of the co-op without the terms to which `reason` gives a reason to end.
	///
	/// A term that is over has ended by itself, whatever the reason given.
	fn ending(
		coop: CoopId,
		ended_by: Option<ResolutionId>,
		reason: impl Fn(&Term) -> Option<EndReason>,
	) -> Result<Change, Error<T>> {
		let mut terms = Offices::<T>::get(coop);
		let mut ended = Vec::new();
		terms.retain(|term| match reason(term) {
			None => true,
			Some(reason) => {
				ended.push(Self::past(term, reason, ended_by));
				false
			}
		});
		let before = OfficeHistoryCount::<T>::get(coop);
		let count = u32::try_from(ended.len()).map_err(|_| Error::<T>::Overflow)?;
		let after = before.checked_add(count).ok_or(Error::<T>::Overflow)?;
		Ok(Change { terms, ended, numbers: (before, after) })
	}

	fn past(term: &Term, reason: EndReason, ended_by: Option<ResolutionId>) -> PastTerm {
		let Term { office, member, since, ends, resolution, .. } = *term;
		let (ended_at, reason, ended_by) = match ends.moment::<T::Clock>().filter(|end| T::Clock::has_passed(*end)) {
			Some(end) => (end, EndReason::Expired, None),
			None => (T::Clock::civil(), reason, ended_by),
		};
		PastTerm { office, member, since, ended_at, reason, resolution, ended_by }
	}

	/// Writes a change of offices, and tells of the terms that it ends.
	pub(crate) fn write_offices(coop: CoopId, Change { terms, ended, numbers: (before, after) }: Change) {
		Offices::<T>::insert(coop, terms);
		if ended.is_empty() {
			return;
		}
		OfficeHistoryCount::<T>::insert(coop, after);
		for (before, past) in (before..after).zip(ended) {
			OfficeHistory::<T>::insert(coop, before.saturating_add(1), past);
			let PastTerm { office, member, reason, .. } = past;
			Self::deposit_event(Event::OfficeEnded { coop, office, member, reason });
		}
	}

	/// The caller's offices without one of them.
	pub(crate) fn may_resign(who: &T::AccountId, coop: CoopId, office: Office) -> Result<Change, Error<T>> {
		let member = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		Self::without(coop, office, member, EndReason::Resigned, None)
	}

	/// The offices of the co-op without one that it takes from a member.
	pub(crate) fn may_dismiss(mandate: &Mandate, office: Office, member: MemberNo) -> Result<Change, Error<T>> {
		Self::without(mandate.coop, office, member, EndReason::Dismissed, Some(mandate.resolution))
	}

	fn without(
		coop: CoopId,
		office: Office,
		member: MemberNo,
		reason: EndReason,
		ended_by: Option<ResolutionId>,
	) -> Result<Change, Error<T>> {
		let held = |term: &Term| (term.office, term.member) == (office, member) && !term.ends.has_passed::<T::Clock>();
		let change = Self::ending(coop, ended_by, |term| held(term).then_some(reason))?;
		ensure!(!change.ended.is_empty(), Error::<T>::NotOfficer);
		Ok(change)
	}

	/// The offices of the co-op with a new term, and the deadline time at which it ends.
	pub(crate) fn may_appoint(
		mandate: &Mandate,
		office: Office,
		member: MemberNo,
		days: u32,
	) -> Result<(Change, Moment), Error<T>> {
		let Mandate { coop, resolution, .. } = *mandate;
		let bylaws = Bylaws::<T>::get(coop).ok_or(Error::<T>::NoSuchCoop)?;
		ensure!(T::Members::is_eligible(coop, member), Error::<T>::NotEligible);
		ensure!(days > 0, Error::<T>::TermTooShort);
		ensure!(days <= bylaws.parameters.longest_term(office), Error::<T>::TermTooLong);
		let ends_at = T::Clock::in_days(days).ok_or(Error::<T>::Overflow)?;
		Self::ensure_none_later(mandate, |term| term.office == office && office.is_single())?;

		let mut change = Self::ending(coop, Some(resolution), |term| {
			let makes_room = term.ends.has_passed::<T::Clock>()
				|| term.office == office && (office.is_single() || term.member == member);
			makes_room.then_some(EndReason::Replaced)
		})?;
		let given = Term {
			office,
			member,
			since: T::Clock::civil(),
			ends: TermEnd::At(ends_at),
			resolution: Some(resolution),
			given_at: T::Clock::deadline(),
		};
		change.terms.try_push(given).map_err(|_| Error::<T>::TooManyOffices)?;
		ensure!(auditors_are_independent(&change.terms), Error::<T>::ConflictOfOffices);
		Ok((change, ends_at))
	}

	/// Whether the members knew of these terms when they voted, so that of two votes on an office not the last one wins.
	fn ensure_none_later(mandate: &Mandate, is: impl Fn(&&Term) -> bool) -> Result<(), Error<T>> {
		let terms = Offices::<T>::get(mandate.coop);
		let mut in_force = terms.iter().filter(|term| !term.ends.has_passed::<T::Clock>());
		let is_later = in_force.any(|term| is(&term) && term.is_later_than(mandate));
		ensure!(!is_later, Error::<T>::DecidedSince);
		Ok(())
	}

	fn is_in_office(coop: CoopId, who: MemberNo, wanted: impl Fn(Office) -> bool) -> bool {
		Offices::<T>::get(coop)
			.iter()
			.any(|term| term.member == who && wanted(term.office) && !term.ends.has_passed::<T::Clock>())
	}
}

/// Whether no member holds an office twice and no single office has two holders.
pub(crate) fn offices_are_distinct(terms: &[Term]) -> bool {
	let same = |a: &Term, b: &Term| a.office == b.office && (a.office.is_single() || a.member == b.member);
	terms.iter().enumerate().all(|(i, term)| !terms.iter().take(i).any(|earlier| same(earlier, term)))
}

/// Whether no auditor sits on the board whose books they examine.
pub(crate) fn auditors_are_independent(terms: &[Term]) -> bool {
	let mut auditors = terms.iter().filter(|term| term.office == Office::Auditor);
	auditors.all(|auditor| !terms.iter().any(|term| term.member == auditor.member && term.office.is_board()))
}

impl<T: Config> CoopInspect<T::AccountId> for Pallet<T> {
	fn standing(coop: CoopId) -> Option<Standing> {
		Coops::<T>::get(coop).map(|coop| coop.standing)
	}

	fn holds(coop: CoopId, office: Office, who: MemberNo) -> bool {
		Self::is_in_office(coop, who, |held| held == office)
	}

	fn held_since(coop: CoopId, office: Office, who: MemberNo) -> Option<Moment> {
		let held = |term: &Term| (term.office, term.member) == (office, who) && !term.ends.has_passed::<T::Clock>();
		Offices::<T>::get(coop).into_iter().find(held).map(|term| term.since)
	}

	fn holder(coop: CoopId, office: Office) -> Option<MemberNo> {
		let held = |term: &Term| term.office == office && !term.ends.has_passed::<T::Clock>();
		Offices::<T>::get(coop).into_iter().find(held).map(|term| term.member)
	}

	fn holders(coop: CoopId, office: Office) -> Vec<MemberNo> {
		let held = |term: &Term| term.office == office && !term.ends.has_passed::<T::Clock>();
		Offices::<T>::get(coop).into_iter().filter(held).map(|term| term.member).collect()
	}

	fn is_board(coop: CoopId, who: MemberNo) -> bool {
		Self::is_in_office(coop, who, Office::is_board)
	}

	fn account(coop: CoopId) -> Option<T::AccountId> {
		Coops::<T>::get(coop).map(|coop| coop.account)
	}

	fn parameters(coop: CoopId) -> Option<Parameters> {
		Bylaws::<T>::get(coop).map(|bylaws| bylaws.parameters)
	}

	fn profile(coop: CoopId) -> Option<Profile> {
		Bylaws::<T>::get(coop).map(|bylaws| bylaws.profile)
	}

	fn voice(coop: CoopId) -> Option<Voice> {
		Coops::<T>::get(coop)?.voice::<T::Clock>()
	}

	fn federation() -> Vec<(CoopId, Voice)> {
		let all = (1..=CoopCount::<T>::get()).filter_map(|coop| Some((coop, Coops::<T>::get(coop)?)));
		// Who was suspended before it had a vote is none of those who vote, so that it does not count as one who abstains.
		let counting = all.filter(|(_, coop)| coop.standing != Standing::Suspended || !coop.is_seasoning::<T::Clock>());
		counting.filter_map(|(id, coop)| Some((id, coop.voice::<T::Clock>()?))).collect()
	}

	fn count() -> u32 {
		CoopCount::<T>::get()
	}

	fn coop_of(account: &T::AccountId) -> Option<CoopId> {
		CoopOfAccount::<T>::get(account)
	}

	fn charter() -> Charter {
		FederationCharter::<T>::get().map_or(Charter::RECOMMENDED, |charter| charter.parameters)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation(coops: u32) {
		benchmarking::federation::<T>(coops);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_found() -> CoopId {
		benchmarking::found::<T>()
	}
}

impl<T: Config> OnSeatEnded for Pallet<T> {
	fn on_seat_ended(coop: CoopId, member: MemberNo, _: SeatEnd) {
		let change = Self::ending(coop, None, |term| (term.member == member).then_some(EndReason::SeatEnded));
		match change {
			Ok(change) if change.ended.is_empty() => {}
			Ok(change) => Self::write_offices(coop, change),
			Err(_) => {
				// Nobody may hold an office without a seat, not even when the history cannot take it any more.
				Offices::<T>::mutate(coop, |terms| terms.retain(|term| term.member != member));
				defensive!("the numbers of past terms do not run out");
			}
		}
	}

	fn on_exit_classified(_: CoopId, _: MemberNo, _: SeatEnd) {}

	fn weight() -> Weight {
		T::WeightInfo::on_seat_ended()
	}
}
