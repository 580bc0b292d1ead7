//! What happens by itself: phases end, votes open and close, resolutions take effect, ballots are removed.

use super::*;
use crate::rules::among_coops::coops_needed;
use frame_support::storage::with_storage_layer;
use rochdale_primitives::{AgreementMandate, Electorate};

/// What is left to do for an entry of the agenda.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Progress {
	/// Nothing in this block.
	Done,
	/// Everything: the block has no room for it.
	Postponed,
}

/// Why what has passed does not take effect now.
enum Obstacle {
	/// The block has no room for what is to be asked.
	NoRoom,
	/// It cannot.
	Refused(DispatchError),
	/// It would not have passed without those whom it pays.
	OnlyWithPaid,
}

impl<E: Into<DispatchError>> From<E> for Obstacle {
	fn from(error: E) -> Self {
		Self::Refused(error.into())
	}
}

/// The most that is due at a time for one resolution: the heaviest step or a part of pruning, and the heaviest call.
pub(crate) fn most_due<T: Config>() -> Weight {
	let step = Pallet::<T>::heaviest_step(T::Coops::count());
	step.max(T::WeightInfo::prune()).saturating_add(T::MaxCallWeight::get())
}

impl<T: Config> Pallet<T> {
	/// Puts a resolution into a phase that ends by itself at a deadline.
	pub(crate) fn enter_phase(id: ResolutionId, resolution: Resolution, phase: Phase, ends_at: Moment) {
		if let Some(before) = resolution.ends_at {
			Self::unschedule(resolution.coop, before, id);
		}
		Self::schedule(resolution.coop, ends_at, id);
		Resolutions::<T>::insert(id, Resolution { phase, ends_at: Some(ends_at), ..resolution });
	}

	/// Puts a resolution into its final phase.
	pub(crate) fn end(id: ResolutionId, resolution: Resolution, phase: Phase) -> DispatchResult {
		let pruned_at = T::Clock::in_days(BALLOTS_KEPT_DAYS).ok_or(Error::<T>::Overflow)?;
		if let Some(before) = resolution.ends_at {
			Self::unschedule(resolution.coop, before, id);
		}
		Self::leave_place(id, &resolution);
		let resolution = Self::leave_alternatives(id, resolution);
		OpenAmongCoops::<T>::remove(id);
		Prunings::<T>::insert((pruned_at.to_be_bytes(), id), ());
		Resolutions::<T>::insert(id, Resolution { phase, ends_at: Some(pruned_at), ..resolution });
		Ok(())
	}

	/// Removes ballots whose time is over, as far as the meter allows.
	pub(crate) fn run_prunings(meter: &mut WeightMeter) {
		for _ in 0..MAX_STEPS_PER_BLOCK {
			if meter.try_consume(T::WeightInfo::prune()).is_err() {
				return;
			}
			let Some((due, id)) = Prunings::<T>::iter_keys().next() else {
				return;
			};
			if !T::Clock::has_passed(Moment::from_be_bytes(due)) {
				return;
			}
			match Resolutions::<T>::get(id) {
				Some(resolution) => Self::prune(id, resolution),
				None => {
					defensive!("every entry of the queue of prunings has its resolution");
					Prunings::<T>::remove((due, id));
				}
			}
		}
	}

	/// The resolution, if its phase is over.
	pub(crate) fn may_advance(id: ResolutionId) -> Result<Resolution, Error<T>> {
		let resolution = Self::find(id)?;
		ensure!(resolution.ends_at.is_some_and(T::Clock::has_passed), Error::<T>::NothingDue);
		Ok(resolution)
	}

	/// The most that a step weighs in a federation of so many co-ops, without a call: all alternatives are counted, one that
	/// rescinds looks for whom the other concerned, or consent becomes a vote.
	pub(crate) fn heaviest_step(coops: u32) -> Weight {
		let (counting, recusing) = (T::WeightInfo::step_counting_coops(coops), T::WeightInfo::step_recusing_in_coops());
		let opening = T::WeightInfo::step().max(recusing).saturating_add(asking_whom::<T>(true));
		let each = counting.max(opening);
		each.saturating_mul(MAX_ALTERNATIVES.into())
			.max(counting.saturating_add(recusing.saturating_mul(2)).saturating_add(asking_whom::<T>(true)))
			.max(T::WeightInfo::step_asking_coops(coops))
	}

