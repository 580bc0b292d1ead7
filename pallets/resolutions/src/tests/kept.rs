//! What is kept for ever of what is over: how it ended and what counted, in a few hundred bytes.

use super::*;
use frame_support::traits::StorageInfoTrait;
use std::collections::BTreeMap;

/// The most that a resolution leaves for ever, on average in a busy federation, keys included.
const MOST_BYTES: usize = 400;

/// Co-ops of that federation.
const COOPS: CoopId = 20;

/// What the pallet stores, by item: how many entries, and how many bytes of keys and values.
fn stored() -> BTreeMap<String, (usize, usize)> {
	let bytes_of = |key: &Vec<u8>| key.len() + sp_io::storage::get(key).unwrap().len();
	let items = Resolutions::storage_info().into_iter().map(|item| {
		let next = |key: &Vec<u8>| sp_io::storage::next_key(key).filter(|next| next.starts_with(&item.prefix));
		let keys = core::iter::successors(Some(item.prefix.clone()), next).skip(1);
		let sizes: Vec<usize> = keys.map(|key| bytes_of(&key)).collect();
		(String::from_utf8(item.storage_name).unwrap(), (sizes.len(), sizes.iter().sum()))
	});
	items.filter(|(_, (entries, _))| *entries > 0).collect()
}

/// Lets time pass until nothing waits for anything.
fn until_all_is_over() {
	while let Some((due, _)) = Prunings::<Test>::iter_keys().next() {
		Time::set(Time::get().max(Moment::from_be_bytes(due)));
		poll();
	}
	assert!(Agenda::<Test>::iter_keys().next().is_none() && Ballots::<Test>::iter_keys().next().is_none());
}

