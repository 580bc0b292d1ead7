//! What officers, signers, auditors and holders do with money that is held together, and what those decide whose it is.
//!
//! Most of it needs two people and something that has begun, so the steps that are possible now are tried first.

use super::*;
use pallet_custody::{
	Call as CustodyCall, CustodianId, Custodians, Deposits, Note, Notes, RedemptionStage, Redemptions, Registered,
	Seen, Subject,
};
use pallet_ledger::{Call as LedgerCall, Pendings};
use pallet_treasuries::{
	Call as TreasuriesCall, CarriedOut, Item, ItemsOf, Lines, NewLine, NewSigner, Owner, Payments, Rhythm, Rules,
	SignerKind, Treasuries, TreasuryCount, Wish, YearBegin,
};
use rochdale_primitives::{
	ledger::{day_of, Day, LedgerId, Party},
	money::{Mode, TreasuryId},
	AgreementMandate, Parties,
};
use rochdale_runtime::{constants::EXISTENTIAL_DEPOSIT, Balances, System, Treasuries as TreasuriesPallet};

/// So many treasuries are enough to do everything with.
const MOST_TREASURIES: usize = 10;

/// For so many blocks the details of those are changed whom one treasury pays.
const BLOCKS_A_TURN: usize = 25;

/// So many steps are tried at most until one is possible.
const TRIED: usize = 5;

/// So many accounts that are nobody's are registered and taken from the register again.
const ACCOUNTS: u8 = 12;

/// The owners of a treasury, who have decided something.
pub(super) fn by_owners(owner: &Owner, resolution: ResolutionId, track: Track) -> Actor {
	let opened_at = Clock::deadline();
	match owner {
		Owner::Federation => Actor::Federation(FederationMandate { resolution, track, opened_at }),
		Owner::Coops(coops) if coops.len() == 1 => {
			Actor::Coop(Mandate { coop: coops[0], resolution, track, secrecy: Secrecy::Open, opened_at })
		}
		Owner::Coops(coops) => {
			Actor::Agreement(AgreementMandate { parties: coops.clone(), resolution, track, opened_at })
		}
	}
}

/// Other bank details than those for which a pending entry was approved. Both hands say the same, whenever each is asked.
pub(super) fn details_for(pending: u32) -> Hash {
	Hash::from_low_u64_be(pending.into())
}

/// Whether a payee of a pending entry has got them.
pub(super) fn is_changed_for(ledger: LedgerId, pending: u32, party: &Party<AccountId, Hash>) -> bool {
	let set = pallet_ledger::DetailsOf::<Runtime>::get(ledger, party);
	set.is_some_and(|set| set.after == details_for(pending))
}

impl World {
	/// An account that belongs to nobody who is known.
	fn outsider(&mut self) -> AccountId {
		AccountId::from([200 + u8::try_from(self.rng.below(ACCOUNTS.into())).unwrap(); 32])
	}

	pub(super) fn holders_of(&mut self, coop: CoopId, is: impl Fn(Office) -> bool) -> Vec<AccountId> {
		let terms = Offices::<Runtime>::get(coop);
		let members = terms.iter().filter(|term| is(term.office)).map(|term| term.member);
		members.filter_map(|member| Members::<Runtime>::get(coop, member)?.account).collect()
	}

	/// A treasury, most of the time one that is not closed.
	pub(super) fn some_treasury(&mut self) -> Option<TreasuryId> {
		if self.is_wild() {
			let count = TreasuryCount::<Runtime>::get();
			return (count > 0).then(|| 1 + self.rng.below(count));
		}
		let mut open: Vec<TreasuryId> =
			Treasuries::<Runtime>::iter().filter(|(_, record)| !record.closed).map(|(id, _)| id).collect();
		open.sort_unstable();
		self.rng.pick(&open)
	}

	pub(super) fn amount(&mut self) -> u128 {
		match self.rng.below(20) {
			0 => 0,
			1 => u128::MAX / 3,
			2..=5 => u128::from(self.rng.below(1_000)) * UNIT,
			_ => u128::from(1 + self.rng.below(5_000)) * UNIT / 1_000,
		}
	}

