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
	}
}
