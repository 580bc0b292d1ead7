//! What holders have of a class is what the class is worth and what the books say, added up from storage item by item.

use pallet_capped_shares::{Books, Classes, Holdings, OfferState, Offers, Subscriptions};
use pallet_ledger::Accounts;
use rochdale_primitives::{
	ledger::{AccountNo, LedgerId},
	CoopId,
};
use rochdale_runtime::Runtime;

/// What an account of a co-op's books owes or is worth: credits less debits.
fn credit(coop: CoopId, account: AccountNo) -> Option<u128> {
	let sums = Accounts::<Runtime>::get(LedgerId::Coop(coop), account)?.sums;
	sums.credits.checked_sub(sums.debits)
}

/// Checks after any block, for the shares of all co-ops, that these are the same:
/// - the shares of all holders of a class, at its value, its capital, and what its account in the books says;
/// - what waits in its queue, and what that account says;
/// - the classes together, and what the co-op counts of all of them;
/// - what each subscriber has paid for an open offer, what it counts, and what its account holds aside.
///
/// What it adds up is read from storage and from nothing that the pallet computes. Errors name the first that is not so.
pub fn check() -> Result<(), String> {
	let same = |what: &str, of: (CoopId, u32), all: &[Option<u128>]| {
		let are_same = all.windows(2).all(|pair| pair[0].is_some() && pair[0] == pair[1]);
		are_same.then_some(()).ok_or_else(|| format!("{what} of {of:?}: {all:?}"))
	};
	for (coop, book) in Books::<Runtime>::iter() {
		let (mut par, mut capital) = (0, 0);
		for (no, class) in Classes::<Runtime>::iter_prefix(coop) {
			let shares: u64 = Holdings::<Runtime>::iter_prefix_values((coop, no)).map(|holding| holding.shares).sum();
			let (held, of) = (class.value * u128::from(shares), (coop, u32::from(no)));
			same(
				"capital",
				of,
				&[Some(held), Some(class.value * u128::from(class.held)), credit(coop, class.capital)],
			)?;
			same("queue", of, &[Some(class.queued), credit(coop, class.redeemable)])?;
			par += class.terms.par * u128::from(shares);
			capital += held + class.queued;
		}
		same("par", (coop, 0), &[Some(par), Some(book.par)])?;
		same("all capital", (coop, 0), &[Some(capital), Some(book.capital)])?;
		for no in &book.open_offers {
			let Some(offer) = Offers::<Runtime>::get(coop, no).filter(|offer| offer.state == OfferState::Open) else {
				return Err(format!("offer {no} of {coop} is not open"));
			};
			let paid = Subscriptions::<Runtime>::iter_prefix_values((coop, no)).map(|one| one.paid).sum();
			same("offer", (coop, *no), &[Some(paid), Some(offer.paid), credit(coop, offer.account)])?;
		}
	}
	Ok(())
}
