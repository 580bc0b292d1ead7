//! The rights of members in their shares.

use super::{
	money::{with_treasury, BY_TWO},
	story::{account, key, signed, Story, Way, FIVE, NEIGHBOUR, THREE},
	try_all, Known, Right, Vacancy,
};
use crate::harness::*;
use frame_support::traits::fungible::Inspect;
use pallet_capped_shares::{
	Allotment, Call as SharesCall, ClassTerms, Classes, Deadlines, Due, Figures, Holdings, ImportTotals, ImportedLine,
	Imports, OfferTerms, Release, Stakes,
};
use pallet_coop_membership::{Call as MembershipCall, Candidate, Class, Members};
use rochdale_primitives::{
	ledger::{day_of, BusinessYears, Day},
	money::Mode,
	Clock as _, CoopId, CoopInspect, MemberNo, Office, Track,
};
use rochdale_runtime::{constants::UNIT, Balances, Clock, Cooperatives, Runtime, Shares, Treasuries};

fn held(coop: CoopId, member: MemberNo) -> u64 {
	Holdings::<Runtime>::get((coop, 1, member)).shares
}

pub(super) fn today() -> Day {
	day_of(Clock::civil()).unwrap()
}

/// The business year of today, as half-open days.
pub(super) fn year(coop: CoopId) -> (Day, Day) {
	Treasuries::year_of(coop, today()).unwrap()
}

fn has_left(coop: CoopId, member: MemberNo) -> bool {
	!Members::<Runtime>::get(coop, member).unwrap().is_seated()
}

/// Who gives shares and who gets them. Of three members one would be left who consents to that, so that a fourth one has joined.
fn two(story: &Story) -> (MemberNo, MemberNo) {
	if story.coop == FIVE {
		(4, 5)
	} else {
		(3, 4)
	}
}

/// Somebody was admitted with this number.
fn joined(story: &mut Story, member: MemberNo) {
	let (coop, class, commitment) = (story.coop, Class::Ordinary, document(4));
	let newcomer = account(coop, member);
	story.by(story.somebody(), MembershipCall::invite { coop, newcomer: newcomer.clone().into() });
	signed(&key(coop, member), MembershipCall::accept_invitation { coop, class, commitment }).unwrap();
	let candidate = Candidate { account: Some(newcomer), commitment, class };
	for by in [1, 2] {
		story.by(by, MembershipCall::admit { coop, application: 1, candidate: candidate.clone() });
	}
	assert!(!has_left(coop, member));
}

/// The members have an offer of shares in units.
fn offered(story: &Story) {
	with_treasury(story, Mode::Units);
	story.members_have(20);
	story.given(SharesCall::open_class { terms: TERMS, document: document(1) });
	let (minimum, maximum, allotment) = (3, 40, Allotment::InProportion);
	let terms = OfferTerms { class: 1, minimum, target: minimum, maximum, allotment, days: 7 };
	story.given(SharesCall::open_offer { terms, document: document(2) });
}

/// All members hold four shares of one class.
fn with_shares(story: &mut Story) {
	let coop = story.coop;
	offered(story);
	for member in story.members() {
		story.by(member, SharesCall::subscribe_offer { coop, offer: 1, shares: 4 });
	}
	assert!(story.holds_within(12, || held(coop, 1) == 4));
	story.starts_now();
}

/// Members pay for shares on offer, and hold them when it is over.
fn subscribe(story: &mut Story) -> Way {
	let coop = story.coop;
	offered(story);
	story.at("offered");
	for member in story.members() {
		story.by(member, SharesCall::subscribe_offer { coop, offer: 1, shares: 4 });
	}
	story.at("paid");
	story.holds_after(7, || held(coop, 1) == 4)
}

/// Somebody gives shares to another member, to which two of the board or the members consent.
fn hand_on(story: &mut Story) -> Way {
	let (coop, class, (from, to)) = (story.coop, 1, two(story));
	with_shares(story);
	if to > *story.members().end() {
		joined(story, to);
	}
	let before = held(coop, to);
	story.at("before");
	let propose = SharesCall::propose_transfer { coop, class, to: account(coop, to).into(), shares: 1 };
	story.by(from, propose);
	let content = Shares::transfer_content(coop, class, from).unwrap();
	story.by(to, SharesCall::accept_transfer { coop, class, from, content });
	story.at("accepted");
	let consent = SharesCall::consent { coop, class, from, content };
	story.by_board_or_members(consent, || held(coop, to) == before + 1)
}

