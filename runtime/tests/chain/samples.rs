//! One sample of every call that the runtime has, made from zeros.

use codec::Decode;
use frame_support::traits::{CallMetadata, GetCallMetadata};
use pallet_resolutions::Body;
use rochdale_primitives::{Secrecy, Track};
use rochdale_runtime::{Runtime, RuntimeCall};
use sp_runtime::{DispatchError, DispatchResult};

/// The pallets of co-ops, in which members act.
pub const OURS: [&str; 11] = [
	"Membership",
	"Cooperatives",
	"Resolutions",
	"ValidatorSeats",
	"Ledger",
	"Treasuries",
	"Custody",
	"Shares",
	"Surplus",
	"Dissolution",
	"SolidarityFund",
];

/// Those of them that keep money, and decide nothing else.
pub const MONEY: [&str; 7] = ["Ledger", "Treasuries", "Custody", "Shares", "Surplus", "Dissolution", "SolidarityFund"];

/// A call that resolutions can enact: its pallet, its name, the weakest track, and whether the vote must be secret.
pub type Enactable = (&'static str, &'static str, Track, Secrecy);

/// The calls that resolutions of one co-op can enact, for themselves or, where the vote is open, in a batch.
pub const OF_COOP: [Enactable; 67] = [
	("Cooperatives", "act", Track::Ordinary, Secrecy::Open),
	("Cooperatives", "adopt_bylaws", Track::Special, Secrecy::Open),
	("Cooperatives", "appoint", Track::Ordinary, Secrecy::Open),
	("Cooperatives", "dismiss", Track::Ordinary, Secrecy::Open),
	("Cooperatives", "leave_agreement", Track::Ordinary, Secrecy::Open),
	("Cooperatives", "leave_federation", Track::Special, Secrecy::Open),
	("Cooperatives", "nominate", Track::Ordinary, Secrecy::Open),
	("Cooperatives", "withdraw_nomination", Track::Ordinary, Secrecy::Open),
	("Dissolution", "dissolve", Track::Special, Secrecy::Open),
	("Dissolution", "publish_balance", Track::Ordinary, Secrecy::Open),
	("Dissolution", "resume", Track::Special, Secrecy::Open),
	("Dissolution", "take_back", Track::Ordinary, Secrecy::Open),
	("Membership", "decide_admission", Track::Ordinary, Secrecy::Secret),
	("Membership", "decide_death", Track::Special, Secrecy::Secret),
	("Membership", "decide_leaving", Track::Special, Secrecy::Secret),
	("Membership", "decide_move", Track::Special, Secrecy::Secret),
	("Membership", "dismiss_appeal", Track::Special, Secrecy::Secret),
	("Membership", "expel", Track::Special, Secrecy::Secret),
	("Resolutions", "instruct", Track::Consent, Secrecy::Open),
	("Resolutions", "rescind", Track::Consent, Secrecy::Open),
	("Shares", "agree_import", Track::Ordinary, Secrecy::Open),
	("Shares", "apply_owed", Track::Ordinary, Secrecy::Open),
	("Shares", "consent", Track::Ordinary, Secrecy::Open),
	("Shares", "declare_maximum", Track::Ordinary, Secrecy::Open),
	("Shares", "end_commitment", Track::Ordinary, Secrecy::Open),
	("Shares", "end_import", Track::Ordinary, Secrecy::Open),
	("Shares", "hand_over", Track::Ordinary, Secrecy::Open),
	("Shares", "name_payee", Track::Ordinary, Secrecy::Open),
	("Shares", "open_cash", Track::Ordinary, Secrecy::Open),
	("Shares", "open_class", Track::Special, Secrecy::Open),
	("Shares", "open_offer", Track::Ordinary, Secrecy::Open),
	("Shares", "reject_figure", Track::Ordinary, Secrecy::Open),
	("Shares", "release", Track::Ordinary, Secrecy::Open),
	("Shares", "remind", Track::Ordinary, Secrecy::Open),
	("Shares", "set_floor", Track::Special, Secrecy::Open),
	("Shares", "set_off", Track::Ordinary, Secrecy::Open),
	("Shares", "set_open", Track::Ordinary, Secrecy::Open),
	("Shares", "suspend", Track::Ordinary, Secrecy::Open),
	("Shares", "value", Track::Special, Secrecy::Open),
	("Shares", "withdraw_offer", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "agree_exclusion", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "apply", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "give_up", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "repay", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "withdraw", Track::Ordinary, Secrecy::Open),
	("Surplus", "agree_patronage", Track::Ordinary, Secrecy::Open),
	("Surplus", "charge_loss", Track::Ordinary, Secrecy::Open),
	("Surplus", "close_year", Track::Ordinary, Secrecy::Open),
	("Surplus", "fix_bases", Track::Ordinary, Secrecy::Open),
	("Surplus", "replace_patronage", Track::Special, Secrecy::Open),
	("Surplus", "revolve", Track::Ordinary, Secrecy::Open),
	("Surplus", "use_education", Track::Ordinary, Secrecy::Open),
	("Surplus", "write_off_debt", Track::Ordinary, Secrecy::Open),
	("Treasuries", "change_line", Track::Ordinary, Secrecy::Open),
	("Treasuries", "close_line", Track::Ordinary, Secrecy::Open),
	("Treasuries", "close_treasury", Track::Special, Secrecy::Open),
	("Treasuries", "leave_treasury", Track::Ordinary, Secrecy::Open),
	("Treasuries", "open_line", Track::Ordinary, Secrecy::Open),
	("Treasuries", "open_treasury", Track::Ordinary, Secrecy::Open),
	("Treasuries", "pay", Track::Ordinary, Secrecy::Open),
	("Treasuries", "rename_treasury", Track::Ordinary, Secrecy::Open),
	("Treasuries", "replace_signer", Track::Ordinary, Secrecy::Open),
	("Treasuries", "set_pause", Track::Ordinary, Secrecy::Open),
	("Treasuries", "set_rules", Track::Ordinary, Secrecy::Open),
	("Treasuries", "set_signers", Track::Ordinary, Secrecy::Open),
	("Treasuries", "stop_standing", Track::Ordinary, Secrecy::Open),
	("Treasuries", "end_redemption", Track::Ordinary, Secrecy::Open),
];

