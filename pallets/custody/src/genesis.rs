//! How the chain begins: custodians, the deposits for the units that exist, and registered accounts.

use super::*;
use alloc::format;

impl<T: Config> Pallet<T> {
	/// Registers an account. Says in a sentence what is wrong with it.
	pub(crate) fn found_account(founded: &GenesisAccount<T::AccountId, T::Hash>) -> Result<(), String> {
		let GenesisAccount { coop, account, purpose } = founded;
		ensure!(T::Coops::standing(*coop).is_some(), "there is no such co-op");
		ensure!(*purpose != T::Hash::default(), "the purpose has no document");
		ensure!(!T::KnownParties::contains(account), "it may receive units anyway");
		ensure!(!T::Behind::is_closed(account), "units could not leave it again");
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
		Self::enter_custodian(number, custodian).map_err(|_| "its account cannot be opened in the books")?;
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
		let attester = T::Members::account_of(coop, *attested_by).ok_or("who attests it has no account")?;
		let attested_by =
			Self::officer(coop, &attester).map_err(|_| "who attests it is not on the board of the custodian")?;
		ensure!(!Self::is_own(attested_by, &attester, beneficiary), "who attests it is the beneficiary");
		ensure!(*auditing != coop, "who confirms it is of the custodian's co-op");
		ensure!(
			T::Coops::holds(*auditing, Office::Auditor, *auditor),
			"who confirms it is not an auditor of a co-op in the register"
		);
		let account = T::Members::account_of(*auditing, *auditor).ok_or("who confirms it has no account")?;
		let confirmed_by = Self::foreign_auditor(coop, *auditing, &account)
			.map_err(|_| "who confirms it has a seat in the custodian's co-op, or a co-op that is not a member")?;
		let attested = Entered { by: attested_by, account: attester, at: 0 };
		ensure!(!attested.is_by::<T::Members>(confirmed_by, &account), "the same account attests and confirms it");
		let coops = Self::coops_of(beneficiary);
		ensure!(
			!Self::is_concerned(beneficiary, &coops, confirmed_by, &account),
			"who confirms it is of the beneficiary's co-op"
		);
		let record = Self::custodian_of(custodian).map_err(|_| "there is no such custodian")?;
		Self::ensure_within_total(custodian, &record, *amount)
			.map_err(|_| "it is above the total ceiling of the custodian")?;
		let number = IssueCount::<T>::get().checked_add(1).ok_or("there are too many deposits")?;
		let issue = Issue {
			custodian,
			beneficiary: beneficiary.clone(),
			amount: *amount,
			deposit: 0,
			reference: *reference,
			attested_by,
			// Who starts the chain has the chain specification before their eyes, as all who join it.
			confirmed_by: Confirmed { by: confirmed_by, and: None },
			at: 0,
		};
		T::Currency::mint_into(beneficiary, *amount).map_err(|_| "it is less than the existential deposit")?;
		let entered = (Side::Debit, Basis::Issue(number));
		Self::post(entered, custodian, (*amount, beneficiary), *reference)
			.map_err(|_| "it cannot be entered in the books")?;
		DepositReferences::<T>::insert(coop, reference, ());
		IssueCount::<T>::put(number);
		Issues::<T>::insert(number, issue);
		Self::put(custodian, record);
		Ok(())
	}

	/// Whether no units exist yet: all come from deposits.
	pub(crate) fn ensure_unissued() -> Result<(), String> {
		let total = T::Currency::total_issuance();
		ensure!(total == 0, format!("no deposit is attested for {total} units that exist"));
		Ok(())
	}

	/// Whether dust has somewhere to go, where there are units to leave any.
	pub(crate) fn ensure_fund_exists() -> Result<(), String> {
		let minimum = T::Currency::minimum_balance();
		let exists = T::Currency::balance(&T::Fund::get()) >= minimum;
		ensure!(
			exists || T::Currency::total_issuance() == 0,
			format!("the account to which dust goes has less than the existential deposit of {minimum}")
		);
		Ok(())
	}
}
