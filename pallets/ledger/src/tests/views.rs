//! What wallets and tools can ask.

use super::*;

#[test]
fn accounts_and_entries_are_read_by_number() {
	new_test(|| {
		endow(1, 100 * ONE);
		endow(2, ONE);
		let all = Books::accounts(SHOP, 1);
		assert_eq!(all.len(), 9);
		assert_eq!((all[0].account, all[0].sums.debits), (BANK, 101 * ONE));
		assert_eq!(Books::accounts(SHOP, DUES)[0].account, DUES);
		// The sums of the trial balance are equal.
		let debits: Balance = all.iter().map(|line| line.sums.debits).sum();
		assert_eq!(debits, all.iter().map(|line| line.sums.credits).sum::<Balance>());
		let entries = Books::entries(SHOP, 0);
		assert_eq!(entries.iter().map(|(no, _)| *no).collect::<Vec<_>>(), vec![1, 2]);
		assert_eq!(Books::entries(SHOP, 2).len(), 1);
		assert!(Books::entries(SHOP, u32::MAX).is_empty() && Books::entries(LedgerId::Coop(4), 1).is_empty());
	});
}

#[test]
fn what_waits_is_read_and_what_has_ended_is_not() {
	new_test(|| {
		endow(1, 100 * ONE);
		let [one, two] = [9, 8].map(|member| order(payment(vec![wage(member, ONE)])));
		void(one, None);
		let open: Vec<_> = Books::pendings(SHOP, 1).into_iter().map(|(no, _)| no).collect();
		assert_eq!(open, vec![two]);
	});
}

#[test]
fn balances_of_banks_are_read_as_of_a_day_that_is_open() {
	new_test(|| {
		post(on(TODAY - 20, came(1, 30 * ONE, vec![dues(9, 30 * ONE)])));
		post(on(TODAY - 5, came(2, 7 * ONE, vec![dues(9, 7 * ONE)])));
		let on = |day| Books::balance_on(SHOP, BANK, day).map(|held| held.balance);
		assert_eq!([TODAY - 21, TODAY - 20, TODAY - 6, TODAY].map(on), [0, 30, 30, 37].map(|sum| Some(sum * ONE)));
		close(TODAY - 10, 30 * ONE);
		assert_eq!((on(TODAY - 11), on(TODAY - 10), on(TODAY)), (None, Some(30 * ONE), Some(37 * ONE)));
		assert_eq!(Books::balance_on(SHOP, DUES, TODAY), None);
		assert_eq!(Books::balance_on(LedgerId::Coop(4), BANK, TODAY), None);
	});
}

#[test]
fn keepers_read_of_an_account_what_comes_before_its_days() {
	new_test(|| {
		for day in 0..30 {
			post(on(TODAY - day, came(1 + day as u64, ONE, vec![dues(9, ONE)])));
		}
		order(payment(vec![wage(9, 4 * ONE)]));
		let account = Accounts::<Test>::get(SHOP, BANK).unwrap();
		assert_eq!((account.days.len(), account.unconfirmed), (30, 30 * ONE));
		assert_eq!(Books::sums(SHOP, BANK), Some(account.sums));
		assert_eq!(
			(Books::sums_and_unconfirmed(SHOP, BANK).unwrap().1, Books::available(SHOP, BANK)),
			(30 * ONE, 26 * ONE)
		);
	});
}
