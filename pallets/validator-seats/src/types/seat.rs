//! What is known about the seat of a co-op.

use super::{ProposedName, SeatState, Step};
use crate::MAX_ACCOUNTS;
use alloc::vec::Vec;
use frame::prelude::*;
use frame_support::defensive;
use rochdale_primitives::Moment;
use sp_staking::SessionIndex;

/// The seat of a co-op: its accounts, where it stands and how it attends.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Seat<AccountId> {
	/// The named account. `None` where the co-op has left.
	pub named: Option<AccountId>,
	/// The account that takes over as soon as it has session keys.
	pub successor: Option<AccountId>,
	/// The accounts that are no longer named, until no session uses them.
	pub retiring: BoundedVec<AccountId, ConstU32<MAX_ACCOUNTS>>,
	/// Where the seat stands.
	pub state: SeatState,
	/// The session in which the last equivocation was cleared. What is reported of it or before is cleared too.
	pub cleared: Option<SessionIndex>,
	/// The session in which it last produced a block.
	pub authored: Option<SessionIndex>,
	/// The session in which it last returned after a rest.
	pub returned: Option<SessionIndex>,
	/// The first session that counts, since it has its place.
	pub counted_from: SessionIndex,
	/// How many sessions in a row were idle.
	pub idle: u32,
}

/// A successor that has taken over.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Succession<AccountId> {
	/// The account that was named before, and retires.
	pub predecessor: Option<AccountId>,
	/// The account that is named now.
	pub successor: AccountId,
	/// Whether a rest ended by it.
	pub returned: bool,
}

impl<AccountId> Seat<AccountId> {
	/// The seat of a co-op that has named nobody yet.
	pub(crate) fn new() -> Self {
		Self {
			named: None,
			successor: None,
			retiring: BoundedVec::new(),
			state: SeatState::Named,
			cleared: None,
			authored: None,
			returned: None,
			counted_from: 0,
			idle: 0,
		}
	}

	/// The accounts of the seat: the named one, its successor and those that retire.
	pub fn accounts(&self) -> impl Iterator<Item = &AccountId> {
		self.named.iter().chain(&self.successor).chain(&self.retiring)
	}

	/// Moves the seat on.
	pub(crate) fn step(&mut self, step: Step) {
		match self.state.after(step) {
			Some(state) => self.state = state,
			None => {
				defensive!("the rules let no such step happen to a seat that stands so");
			}
		}
	}

	/// Counts its sessions anew, from a session on.
	pub(crate) fn count_from(&mut self, session: SessionIndex) {
		self.counted_from = session;
		self.idle = 0;
	}

	/// Whether it returned and has produced no block since.
	pub(crate) fn is_unproved(&self) -> bool {
		self.returned.is_some_and(|returned| self.authored.is_none_or(|authored| authored < returned))
	}

	/// Whether nothing more follows from what its validator did in a session, or ever where none is told.
	///
	/// Until an equivocation is cleared, others are included. Those until then are cleared with it.
	pub(crate) fn is_done_with(&self, session: Option<SessionIndex>) -> bool {
		let is_cleared = || self.cleared.zip(session).is_some_and(|(cleared, session)| session <= cleared);
		matches!(self.state, SeatState::Held(_) | SeatState::Retired) || is_cleared()
	}

	/// Enters that its validator voted twice.
	pub(crate) fn report(&mut self, session: SessionIndex, until: Moment) {
		self.step(Step::Reported { session, until });
		self.cleared = None;
	}

	/// Enters that it has paid for two votes without a rest.
	pub(crate) fn clear(&mut self, session: SessionIndex) {
		self.step(Step::Cleared);
		self.cleared = Some(session);
	}

	/// Has it return in a session.
	pub(crate) fn give_back(&mut self, session: SessionIndex) {
		if self.state.hold().is_some() {
			self.cleared = Some(session);
		}
		self.step(Step::Returned);
		self.returned = Some(session);
		self.count_from(session.saturating_add(1));
	}

	/// Lets an account retire.
	fn retire(&mut self, account: Option<AccountId>) {
		if account.is_some_and(|account| self.retiring.try_push(account).is_err()) {
			defensive!("no co-op has more than MAX_ACCOUNTS accounts");
		}
	}

	/// Lets all its accounts retire, because its co-op has left.
	pub(crate) fn leave(&mut self) {
		self.step(Step::Left);
		self.cleared = None;
		let (named, successor) = (self.named.take(), self.successor.take());
		self.retire(named);
		self.retire(successor);
	}

	/// Puts the successor in the place of the named account.
	pub(crate) fn succeed(&mut self, session: SessionIndex) -> Option<Succession<AccountId>>
	where
		AccountId: Clone,
	{
		let successor = self.successor.take()?;
		let predecessor = self.named.replace(successor.clone());
		let returned = matches!(self.state, SeatState::Resting(_));
		self.step(Step::Succeeded);
		if returned {
			self.returned = Some(session);
		}
		self.retire(predecessor.clone());
		Some(Succession { predecessor, successor, returned })
	}
}

impl<AccountId: Clone + PartialEq> Seat<AccountId> {
	/// The account that was named last: the successor, or the named account where there is none.
	pub(crate) fn last_named(&self) -> Option<&AccountId> {
		self.successor.as_ref().or(self.named.as_ref())
	}

	/// Names an account: the first one, a successor, or the one in place, which takes a successor back.
	///
	/// Gives whether the account is new to the co-op.
	pub(crate) fn name(&mut self, validator: &AccountId) -> bool {
		self.step(Step::Named);
		if self.successor.as_ref() == Some(validator) {
			return false;
		}
		let before = self.successor.take();
		self.retire(before);
		if self.named.as_ref() == Some(validator) {
			return false;
		}
		let place = if self.named.is_none() { &mut self.named } else { &mut self.successor };
		*place = Some(validator.clone());
		true
	}
}

/// What is known about the seat of a co-op.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct SeatCard<AccountId> {
	/// Where the seat stands. `None` where the co-op has named nobody, or left and is forgotten.
	pub state: Option<SeatState>,
	/// Whether an account of the co-op has a place in the session that was planned last.
	pub seated: bool,
	/// The named account.
	pub named: Option<AccountId>,
	/// The account that takes over when it has session keys.
	pub successor: Option<AccountId>,
	/// What officers have proposed, each for themselves, and another one can confirm.
	pub proposed: Vec<ProposedName<AccountId>>,
	/// The accounts that are no longer named and not yet free.
	pub retiring: Vec<AccountId>,
	/// The session in which the last equivocation was cleared.
	pub cleared: Option<SessionIndex>,
	/// How many sessions in a row were idle.
	pub idle: u32,
}
