//! The rights of members in the register of their co-op, and of those who want to be members.

use super::{
	story::{account, key, signed, Story, Way},
	try_all, Known, Right,
};
use crate::harness::*;
use pallet_coop_membership::{
	Applications, Call as MembershipCall, Candidate, CaseKind, Cases, Class, Correction, Corrections, Deaths, Ground,
	Members, Stage,
};
use pallet_cooperatives::Call as CooperativesCall;
use pallet_resolutions::{Call as ResolutionsCall, Choice};
use rochdale_primitives::{CoopId, CoopInspect, Electors, MemberInspect, MemberNo, Office, Track};
use rochdale_runtime::{AccountId, Cooperatives, Hash, Membership, Runtime};

/// The number of the key of a newcomer, and of the new key of a member.
const NEWCOMER: u32 = 50;
const NEW_KEY: u32 = 51;

fn is_seated(story: &Story, member: MemberNo) -> bool {
	Members::<Runtime>::get(story.coop, member).is_some_and(|entry| entry.is_seated())
}

fn has_vote(coop: CoopId, member: MemberNo) -> bool {
	let version = <Membership as Electors<AccountId>>::electorate(coop).version;
	<Membership as Electors<AccountId>>::is_elector(coop, member, version)
}

/// Whom it is about: nobody of the board in the co-op of five.
fn concerned(story: &Story) -> MemberNo {
	story.somebody()
}

/// Somebody leaves, without anybody's help.
fn leave(story: &mut Story) -> Way {
	let (coop, who) = (story.coop, concerned(story));
	story.at("before");
	story.by(who, MembershipCall::leave { coop });
	story.at("leaving");
	story.holds_after(90, || Membership::seat_of(coop, &account(coop, who)).is_none())
}

/// Somebody leaves because of new bylaws that they did not vote for.
fn leave_in_dissent(story: &mut Story) -> Way {
	let (coop, who) = (story.coop, concerned(story));
	let parameters = Cooperatives::parameters(coop).unwrap();
	let adopt = CooperativesCall::adopt_bylaws { hash: document(9), parameters };
	let id = story.propose(1, Track::Special, rochdale_primitives::Secrecy::Open, Some(&adopt.into()));
	story.supported(id);
	story.goes_on(id);
	for member in story.members() {
		let choice = if member == who { Choice::Against } else { Choice::For };
		story.by(member, ResolutionsCall::vote { resolution: id, coop, choice });
	}
	story.comes_to_effect(id)?;
	story.starts_now();
	story.at("new bylaws");
	story.by(who, MembershipCall::leave_in_dissent { coop, resolution: id });
	story.at("leaving");
	story.holds_after(90, || Membership::seat_of(coop, &account(coop, who)).is_none())
}

fn candidate(story: &Story) -> Candidate<AccountId, Hash> {
	let account = Some(account(story.coop, NEWCOMER));
	Candidate { account, commitment: document(4), class: Class::Ordinary }
}

/// Somebody without any balance is invited and accepts. Gives the number of the application.
fn invited(story: &mut Story) -> u32 {
	let coop = story.coop;
	let newcomer = account(coop, NEWCOMER).into();
	story.by(story.somebody(), MembershipCall::invite { coop, newcomer });
	story.at("invited");
	let accept = MembershipCall::accept_invitation { coop, class: Class::Ordinary, commitment: document(4) };
	signed(&key(coop, NEWCOMER), accept).unwrap();
	1
}

