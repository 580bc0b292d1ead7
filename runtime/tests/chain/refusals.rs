//! The page about refusals lists every code with which the pool refuses a transaction.

use rochdale_runtime::{charges, Runtime};
use scale_info::{TypeDef, TypeInfo};

const PAGE: &str = include_str!("../../../docs/refusals.md");

/// What stands above the tables of the page, written by hand, ends with this line.
const BELOW: &str = "<!-- What follows is written by a test, as docs/adding-a-call.md says. -->\n";

/// The table of the errors of a pallet.
fn table<Errors: TypeInfo>(pallet: &str) -> String {
	let TypeDef::Variant(errors) = Errors::type_info().type_def else {
		panic!("the errors of {pallet} are no variants")
	};
	let mut table = format!("\n## {pallet}\n\n| code | error | what it says |\n|---:|---|---|\n");
	for error in errors.variants {
		assert!(error.index < charges::ELSEWHERE, "{pallet}.{} has a code that means something else", error.name);
		let says = error.docs.first().unwrap_or_else(|| panic!("{pallet}.{} has no sentence", error.name));
		table.push_str(&format!("| {} | `{}` | {} |\n", error.index, error.name, says.trim()));
	}
	table
}

#[test]
fn page_of_refusals_lists_every_error_with_its_code() {
	let tables = [
		table::<pallet_coop_membership::Error<Runtime>>("Membership"),
		table::<pallet_cooperatives::Error<Runtime>>("Cooperatives"),
		table::<pallet_resolutions::Error<Runtime>>("Resolutions"),
		table::<pallet_ledger::Error<Runtime>>("Ledger"),
		table::<pallet_treasuries::Error<Runtime>>("Treasuries"),
		table::<pallet_custody::Error<Runtime>>("Custody"),
		table::<pallet_capped_shares::Error<Runtime>>("Shares"),
		table::<pallet_surplus::Error<Runtime>>("Surplus"),
		table::<pallet_dissolution::Error<Runtime>>("Dissolution"),
		table::<pallet_solidarity_fund::Error<Runtime>>("SolidarityFund"),
		table::<pallet_validator_seats::Error<Runtime>>("ValidatorSeats"),
	]
	.concat();
	let (by_hand, listed) = PAGE.split_once(BELOW).expect("the page says where the tables begin");
	if std::env::var_os("ROCHDALE_WRITE").is_some() {
		let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/refusals.md");
		std::fs::write(page, [by_hand, BELOW, &tables].concat()).unwrap();
		return;
	}
	assert_eq!(listed, tables, "the page is behind: write it anew as docs/adding-a-call.md says");
}

#[test]
fn page_of_refusals_explains_the_codes_of_no_pallet() {
	for code in [
		charges::ELSEWHERE,
		charges::SEVERAL,
		charges::GARBLED,
		charges::TOO_MANY_WAIT,
		charges::FORBIDDEN,
		charges::CARRIES_TOO_MUCH,
		charges::UPGRADING,
	] {
		assert!(PAGE.contains(&format!("| {code} | ")), "{code}");
	}
}
