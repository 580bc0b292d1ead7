//! Importing an existing register, and correcting entries.

use super::*;
use frame_support::dispatch::GetDispatchInfo;

fn member(account: Option<AccountId>, joined_at: Moment) -> ImportedMember<AccountId, Hash> {
	ImportedMember { account, commitment: doc(8), class: Class::Ordinary, joined_at }
}

fn batch(members: &[ImportedMember<AccountId, Hash>]) -> WrittenBatchOf<Test> {
	members.to_vec().try_into().unwrap()
}

fn usual() -> WrittenBatchOf<Test> {
	let supporter = ImportedMember { class: Class::Supporter, ..member(Some(HUGO), START - 2 * DAY) };
	batch(&[member(Some(GINA), FOUNDED), supporter, member(None, START - DAY)])
}

fn import(entries: WrittenBatchOf<Test>) -> DispatchResult {
	plain(Membership::import(signed(ALICE), BAKERY, entries, doc(1)))
}

fn confirm(who: AccountId, entries: &WrittenBatchOf<Test>) -> DispatchResult {
	plain(Membership::confirm_import(signed(who), BAKERY, Membership::batch_digest(entries), doc(1)))
}

#[test]
fn register_is_imported_by_an_officer_and_the_auditor() {
	new_test(|| {
		let digest = Membership::batch_digest(&usual());
		let call = Call::import { coop: BAKERY, entries: usual(), document: doc(1) };
		assert!(is_free(ALICE, call.clone()) && !is_free(EVE, call.clone()));
		assert_noop!(send(DAVE, call.clone()), Error::<Test>::NotBoard);
		assert_ok!(send(ALICE, call));
		last(Event::ImportStaged { coop: BAKERY, by: 1, count: 3, digest, document: doc(1) });
		assert_eq!(Rolls::<Test>::get(BAKERY).last_no, PAPER);
		assert!(!System::account_exists(&GINA));

		assert_noop!(import(usual()), Error::<Test>::ImportPending);
		assert_noop!(confirm(ALICE, &usual()), Error::<Test>::NotAuditor);
		assert_noop!(confirm(HUGO, &usual()), Error::<Test>::NotMember);
		assert_noop!(confirm(EVE, &batch(&[])), Error::<Test>::ImportDiffers);
		assert!(is_free(EVE, Call::confirm_import { coop: BAKERY, digest, document: doc(1) }));
		assert_ok!(confirm(EVE, &usual()));
		last(Event::Imported { coop: BAKERY, first: 7, last: 9, by: (1, 5), document: doc(1) });
		assert_noop!(confirm(EVE, &usual()), Error::<Test>::NoImport);

		for (number, one) in (7..).zip(usual()) {
			let entry = entry(number);
			assert_eq!((entry.account, entry.joined_at, entry.class), (one.account, one.joined_at, one.class));
			assert_eq!((entry.commitment, entry.state), (Some(doc(8)), MemberState::Active));
		}
		assert_eq!((System::providers(&GINA), System::providers(&HUGO)), (1, 1));
		// Who joined long ago votes at once, who joined yesterday in thirty days, and a supporter never.
		assert_eq!((votes(7), votes(8), votes(9), voters()), (true, false, false, 7));
		assert_eq!((entry(8).seasons_at, entry(9).seasons_at), (None, Some(START + 30 * DAY)));
		pass(30 * DAY);
		assert!(votes(9));
	});
}

#[test]
fn batch_that_is_wrong_is_refused() {
	new_test(|| {
		gina_applies();
		both(Call::move_seat { coop: BAKERY, member: 4, new_account: 30 });
		let refused = [
			(batch(&[]), Error::NothingToImport),
			(batch(&[member(None, START + 1)]), Error::DateInFuture),
			(batch(&[member(None, 2), member(None, 1)]), Error::DatesOutOfOrder),
			(batch(&[member(Some(DAVE), 1)]), Error::AlreadyMember),
			(batch(&[member(Some(GINA), 1)]), Error::AlreadyCandidate),
			(batch(&[member(Some(30), 1)]), Error::<Test>::AccountReserved),
			(batch(&[member(Some(HUGO), 1), member(None, 1), member(Some(HUGO), 2)]), Error::ListedTwice),
		];
		for (entries, error) in refused {
			assert!(!is_free(ALICE, Call::import { coop: BAKERY, entries: entries.clone(), document: doc(1) }));
			assert_noop!(import(entries), error);
		}
		assert_ok!(import(batch(&[member(None, 1), member(None, 1)])));
	});
}

