//! Each invariant finds what was corrupted.

use crate::{mock::*, *};
use frame::testing_prelude::*;

/// A chain on which everything is: holders, a notice, a claim that was paid in part, an open offer, a closed one, a return.
fn busy() {
	assert_ok!(Shares::declare_maximum(ordinary(BAKERY), CLASS, new_year(2026), 800));
	for member in 1..=10 {
		assert_ok!(subscribe(member, 1));
	}
	assert_ok!(Shares::give_notice(signed(BAKERY, CLEO), BAKERY, CLASS, 1, true));
	unseat(BAKERY, ADA);
	Shares::on_seat_ended(BAKERY, ADA, SeatEnd::Left);
	pass_days(0);
	pass_until(new_year(2027) + 180);
	let day = new_year(2027);
	let release = Release { amount: PAR / 2, accounts_until: day, approved_on: day, surplus: PAR, solvency: doc(3) };
	assert_ok!(Shares::release(ordinary(BAKERY), BAKERY, CLASS, release));
	assert_ok!(Shares::collect_claims(anybody(), BAKERY, only(1)));
	assert_ok!(declare_return(BAKERY, new_year(2026), &[(CLASS, 800)], 1_000 * EURO));
	assert_ok!(Shares::collect_returns(anybody(), BAKERY, CLASS, new_year(2026), only(BEN)));
	let terms =
		OfferTerms { class: CLASS, minimum: 1, target: 2, maximum: 3, allotment: Allotment::FirstCome, days: 30 };
	for member in [11, 12] {
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		let offer = Books::<Test>::get(BAKERY).unwrap().offers;
		assert_ok!(Shares::subscribe_offer(signed(BAKERY, member), BAKERY, offer, 1));
	}
	assert_ok!(Shares::withdraw_offer(ordinary(BAKERY), 1));
	assert_ok!(check());
}

fn rank_of() -> Rank {
	Claims::<Test>::get(BAKERY, 1).unwrap().rank
}

#[track_caller]
fn bites(text: &'static str, corrupt: fn()) {
	chain().execute_with(|| {
		open_class(BAKERY, TERMS);
		busy();
		corrupt();
		assert_eq!(Shares::do_try_state(), Err(says(text)));
	});
}

fn change_book(change: impl FnOnce(&mut Book)) {
	Books::<Test>::mutate(BAKERY, |book| change(book.as_mut().unwrap()));
}

fn change_class(change: impl FnOnce(&mut ClassOf<Test>)) {
	Classes::<Test>::mutate(BAKERY, CLASS, |class| change(class.as_mut().unwrap()));
}

fn change_holding(member: MemberNo, change: impl FnOnce(&mut Holding)) {
	Holdings::<Test>::mutate((BAKERY, CLASS, member), change);
}

fn change_group(change: impl FnOnce(&mut Group)) {
	Groups::<Test>::mutate((BAKERY, CLASS, rank_of()), |group| change(group.as_mut().unwrap()));
}

fn change_offer(no: OfferNo, change: impl FnOnce(&mut OfferOf<Test>)) {
	Offers::<Test>::mutate(BAKERY, no, |offer| change(offer.as_mut().unwrap()));
}

#[test]
fn releases_of_a_year_that_are_those_of_its_classes() {
	let text = "11: what was released in the year is not what classes have released";
	bites(text, || change_book(|book| book.released += 1));
	bites(text, || change_class(|class| class.released -= 1));
}

#[test]
fn numbers_without_a_gap() {
	let text = "1: a number is missing or was not given out";
	bites(text, || Operations::<Test>::remove(BAKERY, 3));
	bites(text, || change_book(|book| book.classes += 1));
	bites(text, || change_book(|book| book.offers += 1));
	bites(text, || change_book(|book| book.claims = 0));
}

#[test]
fn holdings_that_are_the_capital() {
	let text = "2: the holdings of a class are not its capital";
	bites(text, || change_class(|class| class.held += 1));
	bites("2: a class has more shares than it can have", || change_class(|class| class.held = limits::MAX_SHARES + 1));
	bites("2: a holding of nothing is kept", || Holdings::<Test>::insert((BAKERY, CLASS, 99), Holding::default()));
	bites("2: more shares are given back than are held", || change_holding(CLEO, |holding| holding.shares = 0));
	bites(text, || {
		let capital = class(BAKERY, CLASS).capital;
		pallet_ledger::Accounts::<Test>::mutate(LedgerId::Coop(BAKERY), capital, |record| {
			record.as_mut().unwrap().sums.credits += 1;
		});
	});
}

