//! The worst cases that the weights of this pallet are measured on.

use super::*;
use frame::benchmarking::prelude::*;

/// A hash that is not zero.
fn hash<T: Config>(text: &str) -> T::Hash {
	<T::Hashing as frame::traits::Hash>::hash(text.as_bytes())
}

/// A book with two hands, each with an account.
struct Kept<T: Config> {
	book: Book,
	first: (T::AccountId, Hand),
	second: (T::AccountId, Hand),
}

fn kept<T: Config>(mode: Mode) -> Kept<T> {
	let (book, [first, second]) = T::Keepers::benchmark_book(mode);
	Kept { book, first, second }
}

fn signed<T: Config>((who, _): &(T::AccountId, Hand)) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

/// Units for many payments.
fn plenty<T: Config>() -> BalanceOf<T> {
	T::Currency::minimum_balance().saturating_mul(1_000)
}

fn fund<T: Config>(account: &T::AccountId) {
	T::Currency::set_balance(account, plenty::<T>());
}

/// The account of a book in units, to which units have come that are not entered.
fn funded<T: Config>(book: Book) -> Result<T::AccountId, BenchmarkError> {
	let account = Books::<T>::get(book).ok_or("the book is open")?.account;
	fund::<T>(&account);
	Ok(account)
}

/// The largest kind of party.
fn outside<T: Config>() -> PartyOf<T> {
	Party::Outside(hash::<T>("trainer"))
}

/// A payment with the most signatures.
fn payment<T: Config>(amount: BalanceOf<T>) -> LegOf<T> {
	let hand = Hand { coop: 1, member: 1 };
	Leg {
		direction: Direction::Out,
		party: Some(Party::Treasury(u32::MAX)),
		amount,
		line: Some(1),
		reason: hash::<T>("invoice"),
		basis: Basis::Payment {
			number: 1,
			requested_by: hand,
			approved_by: BoundedVec::truncate_from(alloc::vec![hand; rochdale_primitives::money::MAX_SIGNERS as usize]),
		},
		decided_at: T::Clock::deadline(),
		counted_as: Some(hash::<T>("payee")),
	}
}

/// Enters a receipt, as leg 1 of the book.
fn receive<T: Config>(kept: &Kept<T>) -> DispatchResultWithPostInfo {
	let Kept { book, first, .. } = kept;
	let (reason, reference) = (hash::<T>("fee"), hash::<T>("line 1"));
	Pallet::<T>::enter_receipt(signed::<T>(first), *book, first.1.coop, outside::<T>(), 1_000, reason, reference)
}

/// Has a receipt confirmed, as entry 1 of the book.
fn received<T: Config>(kept: &Kept<T>) -> DispatchResultWithPostInfo {
	receive(kept)?;
	let Kept { book, second, .. } = kept;
	Pallet::<T>::confirm(signed::<T>(second), *book, 1, second.1.coop, hash::<T>("line 1"))
}

