//! Votes in an assembly, which three tellers enter.

use super::*;

/// A result that may be entered or confirmed.
pub(crate) struct Counting<T: Config> {
	/// The teller.
	pub by: MemberNo,
	/// The assembly with this teller's word.
	pub assembly: Assembly<T::Hash>,
	/// What was voted on.
	pub resolution: Resolution,
	/// The part of the co-op where several co-ops decide.
	pub poll: Option<Poll>,
	/// The votes with those of the assembly, once three tellers agree.
	pub tally: Option<Tally>,
}

/// What a teller counts.
struct Telling<T: Config> {
	/// The teller.
	by: MemberNo,
	resolution: Resolution,
	poll: Option<Poll>,
	/// Whether the assembly meets for the second time.
	second_call: bool,
	assembly: Assembly<T::Hash>,
}

impl<T: Config> Pallet<T> {
	/// What a teller counts, of which nothing is counted yet.
	fn telling(who: &T::AccountId, id: ResolutionId, coop: CoopId) -> Result<Telling<T>, Error<T>> {
		let resolution = Self::find(id)?;
		let second_call = Self::ensure_voting(&resolution)?;
		let poll = Self::poll_of_members(id, &resolution, coop, None)?;
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		ensure!(T::Coops::holds(coop, Office::Teller, by), Error::<T>::NotTeller);
		let recused_here = poll.as_ref().is_some_and(|poll| poll.recused.contains(&by));
		let concerned = poll.is_none() && Self::is_concerned(&resolution, by);
		ensure!(!recused_here && !concerned, Error::<T>::Recused);
		let assembly = Assemblies::<T>::get(id, coop).unwrap_or_default();
		ensure!(!assembly.counted, Error::<T>::AlreadyEntered);
		Ok(Telling { by, resolution, poll, second_call, assembly })
	}

	/// Whether the resolution benefits or judges the member, who then cannot count the votes on it.
	fn is_concerned(resolution: &Resolution, member: MemberNo) -> bool {
		resolution.recused.contains(&member)
			|| resolution.appellant == Some(member)
			|| resolution.judged.contains(&member)
	}

	#[allow(clippy::type_complexity)]
	pub(crate) fn may_call_roll(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		members: &[MemberNo],
	) -> Result<(MemberNo, Ballot, Assembly<T::Hash>), Error<T>> {
		let Telling { by, resolution, poll, second_call, mut assembly } = Self::telling(who, id, coop)?;
		ensure!(assembly.result.is_none(), Error::<T>::AlreadyEntered);
		// A free call that changes nothing could be sent without end.
		ensure!(!members.is_empty(), Error::<T>::NobodyNamed);

		for (index, member) in members.iter().enumerate() {
			let repeated = members.iter().take(index).any(|earlier| earlier == member);
			ensure!(!repeated, Error::<T>::AlreadyOnRoll);
			Self::ensure_elector(&resolution, poll.as_ref(), coop, *member)?;
			match Ballots::<T>::get((id, coop, member)) {
				Some(Ballot::Cast { .. }) => return Err(Error::<T>::VotedOnChain),
				Some(Ballot::Present { second_call: at_second_call, .. }) if at_second_call == second_call => {
					return Err(Error::<T>::AlreadyOnRoll);
				}
				Some(Ballot::Present { .. }) | None => {}
			}
			assembly.roll = assembly.roll.checked_add(1).ok_or(Error::<T>::Overflow)?;
		}
		Ok((by, Ballot::Present { by, second_call }, assembly))
	}

	/// Who takes members off the roll: a teller, or the only member concerned. Whether on second call, and the assembly.
	#[allow(clippy::type_complexity)]
	fn striking(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		members: &[MemberNo],
	) -> Result<(MemberNo, bool, Assembly<T::Hash>), Error<T>> {
		let own = T::Members::seat_of(coop, who).filter(|own| members == [*own]);
		match own {
			Some(by) => {
				let resolution = Self::find(id)?;
				let second_call = Self::ensure_voting(&resolution)?;
				Ok((by, second_call, Assemblies::<T>::get(id, coop).unwrap_or_default()))
			}
			None => Self::telling(who, id, coop)
				.map(|Telling { by, second_call, assembly, .. }| (by, second_call, assembly)),
		}
	}

	pub(crate) fn may_strike_roll(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		members: &[MemberNo],
	) -> Result<(MemberNo, Assembly<T::Hash>), Error<T>> {
		let (by, second_call, mut assembly) = Self::striking(who, id, coop, members)?;
		ensure!(assembly.result.is_none(), Error::<T>::AlreadyEntered);
		// A free call that changes nothing could be sent without end.
		ensure!(!members.is_empty(), Error::<T>::NobodyNamed);

		for (index, member) in members.iter().enumerate() {
			let repeated = members.iter().take(index).any(|earlier| earlier == member);
			ensure!(!repeated, Error::<T>::NotOnRoll);
			match Ballots::<T>::get((id, coop, member)) {
				Some(Ballot::Present { by: enterer, second_call: at_second_call }) if at_second_call == second_call => {
					ensure!(enterer != by || *member == by, Error::<T>::NotOtherTeller);
				}
				_ => return Err(Error::<T>::NotOnRoll),
			}
			assembly.roll = assembly.roll.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		}
		assembly.corrections = assembly.corrections.saturating_add(1);
		Ok((by, assembly))
	}

	pub(crate) fn may_enter_result(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		result: &AssemblyResult<T::Hash>,
	) -> Result<Counting<T>, Error<T>> {
		let Telling { by, resolution, poll, mut assembly, .. } = Self::telling(who, id, coop)?;
		ensure!(assembly.result.is_none_or(|entered| entered == *result), Error::<T>::ResultDiffers);
		let votes = result.for_.checked_add(result.against).and_then(|votes| votes.checked_add(result.abstain));
		ensure!(votes.is_some_and(|votes| votes <= assembly.roll), Error::<T>::MoreVotesThanMembers);
		ensure!(!assembly.tellers.contains(&by), Error::<T>::AlreadyConfirmed);

		// The word of a teller counts as long as the office lasts.
		assembly.tellers.retain(|teller| T::Coops::holds(coop, Office::Teller, *teller));
		assembly.tellers.try_push(by).map_err(|_| Error::<T>::AlreadyConfirmed)?;
		assembly.result = Some(*result);
		assembly.counted = assembly.tellers.is_full();
		let before = poll.as_ref().map_or(resolution.tally, |poll| poll.tally);
		let tally = match assembly.counted {
			true => Some(before.plus(result, assembly.roll).ok_or(Error::<T>::Overflow)?),
			false => None,
		};
		Ok(Counting { by, assembly, resolution, poll, tally })
	}

	pub(crate) fn may_discard_result(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
	) -> Result<(MemberNo, Assembly<T::Hash>), Error<T>> {
		let Telling { by, assembly, .. } = Self::telling(who, id, coop)?;
		ensure!(assembly.result.is_some(), Error::<T>::NoResult);
		let corrections = assembly.corrections.saturating_add(1);
		Ok((by, Assembly { roll: assembly.roll, corrections, ..Default::default() }))
	}
}
