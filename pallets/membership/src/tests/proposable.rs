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
		// Who comes next may be a member by then, and what is missing against a member may come.
		for possible in [4, NEXT] {
			for call in decisions(possible) {
				assert_eq!(proposed(&call), Ok(()), "{call:?}");
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
		let admit = |application| Call::decide_admission { application, admitted: true };
		for never in [0, FAR, u32::MAX] {
			assert_eq!(proposed(&admit(never)), Err(Error::<Test>::NoSuchApplication.into()));
		}
		assert_ok!(proposed(&admit(1)));
		let application = gina_applies();
		assert_ok!(proposed(&admit(application)));
		both(admission(application));
		assert_eq!(proposed(&admit(application)), Err(Error::<Test>::NoSuchApplication.into()));
	});
}

#[test]
fn several_co_ops_decide_on_no_register() {
	new_test(|| {
		assert_ok!(Call::<Test>::expel { member: 0 }.check_proposed(None));
	});
}