/// What is decided in a while, one after the other.
fn decide() {
	let latest = || ResolutionCount::<Test>::get();
	// Open votes, of which one is rejected.
	for _ in 0..4 {
		let id = enacted(Track::Ordinary, &note(1));
		assert_eq!(phase(id), Phase::Enacted);
	}
	let rejected = opened(Track::Ordinary, &pay(NINA));
	vote_all(rejected, 1..=8, Choice::Against);
	finish_phase(rejected);
	// A petition, a text by consent, a special resolution, and one that fails and lapses.
	for track in [Track::Ordinary, Track::Consent] {
		assert_ok!(propose_text(DORA, track));
		let id = latest();
		let mut signers = 5..=10;
		while phase(id) == Phase::Draft {
			let signer = signers.next().unwrap();
			assert_ok!(Resolutions::sign_petition(signed(signer), id, BAKERY, 0));
		}
		finish_phase(id);
		if track == Track::Ordinary {
			vote_all(id, 1..=8, Choice::For);
			finish_phase(id);
		}
		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);
	}
	let failed = enacted(Track::Ordinary, &fail());
	assert!(matches!(phase(failed), Phase::Failed { .. }));
	finish_phase(failed);
	// Assemblies, one of them on new bylaws, and an election.
	for (track, call) in [(Track::Ordinary, note(2)), (Track::Special, bylaws())] {
		let id = opened(track, &call);
		assert_ok!(roll_call(5, id, 1..=8));
		count_assembly(id, result(7, 1, 0));
		finish_phase(id);
		finish_phase(id);
		assert_eq!(phase(id), Phase::Enacted);
	}
	let begins_on = (MockClock::civil() / DAY) as i32 + 60;
	let election = Election { office: Office::Auditor, seats: 2, method: Method::Approval, days: 365, begins_on };
	assert_ok!(Resolutions::propose_election(signed(CHAIR), BAKERY, title(), Hash::default(), election));
	let id = latest();
	assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
	for who in [DORA, NINA, TINA] {
		assert_ok!(Resolutions::stand(signed(who), id));
	}
	finish_phase(id);
	assert_ok!(roll_call(5, id, 1..=10));
	let candidates = vec![3, 6, 5].try_into().unwrap();
	count_assembly(id, AssemblyResult { candidates, ..result(8, 1, 1) });
	finish_phase(id);
	finish_phase(id);
	assert_eq!(phase(id), Phase::Enacted);
	// Alternatives, of which one is chosen.
	let one = supported(Track::Ordinary, &note(1));
	assert_ok!(propose(DORA, Track::Ordinary, Secrecy::Open, &note(2)));
	let other = latest();
	assert_ok!(Resolutions::put_as_alternative(signed(DORA), other, Some(one)));
	assert_ok!(Resolutions::second(signed(SECRETARY), other, BAKERY, 1));
	finish_phase(one);
	vote_all(one, 1..=7, Choice::For);
	vote_all(other, 1..=6, Choice::For);
	finish_phase(one);
	finish_phase(one);
	let not_chosen = Phase::Rejected { reason: Rejection::NotChosen { chosen: one } };
	assert_eq!([one, other].map(phase), [Phase::Enacted, not_chosen]);
	// One is rescinded by another. Drafts lapse, and one is withdrawn.
	let rescinded = opened(Track::Special, &bylaws());
	let by = supported(Track::Special, &Call::rescind { resolution: rescinded }.into());
	vote_all(rescinded, 1..=8, Choice::For);
	finish_phase(rescinded);
	finish_phase(by);
	vote_all(by, 1..=8, Choice::For);
	finish_phase(by);
	finish_phase(by);
	assert_eq!(phase(rescinded), Phase::Rescinded { by });
	let drafts = [draft(Track::Ordinary, &note(3)), draft(Track::Ordinary, &note(4))];
	assert_ok!(Resolutions::withdraw(signed(CHAIR), drafts[0]));
	finish_phase(drafts[1]);
	assert_eq!(drafts.map(phase), [Phase::Withdrawn, Phase::Lapsed]);
	// The federation, by its delegates and by the members of all co-ops, and an agreement.
	let id = federation_opened(Track::Ordinary, &federate(1));
	delegates_vote(id, 1..=COOPS - 4, Choice::For);
	close(id);
	finish_phase(id);
	assert_eq!(phase(id), Phase::Enacted);
	let id = federation_opened(Track::Special, &charter());
	assert_ok!(roll_call(5, id, 1..=8));
	count_assembly(id, result(7, 1, 0));
	(COURIERS..=COOPS - 2).for_each(|coop| vote_in(coop, id, 1..=7, Choice::For));
	close(id);
	finish_phase(id);
	assert_eq!(phase(id), Phase::Enacted);
	let parties = vec![BAKERY, COURIERS].try_into().unwrap();
	let (track, call) = (Track::Ordinary, Some(opaque(&agree())));
	let agreement =
		Resolutions::propose_agreement(signed(DORA), BAKERY, parties, track, title(), Hash::default(), call);
	assert_ok!(agreement);
	let id = latest();
	assert_ok!(Resolutions::second(signed(NINA), id, COURIERS, 0));
	finish_phase(id);
	[BAKERY, COURIERS].into_iter().for_each(|coop| vote_in(coop, id, 1..=7, Choice::For));
	close(id);
	finish_phase(id);
	assert_eq!(phase(id), Phase::Enacted);
}

#[test]
fn what_is_over_takes_a_few_hundred_bytes_however_long_a_federation_decides() {
	chain().execute_with(|| {
		federation(COOPS);
		System::set_block_number(100);
		let mut grown = Vec::new();
		// As much each time, so that in ten years it is as much as in one, ten times.
		for _ in 0..4 {
			let of_all = || stored().into_values().map(|(_, bytes)| bytes).sum::<usize>();
			let (count, before) = (ResolutionCount::<Test>::get(), of_all());
			decide();
			until_all_is_over();
			grown.push((of_all() - before) / (ResolutionCount::<Test>::get() - count) as usize);
		}
		for (item, (entries, bytes)) in stored() {
			println!("{item}: {} bytes each of {entries}", bytes / entries);
		}
		println!("{grown:?} bytes a resolution");
		assert!(grown.iter().all(|bytes| *bytes <= MOST_BYTES) && grown.is_sorted_by(|one, next| one >= next));
		Resolutions::do_try_state().unwrap();
	});
}
