//! What co-ops decide about their shares, and what holders, officers, auditors and hands of the books do with them.
//!
//! What one officer or hand begins is said again by others, who mostly say the same.

use super::{
	books::{lately, today, waiting},
	*,
};
use pallet_capped_shares::{
	Allotment, Begun, Book, Books, Call as SharesCall, Claims, ClassNo, ClassOf, ClassTerms, Classes, Commitments,
	Debt, Expected, Figure, Figures, Holders, Holdings, ImportTotals, ImportedLine, Importing, Imports, Lists, Missing,
	OfferTerms, Purpose, Redemption, ReferenceRate, Release, Returns, Stakes, Transfers,
};
use pallet_ledger::{Call as LedgerCall, Entries, EntryLeg, Ledgers, Part, PendingOf, Posting, StatementLine};
use pallet_treasuries::{Call as TreasuriesCall, NewSigner, Rules, SignerKind, TreasuryOfLedger, YearBegin};
use rochdale_primitives::{
	ledger::{Day, EntryNo, Keeper, LedgerId, Party, PendingNo, Side},
	money::{Direction, Mode, TreasuryId},
};

/// So much of what was begun is remembered.
const REMEMBERED: usize = 24;

/// What the first class of a co-op asks of its holders. The second one is for supporters, and at the board's discretion.
pub(super) const TERMS: ClassTerms = ClassTerms {
	par: 2 * UNIT,
	// Who has none can commit themselves to so many, whatever capital there is.
	minimum: 2,
	buys_out: false,
	first_bps: 5_000,
	instalment_months: 1,
	..crate::harness::TERMS
};

/// What two officers of the board do together, which the second one says again.
fn is_of_two(call: &SharesCall<Runtime>) -> bool {
	matches!(
		call,
		SharesCall::release { .. }
			| SharesCall::suspend { .. }
			| SharesCall::set_off { .. }
			| SharesCall::hand_over { .. }
			| SharesCall::name_payee { .. }
			| SharesCall::agree_import { .. }
			| SharesCall::end_import { .. }
			| SharesCall::end_commitment { .. }
			| SharesCall::apply_owed { .. }
			| SharesCall::promise_on_paper { .. }
	)
}

fn coop_of(call: &SharesCall<Runtime>) -> Option<CoopId> {
	match call {
		SharesCall::release { coop, .. }
		| SharesCall::suspend { coop, .. }
		| SharesCall::set_off { coop, .. }
		| SharesCall::hand_over { coop, .. }
		| SharesCall::name_payee { coop, .. }
		| SharesCall::agree_import { coop, .. }
		| SharesCall::end_import { coop, .. }
		| SharesCall::end_commitment { coop, .. }
		| SharesCall::apply_owed { coop, .. }
		| SharesCall::promise_on_paper { coop, .. } => Some(*coop),
		_ => None,
	}
}

impl World {
	/// A step about shares by somebody who can take it, if a few tries find one.
	pub fn shares(&mut self) -> Option<Move> {
		if self.rng.chance(60) {
			if let Some(step) = self.dissolution() {
				return Some(step);
			}
		}
		// Members can object for a while only, and claims lapse.
		if self.rng.chance(150) {
			if let Some(step) = self.patronage() {
				return Some(step);
			}
		}
		for _ in 0..4 {
			let coop = 1 + self.rng.below(FOUNDED - 1);
			let steps = self.steps_about_shares(coop);
			if self.is_wild() {
				if let Some(step) = self.rng.pick(&steps) {
					return Some(step);
				}
			}
			if let Some(step) = self.possible(steps) {
				return Some(step);
			}
		}
		None
	}

	/// Steps of some kind about the shares of a co-op, whether or not they can be taken.
	pub fn steps_about_shares(&mut self, coop: CoopId) -> Vec<Move> {
		let Some(book) = Books::<Runtime>::get(coop) else {
			return self.first_steps_about_shares(coop);
		};
		match self.rng.below(15) {
			12 => self.steps_about_registers(coop, &book),
			13 => self.steps_about_instalments(coop, &book),
			14 => self.steps_about_what_banks_take_back(coop, &book),
			0 | 1 => self.decisions_about_shares(coop, &book),
			2..=4 => self.steps_of_shareholders(coop, &book),
			5 => self.steps_about_what_is_due_to_holders(coop),
			6..=8 => self.steps_of_the_board_about_shares(coop, &book),
			9 if self.rng.chance(100) => vec![self.rate_attested()],
			// While an auditor is in doubt, no share is issued, and nobody is late.
			9 if self.rng.chance(250) => self.figures(coop, &book),
			9 => self.steps_about_instalments(coop, &book),
			10 => self.steps_about_lists(coop),
			_ => Self::what_shares_come_to(),
		}
	}

