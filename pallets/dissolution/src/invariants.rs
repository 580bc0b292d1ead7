//! The invariants numbered in the documentation of the pallet, checked against the whole state.

use super::*;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (coop, dissolution) in Dissolutions::<T>::iter() {
			Self::check_stage(coop, &dissolution)?;
			if let Stage::Distributed(residue) | Stage::Extinct { residue, .. } = &dissolution.stage {
				Self::check_residue(coop, residue)?;
			}
		}
		Self::check_deadlines()?;
		Self::check_inheritances()
	}

	/// Who has named no heir that is itself, and what is confirmed has a round and few enough objections.
	fn check_stage(coop: CoopId, dissolution: &DissolutionOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(dissolution.heir != Heir::Coop(coop), "1: a co-op is its own heir");
		match &dissolution.stage {
			Stage::Published(_) => {}
			Stage::Confirmed(confirmed) => {
				ensure!(confirmed.objections < confirmed.needed, "2: enough objections have stopped nothing");
				ensure!(confirmed.round == Rounds::<T>::get(coop), "2: a balance is of another round");
				let in_round = Objections::<T>::iter_prefix_values(coop).filter(|round| *round == confirmed.round);
				let counted = u32::try_from(in_round.count()).unwrap_or(u32::MAX);
				ensure!(counted == confirmed.objections, "2: objections are not those that members have made");
			}
			Stage::Extinct { residue, was_due, .. } => {
				let has_left = T::Coops::standing(coop) == Some(Standing::Left);
				ensure!(has_left, "3: a co-op that exists no more has not left the federation");
				// What a bank gives back is paid again, or lapses.
				if Self::ever_due(coop, residue.accounts) == *was_due {
					let in_reserve = residue.accounts.map_or(0, |accounts| Self::in_reserve(coop, &accounts));
					ensure!(in_reserve == 0, "3: a co-op that exists no more has an indivisible reserve");
					// What the fund or the federation gets is due again where a bank has given it back, or money came for it.
					let is_others = T::Reserved::set_aside_or_ordered(Self::ledger(coop)) > 0;
					let is_wound_up = T::Shares::is_wound_up(coop) && (is_others || T::Surplus::is_wound_up(coop));
					ensure!(is_wound_up, "3: a co-op that exists no more owes its members something");
				}
			}
			Stage::Liquidating | Stage::Distributed(_) => {}
		}
		Ok(())
	}

	/// What is left is due, waits for a bank, or has gone to the heir, and the books say so.
	fn check_residue(coop: CoopId, residue: &Residue<T::Hash>) -> Result<(), TryRuntimeError> {
		let Some(accounts) = residue.accounts else {
			ensure!(residue.left == 0, "4: a co-op without books has left something");
			return Ok(());
		};
		let ledger = Self::ledger(coop);
		let sums = T::Ledger::sums(ledger, accounts.residue).ok_or("4: an account is not there")?;
		let payable = residue.payable;
		let owed = payable.due.saturating_add(payable.ordered).saturating_add(sums.debits);
		ensure!(
			owed == payable.overpaid.saturating_add(sums.credits),
			"4: what is due to the heir is not in the books"
		);
		ensure!(payable.ordered == sums.pending_debits, "4: what the bank is to pay is not what the books say");
		ensure!(payable.due == 0 || payable.overpaid == 0, "4: something is due and paid twice");
		ensure!(residue.from_reserve <= residue.left.saturating_add(residue.lost), "5: the reserve went elsewhere");
		let sums = T::Ledger::sums(ledger, accounts.handed_over).ok_or("5: an account is not there")?;
		let taken = residue.from_reserve.saturating_add(residue.lost);
		let entered = residue.left.saturating_add(sums.credits);
		ensure!(
			entered == taken.saturating_add(sums.debits),
			"5: the reserve fell by something else than what was left"
		);
		Ok(())
	}

	/// What members can object to is divided at its time.
	fn check_deadlines() -> Result<(), TryRuntimeError> {
		for (at, Due::Distribution(coop)) in Deadlines::<T>::iter_keys() {
			let stage = Dissolutions::<T>::get(coop).map(|dissolution| dissolution.stage);
			let at = Moment::from_be_bytes(at);
			let is_its = matches!(stage, Some(Stage::Confirmed(confirmed)) if confirmed.ends_at == at);
			ensure!(is_its, "6: something is divided that nobody has confirmed");
		}
		for (coop, dissolution) in Dissolutions::<T>::iter() {
			if let Stage::Confirmed(confirmed) = dissolution.stage {
				let waits = Deadlines::<T>::contains_key(confirmed.ends_at.to_be_bytes(), Due::Distribution(coop));
				ensure!(
					waits || T::Clock::has_passed(confirmed.ends_at),
					"6: what is confirmed is not divided at its time"
				);
			}
		}
		Ok(())
	}

	/// What has come from others by bank went to the indivisible reserve.
	fn check_inheritances() -> Result<(), TryRuntimeError> {
		for (heir, Inheritance { account, arrived, reserved }) in Inheritances::<T>::iter() {
			let sums = T::Ledger::sums(Self::ledger(heir), account).ok_or("7: an account is not there")?;
			let is_kept = sums.credits.saturating_add(reserved) == sums.debits.saturating_add(arrived);
			ensure!(is_kept && arrived <= reserved, "7: what has come from others did not go to the reserve");
		}
		Ok(())
	}
}
