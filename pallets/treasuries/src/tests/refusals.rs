//! A call that is refused gives back the weight that it did not use.

use crate::{mock::*, *};
use frame_support::dispatch::GetDispatchInfo;

type TestCall = crate::Call<Test>;

/// What the books say that it weighs to open an account, and what it weighs most to book a payment: to order it where a custodian
/// sets it aside.
const OPENING: u64 = 10;
const BOOKING: u64 = 11 + 5_000;

/// What shares say that it weighs to ask what they hold aside.
const ASIDE: u64 = 20_000;

/// What a call weighs before it is made, and when it is refused by that error.
fn refused(origin: RuntimeOrigin, call: TestCall, error: impl Into<DispatchError>) -> (u64, u64) {
	let declared = call.get_dispatch_info().call_weight.ref_time();
	let failed = RuntimeCall::Treasuries(call).dispatch(origin).unwrap_err();
	assert_eq!(failed.error, error.into());
	(declared, failed.post_info.actual_weight.unwrap().ref_time())
}

fn request(treasury: TreasuryId, coop: CoopId, amount: Balance) -> TestCall {
	let items = one(Party::Coop(4), amount);
	TestCall::request { treasury, coop, line: LINE, items, voucher: doc(9), again: false }
}

#[test]
fn strangers_weigh_a_few_reads() {
	new_test(|| {
		let payment = requested(JOINT, 1, 1, EURO);
		let (treasury, coop, reason) = (JOINT, 1, doc(1));
		let content = content(treasury, payment);
		let calls = [
			request(treasury, coop, EURO),
			TestCall::approve { treasury, payment, coop, content },
			TestCall::reject { treasury, payment, coop, content, reason },
			TestCall::pause { treasury, coop, reason },
			TestCall::report_outturn { treasury, coop, document: reason },
		];
		for call in calls {
			let (_, used) = refused(RuntimeOrigin::signed(STRANGER), call, Errors::NotMember);
			assert_eq!(used, 10);
		}
		// 110 to approve and 110 to carry out a hundred items, with what the books do, and what is seldom asked.
		let most = 110 + 110 + BOOKING + 65 + 64 + ASIDE;
		let nothing = TestCall::approve { treasury, payment: payment + 1, coop, content };
		assert_eq!(refused(signed(2, 3), nothing, Errors::NoSuchRequest), (most, 10));
		let other = TestCall::approve { treasury, payment, coop, content: doc(1) };
		assert_eq!(refused(signed(2, 3), other, Errors::OtherContent), (most, 10));
		let nowhere = TestCall::execute { treasury: 99, payment };
		assert_eq!(refused(signed(2, 3), nowhere, Errors::NoSuchTreasury), (most - 110 - 64, 10));
		let nothing = TestCall::approve_again { treasury, payment, coop, content };
		assert_eq!(refused(signed(2, 3), nothing, Errors::NothingToApproveAgain), (most - 110 + 16 - ASIDE, 10));
	});
}

#[test]
fn who_signs_weighs_what_there_is_to_ask() {
	new_test(|| {
		let (declared, used) = refused(signed(1, 1), request(OWN, 1, 0), Errors::ZeroAmount);
		assert_eq!((declared, used), (11 + ASIDE, 11 + ASIDE));
		let payment = requested(OWN, 1, 1, EURO);
		let early = TestCall::execute { treasury: OWN, payment };
		let (_, used) = refused(signed(1, 1), early, Errors::TooFewApprovals);
		assert_eq!(used, 11 + 65 + ASIDE);
		// An approval that waits asks about nobody else, and gives back what it would have taken to pay.
		let content = content(OWN, payment);
		let approve = |member| {
			let done = mock::Treasuries::approve(signed(1, member), OWN, payment, 1, content);
			done.unwrap().actual_weight.unwrap().ref_time()
		};
		assert_eq!(approve(2), 11);
		assert_eq!(approve(3), 11 + 11 + BOOKING + 65 + ASIDE);
		// A request asks about no signer but who makes it, however many must approve.
		let ask = |treasury, coop, member, payee| {
			let items = one(payee, EURO);
			let done = mock::Treasuries::request(signed(coop, member), treasury, coop, LINE, items, fresh(), false);
			assert_eq!(done.unwrap().actual_weight.unwrap().ref_time(), 11 + ASIDE);
			record(treasury).payments
		};
		ask(OWN, 1, 1, Party::Coop(4));
		// Whether all share what the federation pays, and to whom a seat moves, are asked where that is so.
		frame_support::assert_ok!(open(
			by_agreement(&[1, 2, 3, 4, 5], Track::Ordinary),
			"All",
			b"GBP",
			Mode::Bank,
			RULES,
			&[seat(4, 1), seat(5, 1)]
		));
		let approve = |payment| {
			let done = mock::Treasuries::approve(signed(2, 5), COMMON, payment, 2, mock::content(COMMON, payment));
			done.unwrap().actual_weight.unwrap().ref_time()
		};
		assert_eq!(approve(ask(COMMON, 1, 5, Party::Treasury(4))), 11 + 65);
		Moving::set(vec![(2, 5, STRANGER)]);
		assert_eq!(approve(ask(COMMON, 1, 5, Party::Coop(4))), 11 + 64);
		Moving::set(vec![]);
	});
}

#[test]
fn what_only_owners_decide_weighs_nothing_for_others() {
	new_test(|| {
		let two = signers(&[treasurer(1), seat(1, 5)]);
		let open = TestCall::open_treasury {
			title: title("Caja"),
			currency: *b"EUR",
			mode: Mode::Units,
			rules: RULES,
			signers: two.clone(),
			lines: no_lines(),
			shares: equal(),
			year_begins: YearBegin::JANUARY,
		};
		let dissolved = ASKING_DISSOLVED.ref_time();
		let most = 10 + 8 * OPENING + u64::from(MAX_PARTIES) * dissolved;
		assert_eq!(refused(signed(1, 1), open.clone(), DispatchError::BadOrigin), (most, 0));
		Dissolved::set(vec![1]);
		assert_eq!(refused(alone(), open.clone(), Errors::CoopDissolved), (most, 10 + dissolved));
		assert_eq!(refused(together(), open.clone(), Errors::CoopDissolved), (most, 10 + 3 * dissolved));
		let (declared, used) = refused(by_coop(99, Track::Ordinary), open, Errors::CoopLeft);
		assert!(used < declared);
		let (items, voucher) = (one(Party::Coop(4), EURO), doc(9));
		let pay = TestCall::pay { treasury: OWN, line: None, items, voucher };
		assert_eq!(refused(by_coop(2, Track::Special), pay, Errors::NotOwner), (11 + BOOKING + ASIDE, 10));
		let early = TestCall::advance { at: START, due: Due::Expiry(OWN) };
		let (declared, used) = refused(signed(1, 1), early, Errors::NothingDue);
		assert!(used == 2 && declared > 175);
	});
}
