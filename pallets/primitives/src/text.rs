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

/// The most marks that are put on one character: two in Vietnamese, three where scholars write old scripts.
const MOST_MARKS: usize = 3;

/// Whether the bytes are text that people see as it is written: not empty, without blanks around it, and without characters that
/// are not shown or that turn or hide others.
///
/// Joiners and the signs that choose how a character looks stay possible one at a time where scripts and pictures need them, and
/// not beside Latin letters, where nobody sees them. A mark stands on a character, with two others at most.
pub fn is_visible(bytes: &[u8]) -> bool {
	let unseen = |one: char| {
		one.is_control()
			|| matches!(
				one,
				'\u{ad}'
					| '\u{34f}' | '\u{600}'..='\u{605}'
					| '\u{61c}' | '\u{6dd}'
					| '\u{70f}' | '\u{8e2}'
					| '\u{115f}' | '\u{1160}'
					| '\u{17b4}' | '\u{17b5}'
					| '\u{180b}'..='\u{180f}'
					| '\u{200b}' | '\u{200e}'
					| '\u{200f}' | '\u{2028}'..='\u{202e}'
					| '\u{2060}'..='\u{206f}'
					| '\u{2800}' | '\u{3164}'
					| '\u{e000}'..='\u{f8ff}'
					| '\u{feff}' | '\u{ffa0}'
					| '\u{fff0}'..='\u{fffc}'
					| '\u{110bd}' | '\u{110cd}'
					| '\u{13430}'..='\u{1343f}'
					| '\u{16fe4}' | '\u{1d159}'
					| '\u{1bca0}'..='\u{1bca3}'
					| '\u{1d173}'..='\u{1d17a}'
					| '\u{e0000}'..='\u{10ffff}'
			) || u32::from(one) & 0xfffe == 0xfffe
	};
	let joins = |one: char| matches!(one, '\u{200c}' | '\u{200d}');
	let chooses = |one: char| matches!(one, '\u{fe00}'..='\u{fe0f}');
	let marks = |one: char| {
		matches!(
			one,
			'\u{300}'..='\u{36f}'
				| '\u{483}'..='\u{489}'
				| '\u{1ab0}'..='\u{1aff}'
				| '\u{1dc0}'..='\u{1dff}'
				| '\u{20d0}'..='\u{20ff}'
				| '\u{fe20}'..='\u{fe2f}'
		)
	};
	let follows = |before: char, one: char| {
		let needs_another = joins(one) || chooses(one) || marks(one);
		let hides = joins(one) || chooses(one);
		!(needs_another && (before.is_whitespace() || joins(before)))
			&& !(hides && before.is_ascii_alphabetic())
			&& !(chooses(one) && chooses(before))
			&& !(joins(before) && (one.is_ascii_alphabetic() || one.is_whitespace()))
	};
	core::str::from_utf8(bytes).is_ok_and(|text| {
		let is_whole = !text.is_empty() && text.trim() == text && !text.ends_with(joins);
		let pairs = || core::iter::once(' ').chain(text.chars()).zip(text.chars());
		let is_piled = text.split(|one| !marks(one)).any(|pile| pile.chars().count() > MOST_MARKS);
		is_whole && !is_piled && pairs().all(|(before, one)| !unseen(one) && follows(before, one))
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
		for text in [
			"La Espiga",
			"M\u{e4}rz 2026",
			"\u{5d0}\u{5d1}",
			// A name in Persian, whose parts are written side by side and not as one.
			"\u{646}\u{645}\u{6cc}\u{200c}\u{634}\u{648}\u{62f}",
			// Conjuncts of Hindi and Sinhala.
			"\u{915}\u{94d}\u{200d}\u{937}",
			"\u{dc1}\u{dca}\u{200d}\u{dbb}\u{dd3}",
			// A key, an eye in a bubble and a family.
			"1\u{fe0f}\u{20e3}",
			"\u{1f441}\u{fe0f}\u{200d}\u{1f5e8}\u{fe0f}",
			"\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}",
			// Letters with their marks apart, in Vietnamese and German.
			"Vie\u{323}\u{302}t Nam",
			"Ma\u{308}rz",
			"480 \u{20ac} \u{2013} \u{ab}flour\u{bb}",
		] {
			assert!(is_visible(text.as_bytes()), "{text:?}");
		}
		for text in [
			"",
			" ",
			" a",
			"a ",
			"\u{a0}",
			"a\n",
			"a\tb",
			"a\u{0}b",
			"a\u{7f}b",
			"a\u{85}b",
			// What turns or sets apart.
			"a\u{202a}b",
			"a\u{202e}b",
			"a\u{61c}b",
			"a\u{2066}b",
			"a\u{2069}b",
			"a\u{200e}b",
			"a\u{200f}b",
			"a\u{2028}b",
			// What takes no room, or only looks like a blank.
			"a\u{ad}b",
			"a\u{34f}b",
			"a\u{200b}",
			"a\u{200b}b",
			"a\u{2060}b",
			"a\u{2063}b",
			"a\u{feff}b",
			"a\u{fffc}b",
			"a\u{e0041}b",
			"a\u{e0100}b",
			"\u{3164}",
			"\u{ffa0}",
			"\u{2800}",
			"a\u{115f}b",
			// What looks otherwise in every font, or is no character.
			"a\u{e001}b",
			"a\u{f0000}b",
			"a\u{fffe}b",
			"a\u{1ffff}b",
			// Joiners and choices where nobody sees them.
			"\u{200d}",
			"a\u{200c}",
			"a\u{200d}b",
			"\u{634}\u{200c}b",
			"\u{634}\u{200c}\u{200c}\u{648}",
			"\u{634}\u{200c} \u{648}",
			"\u{634} \u{200c}\u{648}",
			"\u{fe0f}",
			"a\u{fe0f}",
			"1\u{fe0f}\u{fe0f}",
			// Marks on nothing, and piles of them.
			"\u{301}",
			"\u{301}\u{302}",
			"a \u{301}b",
			"a\u{301}\u{302}\u{303}\u{304}",
		] {
			assert!(!is_visible(text.as_bytes()), "{text:?}");
		}
		assert!(!is_visible(&[0xff]) && !is_visible(b"\xc3"));
	}
}
