//! Who has an interest of their own in something, so that they stay out of it: a person, and those in the co-ops behind it.
//!
//! The rule is one: neither the person who gets something acts on it, nor anybody of a co-op that is behind who gets it. Who is
//! a person is asked also while a seat moves, because another hand can do what one is kept from. Nobody loses a vote by that: two
//! officers start a move without a word of the member, and nobody can vote in the place of another. Which co-ops are behind a
//! party differs by what is decided, and each difference has its reason. The five questions that the chain asks:
//!
//! 1. May this signer approve the payment? (treasuries)
//! 2. May this hand post what the bank has done? (ledger)
//! 3. May this auditor confirm the deposit or the payout? (custody)
//! 4. Does this member vote on the call? (resolutions)
//! 5. Does this co-op vote on the call? (resolutions)
//!
//! | behind it | 1 and 2 | 3 | 4 | 5 |
//! |---|---|---|---|---|
//! | the person | by seat and account | by account, any seat in the auditor's co-op | by seat and account, of now | – |
//! | a co-op | yes, but not the sole owner, who pays itself | yes | – | yes |
//! | a member's co-op | yes, where others share the money | if the auditor acts for it, or audits it | – | – |
//! | who registered the account | yes, but not the sole owner | yes | – | yes |
//! | owners of a treasury | yes, but not those who share the payer as well | yes | – | yes |
//! | a validator's co-op | – | yes, once the account has keys | – | the same |
//!
//! What belongs to all co-ops of the federation together is nobody's interest in particular, whoever asks: not to be able to
//! decide on it would leave nobody to decide. Of co-ops that share a treasury a payment between two of them concerns the one that
//! gets it. To be a member of the same co-op as who is paid is no interest where auditors are asked: many are of one shop. Those
//! who act for a co-op that is paid, or audit it, are.
//!
//! [`Interest`] answers the first three from what a pallet names as behind a party, [`CoopsBehind`] is what the runtime knows of
//! accounts that are no member's own, and a vote asks for the accounts of what they give.

use super::{money::Hand, CoopId, CoopInspect, MemberInspect};
use alloc::vec::Vec;

/// One person who gets something.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Person<AccountId> {
	/// A member, and the account with which they act, if they have one.
	Member(Hand, Option<AccountId>),
	/// Whoever uses the account.
	Account(AccountId),
	/// A member, with the account that they have when it is asked.
	Seat(Hand),
}

impl<AccountId: PartialEq> Person<AccountId> {
	/// Whether it is who acts as this hand with this account, also while the seat of one moves to the key of the other.
	pub fn is<M: MemberInspect<AccountId>>(&self, hand: Hand, who: &AccountId) -> bool {
		match self {
			Self::Member(member, Some(account)) => M::is_one_person((*member, account), (hand, who)),
			Self::Member(member, None) => *member == hand || M::has_seat(*member, who),
			Self::Account(account) => account == who || M::has_seat(hand, account),
			Self::Seat(member) => {
				let account = M::account_of(member.coop, member.member);
				*member == hand
					|| M::has_seat(*member, who)
					|| account.is_some_and(|account| M::has_seat(hand, &account))
			}
		}
	}
}

/// Who has an interest of their own in something.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Interest<AccountId> {
	/// The person who gets it, `None` where it is no person.
	pub person: Option<Person<AccountId>>,
	/// The co-ops behind who gets it.
	pub coops: Vec<CoopId>,
}

impl<AccountId: PartialEq> Interest<AccountId> {
	/// Whether it is that of `who`, who sits as `hand` with this account now and whose seat moves to `to`.
	///
	/// It says the same as [`Self::is_of`] does of a person by seat, and reads less: a key that neither sits in the co-op of the
	/// person nor will is not theirs, and their own key matters only to a seat that moves.
	pub fn is_of_seat<M: MemberInspect<AccountId>>(&self, hand: Hand, who: &AccountId, to: Option<&AccountId>) -> bool {
		let is_behind = |coop: &CoopId| *coop == hand.coop || M::sits_or_will(*coop, who).is_some();
		let is_person = |person: &Person<AccountId>| match person {
			Person::Seat(member) => {
				*member == hand
					|| !self.coops.contains(&member.coop) && M::has_seat(*member, who)
					|| to.is_some() && M::account_of(member.coop, member.member).as_ref() == to
			}
			person => person.is::<M>(hand, who),
		};
		self.coops.iter().any(is_behind) || self.person.as_ref().is_some_and(is_person)
	}

	/// Whether it is that of `who`, who acts as `hand`: as the person, or as one who acts for one of the co-ops or sits in it,
	/// now or when a seat has moved.
	pub fn is_of<M: MemberInspect<AccountId>>(&self, hand: Hand, who: &AccountId) -> bool {
		let is_behind = |coop: &CoopId| *coop == hand.coop || M::sits_or_will(*coop, who).is_some();
		self.person.as_ref().is_some_and(|person| person.is::<M>(hand, who)) || self.coops.iter().any(is_behind)
	}
}

/// Knows to which co-ops an account belongs that is no member's own, such as that of a treasury or of a validator.
pub trait CoopsBehind<AccountId> {
	/// The co-ops, none where the account is that of a member, of a co-op itself, of the federation or of nobody.
	fn coops_behind(account: &AccountId) -> Vec<CoopId>;

	/// Whether units that the account receives could never leave it again, as where the money of a treasury moves by bank.
	fn is_closed(account: &AccountId) -> bool;

	/// Whether the account is one of the federation itself, for which no co-op acts alone.
	///
	/// The default knows none, so that nobody but the account itself acts for it.
	fn is_of_federation(_: &AccountId) -> bool {
		false
	}

	/// All co-ops that answer for an account: the one whose own it is, the one that has registered it, and those behind it.
	fn coops_answering<C: CoopInspect<AccountId>>(account: &AccountId, registered_by: Option<CoopId>) -> Vec<CoopId> {
		C::coop_of(account).into_iter().chain(registered_by).chain(Self::coops_behind(account)).collect()
	}
}
