//! Which calls could take effect, told when they are proposed.

use super::*;
use rochdale_primitives::proposable::{may_come, Proposable};

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, coop: Option<CoopId>) -> DispatchResult {
		let has_document = |document: &T::Hash| {
			ensure!(*document != T::Hash::default(), Error::<T>::NoDocument);
			Ok::<_, Error<T>>(())
		};
		match self {
			Self::open_class { terms, document } => {
				has_document(document)?;
				// The co-op may have books by then, in whose currency the smallest amount is known.
				let unit = coop.map_or(Ok(1), Pallet::<T>::unit_of).unwrap_or(1);
				ensure!(terms.are_within(unit), Error::<T>::TermsOutsideRange);
				// The profile of a co-op stays.
				let ranges = coop.and_then(Pallet::<T>::ranges);
				let is_lawful = ranges.is_none_or(|ranges| terms.are_lawful(&ranges));
				ensure!(is_lawful, Error::<T>::TermsOutsideRange);
				let classes = coop.and_then(Books::<T>::get).map_or(0, |book| book.classes);
				ensure!(u32::from(classes) < limits::MAX_CLASSES, Error::<T>::TooManyClasses);
			}
			Self::set_open { class, .. } => ensure_may_be::<T>(coop, *class)?,
			Self::open_offer { terms, document } => {
				has_document(document)?;
				ensure_may_be::<T>(coop, terms.class)?;
				ensure!(terms.are_within(), Error::<T>::TermsOutsideRange);
			}
			Self::withdraw_offer { offer } => {
				let known = coop.and_then(|coop| Offers::<T>::get(coop, offer));
				let last = coop.and_then(Books::<T>::get).map_or(0, |book| book.offers);
				ensure!(known.is_some() || may_come(*offer, last), Error::<T>::NoSuchOffer);
				let is_over = known.is_some_and(|offer| offer.state != OfferState::Open);
				ensure!(!is_over, Error::<T>::OfferClosed);
			}
			Self::consent { coop: of, class, from, content } => {
				ensure_own::<T>(coop, *of)?;
				ensure_may_be::<T>(coop, *class)?;
				// Whoever gives or receives takes no part in deciding it, so it is known by then who that is.
				let stands = Pallet::<T>::content_of_transfer(*of, *class, *from).ok_or(Error::<T>::NoSuchTransfer)?;
				ensure!(stands == *content, Error::<T>::OtherContent);
			}
			Self::release { coop: of, class, release } => {
				ensure_own::<T>(coop, *of)?;
				ensure_may_be::<T>(coop, *class)?;
				has_document(&release.solvency)?;
				ensure!(release.amount > 0, Error::<T>::NothingQueued);
				ensure!(release.accounts_until <= release.approved_on, Error::<T>::NoAccounts);
			}
			Self::suspend { coop: of, class, days, reason } => {
				ensure_own::<T>(coop, *of)?;
				ensure_may_be::<T>(coop, *class)?;
				has_document(reason)?;
				ensure!(*days <= limits::MAX_SUSPENSION_DAYS, Error::<T>::SuspensionOutsideRange);
			}
			Self::set_off { coop: of, member, amount, debt } => {
				ensure_own::<T>(coop, *of)?;
				ensure_number::<T>(*of, *member)?;
				let refusal = match debt {
					Debt::Document(document) => {
						has_document(document)?;
						Error::<T>::NothingOwed
					}
					Debt::Missing(_) => Error::<T>::NothingMissing,
				};
				ensure!(*amount > 0, refusal);
			}
			Self::end_commitment { coop: of, class, member } | Self::apply_owed { coop: of, class, member, .. } => {
				ensure_own::<T>(coop, *of)?;
				ensure_may_be::<T>(coop, *class)?;
				ensure_number::<T>(*of, *member)?;
			}
			Self::remind { coop: of, class, member, document } => {
				ensure_own::<T>(coop, *of)?;
				ensure_may_be::<T>(coop, *class)?;
				ensure_number::<T>(*of, *member)?;
				has_document(document)?;
			}
			Self::hand_over { coop: of, document, .. } => {
				ensure_own::<T>(coop, *of)?;
				has_document(document)?;
			}
			Self::agree_import { coop: of, class, totals, .. } => {
				ensure_own::<T>(coop, *of)?;
				ensure_may_be::<T>(coop, *class)?;
				has_document(&totals.document)?;
			}
			Self::end_import { coop: of, class } => {
				ensure_own::<T>(coop, *of)?;
				ensure_may_be::<T>(coop, *class)?;
			}
			Self::value { class, value, document } => {
				has_document(document)?;
				ensure_may_be::<T>(coop, *class)?;
				if let Some(known) = coop.and_then(|coop| Classes::<T>::get(coop, class)) {
					ensure!(known.terms.may_be_worth(*value, 1), Error::<T>::ValueOutsideRange);
				}
			}
			Self::reject_figure { class, document, .. } => {
				has_document(document)?;
				ensure_may_be::<T>(coop, *class)?;
			}
			Self::declare_maximum { class, bps, .. } => {
				ensure_may_be::<T>(coop, *class)?;
				ensure!(*bps <= returns::MAX_RATE_BPS, Error::<T>::RateTooHigh);
			}
			Self::attest_reference { bps, document, .. } => {
				has_document(document)?;
				ensure!(*bps <= limits::MAX_REFERENCE_BPS, Error::<T>::RateTooHigh);
			}
			Self::name_payee { coop: of, member, document, .. } => {
				ensure_own::<T>(coop, *of)?;
				ensure_number::<T>(*of, *member)?;
				has_document(document)?;
			}
			_ => {}
		}
		Ok(())
	}
}

/// Whether the co-op that decides is the one that is named.
fn ensure_own<T: Config>(coop: Option<CoopId>, named: CoopId) -> Result<(), Error<T>> {
	ensure!(coop.is_none_or(|coop| coop == named), Error::<T>::OtherCoop);
	Ok(())
}

/// Whether the co-op has given this number to a member, or may have by then.
fn ensure_number<T: Config>(coop: CoopId, member: MemberNo) -> Result<(), Error<T>> {
	let is_known = T::Parties::is_party(&Party::Member(coop, member)) || T::Members::may_sit(coop, member);
	ensure!(is_known, Error::<T>::NoSuchMember);
	Ok(())
}

/// Whether the co-op has such a class, or may have it by then.
fn ensure_may_be<T: Config>(coop: Option<CoopId>, class: ClassNo) -> Result<(), Error<T>> {
	let last = coop.and_then(Books::<T>::get).map_or(0, |book| book.classes);
	let may_come = || may_come(class.into(), last.into()) && u32::from(class) <= limits::MAX_CLASSES;
	let may_be = (1..=last).contains(&class) || may_come();
	ensure!(may_be, Error::<T>::NoSuchClass);
	Ok(())
}
