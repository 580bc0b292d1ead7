//! Weights measured in the compiled Wasm by `make weights`, one generated file a pallet.

pub mod base;
pub mod frame_system_extensions;
pub mod pallet_balances;
pub mod pallet_capped_shares;
pub mod pallet_coop_membership;
pub mod pallet_cooperatives;
pub mod pallet_custody;
pub mod pallet_dissolution;
pub mod pallet_ledger;
pub mod pallet_resolutions;
pub mod pallet_solidarity_fund;
pub mod pallet_surplus;
pub mod pallet_timestamp;
pub mod pallet_transaction_payment;
pub mod pallet_treasuries;
pub mod pallet_validator_seats;
