//! The solidarity fund: gifts, rounds in which members spread their points, awards with their reports, and aid.
//!
//! What officers ask for follows from the co-op and the round, so that the second one says what the first one has.

use super::{books::today, *};
use pallet_ledger::{Call as LedgerCall, Entries, Ledgers, Part, Posting, StatementLine};
use pallet_solidarity_fund::{
	Aids, AllowedReturns, Applications as Asked, Apply, Award, AwardNo, Awards, Books, Call as FundCall,
	Deadlines as FundDeadlines, Debt, DuesOf, EmergencyCommittee, Excluded, Given, Instrument, LastAward, LastRound,
	Method, Phase as RoundPhase, Plan, Planned, Purpose, Round, RoundNo, Rounds, Stage as AwardStage, Stand, Terms,
};
use rochdale_primitives::{
	ledger::{Basis, LedgerId, Leg, Side, FUND_CASH},
	listed::Listed,
	money::{Direction, Hand},
	Voice,
};
use rochdale_runtime::configs::money::FundAddress;

/// So many of the last awards are looked at.
const LATELY: AwardNo = 12;

/// So many steps about the fund are tried at most where chance takes one.
const TRIED: usize = 24;

/// What comes to its bank each time.
const CAME: u128 = 5 * UNIT;

/// Where a co-op stands that asks for so much.
fn instrument(number: u32) -> Instrument {
	match number % 4 {
		0 => Instrument::Grant,
		1 => Instrument::Loan { months: 3, grace: 0 },
		2 => Instrument::Guarantee { months: 2 },
		_ => Instrument::RecoverableGrant,
	}
}

/// What a co-op asks for in a round: its first application, or the second one, which excludes what was asked for before all.
fn asks(coop: CoopId, round: RoundNo, known: &Round) -> Apply<Hash> {
	let own = u32::try_from(known.applicants.iter().filter(|one| **one == coop).count()).unwrap();
	let excludes = if known.applicants.is_empty() || known.applicants[0] == coop { vec![] } else { vec![0] };
	Apply {
		instrument: instrument(coop + round + own),
		minimum: UNIT / 10,
		full: 3 * UNIT,
		purpose: Purpose::Community,
		document: document(5),
		excludes: Excluded::try_from(excludes).unwrap(),
	}
}

/// The awards that came last, of which something may come yet.
fn awards() -> impl Iterator<Item = (AwardNo, Award<Hash>)> {
	let last = LastAward::<Runtime>::get();
	let open = |award: &Award<Hash>| award.stage == AwardStage::Active || award.owed > 0;
	(last.saturating_sub(LATELY) + 1..=last).filter_map(move |no| Some((no, Awards::<Runtime>::get(no).filter(open)?)))
}

impl World {
	/// A step about the fund, by somebody who can take it.
	pub(super) fn fund(&mut self) -> Option<Move> {
		let mut steps = match self.rng.below(10) {
			0 => self.preparations_of_fund(),
			1 => self.gifts_to_fund(),
			2 => self.steps_of_fund(),
			3 | 4 => self.steps_about_aid(),
			5 | 6 => self.steps_of_rounds(),
			7 => self.bank_of_fund(),
			_ => self.steps_about_awards(),
		};
		while steps.len() > TRIED {
			let index = self.rng.below(u32::try_from(steps.len()).unwrap());
			steps.swap_remove(index as usize);
		}
		self.possible(steps)
	}

	/// All that anybody could do about the fund, whether or not they can now.
	pub(super) fn all_steps_of_fund(&mut self) -> Vec<Move> {
		let mut steps = self.steps_of_rounds();
		steps.extend(self.steps_about_awards());
		steps.extend(self.steps_about_aid());
		steps.extend(self.bank_of_fund());
		steps.extend(self.steps_of_fund());
		steps
	}

	fn decided_by_federation(&mut self, call: FundCall<Runtime>) -> Move {
		let mandate = FederationMandate { resolution: 1, track: Track::Special, opened_at: Clock::deadline() };
		(Actor::Federation(mandate), call.into())
	}

