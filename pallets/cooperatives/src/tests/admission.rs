//! Co-ops apply with a nominating co-op, and the federation admits them.

use crate::{mock::*, *};
use frame::{prelude::Dispatchable, testing_prelude::*};
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;
use rochdale_primitives::{
	free::{Charge, FreeCall},
	proposable::Proposable,
};

/// Has the bakery nominate.
fn nominate(founding: WrittenFoundingOf<Test>) -> DispatchResultWithPostInfo {
	Cooperatives::nominate(ordinary(), founding)
}

/// Nominates the laundry, and has all founders accept.
fn ready() -> CoopApplicationNo {
	assert_ok!(nominate(laundry()));
	let application = LastApplication::<Test>::get();
	for founder in FOUNDERS {
		assert_ok!(Cooperatives::accept_founding(RuntimeOrigin::signed(founder), application));
	}
	application
}

fn admit(application: CoopApplicationNo) -> DispatchResultWithPostInfo {
	Cooperatives::admit(by_all(), application)
}

fn changed(change: impl FnOnce(&mut WrittenFoundingOf<Test>)) -> WrittenFoundingOf<Test> {
	let mut founding = laundry();
	change(&mut founding);
	founding
}

fn with_offices(offices: &[(Office, MemberNo, u32)]) -> WrittenFoundingOf<Test> {
	let offices =
		offices.iter().map(|(office, member, days)| FoundingOffice { office: *office, member: *member, days: *days });
	changed(|founding| founding.offices = offices.collect::<Vec<_>>().try_into().unwrap())
}

#[test]
fn nomination_lets_empty_accounts_sign() {
	federation(2, || {
		assert!(FOUNDERS.iter().all(|founder| !System::account_exists(founder)));
		assert_ok!(nominate(laundry()));

		let lapses_at = START + 90 * DAY;
		System::assert_last_event(
			Event::CoopNominated { application: 1, nominator: BAKERY, lapses_at, resolution: RESOLUTION }.into(),
		);
		assert!(FOUNDERS.iter().all(System::account_exists));
		let application = Applications::<Test>::get(1).unwrap();
		assert_eq!((application.nominator, application.resolution), (BAKERY, RESOLUTION));
		assert_eq!((application.nominated_at, application.lapses_at), (MockClock::civil(), lapses_at));
		assert_eq!((application.founding, application.accepted.len()), (Cooperatives::founding(laundry()).unwrap(), 0));
	});
}

#[test]
fn too_many_founders_and_offices_are_refused_by_name() {
	federation(2, || {
		let founders = |count: u32| (1_000..).take(count as usize).collect::<Vec<AccountId>>().try_into().unwrap();
		let one = FoundingOffice { office: Office::Teller, member: 1, days: 365 };
		let offices = |count: u32| vec![one; count as usize].try_into().unwrap();
		let cases = [
			(changed(|founding| founding.founders = founders(MAX_FOUNDERS + 1)), Error::<Test>::TooManyFounders),
			(changed(|founding| founding.founders = founders(MAX_LISTED)), Error::TooManyFounders),
			(changed(|founding| founding.offices = offices(MAX_OFFICES + 1)), Error::TooManyOffices),
			(changed(|founding| founding.offices = offices(MAX_LISTED)), Error::TooManyOffices),
		];
		for (founding, error) in cases.map(|(founding, error)| (founding, DispatchError::from(error))) {
			let call = crate::Call::<Test>::nominate { founding: founding.clone() };
			// It decodes, which it must for the name to be heard.
			assert_eq!(crate::Call::decode(&mut &*call.encode()), Ok(call.clone()));
			assert_eq!(call.check_proposed(Some(BAKERY)), Err(error));
			let founders = u32::try_from(founding.founders.len()).unwrap();
			let looked_at = if founders > MAX_FOUNDERS { 0 } else { founders };
			assert_eq!(call.get_dispatch_info().call_weight, Cooperatives::nominating_weight(looked_at));
			let refused = nominate(founding).unwrap_err();
			assert_eq!(
				(refused.error, refused.post_info.actual_weight),
				(error, Some(Cooperatives::nominating_weight(0)))
			);
		}
		let most = changed(|founding| founding.founders = founders(MAX_FOUNDERS));
		assert_ok!(nominate(most));
	});
}