	pub(super) fn party(&mut self) -> Party<AccountId, Hash> {
		match self.rng.below(10) {
			0..=2 => Party::Coop(1 + self.rng.below(FOUNDED)),
			3 | 4 => {
				let coop = 1 + self.rng.below(FOUNDED);
				Party::Member(coop, self.seated(coop))
			}
			// Whoever ever had a number, also who left long ago.
			5 => {
				let coop = 1 + self.rng.below(FOUNDED);
				Party::Member(coop, self.member(coop))
			}
			6 => Party::Treasury(self.some_treasury().unwrap_or(1)),
			7 => Party::Account(self.outsider()),
			8 if self.rng.chance(200) => self.rng.pick(&[Party::Federation, Party::Fund]).unwrap(),
			_ => Party::Outside(self.document()),
		}
	}

	/// What is paid at a time: one payment, or a run of several.
	fn items(&mut self) -> ItemsOf<Runtime> {
		let count = if self.rng.chance(200) { 2 + self.rng.below(4) } else { 1 };
		let items = (0..count).map(|_| {
			let (payee, amount) = (self.party(), self.amount());
			// What a bank pays has cents.
			Item { payee, amount: if count > 1 { amount % UNIT / 10_000 * 10_000 } else { amount }, custodian: None }
		});
		items.collect::<Vec<_>>().try_into().unwrap()
	}

	/// Signers of the co-ops: of each one officer or member, or all the officers of a single one.
	pub(super) fn signers(&mut self, owner: &Owner) -> Vec<NewSigner> {
		let days = u16::try_from(30 + self.rng.below(720)).unwrap();
		let offices = [Office::Treasurer, Office::Chair, Office::Secretary];
		let mut signers: Vec<SignerKind> = match owner {
			Owner::Coops(coops) if coops.len() == 1 => {
				offices.into_iter().map(|office| SignerKind::Office(coops[0], office)).collect()
			}
			owner => {
				let coops = match owner {
					Owner::Coops(coops) => coops.to_vec(),
					Owner::Federation => (1..=FOUNDED).collect(),
				};
				let signer = |coop| match self.rng.below(3) {
					0 => SignerKind::Seat(coop, self.seated(coop)),
					_ => SignerKind::Office(coop, self.rng.pick(&offices).unwrap()),
				};
				coops.into_iter().map(signer).collect()
			}
		};
		if self.rng.chance(150) {
			signers.pop();
		}
		signers.into_iter().map(|who| NewSigner { who, days }).collect()
	}

	fn rules(&mut self, signers: usize) -> Rules {
		let majority = u8::try_from(signers / 2 + 1).unwrap().max(2);
		let threshold = if self.rng.chance(100) { majority + 1 } else { majority };
		let (tier1, tier2) = self.rng.pick(&[(1, 10), (20, 100), (500, 5_000)]).unwrap();
		Rules { threshold, tier1: tier1 * UNIT, tier2: tier2 * UNIT }
	}

	pub(super) fn rhythm(&mut self) -> Rhythm {
		self.rng.pick(&[Rhythm::Once, Rhythm::Month, Rhythm::Quarter, Rhythm::Year]).unwrap()
	}

	/// What those can decide whose treasury it is.
	fn decision_of_owners(&mut self, treasury: TreasuryId, owner: &Owner) -> RuntimeCall {
		let (line, amount) = (1 + self.rng.below(3), self.amount());
		let signers = self.signers(owner);
		let call: TreasuriesCall<Runtime> = match self.rng.below(16) {
			0 => TreasuriesCall::set_signers { treasury, signers: signers.try_into().unwrap() },
			1 => TreasuriesCall::set_rules { treasury, rules: self.rules(signers.len()) },
			2..=5 => TreasuriesCall::open_line {
				treasury,
				title: b"Training".to_vec().try_into().unwrap(),
				purpose: document(1),
				limit: u128::from(1 + self.rng.below(100)) * UNIT,
				rhythm: self.rhythm(),
			},
			8 => TreasuriesCall::change_line { treasury, line, limit: amount },
			9 if self.rng.chance(200) => TreasuriesCall::close_line { treasury, line },
			7 if self.rng.chance(200) => TreasuriesCall::close_treasury { treasury },
			6 if self.rng.chance(200) => {
				TreasuriesCall::rename_treasury { treasury, title: b"Courses".to_vec().try_into().unwrap() }
			}
			10 if self.rng.chance(150) => {
				TreasuriesCall::set_pause { treasury, days: self.rng.pick(&[0, 0, 1, 30, 31]).unwrap() }
			}
			_ => TreasuriesCall::pay {
				treasury,
				line: self.rng.chance(300).then_some(line),
				items: self.items(),
				voucher: self.new_document(),
			},
		};
		call.into()
	}

