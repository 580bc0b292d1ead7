//! Random histories against a model that knows nothing of the pallet but its rules.

use super::*;
use frame_support::traits::{
	fungible::{Inspect, Mutate},
	tokens::Preservation,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What somebody tries.
#[derive(Clone, Debug)]
enum Try {
	/// Dues come so many days ago.
	Receive { amount: Balance, ago: Day },
	/// A keeper orders payments.
	Pay { amounts: Vec<Balance> },
	/// A payment is posted, in part where an item is named, with charges.
	Settle { pending: usize, item: Option<(usize, Balance)>, charges: Balance, ago: Day },
	/// A leg of an entry comes back.
	Back { entry: usize, amount: Balance, ago: Day },
	/// What waits is voided.
	Void { pending: usize, item: Option<usize> },
	/// An entry is corrected. Dues are entered anew, by another amount where one is given.
	Correct { entry: usize, anew: Option<Balance> },
	/// The books are closed, by a statement that is a cent off or not.
	Close { ago: Day, is_off: bool },
	/// A keeper enters wages that are not paid.
	Reclass { amount: Balance },
	/// Units come to the mill, by a contribution or a plain transfer.
	Give { amount: Balance, is_plain: bool },
	/// The mill spends units, to the fund or to somebody.
	Spend { amount: Balance, to_fund: bool },
	/// Days pass.
	Pass { days: u32 },
}

fn attempts() -> impl Strategy<Value = Try> {
	let (amount, ago) = (1u128..60, 0i32..12);
	prop_oneof![
		4 => (amount.clone(), ago.clone()).prop_map(|(amount, ago)| Try::Receive { amount, ago }),
		3 => prop::collection::vec(1u128..30, 1..4).prop_map(|amounts| Try::Pay { amounts }),
		4 => (0usize..12, prop::option::of((0usize..3, 1u128..30)), 0u128..12, ago.clone())
			.prop_map(|(pending, item, charges, ago)| Try::Settle { pending, item, charges, ago }),
		3 => (0usize..30, 1u128..30, ago.clone()).prop_map(|(entry, amount, ago)| Try::Back { entry, amount, ago }),
		1 => (0usize..12, prop::option::of(0usize..3)).prop_map(|(pending, item)| Try::Void { pending, item }),
		3 => (0usize..30, prop::option::of(1u128..60)).prop_map(|(entry, anew)| Try::Correct { entry, anew }),
		1 => (ago, prop::bool::weighted(0.2)).prop_map(|(ago, is_off)| Try::Close { ago, is_off }),
		1 => amount.clone().prop_map(|amount| Try::Reclass { amount }),
		1 => (amount.clone(), any::<bool>()).prop_map(|(amount, is_plain)| Try::Give { amount, is_plain }),
		1 => (amount, any::<bool>()).prop_map(|(amount, to_fund)| Try::Spend { amount, to_fund }),
		1 => (0u32..3).prop_map(|days| Try::Pass { days }),
	]
}

/// What an entry of the model is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
	Dues,
	Paid,
	Returned,
	Mirror,
	Internal,
}

/// A leg of the model: debits count up.
#[derive(Clone, Debug)]
struct ModelLeg {
	account: AccountNo,
	amount: i128,
	item: Option<(usize, usize)>,
	/// The entry and leg that it takes back.
	back: Option<(usize, usize)>,
}

#[derive(Clone, Debug)]
struct ModelEntry {
	kind: Kind,
	day: Day,
	/// The day on which the bank has booked its line.
	booked: Day,
	reference: u64,
	legs: Vec<ModelLeg>,
}

#[derive(Default)]
struct Model {
	entries: Vec<ModelEntry>,
	/// What waits of the items of each payment.
	pendings: Vec<Vec<i128>>,
	taken: BTreeMap<(usize, usize), i128>,
	closed: Option<Day>,
	references: u64,
	/// What the mill has by its books, what came to its address since, and what the fund has.
	units: [i128; 3],
}

