//! Two officers are two persons in office, and what one of them began can be taken back.

use super::{
	hands::{each, first_hands},
	*,
};

/// A call of two officers, and the key under which the first one is noted.
fn correct(number: Moment) -> (Call<Test>, ActionHash) {
	let (correction, document) = (Correction::JoinedAt(number), doc(1));
	let key = Membership::action_hash(&Action::Correct { member: 4, correction, document });
	(Call::correct { coop: BAKERY, member: 4, correction, document }, key)
}

fn take_back(approval: ActionHash) -> Call<Test> {
	Call::withdraw_approval { coop: BAKERY, approval }
}

/// A call that fails, and that nobody pays for.
fn refuse(who: AccountId, call: Call<Test>, error: Error<Test>) {
	let error = DispatchError::from(error);
	assert_eq!(call.charge(&who), Charge::Refused(error));
	assert_noop!(send(who, call), error);
}

/// Puts the seat of a member on another account.
fn has_moved(member: MemberNo, to: AccountId) {
	assert_ok!(Membership::carry_out_move(BAKERY, member, entry(member), to));
}

/// Has the seat of a member move to an account in 30 days.
fn moves(member: MemberNo, to: AccountId) {
	assert_ok!(Membership::start_move(BAKERY, member, to, Time::get() + 30 * DAY));
}

#[test]
fn office_given_up_and_given_again_is_another() {
	each(|_, call| {
		assert_ok!(send(ALICE, call.clone()));
		Time::mutate(|now| *now += 1);
		appoint_board(BAKERY, &[]);
		appoint_board(BAKERY, &[1, 2, 3]);
		let before = snapshot();
		assert_ok!(send(BOB, call.clone()));
		assert_eq!(
			(first_hands(), snapshot()),
			(vec![2], before.clone()),
			"what Alice approved in the earlier term is void"
		);
		assert_ok!(send(ALICE, call));
		assert_ne!(snapshot(), before);
	});
}

#[test]
fn officer_whose_seat_moves_to_the_key_of_the_first_is_no_second() {
	new_test(|| {
		let (call, _) = correct(1);
		assert_ok!(send(ALICE, call.clone()));
		has_moved(1, GINA);
		refuse(GINA, call.clone(), Error::AlreadyApproved);

		// Her old key is about to be that of Bob.
		assert!(is_free(BOB, call.clone()));
		moves(2, ALICE);
		refuse(BOB, call.clone(), Error::SamePerson);
		has_moved(2, ALICE);
		refuse(ALICE, call.clone(), Error::SamePerson);
		assert_eq!(first_hands(), [1]);

		assert_ok!(send(CHARLIE, call));
		assert!(first_hands().is_empty());
	});
}

#[test]
fn officer_whose_seat_moves_to_the_key_of_a_former_member_does_not_decide_on_them() {
	new_test(|| {
		bylaws(|bylaws| (bylaws.min_stay_days, bylaws.exit_notice_days) = (30_000, 0));
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		let call = Call::classify_exit { coop: BAKERY, member: 4, justified: true, reason: doc(1) };
		assert!(is_free(BOB, call.clone()));
		moves(2, DAVE);
		refuse(BOB, call.clone(), Error::NotOnYourself);
		has_moved(2, DAVE);
		refuse(DAVE, call, Error::NotOnYourself);
	});
}

#[test]
fn auditor_whose_seat_moves_to_the_key_of_the_importer_does_not_confirm() {
	new_test(|| {
		let one = ImportedMember { account: None, commitment: doc(1), class: Class::Ordinary, joined_at: 7 };
		let entries: WrittenBatchOf<Test> = vec![one].try_into().unwrap();
		let confirm =
			Call::confirm_import { coop: BAKERY, digest: Membership::batch_digest(&entries), document: doc(1) };
		assert_ok!(send(ALICE, Call::import { coop: BAKERY, entries, document: doc(1) }));
		has_moved(1, GINA);
		assert!(is_free(EVE, confirm.clone()));
		moves(5, ALICE);
		refuse(EVE, confirm.clone(), Error::OwnImport);
		has_moved(5, ALICE);
		refuse(ALICE, confirm, Error::OwnImport);
	});
}

#[test]
fn batch_of_an_officer_who_left_the_office_is_not_confirmed() {
	new_test(|| {
		let one = ImportedMember { account: None, commitment: doc(1), class: Class::Ordinary, joined_at: 7 };
		let entries: WrittenBatchOf<Test> = vec![one].try_into().unwrap();
		let import = Call::import { coop: BAKERY, entries: entries.clone(), document: doc(1) };
		let confirm =
			Call::confirm_import { coop: BAKERY, digest: Membership::batch_digest(&entries), document: doc(1) };
		assert_ok!(send(ALICE, import.clone()));
		appoint_board(BAKERY, &[2, 3]);
		refuse(EVE, confirm.clone(), Error::ImporterLeftOffice);
		Time::mutate(|now| *now += 1);
		appoint_board(BAKERY, &[1, 2, 3]);
		refuse(EVE, confirm.clone(), Error::ImporterLeftOffice);
		assert_ok!(send(EVE, Call::discard_import { coop: BAKERY }));
		assert_ok!(send(ALICE, import));
		assert_ok!(send(EVE, confirm));
	});
}

#[test]
fn first_officer_takes_an_approval_back() {
	each(|_, call| {
		let before = snapshot();
		let waiting = Deadlines::<Test>::iter().count();
		assert_ok!(send(ALICE, call.clone()));
		let (approval, first) = Approvals::<Test>::iter_prefix(BAKERY).next().unwrap();
		refuse(BOB, take_back(approval), Error::NothingApproved);
		refuse(HUGO, take_back(approval), Error::NotMember);

		assert!(is_free(ALICE, take_back(approval)));
		assert_ok!(send(ALICE, take_back(approval)));
		last(Event::ApprovalWithdrawn { coop: BAKERY, by: 1, action: first.content });
		refuse(ALICE, take_back(approval), Error::NothingApproved);
		assert!(first_hands().is_empty());
		assert_eq!((OpenApprovals::<Test>::iter().count(), Deadlines::<Test>::iter().count()), (0, waiting));

		assert_ok!(send(BOB, call));
		assert_eq!((first_hands(), snapshot()), (vec![2], before), "one hand changes nothing");
	});
}

#[test]
fn approval_is_taken_back_by_the_seat_in_office_or_not() {
	new_test(|| {
		let (call, key) = correct(1);
		assert_ok!(send(ALICE, call.clone()));
		has_moved(1, GINA);
		refuse(ALICE, take_back(key), Error::NotMember);
		appoint_board(BAKERY, &[2, 3]);
		assert_ok!(send(GINA, take_back(key)));

		// Also where it has lapsed, and the chain has not come to it.
		assert_ok!(send(BOB, call));
		Time::mutate(|now| *now += 30 * DAY);
		assert_ok!(send(BOB, take_back(key)));
		assert!(first_hands().is_empty());
	});
}

#[test]
fn taking_back_gives_back_the_place_and_not_the_quota() {
	new_test(|| {
		let most = <<Test as Config>::ApprovalsPerOfficer as Get<u32>>::get();
		for number in 1..=most {
			let (call, key) = correct(number.into());
			assert_ok!(send(ALICE, call));
			assert_ok!(send(ALICE, take_back(key)));
		}
		refuse(ALICE, correct(1).0, Error::QuotaUsed);
		assert_eq!(OpenApprovals::<Test>::get(BAKERY, 1), 0);
	});
}
