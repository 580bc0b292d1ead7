//! Who signs, for how long, and what happens when somebody goes.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn set(treasury: TreasuryId, list: &[NewSigner]) -> DispatchResult {
	plain(Treasuries::set_signers(owners_of(treasury, Track::Ordinary), treasury, signers(list)))
}

fn replace(coop: CoopId, treasury: TreasuryId, signer: NewSigner) -> DispatchResult {
	Treasuries::replace_signer(by_coop(coop, Track::Ordinary), treasury, signer)
}

fn numbers(treasury: TreasuryId) -> Vec<u32> {
	record(treasury).signers.iter().map(|signer| signer.no).collect()
}

/// How many signers must approve what is larger.
fn threshold(treasury: TreasuryId) -> u32 {
	Treasuries::treasury(treasury).unwrap().threshold
}

/// The members who can sign now.
fn active(treasury: TreasuryId) -> Vec<Hand> {
	Treasuries::treasury(treasury).unwrap().signers.into_iter().map(|signer| signer.hand).collect()
}

#[test]
fn signers_are_of_the_owners_and_where_money_is_joint_of_different_co_ops() {
	new_test(|| {
		let too_long = NewSigner { days: 731, ..treasurer(1) };
		let too_short = NewSigner { days: 0, ..treasurer(1) };
		for treasury in [OWN, JOINT, COMMON] {
			assert_refused!(set(treasury, &[treasurer(1), treasurer(1)]), Errors::SignerTwice);
			assert_refused!(set(treasury, &[office(1, Office::Auditor), seat(1, 5)]), Errors::OfficeCannotSign);
			assert_refused!(set(treasury, &[office(1, Office::Delegate), seat(1, 5)]), Errors::OfficeCannotSign);
			// There are several of them, and nobody could tell whose signature it is.
			assert_refused!(set(treasury, &[office(1, Office::Director), seat(1, 5)]), Errors::OfficeCannotSign);
			assert_refused!(set(treasury, &[too_long, seat(1, 5)]), Errors::TermOutsideRange);
			assert_refused!(set(treasury, &[too_short, seat(1, 5)]), Errors::TermOutsideRange);
			assert_refused!(set(treasury, &[seat(1, 7), seat(1, 5)]), Errors::SignerNotEligible);
			assert_refused!(set(treasury, &[seat(1, 5)]), Errors::ThresholdOutsideRange);
		}
		assert_refused!(set(OWN, &[treasurer(1), treasurer(2)]), Errors::SignerNotOfOwner);
		assert_refused!(set(JOINT, &[treasurer(1), treasurer(4)]), Errors::SignerNotOfOwner);
		assert_refused!(set(JOINT, &[treasurer(1), seat(1, 5)]), Errors::SignersOfOneCoop);
		assert_refused!(set(COMMON, &[treasurer(1), seat(1, 5), seat(2, 5)]), Errors::SignersOfOneCoop);
		Standings::set(vec![(4, Standing::Left)]);
		assert_refused!(set(COMMON, &[seat(1, 5), seat(4, 5)]), Errors::SignerNotInFederation);
		assert_refused!(set(COMMON, &[seat(1, 5), treasurer(6)]), Errors::SignerNotInFederation);
		Ineligible::set(vec![(1, 6)]);
		assert_refused!(set(OWN, &[treasurer(1), seat(1, 6)]), Errors::SignerNotEligible);

		for (treasury, other) in [(OWN, JOINT), (JOINT, COMMON), (COMMON, OWN)] {
			let origin = owners_of(other, Track::Special);
			let list = signers(&[seat(1, 5), seat(1, 6)]);
			assert_refused!(Treasuries::set_signers(origin, treasury, list.clone()), Errors::NotOwner);
			let origin = owners_of(treasury, Track::Consent);
			assert_refused!(Treasuries::set_signers(origin, treasury, list), Errors::MandateTooWeak);
		}
		assert_refused!(set(4, &[seat(1, 5), seat(2, 5)]), Errors::NoSuchTreasury);
	});
}