#[test]
fn batch_that_is_too_long_is_refused_by_name_before_anything_is_read() {
	new_test(|| {
		let of = |count: u32| batch(&vec![member(None, 1); count as usize]);
		for count in [MAX_IMPORT + 1, rochdale_primitives::listed::MAX_LISTED] {
			let call = Call::import { coop: BAKERY, entries: of(count), document: doc(1) };
			// It decodes, which it must for the name to be heard.
			assert_eq!(Call::decode(&mut &*call.encode()), Ok(call.clone()));
			assert_eq!(call.charge(&ALICE), Charge::Refused(Error::<Test>::ImportTooLong.into()));
			assert_eq!(call.get_dispatch_info().call_weight, <() as WeightInfo>::import(0) + ASKING_DISSOLVED);
			let refused = RuntimeCall::from(call).dispatch(signed(ALICE)).unwrap_err();
			assert_eq!(refused.error, Error::<Test>::ImportTooLong.into());
			assert_eq!(refused.post_info.actual_weight, Some(Weight::zero()));
			assert!(!Imports::<Test>::contains_key(BAKERY));
		}
		let longest = Call::import { coop: BAKERY, entries: of(MAX_IMPORT), document: doc(1) };
		let weight = <() as WeightInfo>::import(MAX_IMPORT) + ASKING_DISSOLVED;
		assert_eq!(longest.get_dispatch_info().call_weight, weight);
		assert_ok!(send(ALICE, longest));
	});
}

#[test]
fn auditor_confirms_what_the_batch_was_copied_from_too() {
	new_test(|| {
		assert_ok!(import(usual()));
		let digest = Membership::batch_digest(&usual());
		let confirm = |document| Call::confirm_import { coop: BAKERY, digest, document };
		assert!(!is_free(EVE, confirm(doc(2))));
		assert_noop!(send(EVE, confirm(doc(2))), Error::<Test>::ImportDiffers);
		assert_ok!(send(EVE, confirm(doc(1))));
	});
}

#[test]
fn who_becomes_a_candidate_meanwhile_stops_the_batch() {
	new_test(|| {
		assert_ok!(import(usual()));
		gina_applies();
		assert_noop!(confirm(EVE, &usual()), Error::<Test>::AlreadyCandidate);
		assert_ok!(Membership::withdraw(signed(GINA), BAKERY, 1));
		assert_ok!(confirm(EVE, &usual()));
	});
}

#[test]
fn nobody_confirms_his_own_batch() {
	new_test(|| {
		appoint(BAKERY, Office::Auditor, 1);
		assert_ok!(import(usual()));
		assert_noop!(confirm(ALICE, &usual()), Error::<Test>::OwnImport);
	});
}

#[test]
fn batch_is_discarded() {
	new_test(|| {
		let discard = |who| Membership::discard_import(signed(who), BAKERY);
		assert_noop!(discard(ALICE), Error::<Test>::NoImport);
		for who in [BOB, EVE] {
			assert_ok!(import(usual()));
			assert_noop!(discard(DAVE), Error::<Test>::NotEntitled);
			assert_noop!(discard(HUGO), Error::<Test>::NotMember);
			assert!(is_free(who, Call::discard_import { coop: BAKERY }));
			assert_ok!(discard(who));
			last(Event::ImportDiscarded { coop: BAKERY, by: if who == BOB { 2 } else { 5 } });
		}
	});
}

#[test]
fn registers_are_imported_in_their_time_only() {
	new_test(|| {
		// The couriers' genesis gives no days for it.
		assert_noop!(plain(Membership::import(signed(ALICE), COURIERS, usual(), doc(1))), Error::<Test>::ImportClosed);
		assert_ok!(import(usual()));
		Time::set(START + 40 * DAY);
		assert_noop!(confirm(EVE, &usual()), Error::<Test>::ImportClosed);
		assert_ok!(Membership::discard_import(signed(EVE), BAKERY));
		assert_noop!(import(usual()), Error::<Test>::ImportClosed);
		Time::set(START + 40 * DAY - 1);
		assert_ok!(import(usual()));
		assert_ok!(confirm(EVE, &usual()));
	});
}

