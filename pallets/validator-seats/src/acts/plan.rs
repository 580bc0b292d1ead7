//! A session is planned when the one before it begins.
//!
//! Plans are made in the block that begins a session, which counts as full. A plan reads the seat of each co-op that has
//! accounts, its entry in the register and whether its named account and its successor have keys. It writes each seat that
//! changes, and at most five items more for each account that is released, of which there are at most
//! [`RELEASES_PER_SESSION`]. A rescue adds two items, and finality that starts anew
//! one for each change of its set since the last final block, of which the runtime remembers a bounded number.

use crate::{
	rules::{
		attendance::{absent_for, count_session},
		places::next_seats,
		rescue, rest,
		right::{right_of, Claim, Claims, Right},
		ByCoop,
	},
	*,
};
use alloc::collections::{BTreeMap, BTreeSet};

/// What a plan knows of all seats.
type SeatsOf<T> = ByCoop<Seat<<T as frame_system::Config>::AccountId>>;

/// The account that has the place of each co-op.
type PlacesOf<T> = ByCoop<<T as frame_system::Config>::AccountId>;

impl<T: Config> Pallet<T> {
	/// Plans the seats of the session `index`, `None` where the set stays as it is.
	pub(crate) fn plan(index: SessionIndex) -> Option<Vec<(T::AccountId, CoopId)>> {
		if let Some(first_kept) = index.checked_sub(T::SessionsKept::get()) {
			T::Prune::prune_before(first_kept);
		}
		let known: SeatsOf<T> = Seats::<T>::iter().collect();
		let before = Seated::<T>::get();
		let places = Self::places(&known, &before);

		let mut seats = known.clone();
		// The session before the planned one has just begun.
		let idle = match index.checked_sub(2) {
			Some(ended) => count_session(ended, &mut seats, &places),
			None => BTreeMap::new(),
		};
		let mut claims = Self::claims(&mut seats, &places);
		Self::clear(&mut seats, &claims);
		let floor = Floor::<T>::get();
		let next = match Self::rescue(index, &mut seats, &mut claims) {
			Some(left) => places.clone().into_iter().filter(|(coop, _)| left.contains(coop)).collect(),
			None => {
				Self::rest(index, &mut seats, &mut claims, &idle);
				next_seats(&claims, floor as usize, MAX_SEATS as usize)
			}
		};
		let entitled = claims.values().filter(|claim| claim.is_entitled()).count();
		if entitled < floor as usize {
			log::warn!(
				target: "runtime::validator-seats",
				"session {index}: {entitled} co-ops are fewer than the floor"
			);
		}
		Self::end_rescue(index, next.len() >= floor as usize);
		Self::note_changes(index, &mut seats, &places, &next);

		let validators: Vec<_> = next.values().cloned().collect();
		let in_use: BTreeSet<_> = before.into_iter().chain(validators.iter().cloned()).collect();
		// A set that is given counts as a new one in finality, so that light clients would have to follow every
		// session.
		let unchanged = T::Planned::are_planned(&validators);
		Seated::<T>::put(BoundedVec::truncate_from(validators));
		// The session that runs uses the seats planned before, and the next one those planned now.
		Self::release(&mut seats, &in_use);
		Self::keep(&known, seats);
		(!unchanged).then(|| next.into_iter().map(|(coop, validator)| (validator, coop)).collect())
	}

	/// The places with which the chain starts: nobody's, unless enough co-ops have named validators that have keys.
	pub(crate) fn plan_genesis() -> Vec<(T::AccountId, CoopId)> {
		let known: SeatsOf<T> = Seats::<T>::iter().collect();
		let mut seats = known.clone();
		let entitled: PlacesOf<T> = Self::claims(&mut seats, &BTreeMap::new())
			.into_iter()
			.filter_map(|(coop, claim)| match claim.right {
				Right::To(validator) => Some((coop, validator)),
				_ => None,
			})
			.collect();
		assert!(
			known.is_empty() || entitled.len() >= Floor::<T>::get() as usize,
			"fewer co-ops have a validator with session keys than the floor"
		);
		for (coop, seat) in seats.iter_mut() {
			seat.step(Step::Planned { placed: entitled.contains_key(coop) });
		}
		Self::keep(&known, seats);
		Seated::<T>::put(BoundedVec::truncate_from(entitled.values().cloned().collect()));
		entitled.into_iter().map(|(coop, validator)| (validator, coop)).collect()
	}

