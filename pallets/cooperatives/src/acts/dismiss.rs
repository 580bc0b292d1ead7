//! The members take an office from who holds it.

use super::change::Change;
use crate::*;

impl<T: Config> Pallet<T> {
	/// The offices of the co-op without one that it takes from a member.
	///
	/// A term that is to begin stays where the members gave it after the vote on this had opened.
	pub(crate) fn may_dismiss(mandate: &Mandate, office: Office, member: MemberNo) -> Result<Change, Error<T>> {
		let is_it = |term: &Term| {
			let is_known = term.ends.begins().is_none() || !term.is_later_than(mandate);
			(term.office, term.member) == (office, member) && is_known
		};
		Self::without(mandate.coop, Some(mandate.resolution), |term| is_it(term).then_some(EndReason::Dismissed))
	}
}