#[test]
fn a_queue_that_has_what_it_owes() {
	let text = "3: what waits is more than what is there for it";
	bites(text, || change_class(|class| class.queued += 1));
	bites(text, || {
		change_class(|class| class.queued -= 1);
		let redeemable = class(BAKERY, CLASS).redeemable;
		pallet_ledger::Accounts::<Test>::mutate(LedgerId::Coop(BAKERY), redeemable, |record| {
			record.as_mut().unwrap().sums.debits += 1;
		});
	});
	bites("3: a group that waits is not queued, or one that is paid is", || {
		Queue::<Test>::remove((BAKERY, CLASS), rank_of());
	});
	bites("3: nothing waits where something is queued", || {
		Queue::<Test>::insert((BAKERY, CLASS), rank(1, 1), ());
	});
	bites("3: nothing waits where something is queued", || {
		HeirsQueue::<Test>::insert((BAKERY, CLASS), rank_of_heirs(1, 1), ());
	});
	// Who is no heir does not wait with them.
	bites("3: a group that waits is not queued, or one that is paid is", || {
		Queue::<Test>::remove((BAKERY, CLASS), rank_of());
		HeirsQueue::<Test>::insert((BAKERY, CLASS), rank_of(), ());
	});
	bites("3: a group cannot be valued", || change_group(|group| group.seen = 0));
}

#[test]
fn a_value_inside_its_bounds() {
	bites("4: a share is worth too much or too little", || change_class(|class| class.value = PAR + 1));
	bites("4: a share is worth too much or too little", || change_class(|class| class.value = PAR / 1_000 - 1));
}

#[test]
fn claims_that_come_to_their_group() {
	bites("5: a claim has taken more than its part", || {
		Claims::<Test>::mutate(BAKERY, 1, |claim| claim.as_mut().unwrap().taken += 1);
	});
	bites("5: a claim has taken more than its part", || {
		Claims::<Test>::mutate(BAKERY, 1, |claim| claim.as_mut().unwrap().interest += 1);
	});
	bites("5: a group was paid too much", || {
		change_group(|group| (group.left, group.interest_collected) = (0, 1));
		Queue::<Test>::remove((BAKERY, CLASS), rank_of());
	});
	bites("5: the claims of a group do not come to it", || {
		change_group(|group| (group.interest, group.interest_collected) = (1, 1));
	});
	bites("5: the claims of a group do not come to it", || change_group(|group| group.collected += 1));
	bites("5: the claims of a group do not come to it", || change_group(|group| group.claims += 1));
	bites("5: a claim has no group", || Groups::<Test>::remove((BAKERY, CLASS, rank_of())));
	bites("5: a group was paid too much", || {
		change_group(|group| {
			(group.released, group.left) = (PAR * 2, 0);
		});
		Queue::<Test>::remove((BAKERY, CLASS), rank_of());
	});
}

#[test]
fn dues_that_are_owed_to_somebody() {
	let text = "6: what is due is not what is owed to members";
	bites(text, || Stakes::<Test>::mutate(BAKERY, ADA, |stake| stake.owed += 1));
	bites(text, || Stakes::<Test>::mutate(BAKERY, ADA, |stake| stake.ordered += 1));
	bites(text, || change_group(|group| (group.released, group.left) = (group.released + 1, group.left - 1)));
	bites(text, || {
		Returns::<Test>::mutate((BAKERY, CLASS, new_year(2026)), |declared| declared.as_mut().unwrap().aside += 1);
	});
}

