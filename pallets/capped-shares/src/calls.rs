//! What members, officers, co-ops and anybody can call.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Adopt a class of shares of your co-op.
		///
		/// Its terms never change. With the first class the accounts of shares are opened in the books of the co-op. Nobody can
		/// subscribe until an offer is made or the class is opened, and until its register has come in where it exists elsewhere.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, special.
		///
		/// ## Errors
		/// - [`Error::TermsOutsideRange`], [`Error::TooManyClasses`]
		///
		/// ## Events
		/// - [`Event::ClassOpened`]
		#[pallet::call_index(0)]
		pub fn open_class(origin: OriginFor<T>, terms: ClassTerms, document: T::Hash) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Special)?;
			Self::may_open_class(coop, &terms, document)?;

			let class = Self::do_open_class(coop, terms, document)?;
			Self::deposit_event(Event::ClassOpened { coop, class, terms, document, resolution });
			Ok(())
		}

		/// Say whether a class can be subscribed outside offers.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Events
		/// - [`Event::ClassSet`]
		#[pallet::call_index(1)]
		pub fn set_open(origin: OriginFor<T>, class: ClassNo, is_open: bool) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Ordinary)?;
			Self::ensure_goes_on(coop)?;
			let record = Classes::<T>::get(coop, class).ok_or(Error::<T>::NoSuchClass)?;

			Classes::<T>::insert(coop, class, Class { is_open, ..record });
			Self::deposit_event(Event::ClassSet { coop, class, is_open, resolution });
			Ok(())
		}

		/// Set what the capital of your co-op does not fall below by payments for shares.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, special.
		///
		/// ## Events
		/// - [`Event::FloorSet`]
		#[pallet::call_index(2)]
		pub fn set_floor(origin: OriginFor<T>, floor: BalanceOf<T>) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Special)?;
			let book = Books::<T>::get(coop).ok_or(Error::<T>::NoSuchClass)?;

			Books::<T>::insert(coop, Book { floor, ..book });
			Self::deposit_event(Event::FloorSet { coop, floor, resolution });
			Ok(())
		}

		/// Pay for new shares of your co-op in units, outside offers.
		///
		/// You hold them from today on. If the class says so, what you pay goes to those first who wait to be paid for theirs.
		///
		/// ## Origin
		/// Signed by a member, with the fee.
		///
		/// ## Events
		/// - [`Event::Subscribed`], [`Event::Released`]
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::subscribe_and_buy_out())]
		pub fn subscribe(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			shares: u64,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let subscribing = Self::may_subscribe(coop, class, &who, shares)?;

			let buys_out = Self::do_subscribe(who, subscribing)?;
			Ok((!buys_out).then(<T as Config>::WeightInfo::subscribe).into())
		}

		/// Offer shares of your co-op to its members.
		///
		/// What they pay is held aside. If fewer than the minimum are paid for by the end, or caps let fewer be issued, everybody is
		/// refunded in full.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::TermsOutsideRange`], [`Error::TooManyOffers`], [`Error::TooManyShares`]
		///
		/// ## Events
		/// - [`Event::OfferOpened`]
		#[pallet::call_index(4)]
		pub fn open_offer(origin: OriginFor<T>, terms: OfferTerms, document: T::Hash) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Ordinary)?;
			let found = Self::may_open_offer(coop, &terms, document)?;

			let offer = Self::do_open_offer(coop, terms, (document, resolution), found)?;
			Self::deposit_event(Event::OfferOpened { coop, offer, terms, document, resolution });
			Ok(())
		}

		/// Pay in units for shares that your co-op offers.
		///
		/// You can do so several times. You hold the shares when the offer is met, and have your money back if it is not.
		///
		/// ## Origin
		/// Signed by a member, with the fee.
		///
		/// ## Events
		/// - [`Event::PaidIn`]
		#[pallet::call_index(5)]
		pub fn subscribe_offer(origin: OriginFor<T>, coop: CoopId, offer: OfferNo, shares: u64) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let paying = Self::may_subscribe_offer(coop, offer, &who, shares)?;

			Self::do_subscribe_offer(coop, offer, who, paying)
		}

		/// Expect what up to 100 members pay by bank for shares, or what a bank took back of theirs.
		///
		/// It binds nobody. For an offer a member has subscribed when two hands of the books have posted the money by a line of the
		/// bank's statement. Outside offers it is held aside for 7 days, and becomes shares then, from the day on which it came; what
		/// cannot any more is owed back. Who pays in instalments pays the next ones. Of what a bank took back, each is named with the
		/// account in the books in which it is missing.
		///
		/// ## Origin
		/// Signed by an officer of the board, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NothingMissing`], [`Error::MoreThanUnpaid`]
		///
		/// ## Events
		/// - [`Event::Expected`]
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::weight_to_expect(expected))]
		pub fn expect(origin: OriginFor<T>, coop: CoopId, expected: Expected) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_expect(coop, &who, &expected);
			let (by, expecting) = Self::or_refused(asked, (coop, &who), Self::weight_to_expect(&expected))?;

			Self::count_free(by);
			Self::do_expect(coop, expecting)?;
			Ok(().into())
		}

		/// Expect a list of payments by bank no longer.
		///
		/// What has come of it stays. Any officer can do so, so that none keeps the others from expecting what really comes.
		///
		/// ## Origin
		/// Signed by an officer of the board, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchList`], [`Error::OfferClosed`]
		///
		/// ## Events
		/// - [`Event::ListGivenUp`]
		#[pallet::call_index(7)]
		pub fn give_up_list(origin: OriginFor<T>, coop: CoopId, pending: PendingNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, given_up) = Self::may_give_up(coop, pending, &who)?;

			Self::count_free(by);
			Self::do_give_up(coop, pending, given_up)
		}

		/// Take an offer of your co-op back, so that everybody is refunded.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::OfferClosed`]
		///
		/// ## Events
		/// - [`Event::OfferClosed`]
		#[pallet::call_index(8)]
		pub fn withdraw_offer(origin: OriginFor<T>, offer: OfferNo) -> DispatchResult {
			let Mandate { coop, .. } = Self::mandate(origin, Track::Ordinary)?;

			Self::close_offer(coop, offer, true)
		}

		/// Carry out what is due and the chain has not come to yet.
		///
		/// A notice is due when its day has begun, also where the chain has stood still and its deadlines are behind.
		///
		/// ## Origin
		/// Signed by anybody, with the fee.
		///
		/// ## Errors
		/// - [`Error::NothingDue`]
		#[pallet::call_index(9)]
		#[pallet::weight(Pallet::<T>::weight_of(due))]
		pub fn advance(origin: OriginFor<T>, at: Moment, due: Due) -> DispatchResult {
			ensure_signed(origin)?;
			Self::may_carry_out(at, due)?;

			Self::unschedule(at, due);
			Self::step(due)
		}

		/// Propose to give shares to another member, or to somebody who joins in three months.
		///
		/// They go at par: nothing is paid by it. It takes the place of what you have proposed before of this class.
		///
		/// ## Origin
		/// Signed by the holder, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::SamePerson`], [`Error::NoShares`], [`Error::NotEnoughShares`]
		///
		/// ## Events
		/// - [`Event::TransferProposed`]
		#[pallet::call_index(10)]
		pub fn propose_transfer(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			to: AccountIdLookupOf<T>,
			shares: u64,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let to = T::Lookup::lookup(to)?;
			let proposed = Self::may_propose_transfer(coop, class, &who, to, shares)?;

			Self::do_propose_transfer(class, proposed);
			Ok(())
		}

		/// Accept shares that another member wants to give you.
		///
		/// ## Origin
		/// Signed by the receiver, who is a member by now. It is free.
		///
		/// ## Errors
		/// - [`Error::NoSuchTransfer`], [`Error::NotReceiver`], [`Error::OtherContent`], [`Error::AlreadyAccepted`]
		///
		/// ## Events
		/// - [`Event::TransferAccepted`]
		#[pallet::call_index(11)]
		pub fn accept_transfer(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			from: MemberNo,
			content: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (Hand { member: to, .. }, transfer) = Self::may_accept_transfer(coop, class, from, &who, content)?;

			Transfers::<T>::insert((coop, class, from), transfer);
			Self::deposit_event(Event::TransferAccepted { coop, class, from, to });
			Ok(())
		}

		/// Consent to a transfer of shares that its receiver has accepted.
		///
		/// The shares go to the receiver today. It is neither an exit nor an issue.
		///
		/// ## Origin
		/// Decided by two officers of the board who neither give nor receive, or by a resolution of the co-op.
		///
		/// ## Errors
		/// - [`Error::NoSuchTransfer`], [`Error::OtherContent`], [`Error::NotAccepted`], [`Error::NotEnoughShares`]
		///
		/// ## Events
		/// - [`Event::Begun`], [`Event::Transferred`]
		#[pallet::call_index(12)]
		pub fn consent(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			from: MemberNo,
			content: T::Hash,
		) -> DispatchResult {
			let benefits = |hand: Hand| Self::is_in_transfer(coop, class, from, hand);
			let decision = Self::fair_decision(origin, coop, content, benefits)?;
			let transferring = Self::may_transfer(coop, class, from, content)?;

			Self::heed(coop, content, decision)
				.map_or(Ok(()), |consent| Self::do_transfer(coop, class, from, transferring, &consent))
		}

		/// Give shares back, after the notice of the class or at the end of that business year.
		///
		/// You hold them until then. A claim for what they are worth then joins the queue by itself.
		///
		/// ## Origin
		/// Signed by the holder, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoShares`], [`Error::NotEnoughShares`], [`Error::TooManyNotices`]
		///
		/// ## Events
		/// - [`Event::NoticeGiven`]
		#[pallet::call_index(13)]
		pub fn give_notice(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			shares: u64,
			to_year_end: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let given = Self::may_give_notice(coop, class, &who, shares, to_year_end)?;

			Self::do_give_notice(class, given);
			Ok(())
		}

		/// Keep shares that you wanted to give back.
		///
		/// ## Origin
		/// Signed by the holder, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchNotice`]
		///
		/// ## Events
		/// - [`Event::NoticeCancelled`]
		#[pallet::call_index(14)]
		pub fn cancel_notice(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			shares: u64,
			ends_on: Day,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let cancelled = Self::may_cancel_notice(coop, class, &who, (shares, ends_on))?;

			Self::do_cancel_notice(class, cancelled);
			Ok(())
		}

		/// Release money to those who wait to be paid for their shares.
		///
		/// They are paid in the order of the days on which their shares ended, and those of one day in proportion.
		///
		/// ## Origin
		/// Decided by two officers of the board who have no claim or subscription open, or by a resolution of the co-op.
		///
		/// ## Errors
		/// - [`Error::NothingQueued`], [`Error::Suspended`], [`Error::NoAccounts`], [`Error::TooEarly`], [`Error::ValueKept`],
		///   [`Error::OverBudget`], [`Error::OverSurplus`], [`Error::BelowFloor`], [`Error::NotLiquid`], [`Error::BeforeClass`], [`Error::NothingDue`]
		///
		/// ## Events
		/// - [`Event::Begun`], [`Event::Released`]
		#[pallet::call_index(15)]
		#[pallet::weight(<T as Config>::WeightInfo::release(limits::MAX_GROUPS).saturating_add(T::Reserved::weight()))]
		pub fn release(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			release: ReleaseOf<T>,
		) -> DispatchResultWithPostInfo {
			let content = Self::content_of_release(coop, class, &release);
			let benefits = |hand: Hand| Self::waits(coop, hand);
			let decision = Self::fair_decision(origin, coop, content, benefits)?;
			let found = Self::may_release(coop, class, &release)?;

			// The word of a first officer weighs less than one day of the queue.
			let days = match Self::heed(coop, content, decision) {
				Some(consent) => Self::do_release(coop, class, &release, found, &consent)?,
				None => 1,
			};
			Ok(Some(<T as Config>::WeightInfo::release(days).saturating_add(T::Reserved::weight())).into())
		}

		/// Suspend payments for shares of a class for some days, or not any more with none.
		///
		/// The order of the queue stays. The board can do so for at most a year, and again a year after that.
		///
		/// ## Origin
		/// Decided by two officers of the board, or by a resolution of the co-op.
		///
		/// ## Errors
		/// - [`Error::SuspensionOutsideRange`], [`Error::SuspensionNeedsResolution`]
		///
		/// ## Events
		/// - [`Event::Begun`], [`Event::Suspended`]
		#[pallet::call_index(16)]
		pub fn suspend(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			days: u16,
			reason: T::Hash,
		) -> DispatchResult {
			let content = Self::content_of_suspension(coop, class, days, reason);
			let decision = Self::decision(origin, coop, content)?;
			let is_board = !matches!(decision, Decision::Made(Consent::Members(_)));
			let suspending = Self::may_suspend(coop, class, days, reason, is_board)?;

			Self::heed(coop, content, decision).map_or(Ok(()), |_| Self::do_suspend(coop, class, suspending, reason))
		}

		/// Take back what you or another officer of the board has begun.
		///
		/// ## Origin
		/// Signed by who has begun it, or by an officer of the board, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NothingBegun`], [`Error::NotOnBoard`]
		///
		/// ## Events
		/// - [`Event::TakenBack`]
		#[pallet::call_index(17)]
		pub fn take_back(origin: OriginFor<T>, coop: CoopId, content: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let by = Self::may_take_back(coop, &who, content)?;

			Self::do_take_back(coop, by, content);
			Ok(())
		}

		/// Say as an auditor what a share of a class is worth.
		///
		/// It binds nobody. While it is less than what a share is worth, for 90 days, no share is issued, given to somebody or paid
		/// for, so that nobody leaves ahead of a loss. Each auditor can bring that about once a year.
		///
		/// ## Origin
		/// Signed by an auditor of the co-op, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::ValueOutsideRange`], [`Error::OtherFigure`]
		///
		/// ## Events
		/// - [`Event::FigureGiven`]
		#[pallet::call_index(18)]
		pub fn give_figure(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			value: BalanceOf<T>,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, figure) = Self::may_give_figure(coop, class, &who, value, document)?;

			let until = figure.until;
			Self::count_free(by);
			Self::put_figure(coop, class, figure, None)?;
			Self::deposit_event(Event::FigureGiven { coop, class, value, document, by, until });
			Ok(())
		}

		/// Write a class of your co-op down, or up again to at most its par.
		///
		/// It repeats the last figure of an auditor, or of one who has doubted the value, of the last twelve months. It hits shares
		/// that are held and those that wait in the queue alike. Who says that they are worth still less goes on doubting it.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, special.
		///
		/// ## Errors
		/// - [`Error::NoFigure`], [`Error::FigureTooOld`], [`Error::SameValue`], [`Error::ValueOutsideRange`], [`Error::OfferOpen`]
		///
		/// ## Events
		/// - [`Event::Valued`]
		#[pallet::call_index(19)]
		#[pallet::weight(<T as Config>::WeightInfo::value_anew())]
		pub fn value(origin: OriginFor<T>, class: ClassNo, value: BalanceOf<T>, document: T::Hash) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Special)?;
			let found = Self::may_value(coop, class, value, document)?;

			Self::do_value(coop, class, found, (value, document, resolution))
		}

		/// Say the highest rate of return of a class for the business year that begins next.
		///
		/// `year` is its first day. For the year in which a class was opened it can be said until somebody holds it.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::RateTooHigh`], [`Error::YearHasBegun`]
		///
		/// ## Events
		/// - [`Event::MaximumDeclared`]
		#[pallet::call_index(20)]
		pub fn declare_maximum(origin: OriginFor<T>, class: ClassNo, year: Day, bps: u16) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Ordinary)?;
			Self::may_declare_maximum(coop, class, year, bps)?;

			MaxRates::<T>::insert((coop, class, year), bps);
			Self::deposit_event(Event::MaximumDeclared { coop, class, year, bps, resolution });
			Ok(())
		}

		/// Add to what members are owed what was released of claims, up to 100 at a time.
		///
		/// Claims of which nothing is due now are left out.
		///
		/// ## Origin
		/// Signed by anybody, with the fee; free for the member whose they are.
		///
		/// ## Errors
		/// - [`Error::NoSuchClaim`], [`Error::NothingDue`], [`Error::NotClassified`]
		///
		/// ## Events
		/// - [`Event::Collected`]
		#[pallet::call_index(21)]
		#[pallet::weight(Pallet::<T>::claims_weight(count(claims), count(claims)))]
		pub fn collect_claims(origin: OriginFor<T>, coop: CoopId, claims: ClaimList) -> DispatchResultWithPostInfo {
			ensure_signed(origin).or_refused(Weight::zero())?;
			let all = count(&claims);
			let lasts = Self::each(claims, |claim| {
				let collected = Self::may_collect_claim(coop, claim)?;

				Self::do_collect_claim(coop, claim, collected)
			});
			let lasts = lasts.or_refused(Self::claims_weight(all, 0))?;
			Ok(Some(Self::claims_weight(all, lasts)).into())
		}

		/// Add to what members are owed their return for a business year, up to 100 at a time.
		///
		/// Members to whom nothing of it is due are left out.
		///
		/// ## Origin
		/// Signed by anybody, with the fee; free for a member alone.
		///
		/// ## Errors
		/// - [`Error::NoReturn`], [`Error::Lapsed`], [`Error::NothingDue`]
		///
		/// ## Events
		/// - [`Event::Collected`]
		#[pallet::call_index(22)]
		#[pallet::weight(Pallet::<T>::returns_weight(count(members), 1))]
		pub fn collect_returns(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			year: Day,
			members: MemberList,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin).or_refused(Weight::zero())?;
			let all = count(&members);
			let lasts = Self::each(members, |member| {
				let collected = Self::may_collect_return(coop, class, member, year)?;

				Self::do_collect_return((coop, class, member, year), collected)
			});
			let lasts = lasts.or_refused(Self::returns_weight(all, 0))?;
			Ok(Some(Self::returns_weight(all, lasts)).into())
		}

		/// Have members paid in units what they are owed for shares, up to 100 at a time.
		///
		/// It goes to the account of their seat, or to the one that has last paid in. What cannot be paid stays owed.
		///
		/// ## Origin
		/// Signed by who is paid, for whom it is free; or by an officer of the board, with the fee.
		///
		/// ## Errors
		/// - [`Error::NotTheirs`], [`Error::InArrears`], [`Error::NothingOwed`], [`Error::NothingDue`], [`Error::NoAccount`]
		///
		/// ## Events
		/// - [`Event::PaidOut`]
		#[pallet::call_index(23)]
		#[pallet::weight(<T as Config>::WeightInfo::pay_out(count(members)))]
		pub fn pay_out(origin: OriginFor<T>, coop: CoopId, members: MemberList) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::each(members, |member| {
				let paying = Self::may_pay_out(coop, member, &who)?;

				Self::do_pay_out(coop, member, paying).map(|()| false)
			})?;
			Ok(())
		}

		/// Have the bank pay up to 100 members what they are owed.
		///
		/// Two hands of the books post it. What does not arrive, and what they have not posted in 45 days, is owed again.
		///
		/// ## Origin
		/// Signed by an officer of the board, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::InArrears`], [`Error::NothingOwed`], [`Error::NoBankDetails`]
		///
		/// ## Events
		/// - [`Event::PayoutsOrdered`]
		#[pallet::call_index(24)]
		#[pallet::weight(<T as Config>::WeightInfo::order_payouts(count(members)))]
		pub fn order_payouts(origin: OriginFor<T>, coop: CoopId, members: MemberList) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_order_payouts(coop, &who, &members);
			let most = <T as Config>::WeightInfo::order_payouts(count(&members));
			let (by, order) = Self::or_refused(asked, (coop, &who), most)?;

			Self::count_free(by);
			Self::do_order_payouts(coop, order)?;
			Ok(().into())
		}

		/// Keep shares that you have proposed to give to somebody.
		///
		/// ## Origin
		/// Signed by the holder, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTransfer`]
		///
		/// ## Events
		/// - [`Event::TransferWithdrawn`]
		#[pallet::call_index(25)]
		pub fn withdraw_transfer(origin: OriginFor<T>, coop: CoopId, class: ClassNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let by = Self::may_withdraw_transfer(coop, class, &who)?;

			Self::do_withdraw_transfer(class, by);
			Ok(())
		}

		/// Set off what a member owes your co-op against what they are owed for shares.
		///
		/// A document says what they owe, or it is what a bank took back of what was shares or a refund already.
		///
		/// ## Origin
		/// Decided by two officers of the board who are not the member, or by a resolution of the co-op.
		///
		/// ## Errors
		/// - [`Error::NothingOwed`], [`Error::NothingMissing`]
		///
		/// ## Events
		/// - [`Event::Begun`], [`Event::SetOff`]
		#[pallet::call_index(26)]
		pub fn set_off(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			amount: BalanceOf<T>,
			debt: DebtOf<T>,
		) -> DispatchResult {
			let content = Self::content_of_set_off(coop, member, amount, debt);
			let decision = Self::fair_decision(origin, coop, content, |hand| hand.member == member)?;
			let accounts = Self::may_set_off(coop, member, amount, debt)?;

			Self::heed(coop, content, decision)
				.map_or(Ok(()), |consent| Self::do_set_off((coop, member), accounts, (amount, debt), &consent))
		}

		/// Let your co-op take money for shares also by bank, or also in units.
		///
		/// It opens a second account of cash in the books of the co-op, in the way in which its treasury's money does not move.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::CashExists`], [`Error::TermsOutsideRange`]
		///
		/// ## Events
		/// - [`Event::CashOpened`]
		#[pallet::call_index(27)]
		pub fn open_cash(origin: OriginFor<T>, mode: Mode) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Ordinary)?;
			let opening = Self::may_open_cash(coop, mode)?;

			Self::do_open_cash(coop, mode, opening)?;
			Self::deposit_event(Event::CashOpened { coop, mode, resolution });
			Ok(())
		}

		/// Hand what came for shares in the second way to a treasury of your co-op that pays with it.
		///
		/// What is held aside for offers and what is owed to members stays in cash. So creditors of a co-op that is dissolved are paid
		/// with it as well, until its final balance is published.
		///
		/// ## Origin
		/// Decided by two officers of the board, or by a resolution of the co-op.
		///
		/// ## Errors
		/// - [`Error::NotOwnTreasury`], [`Error::NotLiquid`], [`Error::CoopDissolved`]
		///
		/// ## Events
		/// - [`Event::Begun`], [`Event::HandedOver`]
		#[pallet::call_index(28)]
		#[pallet::weight(<T as Config>::WeightInfo::hand_over().saturating_add(T::Reserved::weight()))]
		pub fn hand_over(
			origin: OriginFor<T>,
			coop: CoopId,
			treasury: TreasuryId,
			amount: BalanceOf<T>,
			document: T::Hash,
		) -> DispatchResult {
			let content = Self::content_of_hand_over(coop, treasury, amount, document);
			let decision = Self::decision(origin, coop, content)?;
			let handing_over = Self::may_hand_over(coop, treasury, amount, document)?;

			Self::heed(coop, content, decision).map_or(Ok(()), |consent| {
				Self::do_hand_over(coop, treasury, (amount, document), handing_over, &consent)
			})
		}

		/// Attest for all co-ops what a published rate was in a calendar year.
		///
		/// The document says it. It can be corrected until a return or interest was measured by it.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::RateTooHigh`], [`Error::YearNotBegun`], [`Error::ReferenceUsed`]
		///
		/// ## Events
		/// - [`Event::ReferenceAttested`]
		#[pallet::call_index(39)]
		pub fn attest_reference(
			origin: OriginFor<T>,
			index: ReferenceRate,
			year: i32,
			bps: u16,
			document: T::Hash,
		) -> DispatchResult {
			let FederationMandate { resolution, track, .. } = T::FederationOrigin::ensure_origin(origin)?;
			ensure!(track >= Track::Ordinary, Error::<T>::MandateTooWeak);
			let reference = Self::may_attest_reference(index, year, bps, document)?;

			References::<T>::insert(index, year, reference);
			Self::deposit_event(Event::ReferenceAttested { index, year, bps, document, resolution });
			Ok(())
		}

		/// Name the account to which is paid what is due to a former member who has died or has none.
		///
		/// The document says whose it is.
		///
		/// ## Origin
		/// Decided by two officers of the board whose account it is not, or by a resolution of the co-op.
		///
		/// ## Errors
		/// - [`Error::StillMember`], [`Error::NothingOwed`], [`Error::AccountKnown`], [`Error::UnknownPayee`]
		///
		/// ## Events
		/// - [`Event::Begun`], [`Event::PayeeNamed`]
		#[pallet::call_index(40)]
		pub fn name_payee(
			origin: OriginFor<T>,
			coop: CoopId,
			member: MemberNo,
			to: AccountIdLookupOf<T>,
			document: T::Hash,
		) -> DispatchResult {
			let to = T::Lookup::lookup(to)?;
			let content = Self::content_of_payee(coop, member, &to, document);
			let decision = Self::fair_decision(origin, coop, content, |hand| Self::is_payee(hand, member, &to))?;
			Self::may_name_payee(coop, member, &to, document)?;

			Self::heed(coop, content, decision).map_or(Ok(()), |_| Self::do_name_payee(coop, member, to, document))
		}

		/// Say that you want what you are owed, so that it does not lapse for five years more.
		///
		/// ## Origin
		/// Signed with the account to which it is paid, or by an officer of the board, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NothingOwed`], [`Error::NotTheirs`]
		///
		/// ## Events
		/// - [`Event::OwedClaimed`]
		#[pallet::call_index(41)]
		pub fn claim_owed(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let by = Self::may_claim_owed(coop, member, &who)?;

			Self::do_claim_owed(coop, member, by)
		}

		/// Give the indivisible reserve what a member was owed and has not claimed for five years.
		///
		/// The time runs from the day on which the last of it became due, came back from the bank or was claimed. What a former member
		/// is owed at last and no bank can pay goes there at once.
		///
		/// ## Origin
		/// Signed by anybody, with the fee.
		///
		/// ## Errors
		/// - [`Error::NothingOwed`], [`Error::NotLapsed`], [`Error::InArrears`]
		///
		/// ## Events
		/// - [`Event::Lapsed`]
		#[pallet::call_index(42)]
		pub fn lapse(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			ensure_signed(origin)?;
			let lapsing = Self::may_lapse(coop, member)?;

			Self::do_lapse(coop, member, lapsing)
		}

		/// Enter in the indivisible reserve what of a return was not collected for five years.
		///
		/// ## Origin
		/// Signed by anybody, with the fee.
		///
		/// ## Errors
		/// - [`Error::NoReturn`], [`Error::NothingDue`], [`Error::NotLapsed`]
		///
		/// ## Events
		/// - [`Event::ReturnLapsed`]
		#[pallet::call_index(43)]
		pub fn lapse_return(origin: OriginFor<T>, coop: CoopId, class: ClassNo, year: Day) -> DispatchResult {
			ensure_signed(origin)?;
			let lapsing = Self::may_lapse_return(coop, class, year)?;

			Self::do_lapse_return((coop, class, year), lapsing)
		}

		/// Draft some of the register of a class that was kept elsewhere.
		///
		/// You add to your own draft, which has `after` lines by now. The first line that cannot come in refuses all of these, and
		/// the error says its place from 0 on. It binds nobody. Caps are not asked of what was held before.
		///
		/// ## Origin
		/// Signed by an officer of the board, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::OtherPlace`], [`Error::NoShares`], [`Error::TooManyBatches`], [`Error::LineNoMember`],
		///   [`Error::LineNotSeated`], [`Error::LineNoShares`], [`Error::LineBeforeClass`], [`Error::LineInFuture`],
		///   [`Error::LinePaid`]
		///
		/// ## Events
		/// - [`Event::ImportDrafted`]
		#[pallet::call_index(44)]
		#[pallet::weight(<T as Config>::WeightInfo::import(count(lines)))]
		pub fn import(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			after: u32,
			lines: ImportedLines,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_import(coop, class, &who, after, &lines);
			let most = <T as Config>::WeightInfo::import(count(&lines));
			let drafting = Self::or_refused(asked, (coop, &who), most)?;

			Self::do_import(class, drafting);
			Ok(().into())
		}

		/// Take the last lines of a draft back that were sent together.
		///
		/// ## Origin
		/// Signed by who drafts it, by an officer of the board where who does is not on it any more, or by anybody when no such
		/// register comes in any more. With the fee.
		///
		/// ## Errors
		/// - [`Error::NotYourDraft`]
		///
		/// ## Events
		/// - [`Event::ImportDrafted`]
		#[pallet::call_index(45)]
		pub fn take_back_import(origin: OriginFor<T>, coop: CoopId, class: ClassNo, by: MemberNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let taken = Self::may_take_back_import(coop, class, by, &who)?;

			Self::do_take_back_import(coop, class, by, taken);
			Ok(())
		}

		/// Agree that a draft of a register comes in.
		///
		/// You repeat what it comes to. From then on it does not change. Officers hold shares themselves, so the auditor looks at it.
		///
		/// ## Origin
		/// Decided by two officers of the board, or by a resolution of the co-op.
		///
		/// ## Errors
		/// - [`Error::ImportDiffers`], [`Error::ValueOutsideRange`]
		///
		/// ## Events
		/// - [`Event::Begun`], [`Event::ImportAgreed`]
		#[pallet::call_index(34)]
		pub fn agree_import(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			by: MemberNo,
			totals: ImportTotalsOf<T>,
		) -> DispatchResult {
			let content = Self::content_of_import(coop, class, by, &totals);
			let decision = Self::decision(origin, coop, content)?;
			let draft = Self::may_agree_import(coop, class, by, &totals)?;

			if let Some(consent) = Self::heed(coop, content, decision) {
				Self::do_agree_import((coop, class, by), draft, totals, &consent);
			}
			Ok(())
		}

		/// Confirm as an auditor the register that comes in.
		///
		/// You repeat what was agreed. The books must say that as much comes in, or nothing yet. From then on it comes in by itself.
		///
		/// ## Origin
		/// Signed by an auditor of the co-op who has neither drafted it nor agreed, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NotAgreed`], [`Error::ImportDiffers`], [`Error::SamePerson`], [`Error::ValueOutsideRange`],
		///   [`Error::NotInBooks`]
		///
		/// ## Events
		/// - [`Event::ImportConfirmed`], and then [`Event::Imported`]
		#[pallet::call_index(35)]
		pub fn confirm_import(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			by: MemberNo,
			totals: ImportTotalsOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let confirmed = Self::may_confirm_import(coop, class, by, &who, &totals)?;

			Self::do_confirm_import((coop, class, by), confirmed)
		}

		/// Let nothing come in of a class, which is a new one then.
		///
		/// ## Origin
		/// Decided by two officers of the board, or by a resolution of the co-op.
		///
		/// ## Events
		/// - [`Event::Begun`], [`Event::ImportEnded`]
		#[pallet::call_index(36)]
		pub fn end_import(origin: OriginFor<T>, coop: CoopId, class: ClassNo) -> DispatchResult {
			let content = Self::content_of_end(coop, class);
			let decision = Self::decision(origin, coop, content)?;
			let record = Self::importing(coop, class)?;

			if Self::heed(coop, content, decision).is_some() {
				Self::do_end_import(coop, class, record);
			}
			Ok(())
		}

		/// Refuse as an auditor what was agreed, so that the draft can be put right.
		///
		/// ## Origin
		/// Signed by an auditor of the co-op, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NotAgreed`]
		///
		/// ## Events
		/// - [`Event::ImportRefused`]
		#[pallet::call_index(38)]
		pub fn refuse_import(origin: OriginFor<T>, coop: CoopId, class: ClassNo, by: MemberNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let refused = Self::may_audit_import(coop, class, by, &who)?;

			Self::do_refuse_import((coop, class, by), refused);
			Ok(())
		}

		/// Subscribe shares of which you pay the first ones now, and the others in months to come.
		///
		/// You hold what you have paid. All of them count for what you can hold. By bank it is your promise, and begins when the first
		/// ones are paid.
		///
		/// ## Origin
		/// Signed by a member, with the fee in units, free a few times in a period by bank.
		///
		/// ## Errors
		/// - [`Error::NoInstalments`], [`Error::AlreadyCommitted`], [`Error::MoreThanUnpaid`], [`Error::FirstTooSmall`]
		///
		/// ## Events
		/// - [`Event::Committed`], [`Event::Subscribed`], [`Event::EntryFeePaid`], [`Event::Released`]; or [`Event::Promised`]
		#[pallet::call_index(29)]
		pub fn commit(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			shares: u64,
			first: u64,
			mode: Mode,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			if mode == Mode::Units {
				let subscribing = Self::may_commit(coop, class, &who, (shares, first))?;
				return Self::do_subscribe(who, subscribing).map(|_| ());
			}
			let by = Self::member(coop, &who)?;
			let promise = Self::may_promise(coop, class, by.member, (shares, first))?;

			Self::count_free(by);
			Self::do_promise((coop, class, by.member), promise);
			Ok(())
		}

		/// Pay the next of the shares that you have subscribed in instalments.
		///
		/// You can do so until they are ended, also when your time is over.
		///
		/// ## Origin
		/// Signed by a member, with the fee.
		///
		/// ## Events
		/// - [`Event::Subscribed`], [`Event::Released`]
		#[pallet::call_index(30)]
		pub fn pay_instalment(origin: OriginFor<T>, coop: CoopId, class: ClassNo, shares: u64) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let paying = Self::may_pay_instalment(coop, class, &who, shares)?;

			Self::do_subscribe(who, paying).map(|_| ())
		}

		/// Say that a member was reminded of shares whose time to be paid is over.
		///
		/// They have 30 days from today, and then what is unpaid can be ended.
		///
		/// ## Origin
		/// Signed by an officer of the board who is not the member, free a few times in a period; or an enacted resolution of the
		/// co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::YouBenefit`], [`Error::AlreadyReminded`]
		///
		/// ## Events
		/// - [`Event::Reminded`]
		#[pallet::call_index(31)]
		pub fn remind(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			member: MemberNo,
			document: T::Hash,
		) -> DispatchResult {
			let by = match Self::members_or_signer(origin, coop)? {
				Ok(_) => None,
				Err(who) => Some(Self::reminding(coop, member, &who)?),
			};
			let commitment = Self::may_remind((coop, class, member), document)?;

			if let Some(by) = by {
				Self::count_free(by);
			}
			Commitments::<T>::insert((coop, class, member), commitment);
			let until = commitment.reminder.map_or(Day::MAX, |reminder| reminder.last_day);
			Self::deposit_event(Event::Reminded { coop, class, member, document, until });
			Ok(())
		}

		/// End what a member was to pay in instalments, when they were reminded and did not pay.
		///
		/// The shares that are paid stay if they are the minimum, and end as if given back if they are not.
		///
		/// ## Origin
		/// Decided by two officers of the board who are not the member, or by a resolution of the co-op.
		///
		/// ## Errors
		/// - [`Error::NotReminded`]
		///
		/// ## Events
		/// - [`Event::Begun`], [`Event::CommitmentEnded`], [`Event::SharesEnded`]
		#[pallet::call_index(32)]
		pub fn end_commitment(origin: OriginFor<T>, coop: CoopId, class: ClassNo, member: MemberNo) -> DispatchResult {
			let key = (coop, class, member);
			let content = Self::content_of_ended(key);
			let decision = Self::fair_decision(origin, coop, content, |hand| hand.member == member)?;
			let ending = Self::may_end_commitment(key)?;

			Self::heed(coop, content, decision).map_or(Ok(()), |consent| Self::do_end_commitment(key, ending, &consent))
		}

		/// Pay shares that are late with what your co-op owes the member.
		///
		/// ## Origin
		/// Decided by two officers of the board who are not the member, or by a resolution of the co-op.
		///
		/// ## Errors
		/// - [`Error::NothingOwed`]
		///
		/// ## Events
		/// - [`Event::Begun`], [`Event::Subscribed`], [`Event::Released`]
		#[pallet::call_index(33)]
		pub fn apply_owed(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			member: MemberNo,
			shares: u64,
		) -> DispatchResult {
			let key = (coop, class, member);
			let content = Self::content_of_applied(key, shares);
			let decision = Self::fair_decision(origin, coop, content, |hand| hand.member == member)?;
			let applying = Self::may_apply_owed(key, shares)?;

			Self::heed(coop, content, decision)
				.map_or(Ok(()), |consent| Self::do_apply_owed(key, shares, applying, &consent))
		}

		/// Say that a member without an account has signed to pay shares in instalments by bank.
		///
		/// It begins when the first ones are paid.
		///
		/// ## Origin
		/// Signed by two officers of the board who are not the member, one after the other, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::SignsAlone`], [`Error::NoInstalments`], [`Error::AlreadyCommitted`], [`Error::MoreThanUnpaid`],
		///   [`Error::FirstTooSmall`]
		///
		/// ## Events
		/// - [`Event::Begun`], [`Event::Promised`]
		#[pallet::call_index(37)]
		pub fn promise_on_paper(
			origin: OriginFor<T>,
			coop: CoopId,
			class: ClassNo,
			member: MemberNo,
			shares: u64,
			first: u64,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (key, parts) = ((coop, class, member), (shares, first));
			let content = Self::content_of_promise(key, parts, document);
			let decision = Self::fair_word(coop, &who, content, |hand: Hand| hand.member == member)?;
			let promise = Self::may_promise_on_paper(key, parts, document)?;

			if Self::heed(coop, content, decision).is_some() {
				Self::do_promise(key, promise);
			}
			Ok(())
		}

		/// Keep what a share of your co-op is worth, against the figure of an auditor.
		///
		/// It repeats the figure that the members have seen, and ends the doubt of it: shares are issued and given to others again.
		/// What waits is paid by accounts that the members approve on a later day, and not before the doubt would have ended.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::NoFigure`], [`Error::NotInDoubt`]
		///
		/// ## Events
		/// - [`Event::FigureRejected`]
		#[pallet::call_index(46)]
		pub fn reject_figure(
			origin: OriginFor<T>,
			class: ClassNo,
			value: BalanceOf<T>,
			document: T::Hash,
		) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Ordinary)?;
			let (figure, until) = Self::may_reject_figure(coop, class, value, document)?;

			Self::put_figure(coop, class, figure, Some(until))?;
			Self::deposit_event(Event::FigureRejected { coop, class, value, document, resolution });
			Ok(())
		}

		/// Add to what members are owed what their shares of a co-op that is wound up are worth.
		///
		/// Up to 100 members at a time. All their shares end, whatever notices and terms say, and nothing is left to be paid
		/// of what they subscribed in instalments. Members who have neither are left out. Returns of past years are collected as
		/// ever.
		///
		/// ## Origin
		/// Signed by anybody, with the fee; free for a member alone.
		///
		/// ## Errors
		/// - [`Error::NotWoundUp`], [`Error::NothingDue`]
		///
		/// ## Events
		/// - [`Event::Repaid`], [`Event::CommitmentEnded`]
		#[pallet::call_index(47)]
		#[pallet::weight(Pallet::<T>::repay_weight(count(members), limits::MAX_CLASSES))]
		pub fn repay(origin: OriginFor<T>, coop: CoopId, members: MemberList) -> DispatchResultWithPostInfo {
			ensure_signed(origin).or_refused(Weight::zero())?;
			let all = count(&members);
			let classes = Books::<T>::get(coop).filter(|book| book.wound_up.is_some()).map_or(0, |book| book.classes);
			let repaid = Self::each(members, |member| {
				let repaying = Self::may_repay(coop, member)?;

				Self::do_repay(coop, member, repaying).map(|()| false)
			});
			repaid.or_refused(Self::repay_refusal_weight(all, classes.into()))?;
			Ok(Some(Self::repay_weight(all, classes.into())).into())
		}
	}
}
