//! From the draft to the agenda: who may propose, and object to what is proposed.

use super::*;
use crate::policy::Inspected;
use rochdale_primitives::{Electorate, Parties};

/// A draft that may be submitted.
pub(crate) struct Draft<T: Config> {
	body: Body,
	coop: CoopId,
	title: Title,
	parties: Option<Parties>,
	by: MemberNo,
	track: Track,
	secrecy: Secrecy,
	subject: Subject,
	judged: AllJudged,
	/// The rules, as the bylaws have them or stricter.
	pub rules: Rules,
	call: Option<StoredCallOf<T>>,
	quota: Quota,
	number: u32,
	/// The id that it gets.
	pub id: ResolutionId,
	lapses_at: Moment,
}

/// A request for a secret vote that may be made.
pub(crate) struct SecrecyRequest<T: Config> {
	/// Who asks.
	pub by: MemberNo,
	/// What they have signed and asked for then.
	pub signature: Signature,
	/// The motion with the request counted.
	pub motion: Motion<T::Hash>,
	/// What it is about.
	pub resolution: Resolution,
	/// Whether enough have asked.
	pub granted: bool,
}

/// What a member who objects, or does no more, is about to change.
pub(crate) struct Objecting<Hash> {
	/// Who signs.
	pub by: MemberNo,
	/// Whose objection it is.
	pub whose: Whose,
	/// The resolution with one objection more or less.
	pub resolution: Resolution,
	/// The objection, as it is then.
	pub objection: Objection<Hash>,
	/// Deadline time until which others can object, where it is later than before.
	pub extended: Option<Moment>,
}

/// What a proposal weighs that is refused: no more than one of its kind that is not, of which as much is asked.
pub(crate) fn refused_proposal<T: Config>(accepted: Weight) -> Weight {
	<T as Config>::WeightInfo::refused_proposal().min(accepted)
}

impl<T: Config> Pallet<T> {
	/// The resolution, if there is one of which more is kept than its record.
	pub(crate) fn find(resolution: ResolutionId) -> Result<Resolution, Error<T>> {
		Resolutions::<T>::get(resolution).ok_or_else(|| match Records::<T>::contains_key(resolution) {
			true => Error::<T>::NotInThisPhase,
			false => Error::<T>::NoSuchResolution,
		})
	}

	pub(crate) fn motion(resolution: ResolutionId) -> Result<Motion<T::Hash>, Error<T>> {
		Motions::<T>::get(resolution).ok_or(Error::<T>::NoSuchResolution)
	}

	/// Notes something in the motion of a resolution. Gives what `change` gives, `None` if there is no motion.
	pub(crate) fn change_motion<R>(id: ResolutionId, change: impl FnOnce(&mut Motion<T::Hash>) -> R) -> Option<R> {
		Motions::<T>::mutate(id, |motion| motion.as_mut().map(change))
	}

	/// The signer's number in the co-op, if they have a vote in it now.
	pub(crate) fn voter_now(coop: CoopId, who: &T::AccountId) -> Result<MemberNo, Error<T>> {
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		let now = T::Members::electorate(coop).version;
		ensure!(T::Members::is_elector(coop, by, now), Error::<T>::NotElector);
		Ok(by)
	}

