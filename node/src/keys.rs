//! Makes all keys of a validator in one go.

use crate::found::{source::plainly, values::account};
use codec::Encode as _;
use rochdale_runtime::{constants::SS58_PREFIX, AccountId};
use sc_cli::SubstrateCli;
use sc_keystore::LocalKeystore;
use sc_network::config::{NodeKeyConfig, Secret};
use sp_core::{
	bytes::to_hex,
	crypto::{key_types, SecretString, Ss58Codec},
	proof_of_possession::statement_of_ownership,
	sr25519, Pair,
};
use sp_keystore::Keystore as _;
use std::{
	fs::{self, DirBuilder, OpenOptions},
	io::{self, Write as _},
	os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
	path::{Path, PathBuf},
};

/// Make, look at and insert keys.
#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant)]
pub enum KeyCmd {
	/// Make all keys of a validator in one go: of the node, of its sessions and of its account.
	///
	/// Writes them into a new folder that nobody else can read, and prints what the founding file says of them.
	Validator(ValidatorCmd),

	#[command(flatten)]
	Other(sc_cli::KeySubcommand),
}

/// Makes all keys of a validator.
#[derive(Debug, clap::Parser)]
pub struct ValidatorCmd {
	/// A folder that is not there yet.
	folder: PathBuf,

	/// A file with the password of the keystore. The node then needs the same option.
	#[arg(long, value_name = "FILE")]
	password_filename: Option<PathBuf>,

	/// The address of an account that there is, of a device or of several people. Without it a new one is made.
	#[arg(long, value_name = "ADDRESS")]
	account: Option<String>,
}

/// The public halves of the keys of a validator.
pub struct Public {
	account: AccountId,
	aura: AccountId,
	grandpa: AccountId,
	/// That both session keys were made for the account, as `session.setKeys` takes it: what each has signed, 128 bytes in all.
	proof: Vec<u8>,
	node: String,
}

impl KeyCmd {
	/// Makes, looks at or inserts keys.
	pub fn run<C: SubstrateCli>(&self, cli: &C) -> sc_cli::Result<()> {
		match self {
			Self::Validator(cmd) => cmd.run().map_err(Into::into),
			Self::Other(cmd) => cmd.run(cli),
		}
	}
}

impl ValidatorCmd {
	fn run(&self) -> Result<(), String> {
		let password = self.password_filename.as_deref().map(password).transpose()?;
		let account = self.account.as_deref().map(|address| account(address, "the account")).transpose()?;
		let is_new = account.is_none();
		let public = make(&self.folder, password, account)?;
		let folder = self.folder.display();
		println!("# The keys are in {folder}. The node needs the options");
		println!("#   --keystore-path {folder}/keystore --node-key-file {folder}/node.key");
		if is_new {
			println!("# It does not need account.phrase: take that to another place, for it names other keys if these are lost.");
		}
		print!("{}", public.section());
		Ok(())
	}
}

impl Public {
	/// The section of a founding file in which they stand.
	pub fn section(&self) -> String {
		let Self { account, aura, grandpa, proof, node } = self;
		let proof = to_hex(proof, false);
		let [account, aura, grandpa] =
			[account, aura, grandpa].map(|key| key.to_ss58check_with_version(SS58_PREFIX.into()));
		format!(
			"[coop.validator]\naccount = \"{account}\"\naura = \"{aura}\"\ngrandpa = \"{grandpa}\"\nproof = \"{proof}\"\n\
			node = \"{node}\"\naddresses = []\n"
		)
	}
}

fn password(file: &Path) -> Result<SecretString, String> {
	// As the node reads it, with all that is in the file.
	let text = fs::read_to_string(file)
		.map_err(|reason| format!("the password '{}' cannot be read: {}", file.display(), plainly(&reason)))?;
	Ok(SecretString::new(text))
}

