//! The patronage of a year of the weavers: committed to, objected to, agreed, claimed and paid back.

use super::*;
use crate::patronage::Divided;
use pallet_surplus::{Books, Call as SurplusCall, Commitment, Deadlines, Due};
use rochdale_primitives::ledger::Day;
use rochdale_runtime::Surplus;

/// The member who has left.
const LEFT: MemberNo = 8;

/// Everybody in the register has a share, so that the way of each proof is as long as a register of that size has it.
pub fn of_patronage(story: &mut Story, year: Day) {
	let (coop, last) = (WEAVERS, last_member());
	// Who has left gets as much as all others, so that their account is worth as many shares in every register.
	let used = |member| if member == LEFT { u64::from(last) - 1 } else { 1 };
	let uses: Vec<_> = (1..=last).map(|member| (member, used(member))).collect();
	let divided = Divided::by(coop, year, &uses);
	let commitment = divided.commitment();
	assert_eq!(commitment.count, last);

	let commit = || SurplusCall::commit_patronage { coop, year, commitment };
	let confirm = || SurplusCall::confirm_patronage { coop, year, officer: 1, commitment };
	let object = || SurplusCall::object_to_patronage { coop, year, root: commitment.root };
	let auditor = || AUDITOR.to_account_id();
	story.officer(0, commit());
	story.by(auditor(), confirm());
	story.by(weaver(5), object());
	// The auditor stops alone what they have confirmed.
	story.by(auditor(), object());
	story.officer(0, commit());
	story.by(auditor(), confirm());
	story.members(SurplusCall::agree_patronage { year, commitment });

	let claim = |members: &[MemberNo]| SurplusCall::claim_patronage { coop, year, claims: divided.claims(members) };
	story.by(weaver(5), claim(&[5]));
	story.by(stranger(99), claim(&[6, LEFT]));
	let kept = |member| Surplus::account(coop, member).iter().map(|line| line.left).sum::<u128>();
	assert!(kept(LEFT) >= UNIT, "{}", kept(LEFT));
	story.by(stranger(99), SurplusCall::settle_account { coop, member: LEFT });
	assert!(kept(5) > 0);
	story.members(SurplusCall::revolve { coop, year });
	let collect =
		|member: MemberNo| SurplusCall::collect_account { coop, year, members: vec![member].try_into().unwrap() };
	let other = Commitment { root: document(7), ..commitment };
	story.members(SurplusCall::replace_patronage { year, commitment: other });
	story.by(weaver(5), collect(5));
	story.by(stranger(99), collect(6));
	assert_eq!([5, 6, LEFT].map(kept), [0; 3]);
	// As if the time to claim were over.
	let due = Due::Limitation(coop, year);
	let (at, due) = Deadlines::<Runtime>::iter_keys().find(|(_, one)| *one == due).unwrap();
	Deadlines::<Runtime>::remove(at, due);
	Deadlines::<Runtime>::insert([0; 8], due, ());
	story.by(stranger(99), SurplusCall::advance { at: 0, due });
}

/// What each member owes of a loss.
pub const OWED_BY_EACH: u128 = 1_000;

/// Everybody in the register owes as much of a loss, so that the way of each proof is as long as a register of that size has it.
pub fn of_losses(story: &mut Story) {
	let (coop, charge) = (WEAVERS, 1);
	let members: Vec<_> = (1..=last_member()).collect();
	let owing = Divided::owing(coop, &members, OWED_BY_EACH);
	story.members(SurplusCall::charge_loss { commitment: owing.commitment() });
	// What rounding left is covered by later years.
	Books::<Runtime>::mutate(coop, |book| book.as_mut().unwrap().carried = Default::default());
	story.by(stranger(99), SurplusCall::show_debts { coop, charge, claims: owing.claims(&[5, 6]) });
	story.by(weaver(5), SurplusCall::pay_debt { coop, member: 6, amount: OWED_BY_EACH });
}
