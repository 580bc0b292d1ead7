//! Each invariant bites where the state is not as it says.

use super::{aid::*, awarding::*, keeping::*, scene::*};
use crate::{mock::*, *};
use frame::testing_prelude::*;
use frame_support::{
	storage::{with_transaction, TransactionOutcome},
	traits::fungible::Mutate,
};
use rochdale_mocks::says;

/// Changes something, and asserts that a check says so which said nothing before.
fn breaks(what: &'static str, change: impl FnOnce()) {
	assert_ok!(check());
	with_transaction(|| {
		change();
		assert_eq!(SolidarityFund::do_try_state(), Err(says(what)));
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	})
	.unwrap();
}

fn change_award(no: AwardNo, change: impl FnOnce(&mut Award<H256>)) {
	Awards::<Test>::mutate(no, |known| change(known.as_mut().unwrap()));
}

fn breaks_by(what: &'static str, no: AwardNo, change: fn(&mut Award<H256>)) {
	breaks(what, || change_award(no, change));
}

fn change_record(coop: CoopId, change: impl FnOnce(&mut CoopRecord)) {
	Records::<Test>::mutate(coop, change);
}

fn change_round(no: RoundNo, change: impl FnOnce(&mut Round)) {
	Rounds::<Test>::mutate(no, |known| change(known.as_mut().unwrap()));
}

fn change_stand(no: RoundNo, place: u8, stand: Stand) {
	Applications::<Test>::mutate(no, place, |known| known.as_mut().unwrap().stand = stand);
}

fn change_part(no: RoundNo, coop: CoopId, change: impl FnOnce(&mut RoundCoop)) {
	RoundCoops::<Test>::mutate(no, coop, |known| change(known.as_mut().unwrap()));
}

fn change_books(change: impl FnOnce(&mut Accounts)) {
	Books::<Test>::mutate(|known| change(known.as_mut().unwrap()));
}

/// Takes something from the queue, and gives when it was due.
fn forget(due: Due) -> Moment {
	let (at, _) = Deadlines::<Test>::iter_keys().find(|(_, other)| *other == due).expect("it is due");
	Deadlines::<Test>::remove(at, due);
	Moment::from_be_bytes(at)
}

fn lose(due: Due) {
	forget(due);
}

/// A round in which two have applied and one member has voted, who gave them 60 and 40.
fn voted() -> RoundNo {
	let round = open_round(15_000, VIABLE);
	apply(BAKERY, round, &grant(1, 100));
	apply(MILL, round, &grant(1, 100));
	pass_to(round, Phase::Voting);
	vote(TAXI, ADA, round, &[(0, 60), (1, 40)]);
	round
}

#[test]
fn what_is_promised_is_in_the_books() {
	new_test(|| {
		let no = award(BAKERY, Instrument::Grant, 8_000);
		assert_ok!(SolidarityFund::open_bank(federation(Track::Ordinary)));
		let due = award(HOUSING, Instrument::Grant, 100);
		breaks("1: something was awarded that is not in the books", Books::<Test>::kill);
		breaks("1: an account is not there", || change_books(|books| books.promised = 99));
		breaks("1: awards are more than can be counted", || change_award(no, |known| known.promised = Balance::MAX));
		let says = "1: what is promised is not what the books say";
		breaks(says, || change_award(no, |known| known.promised += 1));
		breaks(says, || change_award(due, |known| known.payable.due -= 1));
		breaks(says, || change_award(no, |known| known.payable.overpaid = 1));
		breaks("1: what the bank is to pay is not what the books say", || {
			change_award(due, |known| known.payable.order(EURO).unwrap())
		});
	});
}

#[test]
fn what_is_lent_and_what_is_granted_are_in_the_books() {
	new_test(|| {
		let nos = awards(&[(BAKERY, Instrument::Grant, 1_000), (MILL, loan(10), 1_000)]);
		pass_block();
		let says = "2: what is lent or granted is not what the books say";
		for no in nos.clone() {
			breaks(says, || change_award(no, |known| known.paid += 1));
			breaks(says, || change_award(no, |known| known.returned = 1));
		}
		breaks(says, || change_award(nos[1], |known| known.written_off = 1));
		breaks(says, || change_award(nos[0], |known| known.instrument = loan(1)));
	});
}

