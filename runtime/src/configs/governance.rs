//! What members decide, and what each decision can bring about.

use crate::{
	configs::system::MAXIMUM_BLOCK_WEIGHT, weights, AccountId, Balance, Clock, Cooperatives, Membership, Runtime,
	RuntimeCall, RuntimeOrigin,
};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains, EnsureOrigin},
	weights::Weight,
};
use pallet_resolutions::{CallPolicy, EnsureCoop, PaymentCall, Requirement, Subject};
use rochdale_primitives::{Mandate, MemberNo, Secrecy, Track};
use sp_runtime::traits::StaticLookup;

parameter_types! {
	/// What the agenda uses of each block at most: three quarters of the fifth that transactions leave. The rest is for the
	/// deadlines of the register of members.
	pub AgendaWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(20).saturating_mul(3);
	/// The heaviest call that can be proposed.
	pub MaxCallWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(10);
}

/// Lets pass what a resolution of one co-op enacts, and gives its mandate.
pub struct DecidedByCoop;

impl EnsureOrigin<RuntimeOrigin> for DecidedByCoop {
	type Success = Mandate;

	fn try_origin(origin: RuntimeOrigin) -> Result<Mandate, RuntimeOrigin> {
		EnsureCoop::try_origin(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		// Benchmarks found a co-op of their own, which is the last one.
		let mandate = Mandate {
			coop: pallet_cooperatives::CoopCount::<Runtime>::get(),
			resolution: 1,
			track: Track::Special,
			secrecy: Secrecy::Secret,
			opened_at: rochdale_primitives::Moment::MAX,
		};
		Ok(pallet_resolutions::Origin::Coop(mandate).into())
	}
}

/// What a co-op's account may do when its members decide that the co-op acts: pay.
///
/// No vote, membership or proxy of the account is of any use, so none is on the list.
pub struct CoopAccountMay;

impl Contains<RuntimeCall> for CoopAccountMay {
	fn contains(call: &RuntimeCall) -> bool {
		// Benchmarks measure what carries the call on one that does nothing.
		let is_measured = cfg!(feature = "runtime-benchmarks")
			&& matches!(call, RuntimeCall::System(frame_system::Call::remark { .. }));
		payee(call).is_some() || is_measured
	}
}

/// Whom the call pays, `None` if it is not a payment.
fn payee(call: &RuntimeCall) -> Option<AccountId> {
	use pallet_balances::Call as BalancesCall;

	match call {
		RuntimeCall::Balances(
			BalancesCall::transfer_keep_alive { dest, .. } | BalancesCall::transfer_allow_death { dest, .. },
		) => <Runtime as frame_system::Config>::Lookup::lookup(dest.clone()).ok(),
		_ => None,
	}
}

/// What a resolution of one co-op can enact, and what it must be for that.
///
/// - Ordinary: the co-op's account pays; officers are appointed and dismissed.
/// - Special: new bylaws with their parameters.
/// - Secret, in an assembly: admission on appeal or after the board's silence; and, special, expulsion, the answer to an
///   appeal, the move of a seat after a veto, a death that was contested.
pub struct CoopPolicy;

impl CallPolicy<AccountId, RuntimeCall> for CoopPolicy {
	fn requirement(call: &RuntimeCall) -> Option<Requirement> {
		use pallet_coop_membership::Call as MembershipCall;
		use pallet_cooperatives::Call as CooperativesCall;

		let ordinary = Requirement::usual(Track::Ordinary);
		let judgement = Requirement { track: Track::Special, secrecy: Secrecy::Secret, subject: Subject::Person };
		Some(match call {
			RuntimeCall::Cooperatives(CooperativesCall::act { call }) if payee(call).is_some() => ordinary,
			RuntimeCall::Cooperatives(CooperativesCall::appoint { .. } | CooperativesCall::dismiss { .. }) => ordinary,
			RuntimeCall::Cooperatives(CooperativesCall::adopt_bylaws { .. }) => {
				Requirement { subject: Subject::Bylaws, ..Requirement::usual(Track::Special) }
			}
			RuntimeCall::Membership(MembershipCall::decide_move { .. } | MembershipCall::decide_death { .. }) => {
				ordinary
			}
			RuntimeCall::Membership(MembershipCall::decide_admission { .. }) => {
				Requirement { secrecy: Secrecy::Secret, ..ordinary }
			}
			RuntimeCall::Membership(MembershipCall::expel { .. } | MembershipCall::dismiss_appeal { .. }) => judgement,
			_ => return None,
		})
	}

	fn batch(call: &RuntimeCall) -> Option<&[RuntimeCall]> {
		match call {
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => Some(calls),
			_ => None,
		}
	}

	fn beneficiaries(call: &RuntimeCall) -> Vec<AccountId> {
		match call {
			RuntimeCall::Cooperatives(pallet_cooperatives::Call::act { call }) => payee(call).into_iter().collect(),
			_ => vec![],
		}
	}

	fn judged(call: &RuntimeCall) -> Option<MemberNo> {
		use pallet_coop_membership::Call as MembershipCall;
		use pallet_cooperatives::Call as CooperativesCall;

		match call {
			RuntimeCall::Cooperatives(
				CooperativesCall::appoint { member, .. } | CooperativesCall::dismiss { member, .. },
			) => Some(*member),
			RuntimeCall::Membership(
				MembershipCall::expel { member }
				| MembershipCall::dismiss_appeal { member }
				| MembershipCall::decide_move { member, .. }
				| MembershipCall::decide_death { member },
			) => Some(*member),
			_ => None,
		}
	}

	fn is_own_case(call: &RuntimeCall) -> bool {
		use pallet_coop_membership::Call as MembershipCall;

		matches!(call, RuntimeCall::Membership(MembershipCall::expel { .. } | MembershipCall::dismiss_appeal { .. }))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_batch(payees: Vec<AccountId>) -> RuntimeCall {
		let calls = payees.into_iter().map(|payee| Self::pay(payee, 1)).collect();
		pallet_utility::Call::batch_all { calls }.into()
	}
}

impl PaymentCall<AccountId, RuntimeCall> for CoopPolicy {
	type Amount = Balance;

	fn pay(payee: AccountId, amount: Balance) -> RuntimeCall {
		let dest = <Runtime as frame_system::Config>::Lookup::unlookup(payee);
		let transfer = pallet_balances::Call::transfer_keep_alive { dest, value: amount };
		pallet_cooperatives::Call::act { call: Box::new(transfer.into()) }.into()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_amount() -> Balance {
		1
	}
}

impl pallet_resolutions::Config for Runtime {
	type AgendaWeight = AgendaWeight;
	type Clock = Clock;
	type Coops = Cooperatives;
	type DraftsPerMember = ConstU32<5>;
	type MaxCallLength = ConstU32<2_048>;
	type MaxCallWeight = MaxCallWeight;
	type MaxOpen = ConstU32<256>;
	type Members = Membership;
	type Payments = CoopPolicy;
	type Policy = CoopPolicy;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = weights::pallet_resolutions::WeightInfo<Runtime>;
}
