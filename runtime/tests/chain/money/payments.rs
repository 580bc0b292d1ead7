//! Treasuries of one co-op, of several and of the federation, kept by people who sit in more than one of them.

use super::*;
use crate::coops::*;
use pallet_coop_membership::{Call as MembershipCall, Ground};
use pallet_cooperatives::Call as CooperativesCall;
use pallet_treasuries::{Error as TreasuriesError, LineCard, Owner};
use rochdale_primitives::{
	ledger::{Basis, Sums},
	money::Hand,
	CoopInspect, Standing,
};
use rochdale_runtime::{constants::EXISTENTIAL_DEPOSIT, Cooperatives, Ledger, Treasuries as TreasuriesPallet};

type Refusal = TreasuriesError<Runtime>;

/// The co-ops of most treasuries here. Their treasurers are Charlie, AliceStash and DaveStash.
const THREE: [CoopId; 3] = [BAKERY, LINDENHOF, COURIERS];

/// A treasury and the way in which its money moves.
struct Kept {
	treasury: TreasuryId,
	mode: Mode,
	references: std::cell::Cell<u8>,
}

impl Kept {
	fn reference(&self) -> u8 {
		self.references.set(self.references.get() + 1);
		self.references.get()
	}

	/// The co-op pays in.
	fn contributed(&self, coop: CoopId, amount: u128) {
		match self.mode {
			Mode::Units => {
				give(&account(coop), amount + UNIT);
				assert_eq!(as_coop(coop, contribution(self.treasury, amount, None)), Ok(()));
			}
			Mode::Bank => {
				let call = received(self.treasury, Some(Party::Coop(coop)), amount, self.reference());
				// Neither hand is of the co-op that pays in.
				let other = if coop == BAKERY { LINDENHOF } else { BAKERY };
				both([(members(other)[2], other), (Key::DaveStash, COURIERS)], &call);
				confirmed(self.treasury);
			}
		}
	}

	/// The bank does what was decided last, if it is a bank that does it.
	fn carried_out(&self, amount: u128, is_paid: bool) {
		if self.mode == Mode::Units {
			return;
		}
		let pending = last_pending(self.treasury);
		let call = if is_paid {
			posting(self.treasury, Direction::Out, amount, self.reference(), vec![PartOf::<Runtime>::Whole(pending)])
		} else {
			let (ledger, place, reason) = (ledger(self.treasury), None, document(2));
			LedgerCall::void { ledger, coop: 0, pending, place, reason }
		};
		both([(Key::AliceStash, LINDENHOF), (Key::DaveStash, COURIERS)], &call);
		assert!(Ledger::pendings(ledger(self.treasury), 1).is_empty());
	}

	/// Alice requests, and the treasurers of Lindenhof and the couriers approve.
	fn approved(&self, payee: Party<AccountId, Hash>, amount: u128) {
		succeed(Key::Alice, request(self.treasury, BAKERY, payee, amount));
		let payment = last_request(self.treasury);
		succeed(Key::AliceStash, approve(self.treasury, payment, LINDENHOF));
		succeed(Key::DaveStash, approve(self.treasury, payment, COURIERS));
	}
}

/// What is entered about a year of a treasury of three co-ops, what its line has given, and its trial balance.
fn year(mode: Mode) -> (Vec<EntryOf<Runtime>>, Vec<LineCard>, Vec<Sums>) {
	let mut result = None;
	on(FEDERATION, || {
		let kept = block(|| {
			let treasury = open(&THREE, mode, &treasurers(&THREE));
			let kept = Kept { treasury, mode, references: 10.into() };
			kept.contributed(BAKERY, 1_000 * UNIT);
			kept.contributed(LINDENHOF, 600 * UNIT);
			kept.approved(Party::Coop(GROCERY), 100 * UNIT);
			kept.carried_out(100 * UNIT, true);
			// More than two approve waits for a day.
			kept.approved(Party::Member(WEAVERS, 3), 300 * UNIT);
			kept
		});
		let payment = last_request(kept.treasury);
		block(|| ());
		assert!(!is_open(kept.treasury, payment));
		block(|| {
			kept.carried_out(300 * UNIT, true);
			let items = vec![item(Party::Coop(GROCERY), 50 * UNIT)].try_into().unwrap();
			let pay = TreasuriesCall::pay { treasury: kept.treasury, line: Some(1), items, voucher: document(3) };
			assert_eq!(dispatched(owners(&THREE, Track::Ordinary), pay), Ok(()));
			kept.carried_out(50 * UNIT, true);
			if mode == Mode::Bank {
				kept.approved(Party::Coop(WEAVERS), 30 * UNIT);
				kept.carried_out(30 * UNIT, false);
			}
		});
		let entries = entries(kept.treasury);
		assert_eq!(held(kept.treasury), 1_150 * UNIT);
		let sums = Ledger::accounts(ledger(kept.treasury), 1).into_iter().map(|line| line.sums).collect();
		result = Some((entries, TreasuriesPallet::lines(kept.treasury), sums));
	});
	result.unwrap()
}

