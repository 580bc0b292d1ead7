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
