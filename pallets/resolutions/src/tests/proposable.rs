//! What can never take effect is refused when it is proposed, and nothing that may.

use super::*;
use rochdale_primitives::proposable::Proposable;

fn instruct_on(resolution: ResolutionId) -> DispatchResult {
	Call::<Test>::instruct { resolution, version: 0, choice: Choice::For }.check_proposed(Some(BAKERY))
}

#[test]
fn an_instruction_is_about_a_vote_of_delegates_that_may_still_come() {
	new_test(|| {
		federation(3);
		for number in [0, 99, u32::MAX] {
			assert_refused!(instruct_on(number), Errors::NoSuchResolution);
		}
		// What is proposed next may be it.
		assert_ok!(instruct_on(1));
		let id = federation_draft(Track::Ordinary, &federate(1));
		assert_ok!(instruct_on(id));
		assert_ok!(Resolutions::second(signed(delegate(COURIERS)), id, COURIERS, 0));
		assert_ok!(instruct_on(id));
		finish_phase(id);
		assert_ok!(instruct_on(id));
		delegates_vote(id, 1..=3, Choice::For);
		close(id);
		assert_eq!(phase(id), Phase::Passed);
		assert_refused!(instruct_on(id), Errors::NotInThisPhase);
		finish_phase(id);
		assert_refused!(instruct_on(id), Errors::NotInThisPhase);
	});
}

#[test]
fn nobody_instructs_where_no_delegate_votes() {
	new_test(|| {
		federation(3);
		let own = draft(Track::Ordinary, &note(1));
		assert_refused!(instruct_on(own), Errors::NotAsked);
		let special = federation_draft(Track::Special, &federate(1));
		assert_refused!(instruct_on(special), Errors::MembersVote);
	});
}
