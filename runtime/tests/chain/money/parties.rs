//! With whom treasuries exchange money: whoever has or ever had a number in a register, and others by name.

use super::*;
use crate::coops::*;
use pallet_coop_membership::{Call as MembershipCall, Rolls};
use rochdale_primitives::{ledger::KnowParties, CoopInspect, Standing};
use rochdale_runtime::{
	configs::money::{FundAddress, Parties},
	Cooperatives, Ledger,
};

fn is_party(party: Party<AccountId, Hash>) -> bool {
	Parties::is_party(&party)
}

#[test]
fn parties_are_all_numbers_that_were_ever_given_and_nobody_else() {
	on(FEDERATION, || {
		block(|| {
			let last = Rolls::<Runtime>::get(BAKERY).last_no;
			let treasury = open(&[BAKERY], Mode::Units, &board(BAKERY));
			assert!(is_party(Party::Coop(WEAVERS)) && !is_party(Party::Coop(WEAVERS + 1)) && !is_party(Party::Coop(0)));
			assert!(is_party(Party::Member(BAKERY, last)) && !is_party(Party::Member(BAKERY, last + 1)));
			assert!(!is_party(Party::Member(BAKERY, 0)) && !is_party(Party::Member(WEAVERS + 1, 1)));
			assert!(is_party(Party::Treasury(treasury)) && !is_party(Party::Treasury(treasury + 1)));
			assert!(is_party(Party::Federation) && is_party(Party::Fund) && is_party(Party::Outside(document(9))));
			let account = AccountId::from([9; 32]);
			assert!(!is_party(Party::Account(account.clone())));
			register(&account);
			assert!(is_party(Party::Account(account)));
			// A member is one by number, not by account.
			assert!(!is_party(Party::Account(id(Key::Charlie))));
		});
	});
}

#[test]
fn who_has_left_is_paid_and_stands_in_the_book_by_the_same_number() {
	on(FEDERATION, || {
		let day = pallet_clock::DayLength::<Runtime>::get();
		let bank = block(|| {
			let bank = open(&[BAKERY], Mode::Bank, &board(BAKERY));
			both(
				[(Key::Alice, BAKERY), (Key::Bob, BAKERY)],
				&received(bank, Some(Party::Coop(GROCERY)), 900 * UNIT, 11),
			);
			confirmed(bank);
			succeed(Key::Ferdie, MembershipCall::leave { coop: BAKERY });
			bank
		});
		let is_seated = || {
			let entry = pallet_coop_membership::Members::<Runtime>::get(BAKERY, 4).unwrap();
			entry.is_seated()
		};
		let now = || pallet_clock::Now::<Runtime>::get().unwrap().deadline;
		let until = now() + 400 * day;
		blocks_while(|| is_seated() && now() < until);
		assert!(!is_seated());
		block(|| {
			let former = || Party::Member(BAKERY, 4);
			let report = TreasuriesCall::report_outturn { treasury: bank, coop: BAKERY, document: document(6) };
			succeed(Key::Alice, report);
			succeed(Key::Alice, request(bank, BAKERY, former(), 45 * UNIT));
			succeed(Key::Bob, approve(bank, 1, BAKERY));
			succeed(Key::Charlie, approve(bank, 1, BAKERY));
			let paid = posting(bank, Direction::Out, 45 * UNIT, 12, vec![PartOf::<Runtime>::Whole(last_pending(bank))]);
			both([(Key::Alice, BAKERY), (Key::Bob, BAKERY)], &paid);
			let entry = entries(bank).pop().unwrap();
			assert_eq!(entry.parties(), vec![&former()]);
			assert_eq!(entry.legs[0].account, COURSES);
		});
	});
}

#[test]
fn accounts_of_co_ops_pay_in_as_what_they_are() {
	on(FEDERATION, || {
		block(|| {
			let party = |account: AccountId| Parties::party_of(&account);
			assert_eq!(party(account(COURIERS)), Party::Coop(COURIERS));
			assert_eq!(party(Cooperatives::federation_account()), Party::Federation);
			assert_eq!(party(FundAddress::get()), Party::Fund);
			assert_eq!(party(id(Key::Alice)), Party::Account(id(Key::Alice)));
			assert_eq!(Cooperatives::standing(COURIERS), Some(Standing::Member));

			// What the bakery's account has when it becomes its first treasury is from nobody in particular.
			give(&account(BAKERY), 20 * UNIT);
			let own = open(&[BAKERY], Mode::Units, &board(BAKERY));
			assert_eq!((account_of(own), held(own)), (account(BAKERY), 20 * UNIT));
			give(&account(COURIERS), 20 * UNIT);
			assert_eq!(as_coop(COURIERS, contribution(own, 10 * UNIT, None)), Ok(()));
			let parties: Vec<_> = entries(own).iter().map(|entry| entry.parties().len()).collect();
			assert_eq!((parties, held(own)), (vec![0, 1], 30 * UNIT));
			assert_eq!(entries(own)[1].parties(), vec![&Party::Coop(COURIERS)]);
			// What banks charge is entered by hands without an approval, and little of it.
			assert!(Ledger::accounts(ledger(own), CHARGES)[0].terms.is_direct);
		});
	});
}