/// Makes the keys in a new folder, for this account or a new one.
pub fn make(folder: &Path, password: Option<SecretString>, account: Option<AccountId>) -> Result<Public, String> {
	let fails = |reason: io::Error| format!("the folder '{}' cannot be made: {}", folder.display(), plainly(&reason));
	if folder.exists() {
		return Err(format!(
			"'{}' is there already, and keys are never overwritten: name a new folder",
			folder.display()
		));
	}
	DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(fails)?;
	let keystore = folder.join("keystore");
	DirBuilder::new().mode(0o700).create(&keystore).map_err(fails)?;

	let unusable = |_| format!("the keystore '{}' cannot be written", keystore.display());
	let store = LocalKeystore::open(&keystore, password).map_err(|_| unusable(()))?;
	let aura = store.sr25519_generate_new(key_types::AURA, None).map_err(|_| unusable(()))?;
	let grandpa = store.ed25519_generate_new(key_types::GRANDPA, None).map_err(|_| unusable(()))?;

	let account = match account {
		Some(account) => account,
		None => {
			let (pair, phrase, _) = sr25519::Pair::generate_with_phrase(None);
			let mut options = OpenOptions::new();
			let phrases = options.write(true).create_new(true).mode(0o600).open(folder.join("account.phrase"));
			writeln!(phrases.map_err(fails)?, "{phrase}").map_err(fails)?;
			AccountId::from(pair.public().0)
		}
	};
	let statement = statement_of_ownership(account.as_ref());
	let by_aura = store.sr25519_sign(key_types::AURA, &aura, &statement).map_err(|_| unusable(()))?;
	let by_grandpa = store.ed25519_sign(key_types::GRANDPA, &grandpa, &statement).map_err(|_| unusable(()))?;
	let proof = by_aura.zip(by_grandpa).ok_or_else(|| unusable(()))?.encode();

	let node = NodeKeyConfig::Ed25519(Secret::File(folder.join("node.key"))).into_keypair().map_err(fails)?;
	Ok(Public {
		account,
		aura: AccountId::from(aura.0),
		grandpa: AccountId::from(grandpa.0),
		proof,
		node: node.public().to_peer_id().to_string(),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::test_folder::Folder;
	use rochdale_runtime::SessionKeys;
	use sp_core::{ed25519, ByteArray as _};
	use sp_runtime::traits::OpaqueKeys as _;
	use std::os::unix::fs::PermissionsExt as _;

	fn mode(path: &Path) -> u32 {
		fs::metadata(path).unwrap().permissions().mode() & 0o777
	}

	#[test]
	fn keys_are_made_where_nobody_else_reads_them() {
		let parent = Folder::new();
		let folder = parent.path().join("keys");
		make(&folder, None, None).unwrap();
		assert_eq!((mode(&folder), mode(&folder.join("keystore"))), (0o700, 0o700));
		let stored: Vec<_> = fs::read_dir(folder.join("keystore")).unwrap().map(|file| file.unwrap().path()).collect();
		assert_eq!(stored.len(), 2);
		for file in stored.iter().chain(&[folder.join("node.key"), folder.join("account.phrase")]) {
			assert_eq!(mode(file), 0o600, "{}", file.display());
		}
	}

	#[test]
	fn what_is_printed_names_the_keys_in_the_folder() {
		let parent = Folder::new();
		let folder = parent.path().join("keys");
		let public = make(&folder, Some(SecretString::new("secret".into())), None).unwrap();
		let store = LocalKeystore::open(folder.join("keystore"), Some(SecretString::new("secret".into()))).unwrap();
		let [aura] = store.sr25519_public_keys(key_types::AURA).try_into().unwrap();
		let [grandpa] = store.ed25519_public_keys(key_types::GRANDPA).try_into().unwrap();
		assert_eq!(
			(AccountId::from(aura.0), AccountId::from(grandpa.0)),
			(public.aura.clone(), public.grandpa.clone())
		);
		let phrase = fs::read_to_string(folder.join("account.phrase")).unwrap();
		let pair = sr25519::Pair::from_string(phrase.trim(), None).unwrap();
		assert_eq!(AccountId::from(pair.public().0), public.account);
		let again = NodeKeyConfig::Ed25519(Secret::File(folder.join("node.key"))).into_keypair().unwrap();
		assert_eq!(again.public().to_peer_id().to_string(), public.node);
		for key in [&public.account, &public.aura, &public.grandpa] {
			assert!(public.section().contains(&key.to_ss58check_with_version(SS58_PREFIX.into())));
		}
	}

	#[test]
	fn the_proof_is_what_the_chain_asks_of_new_keys() {
		let parent = Folder::new();
		let Public { account, aura, grandpa, proof, .. } = make(&parent.path().join("keys"), None, None).unwrap();
		let aura = sr25519::Public::from_slice(aura.as_ref()).unwrap().into();
		let keys = SessionKeys { aura, grandpa: ed25519::Public::from_slice(grandpa.as_ref()).unwrap().into() };
		assert!(keys.ownership_proof_is_valid(account.as_ref(), &proof));
		assert!(!keys.ownership_proof_is_valid(&[1; 32], &proof));
	}

	#[test]
	fn keys_are_made_for_an_account_that_there_is() {
		let parent = Folder::new();
		let folder = parent.path().join("keys");
		let address = "5C8XybRZ3eY4RrgqUjsnfD7V9ghDTR1QA3j3vshZGANcNEz1";
		let public = make(&folder, None, Some(account(address, "the account").unwrap())).unwrap();
		assert!(public.section().contains(&format!("account = \"{address}\"")));
		assert!(!folder.join("account.phrase").exists());
		let aura = sr25519::Public::from_slice(public.aura.as_ref()).unwrap().into();
		let grandpa = ed25519::Public::from_slice(public.grandpa.as_ref()).unwrap().into();
		assert!(SessionKeys { aura, grandpa }.ownership_proof_is_valid(public.account.as_ref(), &public.proof));
		assert_eq!(account("5C8X", "the account").unwrap_err(), "the account is no address: '5C8X'");
	}

	#[test]
	fn keys_are_never_overwritten() {
		let folder = Folder::new();
		let refusal = make(folder.path(), None, None).err().unwrap();
		assert!(refusal.ends_with("is there already, and keys are never overwritten: name a new folder"), "{refusal}");
	}
}
