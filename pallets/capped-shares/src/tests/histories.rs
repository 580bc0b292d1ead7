//! After random histories of calls the invariants hold, and nobody was paid more than par.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use proptest::prelude::{prop, prop_oneof, proptest, Just, ProptestConfig, Strategy};
use std::collections::BTreeMap;

/// What happens in the bakery. Numbers that fit nothing are refused.
#[derive(Clone, Debug)]
enum Turn {
	Subscribe(MemberNo, ClassNo, u64),
	Offer(ClassNo, u64, bool),
	Pay(MemberNo, OfferNo, u64),
	Withdraw(OfferNo),
	Give(MemberNo, MemberNo, ClassNo, u64),
	Notice(MemberNo, ClassNo, u64, bool),
	Release(ClassNo, u64),
	Figure(ClassNo, u64),
	Collect,
	Declare(ClassNo, u16),
	Commit(MemberNo, ClassNo, u64, u64),
	PayNext(MemberNo, ClassNo, u64),
	EndLate(MemberNo, ClassNo, u64),
	Leave(MemberNo, u8),
	Attest(u16),
	Lapse(MemberNo),
	/// The members dissolve the co-op, and it is wound up with so many thousandths of what shares are worth.
	Dissolve(u32),
	GoOn,
	Repay(MemberNo),
	Pass(Day),
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
	let (member, class) = (|| 5u32..13, || 1u16..3);
	let turn = prop_oneof![
		8 => (member(), class(), 1u64..6).prop_map(|(member, class, shares)| Turn::Subscribe(member, class, shares)),
		2 => (class(), 1u64..8, prop::bool::ANY).prop_map(|(class, shares, first)| Turn::Offer(class, shares, first)),
		6 => (member(), 3u32..7, 1u64..6).prop_map(|(member, offer, shares)| Turn::Pay(member, offer, shares)),
		1 => (3u32..7).prop_map(Turn::Withdraw),
		4 => (member(), member(), class(), 1u64..5).prop_map(|(from, to, class, shares)| Turn::Give(from, to, class, shares)),
		4 => (member(), class(), 1u64..5, prop::bool::ANY)
			.prop_map(|(member, class, shares, to_year_end)| Turn::Notice(member, class, shares, to_year_end)),
		4 => (class(), 1u64..1_000).prop_map(|(class, part)| Turn::Release(class, part)),
		1 => (class(), 1u64..1_000).prop_map(|(class, part)| Turn::Figure(class, part)),
		2 => class().prop_map(|class| Turn::Figure(class, 1_000)),
		3 => Just(Turn::Collect),
		2 => (class(), 1u16..800).prop_map(|(class, bps)| Turn::Declare(class, bps)),
		4 => (member(), class(), 2u64..9, 1u64..4)
			.prop_map(|(member, class, shares, first)| Turn::Commit(member, class, shares, first)),
		4 => (member(), class(), 1u64..4).prop_map(|(member, class, shares)| Turn::PayNext(member, class, shares)),
		3 => (member(), class(), 1u64..3).prop_map(|(member, class, shares)| Turn::EndLate(member, class, shares)),
		2 => (member(), 0u8..5).prop_map(|(member, end)| Turn::Leave(member, end)),
		2 => (0u16..500).prop_map(Turn::Attest),
		1 => member().prop_map(Turn::Lapse),
		1 => (0u32..1_500).prop_map(Turn::Dissolve),
		1 => Just(Turn::GoOn),
		3 => member().prop_map(Turn::Repay),
		5 => (0i32..200).prop_map(Turn::Pass),
	];
	prop::collection::vec(turn, 1..60)
}

/// What each member was paid of claims, and what at par of theirs has ended.
#[derive(Default)]
struct Told {
	ended: BTreeMap<MemberNo, Balance>,
	claimed: BTreeMap<MemberNo, Balance>,
	/// What they were paid of interest because they waited for too long.
	interest: BTreeMap<MemberNo, Balance>,
	/// What was deducted or has lapsed.
	kept: Balance,
	/// What members were repaid when the co-op was wound up, and that of which it was a part.
	repaid: Balance,
	divided: Option<Balance>,
}

