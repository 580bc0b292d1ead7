//! What members decide, and what each decision can bring about.

use crate::{
	configs::system::MAXIMUM_BLOCK_WEIGHT, weights, AccountId, Balance, Clock, Cooperatives, Custody, Hash, Membership,
	Runtime, RuntimeCall, RuntimeOrigin, Treasuries,
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
use pallet_treasuries::Call as TreasuriesCall;
use rochdale_primitives::{
	money::{Book, Party, RegisteredAccounts, TreasuryId},
	AgreementMandate, CoopId, CoopInspect, FederationMandate, Mandate, MemberInspect, MemberNo, Secrecy, Track,
};
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

/// What a co-op's account may do when its members decide that the co-op acts: pay, pay into a treasury, and have a custodian
/// redeem units.
///
/// No vote, membership or proxy of the account is of any use, so none is on the list.
pub struct CoopAccountMay;

impl Contains<RuntimeCall> for CoopAccountMay {
	fn contains(call: &RuntimeCall) -> bool {
		// Benchmarks measure what carries the call on one that does nothing.
		let is_measured = cfg!(feature = "runtime-benchmarks")
			&& matches!(call, RuntimeCall::System(frame_system::Call::remark { .. }));
		moves_own_money(call) || is_measured
	}
}

/// Whether the call moves money of the account that makes it, or settles what that has begun.
fn moves_own_money(call: &RuntimeCall) -> bool {
	use pallet_custody::Call as CustodyCall;

	payee(call).is_some()
		|| matches!(
			call,
			RuntimeCall::Settlement(pallet_settlement::Call::contribute { .. })
				| RuntimeCall::Custody(
					CustodyCall::request_redemption { .. }
						| CustodyCall::acknowledge_payout { .. }
						| CustodyCall::take_back { .. }
						| CustodyCall::dispute { .. }
				)
		)
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

/// The accounts that a payment to the party benefits: its own, and those of the co-ops whose treasury or account it is.
fn accounts_of(party: &Party<AccountId, Hash>) -> Vec<AccountId> {
	match party {
		Party::Coop(coop) => Cooperatives::account(*coop).into_iter().collect(),
		Party::Member(coop, member) => Membership::account_of(*coop, *member).into_iter().collect(),
		Party::Account(account) => behind(account.clone()),
		Party::Treasury(treasury) => owners_of(*treasury),
		Party::Outside(_) => vec![],
	}
}

/// The account, and those of the co-ops whose treasury or validator it belongs to or that answer for it.
fn behind(account: AccountId) -> Vec<AccountId> {
	let treasury = pallet_treasuries::TreasuryOfAccount::<Runtime>::get(&account);
	let validates = pallet_validator_seats::CoopOfValidator::<Runtime>::get(&account);
	let coops = Custody::registered_by(&account).into_iter().chain(validates);
	let owners = treasury.map(owners_of).unwrap_or_default();
	core::iter::once(account).chain(coops.filter_map(Cooperatives::account)).chain(owners).collect()
}

/// Whether it is known who is behind the party: a treasury that is not open, or an account that nobody has registered, could
/// be anybody's later.
fn is_known(party: &Party<AccountId, Hash>) -> bool {
	match party {
		Party::Treasury(treasury) => pallet_treasuries::Treasuries::<Runtime>::contains_key(treasury),
		Party::Account(account) => Custody::registered_by(account).is_some(),
		Party::Member(coop, member) => Membership::is_seated(*coop, *member),
		Party::Coop(_) | Party::Outside(_) => true,
	}
}

/// Whether an account that makes the call pays nobody of whom it could turn out later who is behind him.
fn pays_who_is_known(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::Settlement(pallet_settlement::Call::contribute { book: Book::Treasury(treasury), .. }) => {
			is_known(&Party::Treasury(*treasury))
		}
		call => payee(call).is_none_or(|payee| Custody::may_receive(&payee)),
	}
}

/// Those whom a call pays that an account makes, with those who answer for them.
fn paid(call: &RuntimeCall) -> Vec<AccountId> {
	match call {
		RuntimeCall::Settlement(pallet_settlement::Call::contribute { book: Book::Treasury(treasury), .. }) => {
			owners_of(*treasury)
		}
		call => payee(call).map(behind).unwrap_or_default(),
	}
}

/// The accounts of the co-ops whose treasury it is, none where it is that of them all.
fn owners_of(treasury: TreasuryId) -> Vec<AccountId> {
	let owner = pallet_treasuries::Treasuries::<Runtime>::get(treasury).map(|treasury| treasury.owner);
	let coops = owner.map(|owner| owner.coops().to_vec()).unwrap_or_default();
	// None of them has an interest of its own then.
	if Treasuries::are_all(&coops) {
		return vec![];
	}
	coops.into_iter().filter_map(Cooperatives::account).collect()
}

/// The co-op that is the custodian.
fn coop_of_custodian(custodian: pallet_custody::CustodianId) -> Option<CoopId> {
	pallet_custody::Custodians::<Runtime>::get(custodian).map(|custodian| custodian.coop)
}

/// What resolutions can enact, and what each must be for that.
///
/// *One co-op*
/// - Consent: it instructs its delegate.
/// - Ordinary: its account pays, pays in, or redeems; its treasuries are opened, ruled, budgeted, paused, and pay; it replaces
///   its signer in a treasury, or leaves one; officers are appointed and dismissed; it nominates a co-op, or leaves an
///   agreement.
/// - Special: new bylaws with their parameters; it leaves the federation; a treasury disposes of a third of what it has.
/// - Secret, in an assembly: admission on appeal or after the board's silence; and, special, expulsion, the answer to an
///   appeal, the move of a seat after a veto, a death that was contested, the leaving of a paper member after an objection.
///
/// *The federation*
/// - Ordinary: its account pays; its treasuries, as those of a co-op; a custodian is paused; a disputed redemption is decided.
/// - Special: a co-op is admitted, suspended, reinstated or excluded; a new charter with its parameters; a custodian is
///   approved, capped or removed; a new runtime is authorised; finality starts anew.
///
/// *An agreement*
/// - Ordinary: it is concluded; the accounts of its parties pay; their common treasuries, as those of a co-op.
pub struct CoopPolicy;

impl CoopPolicy {
	/// What those decide whose treasury it is: one co-op, several, or the federation.
	fn of_owners(call: &TreasuriesCall<Runtime>) -> Option<Requirement> {
		match call {
			TreasuriesCall::open_treasury { rules, .. } | TreasuriesCall::set_rules { rules, .. } => {
				Some(Requirement::usual(rules.track()))
			}
			TreasuriesCall::set_signers { .. }
			| TreasuriesCall::open_line { .. }
			| TreasuriesCall::change_line { .. }
			| TreasuriesCall::close_line { .. }
			| TreasuriesCall::set_pause { .. } => Some(Requirement::usual(Track::Ordinary)),
			// Nobody who is not known yet is paid, or those would take part in it who come to be behind him.
			TreasuriesCall::pay { payee, .. } if !is_known(payee) => None,
			TreasuriesCall::pay { treasury, amount, .. } => {
				Some(Requirement::usual(Treasuries::track_of_payment(*treasury, *amount)))
			}
			_ => None,
		}
	}

	fn of_co_op(call: &RuntimeCall) -> Option<Requirement> {
		use pallet_coop_membership::Call as MembershipCall;
		use pallet_cooperatives::Call as CooperativesCall;

		let ordinary = Requirement::usual(Track::Ordinary);
		let judgement = Requirement { track: Track::Special, secrecy: Secrecy::Secret, subject: Subject::Person };
		Some(match call {
			RuntimeCall::Cooperatives(CooperativesCall::act { call }) if moves_own_money(call) => ordinary,
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
			RuntimeCall::Membership(
				MembershipCall::decide_move { .. }
				| MembershipCall::decide_death { .. }
				| MembershipCall::decide_leaving { .. },
			) => judgement,
			RuntimeCall::Membership(MembershipCall::decide_admission { .. }) => {
				Requirement { secrecy: Secrecy::Secret, ..ordinary }
			}
			RuntimeCall::Membership(MembershipCall::expel { .. } | MembershipCall::dismiss_appeal { .. }) => judgement,
			RuntimeCall::Resolutions(pallet_resolutions::Call::instruct { .. }) => Requirement::usual(Track::Consent),
			RuntimeCall::Treasuries(TreasuriesCall::replace_signer { .. } | TreasuriesCall::leave_treasury { .. }) => {
				ordinary
			}
			RuntimeCall::Treasuries(call) => return Self::of_owners(call),
			_ => return None,
		})
	}

	fn of_federation(call: &RuntimeCall) -> Option<Requirement> {
		use pallet_cooperatives::Call as CooperativesCall;
		use pallet_custody::Call as CustodyCall;

		let special = Requirement::usual(Track::Special);
		Some(match call {
			RuntimeCall::Cooperatives(CooperativesCall::act_for_federation { call })
				if moves_own_money(call) && pays_who_is_known(call) =>
			{
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
			RuntimeCall::Custody(
				CustodyCall::approve_custodian { .. }
				| CustodyCall::set_ceilings { .. }
				| CustodyCall::remove_custodian { .. },
			) => special,
			RuntimeCall::Custody(CustodyCall::decide_redemption { .. } | CustodyCall::set_pause { .. }) => {
				Requirement::usual(Track::Ordinary)
			}
			RuntimeCall::Treasuries(call) => return Self::of_owners(call),
			_ => return None,
		})
	}

	fn of_agreement(call: &RuntimeCall) -> Option<Requirement> {
		use pallet_cooperatives::Call as CooperativesCall;

		Some(match call {
			RuntimeCall::Cooperatives(CooperativesCall::conclude_agreement { .. }) => {
				Requirement::usual(Track::Ordinary)
			}
			RuntimeCall::Cooperatives(CooperativesCall::act_under_agreement { call, .. }) if moves_own_money(call) => {
				Requirement::usual(Track::Ordinary)
			}
			RuntimeCall::Treasuries(call) => return Self::of_owners(call),
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
			) => paid(call),
			RuntimeCall::Treasuries(TreasuriesCall::pay { payee, .. }) => accounts_of(payee),
			RuntimeCall::Custody(pallet_custody::Call::decide_redemption { redemption, .. }) => {
				let redemption = pallet_custody::Redemptions::<Runtime>::get(redemption);
				redemption.map(|redemption| behind(redemption.holder)).unwrap_or_default()
			}
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
				| MembershipCall::decide_death { member }
				| MembershipCall::decide_leaving { member },
			) => Some(*member),
			_ => None,
		}
	}

	fn coop_judged(call: &RuntimeCall) -> Option<CoopId> {
		use pallet_cooperatives::Call as CooperativesCall;
		use pallet_custody::Call as CustodyCall;

		match call {
			RuntimeCall::Cooperatives(
				CooperativesCall::suspend { coop, .. }
				| CooperativesCall::reinstate { coop, .. }
				| CooperativesCall::exclude { coop, .. },
			) => Some(*coop),
			RuntimeCall::Custody(
				CustodyCall::set_ceilings { custodian, .. }
				| CustodyCall::remove_custodian { custodian }
				| CustodyCall::set_pause { custodian, .. },
			) => coop_of_custodian(*custodian),
			RuntimeCall::Custody(CustodyCall::approve_custodian { coop, .. }) => Some(*coop),
			// What the federation says about units of its own that a custodian is to pay for.
			RuntimeCall::Cooperatives(CooperativesCall::act_for_federation { call }) => match call.as_ref() {
				RuntimeCall::Custody(
					CustodyCall::acknowledge_payout { redemption } | CustodyCall::dispute { redemption, .. },
				) => coop_of_custodian(pallet_custody::Redemptions::<Runtime>::get(redemption)?.custodian),
				_ => None,
			},
			RuntimeCall::Custody(CustodyCall::decide_redemption { redemption, .. }) => {
				coop_of_custodian(pallet_custody::Redemptions::<Runtime>::get(redemption)?.custodian)
			}
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
