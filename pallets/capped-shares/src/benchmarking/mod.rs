//! The worst cases that the weights of this pallet are measured on.
//!
//! They are measured with what the books do, so that nothing of that is added to them.

use super::*;
use frame::benchmarking::prelude::*;
use scene::*;

mod scene;
mod unpaid;

#[benchmarks]
mod benches {
	use super::*;

	/// Of the first class, with which the accounts of shares are opened.
	#[benchmark]
	fn open_class() -> Result<(), BenchmarkError> {
		let Scene { coop, resolution, .. } = Scene::<T>::without_shares(Mode::Units)?;

		#[extrinsic_call]
		_(resolution as T::RuntimeOrigin, TERMS, hash::<T>("class"));

		assert!(Classes::<T>::contains_key(coop, FIRST));
		Ok(())
	}

	#[benchmark]
	fn set_open() -> Result<(), BenchmarkError> {
		let Scene { coop, resolution, .. } = Scene::<T>::in_units()?;

		#[extrinsic_call]
		_(resolution as T::RuntimeOrigin, FIRST, false);

		assert_eq!(Classes::<T>::get(coop, FIRST).map(|class| class.is_open), Some(false));
		Ok(())
	}

	#[benchmark]
	fn set_floor() -> Result<(), BenchmarkError> {
		let Scene { coop, resolution, .. } = Scene::<T>::in_units()?;

		#[extrinsic_call]
		_(resolution as T::RuntimeOrigin, ONE);

		assert_eq!(Books::<T>::get(coop).map(|book| book.floor), Some(ONE));
		Ok(())
	}

