//! A call that is proposed, as bytes.

use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use frame::prelude::*;
use scale_info::{build::Fields, meta_type, Path, Type, TypeParameter};

/// The type information under which wallets show the bytes of a call as the call.
fn opaque_type<Call: TypeInfo + 'static>() -> Type {
	Type::builder()
		.path(Path::new("WrapperKeepOpaque", module_path!()))
		.type_params(alloc::vec![TypeParameter::new("T", Some(meta_type::<Call>()))])
		.composite(
			Fields::unnamed().field(|field| field.compact::<u32>()).field(|field| field.ty::<Call>().type_name("T")),
		)
}

/// A call as bytes, in a transaction. Wallets show and edit it as a call.
///
/// It is not decoded with the transaction around it, so that one that is too long or too deep is refused with a name.
#[derive(CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound)]
pub struct OpaqueCall<Call> {
	bytes: alloc::vec::Vec<u8>,
	_call: PhantomData<Call>,
}

impl<Call> OpaqueCall<Call> {
	/// A call from its bytes.
	pub const fn from_bytes(bytes: alloc::vec::Vec<u8>) -> Self {
		Self { bytes, _call: PhantomData }
	}

	/// The bytes of the call.
	pub fn bytes(&self) -> &[u8] {
		&self.bytes
	}
}

impl<Call: Encode> From<&Call> for OpaqueCall<Call> {
	fn from(call: &Call) -> Self {
		Self::from_bytes(call.encode())
	}
}

impl<Call> Encode for OpaqueCall<Call> {
	fn encode_to<O: codec::Output + ?Sized>(&self, output: &mut O) {
		self.bytes.encode_to(output);
	}
}

impl<Call> codec::EncodeLike for OpaqueCall<Call> {}

impl<Call> Decode for OpaqueCall<Call> {
	fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
		alloc::vec::Vec::decode(input).map(Self::from_bytes)
	}
}

impl<Call> DecodeWithMemTracking for OpaqueCall<Call> {}

impl<Call: TypeInfo + 'static> TypeInfo for OpaqueCall<Call> {
	type Identity = Self;

	fn type_info() -> Type {
		opaque_type::<Call>()
	}
}

/// A call as bytes, in storage. Wallets show it as a call.
#[derive(CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound)]
pub struct StoredCall<Call, Length: Get<u32>> {
	bytes: BoundedVec<u8, Length>,
	_call: PhantomData<Call>,
}

impl<Call, Length: Get<u32>> StoredCall<Call, Length> {
	/// The bytes of the call.
	pub fn bytes(&self) -> &[u8] {
		&self.bytes
	}
}

impl<Call, Length: Get<u32>> TryFrom<&OpaqueCall<Call>> for StoredCall<Call, Length> {
	type Error = ();

	fn try_from(call: &OpaqueCall<Call>) -> Result<Self, ()> {
		let bytes = call.bytes.clone().try_into().map_err(|_| ())?;
		Ok(Self { bytes, _call: PhantomData })
	}
}

impl<Call, Length: Get<u32>> Encode for StoredCall<Call, Length> {
	fn encode_to<O: codec::Output + ?Sized>(&self, output: &mut O) {
		self.bytes.encode_to(output);
	}
}

impl<Call, Length: Get<u32>> codec::EncodeLike for StoredCall<Call, Length> {}

impl<Call, Length: Get<u32>> Decode for StoredCall<Call, Length> {
	fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
		Ok(Self { bytes: BoundedVec::decode(input)?, _call: PhantomData })
	}
}

impl<Call, Length: Get<u32>> MaxEncodedLen for StoredCall<Call, Length> {
	fn max_encoded_len() -> usize {
		BoundedVec::<u8, Length>::max_encoded_len()
	}
}

impl<Call: TypeInfo + 'static, Length: Get<u32> + 'static> TypeInfo for StoredCall<Call, Length> {
	type Identity = OpaqueCall<Call>;

	fn type_info() -> Type {
		opaque_type::<Call>()
	}
}