#[test]
fn no_more_is_promised_than_there_is() {
	new_test(|| {
		award(BAKERY, Instrument::Grant, 8_000);
		let left = |euros| {
			Balances::set_balance(&FUND, euros * EURO + ED);
		};
		breaks("3: more is promised than there is", || left(7_999));
		left(8_000);
		assert_ok!(SolidarityFund::do_try_state());
		// A bank takes its charges from whatever there is.
		assert_ok!(SolidarityFund::open_bank(federation(Track::Ordinary)));
		left(7_999);
		assert_ok!(SolidarityFund::do_try_state());
		left(60_000);
	});
}

#[test]
fn a_ballot_has_a_hundred_points_for_who_has_applied() {
	new_test(|| {
		let round = voted();
		let ballot = |given: &[(u8, u8)]| {
			Ballots::<Test>::mutate((round, TAXI, ADA), |known| {
				known.as_mut().unwrap().given = points(given).to_vec().try_into().unwrap();
			});
		};
		let kept = Ballots::<Test>::get((round, TAXI, ADA)).unwrap();
		breaks("4: a ballot is of no round", || Ballots::<Test>::insert((99, TAXI, ADA), kept.clone()));
		breaks("4: a ballot is of a co-op that has no vote", || {
			Ballots::<Test>::insert((round, 99, ADA), kept.clone())
		});
		for wrong in [99, 101] {
			breaks("4: points are not a hundred", || ballot(&[(0, wrong)]));
		}
		let says = "4: points are given twice, or to nobody";
		breaks(says, || ballot(&[(0, 60), (0, 40)]));
		breaks(says, || ballot(&[(0, 60), (2, 40)]));
	});
}

#[test]
fn the_points_of_a_co_op_are_those_of_who_has_voted() {
	new_test(|| {
		let round = voted();
		let part = RoundCoops::<Test>::get(round, TAXI).unwrap();
		breaks("5: a co-op has a vote in no round", || RoundCoops::<Test>::insert(99, TAXI, part));
		breaks("5: more have voted than can", || change_part(round, TAXI, |part| part.electors = 0));
		breaks("5: the points of a co-op are not a hundred of each voter", || {
			change_part(round, TAXI, |part| part.points[0] += 1)
		});
		let says = "5: the points of a co-op are not those of its ballots";
		breaks(says, || change_part(round, TAXI, |part| (part.points[0], part.points[1]) = (40, 60)));
		breaks(says, || change_part(round, TAXI, |part| (part.points[0], part.voters) = (160, 2)));
		breaks("5: a round counts other co-ops", || change_round(round, |round| round.coops += 1));
		// Once ballots have gone nobody can tell any more.
		vote(FARM, ADA, round, &[(0, 100)]);
		pass_to(round, Phase::Settled);
		change_part(round, TAXI, |part| (part.points[0], part.points[1]) = (40, 60));
		assert_ok!(check());
	});
}

#[test]
fn numbers_have_no_gaps() {
	new_test(|| {
		elect();
		award(BAKERY, Instrument::Grant, 100);
		request(MILL, 1, 100);
		breaks("6: rounds have gaps", || LastRound::<Test>::put(2));
		breaks("6: awards have gaps", || LastAward::<Test>::put(2));
		breaks("6: awards have gaps", || LastAward::<Test>::put(0));
		breaks("6: a request has no number", || LastAid::<Test>::put(0));
	});
}

#[test]
fn a_round_has_the_applications_of_its_applicants() {
	new_test(|| {
		let round = voted();
		let known = Applications::<Test>::get(round, 0).unwrap();
		breaks("7: applications are not those of the applicants", || Applications::<Test>::remove(round, 0));
		breaks("7: places have gaps", || {
			Applications::<Test>::remove(round, 0);
			Applications::<Test>::insert(round, 9, known.clone());
		});
		breaks("7: an application is of another co-op", || Applications::<Test>::insert(round, 1, known.clone()));
		let says = "7: it is not kept who has withdrawn";
		breaks(says, || change_round(round, |round| round.withdrawn = 1));
		breaks(says, || change_stand(round, 0, Stand::Withdrawn));
		let says = "7: an application was decided before its round, or not with it";
		breaks(says, || change_stand(round, 0, Stand::Ineligible));
		vote(FARM, ADA, round, &[(0, 60), (1, 40)]);
		pass_to(round, Phase::Settled);
		breaks(says, || change_stand(round, 0, Stand::InRound));
	});
}

