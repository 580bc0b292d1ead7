//! What the model in Python gives, the rules give to the last unit.

use crate::rules::{
	equal_shares::{elect, EqualShares},
	schedule::{due_by, tranches},
	viable::ViableBudgets,
	weigh::weigh,
	Allocate, Bid, Caps, LastFit, Votes,
};
use rochdale_primitives::ledger::Balance;
use serde_json::Value;
use std::{fs, path::Path, process::Command, str::FromStr};

const VECTORS: &str = include_str!("../../../model/vectors.json");

/// The cases of a table, of which there are so many at least.
fn cases(table: &str, least: usize) -> Vec<Value> {
	let file: Value = serde_json::from_str(VECTORS).unwrap();
	let cases = file[table].as_array().unwrap().clone();
	assert!(cases.len() >= least, "{} cases of {table}", cases.len());
	cases
}

fn text(value: &Value) -> &str {
	value.as_str().unwrap_or_else(|| unreachable!("{value} is no text"))
}

fn number<N: FromStr>(value: &Value) -> N {
	text(value).parse().unwrap_or_else(|_| unreachable!("{value} is no number"))
}

fn numbers<N: FromStr>(value: &Value) -> Vec<N> {
	list(value, number)
}

fn list<T>(value: &Value, one: impl FnMut(&Value) -> T) -> Vec<T> {
	value.as_array().unwrap().iter().map(one).collect()
}

fn bid(value: &Value) -> Bid {
	Bid {
		coop: number(&value[0]),
		minimum: number(&value[1]),
		full: number(&value[2]),
		room: number(&value[3]),
		excludes: numbers::<u32>(&value[4]).into_iter().fold(0, |bits, place| bits | 1 << place),
	}
}

fn votes(value: &Value) -> Votes {
	Votes { coop: number(&value[0]), voters: number(&value[1]), points: numbers(&value[2]) }
}

fn viable(case: &Value) -> ViableBudgets {
	let last_fit = if case["minimum_fits"].as_bool().unwrap() { LastFit::Minimum } else { LastFit::PassOver };
	ViableBudgets { equal_split_bps: number(&case["split"]), last_fit }
}

/// Verdicts as the model writes them.
fn names(verdicts: &[impl std::fmt::Debug]) -> Vec<String> {
	verdicts.iter().map(|one| format!("{one:?}")).collect()
}

fn texts(value: &Value) -> Vec<String> {
	list(value, |one| text(one).into())
}

#[test]
fn pots_are_divided_as_the_model_divides_them() {
	for case in cases("divisions", 400) {
		let bids = list(&case["bids"], bid);
		let verdicts =
			viable(&case).divide(number(&case["pot"]), number(&case["unit"]), &bids, &numbers(&case["points"]));
		assert_eq!(names(&verdicts.unwrap()), texts(&case["verdicts"]), "{case}");
	}
}

#[test]
fn rounds_are_settled_as_the_model_settles_them_by_each_rule() {
	for case in cases("rounds", 150) {
		let (bids, votes) = (list(&case["bids"], bid), list(&case["votes"], votes));
		let (pot, unit) = (number(&case["pot"]), number(&case["unit"]));
		let caps = Caps { vote_bps: number(&case["cap_bps"]), supply_bps: number(&case["supply_bps"]) };
		let points = weigh(&bids, &votes, caps).unwrap();
		let supplied: Vec<_> = points.iter().map(|one| one.from.clone()).collect();
		assert_eq!(supplied, list(&case["points"], numbers::<u128>), "{case}");
		for one in points {
			assert_eq!(one.total, one.from.iter().sum::<u128>());
		}
		let by = |rule: &dyn Allocate| names(&rule.allocate(pot, unit, &bids, &votes, caps).unwrap());
		assert_eq!(by(&viable(&case)), texts(&case["by_points"]), "{case}");
		assert_eq!(by(&EqualShares), texts(&case["by_equal_shares"]), "{case}");
	}
}

/// Among them six of the size of real ones, of which `pabutools` says the same as the model.
#[test]
fn equal_shares_fund_what_the_model_funds() {
	for case in cases("elections", 70) {
		let costs: Vec<_> = numbers::<Balance>(&case["costs"]).into_iter().map(Some).collect();
		let ballot = |mask: &Value| {
			let mask: u64 = number(mask);
			(0..costs.len()).map(|place| mask >> place & 1 == 1).collect()
		};
		let ballots: Vec<Vec<bool>> = list(&case["ballots"], ballot);
		let funded = elect(number(&case["pot"]), &costs, &ballots, |_| Some(Vec::new()));
		assert_eq!(funded, Some(numbers(&case["funded"])), "{}", case["name"]);
	}
}

#[test]
fn awards_are_paid_in_the_parts_of_the_model() {
	for case in cases("tranches", 15) {
		let parts = tranches(number(&case["award"]), number(&case["threshold"]), number(&case["unit"]));
		assert_eq!(parts, Some(numbers(&case["tranches"])), "{case}");
	}
}

#[test]
fn loans_are_due_as_in_the_model() {
	for case in cases("loans", 100) {
		let months = (number(&case["months"]), number(&case["grace"]));
		let days: [i32; 2] = [number(&case["first_day"]), number(&case["today"])];
		let due = due_by(number(&case["total"]), number(&case["unit"]), months, days[0], days[1]);
		assert_eq!(due, Some(number(&case["due"])), "{case}");
	}
}

/// Where there is no Python there is nothing to compare; the checks of the whole repository install it.
#[test]
fn the_committed_file_is_what_the_model_writes() {
	let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("model/allocation.py");
	let folder = std::env::temp_dir().join(format!("solidarity-fund-model-{}", std::process::id()));
	fs::create_dir_all(&folder).unwrap();
	let mut python = Command::new("python3");
	// Nothing is left beside the script.
	let Ok(output) = python.arg("-B").arg(model).arg(&folder).output() else { return };
	assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	let written = fs::read_to_string(folder.join("vectors.json")).unwrap();
	assert!(written == VECTORS, "vectors.json is not what allocation.py writes");
	fs::remove_dir_all(folder).unwrap();
}