/// The calls that resolutions of the federation can enact, for themselves or, without root, in a batch.
pub const OF_FEDERATION: [Enactable; 38] = [
	("Cooperatives", "act_for_federation", Track::Ordinary, Secrecy::Open),
	("Cooperatives", "admit", Track::Special, Secrecy::Open),
	("Cooperatives", "adopt_charter", Track::Special, Secrecy::Open),
	("Cooperatives", "exclude", Track::Special, Secrecy::Open),
	("Cooperatives", "reinstate", Track::Special, Secrecy::Open),
	("Cooperatives", "suspend", Track::Special, Secrecy::Open),
	("Custody", "approve_custodian", Track::Special, Secrecy::Open),
	("Custody", "decide_redemption", Track::Ordinary, Secrecy::Open),
	("Custody", "remove_custodian", Track::Special, Secrecy::Open),
	("Custody", "set_ceilings", Track::Special, Secrecy::Open),
	("Custody", "set_pause", Track::Ordinary, Secrecy::Open),
	("Dissolution", "step_in", Track::Special, Secrecy::Open),
	("Resolutions", "rescind", Track::Consent, Secrecy::Open),
	("Shares", "attest_reference", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "allow_return", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "call_guarantee", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "cancel", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "decide_report", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "elect_committee", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "end_rounds", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "hold_rounds", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "open_bank", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "set_terms", Track::Special, Secrecy::Open),
	("SolidarityFund", "waive_dues", Track::Ordinary, Secrecy::Open),
	("SolidarityFund", "write_off", Track::Ordinary, Secrecy::Open),
	("System", "authorize_upgrade", Track::Special, Secrecy::Open),
	("Treasuries", "change_line", Track::Ordinary, Secrecy::Open),
	("Treasuries", "close_line", Track::Ordinary, Secrecy::Open),
	("Treasuries", "close_treasury", Track::Special, Secrecy::Open),
	("Treasuries", "open_line", Track::Ordinary, Secrecy::Open),
	("Treasuries", "open_treasury", Track::Ordinary, Secrecy::Open),
	("Treasuries", "pay", Track::Ordinary, Secrecy::Open),
	("Treasuries", "rename_treasury", Track::Ordinary, Secrecy::Open),
	("Treasuries", "set_pause", Track::Ordinary, Secrecy::Open),
	("Treasuries", "set_rules", Track::Ordinary, Secrecy::Open),
	("Treasuries", "set_signers", Track::Ordinary, Secrecy::Open),
	("Treasuries", "stop_standing", Track::Ordinary, Secrecy::Open),
	("Treasuries", "end_redemption", Track::Ordinary, Secrecy::Open),
];

