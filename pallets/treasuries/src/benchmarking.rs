//! The worst cases that the weights of this pallet are measured on.

use super::*;
use frame::benchmarking::prelude::*;
use rochdale_primitives::{
	free::{Charge as Cost, FreeCall},
	ledger::{Became, HearPosts, Heard, KeepLedgers},
};

/// A hash that is not zero.
fn document<T: Config>(text: &str) -> T::Hash {
	<T::Hashing as frame::traits::Hash>::hash(text.as_bytes())
}

/// A name that is as long as it can be.
fn long_title() -> Written {
	b"A name that is as long as the name of a treasury can ever be ...".to_vec().try_into().unwrap_or_default()
}

/// The limit of a line, and what is in a treasury.
const LIMIT: Balance = 1_000_000_000_000_000;

/// What a payee gets.
const SMALL: Balance = 1_000_000_000;

/// Rules by which payments of whatever size are in the first tier.
const RULES: Rules = Rules { threshold: 16, tier1: Balance::MAX, tier2: Balance::MAX };

/// Rules by which they are in the second.
const LARGE: Rules = Rules { tier1: 0, ..RULES };

/// The place of the last signer.
const LAST: usize = MAX_SIGNERS as usize - 1;

/// The place of the last signer but one.
const BUT_LAST: usize = LAST - 1;

/// The members who sign, with their accounts.
type Seated<T> = Vec<(<T as frame_system::Config>::AccountId, Hand)>;

/// Seats the most signers, each in a co-op that is founded.
fn seats<T: Config>(name: &'static str) -> Seated<T> {
	let seat = |nth| {
		let coop = T::Coops::benchmark_found();
		let who: T::AccountId = account(name, nth, coop);
		let member = T::Members::benchmark_seat(coop, &who);
		(who, Hand { coop, member })
	};
	(0..MAX_SIGNERS).map(seat).collect()
}

fn signer(hand: Hand) -> NewSigner {
	NewSigner { who: SignerKind::Seat(hand.coop, hand.member), days: 365 }
}

fn named<T: Config>(hands: &Seated<T>) -> NewSigners {
	NewSigners::truncate_from(hands.iter().map(|(_, hand)| signer(*hand)).collect())
}

/// The chairs of the most co-ops, each in one that is founded.
fn chairs<T: Config>(name: &'static str) -> Seated<T> {
	let chair = |nth| {
		let coop = T::Coops::benchmark_found();
		// The first member who is seated, unless the co-op has members already.
		T::Members::benchmark_seat(coop, &account(name, nth, coop));
		let member = T::Coops::holder(coop, Office::Chair)?;
		Some((T::Members::account_of(coop, member)?, Hand { coop, member }))
	};
	(0..MAX_SIGNERS).filter_map(chair).collect()
}

/// Whoever is the chair of the co-ops.
fn by_office<T: Config>(hands: &Seated<T>) -> NewSigners {
	let signer = |hand: &Hand| NewSigner { who: SignerKind::Office(hand.coop, Office::Chair), days: 365 };
	NewSigners::truncate_from(hands.iter().map(|(_, hand)| signer(hand)).collect())
}

/// Opens a treasury of that owner with these members as signers and a line, and puts money into it.
fn open<T: Config>(owner: Owner, mode: Mode, hands: &Seated<T>) -> Result<TreasuryId, DispatchError> {
	open_with::<T>(owner, mode, &named::<T>(hands))
}

fn new_line<T: Config>() -> NewLine<T::Hash> {
	NewLine { title: long_title(), purpose: document::<T>("purpose"), limit: LIMIT, rhythm: Rhythm::Quarter }
}

/// A document of its own for each number.
fn voucher<T: Config>(no: u32) -> T::Hash {
	T::Hashing::hash_of(&("invoice", no))
}

