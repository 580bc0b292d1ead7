//! An officer commits the co-op to how a pool is divided, an auditor confirms it, and members object or agree all the same.

use crate::*;
use rochdale_primitives::bylaws::share_rounded_up;

impl<T: Config> Pallet<T> {
	/// The hash of what an officer commits to, by which they take it back.
	pub(crate) fn content_of_patronage(coop: CoopId, committing: &Committing<T::Hash>) -> T::Hash {
		T::Hashing::hash_of(&(b"patronage", coop, committing))
	}

	/// A pool to which claims are not open, and what was confirmed of it before.
	fn pool_of(coop: CoopId, year: Day) -> Result<(Pool, Option<PatronageOf<T>>), Error<T>> {
		let patronage = Patronages::<T>::get(coop, year);
		let is_open = patronage.as_ref().is_some_and(|patronage| patronage.claimed().is_some());
		ensure!(!is_open, Error::<T>::ClaimsOpen);
		let pool = Pools::<T>::get(coop, year).ok_or(Error::<T>::NothingDue)?;
		Ok((pool, patronage))
	}

	/// The same, where no confirmation runs.
	fn unconfirmed_pool(coop: CoopId, year: Day) -> Result<(Pool, Option<PatronageOf<T>>), Error<T>> {
		let (pool, before) = Self::pool_of(coop, year)?;
		let runs = before.as_ref().is_some_and(|of| matches!(of.state, PatronageState::Confirmed(_)));
		ensure!(!runs, Error::<T>::CommitmentConfirmed);
		Ok((pool, before))
	}

	/// Whether a pool can be divided as somebody commits to it.
	fn ensure_fits(coop: CoopId, year: Day, pool: &Pool, commitment: &CommitmentOf<T>) -> Result<(), Error<T>> {
		ensure!(commitment.document != T::Hash::default(), Error::<T>::NoDocument);
		let bases = Bases::<T>::get(coop, year).ok_or(Error::<T>::NoBases)?;
		let Pool { amount, unit, cash_bps, .. } = *pool;
		commitment::fits(commitment, amount, count(&bases.bases), cash_bps, unit).map_err(Self::why)
	}

	/// Whether there is money for what the parts of all members are more, each rounded up, than what is set aside for the pool.
	fn is_covered(coop: CoopId, pool: &Pool, commitment: &CommitmentOf<T>) -> bool {
		let more = pool.cash().map(|aside| commitment.cash.saturating_sub(aside));
		let free = Self::book(coop).and_then(|book| {
			let cash = Self::cash(coop)?;
			Self::free_cash(coop, &book, cash.account).ok_or(Error::<T>::Overflow)
		});
		matches!((more, free), (Ok(more), Ok(free)) if more <= free)
	}

	/// Whether an officer can commit the co-op to this. Gives what is kept of it.
	pub(crate) fn may_commit_patronage(
		coop: CoopId,
		who: &T::AccountId,
		year: Day,
		commitment: &CommitmentOf<T>,
	) -> Result<(Hand, CommittedOf<T>), Error<T>> {
		let hand = Self::officer(coop, who)?;
		let (pool, _) = Self::unconfirmed_pool(coop, year)?;
		Self::ensure_fits(coop, year, &pool, commitment)?;
		let content = (year, *commitment);
		let own = Committed::<T>::get(coop, hand.member).filter(Self::stands);
		ensure!(own.is_none_or(|own| own.content != content), Error::<T>::AlreadyBegun);
		let first = FirstHand::begin::<T::Clock>(hand, who, content, limits::COMMITTED_DAYS);
		Ok((hand, first.ok_or(Error::<T>::Overflow)?))
	}

	/// Keeps it in the place of what the officer had committed to before. What other officers have stays.
	pub(crate) fn do_commit_patronage(by: Hand, first: CommittedOf<T>) {
		Self::count_free(by);
		let ((year, commitment), lapses_at) = (first.content, first.lapses_at);
		Committed::<T>::insert(by.coop, by.member, first);
		Self::deposit_event(Event::PatronageCommitted { coop: by.coop, year, commitment, by, lapses_at });
	}

	/// Whether an auditor can confirm what an officer has committed to. Gives what the year's patronage is then.
	pub(crate) fn may_confirm_patronage(
		coop: CoopId,
		who: &T::AccountId,
		year: Day,
		(officer, commitment): (MemberNo, &CommitmentOf<T>),
	) -> Result<(Hand, PatronageOf<T>, Objectable), Error<T>> {
		let by = Self::auditor(coop, who)?;
		let (pool, before) = Self::unconfirmed_pool(coop, year)?;
		let first = Committed::<T>::get(coop, officer).filter(Self::stands).ok_or(Error::<T>::NothingCommitted)?;
		first.join::<T::Members>(by, who, &(year, *commitment)).map_err(|why| match why {
			NotSecond::DiffersFromFirst => Error::<T>::OtherCommitment,
			NotSecond::AlreadyBegun | NotSecond::SamePerson => Error::<T>::SamePerson,
		})?;
		Self::ensure_fits(coop, year, &pool, commitment)?;
		let Electorate { version, electors, .. } = T::Electors::electorate(coop);
		let needed = share_rounded_up(electors, limits::OBJECTION_BPS).max(limits::LEAST_OBJECTIONS);
		let ends_at = T::Clock::in_days(limits::OBJECTION_DAYS).ok_or(Error::<T>::Overflow)?;
		let of = Objectable { by, version, needed, objections: 0, ends_at };
		let (round, state) = (Self::next_round(before.as_ref())?, PatronageState::Confirmed(of));
		Ok((by, Patronage { round, commitment: *commitment, state }, of))
	}