	/// As if the members had decided it.
	pub(super) fn decided_about_shares(&mut self, coop: CoopId, call: impl Into<RuntimeCall>) -> Move {
		let mandate = Mandate { track: Track::Special, ..self.mandate(coop) };
		(Actor::Coop(mandate), call.into())
	}

	/// A co-op opens its books, some of them in units, and then a class.
	pub(super) fn first_steps_about_shares(&mut self, coop: CoopId) -> Vec<Move> {
		if TreasuryOfLedger::<Runtime>::contains_key(LedgerId::Coop(coop)) {
			let opening = SharesCall::open_class { terms: TERMS, document: document(1) };
			return vec![self.decided_about_shares(coop, opening)];
		}
		let mode = if coop.is_multiple_of(2) { Mode::Bank } else { Mode::Units };
		let opening = Self::own_treasury_of(coop, mode);
		vec![self.decided_about_shares(coop, opening)]
	}

	pub(super) fn own_treasury_of(coop: CoopId, mode: Mode) -> TreasuriesCall<Runtime> {
		let offices = [Office::Treasurer, Office::Chair, Office::Secretary];
		let signers = offices.map(|office| NewSigner { who: SignerKind::Office(coop, office), days: 365 });
		let year_begins = if coop < 3 { YearBegin::JANUARY } else { YearBegin { month: 4, day: 6 } };
		TreasuriesCall::open_treasury {
			title: b"Own".to_vec().try_into().unwrap(),
			currency: *b"EUR",
			mode,
			rules: Rules { threshold: 2, tier1: UNIT, tier2: 10 * UNIT },
			signers: signers.to_vec().try_into().unwrap(),
			lines: Default::default(),
			shares: Default::default(),
			year_begins,
		}
	}

	/// The treasuries in euros that are a co-op's alone and open, with how their money moves.
	pub(super) fn own_treasuries(coop: CoopId) -> Vec<(TreasuryId, Mode)> {
		let own = |(treasury, record): (TreasuryId, pallet_treasuries::TreasuryOf<Runtime>)| {
			let is_own = record.owner.sole() == Some(coop) && !record.closed && record.currency == *b"EUR";
			is_own.then_some((treasury, record.mode))
		};
		pallet_treasuries::Treasuries::<Runtime>::iter().filter_map(own).collect()
	}

	/// A class of a co-op, mostly one that there is.
	pub(super) fn class(&mut self, coop: CoopId, book: &Book) -> (ClassNo, Option<ClassOf<Runtime>>) {
		let no = match self.is_wild() {
			true => ClassNo::try_from(self.rng.below(10)).unwrap(),
			false => 1 + ClassNo::try_from(self.rng.below(book.classes.into())).unwrap(),
		};
		(no, Classes::<Runtime>::get(coop, no))
	}

	fn offer_terms(&mut self, class: ClassNo) -> OfferTerms {
		let minimum = u64::from(1 + self.rng.below(12));
		let maximum = minimum + u64::from(self.rng.below(30));
		let allotment = self.rng.pick(&[Allotment::FirstCome, Allotment::InProportion]).unwrap();
		let days = self.rng.pick(&[7, 14, 30, 0]).unwrap();
		OfferTerms { class, minimum, target: minimum, maximum, allotment, days }
	}

	/// What members could decide about shares, each kind as often as the others.
	pub(super) fn decision_about_shares(&mut self, coop: CoopId) -> Option<RuntimeCall> {
		let book = Books::<Runtime>::get(coop)?;
		let (no, class) = self.class(coop, &book);
		let call = match self.rng.below(20) {
			// The register of some was kept elsewhere.
			18 if book.classes < 5 && self.rng.chance(300) => SharesCall::open_class {
				terms: ClassTerms { since: Some(today() - 900), ..TERMS },
				document: document(1),
			},
			0 if book.classes < 2 => {
				let (holders, redemption) = (Holders::Supporters, Redemption::Discretion);
				let terms = ClassTerms { holders, redemption, buys_out: true, par: UNIT, ..TERMS };
				SharesCall::open_class { terms, document: document(1) }
			}
			1..=3 => SharesCall::set_open { class: no, is_open: self.rng.chance(850) },
			4 => SharesCall::set_floor { floor: u128::from(self.rng.below(20)) * UNIT },
			5..=8 => SharesCall::open_offer { terms: self.offer_terms(no), document: document(1) },
			9 if self.rng.chance(400) => {
				let offer = book.open_offers.first().copied().unwrap_or(1);
				SharesCall::withdraw_offer { offer }
			}
			10 | 11 => {
				let year = self.rng.pick(&book.years).unwrap_or_default();
				let bps = u16::try_from(self.rng.below(820)).unwrap();
				SharesCall::declare_maximum { class: no, year, bps }
			}
			12 | 13 => return self.year_closed(coop).map(Into::into),
			14 | 15 => {
				let Figure { value, document, .. } = Figures::<Runtime>::get(coop, no)?;
				match self.rng.chance(300) {
					true => SharesCall::reject_figure { class: no, value, document },
					false => SharesCall::value { class: no, value, document },
				}
			}
			16 => self.consent(coop)?,
			17 => SharesCall::open_cash { mode: self.rng.pick(&[Mode::Units, Mode::Bank]).unwrap() },
			_ => self.decision_of_two(coop, no, &class?, &book),
		};
		Some(call.into())
	}

