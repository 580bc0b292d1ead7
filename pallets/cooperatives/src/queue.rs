//! What happens without anybody's call.

use super::*;

impl<T: Config> DueQueue for Pallet<T> {
	type Clock = T::Clock;
	type Due = Due;
	type Entries = Deadlines<T>;
	type Reads = T::DbWeight;

	fn step_weight() -> Weight {
		<T as Config>::WeightInfo::advance().saturating_add(T::OnCoopLeft::weight())
	}

	fn step(due: Due) -> DispatchResult {
		match due {
			Due::Application(number) => {
				let application = Applications::<T>::get(number).ok_or(Error::<T>::NothingDue)?;
				Self::end_application(number, &application, ApplicationEnd::Lapsed);
				Ok(())
			}
			Due::Departure(coop) => Self::end_notice(coop),
			Due::AgreementExit(agreement, coop) => Self::part(agreement, coop),
		}
	}
}
