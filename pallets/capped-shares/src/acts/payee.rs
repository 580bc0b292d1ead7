//! Who is paid where a former member has no account: heirs, or who has lost it.

use crate::*;

impl<T: Config> Pallet<T> {
	/// The hash of who is to be paid, which the second officer repeats.
	pub(crate) fn content_of_payee(coop: CoopId, member: MemberNo, to: &T::AccountId, document: T::Hash) -> T::Hash {
		T::Hashing::hash_of(&(b"payee", coop, member, to, document))
	}

	/// Whether an officer would be paid, or would decide about themselves.
	pub(crate) fn is_payee(hand: Hand, member: MemberNo, to: &T::AccountId) -> bool {
		hand.member == member || T::Members::has_seat(hand, to)
	}

	/// Whether an account can be named to which is paid what is due to a former member: for the heirs of who has died, and
	/// where none is known.
	pub(crate) fn may_name_payee(
		coop: CoopId,
		member: MemberNo,
		to: &T::AccountId,
		document: T::Hash,
	) -> Result<(), Error<T>> {
		ensure!(document != T::Hash::default(), Error::<T>::NoDocument);
		ensure!(!T::Members::is_seated(coop, member), Error::<T>::StillMember);
		let stake = Stakes::<T>::get(coop, member);
		ensure!(!stake.is_settled(), Error::<T>::NothingOwed);
		let has_none = stake.account.is_none() || stake.ended == Some(SeatEnd::Died);
		ensure!(has_none, Error::<T>::AccountKnown);
		// Units go to nobody else.
		ensure!(T::Parties::is_party(&T::Parties::payee_of(to)), Error::<T>::UnknownPayee);
		Ok(())
	}

	/// Names it. Who has named it knows of the debt, so that the time after which it lapses begins anew.
	pub(crate) fn do_name_payee(coop: CoopId, member: MemberNo, to: T::AccountId, document: T::Hash) -> DispatchResult {
		let today = Self::today()?;
		Self::change_stake(coop, member, |stake| {
			(stake.account, stake.owed_since) = (Some(to.clone()), today);
			// Who came in as a former member has left, so that whoever is paid for them releases no money to them.
			stake.ended = stake.ended.or(Some(SeatEnd::Left));
			Some(())
		})?;
		Self::deposit_event(Event::PayeeNamed { coop, member, account: to, document });
		Ok(())
	}
}
