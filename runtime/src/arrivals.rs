//! Transactions as they arrive.

use crate::{Address, RuntimeCall, Signature, TxExtension};
use alloc::vec::Vec;
use codec::{Decode, DecodeLimit, DecodeWithMemTracking, Encode, EncodeLike, Error, Input};
use frame_support::{
	dispatch::{DispatchInfo, GetDispatchInfo},
	traits::{InherentBuilder, SignedTransactionBuilder},
};
use scale_info::{StaticTypeInfo, Type, TypeInfo};
use sp_runtime::{
	generic,
	serde::{Serialize, Serializer},
	traits::{Checkable, ExtrinsicCall, ExtrinsicLike, ExtrinsicMetadata, LazyExtrinsic},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	OpaqueExtrinsic,
};

/// How deep what a transaction says may be nested: as deep as what a resolution enacts.
pub use pallet_resolutions::MAX_DEPTH;

/// A transaction or inherent of which every byte is understood.
pub type Understood = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// What stands for the call of a transaction that says none. It is looked at only, and never made.
static NO_CALL: RuntimeCall = RuntimeCall::System(frame_system::Call::remark { remark: Vec::new() });

/// A transaction or inherent as it arrives: in bytes that anybody may have put together.
///
/// The node hands over the bytes unread, and the interface between the two panics at what does not decode. So whatever bytes
/// there are decode to one of these, and are refused where a signature would be checked, with a code that wallets can show.
/// From outside, in bytes and in the metadata, this is the type of the SDK.
#[derive(Clone, Debug, Eq, PartialEq)]
// Nearly all that arrive are of the large variant.
#[allow(clippy::large_enum_variant)]
pub enum Arrival {
	/// Every byte is understood.
	Understood(Understood),
	/// The bytes are no transaction of this runtime, or are nested deeper than [`MAX_DEPTH`].
	Garbled(Vec<u8>),
}

impl Arrival {
	/// An inherent, or a transaction without a signer.
	pub fn new_bare(call: RuntimeCall) -> Self {
		Self::Understood(Understood::new_bare(call))
	}

	/// A transaction of version 4, with its signature.
	pub fn new_signed(call: RuntimeCall, signer: Address, signature: Signature, extension: TxExtension) -> Self {
		Self::Understood(Understood::new_signed(call, signer, signature, extension))
	}

	/// What the bytes say that follow the length.
	fn read(bytes: Vec<u8>) -> Self {
		match bytes.using_encoded(|prefixed| Understood::decode_all_with_depth_limit(MAX_DEPTH, &mut &*prefixed)) {
			Ok(understood) => Self::Understood(understood),
			Err(_) => Self::Garbled(bytes),
		}
	}
}

impl Encode for Arrival {
	fn encode(&self) -> Vec<u8> {
		match self {
			Self::Understood(understood) => understood.encode(),
			Self::Garbled(bytes) => bytes.encode(),
		}
	}
}

impl EncodeLike for Arrival {}

impl Decode for Arrival {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		Vec::decode(input).map(Self::read)
	}
}

impl DecodeWithMemTracking for Arrival {}

impl LazyExtrinsic for Arrival {
	fn decode_unprefixed(bytes: &[u8]) -> Result<Self, Error> {
		Ok(Self::read(bytes.to_vec()))
	}
}

impl From<Arrival> for OpaqueExtrinsic {
	fn from(arrival: Arrival) -> Self {
		match arrival {
			Arrival::Understood(understood) => understood.into(),
			Arrival::Garbled(bytes) => Self::from_blob(bytes),
		}
	}
}

impl Serialize for Arrival {
	fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
		self.using_encoded(|bytes| to.serialize_bytes(bytes))
	}
}

impl TypeInfo for Arrival
where
	Understood: StaticTypeInfo,
{
	type Identity = Understood;

	fn type_info() -> Type {
		Understood::type_info()
	}
}

impl ExtrinsicLike for Arrival {
	fn is_bare(&self) -> bool {
		matches!(self, Self::Understood(understood) if understood.is_bare())
	}
}

impl ExtrinsicCall for Arrival {
	type Call = RuntimeCall;

	fn call(&self) -> &RuntimeCall {
		match self {
			Self::Understood(understood) => understood.call(),
			Self::Garbled(_) => &NO_CALL,
		}
	}

	fn into_call(self) -> RuntimeCall {
		match self {
			Self::Understood(understood) => understood.into_call(),
			Self::Garbled(_) => NO_CALL.clone(),
		}
	}
}

impl ExtrinsicMetadata for Arrival {
	const VERSIONS: &'static [u8] = Understood::VERSIONS;

	type TransactionExtensionPipelines = <Understood as ExtrinsicMetadata>::TransactionExtensionPipelines;
}

impl InherentBuilder for Arrival {
	fn new_inherent(call: RuntimeCall) -> Self {
		Self::new_bare(call)
	}
}

impl SignedTransactionBuilder for Arrival {
	type Address = Address;
	type Extension = TxExtension;
	type Signature = Signature;

	fn new_signed_transaction(
		call: RuntimeCall,
		signer: Address,
		signature: Signature,
		extension: TxExtension,
	) -> Self {
		Self::new_signed(call, signer, signature, extension)
	}
}

impl GetDispatchInfo for Arrival {
	fn get_dispatch_info(&self) -> DispatchInfo {
		match self {
			Self::Understood(understood) => understood.get_dispatch_info(),
			Self::Garbled(_) => NO_CALL.get_dispatch_info(),
		}
	}
}

impl<Context> Checkable<Context> for Arrival
where
	Understood: Checkable<Context>,
{
	type Checked = <Understood as Checkable<Context>>::Checked;

	fn check(self, context: &Context) -> Result<Self::Checked, TransactionValidityError> {
		match self {
			Self::Understood(understood) => understood.check(context),
			Self::Garbled(_) => Err(InvalidTransaction::Custom(crate::charges::GARBLED).into()),
		}
	}

	#[cfg(feature = "try-runtime")]
	fn unchecked_into_checked_i_know_what_i_am_doing(
		self,
		context: &Context,
	) -> Result<Self::Checked, TransactionValidityError> {
		match self {
			Self::Understood(understood) => understood.unchecked_into_checked_i_know_what_i_am_doing(context),
			Self::Garbled(_) => Err(InvalidTransaction::Custom(crate::charges::GARBLED).into()),
		}
	}
}
