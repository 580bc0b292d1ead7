//! What the state of the chain says of validators and their seats, read as it is stored.
//!
//! A runtime of later years may keep it otherwise. Then this fails with a sentence, and nothing else depends on it.

use crate::service::FullBackend;
use codec::{Compact, Decode, Encode};
use pallet_validator_seats::{Seat, SeatState};
use rochdale_primitives::CoopId;
use rochdale_runtime::{opaque::Block, AccountId, Hash, SessionKeys};
use sc_client_api::{
	backend::{PairsIter, TrieCacheContext},
	Backend, StateBackend,
};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::storage::StorageKey;
use sp_io::hashing::{blake2_128, twox_128, twox_64};
use std::sync::Arc;

/// Keys and values, as they are stored.
pub type Pairs = Vec<(Vec<u8>, Vec<u8>)>;

/// The state after a block, wherever it is kept.
pub trait State {
	/// The value under a key.
	fn value(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String>;

	/// All keys that begin with a prefix, and their values.
	fn pairs(&self, prefix: &[u8]) -> Result<Pairs, String>;
}

/// The state after a block in a database.
pub struct Stored {
	backend: Arc<FullBackend>,
	hash: Hash,
}

impl Stored {
	/// The state after the block with this hash.
	pub fn new(backend: Arc<FullBackend>, hash: Hash) -> Self {
		Self { backend, hash }
	}

	fn state(&self) -> Result<<FullBackend as Backend<Block>>::State, String> {
		self.backend.state_at(self.hash, TrieCacheContext::Untrusted).map_err(|error| error.to_string())
	}
}

impl State for Stored {
	fn value(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String> {
		self.state()?.storage(key).map_err(|error| error.to_string())
	}

	fn pairs(&self, prefix: &[u8]) -> Result<Pairs, String> {
		let prefix = StorageKey(prefix.to_vec());
		let pairs = PairsIter::<_, Block>::new(self.state()?, Some(&prefix), None);
		Ok(pairs.map_err(|error| error.to_string())?.map(|(key, value)| (key.0, value.0)).collect())
	}
}

/// The key of an item of a pallet.
fn item(pallet: &str, name: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(name.as_bytes())].concat()
}

fn decoded<V: Decode>(name: &str, bytes: &[u8]) -> Result<V, String> {
	V::decode(&mut &*bytes)
		.map_err(|_| format!("this node cannot read '{name}' of the chain: it needs a newer release"))
}

/// The value of an item, or what it is by default.
fn value<V: Decode + Default>(state: &dyn State, pallet: &str, name: &str) -> Result<V, String> {
	match state.value(&item(pallet, name))? {
		Some(bytes) => decoded(name, &bytes),
		None => Ok(V::default()),
	}
}

/// The seats of all co-ops that have named a validator.
pub fn seats(state: &dyn State) -> Result<Vec<(CoopId, Seat<AccountId>)>, String> {
	let pairs = state.pairs(&item("ValidatorSeats", "Seats"))?;
	let seat = |(key, bytes): (Vec<u8>, Vec<u8>)| {
		let (_, coop) = key.split_last_chunk().ok_or("a seat has no co-op")?;
		Ok((CoopId::from_le_bytes(*coop), decoded("Seats", &bytes)?))
	};
	pairs.into_iter().map(seat).collect()
}

/// Where a seat stands, in a word.
pub fn standing(state: &SeatState) -> &'static str {
	match state {
		SeatState::Named => "named",
		SeatState::Seated => "seated",
		SeatState::Resting(_) => "resting",
		SeatState::Returning => "returning",
		SeatState::Held(_) => "held",
		SeatState::Retired => "retired",
	}
}

/// The co-op to which a validator account belongs.
pub fn coop_of(state: &dyn State, validator: &AccountId) -> Result<Option<CoopId>, String> {
	let account = validator.encode();
	let key = [item("ValidatorSeats", "CoopOfValidator"), blake2_128(&account).to_vec(), account].concat();
	state.value(&key)?.map(|bytes| decoded("CoopOfValidator", &bytes)).transpose()
}

