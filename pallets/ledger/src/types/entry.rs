//! Entries.

use alloc::{collections::BTreeMap, vec::Vec};
use frame::prelude::*;
use rochdale_primitives::{
	ledger::{
		AccountNo, Balance, Basis, Charged, Day, EntryNo, Keeper, LedgerId, Leg, Party, PendingNo, Place, Side,
		MAX_LEGS,
	},
	money::Hand,
	Moment,
};

/// Where a leg comes from.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Origin {
	/// It was pending, as this item.
	#[codec(index = 0)]
	Item(PendingNo, Place),
	/// It takes back this leg of an entry, because the money came back or because the entry was wrong.
	#[codec(index = 1)]
	Back(EntryNo, Place),
}

/// A leg of an entry.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct EntryLeg<AccountId, Hash> {
	/// The account.
	pub account: AccountNo,
	/// On which side of it.
	pub side: Side,
	/// How much.
	pub amount: Balance,
	/// With whom it was exchanged.
	pub party: Option<Party<AccountId, Hash>>,
	/// Who hears of it.
	pub keeper: Keeper,
	/// Where it comes from, `None` if it was entered as it is.
	pub origin: Option<Origin>,
	/// The budget to which it was charged.
	pub charged: Option<Charged>,
}

impl<AccountId, Hash> EntryLeg<AccountId, Hash> {
	/// A leg that was neither pending nor takes anything back.
	pub fn plain(leg: Leg<AccountId, Hash>, keeper: Keeper) -> Self {
		let Leg { account, side, amount, party } = leg;
		Self { account, side, amount, party, keeper, origin: None, charged: None }
	}

	/// The leg that takes so much of this one back.
	pub fn back(self, entry: EntryNo, place: Place, amount: Balance) -> Self {
		Self { side: self.side.other(), amount, origin: Some(Origin::Back(entry, place)), ..self }
	}
}

/// An entry. It is never edited.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Entry<AccountId, Hash> {
	/// The civil day: by bank the booking day of the statement.
	pub day: Day,
	/// The day from which the bank counts the money, and else the same.
	pub value_day: Day,
	/// Civil time of the block, in milliseconds.
	pub at: Moment,
	/// The legs, which balance. That of the cash is the last one where the entry explains a line.
	pub legs: BoundedVec<EntryLeg<AccountId, Hash>, ConstU32<MAX_LEGS>>,
	/// What it rests on.
	pub basis: Basis,
	/// Hash of the document behind it, zero where there is none but those of what was pending.
	pub voucher: Hash,
	/// The bank account and the reference of the line that it explains.
	pub line: Option<(AccountNo, Hash)>,
	/// The entry of another ledger that mirrors it.
	pub linked: Option<(LedgerId, EntryNo)>,
	/// Who entered it, where two hands did.
	pub hands: Option<[Hand; 2]>,
}

impl<AccountId, Hash> Entry<AccountId, Hash> {
	/// With whom its legs were exchanged.
	pub fn parties(&self) -> Vec<&Party<AccountId, Hash>> {
		self.legs.iter().filter_map(|leg| leg.party.as_ref()).collect()
	}

	/// How much it says has gone that was not pending, for each account: what its legs debit beside the cash. `None` is beyond all
	/// numbers.
	///
	/// What the bank takes back of a subscription is the subscriber's and goes to nobody else.
	pub fn going(&self) -> Option<BTreeMap<AccountNo, Balance>> {
		let mut going: BTreeMap<AccountNo, Balance> = BTreeMap::new();
		let cash = self.line.as_ref().map(|(bank, _)| *bank);
		for leg in self.legs.iter().filter(|leg| leg.side == Side::Debit && Some(leg.account) != cash) {
			let is_subscribers = leg.keeper == Keeper::Shares && matches!(leg.origin, Some(Origin::Back(..)));
			if !is_subscribers && !matches!(leg.origin, Some(Origin::Item(..))) {
				let sum = going.entry(leg.account).or_default();
				*sum = sum.checked_add(leg.amount)?;
			}
		}
		Some(going)
	}

	/// A leg by its place.
	pub fn leg(&self, place: Place) -> Option<&EntryLeg<AccountId, Hash>> {
		self.legs.get(usize::try_from(place).ok()?)
	}
}

/// How much of the legs of an entry was taken back, by their places.
pub type TakenBack = BoundedBTreeMap<Place, Balance, ConstU32<MAX_LEGS>>;
