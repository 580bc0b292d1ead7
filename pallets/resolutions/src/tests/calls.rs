//! What a resolution can enact, checked when it is proposed and when it is amended.

use super::*;
use codec::{Compact, Encode};

/// Refused by that name as a proposal of the chair's on this track, and as an amendment of one.
#[track_caller]
fn refused(track: Track, secrecy: Secrecy, call: OpaqueCall<RuntimeCall>, error: impl Into<DispatchError>) {
	let who = || signed(CHAIR);
	let refusal = Some(error.into());
	let proposed = Resolutions::propose(who(), BAKERY, track, secrecy, title(), Hash::default(), call.clone());
	assert_eq!(proposed.refusal(), refusal);

	assert_ok!(Resolutions::propose_text(who(), BAKERY, track, secrecy, title(), Hash::default()));
	let id = ResolutionCount::<Test>::get();
	let before = (resolution(id), motion(id));
	assert_eq!(Resolutions::amend(who(), id, title(), Hash::default(), Some(call)).refusal(), refusal);
	assert_eq!((resolution(id), motion(id), Calls::<Test>::get(id)), (before.0, before.1, None));
	assert_ok!(Resolutions::withdraw(who(), id));
	DraftQuota::<Test>::remove(BAKERY, 1);
}

#[track_caller]
fn refused_as_special(call: &RuntimeCall, error: impl Into<DispatchError>) {
	refused(Track::Special, Secrecy::Open, opaque(call), error);
}

/// The bytes of a batch in a batch in a batch, and so on, written without encoding any of them.
fn nested_bytes(depth: usize) -> Vec<u8> {
	let mut header = batch([]).encode();
	header.pop();
	header.extend(Compact(1u32).encode());
	let mut bytes = header.repeat(depth);
	bytes.extend(note(1).encode());
	bytes
}

fn nested(depth: usize) -> RuntimeCall {
	(0..depth).fold(note(1), |call, _| batch([call]))
}

#[test]
fn nested_bytes_are_what_encoding_gives() {
	assert_eq!(nested_bytes(3), nested(3).encode());
}

#[test]
fn long_calls_are_refused_unread() {
	new_test(|| {
		let deep = nested_bytes(50_000);
		refused(Track::Special, Secrecy::Open, OpaqueCall::from_bytes(deep), Errors::CallTooLong);
		// One byte too many, of nothing that could be read.
		refused(Track::Special, Secrecy::Open, OpaqueCall::from_bytes(vec![0xff; 1_025]), Errors::CallTooLong);
		refused(Track::Special, Secrecy::Open, OpaqueCall::from_bytes(vec![0xff; 1_024]), Errors::CallUnreadable);
	});
}

#[test]
fn unreadable_calls_are_refused() {
	new_test(|| {
		let deep = nested_bytes(300);
		assert!(deep.len() <= 1_024, "short enough to be read");
		refused(Track::Special, Secrecy::Open, OpaqueCall::from_bytes(deep), Errors::CallUnreadable);
		refused(Track::Special, Secrecy::Open, OpaqueCall::from_bytes(vec![]), Errors::CallUnreadable);
		// A readable call with something behind it is not what it seems.
		let mut longer = note(1).encode();
		longer.push(0);
		refused(Track::Special, Secrecy::Open, OpaqueCall::from_bytes(longer), Errors::CallUnreadable);
	});
}

#[test]
fn batches_nest_only_so_deep() {
	new_test(|| {
		// What dispatches a batch refuses batches in it.
		for depth in [2, 3, 4, 10] {
			refused_as_special(&nested(depth), Errors::NestedTooDeep);
		}
		for depth in 0..=1 {
			assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Open, &nested(depth)));
		}
	});
}

#[test]
fn empty_batches_are_refused() {
	new_test(|| {
		refused_as_special(&batch([]), Errors::CallNotAllowed);
		refused_as_special(&batch([batch([])]), Errors::NestedTooDeep);
	});
}

#[test]
fn heavy_calls_are_refused_alone_and_together() {
	new_test(|| {
		assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Open, &heavy()));
		assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Open, &batch([heavy(), note(1)])));
		refused_as_special(&batch([heavy(), heavy()]), Errors::CallTooHeavy);
		refused_as_special(&batch([note(1), heavy(), note(2), heavy()]), Errors::CallTooHeavy);
		HeavyWeight::set(MAX_CALL_WEIGHT + 1);
		refused_as_special(&heavy(), Errors::CallTooHeavy);
	});
}