fn open_with<T: Config>(owner: Owner, mode: Mode, signers: &NewSigners) -> Result<TreasuryId, DispatchError> {
	let currency = T::HomeCurrency::get();
	let decided = Decided { owner, resolution: 1, track: Track::Ordinary };
	let lines = [new_line::<T>()];
	let (id, opened, lines) = Pallet::<T>::may_open(
		decided,
		&long_title(),
		(currency, mode, YearBegin::JANUARY),
		RULES,
		signers,
		&lines,
		&Shares::new(),
	)?;
	let ledger = opened.ledger;
	Pallet::<T>::enter(id, opened, lines)?;
	let record = Pallet::<T>::existing(id)?;
	T::Ledger::benchmark_fund(ledger, record.cash, LIMIT);
	Ok(id)
}

/// So many payees: by bank members of other co-ops with accounts and bank details, each of another one, in units one treasury.
fn payees<T: Config>(n: u32) -> ItemsOf<T> {
	let item = |nth| {
		let coop = T::Coops::benchmark_found();
		let member = T::Members::benchmark_seat(coop, &account("payee", nth, coop));
		Item { payee: Party::Member(coop, member), amount: SMALL, custodian: None }
	};
	BoundedVec::truncate_from((0..n).map(item).collect())
}

/// Opens the books of a co-op in euros by bank, with two hands that may act for them.
pub(crate) fn hands<T: Config>() -> (LedgerId, [(T::AccountId, Hand); 2]) {
	let coop = T::Coops::benchmark_found();
	let seat = |nth| {
		let who: T::AccountId = account("hand", nth, coop);
		let member = T::Members::benchmark_seat(coop, &who);
		(who, Hand { coop, member })
	};
	let hands = [seat(0), seat(1)];
	let treasury = of_coop::<T>(coop, (*b"EUR", Mode::Bank), hands.iter().map(|(_, hand)| *hand));
	let ledger = treasury.and_then(|id| Ok(Pallet::<T>::existing(id)?.ledger));
	(ledger.unwrap_or(LedgerId::Coop(coop)), hands)
}

/// Opens a treasury of a co-op with these signers, and puts money into it.
pub(crate) fn of_coop<T: Config>(
	coop: CoopId,
	(currency, mode): (Currency, Mode),
	hands: impl Iterator<Item = Hand>,
) -> Result<TreasuryId, DispatchError> {
	let owner = Owner::Coops(Parties::truncate_from(alloc::vec![coop]));
	let signers = NewSigners::truncate_from(hands.map(signer).collect());
	let decided = Decided { owner, resolution: 1, track: Track::Special };
	let rules = Rules { threshold: 2, ..RULES };
	let (id, opened, lines) = Pallet::<T>::may_open(
		decided,
		&long_title(),
		(currency, mode, YearBegin::JANUARY),
		rules,
		&signers,
		&[],
		&Shares::new(),
	)?;
	Pallet::<T>::enter(id, opened, lines)?;
	let record = Pallet::<T>::existing(id)?;
	let most = if mode == Mode::Bank { MAX_AMOUNT } else { LIMIT.saturating_mul(1_000) };
	T::Ledger::benchmark_fund(record.ledger, record.cash, most);
	Ok(id)
}

fn owners<T: Config>(hands: &Seated<T>) -> Owner {
	Owner::Coops(Parties::truncate_from(hands.iter().map(|(_, hand)| hand.coop).collect()))
}

/// Opens a treasury of the most co-ops, each with a signer. The last of them is the last co-op founded.
pub(crate) fn joint<T: Config>(mode: Mode) -> (TreasuryId, Seated<T>) {
	let hands = seats::<T>("partner");
	(open::<T>(owners::<T>(&hands), mode, &hands).unwrap_or_default(), hands)
}

/// A treasury of the federation, by bank unless it is said, whose signers are the chairs of the most co-ops.
///
/// That is where most is read: of each signer what the co-op can do in the federation, who holds the office, the account and
/// whether the seat moves; and of each signer and each payee whether they are one person. A signer by name, of an owner, or of
/// a co-op that is paid takes less.
struct Scene<T: Config> {
	id: TreasuryId,
	hands: Seated<T>,
	origin: T::RuntimeOrigin,
}

impl<T: Config> Scene<T> {
	fn set() -> Result<Self, BenchmarkError> {
		Self::set_in(Mode::Bank)
	}

