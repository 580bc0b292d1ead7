//! How the chain begins: custodians, the deposits for the units that exist, and registered accounts.

use super::*;
use crate::custodians::is_visible;
use alloc::format;

impl<T: Config> Pallet<T> {
	/// Registers an account. Says in a sentence what is wrong with it.
	pub(crate) fn found_account(founded: &GenesisAccount<T::AccountId, T::Hash>) -> Result<(), String> {
		let GenesisAccount { coop, account, purpose } = founded;
		ensure!(T::Coops::standing(*coop).is_some(), "there is no such co-op");
		ensure!(*purpose != T::Hash::default(), "the purpose has no document");
		ensure!(!T::KnownParties::contains(account), "it may receive units anyway");
		ensure!(!Registered::<T>::contains_key(account), "it is registered twice");
		ensure!(RegisteredCount::<T>::get(coop) < T::MaxRegistered::get(), "its co-op has too many");
		Self::register(account, Registration { coop: *coop, purpose: *purpose, since: 0, by: None });
		Ok(())
	}

	/// Enters a custodian and the issues against its deposits. Says in a sentence what is wrong with them.
	pub(crate) fn found_custodian(founded: &GenesisCustodian<T::AccountId, T::Hash>) -> Result<(), String> {
		let title = founded.title.as_bytes().to_vec();
		let title = Title::try_from(title).map_err(|_| "the title is longer than 64 bytes")?;
		ensure!(is_visible(&title), "the title is not text that can be seen");
		ensure!(founded.document != T::Hash::default(), "the terms of custody have no document");
		let ceilings = (founded.daily, founded.total);
		let (number, custodian) = Self::new_custodian(founded.coop, title, founded.document, ceilings, None)
			.map_err(|_| "the co-op is not in the register, or is a custodian already")?;
		Self::enter_custodian(number, custodian);
		for (place, deposit) in founded.deposits.iter().enumerate() {
			Self::found_deposit(number, founded.coop, deposit)
				.map_err(|reason| format!("deposit at place {place}: {reason}"))?;
		}
		Ok(())
	}

	fn found_deposit(
		custodian: CustodianId,
		coop: CoopId,
		deposit: &GenesisDeposit<T::AccountId, T::Hash>,
	) -> Result<(), String> {
		let GenesisDeposit { beneficiary, amount, reference, attested_by, confirmed_by: (auditing, auditor) } = deposit;
		ensure!(*amount > 0, "it has no amount");
		ensure!(*reference != T::Hash::default(), "it has no reference");
		ensure!(!DepositReferences::<T>::contains_key(coop, reference), "its reference is used twice");
		ensure!(Self::may_receive(beneficiary), "the beneficiary is not a registered party");
		ensure!(T::Coops::is_board(coop, *attested_by), "who attests it is not on the board of the custodian");
		ensure!(*auditing != coop, "who confirms it is of the custodian's co-op");
		ensure!(
			T::Coops::holds(*auditing, Office::Auditor, *auditor),
			"who confirms it is not an auditor of a co-op in the register"
		);
		let account = T::Members::account_of(*auditing, *auditor);
		ensure!(
			account.is_some_and(|account| T::Members::seat_of(coop, &account).is_none()),
			"who confirms it has no account, or a seat in the custodian's co-op"
		);
		let mut record = Self::custodian_of(custodian).map_err(|_| "there is no such custodian")?;
		Self::ensure_within_total(&record, *amount).map_err(|_| "it is above the total ceiling of the custodian")?;
		record.issued = record.issued.checked_add(*amount).ok_or("the deposits are too large")?;
		let number = IssueCount::<T>::get().checked_add(1).ok_or("there are too many deposits")?;
		let issue = Issue {
			custodian,
			beneficiary: beneficiary.clone(),
			amount: *amount,
			reference: *reference,
			attested_by: Hand { coop, member: *attested_by },
			confirmed_by: Hand { coop: *auditing, member: *auditor },
			at: 0,
		};
		DepositReferences::<T>::insert(coop, reference, ());
		Self::enter_issue(number, issue, record);
		Ok(())
	}

	/// Whether all units that exist at genesis were issued against a deposit.
	pub(crate) fn ensure_attested() -> Result<(), String> {
		let total = T::Currency::total_issuance();
		let attested = Issues::<T>::iter_values()
			.try_fold(0, |sum: Balance, issue| sum.checked_add(issue.amount))
			.ok_or("the deposits are too large")?;
		if attested != total {
			return Err(format!("deposits of {attested} are attested for {total} units that exist"));
		}
		Ok(())
	}
}
