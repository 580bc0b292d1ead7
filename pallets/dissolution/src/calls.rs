//! What members, officers, co-ops, the federation and anybody can call.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// End your co-op. What is left of it goes to another co-op or to the federation.
		///
		/// From now on only what winds it up works in it: creditors are paid, members get what is theirs, and nobody joins. The
		/// board in office are its liquidators; the members can appoint others. The document has the reasons.
		///
		/// ## Origin
		/// An enacted special resolution of the co-op.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::AlreadyDissolved`]: this co-op is dissolved already.
		/// - [`Error::NoSuchHeir`]: only another co-op with all rights, or the federation itself, can get what is left.
		/// - [`Error::HeirNotPayable`]: the books of this heir are in another currency, or its money moves in another way.
		/// - [`Error::IsCustodian`]: this co-op answers for units as a custodian, and redeems them first.
		///
		/// ## Events
		/// - [`Event::Dissolved`]
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::dissolving_weight())]
		pub fn dissolve(origin: OriginFor<T>, heir: Heir, document: T::Hash) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Special)?;
			Self::may_dissolve(coop, heir, document)?;

			Self::do_dissolve(coop, heir, document, resolution)
		}

		/// Let your co-op go on after all, until its money is divided.
		///
		/// What has gone by then stays gone. (DE GenG 79a)
		///
		/// ## Origin
		/// An enacted special resolution of the co-op.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::NotDissolved`]: this co-op is not dissolved, or it exists no more.
		/// - [`Error::AlreadyDistributed`]: the money was divided already, and the co-op cannot go on.
		///
		/// ## Events
		/// - [`Event::Resumed`]
		#[pallet::call_index(1)]
		pub fn resume(origin: OriginFor<T>, document: T::Hash) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Special)?;
			let dissolution = Self::may_resume(coop, document)?;

			Self::do_resume(coop, &dissolution, document, resolution);
			Ok(())
		}

		/// Publish the final balance, once creditors are paid and nothing is open.
		///
		/// From now on the money of the co-op stands still. What the members publish in the place of the board, no objections
		/// stop.
		///
		/// ## Origin
		/// Signed by an officer of the board, and by a second one who repeats it; or an enacted resolution of the co-op, ordinary
		/// or special. Free for the first officer a few times in a period, and for the second one.
		///
		/// ## Errors
		/// - [`Error::OtherCoop`]: another co-op has decided this.
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotOnBoard`]: you do not hold an office of the board.
		/// - [`Error::AlreadyBegun`]: you have begun this already, and another officer completes it.
		/// - [`Error::SamePerson`]: whoever acts first and second must be two people.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::NotDissolved`]: this co-op is not dissolved, or it exists no more.
		/// - [`Error::DecidedByMembers`]: the members have decided this, and only they or an auditor take it back.
		/// - [`Error::AlreadyPublished`]: this final balance was published already.
		/// - [`Error::AlreadyDistributed`]: the money was divided already, and the co-op cannot go on.
		/// - [`Error::WaitsForBank`]: something in the books waits for a bank or a custodian.
		/// - [`Error::MoneyElsewhere`]: the co-op has money in another treasury, and brings it into its books first.
		/// - What shares and surplus say that hinders it: an open offer, a levy that is due, a pool that is not divided.
		///
		/// ## Events
		/// - [`Event::Begun`] or [`Event::BalancePublished`]
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::publish_balance().saturating_add(Pallet::<T>::hinders_weight()))]
		pub fn publish_balance(origin: OriginFor<T>, coop: CoopId, document: T::Hash) -> DispatchResult {
			let decision = Self::decision(origin, coop, document)?;
			let by_officers = !matches!(decision, Decision::Made(Consent::Members(_)));
			let dissolution = Self::may_publish(coop, document, by_officers)?;

			Self::do_publish(coop, document, dissolution, decision)
		}

		/// Confirm the final balance as an auditor. Members can object to it from then on.
		///
		/// After 40 days the money is divided. (ES 74.2)
		///
		/// ## Origin
		/// Signed by an auditor of the co-op who has not published it, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotAuditor`]: you are not an auditor of this co-op.
		/// - [`Error::NotDissolved`]: this co-op is not dissolved, or it exists no more.
		/// - [`Error::NotPublished`]: there is no final balance at this stage.
		/// - [`Error::OtherBalance`]: the final balance is another one.
		/// - [`Error::SamePerson`]: whoever acts first and second must be two people.
		/// - [`Error::WaitsForBank`], [`Error::MoneyElsewhere`], and what shares and surplus say that hinders it.
		///
		/// ## Events
		/// - [`Event::BalanceConfirmed`]
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::confirm_balance().saturating_add(Pallet::<T>::hinders_weight()))]
		pub fn confirm_balance(origin: OriginFor<T>, coop: CoopId, document: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let confirmed = Self::may_confirm(coop, &who, document)?;

			Self::do_confirm(coop, confirmed)
		}

		/// Object to the final balance. A tenth of those who had a vote, two at least, stop it.
		///
		/// ## Origin
		/// Signed by a member who had a vote when it was confirmed, free of charge.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotDissolved`]: this co-op is not dissolved, or it exists no more.
		/// - [`Error::NotPublished`]: there is no final balance at this stage.
		/// - [`Error::ObjectionsOver`]: the time to object is over.
		/// - [`Error::OtherBalance`]: the final balance is another one.
		/// - [`Error::DecidedByMembers`]: the members have decided this, and only they or an auditor take it back.
		/// - [`Error::NotElector`]: you had no vote when this was confirmed, or have none as this member.
		/// - [`Error::AlreadyObjected`]: you have objected to this already.
		///
		/// ## Events
		/// - [`Event::BalanceObjected`], and [`Event::BalanceStopped`] with the last that is needed
		#[pallet::call_index(4)]
		pub fn object(origin: OriginFor<T>, coop: CoopId, document: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let objection = Self::may_object(coop, &who, document)?;

			Self::do_object(coop, objection)
		}

		/// Take back a final balance, or what you have begun of one.
		///
		/// Any officer of the board takes back what one or two of them have begun or published; an auditor what was confirmed,
		/// but only once what others than the board had published; the members everything. Creditors are paid again then.
		///
		/// ## Origin
		/// Signed by an officer or an auditor of the co-op, free a few times in a period; or an enacted resolution of the co-op,
		/// ordinary or special.
		///
		/// ## Errors
		/// - [`Error::OtherCoop`]: another co-op has decided this.
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotDissolved`]: this co-op is not dissolved, or it exists no more.
		/// - [`Error::NothingBegun`]: nothing such was begun, published or confirmed.
		/// - [`Error::NotOnBoard`]: you do not hold an office of the board.
		/// - [`Error::NotAuditor`]: you are not an auditor of this co-op.
		/// - [`Error::DecidedByMembers`]: the members have decided this, and only they or an auditor take it back.
		/// - [`Error::AlreadyTakenBack`]: an auditor has taken back a balance once, and the members decide now.
		/// - [`Error::NotPublished`], [`Error::OtherBalance`]: there is no final balance at this stage, or another one.
		///
		/// ## Events
		/// - [`Event::BalanceStopped`] of what was published, and [`Event::TakenBack`] where somebody has signed
		#[pallet::call_index(5)]
		pub fn take_back(origin: OriginFor<T>, coop: CoopId, document: T::Hash) -> DispatchResult {
			match Self::members_or_signer(origin, coop)? {
				Ok(_) => {
					let dissolution = Self::may_stop(coop, document)?;

					Self::stop(coop, dissolution)
				}
				Err(who) => {
					let taken_back = Self::may_take_back(coop, &who, document)?;

					Self::do_take_back(coop, document, taken_back)
				}
			}
		}

		/// Step in as the federation where nothing has moved for 60 days.
		///
		/// The final balance that it has examined is published and confirmed by that. Members can object to it, and an auditor
		/// can take it back once.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::NotDissolved`]: this co-op is not dissolved, or it exists no more.
		/// - [`Error::AlreadyPublished`]: this final balance was published already.
		/// - [`Error::NotIdle`]: not so long yet has nothing moved that the federation could step in.
		/// - [`Error::WaitsForBank`], [`Error::MoneyElsewhere`], and what shares and surplus say that hinders it.
		///
		/// ## Events
		/// - [`Event::SteppedIn`] and [`Event::BalanceConfirmed`]
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::step_in().saturating_add(Pallet::<T>::hinders_weight()))]
		pub fn step_in(origin: OriginFor<T>, coop: CoopId, document: T::Hash) -> DispatchResult {
			let FederationMandate { track, resolution, .. } = T::FederationOrigin::ensure_origin(origin)?;
			ensure!(track >= Track::Special, Error::<T>::MandateTooWeak);
			let confirmed = Self::may_step_in(coop, document, resolution)?;

			Self::deposit_event(Event::SteppedIn { coop, document, resolution });
			Self::do_confirm(coop, confirmed)
		}

		/// Divide the money of a co-op by its final balance, where that did not happen by itself.
		///
		/// Members get what their shares are worth and what is in their accounts, as far as the money goes, and the heir the
		/// rest.
		///
		/// ## Origin
		/// Signed by anybody, with the fee.
		///
		/// ## Errors
		/// - [`Error::NotDissolved`]: this co-op is not dissolved, or it exists no more.
		/// - [`Error::NotPublished`]: there is no final balance at this stage.
		/// - [`Error::AlreadyDistributed`]: the money was divided already, and the co-op cannot go on.
		/// - [`Error::DaysNotOver`]: the days in which members can object are not over.
		/// - What shares and surplus say that hinders it.
		///
		/// ## Events
		/// - [`Event::Distributed`], and what of [`Event::ResiduePaid`] or [`Event::ResidueOrdered`] can be at once
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::distributing_weight())]
		pub fn distribute(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			ensure_signed(origin)?;
			let confirmed = Self::may_distribute(coop)?;

			Self::do_distribute(coop, confirmed)
		}

		/// Have the heir paid what is left of a co-op and was not paid, or has come back.
		///
		/// ## Origin
		/// Signed by anybody, with the fee.
		///
		/// ## Errors
		/// - [`Error::NotDissolved`]: this co-op is not dissolved.
		/// - [`Error::NotDistributed`]: the money was not divided yet.
		/// - [`Error::NothingDue`]: nothing is due to the heir that could be paid now.
		/// - [`Error::NoAccount`]: there is no account to which this could be paid.
		///
		/// ## Events
		/// - [`Event::ResiduePaid`] or [`Event::ResidueOrdered`]
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::paying_weight())]
		pub fn pay_residue(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			ensure_signed(origin)?;
			let paying = Self::may_pay(coop)?;

			Self::do_pay(coop, paying)
		}

		/// End a co-op in which nobody has anything to get any more.
		///
		/// What came since and what nobody has claimed goes to the heir first. Once that is paid the co-op leaves the federation.
		/// What its bank gives back even later goes to the heir by the same call.
		///
		/// ## Origin
		/// Signed by anybody, with the fee.
		///
		/// ## Errors
		/// - [`Error::NotDissolved`]: this co-op is not dissolved.
		/// - [`Error::NotDistributed`]: the money was not divided yet.
		/// - [`Error::StillOwed`]: somebody still has something to collect or to be paid.
		/// - [`Error::NothingDue`]: nothing is due to the heir that could be paid now.
		/// - [`Error::NoAccount`]: there is no account to which this could be paid.
		///
		/// ## Events
		/// - [`Event::Extinct`], or [`Event::ResidueOrdered`] where a bank pays first
		#[pallet::call_index(9)]
		#[pallet::weight(Pallet::<T>::concluding_weight())]
		pub fn conclude(origin: OriginFor<T>, coop: CoopId) -> DispatchResultWithPostInfo {
			ensure_signed(origin).or_refused(Weight::zero())?;
			let known = Self::may_conclude(coop).or_refused(Self::asking_to_conclude_weight())?;

			Self::do_conclude(coop, known)?;
			Ok(().into())
		}

		/// Do what is due at its time, when blocks are too full for it to happen by itself.
		///
		/// ## Origin
		/// Signed by anybody, with the fee.
		///
		/// ## Errors
		/// - [`Error::NothingScheduled`]: nothing such waits for its time.
		/// - [`Error::TooEarly`]: the time of this has not come.
		///
		/// ## Events
		/// - What becomes of it: [`Event::Distributed`] or [`Event::DistributionHindered`]
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::distributing_weight())]
		pub fn advance(origin: OriginFor<T>, at: Moment, due: Due) -> DispatchResult {
			ensure_signed(origin)?;
			<Self as DueQueue>::may_advance(at, due, Error::<T>::NothingScheduled, Error::<T>::TooEarly)?;

			Self::unschedule(at, due);
			Self::step(due)
		}
	}
}