fn turn(turn: Turn, told: &mut Told) -> DispatchResult {
	let today = today();
	match turn {
		Turn::Subscribe(member, class, shares) => {
			plain(Shares::subscribe(signed(BAKERY, member), BAKERY, class, shares))
		}
		Turn::Offer(class, shares, first) => {
			let allotment = if first { Allotment::FirstCome } else { Allotment::InProportion };
			let (minimum, maximum) = (shares, shares * 2);
			let terms = OfferTerms { class, minimum, target: maximum, maximum, allotment, days: 20 };
			Shares::open_offer(ordinary(BAKERY), terms, doc(2))
		}
		Turn::Pay(member, offer, shares) => Shares::subscribe_offer(signed(BAKERY, member), BAKERY, offer, shares),
		Turn::Withdraw(offer) => Shares::withdraw_offer(ordinary(BAKERY), offer),
		Turn::Give(from, to, class, shares) => {
			Shares::propose_transfer(signed(BAKERY, from), BAKERY, class, account(BAKERY, to), shares)?;
			let content = Shares::transfer_content(BAKERY, class, from).unwrap();
			Shares::accept_transfer(signed(BAKERY, to), BAKERY, class, from, content)?;
			Shares::consent(signed(BAKERY, 1), BAKERY, class, from, content)?;
			Shares::consent(signed(BAKERY, 2), BAKERY, class, from, content)
		}
		Turn::Notice(member, class, shares, to_year_end) => {
			Shares::give_notice(signed(BAKERY, member), BAKERY, class, shares, to_year_end)
		}
		Turn::Release(class, part) => {
			let (day, _) = MockYears::year_of(BAKERY, today).unwrap();
			let amount = u128::from(part) * PAR / 100;
			let release =
				Release { amount, accounts_until: day, approved_on: day, surplus: amount * 9, solvency: doc(3) };
			plain(Shares::release(ordinary(BAKERY), BAKERY, class, release))
		}
		Turn::Figure(class, part) => {
			let value = PAR * u128::from(part) / 1_000;
			Shares::give_figure(signed(BAKERY, AUDITOR), BAKERY, class, value, doc(5))?;
			Shares::value(special(BAKERY), class, value, doc(5))
		}
		Turn::Collect => {
			for (claim, Claim { member, taken, .. }) in Claims::<Test>::iter_prefix(BAKERY).collect::<Vec<_>>() {
				let before = owed(BAKERY, member);
				let collecting = Shares::may_collect_claim(BAKERY, claim);
				if Shares::collect_claims(anybody(), BAKERY, only(claim)).is_ok() {
					let Collecting { amount, deducted, interest, interest_deducted, .. } = collecting.unwrap();
					*told.claimed.entry(member).or_default() += amount - deducted;
					*told.interest.entry(member).or_default() += interest - interest_deducted;
					told.kept += deducted + interest_deducted;
					assert_eq!(owed(BAKERY, member) - before, amount - deducted + interest - interest_deducted);
				}
				assert!(Claims::<Test>::get(BAKERY, claim).is_none_or(|claim| claim.taken >= taken));
			}
			let declared: Vec<_> = Returns::<Test>::iter_keys().collect();
			for (coop, class, year) in declared {
				for member in 1..=MEMBERS {
					_ = Shares::collect_returns(anybody(), coop, class, year, only(member));
				}
			}
			(1..=MEMBERS).for_each(|member| _ = Shares::pay_out(signed(BAKERY, 1), BAKERY, only(member)));
			Ok(())
		}
		Turn::Declare(class, bps) => {
			let (this, next) = MockYears::year_of(BAKERY, today).unwrap();
			_ = Shares::declare_maximum(ordinary(BAKERY), class, next, bps);
			let (before, _) = MockYears::year_of(BAKERY, this - 1).unwrap();
			declare_return(BAKERY, before, &[(class, bps)], 3 * PAR)
		}
		Turn::Commit(member, class, shares, first) => {
			Shares::commit(signed(BAKERY, member), BAKERY, class, shares, first, Mode::Units)
		}
		Turn::PayNext(member, class, shares) => Shares::pay_instalment(signed(BAKERY, member), BAKERY, class, shares),
		// What is owed pays some of it, and a month after the reminder it is ended.
		Turn::EndLate(member, class, shares) => {
			_ = Shares::apply_owed(ordinary(BAKERY), BAKERY, class, member, shares);
			_ = Shares::remind(signed(BAKERY, 1), BAKERY, class, member, doc(8));
			Shares::end_commitment(ordinary(BAKERY), BAKERY, class, member)
		}
		Turn::Leave(member, end) => {
			if MockMembers::is_seated(BAKERY, member) {
				unseat(BAKERY, member);
				let until = MockClock::deadline() + 90 * DAY;
				let ends = [
					SeatEnd::Left,
					SeatEnd::LeftEarly,
					SeatEnd::LeftUnclassified { until },
					SeatEnd::Expelled,
					SeatEnd::Died,
				];
				Shares::on_seat_ended(BAKERY, member, ends[usize::from(end)]);
			}
			Ok(())
		}
		Turn::Attest(bps) => {
			let year = rochdale_primitives::calendar::year_of(today).unwrap();
			let index = ReferenceRate::LegalInterest;
			(year - 1..=year).for_each(|year| {
				_ = Shares::attest_reference(federation(Track::Ordinary), index, year, bps, doc(7));
			});
			Ok(())
		}
		Turn::Lapse(member) => {
			let amount = owed(BAKERY, member);
			Shares::lapse(anybody(), BAKERY, member)?;
			told.kept += amount;
			Ok(())
		}
		Turn::Dissolve(part) => {
			if Dissolved::get().is_empty() {
				super::winding_up::dissolve(BAKERY);
				return Ok(());
			}
			<Shares as WindUp<H256>>::ensure_ready(BAKERY)?;
			let before = Books::<Test>::get(BAKERY).unwrap().capital;
			let available = before * u128::from(part) / 1_000;
			let divided = super::winding_up::wind_up(BAKERY, available)?;
			assert!(divided <= available.min(before));
			told.divided = Some(divided);
			Ok(())
		}
		Turn::GoOn => {
			if told.divided.is_none() {
				Dissolved::set(vec![]);
			}
			Ok(())
		}
		Turn::Repay(member) => {
			let before = owed(BAKERY, member);
			plain(Shares::repay(anybody(), BAKERY, only(member)))?;
			told.repaid += owed(BAKERY, member) - before;
			Ok(())
		}
		Turn::Pass(days) => {
			pass_days(days);
			Ok(())
		}
	}
}

