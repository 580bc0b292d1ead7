//! Each invariant sees the state that it forbids.

use super::*;

/// A vote that is open, with ballots and an assembly; a proposal with an objection; a petition; one that is over.
const VOTING: ResolutionId = 1;
const CONSENT: ResolutionId = 2;
const DRAFT: ResolutionId = 3;
const OVER: ResolutionId = 4;

/// Corrupts the state of a chain with resolutions in several phases, and gives what the check says.
fn corrupted(corrupt: impl FnOnce()) -> DispatchError {
	chain().execute_with(|| {
		seat(BAKERY, 11, 11);
		assert_eq!(supported(Track::Ordinary, &pay(DORA)), VOTING);
		assert_ok!(Resolutions::request_secrecy(signed(TINA), VOTING));
		finish_phase(VOTING);
		vote_all(VOTING, [1, 2], Choice::For);
		vote_all(VOTING, [3], Choice::Abstain);
		assert_ok!(roll_call(5, VOTING, [9, 10]));
		count_assembly(VOTING, result(1, 1, 0));
		// A correction that is begun.
		assert_ok!(roll_call(6, VOTING, [11]));
		assert_eq!(draft_text(Track::Consent), CONSENT);
		assert_ok!(Resolutions::second(signed(SECRETARY), CONSENT, BAKERY, 0));
		assert_ok!(Resolutions::object(signed(DORA), CONSENT, BAKERY, Hash::default()));
		assert_eq!(draft(Track::Ordinary, &note(1)), DRAFT);
		assert_ok!(Resolutions::sign_petition(signed(DORA), DRAFT, BAKERY, 0));
		assert_eq!(supported(Track::Special, &bylaws()), OVER);
		assert_ok!(Resolutions::withdraw(signed(CHAIR), OVER));
		Resolutions::do_try_state().unwrap();
		corrupt();
		Resolutions::do_try_state().unwrap_err()
	})
}

fn change(id: ResolutionId, change: impl FnOnce(&mut Resolution)) {
	crate::Resolutions::<Test>::mutate(id, |resolution| change(resolution.as_mut().unwrap()));
}

fn change_motion(id: ResolutionId, change: impl FnOnce(&mut Motion<Hash>)) {
	Motions::<Test>::mutate(id, |motion| change(motion.as_mut().unwrap()));
}

fn change_assembly(change: impl FnOnce(&mut Assembly<Hash>)) {
	Assemblies::<Test>::mutate(VOTING, BAKERY, |assembly| change(assembly.as_mut().unwrap()));
}

/// The key of the resolution in a queue ordered by deadlines.
fn key(id: ResolutionId) -> ([u8; 8], ResolutionId) {
	(resolution(id).ends_at.unwrap().to_be_bytes(), id)
}

const CAST: Ballot = cast(Choice::For, 0);

/// Somebody whom the first report of an assembly names.
const PRESENT: Ballot =
	Ballot { cast: None, named: Some(Named { rolls: OnRolls(1), dissents: OnRolls(0), second_call: false }) };

#[test]
fn who_is_judged_is_known_and_silent() {
	let judges = |member, part| Judged { member, part };
	let error = corrupted(|| {
		change(DRAFT, |one| one.judged = vec![judges(4, Part::None)].try_into().unwrap());
	});
	assert_eq!(error, DispatchError::Other("2: who is judged is not whom the call of a resolution judges"));
	let error = chain().execute_with(|| {
		let id = opened(Track::Ordinary, &dismiss(4));
		Ballots::<Test>::insert((id, BAKERY, 4), cast(Choice::Against, MAX_CHANGES));
		change(id, |one| one.tally.against = 1);
		Resolutions::do_try_state().unwrap_err()
	});
	assert_eq!(
		error,
		DispatchError::Other("5: a member voted whom the resolution judges, or who is paid by what it rescinds")
	);
}

#[test]
fn ids_and_numbers_have_no_gaps() {
	let missing = "1: an id of a resolution is missing or was not given out";
	assert_eq!(corrupted(|| crate::Resolutions::<Test>::remove(DRAFT)), says(missing));
	assert_eq!(corrupted(|| ResolutionCount::<Test>::put(3)), says(missing));
	assert_eq!(corrupted(|| ResolutionCount::<Test>::put(5)), says(missing));
	assert_eq!(corrupted(|| change(DRAFT, |draft| draft.number = 2)), says("1: a number is given twice"));
	let in_coop = "1: a number of a body is missing";
	assert_eq!(corrupted(|| change(OVER, |over| over.number = 5)), says(in_coop));
	assert_eq!(corrupted(|| NumbersGiven::<Test>::insert(Body::Coop(BAKERY), 5)), says(in_coop));
}

#[test]
fn every_resolution_has_its_motion_and_its_call() {
	assert_eq!(corrupted(|| Motions::<Test>::remove(DRAFT)), says("2: a resolution has no motion"));
	let call = "2: the call of a resolution is missing, left over or not what was frozen";
	assert_eq!(corrupted(|| Calls::<Test>::remove(DRAFT)), says(call));
	assert_eq!(corrupted(|| Calls::<Test>::insert(CONSENT, Calls::<Test>::get(DRAFT).unwrap())), says(call));
	assert_eq!(corrupted(|| Calls::<Test>::insert(VOTING, Calls::<Test>::get(DRAFT).unwrap())), says(call));
	let unclaimed = "2: a motion, an election or a count of numbers belongs to no resolution";
	assert_eq!(corrupted(|| Motions::<Test>::insert(5, motion(DRAFT))), says(unclaimed));
	assert_eq!(corrupted(|| NumbersGiven::<Test>::insert(Body::Coop(COURIERS), 1)), says(unclaimed));
}

fn entry(id: ResolutionId) -> (CoopId, [u8; 8], [u8; 4]) {
	let (due, id) = key(id);
	(BAKERY, due, id.to_be_bytes())
}

