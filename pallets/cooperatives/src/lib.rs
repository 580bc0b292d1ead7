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
//! ## Terminology
//!
//! - *Office*: chair, secretary, treasurer, auditor, delegate or teller, held by a member for a term.
//! - *Board*: chair, secretary and treasurer together. It decides on admissions.
//! - *Standing*: whether the co-op is a member of the federation, suspended or gone.
//!
//! ## Scenario
//!
//! The bakery La Espiga is number 1 in the register. Alice, its member number 1, is in the chair until 730 days after the
//! start of the chain. When she leaves the bakery, the office ends in the same block. When her term is over she can no longer
//! act as chair, though nobody has sent a transaction.
//!
//! ## Invariants
//!
//! 1. The numbers of co-ops run from 1 to their count without a gap.
//! 2. Every co-op's account is derived from its number, is found by it, and has a provider reference.
//! 3. Every office is held by a seated member, by each member once, and a single office by one member.
//! 4. Only a co-op in the register has officers or members.
//!
//! ## Limitations
//!
//! Co-ops cannot yet apply, change their standing or fill offices after genesis.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::{string::String, vec::Vec};
use frame::prelude::*;
use rochdale_primitives::{Clock, CoopId, CoopInspect, MemberInspect, MemberNo, Moment, Office, OnSeatEnded, Standing};
use serde::{Deserialize, Serialize};

pub use pallet::*;
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
pub mod weights;

/// The most offices that can be held in one co-op at a time.
pub const MAX_OFFICES: u32 = 24;

/// The longest title of a co-op, in bytes of UTF-8.
pub const MAX_TITLE: u32 = 64;

/// When the term of an office ends.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum TermEnd {
	/// This many days after the start of the chain, for offices given at genesis, when no time is known yet.
	#[codec(index = 0)]
	DaysAfterStart(u32),
	/// At this deadline time.
	#[codec(index = 1)]
	At(Moment),
}

impl TermEnd {
	/// Whether the term is over.
	pub fn has_passed<C: Clock>(self) -> bool {
		match self {
			Self::At(moment) => C::has_passed(moment),
			Self::DaysAfterStart(days) => C::started_at()
				.and_then(|start| C::day().checked_mul(days.into())?.checked_add(start))
				.is_some_and(C::has_passed),
		}
	}
}

/// An office and the member who holds it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Term {
	/// The office.
	pub office: Office,
	/// The member who holds it.
	pub member: MemberNo,
	/// When it ends by itself.
	pub ends: TermEnd,
}

/// A co-op in the register.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Coop<AccountId> {
	/// Its public name.
	pub title: BoundedVec<u8, ConstU32<MAX_TITLE>>,
	/// The country whose law it is under, ISO 3166-1 alpha-2.
	pub jurisdiction: [u8; 2],
	/// The currency in which it keeps its books, ISO 4217.
	pub currency: [u8; 3],
	/// Its keyless account.
	pub account: AccountId,
	/// Where it stands in the federation.
	pub standing: Standing,
	/// Civil time of its entry, in milliseconds.
	pub registered_at: Moment,
}

/// The record type of this runtime's co-ops.
pub type CoopOf<T> = Coop<<T as frame_system::Config>::AccountId>;

/// The offices held in one co-op.
pub type Terms = BoundedVec<Term, ConstU32<MAX_OFFICES>>;

/// An office given at genesis.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisOffice {
	/// The office.
	pub office: Office,
	/// The member who holds it.
	pub member: MemberNo,
	/// Length of the term in days from the start of the chain.
	pub days: u32,
}

/// A co-op founded at genesis. Its number is its place in the list, counted from 1.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisCoop {
	/// Its public name, at most 64 bytes.
	pub title: String,
	/// Two letters, ISO 3166-1.
	pub jurisdiction: String,
	/// Three letters, ISO 4217.
	pub currency: String,
	/// Civil time of its entry, in milliseconds since 1970.
	pub registered_at: Moment,
	/// Its officers.
	pub offices: Vec<GenesisOffice>,
}