/// The calls that agreements between co-ops can enact, for themselves or in a batch.
pub const OF_AGREEMENT: [Enactable; 16] = [
	("Cooperatives", "act_under_agreement", Track::Ordinary, Secrecy::Open),
	("Cooperatives", "conclude_agreement", Track::Ordinary, Secrecy::Open),
	("Resolutions", "rescind", Track::Consent, Secrecy::Open),
	("Treasuries", "change_line", Track::Ordinary, Secrecy::Open),
	("Treasuries", "close_line", Track::Ordinary, Secrecy::Open),
	("Treasuries", "close_treasury", Track::Special, Secrecy::Open),
	("Treasuries", "open_line", Track::Ordinary, Secrecy::Open),
	("Treasuries", "open_treasury", Track::Ordinary, Secrecy::Open),
	("Treasuries", "pay", Track::Ordinary, Secrecy::Open),
	("Treasuries", "rename_treasury", Track::Ordinary, Secrecy::Open),
	("Treasuries", "set_pause", Track::Ordinary, Secrecy::Open),
	("Treasuries", "set_rules", Track::Ordinary, Secrecy::Open),
	("Treasuries", "set_shares", Track::Ordinary, Secrecy::Open),
	("Treasuries", "set_signers", Track::Ordinary, Secrecy::Open),
	("Treasuries", "stop_standing", Track::Ordinary, Secrecy::Open),
	("Treasuries", "end_redemption", Track::Ordinary, Secrecy::Open),
];

/// The call that a decision of the federation makes as root.
pub const AS_ROOT: [(&str, &str); 1] = [("System", "authorize_upgrade")];

/// What officers of the board decide, most of it two together, where no resolution of the members does.
pub const BY_THE_BOARD_TOO: [(&str, &str); 19] = [
	("Dissolution", "publish_balance"),
	("Dissolution", "take_back"),
	("Shares", "agree_import"),
	("Shares", "apply_owed"),
	("Shares", "consent"),
	("Shares", "end_commitment"),
	("Shares", "end_import"),
	("Shares", "hand_over"),
	("Shares", "name_payee"),
	("Shares", "release"),
	("Shares", "remind"),
	("Shares", "set_off"),
	("Shares", "suspend"),
	("SolidarityFund", "agree_exclusion"),
	("SolidarityFund", "apply"),
	("SolidarityFund", "give_up"),
	("SolidarityFund", "repay"),
	("SolidarityFund", "withdraw"),
	("Surplus", "use_education"),
];

/// What anybody can do for a fee once its time has come, where no resolution of the members has done it.
pub const BY_ANYBODY_TOO: [(&str, &str); 1] = [("Surplus", "revolve")];

/// What a resolution of the body must be to enact the call, by its name.
pub fn enactable(body: Body, call: &RuntimeCall) -> Option<(Track, Secrecy)> {
	let list: &[Enactable] = match body {
		Body::Coop(_) => &OF_COOP,
		Body::Federation => &OF_FEDERATION,
		Body::Agreement => &OF_AGREEMENT,
	};
	list.iter()
		.find(|(pallet, function, ..)| (*pallet, *function) == name(call))
		.map(|(.., track, secrecy)| (*track, *secrecy))
}

/// Whether a resolution of some body can enact a call of this name.
pub fn is_enactable(call: &RuntimeCall) -> bool {
	[Body::Coop(1), Body::Federation, Body::Agreement].into_iter().any(|body| enactable(body, call).is_some())
}