	fn opening(&mut self, owner: &Owner) -> RuntimeCall {
		let signers = self.signers(owner);
		let rules = self.rules(signers.len());
		// Once the federation has one in units, its account moves nothing past the books any more.
		let is_in_units = self.rng.chance(if *owner == Owner::Federation { 20 } else { 500 });
		let (mode, currency) = if is_in_units { (Mode::Units, *b"EUR") } else { (Mode::Bank, *b"GBP") };
		let (title, signers) = (b"Training".to_vec().try_into().unwrap(), signers.try_into().unwrap());
		let line = |world: &mut Self| NewLine {
			title: b"Courses".to_vec().try_into().unwrap(),
			purpose: document(1),
			limit: u128::from(1 + world.rng.below(100)) * UNIT,
			rhythm: world.rhythm(),
		};
		let lines = (0..self.rng.below(3)).map(|_| line(self)).collect::<Vec<_>>().try_into().unwrap();
		let shares = Default::default();
		let year_begins = self.rng.pick(&[YearBegin::JANUARY, YearBegin { month: 4, day: 6 }]).unwrap();
		TreasuriesCall::open_treasury { title, currency, mode, rules, signers, lines, shares, year_begins }.into()
	}

	/// What a co-op, several or the federation decide about a treasury, as if they had.
	pub(super) fn mandated_by_owners(&mut self) -> Move {
		let count = TreasuryCount::<Runtime>::get();
		let resolution = self.rng.below(ResolutionCount::<Runtime>::get() + 1);
		let track = self.rng.pick(&[Track::Ordinary, Track::Special]).unwrap();
		let actor = |owner: &Owner| by_owners(owner, resolution, track);
		let open = Treasuries::<Runtime>::iter_values().filter(|record| !record.closed).count();
		if open < MOST_TREASURIES && self.rng.chance(200) || count == 0 {
			let owner = match self.rng.below(4) {
				0 => Owner::Federation,
				1 => Owner::Coops(vec![1 + self.rng.below(FOUNDED)].try_into().unwrap()),
				_ => {
					let skipped = 1 + self.rng.below(FOUNDED);
					let coops: Vec<CoopId> = (1..=FOUNDED).filter(|coop| *coop != skipped).collect();
					Owner::Coops(Parties::truncate_from(coops))
				}
			};
			return (actor(&owner), self.opening(&owner));
		}
		let treasury = self.some_treasury().unwrap_or(1);
		let Some(record) = Treasuries::<Runtime>::get(treasury) else {
			return (Actor::Nobody, TreasuriesCall::set_pause { treasury, days: 1 }.into());
		};
		if let (Some(coop), true) = (self.rng.pick(record.owner.coops()), self.rng.chance(150)) {
			let opened_at = Clock::deadline();
			let mandate = Mandate { coop, resolution, track, secrecy: Secrecy::Open, opened_at };
			let call = if self.rng.chance(200) {
				TreasuriesCall::leave_treasury { treasury }
			} else {
				let signer = NewSigner { who: SignerKind::Seat(coop, self.seated(coop)), days: 365 };
				TreasuriesCall::replace_signer { treasury, signer }
			};
			return (Actor::Coop(mandate), call.into());
		}
		(actor(&record.owner), self.decision_of_owners(treasury, &record.owner))
	}

	/// What the federation decides about custodians, as if it had.
	pub(super) fn mandated_about_custodians(&mut self) -> Move {
		let mandate = FederationMandate {
			resolution: self.rng.below(ResolutionCount::<Runtime>::get() + 1),
			track: self.rng.pick(&[Track::Ordinary, Track::Special, Track::Special]).unwrap(),
			opened_at: Clock::deadline(),
		};
		let custodians: Vec<CustodianId> = Custodians::<Runtime>::iter_keys().collect();
		let custodian = self.rng.pick(&custodians).unwrap_or(1);
		let disputed: Vec<u32> = Redemptions::<Runtime>::iter()
			.filter(|(_, one)| matches!(one.stage, pallet_custody::RedemptionStage::Disputed { .. }))
			.map(|(number, _)| number)
			.collect();
		let (daily, total) = (u128::from(self.rng.below(20_000)) * UNIT, u128::from(self.rng.below(2_000_000)) * UNIT);
		let call: CustodyCall<Runtime> = match (self.rng.pick(&disputed), self.rng.below(8)) {
			(Some(redemption), 0..=5) => CustodyCall::decide_redemption { redemption, paid: self.rng.chance(500) },
			(_, 0) if custodians.len() < 12 => CustodyCall::approve_custodian {
				coop: 1 + self.rng.below(FOUNDED),
				title: b"Account at the bank".to_vec().try_into().unwrap(),
				document: document(1),
				daily,
				total,
			},
			(_, 1) if custodians.len() > 1 && self.rng.chance(200) => CustodyCall::remove_custodian { custodian },
			(_, 2) if self.rng.chance(300) => {
				CustodyCall::set_pause { custodian, days: self.rng.pick(&[0, 0, 1, 30, 31]).unwrap() }
			}
			_ => CustodyCall::set_ceilings { custodian, daily, total: total.max(1_000_000 * UNIT) },
		};
		(Actor::Federation(mandate), call.into())
	}

