//! A co-op applies, answers questions, and takes back what it has applied for.

use crate::*;
use rochdale_primitives::part::share;

/// Days in which what a co-op was awarded counts in its cap.
const YEAR: Day = 365;

/// A round with room for one more application.
pub(crate) struct Room {
	round: Round,
	place: u8,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn content_of_application(round: RoundNo, asks: &Apply<T::Hash>) -> T::Hash {
		Self::content_of(b"apply", &(round, asks))
	}

	/// Whether a co-op has the rights of one that the fund helps.
	pub(crate) fn ensure_standing(coop: CoopId) -> Result<(), Error<T>> {
		ensure!(!T::Dissolutions::is_dissolved(coop), Error::<T>::CoopDissolved);
		ensure!(T::Coops::voice(coop) == Some(Voice::Votes), Error::<T>::NotInGoodStanding);
		ensure!(T::Electors::electorate(coop).electors > 0, Error::<T>::CoopAsleep);
		Ok(())
	}

	/// Whether the fund has a way to pay a co-op.
	pub(crate) fn ensure_payable(coop: CoopId) -> Result<(), Error<T>> {
		match Self::cash_of(coop) {
			Some(cash) if cash.mode == Mode::Bank => ensure!(Self::bank().is_some(), Error::<T>::NotPayable),
			_ => ensure!(T::Parties::account_of(&Party::Coop(coop)).is_some(), Error::<T>::NotPayable),
		}
		Ok(())
	}

	/// Whether a co-op can be awarded something in a round: it has its rights, owes no dues of last year, is not late, and is
	/// not in the middle of more than it can report on.
	pub(crate) fn ensure_eligible(coop: CoopId) -> Result<(), Error<T>> {
		Self::ensure_standing(coop)?;
		Self::ensure_payable(coop)?;
		Self::ensure_dues_paid(coop)?;
		let record = Records::<T>::get(coop);
		ensure!(!Self::is_overdue(&record)?, Error::<T>::Overdue);
		ensure!(!record.open.is_full(), Error::<T>::TooManyAwards);
		Ok(())
	}

	/// What a co-op can still be awarded on a day, where the fund is so much. (no. 95)
	pub(crate) fn room_of(coop: CoopId, fund: Balance, cap_bps: u16, today: Day) -> Result<Balance, Error<T>> {
		let cap = share(fund, cap_bps).ok_or(Error::<T>::Overflow)?;
		let since = today.checked_sub(YEAR).ok_or(Error::<T>::Overflow)?;
		let received = Records::<T>::get(coop).received;
		let counts = received.iter().filter(|(day, _)| *day > since).map(|(_, amount)| *amount);
		Ok(cap.saturating_sub(rules::units::sum(counts).ok_or(Error::<T>::Overflow)?))
	}

	/// Counts an award in the cap of its co-op, and forgets what counts no more.
	pub(crate) fn count_received(record: &mut CoopRecord, amount: Balance, today: Day) -> Result<(), Error<T>> {
		let since = today.checked_sub(YEAR).ok_or(Error::<T>::Overflow)?;
		record.received.retain(|(day, _)| *day > since);
		record.received.try_push((today, amount)).map_err(|_| Error::<T>::TooManyAwards)
	}

	fn ensure_instrument(instrument: Instrument) -> Result<(), Error<T>> {
		let (most, most_grace) = limits::MAX_MONTHS;
		let in_range = match instrument {
			Instrument::Grant | Instrument::RecoverableGrant => true,
			Instrument::Loan { months, grace } => (1..=most).contains(&months) && grace <= most_grace,
			Instrument::Guarantee { months } => (1..=most).contains(&months),
		};
		ensure!(in_range, Error::<T>::OutOfRange);
		Ok(())
	}