#[test]
fn founders_accept_once_and_for_free() {
	federation(2, || {
		assert_ok!(nominate(laundry()));
		let accept = crate::Call::<Test>::accept_founding { application: 1 };
		for (founder, place) in FOUNDERS.into_iter().zip(1..) {
			let who = RuntimeOrigin::signed(founder);
			assert_eq!(accept.charge(&founder), Charge::Free);
			assert_ok!(Cooperatives::accept_founding(who.clone(), 1));
			System::assert_last_event(Event::FoundingAccepted { application: 1, founder: place }.into());
			assert_eq!(accept.charge(&founder), Charge::Refused(Error::<Test>::AlreadyAccepted.into()));
			assert_refused!(Cooperatives::accept_founding(who, 1), Error::<Test>::AlreadyAccepted);
		}
		assert_eq!(Applications::<Test>::get(1).unwrap().accepted.to_vec(), [1, 2, 3, 4, 5]);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), ordinary()] {
			assert_refused!(Cooperatives::accept_founding(origin.clone(), 1), BadOrigin);
			assert_refused!(Cooperatives::decline_founding(origin, 1), BadOrigin);
		}
	});
}

#[test]
fn only_founders_decide_on_an_application_that_is_open() {
	federation(2, || {
		assert_ok!(nominate(laundry()));
		let stranger = RuntimeOrigin::signed(STRANGER);
		assert_refused!(Cooperatives::accept_founding(stranger.clone(), 1), Error::<Test>::NotFounder);
		assert_refused!(Cooperatives::decline_founding(stranger, 1), Error::<Test>::NotFounder);
		let founder = RuntimeOrigin::signed(FOUNDERS[0]);
		for none in [0, 2] {
			assert_refused!(Cooperatives::accept_founding(founder.clone(), none), Error::<Test>::NoSuchApplication);
			assert_refused!(Cooperatives::decline_founding(founder.clone(), none), Error::<Test>::NoSuchApplication);
			assert_refused!(Cooperatives::withdraw_nomination(ordinary(), none), Error::<Test>::NoSuchApplication);
			assert_refused!(admit(none), Error::<Test>::NoSuchApplication);
		}
		// Not even before the queue has come to what is over.
		DeadlineTime::set(START + 90 * DAY);
		assert_refused!(Cooperatives::accept_founding(founder.clone(), 1), Error::<Test>::NoSuchApplication);
		assert_refused!(Cooperatives::decline_founding(founder.clone(), 1), Error::<Test>::NoSuchApplication);
		let accept = crate::Call::<Test>::accept_founding { application: 1 };
		assert_eq!(accept.charge(&FOUNDERS[0]), Charge::Refused(Error::<Test>::NoSuchApplication.into()));
	});
}

#[test]
fn a_founder_who_has_accepted_can_still_decline() {
	federation(2, || {
		let application = ready();
		let decline = crate::Call::<Test>::decline_founding { application };
		let founder = RuntimeOrigin::signed(FOUNDERS[2]);
		assert_eq!(decline.charge(&FOUNDERS[2]), Charge::Free);
		assert_eq!(decline.charge(&STRANGER), Charge::Refused(Error::<Test>::NotFounder.into()));
		assert_ok!(Cooperatives::decline_founding(founder, application));

		let reason = ApplicationEnd::Declined;
		System::assert_last_event(Event::ApplicationEnded { application, reason }.into());
		assert!(FOUNDERS.iter().all(|founder| !System::account_exists(founder)));
		assert_refused!(admit(application), Error::<Test>::NoSuchApplication);
		assert_eq!((OpenApplications::<Test>::get(), Nominations::<Test>::get(BAKERY)), (0, 0));
	});
}

#[test]
fn who_nominated_can_take_it_back_and_nobody_else() {
	federation(2, || {
		assert_ok!(nominate(laundry()));
		assert_refused!(Cooperatives::withdraw_nomination(decided(2, Track::Special), 1), Error::<Test>::NotNominator);
		assert_ok!(Cooperatives::withdraw_nomination(ordinary(), 1));
		let reason = ApplicationEnd::Withdrawn;
		System::assert_last_event(Event::ApplicationEnded { application: 1, reason }.into());
		assert!(!System::account_exists(&FOUNDERS[0]));
	});
}

