//! What can be asked about shares.

use crate::*;

impl<T: Config> Pallet<T> {
	/// What a certificate says of what a member holds.
	pub(crate) fn certificate_of(coop: CoopId, no: ClassNo, member: MemberNo) -> Option<Certificate> {
		let class = Classes::<T>::get(coop, no)?;
		let Holding { shares, since, .. } = Holdings::<T>::get((coop, no, member));
		Some(Certificate { shares, par: class.par_of(shares)?, value: class.value_of(shares)?, since })
			.filter(|certificate| certificate.shares > 0)
	}

	/// The days of the queue of a class, at what a share is worth now.
	pub(crate) fn read_queue(coop: CoopId, no: ClassNo) -> Vec<(Day, Group)> {
		let Some(class) = Classes::<T>::get(coop, no) else {
			return Vec::new();
		};
		let groups = Queue::<T>::iter_key_prefix((coop, no)).filter_map(|rank| {
			let mut group = Groups::<T>::get((coop, no, rank))?;
			group.follow(class.value)?;
			Some((day_of_rank(rank), group))
		});
		groups.take(usize::try_from(limits::MAX_LIST).unwrap_or(usize::MAX)).collect()
	}
}

/// What wallets and tools can ask the chain.
// The macro repeats the bounds.
#[allow(clippy::multiple_bound_locations)]
pub mod runtime_api {
	use crate::{Certificate, ClassNo, Group};
	use alloc::vec::Vec;
	use codec::Codec;
	use rochdale_primitives::{ledger::Day, CoopId, MemberNo};

	sp_api::decl_runtime_apis! {
		/// Questions about shares. Amounts are millionths of the currency, days are counted from 1 January 1970.
		pub trait SharesApi<Hash: Codec> {
			/// What a certificate says of what a member holds of a class, `None` where that is nothing.
			fn certificate(coop: CoopId, class: ClassNo, member: MemberNo) -> Option<Certificate>;

			/// The days of the queue of a class that wait, in their order, at what a share is worth now: at most the first 100.
			fn queue(coop: CoopId, class: ClassNo) -> Vec<(Day, Group)>;

			/// What its receiver and the officers of the board repeat who agree to a transfer that a holder has proposed.
			fn transfer_content(coop: CoopId, class: ClassNo, from: MemberNo) -> Option<Hash>;
		}
	}
}
