//! Who may hold which offices together, from when on and for how long.

use crate::{
	types::TermState, EndReason, Term, TermEnd, HOLDOVER_DAYS, MAX_APPOINTED_DIRECTORS, MAX_COMING, MAX_OFFICES,
	MAX_TERMS,
};
use alloc::vec::Vec;
use rochdale_primitives::{two_hands::MAX_BOARD, Clock, MemberNo, Moment, Office};

/// The offices of the board that one member holds at a time, and never all of them.
pub(crate) const HEADS: [Office; 3] = [Office::Chair, Office::Secretary, Office::Treasurer];

/// Whether members are elected to the office in secret, so that nobody has it for long whom they have not. (practice 4.2; ES 34.1)
pub(crate) fn is_elective(office: Office) -> bool {
	office.is_board() || office == Office::Auditor
}

/// Why offices cannot be held as they are given.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Misfit {
	/// An auditor sits on the board whose books they examine.
	AuditorOnBoard,
	/// One member is chair, secretary and treasurer, so that nobody on the board could object. (practice 4.3)
	AllInOneHand,
	/// The delegate would stand in for themselves.
	OwnDeputy,
	/// The board has too many seats.
	BoardTooLarge,
	/// Too many directors were appointed until an election.
	TooManyAppointed,
	/// There are too many officers, or too many who are to be.
	TooMany,
}

impl Misfit {
	/// What is wrong, as a sentence says it to who founds a co-op.
	pub(crate) fn sentence(self) -> &'static str {
		match self {
			Self::AuditorOnBoard => "an auditor is on the board",
			Self::AllInOneHand => "one member is chair, secretary and treasurer",
			Self::OwnDeputy => "the delegate is their own deputy",
			Self::BoardTooLarge => "the board has more than 15 seats",
			Self::TooManyAppointed => "more than two directors sit until an election",
			Self::TooMany => "there are more than 24 offices",
		}
	}
}

/// Whether no member holds offices of which one controls the other.
pub(crate) fn check_hands(held: &[&Term]) -> Result<(), Misfit> {
	let holders = |office| held.iter().filter(move |term| term.office == office).map(|term| term.member);
	let has = |member, office| holders(office).any(|holder| holder == member);
	let on_board = |member: MemberNo| held.iter().any(|term| term.member == member && term.office.is_board());
	if holders(Office::Auditor).any(on_board) {
		return Err(Misfit::AuditorOnBoard);
	}
	if holders(Office::Chair).any(|chair| HEADS.into_iter().all(|head| has(chair, head))) {
		return Err(Misfit::AllInOneHand);
	}
	if holders(Office::Delegate).any(|delegate| has(delegate, Office::Deputy)) {
		return Err(Misfit::OwnDeputy);
	}
	Ok(())
}

/// Whether there are not more officers than there can be, on the board, appointed to it, and in all.
fn check_number(held: &[&Term]) -> Result<(), Misfit> {
	if held.iter().filter(|term| term.office.is_board()).count() > MAX_BOARD as usize {
		return Err(Misfit::BoardTooLarge);
	}
	let is_appointed = |term: &&&Term| term.office == Office::Director && is_until_elected(term);
	if held.iter().filter(is_appointed).count() > MAX_APPOINTED_DIRECTORS {
		return Err(Misfit::TooManyAppointed);
	}
	if held.len() > MAX_OFFICES as usize {
		return Err(Misfit::TooMany);
	}
	Ok(())
}

/// Whether these offices can be the first of a co-op.
pub(crate) fn check_first(terms: &[Term]) -> Result<(), Misfit> {
	let held: Vec<_> = terms.iter().collect();
	check_hands(&held).and_then(|()| check_number(&held))
}

/// Whether a member holds an office twice, or a single office has two holders.
fn is_same_seat(one: &Term, other: &Term) -> bool {
	one.office == other.office && (one.office.is_single() || one.member == other.member)
}

/// Whether the term was given by an open vote, until somebody is elected to the office.
const fn is_until_elected(term: &Term) -> bool {
	matches!(term.ends, TermEnd::UntilElected(_))
}

/// Whether the one term was given until somebody is elected to the office, and the other one is.
fn goes_with(one: &Term, other: &Term) -> bool {
	one.office == other.office && is_until_elected(one) && !is_until_elected(other)
}

/// Whether no member holds an office twice and no single office has two holders, of those that begin at the same time.
pub(crate) fn are_distinct(terms: &[Term]) -> bool {
	let same = |a: &Term, b: &Term| is_same_seat(a, b) && a.ends.begins() == b.ends.begins();
	terms.iter().enumerate().all(|(i, term)| !terms.iter().take(i).any(|earlier| same(earlier, term)))
}

/// What time it is, for terms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Now {
	pub(crate) civil: Moment,
	pub(crate) deadline: Moment,
	/// For how long somebody stays whose term is over.
	pub(crate) holdover: Moment,
}