#[test]
fn who_stays_keeps_the_number_and_who_comes_back_gets_another() {
	new_test(|| {
		let address = record(OWN).account;
		pass(DAY);
		let three = [treasurer(1), seat(1, 5), seat(1, 6)];
		assert_ok!(set(OWN, &three));
		assert_eq!(numbers(OWN), vec![3, 4, 5]);
		let Treasury { signers: now, last_signer, account, .. } = record(OWN);
		assert_eq!((last_signer, account), (5, address));
		// The old ones go on with a new term.
		assert_eq!((now[1].since, now[1].until), (START, START + 366 * DAY));
		assert_eq!((now[2].since, now[2].until), (START + DAY, START + 366 * DAY));
		let set_event = Event::SignersSet { treasury: OWN, threshold: 3, resolution: RESOLUTION };
		System::assert_last_event(set_event.into());
		let reason = SignerEnd::Removed;
		let gone = Event::SignerEnded { treasury: OWN, signer: 1, who: SignerKind::Office(1, Office::Chair), reason };
		System::assert_has_event(gone.into());

		assert_ok!(set(OWN, &[office(1, Office::Chair), treasurer(1), seat(1, 6)]));
		assert_eq!(numbers(OWN), vec![6, 3, 5]);
		assert_ok!(set(OWN, &[seat(1, 5), treasurer(1), seat(1, 6)]));
		assert_eq!(numbers(OWN), vec![7, 3, 5]);
	});
}

#[test]
fn the_threshold_follows_the_number_of_signers_as_far_as_it_must() {
	new_test(|| {
		assert_eq!(threshold(JOINT), 2);
		assert_ok!(set(OWN, &[1, 2, 3, 5, 6].map(|member| seat(1, member))));
		assert_eq!(threshold(OWN), 3);
		let six = [seat(1, 1), seat(1, 2), seat(1, 3), seat(1, 4), seat(1, 5), seat(1, 6)];
		// More than half of six, and again what was adopted where there are fewer. Whoever names two adopts that both approve.
		for (count, counts, adopted) in [(6, 4, 3), (4, 3, 3), (3, 3, 3), (2, 2, 2), (5, 3, 2)] {
			assert_ok!(set(OWN, &six[..count]));
			assert_eq!(threshold(OWN), counts, "{count}");
			let threshold = counts as u8;
			let set_event = Event::SignersSet { treasury: OWN, threshold, resolution: RESOLUTION };
			System::assert_last_event(set_event.into());
			assert_eq!(record(OWN).rules.threshold, adopted);
		}
		assert_refused!(set(OWN, &six[..1]), Errors::ThresholdOutsideRange);
	});
}

#[test]
fn owners_can_always_name_signers_with_whom_it_goes_on() {
	new_test(|| {
		// Of four signers three must approve, and two are left: who goes lowers nothing.
		for coop in [1, 2] {
			assert_ok!(Treasuries::resign_signer(signed(coop, 5), COMMON, coop));
		}
		assert_eq!(Treasuries::treasury(COMMON).unwrap().status, Status::Frozen);
		assert_ok!(set(COMMON, &[seat(3, 5), seat(4, 5)]));
		assert_eq!(threshold(COMMON), 2);
		assert_eq!(Treasuries::treasury(COMMON).unwrap().status, Status::Active);
		let set_event = Event::SignersSet { treasury: COMMON, threshold: 2, resolution: RESOLUTION };
		System::assert_last_event(set_event.into());
	});
}