	/// A step about money by somebody who could take it.
	pub(super) fn money(&mut self) -> Move {
		// What is due to who left is paid by itself at the end of the block.
		if self.rng.chance(300) {
			let due = self.claims_due();
			if let Some(step) = self.possible(due) {
				return step;
			}
		}
		for _ in 0..3 {
			let steps = match self.rng.below(10) {
				6 => self.steps_of_holders(),
				7..=9 => {
					let steps = match self.rng.below(10) {
						0 | 1 => self.steps_about_what_was_held(),
						2..=4 => self.steps_about_changed_details(),
						5 => self.steps_about_what_custodians_owe(),
						_ => self.approvals_of_one(),
					};
					match self.possible(steps) {
						Some(step) => return step,
						None => continue,
					}
				}
				0 | 1 => self.steps_about_payments(),
				2 => self.steps_about_books(),
				3 => self.steps_about_deposits(),
				4 => self.steps_about_redemptions(),
				_ => self.steps_about_accounts(),
			};
			if self.is_wild() {
				if let Some(step) = self.rng.pick(&steps) {
					return step;
				}
			}
			// To try them all takes long.
			let first = self.rng.below(u32::try_from(steps.len()).unwrap()) as usize;
			let steps = steps.iter().cycle().skip(first).take(steps.len().min(TRIED)).cloned().collect();
			if let Some(step) = self.possible(steps) {
				return step;
			}
		}
		// What lasts long and seldom changes, and what several hands have to do.
		let steps = match self.rng.below(10) {
			0..=2 => self.steps_about_what_runs(),
			3..=5 => self.steps_about_payments(),
			_ => self.steps_about_books(),
		};
		if let Some(step) = self.possible(steps) {
			return step;
		}
		// Most that somebody would pay in cannot be: they have nothing, or it is no books of theirs.
		let contributions = (0..3).map(|_| self.contribution()).collect();
		match self.possible(contributions) {
			Some(step) => step,
			None if self.is_wild() => self.contribution(),
			None => self.of_members(),
		}
	}

	/// Everybody who could act for the treasury, as a member of which co-op.
	pub(super) fn hands_of(&mut self, treasury: TreasuryId) -> Vec<(CoopId, AccountId)> {
		let Some(record) = Treasuries::<Runtime>::get(treasury) else {
			return vec![];
		};
		let mut hands = vec![];
		for coop in record.coops() {
			let officers = self.holders_of(coop, |office| office.is_board() || office == Office::Auditor);
			hands.extend(officers.into_iter().map(|who| (coop, who)));
		}
		for signer in &record.signers {
			if let SignerKind::Seat(coop, member) = signer.who {
				let account = Members::<Runtime>::get(coop, member).and_then(|entry| entry.account);
				hands.extend(account.map(|who| (coop, who)));
			}
		}
		hands
	}