#[test]
fn next_deadlines_of_co_ops_are_the_first_on_their_agendas() {
	let head = "3: the turn of a co-op is neither its next deadline nor its last turn";
	assert_eq!(corrupted(|| HeadOf::<Test>::insert(BAKERY, (0, DRAFT))), says(head));
	assert_eq!(corrupted(|| HeadOf::<Test>::insert(COURIERS, (START, DRAFT))), says(head));
	// Its turn is put off although nothing of it was due yet.
	let later = || {
		let (due, id) = HeadOf::<Test>::get(BAKERY).unwrap();
		Heads::<Test>::remove(due.to_be_bytes(), id.to_be_bytes());
		Heads::<Test>::insert((due + 1).to_be_bytes(), id.to_be_bytes(), BAKERY);
		HeadOf::<Test>::insert(BAKERY, (due + 1, id));
	};
	assert_eq!(corrupted(later), says(head));
	assert_eq!(corrupted(|| Heads::<Test>::insert([0; 8], [0; 4], BAKERY)), says(head));
	let of_another = || {
		let (due, id) = HeadOf::<Test>::get(BAKERY).unwrap();
		Heads::<Test>::remove(due.to_be_bytes(), id.to_be_bytes());
		Heads::<Test>::insert(due.to_be_bytes(), (id + 1).to_be_bytes(), BAKERY);
		HeadOf::<Test>::insert(BAKERY, (due, id + 1));
	};
	assert_eq!(corrupted(of_another), says(head));
	let remove = || {
		let (due, id) = HeadOf::<Test>::get(BAKERY).unwrap();
		Heads::<Test>::remove(due.to_be_bytes(), id.to_be_bytes());
	};
	assert_eq!(corrupted(remove), says(head));
}

#[test]
fn queues_hold_just_what_waits() {
	let queue = "3: the agenda or the queue of prunings is not what waits for a deadline";
	assert_eq!(corrupted(|| Agenda::<Test>::remove(entry(DRAFT))), says(queue));
	assert_eq!(corrupted(|| Agenda::<Test>::insert((BAKERY, [0; 8], DRAFT.to_be_bytes()), ())), says(queue));
	assert_eq!(corrupted(|| Agenda::<Test>::insert(entry(OVER), ())), says(queue));
	assert_eq!(corrupted(|| Prunings::<Test>::remove(key(OVER))), says(queue));
	assert_eq!(corrupted(|| Prunings::<Test>::insert(key(DRAFT), ())), says(queue));
}

#[test]
fn open_resolutions_are_listed() {
	let wrong = "4: the list of open resolutions is wrong";
	let change = |change: fn(&mut Vec<ResolutionId>)| {
		let mut open = OpenResolutions::<Test>::get(BAKERY).into_inner();
		change(&mut open);
		OpenResolutions::<Test>::insert(BAKERY, BoundedVec::truncate_from(open));
	};
	assert_eq!(corrupted(|| change(|open| open.push(OVER))), says(wrong));
	assert_eq!(corrupted(|| change(|open| open.push(DRAFT))), says(wrong));
	assert_eq!(corrupted(|| change(|open| open.truncate(1))), says(wrong));
	let unlisted = "4: an open resolution is not listed";
	assert_eq!(corrupted(|| OpenResolutions::<Test>::remove(BAKERY)), says(unlisted));
	assert_eq!(
		corrupted(|| OpenResolutions::<Test>::insert(COURIERS, BoundedVec::truncate_from(vec![DRAFT]))),
		says(wrong)
	);
	let drafts = "4: a draft is not listed, or what is none";
	assert_eq!(corrupted(|| Drafts::<Test>::remove(BAKERY, DRAFT)), says(drafts));
	assert_eq!(corrupted(|| Drafts::<Test>::insert(BAKERY, VOTING, ())), says(drafts));
	assert_eq!(corrupted(|| Drafts::<Test>::insert(COURIERS, DRAFT, ())), says(drafts));
	let places = "4: places are counted wrong, or too many are held in one way";
	assert_eq!(corrupted(|| PlacesOfPetitions::<Test>::insert(BAKERY, 1)), says(places));
	assert_eq!(corrupted(|| change_motion(VOTING, |motion| motion.by_petition = true)), says(places));
	assert_eq!(corrupted(|| MaxOpen::set(1 + RESERVED_PLACES)), says(places));
	let of_members = says("4: the places of who proposes or seconds are counted wrong");
	let held = PlacesOfMembers::<Test>::get;
	assert_eq!(corrupted(|| PlacesOfMembers::<Test>::insert(BAKERY, 1, held(BAKERY, 1) + 1)), of_members);
	assert_eq!(corrupted(|| PlacesOfMembers::<Test>::remove(BAKERY, 1)), of_members);
	assert_eq!(corrupted(|| PlacesOfMembers::<Test>::insert(COURIERS, 1, 1)), of_members);
	assert_eq!(corrupted(|| PlacesOfMembers::<Test>::insert(BAKERY, 99, 0)), of_members);
}

#[test]
fn members_are_nominated_in_elections_only() {
	let nominations = says("7: nominations are counted wrong, or somebody is nominated in no election");
	let nominated = Signature { nominates: Some(9), nominations: 1, ..Default::default() };
	assert_eq!(corrupted(|| Signatures::<Test>::insert((VOTING, BAKERY, Whose::Member(9)), nominated)), nominations);
}

#[test]
fn the_tally_is_what_the_ballots_of_electors_say() {
	let tally = "5: the tally is not what the ballots say";
	assert_eq!(corrupted(|| change(VOTING, |voting| voting.tally.for_ += 1)), says(tally));
	assert_eq!(corrupted(|| change(VOTING, |voting| voting.tally.on_chain -= 1)), says(tally));
	assert_eq!(corrupted(|| change(VOTING, |voting| voting.tally.in_assembly = 0)), says(tally));
	assert_eq!(corrupted(|| Ballots::<Test>::remove((VOTING, BAKERY, 1))), says(tally));
	assert_eq!(corrupted(|| Ballots::<Test>::insert((VOTING, BAKERY, 8), CAST)), says(tally));
	assert_eq!(corrupted(|| Ballots::<Test>::insert((OVER, BAKERY, 8), CAST)), says(tally));
	assert_eq!(
		corrupted(|| Ballots::<Test>::insert((VOTING, BAKERY, 4), CAST)),
		says("5: a recused member was not against it once and for all")
	);
	let concerned = "5: the members whom it concerns are counted wrong";
	assert_eq!(corrupted(|| change(VOTING, |voting| voting.concerned.paid = 0)), says(concerned));
	assert_eq!(corrupted(|| change(VOTING, |voting| voting.concerned.judged += 1)), says(concerned));
	let no_elector = corrupted(|| {
		seat(BAKERY, 12, 12);
		Ballots::<Test>::insert((VOTING, BAKERY, 12), CAST);
	});
	assert_eq!(no_elector, says("5: a ballot is not an elector's"));
	let too_many = corrupted(|| change(VOTING, |voting| voting.electorate.electors = 4));
	assert_eq!(too_many, says("5: more members took part than have a vote"));
	let empty = corrupted(|| Ballots::<Test>::insert((VOTING, BAKERY, 8), Ballot::default()));
	assert_eq!(empty, says("5: a ballot is empty"));
}

