//! The worst cases that the weights of this pallet are measured on.

use super::*;
use frame::benchmarking::prelude::*;
use rochdale_primitives::free::{Charge, FreeCall};

/// One of the currency.
const ONE: Balance = 1_000_000;

/// A hash that is not zero.
fn hash<T: Config>(of: impl Encode) -> T::Hash {
	T::Hashing::hash_of(&(b"benchmark", of))
}

/// Somebody outside, with bank details.
fn party<T: Config>(no: u32) -> PartyOf<T> {
	Party::Outside(hash::<T>(("party", no)))
}

/// A ledger by bank, with its two hands.
struct Books<T: Config> {
	ledger: LedgerId,
	bank: AccountNo,
	first: (T::AccountId, Hand),
	second: (T::AccountId, Hand),
}

fn terms<T: Config>(kind: AccountKind) -> Terms<T::AccountId> {
	let cash = Cash::None;
	Terms { kind, code: 1, keeper: Keeper::Treasuries, cash, limit: None, is_direct: true, mirror: None }
}

fn open<T: Config>(ledger: LedgerId, terms: Terms<T::AccountId>) -> Result<AccountNo, BenchmarkError> {
	Ok(Pallet::<T>::do_open_account(ledger, terms)?)
}

/// A bank account with as many open days as one can have, but for the one that comes.
fn open_bank<T: Config>(ledger: LedgerId) -> Result<AccountNo, BenchmarkError> {
	let bank = open::<T>(ledger, Terms { cash: Cash::Bank, ..terms::<T>(AccountKind::Asset) })?;
	let days = (2..=MAX_OPEN_DAYS).filter_map(|ago| Some((today::<T>().checked_sub(ago as Day)?, DaySums::default())));
	let days = days.collect::<alloc::collections::BTreeMap<_, _>>();
	let days = OpenDays::try_from(days).map_err(|_| "there are as many days")?;
	Accounts::<T>::mutate(ledger, bank, |account| account.iter_mut().for_each(|account| account.days = days.clone()));
	Ok(bank)
}

fn books<T: Config>() -> Result<Books<T>, BenchmarkError> {
	let (ledger, [first, second]) = T::Keepers::benchmark_hands();
	// Of the bank accounts, only those that are opened here.
	Ledgers::<T>::mutate(ledger, |record| record.iter_mut().for_each(|record| record.banks = BoundedVec::new()));
	let bank = open_bank::<T>(ledger)?;
	Ok(Books { ledger, bank, first, second })
}

fn today<T: Config>() -> Day {
	Pallet::<T>::today().unwrap_or_default()
}

fn signed<T: Config>((who, _): &(T::AccountId, Hand)) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

/// Items that are charged to as many accounts as are given, in turn.
fn items<T: Config>(n: u32, accounts: &[AccountNo]) -> Vec<ItemOf<T>> {
	let charged = Some(rochdale_primitives::ledger::Charged { line: 1, period: 1 });
	let places = accounts.iter().cycle().zip(0..n);
	places.map(|(account, no)| Item { account: *account, amount: ONE, party: party::<T>(no), charged }).collect()
}

/// Details in force of as many parties.
fn details<T: Config>(ledger: LedgerId, n: u32) {
	for no in 0..n {
		let hands = [Hand { coop: 1, member: 1 }, Hand { coop: 1, member: 2 }];
		let (before, after) = (Some(hash::<T>("before")), hash::<T>("after"));
		let details = Details { version: 2, before, after, day: today::<T>(), from: T::Clock::deadline(), hands };
		DetailsOf::<T>::insert(ledger, party::<T>(no), details);
	}
}

fn payment<T: Config>(books: &Books<T>, items: Vec<ItemOf<T>>) -> OrderOf<T> {
	let hand = Hand { coop: 1, member: 1 };
	let approved_by = BoundedVec::truncate_from(alloc::vec![hand; rochdale_primitives::money::MAX_SIGNERS as usize]);
	Order {
		ledger: books.ledger,
		keeper: Keeper::Treasuries,
		bank: books.bank,
		direction: Direction::Out,
		items,
		basis: Basis::Request { number: 1, requested_by: hand, approved_by },
		voucher: hash::<T>("invoice"),
		deadline: None,
	}
}

/// Orders a run of so many items, of as many accounts as a run can have.
fn run<T: Config>(books: &Books<T>, n: u32, deadline: Option<Moment>) -> Result<PendingNo, BenchmarkError> {
	let mut accounts = Vec::new();
	for _ in 0..MAX_RUN_ACCOUNTS {
		accounts.push(open::<T>(books.ledger, terms::<T>(AccountKind::Expense))?);
	}
	details::<T>(books.ledger, n);
	let order = Order { deadline, ..payment(books, items::<T>(n, &accounts)) };
	Ok(<Pallet<T> as Post<_, _>>::order(order)?)
}

