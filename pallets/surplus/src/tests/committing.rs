//! Officers commit, auditors confirm, members object or agree.

use super::{dividing::*, scene::*};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use rochdale_primitives::{assert_refused, Clock};

fn state() -> PatronageState {
	patronage_of(BAKERY).state
}

#[test]
fn claims_open_by_themselves_when_nobody_objects() {
	new_test(|| {
		make_pool(BAKERY);
		let shares = shares(BAKERY, &HOURS);
		let of = commitment(&shares);
		settle_on(of);
		pass_days(13);
		assert!(matches!(state(), PatronageState::Confirmed(_)));
		assert_eq!(book(BAKERY).pooled, 720 * EURO);
		pass_days(1);
		assert!(matches!(state(), PatronageState::Open(_)));
		let (book, dust) = (book(BAKERY), 720 * EURO - of.total);
		assert!(dust > 0);
		assert_eq!((book.pooled, book.pooled_cash, book.in_accounts()), (0, 0, Some(of.total - of.cash)));
		assert_eq!(credit(BAKERY, book.accounts.patronage), 0);
		assert_eq!(credit(BAKERY, book.accounts.due), of.cash as i128);
		assert_eq!(reserve(BAKERY), (200 * EURO + dust) as i128);
		assert_due(BAKERY);
	});
}

#[test]
fn who_commits_is_an_officer_and_who_confirms_an_auditor() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		assert_refused!(commit(ADA, of), Errors::NotOnBoard);
		assert_refused!(commit(AUDITOR, of), Errors::NotOnBoard);
		let stranger = Surplus::commit_patronage(anybody(), BAKERY, year(), of);
		assert_refused!(stranger, Errors::NotMember);
		assert_ok!(commit(1, of));
		assert_refused!(commit(1, of), Errors::AlreadyBegun);
		assert_refused!(confirm_by(2, 1, of), Errors::NotAuditor);
		assert_refused!(confirm_by(AUDITOR, 2, of), Errors::NothingCommitted);
		assert_ok!(confirm_by(AUDITOR, 1, of));
		assert_refused!(confirm_by(OTHER_AUDITOR, 1, of), Errors::CommitmentConfirmed);
	});
}

#[test]
fn one_person_does_not_commit_and_confirm() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		assert_ok!(commit(1, of));
		rochdale_mocks::Moving::set(vec![(BAKERY, 1, account(BAKERY, AUDITOR))]);
		assert_refused!(confirm_by(AUDITOR, 1, of), Errors::SamePerson);
		assert_ok!(confirm_by(OTHER_AUDITOR, 1, of));
		rochdale_mocks::Moving::set(vec![]);
	});
}

#[test]
fn an_officer_who_is_auditor_as_well_does_not_confirm_what_is_theirs() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		appoint(BAKERY, Office::Auditor, 1);
		assert_ok!(commit(1, of));
		assert_refused!(confirm_by(1, 1, of), Errors::SamePerson);
	});
}

#[test]
fn what_was_replaced_or_is_of_another_officer_is_not_confirmed() {
	new_test(|| {
		make_pool(BAKERY);
		let (first, second) = (commitment(&shares(BAKERY, &HOURS)), commitment(&shares(BAKERY, &[(ADA, 1)])));
		assert_ok!(commit(1, first));
		// Another officer disturbs nothing of it.
		assert_ok!(commit(2, second));
		assert_refused!(confirm_by(AUDITOR, 2, first), Errors::OtherCommitment);
		assert_ok!(commit(1, second));
		assert_refused!(confirm_by(AUDITOR, 1, first), Errors::OtherCommitment);
		assert_ok!(confirm_by(AUDITOR, 1, second));
		assert_refused!(commit(1, first), Errors::CommitmentConfirmed);
		assert_eq!(patronage_of(BAKERY).commitment, second);
	});
}

#[test]
fn a_commitment_lapses_with_its_time_and_with_the_office() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		assert_ok!(commit(1, of));
		pass_days(90);
		assert_refused!(confirm_by(AUDITOR, 1, of), Errors::NothingCommitted);
		assert_ok!(commit(1, of));
		dismiss(BAKERY, 1);
		assert_refused!(confirm_by(AUDITOR, 1, of), Errors::NothingCommitted);
		pass_days(1);
		appoint(BAKERY, Office::Chair, 1);
		assert_refused!(confirm_by(AUDITOR, 1, of), Errors::NothingCommitted);
		// What nobody confirms, members agree.
		assert_ok!(agree(BAKERY, of));
	});
}

#[test]
fn what_was_committed_to_is_taken_back_by_who_did_it() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		assert_ok!(commit(1, of));
		let content = Surplus::content_of_patronage(BAKERY, &(year(), of));
		let back = |member| Surplus::take_back(signed(BAKERY, member), BAKERY, content);
		assert_refused!(back(2), Errors::NothingBegun);
		assert_ok!(back(1));
		assert_refused!(back(1), Errors::NothingBegun);
		assert_refused!(confirm_by(AUDITOR, 1, of), Errors::NothingCommitted);
	});
}

