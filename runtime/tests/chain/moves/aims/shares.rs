//! What leads to the calls about shares.

use super::{super::books::today, money::wait_for_details, *};
use pallet_capped_shares::{
	Books, Call as SharesCall, Claims, ClassNo, Classes, Commitments, Figures, Holdings, Importing, Imports, Release,
	Returns, Stakes, Transfers,
};
use pallet_ledger::DetailsOf;
use pallet_treasuries::TreasuryOfLedger;
use rochdale_primitives::{
	calendar::months_later,
	ledger::{LedgerId, Party},
	money::Mode,
};

/// Months after which lapses what nobody claims.
const LIMITATION_MONTHS: u32 = 60;

/// The stages that lead to a call.
pub(super) fn way(call: &str) -> Option<&'static [Approach]> {
	Some(match call {
		"lapse" => &[World::owed_lapses, World::owed_lapses_later, World::owed],
		"lapse_return" => &[World::returns_lapse, World::returns_lapse_later, World::years_closed],
		"order_payouts" => {
			&[World::payouts_ordered, World::payees_about_to_be_known, World::payees_made_known, World::owed]
		}
		"collect_returns" => &[World::returns_collected, World::years_closed],
		"collect_claims" | "claim_owed" | "release" => &[World::owed],
		"consent" | "accept_transfer" => &[World::transfers],
		"reject_figure" | "value" => &[World::figures_decided_on, World::figures_given],
		"give_figure" => &[World::figures_given],
		"open_cash" => &[World::other_cash_opened],
		"end_commitment" => &[
			World::late_ended,
			World::late_reminded,
			World::reminders_over,
			World::commitments_late,
			World::committed,
			World::issued,
		],
		"remind" => &[World::late_reminded, World::commitments_late, World::committed, World::issued],
		"apply_owed" => &[
			World::late_paid_with_owed,
			World::owed_about_to_be_late,
			World::owed_committed,
			World::owed,
			World::issued,
		],
		"commit" | "promise_on_paper" | "pay_instalment" => &[World::committed, World::issued],
		"take_back_import" => &[World::registers_taken_back, World::registers, World::classes_with_registers],
		"import" | "agree_import" | "confirm_import" | "refuse_import" => {
			&[World::registers_audited, World::registers_agreed_on, World::registers, World::classes_with_registers]
		}
		"end_import" => &[World::registers_ended, World::classes_with_registers],
		"repay" => dissolution::way("repay")?,
		_ => return None,
	})
}

impl World {
	/// The same by each officer of the board of a co-op.
	fn by_officers(&mut self, coop: CoopId, call: SharesCall<Runtime>) -> Vec<Move> {
		by_each(self.holders_of(coop, Office::is_board), call)
	}

	/// Each co-op with shares, and its classes.
	fn classes(&mut self) -> Vec<(CoopId, ClassNo)> {
		let of = |coop| {
			let classes = Books::<Runtime>::get(coop).map_or(0, |book| book.classes);
			(1..=classes).map(move |class| (coop, class))
		};
		self.coops_with_shares().flat_map(of).collect()
	}

	fn owed_lapses(&mut self) -> Steps {
		let due = Stakes::<Runtime>::iter().filter(|(.., stake)| stake.lapses_on().is_some_and(|day| day <= today()));
		let calls: Vec<_> = due.map(|(coop, member, _)| SharesCall::lapse { coop, member }).collect();
		calls.into_iter().flat_map(|call| by_each(vec![self.anybody()], call)).collect::<Vec<_>>().into()
	}

	/// Nobody comes for what they are owed until it lapses.
	fn owed_lapses_later(&mut self) -> Steps {
		let waits = Stakes::<Runtime>::iter_values().filter(|stake| stake.payable() == stake.owed);
		let days = waits.filter_map(|stake| stake.lapses_on()).filter(|day| *day > today());
		days.min().map_or_else(|| vec![].into(), Steps::from_day)
	}

	fn returns_lapse(&mut self) -> Steps {
		let calls: Vec<_> = Returns::<Runtime>::iter_keys()
			.map(|(coop, class, year)| SharesCall::lapse_return { coop, class, year })
			.collect();
		calls.into_iter().flat_map(|call| by_each(vec![self.anybody()], call)).collect::<Vec<_>>().into()
	}

	fn returns_lapse_later(&mut self) -> Steps {
		let open = Returns::<Runtime>::iter_values()
			.filter(|declared| !declared.is_lapsed && declared.left().is_some_and(|left| left > 0));
		let days = open.filter_map(|declared| months_later(declared.declared_on, LIMITATION_MONTHS));
		days.filter(|day| *day > today()).min().map_or_else(|| vec![].into(), Steps::from_day)
	}