	/// What a step weighs beyond [`WeightInfo::step`], because it counts or asks all co-ops, or does the same to all alternatives.
	fn step_beyond(id: ResolutionId, resolution: &Resolution) -> Weight {
		let coops = T::Coops::count();
		let each = match resolution.phase {
			_ if !resolution.body.is_of_coops() => T::WeightInfo::step(),
			Phase::Consent { objections } if objections > 0 => T::WeightInfo::step_asking_coops(coops),
			Phase::Voting { .. } | Phase::LastDay { .. } => T::WeightInfo::step_counting_coops(coops),
			Phase::Notice { .. } => {
				let recusing = T::WeightInfo::step_recusing_in_coops();
				let rescinds = |call: CallOf<T>| T::Policy::rescinds(&call).is_some();
				match Self::frozen_call(id).and_then(Result::ok).is_some_and(rescinds) {
					// Whom the other concerned is found in the parts of all co-ops in that.
					true => T::WeightInfo::step_counting_coops(coops).saturating_add(recusing.saturating_mul(2)),
					false => recusing,
				}
			}
			_ => T::WeightInfo::step(),
		};
		// Whom the call concerns is asked when the vote opens, and before it takes effect.
		let asks_call = match resolution.phase {
			Phase::Notice { .. } | Phase::Passed | Phase::Suspended | Phase::Retried { .. } => {
				Calls::<T>::contains_key(id)
			}
			_ => false,
		};
		let each = each.saturating_add(asking_whom::<T>(asks_call));
		each.saturating_mul(Self::alternatives_in_step(resolution)).saturating_sub(T::WeightInfo::step())
	}

	/// Ends the phase of a resolution, whose deadline has passed.
	pub(crate) fn step(id: ResolutionId, resolution: Resolution, meter: &mut WeightMeter) -> Progress {
		if meter.try_consume(Self::step_beyond(id, &resolution)).is_err() {
			return Progress::Postponed;
		}
		let before = resolution.clone();
		if let Some(matter) = resolution.matter.filter(|_| resolution.phase.awaits_result()) {
			Self::step_together(Self::undecided(matter));
			return Progress::Done;
		}
		let done = match resolution.phase {
			Phase::Draft | Phase::Failed { .. } => Self::lapse(id, resolution),
			Phase::Consent { objections: 0 } => Self::pass(id, resolution),
			Phase::Consent { .. } => with_storage_layer(|| Self::escalate(id, resolution)),
			Phase::Notice { .. } => with_storage_layer(|| Self::open_vote(id, resolution)),
			Phase::Voting { .. } | Phase::LastDay { .. } if resolution.body.is_of_coops() => {
				Self::step_together(alloc::vec![(id, resolution)]);
				Ok(())
			}
			Phase::Voting { .. } | Phase::LastDay { .. } => Self::close_vote(id, resolution),
			Phase::SecondCall => Self::reopen_vote(id, resolution),
			Phase::Passed | Phase::Suspended | Phase::Retried { .. } => match Self::enact(id, resolution, meter) {
				Progress::Postponed => return Progress::Postponed,
				Progress::Done => Ok(()),
			},
			Phase::Enacted | Phase::Rejected { .. } | Phase::Withdrawn | Phase::Lapsed | Phase::Rescinded { .. } => {
				Self::prune(id, resolution);
				Ok(())
			}
		};
		if let Err(error) = done {
			Self::give_up(id, before, error);
		}
		Progress::Done
	}

	fn lapse(id: ResolutionId, resolution: Resolution) -> DispatchResult {
		Self::end(id, resolution, Phase::Lapsed)?;
		Self::deposit_event(Event::Lapsed { resolution: id });
		Ok(())
	}

	/// Ends what cannot go on, so that it never stands in the way of others. Nothing can retry it.
	pub(crate) fn give_up(id: ResolutionId, resolution: Resolution, error: DispatchError) {
		if Self::end(id, resolution.clone(), Phase::Lapsed).is_err() {
			// Time itself has come to its end.
			if let Some(due) = resolution.ends_at {
				Self::unschedule(resolution.coop, due, id);
			}
			defensive!("time does not end");
		}
		Self::deposit_event(Event::EnactmentFailed { resolution: id, error });
	}