#[test]
fn same_year_in_units_and_by_bank_is_in_the_same_entries() {
	let (units, bank) = (year(Mode::Units), year(Mode::Bank));
	assert_eq!(units.1, bank.1);
	assert_eq!((units.1[0].spent, units.1[0].left), (450 * UNIT, 750 * UNIT));
	let is_by_bank = |entry: &EntryOf<Runtime>| entry.line.is_some() && entry.hands.is_some();
	assert!(bank.0.iter().all(is_by_bank) && !units.0.iter().any(is_by_bank));
	let bare = |entries: &[EntryOf<Runtime>]| -> Vec<_> {
		let legs = |entry: &EntryOf<Runtime>| {
			let legs = entry.legs.iter().map(|leg| (leg.account, leg.side, leg.amount, leg.party.clone()));
			let mut legs: Vec<_> = legs.collect();
			legs.sort();
			(entry.day, legs)
		};
		entries.iter().map(legs).collect()
	};
	assert_eq!(bare(&units.0), bare(&bank.0));
	assert_eq!(units.2, bank.2);

	// What the accounts say is what the entries come to.
	assert_eq!(bank.0.len(), 5);
	for (entries, _, sums) in [units, bank] {
		for (account, sums) in (1..).zip(sums) {
			let sum = |side| -> u128 {
				let legs = entries.iter().flat_map(|entry| entry.legs.iter());
				legs.filter(|leg| leg.account == account && leg.side == side).map(|leg| leg.amount).sum()
			};
			assert_eq!((sums.debits, sums.credits), (sum(Side::Debit), sum(Side::Credit)), "{account}");
		}
	}
}

/// An entry as it is told: where the money went, with whom, how much, and what the treasury held then.
type Told = (Direction, Option<Party<AccountId, Hash>>, u128, u128);

/// The entries in the order of their numbers.
fn told(treasury: TreasuryId) -> Vec<Told> {
	let mut held = 0;
	let tell = |entry: EntryOf<Runtime>| {
		let cash = entry.legs.iter().find(|leg| leg.account == CASH).unwrap();
		let direction = if cash.side == Side::Debit { Direction::In } else { Direction::Out };
		match direction {
			Direction::In => held += cash.amount,
			Direction::Out => held -= cash.amount,
		}
		(direction, entry.parties().first().map(|party| (*party).clone()), cash.amount / UNIT, held / UNIT)
	};
	entries(treasury).into_iter().map(tell).collect()
}

