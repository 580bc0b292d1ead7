//! How a treasury is opened, by whom, and with what rules.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn open_simply(origin: RuntimeOrigin, list: &[NewSigner]) -> DispatchResult {
	open(origin, "Caja", b"EUR", Mode::Units, RULES, list)
}

#[test]
fn a_treasury_has_a_number_an_address_and_a_book() {
	empty().execute_with(|| {
		assert_ok!(open_simply(alone(), &[treasurer(1), seat(1, 5)]));
		assert_ok!(open_simply(together(), &[treasurer(1), treasurer(2)]));
		assert_ok!(open(all(), "Común", b"GBP", Mode::Bank, RULES, &[seat(4, 1), seat(5, 1)]));

		assert_eq!(TreasuryCount::<Test>::get(), 3);
		let owners = [1, 2, 3].map(|id| record(id).owner);
		let coops = |list: &[CoopId]| Owner::Coops(list.to_vec().try_into().unwrap());
		assert_eq!(owners, [coops(&[1]), coops(&[1, 2, 3]), Owner::Federation]);
		for (id, mode, currency) in [(1, Mode::Units, *b"EUR"), (2, Mode::Units, *b"EUR"), (3, Mode::Bank, *b"GBP")] {
			let Treasury { account, .. } = record(id);
			let own: AccountId =
				if id == 1 { coop_account(1) } else { TreasuriesId::get().into_sub_account_truncating(id) };
			assert_eq!(account, own);
			assert_eq!(TreasuryOfAccount::<Test>::get(account), Some(id));
			assert_eq!(System::providers(&account), 1);
			let Treasury { ledger, cash, .. } = record(id);
			assert_eq!(TreasuryOfLedger::<Test>::get(ledger), Some(id));
			assert_eq!(pallet_ledger::Ledgers::<Test>::get(ledger).unwrap().currency, currency);
			let terms = pallet_ledger::Accounts::<Test>::get(ledger, cash).unwrap().terms;
			let place = match mode {
				Mode::Units => Cash::Units { address: account, receipts: 1 },
				Mode::Bank => Cash::Bank,
			};
			assert_eq!((terms.cash, terms.code, terms.limit), (place, 1_000, Some(Side::Credit)));
			let opened = Books::accounts(ledger, 1)
				.into_iter()
				.map(|line| (line.terms.code, line.terms.kind, line.terms.is_direct));
			use AccountKind::*;
			let mut all = vec![
				(4_000, Income, true),
				(1_000, Asset, false),
				(4_900, Income, true),
				(5_900, Expense, true),
				(5_000, Expense, false),
			];
			if record(id).owner.coops().len() > 1 {
				all.extend([(3_000, Equity, false), (2_000, Liability, false)]);
			}
			assert_eq!(opened.collect::<Vec<_>>(), all);
		}
		assert_eq!(
			[1, 2, 3].map(|id| record(id).ledger),
			[LedgerId::Coop(1), LedgerId::Treasury(2), LedgerId::Federation]
		);
		let Treasury { signers, report_due_at, opened_at, resolution, last_signer, .. } = record(1);
		let named_at = START + 1_000;
		let signer = |no, who| crate::Signer { no, who, named_at, since: START, until: START + 365 * DAY };
		let office = SignerKind::Office(1, Office::Treasurer);
		assert_eq!(signers.to_vec(), vec![signer(1, office), signer(2, SignerKind::Seat(1, 5))]);
		assert_eq!(
			(report_due_at, opened_at, resolution, last_signer),
			(START + 90 * DAY, START + 1_000, RESOLUTION, 2)
		);
		// Listed for who owns one or signs for one.
		let listed = [1, 2, 3, 4, 5].map(|coop| TreasuriesOf::<Test>::get(coop).to_vec());
		assert_eq!(listed, [vec![1, 2], vec![2], vec![2], vec![3], vec![3]]);
		let opened = Event::TreasuryOpened {
			treasury: 3,
			account: record(3).account,
			owner: Owner::Federation,
			ledger: LedgerId::Federation,
			resolution: RESOLUTION,
		};
		System::assert_last_event(opened.into());
		Treasuries::do_try_state().unwrap();
	});
}

