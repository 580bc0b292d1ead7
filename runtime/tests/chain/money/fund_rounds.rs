//! Rounds of the solidarity fund: from the resolution that plans them to the last report, and help by bank in an emergency.

use super::*;
use crate::coops::*;
use pallet_resolutions::{Choice, Phase as Decision};
use pallet_solidarity_fund::{
	Aided, Applications, Apply, AwardNo, Awards, Call as FundCall, Debt, Error as FundError, Excluded, Given,
	Instrument, LastAward, LastFit, LastRound, Method, Phase, Plan, Purpose, Records, RoundNo, Rounds, Stand, Verdict,
};
use rochdale_primitives::{listed::Listed, money::Hand};
use rochdale_runtime::{configs::money::FundAddress, extensions::FREE_PRIORITY, SolidarityFund};

/// The account of gifts by bank in the books of the fund, and the bank account, in the order in which they are opened.
fn at_bank() -> (AccountNo, AccountNo) {
	let (bank, gifts, _) = pallet_solidarity_fund::Books::<Runtime>::get().unwrap().bank.unwrap();
	(bank, gifts)
}

/// Runs a test where everybody has more than they can spend and a day is that of a block, so that a vote of a week is one of several.
fn on_days_of_blocks(test: impl FnOnce()) {
	let mut genesis = genesis(FEDERATION);
	endow_federation(&mut genesis, 100_000_000_000_000);
	genesis["clock"]["dayLength"] = rochdale_runtime::constants::SLOT_DURATION.into();
	state_of(genesis).execute_with(|| {
		test();
		check_invariants();
	});
}

/// Gives the fund so many units.
pub(super) fn endow(units: u128) {
	give(&FundAddress::get(), units * UNIT);
}

/// Rounds that offer so many units each, by points.
pub(super) fn rounds_of(units: u128) -> FundCall<Runtime> {
	let method = Method::ViableBudgets { equal_split_bps: 0, last_fit: LastFit::Minimum };
	let plan = Plan { offer: units * UNIT, method, every_days: 90 };
	FundCall::hold_rounds { plan, first_in_days: 1 }
}

/// An application for a grant of so many units.
pub(super) fn grant(minimum: u128, full: u128) -> Apply<Hash> {
	Apply {
		instrument: Instrument::Grant,
		minimum: minimum * UNIT,
		full: full * UNIT,
		purpose: Purpose::Infrastructure,
		document: document(21),
		excludes: Excluded::new(),
	}
}

/// Points as a call takes them.
pub(super) fn points(given: &[(u8, u8)]) -> Listed<Given> {
	given.iter().map(|(place, points)| Given { place: *place, points: *points }).collect::<Vec<_>>().try_into().unwrap()
}

/// Makes blocks until a round is in this phase.
pub(super) fn until_phase(round: RoundNo, phase: Phase) {
	blocks_while(|| Rounds::<Runtime>::get(round).is_none_or(|known| known.phase != phase));
}

/// A member of each co-op, none of whom sits in the committee for two.
pub(super) const COMMITTEE: [(CoopId, u32, Key); 5] = [
	(BAKERY, 3, Key::Charlie),
	(LINDENHOF, 3, Key::AliceStash),
	(COURIERS, 3, Key::DaveStash),
	(GROCERY, 1, Key::EveStash),
	(WEAVERS, 3, Key::One),
];

/// The election of the committee.
pub(super) fn election() -> FundCall<Runtime> {
	let members: Vec<_> = COMMITTEE.iter().map(|(coop, member, _)| Hand { coop: *coop, member: *member }).collect();
	FundCall::elect_committee { members: members.try_into().unwrap(), days: 365 }
}

/// The delegates of all co-ops decide it by ordinary resolution.
fn decided_by_delegates(call: impl Into<RuntimeCall>) {
	let call = call.into();
	let resolution = block(|| propose_to_federation(Track::Ordinary, Some(&call)));
	let all = [BAKERY, LINDENHOF, COURIERS, GROCERY, WEAVERS].map(|coop| (coop, Choice::For));
	delegates_vote(resolution, &all);
	assert_eq!(outcome(resolution), Decision::Enacted);
}

