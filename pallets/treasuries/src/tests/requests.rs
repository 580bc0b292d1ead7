//! Who requests what, and how a request ends that nobody decides.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn ask(treasury: TreasuryId, coop: CoopId, member: MemberNo, payee: PartyOf<Test>, amount: Balance) -> DispatchResult {
	ask_by(treasury, (coop, member), LINE, payee, amount)
}

#[test]
fn a_request_says_everything() {
	new_test(|| {
		pass(DAY);
		let payee = Party::Coop(4);
		assert_ok!(ask(JOINT, 1, 2, payee.clone(), 480 * EURO));
		assert_ne!(content(JOINT, 1), H256::zero());
		let payment = Payments::<Test>::get(JOINT, 1).unwrap();
		let expected = Payment {
			plan: None,
			line: LINE,
			items: one(payee, 480 * EURO),
			voucher: doc(NextDocument::get()),
			again: false,
			content: content(JOINT, 1),
			requested_by: hand(1, 2),
			requester: account(1, 2),
			requested_at: START + DAY + 1_000,
			expires_at: START + 31 * DAY,
			approvals: BoundedVec::new(),
			rejections: BoundedVec::new(),
			ready_at: None,
		};
		assert_eq!(payment, expected);
		let requested = Event::Requested {
			treasury: JOINT,
			payment: 1,
			line: LINE,
			total: 480 * EURO,
			content: content(JOINT, 1),
			by: hand(1, 2),
			expires_at: START + 31 * DAY,
		};
		System::assert_last_event(requested.into());
		let open = OpenRequest { by: hand(1, 2), voucher: doc(NextDocument::get()) };
		assert_eq!((record(JOINT).payments, record(JOINT).open.into_inner()), (1, [(1, open)].into()));
		assert_eq!(Quotas::<Test>::get(1, 2).used, 1);
	});
}

#[test]
fn signers_and_boards_of_owners_request() {
	new_test(|| {
		for (treasury, coop, member, error) in [
			(OWN, 1, 5, None),
			(OWN, 1, 2, None),
			(OWN, 1, 6, Some(Errors::NotHand)),
			(OWN, 1, 4, Some(Errors::NotHand)),
			(OWN, 2, 3, Some(Errors::NotHand)),
			(JOINT, 2, 1, None),
			(JOINT, 3, 3, None),
			(JOINT, 4, 3, Some(Errors::NotHand)),
			(COMMON, 4, 5, None),
			// The board of a member of the federation speaks for that co-op only.
			(COMMON, 1, 3, Some(Errors::NotHand)),
		] {
			let asked = request_by(treasury, coop, member, EURO);
			assert_eq!(asked, error.map_or(Ok(()), |error| Err(error.into())), "{treasury} {coop} {member}");
		}
		let items = one(Party::Coop(4), EURO);
		let stranger = RuntimeOrigin::signed(STRANGER);
		let stranger = Treasuries::request(stranger, OWN, 1, LINE, items.clone(), doc(9), false);
		assert_refused!(stranger, Errors::NotMember);
		let other = Treasuries::request(signed(2, 3), OWN, 1, LINE, items, doc(9), false);
		assert_refused!(other, Errors::NotMember);
		assert_refused!(request_by(4, 1, 1, EURO), Errors::NoSuchTreasury);
		// A former officer no longer does.
		Officers::set(vec![(2, Office::Chair, 6, 9)]);
		assert_refused!(request_by(JOINT, 2, 1, EURO), Errors::NotHand);
		assert_ok!(request_by(JOINT, 2, 6, EURO));
	});
}