	/// What the federation decides first: rounds, a committee and a bank.
	pub(super) fn preparations_of_fund(&mut self) -> Vec<Move> {
		let mut steps = vec![];
		if Planned::<Runtime>::get().is_none() {
			steps.push(self.rounds_planned());
		}
		if Books::<Runtime>::get().is_none_or(|books| books.bank.is_none()) {
			steps.push(self.decided_by_federation(FundCall::open_bank {}));
		}
		let sits = |hand: &Hand| {
			Cooperatives::voice(hand.coop) == Some(Voice::Votes)
				&& <Membership as MemberInspect<AccountId>>::is_in_good_standing(hand.coop, hand.member)
		};
		let is_in = |known: pallet_solidarity_fund::Committee| {
			!Clock::has_passed(known.until) && known.members.iter().filter(|hand| sits(hand)).count() >= 3
		};
		if !EmergencyCommittee::<Runtime>::get().is_some_and(is_in) {
			steps.extend((0..4).filter_map(|_| self.committee_elected()));
		}
		steps
	}

	pub(super) fn rounds_planned(&mut self) -> Move {
		let method = match self.rng.below(3) {
			0 => Method::EqualShares,
			1 => Method::ViableBudgets { equal_split_bps: 2_000, last_fit: pallet_solidarity_fund::LastFit::PassOver },
			_ => Method::ViableBudgets { equal_split_bps: 0, last_fit: pallet_solidarity_fund::LastFit::Minimum },
		};
		let plan = Plan { offer: 1_000 * UNIT, method, every_days: 40 };
		self.decided_by_federation(FundCall::hold_rounds { plan, first_in_days: 1 })
	}

	/// One member of each of three to five co-ops with a vote.
	fn committee_elected(&mut self) -> Option<Move> {
		let mut coops: Vec<CoopId> = (1..=pallet_cooperatives::CoopCount::<Runtime>::get()).collect();
		coops.retain(|coop| Cooperatives::voice(*coop) == Some(Voice::Votes));
		let seats = self.rng.pick(&[3, 4, 5]).unwrap();
		let mut members = vec![];
		while members.len() < seats && !coops.is_empty() {
			let index = self.rng.below(u32::try_from(coops.len()).unwrap());
			let coop = coops.swap_remove(index as usize);
			let is_eligible = |member: &MemberNo| <Membership as MemberInspect<AccountId>>::is_eligible(coop, *member);
			let member = self.seated_people(coop).map(|(_, member)| member).find(is_eligible);
			members.extend(member.map(|member| Hand { coop, member }));
		}
		let days = self.rng.pick(&[200, 730]).unwrap();
		Some(self.decided_by_federation(FundCall::elect_committee { members: members.try_into().ok()?, days }))
	}

	/// Units come as a gift.
	pub(super) fn gifts_to_fund(&mut self) -> Vec<Move> {
		let (ledger, account, voucher) = (LedgerId::Fund, FUND_CASH, document(2));
		let mut steps = vec![];
		for amount in [20 * UNIT, 2 * UNIT] {
			let who = self.anybody();
			let gift = pallet_balances::Call::transfer_keep_alive { dest: FundAddress::get().into(), value: amount };
			steps.push((Actor::Signed(who), gift.into()));
			let (who, as_member_of) = (self.anybody(), None);
			let call = LedgerCall::contribute { ledger, account, amount, voucher, as_member_of };
			steps.push((Actor::Signed(who), call.into()));
		}
		steps
	}