/// A posting of so many parts, each of a pending entry and an account of its own.
fn list<T: Config>(books: &Books<T>, n: u32) -> Result<PostingOf<T>, BenchmarkError> {
	details::<T>(books.ledger, n);
	let mut parts = Vec::new();
	for no in 0..n {
		let account = open::<T>(books.ledger, terms::<T>(AccountKind::Expense))?;
		let item = Item { party: party::<T>(no), ..items::<T>(1, &[account]).remove(0) };
		// As many wait as a ledger allows at a time.
		Ledgers::<T>::mutate(books.ledger, |record| record.iter_mut().for_each(|record| record.open_pendings = 0));
		let pending = <Pallet<T> as Post<_, _>>::order(payment(books, alloc::vec![item]))?;
		parts.push(Part::Item { pending, place: 0, amount: ONE });
	}
	Ledgers::<T>::mutate(books.ledger, |record| record.iter_mut().for_each(|record| record.open_pendings = n));
	Ok(posting(books, parts, n))
}

/// A line of today that is explained by parts of one each.
fn posting<T: Config>(books: &Books<T>, parts: Vec<PartOf<T>>, n: u32) -> PostingOf<T> {
	let (booked, direction) = (today::<T>(), Direction::Out);
	let amount = ONE.saturating_mul(n.into());
	let line = StatementLine { reference: hash::<T>("line"), booked, valued: booked, direction, amount };
	let parts = BoundedVec::truncate_from(parts);
	Posting { bank: books.bank, line, parts, rest: 0, voucher: hash::<T>("document") }
}

/// Cash in units at an address, to which more has come than is entered.
fn units<T: Config>(ledger: LedgerId, address: &T::AccountId) -> Result<AccountNo, BenchmarkError> {
	Pallet::<T>::do_open_ledger(ledger, T::HomeCurrency::get())?;
	let receipts = open::<T>(ledger, terms::<T>(AccountKind::Income))?;
	let cash = Cash::Units { address: address.clone(), receipts };
	let account = open::<T>(ledger, Terms { cash, ..terms::<T>(AccountKind::Asset) })?;
	fund::<T>(address);
	Ok(account)
}

