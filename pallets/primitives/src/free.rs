//! Which calls are free of charge, and for whom.
//!
//! Each pallet answers for its own calls in one table, its `free.rs`. The payment of the runtime asks it before a transaction
//! is taken into the pool and once more before it is carried out.

use frame_support::sp_runtime::{traits::StaticLookup, DispatchError};

/// What an account pays for a call, known before the call is made.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Charge {
	/// Nothing. What is free is bound by state, so that nobody can do it without end.
	Free,
	/// The fee of the chain.
	Fee,
	/// The call would be free if it were right. It is refused with this error, and nobody pays for it.
	Refused(DispatchError),
}

impl Charge {
	/// Free if what the call asks first holds, else refused.
	pub fn of<Asked, E: Into<DispatchError>>(asked: Result<Asked, E>) -> Self {
		match asked {
			Ok(_) => Self::Free,
			Err(error) => Self::Refused(error.into()),
		}
	}

	/// As [`Self::of`], and for a fee where what was asked is right but `is_free` says that it is more than what is free.
	pub fn within<Asked, E: Into<DispatchError>>(asked: Result<Asked, E>, is_free: impl FnOnce(Asked) -> bool) -> Self {
		match asked.map(is_free) {
			Ok(true) => Self::Free,
			Ok(false) => Self::Fee,
			Err(error) => Self::Refused(error.into()),
		}
	}

	/// What `charge` says of the account that a call names by its address. An address of no account is refused.
	pub fn naming<Lookup: StaticLookup>(
		address: &Lookup::Source,
		charge: impl FnOnce(&Lookup::Target) -> Self,
	) -> Self {
		match Lookup::lookup(address.clone()) {
			Ok(account) => charge(&account),
			Err(unknown) => Self::Refused(unknown.into()),
		}
	}
}

/// The calls of a pallet, each of which knows whether it is free.
pub trait FreeCall<AccountId> {
	/// What `who` pays for this call now, with all its arguments, signed by nobody else.
	fn charge(&self, who: &AccountId) -> Charge;
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_support::sp_runtime::{traits::AccountIdLookup, MultiAddress};

	#[test]
	fn an_account_is_asked_about_by_its_address_and_an_address_of_nobody_is_refused() {
		type Lookup = AccountIdLookup<u64, u32>;
		let charge = |account: &u64| if *account == 7 { Charge::Free } else { Charge::Fee };
		assert_eq!(Charge::naming::<Lookup>(&7.into(), charge), Charge::Free);
		assert_eq!(Charge::naming::<Lookup>(&8.into(), charge), Charge::Fee);
		let nobody = MultiAddress::Index(7);
		assert_eq!(Charge::naming::<Lookup>(&nobody, charge), Charge::Refused(DispatchError::CannotLookup));
	}

	#[test]
	fn what_is_right_is_free_and_what_is_wrong_is_refused_by_its_error() {
		let error = DispatchError::Other("wrong");
		assert_eq!(Charge::of(Ok::<_, DispatchError>(1)), Charge::Free);
		assert_eq!(Charge::of::<(), _>(Err(error)), Charge::Refused(error));
	}

	#[test]
	fn what_is_right_but_too_much_has_a_fee() {
		let error = DispatchError::Other("wrong");
		assert_eq!(Charge::within(Ok::<_, DispatchError>(1), |used| used < 2), Charge::Free);
		assert_eq!(Charge::within(Ok::<_, DispatchError>(2), |used| used < 2), Charge::Fee);
		assert_eq!(Charge::within(Err::<u32, _>(error), |_| true), Charge::Refused(error));
	}
}