/// The validators of the session that runs, in the order in which they author.
pub fn validators(state: &dyn State) -> Result<Vec<AccountId>, String> {
	value(state, "Session", "Validators")
}

/// The validators of the next session with their keys.
pub fn queued(state: &dyn State) -> Result<Vec<(AccountId, SessionKeys)>, String> {
	value(state, "Session", "QueuedKeys")
}

/// The keys that an account has set last.
pub fn keys_of(state: &dyn State, validator: &AccountId) -> Result<Option<SessionKeys>, String> {
	let account = validator.encode();
	let key = [item("Session", "NextKeys"), twox_64(&account).to_vec(), account].concat();
	state.value(&key)?.map(|bytes| decoded("NextKeys", &bytes)).transpose()
}

/// The keys that make the blocks of the session that runs, and those that finalise them.
pub fn authorities(state: &dyn State) -> Result<(Vec<AuraId>, Vec<GrandpaId>), String> {
	let voters: Vec<(GrandpaId, u64)> = value(state, "Grandpa", "Authorities")?;
	Ok((value(state, "Aura", "Authorities")?, voters.into_iter().map(|(key, _)| key).collect()))
}

/// The version of the runtime that made the state.
pub fn runtime_version(state: &dyn State) -> Result<u32, String> {
	let bytes = state.value(&item("System", "LastRuntimeUpgrade"))?.ok_or("the state says nothing of its runtime")?;
	decoded::<Compact<u32>>("LastRuntimeUpgrade", &bytes).map(|version| version.0)
}

/// The time of the block that made the state, in milliseconds since 1970. Zero before the first block.
pub fn time(state: &dyn State) -> Result<u64, String> {
	value(state, "Timestamp", "Now")
}

#[cfg(test)]
pub mod tests {
	use super::*;
	use sp_core::storage::Storage;

	impl State for Storage {
		fn value(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String> {
			Ok(self.top.get(key).cloned())
		}

		fn pairs(&self, prefix: &[u8]) -> Result<Pairs, String> {
			let pairs = self.top.iter().filter(|(key, _)| key.starts_with(prefix));
			Ok(pairs.map(|(key, value)| (key.clone(), value.clone())).collect())
		}
	}

	/// The genesis of a federation with four validators.
	pub fn genesis() -> Storage {
		crate::chain_spec::tests::genesis_of("local")
	}

	#[test]
	fn a_genesis_says_who_validates_with_which_keys() {
		let state = genesis();
		let (accounts, seats) = (validators(&state).unwrap(), seats(&state).unwrap());
		assert_eq!((accounts.len(), seats.len()), (4, 4));
		for (coop, seat) in &seats {
			let account = seat.named.as_ref().unwrap();
			assert_eq!(coop_of(&state, account), Ok(Some(*coop)));
			assert_eq!(standing(&seat.state), "seated");
		}
		let (aura, grandpa) = authorities(&state).unwrap();
		for (place, account) in accounts.iter().enumerate() {
			let keys = keys_of(&state, account).unwrap().unwrap();
			assert_eq!((&aura[place], &grandpa[place]), (&keys.aura, &keys.grandpa));
			assert_eq!(queued(&state).unwrap()[place], (account.clone(), keys));
		}
	}

	#[test]
	fn what_nobody_has_is_not_found() {
		let state = genesis();
		let nobody = AccountId::new([9; 32]);
		assert_eq!((coop_of(&state, &nobody), keys_of(&state, &nobody)), (Ok(None), Ok(None)));
	}

	#[test]
	fn a_state_that_is_kept_otherwise_is_said_to_be() {
		let mut state = genesis();
		state.top.insert(item("Session", "Validators"), vec![255; 3]);
		let said = validators(&state).unwrap_err();
		assert_eq!(said, "this node cannot read 'Validators' of the chain: it needs a newer release");
	}
}
