//! What happens in every block.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod hooks {
	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work(remaining, MAX_STEPS_PER_BLOCK)
		}

		fn integrity_test() {
			assert!(T::DepositDays::get() > 0, "auditors must have time to confirm");
			assert!(T::PayoutDays::get() > 0, "custodians must have time to pay");
			let pauses = 1..=T::MaxPauseDays::get();
			assert!(pauses.contains(&T::PauseDays::get()), "auditors pause for no longer than the federation");
			assert!(T::Currency::minimum_balance() > 0, "there is a smallest redemption");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