	fn set_in(mode: Mode) -> Result<Self, BenchmarkError> {
		let hands = chairs::<T>("signer");
		let id = open_with::<T>(Owner::Federation, mode, &by_office::<T>(&hands))?;
		let record = Pallet::<T>::existing(id).map_err(DispatchError::from)?;
		assert_eq!(Pallet::<T>::active_signers(&record).len(), MAX_SIGNERS as usize);
		Ok(Self { id, hands, origin: by_federation::<T>()? })
	}

	fn rule(&self, rules: Rules) {
		Treasuries::<T>::mutate(self.id, |record| record.iter_mut().for_each(|record| record.rules = rules));
	}

	fn caller(&self, nth: usize) -> Result<(T::AccountId, CoopId), BenchmarkError> {
		let (who, hand) = self.hands.get(nth).cloned().ok_or("there is no such signer")?;
		Ok((who, hand.coop))
	}

	/// What the first so many signers have said.
	fn said(&self, count: usize) -> Approvals<T::AccountId> {
		let words = (1..).zip(&self.hands).take(count).map(|(signer, (who, hand))| Approval {
			signer,
			hand: *hand,
			who: who.clone(),
			since: T::Coops::held_since(hand.coop, Office::Chair, hand.member).unwrap_or_default(),
		});
		BoundedVec::truncate_from(words.collect())
	}

	/// A request of somebody who is no signer and of another co-op, as it is after `change`.
	fn request(&self, n: u32, change: impl FnOnce(&mut PaymentOf<T>)) -> Result<PaymentNo, BenchmarkError> {
		self.request_for(&payees::<T>(n), change)
	}

	fn request_for(
		&self,
		items: &ItemsOf<T>,
		change: impl FnOnce(&mut PaymentOf<T>),
	) -> Result<PaymentNo, BenchmarkError> {
		let (who, coop) = self.caller(0)?;
		let before = Pallet::<T>::existing(self.id).map_err(DispatchError::from)?;
		self.rule(RULES);
		let asked = Pallet::<T>::may_request(self.id, coop, &who, 1, items, voucher::<T>(before.payments), false, None);
		let (record, mut request) = asked.map_err(DispatchError::from)?;
		request.requester = account("requester", 0, 0);
		request.requested_by = Hand { coop: T::Coops::benchmark_found(), member: MemberNo::MAX };
		change(&mut request);
		let number = record.payments;
		if let Some(ready_at) = request.ready_at {
			Pallet::<T>::schedule(ready_at, Due::Delay(self.id, number));
		}
		let mut record = Treasury { rules: before.rules, ..record };
		Pallet::<T>::look_by(self.id, &mut record, request.expires_at);
		Payments::<T>::insert(self.id, number, request);
		Treasuries::<T>::insert(self.id, record);
		Ok(number)
	}

	/// A request in the second tier that all have approved and whose delay is over.
	fn ready(&self, n: u32) -> Result<(PaymentNo, Moment), BenchmarkError> {
		let now = T::Clock::deadline();
		let number = self.request(n, |request| {
			request.approvals = self.said(MAX_SIGNERS as usize);
			request.ready_at = Some(now);
		})?;
		self.rule(LARGE);
		Ok((number, now))
	}

	/// A standing payment that runs, as it is in most months.
	fn standing(&self) -> Result<PaymentNo, BenchmarkError> {
		let today = Pallet::<T>::today().map_err(DispatchError::from)?;
		let last = today.saturating_add(MAX_STANDING_DAYS);
		let plan = Plan { rhythm: Rhythm::Month, first: today, last };
		let now = T::Clock::deadline();
		let number = self.request(1, |request| {
			request.approvals = self.said(MAX_SIGNERS as usize);
			request.ready_at = Some(now);
			request.plan = Some(plan);
		})?;
		let treasury = Pallet::<T>::existing(self.id).map_err(DispatchError::from)?;
		Payments::<T>::mutate(self.id, number, |request| {
			if let Some(request) = request {
				let items = (request.line, &request.items, request.voucher, request.again, request.plan);
				request.content = Pallet::<T>::content_of(self.id, &treasury, number, items);
			}
		});
		Pallet::<T>::carry_out(self.id, number)?;
		Ok(number)
	}