#[test]
fn a_commitment_fits_its_pool() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		let refused = |of, error: Errors| {
			let error = DispatchError::from(error);
			assert_refused!(commit(1, of), error);
			assert_refused!(agree(BAKERY, of), error);
		};
		refused(Commitment { total: 720 * EURO + 1, ..of }, Errors::TotalAbovePool);
		refused(Commitment { total: 720 * EURO - 3, ..of }, Errors::TotalBelowPool);
		refused(Commitment { cash: of.cash + 4, ..of }, Errors::WrongCash);
		refused(Commitment { cash: of.total / 5 - 1, ..of }, Errors::WrongCash);
		refused(Commitment { count: 0, ..of }, Errors::WrongCount);
		refused(Commitment { document: H256::default(), ..of }, Errors::NoDocument);
		let other_year = Surplus::commit_patronage(signed(BAKERY, 1), BAKERY, next_year(), of);
		assert_refused!(other_year, Errors::NothingDue);
		assert_refused!(Surplus::agree_patronage(ordinary(HOUSING), year(), of), Errors::NothingDue);
		assert_ok!(commit(1, of));
	});
}

#[test]
fn enough_objections_stop_it_and_another_round_begins() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		assert_refused!(object(ADA, of.root), Errors::NothingCommitted);
		settle_on(of);
		assert_refused!(object(ADA, doc(1)), Errors::OtherCommitment);
		// A tenth of twelve is two.
		assert_ok!(object(ADA, of.root));
		assert_refused!(object(ADA, of.root), Errors::AlreadyObjected);
		assert_ok!(object(BEN, of.root));
		assert_eq!(state(), PatronageState::Stopped);
		assert_refused!(object(CLEO, of.root), Errors::NothingCommitted);
		pass_days(20);
		assert_eq!(state(), PatronageState::Stopped);
		assert_refused!(confirm_by(AUDITOR, 1, of), Errors::NothingCommitted);
		settle_on(of);
		// What was said of the first round counts no more.
		assert_ok!(object(ADA, of.root));
		assert!(matches!(state(), PatronageState::Confirmed(Objectable { objections: 1, needed: 2, .. })));
		pass_days(14);
		assert!(matches!(state(), PatronageState::Open(_)));
	});
}

#[test]
fn a_tenth_of_those_who_had_a_vote_stops_it() {
	new_test(|| {
		(MEMBERS + 1..=30).for_each(|member| seat(BAKERY, member, account(BAKERY, member)));
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		settle_on(of);
		assert_ok!(object(ADA, of.root));
		assert_ok!(object(BEN, of.root));
		assert!(matches!(state(), PatronageState::Confirmed(Objectable { objections: 2, needed: 3, .. })));
		assert_ok!(object(CLEO, of.root));
		assert_eq!(state(), PatronageState::Stopped);
	});
}

#[test]
fn who_had_no_vote_at_confirmation_does_not_object() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		settle_on(of);
		seat(BAKERY, 13, account(BAKERY, 13));
		assert_refused!(object(13, of.root), Errors::NotElector);
		let stranger = Surplus::object_to_patronage(anybody(), BAKERY, year(), of.root);
		assert_refused!(stranger, Errors::NotMember);
		// Who returns under another number is not two.
		assert_ok!(object(ADA, of.root));
		unseat(BAKERY, ADA);
		seat(BAKERY, 14, account(BAKERY, ADA));
		assert_refused!(Surplus::object_to_patronage(signed(BAKERY, ADA), BAKERY, year(), of.root), Errors::NotElector);
	});
}

#[test]
fn one_person_with_two_seats_objects_once() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		settle_on(of);
		rochdale_mocks::Moving::set(vec![(BAKERY, ADA, account(BAKERY, BEN))]);
		assert_ok!(object(BEN, of.root));
		assert_refused!(object(ADA, of.root), Errors::AlreadyObjected);
		rochdale_mocks::Moving::set(vec![]);
	});
}

#[test]
fn an_auditor_stops_alone_what_they_have_confirmed() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		settle_on(of);
		assert_ok!(object(OTHER_AUDITOR, of.root));
		assert!(matches!(state(), PatronageState::Confirmed(_)));
		pass_days(13);
		assert_refused!(commit(2, of), Errors::CommitmentConfirmed);
	});
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		settle_on(of);
		assert_ok!(object(AUDITOR, of.root));
		assert_eq!(state(), PatronageState::Stopped);
		assert_ok!(commit(2, of));
	});
}