#[test]
fn correction_stands_beside_the_entry() {
	new_test(|| {
		let correct = |correction| Call::correct { coop: BAKERY, member: 4, correction, document: doc(1) };
		let dated = Correction::JoinedAt(FOUNDED + 5);
		let before = (entry(4).votes, Rolls::<Test>::get(BAKERY).version, entry(4).joined_at);
		both(correct(dated));
		last(Event::Corrected { coop: BAKERY, member: 4, number: 1, by: (1, 2) });
		assert_eq!(
			Corrections::<Test>::get(BAKERY, 1),
			Some(CorrectingEntry {
				member: 4,
				old: Correction::JoinedAt(FOUNDED),
				new: dated,
				by: (1, 2),
				document: doc(1),
				at: START
			})
		);
		assert_eq!(before, (entry(4).votes, Rolls::<Test>::get(BAKERY).version, entry(4).joined_at));
		both(correct(Correction::Commitment(Some(doc(7)))));
		both(correct(Correction::JoinedAt(FOUNDED + 6)));
		assert_eq!(Corrections::<Test>::get(BAKERY, 3).unwrap().old, dated);

		let card = Membership::member(BAKERY, 4).unwrap();
		assert_eq!((card.joined_at, card.first_entered_as), (FOUNDED + 6, FOUNDED));
		assert_eq!((card.commitment, card.corrections), (Some(doc(7)), vec![1, 2, 3]));
		assert_eq!(entry(4).commitment, None);
	});
}

#[test]
fn correction_is_refused_where_there_is_nothing_to_correct() {
	new_test(|| {
		let correct = |member, correction| {
			let call = Call::correct { coop: BAKERY, member, correction, document: doc(1) };
			send(ALICE, call)
		};
		assert_noop!(correct(4, Correction::JoinedAt(START + 1)), Error::<Test>::DateInFuture);
		assert_noop!(correct(4, Correction::JoinedAt(FOUNDED)), Error::<Test>::NothingToCorrect);
		assert_noop!(correct(4, Correction::Commitment(None)), Error::<Test>::NothingToCorrect);
		assert_noop!(correct(99, Correction::JoinedAt(1)), Error::<Test>::NoSuchMember);
		for number in 1..=8 {
			let correction = Correction::JoinedAt(number);
			both(Call::correct { coop: BAKERY, member: 4, correction, document: doc(1) });
		}
		assert_noop!(correct(4, Correction::JoinedAt(9)), Error::<Test>::TooManyCorrections);
		// Others' entries have their own.
		both(Call::correct { coop: BAKERY, member: 5, correction: Correction::JoinedAt(9), document: doc(1) });
		assert_eq!(Rolls::<Test>::get(BAKERY).last_correction, 9);
	});
}

#[test]
fn corrected_date_counts_for_the_minimum_stay() {
	new_test(|| {
		bylaws(|bylaws| bylaws.min_stay_days = 1_000);
		let correction = Correction::JoinedAt(START - 999 * DAY);
		both(Call::correct { coop: BAKERY, member: 4, correction, document: doc(1) });
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		assert_eq!(entry(4).notice.unwrap().exit, Exit::Unclassified { until: START + 90 * DAY });
		assert_ok!(Membership::leave(signed(EVE), BAKERY));
		assert_eq!(entry(5).notice.unwrap().exit, Exit::Justified);
	});
}

#[test]
fn card_shows_what_is_pending_and_what_comes_next() {
	new_test(|| {
		gina_joins();
		let card = Membership::member(BAKERY, NEXT).unwrap();
		assert_eq!((card.member, card.account, card.class, card.votes), (NEXT, Some(GINA), Class::Ordinary, false));
		assert_eq!((card.votes_from, card.next_at), (Some(START + 31 * DAY), Some(START + 31 * DAY)));
		assert_eq!(card.state, MemberState::Probation { until: START + 180 * DAY });
		assert_eq!((card.suspension, card.notice, card.case, card.death, card.moving), (None, None, None, None, None));

		suspend(4);
		open_case(4);
		assert_ok!(Membership::leave(signed(DAVE), BAKERY));
		both(Call::record_death { coop: BAKERY, member: 4, document: doc(1) });
		both(Call::move_seat { coop: BAKERY, member: 4, new_account: HUGO });
		let card = Membership::member(BAKERY, 4).unwrap();
		assert!(card.votes && card.suspension.is_some() && card.notice.is_some() && card.case.is_some());
		assert!(card.death.is_some() && card.moving.is_some());
		assert_eq!(card.next_at, Some(START + 30 * DAY));
		assert_eq!(Membership::member(BAKERY, 99), None);
		assert_eq!(Membership::electorate(BAKERY), Electorate { version: 8, electors: 6, suspended: 0 });
	});
}
