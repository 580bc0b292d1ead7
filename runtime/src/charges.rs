//! What a call costs whom, and the codes with which a transaction is refused.
//!
//! Each pallet says in its `free.rs` which of its calls are free for whom. [`charge`] asks them for every call of the runtime;
//! [`crate::extensions::Admission`] does what it answers, and [`runtime_api::ChargeApi`] tells it to whoever asks before signing.
//!
//! A refusal of the pool carries one number, the *code*. Below [`ELSEWHERE`] it is the index of an error of the pallet whose
//! call it is; from there on it is one of the constants here. `docs/refusals.md` lists them all.

use crate::{
	carried::{kept_within, MOST_WITHIN},
	configs::system::Permitted,
	AccountId, AllPalletsWithSystem, Balance, Migrations, Runtime, RuntimeCall, TransactionPayment, TxExtension,
};
use alloc::{borrow::ToOwned, string::String};
use codec::{Decode, DecodeLimit, Encode};
use frame_support::{
	dispatch::GetDispatchInfo,
	migrations::MultiStepMigrator,
	traits::{Contains, GetCallMetadata, PalletsInfoAccess},
};
use rochdale_primitives::free::{Charge, FreeCall};
use scale_info::TypeInfo;
use sp_runtime::{generic::Era, traits::TransactionExtension, DispatchError};

/// Code of a refusal by an error that is not one of the pallet whose call it is.
pub const ELSEWHERE: u8 = 200;
/// Code of a refusal of a batch of several calls, whose fee the account cannot pay: a free call is free by itself only.
pub const SEVERAL: u8 = 201;
/// Code of a refusal of bytes that are no transaction of this runtime, or one that is nested too deeply.
pub const GARBLED: u8 = 202;
/// Code of a refusal of a free call behind more of the same account than may wait.
pub const TOO_MANY_WAIT: u8 = 203;
/// Code of a refusal of what nobody may do, which the call filter would refuse.
pub const FORBIDDEN: u8 = 204;
/// Code of a refusal of a call that carries more than may be lost of a block if it fails.
pub const CARRIES_TOO_MUCH: u8 = 205;
/// Code of a refusal of everything while an upgrade changes the layout of what is stored.
pub const UPGRADING: u8 = 206;

/// What is decoded of an opaque call may be as large as what is decoded of a transaction, in bytes.
const LONGEST: usize = 5 * 1024 * 1024;

/// What surrounds the call in a signed transaction, in bytes: lengths, version, signer, signature, and what wallets add.
const AROUND: u32 = 118;

/// What `who` pays for this call now, if nothing else is signed with it.
///
/// A batch of one call is that call. What proxies and multisigs make for somebody has a fee, because who signs it is not who
/// acts, and so has a batch of several: asking all of them would take more than one transaction may.
///
/// What nobody may do is refused here by name, and so is what carries more than may be lost of a block. During a migration
/// everything is: no block takes it, and who has a seat or a vote cannot be read.
pub fn charge(who: &AccountId, call: &RuntimeCall) -> Charge {
	if Migrations::ongoing() {
		return Charge::Refused(DispatchError::Unavailable);
	}
	if !Permitted::contains(call) {
		return Charge::Refused(frame_system::Error::<Runtime>::CallFiltered.into());
	}
	if kept_within(call).ref_time() > MOST_WITHIN.ref_time() {
		return Charge::Refused(DispatchError::Exhausted);
	}
	charge_by_pallet(who, call)
}

/// What the pallet of the call, or of the only one in a batch, says.
fn charge_by_pallet(who: &AccountId, call: &RuntimeCall) -> Charge {
	match call {
		RuntimeCall::Membership(call) => call.charge(who),
		RuntimeCall::Cooperatives(call) => call.charge(who),
		RuntimeCall::Resolutions(call) => call.charge(who),
		RuntimeCall::Ledger(call) => call.charge(who),
		RuntimeCall::Treasuries(call) => call.charge(who),
		RuntimeCall::Custody(call) => call.charge(who),
		RuntimeCall::Shares(call) => call.charge(who),
		RuntimeCall::Surplus(call) => call.charge(who),
		RuntimeCall::Dissolution(call) => call.charge(who),
		RuntimeCall::SolidarityFund(call) => call.charge(who),
		RuntimeCall::ValidatorSeats(call) => call.charge(who),
		_ => match batched(call) {
			Some([only]) => charge_by_pallet(who, only),
			_ => Charge::Fee,
		},
	}
}

/// What a batch contains.
pub(crate) fn batched(call: &RuntimeCall) -> Option<&[RuntimeCall]> {
	use pallet_utility::Call::{batch, batch_all, force_batch};

	match call {
		RuntimeCall::Utility(batch { calls } | batch_all { calls } | force_batch { calls }) => Some(calls),
		_ => None,
	}
}

