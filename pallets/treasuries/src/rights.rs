//! Who may do what with a treasury now: its owners, its signers, and who benefits and therefore stays out.

use super::*;
use crate::signers::majority;
use frame_support::dispatch::DispatchErrorWithPostInfo;

/// What the owners of a treasury have decided.
pub(crate) struct Decided {
	/// Who has decided, as an owner.
	pub owner: Owner,
	/// The resolution.
	pub resolution: ResolutionId,
	/// The kind of decision.
	pub track: Track,
}

/// A signer who can act now.
pub(crate) struct Active<AccountId> {
	/// The number of the signer.
	pub no: u32,
	/// The member who is or stands for the signer.
	pub hand: Hand,
	/// The account of that member.
	pub who: AccountId,
	/// Civil time since which the member holds the office, zero for a named seat.
	pub since: Moment,
}

impl<AccountId: PartialEq> Active<AccountId> {
	/// Whether what was said was said by this signer, who is still the same person in the same term.
	pub fn has_said(&self, said: &Approval<AccountId>) -> bool {
		(self.no, self.hand, self.since) == (said.signer, said.hand, said.since) && self.who == said.who
	}
}

/// Whether one of two members is the other, or uses the same account.
pub(crate) fn is_same<AccountId: PartialEq>(one: (Hand, &AccountId), other: (Hand, &AccountId)) -> bool {
	one.0 == other.0 || one.1 == other.1
}

impl<T: Config> Pallet<T> {
	/// What any body has decided, if it decided by more than consent.
	fn decided(origin: OriginFor<T>) -> Result<Decided, DispatchError> {
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

	/// What somebody has decided who can own a treasury.
	pub(crate) fn ensure_body(origin: OriginFor<T>) -> Result<Decided, DispatchError> {
		Self::decided(origin)
	}

	/// The treasury, and what its owners have decided.
	pub(crate) fn ensure_owner(
		origin: OriginFor<T>,
		treasury: TreasuryId,
	) -> Result<(TreasuryOf<T>, Decided), DispatchError> {
		let decided = Self::decided(origin)?;
		let treasury = Self::existing(treasury)?;
		ensure!(treasury.owner == decided.owner, Error::<T>::NotOwner);
		Ok((treasury, decided))
	}

	/// What one co-op has decided by more than consent.
	pub(crate) fn ensure_coop(origin: OriginFor<T>) -> Result<Mandate, DispatchError> {
		let mandate = T::CoopOrigin::ensure_origin(origin)?;
		ensure!(mandate.track >= Track::Ordinary, Error::<T>::MandateTooWeak);
		Ok(mandate)
	}

	pub(crate) fn existing(treasury: TreasuryId) -> Result<TreasuryOf<T>, Error<T>> {
		Treasuries::<T>::get(treasury).ok_or(Error::<T>::NoSuchTreasury)
	}

	/// The member with whom `who` acts for the co-op.
	pub(crate) fn member(coop: CoopId, who: &T::AccountId) -> Result<Hand, Error<T>> {
		let member = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		Ok(Hand { coop, member })
	}

	/// Who acts as the signer now, `None` if nobody can.
	fn acting(treasury: &TreasuryOf<T>, signer: &Signer) -> Option<Active<T::AccountId>> {
		let grace = T::Clock::day().checked_mul(GRACE_DAYS.into())?;
		if T::Clock::has_passed(signer.until.checked_add(grace)?) {
			return None;
		}
		let coop = signer.who.coop();
		// Where the federation decides, it has said that the rights of the co-op rest.
		if treasury.owner == Owner::Federation && matches!(T::Coops::voice(coop), None | Some(Voice::Suspended)) {
			return None;
		}
		let (member, since) = match signer.who {
			SignerKind::Office(_, office) => {
				let member = T::Coops::holder(coop, office)?;
				(member, T::Coops::held_since(coop, office, member)?)
			}
			SignerKind::Seat(_, member) => (T::Members::is_eligible(coop, member).then_some(member)?, 0),
		};
		let who = T::Members::account_of(coop, member)?;
		Some(Active { no: signer.no, hand: Hand { coop, member }, who, since })
	}

	/// The signers who can act now, each person once.
	///
	/// Of two between whom a seat is moving, the one whose seat it is does not count: nobody takes the place of another
	/// signer by moving a seat to their key.
	pub(crate) fn active_signers(treasury: &TreasuryOf<T>) -> Vec<Active<T::AccountId>> {
		let mut people = Vec::<Active<T::AccountId>>::new();
		for active in treasury.signers.iter().filter_map(|signer| Self::acting(treasury, signer)) {
			if !people.iter().any(|other| is_same((other.hand, &other.who), (active.hand, &active.who))) {
				people.push(active);
			}
		}
		let moves_to =
			|one: &Active<T::AccountId>, other: &Active<T::AccountId>| T::Members::has_seat(one.hand, &other.who);
		let is_moving = |(place, one): (usize, &Active<T::AccountId>)| {
			let others = people.iter().enumerate().filter(|(other, _)| *other != place);
			// Of two who exchange their keys, the later one counts.
			others.into_iter().any(|(at, other)| moves_to(one, other) && !(at < place && moves_to(other, one)))
		};
		let moving: Vec<_> = people.iter().enumerate().map(is_moving).collect();
		people.into_iter().zip(moving).filter(|(_, moving)| !moving).map(|(one, _)| one).collect()
	}

	/// How many signers approve what is in the second tier, and must be able to sign so that the treasury is not frozen.
	///
	/// It is what the owners have adopted, and at least more than half of those who are named now. Only what was adopted is
	/// stored, so that nobody who comes and goes changes it. (practice no. 105)
	pub(crate) fn threshold(treasury: &TreasuryOf<T>) -> usize {
		usize::from(treasury.rules.threshold).max(majority(treasury.signers.len()))
	}

	/// Whether fewer signers can act than must. (practice §6)
	pub(crate) fn is_frozen(treasury: &TreasuryOf<T>, active: &[Active<T::AccountId>]) -> bool {
		active.len() < Self::threshold(treasury)
	}

	pub(crate) fn is_paused(treasury: &TreasuryOf<T>) -> bool {
		treasury.pause.is_some_and(|pause| !T::Clock::has_passed(pause.until))
	}

	/// Whether money may leave the treasury now.
	pub(crate) fn ensure_moving(treasury: &TreasuryOf<T>, active: &[Active<T::AccountId>]) -> Result<(), Error<T>> {
		ensure!(!Self::is_paused(treasury), Error::<T>::Paused);
		ensure!(!Self::is_frozen(treasury, active), Error::<T>::Frozen);
		Ok(())
	}

	/// Whether those who act by hand have reported in time. (practice no. 108)
	pub(crate) fn ensure_reported(treasury: &TreasuryOf<T>) -> Result<(), Error<T>> {
		ensure!(!T::Clock::has_passed(treasury.report_due_at), Error::<T>::ReportOverdue);
		Ok(())
	}

	/// The signer as whom `who` acts for the co-op.
	pub(crate) fn signer<'a>(
		active: &'a [Active<T::AccountId>],
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<&'a Active<T::AccountId>, Error<T>> {
		let hand = Self::member(coop, who)?;
		active.iter().find(|one| one.hand == hand && one.who == *who).ok_or(Error::<T>::NotSigner)
	}

