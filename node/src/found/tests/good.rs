//! What the example founds.

use super::{Copy, TODAY};
use crate::{
	chain_spec,
	found::{check, file::Founding, read, rehearse, spec, values::Day},
	keys,
};
use rochdale_primitives::{CoopInspect, MemberInspect, Office};
use rochdale_runtime::{
	configs::money::FundAddress, constants::UNIT, Balances, Cooperatives, Membership, Runtime, Session, ValidatorSeats,
};
use sc_service::ChainType;
use serde_json::Value;
use sp_core::crypto::Ss58Codec;
use sp_runtime::traits::{BlakeTwo256, Hash as _};
use std::fs;

/// Stands for the runtime's Wasm.
const CODE: &[u8] = &[0, 97, 115, 109];

fn made(copy: &Copy) -> spec::Made {
	spec::make(&copy.founding().unwrap(), ChainType::Live, CODE).unwrap()
}

/// Looks at the state with which the chain begins.
fn genesis<V>(raw: &str, look: impl FnOnce() -> V) -> V {
	let spec: Value = serde_json::from_str(raw).unwrap();
	let top = spec.pointer("/genesis/raw/top").unwrap().as_object().unwrap();
	let bytes = |hex: &str| sp_core::bytes::from_hex(hex).unwrap();
	let top = top.iter().map(|(key, value)| (bytes(key), bytes(value.as_str().unwrap()))).collect();
	let storage = sp_core::storage::Storage { top, ..Default::default() };
	sp_io::TestExternalities::new(storage).execute_with(look)
}

#[test]
fn the_example_founds_a_live_chain() {
	let made = made(&Copy::new());
	for text in [&made.plain, &made.raw] {
		let spec: Value = serde_json::from_str(text).unwrap();
		assert_eq!(spec["name"], "Rochdale Example Federation");
		assert_eq!(spec["id"], "example_federation");
		assert_eq!(spec["chainType"], "Live");
		assert_eq!(spec["properties"]["tokenSymbol"], "EUR");
		let found: Vec<&str> =
			spec["bootNodes"].as_array().unwrap().iter().map(|node| node.as_str().unwrap()).collect();
		assert_eq!(found.len(), 3);
		assert_eq!(
			found[0],
			"/dns/rochdale.laespiga.example/tcp/30333/p2p/12D3KooWD841cEbg4jrNiXAUQatHTut3mQbFZVb9dGZi5hVfAQfD"
		);
	}
	genesis(&made.raw, || {
		assert_eq!(Cooperatives::count(), 5);
		assert_eq!(pallet_cooperatives::Coops::<Runtime>::get(4).unwrap().currency, *b"GBP");
		assert_eq!(Cooperatives::charter().voting_special_days, 21);
		let bakery = Cooperatives::parameters(1).unwrap();
		assert_eq!((bakery.voting_ordinary_days, bakery.probation_days), (14, 180));
		assert!(Cooperatives::holds(2, Office::Treasurer, 3) && !Cooperatives::holds(2, Office::Treasurer, 4));
		assert!(ValidatorSeats::seat_of_coop(5).named.is_some());
		assert_eq!(Session::validators().len(), 5);
	});
}

#[test]
fn members_have_their_numbers_days_accounts_and_commitments() {
	let copy = Copy::new();
	let list = fs::read_to_string(copy.file("federation/bakery.csv")).unwrap();
	genesis(&made(&copy).raw, || {
		for (number, line) in (1..).zip(list.lines().skip(1)) {
			let cells: Vec<&str> = line.split(',').collect();
			let member = Membership::member(1, number).unwrap();
			let account = member.account.map(|account| account.to_ss58check()).unwrap_or_default();
			assert_eq!(account, cells[1]);
			assert_eq!(format!("{:?}", member.commitment.unwrap()), cells[3]);
		}
		assert_eq!(Membership::member(1, 13), None);
		let joined = Membership::member(1, 1).unwrap().joined_at;
		assert_eq!(joined, 504_921_600_000); // 1 January 1986
		assert!(Membership::is_supporter(1, 10) && !Membership::is_supporter(1, 9));
		assert_eq!(Membership::member(5, 5).unwrap().account, None);
	});
}

