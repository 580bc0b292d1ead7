//! Weights of `pallet_capped_shares`, taken from the nearest calls that were measured, until these are.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_capped_shares`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_capped_shares::WeightInfo for WeightInfo<T> {
	fn open_class() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn set_open() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn set_floor() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn subscribe() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn subscribe_and_buy_out() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn open_offer() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn subscribe_offer() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn expect(n: u32) -> Weight {
		Weight::from_parts(300_000_000, 24000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn give_up_list() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn withdraw_offer() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn propose_transfer() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn consent() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn give_notice() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn cancel_notice() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn release(n: u32) -> Weight {
		Weight::from_parts(250_000_000, 48000)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(10))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn suspend() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn take_back() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn give_figure() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn value_anew() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn declare_maximum() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn declare_return(n: u32) -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn collect_claims(n: u32) -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn collect_returns(n: u32) -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn pay_out(n: u32) -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn order_payouts(n: u32) -> Weight {
		Weight::from_parts(300_000_000, 24000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn withdraw_transfer() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn set_off() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn open_cash() -> Weight {
		Weight::from_parts(150_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn hand_over() -> Weight {
		Weight::from_parts(200_000_000, 48000)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn close_offer() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn settle(n: u32) -> Weight {
		Weight::from_parts(200_000_000, 60000)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(14))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn end_notice() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn exit(n: u32) -> Weight {
		Weight::from_parts(400_000_000, 180000)
			.saturating_add(T::DbWeight::get().reads(60))
			.saturating_add(T::DbWeight::get().writes(60))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn attest_reference() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn name_payee() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn claim_owed() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn lapse() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn lapse_return() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn import(n: u32) -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn take_back_import() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn agree_import() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn confirm_import() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn end_import() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn refuse_import() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn bring_in(n: u32) -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn commit() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn pay_instalment() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn remind() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn end_commitment() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn apply_owed() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn expect_shares(n: u32) -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn expect_missing(n: u32) -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn give_up_shares() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn recover() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn promise_on_paper() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn look_at_commitment() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn settle_remittance() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn hear(n: u32) -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(Weight::from_parts(30_000_000, 9000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn on_seat_ended() -> Weight {
		Weight::from_parts(180_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
}