/// Two officers of the board say the same.
fn by_two(coop: CoopId, call: impl Into<RuntimeCall>) {
	let call = call.into();
	for by in &members(coop)[..2] {
		succeed(*by, call.clone());
	}
}

/// The award that an application got.
fn award_of(round: RoundNo, place: u8) -> AwardNo {
	match Applications::<Runtime>::get(round, place).unwrap().stand {
		Stand::Decided { award: Some(award), .. } => award,
		other => panic!("not awarded: {other:?}"),
	}
}

/// What the books of the fund say of what was awarded and is still to be paid.
fn promised() -> u128 {
	SolidarityFund::fund().promised
}

#[test]
fn members_divide_what_the_federation_offers_and_two_reviewers_release_each_part() {
	on_days_of_blocks(|| {
		block(|| {
			endow(60_000);
			decide(&[BAKERY], opening(Mode::Units, &board(BAKERY)));
		});
		decided_by_delegates(rounds_of(15_000));
		blocks_while(|| LastRound::<Runtime>::get() == 0);
		let round = LastRound::<Runtime>::get();
		block(|| {
			let apply = |coop, asks: Apply<Hash>| FundCall::apply { coop, round, asks };
			// The board's first officer alone has applied for nothing yet.
			succeed(Key::Alice, apply(BAKERY, grant(4_000, 8_000)));
			assert!(Rounds::<Runtime>::get(round).unwrap().applicants.is_empty());
			refused(Key::Alice, apply(BAKERY, grant(4_000, 8_000)), FundError::<Runtime>::AlreadyBegun);
			succeed(Key::Bob, apply(BAKERY, grant(4_000, 8_000)));
			refused(Key::BobStash, apply(COURIERS, grant(5_001, 5_000)), FundError::<Runtime>::MinimumAboveFull);
			by_two(COURIERS, apply(COURIERS, grant(3_000, 5_000)));
			by_two(WEAVERS, apply(WEAVERS, grant(9_000, 9_000)));
		});
		until_phase(round, Phase::Questions);
		block(|| {
			succeed(Key::Alice, FundCall::answer { coop: BAKERY, round, place: 0, document: document(22) });
			let early = FundCall::vote { coop: LINDENHOF, round, points: points(&[(0, 100)]) };
			refused(Key::Eve, early, FundError::<Runtime>::NotInThisPhase);
		});
		until_phase(round, Phase::Voting);
		block(|| {
			let vote =
				|coop, given: &[(u8, u8)]| RuntimeCall::from(FundCall::vote { coop, round, points: points(given) });
			refused(Key::Dave, vote(LINDENHOF, &[(0, 60), (1, 41)]), FundError::<Runtime>::PointsNotHundred);
			// Alice sits in the bakery too, Eve in the couriers, and so does Dave in neither.
			refused(Key::Alice, vote(LINDENHOF, &[(0, 100)]), FundError::<Runtime>::OwnCoop);
			refused(Key::Eve, vote(LINDENHOF, &[(1, 100)]), FundError::<Runtime>::OwnCoop);
			let spread = [(0, 45), (1, 35), (2, 20)];
			for (by, coop) in [(Key::Dave, LINDENHOF), (Key::AliceStash, LINDENHOF), (Key::Dave, GROCERY)] {
				let call = vote(coop, &spread);
				assert_eq!(pool_takes(by, call.clone()).unwrap().priority, FREE_PRIORITY);
				let before = balance(&id(by));
				succeed(by, call.clone());
				assert_eq!(balance(&id(by)), before);
				refused(by, call, FundError::<Runtime>::SamePoints);
			}
			// A change counts for what was given before.
			succeed(Key::AliceStash, vote(LINDENHOF, &[(0, 90), (2, 10)]));
			succeed(Key::AliceStash, vote(LINDENHOF, &spread));
			assert!(nobody_paid());
		});
		let supplied = SolidarityFund::round(round).unwrap();
		assert_eq!(supplied.applications.len(), 3);
		until_phase(round, Phase::Settled);

		let known = Rounds::<Runtime>::get(round).unwrap();
		assert_eq!((known.took_part, known.pot, known.awarded), (2, 15_000 * UNIT, 13_000 * UNIT));
		let stand = Applications::<Runtime>::get(round, 2).unwrap().stand;
		assert!(matches!(stand, Stand::Decided { verdict: Verdict::BelowMinimum, award: None, .. }), "{stand:?}");
		let (first, second) = (award_of(round, 0), award_of(round, 1));
		// The first parts are paid by themselves, into books and without.
		blocks_while(|| Awards::<Runtime>::get(second).unwrap().paid == 0);
		assert_eq!(Awards::<Runtime>::get(first).unwrap().paid, 3_200 * UNIT);
		assert_eq!(balance(&account(COURIERS)), 5_000 * UNIT);
		assert_eq!(promised(), 4_800 * UNIT);

		let report = document(23);
		block(|| {
			let review = |coop| FundCall::review { coop, award: first, document: report };
			refused(Key::Eve, review(COURIERS), FundError::<Runtime>::NoSuchReport);
			succeed(Key::Alice, FundCall::report { coop: BAKERY, award: first, document: report });
			// The auditor of Lindenhof sits in the bakery.
			refused(Key::Alice, review(LINDENHOF), FundError::<Runtime>::NotReviewer);
			refused(Key::Ferdie, review(BAKERY), FundError::<Runtime>::NotReviewer);
			refused(Key::BobStash, review(COURIERS), FundError::<Runtime>::NotReviewer);
			succeed(Key::Eve, review(COURIERS));
			assert_eq!(Awards::<Runtime>::get(first).unwrap().released, 1);
			succeed(Key::Two, review(WEAVERS));
			assert_eq!(Awards::<Runtime>::get(first).unwrap().released, 2);
		});
		blocks_while(|| Awards::<Runtime>::get(first).unwrap().paid < 6_400 * UNIT);
		block(|| {
			by_two(BAKERY, FundCall::give_up { coop: BAKERY, award: first });
			assert_eq!(promised(), 0);
			let back = FundCall::repay { coop: BAKERY, debt: Debt::Award(first), amount: 1_100 * UNIT };
			let before = balance(&FundAddress::get());
			by_two(BAKERY, back);
			assert_eq!(balance(&FundAddress::get()), before + 1_100 * UNIT);
		});
		assert_eq!(Awards::<Runtime>::get(first).unwrap().returned, 1_100 * UNIT);
		// What it was granted, less what it gave back, is income of the bakery.
		let aid = Records::<Runtime>::get(BAKERY).accounts.unwrap().aid;
		let sums = Accounts::<Runtime>::get(LedgerId::Coop(BAKERY), aid).unwrap().sums;
		assert_eq!(sums.credits - sums.debits, 5_300 * UNIT);
	});
}