#[test]
fn units_exist_for_deposits_and_for_nothing_else() {
	let copy = Copy::new();
	let founding = copy.founding().unwrap();
	assert_eq!(check::deposited(&founding), "8065.75 EUR");
	genesis(&made(&copy).raw, || {
		assert_eq!(Balances::total_issuance(), 8_065_750_000);
		assert_eq!(Balances::free_balance(FundAddress::get()), 100 * UNIT);
		assert_eq!(Balances::free_balance(Cooperatives::federation_account()), 2_500 * UNIT);
		assert_eq!(Balances::free_balance(Cooperatives::account(4).unwrap()), 850_500_000);
		let third = Membership::account_of(2, 3).unwrap();
		assert_eq!(Balances::free_balance(third), 75_250_000);
		assert!(pallet_custody::DepositReferences::<Runtime>::contains_key(2, BlakeTwo256::hash(b"2026-10-12 third")));
	});
}

#[test]
fn the_same_file_gives_the_same_bytes_wherever_it_lies() {
	let (here, there) = (made(&Copy::new()), made(&Copy::new()));
	assert!(here.plain == there.plain && here.raw == there.raw);
	assert_eq!(here.genesis, there.genesis);
	let other = Copy::new();
	other.change("federation/custody.txt", "30 days", "20 days");
	assert_ne!(made(&other).genesis, here.genesis);
}

#[test]
fn lists_of_spreadsheets_are_read_with_their_marks_and_line_ends() {
	let (usual, odd) = (Copy::new(), Copy::new());
	let list = fs::read_to_string(odd.file("federation/bakery.csv")).unwrap();
	let list = format!("\u{feff}{};;;;\r\n", list.replace(',', "\";\"").replace('\n', "\"\r\n\""));
	let list = format!("\u{feff}\"{}", list.trim_start_matches('\u{feff}').replace("\r\n\";;;;", "\r\n;;;;"));
	fs::write(odd.file("federation/bakery.csv"), list).unwrap();
	assert_eq!(made(&odd).genesis, made(&usual).genesis);
}

#[test]
fn the_section_that_is_printed_with_new_keys_is_taken_as_it_is() {
	let copy = Copy::new();
	let text = fs::read_to_string(copy.file("federation.toml")).unwrap();
	let begin = text.find("[coop.validator]").unwrap();
	let own = &text[begin..begin + text[begin..].find("addresses").unwrap()];
	let printed = keys::make(&copy.file("keys"), None, None).unwrap().section();
	copy.change("federation.toml", own, printed.trim_end_matches("addresses = []\n"));
	assert_ne!(made(&copy).genesis, made(&Copy::new()).genesis);
}

#[test]
fn fewer_than_four_validators_or_two_addresses_are_too_few() {
	let copy = Copy::new();
	let text = fs::read_to_string(copy.file("federation.toml")).unwrap();
	let without = |coops: &[&str]| {
		let mut text = text.clone();
		for coop in coops {
			let at = text.find(&format!("id = \"{coop}\"")).unwrap();
			let begin = at + text[at..].find("[coop.validator]").unwrap();
			let end = begin + text[begin..].find("\n\n").unwrap();
			text.replace_range(begin..end, "");
		}
		text
	};
	fs::write(copy.file("federation.toml"), without(&["couriers"])).unwrap();
	assert_eq!(copy.refusal(), "it is not refused");
	fs::write(copy.file("federation.toml"), without(&["couriers", "grocery"])).unwrap();
	assert_eq!(
		copy.refusal(),
		"federation.toml, line 7: there are 3 validators, and a chain on which one can fail needs 4"
	);
	let alone = ["laespiga", "lostelares"]
		.iter()
		.fold(text.clone(), |text, host| text.replace(&format!("[\"/dns/rochdale.{host}.example/tcp/30333\"]"), "[]"));
	fs::write(copy.file("federation.toml"), alone).unwrap();
	assert_eq!(
		copy.refusal(),
		"federation.toml, line 7: fewer than 2 validators have addresses, so that all would hang on one machine"
	);
	let together = text
		.replace("/dns/node.lindenhof.example/tcp/30333", "/dns/rochdale.LAESPIGA.example./tcp/30334")
		.replace("/dns/rochdale.lostelares.example/tcp/30333", "/dns4/rochdale.laespiga.example/tcp/443/ws");
	fs::write(copy.file("federation.toml"), together).unwrap();
	assert_eq!(
		copy.refusal(),
		"federation.toml, line 158: all addresses are at rochdale.laespiga.example, so that all would hang on one machine"
	);
}