	fn steps_about_payments(&mut self) -> Vec<Move> {
		let Some(treasury) = self.some_treasury() else {
			return vec![];
		};
		let mut steps: Vec<Move> = vec![];
		let hands = self.hands_of(treasury);
		// Attention goes to what somebody has approved already, so that approvals come together.
		let mut open: Vec<(usize, u32)> = Payments::<Runtime>::iter_prefix(treasury)
			.map(|(number, payment)| (payment.approvals.len(), number))
			.collect();
		open.sort_unstable_by(|one, other| other.cmp(one));
		let open: Vec<u32> = open.into_iter().map(|(_, number)| number).take(3).collect();
		let lines: Vec<u32> = Lines::<Runtime>::iter_key_prefix(treasury).take(6).collect();
		let (document, voucher, items) = (self.document(), self.new_document(), self.items());
		let items = self.through_custodian(treasury, items);
		for (coop, who) in hands {
			let signed = |call: TreasuriesCall<Runtime>| (Actor::Signed(who.clone()), call.into());
			let call = match self.rng.below(24) {
				// What is paused, nothing else can be done with.
				0 if self.rng.chance(10) => TreasuriesCall::pause { treasury, coop, reason: document },
				1 if self.rng.chance(100) => TreasuriesCall::report_outturn { treasury, coop, document },
				2 if Treasuries::<Runtime>::get(treasury)
					.and_then(|record| record.first_hand)
					.is_some_and(|first| first.signer.hand.coop == coop) =>
				{
					TreasuriesCall::withdraw_wish { treasury, coop, wish: Wish::Pause }
				}
				3 if self.rng.chance(20) => TreasuriesCall::resign_signer { treasury, coop },
				4..=17 => match self.rng.pick(&open) {
					Some(payment) => match self.rng.below(24) {
						0 if self.rng.chance(500) => TreasuriesCall::withdraw_request { treasury, payment, coop },
						3 => {
							let content = self.content(treasury, payment);
							TreasuriesCall::reject { treasury, payment, coop, content, reason: document }
						}
						4 => TreasuriesCall::execute { treasury, payment },
						_ => {
							let content = self.content(treasury, payment);
							TreasuriesCall::approve { treasury, payment, coop, content }
						}
					},
					None => continue,
				},
				_ => {
					let Some(line) = self.rng.pick(&lines) else {
						continue;
					};
					let again = self.rng.chance(200);
					let voucher = if again { document } else { voucher };
					TreasuriesCall::request { treasury, coop, line, items: items.clone(), voucher, again }
				}
			};
			steps.push(signed(call));
		}
		steps
	}

	/// What a treasury in units pays somebody outside, a custodian pays in whole cents.
	fn through_custodian(&mut self, treasury: TreasuryId, mut items: ItemsOf<Runtime>) -> ItemsOf<Runtime> {
		if Treasuries::<Runtime>::get(treasury).is_none_or(|record| record.mode != Mode::Units) {
			return items;
		}
		if let ([item], true) = (items.as_mut(), self.rng.chance(300)) {
			item.payee = Party::Outside(self.document());
		}
		for item in items.iter_mut().filter(|item| matches!(item.payee, Party::Outside(_))) {
			(item.custodian, item.amount) = (Some(1), item.amount / 10_000 * 10_000);
		}
		items
	}

	/// What approvers sign, or now and then something else.
	pub(super) fn content(&mut self, treasury: TreasuryId, payment: u32) -> Hash {
		if self.is_wild() {
			return self.new_document();
		}
		Payments::<Runtime>::get(treasury, payment).map(|record| record.content).unwrap_or_default()
	}

	/// What was carried out is approved again where a payee has another bank account by now, or a payee gets another one.
	fn steps_about_changed_details(&mut self) -> Vec<Move> {
		let by_bank = |(treasury, record): (TreasuryId, pallet_treasuries::TreasuryOf<Runtime>)| {
			(record.mode == Mode::Bank && !record.closed).then_some((treasury, record.ledger))
		};
		let mut by_bank: Vec<_> = Treasuries::<Runtime>::iter().filter_map(by_bank).collect();
		by_bank.sort_unstable();
		// One after the other, each for so long that hands of it meet. To look at those of all takes longer than all else.
		let turn = System::block_number() as usize / BLOCKS_A_TURN;
		let Some(&(treasury, ledger)) = by_bank.get(turn % by_bank.len().max(1)) else { return vec![] };
		let waits = |pending: u32| Pendings::<Runtime>::get(ledger, pending).is_some_and(|one| one.is_open());
		let of_request = CarriedOut::<Runtime>::iter_prefix(treasury).filter(|(_, one)| one.request.is_some());
		let waiting = of_request.filter(|(pending, _)| waits(*pending));
		let carried: Vec<_> = waiting.map(|(pending, one)| (treasury, pending, one)).collect();
		let (changed, others): (Vec<_>, Vec<_>) = carried.into_iter().partition(|(treasury, pending, carried)| {
			let ledger = Treasuries::<Runtime>::get(treasury).unwrap().ledger;
			carried.items.iter().any(|item| is_changed_for(ledger, *pending, &item.payee))
		});
		// One change of a party waits for another.
		let is_changing = |treasury: TreasuryId, party: &Party<AccountId, Hash>| {
			let mut of_it = changed.iter().filter(|(other, ..)| *other == treasury);
			of_it.any(|(.., carried)| carried.items.iter().any(|item| item.payee == *party))
		};
		let is_first = |carried: &&(TreasuryId, u32, _)| {
			let (treasury, _, carried): &(TreasuryId, u32, pallet_treasuries::CarriedOf<Runtime>) = carried;
			carried.items.first().is_some_and(|item| !is_changing(*treasury, &item.payee))
		};
		for (treasury, _, carried) in &changed {
			let treasury = *treasury;
			let Some((payment, _)) = carried.request else { continue };
			let Some(content) = TreasuriesPallet::content(treasury, payment) else { continue };
			let again = |(coop, who)| {
				let call = TreasuriesCall::approve_again { treasury, payment, coop, content };
				(Actor::Signed(who), RuntimeCall::from(call))
			};
			let hands = self.hands_of(treasury);
			if let Some(step) = self.possible(hands.into_iter().map(again).collect()) {
				return vec![step];
			}
		}
		// The same one whoever is asked, so that two hands agree.
		let Some((treasury, pending, carried)) = others.iter().filter(is_first).min_by_key(|one| (one.0, one.1)) else {
			return vec![];
		};
		let (treasury, pending) = (*treasury, *pending);
		let Some(party) = carried.items.first().map(|item| item.payee.clone()) else { return vec![] };
		let (ledger, details) = (Treasuries::<Runtime>::get(treasury).unwrap().ledger, details_for(pending));
		let change = |(coop, who)| {
			let call = LedgerCall::set_details { ledger, coop, party: party.clone(), details };
			(Actor::Signed(who), RuntimeCall::from(call))
		};
		self.hands_of(treasury).into_iter().map(change).collect()
	}

