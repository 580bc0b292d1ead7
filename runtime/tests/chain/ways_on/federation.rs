//! The rights of a co-op in the federation and among other co-ops.

use super::{
	story::{key, phase, signed, Story, Way, FIVE, NEIGHBOUR, THREE},
	try_all, Known, Right, Vacancy,
};
use crate::{
	coops::{last, title, GROCERY, LINDENHOF, WEAVERS},
	harness::*,
};
use frame_support::traits::{fungible::Mutate, tokens::Preservation};
use pallet_cooperatives::{Agreements, Call as CooperativesCall};
use pallet_resolutions::{Call as ResolutionsCall, Choice, OpaqueCall, Phase, Polls, RestartedAt, Voter};
use rochdale_primitives::{CoopId, CoopInspect, Office, ResolutionId, Standing, Track};
use rochdale_runtime::{constants::UNIT, AccountId, Balances, Cooperatives, Runtime, RuntimeCall};
use sp_keyring::Sr25519Keyring as Key;

const DECISION: &[&str] = &["before", "draft", "notice", "voting", "passed"];

/// The co-ops of the presets, whose delegates and members do their part.
const OTHERS: [CoopId; 5] = [1, 2, 3, 4, 5];

/// Somebody in the co-op proposes to the federation, by a petition unless they speak for it, and another co-op seconds.
fn put_to_federation(story: &mut Story, track: Track, call: Option<&RuntimeCall>) -> ResolutionId {
	let (coop, call) = (story.coop, call.map(OpaqueCall::from));
	let propose = ResolutionsCall::propose_to_federation { coop, track, title: title(), document: document(1), call };
	story.by(story.somebody(), propose);
	let id = last();
	story.at("draft");
	seconded(story, id);
	id
}

/// Members sign what their co-op proposes to others where who proposed does not speak for it, and the neighbour seconds.
fn seconded(story: &Story, id: ResolutionId) {
	let second = || {
		let second = ResolutionsCall::second { resolution: id, coop: NEIGHBOUR, version: 0 };
		signed(&key(NEIGHBOUR, 1), second).is_ok()
	};
	for member in story.members() {
		if second() {
			return;
		}
		story.by(member, ResolutionsCall::sign_petition { resolution: id, coop: story.coop, version: 0 });
	}
	panic!("no petition is enough");
}

/// The neighbour proposes to the federation, and Lindenhof seconds.
fn put_by_neighbour(track: Track, call: Option<&RuntimeCall>) -> ResolutionId {
	crate::coops::propose_to_federation(track, call)
}

/// The delegate votes for the co-op, or who stands in.
fn says(story: &Story, id: ResolutionId, choice: Choice) -> Way {
	let vote = ResolutionsCall::vote_as_delegate { resolution: id, coop: story.coop, choice };
	story.by_any(story.members(), vote).map_err(|error| format!("{error:?}"))
}

fn others_say(id: ResolutionId, coops: &[CoopId]) {
	for coop in coops {
		let vote = ResolutionsCall::vote_as_delegate { resolution: id, coop: *coop, choice: Choice::For };
		signed(&key(*coop, 1), vote).unwrap();
	}
}

/// All members of these co-ops are for it whom it leaves a vote.
fn others_vote(id: ResolutionId, coops: &[CoopId]) {
	for coop in coops {
		for member in 1..=crate::coops::members(*coop).len() {
			let vote = ResolutionsCall::vote { resolution: id, coop: *coop, choice: Choice::For };
			let _ = signed(&key(*coop, member as u32), vote);
		}
	}
}

/// What the co-op has said is kept as its vote.
fn is_said(story: &Story, id: ResolutionId) -> Way {
	let said = Polls::<Runtime>::get(id, story.coop).unwrap().delegate.map(|vote| vote.choice);
	if said == Some(Choice::For) {
		Ok(())
	} else {
		Err(format!("{said:?}"))
	}
}

/// The co-op has the federation decide on a text.
fn propose(story: &mut Story) -> Way {
	story.at("before");
	let id = put_to_federation(story, Track::Ordinary, None);
	story.at("notice");
	story.goes_on(id);
	story.at("voting");
	others_say(id, &OTHERS);
	story.comes_to_effect(id)
}

/// Members ask to vote themselves if there is nobody who votes for them.
fn ask_for_ballot(story: &Story, id: ResolutionId) {
	if !story.acts(Office::Delegate) && !story.acts(Office::Deputy) {
		for member in [1, 2] {
			let _ = story.tries(member, ResolutionsCall::request_ballot { resolution: id, coop: story.coop });
		}
	}
}

fn all_have_voted(story: &Story, id: ResolutionId) -> Way {
	let tally = Polls::<Runtime>::get(id, story.coop).unwrap().tally;
	if tally.participants() == story.members().count() as u32 {
		Ok(())
	} else {
		Err(format!("{tally:?}"))
	}
}

