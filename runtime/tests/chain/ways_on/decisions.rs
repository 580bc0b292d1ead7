//! The rights of members in what their co-op decides.

use super::{
	story::{phase, Story, FIVE},
	try_all, Known, Right, Vacancy, Way,
};
use crate::harness::*;
use pallet_cooperatives::Call as CooperativesCall;
use pallet_resolutions::{
	AssemblyResult, Call as ResolutionsCall, Choice, Election, Elections, Method, Phase, ResolutionCount, Resolutions,
};
use rochdale_primitives::{ledger::day_of, Clock as _, CoopInspect, Office, ResolutionId, Secrecy, Track};
use rochdale_runtime::{constants::UNIT, Clock, Cooperatives, Runtime, RuntimeCall};
use sp_keyring::Sr25519Keyring as Key;

const DECISION: &[&str] = &["before", "draft", "notice", "voting", "passed"];
const SECRET: &[&str] = &["before", "draft", "notice", "voting", "counting", "passed"];

fn text(story: &mut Story) -> ResolutionId {
	story.propose(story.somebody(), Track::Ordinary, Secrecy::Open, None)
}

/// A payment of the co-op's account, in which there is nothing.
fn payment() -> RuntimeCall {
	let dest = Key::One.to_account_id().into();
	let call = pallet_balances::Call::transfer_keep_alive { dest, value: UNIT };
	CooperativesCall::act { call: Box::new(call.into()) }.into()
}

fn enacted(id: ResolutionId) -> Way {
	match phase(id) {
		Phase::Enacted => Ok(()),
		other => Err(format!("{other:?}")),
	}
}

/// Somebody proposes, another one seconds it or a petition brings it on the agenda, and members vote.
fn decide(story: &mut Story) -> Way {
	story.at("before");
	story.decide_by(story.somebody(), Track::Ordinary, None)
}

/// Members bring something to a vote without the board.
fn petition(story: &mut Story) -> Way {
	story.at("before");
	let id = text(story);
	story.at("draft");
	let (coop, resolution) = (story.coop, id);
	story.by(story.somebody(), ResolutionsCall::sign_petition { resolution, coop, version: 0 });
	story.at("signed");
	story.petitioned(id);
	story.at("notice");
	story.goes_on(id);
	story.at("voting");
	story.vote(id);
	story.comes_to_effect(id)
}

/// Who proposes amends a draft, and once more on notice.
fn amend(story: &mut Story) -> Way {
	let resolution = text(story);
	story.at("draft");
	let amend = |number| ResolutionsCall::amend {
		resolution,
		title: crate::coops::title(),
		document: document(number),
		call: None,
	};
	story.by(story.somebody(), amend(2));
	let (coop, version) = (story.coop, 1);
	let second = ResolutionsCall::second { resolution, coop, version };
	if story.by_any(story.members(), second).is_err() {
		for member in story.members() {
			let _ = story.tries(member, ResolutionsCall::sign_petition { resolution, coop, version });
		}
		// What a petition has brought is not amended.
		return match phase(resolution) {
			Phase::Notice { .. } => Ok(()),
			other => Err(format!("{other:?}")),
		};
	}
	story.at("notice");
	story.by(story.somebody(), amend(3));
	Ok(())
}

/// Who proposed takes it back, and who supported it brings it to a vote.
fn take_over(story: &mut Story) -> Way {
	let (coop, first, resolution) = (story.coop, 1, text(story));
	story.at("draft");
	story.by(first, ResolutionsCall::sign_petition { resolution, coop, version: 0 });
	story.at("signed");
	story.by(story.somebody(), ResolutionsCall::withdraw { resolution });
	story.at("withdrawn");
	story.by(first, ResolutionsCall::take_over { resolution, coop });
	let id = ResolutionCount::<Runtime>::get();
	story.at("taken over");
	story.supported(id);
	story.at("notice");
	story.goes_on(id);
	story.at("voting");
	story.vote(id);
	story.comes_to_effect(id)
}

