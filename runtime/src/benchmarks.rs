//! The pallets whose weights can be measured in this runtime.

/// Ours and what else has weights of its own here, and then what is only measured to compare with.
macro_rules! measured {
	($($peer:tt)*) => {
		frame_benchmarking::define_benchmarks!(
			[frame_system_extensions, frame_system_benchmarking::extensions::Pallet::<Runtime>]
			[pallet_timestamp, Timestamp]
			[pallet_transaction_payment, TransactionPayment]
			[pallet_balances, Balances]
			[pallet_cooperatives, Cooperatives]
			[pallet_coop_membership, Membership]
			[pallet_resolutions, Resolutions]
			[pallet_ledger, Ledger]
			[pallet_treasuries, Treasuries]
			[pallet_custody, Custody]
			[pallet_capped_shares, Shares]
			[pallet_surplus, Surplus]
			[pallet_dissolution, Dissolution]
			[pallet_solidarity_fund, SolidarityFund]
			[pallet_validator_seats, ValidatorSeats]
			$($peer)*
		);
	};
}

#[cfg(not(feature = "peers"))]
measured!();
#[cfg(feature = "peers")]
measured!([pallet_asset_rewards, AssetRewards][pallet_collective, Collective][pallet_multisig, Multisig]);