#[test]
fn a_chain_of_four_validators_has_a_floor_of_four() {
	let copy = Copy::new();
	let text = fs::read_to_string(copy.file("federation.toml")).unwrap();
	let begin = text.rfind("[coop.validator]").unwrap();
	let end = begin + text[begin..].find("\n\n").unwrap();
	copy.change("federation.toml", &text[begin..end], "");
	assert_eq!(copy.refusal(), "it is not refused");
	copy.change("federation.toml", "floor = 4", "floor = 5");
	assert_eq!(copy.refusal(), "federation.toml, line 14: a floor of 5 leaves no seat to lose: there are 4 validators");
}

#[test]
fn a_rehearsal_needs_no_secrets_of_its_own_and_is_found_by_nobody_else() {
	let copy = Copy::new();
	// `//bakery//4`, and an address at home.
	copy.change(
		"federation/bakery.csv",
		"5DZMg78L156GaTwPz5QY7EPZ5xqrYdA2aiXBSkk4fFeWFiav",
		"5HZKJ78epgap4Sg3EHt5LoyaSp3n5j2qL4siYAsZoUb6DJoi",
	);
	copy.change("federation.toml", "/dns/node.lindenhof.example/tcp/30333", "/ip4/192.168.1.4/tcp/30333");
	let mut founding = read(&copy.file("federation.toml")).unwrap();
	check::check(&founding, TODAY).unwrap();
	check::live(&founding).unwrap_err();
	rehearse::rehearse(&mut founding, 10, true).unwrap();
	spec::make(&founding, ChainType::Local, CODE).unwrap();
}

#[test]
fn no_live_chain_has_the_validators_of_a_rehearsal() {
	let mut founding = Copy::new().founding().unwrap();
	rehearse::rehearse(&mut founding, 10, true).unwrap();
	let accounts = founding.coops.iter_mut().flat_map(|coop| &mut coop.members);
	accounts.for_each(|member| member.account = None);
	let refused = |founding: &Founding| check::live(founding).unwrap_err();
	let said = "this is the key '//bakery//validator' of rehearsals, of which everybody knows the secret";
	let own = Copy::new().founding().unwrap().coops.remove(0).validator.unwrap();
	for line in [45, 46, 47] {
		let refusal = refused(&founding);
		assert_eq!((refusal.line, refusal.sentence.as_str()), (Some(line), said));
		let validator = founding.coops[0].validator.as_mut().unwrap();
		match line {
			45 => validator.account = own.account.clone(),
			46 => validator.aura = own.aura.clone(),
			_ => validator.grandpa = own.grandpa.clone(),
		}
	}
	assert!(refused(&founding).sentence.contains("'//housing//validator'"));
}