/// Too few vote at first, and enough on second call.
fn second_call(story: &mut Story) -> Way {
	story.at("before");
	let id = text(story);
	story.comes_to_vote(id);
	story.goes_on(id);
	story.at("second call");
	story.goes_on(id);
	story.at("voting again");
	for member in [1, 2] {
		story.by(member, ResolutionsCall::vote { resolution: id, coop: story.coop, choice: Choice::For });
	}
	story.comes_to_effect(id)
}

/// New bylaws.
fn bylaws(story: &mut Story) -> Way {
	story.at("before");
	let parameters = Cooperatives::parameters(story.coop).unwrap();
	story.decide(Track::Special, &CooperativesCall::adopt_bylaws { hash: document(9), parameters }.into())
}

/// A text to which nobody objects.
fn consent(story: &mut Story) -> Way {
	story.at("before");
	let id = story.propose(story.somebody(), Track::Consent, Secrecy::Open, None);
	story.at("draft");
	story.supported(id);
	story.at("consent");
	story.goes_on(id);
	story.at("passed");
	story.goes_on(id);
	enacted(id)
}

/// A text to which somebody objects, so that members vote.
fn object(story: &mut Story) -> Way {
	story.at("before");
	let id = story.propose(story.somebody(), Track::Consent, Secrecy::Open, None);
	story.at("draft");
	story.supported(id);
	story.at("consent");
	story.by(1, ResolutionsCall::object { resolution: id, coop: story.coop, reason: document(3) });
	story.at("objection");
	story.goes_on(id);
	story.at("notice");
	story.goes_on(id);
	story.at("voting");
	story.vote(id);
	story.comes_to_effect(id)
}

/// A text that an assembly decides on.
fn in_secret(story: &mut Story) -> Way {
	story.at("before");
	let propose = |story: &mut Story| story.propose(1, Track::Ordinary, Secrecy::Secret, None);
	story.decide_secretly(propose, |_, _| (), Story::unanimous)
}

/// Two members have an open vote be secret.
fn ask_for_secrecy(story: &mut Story) -> Way {
	story.at("before");
	let ask = |story: &mut Story, id| {
		for member in [1, 2] {
			story.by(member, ResolutionsCall::request_secrecy { resolution: id });
		}
		assert_eq!(Resolutions::<Runtime>::get(id).unwrap().secrecy, Secrecy::Secret);
	};
	let propose = |story: &mut Story| story.propose(1, Track::Ordinary, Secrecy::Open, None);
	story.decide_secretly(propose, ask, Story::unanimous)
}

/// Something that has passed by few votes, and that two of those who have not voted for it suspend.
fn suspended(story: &mut Story) -> ResolutionId {
	let (coop, id) = (story.coop, text(story));
	story.supported(id);
	story.goes_on(id);
	// In the co-op of three, one for it and one who abstains are its quorum.
	let vote = |choice| ResolutionsCall::vote { resolution: id, coop, choice };
	for member in story.members().skip(2) {
		story.by(member, vote(if coop == FIVE { Choice::For } else { Choice::Abstain }));
	}
	if coop != FIVE {
		story.by(2, vote(Choice::For));
	}
	story.goes_on(id);
	assert_eq!(phase(id), Phase::Passed);
	story.starts_now();
	story.at("passed at first");
	for member in if coop == FIVE { [1, 2] } else { [1, 3] } {
		story.by(member, ResolutionsCall::challenge { resolution: id, coop });
	}
	assert_eq!(phase(id), Phase::Suspended);
	story.at("suspended");
	id
}

/// What has passed is challenged, and members take it back.
fn challenge(story: &mut Story) -> Way {
	let id = suspended(story);
	story.decide(Track::Ordinary, &ResolutionsCall::rescind { resolution: id }.into())?;
	match phase(id) {
		Phase::Rescinded { .. } => Ok(()),
		other => Err(format!("{other:?}")),
	}
}