fn fund<T: Config>(who: &T::AccountId) {
	T::Currency::set_balance(who, T::Currency::minimum_balance().saturating_add(ONE.saturating_mul(1_000)));
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn ask() -> Result<(), BenchmarkError> {
		let Books { ledger, first, .. } = books::<T>()?;
		let asked;

		#[block]
		{
			asked = Pallet::<T>::hand(ledger, first.1.coop, &first.0);
		}

		assert_eq!(asked.ok(), Some(first.1));
		Ok(())
	}

	#[benchmark]
	fn contribute() -> Result<(), BenchmarkError> {
		let Books { first: (_, hand), .. } = books::<T>()?;
		let ledger = LedgerId::Treasury(u32::MAX);
		let account = units::<T>(ledger, &account("address", 0, 0))?;
		let caller: T::AccountId = whitelisted_caller();
		fund::<T>(&caller);
		T::Members::benchmark_seat(hand.coop, &caller);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), ledger, account, ONE, hash::<T>("fee"), Some(hand.coop));

		assert!(Entries::<T>::contains_key(ledger, 2));
		Ok(())
	}

	#[benchmark]
	fn enter_receipts() -> Result<(), BenchmarkError> {
		let ledger = LedgerId::Treasury(u32::MAX);
		let account = units::<T>(ledger, &account("address", 0, 0))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), ledger, account);

		assert!(Entries::<T>::contains_key(ledger, 1));
		Ok(())
	}

	#[benchmark]
	fn expect() -> Result<(), BenchmarkError> {
		let Books { ledger, bank, first, .. } = books::<T>()?;
		let income = open::<T>(ledger, terms::<T>(AccountKind::Income))?;
		details::<T>(ledger, 1);
		let item = Item { charged: None, ..items::<T>(1, &[income]).remove(0) };

		#[extrinsic_call]
		_(signed::<T>(&first), ledger, first.1.coop, bank, item, hash::<T>("offer"), MAX_EXPECT_DAYS);

		assert!(Pendings::<T>::contains_key(ledger, 1));
		Ok(())
	}

	#[benchmark]
	fn expire(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let books = books::<T>()?;
		let pending = run(&books, n, Some(T::Clock::deadline()))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), books.ledger, pending);

		assert!(Pendings::<T>::get(books.ledger, pending).is_some_and(|pending| !pending.is_open()));
		Ok(())
	}

	#[benchmark]
	fn post(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let books = books::<T>()?;
		let posting = list(&books, n)?;
		let Books { ledger, first, second, .. } = books;
		Pallet::<T>::post(signed::<T>(&first), ledger, first.1.coop, posting.clone())?;

		#[extrinsic_call]
		_(signed::<T>(&second), ledger, second.1.coop, posting);

		assert!(Entries::<T>::contains_key(ledger, 1));
		Ok(())
	}

	/// What a node does before it refuses what somebody wants to post who is no hand.
	#[benchmark(extra)]
	fn refuse_post() -> Result<(), BenchmarkError> {
		let books = books::<T>()?;
		let posting = list(&books, MAX_ITEMS)?;
		let call = Call::<T>::post { ledger: books.ledger, coop: books.first.1.coop, posting };
		let cost;

		#[block]
		{
			cost = call.charge(&account("stranger", 0, 0));
		}

		assert_eq!(cost, Charge::Refused(Error::<T>::NotAHand.into()));
		Ok(())
	}

	#[benchmark]
	fn post_run(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let books = books::<T>()?;
		let pending = run(&books, n, None)?;
		let posting = posting(&books, alloc::vec![Part::Whole(pending)], n);
		let Books { ledger, first, second, .. } = books;
		Pallet::<T>::post(signed::<T>(&first), ledger, first.1.coop, posting.clone())?;

		#[extrinsic_call]
		post(signed::<T>(&second), ledger, second.1.coop, posting);

		assert!(Entries::<T>::contains_key(ledger, 1));
		Ok(())
	}

	#[benchmark]
	fn void(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let books = books::<T>()?;
		let pending = run(&books, n, None)?;
		let Books { ledger, first, second, .. } = books;
		let reason = hash::<T>("reason");
		Pallet::<T>::void(signed::<T>(&first), ledger, first.1.coop, pending, None, reason)?;

		#[extrinsic_call]
		_(signed::<T>(&second), ledger, second.1.coop, pending, None, reason);

		assert!(Pendings::<T>::get(ledger, pending).is_some_and(|pending| !pending.is_open()));
		Ok(())
	}

	#[benchmark]
	fn correct(n: Linear<2, MAX_LEGS>) -> Result<(), BenchmarkError> {
		let books = books::<T>()?;
		let posting = list(&books, n.saturating_sub(1))?;
		let Books { ledger, first, second, .. } = books;
		for (who, hand) in [&first, &second] {
			Pallet::<T>::post(RawOrigin::Signed(who.clone()).into(), ledger, hand.coop, posting.clone())?;
		}
		let reason = hash::<T>("reason");
		Pallet::<T>::correct(signed::<T>(&first), ledger, first.1.coop, 1, reason, None)?;

		#[extrinsic_call]
		_(signed::<T>(&second), ledger, second.1.coop, 1, reason, None);

		assert!(Entries::<T>::contains_key(ledger, 2));
		Ok(())
	}

	#[benchmark]
	fn close(n: Linear<1, MAX_BANKS>) -> Result<(), BenchmarkError> {
		let Books { ledger, bank, first, second } = books::<T>()?;
		let mut banks = alloc::vec![bank];
		for _ in 1..n {
			banks.push(open_bank::<T>(ledger)?);
		}
		let balances = banks.into_iter().map(|account| BankBalance { account, balance: 0, is_overdrawn: false });
		let statement = Statement {
			through: today::<T>().saturating_sub(1),
			balances: BoundedVec::truncate_from(balances.collect()),
			document: hash::<T>("statement"),
		};
		Pallet::<T>::close(signed::<T>(&first), ledger, first.1.coop, statement.clone())?;

		#[extrinsic_call]
		_(signed::<T>(&second), ledger, second.1.coop, statement);

		assert!(Closes::<T>::contains_key(ledger, 1));
		Ok(())
	}

	#[benchmark]
	fn open_balances(n: Linear<2, MAX_LEGS>) -> Result<(), BenchmarkError> {
		let Books { ledger, bank, first, second } = books::<T>()?;
		for _ in 1..MAX_BANKS {
			open_bank::<T>(ledger)?;
		}
		let others = n.saturating_sub(1);
		let amount = ONE.saturating_mul(others.into());
		let mut legs = alloc::vec![Leg { account: bank, side: Side::Debit, amount, party: None }];
		for no in 0..others {
			let account = open::<T>(ledger, terms::<T>(AccountKind::Equity))?;
			legs.push(Leg { account, side: Side::Credit, amount: ONE, party: Some(party::<T>(no)) });
		}
		let (day, document) = (today::<T>().saturating_sub(1), hash::<T>("balance"));
		let opening = Opening { day, legs: BoundedVec::truncate_from(legs), document };
		Pallet::<T>::open_balances(signed::<T>(&first), ledger, first.1.coop, opening.clone())?;

		#[extrinsic_call]
		_(signed::<T>(&second), ledger, second.1.coop, opening);

		assert!(Closes::<T>::contains_key(ledger, 1));
		Ok(())
	}

	#[benchmark]
	fn set_details() -> Result<(), BenchmarkError> {
		let Books { ledger, first, second, .. } = books::<T>()?;
		details::<T>(ledger, 1);
		let details = hash::<T>("new");
		Pallet::<T>::set_details(signed::<T>(&first), ledger, first.1.coop, party::<T>(0), details)?;

		#[extrinsic_call]
		_(signed::<T>(&second), ledger, second.1.coop, party::<T>(0), details);

		assert_eq!(DetailsOf::<T>::get(ledger, party::<T>(0)).map(|details| details.version), Some(3));
		Ok(())
	}

	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let Books { ledger, first, second, .. } = books::<T>()?;
		let details = hash::<T>("new");
		Pallet::<T>::set_details(signed::<T>(&first), ledger, first.1.coop, party::<T>(0), details)?;
		let content = Pallet::<T>::content(Act::Details, ledger, &(party::<T>(0), details));

		#[extrinsic_call]
		_(signed::<T>(&second), ledger, second.1.coop, content);

		assert!(!Begun::<T>::contains_key(ledger, content));
		Ok(())
	}

	#[benchmark]
	fn open_account() -> Result<(), BenchmarkError> {
		let (ledger, other) = (LedgerId::Treasury(u32::MAX), LedgerId::Fund);
		units::<T>(ledger, &account("address", 0, 0))?;
		Ledgers::<T>::remove(other);
		Pallet::<T>::do_open_ledger(other, T::HomeCurrency::get())?;
		let mirrored = open::<T>(other, terms::<T>(AccountKind::Liability))?;
		let cash = Cash::Units { address: account("address", 1, 0), receipts: 1 };
		let terms = Terms { cash, mirror: Some((other, mirrored)), ..terms::<T>(AccountKind::Asset) };
		let opened;

		#[block]
		{
			opened = Pallet::<T>::do_open_account(ledger, terms)?;
		}

		assert!(Accounts::<T>::contains_key(ledger, opened));
		Ok(())
	}

	#[benchmark]
	fn post_at_once(n: Linear<2, MAX_LEGS>) -> Result<(), BenchmarkError> {
		let (ledger, other) = (LedgerId::Treasury(u32::MAX), LedgerId::Treasury(u32::MAX.saturating_sub(1)));
		let cash = units::<T>(ledger, &account("address", 0, 0))?;
		let to: T::AccountId = account("address", 1, 0);
		units::<T>(other, &to)?;
		let others = n.saturating_sub(1);
		let mut legs = Vec::new();
		for no in 0..others {
			let account = open::<T>(ledger, terms::<T>(AccountKind::Expense))?;
			legs.push(Leg { account, side: Side::Debit, amount: ONE, party: Some(party::<T>(no)) });
		}
		let amount = ONE.saturating_mul(others.into());
		legs.push(Leg { account: cash, side: Side::Credit, amount, party: None });
		let (basis, voucher, moves) = (Basis::Resolution(1), hash::<T>("invoice"), Moves::To(to));
		let draft = Draft { ledger, legs, day: None, basis, voucher, moves };

		#[block]
		{
			<Pallet<T> as Post<_, _>>::post(draft)?;
		}

		assert!(Entries::<T>::contains_key(ledger, 2) && Entries::<T>::contains_key(other, 2));
		Ok(())
	}

	#[benchmark]
	fn order(n: Linear<1, MAX_ITEMS>) -> Result<(), BenchmarkError> {
		let books = books::<T>()?;
		let mut accounts = Vec::new();
		for _ in 0..MAX_RUN_ACCOUNTS {
			accounts.push(open::<T>(books.ledger, terms::<T>(AccountKind::Expense))?);
		}
		details::<T>(books.ledger, n);
		let deadline = Some(T::Clock::deadline().saturating_add(1));
		let ordered = Order { deadline, ..payment(&books, items::<T>(n, &accounts)) };

		#[block]
		{
			<Pallet<T> as Post<_, _>>::order(ordered)?;
		}

		assert!(Pendings::<T>::contains_key(books.ledger, 1));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