fn leg(account: AccountNo, amount: i128) -> ModelLeg {
	ModelLeg { account, amount, item: None, back: None }
}

impl Model {
	fn net(&self, account: AccountNo) -> i128 {
		self.entries
			.iter()
			.flat_map(|entry| &entry.legs)
			.filter(|leg| leg.account == account)
			.map(|leg| leg.amount)
			.sum()
	}

	fn waiting(&self) -> i128 {
		self.pendings.iter().flatten().sum()
	}

	fn available(&self) -> i128 {
		self.net(BANK) - self.waiting()
	}

	fn is_open(&self, day: Day) -> bool {
		self.closed.is_none_or(|closed| day > closed)
	}

	fn cash_on(&self, day: Day) -> i128 {
		let until = self.entries.iter().filter(|entry| entry.day <= day);
		until.flat_map(|entry| &entry.legs).filter(|leg| leg.account == BANK).map(|leg| leg.amount).sum()
	}

	fn is_touched(&self, entry: usize) -> bool {
		self.taken.iter().any(|((no, _), amount)| *no == entry && *amount > 0)
	}

	/// Adds an entry, and takes from items and legs what it posts and takes back.
	fn enter(&mut self, entry: ModelEntry) {
		for leg in &entry.legs {
			if let Some((no, place)) = leg.back {
				*self.taken.entry((no, place)).or_default() += leg.amount.abs();
				// The mirror of what had come back lets it come back again.
				if let Some(undone) = self.entries[no].legs[place].back {
					*self.taken.entry(undone).or_default() -= leg.amount.abs();
				}
			}
		}
		self.entries.push(entry);
	}
}

fn today() -> Day {
	(MockClock::civil() / DAY) as Day
}

/// Sends a call by both hands, and asserts that the first one alone does nothing.
fn by_both(send: impl Fn(AccountId) -> DispatchResultWithPostInfo) -> bool {
	let before = (entries(), sums(BANK), Ledgers::<Test>::get(SHOP));
	let first = send(ANN);
	assert_eq!(before, (entries(), sums(BANK), Ledgers::<Test>::get(SHOP)));
	if first.is_err() {
		return false;
	}
	assert_refused!(send(ANN), TestError::AlreadyBegun);
	assert_eq!(send(BEN).map(|_| ()).map_err(|failed| failed.error), Ok(()));
	true
}

