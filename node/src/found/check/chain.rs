//! What all nodes agree on, and the validators.

use super::{once, Founding};
use crate::{
	chain_spec::{self, SESSION},
	found::{
		file::{Chain, Validator},
		place::Refusal,
		values::Day,
	},
};
use rochdale_runtime::{
	constants::{HOME_CURRENCY, SLOT_DURATION},
	AccountId,
};
use sp_core::{ed25519, proof_of_possession::ProofOfPossessionVerifier as _, sr25519};
use std::collections::BTreeMap;

/// Length of a day, in milliseconds: 24 hours. Periods of law are days of the calendar.
const DAY: u64 = 86_400_000;

/// The fewest validators of which one can fail.
const FEWEST: u32 = 4;

/// The fewest nodes at which a new one can begin to look for its peers.
pub const FEWEST_FOUND: usize = 2;

pub fn check(founding: &Founding, today: Day) -> Result<(), Refusal> {
	let Chain { id, currency, founded, day_length, session_length, floor, .. } = &founding.chain;
	if let Err(reason) = chain_spec::check_id(&id.value) {
		return Err(id.refusal(reason));
	}
	if currency.value.as_bytes() != HOME_CURRENCY {
		let home = String::from_utf8_lossy(&HOME_CURRENCY);
		return Err(currency.refusal(format!(
			"the units of this node stand for {home}; for {} change runtime/src/constants.rs and build it",
			currency.value
		)));
	}
	// Somewhere it is tomorrow already.
	if founded.value > today.saturating_add(1) {
		return Err(founded.refusal("the day of the founding is in the future"));
	}
	if day_length.value != DAY {
		return Err(
			day_length.refusal(format!("a day has {DAY} milliseconds, which are 24 hours, not {}", day_length.value))
		);
	}
	if !SESSION.contains(&session_length.value) {
		return Err(session_length.refusal(format!(
			"a session must have {} to {} blocks of {} seconds, not {}",
			SESSION.start(),
			SESSION.end(),
			SLOT_DURATION.checked_div(1_000).unwrap_or_default(),
			session_length.value
		)));
	}
	let validators: Vec<&Validator> = founding.coops.iter().filter_map(|coop| coop.validator.as_ref()).collect();
	let count = u32::try_from(validators.len()).unwrap_or(u32::MAX);
	if count < FEWEST {
		return Err(founding
			.chain
			.place
			.refusal(format!("there are {count} validators, and a chain on which one can fail needs {FEWEST}")));
	}
	if floor.value < FEWEST {
		return Err(
			floor.refusal(format!("the floor must be {FEWEST} or more, of which one can fail, not {}", floor.value))
		);
	}
	// Four have no other floor. From the fifth on, which may come later, a seat can be lost.
	if floor.value > count.saturating_sub(1).max(FEWEST) {
		return Err(
			floor.refusal(format!("a floor of {} leaves no seat to lose: there are {count} validators", floor.value))
		);
	}
	keys(founding, &validators)?;
	if validators.iter().filter(|one| !one.addresses.is_empty()).count() < FEWEST_FOUND {
		return Err(founding.chain.place.refusal(format!(
			"fewer than {FEWEST_FOUND} validators have addresses, so that all would hang on one machine"
		)));
	}
	Ok(())
}

/// Whether each key is there once, with one meaning, and each address.
fn keys(founding: &Founding, validators: &[&Validator]) -> Result<(), Refusal> {
	let (mut keys, mut nodes, mut found) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
	let members = accounts(founding);
	for validator in validators {
		let Validator { account, aura, grandpa, node, addresses, .. } = validator;
		if aura.value == grandpa.value {
			return Err(
				grandpa.refusal("the GRANDPA key is the Aura key: take two, of which neither gives away the other")
			);
		}
		for key in [account, aura, grandpa] {
			once(&mut keys, key.value.clone(), key)
				.map_err(|before| key.refusal(format!("this key is that of line {before} already")))?;
		}
		// A validator's account may be a member's: both only sign what somebody sends.
		for key in [aura, grandpa] {
			if let Some(member) = members.get(&key.value) {
				return Err(key.refusal(format!("this key is the account of {member}: a session key has no other use")));
			}
		}
		prove(validator)?;
		once(&mut nodes, node.value.to_bytes(), node)
			.map_err(|before| node.refusal(format!("this node is that of line {before} already")))?;
		if let Some(key) = node.value.into_ed25519() {
			once(&mut keys, key.into(), node)
				.map_err(|before| node.refusal(format!("the key of this node is that of line {before} already")))?;
		}
		for address in addresses {
			once(&mut found, address.value.multiaddr.to_string().to_lowercase(), address)
				.map_err(|before| address.refusal(format!("this address is that of line {before} already")))?;
		}
	}
	Ok(())
}

/// Who has which account, called as the file calls them.
fn accounts(founding: &Founding) -> BTreeMap<&AccountId, String> {
	let members = founding.coops.iter().flat_map(|coop| (1u32..).zip(&coop.members).map(move |one| (coop, one)));
	let named = members.filter_map(|(coop, (number, member))| {
		Some((&member.account.as_ref()?.value, format!("{}/{number}", coop.id.value)))
	});
	named.collect()
}

/// Whether each session key was made for this account, and as what it stands here. A chain whose validators do not hold their keys
/// makes no block, and asks this of all later keys by itself.
fn prove(Validator { account, aura, grandpa, proof, .. }: &Validator) -> Result<(), Refusal> {
	let (owner, (by_aura, by_grandpa)) = (account.value.as_ref(), &proof.value);
	let is_aura = |key: &AccountId| {
		let key = sr25519::Public::from_raw(*key.as_ref());
		sr25519::Pair::verify_proof_of_possession(owner, by_aura, &key)
	};
	let is_grandpa = |key: &AccountId| {
		let key = ed25519::Public::from_raw(*key.as_ref());
		ed25519::Pair::verify_proof_of_possession(owner, by_grandpa, &key)
	};
	match (is_aura(&aura.value), is_grandpa(&grandpa.value)) {
		(true, true) => Ok(()),
		(false, false) if is_aura(&grandpa.value) && is_grandpa(&aura.value) => {
			Err(aura.refusal("this is the GRANDPA key, and the Aura key stands in its place: swap them"))
		}
		(false, true) => Err(aura.refusal("the proof is of another Aura key: copy all that 'key validator' printed")),
		(true, false) => {
			Err(grandpa.refusal("the proof is of another GRANDPA key: copy all that 'key validator' printed"))
		}
		(false, false) => Err(proof.refusal(
			"the proof is of other keys, or of keys for another account: copy all that 'key validator' printed",
		)),
	}
}