	fn content(&self, number: PaymentNo) -> T::Hash {
		Pallet::<T>::content_now(self.id, number).unwrap_or_default()
	}
}

fn by_coop<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CoopOrigin::try_successful_origin().map_err(|()| BenchmarkError::Stop("there is no origin of a co-op"))
}

fn by_federation<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	let none = BenchmarkError::Stop("there is no origin of the federation");
	T::FederationOrigin::try_successful_origin().map_err(|()| none)
}

/// Whether the request was paid.
fn is_paid<T: Config>(id: TreasuryId, number: PaymentNo) -> bool {
	matches!(ClosedPayments::<T>::get(id, number), Some(Closed::Paid { .. }))
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn open_treasury(l: Linear<0, MAX_NEW_LINES>) -> Result<(), BenchmarkError> {
		let hands = seats::<T>("signer");
		let origin = by_federation::<T>()?;
		let before = TreasuryCount::<T>::get();
		let (title, currency, signers) = (long_title(), T::HomeCurrency::get(), named::<T>(&hands));
		let lines = NewLines::<T>::truncate_from((0..l).map(|_| new_line::<T>()).collect());

		#[extrinsic_call]
		_(
			origin as T::RuntimeOrigin,
			title,
			currency,
			Mode::Units,
			RULES,
			signers,
			lines,
			Shares::new(),
			YearBegin::JANUARY,
		);

		assert_eq!(TreasuryCount::<T>::get(), before.saturating_add(1));
		Ok(())
	}

	#[benchmark]
	fn set_signers() -> Result<(), BenchmarkError> {
		let hands = seats::<T>("signer");
		let id = open::<T>(Owner::Federation, Mode::Units, &hands)?;
		let others = seats::<T>("other signer");
		let origin = by_federation::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, named::<T>(&others));

		assert_eq!(Treasuries::<T>::get(id).map(|record| record.last_signer), Some(MAX_SIGNERS.saturating_mul(2)));
		Ok(())
	}

	#[benchmark]
	fn replace_signer() -> Result<(), BenchmarkError> {
		let (id, hands) = joint::<T>(Mode::Units);
		let coop = hands.last().map(|(_, hand)| hand.coop).unwrap_or_default();
		let member = T::Members::benchmark_seat(coop, &account("successor", 0, 0));
		let origin = by_coop::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, signer(Hand { coop, member }));

		assert_eq!(Treasuries::<T>::get(id).map(|record| record.last_signer), MAX_SIGNERS.checked_add(1));
		Ok(())
	}

	#[benchmark]
	fn set_rules() -> Result<(), BenchmarkError> {
		let Scene { id, origin, .. } = Scene::<T>::set()?;
		let rules = Rules { threshold: 10, ..RULES };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, rules);

		assert_eq!(Treasuries::<T>::get(id).map(|record| record.rules), Some(rules));
		Ok(())
	}

	#[benchmark]
	fn open_line() -> Result<(), BenchmarkError> {
		let Scene { id, origin, .. } = Scene::<T>::set()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, long_title(), document::<T>("purpose"), LIMIT, Rhythm::Month);

		assert!(Lines::<T>::contains_key(id, 2));
		Ok(())
	}

	#[benchmark]
	fn change_line() -> Result<(), BenchmarkError> {
		let Scene { id, origin, .. } = Scene::<T>::set()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 1, SMALL);

		assert_eq!(Lines::<T>::get(id, 1).map(|line| line.limit), Some(SMALL));
		Ok(())
	}

	#[benchmark]
	fn close_line() -> Result<(), BenchmarkError> {
		let Scene { id, origin, .. } = Scene::<T>::set()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 1);

		assert_eq!(Lines::<T>::get(id, 1).map(|line| line.closed), Some(true));
		Ok(())
	}

	#[benchmark]
	fn pay(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let Scene { id, origin, .. } = Scene::<T>::set()?;
		let items = payees::<T>(n);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Some(1), items, document::<T>("invoice"));

		assert!(Spent::<T>::iter_prefix((id, 1)).next().is_some());
		Ok(())
	}

	#[benchmark]
	fn set_pause() -> Result<(), BenchmarkError> {
		let Scene { id, origin, .. } = Scene::<T>::set()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 30);

		assert!(Treasuries::<T>::get(id).is_some_and(|record| record.pause.is_some()));
		Ok(())
	}

	#[benchmark]
	fn leave_treasury() -> Result<(), BenchmarkError> {
		let (id, _) = joint::<T>(Mode::Units);
		let origin = by_coop::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(Treasuries::<T>::get(id).map(|record| record.owner.coops().len()), Some(LAST));
		Ok(())
	}

	#[benchmark]
	fn request(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (caller, coop) = scene.caller(LAST)?;
		let (id, items) = (scene.id, payees::<T>(n));
		// An entry in the queue, which few requests make, is added to what is measured.
		Treasuries::<T>::mutate(id, |record| record.iter_mut().for_each(|record| record.looks_at = Some(0)));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, coop, 1, items, document::<T>("invoice"), false);

		assert!(Payments::<T>::contains_key(id, 1));
		Ok(())
	}

	/// What a node does before it refuses a request of somebody who is no member.
	#[benchmark(extra)]
	fn refuse_request() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (_, coop) = scene.caller(LAST)?;
		let (treasury, items, voucher) = (scene.id, payees::<T>(MAX_ITEMS), document::<T>("invoice"));
		let call = Call::<T>::request { treasury, coop, line: 1, items, voucher, again: false };
		let cost;

		#[block]
		{
			cost = call.charge(&account("stranger", 0, 0));
		}

		assert_eq!(cost, Cost::Refused(Error::<T>::NotMember.into()));
		Ok(())
	}

	/// What a node does before it refuses the approval of somebody who is no member, and knows what is approved.
	#[benchmark(extra)]
	fn refuse_approve() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (_, coop) = scene.caller(LAST)?;
		let payment = scene.request(MAX_ITEMS, |asked| asked.approvals = scene.said(LAST))?;
		let (treasury, content) = (scene.id, scene.content(payment));
		let call = Call::<T>::approve { treasury, payment, coop, content };
		let cost;

		#[block]
		{
			cost = call.charge(&account("stranger", 0, 0));
		}

		assert_eq!(cost, Cost::Refused(Error::<T>::NotMember.into()));
		Ok(())
	}

	/// What a node does before it refuses that somebody who is no member approves again what waits for the bank.
	#[benchmark(extra)]
	fn refuse_approve_again() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (_, coop) = scene.caller(LAST)?;
		let (payment, _) = scene.ready(MAX_ITEMS)?;
		Pallet::<T>::carry_out(scene.id, payment)?;
		let (treasury, content) = (scene.id, scene.content(payment));
		let call = Call::<T>::approve_again { treasury, payment, coop, content };
		let cost;

		#[block]
		{
			cost = call.charge(&account("stranger", 0, 0));
		}

		assert_eq!(cost, Cost::Refused(Error::<T>::NotMember.into()));
		Ok(())
	}

	#[benchmark]
	fn withdraw_request() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (caller, coop) = scene.caller(0)?;
		let (_, hand) = scene.hands.first().cloned().ok_or("there is no signer")?;
		let number = scene.request(MAX_ITEMS, |asked| {
			asked.requested_by = hand;
			asked.approvals = scene.said(MAX_SIGNERS as usize);
			asked.ready_at = Some(T::Clock::deadline());
		})?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, number, coop);

		assert_eq!(ClosedPayments::<T>::get(scene.id, number), Some(Closed::Withdrawn));
		Ok(())
	}

	#[benchmark]
	fn approve(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (caller, coop) = scene.caller(LAST)?;
		// Large because of what is held, which has to be read, and not by the rules.
		let number = scene.request(n, |asked| {
			asked.approvals = scene.said(BUT_LAST);
			asked.items.iter_mut().for_each(|item| item.amount = LIMIT);
		})?;
		scene.rule(RULES);
		let content = scene.content(number);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, number, coop, content);

		assert!(Payments::<T>::get(scene.id, number).is_some_and(|payment| payment.ready_at.is_none()));
		Ok(())
	}

	#[benchmark]
	fn approve_last(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (caller, coop) = scene.caller(LAST)?;
		let number = scene.request(n, |asked| asked.approvals = scene.said(LAST))?;
		scene.rule(LARGE);
		let content = scene.content(number);

		#[extrinsic_call]
		approve(RawOrigin::Signed(caller), scene.id, number, coop, content);

		assert!(Payments::<T>::get(scene.id, number).is_some_and(|payment| payment.ready_at.is_some()));
		Ok(())
	}

	#[benchmark]
	fn reject(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (caller, coop) = scene.caller(LAST)?;
		let number = scene.request(n, |asked| asked.rejections = scene.said(LAST))?;
		let content = scene.content(number);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, number, coop, content, document::<T>("reasons"));

		assert_eq!(ClosedPayments::<T>::get(scene.id, number), Some(Closed::Rejected));
		Ok(())
	}

	#[benchmark]
	fn execute(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (number, _) = scene.ready(n)?;
		let caller: T::AccountId = account("anyone", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, number);

		assert!(is_paid::<T>(scene.id, number));
		Ok(())
	}

	#[benchmark]
	fn pause() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		// Auditors need nobody else.
		let (first, of_first) = scene.caller(BUT_LAST)?;
		let (second, coop) = scene.caller(LAST)?;
		let reason = document::<T>("reasons");
		Pallet::<T>::pause(RawOrigin::Signed(first).into(), scene.id, of_first, reason)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(second), scene.id, coop, reason);

		assert!(Treasuries::<T>::get(scene.id).is_some_and(|record| record.pause.is_some()));
		Ok(())
	}

	/// Of a pause, with which the whole treasury is read and written.
	#[benchmark]
	fn withdraw_wish() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (caller, coop) = scene.caller(LAST)?;
		let reason = document::<T>("reasons");
		Pallet::<T>::pause(RawOrigin::Signed(caller.clone()).into(), scene.id, coop, reason)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, coop, Wish::Pause);

		assert!(Treasuries::<T>::get(scene.id).is_some_and(|record| record.first_hand.is_none()));
		Ok(())
	}

	#[benchmark]
	fn report_outturn() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (caller, coop) = scene.caller(LAST)?;
		let report = document::<T>("report");
		Pallet::<T>::report_outturn(RawOrigin::Signed(caller.clone()).into(), scene.id, coop, report)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, coop, report);

		assert!(Reports::<T>::contains_key(scene.id, 2));
		Ok(())
	}

	#[benchmark]
	fn resign_signer() -> Result<(), BenchmarkError> {
		let (id, hands) = joint::<T>(Mode::Units);
		// Of a treasury of the federation, which is listed for the co-op only because of the signer.
		Treasuries::<T>::mutate(id, |record| record.iter_mut().for_each(|record| record.owner = Owner::Federation));
		let (caller, hand) = hands.last().cloned().ok_or("there is no signer")?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, hand.coop);

		assert!(TreasuriesOf::<T>::get(hand.coop).is_empty());
		Ok(())
	}

	#[benchmark]
	fn approve_again(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (number, _) = scene.ready(n)?;
		Pallet::<T>::carry_out(scene.id, number)?;
		let (caller, coop) = scene.caller(LAST)?;
		let (pending, mut carried) = Pallet::<T>::carried(scene.id, number).ok_or("it waits for the bank")?;
		let ledger = Treasuries::<T>::get(scene.id).ok_or("the treasury is open")?.ledger;
		carried.items.iter().for_each(|item| T::Ledger::benchmark_details(ledger, item.payee.clone()));
		let content = scene.content(number);
		// All have approved it, and one says so once more after the delay.
		let (approvals, ready_at) = (scene.said(MAX_SIGNERS as usize), Some(T::Clock::deadline()));
		carried.again = Some(Anew { content, approvals, ready_at });
		CarriedOut::<T>::insert(scene.id, pending, carried);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, number, coop, content);

		assert!(CarriedOut::<T>::get(scene.id, pending).is_some_and(|carried| carried.again.is_none()));
		Ok(())
	}

	#[benchmark]
	fn end_standing() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let number = scene.standing()?;
		let (first, of_first) = scene.caller(BUT_LAST)?;
		let (second, coop) = scene.caller(LAST)?;
		let content = scene.content(number);
		Pallet::<T>::end_standing(RawOrigin::Signed(first).into(), scene.id, number, of_first, content)
			.map_err(|failed| failed.error)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(second), scene.id, number, coop, content);

		assert!(!StandingPayments::<T>::contains_key(scene.id, number));
		Ok(())
	}

	#[benchmark]
	fn stop_standing() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let number = scene.standing()?;
		let (id, origin) = (scene.id, scene.origin);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, number);

		assert!(!StandingPayments::<T>::contains_key(id, number));
		Ok(())
	}

	#[benchmark]
	fn rename_treasury() -> Result<(), BenchmarkError> {
		let Scene { id, origin, .. } = Scene::<T>::set()?;
		let name: Written = b"Another".to_vec().try_into().unwrap_or_default();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, name);

		assert_eq!(Treasuries::<T>::get(id).map(|record| record.title.to_vec()), Some(b"Another".to_vec()));
		Ok(())
	}

	#[benchmark]
	fn set_shares() -> Result<(), BenchmarkError> {
		let (id, hands) = joint::<T>(Mode::Units);
		let none = BenchmarkError::Stop("there is no origin of an agreement");
		let origin = T::AgreementOrigin::try_successful_origin().map_err(|()| none)?;
		// An agreement of two co-ops with a treasury that has the shares of as many as can be.
		let parties = owners::<T>(&hands).coops().iter().copied().skip(BUT_LAST).collect();
		let owner = Owner::Coops(Parties::truncate_from(parties));
		Treasuries::<T>::mutate(id, |record| record.iter_mut().for_each(|record| record.owner = owner.clone()));
		let shares = Shares::truncate_from(alloc::vec![9_999, 1]);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, shares.clone());

		assert_eq!(Treasuries::<T>::get(id).map(|record| record.shares), Some(shares));
		Ok(())
	}

	#[benchmark]
	fn pay_claim() -> Result<(), BenchmarkError> {
		let (id, hands) = joint::<T>(Mode::Units);
		let (caller, hand) = hands.last().cloned().ok_or("there is no owner")?;
		Pallet::<T>::leave_treasury(by_coop::<T>()?, id)?;
		Claims::<T>::mutate(id, hand.coop, |claim| claim.iter_mut().for_each(|claim| claim.from = 0));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, hand.coop);

		assert!(!Claims::<T>::contains_key(id, hand.coop));
		Ok(())
	}

	#[benchmark]
	fn close_treasury() -> Result<(), BenchmarkError> {
		let hands = chairs::<T>("signer");
		open_with::<T>(Owner::Federation, Mode::Units, &by_office::<T>(&hands))?;
		// The first one of the federation is not closed.
		let signers = named::<T>(&hands);
		let decided = Decided { owner: Owner::Federation, resolution: 1, track: Track::Special };
		let (currency, none) = ((T::HomeCurrency::get(), Mode::Units, YearBegin::JANUARY), Shares::new());
		let opened = Pallet::<T>::may_open(decided, &long_title(), currency, RULES, &signers, &[], &none);
		let (id, opened, lines) = opened.map_err(DispatchError::from)?;
		Pallet::<T>::enter(id, opened, lines)?;
		let origin = by_federation::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(Treasuries::<T>::get(id).map(|record| record.closed), Some(true));
		Ok(())
	}

	#[benchmark]
	fn end_redemption() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set_in(Mode::Units)?;
		let payee = Party::Outside(document::<T>("payee"));
		let custodian = Some(T::Redeem::benchmark_custodian(LIMIT));
		let items = BoundedVec::truncate_from(alloc::vec![Item { payee, amount: SMALL, custodian }]);
		let number = scene.request_for(&items, |asked| asked.approvals = scene.said(MAX_SIGNERS as usize))?;
		Pallet::<T>::carry_out(scene.id, number)?;
		let mut open = Redemptions::<T>::iter().filter(|(_, redeeming)| redeeming.treasury == scene.id);
		let (redemption, _) = open.next().ok_or("a custodian is to pay it out")?;
		// To burn units writes more than to give them back.
		let paid = Some(T::Redeem::benchmark_reported(redemption));
		let (first, of_first) = scene.caller(BUT_LAST)?;
		let (second, coop) = scene.caller(LAST)?;
		Pallet::<T>::end_redemption(RawOrigin::Signed(first).into(), scene.id, redemption, paid, Some(of_first))
			.map_err(|failed| failed.error)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(second), scene.id, redemption, paid, Some(coop));

		assert!(!Redemptions::<T>::contains_key(redemption));
		assert!(matches!(ClosedPayments::<T>::get(scene.id, number), Some(Closed::Paid { .. })));
		Ok(())
	}

	#[benchmark]
	fn keep_ledger(n: Linear<0, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let Scene { id, hands, .. } = Scene::<T>::set()?;
		let (who, hand) = hands.last().cloned().ok_or("there is no signer")?;
		let (other, other_hand) = hands.first().cloned().ok_or("there is no signer")?;
		let ledger = Pallet::<T>::existing(id).map_err(DispatchError::from)?.ledger;
		let items = payees::<T>(n);
		let parties: Vec<_> = items.iter().map(|item| &item.payee).collect();

		#[block]
		{
			assert!(Pallet::<T>::hand(ledger, hand.coop, &who).is_some());
			assert!(Pallet::<T>::hand(ledger, other_hand.coop, &other).is_some());
			assert_eq!(Pallet::<T>::benefits(ledger, &parties, &[(hand, &who), (other_hand, &other)]), None);
			assert!(Pallet::<T>::may_go(ledger, &[(4, 1)], 0).is_ok());
		}

		Ok(())
	}

	/// Of no item nothing is read.
	#[benchmark]
	fn hear(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let mut heard = Vec::new();
		// Each of another payment, to another payee.
		for Item { payee, amount, .. } in payees::<T>(n) {
			let items = BoundedVec::truncate_from(alloc::vec![Item { payee: payee.clone(), amount, custodian: None }]);
			let number = scene.request_for(&items, |asked| asked.approvals = scene.said(MAX_SIGNERS as usize))?;
			Pallet::<T>::carry_out(scene.id, number)?;
			let (pending, _) = Pallet::<T>::carried(scene.id, number).ok_or("it waits for the bank")?;
			let period = Spent::<T>::iter_key_prefix((scene.id, 1)).next().unwrap_or_default();
			heard.push(Heard {
				item: Some((pending, 0)),
				account: 6,
				side: Side::Debit,
				amount,
				party: Some(payee),
				charged: Some(Charged { line: 1, period }),
				undoes: None,
			});
		}
		let ledger = Pallet::<T>::existing(scene.id).map_err(DispatchError::from)?.ledger;

		#[block]
		{
			Pallet::<T>::heard(ledger, Keeper::Treasuries, Became::Voided, 0, &heard);
		}

		assert_eq!(Vouchers::<T>::iter_prefix(scene.id).count(), 0);
		Ok(())
	}

	#[benchmark]
	fn on_coop_left() -> Result<(), BenchmarkError> {
		let hands = seats::<T>("partner");
		let coop = hands.last().map(|(_, hand)| hand.coop).unwrap_or_default();
		for _ in 0..MAX_TREASURIES {
			open::<T>(owners::<T>(&hands), Mode::Units, &hands)?;
		}

		#[block]
		{
			<Pallet<T> as OnCoopLeft>::on_coop_left(coop);
		}

		assert!(TreasuriesOf::<T>::get(coop).is_empty());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::empty(), crate::mock::Test);
}
