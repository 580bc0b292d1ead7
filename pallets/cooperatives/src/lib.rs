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
		BylawsVersion<<T as frame_system::Config>::Hash>,
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
		StorageMap<_, Twox64Concat, u32, CharterVersion<<T as frame_system::Config>::Hash>, OptionQuery>;

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

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Lay down an office that you hold in a co-op, stay in, or were elected to.
		///
		/// ## Origin
		/// Signed by the member who holds the office. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: the caller has no seat in the co-op.
		/// - [`Error::NotOfficer`]: the caller does not hold the office nor stay in it, and was not elected to it.
		///
		/// ## Events
		/// - [`Event::OfficeEnded`]
		#[pallet::call_index(0)]
		pub fn resign_office(origin: OriginFor<T>, coop: CoopId, office: Office) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let change = Self::may_resign(&who, coop, office)?;

			Self::write_offices(coop, change);
			Ok(())
		}

		/// Put new bylaws of your co-op in force.
		///
		/// All parameters are given, also those that stay as they are. They change only with a new document, so that no
		/// member reads other numbers in the bylaws than those that the chain applies. The profile stays.
		///
		/// ## Origin
		/// An enacted special resolution of the co-op. (ES 28.2, SCE 61.4)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCoop`], [`Error::CoopDissolved`]: the co-op is not in the register, or is dissolved.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::SameBylaws`]: the document is the one in force.
		/// - [`Error::ParameterOutsideRange`]: a parameter is not what the profile allows. [`Pallet::wrong_parameter`] tells
		///   which.
		/// - [`Error::Overflow`]: the versions have run out.
		///
		/// ## Events
		/// - [`Event::BylawsAdopted`]
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::with_asking(<T as Config>::WeightInfo::adopt_bylaws(), 1))]
		pub fn adopt_bylaws(origin: OriginFor<T>, hash: T::Hash, parameters: Parameters) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Special)?;
			let bylaws = Self::may_adopt(&mandate, hash, parameters)?;

			Self::put_in_force(mandate.coop, bylaws);
			let Mandate { coop, resolution, .. } = mandate;
			Self::deposit_event(Event::BylawsAdopted { coop, version: bylaws.version, hash, resolution });
			Ok(())
		}

		/// Give a member of your co-op an office for a number of days.
		///
		/// The term of who held a single office before ends, and a member who holds the office already begins a new term. In an
		/// office of several, one who stayed after their term ends.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchCoop`]: the co-op is not in the register.
		/// - [`Error::NotEligible`]: the member has no seat, or cannot be given an office now.
		/// - [`Error::DecidedSince`]: another decision has given the office after the vote on this one had opened.
		/// - [`Error::TermTooShort`]: `days` is zero.
		/// - [`Error::TermTooLong`]: `days` is more than 365 for each year that the bylaws allow.
		/// - [`Error::TooManyOffices`]: [`MAX_OFFICES`] are held, or the board has its 15 seats.
		/// - [`Error::ConflictOfOffices`]: the member would be an auditor and on the board; chair, secretary and treasurer; or
		///   the delegate and their deputy.
		/// - [`Error::Overflow`]: the term ends beyond the end of time.
		///
		/// ## Events
		/// - [`Event::OfficeEnded`] for each term that ends or was over
		/// - [`Event::OfficeGiven`]
		#[pallet::call_index(2)]
		pub fn appoint(origin: OriginFor<T>, office: Office, member: MemberNo, days: u32) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Ordinary)?;
			let (change, ends_at) = Self::may_appoint(&mandate, office, member, days)?;

			let Mandate { coop, resolution, .. } = mandate;
			Self::write_offices(coop, change);
			Self::deposit_event(Event::OfficeGiven { coop, office, member, ends_at, resolution });
			Ok(())
		}

		/// Take an office of your co-op from the member who holds it.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special. (practice no. 54; ES 35.3)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NotOfficer`]: the member does not hold the office nor stay in it, and is not to get it.
		///
		/// ## Events
		/// - [`Event::OfficeEnded`]
		#[pallet::call_index(3)]
		pub fn dismiss(origin: OriginFor<T>, office: Office, member: MemberNo) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Ordinary)?;
			let change = Self::may_dismiss(&mandate, office, member)?;

			Self::write_offices(mandate.coop, change);
			Ok(())
		}

		/// Give an office of your co-op to who was elected, from a civil day on.
		///
		/// Until that day the terms give nothing. On it the term ends of who held a single office, and in an office of several
		/// those stay who are in a term. The chain makes this call when an election takes effect; nobody can propose it. A day
		/// that has come is today. Who was elected and cannot hold the office gets none.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchCoop`], [`Error::TermTooShort`], [`Error::TermTooLong`], [`Error::Overflow`]: as for
		///   [`Pallet::appoint`].
		/// - [`Error::BeginsTooLate`]: the day is more than a year ahead.
		/// - [`Error::OfficeTwice`]: several were elected for an office of one, or one twice.
		/// - [`Error::DecidedSince`]: another decision has given the office for that day after the vote had opened.
		/// - [`Error::NotEligible`]: none of them can hold the office.
		/// - [`Error::TooManyOffices`]: [`MAX_OFFICES`] would be held, [`MAX_COMING`] be to come, or the board has its 15 seats.
		///
		/// ## Events
		/// - [`Event::OfficeEnded`] for each term that ends or was over
		/// - [`Event::OfficeElected`], or [`Event::ElectedInVain`], for each of them
		#[pallet::call_index(20)]
		pub fn install_elected(
			origin: OriginFor<T>,
			office: Office,
			members: BoundedVec<MemberNo, ConstU32<MAX_ELECTED>>,
			days: u32,
			begins_on: Day,
		) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Ordinary)?;
			let Installed { change, members, others, ends_at } =
				Self::may_install(&mandate, office, &members, days, begins_on)?;

			let Mandate { coop, resolution, .. } = mandate;
			Self::write_offices(coop, change);
			for member in members {
				Self::deposit_event(Event::OfficeElected { coop, office, member, begins_on, ends_at, resolution });
			}
			for member in others {
				Self::deposit_event(Event::ElectedInVain { coop, office, member, resolution });
			}
			Ok(())
		}

		/// Have the account of your co-op make a call.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special. So acts one that is suspended, and one that has left.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchCoop`]: the co-op is not in the register.
		/// - [`Error::NotPermitted`]: the accounts of co-ops may not make this call.
		/// - [`Error::PaysByTreasury`]: the account is the cash of the co-op's first treasury in units, which pays.
		/// - The error of the call itself.
		///
		/// ## Events
		/// - [`Event::Acted`], after those of the call
		#[pallet::call_index(4)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			(<T as Config>::WeightInfo::act().saturating_add(info.call_weight), info.class)
		})]
		pub fn act(origin: OriginFor<T>, call: Box<<T as Config>::RuntimeCall>) -> DispatchResultWithPostInfo {
			let Mandate { coop, resolution, .. } =
				Self::ensure_mandate(origin, Track::Ordinary).or_refused(Weight::zero())?;
			let account = Self::may_act(coop, &call).or_refused(<T as Config>::WeightInfo::act())?;

			Self::dispatch_as(account, *call, <T as Config>::WeightInfo::act(), Event::Acted { coop, resolution })
		}

		/// Nominate another co-op for the federation.
		///
		/// Its founders have 90 days in which each of them accepts and the federation admits it. The call gives every founder's
		/// account a reference, so that an empty account can sign.
		///
		/// ## Origin
		/// An enacted resolution of the nominating co-op, ordinary or special. (Bread: a member nominates)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`], [`Error::CoopSuspended`]: the nominator has no voice.
		/// - [`Error::CoopDissolved`]: the nominator is dissolved.
		/// - [`Error::TitleTooLong`]: the name has more than [`MAX_TITLE`] bytes.
		/// - [`Error::TitleNotText`]: the name is empty, not UTF-8, begins or ends with a space, or has signs that hide.
		/// - [`Error::NotLetters`]: the country or the currency is not in capital letters.
		/// - [`Error::NoDocument`]: the hash of the bylaws is zero.
		/// - [`Error::ParameterOutsideRange`]: a parameter is not what the profile allows.
		/// - [`Error::TooFewFounders`], [`Error::FounderTwice`]: not three different founders or more. (ES 8)
		/// - [`Error::TooManyFounders`], [`Error::TooManyOffices`]: more than 16 founders or 24 offices.
		/// - [`Error::NoSuchFounder`], [`Error::OfficeTwice`], [`Error::ConflictOfOffices`], [`Error::OfficeVacant`],
		///   [`Error::BoardTooSmall`]: the offices are not given as they must be. Three founders need no auditor, because none of
		///   them could be independent of the board.
		/// - [`Error::TermTooShort`], [`Error::TermTooLong`]: a term is not inside the bylaws.
		/// - [`Error::TooManyApplications`], [`Error::TooManyNominations`]: there is no room now.
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::CoopNominated`]
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::nominating_weight(looked_at(&founding.founders, MAX_FOUNDERS)))]
		pub fn nominate(origin: OriginFor<T>, founding: WrittenFoundingOf<T>) -> DispatchResultWithPostInfo {
			let mandate = Self::ensure_mandate(origin, Track::Ordinary).or_refused(Weight::zero())?;
			let (application, opened) =
				Self::may_nominate(&mandate, founding).or_refused(Self::nominating_weight(0))?;

			let CoopApplication { nominator, lapses_at, resolution, .. } = opened;
			Self::open_nomination(application, opened);
			Self::deposit_event(Event::CoopNominated { application, nominator, lapses_at, resolution });
			Ok(().into())
		}

		/// Accept, as a founder, that your co-op applies to the federation.
		///
		/// ## Origin
		/// Signed by a founder. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NoSuchApplication`]: the application is not open, or its time is over.
		/// - [`Error::NotFounder`]: the caller is not one of the founders.
		/// - [`Error::AlreadyAccepted`]: the caller has accepted.
		///
		/// ## Events
		/// - [`Event::FoundingAccepted`]
		#[pallet::call_index(6)]
		pub fn accept_founding(origin: OriginFor<T>, application: CoopApplicationNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (accepted, founder) = Self::may_accept(&who, application)?;

			Applications::<T>::insert(application, accepted);
			Self::deposit_event(Event::FoundingAccepted { application, founder });
			Ok(())
		}

		/// End, as a founder, the application of your co-op to the federation.
		///
		/// Also who has accepted can do it, until the federation admits the co-op.
		///
		/// ## Origin
		/// Signed by a founder. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NoSuchApplication`]: the application is not open, or its time is over.
		/// - [`Error::NotFounder`]: the caller is not one of the founders.
		///
		/// ## Events
		/// - [`Event::ApplicationEnded`]
		#[pallet::call_index(7)]
		pub fn decline_founding(origin: OriginFor<T>, application: CoopApplicationNo) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let declined = Self::may_decline(&who, application)?;

			Self::end_application(application, &declined, ApplicationEnd::Declined);
			Ok(())
		}

		/// Take back the nomination of another co-op.
		///
		/// ## Origin
		/// An enacted resolution of the co-op that nominated it, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchApplication`]: the application is not open, or its time is over.
		/// - [`Error::NotNominator`]: another co-op nominated it.
		///
		/// ## Events
		/// - [`Event::ApplicationEnded`]
		#[pallet::call_index(8)]
		pub fn withdraw_nomination(origin: OriginFor<T>, application: CoopApplicationNo) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Ordinary)?;
			let withdrawn = Self::may_withdraw(&mandate, application)?;

			Self::end_application(application, &withdrawn, ApplicationEnd::Withdrawn);
			Ok(())
		}

		/// Admit a co-op to the federation.
		///
		/// It gets the next number and an account, its bylaws are in force, its founders are members with a vote in it, and its
		/// offices are given. In the federation it has a voice at once and a vote when it is seasoned.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchApplication`]: the application is not open, or its time is over.
		/// - [`Error::FoundersMissing`]: a founder has not accepted.
		/// - [`Error::TooManyCoops`]: [`MAX_COOPS`] numbers were given out.
		/// - [`Error::TooManyAdmissions`]: a fifth of the co-ops was admitted this year, two at least.
		/// - Those of [`Pallet::nominate`] about what the co-op says, if what is allowed has changed since.
		/// - [`Error::Overflow`]: a time has run out.
		///
		/// ## Events
		/// - [`Event::CoopAdmitted`]
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::admit(MAX_FOUNDERS).saturating_add(T::Registers::weight(MAX_FOUNDERS)))]
		pub fn admit(origin: OriginFor<T>, application: CoopApplicationNo) -> DispatchResultWithPostInfo {
			let mandate = Self::ensure_federation(origin, Track::Special).or_refused(Weight::zero())?;
			let admission = Self::may_admit(&mandate, application).or_refused(<T as Config>::WeightInfo::admit(0))?;

			let Admission { coop, seasoned_at, .. } = admission;
			Self::admit_coop(application, admission)?;
			let resolution = mandate.resolution;
			Self::deposit_event(Event::CoopAdmitted { coop, application, seasoned_at, resolution });
			Ok(().into())
		}

		/// Suspend a co-op, whose rights in the federation rest until it is reinstated.
		///
		/// It keeps its register, its account and its agreements, and counts in the denominator of special resolutions.
		/// `document` is the hash of the reasons.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`]: the co-op is not in the federation.
		/// - [`Error::AlreadySuspended`]: the co-op is suspended.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::TooManyStandingChanges`]: a tenth of the co-ops had their standing changed this year.
		///
		/// ## Events
		/// - [`Event::CoopSuspended`]
		#[pallet::call_index(10)]
		pub fn suspend(origin: OriginFor<T>, coop: CoopId, document: T::Hash) -> DispatchResult {
			let mandate = Self::ensure_federation(origin, Track::Special)?;
			let (record, year) = Self::may_suspend(&mandate, coop, document)?;

			Coops::<T>::insert(coop, record);
			StandingChanges::<T>::put(year);
			Self::deposit_event(Event::CoopSuspended { coop, document, resolution: mandate.resolution });
			Ok(())
		}

		/// End the suspension of a co-op, and with it an exclusion that has not taken effect.
		///
		/// A co-op's own notice to leave stays.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`]: the co-op is not in the federation.
		/// - [`Error::NotSuspended`]: the co-op is not suspended.
		/// - [`Error::TooManyStandingChanges`]: it was suspended in another year, and a tenth of the co-ops had their standing
		///   changed this year.
		///
		/// ## Events
		/// - [`Event::CoopReinstated`]
		#[pallet::call_index(11)]
		pub fn reinstate(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let mandate = Self::ensure_federation(origin, Track::Special)?;
			let (record, exclusion, year) = Self::may_reinstate(coop)?;

			if let Some(exclusion) = exclusion {
				Self::unschedule(exclusion.effective_at, Due::Departure(coop));
			}
			Coops::<T>::insert(coop, record);
			StandingChanges::<T>::put(year);
			Self::deposit_event(Event::CoopReinstated { coop, resolution: mandate.resolution });
			Ok(())
		}

		/// Exclude a suspended co-op, which leaves the federation after the days of notice.
		///
		/// `document` is the hash of the reasons. The vote must have opened after the suspension, so that exclusion takes two
		/// decisions.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`]: the co-op is not in the federation.
		/// - [`Error::NotSuspended`]: the co-op is not suspended.
		/// - [`Error::AlreadyLeaving`]: the co-op leaves anyway.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::VotedTooEarly`]: the vote opened before the co-op was suspended.
		/// - [`Error::TooManyStandingChanges`]: it was suspended in another year, and a tenth of the co-ops had their standing
		///   changed this year.
		/// - [`Error::Overflow`]: the notice ends beyond the end of time.
		///
		/// ## Events
		/// - [`Event::CoopExcluded`], and [`Event::CoopDeparted`] when the notice is over
		#[pallet::call_index(12)]
		pub fn exclude(origin: OriginFor<T>, coop: CoopId, document: T::Hash) -> DispatchResult {
			let mandate = Self::ensure_federation(origin, Track::Special)?;
			let (record, effective_at, year) = Self::may_exclude(&mandate, coop, document)?;

			Self::schedule(effective_at, Due::Departure(coop));
			Coops::<T>::insert(coop, record);
			StandingChanges::<T>::put(year);
			let resolution = mandate.resolution;
			Self::deposit_event(Event::CoopExcluded { coop, effective_at, document, resolution });
			Ok(())
		}

		/// Give notice that your co-op leaves the federation.
		///
		/// Nobody can refuse it. The co-op keeps its voice until the days of notice are over. Where the federation has
		/// excluded it, it leaves at the earlier of both times, by its own notice. Where a charter has lengthened the notice,
		/// the shorter one still holds for a co-op whose vote opened at most 60 days after that.
		///
		/// ## Origin
		/// An enacted special resolution of the co-op. (practice no. 12; SCE 15.2)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`]: the co-op is not in the federation.
		/// - [`Error::CoopDissolved`]: the co-op is dissolved, and leaves when it is wound up.
		/// - [`Error::AlreadyLeaving`]: the co-op has given notice.
		/// - [`Error::Overflow`]: the notice ends beyond the end of time.
		///
		/// ## Events
		/// - [`Event::CoopLeaving`], and [`Event::CoopDeparted`] when the notice is over
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::with_asking(<T as Config>::WeightInfo::leave_federation(), 1))]
		pub fn leave_federation(origin: OriginFor<T>) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Special)?;
			let (record, exclusion, effective_at) = Self::may_leave(&mandate)?;

			let Mandate { coop, resolution, .. } = mandate;
			if let Some(exclusion) = exclusion {
				Self::unschedule(exclusion.effective_at, Due::Departure(coop));
			}
			Self::schedule(effective_at, Due::Departure(coop));
			Coops::<T>::insert(coop, record);
			Self::deposit_event(Event::CoopLeaving { coop, effective_at, resolution });
			Ok(())
		}

		/// Put a new charter of the federation in force.
		///
		/// All parameters are given, also those that stay as they are. They change only with a new document. A longer notice
		/// does not catch co-ops whose vote on leaving opens within 60 days.
		///
		/// ## Origin
		/// An enacted special resolution of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was not special.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::SameCharter`]: the document is the one in force.
		/// - [`Error::ParameterOutsideRange`]: a parameter is outside its range. [`Pallet::wrong_charter_parameter`] tells which.
		/// - [`Error::Overflow`]: the versions or the time have run out.
		///
		/// ## Events
		/// - [`Event::CharterAdopted`]
		#[pallet::call_index(14)]
		pub fn adopt_charter(origin: OriginFor<T>, hash: T::Hash, parameters: Charter) -> DispatchResult {
			let mandate = Self::ensure_federation(origin, Track::Special)?;
			let charter = Self::may_adopt_charter(&mandate, hash, parameters)?;

			Self::put_charter_in_force(charter);
			let resolution = mandate.resolution;
			Self::deposit_event(Event::CharterAdopted { version: charter.version, hash, resolution });
			Ok(())
		}

		/// Have the account of the federation make a call.
		///
		/// ## Origin
		/// An enacted resolution of the federation, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NotPermitted`]: the federation's account may not make this call.
		/// - [`Error::PaysByTreasury`]: the account is the cash of the federation's first treasury in units, which pays.
		/// - The error of the call itself.
		///
		/// ## Events
		/// - [`Event::FederationActed`], after those of the call
		#[pallet::call_index(15)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			(<T as Config>::WeightInfo::act_for_federation().saturating_add(info.call_weight), info.class)
		})]
		pub fn act_for_federation(
			origin: OriginFor<T>,
			call: Box<<T as Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			let FederationMandate { resolution, .. } =
				Self::ensure_federation(origin, Track::Ordinary).or_refused(Weight::zero())?;
			let own = <T as Config>::WeightInfo::act_for_federation();
			let account = Self::may_act_for_federation(&call).or_refused(own)?;

			Self::dispatch_as(account, *call, own, Event::FederationActed { resolution })
		}

		/// Enter an agreement that your co-ops have concluded.
		///
		/// `document` is the hash of its text, `exit_days` the notice with which each party can leave it.
		///
		/// ## Origin
		/// An enacted agreement of all parties, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the parties decided by consent.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::ExitOutsideRange`]: `exit_days` is zero or more than the charter allows. (ES 78.3)
		/// - [`Error::TooFewParties`]: there are not two different parties or more.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`], [`Error::CoopDissolved`]: a party is not in the federation, or is
		///   dissolved.
		/// - [`Error::TooManyAgreements`]: a party is bound by [`MAX_AGREEMENTS`].
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::AgreementConcluded`]
		#[pallet::call_index(16)]
		#[pallet::weight(Pallet::<T>::concluding_weight(MAX_PARTIES))]
		pub fn conclude_agreement(
			origin: OriginFor<T>,
			document: T::Hash,
			exit_days: u16,
		) -> DispatchResultWithPostInfo {
			let mandate = Self::ensure_agreement(origin, Track::Ordinary).or_refused(Weight::zero())?;
			let parties = u32::try_from(mandate.parties.len()).unwrap_or(MAX_PARTIES);
			let asked = Self::may_conclude(&mandate, document, exit_days);
			let (agreement, concluded) = asked.or_refused(Self::concluding_weight(parties))?;

			Self::write_agreement(agreement, concluded)?;
			let AgreementMandate { parties, resolution, .. } = mandate;
			Self::deposit_event(Event::AgreementConcluded { agreement, parties, document, resolution });
			Ok(().into())
		}

		/// Give notice that your co-op leaves an agreement.
		///
		/// Nobody can refuse it. The co-op is bound until the days of the agreement's notice are over.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special. (ES 78.3)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchAgreement`]: there is no agreement with this number.
		/// - [`Error::NotParty`]: the co-op is not bound by it.
		/// - [`Error::AlreadyLeaving`]: the co-op has given notice.
		/// - [`Error::Overflow`]: the notice ends beyond the end of time.
		///
		/// ## Events
		/// - [`Event::AgreementLeaving`], and [`Event::AgreementLeft`] when the notice is over
		#[pallet::call_index(17)]
		pub fn leave_agreement(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let mandate = Self::ensure_mandate(origin, Track::Ordinary)?;
			let (left, leaves_at) = Self::may_leave_agreement(&mandate, agreement)?;

			let Mandate { coop, resolution, .. } = mandate;
			Self::schedule(leaves_at, Due::AgreementExit(agreement, coop));
			Agreements::<T>::insert(agreement, left);
			Self::deposit_event(Event::AgreementLeaving { agreement, coop, leaves_at, resolution });
			Ok(())
		}

		/// Have the account of one of the parties to your agreement make a call.
		///
		/// ## Origin
		/// An enacted agreement of all parties, ordinary or special: the members of that party agreed to it too.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the parties decided by consent.
		/// - [`Error::NotParty`]: the co-op has not agreed.
		/// - [`Error::NoSuchCoop`], [`Error::CoopLeft`]: the co-op is not in the federation.
		/// - [`Error::NotPermitted`]: the accounts of co-ops may not make this call.
		/// - [`Error::PaysByTreasury`]: the account is the cash of the co-op's first treasury in units, which pays.
		/// - The error of the call itself.
		///
		/// ## Events
		/// - [`Event::Acted`], after those of the call
		#[pallet::call_index(18)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			(<T as Config>::WeightInfo::act_under_agreement().saturating_add(info.call_weight), info.class)
		})]
		pub fn act_under_agreement(
			origin: OriginFor<T>,
			coop: CoopId,
			call: Box<<T as Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			let mandate = Self::ensure_agreement(origin, Track::Ordinary).or_refused(Weight::zero())?;
			let own = <T as Config>::WeightInfo::act_under_agreement();
			let account = Self::may_act_under_agreement(&mandate, coop, &call).or_refused(own)?;

			let resolution = mandate.resolution;
			Self::dispatch_as(account, *call, own, Event::Acted { coop, resolution })
		}

		/// Carry out what is due, if the chain was too busy to.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Errors
		/// - [`Error::NothingDue`]: nothing of this kind waits for this time.
		/// - [`Error::NotDue`]: the time has not come.
		///
		/// ## Events
		/// - [`Event::ApplicationEnded`], [`Event::CoopDeparted`] or [`Event::AgreementLeft`]
		#[pallet::call_index(19)]
		#[pallet::weight(Pallet::<T>::step_weight())]
		pub fn advance(origin: OriginFor<T>, at: Moment, due: Due) -> DispatchResultWithPostInfo {
			ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_advance(at, due, Error::<T>::NothingDue, Error::<T>::NotDue);
			asked.or_refused(Self::look_weight())?;

			Self::unschedule(at, due);
			Self::step(due)?;
			Ok(().into())
		}
	}
}