#[test]
fn what_plain_transfers_brought_is_entered_before_what_is_paid() {
	on(FEDERATION, || {
		block(|| {
			let own = open(&[BAKERY], Mode::Units, &board(BAKERY));
			let joint = open(&THREE, Mode::Units, &treasurers(&THREE));
			let sent = |to: TreasuryId, value: u128| {
				let dest = account_of(to).into();
				succeed(Key::Ferdie, pallet_balances::Call::transfer_keep_alive { dest, value });
			};
			give(&id(Key::Ferdie), 500 * UNIT);
			sent(own, 260 * UNIT);
			sent(own, 40 * UNIT);
			// A tier is a share of what the books say that there is.
			let early = request(own, BAKERY, Party::Treasury(joint), 30 * UNIT);
			refused(Key::Alice, early.clone(), Refusal::NeedsResolution);
			succeed(Key::Ferdie, enter_receipts(own));
			sent(joint, 20 * UNIT);
			succeed(Key::Alice, early);
			succeed(Key::Bob, approve(own, 1, BAKERY));
			sent(own, 7 * UNIT);
			succeed(Key::Charlie, approve(own, 1, BAKERY));

			let paid = (Direction::Out, Some(Party::Treasury(joint)), 30, 277);
			let entered = [(Direction::In, None, 300, 300), (Direction::In, None, 7, 307), paid];
			assert_eq!(told(own), entered);
			// The books of the bakery's first treasury are its own.
			let received = (Direction::In, Some(Party::Coop(BAKERY)), 30, 50);
			assert_eq!(told(joint), [(Direction::In, None, 20, 20), received]);
			for treasury in [own, joint] {
				assert_eq!(held(treasury), balance(&account_of(treasury)));
			}
			// What comes later is entered when anybody wants it.
			sent(own, UNIT);
			succeed(Key::Ferdie, enter_receipts(own));
			assert_eq!(told(own)[3], (Direction::In, None, 1, 278));
			// Whoever pays in says as whom, and is in the book then as by bank.
			let contribute = |as_member_of| contribution(own, 2 * UNIT, as_member_of);
			refused(Key::Ferdie, contribute(None), LedgerError::<Runtime>::WrongParty);
			refused(Key::Ferdie, contribute(Some(COURIERS)), LedgerError::<Runtime>::NotMember);
			succeed(Key::Ferdie, contribute(Some(BAKERY)));
			assert_eq!(told(own)[4], (Direction::In, Some(Party::Member(BAKERY, 4)), 2, 280));
			// A treasury pays itself nothing.
			for itself in [Party::Treasury(own), Party::Coop(BAKERY)] {
				refused(Key::Alice, request(own, BAKERY, itself, UNIT), Refusal::NotPayable);
			}
		});
	});
}