#[test]
fn votes_open_in_time_and_rules_are_no_weaker_than_the_chain_allows() {
	let weak = "6: a rule is weaker than the chain allows";
	let weaken: [fn(&mut Rules); 5] = [
		|rules| rules.notice_days = 13,
		|rules| rules.freeze_days = 2,
		|rules| rules.quorum_first_bps = 2_499,
		|rules| rules.voting_days = 2,
		|rules| rules.timelock_days = 0,
	];
	for weaken in weaken {
		assert_eq!(corrupted(|| change(DRAFT, |draft| weaken(&mut draft.rules))), says(weak));
	}
	assert_eq!(corrupted(|| change(OVER, |over| over.rules.notice_days = 20)), says(weak));
	let early = "6: a vote opened before its time";
	assert_eq!(corrupted(|| change_motion(VOTING, |motion| motion.opened_at = Some(START + 20 * DAY))), says(early));
	assert_eq!(corrupted(|| change(VOTING, |voting| voting.rules.notice_days = 22)), says(early));
	let endless = "6: a notice without end";
	let never = corrupted(|| DayLength::set(Moment::MAX));
	DayLength::set(DAY);
	assert_eq!(never, says(endless));
}

#[test]
fn signatures_and_objections_are_counted() {
	let signatures = "7: signatures are counted wrong, or one was taken back";
	assert_eq!(corrupted(|| change_motion(DRAFT, |motion| motion.signatures = 2)), says(signatures));
	assert_eq!(corrupted(|| Signers::<Test>::remove(DRAFT)), says(signatures));
	let twice = || {
		Signers::<Test>::insert(DRAFT, Signatories::try_from(vec![4, 4]).unwrap());
		change_motion(DRAFT, |motion| motion.signatures = 2);
	};
	assert_eq!(corrupted(twice), says(signatures));
	let back =
		|| Signatures::<Test>::mutate((DRAFT, BAKERY, Whose::Member(4)), |signature| signature.taken_back = Some(0));
	assert_eq!(corrupted(back), says(signatures));
	let signatures = "7: requests or challenges are counted wrong";
	assert_eq!(corrupted(|| change_motion(VOTING, |motion| motion.secret_requests = 0)), says(signatures));
	let unsigned = corrupted(|| Signatures::<Test>::remove((VOTING, BAKERY, Whose::Member(10))));
	assert_eq!(unsigned, says(signatures));
	let objections = "7: objections are counted wrong";
	assert_eq!(corrupted(|| Objections::<Test>::remove((CONSENT, BAKERY, Whose::Member(4)))), says(objections));
	assert_eq!(
		corrupted(|| change(CONSENT, |consent| consent.phase = Phase::Consent { objections: 0 })),
		says(objections)
	);
	let withdrawn = Objection { reason: Hash::default(), stands: false, amendments: 0 };
	assert_eq!(
		corrupted(|| Objections::<Test>::insert((CONSENT, BAKERY, Whose::Member(4)), withdrawn)),
		says(objections)
	);
}

#[test]
fn assemblies_are_counted_by_three_tellers() {
	let roll = "8: the roll of an assembly is counted wrong";
	assert_eq!(corrupted(|| change_assembly(|assembly| assembly.reports[0].roll = 3)), says(roll));
	assert_eq!(corrupted(|| change_assembly(|assembly| assembly.reports[0].replaces.for_ = 1)), says(roll));
	assert_eq!(corrupted(|| Ballots::<Test>::insert((VOTING, BAKERY, 8), PRESENT)), says(roll));
	let voted = Ballot { cast: CAST.cast, ..PRESENT };
	assert_eq!(corrupted(|| Ballots::<Test>::insert((VOTING, BAKERY, 9), voted)), says(roll));
	assert_eq!(corrupted(|| change_assembly(|assembly| assembly.reports[0].dissents = 1)), says(roll));
	let no_roll = corrupted(|| {
		let named = Some(Named { rolls: OnRolls(2), dissents: OnRolls(1), second_call: false });
		Ballots::<Test>::insert((VOTING, BAKERY, 8), Ballot { cast: None, named });
	});
	assert_eq!(no_roll, says("8: a member dissents who is on no roll"));
	let dissent = corrupted(|| {
		change_assembly(|assembly| assembly.reports.iter_mut().for_each(|report| report.dissents = 2));
		for member in [9, 10] {
			let named = Some(Named { rolls: OnRolls(1), dissents: OnRolls(1), second_call: false });
			Ballots::<Test>::insert((VOTING, BAKERY, member), Ballot { cast: None, named });
		}
	});
	assert_eq!(dissent, says("8: more members dissent than were not for it"));
	let none = "8: a member is on the roll of no report";
	assert_eq!(corrupted(|| Assemblies::<Test>::remove(VOTING, BAKERY)), says(none));
	let elsewhere =
		Ballot { cast: None, named: Some(Named { rolls: OnRolls(4), dissents: OnRolls(0), second_call: false }) };
	assert_eq!(corrupted(|| Ballots::<Test>::insert((VOTING, BAKERY, 8), elsewhere)), says(none));
	assert_eq!(
		corrupted(|| change_assembly(|assembly| assembly.reports[0].result = Some(result(2, 1, 0)))),
		says("8: an assembly has more votes than members")
	);
	assert_eq!(
		corrupted(|| change_assembly(|assembly| assembly.reports[0].result = Some(result(u32::MAX, 3, 0)))),
		says("8: an assembly has more votes than members")
	);
	let tellers = "8: an assembly is counted with too few tellers";
	let change_counted =
		|change: fn(&mut Counted)| corrupted(|| change_assembly(|assembly| change(assembly.counted.as_mut().unwrap())));
	assert_eq!(change_counted(|counted| counted.tellers[2] = own(6)), says(tellers));
	assert_eq!(change_counted(|counted| counted.tellers[2] = own(8)), says(tellers));
	let strangers = corrupted(|| {
		change_assembly(|assembly| {
			let of_others = |hand: &mut Hand| hand.coop = COURIERS;
			assembly.tellers.iter_mut().for_each(|teller| of_others(&mut teller.hand));
			assembly.counted.as_mut().unwrap().tellers.iter_mut().for_each(of_others);
		})
	});
	assert_eq!(strangers, says("8: an assembly is counted by strangers alone"));
	let result = "8: an assembly is counted without a result";
	assert_eq!(change_counted(|counted| counted.report = 2), says(result));
	assert_eq!(corrupted(|| change_assembly(|assembly| assembly.reports[0].result = None)), says(result));
	assert_eq!(corrupted(|| change_assembly(|assembly| assembly.counted = None)), says(result));
	let uncounted = corrupted(|| change_assembly(|assembly| assembly.reports[0].was_counted = false));
	assert_eq!(uncounted, says("8: a report corrects what was not counted"));
	let corrects = "8: a report corrects what was not counted";
	assert_eq!(corrupted(|| change_assembly(|assembly| assembly.reports[0].corrects = Some(1))), says(corrects));
}

