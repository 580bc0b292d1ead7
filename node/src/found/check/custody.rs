//! Custodians and deposits. Units exist for deposits only, so that they balance by themselves.

use super::{account_of, coop_of, once, sits_in, Founding};
use crate::found::{
	file::{Beneficiary, Coop, Custodian, Deposit},
	place::Refusal,
};
use rochdale_primitives::{CoopId, MemberNo, Office};
use rochdale_runtime::{
	constants::{CENT, TOKEN_SYMBOL},
	AccountId, Balance,
};
use std::collections::BTreeMap;

pub fn check(founding: &Founding) -> Result<(), Refusal> {
	let (mut coops, mut kept) = (BTreeMap::new(), BTreeMap::new());
	for custodian in &founding.custodians {
		let Custodian { coop, daily, total, .. } = custodian;
		once(&mut coops, coop.value, coop)
			.map_err(|before| coop.refusal(format!("this co-op is the custodian of line {before} already")))?;
		if daily.value > total.value {
			return Err(daily.refusal("the ceiling of a day is above the total ceiling"));
		}
		deposits(founding, custodian, &mut kept)?;
	}
	let all = || founding.custodians.iter().flat_map(|custodian| &custodian.deposits);
	let is_for_fund = |deposit: &Deposit| deposit.to.value == Beneficiary::Fund;
	match all().next() {
		Some(first) if !all().any(is_for_fund) => {
			Err(first.to.refusal("nothing is deposited for the fund, which receives fees from the first block on"))
		}
		_ => Ok(()),
	}
}

/// The deposits of all custodians, each by whose it is, how much it is and its reference, with the co-op that keeps it.
type Kept<'a> = BTreeMap<(Beneficiary, Balance, &'a str), CoopId>;

fn deposits<'a>(founding: &Founding, custodian: &'a Custodian, kept: &mut Kept<'a>) -> Result<(), Refusal> {
	let mut references = BTreeMap::new();
	let mut sum: Balance = 0;
	for deposit in &custodian.deposits {
		let Deposit { to, amount, reference, .. } = deposit;
		once(&mut references, &reference.value, reference)
			.map_err(|before| reference.refusal(format!("the deposit of line {before} has this reference already")))?;
		let other = kept.insert((to.value, amount.value, reference.value.as_str()), custodian.coop.value);
		if let Some(other) = other.and_then(|other| coop_of(founding, other)) {
			return Err(reference.refusal(format!(
				"'{}' keeps this deposit already: whose it is, amount and reference are the same",
				other.id.value
			)));
		}
		sum = sum.saturating_add(amount.value);
		if sum > custodian.total.value {
			let (sum, total) = (units(sum), units(custodian.total.value));
			return Err(amount.refusal(format!("the deposits come to {sum} here, and the total ceiling is {total}")));
		}
		hands(founding, custodian.coop.value, deposit)?;
	}
	Ok(())
}

/// An amount as people write it.
fn units(amount: Balance) -> String {
	let cents = amount.checked_div(CENT).unwrap_or_default();
	format!("{}.{:02}", cents.checked_div(100).unwrap_or_default(), cents.checked_rem(100).unwrap_or_default())
}

/// Who says so: an officer of the custodian, and an auditor of another co-op who has nothing to do with it.
fn hands(founding: &Founding, custodian: CoopId, deposit: &Deposit) -> Result<(), Refusal> {
	let Deposit { to, attested_by, confirmed_by, .. } = deposit;
	let (auditing, auditor) = confirmed_by.value;
	let find = |coop: CoopId| coop_of(founding, coop).ok_or_else(|| to.refusal("there is no such co-op"));
	let (home, away) = (find(custodian)?, find(auditing)?);

	let receiver = match to.value {
		Beneficiary::Member(coop, member) => {
			Some(account_of(find(coop)?, member, to, "units are those of an account")?)
		}
		_ => None,
	};
	let officer = account_of(home, attested_by.value, attested_by, "who attests a deposit signs")?;
	if !holds(home, attested_by.value, Office::is_board) {
		return Err(attested_by.refusal(format!(
			"member {} of '{}', who attests it, is not on its board",
			attested_by.value, home.id.value
		)));
	}
	if receiver == Some(officer) {
		return Err(attested_by.refusal("who attests a deposit is not whose it is"));
	}
	if custodian == auditing {
		return Err(confirmed_by.refusal("who confirms a deposit is of another co-op than the custodian"));
	}
	let foreign = account_of(away, auditor, confirmed_by, "who confirms a deposit signs")?;
	if !holds(away, auditor, |office| office == Office::Auditor) {
		return Err(confirmed_by
			.refusal(format!("member {auditor} of '{}', who confirms it, is not an auditor", away.id.value)));
	}
	if sits_in(home, foreign) {
		return Err(confirmed_by.refusal("who confirms it has a seat in the co-op of the custodian"));
	}
	if is_concerned(founding, (away, auditing), foreign, (to.value, receiver)) {
		return Err(
			confirmed_by.refusal("who confirms it is of the co-op whose deposit it is, or acts for one of theirs")
		);
	}
	Ok(())
}

/// Whether a member holds an office of that kind.
fn holds(coop: &Coop, member: MemberNo, is_such: impl Fn(Office) -> bool) -> bool {
	coop.offices.iter().any(|held| held.member.value == member && is_such(held.office.value))
}

/// Whether an auditor has an interest in a deposit: as its owner, by a seat of the owner in the auditor's co-op, by an own seat
/// in the co-op whose it is, or because they act for a co-op of the owner. The chain asks the same, see `interest`.
fn is_concerned(
	founding: &Founding,
	(away, auditing): (&Coop, CoopId),
	auditor: &AccountId,
	(to, receiver): (Beneficiary, Option<&AccountId>),
) -> bool {
	let answers = |(number, coop): &(CoopId, &Coop)| {
		let validates = coop.validator.as_ref().is_some_and(|validator| Some(&validator.account.value) == receiver);
		to == Beneficiary::Coop(*number) || validates
	};
	let acts_for = |coop: &Coop| {
		let seats = (1..).zip(&coop.members);
		let own = seats.filter(|(_, member)| member.account.as_ref().is_some_and(|one| one.value == *auditor));
		own.into_iter().any(|(number, _)| holds(coop, number, |office| office.is_board() || office == Office::Auditor))
	};
	let is_of = |(number, coop): &(CoopId, &Coop)| *number == auditing || sits_in(coop, auditor);
	let coops = || (1..).zip(&founding.coops);
	receiver.is_some_and(|account| {
		account == auditor
			|| sits_in(away, account)
			|| coops().any(|(_, coop)| sits_in(coop, account) && acts_for(coop))
	}) || coops().any(|coop| answers(&coop) && is_of(&coop))
}

/// How much all deposits come to, as people write it.
pub fn deposited(founding: &Founding) -> String {
	let deposits = founding.custodians.iter().flat_map(|custodian| &custodian.deposits);
	let sum = deposits.fold(0, |sum: Balance, deposit| sum.saturating_add(deposit.amount.value));
	format!("{} {TOKEN_SYMBOL}", units(sum))
}