#[test]
fn a_co_op_replaces_its_own_signer_where_others_share_the_money() {
	new_test(|| {
		assert_refused!(replace(1, OWN, seat(1, 6)), Errors::NotJoint);
		assert_refused!(replace(4, JOINT, seat(4, 6)), Errors::NotOwner);
		assert_refused!(replace(5, COMMON, seat(5, 6)), Errors::NotOwner);
		assert_refused!(replace(2, JOINT, seat(3, 6)), Errors::SignerNotOfOwner);
		assert_refused!(replace(2, JOINT, seat(2, 7)), Errors::SignerNotEligible);
		assert_refused!(replace(2, JOINT, office(2, Office::Teller)), Errors::OfficeCannotSign);
		assert_refused!(replace(2, JOINT, NewSigner { days: 731, ..seat(2, 6) }), Errors::TermOutsideRange);
		assert_refused!(replace(2, 4, seat(2, 6)), Errors::NoSuchTreasury);
		let weak = Treasuries::replace_signer(by_coop(2, Track::Consent), JOINT, seat(2, 6));
		assert_refused!(weak, Errors::MandateTooWeak);
		assert_refused!(Treasuries::replace_signer(together(), JOINT, seat(2, 6)), DispatchError::BadOrigin);

		let address = record(JOINT).account;
		assert_ok!(replace(2, JOINT, seat(2, 6)));
		assert_eq!(active(JOINT), vec![hand(1, 3), hand(3, 3), hand(2, 6)]);
		assert_eq!(numbers(JOINT), vec![1, 3, 4]);
		assert_eq!(record(JOINT).account, address);
		let who = SignerKind::Office(2, Office::Treasurer);
		let gone = Event::SignerEnded { treasury: JOINT, signer: 2, who, reason: SignerEnd::Replaced };
		System::assert_has_event(gone.into());
		// The same one only gets a new term.
		pass(10 * DAY);
		assert_ok!(replace(2, JOINT, NewSigner { days: 100, ..seat(2, 6) }));
		assert_eq!(numbers(JOINT), vec![1, 3, 4]);
		assert_eq!(record(JOINT).signers[2].until, START + 110 * DAY);
		assert_ok!(replace(4, COMMON, office(4, Office::Chair)));
		assert_eq!(active(COMMON)[3], hand(4, 1));
	});
}

#[test]
fn an_owner_without_a_signer_gets_one_and_the_threshold_rises() {
	new_test(|| {
		let parties = [1, 2, 3, 4];
		let origin = || by_agreement(&parties, Track::Ordinary);
		let list = [seat(1, 5), seat(2, 5), seat(3, 5)];
		assert_ok!(open(origin(), "Four", b"EUR", Mode::Bank, RULES, &list));
		assert_eq!(threshold(4), 2);
		assert_ok!(replace(4, 4, seat(4, 5)));
		assert_eq!(numbers(4), vec![1, 2, 3, 4]);
		assert_eq!(threshold(4), 3);
		let set_event = Event::SignersSet { treasury: 4, threshold: 3, resolution: RESOLUTION };
		System::assert_last_event(set_event.into());
	});
}

#[test]
fn no_co_op_leaves_the_threshold_raised() {
	new_test(|| {
		let origin = || by_agreement(&[1, 2, 3, 4], Track::Ordinary);
		let list = [seat(1, 5), seat(2, 5), seat(3, 5)];
		assert_ok!(open(origin(), "Four", b"EUR", Mode::Units, RULES, &list));
		// A co-op names an office that nobody holds, or whose holder has no account.
		Officers::set(vec![(4, Office::Chair, 0, 0)]);
		assert_refused!(replace(4, 4, office(4, Office::Chair)), Errors::SignerNotEligible);
		Keyless::set(vec![(4, 3)]);
		assert_refused!(replace(4, 4, treasurer(4)), Errors::SignerNotEligible);
		assert_eq!(threshold(4), 2);
		// Owners together still name offices that are vacant.
		assert_storage_noop!({
			let all = [seat(1, 5), seat(2, 5), seat(3, 5), office(4, Office::Chair)];
			let named = frame_support::storage::with_transaction(|| {
				sp_runtime::TransactionOutcome::Rollback(Treasuries::set_signers(origin(), 4, signers(&all)))
			});
			assert_ok!(named);
		});

		// Somebody who can act raises it as long as he is there.
		assert_ok!(replace(4, 4, office(4, Office::Secretary)));
		assert_eq!((threshold(4), record(4).rules.threshold), (3, 2));
		assert_ok!(Treasuries::resign_signer(signed(4, 2), 4, 4));
		assert_eq!(threshold(4), 2);
		assert_ok!(replace(4, 4, office(4, Office::Secretary)));
		assert_ok!(Treasuries::leave_treasury(by_coop(4, Track::Ordinary), 4));
		assert_eq!((threshold(4), record(4).rules.threshold), (2, 2));
		let Treasury { report_due_at, .. } = record(4);
		assert!(report_due_at > START);
		assert_ok!(open_line(together(), 4, LIMIT, Rhythm::Year));
		set_money(4, LIMIT);
		let number = requested(4, 1, 5, TIER2);
		assert_ok!(approve(4, number, 2, 5));
		assert_ok!(approve(4, number, 3, 5));
		pass(DAY);
		assert_eq!(paid_in(4, number), Some(Tier::Threshold));
	});
}