/// Somebody is admitted by two officers, by their silence, or by the members where the bylaws say so.
fn be_admitted(story: &mut Story) -> Way {
	let coop = story.coop;
	story.at("before");
	let application = invited(story);
	story.at("under review");
	let is_in = || Membership::seat_of(coop, &account(coop, NEWCOMER)).is_some();
	let (candidate, admitted) = (candidate(story), true);
	let admit = MembershipCall::admit { coop, application, candidate: candidate.clone() };
	for member in story.board() {
		if !is_in() && story.tries(member, admit.clone()).is_ok() && !is_in() {
			story.at("approved");
		}
	}
	for member in story.board().into_iter().filter(|_| !is_in()).collect::<Vec<_>>() {
		let _ = story.tries(member, admit.clone());
	}
	if is_in() {
		return Ok(());
	}
	// The board is silent.
	story.holds_after(60, || !matches!(stage(coop, application), Some(Stage::UnderReview { .. })))?;
	if is_in() {
		return Ok(());
	}
	let decide = MembershipCall::decide_admission { application, candidate, admitted };
	story.decide_call_secretly(1, Track::Ordinary, &decide.into())?;
	if is_in() {
		Ok(())
	} else {
		Err(format!("{:?}", stage(coop, application)))
	}
}

fn stage(coop: CoopId, application: u32) -> Option<Stage> {
	Applications::<Runtime>::get(coop, application).map(|one| one.stage)
}

/// Who was refused appeals, and the members admit them.
fn appeal_refusal(story: &mut Story) -> Way {
	let coop = story.coop;
	let (application, candidate) = (invited(story), candidate(story));
	let refuse = MembershipCall::refuse { coop, application, candidate: candidate.clone(), reason: document(5) };
	for member in [1, 2] {
		story.by(member, refuse.clone());
	}
	story.starts_now();
	story.at("refused");
	signed(&key(coop, NEWCOMER), MembershipCall::appeal_refusal { coop, application }).unwrap();
	story.at("appealed");
	let decide = MembershipCall::decide_admission { application, candidate, admitted: true };
	story.decide_call_secretly(1, Track::Ordinary, &decide.into())?;
	if Membership::seat_of(coop, &account(coop, NEWCOMER)).is_some() {
		Ok(())
	} else {
		Err(format!("{:?}", stage(coop, application)))
	}
}

fn suspended(story: &mut Story, who: MemberNo) -> Way {
	let coop = story.coop;
	let suspend = MembershipCall::suspend { coop, member: who, ground: Ground::Arrears, document: document(5) };
	for member in [1, 2] {
		story.by(member, suspend.clone());
	}
	assert!(!has_vote(coop, who));
	story.starts_now();
	story.at("suspended");
	Ok(())
}

/// Who is suspended appeals, and has the vote again if nobody decides.
fn appeal_suspension(story: &mut Story) -> Way {
	let (coop, who) = (story.coop, concerned(story));
	suspended(story, who)?;
	story.by(who, MembershipCall::appeal { coop, member: who });
	story.at("appealed");
	story.holds_after(60, || has_vote(coop, who))
}

/// Two officers end a suspension, and the members name some where there are none. Who is suspended appeals beside.
fn reinstate(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, concerned(story));
	suspended(story, member)?;
	let is_over = || has_vote(coop, member);
	let reinstate = MembershipCall::reinstate { coop, member, document: document(6) };
	if story.is_said(Office::Director, &reinstate.clone().into(), &is_over) {
		return Ok(());
	}
	story.by(member, MembershipCall::appeal { coop, member });
	if story.by_board(member, reinstate, is_over).is_ok() || story.holds_within(60, is_over) {
		return Ok(());
	}
	Err("nobody ends it".into())
}

/// Two officers open a case.
fn case(story: &mut Story, member: MemberNo) -> Way {
	let coop = story.coop;
	let open = MembershipCall::open_case { coop, member, kind: CaseKind::Offence(1), statement: document(5) };
	story.by_board(member, open, || Cases::<Runtime>::contains_key(coop, member))
}

/// A case comes to its end in silence, so that nobody stays under one.
fn case_lapses(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, concerned(story));
	case(story, member)?;
	story.starts_now();
	story.at("opened");
	story.by(member, MembershipCall::submit_defence { coop, member, document: document(6) });
	story.at("defended");
	story.holds_after(120, || !Cases::<Runtime>::contains_key(coop, member))?;
	if is_seated(story, member) {
		Ok(())
	} else {
		Err("the seat is gone".into())
	}
}

