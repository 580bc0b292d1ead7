//! What can never take effect is refused when it is proposed, and nothing that may.

use super::*;
use rochdale_primitives::{proposable::Proposable, MemberInspect};

/// A number that none of the next ones is.
const FAR: u32 = 99;

fn proposed(call: &Call<Test>) -> DispatchResult {
	call.check_proposed(Some(BAKERY))
}

/// Everything that members decide on a member.
fn decisions(member: MemberNo) -> [Call<Test>; 5] {
	[
		Call::decide_death { member },
		Call::decide_leaving { member },
		Call::decide_move { member, new_account: GINA },
		Call::dismiss_appeal { member },
		Call::expel { member },
	]
}

#[test]
fn nobody_is_decided_on_who_cannot_be_a_member() {
	new_test(|| {
		for never in [0, FAR, u32::MAX] {
			for call in decisions(never) {
				assert_eq!(proposed(&call), Err(Error::<Test>::NoSuchMember.into()), "{call:?}");
			}
			assert!(!Membership::may_sit(BAKERY, never));
		}
		// Who comes next may be a member by then, and what is missing against a member may come. Only those leave by a
		// decision of others who have no account, and who has one keeps it.
		for possible in [4, PAPER, NEXT] {
			for call in decisions(possible) {
				let never = possible == 4 && matches!(call, Call::decide_leaving { .. });
				let expected = if never { Err(Error::<Test>::HasAccount.into()) } else { Ok(()) };
				assert_eq!(proposed(&call), expected, "{call:?}");
			}
			assert!(Membership::may_sit(BAKERY, possible));
		}
		dies(4);
		for call in decisions(4) {
			assert_eq!(proposed(&call), Err(Error::<Test>::NotSeated.into()), "{call:?}");
		}
		assert!(!Membership::may_sit(BAKERY, 4));
	});
}

#[test]
fn nobody_is_admitted_who_has_not_applied() {
	new_test(|| {
		let admit = |application| decision(application, true);
		let no_such = Err(Error::<Test>::NoSuchApplication.into());
		// Nor who comes next: nobody votes on whom they do not know.
		for never in [0, 1, FAR, u32::MAX] {
			assert_eq!(proposed(&admit(never)), no_such);
		}
		assert_ok!(Membership::invite(signed(DAVE), BAKERY, GINA));
		let by_gina = |commitment| Call::decide_admission {
			application: 1,
			candidate: Candidate { account: Some(GINA), commitment, class: Class::Ordinary },
			admitted: true,
		};
		// She may accept the invitation by then, and nobody else can.
		assert_ok!(proposed(&by_gina(doc(8))));
		assert_eq!(proposed(&admit(1)), Err(Error::<Test>::OtherCandidate.into()));
		assert_ok!(Membership::accept_invitation(signed(GINA), BAKERY, Class::Ordinary, doc(9)));
		assert_ok!(proposed(&admit(1)));
		assert_eq!(proposed(&by_gina(doc(8))), Err(Error::<Test>::OtherCandidate.into()));
		// Who is admitted is not decided on again while they have not paid, nor when they have.
		bylaws(|bylaws| bylaws.entry_contribution = rochdale_primitives::bylaws::Contribution::Required);
		both(admission(1));
		assert_eq!(proposed(&admit(1)), Err(Error::<Test>::NotBeforeMembers.into()));
		both(contribution(1, doc(1)));
		assert_eq!(proposed(&admit(1)), no_such);
	});
}

#[test]
fn several_co_ops_decide_on_no_register() {
	new_test(|| {
		assert_ok!(Call::<Test>::expel { member: 0 }.check_proposed(None));
	});
}