/// What the member has got by being paid.
fn is_paid(story: &Story, member: MemberNo, whole: u128) -> Way {
	let (coop, who) = (story.coop, account(story.coop, member));
	let before = Balances::total_balance(&who);
	story.by(member, SharesCall::pay_out { coop, members: vec![member].try_into().unwrap() });
	let got = Balances::total_balance(&who) - before;
	// Who has left pays the fee.
	if (whole * UNIT - UNIT / 10..=whole * UNIT).contains(&got) {
		Ok(())
	} else {
		Err(format!("{got} are paid"))
	}
}

/// Money is released to who waits, by two of the board or by the members, once the year is over.
fn released(story: &mut Story, amount: u128) -> Way {
	let (coop, class) = (story.coop, 1);
	story.pass_civil(60);
	story.at("queued");
	let (accounts_until, approved_on, solvency) = (year(coop).0, today(), document(5));
	let release = Release { amount: amount * UNIT, accounts_until, approved_on, surplus: 0, solvency };
	let queued = || Classes::<Runtime>::get(coop, class).unwrap().queued;
	assert!(queued() > 0);
	let is_released = || queued() == 0;
	story.by_board_or_members(SharesCall::release { coop, class, release }, is_released)
}

/// Somebody leaves and is paid for their shares.
fn leave(story: &mut Story) -> Way {
	let (coop, who) = (story.coop, story.somebody());
	with_shares(story);
	story.at("before");
	story.by(who, MembershipCall::leave { coop });
	story.at("leaving");
	story.holds_after(90, || has_left(coop, who))?;
	released(story, 4)?;
	story.at("released");
	story.by(who, SharesCall::collect_claims { coop, claims: vec![1].try_into().unwrap() });
	is_paid(story, who, 4)
}

/// Somebody gives shares back, keeps the rest and is paid for them.
fn give_back(story: &mut Story) -> Way {
	let (coop, class, who) = (story.coop, 1, story.somebody());
	with_shares(story);
	story.at("before");
	story.by(who, SharesCall::give_notice { coop, class, shares: 2, to_year_end: false });
	story.at("noticed");
	story.pass_civil(TERMS.notice_days.into());
	// Deadlines stay behind the calendar that leaps, and anybody can say that the day has come.
	let is_notice = |due: &Due| matches!(due, Due::Notice(..));
	let (at, due) = Deadlines::<Runtime>::iter_keys().find(|(_, due)| is_notice(due)).unwrap();
	story.by(who, SharesCall::advance { at: u64::from_be_bytes(at), due });
	assert_eq!(held(coop, who), 2);
	released(story, 2)?;
	story.at("released");
	story.by(who, SharesCall::collect_claims { coop, claims: vec![1].try_into().unwrap() });
	is_paid(story, who, 2)
}

/// Somebody pays for one of two shares at once, and for the other one later.
fn pay_in_instalments(story: &mut Story) -> Way {
	let (coop, class, who) = (story.coop, 1, story.somebody());
	with_treasury(story, Mode::Units);
	story.members_have(20);
	// Whoever has the least alone is not above the cap.
	let terms = ClassTerms { minimum: 2, first_bps: 5_000, instalment_months: 1, ..TERMS };
	story.given(SharesCall::open_class { terms, document: document(1) });
	story.given(SharesCall::set_open { class, is_open: true });
	story.at("before");
	story.by(who, SharesCall::commit { coop, class, shares: 2, first: 1, mode: Mode::Units });
	story.at("committed");
	story.by(who, SharesCall::pay_instalment { coop, class, shares: 1 });
	if held(coop, who) == 2 {
		Ok(())
	} else {
		Err(format!("{} are held", held(coop, who)))
	}
}

/// The members write a class down on the figure of an auditor.
fn value(story: &mut Story) -> Way {
	let (coop, class, value, document) = (story.coop, 1, UNIT * 9 / 10, document(6));
	with_shares(story);
	story.at("before");
	let figure = SharesCall::give_figure { coop, class, value, document };
	story.by_auditor(figure, || Figures::<Runtime>::contains_key(coop, class))?;
	story.at("figure");
	story.decide(Track::Special, &SharesCall::value { class, value, document }.into())
}