#[test]
fn proxies_are_counted() {
	let wrong = says("8: proxies are counted wrong");
	let said = |report, holder, held| {
		let said = vec![Proxy { report, holder, held }].try_into().unwrap();
		Proxies { second_call: false, said }
	};
	let say = |member, proxies| ProxiesOf::<Test>::insert((VOTING, BAKERY, member), proxies);
	assert_eq!(corrupted(|| change_assembly(|assembly| assembly.reports[0].proxies = 1)), wrong);
	// Whose proxy is nowhere held, who holds that of nobody, and who is not there.
	let both = |holder, held, member: MemberNo, of| {
		corrupted(|| {
			change_assembly(|assembly| assembly.reports.iter_mut().for_each(|report| report.proxies = 1));
			say(holder, said(0, None, held));
			say(member, said(0, Some(of), 0));
		})
	};
	assert_eq!(both(9, 1, 8, 9), wrong);
	assert_eq!(both(8, 1, 10, 8), wrong);
	assert_eq!(both(9, 2, 10, 9), wrong);
	assert_eq!(both(9, 0, 10, 9), wrong);
	assert_eq!(both(8, 0, 10, 9), wrong);
	assert_eq!(corrupted(|| say(9, said(0, None, 1))), wrong);
	let chain = corrupted(|| {
		change_assembly(|assembly| assembly.reports.iter_mut().for_each(|report| report.proxies = 2));
		say(9, said(0, Some(10), 1));
		say(10, said(0, Some(9), 1));
	});
	assert_eq!(chain, wrong);
}

#[test]
fn each_teller_has_one_report_and_one_word() {
	let two = corrupted(|| {
		change_assembly(|assembly| {
			let again = assembly.reports[1].clone();
			assembly.reports.try_push(Report { roll: 0, corrects: None, ..again }).unwrap();
		})
	});
	assert_eq!(two, says("8: a teller has two reports at a time"));
	let word = corrupted(|| {
		change_assembly(|assembly| {
			let again = assembly.tellers[1];
			assembly.tellers.try_push(again).unwrap();
		})
	});
	assert_eq!(word, says("8: a teller agrees to two reports"));
	let nothing = "8: a teller agrees to what nobody reports";
	let agree = |to| corrupted(|| change_assembly(|assembly| assembly.tellers[0].agrees_to = Some(to)));
	// The first counts already, the second has no result, and there is no third.
	for report in [0, 1, 2] {
		assert_eq!(agree(report), says(nothing));
	}
}

#[test]
fn kept_ballots_are_known() {
	let kept = "9: ballots are kept that are not known to be, or the other way round";
	let noticed = || (START + CIVIL_AHEAD).to_be_bytes();
	assert_eq!(corrupted(|| Kept::<Test>::remove((Some(BAKERY), noticed(), VOTING))), says(kept));
	assert_eq!(corrupted(|| Kept::<Test>::insert((Some(BAKERY), noticed(), DRAFT), ())), says(kept));
	assert_eq!(corrupted(|| Kept::<Test>::insert((Some(COURIERS), noticed(), VOTING), ())), says(kept));
	assert_eq!(corrupted(|| change_motion(VOTING, |motion| motion.noticed_at = Some(START + 1))), says(kept));
}

/// Corrupts the state of a chain that keeps the minutes of an assembly, and gives what the check says.
fn corrupted_minutes(corrupt: impl FnOnce(&mut AllMinutes<Hash>)) -> DispatchError {
	chain().execute_with(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=6));
		count_assembly(id, result(4, 1, 1));
		until_recorded(id);
		MinutesOf::<Test>::mutate(id, BAKERY, corrupt);
		Resolutions::do_try_state().unwrap_err()
	})
}

#[test]
fn minutes_of_assemblies_are_kept() {
	let kept = "11: the minutes of an assembly are not kept";
	assert_eq!(corrupted_minutes(|all| all[0].count.roll = 7), says(kept));
	assert_eq!(
		corrupted(|| MinutesOf::<Test>::insert(99, BAKERY, AllMinutes::default())),
		says("11: minutes are kept of no resolution")
	);
	let most = "11: minutes are kept of more assemblies than there were";
	assert_eq!(corrupted_minutes(|all| all.clear()), says(most));
	assert_eq!(corrupted_minutes(|all| all.try_push(all[0].clone()).unwrap()), says(most));
	let votes = "11: minutes have more votes than members";
	assert_eq!(corrupted_minutes(|all| all[0].count.votes.for_ = 5), says(votes));
	let too_many = Votes { for_: 1, against: 1, abstain: 0 };
	let earlier = || Some(Count { roll: 1, votes: too_many, candidates: BoundedVec::new() });
	assert_eq!(corrupted_minutes(|all| all[0].corrected = earlier()), says(votes));
	let tellers = "11: minutes are kept on which too few tellers agreed";
	assert_eq!(corrupted_minutes(|all| all[0].tellers.truncate(1)), says(tellers));
	assert_eq!(corrupted_minutes(|all| all[0].tellers[1] = own(5)), says(tellers));
	let stranger = |hand: &mut Hand| hand.coop = COURIERS;
	assert_eq!(corrupted_minutes(|all| all[0].tellers.iter_mut().for_each(stranger)), says(tellers));
	let lost = chain().execute_with(|| {
		let id = opened(Track::Ordinary, &note(1));
		assert_ok!(roll_call(5, id, 1..=6));
		count_assembly(id, result(4, 1, 1));
		until_recorded(id);
		MinutesOf::<Test>::remove(id, BAKERY);
		Resolutions::do_try_state().unwrap_err()
	});
	assert_eq!(lost, says(kept));
}

#[test]
fn minutes_of_assemblies_are_kept_where_co_ops_decide() {
	let wrong = chain().execute_with(|| {
		federation(3);
		let id = federation_opened(Track::Special, &charter());
		assert_ok!(roll_call(5, id, 1..=6));
		count_assembly(id, result(6, 0, 0));
		until_recorded(id);
		Resolutions::do_try_state().unwrap();
		MinutesOf::<Test>::mutate(id, BAKERY, |all| all[0].count.roll = 7);
		Resolutions::do_try_state().unwrap_err()
	});
	assert_eq!(wrong, says("11: the minutes of an assembly are not kept"));
}

