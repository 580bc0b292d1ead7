//! Which calls could take effect, told when they are proposed.

use super::*;
use rochdale_primitives::proposable::{may_come, Proposable};

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, decides: Option<CoopId>) -> DispatchResult {
		// Only one co-op decides on its own register.
		let Some(coop) = decides else {
			return Ok(());
		};
		match self {
			Self::decide_admission { application, candidate, admitted } => {
				if *admitted {
					Pallet::<T>::ensure_admits(coop)?;
				}
				// No vote decides on who applies later, because it says whom it is about.
				let found = Applications::<T>::get(coop, application).ok_or(Error::<T>::NoSuchApplication)?;
				ensure!(may_be_of::<T>(&found, candidate), Error::<T>::OtherCandidate);
				// Who is admitted does not come before the members any more.
				ensure!(!matches!(found.stage, Stage::Unpaid { .. }), Error::<T>::NotBeforeMembers);
			}
			Self::decide_leaving { member, .. } => {
				ensure_may_sit::<T>(coop, *member)?;
				// Who has an account keeps one for as long as they sit in the co-op.
				let has_account = Members::<T>::get(coop, member).is_some_and(|entry| entry.account.is_some());
				ensure!(!has_account, Error::<T>::HasAccount);
			}
			Self::decide_death { member }
			| Self::decide_move { member, .. }
			| Self::dismiss_appeal { member, .. }
			| Self::expel { member, .. } => ensure_may_sit::<T>(coop, *member)?,
			_ => {}
		}
		Ok(())
	}
}

/// Whether the application is about the candidate, or may be when the invitation is accepted.
fn may_be_of<T: Config>(found: &ApplicationInfoOf<T>, candidate: &CandidateOf<T>) -> bool {
	match found.candidate() {
		Some(known) => known == *candidate,
		None => found.account == candidate.account,
	}
}

/// Whether the member sits in the co-op, or may by then. Who has left does not come back under that number.
pub(crate) fn ensure_may_sit<T: Config>(coop: CoopId, member: MemberNo) -> Result<(), Error<T>> {
	if may_come(member, Rolls::<T>::get(coop).last_no) {
		return Ok(());
	}
	Pallet::<T>::seated(coop, member).map(|_| ())
}
