//! How a treasury is opened, by whom, and with what rules.

use crate::{
	mock::{Treasuries, *},
	*,
};
use frame::testing_prelude::*;
// As in the SDK, for calls too that give back a part of their weight.
use rochdale_primitives::assert_refused;

fn open_with(
	origin: RuntimeOrigin,
	name: &str,
	currency: &[u8; 3],
	mode: Mode,
	rules: Rules,
	list: &[NewSigner],
) -> DispatchResult {
	plain(Treasuries::open_treasury(origin, title(name), *currency, mode, rules, signers(list)))
}

fn open(origin: RuntimeOrigin, list: &[NewSigner]) -> DispatchResult {
	open_with(origin, "Caja", b"EUR", Mode::Units, RULES, list)
}

#[test]
fn a_treasury_has_a_number_an_address_and_a_book() {
	empty().execute_with(|| {
		assert_ok!(open(alone(), &[treasurer(1), seat(1, 5)]));
		assert_ok!(open(together(), &[treasurer(1), treasurer(2)]));
		assert_ok!(open_with(all(), "Común", b"GBP", Mode::Bank, RULES, &[seat(4, 1), seat(5, 1)]));

		assert_eq!(TreasuryCount::<Test>::get(), 3);
		let owners = [1, 2, 3].map(|id| record(id).owner);
		let coops = |list: &[CoopId]| Owner::Coops(list.to_vec().try_into().unwrap());
		assert_eq!(owners, [coops(&[1]), coops(&[1, 2, 3]), Owner::Federation]);
		for (id, mode, currency) in [(1, Mode::Units, *b"EUR"), (2, Mode::Units, *b"EUR"), (3, Mode::Bank, *b"GBP")] {
			let Treasury { account, .. } = record(id);
			assert_eq!(account, TreasuriesId::get().into_sub_account_truncating(id));
			assert_eq!(TreasuryOfAccount::<Test>::get(account), Some(id));
			assert_eq!(System::providers(&account), 1);
			assert_eq!(Books::get()[id as usize - 1], (Book::Treasury(id), account, mode, currency));
		}
		let Treasury { signers, report_due_at, opened_at, resolution, last_signer, .. } = record(1);
		let signer = |no, who| crate::Signer { no, who, since: START, until: START + 365 * DAY };
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
			resolution: RESOLUTION,
		};
		System::assert_last_event(opened.into());
		Treasuries::do_try_state().unwrap();
	});
}

#[test]
fn nobody_opens_one_without_a_resolution() {
	empty().execute_with(|| {
		let two = [treasurer(1), seat(1, 5)];
		assert_refused!(open(signed(1, 1), &two), DispatchError::BadOrigin);
		assert_refused!(open(RuntimeOrigin::root(), &two), DispatchError::BadOrigin);
		for origin in [by_coop(1, Track::Consent), by_agreement(&[1, 2], Track::Consent), by_federation(Track::Consent)]
		{
			assert_refused!(open(origin, &two), Errors::MandateTooWeak);
		}
		assert_ok!(open(by_coop(1, Track::Special), &two));
	});
}

#[test]
fn what_it_says_about_itself_is_checked() {
	empty().execute_with(|| {
		let two = [treasurer(1), seat(1, 5)];
		let with = |name: &str, currency, mode| open_with(alone(), name, currency, mode, RULES, &two);
		for wrong in ["", " Caja", "Caja ", "Ca\u{202e}ja", "Ca\nja"] {
			assert_refused!(with(wrong, b"EUR", Mode::Units), Errors::TitleNotText);
		}
		let bytes = Written::try_from(vec![0xff]).unwrap();
		let not_utf8 = Treasuries::open_treasury(alone(), bytes, *b"EUR", Mode::Units, RULES, signers(&two));
		assert_refused!(not_utf8, Errors::TitleNotText);
		assert_refused!(with(&"a".repeat(65), b"EUR", Mode::Units), Errors::TitleTooLong);
		for wrong in [b"eur", b"E R", b"EU1"] {
			assert_refused!(with("Caja", wrong, Mode::Bank), Errors::NotLetters);
		}
		assert_refused!(with("Caja", b"GBP", Mode::Units), Errors::WrongCurrency);
		assert_ok!(with("Caja", b"GBP", Mode::Bank));
		assert_ok!(with("Caja", b"EUR", Mode::Bank));

		BooksClosed::set(true);
		assert_refused!(with("Caja", b"EUR", Mode::Units), DispatchError::Other("no book can be opened"));
	});
}

