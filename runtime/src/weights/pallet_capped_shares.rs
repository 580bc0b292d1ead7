//! Weights of `pallet_capped_shares`, taken from the nearest calls that were measured, until these are.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, clippy::arithmetic_side_effects, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_capped_shares`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_capped_shares::WeightInfo for WeightInfo<T> {
	fn open_class() -> Weight {
		Weight::from_parts(300_000_000, 30000)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	fn set_open() -> Weight {
		Weight::from_parts(25_000_000, 3000)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_floor() -> Weight {
		Weight::from_parts(25_000_000, 3000)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn subscribe() -> Weight {
		Weight::from_parts(220_000_000, 60000)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	fn subscribe_and_buy_out() -> Weight {
		Weight::from_parts(470_000_000, 120000)
			.saturating_add(T::DbWeight::get().reads(40))
			.saturating_add(T::DbWeight::get().writes(29))
	}
	fn open_offer() -> Weight {
		Weight::from_parts(120_000_000, 24000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn subscribe_offer() -> Weight {
		Weight::from_parts(190_000_000, 51000)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	fn expect(n: u32, ) -> Weight {
		Weight::from_parts(150_000_000, 8000)
			.saturating_add(Weight::from_parts(25_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(0_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 12000).saturating_mul(n.into()))
	}
	fn give_up_list() -> Weight {
		Weight::from_parts(300_000_000, 60000)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn withdraw_offer() -> Weight {
		Weight::from_parts(140_000_000, 30000)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn propose_transfer() -> Weight {
		Weight::from_parts(60_000_000, 18000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(40_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn consent() -> Weight {
		Weight::from_parts(130_000_000, 54000)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn give_notice() -> Weight {
		Weight::from_parts(50_000_000, 21000)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn cancel_notice() -> Weight {
		Weight::from_parts(45_000_000, 15000)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn release(n: u32, ) -> Weight {
		Weight::from_parts(250_000_000, 8000)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(26))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(14))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 6000).saturating_mul(n.into()))
	}
	fn suspend() -> Weight {
		Weight::from_parts(60_000_000, 24000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn take_back() -> Weight {
		Weight::from_parts(40_000_000, 15000)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn give_figure() -> Weight {
		Weight::from_parts(50_000_000, 21000)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn value_anew() -> Weight {
		Weight::from_parts(160_000_000, 39000)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn declare_maximum() -> Weight {
		Weight::from_parts(40_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn declare_return(n: u32, ) -> Weight {
		Weight::from_parts(150_000_000, 8000)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 9000).saturating_mul(n.into()))
	}
	fn collect_claims(n: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 8000)
			.saturating_add(Weight::from_parts(40_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads(6_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(5_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 18000).saturating_mul(n.into()))
	}
	fn collect_returns(n: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 8000)
			.saturating_add(Weight::from_parts(50_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 9000).saturating_mul(n.into()))
	}
	fn pay_out(n: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 8000)
			.saturating_add(Weight::from_parts(130_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads(13_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(7_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 39000).saturating_mul(n.into()))
	}
	fn order_payouts(n: u32, ) -> Weight {
		Weight::from_parts(150_000_000, 8000)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3000).saturating_mul(n.into()))
	}
	fn withdraw_transfer() -> Weight {
		Weight::from_parts(35_000_000, 15000)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn set_off() -> Weight {
		Weight::from_parts(130_000_000, 48000)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn open_cash() -> Weight {
		Weight::from_parts(120_000_000, 18000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn hand_over() -> Weight {
		Weight::from_parts(240_000_000, 90000)
			.saturating_add(T::DbWeight::get().reads(30))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	fn close_offer() -> Weight {
		Weight::from_parts(160_000_000, 39000)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn settle(n: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 8000)
			.saturating_add(Weight::from_parts(60_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(8))
			.saturating_add(T::DbWeight::get().writes(6_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 21000).saturating_mul(n.into()))
	}
	fn end_notice() -> Weight {
		Weight::from_parts(160_000_000, 45000)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	fn exit(n: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 8000)
			.saturating_add(Weight::from_parts(140_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads(15_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes(14_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 45000).saturating_mul(n.into()))
	}
	fn attest_reference() -> Weight {
		Weight::from_parts(40_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn name_payee() -> Weight {
		Weight::from_parts(60_000_000, 30000)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn claim_owed() -> Weight {
		Weight::from_parts(50_000_000, 18000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn lapse() -> Weight {
		Weight::from_parts(50_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn lapse_return() -> Weight {
		Weight::from_parts(50_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn hear(n: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 8000)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads(6_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 18000).saturating_mul(n.into()))
	}
	fn on_seat_ended() -> Weight {
		Weight::from_parts(30_000_000, 27000)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
}