	fn decisions_about_shares(&mut self, coop: CoopId, book: &Book) -> Vec<Move> {
		// What is due for a year comes first, because it is so seldom.
		if self.rng.chance(300) {
			return self.steps_about_surplus(coop);
		}
		if self.rng.chance(400) {
			if let Some(call) = Self::written_up(coop, book) {
				return vec![self.decided_about_shares(coop, call)];
			}
		}
		// What is kept for shares in another way needs a treasury that pays with it.
		if let Some(cash) = book.other_cash.filter(|_| self.rng.chance(200)) {
			let is_there = Self::own_treasuries(coop).into_iter().any(|(_, mode)| mode == cash.mode);
			let opening = Self::own_treasury_of(coop, cash.mode);
			return if is_there { vec![] } else { vec![self.decided_about_shares(coop, opening)] };
		}
		let calls: Vec<_> = (0..4).filter_map(|_| self.decision_about_shares(coop)).collect();
		calls.into_iter().map(|call| self.decided_about_shares(coop, call)).collect()
	}

	/// A class that was written down and is worth its par again, as an auditor says. Nothing of it is issued until then, and nobody
	/// is late.
	pub(super) fn written_up(coop: CoopId, book: &Book) -> Option<SharesCall<Runtime>> {
		(1..=book.classes).find_map(|class| {
			let (record, figure) = (Classes::<Runtime>::get(coop, class)?, Figures::<Runtime>::get(coop, class)?);
			let is_up = record.value < figure.value && figure.value == record.terms.par;
			is_up.then_some(SharesCall::value { class, value: figure.value, document: figure.document })
		})
	}

	/// What the board or the members decide about money.
	fn decision_of_two(
		&mut self,
		coop: CoopId,
		class: ClassNo,
		record: &ClassOf<Runtime>,
		book: &Book,
	) -> SharesCall<Runtime> {
		// Two have to meet while what somebody owes is late.
		if Self::is_late_in(coop) && self.rng.chance(400) {
			return self.about_what_is_late(coop, class);
		}
		match self.rng.below(15) {
			12..=14 => self.about_what_is_late(coop, class),
			8 | 9 => self.payee_of_who_left(coop),
			10 if record.importing == Importing::Open && self.rng.chance(250) => SharesCall::end_import { coop, class },
			10 | 11 => self.agreement_on_a_register(coop, class, record),
			0..=3 => {
				let accounts_until =
					book.years.iter().rev().copied().find(|start| *start <= today()).unwrap_or_default();
				let amount = record.queued / u128::from(1 + self.rng.below(3));
				let (approved_on, surplus) = (accounts_until, 1_000 * UNIT);
				let release = Release { amount, accounts_until, approved_on, surplus, solvency: document(2) };
				SharesCall::release { coop, class, release }
			}
			4 => {
				let days = self.rng.pick(&[0, 0, 1, 365]).unwrap();
				SharesCall::suspend { coop, class, days, reason: document(1) }
			}
			5 if self.rng.chance(300) => {
				let owed = Stakes::<Runtime>::iter_prefix(coop).filter(|(_, stake)| !stake.is_settled());
				let former = owed.filter(|(member, _)| !rochdale_runtime::Membership::is_seated(coop, *member));
				let member = former.map(|(member, _)| member).next().unwrap_or(1);
				SharesCall::name_payee { coop, member, to: self.anybody().into(), document: document(1) }
			}
			5 | 6 => {
				let owed = Stakes::<Runtime>::iter_prefix(coop).find(|(_, stake)| stake.owed > 0);
				let (member, owed) = owed.map_or((1, 1), |(member, stake)| (member, stake.owed));
				SharesCall::set_off { coop, member, amount: owed.div_ceil(2), debt: Debt::Document(document(1)) }
			}
			_ => {
				let of_mode = |(_, mode): &(TreasuryId, Mode)| book.other_cash.is_some_and(|cash| cash.mode == *mode);
				let own: Vec<_> = Self::own_treasuries(coop).into_iter().filter(of_mode).collect();
				let treasury = self.rng.pick(&own).map_or(1, |(treasury, _)| treasury);
				SharesCall::hand_over { coop, treasury, amount: UNIT, document: document(1) }
			}
		}
	}