#[test]
fn what_a_request_says_is_checked() {
	new_test(|| {
		assert_refused!(request_by(OWN, 1, 1, 0), Errors::ZeroAmount);
		let items = one(Party::Coop(4), EURO);
		let without = Treasuries::request(signed(1, 1), OWN, 1, LINE, items, doc(0), false);
		assert_refused!(without, Errors::NoDocument);
		let nowhere = ask_by(OWN, (1, 1), 2, Party::Coop(4), EURO);
		assert_refused!(nowhere, Errors::NoSuchLine);
		assert_refused!(request_by(OWN, 1, 1, LIMIT + 1), Errors::OverBudget);
		assert_refused!(request_by(OWN, 1, 1, u128::MAX), Errors::OverBudget);
		assert_refused!(request_by(OWN, 1, 1, TIER2 + 1), Errors::NeedsResolution);
		assert_ok!(request_by(OWN, 1, 1, TIER2));
		MostRequests::set(1);
		assert_refused!(request_by(OWN, 1, 1, EURO), Errors::TooManyRequests);
		assert_ok!(Treasuries::withdraw_request(signed(1, 1), OWN, 1, 1));
		assert_ok!(request_by(OWN, 1, 1, EURO));
	});
}

#[test]
fn nobody_alone_fills_the_requests_of_a_treasury() {
	new_test(|| {
		let share = MostRequests::get() / REQUEST_SHARES;
		assert_eq!(share, 8);
		// Where others share the money, all who act for a co-op have one share.
		for nth in 0..share {
			assert_ok!(request_by(JOINT, 1, 1 + nth % 3, EURO));
		}
		for member in 1..=3 {
			assert_refused!(request_by(JOINT, 1, member, EURO), Errors::TooManyOfYours);
		}
		assert_ok!(request_by(JOINT, 2, 3, EURO));
		assert_ok!(request_by(OWN, 1, 1, EURO));
		let count = |id, is_by: &dyn Fn(&Hand) -> bool| record(id).open.values().filter(|open| is_by(&open.by)).count();
		assert_eq!(count(JOINT, &|by| by.coop == 1), 8);
		assert_eq!([1, 2, 3, 4].map(|member| count(JOINT, &|by| *by == hand(1, member))), [3, 3, 2, 0]);
		// Also a signer of the treasury of the federation.
		for _ in 0..share {
			assert_ok!(request_by(COMMON, 4, 5, EURO));
		}
		assert_refused!(request_by(COMMON, 4, 5, EURO), Errors::TooManyOfYours);
		assert_ok!(request_by(COMMON, 3, 5, EURO));

		// Where a co-op spends its own money, each member has one.
		for _ in 1..share {
			assert_ok!(request_by(OWN, 1, 1, EURO));
		}
		assert_refused!(request_by(OWN, 1, 1, EURO), Errors::TooManyOfYours);
		for _ in 0..share {
			assert_ok!(request_by(OWN, 1, 2, EURO));
		}
		assert_refused!(request_by(OWN, 1, 2, EURO), Errors::TooManyOfYours);
		assert_eq!(count(OWN, &|by| by.coop == 1), 16);
		// However few there can be, each can have one.
		MostRequests::set(30);
		assert_ok!(request_by(OWN, 1, 3, EURO));
		MostRequests::set(64);
	});
}

#[test]
fn every_way_in_which_a_request_ends_makes_room() {
	let ends: [fn(PaymentNo); 4] = [
		|number| {
			assert_ok!(Treasuries::withdraw_request(signed(1, 1), JOINT, number, 1));
		},
		|number| {
			assert_ok!(reject(JOINT, number, 2, 3));
			assert_ok!(reject(JOINT, number, 3, 3));
		},
		|number| {
			assert_ok!(approve(JOINT, number, 2, 3));
			assert_ok!(approve(JOINT, number, 3, 3));
			// In the first tier that pays, and in the second a day later.
			pass(DAY);
		},
		|_| pass(30 * DAY),
	];
	for end in ends {
		for amount in [EURO, TIER1 + 1] {
			new_test(|| {
				let number = requested(JOINT, 1, 1, amount);
				for _ in 1..8 {
					assert_ok!(request_by(JOINT, 1, 2, EURO));
				}
				assert_refused!(request_by(JOINT, 1, 1, EURO), Errors::TooManyOfYours);
				end(number);
				assert!(closed(JOINT, number).is_some());
				assert!(!record(JOINT).open.values().any(|open| open.by == hand(1, 1)));
				assert_ok!(request_by(JOINT, 1, 1, EURO));
			});
		}
	}
}

