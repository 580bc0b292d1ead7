//! What only a chain on which people rely refuses: keys that everybody can make, and addresses at which nobody else finds a node.
//! A rehearsal has other keys than the file, and none of its addresses.

use super::{chain::FEWEST_FOUND, Founding};
use crate::{
	chain_spec::well_known,
	found::{file::Validator, place::Refusal, rehearse},
};
use std::collections::BTreeSet;

/// Whether a live chain can be made of a file that is checked.
pub fn check(founding: &Founding) -> Result<(), Refusal> {
	keys(founding)?;
	addresses(founding)
}

fn validators(founding: &Founding) -> impl Iterator<Item = &Validator> {
	founding.coops.iter().filter_map(|coop| coop.validator.as_ref())
}

/// The keys are not those that everybody has used in a rehearsal of this file, nor those of nodes in tutorials.
fn keys(founding: &Founding) -> Result<(), Refusal> {
	let public = rehearse::keys(founding).map_err(|reason| founding.chain.place.refusal(reason))?;
	let members = founding.coops.iter().flat_map(|coop| &coop.members);
	let accounts = members.filter_map(|member| member.account.as_ref());
	let own = validators(founding).flat_map(|one| [&one.account, &one.aura, &one.grandpa]);
	for key in accounts.chain(own) {
		if let Some(secret) = public.get(&key.value) {
			return Err(
				key.refusal(format!("this is the key '{secret}' of rehearsals, of which everybody knows the secret"))
			);
		}
	}
	for Validator { node, .. } in validators(founding) {
		if node.value.into_ed25519().is_some_and(|key| well_known().contains(&key)) {
			return Err(node.refusal("everybody knows the secret of this node"));
		}
	}
	Ok(())
}

/// Others find a node at each address, and at more than one machine.
fn addresses(founding: &Founding) -> Result<(), Refusal> {
	let all = || validators(founding).flat_map(|one| &one.addresses);
	if let Some(address) = all().find(|address| !address.value.host.is_public()) {
		return Err(address.refusal(format!("nobody else finds a node at {}", address.value.host)));
	}
	let hosts: BTreeSet<_> = all().map(|address| &address.value.host).collect();
	match all().last() {
		Some(last) if hosts.len() < FEWEST_FOUND => {
			Err(last
				.refusal(format!("all addresses are at {}, so that all would hang on one machine", last.value.host)))
		}
		_ => Ok(()),
	}
}
