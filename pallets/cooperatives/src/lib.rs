//! # Cooperatives
//!
//! The federation's register of co-ops: who they are, where they stand, who holds office in them, and their accounts.
//!
//! ## Overview
//!
//! A co-op enters the register at genesis. It gets a number without gaps and a keyless account whose address never changes,
//! whoever its members and officers are. Officers are members of the co-op, named by their member number, so that a lost key
//! or a new one changes nothing about an office.
//!
//! What a co-op decides comes here as an enacted resolution of its members: new bylaws, an office given or taken, an act of
//! its account. Every version of the bylaws and every past term stays readable.
//!
//! ## Terminology
//!
//! - *Office*: chair, secretary, treasurer, auditor, delegate or teller, held by a member for a term.
//! - *Board*: chair, secretary and treasurer together. It decides on admissions.
//! - *Standing*: whether the co-op is a member of the federation, suspended or gone.
//! - *Bylaws*: a document, known by its hash, and the numbers in it, the *parameters*.
//! - *Profile*: the law that the bylaws follow. It says in which range each parameter lies.
//! - *Mandate*: what an enacted resolution of a co-op may do, by its kind of decision.
//!
//! ## Scenario
//!
//! The bakery La Espiga is number 1 in the register. Alice, its member number 1, is in the chair until 730 days after the
//! start of the chain. The members elect Dora, number 4, for three years: Alice's term ends and Dora's begins in the same
//! block, and both are in the register of past and present terms with the resolution. When Dora leaves the bakery, the
//! office ends in the same block. Had she stayed, she could no longer act as chair when her term is over, though nobody
//! has sent a transaction.
//!
//! ## Invariants
//!
//! 1. The numbers of co-ops run from 1 to their count without a gap.
//! 2. Every co-op's account is derived from its number, is found by it, and has a provider reference.
//! 3. Every office is held by a seated member, by each member once, and a single office by one member.
//! 4. Only a co-op in the register has officers, past officers or members.
//! 5. Every co-op in the register has bylaws, and no other has. Their versions run from 1 to the one in force without a gap,
//!    and what is in force is what the history says of it.
//! 6. The parameters in force are what the profile of the co-op allows.
//! 7. No auditor is on the board.
//! 8. The numbers of a co-op's past terms run from 1 to their count without a gap.
//!
//! ## Limitations
//!
//! Co-ops cannot yet apply or change their standing, nor the profile of their bylaws.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::{boxed::Box, string::String, vec::Vec};
use frame::prelude::*;
use frame_support::dispatch::extract_actual_weight;
use rochdale_primitives::{
	bylaws::{self, Parameters, Profile},
	Clock, CoopId, CoopInspect, Mandate, MemberInspect, MemberNo, Moment, Office, OnSeatEnded, ResolutionId, Standing,
	Track,
};
use serde::{Deserialize, Serialize};

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod decisions;
mod genesis;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod offices;
#[cfg(test)]
mod tests;
mod types;
pub mod weights;

/// The most offices that can be held in one co-op at a time.
pub const MAX_OFFICES: u32 = 24;

/// The longest title of a co-op, in bytes of UTF-8.
pub const MAX_TITLE: u32 = 64;

