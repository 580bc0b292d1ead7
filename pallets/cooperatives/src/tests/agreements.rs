//! Co-ops agree among themselves, and each of them can leave.

use crate::{mock::*, *};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn conclude(parties: &[CoopId]) -> DispatchResultWithPostInfo {
	Cooperatives::conclude_agreement(agreed(parties, Track::Ordinary), document(4), 30)
}

fn leave(coop: CoopId, agreement: AgreementId) -> DispatchResult {
	Cooperatives::leave_agreement(decided(coop, Track::Ordinary), agreement)
}

fn bound(agreement: AgreementId) -> Vec<CoopId> {
	Agreements::<Test>::get(agreement).unwrap().bound().map(|party| party.coop).collect()
}

fn ended_at(agreement: AgreementId) -> Option<Moment> {
	Agreements::<Test>::get(agreement).unwrap().ended_at
}

fn of(coop: CoopId) -> Vec<AgreementId> {
	AgreementsOf::<Test>::get(coop).to_vec()
}

#[test]
fn agreement_is_entered_for_its_parties() {
	federation(3, || {
		assert_ok!(conclude(&[1, 3]));
		let parties: Parties = vec![1, 3].try_into().unwrap();
		System::assert_last_event(
			Event::AgreementConcluded { agreement: 1, parties, document: document(4), resolution: RESOLUTION }.into(),
		);
		let agreement = Agreements::<Test>::get(1).unwrap();
		assert_eq!((agreement.document, agreement.exit_days, agreement.resolution), (document(4), 30, RESOLUTION));
		assert_eq!((agreement.concluded_at, agreement.ended_at), (MockClock::civil(), None));
		assert_eq!(bound(1), [1, 3]);
		assert_eq!([of(1), of(2), of(3)], [vec![1], vec![], vec![1]]);
		assert_ok!(conclude(&[1, 2, 3]));
		assert_eq!(of(3), [1, 2]);
	});
}

#[test]
fn agreement_has_a_document_an_exit_and_two_parties() {
	federation(3, || {
		let conclude = |n, days| Cooperatives::conclude_agreement(agreed(&[1, 2], Track::Ordinary), document(n), days);
		assert_refused!(conclude(0, 30), Error::<Test>::NoDocument);
		for days in [0, 181] {
			assert_refused!(conclude(4, days), Error::<Test>::ExitOutsideRange);
		}
		for days in [1, 180] {
			assert_ok!(conclude(4, days));
		}
		for few in [&[][..], &[1], &[1, 1], &[2, 1]] {
			assert_refused!(self::conclude(few), Error::<Test>::TooFewParties);
		}
		assert_refused!(self::conclude(&[1, 4]), Error::<Test>::NoSuchCoop);
		assert_ok!(Cooperatives::leave_federation(decided(2, Track::Special)));
		assert_ok!(self::conclude(&[1, 2]));
		pass(180 * DAY);
		assert_refused!(self::conclude(&[1, 2]), Error::<Test>::CoopLeft);
		assert_ok!(Cooperatives::suspend(by_all(), 3, document(1)));
		assert_ok!(self::conclude(&[1, 3]));
		AgreementCount::<Test>::mutate(|count| {
			let kept = std::mem::replace(count, u32::MAX);
			assert_eq!(kept, 4);
		});
		assert_refused!(self::conclude(&[1, 3]), Error::<Test>::Overflow);
		AgreementCount::<Test>::put(4);
	});
}

#[test]
fn charter_says_how_long_an_exit_can_take() {
	federation(2, || {
		let conclude = |days| Cooperatives::conclude_agreement(agreed(&[1, 2], Track::Special), document(4), days);
		let parameters = Charter { agreement_exit_days: 365, ..Charter::RECOMMENDED };
		assert_refused!(conclude(365), Error::<Test>::ExitOutsideRange);
		assert_ok!(Cooperatives::adopt_charter(by_all(), document(2), parameters));
		assert_ok!(conclude(365));
	});
}

#[test]
fn nobody_keeps_a_party_in_an_agreement() {
	federation(3, || {
		assert_ok!(conclude(&[1, 2, 3]));
		assert_ok!(leave(2, 1));
		let leaves_at = START + 30 * DAY;
		System::assert_last_event(
			Event::AgreementLeaving { agreement: 1, coop: 2, leaves_at, resolution: RESOLUTION }.into(),
		);
		assert_refused!(leave(2, 1), Error::<Test>::AlreadyLeaving);
		pass(30 * DAY - 1);
		assert_eq!(bound(1), [1, 2, 3]);
		pass(1);
		System::assert_last_event(Event::AgreementLeft { agreement: 1, coop: 2 }.into());
		assert_eq!((bound(1), ended_at(1)), (vec![1, 3], None));
		assert_eq!([of(1), of(2), of(3)], [vec![1], vec![], vec![1]]);
		// Who was a party and until when stays in the register.
		let party = Agreements::<Test>::get(1).unwrap().parties[1];
		assert_eq!((party.coop, party.leaves_at, party.left_at), (2, Some(leaves_at), Some(MockClock::civil())));
		assert_refused!(leave(2, 1), Error::<Test>::NotParty);
	});
}