#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro makes
pub mod pallet {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		// Dependencies

		/// Civil time and deadline time.
		type Clock: Clock;

		/// The registers of members.
		type Members: MemberInspect<Self::AccountId>;

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

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The founding co-ops.
		pub coops: Vec<GenesisCoop>,
		/// Binds the type to the runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
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
		/// A member no longer holds an office.
		OfficeEnded {
			/// The co-op.
			coop: CoopId,
			/// The office.
			office: Office,
			/// The member who held it.
			member: MemberNo,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// You are not a member of this co-op.
		NotMember,
		/// You do not hold this office in this co-op.
		NotOfficer,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The offices of the co-op whose terms are not over.
		pub fn offices_in_force(coop: CoopId) -> Vec<Term> {
			Offices::<T>::get(coop).into_iter().filter(|term| !term.ends.has_passed::<T::Clock>()).collect()
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(Self::derive_account(CoopId::MAX).is_some(), "accounts of co-ops must fit the account type");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), TryRuntimeError> {
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
		/// - [`Error::NotOfficer`]: the caller does not hold the office.
		///
		/// ## Events
		/// - [`Event::OfficeEnded`]
		#[pallet::call_index(0)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, coop: &CoopId, office: &Office| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::without(&who, *coop, *office).is_ok())
		})]
		pub fn resign_office(origin: OriginFor<T>, coop: CoopId, office: Office) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (member, remaining) = Self::without(&who, coop, office)?;

			Offices::<T>::insert(coop, remaining);
			Self::deposit_event(Event::OfficeEnded { coop, office, member });
			Ok(())
		}
	}
}

impl<T: Config> Pallet<T> {
	fn derive_account(coop: CoopId) -> Option<T::AccountId> {
		T::PalletId::get().try_into_sub_account(coop)
	}

	/// The caller's number and the offices of the co-op without the one he holds.
	fn without(who: &T::AccountId, coop: CoopId, office: Office) -> Result<(MemberNo, Terms), Error<T>> {
		let member = T::Members::seat_of(coop, who).ok_or(Error::<T>::NotMember)?;
		let mut terms = Offices::<T>::get(coop);
		let before = terms.len();
		terms.retain(|term| (term.office, term.member) != (office, member));
		ensure!(terms.len() < before, Error::<T>::NotOfficer);
		Ok((member, terms))
	}

	/// Enters a co-op. Says in a sentence what is wrong with `founded`.
	fn found(founded: &GenesisCoop) -> Result<CoopId, &'static str> {
		let title = founded.title.as_bytes().to_vec().try_into().map_err(|_| "the title is longer than 64 bytes")?;
		let jurisdiction = letters(&founded.jurisdiction).ok_or("the jurisdiction must be two capital letters")?;
		let currency = letters(&founded.currency).ok_or("the currency must be three capital letters")?;
		let terms: Vec<_> = founded
			.offices
			.iter()
			.map(|given| Term { office: given.office, member: given.member, ends: TermEnd::DaysAfterStart(given.days) })
			.collect();
		let terms = Terms::try_from(terms).map_err(|_| "there are more than 24 offices")?;
		ensure!(offices_are_distinct(&terms), "an office is given twice");
		let coop = CoopCount::<T>::get().checked_add(1).ok_or("there are too many co-ops")?;
		let account = Self::derive_account(coop).ok_or("its account cannot be derived")?;

		frame_system::Pallet::<T>::inc_providers(&account);
		CoopOfAccount::<T>::insert(&account, coop);
		Offices::<T>::insert(coop, terms);
		CoopCount::<T>::put(coop);
		Coops::<T>::insert(
			coop,
			Coop {
				title,
				jurisdiction,
				currency,
				account,
				standing: Standing::Member,
				registered_at: founded.registered_at,
			},
		);
		Ok(coop)
	}

	fn ensure_members_hold_offices(coop: CoopId) -> Result<(), &'static str> {
		let members = Offices::<T>::get(coop).iter().all(|term| T::Members::is_seated(coop, term.member));
		ensure!(members, "an office is given to somebody who is not a member");
		Ok(())
	}
}