	/// Brings a proposal to a vote against which an objection stands, with notice and the electorate of now.
	fn escalate(id: ResolutionId, resolution: Resolution) -> DispatchResult {
		let mut ordinary = Self::as_of_notice(id, Resolution { track: Track::Ordinary, ..resolution })?;
		if ordinary.body.is_of_coops() {
			// A co-op may have left since consent was sought.
			let _ = Polls::<T>::clear_prefix(id, rochdale_primitives::MAX_COOPS, None);
			Self::open_polls(id, &mut ordinary)?;
		}
		Self::give_notice(id, ordinary)
	}

	pub(crate) fn open_vote(id: ResolutionId, mut resolution: Resolution) -> DispatchResult {
		if Self::lacks_candidates(id, &resolution) {
			return Self::lapse(id, resolution);
		}
		if let Some(call) = Self::frozen_call(id) {
			match resolution.body {
				Body::Coop(coop) => Self::apply_interests(coop, &mut resolution, &call?)?,
				_ => Self::apply_interests_together(id, &mut resolution, &call?)?,
			}
		}
		resolution.opened_at = T::Clock::deadline();
		let closes_on = Self::change_motion(id, |motion| {
			motion.opened_at = Some(T::Clock::civil());
			motion.closes_on
		});
		Self::start_voting(id, resolution, false, closes_on.flatten())
	}

	/// Takes out of the electorate whom the frozen call benefits or judges, and lets vote whose own case it decides.
	fn apply_interests(coop: CoopId, resolution: &mut Resolution, call: &CallOf<T>) -> DispatchResult {
		let Electorate { version, mut electors, suspended } = resolution.electorate;
		resolution.rescinds = T::Policy::rescinds(call).is_some();
		let mut before = RecusedSeats::new();
		if let Some(earlier) = Self::rescinded_by(call).filter(|earlier| earlier.phase.waits_for_effect()) {
			// Whom it judged can have changed until its own text was frozen.
			resolution.judged = earlier.judged;
			// Nobody has a vote on it by moving their seat from the account that is paid.
			before = earlier.recused;
		}
		let (mut payees, concern) = Self::payees_of(call);
		if resolution.is_of_two() {
			payees.clear();
			before.clear();
		}
		let benefit = payees.into_iter().filter_map(|payee| Self::seat_of_payee(coop, &payee));
		// By number, because somebody without an account can be judged as well.
		let silent = resolution.judged.clone().into_iter().filter(|judged| judged.part == Part::None);
		let paid = before.into_iter().chain(benefit).map(|member| (member, concern));
		for (member, concern) in silent.map(|judged| (judged.member, Concern::Judged)).chain(paid) {
			if resolution.recused.contains(&member) {
				continue;
			}
			if resolution.recused.try_push(member).is_err() {
				// Nobody who is paid keeps others from rescinding that by being paid on many seats.
				ensure!(resolution.rescinds, Error::<T>::TooManyBeneficiaries);
				break;
			}
			if T::Members::is_elector(coop, member, version) {
				electors = electors.checked_sub(1).ok_or(Error::<T>::Overflow)?;
				resolution.concerned = resolution.concerned.and(concern);
			}
		}
		let own_case = resolution.judged.iter().find(|judged| judged.part == Part::VotesThoughSuspended);
		resolution.appellant = own_case
			.map(|judged| judged.member)
			.filter(|member| T::Members::is_seated(coop, *member) && !T::Members::is_elector(coop, *member, version));
		if resolution.appellant.is_some() {
			electors = electors.checked_add(1).ok_or(Error::<T>::Overflow)?;
		}
		resolution.electorate = Electorate { version, electors, suspended };
		Ok(())
	}

	fn start_voting(
		id: ResolutionId,
		mut resolution: Resolution,
		second_call: bool,
		closes_on: Option<Moment>,
	) -> DispatchResult {
		resolution.second_call = second_call;
		let closes_at = Self::closing_time(resolution.rules.voting_days, closes_on)?;
		let electors = resolution.electors();
		let (quorum, ends_at) = if resolution.body.is_of_coops() {
			// Counting all co-ops at every vote would take too long, so that their last day is a phase of its own.
			(coops_needed(&resolution, 0), closes_at.saturating_sub(T::Clock::day()))
		} else {
			(resolution.quorum(), closes_at)
		};
		Self::enter_phase(id, resolution, Phase::Voting { second_call, extensions: 0 }, ends_at);
		Self::deposit_event(Event::VotingOpened { resolution: id, closes_at, electors, quorum, second_call });
		Ok(())
	}

