//! A round is settled: its pot is divided by the rule that it has stated before it opened.

use crate::*;
use rochdale_primitives::part::{share, share_up};
use rules::{weigh, Allocate, Bid, Caps, Votes};

/// Everything of a round that its rule asks for, read.
pub(crate) struct Slate<Hash> {
	pub applications: Vec<Application<Hash>>,
	pub coops: Vec<(CoopId, RoundCoop)>,
	pub pot: Balance,
	pub unit: Balance,
	/// The applications that can be awarded something, by their place, and as the rule sees them.
	pub bids: Vec<(u8, Bid)>,
	pub votes: Vec<Votes>,
	pub has_quorum: bool,
}

impl<T: Config> Pallet<T> {
	/// What a round can award now: no more than it has offered, than its part of the fund as it opened, and than what is there
	/// above the floor for emergencies. (nos. 95, 99)
	pub(crate) fn pot_of(round: &Round) -> Result<Balance, Error<T>> {
		let free = Self::free()?;
		let cap = share(round.fund, round.terms.round_cap_bps).ok_or(Error::<T>::Overflow)?;
		let floor = share_up(round.fund.max(free), round.terms.floor_bps).ok_or(Error::<T>::Overflow)?;
		Ok(round.offer.min(cap).min(free.saturating_sub(floor)))
	}

	/// Whether two applications exclude each other: both have agreed, or both are of one co-op and one of them says so.
	fn exclude_each_other(one: (u8, &Application<T::Hash>), other: (u8, &Application<T::Hash>)) -> bool {
		let names = |from: &Application<T::Hash>, place| from.asks.excludes.contains(&place);
		let (here, there) = (names(one.1, other.0), names(other.1, one.0));
		let both = here && there || one.1.coop == other.1.coop && (here || there);
		one.0 != other.0 && both
	}

	/// What its rule asks for.
	pub(crate) fn slate(no: RoundNo, round: &Round) -> Result<Slate<T::Hash>, Error<T>> {
		let today = Self::today()?;
		let unit = Self::unit()?;
		let places = 0..u8::try_from(round.applicants.len()).map_err(|_| Error::<T>::Overflow)?;
		let applications = places.clone().map(|place| Applications::<T>::get(no, place));
		let applications = applications.collect::<Option<Vec<_>>>().ok_or(Error::<T>::NoSuchApplication)?;
		let is_in = |application: &Application<T::Hash>| match application.stand {
			Stand::InRound => Self::ensure_eligible(application.coop).is_ok(),
			// Once a round is settled, what counted for each can still be told.
			Stand::Decided { .. } => true,
			Stand::Withdrawn | Stand::Ineligible => false,
		};
		let in_round: Vec<_> = places.zip(&applications).filter(|(_, application)| is_in(application)).collect();
		let mut bids = Vec::new();
		for (place, known) in &in_round {
			let others =
				(0u32..).zip(&in_round).filter(|(_, other)| Self::exclude_each_other((*place, known), **other));
			let excludes = others.filter_map(|(at, _)| 1u64.checked_shl(at)).fold(0, |bits, bit| bits | bit);
			let room = Self::room_of(known.coop, round.fund, round.terms.recipient_cap_bps, today)?;
			let Apply { minimum, full, .. } = known.asks;
			bids.push((*place, Bid { coop: known.coop, minimum, full, room, excludes }));
		}
		let mut coops: Vec<_> = RoundCoops::<T>::iter_prefix(no).collect();
		coops.sort_unstable_by_key(|(coop, _)| *coop);
		let took_part = coops.iter().filter(|(_, part)| part.voters > 0);
		let votes: Vec<_> = took_part
			.map(|(coop, part)| {
				let of =
					|(place, _): &(u8, _)| part.points.get(usize::from(*place)).copied().unwrap_or_default().into();
				Votes { coop: *coop, voters: part.voters, points: in_round.iter().map(of).collect() }
			})
			.collect();
		let needed = share_up(round.coops.into(), round.terms.quorum_bps).ok_or(Error::<T>::Overflow)?;
		let has_quorum = !votes.is_empty() && u128::try_from(votes.len()).is_ok_and(|took_part| took_part >= needed);
		Ok(Slate { applications, coops, pot: Self::pot_of(round)?, unit, bids, votes, has_quorum })
	}