	/// Which of the co-ops has each of the places.
	fn places(seats: &SeatsOf<T>, placed: &[T::AccountId]) -> PlacesOf<T> {
		let owners: BTreeMap<_, _> =
			seats.iter().flat_map(|(coop, seat)| seat.accounts().map(move |account| (account, *coop))).collect();
		placed.iter().filter_map(|account| Some((*owners.get(account)?, account.clone()))).collect()
	}

	/// The claims of all co-ops. Successors of co-ops without a place take over.
	///
	/// Iterates over the co-ops of the federation, of which there are a bounded number.
	fn claims(seats: &mut SeatsOf<T>, places: &PlacesOf<T>) -> Claims<T::AccountId> {
		// Whoever is not found in the federation has left.
		let left = |(coop, place): (&CoopId, &T::AccountId)| {
			(*coop, Claim { seat: Some(place.clone()), right: Right::Nothing })
		};
		let mut claims: Claims<_> = places.iter().map(left).collect();
		for (coop, voice) in T::Coops::federation() {
			let Some(seat) = seats.get_mut(&coop).filter(|seat| seat.named.is_some()) else { continue };
			let place = places.get(&coop).cloned();
			if place.is_none() && seat.successor.as_ref().is_some_and(T::Keys::is_registered) {
				Self::succeed(coop, seat);
			}
			claims.insert(coop, Claim { seat: place, right: right_of(seat, voice, T::Keys::is_registered) });
		}
		claims
	}

	/// Puts the successor in the place of the named account, which retires.
	fn succeed(coop: CoopId, seat: &mut Seat<T::AccountId>) {
		let Some(succession) = seat.succeed(T::CurrentSession::get()) else {
			defensive!("only a successor takes over a place");
			return;
		};
		if succession.returned {
			Self::deposit_event(Event::SeatReturned { coop });
		}
		if let Some(predecessor) = succession.predecessor {
			let validator = succession.successor;
			Self::deposit_event(Event::SuccessorTookOver { coop, validator, predecessor });
		}
	}

	/// Clears what seats have paid for that could not rest, so that no return can clear it.
	///
	/// Otherwise they would rest for it long after, and until then no report of another equivocation would count.
	fn clear(seats: &mut SeatsOf<T>, claims: &Claims<T::AccountId>) {
		let session = T::CurrentSession::get();
		for (coop, seat) in seats.iter_mut() {
			let has_place = claims.get(coop).is_some_and(|claim| claim.seat.is_some());
			// One that rests waits for the call, even while it still has its place.
			let is_paid = |hold: Hold| hold.rest.is_none() && hold.named && T::Clock::has_passed(hold.until);
			if has_place && seat.state.hold().is_some_and(is_paid) {
				seat.clear(session);
			}
		}
	}

	/// Takes the seats of all who are gone out of the plan, if delegates have called for it. Gives who is left.
	fn rescue(
		index: SessionIndex,
		seats: &mut SeatsOf<T>,
		claims: &mut Claims<T::AccountId>,
	) -> Option<BTreeSet<CoopId>> {
		let called = OngoingRescue::<T>::get().filter(|ongoing| ongoing.stage == RescueStage::Called)?;
		OngoingRescue::<T>::put(Rescue { stage: RescueStage::Planned(index), ..called });
		// The session before the planned one has just begun.
		let running = index.saturating_sub(1);
		let absent: ByCoop<u32> = seats.iter().map(|(coop, seat)| (*coop, absent_for(seat, running))).collect();
		let left = rescue::left(claims, &Self::held(seats), &absent, T::RestAfter::get())?;
		let begins = |coop: &CoopId, claim: &Claim<_>| {
			let rests = seats.get(coop).is_some_and(|seat| seat.state.rest().is_some());
			claim.seat.is_some() && claim.is_entitled() && !rests && !left.contains(coop)
		};
		let due: Vec<CoopId> =
			claims.iter().filter(|(coop, claim)| begins(coop, claim)).map(|(coop, _)| *coop).collect();
		for coop in due {
			let idle = absent.get(&coop).copied().filter(|idle| *idle >= T::RestAfter::get());
			Self::begin_rest(index, seats, claims, coop, idle.unwrap_or(0));
		}
		Some(left)
	}

	/// Ends a rescue that is over, when enough have their places again.
	fn end_rescue(session: SessionIndex, enough: bool) {
		let is_over = |ongoing: Rescue| matches!(ongoing.stage, RescueStage::Restarted(_));
		if enough && OngoingRescue::<T>::get().is_some_and(is_over) {
			OngoingRescue::<T>::kill();
			Self::deposit_event(Event::RescueEnded { session });
		}
	}

