//! What leads to the calls by which co-ops end.

use super::{
	super::{books::waiting, dissolution::can_end},
	*,
};
use pallet_capped_shares::{Books as ShareBooks, Call as SharesCall, Holdings};
use pallet_dissolution::{Call as DissolutionCall, DissolutionOf, Dissolutions, Due, Stage as Ending};
use pallet_ledger::Call as LedgerCall;
use pallet_treasuries::TreasuryOfLedger;
use rochdale_primitives::{
	ledger::{Keeper, LedgerId},
	money::Mode,
};

/// The stages that lead to a call.
pub(super) fn way(call: &str) -> Option<&'static [Approach]> {
	Some(match call {
		"dissolve" => &[World::endings_begun, World::coops_admitted, World::admissions_later],
		"resume" => &[World::endings_resumed, World::endings_begun, World::coops_admitted, World::admissions_later],
		"publish_balance" | "confirm_balance" => {
			&[World::endings_continued, World::endings_begun, World::coops_admitted, World::admissions_later]
		}
		"take_back" => &[
			World::balances_taken_back,
			World::endings_continued,
			World::endings_begun,
			World::coops_admitted,
			World::admissions_later,
		],
		"object" => &[
			World::balances_objected_to,
			World::endings_continued,
			World::endings_begun,
			World::coops_admitted,
			World::admissions_later,
		],
		"step_in" => {
			&[World::stepped_in, World::idle, World::endings_begun, World::coops_admitted, World::admissions_later]
		}
		"distribute" | "advance" => &[
			World::distributed,
			World::about_to_be_distributed,
			World::endings_continued,
			World::endings_begun,
			World::coops_admitted,
			World::admissions_later,
		],
		"repay" => &[
			World::shares_repaid,
			World::about_to_be_distributed,
			World::endings_continued,
			World::endings_with_shares_begun,
			World::coops_admitted,
			World::admissions_later,
		],
		"pay_residue" => &[
			World::residues_paid,
			World::residues_given_up,
			World::about_to_be_distributed,
			World::endings_continued,
			World::endings_with_money_begun,
			World::coops_admitted,
			World::admissions_later,
		],
		"conclude" => &[
			World::about_to_be_distributed,
			World::endings_continued,
			World::endings_begun,
			World::coops_admitted,
			World::admissions_later,
		],
		_ => return None,
	})
}

/// The co-ops that are ending, as far as they have come.
fn ending() -> Vec<(CoopId, DissolutionOf<Runtime>)> {
	let all = Dissolutions::<Runtime>::iter().filter(|(_, known)| !matches!(known.stage, Ending::Extinct { .. }));
	let mut all: Vec<_> = all.collect();
	all.sort_by_key(|(coop, _)| *coop);
	all
}

/// Those of them that can end for good.
fn ending_for_good() -> Vec<(CoopId, DissolutionOf<Runtime>)> {
	ending().into_iter().filter(|(coop, _)| can_end(*coop)).collect()
}

/// The co-ops without which the others can do and that are not ending.
fn that_can_end() -> Vec<CoopId> {
	let last = pallet_cooperatives::CoopCount::<Runtime>::get();
	let is_there = |coop: &CoopId| Cooperatives::standing(*coop) == Some(Standing::Member);
	let all = core::iter::once(SPARE).chain(FOUNDED + 1..=last).filter(is_there);
	all.filter(|coop| !Dissolutions::<Runtime>::contains_key(coop)).collect()
}

impl World {
	/// Members end a co-op without which the others can do.
	fn endings_begun(&mut self) -> Steps {
		that_can_end().into_iter().flat_map(|coop| self.first_steps_to_the_end(coop)).collect::<Vec<_>>().into()
	}

