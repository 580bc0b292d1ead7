//! Who proposed it changes the text. Whoever supported another text no longer supports it.

use crate::{policy::Inspected, *};

/// An amendment that may be made.
pub(crate) struct Amendment<T: Config> {
	/// What it is about.
	pub resolution: Resolution,
	/// The motion with the new title.
	motion: Motion<T::Hash>,
	call: Option<StoredCallOf<T>>,
	/// When the time for objections ends, where it starts anew.
	consent_until: Option<Moment>,
	/// How many signatures it drops, which were given to another text.
	signatures_dropped: u32,
}

impl<T: Config> Amendment<T> {
	/// One of the alternatives among which it is, or is put.
	pub fn beside(&self) -> Option<ResolutionId> {
		self.motion.alternative_to.or(self.resolution.matter)
	}
}

impl<T: Config> Pallet<T> {
	/// The resolution and its motion, if the signer proposed it and it is not yet voted on.
	pub(crate) fn before_vote(who: &T::AccountId, id: ResolutionId) -> Result<(Resolution, Motion<T::Hash>), Error<T>> {
		let resolution = Self::find(id)?;
		let by = T::Members::seat_of(resolution.coop, who).ok_or(Error::<T>::NotMember)?;
		let motion = Self::motion(id)?;
		ensure!(motion.proposer == by, Error::<T>::NotProposer);
		let open = matches!(resolution.phase, Phase::Draft | Phase::Consent { .. } | Phase::Notice { .. });
		ensure!(open, Error::<T>::NotInThisPhase);
		Self::ensure_running(&resolution)?;
		// What members have brought on the agenda by a petition is theirs, and no longer the proposer's alone.
		ensure!(!motion.by_petition, Error::<T>::AlreadySupported);
		Ok((resolution, motion))
	}

	pub(crate) fn may_amend(
		who: &T::AccountId,
		id: ResolutionId,
		title: &Written,
		document: T::Hash,
		call: Option<&OpaqueCall<CallOf<T>>>,
	) -> Result<Amendment<T>, DispatchError> {
		let (mut resolution, mut motion) = Self::before_vote(who, id)?;
		if let Phase::Notice { freezes_at } = resolution.phase {
			ensure!(!T::Clock::has_passed(freezes_at), Error::<T>::TextFrozen);
		}
		ensure!(motion.amendments < MAX_AMENDMENTS, Error::<T>::TooManyAmendments);
		// Who stands in an election is elected by it, and by nothing else.
		ensure!(call.is_none() || !Elections::<T>::contains_key(id), Error::<T>::OtherKind);
		motion.amendments = motion.amendments.saturating_add(1);
		motion.title = Self::title(title)?;
		motion.document = document;
		let signatures_dropped = core::mem::take(&mut motion.signatures);

		let Inspected { call, subject, judged } =
			Self::inspect_optional(resolution.body, resolution.track, resolution.secrecy, call)?;
		if resolution.body == Body::Agreement {
			Self::ensure_own_agreement(call.as_ref(), &PartiesOf::<T>::get(id))?;
		}
		if resolution.phase != Phase::Draft {
			// The members have notice of a decision on these persons and on no others.
			let coops = |call: Option<CallOf<T>>| call.map(|call| Self::coops_judged_by(&call)).unwrap_or_default();
			let before = coops(Self::frozen_call(id).transpose()?);
			let after = coops(call.as_ref().map(|call| Self::read(call.bytes())).transpose()?);
			ensure!(before == after && judged == resolution.judged, Error::<T>::OtherKind);
		}
		resolution.judged = judged;
		if subject != resolution.subject {
			// The notice that was given was about something else.
			ensure!(resolution.phase == Phase::Draft, Error::<T>::OtherKind);
			resolution.subject = subject;
			let electorate = resolution.electorate;
			resolution = Resolution { electorate, ..Self::as_of_notice(id, resolution)? };
		}
		let is_alternative = resolution.matter.is_some();
		ensure!(!is_alternative || call.is_some() == motion.call.is_some(), Error::<T>::OtherKind);
		if let Some(call) = call.as_ref().filter(|_| is_alternative) {
			let call = Self::read(call.bytes())?;
			ensure!(T::Policy::rescinds(&call).is_none(), Error::<T>::OtherKind);
			// Where no assembly counts, members vote openly on alternatives, and on this they could not.
			let is_open = resolution.secrecy == Secrecy::Open;
			ensure!(is_open || !Self::must_be_secret(resolution.body, &call), Error::<T>::OtherKind);
		}
		if let Some(to) = motion.alternative_to.or(resolution.matter) {
			let others = Self::beside(if is_alternative { id } else { to }).into_iter().filter(|other| *other != id);
			Self::ensure_excludes(others, document, call.as_ref())?;
		}
		let consent_until = match resolution.phase {
			Phase::Consent { .. } => Some(Self::in_days(resolution.rules.consent_days)?),
			_ => None,
		};
		Ok(Amendment { resolution, motion, call, consent_until, signatures_dropped })
	}

	/// What it weighs to amend into a text. Nothing moves on the agenda where no time for objections begins anew.
	pub(crate) fn amending(resolution: &Resolution) -> Weight {
		let weight = <T as Config>::WeightInfo::amend();
		match resolution.phase {
			Phase::Consent { .. } => weight,
			_ => weight.saturating_sub(T::DbWeight::get().reads_writes(1, 4)),
		}
	}

	/// Changes the text. Gives at how many co-ops it has looked for what they had instructed, and how many had.
	pub(crate) fn change_text(id: ResolutionId, amendment: Amendment<T>) -> (u64, u64) {
		let Amendment { resolution, mut motion, call, consent_until, signatures_dropped } = amendment;
		motion.call = call.as_ref().map(|call| T::Hashing::hash(call.bytes()));
		motion.transaction_version = T::Version::get().transaction_version;
		let amendments = motion.amendments;

		Calls::<T>::set(id, call);
		Motions::<T>::insert(id, motion);
		Signers::<T>::remove(id);
		let is_noticed = resolution.body.is_of_coops() && matches!(resolution.phase, Phase::Notice { .. });
		match consent_until {
			Some(closes_at) => {
				let (phase, electors) = (resolution.phase, resolution.electors());
				Self::enter_phase(id, resolution, phase, closes_at);
				Self::deposit_event(Event::ConsentSought { resolution: id, closes_at, electors });
			}
			None => Resolutions::<T>::insert(id, resolution),
		}
		Self::deposit_event(Event::Amended { resolution: id, amendments, signatures_dropped });
		if is_noticed {
			Self::end_instructions(id)
		} else {
			(0, 0)
		}
	}
}
