//! What members, officers, delegates, tellers and anybody can call.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Propose that your co-op decides something that takes effect by itself.
		///
		/// The track must be at least as strong as the call asks for. A title must not name persons: what concerns them is in
		/// the document, of which only the hash is on the chain.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge within the number of drafts that a member can submit in a period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(0)]
		pub fn propose(
			origin: OriginFor<T>,
			coop: CoopId,
			track: Track,
			secrecy: Secrecy,
			title: Written,
			document: T::Hash,
			call: OpaqueCall<CallOf<T>>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let draft = Self::may_propose(&who, coop, track, secrecy, &title, Some(&call))
				.or_refused(refused_proposal::<T>(T::WeightInfo::propose()))?;
			Self::submit(draft, document);
			Ok(().into())
		}

		/// Propose that your co-op adopts a text that has no effect on the chain.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge within the number of drafts that a member can submit in a period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(1)]
		pub fn propose_text(
			origin: OriginFor<T>,
			coop: CoopId,
			track: Track,
			secrecy: Secrecy,
			title: Written,
			document: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let draft = Self::may_propose(&who, coop, track, secrecy, &title, None)
				.or_refused(refused_proposal::<T>(T::WeightInfo::propose_text()))?;
			Self::submit(draft, document);
			Ok(().into())
		}

		/// Propose by ordinary resolution that your co-op pays an amount from its account.
		///
		/// Where its account is the cash of its first treasury, that pays, on this document and without a budget line. What is a third of
		/// what is there in a year needs a special resolution, and a proposal of that payment as a call.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge within the number of drafts that a member can submit in a period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(2)]
		pub fn propose_payment(
			origin: OriginFor<T>,
			coop: CoopId,
			title: Written,
			document: T::Hash,
			payee: AccountIdLookupOf<T>,
			amount: BalanceOf<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let draft = Self::may_propose_payment(&who, coop, &title, (&payee, &amount, document))
				.or_refused(refused_proposal::<T>(T::WeightInfo::propose_payment()))?;
			Self::submit(draft, document);
			Ok(().into())
		}

		/// Propose that your co-op elects members to an office, in secret and in an assembly.
		///
		/// Members stand from the notice until the text is frozen. Who has the most votes is put into office, from the day on that
		/// is given here: no earlier than all that takes, and within a year. It lapses if nobody stands.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge within the number of drafts that a member can submit in a period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(34)]
		pub fn propose_election(
			origin: OriginFor<T>,
			coop: CoopId,
			title: Written,
			document: T::Hash,
			election: Election,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let (draft, contest) = Self::may_propose_election(&who, coop, &title, &election)
				.or_refused(refused_proposal::<T>(T::WeightInfo::propose_election()))?;
			Self::submit_election(draft, document, contest);
			Ok(().into())
		}

		/// Stand for the office in an election of your co-op.
		///
		/// You vote on it like others, and count none of its votes. Where 32 stand already, you take the place of who is nominated
		/// by the fewest members, if more have nominated you.
		///
		/// ## Origin
		/// Signed by a member who can be given an office, from the notice until the text is frozen. Free of charge, once, and
		/// again for who gave way to another.
		///
		/// ## Events
		/// - [`Event::CandidateDisplaced`] of who gives way
		/// - [`Event::Stands`]
		#[pallet::call_index(35)]
		pub fn stand(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let (candidacy, signature) = Self::may_stand(&who, resolution).or_refused(T::WeightInfo::refused())?;
			Self::do_stand(resolution, candidacy, signature);
			Ok(().into())
		}

		/// Stand no longer in an election of your co-op, as long as others can still stand.
		///
		/// ## Origin
		/// Signed by a member who stands. Free of charge.
		///
		/// ## Events
		/// - [`Event::CandidacyWithdrawn`]
		#[pallet::call_index(36)]
		pub fn withdraw_candidacy(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let candidacy = Self::may_withdraw_candidacy(&who, resolution).or_refused(T::WeightInfo::refused())?;
			Self::do_withdraw_candidacy(resolution, candidacy);
			Ok(().into())
		}

		/// Nominate a member in an election of your co-op, so that they can stand where many want to.
		///
		/// They stand if they say so themselves, before or after. It is no vote, and everybody sees it.
		///
		/// ## Origin
		/// Signed by a member who had a vote when notice was given, until the text is frozen. Free of charge, once.
		///
		/// ## Events
		/// - [`Event::CandidateNominated`]
		#[pallet::call_index(38)]
		pub fn nominate_candidate(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			member: MemberNo,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let nomination = Self::may_nominate(&who, resolution, member).or_refused(T::WeightInfo::refused())?;
			Self::do_nominate(resolution, nomination, member);
			Ok(().into())
		}

		/// Second a draft, which puts it on the agenda and gives notice of it.
		///
		/// `version` is that of the text that you have read: 0 for the one that was proposed, and one more for each amendment. In
		/// one co-op, one of the two, proposer and seconder, must be on the board. Without the board a petition puts a draft
		/// on the agenda. Among co-ops the delegate or the board of another co-op seconds, and the proposal must be that of the
		/// delegate or the board of the first, or have the petition of its members. Where at most two others are awake in the
		/// federation, another member of the same seconds, too.
		///
		/// ## Origin
		/// Signed by another member of `coop` with a vote. Free of charge.
		///
		/// ## Events
		/// - [`Event::Seconded`], then [`Event::NoticeGiven`] or [`Event::ConsentSought`]
		#[pallet::call_index(3)]
		#[pallet::weight(
			<T as Config>::WeightInfo::second()
				.max(
					<T as Config>::WeightInfo::second_among_coops(T::Coops::count())
						.saturating_add(<T as Config>::WeightInfo::sign_petition(ALWAYS_A_PETITION))
				)
				.saturating_add(<T as Config>::WeightInfo::put_as_alternative())
		)]
		pub fn second(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			version: u8,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asking = Self::asking_to_second(resolution, coop);
			let (by, draft, by_petition) = Self::may_second(&who, resolution, coop, version).or_refused(asking)?;
			let is_own = !draft.body.is_of_coops();
			let weight = is_own.then(|| T::WeightInfo::second().saturating_add(Self::looking_at(draft.matter)));

			Self::do_second(resolution, coop, by, draft, by_petition)?;
			Ok(weight.into())
		}

		/// Sign the petition for a draft; with enough signatures it is on the agenda.
		///
		/// `version` is that of the text that you have read: 0 for the one that was proposed, and one more for each amendment.
		/// Signatures of members who have no vote any more do not count. What is proposed to other co-ops needs one of them to
		/// second it as well.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge, once for each version.
		///
		/// ## Events
		/// - [`Event::Signed`], with the last one [`Event::NoticeGiven`] or [`Event::ConsentSought`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::sign_petition(ALWAYS_A_PETITION).saturating_add(T::WeightInfo::put_as_alternative()))]
		pub fn sign_petition(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			version: u8,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let signing = Self::may_sign(&who, resolution, coop, version)?;
			let (looked_at, joining) = (signing.looked_at, Self::looking_at(signing.resolution.matter));
			Self::do_sign(resolution, signing)?;
			Ok(Some(<T as Config>::WeightInfo::sign_petition(looked_at).saturating_add(joining)).into())
		}

		/// Take back your signature under a draft, as long as it is not on the agenda.
		///
		/// You can sign the next version of the text, not this one again.
		///
		/// ## Origin
		/// Signed by the member who signed it. Free of charge.
		///
		/// ## Events
		/// - [`Event::SignatureWithdrawn`]
		#[pallet::call_index(31)]
		pub fn withdraw_signature(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let unsigning = Self::may_withdraw_signature(&who, resolution, coop).or_refused(T::WeightInfo::refused())?;
			Self::do_withdraw_signature(resolution, coop, unsigning);
			Ok(().into())
		}

		/// Amend your proposal: its title, its document and its call.
		///
		/// A proposal that seeks consent gets the whole time for objections again. On the agenda the text can be amended until
		/// it is frozen, but not turned against other persons. Who has signed the text before signs the new one or not. The amended
		/// call must not ask for a stronger kind of resolution. Leave the call out for a text.
		///
		/// ## Origin
		/// Signed by the proposer. Free of charge, a few times.
		///
		/// ## Events
		/// - [`Event::Amended`], and [`Event::InstructionEnded`] for each co-op that had instructed its delegate
		#[pallet::call_index(5)]
		#[pallet::weight(
			<T as Config>::WeightInfo::amend()
				.saturating_add(looking_at_call::<T>(call.is_some()))
				.saturating_add(<T as Config>::WeightInfo::put_as_alternative())
				.saturating_add(T::DbWeight::get().reads_writes(T::Coops::count().into(), T::Coops::count().into()))
		)]
		pub fn amend(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			title: Written,
			document: T::Hash,
			call: Option<OpaqueCall<CallOf<T>>>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let accepted = T::WeightInfo::amend().saturating_add(looking_at_call::<T>(call.is_some()));
			let asking = refused_proposal::<T>(accepted).saturating_add(T::WeightInfo::put_as_alternative());
			let amendment = Self::may_amend(&who, resolution, &title, document, call.as_ref()).or_refused(asking)?;
			let weight = Self::amending(&amendment.resolution)
				.saturating_add(looking_at_call::<T>(call.is_some()))
				.saturating_add(Self::looking_at(amendment.beside()));
			let (looked_at, ended) = Self::change_text(resolution, amendment);
			Ok(Some(weight.saturating_add(T::DbWeight::get().reads_writes(looked_at, ended))).into())
		}

		/// Put your draft beside a resolution on notice as an alternative: one takes effect.
		///
		/// Once it is supported it has the same days and electors. Of those that pass the one with the most votes for it is
		/// chosen, in the federation the one with the most co-ops. Name none to put it by itself. It is another version of the
		/// draft, which members sign or not.
		///
		/// Both are of one co-op or of the federation, on the same track and subject, on nobody, and do different things. It
		/// comes before the text of the other is frozen; among co-ops, and for a special resolution, in the first half of its notice.
		/// Each proposes one of six at most; among co-ops who speaks for each does, and a petition of its members.
		///
		/// ## Origin
		/// Signed by the proposer of a draft. Free of charge, as often as it can be amended.
		///
		/// ## Events
		/// - [`Event::PutAsAlternative`] and [`Event::Amended`]
		#[pallet::call_index(37)]
		pub fn put_as_alternative(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			to: Option<ResolutionId>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asking = T::WeightInfo::put_as_alternative();
			let motion = Self::may_put_as_alternative(&who, resolution, to).or_refused(asking)?;
			Self::do_put_as_alternative(resolution, motion);
			Ok(().into())
		}

		/// Take your proposal back, as long as the vote is not open.
		///
		/// Who has seconded it, or signs it, can take it over for seven days.
		///
		/// ## Origin
		/// Signed by the proposer. Free of charge.
		///
		/// ## Events
		/// - [`Event::Withdrawn`]
		#[pallet::call_index(6)]
		pub fn withdraw(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let proposal = Self::may_withdraw(&who, resolution).or_refused(T::WeightInfo::refused())?;

			Self::end(resolution, proposal, Phase::Withdrawn)?;
			Self::deposit_event(Event::Withdrawn { resolution });
			Ok(().into())
		}

		/// Take over what its proposer has withdrawn within seven days, if you have supported it.
		///
		/// The same text and call are a new draft of yours, for which support begins anew. `coop` is yours.
		///
		/// ## Origin
		/// Signed by who has seconded it or signs it as it is. Free of charge within the number of drafts that a member can submit
		/// in a period.
		///
		/// ## Events
		/// - [`Event::Proposed`] and [`Event::TakenOver`]
		#[pallet::call_index(32)]
		#[pallet::weight(
			<T as Config>::WeightInfo::take_over().max(
				<T as Config>::WeightInfo::propose_agreement()
					.saturating_add(looking_at_call::<T>(true))
					.saturating_add(<T as Config>::WeightInfo::withdraw_signature())
			)
		)]
		pub fn take_over(origin: OriginFor<T>, resolution: ResolutionId, coop: CoopId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let (by, draft, document) =
				Self::may_take_over(&who, resolution, coop).or_refused(T::WeightInfo::refused_proposal())?;

			Self::submit(draft, document);
			let anew = ResolutionCount::<T>::get();
			Self::deposit_event(Event::TakenOver { resolution, coop, by, anew });
			Ok(().into())
		}

		/// Object to a proposal that seeks consent, with the hash of your reasons.
		///
		/// If your objection stands at the end of the window, the members vote.
		///
		/// ## Origin
		/// Signed by a member who had a vote when consent was sought; among co-ops, by the delegate of a co-op with a voice, its
		/// deputy or, where nobody is either, one of its board. Free of charge, once.
		///
		/// ## Events
		/// - [`Event::Objected`]
		#[pallet::call_index(7)]
		pub fn object(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			reason: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let objecting = Self::may_object(&who, resolution, coop, reason).or_refused(T::WeightInfo::refused())?;
			Self::do_object(resolution, coop, objecting);
			Ok(().into())
		}

		/// Withdraw your objection to a proposal that seeks consent.
		///
		/// If none stands any more, others can object for a day at least.
		///
		/// ## Origin
		/// Signed by the member who objected; among co-ops, by the delegate, or the deputy of one who is missing or has no vote,
		/// or the board if there is neither. Free of charge.
		///
		/// ## Events
		/// - [`Event::ObjectionWithdrawn`]
		/// - [`Event::ConsentSought`] if others can object for longer
		#[pallet::call_index(8)]
		pub fn withdraw_objection(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let objecting = Self::may_stop_objecting(&who, resolution, coop).or_refused(T::WeightInfo::refused())?;
			Self::do_stop_objecting(resolution, coop, objecting);
			Ok(().into())
		}

		/// Ask that the vote be secret, in an assembly; it is if enough ask, for alternatives too.
		///
		/// ## Origin
		/// Signed by a member who had a vote when notice was given, before the vote opens. Free of charge, once.
		///
		/// ## Events
		/// - [`Event::SecrecyRequested`], with the last one [`Event::TellersNeeded`]
		#[pallet::call_index(9)]
		pub fn request_secrecy(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let request = Self::may_request_secrecy(&who, resolution).or_refused(T::WeightInfo::refused())?;
			Self::do_request_secrecy(resolution, request);
			Ok(().into())
		}

		/// Vote as a member of a co-op; you can change your vote a few times until the vote closes.
		///
		/// ## Origin
		/// Signed by a member of `coop` who had a vote when notice was given. Free of charge. Who is paid can only vote against
		/// it, once and for all, and so can the members of a co-op that is paid whose members gave its vote. Members of a co-op
		/// that is judged cannot vote on that. Whom somebody was to represent in an assembly votes in person by it as long as no
		/// report of it counts, and their proxy falls.
		///
		/// ## Events
		/// - [`Event::Voted`], perhaps [`Event::ProxyEnded`] or [`Event::VoteExtended`]
		#[pallet::call_index(10)]
		#[pallet::weight(
			<T as Config>::WeightInfo::vote()
				.saturating_add(ending_proxies::<T>(MAX_REPORTS.saturating_add(1)))
				.saturating_add(<T as Config>::WeightInfo::extend_alternatives())
		)]
		pub fn vote(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			choice: Choice,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let vote = Self::may_vote(&who, resolution, coop, choice).or_refused(T::WeightInfo::refused())?;
			let weight = Self::do_vote(resolution, coop, choice, vote)?;
			Ok(Some(weight).into())
		}

		/// Enter members on your roll of the assembly that votes on a resolution, each once.
		///
		/// Where the co-op lacks tellers, its auditors and tellers of other co-ops of the federation stand in for those.
		///
		/// It takes nothing from them: until three tellers agree on a report they vote on the chain, and after that unless they
		/// are on the roll that counts. Nobody agrees any more to what your report said before. One call takes at most
		/// [`MAX_ROLL_CALL`] members; enter more by several.
		///
		/// ## Origin
		/// Signed by a teller of the co-op or who stands in for one, while the vote is open. Free of charge.
		///
		/// ## Events
		/// - [`Event::RollCalled`]
		#[pallet::call_index(11)]
		#[pallet::weight(telling::<T>(<T as Config>::WeightInfo::roll_call(looked_at(members, MAX_ROLL_CALL))))]
		pub fn roll_call(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			members: Listed<MemberNo>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asking = telling::<T>(T::WeightInfo::refused_roll(looked_at(&members, MAX_ROLL_CALL)));
			let change = Self::may_call_roll(&who, resolution, coop, &members).or_refused(asking)?;

			let weight = change.telling.weight(T::WeightInfo::roll_call(looked_at(&members, MAX_ROLL_CALL)));
			Self::change_roll(resolution, coop, change);
			Ok(Some(weight).into())
		}

		/// Take members off your roll of the assembly, and the result with them.
		///
		/// ## Origin
		/// Signed by a teller of the co-op or who stands in for one, while the vote is open. Free of charge, a few times.
		///
		/// ## Events
		/// - [`Event::RollStruck`]
		#[pallet::call_index(12)]
		#[pallet::weight(telling::<T>(<T as Config>::WeightInfo::strike_roll(looked_at(members, MAX_ROLL_CALL))))]
		pub fn strike_roll(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			members: Listed<MemberNo>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asking = telling::<T>(T::WeightInfo::refused_roll(looked_at(&members, MAX_ROLL_CALL)));
			let change = Self::may_strike_roll(&who, resolution, coop, &members).or_refused(asking)?;

			let weight = change.telling.weight(T::WeightInfo::strike_roll(looked_at(&members, MAX_ROLL_CALL)));
			Self::change_roll(resolution, coop, change);
			Ok(Some(weight).into())
		}

		/// Enter members on your roll who are absent, each with who is present and votes for them.
		///
		/// They count for the quorum as those who are there, and vote no more on the chain once the roll counts. Who is present
		/// holds as many proxies as the bylaws allow, and nobody who is represented holds any. One call takes at most
		/// [`MAX_PROXY_CALL`] proxies. Strike them off as others; who holds proxies comes off the roll after them.
		///
		/// ## Origin
		/// Signed by a teller of the co-op or who stands in for one, while the vote is open. Free of charge.
		///
		/// ## Events
		/// - [`Event::ProxiesEntered`]
		#[pallet::call_index(29)]
		#[pallet::weight(telling::<T>(<T as Config>::WeightInfo::enter_proxies(looked_at(proxies, MAX_PROXY_CALL))))]
		pub fn enter_proxies(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			proxies: Listed<Represented>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asking = telling::<T>(T::WeightInfo::enter_proxies(looked_at(&proxies, MAX_PROXY_CALL)));
			let change = Self::may_enter_proxies(&who, resolution, coop, &proxies).or_refused(asking)?;

			let weight = change.telling.weight(T::WeightInfo::enter_proxies(looked_at(&proxies, MAX_PROXY_CALL)));
			Self::change_roll(resolution, coop, change);
			Ok(Some(weight).into())
		}

		/// Put on record on your roll of the assembly who dissents, or that they do not.
		///
		/// Who is noted on the roll that counts can leave because of new bylaws, as who has not voted for them on the chain. Note
		/// who asks for it, and nobody else: it says what they voted. They are no more than voted against it or abstained.
		///
		/// ## Origin
		/// Signed by a teller of the co-op or who stands in for one, while the vote is open. Free of charge, and a few times to
		/// take it back.
		///
		/// ## Events
		/// - [`Event::DissentNoted`]
		#[pallet::call_index(30)]
		#[pallet::weight(telling::<T>(<T as Config>::WeightInfo::note_dissent(looked_at(members, MAX_ROLL_CALL))))]
		pub fn note_dissent(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			members: Listed<MemberNo>,
			dissents: bool,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asking = telling::<T>(T::WeightInfo::refused_roll(looked_at(&members, MAX_ROLL_CALL)));
			let change = Self::may_note_dissent(&who, resolution, coop, &members, dissents).or_refused(asking)?;

			let weight = change.telling.weight(T::WeightInfo::note_dissent(looked_at(&members, MAX_ROLL_CALL)));
			Self::change_roll(resolution, coop, change);
			Ok(Some(weight).into())
		}

		/// Enter the result of the assembly in your report, or another one than before.
		///
		/// It counts when you and two other tellers agree to the report, or all who can in a co-op of three. One of you at least
		/// is of the co-op.
		///
		/// ## Origin
		/// Signed by a teller of the co-op or who stands in for one, while the vote is open; once a report counts, by one of the
		/// three who agreed to it, who corrects it so. Free of charge, a few times.
		///
		/// ## Events
		/// - [`Event::ResultEntered`]
		#[pallet::call_index(13)]
		#[pallet::weight(telling::<T>(<T as Config>::WeightInfo::enter_result()))]
		pub fn enter_result(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			result: AssemblyResult<T::Hash>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asking = telling::<T>(T::WeightInfo::refused_roll(0));
			let entry = Self::may_enter_result(&who, resolution, coop, &result).or_refused(asking)?;

			let weight = entry.weight(T::WeightInfo::enter_result());
			Assemblies::<T>::insert(resolution, coop, entry.assembly);
			Self::deposit_event(Event::ResultEntered { resolution, coop, by: entry.by });
			Ok(Some(weight).into())
		}

		/// Agree to a teller's report, whose roll and result you repeat; it counts when three do.
		///
		/// You agree to one report at a time, and no longer to another. `roll` is the hash of the roll in the report.
		///
		/// ## Origin
		/// Signed by another teller of the co-op or who stands in for one, while the vote is open; once a report counts, by one
		/// of the three who agreed to it. Free of charge, and to be changed a few times.
		///
		/// ## Events
		/// - [`Event::ResultConfirmed`]
		/// - [`Event::AssemblyCounted`] or [`Event::AssemblyCorrected`] for the third teller, perhaps [`Event::VoteExtended`]
		#[pallet::call_index(24)]
		#[pallet::weight(telling::<T>(counting::<T>()))]
		pub fn confirm_result(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			of: Hand,
			roll: T::Hash,
			result: AssemblyResult<T::Hash>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asking = telling::<T>(T::WeightInfo::refused_roll(0));
			let agreement = Self::may_confirm_result(&who, resolution, coop, of, &roll, &result).or_refused(asking)?;

			let (by, tellers) = (agreement.telling.by, agreement.tellers);
			let counts = agreement.counting.is_some();
			let usual = if counts { counting::<T>() } else { T::WeightInfo::enter_result() };
			let weight = agreement.telling.weight(usual);
			Assemblies::<T>::insert(resolution, coop, agreement.telling.assembly);
			Self::deposit_event(Event::ResultConfirmed { resolution, coop, by, of, tellers });
			if let Some(counting) = agreement.counting {
				Self::count_assembly(resolution, coop, counting, result)?;
			}
			Ok(Some(weight).into())
		}

		/// Agree no longer to the report of a teller, as long as it does not count.
		///
		/// ## Origin
		/// Signed by a teller who agrees to one, be it their own. Free of charge, a few times.
		///
		/// ## Events
		/// - [`Event::ResultDiscarded`]
		#[pallet::call_index(14)]
		#[pallet::weight(telling::<T>(<T as Config>::WeightInfo::discard_result()))]
		pub fn discard_result(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asking = telling::<T>(T::WeightInfo::refused_roll(0));
			let discarded = Self::may_discard_result(&who, resolution, coop).or_refused(asking)?;

			let weight = discarded.weight(T::WeightInfo::discard_result());
			Assemblies::<T>::insert(resolution, coop, discarded.assembly);
			Self::deposit_event(Event::ResultDiscarded { resolution, coop, by: discarded.by });
			Ok(Some(weight).into())
		}

		/// Ask to put into effect what has passed but failed; it is when a second person asks.
		///
		/// Whom it concerns is none of the two. The first one's word counts for seven days. It can be retried for 30 days
		/// after it first failed.
		///
		/// ## Origin
		/// Signed by a member of `coop` with a vote, which decided; one of the two is on its board if anybody on it can. Among co-ops by
		/// the delegate or the board of `coop`, which was among those that decided, and the other of another one. Free of charge.
		///
		/// ## Events
		/// - [`Event::RetryAsked`], with the second [`Event::Retried`], and what follows in the next block
		#[pallet::call_index(15)]
		#[pallet::weight(<T as Config>::WeightInfo::retry().saturating_add(asking_all_awake::<T>()))]
		pub fn retry(origin: OriginFor<T>, resolution: ResolutionId, coop: CoopId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let usual = <T as Config>::WeightInfo::retry();
			let most = usual.saturating_add(asking_all_awake::<T>());
			let (by, retry) = Self::may_retry(&who, resolution, coop).or_refused(most)?;
			let weight = if retry.asked_all { most } else { usual };
			Self::do_retry(resolution, coop, by, retry);
			Ok(Some(weight).into())
		}

		/// Do what is due for a resolution, if the chain was too busy to.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Events
		/// Those of what is due.
		#[pallet::call_index(16)]
		#[pallet::weight(<T as Config>::WeightInfo::advance().saturating_add(most_due::<T>()))]
		pub fn advance(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let due = Self::may_advance(resolution).or_refused(T::WeightInfo::advance())?;
			Self::step(resolution, due, &mut WeightMeter::with_limit(most_due::<T>()));
			Ok(().into())
		}

		/// Propose for your co-op that the federation decides; leave the call out for a text.
		///
		/// The track must be at least as strong as the call asks for. Ordinary: one co-op, one vote. Special: two thirds of all
		/// co-ops and more than half of their members' ballots, capped so that no co-op decides alone.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge within the number of drafts that a member can submit in a period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(17)]
		#[pallet::weight(
			<T as Config>::WeightInfo::propose_to_federation().saturating_add(looking_at_call::<T>(call.is_some()))
		)]
		pub fn propose_to_federation(
			origin: OriginFor<T>,
			coop: CoopId,
			track: Track,
			title: Written,
			document: T::Hash,
			call: Option<OpaqueCall<CallOf<T>>>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let draft = Self::may_propose_to_federation(&who, coop, track, &title, call.as_ref()).or_refused(
				refused_proposal::<T>(
					T::WeightInfo::propose_to_federation().saturating_add(looking_at_call::<T>(call.is_some())),
				),
			)?;
			Self::submit(draft, document);
			Ok(().into())
		}

		/// Propose for your co-op that the federation pays an amount from its account.
		///
		/// Where its account is the cash of its first treasury, that pays, on this document and without a budget line. What is a third of
		/// what is there in a year needs a special resolution, and a proposal of that payment as a call.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge within the number of drafts that a member can submit in a period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(18)]
		pub fn propose_federation_payment(
			origin: OriginFor<T>,
			coop: CoopId,
			title: Written,
			document: T::Hash,
			payee: AccountIdLookupOf<T>,
			amount: BalanceOf<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let draft = Self::may_propose_federation_payment(&who, coop, &title, (&payee, &amount, document))
				.or_refused(refused_proposal::<T>(T::WeightInfo::propose_federation_payment()))?;
			Self::submit(draft, document);
			Ok(().into())
		}

		/// Propose for your co-op an agreement with others, each deciding by its own rules.
		///
		/// `parties` names all of them, your own co-op included, at most 16. Leave the call out for a text.
		///
		/// ## Origin
		/// Signed by a member with a vote. Free of charge within the number of drafts that a member can submit in a period.
		///
		/// ## Events
		/// - [`Event::Proposed`]
		#[pallet::call_index(19)]
		#[pallet::weight(
			<T as Config>::WeightInfo::propose_agreement().saturating_add(looking_at_call::<T>(call.is_some()))
		)]
		pub fn propose_agreement(
			origin: OriginFor<T>,
			coop: CoopId,
			parties: Listed<CoopId>,
			track: Track,
			title: Written,
			document: T::Hash,
			call: Option<OpaqueCall<CallOf<T>>>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asking = T::WeightInfo::propose_agreement().saturating_add(looking_at_call::<T>(call.is_some()));
			let draft =
				Self::may_propose_agreement(&who, coop, &parties, track, &title, call.as_ref()).or_refused(asking)?;
			Self::submit(draft, document);
			Ok(().into())
		}

		/// Vote for your co-op as its delegate, where each co-op has one vote in the federation.
		///
		/// ## Origin
		/// Signed by the delegate of `coop`, or by its deputy, whose vote counts until the delegate gives theirs. Free of charge,
		/// and to be changed a few times. Who is paid, the co-op or its delegate, can only vote against it. The delegate stays
		/// with that; the co-op itself can take it back by instruction. For a co-op that is judged nobody votes.
		///
		/// ## Events
		/// - [`Event::DelegateVoted`]
		#[pallet::call_index(20)]
		pub fn vote_as_delegate(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
			choice: Choice,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let (by, poll) =
				Self::may_vote_as_delegate(&who, resolution, coop, choice).or_refused(T::WeightInfo::refused())?;

			Polls::<T>::insert(resolution, coop, poll);
			Self::deposit_event(Event::DelegateVoted { resolution, coop, by, choice });
			Ok(().into())
		}

		/// Ask that the members of your co-op vote instead of its delegate; they do if enough ask.
		///
		/// ## Origin
		/// Signed by a member of `coop` who had a vote when notice was given, before the vote opens, or while it is open if nobody
		/// is its delegate or deputy or has voted for it. Free of charge, once.
		///
		/// ## Events
		/// - [`Event::BallotRequested`]
		#[pallet::call_index(21)]
		#[pallet::weight(<T as Config>::WeightInfo::request_ballot().saturating_add(T::DbWeight::get().reads(1)))]
		pub fn request_ballot(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			coop: CoopId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let request = Self::may_request_ballot(&who, resolution, coop).or_refused(T::WeightInfo::refused())?;

			let (by, granted) = (request.by, request.granted);
			Polls::<T>::insert(resolution, coop, request.poll);
			Signatures::<T>::insert((resolution, coop, Whose::Member(by)), request.signature);
			Self::deposit_event(Event::BallotRequested { resolution, coop, by, granted });
			Ok(().into())
		}

		/// Give the vote of your co-op on what the federation decides, so that its delegate cannot.
		///
		/// `version` is that of the text that you have read: 0 for the one that was proposed, and one more for each amendment.
		/// An amendment ends an instruction that was not against it, and the delegate votes on the new text unless the co-op
		/// instructs anew.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, on any track. A co-op that is paid can only be against it, or take that back. One
		/// that is judged can say nothing.
		///
		/// ## Events
		/// - [`Event::Instructed`]
		#[pallet::call_index(22)]
		pub fn instruct(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			version: u8,
			choice: Choice,
		) -> DispatchResultWithPostInfo {
			let coop = T::CoopOrigin::ensure_origin(origin)?.coop;
			let poll = Self::may_instruct(coop, resolution, version, choice).or_refused(T::WeightInfo::refused())?;

			Polls::<T>::insert(resolution, coop, poll);
			Self::deposit_event(Event::Instructed { resolution, coop, choice });
			Ok(().into())
		}

		/// Demand for your co-op that finality starts anew, when too many validators are gone.
		///
		/// When the delegates of two thirds of all co-ops demand the same within a day, it does, with the seats of those who
		/// are left: the plan of the next session takes away every place whose validator has produced no block in the last
		/// sessions, and when the session begins that was planned, finality starts anew. This is all that they can do.
		///
		/// `delay` is the number of blocks from then on until it is in force, 1 to [`MAX_EMERGENCY_DELAY`], and fewer than a
		/// session has. `best_finalised` is the number of the last final block: the highest that the nodes name which are left.
		/// A later one can stop the chain for good. Refused is one that is less than four sessions old, or that came after the
		/// last change of seats or keys, for 7,200 blocks or 24 sessions after that.
		///
		/// ## Origin
		/// Signed by the delegate of `coop`, or by the deputy while nobody is. It has a vote in the federation. Free of charge, a
		/// few times a day.
		///
		/// ## Events
		/// - [`Event::EmergencyCalled`], with the last one [`Event::FinalityRestarted`]
		#[pallet::call_index(23)]
		#[pallet::weight(<T as Config>::WeightInfo::call_emergency(T::Coops::count()))]
		pub fn call_emergency(
			origin: OriginFor<T>,
			coop: CoopId,
			delay: u32,
			best_finalised: u32,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let emergency =
				Self::may_call_emergency(&who, coop, delay, best_finalised).or_refused(T::WeightInfo::refused())?;
			Self::do_call_emergency(coop, emergency)?;
			Ok(().into())
		}

		/// Ask to suspend what has passed; it is if a fifth of the members ask, or of the co-ops.
		///
		/// It then waits for as long as a decision takes that rescinds it, and takes effect if none does. In one co-op an auditor
		/// can let it go on before. A resolution is suspended once. What has a deadline or an appeal of its own is not.
		///
		/// ## Origin
		/// Signed by a member of `coop`, the co-op that decided or a party to the agreement, who had a vote when notice was given
		/// and has not voted for it; in the federation by the delegate or the board of one that was not for it, who asks for no
		/// other one, or where up to five decided by such a member of it. Free of charge, once.
		///
		/// ## Events
		/// - [`Event::Challenged`], with the last one [`Event::Suspended`]
		#[pallet::call_index(25)]
		pub fn challenge(origin: OriginFor<T>, resolution: ResolutionId, coop: CoopId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let challenge = Self::may_challenge(&who, resolution, coop).or_refused(T::WeightInfo::challenge())?;

			Self::do_challenge(resolution, coop, challenge)?;
			Ok(().into())
		}

		/// Let go on what members of your co-op have suspended, as its auditor.
		///
		/// It takes effect when it would have without them, or at once if that time is over.
		///
		/// ## Origin
		/// Signed by an auditor of the co-op who neither proposed nor seconded it, and whom it neither benefits nor judges. Free
		/// of charge, once.
		///
		/// ## Events
		/// - [`Event::Upheld`]
		#[pallet::call_index(26)]
		pub fn uphold(origin: OriginFor<T>, resolution: ResolutionId, coop: CoopId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let (by, suspended, enacts_at) =
				Self::may_uphold(&who, resolution, coop).or_refused(T::WeightInfo::uphold())?;

			Self::do_uphold(resolution, coop, by, suspended, enacts_at);
			Ok(().into())
		}

		/// Take back an earlier decision of the same body that has no effect yet.
		///
		/// ## Origin
		/// An enacted resolution of who decided, on the same track or a stronger one, whose vote opened after the other had
		/// passed. What was decided in secret is taken back in secret, and by nobody whom it judges or pays.
		///
		/// ## Events
		/// - [`Event::Rescinded`]
		#[pallet::call_index(27)]
		pub fn rescind(origin: OriginFor<T>, resolution: ResolutionId) -> DispatchResultWithPostInfo {
			let (by, earlier) = Self::may_rescind(origin, resolution).or_refused(T::WeightInfo::refused())?;

			Self::do_rescind(resolution, by, earlier)?;
			Ok(().into())
		}

		/// Ask that a new runtime comes sooner, which four fifths of the co-ops want.
		///
		/// It waits no longer than a payment of the federation then. Otherwise it waits as long as a change of the charter.
		///
		/// ## Origin
		/// Signed by an auditor of `coop`, one for each co-op that had a vote on it, of more than half of them. Free of charge.
		///
		/// ## Events
		/// - [`Event::Hastened`], with the last one [`Event::WaitShortened`]
		#[pallet::call_index(28)]
		pub fn hasten(origin: OriginFor<T>, resolution: ResolutionId, coop: CoopId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let haste = Self::may_hasten(&who, resolution, coop).or_refused(T::WeightInfo::hasten())?;

			Self::do_hasten(resolution, coop, haste);
			Ok(().into())
		}

		/// Name the civil time at which the vote closes, in milliseconds since 1970, once.
		///
		/// No sooner than it would close by itself, and no more than seven days later; of alternatives for all with the first. A
		/// second call lasts as long as the bylaws say. A standstill of the chain makes it later.
		///
		/// ## Origin
		/// Signed by who has seconded it or, where a petition brought it on the agenda, who has proposed it, until the text is
		/// frozen. Free of charge.
		///
		/// ## Events
		/// - [`Event::ClosingHourNamed`]
		#[pallet::call_index(33)]
		pub fn name_closing_hour(
			origin: OriginFor<T>,
			resolution: ResolutionId,
			closes_on: Moment,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let hour = Self::may_name_hour(&who, resolution, closes_on).or_refused(T::WeightInfo::refused())?;

			Self::do_name_hour(resolution, closes_on, hour);
			Ok(().into())
		}
	}
}