#[test]
fn whoever_is_admitted_after_the_vote_has_opened_has_no_points_to_give() {
	use pallet_coop_membership::{Applications as Candidates, Call as MembershipCall, Class, Seats};

	on_days_of_blocks(|| {
		block(|| {
			endow(60_000);
			decide(&[], rounds_of(1_000));
		});
		blocks_while(|| LastRound::<Runtime>::get() == 0);
		let (coop, round) = (BAKERY, LastRound::<Runtime>::get());
		block(|| by_two(COURIERS, FundCall::apply { coop: COURIERS, round, asks: grant(100, 200) }));
		until_phase(round, Phase::Voting);
		block(|| {
			let (class, commitment) = (Class::Ordinary, document(9));
			succeed(Key::Alice, MembershipCall::invite { coop, newcomer: id(Key::Dave).into() });
			succeed(Key::Dave, MembershipCall::accept_invitation { coop, class, commitment });
			let candidate = Candidates::<Runtime>::get(coop, 1).unwrap().candidate().unwrap();
			for by in [Key::Bob, Key::Charlie] {
				let candidate = candidate.clone();
				succeed(by, MembershipCall::admit { coop, application: 1, candidate });
			}
			assert!(Seats::<Runtime>::contains_key(id(Key::Dave), coop));
			let vote = |coop| FundCall::vote { coop, round, points: points(&[(0, 100)]) };
			refused(Key::Dave, vote(coop), FundError::<Runtime>::NotElector);
			// As a member of the co-op in which they sat before they have their points.
			succeed(Key::Dave, vote(LINDENHOF));
		});
	});
}