	/// What two hands agree on, of a draft of the register of a class.
	pub(super) fn agreement_on_a_register(
		&mut self,
		coop: CoopId,
		class: ClassNo,
		record: &ClassOf<Runtime>,
	) -> SharesCall<Runtime> {
		let drafts: Vec<_> =
			Imports::<Runtime>::iter().filter(|((of, one, _), _)| (*of, *one) == (coop, class)).collect();
		let Some(((.., by), draft)) = self.rng.pick(&drafts) else {
			return SharesCall::end_import { coop, class: 9 };
		};
		let sums = draft.sums;
		let totals = ImportTotals {
			holdings: sums.holdings,
			shares: sums.shares,
			claims: sums.claims,
			claimed: sums.claimed,
			paid: sums.paid,
			value: record.terms.par,
			released: 0,
			digest: draft.digest,
			document: document(6),
		};
		SharesCall::agree_import { coop, class, by, totals }
	}

	/// Officers draft a register or take some of it back, and auditors confirm or refuse it.
	pub(super) fn steps_about_registers(&mut self, coop: CoopId, book: &Book) -> Vec<Move> {
		let comes_in =
			|no: &ClassNo| Classes::<Runtime>::get(coop, no).is_some_and(|class| class.importing == Importing::Open);
		let Some(class) = (1..=book.classes).find(comes_in) else { return vec![] };
		let drafts: Vec<_> =
			Imports::<Runtime>::iter().filter(|((of, one, _), _)| (*of, *one) == (coop, class)).collect();
		let mut steps: Vec<Move> = vec![];
		if let Some(((.., by), draft)) = self.rng.pick(&drafts) {
			let auditors = self.holders_of(coop, |office| office == Office::Auditor);
			for (who, agreed) in auditors.into_iter().filter_map(|who| Some((who, draft.agreed?))) {
				let call = match self.rng.below(4) {
					0 | 1 => SharesCall::refuse_import { coop, class, by },
					_ => SharesCall::confirm_import { coop, class, by, totals: agreed.totals },
				};
				steps.push((Actor::Signed(who), call.into()));
			}
			if self.rng.chance(100) {
				let call = SharesCall::take_back_import { coop, class, by };
				steps.push((Actor::Signed(self.board(coop)), call.into()));
			}
		}
		let holding = |world: &mut Self| ImportedLine::Holding {
			member: world.seated(coop),
			shares: u64::from(1 + world.rng.below(5)),
			since: today() - 800 + Day::try_from(world.rng.below(700)).unwrap(),
		};
		let claim = |world: &mut Self| ImportedLine::Claim {
			member: world.member(coop),
			shares: u64::from(1 + world.rng.below(5)),
			ended_on: today() - 800 + Day::try_from(world.rng.below(700)).unwrap(),
			paid: 0,
		};
		for who in self.holders_of(coop, Office::is_board) {
			let by = Seats::<Runtime>::get(&who, coop).unwrap_or_default();
			let after =
				Imports::<Runtime>::get((coop, class, by)).and_then(|draft| draft.sums.lines()).unwrap_or_default();
			let lines = vec![holding(self), claim(self)].try_into().unwrap();
			let call = SharesCall::import { coop, class, after, lines };
			steps.push((Actor::Signed(who), call.into()));
		}
		steps
	}

	/// Whether somebody has not paid in time what they have committed themselves to.
	fn is_late_in(coop: CoopId) -> bool {
		Commitments::<Runtime>::iter().any(|((of, ..), one)| of == coop && one.is_late)
	}

	/// What two hands decide about somebody who is late, or owes what a bank took back.
	fn about_what_is_late(&mut self, coop: CoopId, class: ClassNo) -> SharesCall<Runtime> {
		let late: Vec<_> = Commitments::<Runtime>::iter()
			.filter(|((of, ..), one)| *of == coop && one.is_late)
			.map(|(key, _)| key)
			.collect();
		let is_owed = |(_, class, member): &&(CoopId, ClassNo, MemberNo)| {
			let par = Classes::<Runtime>::get(coop, class).map_or(u128::MAX, |class| class.terms.par);
			Stakes::<Runtime>::get(coop, member).owed >= par
		};
		if let Some((_, class, member)) = late.iter().find(is_owed) {
			return SharesCall::apply_owed { coop, class: *class, member: *member, shares: 1 };
		}
		let late = late.into_iter().find(|(_, one, _)| *one == class);
		let missing = Missing::<Runtime>::iter().find(|((of, ..), _)| *of == coop);
		match (late, missing, self.rng.below(4)) {
			(Some((.., member)), _, 0..=2) => SharesCall::end_commitment { coop, class, member },
			(_, Some(((_, member, account), amount)), _) => {
				let owed = Stakes::<Runtime>::get(coop, member).owed;
				SharesCall::set_off { coop, member, amount: amount.min(owed), debt: Debt::Missing(account) }
			}
			_ => {
				let member = self.member_who(coop, |entry| entry.account.is_none());
				let document = document(7);
				SharesCall::promise_on_paper { coop, class, member, shares: 2, first: 1, document }
			}
		}
	}