/// All members hold shares of two classes when a business year begins.
fn begin() {
	let terms = ClassTerms {
		earliest_days: 0,
		minimum: 2,
		first_bps: 2_500,
		instalment_months: 3,
		entry_fee_bps: 1_000,
		unjustified_bps: 2_000,
		expelled_bps: 3_000,
		..TERMS
	};
	open_class(BAKERY, terms);
	let (holders, redemption) = (Holders::Supporters, Redemption::Right);
	open_class(
		BAKERY,
		ClassTerms { holders, redemption, buys_out: true, unjustified_bps: 0, expelled_bps: 0, ..terms },
	);
	for (class, each, offer) in [(1, 20, 1), (2, 5, 2)] {
		let all = each * u64::from(MEMBERS);
		let allotment = Allotment::FirstCome;
		let terms = OfferTerms { class, minimum: all, target: all, maximum: all, allotment, days: 7 };
		assert_ok!(Shares::open_offer(ordinary(BAKERY), terms, doc(2)));
		for member in 1..=MEMBERS {
			assert_ok!(Shares::subscribe_offer(signed(BAKERY, member), BAKERY, offer, each));
		}
		pass_days(8);
	}
	assert_ok!(Shares::set_floor(special(BAKERY), 200 * PAR));
	for class in [1, 2] {
		assert_ok!(Shares::declare_maximum(ordinary(BAKERY), class, new_year(2027), 800));
	}
	pass_until(new_year(2027));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	#[test]
	fn invariants_hold_and_nobody_is_paid_more_than_par(turns in turns()) {
		chain().execute_with(|| {
			begin();
			let mut told = Told::default();
			let mut days: Vec<(Day, Vec<u64>, Balance)> = Vec::new();
			for one in turns {
				let text = format!("{one:?}");
				let floor = Books::<Test>::get(BAKERY).unwrap();
				_ = turn(one, &mut told);
				assert_eq!(check(), Ok(()), "{text}");
				let after = Books::<Test>::get(BAKERY).unwrap();
				days.retain(|(day, ..)| *day < today());
				let of = |member| (1..=after.classes).map(|no| held(BAKERY, no, member)).sum::<u64>();
				days.push((today(), (1..=MEMBERS).map(of).collect::<Vec<_>>(), after.capital));
				// What is paid out leaves the floor. Losses do not ask.
				let is_paid = text.starts_with("Release") || text.starts_with("Collect");
				assert!(!is_paid || after.capital >= floor.floor.min(floor.capital), "{text}");
			}
			// What there was at the end of each day is told by what had been entered until then.
			let all: Vec<_> = (1..).map_while(|no| Operations::<Test>::get(BAKERY, no)).collect();
			for (day, held, capital) in days {
				let until = all.iter().filter(|one| day_of(one.at).unwrap() <= day);
				let terms = |no| Some(class(BAKERY, no).terms);
				let told = rules::register::read(until, terms).unwrap();
				let of = |member| told.values().filter_map(|class| class.holdings.get(&member)).sum::<u64>();
				assert_eq!((1..=MEMBERS).map(of).collect::<Vec<_>>(), held);
				assert_eq!(told.values().map(|class| class.capital().unwrap()).sum::<Balance>(), capital);
			}
			for Operation { kind, member, shares, .. } in Operations::<Test>::iter_prefix_values(BAKERY) {
				if matches!(kind, OperationKind::Ended(_)) {
					*told.ended.entry(member).or_default() += PAR * u128::from(shares);
				}
			}
			for (member, claimed) in &told.claimed {
				assert!(claimed <= &told.ended[member], "{member}");
			}
			// Nobody is repaid more than what was divided, of which the rest is still theirs.
			if let Some(divided) = told.divided {
				let left = Books::<Test>::get(BAKERY).unwrap().capital;
				assert!(told.repaid + left <= divided, "{} and {left} of {divided}", told.repaid);
			}
			// Simple interest at no more than 5 %, for no more than all the time, on what they were paid.
			let most = Balance::from(today().abs_diff(new_year(2026))) * 500;
			for (member, interest) in &told.interest {
				assert!(interest * 10_000 * 365 <= (told.claimed[member] + 100) * most, "{member}");
			}
			// The reserve gets each member's entry fee once, what was deducted or has lapsed, and less than two units of each claim,
			// return and release.
			let fees = Balance::from(MEMBERS) * class(BAKERY, 1).terms.entry_fee(1).unwrap();
			let dust = balance(BAKERY, accounts(BAKERY).reserve) - told.kept - fees;
			assert!(dust <= 1_000, "{dust}");
		});
	}
}
