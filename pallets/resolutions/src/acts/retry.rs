//! What passed and failed is retried by two, neither of whom it concerns, or by the only member of a co-op.
//!
//! Meanwhile a co-op may have paid in another way, so that no single hand brings it about, least of all that of whom it pays, and
//! two only with the wait in which others suspend what has passed.

use crate::*;
use rochdale_primitives::{money::Hand, Electorate};

/// A retry that may be asked for.
pub(crate) struct Retry<T: Config> {
	resolution: Resolution,
	/// The motion with who has asked.
	motion: Motion<T::Hash>,
	/// When it is put into effect, if this is the second hand.
	pub enacts_at: Option<Moment>,
	/// Whether all co-ops were asked if they are awake.
	pub asked_all: bool,
}

impl<T: Config> Pallet<T> {
	/// In one co-op two members with a vote retry, one of them on its board if anybody on it can, or one where there is nobody
	/// else; among co-ops who speaks for two of them. Whom it concerns is none of them, by what is known now and by
	/// what was known when the vote opened.
	pub(crate) fn may_retry(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
	) -> Result<(MemberNo, Retry<T>), Error<T>> {
		let resolution = Self::find(id)?;
		let took_part = match resolution.body {
			Body::Coop(decided) => decided == coop,
			_ => Polls::<T>::contains_key(id, coop),
		};
		ensure!(took_part, Error::<T>::NotAsked);
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		ensure!(matches!(resolution.phase, Phase::Failed { .. }), Error::<T>::NotFailed);
		Self::ensure_running(&resolution)?;
		let mut motion = Self::motion(id)?;
		let written_for = motion.transaction_version;
		let is_of_now = motion.call.is_none() || written_for == T::Version::get().transaction_version;
		ensure!(is_of_now, Error::<T>::VersionChanged);
		Self::ensure_retries(resolution.body, coop, by)?;
		let hand = Hand { coop, member: by };
		let call = Self::effect_of(id).transpose()?;
		let is_concerned = |hand: Hand, account: &T::AccountId| {
			let concerns = |call| {
				!Self::is_still_of_two(&resolution)
					&& Self::is_concerned_by(call, &resolution, hand.coop, hand.member, account)
			};
			let was_recused = match resolution.body {
				Body::Coop(_) => Self::is_concerned(&resolution, hand.member),
				_ => Polls::<T>::get(id, hand.coop)
					.is_none_or(|poll| poll.concern.is_some() || poll.recused.contains(&hand.member)),
			};
			was_recused || call.as_ref().is_some_and(concerns)
		};
		ensure!(!is_concerned(hand, who), Error::<T>::Recused);
		let can_act = |hand: Hand| {
			Self::ensure_retries(resolution.body, hand.coop, hand.member).ok()?;
			T::Members::account_of(hand.coop, hand.member).filter(|account| !is_concerned(hand, account))
		};
		let enacts_at = Self::in_days(RETRIED_DAYS)?;
		if let Body::Coop(coop) = resolution.body {
			let Electorate { electors, suspended, .. } = T::Members::electorate(coop);
			if electors.saturating_add(suspended) == 1 {
				motion.retry = None;
				return Ok((by, Retry { resolution, motion, enacts_at: Some(enacts_at), asked_all: false }));
			}
		}
		let first = motion.retry.filter(|(_, until)| !T::Clock::has_passed(*until));
		let Some((first, account)) = first.and_then(|(first, _)| Some((first, can_act(first)?))) else {
			let until = T::Clock::in_days(FIRST_HAND_DAYS).ok_or(Error::<T>::Overflow)?;
			motion.retry = Some((hand, until));
			return Ok((by, Retry { resolution, motion, enacts_at: None, asked_all: false }));
		};
		ensure!(first != hand, Error::<T>::AlreadySigned);
		ensure!(!T::Members::is_one_person((first, &account), (hand, who)), Error::<T>::SamePerson);
		match resolution.body {
			Body::Coop(_) => {
				let is_board = T::Coops::is_board(coop, first.member) || T::Coops::is_board(coop, by);
				let has_board =
					|| T::Coops::board(coop).into_iter().any(|member| can_act(Hand { coop, member }).is_some());
				ensure!(is_board || !has_board(), Error::<T>::SeconderNotBoard);
			}
			// Where one co-op alone is awake, two of those who speak for it retry.
			body => {
				let is_alone = || body == Body::Federation && Self::is_awake_alone(coop);
				ensure!(first.coop != coop || is_alone(), Error::<T>::SeconderIsProposer);
			}
		}
		motion.retry = None;
		let asked_all = resolution.body == Body::Federation && first.coop == coop;
		Ok((by, Retry { resolution, motion, enacts_at: Some(enacts_at), asked_all }))
	}

	/// Whether two members have decided together on what pays one of them, and retry it together: nobody has joined them since who
	/// would retry it with who is paid.
	fn is_still_of_two(resolution: &Resolution) -> bool {
		let Body::Coop(coop) = resolution.body else { return false };
		let Electorate { electors, suspended, .. } = T::Members::electorate(coop);
		resolution.is_of_two() && electors == 2 && suspended == 0
	}

	/// Whether the member can retry what this body has decided.
	fn ensure_retries(body: Body, coop: CoopId, member: MemberNo) -> Result<(), Error<T>> {
		match body {
			Body::Coop(_) => {
				let now = T::Members::electorate(coop).version;
				ensure!(T::Members::is_elector(coop, member, now), Error::<T>::NotElector);
			}
			_ => {
				ensure!(Self::speaks_for(coop, member), Error::<T>::NotSpeaker);
				Self::ensure_voice(body, coop)?;
			}
		}
		Ok(())
	}

	/// Whether the call, or what it rescinds, pays or judges the member or their co-op, where it is not the co-op that decides
	/// for itself. It is asked about hands, which others can lend, so that a seat that moves to an account counts as there already.
	pub(crate) fn is_concerned_by(
		call: &CallOf<T>,
		resolution: &Resolution,
		coop: CoopId,
		member: MemberNo,
		who: &T::AccountId,
	) -> bool {
		let is_own = |payee: &Payee<T::AccountId>| {
			payee.person().is::<T::Members>(Hand { coop, member }, who)
				|| (resolution.body == Body::Federation && Self::coop_paid(payee) == Some(coop))
		};
		resolution.judged.iter().any(|judged| resolution.body == Body::Coop(coop) && judged.member == member)
			|| Self::coops_judged_by(call).contains(&coop)
			|| Self::payees_of(call).0.iter().any(is_own)
	}

	pub(crate) fn do_retry(id: ResolutionId, coop: CoopId, by: MemberNo, retry: Retry<T>) {
		let Retry { resolution, mut motion, enacts_at, .. } = retry;
		if enacts_at.is_some() {
			motion.effect_at = enacts_at;
		}
		Motions::<T>::insert(id, motion);
		Self::deposit_event(Event::RetryAsked { resolution: id, coop, by });
		if let Some(enacts_at) = enacts_at {
			Self::enter_phase(id, resolution, Phase::Retried { suspended: false }, enacts_at);
			Self::deposit_event(Event::Retried { resolution: id, enacts_at });
		}
	}
}