	/// Members commit themselves to more than they pay at once, pay the rest or are reminded, and officers expect it.
	pub(super) fn steps_about_instalments(&mut self, coop: CoopId, book: &Book) -> Vec<Move> {
		let (class, _) = self.class(coop, book);
		let committed: Vec<_> = Commitments::<Runtime>::iter().filter(|((of, ..), _)| *of == coop).take(8).collect();
		let mut steps: Vec<Move> = vec![];
		if let Some(((_, class, member), commitment)) = self.rng.pick(&committed) {
			// Some of those who are late stay so for a while, so that officers come to it.
			if self.rng.chance(if commitment.is_late { 200 } else { 500 }) {
				let by = self.account_of(coop, member);
				steps.push((Actor::Signed(by), SharesCall::pay_instalment { coop, class, shares: 1 }.into()));
			}
			let remind = SharesCall::remind { coop, class, member, document: document(8) };
			steps.push((Actor::Signed(self.board(coop)), remind.into()));
		}
		let mode = self.rng.pick(&[Mode::Units, Mode::Units, Mode::Bank]).unwrap();
		// Those to whom something is owed come first: what they do not pay in time can be paid with it.
		let owed: Vec<_> = Stakes::<Runtime>::iter_prefix(coop).filter(|(_, stake)| stake.owed >= TERMS.par).collect();
		let is_seated = |member: &MemberNo| rochdale_runtime::Membership::is_seated(coop, *member);
		let owed: Vec<_> = owed.into_iter().map(|(member, _)| member).filter(is_seated).collect();
		let member = match self.rng.pick(&owed) {
			Some(member) if self.rng.chance(500) => member,
			_ => self.seated(coop),
		};
		let shares = u64::from(2 + self.rng.below(2));
		let by = self.account_of(coop, member);
		let first = shares.div_ceil(2);
		steps.push((Actor::Signed(by), SharesCall::commit { coop, class, shares, first, mode }.into()));
		// What an offer that falls short gives back is owed to who is late by then.
		if let (Some(((.., member), _)), Some(offer)) = (self.rng.pick(&committed), self.rng.pick(&book.open_offers)) {
			let by = self.account_of(coop, member);
			steps.push((Actor::Signed(by), SharesCall::subscribe_offer { coop, offer, shares: 2 }.into()));
		}
		let list = vec![(self.seated(coop), u64::from(1 + self.rng.below(2)))].try_into().unwrap();
		let expect = SharesCall::expect { coop, expected: Expected::Class(class, list) };
		steps.push((Actor::Signed(self.board(coop)), expect.into()));
		if self.rng.chance(100) {
			let is_outside = |(_, purpose): &(PendingNo, Purpose)| !matches!(purpose, Purpose::Offer(_));
			let lists = Lists::<Runtime>::iter_prefix(coop).filter(is_outside);
			let lists: Vec<_> = lists.map(|(pending, _)| pending).collect();
			let give_up = SharesCall::give_up_list { coop, pending: self.rng.pick(&lists).unwrap_or(1) };
			steps.push((Actor::Signed(self.board(coop)), give_up.into()));
		}
		steps
	}

	/// A bank takes back what became shares, and officers expect it again. All hands say the same.
	fn steps_about_what_banks_take_back(&mut self, coop: CoopId, book: &Book) -> Vec<Move> {
		if let Some(((_, member, account), _)) = Missing::<Runtime>::iter().find(|((of, ..), _)| *of == coop) {
			if self.rng.chance(300) {
				let list = vec![(member, account)].try_into().unwrap();
				let call = SharesCall::expect { coop, expected: Expected::Missing(list) };
				return vec![(Actor::Signed(self.board(coop)), call.into())];
			}
		}
		let ledger = LedgerId::Coop(coop);
		let Some(treasury) = TreasuryOfLedger::<Runtime>::get(ledger) else { return vec![] };
		let last = Ledgers::<Runtime>::get(ledger).unwrap().last_entry;
		let paid_in = |entry: &EntryNo| {
			let found = Entries::<Runtime>::get(ledger, entry)?;
			let is_it =
				|leg: &EntryLeg<AccountId, Hash>| leg.account == book.accounts.paid_in && leg.side == Side::Credit;
			let place = found.legs.iter().position(is_it)?;
			let cash = found.legs.last()?.account;
			Some((*entry, u32::try_from(place).unwrap(), found.legs[place].amount, cash))
		};
		let last = 1 + self.rng.below(last);
		let found: Vec<_> = lately(last).filter_map(|entry| paid_in(&entry)).collect();
		let Some((entry, place, amount, bank)) = self.rng.pick(&found) else { return vec![] };
		let (booked, direction) = (today(), Direction::Out);
		let reference = Hash::from_low_u64_be(u64::from(entry) * 4 + 3);
		let line = StatementLine { reference, booked, valued: booked, direction, amount };
		let parts = vec![Part::Back { entry, place, amount }].try_into().unwrap();
		let posting = Posting { bank, line, parts, rest: 0, voucher: document(2) };
		let say = |(coop, who)| {
			let call = LedgerCall::post { ledger, coop, posting: posting.clone() };
			(Actor::Signed(who), call.into())
		};
		// One hand after the other, of the same one.
		self.hands_of(treasury).into_iter().map(say).collect()
	}

