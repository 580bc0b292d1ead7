//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use alloc::collections::BTreeMap;
use rochdale_primitives::calendar::year_of;
use sp_runtime::TryRuntimeError;

/// What an account owes or is worth: credits less debits, with what is on order to go.
fn credit<T: Config>(coop: CoopId, account: AccountNo) -> Option<Balance> {
	let sums = T::Ledger::sums(LedgerId::Coop(coop), account)?;
	sums.credits.checked_sub(sums.debits)
}

fn sum(all: impl Iterator<Item = Balance>) -> Balance {
	all.fold(0, Balance::saturating_add)
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for coop in Books::<T>::iter_keys() {
			// Days count without anybody's call.
			let (book, today) = Self::book(coop)?;
			Self::check_numbers(coop, &book)?;
			let mut uncollected = 0;
			let (mut capital, mut par, mut supporters, mut released) = (0, 0, 0, 0);
			for no in Classes::<T>::iter_key_prefix(coop) {
				let class = Self::class(&book, coop, no, today)?;
				let worth = class.worth().ok_or("11: a class is worth more than can be counted")?;
				let at_par = class.par_of(class.held).unwrap_or_default();
				capital = worth.saturating_add(capital);
				par = at_par.saturating_add(par);
				released = class.released.saturating_add(released);
				supporters = if class.terms.holders == Holders::Supporters {
					at_par.saturating_add(supporters)
				} else {
					supporters
				};
				Self::check_class(coop, no, &class, book.wound_up.is_some())?;
				uncollected = Self::check_groups(coop, no, &class)?.saturating_add(uncollected);
			}
			ensure!(
				(book.capital, book.par, book.supporters) == (capital, par, supporters),
				"11: the capital of a co-op is not that of its classes"
			);
			ensure!(book.released == released, "11: what was released in the year is not what classes have released");
			let unsettled = Self::check_offers(coop, &book)?;
			Self::check_aside(coop, &book)?;
			Self::check_commitments(coop, &book)?;
			Self::check_due(coop, &book, uncollected.saturating_add(unsettled))?;
			Self::check_stakes(coop)?;
			Self::check_leavers(coop)?;
			Self::check_register(coop, &book)?;
			Self::check_imports(coop, &book)?;
			Self::check_winding_up(coop, &book)?;
		}
		Self::check_references()?;
		Self::check_deadlines()
	}

	fn check_references() -> Result<(), TryRuntimeError> {
		let this_year = year_of(Self::today()?).unwrap_or(i32::MAX);
		let can_be = |(_, year, of): (_, i32, ReferenceOf<T>)| year <= this_year && of.bps <= limits::MAX_REFERENCE_BPS;
		ensure!(References::<T>::iter().all(can_be), "15: a rate was attested that cannot be");
		Ok(())
	}

	fn check_numbers(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		let classes: BTreeSet<_> = Classes::<T>::iter_key_prefix(coop).collect();
		let offers: BTreeSet<_> = Offers::<T>::iter_key_prefix(coop).collect();
		let operations: BTreeSet<_> = Operations::<T>::iter_key_prefix(coop).collect();
		ensure!(
			classes.into_iter().eq(1..=book.classes)
				&& offers.into_iter().eq(1..=book.offers)
				&& operations.into_iter().eq(1..=book.operations)
				&& Claims::<T>::iter_key_prefix(coop).all(|claim| (1..=book.claims).contains(&claim)),
			"1: a number is missing or was not given out"
		);
		Ok(())
	}

	fn check_class(coop: CoopId, no: ClassNo, class: &ClassOf<T>, is_wound_up: bool) -> Result<(), TryRuntimeError> {
		let least = if is_wound_up { 0 } else { class.terms.par.div_ceil(limits::LEAST_VALUE) };
		ensure!((least..=class.terms.par).contains(&class.value), "4: a share is worth too much or too little");
		ensure!(class.held <= limits::MAX_SHARES, "2: a class has more shares than it can have");
		let (mut shares, mut days) = (0u64, BTreeMap::<Day, u128>::new());
		for (_, mut holding) in Holdings::<T>::iter_prefix((coop, no)) {
			ensure!(!holding.is_empty() || !holding.notices.is_empty(), "2: a holding of nothing is kept");
			ensure!(holding.free().is_some(), "2: more shares are given back than are held");
			shares = shares.saturating_add(holding.shares);
			holding.count(class).ok_or("9: the days of a holder cannot be counted")?;
			for (year, of) in holding.years.years() {
				let all = days.entry(*year).or_default();
				*all = all.saturating_add(*of);
			}
		}
		ensure!(
			shares == class.held && class.value_of(shares) == credit::<T>(coop, class.capital),
			"2: the holdings of a class are not its capital"
		);
		for (year, all) in class.years.years() {
			let collected = Returns::<T>::get((coop, no, year)).map_or(0, |declared| declared.collected_days);
			let of_holders = days.remove(year).unwrap_or_default().saturating_add(collected);
			ensure!(of_holders == *all, "9: holders do not have the value-days of their class");
		}
		let oldest = class.years.years().first().map_or(Day::MIN, |(year, _)| *year);
		ensure!(days.keys().all(|year| *year < oldest), "9: a holder has value-days that the class has not");
		for declared in Returns::<T>::iter_prefix_values((coop, no)) {
			ensure!(
				declared.left().is_some() && declared.collected_days <= declared.value_days,
				"10: more of a return was collected than was set aside"
			);
			ensure!(!declared.is_lapsed || declared.left() == Some(0), "14: something is left of what has lapsed");
		}
		Ok(())
	}

	/// What was released to the groups of a class and not collected.
	fn check_groups(coop: CoopId, no: ClassNo, class: &ClassOf<T>) -> Result<Balance, TryRuntimeError> {
		let mut claims = BTreeMap::<Rank, ((u64, Balance), (Balance, Balance), u32)>::new();
		for claim in Claims::<T>::iter_prefix_values(coop).filter(|claim| claim.class == no) {
			let group = Groups::<T>::get((coop, no, claim.rank)).ok_or("5: a claim has no group")?;
			ensure!(
				group.part_of(claim.weight).is_some_and(|part| claim.taken <= part)
					&& group.interest_of(claim.weight).is_some_and(|part| claim.interest <= part),
				"5: a claim has taken more than its part"
			);
			ensure!(
				claim.deducted <= claim.taken && claim.least <= claim.shares,
				"13: more was deducted of a claim than it has taken"
			);
			let (shares, taken, count) = claims.entry(claim.rank).or_default();
			*shares = (shares.0.saturating_add(claim.shares), shares.1.saturating_add(claim.weight));
			*taken = (taken.0.saturating_add(claim.taken), taken.1.saturating_add(claim.interest));
			*count = count.saturating_add(1);
		}
		let (mut left, mut uncollected) = (0, 0);
		for (rank, mut group) in Groups::<T>::iter_prefix((coop, no)) {
			let (shares, taken, count) = claims.get(&rank).copied().unwrap_or_default();
			let collected = (group.collected, group.interest_collected);
			let is_whole = group.is_paid() || (shares, taken) == ((group.shares, group.weight), collected);
			let is_within = taken.0 <= collected.0 && taken.1 <= collected.1;
			ensure!(
				is_whole && count == group.claims && shares.0 <= group.shares && is_within,
				"5: the claims of a group do not come to it"
			);
			let most = class.par_of(group.shares);
			ensure!(
				group.uncollected().is_some() && group.released.checked_add(group.left) <= most,
				"5: a group was paid too much"
			);
			let queued = [Queue::<T>::contains_key((coop, no), rank), HeirsQueue::<T>::contains_key((coop, no), rank)];
			let waits = !group.is_paid();
			ensure!(
				queued == [waits && !is_of_heirs(rank), waits && is_of_heirs(rank)],
				"3: a group that waits is not queued, or one that is paid is"
			);
			group.follow(class.value).ok_or("3: a group cannot be valued")?;
			left = group.left.saturating_add(left);
			let of_group = group.uncollected().ok_or("5: a group was paid too much")?;
			uncollected = of_group.saturating_add(uncollected);
		}
		ensure!(
			left <= class.queued && Some(class.queued) == credit::<T>(coop, class.redeemable),
			"3: what waits is more than what is there for it"
		);
		let is_paired = |rank: Rank| Groups::<T>::contains_key((coop, no, rank));
		let of_heirs = HeirsQueue::<T>::iter_key_prefix((coop, no));
		ensure!(
			Queue::<T>::iter_key_prefix((coop, no)).chain(of_heirs).all(is_paired),
			"3: nothing waits where something is queued"
		);
		let kept = sum(Returns::<T>::iter_prefix_values((coop, no)).filter_map(|declared| declared.left()));
		Ok(uncollected.saturating_add(kept))
	}

	/// What was paid for offers that are closed, of subscribers who are not settled.
	fn check_offers(coop: CoopId, book: &Book) -> Result<Balance, TryRuntimeError> {
		let mut unsettled = 0;
		let (mut open, mut settling) = (BTreeSet::new(), BTreeSet::new());
		for (no, offer) in Offers::<T>::iter_prefix(coop) {
			let class = Classes::<T>::get(coop, offer.terms.class).ok_or("7: an offer is of no class")?;
			let all: Vec<_> = Subscriptions::<T>::iter_prefix_values((coop, no)).collect();
			let paid = sum(all.iter().map(|one| one.paid));
			let shares = all.iter().filter_map(|one| one.shares(class.terms.par)).fold(0u64, u64::saturating_add);
			let held = credit::<T>(coop, offer.account);
			ensure!(
				OfferOfAccount::<T>::get(coop, offer.account) == Some(no),
				"7: an offer is not found by its account"
			);
			match offer.state {
				OfferState::Open => {
					open.insert(no);
					let is_paid = held == Some(paid) && (offer.paid, offer.shares) == (paid, shares);
					ensure!(is_paid, "7: what is held aside for an offer is not what was paid");
					let due = Due::Close(coop, no);
					let key = offer.closes_at.to_be_bytes();
					ensure!(Deadlines::<T>::contains_key(key, due), "12: an offer does not close by itself");
				}
				OfferState::Settling { .. } => {
					settling.insert(no);
					ensure!(
						Self::is_even(coop, offer.account),
						"7: something is held aside for an offer that is closed"
					);
					unsettled = paid.saturating_add(unsettled);
					let is_due = |(_, due)| due == Due::Settle(coop, no);
					let is_next = book.settling.first() == Some(&no);
					let is_due = Deadlines::<T>::iter_keys().any(is_due);
					ensure!(is_due == is_next, "12: an offer is not settled by itself, or before its turn");
				}
				OfferState::Done { .. } => {
					ensure!(
						Self::is_even(coop, offer.account) && all.is_empty(),
						"7: something is held aside for an offer that is settled"
					);
				}
			}
		}
		ensure!(
			open == book.open_offers.iter().copied().collect(),
			"12: the open offers are not those that are listed"
		);
		let listed: BTreeSet<_> = book.settling.iter().copied().collect();
		ensure!(
			settling == listed && listed.len() == book.settling.len(),
			"12: the offers that are settled are not those that are listed"
		);
		Ok(unsettled)
	}

	/// Whether an account that holds what came by bank has that, less what banks took back when it was something else.
	fn is_even(coop: CoopId, account: AccountNo) -> bool {
		let aside = Remittances::<T>::iter_prefix_values((coop,)).filter(|one| one.account == account);
		let aside = sum(aside.map(|one| one.paid));
		let missing = Missing::<T>::iter_prefix((coop,)).filter(|((_, of), _)| *of == account);
		let missing = sum(missing.map(|(_, amount)| amount));
		let sums = T::Ledger::sums(LedgerId::Coop(coop), account);
		sums.is_some_and(|sums| sums.credits.checked_add(missing) == sums.debits.checked_add(aside))
	}

	/// What came by bank outside open offers is held aside, and what is missing is owed by somebody.
	fn check_aside(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		ensure!(
			Self::is_even(coop, book.accounts.paid_in),
			"19: what is held aside by bank is not what came less what is missing"
		);
		let aside = sum(Remittances::<T>::iter_prefix_values((coop,)).map(|one| one.paid));
		ensure!(book.aside == aside, "19: what is held aside by bank is not what remittances come to");
		for ((pending, place), Remittance { class, due_at, paid, is_late, .. }) in
			Remittances::<T>::iter_prefix((coop,))
		{
			let is_known = is_late || Classes::<T>::contains_key(coop, class);
			ensure!(paid > 0 && is_known, "19: a remittance is of nothing");
			let due = Due::Remittance(coop, pending, place);
			let is_due = Deadlines::<T>::contains_key(due_at.to_be_bytes(), due);
			ensure!(is_due, "12: what came by bank does not become anything by itself");
		}
		let mut missing = BTreeMap::<MemberNo, Balance>::new();
		for ((member, _), amount) in Missing::<T>::iter_prefix((coop,)) {
			let all = missing.entry(member).or_default();
			*all = all.saturating_add(amount);
		}
		let known = Stakes::<T>::iter_prefix(coop).filter(|(_, stake)| stake.missing > 0);
		ensure!(
			known.map(|(member, stake)| (member, stake.missing)).collect::<BTreeMap<_, _>>() == missing,
			"19: what banks took back is not missing of those of whom they did"
		);
		Ok(())
	}

	/// Nobody has committed themselves to nothing, and all that is unpaid counts for caps.
	fn check_commitments(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		let (mut known, mut supporters) = (BTreeMap::<MemberNo, (Balance, u32)>::new(), 0);
		for (no, class) in Classes::<T>::iter_prefix(coop) {
			for (member, Commitment { unpaid, due_at, is_late, .. }) in Commitments::<T>::iter_prefix((coop, no)) {
				ensure!(unpaid > 0, "20: nothing is unpaid of a commitment");
				let par = class.par_of(unpaid).unwrap_or_default();
				let (all, late) = known.entry(member).or_default();
				(*all, *late) = (all.saturating_add(par), late.saturating_add(u32::from(is_late)));
				if class.terms.holders == Holders::Supporters {
					supporters = par.saturating_add(supporters);
				}
				let is_due = Deadlines::<T>::contains_key(due_at.to_be_bytes(), Due::Late(coop, no, member));
				ensure!(is_due != is_late, "12: the chain does not look at a commitment by itself");
			}
		}
		ensure!(book.committed == supporters, "20: what supporters have not paid is not what counts for their cap");
		let counted = Stakes::<T>::iter_prefix(coop).map(|(member, stake)| (member, (stake.committed, stake.late)));
		ensure!(
			counted.filter(|(_, counted)| *counted != (0, 0)).collect::<BTreeMap<_, _>>() == known,
			"20: what a member has not paid is not what counts for their cap"
		);
		Ok(())
	}

	fn check_due(coop: CoopId, book: &Book, waiting: Balance) -> Result<(), TryRuntimeError> {
		let known = sum(Stakes::<T>::iter_prefix_values(coop).map(|stake| stake.owed.saturating_add(stake.ordered)));
		// What members have to claim by proofs is theirs together until they do.
		let known = known.saturating_add(T::Entrusted::entrusted(coop));
		ensure!(
			Some(known.saturating_add(waiting)) == credit::<T>(coop, book.accounts.due),
			"6: what is due is not what is owed to members"
		);
		Ok(())
	}

	fn check_stakes(coop: CoopId) -> Result<(), TryRuntimeError> {
		let mut known = BTreeMap::<MemberNo, (Balance, u32)>::new();
		for (no, class) in Classes::<T>::iter_prefix(coop) {
			for (member, holding) in Holdings::<T>::iter_prefix((coop, no)) {
				let (par, _) = known.entry(member).or_default();
				*par = par.saturating_add(class.par_of(holding.shares).unwrap_or_default());
			}
		}
		let subscribers = Subscriptions::<T>::iter_keys().filter(|(of, ..)| *of == coop).map(|(.., member)| member);
		let subscribers = subscribers.chain(Remittances::<T>::iter_prefix_values((coop,)).map(|one| one.member));
		for member in Claims::<T>::iter_prefix_values(coop).map(|claim| claim.member).chain(subscribers) {
			let (_, open) = known.entry(member).or_default();
			*open = open.saturating_add(1);
		}
		for (member, stake) in Stakes::<T>::iter_prefix(coop) {
			let (par, open) = known.remove(&member).unwrap_or_default();
			ensure!((stake.par, stake.open) == (par, open), "8: what is kept of a member is not theirs");
			ensure!(!stake.is_empty(), "8: nothing is kept of a member who has nothing");
			let is_known = stake.owed == 0 || stake.owed_since <= Self::today()?;
			ensure!(is_known, "14: something is owed since a day that has not come");
		}
		ensure!(known.values().all(|known| *known == (0, 0)), "8: nothing is kept of a member who has something");
		Ok(())
	}

	/// Of whom something is open who has left is counted under the account to which it is paid.
	fn check_leavers(coop: CoopId) -> Result<(), TryRuntimeError> {
		let mut open = BTreeMap::<Vec<u8>, u32>::new();
		for stake in Stakes::<T>::iter_prefix_values(coop) {
			if let Some(account) = stake.leaves_open() {
				let count = open.entry(account.encode()).or_default();
				*count = count.saturating_add(1);
			}
		}
		let counted = Leavers::<T>::iter_prefix(coop).map(|(account, count)| (account.encode(), count));
		ensure!(
			counted.collect::<BTreeMap<_, _>>() == open,
			"21: who has left is not counted under the account to which is paid what is open"
		);
		Ok(())
	}

	/// What there is can be told by the operations alone.
	fn check_register(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		let operations: Vec<_> = (1..=book.operations).filter_map(|no| Operations::<T>::get(coop, no)).collect();
		let terms = |no| Some(Classes::<T>::get(coop, no)?.terms);
		let told = rules::register::read(&operations, terms).ok_or("18: an operation of the register cannot be")?;
		for (no, class) in Classes::<T>::iter_prefix(coop) {
			let Some(told) = told.get(&no) else {
				ensure!((class.held, class.queued) == (0, 0), "18: shares are not in the register");
				continue;
			};
			let holdings = Holdings::<T>::iter_prefix((coop, no)).map(|(member, holding)| (member, holding.shares));
			let holdings: BTreeMap<_, _> = holdings.filter(|(_, shares)| *shares > 0).collect();
			let is_held = told.holdings == holdings && told.held() == Some(class.held);
			ensure!(is_held, "18: holdings are not those of the register");
			let is_worth = (told.value, told.queued, told.capital()) == (class.value, class.queued, class.worth());
			ensure!(is_worth, "18: the capital is not that of the register");
			// Rounding may have left nothing of one, which nobody has looked at since.
			let waiting = |(rank, mut group): (Rank, Group)| {
				let followed = group.follow(class.value).map(|()| (day_of_rank(rank), group.shares, group.left));
				followed.filter(|(.., left)| *left > 0)
			};
			let group = |rank| Some((rank, Groups::<T>::get((coop, no, rank))?));
			let heirs = HeirsQueue::<T>::iter_key_prefix((coop, no));
			let queued = Queue::<T>::iter_key_prefix((coop, no)).chain(heirs).filter_map(group).filter_map(waiting);
			let told = |heirs| told.queue.iter().filter(move |(rank, _)| is_of_heirs(**rank) == heirs);
			let queue = told(false).chain(told(true)).map(|(rank, group)| (*rank, *group)).filter_map(waiting);
			ensure!(queue.eq(queued), "18: the queue is not that of the register");
		}
		Ok(())
	}

	fn check_imports(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		let mut batches = 0;
		for (no, class) in Classes::<T>::iter_prefix(coop) {
			let is_empty = (class.held, class.queued, class.offers) == (0, 0, 0);
			ensure!(class.importing != Importing::Open || is_empty, "17: shares are there before their register");
			let is_due = |(_, due)| due == Due::Import(coop, no);
			let comes_in = match class.importing {
				Importing::Confirmed { by, batch, .. } => Some((by, batch)),
				_ => None,
			};
			let is_known = class.importing == Importing::Nothing || book.brought_by(no).is_some();
			ensure!(
				is_known && Deadlines::<T>::iter_keys().any(is_due) == comes_in.is_some(),
				"17: a register does not come in by itself, or one that nobody has confirmed"
			);
			for (by, draft) in Imports::<T>::iter_prefix((coop, no)) {
				let first = comes_in.filter(|(of, _)| *of == by).map(|(_, batch)| batch);
				let is_confirmed = draft.agreed.is_some_and(|agreed| agreed.confirmed_by.is_some());
				ensure!(is_confirmed == first.is_some(), "17: a draft comes in that nobody has confirmed");
				batches = draft.batches.saturating_sub(first.unwrap_or_default()).saturating_add(batches);
				Self::check_draft((coop, no, by), &draft, first.unwrap_or_default())?;
			}
		}
		let all = ImportBatches::<T>::iter_keys().filter(|(of, ..)| *of == coop).count();
		ensure!(usize::try_from(batches) == Ok(all), "16: lines are kept that no draft counts");
		Ok(())
	}

	/// In a co-op that is wound up all shares are here, and what waits is released by itself.
	fn check_winding_up(coop: CoopId, book: &Book) -> Result<(), TryRuntimeError> {
		let is_wound_up = book.wound_up.is_some();
		let is_complete = !is_wound_up || Self::ensure_complete(coop, book).is_ok();
		ensure!(is_complete, "22: shares are still to come in a co-op that is wound up");
		let waits = |(no, class): (ClassNo, ClassOf<T>)| {
			let is_queued = class.queued > 0 || Self::heads(coop, no).next().is_some();
			(is_wound_up && is_queued).then_some(no)
		};
		let is_rest = |(_, due)| match due {
			Due::Rest(of, no) if of == coop => Some(no),
			_ => None,
		};
		let waiting: BTreeSet<_> = Classes::<T>::iter_prefix(coop).filter_map(waits).collect();
		let due: BTreeSet<_> = Deadlines::<T>::iter_keys().filter_map(is_rest).collect();
		ensure!(waiting == due, "22: what waits is not released by itself as it is in a co-op that is wound up");
		Ok(())
	}

	/// The batches of a draft from the first one on that has not come in come to what it says.
	fn check_draft(
		(coop, no, by): (CoopId, ClassNo, MemberNo),
		draft: &ImportOf<T>,
		first: u32,
	) -> Result<(), TryRuntimeError> {
		let mut before = None;
		for place in first..draft.batches {
			let batch = ImportBatches::<T>::get((coop, no, by, place)).ok_or("16: a draft misses lines")?;
			let (mut sums, digest) = (batch.before, T::Hashing::hash_of(&(batch.digest, &batch.lines)));
			let is_next = before.is_none_or(|before| before == (sums, batch.digest));
			let are_counted = batch.lines.iter().all(|line| sums.add(line).is_some());
			ensure!(is_next && are_counted && !batch.lines.is_empty(), "16: a draft is not what its lines come to");
			before = Some((sums, digest));
		}
		ensure!(before == Some((draft.sums, draft.digest)), "16: a draft is not what its lines come to");
		Ok(())
	}

	fn check_deadlines() -> Result<(), TryRuntimeError> {
		let mut ending = BTreeSet::new();
		for ((coop, class, member), holding) in Holdings::<T>::iter() {
			for Notice { ends_on, due_at, .. } in holding.notices {
				let due = Due::Notice(coop, class, member, ends_on);
				ensure!(Deadlines::<T>::contains_key(due_at.to_be_bytes(), due), "12: a notice does not end by itself");
				ending.insert((coop, class, member, ends_on));
			}
		}
		let is_known = |due: Due| match due {
			Due::Notice(coop, class, member, day) => ending.contains(&(coop, class, member, day)),
			Due::Late(coop, class, member) => Commitments::<T>::contains_key((coop, class, member)),
			Due::Remittance(coop, pending, place) => Remittances::<T>::contains_key((coop, pending, place)),
			_ => true,
		};
		ensure!(Deadlines::<T>::iter_keys().all(|(_, due)| is_known(due)), "12: something is due that is not there");
		Ok(())
	}
}
