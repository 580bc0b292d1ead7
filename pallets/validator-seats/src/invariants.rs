//! What always holds.

use super::*;
use alloc::collections::BTreeSet;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks what always holds.
	///
	/// 1. Every account belongs to one co-op, as its named account, its successor or one that retires, and the index agrees.
	/// 2. Every place belongs to an account of a co-op, no co-op has two, and they are in the order of the co-ops' numbers.
	/// 3. There are at least as many places as the floor demands, except in a rescue, and the floor is at least one.
	/// 4. A session has two blocks at least.
	/// 5. Just the co-ops that have left have named nobody, and they have no successor.
	/// 6. No co-op has more than [`MAX_ACCOUNTS`] accounts.
	/// 7. Every account of a co-op has a provider reference.
	/// 8. A seat without accounts is forgotten.
	/// 9. No officer of a co-op has proposed two accounts or has two quotas, and no account is proposed twice in it.
	/// 10. Only accounts of co-ops wait to set other keys.
	/// 11. Who is seated has a place, and who is only named has none.
	/// 12. A rescue is planned for the next session, or finality has started anew with one that has begun, last of all.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let seats: Vec<(CoopId, Seat<T::AccountId>)> = Seats::<T>::iter().collect();
		let accounts: Vec<(CoopId, &T::AccountId)> =
			seats.iter().flat_map(|(coop, seat)| seat.accounts().map(move |account| (*coop, account))).collect();
		// As many entries as accounts, each with its own: so no account is counted twice.
		ensure!(
			accounts.iter().all(|(coop, account)| CoopOfValidator::<T>::get(account) == Some(*coop))
				&& accounts.len() == CoopOfValidator::<T>::iter_keys().count(),
			"1: an account belongs to two co-ops or cannot be found"
		);

		let placed = Seated::<T>::get();
		let places: Vec<_> = placed.iter().map(CoopOfValidator::<T>::get).collect();
		ensure!(
			places.iter().all(Option::is_some)
				&& places.iter().zip(places.iter().skip(1)).all(|(coop, next)| coop < next),
			"2: a seat is out of order, a second one or held by an account of no co-op"
		);

		let floor = Floor::<T>::get();
		let rescue = OngoingRescue::<T>::get();
		ensure!(
			floor > 0 && (places.len() >= floor as usize || rescue.is_some()),
			"3: there are fewer seats than the floor"
		);
		ensure!(SessionLength::<T>::get() >= MIN_SESSION_LENGTH.into(), "4: a session is too short");
		ensure!(
			seats.iter().all(|(_, seat)| {
				seat.named.is_none() == (seat.state == SeatState::Retired)
					&& (seat.named.is_some() || seat.successor.is_none())
			}),
			"5: a co-op that has named nobody has a seat or a successor"
		);
		ensure!(
			seats.iter().all(|(_, seat)| seat.accounts().count() <= MAX_ACCOUNTS as usize),
			"6: a co-op has too many accounts"
		);
		ensure!(
			accounts.iter().all(|(_, account)| frame_system::Pallet::<T>::providers(account) > 0),
			"7: an account of a co-op has no provider reference"
		);
		ensure!(
			seats.iter().all(|(_, seat)| seat.accounts().next().is_some()),
			"8: the seat of a co-op without accounts is known"
		);

		let distinct = |list: Vec<Vec<u8>>| list.iter().collect::<BTreeSet<_>>().len() == list.len();
		ensure!(
			ProposedNames::<T>::iter().all(|(coop, list)| {
				list.iter().all(|name| name.entered.by.coop == coop)
					&& distinct(list.iter().map(|name| name.entered.by.encode()).collect())
					&& distinct(list.iter().map(|name| name.content.encode()).collect())
			}) && NamingQuota::<T>::iter_values()
				.all(|list| distinct(list.iter().map(|(by, _)| by.encode()).collect())),
			"9: an officer is of another co-op or has two names or quotas, or an account is proposed twice"
		);
		ensure!(
			KeysHeldUntil::<T>::iter_keys().all(CoopOfValidator::<T>::contains_key),
			"10: an account of no co-op waits to set other keys"
		);
		ensure!(
			seats.iter().all(|(coop, seat)| match seat.state {
				SeatState::Seated => places.contains(&Some(*coop)),
				SeatState::Named => !places.contains(&Some(*coop)),
				_ => true,
			}),
			"11: a seat is in a state that does not agree with the places"
		);
		let current = T::CurrentSession::get();
		ensure!(
			rescue.is_none_or(|rescue| match rescue.stage {
				RescueStage::Called => true,
				RescueStage::Planned(session) => Some(session) == current.checked_add(1),
				RescueStage::Restarted(session) => LastRestart::<T>::get() == Some(session),
			}) && LastRestart::<T>::get().is_none_or(|session| session <= current),
			"12: a rescue waits for a session that does not come"
		);
		Ok(())
	}
}
