//! What officers, founders and anybody can call, and what resolutions enact.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Lay down an office that you hold in a co-op, stay in, or were elected to.
		///
		/// ## Origin
		/// Signed by the member who holds the office. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: the caller has no seat in the co-op.
		/// - [`Error::NotOfficer`]: the caller does not hold the office nor stay in it, and was not elected to it.
		///
		/// ## Events
		/// - [`Event::OfficeEnded`]
		#[pallet::call_index(0)]
		pub fn resign_office(origin: OriginFor<T>, coop: CoopId, office: Office) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let change = Self::may_resign(&who, coop, office)?;

			Self::write_offices(coop, change);
			Ok(())
		}

		/// Put new bylaws of your co-op in force.
		///
		/// All parameters are given, also those that stay as they are. They change only with a new document, so that no
		/// member reads other numbers in the bylaws than those that the chain applies. The profile stays.
		///
		/// ## Origin
		/// An enacted special resolution of the co-op. (ES 28.2, SCE 61.4)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCoop`], [`Error::CoopDissolved`]: the co-op is not in the register, or is dissolved.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::SameBylaws`]: the document is the one in force.
		/// - [`Error::ParameterOutsideRange`]: a parameter is not what the profile allows. [`Pallet::wrong_parameter`] tells
		///   which.
		/// - [`Error::Overflow`]: the versions have run out.
		///
		/// ## Events
		/// - [`Event::BylawsAdopted`]
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::with_asking(<T as Config>::WeightInfo::adopt_bylaws(), 1))]
		pub fn adopt_bylaws(origin: OriginFor<T>, hash: T::Hash, parameters: Parameters) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Special)?;
			let bylaws = Self::may_adopt(&mandate, hash, parameters)?;

			Self::put_in_force(mandate.coop, bylaws);
			let Mandate { coop, resolution, .. } = mandate;
			Self::deposit_event(Event::BylawsAdopted { coop, version: bylaws.version, hash, resolution });
			Ok(())
		}

		/// Give a member of your co-op an office that is vacant, for a number of days.
		///
		/// Nobody loses an office by it that they hold for longer than the days of an ordinary notice. A term that ends sooner gives
		/// way to the new one, also where it is of the same member, and in an office of several, that of one who stays goes. A seat
		/// of the board and an auditor's are given for a year at most, and no longer than until an election to the same office.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchCoop`]: the co-op is not in the register.
		/// - [`Error::NotEligible`]: the member has no seat, or cannot be given an office now.
		/// - [`Error::DecidedSince`]: another decision has given the office after the vote on this one had opened.
		/// - [`Error::OfficeHeld`]: somebody else holds the single office, or the member holds it, for longer than a notice.
		/// - [`Error::NeedsElection`]: it is an office of the board, or an auditor's, and `days` is more than a year.
		/// - [`Error::TermTooShort`]: `days` is zero.
		/// - [`Error::TermTooLong`]: `days` is more than 365 for each year that the bylaws allow.
		/// - [`Error::TooManyOffices`]: [`MAX_OFFICES`] are held, or the board has its 15 seats.
		/// - [`Error::TooManyAppointed`]: [`MAX_APPOINTED_DIRECTORS`] sit already who were not elected.
		/// - [`Error::ConflictOfOffices`]: the member would be an auditor and on the board; chair, secretary and treasurer; or
		///   the delegate and their deputy.
		/// - [`Error::Overflow`]: the term ends beyond the end of time.
		///
		/// ## Events
		/// - [`Event::OfficeEnded`] for each term that ends or was over
		/// - [`Event::OfficeGiven`]
		#[pallet::call_index(2)]
		pub fn appoint(origin: OriginFor<T>, office: Office, member: MemberNo, days: u32) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Ordinary)?;
			let (change, ends_at) = Self::may_appoint(&mandate, office, member, days)?;

			let Mandate { coop, resolution, .. } = mandate;
			Self::write_offices(coop, change);
			Self::deposit_event(Event::OfficeGiven { coop, office, member, ends_at, resolution });
			Ok(())
		}

		/// Take an office of your co-op from the member who holds it.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special. (practice no. 54; ES 35.3)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NotOfficer`]: the member does not hold the office nor stay in it, and is not to get it.
		///
		/// ## Events
		/// - [`Event::OfficeEnded`]
		#[pallet::call_index(3)]
		pub fn dismiss(origin: OriginFor<T>, office: Office, member: MemberNo) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Ordinary)?;
			let change = Self::may_dismiss(&mandate, office, member)?;

			Self::write_offices(mandate.coop, change);
			Ok(())
		}

		/// Give an office of your co-op to who was elected, from a civil day on.
		///
		/// Until that day the terms give nothing. On it the term ends of who held a single office, and in an office of several
		/// those stay who are in a term that an election gave. The chain makes this call when an election takes effect; nobody
		/// can propose it. A day that has come is today. Who was elected and cannot hold the office gets none.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchCoop`], [`Error::TermTooShort`], [`Error::TermTooLong`], [`Error::Overflow`]: as for
		///   [`Pallet::appoint`].
		/// - [`Error::BeginsTooLate`]: the day is more than a year ahead.
		/// - [`Error::OfficeTwice`]: several were elected for an office of one, or one twice.
		/// - [`Error::DecidedSince`]: another decision has given the office for that day after the vote had opened.
		/// - [`Error::NotEligible`]: none of them can hold the office.
		/// - [`Error::TooManyOffices`]: [`MAX_OFFICES`] would be held, [`MAX_COMING`] be to come, or the board has its 15 seats.
		///
		/// ## Events
		/// - [`Event::OfficeEnded`] for each term that ends or was over
		/// - [`Event::OfficeElected`], or [`Event::ElectedInVain`], for each of them
		#[pallet::call_index(20)]
		pub fn install_elected(
			origin: OriginFor<T>,
			office: Office,
			members: BoundedVec<MemberNo, ConstU32<MAX_ELECTED>>,
			days: u32,
			begins_on: Day,
		) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Ordinary)?;
			let Installed { change, members, others, ends_at } =
				Self::may_install(&mandate, office, &members, days, begins_on)?;

			let Mandate { coop, resolution, .. } = mandate;
			Self::write_offices(coop, change);
			for member in members {
				Self::deposit_event(Event::OfficeElected { coop, office, member, begins_on, ends_at, resolution });
			}
			for member in others {
				Self::deposit_event(Event::ElectedInVain { coop, office, member, resolution });
			}
			Ok(())
		}

		/// Have the account of your co-op make a call.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special. So acts one that is suspended, and one that has left.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchCoop`]: the co-op is not in the register.
		/// - [`Error::NotPermitted`]: the accounts of co-ops may not make this call.
		/// - [`Error::PaysByTreasury`]: the account is the cash of the co-op's first treasury in units, which pays.
		/// - The error of the call itself.
		///
		/// ## Events
		/// - [`Event::Acted`], after those of the call
		#[pallet::call_index(4)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			(<T as Config>::WeightInfo::act().saturating_add(info.call_weight), info.class)
		})]
		pub fn act(origin: OriginFor<T>, call: Box<<T as Config>::RuntimeCall>) -> DispatchResultWithPostInfo {
			let Mandate { coop, resolution, .. } =
				Self::ensure_mandate(origin, Track::Ordinary).or_refused(Weight::zero())?;
			let account = Self::may_act(coop, &call).or_refused(<T as Config>::WeightInfo::act())?;

			Self::dispatch_as(account, *call, <T as Config>::WeightInfo::act(), Event::Acted { coop, resolution })
		}

		/// Nominate another co-op for the federation.
		///
		/// Its founders have 90 days in which each of them accepts and the federation admits it. The call gives every founder's
		/// account a reference, so that an empty account can sign.
		///
		/// ## Origin
		/// An enacted resolution of the nominating co-op, ordinary or special. (Bread: a member nominates)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`], [`Error::CoopSuspended`]: the nominator has no voice.
		/// - [`Error::CoopDissolved`]: the nominator is dissolved.
		/// - [`Error::TitleTooLong`]: the name has more than [`MAX_TITLE`] bytes.
		/// - [`Error::TitleNotText`]: the name is empty, not UTF-8, begins or ends with a space, or has signs that hide.
		/// - [`Error::NotLetters`]: the country or the currency is not in capital letters.
		/// - [`Error::NoDocument`]: the hash of the bylaws is zero.
		/// - [`Error::ParameterOutsideRange`]: a parameter is not what the profile allows.
		/// - [`Error::TooFewFounders`], [`Error::FounderTwice`]: not three different founders or more. (ES 8)
		/// - [`Error::TooManyFounders`], [`Error::TooManyOffices`]: more than 16 founders or 24 offices.
		/// - [`Error::NoSuchFounder`], [`Error::OfficeTwice`], [`Error::ConflictOfOffices`], [`Error::OfficeVacant`],
		///   [`Error::BoardTooSmall`]: the offices are not given as they must be. Three founders need no auditor, because none of
		///   them could be independent of the board.
		/// - [`Error::TermTooShort`], [`Error::TermTooLong`]: a term is not inside the bylaws.
		/// - [`Error::TooManyApplications`], [`Error::TooManyNominations`]: there is no room now.
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::CoopNominated`]
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::nominating_weight(looked_at(&founding.founders, MAX_FOUNDERS)))]
		pub fn nominate(origin: OriginFor<T>, founding: WrittenFoundingOf<T>) -> DispatchResultWithPostInfo {
			let mandate = Self::ensure_mandate(origin, Track::Ordinary).or_refused(Weight::zero())?;
			let (application, opened) =
				Self::may_nominate(&mandate, founding).or_refused(Self::nominating_weight(0))?;

			let CoopApplication { nominator, lapses_at, resolution, .. } = opened;
			Self::open_nomination(application, opened);
			Self::deposit_event(Event::CoopNominated { application, nominator, lapses_at, resolution });
			Ok(().into())
		}

		/// Accept, as a founder, that your co-op applies to the federation.
		///
		/// ## Origin
		/// Signed by a founder. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NoSuchApplication`]: the application is not open, or its time is over.
		/// - [`Error::NotFounder`]: the caller is not one of the founders.
		/// - [`Error::AlreadyAccepted`]: the caller has accepted.
		///
		/// ## Events
		/// - [`Event::FoundingAccepted`]
		#[pallet::call_index(6)]
		pub fn accept_founding(origin: OriginFor<T>, application: CoopApplicationNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (accepted, founder) = Self::may_accept(&who, application)?;

			Applications::<T>::insert(application, accepted);
			Self::deposit_event(Event::FoundingAccepted { application, founder });
			Ok(())
		}

		/// End, as a founder, the application of your co-op to the federation.
		///
		/// Also who has accepted can do it, until the federation admits the co-op.
		///
		/// ## Origin
		/// Signed by a founder. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NoSuchApplication`]: the application is not open, or its time is over.
		/// - [`Error::NotFounder`]: the caller is not one of the founders.
		///
		/// ## Events
		/// - [`Event::ApplicationEnded`]
		#[pallet::call_index(7)]
		pub fn decline_founding(origin: OriginFor<T>, application: CoopApplicationNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let declined = Self::may_decline(&who, application)?;

			Self::end_application(application, &declined, ApplicationEnd::Declined);
			Ok(())
		}

		/// Take back the nomination of another co-op.
		///
		/// ## Origin
		/// An enacted resolution of the co-op that nominated it, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchApplication`]: the application is not open, or its time is over.
		/// - [`Error::NotNominator`]: another co-op nominated it.
		///
		/// ## Events
		/// - [`Event::ApplicationEnded`]
		#[pallet::call_index(8)]
		pub fn withdraw_nomination(origin: OriginFor<T>, application: CoopApplicationNo) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Ordinary)?;
			let withdrawn = Self::may_withdraw(&mandate, application)?;

			Self::end_application(application, &withdrawn, ApplicationEnd::Withdrawn);
			Ok(())
		}

		/// Admit a co-op to the federation.
		///
		/// It gets the next number and an account, its bylaws are in force, its founders are members with a vote in it, and its
		/// offices are given. In the federation it has a voice at once and a vote when it is seasoned.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchApplication`]: the application is not open, or its time is over.
		/// - [`Error::FoundersMissing`]: a founder has not accepted.
		/// - [`Error::TooManyCoops`]: [`MAX_COOPS`] numbers were given out.
		/// - [`Error::TooManyAdmissions`]: a fifth of the co-ops was admitted this year, two at least.
		/// - Those of [`Pallet::nominate`] about what the co-op says, if what is allowed has changed since.
		/// - [`Error::Overflow`]: a time has run out.
		///
		/// ## Events
		/// - [`Event::CoopAdmitted`]
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::admit(MAX_FOUNDERS).saturating_add(T::Registers::weight(MAX_FOUNDERS)))]
		pub fn admit(origin: OriginFor<T>, application: CoopApplicationNo) -> DispatchResultWithPostInfo {
			let mandate = Self::ensure_federation(origin, Track::Special).or_refused(Weight::zero())?;
			let admission = Self::may_admit(&mandate, application).or_refused(<T as Config>::WeightInfo::admit(0))?;

			let Admission { coop, seasoned_at, .. } = admission;
			Self::admit_coop(application, admission)?;
			let resolution = mandate.resolution;
			Self::deposit_event(Event::CoopAdmitted { coop, application, seasoned_at, resolution });
			Ok(().into())
		}

		/// Suspend a co-op, whose rights in the federation rest until it is reinstated.
		///
		/// It keeps its register, its account and its agreements, and counts in the denominator of special resolutions.
		/// `document` is the hash of the reasons.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`]: the co-op is not in the federation.
		/// - [`Error::AlreadySuspended`]: the co-op is suspended.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::TooManyStandingChanges`]: a tenth of the co-ops had their standing changed this year.
		///
		/// ## Events
		/// - [`Event::CoopSuspended`]
		#[pallet::call_index(10)]
		pub fn suspend(origin: OriginFor<T>, coop: CoopId, document: T::Hash) -> DispatchResult {
			let mandate = Self::ensure_federation(origin, Track::Special)?;
			let (record, year) = Self::may_suspend(&mandate, coop, document)?;

			Coops::<T>::insert(coop, record);
			StandingChanges::<T>::put(year);
			Self::deposit_event(Event::CoopSuspended { coop, document, resolution: mandate.resolution });
			Ok(())
		}

		/// End the suspension of a co-op, and with it an exclusion that has not taken effect.
		///
		/// A co-op's own notice to leave stays.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`]: the co-op is not in the federation.
		/// - [`Error::NotSuspended`]: the co-op is not suspended.
		/// - [`Error::TooManyStandingChanges`]: it was suspended in another year, and a tenth of the co-ops had their standing
		///   changed this year.
		///
		/// ## Events
		/// - [`Event::CoopReinstated`]
		#[pallet::call_index(11)]
		pub fn reinstate(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let mandate = Self::ensure_federation(origin, Track::Special)?;
			let (record, exclusion, year) = Self::may_reinstate(coop)?;

			if let Some(exclusion) = exclusion {
				Self::unschedule(exclusion.effective_at, Due::Departure(coop));
			}
			Coops::<T>::insert(coop, record);
			StandingChanges::<T>::put(year);
			Self::deposit_event(Event::CoopReinstated { coop, resolution: mandate.resolution });
			Ok(())
		}

		/// Exclude a suspended co-op, which leaves the federation after the days of notice.
		///
		/// `document` is the hash of the reasons. The vote must have opened after the suspension, so that exclusion takes two
		/// decisions.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`]: the co-op is not in the federation.
		/// - [`Error::NotSuspended`]: the co-op is not suspended.
		/// - [`Error::AlreadyLeaving`]: the co-op leaves anyway.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::VotedTooEarly`]: the vote opened before the co-op was suspended.
		/// - [`Error::TooManyStandingChanges`]: it was suspended in another year, and a tenth of the co-ops had their standing
		///   changed this year.
		/// - [`Error::Overflow`]: the notice ends beyond the end of time.
		///
		/// ## Events
		/// - [`Event::CoopExcluded`], and [`Event::CoopDeparted`] when the notice is over
		#[pallet::call_index(12)]
		pub fn exclude(origin: OriginFor<T>, coop: CoopId, document: T::Hash) -> DispatchResult {
			let mandate = Self::ensure_federation(origin, Track::Special)?;
			let (record, effective_at, year) = Self::may_exclude(&mandate, coop, document)?;

			Self::schedule(effective_at, Due::Departure(coop));
			Coops::<T>::insert(coop, record);
			StandingChanges::<T>::put(year);
			let resolution = mandate.resolution;
			Self::deposit_event(Event::CoopExcluded { coop, effective_at, document, resolution });
			Ok(())
		}

		/// Give notice that your co-op leaves the federation.
		///
		/// Nobody can refuse it. The co-op keeps its voice until the days of notice are over. Where the federation has
		/// excluded it, it leaves at the earlier of both times, by its own notice. Where a charter has lengthened the notice,
		/// the shorter one still holds for a co-op whose vote opened at most 60 days after that.
		///
		/// ## Origin
		/// An enacted special resolution of the co-op. (practice no. 12; SCE 15.2)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`]: the co-op is not in the federation.
		/// - [`Error::CoopDissolved`]: the co-op is dissolved, and leaves when it is wound up.
		/// - [`Error::AlreadyLeaving`]: the co-op has given notice.
		/// - [`Error::Overflow`]: the notice ends beyond the end of time.
		///
		/// ## Events
		/// - [`Event::CoopLeaving`], and [`Event::CoopDeparted`] when the notice is over
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::with_asking(<T as Config>::WeightInfo::leave_federation(), 1))]
		pub fn leave_federation(origin: OriginFor<T>) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Special)?;
			let (record, exclusion, effective_at) = Self::may_leave(&mandate)?;

			let Mandate { coop, resolution, .. } = mandate;
			if let Some(exclusion) = exclusion {
				Self::unschedule(exclusion.effective_at, Due::Departure(coop));
			}
			Self::schedule(effective_at, Due::Departure(coop));
			Coops::<T>::insert(coop, record);
			Self::deposit_event(Event::CoopLeaving { coop, effective_at, resolution });
			Ok(())
		}

		/// Put a new charter of the federation in force.
		///
		/// All parameters are given, also those that stay as they are. They change only with a new document. A longer notice
		/// does not catch co-ops whose vote on leaving opens within 60 days.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::SameCharter`]: the document is the one in force.
		/// - [`Error::ParameterOutsideRange`]: a parameter is outside its range. [`Pallet::wrong_charter_parameter`] tells which.
		/// - [`Error::Overflow`]: the versions or the time have run out.
		///
		/// ## Events
		/// - [`Event::CharterAdopted`]
		#[pallet::call_index(14)]
		pub fn adopt_charter(origin: OriginFor<T>, hash: T::Hash, parameters: Charter) -> DispatchResult {
			let mandate = Self::ensure_federation(origin, Track::Special)?;
			let charter = Self::may_adopt_charter(&mandate, hash, parameters)?;

			Self::put_charter_in_force(charter);
			let resolution = mandate.resolution;
			Self::deposit_event(Event::CharterAdopted { version: charter.version, hash, resolution });
			Ok(())
		}

		/// Have the account of the federation make a call.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NotPermitted`]: the federation's account may not make this call.
		/// - [`Error::PaysByTreasury`]: the account is the cash of the federation's first treasury in units, which pays.
		/// - The error of the call itself.
		///
		/// ## Events
		/// - [`Event::FederationActed`], after those of the call
		#[pallet::call_index(15)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			(<T as Config>::WeightInfo::act_for_federation().saturating_add(info.call_weight), info.class)
		})]
		pub fn act_for_federation(
			origin: OriginFor<T>,
			call: Box<<T as Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			let FederationMandate { resolution, .. } =
				Self::ensure_federation(origin, Track::Ordinary).or_refused(Weight::zero())?;
			let own = <T as Config>::WeightInfo::act_for_federation();
			let account = Self::may_act_for_federation(&call).or_refused(own)?;

			Self::dispatch_as(account, *call, own, Event::FederationActed { resolution })
		}

		/// Enter an agreement that your co-ops have concluded.
		///
		/// `document` is the hash of its text, `exit_days` the notice with which each party can leave it.
		///
		/// ## Origin
		/// An enacted agreement of all parties, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the parties decided by consent.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::ExitOutsideRange`]: `exit_days` is zero or more than the charter allows. (ES 78.3)
		/// - [`Error::TooFewParties`]: there are not two different parties or more.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`], [`Error::CoopDissolved`]: a party is not in the federation, or is
		///   dissolved.
		/// - [`Error::TooManyAgreements`]: a party is bound by [`MAX_AGREEMENTS`].
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::AgreementConcluded`]
		#[pallet::call_index(16)]
		#[pallet::weight(Pallet::<T>::concluding_weight(MAX_PARTIES))]
		pub fn conclude_agreement(
			origin: OriginFor<T>,
			document: T::Hash,
			exit_days: u16,
		) -> DispatchResultWithPostInfo {
			let mandate = Self::ensure_agreement(origin, Track::Ordinary).or_refused(Weight::zero())?;
			let parties = u32::try_from(mandate.parties.len()).unwrap_or(MAX_PARTIES);
			let asked = Self::may_conclude(&mandate, document, exit_days);
			let (agreement, concluded) = asked.or_refused(Self::concluding_weight(parties))?;

			Self::write_agreement(agreement, concluded)?;
			let AgreementMandate { parties, resolution, .. } = mandate;
			Self::deposit_event(Event::AgreementConcluded { agreement, parties, document, resolution });
			Ok(().into())
		}

		/// Give notice that your co-op leaves an agreement.
		///
		/// Nobody can refuse it. The co-op is bound until the days of the agreement's notice are over.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special. (ES 78.3)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchAgreement`]: there is no agreement with this number.
		/// - [`Error::NotParty`]: the co-op is not bound by it.
		/// - [`Error::AlreadyLeaving`]: the co-op has given notice.
		/// - [`Error::Overflow`]: the notice ends beyond the end of time.
		///
		/// ## Events
		/// - [`Event::AgreementLeaving`], and [`Event::AgreementLeft`] when the notice is over
		#[pallet::call_index(17)]
		pub fn leave_agreement(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Ordinary)?;
			let (left, leaves_at) = Self::may_leave_agreement(&mandate, agreement)?;

			let Mandate { coop, resolution, .. } = mandate;
			Self::schedule(leaves_at, Due::AgreementExit(agreement, coop));
			Agreements::<T>::insert(agreement, left);
			Self::deposit_event(Event::AgreementLeaving { agreement, coop, leaves_at, resolution });
			Ok(())
		}

		/// Have the account of one of the parties to your agreement make a call.
		///
		/// ## Origin
		/// An enacted agreement of all parties, ordinary or special: the members of that party agreed to it too.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the parties decided by consent.
		/// - [`Error::NotParty`]: the co-op has not agreed.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`]: the co-op is not in the federation.
		/// - [`Error::NotPermitted`]: the accounts of co-ops may not make this call.
		/// - [`Error::PaysByTreasury`]: the account is the cash of the co-op's first treasury in units, which pays.
		/// - The error of the call itself.
		///
		/// ## Events
		/// - [`Event::Acted`], after those of the call
		#[pallet::call_index(18)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			(<T as Config>::WeightInfo::act_under_agreement().saturating_add(info.call_weight), info.class)
		})]
		pub fn act_under_agreement(
			origin: OriginFor<T>,
			coop: CoopId,
			call: Box<<T as Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			let mandate = Self::ensure_agreement(origin, Track::Ordinary).or_refused(Weight::zero())?;
			let own = <T as Config>::WeightInfo::act_under_agreement();
			let account = Self::may_act_under_agreement(&mandate, coop, &call).or_refused(own)?;

			let resolution = mandate.resolution;
			Self::dispatch_as(account, *call, own, Event::Acted { coop, resolution })
		}

		/// Carry out what is due, if the chain was too busy to.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Errors
		/// - [`Error::NothingDue`]: nothing of this kind waits for this time.
		/// - [`Error::NotDue`]: the time has not come.
		///
		/// ## Events
		/// - [`Event::ApplicationEnded`], [`Event::CoopDeparted`] or [`Event::AgreementLeft`]
		#[pallet::call_index(19)]
		#[pallet::weight(Pallet::<T>::step_weight())]
		pub fn advance(origin: OriginFor<T>, at: Moment, due: Due) -> DispatchResultWithPostInfo {
			ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_advance(at, due, Error::<T>::NothingDue, Error::<T>::NotDue);
			asked.or_refused(Self::look_weight())?;

			Self::unschedule(at, due);
			Self::step(due)?;
			Ok(().into())
		}
	}
}