/// Two of the board or the members say who gets what is due to somebody who has died.
fn heirs(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, story.somebody());
	with_shares(story);
	for by in [1, 2] {
		story.by(by, MembershipCall::record_death { coop, member, document: document(5) });
	}
	story.holds_after(30, || has_left(coop, member))?;
	story.starts_now();
	story.at("before");
	let to = Cooperatives::account(NEIGHBOUR).unwrap();
	let name = SharesCall::name_payee { coop, member, to: to.clone().into(), document: document(6) };
	story.by_board_or_members(name, || Stakes::<Runtime>::get(coop, member).account.as_ref() == Some(&to))
}

/// A register of shares that was kept elsewhere comes in: drafted by one of the board, agreed by two or the members, and
/// confirmed by an auditor.
fn bring_in(story: &mut Story) -> Way {
	let (coop, class, member) = (story.coop, 1, story.somebody());
	with_treasury(story, Mode::Units);
	let terms = ClassTerms { since: Some(today() - 900), ..TERMS };
	story.given(SharesCall::open_class { terms, document: document(1) });
	story.at("before");
	let line = ImportedLine::Holding { member, shares: 5, since: today() - 800 };
	let import = SharesCall::import { coop, class, after: 0, lines: vec![line].try_into().unwrap() };
	let draft = || Imports::<Runtime>::iter_prefix((coop, class)).next();
	story.by_officers(Office::Director, None, import, || draft().is_some())?;
	story.at("drafted");
	let (by, drafted) = draft().unwrap();
	let (holdings, shares, claims, claimed, paid, value, released) = (1, 5, 0, 0, 0, UNIT, 0);
	let (digest, document) = (drafted.digest, document(10));
	let totals = ImportTotals { holdings, shares, claims, claimed, paid, value, released, digest, document };
	let is_agreed = || draft().is_some_and(|(_, draft)| draft.agreed.is_some());
	story.by_board_or_members(SharesCall::agree_import { coop, class, by, totals }, is_agreed)?;
	story.at("agreed");
	let confirm = SharesCall::confirm_import { coop, class, by, totals };
	let is_confirmed =
		|| draft().is_none_or(|(_, draft)| draft.agreed.is_some_and(|agreed| agreed.confirmed_by.is_some()));
	story.by_auditor(confirm, is_confirmed)?;
	if story.holds_within(2, || held(coop, member) == 5) {
		Ok(())
	} else {
		Err("nothing comes in".into())
	}
}

const RIGHTS: &[Right] = &[
	Right { name: "subscribe shares", states: &["offered", "paid"], days: [(7, 7), (7, 7)], takes: subscribe },
	Right {
		name: "give shares away",
		states: &["before", "accepted", "approved"],
		days: [(0, 40), (0, 31)],
		takes: hand_on,
	},
	Right {
		name: "leave and be paid for shares",
		states: &["before", "leaving", "queued", "approved", "released"],
		days: [(150, 191), (150, 182)],
		takes: leave,
	},
	Right {
		name: "give shares back and be paid for them",
		states: &["before", "noticed", "queued", "approved", "released"],
		days: [(90, 130), (90, 121)],
		takes: give_back,
	},
	Right {
		name: "pay in instalments",
		states: &["before", "committed"],
		days: [(0, 0), (0, 0)],
		takes: pay_in_instalments,
	},
	Right {
		name: "have shares valued",
		states: &["before", "figure", "draft", "notice", "voting", "passed"],
		days: [(47, 88), (79, 79)],
		takes: value,
	},
	Right { name: "have heirs paid", states: BY_TWO, days: [(0, 40), (0, 31)], takes: heirs },
	Right {
		name: "bring in a register of shares",
		states: &["before", "drafted", "approved", "agreed"],
		days: [(0, 41), (32, 63)],
		takes: bring_in,
	},
];

/// Of three who have drafted a register and agreed to it nobody is left to audit it: who comes to audit it refuses it, another
/// one drafts it anew, and the members agree.
const KNOWN: &[Known] = &[
	("bring in a register of shares", THREE, Vacancy::One(Office::Chair), &["drafted", "approved", "agreed"]),
	("bring in a register of shares", THREE, Vacancy::One(Office::Secretary), &["agreed"]),
	("bring in a register of shares", THREE, Vacancy::Silent(Office::Chair), &["drafted", "approved", "agreed"]),
	("bring in a register of shares", THREE, Vacancy::Silent(Office::Secretary), &["agreed"]),
];

#[test]
fn members_have_their_rights_in_shares_whichever_office_is_empty() {
	try_all(RIGHTS, KNOWN);
}