#[test]
fn a_signer_whose_seat_moves_to_the_key_of_another_does_not_count() {
	// Whoever is named first, it is the one who moves that does not count, so that nobody puts another one out.
	for (moving, left) in [((1, 3, (2, 3)), [2, 3]), ((2, 3, (1, 3)), [1, 3])] {
		new_test(|| {
			let (coop, member, to) = moving;
			let number = requested(JOINT, 3, 1, EURO);
			assert_ok!(approve(JOINT, number, 1, 3));
			Moving::set(vec![(coop, member, account(to.0, to.1))]);
			assert_eq!(active(JOINT), left.map(|coop| hand(coop, 3)));
			// One person does not approve twice.
			let second = approve(JOINT, number, 2, 3);
			assert_eq!(second, if coop == 2 { Err(Errors::NotSigner.into()) } else { Ok(()) });
			assert_eq!((closed(JOINT, number), Treasuries::open_requests(JOINT)[0].approved), (None, 1));
			Moving::set(vec![]);
			assert_eq!(active(JOINT).len(), 3);
		});
	}
	new_test(|| {
		// Two who exchange their keys count once, and a seat of somebody else can move where it wants.
		Moving::set(vec![(1, 3, account(2, 3)), (2, 3, account(1, 3))]);
		assert_eq!(active(JOINT), vec![hand(2, 3), hand(3, 3)]);
		Moving::set(vec![(1, 5, account(2, 3))]);
		assert_eq!(active(JOINT).len(), 3);
	});
}

#[test]
fn a_seat_signs_for_36_months_at_most() {
	new_test(|| {
		// The member 5 has signed since the start.
		let keep = |days: u16| {
			let own = [office(1, Office::Chair), office(1, Office::Secretary), treasurer(1)];
			set(OWN, &[own[0], own[1], own[2], NewSigner { days, ..seat(1, 5) }])
		};
		pass(360 * DAY);
		assert_refused!(keep(731), Errors::TermOutsideRange);
		assert_ok!(keep(730));
		pass(100 * DAY);
		assert_refused!(keep(636), Errors::TermTooLong);
		assert_ok!(keep(635));

		// A short break changes nothing.
		let others = [office(1, Office::Chair), office(1, Office::Secretary), treasurer(1)];
		assert_ok!(set(OWN, &others));
		let past = PastSigner { since: START, until: START + 460 * DAY };
		assert_eq!(PastSigners::<Test>::get((OWN, 1, 5)), Some(past));
		pass(180 * DAY - 1);
		assert_refused!(keep(457), Errors::TermTooLong);
		assert_ok!(keep(455));
		assert_eq!(record(OWN).signers[3].since, START);
		assert_eq!(PastSigners::<Test>::get((OWN, 1, 5)), None);

		// A long one does.
		assert_ok!(set(OWN, &others));
		pass(180 * DAY);
		assert_ok!(keep(730));
		assert_eq!(record(OWN).signers[3].since, START + 820 * DAY - 1);
		// An office goes round among members anyway.
		pass(700 * DAY);
		assert_ok!(set(OWN, &[NewSigner { days: 730, ..others[0] }, others[1], others[2]]));
	});
}