	/// What the federation changes seldom, what is due, and dues.
	fn steps_of_fund(&mut self) -> Vec<Move> {
		let terms = Terms {
			tranche_threshold: UNIT,
			report_days: 30,
			emergency_bps: 3_000,
			recipient_cap_bps: 3_300,
			quorum_bps: 1_000,
			voting_days: 14,
			dues_per_week: UNIT / 1_000,
			..Terms::RECOMMENDED
		};
		let mut steps = vec![self.decided_by_federation(FundCall::set_terms { terms, document: document(3) })];
		if self.rng.chance(50) {
			steps.push(self.decided_by_federation(FundCall::end_rounds {}));
		}
		if AllowedReturns::<Runtime>::get().is_none_or(|known| known.left == 0 || Clock::has_passed(known.until)) {
			let (amount, document) = (3 * UNIT, document(8));
			steps.push(self.decided_by_federation(FundCall::allow_return { amount, document }));
		}
		let due = FundDeadlines::<Runtime>::iter_keys().next();
		let advance = due.map(|(at, due)| FundCall::advance { at: u64::from_be_bytes(at), due });
		let assess = (1..=FOUNDED).map(|coop| FundCall::assess_dues { coop });
		let by_anybody: Vec<_> = advance.into_iter().chain(assess).collect();
		for call in by_anybody {
			steps.push((Actor::Signed(self.anybody()), call.into()));
		}
		for coop in 1..=FOUNDED {
			let owed = DuesOf::<Runtime>::iter_prefix(coop).filter(|(_, dues)| !dues.waived && dues.paid < dues.owed);
			for (year, dues) in owed.take(2).collect::<Vec<_>>() {
				steps.extend(self.debt_paid(coop, Debt::Dues(year), dues.owed - dues.paid));
				if self.rng.chance(200) {
					steps.push(self.decided_by_federation(FundCall::waive_dues { coop, year }));
				}
			}
		}
		steps
	}

	/// Officers pay what their co-op owes, in units or by bank.
	fn debt_paid(&mut self, coop: CoopId, debt: Debt, owed: u128) -> Vec<Move> {
		let mut steps = vec![];
		for amount in [owed, owed / 2] {
			let repay = FundCall::repay { coop, debt, amount };
			steps.extend(self.by_all(coop, Office::is_board, &repay.clone().into()));
			if self.rng.chance(50) {
				steps.push(self.decided_about_shares(coop, repay));
			}
		}
		let expect = FundCall::expect_payment { coop, debt, amount: owed };
		steps.extend(self.by_all(coop, Office::is_board, &expect.into()));
		steps
	}

	/// Officers apply, answer and withdraw, and members spread their points.
	pub(super) fn steps_of_rounds(&mut self) -> Vec<Move> {
		let round = LastRound::<Runtime>::get();
		let Some(known) = Rounds::<Runtime>::get(round) else { return vec![] };
		match known.phase {
			RoundPhase::Applications | RoundPhase::Questions => self.steps_of_applicants(round, &known),
			RoundPhase::Voting => self.points_given(round, &known),
			RoundPhase::Settlement | RoundPhase::Settled => vec![],
		}
	}

	fn steps_of_applicants(&mut self, round: RoundNo, known: &Round) -> Vec<Move> {
		let mut steps = vec![];
		for coop in 1..=FOUNDED {
			let apply = FundCall::apply { coop, round, asks: asks(coop, round, known) };
			steps.extend(self.by_all(coop, Office::is_board, &apply.clone().into()));
			if self.rng.chance(50) {
				steps.push(self.decided_about_shares(coop, apply));
			}
			let begun = pallet_solidarity_fund::Begun::<Runtime>::iter_key_prefix(coop).next();
			if let Some(content) = begun.filter(|_| self.rng.chance(100)) {
				steps.extend(self.by_all(coop, Office::is_board, &FundCall::take_back { coop, content }.into()));
			}
		}
		for (place, coop) in (0u8..).zip(known.applicants.iter().copied()) {
			let answer = FundCall::answer { coop, round, place, document: self.new_document() };
			let mut calls = vec![answer];
			if self.rng.chance(100) {
				calls.push(FundCall::withdraw { coop, round, place });
			}
			let excluding = Asked::<Runtime>::iter_prefix(round).filter(|(_, one)| one.asks.excludes.contains(&place));
			let others: Vec<u8> = excluding.map(|(other, _)| other).collect();
			calls.extend(others.into_iter().map(|other| FundCall::agree_exclusion { coop, round, place, other }));
			for call in calls {
				steps.extend(self.by_all(coop, Office::is_board, &call.into()));
			}
		}
		steps
	}