#[test]
fn application_lapses_by_itself() {
	federation(2, || {
		assert_ok!(nominate(laundry()));
		pass(90 * DAY - 1);
		assert!(Applications::<Test>::contains_key(1));
		pass(1);
		let reason = ApplicationEnd::Lapsed;
		System::assert_last_event(Event::ApplicationEnded { application: 1, reason }.into());
		assert!(FOUNDERS.iter().all(|founder| !System::account_exists(founder)));
		// Its number is not given again.
		assert_ok!(nominate(laundry()));
		assert_eq!(LastApplication::<Test>::get(), 2);
	});
}

#[test]
fn account_that_is_in_use_elsewhere_does_not_stop_the_end() {
	federation(2, || {
		assert_ok!(nominate(laundry()));
		assert_ok!(System::inc_consumers(&FOUNDERS[1]));
		assert_ok!(Cooperatives::decline_founding(RuntimeOrigin::signed(FOUNDERS[0]), 1));
		assert_eq!(FOUNDERS.map(|founder| System::account_exists(&founder)), [false, true, false, false, false]);
	});
}

#[test]
fn admission_founds_a_co_op_without_a_vote_in_the_federation() {
	federation(2, || {
		let application = ready();
		pass(5 * DAY);
		assert_ok!(admit(application));

		let now = DeadlineTime::get();
		let seasoned_at = now + 180 * DAY;
		System::assert_last_event(
			Event::CoopAdmitted { coop: 3, application, seasoned_at, resolution: RESOLUTION }.into(),
		);
		let coop = Coops::<Test>::get(3).unwrap();
		assert_eq!(coop.title.to_vec(), "Lavandería".as_bytes());
		assert_eq!((coop.jurisdiction, coop.currency), (*b"ES", *b"EUR"));
		assert_eq!((coop.standing, coop.registered_at), (Standing::Member, MockClock::civil()));
		assert_eq!((coop.admitted_by, coop.seasoned_at), (Some(RESOLUTION), Some(seasoned_at)));
		assert_eq!((coop.notice, coop.suspension, coop.left_at), (None, None, None));
		assert_eq!(Cooperatives::coop_of(&coop.account), Some(3));
		let bylaws = Cooperatives::bylaws_in_force(3).unwrap();
		assert_eq!((bylaws.version, bylaws.hash, bylaws.resolution), (1, document(8), Some(RESOLUTION)));
		assert_eq!(bylaws.effective_from, MockClock::civil());
		let terms = Offices::<Test>::get(3);
		assert_eq!(terms.len(), 5);
		assert!(terms.iter().all(|term| term.ends == TermEnd::At(now + 365 * DAY)
			&& (term.since, term.resolution) == (MockClock::civil(), Some(RESOLUTION))));
		assert!(Cooperatives::holds(3, Office::Delegate, 5));

		assert_eq!(Opened::get(), [(3, FOUNDERS.to_vec())]);
		// The seat keeps the account alive, the application no longer does.
		assert!(FOUNDERS.iter().all(|founder| System::providers(founder) == 1));
		assert_eq!((CoopCount::<Test>::get(), PresentCount::<Test>::get()), (3, 3));
		assert_eq!(Applications::<Test>::get(application), None);
		assert_eq!(Cooperatives::federation(), [(1, Voice::Votes), (2, Voice::Votes), (3, Voice::Seasoning)]);
		assert_eq!(Cooperatives::count(), 3);

		pass(180 * DAY - 1);
		assert_eq!(Cooperatives::voice(3), Some(Voice::Seasoning));
		pass(1);
		assert_eq!(Cooperatives::voice(3), Some(Voice::Votes));
	});
}