#[test]
fn a_break_is_counted_from_the_end_of_the_term() {
	new_test(|| {
		pass(365 * DAY + 180 * DAY);
		let others = [office(1, Office::Chair), office(1, Office::Secretary), treasurer(1)];
		let five = NewSigner { days: 730, ..seat(1, 5) };
		assert_ok!(set(OWN, &[others[0], others[1], others[2], five]));
		assert_eq!(record(OWN).signers[3].since, START + 545 * DAY);
	});
	// Also of one who was removed long after it.
	new_test(|| {
		pass(365 * DAY + 100 * DAY);
		let others = [office(1, Office::Chair), office(1, Office::Secretary), treasurer(1)];
		assert_ok!(set(OWN, &others));
		let past = PastSigner { since: START, until: START + 365 * DAY };
		assert_eq!(PastSigners::<Test>::get((OWN, 1, 5)), Some(past));
		pass(80 * DAY);
		assert_ok!(set(OWN, &[others[0], others[1], others[2], seat(1, 5)]));
		assert_eq!(record(OWN).signers[3].since, START + 545 * DAY);
	});
}

#[test]
fn a_term_is_followed_by_grace() {
	new_test(|| {
		assert_eq!(active(OWN), vec![hand(1, 1), hand(1, 2), hand(1, 3), hand(1, 5)]);
		pass(395 * DAY - 1);
		assert_eq!(active(OWN).len(), 4);
		assert_eq!(Treasuries::treasury(OWN).unwrap().status, Status::Active);
		pass(1);
		assert_eq!(active(OWN), vec![]);
		assert_eq!(Treasuries::treasury(OWN).unwrap().status, Status::Frozen);
		assert_ok!(set(OWN, &[office(1, Office::Chair), office(1, Office::Secretary), treasurer(1)]));
		assert_eq!(Treasuries::treasury(OWN).unwrap().status, Status::Active);
	});
}

#[test]
fn who_is_suspended_is_named_as_a_signer_and_does_not_act_meanwhile() {
	new_test(|| {
		SuspendedSeats::set(vec![(1, 6), (2, 6)]);
		for (treasury, list) in [(OWN, [treasurer(1), seat(1, 6)]), (JOINT, [seat(1, 6), seat(2, 6)])] {
			assert_ok!(set(treasury, &list));
		}
		assert_eq!((active(OWN), active(JOINT)), (vec![hand(1, 3)], vec![]));
		SuspendedSeats::set(vec![(2, 6)]);
		assert_eq!((active(OWN), active(JOINT)), (vec![hand(1, 3), hand(1, 6)], vec![hand(1, 6)]));
	});
}

#[test]
fn a_signer_is_active_while_somebody_can_act() {
	new_test(|| {
		// An office that nobody holds, and a seat that cannot hold one.
		Officers::set(vec![(1, Office::Chair, 0, 0)]);
		Ineligible::set(vec![(1, 5)]);
		assert_eq!(active(OWN), vec![hand(1, 2), hand(1, 3)]);
		assert_eq!(Treasuries::treasury(OWN).unwrap().status, Status::Frozen);
		Officers::set(vec![(1, Office::Chair, 6, 9)]);
		assert_eq!(active(OWN), vec![hand(1, 6), hand(1, 2), hand(1, 3)]);
		assert_eq!(Treasuries::treasury(OWN).unwrap().status, Status::Active);
		// One person counts once, whatever offices and seats are his.
		Officers::set(vec![(1, Office::Chair, 2, 9)]);
		Ineligible::set(vec![]);
		assert_eq!(active(OWN), vec![hand(1, 2), hand(1, 3), hand(1, 5)]);
		Moved::set(vec![(2, 3, account(1, 3))]);
		assert_eq!(active(JOINT), vec![hand(1, 3), hand(3, 3)]);
	});
}