/// Two officers hear a member under case.
fn heard(story: &mut Story, member: MemberNo) -> Way {
	let coop = story.coop;
	story.pass(21);
	let hear = MembershipCall::record_hearing { coop, member, document: document(6) };
	let is_heard = || Cases::<Runtime>::get(coop, member).is_some_and(|case| case.hearing.is_some());
	story.by_board(member, hear, is_heard)
}

/// The members expel somebody, who does not appeal. Where the case lapses before they can, there is another one.
fn expel(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, concerned(story));
	story.concerned = Some(member);
	story.at("before");
	let mut went = Err("nobody decides".to_string());
	for _ in 0..2 {
		case(story, member)?;
		story.at("opened");
		heard(story, member)?;
		story.at("heard");
		went = story.decide_call_secretly(1, Track::Special, &MembershipCall::expel { member }.into());
		if went.is_ok() {
			break;
		}
	}
	went?;
	story.at("expelled");
	story.holds_after(30, || !Members::<Runtime>::get(coop, member).unwrap().is_seated())
}

/// Who was expelled appeals, and stays if the members are silent.
fn appeal_expulsion(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, concerned(story));
	story.concerned = Some(member);
	case(story, member)?;
	heard(story, member)?;
	story.prepare(|story| story.decide_call_secretly(1, Track::Special, &MembershipCall::expel { member }.into()))?;
	story.at("expelled");
	story.by(member, MembershipCall::appeal { coop, member });
	story.at("appealed");
	story.holds_after(60, || !Cases::<Runtime>::contains_key(coop, member))?;
	if is_seated(story, member) {
		Ok(())
	} else {
		Err("the seat is gone".into())
	}
}

/// Somebody on paper becomes a member. Gives the number.
fn on_paper(story: &mut Story) -> MemberNo {
	let coop = story.coop;
	let by = story.somebody();
	story.by(by, MembershipCall::apply_on_paper { coop, class: Class::Ordinary, commitment: document(4) });
	let candidate = Candidate { account: None, commitment: document(4), class: Class::Ordinary };
	for member in [1, 2] {
		story.by(member, MembershipCall::admit { coop, application: 1, candidate: candidate.clone() });
	}
	let member = story.members().end() + 1;
	assert!(is_seated(story, member));
	story.starts_now();
	member
}

/// Two officers enter that a member on paper leaves.
fn leave_on_paper(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, on_paper(story));
	story.at("before");
	let leave = MembershipCall::leave_on_paper { coop, member, document: document(5) };
	let is_entered =
		|| Members::<Runtime>::get(coop, member).is_some_and(|entry| entry.notice.is_some() || !entry.is_seated());
	story.by_board(member, leave, is_entered)?;
	story.at("leaving");
	story.pass(30);
	story.holds_within(60, || !Members::<Runtime>::get(coop, member).unwrap().is_seated());
	if is_seated(story, member) {
		Err("the seat is there".into())
	} else {
		Ok(())
	}
}

/// A member on paper, to whose leaving somebody has objected, leaves as the members decide.
fn decide_leaving(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, on_paper(story));
	let leave = MembershipCall::leave_on_paper { coop, member, document: document(5) };
	let is_entered = || Members::<Runtime>::get(coop, member).is_some_and(|entry| entry.notice.is_some());
	story.by_board(member, leave, is_entered)?;
	story.at("noted");
	story.by(story.somebody(), MembershipCall::object_to_leaving { coop, member });
	story.starts_now();
	story.at("objected");
	story.decide_call_secretly(1, Track::Special, &MembershipCall::decide_leaving { member }.into())?;
	story.at("leaving");
	story.pass(30);
	story.holds_within(60, || !Members::<Runtime>::get(coop, member).unwrap().is_seated());
	if is_seated(story, member) {
		Err("the seat is there".into())
	} else {
		Ok(())
	}
}

