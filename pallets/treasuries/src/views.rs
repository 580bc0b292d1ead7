//! What wallets and tools can ask about treasuries.

use super::*;

/// Whether money can leave a treasury.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Status {
	/// It can.
	#[codec(index = 0)]
	Active,
	/// It is paused until this deadline time, in milliseconds.
	#[codec(index = 1)]
	Paused(Moment),
	/// Too few signers can act. The owners name others.
	#[codec(index = 2)]
	Frozen,
	/// It is closed. What still comes goes by resolution of who owned it.
	#[codec(index = 3)]
	Closed,
}

/// A signer who can act now.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct SignerCard<AccountId> {
	/// The number of the signer in the treasury.
	pub signer: u32,
	/// The member who is or stands for the signer.
	pub hand: Hand,
	/// The account of that member.
	pub account: AccountId,
}

/// A treasury at a glance.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct TreasuryCard<AccountId> {
	/// Its name.
	pub title: Title,
	/// Its account.
	pub account: AccountId,
	/// Its books.
	pub ledger: LedgerId,
	/// The account of its money in them.
	pub cash: AccountNo,
	/// What the books say that it holds, with what is set aside, in millionths of the currency.
	pub held: Balance,
	/// What can be paid from it now, in millionths of the currency.
	pub available: Balance,
	/// What is due to owners who left and was neither paid nor set aside, in millionths of the currency.
	pub owed: Balance,
	/// What shares hold aside for subscribers or owe to members and no order pays yet, in millionths of the currency.
	pub set_aside: Balance,
	/// Whether money can leave it.
	pub status: Status,
	/// Whether a report is overdue, so that signers cannot request or approve.
	pub is_report_overdue: bool,
	/// The signers who can act now, each person once.
	pub signers: Vec<SignerCard<AccountId>>,
	/// How many of the signers approve what is in the second tier now.
	pub threshold: u32,
	/// Up to which sum two signers approve, in millionths of the currency.
	pub tier1: Balance,
	/// Up to which sum signers approve at all, in millionths of the currency.
	pub tier2: Balance,
}

/// What was planned and what was paid of a budget line.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct LineCard {
	/// Its number.
	pub line: LineNo,
	/// Its name.
	pub title: Title,
	/// Its account in the books.
	pub account: AccountNo,
	/// The most that requests can take from it in a period, in millionths of the currency.
	pub limit: Balance,
	/// How often it gives that.
	pub rhythm: Rhythm,
	/// The civil day on which the period began that it gives for now.
	pub period: Day,
	/// What it has given in this period, by requests and by resolutions, in millionths of the currency.
	pub spent: Balance,
	/// What requests can still take from it now, in millionths of the currency.
	pub left: Balance,
	/// Whether it is closed.
	pub closed: bool,
}

/// How far a request has come.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct RequestCard<Hash> {
	/// Its number.
	pub payment: PaymentNo,
	/// The hash of what is requested, which signers repeat.
	pub content: Hash,
	/// How many must approve it now.
	pub needed: u32,
	/// How many have and count now.
	pub approved: u32,
	/// Deadline time at which it is paid if nothing changes, in milliseconds, once a delay has begun.
	pub ready_at: Option<Moment>,
	/// Deadline time at which it expires, in milliseconds.
	pub expires_at: Moment,
}

/// A standing payment that runs.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct StandingCard<AccountId, Hash> {
	/// The number of its request.
	pub payment: PaymentNo,
	/// The hash of what was approved, which signers repeat who end it.
	pub content: Hash,
	/// The budget line to which it is charged.
	pub line: LineNo,
	/// Who is paid.
	pub payee: Party<AccountId, Hash>,
	/// How much each time, in millionths of the currency.
	pub amount: Balance,
	/// From when, until when and how often.
	pub plan: Plan,
	/// The civil day of the next payment.
	pub next: Day,
}

impl<T: Config> Pallet<T> {
	/// What can be paid of the treasury now and belongs to no others, nothing if there is none.
	pub fn available_in(id: TreasuryId) -> Balance {
		Treasuries::<T>::get(id).as_ref().map(Self::available).unwrap_or_default()
	}

	/// What kind of decision it takes now that a resolution pays so much from the treasury. It is asked again when it
	/// pays.
	pub fn track_of_payment(id: TreasuryId, amount: Balance) -> Track {
		let gone = |treasury| Self::gone_with(&treasury, Self::available(&treasury), amount, Self::spans()?);
		match Treasuries::<T>::get(id).map(gone) {
			None | Some(Ok((_, false))) => Track::Ordinary,
			Some(_) => Track::Special,
		}
	}

	/// What signers repeat: of a request that is open, of a standing payment that has paid nothing by bank yet, or of one that
	/// waits for the bank with the bank details of now.
	pub(crate) fn content_now(id: TreasuryId, payment: PaymentNo) -> Option<T::Hash> {
		if let Some(open) = Payments::<T>::get(id, payment) {
			return Some(open.content);
		}
		let treasury = Treasuries::<T>::get(id)?;
		let again = Self::carried(id, payment).map(|(_, carried)| Self::content_again(&treasury, &carried));
		again.or_else(|| StandingPayments::<T>::get(id, payment).map(|standing| standing.content))
	}

