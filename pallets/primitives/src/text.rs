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

/// As many bytes of a text are read, so that one that is longer than it may be is refused by name, and not as what does not
/// decode.
pub const MAX_WRITTEN: u32 = 1_024;

/// A text as somebody has written it in a call.
pub type Written = Text<MAX_WRITTEN>;

impl<const N: u32> Text<N> {
	/// The same text, `None` if it has more bytes than `M`.
	pub fn bounded<const M: u32>(&self) -> Option<Text<M>> {
		self.to_vec().try_into().ok()
	}
}

impl<const N: u32> TypeInfo for Text<N> {
	type Identity = str;

	fn type_info() -> Type {
		str::type_info()
	}
}

/// Whether the bytes are text that people see as it is written: not empty, without blanks around it, and without characters that
/// are not shown or that turn or hide others.
///
/// Joiners between letters stay possible, because some scripts need them, and so do the signs that choose how a character looks.
pub fn is_visible(bytes: &[u8]) -> bool {
	let unseen = |one: char| {
		one.is_control()
			|| matches!(
				one,
				'\u{ad}'
					| '\u{600}'..='\u{605}'
					| '\u{61c}' | '\u{6dd}'
					| '\u{70f}' | '\u{8e2}'
					| '\u{115f}' | '\u{1160}'
					| '\u{17b4}' | '\u{17b5}'
					| '\u{180b}'..='\u{180f}'
					| '\u{200b}' | '\u{200e}'
					| '\u{200f}' | '\u{2028}'..='\u{202e}'
					| '\u{2060}'..='\u{206f}'
					| '\u{2800}' | '\u{3164}'
					| '\u{feff}' | '\u{ffa0}'
					| '\u{fff9}'..='\u{fffb}'
					| '\u{110bd}' | '\u{110cd}'
					| '\u{13430}'..='\u{1343f}'
					| '\u{1bca0}'..='\u{1bca3}'
					| '\u{1d173}'..='\u{1d17a}'
					| '\u{e0000}'..='\u{e0fff}'
			)
	};
	let joins = |one: char| matches!(one, '\u{34f}' | '\u{200c}' | '\u{200d}');
	let chooses = |one: char| matches!(one, '\u{fe00}'..='\u{fe0f}');
	core::str::from_utf8(bytes).is_ok_and(|text| {
		let begins = !text.starts_with(|one| joins(one) || chooses(one));
		let is_whole = begins && !text.ends_with(joins) && text.trim() == text;
		is_whole && !text.is_empty() && !text.chars().any(unseen)
	})
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

	#[test]
	fn a_written_text_keeps_its_bytes_within_a_bound() {
		let written = Written::try_from(b"abc".to_vec()).unwrap();
		assert_eq!(written.bounded::<3>(), Text::try_from(b"abc".to_vec()).ok());
		assert_eq!(written.bounded::<2>(), None);
	}

	#[test]
	fn text_that_is_not_seen_as_written_is_refused() {
		for text in
			["La Espiga", "M\u{e4}rz 2026", "\u{5d0}\u{5d1}", "\u{646}\u{645}\u{6cc}\u{200c}\u{634}\u{648}\u{62f}"]
		{
			assert!(is_visible(text.as_bytes()), "{text:?}");
		}
		for text in [
			"",
			" ",
			" a",
			"a ",
			"a\n",
			"a\u{202e}b",
			"a\u{61c}b",
			"a\u{2066}b",
			"a\u{ad}b",
			"a\u{200b}",
			"\u{200d}",
			"a\u{200c}",
			"\u{fe0f}",
			"\u{3164}",
			"\u{2800}",
		] {
			assert!(!is_visible(text.as_bytes()), "{text:?}");
		}
		assert!(!is_visible(&[0xff]));
	}
}
