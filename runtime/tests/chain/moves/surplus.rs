//! What members, auditors and officers do about the surplus of the years of their co-op.
//!
//! What accounts say follows from the co-op and the year, so that members close what an auditor has confirmed.

use super::{books::today, *};
use crate::patronage::Divided;
use pallet_capped_shares::{Classes, Holders, MaxRates};
use pallet_surplus::{
	Base, Bases, Begun, Books, Call as SurplusCall, Choices, Claimed, CommitmentOf, Committed, Confirmed, Debts,
	Figures, MemberAccounts, Outcome, Patronage, PatronageOf, PatronageState, Patronages, Voluntary, YearAccounts,
};
use rochdale_primitives::ledger::{BusinessYears, Day};
use rochdale_runtime::Treasuries;

/// What was spent on education each time.
const SPENT: u128 = UNIT / 100;

/// So many members have used something at most.
const MOST_USERS: MemberNo = 64;

/// What makes the salts of a division that replaces another one.
const OTHER_SALT: u8 = 8;

/// Who owes something of each loss: so many that some are still members.
const DEBTORS: [MemberNo; 6] = [1, 2, 3, 4, 5, 6];

/// What they owe of any.
pub(super) fn owing(coop: CoopId) -> Divided {
	Divided::owing(coop, &DEBTORS, UNIT / 50)
}

/// Members use the more the later they came, so that who knows their number knows all shares.
fn uses(last: MemberNo) -> Vec<(MemberNo, u64)> {
	(1..=last).map(|member| (member, u64::from(member))).collect()
}

/// How a pool is divided by what members use.
pub(super) fn commitment_of(coop: CoopId, year: Day) -> CommitmentOf<Runtime> {
	let last = Rolls::<Runtime>::get(coop).last_no.min(MOST_USERS);
	Divided::by(coop, year, &uses(last)).commitment()
}

/// How one is divided to which claims are open, with the salts that are committed to.
pub(super) fn division_of(coop: CoopId, year: Day, of: &PatronageOf<Runtime>) -> Divided {
	let divided = Divided::by(coop, year, &uses(of.commitment.count));
	if divided.commitment() == of.commitment {
		return divided;
	}
	divided.salted(OTHER_SALT)
}

/// The same division with other salts.
pub(super) fn replacement_of(coop: CoopId, year: Day, of: &PatronageOf<Runtime>) -> CommitmentOf<Runtime> {
	Divided::by(coop, year, &uses(of.commitment.count)).salted(OTHER_SALT).commitment()
}

pub(super) fn year_of(coop: CoopId, day: Day) -> Option<(Day, Day)> {
	Treasuries::year_of(coop, day)
}

