//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use alloc::collections::BTreeMap;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut kept_alive = BTreeMap::<T::AccountId, u32>::new();
		let mut seats = 0usize;
		let mut entries = BTreeMap::<CoopId, u32>::new();
		let mut seated = BTreeMap::<CoopId, u32>::new();

		for (coop, member, entry) in Members::<T>::iter() {
			ensure!((1..=Rolls::<T>::get(coop).last_no).contains(&member), "1: a member's number was not given out");
			increment(&mut entries, coop)?;
			if entry.state == MemberState::Active {
				ensure!(
					Seats::<T>::get(&entry.account, coop) == Some(member),
					"3: an active member has no seat by his account"
				);
				seats = seats.checked_add(1).ok_or("3: too many seats")?;
				increment(&mut seated, coop)?;
				increment(&mut kept_alive, entry.account)?;
			}
		}
		ensure!(Seats::<T>::iter().count() == seats, "3: a seat belongs to no active member");

		for (coop, roll) in Rolls::<T>::iter() {
			ensure!(entries.get(&coop).copied().unwrap_or(0) == roll.last_no, "1: a number in the register is missing");
			ensure!(seated.get(&coop).copied().unwrap_or(0) == roll.seated, "2: the count of seats is wrong");
			Self::check_history(coop, roll)?;
		}

		let mut invitations = BTreeMap::<CoopId, u32>::new();
		let mut candidates = 0usize;
		for (coop, who, candidacy) in Candidates::<T>::iter() {
			let named = match candidacy.stage {
				Stage::Invited { by } => {
					increment(&mut invitations, coop)?;
					[Some(by), None]
				}
				Stage::Applied { sponsor, approved_by } => [sponsor, approved_by],
			};
			ensure!(
				!Seats::<T>::contains_key(&who, coop)
					&& named.into_iter().flatten().all(|member| Members::<T>::contains_key(coop, member)),
				"5: a candidate is a member or rests on somebody who never was one"
			);
			ensure!(
				Lapses::<T>::contains_key((candidacy.lapses_at.to_be_bytes(), coop, &who)),
				"7: a candidacy does not lapse"
			);
			candidates = candidates.checked_add(1).ok_or("7: too many candidates")?;
			increment(&mut kept_alive, who)?;
		}
		ensure!(Lapses::<T>::iter_keys().count() == candidates, "7: something lapses that is no candidacy");

		let open: BTreeMap<_, _> = OpenInvitations::<T>::iter().collect();
		ensure!(
			open == invitations && open.values().all(|count| *count <= T::MaxOpenInvitations::get()),
			"6: the count of open invitations is wrong or beyond the bound"
		);

		for (who, count) in KeptAlive::<T>::iter() {
			ensure!(
				kept_alive.remove(&who).unwrap_or(0) == count && frame_system::Pallet::<T>::providers(&who) > 0,
				"8: an account is kept alive too often or not at all"
			);
		}
		ensure!(kept_alive.is_empty(), "8: a member's or candidate's account is not kept alive");
		Ok(())
	}

	fn check_history(coop: CoopId, roll: Roll) -> Result<(), TryRuntimeError> {
		let history = (0..roll.changes)
			.map(|index| SeatHistory::<T>::get(coop, index))
			.collect::<Option<Vec<_>>>()
			.ok_or("4: the history of the count has a gap")?;
		ensure!(
			SeatHistory::<T>::iter_prefix(coop).count() == history.len()
				&& history.iter().zip(history.iter().skip(1)).all(|(one, next)| one.from < next.from)
				&& history.last().is_none_or(|last| last.seated == roll.seated),
			"4: the history of the count is too long, out of order or not up to date"
		);
		Ok(())
	}
}

fn increment<K: Ord>(counts: &mut BTreeMap<K, u32>, key: K) -> Result<(), TryRuntimeError> {
	let count = counts.entry(key).or_default();
	*count = count.checked_add(1).ok_or("too many entries to count")?;
	Ok(())
}