	/// Everybody who could say for a treasury that a custodian has paid, or take back what was not paid in time.
	fn steps_about_what_custodians_owe(&mut self) -> Vec<Move> {
		let ended = |redemption: &u32| {
			let one = Redemptions::<Runtime>::get(redemption)?;
			match one.stage {
				RedemptionStage::Reported(report) => Some(Some(report.reference)),
				RedemptionStage::Requested if Clock::has_passed(one.take_back_at) => Some(None),
				_ => None,
			}
		};
		let mut open = pallet_treasuries::Redemptions::<Runtime>::iter();
		let ending = open.find_map(|(redemption, one)| Some((redemption, one, ended(&redemption)?)));
		let Some((redemption, mut redeeming, paid)) = ending else { return vec![] };
		let treasury = redeeming.treasury;
		let (is_wanted, hands) = (redeeming.take(paid.is_some()).is_some(), self.hands_of(treasury));
		let end = |(coop, who)| {
			let call = match is_wanted && self.rng.chance(20) {
				true => TreasuriesCall::withdraw_wish {
					treasury,
					coop,
					wish: Wish::RedemptionEnd(redemption, paid.is_some()),
				},
				false => TreasuriesCall::end_redemption { treasury, redemption, paid, coop: Some(coop) },
			};
			(Actor::Signed(who), call.into())
		};
		hands.into_iter().map(end).collect()
	}

	/// What was approved and could not be paid when its time had come, and what is due and not done yet.
	fn steps_about_what_was_held(&mut self) -> Vec<Move> {
		let held = Payments::<Runtime>::iter().filter(|(.., payment)| payment.approvals.len() > 1);
		let calls = held.take(24).map(|(treasury, payment, _)| TreasuriesCall::execute { treasury, payment }.into());
		let due = |(at, due)| TreasuriesCall::advance { at: u64::from_be_bytes(at), due }.into();
		let payments = pallet_treasuries::Deadlines::<Runtime>::iter_keys().next().map(due);
		let expiring = pallet_ledger::Deadlines::<Runtime>::iter_keys().next();
		let expiring = expiring.map(|(_, (ledger, pending))| LedgerCall::expire { ledger, pending }.into());
		let due = |(at, deposit)| CustodyCall::advance { at: u64::from_be_bytes(at), deposit }.into();
		let deposits = pallet_custody::Deadlines::<Runtime>::iter_keys().next().map(due);
		let by = Actor::Signed(Key::Alice.to_account_id());
		calls.chain(payments).chain(deposits).chain(expiring).map(|call: RuntimeCall| (by.clone(), call)).collect()
	}

