//! What is on the agenda of a co-op holds a place, of which nobody takes all from the others.

use super::*;

fn second(who: AccountId, id: ResolutionId, version: u8) -> DispatchResult {
	Resolutions::second(signed(who), id, BAKERY, version).plain()
}

fn sign(who: AccountId, id: ResolutionId, version: u8) -> DispatchResult {
	Resolutions::sign_petition(signed(who), id, BAKERY, version).plain()
}

fn signers(id: ResolutionId) -> Vec<MemberNo> {
	Signers::<Test>::get(id).to_vec()
}

/// A draft of a member who can submit one more.
fn one_more(who: AccountId) -> ResolutionId {
	DraftQuota::<Test>::remove(BAKERY, who as MemberNo);
	assert_ok!(propose_text(who, Track::Ordinary));
	ResolutionCount::<Test>::get()
}

fn seconded(who: AccountId) -> DispatchResult {
	second(SECRETARY, one_more(who), 0)
}

/// Seats directors, one for each member up to 90.
fn directors() {
	(91..=180).for_each(|director| {
		seat(BAKERY, director, director.into());
		give_office(BAKERY, Office::Director, director);
	});
}

/// A draft that is seconded by the member's own director.
fn seconded_by_another(who: AccountId) -> DispatchResult {
	second(who + 90, one_more(who), 0)
}

/// What the last of as many brings as a petition needs, of those who sign it in this order.
fn petition_of(who: AccountId, signers: impl IntoIterator<Item = AccountId>) -> DispatchResult {
	let id = one_more(who);
	let needed = Resolutions::petition_in(BAKERY).unwrap() as usize;
	let results: Vec<_> = signers.into_iter().take(needed).map(|signer| sign(signer, id, 0)).collect();
	assert_eq!(results.len(), needed);
	results.into_iter().collect()
}

fn petition(who: AccountId) -> DispatchResult {
	petition_of(who, [NINA, TINA].into_iter().chain(11..))
}

#[test]
fn drafts_hold_no_place_however_many_there_are() {
	new_test(|| {
		MaxOpen::set(8 + 2 * RESERVED_PLACES);
		let drafts: Vec<_> = (0..2 * MaxOpen::get()).map(|_| one_more(DORA)).collect();
		assert_eq!((OpenResolutions::<Test>::get(BAKERY).len(), open()), (0, drafts.clone()));
		assert_ok!(seconded(CHAIR));
		assert_ok!(petition(DORA));
		let last = ResolutionCount::<Test>::get();
		assert_eq!(OpenResolutions::<Test>::get(BAKERY).to_vec(), [last - 1, last]);
		assert_ok!(Resolutions::withdraw(signed(DORA), drafts[0]));
		assert!(!open().contains(&drafts[0]));
		pass(30 * DAY);
		// What is due waits for its co-op's turn only.
		(0..5).for_each(|_| poll());
		assert_eq!((open(), Drafts::<Test>::iter_keys().count()), (vec![last - 1, last], 0));
	});
}

#[test]
fn petitions_and_the_board_keep_the_last_places_for_one_another() {
	for (first, then) in [(seconded_by_another as fn(_) -> _, petition as fn(_) -> _), (petition, seconded_by_another)]
	{
		new_test(|| {
			MaxOpen::set(8 + 2 * RESERVED_PLACES);
			(11..=90).for_each(|member| seat(BAKERY, member, member.into()));
			directors();
			// Each brings one, so that nobody holds more than others leave them.
			let mut proposers = 11..;
			let mut next = || proposers.next().unwrap();
			for _ in 0..MaxOpen::get() - RESERVED_PLACES {
				assert_ok!(first(next()));
			}
			assert_eq!(first(next()), Err(Errors::TooManyOpen.into()));
			for _ in 0..RESERVED_PLACES {
				assert_ok!(then(next()));
			}
			assert_eq!(then(next()), Err(Errors::TooManyOpen.into()));
			assert_eq!(OpenResolutions::<Test>::get(BAKERY).len() as u32, MaxOpen::get());
			let petitions = PlacesOfPetitions::<Test>::get(BAKERY);
			assert!(petitions == RESERVED_PLACES || petitions == MaxOpen::get() - RESERVED_PLACES);
			// A draft that found no place keeps its signatures, and comes on the agenda when there is one.
			let waiting = one_more(CHAIR);
			let before_the_last = 11..10 + AccountId::from(Resolutions::petition_in(BAKERY).unwrap());
			for signer in before_the_last.clone() {
				assert_ok!(sign(signer, waiting, 0));
			}
			assert_refused!(sign(TINA, waiting, 0), Errors::TooManyOpen);
			assert_refused!(second(SECRETARY, waiting, 0), Errors::TooManyOpen);
			assert_eq!(signers(waiting), before_the_last.map(|signer| signer as MemberNo).collect::<Vec<_>>());
			// Other co-ops have their own.
			let text = Resolutions::propose_text(
				signed(CHAIR),
				COURIERS,
				Track::Ordinary,
				Secrecy::Open,
				title(),
				Hash::default(),
			);
			assert_ok!(text);
			let other = ResolutionCount::<Test>::get();
			assert_ok!(Resolutions::second(signed(SECRETARY), other, COURIERS, 0));
		});
	}
}

