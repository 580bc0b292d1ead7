//! How other pallets see the offices, and how they end with a seat.

use super::*;

impl<T: Config> Pallet<T> {
	/// The terms of the co-op that are in force.
	fn in_force(coop: CoopId) -> impl Iterator<Item = Term> {
		Self::terms_in(coop, |state| state == TermState::InForce)
	}

	/// The terms of the co-op that are in one of these states.
	fn terms_in(coop: CoopId, is_it: impl Fn(TermState) -> bool) -> impl Iterator<Item = Term> {
		Self::states(coop).into_iter().filter(move |(_, state)| is_it(*state)).map(|(term, _)| term)
	}
}

impl<T: Config> CoopInspect<T::AccountId> for Pallet<T> {
	fn standing(coop: CoopId) -> Option<Standing> {
		Coops::<T>::get(coop).map(|coop| coop.standing)
	}

	fn holds(coop: CoopId, office: Office, who: MemberNo) -> bool {
		Self::held_since(coop, office, who).is_some()
	}

	fn held_since(coop: CoopId, office: Office, who: MemberNo) -> Option<Moment> {
		Self::in_force(coop).find(|term| (term.office, term.member) == (office, who)).map(|term| term.since)
	}

	fn serves_since(coop: CoopId, office: Office, who: MemberNo) -> Option<Moment> {
		let mut serving = Self::terms_in(coop, |state| matches!(state, TermState::InForce | TermState::Staying));
		serving.find(|term| (term.office, term.member) == (office, who)).map(|term| term.since)
	}

	fn holder(coop: CoopId, office: Office) -> Option<MemberNo> {
		Self::in_force(coop).find(|term| term.office == office).map(|term| term.member)
	}

	fn holders(coop: CoopId, office: Office) -> Vec<MemberNo> {
		let serving = Self::terms_in(coop, |state| matches!(state, TermState::InForce | TermState::Staying));
		serving.filter(|term| term.office == office).map(|term| term.member).collect()
	}

	fn is_board(coop: CoopId, who: MemberNo) -> bool {
		Self::in_force(coop).any(|term| term.member == who && term.office.is_board())
	}

	fn board(coop: CoopId) -> Vec<MemberNo> {
		Self::in_force(coop).filter(|term| term.office.is_board()).map(|term| term.member).collect()
	}

	fn account(coop: CoopId) -> Option<T::AccountId> {
		Coops::<T>::get(coop).map(|coop| coop.account)
	}

	fn parameters(coop: CoopId) -> Option<Parameters> {
		Bylaws::<T>::get(coop).map(|bylaws| bylaws.parameters)
	}

	fn profile(coop: CoopId) -> Option<Profile> {
		Bylaws::<T>::get(coop).map(|bylaws| bylaws.profile)
	}

	fn voice(coop: CoopId) -> Option<Voice> {
		Coops::<T>::get(coop)?.voice::<T::Clock>()
	}

	fn federation() -> Vec<(CoopId, Voice)> {
		let all = (1..=CoopCount::<T>::get()).filter_map(|coop| Some((coop, Coops::<T>::get(coop)?)));
		// Who was suspended before it had a vote is none of those who vote, so that it does not count as one who abstains.
		let counting = all.filter(|(_, coop)| coop.standing != Standing::Suspended || !coop.is_seasoning::<T::Clock>());
		counting.filter_map(|(id, coop)| Some((id, coop.voice::<T::Clock>()?))).collect()
	}

	fn count() -> u32 {
		CoopCount::<T>::get()
	}

	fn coop_of(account: &T::AccountId) -> Option<CoopId> {
		CoopOfAccount::<T>::get(account)
	}

	fn charter() -> Charter {
		FederationCharter::<T>::get().map_or(Charter::RECOMMENDED, |charter| charter.parameters)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation(coops: u32) {
		benchmarking::federation::<T>(coops);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_found() -> CoopId {
		benchmarking::found::<T>()
	}
}

impl<T: Config> OnSeatEnded for Pallet<T> {
	fn on_seat_ended(coop: CoopId, member: MemberNo, _: SeatEnd) {
		let mut roll = Self::roll(coop);
		roll.end_now(|term| (term.member == member).then_some(EndReason::SeatEnded));
		if !roll.has_ended_any() {
			return;
		}
		match Self::change(coop, roll, None) {
			Ok(change) => Self::write_offices(coop, change),
			Err(_) => {
				// Nobody may hold an office without a seat, not even when the history cannot take it any more.
				Offices::<T>::mutate(coop, |terms| terms.retain(|term| term.member != member));
				defensive!("the numbers of past terms do not run out");
			}
		}
	}

	fn on_exit_classified(_: CoopId, _: MemberNo, _: SeatEnd) {}

	fn weight() -> Weight {
		T::WeightInfo::on_seat_ended()
	}
}