#[test]
fn money_that_is_held_aside() {
	let text = "7: what is held aside for an offer is not what was paid";
	bites(text, || change_offer(2, |offer| offer.paid += 1));
	bites(text, || change_offer(2, |offer| offer.shares += 1));
	bites("7: an offer is not found by its account", || {
		let account = Offers::<Test>::get(BAKERY, 1).unwrap().account;
		OfferOfAccount::<Test>::remove(BAKERY, account);
	});
	bites("7: something is held aside for an offer that is closed", || {
		change_offer(2, |offer| offer.state = OfferState::Settling { settled: 0, counted: 0, met: None });
	});
	bites("7: something is held aside for an offer that is settled", || {
		change_offer(1, |offer| offer.state = OfferState::Done { is_met: false });
	});
	bites("7: an offer is of no class", || change_offer(1, |offer| offer.terms.class = 9));
}

fn change_operation(no: OperationNo, change: impl FnOnce(&mut Operation)) {
	Operations::<Test>::mutate(BAKERY, no, |operation| change(operation.as_mut().unwrap()));
}

#[test]
fn a_register_by_which_everything_can_be_told() {
	bites("18: holdings are not those of the register", || change_operation(3, |operation| operation.shares += 1));
	bites("18: holdings are not those of the register", || change_operation(3, |operation| operation.member = 99));
	bites("18: an operation of the register cannot be", || {
		change_operation(3, |operation| operation.kind = OperationKind::Released { amount: 1, until: 0 });
	});
	bites("18: an operation of the register cannot be", || {
		change_operation(3, |operation| operation.kind = OperationKind::Rounded { amount: 1 });
	});
	bites("18: the capital is not that of the register", || {
		let until = new_year(2027) + 1;
		change_operation(12, |operation| operation.kind = OperationKind::Released { amount: PAR / 2 - 1, until });
	});
	bites("18: the queue is not that of the register", || change_operation(11, |operation| operation.at += DAY));
	bites("18: shares are not in the register", || {
		let other = open_class(BAKERY, TERMS);
		for no in 1..=Books::<Test>::get(BAKERY).unwrap().operations {
			change_operation(no, |operation| {
				(operation.class, operation.kind) = (other, OperationKind::Valued { value: PAR });
			});
		}
	});
}

/// A chain with two drafts, of which one was confirmed and has come in in part.
#[track_caller]
fn bites_of_imports(text: &'static str, corrupt: fn()) {
	chain().execute_with(|| {
		let class = open_class(BAKERY, ClassTerms { since: Some(0), ..TERMS });
		let line = |member| ImportedLine::Holding { member, shares: 1, since: 0 };
		for (officer, batches) in [(1, 3), (2, 2)] {
			for batch in 0..batches {
				let lines = vec![line(ADA), line(BEN)].try_into().unwrap();
				assert_ok!(Shares::import(signed(BAKERY, officer), BAKERY, class, batch * 2, lines));
			}
		}
		let Import { digest, .. } = Imports::<Test>::get((BAKERY, class, 1)).unwrap();
		let (claims, claimed, paid, released) = (0, 0, 0, 0);
		let totals = ImportTotals {
			holdings: 6,
			shares: 6,
			claims,
			claimed,
			paid,
			value: PAR,
			released,
			digest,
			document: doc(7),
		};
		assert_ok!(Shares::agree_import(ordinary(BAKERY), BAKERY, class, 1, totals));
		assert_ok!(Shares::confirm_import(signed(BAKERY, AUDITOR), BAKERY, class, 1, totals));
		assert_ok!(Shares::advance(anybody(), DeadlineTime::get(), Due::Import(BAKERY, class)));
		assert_ok!(check());
		corrupt();
		assert_eq!(Shares::do_try_state(), Err(says(text)));
	});
}

#[test]
fn drafts_that_come_to_their_lines() {
	let text = "16: a draft is not what its lines come to";
	bites_of_imports(text, || {
		Imports::<Test>::mutate((BAKERY, CLASS, 1), |draft| draft.as_mut().unwrap().sums.shares += 1);
	});
	bites_of_imports(text, || {
		Imports::<Test>::mutate((BAKERY, CLASS, 2), |draft| draft.as_mut().unwrap().digest = doc(1));
	});
	bites_of_imports(text, || {
		ImportBatches::<Test>::mutate((BAKERY, CLASS, 2, 1), |batch| {
			batch.as_mut().unwrap().lines[0] = ImportedLine::Holding { member: CLEO, shares: 1, since: 0 };
		});
	});
	bites_of_imports("16: a draft misses lines", || ImportBatches::<Test>::remove((BAKERY, CLASS, 1, 2)));
	bites_of_imports("16: lines are kept that no draft counts", || {
		let batch = ImportBatches::<Test>::get((BAKERY, CLASS, 1, 2)).unwrap();
		ImportBatches::<Test>::insert((BAKERY, CLASS, 1, 9), batch);
	});
}