#[test]
fn a_round_awards_what_was_decided_and_no_more_than_it_has() {
	new_test(|| {
		awards(&[(BAKERY, Instrument::Grant, 200), (MILL, Instrument::Grant, 100)]);
		let decided = |award| {
			let Stand::Decided { verdict, points, .. } = Applications::<Test>::get(1, 0).unwrap().stand else {
				panic!("it is decided")
			};
			change_stand(1, 0, Stand::Decided { verdict, points, award });
		};
		breaks("13: an award is not there", || decided(Some(99)));
		breaks("13: an application was awarded what is another's", || decided(Some(2)));
		let says = "7: a round has awarded something else";
		breaks(says, || decided(None));
		breaks(says, || change_round(1, |round| round.awarded += 1));
		breaks(says, || change_round(1, |round| round.pot = 299 * EURO));
		breaks("7: a round awards more than it has offered", || change_round(1, |round| round.offer = round.pot - 1));
	});
}

#[test]
fn one_round_is_open_and_goes_on_at_its_time() {
	new_test(|| {
		let round = open_round(15_000, VIABLE);
		let known = Rounds::<Test>::get(round).unwrap();
		breaks("8: two rounds are open", || {
			Rounds::<Test>::insert(2, known);
			LastRound::<Test>::put(2);
		});
		breaks("8: rounds do not open as planned", || lose(Due::Opening));
		breaks("8: rounds do not open as planned", Planned::<Test>::kill);
		breaks("8: rounds do not open as planned", || {
			let at = forget(Due::Opening);
			Deadlines::<Test>::insert((at + 1).to_be_bytes(), Due::Opening, ());
		});
		let says = "8: the phase of a round does not end";
		breaks(says, || lose(Due::Phase(round)));
		breaks(says, || Deadlines::<Test>::insert([9; 8], Due::Phase(round), ()));
		breaks("8: the phase of a round ends early", || {
			let at = forget(Due::Phase(round));
			Deadlines::<Test>::insert((at - 1).to_be_bytes(), Due::Phase(round), ());
		});
	});
}

#[test]
fn what_goes_by_itself_is_due_and_nothing_else_is() {
	new_test(|| {
		elect();
		let months = Instrument::Guarantee { months: 2 };
		let nos = awards(&[(BAKERY, months, 100), (MILL, Instrument::Grant, 100)]);
		let aid = request(FARM, 1, 100);
		breaks("8: the ballots of a round are kept for ever", || lose(Due::Pruning(1)));
		breaks("8: a request does not lapse", || lose(Due::Lapse(aid)));
		breaks("8: a guarantee does not end", || lose(Due::GuaranteeEnd(nos[0])));
		let says = "8: something happens to what is not there";
		let dues = [Due::Pruning(99), Due::Payment(99), Due::Lapse(99), Due::GuaranteeEnd(99), Due::Phase(99)];
		// A request lapses at its own time, and a grant has no end.
		for due in dues.into_iter().chain([Due::Lapse(aid), Due::GuaranteeEnd(nos[1])]) {
			breaks(says, || Deadlines::<Test>::insert([9; 8], due, ()));
		}
		breaks("8: a guarantee does not end", || {
			Deadlines::<Test>::insert([9; 8], Due::GuaranteeEnd(nos[0]), ());
		});
	});
}