	/// An account to which is paid what is due to somebody who has left and has none.
	fn payee_of_who_left(&mut self, coop: CoopId) -> SharesCall<Runtime> {
		let left = |member| Members::<Runtime>::get(coop, member).is_some_and(|entry| !entry.is_seated());
		let waits = Stakes::<Runtime>::iter_prefix(coop).find(|(member, stake)| left(*member) && !stake.is_settled());
		let (member, to) = (waits.map_or(1, |(member, _)| member), self.payee().into());
		SharesCall::name_payee { coop, member, to, document: document(4) }
	}

	/// The consent to a transfer that was accepted.
	pub(super) fn consent(&mut self, coop: CoopId) -> Option<SharesCall<Runtime>> {
		let accepted = Transfers::<Runtime>::iter().filter(|((of, ..), one)| *of == coop && one.is_accepted);
		let ((_, class, from), _) = accepted.min_by_key(|((_, class, from), _)| (*class, *from))?;
		let content = rochdale_runtime::Shares::transfer_content(coop, class, from).unwrap_or_default();
		Some(SharesCall::consent { coop, class, from, content })
	}

	/// Members who subscribe, give shares to others or give them back.
	fn steps_of_shareholders(&mut self, coop: CoopId, book: &Book) -> Vec<Move> {
		let mut steps: Vec<Move> = vec![];
		for ((of, class, from), transfer) in Transfers::<Runtime>::iter().take(12) {
			if of == coop && !transfer.is_accepted && self.rng.chance(500) {
				let content = rochdale_runtime::Shares::transfer_content(coop, class, from).unwrap_or_default();
				let call = SharesCall::accept_transfer { coop, class, from, content };
				steps.push((Actor::Signed(transfer.to), call.into()));
			}
		}
		for _ in 0..4 {
			let (class, _) = self.class(coop, book);
			let holders: Vec<MemberNo> = Holdings::<Runtime>::iter_key_prefix((coop, class)).take(16).collect();
			let holder = match self.rng.pick(&holders) {
				Some(holder) if !self.is_wild() => holder,
				_ => self.seated(coop),
			};
			let shares = u64::from(1 + self.rng.below(4));
			let (member, call) = match self.rng.below(14) {
				0..=2 => (self.seated(coop), SharesCall::subscribe { coop, class, shares }),
				3..=6 => {
					let offer = self.rng.pick(&book.open_offers).unwrap_or(book.offers);
					(self.seated(coop), SharesCall::subscribe_offer { coop, offer, shares })
				}
				7 | 8 => {
					let member = self.seated(coop);
					let to = if self.rng.chance(800) { self.account_of(coop, member) } else { self.anybody() };
					(holder, SharesCall::propose_transfer { coop, class, to: to.into(), shares })
				}
				9 => (holder, SharesCall::withdraw_transfer { coop, class }),
				10 | 11 => (holder, SharesCall::give_notice { coop, class, shares, to_year_end: self.rng.chance(500) }),
				_ => {
					let notices = Holdings::<Runtime>::get((coop, class, holder)).notices;
					let Some(notice) = self.rng.pick(&notices) else { continue };
					let (shares, ends_on) = (notice.shares, notice.ends_on);
					(holder, SharesCall::cancel_notice { coop, class, shares, ends_on })
				}
			};
			let by = self.account_of(coop, member);
			steps.push((Actor::Signed(by), call.into()));
		}
		steps
	}

	/// Some do not come for what is owed to them until it lapses, and who is late hardly does.
	fn never_comes(&mut self, coop: CoopId, member: MemberNo) -> bool {
		let is_committed = Stakes::<Runtime>::get(coop, member).committed > 0;
		(is_committed || member.is_multiple_of(3)) && self.rng.chance(950)
	}