	/// Everybody who could approve the request that has the most approvals, or now and then reject or withdraw it.
	pub(super) fn approvals_of_one(&mut self) -> Vec<Move> {
		let most = Payments::<Runtime>::iter().max_by_key(|(.., payment)| payment.approvals.len());
		let Some((treasury, payment, _)) = most else {
			return vec![];
		};
		let (said, reason) = (self.rng.below(20), self.document());
		let content = self.content(treasury, payment);
		let word = |(coop, who)| {
			let call = match said {
				0..=2 => TreasuriesCall::reject { treasury, payment, coop, content, reason },
				3 => TreasuriesCall::withdraw_request { treasury, payment, coop },
				_ => TreasuriesCall::approve { treasury, payment, coop, content },
			};
			(Actor::Signed(who), call.into())
		};
		self.hands_of(treasury).into_iter().map(word).collect()
	}

	/// The auditors of co-ops, who control those of others.
	pub(super) fn auditors(&mut self) -> Vec<(CoopId, AccountId)> {
		let mut auditors = vec![];
		for coop in 1..=FOUNDED {
			let holders = self.holders_of(coop, |office| office == Office::Auditor);
			auditors.extend(holders.into_iter().map(|who| (coop, who)));
		}
		auditors
	}

	/// The civil day.
	fn today() -> Day {
		day_of(Clock::civil()).unwrap()
	}

	fn steps_about_deposits(&mut self) -> Vec<Move> {
		let custodians: Vec<CustodianId> = Custodians::<Runtime>::iter_keys().collect();
		let Some(custodian) = self.rng.pick(&custodians) else {
			return vec![];
		};
		let keeper = Custodians::<Runtime>::get(custodian).unwrap().coop;
		let (reason, reference, amount) = (self.document(), self.new_document(), self.amount());
		let waiting: Vec<u32> = Deposits::<Runtime>::iter_keys().take(12).collect();
		let noted = Notes::<Runtime>::get(Subject::Custodian(custodian));
		let mut steps: Vec<Move> = vec![];
		for who in self.holders_of(keeper, Office::is_board) {
			let call = match self.rng.below(8) {
				0 => {
					let balance = u128::from(self.rng.below(2_000_000)) * UNIT;
					let day = Self::today() - 1 - Day::try_from(self.rng.below(3)).unwrap();
					CustodyCall::attest_statement { custodian, day, balance, document: reference }
				}
				1 => match self.rng.pick(&waiting) {
					Some(deposit) => {
						let reference = Deposits::<Runtime>::get(deposit).unwrap().reference;
						CustodyCall::reject_deposit { deposit, coop: keeper, reference, reason }
					}
					None => continue,
				},
				_ => {
					let beneficiary = self.payee().into();
					CustodyCall::attest_deposit { custodian, beneficiary, amount, reference }
				}
			};
			steps.push((Actor::Signed(who), call.into()));
		}
		for (coop, who) in self.auditors() {
			let call = match (self.rng.pick(&waiting), self.rng.below(10)) {
				(Some(deposit), 0) => {
					let reference = Deposits::<Runtime>::get(deposit).unwrap().reference;
					CustodyCall::reject_deposit { deposit, coop, reference, reason }
				}
				// One, or all of the custodian that are known here.
				(Some(deposit), 1..=6) => {
					let custodian = Deposits::<Runtime>::get(deposit).unwrap().custodian;
					let all = if self.rng.chance(300) { waiting.clone() } else { vec![deposit] };
					let seen = |deposit| {
						let one = Deposits::<Runtime>::get(deposit)?;
						let is_its = one.custodian == custodian && one.confirmed.is_none();
						let (beneficiary, amount, reference) = (one.beneficiary, one.amount, one.reference);
						is_its.then_some(Seen { deposit, beneficiary, amount, reference })
					};
					let seen = all.into_iter().filter_map(seen).collect::<Vec<_>>().try_into().unwrap();
					CustodyCall::confirm_deposits { custodian, coop, seen }
				}
				(_, 7) => match noted.iter().find_map(|note| match note.content {
					Note::Statement { day, balance, document } => Some((day, balance, document)),
					_ => None,
				}) {
					Some((day, balance, document)) => {
						let Some(closing) = Custodians::<Runtime>::get(custodian).unwrap().closing(day) else {
							continue;
						};
						CustodyCall::confirm_statement { custodian, coop, closing, balance, document }
					}
					None => continue,
				},
				(_, 9) if noted.iter().any(|note| note.entered.by.coop == coop) => {
					CustodyCall::withdraw_note { coop, subject: Subject::Custodian(custodian) }
				}
				(_, 8) if noted.iter().any(|note| note.entered.by.coop != keeper) || self.rng.chance(200) => {
					CustodyCall::pause { custodian, coop, reason }
				}
				_ => continue,
			};
			steps.push((Actor::Signed(who), call.into()));
		}
		steps
	}

