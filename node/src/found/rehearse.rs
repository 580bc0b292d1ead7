//! A rehearsal of a founding: the same co-ops, members and offices on a chain with short days, on which everybody has every key.
//!
//! Whoever has `bakery/4` on the real chain is `//bakery//4` here, with a seat in several co-ops by the first of them, and the
//! validator of the bakery and its session keys are `//bakery//validator`.

use super::{
	file::{Coop, Founding, Validator},
	place::At,
};
use crate::chain_spec::REHEARSAL;
use rochdale_runtime::AccountId;
use sp_core::{
	crypto::{SecretUri, DEV_PHRASE},
	ed25519, sr25519, Pair,
};
use std::collections::BTreeMap;

/// Blocks of a session: half a minute.
const SESSION: u64 = 10;

/// Makes the rehearsal of a founding, in which a day lasts so many seconds, where such chains are offered.
pub fn rehearse(founding: &mut Founding, seconds: u64, are_offered: bool) -> Result<(), String> {
	if !are_offered {
		return Err(
			"a rehearsal has keys that everybody knows, and a release makes none: use 'make network-up', or a node that 'make \
			build' has built"
				.into(),
		);
	}
	let chain = &mut founding.chain;
	chain.name.value = format!("{}: rehearsal with public keys (a day lasts {seconds} seconds)", chain.name.value);
	chain.id.value = format!("{}{REHEARSAL}", chain.id.value);
	chain.day_length.value = seconds.saturating_mul(1_000);
	chain.session_length.value = SESSION;
	let (one, other) = (root()?, root()?);
	let mut known = BTreeMap::new();
	for Coop { id, members, validator, .. } in &mut founding.coops {
		for (number, member) in (1u32..).zip(members) {
			if let Some(account) = &mut member.account {
				replace(&mut known, account, &one, &secret_of_member(&id.value, number))?;
			}
		}
		if let Some(Validator { account, aura, grandpa, addresses, .. }) = validator {
			let path = secret_of_validator(&id.value);
			replace(&mut known, account, &one, &path)?;
			aura.value = public(&one, &path)?;
			grandpa.value = public::<ed25519::Pair>(&other, &path)?;
			addresses.clear();
		}
	}
	Ok(())
}

/// The public keys of both kinds that a rehearsal of this file could have, with their secrets.
pub fn keys(founding: &Founding) -> Result<BTreeMap<AccountId, String>, String> {
	let (one, other) = (root::<sr25519::Pair>()?, root::<ed25519::Pair>()?);
	let secrets = founding.coops.iter().flat_map(|Coop { id, members, .. }| {
		let numbers = (1u32..).zip(members).map(|(number, _)| number);
		numbers.map(|number| secret_of_member(&id.value, number)).chain([secret_of_validator(&id.value)])
	});
	let mut keys = BTreeMap::new();
	for secret in secrets {
		keys.insert(public(&one, &secret)?, secret.clone());
		keys.insert(public(&other, &secret)?, secret);
	}
	Ok(keys)
}

fn secret_of_member(coop: &str, number: u32) -> String {
	format!("//{coop}//{number}")
}

/// The secret of the validator of a co-op with this id: of its account and of its session keys.
pub fn secret_of_validator(coop: &str) -> String {
	format!("//{coop}//validator")
}

/// Replaces an account by the one of the path, or by the one by which it was replaced before.
fn replace(
	known: &mut BTreeMap<AccountId, AccountId>,
	account: &mut At<AccountId>,
	root: &sr25519::Pair,
	path: &str,
) -> Result<(), String> {
	let other = match known.get(&account.value) {
		Some(other) => other.clone(),
		None => public(root, path)?,
	};
	known.insert(account.value.clone(), other.clone());
	account.value = other;
	Ok(())
}

/// The key of the phrase that everybody knows. To make it takes a thousand times as long as to derive others from it.
fn root<P: Pair>() -> Result<P, String> {
	P::from_string(DEV_PHRASE, None).map_err(|_| "there is no key of the phrase that everybody knows".into())
}

fn public<P: Pair>(root: &P, path: &str) -> Result<AccountId, String> {
	let none = || format!("there is no key '{path}'");
	let uri: SecretUri = path.parse().map_err(|_| none())?;
	let (pair, _) = root.derive(uri.junctions.into_iter(), None).map_err(|_| none())?;
	AccountId::try_from(pair.public().as_ref()).map_err(|()| format!("'{path}' is no key of an account"))
}