/// What was challenged takes effect by itself, where no auditor lets it go on.
fn outlast(story: &mut Story) -> Way {
	let id = suspended(story);
	story.goes_on(id);
	enacted(id)
}

/// A payment fails, money comes, and two members have it made.
fn retry(story: &mut Story) -> Way {
	let (coop, call) = (story.coop, payment());
	let id = story.propose(story.somebody(), Track::Ordinary, Secrecy::Open, Some(&call));
	story.supported(id);
	story.goes_on(id);
	story.vote(id);
	while !matches!(phase(id), Phase::Failed { .. }) {
		story.goes_on(id);
	}
	story.starts_now();
	story.at("failed");
	give(&Cooperatives::account(coop).unwrap(), 100 * UNIT);
	let ask = || ResolutionsCall::retry { resolution: id, coop };
	story.by(story.somebody(), ask());
	story.at("asked");
	story.by_any(story.members(), ask()).map_err(|error| format!("{error:?}"))?;
	story.at("retried");
	story.goes_on(id);
	enacted(id)
}

/// What has failed is taken back.
fn rescind(story: &mut Story) -> Way {
	let call = payment();
	let id = story.propose(story.somebody(), Track::Ordinary, Secrecy::Open, Some(&call));
	story.supported(id);
	story.goes_on(id);
	story.vote(id);
	while !matches!(phase(id), Phase::Failed { .. }) {
		story.goes_on(id);
	}
	story.starts_now();
	story.at("before");
	// It lapses thirty days after it failed, so that two retry it first where notice is as long.
	let took_back = story.decide(Track::Ordinary, &ResolutionsCall::rescind { resolution: id }.into());
	match phase(id) {
		Phase::Rescinded { .. } | Phase::Lapsed => Ok(()),
		other => Err(format!("{other:?} {took_back:?}")),
	}
}

/// The members elect a treasurer.
fn elect(story: &mut Story) -> Way {
	story.at("before");
	// Who stands counts no votes.
	let (coop, candidate) = (story.coop, if story.coop == FIVE { 5 } else { 2 });
	let propose = |story: &mut Story| {
		let begins_on = day_of(Clock::civil()).unwrap() + 1;
		let election =
			Election { office: Office::Treasurer, seats: 1, method: Method::Plurality, days: 365, begins_on };
		let (title, document) = (crate::coops::title(), document(1));
		story.by(1, ResolutionsCall::propose_election { coop, title, document, election });
		ResolutionCount::<Runtime>::get()
	};
	let stand = |story: &mut Story, id| story.by(candidate, ResolutionsCall::stand { resolution: id });
	let result =
		|present| AssemblyResult { candidates: vec![present].try_into().unwrap(), ..Story::unanimous(present) };
	story.decide_secretly(propose, stand, result)?;
	let id = ResolutionCount::<Runtime>::get();
	let elected = (1..=id).rev().filter_map(Elections::<Runtime>::get).any(|one| one.elected() == [candidate]);
	if elected {
		Ok(())
	} else {
		Err("nobody is elected".into())
	}
}

/// The members give an office that nobody holds or in which nobody acts, the one that has become empty or another one.
fn fill(story: &mut Story) -> Way {
	let coop = story.coop;
	story.at("before");
	let teller = story.members().find(|member| !Cooperatives::holds(coop, Office::Teller, *member));
	let (office, member) = match story.vacancy {
		Vacancy::Silent(office) if !story.acts(office) => (office, Cooperatives::holders(coop, office)[0]),
		Vacancy::One(office) if !story.acts(office) => {
			let fits = |member: &u32| match office {
				Office::Auditor => !Cooperatives::is_board(coop, *member),
				Office::Deputy => !Cooperatives::holds(coop, Office::Delegate, *member),
				Office::Delegate => !Cooperatives::holds(coop, Office::Deputy, *member),
				_ => !Cooperatives::holds(coop, Office::Auditor, *member),
			};
			(office, story.members().rev().find(fits).unwrap())
		}
		_ => match teller {
			Some(teller) => (Office::Teller, teller),
			None => (Office::Director, 2),
		},
	};
	let naming = story.naming(&[(office, member)]);
	story.decide(Track::Ordinary, &naming)?;
	if Cooperatives::holds(coop, office, member) {
		Ok(())
	} else {
		Err("nobody holds it".into())
	}
}

