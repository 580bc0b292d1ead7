//! What resolutions, officers of custodians, auditors, holders of units and anybody can call.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Approve a co-op as a custodian of the federation's money.
		///
		/// `document` is the hash of the terms of custody, `daily` the most that it can issue in a day, and `total` the most
		/// that can be outstanding, both in millionths of a unit. A co-op that was removed can be approved anew, under another
		/// number; the references that it has used stay used.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::CoopNotMember`]: the co-op is not in the federation, or is suspended.
		/// - [`Error::CoopDissolved`]: it is dissolved.
		/// - [`Error::AlreadyCustodian`]: it is a custodian.
		/// - [`Error::TitleTooLong`]: the title has more than [`MAX_TITLE`] bytes.
		/// - [`Error::TitleNotText`]: the title is empty, not UTF-8, begins or ends with a space, or has signs that hide.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::CustodianApproved`]
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::approve_custodian().saturating_add(T::Dissolutions::weight()))]
		pub fn approve_custodian(
			origin: OriginFor<T>,
			coop: CoopId,
			title: Written,
			document: T::Hash,
			daily: BalanceOf<T>,
			total: BalanceOf<T>,
		) -> DispatchResult {
			let FederationMandate { resolution, .. } = Self::ensure_federation(origin, Track::Special)?;
			let title = Self::title(&title)?;
			let (custodian, record) = Self::new_custodian(coop, title, document, (daily, total), Some(resolution))?;

			Self::enter_custodian(custodian, record)?;
			Self::deposit_event(Event::CustodianApproved { custodian, coop, document, daily, total, resolution });
			Ok(())
		}

		/// Give a custodian other ceilings.
		///
		/// What was issued above a lower one stays, and nothing more is issued until it fits.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCustodian`]: there is no custodian with this number.
		/// - [`Error::CustodianRemoved`]: it issues nothing anyway.
		///
		/// ## Events
		/// - [`Event::CeilingsSet`]
		#[pallet::call_index(1)]
		pub fn set_ceilings(
			origin: OriginFor<T>,
			custodian: CustodianId,
			daily: BalanceOf<T>,
			total: BalanceOf<T>,
		) -> DispatchResult {
			let FederationMandate { resolution, .. } = Self::ensure_federation(origin, Track::Special)?;
			let record = Self::active(custodian)?;

			Custodians::<T>::insert(custodian, Custodian { daily, total, ..record });
			Self::deposit_event(Event::CeilingsSet { custodian, daily, total, resolution });
			Ok(())
		}

		/// Remove a custodian, which issues nothing more and redeems what is outstanding.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCustodian`], [`Error::CustodianRemoved`]: there is none with this number, or not any more.
		///
		/// ## Events
		/// - [`Event::CustodianRemoved`]
		#[pallet::call_index(2)]
		pub fn remove_custodian(origin: OriginFor<T>, custodian: CustodianId) -> DispatchResult {
			let FederationMandate { resolution, .. } = Self::ensure_federation(origin, Track::Special)?;
			let record = Self::active(custodian)?;

			CustodianOfCoop::<T>::remove(record.coop);
			Custodians::<T>::insert(custodian, Custodian { status: Status::Removed, ..record });
			Self::deposit_event(Event::CustodianRemoved { custodian, resolution });
			Ok(())
		}

		/// Attest, for a custodian, that money has come for which units are to be issued.
		///
		/// `reference` is the hash of the bank's reference, which counts once. An auditor of another co-op has 30 days to
		/// confirm it, and two of different co-ops where the beneficiary is of the custodian's.
		///
		/// ## Origin
		/// Signed by an officer of the board of the custodian's co-op. Free of charge 64 times in 30 days.
		///
		/// ## Errors
		/// - [`Error::NoSuchCustodian`]: there is no custodian with this number.
		/// - [`Error::NotMember`], [`Error::NotBoard`]: the caller is not on the board of its co-op.
		/// - [`Error::NotForYourself`]: the caller is the beneficiary, or will be when a seat has moved.
		/// - [`Error::NoAmount`]: the amount is zero.
		/// - [`Error::NoDocument`]: the reference is zero.
		/// - [`Error::CustodianRemoved`], [`Error::CustodianPaused`], [`Error::CoopNotMember`]: it issues nothing now.
		/// - [`Error::TotalCeiling`]: it could not issue that much.
		/// - [`Error::CannotReceive`]: units could not leave the beneficiary's account again.
		/// - [`Error::NotRegistered`]: the beneficiary may not receive units.
		/// - [`Error::ReferenceUsed`]: the reference is that of an issue or of a deposit that waits.
		/// - [`Error::TooManyPending`]: as many deposits wait as can.
		/// - [`Error::Overflow`]: the numbers or the time have run out, or it is more than the books can enter.
		///
		/// ## Events
		/// - [`Event::DepositAttested`]
		#[pallet::call_index(3)]
		pub fn attest_deposit(
			origin: OriginFor<T>,
			custodian: CustodianId,
			beneficiary: AccountIdLookupOf<T>,
			amount: BalanceOf<T>,
			reference: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let beneficiary = T::Lookup::lookup(beneficiary)?;
			let (number, deposit, record) = Self::may_attest(&who, custodian, &beneficiary, amount, reference)?;

			let (by, lapses_at) = (deposit.attested.by, deposit.due_at);
			Self::count_free(by);
			Self::enter_deposit(number, deposit, record);
			let deposit = number;
			Self::deposit_event(Event::DepositAttested {
				custodian,
				deposit,
				beneficiary,
				amount,
				reference,
				by,
				lapses_at,
			});
			Ok(())
		}

		/// Confirm, as another co-op's auditor, that money has come, and issue the units for it.
		///
		/// You repeat each deposit as it was attested, so that you confirm what you have seen at the bank and nothing else. All of
		/// them are confirmed, or none. Where the beneficiary is the custodian's co-op, of it or a member of it, your call is noted
		/// for 30 days, and an auditor of a third co-op confirms; where there is none that could, another one of yours. What is
		/// above the daily ceiling is issued in the next days by itself. The first units of a chain go to the account to which
		/// dust goes.
		///
		/// ## Origin
		/// Signed by an auditor of `coop`, who has no seat in the custodian's co-op. Free of charge where it issues, and else 64
		/// times in 30 days.
		///
		/// ## Errors
		/// - [`Error::NoSuchCustodian`]: there is no custodian with this number.
		/// - [`Error::NotForeign`]: `coop` is the custodian's, or the caller has a seat there too or will have.
		/// - [`Error::NotMember`], [`Error::NotAuditor`]: the caller is not an auditor of `coop`.
		/// - [`Error::CoopNotMember`]: `coop` or the custodian's co-op is not in the federation, or is suspended.
		/// - [`Error::NoSuchDeposit`]: none is named, or one does not wait, is named twice, or its time is over.
		/// - [`Error::DiffersFromFirst`]: something else was attested.
		/// - [`Error::SameHand`]: the caller has attested the deposit, or confirmed it for another co-op, with this account or
		///   one to or from which a seat moves.
		/// - [`Error::AlreadyNoted`]: an auditor of `coop` has confirmed it, and one of a third co-op must.
		/// - [`Error::ConflictOfInterest`]: the caller or `coop` or one of its members is the beneficiary, or `coop` has
		///   registered the beneficiary's account or is behind it; or the caller has or will have a seat in a co-op of which
		///   that is true.
		/// - [`Error::CustodianRemoved`], [`Error::CustodianPaused`], [`Error::StatementOverdue`], [`Error::Uncovered`]: it issues
		///   nothing now.
		/// - [`Error::OfficeLost`]: who attested the deposit is no longer on the board.
		/// - [`Error::CannotReceive`], [`Error::NotRegistered`]: the beneficiary may no longer receive units.
		/// - [`Error::FundFirst`]: the account to which dust goes has less than the existential deposit.
		/// - [`Error::TotalCeiling`]: the custodian would answer for too much.
		/// - [`Error::BelowMinimum`]: the beneficiary would have less than the existential deposit.
		/// - [`Error::Overflow`]: the numbers or the units have run out.
		///
		/// ## Events
		/// - [`Event::Issued`], [`Event::RestOwed`] or [`Event::Noted`], for each
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::confirming_weight(seen).saturating_add(T::DbWeight::get().reads(REGISTER_READS)))]
		pub fn confirm_deposits(
			origin: OriginFor<T>,
			custodian: CustodianId,
			coop: CoopId,
			seen: AllSeenOf<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let (usual, search) = (Self::confirming_weight(&seen), T::DbWeight::get().reads(REGISTER_READS));
			let asked = Self::may_confirm(&who, custodian, coop, &seen);
			let Confirmable { deposits, custodian: mut record, has_searched } =
				Self::or_refused(asked, usual.saturating_add(search))?;

			for (subject, confirming) in deposits {
				match confirming {
					Confirming::First(part) => {
						Self::enter(subject, part);
					}
					Confirming::Done(issuing) => Self::issue(issuing, &mut record)?,
				}
			}
			Self::put(custodian, record);
			Ok((!has_searched).then_some(usual).into())
		}

		/// Reject a deposit or the rest of one, with another hand, or take one back that still waits.
		///
		/// One auditor objects to it, which stops nobody from confirming it; one of another co-op rejects it with the first. Its
		/// reference, which you repeat, can be used again then, unless units were issued for it, as when the custodian takes it
		/// back. Where it was confirmed, an officer of the custodian is one of the two hands and not enough. `reason` is the hash
		/// of the reasons.
		///
		/// ## Origin
		/// Signed by an auditor of `coop` as for [`Pallet::confirm_deposits`], or, where `coop` is the custodian's, by an officer
		/// of its board. Free of charge 64 times in 30 days, and the second one always.
		///
		/// ## Errors
		/// - [`Error::NoSuchDeposit`]: there is none of which anything can be issued, or its time is over.
		/// - [`Error::DiffersFromFirst`]: another reference was attested.
		/// - [`Error::NotMember`], [`Error::NotBoard`]: `coop` is the custodian's, and the caller not on its board.
		/// - [`Error::NotAuditor`], [`Error::NotForeign`], [`Error::CoopNotMember`]: the caller is not an auditor as above.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::AlreadyNoted`]: somebody of `coop` objects to it already.
		/// - [`Error::SameHand`]: the caller has objected for another co-op, as for [`Pallet::confirm_deposits`].
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::Noted`] or [`Event::DepositEnded`]
		#[pallet::call_index(5)]
		pub fn reject_deposit(
			origin: OriginFor<T>,
			deposit: DepositNo,
			coop: CoopId,
			reference: T::Hash,
			reason: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let Rejecting { deposit: rejected, custodian, end } =
				Self::may_reject(&who, deposit, coop, reference, reason)?;

			let end = match end {
				Rejection::TakenBack(by) => {
					Self::count_free(by);
					Some(DepositEnd::TakenBack { by, reason })
				}
				Rejection::Hands(part) => {
					Self::enter(Subject::Deposit(deposit), part).map(|hands| DepositEnd::Rejected { hands, reason })
				}
			};
			if let Some(end) = end {
				Self::end_deposit(deposit, &rejected, custodian, end);
			}
			Ok(())
		}

		/// Have a custodian pay you for units.
		///
		/// The units are put on hold. `payout` is the salted hash of where to pay, which you tell the custodian by other means.
		/// Where nothing was reported in 14 days you can take the units back.
		///
		/// ## Origin
		/// Signed by the holder, such as the account of a co-op by its resolution. It costs the fee.
		///
		/// ## Errors
		/// - [`Error::NoSuchCustodian`]: there is no custodian with this number.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::BelowMinimum`]: the amount, or what would be left, is less than the existential deposit.
		/// - [`Error::MoreThanOutstanding`]: the custodian answers for less, without what others have on hold.
		/// - [`Error::TooManyRedemptions`]: the caller has as many open as can be.
		/// - [`Error::NotEnoughUnits`]: the caller has not that many units free.
		/// - [`Error::Overflow`]: the numbers or the time have run out, or it is more than the books can enter.
		///
		/// ## Events
		/// - [`Event::RedemptionRequested`]
		#[pallet::call_index(6)]
		pub fn request_redemption(
			origin: OriginFor<T>,
			custodian: CustodianId,
			amount: BalanceOf<T>,
			payout: T::Hash,
		) -> DispatchResult {
			let holder = ensure_signed(origin)?;
			let (redemption, requested, record) = Self::may_request(&holder, custodian, amount, payout)?;

			Self::open(redemption, requested, record)
		}

		/// Report, for a custodian, that its bank has paid a holder.
		///
		/// `reference` is the hash of the bank's reference, which counts once. It can be reported as long as the holder has not
		/// taken the units back, also after the deadline. What was reported by an officer who no longer is one can be reported
		/// anew, and this report takes its place. The holder has 7 days before an auditor can confirm it instead.
		///
		/// ## Origin
		/// Signed by an officer of the board of the custodian's co-op who is not the holder. Free of charge 64 times in 30 days.
		///
		/// ## Errors
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotMember`], [`Error::NotBoard`]: the caller is not on the board of the custodian's co-op.
		/// - [`Error::NotForYourself`]: the caller is the holder, or will be when a seat has moved.
		/// - [`Error::AlreadyReported`]: it was reported by an officer who still is one.
		/// - [`Error::InDispute`]: the federation decides, or [`Pallet::withdraw_report`] ends it.
		/// - [`Error::NoDocument`]: the reference is zero.
		/// - [`Error::ReferenceUsed`]: the reference is that of another payout or report.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::PayoutReported`]
		#[pallet::call_index(7)]
		pub fn report_payout(origin: OriginFor<T>, redemption: RedemptionNo, reference: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let Reporting { by, replaced, redemption: reported, custodian: record } =
				Self::may_report(&who, redemption, reference)?;

			Self::count_free(by);
			if let Some(replaced) = replaced {
				PayoutReferences::<T>::remove(by.coop, replaced);
				Notes::<T>::remove(Subject::Redemption(redemption));
			}
			PayoutReferences::<T>::insert(by.coop, reference, ());
			let custodian = reported.custodian;
			Self::put(custodian, record);
			Redemptions::<T>::insert(redemption, reported);
			Self::deposit_event(Event::PayoutReported { custodian, redemption, reference, by });
			Ok(())
		}

		/// Say that the payout for your units has come, so that they are burnt.
		///
		/// You can say so in a dispute too, which is over then.
		///
		/// ## Origin
		/// Signed by the holder. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotHolder`]: the units are not the caller's.
		/// - [`Error::NotReported`]: the custodian has not reported the payout.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::PaidOut`]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::acknowledge_payout().saturating_add(T::Outcomes::weight()))]
		pub fn acknowledge_payout(origin: OriginFor<T>, redemption: RedemptionNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let settling = Self::may_acknowledge(&who, redemption)?;

			Self::settle(settling)
		}

		/// Confirm, as an auditor of another co-op, that a payout was made, and burn the units.
		///
		/// `reference` is the one that was reported, so that nobody can put another one in its place meanwhile. The holder, who
		/// may know that nothing has come, has 7 days from the report before you can. Where the holder is the custodian's co-op,
		/// of it or a member of it, it takes two of you, as for [`Pallet::confirm_deposits`].
		///
		/// ## Origin
		/// Signed by an auditor of `coop`, who has no seat in the custodian's co-op. Free of charge where it burns, and else 64
		/// times in 30 days.
		///
		/// ## Errors
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotForeign`], [`Error::NotMember`], [`Error::NotAuditor`], [`Error::CoopNotMember`]: the caller is not an
		///   auditor of another co-op, as for [`Pallet::confirm_deposits`].
		/// - [`Error::NotReported`]: the custodian has not reported the payout.
		/// - [`Error::InDispute`]: the federation decides.
		/// - [`Error::DiffersFromFirst`]: another reference was reported.
		/// - [`Error::SameHand`]: the caller has reported it, or confirmed it for another co-op.
		/// - [`Error::AlreadyNoted`]: an auditor of `coop` has confirmed it, and one of a third co-op must.
		/// - [`Error::ConflictOfInterest`]: the caller or `coop` or one of its members is the holder, or `coop` has registered
		///   the holder's account or is behind it; or the caller has or will have a seat in a co-op of which that is true.
		/// - [`Error::OfficeLost`]: who reported it is no longer on the board.
		/// - [`Error::NotDue`]: the holder still has time to acknowledge or dispute it.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::PaidOut`] or [`Event::Noted`]
		#[pallet::call_index(9)]
		#[pallet::weight(Pallet::<T>::confirming_payout_weight().saturating_add(T::DbWeight::get().reads(REGISTER_READS)))]
		pub fn confirm_payout(
			origin: OriginFor<T>,
			redemption: RedemptionNo,
			coop: CoopId,
			holder: AccountIdLookupOf<T>,
			amount: BalanceOf<T>,
			reference: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let holder = T::Lookup::lookup(holder).or_refused(Weight::zero())?;
			let usual = Self::confirming_payout_weight();
			let asked = Self::may_confirm_payout(&who, redemption, coop, (&holder, amount, reference));
			let (confirming, has_searched) =
				Self::or_refused(asked, usual.saturating_add(T::DbWeight::get().reads(REGISTER_READS)))?;

			match confirming {
				Confirming::First(part) => {
					Self::enter(Subject::Redemption(redemption), part);
				}
				Confirming::Done(settling) => Self::settle(settling)?,
			}
			Ok((!has_searched).then_some(usual).into())
		}

		/// Take your units back, because the custodian has not paid in time.
		///
		/// ## Origin
		/// Signed by the holder. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotHolder`]: the units are not the caller's.
		/// - [`Error::AlreadyReported`]: the custodian has reported the payout. [`Pallet::dispute`] says that it has not come.
		/// - [`Error::NotDue`]: the custodian still has time.
		///
		/// ## Events
		/// - [`Event::UnitsReturned`]
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::take_back().saturating_add(T::Outcomes::weight()))]
		pub fn take_back(origin: OriginFor<T>, redemption: RedemptionNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (open, custodian) = Self::may_take_back(&who, redemption)?;

			Self::give_back(redemption, open, custodian, ReturnedBy::Holder)
		}

		/// Say that a payout has not come although it was reported, so that the federation decides.
		///
		/// `reason` is the hash of what you say. You have 7 days from the report before an auditor can confirm it in your place.
		/// As a resolution takes longer, one officer disputes it for a co-op, and one delegate for the federation: it moves no
		/// money. The dispute is over when the holder acknowledges the payout after all, when the custodian withdraws the report,
		/// or when the federation has decided.
		///
		/// ## Origin
		/// Signed by the holder; by an officer of the board or the auditor of the co-op whose own account that is, or of an owner of
		/// the treasury whose account it is, or by its delegate while nobody is on the board; where it is an account of the federation,
		/// by the delegate of a co-op that is a member and not suspended, found among eight seats of the caller; or, for a member who
		/// does not answer, by an auditor of a co-op in which the member sits, found among eight. Free of charge, because it can be
		/// done once to a report.
		///
		/// ## Errors
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotHolder`]: the units are not the caller's, who does not speak for the holder as above either.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::NotReported`]: the custodian has not reported the payout.
		/// - [`Error::InDispute`]: it is in dispute.
		///
		/// ## Events
		/// - [`Event::RedemptionDisputed`]
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::disputing_weight())]
		pub fn dispute(origin: OriginFor<T>, redemption: RedemptionNo, reason: T::Hash) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let most = Self::disputing_weight();
			let disputed = Self::or_refused(Self::may_dispute(&who, redemption, reason), most)?;

			let custodian = disputed.custodian;
			Redemptions::<T>::insert(redemption, disputed);
			Self::deposit_event(Event::RedemptionDisputed { custodian, redemption, reason, by: who });
			Ok(().into())
		}

		/// Decide whether a payout in dispute was made: the units are burnt, or free again.
		///
		/// Where it was not, and the last statement has counted it as paid, that no longer covers it.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special, on which the vote opened after the dispute.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotInDispute`]: the holder does not dispute it.
		/// - [`Error::VotedTooEarly`]: the vote did not open later than the dispute.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::PaidOut`] or [`Event::UnitsReturned`]
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::decide_redemption().saturating_add(T::Outcomes::weight()))]
		pub fn decide_redemption(origin: OriginFor<T>, redemption: RedemptionNo, paid: bool) -> DispatchResult {
			let mandate = Self::ensure_federation(origin, Track::Ordinary)?;
			let (disputed, report) = Self::may_decide(&mandate, redemption)?;
			let resolution = mandate.resolution;
			if paid {
				let settling = Self::settling(redemption, disputed, report, PaidBy::Resolution(resolution))?;
				return Self::settle(settling);
			}
			let custodian = Self::unpaid(&disputed, &report)?;

			PayoutReferences::<T>::remove(custodian.coop, report.reference);
			Self::give_back(redemption, disputed, custodian, ReturnedBy::Resolution(resolution))
		}

		/// Say, for a custodian and with another officer, that its bank has not paid after all.
		///
		/// You repeat the reference that was reported. The first officer's call is noted for 30 days, and the second one's
		/// withdraws the report: the redemption is open as before, also out of a dispute, and the reference can be used again. The
		/// holder can take the units back when the deadline is over, and not before three days have passed. What has counted it
		/// as paid no longer does. This is possible once: what is reported after that, the holder, an auditor or the federation
		/// decides on, as where no second officer is left.
		///
		/// ## Origin
		/// Signed by an officer of the board of the custodian's co-op who is not the holder. The first call is free of charge 64
		/// times in 30 days, the second one always.
		///
		/// ## Errors
		/// - [`Error::NoSuchRedemption`]: the redemption is not open.
		/// - [`Error::NotMember`], [`Error::NotBoard`]: the caller is not on the board of the custodian's co-op.
		/// - [`Error::NotForYourself`]: the caller is the holder, or will be when a seat has moved.
		/// - [`Error::NotReported`]: nothing was reported.
		/// - [`Error::DiffersFromFirst`]: another reference was reported.
		/// - [`Error::AlreadyWithdrawn`]: a report was withdrawn before.
		/// - [`Error::AlreadyNoted`], [`Error::SameHand`]: the caller has noted it, also as another member.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::Noted`] or [`Event::ReportWithdrawn`]
		#[pallet::call_index(13)]
		pub fn withdraw_report(origin: OriginFor<T>, redemption: RedemptionNo, reference: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let Withdrawing { part, redemption: open, custodian: record } =
				Self::may_withdraw_report(&who, redemption, reference)?;

			let subject = Subject::Redemption(redemption);
			if let Some(by) = Self::enter(subject, part) {
				let custodian = open.custodian;
				PayoutReferences::<T>::remove(record.coop, reference);
				Notes::<T>::remove(subject);
				Self::put(custodian, record);
				Redemptions::<T>::insert(redemption, open);
				Self::deposit_event(Event::ReportWithdrawn { custodian, redemption, by });
			}
			Ok(())
		}

		/// Pause a custodian with an auditor of another co-op, so that it issues nothing for 14 days.
		///
		/// The first auditor's call is noted for 30 days, and the second one's pauses. `reason` is the hash of the reasons.
		/// Redemptions go on. (practice no. 109)
		///
		/// ## Origin
		/// Signed by an auditor of `coop`, who has no seat in the custodian's co-op. The first call is free of charge 64 times in
		/// 30 days, the second one always.
		///
		/// ## Errors
		/// - [`Error::NoSuchCustodian`], [`Error::CustodianRemoved`]: there is none with this number, or not any more.
		/// - [`Error::NotForeign`], [`Error::NotMember`], [`Error::NotAuditor`], [`Error::CoopNotMember`]: the caller is not an
		///   auditor of another co-op, as for [`Pallet::confirm_deposits`].
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::AlreadyPaused`]: it is paused.
		/// - [`Error::PauseNeedsResolution`]: the last pause by auditors was to end less than 30 days ago.
		/// - [`Error::AlreadyNoted`]: `coop` has noted it.
		/// - [`Error::SameHand`]: the caller has noted it for another co-op, as for [`Pallet::confirm_deposits`].
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::Noted`] or [`Event::CustodianPaused`]
		#[pallet::call_index(14)]
		pub fn pause(origin: OriginFor<T>, custodian: CustodianId, coop: CoopId, reason: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (record, part) = Self::may_pause(&who, custodian, coop, reason)?;

			let is_second = Self::enter(Subject::Custodian(custodian), part).is_some();
			if let Some(Pause { until, by }) = record.pause.filter(|_| is_second) {
				Custodians::<T>::insert(custodian, record);
				Self::deposit_event(Event::CustodianPaused { custodian, until, by });
			}
			Ok(())
		}

		/// Pause a custodian for a number of days from now, or end its pause with zero.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special. (practice no. 109)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchCustodian`], [`Error::CustodianRemoved`]: there is none with this number, or not any more.
		/// - [`Error::PauseTooLong`]: it is more than 30 days.
		/// - [`Error::NotPaused`]: there is no pause to end.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::CustodianPaused`] or [`Event::PauseEnded`]
		#[pallet::call_index(15)]
		pub fn set_pause(origin: OriginFor<T>, custodian: CustodianId, days: u16) -> DispatchResult {
			let mandate = Self::ensure_federation(origin, Track::Ordinary)?;
			let record = Self::may_set_pause(&mandate, custodian, days)?;

			let resolution = mandate.resolution;
			let event = match record.pause {
				Some(Pause { until, by }) => Event::CustodianPaused { custodian, until, by },
				None => Event::PauseEnded { custodian, resolution },
			};
			Custodians::<T>::insert(custodian, record);
			Self::deposit_event(event);
			Ok(())
		}

		/// Attest, for a custodian, what was at its bank at the end of a day.
		///
		/// `day` is the civil day, counted from 1 January 1970, `balance` in millionths, `document` the hash of the bank's
		/// statement. It takes the place of what you have attested before and nobody has confirmed. An auditor of another co-op
		/// has 30 days to confirm it.
		///
		/// ## Origin
		/// Signed by an officer of the board of the custodian's co-op. Free of charge 64 times in 30 days.
		///
		/// ## Errors
		/// - [`Error::NoSuchCustodian`]: there is no custodian with this number.
		/// - [`Error::NotMember`], [`Error::NotBoard`]: the caller is not on the board of its co-op.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::StatementInFuture`]: the day has not ended.
		/// - [`Error::StatementNotNewer`]: the last statement is not older.
		/// - [`Error::StatementTooOld`]: what it answered for then is not kept any more.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::Noted`]
		#[pallet::call_index(16)]
		pub fn attest_statement(
			origin: OriginFor<T>,
			custodian: CustodianId,
			day: Day,
			balance: BalanceOf<T>,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let part = Self::may_attest_statement(&who, custodian, day, balance, document)?;

			Self::enter(Subject::Custodian(custodian), part);
			Ok(())
		}

		/// Confirm, as another co-op's auditor, what a custodian had and answered for on a day.
		///
		/// You repeat what was attested, so that nobody can put something else in its place meanwhile, and say with `closing` of
		/// the same day what was outstanding, with what was confirmed and not issued yet, and what of it was reported as paid and
		/// not burnt yet, in millionths: you vouch that this had left the bank. Where less was there than the rest, the custodian
		/// issues nothing until a later statement covers it. The next one is due in 90 days.
		///
		/// ## Origin
		/// Signed by an auditor of `coop`, who has no seat in the custodian's co-op. Free of charge, because it can be done
		/// once.
		///
		/// ## Errors
		/// - [`Error::NoSuchCustodian`]: there is no custodian with this number.
		/// - [`Error::NotForeign`], [`Error::NotMember`], [`Error::NotAuditor`], [`Error::CoopNotMember`]: the caller is not an
		///   auditor of another co-op, as for [`Pallet::confirm_deposits`].
		/// - [`Error::NoSuchStatement`]: none waits, or its time is over.
		/// - [`Error::DiffersFromFirst`]: it is not what an officer has attested, or not what the custodian answered for.
		/// - [`Error::StatementNotNewer`], [`Error::StatementTooOld`]: meanwhile a later one was confirmed, or the day forgotten.
		/// - [`Error::SameHand`]: the caller has attested it, as for [`Pallet::confirm_deposits`].
		/// - [`Error::OfficeLost`]: who attested it is no longer on the board.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::StatementConfirmed`]
		#[pallet::call_index(17)]
		pub fn confirm_statement(
			origin: OriginFor<T>,
			custodian: CustodianId,
			coop: CoopId,
			closing: Closing,
			balance: BalanceOf<T>,
			document: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let NewStatement { number, statement, notes, custodian: record } =
				Self::may_confirm_statement(&who, custodian, coop, (closing, balance, document))?;

			let by = statement.confirmed_by;
			Self::put_notes(Subject::Custodian(custodian), notes);
			Custodians::<T>::insert(custodian, record);
			Statements::<T>::insert(custodian, number, statement);
			let statement = number;
			Self::deposit_event(Event::StatementConfirmed { custodian, statement, balance, closing, by });
			Ok(())
		}

		/// Register an account for which your co-op answers, with another officer.
		///
		/// The first officer's call is noted for 30 days, and the same call by a second one registers the account, which may
		/// receive units then. `purpose` is the hash of what it is for.
		///
		/// ## Origin
		/// Signed by an officer of the board of the co-op. The first call is free of charge 64 times in 30 days, the second one
		/// always.
		///
		/// ## Errors
		/// - [`Error::NotMember`], [`Error::NotBoard`]: the caller is not on the board of the co-op.
		/// - [`Error::CoopNotMember`]: the co-op is not in the federation, or is suspended.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::AlreadyKnown`]: the account is that of a member, a co-op, a treasury or a fund.
		/// - [`Error::CannotReceive`]: units could not leave the account again.
		/// - [`Error::AlreadyRegistered`]: a co-op has registered it.
		/// - [`Error::TooManyAccounts`]: the co-op has as many as it can have.
		/// - [`Error::AlreadyNoted`]: the caller has noted this.
		/// - [`Error::SameHand`]: the caller has noted this as another member, as for [`Pallet::confirm_deposits`].
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::Noted`] or [`Event::AccountRegistered`]
		#[pallet::call_index(18)]
		pub fn register_account(
			origin: OriginFor<T>,
			coop: CoopId,
			account: AccountIdLookupOf<T>,
			purpose: T::Hash,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			let part = Self::may_register(&who, coop, &account, purpose)?;

			if let Some(by) = Self::enter(Subject::Accounts(coop), part) {
				let since = T::Clock::civil();
				Self::register(&account, Registration { coop, purpose, since, by: Some(by) });
				Self::deposit_event(Event::AccountRegistered { coop, account, purpose, by });
			}
			Ok(())
		}

		/// Take an account of your co-op from the register, with another officer.
		///
		/// The first officer's call is noted for 30 days, and the same call by a second one carries it out. The account keeps
		/// its units.
		///
		/// ## Origin
		/// Signed by an officer of the board of the co-op. The first call is free of charge 64 times in 30 days, the second one
		/// always.
		///
		/// ## Errors
		/// - [`Error::NotMember`], [`Error::NotBoard`]: the caller is not on the board of the co-op.
		/// - [`Error::NotRegistered`]: the co-op has not registered the account.
		/// - [`Error::AlreadyNoted`]: the caller has noted this.
		/// - [`Error::SameHand`]: the caller has noted this as another member, as for [`Pallet::confirm_deposits`].
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::Noted`] or [`Event::AccountUnregistered`]
		#[pallet::call_index(19)]
		pub fn unregister_account(origin: OriginFor<T>, coop: CoopId, account: AccountIdLookupOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			let part = Self::may_unregister(&who, coop, &account)?;

			if let Some(by) = Self::enter(Subject::Accounts(coop), part) {
				Self::unregister(coop, &account);
				Self::deposit_event(Event::AccountUnregistered { coop, account, by });
			}
			Ok(())
		}

		/// Carry out what is due, if the chain was too busy to.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Errors
		/// - [`Error::NothingDue`]: the deposit does not wait for this time.
		/// - [`Error::NotDue`]: the time has not come.
		///
		/// ## Events
		/// - [`Event::DepositEnded`], or [`Event::Issued`] and [`Event::RestOwed`]
		#[pallet::call_index(20)]
		pub fn advance(origin: OriginFor<T>, at: Moment, deposit: DepositNo) -> DispatchResult {
			ensure_signed(origin)?;
			Self::may_advance(at, deposit, Error::<T>::NothingDue, Error::<T>::NotDue)?;

			Self::unschedule(at, deposit);
			Self::step(deposit)
		}

		/// Take back what you have entered about something and no second hand has agreed to yet.
		///
		/// It can be about a deposit, a redemption, a custodian or the accounts of a co-op. Who has lost the office since can take
		/// it back too.
		///
		/// ## Origin
		/// Signed by the member of `coop` who has entered it. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: the caller is not a member of `coop`.
		/// - [`Error::NothingNoted`]: the caller has entered nothing about it, or it was carried out.
		///
		/// ## Events
		/// - [`Event::NoteWithdrawn`]
		#[pallet::call_index(21)]
		pub fn withdraw_note(origin: OriginFor<T>, coop: CoopId, subject: Subject) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, left) = Self::may_withdraw_note(&who, coop, subject)?;

			Self::put_notes(subject, left);
			Self::deposit_event(Event::NoteWithdrawn { subject, by });
			Ok(())
		}
	}
}