#[test]
fn a_treasury_that_comes_to_one_co_op_has_the_shares_of_its_members() {
	new_test(|| {
		for member in [1, 2, 2, 2, 2, 2, 2, 2] {
			assert_ok!(request_by(JOINT, 1, member, EURO));
		}
		assert_ok!(request_by(JOINT, 2, 1, EURO));
		for coop in [2, 3] {
			assert_ok!(Treasuries::leave_treasury(by_coop(coop, Track::Ordinary), JOINT));
		}
		assert_ok!(Treasuries::set_signers(alone(), JOINT, signers(&[treasurer(1), seat(1, 5), seat(1, 6)])));
		assert_ok!(request_by(JOINT, 1, 2, EURO));
		assert_refused!(request_by(JOINT, 1, 2, EURO), Errors::TooManyOfYours);
		assert_ok!(request_by(JOINT, 1, 1, EURO));
		pass(30 * DAY);
		assert!(record(JOINT).open.is_empty());
	});
}

#[test]
fn units_go_to_who_is_known_in_the_proper_form() {
	new_test(|| {
		let own = record(OWN).account;
		RegisteredBy::mutate(|all| {
			all.extend([coop_account(2), account(2, 2), own].map(|account| (account, 5)));
		});
		for (payee, to) in [
			(Party::Coop(2), Some(coop_account(2))),
			(Party::Coop(6), None),
			(Party::Member(2, 2), Some(account(2, 2))),
			(Party::Member(2, 7), None),
			(Party::Treasury(JOINT), Some(record(JOINT).account)),
			(Party::Treasury(OWN), None),
			(Party::Treasury(COMMON), None),
			(Party::Treasury(4), None),
			(Party::Account(REGISTERED), Some(REGISTERED)),
			(Party::Account(STRANGER), None),
			// Each of these has a form of its own, so that the limits see that it is the same.
			(Party::Account(coop_account(2)), None),
			(Party::Account(account(2, 2)), None),
			(Party::Account(own), None),
			// The books of the co-op do not pay themselves.
			(Party::Coop(1), None),
			(Party::Federation, Some(FEDERATION)),
			(Party::Fund, Some(FUND)),
		] {
			match to {
				Some(to) => {
					let before = Balances::free_balance(to);
					assert_ok!(ask(OWN, 1, 1, payee.clone(), EURO));
					let number = record(OWN).payments;
					assert_ok!(approve(OWN, number, 1, 2));
					assert_ok!(approve(OWN, number, 1, 3));
					assert_eq!(last_paid().unwrap().payment, number);
					let Booked::Entered(entry) = last_paid().unwrap().booked else { panic!() };
					let entry = pallet_ledger::Entries::<Test>::get(record(OWN).ledger, entry).unwrap();
					assert_eq!(entry.parties(), vec![&payee]);
					assert_eq!(Balances::free_balance(to), before + EURO);
				}
				None => {
					assert_refused!(ask(OWN, 1, 1, payee, EURO), Errors::NotPayable);
				}
			}
		}
		// A custodian pays who is outside.
		assert_refused!(ask(OWN, 1, 1, baker(), EURO), Errors::NamesCustodian);
	});
}

