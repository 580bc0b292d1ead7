//! Which calls could take effect, told when they are proposed.

use super::*;
use rochdale_primitives::proposable::{may_come, Proposable};

impl<T: Config> Proposable for Call<T> {
	fn check_proposed(&self, decides: Option<CoopId>) -> DispatchResult {
		match self {
			Self::open_treasury { title, currency, mode, rules, signers, lines, shares, year_begins } => {
				// It may go on by then, and decides on this when it does.
				decides.map_or(Ok(()), Pallet::<T>::ensure_not_dissolved)?;
				Pallet::<T>::named(title, *currency, *mode)?;
				ensure!(year_begins.is_in_every_year(), Error::<T>::YearBeginOutsideRange);
				Pallet::<T>::ensure_rules(*rules, signers.len())?;
				ensure_may_sign::<T>(None, signers)?;
				let is_whole = shares.is_empty() || shares::are_whole(shares, shares.len());
				ensure!(is_whole, Error::<T>::SharesNotWhole);
				ensure!(count(lines.len()) <= T::MaxLines::get(), Error::<T>::TooManyLines);
				for new in lines {
					Pallet::<T>::line_named(new)?;
				}
			}
			Self::set_signers { treasury, signers } => {
				let owner = Pallet::<T>::existing(*treasury)?.owner;
				ensure!(signers.len() >= MIN_APPROVALS, Error::<T>::ThresholdOutsideRange);
				ensure_may_sign::<T>(Some(&owner), signers)?;
			}
			Self::replace_signer { treasury, signer } => {
				let treasury = Pallet::<T>::existing(*treasury)?;
				// Who owns a treasury alone does not come to share it.
				ensure!(treasury.is_joint(), Error::<T>::NotJoint);
				ensure_may_sign::<T>(Some(&treasury.owner), &[*signer])?;
			}
			Self::set_rules { treasury, rules } => {
				Pallet::<T>::existing(*treasury)?;
				// How many sign by then is not known, and that it is the threshold or more is asked then.
				let signers = usize::from(rules.threshold);
				ensure!((MIN_APPROVALS..=MAX_SIGNERS as usize).contains(&signers), Error::<T>::ThresholdOutsideRange);
				Pallet::<T>::ensure_rules(*rules, signers)?;
			}
			Self::open_line { treasury, title, purpose, limit, rhythm } => {
				Pallet::<T>::existing(*treasury)?;
				let (title, purpose, limit, rhythm) = (title.clone(), *purpose, *limit, *rhythm);
				Pallet::<T>::line_named(&NewLine { title, purpose, limit, rhythm })?;
			}
			Self::change_line { treasury, line, .. } | Self::close_line { treasury, line } => {
				ensure_may_be_open::<T>(*treasury, &Pallet::<T>::existing(*treasury)?, *line)?;
			}
			Self::pay { treasury, line, items, voucher } => {
				ensure!(*voucher != T::Hash::default(), Error::<T>::NoDocument);
				ensure!(!items.is_empty(), Error::<T>::NoItems);
				ensure!(items.iter().all(|item| item.amount > 0), Error::<T>::ZeroAmount);
				ensure!(items.iter().all(|item| item.amount <= MAX_AMOUNT), Error::<T>::MoreThanExists);
				let is_itself = |item: &Item<_, _>| item.payee == Party::Treasury(*treasury);
				ensure!(!items.iter().any(is_itself), Error::<T>::NotPayable);
				let payees: BTreeSet<_> = items.iter().map(|item| &item.payee).collect();
				ensure!(payees.len() == items.len(), Error::<T>::PayeeTwice);
				let known = known::<T>(*treasury)?;
				Pallet::<T>::ensure_items(known.mode, known.currency, items)?;
				for item in items {
					ensure_may_be_payable::<T>(&known, &item.payee)?;
				}
				if let Some(line) = line.filter(|line| *line != CLAIMS) {
					ensure_may_be_open::<T>(*treasury, &known, line)?;
				}
			}
			Self::set_pause { treasury, days } => {
				Pallet::<T>::existing(*treasury)?;
				ensure!(u32::from(*days) <= MAX_PAUSE_DAYS, Error::<T>::PauseOutsideRange);
			}
			Self::leave_treasury { treasury } => {
				let owner = known::<T>(*treasury)?.owner;
				ensure!(owner != Owner::Federation, Error::<T>::NotOwner);
				ensure!(owner.sole().is_none(), Error::<T>::LastOwner);
			}
			Self::stop_standing { treasury, .. } | Self::close_treasury { treasury } => {
				Pallet::<T>::existing(*treasury)?;
			}
			Self::end_redemption { treasury, redemption, .. } => {
				known::<T>(*treasury)?;
				Pallet::<T>::redeeming(*treasury, *redemption)?;
			}
			Self::rename_treasury { treasury, title } => {
				Pallet::<T>::existing(*treasury)?;
				Pallet::<T>::title(title)?;
			}
			Self::set_shares { treasury, shares } => {
				Pallet::<T>::existing(*treasury)?;
				ensure!(shares::are_whole(shares, shares.len()), Error::<T>::SharesNotWhole);
			}
			_ => {}
		}
		Ok(())
	}
}

/// The treasury, also where it is closed.
///
/// One that is not there yet decides nothing: whose number that will be is not known. What a new one needs, its opening brings.
fn known<T: Config>(treasury: TreasuryId) -> Result<TreasuryOf<T>, Error<T>> {
	Treasuries::<T>::get(treasury).ok_or(Error::<T>::NoSuchTreasury)
}

/// Whether these may be able to sign for a treasury by then, of that owner if it is known.
fn ensure_may_sign<T: Config>(owner: Option<&Owner>, signers: &[NewSigner]) -> Result<(), Error<T>> {
	Pallet::<T>::ensure_terms(signers)?;
	for NewSigner { who, .. } in signers {
		let coop = who.coop();
		let may_be_known = T::Coops::standing(coop).is_some() || may_come(coop, T::Coops::count());
		ensure!(may_be_known, Error::<T>::SignerNotInFederation);
		// Owners leave, and none come.
		if let Some(Owner::Coops(owners)) = owner {
			ensure!(owners.contains(&coop), Error::<T>::SignerNotOfOwner);
		}
	}
	match owner {
		Some(owner) => Pallet::<T>::ensure_different(owner, signers),
		None => Ok(()),
	}
}

/// Whether the line is open, or may be by then.
fn ensure_may_be_open<T: Config>(id: TreasuryId, treasury: &TreasuryOf<T>, line: LineNo) -> Result<(), Error<T>> {
	if may_come(line, treasury.lines) {
		return Ok(());
	}
	Pallet::<T>::open_line_of(id, line).map(|_| ())
}

/// Whether the party may be one whom the treasury can pay by then.
fn ensure_may_be_payable<T: Config>(treasury: &TreasuryOf<T>, payee: &PartyOf<T>) -> Result<(), Error<T>> {
	let may_be_payable = match payee {
		Party::Coop(coop) | Party::Member(coop, _) => {
			T::Coops::standing(*coop).is_some() || may_come(*coop, T::Coops::count())
		}
		Party::Treasury(other) => {
			let other = Pallet::<T>::existing(*other)?;
			(other.mode, other.currency) == (treasury.mode, treasury.currency)
		}
		Party::Account(_) => treasury.mode == Mode::Units,
		Party::Federation | Party::Fund => true,
		Party::Outside(_) => true,
	};
	ensure!(treasury.ledger.owner().as_ref() != Some(payee), Error::<T>::NotPayable);
	ensure!(may_be_payable, Error::<T>::NotPayable);
	Ok(())
}
