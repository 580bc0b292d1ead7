//! A member spreads their points.

use crate::*;

/// Points that may be given.
pub(crate) struct Vote {
	pub by: MemberNo,
	pub ballot: Ballot,
	/// In how many co-ops they sit.
	pub seats: u32,
	part: RoundCoop,
}

impl<T: Config> Pallet<T> {
	/// What it weighs to give points to so many applications, where the voter has so many seats.
	pub(crate) fn voting_weight(places: usize, seats: u32) -> Weight {
		// More places than there are applications are refused before anything is read.
		let places = u32::try_from(places).unwrap_or(u32::MAX).min(limits::MAX_APPLICATIONS);
		<T as Config>::WeightInfo::vote(places, seats)
	}

	/// The points of a member, and those of their co-op with them.
	pub(crate) fn may_vote(
		coop: CoopId,
		who: &T::AccountId,
		no: RoundNo,
		points: &Listed<Given>,
	) -> Result<Vote, Error<T>> {
		let given: BoundedVec<Given, _> = bounded(points).ok_or(Error::<T>::PointsUnclear)?;
		let sum = given.iter().try_fold(0u32, |sum, one| sum.checked_add(one.points.into()));
		ensure!(sum == Some(rules::POINTS), Error::<T>::PointsNotHundred);
		let round = Self::find_round(no)?;
		ensure!(Self::is_in(&round, Phase::Voting), Error::<T>::NotInThisPhase);
		let mut part = RoundCoops::<T>::get(no, coop).ok_or(Error::<T>::CoopNotAsked)?;
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		ensure!(T::Electors::is_elector(coop, by, part.version), Error::<T>::NotElector);
		let seats = Self::ensure_clear(who, &round, &given)?;

		let before = Ballots::<T>::get((no, coop, by));
		let changes = match &before {
			Some(ballot) => {
				ensure!(ballot.given != given, Error::<T>::SamePoints);
				Self::count(&mut part, &ballot.given, |all, points| all.checked_sub(points))?;
				ballot.changes.saturating_add(1)
			}
			None => {
				if part.points.is_empty() {
					part.points = vec![0; round.applicants.len()].try_into().map_err(|_| Error::<T>::Overflow)?;
				}
				part.voters = part.voters.checked_add(1).ok_or(Error::<T>::Overflow)?;
				0
			}
		};
		Self::count(&mut part, &given, |all, points| all.checked_add(points))?;
		Ok(Vote { by, ballot: Ballot { given, changes }, seats, part })
	}

	/// Whether each application is given points once, is in its round, and is of no co-op in which the voter sits. Gives in how
	/// many they sit.
	fn ensure_clear(who: &T::AccountId, round: &Round, given: &[Given]) -> Result<u32, Error<T>> {
		let mut seen = 0u64;
		for one in given {
			let bit = 1u64.checked_shl(one.place.into()).ok_or(Error::<T>::NoSuchApplication)?;
			ensure!(one.points > 0 && seen & bit == 0, Error::<T>::PointsUnclear);
			seen |= bit;
		}
		// Whoever sits in more co-ops than can apply is not asked about the others one by one.
		let seats = T::Members::sits_or_will_in(who, limits::MAX_SEATS);
		ensure!(seats.len() < limits::MAX_SEATS.try_into().unwrap_or_default(), Error::<T>::OwnCoop);
		for one in given {
			let applicant = round.applicants.get(usize::from(one.place)).ok_or(Error::<T>::NoSuchApplication)?;
			ensure!(seats.iter().all(|(coop, _)| coop != applicant), Error::<T>::OwnCoop);
		}
		ensure!(seen & round.withdrawn == 0, Error::<T>::NotInRound);
		u32::try_from(seats.len()).map_err(|_| Error::<T>::Overflow)
	}

	fn count(part: &mut RoundCoop, given: &[Given], with: impl Fn(u32, u32) -> Option<u32>) -> Result<(), Error<T>> {
		for one in given {
			let all = part.points.get_mut(usize::from(one.place)).ok_or(Error::<T>::NoSuchApplication)?;
			*all = with(*all, one.points.into()).ok_or(Error::<T>::Overflow)?;
		}
		Ok(())
	}

	pub(crate) fn do_vote(coop: CoopId, no: RoundNo, Vote { by, ballot, part, .. }: Vote) {
		Ballots::<T>::insert((no, coop, by), ballot);
		RoundCoops::<T>::insert(no, coop, part);
		Self::deposit_event(Event::PointsGiven { round: no, coop, member: by });
	}
}