/// Tries something, and asserts that it comes out as the model says.
fn attempt(model: &mut Model, what: Try) {
	let cents = |amount: i128| (amount as Balance) * ONE;
	match what {
		Try::Receive { amount, ago } => {
			let day = today() - ago;
			model.references += 1;
			let posting = on(day, came(model.references, amount * ONE, vec![dues(9, amount * ONE)]));
			let fits = model.is_open(day);
			assert_eq!(by_both(|who| send(who, &posting)), fits);
			if fits {
				let amount = amount as i128;
				let legs = vec![leg(DUES, -amount), leg(BANK, amount)];
				model.enter(ModelEntry { kind: Kind::Dues, day, booked: day, reference: model.references, legs });
			}
		}
		Try::Pay { amounts } => {
			let total: u128 = amounts.iter().sum();
			let open = model.pendings.iter().filter(|items| items.iter().any(|item| *item > 0)).count();
			let fits = total as i128 <= model.available() && open < MAX_PENDINGS as usize;
			let items = amounts.iter().zip(10..).map(|(amount, member)| wage(member, amount * ONE)).collect();
			assert_eq!(Books::order(payment(items)).is_ok(), fits);
			if fits {
				model.pendings.push(amounts.into_iter().map(|amount| amount as i128).collect());
			}
		}
		Try::Settle { pending, item, charges, ago } => {
			let day = today() - ago;
			model.references += 1;
			let no = pending as PendingNo + 1;
			let items = model.pendings.get(pending).cloned().unwrap_or_default();
			let (posted, part) = match item {
				Some((place, amount)) => {
					let fits = items.get(place).is_some_and(|rest| amount as i128 <= *rest);
					let posted = if fits { vec![(place, amount as i128)] } else { vec![] };
					(posted, Part::Item { pending: no, place: place as Place, amount: amount * ONE })
				}
				None => {
					let rest = items.iter().copied().enumerate().filter(|(_, rest)| *rest > 0);
					(rest.collect(), Part::Whole(no))
				}
			};
			let total: i128 = posted.iter().map(|(_, amount)| amount).sum();
			let named = item.map_or(total, |(_, amount)| amount as i128);
			let mut parts = vec![part];
			if charges > 0 {
				parts.push(Part::Direct(debit(CHARGES, charges * ONE)));
			}
			let all = named + charges as i128;
			let posting = on(day, went(model.references, cents(all), parts));
			let covered = charges <= 10 && model.available() >= charges as i128;
			let fits = !posted.is_empty() && covered && model.is_open(day);
			assert_eq!(by_both(|who| send(who, &posting)), fits);
			if fits {
				let mut legs: Vec<_> = posted
					.iter()
					.map(|(place, amount)| ModelLeg { item: Some((pending, *place)), ..leg(WAGES, *amount) })
					.collect();
				if charges > 0 {
					legs.push(leg(CHARGES, charges as i128));
				}
				legs.push(leg(BANK, -all));
				posted.iter().for_each(|(place, amount)| model.pendings[pending][*place] -= amount);
				model.enter(ModelEntry { kind: Kind::Paid, day, booked: day, reference: model.references, legs });
			}
		}
		Try::Back { entry: no, amount, ago } => {
			let (day, amount) = (today() - ago, amount as i128);
			model.references += 1;
			let before = model.entries.get(no).cloned();
			let went_out = before.as_ref().is_some_and(|entry| entry.legs[0].amount > 0);
			let reference = model.references;
			let parts = vec![Part::Back { entry: no as EntryNo + 1, place: 0, amount: cents(amount) }];
			let posting =
				if went_out { came(reference, cents(amount), parts) } else { went(reference, cents(amount), parts) };
			let posting = on(day, posting);
			let fits = before.as_ref().is_some_and(|entry| {
				let taken = model.taken.get(&(no, 0)).copied().unwrap_or_default();
				matches!(entry.kind, Kind::Dues | Kind::Paid)
					&& day >= entry.day
					&& model.is_open(day)
					&& taken + amount <= entry.legs[0].amount.abs()
					&& (went_out || amount <= 10 && amount <= model.available())
			});
			assert_eq!(by_both(|who| send(who, &posting)), fits);
			if let (true, Some(entry)) = (fits, before) {
				let sign = -entry.legs[0].amount.signum();
				let back = ModelLeg { amount: sign * amount, back: Some((no, 0)), ..entry.legs[0].clone() };
				let legs = vec![back, leg(BANK, -sign * amount)];
				model.enter(ModelEntry { kind: Kind::Returned, day, booked: day, reference, legs });
			}
		}
		Try::Void { pending, item } => {
			let items = model.pendings.get(pending).cloned().unwrap_or_default();
			let fits = match item {
				Some(place) => items.get(place).is_some_and(|rest| *rest > 0),
				None => items.iter().any(|rest| *rest > 0),
			};
			let place = item.map(|place| place as Place);
			assert_eq!(by_both(|who| send_void(who, pending as PendingNo + 1, place)), fits);
			if fits {
				let voided = model.pendings[pending].iter_mut().enumerate();
				voided.filter(|(at, _)| item.is_none_or(|place| place == *at)).for_each(|(_, rest)| *rest = 0);
			}
		}
		Try::Correct { entry: no, anew } => correct_by_model(model, no, anew),
		Try::Close { ago, is_off } => {
			let through = today() - ago;
			let held = model.cash_on(through);
			let balance = held.unsigned_abs() * ONE;
			let mut statement = statement(through, if is_off { balance + CENT } else { balance });
			statement.balances[0].is_overdrawn = held < 0;
			let fits = model.is_open(through) && ago > 0 && !is_off;
			assert_eq!(by_both(|who| send_close(who, &statement)), fits);
			if fits {
				model.closed = Some(through);
			}
		}
		Try::Reclass { amount } => {
			let legs = vec![debit(WAGES, amount * ONE), credit(CAPITAL, amount * ONE)];
			let (basis, voucher, moves) = (Basis::Rule, hash(1), Moves::Nothing);
			assert_ok!(<Books as Post<_, _>>::post(Draft { ledger: SHOP, legs, day: None, basis, voucher, moves }));
			let amount = amount as i128;
			let legs = vec![leg(WAGES, amount), leg(CAPITAL, -amount)];
			model.enter(ModelEntry { kind: Kind::Internal, day: today(), booked: today(), reference: 0, legs });
		}
		Try::Give { amount, is_plain: true } => {
			let amount_in_units = amount * ONE;
			let to = address_of(MILL);
			assert_ok!(<Balances as Mutate<_>>::transfer(&EVE, &to, amount_in_units, Preservation::Preserve));
			model.units[1] += amount as i128;
		}
		Try::Give { amount, .. } => {
			assert_ok!(Books::contribute(signed(ANN), MILL, UNITS, amount * ONE, hash(1), Some(1)));
			model.units[0] += amount as i128 + core::mem::take(&mut model.units[1]);
		}
		Try::Spend { amount, to_fund } => {
			let legs = vec![debit(COSTS, amount * ONE), credit(UNITS, amount * ONE)];
			let moves = Moves::To(if to_fund { address_of(FUND) } else { REGISTERED });
			let draft = Draft { ledger: MILL, legs, day: None, basis: Basis::Resolution(1), voucher: hash(1), moves };
			// What keeps the address alive stays there, which is less than one.
			let fits = (amount as i128) < model.units[0] + model.units[1];
			assert_eq!(<Books as Post<_, _>>::post(draft).is_ok(), fits);
			if fits {
				model.units[0] += core::mem::take(&mut model.units[1]) - amount as i128;
				model.units[2] += if to_fund { amount as i128 } else { 0 };
			}
		}
		Try::Pass { days } => pass_days(days),
	}
}