#[test]
fn registers_that_come_in_by_themselves() {
	bites_of_imports("17: shares are there before their register", || {
		change_class(|class| class.importing = Importing::Open);
	});
	let text = "17: a register does not come in by itself, or one that nobody has confirmed";
	bites_of_imports(text, || Deadlines::<Test>::remove(DeadlineTime::get().to_be_bytes(), Due::Import(BAKERY, CLASS)));
	bites_of_imports(text, || change_class(|class| class.importing = Importing::Nothing));
	bites_of_imports(text, || change_book(|book| book.brought = Default::default()));
	bites_of_imports("17: a draft comes in that nobody has confirmed", || {
		Imports::<Test>::mutate((BAKERY, CLASS, 1), |draft| draft.as_mut().unwrap().agreed = None);
	});
}

#[test]
fn stakes_that_are_the_members() {
	bites("8: what is kept of a member is not theirs", || {
		Stakes::<Test>::mutate(BAKERY, BEN, |stake| stake.par += 1);
	});
	bites("8: what is kept of a member is not theirs", || {
		Stakes::<Test>::mutate(BAKERY, BEN, |stake| stake.open += 1);
	});
	bites("8: nothing is kept of a member who has nothing", || {
		Stakes::<Test>::insert(BAKERY, 99, StakeOf::<Test>::default());
	});
	bites("8: nothing is kept of a member who has something", || Stakes::<Test>::remove(BAKERY, 1));
}

#[test]
fn value_days_that_are_those_of_holders() {
	let text = "9: holders do not have the value-days of their class";
	bites(text, || change_class(|class| class.years.add(&[(new_year(2026), 1)]).unwrap()));
	bites(text, || change_holding(1, |holding| holding.seen += 1));
	bites("9: a holder has value-days that the class has not", || {
		change_holding(1, |holding| holding.years.add(&[(new_year(2030), 1)]).unwrap());
	});
	bites("9: the days of a holder cannot be counted", || change_holding(1, |holding| holding.seen = u128::MAX));
}

#[test]
fn returns_that_were_set_aside() {
	let text = "10: more of a return was collected than was set aside";
	bites(text, || {
		Returns::<Test>::mutate((BAKERY, CLASS, new_year(2026)), |declared| {
			let declared = declared.as_mut().unwrap();
			declared.collected = declared.aside + 1;
		});
	});
}

#[test]
fn deductions_that_are_less_than_what_was_paid() {
	let text = "13: more was deducted of a claim than it has taken";
	bites(text, || {
		Claims::<Test>::mutate(BAKERY, 1, |claim| {
			let claim = claim.as_mut().unwrap();
			claim.deducted = claim.taken + 1;
		});
	});
	bites(text, || {
		Claims::<Test>::mutate(BAKERY, 1, |claim| {
			let claim = claim.as_mut().unwrap();
			claim.least = claim.shares + 1;
		});
	});
}

#[test]
fn lapses_of_what_is_over() {
	bites("14: something is left of what has lapsed", || {
		Returns::<Test>::mutate((BAKERY, CLASS, new_year(2026)), |declared| {
			declared.as_mut().unwrap().is_lapsed = true
		});
	});
	bites("14: something is owed since a day that has not come", || {
		Stakes::<Test>::mutate(BAKERY, BEN, |stake| stake.owed_since = today() + 1);
	});
}

#[test]
fn rates_that_were_used_or_may_be_corrected() {
	bites("15: a rate was attested that cannot be", || {
		let reference = Reference { bps: 5_001, document: doc(7), is_used: false };
		References::<Test>::insert(ReferenceRate::Tmo, 2026, reference);
	});
	bites("15: a rate was attested that cannot be", || {
		let reference = Reference { bps: 5_000, document: doc(7), is_used: false };
		References::<Test>::insert(ReferenceRate::Tmo, 2028, reference);
	});
}