/// Corrupts the state of a chain on which the first resolution is long over, and gives what the check says.
fn corrupted_record(corrupt: impl FnOnce(ResolutionId)) -> DispatchError {
	chain().execute_with(|| {
		let id = enacted(Track::Ordinary, &note(1));
		until_recorded(id);
		Resolutions::do_try_state().unwrap();
		corrupt(id);
		Resolutions::do_try_state().unwrap_err()
	})
}

#[test]
fn of_what_is_long_over_its_record_is_kept_and_nothing_else() {
	assert_eq!(
		corrupted_record(Records::<Test>::remove),
		says("1: an id of a resolution is missing or was not given out")
	);
	let renumber = |id| Records::<Test>::mutate(id, |record| record.as_mut().unwrap().number = 2);
	assert_eq!(corrupted_record(renumber), says("1: a number of a body is missing"));
	let reopen = |id| Records::<Test>::mutate(id, |record| record.as_mut().unwrap().phase = Phase::Passed);
	assert_eq!(corrupted_record(reopen), says("14: a record is of what is not over"));
	let more = "14: more than its record is kept of what is over";
	let objection = Objection { reason: Hash::default(), stands: false, amendments: 0 };
	let left: [fn(ResolutionId, Objection<Hash>); 6] = [
		|id, _| Ballots::<Test>::insert((id, BAKERY, 1), CAST),
		|id, _| Signatures::<Test>::insert((id, BAKERY, Whose::Member(1)), Signature::default()),
		|id, _| Signers::<Test>::insert(id, Signatories::new()),
		|id, objection| Objections::<Test>::insert((id, BAKERY, Whose::Member(1)), objection),
		|id, _| ProxiesOf::<Test>::insert((id, BAKERY, 1), Proxies::default()),
		|id, _| Assemblies::<Test>::insert(id, BAKERY, Assembly::default()),
	];
	for leave in left {
		assert_eq!(corrupted_record(|id| leave(id, objection)), says(more));
	}
	let call = |id| {
		let other = supported(Track::Ordinary, &note(2));
		Calls::<Test>::insert(id, Calls::<Test>::get(other).unwrap());
	};
	assert_eq!(corrupted_record(call), says(more));
	let positions = |id| PositionsOf::<Test>::insert(id, BoundedVec::new());
	let of_none = "10: a part of a co-op or a result belongs to no decision of several";
	assert_eq!(corrupted_record(positions), says(of_none));
}

/// A vote of the federation that is open: the bakery and the couriers by their delegates, the third co-op by its members, the
/// fourth recused and the fifth suspended.
const FEDERAL: ResolutionId = 1;
/// An agreement on the agenda, between the bakery and the couriers.
const AGREEMENT: ResolutionId = 2;
/// A resolution of the federation on the agenda, with a request of a member of the third co-op.
const NOTICE: ResolutionId = 3;
/// One that was withdrawn.
const GONE: ResolutionId = 4;
/// A draft for the bakery alone.
const OWN: ResolutionId = 5;

/// Corrupts the state of a chain on which several co-ops decide, and gives what the check says.
fn corrupted_together(corrupt: impl FnOnce()) -> DispatchError {
	chain().execute_with(|| {
		federation(5);
		set_voice(5, Voice::Suspended);
		by_members(3);
		assert_eq!(federation_opened(Track::Ordinary, &federation_pays(coop_account(4))), FEDERAL);
		delegates_vote(FEDERAL, [BAKERY], Choice::For);
		vote_in(3, FEDERAL, 1..=6, Choice::For);
		let parties = vec![BAKERY, COURIERS].try_into().unwrap();
		assert_ok!(Resolutions::propose_agreement(
			signed(DORA),
			BAKERY,
			parties,
			Track::Ordinary,
			title(),
			Hash::default(),
			None
		));
		assert_ok!(Resolutions::second(signed(NINA), AGREEMENT, COURIERS, 0));
		set_bylaws_of(3, None);
		assert_eq!(federation_supported(Track::Ordinary, &federation_pays(STRANGER)), NOTICE);
		assert_ok!(request_ballot(3, 5, NOTICE));
		assert_eq!(federation_supported(Track::Ordinary, &federate(1)), GONE);
		assert_ok!(Resolutions::withdraw(signed(DORA), GONE));
		assert_eq!(draft_text(Track::Ordinary), OWN);
		Resolutions::do_try_state().unwrap();
		corrupt();
		Resolutions::do_try_state().unwrap_err()
	})
}

fn change_poll(id: ResolutionId, coop: CoopId, change: impl FnOnce(&mut Poll)) {
	Polls::<Test>::mutate(id, coop, |poll| change(poll.as_mut().unwrap()));
}

#[test]
fn a_co_op_decides_on_what_was_proposed_in_it() {
	let other = "1: a resolution of one co-op was proposed in another";
	assert_eq!(corrupted_together(|| change(OWN, |own| own.body = Body::Coop(COURIERS))), says(other));
	let missing = "1: a number of a body is missing";
	assert_eq!(corrupted_together(|| NumbersGiven::<Test>::insert(Body::Federation, 4)), says(missing));
	assert_eq!(corrupted_together(|| change(AGREEMENT, |one| one.number = 2)), says(missing));
	assert_eq!(corrupted_together(|| change(GONE, |one| one.number = 1)), says("1: a number is given twice"));
}

#[test]
fn what_several_co_ops_decide_is_listed() {
	let listed = "4: what several co-ops decide is not listed, or listed though it is final";
	assert_eq!(corrupted_together(|| OpenAmongCoops::<Test>::remove(FEDERAL)), says(listed));
	assert_eq!(corrupted_together(|| OpenAmongCoops::<Test>::remove(AGREEMENT)), says(listed));
	assert_eq!(corrupted_together(|| OpenAmongCoops::<Test>::insert(GONE, ())), says(listed));
	assert_eq!(corrupted_together(|| OpenAmongCoops::<Test>::insert(OWN, ())), says(listed));
}