/// The co-op has its vote on what another proposes.
fn vote(story: &mut Story) -> Way {
	story.at("before");
	let id = put_by_neighbour(Track::Ordinary, None);
	story.at("notice");
	ask_for_ballot(story, id);
	story.goes_on(id);
	story.at("voting");
	ask_for_ballot(story, id);
	if Polls::<Runtime>::get(id, story.coop).unwrap().voter == Voter::Members {
		story.vote(id);
		return all_have_voted(story, id);
	}
	says(story, id, Choice::For)?;
	story.at("voted");
	is_said(story, id)
}

/// Members take the vote from their delegate.
fn ballot(story: &mut Story) -> Way {
	let id = put_by_neighbour(Track::Ordinary, None);
	story.at("notice");
	for member in [1, 2] {
		story.by(member, ResolutionsCall::request_ballot { resolution: id, coop: story.coop });
	}
	story.at("asked");
	story.goes_on(id);
	story.at("voting");
	story.vote(id);
	all_have_voted(story, id)
}

/// The co-op gives its vote by a resolution of its own.
fn instruct(story: &mut Story) -> Way {
	let id = put_by_neighbour(Track::Ordinary, None);
	story.at("before");
	let call = ResolutionsCall::instruct { resolution: id, version: 0, choice: Choice::For }.into();
	let own = story.propose(story.somebody(), Track::Consent, rochdale_primitives::Secrecy::Open, Some(&call));
	story.at("draft");
	story.supported(own);
	story.at("consent");
	story.goes_on(own);
	story.at("passed");
	story.goes_on(own);
	is_said(story, id)
}

/// Members have their part in a special resolution of the federation, which judges another co-op.
fn vote_specially(story: &mut Story) -> Way {
	story.at("before");
	let suspend = CooperativesCall::suspend { coop: WEAVERS, document: document(3) }.into();
	let id = put_to_federation(story, Track::Special, Some(&suspend));
	story.at("notice");
	story.goes_on(id);
	story.at("voting");
	story.vote(id);
	// Without this co-op there are not two thirds of all.
	let (other, own) = (if story.coop == FIVE { THREE } else { FIVE }, [NEIGHBOUR, LINDENHOF, 3]);
	others_vote(id, &own);
	for member in 1..=3 {
		let vote = ResolutionsCall::vote { resolution: id, coop: other, choice: Choice::For };
		signed(&key(other, member), vote).unwrap();
	}
	story.comes_to_effect(id)
}

/// The co-op objects to what seeks the consent of all.
fn object(story: &mut Story) -> Way {
	let id = put_by_neighbour(Track::Consent, None);
	story.at("consent");
	let object = ResolutionsCall::object { resolution: id, coop: story.coop, reason: document(3) };
	story.by_any(story.members(), object).map_err(|error| format!("{error:?}"))?;
	story.at("objection");
	story.goes_on(id);
	match phase(id) {
		Phase::Notice { .. } => Ok(()),
		other => Err(format!("{other:?}")),
	}
}

/// The co-op suspends with another one what others have passed.
fn challenge(story: &mut Story) -> Way {
	let id = put_by_neighbour(Track::Ordinary, None);
	story.goes_on(id);
	others_say(id, &[NEIGHBOUR, LINDENHOF, 3, WEAVERS]);
	while phase(id) != Phase::Passed {
		story.goes_on(id);
	}
	story.starts_now();
	story.at("passed");
	let by = |coop| ResolutionsCall::challenge { resolution: id, coop };
	story.by_any(story.members(), by(story.coop)).map_err(|error| format!("{error:?}"))?;
	story.at("challenged");
	signed(&key(GROCERY, 1), by(GROCERY)).unwrap();
	match phase(id) {
		Phase::Suspended => Ok(()),
		other => Err(format!("{other:?}")),
	}
}

/// A payment of the federation fails, money comes, and the co-op has it made with another one.
fn retry(story: &mut Story) -> Way {
	empty_federation();
	let (title, document, payee) = (title(), document(1), Key::One.to_account_id().into());
	let pay =
		ResolutionsCall::propose_federation_payment { coop: story.coop, title, document, payee, amount: 5 * UNIT };
	story.by(story.somebody(), pay);
	let id = last();
	seconded(story, id);
	story.goes_on(id);
	others_say(id, &OTHERS);
	says(story, id, Choice::For)?;
	while !matches!(phase(id), Phase::Failed { .. }) {
		story.goes_on(id);
	}
	let (own, elsewhere) = (Cooperatives::federation_account(), AccountId::from([254; 32]));
	Balances::transfer(&elsewhere, &own, 1_000 * UNIT, Preservation::Preserve).unwrap();
	story.starts_now();
	story.at("failed");
	let ask = |coop| ResolutionsCall::retry { resolution: id, coop };
	signed(&key(NEIGHBOUR, 1), ask(NEIGHBOUR)).unwrap();
	story.at("asked");
	story.by_any(story.members(), ask(story.coop)).map_err(|error| format!("{error:?}"))?;
	story.at("retried");
	story.goes_on(id);
	match phase(id) {
		Phase::Enacted => Ok(()),
		other => Err(format!("{other:?}")),
	}
}

