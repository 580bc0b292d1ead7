//! Who may do what with a treasury now: its owners, its signers, and who benefits and therefore stays out.

use crate::*;

/// What the owners of a treasury have decided.
pub(crate) struct Decided {
	/// Who has decided, as an owner.
	pub owner: Owner,
	/// The resolution.
	pub resolution: ResolutionId,
	/// The kind of decision.
	pub track: Track,
}

/// A signer who can act now, as they would say something, and the key to which their seat moves.
pub(crate) type Keyed<T> = (ApprovalOf<T>, Option<<T as frame_system::Config>::AccountId>);

/// Whether one of two members is the other, or uses the same account.
pub(crate) fn is_same<AccountId: PartialEq>(one: (Hand, &AccountId), other: (Hand, &AccountId)) -> bool {
	one.0 == other.0 || one.1 == other.1
}

impl<T: Config> Pallet<T> {
	/// What any body has decided, if it decided by more than consent.
	pub(crate) fn decided(origin: OriginFor<T>) -> Result<Decided, DispatchError> {
		let decided = match T::CoopOrigin::try_origin(origin) {
			Ok(Mandate { coop, resolution, track, .. }) => {
				let owner = Owner::Coops(Parties::truncate_from(alloc::vec![coop]));
				Decided { owner, resolution, track }
			}
			Err(origin) => match T::AgreementOrigin::try_origin(origin) {
				Ok(AgreementMandate { parties, resolution, track, .. }) => {
					Decided { owner: Owner::Coops(parties), resolution, track }
				}
				Err(origin) => {
					let FederationMandate { resolution, track, .. } = T::FederationOrigin::ensure_origin(origin)?;
					Decided { owner: Owner::Federation, resolution, track }
				}
			},
		};
		ensure!(decided.track >= Track::Ordinary, Error::<T>::MandateTooWeak);
		Ok(decided)
	}

	/// The treasury, and what its owners have decided.
	pub(crate) fn ensure_owner(
		origin: OriginFor<T>,
		treasury: TreasuryId,
	) -> Result<(TreasuryOf<T>, Decided), DispatchError> {
		let (treasury, decided) = Self::ensure_last_owner(origin, treasury)?;
		ensure!(!treasury.closed, Error::<T>::TreasuryClosed);
		Ok((treasury, decided))
	}

	/// As [`Self::ensure_owner`], also of a treasury that is closed.
	pub(crate) fn ensure_last_owner(
		origin: OriginFor<T>,
		treasury: TreasuryId,
	) -> Result<(TreasuryOf<T>, Decided), DispatchError> {
		let decided = Self::decided(origin)?;
		let treasury = Treasuries::<T>::get(treasury).ok_or(Error::<T>::NoSuchTreasury)?;
		ensure!(treasury.owner == decided.owner, Error::<T>::NotOwner);
		Ok((treasury, decided))
	}

	/// What one co-op has decided by more than consent.
	pub(crate) fn ensure_coop(origin: OriginFor<T>) -> Result<Mandate, DispatchError> {
		let mandate = T::CoopOrigin::ensure_origin(origin)?;
		ensure!(mandate.track >= Track::Ordinary, Error::<T>::MandateTooWeak);
		Ok(mandate)
	}

	/// The treasury, if it is not closed.
	pub(crate) fn existing(treasury: TreasuryId) -> Result<TreasuryOf<T>, Error<T>> {
		let treasury = Treasuries::<T>::get(treasury).ok_or(Error::<T>::NoSuchTreasury)?;
		ensure!(!treasury.closed, Error::<T>::TreasuryClosed);
		Ok(treasury)
	}

	/// The member with whom `who` acts for the co-op.
	pub(crate) fn member(coop: CoopId, who: &T::AccountId) -> Result<Hand, Error<T>> {
		let member = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		Ok(Hand { coop, member })
	}

