//! The rights of members in the accounts of a year, and in what comes of them.

use super::{
	money::{with_treasury, BY_TWO},
	shares::year,
	story::{Story, Way, FIVE},
	try_all, Known, Right,
};
use crate::{harness::*, patronage::Divided};
use pallet_capped_shares::Stakes;
use pallet_surplus::{
	Base, Books, Call as SurplusCall, Choices, Confirmed, EducationUses, Figures, Outcome, Patronages, Voluntary,
	YearAccounts, Years,
};
use rochdale_primitives::{ledger::Day, money::Mode, Track};
use rochdale_runtime::{constants::UNIT, Hash, Runtime};

/// A year is over of whose use all is known.
fn year_over(story: &mut Story) -> Day {
	with_treasury(story, Mode::Units);
	let (first, _) = year(story.coop);
	let bases = vec![(Base::Hours, 10_000)].try_into().unwrap();
	story.given(SurplusCall::fix_bases { year: first, bases, document: document(6) });
	story.pass_civil(60);
	story.starts_now();
	first
}

fn accounts(story: &Story, first: Day) -> YearAccounts<Hash> {
	let figures = Figures { members: Outcome::Profit(100 * UNIT), others: Outcome::Profit(0), tax: 0, prior_losses: 0 };
	YearAccounts { from: first, until: year(story.coop).0, figures, document: document(7) }
}

fn closing(accounts: YearAccounts<Hash>) -> SurplusCall<Runtime> {
	let rates = Default::default();
	let choices = Choices { voluntary: Voluntary::Sum(5 * UNIT), rates, cash_bps: 2_000, from_accounts: false };
	SurplusCall::close_year { accounts, choices }
}

fn confirmed(story: &mut Story, accounts: YearAccounts<Hash>) -> Way {
	let coop = story.coop;
	let is_confirmed = || Confirmed::<Runtime>::iter_prefix((coop,)).next().is_some();
	story.by_auditor(SurplusCall::confirm_accounts { coop, accounts }, is_confirmed)
}

/// An auditor confirms the accounts of a year, and the members close it by them.
fn close(story: &mut Story) -> Way {
	let first = year_over(story);
	let accounts = accounts(story, first);
	story.at("before");
	confirmed(story, accounts.clone())?;
	story.at("confirmed");
	story.decide(Track::Ordinary, &closing(accounts).into())?;
	if Years::<Runtime>::contains_key(story.coop, first) {
		Ok(())
	} else {
		Err("it is not closed".into())
	}
}

/// The members have closed a year.
fn closed(story: &mut Story) -> Result<Day, String> {
	let first = year_over(story);
	let accounts = accounts(story, first);
	story.prepare(|story| confirmed(story, accounts.clone()))?;
	story.given(closing(accounts));
	Ok(first)
}

/// What is left of a year is divided by use: one of the board commits to how, and an auditor confirms it, or the members agree.
fn divide(story: &mut Story) -> Way {
	let (coop, first) = (story.coop, closed(story)?);
	let uses = [(1, 30), (2, 20), (3, 10), (4, 4), (5, 3)];
	let divided = Divided::by(coop, first, &uses[..if coop == FIVE { 5 } else { 3 }]);
	let commitment = divided.commitment();
	story.at("before");
	let commit = SurplusCall::commit_patronage { coop, year: first, commitment };
	let _ = story.by_any(story.members(), commit);
	story.at("committed");
	for officer in story.members() {
		let confirm = SurplusCall::confirm_patronage { coop, year: first, officer, commitment };
		let _ = story.by_any(story.members(), confirm);
	}
	story.at("confirmed");
	let are_open = || Patronages::<Runtime>::get(coop, first).is_some_and(|one| one.claimed().is_some());
	if story.holds_after(14, are_open).is_err() {
		story.decide(Track::Ordinary, &SurplusCall::agree_patronage { year: first, commitment }.into())?;
	}
	story.at("open");
	let who = story.somebody();
	story.by(who, SurplusCall::claim_patronage { coop, year: first, claims: divided.claims(&[who]) });
	if Stakes::<Runtime>::get(coop, who).owed > 0 {
		Ok(())
	} else {
		Err("nothing is owed".into())
	}
}

/// Two of the board or the members spend on education what is there for it.
fn educate(story: &mut Story) -> Way {
	let coop = story.coop;
	closed(story)?;
	story.at("before");
	let (amount, document) = (Books::<Runtime>::get(coop).unwrap().in_education(), document(8));
	assert!(amount > 0);
	let is_used = || EducationUses::<Runtime>::contains_key(coop, document);
	story.by_board_or_members(SurplusCall::use_education { coop, amount, document }, is_used)
}

const RIGHTS: &[Right] = &[
	Right {
		name: "close a year",
		states: &["before", "confirmed", "draft", "notice", "voting", "passed"],
		days: [(40, 81), (63, 63)],
		takes: close,
	},
	Right {
		name: "have a surplus divided",
		states: &["before", "committed", "confirmed", "open"],
		days: [(14, 55), (14, 46)],
		takes: divide,
	},
	Right { name: "spend on education", states: BY_TWO, days: [(0, 40), (0, 31)], takes: educate },
];

const KNOWN: &[Known] = &[];

#[test]
fn years_are_closed_and_divided_whichever_office_is_empty() {
	try_all(RIGHTS, KNOWN);
}
