#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::{boxed::Box, string::String, vec::Vec};
use frame::prelude::*;
use frame_support::{dispatch::extract_actual_weight, pallet_macros::import_section};
use rochdale_primitives::{
	bylaws::{self, Parameters, Profile},
	charter::{Charter, CharterParameter},
	dissolution::KnowDissolved,
	ledger::{start_of, Day, MILLISECONDS_A_DAY},
	listed::{bounded, looked_at, MAX_LISTED},
	queue::DueQueue,
	refusal::GiveBack,
	text::{is_visible, Written},
	AgreementMandate, Clock, CoopId, CoopInspect, CoopSettlement, FederationMandate, Mandate, MemberInspect, MemberNo,
	Moment, Office, OnCoopLeft, OnSeatEnded, OpenRegister, Parties, ResolutionId, SeatEnd, Standing, Track, Voice,
	DAYS_OF_YEAR, MAX_COOPS, MAX_PARTIES,
};
use serde::{Deserialize, Serialize};

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use acts::Installed;
use admission::Admission;

mod acts;
mod admission;
mod agreements;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod decisions;
mod errors;
mod events;
mod free;
mod genesis;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod offices;
mod proposable;
mod queue;
mod rules;
mod standing;
#[cfg(test)]
mod tests;
mod types;
pub mod weights;

/// The most offices that can be held in one co-op at a time.
pub const MAX_OFFICES: u32 = 24;

/// The most terms of a co-op that are to begin on a day to come.
pub const MAX_COMING: u32 = 24;

/// The most terms that are kept of a co-op: those held, those to come, and those over whose holders may stay.
pub const MAX_TERMS: u32 = MAX_OFFICES + MAX_COMING + MAX_OFFICES;

/// The most members that one election gives an office.
pub const MAX_ELECTED: u32 = 16;

/// Days for which an officer whose term is over stays for routine acts, until a successor is in. (practice 4.3; ES 35.1)
pub const HOLDOVER_DAYS: u32 = 90;

/// The most days for which a seat of the board, or an auditor's, is given without an election: from one general meeting of the
/// year to the next. (practice 4.2, 4.3)
pub const UNTIL_ELECTED_DAYS: u32 = 365;

/// The most directors at a time who sit until an election, and were not elected. (practice 4.3; CLS: two co-opted)
pub const MAX_APPOINTED_DIRECTORS: usize = 2;

/// The longest title of a co-op, in bytes of UTF-8.
pub const MAX_TITLE: u32 = 64;

/// The most founders of a co-op that applies. Further members are imported or apply to it later.
pub const MAX_FOUNDERS: u32 = 16;

/// The most applications that one co-op can have open as their nominator, so that it leaves room for those of others.
pub const MAX_NOMINATIONS: u32 = 3;

/// The most agreements that can bind a co-op, because it leaves all of them when it leaves the federation.
pub const MAX_AGREEMENTS: u32 = 64;

/// The most co-ops that can be admitted, or whose standing can be changed by decision, in a year: a fifth of those that there
/// can be.
pub const MAX_A_YEAR: u32 = 200;

/// Days from a charter that lengthens the notice of co-ops in which the vote of one that leaves must open, so that it leaves
/// with the notice of before.
///
/// No bylaws ask for a longer notice of a vote (no. 33), and the time before the effect of a charter is there for a draft.
/// So even the slowest co-op that does not want the new notice can go with the old one.
pub const OLD_NOTICE_DAYS: u32 = 60;

/// Days after that for which the notice of before is remembered, whatever charters come.
///
/// So long a decision to leave can take whose vote opened in time: 28 days of voting, 30 until a second call that replaces an
/// assembly, 28 of voting and 5 of extensions, 60 until it takes effect, 225 for which a petition can suspend it, and 30 in which
/// it can be retried.
pub const OLD_NOTICE_KEPT_DAYS: u32 = 406;

/// The most deadlines that one block carries out by itself.
pub const MAX_STEPS_PER_BLOCK: u32 = 16;