#[test]
fn co_op_that_seasons_nominates_and_a_suspended_one_does_not() {
	federation(2, || {
		assert_ok!(admit(ready()));
		assert_ok!(Cooperatives::nominate(decided(3, Track::Ordinary), laundry()));
		assert_ok!(Cooperatives::suspend(by_all(), 3, document(1)));
		assert_refused!(Cooperatives::nominate(decided(3, Track::Ordinary), laundry()), Error::<Test>::CoopSuspended);
		assert_ok!(Cooperatives::leave_federation(decided(3, Track::Special)));
		pass(180 * DAY);
		assert_refused!(Cooperatives::nominate(decided(3, Track::Ordinary), laundry()), Error::<Test>::CoopLeft);
		assert_refused!(Cooperatives::nominate(decided(4, Track::Ordinary), laundry()), Error::<Test>::NoSuchCoop);
	});
}

#[test]
fn every_founder_must_accept() {
	federation(2, || {
		assert_ok!(nominate(laundry()));
		for founder in FOUNDERS {
			assert_refused!(admit(1), Error::<Test>::FoundersMissing);
			assert_ok!(Cooperatives::accept_founding(RuntimeOrigin::signed(founder), 1));
		}
		assert_ok!(admit(1));
	});
}

#[test]
fn names_must_be_seen() {
	federation(2, || {
		let hidden = ["", " ", "a ", " a", "a\u{200b}b", "a\u{202e}b", "a\nb", "a\u{feff}", "\u{2066}a"];
		let wrong = hidden.map(|title| title.as_bytes().to_vec()).into_iter().chain([vec![0xff, 0xfe]]);
		for title in wrong {
			let founding = changed(|founding| founding.title = title.try_into().unwrap());
			assert_refused!(nominate(founding), Error::<Test>::TitleNotText);
		}
		let long = changed(|founding| founding.title = vec![b'a'; 65].try_into().unwrap());
		assert_refused!(nominate(long), Error::<Test>::TitleTooLong);
		for title in ["Ä", "Les Écluses & Fils", "合作社"] {
			let title = title.as_bytes().to_vec();
			assert_ok!(nominate(changed(|founding| founding.title = title.try_into().unwrap())));
		}
	});
}

#[test]
fn what_a_co_op_says_about_itself_is_checked() {
	federation(2, || {
		for code in [*b"es", *b"E1", *b"E "] {
			assert_refused!(nominate(changed(|founding| founding.jurisdiction = code)), Error::<Test>::NotLetters);
		}
		assert_refused!(nominate(changed(|founding| founding.currency = *b"EUr")), Error::<Test>::NotLetters);
		assert_refused!(nominate(changed(|founding| founding.bylaws = H256::zero())), Error::<Test>::NoDocument);
		let foreign = Parameters::of(Profile::Sce);
		assert_refused!(
			nominate(changed(|founding| founding.parameters = foreign)),
			Error::<Test>::ParameterOutsideRange
		);
		for founders in [vec![], vec![1], vec![1, 2]] {
			let founding = changed(|founding| founding.founders = founders.try_into().unwrap());
			assert_refused!(nominate(founding), Error::<Test>::TooFewFounders);
		}
		let twice = changed(|founding| founding.founders = vec![1, 2, 3, 4, 2].try_into().unwrap());
		assert_refused!(nominate(twice), Error::<Test>::FounderTwice);
	});
}