#[test]
fn banks_pay_who_is_known_and_who_is_outside() {
	new_test(|| {
		let open = |currency: &[u8; 3]| {
			let origin = by_agreement(&[4, 5], Track::Ordinary);
			open(origin, "Other", currency, Mode::Bank, RULES, &[seat(4, 1), seat(5, 1)])
		};
		assert_ok!(open(b"GBP"));
		assert_ok!(open(b"USD"));
		for (payee, error) in [
			(Party::Coop(5), None),
			(Party::Fund, None),
			(Party::Federation, Some(Errors::NotPayable)),
			(Party::Coop(6), Some(Errors::NotPayable)),
			(Party::Member(5, 1), None),
			(Party::Member(5, 7), Some(Errors::NotPayable)),
			(Party::Treasury(4), None),
			(Party::Treasury(5), Some(Errors::NotPayable)),
			(Party::Treasury(OWN), Some(Errors::NotPayable)),
			(Party::Treasury(COMMON), Some(Errors::NotPayable)),
			(Party::Account(REGISTERED), Some(Errors::NotPayable)),
			(baker(), None),
		] {
			let asked = ask(COMMON, 1, 5, payee.clone(), EURO);
			assert_eq!(asked, error.map_or(Ok(()), |error| Err(error.into())), "{payee:?}");
		}
	});
}

#[test]
fn what_too_few_can_approve_is_not_paid_and_expires() {
	new_test(|| {
		let expires = |number, needed, approved| {
			let card = *Treasuries::open_requests(JOINT).last().unwrap();
			assert_eq!((card.payment, card.needed, card.approved), (number, needed, approved));
			pass(2 * DAY);
			assert_refused!(execute(JOINT, number), Errors::TooFewApprovals);
			pass(28 * DAY);
			assert_eq!((closed(JOINT, number), last_paid()), (Some(Closed::Expired), None));
		};
		// Of three treasurers one requests, and all three would have to approve.
		assert_ok!(Treasuries::set_rules(together(), JOINT, Rules { threshold: 3, ..RULES }));
		assert_ok!(request_by(JOINT, 1, 3, TIER2));
		assert_refused!(approve(JOINT, 1, 1, 3), Errors::RequesterCannotDecide);
		assert_ok!(approve(JOINT, 1, 2, 3));
		assert_ok!(approve(JOINT, 1, 3, 3));
		expires(1, 3, 2);
		// Who sits in the co-op that is paid cannot.
		assert_ok!(ask(JOINT, 1, 3, Party::Coop(2), TIER1));
		assert_refused!(approve(JOINT, 2, 1, 3), Errors::RequesterCannotDecide);
		assert_refused!(approve(JOINT, 2, 2, 3), Errors::YouBenefit);
		assert_ok!(approve(JOINT, 2, 3, 3));
		expires(2, 2, 1);
		// Nor who uses the account of the requester in another co-op.
		Moved::set(vec![(2, 3, account(1, 1))]);
		assert_ok!(ask(JOINT, 1, 1, Party::Coop(3), TIER1));
		let by_the_same = Treasuries::approve(RuntimeOrigin::signed(account(1, 1)), JOINT, 3, 2, content(JOINT, 3));
		assert_refused!(by_the_same, Errors::RequesterCannotDecide);
		assert_refused!(approve(JOINT, 3, 3, 3), Errors::YouBenefit);
		assert_ok!(approve(JOINT, 3, 1, 3));
		expires(3, 2, 1);
	});
}

#[test]
fn one_look_closes_all_requests_whose_time_is_over() {
	new_test(|| {
		let looks = || Deadlines::<Test>::iter_keys().collect::<Vec<_>>();
		let look_at = |at: Moment| vec![(at.to_be_bytes(), Due::Expiry(JOINT))];
		let first = requested(JOINT, 1, 1, EURO);
		pass(DAY);
		let second = requested(JOINT, 2, 1, EURO);
		let third = requested(JOINT, 3, 1, EURO);
		assert_eq!((looks(), record(JOINT).looks_at), (look_at(START + 30 * DAY), Some(START + 30 * DAY)));
		// It looks at the time of a request also where that was taken back.
		assert_ok!(Treasuries::withdraw_request(signed(1, 1), JOINT, first, 1));
		pass(29 * DAY);
		assert_eq!((looks(), record(JOINT).open.len()), (look_at(START + 31 * DAY), 2));
		pass(DAY - 1);
		assert_eq!(record(JOINT).open.len(), 2);
		pass(1);
		assert_eq!([second, third].map(|number| closed(JOINT, number)), [Some(Closed::Expired); 2]);
		assert_eq!((looks(), record(JOINT).looks_at), (vec![], None));
	});
}

