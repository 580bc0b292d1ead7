//! Money comes back, or the bank takes it back.

use super::*;

fn back(entry: EntryNo, place: Place, amount: Balance) -> TestPart {
	Part::Back { entry, place, amount }
}

#[test]
fn a_payment_of_300_comes_back_as_285() {
	new_test(|| {
		endow(1, 1_000 * ONE);
		let no = order(payment(vec![wage(9, 300 * ONE)]));
		post(went(2, 300 * ONE, vec![Part::Whole(no)]));
		Told::take();
		MayGo::set(15 * ONE);
		post(came(3, 285 * ONE, vec![back(2, 0, 300 * ONE), Part::Direct(debit(CHARGES, 15 * ONE))]));
		assert_eq!((held(BANK), held(WAGES), held(CHARGES)), (985 * ONE as i128, 0, 15 * ONE as i128));
		let all = Told::take();
		let [(_, _, became, day, items), (.., charges)] = all.as_slice() else { panic!("two are told: {all:?}") };
		assert_eq!((*became, *day), (Became::Returned(3), TODAY));
		// The keeper hears what it was, and the period whose budget is free again.
		let charged = wage(9, 0).charged;
		let party = Some(Party::Member(1, 9));
		let item = Some((no, 0));
		assert_eq!(
			items,
			&[Heard { item, account: WAGES, side: Side::Debit, amount: 300 * ONE, party, charged, undoes: None }]
		);
		assert_eq!(charges[0].account, CHARGES);
	});
}

#[test]
fn a_bounced_wage_of_a_run_names_its_leg() {
	new_test(|| {
		endow(1, 1_000 * ONE);
		let no = order(payment((10..40).map(|member| wage(member, 15 * ONE)).collect()));
		post(went(2, 450 * ONE, vec![Part::Whole(no)]));
		Told::take();
		post(came(3, 15 * ONE, vec![back(2, 7, 15 * ONE)]));
		assert_eq!(entry(3).leg(0).unwrap().party, Some(Party::Member(1, 17)));
		assert_eq!(told(), vec![(Keeper::Treasuries, Became::Returned(3), vec![(Some((no, 7)), 15 * ONE)])]);
		// What waited has ended: it is paid anew by a new one.
		assert_eq!(waits(no), 0);
		let anew = order(payment(vec![wage(17, 15 * ONE)]));
		post(went(4, 15 * ONE, vec![Part::Whole(anew)]));
		assert_eq!(held(WAGES), 450 * ONE as i128);
	});
}

#[test]
fn returns_of_a_leg_total_at_most_its_amount() {
	new_test(|| {
		endow(1, 1_000 * ONE);
		let no = order(payment(vec![wage(9, 300 * ONE)]));
		post(went(2, 300 * ONE, vec![Part::Whole(no)]));
		post(came(3, 200 * ONE, vec![back(2, 0, 200 * ONE)]));
		refused(came(4, 101 * ONE, vec![back(2, 0, 101 * ONE)]), TestError::MoreThanRemains);
		post(came(4, 100 * ONE, vec![back(2, 0, 100 * ONE)]));
		refused(came(5, ONE, vec![back(2, 0, ONE)]), TestError::MoreThanRemains);
	});
}

#[test]
fn a_receipt_that_the_bank_takes_back_needs_the_keepers_and_the_money() {
	new_test(|| {
		endow(1, 100 * ONE);
		let parts = vec![back(1, 0, 100 * ONE)];
		refused(went(2, 100 * ONE, parts.clone()), TestError::NotCovered);
		MayGo::set(100 * ONE);
		let no = order(payment(vec![wage(9, ONE)]));
		refused(went(2, 100 * ONE, parts.clone()), TestError::NotEnough);
		void(no, None);
		post(went(2, 100 * ONE, parts));
		assert_eq!((held(BANK), held(DUES)), (0, 0));
	});
}

