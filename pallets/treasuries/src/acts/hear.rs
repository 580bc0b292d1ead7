//! What the bank did, or did not do, of what was carried out.

use crate::*;
use alloc::collections::{btree_map::Entry, BTreeMap};
use rochdale_primitives::ledger::{Became, HearPosts, Heard, Place};

/// What a movement changes of the sums that limits are about.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Turn {
	/// The money is not with the payee: it was voided or has expired, or came back.
	Back,
	/// It is, after all.
	Stands,
}

/// Whether money goes, or has gone, where this became of something on that side of what it is for: what goes debits that, and so
/// does a receipt that the bank takes back.
fn goes(became: Became, side: Side) -> bool {
	match became {
		Became::Posted(_) | Became::Unposted(_) => side == Side::Debit,
		Became::Returned(_) | Became::NotReturned(_) => side == Side::Credit,
		Became::Voided | Became::Expired => false,
	}
}

/// A treasury and what of it was carried out by bank, as it is changed.
struct Changed<T: Config> {
	id: TreasuryId,
	treasury: TreasuryOf<T>,
	carried: BTreeMap<PendingNo, CarriedOf<T>>,
	spans: Spans,
}

impl<T: Config> Changed<T> {
	/// Counts money that nobody has approved, or takes it out of when it was counted.
	fn unapproved(&mut self, heard: &HeardOf<T>, turn: Turn) -> Option<()> {
		let amount = heard.amount;
		let Spans { now, month, year } = self.spans;
		// Deadline time is never faster than civil time, so that this is no later than it was.
		let ago = heard.undoes.map_or(0, |entered| T::Clock::civil().saturating_sub(entered));
		let then = now.saturating_sub(ago);
		let Treasury { unapproved, gone, .. } = &mut self.treasury;
		(*unapproved, *gone) = match turn {
			Turn::Stands => (unapproved.with(month, now, amount)?, gone.with(year, now, amount)?),
			Turn::Back => (unapproved.without(month, then, amount), gone.without(year, then, amount)),
		};
		Some(())
	}

	/// Counts an item of what was carried out.
	fn item(&mut self, (pending, place): (PendingNo, Place), heard: &HeardOf<T>, turn: Turn) -> Option<()> {
		let (id, amount) = (self.id, heard.amount);
		let carried = match self.carried.entry(pending) {
			Entry::Occupied(known) => known.into_mut(),
			Entry::Vacant(new) => match CarriedOut::<T>::get(id, pending) {
				Some(carried) => new.insert(carried),
				// No treasury has ordered it.
				None => return Some(()),
			},
		};
		let (at, Spans { now, month, year }) = (carried.at, self.spans);
		let count = |window: &mut Window, period| {
			*window = match turn {
				Turn::Back => window.without(period, at, amount),
				Turn::Stands => window.with(period, now, amount)?,
			};
			Some(())
		};
		let add = |sum: &mut Balance| {
			*sum = match turn {
				Turn::Back => sum.checked_sub(amount)?,
				Turn::Stands => sum.checked_add(amount)?,
			};
			Some(())
		};
		let stood = carried.stands > 0;
		add(&mut carried.stands)?;
		if carried.is_disposal {
			count(&mut self.treasury.gone, year)?;
		}
		if let Some(Charged { line, period }) = heard.charged {
			let by_request = carried.request.is_some();
			Spent::<T>::try_mutate((id, line, period), |spending| {
				add(if by_request { &mut spending.requested } else { &mut spending.resolved }).ok_or(())
			})
			.ok()?;
		}
		if carried.is_claim {
			Pallet::<T>::change_claim(id, heard.party.as_ref()?, amount, turn == Turn::Back)?;
		}
		if let Some((_, tier)) = carried.request.filter(|_| !carried.is_claim) {
			if tier == Tier::Two {
				count(&mut self.treasury.small, month)?;
			}
			let key = carried.keys.get(usize::try_from(place).ok()?)?;
			Payees::<T>::try_mutate(id, key, |payee| count(&mut payee.got, month).ok_or(())).ok()?;
		}
		let stands = carried.stands > 0;
		if stood != stands {
			let (voucher, request) = (carried.voucher, carried.request);
			Pallet::<T>::turn(id, voucher, request.map(|(number, _)| number), stands);
		}
		Some(())
	}
}

