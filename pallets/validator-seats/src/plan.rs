//! Who has a seat in the next session that is planned.

use super::*;
use alloc::collections::{BTreeMap, BTreeSet};

/// What a co-op is entitled to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Right<AccountId> {
	/// A seat for this account.
	To(AccountId),
	/// No seat until it returns.
	Rests,
	/// No seat.
	Nothing,
}

/// What a co-op has and what it is entitled to.
#[derive(Clone, Debug)]
pub(crate) struct Claim<AccountId> {
	/// The account that has its seat in the session planned last.
	pub seat: Option<AccountId>,
	/// What it is entitled to.
	pub right: Right<AccountId>,
}

impl<AccountId: PartialEq> Claim<AccountId> {
	/// Whether the account that has the seat is entitled to it.
	pub fn keeps(&self) -> bool {
		matches!((&self.seat, &self.right), (Some(seat), Right::To(right)) if seat == right)
	}
}

/// The claims of all co-ops that have a seat or a named account.
pub(crate) type Claims<AccountId> = BTreeMap<CoopId, Claim<AccountId>>;

/// Of `n` seats, how many can be lost without finality being lost.
pub(crate) const fn third(n: usize) -> usize {
	n.saturating_sub(1) / 3
}

/// The seats after as many changes as one session bears.
pub(crate) fn next_seats<AccountId: Clone + PartialEq>(
	claims: &Claims<AccountId>,
	floor: usize,
	most: usize,
) -> BTreeMap<CoopId, AccountId> {
	let mut next: BTreeMap<_, _> =
		claims.iter().filter_map(|(coop, claim)| Some((*coop, claim.seat.clone()?))).collect();
	let limit = third(next.len()).max(1);
	let entitled = claims.values().filter(|claim| matches!(claim.right, Right::To(_))).count();
	let enough = entitled >= floor;

	// `false` comes first: who lost standing goes before who rests.
	let mut ending: Vec<_> = claims
		.iter()
		.filter(|(_, claim)| claim.seat.is_some() && !matches!(claim.right, Right::To(_)))
		.map(|(coop, claim)| (matches!(claim.right, Right::Rests), *coop))
		.collect();
	ending.sort();
	ending.truncate(if enough { limit } else { 0 });
	for (_, coop) in &ending {
		next.remove(coop);
	}

	let entitled = |seated: bool| {
		claims.iter().filter_map(move |(coop, claim)| match &claim.right {
			Right::To(account) if claim.seat.is_some() == seated && !claim.keeps() => Some((*coop, account.clone())),
			_ => None,
		})
	};
	let succeeding: Vec<_> = entitled(true).take(limit.saturating_sub(ending.len())).collect();
	let room = most.saturating_sub(next.len()).min(limit.saturating_sub(succeeding.len()));
	next.extend(succeeding);
	next.extend(entitled(false).take(if enough { room } else { 0 }));
	next
}

impl<T: Config> Pallet<T> {
	/// The claims of all co-ops, where these seats were planned last. Successors of co-ops without a seat take over.
	///
	/// Iterates over the co-ops of the federation, of which there are a bounded number.
	fn claims(seats: &BTreeMap<CoopId, T::AccountId>) -> Claims<T::AccountId> {
		// Whoever is not found in the federation has left.
		let left =
			|(coop, seat): (&CoopId, &T::AccountId)| (*coop, Claim { seat: Some(seat.clone()), right: Right::Nothing });
		let mut claims: Claims<_> = seats.iter().map(left).collect();
		for (coop, voice) in T::Coops::federation() {
			let Some(named) = Validators::<T>::get(coop) else { continue };
			let seat = seats.get(&coop).cloned();
			let successor = Successors::<T>::get(coop).filter(T::Keys::is_registered);
			if let Some(successor) = successor.as_ref().filter(|_| seat.is_none()) {
				Self::succeed(coop, successor);
			}
			let rests = Resting::<T>::contains_key(coop);
			let right = match successor {
				_ if voice != Voice::Votes => Right::Nothing,
				None if !T::Keys::is_registered(&named) => Right::Nothing,
				// Where one equivocated, no successor ends the rest.
				Some(_) if rests && Self::unsettled(coop).is_some() => Right::Rests,
				Some(successor) => Right::To(successor),
				None if rests => Right::Rests,
				None => Right::To(named),
			};
			claims.insert(coop, Claim { seat, right });
		}
		claims
	}