/// The members dismiss the secretary, who has no part in it.
fn dismiss(story: &mut Story) -> Way {
	let (coop, office, member) = (story.coop, Office::Secretary, 2);
	story.at("before");
	if !Cooperatives::holds(coop, office, member) {
		return Ok(());
	}
	let went = story.decide(Track::Ordinary, &CooperativesCall::dismiss { office, member }.into());
	if Cooperatives::holds(coop, office, member) {
		return Err(format!("{went:?}"));
	}
	Ok(())
}

/// The members pay from the account of the co-op, whoever its treasurer is.
fn pay(story: &mut Story) -> Way {
	give(&Cooperatives::account(story.coop).unwrap(), 100 * UNIT);
	story.at("before");
	let call = payment();
	story.decide(Track::Ordinary, &call)
}

const RIGHTS: &[Right] = &[
	Right { name: "decide", states: DECISION, days: [(40, 40), (31, 31)], takes: decide },
	Right {
		name: "decide by a petition",
		states: &["before", "draft", "signed", "notice", "voting", "passed"],
		days: [(40, 40), (31, 31)],
		takes: petition,
	},
	Right { name: "amend", states: &["draft", "notice"], days: [(0, 0), (0, 0)], takes: amend },
	Right {
		name: "take over",
		states: &["draft", "signed", "withdrawn", "taken over", "notice", "voting", "passed"],
		days: [(40, 40), (31, 31)],
		takes: take_over,
	},
	Right {
		name: "decide on second call",
		states: &["before", "draft", "notice", "voting", "second call", "voting again", "passed"],
		days: [(54, 54), (45, 45)],
		takes: second_call,
	},
	Right { name: "change the bylaws", states: DECISION, days: [(84, 84), (84, 84)], takes: bylaws },
	Right {
		name: "decide by consent",
		states: &["before", "draft", "consent", "passed"],
		days: [(10, 10), (10, 10)],
		takes: consent,
	},
	Right {
		name: "object",
		states: &["before", "draft", "consent", "objection", "notice", "voting", "passed"],
		days: [(47, 47), (38, 38)],
		takes: object,
	},
	Right { name: "decide in secret", states: SECRET, days: [(40, 54), (31, 45)], takes: in_secret },
	Right { name: "have a vote be secret", states: SECRET, days: [(40, 54), (31, 45)], takes: ask_for_secrecy },
	Right {
		name: "challenge",
		states: &["passed at first", "suspended", "draft", "notice", "voting", "passed"],
		days: [(40, 40), (31, 31)],
		takes: challenge,
	},
	Right {
		name: "have what was challenged take effect",
		states: &["passed at first", "suspended"],
		days: [(80, 80), (71, 71)],
		takes: outlast,
	},
	Right { name: "retry", states: &["failed", "asked", "retried"], days: [(3, 3), (3, 3)], takes: retry },
	Right { name: "rescind", states: DECISION, days: [(40, 40), (31, 31)], takes: rescind },
	Right { name: "elect", states: SECRET, days: [(40, 111), (31, 84)], takes: elect },
	Right { name: "fill an office", states: DECISION, days: [(40, 40), (31, 31)], takes: fill },
	Right { name: "dismiss an officer", states: DECISION, days: [(40, 40), (31, 31)], takes: dismiss },
	Right { name: "pay", states: DECISION, days: [(40, 40), (31, 31)], takes: pay },
];

/// Where there is no way on.
const KNOWN: &[Known] = &[];

#[test]
fn members_decide_whichever_office_is_empty() {
	try_all(RIGHTS, KNOWN);
}
