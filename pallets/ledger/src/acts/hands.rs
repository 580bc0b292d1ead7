//! Two hands do one thing: both send the same call, and the second one signs what the first has begun.

use crate::*;
use rochdale_primitives::{
	ledger::Acting,
	two_hands::{Entered, FirstHand, NotSecond},
};

/// What it means that a hand sends a call.
pub(crate) enum Word<T: Config> {
	/// It begins, and another one may join.
	Begins(FirstHandOf<T>),
	/// It joins: these have agreed.
	Joins([Hand; 2], AccountIdOf<T>),
}

/// What is known when a hand sends a call: its word, the hash of what it says, and what would come of it.
pub(crate) type Asked<T, Outcome> = Result<(Word<T>, HashOf<T>, Outcome), Error<T>>;

impl<T: Config> Word<T> {
	/// The two hands, where they have agreed.
	pub fn hands(&self) -> Option<[Hand; 2]> {
		match self {
			Self::Begins(_) => None,
			Self::Joins(hands, _) => Some(*hands),
		}
	}
}

impl<T: Config> CountFree for Pallet<T> {
	type Clock = T::Clock;
	type Used = FreeQuota<T>;
	type Days = T::FreeDays;
	type Most = T::FreeBegun;
}

impl<T: Config> Pallet<T> {
	/// The hand in which somebody acts for a ledger.
	pub(crate) fn hand(ledger: LedgerId, coop: CoopId, who: &T::AccountId) -> Result<Hand, Error<T>> {
		T::Keepers::hand(ledger, coop, who).map(|acting| acting.hand).ok_or(Error::<T>::NotAHand)
	}

	/// Whether who has begun something may still act, without a break.
	fn still_acts(ledger: LedgerId, Entered { by, account, at }: &Entered<T::AccountId>) -> bool {
		T::Keepers::hand(ledger, by.coop, account).is_some_and(|acting| acting.hand == *by && acting.since <= *at)
	}

	/// The hand of who sends this, the hash of what they say, and what it means that they do.
	pub(crate) fn word(
		act: Act,
		ledger: LedgerId,
		coop: CoopId,
		who: &T::AccountId,
		what: &impl Encode,
	) -> Result<(Hand, T::Hash, Word<T>), Error<T>> {
		let Acting { hand, is_joint, .. } = T::Keepers::hand(ledger, coop, who).ok_or(Error::<T>::NotAHand)?;
		let content = Self::content(act, ledger, what);
		let first = Begun::<T>::get(ledger, content);
		let Some(first) = first.filter(|first| first.stands::<T::Clock>(|entered| Self::still_acts(ledger, entered)))
		else {
			let first = FirstHand::begin::<T::Clock>(hand, who, act, BEGUN_DAYS).ok_or(Error::<T>::Overflow)?;
			return Ok((hand, content, Word::Begins(first)));
		};
		let hands = first.join::<T::Members>(hand, who, &act).map_err(|why| match why {
			NotSecond::AlreadyBegun => Error::<T>::AlreadyBegun,
			NotSecond::SamePerson | NotSecond::DiffersFromFirst => Error::<T>::SameHand,
		})?;
		ensure!(first.entered.by.coop != hand.coop || !is_joint, Error::<T>::SameCoop);
		Ok((hand, content, Word::Joins(hands, first.entered.account)))
	}

	/// Refuses hands that are one of the parties.
	pub(crate) fn ensure_impartial(
		ledger: LedgerId,
		parties: &[&PartyOf<T>],
		(hand, who): (Hand, &T::AccountId),
		word: &Word<T>,
	) -> Result<(), Error<T>> {
		let first = match word {
			Word::Begins(_) => None,
			Word::Joins([first, _], account) => Some((*first, account)),
		};
		let hands: Vec<_> = core::iter::once((hand, who)).chain(first).collect();
		match T::Keepers::benefits(ledger, parties, &hands) {
			None => Ok(()),
			Some(one) if one == hand => Err(Error::<T>::YouBenefit),
			Some(_) => Err(Error::<T>::FirstBenefits),
		}
	}

	/// Keeps what a first hand has begun, or lets what two have agreed be done.
	pub(crate) fn heed(ledger: LedgerId, content: T::Hash, word: Word<T>, agreed: impl FnOnce([Hand; 2])) {
		match word {
			Word::Begins(first) => {
				let (act, by, lapses_at) = (first.content, first.entered.by, first.lapses_at);
				Self::count_free(by);
				Begun::<T>::insert(ledger, content, first);
				Self::deposit_event(Event::Begun { ledger, act, content, by, lapses_at });
			}
			Word::Joins(hands, _) => {
				Begun::<T>::remove(ledger, content);
				Self::deposit_event(Event::Agreed { ledger, content, by: hands });
				agreed(hands);
			}
		}
	}

	/// Whether somebody may take back what was begun: their own, or another's as a hand.
	pub(crate) fn may_withdraw(
		ledger: LedgerId,
		coop: CoopId,
		who: &T::AccountId,
		content: T::Hash,
	) -> Result<Hand, Error<T>> {
		let first = Begun::<T>::get(ledger, content).ok_or(Error::<T>::NothingBegun)?;
		match T::Members::seat_of(coop, who).map(|member| Hand { coop, member }) {
			Some(hand) if first.entered.is_by::<T::Members>(hand, who) => Ok(hand),
			_ => Self::hand(ledger, coop, who),
		}
	}
}