#[test]
fn capital_that_is_that_of_the_classes() {
	let text = "11: the capital of a co-op is not that of its classes";
	bites(text, || change_book(|book| book.capital += 1));
	bites(text, || change_book(|book| book.par += 1));
	bites(text, || change_book(|book| book.supporters += 1));
}

#[test]
fn what_happens_by_itself() {
	bites("12: an offer does not close by itself", || {
		let closes_at = Offers::<Test>::get(BAKERY, 2).unwrap().closes_at;
		Shares::unschedule(closes_at, Due::Close(BAKERY, 2));
	});
	bites("12: an offer is not settled by itself, or before its turn", || {
		let (at, due) = Deadlines::<Test>::iter_keys().find(|(_, due)| *due == Due::Settle(BAKERY, 1)).unwrap();
		Deadlines::<Test>::remove(at, due);
	});
	bites("12: the offers that are settled are not those that are listed", || {
		change_book(|book| book.settling.try_push(2).unwrap())
	});
	bites("12: an offer is not settled by itself, or before its turn", || {
		change_book(|book| book.settling = Default::default())
	});
	bites("12: the open offers are not those that are listed", || {
		change_book(|book| book.open_offers = Default::default())
	});
	bites("12: something is due that is not there", || {
		Shares::schedule(0, Due::Notice(BAKERY, CLASS, BEN, 1));
	});
	bites("12: a notice does not end by itself", || {
		let is_notice = |due: &Due| matches!(due, Due::Notice(..));
		let (at, due) = Deadlines::<Test>::iter_keys().find(|(_, due)| is_notice(due)).unwrap();
		Deadlines::<Test>::remove(at, due);
	});
}

/// A housing co-op in which one pays in instalments, one has paid by bank this week, and a bank took back what another one had.
fn busy_by_bank() {
	let expect = |list: &[(MemberNo, u64)]| {
		let list = list.to_vec().try_into().unwrap();
		assert_ok!(Shares::expect(signed(HOUSING, 1), HOUSING, Expected::Class(CLASS, list)));
		let pending = super::expecting::last_pending();
		super::expecting::post_on(pending, None, Direction::In, today());
		pallet_ledger::Ledgers::<Test>::get(LedgerId::Coop(HOUSING)).unwrap().last_entry
	};
	let all: Vec<_> = (4..=12).map(|member| (member, 1)).collect();
	let entry = expect(&all);
	pass_days(8);
	for hand in [1, 2] {
		let ledger = LedgerId::Coop(HOUSING);
		assert_ok!(plain(pallet_ledger::Pallet::<Test>::correct(
			signed(HOUSING, hand),
			ledger,
			HOUSING,
			entry,
			doc(9),
			None
		)));
	}
	assert_ok!(Shares::commit(signed(HOUSING, 3), HOUSING, CLASS, 2, 1, Mode::Bank));
	expect(&[(3, 1)]);
	pass_days(8);
	expect(&[(3, 1)]);
	assert_ok!(check());
}

#[track_caller]
fn bites_by_bank(text: &'static str, corrupt: fn()) {
	chain().execute_with(|| {
		open_class(HOUSING, ClassTerms { first_bps: 2_500, instalment_months: 12, ..TERMS });
		busy_by_bank();
		corrupt();
		assert_eq!(Shares::do_try_state(), Err(says(text)));
	});
}

fn change_remittance(change: impl FnOnce(&mut Remittance)) {
	let key = Remittances::<Test>::iter_keys().next().unwrap();
	Remittances::<Test>::mutate(key, |remittance| change(remittance.as_mut().unwrap()));
}

fn change_commitment(change: impl FnOnce(&mut CommitmentOf<Test>)) {
	Commitments::<Test>::mutate((HOUSING, CLASS, 3), |commitment| change(commitment.as_mut().unwrap()));
}

