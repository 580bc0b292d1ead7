use crate::harness::*;
use rochdale_primitives::Clock as _;
use rochdale_runtime::{constants::SLOT_DURATION, Clock, Membership, Runtime};
use sp_keyring::Sr25519Keyring as Key;

const DAY: u64 = 86_400_000;

#[test]
fn deadline_an_hour_away_is_not_passed_by_a_jump_of_three_days() {
	on(LOCAL, || {
		block(|| ());
		let closes = Clock::deadline() + 3_600_000;
		block_at(START + 3 * DAY, || {
			assert_eq!(Clock::civil(), START + 3 * DAY);
			assert_eq!(Clock::deadline(), START + pallet_clock::MAX_STEP);
			assert!(!Clock::has_passed(closes));
		});
	});
}

#[test]
fn invitation_survives_a_halt_of_the_chain_and_lapses_in_running_time() {
	// A day lasts ten seconds here, so an invitation is open for 100 blocks.
	on(LOCAL, || {
		let newcomer = Key::One.to_account_id();
		let candidate = || pallet_coop_membership::Applications::<Runtime>::get(1, 1);
		block(|| {
			let call = pallet_coop_membership::Call::invite { coop: 1, newcomer: newcomer.clone().into() };
			succeed(Key::Ferdie, call);
		});
		assert_eq!(candidate().unwrap().stage.ends_at(), START + 300_000);
		block_at(START + 3 * DAY, || ());
		assert!(candidate().is_some());

		// The block of the jump has taken thirty seconds of the five minutes.
		for _ in 0..89 {
			block(|| ());
		}
		assert!(candidate().is_some());
		block(|| ());
		assert!(candidate().is_none());
		assert_eq!(Membership::seat(1, newcomer.clone()), None);
	});
}

#[test]
fn timestamp_of_the_slot_is_accepted() {
	on(DEV, || {
		let slot = START / SLOT_DURATION;
		assert!(open_block(slot, START + SLOT_DURATION - 1).unwrap().is_ok());
	});
}

#[test]
#[should_panic(expected = "Timestamp slot must match `CurrentSlot`")]
fn timestamp_after_its_slot_invalidates_the_block() {
	on(DEV, || {
		let _ = open_block(START / SLOT_DURATION, START + SLOT_DURATION);
	});
}

#[test]
#[should_panic(expected = "Timestamp slot must match `CurrentSlot`")]
fn timestamp_before_its_slot_invalidates_the_block() {
	on(DEV, || {
		let _ = open_block(START / SLOT_DURATION, START - 1);
	});
}

#[test]
#[should_panic(expected = "Slot must increase")]
fn second_block_in_a_slot_is_invalid() {
	on(DEV, || {
		block(|| ());
		let _ = open_block(START / SLOT_DURATION, START + 1_500);
	});
}