#[import_section(calls::calls)]
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

		/// The calls of the runtime.
		type RuntimeCall: Parameter
			+ Dispatchable<RuntimeOrigin = Self::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo
			+ From<frame_system::Call<Self>>;

		/// Civil time and deadline time.
		type Clock: Clock;

		/// The registers of members.
		type Members: MemberInspect<Self::AccountId>;

		/// An enacted resolution of one co-op.
		///
		/// Benchmarks need a successful origin of the special track, of the last co-op founded.
		type CoopOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// An enacted resolution of the federation.
		///
		/// Benchmarks need a successful origin of the special track.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = FederationMandate>;

		/// An enacted agreement between co-ops.
		///
		/// Benchmarks need a successful origin of the special track between the last two co-ops founded.
		type AgreementOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = AgreementMandate>;

		/// What opens the register of members of a co-op that is admitted.
		type Registers: OpenRegister<Self::AccountId>;

		/// The co-ops that are dissolved.
		type Dissolutions: KnowDissolved;

		/// What is still open between the federation and a co-op.
		type Settlement: CoopSettlement;

		/// What else happens when a co-op has left.
		type OnCoopLeft: OnCoopLeft;

		/// What a co-op's account may do, by the resolution of the co-op or by an agreement.
		///
		/// It is asked about the call as it is, and must look into calls that carry others. Benchmarks need it to allow
		/// `system.remark`.
		type ActFilter: Contains<<Self as Config>::RuntimeCall>;

		/// What the federation's account may do. As for [`Config::ActFilter`].
		type FederationActFilter: Contains<<Self as Config>::RuntimeCall>;

		/// The accounts that are the cash of a treasury, from which money goes by its books only.
		type Cash: Contains<Self::AccountId>;

		// Parameters

		/// Seed of the accounts of co-ops. Changing it changes their addresses.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Seed of the account of the federation. Changing it changes its address.
		#[pallet::constant]
		type FederationId: Get<PalletId>;

		/// The most applications to the federation that can be open.
		#[pallet::constant]
		type MaxApplications: Get<u32>;

		/// Days until an application to the federation lapses.
		#[pallet::constant]
		type ApplicationDays: Get<u32>;

		/// Days from its admission in which a co-op can import its register of members.
		#[pallet::constant]
		type ImportDays: Get<u32>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The register of co-ops, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Coops<T: Config> = StorageMap<_, Twox64Concat, CoopId, CoopOf<T>, OptionQuery>;

	/// How many co-ops the register holds, which is also the last number given out.
	#[pallet::storage]
	pub type CoopCount<T: Config> = StorageValue<_, CoopId, ValueQuery>;

	/// The co-op to which a keyless account belongs.
	#[pallet::storage]
	pub type CoopOfAccount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, CoopId, OptionQuery>;

	/// Who holds which office in a co-op, and until when.
	///
	/// A term that is over gives no rights even while it still stands here.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Offices<T: Config> = StorageMap<_, Twox64Concat, CoopId, Terms, ValueQuery>;

	/// How many terms of a co-op have ended, which is also the last number given to one.
	#[pallet::storage]
	pub type OfficeHistoryCount<T: Config> = StorageMap<_, Twox64Concat, CoopId, u32, ValueQuery>;

	/// The terms of a co-op that have ended, by their number from 1 on.
	///
	/// A term that ends by itself comes here when the next office is given in the co-op, or its holder leaves.
	#[pallet::storage]
	pub type OfficeHistory<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, u32, PastTerm, OptionQuery>;

	/// The bylaws of a co-op that are in force.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Bylaws<T: Config> = StorageMap<_, Twox64Concat, CoopId, BylawsOf<T>, OptionQuery>;

	/// The bylaws of a co-op by version, those in force included.
	#[pallet::storage]
	pub type BylawsHistory<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		CoopId,
		Twox64Concat,
		u32,
		Adopted<<T as frame_system::Config>::Hash, Parameters>,
		OptionQuery,
	>;

	/// How many co-ops have not left the federation.
	#[pallet::storage]
	pub type PresentCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The applications of co-ops to the federation that are open.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Applications<T: Config> =
		StorageMap<_, Twox64Concat, CoopApplicationNo, CoopApplicationOf<T>, OptionQuery>;

	/// The last number given to an application.
	#[pallet::storage]
	pub type LastApplication<T: Config> = StorageValue<_, CoopApplicationNo, ValueQuery>;

	/// How many applications are open.
	#[pallet::storage]
	pub type OpenApplications<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// How many applications are open that a co-op has nominated.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Nominations<T: Config> = StorageMap<_, Twox64Concat, CoopId, u32, ValueQuery>;

	/// The co-ops whose standing was changed by decision in the last year.
	///
	/// What is a year ago is no longer counted, though it may still stand here until the next change.
	#[pallet::storage]
	pub type StandingChanges<T: Config> = StorageValue<_, YearOfStanding, ValueQuery>;

	/// The co-ops that were admitted in the last year.
	///
	/// As for the changes of standing.
	#[pallet::storage]
	pub type Admissions<T: Config> = StorageValue<_, YearOfStanding, ValueQuery>;

	/// The charter of the federation that is in force.
	#[pallet::storage]
	pub type FederationCharter<T: Config> = StorageValue<_, CharterOf<T>, OptionQuery>;

	/// The charter of the federation by version, the one in force included.
	// Twox: versions are given out by the chain.
	#[pallet::storage]
	pub type CharterHistory<T: Config> =
		StorageMap<_, Twox64Concat, u32, Adopted<<T as frame_system::Config>::Hash, Charter>, OptionQuery>;

	/// The agreements between co-ops, those that have ended included.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Agreements<T: Config> = StorageMap<_, Twox64Concat, AgreementId, AgreementOf<T>, OptionQuery>;

	/// How many agreements were concluded, which is also the last number given out.
	#[pallet::storage]
	pub type AgreementCount<T: Config> = StorageValue<_, AgreementId, ValueQuery>;

	/// The agreements by which a co-op is bound.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type AgreementsOf<T: Config> =
		StorageMap<_, Twox64Concat, CoopId, BoundedVec<AgreementId, ConstU32<MAX_AGREEMENTS>>, ValueQuery>;

	/// Everything that happens by itself, in the order of its time.
	// Identity: the key is deadline time, big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Deadlines<T: Config> = StorageDoubleMap<_, Identity, [u8; 8], Twox64Concat, Due, (), OptionQuery>;

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// The keyless account of the federation.
		#[pallet::constant_name(FederationAccount)]
		pub fn federation_account() -> T::AccountId {
			T::FederationId::get().into_account_truncating()
		}
	}

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The founding co-ops.
		pub coops: Vec<GenesisCoop<T::Hash>>,
		/// The numbers in the federation's first charter, what is recommended where they are left out.
		pub charter: Option<Charter>,
		/// Hash of the document of the first charter, zero where it is left out.
		pub charter_hash: Option<T::Hash>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let parameters = self.charter.unwrap_or_default();
			if let Err(reason) = Pallet::<T>::begin_federation(parameters, self.charter_hash.unwrap_or_default()) {
				panic!("charter of the genesis: {reason}");
			}
			for coop in &self.coops {
				if let Err(reason) = Pallet::<T>::found(coop).and_then(Pallet::<T>::ensure_members_hold_offices) {
					panic!("co-op '{}' of the genesis: {}", coop.title, reason);
				}
			}
			for coop in T::Members::registers() {
				assert!(Coops::<T>::contains_key(coop), "register {coop} of the genesis belongs to no co-op");
			}
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The offices of the co-op whose terms are not over.
		pub fn offices_in_force(coop: CoopId) -> Vec<Term> {
			let held = Self::states(coop).into_iter().filter(|(_, state)| *state == TermState::InForce);
			held.map(|(term, _)| term).collect()
		}

		/// The terms of the co-op with what each gives now, those to come and who stays included.
		pub fn officers(coop: CoopId) -> Vec<(Term, TermState)> {
			Self::states(coop)
		}

		/// The bylaws of the co-op that are in force.
		pub fn bylaws_in_force(coop: CoopId) -> Option<BylawsOf<T>> {
			Bylaws::<T>::get(coop)
		}

		/// The first of the parameters that is not what the profile allows.
		pub fn wrong_parameter(profile: Profile, parameters: Parameters) -> Option<bylaws::Parameter> {
			parameters.check(profile).err()
		}

		/// The charter of the federation that is in force.
		pub fn charter_in_force() -> Option<CharterOf<T>> {
			FederationCharter::<T>::get()
		}

		/// The first of the parameters that is outside the range of the charter.
		pub fn wrong_charter_parameter(parameters: Charter) -> Option<CharterParameter> {
			parameters.check().err()
		}

		/// What the co-op can do when the federation decides, none if it is not a member.
		pub fn voice_of(coop: CoopId) -> Option<Voice> {
			Self::voice(coop)
		}

		/// Whether neither the federation nor the co-op owes the other anything.
		pub fn is_settled(coop: CoopId) -> bool {
			T::Settlement::is_settled(coop)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work(remaining, MAX_STEPS_PER_BLOCK)
		}

		fn integrity_test() {
			assert!(Self::derive_account(CoopId::MAX).is_some(), "accounts of co-ops must fit the account type");
			assert!(T::FederationId::get() != T::PalletId::get(), "the federation has an account of its own");
			assert!(T::ApplicationDays::get() > 0, "founders must have time to accept");
			assert!(T::MaxApplications::get() > MAX_NOMINATIONS, "no co-op alone may use up the applications");
			assert!(
				standing::changes_a_year(MAX_COOPS).max(standing::admissions_a_year(MAX_COOPS)) <= MAX_A_YEAR,
				"the admissions and the changes of standing of a year must fit"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
