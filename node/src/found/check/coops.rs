//! The co-ops: their names, registers and offices.

use super::{account_of, member_of, once, Founding};
use crate::found::{
	file::{Coop, Held},
	place::Refusal,
	values::Day,
};
use pallet_coop_membership::Class;
use pallet_cooperatives::MAX_OFFICES;
use rochdale_primitives::{
	bylaws::{Parameters, Profile},
	two_hands::MAX_BOARD,
	Office, DAYS_OF_YEAR,
};
use std::collections::{BTreeMap, BTreeSet};

/// Without these nobody can act for the co-op, at home or in the federation.
const NEEDED: [Office; 4] = [Office::Chair, Office::Secretary, Office::Treasurer, Office::Delegate];

/// Days in which members can get to propose an election.
const DRAFTING_DAYS: u16 = 7;

pub fn check(founding: &Founding) -> Result<(), Refusal> {
	let mut titles = BTreeMap::new();
	for coop in &founding.coops {
		let title = &coop.title;
		let letters = title.value.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
		once(&mut titles, letters, title)
			.map_err(|before| title.refusal(format!("the co-op of line {before} has this title already")))?;
		law(coop)?;
		register(coop, founding.chain.founded.value)?;
		offices(coop)?;
	}
	Ok(())
}

/// Whether the profile is that of the law under which the co-op stands. The European one is for co-ops of any country.
fn law(Coop { jurisdiction, profile, .. }: &Coop) -> Result<(), Refusal> {
	let (country, name) = match profile {
		Profile::Sce => return Ok(()),
		Profile::Es => ("ES", "ES"),
		Profile::Uk => ("GB", "UK"),
	};
	if jurisdiction.value != country {
		return Err(jurisdiction.refusal(format!(
			"bylaws of the profile {name} are under the law of {country}, and this co-op is in {}",
			jurisdiction.value
		)));
	}
	Ok(())
}

/// The members: each once, in the order of joining, none after the founding.
fn register(coop: &Coop, founded: Day) -> Result<(), Refusal> {
	let (mut accounts, mut commitments) = (BTreeMap::new(), BTreeMap::new());
	let mut last = Day::MIN;
	for (number, member) in (1u32..).zip(&coop.members) {
		if member.joined.value > founded {
			return Err(member.joined.refusal(format!("member {number} joined after the founding")));
		}
		if member.joined.value < last {
			return Err(member
				.joined
				.refusal(format!("member {number} joined before the one who is listed before them")));
		}
		last = member.joined.value;
		if let Some(account) = &member.account {
			once(&mut accounts, &account.value, account)
				.map_err(|before| account.refusal(format!("the member of line {before} has this account already")))?;
		}
		once(&mut commitments, member.commitment.value, &member.commitment).map_err(|before| {
			member.commitment.refusal(format!(
				"the member of line {before} has this commitment already: it is made with a salt of its own"
			))
		})?;
	}
	Ok(())
}

/// The offices: those without whom nothing moves, each held by a member who can sign, as the bylaws allow.
fn offices(coop: &Coop) -> Result<(), Refusal> {
	for (at, held) in coop.offices.iter().enumerate() {
		holder(coop, held)?;
		let earlier = || coop.offices.iter().take(at);
		let Held { office, member, .. } = held;
		if let Some(before) = earlier().find(|before| before.office.value == office.value) {
			let line = before.office.place.line;
			if office.value.is_single() {
				return Err(office.refusal(format!("this office was given on line {line}, and one member holds it")));
			}
			if earlier().any(|one| (one.office.value, one.member.value) == (office.value, member.value)) {
				return Err(office.refusal(format!("member {} holds this office already", member.value)));
			}
		}
	}
	let on_board = |held: &Held| held.office.value.is_board();
	let board: BTreeSet<_> = coop.offices.iter().filter(|held| on_board(held)).map(|held| held.member.value).collect();
	let auditors = coop.offices.iter().filter(|held| held.office.value == Office::Auditor);
	if let Some(auditor) = auditors.into_iter().find(|auditor| board.contains(&auditor.member.value)) {
		return Err(auditor
			.member
			.refusal(format!("member {} would audit the board and sit on it", auditor.member.value)));
	}
	if let Some(missing) = NEEDED.iter().find(|office| coop.offices.iter().all(|held| held.office.value != **office)) {
		let name = format!("{missing:?}").to_lowercase();
		return Err(coop.place.refusal(format!("'{}' has no {name}", coop.id.value)));
	}
	if board.len() < 2 {
		return Err(coop
			.place
			.refusal(format!("the board of '{}' is one member, and it takes two hands", coop.id.value)));
	}
	let holder = |office| coop.offices.iter().find(|held| held.office.value == office).map(|held| held.member.value);
	let [chair, secretary, treasurer] = [Office::Chair, Office::Secretary, Office::Treasurer].map(holder);
	if chair == secretary && secretary == treasurer {
		return Err(coop.place.refusal(format!("in '{}' one member is chair, secretary and treasurer", coop.id.value)));
	}
	let deputy = coop.offices.iter().find(|held| held.office.value == Office::Deputy);
	if let Some(deputy) = deputy.filter(|deputy| holder(Office::Delegate) == Some(deputy.member.value)) {
		return Err(deputy.member.refusal(format!("member {} would stand in for themselves", deputy.member.value)));
	}
	let most_on_board = usize::try_from(MAX_BOARD).unwrap_or(usize::MAX);
	if let Some(beyond) = coop.offices.iter().filter(|held| on_board(held)).nth(most_on_board) {
		return Err(beyond.office.refusal(format!("a board has at most {most_on_board} seats")));
	}
	let most = usize::try_from(MAX_OFFICES).unwrap_or(usize::MAX);
	match coop.offices.get(most) {
		Some(beyond) => Err(beyond.office.refusal(format!("a co-op has at most {most} offices"))),
		None => Ok(()),
	}
}

/// Whether a member can hold an office, and for so long.
fn holder(coop: &Coop, held: &Held) -> Result<(), Refusal> {
	let Held { office, member, days } = held;
	account_of(coop, member.value, member, "who holds an office signs")?;
	if member_of(coop, member.value).is_some_and(|one| one.class == Class::Supporter) {
		return Err(member.refusal(format!("member {} supports the co-op and holds no office", member.value)));
	}
	let least = election_days(&coop.parameters);
	if days.value < least {
		return Err(days.refusal(format!(
			"a term of {} days can end before a successor is elected, which takes {least} days by these bylaws",
			days.value
		)));
	}
	let years = match office.value {
		Office::Delegate | Office::Deputy => coop.parameters.delegate_term_years,
		_ => coop.parameters.board_term_years,
	};
	let most = u32::from(years).saturating_mul(DAYS_OF_YEAR);
	if days.value > most {
		return Err(
			days.refusal(format!("a term of {} days is longer than the {years} years of the bylaws", days.value))
		);
	}
	Ok(())
}

/// Days in which the members elect somebody by ordinary resolution, on second call if need be. Who is elected for fewer leaves an
/// empty chair, for terms end by themselves. (ES 35.1: officers stay until their successors accept)
fn election_days(bylaws: &Parameters) -> u32 {
	let Parameters { notice_ordinary_days, voting_ordinary_days, second_call_delay_days, timelock_days, .. } = *bylaws;
	let first = [DRAFTING_DAYS, notice_ordinary_days, voting_ordinary_days];
	let second = [second_call_delay_days, voting_ordinary_days, timelock_days];
	first.into_iter().chain(second).map(u32::from).sum()
}
