//! Co-ops end: some for good, others go on after all.

use super::*;
use pallet_capped_shares::{Call as SharesCall, Holdings};
use pallet_dissolution::{Call as DissolutionCall, DissolutionOf, Dissolutions, Due, Heir, Stage as Ending};
use pallet_surplus::{Books, Call as SurplusCall, Patronages};
use rochdale_primitives::ledger::{KnowCash, LedgerId};

/// How many of a hundred steps about a co-op that is needed let it go on again, while they can.
const RESUMED: u32 = 30;

/// Whether the others can do without a co-op. One is enough that ends for good.
pub(super) fn can_end(coop: CoopId) -> bool {
	coop > FOUNDED || coop == SPARE
}

impl World {
	/// A step towards the end of a co-op, by somebody who can take it.
	pub(super) fn dissolution(&mut self) -> Option<Move> {
		let ending =
			Dissolutions::<Runtime>::iter().filter(|(_, known)| !matches!(known.stage, Ending::Extinct { .. }));
		let ending: Vec<_> = ending.collect();
		let steps = match self.rng.pick(&ending) {
			Some((coop, known)) => self.steps_to_the_end(coop, &known),
			// Seldom, because a co-op that ends does little else.
			None if self.rng.chance(30) => self.first_step_to_the_end(),
			None => return None,
		};
		self.possible(steps)
	}

	/// A co-op that has a heir of its kind ends.
	fn first_step_to_the_end(&mut self) -> Vec<Move> {
		let coop = if self.rng.chance(500) { SPARE } else { 1 + self.rng.below(FOUNDED + 2) };
		self.first_steps_to_the_end(coop)
	}

	/// This one ends.
	pub(super) fn first_steps_to_the_end(&mut self, coop: CoopId) -> Vec<Move> {
		let cash = |coop| rochdale_runtime::Treasuries::cash(LedgerId::Coop(coop)).map(|cash| cash.mode);
		let of_its_kind = (1..=FOUNDED).filter(|other| *other != coop && cash(*other) == cash(coop));
		let heirs = of_its_kind.map(Heir::Coop).chain([Heir::Federation]);
		let heirs: Vec<_> = heirs.collect();
		let call = |heir| DissolutionCall::dissolve { heir, document: document(1) };
		heirs.into_iter().map(|heir| self.decided_about_shares(coop, call(heir))).collect()
	}

	pub(super) fn steps_to_the_end(&mut self, coop: CoopId, known: &DissolutionOf<Runtime>) -> Vec<Move> {
		if !can_end(coop) && self.rng.below(100) < RESUMED {
			return vec![self.decided_about_shares(coop, DissolutionCall::resume { document: document(2) })];
		}
		match &known.stage {
			Ending::Liquidating => self.steps_to_a_balance(coop),
			Ending::Published(balance) => {
				let document = balance.document;
				let confirm = DissolutionCall::confirm_balance { coop, document };
				let mut steps = self.by_all(coop, |office| office == Office::Auditor, &confirm.into());
				if self.rng.chance(100) {
					steps.extend(self.by_all(
						coop,
						Office::is_board,
						&DissolutionCall::take_back { coop, document }.into(),
					));
					steps.push(self.stepping_in(coop));
				}
				steps
			}
			Ending::Confirmed(confirmed) => {
				let document = confirmed.balance.document;
				let mut steps = vec![];
				// What is needed does not end.
				if !can_end(coop) || self.rng.chance(40) {
					let back = DissolutionCall::take_back { coop, document };
					steps.extend(self.by_all(coop, |office| office == Office::Auditor, &back.clone().into()));
					steps.push(self.decided_about_shares(coop, back));
					let call = DissolutionCall::object { coop, document };
					steps.push((Actor::Signed(self.voter(coop)), call.into()));
				}
				let advance = DissolutionCall::advance { at: confirmed.ends_at, due: Due::Distribution(coop) };
				let distribute = DissolutionCall::distribute { coop };
				steps.extend([advance, distribute].map(|call| (Actor::Signed(self.anybody()), call.into())));
				steps
			}
			Ending::Distributed(_) | Ending::Extinct { .. } => self.last_steps(coop),
		}
	}

	/// Two officers publish a balance, or the members, or the federation in their place.
	fn steps_to_a_balance(&mut self, coop: CoopId) -> Vec<Move> {
		let call = DissolutionCall::publish_balance { coop, document: document(3) };
		let mut steps = self.by_all(coop, Office::is_board, &call.clone().into());
		if self.rng.chance(50) {
			steps.push(self.decided_about_shares(coop, call));
			let back = DissolutionCall::take_back { coop, document: document(3) };
			steps.extend(self.by_all(coop, Office::is_board, &back.into()));
		}
		steps.push(self.stepping_in(coop));
		let (levy, education) = (SurplusCall::pay_levy { coop }, SurplusCall::pay_education { coop });
		steps.extend([levy, education].map(|call| (Actor::Signed(self.anybody()), call.into())));
		steps
	}

	pub(super) fn stepping_in(&mut self, coop: CoopId) -> Move {
		let mandate = FederationMandate { resolution: 1, track: Track::Special, opened_at: Clock::deadline() };
		(Actor::Federation(mandate), DissolutionCall::step_in { coop, document: document(3) }.into())
	}

	/// Members collect what is theirs, the heir is paid, and the co-op ends.
	fn last_steps(&mut self, coop: CoopId) -> Vec<Move> {
		let last = Rolls::<Runtime>::get(coop).last_no;
		let holders: Vec<MemberNo> = (1..=last)
			.filter(|member| (1..=8).any(|class| Holdings::<Runtime>::get((coop, class, member)).shares > 0))
			.collect();
		let holders: Vec<_> = holders.into_iter().take(4).collect();
		let running = Books::<Runtime>::get(coop).map_or_else(Vec::new, |book| book.running.into_inner());
		let open = running
			.into_iter()
			.filter(|year| Patronages::<Runtime>::get(coop, year).is_some_and(|of| of.entrusted() > 0));
		let members: Vec<MemberNo> = (1..=last).collect();
		let collecting = open.map(|year| {
			let members = members.iter().copied().take(100).collect::<Vec<_>>().try_into().unwrap();
			SurplusCall::collect_account { coop, year, members }.into()
		});
		let repaying = SharesCall::repay { coop, members: holders.try_into().unwrap() };
		// Officers have all paid, in units or by bank.
		let paying: Vec<RuntimeCall> = members
			.chunks(16)
			.flat_map(|some| {
				let members = || some.to_vec().try_into().unwrap();
				let (in_units, by_bank) = (members(), members());
				[SharesCall::pay_out { coop, members: in_units }, SharesCall::order_payouts { coop, members: by_bank }]
			})
			.map(RuntimeCall::from)
			.collect();
		let ending = [DissolutionCall::conclude { coop }, DissolutionCall::pay_residue { coop }].map(RuntimeCall::from);
		let calls: Vec<RuntimeCall> = collecting.chain([repaying.into()]).chain(ending).collect();
		let mut steps: Vec<Move> = calls.into_iter().map(|call| (Actor::Signed(self.anybody()), call)).collect();
		for call in paying {
			steps.extend(self.by_all(coop, Office::is_board, &call));
		}
		steps
	}

	/// The same by each who holds such an office.
	pub(super) fn by_all(&mut self, coop: CoopId, is: impl Fn(Office) -> bool, call: &RuntimeCall) -> Vec<Move> {
		let holders = self.holders_of(coop, is);
		holders.into_iter().map(|who| (Actor::Signed(who), call.clone())).collect()
	}
}
