//! What members, officers, co-ops and anybody can call.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Fix by what the use of your co-op is measured in a business year, before it begins.
		///
		/// The bases are named in their order, and their weights together are 10,000 basis points. Until the year begins they can
		/// be fixed anew. A co-op that has closed no year yet can fix them once for a year that has begun: what it decided before it
		/// kept its books here, by the document.
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
		///
		/// ## Events
		/// - [`Event::BasesFixed`]
		#[pallet::call_index(0)]
		pub fn fix_bases(origin: OriginFor<T>, year: Day, bases: Weighted, document: T::Hash) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::mandate(origin, Track::Ordinary)?;
			Self::may_fix_bases(coop, year, &bases, document)?;

			Bases::<T>::insert(coop, year, FixedBases { bases: bases.clone(), document, resolution });
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
		///
		/// ## Events
		/// - [`Event::AccountsConfirmed`]
		#[pallet::call_index(1)]
		pub fn confirm_accounts(origin: OriginFor<T>, coop: CoopId, accounts: YearAccountsOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, confirmation) = Self::may_confirm_accounts(coop, &who, &accounts)?;

			let content = confirmation.content;
			Self::do_confirm_accounts(by, confirmation);
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
		/// - [`Error::NotLiquid`]: the cash does not cover this beside what is owed and held aside.
		/// - [`Error::NoBases`]: use is measured by nothing in this year.
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
			Self::do_use_education(coop, book, (amount, document), consent)
		}

		/// Take back what an officer has begun, or the accounts that you have confirmed.
		///
		/// Accounts can be taken back until the members have closed the year by them, by an auditor who still is one.
		///
		/// ## Origin
		/// Signed by who has begun or confirmed it, and for what was begun also by any other officer of the board; free a few times
		/// in a period.
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
	}
}
