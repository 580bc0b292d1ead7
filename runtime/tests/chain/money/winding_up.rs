//! Who leaves the federation because they are dissolved, or is dissolved and leaves before, and who acts for them until the end.

use super::*;
use crate::coops::*;
use pallet_coop_membership::Call as MembershipCall;
use pallet_cooperatives::{Agreements, Call as CooperativesCall, CoopExit, Coops};
use pallet_treasuries::{Claims, Owner};
use rochdale_primitives::{dissolution::Depart, CoopInspect, MemberInspect, ResolutionId, Standing};
use rochdale_runtime::{Cooperatives, Membership, Session, ValidatorSeats};

/// The resolution that dissolved a co-op.
const DISSOLVING: ResolutionId = 77;

fn depart(coop: CoopId) {
	assert_eq!(<Cooperatives as Depart>::depart(coop, DISSOLVING), Ok(()));
}

fn has_left(coop: CoopId) -> bool {
	Cooperatives::standing(coop) == Some(Standing::Left)
}

#[test]
fn a_co_op_that_is_wound_up_leaves_at_once_with_its_seat_and_what_it_shares() {
	on(FEDERATION, || {
		let two = [BAKERY, WEAVERS];
		let joint = block(|| {
			decide(&two, CooperativesCall::conclude_agreement { document: document(4), exit_days: 30 });
			decide(&[WEAVERS], CooperativesCall::leave_federation {});
			funded(&two, &treasurers(&two), 500 * UNIT)
		});
		let before = Session::validators();
		assert_eq!((before.len(), ValidatorSeats::coop_of(id(Key::Eve))), (5, Some(WEAVERS)));
		block(|| depart(WEAVERS));

		let record = Coops::<Runtime>::get(WEAVERS).unwrap();
		let notice = record.notice.unwrap();
		assert_eq!((record.standing, record.left_at.is_some()), (Standing::Left, true));
		assert_eq!((notice.reason, notice.resolution), (CoopExit::Dissolved, DISSOLVING));
		assert!(Agreements::<Runtime>::get(1).unwrap().ended_at.is_some());
		let owner = Owner::Coops(vec![BAKERY].try_into().unwrap());
		assert_eq!(Treasuries::<Runtime>::get(joint).unwrap().owner, owner);
		assert!(Claims::<Runtime>::get(joint, WEAVERS).unwrap().amount > 249 * UNIT);
		blocks_while(|| Session::validators().len() == 5);
		assert_eq!(Session::validators(), before[..4]);
		assert_eq!(ValidatorSeats::coop_of(id(Key::Eve)), None);
		// Who has left has nothing more to leave.
		let root = || sp_io::storage::root(sp_runtime::StateVersion::V1);
		let same = root();
		depart(WEAVERS);
		assert_eq!(root(), same);
	});
}

#[test]
fn the_people_of_a_co_op_that_was_excluded_act_for_it_until_it_is_wound_up() {
	on(FEDERATION, || {
		let (own, bank) = block(|| {
			let own = funded(&[WEAVERS], &board(WEAVERS), 100 * UNIT);
			let bank = open(&[WEAVERS], Mode::Bank, &board(WEAVERS));
			decide(&[], CooperativesCall::suspend { coop: WEAVERS, document: document(6) });
			(own, bank)
		});
		block(|| decide(&[], CooperativesCall::exclude { coop: WEAVERS, document: document(6) }));
		blocks_while(|| !has_left(WEAVERS));

		let creditor = || Party::Coop(COURIERS);
		block(|| {
			for treasury in [own, bank] {
				let report = TreasuriesCall::report_outturn { treasury, coop: WEAVERS, document: document(6) };
				succeed(Key::One, report);
			}
			// Its officers pay out of its own treasury, and enter what its bank did.
			succeed(Key::One, request(own, WEAVERS, creditor(), 5 * UNIT));
			for officer in [Key::EveStash, Key::FerdieStash] {
				succeed(officer, approve(own, 1, WEAVERS));
			}
			assert!(!is_open(own, 1));
			let came = received(bank, Some(creditor()), 50 * UNIT, 1);
			both([(Key::EveStash, WEAVERS), (Key::FerdieStash, WEAVERS)], &came);
			assert_eq!(held(bank), 50 * UNIT);
			// Members leave.
			succeed(Key::Two, MembershipCall::leave { coop: WEAVERS });
		});
		let before = held(own);
		// Its members decide: on what it pays, and on who acts for it.
		decided_by(WEAVERS, Track::Special, &pay(own, creditor(), 20 * UNIT).into());
		let appoint = CooperativesCall::appoint { office: Office::Teller, member: 1, days: 30 };
		decided_by(WEAVERS, Track::Ordinary, &appoint.into());
		assert!(Cooperatives::holds(WEAVERS, Office::Teller, 1));
		assert_eq!(held(own), before - 20 * UNIT);
		// Officers have the register of members in their hands.
		block(|| {
			for officer in [Key::EveStash, Key::FerdieStash] {
				let new_account = id(Key::Bob).into();
				succeed(officer, MembershipCall::move_seat { coop: WEAVERS, member: 3, new_account });
			}
		});
		assert_eq!(Membership::moves_to(WEAVERS, 3), Some(id(Key::Bob)));
		// It leaves no second time.
		block(|| depart(WEAVERS));
		assert_eq!(Coops::<Runtime>::get(WEAVERS).unwrap().notice.unwrap().reason, CoopExit::Excluded);
	});
}
