//! What lasts long in a treasury and seldom changes: standing payments, shares, and what is due to owners who left.

use super::{money::by_owners, *};
use pallet_treasuries::{
	Call as TreasuriesCall, Claims, Item, Lines, Payments, Plan, StandingPayments, Treasuries, TreasuryOf, Wish, CLAIMS,
};
use rochdale_primitives::{
	ledger::{day_of, Party},
	money::TreasuryId,
};

/// Equal shares of the owners, but for the first one's, who has twice as much.
pub(super) fn shares_set(treasury: TreasuryId, record: &TreasuryOf<Runtime>) -> Option<TreasuriesCall<Runtime>> {
	let owners = record.owner.coops().len();
	let each = 10_000 / u16::try_from(owners + 1).unwrap();
	let mut shares = vec![each; owners];
	*shares.first_mut()? += 10_000 - each * u16::try_from(owners).unwrap();
	Some(TreasuriesCall::set_shares { treasury, shares: shares.try_into().unwrap() })
}

impl World {
	/// What anybody can pay to co-ops that left.
	pub(super) fn claims_due(&mut self) -> Vec<Move> {
		let due = Claims::<Runtime>::iter().filter(|(.., claim)| Clock::has_passed(claim.from)).take(4);
		let due = due.map(|(treasury, coop, _)| TreasuriesCall::pay_claim { treasury, coop }.into());
		due.map(|call| (Actor::Signed(Key::Alice.to_account_id()), call)).collect()
	}

	/// Steps of everybody who could do one and the same thing of these.
	pub(super) fn steps_about_what_runs(&mut self) -> Vec<Move> {
		let Some(treasury) = self.some_treasury() else { return vec![] };
		let Some(record) = Treasuries::<Runtime>::get(treasury) else { return vec![] };
		match self.rng.below(20) {
			0 | 1 => self.decision_about_what_runs(treasury, &record).into_iter().collect(),
			// Hardly any has nothing, and others are opened in the place of those that are gone.
			3 if self.rng.chance(100) => self.closures(),
			2 => self.requests_of_what_is_due(treasury),
			_ => self.steps_about_standing_payments(treasury),
		}
	}

	/// A standing payment of the treasury that runs, or any number.
	fn running(&mut self, treasury: TreasuryId) -> u32 {
		let running = StandingPayments::<Runtime>::iter_key_prefix(treasury).collect::<Vec<_>>();
		self.rng.pick(&running).unwrap_or(1)
	}

	fn decision_about_what_runs(&mut self, treasury: TreasuryId, record: &TreasuryOf<Runtime>) -> Option<Move> {
		let call = match self.rng.below(10) {
			0 | 1 => TreasuriesCall::close_treasury { treasury },
			5 => TreasuriesCall::rename_treasury { treasury, title: b"Courses".to_vec().try_into().unwrap() },
			2 | 3 => shares_set(treasury, record)?,
			4 => {
				let claims = Claims::<Runtime>::iter_prefix(treasury).collect::<Vec<_>>();
				let (coop, claim) = self.rng.pick(&claims)?;
				let items =
					vec![Item { payee: Party::Coop(coop), amount: claim.amount, custodian: None }].try_into().unwrap();
				TreasuriesCall::pay { treasury, line: Some(CLAIMS), items, voucher: self.new_document() }
			}
			_ => TreasuriesCall::stop_standing { treasury, payment: self.running(treasury) },
		};
		let resolution = self.rng.below(ResolutionCount::<Runtime>::get() + 1);
		Some((by_owners(&record.owner, resolution, Track::Special), call.into()))
	}

	/// The owners of any treasury close it.
	pub(super) fn closures(&mut self) -> Vec<Move> {
		let resolution = self.rng.below(ResolutionCount::<Runtime>::get() + 1);
		let open = Treasuries::<Runtime>::iter().filter(|(_, record)| !record.closed);
		let close = |(treasury, record): (_, TreasuryOf<Runtime>)| {
			let call = TreasuriesCall::close_treasury { treasury }.into();
			(by_owners(&record.owner, resolution, Track::Special), call)
		};
		open.map(close).collect()
	}

	/// Hands request that a part of what is due to an owner who left is paid.
	fn requests_of_what_is_due(&mut self, treasury: TreasuryId) -> Vec<Move> {
		let claims = Claims::<Runtime>::iter_prefix(treasury).collect::<Vec<_>>();
		let Some((payee, claim)) = self.rng.pick(&claims) else { return vec![] };
		let amount = claim.amount / u128::from(1 + self.rng.below(2)) / 10_000 * 10_000;
		let (voucher, payee) = (self.new_document(), Party::Coop(payee));
		let request = |(coop, who)| {
			let items = vec![Item { payee: payee.clone(), amount, custodian: None }].try_into().unwrap();
			let call = TreasuriesCall::request { treasury, coop, line: CLAIMS, items, voucher, again: false };
			(Actor::Signed(who), call.into())
		};
		self.hands_of(treasury).into_iter().map(request).collect()
	}

	/// Hands request a standing payment, approve it, want it ended, or not.
	fn steps_about_standing_payments(&mut self, treasury: TreasuryId) -> Vec<Move> {
		let open = Payments::<Runtime>::iter_prefix(treasury).filter(|(_, payment)| payment.plan.is_some());
		let open: Vec<_> = open.map(|(payment, record)| (payment, record.content)).collect();
		let running: Vec<_> = StandingPayments::<Runtime>::iter_prefix(treasury).collect();
		let lines: Vec<u32> = Lines::<Runtime>::iter_key_prefix(treasury).take(6).collect();
		let call: Box<dyn Fn(CoopId) -> TreasuriesCall<Runtime>> = match self.rng.below(10) {
			0..=2 if !running.is_empty() => {
				let (payment, standing) = self.rng.pick(&running).unwrap();
				match self.rng.below(4) {
					0 => {
						let wish = Wish::StandingEnd(payment);
						Box::new(move |coop| TreasuriesCall::withdraw_wish { treasury, coop, wish })
					}
					_ => {
						let content = standing.content;
						Box::new(move |coop| TreasuriesCall::end_standing { treasury, payment, coop, content })
					}
				}
			}
			3 if !running.is_empty() => {
				let payment = self.running(treasury);
				Box::new(move |_| TreasuriesCall::execute { treasury, payment })
			}
			4..=8 if !open.is_empty() => {
				let (payment, content) = self.rng.pick(&open).unwrap();
				Box::new(move |coop| TreasuriesCall::approve { treasury, payment, coop, content })
			}
			// A few at a time, so that there is room for other requests.
			_ if open.len() < 3 && running.len() < 6 && !lines.is_empty() => {
				let line = self.rng.pick(&lines).unwrap();
				let item = Item {
					payee: self.party(),
					amount: u128::from(1 + self.rng.below(3)) * UNIT / 100,
					custodian: None,
				};
				let first = day_of(Clock::civil()).unwrap() + 1;
				let last = first + i32::try_from(self.rng.below(500)).unwrap();
				let (plan, voucher) = (Plan { rhythm: self.rhythm(), first, last }, self.new_document());
				Box::new(move |coop| {
					let (item, again) = (item.clone(), false);
					TreasuriesCall::request_standing { treasury, coop, line, item, voucher, again, plan }
				})
			}
			_ => return vec![],
		};
		self.hands_of(treasury).into_iter().map(|(coop, who)| (Actor::Signed(who), call(coop).into())).collect()
	}
}