impl Now {
	pub(crate) fn of<C: Clock>() -> Self {
		let holdover = C::day().saturating_mul(HOLDOVER_DAYS.into());
		Self { civil: C::civil(), deadline: C::deadline(), holdover }
	}

	/// The deadline time of a civil time that is past, as if nothing had stood still since.
	const fn deadline_at(&self, civil: Moment) -> Moment {
		civil.saturating_sub(self.civil.saturating_sub(self.deadline))
	}
}

/// A term with the deadline time at which it ends, `None` where time has not begun or does not reach it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dated {
	pub(crate) term: Term,
	ends_at: Option<Moment>,
}

impl Dated {
	pub(crate) fn of<C: Clock>(term: Term) -> Self {
		Self { term, ends_at: term.ends.moment::<C>() }
	}

	fn has_begun(&self, now: &Now) -> bool {
		self.term.ends.begins().is_none_or(|begins| begins <= now.civil)
	}

	/// Whether nobody stays in it any more.
	fn is_long_over(&self, now: &Now) -> bool {
		self.ends_at.is_some_and(|end| end.saturating_add(now.holdover) <= now.deadline)
	}

	fn is_over(&self, now: &Now) -> bool {
		self.ends_at.is_some_and(|end| end <= now.deadline)
	}
}

/// A term that has ended: why, and at which time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Ended {
	pub(crate) term: Term,
	pub(crate) reason: EndReason,
	pub(crate) at: Moment,
}

/// The terms of the offices of a co-op, and those that end by what is done to them.
#[derive(Clone, Debug)]
pub(crate) struct Roll {
	terms: Vec<Dated>,
	ended: Vec<Ended>,
	now: Now,
}

impl Roll {
	/// The terms as they are now: those that have begun since the last time have taken the place of those before them.
	///
	/// A member has one term of an office at a time, and a single office one holder. Who comes newly to an office of several
	/// takes the place of one whose time was over and who stayed, so that they are not more than before.
	pub(crate) fn of(terms: Vec<Dated>, now: Now) -> Self {
		let mut roll = Self { terms, ended: Vec::new(), now };
		while let Some(next) = roll.next_begun() {
			let begins = next.term.since;
			roll.make_room(&next.term, begins);
			let ends = next.term.ends;
			for one in roll.terms.iter_mut().filter(|one| is_same_seat(&one.term, &next.term) && one.term.ends == ends)
			{
				if let TermEnd::Coming { ends_at, .. } = ends {
					one.term.ends = TermEnd::At(ends_at);
				}
			}
		}
		// What is long over goes with what else ends, up to a bound, and gives nothing meanwhile.
		while roll.ended.len() < MAX_OFFICES as usize {
			let gone = roll.terms.iter().filter(|one| one.is_long_over(&now)).min_by_key(|one| one.ends_at);
			let Some(first) = gone.map(|one| one.term) else { break };
			roll.end(|one| (one.term == first).then_some(EndReason::Expired), now.civil);
		}
		roll
	}

	/// The first of the terms that have begun and have not taken their place.
	fn next_begun(&self) -> Option<Dated> {
		let begun = self.terms.iter().filter(|one| one.term.ends.begins().is_some() && one.has_begun(&self.now));
		begun.min_by_key(|one| one.term.since).copied()
	}

	/// Whether somebody holds the seat that a term gives, and has it for longer than so much deadline time.
	pub(crate) fn is_held(&self, given: &Term, for_longer_than: Moment) -> bool {
		let until = self.now.deadline.saturating_add(for_longer_than);
		let lasts = |one: &Dated| one.has_begun(&self.now) && one.ends_at.is_none_or(|end| end > until);
		self.terms.iter().any(|one| is_same_seat(&one.term, given) && lasts(one))
	}

	/// Ends the terms whose place another one takes at this civil time.
	fn make_room(&mut self, given: &Term, at: Moment) {
		let in_the_way = |one: &Dated| one.term.ends.begins().is_none() && is_same_seat(&one.term, given);
		let has_own_place = self.terms.iter().any(in_the_way);
		let goes = |one: &Dated| in_the_way(one) || goes_with(&one.term, given);
		self.end(|one| goes(one).then_some(EndReason::Replaced), at);
		if has_own_place {
			return;
		}
		let of_office = self.terms.iter().filter(|one| one.term.office == given.office);
		let then = self.now.deadline_at(at);
		let stays = |end: Moment| end <= then && then < end.saturating_add(self.now.holdover);
		let over = of_office.filter(|one| one.ends_at.is_some_and(stays));
		if let Some(first) = over.min_by_key(|one| (one.ends_at, one.term.member)).map(|one| one.term) {
			self.end(|one| (one.term == first).then_some(EndReason::Replaced), at);
		}
	}

