//! What members, auditors and officers do about the surplus of the years of their co-op.
//!
//! What accounts say follows from the co-op and the year, so that members close what an auditor has confirmed.

use super::{books::today, *};
use pallet_capped_shares::{Classes, Holders, MaxRates};
use pallet_surplus::{
	Base, Bases, Begun, Books, Call as SurplusCall, Choices, Confirmed, Figures, Outcome, Voluntary, YearAccounts,
};
use rochdale_primitives::ledger::{BusinessYears, Day};
use rochdale_runtime::Treasuries;

/// What was spent on education each time.
const SPENT: u128 = UNIT / 100;

fn year_of(coop: CoopId, day: Day) -> Option<(Day, Day)> {
	Treasuries::year_of(coop, day)
}

/// The accounts of the year that a co-op closes next. Some years end with a loss.
fn next_accounts(coop: CoopId) -> Option<YearAccounts<Hash>> {
	let book = Books::<Runtime>::get(coop);
	let from = match &book {
		Some(book) => book.until,
		None => year_of(coop, year_of(coop, today())?.0 - 1)?.0,
	};
	let (_, until) = year_of(coop, from)?;
	let amount = u128::from(from.unsigned_abs() % 7) * UNIT;
	// One of them never earns anything.
	let loses = coop == 3 || from % 3 == 0;
	let members = if loses { Outcome::Loss(amount / 4 + UNIT) } else { Outcome::Profit(amount) };
	let others = if from % 4 == 0 { Outcome::Loss(UNIT) } else { Outcome::Profit(UNIT / 2) };
	let prior_losses = book.map_or(0, |book| book.carried.iter().map(|carried| carried.amount).sum());
	let figures = Figures { members, others, tax: 0, prior_losses };
	Some(YearAccounts { from, until, figures, document: document(1) })
}

/// What members choose: patronage where they have said by what use is measured, and else to keep what is left.
fn choices(coop: CoopId, accounts: &YearAccounts<Hash>) -> Choices {
	let is_measured = Bases::<Runtime>::contains_key(coop, accounts.from);
	let voluntary = if is_measured { Voluntary::Sum(UNIT / 10) } else { Voluntary::Rest };
	let said = MaxRates::<Runtime>::iter().filter(|((of, _, year), _)| *of == coop && *year == accounts.from);
	// Supporters get nothing where members divide nothing by use.
	let gets = |class| is_measured || Classes::<Runtime>::get(coop, class).unwrap().terms.holders == Holders::Ordinary;
	let mut rates: Vec<_> = said.map(|((_, class, _), bps)| (class, bps)).filter(|(class, _)| gets(*class)).collect();
	rates.sort();
	Choices { voluntary, rates: rates.try_into().unwrap(), cash_bps: 10_000, from_accounts: amount_is_odd(accounts) }
}

fn amount_is_odd(accounts: &YearAccounts<Hash>) -> bool {
	accounts.from % 2 != 0
}

impl World {
	/// Steps about the surplus of a co-op, whether or not they can be taken.
	pub(super) fn steps_about_surplus(&mut self, coop: CoopId) -> Vec<Move> {
		let Some(accounts) = next_accounts(coop) else { return vec![] };
		match self.rng.below(10) {
			0 => vec![self.bases_fixed(coop)],
			1..=3 => self.accounts_confirmed(coop, &accounts),
			4..=6 => {
				let closing = self.year_closed(coop);
				closing.into_iter().map(|call| self.decided_about_shares(coop, call)).collect()
			}
			7 => self.education_used(coop),
			8 if self.rng.chance(500) => {
				let charge = SurplusCall::charge_loss { amount: UNIT / 10, document: document(3) };
				vec![self.decided_about_shares(coop, charge)]
			}
			8 => self.taken_back(coop),
			_ => {
				let (levy, education) = (SurplusCall::pay_levy { coop }, SurplusCall::pay_education { coop });
				[levy, education].map(|call| (Actor::Signed(self.anybody()), call.into())).into()
			}
		}
	}

	/// What members could decide about the surplus of the last year that is over.
	pub(super) fn year_closed(&mut self, coop: CoopId) -> Option<SurplusCall<Runtime>> {
		let accounts = next_accounts(coop)?;
		let choices = choices(coop, &accounts);
		Some(SurplusCall::close_year { accounts, choices })
	}

	fn bases_fixed(&mut self, coop: CoopId) -> Move {
		let next = year_of(coop, today()).map_or(0, |(_, next)| next);
		let bases = vec![(Base::Hours, 6_000), (Base::Purchases, 4_000)].try_into().unwrap();
		self.decided_about_shares(coop, SurplusCall::fix_bases { year: next, bases, document: document(2) })
	}

	fn accounts_confirmed(&mut self, coop: CoopId, accounts: &YearAccounts<Hash>) -> Vec<Move> {
		let call = SurplusCall::confirm_accounts { coop, accounts: accounts.clone() };
		let auditors = self.holders_of(coop, |office| office == Office::Auditor);
		auditors.into_iter().map(|who| (Actor::Signed(who), call.clone().into())).collect()
	}

	fn education_used(&mut self, coop: CoopId) -> Vec<Move> {
		let call = SurplusCall::use_education { coop, amount: SPENT, document: document(3) };
		let board = self.holders_of(coop, Office::is_board);
		board.into_iter().map(|who| (Actor::Signed(who), call.clone().into())).collect()
	}

	/// An officer takes back what one has begun, or an auditor what they have confirmed.
	fn taken_back(&mut self, coop: CoopId) -> Vec<Move> {
		let confirmed = Confirmed::<Runtime>::iter_key_prefix((coop,)).map(|(content, _)| content);
		let content = Begun::<Runtime>::iter_key_prefix(coop).chain(confirmed).next();
		let who = self.holders_of(coop, |office| office.is_board() || office == Office::Auditor);
		let call = |content| SurplusCall::take_back { coop, content };
		let made = |who| content.map(|content| (Actor::Signed(who), call(content).into()));
		who.into_iter().filter_map(made).collect()
	}
}