/// Enters that the receipt went back, as leg 2 of the book.
fn returned<T: Config>(kept: &Kept<T>) -> DispatchResultWithPostInfo {
	received(kept)?;
	let Kept { book, first, .. } = kept;
	let correction = Correction::Returned(hash::<T>("line 2"));
	Pallet::<T>::enter_correction(signed::<T>(first), *book, first.1.coop, 1, correction, hash::<T>("letter"))
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn contribute() -> Result<(), BenchmarkError> {
		let Kept { book, first: (_, hand), .. } = kept::<T>(Mode::Units);
		funded::<T>(book)?;
		let caller: T::AccountId = whitelisted_caller();
		fund::<T>(&caller);
		let member = T::Members::benchmark_seat(hand.coop, &caller);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), book, 1_000, hash::<T>("fee"), Some(hand.coop));

		let entry = Entries::<T>::get(book, 2).ok_or("it is entered")?;
		assert_eq!(entry.party, Some(Party::Member(hand.coop, member)));
		Ok(())
	}

	#[benchmark]
	fn enter_receipts() -> Result<(), BenchmarkError> {
		let Kept { book, .. } = kept::<T>(Mode::Units);
		funded::<T>(book)?;
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), book);

		assert!(Entries::<T>::contains_key(book, 1));
		Ok(())
	}

	#[benchmark]
	fn enter_receipt() {
		let Kept { book, first, .. } = kept::<T>(Mode::Bank);
		let coop = first.1.coop;
		let from = Party::Member(coop, T::Members::benchmark_seat(coop, &account("payer", 0, 0)));

		#[extrinsic_call]
		_(signed::<T>(&first), book, coop, from, 1_000, hash::<T>("fee"), hash::<T>("line 1"));

		assert!(Legs::<T>::contains_key(book, 1));
	}

	#[benchmark]
	fn enter_outcome() -> Result<(), BenchmarkError> {
		let kept = kept::<T>(Mode::Bank);
		received(&kept)?;
		let Kept { book, first, .. } = kept;
		Pallet::<T>::pay(book, payment::<T>(1_000), None)?;

		#[extrinsic_call]
		_(signed::<T>(&first), book, 2, first.1.coop, Outcome::Paid(hash::<T>("line 2")));

		assert!(Legs::<T>::get(book, 2).is_some_and(|open| open.claim.is_some()));
		Ok(())
	}

	#[benchmark]
	fn confirm() -> Result<(), BenchmarkError> {
		let kept = kept::<T>(Mode::Bank);
		returned(&kept)?;
		let Kept { book, second, .. } = kept;

		#[extrinsic_call]
		_(signed::<T>(&second), book, 2, second.1.coop, hash::<T>("line 2"));

		assert!(matches!(Returns::<T>::get(book, 1), Some(Settled::Entered(_))));
		Ok(())
	}

	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let kept = kept::<T>(Mode::Bank);
		returned(&kept)?;
		let Kept { book, second, .. } = kept;

		#[extrinsic_call]
		_(signed::<T>(&second), book, 2, second.1.coop, hash::<T>("mistake"));

		assert!(!Legs::<T>::contains_key(book, 2));
		Ok(())
	}

	#[benchmark]
	fn enter_correction() -> Result<(), BenchmarkError> {
		let kept = kept::<T>(Mode::Bank);
		received(&kept)?;
		let Kept { book, first, .. } = kept;
		let correction = Correction::Returned(hash::<T>("line 2"));

		#[extrinsic_call]
		_(signed::<T>(&first), book, first.1.coop, 1, correction, hash::<T>("letter"));

		assert_eq!(Returns::<T>::get(book, 1), Some(Settled::Awaits(2)));
		Ok(())
	}

	#[benchmark]
	fn open_book() -> Result<(), BenchmarkError> {
		let (book, account) = (Book::Treasury(u32::MAX), account("treasury", 0, 0));

		#[block]
		{
			<Pallet<T> as Settle<_, _, _>>::open_book(book, &account, Mode::Units, *b"EUR")?;
		}

		assert_eq!(BookOf::<T>::get(account), Some(book));
		Ok(())
	}

	#[benchmark]
	fn pay_in_units() -> Result<(), BenchmarkError> {
		let Kept { book, .. } = kept::<T>(Mode::Units);
		funded::<T>(book)?;
		let (other, to) = (Book::Treasury(u32::MAX), account("treasury", 0, 0));
		Pallet::<T>::open_book(other, &to, Mode::Units, *b"EUR")?;
		fund::<T>(&to);
		let leg = payment::<T>(1_000);

		#[block]
		{
			Pallet::<T>::pay(book, leg, Some(&to))?;
		}

		assert!(Entries::<T>::contains_key(book, 2) && Entries::<T>::contains_key(other, 2));
		Ok(())
	}

	#[benchmark]
	fn pay_by_bank() -> Result<(), BenchmarkError> {
		let kept = kept::<T>(Mode::Bank);
		received(&kept)?;
		let book = kept.book;
		let leg = payment::<T>(1_000);

		#[block]
		{
			Pallet::<T>::pay(book, leg, None)?;
		}

		assert!(Legs::<T>::contains_key(book, 2));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
