//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use alloc::collections::{BTreeMap, BTreeSet};
use sp_runtime::TryRuntimeError;

/// What the first pass over the members finds.
struct Seen<T: Config> {
	kept_alive: BTreeMap<T::AccountId, u32>,
	queue: BTreeSet<(Moment, CoopId, Vec<u8>)>,
	entries: BTreeMap<CoopId, u32>,
	seated: BTreeMap<CoopId, u32>,
	voters: BTreeMap<CoopId, u32>,
	suspended: BTreeMap<CoopId, u32>,
	corrections: BTreeMap<CoopId, u32>,
	seats: usize,
}

impl<T: Config> Seen<T> {
	fn due(&mut self, at: Moment, coop: CoopId, due: Due) {
		self.queue.insert((at, coop, due.encode()));
	}
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut seen = Seen::<T> {
			kept_alive: BTreeMap::new(),
			queue: BTreeSet::new(),
			entries: BTreeMap::new(),
			seated: BTreeMap::new(),
			voters: BTreeMap::new(),
			suspended: BTreeMap::new(),
			corrections: BTreeMap::new(),
			seats: 0,
		};
		for (coop, member, entry) in Members::<T>::iter() {
			Self::check_member(&mut seen, coop, member, entry)?;
		}
		ensure!(Seats::<T>::iter().count() == seen.seats, "3: a seat belongs to no seated member");

		for (coop, roll) in Rolls::<T>::iter() {
			let count = |counts: &BTreeMap<CoopId, u32>| counts.get(&coop).copied().unwrap_or(0);
			ensure!(count(&seen.entries) == roll.last_no, "1: a number in the register is missing");
			ensure!(
				count(&seen.corrections) == roll.last_correction
					&& (1..=roll.last_correction).all(|number| Corrections::<T>::contains_key(coop, number))
					&& u32::try_from(Corrections::<T>::iter_prefix(coop).count()) == Ok(roll.last_correction),
				"1: a correction is missing or was not given out"
			);
			ensure!(
				count(&seen.seated) == roll.seated && count(&seen.voters) == roll.voters,
				"2: the count of seats or of votes is wrong"
			);
			ensure!(count(&seen.suspended) == roll.suspended, "14: the count of suspended votes is wrong");
			Self::check_history(coop, roll)?;
		}

		Self::check_applications(&mut seen)?;
		Self::check_approvals(&mut seen)?;
		Self::check_pending(&mut seen)?;

		let queue: BTreeSet<_> = Deadlines::<T>::iter_keys()
			.map(|(at, (coop, due))| (Moment::from_be_bytes(at), coop, due.encode()))
			.collect();
		ensure!(seen.queue.is_subset(&queue), "8: something waits for its time and is not in the queue");
		ensure!(queue.is_subset(&seen.queue), "8: the queue has an entry for nothing");

