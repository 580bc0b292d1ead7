//! Delegates rescue finality.
//!
//! A rescue takes two sessions: the next plan takes away the places of all who are gone, whatever the limits of changes and the
//! floor say, and when the session begins that was planned, finality starts anew with its validators. What rests by a rescue
//! returns as any seat that rests.
//!
//! A rescue that is called while another one waits takes its place, and is planned anew: what delegates demanded last counts.

use crate::*;
use sp_runtime::SaturatedConversion;

impl<T: Config> Pallet<T> {
	/// Whether finality can have stood still at this block for so long that the seats of those who are gone are known.
	///
	/// The next plan takes them for gone when they have made no block in [`Config::RestAfter`] whole sessions. A rescue before
	/// that would take away nothing. The best block is refused too, which is the likely mistake.
	pub fn can_have_stopped_at(best_finalised: u32) -> bool {
		let sessions = SessionLength::<T>::get().saturating_mul(T::RestAfter::get().into());
		let known_from = BlockNumberFor::<T>::from(best_finalised).saturating_add(sessions);
		known_from <= frame_system::Pallet::<T>::block_number()
	}

	/// Begins a rescue, in the place of one that waits.
	///
	/// Finality starts anew `delay` blocks after the session has begun that is planned next, from `best_finalised`, the number
	/// of the last block that everybody takes for final. A `delay` that does not end before the next session is shortened to
	/// one that does, and never to none, because a session has two blocks at least. To ask whether two thirds of the delegates
	/// demand it is the caller's.
	pub fn begin_rescue(delay: u32, best_finalised: u32) {
		// While a change waits, the finality pallet drops the one of a session that begins, and never makes up for it.
		let longest = SessionLength::<T>::get().saturated_into::<u32>().saturating_sub(1);
		let delay = delay.min(longest);
		OngoingRescue::<T>::put(Rescue { delay, best_finalised, stage: RescueStage::Called });
		Self::deposit_event(Event::RescueBegun { delay, best_finalised });
	}

	/// A session begins: finality starts anew with it, if a rescue has planned it.
	pub(crate) fn session_begins(index: SessionIndex) {
		let Some(ongoing) = OngoingRescue::<T>::get() else { return };
		if ongoing.stage != RescueStage::Planned(index) {
			return;
		}
		let Rescue { delay, best_finalised, .. } = ongoing;
		OngoingRescue::<T>::put(Rescue { stage: RescueStage::Restarted(index), ..ongoing });
		T::Finality::restart_finality(delay, best_finalised, LastRestart::<T>::get());
		LastRestart::<T>::put(index);
		Self::deposit_event(Event::FinalityStartsAnew { session: index, delay, best_finalised });
	}
}
