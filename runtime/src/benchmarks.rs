//! The pallets whose weights can be measured in this runtime.

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
	[pallet_validator_seats, ValidatorSeats]
);
