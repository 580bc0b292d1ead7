//! What can be asked about shares.

use crate::*;

/// A class, and the days of its queue with what waits on each.
type Waiting<T> = (ClassOf<T>, Vec<(Rank, Group)>);

impl<T: Config> Pallet<T> {
	/// What a certificate says of what a member holds.
	pub(crate) fn certificate_of(coop: CoopId, no: ClassNo, member: MemberNo) -> Option<Certificate> {
		let class = Classes::<T>::get(coop, no)?;
		let Holding { shares, begun: since, .. } = Holdings::<T>::get((coop, no, member));
		Some(Certificate { shares, par: class.par_of(shares)?, value: class.value_of(shares)?, since })
			.filter(|certificate| certificate.shares > 0)
	}

	/// What a member has to pay of a class.
	pub(crate) fn read_commitment(coop: CoopId, no: ClassNo, member: MemberNo) -> Option<CommitmentCard> {
		let (class, today) = (Classes::<T>::get(coop, no)?, Self::today().ok()?);
		let commitment = Commitments::<T>::get((coop, no, member))?;
		let paused = Self::paused_days(coop, no, &class, today).ok()?;
		Some(CommitmentCard {
			unpaid: commitment.unpaid,
			amount: class.par_of(commitment.unpaid)?,
			last_day: commitment.ends_on(paused)?,
			is_late: commitment.is_late,
			reminded_until: commitment.reminder.and_then(|reminder| reminder.ends_on(paused)),
		})
	}

	/// The groups of a class that wait, in the order in which they are to be paid, as many as can be read at a time.
	fn waiting(coop: CoopId, no: ClassNo) -> Option<Waiting<T>> {
		let class = Classes::<T>::get(coop, no)?;
		let most = usize::try_from(limits::MAX_LIST).unwrap_or(usize::MAX);
		let of_heirs = HeirsQueue::<T>::iter_key_prefix((coop, no)).take(most);
		let mut ranks: Vec<Rank> = of_heirs.chain(Queue::<T>::iter_key_prefix((coop, no)).take(most)).collect();
		ranks.sort_by_key(|rank| class.terms.due_on(*rank));
		let group = |rank| Some((rank, Groups::<T>::get((coop, no, rank))?));
		let groups = ranks.into_iter().take(most).filter_map(group).collect();
		Some((class, groups))
	}

	/// What is to be released to those who wait, by which day.
	pub(crate) fn read_due_by(coop: CoopId, no: ClassNo) -> Vec<(Day, Balance)> {
		let Some((class, groups)) = Self::waiting(coop, no) else {
			return Vec::new();
		};
		let of_one = |(rank, mut group): (Rank, Group)| Self::to_release(&class, rank, &mut group);
		let mut due: Vec<_> = groups.into_iter().flat_map(of_one).collect();
		due.sort_by_key(|(day, _)| *day);
		due
	}

	/// The days of the queue of a class, at what a share is worth now.
	pub(crate) fn read_queue(coop: CoopId, no: ClassNo) -> Vec<(Day, Group)> {
		let Some((class, groups)) = Self::waiting(coop, no) else {
			return Vec::new();
		};
		let followed = groups.into_iter().filter_map(|(rank, mut group)| {
			group.follow(class.value)?;
			Some((day_of_rank(rank), group))
		});
		followed.collect()
	}
}

/// What wallets and tools can ask the chain.
// The macro repeats the bounds.
#[allow(clippy::multiple_bound_locations)]
pub mod runtime_api {
	use crate::{Certificate, ClassNo, CommitmentCard, Group};
	use alloc::vec::Vec;
	use codec::Codec;
	use rochdale_primitives::{
		ledger::{Balance, Day},
		CoopId, MemberNo,
	};

	sp_api::decl_runtime_apis! {
		/// Questions about shares. Amounts are millionths of the currency, days are counted from 1 January 1970.
		pub trait SharesApi<Hash: Codec> {
			/// What a certificate says of what a member holds of a class, `None` where that is nothing.
			fn certificate(coop: CoopId, class: ClassNo, member: MemberNo) -> Option<Certificate>;

			/// The days of the queue of a class that wait, in their order, at what a share is worth now: at most the first 100.
			fn queue(coop: CoopId, class: ClassNo) -> Vec<(Day, Group)>;

			/// What is to be released to those who wait, by which day, at most of the first 100 days of the queue.
			fn due_by(coop: CoopId, class: ClassNo) -> Vec<(Day, Balance)>;

			/// What a member has to pay of shares in instalments, and by when.
			fn commitment(coop: CoopId, class: ClassNo, member: MemberNo) -> Option<CommitmentCard>;

			/// The civil day on which what a member is owed goes to the reserve, if nobody claims it.
			fn lapses_on(coop: CoopId, member: MemberNo) -> Option<Day>;

			/// What its receiver and the officers of the board repeat who agree to a transfer that a holder has proposed.
			fn transfer_content(coop: CoopId, class: ClassNo, from: MemberNo) -> Option<Hash>;
		}
	}
}