#[test]
fn what_is_kept_of_a_co_op_is_what_is_to_come_of_its_awards() {
	new_test(|| {
		elect();
		let nos = awards(&[(BAKERY, Instrument::Grant, 200), (MILL, Instrument::Grant, 100)]);
		let aid = request(FARM, 1, 100);
		let open = |coop, nos: &[AwardNo]| change_record(coop, |record| record.open = nos.to_vec().try_into().unwrap());
		breaks("9: an award is open twice", || open(BAKERY, &[nos[0], nos[0]]));
		for other in [nos[1], 99] {
			breaks("9: an award of another co-op is open", || open(BAKERY, &[nos[0], other]));
		}
		breaks("9: something is to come of an award that is not open", || open(BAKERY, &[]));
		let says = "9: other requests of a co-op wait";
		breaks(says, || change_record(FARM, |record| record.waiting.clear()));
		breaks(says, || change_record(FARM, |record| record.waiting.try_push(aid).unwrap()));
		for other in [aid, 99] {
			breaks(says, || change_record(MILL, |record| record.waiting.try_push(other).unwrap()));
		}
		breaks("9: something else is expected of a co-op", || change_record(MILL, |record| record.expected = 1));
		pass_block();
		report_and_review(nos[1]);
		assert!(!is_open(nos[1]));
		breaks("9: an award is open of which nothing is to come", || open(MILL, &[nos[1]]));
	});
}

#[test]
fn the_parts_of_an_award_are_the_award() {
	new_test(|| {
		let no = award(BAKERY, Instrument::Grant, 8_000);
		let breaks = |says, change: fn(&mut Award<H256>)| breaks_by(says, no, change);
		breaks("10: parts are released that are not there", |known| known.released = 4);
		breaks("10: parts are released that are not there", |known| known.accepted = 2);
		breaks("10: parts are paid that were not released", |known| known.paid_on = vec![1, 2].try_into().unwrap());
		breaks("10: the parts are more than the award", |known| known.tranches[2] += 1);
		breaks("10: the parts are not the award", |known| known.tranches[2] -= 1);
	});
}

#[test]
fn what_is_paid_of_an_award_is_what_was_released() {
	new_test(|| {
		let no = award(BAKERY, Instrument::Grant, 8_000);
		let breaks = |says, change: fn(&mut Award<H256>)| breaks_by(says, no, change);
		breaks("10: something else is paid than was released", |known| {
			(known.promised, known.payable.due) = (known.promised - 1, known.payable.due + 1);
		});
		breaks("10: something is due and paid twice", |known| {
			(known.payable.due, known.payable.overpaid) = (known.payable.due + 1, 1);
		});
		pass_block();
		breaks("10: something else is promised than was not released", |known| {
			(known.promised, known.payable.overpaid) = (known.promised + 1, 1);
			(known.paid, known.returned) = (known.paid + 1, 1);
		});
		breaks("10: an award is owed back that goes on", |known| known.owed = 1);
		breaks("10: an award is completed too early", |known| known.stage = Stage::Completed);
		breaks("10: what was cancelled is still to be paid", |known| known.stage = Stage::Cancelled);
	});
}

#[test]
fn a_report_waits_for_two_others() {
	new_test(|| {
		let no = paid_award(BAKERY, Instrument::Grant, 8_000);
		let by = |coops: &[CoopId]| {
			let accepted_by = coops.iter().map(|coop| Hand { coop: *coop, member: AUDITOR });
			Some(Report { document: doc(1), accepted_by: accepted_by.collect::<Vec<_>>().try_into().unwrap() })
		};
		let says = "10: others have accepted a report";
		for coops in [&[BAKERY][..], &[MILL, TAXI], &[MILL, MILL]] {
			breaks(says, || change_award(no, |known| known.report = by(coops)));
		}
		change_award(no, |known| known.report = by(&[MILL]));
		assert_ok!(check());
		breaks("10: a report waits for which there is nothing to report", || {
			change_award(no, |known| known.accepted = 1)
		});
	});
}

#[test]
fn the_committee_is_of_three_to_five_co_ops() {
	new_test(|| {
		elect();
		let members = |coops: &[CoopId]| {
			EmergencyCommittee::<Test>::mutate(|known| {
				let members = coops.iter().map(|coop| Hand { coop: *coop, member: ELECTED });
				known.as_mut().unwrap().members = members.collect::<Vec<_>>().try_into().unwrap();
			});
		};
		let says = "11: the committee is not of three to five co-ops";
		breaks(says, || members(&[BAKERY, MILL]));
		breaks(says, || members(&[BAKERY, MILL, TAXI, BAKERY]));
		members(&[BAKERY, MILL, TAXI]);
		assert_ok!(check());
	});
}