#[test]
fn only_co_ops_of_the_federation_open_one() {
	empty().execute_with(|| {
		Standings::set(vec![(1, Standing::Left), (2, Standing::Suspended)]);
		assert_refused!(open(alone(), &[treasurer(1), seat(1, 5)]), Errors::CoopLeft);
		assert_refused!(open(by_agreement(&[1, 3], Track::Ordinary), &[treasurer(1), treasurer(3)]), Errors::CoopLeft);
		assert_refused!(open(by_coop(6, Track::Ordinary), &[treasurer(6), seat(6, 5)]), Errors::CoopLeft);
		// The rights of one that is suspended rest in the federation, not in its own affairs.
		assert_ok!(open(by_coop(2, Track::Ordinary), &[treasurer(2), seat(2, 5)]));
	});
}

#[test]
fn the_rules_fit_the_signers() {
	empty().execute_with(|| {
		let all = [1, 2, 3, 5, 6].map(|member| seat(1, member));
		let with = |threshold, count: usize| {
			open_with(alone(), "Caja", b"EUR", Mode::Units, Rules { threshold, ..RULES }, &all[..count])
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
		let tiers = |tier1_bps, tier2_bps| {
			let rules = Rules { threshold: 2, tier1_bps, tier2_bps };
			open_with(by_coop(1, Track::Special), "Caja", b"EUR", Mode::Units, rules, &all[..3])
		};
		assert_refused!(tiers(101, 100), Errors::TiersOutsideRange);
		assert_refused!(tiers(0, 10_001), Errors::TiersOutsideRange);
		assert_ok!(tiers(10_000, 10_000));
		assert_ok!(tiers(0, 0));
	});
}

#[test]
fn tiers_above_what_is_recommended_need_a_special_resolution() {
	new_test(|| {
		let list = [treasurer(1), seat(1, 5)];
		for (tier1_bps, tier2_bps) in [(TIER1_BPS + 1, TIER2_BPS), (TIER1_BPS, TIER2_BPS + 1), (WHOLE_BPS, WHOLE_BPS)] {
			let rules = Rules { threshold: 2, tier1_bps, tier2_bps };
			let open = |track| open_with(by_coop(1, track), "Caja", b"EUR", Mode::Units, rules, &list);
			assert_refused!(open(Track::Ordinary), Errors::MandateTooWeak);
			assert_ok!(open(Track::Special));
			// Nor can it be opened with strict rules and have them loosened by a simple majority.
			for treasury in [JOINT, COMMON] {
				let threshold = record(treasury).rules.threshold;
				let set = |track| {
					let rules = Rules { threshold, ..rules };
					Treasuries::set_rules(owners_of(treasury, track), treasury, rules)
				};
				assert_refused!(set(Track::Ordinary), Errors::MandateTooWeak);
				assert_ok!(set(Track::Special));
				// Back again is simple.
				let recommended = Rules { threshold, ..RULES };
				assert_ok!(Treasuries::set_rules(owners_of(treasury, Track::Ordinary), treasury, recommended));
			}
		}
	});
}

#[test]
fn a_co_op_has_so_many_treasuries() {
	empty().execute_with(|| {
		for _ in 0..MAX_TREASURIES {
			assert_ok!(open(alone(), &[treasurer(1), seat(1, 5)]));
		}
		assert_refused!(open(alone(), &[treasurer(1), seat(1, 5)]), Errors::TooManyTreasuries);
		assert_refused!(open(together(), &[treasurer(2), treasurer(3)]), Errors::TooManyTreasuries);
		// Also where it only signs.
		assert_refused!(open(all(), &[treasurer(1), treasurer(2)]), Errors::TooManyTreasuries);
		assert_ok!(open(all(), &[treasurer(2), treasurer(3)]));
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
		assert_refused!(open(alone(), &[treasurer(1), seat(1, 5)]), Errors::Overflow);
	});
}

#[test]
fn rules_are_set_by_the_owners() {
	new_test(|| {
		let rules = Rules { threshold: 3, tier1_bps: 5, tier2_bps: 6 };
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
		let wrong = Rules { tier1_bps: 7, ..rules };
		assert_refused!(Treasuries::set_rules(together(), JOINT, wrong), Errors::TiersOutsideRange);

		assert_ok!(Treasuries::set_rules(together(), JOINT, rules));
		assert_eq!(record(JOINT).rules, rules);
		System::assert_last_event(Event::RulesSet { treasury: JOINT, rules, resolution: RESOLUTION }.into());
	});
}