	fn close_vote(id: ResolutionId, resolution: Resolution) -> DispatchResult {
		match Self::note_counts(id, &resolution) {
			None => Self::pass(id, resolution),
			Some(Rejection::NoQuorum) if !resolution.second_call && Self::has_second_call(id, &resolution) => {
				Self::set_second_call(id, resolution, false)
			}
			Some(reason) => {
				Self::note_decision(id, None);
				Self::reject(id, resolution, reason)
			}
		}
	}

	pub(crate) fn reject(id: ResolutionId, resolution: Resolution, reason: Rejection) -> DispatchResult {
		Self::end(id, resolution, Phase::Rejected { reason })?;
		Self::deposit_event(Event::Rejected { resolution: id, reason });
		Ok(())
	}

	/// Whether the members vote again where the first call missed its quorum.
	pub(crate) fn has_second_call(id: ResolutionId, resolution: &Resolution) -> bool {
		resolution.track == Track::Ordinary
			|| Self::lacks_assembly(id, resolution)
			|| Self::lacks_agreement(id, resolution)
	}

	/// Whether an open vote misses its quorum only because too few tellers agree on an assembly, as two of them do. A single one
	/// would have what they want voted on again by a roll of their own.
	pub(crate) fn lacks_agreement(id: ResolutionId, resolution: &Resolution) -> bool {
		let Body::Coop(coop) = resolution.body else { return false };
		let has_quorum = |report: &Report<T::Hash>| {
			let tally = resolution.tally.with_assembly(report);
			tally.is_some_and(|tally| tally.participants() >= resolution.quorum())
		};
		let is_lacking = |Assembly { reports, tellers, counted }: Assembly<T::Hash>| {
			let agree = |at: u8| tellers.iter().filter(|teller| teller.agrees_to == Some(at)).count();
			counted.is_none() && (0u8..).zip(&reports).any(|(at, report)| agree(at) >= 2 && has_quorum(report))
		};
		resolution.secrecy == Secrecy::Open && Assemblies::<T>::get(id, coop).is_some_and(is_lacking)
	}

	/// Whether a vote is secret on nobody's person, and no assembly was counted.
	pub(crate) fn lacks_assembly(id: ResolutionId, resolution: &Resolution) -> bool {
		match resolution.body {
			Body::Coop(coop) if resolution.judged.is_empty() && Self::is_secret_by_choice(id, resolution) => {
				Assemblies::<T>::get(id, coop).and_then(|assembly| assembly.counted).is_none()
			}
			_ => false,
		}
	}

	/// Whether a vote is secret though what it enacts could be decided openly.
	pub(crate) fn is_secret_by_choice(id: ResolutionId, resolution: &Resolution) -> bool {
		let call = || Self::frozen_call(id).and_then(Result::ok);
		resolution.secrecy == Secrecy::Secret
			&& !call().is_some_and(|call| Self::must_be_secret(resolution.body, &call))
	}

	/// Whether a vote that enacts the call must be secret.
	pub(crate) fn must_be_secret(body: Body, call: &CallOf<T>) -> bool {
		Self::ensure_allowed(body, call).map(|asks| asks.secrecy) == Ok(Secrecy::Secret)
	}