	/// Since when the member acts as the signer, in civil time, `None` if they do not or cannot.
	fn acts_since(treasury: &TreasuryOf<T>, signer: &Signer, Hand { coop, member }: Hand) -> Option<Moment> {
		let grace = || T::Clock::day().checked_mul(GRACE_DAYS.into())?.checked_add(signer.until);
		if signer.who.coop() != coop || T::Clock::has_passed(signer.until) && grace().is_none_or(T::Clock::has_passed) {
			return None;
		}
		// Where the federation decides, it has said that the rights of the co-op rest.
		if treasury.owner == Owner::Federation && matches!(T::Coops::voice(coop), None | Some(Voice::Suspended)) {
			return None;
		}
		match signer.who {
			SignerKind::Office(_, office) => T::Coops::held_since(coop, office, member),
			SignerKind::Seat(_, seat) => {
				(seat == member && T::Members::is_in_good_standing(coop, member)).then_some(signer.named_at)
			}
		}
	}

	/// Who acts as the signer now, `None` if nobody can.
	fn acting(treasury: &TreasuryOf<T>, signer: &Signer) -> Option<ApprovalOf<T>> {
		let coop = signer.who.coop();
		let member = match signer.who {
			SignerKind::Office(_, office) => T::Coops::holder(coop, office)?,
			SignerKind::Seat(_, member) => member,
		};
		let hand = Hand { coop, member };
		let since = Self::acts_since(treasury, signer, hand)?;
		Some(Approval { signer: signer.no, hand, who: T::Members::account_of(coop, member)?, since })
	}

	/// Those of these signers who can act now, each person once.
	///
	/// Of two between whom a seat is moving, the one whose seat it is does not count: nobody takes the place of another
	/// signer by moving a seat to their key.
	fn active_of(treasury: &TreasuryOf<T>, is_asked: impl Fn(&Signer) -> bool) -> Vec<ApprovalOf<T>> {
		let mut people = Vec::<ApprovalOf<T>>::new();
		let asked = treasury.signers.iter().filter(|signer| is_asked(signer));
		for active in asked.filter_map(|signer| Self::acting(treasury, signer)) {
			if !people.iter().any(|other| is_same((other.hand, &other.who), (active.hand, &active.who))) {
				people.push(active);
			}
		}
		let moves_to = |one: &ApprovalOf<T>| T::Members::moves_to(one.hand.coop, one.hand.member);
		let moves: Vec<_> = people.iter().map(moves_to).collect();
		let moving: Vec<bool> = (people.iter().zip(&moves).enumerate())
			.map(|(place, (one, to))| {
				// Of two who exchange their keys, the later one counts.
				people.iter().zip(&moves).enumerate().any(|(at, (other, back))| {
					to.as_ref() == Some(&other.who) && !(at < place && back.as_ref() == Some(&one.who))
				})
			})
			.collect();
		people.into_iter().zip(moving).filter(|(_, moving)| !moving).map(|(one, _)| one).collect()
	}

	/// All signers who can act now, each person once.
	pub(crate) fn active_signers(treasury: &TreasuryOf<T>) -> Vec<ApprovalOf<T>> {
		Self::active_of(treasury, |_| true)
	}

	/// How many signers approve what is in the second tier, and must be able to sign so that the treasury is not frozen.
	///
	/// It is what the owners have adopted, and at least more than half of those who are named now. Only what was adopted is
	/// stored, so that nobody who comes and goes changes it. (practice no. 105)
	pub(crate) fn threshold(treasury: &TreasuryOf<T>) -> usize {
		usize::from(treasury.rules.threshold).max(tiers::majority(treasury.signers.len()))
	}

	/// Whether fewer signers can act than must. (practice §6)
	pub(crate) fn is_frozen(treasury: &TreasuryOf<T>, active: &[ApprovalOf<T>]) -> bool {
		active.len() < Self::threshold(treasury)
	}

	pub(crate) fn is_paused(treasury: &TreasuryOf<T>) -> bool {
		treasury.pause.is_some_and(|pause| !T::Clock::has_passed(pause.until))
	}

	/// Whether nobody has stopped the treasury.
	pub(crate) fn ensure_not_paused(treasury: &TreasuryOf<T>) -> Result<(), Error<T>> {
		ensure!(!Self::is_paused(treasury), Error::<T>::Paused);
		Ok(())
	}

	/// Whether money may leave the treasury now.
	///
	/// All signers are asked about here only, where money moves and not enough have approved it to answer for themselves.
	pub(crate) fn ensure_moving(treasury: &TreasuryOf<T>, approved: usize) -> Result<(), Error<T>> {
		Self::ensure_not_paused(treasury)?;
		// Nobody signs for what is closed, and its owners alone pay.
		let is_frozen = || !treasury.closed && Self::is_frozen(treasury, &Self::active_signers(treasury));
		ensure!(approved >= Self::threshold(treasury) || !is_frozen(), Error::<T>::Frozen);
		Ok(())
	}

