//! What members, officers and resolutions can do. What each of them asks and writes is in the file of its subject.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Apply to become a member of a co-op.
		///
		/// `commitment` is the salted hash of a document that says who you are.
		///
		/// ## Origin
		/// Signed by an account that can pay the fee. For who is a member of another co-op it is free of charge a few times in
		/// the period in which applications lapse. An empty account that is no member needs an invitation.
		///
		/// ## Events
		/// - [`Event::Applied`]
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::admitting_weight(<T as Config>::WeightInfo::apply()))]
		pub fn apply(origin: OriginFor<T>, coop: CoopId, class: Class, commitment: T::Hash) -> DispatchResult {
			Self::do_apply(&ensure_signed(origin)?, coop, class, commitment)
		}

		/// Invite somebody to your co-op, whose account may be empty.
		///
		/// ## Origin
		/// Signed by a member. Free of charge within the number that a member can send in a period.
		///
		/// ## Events
		/// - [`Event::Invited`]
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::admitting_weight(<T as Config>::WeightInfo::invite()))]
		pub fn invite(origin: OriginFor<T>, coop: CoopId, newcomer: AccountIdLookupOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let newcomer = T::Lookup::lookup(newcomer)?;
			Self::do_invite(&who, coop, newcomer)
		}

		/// Accept an invitation, which makes it your application.
		///
		/// The inviter becomes your first sponsor. `commitment` is the salted hash of a document that says who you are.
		///
		/// ## Origin
		/// Signed by the invited account. Free of charge.
		///
		/// ## Events
		/// - [`Event::Applied`]
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::admitting_weight(<T as Config>::WeightInfo::accept_invitation()))]
		pub fn accept_invitation(
			origin: OriginFor<T>,
			coop: CoopId,
			class: Class,
			commitment: T::Hash,
		) -> DispatchResult {
			Self::do_accept_invitation(&ensure_signed(origin)?, coop, class, commitment)
		}

		/// Enter the application of somebody who has no account.
		///
		/// You become the first sponsor. `commitment` is the salted hash of the signed application.
		///
		/// ## Origin
		/// Signed by a member. Free of charge within the number of invitations and such applications that a member can send in a
		/// period.
		///
		/// ## Events
		/// - [`Event::Applied`]
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::admitting_weight(<T as Config>::WeightInfo::apply_on_paper()))]
		pub fn apply_on_paper(origin: OriginFor<T>, coop: CoopId, class: Class, commitment: T::Hash) -> DispatchResult {
			Self::do_apply_on_paper(&ensure_signed(origin)?, coop, class, commitment)
		}

		/// Speak for an applicant who needs sponsors.
		///
		/// With enough sponsors the board decides on the application. Sponsors do not take part in that decision.
		///
		/// ## Origin
		/// Signed by a member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Sponsored`]
		/// - [`Event::ReviewBegun`] with the last sponsor
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::admitting_weight(<T as Config>::WeightInfo::sponsor()))]
		pub fn sponsor(origin: OriginFor<T>, coop: CoopId, application: ApplicationNo) -> DispatchResult {
			Self::do_sponsor(&ensure_signed(origin)?, coop, application)
		}

		/// Withdraw your application, or an invitation that you sent or received.
		///
		/// ## Origin
		/// Signed by the candidate or, while it is an invitation, by the inviter or an officer of the board. An application on
		/// paper is withdrawn by the member who entered it, as long as the board can decide on it. Free of charge.
		///
		/// ## Events
		/// - [`Event::Withdrawn`]
		#[pallet::call_index(5)]
		pub fn withdraw(origin: OriginFor<T>, coop: CoopId, application: ApplicationNo) -> DispatchResult {
			Self::do_withdraw(&ensure_signed(origin)?, coop, application)
		}

		/// Admit an applicant; the second officer who does decides.
		///
		/// The new member is entered at once, or when the contribution is confirmed where the bylaws ask for one. `candidate` is
		/// who stands in the application: the account, none on paper, the commitment and the class. So you admit the applicant whom
		/// you have looked at and no other.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them a sponsor. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Admitted`] for the second
		/// - [`Event::Entered`] where no contribution is awaited
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::admitting_weight(<T as Config>::WeightInfo::admit()))]
		pub fn admit(
			origin: OriginFor<T>,
			coop: CoopId,
			application: ApplicationNo,
			candidate: CandidateOf<T>,
		) -> DispatchResult {
			Self::do_admit(&ensure_signed(origin)?, coop, application, &candidate)
		}

		/// Refuse an applicant, with the hash of a document that gives the reasons.
		///
		/// The applicant can appeal to the members. (ES 13.1, 13.2) `candidate` is who stands in the application, as
		/// for [`Pallet::admit`].
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them a sponsor. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Refused`] for the second
		#[pallet::call_index(7)]
		pub fn refuse(
			origin: OriginFor<T>,
			coop: CoopId,
			application: ApplicationNo,
			candidate: CandidateOf<T>,
			reason: T::Hash,
		) -> DispatchResult {
			Self::do_refuse(&ensure_signed(origin)?, coop, application, &candidate, reason)
		}

		/// Appeal to the members against a refusal, which stands until they decide.
		///
		/// Where they are silent, the refusal waits for their next decision, and two officers can take it back. (ES 13.2)
		///
		/// ## Origin
		/// Signed by the applicant or, for an application on paper, by a sponsor. Free of charge.
		///
		/// ## Events
		/// - [`Event::RefusalAppealed`]
		#[pallet::call_index(8)]
		pub fn appeal_refusal(origin: OriginFor<T>, coop: CoopId, application: ApplicationNo) -> DispatchResult {
			Self::do_appeal_refusal(&ensure_signed(origin)?, coop, application)
		}

		/// Decide on an applicant on whom the board was silent, or who has appealed.
		///
		/// `candidate` is who stands in the application, as for [`Pallet::admit`]. An appeal can be decided also after the time for
		/// it, as long as the application is open.
		///
		/// ## Origin
		/// A resolution of the co-op: ordinary or stronger, in a secret vote that opened after the members were asked.
		///
		/// ## Events
		/// - [`Event::Admitted`], and [`Event::Entered`] where no contribution is awaited, or
		/// - [`Event::AdmissionDenied`]
		#[pallet::call_index(9)]
		#[pallet::weight(Pallet::<T>::admitting_weight(<T as Config>::WeightInfo::decide_admission()))]
		pub fn decide_admission(
			origin: OriginFor<T>,
			application: ApplicationNo,
			candidate: CandidateOf<T>,
			admitted: bool,
		) -> DispatchResult {
			let mandate = Self::mandate(origin, Track::Ordinary, Secrecy::Secret)?;
			Self::do_decide_admission(&mandate, application, &candidate, admitted)
		}

		/// Confirm that an admitted applicant has paid; the second officer enters the member.
		///
		/// `candidate` is who stands in the application, as for [`Pallet::admit`], and `receipt` the hash of the receipt. (ES 13.5)
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them a sponsor. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Entered`] for the second
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::admitting_weight(<T as Config>::WeightInfo::confirm_contribution()))]
		pub fn confirm_contribution(
			origin: OriginFor<T>,
			coop: CoopId,
			application: ApplicationNo,
			candidate: CandidateOf<T>,
			receipt: T::Hash,
		) -> DispatchResult {
			Self::do_confirm_contribution(&ensure_signed(origin)?, coop, application, &candidate, receipt)
		}

		/// End the probation of a member, well or not.
		///
		/// Who does not pass has left at once. (ES 81) A member without account leaves after 30 days, in which others can object.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::ProbationDecided`] for the second
		/// - [`Event::SeatEnded`] or, without account, [`Event::NoticeGiven`] if it does not end well
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::end_probation().saturating_add(T::OnSeatEnded::weight()))]
		pub fn end_probation(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			passed: bool,
			reason: T::Hash,
		) -> DispatchResultWithPostInfo {
			Self::do_end_probation(&ensure_signed(origin)?, coop, member, passed, reason)
		}

		/// Leave a co-op; the bylaws say after how many days it takes effect.
		///
		/// On probation it takes effect at once. Until then you keep your rights and the vote. Nothing can make this fail for a
		/// member who is not leaving yet: neither a suspension nor a case, neither a balance nor a use of the account elsewhere.
		/// The exit is justified unless the minimum stay is not over and two officers say so in time. (ES 17)
		///
		/// ## Origin
		/// Signed by a member. Free of charge.
		///
		/// ## Events
		/// - [`Event::NoticeGiven`], or
		/// - [`Event::SeatEnded`]
		#[pallet::call_index(12)]
		#[pallet::weight(<T as Config>::WeightInfo::leave().saturating_add(T::OnSeatEnded::weight()))]
		pub fn leave(origin: OriginFor<T>, coop: CoopId) -> DispatchResultWithPostInfo {
			Self::do_leave(&ensure_signed(origin)?, coop, None)
		}

		/// Leave a co-op with good cause, because of new bylaws that you did not vote for.
		///
		/// Possible within the days that the bylaws give after the resolution. (ES 17.4; SCE 15.2)
		///
		/// ## Origin
		/// Signed by a member. Free of charge.
		///
		/// ## Events
		/// - [`Event::NoticeGiven`], or
		/// - [`Event::SeatEnded`]
		#[pallet::call_index(13)]
		#[pallet::weight(<T as Config>::WeightInfo::leave_in_dissent().saturating_add(T::OnSeatEnded::weight()))]
		pub fn leave_in_dissent(
			origin: OriginFor<T>,
			coop: CoopId,
			resolution: ResolutionId,
		) -> DispatchResultWithPostInfo {
			Self::do_leave(&ensure_signed(origin)?, coop, Some(resolution))
		}

		/// Enter the notice of a member who has no account.
		///
		/// It takes effect after the notice that the bylaws ask for and not before 30 days, in which others can object.
		/// `document` is the hash of the signed notice.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::NoticeGiven`] for the second
		#[pallet::call_index(14)]
		pub fn leave_on_paper(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			document: T::Hash,
		) -> DispatchResult {
			Self::do_leave_on_paper(&ensure_signed(origin)?, coop, member, document)
		}

		/// Object to what two officers said of the leaving of a member without account.
		///
		/// From then on only the members can decide that the member leaves.
		///
		/// ## Origin
		/// Signed by the member or by any other one, an auditor for one, before it takes effect. Free of charge.
		///
		/// ## Events
		/// - [`Event::LeavingContested`]
		#[pallet::call_index(15)]
		pub fn object_to_leaving(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			Self::do_object_to_leaving(&ensure_signed(origin)?, coop, member)
		}

		/// Decide that a member without account leaves, after somebody objected.
		///
		/// It takes effect as what two officers say does, and only a report that the member appeared ends it.
		///
		/// ## Origin
		/// A special resolution of the co-op in a secret vote.
		///
		/// ## Events
		/// - [`Event::LeavingDecided`] and [`Event::NoticeGiven`]
		#[pallet::call_index(16)]
		pub fn decide_leaving(origin: OriginFor<T>, member: MemberNo) -> DispatchResult {
			let mandate = Self::mandate(origin, Track::Special, Secrecy::Secret)?;
			Self::do_decide_leaving(&mandate, member)
		}

		/// Say whether the exit of a member before the minimum stay had good cause.
		///
		/// Possible once, within 90 days of the notice, before or after the seat has ended. Silence means that it had. (ES 17.2)
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::ExitClassified`] for the second
		#[pallet::call_index(17)]
		#[pallet::weight(<T as Config>::WeightInfo::classify_exit().saturating_add(T::OnSeatEnded::weight()))]
		pub fn classify_exit(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			justified: bool,
			reason: T::Hash,
		) -> DispatchResult {
			Self::do_classify_exit(&ensure_signed(origin)?, coop, member, justified, reason)
		}

		/// Suspend the vote of a member who does not pay or does not take part.
		///
		/// There are no other grounds, and it touches neither information nor returns nor the defence. (ES 18.4) The member can
		/// appeal, and silence on the appeal ends the suspension. Officers of a co-op can suspend few members in 30 days.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Suspended`] for the second
		#[pallet::call_index(18)]
		pub fn suspend(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			ground: Ground,
			document: T::Hash,
		) -> DispatchResult {
			Self::do_suspend(&ensure_signed(origin)?, coop, member, ground, document)
		}

		/// End the suspension of a member.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Reinstated`] for the second
		#[pallet::call_index(19)]
		pub fn reinstate(origin: OriginFor<T>, coop: CoopId, member: MemberNo, document: T::Hash) -> DispatchResult {
			Self::do_reinstate(&ensure_signed(origin)?, coop, member, document)
		}

		/// Appeal to the members against your expulsion or suspension; silence upholds it.
		///
		/// Against an expulsion that was voted it comes first. (ES 18.3)
		///
		/// ## Origin
		/// Signed by the member or, for a paper member, by any other one who has not opened the case. Free of charge.
		///
		/// ## Events
		/// - [`Event::AppealMade`]
		#[pallet::call_index(20)]
		pub fn appeal(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			Self::do_appeal(&ensure_signed(origin)?, coop, member)
		}

		/// Dismiss a member's appeal: the expulsion is final, or the suspension stands.
		///
		/// ## Origin
		/// A special resolution of the co-op in a secret vote that opened after the appeal.
		///
		/// ## Events
		/// - [`Event::AppealDismissed`]
		/// - [`Event::SeatEnded`] for an expulsion
		#[pallet::call_index(21)]
		#[pallet::weight(<T as Config>::WeightInfo::dismiss_appeal().saturating_add(T::OnSeatEnded::weight()))]
		pub fn dismiss_appeal(origin: OriginFor<T>, member: MemberNo) -> DispatchResultWithPostInfo {
			let asked = Self::mandate(origin, Track::Special, Secrecy::Secret);
			let mandate = asked.or_refused(T::WeightInfo::refused())?;
			Self::dismiss(&mandate, member)?;
			Ok(().into())
		}

		/// Open a case against a member, which can lead to an expulsion.
		///
		/// The member keeps the vote, or gets it back if it is suspended, until the case is over. (ES 17.5, 18) `statement` is
		/// the hash of the statement of the grounds.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::CaseOpened`] for the second
		#[pallet::call_index(22)]
		pub fn open_case(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			kind: CaseKind,
			statement: T::Hash,
		) -> DispatchResult {
			Self::do_open_case(&ensure_signed(origin)?, coop, member, kind, statement)
		}

		/// Hand in a defence against a case, or another one in its place.
		///
		/// Possible five times, until the members vote.
		///
		/// ## Origin
		/// Signed by the member or, for a paper member, by an officer of the board or an auditor who has not opened the case.
		/// Free of charge.
		///
		/// ## Events
		/// - [`Event::DefenceSubmitted`]
		#[pallet::call_index(23)]
		pub fn submit_defence(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			document: T::Hash,
		) -> DispatchResult {
			Self::do_submit_defence(&ensure_signed(origin)?, coop, member, document)
		}

		/// Record that a member under case was heard.
		///
		/// Not before the days of notice that the bylaws give are over. `document` is the hash of the minutes.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::HearingRecorded`] for the second
		#[pallet::call_index(24)]
		pub fn record_hearing(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			document: T::Hash,
		) -> DispatchResult {
			Self::do_record_hearing(&ensure_signed(origin)?, coop, member, document)
		}

		/// Drop a case before the members vote on it.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::CaseDropped`] for the second
		#[pallet::call_index(25)]
		pub fn drop_case(origin: OriginFor<T>, coop: CoopId, member: MemberNo, document: T::Hash) -> DispatchResult {
			Self::do_drop_case(&ensure_signed(origin)?, coop, member, document)
		}

		/// Vote to expel a member under case who was heard.
		///
		/// The member keeps the vote and can appeal. Without an appeal the expulsion is final when the window is over. (ES 18.5)
		///
		/// ## Origin
		/// A special resolution of the co-op in a secret vote that opened after the hearing.
		///
		/// ## Events
		/// - [`Event::ExpulsionVoted`]
		#[pallet::call_index(26)]
		pub fn expel(origin: OriginFor<T>, member: MemberNo) -> DispatchResult {
			let mandate = Self::mandate(origin, Track::Special, Secrecy::Secret)?;
			Self::do_expel(&mandate, member)
		}

		/// Record the death of a member, which takes effect after 30 days.
		///
		/// `document` is the hash of the document that shows it.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::DeathRecorded`] for the second
		#[pallet::call_index(27)]
		pub fn record_death(origin: OriginFor<T>, coop: CoopId, member: MemberNo, document: T::Hash) -> DispatchResult {
			Self::do_record_death(&ensure_signed(origin)?, coop, member, document)
		}

		/// Contest the death of a member that two officers have recorded.
		///
		/// From then on only the members can decide on the death. What they have decided nobody can contest.
		///
		/// ## Origin
		/// Signed by the member or by any other one, an auditor for one, before it takes effect. Free of charge.
		///
		/// ## Events
		/// - [`Event::DeathContested`]
		#[pallet::call_index(28)]
		pub fn contest_death(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			Self::do_contest_death(&ensure_signed(origin)?, coop, member)
		}

		/// Decide that a member has died whose death was contested, which takes effect after 30 days.
		///
		/// In these days only a report that the member appeared ends it.
		///
		/// ## Origin
		/// A special resolution of the co-op in a secret vote.
		///
		/// ## Events
		/// - [`Event::DeathDecided`]
		#[pallet::call_index(29)]
		pub fn decide_death(origin: OriginFor<T>, member: MemberNo) -> DispatchResult {
			let mandate = Self::mandate(origin, Track::Special, Secrecy::Secret)?;
			Self::do_decide_death(&mandate, member)
		}

		/// Report that a member has appeared of whom the members decided that they died or leave.
		///
		/// It ends what they decided. After a report of two officers, two officers can record it again; after one of an auditor
		/// the members decide anew. `document` is the hash of the document that shows it.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, or once by an auditor, none of them the member.
		/// Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::AppearanceReported`] for the second, or for the auditor
		#[pallet::call_index(30)]
		pub fn report_appearance(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			document: T::Hash,
		) -> DispatchResult {
			Self::do_report_appearance(&ensure_signed(origin)?, coop, member, document)
		}

		/// Close the membership of a former member with whom everything is settled.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Events
		/// - [`Event::Closed`]
		#[pallet::call_index(31)]
		pub fn close(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			ensure_signed(origin)?;
			let entry = Self::may_close(coop, member)?;

			Members::<T>::insert(coop, member, entry);
			Self::deposit_event(Event::Closed { coop, member });
			Ok(())
		}

		/// Erase account and commitments of a former member.
		///
		/// Possible when the membership is closed, the years of retention in the bylaws are over, nothing is owed and the votes
		/// of that time are pruned.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the former member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Unlinked`] for the second
		#[pallet::call_index(32)]
		pub fn unlink(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			Self::do_unlink(&ensure_signed(origin)?, coop, member)
		}

		/// Move the seat of a member to another account, which takes effect after 30 days.
		///
		/// For a member who has lost the key, and for the first account of a paper member. The move can be vetoed. Officers of a
		/// co-op can start few such moves in 30 days.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::MoveStarted`] for the second
		#[pallet::call_index(33)]
		pub fn move_seat(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			new_account: AccountIdLookupOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let new = T::Lookup::lookup(new_account)?;
			Self::do_move_seat(&who, coop, member, new)
		}

		/// Veto the move of a seat to another account.
		///
		/// From then on only the members can move it, until they do.
		///
		/// ## Origin
		/// Signed by the member, from the old account, or by whoever has the new one, or for a paper member by any other member.
		/// Free of charge.
		///
		/// ## Events
		/// - [`Event::MoveVetoed`]
		#[pallet::call_index(34)]
		pub fn veto_move(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			Self::do_veto_move(&ensure_signed(origin)?, coop, member)
		}

		/// Move the seat of a member to another account at once, after a veto.
		///
		/// From then on two officers can move the seat again.
		///
		/// ## Origin
		/// A special resolution of the co-op in a secret vote.
		///
		/// ## Events
		/// - [`Event::SeatMoved`]
		#[pallet::call_index(35)]
		pub fn decide_move(
			origin: OriginFor<T>,
			member: MemberNo,
			new_account: AccountIdLookupOf<T>,
		) -> DispatchResult {
			let mandate = Self::mandate(origin, Track::Special, Secrecy::Secret)?;
			let new = T::Lookup::lookup(new_account)?;
			Self::do_decide_move(&mandate, member, new)
		}

		/// Correct an entry of the register by a further one.
		///
		/// The entry stays as it was and points to the correction, which views apply. A correction moves no vote. `document` is
		/// the hash of what shows it. At most eight times for an entry.
		///
		/// ## Origin
		/// Signed by two officers of the board, each with the same arguments, neither of them the member. Free of charge.
		///
		/// ## Events
		/// - [`Event::Approved`] for the first officer
		/// - [`Event::Corrected`] for the second
		#[pallet::call_index(36)]
		pub fn correct(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			correction: Correction<T::Hash>,
			document: T::Hash,
		) -> DispatchResult {
			Self::do_correct(&ensure_signed(origin)?, coop, member, correction, document)
		}

		/// Enter members of an existing co-op, whom its auditor is to confirm.
		///
		/// Possible for the days after the start of the chain that its genesis gives the co-op. One batch waits at a time, of at
		/// most [`MAX_IMPORT`] members. `document` is the hash of what they were copied from.
		///
		/// ## Origin
		/// Signed by an officer of the board. Free of charge.
		///
		/// ## Events
		/// - [`Event::ImportStaged`]
		#[pallet::call_index(37)]
		#[pallet::weight(Pallet::<T>::admitting_weight(<T as Config>::WeightInfo::import(looked_at(entries, MAX_IMPORT))))]
		pub fn import(
			origin: OriginFor<T>,
			coop: CoopId,
			entries: WrittenBatchOf<T>,
			document: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let most = T::WeightInfo::import(looked_at(&entries, MAX_IMPORT));
			let entries = Self::batch(&entries).or_refused(Weight::zero())?;
			// Who may import is asked of the smallest batch, too.
			let refused = Self::admitting_weight(T::WeightInfo::refused().min(most));
			let (entered, quota) = Self::may_begin_import(coop, &who).or_refused(refused)?;
			Self::check_import(coop, &entries)?;

			ApprovalQuota::<T>::insert(coop, entered.by.member, quota);
			Self::stage_import(entered, entries, document)?;
			Ok(().into())
		}

		/// Confirm a batch of members, all of whom are entered in their order.
		///
		/// `digest` is the hash of the batch that you have checked, and `document` that of what you have checked it against. The
		/// members are entered as active with their dates of joining.
		///
		/// ## Origin
		/// Signed by an auditor of the co-op who has not entered the batch, while who did still holds that office. Free of
		/// charge.
		///
		/// ## Events
		/// - [`Event::Imported`]
		#[pallet::call_index(38)]
		#[pallet::weight(Pallet::<T>::admitting_weight(<T as Config>::WeightInfo::confirm_import(MAX_IMPORT)))]
		pub fn confirm_import(
			origin: OriginFor<T>,
			coop: CoopId,
			digest: T::Hash,
			document: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let refused = Self::admitting_weight(T::WeightInfo::refused());
			let auditor = Self::may_audit_import(coop, &who).or_refused(refused)?;
			let import = Self::check_staged(coop, (auditor, &who), (digest, document))
				.or_refused(Self::admitting_weight(T::WeightInfo::import(MAX_IMPORT)))?;

			let count = u32::try_from(import.entries.len()).unwrap_or(MAX_IMPORT);
			Self::enter_batch(coop, auditor, import)?;
			Ok(Some(Self::admitting_weight(T::WeightInfo::confirm_import(count))).into())
		}

		/// Discard a batch of members that waits for the auditor.
		///
		/// ## Origin
		/// Signed by an officer of the board or an auditor. Free of charge.
		///
		/// ## Events
		/// - [`Event::ImportDiscarded`]
		#[pallet::call_index(39)]
		pub fn discard_import(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let by = Self::may_discard_import(coop, &who)?;

			Imports::<T>::remove(coop);
			Self::deposit_event(Event::ImportDiscarded { coop, by });
			Ok(())
		}

		/// Carry out what is due, if the chain was too busy to.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Events
		/// - [`Event::ApplicationLapsed`], [`Event::SeatEnded`] or what else happens by itself
		#[pallet::call_index(40)]
		#[pallet::weight(Pallet::<T>::step_weight())]
		pub fn advance(origin: OriginFor<T>, coop: CoopId, due: Due) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let at = Self::may_advance_due(coop, due).or_refused(T::WeightInfo::refused())?;

			Self::unschedule(at, (coop, due));
			Self::step((coop, due))?;
			Ok(().into())
		}

		/// Let go of a former member's account that was in use when the member left.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Events
		/// - [`Event::AccountReleased`]
		#[pallet::call_index(41)]
		pub fn release_account(origin: OriginFor<T>, account: AccountIdLookupOf<T>) -> DispatchResult {
			ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			ensure!(KeptAlive::<T>::get(&account) == Some(0), Error::<T>::NothingToRelease);
			ensure!(frame_system::Pallet::<T>::dec_providers(&account).is_ok(), Error::<T>::AccountInUse);

			KeptAlive::<T>::remove(&account);
			Self::deposit_event(Event::AccountReleased { account });
			Ok(())
		}

		/// Take back what you have approved, as long as no second officer has.
		///
		/// `approval` is its key in `approvals`, the hash of the action. The place that it took is yours again; the number of
		/// what you can begin in the period is not.
		///
		/// ## Origin
		/// Signed by the member who approved it, in office or not, with whatever account. Free of charge.
		///
		/// ## Events
		/// - [`Event::ApprovalWithdrawn`]
		#[pallet::call_index(42)]
		pub fn withdraw_approval(origin: OriginFor<T>, coop: CoopId, approval: ActionHash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let first = Self::may_withdraw_approval(coop, &who, approval)?;

			Self::forget_approval(coop, approval, &first);
			let by = first.entered.by.member;
			Self::deposit_event(Event::ApprovalWithdrawn { coop, by, action: first.content });
			Ok(())
		}
	}
}