#[test]
fn ballots_and_requests_are_counted_in_each_co_op() {
	let tally = "5: the tally is not what the ballots say";
	assert_eq!(corrupted_together(|| change_poll(FEDERAL, 3, |poll| poll.tally.for_ += 1)), says(tally));
	assert_eq!(corrupted_together(|| Ballots::<Test>::remove((FEDERAL, 3, 1))), says(tally));
	assert_eq!(corrupted_together(|| Ballots::<Test>::insert((FEDERAL, 3, 8), CAST)), says(tally));
	let recused = corrupted_together(|| {
		change_poll(FEDERAL, 3, |poll| {
			poll.recused = BoundedVec::truncate_from(vec![2]);
			poll.concerned = Concerned { paid: 1, judged: 0 };
		})
	});
	assert_eq!(recused, says("5: a recused member was not against it once and for all"));
	let no_elector = corrupted_together(|| {
		seat(3, 11, account_in(3, 11));
		Ballots::<Test>::insert((FEDERAL, 3, 11), CAST);
	});
	assert_eq!(no_elector, says("5: a ballot is not an elector's"));
	let too_many = corrupted_together(|| change_poll(FEDERAL, 3, |poll| poll.electorate.electors = 5));
	assert_eq!(too_many, says("5: more members took part than have a vote"));
	let elsewhere = corrupted_together(|| Ballots::<Test>::insert((OWN, COURIERS, 1), CAST));
	assert_eq!(elsewhere, says("5: a ballot was cast in another co-op"));

	let requests = "7: requests or challenges are counted wrong";
	assert_eq!(corrupted_together(|| change_poll(NOTICE, 3, |poll| poll.requests = 0)), says(requests));
	assert_eq!(corrupted_together(|| Signatures::<Test>::remove((NOTICE, 3, Whose::Member(5)))), says(requests));
	assert_eq!(corrupted_together(|| change_poll(NOTICE, 3, |poll| poll.challenged_by = Some(1))), says(requests));
	let report = Report {
		by: Hand { coop: 3, member: 5 },
		corrects: None,
		roll: 1,
		roll_hash: Hash::default(),
		proxies: 0,
		dissents: 0,
		replaces: Votes::default(),
		result: None,
		was_counted: false,
	};
	let assembly = Assembly { reports: BoundedVec::truncate_from(vec![report]), ..Default::default() };
	assert_eq!(
		corrupted_together(|| Assemblies::<Test>::insert(FEDERAL, 3, assembly)),
		says("8: the roll of an assembly is counted wrong")
	);
}

#[test]
fn ballots_of_several_co_ops_are_kept_together() {
	let kept = "9: ballots are kept that are not known to be, or the other way round";
	let noticed = || motion(FEDERAL).noticed_at.unwrap().to_be_bytes();
	assert_eq!(corrupted_together(|| Kept::<Test>::remove((None::<CoopId>, noticed(), FEDERAL))), says(kept));
	assert_eq!(corrupted_together(|| Kept::<Test>::insert((Some(BAKERY), noticed(), FEDERAL), ())), says(kept));
}

#[test]
fn a_co_op_has_missed_votes_that_were() {
	let missed = "12: a co-op has missed no vote, or one that is still to come";
	let missing = |votes, since| move || absent(3, Absence { votes, since, told: false });
	assert_eq!(corrupted_together(missing(0, START)), says(missed));
	assert_eq!(corrupted_together(missing(1, Time::get() + 400 * DAY)), says(missed));
}

#[test]
fn each_co_op_has_one_part_and_votes_by_who_gives_its_vote() {
	let counted = "10: the co-ops that count are counted wrong";
	assert_eq!(corrupted_together(|| Polls::<Test>::remove(FEDERAL, COURIERS)), says(counted));
	assert_eq!(corrupted_together(|| Polls::<Test>::remove(FEDERAL, 4)), says(counted));
	assert_eq!(corrupted_together(|| Polls::<Test>::remove(AGREEMENT, BAKERY)), says(counted));
	let joined = corrupted_together(|| Polls::<Test>::insert(FEDERAL, 6, poll_of(FEDERAL, COURIERS)));
	assert_eq!(joined, says(counted));
	assert_eq!(corrupted_together(|| change(FEDERAL, |one| one.electorate.electors += 1)), says(counted));
	assert_eq!(corrupted_together(|| change(FEDERAL, |one| one.electorate.suspended = 0)), says(counted));
	assert_eq!(corrupted_together(|| change(FEDERAL, |one| one.concerned.paid += 1)), says(counted));
	assert_eq!(corrupted_together(|| change(FEDERAL, |one| one.concerned.judged += 1)), says(counted));
	let paid = "10: the members whom it pays are counted wrong";
	assert_eq!(corrupted_together(|| change_poll(FEDERAL, 3, |poll| poll.concerned.paid += 1)), says(paid));
	let unpaid = |poll: &mut Poll| poll.recused = BoundedVec::truncate_from(vec![2]);
	assert_eq!(corrupted_together(|| change_poll(FEDERAL, 3, unpaid)), says(paid));
	assert_eq!(corrupted_together(|| change_poll(FEDERAL, 5, |poll| poll.voter = Voter::Delegate)), says(counted));
	assert_eq!(
		corrupted_together(|| change_poll(FEDERAL, 3, |poll| poll.voter = Voter::Delegate)),
		says("10: a member voted where the members do not")
	);
	assert_eq!(
		corrupted_together(|| change_poll(FEDERAL, BAKERY, |poll| poll.voter = Voter::Members)),
		says("10: a delegate voted where the delegate does not")
	);
	let vote = DelegateVote { by: None, choice: Choice::For, changes: 0 };
	assert_eq!(
		corrupted_together(|| change_poll(FEDERAL, 5, |poll| poll.delegate = Some(vote))),
		says("10: a delegate voted where the delegate does not")
	);
	let member = |members, ballot: Ballot| {
		corrupted_together(|| {
			change_poll(FEDERAL, 4, |poll| poll.voter = if members { Voter::Members } else { Voter::Delegate });
			Ballots::<Test>::insert((FEDERAL, 4, 1), ballot);
		})
	};
	let judged = |corrupt: fn()| {
		corrupted_together(|| {
			change_poll(FEDERAL, 4, |poll| poll.concern = Some(Concern::Judged));
			change(FEDERAL, |one| one.concerned = Concerned { paid: 0, judged: 1 });
			Resolutions::do_try_state().unwrap();
			corrupt();
		})
	};
	assert_eq!(judged(|| change(FEDERAL, |one| one.concerned.judged = 0)), says(counted));
	let opposed = judged(|| {
		let vote = DelegateVote { by: Some(1), choice: Choice::Against, changes: 0 };
		change_poll(FEDERAL, 4, |poll| poll.delegate = Some(vote));
	});
	assert_eq!(opposed, says("10: a delegate voted where the delegate does not"));
	let instructed = judged(|| {
		let vote = DelegateVote { by: None, choice: Choice::Against, changes: 0 };
		change_poll(FEDERAL, 4, |poll| poll.delegate = Some(vote));
	});
	assert_eq!(instructed, says("10: a delegate voted where the delegate does not"));
	let voted = judged(|| {
		let ballot = cast(Choice::Against, MAX_CHANGES);
		Ballots::<Test>::insert((FEDERAL, 4, 1), ballot);
		change_poll(FEDERAL, 4, |poll| poll.tally = Tally { against: 1, on_chain: 1, ..Default::default() });
	});
	assert_eq!(voted, says("10: a member voted where the members do not"));
	let for_it = DelegateVote { by: Some(1), choice: Choice::For, changes: 0 };
	assert_eq!(
		corrupted_together(|| change_poll(FEDERAL, 4, |poll| poll.delegate = Some(for_it))),
		says("10: the delegate of a co-op that is paid is not against that")
	);
	let against = |changes| cast(Choice::Against, changes);
	assert_eq!(member(false, against(MAX_CHANGES)), says("10: a member voted where the members do not"));
	for ballot in [CAST, against(0), PRESENT] {
		let not_against = "10: a member of a co-op that is paid was not against that once and for all";
		assert_eq!(member(true, ballot), says(not_against));
	}
	assert_eq!(member(true, against(MAX_CHANGES)), says("5: the tally is not what the ballots say"));
	assert_eq!(
		corrupted_together(|| Ballots::<Test>::insert((FEDERAL, 6, 1), CAST)),
		says("10: a ballot was cast in a co-op that has no part")
	);
}

