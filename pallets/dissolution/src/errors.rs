//! What calls refuse.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// You are not a member of this co-op.
		NotMember,
		/// You do not hold an office of the board.
		NotOnBoard,
		/// You are not an auditor of this co-op.
		NotAuditor,
		/// You had no vote when this was confirmed, or have none as this member.
		NotElector,
		/// You have begun this already, and another officer completes it.
		AlreadyBegun,
		/// Whoever acts first and second must be two people.
		SamePerson,
		/// Nothing such was begun, published or confirmed.
		NothingBegun,
		/// Another co-op has decided this.
		OtherCoop,
		/// This needs a stronger kind of decision.
		MandateTooWeak,
		/// This needs the hash of a document.
		NoDocument,
		/// This co-op is dissolved already.
		AlreadyDissolved,
		/// This co-op is not dissolved, or it exists no more.
		NotDissolved,
		/// The money was divided already, and the co-op cannot go on.
		AlreadyDistributed,
		/// Only another co-op with all rights, or the federation itself, can get what is left.
		NoSuchHeir,
		/// The books of this heir are in another currency, or its money moves in another way.
		HeirNotPayable,
		/// This co-op answers for units as a custodian, and redeems them first.
		IsCustodian,
		/// Something in the books waits for a bank or a custodian.
		WaitsForBank,
		/// The co-op has money in another treasury, and brings it into its books first.
		MoneyElsewhere,
		/// There is no final balance at this stage.
		NotPublished,
		/// This final balance was published already.
		AlreadyPublished,
		/// The final balance is another one.
		OtherBalance,
		/// You have objected to this already.
		AlreadyObjected,
		/// The time to object is over.
		ObjectionsOver,
		/// The members have decided this, and only they or an auditor take it back.
		DecidedByMembers,
		/// An auditor has taken back a balance once, and the members decide now.
		AlreadyTakenBack,
		/// Not so long yet has nothing moved that the federation could step in.
		NotIdle,
		/// The days in which members can object are not over.
		DaysNotOver,
		/// The money was not divided yet.
		NotDistributed,
		/// Nothing is due to the heir that could be paid now.
		NothingDue,
		/// There is no account to which this could be paid.
		NoAccount,
		/// Somebody still has something to collect or to be paid.
		StillOwed,
		/// Nothing such waits for its time.
		NothingScheduled,
		/// The time of this has not come.
		TooEarly,
		/// A number is too large to be counted.
		Overflow,
	}
}
