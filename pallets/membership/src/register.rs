//! The register itself: entries, who has a vote with the history of it, and the accounts that it keeps alive.

use super::*;
use rochdale_primitives::{Electorate, Electors, MemberInspect, OpenRegister};

/// A time in milliseconds beyond which a date given at genesis must be in another unit.
const YEAR_2100: Moment = 4_102_444_800_000;

/// Days for which a change of a member's vote is remembered exactly: longer than any resolution is open.
pub(crate) const VOTES_REMEMBERED_DAYS: u32 = 200;

/// Somebody who is to be entered.
pub(crate) struct Newcomer<AccountId, Hash> {
	pub account: Option<AccountId>,
	pub commitment: Option<Hash>,
	pub class: Class,
	pub joined_at: Moment,
	pub state: MemberState,
	pub seasons_at: Option<Moment>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn bylaws(coop: CoopId) -> Result<Parameters, Error<T>> {
		T::Coops::parameters(coop).ok_or(Error::<T>::NoSuchCoop)
	}

	/// The entry of a member, former ones included.
	pub(crate) fn entry(coop: CoopId, member: MemberNo) -> Result<EntryOf<T>, Error<T>> {
		Members::<T>::get(coop, member).ok_or(Error::<T>::NoSuchMember)
	}

	/// The entry of a member who sits in the co-op.
	pub(crate) fn seated(coop: CoopId, member: MemberNo) -> Result<EntryOf<T>, Error<T>> {
		let entry = Self::entry(coop, member)?;
		ensure!(entry.is_seated(), Error::<T>::NotSeated);
		Ok(entry)
	}

	/// The number and entry of the member who signs.
	pub(crate) fn own_seat(coop: CoopId, who: &T::AccountId) -> Result<(MemberNo, EntryOf<T>), Error<T>> {
		let member = Seats::<T>::get(who, coop).ok_or(Error::<T>::NotMember)?;
		Ok((member, Self::seated(coop, member)?))
	}

	/// From when somebody who joined at that civil time votes, `None` for at once. (IT 2538)
	pub(crate) fn seasons_at(class: Class, joined_at: Moment, bylaws: &Parameters) -> Result<Option<Moment>, Error<T>> {
		if class == Class::Supporter {
			return Ok(None);
		}
		let period = T::Clock::day().checked_mul(bylaws.vote_seasoning_days.into()).ok_or(Error::<T>::Overflow)?;
		let from = joined_at.checked_add(period).ok_or(Error::<T>::Overflow)?;
		match from.saturating_sub(T::Clock::civil()) {
			0 => Ok(None),
			rest => T::Clock::deadline().checked_add(rest).map(Some).ok_or(Error::<T>::Overflow),
		}
	}

	/// Enters the next member of the co-op.
	pub(crate) fn enter(coop: CoopId, newcomer: NewcomerOf<T>) -> Result<MemberNo, Error<T>> {
		let Newcomer { account, commitment, class, joined_at, state, seasons_at } = newcomer;
		let mut roll = Rolls::<T>::get(coop);
		let member = roll.last_no.checked_add(1).ok_or(Error::<T>::Overflow)?;
		roll.last_no = member;
		roll.seated = roll.seated.checked_add(1).ok_or(Error::<T>::Overflow)?;

		if let Some(account) = &account {
			Self::keep_alive(account)?;
			Seats::<T>::insert(account, coop, member);
		}
		if let MemberState::Probation { until } = state {
			Self::schedule(until, (coop, Due::Probation(member)));
		}
		if let Some(at) = seasons_at {
			Self::schedule(at, (coop, Due::Seasoning(member)));
		}
		let entry = MemberEntry {
			#[cfg(feature = "next-version")]
			migrated: false,
			account,
			commitment,
			class,
			joined_at,
			state,
			suspension: None,
			notice: None,
			seasons_at,
			votes: BoundedVec::new(),
			corrections: BoundedVec::new(),
			vote_suspended: false,
			moved_by_members_only: false,
			declared_by_members_only: false,
			leaves_by_members_only: false,
			death_reopened: false,
			leaving_reopened: false,
			erased: false,
		};
		// Before the first block there is no time, and the history begins when the founders joined.
		let from = if T::Clock::started_at().is_none() { joined_at } else { T::Clock::civil() };
		Self::put_with(coop, roll, from, member, entry, false)?;
		Ok(member)
	}