	pub(super) fn steps_about_redemptions(&mut self) -> Vec<Move> {
		let custodians: Vec<CustodianId> = Custodians::<Runtime>::iter_keys().collect();
		let custodian = self.rng.pick(&custodians).unwrap_or(1);
		let (reason, reference) = (self.document(), self.new_document());
		let open: Vec<_> = Redemptions::<Runtime>::iter().take(8).collect();
		let mut steps: Vec<Move> = vec![];
		if let Some((redemption, one)) = self.rng.pick(&open) {
			let keeper = Custodians::<Runtime>::get(one.custodian).unwrap().coop;
			let is_late = one.stage == RedemptionStage::Requested && Clock::has_passed(one.take_back_at);
			let call = match self.rng.below(3) {
				_ if is_late => CustodyCall::take_back { redemption },
				0 => CustodyCall::acknowledge_payout { redemption },
				1 => CustodyCall::take_back { redemption },
				_ => CustodyCall::dispute { redemption, reason },
			};
			steps.push((Actor::Signed(one.holder.clone()), call.into()));
			for who in self.holders_of(keeper, Office::is_board) {
				let call = if self.rng.chance(500) {
					CustodyCall::report_payout { redemption, reference }
				} else {
					let reference = match &one.stage {
						RedemptionStage::Reported(report) | RedemptionStage::Disputed { report, .. } => {
							report.reference
						}
						RedemptionStage::Requested => reference,
					};
					CustodyCall::withdraw_report { redemption, reference }
				};
				steps.push((Actor::Signed(who), call.into()));
			}
			if let RedemptionStage::Reported(report) = one.stage {
				for (coop, who) in self.auditors() {
					let reference = report.reference;
					let (holder, amount) = (one.holder.clone().into(), one.amount);
					let call = CustodyCall::confirm_payout { redemption, coop, holder, amount, reference };
					steps.push((Actor::Signed(who), call.into()));
				}
			}
		}
		if steps.is_empty() || self.rng.chance(200) {
			let amount = self.amount();
			let call = CustodyCall::request_redemption { custodian, amount, payout: reason };
			steps.push((Actor::Signed(self.anybody()), call.into()));
		}
		steps
	}

	/// People pay one another, some of them all they have or so much that dust is left.
	fn steps_of_holders(&mut self) -> Vec<Move> {
		use frame_support::traits::{
			fungible::Inspect,
			tokens::{Fortitude, Preservation},
		};
		use pallet_balances::Call as BalancesCall;

		let from = self.anybody();
		let dest = if self.rng.chance(100) { self.outsider() } else { self.payee() }.into();
		let all = Balances::reducible_balance(&from, Preservation::Expendable, Fortitude::Polite);
		let dust = u128::from(self.rng.below(2 * u32::try_from(EXISTENTIAL_DEPOSIT).unwrap()));
		let call = match self.rng.below(4) {
			0 => BalancesCall::transfer_all { dest, keep_alive: self.rng.chance(500) },
			1 => BalancesCall::transfer_allow_death { dest, value: all.saturating_sub(dust) },
			2 => BalancesCall::transfer_allow_death { dest, value: all / 2 },
			_ => BalancesCall::transfer_keep_alive { dest, value: self.amount() },
		};
		vec![(Actor::Signed(from), call.into())]
	}

	fn steps_about_accounts(&mut self) -> Vec<Move> {
		let coop = 1 + self.rng.below(FOUNDED);
		let officers = self.holders_of(coop, Office::is_board);
		let noted = Notes::<Runtime>::get(Subject::Accounts(coop)).into_inner();
		let mine: Vec<AccountId> =
			Registered::<Runtime>::iter().filter(|(_, one)| one.coop == coop).map(|(account, _)| account).collect();
		let mut steps: Vec<Move> = vec![];
		for who in officers {
			let call = match (self.rng.pick(&noted), self.rng.pick(&mine), self.rng.below(10)) {
				(Some(note), _, 0..=6) => match note.content {
					Note::Register { account, purpose } => {
						CustodyCall::register_account { coop, account: account.into(), purpose }
					}
					Note::Unregister { account } => CustodyCall::unregister_account { coop, account: account.into() },
					_ => continue,
				},
				(_, Some(account), 7) => CustodyCall::unregister_account { coop, account: account.into() },
				_ => {
					let account = self.outsider().into();
					CustodyCall::register_account { coop, account, purpose: document(1) }
				}
			};
			steps.push((Actor::Signed(who), call.into()));
		}
		steps
	}
}
