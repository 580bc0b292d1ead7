//! What leads to the calls of the solidarity fund.

use super::*;
use pallet_solidarity_fund::{LastRound, Phase as RoundPhase, Rounds};

/// The stages that lead to a call: somebody makes it, the fund gets money, what it needs is decided, or a round goes on.
pub(super) fn way(call: &str) -> Option<&'static [Approach]> {
	Some(match call {
		"hold_rounds" | "end_rounds" => &[World::rounds_planned_anew],
		_ => &[World::fund_moved_on, World::fund_prepared, World::rounds_awaited],
	})
}

impl World {
	fn fund_moved_on(&mut self) -> Steps {
		self.all_steps_of_fund().into()
	}

	fn fund_prepared(&mut self) -> Steps {
		let mut steps = self.preparations_of_fund();
		steps.extend(self.gifts_to_fund());
		steps.into()
	}

	/// A round that is open goes on by itself.
	fn rounds_awaited(&mut self) -> Steps {
		let is_open = |round: pallet_solidarity_fund::Round| round.phase != RoundPhase::Settled;
		match Rounds::<Runtime>::get(LastRound::<Runtime>::get()).is_some_and(is_open) {
			true => Steps::soon(),
			false => vec![].into(),
		}
	}

	/// Rounds end, and others are planned.
	fn rounds_planned_anew(&mut self) -> Steps {
		let end = pallet_solidarity_fund::Call::end_rounds {};
		let mandate = FederationMandate { resolution: 1, track: Track::Ordinary, opened_at: Clock::deadline() };
		vec![self.rounds_planned(), (Actor::Federation(mandate), end.into())].into()
	}
}
