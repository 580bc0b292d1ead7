//! What it weighs to ask whether a call is free.
//!
//! A call that may be free is asked about before it is made ([`crate::charges::charge`]), and what is asked is what the call
//! itself asks first. So the question takes at most as long as the call does beside its accesses to storage. The accesses are
//! counted with the call: what a transaction has read once, it finds in memory when it reads it again.
//!
//! Ballots come by the thousand. In a block they are not asked about but cast ([`is_made_unasked`]).

use crate::{charges::batched, RuntimeCall};
use frame_support::{
	dispatch::GetDispatchInfo,
	traits::Get,
	weights::{constants::ParityDbWeight, RuntimeDbWeight, Weight},
};
use pallet_capped_shares::Call as SharesCall;
use pallet_coop_membership::Call as MembershipCall;
use pallet_cooperatives::Call as CooperativesCall;
use pallet_custody::Call as CustodyCall;
use pallet_dissolution::Call as DissolutionCall;
use pallet_ledger::Call as LedgerCall;
use pallet_resolutions::Call as ResolutionsCall;
use pallet_solidarity_fund::Call as FundCall;
use pallet_surplus::Call as SurplusCall;
use pallet_treasuries::Call as TreasuriesCall;
use rochdale_primitives::money::Mode;

environmental::environmental!(accesses_are_left_out: ());

/// What something weighs if reading and writing weigh nothing.
pub fn beside_accesses(weigh: impl FnOnce() -> Weight) -> Weight {
	Weight::from_parts(accesses_are_left_out::using(&mut (), weigh).ref_time(), 0)
}

/// What accesses to the database weigh, which is nothing while it is asked what a call weighs beside them.
#[derive(Clone, Copy, Debug)]
pub struct Accesses;

impl Get<RuntimeDbWeight> for Accesses {
	fn get() -> RuntimeDbWeight {
		accesses_are_left_out::with(|()| RuntimeDbWeight { read: 0, write: 0 }).unwrap_or_else(ParityDbWeight::get)
	}
}

/// What it weighs at most to ask whether this call is free, nothing where all such calls have a fee.
pub fn question(call: &RuntimeCall) -> Weight {
	if is_made_unasked(call) {
		Weight::zero()
	} else {
		asking(call)
	}
}

/// Whether the call is made in a block without being asked about before, and enters none if it fails.
///
/// Nobody pays for it: either it is free, or it is refused.
pub const fn is_made_unasked(call: &RuntimeCall) -> bool {
	matches!(call, RuntimeCall::Resolutions(ResolutionsCall::vote { .. }))
}

/// What it weighs to ask about the call, or about the only one in a batch.
fn asking(call: &RuntimeCall) -> Weight {
	match call {
		call if is_asked(call) => beside_accesses(|| call.get_dispatch_info().call_weight),
		call => match batched(call) {
			Some([only]) => asking(only),
			_ => Weight::zero(),
		},
	}
}