	/// What becomes of each application that can be awarded something, with the points that count for it.
	pub(crate) fn divide(
		round: &Round,
		slate: &Slate<T::Hash>,
	) -> Result<(Vec<Verdict>, Vec<weigh::Points>), Error<T>> {
		let bids: Vec<Bid> = slate.bids.iter().map(|(_, bid)| *bid).collect();
		let caps = Caps::of_round(round.vote_cap_bps, round.coops);
		let weighed = weigh::weigh(&bids, &slate.votes, caps).ok_or(Error::<T>::Overflow)?;
		if !slate.has_quorum {
			return Ok((vec![Verdict::NoQuorum; bids.len()], weighed));
		}
		let verdicts = round.method.allocate(slate.pot, slate.unit, &bids, &slate.votes, caps);
		let verdicts = verdicts.ok_or(Error::<T>::Overflow)?.into_iter().map(|verdict| match verdict {
			// Places of the rule are those among who is in the round.
			Verdict::Excluded(at) => {
				let (by, _) = slate.bids.get(usize::from(at)).ok_or(Error::<T>::NoSuchApplication)?;
				Ok(Verdict::Excluded(*by))
			}
			verdict => Ok(verdict),
		});
		Ok((verdicts.collect::<Result<_, Error<T>>>()?, weighed))
	}

	/// Divides the pot. What was awarded is promised, and paid by itself from then on.
	pub(crate) fn settle(no: RoundNo, mut round: Round) -> DispatchResult {
		Self::enter_receipts();
		let slate = Self::slate(no, &round)?;
		let (verdicts, weighed) = Self::divide(&round, &slate)?;
		round.phase = Phase::Settled;
		round.pot = slate.pot;
		round.took_part = u32::try_from(slate.votes.len()).map_err(|_| Error::<T>::Overflow)?;
		let decided = slate.bids.iter().zip(verdicts).zip(weighed);
		for (((place, bid), verdict), points) in decided {
			let known = slate.applications.get(usize::from(*place)).ok_or(Error::<T>::NoSuchApplication)?.clone();
			let award = match verdict {
				Verdict::Awarded(amount) => {
					let (source, asks) = (Source::Round(no, *place), &known.asks);
					let award =
						|| Self::make_award(bid.coop, source, asks.instrument, amount, asks.document, &round.terms);
					// What one co-op cannot be awarded keeps nothing from the others.
					let Ok(award) = with_storage_layer(award) else {
						continue;
					};
					round.awarded = round.awarded.checked_add(amount).ok_or(Error::<T>::Overflow)?;
					Some(award)
				}
				_ => None,
			};
			let stand = Stand::Decided { verdict, points: points.total, award };
			Applications::<T>::insert(no, place, Application { stand, ..known });
			Self::deposit_event(Event::Decided { round: no, place: *place, verdict });
		}
		for place in 0..u8::try_from(slate.applications.len()).map_err(|_| Error::<T>::Overflow)? {
			Applications::<T>::mutate(no, place, |known| {
				if let Some(known) = known.as_mut().filter(|known| known.stand == Stand::InRound) {
					known.stand = Stand::Ineligible;
					Self::deposit_event(Event::Ineligible { round: no, place });
				}
			});
		}
		let Round { pot, awarded, took_part, .. } = round;
		Rounds::<T>::insert(no, round);
		let keep_days = limits::KEEP_BALLOTS_DAYS;
		Self::schedule(Self::in_days(keep_days)?, Due::Pruning(no));
		Self::deposit_event(Event::RoundSettled { round: no, pot, awarded, took_part });
		Ok(())
	}
}