	fn points_given(&mut self, round: RoundNo, known: &Round) -> Vec<Move> {
		let mut steps = vec![];
		for coop in 1..=pallet_cooperatives::CoopCount::<Runtime>::get() {
			let people: Vec<_> = self.seated_people(coop).map(|(who, _)| who).take(4).collect();
			for who in people {
				let seats = <Membership as MemberInspect<AccountId>>::seats_of(&who, 20);
				let is_open = |(place, coop): &(u8, CoopId)| {
					let is_in = Asked::<Runtime>::get(round, place).is_some_and(|one| one.stand == Stand::InRound);
					is_in && seats.iter().all(|(own, _)| own != coop)
				};
				let places = (0u8..).zip(known.applicants.iter().copied()).filter(is_open).map(|(place, _)| place);
				let places: Vec<u8> = places.collect();
				let (one, other) = (self.rng.pick(&places), self.rng.pick(&places));
				let given = match (one, other) {
					(Some(one), Some(other)) if one != other => vec![(one, 60), (other, 40)],
					(Some(one), _) => vec![(one, 100)],
					_ => continue,
				};
				let given = given.into_iter().map(|(place, points)| Given { place, points }).collect::<Vec<_>>();
				let points: Listed<Given> = given.try_into().unwrap();
				steps.push((Actor::Signed(who), FundCall::vote { coop, round, points }.into()));
			}
		}
		steps
	}

	/// Awards are paid, reported on, reviewed, given back, given up, cancelled and written off.
	pub(super) fn steps_about_awards(&mut self) -> Vec<Move> {
		let mut steps = vec![];
		for (no, award) in awards().collect::<Vec<_>>() {
			let coop = award.coop;
			if award.payable.due > 0 {
				steps.push((Actor::Signed(self.anybody()), FundCall::pay { award: no }.into()));
			}
			match &award.report {
				None => {
					let report = FundCall::report { coop, award: no, document: document(6) };
					steps.extend(self.by_all(coop, Office::is_board, &report.into()));
				}
				Some(report) => {
					let document = report.document;
					for other in (1..=FOUNDED).filter(|other| *other != coop) {
						let review = FundCall::review { coop: other, award: no, document };
						steps.extend(self.by_all(other, |office| office == Office::Auditor, &review.into()));
					}
					if self.rng.chance(200) {
						steps.push(self.decided_by_federation(FundCall::decide_report {
							award: no,
							document,
							accepts: true,
						}));
					}
				}
			}
			let back = award.paid.saturating_sub(award.returned).saturating_sub(award.written_off);
			if back > 0 {
				steps.extend(self.debt_paid(coop, Debt::Award(no), back));
				if self.rng.chance(100) {
					steps.push(self.decided_by_federation(FundCall::write_off { award: no, amount: back / 2 }));
					let left = award.owed.saturating_sub(award.returned).saturating_sub(award.written_off);
					steps.push(self.decided_by_federation(FundCall::write_off { award: no, amount: left }));
				}
			}
			if matches!(award.instrument, Instrument::Guarantee { .. }) && self.rng.chance(500) {
				let amount = award.promised / 2;
				steps.push(self.decided_by_federation(FundCall::call_guarantee { award: no, amount }));
			}
			if self.rng.chance(60) {
				steps.push(self.decided_by_federation(FundCall::cancel { award: no, owed: back }));
				steps.extend(self.by_all(coop, Office::is_board, &FundCall::give_up { coop, award: no }.into()));
			}
		}
		steps
	}

