#![allow(clippy::arithmetic_side_effects)]

use crate::{mock::*, *};
use frame::{prelude::Dispatchable, testing_prelude::*};
use rochdale_primitives::{
	bylaws::Parameters,
	free::{Charge, FreeCall},
};

mod absence;
mod accesses;
mod accounts;
mod admission;
mod discipline;
mod dissolved;
mod entries;
mod hands;
mod histories;
mod invariants;
mod leaving;
mod matrix;
mod opening;
mod persons;
mod proposable;
mod relayout;
mod votes;

type Hash = <Test as frame_system::Config>::Hash;

/// A document by a number.
fn doc(number: u8) -> Hash {
	Hash::repeat_byte(number)
}

fn bylaws(change: impl FnOnce(&mut Parameters)) {
	Bylaws::mutate(change);
}

fn entry(member: MemberNo) -> EntryOf<Test> {
	Members::<Test>::get(BAKERY, member).unwrap()
}

fn votes(member: MemberNo) -> bool {
	entry(member).has_vote()
}

fn voters() -> u32 {
	Rolls::<Test>::get(BAKERY).voters
}

fn stage(application: ApplicationNo) -> Option<Stage> {
	Applications::<Test>::get(BAKERY, application).map(|found| found.stage)
}

fn last(event: Event<Test>) {
	System::assert_last_event(event.into());
}

fn send(who: AccountId, call: Call<Test>) -> DispatchResult {
	plain(RuntimeCall::from(call).dispatch(signed(who)))
}

fn is_free(who: AccountId, call: Call<Test>) -> bool {
	call.charge(&who) == Charge::Free
}

/// Has Alice and Bob do something, both free of charge.
fn both(call: Call<Test>) {
	for who in [ALICE, BOB] {
		assert!(is_free(who, call.clone()), "{who} {call:?}");
		assert_ok!(send(who, call.clone()));
	}
}

/// Has Gina apply on the invitation of Dave, and gives the number.
fn gina_applies() -> ApplicationNo {
	assert_ok!(Membership::invite(signed(DAVE), BAKERY, GINA));
	assert_ok!(Membership::accept_invitation(signed(GINA), BAKERY, Class::Ordinary, doc(9)));
	ApplicationOf::<Test>::get(GINA, BAKERY).unwrap()
}

/// Who stands in an application, and where there is nobody somebody else.
fn candidate(application: ApplicationNo) -> Candidate<AccountId, Hash> {
	let found = Applications::<Test>::get(BAKERY, application).and_then(|found| found.candidate());
	found.unwrap_or(Candidate { account: None, commitment: doc(0), class: Class::Ordinary })
}

/// The members' call that admits who stands in the application, or not.
fn decision(application: ApplicationNo, admitted: bool) -> Call<Test> {
	Call::decide_admission { application, candidate: candidate(application), admitted }
}

/// Has the members decide on who stands in the application.
fn decide(application: ApplicationNo, admitted: bool) -> DispatchResult {
	Membership::decide_admission(resolved(), application, candidate(application), admitted)
}

/// An officer's call that admits who stands in the application.
fn admission(application: ApplicationNo) -> Call<Test> {
	Call::admit { coop: BAKERY, application, candidate: candidate(application) }
}

/// An officer's call that refuses who stands in the application.
fn refusal(application: ApplicationNo, reason: Hash) -> Call<Test> {
	Call::refuse { coop: BAKERY, application, candidate: candidate(application), reason }
}

/// An officer's call that confirms the contribution of who stands in the application.
fn contribution(application: ApplicationNo, receipt: Hash) -> Call<Test> {
	Call::confirm_contribution { coop: BAKERY, application, candidate: candidate(application), receipt }
}

/// Has Gina become the next member.
fn gina_joins() {
	let application = gina_applies();
	both(admission(application));
	assert_eq!(Membership::seat(BAKERY, GINA), Some(NEXT));
}

fn suspend(member: MemberNo) {
	both(Call::suspend { coop: BAKERY, member, ground: Ground::Arrears, document: doc(1) });
}

fn open_case(member: MemberNo) {
	both(Call::open_case { coop: BAKERY, member, kind: CaseKind::Offence(3), statement: doc(2) });
}

/// Has the seat of a member end at once.
fn dies(member: MemberNo) {
	assert_ok!(Membership::end_seat(BAKERY, member, entry(member), Ending::Deceased));
}

/// Has Dave contest his death, so that the members can decide on it.
fn dave_contests_his_death() {
	both(Call::record_death { coop: BAKERY, member: 4, document: doc(1) });
	assert_ok!(Membership::contest_death(signed(DAVE), BAKERY, 4));
}

/// Has Alice and Bob say that the paper member leaves.
fn paper_member_is_said_to_leave() {
	both(Call::leave_on_paper { coop: BAKERY, member: PAPER, document: doc(1) });
}

/// Has Eve object to that, so that the members can decide on it.
fn eve_objects_to_the_leaving() {
	paper_member_is_said_to_leave();
	assert_ok!(Membership::object_to_leaving(signed(EVE), BAKERY, PAPER));
}

/// Has the members decide that the paper member leaves.
fn members_decide_on_the_leaving() {
	eve_objects_to_the_leaving();
	assert_ok!(Membership::decide_leaving(resolved(), PAPER));
}

/// Has Dave veto a move of his seat, so that the members can move it.
fn dave_vetoes_a_move() {
	both(Call::move_seat { coop: BAKERY, member: 4, new_account: GINA });
	assert_ok!(Membership::veto_move(signed(DAVE), BAKERY, 4));
}

/// Opens a case against a member and hears him when the notice is over.
fn hear(member: MemberNo) {
	open_case(member);
	pass(21 * DAY);
	both(Call::record_hearing { coop: BAKERY, member, document: doc(3) });
}

/// Everything in the registers that a call can change except the approvals.
fn snapshot() -> Vec<u8> {
	(
		Members::<Test>::iter().collect::<Vec<_>>(),
		Applications::<Test>::iter().collect::<Vec<_>>(),
		Cases::<Test>::iter().collect::<Vec<_>>(),
		Deaths::<Test>::iter().collect::<Vec<_>>(),
		Moves::<Test>::iter().collect::<Vec<_>>(),
		Corrections::<Test>::iter().collect::<Vec<_>>(),
		Rolls::<Test>::iter().collect::<Vec<_>>(),
		KeptAlive::<Test>::iter().collect::<Vec<_>>(),
	)
		.encode()
}