#[test]
fn after_the_close_nothing_is_confirmed_or_objected_to() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		assert_ok!(commit(2, of));
		settle_on(of);
		// The time is over, and the chain has not come to open claims.
		let PatronageState::Confirmed(objectable) = state() else { panic!("it is confirmed") };
		let now = MockClock::deadline();
		rochdale_mocks::DeadlineTime::set(objectable.ends_at);
		assert_refused!(object(ADA, of.root), Errors::ObjectionsOver);
		rochdale_mocks::DeadlineTime::set(now);
		pass_days(14);
		assert_refused!(object(ADA, of.root), Errors::ObjectionsOver);
		assert_refused!(confirm_by(AUDITOR, 2, of), Errors::ClaimsOpen);
		assert_refused!(commit(3, of), Errors::ClaimsOpen);
		assert_refused!(agree(BAKERY, of), Errors::ClaimsOpen);
	});
}

#[test]
fn members_agree_whatever_was_objected_and_without_an_auditor() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		let weak = Surplus::agree_patronage(decided(BAKERY, Track::Consent), year(), of);
		assert_refused!(weak, Errors::MandateTooWeak);
		settle_on(of);
		assert_ok!(object(ADA, of.root));
		assert_ok!(agree(BAKERY, of));
		assert!(matches!(state(), PatronageState::Open(_)));
		// Nothing opens once more.
		pass_days(20);
		assert_eq!(credit(BAKERY, book(BAKERY).accounts.due), of.cash as i128);
	});
	new_test(|| {
		make_pool(BAKERY);
		[AUDITOR, OTHER_AUDITOR].into_iter().for_each(|auditor| dismiss(BAKERY, auditor));
		assert_ok!(agree(BAKERY, commitment(&shares(BAKERY, &HOURS))));
	});
}

#[test]
fn as_many_years_as_there_can_be_run() {
	new_test(|| {
		make_pool(BAKERY);
		Books::<Test>::mutate(BAKERY, |book| {
			let years = (0..limits::MAX_ACCOUNT_YEARS as Day).map(|before| year() - 30 + before).collect::<Vec<_>>();
			book.as_mut().unwrap().running = years.try_into().unwrap();
		});
		pass_until(new_year(2028) + 40);
		fix_all_years();
		let of = accounts(next_year(), new_year(2028), profit(1_000));
		assert_ok!(confirm(BAKERY, &of));
		assert_refused!(close(BAKERY, &of, &plain_choices()), Errors::TooManyYears);
		assert_ok!(close(BAKERY, &of, &keep_all()));
		// As it was.
		Books::<Test>::mutate(BAKERY, |book| book.as_mut().unwrap().running = vec![year()].try_into().unwrap());
	});
}

fn fix_all_years() {
	let fixed = Bases::<Test>::get(BAKERY, year()).unwrap();
	Bases::<Test>::insert(BAKERY, next_year(), fixed);
}

#[test]
fn of_three_members_no_one_alone_stops_it() {
	new_test(|| {
		(1..=MEMBERS).filter(|member| ![1, AUDITOR, ADA].contains(member)).for_each(|member| unseat(BAKERY, member));
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		settle_on(of);
		assert_ok!(object(ADA, of.root));
		assert!(matches!(state(), PatronageState::Confirmed(Objectable { objections: 1, needed: 2, .. })));
		assert_ok!(object(1, of.root));
		assert_eq!(state(), PatronageState::Stopped);
		assert_ok!(agree(BAKERY, of));
	});
}

#[test]
fn what_was_said_of_a_pool_can_be_asked() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		let (other, pool) = (Commitment { document: doc(3), ..of }, Pools::<Test>::get(BAKERY, year()));
		assert_ok!(commit(1, of));
		assert_ok!(commit(2, other));
		let card = Surplus::patronage(BAKERY, year());
		assert_eq!((card.pool, card.patronage), (pool, None));
		assert_eq!(card.committed.len(), 2);
		assert!([(1, of), (2, other)].iter().all(|one| card.committed.contains(one)));
		assert_eq!(Surplus::patronage(BAKERY, next_year()).committed, vec![]);
		assert_ok!(agree(BAKERY, of));
		let card = Surplus::patronage(BAKERY, year());
		assert_eq!((card.pool, card.patronage), (None, Some(patronage_of(BAKERY))));
	});
}

#[test]
fn claims_do_not_open_without_money_for_what_each_part_is_rounded_up_by() {
	new_test(|| {
		make_pool(BAKERY);
		let of = commitment(&shares(BAKERY, &HOURS));
		assert!(of.cash > book(BAKERY).pooled_cash);
		settle_on(of);
		let hold =
			|less| HeldAside::mutate(|aside| aside.insert(BAKERY, in_cash(BAKERY) - book(BAKERY).aside(false) - less));
		hold(of.cash - book(BAKERY).pooled_cash - 1);
		assert_refused!(agree(BAKERY, of), Errors::NotLiquid);
		pass_days(14);
		assert_eq!(state(), PatronageState::Stopped);
		assert_eq!(book(BAKERY).pooled, 720 * EURO);
		// With a millionth more there is.
		hold(of.cash - book(BAKERY).pooled_cash);
		assert_ok!(agree(BAKERY, of));
	});
}