	/// Officers ask for aid, and the committee agrees.
	fn steps_about_aid(&mut self) -> Vec<Move> {
		let mut steps = vec![];
		for coop in 1..=FOUNDED {
			let event = self.new_document();
			let request = FundCall::request_aid { coop, event, amount: UNIT / 10, document: document(7) };
			steps.extend(self.by_all(coop, Office::is_board, &request.into()));
		}
		let committee = EmergencyCommittee::<Runtime>::get().map(|known| known.members.to_vec()).unwrap_or_default();
		for (aid, asked) in Aids::<Runtime>::iter().take(6).collect::<Vec<_>>() {
			for Hand { coop, member } in committee.clone() {
				let (event, amount, document) = (asked.event, asked.amount, asked.document);
				let agree = FundCall::agree_to_aid { coop, aid, event, amount, document };
				let who = <Membership as MemberInspect<AccountId>>::account_of(coop, member);
				steps.extend(who.map(|who| (Actor::Signed(who), agree.into())));
			}
		}
		steps
	}

	/// Members of the committee post what the bank of the fund has done, all of them the same.
	fn bank_of_fund(&mut self) -> Vec<Move> {
		let (ledger, committee) = (LedgerId::Fund, EmergencyCommittee::<Runtime>::get());
		let bank = Books::<Runtime>::get().and_then(|books| books.bank);
		let (Some(committee), Some((bank, gifts, charges))) = (committee, bank) else { return vec![] };
		let last = Ledgers::<Runtime>::get(ledger).map_or(0, |record| record.last_entry);
		let posting = |direction, amount, part| {
			// The same until it is entered.
			let reference = Hash::from_low_u64_be(u64::from(last) * 8 + u64::from(direction == Direction::In));
			let line = StatementLine { reference, booked: today(), valued: today(), direction, amount };
			Posting { bank, line, parts: vec![part].try_into().unwrap(), rest: 0, voucher: document(2) }
		};
		let direct = |account, side, amount| Part::Direct(Leg { account, side, amount, party: None });
		let mut postings = vec![posting(Direction::In, CAME, direct(gifts, Side::Credit, CAME))];
		if self.rng.chance(100) {
			postings.push(posting(Direction::Out, UNIT / 100, direct(charges, Side::Debit, UNIT / 100)));
		}
		// The bank takes back of what came lately.
		let taken_back = (last.saturating_sub(LATELY)..=last).filter_map(|entry| {
			let known = Entries::<Runtime>::get(ledger, entry).filter(|known| known.basis == Basis::Statement)?;
			let amount = known.legs.first().filter(|leg| leg.side == Side::Credit)?.amount.min(UNIT / 10);
			Some(posting(Direction::Out, amount, Part::Back { entry, place: 0, amount }))
		});
		postings.extend(taken_back.filter(|_| self.rng.chance(100)));
		let waiting: Vec<_> = books::waiting(ledger).collect();
		for (pending, one) in &waiting {
			let amount = one.items.iter().map(|waiting| waiting.remaining).sum();
			postings.push(posting(one.direction, amount, Part::Whole(*pending)));
		}
		let mut calls: Vec<LedgerCall<Runtime>> =
			postings.into_iter().map(|posting| LedgerCall::post { ledger, coop: 0, posting }).collect();
		if let Some((pending, _)) = waiting.first().filter(|_| self.rng.chance(50)) {
			calls.push(LedgerCall::void { ledger, coop: 0, pending: *pending, place: None, reason: document(1) });
		}
		if let Some(balance) = rochdale_runtime::Ledger::balance_on(ledger, bank, today() - 1) {
			let balances = vec![balance].try_into().unwrap();
			let statement = pallet_ledger::Statement { through: today() - 1, balances, document: document(3) };
			calls.push(LedgerCall::close { ledger, coop: 0, statement });
		}
		let mut steps = vec![];
		for Hand { coop, member } in committee.members {
			let Some(who) = <Membership as MemberInspect<AccountId>>::account_of(coop, member) else { continue };
			steps.extend(calls.iter().map(|call| {
				let call = books::of_hand(coop, call.clone());
				(Actor::Signed(who.clone()), call.into())
			}));
		}
		steps
	}
}