fn correct_by_model(model: &mut Model, no: usize, anew: Option<Balance>) {
	let before = model.entries.get(no).cloned();
	let kind = before.as_ref().map(|entry| entry.kind);
	let amount = before.as_ref().map_or(0, |entry| entry.legs[0].amount.abs());
	let is_open = before.as_ref().is_some_and(|entry| model.is_open(entry.booked));
	// Dues are entered anew, all else is only mirrored.
	let anew = (kind == Some(Kind::Dues)).then(|| anew.map_or(amount, |anew| anew as i128));
	let posting = before.as_ref().zip(anew).map(|(entry, anew)| {
		let anew = anew as Balance * ONE;
		on(entry.booked, came(entry.reference, anew, vec![dues(8, anew)]))
	});
	let cash = before.as_ref().map_or(0, |entry| entry.legs.last().unwrap().amount);
	let waiting: i128 = before.iter().flat_map(|entry| &entry.legs).map(waits_again).sum();
	let fits = matches!(kind, Some(Kind::Dues | Kind::Paid | Kind::Returned))
		&& !model.is_touched(no)
		&& (is_open || anew == Some(amount))
		&& model.available() - cash - waiting + anew.unwrap_or_default() >= 0;
	assert_eq!(by_both(|who| send_correction(who, no as EntryNo + 1, posting.as_ref())), fits, "{before:?} {anew:?}");
	let (true, Some(entry)) = (fits, before) else {
		return;
	};
	let day = if model.is_open(entry.day) { entry.day } else { model.closed.unwrap() + 1 };
	for leg in &entry.legs {
		if let (Some((pending, place)), 1..) = (leg.item, waits_again(leg)) {
			model.pendings[pending][place] += leg.amount;
		}
	}
	let legs = entry.legs.iter().enumerate();
	let legs = legs.map(|(place, leg)| ModelLeg { amount: -leg.amount, back: Some((no, place)), ..leg.clone() });
	model.enter(ModelEntry { kind: Kind::Mirror, day, booked: day, reference: 0, legs: legs.collect() });
	if let Some(anew) = anew {
		let legs = vec![leg(DUES, -anew), leg(BANK, anew)];
		let day = if is_open { entry.booked } else { day };
		model.enter(ModelEntry { kind: Kind::Dues, day, booked: entry.booked, reference: entry.reference, legs });
	}
}