/// The pallet of a call, or of the only one in a batch.
pub(crate) fn pallet_of(call: &RuntimeCall) -> &'static str {
	match batched(call) {
		Some([only]) => pallet_of(only),
		_ => call.get_call_metadata().pallet_name,
	}
}

/// The pallet that raises an error, and the error's name, where it is one of a pallet.
fn raised(error: &DispatchError) -> Option<(&'static str, &'static str, u8)> {
	let DispatchError::Module(module) = error else { return None };
	let pallet = AllPalletsWithSystem::infos().into_iter().find(|info| info.index == usize::from(module.index))?;
	let [index, ..] = module.error;
	Some((pallet.name, module.message.unwrap_or_default(), index))
}

/// The code with which a call is refused for an error.
pub fn code(call: &RuntimeCall, error: &DispatchError) -> u8 {
	code_in(pallet_of(call), error)
}

/// The code with which a call of the pallet is refused for an error.
pub(crate) fn code_in(own: &str, error: &DispatchError) -> u8 {
	if *error == frame_system::Error::<Runtime>::CallFiltered.into() {
		return FORBIDDEN;
	}
	if *error == DispatchError::Exhausted {
		return CARRIES_TOO_MUCH;
	}
	if *error == DispatchError::Unavailable {
		return UPGRADING;
	}
	match raised(error) {
		Some((pallet, _, index)) if pallet == own && index < ELSEWHERE => index,
		_ => ELSEWHERE,
	}
}

/// What [`runtime_api::ChargeApi`] answers.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Answer {
	/// The account pays nothing.
	Free,
	/// The account pays at most so much, and nothing for what turns out not to be needed. A tip comes on top.
	Fee(Balance),
	/// The call enters no block, and nobody pays for it: it would be free if it were right, or nobody may make it.
	Refused {
		/// The code that a wallet shows when the transaction is sent all the same.
		code: u8,
		/// The pallet that says no, empty if the error is none of a pallet.
		pallet: String,
		/// Why not, by the name of the error.
		error: String,
	},
	/// The bytes are no call of this runtime, or one that is nested too deeply.
	NoCall,
}

impl Answer {
	/// What the account pays for the call in these bytes.
	pub fn of(who: &AccountId, bytes: &[u8]) -> Self {
		let depth = crate::arrivals::MAX_DEPTH;
		let Ok(call) = Bounded::decode_all_with_depth_limit(depth, &mut &*bytes) else { return Self::NoCall };
		match charge(who, &call.0) {
			Charge::Free => Self::Free,
			Charge::Fee => Self::Fee(highest_fee(&call.0, bytes.len())),
			Charge::Refused(error) => Self::refused(&call.0, &error),
		}
	}

	fn refused(call: &RuntimeCall, error: &DispatchError) -> Self {
		let code = code(call, error);
		match raised(error) {
			Some((pallet, error, _)) => Self::Refused { code, pallet: pallet.to_owned(), error: error.to_owned() },
			None => Self::Refused { code, pallet: String::new(), error: <&str>::from(*error).to_owned() },
		}
	}
}

/// A call that takes no more memory than one in a transaction.
struct Bounded(RuntimeCall);

impl Decode for Bounded {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		codec::DecodeWithMemLimit::decode_with_mem_limit(input, LONGEST).map(Self)
	}
}

/// The fee that is withdrawn before the call is made, without a tip, if it is signed by a single key.
fn highest_fee(call: &RuntimeCall, length: usize) -> Balance {
	let mut info = call.get_dispatch_info();
	info.extension_weight = extension().weight(call);
	let length = u32::try_from(length).unwrap_or(u32::MAX).saturating_add(AROUND);
	TransactionPayment::compute_fee(length, &info, 0)
}

/// What wallets put around a call, for what it weighs.
fn extension() -> TxExtension {
	(
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		crate::extensions::Admission::new(Default::default(), 0),
		frame_metadata_hash_extension::CheckMetadataHash::<Runtime>::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// What wallets and the members' page can ask about charges.
// The macro repeats the bounds.
#[allow(clippy::multiple_bound_locations)]
pub mod runtime_api {
	use super::Answer;
	use alloc::vec::Vec;
	use codec::Codec;

	sp_api::decl_runtime_apis! {
		/// Questions about what a call costs, before it is signed.
		pub trait ChargeApi<AccountId: Codec> {
			/// What the account pays now for a call, given in bytes, that it signs: nothing, a fee, or it is refused.
			fn charge_of(account: AccountId, call: Vec<u8>) -> Answer;
		}
	}
}
