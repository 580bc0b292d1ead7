//! What leads to the calls about the surplus of years.

use super::{
	super::{
		books::{today, waiting},
		surplus::{choices, commitment_of, division_of, next_accounts, owing, replacement_of, year_of},
	},
	*,
};
use pallet_capped_shares::{Books as ShareBooks, MaxRates};
use pallet_ledger::Call as LedgerCall;
use pallet_surplus::{
	Bases, Books, Call as SurplusCall, Choices, Debts, MemberAccounts, PatronageState, Patronages, Pools, Voluntary,
	YearAccounts,
};
use pallet_treasuries::TreasuryOfLedger;
use rochdale_primitives::ledger::{Keeper, LedgerId};

/// The highest return that members promise of a class, in basis points.
const PROMISED: u16 = 300;

/// The stages that lead to a call.
pub(super) fn way(call: &str) -> Option<&'static [Approach]> {
	Some(match call {
		"agree_patronage" => &[World::pools_agreed_on, World::years_closed],
		"object_to_patronage" => &[World::pools_objected_to, World::pools_confirmed, World::years_closed],
		"commit_patronage" | "confirm_patronage" => &[World::pools_confirmed, World::years_closed],
		"settle_account" => {
			&[World::accounts_of_the_gone, World::claims_about_to_open, World::pools_confirmed, World::years_closed]
		}
		"claim_patronage" | "collect_account" | "revolve" => {
			&[World::claims_made, World::claims_about_to_open, World::pools_confirmed, World::years_closed]
		}
		"pay_levy" | "pay_education" => {
			&[World::surplus_paid, World::orders_of_surplus_given_up, World::education_forfeited, World::years_closed]
		}
		"replace_patronage" => {
			&[World::claims_replaced, World::claims_about_to_open, World::pools_confirmed, World::years_closed]
		}
		"charge_loss" => &[World::losses_charged, World::years_closed],
		"show_debts" | "pay_debt" | "write_off_debt" => &[World::debts, World::losses_charged, World::years_closed],
		"set_off_debt" => &[World::debts, World::debtors_owed, World::losses_charged, World::owed],
		"advance" => &[
			World::what_surplus_comes_to,
			World::claims_about_to_open,
			World::education_forfeited,
			World::pools_confirmed,
			World::years_closed,
		],
		"close_year" | "confirm_accounts" | "fix_bases" => &[World::years_closed],
		_ => return None,
	})
}

/// The years of co-ops of which something is to be divided, claimed or collected.
fn running() -> Vec<(CoopId, Day)> {
	let years = |coop| Books::<Runtime>::get(coop).map_or_else(Vec::new, |book| book.running.into_inner());
	(1..FOUNDED).flat_map(|coop| years(coop).into_iter().map(move |year| (coop, year))).collect()
}

/// Those of them whose pool nobody can claim of yet.
fn pools() -> impl Iterator<Item = (CoopId, Day)> {
	running().into_iter().filter(|(coop, year)| Pools::<Runtime>::contains_key(coop, year))
}

impl World {
	fn pools_agreed_on(&mut self) -> Steps {
		let agreed = pools().map(|(coop, year)| self.patronage_agreed(coop, year, commitment_of(coop, year)));
		agreed.collect::<Vec<_>>().into()
	}