	/// What was released, declared or refunded is collected and paid, by those whose it is and by others.
	fn steps_about_what_is_due_to_holders(&mut self, coop: CoopId) -> Vec<Move> {
		let mut steps: Vec<Move> = vec![];
		let claims: Vec<_> = Claims::<Runtime>::iter_key_prefix(coop).take(4).collect();
		if !claims.is_empty() {
			let call = SharesCall::collect_claims { coop, claims: claims.try_into().unwrap() };
			steps.push((Actor::Signed(self.anybody()), call.into()));
		}
		for ((of, class, year), _) in Returns::<Runtime>::iter().take(12) {
			let holders: Vec<_> = Holdings::<Runtime>::iter_key_prefix((coop, class)).take(3).collect();
			if of == coop && !holders.is_empty() {
				let members = holders.try_into().unwrap();
				let call = SharesCall::collect_returns { coop, class, year, members };
				steps.push((Actor::Signed(self.anybody()), call.into()));
			}
		}
		let mut paid: Vec<_> = Stakes::<Runtime>::iter_prefix(coop).filter(|(_, stake)| stake.owed > 0).collect();
		paid.retain(|(member, _)| !self.never_comes(coop, *member));
		for (member, stake) in paid.into_iter().take(4) {
			let own = Members::<Runtime>::get(coop, member).and_then(|entry| entry.account).or(stake.account);
			let by = own.filter(|_| self.rng.chance(500)).unwrap_or_else(|| self.board(coop));
			let call = match self.rng.below(4) {
				0 => SharesCall::claim_owed { coop, member },
				_ => SharesCall::pay_out { coop, members: vec![member].try_into().unwrap() },
			};
			steps.push((Actor::Signed(by), call.into()));
		}
		// Years later what nobody wanted lapses.
		let lapsing = Stakes::<Runtime>::iter_prefix(coop)
			.filter(|(_, stake)| stake.lapses_on().is_some_and(|day| day <= today()))
			.map(|(member, _)| SharesCall::lapse { coop, member });
		let returns = Returns::<Runtime>::iter()
			.filter(|((of, ..), _)| *of == coop)
			.map(|((_, class, year), _)| SharesCall::lapse_return { coop, class, year });
		for call in lapsing.take(2).chain(returns.take(4)).collect::<Vec<_>>() {
			steps.push((Actor::Signed(self.anybody()), call.into()));
		}
		steps
	}

	/// What officers of the board do, all of them the same.
	fn steps_of_the_board_about_shares(&mut self, coop: CoopId, book: &Book) -> Vec<Move> {
		let begun: Vec<_> = self.said.iter().filter(|call| coop_of(call) == Some(coop)).cloned().collect();
		let (no, class) = self.class(coop, book);
		let call = match (self.rng.pick(&begun), self.rng.below(12)) {
			(Some(call), 0..=4) => call,
			(_, 5 | 6) => match self.consent(coop) {
				Some(call) => call,
				None => return vec![],
			},
			(_, 7) => {
				let list = (0..=self.rng.below(3)).map(|_| (self.seated(coop), u64::from(1 + self.rng.below(4))));
				let list = list.collect::<Vec<_>>().try_into().unwrap();
				let offer = self.rng.pick(&book.open_offers).unwrap_or(book.offers);
				SharesCall::expect { coop, expected: Expected::Offer(offer, list) }
			}
			(_, 8) if self.rng.chance(500) => {
				let is_open = |(_, purpose): &(PendingNo, Purpose)| match purpose {
					Purpose::Offer(offer) => book.open_offers.contains(offer),
					_ => false,
				};
				let lists: Vec<_> = Lists::<Runtime>::iter_prefix(coop).filter(is_open).collect();
				let pending = self.rng.pick(&lists).map_or(1, |(pending, _)| pending);
				SharesCall::give_up_list { coop, pending }
			}
			(_, 8) => {
				let owed = Stakes::<Runtime>::iter_prefix(coop).filter(|(_, stake)| stake.owed > 0);
				let owed: Vec<_> = owed.map(|(member, _)| member).collect();
				let coming = owed.into_iter().filter(|member| !self.never_comes(coop, *member));
				let members: Vec<_> = coming.take(3).collect();
				// Whom the bank is to pay must be known to it some days before.
				let is_unknown = |member: &&MemberNo| {
					let party = Party::Member(coop, **member);
					!pallet_ledger::DetailsOf::<Runtime>::contains_key(LedgerId::Coop(coop), party)
				};
				let unknown = members.iter().find(is_unknown).copied();
				let treasury = TreasuryOfLedger::<Runtime>::get(LedgerId::Coop(coop));
				if let Some((member, treasury)) = unknown.zip(treasury) {
					return self.bank_details_of(treasury, coop, member);
				}
				SharesCall::order_payouts { coop, members: members.try_into().unwrap() }
			}
			(_, 9) if self.rng.chance(150) => {
				let begun = Begun::<Runtime>::iter_key_prefix(coop).collect::<Vec<_>>();
				SharesCall::take_back { coop, content: self.rng.pick(&begun).unwrap_or_default() }
			}
			_ => match class {
				Some(class) => self.decision_of_two(coop, no, &class, book),
				None => return vec![],
			},
		};
		if is_of_two(&call) && !self.said.contains(&call) {
			self.said.push_back(call.clone());
		}
		while self.said.len() > REMEMBERED {
			self.said.pop_front();
		}
		let officers = self.holders_of(coop, Office::is_board);
		officers.into_iter().map(|who| (Actor::Signed(who), call.clone().into())).collect()
	}

