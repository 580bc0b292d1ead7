//! One sample of every call that the runtime has, made from zeros.

use codec::Decode;
use frame_support::traits::{CallMetadata, GetCallMetadata};
use rochdale_runtime::RuntimeCall;

/// The pallets of co-ops, in which members act.
pub const OURS: [&str; 3] = ["Membership", "Cooperatives", "Resolutions"];

/// The calls that resolutions of one co-op can enact, for themselves or in a batch.
pub const ENACTABLE: [(&str, &str); 10] = [
	("Cooperatives", "act"),
	("Cooperatives", "adopt_bylaws"),
	("Cooperatives", "appoint"),
	("Cooperatives", "dismiss"),
	("Membership", "decide_admission"),
	("Membership", "decide_death"),
	("Membership", "decide_move"),
	("Membership", "dismiss_appeal"),
	("Membership", "expel"),
	("Utility", "batch_all"),
];

/// Where the calls of a name come from.
pub fn name(call: &RuntimeCall) -> (&'static str, &'static str) {
	let CallMetadata { pallet_name, function_name } = call.get_call_metadata();
	(pallet_name, function_name)
}

/// Every call of the runtime once, with arguments of zeros: empty lists, member 0 of co-op 0, the remark that says nothing.
pub fn every_call() -> Vec<RuntimeCall> {
	let mut found = vec![];
	for pallet in 0..=u8::MAX {
		for call in 0..=u8::MAX {
			let mut bytes = vec![pallet, call];
			bytes.resize(2_000, 0);
			found.extend(RuntimeCall::decode(&mut &*bytes).ok());
		}
	}
	let names: Vec<_> = found.iter().map(name).collect();
	for module in RuntimeCall::get_module_names() {
		for call in RuntimeCall::get_call_names(module) {
			assert!(names.contains(&(*module, *call)), "no sample of {module}.{call} can be made from zeros");
		}
	}
	found
}

/// Every call of the pallets of co-ops.
pub fn calls_of_members() -> Vec<RuntimeCall> {
	every_call().into_iter().filter(|call| OURS.contains(&name(call).0)).collect()
}
