//! What of an indivisible reserve bears no loss.

use crate::limits::MAX_LOCKS;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use rochdale_primitives::ledger::{Balance, Day};
use scale_info::TypeInfo;

/// What the indivisible reserve of a co-op got from others that were dissolved. (ES 75.2; no. 89)
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Locks {
	/// How much of it bears no loss before which day, in millionths of the currency, earliest first.
	pub parts: BoundedVec<(Day, Balance), ConstU32<MAX_LOCKS>>,
}

impl Locks {
	/// How much bears no loss on that day.
	pub fn on(&self, day: Day) -> Balance {
		let locked = self.parts.iter().filter(|(until, _)| *until > day);
		locked.fold(0, |sum, (_, amount)| amount.saturating_add(sum))
	}

	/// Adds what bears no loss until that day, and forgets what bears losses again today. Where there are as many parts as can
	/// be, the earliest two become one, with the day of the later of them. `None` where it is more than can be counted.
	pub fn add(&mut self, today: Day, until: Day, amount: Balance) -> Option<()> {
		self.parts.retain(|(until, _)| *until > today);
		if let Some((_, locked)) = self.parts.iter_mut().find(|(of, _)| *of == until) {
			*locked = locked.checked_add(amount)?;
			return Some(());
		}
		if self.parts.is_full() {
			let (_, earliest) = self.parts.remove(0);
			let (_, next) = self.parts.get_mut(0)?;
			*next = next.checked_add(earliest)?;
		}
		let place = self.parts.iter().position(|(of, _)| *of > until).unwrap_or(self.parts.len());
		self.parts.try_insert(place, (until, amount)).ok()
	}
}
