//! Nobody becomes a member of a co-op that is dissolved, by whichever door. Who is one keeps all rights, and can leave.

use super::*;
use frame_support::dispatch::GetDispatchInfo;
use rochdale_primitives::{
	bylaws::{Contribution, Silence},
	proposable::Proposable,
};

fn dissolve() {
	Dissolved::set(vec![BAKERY]);
}

/// Somebody of whom it is asked sends this, and is refused because the co-op is dissolved.
fn refused(who: AccountId, call: Call<Test>) {
	let error = DispatchError::from(Error::<Test>::CoopDissolved);
	assert_eq!(call.charge(&who), Charge::Refused(error), "{call:?}");
	assert_noop!(send(who, call), error);
}

fn apply() -> Call<Test> {
	Call::apply { coop: BAKERY, class: Class::Ordinary, commitment: doc(9) }
}

fn accept() -> Call<Test> {
	Call::accept_invitation { coop: BAKERY, class: Class::Ordinary, commitment: doc(9) }
}

fn batch() -> WrittenBatchOf<Test> {
	let one = ImportedMember { account: None, commitment: doc(8), class: Class::Ordinary, joined_at: FOUNDED };
	vec![one].try_into().unwrap()
}

fn import() -> Call<Test> {
	Call::import { coop: BAKERY, entries: batch(), document: doc(1) }
}

#[test]
fn nobody_is_invited_to_a_dissolved_co_op_and_nobody_applies() {
	new_test(|| {
		assert_ok!(Membership::invite(signed(DAVE), BAKERY, GINA));
		dissolve();
		refused(DAVE, Call::invite { coop: BAKERY, newcomer: HUGO });
		refused(GINA, accept());
		refused(HUGO, apply());
		refused(DAVE, Call::apply_on_paper { coop: BAKERY, class: Class::Ordinary, commitment: doc(9) });
		// Another co-op goes on, and so does this one when its members say so.
		assert_ok!(Membership::apply(signed(HUGO), COURIERS, Class::Ordinary, doc(9)));
		Dissolved::set(vec![]);
		assert_ok!(send(GINA, accept()));
	});
}

#[test]
fn nobody_speaks_for_who_applied_before_the_dissolution() {
	new_test(|| {
		bylaws(|bylaws| bylaws.sponsors_required = 2);
		let application = gina_applies();
		dissolve();
		refused(EVE, Call::sponsor { coop: BAKERY, application });
	});
}

#[test]
fn officers_admit_nobody_to_a_dissolved_co_op_and_can_refuse() {
	new_test(|| {
		let application = gina_applies();
		assert_ok!(send(ALICE, admission(application)));
		dissolve();
		// Neither begins it nor completes it.
		refused(BOB, admission(application));
		refused(CHARLIE, admission(application));
		both(refusal(application, doc(5)));
		assert_ok!(send(GINA, Call::appeal_refusal { coop: BAKERY, application }));
		assert_ok!(send(GINA, Call::withdraw { coop: BAKERY, application }));
	});
}

#[test]
fn members_of_a_dissolved_co_op_admit_nobody_and_can_deny() {
	new_test(|| {
		let application = gina_applies();
		pass(60 * DAY);
		dissolve();
		let refused = Err(Error::<Test>::CoopDissolved.into());
		assert_storage_noop!(assert_eq!(decide(application, true), refused));
		// They hear of it when it is proposed.
		assert_eq!(decision(application, true).check_proposed(Some(BAKERY)), refused);
		assert_ok!(decision(application, false).check_proposed(Some(BAKERY)));
		assert_ok!(decide(application, false));
		assert_eq!(stage(application), None);
	});
}

#[test]
fn who_was_admitted_and_has_not_been_entered_is_not_entered_in_a_dissolved_co_op() {
	new_test(|| {
		bylaws(|bylaws| bylaws.entry_contribution = Contribution::Required);
		let application = gina_applies();
		both(admission(application));
		assert_ok!(send(ALICE, contribution(application, doc(6))));
		dissolve();
		refused(BOB, contribution(application, doc(6)));
		refused(BOB, contribution(application, doc(7)));
		// The admission lapses as it does where nobody pays.
		pass(90 * DAY);
		last(Event::ApplicationLapsed { coop: BAKERY, application });
		assert_eq!((Membership::seat(BAKERY, GINA), System::account_exists(&GINA)), (None, false));
	});
}

#[test]
fn silence_of_the_board_admits_nobody_to_a_dissolved_co_op() {
	new_test(|| {
		bylaws(|bylaws| bylaws.admission_silence = Silence::Admits);
		let application = gina_applies();
		dissolve();
		pass(60 * DAY);
		last(Event::ApplicationLapsed { coop: BAKERY, application });
		assert_eq!((stage(application), Membership::seat(BAKERY, GINA)), (None, None));
	});
}

#[test]
fn no_register_is_imported_into_a_dissolved_co_op() {
	new_test(|| {
		dissolve();
		refused(ALICE, import());
		Dissolved::set(vec![]);
		assert_ok!(send(ALICE, import()));
		dissolve();
		let digest = Membership::batch_digest(&batch());
		refused(EVE, Call::confirm_import { coop: BAKERY, digest, document: doc(1) });
		assert_ok!(send(EVE, Call::discard_import { coop: BAKERY }));
	});
}

#[test]
fn members_of_a_dissolved_co_op_keep_their_rights_and_leave() {
	new_test(|| {
		gina_joins();
		dissolve();
		open_case(4);
		both(Call::drop_case { coop: BAKERY, member: 4, document: doc(3) });
		suspend(4);
		assert_ok!(send(DAVE, Call::appeal { coop: BAKERY, member: 4 }));
		both(Call::move_seat { coop: BAKERY, member: PAPER, new_account: HUGO });
		both(Call::record_death { coop: BAKERY, member: 5, document: doc(1) });
		assert_ok!(send(EVE, Call::contest_death { coop: BAKERY, member: 5 }));
		pass(30 * DAY);
		assert_eq!(Membership::seat(BAKERY, HUGO), Some(PAPER));
		assert_ok!(send(CHARLIE, Call::leave { coop: BAKERY }));
		both(Call::end_probation { coop: BAKERY, member: NEXT, passed: true, reason: doc(1) });
		pass(91 * DAY);
		assert_eq!(Membership::seat(BAKERY, CHARLIE), None);
		// What remains of a former member is closed and erased as ever.
		assert_ok!(Membership::close(signed(HUGO), BAKERY, 3));
	});
}

#[test]
fn calls_on_the_way_into_a_co_op_weigh_the_question_whether_it_is_dissolved() {
	new_test(|| {
		let application = gina_applies();
		let digest = Membership::batch_digest(&batch());
		let ten = Weight::from_parts(10, 0);
		for call in [
			apply(),
			accept(),
			import(),
			Call::invite { coop: BAKERY, newcomer: HUGO },
			Call::apply_on_paper { coop: BAKERY, class: Class::Ordinary, commitment: doc(9) },
			Call::sponsor { coop: BAKERY, application },
			admission(application),
			decision(application, true),
			contribution(application, doc(6)),
			Call::confirm_import { coop: BAKERY, digest, document: doc(1) },
		] {
			assert_eq!(call.get_dispatch_info().call_weight, ten + ASKING_DISSOLVED, "{call:?}");
		}
		for call in [Call::withdraw { coop: BAKERY, application }, refusal(application, doc(5))] {
			assert_eq!(call.get_dispatch_info().call_weight, ten, "{call:?}");
		}
	});
}