	/// Plans the seats of the session `index`, `None` where the set stays as it is.
	pub(crate) fn plan(index: SessionIndex) -> Option<Vec<(T::AccountId, CoopId)>> {
		if let Some(first_kept) = index.checked_sub(T::SessionsKept::get()) {
			T::Prune::prune_before(first_kept);
		}
		let before = Seated::<T>::get();
		let seats: BTreeMap<_, _> = before
			.iter()
			.filter_map(|validator| Some((CoopOfValidator::<T>::get(validator)?, validator.clone())))
			.collect();
		let idle = Self::count_session(index, &seats);
		let mut claims = Self::claims(&seats);
		Self::rest(index, &mut claims, &idle);
		let floor = Floor::<T>::get();
		let entitled = claims.values().filter(|claim| matches!(claim.right, Right::To(_))).count();
		if entitled < floor as usize {
			log::warn!(
				target: "runtime::validator-seats",
				"session {index}: {entitled} co-ops are fewer than the floor"
			);
		}

		let next = next_seats(&claims, floor as usize, MAX_SEATS as usize);
		Self::note_changes(index, &seats, &next);
		let validators: Vec<_> = next.values().cloned().collect();
		let in_use: BTreeSet<_> = before.into_iter().chain(validators.iter().cloned()).collect();
		// A set that is given counts as a new one in finality, so that light clients would have to follow every
		// session.
		let unchanged = T::Planned::are_planned(&validators);
		Seated::<T>::put(BoundedVec::truncate_from(validators));
		// The session that runs uses the seats planned before, and the next one those planned now.
		Self::release(&in_use);
		(!unchanged).then(|| next.into_iter().map(|(coop, validator)| (validator, coop)).collect())
	}

	/// Writes and tells what changes with the seats of the session `index`.
	fn note_changes(
		session: SessionIndex,
		before: &BTreeMap<CoopId, T::AccountId>,
		next: &BTreeMap<CoopId, T::AccountId>,
	) {
		for (coop, validator) in before.iter().filter(|(coop, _)| !next.contains_key(*coop)) {
			Self::deposit_event(Event::SeatEnded { coop: *coop, validator: validator.clone(), session });
		}
		for (coop, validator) in next {
			match before.get(coop) {
				Some(same) if same == validator => continue,
				Some(_) => Self::succeed(*coop, validator),
				None => Self::deposit_event(Event::SeatGiven { coop: *coop, validator: validator.clone(), session }),
			}
			Self::begin_attendance(*coop, session);
		}
	}

	/// The seats with which the chain starts: nobody's, unless enough co-ops have named validators that have keys.
	pub(crate) fn plan_genesis() -> Vec<(T::AccountId, CoopId)> {
		let entitled: Vec<_> = Self::claims(&BTreeMap::new())
			.into_iter()
			.filter_map(|(coop, claim)| match claim.right {
				Right::To(validator) => Some((validator, coop)),
				_ => None,
			})
			.collect();
		assert!(
			Validators::<T>::iter_keys().next().is_none() || entitled.len() >= Floor::<T>::get() as usize,
			"fewer co-ops have a validator with session keys than the floor"
		);
		let seated = entitled.iter().map(|(validator, _)| validator.clone()).collect::<Vec<_>>();
		Seated::<T>::put(BoundedVec::truncate_from(seated));
		entitled
	}
}
