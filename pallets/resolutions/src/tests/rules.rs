//! The rules of a decision, by themselves.

use super::*;
use proptest::prelude::{proptest, Strategy};
use rochdale_primitives::bylaws::{Majority, Parameter, Parameters, Profile};
use rochdale_primitives::Electorate;

/// Every parameter that is a rule of a decision, with how the rule is read.
fn rules_of(bylaws: &Parameters, track: Track, subject: Subject) -> [(&'static str, u32, u32); 12] {
	let rules = Rules::of(bylaws, track, subject);
	let special = track == Track::Special;
	let majority = match (subject, special) {
		(Subject::Person, _) => bylaws.expulsion_majority,
		(_, true) => bylaws.special_majority,
		(_, false) => Majority::MoreThanHalf,
	};
	let notice = if special { bylaws.notice_special_days } else { bylaws.notice_ordinary_days };
	let voting = if special { bylaws.voting_special_days } else { bylaws.voting_ordinary_days };
	let timelock = if subject == Subject::Bylaws { bylaws.timelock_bylaws_days } else { bylaws.timelock_days };
	[
		("majority", rules.majority as u32, majority as u32),
		("first quorum", rules.quorum_first_bps.into(), bylaws.quorum_first_bps.into()),
		("second quorum", rules.quorum_second_bps.into(), bylaws.quorum_second_bps.into()),
		("consent", rules.consent_days.into(), bylaws.consent_window_days.into()),
		("notice", rules.notice_days.into(), notice.into()),
		("freeze", rules.freeze_days.into(), bylaws.text_freeze_days.into()),
		("voting", rules.voting_days.into(), voting.into()),
		("second call", rules.second_call_days.into(), bylaws.second_call_delay_days.into()),
		("timelock", rules.timelock_days.into(), timelock.into()),
		("petition", rules.petition_bps.into(), bylaws.petition_bps.into()),
		("secrecy", rules.secret_bps.into(), bylaws.secret_on_request_bps.into()),
		("proxies", rules.proxies.into(), bylaws.proxies_per_member.into()),
	]
}

fn of(electors: u32) -> Electorate {
	Electorate { version: 0, electors, suspended: 0 }
}

#[test]
fn rules_are_those_of_the_bylaws_for_the_track_and_the_subject() {
	let uk = Parameters::of(Profile::Uk);
	// Every parameter moved by itself, so that none is taken for another.
	for parameter in Parameter::ALL {
		let changed = uk.with(*parameter, *parameter.chain_range().end()).unwrap();
		for track in [Track::Consent, Track::Ordinary, Track::Special] {
			for subject in [Subject::Usual, Subject::Bylaws, Subject::Person] {
				for (name, rule, expected) in rules_of(&changed, track, subject) {
					assert_eq!(rule, expected, "{name} {track:?} {subject:?} {parameter:?}");
				}
			}
		}
	}
}

fn some_rules() -> impl Strategy<Value = Rules> {
	let majorities = [Majority::MoreThanHalf, Majority::TwoThirds, Majority::ThreeQuarters, Majority::FourFifths];
	let days = || 0u16..100;
	let bps = || 0u16..10_001;
	((0..4usize, bps(), bps(), days(), days(), days()), (days(), days(), days(), bps(), bps(), bps())).prop_map(
		move |(
			(majority, first, second, consent, notice, freeze),
			(voting, second_call, timelock, petition, secret, cap),
		)| {
			Rules {
				majority: majorities[majority],
				quorum_first_bps: first,
				quorum_second_bps: second,
				consent_days: consent,
				notice_days: notice,
				freeze_days: freeze,
				voting_days: voting,
				second_call_days: second_call,
				timelock_days: timelock,
				petition_bps: petition,
				secret_bps: secret,
				dissent_days: notice,
				vote_cap_bps: cap,
				proxies: cap,
			}
		},
	)
}

proptest! {
	#[test]
	fn the_stricter_rules_are_weaker_than_neither(
		one in some_rules(),
		other in some_rules(),
		electors in 0u32..300,
		for_ in 0u32..300,
		against in 0u32..300,
	) {
		let both = one.stricter(other);
		assert_eq!(both, other.stricter(one));
		assert_eq!(both.stricter(one), both);
		assert_eq!(one.stricter(one), one);
		for rules in [one, other] {
			assert!(both.consent_days >= rules.consent_days && both.notice_days >= rules.notice_days);
			assert!(both.freeze_days >= rules.freeze_days && both.voting_days >= rules.voting_days);
			assert!(both.second_call_days >= rules.second_call_days && both.timelock_days >= rules.timelock_days);
			assert!(both.petition(of(electors)) >= rules.petition(of(electors)));
			assert!(both.dissent_days >= rules.dissent_days);
			assert!(both.vote_cap_bps <= rules.vote_cap_bps);
			assert!(both.proxies <= rules.proxies);
			assert!(both.secret_request(electors) <= rules.secret_request(electors));
			for second_call in [false, true] {
				assert!(both.quorum(electors, electors, second_call) >= rules.quorum(electors, electors, second_call));
				// What passes by the stricter rules passes by each.
				let tally = Tally { for_, against, on_chain: for_ + against, ..Default::default() };
				let quorum = |rules: &Rules| rules.quorum(electors, electors, second_call);
				let passes = |rules: &Rules| tally.rejection(rules.majority, quorum(rules)).is_none();
				assert!(!passes(&both) || passes(&rules));
			}
		}
		// It is not stricter than it must be.
		assert!(both.notice_days == one.notice_days || both.notice_days == other.notice_days);
		assert!(both.majority == one.majority || both.majority == other.majority);
	}
}

fn uk() -> Rules {
	Rules::of(&Parameters::of(Profile::Uk), Track::Ordinary, Subject::Usual)
}

#[test]
fn quorum_is_reached_with_the_share_rounded_up_and_not_with_one_less() {
	for electors in 1..=20u32 {
		for percent in 1..=100u16 {
			let share = (electors * u32::from(percent)).div_ceil(100);
			let rules = Rules { quorum_first_bps: percent * 100, quorum_second_bps: percent * 100, ..uk() };
			for second_call in [false, true] {
				// Nobody decides alone, but who is the only one.
				let needed = share.max(electors.min(2));
				assert_eq!(rules.quorum(electors, electors, second_call), needed, "{electors} {percent} %");
				let rejection =
					|tally: Tally| tally.rejection(rules.majority, rules.quorum(electors, electors, second_call));
				for (on_chain, in_assembly) in [(needed, 0), (0, needed), (needed - 1, 1)] {
					let tally = Tally { for_: needed, on_chain, in_assembly, ..Default::default() };
					assert_eq!(rejection(tally), None, "{electors} {percent} %");
				}
				let tally = Tally { for_: needed - 1, on_chain: needed - 1, ..Default::default() };
				assert_eq!(rejection(tally), Some(Rejection::NoQuorum), "{electors} {percent} %");
			}
		}
	}
}

#[test]
fn a_hundred_members_are_always_a_quorum_on_second_call() {
	let rules = Rules { quorum_second_bps: 3_333, ..uk() };
	assert_eq!(rules.quorum(300, 300, true), 100);
	assert_eq!(rules.quorum(301, 301, true), 100);
	assert_eq!(rules.quorum(u32::MAX, u32::MAX, true), 100);
	assert_eq!(rules.quorum(299, 299, true), 100);
	assert_eq!(rules.quorum(295, 295, true), 99);
	assert_eq!(rules.quorum(1_000, 1_000, false), 501);
}

#[test]
fn two_hundred_signatures_are_always_a_petition() {
	let petition = |electors| uk().petition(of(electors));
	assert_eq!([0, 1, 10, 11, 20, 21].map(petition), [1, 1, 2, 2, 2, 3]);
	assert_eq!([1_990, 1_991, 2_000, 2_001, 1_000_000].map(petition), [199, 200, 200, 200, 200]);
}

#[test]
fn two_members_can_ask_for_secrecy_and_one_cannot() {
	let request = |electors| uk().secret_request(electors);
	assert_eq!([0, 1, 10, 11, 21, 1_000_000].map(request), [2, 2, 2, 2, 3, 100_000]);
}

#[test]
fn a_tie_rejects_and_abstentions_decide_nothing() {
	let rejection = |for_, against, abstain, rules: &Rules| {
		Tally { for_, against, abstain, on_chain: for_ + against + abstain, in_assembly: 0 }
			.rejection(rules.majority, rules.quorum(10, 10, false))
	};
	assert_eq!(rejection(5, 5, 0, &uk()), Some(Rejection::NoMajority));
	assert_eq!(rejection(3, 3, 4, &uk()), Some(Rejection::NoMajority));
	assert_eq!(rejection(0, 0, 10, &uk()), Some(Rejection::NoMajority));
	assert_eq!(rejection(1, 0, 9, &uk()), None);
	assert_eq!(rejection(5, 4, 0, &uk()), None);
	let edges = [
		(Majority::MoreThanHalf, (5, 4), (4, 4)),
		(Majority::TwoThirds, (6, 3), (6, 4)),
		(Majority::ThreeQuarters, (6, 2), (5, 2)),
		(Majority::FourFifths, (8, 2), (7, 2)),
	];
	for (majority, (for_, against), (fewer, too_many)) in edges {
		let rules = Rules { majority, ..uk() };
		assert_eq!(rejection(for_, against, 0, &rules), None, "{majority:?}");
		assert_eq!(rejection(fewer, too_many, 0, &rules), Some(Rejection::NoMajority), "{majority:?}");
	}
}
