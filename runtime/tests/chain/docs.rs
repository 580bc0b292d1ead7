//! Wallets show what documents calls, events, errors, storage, constants and views, its first line in lists.

use crate::samples::OURS;
use codec::Decode;
use frame_support::__private::metadata::{
	v16::{PalletMetadata, RuntimeMetadataV16},
	RuntimeMetadata, RuntimeMetadataPrefixed,
};
use rochdale_runtime::Runtime;
use scale_info::{form::PortableForm, PortableRegistry, TypeDef};

/// How many letters of a line a list has room for.
const ROOM: usize = 90;

/// The newest metadata that the runtime gives, which tells of views as well.
fn metadata() -> RuntimeMetadataV16 {
	let opaque = sp_io::TestExternalities::default().execute_with(|| Runtime::metadata_at_version(16).unwrap());
	match RuntimeMetadataPrefixed::decode(&mut &opaque[..]).unwrap().1 {
		RuntimeMetadata::V16(found) => found,
		_ => panic!("another version than asked for"),
	}
}

/// Each thing of a pallet that a wallet shows, by name, with its lines.
fn documented(types: &PortableRegistry, pallet: &PalletMetadata<PortableForm>) -> Vec<(String, Vec<String>)> {
	let kinds = [
		("calls", pallet.calls.as_ref().map(|calls| calls.ty)),
		("events", pallet.event.as_ref().map(|event| event.ty)),
		("errors", pallet.error.as_ref().map(|error| error.ty)),
	];
	let variants = kinds.into_iter().flat_map(|(kind, of)| {
		let TypeDef::Variant(found) = &types.resolve(of?.id).unwrap().type_def else {
			panic!("{kind} are no variants")
		};
		Some(found.variants.iter().map(move |one| (kind, one.name.clone(), one.docs.clone())))
	});
	let entries = pallet.storage.iter().flat_map(|storage| &storage.entries);
	let storage = entries.map(|one| ("storage", one.name.clone(), one.docs.clone()));
	let constants = pallet.constants.iter().map(|one| ("constants", one.name.clone(), one.docs.clone()));
	let views = pallet.view_functions.iter().map(|one| ("views", one.name.clone(), one.docs.clone()));
	let all = variants.flatten().chain(storage).chain(constants).chain(views);
	all.map(|(kind, name, docs)| (format!("{}.{kind}.{name}", pallet.name), docs)).collect()
}

#[test]
fn first_line_of_every_doc_is_one_plain_sentence_that_lists_have_room_for() {
	let metadata = metadata();
	let is_ours = |pallet: &&PalletMetadata<PortableForm>| OURS.contains(&&*pallet.name) || pallet.name == "Clock";
	let ours: Vec<_> = metadata.pallets.iter().filter(is_ours).collect();
	assert_eq!(ours.len(), OURS.len() + 1);
	let mut found = vec![];
	for (name, docs) in ours.into_iter().flat_map(|pallet| documented(&metadata.types, pallet)) {
		let first = docs.first().map_or("", |line| line.trim());
		let fits = first.chars().count() <= ROOM && docs.get(1).is_none_or(|line| line.trim().is_empty());
		let is_sentence = first.starts_with(|letter: char| letter.is_ascii_uppercase()) && first.ends_with('.');
		if !fits || !is_sentence || first.contains(['`', '[', ']']) {
			found.push(format!("{name}: '{first}' has {} letters", first.chars().count()));
		}
	}
	assert!(found.is_empty(), "{found:#?}");
}
