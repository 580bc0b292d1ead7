//! Short texts, in a type that wallets show as text.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::Deref;
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::{Type, TypeInfo};

/// A text of at most `N` bytes.
///
/// It is stored like a list of bytes and described as a text, because wallets show bytes as text only where all of them are
/// ASCII. Whoever stores one makes sure that it is UTF-8.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq)]
pub struct Text<const N: u32>(BoundedVec<u8, ConstU32<N>>);

impl<const N: u32> Deref for Text<N> {
	type Target = BoundedVec<u8, ConstU32<N>>;

	fn deref(&self) -> &Self::Target {
		&self.0
	}
}

impl<const N: u32> TryFrom<Vec<u8>> for Text<N> {
	type Error = Vec<u8>;

	fn try_from(bytes: Vec<u8>) -> Result<Self, Vec<u8>> {
		bytes.try_into().map(Self)
	}
}

impl<const N: u32> TypeInfo for Text<N> {
	type Identity = str;

	fn type_info() -> Type {
		str::type_info()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::string::String;

	#[test]
	fn text_is_coded_and_described_like_a_string() {
		let word = String::from("M\u{e4}rz");
		let text = Text::<5>::try_from(word.clone().into_bytes()).unwrap();
		assert_eq!(text.encode(), word.encode());
		assert_eq!(Text::<5>::decode(&mut &*word.encode()), Ok(text));
		assert!(Text::<4>::decode(&mut &*word.encode()).is_err());
		assert!(Text::<4>::try_from(word.into_bytes()).is_err());
		assert_eq!(Text::<5>::type_info(), String::type_info());
	}
}
