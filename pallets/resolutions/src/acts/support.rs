//! A draft finds its support: a second person, or a petition. Who supports it supports the text as it is now.

use crate::*;
use rochdale_primitives::Electorate;

/// A signature that may be given.
pub(crate) struct Signing<T: Config> {
	/// Who signs.
	pub by: MemberNo,
	/// All who sign then.
	pub signers: Signatories,
	/// The motion with the signature counted.
	pub motion: Motion<T::Hash>,
	/// What is signed.
	pub resolution: Resolution,
	/// Whether that brings it on the agenda.
	pub enough: bool,
	/// How many signatures were looked at.
	pub looked_at: u32,
}

/// A signature that may be taken back.
pub(crate) struct Unsigning<Hash> {
	/// Whose it is.
	pub by: MemberNo,
	/// What they have signed and taken back then.
	signature: Signature,
	/// All who still sign.
	signers: Signatories,
	/// The motion with one signature less.
	motion: Motion<Hash>,
}

impl<T: Config> Pallet<T> {
	/// The signer's number in the co-op, if they can support a draft that only this co-op decides on, or brings to others.
	fn supporter(draft: &Resolution, coop: CoopId, who: &T::AccountId) -> Result<MemberNo, Error<T>> {
		let by = Self::voter_now(coop, who)?;
		ensure!(draft.concern_of(None, by).is_none(), Error::<T>::Recused);
		Ok(by)
	}

	/// What it weighs to ask whether somebody can second a draft for this co-op.
	pub(crate) fn asking_to_second(id: ResolutionId, coop: CoopId) -> Weight {
		let signatures = T::WeightInfo::sign_petition(ALWAYS_A_PETITION);
		let others = T::WeightInfo::put_as_alternative();
		match Resolutions::<T>::get(id) {
			// Whether others are awake is asked of each co-op.
			Some(Resolution { body: Body::Federation, coop: own, .. }) if own == coop => {
				T::WeightInfo::second_among_coops(T::Coops::count()).saturating_add(signatures.saturating_add(others))
			}
			Some(Resolution { body: Body::Federation, .. }) => signatures.saturating_add(others),
			// Asking looks at all parties of an agreement, as naming them does, and at all signatures.
			_ => T::WeightInfo::propose_agreement().max(signatures.max(others)),
		}
	}

	/// Who seconds, the draft as of its notice, and whether a petition carries it to the other co-ops.
	pub(crate) fn may_second(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		version: u8,
	) -> Result<(MemberNo, Resolution, bool), Error<T>> {
		let (resolution, motion) = Self::draft_as_read(id, version)?;
		let proposer = motion.proposer;
		if !resolution.body.is_of_coops() {
			Self::ensure_asked(&resolution, coop)?;
			let by = Self::supporter(&resolution, coop, who)?;
			ensure!(by != proposer, Error::<T>::SeconderIsProposer);
			let has_board = [proposer, by].into_iter().any(|member| T::Coops::serves_on_board(coop, member));
			ensure!(has_board, Error::<T>::SeconderNotBoard);
			Self::ensure_place(coop, proposer, Some(by), false)?;
			let resolution = Self::as_of_notice(id, resolution)?;
			return Ok((by, Self::with_alternatives(id, resolution, &motion, false)?, false));
		}

		if coop == resolution.coop {
			return Self::may_second_alone(who, id, resolution, &motion);
		}
		// Among co-ops another co-op seconds, by who speaks for it.
		let named = resolution.body != Body::Agreement || PartiesOf::<T>::get(id).contains(&coop);
		ensure!(named && T::Coops::standing(coop).is_some(), Error::<T>::NotAsked);
		Self::ensure_voice(resolution.body, coop)?;
		let by = Self::voter_now(coop, who)?;
		ensure!(Self::speaks_for(coop, by), Error::<T>::NotSpeaker);
		// Nobody has two votes in deciding what comes on the agenda, in however many co-ops they sit.
		let by_the_same = T::Members::seat_of(resolution.coop, who) == Some(proposer);
		ensure!(!by_the_same, Error::<T>::SeconderIsProposer);
		Self::ensure_voice(resolution.body, resolution.coop)?;
		let by_petition = !Self::speaks_for(resolution.coop, proposer);
		ensure!(!by_petition || Self::is_petition(id, resolution.coop)?, Error::<T>::NotSupported);
		Self::ensure_place(resolution.coop, proposer, None, by_petition)?;
		Self::ensure_parties_are_there(id)?;
		let resolution = Self::as_of_notice(id, resolution)?;
		Ok((by, Self::with_alternatives(id, resolution, &motion, by_petition)?, by_petition))
	}

	pub(crate) fn do_second(
		id: ResolutionId,
		coop: CoopId,
		by: MemberNo,
		draft: Resolution,
		by_petition: bool,
	) -> DispatchResult {
		Self::change_motion(id, |motion| motion.seconder = Some(Hand { coop, member: by }));
		Self::deposit_event(Event::Seconded { resolution: id, coop, by });
		Self::put_on_agenda(id, draft, by_petition)
	}

