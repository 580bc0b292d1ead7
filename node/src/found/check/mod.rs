//! Whether the parts of a founding file go together, and suit a chain on which people rely.
//!
//! The genesis refuses much of this by itself, without a line. Here everything is refused where it stands.

mod chain;
mod coops;
mod custody;
mod live;

pub use custody::deposited;
pub use live::check as live;

use super::{
	file::{Coop, Founding, Member},
	place::{At, Refusal},
	values::Day,
};
use rochdale_primitives::{CoopId, MemberNo};
use rochdale_runtime::AccountId;
use std::collections::BTreeMap;

/// Checks all of it. `today` is the day on which it is checked: what is founded is not in the future.
pub fn check(founding: &Founding, today: Day) -> Result<(), Refusal> {
	chain::check(founding, today)?;
	coops::check(founding)?;
	custody::check(founding)
}

/// A co-op by its number.
pub fn coop_of(founding: &Founding, coop: CoopId) -> Option<&Coop> {
	(1..).zip(&founding.coops).find(|(number, _)| *number == coop).map(|(_, coop)| coop)
}

/// A member of a co-op by their number.
pub fn member_of(coop: &Coop, member: MemberNo) -> Option<&Member> {
	(1..).zip(&coop.members).find(|(number, _)| *number == member).map(|(_, member)| member)
}

/// The account of a member who must have one to do what `what` says.
fn account_of<'a, V>(coop: &'a Coop, member: MemberNo, at: &At<V>, what: &str) -> Result<&'a AccountId, Refusal> {
	let id = &coop.id.value;
	let found = member_of(coop, member).ok_or_else(|| at.refusal(format!("'{id}' has no member {member}")))?;
	let account = found.account.as_ref().map(|account| &account.value);
	account.ok_or_else(|| at.refusal(format!("member {member} of '{id}' has no account, and {what}")))
}

/// Whether an account has a seat in the co-op.
fn sits_in(coop: &Coop, account: &AccountId) -> bool {
	coop.members.iter().any(|member| member.account.as_ref().is_some_and(|one| one.value == *account))
}

/// Notes what must be there once only. Gives the line on which it was before.
fn once<K: Ord, V>(seen: &mut BTreeMap<K, usize>, key: K, at: &At<V>) -> Result<(), usize> {
	match seen.insert(key, at.place.line) {
		Some(before) => Err(before),
		None => Ok(()),
	}
}
