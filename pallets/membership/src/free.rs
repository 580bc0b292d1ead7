//! Which calls are free of charge, and for whom.
//!
//! What is free uses up what allowed it: a stage, a quota or an officer's place.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		match self {
			// A member of another co-op, a few times in a period. Everybody else pays.
			Self::apply { coop, .. } => {
				Charge::within(Pallet::<T>::may_apply(*coop, who), |_| Pallet::<T>::free_application(who).is_some())
			}

			// Members, a few times in a period.
			Self::invite { coop, newcomer } => {
				Charge::naming::<T::Lookup>(newcomer, |new| Charge::of(Pallet::<T>::may_invite(*coop, who, new)))
			}
			Self::apply_on_paper { coop, .. } => Charge::of(Pallet::<T>::may_apply_on_paper(*coop, who)),

			// Candidates and who speaks for them.
			Self::accept_invitation { coop, .. } => Charge::of(Pallet::<T>::may_accept(*coop, who)),
			Self::sponsor { coop, application } => Charge::of(Pallet::<T>::may_sponsor(*coop, who, *application)),
			Self::withdraw { coop, application } => Charge::of(Pallet::<T>::may_withdraw(*coop, who, *application)),
			Self::appeal_refusal { coop, application } => {
				Charge::of(Pallet::<T>::may_appeal_refusal(*coop, who, *application))
			}

			// The member, and who may speak for a member without account.
			Self::leave { coop } => Charge::of(Pallet::<T>::may_leave(*coop, who, None)),
			Self::leave_in_dissent { coop, resolution } => {
				Charge::of(Pallet::<T>::may_leave(*coop, who, Some(*resolution)))
			}
			Self::appeal { coop, member } => Charge::of(Pallet::<T>::may_appeal(*coop, who, *member)),
			Self::submit_defence { coop, member, document } => {
				Charge::of(Pallet::<T>::may_defend(*coop, who, *member, *document))
			}
			Self::veto_move { coop, member } => Charge::of(Pallet::<T>::may_veto(*coop, who, *member)),

			// Any member, against what officers say of somebody who may not be able to answer.
			Self::contest_death { coop, member } => Charge::of(Pallet::<T>::may_contest_death(*coop, who, *member)),
			Self::object_to_leaving { coop, member } => {
				Charge::of(Pallet::<T>::may_object_to_leaving(*coop, who, *member))
			}

			// Officers of the board, as many in a period as each of them can begin.
			Self::admit { coop, application, candidate } => {
				Charge::of(Pallet::<T>::may_admit(*coop, who, *application, candidate))
			}
			Self::refuse { coop, application, candidate, reason } => {
				Charge::of(Pallet::<T>::may_refuse(*coop, who, *application, candidate, *reason))
			}
			Self::confirm_contribution { coop, application, candidate, receipt } => {
				Charge::of(Pallet::<T>::may_confirm_contribution(*coop, who, *application, candidate, *receipt))
			}
			Self::end_probation { coop, member, passed, reason } => {
				Charge::of(Pallet::<T>::may_end_probation(*coop, who, *member, *passed, *reason))
			}
			Self::leave_on_paper { coop, member, document } => {
				Charge::of(Pallet::<T>::may_leave_on_paper(*coop, who, *member, *document))
			}
			Self::classify_exit { coop, member, justified, reason } => {
				Charge::of(Pallet::<T>::may_classify_exit(*coop, who, *member, *justified, *reason))
			}
			Self::suspend { coop, member, ground, document } => {
				Charge::of(Pallet::<T>::may_suspend(*coop, who, *member, *ground, *document))
			}
			Self::reinstate { coop, member, document } => {
				Charge::of(Pallet::<T>::may_reinstate(*coop, who, *member, *document))
			}
			Self::open_case { coop, member, kind, statement } => {
				Charge::of(Pallet::<T>::may_open_case(*coop, who, *member, *kind, *statement))
			}
			Self::record_hearing { coop, member, document } => {
				Charge::of(Pallet::<T>::may_record_hearing(*coop, who, *member, *document))
			}
			Self::drop_case { coop, member, document } => {
				Charge::of(Pallet::<T>::may_drop_case(*coop, who, *member, *document))
			}
			Self::record_death { coop, member, document } => {
				Charge::of(Pallet::<T>::may_record_death(*coop, who, *member, *document))
			}
			Self::unlink { coop, member } => Charge::of(Pallet::<T>::may_unlink(*coop, who, *member)),
			Self::move_seat { coop, member, new_account } => {
				let may_move = |new: &_| Charge::of(Pallet::<T>::may_move(*coop, who, *member, new));
				Charge::naming::<T::Lookup>(new_account, may_move)
			}
			Self::correct { coop, member, correction, document } => {
				Charge::of(Pallet::<T>::may_correct(*coop, who, *member, *correction, *document))
			}
			Self::import { coop, entries, .. } => Charge::of(Pallet::<T>::may_import(*coop, who, entries)),

			// Who has approved it, once.
			Self::withdraw_approval { coop, approval } => {
				Charge::of(Pallet::<T>::may_withdraw_approval(*coop, who, *approval))
			}

			// The auditor, and for the last two also the board.
			Self::confirm_import { coop, digest, document } => {
				Charge::of(Pallet::<T>::may_confirm_import(*coop, who, (*digest, *document)))
			}
			Self::report_appearance { coop, member, document } => {
				Charge::of(Pallet::<T>::may_report_appearance(*coop, who, *member, *document))
			}
			Self::discard_import { coop } => Charge::of(Pallet::<T>::may_discard_import(*coop, who)),

			// `close`, `advance` and `release_account` are for anyone, so that everybody pays for them.
			_ => Charge::Fee,
		}
	}
}
