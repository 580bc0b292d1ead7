//! What members, owners and anybody can call.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Open a treasury of your co-op, of your co-ops together, or of the federation.
		///
		/// It gets the next number, a keyless account whose address never changes, and books. `signers` are all of its
		/// signers, and `lines` those of its first budget. `shares` are those of several owners, in the order of their
		/// numbers and in hundredths of a percent; equal ones where none are stated. Its budget follows the business year
		/// that begins on `year_begins`. The first report of the out-turn is due in 90 days.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special: of one co-op, an agreement, or of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::TitleTooLong`]: the name has more than [`MAX_TITLE`] bytes.
		/// - [`Error::TitleNotText`]: the name is empty, not UTF-8, begins or ends with a space, or has signs that
		///   hide.
		/// - [`Error::NoSuchCurrency`]: there is no such currency.
		/// - [`Error::WrongCurrency`]: a treasury in units has another currency than units have.
		/// - [`Error::SharesNotWhole`]: as for [`Pallet::set_shares`].
		/// - [`Error::YearBeginOutsideRange`]: there is no such month, or not every month has such a day.
		/// - [`Error::CoopLeft`], [`Error::CoopDissolved`]: an owner is not in the federation, or is dissolved.
		/// - [`Error::TiersOutsideRange`], [`Error::ThresholdOutsideRange`]: the rules do not fit the signers.
		/// - Those of [`Pallet::set_signers`] about the signers, and of [`Pallet::open_line`] about the lines.
		/// - [`Error::TooManyTreasuries`]: an owner or the co-op of a signer has [`MAX_TREASURIES`].
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::SignerNamed`] for each signer, [`Event::LineOpened`] for each line, and [`Event::TreasuryOpened`]
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::opening_weight(lines.len()))]
		pub fn open_treasury(
			origin: OriginFor<T>,
			title: Written,
			currency: [u8; 3],
			mode: Mode,
			rules: Rules,
			signers: NewSigners,
			lines: NewLines<T>,
			shares: Shares,
			year_begins: YearBegin,
		) -> DispatchResultWithPostInfo {
			let decided = Self::decided(origin).or_refused(Weight::zero())?;
			let resolution = decided.resolution;
			let asking = Self::asking_to_open_weight(count(lines.len()), count(decided.owner.coops().len()));
			let (treasury, opened, lines) =
				Self::may_open(decided, &title, (currency, mode, year_begins), rules, &signers, &lines, &shares)
					.or_refused(asking)?;

			let (account, owner, ledger) = (opened.account.clone(), opened.owner.clone(), opened.ledger);
			Self::enter(treasury, opened, lines)?;
			Self::deposit_event(Event::TreasuryOpened { treasury, account, owner, ledger, resolution });
			Ok(().into())
		}

		/// Name all signers of your treasury anew.
		///
		/// Who was a signer stays one, with a new term, and what they approved counts on. Who is not named is one no
		/// longer, and what they approved is void at once. The threshold that was adopted stays, or
		/// becomes all of them where they are fewer; more than half of them approve in any case.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::SignerTwice`]: a signer is named twice.
		/// - [`Error::OfficeCannotSign`]: an office is not one of the board.
		/// - [`Error::SignerNotEligible`]: a member is not seated, on probation or leaving.
		/// - [`Error::TermOutsideRange`]: a term is zero or longer than [`MAX_TERM_DAYS`].
		/// - [`Error::SignerNotOfOwner`], [`Error::SignerNotInFederation`]: a signer is of a co-op that has no part in
		///   it.
		/// - [`Error::SignersOfOneCoop`]: two signers of a joint treasury are of the same co-op. (practice no. 105)
		/// - [`Error::TermTooLong`]: a seat would sign for more than [`MAX_CONSECUTIVE_DAYS`] without a break.
		/// - [`Error::ThresholdOutsideRange`]: there are fewer signers than two.
		/// - [`Error::TooManyTreasuries`]: the co-op of a signer has [`MAX_TREASURIES`].
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::SignerEnded`] and [`Event::SignerNamed`] for those who are concerned, and [`Event::SignersSet`]
		#[pallet::call_index(1)]
		pub fn set_signers(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			signers: NewSigners,
		) -> DispatchResultWithPostInfo {
			let (before, Decided { resolution, .. }) =
				Self::ensure_owner(origin, treasury).or_refused(Self::owner_weight())?;
			Self::ensure_signers(&before.owner, &signers)?;
			let after = Self::with_signers(treasury, before.clone(), &signers)?;
			Self::ensure_room(Some(&before), &after)?;

			let threshold = Self::counting_threshold(&after)?;
			Self::put(treasury, Some(&before), after, Some(SignerEnd::Removed));
			Self::deposit_event(Event::SignersSet { treasury, threshold, resolution });
			Ok(().into())
		}

		/// Name the signer of your co-op in a treasury that several share.
		///
		/// They take the place of the one that the co-op had, whose approvals are void at once. An owner without a
		/// signer gets one.
		///
		/// ## Origin
		/// An enacted resolution of one of the owners, or of a co-op that has a signer in a treasury of the federation,
		/// ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::NotJoint`]: the treasury belongs to one co-op, which names all signers.
		/// - [`Error::SignerNotOfOwner`]: the signer is not of your co-op.
		/// - [`Error::SignerNotEligible`]: nobody with an account holds the office, or the member cannot sign.
		/// - Those of [`Pallet::set_signers`] about a signer.
		///
		/// ## Events
		/// - [`Event::SignerEnded`] if there was another one, [`Event::SignerNamed`] and [`Event::SignersSet`]
		#[pallet::call_index(2)]
		pub fn replace_signer(origin: OriginFor<T>, treasury: TreasuryId, signer: NewSigner) -> DispatchResult {
			let mandate = Self::ensure_coop(origin)?;
			let (before, after) = Self::may_replace(&mandate, treasury, signer)?;

			let threshold = Self::counting_threshold(&after)?;
			Self::put(treasury, Some(&before), after, Some(SignerEnd::Replaced));
			Self::deposit_event(Event::SignersSet { treasury, threshold, resolution: mandate.resolution });
			Ok(())
		}

		/// Set how many signers must approve, and up to which sums.
		///
		/// It applies to what is pending too. No tier is ever more than a share of the money held:
		/// [`TIER1_SHARE_BPS`] and [`TIER2_SHARE_BPS`]. (practice no. 106)
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::ThresholdOutsideRange`]: the threshold is not more than half of the signers, less than two or
		///   more than all.
		/// - [`Error::TiersOutsideRange`]: the first tier reaches further than the second.
		///
		/// ## Events
		/// - [`Event::RulesSet`]
		#[pallet::call_index(3)]
		pub fn set_rules(origin: OriginFor<T>, treasury: TreasuryId, rules: Rules) -> DispatchResult {
			let (before, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			Self::ensure_rules(rules, before.signers.len())?;

			Treasuries::<T>::insert(treasury, Treasury { rules, ..before });
			Self::deposit_event(Event::RulesSet { treasury, rules, resolution });
			Ok(())
		}

		/// Adopt a budget line: what signers can pay for one purpose.
		///
		/// `purpose` is the hash of the document that describes it, `limit` what can be paid in each period of the business
		/// year as `rhythm` says. What a special resolution adopts is no major disposal.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::TitleTooLong`], [`Error::TitleNotText`]: as for [`Pallet::open_treasury`].
		/// - [`Error::NoDocument`], [`Error::ZeroAmount`]: the hash or the limit is zero.
		/// - [`Error::TooManyLines`]: as many lines are open as can be.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::LineOpened`]
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::open_line().saturating_add(T::Ledger::open_weight()))]
		pub fn open_line(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			title: Written,
			purpose: T::Hash,
			limit: BalanceOf<T>,
			rhythm: Rhythm,
		) -> DispatchResultWithPostInfo {
			let (mut record, Decided { resolution, track, .. }) =
				Self::ensure_owner(origin, treasury).or_refused(Self::owner_weight())?;
			let new = NewLine { title, purpose, limit, rhythm };
			let opened = Self::may_open_line(&mut record, (resolution, track), &new)?;

			Self::enter_line(treasury, record.ledger, opened)?;
			Treasuries::<T>::insert(treasury, record);
			Ok(().into())
		}

		/// Change the limit of a budget line.
		///
		/// A limit of zero stops it for a while. What was paid stays counted, and requests that are open are measured
		/// by the new limit.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::NoSuchLine`], [`Error::LineClosed`]: the line is not open.
		///
		/// ## Events
		/// - [`Event::LineChanged`]
		#[pallet::call_index(5)]
		pub fn change_line(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			line: LineNo,
			limit: BalanceOf<T>,
		) -> DispatchResult {
			let (_, Decided { resolution, track, .. }) = Self::ensure_owner(origin, treasury)?;
			let changed = Self::may_change_line(treasury, (resolution, track), line, limit)?;

			Lines::<T>::insert(treasury, line, changed);
			Self::deposit_event(Event::LineChanged { treasury, line, limit, resolution });
			Ok(())
		}

		/// Close a budget line, to which nothing is charged any more.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::NoSuchLine`], [`Error::LineClosed`]: the line is not open.
		///
		/// ## Events
		/// - [`Event::LineClosed`]
		#[pallet::call_index(6)]
		pub fn close_line(origin: OriginFor<T>, treasury: TreasuryId, line: LineNo) -> DispatchResult {
			let (before, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			let (after, closed) = Self::may_close_line(treasury, before, resolution, line)?;

			Treasuries::<T>::insert(treasury, after);
			Lines::<T>::insert(treasury, line, closed);
			Self::deposit_event(Event::LineClosed { treasury, line, resolution });
			Ok(())
		}

		/// Pay from your treasury by resolution, within the budget or outside it.
		///
		/// The line [`CLAIMS`] pays what is due to owners who left. Another line is charged without regard to its limit, so that
		/// the out-turn shows it. `voucher` is the hash of the document behind it. By bank `items` can have many payees, in units
		/// one.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special. It must be special if this payment and what went in the
		/// last year come to a third of the money or more. (practice no. 58; CLS)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::Paused`], [`Error::Frozen`]: no money leaves the treasury now.
		/// - [`Error::NoItems`], [`Error::OneInUnits`], [`Error::PayeeTwice`]: nobody is paid, or too many are.
		/// - [`Error::ZeroAmount`], [`Error::BelowSmallestUnit`], [`Error::NoDocument`]: an amount or the hash cannot be.
		/// - [`Error::NotPayable`]: a payee cannot be paid, or must be named in another way.
		/// - [`Error::NoSuchLine`], [`Error::LineClosed`]: the line is not open.
		/// - [`Error::MajorDisposal`]: it needs a special resolution.
		/// - [`Error::NothingDueToThem`]: less is due to a co-op that left.
		/// - [`Error::DueToOthers`]: what is left of the money is due to others or held aside for them.
		/// - [`Error::Overflow`]: the sums are more than can be counted.
		/// - What the books say, such as that there is not enough money.
		///
		/// ## Events
		/// - [`Event::PaidByResolution`]
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::paying_weight(count(items.len())))]
		pub fn pay(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			line: Option<LineNo>,
			items: ItemsOf<T>,
			voucher: T::Hash,
		) -> DispatchResultWithPostInfo {
			let (record, Decided { resolution, track, .. }) =
				Self::ensure_last_owner(origin, treasury).or_refused(Self::owner_weight())?;

			Self::pay_by_resolution(treasury, record, (resolution, track), line, &items, voucher)?;
			Ok(().into())
		}

		/// Pause your treasury for some days, or end a pause with zero days.
		///
		/// The days are counted from now on, also where it is paused already. Zero days are no error where there is no
		/// pause, so that owners can pay in the same resolution whatever happens until then. (practice no. 109)
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::PauseOutsideRange`]: there are more than [`MAX_PAUSE_DAYS`].
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::TreasuryPaused`], or [`Event::PauseEnded`] if it was paused
		#[pallet::call_index(8)]
		pub fn set_pause(origin: OriginFor<T>, treasury: TreasuryId, days: u16) -> DispatchResult {
			let (before, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			let pause = Self::may_set_pause(days, resolution)?;

			let was_paused = Self::is_paused(&before);
			Treasuries::<T>::insert(treasury, Treasury { pause, ..before });
			match pause {
				Some(Pause { until, by }) => {
					Self::deposit_event(Event::TreasuryPaused { treasury, until, by, reason: None });
				}
				None if was_paused => Self::deposit_event(Event::PauseEnded { treasury, resolution }),
				None => {}
			}
			Ok(())
		}

		/// Leave a treasury that your co-op shares with others.
		///
		/// Nobody can refuse it. The co-op is no owner any more and has no signer in it. Its share of what can be paid is due to
		/// it from then on and spent for nothing else. Those of the others grow in proportion; what rounding leaves goes to the
		/// first of them, a hundredth of a percent each.
		///
		/// ## Origin
		/// An enacted resolution of one of several owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::LastOwner`]: no other owner is left.
		///
		/// ## Events
		/// - [`Event::ClaimMade`], [`Event::SignerEnded`] if it had a signer, and [`Event::CoopLeftTreasury`]
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::leave_treasury().saturating_add(T::Ledger::post_weight(2)))]
		pub fn leave_treasury(origin: OriginFor<T>, treasury: TreasuryId) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::ensure_coop(origin)?;
			let (before, after) = Self::may_leave(coop, treasury)?;

			Self::make_claim(treasury, &before, coop, Basis::Resolution(resolution))?;
			Self::put(treasury, Some(&before), after, Some(SignerEnd::LeftTreasury));
			Self::deposit_event(Event::CoopLeftTreasury { treasury, coop, resolution });
			Ok(())
		}

		/// Request a payment within the budget, or a run of payments by bank.
		///
		/// `voucher` is the hash of the document behind it, such as an invoice; `again` says that it may have been used
		/// before. Signers have 30 days to approve it, and repeat the hash that [`Event::Requested`] tells.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, or an officer of the board of an owner. Free of charge a few
		/// times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`], [`Error::NotHand`]: you cannot request this.
		/// - [`Error::Paused`], [`Error::ReportOverdue`]: nothing is requested now.
		/// - [`Error::NoItems`], [`Error::OneInUnits`], [`Error::PayeeTwice`]: nobody is paid, or too many are.
		/// - [`Error::ZeroAmount`], [`Error::BelowSmallestUnit`], [`Error::NoDocument`]: an amount or the hash cannot be.
		/// - [`Error::TooManyRequests`], [`Error::TooManyOfYours`]: as many requests are open as can be, or as many of yours,
		///   or where others share the money of your co-op.
		/// - [`Error::VoucherUsed`]: the document was used, and you do not say that it is right all the same.
		/// - [`Error::NotPayable`]: a payee cannot be paid, or must be named in another way.
		/// - [`Error::NoSuchLine`], [`Error::LineClosed`]: the line is not open.
		/// - [`Error::OverBudget`]: the line has less left in this period.
		/// - [`Error::NeedsResolution`]: it is more than signers can approve, or with what a payee got in 30 days.
		/// - [`Error::MajorDisposal`]: with what went in a year it is a third of the money.
		/// - [`Error::NothingDueToThem`]: with the line [`CLAIMS`], less is due to a co-op that left.
		/// - [`Error::Overflow`]: the sums, the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::Requested`]
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::requesting_weight(count(items.len()), true))]
		pub fn request(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			coop: CoopId,
			line: LineNo,
			items: ItemsOf<T>,
			voucher: T::Hash,
			again: bool,
		) -> DispatchResultWithPostInfo {
			Self::do_request(origin, treasury, coop, line, items, voucher, again, None)
		}

		/// Take back your request.
		///
		/// ## Origin
		/// Signed by the member of `coop` who has requested it. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: the request is not open.
		/// - [`Error::NotMember`], [`Error::NotRequester`]: somebody else has requested it.
		///
		/// ## Events
		/// - [`Event::RequestWithdrawn`]
		#[pallet::call_index(11)]
		pub fn withdraw_request(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			payment: PaymentNo,
			coop: CoopId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::may_withdraw(treasury, payment, coop, &who)?;

			Self::close(treasury, payment, Closed::Withdrawn);
			Self::deposit_event(Event::RequestWithdrawn { treasury, payment });
			Ok(())
		}

		/// Approve a request, which is paid when enough have.
		///
		/// The approval that makes enough pays at once, or lets the delay of a day begin, after which it is paid by
		/// itself. Where it cannot be paid then, the approval stands all the same. An approval takes back your
		/// rejection.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, is not the requester and does not benefit. Free of charge;
		/// changes of mind a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: the request is not open.
		/// - [`Error::NotMember`], [`Error::NotSigner`]: you do not sign for the treasury.
		/// - [`Error::OtherContent`]: `content` is the hash of something else.
		/// - [`Error::RequesterCannotDecide`], [`Error::YouBenefit`]: you have no say in this.
		/// - [`Error::Paused`], [`Error::ReportOverdue`]: nothing is approved now.
		/// - [`Error::AlreadyApproved`]: you have approved it.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::RequestApproved`], and [`Event::Paid`], [`Event::DelayBegun`] or [`Event::PaymentHeld`]
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::approving_weight(MAX_ITEMS))]
		pub fn approve(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			payment: PaymentNo,
			coop: CoopId,
			content: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_approve(treasury, payment, coop, &who, content);
			let word = Self::or_refused(asked, || Self::refusing_weight(treasury, payment))?;

			let weight = Self::approved_weight(&word);
			Self::deposit_event(Event::RequestApproved { treasury, payment, by: word.hand });
			Self::hear_word(treasury, payment, word)?;
			Ok(Some(weight).into())
		}

		/// Reject a request, which is closed when too few are left who could approve it.
		///
		/// `reason` is the hash of your reasons. A rejection takes back your approval.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, is not the requester and does not benefit. Free of charge;
		/// changes of mind a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: the request is not open.
		/// - [`Error::NotMember`], [`Error::NotSigner`]: you do not sign for the treasury.
		/// - [`Error::OtherContent`]: `content` is the hash of something else.
		/// - [`Error::RequesterCannotDecide`], [`Error::YouBenefit`]: you have no say in this.
		/// - [`Error::NoDocument`]: the hash of the reasons is zero.
		/// - [`Error::AlreadyRejected`]: you have rejected it.
		///
		/// ## Events
		/// - [`Event::RequestOpposed`], and [`Event::RequestRejected`] if it is closed
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::rejecting_weight(MAX_ITEMS))]
		pub fn reject(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			payment: PaymentNo,
			coop: CoopId,
			content: T::Hash,
			reason: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let weight = Self::rejecting_weight(Self::items_of(treasury, payment));
			let word = Self::or_refused(Self::may_reject(treasury, payment, coop, &who, content, reason), || weight)?;

			Self::deposit_event(Event::RequestOpposed { treasury, payment, by: word.hand, reason });
			Self::hear_word(treasury, payment, word)?;
			Ok(Some(weight).into())
		}

		/// Carry out a request that enough have approved and that could not be paid before.
		///
		/// Of a standing payment it makes the next payment, if its day has come.
		/// Everything is asked anew. Where a delay is needed now and none has begun, it begins.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: the request is not open.
		/// - [`Error::Paused`], [`Error::Frozen`]: no money leaves the treasury now.
		/// - [`Error::NotPayable`]: the payee cannot be paid any more.
		/// - [`Error::LineClosed`], [`Error::OverBudget`], [`Error::NeedsResolution`], [`Error::MajorDisposal`]: the budget
		///   does not allow it now.
		/// - [`Error::DetailsChanged`]: it has to be requested anew, with the bank details of now.
		/// - [`Error::TooFewApprovals`]: not enough have approved it who count now.
		/// - [`Error::NotReady`]: the delay is not over.
		/// - [`Error::NotDue`], [`Error::ReportOverdue`]: the next standing payment is not made now.
		/// - [`Error::DueToOthers`]: what is left of the money is due to others or held aside for them.
		/// - [`Error::Overflow`]: the sums or the time have run out.
		/// - What the books say, such as that there is not enough money.
		///
		/// ## Events
		/// - [`Event::Paid`], [`Event::DelayBegun`], [`Event::StandingBegun`] or [`Event::StandingPaid`]
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::carrying_weight(MAX_ITEMS))]
		pub fn execute(origin: OriginFor<T>, treasury: TreasuryId, payment: PaymentNo) -> DispatchResultWithPostInfo {
			ensure_signed(origin).or_refused(Weight::zero())?;
			if StandingPayments::<T>::contains_key(treasury, payment) {
				Self::pay_standing(treasury, payment).or_refused(Self::carrying_weight(1))?;
				return Ok(Some(Self::carrying_weight(1)).into());
			}
			let items = Self::items_of(treasury, payment);
			let asked = Self::may_carry_out(treasury, payment);
			let ready = Self::or_refused(asked, || Self::asking_weight(items))?;
			Self::pay_or_delay(treasury, payment, ready)?;
			Ok(Some(Self::carrying_weight(items)).into())
		}

		/// Pause a treasury for 14 days, as one of two signers or as an auditor.
		///
		/// The first signer's wish is noted, the second one's pauses it. An auditor of an owner, or for a treasury of
		/// the federation of any co-op that votes there, does so alone. `reason` is the hash of the
		/// reasons. (practice no. 109)
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer or an auditor. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`], [`Error::NotSigner`]: you are neither signer nor auditor.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::AlreadyPaused`]: the treasury is paused.
		/// - [`Error::PauseNeedsResolution`]: such a pause has ended less than 30 days ago.
		/// - [`Error::AlreadyApproved`]: you are the first signer who wants it.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::PauseWanted`] or [`Event::TreasuryPaused`]
		#[pallet::call_index(15)]
		pub fn pause(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			coop: CoopId,
			reason: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let most = <T as Config>::WeightInfo::pause();
			let mut record = Self::or_refused(Self::existing(treasury), || most)?;
			let (by, pausing) = Self::or_refused(Self::may_pause(&record, coop, &who, reason), || most)?;

			match pausing {
				Pausing::Noted(first) => {
					let lapses_at = first.lapses_at;
					record.first_hand = Some(first);
					Self::deposit_event(Event::PauseWanted { treasury, by, reason, lapses_at });
				}
				Pausing::Paused(pause, again_at) => {
					let Pause { until, by } = pause;
					record.first_hand = None;
					record.pause = Some(pause);
					record.hands_again_at = again_at;
					Self::deposit_event(Event::TreasuryPaused { treasury, until, by, reason: Some(reason) });
				}
			}
			Treasuries::<T>::insert(treasury, record);
			Ok(().into())
		}

		/// Report on what was planned and what was paid.
		///
		/// `document` is the hash of the report. The next one is due in 90 days. (practice no. 108)
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, or an officer of the board of an owner. Free of charge a few
		/// times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`], [`Error::NotHand`]: you cannot report on it.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::OutturnReported`]
		#[pallet::call_index(16)]
		#[pallet::weight(Pallet::<T>::reporting_weight())]
		pub fn report_outturn(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			coop: CoopId,
			document: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_report(treasury, coop, &who, document);
			let (after, report) = Self::or_refused(asked, Self::reporting_weight)?;

			let (number, by, next_due_at) = (after.reports, report.by, after.report_due_at);
			Self::count_free(by);
			Reports::<T>::insert(treasury, number, report);
			Treasuries::<T>::insert(treasury, after);
			Self::deposit_event(Event::OutturnReported { treasury, report: number, document, by, next_due_at });
			Ok(().into())
		}

		/// Lay down being a signer.
		///
		/// What you have approved is void at once.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, or holds the office that is one. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`], [`Error::NotSigner`]: you do not sign for the treasury.
		///
		/// ## Events
		/// - [`Event::SignerEnded`]
		#[pallet::call_index(17)]
		pub fn resign_signer(origin: OriginFor<T>, treasury: TreasuryId, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (before, after) = Self::may_resign(treasury, coop, &who)?;

			Self::put(treasury, Some(&before), after, Some(SignerEnd::Resigned));
			Ok(())
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
		/// - [`Event::Paid`], [`Event::PaymentHeld`], [`Event::RequestExpired`], or those of standing payments and claims
		#[pallet::call_index(18)]
		#[pallet::weight(Pallet::<T>::step_weight())]
		pub fn advance(origin: OriginFor<T>, at: Moment, due: Due) -> DispatchResultWithPostInfo {
			ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_advance(at, due, Error::<T>::NothingDue, Error::<T>::NotDue);
			asked.or_refused(Self::look_weight())?;

			Self::unschedule(at, due);
			Self::step(due)?;
			Ok(().into())
		}

		/// Take back what you want and no second signer has joined.
		///
		/// It is a pause, or the end of a standing payment or of a redemption.
		///
		/// Who signs no longer can take it back too.
		///
		/// ## Origin
		/// Signed by the member of `coop` who wants it. Free of charge a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`], [`Error::NoSuchRedemption`]: there is nothing to be wanted.
		/// - [`Error::NotMember`]: you are not of this co-op.
		/// - [`Error::NothingNoted`]: you do not want it, or it is done already.
		///
		/// ## Events
		/// - [`Event::WishWithdrawn`]
		#[pallet::call_index(19)]
		pub fn withdraw_wish(origin: OriginFor<T>, treasury: TreasuryId, coop: CoopId, wish: Wish) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let by = Self::may_withdraw_wish(treasury, coop, &who, wish)?;

			Self::count_free(by);
			Self::forget_wish(treasury, wish);
			Self::deposit_event(Event::WishWithdrawn { treasury, by, wish });
			Ok(())
		}

		/// Approve again what waits for the bank, where the bank details of a payee have changed.
		///
		/// As many signers send it as had to approve it before, and of each payee one who has not set the details. In the second
		/// tier the last of them begins a delay of a day, and any of them sends it once more after that. `content` is the hash of
		/// what was approved with the details that are in force now, as the runtime API `content` tells it.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, is not the requester and does not benefit. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NothingToApproveAgain`]: nothing of that number waits for the bank.
		/// - [`Error::NotMember`], [`Error::NotSigner`]: you do not sign for the treasury.
		/// - [`Error::OtherContent`]: `content` is the hash of something else.
		/// - [`Error::RequesterCannotDecide`], [`Error::YouBenefit`]: you have no say in this.
		/// - [`Error::Paused`], [`Error::Frozen`], [`Error::ReportOverdue`]: nothing is approved now.
		/// - [`Error::AlreadyApproved`]: you have approved it.
		/// - What the books say, such as that all of it was paid.
		///
		/// ## Events
		/// - [`Event::ApprovedAgain`]
		/// - [`Event::DelayBegun`]: enough have approved it, and it takes a day.
		#[pallet::call_index(20)]
		#[pallet::weight(Pallet::<T>::again_weight(MAX_ITEMS))]
		pub fn approve_again(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			payment: PaymentNo,
			coop: CoopId,
			content: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_approve_again(treasury, payment, coop, &who, content);
			let again = Self::or_refused(asked, || Self::again_weight(MAX_ITEMS))?;

			let weight = Self::again_weight(count(again.0.items.len()));
			Self::do_approve_again(treasury, payment, again)?;
			Ok(Some(weight).into())
		}

		/// Request a payment that is made again and again, such as a rent.
		///
		/// It is approved as any request, in the tier of what it comes to in twelve months, and then made by itself on the first
		/// civil day of each period. Each time everything is asked but for approvals. What cannot be paid waits until its period
		/// is over, and is missed then. `voucher` is the hash of the contract.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, or an officer of the board of an owner. Free of charge a few
		/// times in a period.
		///
		/// ## Errors
		/// - [`Error::PlanOutsideRange`]: it begins before today, ends before it begins or after [`MAX_STANDING_DAYS`], or is
		///   once only.
		/// - [`Error::TooManyStanding`]: [`MAX_STANDING`] run already.
		/// - [`Error::OverBudget`]: one payment is more than the line gives in a period.
		/// - Those of [`Pallet::request`].
		///
		/// ## Events
		/// - [`Event::Requested`]
		#[pallet::call_index(21)]
		#[pallet::weight(Pallet::<T>::requesting_weight(1, true))]
		pub fn request_standing(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			coop: CoopId,
			line: LineNo,
			item: ItemOf<T>,
			voucher: T::Hash,
			again: bool,
			plan: Plan,
		) -> DispatchResultWithPostInfo {
			let items = ItemsOf::<T>::truncate_from(alloc::vec![item]);
			Self::do_request(origin, treasury, coop, line, items, voucher, again, Some(plan))
		}

		/// End a standing payment, as one of two signers.
		///
		/// The first signer's wish is noted for 14 days, the second one's ends it. `content` is what was approved, as
		/// [`Event::Requested`] told it. What was paid stays.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer. Free of charge a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: no such payment runs.
		/// - [`Error::OtherContent`]: `content` is the hash of something else.
		/// - [`Error::NotMember`], [`Error::NotSigner`]: you do not sign for the treasury.
		/// - [`Error::AlreadyApproved`]: you are the first signer who wants it.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::StandingUnwanted`] or [`Event::StandingEnded`]
		#[pallet::call_index(22)]
		#[pallet::weight(<T as Config>::WeightInfo::end_standing().saturating_add(Pallet::<T>::moving_weight()))]
		pub fn end_standing(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			payment: PaymentNo,
			coop: CoopId,
			content: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_end_standing(treasury, payment, coop, &who, content);
			let most = <T as Config>::WeightInfo::end_standing().saturating_add(Self::moving_weight());
			let (by, ending) = Self::or_refused(asked, || most)?;

			Self::count_free(by);
			match ending {
				Ending::Noted(standing, lapses_at) => {
					StandingPayments::<T>::insert(treasury, payment, *standing);
					Self::deposit_event(Event::StandingUnwanted { treasury, payment, by, lapses_at });
				}
				Ending::Ended(first, by) => {
					Self::end_standing_payment(treasury, payment, StandingEnd::Signers(first, by));
				}
			}
			Ok(().into())
		}

		/// Say that a custodian has paid, or take the units back: two signers, or the owners.
		///
		/// What the first signer says is noted for 14 days. `paid` repeats the reference with which the custodian has reported that
		/// the bank has paid: the money has come, and the units are burnt. Without it they are taken back where the custodian has
		/// reported nothing in time, and what was budgeted for them is free again.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, free of charge a few times in a period; or, without `coop`, to take units
		/// back, an enacted resolution of the owners, ordinary or special. Who has a seat in the custodian's co-op does not say that
		/// it has paid.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`], [`Error::TreasuryClosed`]: you cannot
		///   decide this.
		/// - [`Error::Paused`]: nobody says that money has come while the treasury is paused.
		/// - [`Error::NoSuchRedemption`]: no custodian is to pay this out of this treasury.
		/// - [`Error::NotMember`], [`Error::NotSigner`], [`Error::AlreadyApproved`]: you do not sign, or are the first one.
		/// - What custody says, such as that something else was reported, or that the custodian still has time.
		///
		/// ## Events
		/// - [`Event::EndingRedemption`], or what custody and the books tell
		#[pallet::call_index(23)]
		#[pallet::weight(Pallet::<T>::ending_weight())]
		pub fn end_redemption(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			redemption: RedemptionNo,
			paid: Option<T::Hash>,
			coop: Option<CoopId>,
		) -> DispatchResultWithPostInfo {
			Self::do_end_redemption(origin, treasury, redemption, paid, coop)
		}

		/// Stop a standing payment of your treasury by resolution.
		///
		/// What was paid stays, and what waits for the bank goes on to.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`], [`Error::TreasuryClosed`]: you cannot
		///   decide this.
		/// - [`Error::NoSuchRequest`]: no such payment runs.
		///
		/// ## Events
		/// - [`Event::StandingEnded`]
		#[pallet::call_index(24)]
		pub fn stop_standing(origin: OriginFor<T>, treasury: TreasuryId, payment: PaymentNo) -> DispatchResult {
			let (_, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			ensure!(StandingPayments::<T>::contains_key(treasury, payment), Error::<T>::NoSuchRequest);

			Self::end_standing_payment(treasury, payment, StandingEnd::Resolution(resolution));
			Ok(())
		}

		/// Give your treasury another name.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`], [`Error::TreasuryClosed`]: you cannot
		///   decide this.
		/// - [`Error::TitleTooLong`], [`Error::TitleNotText`]: as for [`Pallet::open_treasury`].
		///
		/// ## Events
		/// - [`Event::TreasuryRenamed`]
		#[pallet::call_index(25)]
		pub fn rename_treasury(origin: OriginFor<T>, treasury: TreasuryId, title: Written) -> DispatchResult {
			let (before, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			let title = Self::title(&title)?;

			Treasuries::<T>::insert(treasury, Treasury { title, ..before });
			Self::deposit_event(Event::TreasuryRenamed { treasury, resolution });
			Ok(())
		}

		/// State what share each of you has in a treasury of several.
		///
		/// `shares` are in the order of the numbers of the owners and in hundredths of a percent, 10,000 together. Who leaves
		/// takes that share of what can be paid by then.
		///
		/// ## Origin
		/// An enacted agreement of all owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`], [`Error::TreasuryClosed`]: you cannot
		///   decide this.
		/// - [`Error::SharesNotWhole`]: they are not one of each owner, one of them is zero, or they are not 10,000 together.
		///
		/// ## Events
		/// - [`Event::SharesSet`]
		#[pallet::call_index(26)]
		pub fn set_shares(origin: OriginFor<T>, treasury: TreasuryId, shares: Shares) -> DispatchResult {
			// Who owns it alone has no share to state.
			let AgreementMandate { parties, resolution, track, .. } = T::AgreementOrigin::ensure_origin(origin)?;
			ensure!(track >= Track::Ordinary, Error::<T>::MandateTooWeak);
			let before = Self::existing(treasury)?;
			ensure!(before.owner == Owner::Coops(parties), Error::<T>::NotOwner);
			Self::ensure_shares(&before.owner, &shares)?;

			Treasuries::<T>::insert(treasury, Treasury { shares: shares.clone(), ..before });
			Self::deposit_event(Event::SharesSet { treasury, shares, resolution });
			Ok(())
		}

		/// Pay what is due to a co-op that left a treasury in units, if nobody has in 90 days.
		///
		/// It goes by itself then too. Before that signers pay it by a request, or the owners by resolution, with the line
		/// [`CLAIMS`]; by bank only they do.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NothingDueToThem`]: nothing is due to this co-op in units.
		/// - [`Error::NotDue`]: the time has not come.
		/// - [`Error::NotPayable`]: the co-op has no account.
		/// - [`Error::Overflow`]: the sums are more than can be counted.
		/// - What the books say, such as that the units are not there.
		///
		/// ## Events
		/// - [`Event::ClaimPaid`]
		#[pallet::call_index(27)]
		#[pallet::weight(<T as Config>::WeightInfo::pay_claim().saturating_add(Pallet::<T>::booking_weight(1)))]
		pub fn pay_claim(origin: OriginFor<T>, treasury: TreasuryId, coop: CoopId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::settle_claim(treasury, coop)
		}

		/// Close your treasury, which holds and owes nothing any more.
		///
		/// It can be read for ever, and so can its books. What still comes is paid out by a resolution of who owned it. In units
		/// what keeps the address alive stays.
		///
		/// ## Origin
		/// An enacted special resolution of the owners.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`], [`Error::TreasuryClosed`]: you cannot
		///   decide this.
		/// - [`Error::FirstOfItsOwner`]: it is the first one of the federation, or of a co-op that is in it.
		/// - [`Error::NotEmpty`]: a request or a standing payment is open, something waits for the bank, is held or is due.
		///
		/// ## Events
		/// - [`Event::SignerEnded`] for each signer, and [`Event::TreasuryClosed`]
		#[pallet::call_index(28)]
		#[pallet::weight(Pallet::<T>::closing_weight())]
		pub fn close_treasury(origin: OriginFor<T>, treasury: TreasuryId) -> DispatchResult {
			let (before, Decided { resolution, track, .. }) = Self::ensure_owner(origin, treasury)?;
			let after = Self::may_close_treasury(&before, track)?;

			Self::put(treasury, Some(&before), after, Some(SignerEnd::TreasuryClosed));
			Self::deposit_event(Event::TreasuryClosed { treasury, resolution });
			Ok(())
		}
	}
}