/// Two officers record a death.
fn record_death(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, concerned(story));
	story.at("before");
	let record = MembershipCall::record_death { coop, member, document: document(5) };
	story.by_board(member, record, || Deaths::<Runtime>::contains_key(coop, member))?;
	story.at("recorded");
	story.holds_after(30, || !Members::<Runtime>::get(coop, member).unwrap().is_seated())
}

/// Who has lost a key gets the seat back under a new one.
fn move_seat(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, concerned(story));
	story.at("before");
	let new = account(coop, NEW_KEY);
	let start = MembershipCall::move_seat { coop, member, new_account: new.clone().into() };
	let is_begun = || pallet_coop_membership::Moves::<Runtime>::contains_key(coop, member);
	story.by_board(member, start, is_begun)?;
	story.at("moving");
	story.holds_after(30, || Membership::seat_of(coop, &new) == Some(member))
}

/// Two officers correct an entry of the register.
fn correct(story: &mut Story) -> Way {
	let (coop, member) = (story.coop, concerned(story));
	story.at("before");
	let correction = Correction::Commitment(Some(document(6)));
	let correct = MembershipCall::correct { coop, member, correction, document: document(5) };
	story.by_board(member, correct, || Corrections::<Runtime>::iter_prefix(coop).next().is_some())
}

const BY_TWO: &[&str] = &["before", "approved"];

const RIGHTS: &[Right] = &[
	Right { name: "leave", states: &["before", "leaving"], days: [(90, 90), (90, 90)], takes: leave },
	Right {
		name: "leave in dissent",
		states: &["new bylaws", "leaving"],
		days: [(90, 90), (90, 90)],
		takes: leave_in_dissent,
	},
	Right {
		name: "be admitted",
		states: &["before", "invited", "under review", "approved"],
		days: [(0, 101), (0, 60)],
		takes: be_admitted,
	},
	Right {
		name: "appeal a refusal",
		states: &["refused", "appealed", "draft", "notice", "voting", "counting", "passed"],
		days: [(40, 111), (31, 84)],
		takes: appeal_refusal,
	},
	Right {
		name: "appeal a suspension",
		states: &["suspended", "appealed"],
		days: [(60, 60), (60, 60)],
		takes: appeal_suspension,
	},
	Right {
		name: "have a suspension end",
		states: &["suspended", "approved"],
		days: [(0, 40), (0, 60)],
		takes: reinstate,
	},
	Right {
		name: "have a case come to its end",
		states: &["opened", "defended"],
		days: [(120, 120), (120, 120)],
		takes: case_lapses,
	},
	Right {
		name: "expel",
		states: &[
			"before", "approved", "opened", "heard", "draft", "notice", "voting", "counting", "passed", "expelled",
		],
		days: [(99, 238), (99, 229)],
		takes: expel,
	},
	Right {
		name: "appeal an expulsion",
		states: &["expelled", "appealed"],
		days: [(60, 60), (60, 60)],
		takes: appeal_expulsion,
	},
	Right {
		name: "leave on paper",
		states: &["before", "approved", "leaving"],
		days: [(30, 71), (30, 62)],
		takes: leave_on_paper,
	},
	Right {
		name: "leave on paper, as the members decide",
		states: &["noted", "objected", "draft", "notice", "voting", "counting", "passed", "leaving"],
		days: [(78, 149), (78, 140)],
		takes: decide_leaving,
	},
	Right {
		name: "have a death recorded",
		states: &["before", "approved", "recorded"],
		days: [(30, 71), (30, 62)],
		takes: record_death,
	},
	Right {
		name: "have a lost key replaced",
		states: &["before", "approved", "moving"],
		days: [(30, 71), (30, 62)],
		takes: move_seat,
	},
	Right { name: "have an entry corrected", states: BY_TWO, days: [(0, 40), (0, 31)], takes: correct },
];

const KNOWN: &[Known] = &[];

#[test]
fn members_have_their_rights_in_the_register_whichever_office_is_empty() {
	try_all(RIGHTS, KNOWN);
}