	/// The same of one that has something left.
	fn endings_with_money_begun(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in that_can_end() {
			steps.extend(self.officers_named(coop));
			match TreasuryOfLedger::<Runtime>::get(LedgerId::Coop(coop)) {
				// In units it is paid at once.
				Some(_) if !Self::own_treasuries(coop).into_iter().any(|(_, mode)| mode == Mode::Bank) => {}
				Some(treasury) => {
					let missing = self.money_for(treasury);
					steps.extend(if missing.is_empty() { self.first_steps_to_the_end(coop) } else { missing });
				}
				// The others end with shares.
				None if !coop.is_multiple_of(2) => {}
				None => steps.push(self.decided_about_shares(coop, Self::own_treasury_of(coop, Mode::Bank))),
			}
		}
		steps.into()
	}

	/// The same of one that owes shares.
	fn endings_with_shares_begun(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in that_can_end() {
			let ledger = LedgerId::Coop(coop);
			let Some(book) = ShareBooks::<Runtime>::get(coop) else {
				// Members subscribe at once in units only, in which every other one has its books.
				if TreasuryOfLedger::<Runtime>::contains_key(ledger) || !coop.is_multiple_of(2) {
					steps.extend(self.first_steps_about_shares(coop));
				}
				continue;
			};
			if book.par > 0 {
				steps.extend(self.first_steps_to_the_end(coop));
				continue;
			}
			let people: Vec<_> = self.seated_people(coop).map(|(who, _)| who).collect();
			for class in 1..=book.classes {
				steps.push(self.decided_about_shares(coop, SharesCall::set_open { class, is_open: true }));
				steps.extend(by_each(people.clone(), SharesCall::subscribe { coop, class, shares: 2 }));
			}
			for dest in people.into_iter().take(2) {
				let gift = pallet_balances::Call::transfer_keep_alive { dest: dest.into(), value: 10 * UNIT };
				steps.extend(by_each(self.richest(), gift));
			}
		}
		steps.into()
	}

	/// Somebody gets an office that is vacant.
	fn officers_named(&mut self, coop: CoopId) -> Option<Move> {
		Self::vacant_office(coop).map(|_| self.appointment_in(coop))
	}

	fn endings_resumed(&mut self) -> Steps {
		let resume = DissolutionCall::resume { document: document(2) };
		ending().into_iter().map(|(coop, _)| self.decided_about_shares(coop, resume.clone())).collect::<Vec<_>>().into()
	}

