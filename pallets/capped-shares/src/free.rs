//! Which calls are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		let is_own = |coop: CoopId, member: MemberNo| T::Members::seat_of(coop, who) == Some(member);
		let has_some = |coop: CoopId| Pallet::<T>::member(coop, who).is_ok_and(has_quota::<T>);
		match self {
			// For members, each time that something of theirs has become due.
			Self::collect_claims { coop, claims } => alone(claims, |claim| {
				let collected = Pallet::<T>::may_collect_claim(*coop, claim);
				Charge::within(collected, |collecting| is_own(*coop, collecting.claim.member))
			}),
			Self::collect_returns { coop, class, year, members } => alone(members, |member| {
				let collected = Pallet::<T>::may_collect_return(*coop, *class, member, *year);
				Charge::within(collected, |_| is_own(*coop, member))
			}),
			Self::pay_out { coop, members } => alone(members, |member| {
				Charge::within(Pallet::<T>::may_pay_out(*coop, member, who), |_| is_own(*coop, member))
			}),
			Self::repay { coop, members } => alone(members, |member| {
				Charge::within(Pallet::<T>::may_repay(*coop, member), |_| is_own(*coop, member))
			}),
			// For who receives, once.
			Self::accept_transfer { coop, class, from, content } => {
				Charge::of(Pallet::<T>::may_accept_transfer(*coop, *class, *from, who, *content))
			}
			// For holders, a few times in a period.
			Self::propose_transfer { coop, class, to, shares } => Charge::naming::<T::Lookup>(to, |to| {
				let proposed = Pallet::<T>::may_propose_transfer(*coop, *class, who, to.clone(), *shares);
				Charge::within(proposed, |_| has_some(*coop))
			}),
			Self::withdraw_transfer { coop, class } => {
				Charge::within(Pallet::<T>::may_withdraw_transfer(*coop, *class, who), |_| has_some(*coop))
			}
			Self::give_notice { coop, class, shares, to_year_end } => {
				let given = Pallet::<T>::may_give_notice(*coop, *class, who, *shares, *to_year_end);
				Charge::within(given, |_| has_some(*coop))
			}
			Self::cancel_notice { coop, class, shares, ends_on } => {
				let cancelled = Pallet::<T>::may_cancel_notice(*coop, *class, who, (*shares, *ends_on));
				Charge::within(cancelled, |_| has_some(*coop))
			}
			// For officers and auditors, a few times in a period.
			Self::expect { coop, expected } => {
				Charge::within(Pallet::<T>::may_expect(*coop, who, expected), |_| has_some(*coop))
			}
			Self::give_up_list { coop, pending } => {
				Charge::within(Pallet::<T>::may_give_up(*coop, *pending, who), |_| has_some(*coop))
			}
			Self::order_payouts { coop, members } => {
				Charge::within(Pallet::<T>::may_order_payouts(*coop, who, members), |_| has_some(*coop))
			}
			Self::take_back { coop, content } => {
				Charge::within(Pallet::<T>::may_take_back(*coop, who, *content), |_| has_some(*coop))
			}
			Self::give_figure { coop, class, value, document } => {
				let figure = Pallet::<T>::may_give_figure(*coop, *class, who, *value, *document);
				Charge::within(figure, |_| has_some(*coop))
			}
			Self::import { coop, class, after, lines } => {
				Charge::within(Pallet::<T>::may_import(*coop, *class, who, *after, lines), |_| has_some(*coop))
			}
			Self::confirm_import { coop, class, by, totals } => {
				let confirmed = Pallet::<T>::may_confirm_import(*coop, *class, *by, who, totals);
				Charge::within(confirmed, |_| has_some(*coop))
			}
			Self::refuse_import { coop, class, by } => {
				Charge::within(Pallet::<T>::may_audit_import(*coop, *class, *by, who), |_| has_some(*coop))
			}
			// For members whose money moves by bank, a few times in a period.
			Self::commit { coop, class, shares, first, mode: Mode::Bank } => {
				let promised = Pallet::<T>::member(*coop, who)
					.and_then(|by| Pallet::<T>::may_promise(*coop, *class, by.member, (*shares, *first)));
				Charge::within(promised, |_| has_some(*coop))
			}
			Self::remind { coop, class, member, document } => {
				let asked = |by| Pallet::<T>::may_remind((*coop, *class, *member), *document).map(|_| by);
				let reminded = Pallet::<T>::reminding(*coop, *member, who).and_then(asked);
				Charge::within(reminded, |by| has_quota::<T>(by))
			}
			// For the first of two officers a few times in a period, for the second one always.
			Self::consent { coop, class, from, content } => {
				let benefits = |hand: Hand| Pallet::<T>::is_in_transfer(*coop, *class, *from, hand);
				let asked = Pallet::<T>::may_transfer(*coop, *class, *from, *content).map(|_| ());
				Pallet::<T>::charge_word(Pallet::<T>::fair_word(*coop, who, *content, benefits), asked)
			}
			Self::release { coop, class, release } => {
				let content = Pallet::<T>::content_of_release(*coop, *class, release);
				let benefits = |hand: Hand| Pallet::<T>::waits(*coop, hand);
				let asked = Pallet::<T>::may_release(*coop, *class, release).map(|_| ());
				Pallet::<T>::charge_word(Pallet::<T>::fair_word(*coop, who, content, benefits), asked)
			}
			Self::suspend { coop, class, days, reason } => {
				let content = Pallet::<T>::content_of_suspension(*coop, *class, *days, *reason);
				let asked = Pallet::<T>::may_suspend(*coop, *class, *days, *reason, true).map(|_| ());
				Pallet::<T>::charge_word(Pallet::<T>::word(*coop, who, content), asked)
			}
			Self::set_off { coop, member, amount, debt } => {
				let content = Pallet::<T>::content_of_set_off(*coop, *member, *amount, *debt);
				let asked = Pallet::<T>::may_set_off(*coop, *member, *amount, *debt).map(|_| ());
				Pallet::<T>::charge_word(
					Pallet::<T>::fair_word(*coop, who, content, |hand: Hand| hand.member == *member),
					asked,
				)
			}
			Self::hand_over { coop, treasury, amount, document } => {
				let content = Pallet::<T>::content_of_hand_over(*coop, *treasury, *amount, *document);
				let asked = Pallet::<T>::may_hand_over(*coop, *treasury, *amount, *document).map(|_| ());
				Pallet::<T>::charge_word(Pallet::<T>::word(*coop, who, content), asked)
			}
			Self::name_payee { coop, member, to, document } => Charge::naming::<T::Lookup>(to, |to| {
				let content = Pallet::<T>::content_of_payee(*coop, *member, to, *document);
				let benefits = |hand: Hand| Pallet::<T>::is_payee(hand, *member, to);
				let asked = Pallet::<T>::may_name_payee(*coop, *member, to, *document);
				Pallet::<T>::charge_word(Pallet::<T>::fair_word(*coop, who, content, benefits), asked)
			}),
			Self::claim_owed { coop, member } => {
				Charge::within(Pallet::<T>::may_claim_owed(*coop, *member, who), |by| has_quota::<T>(by))
			}
			Self::agree_import { coop, class, by, totals } => {
				let content = Pallet::<T>::content_of_import(*coop, *class, *by, totals);
				let asked = Pallet::<T>::may_agree_import(*coop, *class, *by, totals).map(|_| ());
				Pallet::<T>::charge_word(Pallet::<T>::word(*coop, who, content), asked)
			}
			Self::end_import { coop, class } => {
				let content = Pallet::<T>::content_of_end(*coop, *class);
				let asked = Pallet::<T>::importing(*coop, *class).map(|_| ());
				Pallet::<T>::charge_word(Pallet::<T>::word(*coop, who, content), asked)
			}
			Self::end_commitment { coop, class, member } => {
				let key = (*coop, *class, *member);
				let asked = Pallet::<T>::may_end_commitment(key).map(|_| ());
				let content = Pallet::<T>::content_of_ended(key);
				Pallet::<T>::charge_word(
					Pallet::<T>::fair_word(*coop, who, content, |hand: Hand| hand.member == *member),
					asked,
				)
			}
			Self::apply_owed { coop, class, member, shares } => {
				let key = (*coop, *class, *member);
				let asked = Pallet::<T>::may_apply_owed(key, *shares).map(|_| ());
				let content = Pallet::<T>::content_of_applied(key, *shares);
				Pallet::<T>::charge_word(
					Pallet::<T>::fair_word(*coop, who, content, |hand: Hand| hand.member == *member),
					asked,
				)
			}
			Self::promise_on_paper { coop, class, member, shares, first, document } => {
				let (key, parts) = ((*coop, *class, *member), (*shares, *first));
				let asked = Pallet::<T>::may_promise_on_paper(key, parts, *document).map(|_| ());
				let content = Pallet::<T>::content_of_promise(key, parts, *document);
				Pallet::<T>::charge_word(
					Pallet::<T>::fair_word(*coop, who, content, |hand: Hand| hand.member == *member),
					asked,
				)
			}
			// Resolutions make some of the others. Who subscribes in units, or acts for somebody else, pays for it.
			_ => Charge::Fee,
		}
	}
}

impl<T: Config> CountFree for Pallet<T> {
	type Clock = T::Clock;
	type Days = T::FreeDays;
	type Most = T::FreeCalls;
	type Used = FreeQuota<T>;
}

/// What is paid for what is done for one. For several it has the fee.
fn alone(list: &[u32], charge: impl FnOnce(u32) -> Charge) -> Charge {
	match list {
		[one] => charge(*one),
		_ => Charge::Fee,
	}
}

/// Whether the hand has any of what is free a few times left in its period.
fn has_quota<T: Config>(hand: Hand) -> bool {
	Pallet::<T>::one_more_free(hand).is_some()
}
