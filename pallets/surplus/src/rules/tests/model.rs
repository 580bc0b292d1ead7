//! What the model in Python gives, the pallet gives to the last unit.

use crate::{
	rules::{
		commitment::{check, leaf},
		losses,
		patronage::{cash, check_weights, Division},
		tree::Tree,
		waterfall::Year,
		wind_up::{Estate, Released},
	},
	types::{
		Carried, Cover, Figures, Outcome, Precedence, Proof, Rates, Refusal, Returns, Share, Voluntary, Waterfall,
	},
};
use rochdale_primitives::ledger::Balance;
use serde_json::Value;
use sp_runtime::{testing::H256, traits::BlakeTwo256};
use std::{fs, path::Path, process::Command, str::FromStr};

const VECTORS: &str = include_str!("../../../model/vectors.json");
const COMMITMENT: &str = include_str!("../../../model/commitment.json");

/// The cases of a table, of which there are so many at least.
fn cases(file: &str, table: &str, least: usize) -> Vec<Value> {
	let file: Value = serde_json::from_str(file).unwrap();
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
	value.as_array().unwrap().iter().map(number).collect()
}

fn bytes(value: &Value) -> [u8; 32] {
	let digits = text(value).strip_prefix("0x").unwrap();
	let byte = |place: usize| u8::from_str_radix(&digits[2 * place..2 * place + 2], 16).unwrap();
	std::array::from_fn(byte)
}

fn outcome(value: &Value) -> Outcome {
	match text(value).strip_prefix('-') {
		Some(loss) => Outcome::Loss(loss.parse().unwrap()),
		None => Outcome::Profit(number(value)),
	}
}

/// Asserts that a rule gives what the model gives, or refuses what it refuses by the same name.
fn assert_same<R: std::fmt::Debug + PartialEq>(given: Result<R, Refusal>, case: &Value, expected: impl Fn() -> R) {
	match (given, case.get("refused")) {
		(Ok(given), None) => assert_eq!(given, expected(), "{case}"),
		(Err(refusal), Some(refused)) => assert_eq!(format!("{refusal:?}"), text(refused), "{case}"),
		(given, _) => panic!("{given:?}, where the model has {case}"),
	}
}

fn lines(value: &Value) -> Waterfall {
	let line = |name: &str| number(&value[name]);
	assert_eq!(value.as_object().unwrap().len(), 13);
	Waterfall {
		base: line("base"),
		others_base: line("others_base"),
		covered: line("covered"),
		tax: line("tax"),
		others_reserve: line("others_reserve"),
		others_voluntary: line("others_voluntary"),
		reserve: line("reserve"),
		education: line("education"),
		solidarity: line("solidarity"),
		returns: line("returns"),
		voluntary: line("voluntary"),
		patronage: line("patronage"),
		dust: line("dust"),
	}
}

fn year(case: &Value) -> Result<Year, Refusal> {
	let amount = |name: &str| number(&case[name]);
	let rate = |name: &str| number(&case["rates"][name]);
	let figures = Figures {
		members: outcome(&case["members"]),
		others: outcome(&case["others"]),
		tax: amount("tax"),
		prior_losses: amount("prior"),
	};
	let rates = Rates {
		reserve_bps: rate("reserve"),
		others_bps: rate("others"),
		education_bps: rate("education"),
		solidarity_bps: rate("solidarity"),
	};
	let precedence = match case["returns_first"].as_bool().unwrap() {
		true => Precedence::Returns,
		false => Precedence::Reserve,
	};
	let voluntary = match &case["voluntary"] {
		Value::Null => Voluntary::Rest,
		chosen => Voluntary::Sum(number(chosen)),
	};
	Year::of(&figures, &rates, amount("unit"), precedence, voluntary)
}

#[test]
fn years_are_divided_as_the_model_divides_them() {
	for case in cases(VECTORS, "waterfalls", 500) {
		// The model has a room where it gets as far as returns.
		let before = year(&case);
		let Some(room) = case.get("room") else {
			assert_same(before, &case, || Year::Lost(number(&case["lost"])));
			continue;
		};
		let Ok(Year::Earned(divisible)) = before else { panic!("{before:?}, where the model has {case}") };
		assert_eq!(divisible.room(), number::<Balance>(room), "{case}");
		let of = |name: &str| number(&case["returns"][name]);
		let returns = Returns { total: of("total"), supporters: of("supporters"), dust: of("dust") };
		assert_same(divisible.with(returns), &case, || lines(&case["lines"]));
	}
}

#[test]
fn years_have_the_money_that_the_model_asks_for() {
	for case in cases(VECTORS, "coverage", 80) {
		let line = |name: &str| number(&case[name]);
		let waterfall = Waterfall {
			education: line("education"),
			solidarity: line("solidarity"),
			tax: line("tax"),
			returns: line("returns"),
			patronage: line("patronage"),
			..Default::default()
		};
		let is_covered = waterfall.is_covered(number(&case["cash_bps"]), line("unit"), line("free"));
		assert_eq!(Ok(case["covered"].as_bool().unwrap()), is_covered, "{case}");
	}
}

#[test]
fn losses_are_borne_as_the_model_has_them_borne() {
	for case in cases(VECTORS, "losses", 60) {
		let amount = |name: &str| number::<Balance>(&case[name]);
		let loss = amount("loss");
		let limit = match &case["parts"] {
			Value::Null => None,
			parts => Some(losses::limit(loss, &numbers::<u16>(parts)).unwrap()),
		};
		let borne = |name: &str| number(&case["borne"][name]);
		let expected = Cover { voluntary: borne("voluntary"), reserve: borne("reserve"), carried: borne("carried") };
		assert_eq!(
			Cover::of(loss, amount("voluntary"), (amount("reserve"), amount("locked")), limit),
			expected,
			"{case}"
		);
	}
}