#[test]
fn a_request_is_taken_back_by_who_made_it() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, EURO);
		let withdraw = |coop, member| Treasuries::withdraw_request(signed(coop, member), JOINT, number, coop);
		assert_refused!(withdraw(1, 3), Errors::NotRequester);
		assert_refused!(withdraw(2, 1), Errors::NotRequester);
		assert_refused!(Treasuries::withdraw_request(signed(2, 1), JOINT, number, 1), Errors::NotMember);
		assert_refused!(Treasuries::withdraw_request(signed(1, 1), JOINT, 2, 1), Errors::NoSuchRequest);
		assert_refused!(Treasuries::withdraw_request(signed(1, 1), 4, 1, 1), Errors::NoSuchTreasury);
		// He may have another key, and no office any more.
		Moved::set(vec![(1, 1, 4_444)]);
		Officers::set(vec![(1, Office::Chair, 6, 9)]);
		assert_ok!(withdraw(1, 1));
		System::assert_last_event(Event::RequestWithdrawn { treasury: JOINT, payment: number }.into());
		assert_eq!(closed(JOINT, number), Some(Closed::Withdrawn));
		assert_eq!(record(JOINT).open.len(), 0);
		assert_refused!(withdraw(1, 1), Errors::NoSuchRequest);
	});
}

#[test]
fn a_request_expires() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, EURO);
		assert_ok!(approve(JOINT, number, 1, 3));
		DeadlineTime::mutate(|now| *now += 30 * DAY);
		// Its time is over before the chain comes to it.
		assert_refused!(approve(JOINT, number, 2, 3), Errors::NoSuchRequest);
		assert_refused!(reject(JOINT, number, 2, 3), Errors::NoSuchRequest);
		assert_refused!(execute(JOINT, number), Errors::NoSuchRequest);
		pass(0);
		assert_eq!(closed(JOINT, number), Some(Closed::Expired));
		System::assert_last_event(Event::RequestExpired { treasury: JOINT, payment: number }.into());
		assert!(Deadlines::<Test>::iter().next().is_none());
	});
}

#[test]
fn what_is_due_can_be_carried_out_by_anyone() {
	new_test(|| {
		let number = requested(JOINT, 1, 1, EURO);
		let (at, due) = (START + 30 * DAY, Due::Expiry(JOINT));
		let advance = |at, due| Treasuries::advance(RuntimeOrigin::signed(STRANGER), at, due);
		assert_refused!(advance(at, due), Errors::NotDue);
		assert_refused!(advance(at + 1, due), Errors::NothingDue);
		assert_refused!(advance(at, Due::Delay(JOINT, number)), Errors::NothingDue);
		DeadlineTime::mutate(|now| *now += 30 * DAY);
		assert_refused!(Treasuries::advance(RuntimeOrigin::root(), at, due), DispatchError::BadOrigin);
		assert_ok!(advance(at, due));
		assert_eq!(closed(JOINT, number), Some(Closed::Expired));
		assert_refused!(advance(at, due), Errors::NothingDue);
	});
}

#[test]
fn a_block_carries_out_what_fits() {
	new_test(|| {
		for number in 1..=20 {
			Treasuries::schedule(START, Due::Delay(JOINT, number));
		}
		let waiting = || Deadlines::<Test>::iter().count();
		let step = crate::Call::<Test>::advance { at: 1, due: Due::Delay(1, 1) }.get_dispatch_info().call_weight;
		// Nothing where there is no room for a step.
		assert_eq!(Treasuries::on_idle(1, step - Weight::from_parts(1, 0)), Weight::zero());
		assert_eq!(waiting(), 20);
		let used = Treasuries::on_idle(1, Weight::MAX);
		assert_eq!(waiting(), 4);
		assert_eq!(used, step * u64::from(MAX_STEPS_PER_BLOCK));
		Treasuries::on_idle(1, Weight::MAX);
		assert_eq!(waiting(), 0);
	});
}