	/// Votes on the chain stand for the second call. An assembly meets anew, so its votes are taken out, or members vote `openly`
	/// because none came about on an alternative.
	pub(crate) fn set_second_call(id: ResolutionId, mut resolution: Resolution, openly: bool) -> DispatchResult {
		let opens_at = Self::in_days(resolution.rules.second_call_days)?;
		resolution.second_call = true;
		if let Body::Coop(coop) = resolution.body {
			let counted = Assemblies::<T>::get(id, coop);
			let counted = counted.as_ref().and_then(Assembly::counted_report);
			if let Some(counted) = counted {
				resolution.tally = resolution.tally.without_assembly(counted).ok_or(Error::<T>::Overflow)?;
			}
			let came_about = counted.is_some();
			let was_asked_for = || Ok::<_, Error<T>>(Self::motion(id)?.secret_requests > 0);
			let is_missed = || {
				let asked = Self::lacks_assembly(id, &resolution) || was_asked_for()?;
				Ok::<_, Error<T>>(asked && Self::is_secret_by_choice(id, &resolution))
			};
			if openly || (!came_about && is_missed()?) {
				// Some wanted an assembly that did not come about. No teller's silence may stand in the way for good.
				resolution.secrecy = Secrecy::Open;
			}
			Self::close_assembly(id, coop);
		} else {
			// What is shown is the result, and there is none yet.
			resolution.tally = Tally::default();
			Results::<T>::remove(id);
		}
		Self::enter_phase(id, resolution, Phase::SecondCall, opens_at);
		Self::deposit_event(Event::SecondCallSet { resolution: id, opens_at });
		Ok(())
	}

	pub(crate) fn reopen_vote(id: ResolutionId, resolution: Resolution) -> DispatchResult {
		Self::start_voting(id, resolution, true, None)
	}

	/// Notes the time of the result, and if it passed that of the effect.
	pub(crate) fn note_decision(id: ResolutionId, effect_at: Option<Moment>) {
		Self::change_motion(id, |motion| {
			motion.decided_at = Some(T::Clock::civil());
			motion.passed_at = effect_at.map(|_| T::Clock::deadline());
			motion.effect_at = effect_at;
		});
	}

	pub(crate) fn pass(id: ResolutionId, resolution: Resolution) -> DispatchResult {
		let enacts_at = Self::in_days(resolution.rules.timelock_days)?;
		Self::note_decision(id, Some(enacts_at));
		Self::enter_phase(id, resolution, Phase::Passed, enacts_at);
		Self::deposit_event(Event::Passed { resolution: id, enacts_at });
		Ok(())
	}

	/// Puts into effect what has passed, or keeps the error.
	fn enact(id: ResolutionId, resolution: Resolution, meter: &mut WeightMeter) -> Progress {
		let result = match Self::executable(id, &resolution, meter) {
			Err(Obstacle::NoRoom) => return Progress::Postponed,
			Err(Obstacle::OnlyWithPaid) => {
				let reason = Rejection::OnlyWithPaid;
				if let Err(error) = Self::reject(id, resolution.clone(), reason) {
					Self::give_up(id, resolution, error);
				}
				return Progress::Done;
			}
			Ok(None) => Ok(()),
			Ok(Some(call)) => {
				if meter.try_consume(call.get_dispatch_info().call_weight).is_err() {
					return Progress::Postponed;
				}
				let origin = Self::origin_of(id, &resolution, &call);
				with_storage_layer(|| {
					call.dispatch(origin).map_err(|failure| failure.error)?;
					Self::limit_upgrade(&resolution)
				})
			}
			Err(Obstacle::Refused(error)) => Err(error),
		};

		let ended = match result {
			Ok(()) => {
				Self::change_motion(id, |motion| motion.enacted_at = Some(T::Clock::civil()));
				Self::deposit_event(Event::Enacted { resolution: id });
				Self::end(id, resolution.clone(), Phase::Enacted)
			}
			Err(error) => {
				Self::deposit_event(Event::EnactmentFailed { resolution: id, error });
				Self::fail(id, resolution.clone(), error)
			}
		};
		if let Err(error) = ended {
			Self::give_up(id, resolution, error);
		}
		Progress::Done
	}

	/// What the resolution acts as: the body that decided, or root for the few calls that nobody else can make.
	fn origin_of(id: ResolutionId, resolution: &Resolution, call: &CallOf<T>) -> T::RuntimeOrigin {
		match resolution.body {
			Body::Coop(coop) => origin::Origin::Coop(resolution.mandate(id, coop)).into(),
			Body::Federation if T::Policy::needs_root(call) => frame_system::RawOrigin::Root.into(),
			Body::Federation => origin::Origin::Federation(resolution.federation_mandate(id)).into(),
			Body::Agreement => {
				let Resolution { track, opened_at, .. } = *resolution;
				let parties = PartiesOf::<T>::get(id);
				origin::Origin::Agreement(AgreementMandate { parties, resolution: id, track, opened_at }).into()
			}
		}
	}