#[test]
fn parts_and_results_belong_to_what_several_co_ops_decide() {
	let none = "10: a part of a co-op or a result belongs to no decision of several";
	assert_eq!(corrupted_together(|| Polls::<Test>::insert(OWN, BAKERY, poll_of(FEDERAL, COURIERS))), says(none));
	assert_eq!(corrupted_together(|| Polls::<Test>::insert(9, BAKERY, poll_of(FEDERAL, COURIERS))), says(none));
	assert_eq!(corrupted_together(|| Results::<Test>::insert(OWN, Arithmetic::default())), says(none));
	assert_eq!(corrupted_together(|| Results::<Test>::insert(9, Arithmetic::default())), says(none));
	assert_eq!(corrupted_together(|| OpenAmongCoops::<Test>::insert(9, ())), says(none));
}

/// Two alternatives and a draft, with so many of the votes closed, corrupted.
fn corrupted_alternatives(phases: u32, corrupt: impl FnOnce()) -> DispatchError {
	chain().execute_with(|| {
		assert_eq!(supported(Track::Ordinary, &note(1)), FIRST);
		assert_ok!(propose(DORA, Track::Ordinary, Secrecy::Open, &note(2)));
		assert_ok!(Resolutions::put_as_alternative(signed(DORA), OTHER, Some(FIRST)));
		assert_ok!(Resolutions::second(signed(SECRETARY), OTHER, BAKERY, 1));
		assert_ok!(propose(NINA, Track::Ordinary, Secrecy::Open, &note(3)));
		for phase in 0..phases {
			finish_phase(FIRST);
			if phase == 0 {
				vote_all(FIRST, 1..=7, Choice::For);
				vote_all(OTHER, 1..=6, Choice::For);
			}
		}
		Resolutions::do_try_state().unwrap();
		corrupt();
		Resolutions::do_try_state().unwrap_err()
	})
}

/// Two alternatives, of which the first is chosen once the vote is closed, and a draft.
const FIRST: ResolutionId = 1;
const OTHER: ResolutionId = 2;
const ALONE: ResolutionId = 3;

fn change_matter(change: impl FnOnce(&mut Matter)) {
	Matters::<Test>::mutate(FIRST, |matter| change(matter.as_mut().unwrap()));
}

#[test]
fn alternatives_are_listed_and_alike() {
	let listed = "15: an alternative is listed that is none, or twice";
	assert_eq!(corrupted_alternatives(0, || Matters::<Test>::insert(9, Matter::default())), says(listed));
	for none in [OTHER, ALONE, 9] {
		let add = || change_matter(|matter| matter.alternatives.try_push(none).unwrap());
		assert_eq!(corrupted_alternatives(0, add), says(listed));
	}
	assert_eq!(corrupted_alternatives(0, || change(OTHER, |one| one.matter = Some(OTHER))), says(listed));
	let unlisted = "15: an alternative is not listed";
	assert_eq!(corrupted_alternatives(0, || change(ALONE, |one| one.matter = Some(FIRST))), says(unlisted));
	assert_eq!(corrupted_alternatives(0, || Matters::<Test>::remove(FIRST)), says(unlisted));
	assert_eq!(corrupted_alternatives(0, || change_matter(|matter| _ = matter.alternatives.pop())), says(unlisted));

	let alike = "15: alternatives are not alike";
	let changes: [fn(&mut Resolution); 3] =
		[|one| one.subject = Subject::Upgrade, |one| one.electorate.version += 1, |one| one.track = Track::Consent];
	for unlike in changes {
		assert_eq!(corrupted_alternatives(0, || change(OTHER, unlike)), says(alike));
	}
	let draft = || {
		change(ALONE, |one| one.matter = Some(FIRST));
		change_matter(|matter| matter.alternatives.try_push(ALONE).unwrap());
	};
	assert_eq!(corrupted_alternatives(0, draft), says(alike));
	let election = || {
		let election = Election { office: Office::Teller, seats: 1, method: Method::Approval, days: 1, begins_on: 0 };
		change_motion(OTHER, |motion| motion.call = None);
		Calls::<Test>::remove(OTHER);
		for id in [FIRST, OTHER] {
			change(id, |one| one.secrecy = Secrecy::Secret);
		}
		Elections::<Test>::insert(OTHER, Contest::new(election, rochdale_primitives::bylaws::Ties::Vacant));
	};
	assert_eq!(corrupted_alternatives(0, election), says(alike));
}

#[test]
fn alternatives_are_decided_at_the_same_time_by_the_same() {
	let terms = "15: alternatives are decided at other times or by others";
	let changes: [fn(&mut Resolution); 3] =
		[|one| one.electorate.electors -= 1, |one| one.electorate.suspended += 1, |one| one.secrecy = Secrecy::Secret];
	for other in changes {
		assert_eq!(corrupted_alternatives(0, || change(OTHER, other)), says(terms));
	}
	for phases in [0, 1] {
		let later = || {
			let one = resolution(OTHER);
			let (phase, later) = (one.phase, one.ends_at.unwrap() + 1);
			Resolutions::enter_phase(OTHER, one, phase, later);
		};
		assert_eq!(corrupted_alternatives(phases, later), says(terms));
	}
	let extended = Phase::Voting { second_call: false, extensions: 1 };
	assert_eq!(corrupted_alternatives(1, || change(OTHER, |one| one.phase = extended)), says(terms));
}