/// What a leg lets wait again when it is mirrored: what was pending, and has not come back by it.
fn waits_again(leg: &ModelLeg) -> i128 {
	match (leg.item, leg.back) {
		(Some(_), None) => leg.amount,
		_ => 0,
	}
}

/// Asserts that the books are those of the model.
fn compare(model: &Model) {
	for account in [BANK, DUES, CHARGES, WAGES, CAPITAL] {
		assert_eq!(held(account), model.net(account) * ONE as i128, "account {account}");
	}
	assert_eq!(entries() as usize, model.entries.len());
	assert_eq!(sums(BANK).pending_credits as i128, model.waiting() * ONE as i128);
	for day in [today() - 5, today()] {
		// Of a day past it can be less than nothing, where what came later was spent on paper.
		let signed = |held: BankBalance| if held.is_overdrawn { -(held.balance as i128) } else { held.balance as i128 };
		let kept = Books::balance_on(SHOP, BANK, day).map(signed);
		let known = model.closed.is_none_or(|closed| day >= closed).then(|| model.cash_on(day) * ONE as i128);
		assert_eq!(kept, known);
	}
	let units = |ledger| {
		let sums = Books::sums(ledger, UNITS).unwrap();
		(sums.debits - sums.credits) as i128
	};
	assert_eq!([units(MILL), units(FUND)], [model.units[0], model.units[2]].map(|sum| sum * ONE as i128));
	let address = Balances::total_balance(&address_of(MILL)) as i128;
	assert_eq!(address, (model.units[0] + model.units[1]) * ONE as i128);
	// By what they hear, keepers know how much of each item was paid and has not come back.
	let mut heard: BTreeMap<(usize, usize), i128> = BTreeMap::new();
	for (_, _, became, _, items) in Told::get() {
		let sign = match became {
			Became::Posted(_) | Became::NotReturned(_) => 1,
			Became::Unposted(_) | Became::Returned(_) => -1,
			Became::Voided | Became::Expired => 0,
		};
		for (item, amount) in items.into_iter().filter_map(|heard| Some((heard.item?, heard.amount))) {
			*heard.entry((item.0 as usize - 1, item.1 as usize)).or_default() += sign * amount as i128;
		}
	}
	let mut paid: BTreeMap<(usize, usize), i128> = BTreeMap::new();
	for leg in model.entries.iter().flat_map(|entry| &entry.legs) {
		if let Some(item) = leg.item {
			*paid.entry(item).or_default() += leg.amount * ONE as i128;
		}
	}
	heard.retain(|_, amount| *amount != 0);
	paid.retain(|_, amount| *amount != 0);
	assert_eq!(heard, paid);
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

	#[test]
	fn the_books_are_what_a_simple_model_says(history in prop::collection::vec(attempts(), 1..80)) {
		chain().execute_with(|| {
			let mut model = Model::default();
			for what in history {
				attempt(&mut model, what);
				compare(&model);
			}
			Books::do_try_state().unwrap();
		});
	}
}
