//! What wallets and tools can read in one piece, with corrections applied.

use super::*;

impl<T: Config> Pallet<T> {
	/// What the register says about a member.
	pub(crate) fn member_card(coop: CoopId, member: MemberNo) -> Option<MemberCardOf<T>> {
		let entry = Members::<T>::get(coop, member)?;
		let (commitment, joined_at) = (Self::commitment(coop, &entry), Self::joined_at(coop, &entry));
		let votes = entry.has_vote();
		let next_at = [
			Due::Seasoning(member),
			Due::Probation(member),
			Due::Exit(member),
			Due::Case(member),
			Due::Suspension(member),
			Due::Death(member),
			Due::Move(member),
		]
		.into_iter()
		.filter_map(|due| Self::deadline_of(coop, due))
		.min();
		Some(MemberCard {
			member,
			account: entry.account,
			commitment,
			class: entry.class,
			joined_at,
			first_entered_as: entry.joined_at,
			corrections: entry.corrections.into_inner(),
			state: entry.state,
			votes,
			votes_from: entry.seasons_at,
			suspension: entry.suspension,
			notice: entry.notice,
			case: Cases::<T>::get(coop, member),
			death: Deaths::<T>::get(coop, member),
			moving: Moves::<T>::get(coop, member),
			next_at,
		})
	}

	/// What is known about an application.
	pub(crate) fn application_card(coop: CoopId, application: ApplicationNo) -> Option<ApplicationCardOf<T>> {
		let Application { account, commitment, class, since, sponsors, stage } =
			Applications::<T>::get(coop, application)?;
		Some(ApplicationCard {
			application,
			account,
			commitment,
			class,
			since,
			sponsors: sponsors.into_inner(),
			sponsors_required: T::Coops::parameters(coop)?.sponsors_required,
			stage,
			ends_at: stage.ends_at(),
		})
	}
}
