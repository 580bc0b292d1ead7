//! The civil hour at which a vote closes.

use super::*;

fn civil() -> Moment {
	<Test as Config>::Clock::civil()
}

/// A proposal of the chair on the agenda, which the secretary has seconded, and the first civil time at which its vote can close.
fn noticed() -> (ResolutionId, Moment) {
	let id = supported(Track::Ordinary, &note(1));
	let Resolution { rules, .. } = resolution(id);
	assert_eq!((rules.notice_days, rules.voting_days), (21, 7));
	(id, civil() + 28 * DAY)
}

fn name(who: AccountId, id: ResolutionId, closes_on: Moment) -> DispatchResult {
	Resolutions::name_closing_hour(signed(who), id, closes_on).plain()
}

/// Who has seconded it.
fn seconder(id: ResolutionId) -> AccountId {
	account(BAKERY, motion(id).seconder.unwrap().member)
}

#[test]
fn a_vote_closes_at_the_hour_that_was_named() {
	new_test(|| {
		let (id, first) = noticed();
		let closes_on = first + 2 * DAY + 3_600_000;
		events();
		assert_ok!(name(seconder(id), id, closes_on));
		let by = motion(id).seconder.unwrap().member;
		assert_eq!(events(), [Event::ClosingHourNamed { resolution: id, by, closes_on }]);
		finish_phase(id);
		assert_eq!(left(id), closes_on - civil());
		let overview = Resolutions::overview(id).unwrap();
		assert_eq!((overview.ends_on, overview.closes_on), (Some(closes_on), Some(closes_on)));
	});
}

#[test]
fn an_hour_in_the_past_before_its_time_or_late_is_refused() {
	new_test(|| {
		let (id, first) = noticed();
		for hour in [0, civil(), first - 1, first + 7 * DAY + 1, Moment::MAX] {
			assert_refused!(name(seconder(id), id, hour), Errors::HourOutsideRange);
		}
		assert_ok!(name(seconder(id), id, first + 7 * DAY));
		assert_refused!(name(seconder(id), id, first), Errors::AlreadySigned);
	});
	new_test(|| {
		let (id, first) = noticed();
		assert_ok!(name(seconder(id), id, first));
		finish_phase(id);
		assert_eq!(left(id), 7 * DAY);
	});
}

#[test]
fn only_who_put_it_on_the_agenda_names_the_hour_and_in_time() {
	new_test(|| {
		let (id, first) = noticed();
		let proposer = account(BAKERY, motion(id).proposer);
		assert_refused!(name(proposer, id, first), Errors::NotConvener);
		assert_refused!(name(STRANGER, id, first), Errors::NotConvener);
		assert_refused!(name(STRANGER, 99, first), Errors::NoSuchResolution);
		pass_days(20);
		assert_refused!(name(seconder(id), id, first), Errors::TextFrozen);
		finish_phase(id);
		assert_refused!(name(seconder(id), id, first), Errors::NotInThisPhase);
		// Where a petition did, its proposer.
		let id = draft(Track::Ordinary, &note(1));
		for member in 5..=6 {
			assert_ok!(Resolutions::sign_petition(signed(member), id, BAKERY, 0));
		}
		assert!(matches!(phase(id), Phase::Notice { .. }));
		assert_refused!(name(5, id, civil() + 28 * DAY), Errors::NotConvener);
		assert_ok!(name(account(BAKERY, motion(id).proposer), id, civil() + 28 * DAY));
	});
}

#[test]
fn a_vote_of_co_ops_has_its_last_day_before_the_hour_and_a_second_call_its_own_length() {
	new_test(|| {
		federation(5);
		let id = federation_supported(Track::Ordinary, &federate(1));
		let Resolution { rules, .. } = resolution(id);
		let closes_on = civil() + left(id) + u64::from(rules.voting_days) * DAY + 5 * DAY;
		assert_ok!(name(delegate(COURIERS), id, closes_on));
		finish_phase(id);
		assert_eq!(left(id), u64::from(rules.voting_days) * DAY + 4 * DAY);
		finish_phase(id);
		assert!(matches!(phase(id), Phase::LastDay { .. }));
		assert_eq!(left(id), closes_on - civil());
		finish_phase(id);
		finish_phase(id);
		assert_eq!(left(id), u64::from(rules.voting_days - 1) * DAY);
	});
}

#[test]
fn a_standstill_does_not_shorten_a_vote() {
	new_test(|| {
		let (id, first) = noticed();
		assert_ok!(name(seconder(id), id, first + 2 * DAY));
		rochdale_mocks::CivilAhead::mutate(|ahead| *ahead += 30 * DAY);
		finish_phase(id);
		assert_eq!(left(id), 7 * DAY);
		assert_eq!(Resolutions::overview(id).unwrap().ends_on, Some(civil() + 7 * DAY));
	});
}
