//! The federation chooses the numbers of the fund and plans rounds, and rounds open and move on by themselves.

use crate::*;
use rochdale_primitives::part::share;

/// The days from one round to the next. (no. 92)
const EVERY_DAYS: core::ops::RangeInclusive<u16> = 30..=365;

/// The most of the pot that is split equally. (no. 96)
const MAX_EQUAL_SPLIT: u16 = 5_000;

impl<T: Config> Pallet<T> {
	/// Whether terms lie in their ranges and have a document.
	pub(crate) fn check_terms(terms: &Terms, document: T::Hash) -> Result<(), Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(terms.are_in_range(), Error::<T>::OutOfRange);
		Ok(())
	}

	pub(crate) fn may_set_terms(terms: &Terms, document: T::Hash) -> Result<(), Error<T>> {
		Self::check_terms(terms, document)?;
		let planned = Planned::<T>::get().map(|(plan, _)| plan);
		ensure!(planned.is_none_or(|plan| Self::has_time(terms, &plan)), Error::<T>::RoundsTooDense);
		Ok(())
	}

	pub(crate) fn do_set_terms(terms: Terms, document: T::Hash) {
		FundTerms::<T>::put(terms);
		Self::deposit_event(Event::TermsSet { terms, document });
	}

	fn has_time(terms: &Terms, plan: &Plan) -> bool {
		u32::from(plan.every_days) >= terms.days_of_round()
	}

	/// Whether the numbers of a plan lie in their ranges.
	pub(crate) fn check_plan(plan: &Plan, first_in_days: u16) -> Result<(), Error<T>> {
		let split = match plan.method {
			Method::ViableBudgets { equal_split_bps, .. } => equal_split_bps,
			Method::EqualShares => 0,
		};
		let in_range = EVERY_DAYS.contains(&plan.every_days) && split <= MAX_EQUAL_SPLIT && plan.offer > 0;
		ensure!(in_range && first_in_days <= *EVERY_DAYS.end(), Error::<T>::OutOfRange);
		Ok(())
	}

	/// The deadline time at which the first round of the plan opens.
	pub(crate) fn may_plan(plan: &Plan, first_in_days: u16) -> Result<Moment, Error<T>> {
		Self::check_plan(plan, first_in_days)?;
		ensure!(Self::has_time(&FundTerms::<T>::get(), plan), Error::<T>::RoundsTooDense);
		Self::in_days(first_in_days)
	}

	pub(crate) fn do_plan(plan: Plan, first_at: Moment) {
		if let Some((_, next_at)) = Planned::<T>::get() {
			Self::unschedule(next_at, Due::Opening);
		}
		Planned::<T>::put((plan, first_at));
		Self::schedule(first_at, Due::Opening);
		Self::deposit_event(Event::RoundsPlanned { plan, first_at });
	}

	pub(crate) fn may_end_rounds() -> Result<Moment, Error<T>> {
		Planned::<T>::get().map(|(_, next_at)| next_at).ok_or(Error::<T>::NoRoundsPlanned)
	}

	pub(crate) fn do_end_rounds(next_at: Moment) {
		Planned::<T>::kill();
		Self::unschedule(next_at, Due::Opening);
		Self::deposit_event(Event::RoundsEnded);
	}

	/// The round of this number.
	pub(crate) fn find_round(round: RoundNo) -> Result<Round, Error<T>> {
		Rounds::<T>::get(round).ok_or(Error::<T>::NoSuchRound)
	}

	/// Whether the settlement of a round is due and has not come yet, for a day at most.
	///
	/// Where a round takes as long as it is to the next one, both are due at once, in whatever order the queue has them.
	fn is_about_to_settle(round: &Round) -> bool {
		let ended_at = round.phase_ends(Phase::Settlement);
		let is_over = ended_at.checked_add(T::Clock::day()).is_none_or(T::Clock::has_passed);
		round.phase != Phase::Settled && T::Clock::has_passed(ended_at) && !is_over
	}

	/// A round opens, unless one is open yet or there is nothing to award; the next one is planned either way.
	pub(crate) fn open_round() -> DispatchResult {
		let Some((plan, _)) = Planned::<T>::get() else {
			return Ok(());
		};
		let before = Rounds::<T>::get(LastRound::<T>::get());
		let waits = before.as_ref().is_some_and(Self::is_about_to_settle);
		let next_at = if waits { Self::next_block()? } else { Self::in_days(plan.every_days)? };
		Planned::<T>::put((plan, next_at));
		Self::schedule(next_at, Due::Opening);
		if waits {
			return Ok(());
		}

		Self::enter_receipts();
		let (last, fund, terms) = (LastRound::<T>::get(), Self::free()?, FundTerms::<T>::get());
		let is_open = before.is_some_and(|round| round.phase != Phase::Settled);
		let most = share(fund, terms.round_cap_bps).ok_or(Error::<T>::Overflow)?;
		if is_open || most == 0 {
			Self::deposit_event(Event::RoundSkipped { next_at });
			return Ok(());
		}
		let no = last.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let mut ends_at = [0; 4];
		let mut days = 0u32;
		for (at, of_phase) in ends_at.iter_mut().zip(terms.days_of_phases()) {
			days = days.checked_add(of_phase.into()).ok_or(Error::<T>::Overflow)?;
			*at = Self::in_days(days)?;
		}
		let round = Round {
			phase: Phase::Applications,
			ends_at,
			method: plan.method,
			offer: plan.offer,
			terms,
			fund,
			applicants: BoundedVec::new(),
			withdrawn: 0,
			vote_cap_bps: 0,
			coops: 0,
			took_part: 0,
			pot: 0,
			awarded: 0,
		};
		LastRound::<T>::put(no);
		Self::schedule(round.phase_ends(Phase::Applications), Due::Phase(no));
		Rounds::<T>::insert(no, round);
		Self::deposit_event(Event::RoundOpened { round: no, fund, ends_at });
		Ok(())
	}

	/// Whether a round is in a phase whose time has not passed, though nothing may have ended it yet.
	pub(crate) fn is_in(round: &Round, phase: Phase) -> bool {
		round.phase == phase && !T::Clock::has_passed(round.phase_ends(phase))
	}

	/// A phase ends, and the next one begins. Each lasts for one block at least.
	pub(crate) fn end_phase(no: RoundNo) -> DispatchResult {
		let mut round = Self::find_round(no)?;
		let next = match round.phase {
			Phase::Applications => Phase::Questions,
			Phase::Questions => Phase::Voting,
			Phase::Voting => Phase::Settlement,
			Phase::Settlement => return Self::settle(no, round),
			Phase::Settled => return Ok(()),
		};
		if next == Phase::Voting {
			Self::open_vote(no, &mut round)?;
		}
		round.phase = next;
		Self::schedule(round.phase_ends(next).max(Self::next_block()?), Due::Phase(no));
		Rounds::<T>::insert(no, round);
		Self::deposit_event(Event::PhaseBegun { round: no, phase: next });
		Ok(())
	}

	/// Fixes who votes: the electorate of each co-op with a vote in the federation, as it is now.
	fn open_vote(no: RoundNo, round: &mut Round) -> DispatchResult {
		round.vote_cap_bps = T::Coops::charter().vote_cap_bps;
		for (coop, voice) in T::Coops::federation() {
			let electorate = T::Electors::electorate(coop);
			if voice != Voice::Votes || electorate.electors == 0 {
				continue;
			}
			let (version, electors) = (electorate.version, electorate.electors);
			let part = RoundCoop { version, electors, voters: 0, points: BoundedVec::new() };
			RoundCoops::<T>::insert(no, coop, part);
			round.coops = round.coops.checked_add(1).ok_or(Error::<T>::Overflow)?;
		}
		Ok(())
	}

	/// Some ballots of a round that is over go, and the rest later.
	pub(crate) fn prune(no: RoundNo) -> DispatchResult {
		let ballots = Ballots::<T>::iter_key_prefix((no,));
		let keys: Vec<_> = ballots.take(limits::PRUNED_PER_STEP.try_into().unwrap_or(usize::MAX)).collect();
		for (coop, member) in &keys {
			Ballots::<T>::remove((no, coop, member));
		}
		if !keys.is_empty() {
			Self::schedule(Self::next_block()?, Due::Pruning(no));
		}
		Ok(())
	}
}