	/// Whether those who act by hand have reported in time. (practice no. 108)
	pub(crate) fn ensure_reported(treasury: &TreasuryOf<T>) -> Result<(), Error<T>> {
		ensure!(!T::Clock::has_passed(treasury.report_due_at), Error::<T>::ReportOverdue);
		Ok(())
	}

	/// The signer as whom `who` acts for the co-op. Of the others, only those of the same co-op are asked about.
	pub(crate) fn signer(
		treasury: &TreasuryOf<T>,
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<ApprovalOf<T>, Error<T>> {
		Ok(Self::signer_and_key(treasury, coop, who)?.0)
	}

	/// As [`Self::signer`], with the key to which the seat of the signer moves.
	pub(crate) fn signer_and_key(
		treasury: &TreasuryOf<T>,
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<Keyed<T>, Error<T>> {
		let hand = Self::member(coop, who)?;
		let own = |signer: &Signer| {
			let since = Self::acts_since(treasury, signer, hand)?;
			Some(Approval { signer: signer.no, hand, who: who.clone(), since })
		};
		let own = treasury.signers.iter().find_map(own).ok_or(Error::<T>::NotSigner)?;
		// Only if the seat is moving, which is seldom.
		let is_signing = |to: &T::AccountId| {
			let active = Self::active_signers(treasury);
			active.iter().any(|other| other.who == *to) && !active.iter().any(|one| one.signer == own.signer)
		};
		let to = T::Members::moves_to(coop, hand.member);
		ensure!(!to.as_ref().is_some_and(is_signing), Error::<T>::NotSigner);
		Ok((own, to))
	}

	/// The hand in which `who` may request and report: that of a signer or of the board of an owner.
	pub(crate) fn ensure_hand(treasury: &TreasuryOf<T>, coop: CoopId, who: &T::AccountId) -> Result<Hand, Error<T>> {
		let hand = Self::member(coop, who)?;
		ensure!(Self::hand_since(treasury, hand).next().is_some(), Error::<T>::NotHand);
		Ok(hand)
	}

	/// Since when the member may request, report and post, in civil time: for each of what makes a hand of them.
	pub(crate) fn hand_since(treasury: &TreasuryOf<T>, hand: Hand) -> impl Iterator<Item = Moment> + '_ {
		let signs = treasury.signers.iter().filter_map(move |signer| Self::acts_since(treasury, signer, hand));
		let is_owner = treasury.owner.coops().contains(&hand.coop);
		let offices = BOARD.iter().filter(move |_| is_owner);
		signs.chain(offices.filter_map(move |office| T::Coops::held_since(hand.coop, *office, hand.member)))
	}

	/// The co-ops that a payment to the party concerns.
	fn coops_of(party: &PartyOf<T>) -> Vec<CoopId> {
		match party {
			Party::Coop(coop) | Party::Member(coop, _) => alloc::vec![*coop],
			Party::Account(account) => T::Registered::registered_by(account).into_iter().collect(),
			Party::Treasury(other) => {
				Treasuries::<T>::get(other).map(|other| other.owner.coops().to_vec()).unwrap_or_default()
			}
			Party::Federation | Party::Fund | Party::Outside(_) => Vec::new(),
		}
	}

	/// Whether all co-ops of the federation share what these own.
	///
	/// A federation that has given out more numbers than [`MAX_COOPS_ASKED`] is not asked, so that it costs no more than
	/// that.
	pub fn are_all(owners: &[CoopId]) -> bool {
		let is_in = |coop| T::Coops::standing(coop).is_some_and(|standing| standing != Standing::Left);
		let count = T::Coops::count();
		owners.len() > 1 && count <= MAX_COOPS_ASKED && (1..=count).all(|coop| owners.contains(&coop) || !is_in(coop))
	}

	/// What the question weighs whether all co-ops share a treasury, which benchmarks do not measure.
	pub(crate) fn all_weight() -> Weight {
		// With the count.
		T::DbWeight::get().reads(u64::from(MAX_COOPS_ASKED).saturating_add(1))
	}

	/// Those who stay out of a payment to the party, because it is theirs or their co-op's where others share the
	/// money.
	fn interest(treasury: &TreasuryOf<T>, party: &PartyOf<T>) -> Interest<T::AccountId> {
		let sole = treasury.owner.sole();
		let concerned = Self::coops_of(party);
		let owners = treasury.owner.coops();
		// What all who share the money share as well is no interest of theirs, but it is one of those who come to share it.
		let is_common = matches!(party, Party::Treasury(_)) && owners.iter().all(|owner| concerned.contains(owner));
		let is_federal = matches!(party, Party::Treasury(_)) && treasury.owner == Owner::Federation;
		let is_own = |coop: &CoopId| Some(*coop) == sole || is_common && owners.contains(coop);
		let coops = if is_federal && Self::are_all(&concerned) {
			Vec::new()
		} else {
			concerned.into_iter().filter(|coop| !is_own(coop)).collect()
		};
		let person = match party {
			Party::Member(coop, member) => Some(Person::Seat(Hand { coop: *coop, member: *member })),
			Party::Account(account) => Some(Person::Account(account.clone())),
			_ => None,
		};
		Interest { person, coops }
	}

	/// Those who stay out of payments to these parties.
	pub(crate) fn interests<'a>(
		treasury: &TreasuryOf<T>,
		parties: impl Iterator<Item = &'a PartyOf<T>>,
	) -> Vec<Interest<T::AccountId>>
	where
		T: 'a,
	{
		parties.map(|party| Self::interest(treasury, party)).collect()
	}