#[test]
fn a_request_waits_for_which_too_few_have_agreed_each_once() {
	new_test(|| {
		elect();
		let aid = request(BAKERY, 1, 100);
		let agreed = |coops: &[CoopId]| {
			Aids::<Test>::mutate(aid, |known| {
				let agreed = coops.iter().map(|coop| Hand { coop: *coop, member: ELECTED });
				known.as_mut().unwrap().agreed = agreed.collect::<Vec<_>>().try_into().unwrap();
			});
		};
		let says = "11: a request waits that was granted, or somebody has agreed twice";
		breaks(says, || agreed(&[MILL, TAXI, FARM]));
		breaks(says, || agreed(&[MILL, MILL]));
		agreed(&[MILL, TAXI]);
		assert_ok!(check());
	});
}

#[test]
fn the_committee_has_granted_no_more_than_it_can_and_once_for_an_event() {
	new_test(|| {
		elect();
		let no = help(BAKERY, FLOOD, 700);
		let other = help(MILL, FLOOD, 300);
		request(FARM, 1, 100);
		breaks("12: the committee has granted more than it can", || {
			Emergencies::<Test>::mutate(|year| year.granted = year.most + 1)
		});
		breaks("13: an award is not there", || Aided::<Test>::insert(doc(FLOOD), FARM, 99));
		let says = "13: a co-op was helped by what is another's";
		breaks(says, || Aided::<Test>::insert(doc(FLOOD), BAKERY, other));
		let says = "13: a co-op was helped without an event, or twice";
		breaks(says, || Aided::<Test>::remove(doc(FLOOD), BAKERY));
		breaks(says, || Aided::<Test>::insert(doc(7), BAKERY, no));
		// What waits has given nothing, and neither has what nobody has asked for.
		for aid in [0, 3, 4] {
			breaks("13: an award is out of nothing", || change_award(no, |known| known.source = Source::Aid(aid)));
		}
	});
}

#[test]
fn a_co_op_is_helped_by_what_the_committee_has_granted() {
	new_test(|| {
		let no = award(BAKERY, Instrument::Grant, 100);
		breaks("13: a co-op was helped by what is another's", || Aided::<Test>::insert(doc(7), BAKERY, no));
	});
}

#[test]
fn a_bank_pays_and_brings_what_is_of_an_award_or_of_dues() {
	new_test(|| {
		open_bank();
		let no = paid_award(BAKERY, Instrument::Grant, 8_000);
		assert_ok!(SolidarityFund::assess_dues(anybody(), MILL));
		breaks("14: a bank is to pay what was not awarded", || Ordered::<Test>::insert(9, 99));
		for (coop, debt) in [(BAKERY, Debt::Award(99)), (MILL, Debt::Award(no)), (MILL, Debt::Dues(1900))] {
			breaks("14: something is expected of nothing", || Expected::<Test>::insert(9, (coop, debt)));
		}
		breaks("14: what is expected of an award is something else", || {
			change_award(no, |known| known.expected = Some(9));
			change_record(BAKERY, |record| record.expected = 1);
		});
		let year = SolidarityFund::year().unwrap();
		breaks("14: what is expected of dues is something else", || {
			DuesOf::<Test>::mutate(MILL, year, |known| known.as_mut().unwrap().expected = Some(9));
			change_record(MILL, |record| record.expected = 1);
		});
	});
}

#[test]
fn what_may_still_be_taken_back_is_part_of_what_was_allowed() {
	new_test(|| {
		open_bank();
		assert_ok!(SolidarityFund::allow_return(federation(Track::Ordinary), EURO, doc(1)));
		let change = |change: fn(&mut Returns)| AllowedReturns::<Test>::mutate(|known| change(known.as_mut().unwrap()));
		let says = "15: more may be taken back than was allowed";
		breaks(says, || change(|returns| returns.left += 1));
		breaks(says, || change(|returns| (returns.allowed, returns.left) = (0, 0)));
		change(|returns| returns.left = 0);
		assert_ok!(check());
	});
}
