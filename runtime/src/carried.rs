//! What wrappers of calls keep of a block though they do not use it, and how little of that is possible.
//!
//! Batches report what they have used. Proxies report nothing, and multisigs nothing where they fail, so that the SDK would
//! count all that they declare, the call included that was never made. And where the call filter says no, nothing is reported
//! either. So three things hold, or whoever likes could fill blocks with calls that fail:
//!
//! - What is forbidden is refused before it is made ([`crate::charges`]).
//! - A wrapper that fails gives back what it declared for the call that it did not make ([`Unused`]).
//! - What a wrapper carries has nobody who gives back for it. So there it is refused above [`MOST_WITHIN`].

use crate::{
	charges::batched,
	configs::system::{Permitted, MAXIMUM_BLOCK_WEIGHT},
	Runtime, RuntimeCall,
};
use frame_support::{dispatch::GetDispatchInfo, weights::Weight};
use pallet_multisig::{Call as MultisigCall, Error as MultisigError};
use pallet_proxy::Call as ProxyCall;
use pallet_utility::Call as UtilityCall;
use sp_runtime::{DispatchError, DispatchResult};

/// What calls within one another can keep in vain of a block, together: a fiftieth, as a call of our pallets that fails.
pub const MOST_WITHIN: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(50);

fn declared(call: &RuntimeCall) -> Weight {
	call.get_dispatch_info().call_weight
}

/// What the calls that this one carries declare and would not give back if they failed.
pub fn kept_within(call: &RuntimeCall) -> Weight {
	match call {
		RuntimeCall::Utility(UtilityCall::if_else { main, fallback }) => kept(main).saturating_add(kept(fallback)),
		RuntimeCall::Proxy(ProxyCall::proxy { call, .. } | ProxyCall::proxy_announced { call, .. })
		| RuntimeCall::Multisig(MultisigCall::as_multi { call, .. }) => kept(call),
		// It reports what its call reports, so that this gives back as if it was made alone.
		RuntimeCall::Multisig(MultisigCall::as_multi_threshold_1 { call, .. }) => kept_within(call),
		_ => match batched(call) {
			Some(calls) => calls.iter().fold(Weight::zero(), |sum, call| sum.saturating_add(kept(call))),
			None => Weight::zero(),
		},
	}
}

/// As [`kept_within`], of a call that is carried, with itself.
fn kept(call: &RuntimeCall) -> Weight {
	match call {
		RuntimeCall::Proxy(ProxyCall::proxy { .. } | ProxyCall::proxy_announced { .. })
		| RuntimeCall::Multisig(
			MultisigCall::as_multi { .. }
			| MultisigCall::approve_as_multi { .. }
			| MultisigCall::as_multi_threshold_1 { .. },
		) => declared(call),
		_ if Permitted::is_forbidden(call) => declared(call),
		_ => kept_within(call),
	}
}

/// What a wrapper leaves unused of the weight that it declares, where it does not report what it has used.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unused {
	/// If it succeeds.
	done: Weight,
	/// If it fails.
	failed: Weight,
	/// If it fails because of its list of signatories.
	unsent: Weight,
}

impl Unused {
	/// Of this call, as it is signed.
	pub fn of(call: &RuntimeCall) -> Self {
		match call {
			// They fail only before they make the call; how that goes is no matter for them.
			RuntimeCall::Proxy(ProxyCall::proxy { call, .. } | ProxyCall::proxy_announced { call, .. }) => {
				Self { failed: declared(call), unsent: declared(call), ..Self::default() }
			}
			// The same, and what is made declares no more than its signatories allow it, but often less.
			RuntimeCall::Multisig(MultisigCall::as_multi { call, max_weight, .. }) => {
				Self { done: max_weight.saturating_sub(declared(call)), failed: *max_weight, unsent: *max_weight }
			}
			RuntimeCall::Multisig(MultisigCall::approve_as_multi { max_weight, .. }) => {
				Self { failed: *max_weight, unsent: *max_weight, ..Self::default() }
			}
			// It fails as its call does, or before it makes it because of the signatories.
			RuntimeCall::Multisig(MultisigCall::as_multi_threshold_1 { call, .. }) => {
				Self { unsent: declared(call), ..Self::of(call) }
			}
			_ => Self::default(),
		}
	}

	/// With this result.
	pub fn with(self, result: &DispatchResult) -> Weight {
		match result {
			Ok(()) => self.done,
			Err(error) if is_of_signatories(error) => self.unsent,
			Err(_) => self.failed,
		}
	}
}

/// Whether a list of signatories is refused, which multisigs look at before anything else.
fn is_of_signatories(error: &DispatchError) -> bool {
	[
		MultisigError::<Runtime>::TooFewSignatories,
		MultisigError::TooManySignatories,
		MultisigError::SignatoriesOutOfOrder,
		MultisigError::SenderInSignatories,
	]
	.into_iter()
	.any(|refused| *error == refused.into())
}