#[test]
fn the_first_one_in_units_is_the_account_of_its_owner_with_what_that_has() {
	empty().execute_with(|| {
		let two = [treasurer(1), seat(1, 5)];
		let open_with = |origin, mode, list: &[NewSigner]| {
			assert_ok!(open(origin, "Caja", b"EUR", mode, RULES, list));
			let id = TreasuryCount::<Test>::get();
			(record(id).account, record(id).ledger, Treasuries::treasury(id).unwrap().held)
		};
		let derived = |id: TreasuryId| TreasuriesId::get().into_sub_account_truncating(id);
		set_units(coop_account(1), 7 * EURO);
		assert_eq!(open_with(alone(), Mode::Bank, &two), (derived(1), LedgerId::Coop(1), 0));
		// Also where the books of the co-op are those of a bank account.
		let (own, books) = (coop_account(1), LedgerId::Treasury(2));
		assert_eq!(open_with(alone(), Mode::Units, &two), (own, books, 7 * EURO + ED));
		assert_eq!(open_with(alone(), Mode::Units, &two), (derived(3), LedgerId::Treasury(3), 0));
		assert_eq!(open_with(together(), Mode::Units, &[treasurer(1), treasurer(2)]).0, derived(4));
		let common = [seat(1, 5), seat(2, 5)];
		assert_eq!(open_with(all(), Mode::Units, &common), (FEDERATION, LedgerId::Federation, 0));
		assert_eq!(open_with(all(), Mode::Units, &common).0, derived(6));
		// Nobody pays into the own pocket, and others pay there what they owe to the co-op.
		set_units(derived(3), HELD);
		for wrong in [Party::Coop(1), Party::Treasury(2)] {
			assert_refused!(pay(by_coop(1, Track::Special), 2, None, wrong, EURO), Errors::NotPayable);
		}
		assert_ok!(pay(by_coop(1, Track::Special), 3, None, Party::Coop(1), EURO));
		assert_eq!(Treasuries::treasury(2).unwrap().held, 8 * EURO + ED);
		// Units find their way to the federation, and to the fund.
		assert_ok!(pay(by_coop(1, Track::Special), 3, None, Party::Federation, EURO));
		assert_eq!(Treasuries::treasury(5).unwrap().held, EURO);
		set_units(FUND, 0);
		assert_ok!(pay(by_coop(1, Track::Special), 3, None, Party::Fund, EURO));
		assert_eq!(Balances::free_balance(FUND), EURO + ED);
		check_books();
		Treasuries::do_try_state().unwrap();
	});
}

#[test]
fn the_account_of_a_co_op_is_closed_with_it_only() {
	empty().execute_with(|| {
		let two = [treasurer(1), seat(1, 5)];
		for mode in [Mode::Bank, Mode::Units] {
			assert_ok!(open(alone(), "Caja", b"EUR", mode, RULES, &two));
		}
		let close = || Treasuries::close_treasury(by_coop(1, Track::Special), 2);
		assert_refused!(close(), Errors::FirstOfItsOwner);
		Standings::set(vec![(1, Standing::Left)]);
		assert_ok!(close());
		// What still comes is paid by resolution, by the books.
		set_units(coop_account(1), EURO);
		set_units(coop_account(4), 0);
		assert_ok!(pay(by_coop(1, Track::Special), 2, None, Party::Coop(4), EURO));
		assert_eq!(Treasuries::treasury(2).unwrap().held, ED);
		check_books();
	});
}

