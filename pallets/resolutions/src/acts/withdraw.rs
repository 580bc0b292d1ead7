//! Who proposed it takes it back, and who supported it takes it over.
//!
//! What was withdrawn stays that. Whoever takes it over proposes the same anew, under the same limits as everybody who proposes, so
//! that several can and none of them ends it for the others.

use crate::{proposals::Draft, *};

impl<T: Config> Pallet<T> {
	pub(crate) fn may_withdraw(who: &T::AccountId, id: ResolutionId) -> Result<Resolution, Error<T>> {
		let (resolution, _) = Self::before_vote(who, id)?;
		// Others stand by what is no longer the proposer's alone.
		let is_open = resolution.judged.is_empty() || !Elections::<T>::contains_key(id);
		ensure!(is_open, Error::<T>::CandidatesFixed);
		Ok(resolution)
	}

	/// Who takes over what was withdrawn, their draft of the same, and its document.
	pub(crate) fn may_take_over(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
	) -> Result<(MemberNo, Draft<T>, T::Hash), DispatchError> {
		let resolution = Self::find(id)?;
		let waits = T::Clock::in_days(BALLOTS_KEPT_DAYS.saturating_sub(TAKE_OVER_DAYS)).ok_or(Error::<T>::Overflow)?;
		let is_recent = resolution.phase == Phase::Withdrawn && resolution.ends_at.is_some_and(|until| until > waits);
		ensure!(is_recent, Error::<T>::NotInThisPhase);
		// Its term begins on a day that may have become too near, so that an election is proposed anew.
		ensure!(!Elections::<T>::contains_key(id), Error::<T>::OtherKind);
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		let motion = Self::motion(id)?;
		let is_own = coop == resolution.coop;
		let has_seconded = motion.seconder == Some(Hand { coop, member: by });
		let is_supporter = has_seconded || (is_own && Signers::<T>::get(id).contains(&by));
		ensure!(is_supporter && !(is_own && motion.proposer == by), Error::<T>::NotSupporter);
		// What the bytes of the call meant when they were supported, they mean under that version only.
		let written_for = motion.transaction_version;
		ensure!(written_for == T::Version::get().transaction_version, Error::<T>::VersionChanged);
		let call = Calls::<T>::get(id).map(|call| OpaqueCall::from_bytes(call.bytes().to_vec()));
		let title = motion.title.bounded().ok_or(Error::<T>::TitleTooLong)?;
		let Resolution { body, track, secrecy, .. } = resolution;
		let draft = match body {
			Body::Coop(_) => Self::may_propose(who, coop, track, secrecy, &title, call.as_ref()),
			Body::Federation => Self::may_propose_to_federation(who, coop, track, &title, call.as_ref()),
			Body::Agreement => {
				let parties = PartiesOf::<T>::get(id).into_inner();
				let parties = parties.try_into().map_err(|_| Error::<T>::TooManyParties)?;
				Self::may_propose_agreement(who, coop, &parties, track, &title, call.as_ref())
			}
		}?;
		Ok((by, draft, motion.document))
	}
}