	/// Two hands of the books register where the bank pays a member.
	pub(super) fn bank_details_of(&mut self, treasury: TreasuryId, of: CoopId, member: MemberNo) -> Vec<Move> {
		let (ledger, party) = (LedgerId::Coop(of), Party::Member(of, member));
		let change = |(coop, who)| {
			let call = LedgerCall::set_details { ledger, coop, party: party.clone(), details: document(8) };
			(Actor::Signed(who), call.into())
		};
		self.hands_of(treasury).into_iter().map(change).collect()
	}

	/// What the federation attests of a published rate.
	fn rate_attested(&mut self) -> Move {
		let mandate = FederationMandate {
			resolution: self.rng.below(ResolutionCount::<Runtime>::get() + 1),
			track: self.rng.pick(&[Track::Ordinary, Track::Special]).unwrap(),
			opened_at: Clock::deadline(),
		};
		let rates = [ReferenceRate::LegalInterest, ReferenceRate::Tmo, ReferenceRate::BaseRate];
		let (index, bps) = (self.rng.pick(&rates).unwrap(), u16::try_from(self.rng.below(600)).unwrap());
		let year = 2026 + i32::try_from(self.rng.below(3)).unwrap();
		let call = SharesCall::attest_reference { index, year, bps, document: document(1) };
		(Actor::Federation(mandate), call.into())
	}

	/// What auditors say that shares are worth, mostly no less than their par.
	pub(super) fn figures(&mut self, coop: CoopId, book: &Book) -> Vec<Move> {
		let is_down =
			|class: &ClassNo| Classes::<Runtime>::get(coop, class).is_some_and(|one| one.value < one.terms.par);
		let down = (1..=book.classes).find(is_down).filter(|_| self.rng.chance(600));
		let (class, Some(record)) =
			down.map_or_else(|| self.class(coop, book), |class| (class, Classes::<Runtime>::get(coop, class)))
		else {
			return vec![];
		};
		let par = record.terms.par;
		let values = [par, par, par, par, par, par, par / 2, par / 10 * 9, par + 1, 0];
		let value = if down.is_some() { par } else { self.rng.pick(&values).unwrap() };
		let call = SharesCall::give_figure { coop, class, value, document: document(3) };
		let auditors = self.holders_of(coop, |office| office == Office::Auditor);
		auditors.into_iter().map(|who| (Actor::Signed(who), call.clone().into())).collect()
	}

	/// The bank has done what shares wait for: lists of subscribers, payouts and what is handed over. All hands say the same.
	pub(super) fn steps_about_lists(&mut self, coop: CoopId) -> Vec<Move> {
		let ledger = LedgerId::Coop(coop);
		let Some(treasury) = TreasuryOfLedger::<Runtime>::get(ledger) else { return vec![] };
		let Some((pending, one)) = waiting(ledger).find(|(_, one)| one.keeper == Keeper::Shares) else {
			return vec![];
		};
		self.done_by_the_bank(treasury, ledger, (pending, &one))
	}

	/// The bank has done all of what waits, as all hands say.
	pub(super) fn done_by_the_bank(
		&mut self,
		treasury: TreasuryId,
		ledger: LedgerId,
		(pending, one): (PendingNo, &PendingOf<Runtime>),
	) -> Vec<Move> {
		let amount: u128 = one.items.iter().map(|waiting| waiting.remaining).sum();
		let (booked, direction) = (today(), one.direction);
		let sign = if direction == Direction::In { 1 } else { 2 };
		let reference = Hash::from_low_u64_be(u64::from(pending) * 4 + sign);
		let line = StatementLine { reference, booked, valued: booked, direction, amount };
		let parts = vec![Part::Whole(pending)].try_into().unwrap();
		let posting = Posting { bank: one.bank, line, parts, rest: 0, voucher: document(2) };
		let say = |(coop, who)| {
			let call = LedgerCall::post { ledger, coop, posting: posting.clone() };
			(Actor::Signed(who), call.into())
		};
		self.hands_of(treasury).into_iter().map(say).collect()
	}

	/// What is due and the chain has not come to.
	fn what_shares_come_to() -> Vec<Move> {
		let first = pallet_capped_shares::Deadlines::<Runtime>::iter_keys().take(3);
		let call = |(at, due)| SharesCall::advance { at: u64::from_be_bytes(at), due };
		let calls: Vec<_> = first.map(call).collect();
		calls.into_iter().map(|call| (Actor::Signed(Key::Alice.to_account_id()), call.into())).collect()
	}
}
