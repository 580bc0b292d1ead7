//! Holders give shares back, with notice.

use super::hold::Entry;
use crate::*;

impl<T: Config> Pallet<T> {
	/// The notice that a holder may give of so many shares, and their holding with it.
	///
	/// The shares are held until the notice is over, or until the end of the business year in which that is.
	pub(crate) fn may_give_notice(
		coop: CoopId,
		no: ClassNo,
		who: &T::AccountId,
		shares: u64,
		to_year_end: bool,
	) -> Result<(Hand, Holding, Notice), Error<T>> {
		let hand = Self::member(coop, who)?;
		Self::ensure_goes_on(coop)?;
		let class = Classes::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClass)?;
		let mut holding = Holdings::<T>::get((coop, no, hand.member));
		ensure!(shares > 0, Error::<T>::NoShares);
		let left = Self::left_of(&holding, shares)?;
		// While more are to be paid, nobody gives all back that they have paid.
		let all = left == 0 && !Commitments::<T>::contains_key((coop, no, hand.member));
		ensure!(all || left >= class.terms.minimum, Error::<T>::BelowMinimum);
		let day = Self::today()?.checked_add(class.terms.notice_days.into()).ok_or(Error::<T>::Overflow)?;
		let ends_on = match to_year_end {
			true => T::Years::year_of(coop, day).ok_or(Error::<T>::NoBooks)?.1,
			false => day,
		};
		let notice = Notice { shares, ends_on, due_at: Self::moment_of(ends_on).ok_or(Error::<T>::Overflow)? };
		holding.notices.try_push(notice).map_err(|_| Error::<T>::TooManyNotices)?;
		Ok((hand, holding, notice))
	}

	/// What a holder keeps who gives so many shares away.
	pub(crate) fn left_of(holding: &Holding, shares: u64) -> Result<u64, Error<T>> {
		let free = holding.free().ok_or(Error::<T>::Overflow)?;
		free.checked_sub(shares).ok_or(Error::<T>::NotEnoughShares)
	}

	/// Writes a notice, and lets it end by itself.
	pub(crate) fn do_give_notice(no: ClassNo, (hand, holding, notice): (Hand, Holding, Notice)) {
		let Hand { coop, member } = hand;
		Self::count_free(hand);
		Self::schedule(notice.due_at, Due::Notice(coop, no, member, notice.ends_on));
		Holdings::<T>::insert((coop, no, member), holding);
		let Notice { shares, ends_on, .. } = notice;
		Self::deposit_event(Event::NoticeGiven { coop, class: no, member, shares, ends_on });
	}

	/// The holding without a notice that the holder takes back, and that notice.
	pub(crate) fn may_cancel_notice(
		coop: CoopId,
		no: ClassNo,
		who: &T::AccountId,
		(shares, ends_on): (u64, Day),
	) -> Result<(Hand, Holding, Notice), Error<T>> {
		let hand = Self::member(coop, who)?;
		let mut holding = Holdings::<T>::get((coop, no, hand.member));
		let is_it = |one: &Notice| (one.shares, one.ends_on) == (shares, ends_on);
		let place = holding.notices.iter().position(is_it).ok_or(Error::<T>::NoSuchNotice)?;
		// What was to end by now ends as it was to.
		ensure!(ends_on > Self::today()?, Error::<T>::NoSuchNotice);
		let notice = holding.notices.remove(place);
		let class = Classes::<T>::get(coop, no).ok_or(Error::<T>::NoSuchClass)?;
		let kept = holding.free().ok_or(Error::<T>::Overflow)?;
		ensure!(kept >= class.terms.minimum, Error::<T>::BelowMinimum);
		Ok((hand, holding, notice))
	}

	/// Writes a holding without a notice, which no longer ends by itself.
	pub(crate) fn do_cancel_notice(no: ClassNo, (hand, holding, notice): (Hand, Holding, Notice)) {
		let Hand { coop, member } = hand;
		let Notice { shares, ends_on, due_at } = notice;
		Self::count_free(hand);
		if !holding.notices.iter().any(|other| (other.ends_on, other.due_at) == (ends_on, due_at)) {
			Self::unschedule(due_at, Due::Notice(coop, no, member, ends_on));
		}
		Holdings::<T>::insert((coop, no, member), holding);
		Self::deposit_event(Event::NoticeCancelled { coop, class: no, member, shares, ends_on });
	}

	/// Lets the shares of the notices of a holding end that end on a day.
	pub(crate) fn end_notice(coop: CoopId, no: ClassNo, member: MemberNo, day: Day) -> DispatchResult {
		let mut holding = Holdings::<T>::get((coop, no, member));
		let ending = holding.notices.iter().filter(|notice| notice.ends_on == day);
		let shares = ending.map(|notice| notice.shares).try_fold(0u64, u64::checked_add).ok_or(Error::<T>::Overflow)?;
		// It was taken back, or the member has left.
		if shares == 0 {
			return Ok(());
		}
		let (mut book, mut class, today) = Self::book_and_class(coop, no)?;
		if book.wound_up.is_some() {
			return Self::repay_all(coop, member);
		}
		// Those that were given before a halt of the chain and after it end on one day, and are due at different times.
		for Notice { due_at, .. } in holding.notices.iter().filter(|notice| notice.ends_on == day) {
			Self::unschedule(*due_at, Due::Notice(coop, no, member, day));
		}
		holding.notices.retain(|notice| notice.ends_on != day);
		let entry = Entry { coop, class: no, member, shares, day };
		Self::end(&mut book, &mut class, holding, entry, (today, Grounds::Will))?;
		Classes::<T>::insert(coop, no, class);
		Books::<T>::insert(coop, book);
		Ok(())
	}
}