#[test]
fn agreement_of_one_ends() {
	federation(3, || {
		assert_ok!(conclude(&[1, 2]));
		assert_ok!(leave(2, 1));
		pass(DAY);
		assert_ok!(leave(1, 1));
		pass(29 * DAY);
		System::assert_has_event(Event::AgreementLeft { agreement: 1, coop: 2 }.into());
		System::assert_last_event(Event::AgreementEnded { agreement: 1 }.into());
		assert_eq!((bound(1), ended_at(1)), (vec![], Some(MockClock::civil())));
		assert!(of(1).is_empty() && of(2).is_empty());
		// The notice of the other party is no longer in the queue.
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
		assert_refused!(leave(1, 1), Error::<Test>::NotParty);
		for none in [0, 2] {
			assert_refused!(leave(1, none), Error::<Test>::NoSuchAgreement);
		}
	});
	federation(3, || {
		assert_ok!(conclude(&[1, 2]));
		assert_refused!(leave(3, 1), Error::<Test>::NotParty);
		DeadlineTime::set(u64::MAX - 1);
		assert_refused!(leave(1, 1), Error::<Test>::Overflow);
		DeadlineTime::set(START);
	});
}

#[test]
fn co_op_that_leaves_the_federation_leaves_its_agreements() {
	federation(4, || {
		assert_ok!(conclude(&[1, 2]));
		assert_ok!(conclude(&[1, 2, 3]));
		assert_ok!(conclude(&[2, 3]));
		assert_ok!(Cooperatives::leave_federation(decided(1, Track::Special)));
		pass(179 * DAY);
		assert_ok!(leave(1, 2));
		assert_ok!(leave(3, 2));
		pass(DAY);
		assert_eq!([of(1), of(2), of(3)], [vec![], vec![2, 3], vec![2, 3]]);
		assert_eq!((ended_at(1), ended_at(2)), (Some(MockClock::civil()), None));
		Cooperatives::do_try_state().unwrap();
		pass(29 * DAY);
		assert_eq!((bound(2), bound(3)), (vec![], vec![2, 3]));
	});
}

#[test]
fn co_op_is_bound_by_so_many_agreements_at_most() {
	federation(3, || {
		for _ in 0..MAX_AGREEMENTS {
			assert_ok!(conclude(&[1, 2]));
		}
		assert_refused!(conclude(&[2, 3]), Error::<Test>::TooManyAgreements);
		assert_refused!(conclude(&[1, 3]), Error::<Test>::TooManyAgreements);
		assert_ok!(Cooperatives::leave_federation(decided(1, Track::Special)));
		pass(180 * DAY);
		assert!(of(2).is_empty());
		assert_ok!(conclude(&[2, 3]));
	});
}

#[test]
fn party_acts_as_its_members_have_agreed() {
	federation(3, || {
		let act = |parties: &[CoopId], track, coop, call: RuntimeCall| {
			Cooperatives::act_under_agreement(agreed(parties, track), coop, Box::new(call))
		};
		let remark: RuntimeCall = frame_system::Call::remark_with_event { remark: vec![1] }.into();
		assert_ok!(act(&[1, 2], Track::Ordinary, 2, remark.clone()));
		let hash = <Test as frame_system::Config>::Hashing::hash(&[1]);
		let sender = Cooperatives::account(2).unwrap();
		System::assert_has_event(frame_system::Event::Remarked { sender, hash }.into());
		System::assert_last_event(Event::Acted { coop: 2, resolution: RESOLUTION }.into());

		assert_refused!(act(&[1, 2], Track::Consent, 2, remark.clone()), Error::<Test>::MandateTooWeak);
		assert_refused!(act(&[1, 2], Track::Ordinary, 3, remark.clone()), Error::<Test>::NotParty);
		assert_refused!(act(&[1, 4], Track::Ordinary, 4, remark.clone()), Error::<Test>::NoSuchCoop);
		let kill = frame_system::Call::kill_storage { keys: vec![] }.into();
		assert_refused!(act(&[1, 2], Track::Special, 2, kill), Error::<Test>::NotPermitted);
		assert_ok!(Cooperatives::leave_federation(decided(2, Track::Special)));
		pass(180 * DAY);
		assert_refused!(act(&[1, 2], Track::Ordinary, 2, remark.clone()), Error::<Test>::CoopLeft);
		assert_ok!(act(&[1, 2], Track::Ordinary, 1, remark));

		let own = <() as WeightInfo>::act_under_agreement();
		let call = Box::new(RuntimeCall::from(meeting::Call::end { well: true }));
		let info = RuntimeCall::from(crate::Call::act_under_agreement { coop: 1, call: call.clone() });
		assert_eq!(info.get_dispatch_info().call_weight, own + meeting::WEIGHT);
		let post_info = act(&[1, 3], Track::Ordinary, 1, *call).unwrap();
		assert_eq!(post_info.actual_weight, Some(own + meeting::USED));
	});
}