#[test]
fn what_is_not_listed_is_refused_wherever_it_hides() {
	new_test(|| {
		let forbidden = || RuntimeCall::from(deeds::Call::forbidden {});
		let remark = || RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
		let own = RuntimeCall::from(Call::retry { resolution: 1, coop: BAKERY });
		for call in [forbidden(), remark(), own] {
			refused_as_special(&call, Errors::CallNotAllowed);
			refused_as_special(&batch([call.clone()]), Errors::CallNotAllowed);
			refused_as_special(&batch([note(1), call.clone(), note(2)]), Errors::CallNotAllowed);
			refused_as_special(&batch([note(1), batch([note(2), call.clone()])]), Errors::NestedTooDeep);
		}
	});
}

#[test]
fn wrappers_are_refused_even_around_what_is_listed() {
	new_test(|| {
		use pallet_utility::Call as Utility;
		let inner = || Box::new(note(1));
		let root = || Box::new(OriginCaller::system(frame_system::RawOrigin::Root));
		let wrappers: Vec<RuntimeCall> = vec![
			Utility::batch { calls: vec![note(1)] }.into(),
			Utility::force_batch { calls: vec![note(1)] }.into(),
			Utility::if_else { main: inner(), fallback: inner() }.into(),
			Utility::as_derivative { index: 0, call: inner() }.into(),
			Utility::dispatch_as { as_origin: root(), call: inner() }.into(),
			Utility::dispatch_as_fallible { as_origin: root(), call: inner() }.into(),
			Utility::with_weight { call: inner(), weight: Weight::zero() }.into(),
		];
		for wrapper in wrappers {
			refused_as_special(&wrapper, Errors::CallNotAllowed);
			refused_as_special(&batch([note(1), wrapper.clone()]), Errors::CallNotAllowed);
			refused_as_special(&batch([batch([wrapper.clone()])]), Errors::NestedTooDeep);
		}
	});
}

#[test]
fn what_must_be_secret_is_decided_alone() {
	new_test(|| {
		let refused_secretly =
			|call: &RuntimeCall, error| refused(Track::Special, Secrecy::Secret, opaque(call), error);
		refused_secretly(&batch([judge(4)]), Errors::CallNotAllowed);
		refused_secretly(&batch([note(1), judge(4)]), Errors::CallNotAllowed);
		refused_secretly(&batch([batch([judge(4)])]), Errors::NestedTooDeep);
		assert_ok!(propose(CHAIR, Track::Special, Secrecy::Secret, &judge(4)));
		assert_eq!(resolution(ResolutionCount::<Test>::get()).subject, Subject::Person);
	});
}

#[test]
fn payments_are_decided_apart_from_what_is_graver() {
	new_test(|| {
		for call in [batch([pay(DORA), bylaws()]), batch([bylaws(), pay(STRANGER)]), batch([note(1), pay(9), bylaws()])]
		{
			refused_as_special(&call, Errors::PaymentsApart);
		}
		assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Open, &batch([pay(DORA), note(1)])));
		NoteNeeds::set(Track::Special);
		refused_as_special(&batch([pay(DORA), note(1)]), Errors::PaymentsApart);
	});
}

#[test]
fn what_changes_the_bylaws_does_so_in_any_company() {
	new_test(|| {
		for call in [bylaws(), batch([bylaws(), note(1)]), batch([note(1), bylaws()])] {
			let id = draft(Track::Special, &call);
			assert_eq!((resolution(id).subject, resolution(id).rules.timelock_days), (Subject::Bylaws, 40));
		}
	});
}

#[test]
fn no_weaker_track_or_secrecy_will_do() {
	new_test(|| {
		let needs = [
			(note(1), Track::Ordinary, Secrecy::Open),
			(batch([note(1), bylaws()]), Track::Special, Secrecy::Open),
			(batch([bylaws(), note(1)]), Track::Special, Secrecy::Open),
			(bylaws(), Track::Special, Secrecy::Open),
			(judge(4), Track::Special, Secrecy::Secret),
		];
		for (call, needed_track, needed_secrecy) in needs {
			for track in [Track::Consent, Track::Ordinary, Track::Special] {
				for secrecy in [Secrecy::Open, Secrecy::Secret] {
					if (track, secrecy) == (Track::Consent, Secrecy::Secret) {
						continue;
					}
					if track >= needed_track && secrecy >= needed_secrecy {
						assert_ok!(propose(CHAIR, track, secrecy, &call));
						assert_ok!(Resolutions::withdraw(signed(CHAIR), ResolutionCount::<Test>::get()));
						DraftQuota::<Test>::remove(BAKERY, 1);
					} else {
						refused(track, secrecy, opaque(&call), Errors::TrackTooWeak);
					}
				}
			}
		}
	});
}

