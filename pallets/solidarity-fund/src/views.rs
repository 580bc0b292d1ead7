//! What can be asked about the fund.

use crate::*;

impl<T: Config> Pallet<T> {
	/// What the fund has, and the numbers by which it works.
	pub(crate) fn fund_state() -> FundState {
		let lent = Books::<T>::get().and_then(|books| T::Ledger::sums(LedgerId::Fund, books.loans));
		FundState {
			units: Self::units(),
			bank: Self::at_bank(),
			promised: Self::promised(),
			free: Self::free().unwrap_or_default(),
			lent: lent.map_or(0, |sums| sums.debits.saturating_sub(sums.credits)),
			terms: FundTerms::<T>::get(),
		}
	}

	/// Civil time of a deadline, if the chain stands still no more.
	fn civil_of(deadline: Moment) -> Moment {
		let civil = T::Clock::civil().checked_add(deadline);
		civil.and_then(|civil| civil.checked_sub(T::Clock::deadline())).unwrap_or(deadline)
	}

	/// A round with its dates, its applications, what counts for each, and what each got, or would get now.
	pub(crate) fn round_state(no: RoundNo) -> Option<RoundState<T::Hash>> {
		let round = Rounds::<T>::get(no)?;
		let mut slate = Self::slate(no, &round).ok()?;
		if round.phase == Phase::Settled {
			slate.pot = round.pot;
		}
		let (verdicts, weighed) = Self::divide(&round, &slate).ok()?;
		let counted = |place: u8, stand: Stand| {
			let at = slate.bids.iter().position(|(bid, _)| *bid == place);
			let points = at.and_then(|at| weighed.get(at).cloned()).unwrap_or_default();
			let by_coop = slate.votes.iter().zip(points.from).filter(|(_, points)| *points > 0);
			let by_coop = by_coop.map(|(votes, points)| (votes.coop, points)).collect();
			match stand {
				Stand::Decided { verdict, points, .. } => Counted { points, by_coop, verdict: Some(verdict) },
				_ => Counted { points: points.total, by_coop, verdict: at.and_then(|at| verdicts.get(at).copied()) },
			}
		};
		let known = (0u8..).zip(slate.applications.clone());
		let with_counted = |(place, application): (u8, Application<T::Hash>)| {
			let counted = counted(place, application.stand);
			(application, counted)
		};
		let applications = known.map(with_counted).collect();
		Some(RoundState {
			dates: round.ends_at.map(Self::civil_of),
			pot: slate.pot,
			applications,
			coops: slate.coops,
			round,
		})
	}
}

/// What wallets and tools can ask the chain.
// The macro repeats the bounds.
#[allow(clippy::multiple_bound_locations)]
pub mod runtime_api {
	use crate::{FundState, RoundNo, RoundState};
	use codec::Codec;

	sp_api::decl_runtime_apis! {
		/// Questions about the solidarity fund. Amounts are millionths of the currency.
		pub trait SolidarityFundApi<Hash: Codec> {
			/// What the fund has, and the numbers by which it works.
			fn fund() -> FundState;

			/// A round with its dates, its applications, what counts for each, and what each would get if it were settled now.
			fn round(round: RoundNo) -> Option<RoundState<Hash>>;
		}
	}
}