#[test]
fn nobody_opens_one_without_a_resolution() {
	empty().execute_with(|| {
		let two = [treasurer(1), seat(1, 5)];
		assert_refused!(open_simply(signed(1, 1), &two), DispatchError::BadOrigin);
		assert_refused!(open_simply(RuntimeOrigin::root(), &two), DispatchError::BadOrigin);
		for origin in [by_coop(1, Track::Consent), by_agreement(&[1, 2], Track::Consent), by_federation(Track::Consent)]
		{
			assert_refused!(open_simply(origin, &two), Errors::MandateTooWeak);
		}
		assert_ok!(open_simply(by_coop(1, Track::Special), &two));
	});
}

#[test]
fn what_it_says_about_itself_is_checked() {
	empty().execute_with(|| {
		let two = [treasurer(1), seat(1, 5)];
		let with = |name: &str, currency, mode| open(alone(), name, currency, mode, RULES, &two);
		for wrong in ["", " Caja", "Caja ", "Ca\u{202e}ja", "Ca\nja"] {
			assert_refused!(with(wrong, b"EUR", Mode::Units), Errors::TitleNotText);
		}
		let bytes = Written::try_from(vec![0xff]).unwrap();
		let not_utf8 = Treasuries::open_treasury(
			alone(),
			bytes,
			*b"EUR",
			Mode::Units,
			RULES,
			signers(&two),
			no_lines(),
			equal(),
			YearBegin::JANUARY,
		);
		assert_refused!(not_utf8, Errors::TitleNotText);
		assert_refused!(with(&"a".repeat(65), b"EUR", Mode::Units), Errors::TitleTooLong);
		for wrong in [b"eur", b"E R", b"EU1", b"EUX", b"XAU"] {
			assert_refused!(with("Caja", wrong, Mode::Bank), Errors::NoSuchCurrency);
		}
		assert_refused!(with("Caja", b"GBP", Mode::Units), Errors::WrongCurrency);
		assert_ok!(with("Caja", b"GBP", Mode::Bank));
		assert_ok!(with("Caja", b"EUR", Mode::Bank));
	});
}

#[test]
fn only_co_ops_of_the_federation_open_one() {
	empty().execute_with(|| {
		Standings::set(vec![(1, Standing::Left), (2, Standing::Suspended)]);
		assert_refused!(open_simply(alone(), &[treasurer(1), seat(1, 5)]), Errors::CoopLeft);
		assert_refused!(
			open_simply(by_agreement(&[1, 3], Track::Ordinary), &[treasurer(1), treasurer(3)]),
			Errors::CoopLeft
		);
		assert_refused!(open_simply(by_coop(6, Track::Ordinary), &[treasurer(6), seat(6, 5)]), Errors::CoopLeft);
		// The rights of one that is suspended rest in the federation, not in its own affairs.
		assert_ok!(open_simply(by_coop(2, Track::Ordinary), &[treasurer(2), seat(2, 5)]));
	});
}

#[test]
fn a_dissolved_co_op_opens_none_alone_or_with_others_and_pays_out_of_what_it_has() {
	new_test(|| {
		let two = [treasurer(1), seat(1, 5)];
		Dissolved::set(vec![1]);
		assert_refused!(open_simply(alone(), &two), Errors::CoopDissolved);
		assert_refused!(open_simply(together(), &[treasurer(1), treasurer(2)]), Errors::CoopDissolved);
		// Others open theirs, and the federation its own.
		assert_ok!(open_simply(by_agreement(&[2, 3], Track::Ordinary), &[treasurer(2), treasurer(3)]));
		assert_ok!(open(all(), "Común", b"GBP", Mode::Bank, RULES, &[seat(4, 1), seat(5, 1)]));
		// Its creditors are paid, by resolution and by its signers, who are named anew where they must be.
		assert_ok!(pay(by_coop(1, Track::Special), OWN, None, Party::Coop(4), EURO));
		assert_ok!(open_line(alone(), OWN, 10 * EURO, Rhythm::Year));
		assert_ok!(Treasuries::set_signers(alone(), OWN, signers(&[treasurer(1), seat(1, 5), seat(1, 6)])));
		assert_ok!(Treasuries::leave_treasury(alone(), JOINT));
		Dissolved::set(vec![]);
		assert_ok!(open_simply(alone(), &two));
	});
}