	fn next_round(before: Option<&PatronageOf<T>>) -> Result<u32, Error<T>> {
		before.map_or(0, |before| before.round).checked_add(1).ok_or(Error::<T>::Overflow)
	}

	/// Lets the days begin in which members can object.
	pub(crate) fn do_confirm_patronage(
		year: Day,
		officer: MemberNo,
		(by, patronage, of): (Hand, PatronageOf<T>, Objectable),
	) {
		let (coop, commitment) = (by.coop, patronage.commitment);
		Self::count_free(by);
		Committed::<T>::remove(coop, officer);
		Patronages::<T>::insert(coop, year, patronage);
		let Objectable { needed, ends_at, .. } = of;
		Self::schedule(ends_at, Due::Claims(coop, year));
		Self::deposit_event(Event::PatronageConfirmed { coop, year, commitment, officer, by, needed, ends_at });
	}

	/// Whether a member can object. Gives the member as whom it is counted, and what they object to.
	pub(crate) fn may_object(
		coop: CoopId,
		who: &T::AccountId,
		year: Day,
		root: T::Hash,
	) -> Result<(MemberNo, PatronageOf<T>, Objectable), Error<T>> {
		let hand = Self::member(coop, who)?;
		let patronage = Patronages::<T>::get(coop, year).ok_or(Error::<T>::NothingCommitted)?;
		let of = match &patronage.state {
			PatronageState::Confirmed(of) => *of,
			PatronageState::Stopped => return Err(Error::<T>::NothingCommitted),
			PatronageState::Open(_) => return Err(Error::<T>::ObjectionsOver),
		};
		ensure!(patronage.commitment.root == root, Error::<T>::OtherCommitment);
		ensure!(!T::Clock::has_passed(of.ends_at), Error::<T>::ObjectionsOver);
		// Whoever is about to have another seat as well is one person.
		let member = T::Members::sits_or_will(coop, who).unwrap_or(hand.member);
		ensure!(T::Electors::is_elector(coop, member, of.version), Error::<T>::NotElector);
		let before = Objections::<T>::get((coop, year, member));
		ensure!(before != Some(patronage.round), Error::<T>::AlreadyObjected);
		Ok((member, patronage, of))
	}

	/// Counts it. The auditor who has confirmed it stops it alone: so they take back what was wrong.
	pub(crate) fn do_object(
		coop: CoopId,
		year: Day,
		(member, mut patronage, mut of): (MemberNo, PatronageOf<T>, Objectable),
	) -> DispatchResult {
		of.objections = of.objections.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let (objections, needed) = (of.objections, of.needed);
		let is_stopped = objections >= needed || member == of.by.member;
		patronage.state = if is_stopped { PatronageState::Stopped } else { PatronageState::Confirmed(of) };
		Objections::<T>::insert((coop, year, member), patronage.round);
		Patronages::<T>::insert(coop, year, patronage);
		Self::deposit_event(Event::PatronageObjected { coop, year, member, objections, needed });
		if is_stopped {
			Self::unschedule(of.ends_at, Due::Claims(coop, year));
			Self::deposit_event(Event::PatronageStopped { coop, year });
		}
		Ok(())
	}

	/// Whether a pool that is not divided can be divided so. Gives it, and what was confirmed of it before.
	pub(crate) fn ensure_agreeable(
		coop: CoopId,
		year: Day,
		commitment: &CommitmentOf<T>,
	) -> Result<(Pool, Option<PatronageOf<T>>), Error<T>> {
		let (pool, before) = Self::pool_of(coop, year)?;
		Self::ensure_fits(coop, year, &pool, commitment)?;
		Ok((pool, before))
	}

	/// Whether the members can agree that a pool is divided so, whatever was committed to, confirmed or stopped.
	pub(crate) fn may_agree_patronage(
		coop: CoopId,
		year: Day,
		commitment: &CommitmentOf<T>,
	) -> Result<(Pool, PatronageOf<T>), Error<T>> {
		let (pool, before) = Self::ensure_agreeable(coop, year, commitment)?;
		ensure!(Self::is_covered(coop, &pool, commitment), Error::<T>::NotLiquid);
		let round = Self::next_round(before.as_ref())?;
		let state = before.map_or(PatronageState::Stopped, |before| before.state);
		Ok((pool, Patronage { round, commitment: *commitment, state }))
	}