	/// As [`Self::interests`], for those who get something.
	pub(crate) fn interests_in(
		treasury: &TreasuryOf<T>,
		items: &[Item<T::AccountId, T::Hash>],
	) -> Vec<Interest<T::AccountId>> {
		Self::interests(treasury, items.iter().map(|item| &item.payee))
	}

	/// Whether any of these interests is that of `who`, who sits as `hand` with this account now and whose seat moves to `to`.
	pub(crate) fn has_interest(
		interests: &[Interest<T::AccountId>],
		hand: Hand,
		who: &T::AccountId,
		to: Option<&T::AccountId>,
	) -> bool {
		interests.iter().any(|interest| interest.is_of_seat::<T::Members>(hand, who, to))
	}

	/// Whether the signer, whose seat moves to `to`, is the person who has requested a payment, also while one of the two seats
	/// moves to the key of the other.
	pub(crate) fn is_requester(
		one: &ApprovalOf<T>,
		to: Option<&T::AccountId>,
		(by, account): (Hand, &T::AccountId),
	) -> bool {
		is_same((one.hand, &one.who), (by, account)) || to == Some(account) || T::Members::has_seat(by, &one.who)
	}

	/// Whether the signer is neither who has requested a payment nor one of those who benefit.
	pub(crate) fn is_impartial(
		one: &ApprovalOf<T>,
		interests: &[Interest<T::AccountId>],
		requester: (Hand, &T::AccountId),
	) -> bool {
		let to = T::Members::moves_to(one.hand.coop, one.hand.member);
		let (to, hand, who) = (to.as_ref(), one.hand, &one.who);
		!Self::is_requester(one, to, requester) && !Self::has_interest(interests, hand, who, to)
	}

	/// Who has said this and still is who they were when they said it, and may. Nobody else is asked about.
	pub(crate) fn counted(
		treasury: &TreasuryOf<T>,
		interests: &[Interest<T::AccountId>],
		requester: (Hand, &T::AccountId),
		said: &[ApprovalOf<T>],
	) -> Vec<Hand> {
		let active = Self::active_of(treasury, |signer| said.iter().any(|said| said.signer == signer.no));
		let counts = |one: &&ApprovalOf<T>| said.contains(one) && Self::is_impartial(one, interests, requester);
		active.iter().filter(counts).map(|one| one.hand).collect()
	}