#[test]
fn a_rehearsal_that_says_it_is_live_does_not_start() {
	let copy = Copy::new();
	let mut founding = copy.founding().unwrap();
	rehearse::rehearse(&mut founding, 86_400, true).unwrap();
	let made = spec::make(&founding, ChainType::Live, CODE).unwrap();
	let path = copy.file("live.json");
	fs::write(&path, made.raw.replace("\"example_federation_rehearsal\"", "\"example_federation\"")).unwrap();
	let refused = chain_spec::load(path.to_str().unwrap(), chain_spec::Use::Open).err().unwrap();
	assert!(refused.ends_with(
		": its sessions have 10 blocks, and those of a live chain 600 to 2400: it was made for trying things out"
	));
	let live = spec::make(&copy.founding().unwrap(), ChainType::Live, CODE).unwrap();
	fs::write(&path, live.raw).unwrap();
	assert!(chain_spec::load(path.to_str().unwrap(), chain_spec::Use::Open).is_ok());
}

#[test]
fn a_file_that_is_not_there_or_no_text_is_refused() {
	let copy = Copy::new();
	let in_utf8 = "this is no text in UTF-8: save the file in that encoding";
	let packed = "this is the file of a spreadsheet and no text: save it as CSV in UTF-8";
	let latin = b"number\n1\nMu\xf1oz\n".as_slice();
	for (bytes, line, said) in
		[(latin, 3, in_utf8), (b"\xff\xfen\0\n\0", 1, in_utf8), (b"PK\x03\x04\n\n\xff", 3, packed)]
	{
		for file in ["federation/bakery.csv", "federation.toml"] {
			let copy = Copy::new();
			fs::write(copy.file(file), bytes).unwrap();
			assert_eq!(copy.refusal(), format!("{file}, line {line}: {said}"));
		}
	}
	fs::write(copy.file("federation/bakery.csv"), "\n\n").unwrap();
	assert_eq!(
		copy.refusal(),
		"federation/bakery.csv, line 1: the list is empty; its first line names its columns: number, account, joined, \
		commitment, class"
	);
	fs::remove_file(copy.file("federation.toml")).unwrap();
	assert_eq!(copy.refusal(), "federation.toml: the file cannot be read: no such file or directory");
}

#[test]
fn a_founding_is_in_the_past_when_somewhere_it_is() {
	let copy = Copy::new();
	let at = |today: Day| check::check(&copy.founding().unwrap(), today).is_ok();
	let founded = copy.founding().unwrap().chain.founded.value;
	assert!(founded <= TODAY && at(founded - 1) && !at(founded - 2));
}

#[test]
fn a_rehearsal_has_short_days_and_keys_that_everybody_can_make() {
	let copy = Copy::new();
	let mut founding = copy.founding().unwrap();
	rehearse::rehearse(&mut founding, 10, true).unwrap();
	let made = spec::make(&founding, ChainType::Local, CODE).unwrap();
	let spec: Value = serde_json::from_str(&made.raw).unwrap();
	assert_eq!(spec["name"], "Rochdale Example Federation: rehearsal with public keys (a day lasts 10 seconds)");
	assert_eq!(spec["id"], "example_federation_rehearsal");
	assert_eq!(spec["bootNodes"], serde_json::json!([]));
	genesis(&made.raw, || {
		use sp_core::Pair;
		let account = |path: &str| sp_core::sr25519::Pair::from_string(path, None).unwrap().public().into();
		assert_eq!(Membership::account_of(1, 4), Some(account("//bakery//4")));
		// Who has seats in two co-ops has both with one key, here as there.
		assert_eq!(Membership::account_of(1, 7), Some(account("//bakery//7")));
		assert_eq!(Membership::account_of(3, 5), Some(account("//bakery//7")));
		assert_eq!(Membership::account_of(1, 11), None);
		assert_eq!(Session::validators()[1], account("//housing//validator"));
		assert_eq!(rochdale_runtime::Clock::day_length(), 10_000);
		assert_eq!(Balances::total_issuance(), 8_065_750_000);
	});
}

#[test]
fn a_release_makes_no_rehearsal() {
	let refusal = rehearse::rehearse(&mut Copy::new().founding().unwrap(), 10, false).unwrap_err();
	assert!(refusal.starts_with("a rehearsal has keys that everybody knows, and a release makes none:"), "{refusal}");
}
