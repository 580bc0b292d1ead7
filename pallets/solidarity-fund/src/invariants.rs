//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use crate::*;
use alloc::collections::BTreeSet;
use rochdale_primitives::payable::Payable;
use sp_runtime::TryRuntimeError;

/// What all awards amount to, by how the books count them.
#[derive(Default)]
struct Sums {
	/// What is still to be paid, with what the bank is to pay.
	promised: Balance,
	/// What the bank is to pay of that.
	ordered: Balance,
	/// What was charged to loans, and what came back or was written off of them.
	lent: (Balance, Balance),
	/// The same of everything else, with what was lent and written off.
	granted: (Balance, Balance),
}

/// Whether none of these stands there twice.
fn are_distinct<K: Ord>(all: impl IntoIterator<Item = K>) -> bool {
	let mut known = BTreeSet::new();
	all.into_iter().all(|one| known.insert(one))
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_books()?;
		Self::check_ballots()?;
		Self::check_numbers()?;
		Self::check_rounds()?;
		Self::check_queue()?;
		Self::check_records()?;
		for (no, award) in Awards::<T>::iter() {
			Self::check_award(no, &award)?;
		}
		Self::check_emergencies()?;
		Self::check_returns()?;
		Self::check_pendings()
	}

	/// What hands may still enter as taken back is part of what the federation has let them.
	fn check_returns() -> Result<(), TryRuntimeError> {
		let is_part = |returns: Returns| returns.allowed > 0 && returns.left <= returns.allowed;
		ensure!(AllowedReturns::<T>::get().is_none_or(is_part), "15: more may be taken back than was allowed");
		Ok(())
	}

	fn add_to(sums: &mut Sums, award: &Award<T::Hash>) -> Option<()> {
		let Payable { due, ordered, overpaid } = award.payable;
		// What was paid twice is set off as far as something is promised.
		let set_off = overpaid.min(award.promised);
		let promised = award.promised.checked_add(due)?.checked_add(ordered)?.checked_sub(set_off)?;
		sums.promised = sums.promised.checked_add(promised)?;
		sums.ordered = sums.ordered.checked_add(ordered)?;
		let is_loan = matches!(award.instrument, Instrument::Loan { .. });
		let (charged, back) = if is_loan { &mut sums.lent } else { &mut sums.granted };
		*charged = charged.checked_add(promised)?.checked_add(award.paid)?;
		*back = back.checked_add(award.returned)?;
		if is_loan {
			*back = back.checked_add(award.written_off)?;
			sums.granted.0 = sums.granted.0.checked_add(award.written_off)?;
		}
		Some(())
	}

	/// The books say what awards amount to, and there is money for what is promised.
	fn check_books() -> Result<(), TryRuntimeError> {
		let Some(books) = Books::<T>::get() else {
			ensure!(LastAward::<T>::get() == 0, "1: something was awarded that is not in the books");
			return Ok(());
		};
		let mut sums = Sums::default();
		for (_, award) in Awards::<T>::iter() {
			Self::add_to(&mut sums, &award).ok_or("1: awards are more than can be counted")?;
		}
		let of = |account| T::Ledger::sums(LedgerId::Fund, account).ok_or("1: an account is not there");
		let promised = of(books.promised)?;
		ensure!(
			promised.debits.checked_add(sums.promised) == Some(promised.credits),
			"1: what is promised is not what the books say"
		);
		ensure!(promised.pending_debits == sums.ordered, "1: what the bank is to pay is not what the books say");
		for (account, (charged, back)) in [(books.loans, sums.lent), (books.granted, sums.granted)] {
			let known = of(account)?;
			ensure!(
				known.debits.checked_add(back) == known.credits.checked_add(charged),
				"2: what is lent or granted is not what the books say"
			);
		}
		// A bank takes its charges, and what it had credited by mistake, from whatever there is.
		ensure!(books.bank.is_some() || Self::units() >= Self::promised(), "3: more is promised than there is");
		Ok(())
	}

	/// Points are a hundred of each voter, of a co-op with a vote, and those of its co-op are theirs until ballots go.
	fn check_ballots() -> Result<(), TryRuntimeError> {
		for ((no, coop, _), ballot) in Ballots::<T>::iter() {
			let round = Rounds::<T>::get(no).ok_or("4: a ballot is of no round")?;
			ensure!(RoundCoops::<T>::contains_key(no, coop), "4: a ballot is of a co-op that has no vote");
			let sum: u32 = ballot.given.iter().map(|one| u32::from(one.points)).fold(0, u32::saturating_add);
			ensure!(sum == rules::POINTS, "4: points are not a hundred");
			let places = ballot.given.iter().map(|one| usize::from(one.place));
			let are_known = places.clone().all(|place| place < round.applicants.len());
			ensure!(are_known && are_distinct(places), "4: points are given twice, or to nobody");
		}
		for (no, coop, part) in RoundCoops::<T>::iter() {
			let round = Rounds::<T>::get(no).ok_or("5: a co-op has a vote in no round")?;
			ensure!(part.voters <= part.electors, "5: more have voted than can");
			let all: u64 = part.points.iter().map(|points| u64::from(*points)).fold(0, u64::saturating_add);
			let of_voters = u64::from(part.voters).saturating_mul(rules::POINTS.into());
			ensure!(all == of_voters, "5: the points of a co-op are not a hundred of each voter");
			if round.phase == Phase::Settled {
				continue;
			}
			let (mut points, mut voters) = (vec![0u32; part.points.len()], 0u32);
			for (_, ballot) in Ballots::<T>::iter_prefix((no, coop)) {
				voters = voters.saturating_add(1);
				for one in ballot.given {
					if let Some(sum) = points.get_mut(usize::from(one.place)) {
						*sum = sum.saturating_add(one.points.into());
					}
				}
			}
			let are_theirs = voters == part.voters && part.points.as_slice() == points;
			ensure!(are_theirs, "5: the points of a co-op are not those of its ballots");
		}
		Ok(())
	}

	/// Numbers are given without gaps.
	fn check_numbers() -> Result<(), TryRuntimeError> {
		let has_all = |mut known: Vec<u32>, last: u32| {
			known.sort_unstable();
			known.into_iter().eq(1..=last)
		};
		ensure!(has_all(Rounds::<T>::iter_keys().collect(), LastRound::<T>::get()), "6: rounds have gaps");
		ensure!(has_all(Awards::<T>::iter_keys().collect(), LastAward::<T>::get()), "6: awards have gaps");
		let last = LastAid::<T>::get();
		ensure!(Aids::<T>::iter_keys().all(|no| (1..=last).contains(&no)), "6: a request has no number");
		Ok(())
	}

	/// Each round has the applications of its applicants, and awards what they say and no more than there was.
	fn check_rounds() -> Result<(), TryRuntimeError> {
		for (no, round) in Rounds::<T>::iter() {
			let is_settled = round.phase == Phase::Settled;
			ensure!(is_settled || no == LastRound::<T>::get(), "8: two rounds are open");
			let parts = RoundCoops::<T>::iter_prefix_values(no).count();
			ensure!(u32::try_from(parts) == Ok(round.coops), "5: a round counts other co-ops");
			let known = Applications::<T>::iter_prefix(no).count();
			ensure!(known == round.applicants.len(), "7: applications are not those of the applicants");
			let mut awarded: Balance = 0;
			for (place, coop) in (0u8..).zip(&round.applicants) {
				let application = Applications::<T>::get(no, place).ok_or("7: places have gaps")?;
				ensure!(application.coop == *coop, "7: an application is of another co-op");
				let is_kept = round.is_withdrawn(place) == (application.stand == Stand::Withdrawn);
				ensure!(is_kept, "7: it is not kept who has withdrawn");
				let was_decided = !matches!(application.stand, Stand::InRound | Stand::Withdrawn);
				let can_wait = application.stand == Stand::Withdrawn || was_decided == is_settled;
				ensure!(can_wait, "7: an application was decided before its round, or not with it");
				if let Stand::Decided { award: Some(award), .. } = application.stand {
					let award = Awards::<T>::get(award).ok_or("13: an award is not there")?;
					let is_its = award.coop == *coop && award.source == Source::Round(no, place);
					ensure!(is_its, "13: an application was awarded what is another's");
					awarded = awarded.saturating_add(award.amount);
				}
			}
			ensure!(awarded == round.awarded && awarded <= round.pot, "7: a round has awarded something else");
			ensure!(round.pot <= round.offer, "7: a round awards more than it has offered");
		}
		Ok(())
	}

	/// What happens by itself is due once, at its time.
	fn check_queue() -> Result<(), TryRuntimeError> {
		let queue: Vec<(Moment, Due)> =
			Deadlines::<T>::iter_keys().map(|(at, due)| (Moment::from_be_bytes(at), due)).collect();
		let times = |due: Due| queue.iter().filter(move |(_, other)| *other == due);
		let opening: Vec<_> = times(Due::Opening).map(|(at, _)| *at).collect();
		let planned: Vec<_> = Planned::<T>::get().into_iter().map(|(_, at)| at).collect();
		ensure!(opening == planned, "8: rounds do not open as planned");
		for (no, round) in Rounds::<T>::iter() {
			let is_open = round.phase != Phase::Settled;
			ensure!(times(Due::Phase(no)).count() == usize::from(is_open), "8: the phase of a round does not end");
			let ends_at = round.phase_ends(round.phase);
			ensure!(times(Due::Phase(no)).all(|(at, _)| *at >= ends_at), "8: the phase of a round ends early");
			let has_ballots = Ballots::<T>::iter_key_prefix((no,)).next().is_some();
			let are_kept = is_open || !has_ballots || times(Due::Pruning(no)).count() == 1;
			ensure!(are_kept, "8: the ballots of a round are kept for ever");
		}
		for (at, due) in &queue {
			let is_its = match due {
				Due::Opening => true,
				Due::Phase(no) | Due::Pruning(no) => Rounds::<T>::contains_key(no),
				Due::Payment(no) => Awards::<T>::contains_key(no),
				Due::GuaranteeEnd(no) => {
					Awards::<T>::get(no).is_some_and(|award| matches!(award.instrument, Instrument::Guarantee { .. }))
				}
				Due::Lapse(no) => Aids::<T>::get(no).is_some_and(|aid| aid.lapses_at == *at),
			};
			ensure!(is_its, "8: something happens to what is not there");
		}
		for no in Aids::<T>::iter_keys() {
			ensure!(times(Due::Lapse(no)).count() == 1, "8: a request does not lapse");
		}
		for (no, award) in Awards::<T>::iter() {
			let is_guarantee = matches!(award.instrument, Instrument::Guarantee { .. }) && award.promised > 0;
			ensure!(!is_guarantee || times(Due::GuaranteeEnd(no)).count() == 1, "8: a guarantee does not end");
		}
		Ok(())
	}

	/// What is kept of a co-op is what its awards, requests and payments say.
	fn check_records() -> Result<(), TryRuntimeError> {
		for (coop, record) in Records::<T>::iter() {
			ensure!(are_distinct(&record.open), "9: an award is open twice");
			for no in &record.open {
				let award = Awards::<T>::get(no).filter(|award| award.coop == coop);
				let is_settled = Self::is_settled(&award.ok_or("9: an award of another co-op is open")?)?;
				ensure!(!is_settled, "9: an award is open of which nothing is to come");
			}
			let of_coop = |no: &AidNo| Aids::<T>::get(no).is_some_and(|aid| aid.coop == coop);
			ensure!(record.waiting.iter().all(of_coop), "9: other requests of a co-op wait");
			let of_awards = Awards::<T>::iter_values().filter(|award| award.coop == coop && award.expected.is_some());
			let of_dues = DuesOf::<T>::iter_prefix_values(coop).filter(|dues| dues.expected.is_some());
			let expected = of_awards.count().saturating_add(of_dues.count());
			ensure!(expected == usize::from(record.expected), "9: something else is expected of a co-op");
		}
		for (no, award) in Awards::<T>::iter() {
			let record = Records::<T>::get(award.coop);
			let is_open = record.open.contains(&no) || record.open.is_full();
			ensure!(is_open || Self::is_settled(&award)?, "9: something is to come of an award that is not open");
		}
		for (no, aid) in Aids::<T>::iter() {
			let waits = Records::<T>::get(aid.coop).waiting.iter().filter(|waiting| **waiting == no).count();
			ensure!(waits == 1, "9: other requests of a co-op wait");
		}
		Ok(())
	}

	/// An award is paid as far as it was released, and released as far as it was reported on.
	fn check_award(no: AwardNo, award: &Award<T::Hash>) -> Result<(), TryRuntimeError> {
		let Payable { due, ordered, overpaid } = award.payable;
		let parts = award.tranches.len();
		let (released, accepted) = (usize::from(award.released), usize::from(award.accepted));
		ensure!(accepted <= released && released <= parts, "10: parts are released that are not there");
		ensure!(award.paid_on.len() <= released, "10: parts are paid that were not released");
		let sum = |parts: usize| award.tranches.iter().take(parts).copied().fold(0, Balance::saturating_add);
		let is_guarantee = matches!(award.instrument, Instrument::Guarantee { .. });
		ensure!(award.amount > 0 && sum(parts) <= award.amount, "10: the parts are more than the award");
		ensure!(is_guarantee || sum(parts) == award.amount, "10: the parts are not the award");

		let gone = award.paid.saturating_add(due).saturating_add(ordered);
		let ought = sum(released).saturating_add(overpaid);
		let is_cancelled = award.stage == Stage::Cancelled;
		ensure!(gone == ought || is_cancelled && gone <= ought, "10: something else is paid than was released");
		ensure!(due == 0 || overpaid == 0, "10: something is due and paid twice");
		let rest = award.amount.saturating_sub(sum(released));
		let is_given_up = award.promised == 0 && (is_guarantee || is_cancelled);
		ensure!(award.promised == rest || is_given_up, "10: something else is promised than was not released");
		ensure!(!is_cancelled || award.promised == 0 && due == 0, "10: what was cancelled is still to be paid");
		ensure!(award.owed == 0 || is_cancelled, "10: an award is owed back that goes on");
		ensure!(award.stage != Stage::Completed || Self::is_settled(award)?, "10: an award is completed too early");

		ensure!(award.reported.len() <= accepted, "10: more reports were accepted than parts");
		if let Some(report) = &award.report {
			ensure!(accepted < released, "10: a report waits for which there is nothing to report");
			let coops = report.accepted_by.iter().map(|hand| hand.coop);
			let are_others = are_distinct(coops.chain([award.coop]));
			ensure!(are_others && !report.accepted_by.is_full(), "10: others have accepted a report");
		}
		if let Some(pending) = award.expected {
			let is_its = Expected::<T>::get(pending) == Some((award.coop, Debt::Award(no)));
			ensure!(is_its, "14: what is expected of an award is something else");
		}
		let is_known = match award.source {
			Source::Round(round, place) => Applications::<T>::get(round, place)
				.is_some_and(|known| matches!(known.stand, Stand::Decided { award: Some(award), .. } if award == no)),
			Source::Aid(aid) => (1..=LastAid::<T>::get()).contains(&aid) && !Aids::<T>::contains_key(aid),
		};
		ensure!(is_known, "13: an award is out of nothing");
		Ok(())
	}

	/// The committee is of three to five co-ops, and grants no more than it can, once for an event and co-op.
	fn check_emergencies() -> Result<(), TryRuntimeError> {
		if let Some(committee) = EmergencyCommittee::<T>::get() {
			let are_others = are_distinct(committee.members.iter().map(|hand| hand.coop));
			let sizes = limits::LEAST_COMMITTEE..=limits::COMMITTEE;
			let are_enough = u32::try_from(committee.members.len()).is_ok_and(|members| sizes.contains(&members));
			ensure!(are_others && are_enough, "11: the committee is not of three to five co-ops");
		}
		for aid in Aids::<T>::iter_values() {
			let waits = are_distinct(&aid.agreed) && !aid.agreed.is_full();
			ensure!(waits, "11: a request waits that was granted, or somebody has agreed twice");
		}
		let year = Emergencies::<T>::get();
		ensure!(year.granted <= year.most, "12: the committee has granted more than it can");
		let mut named = Vec::new();
		for (_, coop, no) in Aided::<T>::iter() {
			let award = Awards::<T>::get(no).ok_or("13: an award is not there")?;
			let is_its = award.coop == coop && matches!(award.source, Source::Aid(_));
			ensure!(is_its, "13: a co-op was helped by what is another's");
			named.push(no);
		}
		named.sort_unstable();
		let is_aid = |award: &Award<T::Hash>| matches!(award.source, Source::Aid(_));
		let mut aids: Vec<_> = Awards::<T>::iter().filter(|(_, award)| is_aid(award)).map(|(no, _)| no).collect();
		aids.sort_unstable();
		ensure!(named == aids, "13: a co-op was helped without an event, or twice");
		Ok(())
	}

	/// What a bank is to pay or to bring is of an award, or of dues, that there are.
	fn check_pendings() -> Result<(), TryRuntimeError> {
		for no in Ordered::<T>::iter_values() {
			ensure!(Awards::<T>::contains_key(no), "14: a bank is to pay what was not awarded");
		}
		for (coop, debt) in Expected::<T>::iter_values() {
			let is_there = match debt {
				Debt::Award(no) => Awards::<T>::get(no).is_some_and(|award| award.coop == coop),
				Debt::Dues(year) => DuesOf::<T>::contains_key(coop, year),
			};
			ensure!(is_there, "14: something is expected of nothing");
		}
		for (coop, year, dues) in DuesOf::<T>::iter() {
			if let Some(pending) = dues.expected {
				let is_its = Expected::<T>::get(pending) == Some((coop, Debt::Dues(year)));
				ensure!(is_its, "14: what is expected of dues is something else");
			}
		}
		Ok(())
	}
}