#[test]
fn the_rights_of_a_suspended_co_op_rest_in_the_federation_s_treasury_only() {
	new_test(|| {
		Standings::set(vec![(1, Standing::Suspended)]);
		assert_eq!(active(COMMON), vec![hand(2, 5), hand(3, 5), hand(4, 5)]);
		assert_eq!(active(JOINT).len(), 3);
		assert_eq!(active(OWN).len(), 4);
		Standings::set(vec![(1, Standing::Left)]);
		assert_eq!(active(COMMON).len(), 3);
	});
}

#[test]
fn a_co_op_leaves_what_it_shares() {
	new_test(|| {
		let leave = |coop, treasury| Treasuries::leave_treasury(by_coop(coop, Track::Ordinary), treasury);
		assert_refused!(leave(4, JOINT), Errors::NotOwner);
		assert_refused!(leave(1, COMMON), Errors::NotOwner);
		assert_refused!(leave(1, OWN), Errors::LastOwner);
		assert_refused!(leave(1, 4), Errors::NoSuchTreasury);
		assert_refused!(Treasuries::leave_treasury(by_coop(1, Track::Consent), JOINT), Errors::MandateTooWeak);
		assert_refused!(Treasuries::leave_treasury(together(), JOINT), DispatchError::BadOrigin);

		assert_ok!(leave(2, JOINT));
		System::assert_last_event(Event::CoopLeftTreasury { treasury: JOINT, coop: 2, resolution: RESOLUTION }.into());
		assert_eq!(record(JOINT).owner.coops(), [1, 3]);
		assert_eq!(numbers(JOINT), vec![1, 3]);
		assert_eq!(TreasuriesOf::<Test>::get(2).to_vec(), vec![COMMON]);
		// Those who stay decide, and those who decided with it no longer.
		assert_refused!(Treasuries::set_rules(together(), JOINT, RULES), Errors::NotOwner);
		assert_ok!(Treasuries::set_rules(by_agreement(&[1, 3], Track::Ordinary), JOINT, RULES));
		assert_ok!(leave(3, JOINT));
		assert_eq!(Treasuries::treasury(JOINT).unwrap().status, Status::Frozen);
		assert_refused!(leave(1, JOINT), Errors::LastOwner);
		// The last owner decides alone, and names whom it wants.
		assert_ok!(Treasuries::set_signers(alone(), JOINT, signers(&[treasurer(1), seat(1, 5)])));
		assert_eq!(Treasuries::treasury(JOINT).unwrap().status, Status::Active);
	});
}

#[test]
fn a_signer_lays_it_down() {
	new_test(|| {
		let resign = |coop, member, treasury| Treasuries::resign_signer(signed(coop, member), treasury, coop);
		assert_refused!(resign(1, 6, OWN), Errors::NotSigner);
		assert_refused!(resign(1, 2, JOINT), Errors::NotSigner);
		assert_refused!(Treasuries::resign_signer(signed(1, 3), JOINT, 2), Errors::NotMember);
		assert_refused!(resign(1, 3, 4), Errors::NoSuchTreasury);
		assert_ok!(resign(1, 3, JOINT));
		assert_eq!(numbers(JOINT), vec![2, 3]);
		let who = SignerKind::Office(1, Office::Treasurer);
		let gone = Event::SignerEnded { treasury: JOINT, signer: 1, who, reason: SignerEnd::Resigned };
		System::assert_last_event(gone.into());
		assert_refused!(resign(1, 3, JOINT), Errors::NotSigner);
		assert_ok!(resign(1, 5, COMMON));
		assert_eq!(PastSigners::<Test>::get((COMMON, 1, 5)), Some(PastSigner { since: START, until: START }));
		assert_eq!(TreasuriesOf::<Test>::get(1).to_vec(), vec![OWN, JOINT]);
	});
}
