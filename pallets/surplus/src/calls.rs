//! What members, officers, co-ops and anybody can call.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Fix by what the use of your co-op is measured in a business year, before it begins.
		///
		/// The bases are named in their order, and their weights together are 10,000 basis points. Until the year begins they can
		/// be fixed anew. A co-op that has closed no year yet can fix them once for a year that has begun: what it decided before
		/// that year and before it kept its books here, by the document. It does so before the time for the accounts of that year
		/// is over.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::NoBases`]: no base is named.
		/// - [`Error::BaseTwice`]: a base is named twice, or not in the order of bases.
		/// - [`Error::WeightsDoNotAddUp`]: the weights of the bases together are not the whole.
		/// - [`Error::NotBusinessYear`]: this is no business year of the co-op.
		/// - [`Error::YearHasBegun`]: the year has begun, and bases are fixed before.
		/// - [`Error::BasesFixed`]: these bases were fixed when the year had begun, and stay.
		/// - [`Error::BasesTooLate`]: the time is over in which the accounts of that year are closed.
		/// - [`Error::CoopDissolved`]: the members have decided to end this co-op.
		///
		/// ## Events
		/// - [`Event::BasesFixed`]
		#[pallet::call_index(0)]
		pub fn fix_bases(origin: OriginFor<T>, year: Day, bases: Weighted, document: T::Hash) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Ordinary)?;
			Self::may_fix_bases(coop, year, &bases, document)?;

			let fixed_on = Self::today()?;
			Bases::<T>::insert(coop, year, FixedBases { bases: bases.clone(), document, resolution, fixed_on });
			Self::deposit_event(Event::BasesFixed { coop, year, bases, document, resolution });
			Ok(())
		}

		/// Confirm the accounts of a year as an auditor.
		///
		/// The members decide then. What you have confirmed before is taken back by that. What another auditor has confirmed stays.
		///
		/// ## Origin
		/// Signed by an auditor of the co-op, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotAuditor`]: you are not an auditor of this co-op.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::NoBooks`]: this co-op has no books with cash.
		/// - [`Error::YearOfNoDays`]: this year has no days.
		/// - [`Error::YearTooLong`]: a year cannot have so many days.
		/// - [`Error::YearNotOver`]: the year is not over.
		/// - [`Error::YearClosed`]: this year was closed already.
		/// - [`Error::YearOverlaps`]: this year begins before the last one that was closed is over.
		/// - [`Error::YearOutOfOrder`]: years are closed in their order, and another one is the next.
		/// - [`Error::OtherPriorLosses`]: the losses of earlier years are others than those that are carried.
		/// - [`Error::FiguresTooLarge`]: the figures of a year are more than can be counted.
		/// - [`Error::AlreadyConfirmed`]: you have confirmed these accounts already.
		/// - [`Error::CoopDissolved`]: the members have decided to end this co-op.
		///
		/// ## Events
		/// - [`Event::AccountsConfirmed`]
		#[pallet::call_index(1)]
		pub fn confirm_accounts(origin: OriginFor<T>, coop: CoopId, accounts: YearAccountsOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, content) = Self::may_confirm_accounts(coop, &who, &accounts)?;

			Self::do_confirm_accounts(by, content);
			Self::deposit_event(Event::AccountsConfirmed { coop, accounts, content, by });
			Ok(())
		}

		/// Close the year that is next, by accounts that an auditor has confirmed.
		///
		/// Its result covers losses of earlier years, fills the indivisible reserve, education and solidarity as the bylaws say, pays
		/// the return on shares, and is kept or divided by use as you choose. The voluntary and then the indivisible reserve bear
		/// a loss, and what they do not bear is carried. A closing after the time of the bylaws is marked late. What was wrong in
		/// a closed year is put right in the next.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::ClassTwice`]: the classes must be named in the order of their numbers, each once.
		/// - [`Error::PercentagesAboveWhole`]: percentages together are more than the whole.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::YearOfNoDays`]: this year has no days.
		/// - [`Error::YearTooLong`]: a year cannot have so many days.
		/// - [`Error::FiguresTooLarge`]: the figures of a year are more than can be counted.
		/// - [`Error::NoBooks`]: this co-op has no books with cash.
		/// - [`Error::YearNotOver`]: the year is not over.
		/// - [`Error::YearClosed`]: this year was closed already.
		/// - [`Error::YearOverlaps`]: this year begins before the last one that was closed is over.
		/// - [`Error::YearOutOfOrder`]: years are closed in their order, and another one is the next.
		/// - [`Error::OtherPriorLosses`]: the losses of earlier years are others than those that are carried.
		/// - [`Error::NotBusinessYear`]: this is no business year of the co-op.
		/// - [`Error::CashBelowBylaws`]: members get less of patronage at once than the bylaws say.
		/// - [`Error::NotConfirmed`]: no auditor has confirmed these accounts.
		/// - [`Error::MoreThanIsLeft`]: more is to be kept or given than is left.
		/// - [`Error::SupportersAbovePatronage`]: supporters would get more than members get for their use.
		/// - [`Error::TooManyYears`]: too many years are to be divided, claimed or collected.
		/// - [`Error::NotLiquid`]: the cash does not cover this beside what is owed and held aside.
		/// - [`Error::NoBases`]: use is measured by nothing in this year.
		/// - [`Error::CoopDissolved`]: the members have decided to end this co-op.
		/// - What shares say of a return that cannot be declared.
		///
		/// ## Events
		/// - [`Event::YearClosed`], [`Event::Paid`], [`Event::Ordered`]
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::closing_weight())]
		pub fn close_year(origin: OriginFor<T>, accounts: YearAccountsOf<T>, choices: Choices) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Ordinary)?;
			let (book, terms, auditor) = Self::may_close(coop, &accounts, &choices)?;

			Self::do_close(coop, book, (&accounts, &choices), (terms, auditor, resolution))
		}

		/// Have the education fund pay what your co-op has spent on education.
		///
		/// Another officer repeats it. What is the federation's first is used first.
		///
		/// ## Origin
		/// Signed by an officer of the board, for the first one free a few times in a period, and for the second one always; or an
		/// enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotOnBoard`]: you do not hold an office of the board.
		/// - [`Error::AlreadyBegun`]: you have already begun this, and another officer completes it.
		/// - [`Error::SamePerson`]: you are the same person as the other one.
		/// - [`Error::OtherCoop`]: another co-op has decided this.
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::NothingDue`]: nothing of this is due now.
		/// - [`Error::NotInFund`]: there is not so much in the education fund.
		/// - [`Error::DocumentUsed`]: the fund has paid by this document already.
		/// - [`Error::CoopDissolved`]: the members have decided to end this co-op.
		///
		/// ## Events
		/// - [`Event::Begun`] or [`Event::EducationUsed`]
		#[pallet::call_index(3)]
		pub fn use_education(
			origin: OriginFor<T>,
			coop: CoopId,
			amount: BalanceOf<T>,
			document: T::Hash,
		) -> DispatchResult {
			let content = Self::content_of_use(coop, amount, document);
			let decision = Self::decision(origin, coop, content)?;
			let book = Self::may_use_education(coop, amount, document)?;

			let Some(consent) = Self::heed(coop, content, decision) else {
				return Ok(());
			};
			Self::do_use_education(coop, book, (amount, document), consent.basis())
		}

		/// Take back what an officer has begun, or what you have committed to or confirmed.
		///
		/// Accounts can be taken back until the members have closed the year by them, by an auditor who still is one.
		///
		/// ## Origin
		/// Signed by who has begun, committed to or confirmed it, and for what was begun also by any other officer of the board; free
		/// a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotOnBoard`]: you do not hold an office of the board.
		/// - [`Error::NothingBegun`]: nothing such was begun or confirmed.
		/// - [`Error::NotAuditor`]: you are not an auditor of this co-op.
		///
		/// ## Events
		/// - [`Event::TakenBack`]
		#[pallet::call_index(4)]
		pub fn take_back(origin: OriginFor<T>, coop: CoopId, content: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let by = Self::may_take_back(coop, &who, content)?;

			Self::do_take_back(by, content);
			Ok(())
		}

		/// Have the solidarity levy paid that a co-op owes, if it was not when the year was closed.
		///
		/// ## Origin
		/// Signed by anybody, with the fee.
		///
		/// ## Errors
		/// - [`Error::NothingDue`]: nothing of this is due now.
		/// - [`Error::NoBooks`]: this co-op has no books with cash.
		/// - [`Error::NotLiquid`]: the cash does not cover this beside what is owed and held aside.
		/// - [`Error::NoAccount`]: there is no account to which this could be paid.
		///
		/// ## Events
		/// - [`Event::Paid`] or [`Event::Ordered`]
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::paying_weight())]
		pub fn pay_levy(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			ensure_signed(origin)?;
			let paying = Self::may_pay(coop, Beneficiary::Fund)?;

			Self::do_pay(coop, Beneficiary::Fund, paying)
		}

		/// Have the federation paid what a co-op owes it of its education fund.
		///
		/// ## Origin
		/// Signed by anybody, with the fee.
		///
		/// ## Errors
		/// - [`Error::NothingDue`]: nothing of this is due now.
		/// - [`Error::NoBooks`]: this co-op has no books with cash.
		/// - [`Error::NotLiquid`]: the cash does not cover this beside what is owed and held aside.
		/// - [`Error::NoAccount`]: there is no account to which this could be paid.
		///
		/// ## Events
		/// - [`Event::Paid`] or [`Event::Ordered`]
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::paying_weight())]
		pub fn pay_education(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			ensure_signed(origin)?;
			let paying = Self::may_pay(coop, Beneficiary::Federation)?;

			Self::do_pay(coop, Beneficiary::Federation, paying)
		}

		/// Charge members by their use with what of a loss had its years and was covered by nothing.
		///
		/// Its commitment says what each one owes, as that of patronage says what each one gets: the refund of their share.
		/// Nothing of it is paid to anybody, so its cash is nothing. It is a claim of the co-op: no account and no seat is
		/// debited by itself.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::NothingDue`]: nothing of this is due now.
		/// - [`Error::WrongCount`]: there is no share, or there are more than a commitment holds.
		/// - [`Error::WrongCash`]: something of it would be paid.
		/// - [`Error::NotOverdue`]: later years can still cover so much of the losses.
		/// - [`Error::CoopDissolved`]: the members have decided to end this co-op.
		///
		/// ## Events
		/// - [`Event::LossCharged`]
		#[pallet::call_index(7)]
		pub fn charge_loss(origin: OriginFor<T>, commitment: CommitmentOf<T>) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Ordinary)?;
			let book = Self::may_charge_loss(coop, &commitment)?;

			Self::do_charge_loss(coop, book, commitment, resolution)
		}

		/// Commit your co-op to how the pool of a year is divided among its members.
		///
		/// An auditor recomputes and confirms it. What you have committed to before and nobody has confirmed is replaced; what
		/// other officers have committed to stays. It lapses after 90 days, and when you leave office.
		///
		/// ## Origin
		/// Signed by an officer of the board, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotOnBoard`]: you do not hold an office of the board.
		/// - [`Error::ClaimsOpen`]: claims of this year are open, and how it is divided stays.
		/// - [`Error::NothingDue`]: nothing of this year is to be divided.
		/// - [`Error::CommitmentConfirmed`]: this is confirmed, and members can object to it now.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::WrongCount`]: there is no share, or there are more than a commitment holds.
		/// - [`Error::TotalAbovePool`], [`Error::TotalBelowPool`]: members would get more or less than there is.
		/// - [`Error::WrongCash`]: what is paid is not the part that the co-op pays.
		/// - [`Error::AlreadyBegun`]: you have committed to this already.
		///
		/// ## Events
		/// - [`Event::PatronageCommitted`]
		#[pallet::call_index(8)]
		pub fn commit_patronage(
			origin: OriginFor<T>,
			coop: CoopId,
			year: Day,
			commitment: CommitmentOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, first) = Self::may_commit_patronage(coop, &who, year, &commitment)?;

			Self::do_commit_patronage(by, first);
			Ok(())
		}

		/// Confirm as an auditor how an officer has committed to divide the pool of a year.
		///
		/// You repeat the commitment. Members can object for 14 days. Claims open then by themselves, unless a tenth of those who
		/// have a vote now, at least two, have objected. You can stop what you have confirmed by your objection alone.
		///
		/// ## Origin
		/// Signed by an auditor of the co-op who is another person than the officer, free a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NotAuditor`]: you are not an auditor of this co-op.
		/// - [`Error::ClaimsOpen`]: claims of this year are open, and how it is divided stays.
		/// - [`Error::NothingDue`]: nothing of this year is to be divided.
		/// - [`Error::CommitmentConfirmed`]: this is confirmed, and members can object to it now.
		/// - [`Error::NothingCommitted`]: nobody who is in office has committed to this.
		/// - [`Error::OtherCommitment`]: the commitment is another one.
		/// - [`Error::SamePerson`]: you are the same person as the other one.
		///
		/// ## Events
		/// - [`Event::PatronageConfirmed`]
		#[pallet::call_index(9)]
		pub fn confirm_patronage(
			origin: OriginFor<T>,
			coop: CoopId,
			year: Day,
			officer: MemberNo,
			commitment: CommitmentOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let confirmed = Self::may_confirm_patronage(coop, &who, year, (officer, &commitment))?;

			Self::do_confirm_patronage(year, officer, confirmed);
			Ok(())
		}

		/// Object to how the pool of a year is divided, after an auditor has confirmed it.
		///
		/// Enough objections stop it. Officers commit anew then, or the members agree all the same.
		///
		/// ## Origin
		/// Signed by a member who had a vote when it was confirmed, free of charge, once.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NothingCommitted`]: nobody has confirmed it, or members have stopped it.
		/// - [`Error::ObjectionsOver`]: the days in which members could object are over.
		/// - [`Error::OtherCommitment`]: the commitment has another root.
		/// - [`Error::NotElector`]: you had no vote here when this was confirmed.
		/// - [`Error::AlreadyObjected`]: you have objected to this already.
		///
		/// ## Events
		/// - [`Event::PatronageObjected`], and [`Event::PatronageStopped`] with the last one that is needed
		#[pallet::call_index(10)]
		pub fn object_to_patronage(origin: OriginFor<T>, coop: CoopId, year: Day, root: T::Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let objected = Self::may_object(coop, &who, year, root)?;

			Self::do_object(coop, year, objected)
		}

		/// Agree how the pool of a year is divided, whatever others have said of it.
		///
		/// Claims open at once. It needs neither an officer nor an auditor.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::ClaimsOpen`]: claims of this year are open, and how it is divided stays.
		/// - [`Error::NothingDue`]: nothing of this year is to be divided.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::WrongCount`]: there is no share, or there are more than a commitment holds.
		/// - [`Error::TotalAbovePool`], [`Error::TotalBelowPool`]: members would get more or less than there is.
		/// - [`Error::WrongCash`]: what is paid is not the part that the co-op pays.
		/// - [`Error::NotLiquid`]: the cash does not cover this beside what is owed and held aside.
		///
		/// ## Events
		/// - [`Event::ClaimsOpened`]
		#[pallet::call_index(11)]
		pub fn agree_patronage(origin: OriginFor<T>, year: Day, commitment: CommitmentOf<T>) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Ordinary)?;
			let agreed = Self::may_agree_patronage(coop, year, &commitment)?;

			Self::do_agree_patronage(coop, year, agreed, resolution)
		}

		/// Claim shares in the patronage of a year for members, up to 16 at a time.
		///
		/// What is paid of a share is owed to its member from then on, and the rest is in their account. Shares that cannot be
		/// claimed are left out. After five years nothing can be claimed any more.
		///
		/// ## Origin
		/// Signed by anybody, with the fee; free for a member's own share alone.
		///
		/// ## Errors
		/// If none can be claimed, that of the first one.
		/// - [`Error::ClaimsNotOpen`]: claims of this year are not open.
		/// - [`Error::ClaimsLapsed`]: the time in which this could be claimed is over.
		/// - [`Error::OtherShare`]: the share is of another co-op or of another year.
		/// - [`Error::AlreadyClaimed`]: this share was claimed already.
		/// - [`Error::NoSuchPlace`]: there is no share at this place.
		/// - [`Error::WrongLength`]: the proof has fewer or more nodes than its place asks for.
		/// - [`Error::NotInCommitment`]: the share is not in what was committed to.
		/// - [`Error::WrongSums`]: the sums of the proof are not those that were committed to.
		/// - [`Error::WrongCash`]: what is paid is not the part that the co-op pays.
		/// - [`Error::NoSuchMember`]: this number was never given to a member of the co-op.
		/// - [`Error::BeyondSum`]: all that was claimed would be more than what was committed to.
		/// - [`Error::NothingDue`]: no share is named.
		///
		/// ## Events
		/// - [`Event::PatronageClaimed`]
		#[pallet::call_index(12)]
		#[pallet::weight(<T as Config>::WeightInfo::claim_patronage(count(claims)))]
		pub fn claim_patronage(origin: OriginFor<T>, coop: CoopId, year: Day, claims: ClaimList<T>) -> DispatchResult {
			ensure_signed(origin)?;
			let open = Self::claimable(coop, year)?;

			Self::do_claim(coop, year, open, claims)
		}

		/// Pay back what members have in their accounts of the oldest year.
		///
		/// It is due to them from then on, and they collect it. The members decide on it at any time. Anybody does it without them once
		/// the years of the bylaws have passed since the end of that year.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special; or signed by anybody, with the fee.
		///
		/// ## Errors
		/// - [`Error::OtherCoop`]: another co-op has decided this.
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NothingDue`]: nothing is in accounts of this year.
		/// - [`Error::NotOldest`]: an older year is paid back first.
		/// - [`Error::TooEarly`]: until the years of the bylaws have passed, only the members pay this back.
		/// - [`Error::LossesCarried`]: losses are carried, and accounts are not paid back before these are covered or borne.
		/// - [`Error::NoBooks`]: this co-op has no books with cash.
		/// - [`Error::NotLiquid`]: the cash does not cover this beside what is owed and held aside.
		/// - [`Error::CoopDissolved`]: the members have decided to end this co-op.
		///
		/// ## Events
		/// - [`Event::AccountsRevolved`]
		#[pallet::call_index(13)]
		pub fn revolve(origin: OriginFor<T>, coop: CoopId, year: Day) -> DispatchResult {
			let resolution = Self::members_or_signer(origin, coop)?.ok();
			let revolving = Self::may_revolve(coop, year, resolution)?;

			Self::do_revolve(coop, year, revolving, resolution)
		}

		/// Add to what members are owed what they have in their accounts of a year.
		///
		/// Up to 100 at a time. Members who have nothing to collect are left out.
		///
		/// ## Origin
		/// Signed by anybody, with the fee; free for a member alone.
		///
		/// ## Errors
		/// If nobody has anything to collect, that of the first one.
		/// - [`Error::NotRevolved`]: the accounts of this year are not paid back yet.
		/// - [`Error::ClaimsLapsed`]: the time in which this could be collected is over.
		/// - [`Error::NothingDue`]: nothing is in the account.
		///
		/// ## Events
		/// - [`Event::AccountCollected`]
		#[pallet::call_index(14)]
		#[pallet::weight(<T as Config>::WeightInfo::collect_account(count(members)))]
		pub fn collect_account(origin: OriginFor<T>, coop: CoopId, year: Day, members: MemberList) -> DispatchResult {
			ensure_signed(origin)?;
			let revolved = Self::revolved(coop, year)?;

			Self::do_collect(coop, year, revolved, members)
		}

		/// Have the account of a member who has left wait with their shares until it is paid.
		///
		/// It becomes shares in the queue of those who have left, and what is less than a share is owed at once. Before that it bears
		/// its part of the losses that are carried. What is paid back already is collected instead.
		///
		/// ## Origin
		/// Signed by anybody, with the fee.
		///
		/// ## Errors
		/// - [`Error::StillMember`]: the member sits in the co-op, and their account stays.
		/// - [`Error::NothingDue`]: nothing is in the account.
		/// - [`Error::CoopDissolved`]: the members have decided to end this co-op.
		/// - What shares say where no class of ordinary members is worth its par: the account stays then.
		///
		/// ## Events
		/// - [`Event::AccountSettled`]
		#[pallet::call_index(15)]
		#[pallet::weight(Pallet::<T>::settling_weight())]
		pub fn settle_account(origin: OriginFor<T>, coop: CoopId, member: MemberNo) -> DispatchResult {
			ensure_signed(origin)?;
			let settled = Self::may_settle(coop, member)?;

			Self::do_settle(coop, member, settled)
		}

		/// Show by proofs what members owe of a loss that your co-op has charged them with.
		///
		/// Up to 16 at a time. What cannot be shown is left out.
		///
		/// ## Origin
		/// Signed by anybody, with the fee.
		///
		/// ## Errors
		/// If none can be shown, that of the first one.
		/// - [`Error::NoSuchCharge`]: members were not charged with such a loss.
		/// - [`Error::OtherShare`]: the share is of another co-op or of another year.
		/// - [`Error::AlreadyShown`]: it was shown already what this member owes of it.
		/// - [`Error::NoSuchPlace`]: there is no share at this place.
		/// - [`Error::WrongLength`]: the proof has fewer or more nodes than its place asks for.
		/// - [`Error::NotInCommitment`]: the share is not in what was committed to.
		/// - [`Error::WrongSums`]: the sums of the proof are not those that were committed to.
		/// - [`Error::NoSuchMember`]: this number was never given to a member of the co-op.
		/// - [`Error::BeyondSum`]: all that was shown would be more than what was committed to.
		/// - [`Error::NothingDue`]: no share is named.
		///
		/// ## Events
		/// - [`Event::DebtShown`]
		#[pallet::call_index(16)]
		#[pallet::weight(<T as Config>::WeightInfo::show_debts(count(claims)))]
		pub fn show_debts(
			origin: OriginFor<T>,
			coop: CoopId,
			charge: ChargeNo,
			claims: ClaimList<T>,
		) -> DispatchResult {
			ensure_signed(origin)?;
			let charged = Self::charge(coop, charge)?;

			Self::do_show_debts(coop, charge, charged, claims)
		}

		/// Pay in units what a member owes of losses, or a part of it.
		///
		/// Where the money of the co-op moves by bank, a transfer pays it, and hands of the books enter it with the member's
		/// number.
		///
		/// ## Origin
		/// Signed by anybody, whose units they are, with the fee.
		///
		/// ## Errors
		/// - [`Error::NothingDue`]: nothing of this is due now.
		/// - [`Error::MoreThanOwed`]: the member does not owe so much of losses.
		/// - [`Error::NoBooks`]: this co-op has no books with cash.
		/// - [`Error::PaidByBank`]: the money of this co-op moves by bank.
		///
		/// ## Events
		/// - [`Event::DebtPaid`]
		#[pallet::call_index(17)]
		pub fn pay_debt(origin: OriginFor<T>, coop: CoopId, member: MemberNo, amount: BalanceOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let paid = Self::may_pay_debt(coop, member, amount)?;

			Self::do_pay_debt((coop, member), who, amount, paid)
		}

		/// Pay what you owe of losses, or a part of it, with what your co-op owes you.
		///
		/// Nobody else does this for you.
		///
		/// ## Origin
		/// Signed by the member, with the fee.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: you are not a member of this co-op.
		/// - [`Error::NothingDue`]: nothing of this is due now.
		/// - [`Error::MoreThanOwed`]: the member does not owe so much of losses.
		/// - What shares say where so much is not owed to the member.
		///
		/// ## Events
		/// - [`Event::DebtPaid`]
		#[pallet::call_index(18)]
		#[pallet::weight(Pallet::<T>::setting_off_weight())]
		pub fn set_off_debt(origin: OriginFor<T>, coop: CoopId, amount: BalanceOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let set_off = Self::may_set_off_debt(coop, &who, amount)?;

			Self::do_set_off_debt(coop, amount, set_off)
		}

		/// Write off what a member owes of losses, or a part of it.
		///
		/// It is a loss of the co-op again, carried with those of the last year that was closed, and covered before anything is
		/// divided.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special, in which the member takes no part.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::NoDocument`]: this needs the hash of a document.
		/// - [`Error::NothingDue`]: nothing of this is due now.
		/// - [`Error::MoreThanOwed`]: the member does not owe so much of losses.
		///
		/// ## Events
		/// - [`Event::DebtWrittenOff`]
		#[pallet::call_index(19)]
		pub fn write_off_debt(
			origin: OriginFor<T>,
			member: MemberNo,
			amount: BalanceOf<T>,
			document: T::Hash,
		) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Ordinary)?;
			let written_off = Self::may_write_off_debt(coop, member, amount, document)?;

			Self::do_write_off_debt((coop, member), (amount, document), written_off, resolution)
		}

		/// Replace the root of what claims are open to, where the salts of proofs are lost.
		///
		/// The document stays, and with it what each member gets, and so do number and sums: anybody can recompute it with the
		/// new salts. Whoever has claimed has claimed by their number. Proofs of the root before claim nothing any more.
		///
		/// ## Origin
		/// An enacted special resolution of the co-op: what members have a right to already is not for an ordinary majority.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: this needs a stronger kind of decision.
		/// - [`Error::ClaimsNotOpen`]: claims of this year are not open.
		/// - [`Error::ClaimsLapsed`]: the time in which this could be claimed is over.
		/// - [`Error::OtherDivision`]: number, sums or document are others than those to which claims are open.
		/// - [`Error::NothingDue`]: all of it was claimed.
		///
		/// ## Events
		/// - [`Event::PatronageReplaced`]
		#[pallet::call_index(20)]
		pub fn replace_patronage(origin: OriginFor<T>, year: Day, commitment: CommitmentOf<T>) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Special)?;
			let replaced = Self::may_replace_patronage(coop, year, &commitment)?;

			Self::do_replace_patronage(coop, year, replaced, resolution);
			Ok(())
		}

		/// Carry out what is due and the chain has not come to yet.
		///
		/// ## Origin
		/// Signed by anybody, with the fee.
		///
		/// ## Errors
		/// - [`Error::NothingDue`]: nothing of this is due now.
		///
		/// ## Events
		/// - What happens then tells of itself.
		#[pallet::call_index(21)]
		#[pallet::weight(Pallet::<T>::weight_of(due))]
		pub fn advance(origin: OriginFor<T>, at: Moment, due: Due) -> DispatchResult {
			ensure_signed(origin)?;
			Self::may_advance(at, due, Error::<T>::NothingDue, Error::<T>::NothingDue)?;

			Self::unschedule(at, due);
			Self::step(due)
		}
	}
}