#[test]
fn three_of_the_committee_help_at_once_and_two_of_other_co_ops_say_what_the_bank_has_paid() {
	on_days_of_blocks(|| {
		block(|| {
			let mut by_bank = opening(Mode::Bank, &board(LINDENHOF));
			if let TreasuriesCall::open_treasury { currency, .. } = &mut by_bank {
				*currency = *b"EUR";
			}
			decide(&[LINDENHOF], by_bank);
			endow(60_000);
		});
		decided_by_delegates(election());
		decided_by_delegates(FundCall::open_bank {});
		let ledger = LedgerId::Fund;
		let (bank, gifts) = at_bank();
		let posting = |direction, amount, reference, parts: Vec<PartOf<Runtime>>| {
			let (booked, reference) = (today(), document(reference));
			let line = StatementLine { reference, booked, valued: booked, direction, amount };
			let posting: PostingOf<Runtime> =
				Posting { bank, line, parts: parts.try_into().unwrap(), rest: 0, voucher: document(2) };
			LedgerCall::post { ledger, coop: 0, posting }
		};
		let hands = [(Key::Charlie, BAKERY), (Key::One, WEAVERS)];
		block(|| {
			let leg = Leg { account: gifts, side: Side::Credit, amount: 2_000 * UNIT, party: None };
			let gift = posting(Direction::In, 2_000 * UNIT, 41, vec![PartOf::<Runtime>::Direct(leg)]);
			// No treasurer acts for the fund, and no member of the committee alone.
			refused(Key::Bob, of_hand(BAKERY, gift.clone()), LedgerError::<Runtime>::NotAHand);
			succeed(Key::Charlie, of_hand(BAKERY, gift.clone()));
			assert_eq!(SolidarityFund::fund().bank, 0);
			succeed(Key::One, of_hand(WEAVERS, gift));
			// What hands alone say is nothing yet that could be awarded.
			assert_eq!(SolidarityFund::fund().bank, 0);
			Accounts::<Runtime>::mutate(ledger, bank, |account| account.as_mut().unwrap().unconfirmed = 0);
			assert_eq!(SolidarityFund::fund().bank, 2_000 * UNIT);
		});

		let (event, amount, needed) = (document(42), 1_000 * UNIT, document(43));
		let ask = FundCall::request_aid { coop: LINDENHOF, event, amount, document: needed };
		let agree = |coop| FundCall::agree_to_aid { coop, aid: 1, event, amount, document: needed };
		block(|| {
			succeed(Key::Dave, ask);
			// Who sits in the co-op that asks has no say.
			refused(Key::AliceStash, agree(LINDENHOF), FundError::<Runtime>::OwnCoop);
			succeed(Key::Charlie, agree(BAKERY));
			succeed(Key::DaveStash, agree(COURIERS));
			assert_eq!(LastAward::<Runtime>::get(), 0);
			succeed(Key::One, agree(WEAVERS));
		});
		let award = LastAward::<Runtime>::get();
		assert_eq!(Aided::<Runtime>::get(event, LINDENHOF), Some(award));
		// Its bank is told in the same block.
		assert_eq!(Awards::<Runtime>::get(award).unwrap().payable.ordered, amount);
		let pending = Ledgers::<Runtime>::get(ledger).unwrap().last_pending;
		block(|| {
			let paid = posting(Direction::Out, amount, 44, vec![PartOf::<Runtime>::Whole(pending)]);
			let own = of_hand(LINDENHOF, paid.clone());
			refused(Key::AliceStash, own, LedgerError::<Runtime>::YouBenefit);
			both(hands, &paid);
		});
		assert_eq!(Awards::<Runtime>::get(award).unwrap().paid, amount);
		assert_eq!(SolidarityFund::fund().bank, 1_000 * UNIT);
		// What leaves the bank by hands alone is what banks charge.
		block(|| {
			let leg = Leg { account: gifts, side: Side::Debit, amount: 60 * UNIT, party: None };
			let taken = posting(Direction::Out, 60 * UNIT, 45, vec![PartOf::<Runtime>::Direct(leg)]);
			refused(Key::Charlie, of_hand(BAKERY, taken), LedgerError::<Runtime>::NotCovered);
		});
	});
}