	/// By who pays others later, where nobody waits.
	#[benchmark]
	fn subscribe() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		scene.commit(FIRST, HOLDER, 1)?;
		scene.fund(HOLDER)?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST, OWN);

		let held = Holdings::<T>::get((scene.coop, FIRST, HOLDER)).shares;
		assert_eq!(held, OWN.saturating_mul(2));
		Ok(())
	}

	/// Where it pays all who wait, and what rounding has left is kept.
	#[benchmark]
	fn subscribe_and_buy_out() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, RECEIVER, OWN)?;
		scene.commit(FIRST, RECEIVER, 1)?;
		scene.fund(RECEIVER)?;
		scene.overdue(FIRST, limits::MAX_BOUGHT_OUT)?;

		#[extrinsic_call]
		subscribe(scene.signed(RECEIVER)?, scene.coop, FIRST, OWN);

		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.queued), Some(0));
		Ok(())
	}

	#[benchmark]
	fn open_offer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.offer()?;
		let terms = Offers::<T>::get(scene.coop, 1).ok_or("there is the offer")?.terms;

		#[extrinsic_call]
		_(scene.resolution as T::RuntimeOrigin, terms, hash::<T>("second"));

		assert!(Offers::<T>::contains_key(scene.coop, 2));
		Ok(())
	}

	#[benchmark]
	fn subscribe_offer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let offer = scene.offer()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		scene.commit(FIRST, HOLDER, 1)?;
		scene.fund(HOLDER)?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, offer, 1);

		assert!(Subscribers::<T>::contains_key((scene.coop, offer, 0)));
		Ok(())
	}

	#[benchmark]
	fn expect(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		let (offer, members, ledger) = (scene.offer()?, scene.listed(n), Pallet::<T>::ledger(scene.coop));
		for member in &members {
			Holdings::<T>::insert((scene.coop, FIRST, *member), scene.old_holding(OWN)?);
			scene.commit(FIRST, *member, 1)?;
			T::Ledger::benchmark_details(ledger, Party::Member(scene.coop, *member));
		}
		let list = BoundedVec::truncate_from(members.into_iter().map(|member| (member, 1)).collect());

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop, Expected::Offer(offer, list));

		assert_eq!(Lists::<T>::iter_prefix(scene.coop).count(), 1);
		Ok(())
	}

	/// Of the most subscribers.
	#[benchmark]
	fn give_up_list() -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		let (offer, members) = (scene.offer()?, scene.listed(limits::MAX_LIST));
		let list = BoundedVec::truncate_from(members.into_iter().map(|member| (member, 1)).collect());
		plain(Pallet::<T>::expect(scene.signed(1)?.into(), scene.coop, Expected::Offer(offer, list)))?;
		let pending = Lists::<T>::iter_key_prefix(scene.coop).next().ok_or("a list is expected")?;

		#[extrinsic_call]
		_(scene.signed(2)?, scene.coop, pending);

		assert!(!Lists::<T>::contains_key(scene.coop, pending));
		Ok(())
	}

	#[benchmark]
	fn withdraw_offer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let offer = scene.offer()?;
		scene.subscribers(offer, [HOLDER].into_iter())?;

		#[extrinsic_call]
		_(scene.resolution as T::RuntimeOrigin, offer);

		assert!(Deadlines::<T>::iter().any(|(_, due, ())| due == Due::Settle(scene.coop, offer)));
		Ok(())
	}

	/// What closes by itself.
	#[benchmark]
	fn close_offer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let offer = scene.offer()?;
		scene.subscribers(offer, [HOLDER].into_iter())?;
		let (at, due) = (T::Clock::deadline(), Due::Close(scene.coop, offer));
		Offers::<T>::mutate(scene.coop, offer, |offer| offer.iter_mut().for_each(|offer| offer.closes_at = at));
		scene.due(due);

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, at, due);

		assert!(Deadlines::<T>::iter().any(|(_, due, ())| due == Due::Settle(scene.coop, offer)));
		Ok(())
	}

	/// So many subscribers of an offer that is met, where others are left.
	#[benchmark]
	fn settle(n: Linear<1, { limits::SETTLED_AT_ONCE }>) -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::in_units()?;
		let (offer, members) = (scene.offer()?, scene.listed(n));
		let is_last = n < limits::SETTLED_AT_ONCE;
		let others = [HOLDER].into_iter().filter(|_| !is_last);
		scene.subscribers(offer, members.iter().copied().chain(others))?;
		Pallet::<T>::close_offer(scene.coop, offer, false)?;
		scene.measured(offer)?;
		let (at, due) = (T::Clock::deadline(), Due::Settle(scene.coop, offer));

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, at, due);

		let held = members.iter().map(|member| Holdings::<T>::get((scene.coop, FIRST, *member)).shares);
		assert!(held.into_iter().all(|shares| shares == OWN.saturating_add(1)));
		Ok(())
	}

	#[benchmark]
	fn propose_transfer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		let to = T::Lookup::unlookup(scene.who(RECEIVER)?);

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST, to, OWN);

		assert!(Transfers::<T>::contains_key((scene.coop, FIRST, HOLDER)));
		Ok(())
	}

	#[benchmark]
	fn accept_transfer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let content = scene.proposed()?;

		#[extrinsic_call]
		_(scene.signed(RECEIVER)?, scene.coop, FIRST, HOLDER, content);

		let transfer = Transfers::<T>::get((scene.coop, FIRST, HOLDER));
		assert_eq!(transfer.map(|transfer| transfer.is_accepted), Some(true));
		Ok(())
	}

	#[benchmark]
	fn withdraw_transfer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.proposed()?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST);

		assert!(!Transfers::<T>::contains_key((scene.coop, FIRST, HOLDER)));
		Ok(())
	}

	/// Of the second officer.
	#[benchmark]
	fn consent() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let content = scene.proposed()?;
		let [first, second] = OFFICERS;
		Pallet::<T>::accept_transfer(scene.signed(RECEIVER)?.into(), scene.coop, FIRST, HOLDER, content)?;
		scene.hold(FIRST, RECEIVER, OWN)?;
		scene.commit(FIRST, RECEIVER, 1)?;
		Pallet::<T>::consent(scene.signed(first)?.into(), scene.coop, FIRST, HOLDER, content)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST, HOLDER, content);

		assert_eq!(Holdings::<T>::get((scene.coop, FIRST, HOLDER)).shares, 1);
		Ok(())
	}

	/// The last one that a holding can have.
	#[benchmark]
	fn give_notice() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		scene.notices(FIRST, limits::MAX_NOTICES.saturating_sub(1))?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST, 1, true);

		let notices = Holdings::<T>::get((scene.coop, FIRST, HOLDER)).notices;
		assert_eq!(count(&notices), limits::MAX_NOTICES);
		Ok(())
	}

	#[benchmark]
	fn cancel_notice() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		scene.notices(FIRST, limits::MAX_NOTICES)?;
		let notice = Holdings::<T>::get((scene.coop, FIRST, HOLDER)).notices.last().copied();
		let Notice { shares, ends_on, .. } = notice.ok_or("there is a notice")?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST, shares, ends_on);

		let notices = Holdings::<T>::get((scene.coop, FIRST, HOLDER)).notices;
		assert_eq!(count(&notices), limits::MAX_NOTICES.saturating_sub(1));
		Ok(())
	}

	/// The notice of a holding that has as many as can be.
	#[benchmark]
	fn end_notice() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		scene.notices(FIRST, limits::MAX_NOTICES)?;
		let notice = Holdings::<T>::get((scene.coop, FIRST, HOLDER)).notices.first().copied();
		let due = Due::Notice(scene.coop, FIRST, HOLDER, notice.ok_or("there is a notice")?.ends_on);
		let at = scene.due(due);

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, at, due);

		assert!(Claims::<T>::contains_key(scene.coop, 1));
		Ok(())
	}

	/// The holdings of so many classes end, with as many notices as each can have, and what was to be paid later.
	#[benchmark]
	fn exit(n: Linear<1, { limits::MAX_CLASSES }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Units, n)?;
		for no in scene.classes()? {
			scene.hold(no, HOLDER, OWN)?;
			scene.notices(no, limits::MAX_NOTICES)?;
			scene.commit(no, HOLDER, OWN)?;
		}
		let due = Due::Exit(scene.coop, HOLDER, Scene::<T>::today()?);
		let at = scene.due(due);

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, at, due);

		assert!(Claims::<T>::contains_key(scene.coop, n));
		Ok(())
	}

	/// Of the second officer, where all who wait on so many days are paid, and what rounding has left is kept.
	#[benchmark]
	fn release(n: Linear<1, { limits::MAX_GROUPS }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.overdue(FIRST, n)?;
		for offer in [scene.offer()?, scene.offer()?] {
			scene.subscribers(offer, [RECEIVER].into_iter())?;
		}
		let (paid, [first, second]) = (scene.release(n)?, OFFICERS);
		plain(Pallet::<T>::release(scene.signed(first)?.into(), scene.coop, FIRST, paid))?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST, paid);

		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.queued), Some(0));
		Ok(())
	}

	/// Of the second officer.
	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let (reason, [first, second]) = (hash::<T>("reason"), OFFICERS);
		Pallet::<T>::suspend(scene.signed(first)?.into(), scene.coop, FIRST, 30, reason)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST, 30, reason);

		assert!(Classes::<T>::get(scene.coop, FIRST).is_some_and(|class| class.suspended_until > 0));
		Ok(())
	}

	#[benchmark]
	fn take_back() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let (reason, [first, second]) = (hash::<T>("reason"), OFFICERS);
		Pallet::<T>::suspend(scene.signed(first)?.into(), scene.coop, FIRST, 30, reason)?;
		let content = Pallet::<T>::content_of_suspension(scene.coop, FIRST, 30, reason);

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, content);

		assert!(!Begun::<T>::contains_key(scene.coop, content));
		Ok(())
	}

	#[benchmark]
	fn give_figure() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let (worth, document) = (ONE.saturating_div(2), hash::<T>("figure"));
		Pallet::<T>::give_figure(scene.signed(AUDITOR)?.into(), scene.coop, FIRST, ONE, document)?;

		#[extrinsic_call]
		_(scene.signed(AUDITOR)?, scene.coop, FIRST, worth, document);

		assert_eq!(Figures::<T>::get(scene.coop, FIRST).map(|figure| figure.value), Some(worth));
		Ok(())
	}

	#[benchmark]
	fn reject_figure() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let (worth, document) = (ONE.saturating_div(2), hash::<T>("figure"));
		Pallet::<T>::give_figure(scene.signed(AUDITOR)?.into(), scene.coop, FIRST, worth, document)?;

		#[extrinsic_call]
		_(scene.resolution as T::RuntimeOrigin, FIRST, worth, document);

		assert!(Classes::<T>::get(scene.coop, FIRST).is_some_and(|class| class.kept_on.is_some()));
		Ok(())
	}

	/// Of a class with shares that wait. What makes benchmarks has a `value` of its own.
	#[benchmark]
	fn value_anew() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.queue(FIRST, 1)?;
		let (worth, document) = (ONE.saturating_div(2), hash::<T>("figure"));
		Pallet::<T>::give_figure(scene.signed(AUDITOR)?.into(), scene.coop, FIRST, worth, document)?;

		#[extrinsic_call]
		value(scene.resolution as T::RuntimeOrigin, FIRST, worth, document);

		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.value), Some(worth));
		Ok(())
	}

	#[benchmark]
	fn declare_maximum() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let next = scene.book()?.years.last().copied().ok_or("there is a next year")?;

		#[extrinsic_call]
		_(scene.resolution as T::RuntimeOrigin, FIRST, next, 100);

		assert!(MaxRates::<T>::contains_key((scene.coop, FIRST, next)));
		Ok(())
	}

	/// For so many of the most classes.
	#[benchmark]
	fn declare_return(n: Linear<1, { limits::MAX_CLASSES }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Units, limits::MAX_CLASSES)?;
		let (year, rates) = scene.declarable(n)?;

		#[block]
		{
			scene.declare(year, &rates)?;
		}

		assert!(Returns::<T>::get((scene.coop, FIRST, year.0)).is_some_and(|declared| declared.aside > 0));
		Ok(())
	}

	/// By a co-op that has no other class.
	#[benchmark(extra)]
	fn declare_return_of_one_class() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let (year, rates) = scene.declarable(1)?;

		#[block]
		{
			scene.declare(year, &rates)?;
		}

		assert!(Returns::<T>::get((scene.coop, FIRST, year.0)).is_some_and(|declared| declared.aside > 0));
		Ok(())
	}

	/// To a member of whom nothing is kept.
	#[benchmark]
	fn owe() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;

		#[block]
		{
			<Pallet<T> as Dues<T::Hash>>::owe(scene.coop, HOLDER, ONE)?;
		}

		assert_eq!(Stakes::<T>::get(scene.coop, HOLDER).owed, ONE);
		Ok(())
	}

	/// All classes but the last one are written down, and some of the account is less than a share.
	#[benchmark]
	fn queue_account(n: Linear<1, { limits::MAX_CLASSES }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Units, n)?;
		for no in scene.classes()?.into_iter().filter(|no| u32::from(*no) < n) {
			Classes::<T>::mutate(scene.coop, no, |class| {
				if let Some(class) = class {
					class.value = class.value.saturating_sub(1);
				}
			});
		}
		let from = Books::<T>::get(scene.coop).ok_or("there are accounts")?.accounts.set_off;
		let (amount, basis) = (ONE.saturating_add(1), (Basis::Rule, hash::<T>("account")));

		#[block]
		{
			<Pallet<T> as Dues<T::Hash>>::queue(scene.coop, HOLDER, amount, from, basis)?;
		}

		assert_eq!(Claims::<T>::get(scene.coop, 1).map(|claim| u32::from(claim.class)), Some(n));
		assert_eq!(Stakes::<T>::get(scene.coop, HOLDER).owed, 1);
		Ok(())
	}

	/// Each of a day of its own, where others have not collected theirs.
	#[benchmark]
	fn collect_claims(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let mut claims = Vec::new();
		for ago in (0..).zip(0..n).map(|(ago, _)| ago) {
			let day = scene.this_year()?.saturating_sub(ago);
			let member = ago.unsigned_abs().saturating_add(MemberNo::from(u16::MAX));
			claims.push(scene.released(day, member)?);
		}
		let last = claims.last().copied().and_then(|claim| Claims::<T>::get(scene.coop, claim));
		let member = last.ok_or("there is a claim")?.member;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, BoundedVec::truncate_from(claims));

		assert!(Stakes::<T>::get(scene.coop, member).owed > 0);
		Ok(())
	}

	#[benchmark]
	fn collect_returns(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let members: Vec<MemberNo> = (HOLDER..).zip(0..n).map(|(member, _)| member).collect();
		for member in &members {
			scene.hold(FIRST, *member, OWN)?;
		}
		let year = scene.declared()?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST, year, BoundedVec::truncate_from(members.clone()));

		assert!(members.iter().all(|member| Stakes::<T>::get(scene.coop, *member).owed > 0));
		Ok(())
	}

	/// To members who are co-ops, in whose own books it is entered too.
	#[benchmark]
	fn pay_out(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let mut accounts = Vec::new();
		for _ in 0..n {
			let coop = T::Coops::benchmark_found();
			for no in [1, 2] {
				T::Members::benchmark_seat(coop, &account("signer", no, coop));
			}
			T::Treasuries::benchmark_treasury(coop, Mode::Units);
			accounts.push(T::Coops::account(coop).ok_or("a co-op has an account")?);
		}
		let (scene, mut members) = (Scene::<T>::in_units()?, Vec::new());
		for who in &accounts {
			let member = T::Members::benchmark_seat(scene.coop, who);
			scene.owe(member, ONE.saturating_mul(OWN.into()))?;
			members.push(member);
		}

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop, BoundedVec::truncate_from(members.clone()));

		assert!(members.iter().all(|member| Stakes::<T>::get(scene.coop, *member).owed == 0));
		Ok(())
	}

	/// To a member who is a person.
	#[benchmark(extra)]
	fn pay_out_to_a_person() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.fund(HOLDER)?;
		scene.owe(HOLDER, ONE.saturating_mul(OWN.into()))?;

		#[extrinsic_call]
		pay_out(scene.signed(HOLDER)?, scene.coop, BoundedVec::truncate_from(vec![HOLDER]));

		assert_eq!(Stakes::<T>::get(scene.coop, HOLDER).owed, 0);
		Ok(())
	}

	/// In units, with all classes whose par and value must move.
	#[benchmark]
	fn open_cash() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Bank, limits::MAX_CLASSES)?;

		#[extrinsic_call]
		_(scene.resolution as T::RuntimeOrigin, Mode::Units);

		assert!(Books::<T>::get(scene.coop).is_some_and(|book| book.other_cash.is_some()));
		Ok(())
	}

	/// Of the second officer, in units and to a treasury in whose books it is entered too.
	#[benchmark]
	fn hand_over() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		Pallet::<T>::open_cash(scene.resolution.clone(), Mode::Units)?;
		let cash = scene.book()?.other_cash.ok_or("there is other cash")?.account;
		T::Ledger::benchmark_fund(Pallet::<T>::ledger(scene.coop), cash, ONE.saturating_mul(OWN.into()));
		scene.offer()?;
		scene.offer()?;
		let treasury = T::Treasuries::benchmark_treasury(scene.coop, Mode::Units);
		let (document, [first, second]) = (hash::<T>("document"), OFFICERS);
		Pallet::<T>::hand_over(scene.signed(first)?.into(), scene.coop, treasury, ONE, document)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, treasury, ONE, document);

		assert!(!Begun::<T>::iter_prefix(scene.coop).any(|_| true));
		Ok(())
	}

	#[benchmark]
	fn order_payouts(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		let (members, ledger) = (scene.listed(n), Pallet::<T>::ledger(scene.coop));
		for member in &members {
			scene.owe(*member, ONE)?;
			T::Ledger::benchmark_details(ledger, Party::Member(scene.coop, *member));
		}
		let list = BoundedVec::truncate_from(members.clone());

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop, list);

		assert!(members.iter().all(|member| Stakes::<T>::get(scene.coop, *member).ordered == ONE));
		Ok(())
	}

	/// Of the second officer, of what a bank took back.
	#[benchmark]
	fn set_off() -> Result<(), BenchmarkError> {
		let (scene, [first, second]) = (Scene::<T>::in_units()?, OFFICERS);
		let account = scene.book()?.accounts.paid_in;
		scene.miss(HOLDER, account, ONE.saturating_mul(2))?;
		scene.owe(HOLDER, ONE)?;
		let debt = Debt::Missing(account);
		Pallet::<T>::set_off(scene.signed(first)?.into(), scene.coop, HOLDER, ONE, debt)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, HOLDER, ONE, debt);

		assert_eq!(Missing::<T>::get((scene.coop, HOLDER, account)), ONE);
		Ok(())
	}

	/// Of who pays too late for an offer, after a bank has taken some back of what they had paid for it.
	#[benchmark]
	fn hear(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		let (no, members) = (scene.offer()?, scene.listed(n));
		let account = Offers::<T>::get(scene.coop, no).ok_or("there is the offer")?.account;
		Offers::<T>::mutate(scene.coop, no, |offer| {
			offer.iter_mut().for_each(|offer| offer.state = OfferState::Done { is_met: true });
		});
		for member in &members {
			scene.miss(*member, account, 1)?;
		}
		let item = |(member, place): (&MemberNo, Place)| Heard {
			item: Some((1, place)),
			account,
			side: Side::Credit,
			amount: ONE,
			party: Some(Party::Member(scene.coop, *member)),
			charged: None,
			undoes: None,
		};
		let items: Vec<_> = members.iter().zip(0..).map(item).collect();
		let (ledger, today) = (Pallet::<T>::ledger(scene.coop), Scene::<T>::today()?);

		#[block]
		{
			Pallet::<T>::heard(ledger, Keeper::Shares, Became::Posted(1), today, &items);
		}

		let aside = ONE.saturating_sub(1).saturating_mul(n.into());
		assert_eq!(Books::<T>::get(scene.coop).map(|book| book.aside), Some(aside));
		Ok(())
	}

	/// Of who has shares and has subscribed to all offers that are open.
	#[benchmark]
	fn on_seat_ended() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, HOLDER, OWN)?;
		for offer in [scene.offer()?, scene.offer()?] {
			scene.subscribers(offer, [HOLDER].into_iter())?;
		}

		#[block]
		{
			Pallet::<T>::on_seat_ended(scene.coop, HOLDER, SeatEnd::Died);
		}

		let refunded = |no| Subscriptions::<T>::get((scene.coop, no, HOLDER)).is_some_and(|one| one.refundable > 0);
		assert!(refunded(1) && refunded(2));
		Ok(())
	}

	/// For a year that has begun and of which nothing is said.
	#[benchmark]
	fn attest_reference() -> Result<(), BenchmarkError> {
		let none = BenchmarkError::Stop("there is no origin of the federation");
		let origin = T::FederationOrigin::try_successful_origin().map_err(|()| none)?;
		let year = rochdale_primitives::calendar::year_of(Scene::<T>::today()?).ok_or("the day lies in a year")?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, ReferenceRate::Tmo, year, 300, hash::<T>("rate"));

		assert!(References::<T>::contains_key(ReferenceRate::Tmo, year));
		Ok(())
	}

	/// Of the second officer.
	#[benchmark]
	fn name_payee() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.owe(MemberNo::MAX, ONE)?;
		let to = scene.who(HOLDER)?;
		let named = T::Lookup::unlookup(to.clone());
		let (document, [first, second]) = (hash::<T>("heirs"), OFFICERS);
		Pallet::<T>::name_payee(scene.signed(first)?.into(), scene.coop, MemberNo::MAX, named.clone(), document)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, MemberNo::MAX, named, document);

		assert_eq!(Stakes::<T>::get(scene.coop, MemberNo::MAX).account, Some(to));
		Ok(())
	}

	/// By an officer.
	#[benchmark]
	fn claim_owed() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.owe(HOLDER, ONE)?;
		scene.let_lapse(HOLDER)?;

		#[extrinsic_call]
		_(scene.signed(1)?, scene.coop, HOLDER);

		assert_eq!(Stakes::<T>::get(scene.coop, HOLDER).owed_since, Scene::<T>::today()?);
		Ok(())
	}

	#[benchmark]
	fn lapse() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.owe(HOLDER, ONE)?;
		scene.let_lapse(HOLDER)?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, HOLDER);

		assert_eq!(Stakes::<T>::get(scene.coop, HOLDER).owed, 0);
		Ok(())
	}

	#[benchmark]
	fn lapse_return() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let year = scene.declared()?;
		let declared_on = Scene::<T>::today()?.saturating_sub(LONG_AGO);
		Returns::<T>::mutate((scene.coop, FIRST, year), |declared| {
			declared.iter_mut().for_each(|declared| declared.declared_on = declared_on);
		});

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, FIRST, year);

		assert_eq!(Returns::<T>::get((scene.coop, FIRST, year)).map(|declared| declared.is_lapsed), Some(true));
		Ok(())
	}

	/// Of so many holders.
	#[benchmark]
	fn import(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::importing(0)?;
		let since = Scene::<T>::today()?;
		let members = scene.listed(n).into_iter();
		let lines = members.map(|member| ImportedLine::Holding { member, shares: 1, since }).collect();
		let lines = BoundedVec::truncate_from(lines);

		#[extrinsic_call]
		_(scene.signed(OFFICERS[0])?, scene.coop, FIRST, 0, lines);

		assert!(Imports::<T>::contains_key((scene.coop, FIRST, OFFICERS[0])));
		Ok(())
	}

	#[benchmark]
	fn take_back_import() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::importing(limits::MAX_LIST)?;

		#[extrinsic_call]
		_(scene.signed(OFFICERS[0])?, scene.coop, FIRST, OFFICERS[0]);

		assert!(!Imports::<T>::contains_key((scene.coop, FIRST, OFFICERS[0])));
		Ok(())
	}

	/// Of the second officer.
	#[benchmark]
	fn agree_import() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::importing(limits::MAX_LIST)?;
		let (totals, [first, second]) = (scene.totals()?, OFFICERS);
		Pallet::<T>::agree_import(scene.signed(first)?.into(), scene.coop, FIRST, first, totals)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST, first, totals);

		assert!(Imports::<T>::get((scene.coop, FIRST, first)).is_some_and(|draft| draft.agreed.is_some()));
		Ok(())
	}

	#[benchmark]
	fn confirm_import() -> Result<(), BenchmarkError> {
		let (scene, totals) = Scene::<T>::agreed(limits::MAX_LIST)?;

		#[extrinsic_call]
		_(scene.signed(AUDITOR)?, scene.coop, FIRST, OFFICERS[0], totals);

		let confirmed = Importing::Confirmed { by: OFFICERS[0], batch: 0, line: 0 };
		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.importing), Some(confirmed));
		Ok(())
	}

	/// Of the second officer.
	#[benchmark]
	fn end_import() -> Result<(), BenchmarkError> {
		let (scene, [first, second]) = (Scene::<T>::importing(limits::MAX_LIST)?, OFFICERS);
		Pallet::<T>::end_import(scene.signed(first)?.into(), scene.coop, FIRST)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST);

		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.importing), Some(Importing::Nothing));
		Ok(())
	}

	#[benchmark]
	fn refuse_import() -> Result<(), BenchmarkError> {
		let (scene, _) = Scene::<T>::agreed(limits::MAX_LIST)?;

		#[extrinsic_call]
		_(scene.signed(AUDITOR)?, scene.coop, FIRST, OFFICERS[0]);

		assert!(Imports::<T>::get((scene.coop, FIRST, OFFICERS[0])).is_some_and(|draft| draft.agreed.is_none()));
		Ok(())
	}

	/// So many lines of a batch come in.
	#[benchmark]
	fn bring_in(n: Linear<1, { limits::SETTLED_AT_ONCE }>) -> Result<(), BenchmarkError> {
		let (scene, totals) = Scene::<T>::agreed(n)?;
		let (by, due) = (OFFICERS[0], Due::Import(scene.coop, FIRST));
		Pallet::<T>::confirm_import(scene.signed(AUDITOR)?.into(), scene.coop, FIRST, by, totals)?;

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, T::Clock::deadline(), due);

		assert_eq!(Books::<T>::get(scene.coop).map(|book| book.claims), Some(n));
		Ok(())
	}

	/// In units, where it pays all who wait, and what rounding has left is kept.
	#[benchmark]
	fn commit() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, RECEIVER, OWN)?;
		scene.fund(RECEIVER)?;
		scene.overdue(FIRST, limits::MAX_BOUGHT_OUT)?;

		#[extrinsic_call]
		_(scene.signed(RECEIVER)?, scene.coop, FIRST, OWN.saturating_mul(2), OWN, Mode::Units);

		let commitment = Commitments::<T>::get((scene.coop, FIRST, RECEIVER));
		assert_eq!(commitment.map(|commitment| commitment.unpaid), Some(OWN));
		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.queued), Some(0));
		Ok(())
	}

	/// Not the last one, where it pays all who wait, and what rounding has left is kept.
	#[benchmark]
	fn pay_instalment() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.hold(FIRST, RECEIVER, OWN)?;
		scene.commit(FIRST, RECEIVER, OWN.saturating_mul(2))?;
		scene.fund(RECEIVER)?;
		scene.overdue(FIRST, limits::MAX_BOUGHT_OUT)?;

		#[extrinsic_call]
		_(scene.signed(RECEIVER)?, scene.coop, FIRST, OWN);

		let commitment = Commitments::<T>::get((scene.coop, FIRST, RECEIVER));
		assert_eq!(commitment.map(|commitment| commitment.unpaid), Some(OWN));
		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.queued), Some(0));
		Ok(())
	}

	#[benchmark]
	fn remind() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.late(HOLDER, OWN, false)?;

		#[extrinsic_call]
		_(scene.signed(OFFICERS[0])?, scene.coop, FIRST, HOLDER, hash::<T>("reminder"));

		let commitment = Commitments::<T>::get((scene.coop, FIRST, HOLDER));
		assert!(commitment.is_some_and(|commitment| commitment.reminder.is_some()));
		Ok(())
	}

	/// Of the second officer, where less is paid than a holder keeps, and ends with as many notices as it can have.
	#[benchmark]
	fn end_commitment() -> Result<(), BenchmarkError> {
		let (scene, [first, second]) = (Scene::<T>::in_units()?, OFFICERS);
		scene.hold(FIRST, HOLDER, OWN)?;
		scene.notices(FIRST, limits::MAX_NOTICES)?;
		scene.late(HOLDER, OWN, true)?;
		scene.change_class(FIRST, |_, class| class.terms.minimum = OWN.saturating_add(1))?;
		Pallet::<T>::end_commitment(scene.signed(first)?.into(), scene.coop, FIRST, HOLDER)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST, HOLDER);

		assert!(!Commitments::<T>::contains_key((scene.coop, FIRST, HOLDER)));
		assert!(Claims::<T>::contains_key(scene.coop, 1));
		Ok(())
	}

	/// Of the second officer, where it pays all who wait, and what rounding has left is kept.
	#[benchmark]
	fn apply_owed() -> Result<(), BenchmarkError> {
		let (scene, [first, second]) = (Scene::<T>::in_units()?, OFFICERS);
		scene.hold(FIRST, RECEIVER, OWN)?;
		scene.late(RECEIVER, OWN.saturating_mul(2), true)?;
		scene.owe(RECEIVER, ONE.saturating_mul(OWN.into()))?;
		scene.overdue(FIRST, limits::MAX_BOUGHT_OUT)?;
		Pallet::<T>::apply_owed(scene.signed(first)?.into(), scene.coop, FIRST, RECEIVER, OWN)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST, RECEIVER, OWN);

		assert_eq!(Stakes::<T>::get(scene.coop, RECEIVER).owed, 0);
		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.queued), Some(0));
		Ok(())
	}

	/// Of who has promised to pay the rest later, where as many lists are expected as can be and one has ended.
	#[benchmark]
	fn expect_shares(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		let members = scene.expect_often(n)?;
		for member in &members {
			Holdings::<T>::insert((scene.coop, FIRST, *member), scene.old_holding(OWN)?);
			scene.promise(*member, 1)?;
		}
		let list = BoundedVec::truncate_from(members.into_iter().map(|member| (member, 1)).collect());

		#[extrinsic_call]
		expect(scene.signed(1)?, scene.coop, Expected::Class(FIRST, list));

		assert!(!scene.book()?.lists.contains(&PendingNo::MAX));
		assert_eq!(count(&scene.book()?.lists), limits::MAX_CLASS_LISTS);
		Ok(())
	}

	/// Of the second officer, in the place of what was promised before.
	#[benchmark]
	fn promise_on_paper() -> Result<(), BenchmarkError> {
		let (scene, [first, second]) = (Scene::<T>::with_classes(Mode::Bank, 1)?, OFFICERS);
		let (shares, document) = (OWN.saturating_mul(3), hash::<T>("signed"));
		scene.hold(FIRST, HOLDER, OWN)?;
		scene.promise(HOLDER, OWN)?;
		T::Members::benchmark_take_account(scene.coop, HOLDER);
		let one = scene.signed(first)?.into();
		Pallet::<T>::promise_on_paper(one, scene.coop, FIRST, HOLDER, shares, OWN, document)?;

		#[extrinsic_call]
		_(scene.signed(second)?, scene.coop, FIRST, HOLDER, shares, OWN, document);

		let promise = Promises::<T>::get((scene.coop, FIRST, HOLDER));
		assert_eq!(promise.map(|promise| promise.shares), Some(shares));
		Ok(())
	}

	/// Where as many lists are expected as can be and one has ended.
	#[benchmark]
	fn expect_missing(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		let (members, account) = (scene.expect_often(n)?, scene.book()?.accounts.paid_in);
		for member in &members {
			scene.miss(*member, account, ONE)?;
		}
		let list = BoundedVec::truncate_from(members.into_iter().map(|member| (member, account)).collect());

		#[extrinsic_call]
		expect(scene.signed(1)?, scene.coop, Expected::Missing(list));

		assert!(!scene.book()?.lists.contains(&PendingNo::MAX));
		assert_eq!(count(&scene.book()?.lists), limits::MAX_CLASS_LISTS);
		Ok(())
	}

	/// One whose time is put off.
	#[benchmark]
	fn look_at_commitment() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		let commitment = scene.commit(FIRST, HOLDER, OWN)?;
		let due = Due::Late(scene.coop, FIRST, HOLDER);
		let due_at = scene.due(due);
		Commitments::<T>::insert((scene.coop, FIRST, HOLDER), Commitment { due_at, ..commitment });

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, due_at, due);

		let looked_at = Commitments::<T>::get((scene.coop, FIRST, HOLDER));
		assert!(looked_at.is_some_and(|commitment| !commitment.is_late && commitment.due_at > due_at));
		Ok(())
	}

	/// The first shares of who pays the rest later. It pays all who wait, and what was paid beyond is owed back.
	#[benchmark]
	fn settle_remittance() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Bank, 1)?;
		scene.hold(FIRST, RECEIVER, OWN)?;
		scene.promise(RECEIVER, OWN)?;
		scene.overdue(FIRST, limits::MAX_BOUGHT_OUT)?;
		let due = scene.remit(RECEIVER, OWN)?;
		let at = scene.due(due);

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, at, due);

		assert!(Commitments::<T>::contains_key((scene.coop, FIRST, RECEIVER)));
		assert!(Stakes::<T>::get(scene.coop, RECEIVER).owed > 0);
		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.queued), Some(0));
		Ok(())
	}

	/// Members of a co-op with one class, each with as many notices as can be and something to pay later.
	#[benchmark]
	fn repay(n: Linear<1, { limits::MAX_LIST }>) -> Result<(), BenchmarkError> {
		let mut scene = Scene::<T>::in_units()?;
		let members = scene.listed(n);
		for member in &members {
			scene.hold(FIRST, *member, OWN)?;
			scene.notices_of(FIRST, *member, limits::MAX_NOTICES)?;
			scene.commit(FIRST, *member, OWN)?;
		}
		scene.wind_up()?;

		#[extrinsic_call]
		_(scene.signed(HOLDER)?, scene.coop, BoundedVec::truncate_from(members.clone()));

		assert!(members.iter().all(|member| Stakes::<T>::get(scene.coop, *member).owed > 0));
		Ok(())
	}

	/// All who wait on so many days, and what rounding has left is kept.
	#[benchmark]
	fn release_rest(n: Linear<1, { limits::MAX_GROUPS }>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.queue(FIRST, n)?;
		let at = scene.wind_up()?;

		#[extrinsic_call]
		advance(scene.signed(HOLDER)?, at, Due::Rest(scene.coop, FIRST));

		assert_eq!(Classes::<T>::get(scene.coop, FIRST).map(|class| class.queued), Some(0));
		Ok(())
	}

	/// Of the most classes, and with the most offers open.
	#[benchmark]
	fn on_dissolved() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Units, limits::MAX_CLASSES)?;
		for _ in 0..limits::MAX_OPEN_OFFERS {
			let offer = scene.offer()?;
			scene.subscribers(offer, [RECEIVER].into_iter())?;
		}

		#[block]
		{
			<Pallet<T> as WindUp<T::Hash>>::on_dissolved(scene.coop)?;
		}

		assert_eq!(count(&scene.book()?.settling), limits::MAX_OPEN_OFFERS);
		Ok(())
	}

	/// Of the most classes.
	#[benchmark]
	fn wind_up_ready() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Units, limits::MAX_CLASSES)?;

		#[block]
		{
			<Pallet<T> as WindUp<T::Hash>>::ensure_ready(scene.coop)?;
		}

		Ok(())
	}

	/// Of the most classes, in each of which some wait, and for all of which there is too little.
	#[benchmark]
	fn wind_up() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::with_classes(Mode::Units, limits::MAX_CLASSES)?;
		for no in scene.classes()? {
			scene.queue(no, 1)?;
			let (by, worth) = (scene.signed(AUDITOR)?, ONE.saturating_div(2));
			Pallet::<T>::give_figure(by.into(), scene.coop, no, worth, hash::<T>("figure"))?;
		}
		let half = scene.book()?.capital.saturating_div(2);
		let divided;

		#[block]
		{
			divided = <Pallet<T> as WindUp<T::Hash>>::wind_up(scene.coop, half, 0, hash::<T>("balance"))?;
		}

		assert!(divided > 0 && divided <= half);
		Ok(())
	}

	/// Of a co-op that is not.
	#[benchmark]
	fn is_wound_up() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::in_units()?;
		scene.wind_up()?;
		let found;

		#[block]
		{
			found = <Pallet<T> as WindUp<T::Hash>>::is_wound_up(scene.coop);
		}

		assert!(!found);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