/// `text` as an array, if it consists of just `N` capital letters.
fn letters<const N: usize>(text: &str) -> Option<[u8; N]> {
	let code: [u8; N] = text.as_bytes().try_into().ok()?;
	code.iter().all(u8::is_ascii_uppercase).then_some(code)
}

/// Whether no member holds an office twice and no single office has two holders.
fn offices_are_distinct(terms: &[Term]) -> bool {
	let same = |a: &Term, b: &Term| a.office == b.office && (a.office.is_single() || a.member == b.member);
	terms.iter().enumerate().all(|(i, term)| !terms.iter().take(i).any(|earlier| same(earlier, term)))
}

impl<T: Config> CoopInspect<T::AccountId> for Pallet<T> {
	fn standing(coop: CoopId) -> Option<Standing> {
		Coops::<T>::get(coop).map(|coop| coop.standing)
	}

	fn is_board(coop: CoopId, who: MemberNo) -> bool {
		Offices::<T>::get(coop)
			.iter()
			.any(|term| term.member == who && term.office.is_board() && !term.ends.has_passed::<T::Clock>())
	}

	fn account(coop: CoopId) -> Option<T::AccountId> {
		Coops::<T>::get(coop).map(|coop| coop.account)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_found() -> CoopId {
		benchmarking::found::<T>()
	}
}

impl<T: Config> OnSeatEnded for Pallet<T> {
	fn on_seat_ended(coop: CoopId, member: MemberNo) {
		let (ended, remaining): (Vec<_>, Vec<_>) =
			Offices::<T>::get(coop).into_iter().partition(|term| term.member == member);
		if ended.is_empty() {
			return;
		}
		match Terms::try_from(remaining) {
			Ok(remaining) => Offices::<T>::insert(coop, remaining),
			Err(_) => {
				defensive!("a part of a bounded list fits its bound");
			}
		}
		for Term { office, member, .. } in ended {
			Self::deposit_event(Event::OfficeEnded { coop, office, member });
		}
	}

	fn weight() -> Weight {
		T::WeightInfo::on_seat_ended()
	}
}

#[cfg(any(test, feature = "try-runtime"))]
use sp_runtime::TryRuntimeError;

#[cfg(any(test, feature = "try-runtime"))]
impl<T: Config> Pallet<T> {
	/// Checks the invariants numbered in the documentation of the pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let count = CoopCount::<T>::get();
		ensure!(
			(1..=count).all(Coops::<T>::contains_key) && Coops::<T>::iter_keys().count() == count as usize,
			"1: a number of a co-op is missing or was not given out"
		);
		for (id, coop) in Coops::<T>::iter() {
			ensure!(
				Self::derive_account(id).as_ref() == Some(&coop.account)
					&& CoopOfAccount::<T>::get(&coop.account) == Some(id)
					&& frame_system::Pallet::<T>::providers(&coop.account) > 0,
				"2: an account of a co-op is not its own, is not found or has no provider"
			);
		}
		ensure!(CoopOfAccount::<T>::iter().count() == count as usize, "2: an account belongs to no co-op");
		for (coop, terms) in Offices::<T>::iter() {
			ensure!(
				offices_are_distinct(&terms) && terms.iter().all(|term| T::Members::is_seated(coop, term.member)),
				"3: an office is held twice or by somebody who is not a member"
			);
			ensure!(Coops::<T>::contains_key(coop), "4: officers of a co-op that is not in the register");
		}
		ensure!(
			T::Members::registers().into_iter().all(Coops::<T>::contains_key),
			"4: members of a co-op that is not in the register"
		);
		Ok(())
	}
}