#[test]
fn one_who_proposes_holds_many_places_where_few_do_and_not_all() {
	new_test(|| {
		for held in 0..14 {
			assert_eq!(PlacesOfMembers::<Test>::get(BAKERY, 1), held);
			assert_ok!(seconded(CHAIR));
		}
		let refused = Err(Errors::TooManyOfProposer.into());
		assert_eq!((seconded(CHAIR), petition(CHAIR)), (refused, refused));
		let waiting = ResolutionCount::<Test>::get();
		// The others have places, and so has who proposed in other co-ops.
		assert_ok!(second(TREASURER, one_more(DORA), 0));
		assert_ok!(petition(DORA));
		assert_eq!(PlacesOfMembers::<Test>::get(BAKERY, 4), 2);
		assert_refused!(sign(TINA, waiting, 0), Errors::TooManyOfProposer);
		assert_refused!(second(SECRETARY, waiting, 0), Errors::TooManyOfProposer);
		// When one of them is over, the next one has its turn.
		assert_ok!(Resolutions::withdraw(signed(CHAIR), 1));
		assert_ok!(second(SECRETARY, waiting, 0));
		assert_eq!(PlacesOfMembers::<Test>::get(BAKERY, 1), 14);
	});
}

#[test]
fn one_who_seconds_holds_no_more_places_than_one_who_proposes() {
	new_test(|| {
		(11..=60).for_each(|member| seat(BAKERY, member, member.into()));
		let mut proposers = 11..;
		for held in 0..14 {
			assert_eq!(PlacesOfMembers::<Test>::get(BAKERY, 2), held);
			assert_ok!(seconded(proposers.next().unwrap()));
		}
		let waiting = one_more(DORA);
		assert_refused!(second(SECRETARY, waiting, 0), Errors::TooManyOfSeconder);
		// Nor do they propose more then, and another one seconds.
		assert_eq!(petition(SECRETARY), Err(Errors::TooManyOfProposer.into()));
		assert_ok!(second(TREASURER, waiting, 0));
		// When one of them is over they second the next one.
		assert_ok!(Resolutions::withdraw(signed(11), 1));
		assert_ok!(seconded(60));
		assert_eq!(PlacesOfMembers::<Test>::get(BAKERY, 2), 14);
	});
}

#[test]
fn three_members_have_nineteen_matters_on_the_agenda_by_their_own_hands() {
	new_test(|| {
		(4..=10).for_each(|member| unseat(BAKERY, member));
		let pairs = [(CHAIR, SECRETARY), (SECRETARY, TREASURER), (TREASURER, CHAIR)];
		let brought = pairs.iter().cycle().map(|(one, other)| second(*other, one_more(*one), 0));
		assert_eq!(brought.take_while(Result::is_ok).count(), 19);
	});
}

#[test]
fn the_fuller_the_agenda_the_fewer_places_one_holds_and_who_holds_none_has_the_last() {
	new_test(|| {
		MaxOpen::set(8 + 2 * RESERVED_PLACES);
		(11..=90).for_each(|member| seat(BAKERY, member, member.into()));
		directors();
		let refused = Err(Errors::TooManyOfProposer.into());
		// Of forty places three may be theirs, as long as more than thirty-two are free.
		for _ in 0..3 {
			assert_ok!(seconded_by_another(CHAIR));
		}
		assert_eq!(seconded_by_another(CHAIR), refused);
		for who in 11..=30 {
			assert_ok!(seconded_by_another(who));
		}
		// Seventeen are free.
		assert_ok!(seconded_by_another(11));
		assert_eq!(seconded_by_another(12), refused);
		for who in 31..=46 {
			assert_eq!(seconded_by_another(12), refused);
			assert_ok!(seconded_by_another(who));
		}
		assert_eq!(seconded_by_another(47), Err(Errors::TooManyOpen.into()));
		assert_eq!(OpenResolutions::<Test>::get(BAKERY).len() as u32, MaxOpen::get() - RESERVED_PLACES);
	});
}