#[test]
fn the_rules_fit_the_signers() {
	empty().execute_with(|| {
		let all = [1, 2, 3, 5, 6].map(|member| seat(1, member));
		let with = |threshold, count: usize| {
			open(alone(), "Caja", b"EUR", Mode::Units, Rules { threshold, ..RULES }, &all[..count])
		};
		for (count, range) in [(2, 2..=2), (3, 2..=3), (4, 3..=4), (5, 3..=5)] {
			for threshold in 0..7u8 {
				let opened = frame_support::storage::with_transaction(|| {
					sp_runtime::TransactionOutcome::Rollback(with(threshold, count))
				});
				let expected =
					if range.contains(&threshold) { Ok(()) } else { Err(Errors::ThresholdOutsideRange.into()) };
				assert_eq!(opened, expected, "{threshold} of {count}");
			}
		}
		for count in 0..2 {
			assert_refused!(with(2, count), Errors::ThresholdOutsideRange);
			assert_refused!(with(1, count), Errors::ThresholdOutsideRange);
		}
		let tiers = |tier1, tier2| {
			let rules = Rules { threshold: 2, tier1, tier2 };
			open(alone(), "Caja", b"EUR", Mode::Units, rules, &all[..3])
		};
		assert_refused!(tiers(101, 100), Errors::TiersOutsideRange);
		assert_ok!(tiers(100, 100));
		assert_ok!(tiers(0, 0));
	});
}

#[test]
fn the_first_treasury_of_a_co_op_has_its_books_and_each_other_one_books_of_its_own() {
	empty().execute_with(|| {
		let two = [treasurer(1), seat(1, 5)];
		assert_ok!(open_simply(alone(), &two));
		assert_ok!(open(alone(), "Cash in pounds", b"GBP", Mode::Bank, RULES, &two));
		for _ in 0..2 {
			assert_ok!(open_simply(all(), &[treasurer(1), treasurer(2)]));
		}
		let ledgers = [1, 2, 3, 4].map(|id| record(id).ledger);
		let expected = [LedgerId::Coop(1), LedgerId::Treasury(2), LedgerId::Federation, LedgerId::Treasury(4)];
		assert_eq!(ledgers, expected);
		Treasuries::do_try_state().unwrap();
		check_books();
	});
}

#[test]
fn a_treasury_is_opened_with_its_budget_whatever_others_open_meanwhile() {
	new_test(|| {
		let list = signers(&[treasurer(4), treasurer(5)]);
		let lines = || {
			NewLines::<Test>::truncate_from(vec![line("Rent", EURO, Rhythm::Month), line("Flour", LIMIT, Rhythm::Year)])
		};
		let origin = || by_agreement(&[4, 5], Track::Special);
		let proposed = crate::Call::<Test>::open_treasury {
			title: title("Shop"),
			currency: *b"EUR",
			mode: Mode::Units,
			rules: RULES,
			signers: list,
			lines: lines(),
			shares: equal(),
			year_begins: YearBegin::JANUARY,
		};
		// Three others are opened between proposal and enactment.
		for _ in 0..3 {
			assert_ok!(open_simply(alone(), &[treasurer(1), seat(1, 5)]));
		}
		assert_ok!(RuntimeCall::Treasuries(proposed).dispatch(origin()));
		let id = TreasuryCount::<Test>::get();
		assert_eq!((id, record(id).owner.coops().to_vec()), (7, vec![4, 5]));
		let cards = Treasuries::lines(id);
		let said: Vec<_> = cards.iter().map(|card| (card.line, card.account, card.limit, card.rhythm)).collect();
		assert_eq!(said, [(1, 6, EURO, Rhythm::Month), (2, 7, LIMIT, Rhythm::Year)]);
		let codes: Vec<_> = Books::accounts(record(id).ledger, 6).into_iter().map(|line| line.terms.code).collect();
		assert_eq!(codes, [5_001, 5_002, CODE_EQUITY, CODE_DUE]);
		assert_eq!([4, 5, 6].map(|other| record(other).lines), [0; 3]);
		// A line that is wrong lets nothing be opened.
		let wrong = NewLines::<Test>::truncate_from(vec![line("Rent", 0, Rhythm::Month)]);
		let list = signers(&[treasurer(4), treasurer(5)]);
		let opened = Treasuries::open_treasury(
			origin(),
			title("Shop"),
			*b"EUR",
			Mode::Units,
			RULES,
			list,
			wrong,
			equal(),
			YearBegin::JANUARY,
		);
		assert_refused!(opened, Errors::ZeroAmount);
		MostLines::set(1);
		let list = signers(&[treasurer(4), treasurer(5)]);
		let opened = Treasuries::open_treasury(
			origin(),
			title("Shop"),
			*b"EUR",
			Mode::Units,
			RULES,
			list,
			lines(),
			equal(),
			YearBegin::JANUARY,
		);
		assert_refused!(opened, Errors::TooManyLines);
		MostLines::set(32);
	});
}