	/// Writes an entry, and what it means for the electorate.
	pub(crate) fn put(coop: CoopId, member: MemberNo, entry: EntryOf<T>) -> Result<(), Error<T>> {
		let under_case = Cases::<T>::contains_key(coop, member);
		Self::put_with(coop, Rolls::<T>::get(coop), T::Clock::civil(), member, entry, under_case)
	}

	fn put_with(
		coop: CoopId,
		mut roll: Roll,
		from: Moment,
		member: MemberNo,
		mut entry: EntryOf<T>,
		under_case: bool,
	) -> Result<(), Error<T>> {
		let votes = entry.deserves_vote(under_case);
		if votes != entry.has_vote() {
			roll.version = roll.version.checked_add(1).ok_or(Error::<T>::Overflow)?;
			roll.voters = if votes { roll.voters.checked_add(1) } else { roll.voters.checked_sub(1) }
				.ok_or(Error::<T>::Overflow)?;
			if entry.votes.is_full() {
				entry.votes.remove(0);
			}
			let change = VoteChange { version: roll.version, votes, at: T::Clock::deadline() };
			entry.votes.try_push(change).map_err(|_| Error::<T>::Overflow)?;
			Self::count(coop, from, &mut roll)?;
		}
		let suspended = entry.is_suspended_elector(under_case);
		if suspended != entry.vote_suspended {
			roll.suspended = if suspended { roll.suspended.checked_add(1) } else { roll.suspended.checked_sub(1) }
				.ok_or(Error::<T>::Overflow)?;
			entry.vote_suspended = suspended;
		}
		Members::<T>::insert(coop, member, entry);
		Rolls::<T>::insert(coop, roll);
		Ok(())
	}

	/// Whether `changes` of the vote can be noted without forgetting one that an open resolution may ask for.
	pub(crate) fn can_remember(entry: &EntryOf<T>, changes: usize) -> bool {
		let period = T::Clock::day().saturating_mul(VOTES_REMEMBERED_DAYS.into());
		let old =
			entry.votes.iter().take_while(|change| T::Clock::has_passed(change.at.saturating_add(period))).count();
		let free = usize::try_from(MAX_VOTE_CHANGES).unwrap_or_default().saturating_sub(entry.votes.len());
		old.saturating_add(free) >= changes
	}

	/// Notes the count of votes in the history. Several changes at one moment make one entry.
	fn count(coop: CoopId, from: Moment, roll: &mut Roll) -> Result<(), Error<T>> {
		let latest = roll.changes.checked_sub(1).and_then(|index| Some((index, SeatHistory::<T>::get(coop, index)?)));
		// A founder's date may lie ahead of the first block.
		let from = latest.map_or(from, |(_, latest)| from.max(latest.from));
		let index = match latest {
			Some((index, SeatCount { from: at, .. })) if at == from => index,
			_ => {
				let index = roll.changes;
				roll.changes = index.checked_add(1).ok_or(Error::<T>::Overflow)?;
				index
			}
		};
		SeatHistory::<T>::insert(coop, index, SeatCount { from, voters: roll.voters });
		Ok(())
	}

	/// Ends a seat, and with it everything that was pending about the member.
	pub(crate) fn end_seat(
		coop: CoopId,
		member: MemberNo,
		mut entry: EntryOf<T>,
		ending: Ending,
	) -> Result<(), Error<T>> {
		let mut roll = Rolls::<T>::get(coop);
		roll.seated = roll.seated.checked_sub(1).ok_or(Error::<T>::Overflow)?;

		if let MemberState::Probation { until } = entry.state {
			Self::unschedule(until, (coop, Due::Probation(member)));
		}
		if let Some(at) = entry.seasons_at.take() {
			Self::unschedule(at, (coop, Due::Seasoning(member)));
		}
		if let Some(notice) = entry.notice.take() {
			Self::unschedule(notice.effective_at, (coop, Due::Exit(member)));
		}
		if let Some(Suspension { remedy: Remedy::Appealed { decide_by, .. }, .. }) = entry.suspension.take() {
			Self::unschedule(decide_by, (coop, Due::Suspension(member)));
		}
		if let Some(case) = Cases::<T>::take(coop, member) {
			Self::unschedule(case.stage.ends_at(), (coop, Due::Case(member)));
		}
		if let Some(death) = Deaths::<T>::take(coop, member) {
			Self::unschedule(death.effective_at, (coop, Due::Death(member)));
		}
		Self::cancel_move(coop, member);

		entry.state =
			MemberState::Former { ending, at: T::Clock::civil(), ended: T::Clock::deadline(), closed_at: None };
		let account = entry.account.clone();
		Self::put_with(coop, roll, T::Clock::civil(), member, entry, false)?;
		if let Some(account) = account {
			Seats::<T>::remove(&account, coop);
			Self::let_go(&account);
		}
		T::OnSeatEnded::on_seat_ended(coop, member, ending.kind());
		Self::deposit_event(Event::SeatEnded { coop, member, ending });
		Ok(())
	}