		for (who, count) in KeptAlive::<T>::iter() {
			ensure!(
				seen.kept_alive.remove(&who).unwrap_or(0) == count && frame_system::Pallet::<T>::providers(&who) > 0,
				"12: an account is kept alive too often or not at all"
			);
		}
		ensure!(seen.kept_alive.is_empty(), "12: a member's or candidate's account is not kept alive");
		Ok(())
	}

	fn check_member(
		seen: &mut Seen<T>,
		coop: CoopId,
		member: MemberNo,
		entry: EntryOf<T>,
	) -> Result<(), TryRuntimeError> {
		let roll = Rolls::<T>::get(coop);
		ensure!((1..=roll.last_no).contains(&member), "1: a member's number was not given out");
		increment(&mut seen.entries, coop);

		let case = Cases::<T>::get(coop, member);
		ensure!(
			entry.has_vote() == entry.deserves_vote(case.is_some()),
			"5: somebody has a vote against the rules, or none"
		);
		ensure!(
			entry
				.votes
				.iter()
				.zip(entry.votes.iter().skip(1))
				.all(|(one, next)| { one.version < next.version && one.at <= next.at && one.votes != next.votes })
				&& entry.votes.last().is_none_or(|last| last.version <= roll.version),
			"5: the changes of a vote are out of order"
		);
		ensure!(
			entry.is_seated() || entry.suspension.is_none() && entry.notice.is_none() && entry.seasons_at.is_none(),
			"11: somebody is suspended or leaving who does not sit in the co-op"
		);
		ensure!(
			case.is_none() || entry.state == MemberState::Active,
			"11: somebody is under case who is no member for good"
		);
		ensure!(
			!Deaths::<T>::contains_key(coop, member) || entry.is_seated(),
			"11: somebody is said to be dead who does not sit in the co-op"
		);
		let death = Deaths::<T>::get(coop, member);
		ensure!(
			death.is_none_or(|death| death.is_decided() == entry.declared_by_members_only)
				&& entry.notice.is_none_or(|notice| match notice.by {
					NoticeBy::Member => true,
					NoticeBy::Officers => !entry.leaves_by_members_only,
					NoticeBy::Members => entry.leaves_by_members_only,
				}),
			"15: officers said what only the members can decide, or the members what officers can"
		);
		ensure!(
			!entry.erased || !entry.is_seated() && entry.account.is_none() && entry.commitment.is_none(),
			"13: an erased entry has an account or a commitment"
		);
		for number in &entry.corrections {
			increment(&mut seen.corrections, coop);
			ensure!(
				Corrections::<T>::get(coop, number).is_some_and(|correction| {
					correction.member == member
						&& !(entry.erased && matches!(correction.new, Correction::Commitment(Some(_))))
				}),
				"13: an entry points to a correction of another one, or to one that should be erased"
			);
		}

		if let Some(at) = entry.seasons_at {
			seen.due(at, coop, Due::Seasoning(member));
		}
		if let Some(notice) = entry.notice {
			seen.due(notice.effective_at, coop, Due::Exit(member));
		}
		if let Some(Suspension { remedy: Remedy::Appealed { decide_by, .. }, .. }) = entry.suspension {
			seen.due(decide_by, coop, Due::Suspension(member));
		}
		if let MemberState::Probation { until } = entry.state {
			seen.due(until, coop, Due::Probation(member));
		}
		if entry.has_vote() {
			increment(&mut seen.voters, coop);
		}
		let suspended = entry.is_suspended_elector(case.is_some());
		ensure!(entry.vote_suspended == suspended, "14: an entry is wrong about its suspended vote");
		if suspended {
			increment(&mut seen.suspended, coop);
		}
		if entry.is_seated() {
			increment(&mut seen.seated, coop);
			if let Some(account) = entry.account {
				ensure!(
					Seats::<T>::get(&account, coop) == Some(member),
					"3: a seated member has no seat by their account"
				);
				seen.seats = seen.seats.saturating_add(1);
				increment(&mut seen.kept_alive, account);
			}
		}
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
				&& history.last().map_or(0, |last| last.voters) == roll.voters,
			"4: the history of the count is too long, out of order or not up to date"
		);
		Ok(())
	}

	fn check_applications(seen: &mut Seen<T>) -> Result<(), TryRuntimeError> {
		let mut invitations = BTreeMap::<CoopId, u32>::new();
		let mut indexed = 0usize;
		for (coop, application, found) in Applications::<T>::iter() {
			ensure!(
				(1..=Rolls::<T>::get(coop).last_application).contains(&application),
				"1: an application's number was not given out"
			);
			seen.due(found.stage.ends_at(), coop, Due::Application(application));
			let mut named = found.sponsors.to_vec();
			if let Stage::Invited { by, .. } = found.stage {
				increment(&mut invitations, coop);
				named.push(by);
			}
			let different: BTreeSet<_> = named.iter().collect();
			ensure!(
				different.len() == named.len() && named.iter().all(|member| Members::<T>::contains_key(coop, member)),
				"6: an application rests twice on somebody, or on somebody who never was a member"
			);
			if let Some(account) = found.account {
				ensure!(
					!Seats::<T>::contains_key(&account, coop)
						&& ApplicationOf::<T>::get(&account, coop) == Some(application),
					"6: a candidate is a member or does not find the application"
				);
				indexed = indexed.saturating_add(1);
				increment(&mut seen.kept_alive, account);
			}
		}
		ensure!(ApplicationOf::<T>::iter().count() == indexed, "6: somebody finds an application that is not there");

		let open: BTreeMap<_, _> = OpenInvitations::<T>::iter().collect();
		ensure!(
			open == invitations && open.values().all(|count| *count <= T::MaxOpenInvitations::get()),
			"7: the count of open invitations is wrong or beyond the bound"
		);
		Ok(())
	}

	fn check_approvals(seen: &mut Seen<T>) -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<(CoopId, MemberNo), u32>::new();
		for (coop, key, stored) in Approvals::<T>::iter() {
			let Hand { coop: acting, member } = stored.entered.by;
			ensure!(
				acting == coop && Self::action_hash(&stored.content) == key,
				"9: an approval is not stored under its hash, or is that of another co-op"
			);
			increment(&mut counted, (coop, member));
			seen.due(stored.lapses_at, coop, Due::Approval(key));
		}
		let open: BTreeMap<_, _> =
			OpenApprovals::<T>::iter().map(|(coop, officer, count)| ((coop, officer), count)).collect();
		ensure!(
			open == counted && open.values().all(|count| *count <= T::MaxOpenApprovals::get()),
			"9: the count of an officer's approvals is wrong or beyond the bound"
		);
		Ok(())
	}

	fn check_pending(seen: &mut Seen<T>) -> Result<(), TryRuntimeError> {
		for (coop, member, case) in Cases::<T>::iter() {
			ensure!(Members::<T>::contains_key(coop, member), "11: there is a case against nobody");
			seen.due(case.stage.ends_at(), coop, Due::Case(member));
		}
		for (coop, member, death) in Deaths::<T>::iter() {
			ensure!(Members::<T>::contains_key(coop, member), "11: nobody is said to be dead");
			seen.due(death.effective_at, coop, Due::Death(member));
		}
		let mut moves = 0usize;
		for (coop, member, pending) in Moves::<T>::iter() {
			let Move { new_account, effective_at } = pending;
			ensure!(
				Members::<T>::get(coop, member).is_some_and(|entry| entry.is_seated())
					&& MovesTo::<T>::get(&new_account, coop) == Some(member)
					&& !Seats::<T>::contains_key(&new_account, coop)
					&& !ApplicationOf::<T>::contains_key(&new_account, coop),
				"10: a seat moves that is none, or to an account that cannot take it"
			);
			seen.due(effective_at, coop, Due::Move(member));
			moves = moves.saturating_add(1);
			increment(&mut seen.kept_alive, new_account);
		}
		ensure!(MovesTo::<T>::iter().count() == moves, "10: an account waits for a seat that does not move");
		Ok(())
	}
}

fn increment<K: Ord>(counts: &mut BTreeMap<K, u32>, key: K) {
	let count = counts.entry(key).or_default();
	*count = count.saturating_add(1);
}