	/// Ends the terms to which `reason` gives a reason, at this civil time. A term that was over is replaced by nobody.
	fn end(&mut self, reason: impl Fn(&Dated) -> Option<EndReason>, at: Moment) {
		let Self { terms, ended, now } = self;
		terms.retain(|one| {
			let Some(reason) = reason(one) else { return true };
			let by_itself = !matches!(reason, EndReason::Resigned | EndReason::Dismissed);
			let over = one.ends_at.filter(|end| by_itself && *end <= now.deadline_at(at));
			let (reason, at) = over.map_or((reason, at), |end| (EndReason::Expired, end));
			ended.push(Ended { term: one.term, reason, at });
			false
		});
	}

	/// Ends the terms to which `reason` gives a reason. Says whether there were any.
	///
	/// Nobody lays down, or is dismissed from, what is long over.
	pub(crate) fn end_now(&mut self, reason: impl Fn(&Term) -> Option<EndReason>) -> bool {
		let before = self.terms.len();
		let now = self.now;
		let ends = |why: &EndReason, one: &Dated| *why == EndReason::SeatEnded || !one.is_long_over(&now);
		self.end(|one| reason(&one.term).filter(|why| ends(why, one)), now.civil);
		self.terms.len() < before
	}

	/// Whether a term has ended that stood when it was last written.
	pub(crate) fn has_ended_any(&self) -> bool {
		!self.ended.is_empty()
	}

	/// Gives a term, in the place of those that it ends, if nobody holds offices then that are not for one and not too many do.
	pub(crate) fn give(&mut self, given: Dated) -> Result<(), Misfit> {
		let mut changed = self.clone();
		if given.term.ends.begins().is_none() {
			changed.make_room(&given.term, self.now.civil);
		}
		let same =
			|one: &Dated| is_same_seat(&one.term, &given.term) && one.term.ends.begins() == given.term.ends.begins();
		changed.end(|one| same(one).then_some(EndReason::Replaced), self.now.civil);
		changed.terms.push(given);
		changed.check()?;
		changed.drop_stayers()?;
		*self = changed;
		Ok(())
	}

	/// Ends terms that are over until the others fit, those first that were over first.
	fn drop_stayers(&mut self) -> Result<(), Misfit> {
		while self.terms.len() > MAX_TERMS as usize {
			let over = self.terms.iter().filter(|one| one.is_over(&self.now)).min_by_key(|one| one.ends_at);
			let first = over.ok_or(Misfit::TooMany)?.term;
			self.end(|one| (one.term == first).then_some(EndReason::Expired), self.now.civil);
		}
		Ok(())
	}

	/// Whether the offices can be held as they are, now and on every day on which a term begins.
	fn check(&self) -> Result<(), Misfit> {
		let coming: Vec<_> = self.terms.iter().filter_map(|one| one.term.ends.begins()).collect();
		if coming.len() > MAX_COMING as usize {
			return Err(Misfit::TooMany);
		}
		for civil in coming.into_iter().chain([self.now.civil]) {
			// Deadline time can stand still until then, so that nobody relies on it that a term is over by then.
			let slow = Now { civil, ..self.now };
			check_hands(&self.held_at(slow))?;
			let deadline = self.now.deadline.saturating_add(civil.saturating_sub(self.now.civil));
			check_number(&self.held_at(Now { deadline, ..slow }))?;
		}
		Ok(())
	}

	/// The terms that are in force then.
	fn held_at(&self, now: Now) -> Vec<&Term> {
		let all = self.terms.iter().filter(|one| one.has_begun(&now) && !one.is_over(&now));
		let is_last = |one: &&Dated| {
			let later = |other: &Dated| {
				let replaces = is_same_seat(&one.term, &other.term) || goes_with(&one.term, &other.term);
				replaces && other.term.ends.begins() > one.term.ends.begins()
			};
			!self.terms.iter().any(|other| other.has_begun(&now) && later(other))
		};
		all.filter(is_last).map(|one| &one.term).collect()
	}

	/// The terms with what each of them gives now.
	pub(crate) fn states(&self) -> Vec<(Term, TermState)> {
		let held = self.held_at(self.now);
		let state = |one: &Dated| {
			if !one.has_begun(&self.now) {
				return TermState::Coming;
			}
			if !one.is_over(&self.now) {
				return TermState::InForce;
			}
			if one.is_long_over(&self.now) {
				return TermState::Over;
			}
			// Who has come to an office that is not for the same hand no longer stays.
			let with_it: Vec<_> = held.iter().copied().chain([&one.term]).collect();
			check_hands(&with_it).map_or(TermState::Over, |()| TermState::Staying)
		};
		self.terms.iter().map(|one| (one.term, state(one))).collect()
	}

	/// The terms that stand, and those that have ended.
	pub(crate) fn parts(self) -> (Vec<Term>, Vec<Ended>) {
		(self.terms.into_iter().map(|one| one.term).collect(), self.ended)
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests;