#[test]
fn offices_are_given_as_a_co_op_needs_them() {
	use Office::{Auditor, Chair, Delegate, Deputy, Secretary, Teller, Treasurer};
	federation(2, || {
		let board = [(Chair, 1, 1), (Secretary, 2, 1), (Treasurer, 3, 1)];
		let rest = [(Auditor, 4, 1), (Delegate, 5, 1)];
		let all: Vec<_> = board.into_iter().chain(rest).collect();
		let with = |more: &[(Office, MemberNo, u32)]| with_offices(&[&all[..], more].concat());
		for missing in 0..all.len() {
			let mut offices = all.clone();
			offices.remove(missing);
			assert_refused!(nominate(with_offices(&offices)), Error::<Test>::OfficeVacant);
		}
		for nobody in [0, 6] {
			assert_refused!(nominate(with(&[(Teller, nobody, 1)])), Error::<Test>::NoSuchFounder);
		}
		assert_refused!(nominate(with(&[(Chair, 4, 1)])), Error::<Test>::OfficeTwice);
		assert_refused!(nominate(with(&[(Auditor, 4, 1)])), Error::<Test>::OfficeTwice);
		assert_refused!(nominate(with(&[(Auditor, 1, 1)])), Error::<Test>::ConflictOfOffices);
		assert_refused!(nominate(with(&[(Deputy, 5, 1)])), Error::<Test>::ConflictOfOffices);
		assert_refused!(nominate(with(&[(Teller, 1, 0)])), Error::<Test>::TermTooShort);
		assert_refused!(nominate(with(&[(Teller, 1, 3 * 365 + 1)])), Error::<Test>::TermTooLong);
		for (index, other) in [(1, 1), (2, 1), (2, 2)] {
			let mut offices = all.clone();
			offices[index].1 = other;
			assert_refused!(nominate(with_offices(&offices)), Error::<Test>::BoardTooSmall);
		}
		assert_ok!(nominate(with(&[(Teller, 1, 3 * 365), (Auditor, 5, 1)])));
		// All of three founders are on the board, and the chair speaks for the co-op.
		let mut three = with_offices(&[&board[..], &[(Delegate, 1, 1)]].concat());
		three.founders = FOUNDERS[..3].to_vec().try_into().unwrap();
		assert_ok!(nominate(three.clone()));
		three.offices.try_push(FoundingOffice { office: Auditor, member: 2, days: 1 }).unwrap();
		assert_refused!(nominate(three), Error::<Test>::ConflictOfOffices);
	});
}

#[test]
fn nobody_uses_up_the_applications() {
	federation(3, || {
		for _ in 0..MAX_NOMINATIONS {
			assert_ok!(nominate(laundry()));
		}
		assert_refused!(nominate(laundry()), Error::<Test>::TooManyNominations);
		let other = || Cooperatives::nominate(decided(2, Track::Ordinary), laundry());
		assert_ok!(other());
		assert_ok!(other());
		assert_refused!(other(), Error::<Test>::TooManyApplications);
		assert_ok!(Cooperatives::withdraw_nomination(ordinary(), 2));
		assert_ok!(other());
		assert_refused!(nominate(laundry()), Error::<Test>::TooManyApplications);
	});
}

#[test]
fn numbers_and_times_do_not_overflow() {
	federation(2, || {
		let application = ready();
		LastApplication::<Test>::put(u32::MAX);
		assert_refused!(nominate(laundry()), Error::<Test>::Overflow);
		LastApplication::<Test>::put(application);
		DeadlineTime::set(u64::MAX - 1);
		assert_refused!(nominate(laundry()), Error::<Test>::Overflow);
		DeadlineTime::set(START);
	});
}

#[test]
fn federation_has_a_bound() {
	federation(2, || {
		let application = ready();
		CoopCount::<Test>::put(MAX_COOPS);
		assert_refused!(admit(application), Error::<Test>::TooManyCoops);
		CoopCount::<Test>::put(2);
		assert_ok!(admit(application));
	});
}

#[test]
fn what_a_nomination_does_not_decide_is_checked_again() {
	federation(2, || {
		let application = ready();
		let foreign = Parameters::of(Profile::Sce);
		Applications::<Test>::mutate(application, |open| open.as_mut().unwrap().founding.parameters = foreign);
		assert_refused!(admit(application), Error::<Test>::ParameterOutsideRange);
	});
}

#[test]
fn register_that_is_there_already_stops_the_admission() {
	federation(2, || {
		let application = ready();
		RegisterExists::set(true);
		let call = RuntimeCall::from(crate::Call::admit { application });
		assert_refused!(call.dispatch(by_all()).map_err(|failed| failed.error), "the co-op has a register");
		assert_eq!(CoopCount::<Test>::get(), 2);
	});
}

#[test]
fn admission_weighs_the_register_that_it_opens() {
	let info = RuntimeCall::from(crate::Call::admit { application: 1 }).get_dispatch_info();
	let opening = OPENING.saturating_mul(MAX_FOUNDERS.into());
	assert_eq!(info.call_weight, <() as WeightInfo>::admit(MAX_FOUNDERS) + opening);
}