	/// Whatever is next, and what hinders it is removed.
	fn endings_continued(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, known) in ending_for_good() {
			steps.extend(self.steps_to_the_end(coop, &known));
			steps.extend(self.officers_named(coop));
			// Some have nobody who could be their auditor.
			steps.push(self.stepping_in(coop));
			if known.stage == Ending::Liquidating {
				steps.extend(self.hindrances_removed(coop));
			}
		}
		steps.into()
	}

	/// Offers are withdrawn, what waits for the bank is done or given up, pools are divided, and joint treasuries left.
	fn hindrances_removed(&mut self, coop: CoopId) -> Vec<Move> {
		let mut steps = vec![];
		let offers = ShareBooks::<Runtime>::get(coop).map(|book| book.open_offers.into_inner()).unwrap_or_default();
		for offer in offers {
			steps.push(self.decided_about_shares(coop, SharesCall::withdraw_offer { offer }));
		}
		let ledger = LedgerId::Coop(coop);
		if let Some(treasury) = TreasuryOfLedger::<Runtime>::get(ledger) {
			for (pending, one) in waiting(ledger) {
				steps.extend(self.done_by_the_bank(treasury, ledger, (pending, &one)));
				// What is owed of a surplus would only be owed again.
				if one.keeper != Keeper::Surplus {
					let void = |coop| LedgerCall::void { ledger, coop, pending, place: None, reason: document(1) };
					steps.extend(self.by_hands(treasury, void));
				}
			}
		}
		steps.extend(self.pools_of(coop));
		steps.extend(self.treasuries_of_several_left(coop));
		steps
	}

	/// Those who published or confirmed a balance take it back.
	fn balances_taken_back(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, known) in ending() {
			let document = match &known.stage {
				Ending::Published(balance) => balance.document,
				Ending::Confirmed(confirmed) => confirmed.balance.document,
				_ => continue,
			};
			let back = DissolutionCall::take_back { coop, document };
			steps.extend(by_each(self.holders_of(coop, |_| true), back.clone()));
			steps.push(self.decided_about_shares(coop, back));
		}
		steps.into()
	}

	fn balances_objected_to(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, known) in ending() {
			if let Ending::Confirmed(confirmed) = known.stage {
				let people: Vec<_> = self.seated_people(coop).map(|(who, _)| who).collect();
				let document = confirmed.balance.document;
				steps.extend(by_each(people, DissolutionCall::object { coop, document }));
			}
		}
		steps.into()
	}

	fn stepped_in(&mut self) -> Steps {
		ending_for_good().into_iter().map(|(coop, _)| self.stepping_in(coop)).collect::<Vec<_>>().into()
	}

	/// The federation waits for those who should act.
	fn idle(&mut self) -> Steps {
		let is_idle = |known: &DissolutionOf<Runtime>| Clock::has_passed(known.idle_at);
		let waits = |known: &DissolutionOf<Runtime>| matches!(known.stage, Ending::Liquidating | Ending::Published(_));
		let ending = ending_for_good();
		match ending.iter().any(|(_, known)| waits(known) && !is_idle(known)) {
			true => Steps::soon(),
			false => {
				let hindered = ending.into_iter().filter(|(_, known)| known.stage == Ending::Liquidating);
				hindered.flat_map(|(coop, _)| self.hindrances_removed(coop)).collect::<Vec<_>>().into()
			}
		}
	}

	/// What is to be divided is once its time has come, at the latest by itself.
	fn distributed(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, known) in ending_for_good() {
			if let Ending::Confirmed(confirmed) = known.stage {
				let advance = DissolutionCall::advance { at: confirmed.ends_at, due: Due::Distribution(coop) };
				for call in [advance, DissolutionCall::distribute { coop }] {
					steps.extend(by_each(vec![self.anybody()], call));
				}
			}
		}
		steps.into()
	}

	fn about_to_be_distributed(&mut self) -> Steps {
		match ending_for_good().iter().any(|(_, known)| matches!(known.stage, Ending::Confirmed(_))) {
			true => Steps::soon(),
			false => vec![].into(),
		}
	}

	fn shares_repaid(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, known) in ending_for_good() {
			if matches!(known.stage, Ending::Distributed(_)) {
				let classes = ShareBooks::<Runtime>::get(coop).map_or(0, |book| book.classes);
				let holders =
					(1..=classes).flat_map(|class| Holdings::<Runtime>::iter_key_prefix((coop, class)).take(4));
				for member in holders.collect::<Vec<_>>() {
					let call = SharesCall::repay { coop, members: vec![member].try_into().unwrap() };
					steps.extend(by_each(vec![self.anybody()], call));
				}
			}
		}
		steps.into()
	}

	fn residues_paid(&mut self) -> Steps {
		let calls = ending_for_good().into_iter().map(|(coop, _)| DissolutionCall::pay_residue { coop });
		calls.flat_map(|call| by_each(vec![self.anybody()], call)).collect::<Vec<_>>().into()
	}

	/// Two hands give up what the bank was to pay to the heir, so that it is owed again.
	fn residues_given_up(&mut self) -> Steps {
		let mut steps = vec![];
		for ledger in ending_for_good().into_iter().map(|(coop, _)| LedgerId::Coop(coop)) {
			let Some(treasury) = TreasuryOfLedger::<Runtime>::get(ledger) else { continue };
			for (pending, _) in waiting(ledger).filter(|(_, one)| one.keeper == Keeper::Dissolution) {
				let void = |coop| LedgerCall::void { ledger, coop, pending, place: None, reason: document(1) };
				steps.extend(self.by_hands(treasury, void));
			}
		}
		steps.into()
	}
}