	/// Where few co-ops are awake in the federation, other members of its co-op second: perhaps nobody else answers, and who does
	/// not vote falls asleep only by votes.
	fn may_second_alone(
		who: &T::AccountId,
		id: ResolutionId,
		resolution: Resolution,
		motion: &Motion<T::Hash>,
	) -> Result<(MemberNo, Resolution, bool), Error<T>> {
		let Resolution { body, coop, .. } = resolution;
		let proposer = motion.proposer;
		let others = || Self::others_awake(coop);
		let are_few = body == Body::Federation && others().is_some_and(|others| others <= FEW_OTHERS);
		ensure!(are_few, Error::<T>::SeconderIsProposer);
		let by = Self::voter_now(coop, who)?;
		let Electorate { electors, suspended, .. } = T::Members::electorate(coop);
		let is_only_member = electors.saturating_add(suspended) == 1;
		ensure!(by != proposer || is_only_member, Error::<T>::SeconderIsProposer);
		let by_petition = ![proposer, by].into_iter().any(|member| Self::speaks_for(coop, member));
		ensure!(!by_petition || Self::is_petition(id, coop)?, Error::<T>::NotSupported);
		Self::ensure_place(coop, proposer, Some(by), by_petition)?;
		let resolution = Self::as_of_notice(id, resolution)?;
		Ok((by, Self::with_alternatives(id, resolution, motion, by_petition)?, by_petition))
	}

	/// How many signatures of its members make a proposal that of the co-op.
	pub(crate) fn petition_in(coop: CoopId) -> Result<u32, Error<T>> {
		let bylaws = T::Coops::parameters(coop).ok_or(Error::<T>::NoSuchCoop)?;
		let rules = Rules::of(&bylaws, Track::Ordinary, Subject::Usual);
		Ok(rules.petition(T::Members::electorate(coop)))
	}

	/// Whether enough members who have a vote now have signed what the co-op proposes to others.
	fn is_petition(id: ResolutionId, coop: CoopId) -> Result<bool, Error<T>> {
		let (mut signers, needed) = (Signers::<T>::get(id), Self::petition_in(coop)?);
		if signers.len() >= needed as usize {
			Self::retain_electors(coop, &mut signers);
		}
		Ok(signers.len() >= needed as usize)
	}

	/// Leaves out who has no vote in the co-op now, so that nobody has members sign who only came for that.
	fn retain_electors(coop: CoopId, signers: &mut Signatories) {
		let now = T::Members::electorate(coop).version;
		signers.retain(|member| T::Members::is_elector(coop, *member, now));
	}

	/// The draft, if its text is still that of this version.
	fn draft_as_read(id: ResolutionId, version: u8) -> Result<(Resolution, Motion<T::Hash>), Error<T>> {
		let resolution = Self::find(id)?;
		ensure!(resolution.phase == Phase::Draft, Error::<T>::NotInThisPhase);
		Self::ensure_running(&resolution)?;
		let motion = Self::motion(id)?;
		ensure!(motion.amendments == version, Error::<T>::TextAmended);
		Ok((resolution, motion))
	}

	pub(crate) fn may_sign(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		version: u8,
	) -> Result<Signing<T>, Error<T>> {
		let (mut resolution, mut motion) = Self::draft_as_read(id, version)?;
		ensure!(resolution.coop == coop, Error::<T>::NotAsked);
		let by = Self::supporter(&resolution, coop, who)?;
		let mut signers = Signers::<T>::get(id);
		// Who took a signature back can sign the next text.
		let once =
			!signers.contains(&by) && Signatures::<T>::get((id, coop, Whose::Member(by))).taken_back != Some(version);
		ensure!(once, Error::<T>::AlreadySigned);
		// A petition carries a proposal to other co-ops, one of which seconds it.
		let is_own = !resolution.body.is_of_coops();
		let needed = if is_own {
			resolution = Self::as_of_notice(id, resolution)?;
			resolution.rules.petition(resolution.electorate)
		} else {
			Self::petition_in(coop)?
		};
		let mut looked_at = 0;
		if signers.len().saturating_add(1) >= needed as usize {
			looked_at = signers.len().saturated_into();
			Self::retain_electors(coop, &mut signers);
		}
		signers.try_push(by).map_err(|_| Error::<T>::EnoughSigned)?;
		motion.signatures = signers.len().saturated_into();
		let enough = is_own && motion.signatures >= needed;
		if enough {
			Self::ensure_place(coop, motion.proposer, None, true)?;
			resolution = Self::with_alternatives(id, resolution, &motion, true)?;
		}
		Ok(Signing { by, signers, motion, resolution, enough, looked_at })
	}

	pub(crate) fn do_sign(id: ResolutionId, signing: Signing<T>) -> DispatchResult {
		let Signing { by, signers, motion, resolution, enough, .. } = signing;
		Motions::<T>::insert(id, motion);
		Signers::<T>::insert(id, signers);
		Self::deposit_event(Event::Signed { resolution: id, coop: resolution.coop, by });
		if enough {
			Self::put_on_agenda(id, resolution, true)?;
		}
		Ok(())
	}

	pub(crate) fn may_withdraw_signature(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
	) -> Result<Unsigning<T::Hash>, Error<T>> {
		let resolution = Self::find(id)?;
		ensure!(resolution.phase == Phase::Draft, Error::<T>::NotInThisPhase);
		Self::ensure_running(&resolution)?;
		ensure!(resolution.coop == coop, Error::<T>::NotAsked);
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		let mut signers = Signers::<T>::get(id);
		let before = signers.len();
		signers.retain(|member| *member != by);
		ensure!(signers.len() < before, Error::<T>::NotSigned);
		let mut motion = Self::motion(id)?;
		motion.signatures = signers.len().saturated_into();
		let taken_back = Some(motion.amendments);
		let signature = Signature { taken_back, ..Signatures::<T>::get((id, coop, Whose::Member(by))) };
		Ok(Unsigning { by, signature, signers, motion })
	}

	pub(crate) fn do_withdraw_signature(id: ResolutionId, coop: CoopId, unsigning: Unsigning<T::Hash>) {
		let Unsigning { by, signature, signers, motion } = unsigning;
		Motions::<T>::insert(id, motion);
		Signers::<T>::insert(id, signers);
		Signatures::<T>::insert((id, coop, Whose::Member(by)), signature);
		Self::deposit_event(Event::SignatureWithdrawn { resolution: id, coop, by });
	}
}
