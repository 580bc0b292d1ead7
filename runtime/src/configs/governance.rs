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
use pallet_resolutions::{
	Body, CallPolicy, EnsureAgreement, EnsureCoop, EnsureFederation, PaymentCall, Requirement, RestoreFinality,
	RevokeUpgrade, Subject, MAX_EMERGENCY_DELAY,
};
use rochdale_primitives::{AgreementMandate, CoopId, FederationMandate, Mandate, MemberNo, Secrecy, Track};
use sp_runtime::{
	traits::{Dispatchable, StaticLookup},
	DispatchResult,
};

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

/// Lets pass what a resolution of the federation enacts, and gives its mandate.
pub struct DecidedByFederation;

impl EnsureOrigin<RuntimeOrigin> for DecidedByFederation {
	type Success = FederationMandate;

	fn try_origin(origin: RuntimeOrigin) -> Result<FederationMandate, RuntimeOrigin> {
		EnsureFederation::try_origin(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		EnsureFederation::try_successful_origin()
	}
}

/// Lets pass what an agreement between co-ops enacts, and gives its mandate.
pub struct DecidedByAgreement;

impl EnsureOrigin<RuntimeOrigin> for DecidedByAgreement {
	type Success = AgreementMandate;

	fn try_origin(origin: RuntimeOrigin) -> Result<AgreementMandate, RuntimeOrigin> {
		EnsureAgreement::try_origin(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		// Benchmarks found the co-ops that agree, which are the last ones.
		let last = pallet_cooperatives::CoopCount::<Runtime>::get();
		let mandate = AgreementMandate {
			parties: vec![last.saturating_sub(1), last].try_into().map_err(|_| ())?,
			resolution: 1,
			track: Track::Special,
			opened_at: rochdale_primitives::Moment::MAX,
		};
		Ok(pallet_resolutions::Origin::Agreement(mandate).into())
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

/// What resolutions can enact, and what each must be for that.
///
/// *One co-op*
/// - Consent: it instructs its delegate.
/// - Ordinary: its account pays; officers are appointed and dismissed; it nominates a co-op, or leaves an agreement.
/// - Special: new bylaws with their parameters; it leaves the federation.
/// - Secret, in an assembly: admission on appeal or after the board's silence; and, special, expulsion, the answer to an
///   appeal, the move of a seat after a veto, a death that was contested.
///
/// *The federation*
/// - Ordinary: its account pays.
/// - Special: a co-op is admitted, suspended, reinstated or excluded; a new charter with its parameters; a new runtime is
///   authorised; finality starts anew.
///
/// *An agreement*
/// - Ordinary: it is concluded; the accounts of its parties pay.
pub struct CoopPolicy;

impl CoopPolicy {
	fn of_co_op(call: &RuntimeCall) -> Option<Requirement> {
		use pallet_coop_membership::Call as MembershipCall;
		use pallet_cooperatives::Call as CooperativesCall;

		let ordinary = Requirement::usual(Track::Ordinary);
		let judgement = Requirement { track: Track::Special, secrecy: Secrecy::Secret, subject: Subject::Person };
		Some(match call {
			RuntimeCall::Cooperatives(CooperativesCall::act { call }) if payee(call).is_some() => ordinary,
			RuntimeCall::Cooperatives(
				CooperativesCall::appoint { .. }
				| CooperativesCall::dismiss { .. }
				| CooperativesCall::nominate { .. }
				| CooperativesCall::withdraw_nomination { .. }
				| CooperativesCall::leave_agreement { .. },
			) => ordinary,
			RuntimeCall::Cooperatives(CooperativesCall::leave_federation { .. }) => Requirement::usual(Track::Special),
			RuntimeCall::Cooperatives(CooperativesCall::adopt_bylaws { .. }) => {
				Requirement { subject: Subject::Bylaws, ..Requirement::usual(Track::Special) }
			}
			RuntimeCall::Membership(MembershipCall::decide_move { .. } | MembershipCall::decide_death { .. }) => {
				judgement
			}
			RuntimeCall::Membership(MembershipCall::decide_admission { .. }) => {
				Requirement { secrecy: Secrecy::Secret, ..ordinary }
			}
			RuntimeCall::Membership(MembershipCall::expel { .. } | MembershipCall::dismiss_appeal { .. }) => judgement,
			RuntimeCall::Resolutions(pallet_resolutions::Call::instruct { .. }) => Requirement::usual(Track::Consent),
			_ => return None,
		})
	}

	fn of_federation(call: &RuntimeCall) -> Option<Requirement> {
		use pallet_cooperatives::Call as CooperativesCall;

		let special = Requirement::usual(Track::Special);
		Some(match call {
			RuntimeCall::Cooperatives(CooperativesCall::act_for_federation { call }) if payee(call).is_some() => {
				Requirement::usual(Track::Ordinary)
			}
			RuntimeCall::Cooperatives(
				CooperativesCall::admit { .. }
				| CooperativesCall::suspend { .. }
				| CooperativesCall::reinstate { .. }
				| CooperativesCall::exclude { .. },
			) => special,
			RuntimeCall::Cooperatives(CooperativesCall::adopt_charter { .. }) => {
				Requirement { subject: Subject::Bylaws, ..special }
			}
			RuntimeCall::System(frame_system::Call::authorize_upgrade { .. }) => {
				Requirement { subject: Subject::Upgrade, ..special }
			}
			// Not to be put off either, as when the delegates demand it.
			RuntimeCall::Grandpa(pallet_grandpa::Call::note_stalled { delay, .. })
				if (1..=MAX_EMERGENCY_DELAY).contains(delay) =>
			{
				special
			}
			_ => return None,
		})
	}

	fn of_agreement(call: &RuntimeCall) -> Option<Requirement> {
		use pallet_cooperatives::Call as CooperativesCall;

		Some(match call {
			RuntimeCall::Cooperatives(CooperativesCall::conclude_agreement { .. }) => {
				Requirement::usual(Track::Ordinary)
			}
			RuntimeCall::Cooperatives(CooperativesCall::act_under_agreement { call, .. }) if payee(call).is_some() => {
				Requirement::usual(Track::Ordinary)
			}
			_ => return None,
		})
	}
}

impl CallPolicy<AccountId, RuntimeCall> for CoopPolicy {
	fn requirement(body: Body, call: &RuntimeCall) -> Option<Requirement> {
		match body {
			Body::Coop(_) => Self::of_co_op(call),
			Body::Federation => Self::of_federation(call),
			Body::Agreement => Self::of_agreement(call),
		}
	}

	fn needs_root(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(frame_system::Call::authorize_upgrade { .. })
				| RuntimeCall::Grandpa(pallet_grandpa::Call::note_stalled { .. })
		)
	}

	fn batch(call: &RuntimeCall) -> Option<&[RuntimeCall]> {
		match call {
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => Some(calls),
			_ => None,
		}
	}

	fn beneficiaries(call: &RuntimeCall) -> Vec<AccountId> {
		match call {
			RuntimeCall::Cooperatives(
				pallet_cooperatives::Call::act { call }
				| pallet_cooperatives::Call::act_for_federation { call }
				| pallet_cooperatives::Call::act_under_agreement { call, .. },
			) => payee(call).into_iter().collect(),
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

	fn coop_judged(call: &RuntimeCall) -> Option<CoopId> {
		use pallet_cooperatives::Call as CooperativesCall;

		match call {
			RuntimeCall::Cooperatives(
				CooperativesCall::suspend { coop, .. }
				| CooperativesCall::reinstate { coop, .. }
				| CooperativesCall::exclude { coop, .. },
			) => Some(*coop),
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

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation_batch(payees: Vec<AccountId>) -> RuntimeCall {
		let calls = payees.into_iter().map(|payee| Self::pay_from_federation(payee, 1)).collect();
		pallet_utility::Call::batch_all { calls }.into()
	}
}

/// The call that transfers an amount.
fn transfer(payee: AccountId, amount: Balance) -> Box<RuntimeCall> {
	let dest = <Runtime as frame_system::Config>::Lookup::unlookup(payee);
	Box::new(pallet_balances::Call::transfer_keep_alive { dest, value: amount }.into())
}

impl PaymentCall<AccountId, RuntimeCall> for CoopPolicy {
	type Amount = Balance;

	fn pay(payee: AccountId, amount: Balance) -> RuntimeCall {
		pallet_cooperatives::Call::act { call: transfer(payee, amount) }.into()
	}

	fn pay_from_federation(payee: AccountId, amount: Balance) -> RuntimeCall {
		pallet_cooperatives::Call::act_for_federation { call: transfer(payee, amount) }.into()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_amount() -> Balance {
		1
	}
}

/// Starts finality anew, which only root can.
pub struct RestartFinality;

impl RestoreFinality for RestartFinality {
	fn restore_finality(delay: u32, best_finalised: u32) -> DispatchResult {
		let call = pallet_grandpa::Call::note_stalled { delay, best_finalized_block_number: best_finalised };
		RuntimeCall::from(call)
			.dispatch(frame_system::RawOrigin::Root.into())
			.map(|_| ())
			.map_err(|failure| failure.error)
	}
}

/// Forgets the runtime that was authorised last.
pub struct ForgetUpgrade;

impl RevokeUpgrade for ForgetUpgrade {
	fn revoke_upgrade() -> bool {
		let is_pending = crate::System::authorized_upgrade().is_some();
		// The system pallet has no call that takes an authorisation back.
		let key = frame_support::storage::storage_prefix(b"System", b"AuthorizedUpgrade");
		frame_support::storage::unhashed::kill(&key);
		is_pending
	}
}

impl pallet_resolutions::Config for Runtime {
	type AgendaWeight = AgendaWeight;
	type Clock = Clock;
	type CoopOrigin = DecidedByCoop;
	type Coops = Cooperatives;
	type DraftsPerMember = ConstU32<5>;
	type Finality = RestartFinality;
	type MaxCallLength = ConstU32<2_048>;
	type MaxCallWeight = MaxCallWeight;
	type MaxOpen = ConstU32<256>;
	type Members = Membership;
	type Payments = CoopPolicy;
	type Policy = CoopPolicy;
	type RuntimeCall = RuntimeCall;
	type Upgrades = ForgetUpgrade;
	type WeightInfo = weights::pallet_resolutions::WeightInfo<Runtime>;
}