#[test]
fn one_alternative_at_most_has_passed_and_it_is_the_one_that_was_chosen() {
	let two = "15: more than one alternative has passed, or one that was not chosen";
	let chosen = |chosen| move || change_matter(|matter| matter.chosen = chosen);
	for wrong in [None, Some(OTHER), Some(ALONE)] {
		for phases in [2, 3] {
			assert_eq!(corrupted_alternatives(phases, chosen(wrong)), says(two));
		}
	}
	for phase in [Phase::Enacted, Phase::Rejected { reason: Rejection::OnlyWithPaid }, Phase::Rescinded { by: 9 }] {
		assert_eq!(corrupted_alternatives(2, || change(OTHER, |one| one.phase = phase)), says(two));
	}
	let by_itself = Phase::Rejected { reason: Rejection::NotChosen { chosen: OTHER } };
	assert_eq!(corrupted_alternatives(2, || change(OTHER, |one| one.phase = by_itself)), says(two));
	let soon = "15: an alternative is chosen that has not passed, or too soon";
	assert_eq!(corrupted_alternatives(1, chosen(Some(FIRST))), says(soon));
	let lost = Phase::Rejected { reason: Rejection::NoMajority };
	let rejected = || {
		change(OTHER, |one| one.phase = lost);
		change(FIRST, |one| one.phase = lost);
	};
	assert_eq!(corrupted_alternatives(3, rejected), says(soon));
}

/// Changes the record of one that is long over.
fn change_record(id: ResolutionId, change: impl FnOnce(&mut Record<Hash>)) {
	Records::<Test>::mutate(id, |record| change(record.as_mut().unwrap()));
}

#[test]
fn what_is_long_over_is_listed_among_its_alternatives_of_which_one_was_chosen() {
	// Both are recorded.
	let long = |corrupt: &dyn Fn()| {
		corrupted_alternatives(4, || {
			assert!(Records::<Test>::contains_key(FIRST) && Records::<Test>::contains_key(OTHER));
			corrupt();
		})
	};
	let listed = says("15: an alternative is listed that is none, or twice");
	assert_eq!(long(&|| change_record(OTHER, |one| one.matter = None)), listed);
	assert_eq!(long(&|| change_matter(|matter| matter.alternatives.try_push(OTHER).unwrap())), listed);
	let unlisted = says("15: an alternative is not listed");
	assert_eq!(long(&|| Matters::<Test>::remove(FIRST)), unlisted);
	assert_eq!(long(&|| change_matter(|matter| _ = matter.alternatives.pop())), unlisted);
	assert_eq!(long(&|| change_record(ALONE, |one| one.matter = Some(FIRST))), unlisted);
	let alike = says("15: alternatives are not alike");
	assert_eq!(long(&|| change_record(OTHER, |one| one.track = Track::Special)), alike);
	assert_eq!(long(&|| change_record(OTHER, |one| one.phase = Phase::Withdrawn)), alike);
	let two = says("15: more than one alternative has passed, or one that was not chosen");
	assert_eq!(long(&|| change_record(OTHER, |one| one.phase = Phase::Enacted)), two);
	assert_eq!(long(&|| change_matter(|matter| matter.chosen = Some(OTHER))), two);
	let reject = |one: &mut Record<Hash>| one.phase = Phase::Rejected { reason: Rejection::NoMajority };
	let rejected = || [FIRST, OTHER].into_iter().for_each(|id| change_record(id, reject));
	assert_eq!(long(&rejected), says("15: an alternative is chosen that has not passed, or too soon"));
}

/// Two alternatives of the federation in the last day of their vote, corrupted.
fn corrupted_alternatives_together(corrupt: impl FnOnce()) -> DispatchError {
	chain().execute_with(|| {
		federation(4);
		assert_eq!(federation_supported(Track::Ordinary, &federate(1)), FIRST);
		assert_ok!(propose_to_federation(delegate(3), 3, Track::Ordinary, Some(&federate(2))));
		assert_ok!(Resolutions::put_as_alternative(signed(delegate(3)), OTHER, Some(FIRST)));
		assert_ok!(Resolutions::second(signed(delegate(BAKERY)), OTHER, BAKERY, 1));
		finish_phase(FIRST);
		delegates_vote(FIRST, 1..=3, Choice::For);
		finish_phase(FIRST);
		Resolutions::do_try_state().unwrap();
		corrupt();
		Resolutions::do_try_state().unwrap_err()
	})
}

#[test]
fn alternatives_of_the_federation_are_decided_by_the_same_co_ops_on_no_co_op_and_one_is_noted() {
	let other_poll = |change: fn(&mut Poll)| {
		move || Polls::<Test>::mutate(OTHER, 4, |poll| poll.as_mut().into_iter().for_each(change))
	};
	let terms = says("15: alternatives are decided at other times or by others");
	let changes: [fn(&mut Poll); 3] = [
		|poll| poll.electorate.electors += 1,
		|poll| poll.quorum_second_bps += 1,
		|poll| poll.majority = rochdale_primitives::bylaws::Majority::TwoThirds,
	];
	for changed in changes {
		assert_eq!(corrupted_alternatives_together(other_poll(changed)), terms);
	}
	let extended = Phase::LastDay { second_call: false, extensions: 1, passes: false };
	assert_eq!(corrupted_alternatives_together(|| change(OTHER, |one| one.phase = extended)), terms);
	let both = Phase::LastDay { second_call: false, extensions: 0, passes: true };
	let noted = says("15: more than one alternative was chosen a day ago");
	assert_eq!(corrupted_alternatives_together(|| change(OTHER, |one| one.phase = both)), noted);

	let alike = says("15: alternatives are not alike");
	let judged = || {
		other_poll(|poll| poll.concern = Some(Concern::Judged))();
		change(OTHER, |one| (one.electorate.electors, one.concerned.judged) = (3, 1));
	};
	assert_eq!(corrupted_alternatives_together(judged), alike);
	let agreements = || {
		[FIRST, OTHER].into_iter().for_each(|id| change(id, |one| one.body = Body::Agreement));
		NumbersGiven::<Test>::insert(Body::Agreement, NumbersGiven::<Test>::take(Body::Federation));
	};
	assert_eq!(corrupted_alternatives_together(agreements), alike);
}