/// The co-op demands with others that finality starts anew, which it is one of two thirds to want.
fn emergency(story: &mut Story) -> Way {
	for _ in 0..60 {
		story.until(next_timestamp());
	}
	story.starts_now();
	story.at("before");
	let call = |coop| ResolutionsCall::call_emergency { coop, delay: 5, best_finalised: 1 };
	let delegate = Cooperatives::holders(story.coop, Office::Delegate).first().copied();
	let delegate = delegate.unwrap_or(story.somebody());
	for _ in 0..2 {
		// What others have demanded lapses while members name another delegate.
		for coop in [NEIGHBOUR, LINDENHOF, 3, GROCERY] {
			let _ = signed(&key(coop, 1), call(coop));
		}
		story.at("called");
		if story.by_any(story.members(), call(story.coop)).is_ok() {
			break;
		}
		story.filled(&[(Office::Delegate, delegate)])?;
	}
	if RestartedAt::<Runtime>::exists() {
		Ok(())
	} else {
		Err("too few demand it".into())
	}
}

/// The co-op leaves the federation.
fn leave(story: &mut Story) -> Way {
	let coop = story.coop;
	story.at("before");
	story.decide(Track::Special, &CooperativesCall::leave_federation {}.into())?;
	story.at("leaving");
	story.holds_after(180, || Cooperatives::standing(coop) == Some(Standing::Left))
}

/// Members of both parties conclude an agreement, which somebody of the co-op proposes.
fn agreed(story: &mut Story) -> Way {
	let (coop, conclude) = (story.coop, CooperativesCall::conclude_agreement { document: document(8), exit_days: 30 });
	let (parties, track) = (vec![NEIGHBOUR, coop].try_into().unwrap(), Track::Ordinary);
	let call = Some(OpaqueCall::from(&conclude.into()));
	let (title, document) = (title(), document(1));
	let propose = ResolutionsCall::propose_agreement { coop, parties, track, title, document, call };
	story.by(story.somebody(), propose);
	let id = last();
	story.at("draft");
	seconded(story, id);
	story.at("notice");
	story.goes_on(id);
	story.at("voting");
	story.vote(id);
	others_vote(id, &[NEIGHBOUR]);
	story.comes_to_effect(id)
}

fn agree(story: &mut Story) -> Way {
	story.at("before");
	agreed(story)
}

/// The co-op leaves an agreement.
fn leave_agreement(story: &mut Story) -> Way {
	story.prepare(agreed)?;
	story.at("before");
	story.decide(Track::Ordinary, &CooperativesCall::leave_agreement { agreement: 1 }.into())?;
	story.at("leaving");
	story.holds_after(30, || Agreements::<Runtime>::get(1).unwrap().bound().count() < 2)
}

/// The co-op nominates another one.
fn nominate(story: &mut Story) -> Way {
	story.at("before");
	story.decide(Track::Ordinary, &crate::federation::founding())
}

const RIGHTS: &[Right] = &[
	Right { name: "propose to the federation", states: DECISION, days: [(31, 31), (31, 31)], takes: propose },
	Right {
		name: "vote in the federation",
		states: &["before", "notice", "voting", "voted"],
		days: [(21, 21), (21, 21)],
		takes: vote,
	},
	Right {
		name: "vote instead of the delegate",
		states: &["notice", "asked", "voting"],
		days: [(21, 21), (21, 21)],
		takes: ballot,
	},
	Right {
		name: "instruct the delegate",
		states: &["before", "draft", "consent", "passed"],
		days: [(10, 10), (10, 10)],
		takes: instruct,
	},
	Right { name: "vote on what judges a co-op", states: DECISION, days: [(47, 47), (47, 47)], takes: vote_specially },
	Right {
		name: "object in the federation",
		states: &["consent", "objection"],
		days: [(7, 7), (7, 7)],
		takes: object,
	},
	Right {
		name: "challenge in the federation",
		states: &["passed", "challenged"],
		days: [(0, 0), (0, 0)],
		takes: challenge,
	},
	Right {
		name: "retry in the federation",
		states: &["failed", "asked", "retried"],
		days: [(3, 3), (3, 3)],
		takes: retry,
	},
	Right { name: "call an emergency", states: &["before", "called"], days: [(0, 40), (0, 31)], takes: emergency },
	Right {
		name: "leave the federation",
		states: &["before", "draft", "notice", "voting", "passed", "leaving"],
		days: [(228, 228), (228, 228)],
		takes: leave,
	},
	Right { name: "conclude an agreement", states: DECISION, days: [(47, 47), (38, 38)], takes: agree },
	Right {
		name: "leave an agreement",
		states: &["before", "draft", "notice", "voting", "passed", "leaving"],
		days: [(71, 71), (62, 62)],
		takes: leave_agreement,
	},
	Right { name: "nominate a co-op", states: DECISION, days: [(40, 40), (31, 31)], takes: nominate },
];

/// A delegate who is in office and silent has a vote of the co-op that its members take back on notice only.
const KNOWN: &[Known] = &[
	("vote in the federation", THREE, Vacancy::Silent(Office::Delegate), &["voting"]),
	("object in the federation", THREE, Vacancy::Silent(Office::Delegate), &["consent"]),
];

#[test]
fn co_ops_have_their_part_in_the_federation_whichever_office_is_empty() {
	try_all(RIGHTS, KNOWN);
}