	/// What was declared or released is collected, and what has ended is released: somebody is owed something then.
	pub(super) fn owed(&mut self) -> Steps {
		self.stages(&[
			Self::returns_collected,
			Self::claims_collected,
			Self::released,
			Self::notices_given,
			Self::issued,
			Self::years_closed,
		])
	}

	fn returns_collected(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, class, year) in Returns::<Runtime>::iter_keys() {
			let holders: Vec<_> = Holdings::<Runtime>::iter_key_prefix((coop, class)).take(3).collect();
			for member in holders {
				let members = vec![member].try_into().unwrap();
				let call = SharesCall::collect_returns { coop, class, year, members };
				steps.extend(by_each(vec![self.anybody()], call));
			}
		}
		steps.into()
	}

	fn claims_collected(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in self.coops_with_shares() {
			for claim in Claims::<Runtime>::iter_key_prefix(coop).take(4) {
				let call = SharesCall::collect_claims { coop, claims: vec![claim].try_into().unwrap() };
				steps.extend(by_each(vec![self.anybody()], call));
			}
		}
		steps.into()
	}

	/// Members release what waits in the queues of a co-op: these parts of it.
	pub(super) fn releases(&mut self, coop: CoopId, parts: &[u128]) -> Vec<Move> {
		let mut steps = vec![];
		let Some(book) = Books::<Runtime>::get(coop) else { return steps };
		for class in 1..=book.classes {
			let queued = Classes::<Runtime>::get(coop, class).map_or(0, |record| record.queued);
			let accounts_until = book.years.iter().rev().copied().find(|start| *start <= today()).unwrap_or_default();
			for amount in parts.iter().map(|part| queued / part).filter(|amount| *amount > 0) {
				let (approved_on, surplus, solvency) = (accounts_until, 1_000 * UNIT, document(2));
				let release = Release { amount, accounts_until, approved_on, surplus, solvency };
				steps.push(self.decided_about_shares(coop, SharesCall::release { coop, class, release }));
			}
		}
		steps
	}

	fn released(&mut self) -> Steps {
		self.coops_with_shares().flat_map(|coop| self.releases(coop, &[1, 2, 10])).collect::<Vec<_>>().into()
	}

	/// Holders give shares back.
	fn notices_given(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, class) in self.classes() {
			for member in Holdings::<Runtime>::iter_key_prefix((coop, class)).take(8).collect::<Vec<_>>() {
				let by = self.account_of(coop, member);
				let call = SharesCall::give_notice { coop, class, shares: 1, to_year_end: false };
				steps.push((Actor::Signed(by), call.into()));
			}
		}
		steps.into()
	}

	/// Classes are open, and worth their par, so that shares can be issued.
	fn issued(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in self.coops_with_shares() {
			match Books::<Runtime>::get(coop) {
				Some(book) => {
					let up = Self::written_up(coop, &book);
					steps.extend(up.map(|call| self.decided_about_shares(coop, call)));
					for class in 1..=book.classes {
						if Classes::<Runtime>::get(coop, class).is_some_and(|record| !record.is_open) {
							let call = SharesCall::set_open { class, is_open: true };
							steps.push(self.decided_about_shares(coop, call));
						}
					}
				}
				None => steps.extend(self.first_steps_about_shares(coop)),
			}
		}
		steps.into()
	}

	/// Whom a co-op owes something that a bank could pay.
	fn payees(&mut self) -> Vec<(CoopId, MemberNo)> {
		let coops: Vec<_> = self.coops_with_shares().collect();
		let by_bank = |coop: &CoopId| {
			let own = Self::own_treasuries(*coop).into_iter().any(|(_, mode)| mode == Mode::Bank);
			own && Books::<Runtime>::contains_key(coop)
		};
		let owed = |coop| {
			let stakes = Stakes::<Runtime>::iter_prefix(coop).filter(|(_, stake)| stake.payable() >= UNIT / 100);
			stakes.map(move |(member, _)| (coop, member))
		};
		coops.into_iter().filter(by_bank).flat_map(owed).take(8).collect()
	}

	fn payouts_ordered(&mut self) -> Steps {
		let payees = self.payees();
		let order = |(coop, member)| SharesCall::order_payouts { coop, members: vec![member].try_into().unwrap() };
		let ordered = payees.into_iter().flat_map(|payee| self.by_officers(payee.0, order(payee)));
		ordered.collect::<Vec<_>>().into()
	}

	/// Bank details are in force some days after they were said.
	fn payees_about_to_be_known(&mut self) -> Steps {
		let payees = self.payees();
		let waits = |(coop, member)| wait_for_details(LedgerId::Coop(coop), &Party::Member(coop, member));
		payees.into_iter().filter_map(waits).min().map_or_else(|| vec![].into(), Steps::From)
	}

	fn payees_made_known(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, member) in self.payees() {
			let (ledger, party) = (LedgerId::Coop(coop), Party::Member(coop, member));
			let treasury = TreasuryOfLedger::<Runtime>::get(ledger);
			if let Some(treasury) = treasury.filter(|_| !DetailsOf::<Runtime>::contains_key(ledger, party)) {
				steps.extend(self.bank_details_of(treasury, coop, member));
			}
		}
		steps.into()
	}

	/// Officers consent to transfers, receivers accept them, and holders propose some.
	fn transfers(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in self.coops_with_shares() {
			if let Some(call) = self.consent(coop) {
				steps.extend(self.by_officers(coop, call));
			}
		}
		for ((coop, class, from), transfer) in Transfers::<Runtime>::iter().filter(|(_, one)| !one.is_accepted) {
			let content = rochdale_runtime::Shares::transfer_content(coop, class, from).unwrap_or_default();
			steps.extend(by_each(vec![transfer.to], SharesCall::accept_transfer { coop, class, from, content }));
		}
		if let Some(step) = self.one_of(steps) {
			return vec![step].into();
		}
		let mut proposed = vec![];
		for (coop, class) in self.classes() {
			for member in Holdings::<Runtime>::iter_key_prefix((coop, class)).take(4).collect::<Vec<_>>() {
				let (by, to) = (self.account_of(coop, member), self.voter(coop).into());
				proposed.push((Actor::Signed(by), SharesCall::propose_transfer { coop, class, to, shares: 1 }.into()));
			}
		}
		proposed.into()
	}

	/// Members decide what auditors have said that shares are worth.
	fn figures_decided_on(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, class) in self.classes() {
			let Some(figure) = Figures::<Runtime>::get(coop, class) else { continue };
			let (value, document) = (figure.value, figure.document);
			steps.push(self.decided_about_shares(coop, SharesCall::reject_figure { class, value, document }));
			steps.push(self.decided_about_shares(coop, SharesCall::value { class, value, document }));
		}
		steps.into()
	}

	fn figures_given(&mut self) -> Steps {
		let books: Vec<_> =
			self.coops_with_shares().filter_map(|coop| Some((coop, Books::<Runtime>::get(coop)?))).collect();
		books.into_iter().flat_map(|(coop, book)| self.figures(coop, &book)).collect::<Vec<_>>().into()
	}

	fn other_cash_opened(&mut self) -> Steps {
		let calls = (1..FOUNDED).flat_map(|coop| [Mode::Units, Mode::Bank].map(|mode| (coop, mode)));
		let open = |(coop, mode)| self.decided_about_shares(coop, SharesCall::open_cash { mode });
		calls.map(open).collect::<Vec<_>>().into()
	}

	/// The same by the officers of the board about each commitment that is late.
	fn about_the_late(&mut self, call: impl Fn(CoopId, ClassNo, MemberNo) -> SharesCall<Runtime>) -> Steps {
		let late = Commitments::<Runtime>::iter().filter(|(_, one)| one.is_late).map(|(key, _)| key);
		let calls: Vec<_> = late.map(|(coop, class, member)| (coop, call(coop, class, member))).collect();
		calls.into_iter().flat_map(|(coop, call)| self.by_officers(coop, call)).collect::<Vec<_>>().into()
	}

	fn late_ended(&mut self) -> Steps {
		self.about_the_late(|coop, class, member| SharesCall::end_commitment { coop, class, member })
	}

	fn late_reminded(&mut self) -> Steps {
		self.about_the_late(|coop, class, member| SharesCall::remind { coop, class, member, document: document(8) })
	}

	fn late_paid_with_owed(&mut self) -> Steps {
		self.about_the_late(|coop, class, member| SharesCall::apply_owed { coop, class, member, shares: 1 })
	}

	/// Whom the co-op owes as much as a share is worth.
	fn owed_a_share(coop: CoopId, class: ClassNo, member: MemberNo) -> bool {
		let par = Classes::<Runtime>::get(coop, class).map_or(u128::MAX, |record| record.terms.par);
		Stakes::<Runtime>::get(coop, member).owed >= par
	}

	/// Some of those do not pay in time.
	fn owed_about_to_be_late(&mut self) -> Steps {
		let mut open = Commitments::<Runtime>::iter().filter(|(_, one)| !one.is_late);
		if open.any(|((coop, class, member), _)| Self::owed_a_share(coop, class, member)) {
			return Steps::after_long();
		}
		vec![].into()
	}

	/// They commit themselves to shares.
	fn owed_committed(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, class) in self.classes() {
			let owed =
				Stakes::<Runtime>::iter_key_prefix(coop).filter(|member| Self::owed_a_share(coop, class, *member));
			for member in owed.take(8).collect::<Vec<_>>() {
				steps.extend(self.commitments_of(coop, class, member));
			}
		}
		steps.into()
	}

	/// A member commits themselves, by their account or on paper.
	fn commitments_of(&mut self, coop: CoopId, class: ClassNo, member: MemberNo) -> Vec<Move> {
		let (shares, first, document) = (2, 1, document(7));
		let call = SharesCall::promise_on_paper { coop, class, member, shares, first, document };
		let mut steps = self.by_officers(coop, call);
		let account = Members::<Runtime>::get(coop, member).and_then(|entry| entry.account);
		for mode in [Mode::Units, Mode::Bank] {
			let call = SharesCall::commit { coop, class, shares, first, mode };
			steps.extend(by_each(account.iter().cloned().collect(), call));
		}
		steps
	}

	/// Who was reminded has some days.
	fn reminders_over(&mut self) -> Steps {
		let reminders = Commitments::<Runtime>::iter_values().filter_map(|one| one.reminder);
		let days = reminders.map(|reminder| reminder.last_day + 1).filter(|day| *day > today());
		days.min().map_or_else(|| vec![].into(), Steps::from_day)
	}

	/// Some do not pay in time.
	fn commitments_late(&mut self) -> Steps {
		if Commitments::<Runtime>::iter_values().any(|one| !one.is_late) {
			return Steps::after_long();
		}
		vec![].into()
	}

	/// Members commit themselves to shares that they pay later.
	fn committed(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, class) in self.classes() {
			let people: Vec<_> = self.seated_people(coop).take(4).collect();
			steps.extend(people.into_iter().flat_map(|(_, member)| self.commitments_of(coop, class, member)));
		}
		steps.into()
	}

	/// Auditors confirm or refuse the drafts of registers that two officers have agreed on.
	fn registers_audited(&mut self) -> Steps {
		let mut steps = vec![];
		for ((coop, class, by), draft) in Imports::<Runtime>::iter() {
			let Some(agreed) = draft.agreed else { continue };
			let auditors = self.holders_of(coop, |office| office == Office::Auditor);
			let confirm = SharesCall::confirm_import { coop, class, by, totals: agreed.totals };
			steps.extend(by_each(auditors.clone(), confirm));
			steps.extend(by_each(auditors, SharesCall::refuse_import { coop, class, by }));
		}
		steps.into()
	}

	fn registers_agreed_on(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, class) in self.classes() {
			if let Some(record) =
				Classes::<Runtime>::get(coop, class).filter(|record| record.importing == Importing::Open)
			{
				let agreed = self.agreement_on_a_register(coop, class, &record);
				steps.extend(self.by_officers(coop, agreed));
			}
		}
		steps.into()
	}

	/// Officers draft registers, or take some back.
	fn registers(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, class) in self.classes() {
			let (Some(book), Some(record)) = (Books::<Runtime>::get(coop), Classes::<Runtime>::get(coop, class)) else {
				continue;
			};
			if record.importing != Importing::Open {
				continue;
			}
			steps.extend(self.steps_about_registers(coop, &book));
		}
		steps.into()
	}

	/// Officers take back what they have drafted, and anybody what is left of a register that does not come in any more.
	fn registers_taken_back(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, class, by) in Imports::<Runtime>::iter_keys() {
			steps.extend(self.by_officers(coop, SharesCall::take_back_import { coop, class, by }));
		}
		steps.into()
	}

	fn registers_ended(&mut self) -> Steps {
		let classes = self.classes();
		let end = |(coop, class)| self.decided_about_shares(coop, SharesCall::end_import { coop, class });
		classes.into_iter().map(end).collect::<Vec<_>>().into()
	}

	/// Members open a class whose register was kept elsewhere.
	fn classes_with_registers(&mut self) -> Steps {
		let few: Vec<_> =
			(1..FOUNDED).filter(|coop| Books::<Runtime>::get(coop).is_some_and(|book| book.classes < 6)).collect();
		let terms = pallet_capped_shares::ClassTerms { since: Some(today() - 900), ..super::super::shares::TERMS };
		let open = |coop| self.decided_about_shares(coop, SharesCall::open_class { terms, document: document(1) });
		few.into_iter().map(open).collect::<Vec<_>>().into()
	}
}