/// How somebody who has approved stops being who he was: the bakery's treasurer, by his office or as a named seat.
type Loss = (&'static str, SignerKind, fn(TreasuryId));

const BY_OFFICE: SignerKind = SignerKind::Office(BAKERY, Office::Treasurer);
const BY_SEAT: SignerKind = SignerKind::Seat(BAKERY, 3);

fn two_officers(call: MembershipCall<Runtime>) {
	succeed(Key::Alice, call.clone());
	succeed(Key::Bob, call);
}

fn moved(_: TreasuryId) {
	let (coop, member, new_account) = (BAKERY, 3, || AccountId::from([77; 32]));
	two_officers(MembershipCall::move_seat { coop, member, new_account: new_account().into() });
	succeed(Key::Charlie, MembershipCall::veto_move { coop, member });
	decide(&[BAKERY], MembershipCall::decide_move { member, new_account: new_account().into() });
}

const LOSSES: [Loss; 10] = [
	("the owners name others", BY_SEAT, |treasury| {
		let signers = named(&treasurers(&[LINDENHOF, COURIERS]));
		decide(&THREE, TreasuriesCall::set_signers { treasury, signers });
	}),
	("the bakery names another", BY_SEAT, |treasury| {
		let signer = NewSigner { who: SignerKind::Seat(BAKERY, 2), days: 365 };
		decide(&[BAKERY], TreasuriesCall::replace_signer { treasury, signer });
	}),
	("he lays it down", BY_SEAT, |treasury| {
		succeed(Key::Charlie, TreasuriesCall::resign_signer { treasury, coop: BAKERY });
	}),
	("he is dismissed", BY_OFFICE, |_| {
		decide(&[BAKERY], CooperativesCall::dismiss { office: Office::Treasurer, member: 3 });
	}),
	("he resigns his office", BY_OFFICE, |_| {
		succeed(Key::Charlie, CooperativesCall::resign_office { coop: BAKERY, office: Office::Treasurer });
	}),
	("another has his office", BY_OFFICE, |_| {
		decide(&[BAKERY], CooperativesCall::dismiss { office: Office::Treasurer, member: 3 });
		decide(&[BAKERY], CooperativesCall::appoint { office: Office::Treasurer, member: 2, days: 100 });
	}),
	("he has his office anew", BY_OFFICE, |_| {
		decide(&[BAKERY], CooperativesCall::dismiss { office: Office::Treasurer, member: 3 });
		decide(&[BAKERY], CooperativesCall::appoint { office: Office::Treasurer, member: 3, days: 100 });
	}),
	("his seat moves to another key", BY_SEAT, moved),
	("he is suspended", BY_SEAT, |_| {
		two_officers(MembershipCall::suspend {
			coop: BAKERY,
			member: 3,
			ground: Ground::Arrears,
			document: document(5),
		});
	}),
	("he leaves the bakery", BY_SEAT, |_| {
		succeed(Key::Charlie, MembershipCall::leave { coop: BAKERY });
	}),
];

#[test]
fn approval_dies_in_the_block_in_which_its_signer_is_one_no_longer() {
	for (how, signer, lose) in LOSSES {
		on(FEDERATION, || {
			block(|| {
				let others = treasurers(&[LINDENHOF, COURIERS]);
				let treasury = funded(&THREE, &[vec![signer], others].concat(), 500 * UNIT);
				succeed(Key::Alice, request(treasury, BAKERY, Party::Coop(GROCERY), 10 * UNIT));
				succeed(Key::Charlie, approve(treasury, 1, BAKERY));
				lose(treasury);
				succeed(Key::AliceStash, approve(treasury, 1, LINDENHOF));
				assert!(is_open(treasury, 1), "{how}");
				let execute = TreasuriesCall::execute { treasury, payment: 1 };
				refused(Key::Alice, execute, Refusal::TooFewApprovals);
				succeed(Key::DaveStash, approve(treasury, 1, COURIERS));
				assert!(!is_open(treasury, 1), "{how}");
				let Basis::Request { approved_by, .. } = entries(treasury).pop().unwrap().basis else {
					panic!("it was requested");
				};
				let hands = [LINDENHOF, COURIERS].map(|coop| Hand { coop, member: 3 });
				assert_eq!(approved_by.to_vec(), hands, "{how}");
			});
		});
	}
}

#[test]
fn approval_dies_with_the_term_of_its_office_and_what_was_entered_with_it() {
	on(FEDERATION, || {
		let (treasury, bank) = block(|| {
			let treasury = funded(&THREE, &treasurers(&THREE), 500 * UNIT);
			let bank = open(&THREE, Mode::Bank, &treasurers(&THREE));
			decide(&[BAKERY], CooperativesCall::dismiss { office: Office::Treasurer, member: 3 });
			decide(&[BAKERY], CooperativesCall::appoint { office: Office::Treasurer, member: 3, days: 5 });
			succeed(Key::Alice, request(treasury, BAKERY, Party::Coop(GROCERY), 10 * UNIT));
			succeed(Key::Charlie, approve(treasury, 1, BAKERY));
			succeed(Key::Charlie, of_hand(BAKERY, received(bank, None, UNIT, 11)));
			(treasury, bank)
		});
		block(|| assert!(Cooperatives::is_board(BAKERY, 3)));
		block(|| {
			assert!(!Cooperatives::is_board(BAKERY, 3));
			succeed(Key::AliceStash, approve(treasury, 1, LINDENHOF));
			assert!(is_open(treasury, 1));
			refused(Key::Charlie, approve(treasury, 1, BAKERY), Refusal::NotSigner);
			// What he has begun counts for nothing, so that the next hand is the first.
			let receipt = received(bank, None, UNIT, 11);
			let not_a_hand = LedgerError::<Runtime>::NotAHand;
			refused(Key::Charlie, of_hand(BAKERY, receipt.clone()), not_a_hand);
			succeed(Key::DaveStash, of_hand(COURIERS, receipt.clone()));
			assert!(entries(bank).is_empty());
			succeed(Key::AliceStash, of_hand(LINDENHOF, receipt));
			let hands = [COURIERS, LINDENHOF].map(|coop| Hand { coop, member: 3 });
			assert_eq!(entries(bank)[0].hands, Some(hands));
		});
	});
}

#[test]
fn nobody_approves_for_himself_or_his_co_op_whatever_seat_he_uses() {
	on(FEDERATION, || {
		block(|| {
			// Alice sits in the bakery and in Lindenhof, BobStash and Eve in Lindenhof and with the couriers.
			let seats = [SignerKind::Seat(BAKERY, 1), SignerKind::Seat(LINDENHOF, 3), SignerKind::Seat(COURIERS, 1)];
			let treasury = funded(&THREE, &seats, 500 * UNIT);
			let asks = |by: Key, coop, payee, amount| {
				succeed(by, request(treasury, coop, payee, amount));
				last_request(treasury)
			};
			// All three who could approve it have a seat in Lindenhof, so that nobody may.
			for payee in [Party::Coop(LINDENHOF), Party::Member(LINDENHOF, 5)] {
				let theirs = asks(Key::Charlie, BAKERY, payee, UNIT);
				for (key, coop) in [(Key::Alice, BAKERY), (Key::AliceStash, LINDENHOF), (Key::BobStash, COURIERS)] {
					refused(key, approve(treasury, theirs, coop), Refusal::YouBenefit);
				}
			}

			// Who requests approves as nobody, also where the money goes to somebody else.
			let own = asks(Key::Alice, BAKERY, Party::Coop(GROCERY), UNIT);
			refused(Key::Alice, approve(treasury, own, BAKERY), Refusal::RequesterCannotDecide);
			refused(Key::Alice, approve(treasury, own, LINDENHOF), Refusal::NotSigner);
			succeed(Key::AliceStash, approve(treasury, own, LINDENHOF));
			succeed(Key::BobStash, approve(treasury, own, COURIERS));
			assert!(!is_open(treasury, own));

			// With EveStash, the chair of the grocery and of the weavers, as a fourth.
			let four = [BAKERY, LINDENHOF, COURIERS, GROCERY];
			let seats = [&seats[..], &[SignerKind::Seat(GROCERY, 1)]].concat();
			decide(&four, opening(Mode::Units, &seats).with_threshold(3));
			let joint = last_treasury();
			fund(joint, 100 * UNIT);
			succeed(Key::Dave, request(joint, GROCERY, Party::Coop(COURIERS), UNIT));
			refused(Key::BobStash, approve(joint, 1, COURIERS), Refusal::YouBenefit);
			succeed(Key::Alice, approve(joint, 1, BAKERY));
			refused(Key::Alice, approve(joint, 1, BAKERY), Refusal::AlreadyApproved);
			succeed(Key::AliceStash, approve(joint, 1, LINDENHOF));
			assert!(!is_open(joint, 1));
			// What goes to her as a weaver goes to her, and what goes to the weavers to a co-op of hers.
			for payee in [Party::Member(WEAVERS, 1), Party::Coop(WEAVERS)] {
				succeed(Key::Dave, request(joint, GROCERY, payee, UNIT));
				let payment = last_request(joint);
				refused(Key::EveStash, approve(joint, payment, GROCERY), Refusal::YouBenefit);
				succeed(Key::Alice, approve(joint, payment, BAKERY));
				succeed(Key::BobStash, approve(joint, payment, COURIERS));
				assert!(!is_open(joint, payment));
			}
		});
	});
}

#[test]
fn one_account_with_two_seats_is_one_hand() {
	on(FEDERATION, || {
		block(|| {
			// EveStash is the chair of the grocery and of the weavers.
			let two = [GROCERY, WEAVERS];
			let chairs = [office(GROCERY, Office::Chair), office(WEAVERS, Office::Chair)];
			let bank = open(&two, Mode::Bank, &chairs);
			let payee = || Party::Outside(document(9));
			let receipt = received(bank, Some(payee()), 90 * UNIT, 11);
			succeed(Key::EveStash, of_hand(GROCERY, receipt.clone()));
			type Books = LedgerError<Runtime>;
			refused(Key::EveStash, of_hand(WEAVERS, receipt.clone()), Books::SameHand);
			refused(Key::FerdieStash, of_hand(GROCERY, receipt.clone()), Books::SameCoop);
			succeed(Key::FerdieStash, of_hand(WEAVERS, receipt));
			assert_eq!(held(bank), 90 * UNIT);
			confirmed(bank);
			// One person cannot be two signers, so that nothing goes out.
			succeed(Key::FerdieStash, request(bank, GROCERY, payee(), UNIT));
			for coop in two {
				succeed(Key::EveStash, approve(bank, 1, coop));
			}
			assert!(is_open(bank, 1));
			assert_eq!(dispatched(owners(&two, Track::Special), pay(bank, payee(), UNIT)), Err(Refusal::Frozen.into()));
			// Where two share, a receipt from one of them is posted by a hand of it and by one of the other who does not sit in it.
			let receipt = received(bank, Some(Party::Coop(WEAVERS)), UNIT, 12);
			refused(Key::FerdieStash, of_hand(GROCERY, receipt.clone()), Books::YouBenefit);
			succeed(Key::One, of_hand(WEAVERS, receipt.clone()));
			refused(Key::FerdieStash, of_hand(GROCERY, receipt), Books::YouBenefit);
			assert_eq!(held(bank), 90 * UNIT);

			let pair = [SignerKind::Seat(GROCERY, 1), SignerKind::Seat(WEAVERS, 3)];
			let treasury = funded(&two, &pair, 100 * UNIT);
			succeed(Key::Dave, request(treasury, GROCERY, Party::Coop(BAKERY), UNIT));
			succeed(Key::EveStash, approve(treasury, 1, GROCERY));
			refused(Key::EveStash, approve(treasury, 1, WEAVERS), Refusal::NotSigner);
			succeed(Key::One, approve(treasury, 1, WEAVERS));
			assert!(!is_open(treasury, 1));
		});
	});
}

#[test]
fn account_is_paid_while_it_is_registered_and_not_by_those_who_answer_for_it() {
	on(FEDERATION, || {
		block(|| {
			let treasury = funded(&THREE, &treasurers(&THREE), 500 * UNIT);
			let (payee, purpose) = (AccountId::from([9; 32]), document(7));
			let to_account = || request(treasury, COURIERS, Party::Account(payee.clone()), UNIT);
			refused(Key::BobStash, to_account(), Refusal::NotPayable);
			let account = || payee.clone().into();
			for officer in [Key::BobStash, Key::CharlieStash] {
				succeed(officer, CustodyCall::register_account { coop: COURIERS, account: account(), purpose });
			}
			succeed(Key::BobStash, to_account());
			refused(Key::DaveStash, approve(treasury, 1, COURIERS), Refusal::YouBenefit);
			succeed(Key::Charlie, approve(treasury, 1, BAKERY));
			for officer in [Key::BobStash, Key::DaveStash] {
				succeed(officer, CustodyCall::unregister_account { coop: COURIERS, account: account() });
			}
			succeed(Key::AliceStash, approve(treasury, 1, LINDENHOF));
			assert!(is_open(treasury, 1));
			refused(Key::Alice, TreasuriesCall::execute { treasury, payment: 1 }, Refusal::NotPayable);
			let payment = pay(treasury, Party::Account(payee.clone()), UNIT);
			assert_eq!(dispatched(owners(&THREE, Track::Special), payment), Err(Refusal::NotPayable.into()));
			assert_eq!(balance(&payee), 0);
		});
	});
}

#[test]
fn stricter_rules_and_smaller_budgets_apply_to_what_is_pending() {
	on(FEDERATION, || {
		let treasury = block(|| {
			let treasury = funded(&THREE, &treasurers(&THREE), 900 * UNIT);
			succeed(Key::Alice, request(treasury, BAKERY, Party::Coop(GROCERY), 200 * UNIT));
			succeed(Key::AliceStash, approve(treasury, 1, LINDENHOF));
			succeed(Key::DaveStash, approve(treasury, 1, COURIERS));
			succeed(Key::Alice, request(treasury, BAKERY, Party::Coop(WEAVERS), 60 * UNIT));
			succeed(Key::AliceStash, approve(treasury, 2, LINDENHOF));
			decide(&THREE, TreasuriesCall::set_rules { treasury, rules: Rules { threshold: 3, ..RULES } });
			treasury
		});
		// The delay is over, and two are not enough any more.
		block(|| ());
		assert!(is_open(treasury, 1));
		block(|| {
			decide(&THREE, TreasuriesCall::change_line { treasury, line: 1, limit: 50 * UNIT });
			succeed(Key::DaveStash, approve(treasury, 2, COURIERS));
			let execute = |payment| TreasuriesCall::execute { treasury, payment };
			refused(Key::Alice, execute(2), Refusal::OverBudget);
			decide(&THREE, TreasuriesCall::change_line { treasury, line: 1, limit: BUDGET });
			succeed(Key::Alice, execute(2));
			assert!(!is_open(treasury, 2));
			succeed(Key::Charlie, approve(treasury, 1, BAKERY));
			assert!(is_open(treasury, 1));
		});
		block(|| ());
		assert!(!is_open(treasury, 1));
	});
}

#[test]
fn co_op_that_leaves_the_federation_loses_its_part_and_the_others_go_on() {
	on(FEDERATION, || {
		let day = pallet_clock::DayLength::<Runtime>::get();
		let now = || pallet_clock::Now::<Runtime>::get().unwrap().deadline;
		let (treasury, common) = block(|| {
			let treasury = funded(&THREE, &treasurers(&THREE), 500 * UNIT);
			let common = funded(&[], &treasurers(&THREE), 500 * UNIT);
			decide(&[COURIERS], CooperativesCall::leave_federation {});
			(treasury, common)
		});
		let leaves_at = pallet_cooperatives::Coops::<Runtime>::get(COURIERS).unwrap().notice.unwrap().effective_at;
		blocks_while(|| now() + 6 * day < leaves_at);
		block(|| {
			for treasury in [treasury, common] {
				let report = TreasuriesCall::report_outturn { treasury, coop: BAKERY, document: document(6) };
				succeed(Key::Charlie, report);
				succeed(Key::AliceStash, request(treasury, LINDENHOF, Party::Coop(GROCERY), 10 * UNIT));
				succeed(Key::DaveStash, approve(treasury, 1, COURIERS));
			}
		});
		blocks_while(|| Cooperatives::standing(COURIERS) != Some(Standing::Left));
		let two = [BAKERY, LINDENHOF];
		assert_eq!(Treasuries::<Runtime>::get(treasury).unwrap().owner, Owner::Coops(two.to_vec().try_into().unwrap()));
		assert_eq!(Treasuries::<Runtime>::get(common).unwrap().signers.len(), 2);
		block(|| {
			for treasury in [treasury, common] {
				refused(Key::DaveStash, approve(treasury, 1, COURIERS), Refusal::NotSigner);
				succeed(Key::Charlie, approve(treasury, 1, BAKERY));
				assert!(is_open(treasury, 1), "what the couriers approved does not count");
			}
			// The two who are left decide, and nobody else.
			let pause = || TreasuriesCall::set_pause { treasury, days: 1 };
			assert_eq!(dispatched(owners(&THREE, Track::Special), pause()), Err(Refusal::NotOwner.into()));
			assert_eq!(dispatched(owners(&[COURIERS], Track::Special), pause()), Err(Refusal::NotOwner.into()));
			decide(&two, pay(treasury, Party::Coop(GROCERY), 10 * UNIT));
			// What came, what is due to who left, and what was paid.
			assert_eq!(entries(treasury).len(), 3);
			let claim = pallet_treasuries::Claims::<Runtime>::get(treasury, COURIERS).unwrap();
			assert_eq!(claim.amount, (500 * UNIT - EXISTENTIAL_DEPOSIT) * 3_333 / 10_000);
			assert_eq!(pallet_treasuries::Claims::<Runtime>::get(common, COURIERS), None);
		});
	});
}

#[test]
fn signer_of_a_suspended_co_op_does_not_sign_for_the_federation() {
	on(FEDERATION, || {
		block(|| {
			let four = [BAKERY, LINDENHOF, COURIERS, WEAVERS];
			empty_federation();
			decide(&[], opening(Mode::Units, &treasurers(&four)).with_threshold(3));
			let common = last_treasury();
			fund(common, 500 * UNIT);
			let joint = funded(&THREE, &treasurers(&THREE), 500 * UNIT);
			for (treasury, by, coop) in [(common, Key::One, WEAVERS), (joint, Key::Alice, BAKERY)] {
				succeed(by, request(treasury, coop, Party::Coop(GROCERY), 10 * UNIT));
				succeed(Key::DaveStash, approve(treasury, 1, COURIERS));
			}
			decide(&[], CooperativesCall::suspend { coop: COURIERS, document: document(6) });
			succeed(Key::AliceStash, approve(common, 1, LINDENHOF));
			assert!(is_open(common, 1), "what the couriers approved does not count");
			refused(Key::DaveStash, approve(common, 1, COURIERS), Refusal::NotSigner);
			succeed(Key::Charlie, approve(common, 1, BAKERY));
			assert!(!is_open(common, 1));
			// What they share with others is none of the federation's affairs.
			succeed(Key::AliceStash, approve(joint, 1, LINDENHOF));
			assert!(!is_open(joint, 1));
			decide(&[], CooperativesCall::reinstate { coop: COURIERS });
			succeed(Key::One, request(common, WEAVERS, Party::Coop(GROCERY), UNIT));
			succeed(Key::DaveStash, approve(common, 2, COURIERS));
		});
	});
}

trait WithThreshold {
	/// The same treasury, with another threshold.
	fn with_threshold(self, threshold: u8) -> Self;
}

impl WithThreshold for TreasuriesCall<Runtime> {
	fn with_threshold(mut self, threshold: u8) -> Self {
		if let Self::open_treasury { rules, .. } = &mut self {
			rules.threshold = threshold;
		}
		self
	}
}