	/// How many members had a vote at the civil time `at`, found by halving the history.
	pub(crate) fn count_at(coop: CoopId, at: Moment) -> u32 {
		let (mut known, mut beyond) = (None, Rolls::<T>::get(coop).changes);
		let mut first = 0u32;
		while first < beyond {
			let middle = first.midpoint(beyond);
			match SeatHistory::<T>::get(coop, middle) {
				Some(entry) if entry.from <= at => {
					known = Some(entry.voters);
					first = middle.saturating_add(1);
				}
				_ => beyond = middle,
			}
		}
		known.unwrap_or(0)
	}

	/// Gives the account a provider reference, if it has none from this pallet yet.
	pub(crate) fn keep_alive(who: &T::AccountId) -> Result<(), Error<T>> {
		let count = match KeptAlive::<T>::get(who) {
			None => {
				frame_system::Pallet::<T>::inc_providers(who);
				1
			}
			Some(count) => count.checked_add(1).ok_or(Error::<T>::Overflow)?,
		};
		KeptAlive::<T>::insert(who, count);
		Ok(())
	}

	/// Takes back what [`Self::keep_alive`] gave.
	///
	/// The last reference cannot be taken from an account that is in use elsewhere. Leaving must not fail for that, so the
	/// account then stays on the list with a count of zero until somebody releases it.
	pub(crate) fn let_go(who: &T::AccountId) {
		let Some(count) = KeptAlive::<T>::get(who).and_then(|count| count.checked_sub(1)) else {
			defensive!("an account is let go as often as it was kept alive");
			return;
		};
		if count == 0 {
			ApplicationQuota::<T>::remove(who);
		}
		if count == 0 && frame_system::Pallet::<T>::dec_providers(who).is_ok() {
			KeptAlive::<T>::remove(who);
		} else {
			KeptAlive::<T>::insert(who, count);
		}
	}

	/// Enters a founding member. Says in a sentence what is wrong.
	pub(crate) fn enter_at_genesis(
		coop: CoopId,
		member: &GenesisMember<T::AccountId, T::Hash>,
	) -> Result<(), &'static str> {
		let GenesisMember { account, commitment, joined_at, class } = member.clone();
		let last = Rolls::<T>::get(coop).last_no;
		let before = Members::<T>::get(coop, last);
		ensure!(before.is_none_or(|before| before.joined_at <= joined_at), "joined before the member listed before");
		ensure!(joined_at <= YEAR_2100, "joined after the year 2100; the time must be in milliseconds");
		ensure!(account.as_ref().is_none_or(|account| !Seats::<T>::contains_key(account, coop)), "is listed twice");
		ensure!(commitment != Some(T::Hash::default()), "has an empty commitment");
		let newcomer = Newcomer { account, commitment, class, joined_at, state: MemberState::Active, seasons_at: None };
		Self::enter(coop, newcomer).map_err(|_| "there are too many members")?;
		Ok(())
	}
}

impl<T: Config> MemberInspect<T::AccountId> for Pallet<T> {
	fn seat_of(coop: CoopId, who: &T::AccountId) -> Option<MemberNo> {
		Seats::<T>::get(who, coop)
	}

	fn sits_or_will(coop: CoopId, who: &T::AccountId) -> Option<MemberNo> {
		Seats::<T>::get(who, coop).or_else(|| MovesTo::<T>::get(who, coop))
	}