	/// The co-ops whose validators equivocated, and that have not paid for it.
	fn held(seats: &SeatsOf<T>) -> BTreeSet<CoopId> {
		seats.iter().filter_map(|(coop, seat)| seat.state.hold().map(|_| *coop)).collect()
	}

	/// Lets seats rest whose validators equivocated, and then those that were idle for too long.
	fn rest(index: SessionIndex, seats: &mut SeatsOf<T>, claims: &mut Claims<T::AccountId>, idle: &ByCoop<u32>) {
		let held = Self::held(seats);
		for coop in rest::vacant(claims, &held) {
			Self::begin_rest(index, seats, claims, coop, 0);
		}
		let floor = Floor::<T>::get() as usize;
		for (coop, idle) in rest::beginning(claims, &held, idle, T::RestAfter::get(), floor) {
			Self::begin_rest(index, seats, claims, coop, idle);
		}
	}

	/// Lets the seat of a co-op rest.
	fn begin_rest(
		index: SessionIndex,
		seats: &mut SeatsOf<T>,
		claims: &mut Claims<T::AccountId>,
		coop: CoopId,
		idle: u32,
	) {
		let (Some(seat), Some(claim)) = (seats.get_mut(&coop), claims.get_mut(&coop)) else { return };
		// Otherwise two dead machines whose seats are returned in turn would never let finality alone.
		let until = if seat.is_unproved() { T::Clock::in_days(WAIT_DAYS).unwrap_or(Moment::MAX) } else { 0 };
		seat.step(Step::Rested(Rest { since: index, until }));
		claim.right = Right::Rests;
		if let Some(validator) = claim.seat.clone() {
			Self::deposit_event(Event::SeatRested { coop, validator, idle });
		}
	}

	/// Enters and tells what changes with the places of a session.
	fn note_changes(session: SessionIndex, seats: &mut SeatsOf<T>, before: &PlacesOf<T>, next: &PlacesOf<T>) {
		for (coop, validator) in before.iter().filter(|(coop, _)| !next.contains_key(*coop)) {
			Self::deposit_event(Event::SeatEnded { coop: *coop, validator: validator.clone(), session });
		}
		for (coop, validator) in next.iter().filter(|(coop, validator)| before.get(*coop) != Some(*validator)) {
			let Some(seat) = seats.get_mut(coop) else { continue };
			match before.contains_key(coop) {
				true => Self::succeed(*coop, seat),
				false => Self::deposit_event(Event::SeatGiven { coop: *coop, validator: validator.clone(), session }),
			}
			seat.count_from(session);
		}
		for (coop, seat) in seats.iter_mut() {
			seat.step(Step::Planned { placed: next.contains_key(coop) });
		}
	}

	/// Releases accounts that retire and that no session uses any more, at most [`RELEASES_PER_SESSION`].
	fn release(seats: &mut SeatsOf<T>, in_use: &BTreeSet<T::AccountId>) {
		let free: Vec<_> = seats
			.iter()
			.flat_map(|(coop, seat)| seat.retiring.iter().map(|validator| (*coop, validator.clone())))
			.filter(|(_, validator)| !in_use.contains(validator))
			.take(RELEASES_PER_SESSION as usize)
			.collect();
		for (coop, validator) in free {
			// The session pallet forgets keys only of whom it knows as a validator, so this comes before the index
			// forgets.
			if T::Keys::is_registered(&validator) {
				T::Keys::purge(&validator);
			}
			CoopOfValidator::<T>::remove(&validator);
			KeysHeldUntil::<T>::remove(&validator);
			// An account that something else still needs keeps the reference.
			let _ = frame_system::Pallet::<T>::dec_providers(&validator);
			if let Some(seat) = seats.get_mut(&coop) {
				seat.retiring.retain(|other| *other != validator);
			}
			Self::deposit_event(Event::ValidatorRetired { coop, validator });
		}
		seats.retain(|_, seat| seat.accounts().next().is_some());
	}

	/// Writes the seats that have changed.
	fn keep(before: &SeatsOf<T>, after: SeatsOf<T>) {
		for coop in before.keys().filter(|coop| !after.contains_key(*coop)) {
			Seats::<T>::remove(coop);
		}
		for (coop, seat) in after {
			if before.get(&coop) != Some(&seat) {
				Seats::<T>::insert(coop, seat);
			}
		}
	}
}
