#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::{collections::BTreeSet, string::String, vec::Vec};
use frame::{
	deps::frame_support::traits::tokens::{DepositConsequence, Fortitude, Precision, Provenance},
	prelude::*,
	traits::{
		fungible::{Inspect, InspectHold, Mutate, MutateHold},
		StaticLookup,
	},
};
use frame_support::pallet_macros::import_section;
use rochdale_primitives::{
	currency::Currency,
	dissolution::{IsCustodian, KnowDissolved},
	interest::{CoopsBehind, Interest, Person},
	ledger::{day_of, Basis, Day, KnowParties, LedgerId, Party, Post, Side, MAX_AMOUNT},
	money::{Hand, HearRedemptions, Redeem},
	queue::DueQueue,
	quota::CountFree,
	refusal::GiveBack,
	text::{is_visible, Written},
	two_hands::{take_back, take_part, Entered, FirstHand, Part, BOARD},
	Clock, CoopId, CoopInspect, CoopSettlement, FederationMandate, MemberInspect, MemberNo, Moment, Office, Quota,
	ResolutionId, Standing, Track, Window,
};
use serde::{Deserialize, Serialize};

pub use books::UNITS_ISSUED;
pub use limits::*;
pub use pallet::*;
pub use rochdale_primitives::money::RegisteredAccounts;
pub use types::*;
pub use views::{runtime_api, CustodianCard, Reconciliation};
pub use weights::WeightInfo;

use custodians::NewStatement;
use deposits::{Confirmable, Rejecting, Rejection};
use hands::Confirming;
use limits::{ENOUGH_MEMBERS, OWNER_READS, REGISTER_READS, SPEAKER_READS};
use redemptions::{Reporting, Withdrawing};

mod accounts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod books;
mod calls;
mod custodians;
mod deposits;
mod errors;
mod events;
mod free;
mod genesis;
mod hands;
mod hooks;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
mod limits;
#[cfg(test)]
mod mock;
mod proposable;
mod queue;
mod redemptions;
mod storage;
#[cfg(test)]
mod tests;
mod types;
mod views;
pub mod weights;

#[import_section(calls::calls)]
#[import_section(hooks::hooks)]
#[import_section(storage::storage)]
#[import_section(events::events)]
#[import_section(errors::errors)]
#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod pallet {
	use super::*;

	/// The layout of what this pallet stores (docs/upgrading.md).
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		// Dependencies

		/// The units. Nothing but this pallet mints or burns them.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// Why units can be on hold in the runtime.
		type RuntimeHoldReason: From<HoldReason>;

		/// Civil time and deadline time.
		type Clock: Clock;

		/// The register of co-ops.
		type Coops: CoopInspect<Self::AccountId>;

		/// The co-ops whose members have decided to end them.
		type Dissolutions: KnowDissolved;

		/// The registers of members.
		type Members: MemberInspect<Self::AccountId>;

		/// An enacted resolution of the federation.
		///
		/// Benchmarks need a successful origin of the special track.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = FederationMandate>;

		/// The accounts that may receive units without a registration.
		///
		/// Those of members, co-ops, treasuries, the federation and funds.
		type KnownParties: Contains<Self::AccountId>;

		/// The co-ops that an account belongs to although no register has it as a member's, and the federation's accounts.
		type Behind: CoopsBehind<Self::AccountId>;

		/// The books, of which this pallet keeps those of custody.
		type Ledger: Post<Self::AccountId, Self::Hash>;

		/// Those whom the books name as who receives units or has them redeemed.
		type Parties: KnowParties<Self::AccountId, Self::Hash>;

		/// Those who hear what became of redemptions.
		type Outcomes: HearRedemptions;

		/// The account to which dust goes, which is one of the federation's. Nothing is issued to others before it exists, or
		/// dust would be burnt.
		type Fund: Get<Self::AccountId>;

		// Parameters

		/// The currency of the federation, for one of which each unit stands.
		#[pallet::constant]
		type HomeCurrency: Get<Currency>;

		/// Days until what one hand has entered lapses, unless another one confirms it.
		#[pallet::constant]
		type DepositDays: Get<u32>;

		/// Days in which a custodian pays before the holder can take the units back.
		#[pallet::constant]
		type PayoutDays: Get<u32>;

		/// Days for which two auditors can pause a custodian.
		///
		/// (practice no. 109)
		#[pallet::constant]
		type PauseDays: Get<u32>;

		/// Days for which a resolution can pause a custodian.
		///
		/// As many must pass between two pauses by auditors. (practice no. 109)
		#[pallet::constant]
		type MaxPauseDays: Get<u32>;

		/// The most deposits of one custodian that can wait for an auditor.
		#[pallet::constant]
		type MaxPending: Get<u32>;

		/// The most accounts that one co-op can register.
		#[pallet::constant]
		type MaxRegistered: Get<u32>;

		/// The most redemptions that one account can have open.
		#[pallet::constant]
		type MaxOpen: Get<u32>;

		/// How many entries that can be repeated each member has free of charge in a period.
		#[pallet::constant]
		type FreeEntries: Get<u32>;

		/// Days of that period.
		#[pallet::constant]
		type FreeDays: Get<u32>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A custodian's ceilings, what it has outstanding and can still issue, and what stops it.
		pub fn custodian(custodian: CustodianId) -> Option<CustodianCard> {
			Self::card(custodian)
		}

		/// What each custodian has issued and redeemed, and all units that exist.
		pub fn reconciliation() -> Reconciliation {
			let custodians = (1..=CustodianCount::<T>::get()).filter_map(Self::card).collect();
			Reconciliation { custodians, total_issuance: T::Currency::total_issuance() }
		}

		/// Whether the account may receive units.
		pub fn can_receive(account: T::AccountId) -> bool {
			Self::may_receive(&account)
		}
	}
}
