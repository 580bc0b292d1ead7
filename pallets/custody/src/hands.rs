//! Who may act, for which co-op, and how often free of charge.

use super::*;
use frame_support::dispatch::DispatchErrorWithPostInfo;

impl<T: Config> CountFree for Pallet<T> {
	type Clock = T::Clock;
	type Used = FreeUsed<T>;

	fn free_days() -> u32 {
		T::FreeDays::get()
	}

	fn most_free() -> u32 {
		T::FreeEntries::get()
	}
}

impl<T: Config> Pallet<T> {
	/// The hand of an officer of the co-op's board.
	pub(crate) fn officer(coop: CoopId, who: &T::AccountId) -> Result<Hand, Error<T>> {
		let member = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		ensure!(T::Coops::is_board(coop, member), Error::<T>::NotBoard);
		Ok(Hand { coop, member })
	}

	/// The hand of an auditor of `coop` who has nothing to do with the custodian's co-op.
	pub(crate) fn foreign_auditor(custodian: CoopId, coop: CoopId, who: &T::AccountId) -> Result<Hand, Error<T>> {
		ensure!(coop != custodian, Error::<T>::NotForeign);
		let member = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		ensure!(T::Coops::holds(coop, Office::Auditor, member), Error::<T>::NotAuditor);
		Self::ensure_in_federation(coop)?;
		ensure!(T::Members::sits_or_will(custodian, who).is_none(), Error::<T>::NotForeign);
		Ok(Hand { coop, member })
	}

	pub(crate) fn ensure_in_federation(coop: CoopId) -> Result<(), Error<T>> {
		ensure!(T::Coops::standing(coop) == Some(Standing::Member), Error::<T>::CoopNotMember);
		Ok(())
	}

	/// Whether who entered this is still on the board by an office held then. An office given up and given again is another.
	pub(crate) fn is_still_board(entered: &EnteredOf<T>) -> bool {
		entered.still_holds::<T::Coops>(&BOARD)
	}

	/// Whether who entered this as an auditor would still be one whom the custodian does not know.
	pub(crate) fn is_still_foreign_auditor(custodian: CoopId, entered: &EnteredOf<T>) -> bool {
		entered.still_holds::<T::Coops>(&[Office::Auditor])
			&& Self::ensure_in_federation(entered.by.coop).is_ok()
			&& T::Members::sits_or_will(custodian, &entered.account).is_none()
	}

	/// Whether the party's interest is that of the auditor: because they are the party, because their co-op or one in which they
	/// have or will have a seat answers for it, or because they act for a co-op of which it is a member, the one for which they
	/// audit among them. To be a member beside the party is no interest: many are of one shop.
	pub(crate) fn is_concerned(party: &T::AccountId, auditor: Hand, who: &T::AccountId) -> bool {
		let registered = Registered::<T>::get(party).map(|registration| registration.coop);
		let acts_for = |coop: &CoopId| {
			T::Members::seat_of(*coop, who).is_some_and(|member| {
				T::Coops::is_board(*coop, member) || T::Coops::holds(*coop, Office::Auditor, member)
			})
		};
		let seats = T::Members::seats_of(party, MAX_SEATS_ASKED).into_iter().map(|(coop, _)| coop);
		let mut coops = T::Behind::coops_answering::<T::Coops>(party, registered);
		coops.extend(seats.filter(acts_for));
		let interest = Interest { person: Some(Person::Account(party.clone())), coops };
		interest.is_of::<T::Members>(auditor, who) || T::Members::sits_or_will(auditor.coop, party).is_some()
	}

	/// Whether `who` sits on the board of the co-op whose own account that is, or, where it is one of the federation, is the
	/// delegate of a co-op in good standing. For a member an auditor of a co-op speaks in which the member sits: who is ill or
	/// has lost the key cannot answer in a week.
	pub(crate) fn speaks_for(holder: &T::AccountId, who: &T::AccountId) -> bool {
		if let Some(coop) = T::Coops::coop_of(holder) {
			return Self::officer(coop, who).is_ok();
		}
		if T::Behind::is_of_federation(holder) {
			return Self::is_delegate(who);
		}
		let audits =
			|coop| T::Members::seat_of(coop, who).is_some_and(|member| T::Coops::holds(coop, Office::Auditor, member));
		T::Members::seats_of(holder, MAX_SEATS_ASKED).into_iter().any(|(coop, _)| audits(coop))
	}

	fn is_delegate(who: &T::AccountId) -> bool {
		let is_delegate = |(coop, member): &(CoopId, MemberNo)| {
			// A seat that moves to the account is not its seat yet.
			let sits = T::Members::seat_of(*coop, who) == Some(*member);
			let is_in = Self::ensure_in_federation(*coop).is_ok();
			let holds = T::Coops::holds(*coop, Office::Delegate, *member);
			sits && is_in && holds
		};
		// All of them, so that it weighs the same wherever the seat of the delegate comes.
		T::Members::seats_of(who, MAX_SEATS_ASKED).iter().filter(|seat| is_delegate(seat)).count() > 0
	}

	/// Whether the account is that of the officer, or the one to which the officer's seat moves.
	pub(crate) fn is_own(by: Hand, who: &T::AccountId, account: &T::AccountId) -> bool {
		who == account || T::Members::has_seat(by, account)
	}

	/// When what is noted now no longer counts.
	pub(crate) fn lapses_at() -> Result<Moment, Error<T>> {
		T::Clock::in_days(T::DepositDays::get()).ok_or(Error::<T>::Overflow)
	}

	/// What was asked, where a refusal gives back what was not. `most` is what a refusal can weigh that comes late.
	pub(crate) fn or_refused<Asked>(
		asked: Result<Asked, Error<T>>,
		most: Weight,
	) -> Result<Asked, DispatchErrorWithPostInfo> {
		let asking = match &asked {
			Err(
				Error::<T>::NoSuchDeposit
				| Error::<T>::NoSuchRedemption
				| Error::<T>::NotMember
				| Error::<T>::NotAuditor
				| Error::<T>::NotReported
				| Error::<T>::DiffersFromFirst,
			) => T::WeightInfo::pause(),
			_ => most,
		};
		asked.or_refused(asking)
	}

	/// The mandate of the federation, if it is at least as strong as that.
	pub(crate) fn ensure_federation(origin: OriginFor<T>, track: Track) -> Result<FederationMandate, DispatchError> {
		let mandate = T::FederationOrigin::ensure_origin(origin)?;
		ensure!(mandate.track >= track, Error::<T>::MandateTooWeak);
		Ok(mandate)
	}

	pub(crate) fn ensure_document(hash: T::Hash) -> Result<(), Error<T>> {
		ensure!(hash != T::Hash::default(), Error::<T>::NoDocument);
		Ok(())
	}

	pub(crate) fn custodian_of(custodian: CustodianId) -> Result<CustodianOf<T>, Error<T>> {
		Custodians::<T>::get(custodian).ok_or(Error::<T>::NoSuchCustodian)
	}

	/// A custodian that was not removed.
	pub(crate) fn active(custodian: CustodianId) -> Result<CustodianOf<T>, Error<T>> {
		let record = Self::custodian_of(custodian)?;
		ensure!(record.status == Status::Active, Error::<T>::CustodianRemoved);
		Ok(record)
	}
}