/// Friends of the secretary, with whom they propose whatever they can.
const FRIENDS: core::ops::RangeInclusive<AccountId> = 101..=132;

/// They take all places that they can, in both ways.
fn occupy() {
	let bring = |who: AccountId| {
		let seconder = if who == SECRETARY { 101 } else { SECRETARY };
		let by_second = second(seconder, one_more(who), 0);
		by_second.is_ok() || petition_of(who, FRIENDS).is_ok()
	};
	while FRIENDS.chain([SECRETARY]).filter(|who| bring(*who)).count() > 0 {}
}

#[test]
fn thirty_two_friends_and_an_officer_keep_nobody_from_deciding() {
	new_test(|| {
		// More than a tenth of the members, so that they bring petitions too.
		(11..=200).for_each(|member| seat(BAKERY, member, member.into()));
		occupy();
		let held = OpenResolutions::<Test>::get(BAKERY).len();
		assert_eq!((held, MaxOpen::get()), (160, 256));
		// The others bring what only the members decide with two thirds, on which they vote like on anything else.
		assert_ok!(propose(50, Track::Special, Secrecy::Open, &bylaws()));
		let id = ResolutionCount::<Test>::get();
		assert_ok!(second(CHAIR, id, 0));
		assert_ok!(petition_of(51, 11..));
		// And so do twelve more of them, by either way, and one who has had two.
		for who in 61..=66 {
			let seconder = if who % 2 == 0 { TREASURER } else { CHAIR };
			assert_ok!(second(seconder, one_more(who), 0));
			assert_ok!(petition_of(who + 10, 11..));
		}
		assert_ok!(second(CHAIR, one_more(50), 0));
		assert_ok!(second(CHAIR, one_more(50), 0));
		finish_phase(id);
		// What else is due of the same co-op has its turn before, drafts that lapse included.
		while phase(id).vote().is_none() {
			poll();
		}
		vote_all(id, (1..=100).chain(133..=200).filter(|who| *who != SECRETARY), Choice::For);
		while phase(id).vote().is_some() {
			finish_phase(id);
		}
		assert_eq!(phase(id), Phase::Passed);
	});
}

#[test]
fn a_place_is_free_again_when_what_held_it_is_over_or_has_failed() {
	new_test(|| {
		assert_ok!(petition(DORA));
		let id = ResolutionCount::<Test>::get();
		let places = || (OpenResolutions::<Test>::get(BAKERY).len(), PlacesOfPetitions::<Test>::get(BAKERY));
		assert_eq!(places(), (1, 1));
		let failing = supported(Track::Ordinary, &fail());
		assert_eq!(places(), (2, 1));
		finish_phase(id);
		vote_all(failing, 1..=6, Choice::For);
		finish_phase(failing);
		finish_phase(failing);
		assert!(matches!(phase(failing), Phase::Failed { .. }));
		close(id);
		while !phase(id).is_final() {
			finish_phase(id);
		}
		assert_eq!(places(), (0, 0));
		retry(failing);
		assert_eq!(places(), (0, 0));
	});
}

#[test]
fn what_a_petition_carries_to_others_holds_a_place_of_petitions() {
	new_test(|| {
		federation(3);
		assert_ok!(propose_to_federation(TINA, BAKERY, Track::Ordinary, None));
		assert_ok!(sign(8, 1, 0));
		assert_ok!(sign(NINA, 1, 0));
		assert_ok!(Resolutions::second(signed(delegate(COURIERS)), 1, COURIERS, 0));
		let of_board = federation_supported(Track::Ordinary, &federate(1));
		assert_eq!(OpenResolutions::<Test>::get(BAKERY).to_vec(), [1, of_board]);
		assert_eq!(PlacesOfPetitions::<Test>::get(BAKERY), 1);
		assert_eq!((motion(1).by_petition, motion(of_board).by_petition), (true, false));
		assert_eq!([4, 9, 10].map(|proposer| PlacesOfMembers::<Test>::get(BAKERY, proposer)), [1, 0, 1]);
	});
}