#[test]
fn what_can_never_take_effect_is_refused_by_its_own_name_alone_and_in_a_batch() {
	new_test(|| {
		let impossible = DispatchError::from(deeds::Error::<Test>::Impossible);
		for call in [note(NEVER), batch([note(1), note(NEVER)])] {
			refused_as_special(&call, impossible);
			// Whether it can be decided on like that comes first.
			refused(Track::Consent, Secrecy::Open, opaque(&call), Errors::TrackTooWeak);
		}
		refused_as_special(&batch([note(NEVER), deeds::Call::forbidden {}.into()]), Errors::CallNotAllowed);
		// All of a batch are asked, and none is longer.
		let after = |calls: usize| batch([vec![note(1); calls], vec![note(NEVER)]].concat());
		refused_as_special(&after(47), impossible);
		refused_as_special(&after(48), Errors::BatchTooLong);
	});
}

#[test]
fn nobody_is_paid_of_whom_it_is_not_known_who_they_are() {
	new_test(|| {
		StrangersKnown::set(false);
		for call in [pay(STRANGER), batch([note(1), pay(STRANGER)])] {
			refused_as_special(&call, DispatchError::CannotLookup);
		}
		StrangersKnown::set(true);
		assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Open, &pay(STRANGER)));
	});
}

#[test]
fn a_batch_is_no_longer_than_is_asked_whether_it_could_take_effect() {
	new_test(|| {
		let notes = |count: usize| vec![note(1); count];
		assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Open, &batch(notes(MAX_BATCH))));
		refused_as_special(&batch([notes(MAX_BATCH), vec![note(NEVER)]].concat()), Errors::BatchTooLong);
		let id = draft_text(Track::Ordinary);
		let longer = Some(opaque(&batch(notes(MAX_BATCH + 1))));
		assert_refused!(Resolutions::amend(signed(CHAIR), id, title(), Hash::default(), longer), Errors::BatchTooLong);
	});
}

#[test]
fn who_proposes_does_not_choose_who_is_kept_from_deciding_on_something_else() {
	new_test(|| {
		let propose = |calls: Vec<_>| propose(CHAIR, Track::Ordinary, Secrecy::Open, &batch(calls));
		// Who is appointed does not count the votes, and who is dismissed has none.
		for other in [note(1), pay(DORA)] {
			for person in [appoint(5), dismiss(5)] {
				assert_refused!(propose(vec![other.clone(), person.clone()]), Errors::PersonsApart);
				assert_refused!(propose(vec![person, other.clone()]), Errors::PersonsApart);
			}
		}
		assert_refused!(propose(vec![dismiss(5), dismiss(6)]), Errors::PersonsApart);
		assert_ok!(propose(vec![dismiss(5)]));
		assert_ok!(propose(vec![appoint(9), dismiss(5), appoint(10)]));
	});
}

#[test]
fn persons_are_limited() {
	new_test(|| {
		let cases = |count| (1..=count).map(appoint).collect::<Vec<_>>();
		let propose = |calls| propose(CHAIR, Track::Ordinary, Secrecy::Open, &batch(calls));
		assert_refused!(propose(cases(17)), Errors::TooManyBeneficiaries);
		assert_ok!(propose(cases(16)));
		// One who is named twice counts once.
		assert_ok!(propose([cases(16), cases(2)].concat()));
	});
}

#[test]
fn beneficiaries_are_limited() {
	new_test(|| {
		let payments = |count: AccountId| (0..count).map(|nth| pay(100 + nth)).collect::<Vec<_>>();
		refused_as_special(&batch(payments(17)), Errors::TooManyBeneficiaries);
		assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Open, &batch(payments(16))));
		// One who benefits twice counts once.
		let twice = [payments(16), payments(2)].concat();
		assert_ok!(propose(CHAIR, Track::Ordinary, Secrecy::Open, &batch(twice)));
	});
}

#[test]
fn calls_are_shown_as_calls_and_travel_as_bytes() {
	let call = opaque(&note(7));
	assert_eq!(OpaqueCall::<RuntimeCall>::decode(&mut &call.encode()[..]), Ok(call.clone()));
	assert_eq!(call.encode(), note(7).encode().encode());
	let stored = StoredCallOf::<Test>::try_from(&call).unwrap();
	assert_eq!(stored.encode(), call.encode());
	assert_eq!(StoredCallOf::<Test>::decode(&mut &stored.encode()[..]), Ok(stored));
	assert_eq!(scale_info::meta_type::<StoredCallOf<Test>>(), scale_info::meta_type::<OpaqueCall<RuntimeCall>>());
	// polkadot.js knows the type by this name.
	let info = <OpaqueCall<RuntimeCall> as TypeInfo>::type_info();
	assert_eq!(info.path.ident(), Some("WrapperKeepOpaque"));
}