#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod pallet {
	use super::*;

	#[pallet::pallet]
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
		/// Benchmarks need a successful origin of the special track.
		type CoopOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// What a co-op's account may do.
		///
		/// It is asked about the call as it is, and must look into calls that carry others. Benchmarks need it to allow
		/// `system.remark`.
		type ActFilter: Contains<<Self as Config>::RuntimeCall>;

		// Parameters

		/// Seed of the accounts of co-ops. Changing it changes their addresses.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

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

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The founding co-ops.
		pub coops: Vec<GenesisCoop<T::Hash>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
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

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A co-op has acted with its account.
		Acted {
			/// The co-op.
			coop: CoopId,
			/// The resolution that it carries out.
			resolution: ResolutionId,
		},
		/// A co-op has new bylaws.
		BylawsAdopted {
			/// The co-op.
			coop: CoopId,
			/// Their version.
			version: u32,
			/// Hash of the document.
			hash: T::Hash,
			/// The resolution that adopted them.
			resolution: ResolutionId,
		},
		/// A member no longer holds an office.
		OfficeEnded {
			/// The co-op.
			coop: CoopId,
			/// The office.
			office: Office,
			/// The member who held it.
			member: MemberNo,
			/// Why it ended.
			reason: EndReason,
		},
		/// A member was given an office for a term.
		OfficeGiven {
			/// The co-op.
			coop: CoopId,
			/// The office.
			office: Office,
			/// The member who holds it.
			member: MemberNo,
			/// Deadline time at which the term ends by itself.
			ends_at: Moment,
			/// The resolution that gave it.
			resolution: ResolutionId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// Nobody can be an auditor and on the board of the same co-op.
		ConflictOfOffices,
		/// This co-op has left the federation.
		CoopLeft,
		/// This needs a stronger kind of decision.
		MandateTooWeak,
		/// New bylaws need the hash of their document.
		NoDocument,
		/// There is no co-op with this number.
		NoSuchCoop,
		/// This member cannot be given an office now.
		NotEligible,
		/// You are not a member of this co-op.
		NotMember,
		/// The member does not hold this office in this co-op.
		NotOfficer,
		/// The account of a co-op cannot make this call.
		NotPermitted,
		/// A number or a time has reached its end.
		Overflow,
		/// A number in the bylaws is not what the law of the co-op allows.
		ParameterOutsideRange,
		/// These bylaws are in force already, and their numbers change only with a new document.
		SameBylaws,
		/// The term is longer than the bylaws of the co-op allow.
		TermTooLong,
		/// The term must be at least one day.
		TermTooShort,
		/// This co-op has as many officers as it can have.
		TooManyOffices,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The offices of the co-op whose terms are not over.
		pub fn offices_in_force(coop: CoopId) -> Vec<Term> {
			Offices::<T>::get(coop).into_iter().filter(|term| !term.ends.has_passed::<T::Clock>()).collect()
		}

		/// The bylaws of the co-op that are in force.
		pub fn bylaws_in_force(coop: CoopId) -> Option<BylawsOf<T>> {
			Bylaws::<T>::get(coop)
		}

		/// The first of the parameters that is not what the profile allows.
		pub fn wrong_parameter(profile: Profile, parameters: Parameters) -> Option<bylaws::Parameter> {
			parameters.check(profile).err()
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(Self::derive_account(CoopId::MAX).is_some(), "accounts of co-ops must fit the account type");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Lay down an office that you hold in a co-op.
		///
		/// ## Origin
		/// Signed by the member who holds the office. Free of charge, because it can be done once.
		///
		/// ## Errors
		/// - [`Error::NotMember`]: the caller has no seat in the co-op.
		/// - [`Error::NotOfficer`]: the caller does not hold the office, or the term is over.
		///
		/// ## Events
		/// - [`Event::OfficeEnded`]
		#[pallet::call_index(0)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, coop: &CoopId, office: &Office| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::may_resign(&who, *coop, *office).is_ok())
		})]
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
		/// - [`Error::NoSuchCoop`]: the co-op is not in the register.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::SameBylaws`]: the document is the one in force.
		/// - [`Error::ParameterOutsideRange`]: a parameter is not what the profile allows. [`Pallet::wrong_parameter`] tells
		///   which.
		/// - [`Error::Overflow`]: the versions have run out.
		///
		/// ## Events
		/// - [`Event::BylawsAdopted`]
		#[pallet::call_index(1)]
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
		/// The term of who held a single office before ends, and a member who holds the office already begins a new term.
		/// Terms that are over make room.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchCoop`]: the co-op is not in the register.
		/// - [`Error::NotEligible`]: the member has no seat, or cannot be given an office now.
		/// - [`Error::TermTooShort`]: `days` is zero.
		/// - [`Error::TermTooLong`]: `days` is more than 365 for each year that the bylaws allow.
		/// - [`Error::TooManyOffices`]: [`MAX_OFFICES`] are held.
		/// - [`Error::ConflictOfOffices`]: the member would be an auditor and on the board.
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
		/// - [`Error::NotOfficer`]: the member does not hold the office, or the term is over.
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

		/// Have the account of your co-op make a call.
		///
		/// ## Origin
		/// An enacted resolution of the co-op, ordinary or special. A suspended co-op still acts, one that has left does not.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::NoSuchCoop`]: the co-op is not in the register.
		/// - [`Error::CoopLeft`]: the co-op has left the federation.
		/// - [`Error::NotPermitted`]: the accounts of co-ops may not make this call.
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
			let Mandate { coop, resolution, .. } = Self::ensure_mandate(origin, Track::Ordinary)?;
			let account = Self::may_act(coop, &call)?;
			let info = call.get_dispatch_info();

			let result = call.dispatch(frame_system::RawOrigin::Signed(account).into());
			let weight = <T as Config>::WeightInfo::act().saturating_add(extract_actual_weight(&result, &info));
			match result {
				Ok(_) => {
					Self::deposit_event(Event::Acted { coop, resolution });
					Ok(Some(weight).into())
				}
				Err(failed) => Err(DispatchErrorWithPostInfo { post_info: Some(weight).into(), ..failed }),
			}
		}
	}
}
