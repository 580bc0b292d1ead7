//! Money for shares also comes in the way in which that of the co-op's treasury does not move: in units beside a bank, or by bank
//! beside units. What it brings is handed to a treasury of the co-op that can pay with it.

use super::books::{codes, OrderOf};
use crate::*;
use frame_support::PalletId;
use sp_runtime::traits::AccountIdConversion;

/// The seed of the addresses at which units for shares are kept beside a bank.
const ADDRESSES: PalletId = PalletId(*b"rd/share");

/// What is handed over, with where it goes.
pub(crate) struct HandingOver<T: Config> {
	handed_over: AccountNo,
	from: CashAccount,
	to: T::AccountId,
}

impl<T: Config> Pallet<T> {
	/// Whether the members can have money for shares taken in this way too. Gives the shares, and the smallest amount that moves.
	pub(crate) fn may_open_cash(coop: CoopId, mode: Mode) -> Result<(Book, Balance), Error<T>> {
		let (book, _) = Self::book(coop)?;
		ensure!(Self::cash(coop)?.mode != mode && book.other_cash.is_none(), Error::<T>::CashExists);
		let unit = match mode {
			Mode::Units => 1,
			Mode::Bank => T::Ledger::smallest_unit(Self::ledger(coop)).ok_or(Error::<T>::NoBooks)?,
		};
		let moves = |class: ClassOf<T>| {
			[class.terms.par, class.value].into_iter().all(|sum: Balance| sum.checked_rem(unit) == Some(0))
		};
		let all_move = (1..=book.classes).filter_map(|no| Classes::<T>::get(coop, no)).all(moves);
		ensure!(all_move, Error::<T>::TermsOutsideRange);
		Ok((book, unit))
	}

	/// Opens the account.
	pub(crate) fn do_open_cash(coop: CoopId, mode: Mode, (mut book, unit): (Book, Balance)) -> DispatchResult {
		let cash = match mode {
			Mode::Bank => Cash::Bank,
			Mode::Units => {
				let address: T::AccountId = ADDRESSES.try_into_sub_account(coop).ok_or(Error::<T>::Overflow)?;
				frame_system::Pallet::<T>::inc_providers(&address);
				let receipts = Self::open_account(coop, AccountKind::Income, codes::RECEIPTS)?;
				Cash::Units { address, receipts }
			}
		};
		let account = Self::open_cash_account(coop, codes::OTHER_CASH, cash)?;
		book.other_cash = Some(CashAccount { account, mode, unit });
		Books::<T>::insert(coop, book);
		Ok(())
	}

	/// The hash of what is handed over, which the second officer repeats.
	pub(crate) fn content_of_hand_over(
		coop: CoopId,
		treasury: TreasuryId,
		amount: Balance,
		document: T::Hash,
	) -> T::Hash {
		T::Hashing::hash_of(&(b"hand_over", coop, treasury, amount, document))
	}

	/// Whether so much of what is kept for shares can go to a treasury of the co-op. What is held aside or owed stays in cash.
	pub(crate) fn may_hand_over(
		coop: CoopId,
		treasury: TreasuryId,
		amount: Balance,
		document: T::Hash,
	) -> Result<HandingOver<T>, Error<T>> {
		let book = Books::<T>::get(coop).ok_or(Error::<T>::NoSuchClass)?;
		// Creditors of a co-op that is dissolved are paid with this as well, before members get anything of it.
		ensure!(!T::Dissolutions::has_balance(coop), Error::<T>::CoopDissolved);
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		let from = book.other_cash.ok_or(Error::<T>::NoBooks)?;
		let (mode, to) = T::Treasuries::own_treasury(coop, treasury).ok_or(Error::<T>::NotOwnTreasury)?;
		ensure!(mode == from.mode, Error::<T>::NotOwnTreasury);
		let is_paid = amount > 0 && amount.checked_rem(from.unit) == Some(0);
		ensure!(is_paid && amount <= T::Ledger::available(Self::ledger(coop), from.account), Error::<T>::NotLiquid);
		Self::ensure_liquid(coop, &book, amount)?;
		Ok(HandingOver { handed_over: book.accounts.handed_over, from, to })
	}

	/// Hands it over: units at once, money at a bank when two hands of the books post that it has gone.
	pub(crate) fn do_hand_over(
		coop: CoopId,
		treasury: TreasuryId,
		(amount, document): (Balance, T::Hash),
		HandingOver { handed_over, from, to }: HandingOver<T>,
		consent: &Consent<T::AccountId>,
	) -> DispatchResult {
		let party = Party::Treasury(treasury);
		match from.mode {
			Mode::Units => {
				let to_whom = Leg { account: handed_over, side: Side::Debit, amount, party: Some(party) };
				let legs = vec![to_whom, Self::credit(from.account, amount, None)];
				Self::enter(coop, legs, consent.basis(), document, Moves::To(to))?;
			}
			Mode::Bank => {
				let order: OrderOf<T> = Order {
					ledger: Self::ledger(coop),
					keeper: Keeper::Shares,
					bank: from.account,
					direction: Direction::Out,
					items: vec![Item { account: handed_over, amount, party, charged: None }],
					basis: consent.basis(),
					voucher: document,
					deadline: None,
				};
				T::Ledger::order(order)?;
			}
		}
		Self::deposit_event(Event::HandedOver { coop, treasury, amount, document });
		Ok(())
	}
}