/// The accounts of the year that a co-op closes next. Some years end with a loss.
pub(super) fn next_accounts(coop: CoopId) -> Option<YearAccounts<Hash>> {
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
pub(super) fn choices(coop: CoopId, accounts: &YearAccounts<Hash>) -> Choices {
	let is_measured = Bases::<Runtime>::contains_key(coop, accounts.from);
	let voluntary = if is_measured { Voluntary::Sum(UNIT / 10) } else { Voluntary::Rest };
	let said = MaxRates::<Runtime>::iter().filter(|((of, _, year), _)| *of == coop && *year == accounts.from);
	// Supporters get nothing where members divide nothing by use.
	let gets = |class| is_measured || Classes::<Runtime>::get(coop, class).unwrap().terms.holders == Holders::Ordinary;
	let mut rates: Vec<_> = said.map(|((_, class, _), bps)| (class, bps)).filter(|(class, _)| gets(*class)).collect();
	rates.sort();
	// So that something stays in accounts where the bylaws let it.
	let cash_bps = Cooperatives::parameters(coop).map_or(0, |parameters| parameters.patronage_cash_bps).max(2_000);
	Choices { voluntary, rates: rates.try_into().unwrap(), cash_bps, from_accounts: amount_is_odd(accounts) }
}

fn amount_is_odd(accounts: &YearAccounts<Hash>) -> bool {
	accounts.from % 2 != 0
}

impl World {
	/// Steps about the surplus of a co-op, whether or not they can be taken.
	pub(super) fn steps_about_surplus(&mut self, coop: CoopId) -> Vec<Move> {
		let Some(accounts) = next_accounts(coop) else { return vec![] };
		let is_due = |book: pallet_surplus::Book| book.levy.due > 0 || book.education_due.due > 0;
		let pays = if Books::<Runtime>::get(coop).is_some_and(is_due) { 9 } else { 0 };
		match self.rng.below(10).max(pays) {
			0 => vec![self.bases_fixed(coop)],
			1..=3 => self.accounts_confirmed(coop, &accounts),
			4..=6 => {
				let closing = self.year_closed(coop);
				closing.into_iter().map(|call| self.decided_about_shares(coop, call)).collect()
			}
			7 => self.education_used(coop),
			8 if self.rng.chance(500) => {
				let commitment = owing(coop).commitment();
				vec![self.decided_about_shares(coop, SurplusCall::charge_loss { commitment })]
			}
			8 if self.rng.chance(500) => self.steps_about_debts(coop),
			8 => self.taken_back(coop),
			_ => {
				let (levy, education) = (SurplusCall::pay_levy { coop }, SurplusCall::pay_education { coop });
				[levy, education].map(|call| (Actor::Signed(self.anybody()), call.into())).into()
			}
		}
	}

	/// What members owe of losses is shown, paid, set off or written off, and what is due happens.
	pub(super) fn steps_about_debts(&mut self, coop: CoopId) -> Vec<Move> {
		let mut calls: Vec<SurplusCall<Runtime>> = vec![];
		let charges = Books::<Runtime>::get(coop).map_or(0, |book| book.charges);
		if charges > 0 {
			let charge = 1 + self.rng.below(charges);
			calls.push(SurplusCall::show_debts { coop, charge, claims: owing(coop).claims(&DEBTORS) });
		}
		let owes: Vec<_> = Debts::<Runtime>::iter_prefix(coop).filter(|(_, debt)| debt.left() > 0).collect();
		let mut steps = vec![];
		for (member, debt) in owes {
			let amount = debt.left().min(UNIT / 100);
			calls.push(SurplusCall::pay_debt { coop, member, amount });
			if let Some(who) = <Membership as MemberInspect<AccountId>>::account_of(coop, member) {
				steps.push((Actor::Signed(who), SurplusCall::set_off_debt { coop, amount }.into()));
			}
			if self.rng.chance(100) {
				let write_off = SurplusCall::write_off_debt { member, amount, document: document(3) };
				steps.push(self.decided_about_shares(coop, write_off));
			}
		}
		let due = |(at, due)| SurplusCall::advance { at: u64::from_be_bytes(at), due };
		calls.extend(pallet_surplus::Deadlines::<Runtime>::iter_keys().next().map(due));
		for call in calls {
			steps.push((Actor::Signed(self.anybody()), call.into()));
		}
		steps
	}

	/// A step about what a year divides by use, by somebody who can take it.
	pub(super) fn patronage(&mut self) -> Option<Move> {
		let years = |coop| Books::<Runtime>::get(coop).map_or_else(Vec::new, |book| book.running.into_inner());
		let running: Vec<_> =
			(1..FOUNDED).flat_map(|coop| years(coop).into_iter().map(move |year| (coop, year))).collect();
		let (coop, year) = self.rng.pick(&running)?;
		let of = Patronages::<Runtime>::get(coop, year);
		let steps = match of.as_ref().and_then(|of| Some((of, of.claimed()?))) {
			Some((of, claimed)) => self.steps_about_claims(coop, year, (of, claimed)),
			None => self.steps_about_a_pool(coop, year, of.as_ref()),
		};
		self.possible(steps)
	}

	/// What waits to be divided is committed to and confirmed, and then some object, or the members agree.
	fn steps_about_a_pool(&mut self, coop: CoopId, year: Day, of: Option<&PatronageOf<Runtime>>) -> Vec<Move> {
		if let Some(Patronage { commitment, state: PatronageState::Confirmed(_), .. }) = of {
			return match self.rng.below(10) {
				0 => vec![self.patronage_agreed(coop, year, *commitment)],
				1..=3 => {
					let call = SurplusCall::object_to_patronage { coop, year, root: commitment.root };
					vec![(Actor::Signed(self.voter(coop)), call.into())]
				}
				_ => vec![],
			};
		}
		let commitment = commitment_of(coop, year);
		let mut steps = self.patronage_committed(coop, year, commitment);
		if self.rng.chance(60) {
			steps.push(self.patronage_agreed(coop, year, commitment));
		}
		steps
	}

	/// As if the members had agreed that a pool is divided so.
	pub(super) fn patronage_agreed(&mut self, coop: CoopId, year: Day, commitment: CommitmentOf<Runtime>) -> Move {
		self.decided_about_shares(coop, SurplusCall::agree_patronage { year, commitment })
	}

	/// Officers commit the co-op to how a pool is divided, and auditors confirm what they have.
	pub(super) fn patronage_committed(
		&mut self,
		coop: CoopId,
		year: Day,
		commitment: CommitmentOf<Runtime>,
	) -> Vec<Move> {
		let commit = SurplusCall::commit_patronage { coop, year, commitment };
		let board = self.holders_of(coop, Office::is_board);
		let mut steps: Vec<Move> = board.into_iter().map(|who| (Actor::Signed(who), commit.clone().into())).collect();
		let auditors = self.holders_of(coop, |office| office == Office::Auditor);
		for (officer, first) in Committed::<Runtime>::iter_prefix(coop).filter(|(_, first)| first.content.0 == year) {
			let call = SurplusCall::confirm_patronage { coop, year, officer, commitment: first.content.1 };
			steps.extend(auditors.iter().map(|who| (Actor::Signed(who.clone()), call.clone().into())));
		}
		steps
	}

	/// Anybody claims, collects or settles for members, and now and then these pay back what they have in accounts.
	pub(super) fn steps_about_claims(
		&mut self,
		coop: CoopId,
		year: Day,
		(of, claimed): (&PatronageOf<Runtime>, &Claimed),
	) -> Vec<Move> {
		let account = |member| MemberAccounts::<Runtime>::get(coop, member);
		let (has_claimed, others): (Vec<MemberNo>, _) =
			(1..=of.commitment.count).partition(|member| account(*member).has_claimed(year));
		let with_some: Vec<_> = has_claimed.into_iter().filter(|member| account(*member).of(year) > 0).collect();
		let mut calls = vec![];
		if let (false, Some(member)) = (claimed.is_lapsed, self.rng.pick(&others)) {
			let claimants = [member, self.rng.pick(&others).unwrap()];
			let claims = division_of(coop, year, of).claims(&claimants);
			calls.push(SurplusCall::claim_patronage { coop, year, claims });
		}
		if claimed.revolved.is_some() {
			let members: Vec<_> = with_some.into_iter().take(2).collect();
			calls.push(SurplusCall::collect_account { coop, year, members: members.try_into().unwrap() });
		} else {
			let left = with_some.into_iter().filter(|member| !Membership::is_seated(coop, *member));
			calls.extend(left.take(2).map(|member| SurplusCall::settle_account { coop, member }));
		}
		let mut steps: Vec<Move> = calls.into_iter().map(|call| (Actor::Signed(self.anybody()), call.into())).collect();
		if claimed.revolved.is_none() && self.rng.chance(60) {
			steps.push(self.decided_about_shares(coop, SurplusCall::revolve { coop, year }));
		}
		steps
	}

	/// What members could decide about the surplus of the last year that is over.
	pub(super) fn year_closed(&mut self, coop: CoopId) -> Option<SurplusCall<Runtime>> {
		let accounts = next_accounts(coop)?;
		let choices = choices(coop, &accounts);
		Some(SurplusCall::close_year { accounts, choices })
	}

	fn bases_fixed(&mut self, coop: CoopId) -> Move {
		let next = year_of(coop, today()).map_or(0, |(_, next)| next);
		self.bases_fixed_for(coop, next)
	}

	/// The members fix by what use is measured in the year that begins on that day.
	pub(super) fn bases_fixed_for(&mut self, coop: CoopId, year: Day) -> Move {
		let bases = vec![(Base::Hours, 6_000), (Base::Purchases, 4_000)].try_into().unwrap();
		self.decided_about_shares(coop, SurplusCall::fix_bases { year, bases, document: document(2) })
	}

	pub(super) fn accounts_confirmed(&mut self, coop: CoopId, accounts: &YearAccounts<Hash>) -> Vec<Move> {
		let call = SurplusCall::confirm_accounts { coop, accounts: accounts.clone() };
		let auditors = self.holders_of(coop, |office| office == Office::Auditor);
		auditors.into_iter().map(|who| (Actor::Signed(who), call.clone().into())).collect()
	}

	fn education_used(&mut self, coop: CoopId) -> Vec<Move> {
		// A document is used once.
		let bill = u8::try_from(pallet_surplus::EducationUses::<Runtime>::iter_key_prefix(coop).count() % 250).unwrap();
		let call = SurplusCall::use_education { coop, amount: SPENT, document: document(bill + 1) };
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
