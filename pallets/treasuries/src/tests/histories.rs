//! After random histories of calls the invariants hold, and nothing was paid that should not have been.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::Dispatchable;
use proptest::prelude::{prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use rochdale_primitives::ledger::KeepLedgers;
use rochdale_primitives::{
	free::{Charge, FreeCall},
	proposable::Proposable,
};

#[derive(Clone, Debug)]
enum Turn {
	Call(CoopId, MemberNo, crate::Call<Test>),
	Owners(TreasuryId, Track, crate::Call<Test>),
	Coop(CoopId, crate::Call<Test>),
	Office(CoopId, Office, MemberNo),
	Move(CoopId, MemberNo, AccountId),
	/// The seat of a member will have another account, and no other seat.
	Will(CoopId, MemberNo, AccountId),
	Leave(CoopId),
	/// Two hands void what waits under this number.
	NotPaid(PendingNo),
	/// They post it, or so much of it.
	Post(PendingNo, Option<Balance>),
	/// What this entry says has come back.
	Back(EntryNo),
	/// They correct this entry.
	Correct(EntryNo),
	/// A run of wages of the treasury of the federation is requested and approved.
	Run(u32, Balance),
	Fund(TreasuryId, Balance),
	Pass(Moment),
}

fn new_signers() -> impl Strategy<Value = NewSigner> {
	let who = prop_oneof![
		(1u32..6, 1u32..7).prop_map(|(coop, member)| SignerKind::Seat(coop, member)),
		(1u32..6).prop_map(|coop| SignerKind::Office(coop, Office::Treasurer)),
		(1u32..6).prop_map(|coop| SignerKind::Office(coop, Office::Chair)),
	];
	(who, prop_oneof![Just(0u16), 1u16..731, Just(365)]).prop_map(|(who, days)| NewSigner { who, days })
}

fn payees() -> impl Strategy<Value = PartyOf<Test>> {
	prop_oneof![
		(1u32..6).prop_map(Party::Coop),
		(1u32..6, 1u32..7).prop_map(|(coop, member)| Party::Member(coop, member)),
		(1u32..4).prop_map(Party::Treasury),
		Just(Party::Account(REGISTERED)),
		Just(baker()),
	]
}

fn amounts() -> impl Strategy<Value = Balance> {
	prop_oneof![
		4 => 1u128..400,
		3 => 400u128..4_000,
		1 => 4_000u128..40_000,
	]
	.prop_map(|amount| amount * EURO)
}

fn plans() -> impl Strategy<Value = Plan> {
	let rhythm = prop_oneof![4 => Just(Rhythm::Month), 1 => Just(Rhythm::Quarter), 1 => Just(Rhythm::Year)];
	(rhythm, 0i32..90, 0i32..400).prop_map(|(rhythm, begins, days)| {
		let first = day_of(START).unwrap() + begins;
		Plan { rhythm, first, last: first + days }
	})
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
	use crate::Call;
	let treasury = || 1u32..4;
	let coop = || 1u32..6;
	// Mostly those who can do something.
	let member = || prop_oneof![3 => Just(3u32), 3 => Just(5), 2 => 1u32..3, 1 => 1u32..7];
	let payment = || 1u32..12;
	let call = prop_oneof![
		6 => (treasury(), coop(), payees(), amounts()).prop_map(|(treasury, coop, payee, amount)| {
			let items = one(payee, amount);
			(coop, Call::request { treasury, coop, line: LINE, items, voucher: doc(1), again: true })
		}),
		3 => (treasury(), coop(), payees(), 1u128..100, plans()).prop_map(|(treasury, coop, payee, amount, plan)| {
			let item = Item { payee, amount: amount * EURO, custodian: None };
			(coop, Call::request_standing { treasury, coop, line: LINE, item, voucher: doc(1), again: true, plan })
		}),
		2 => (treasury(), payment(), coop()).prop_map(|(treasury, payment, coop)| {
			(coop, Call::end_standing { treasury, payment, coop, content: doc(0) })
		}),
		1 => (treasury(), payment(), coop()).prop_map(|(treasury, payment, coop)| {
			(coop, Call::withdraw_wish { treasury, coop, wish: Wish::StandingEnd(payment) })
		}),
		2 => (treasury(), coop(), coop(), 1u128..40_000).prop_map(|(treasury, coop, gone, amount)| {
			let items = one(Party::Coop(gone), amount * EURO);
			(coop, Call::request { treasury, coop, line: CLAIMS, items, voucher: doc(1), again: true })
		}),
		1 => (treasury(), coop(), coop()).prop_map(|(treasury, coop, gone)| {
			(coop, Call::pay_claim { treasury, coop: gone })
		}),
		12 => (treasury(), payment(), coop()).prop_map(|(treasury, payment, coop)| {
			(coop, Call::approve { treasury, payment, coop, content: doc(0) })
		}),
		3 => (treasury(), payment(), coop()).prop_map(|(treasury, payment, coop)| {
			(coop, Call::reject { treasury, payment, coop, content: doc(0), reason: doc(1) })
		}),
		1 => (treasury(), payment(), coop()).prop_map(|(treasury, payment, coop)| {
			(coop, Call::withdraw_request { treasury, payment, coop })
		}),
		2 => (treasury(), payment(), coop()).prop_map(|(treasury, payment, coop)| {
			(coop, Call::execute { treasury, payment })
		}),
		1 => (treasury(), coop()).prop_map(|(treasury, coop)| (coop, Call::pause { treasury, coop, reason: doc(1) })),
		2 => (treasury(), coop()).prop_map(|(treasury, coop)| {
			(coop, Call::report_outturn { treasury, coop, document: doc(1) })
		}),
		1 => (treasury(), coop()).prop_map(|(treasury, coop)| (coop, Call::resign_signer { treasury, coop })),
	];
	let rules = (2u8..5, 0u128..800, 300u128..6_000).prop_map(|(threshold, tier1, tier2)| Rules {
		threshold,
		tier1: tier1 * EURO,
		tier2: tier2 * EURO,
	});
	let rhythm = || prop_oneof![Just(Rhythm::Once), Just(Rhythm::Month), Just(Rhythm::Quarter), Just(Rhythm::Year)];
	let owners = prop_oneof![
		2 => (treasury(), prop::collection::vec(new_signers(), 2..5))
			.prop_map(|(treasury, list)| (treasury, Call::set_signers { treasury, signers: signers(&list) })),
		1 => (treasury(), rules).prop_map(|(treasury, rules)| (treasury, Call::set_rules { treasury, rules })),
		1 => (treasury(), amounts(), rhythm()).prop_map(|(treasury, limit, rhythm)| {
			(treasury, Call::open_line { treasury, title: title("Line"), purpose: doc(1), limit, rhythm })
		}),
		1 => (treasury(), 1u32..4, amounts()).prop_map(|(treasury, line, limit)| {
			(treasury, Call::change_line { treasury, line, limit })
		}),
		1 => (treasury(), 2u32..4).prop_map(|(treasury, line)| (treasury, Call::close_line { treasury, line })),
		2 => (treasury(), payees(), amounts()).prop_map(|(treasury, payee, amount)| {
			(treasury, Call::pay { treasury, line: Some(LINE), items: one(payee, amount), voucher: doc(1) })
		}),
		1 => (treasury(), payment()).prop_map(|(treasury, payment)| (treasury, Call::stop_standing { treasury, payment })),
		1 => (treasury(), prop::collection::vec(1u16..5_000, 1..4)).prop_map(|(treasury, parts)| {
			let shares = shares::scaled(&parts).try_into().unwrap();
			(treasury, Call::set_shares { treasury, shares })
		}),
		1 => treasury().prop_map(|treasury| (treasury, Call::close_treasury { treasury })),
		1 => (treasury(), coop(), amounts()).prop_map(|(treasury, coop, amount)| {
			let items = one(Party::Coop(coop), amount);
			(treasury, Call::pay { treasury, line: Some(CLAIMS), items, voucher: doc(1) })
		}),
		1 => (treasury(), 0u16..32).prop_map(|(treasury, days)| (treasury, Call::set_pause { treasury, days })),
	];
	let of_coop = prop_oneof![
		2 => (treasury(), new_signers())
			.prop_map(|(treasury, signer)| (signer.who.coop(), Call::replace_signer { treasury, signer })),
		1 => (coop(), treasury()).prop_map(|(coop, treasury)| (coop, Call::leave_treasury { treasury })),
	];
	let turn = prop_oneof![
		30 => (member(), call).prop_map(|(member, (coop, call))| Turn::Call(coop, member, call)),
		5 => (prop_oneof![1 => Just(Track::Consent), 4 => Just(Track::Ordinary), 1 => Just(Track::Special)], owners)
			.prop_map(|(track, (treasury, call))| Turn::Owners(treasury, track, call)),
		2 => of_coop.prop_map(|(coop, call)| Turn::Coop(coop, call)),
		1 => (coop(), 1u32..7).prop_map(|(coop, member)| Turn::Office(coop, Office::Treasurer, member)),
		1 => (coop(), 1u32..7, 101u128..107).prop_map(|(coop, member, account)| Turn::Move(coop, member, account)),
		1 => (coop(), 1u32..7, 1u128..5, 1u128..7).prop_map(|(coop, member, of, to)| Turn::Will(coop, member, 100 * of + to)),
		1 => prop_oneof![4 => Just(0u32), 1 => coop()].prop_map(Turn::Leave),
		1 => (1u32..6).prop_map(Turn::NotPaid),
		2 => (1u32..8, prop_oneof![Just(None), amounts().prop_map(Some)]).prop_map(|(no, some)| Turn::Post(no, some)),
		1 => (1u32..6).prop_map(Turn::Back),
		1 => (1u32..6).prop_map(Turn::Correct),
		2 => (1u32..6, amounts()).prop_map(|(count, amount)| Turn::Run(count, amount)),
		1 => (treasury(), amounts()).prop_map(|(treasury, amount)| Turn::Fund(treasury, amount)),
		6 => prop_oneof![2 => Just(DAY), 1 => (1u64..50).prop_map(|days| days * DAY)].prop_map(Turn::Pass),
	];
	prop::collection::vec(turn, 1..150)
}

/// The owners of a treasury as they are now.
fn owners(treasury: TreasuryId, track: Track) -> RuntimeOrigin {
	match record(treasury).owner {
		Owner::Federation => by_federation(track),
		Owner::Coops(coops) if coops.len() == 1 => by_coop(coops[0], track),
		Owner::Coops(coops) => by_agreement(&coops, track),
	}
}

/// Whether a payment that was just made may have been, as far as who decided can tell.
fn check_paid(paid: &LastPaid) {
	let id = paid.treasury;
	let (basis, ledger) = (basis(paid), record(id).ledger);
	let Basis::Request { requested_by, approved_by, .. } = &basis else { panic!() };
	let parties = match paid.booked {
		Booked::Entered(no) => {
			let entry = pallet_ledger::Entries::<Test>::get(ledger, no).unwrap();
			entry.parties().into_iter().cloned().collect::<Vec<_>>()
		}
		Booked::Ordered(no) => {
			vec![pallet_ledger::Pendings::<Test>::get(ledger, no).unwrap().items[0].item.party.clone()]
		}
	};
	let Treasury { signers, .. } = record(id);
	assert!(approved_by.len() >= 2);
	let mut accounts: Vec<_> = approved_by.iter().map(|hand| account(hand.coop, hand.member)).collect();
	let requester = account(requested_by.coop, requested_by.member);
	assert!(!approved_by.contains(requested_by) && !accounts.contains(&requester));
	let is_signer = |hand: &Hand| {
		signers.iter().any(|signer| match signer.who {
			SignerKind::Seat(coop, member) => hand == &Hand { coop, member },
			SignerKind::Office(coop, office) => hand.coop == coop && MockCoops::holds(coop, office, hand.member),
		})
	};
	assert!(approved_by.iter().all(is_signer), "somebody approved who is no signer");
	for hand in approved_by {
		let who = account(hand.coop, hand.member);
		let benefits = <Treasuries as KeepLedgers<_, _>>::benefits(ledger, &[&parties[0]], &[(*hand, &who)]);
		assert_eq!(benefits, None, "somebody approved who is paid");
	}
	let people = || approved_by.iter().map(|hand| (*hand, account(hand.coop, hand.member)));
	let moves =
		|one: (Hand, AccountId), other: (Hand, AccountId)| Moving::get().contains(&(one.0.coop, one.0.member, other.1));
	for one in people() {
		let others = people().filter(|other| *other != one).chain([(*requested_by, requester)]);
		assert!(
			!others.into_iter().any(|other| moves(one, other)),
			"somebody approved with a key to which a seat moves"
		);
	}
	accounts.sort();
	accounts.dedup();
	assert_eq!(accounts.len(), approved_by.len(), "one person approved twice");
	if record(id).is_joint() {
		let mut coops: Vec<_> = approved_by.iter().map(|hand| hand.coop).collect();
		coops.dedup();
		assert_eq!(coops.len(), approved_by.len());
	}
	// In the second tier the threshold of now approved. Those of a payment may have been more when it came into the first one.
	if approved_by.len() < Treasuries::threshold(&record(id)) {
		assert_eq!(paid_in(id, paid.payment), Some(Tier::Two));
	}
}

/// Two hands of the treasury of the federation say that the bank has paid so much of the first item, or all that waits.
fn post_some(pending: PendingNo, some: Option<Balance>) {
	let Some(waits) = pallet_ledger::Pendings::<Test>::get(record(COMMON).ledger, pending) else { return };
	let part = match some {
		Some(amount) => pallet_ledger::Part::Item { pending, place: 0, amount },
		None => pallet_ledger::Part::Whole(pending),
	};
	let all: Balance = waits.items.iter().map(|item| item.remaining).sum();
	post_part(part, Direction::Out, some.unwrap_or(all));
}

/// They say that the first leg of an entry has come back.
fn bring_back(entry: EntryNo) {
	let Some(leg) = pallet_ledger::Entries::<Test>::get(record(COMMON).ledger, entry) else { return };
	let amount = leg.legs[0].amount;
	post_part(pallet_ledger::Part::Back { entry, place: 0, amount }, Direction::In, amount);
}

fn post_part(part: pallet_ledger::Part<AccountId, H256>, direction: Direction, amount: Balance) {
	let today = day_of(MockClock::civil()).unwrap();
	let (reference, booked, valued) = (fresh(), today, today);
	let line = pallet_ledger::StatementLine { reference, booked, valued, direction, amount };
	let (bank, parts) = (record(COMMON).cash, vec![part].try_into().unwrap());
	let posting = pallet_ledger::Posting { bank, line, parts, rest: 0, voucher: doc(0) };
	for coop in [1, 2] {
		let _ = Books::post(signed(coop, 5), record(COMMON).ledger, coop, posting.clone());
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn invariants_hold(turns in turns()) {
		new_test(|| {
			for turn in turns {
				match turn {
					Turn::Call(coop, member, mut call) => {
						// Who decides repeats what is open, whatever that is.
						if let crate::Call::approve { treasury, payment, content: hash, .. }
							| crate::Call::reject { treasury, payment, content: hash, .. } = &mut call
						{
							*hash = content(*treasury, *payment);
						}
						if let crate::Call::end_standing { treasury, payment, content: hash, .. } = &mut call {
							let standing = StandingPayments::<Test>::get(*treasury, *payment);
							*hash = standing.map_or(*hash, |standing| standing.content);
						}
						// A former requester with another key is told apart by his seat.
						let origin = signed(coop, member);
						let is_paid_for = matches!(call, crate::Call::execute { .. } | crate::Call::pay_claim { .. });
						let charge = call.charge(&account(coop, member));
						let done = RuntimeCall::Treasuries(call).dispatch(origin).map_err(|failed| failed.error);
						assert!(is_paid_for || done.is_ok() == (charge == Charge::Free));
						if let Charge::Refused(error) = charge {
							assert_eq!(done, Err(error));
						}
					},
					Turn::Owners(treasury, track, call) => {
						let proposed = call.check_proposed(None);
						let done = RuntimeCall::Treasuries(call).dispatch(owners(treasury, track));
						assert!(proposed.is_ok() || done.is_err(), "what takes effect could be proposed");
					},
					Turn::Coop(coop, call) => {
						let proposed = call.check_proposed(None);
						let done = RuntimeCall::Treasuries(call).dispatch(by_coop(coop, Track::Ordinary));
						assert!(proposed.is_ok() || done.is_err(), "what takes effect could be proposed");
					},
					Turn::Office(coop, office, member) => {
						let since = DeadlineTime::get();
						Officers::mutate(|all| all.push((coop, office, member, since)));
					},
					Turn::Move(coop, member, account) => {
						if MockMembers::seat_of(coop, &account).is_none() {
							Moved::mutate(|all| all.push((coop, member, account)));
						}
					},
					Turn::Will(coop, member, account) => Moving::set(vec![(coop, member, account)]),
					Turn::Leave(0) => {},
					Turn::Leave(coop) => {
						Standings::mutate(|all| all.push((coop, Standing::Left)));
						<Treasuries as OnCoopLeft>::on_coop_left(coop);
					},
					Turn::NotPaid(pending) => {
						let _ = void(COMMON, pending);
					},
					Turn::Post(pending, some) => post_some(pending, some),
					Turn::Back(entry) => bring_back(entry),
					Turn::Correct(entry) => {
						let ledger = record(COMMON).ledger;
						for coop in [1, 2] {
							let _ = Books::correct(signed(coop, 5), ledger, coop, entry, fresh(), None);
						}
					},
					Turn::Run(count, amount) => {
						let members = (1..=count).map(|member| (Party::Member(5, member), amount));
						let items = run(&members.collect::<Vec<_>>());
						if Treasuries::request(signed(1, 5), COMMON, 1, LINE, items, fresh(), false).is_ok() {
							let number = record(COMMON).payments;
							for coop in 2..=4 {
								let _ = approve(COMMON, number, coop, 5);
							}
						}
					},
					Turn::Fund(treasury, amount) => set_money(treasury, amount),
					Turn::Pass(time) => pass(time),
				}
				for event in rochdale_mocks::take_events::<Test, Event<Test>>() {
					if let Event::Paid { treasury, payment, total, booked, .. } = event {
						check_paid(&LastPaid { treasury, payment, total, booked });
					}
				}
				Treasuries::do_try_state().unwrap();
			}
		});
	}
}