	/// Sees to it that a runtime which was authorised is put in force soon or not at all.
	fn limit_upgrade(resolution: &Resolution) -> DispatchResult {
		if resolution.subject == Subject::Upgrade {
			let until = T::Clock::in_days(UPGRADE_DAYS).ok_or(Error::<T>::Overflow)?;
			UpgradeUntil::<T>::put(until);
		}
		Ok(())
	}

	/// Takes back the authorisation of a runtime whose time is over.
	pub(crate) fn end_authorisation(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::end_authorisation()).is_err() {
			return;
		}
		if UpgradeUntil::<T>::get().is_some_and(T::Clock::has_passed) {
			UpgradeUntil::<T>::kill();
			if T::Upgrades::revoke_upgrade() {
				Self::deposit_event(Event::UpgradeExpired);
			}
		}
	}

	/// Keeps the error of what has passed. However often it fails, it can be retried for some days after the first time only.
	fn fail(id: ResolutionId, resolution: Resolution, error: DispatchError) -> DispatchResult {
		let last = T::Clock::in_days(RETRY_DAYS).ok_or(Error::<T>::Overflow)?;
		let until = Self::change_motion(id, |motion| *motion.retry_until.get_or_insert(last)).unwrap_or(last);
		if T::Clock::has_passed(until) {
			return Self::lapse(id, resolution);
		}
		Self::leave_place(id, &resolution);
		Self::enter_phase(id, resolution, Phase::Failed { error }, until);
		Ok(())
	}

	/// The call of a resolution that has passed, checked once more against what holds now.
	fn executable(
		id: ResolutionId,
		resolution: &Resolution,
		meter: &mut WeightMeter,
	) -> Result<Option<CallOf<T>>, Obstacle> {
		let ensure_light = |call: &CallOf<T>| -> Result<(), Error<T>> {
			let is_light = call.get_dispatch_info().call_weight.all_lte(T::MaxCallWeight::get());
			ensure!(is_light, Error::<T>::CallTooHeavy);
			Ok(())
		};
		let Some(call) = Self::frozen_call(id) else {
			let call = Self::installing(id);
			call.as_ref().map_or(Ok(()), ensure_light)?;
			return Ok(call);
		};
		let Motion { transaction_version: written_for, opened_at, .. } = Self::motion(id)?;
		ensure!(written_for == T::Version::get().transaction_version, Error::<T>::VersionChanged);
		let call = call?;
		let requirement = Self::ensure_allowed(resolution.body, &call)?;
		let strong = resolution.track >= requirement.track && resolution.secrecy >= requirement.secrecy;
		ensure!(strong, Error::<T>::TrackTooWeak);
		ensure_light(&call)?;
		if let Some(coop) = resolution.body.coop().filter(|_| opened_at.is_some()) {
			Self::ensure_passes_without_paid(id, coop, resolution, &call, meter)?;
		}
		Ok(Some(call))
	}

	/// Whether it has passed also without those who are known only now to benefit, because their seat moved after the vote had
	/// opened. Who was in an assembly may have voted for it there, unseen.
	fn ensure_passes_without_paid(
		id: ResolutionId,
		coop: CoopId,
		resolution: &Resolution,
		call: &CallOf<T>,
		meter: &mut WeightMeter,
	) -> Result<(), Obstacle> {
		if resolution.is_of_two() {
			return Ok(());
		}
		let mut without = resolution.clone();
		for payee in Self::beneficiaries_of(call) {
			let Some(member) = Self::seat_of_payee(coop, &payee) else { continue };
			let has_vote = T::Members::is_elector(coop, member, resolution.electorate.version);
			if !has_vote || without.recused.contains(&member) {
				continue;
			}
			meter.try_consume(T::DbWeight::get().reads(2)).map_err(|_| Obstacle::NoRoom)?;
			without.recused.try_push(member).map_err(|_| Error::<T>::TooManyBeneficiaries)?;
			let less = |count: &mut u32| -> Result<(), Error<T>> {
				*count = count.checked_sub(1).ok_or(Error::<T>::Overflow)?;
				Ok(())
			};
			less(&mut without.electorate.electors)?;
			without.concerned = without.concerned.and(Concern::Paid);
			let ballot = Ballots::<T>::get((id, coop, member)).unwrap_or_default();
			let rolls = ballot.named_on(resolution.second_call).rolls;
			let assembly = Assemblies::<T>::get(id, coop);
			match ballot.cast.map(|cast| cast.choice) {
				_ if assembly.is_some_and(|assembly| assembly.counts_as_present(rolls)) => {
					less(&mut without.tally.in_assembly)?;
					without.tally.for_ = without.tally.for_.saturating_sub(1);
				}
				// Against it counts also who is paid, and not for the quorum.
				Some(Choice::Against) => less(&mut without.tally.on_chain)?,
				Some(choice) => {
					less(&mut without.tally.on_chain)?;
					less(without.tally.of(choice))?;
				}
				None => {}
			}
		}
		let is_same = without.recused.len() == resolution.recused.len();
		if !is_same {
			// What others had is read where there are any, perhaps in their records.
			let reads = resolution.matter.map_or(0, |_| MAX_ALTERNATIVES.saturating_mul(2).saturating_add(1));
			meter.try_consume(T::DbWeight::get().reads(reads.into())).map_err(|_| Obstacle::NoRoom)?;
			let passes = without.rejection().is_none() && Self::is_still_chosen(id, &without);
			ensure!(passes, Obstacle::OnlyWithPaid);
		}
		Ok(())
	}

	/// Removes a part of the ballots, signatures, objections, assemblies and polls of a final resolution, with the last of them
	/// all but its record. The minutes of assemblies stay, and where co-ops decided where each stood.
	fn prune(id: ResolutionId, resolution: Resolution) {
		fn removed<By>(
			id: ResolutionId,
			left: usize,
			keys: Vec<(CoopId, By)>,
			remove: fn((ResolutionId, CoopId, By)),
		) -> usize {
			let left = left.saturating_sub(keys.len());
			keys.into_iter().for_each(|(coop, by)| remove((id, coop, by)));
			left
		}
		let rest = PRUNED_PER_STEP as usize;
		let rest = removed(id, rest, Ballots::<T>::iter_key_prefix((id,)).take(rest).collect(), Ballots::<T>::remove);
		let rest =
			removed(id, rest, ProxiesOf::<T>::iter_key_prefix((id,)).take(rest).collect(), ProxiesOf::<T>::remove);
		let rest =
			removed(id, rest, Signatures::<T>::iter_key_prefix((id,)).take(rest).collect(), Signatures::<T>::remove);
		let rest =
			removed(id, rest, Objections::<T>::iter_key_prefix((id,)).take(rest).collect(), Objections::<T>::remove);
		// Each counts twice, because its minutes are written.
		let assemblies: Vec<CoopId> = Assemblies::<T>::iter_key_prefix(id).take(rest.div_ceil(2)).collect();
		let rest = rest.saturating_sub(assemblies.len().saturating_mul(2));
		assemblies.into_iter().for_each(|coop| Self::close_assembly(id, coop));
		let polls: Vec<(CoopId, Poll)> = Polls::<T>::iter_prefix(id).take(rest).collect();
		let rest = rest.saturating_sub(polls.len());
		// Where nothing was counted nothing is to be remembered.
		let is_counted = Results::<T>::contains_key(id);
		for (coop, poll) in polls {
			Polls::<T>::remove(id, coop);
			let position = Self::position_of(&resolution, coop, &poll, is_counted);
			if is_counted && PositionsOf::<T>::try_append(id, position).is_err() {
				defensive!("no more co-ops decide than there are");
			}
		}
		if rest == 0 {
			return;
		}

		Calls::<T>::remove(id);
		Signers::<T>::remove(id);
		if let Some(due) = resolution.ends_at {
			Prunings::<T>::remove((due.to_be_bytes(), id));
		}
		if let Some(motion) = Motions::<T>::take(id) {
			if let Some(noticed_at) = motion.noticed_at {
				Kept::<T>::remove((resolution.body.coop(), noticed_at.to_be_bytes(), id));
			}
			let needed = Self::participants_needed(&resolution);
			Records::<T>::insert(id, Record::of(&resolution, motion, needed));
		}
		Resolutions::<T>::remove(id);
		Self::deposit_event(Event::Pruned { resolution: id });
	}
}