	/// The signer's number in the co-op, if they can take part in deciding on the resolution in it.
	pub(crate) fn voter_on(
		resolution: &Resolution,
		poll: Option<&Poll>,
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<MemberNo, Error<T>> {
		let by = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		Self::ensure_elector(resolution, poll, coop, by)?;
		Ok(by)
	}

	/// Whether the member had a vote when notice was given, and it does not concern them.
	pub(crate) fn ensure_elector(
		resolution: &Resolution,
		poll: Option<&Poll>,
		coop: CoopId,
		member: MemberNo,
	) -> Result<(), Error<T>> {
		ensure!(resolution.concern_of(poll, member).is_none(), Error::<T>::Recused);
		Self::ensure_has_vote(resolution, poll, coop, member)
	}

	/// Whether the member had a vote when notice was given, or has one on their own case.
	pub(crate) fn ensure_has_vote(
		resolution: &Resolution,
		poll: Option<&Poll>,
		coop: CoopId,
		member: MemberNo,
	) -> Result<(), Error<T>> {
		let version = poll.map_or(resolution.electorate.version, |poll| poll.electorate.version);
		let has_vote = T::Members::is_elector(coop, member, version)
			|| (resolution.appellant == Some(member) && T::Members::is_seated(coop, member));
		ensure!(has_vote, Error::<T>::NotElector);
		Ok(())
	}

	/// Whether that co-op decides on the resolution alone.
	pub(crate) fn ensure_asked(resolution: &Resolution, coop: CoopId) -> Result<(), Error<T>> {
		ensure!(resolution.body == Body::Coop(coop), Error::<T>::NotAsked);
		Ok(())
	}

	/// Whether the present phase is still running.
	pub(crate) fn ensure_running(resolution: &Resolution) -> Result<(), Error<T>> {
		let over = resolution.ends_at.is_none_or(T::Clock::has_passed);
		ensure!(!over, Error::<T>::NotInThisPhase);
		Ok(())
	}

	pub(crate) fn may_propose(
		who: &T::AccountId,
		coop: CoopId,
		track: Track,
		secrecy: Secrecy,
		title: &Written,
		call: Option<&OpaqueCall<CallOf<T>>>,
	) -> Result<Draft<T>, DispatchError> {
		// Its members decide on its affairs whatever its standing, also after it has left the federation.
		ensure!(T::Coops::standing(coop).is_some(), Error::<T>::NoSuchCoop);
		let by = Self::voter_now(coop, who)?;
		let body = Body::Coop(coop);
		let title = Self::title(title)?;
		let Inspected { call, subject, judged } = Self::inspect_optional(body, track, secrecy, call)?;
		let bylaws = T::Coops::parameters(coop).ok_or(Error::<T>::NoSuchCoop)?;
		let rules = Rules::of(&bylaws, track, subject);
		Ok(Self::draft(Draft {
			title,
			secrecy,
			subject,
			judged,
			rules,
			call,
			..Self::blank(body, coop, by, track, rules)
		})?)
	}

	/// A proposal to the federation.
	pub(crate) fn may_propose_to_federation(
		who: &T::AccountId,
		coop: CoopId,
		track: Track,
		title: &Written,
		call: Option<&OpaqueCall<CallOf<T>>>,
	) -> Result<Draft<T>, DispatchError> {
		ensure!(T::Coops::standing(coop).is_some(), Error::<T>::NoSuchCoop);
		Self::ensure_voice(Body::Federation, coop)?;
		let by = Self::voter_now(coop, who)?;
		let title = Self::title(title)?;
		let Inspected { call, subject, .. } = Self::inspect_optional(Body::Federation, track, Secrecy::Open, call)?;
		let rules = Rules::of_charter(&T::Coops::charter(), track, subject);
		Ok(Self::draft(Draft { title, subject, call, ..Self::blank(Body::Federation, coop, by, track, rules) })?)
	}

	pub(crate) fn may_propose_federation_payment(
		who: &T::AccountId,
		coop: CoopId,
		title: &Written,
		(payee, amount, document): (&AccountIdLookupOf<T>, &BalanceOf<T>, T::Hash),
	) -> Result<Draft<T>, DispatchError> {
		let payee = T::Lookup::lookup(payee.clone())?;
		let call = OpaqueCall::from(&T::Payments::pay(None, payee, amount.clone(), document));
		Self::may_propose_to_federation(who, coop, Track::Ordinary, title, Some(&call))
	}

	/// A proposal to co-ops that are named.
	pub(crate) fn may_propose_agreement(
		who: &T::AccountId,
		coop: CoopId,
		parties: &Listed<CoopId>,
		track: Track,
		title: &Written,
		call: Option<&OpaqueCall<CallOf<T>>>,
	) -> Result<Draft<T>, DispatchError> {
		let parties = Self::may_name(coop, parties)?;
		let by = Self::voter_now(coop, who)?;
		let title = Self::title(title)?;
		// An agreement binds a co-op by a decision of its members. (ES 78.3)
		ensure!(track > Track::Consent, Error::<T>::TrackTooWeak);
		let Inspected { call, subject, .. } = Self::inspect_optional(Body::Agreement, track, Secrecy::Open, call)?;
		Self::ensure_own_agreement(call.as_ref(), &parties)?;
		let rules = Self::rules_of_parties(&parties, track, subject)?;
		let blank = Self::blank(Body::Agreement, coop, by, track, rules);
		Ok(Self::draft(Draft { title, subject, call, parties: Some(parties), ..blank })?)
	}

	/// A draft of a text, without its title and its numbers.
	fn blank(body: Body, coop: CoopId, by: MemberNo, track: Track, rules: Rules) -> Draft<T> {
		Draft {
			body,
			coop,
			title: Title::default(),
			parties: None,
			by,
			track,
			secrecy: Secrecy::Open,
			subject: Subject::Usual,
			judged: AllJudged::new(),
			rules,
			call: None,
			quota: Quota::default(),
			number: 0,
			id: 0,
			lapses_at: 0,
		}
	}

	/// The draft with its numbers, if the proposer can submit another.
	fn draft(draft: Draft<T>) -> Result<Draft<T>, Error<T>> {
		let Draft { body, coop, by, .. } = draft;
		let lapses_at = T::Clock::in_days(DRAFT_DAYS).ok_or(Error::<T>::Overflow)?;
		let quota = DraftQuota::<T>::get(coop, by).one_more::<T::Clock>(DRAFT_DAYS, T::DraftsPerMember::get());
		let quota = quota.ok_or(Error::<T>::QuotaUsed)?;

		let id = ResolutionCount::<T>::get().checked_add(1).ok_or(Error::<T>::Overflow)?;
		let number = NumbersGiven::<T>::get(body).checked_add(1).ok_or(Error::<T>::Overflow)?;
		Ok(Draft { quota, number, id, lapses_at, ..draft })
	}

	pub(crate) fn may_propose_payment(
		who: &T::AccountId,
		coop: CoopId,
		title: &Written,
		(payee, amount, document): (&AccountIdLookupOf<T>, &BalanceOf<T>, T::Hash),
	) -> Result<Draft<T>, DispatchError> {
		let payee = T::Lookup::lookup(payee.clone())?;
		let call = OpaqueCall::from(&T::Payments::pay(Some(coop), payee, amount.clone(), document));
		Self::may_propose(who, coop, Track::Ordinary, Secrecy::Open, title, Some(&call))
	}

	/// The title as it is kept.
	pub(crate) fn title(written: &Written) -> Result<Title, Error<T>> {
		let title: Title = written.bounded().ok_or(Error::<T>::TitleTooLong)?;
		ensure!(is_visible(&title), Error::<T>::TitleNotText);
		Ok(title)
	}

	pub(crate) fn inspect_optional(
		body: Body,
		track: Track,
		secrecy: Secrecy,
		call: Option<&OpaqueCall<CallOf<T>>>,
	) -> Result<Inspected<T>, DispatchError> {
		// Consent is sought openly: who objects gives their name.
		ensure!(track != Track::Consent || secrecy == Secrecy::Open, Error::<T>::ConsentIsOpen);
		let Some(call) = call else {
			return Ok(Inspected { call: None, subject: Subject::Usual, judged: AllJudged::new() });
		};
		Self::inspect(body, track, secrecy, call)
	}

	pub(crate) fn submit(draft: Draft<T>, document: T::Hash) {
		let Draft {
			body,
			coop,
			title,
			parties,
			by,
			track,
			secrecy,
			subject,
			judged,
			rules,
			call,
			quota,
			number,
			id,
			lapses_at,
		} = draft;
		let motion = Motion {
			title,
			document,
			proposer: by,
			seconder: None,
			by_petition: false,
			signatures: 0,
			secret_requests: 0,
			amendments: 0,
			alternative_to: None,
			call: call.as_ref().map(|call| T::Hashing::hash(call.bytes())),
			transaction_version: T::Version::get().transaction_version,
			submitted_at: T::Clock::civil(),
			noticed_at: None,
			closes_on: None,
			opened_at: None,
			decided_at: None,
			passed_at: None,
			effect_at: None,
			retry_until: None,
			challenges: 0,
			hastened: 0,
			retry: None,
			enacted_at: None,
		};
		let resolution = Resolution {
			#[cfg(feature = "next-version")]
			migrated: false,
			body,
			coop,
			number,
			track,
			secrecy,
			subject,
			phase: Phase::Draft,
			ends_at: Some(lapses_at),
			rules,
			electorate: match body {
				Body::Coop(coop) => T::Members::electorate(coop),
				_ => Electorate { version: 0, electors: 0, suspended: 0 },
			},
			rescinds: false,
			recused: BoundedVec::new(),
			concerned: Concerned::default(),
			appellant: None,
			judged,
			opened_at: 0,
			tally: Tally::default(),
			second_call: false,
			matter: None,
			counted_in: None,
		};

		ResolutionCount::<T>::put(id);
		NumbersGiven::<T>::insert(body, number);
		DraftQuota::<T>::insert(coop, by, quota);
		Drafts::<T>::insert(coop, id, ());
		if let Some(call) = call {
			Calls::<T>::insert(id, call);
		}
		if let Some(parties) = parties {
			PartiesOf::<T>::insert(id, parties);
		}
		if body.is_of_coops() {
			OpenAmongCoops::<T>::insert(id, ());
		}
		Motions::<T>::insert(id, motion);
		Self::schedule(coop, lapses_at, id);
		Resolutions::<T>::insert(id, resolution);
		Self::deposit_event(Event::Proposed { resolution: id, coop, number, by });
	}

	/// The draft with the electorate and the rules that notice would fix now; the electorate of co-ops is still to be counted.
	pub(crate) fn as_of_notice(id: ResolutionId, mut resolution: Resolution) -> Result<Resolution, Error<T>> {
		let Resolution { body, track, subject, .. } = resolution;
		let now = match body {
			Body::Coop(coop) => {
				let bylaws = T::Coops::parameters(coop).ok_or(Error::<T>::NoSuchCoop)?;
				resolution.electorate = T::Members::electorate(coop);
				Rules::of(&bylaws, track, subject)
			}
			Body::Federation => Rules::of_charter(&T::Coops::charter(), track, subject),
			// The slowest of the parties' rules.
			Body::Agreement => Self::rules_of_parties(&PartiesOf::<T>::get(id), track, subject)?,
		};
		resolution.rules = resolution.rules.stricter(now);
		Ok(resolution)
	}

	/// Gives notice of a draft that has found support, with the electorate and the rules of now.
	pub(crate) fn put_on_agenda(id: ResolutionId, mut resolution: Resolution, by_petition: bool) -> DispatchResult {
		Self::take_place(id, resolution.coop, by_petition)?;
		let alternative_to = Self::motion(id)?.alternative_to.filter(|_| resolution.matter.is_some());
		let noticed_at = match alternative_to {
			// Notice was given of the matter.
			Some(to) => Self::motion(to)?.noticed_at,
			None => None,
		};
		Self::note_notice(id, resolution.body, noticed_at, by_petition);
		if let Some(to) = alternative_to {
			return Self::join(id, resolution, to);
		}
		if resolution.body.is_of_coops() {
			Self::open_polls(id, &mut resolution)?;
		}
		if resolution.track == Track::Consent {
			let closes_at = Self::in_days(resolution.rules.consent_days)?;
			let electors = resolution.electors();
			Self::enter_phase(id, resolution, Phase::Consent { objections: 0 }, closes_at);
			Self::deposit_event(Event::ConsentSought { resolution: id, closes_at, electors });
			Ok(())
		} else {
			Self::give_notice(id, resolution)
		}
	}

	/// Remembers the first notice, which is given now or was before, from which on ballots may be kept.
	fn note_notice(id: ResolutionId, body: Body, before: Option<Moment>, by_petition: bool) {
		let now = before.unwrap_or_else(T::Clock::civil);
		Self::change_motion(id, |motion| {
			motion.noticed_at = Some(now);
			motion.by_petition = by_petition;
		});
		Kept::<T>::insert((body.coop(), now.to_be_bytes(), id), ());
	}

	/// Puts a resolution with a fixed electorate on the agenda of the members.
	pub(crate) fn give_notice(id: ResolutionId, resolution: Resolution) -> DispatchResult {
		let notice = resolution.rules.notice_days;
		let opens_at = Self::in_days(notice)?;
		// Bylaws keep the freeze shorter than the notice.
		let freezes_at = Self::in_days(notice.saturating_sub(resolution.rules.freeze_days))?;
		let electors = resolution.electors();

		Self::deposit_event(Event::NoticeGiven { resolution: id, freezes_at, opens_at, electors });
		Self::ask_for_tellers(id, &resolution);
		Self::enter_phase(id, resolution, Phase::Notice { freezes_at }, opens_at);
		Ok(())
	}

	pub(crate) fn in_days(days: u16) -> Result<Moment, Error<T>> {
		T::Clock::in_days(days.into()).ok_or(Error::<T>::Overflow)
	}

	/// The objector's number, whose objection it is, and the resolution with one objection more or less.
	fn objecting(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		change: impl FnOnce(u32) -> Option<u32>,
	) -> Result<(MemberNo, Whose, Resolution), Error<T>> {
		let mut resolution = Self::find(id)?;
		let Phase::Consent { objections } = resolution.phase else {
			return Err(Error::<T>::NotInThisPhase);
		};
		Self::ensure_running(&resolution)?;
		let (by, whose) = if resolution.body.is_of_coops() {
			(Self::objector(&resolution, coop, who)?, Whose::Coop)
		} else {
			Self::ensure_asked(&resolution, coop)?;
			let by = Self::voter_on(&resolution, None, coop, who)?;
			(by, Whose::Member(by))
		};
		let objections = change(objections).ok_or(Error::<T>::Overflow)?;
		resolution.phase = Phase::Consent { objections };
		Ok((by, whose, resolution))
	}

	pub(crate) fn may_object(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		reason: T::Hash,
	) -> Result<Objecting<T::Hash>, Error<T>> {
		let (by, whose, resolution) = Self::objecting(who, id, coop, |objections| objections.checked_add(1))?;
		// Who withdrew an objection can object to the next text.
		let amendments = Self::motion(id)?.amendments;
		let again =
			Objections::<T>::get((id, coop, whose)).is_none_or(|one| !one.stands && one.amendments != amendments);
		ensure!(again, Error::<T>::AlreadyObjected);
		let objection = Objection { reason, stands: true, amendments };
		Ok(Objecting { by, whose, resolution, objection, extended: None })
	}

	pub(crate) fn do_object(id: ResolutionId, coop: CoopId, objecting: Objecting<T::Hash>) {
		let Objecting { by, whose, resolution, objection, .. } = objecting;
		Resolutions::<T>::insert(id, resolution);
		Objections::<T>::insert((id, coop, whose), objection);
		Self::deposit_event(Event::Objected { resolution: id, coop, by, reason: objection.reason });
	}

	/// Others can object in the place of an objection that is withdrawn: a day at least where none stands any more. A vote goes
	/// on as well whose result changes in its last day, so that nobody who relied on the objection comes too late.
	pub(crate) fn may_stop_objecting(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
	) -> Result<Objecting<T::Hash>, Error<T>> {
		let (by, whose, resolution) = Self::objecting(who, id, coop, |objections| Some(objections.saturating_sub(1)))?;
		if resolution.body.is_of_coops() {
			// Whose objection it is is not kept, and a deputy takes back none of the delegate.
			Self::ensure_delegated(coop, by)?;
		}
		let objection = Objections::<T>::get((id, coop, whose)).filter(|objection| objection.stands);
		let objection = Objection { stands: false, ..objection.ok_or(Error::<T>::NotObjecting)? };
		let in_a_day = match resolution.phase {
			Phase::Consent { objections: 0 } => Some(Self::in_days(1)?),
			_ => None,
		};
		let extended = in_a_day.filter(|later| resolution.ends_at.is_some_and(|ends_at| ends_at < *later));
		Ok(Objecting { by, whose, resolution, objection, extended })
	}

	pub(crate) fn do_stop_objecting(id: ResolutionId, coop: CoopId, objecting: Objecting<T::Hash>) {
		let Objecting { by, whose, resolution, objection, extended } = objecting;
		Objections::<T>::insert((id, coop, whose), objection);
		Self::deposit_event(Event::ObjectionWithdrawn { resolution: id, coop, by });
		match extended {
			Some(closes_at) => {
				let (phase, electors) = (resolution.phase, resolution.electors());
				Self::enter_phase(id, resolution, phase, closes_at);
				Self::deposit_event(Event::ConsentSought { resolution: id, closes_at, electors });
			}
			None => Resolutions::<T>::insert(id, resolution),
		}
	}

	pub(crate) fn may_request_secrecy(who: &T::AccountId, id: ResolutionId) -> Result<SecrecyRequest<T>, Error<T>> {
		let resolution = Self::find(id)?;
		// Co-ops answer to their members for how they vote on each other's affairs, so that all see it.
		ensure!(!resolution.body.is_of_coops(), Error::<T>::CoopsVoteOpenly);
		ensure!(matches!(resolution.phase, Phase::Notice { .. }), Error::<T>::NotInThisPhase);
		ensure!(resolution.secrecy == Secrecy::Open, Error::<T>::SecretBallot);
		Self::ensure_running(&resolution)?;
		let by = Self::voter_on(&resolution, None, resolution.coop, who)?;
		let signature = Signatures::<T>::get((id, resolution.coop, Whose::Member(by)));
		ensure!(!signature.secrecy, Error::<T>::AlreadySigned);
		let mut motion = Self::motion(id)?;
		motion.secret_requests = motion.secret_requests.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let granted = motion.secret_requests >= resolution.rules.secret_request(resolution.electors());
		Ok(SecrecyRequest { by, signature: Signature { secrecy: true, ..signature }, motion, resolution, granted })
	}

	pub(crate) fn do_request_secrecy(id: ResolutionId, request: SecrecyRequest<T>) {
		let SecrecyRequest { by, signature, motion, mut resolution, granted } = request;
		Motions::<T>::insert(id, motion);
		Signatures::<T>::insert((id, resolution.coop, Whose::Member(by)), signature);
		Self::deposit_event(Event::SecrecyRequested { resolution: id, by, granted });
		if granted {
			resolution.secrecy = Secrecy::Secret;
			Self::ask_for_tellers(id, &resolution);
			Resolutions::<T>::insert(id, &resolution);
			Self::make_all_secret(resolution.matter);
		}
	}
}
