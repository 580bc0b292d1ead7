//! What pages say about the runtime is what it does.

use pallet_resolutions::Part;
use rochdale_primitives::{Secrecy, Track};
use rochdale_runtime::configs::governance::policy::{Decider, Enactable, TABLE};

const ENACTABLE: &str = include_str!("../../../docs/what-a-resolution-can-enact.md");

/// A name as wallets show it.
fn camel_case(name: &str) -> String {
	let mut words = name.split('_');
	let mut camel: String = words.next().unwrap_or_default().into();
	for word in words {
		camel.push_str(&word[..1].to_uppercase());
		camel.push_str(&word[1..]);
	}
	format!("{}{}", camel[..1].to_lowercase(), &camel[1..])
}

/// A row of the table as the page has it.
fn row(row: &Enactable) -> String {
	let words = &row.words;
	let called = format!("`{}.{}`", camel_case(words.pallet), camel_case(words.call));
	let known = if words.needs_known_payee { "the payee is known" } else { "" };
	let conditions: Vec<_> = [words.only_if, known].into_iter().filter(|words| !words.is_empty()).collect();
	let only_if = if conditions.is_empty() { String::new() } else { format!(", if {}", conditions.join(" and ")) };
	let decider = |decider: &Decider| match decider {
		Decider::Coop => "one co-op",
		Decider::Federation => "federation",
		Decider::Agreement => "agreement",
	};
	let deciders: Vec<_> = row.deciders.iter().map(decider).collect();
	let track = match row.track {
		Track::Consent => "consent",
		Track::Ordinary => "ordinary",
		Track::Special => "special",
	};
	let stronger = Some(words.stronger).filter(|words| !words.is_empty()).map(|words| format!("; special {words}"));
	let vote = match (row.secrecy, row.as_root) {
		(Secrecy::Secret, _) => "secret",
		(Secrecy::Open, true) => "open, as root",
		(Secrecy::Open, false) => "open",
	};
	let or_nobody = |words: &'static str| if words.is_empty() { "–" } else { words };
	let part = match row.part {
		None => "",
		Some(Part::None) => ", who takes no part",
		Some(Part::Votes) => ", who votes on it",
		Some(Part::VotesThoughSuspended) => ", who votes on it even while suspended",
	};
	format!(
		"| {called}{only_if} | {} | {track}{} | {vote} | {} | {}{part} |",
		deciders.join(", "),
		stronger.unwrap_or_default(),
		or_nobody(words.benefits),
		or_nobody(words.judges),
	)
}

#[test]
fn page_lists_what_a_resolution_can_enact() {
	let on_page: Vec<_> = ENACTABLE.lines().filter(|line| line.starts_with("| `")).collect();
	let in_table: Vec<_> = TABLE.iter().map(row).collect();
	assert_eq!(on_page, in_table, "the page should say:\n{}\n", in_table.join("\n"));
}

#[test]
fn table_lists_each_call_once_by_its_name() {
	use frame_support::traits::GetCallMetadata;
	use rochdale_runtime::RuntimeCall;

	let names: Vec<_> = TABLE.iter().map(|row| (row.words.pallet, row.words.call)).collect();
	for (place, name) in names.iter().enumerate() {
		assert!(RuntimeCall::get_call_names(name.0).contains(&name.1), "{name:?}");
		assert!(!names[..place].contains(name), "{name:?}");
	}
	assert!(names.is_sorted(), "who looks for a call finds it by the alphabet");
}