#[test]
fn nothing_comes_back_before_it_went() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 10 * ONE)]));
		post(on(TODAY - 3, went(2, 10 * ONE, vec![Part::Whole(no)])));
		let returned = came(3, 10 * ONE, vec![back(2, 0, 10 * ONE)]);
		refused(on(TODAY - 4, returned.clone()), TestError::BeforeEntry);
		post(on(TODAY - 3, returned));
	});
}

#[test]
fn a_return_is_checked_by_its_own_day() {
	new_test(|| {
		post(on(TODAY - 30, came(1, 100 * ONE, vec![dues(9, 100 * ONE)])));
		let no = order(payment(vec![wage(9, 10 * ONE)]));
		post(on(TODAY - 20, went(2, 10 * ONE, vec![Part::Whole(no)])));
		close(TODAY - 10, 90 * ONE);
		let returned = came(3, 10 * ONE, vec![back(2, 0, 10 * ONE)]);
		refused(on(TODAY - 10, returned.clone()), TestError::PeriodClosed);
		// That of what it returns may be closed.
		post(on(TODAY - 9, returned));
		assert_eq!(held(BANK), 100 * ONE as i128);
	});
}

#[test]
fn only_what_a_statement_brought_comes_back() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 10 * ONE)]));
		post(went(2, 10 * ONE, vec![Part::Whole(no)]));
		// Not the cash of an entry, nor legs and entries that there are not.
		refused(came(3, 10 * ONE, vec![back(2, 1, 10 * ONE)]), TestError::IsCash);
		refused(came(3, 10 * ONE, vec![back(2, 2, 10 * ONE)]), TestError::NoSuchItem);
		refused(came(3, 10 * ONE, vec![back(9, 0, 10 * ONE)]), TestError::NoSuchEntry);
		// Neither what has come back, nor a mirror.
		post(came(3, 10 * ONE, vec![back(2, 0, 10 * ONE)]));
		refused(went(4, 10 * ONE, vec![back(3, 0, 10 * ONE)]), TestError::NotByStatement);
		correct(3, None);
		refused(came(4, 10 * ONE, vec![back(4, 0, 10 * ONE)]), TestError::NotByStatement);
	});
}

#[test]
fn a_return_of_the_wrong_leg_is_put_right() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 10 * ONE), wage(8, 10 * ONE)]));
		post(went(2, 20 * ONE, vec![Part::Whole(no)]));
		post(came(3, 10 * ONE, vec![back(2, 0, 10 * ONE)]));
		// While it stands, the payment itself is not corrected.
		assert_refused!(send_correction(ANN, 2, None), TestError::AlreadyTakenBack);
		Told::take();
		correct(3, Some(came(3, 10 * ONE, vec![back(2, 1, 10 * ONE)])));
		assert_eq!(TakenBacks::<Test>::get(SHOP, 2).into_inner(), [(1, 10 * ONE)].into());
		assert_eq!(
			told(),
			vec![
				(Keeper::Treasuries, Became::NotReturned(4), vec![(Some((no, 0)), 10 * ONE)]),
				(Keeper::Treasuries, Became::Returned(5), vec![(Some((no, 1)), 10 * ONE)]),
			]
		);
		correct(5, None);
		correct(2, None);
		assert_eq!(held(WAGES), 0);
	});
}

#[test]
fn part_of_a_return_of_the_wrong_leg_is_put_right() {
	new_test(|| {
		endow(1, 100 * ONE);
		let no = order(payment(vec![wage(9, 10 * ONE)]));
		post(went(2, 10 * ONE, vec![Part::Whole(no)]));
		post(came(3, 4 * ONE, vec![back(2, 0, 4 * ONE)]));
		post(came(4, 5 * ONE, vec![back(2, 0, 5 * ONE)]));
		correct(4, None);
		assert_eq!(TakenBacks::<Test>::get(SHOP, 2).into_inner(), [(0, 4 * ONE)].into());
		assert_eq!(held(WAGES), 6 * ONE as i128);
	});
}