	/// Under which key payments to those who are behind the payee come together, in units and by bank.
	///
	/// A co-op is behind its treasuries and the accounts that it has registered, several together are behind all treasuries
	/// that they share, and the federation is behind all of its own. Where a co-op spends what is its own alone,
	/// the accounts that it has registered are its suppliers, and each is somebody else. A person is known by the account,
	/// whatever seats it has. `of_member` is the account of the member who is paid.
	pub(crate) fn payee_key(treasury: &TreasuryOf<T>, party: &PartyOf<T>, of_member: Option<&T::AccountId>) -> T::Hash {
		let sole = treasury.owner.sole();
		let behind = match party {
			Party::Coop(coop) => Behind::Coop(*coop),
			Party::Member(coop, member) => of_member.cloned().map_or(Behind::Seat(*coop, *member), Behind::Account),
			Party::Account(account) => match T::Registered::registered_by(account) {
				Some(coop) if Some(coop) != sole && T::Members::seats_of(account, 1).is_empty() => Behind::Coop(coop),
				_ => Behind::Account(account.clone()),
			},
			Party::Treasury(other) => {
				let none = || Owner::Coops(Parties::new());
				let owner = Treasuries::<T>::get(other).map_or_else(none, |other| other.owner);
				owner.sole().map_or(Behind::Owners(owner), Behind::Coop)
			}
			Party::Federation => Behind::Owners(Owner::Federation),
			Party::Fund => Behind::Fund,
			Party::Outside(who) => Behind::Outside(*who),
		};
		T::Hashing::hash_of(&behind)
	}

	/// Whether the party can be paid from the treasury, and at which address where the money moves in units. `of_member` is the
	/// account of the member who is paid.
	pub(crate) fn payable(
		id: TreasuryId,
		record: &TreasuryOf<T>,
		Item { payee: party, custodian, .. }: &ItemOf<T>,
		of_member: Option<&T::AccountId>,
	) -> Result<Option<T::AccountId>, Error<T>> {
		let other = |other: &TreasuryId| {
			let other = Treasuries::<T>::get(other).filter(|_| *other != id)?;
			let can_get = !other.closed && (other.mode, other.currency) == (record.mode, record.currency);
			can_get.then_some(other.account)
		};
		// The books do not pay themselves, whatever they are called.
		ensure!(record.ledger.owner().as_ref() != Some(party), Error::<T>::NotPayable);
		match record.mode {
			Mode::Units => {
				if let Some(custodian) = custodian {
					ensure!(T::Redeem::is_custodian(*custodian), Error::<T>::NotPayable);
					return Ok(None);
				}
				let account = match party {
					Party::Coop(coop) => T::Coops::account(*coop),
					Party::Member(..) => of_member.cloned(),
					Party::Treasury(id) => other(id),
					Party::Account(account) => Some(account.clone()).filter(Self::is_only_registered),
					Party::Federation | Party::Fund => T::Parties::account_of(party),
					Party::Outside(_) => None,
				};
				account.filter(|account| *account != record.account).map(Some).ok_or(Error::<T>::NotPayable)
			}
			Mode::Bank => {
				let is_payable = match party {
					Party::Treasury(id) => other(id).is_some(),
					Party::Account(_) => false,
					// Who has an account is in a register.
					_ if of_member.is_some() => true,
					_ => T::Parties::is_party(party),
				};
				ensure!(is_payable, Error::<T>::NotPayable);
				Ok(None)
			}
		}
	}

	/// Whether the account is registered and nothing else that has a form of its own.
	fn is_only_registered(account: &T::AccountId) -> bool {
		T::Registered::registered_by(account).is_some()
			&& T::Coops::coop_of(account).is_none()
			&& !TreasuryOfAccount::<T>::contains_key(account)
			&& T::Members::seats_of(account, 1).is_empty()
	}

	/// The deadline that lies so many days ahead.
	pub(crate) fn after(days: u32) -> Result<Moment, Error<T>> {
		T::Clock::in_days(days).ok_or(Error::<T>::Overflow)
	}

	/// So many days, in milliseconds.
	pub(crate) fn days(days: u32) -> Result<Moment, Error<T>> {
		T::Clock::day().checked_mul(days.into()).ok_or(Error::<T>::Overflow)
	}

	/// The civil day of the block.
	pub(crate) fn today() -> Result<Day, Error<T>> {
		day_of(T::Clock::civil()).ok_or(Error::<T>::Overflow)
	}
}

impl<T: Config> CountFree for Pallet<T> {
	type Clock = T::Clock;
	type Used = Quotas<T>;
	type Days = T::FreeDays;
	type Most = T::FreeRequests;
}