	pub(crate) fn card(id: TreasuryId) -> Option<TreasuryCard<T::AccountId>> {
		let treasury = Treasuries::<T>::get(id)?;
		let active = Self::active_signers(&treasury);
		let status = match treasury.pause.filter(|_| Self::is_paused(&treasury)) {
			Some(pause) => Status::Paused(pause.until),
			None if treasury.closed => Status::Closed,
			None if Self::is_frozen(&treasury, &active) => Status::Frozen,
			None => Status::Active,
		};
		let (tier1, tier2) = Self::tiers(&treasury).ok()?;
		let card = |Approval { signer, hand, who, .. }| SignerCard { signer, hand, account: who };
		Some(TreasuryCard {
			held: Self::held_and_unconfirmed(&treasury).0,
			available: Self::available(&treasury),
			owed: Self::owed(&treasury),
			set_aside: T::SetAside::set_aside(treasury.ledger),
			status,
			is_report_overdue: Self::ensure_reported(&treasury).is_err(),
			signers: active.into_iter().map(card).collect(),
			threshold: count(Self::threshold(&treasury)),
			ledger: treasury.ledger,
			cash: treasury.cash,
			tier1,
			tier2,
			title: treasury.title,
			account: treasury.account,
		})
	}

	pub(crate) fn line_cards(id: TreasuryId) -> Vec<LineCard> {
		let Some((treasury, today)) = Treasuries::<T>::get(id).zip(Self::today().ok()) else {
			return Vec::new();
		};
		let card = |line| {
			let record = Lines::<T>::get(id, line)?;
			let period = Self::period(&treasury, &record, today).ok()?;
			let spent = Spent::<T>::get((id, line, period)).all()?;
			let left = if record.closed || treasury.closed { 0 } else { record.limit.saturating_sub(spent) };
			let Line { title, account, limit, rhythm, closed, .. } = record;
			Some(LineCard { line, title, account, limit, rhythm, period, spent, left, closed })
		};
		(1..=treasury.lines).filter_map(card).collect()
	}

	pub(crate) fn standing_cards(id: TreasuryId) -> Vec<StandingCard<T::AccountId, T::Hash>> {
		let card = |(payment, standing): (PaymentNo, StandingOf<T>)| {
			let StandingPayment { content, line, item, plan, next, .. } = standing;
			let next = plan.day(next)?;
			Some(StandingCard { payment, content, line, payee: item.payee, amount: item.amount, plan, next })
		};
		let mut cards: Vec<_> = StandingPayments::<T>::iter_prefix(id).filter_map(card).collect();
		cards.sort_by_key(|card| card.payment);
		cards
	}

	pub(crate) fn request_cards(id: TreasuryId) -> Vec<RequestCard<T::Hash>> {
		let Some(treasury) = Treasuries::<T>::get(id) else {
			return Vec::new();
		};
		let card = |(payment, record): (PaymentNo, PaymentOf<T>)| {
			let interests = Self::interests_in(&treasury, &record.items);
			let requester = (record.requested_by, &record.requester);
			RequestCard {
				payment,
				content: record.content,
				needed: count(Self::needed(&treasury, Self::tier_now(id, &treasury, &record))),
				approved: count(Self::counted(&treasury, &interests, requester, &record.approvals).len()),
				ready_at: record.ready_at,
				expires_at: record.expires_at,
			}
		};
		let mut cards: Vec<_> = Payments::<T>::iter_prefix(id).map(card).collect();
		cards.sort_by_key(|card| card.payment);
		cards
	}
}

/// What wallets and tools can ask the chain.
// The macro repeats the bounds.
#[allow(clippy::multiple_bound_locations)]
pub mod runtime_api {
	use super::{LineCard, RequestCard, StandingCard, TreasuryCard};
	use alloc::vec::Vec;
	use codec::Codec;
	use rochdale_primitives::money::{PaymentNo, TreasuryId};

	sp_api::decl_runtime_apis! {
		/// Questions about treasuries.
		pub trait TreasuryApi<AccountId: Codec, Hash: Codec> {
			/// Account, money, status, signers and tiers of a treasury.
			fn treasury(treasury: TreasuryId) -> Option<TreasuryCard<AccountId>>;

			/// What was planned and what was paid of each budget line of a treasury.
			fn lines(treasury: TreasuryId) -> Vec<LineCard>;

			/// The open requests of a treasury, and how far each has come.
			fn open_requests(treasury: TreasuryId) -> Vec<RequestCard<Hash>>;

			/// The standing payments of a treasury that run.
			fn standing_payments(treasury: TreasuryId) -> Vec<StandingCard<AccountId, Hash>>;

			/// What signers repeat to approve a request, or again what waits for the bank.
			fn content(treasury: TreasuryId, payment: PaymentNo) -> Option<Hash>;
		}
	}
}