/// The calls that resolutions can enact and that could never take effect when they are made from zeros, with what they are
/// refused by when they are proposed. All others could.
pub fn never(call: &RuntimeCall) -> DispatchResult {
	use pallet_capped_shares::Error as Shares;
	use pallet_coop_membership::Error as Membership;
	use pallet_cooperatives::Error as Cooperatives;
	use pallet_custody::Error as Custody;
	use pallet_dissolution::Error as Dissolution;
	use pallet_resolutions::Error as Resolutions;
	use pallet_solidarity_fund::Error as Fund;
	use pallet_surplus::Error as Surplus;
	use pallet_treasuries::Error as Treasuries;

	let error: DispatchError = match name(call) {
		("Cooperatives", "adopt_bylaws" | "adopt_charter" | "conclude_agreement") => {
			Cooperatives::<Runtime>::NoDocument.into()
		}
		("Cooperatives", "appoint") => Cooperatives::<Runtime>::NotEligible.into(),
		("Cooperatives", "dismiss") => Cooperatives::<Runtime>::NotOfficer.into(),
		("Cooperatives", "leave_agreement") => Cooperatives::<Runtime>::NoSuchAgreement.into(),
		("Cooperatives", "nominate") => Cooperatives::<Runtime>::TitleNotText.into(),
		("Cooperatives", "admit" | "withdraw_nomination") => Cooperatives::<Runtime>::NoSuchApplication.into(),
		("Cooperatives", "exclude" | "reinstate" | "suspend") => Cooperatives::<Runtime>::NoSuchCoop.into(),
		("Custody", "approve_custodian") => Custody::<Runtime>::CoopNotMember.into(),
		("Custody", "remove_custodian" | "set_ceilings" | "set_pause") => Custody::<Runtime>::NoSuchCustodian.into(),
		("Custody", "decide_redemption") => Custody::<Runtime>::NoSuchRedemption.into(),
		("Dissolution", "dissolve" | "resume" | "step_in") => Dissolution::<Runtime>::NoDocument.into(),
		("Dissolution", "publish_balance" | "take_back") => Dissolution::<Runtime>::OtherCoop.into(),
		("Membership", "decide_admission") => Membership::<Runtime>::NoSuchApplication.into(),
		("Membership", "decide_death" | "decide_leaving" | "decide_move" | "dismiss_appeal" | "expel") => {
			Membership::<Runtime>::NoSuchMember.into()
		}
		("Resolutions", "instruct" | "rescind") => Resolutions::<Runtime>::NoSuchResolution.into(),
		(
			"Shares",
			"agree_import" | "apply_owed" | "consent" | "end_commitment" | "end_import" | "hand_over" | "name_payee"
			| "release" | "remind" | "set_off" | "suspend",
		) => Shares::<Runtime>::OtherCoop.into(),
		("Shares", "attest_reference" | "open_class" | "open_offer" | "reject_figure" | "value") => {
			Shares::<Runtime>::NoDocument.into()
		}
		("Shares", "declare_maximum" | "set_open") => Shares::<Runtime>::NoSuchClass.into(),
		("Shares", "withdraw_offer") => Shares::<Runtime>::NoSuchOffer.into(),
		("SolidarityFund", "agree_exclusion" | "apply" | "give_up" | "repay" | "withdraw") => {
			Fund::<Runtime>::OtherCoop.into()
		}
		("SolidarityFund", "allow_return" | "decide_report" | "set_terms") => Fund::<Runtime>::NoDocument.into(),
		("SolidarityFund", "call_guarantee" | "write_off") => Fund::<Runtime>::MoreThanOwed.into(),
		("SolidarityFund", "cancel") => Fund::<Runtime>::NoSuchAward.into(),
		("SolidarityFund", "elect_committee") => Fund::<Runtime>::CommitteeUnclear.into(),
		("SolidarityFund", "hold_rounds") => Fund::<Runtime>::OutOfRange.into(),
		(
			"Surplus",
			"agree_patronage" | "charge_loss" | "close_year" | "fix_bases" | "replace_patronage" | "write_off_debt",
		) => Surplus::<Runtime>::NoDocument.into(),
		("Surplus", "revolve" | "use_education") => Surplus::<Runtime>::OtherCoop.into(),
		("Treasuries", "open_treasury") => Treasuries::<Runtime>::TitleNotText.into(),
		("Treasuries", "pay") => Treasuries::<Runtime>::NoDocument.into(),
		("Treasuries", _) => Treasuries::<Runtime>::NoSuchTreasury.into(),
		_ => return Ok(()),
	};
	Err(error)
}

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