	fn moves_to(coop: CoopId, member: MemberNo) -> Option<T::AccountId> {
		Moves::<T>::get(coop, member).map(|pending| pending.new_account)
	}

	fn account_of(coop: CoopId, member: MemberNo) -> Option<T::AccountId> {
		Members::<T>::get(coop, member).filter(|entry| entry.is_seated())?.account
	}

	fn may_sit(coop: CoopId, member: MemberNo) -> bool {
		proposable::ensure_may_sit::<T>(coop, member).is_ok()
	}

	fn is_seated(coop: CoopId, member: MemberNo) -> bool {
		Members::<T>::get(coop, member).is_some_and(|entry| entry.is_seated())
	}

	fn is_supporter(coop: CoopId, member: MemberNo) -> bool {
		let supports = |entry: EntryOf<T>| entry.is_seated() && entry.class == Class::Supporter;
		Members::<T>::get(coop, member).is_some_and(supports)
	}

	fn is_eligible(coop: CoopId, member: MemberNo) -> bool {
		Members::<T>::get(coop, member).is_some_and(|entry| entry.is_eligible())
	}

	fn is_in_good_standing(coop: CoopId, member: MemberNo) -> bool {
		let stands = |entry: EntryOf<T>| entry.is_eligible() && entry.suspension.is_none();
		Members::<T>::get(coop, member).is_some_and(stands)
	}

	fn seats_of(who: &T::AccountId, limit: u32) -> Vec<(CoopId, MemberNo)> {
		Seats::<T>::iter_prefix(who).take(usize::try_from(limit).unwrap_or_default()).collect()
	}

	fn sits_or_will_in(who: &T::AccountId, limit: u32) -> Vec<(CoopId, MemberNo)> {
		let seats = Seats::<T>::iter_prefix(who).chain(MovesTo::<T>::iter_prefix(who));
		seats.take(usize::try_from(limit).unwrap_or_default()).collect()
	}

	fn registers() -> Vec<CoopId> {
		Rolls::<T>::iter_keys().collect()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_seat(coop: CoopId, who: &T::AccountId) -> MemberNo {
		let newcomer = Newcomer {
			account: Some(who.clone()),
			commitment: Some(Default::default()),
			class: Class::Ordinary,
			joined_at: T::Clock::civil(),
			state: MemberState::Active,
			seasons_at: None,
		};
		Self::enter(coop, newcomer).unwrap_or_default()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_take_account(coop: CoopId, member: MemberNo) {
		Members::<T>::mutate(coop, member, |entry| entry.iter_mut().for_each(|entry| entry.account = None));
	}
}

impl<T: Config> OpenRegister<T::AccountId> for Pallet<T> {
	fn open_register(coop: CoopId, founders: &[T::AccountId], import_days: u32) -> DispatchResult {
		ensure!(!Rolls::<T>::contains_key(coop), Error::<T>::RegisterExists);
		for (index, founder) in founders.iter().enumerate() {
			ensure!(!founders.iter().take(index).any(|earlier| earlier == founder), Error::<T>::ListedTwice);
		}
		let open = Self::import_days_from_now(import_days)?;

		for founder in founders {
			let newcomer = Newcomer {
				account: Some(founder.clone()),
				commitment: None,
				class: Class::Ordinary,
				joined_at: T::Clock::civil(),
				state: MemberState::Active,
				seasons_at: None,
			};
			Self::enter(coop, newcomer)?;
		}
		if import_days > 0 {
			ImportDays::<T>::insert(coop, open);
		}
		let members = Rolls::<T>::get(coop).last_no;
		Self::deposit_event(Event::RegisterOpened { coop, members });
		Ok(())
	}

	fn weight(founders: u32) -> Weight {
		T::WeightInfo::open_register(founders)
	}
}

impl<T: Config> Electors<T::AccountId> for Pallet<T> {
	fn electorate(coop: CoopId) -> Electorate {
		let Roll { version, voters, suspended, .. } = Rolls::<T>::get(coop);
		Electorate { version, electors: voters, suspended }
	}

	fn is_elector(coop: CoopId, member: MemberNo, version: u32) -> bool {
		Members::<T>::get(coop, member).is_some_and(|entry| entry.is_seated() && entry.had_vote(version))
	}
}