#[test]
fn carried_losses_are_covered_as_the_model_covers_them() {
	for case in cases(VECTORS, "carried", 40) {
		let of = |amounts: Vec<Balance>| (0..).zip(amounts).map(|(year, amount)| Carried { year, amount });
		// The model keeps years of which nothing is left.
		let carried: Vec<_> = of(numbers(&case["carried"])).collect();
		let expected = || of(numbers(&case["left"])).filter(|one| one.amount > 0).collect();
		assert_same(losses::cover(&carried, number(&case["covered"])), &case, expected);
	}
}

#[test]
fn accounts_bear_losses_as_the_model_has_them_borne() {
	for case in cases(VECTORS, "accounts", 40) {
		let accounts: Vec<Balance> = numbers(&case["accounts"]);
		assert_same(losses::bear(&accounts, number(&case["loss"])), &case, || numbers(&case["borne"]));
	}
}

#[test]
fn accounts_are_released_as_the_model_releases_them() {
	for case in cases(VECTORS, "windings", 90) {
		let amount = |name: &str| number::<Balance>(&case[name]);
		let estate = Estate {
			available: amount("available"),
			voluntary: amount("voluntary"),
			reserve: amount("reserve"),
			locked: amount("locked"),
			carried: amount("carried"),
			unit: amount("unit"),
		};
		let accounts: Vec<Balance> = numbers(&case["accounts"]);
		assert_same(estate.release(&accounts), &case, || {
			let of = &case["wound_up"];
			Released { paid: numbers(&of["paid"]), lost: number(&of["lost"]), dust: number(&of["dust"]) }
		});
	}
}

#[test]
fn pools_are_divided_as_the_model_divides_them() {
	for case in cases(VECTORS, "patronage", 90) {
		let weights: Vec<u16> = numbers(&case["weights"]);
		let members: Vec<Vec<u64>> = case["members"].as_array().unwrap().iter().map(numbers).collect();
		let amount = |name: &str| number::<Balance>(&case[name]);
		let (unit, bps) = (amount("unit"), number(&case["cash_bps"]));
		let divide = || {
			check_weights(&weights)?;
			let total =
				|base: usize| members.iter().filter_map(|units| units.get(base)).map(|one| u128::from(*one)).sum();
			let totals: Vec<u128> = (0..members[0].len()).map(total).collect();
			let division = Division::of(amount("pool"), &weights, &totals, unit)?;
			let refunds = members.iter().map(|units| division.refund(units)).collect::<Result<Vec<_>, _>>()?;
			let paid = refunds.iter().map(|refund| cash(*refund, bps, unit)).collect::<Result<Vec<_>, _>>()?;
			Ok((refunds, paid))
		};
		let expected = || (numbers(&case["shares"]["refunds"]), numbers(&case["shares"]["cash"]));
		assert_same(divide(), &case, expected);
	}
}

#[test]
fn trees_are_those_of_the_model() {
	for case in cases(COMMITMENT, "trees", 6) {
		let share = |value: &Value| Share {
			coop: number(&value["coop"]),
			year: number(&value["year"]),
			member: number(&value["member"]),
			units: numbers(&value["units"]).try_into().unwrap(),
			refund: number(&value["refund"]),
			cash: number(&value["cash"]),
			salt: bytes(&value["salt"]),
		};
		let shares: Vec<Share> = case["shares"].as_array().unwrap().iter().map(share).collect();
		let tree = Tree::<BlakeTwo256>::of(&shares).unwrap();
		let commitment = tree.commitment(H256::zero()).unwrap();
		assert_eq!(commitment.root, H256(bytes(&case["root"])), "{case}");
		assert_eq!(commitment.count, number::<u32>(&case["count"]));
		assert_eq!([commitment.total, commitment.cash], [number::<Balance>(&case["total"]), number(&case["cash"])]);
		for (place, share) in shares.iter().enumerate() {
			assert_eq!(leaf::<BlakeTwo256>(share).hash, H256(bytes(&case["leaves"][place])));
			let proof = &case["proofs"][place];
			let sibling = |value: &Value| crate::types::Node {
				hash: H256(bytes(&value["hash"])),
				refund: number(&value["refund"]),
				cash: number(&value["cash"]),
			};
			let siblings: Vec<_> = proof["siblings"].as_array().unwrap().iter().map(sibling).collect();
			let proof = Proof { index: number(&proof["index"]), siblings: siblings.try_into().unwrap() };
			assert_eq!(tree.proof(proof.index), Some(proof.clone()));
			assert_eq!(check::<BlakeTwo256>(&commitment, share, &proof), Ok(()));
		}
	}
}

/// Where there is no Python there is nothing to compare; the checks of the whole repository install it.
#[test]
fn the_committed_files_are_what_the_model_writes() {
	let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("model");
	let folder = std::env::temp_dir().join(format!("surplus-model-{}", std::process::id()));
	fs::create_dir_all(&folder).unwrap();
	for (script, file, committed) in
		[("waterfall.py", "vectors.json", VECTORS), ("commitment.py", "commitment.json", COMMITMENT)]
	{
		let mut python = Command::new("python3");
		// Nothing is left beside the scripts.
		let run = python.arg("-B").arg(model.join(script)).arg(&folder).output();
		let Ok(output) = run else { return };
		assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
		assert!(fs::read_to_string(folder.join(file)).unwrap() == committed, "{file} is not what {script} writes");
	}
	fs::remove_dir_all(folder).unwrap();
}