	fn pools_objected_to(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, year) in pools() {
			let Some(of) = Patronages::<Runtime>::get(coop, year) else { continue };
			let people: Vec<_> = self.seated_people(coop).map(|(who, _)| who).collect();
			let call = SurplusCall::object_to_patronage { coop, year, root: of.commitment.root };
			steps.extend(by_each(people, call));
		}
		steps.into()
	}

	fn pools_confirmed(&mut self) -> Steps {
		let committed = |(coop, year)| self.patronage_committed(coop, year, commitment_of(coop, year));
		pools().flat_map(committed).collect::<Vec<_>>().into()
	}

	/// The days of objection run, after which claims open by themselves.
	fn claims_about_to_open(&mut self) -> Steps {
		let is_confirmed = |(coop, year)| {
			Patronages::<Runtime>::get(coop, year).is_some_and(|of| matches!(of.state, PatronageState::Confirmed(_)))
		};
		if pools().any(is_confirmed) {
			return Steps::soon();
		}
		vec![].into()
	}

	/// Members claim, what is in accounts is paid back, and it is collected.
	fn claims_made(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, year) in running() {
			let Some(of) = Patronages::<Runtime>::get(coop, year) else { continue };
			let Some(claimed) = of.claimed() else { continue };
			steps.extend(self.steps_about_claims(coop, year, (&of, claimed)));
			if claimed.revolved.is_none() {
				steps.push(self.decided_about_shares(coop, SurplusCall::revolve { coop, year }));
			}
		}
		steps.into()
	}

	/// What is in accounts of who has left is settled: others claim for them first, or members leave who have claimed.
	fn accounts_of_the_gone(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, year) in running() {
			let Some(of) = Patronages::<Runtime>::get(coop, year) else { continue };
			if of.claimed().is_none_or(|claimed| claimed.revolved.is_some()) {
				continue;
			}
			let division = division_of(coop, year, &of);
			for member in 1..=of.commitment.count {
				let has_claimed = MemberAccounts::<Runtime>::get(coop, member).has_claimed(year);
				let is_seated = Membership::is_seated(coop, member);
				let account = Members::<Runtime>::get(coop, member).and_then(|entry| entry.account);
				match (has_claimed, is_seated) {
					(true, false) => {
						steps.extend(by_each(vec![self.anybody()], SurplusCall::settle_account { coop, member }))
					}
					(true, true) if Rolls::<Runtime>::get(coop).voters > FEWEST_VOTERS => {
						steps.extend(by_each(account.into_iter().collect(), MembershipCall::leave { coop }));
					}
					(false, false) => {
						let claims = division.claims(&[member]);
						steps
							.extend(by_each(vec![self.anybody()], SurplusCall::claim_patronage { coop, year, claims }));
					}
					_ => {}
				}
			}
			if steps.is_empty() {
				steps.extend(self.steps_about_claims(coop, year, (&of, of.claimed().unwrap())));
			}
		}
		steps.into()
	}

	fn surplus_paid(&mut self) -> Steps {
		let paid = |coop| [SurplusCall::pay_levy { coop }, SurplusCall::pay_education { coop }];
		let calls: Vec<_> = (1..FOUNDED).flat_map(paid).collect();
		calls.into_iter().flat_map(|call| by_each(vec![self.anybody()], call)).collect::<Vec<_>>().into()
	}

	/// Two hands give up what the bank was to pay of a surplus, so that it is owed again.
	fn orders_of_surplus_given_up(&mut self) -> Steps {
		let mut steps = vec![];
		for ledger in (1..FOUNDED).map(LedgerId::Coop) {
			let Some(treasury) = TreasuryOfLedger::<Runtime>::get(ledger) else { continue };
			for (pending, _) in waiting(ledger).filter(|(_, one)| one.keeper == Keeper::Surplus) {
				let void = |coop| LedgerCall::void { ledger, coop, pending, place: None, reason: document(1) };
				steps.extend(self.by_hands(treasury, void));
			}
		}
		steps.into()
	}

	/// What was not used of the education fund is the federation's once its day has come.
	fn education_forfeited(&mut self) -> Steps {
		let parts = |coop| Books::<Runtime>::get(coop).map(|book| book.education.into_inner()).unwrap_or_default();
		let days = (1..FOUNDED).flat_map(parts).filter(|(_, amount)| *amount > 0).map(|(day, _)| day);
		match days.min() {
			Some(day) => Steps::from_day(day.max(today() + LONG + 1)),
			None => vec![].into(),
		}
	}

	fn losses_charged(&mut self) -> Steps {
		let charge = |coop| SurplusCall::charge_loss { commitment: owing(coop).commitment() };
		(1..FOUNDED).map(|coop| self.decided_about_shares(coop, charge(coop))).collect::<Vec<_>>().into()
	}

	/// Members who owe something of a loss pay, set it off, or have it written off.
	fn debts(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in 1..FOUNDED {
			steps.extend(self.steps_about_debts(coop));
			for (member, debt) in Debts::<Runtime>::iter_prefix(coop).filter(|(_, debt)| debt.left() > 0) {
				let call = SurplusCall::write_off_debt { member, amount: debt.left(), document: document(3) };
				steps.push(self.decided_about_shares(coop, call));
				for payer in self.richest() {
					steps.extend(by_each(vec![payer], SurplusCall::pay_debt { coop, member, amount: debt.left() }));
				}
			}
		}
		steps.into()
	}

	/// Who owes something is owed something else.
	fn debtors_owed(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, year) in running() {
			let Some(of) = Patronages::<Runtime>::get(coop, year) else { continue };
			let debtors = Debts::<Runtime>::iter_prefix(coop).filter(|(_, debt)| debt.left() > 0);
			for (member, _) in debtors.filter(|(member, _)| *member <= of.commitment.count).collect::<Vec<_>>() {
				let claims = division_of(coop, year, &of).claims(&[member]);
				steps.extend(by_each(vec![self.anybody()], SurplusCall::claim_patronage { coop, year, claims }));
			}
		}
		steps.into()
	}

	/// The members agree on other salts of a division to which claims are open.
	fn claims_replaced(&mut self) -> Steps {
		let mut steps = vec![];
		for (coop, year) in running() {
			let Some(of) = Patronages::<Runtime>::get(coop, year).filter(|of| of.claimed().is_some()) else { continue };
			let call = SurplusCall::replace_patronage { year, commitment: replacement_of(coop, year, &of) };
			steps.push(self.decided_about_shares(coop, call));
		}
		steps.into()
	}

	/// What is due and the chain has not come to.
	fn what_surplus_comes_to(&mut self) -> Steps {
		let first: Vec<_> = pallet_surplus::Deadlines::<Runtime>::iter_keys().take(4).collect();
		let call = |(at, due)| SurplusCall::advance { at: u64::from_be_bytes(at), due };
		first.into_iter().flat_map(|due| by_each(vec![self.anybody()], call(due))).collect::<Vec<_>>().into()
	}

	/// The pools of a co-op are divided as its members agree.
	pub(super) fn pools_of(&mut self, coop: CoopId) -> Vec<Move> {
		let own = pools().filter(|(of, _)| *of == coop);
		own.map(|(coop, year)| self.patronage_agreed(coop, year, commitment_of(coop, year))).collect()
	}

	/// Years are closed by which something is due to members, and what that needs.
	pub(super) fn years_closed(&mut self) -> Steps {
		self.stages(&[
			Self::what_years_are_for,
			Self::overdue_released,
			Self::closings,
			Self::accounts_to_close_by,
			Self::money_to_divide,
			Self::people_who_close_years,
			Self::ends_of_years,
			Self::shares_begun,
		])
	}

	/// Members say by what use the next year is measured, and which return it gives at most.
	fn what_years_are_for(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in 1..FOUNDED {
			let first = next_accounts(coop).filter(|_| !Books::<Runtime>::contains_key(coop));
			let next = year_of(coop, today()).map(|(_, next)| next);
			for year in first.map(|accounts| accounts.from).into_iter().chain(next) {
				if !Bases::<Runtime>::contains_key(coop, year) {
					steps.push(self.bases_fixed_for(coop, year));
				}
			}
			let (Some(book), Some(year)) = (ShareBooks::<Runtime>::get(coop), next) else { continue };
			for class in (1..=book.classes).filter(|class| !MaxRates::<Runtime>::contains_key((coop, *class, year))) {
				let call = pallet_capped_shares::Call::declare_maximum { class, year, bps: PROMISED };
				steps.push(self.decided_about_shares(coop, call));
			}
		}
		steps.into()
	}

	/// Co-ops give no return while holders wait for more than they can be made to.
	fn overdue_released(&mut self) -> Steps {
		let over = (1..FOUNDED).filter(|coop| next_accounts(*coop).is_some_and(|accounts| accounts.until <= today()));
		over.collect::<Vec<_>>().into_iter().flat_map(|coop| self.releases(coop, &[1])).collect::<Vec<_>>().into()
	}

	/// The years that are over are closed, with as many returns as there can be.
	fn closings(&mut self) -> Steps {
		let mut steps = vec![];
		for coop in 1..FOUNDED {
			let Some(accounts) = next_accounts(coop).filter(|accounts| accounts.until <= today()) else { continue };
			for choices in Self::choices_of(coop, &accounts) {
				let close = SurplusCall::close_year { accounts: accounts.clone(), choices };
				let step = self.decided_about_shares(coop, close);
				// The first that can be chosen is.
				if would_succeed(&step.0, &step.1) {
					steps.push(step);
					break;
				}
			}
		}
		steps.into()
	}

	/// What members could choose, rather with returns than without.
	fn choices_of(coop: CoopId, accounts: &YearAccounts<Hash>) -> Vec<Choices> {
		let all = choices(coop, accounts);
		let single = all.rates.iter().map(|rate| Choices { rates: vec![*rate].try_into().unwrap(), ..all.clone() });
		let mut found: Vec<_> = core::iter::once(all.clone()).chain(single).collect();
		found.push(Choices { rates: Default::default(), ..all.clone() });
		found.push(Choices { rates: Default::default(), voluntary: Voluntary::Sum(0), ..all });
		found
	}

	fn accounts_to_close_by(&mut self) -> Steps {
		let over = (1..FOUNDED).filter_map(|coop| Some((coop, next_accounts(coop)?)));
		let over: Vec<_> = over.filter(|(_, accounts)| accounts.until <= today()).collect();
		over.into_iter()
			.flat_map(|(coop, accounts)| self.accounts_confirmed(coop, &accounts))
			.collect::<Vec<_>>()
			.into()
	}

	/// What is divided must be there.
	fn money_to_divide(&mut self) -> Steps {
		let over = |coop: &CoopId| next_accounts(*coop).is_some_and(|accounts| accounts.until <= today());
		let own = |coop| TreasuryOfLedger::<Runtime>::get(LedgerId::Coop(coop));
		let poor: Vec<_> = (1..FOUNDED).filter(over).filter_map(own).collect();
		poor.into_iter().flat_map(|treasury| self.money_for(treasury)).collect::<Vec<_>>().into()
	}

	/// Who closes no year for want of an auditor names one.
	fn people_who_close_years(&mut self) -> Steps {
		let over = |coop: &CoopId| next_accounts(*coop).is_some_and(|accounts| accounts.until <= today());
		let late = (1..FOUNDED).filter(|coop| over(coop) && Self::vacant_office(*coop).is_some()).collect::<Vec<_>>();
		late.into_iter().map(|coop| self.appointment_in(coop)).collect::<Vec<_>>().into()
	}

	/// The year of some co-op ends.
	fn ends_of_years(&mut self) -> Steps {
		let ends = (1..FOUNDED).filter_map(next_accounts).map(|accounts| accounts.until);
		match ends.filter(|until| *until > today()).min() {
			Some(until) => Steps::from_day(until),
			None => vec![].into(),
		}
	}

	/// Co-ops open their books and a class.
	pub(super) fn shares_begun(&mut self) -> Steps {
		let none = (1..FOUNDED).filter(|coop| !ShareBooks::<Runtime>::contains_key(coop)).collect::<Vec<_>>();
		none.into_iter().flat_map(|coop| self.first_steps_about_shares(coop)).collect::<Vec<_>>().into()
	}
}