	/// Whether an application makes sense, whatever the round.
	pub(crate) fn check_application(asks: &Apply<T::Hash>) -> Result<(), Error<T>> {
		ensure!(asks.document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(asks.minimum > 0 && asks.minimum <= asks.full, Error::<T>::MinimumAboveFull);
		Self::ensure_instrument(asks.instrument)
	}

	pub(crate) fn may_apply(coop: CoopId, no: RoundNo, asks: &Apply<T::Hash>) -> Result<Room, Error<T>> {
		Self::check_application(asks)?;
		let round = Self::find_round(no)?;
		ensure!(Self::is_in(&round, Phase::Applications), Error::<T>::NotInThisPhase);
		Self::ensure_eligible(coop)?;
		let room = Self::room_of(coop, round.fund, round.terms.recipient_cap_bps, Self::today()?)?;
		// Awards are no parts of a cent, and nobody applies for what could never be awarded.
		ensure!(asks.minimum <= Self::in_whole_units(asks.full.min(room))?, Error::<T>::AboveCap);
		ensure!(!round.applicants.is_full(), Error::<T>::TooManyApplications);
		let place = u8::try_from(round.applicants.len()).map_err(|_| Error::<T>::TooManyApplications)?;
		let own = (0u8..).zip(&round.applicants).filter(|(_, applicant)| **applicant == coop).map(|(place, _)| place);
		let in_round = own.clone().filter(|place| !round.is_withdrawn(*place));
		let is_below = |most: u32, places: usize| u32::try_from(places).is_ok_and(|places| places < most);
		let has_room = is_below(limits::MAX_OWN, in_round.count()) && is_below(limits::MAX_OWN_PLACES, own.count());
		ensure!(has_room, Error::<T>::TooManyOwn);
		let are_known = asks.excludes.iter().all(|other| {
			let known = Applications::<T>::get(no, other);
			known.is_some_and(|known| known.stand == Stand::InRound)
		});
		ensure!(are_known, Error::<T>::ExcludesUnknown);
		Ok(Room { round, place })
	}

	pub(crate) fn do_apply(
		coop: CoopId,
		no: RoundNo,
		asks: Apply<T::Hash>,
		Room { mut round, place }: Room,
	) -> DispatchResult {
		round.applicants.try_push(coop).map_err(|_| Error::<T>::TooManyApplications)?;
		Rounds::<T>::insert(no, round);
		let (minimum, full) = (asks.minimum, asks.full);
		Applications::<T>::insert(no, place, Application { coop, asks, answers: None, stand: Stand::InRound });
		Self::deposit_event(Event::Applied { round: no, place, coop, minimum, full });
		Ok(())
	}

	/// An application that its co-op can change, because the vote has not begun.
	fn own_application(coop: CoopId, no: RoundNo, place: u8) -> Result<Application<T::Hash>, Error<T>> {
		let round = Self::find_round(no)?;
		let application = Applications::<T>::get(no, place).ok_or(Error::<T>::NoSuchApplication)?;
		ensure!(application.coop == coop, Error::<T>::OtherCoop);
		let before_vote = matches!(round.phase, Phase::Applications | Phase::Questions);
		let is_over = T::Clock::has_passed(round.phase_ends(Phase::Questions));
		ensure!(before_vote && !is_over, Error::<T>::NotInThisPhase);
		ensure!(application.stand == Stand::InRound, Error::<T>::NotInRound);
		Ok(application)
	}

	pub(crate) fn may_answer(
		coop: CoopId,
		who: &T::AccountId,
		no: RoundNo,
		place: u8,
		document: T::Hash,
	) -> Result<(Hand, Application<T::Hash>), Error<T>> {
		let by = Self::officer(coop, who)?;
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		Ok((by, Self::own_application(coop, no, place)?))
	}

	pub(crate) fn do_answer(
		no: RoundNo,
		place: u8,
		document: T::Hash,
		(by, application): (Hand, Application<T::Hash>),
	) {
		Self::count_free(by);
		Applications::<T>::insert(no, place, Application { answers: Some(document), ..application });
		Self::deposit_event(Event::Answered { round: no, place, document });
	}

	pub(crate) fn may_withdraw(coop: CoopId, no: RoundNo, place: u8) -> Result<Application<T::Hash>, Error<T>> {
		Self::own_application(coop, no, place)
	}

	pub(crate) fn do_withdraw(no: RoundNo, place: u8, application: Application<T::Hash>) {
		Rounds::<T>::mutate(no, |round| {
			if let (Some(round), Some(bit)) = (round, 1u64.checked_shl(place.into())) {
				round.withdrawn |= bit;
			}
		});
		Applications::<T>::insert(no, place, Application { stand: Stand::Withdrawn, ..application });
		Self::deposit_event(Event::Withdrawn { round: no, place });
	}

	/// An application with one more that it excludes, which excludes it already.
	pub(crate) fn may_exclude(
		coop: CoopId,
		no: RoundNo,
		place: u8,
		other: u8,
	) -> Result<Application<T::Hash>, Error<T>> {
		let mut application = Self::own_application(coop, no, place)?;
		let excludes = |one: &Application<T::Hash>, place| one.asks.excludes.contains(&place);
		let known = Applications::<T>::get(no, other).filter(|known| known.stand == Stand::InRound);
		ensure!(known.is_some_and(|known| excludes(&known, place)), Error::<T>::ExcludesUnknown);
		ensure!(!excludes(&application, other), Error::<T>::ExcludesUnknown);
		application.asks.excludes.try_push(other).map_err(|_| Error::<T>::ExcludesUnknown)?;
		Ok(application)
	}

	pub(crate) fn do_exclude(no: RoundNo, place: u8, other: u8, application: Application<T::Hash>) {
		Applications::<T>::insert(no, place, application);
		Self::deposit_event(Event::ExclusionAgreed { round: no, place, other });
	}
}
