//! The worst cases that the weights of this pallet are measured on.

use super::*;
use frame::benchmarking::prelude::*;
use rochdale_primitives::money::KeepBooks;

/// A hash that is not zero.
fn document<T: Config>(text: &str) -> T::Hash {
	<T::Hashing as frame::traits::Hash>::hash(text.as_bytes())
}

/// A name that is as long as it can be.
fn long_title() -> Written {
	b"A name that is as long as the name of a treasury can ever be ...".to_vec().try_into().unwrap_or_default()
}

/// The limit of a line, with which [`SMALL`] is in the first tier and [`LARGE`] in the second.
const LIMIT: Balance = 1_000_000_000_000;

/// An amount in the first tier.
const SMALL: Balance = 1_000_000_000;

/// An amount in the second tier.
const LARGE: Balance = 50_000_000_000;

/// The place of the last signer.
const LAST: usize = MAX_SIGNERS as usize - 1;

/// The place of the last signer but one.
const BUT_LAST: usize = LAST - 1;

const RULES: Rules = Rules { threshold: 16, tier1_bps: TIER1_BPS, tier2_bps: TIER2_BPS };

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

fn open_with<T: Config>(owner: Owner, mode: Mode, signers: &NewSigners) -> Result<TreasuryId, DispatchError> {
	let currency = T::HomeCurrency::get();
	let decided = || Decided { owner: owner.clone(), resolution: 1, track: Track::Special };
	let (id, opened) = Pallet::<T>::may_open(decided(), long_title(), currency, mode, RULES, signers)?;
	Pallet::<T>::enter(id, opened.clone())?;
	let (after, line) = Pallet::<T>::may_open_line(opened, 1, long_title(), document::<T>("purpose"), LIMIT, 365)?;
	Lines::<T>::insert(id, after.lines, line);
	Treasuries::<T>::insert(id, after);
	T::Settlement::benchmark_fund(Book::Treasury(id), LIMIT);
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

/// A treasury of the federation, whose signers are the chairs of the most co-ops, and one of as many other co-ops.
///
/// That is where most is read: of each signer what the co-op can do in the federation, who holds the office, and the
/// account; of each two signers whether the seat of one moves to the key of the other; and of each signer and each co-op
/// that is paid whether they sit there. A signer by name, of an owner, or of a co-op that is paid takes less.
struct Scene<T: Config> {
	id: TreasuryId,
	hands: Seated<T>,
	payee: PartyOf<T>,
	origin: T::RuntimeOrigin,
}

impl<T: Config> Scene<T> {
	fn set() -> Result<Self, BenchmarkError> {
		Self::set_in(Mode::Units)
	}

	fn set_in(mode: Mode) -> Result<Self, BenchmarkError> {
		let (payee, _) = joint::<T>(mode);
		let hands = chairs::<T>("signer");
		let id = open_with::<T>(Owner::Federation, mode, &by_office::<T>(&hands))?;
		let record = Pallet::<T>::existing(id).map_err(DispatchError::from)?;
		assert_eq!(Pallet::<T>::active_signers(&record).len(), MAX_SIGNERS as usize);
		Ok(Self { id, hands, payee: Party::Treasury(payee), origin: by_federation::<T>()? })
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
	fn request(&self, amount: Balance, change: impl FnOnce(&mut PaymentOf<T>)) -> Result<PaymentNo, BenchmarkError> {
		let (who, coop) = self.caller(0)?;
		// Asked for with the least threshold, because the first signer does not count as one who requests.
		let rules = Rules { threshold: 2, ..RULES };
		Treasuries::<T>::mutate(self.id, |record| record.iter_mut().for_each(|record| record.rules = rules));
		let reason = document::<T>("invoice");
		let asked = Pallet::<T>::may_request(self.id, coop, &who, 1, &self.payee, amount, reason);
		let (record, mut request) = asked.map_err(DispatchError::from)?;
		request.requester = account("requester", 0, 0);
		request.requested_by = Hand { coop: T::Coops::benchmark_found(), member: MemberNo::MAX };
		change(&mut request);
		let number = record.payments;
		if let Some(ready_at) = request.ready_at {
			Pallet::<T>::schedule(ready_at, Due::Delay(self.id, number));
		}
		Pallet::<T>::make_request(self.id, number, request);
		Treasuries::<T>::insert(self.id, Treasury { rules: RULES, ..record });
		Ok(number)
	}

	/// A request in the second tier that all have approved and whose delay is over.
	fn ready(&self) -> Result<(PaymentNo, Moment), BenchmarkError> {
		let now = T::Clock::deadline();
		let number = self.request(LARGE, |request| {
			request.approvals = self.said(MAX_SIGNERS as usize);
			request.ready_at = Some(now);
		})?;
		Ok((number, now))
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
	matches!(ClosedPayments::<T>::get(id, number), Some(Closed::Paid(_)))
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn open_treasury() -> Result<(), BenchmarkError> {
		let hands = seats::<T>("signer");
		let origin = by_federation::<T>()?;
		let before = TreasuryCount::<T>::get();
		let (title, currency, signers) = (long_title(), T::HomeCurrency::get(), named::<T>(&hands));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, title, currency, Mode::Units, RULES, signers);

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
		_(origin as T::RuntimeOrigin, id, long_title(), document::<T>("purpose"), LIMIT, 365);

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
	fn pay() -> Result<(), BenchmarkError> {
		let Scene { id, origin, hands, .. } = Scene::<T>::set()?;
		let (_, hand) = hands.first().ok_or("there is no signer")?;
		// Of all payees, whether an account is registered and nothing else takes the most.
		let supplier: T::AccountId = account("supplier", 0, 0);
		T::Registered::benchmark_register(hand.coop, &supplier);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Some(1), Party::Account(supplier), SMALL, document::<T>("invoice"));

		assert!(Lines::<T>::get(id, 1).is_some_and(|line| line.resolved != Window::default()));
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
	fn request() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (caller, coop) = scene.caller(LAST)?;
		let (id, payee) = (scene.id, scene.payee);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, coop, 1, payee, SMALL, document::<T>("invoice"));

		assert!(Payments::<T>::contains_key(id, 1));
		Ok(())
	}

	#[benchmark]
	fn withdraw_request() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (caller, coop) = scene.caller(0)?;
		let (_, hand) = scene.hands.first().cloned().ok_or("there is no signer")?;
		let number = scene.request(LARGE, |asked| {
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
	fn approve() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (caller, coop) = scene.caller(LAST)?;
		let number = scene.request(SMALL, |asked| asked.approvals = scene.said(LAST))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, number, coop);

		assert!(is_paid::<T>(scene.id, number));
		Ok(())
	}

	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (caller, coop) = scene.caller(LAST)?;
		let number = scene.request(SMALL, |asked| asked.rejections = scene.said(LAST))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, number, coop, document::<T>("reasons"));

		assert_eq!(ClosedPayments::<T>::get(scene.id, number), Some(Closed::Rejected));
		Ok(())
	}

	#[benchmark]
	fn execute() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (number, _) = scene.ready()?;
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

	#[benchmark]
	fn withdraw_pause() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (caller, coop) = scene.caller(LAST)?;
		let reason = document::<T>("reasons");
		Pallet::<T>::pause(RawOrigin::Signed(caller.clone()).into(), scene.id, coop, reason)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, coop);

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
	fn advance() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::set()?;
		let (number, at) = scene.ready()?;
		let caller: T::AccountId = account("anyone", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), at, Due::Delay(scene.id, number));

		assert!(is_paid::<T>(scene.id, number));
		Ok(())
	}

	#[benchmark]
	fn keep_book() -> Result<(), BenchmarkError> {
		let Scene { id, hands, payee, .. } = Scene::<T>::set_in(Mode::Bank)?;
		let (who, hand) = hands.last().cloned().ok_or("there is no signer")?;
		let (other, other_hand) = hands.first().cloned().ok_or("there is no signer")?;
		let book = Book::Treasury(id);
		let (now, key) = (T::Clock::deadline(), T::Hashing::hash_of(&payee));
		let record = Pallet::<T>::existing(id).map_err(DispatchError::from)?;
		let charge = Pallet::<T>::may_charge(id, &record, 1, key, SMALL).map_err(DispatchError::from)?;
		Treasuries::<T>::insert(id, Treasury { small: charge.small, ..record });
		Lines::<T>::insert(id, 1, charge.line);
		Payees::<T>::insert(id, key, charge.payee);
		ClosedPayments::<T>::insert(id, 1, Closed::Paid(charge.tier));
		let leg = Leg {
			direction: Direction::Out,
			party: Some(payee.clone()),
			amount: SMALL,
			line: Some(1),
			reason: document::<T>("invoice"),
			basis: Basis::Payment { number: 1, requested_by: hand, approved_by: Hands::new() },
			decided_at: now,
			counted_as: Some(key),
		};

		#[block]
		{
			assert_eq!(Pallet::<T>::hand(book, hand.coop, &who), Some(hand));
			assert_eq!(Pallet::<T>::hand(book, other_hand.coop, &other), Some(other_hand));
			assert!(Pallet::<T>::is_joint(book));
			assert!(!Pallet::<T>::benefits(book, &payee, hand, &who));
			assert!(Pallet::<T>::may_move(book));
			Pallet::<T>::on_not_paid(book, &leg);
		}

		assert_eq!(ClosedPayments::<T>::get(id, 1), Some(Closed::NotPaid));
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