	/// Opens claims at once.
	pub(crate) fn do_agree_patronage(
		coop: CoopId,
		year: Day,
		(pool, patronage): (Pool, PatronageOf<T>),
		resolution: ResolutionId,
	) -> DispatchResult {
		if let PatronageState::Confirmed(of) = patronage.state {
			Self::unschedule(of.ends_at, Due::Claims(coop, year));
		}
		Self::open_claims(coop, year, (pool, patronage), Basis::Resolution(resolution))
	}

	/// Opens claims when the days of objection are over. Where there is no money for them, they stay closed as if members had stopped
	/// them.
	pub(crate) fn claims_open(coop: CoopId, year: Day) -> DispatchResult {
		let (pool, patronage) = Self::pool_of(coop, year)?;
		let patronage = patronage.ok_or(Error::<T>::NothingCommitted)?;
		if !Self::is_covered(coop, &pool, &patronage.commitment) {
			Patronages::<T>::insert(coop, year, Patronage { state: PatronageState::Stopped, ..patronage });
			Self::deposit_event(Event::PatronageStopped { coop, year });
			return Ok(());
		}
		Self::open_claims(coop, year, (pool, patronage), Basis::Rule)
	}

	/// What a pool gives is due to members from now on, or in their accounts, and what rounding has left is the reserve's.
	fn open_claims(
		coop: CoopId,
		year: Day,
		(pool, mut patronage): (Pool, PatronageOf<T>),
		basis: Basis,
	) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let commitment = patronage.commitment;
		let mut book = Self::book(coop)?;
		let dust = pool.amount.checked_sub(commitment.total).ok_or_else(overflow)?;
		let kept = patronage.kept().ok_or_else(overflow)?;
		book.take_pool(&pool).ok_or_else(overflow)?;
		book.keep(year, kept).ok_or_else(overflow)?;
		let accounts = &book.accounts;
		let legs = vec![
			Self::debit(accounts.patronage, pool.amount),
			Self::credit(accounts.due, commitment.cash),
			Self::credit(accounts.kept, kept),
			Self::credit(accounts.reserve, dust),
		];
		Self::enter(coop, legs, basis, commitment.document, Moves::Nothing)?;
		let lapses_at = T::Clock::in_days(limits::LIMITATION_DAYS).ok_or_else(overflow)?;
		patronage.state = PatronageState::Open(Claimed::new(&pool, lapses_at));
		Self::schedule(lapses_at, Due::Limitation(coop, year));
		Self::unschedule(pool.lapses_at, Due::Pool(coop, year));
		Pools::<T>::remove(coop, year);
		Patronages::<T>::insert(coop, year, patronage);
		Books::<T>::insert(coop, book);
		Self::deposit_event(Event::ClaimsOpened { coop, year, commitment, dust, lapses_at });
		Ok(())
	}

	/// Whether the members can replace what claims are open to, by the same division with other salts: what was claimed and what
	/// is left are the whole that is set aside for it, as before.
	pub(crate) fn may_replace_patronage(
		coop: CoopId,
		year: Day,
		commitment: &CommitmentOf<T>,
	) -> Result<PatronageOf<T>, Error<T>> {
		let (patronage, claimed) = Self::claimable(coop, year)?;
		let open = patronage.commitment;
		ensure!(Commitment { root: open.root, ..*commitment } == open, Error::<T>::OtherDivision);
		ensure!(claimed.shares < open.count, Error::<T>::NothingDue);
		let round = Self::next_round(Some(&patronage))?;
		Ok(Patronage { round, commitment: *commitment, ..patronage })
	}

	/// Replaces it. Whoever has claimed has claimed by their number.
	pub(crate) fn do_replace_patronage(coop: CoopId, year: Day, patronage: PatronageOf<T>, resolution: ResolutionId) {
		let commitment = patronage.commitment;
		Patronages::<T>::insert(coop, year, patronage);
		Self::deposit_event(Event::PatronageReplaced { coop, year, commitment, resolution });
	}

	/// What nobody has divided of a year in its time is the indivisible reserve's. What is confirmed by then opens first, or is
	/// stopped.
	pub(crate) fn lapse_pool(coop: CoopId, year: Day) -> DispatchResult {
		let overflow = || Error::<T>::Overflow;
		let (pool, patronage) = Self::pool_of(coop, year)?;
		if let Some(PatronageState::Confirmed(of)) = patronage.map(|of| of.state) {
			let lapses_at = of.ends_at.saturating_add(1);
			Self::schedule(lapses_at, Due::Pool(coop, year));
			Pools::<T>::insert(coop, year, Pool { lapses_at, ..pool });
			return Ok(());
		}
		let (mut book, amount) = (Self::book(coop)?, pool.amount);
		book.take_pool(&pool).ok_or_else(overflow)?;
		book.end(year);
		let legs = vec![Self::debit(book.accounts.patronage, amount), Self::credit(book.accounts.reserve, amount)];
		Self::enter(coop, legs, Basis::Rule, Self::voucher(coop, b"limitation"), Moves::Nothing)?;
		Pools::<T>::remove(coop, year);
		Patronages::<T>::remove(coop, year);
		Books::<T>::insert(coop, book);
		Self::deposit_event(Event::ClaimsLapsed { coop, year, amount });
		Ok(())
	}
}