/// Whether calls of this kind may be free for somebody. Resolutions make the others, or anybody for a fee.
fn is_asked(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::Membership(call) => !matches!(
			call,
			MembershipCall::advance { .. }
				| MembershipCall::close { .. }
				| MembershipCall::decide_admission { .. }
				| MembershipCall::decide_death { .. }
				| MembershipCall::decide_leaving { .. }
				| MembershipCall::decide_move { .. }
				| MembershipCall::dismiss_appeal { .. }
				| MembershipCall::expel { .. }
				| MembershipCall::release_account { .. }
		),
		RuntimeCall::Cooperatives(call) => matches!(
			call,
			CooperativesCall::resign_office { .. }
				| CooperativesCall::accept_founding { .. }
				| CooperativesCall::decline_founding { .. }
		),
		RuntimeCall::Resolutions(call) => !matches!(
			call,
			ResolutionsCall::advance { .. } | ResolutionsCall::instruct { .. } | ResolutionsCall::rescind { .. }
		),
		RuntimeCall::ValidatorSeats(_) => true,
		RuntimeCall::Ledger(call) => !matches!(
			call,
			LedgerCall::contribute { .. } | LedgerCall::enter_receipts { .. } | LedgerCall::expire { .. }
		),
		RuntimeCall::Treasuries(call) => matches!(
			call,
			TreasuriesCall::request { .. }
				| TreasuriesCall::request_standing { .. }
				| TreasuriesCall::end_standing { .. }
				| TreasuriesCall::report_outturn { .. }
				| TreasuriesCall::withdraw_wish { .. }
				| TreasuriesCall::approve { .. }
				| TreasuriesCall::reject { .. }
				| TreasuriesCall::approve_again { .. }
				| TreasuriesCall::withdraw_request { .. }
				| TreasuriesCall::pause { .. }
				| TreasuriesCall::resign_signer { .. }
		),
		RuntimeCall::Custody(call) => !matches!(
			call,
			CustodyCall::advance { .. }
				| CustodyCall::approve_custodian { .. }
				| CustodyCall::decide_redemption { .. }
				| CustodyCall::remove_custodian { .. }
				| CustodyCall::request_redemption { .. }
				| CustodyCall::set_ceilings { .. }
				| CustodyCall::set_pause { .. }
		),
		// Who does it for several pays for it.
		RuntimeCall::Shares(
			SharesCall::collect_claims { claims: list, .. }
			| SharesCall::collect_returns { members: list, .. }
			| SharesCall::pay_out { members: list, .. }
			| SharesCall::repay { members: list, .. },
		) => list.len() == 1,
		// Who pays in units pays for it.
		RuntimeCall::Shares(SharesCall::commit { mode, .. }) => *mode == Mode::Bank,
		RuntimeCall::Shares(call) => !matches!(
			call,
			SharesCall::advance { .. }
				| SharesCall::attest_reference { .. }
				| SharesCall::declare_maximum { .. }
				| SharesCall::lapse { .. }
				| SharesCall::lapse_return { .. }
				| SharesCall::open_cash { .. }
				| SharesCall::open_class { .. }
				| SharesCall::open_offer { .. }
				| SharesCall::pay_instalment { .. }
				| SharesCall::reject_figure { .. }
				| SharesCall::set_floor { .. }
				| SharesCall::set_open { .. }
				| SharesCall::subscribe { .. }
				| SharesCall::subscribe_offer { .. }
				| SharesCall::take_back_import { .. }
				| SharesCall::value { .. }
				| SharesCall::withdraw_offer { .. }
		),
		RuntimeCall::Surplus(SurplusCall::claim_patronage { claims, .. }) => claims.len() == 1,
		RuntimeCall::Surplus(SurplusCall::collect_account { members, .. }) => members.len() == 1,
		RuntimeCall::Surplus(call) => matches!(
			call,
			SurplusCall::commit_patronage { .. }
				| SurplusCall::confirm_accounts { .. }
				| SurplusCall::confirm_patronage { .. }
				| SurplusCall::object_to_patronage { .. }
				| SurplusCall::take_back { .. }
				| SurplusCall::use_education { .. }
		),
		RuntimeCall::Dissolution(call) => matches!(
			call,
			DissolutionCall::publish_balance { .. }
				| DissolutionCall::confirm_balance { .. }
				| DissolutionCall::object { .. }
				| DissolutionCall::take_back { .. }
		),
		RuntimeCall::SolidarityFund(call) => matches!(
			call,
			FundCall::agree_exclusion { .. }
				| FundCall::agree_to_aid { .. }
				| FundCall::answer { .. }
				| FundCall::apply { .. }
				| FundCall::expect_payment { .. }
				| FundCall::give_up { .. }
				| FundCall::repay { .. }
				| FundCall::report { .. }
				| FundCall::request_aid { .. }
				| FundCall::review { .. }
				| FundCall::take_back { .. }
				| FundCall::vote { .. }
				| FundCall::withdraw { .. }
		),
		_ => false,
	}
}