impl<T: Config> Pallet<T> {
	/// Says whether anything of a payment is with the payees, or may still come there.
	fn turn(id: TreasuryId, voucher: T::Hash, number: Option<PaymentNo>, stands: bool) {
		if stands {
			Self::use_voucher(id, voucher);
		} else {
			Self::free_voucher(id, voucher);
		}
		let Some(payment) = number else {
			return;
		};
		let closed = ClosedPayments::<T>::get(id, payment);
		if let Some(Closed::Paid { tier, booked } | Closed::NotPaid { tier, booked }) = closed {
			let closed = if stands { Closed::Paid { tier, booked } } else { Closed::NotPaid { tier, booked } };
			ClosedPayments::<T>::insert(id, payment, closed);
		}
		if closed.is_some() {
			Self::deposit_event(if stands {
				Event::PaidAfterAll { treasury: id, payment }
			} else {
				Event::NotPaid { treasury: id, payment }
			});
		}
	}
}

type HeardOf<T> = Heard<<T as frame_system::Config>::AccountId, <T as frame_system::Config>::Hash>;

impl<T: Config> HearPosts<T::AccountId, T::Hash> for Pallet<T> {
	fn heard(ledger: LedgerId, keeper: Keeper, became: Became, _: Day, items: &[HeardOf<T>]) {
		// What hands have expected, and what others keep, matters only where it goes without an approval.
		let is_own = keeper == Keeper::Treasuries;
		let turn = |heard: &HeardOf<T>| match (heard.item, became) {
			// It was held aside for a subscriber, and is no money of the treasury that goes.
			(Some(_), Became::Returned(_) | Became::NotReturned(_)) if keeper == Keeper::Shares => None,
			(None, Became::Posted(_)) | (_, Became::Returned(_)) if goes(became, heard.side) => {
				Some((None, Turn::Stands))
			}
			(None, Became::Unposted(_)) | (_, Became::NotReturned(_)) if goes(became, heard.side) => {
				Some((None, Turn::Back))
			}
			_ if !is_own => None,
			(Some(item), Became::Voided | Became::Expired | Became::Returned(_)) => Some((Some(item), Turn::Back)),
			(Some(item), Became::NotReturned(_)) => Some((Some(item), Turn::Stands)),
			// What was set aside is counted already.
			_ => None,
		};
		let turns: Vec<_> = items.iter().filter_map(|heard| Some((heard, turn(heard)?))).collect();
		if turns.is_empty() {
			return;
		}
		let id = TreasuryOfLedger::<T>::get(ledger);
		let Some((id, treasury, spans)) = id.and_then(|id| Some((id, Treasuries::<T>::get(id)?, Self::spans().ok()?)))
		else {
			return;
		};
		let sums = |treasury: &TreasuryOf<T>| (treasury.gone, treasury.unapproved, treasury.small);
		let before = sums(&treasury);
		let mut changed = Changed::<T> { id, treasury, carried: BTreeMap::new(), spans };
		for (heard, (item, turn)) in turns {
			let counted = match item {
				None => changed.unapproved(heard, turn),
				Some(item) => changed.item(item, heard, turn),
			};
			if counted.is_none() {
				defensive!("what was counted once can be counted again");
			}
		}
		// Nothing else of it changes, and what was too long ago changes nothing.
		if sums(&changed.treasury) != before {
			Treasuries::<T>::insert(id, changed.treasury);
		}
		for (pending, carried) in changed.carried {
			CarriedOut::<T>::insert(id, pending, carried);
		}
	}

	fn weight(items: u32) -> Weight {
		<T as Config>::WeightInfo::hear(items)
	}
}
