//! Who may act, for which co-op and how often free of charge; and what two hands do together.

use super::*;
use frame_support::dispatch::DispatchErrorWithPostInfo;

impl<T: Config> CountFree for Pallet<T> {
	type Clock = T::Clock;
	type Used = FreeUsed<T>;
	type Days = T::FreeDays;
	type Most = T::FreeEntries;
}

/// Co-ops that are members of the federation, once they were asked for.
pub(crate) type Others = Option<Vec<CoopId>>;

/// What a confirmation by an auditor comes to.
pub(crate) enum Confirming<T: Config, Effect = Confirmed> {
	/// Another one must say the same.
	First(PartOf<T>),
	/// It is confirmed, and has an effect.
	Done(Effect),
}

impl<T: Config, Effect> Confirming<T, Effect> {
	/// Whose free entries it uses.
	pub(crate) fn counted(&self) -> Option<Hand> {
		match self {
			Self::First(part) => Pallet::<T>::counted(part),
			Self::Done(_) => None,
		}
	}

	/// The same with what comes of it that it is confirmed.
	pub(crate) fn then<Next>(
		self,
		effect: impl FnOnce(Effect) -> Result<Next, Error<T>>,
	) -> Result<Confirming<T, Next>, Error<T>> {
		Ok(match self {
			Self::First(part) => Confirming::First(part),
			Self::Done(confirmed) => Confirming::Done(effect(confirmed)?),
		})
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

	/// The co-ops that answer for the party, and those in which it has or will have a seat.
	pub(crate) fn coops_of(party: &T::AccountId) -> (Vec<CoopId>, Vec<CoopId>) {
		let registered = Registered::<T>::get(party).map(|registration| registration.coop);
		let seats = T::Members::sits_or_will_in(party, MAX_SEATS_ASKED).into_iter().map(|(coop, _)| coop).collect();
		(T::Behind::coops_answering::<T::Coops>(party, registered), seats)
	}

	/// Whether the party's interest is that of the auditor: because they are the party, because their co-op or one in which they
	/// have or will have a seat answers for it, or because they act for a co-op of which it is a member, the one for which they
	/// audit among them. To be a member beside the party is no interest: many are of one shop.
	pub(crate) fn is_concerned(
		party: &T::AccountId,
		(behind, seats): &(Vec<CoopId>, Vec<CoopId>),
		auditor: Hand,
		who: &T::AccountId,
	) -> bool {
		let acts_for = |coop: &CoopId| {
			T::Members::seat_of(*coop, who).is_some_and(|member| {
				T::Coops::is_board(*coop, member) || T::Coops::holds(*coop, Office::Auditor, member)
			})
		};
		let coops = behind.iter().chain(seats.iter().filter(|coop| acts_for(coop))).copied().collect();
		let interest = Interest { person: Some(Person::Account(party.clone())), coops };
		interest.is_of::<T::Members>(auditor, who) || T::Members::sits_or_will(auditor.coop, party).is_some()
	}

	/// What it comes to that an auditor has seen what the party gets: the second one confirms it where the first one has to wait
	/// for another, as with the money of the custodian's own co-op or of a member of it.
	///
	/// The second is of a third co-op, so that a custodian and a friend do not issue to the custodian. Where no third one is in
	/// the federation, or every other one is behind the party, nobody else could ever confirm it: there it is another auditor
	/// of the first one's co-op.
	pub(crate) fn confirming(
		subject: Subject,
		home: CoopId,
		(by, who): (Hand, &T::AccountId),
		party: &T::AccountId,
		reference: T::Hash,
		others: &mut Others,
	) -> Result<Confirming<T>, Error<T>> {
		let coops = Self::coops_of(party);
		ensure!(!Self::is_concerned(party, &coops, by, who), Error::<T>::ConflictOfInterest);
		let (behind, seats) = coops;
		if !behind.contains(&home) && T::Members::sits_or_will(home, party).is_none() {
			return Ok(Confirming::Done(Confirmed { by, and: None }));
		}
		let is_third =
			|coop: &CoopId| *coop != home && *coop != by.coop && !behind.contains(coop) && !seats.contains(coop);
		let nobody_else = || !others.get_or_insert_with(Self::some_members).iter().any(is_third);
		let part = Self::take_part(subject, home, (by, who), Note::Confirm { reference }, nobody_else)?;
		Ok(match part {
			Part::Second([by, second], _) => Confirming::Done(Confirmed { by, and: Some(second) }),
			first => Confirming::First(first),
		})
	}

	/// Co-ops that are members of the federation: all of them, or so many that one of them is a third to whatever is asked.
	fn some_members() -> Vec<CoopId> {
		let is_in = |coop: &CoopId| Self::ensure_in_federation(*coop).is_ok();
		(1..=T::Coops::count()).filter(is_in).take(ENOUGH_MEMBERS).collect()
	}

	/// What comes of a hand that enters something about a subject: it is the second where another one has entered the same, and
	/// else the first. Of one co-op both can be where `may_be_of_one`.
	///
	/// Who has entered it for `home` must be on its board still, and everybody else an auditor whom that co-op does not know.
	pub(crate) fn take_part(
		subject: Subject,
		home: CoopId,
		(by, who): (Hand, &T::AccountId),
		note: NoteOf<T>,
		may_be_of_one: impl FnOnce() -> bool,
	) -> Result<PartOf<T>, Error<T>> {
		let mut own = Self::begin(by, who, note)?;
		let standing = Self::standing(subject, home);
		if let Some(first) = standing.iter().find(|first| first.content.agrees(&own.content)) {
			let hand = first.entered.by;
			ensure!(hand.coop != by.coop || hand != by && may_be_of_one(), Error::<T>::AlreadyNoted);
			own.content = first.content.clone();
		}
		let part = take_part::<T::Members, _, _>(standing, own).map_err(|_| Error::<T>::SameHand)?;
		let (Part::First(notes) | Part::Second(_, notes)) = &part;
		ensure!(notes.len() <= MAX_NOTES as usize, Error::<T>::Overflow);
		Ok(part)
	}

	/// What the hand enters now.
	pub(crate) fn begin(by: Hand, who: &T::AccountId, note: NoteOf<T>) -> Result<FirstHandOf<T>, Error<T>> {
		FirstHand::begin::<T::Clock>(by, who, note, T::DepositDays::get()).ok_or(Error::<T>::Overflow)
	}

	/// What was entered about a subject and counts still.
	pub(crate) fn standing(subject: Subject, home: CoopId) -> Vec<FirstHandOf<T>> {
		let in_office = |entered: &EnteredOf<T>| {
			if entered.by.coop == home {
				Self::is_still_board(entered)
			} else {
				Self::is_still_foreign_auditor(home, entered)
			}
		};
		Notes::<T>::get(subject).into_iter().filter(|note| note.stands::<T::Clock>(in_office)).collect()
	}

	/// Whose free entries it uses: those of the first hand.
	pub(crate) fn counted(part: &PartOf<T>) -> Option<Hand> {
		match part {
			Part::First(notes) => notes.last().map(|own| own.entered.by),
			Part::Second(..) => None,
		}
	}

	/// Writes what comes of a hand, and gives both of them where it was the second.
	pub(crate) fn enter(subject: Subject, part: PartOf<T>) -> Option<[Hand; 2]> {
		match part {
			Part::First(notes) => {
				if let Some(FirstHand { entered: Entered { by, .. }, lapses_at, content }) = notes.last().cloned() {
					Self::count_free(by);
					Self::deposit_event(Event::Noted { subject, note: content, by, lapses_at });
				}
				Self::put_notes(subject, notes);
				None
			}
			Part::Second(hands, others) => {
				Self::put_notes(subject, others);
				Some(hands)
			}
		}
	}

	/// Writes what stands about a subject, which is never more than fits.
	pub(crate) fn put_notes(subject: Subject, notes: Vec<FirstHandOf<T>>) {
		if notes.is_empty() {
			Notes::<T>::remove(subject);
		} else {
			Notes::<T>::insert(subject, NotesOf::<T>::truncate_from(notes));
		}
	}

	/// The hand of the member, and what is left about the subject when what the member has entered is taken back.
	pub(crate) fn may_withdraw_note(
		who: &T::AccountId,
		coop: CoopId,
		subject: Subject,
	) -> Result<(Hand, Vec<FirstHandOf<T>>), Error<T>> {
		let member = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		let by = Hand { coop, member };
		let (_, left) = take_back(Notes::<T>::get(subject), by).ok_or(Error::<T>::NothingNoted)?;
		Ok((by, left))
	}

	/// Whether `who` answers for the co-op whose own account that is, or, where it is one of the federation, is the delegate of a
	/// co-op in good standing. For the account of a treasury or of a validator it is an owner that is answered for. For a member an
	/// auditor of a co-op speaks in which the member sits: who is ill or has lost the key cannot answer in a week.
	pub(crate) fn speaks_for(holder: &T::AccountId, who: &T::AccountId) -> bool {
		if let Some(coop) = T::Coops::coop_of(holder) {
			return Self::answers_for(coop, who);
		}
		if T::Behind::is_of_federation(holder) {
			return Self::is_delegate(who);
		}
		let owners = T::Behind::coops_behind(holder);
		if !owners.is_empty() {
			return owners.into_iter().any(|coop| Self::answers_for(coop, who));
		}
		let audits =
			|coop| T::Members::seat_of(coop, who).is_some_and(|member| T::Coops::holds(coop, Office::Auditor, member));
		T::Members::sits_or_will_in(holder, MAX_SEATS_ASKED).into_iter().any(|(coop, _)| audits(coop))
	}

	/// Whether `who` sits on the board of the co-op or audits it, or is its delegate while nobody sits there: members name others
	/// in a longer time than auditors wait, and of a board one can be left who does not answer.
	fn answers_for(coop: CoopId, who: &T::AccountId) -> bool {
		let stands_in = |member: MemberNo| {
			let holds = |office| T::Coops::holds(coop, office, member);
			holds(Office::Auditor) || holds(Office::Delegate) && T::Coops::board(coop).is_empty()
		};
		Self::officer(coop, who).is_ok() || T::Members::seat_of(coop, who).is_some_and(stands_in)
	}

	fn is_delegate(who: &T::AccountId) -> bool {
		let is_delegate = |(coop, member): &(CoopId, MemberNo)| {
			let is_in = Self::ensure_in_federation(*coop).is_ok();
			let holds = T::Coops::holds(*coop, Office::Delegate, *member);
			is_in && holds
		};
		// All of them, so that it weighs the same wherever the seat of the delegate comes.
		T::Members::seats_of(who, MAX_SEATS_ASKED).iter().filter(|seat| is_delegate(seat)).count() > 0
	}

	/// Whether the account is that of the officer, or the one to which the officer's seat moves.
	pub(crate) fn is_own(by: Hand, who: &T::AccountId, account: &T::AccountId) -> bool {
		who == account || T::Members::has_seat(by, account)
	}

	/// The civil day of the block.
	pub(crate) fn today() -> Result<Day, Error<T>> {
		day_of(T::Clock::civil()).ok_or(Error::<T>::Overflow)
	}

	/// What was asked, where a refusal gives back what was not. `most` is what a refusal can weigh that comes late.
	pub(crate) fn or_refused<Asked>(
		asked: Result<Asked, Error<T>>,
		most: Weight,
	) -> Result<Asked, DispatchErrorWithPostInfo> {
		let asking = match &asked {
			Err(
				Error::<T>::NoSuchCustodian
				| Error::<T>::NoSuchRedemption
				| Error::<T>::NotMember
				| Error::<T>::NotAuditor
				| Error::<T>::NotReported,
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

	/// Writes a custodian of whom it has changed for what it answers.
	pub(crate) fn put(number: CustodianId, mut custodian: CustodianOf<T>) {
		if let Some(liable) = Self::liable(number, &custodian) {
			custodian.close(Self::today().unwrap_or(Day::MAX), liable);
		}
		Custodians::<T>::insert(number, custodian);
	}

	/// A custodian that was not removed.
	pub(crate) fn active(custodian: CustodianId) -> Result<CustodianOf<T>, Error<T>> {
		let record = Self::custodian_of(custodian)?;
		ensure!(record.status == Status::Active, Error::<T>::CustodianRemoved);
		Ok(record)
	}
}