	/// The hand in which `who` may request and report: of a signer, or of an officer of the board of an owner.
	pub(crate) fn ensure_hand(
		treasury: &TreasuryOf<T>,
		active: &[Active<T::AccountId>],
		coop: CoopId,
		who: &T::AccountId,
	) -> Result<Hand, Error<T>> {
		let hand = Self::member(coop, who)?;
		let is_signer = active.iter().any(|one| one.hand == hand);
		let is_officer = || treasury.owner.coops().contains(&coop) && T::Coops::is_board(coop, hand.member);
		ensure!(is_signer || is_officer(), Error::<T>::NotHand);
		Ok(hand)
	}

	/// The co-ops that a payment to the party concerns.
	fn coops_of(party: &PartyOf<T>) -> Vec<CoopId> {
		match party {
			Party::Coop(coop) | Party::Member(coop, _) => alloc::vec![*coop],
			Party::Account(account) => T::Registered::registered_by(account).into_iter().collect(),
			Party::Treasury(other) => {
				Treasuries::<T>::get(other).map(|other| other.owner.coops().to_vec()).unwrap_or_default()
			}
			Party::Outside(_) => Vec::new(),
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

	/// The most that a call weighs by which a payment can go out.
	pub(crate) fn paying_weight(call: Weight) -> Weight {
		call.saturating_add(T::Settlement::pay_weight()).saturating_add(Self::all_weight())
	}

	/// Those who stay out of a payment to the party, because it is theirs or their co-op's where others share the
	/// money.
	pub(crate) fn interest(treasury: &TreasuryOf<T>, party: &PartyOf<T>) -> Interest<T::AccountId> {
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
			Party::Member(coop, member) => {
				let hand = Hand { coop: *coop, member: *member };
				Some(Person::Member(hand, T::Members::account_of(*coop, *member)))
			}
			Party::Account(account) => Some(Person::Account(account.clone())),
			_ => None,
		};
		Interest { person, coops }
	}

	/// Whether the signer is the person who has requested a payment, also while one of the two seats moves to the key of
	/// the other.
	pub(crate) fn is_requester(one: &Active<T::AccountId>, requester: (Hand, &T::AccountId)) -> bool {
		T::Members::is_one_person((one.hand, &one.who), requester)
	}

	/// Those who can still approve a request: active, not the requester, and not those who benefit.
	pub(crate) fn impartial(
		active: Vec<Active<T::AccountId>>,
		interest: &Interest<T::AccountId>,
		requester: (Hand, &T::AccountId),
	) -> Vec<Active<T::AccountId>> {
		let impartial = |one: &Active<T::AccountId>| {
			!Self::is_requester(one, requester) && !interest.is_of::<T::Members>(one.hand, &one.who)
		};
		active.into_iter().filter(impartial).collect()
	}

	/// Under which key payments to those who are behind the payee come together, in both ways of settling.
	///
	/// A co-op is behind its treasuries and the accounts that it has registered, several together are behind all treasuries
	/// that they share, and the federation is behind all of its own. Where a co-op spends what is its own alone,
	/// the accounts that it has registered are its suppliers, and each is somebody else. A person is known by the account,
	/// whatever seats it has.
	fn payee_key(treasury: &TreasuryOf<T>, party: &PartyOf<T>) -> T::Hash {
		let sole = treasury.owner.sole();
		let behind = match party {
			Party::Coop(coop) => Behind::Coop(*coop),
			Party::Member(coop, member) => {
				T::Members::account_of(*coop, *member).map_or(Behind::Seat(*coop, *member), Behind::Account)
			}
			Party::Account(account) => match T::Registered::registered_by(account) {
				Some(coop) if Some(coop) != sole && T::Members::seats_of(account, 1).is_empty() => Behind::Coop(coop),
				_ => Behind::Account(account.clone()),
			},
			Party::Treasury(other) => {
				let none = || Owner::Coops(Parties::new());
				let owner = Treasuries::<T>::get(other).map_or_else(none, |other| other.owner);
				owner.sole().map_or(Behind::Owners(owner), Behind::Coop)
			}
			Party::Outside(who) => Behind::Outside(*who),
		};
		T::Hashing::hash_of(&behind)
	}

	/// Which account is paid where the money moves in units, and under which key payments to the same payee come
	/// together.
	pub(crate) fn payable(
		treasury: TreasuryId,
		record: &TreasuryOf<T>,
		party: &PartyOf<T>,
	) -> Result<Payable<T>, Error<T>> {
		let other = |id: TreasuryId| {
			let other = Treasuries::<T>::get(id).filter(|_| id != treasury)?;
			(other.mode == record.mode && other.currency == record.currency).then_some(other.account)
		};
		match record.mode {
			Mode::Units => {
				let account = match party {
					Party::Coop(coop) => T::Coops::account(*coop),
					Party::Member(coop, member) => T::Members::account_of(*coop, *member),
					Party::Treasury(id) => other(*id),
					Party::Account(account) => Some(account.clone()).filter(Self::is_only_registered),
					Party::Outside(_) => None,
				};
				let account = account.ok_or(Error::<T>::NotPayable)?;
				Ok((Some(account), Self::payee_key(record, party)))
			}
			Mode::Bank => {
				let is_known = match party {
					Party::Coop(coop) => T::Coops::standing(*coop).is_some(),
					Party::Member(coop, member) => T::Members::is_seated(*coop, *member),
					Party::Treasury(id) => other(*id).is_some(),
					Party::Account(_) => false,
					Party::Outside(_) => true,
				};
				ensure!(is_known, Error::<T>::NotPayable);
				Ok((None, Self::payee_key(record, party)))
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

	/// What it weighs to find out that a treasury belongs to others.
	pub(crate) fn owner_weight() -> Weight {
		<T as Config>::WeightInfo::set_rules()
	}

	/// What was asked, where a refusal gives back what was not. `most` is what the call weighs with as many signers as can be.
	///
	/// What is asked about signers grows with their number and with the pairs of them, so that a part of the whole by their
	/// number is never too little. The rest is some reads, as taking back a request has.
	pub(crate) fn or_refused<Asked>(
		asked: Result<Asked, Error<T>>,
		treasury: TreasuryId,
		most: Weight,
	) -> Result<Asked, DispatchErrorWithPostInfo> {
		let Err(error) = &asked else {
			return asked.or_refused(most);
		};
		let rest = <T as Config>::WeightInfo::withdraw_request();
		let asking = match error {
			Error::<T>::NoSuchTreasury | Error::<T>::NoSuchRequest | Error::<T>::NotMember => rest,
			_ => {
				let signers = Treasuries::<T>::get(treasury).map_or(0, |treasury| treasury.signers.len());
				let signers = u64::try_from(signers).unwrap_or(u64::MAX);
				let part = most.saturating_div(MAX_SIGNERS.into()).saturating_mul(signers);
				part.saturating_add(rest.saturating_mul(2)).min(most)
			}
		};
		asked.or_refused(asking)
	}

	/// The hand's quota with one more of what is free of charge, `None` where it is used up.
	pub(crate) fn free_quota(hand: Hand) -> Option<Quota> {
		let quota = Quotas::<T>::get(hand.coop, hand.member);
		quota.one_more::<T::Clock>(T::FreeDays::get(), T::FreeRequests::get())
	}

	/// Counts one more free call of the hand, if there is one left.
	pub(crate) fn use_quota(hand: Hand) {
		if let Some(quota) = Self::free_quota(hand) {
			Quotas::<T>::insert(hand.coop, hand.member, quota);
		}
	}

	/// The deadline that lies so many days ahead.
	pub(crate) fn after(days: u32) -> Result<Moment, Error<T>> {
		T::Clock::in_days(days).ok_or(Error::<T>::Overflow)
	}

	/// So many days, in milliseconds.
	pub(crate) fn days(days: u32) -> Result<Moment, Error<T>> {
		T::Clock::day().checked_mul(days.into()).ok_or(Error::<T>::Overflow)
	}
}