#[test]
fn a_co_op_has_so_many_treasuries() {
	empty().execute_with(|| {
		for _ in 0..MAX_TREASURIES {
			assert_ok!(open_simply(alone(), &[treasurer(1), seat(1, 5)]));
		}
		assert_refused!(open_simply(alone(), &[treasurer(1), seat(1, 5)]), Errors::TooManyTreasuries);
		assert_refused!(open_simply(together(), &[treasurer(2), treasurer(3)]), Errors::TooManyTreasuries);
		// Also where it only signs.
		assert_refused!(open_simply(all(), &[treasurer(1), treasurer(2)]), Errors::TooManyTreasuries);
		assert_ok!(open_simply(all(), &[treasurer(2), treasurer(3)]));
		let id = TreasuryCount::<Test>::get();
		assert_refused!(
			Treasuries::set_signers(all(), id, signers(&[seat(1, 1), seat(2, 1)])),
			Errors::TooManyTreasuries
		);
		Treasuries::do_try_state().unwrap();
	});
}

#[test]
fn numbers_end() {
	empty().execute_with(|| {
		TreasuryCount::<Test>::put(TreasuryId::MAX);
		assert_refused!(open_simply(alone(), &[treasurer(1), seat(1, 5)]), Errors::Overflow);
	});
}

#[test]
fn rules_are_set_by_the_owners() {
	new_test(|| {
		let rules = Rules { threshold: 3, tier1: 5, tier2: 6 };
		assert_refused!(Treasuries::set_rules(alone(), JOINT, rules), Errors::NotOwner);
		assert_refused!(Treasuries::set_rules(by_agreement(&[1, 2], Track::Special), JOINT, rules), Errors::NotOwner);
		assert_refused!(Treasuries::set_rules(all(), JOINT, rules), Errors::NotOwner);
		assert_refused!(Treasuries::set_rules(together(), OWN, rules), Errors::NotOwner);
		assert_refused!(Treasuries::set_rules(together(), 4, rules), Errors::NoSuchTreasury);
		assert_refused!(Treasuries::set_rules(signed(1, 1), JOINT, rules), DispatchError::BadOrigin);
		let wrong = Rules { threshold: 4, ..rules };
		assert_refused!(Treasuries::set_rules(together(), JOINT, wrong), Errors::ThresholdOutsideRange);
		let wrong = Rules { threshold: 1, ..rules };
		assert_refused!(Treasuries::set_rules(together(), JOINT, wrong), Errors::ThresholdOutsideRange);
		let wrong = Rules { tier1: 7, ..rules };
		assert_refused!(Treasuries::set_rules(together(), JOINT, wrong), Errors::TiersOutsideRange);

		assert_ok!(Treasuries::set_rules(together(), JOINT, rules));
		assert_eq!(record(JOINT).rules, rules);
		System::assert_last_event(Event::RulesSet { treasury: JOINT, rules, resolution: RESOLUTION }.into());
	});
}