#[test]
fn money_by_bank_that_is_aside_or_missing() {
	let text = "19: what is held aside by bank is not what came less what is missing";
	bites_by_bank(text, || change_remittance(|remittance| remittance.paid += 1));
	bites_by_bank(text, || {
		let account = accounts(HOUSING).paid_in;
		Missing::<Test>::mutate((HOUSING, 5, account), |missing| *missing -= 1);
	});
	bites_by_bank("19: what is held aside by bank is not what remittances come to", || {
		Books::<Test>::mutate(HOUSING, |book| book.as_mut().unwrap().aside += 1);
	});
	bites_by_bank("19: a remittance is of nothing", || change_remittance(|remittance| remittance.class = 9));
	bites_by_bank("19: what banks took back is not missing of those of whom they did", || {
		Stakes::<Test>::mutate(HOUSING, 5, |stake| stake.missing += 1);
	});
	bites("7: something is held aside for an offer that is settled", || {
		let account = Offers::<Test>::get(BAKERY, 1).unwrap().account;
		change_offer(1, |offer| offer.state = OfferState::Done { is_met: false });
		Subscriptions::<Test>::remove((BAKERY, 1, 11));
		Missing::<Test>::insert((BAKERY, 11, account), 1);
	});
}

#[test]
fn commitments_that_count() {
	let text = "20: what a member has not paid is not what counts for their cap";
	bites_by_bank(text, || change_commitment(|commitment| commitment.unpaid += 1));
	bites_by_bank(text, || Stakes::<Test>::mutate(HOUSING, 3, |stake| stake.late += 1));
	bites_by_bank("20: nothing is unpaid of a commitment", || change_commitment(|commitment| commitment.unpaid = 0));
	bites_by_bank("20: what supporters have not paid is not what counts for their cap", || {
		Books::<Test>::mutate(HOUSING, |book| book.as_mut().unwrap().committed += 1);
	});
}

#[test]
fn what_becomes_of_money_and_of_commitments_by_itself() {
	bites_by_bank("12: what came by bank does not become anything by itself", || {
		change_remittance(|remittance| remittance.due_at += 1);
	});
	bites_by_bank("12: the chain does not look at a commitment by itself", || {
		change_commitment(|commitment| commitment.due_at += 1);
	});
	let text = "12: something is due that is not there";
	bites_by_bank(text, || Shares::schedule(0, Due::Remittance(HOUSING, 99, 0)));
	bites_by_bank(text, || Shares::schedule(0, Due::Late(HOUSING, CLASS, 99)));
}

/// A bakery that is wound up with a half of what its shares were worth, and whose queue is not released yet.
#[track_caller]
fn bites_wound_up(text: &'static str, corrupt: fn()) {
	chain().execute_with(|| {
		open_class(BAKERY, TERMS);
		busy();
		super::winding_up::dissolve(BAKERY);
		pass_days(1);
		let half = Books::<Test>::get(BAKERY).unwrap().capital / 2;
		assert_ok!(super::winding_up::wind_up(BAKERY, half));
		assert_ok!(check());
		corrupt();
		assert_eq!(Shares::do_try_state(), Err(says(text)));
	});
}

#[test]
fn what_waits_in_a_co_op_that_is_wound_up() {
	let text = "22: what waits is not released by itself as it is in a co-op that is wound up";
	bites_wound_up(text, || {
		Deadlines::<Test>::remove(DeadlineTime::get().to_be_bytes(), Due::Rest(BAKERY, CLASS));
	});
	bites_wound_up(text, || Shares::schedule(1, Due::Rest(BAKERY, 2)));
	bites(text, || Shares::schedule(1, Due::Rest(BAKERY, CLASS)));
	let text = "22: shares are still to come in a co-op that is wound up";
	bites(text, || {
		change_book(|book| book.wound_up = Some(1));
	});
	// Nothing but that lets a share be worth less than a thousandth of its par.
	bites_wound_up("4: a share is worth too much or too little", || {
		change_book(|book| book.wound_up = None);
		change_class(|class| class.value = PAR / 1_000 - 1);
	});
	bites_wound_up("4: a share is worth too much or too little", || change_class(|class| class.value = PAR + 1));
}

#[test]
fn who_has_left_under_the_account_to_which_they_are_paid() {
	let text = "21: who has left is not counted under the account to which is paid what is open";
	bites(text, || Leavers::<Test>::remove(BAKERY, account(BAKERY, ADA)));
	bites(text, || Leavers::<Test>::insert(BAKERY, account(BAKERY, ADA), 2));
	bites(text, || Leavers::<Test>::insert(BAKERY, STRANGER, 1));
}
