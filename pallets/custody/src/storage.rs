//! What is kept, and how it begins.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod storage {
	/// Why units are on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Their holder wants to be paid for them.
		#[codec(index = 0)]
		Redemption,
	}

	/// The custodians, those that were removed included.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Custodians<T: Config> = StorageMap<_, Twox64Concat, CustodianId, CustodianOf<T>, OptionQuery>;

	/// How many custodians were approved, which is also the last number given out.
	#[pallet::storage]
	pub type CustodianCount<T: Config> = StorageValue<_, CustodianId, ValueQuery>;

	/// The custodian that a co-op is and that was not removed.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type CustodianOfCoop<T: Config> = StorageMap<_, Twox64Concat, CoopId, CustodianId, OptionQuery>;

	/// The deposits that wait for an auditor, and those that are confirmed and not all issued.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Deposits<T: Config> = StorageMap<_, Twox64Concat, DepositNo, DepositOf<T>, OptionQuery>;

	/// How many deposits were attested, which is also the last number given out.
	#[pallet::storage]
	pub type DepositCount<T: Config> = StorageValue<_, DepositNo, ValueQuery>;

	/// The references of deposits that a co-op has used as a custodian, each once.
	#[pallet::storage]
	pub type DepositReferences<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::Hash, (), OptionQuery>;

	/// The register of issues, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Issues<T: Config> = StorageMap<_, Twox64Concat, IssueNo, IssueOf<T>, OptionQuery>;

	/// How many issues the register holds, which is also the last number given out.
	#[pallet::storage]
	pub type IssueCount<T: Config> = StorageValue<_, IssueNo, ValueQuery>;

	/// The redemptions that are open.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Redemptions<T: Config> = StorageMap<_, Twox64Concat, RedemptionNo, RedemptionOf<T>, OptionQuery>;

	/// How many redemptions were requested, which is also the last number given out.
	#[pallet::storage]
	pub type RedemptionCount<T: Config> = StorageValue<_, RedemptionNo, ValueQuery>;

	/// How many redemptions an account has open.
	#[pallet::storage]
	pub type OpenRedemptions<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The references of payouts that a co-op has used as a custodian, each once.
	#[pallet::storage]
	pub type PayoutReferences<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::Hash, (), OptionQuery>;

	/// The register of payouts, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Payouts<T: Config> = StorageMap<_, Twox64Concat, PayoutNo, PayoutOf<T>, OptionQuery>;

	/// How many payouts the register holds, which is also the last number given out.
	#[pallet::storage]
	pub type PayoutCount<T: Config> = StorageValue<_, PayoutNo, ValueQuery>;

	/// What first hands have entered about something and no second one has carried out.
	///
	/// Notes that have lapsed count for nothing, though they may still stand here.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Notes<T: Config> = StorageMap<_, Twox64Concat, Subject, NotesOf<T>, ValueQuery>;

	/// The statements of a custodian, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Statements<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		CustodianId,
		Twox64Concat,
		StatementNo,
		Statement<<T as frame_system::Config>::Hash>,
		OptionQuery,
	>;

	/// The accounts that may receive units because a co-op answers for them.
	#[pallet::storage]
	pub type Registered<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, RegistrationOf<T>, OptionQuery>;

	/// How many accounts a co-op has registered.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type RegisteredCount<T: Config> = StorageMap<_, Twox64Concat, CoopId, u32, ValueQuery>;

	/// How many entries a member has made free of charge.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type FreeUsed<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// The deposits that lapse or of which more is issued, in the order of their times.
	// Identity: the key is deadline time, big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Deadlines<T: Config> = StorageDoubleMap<_, Identity, [u8; 8], Twox64Concat, DepositNo, (), OptionQuery>;

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The first custodians, and the deposits for which the first units are issued.
		pub custodians: Vec<GenesisCustodian<T::AccountId, T::Hash>>,
		/// The accounts that are registered from the start.
		pub accounts: Vec<GenesisAccount<T::AccountId, T::Hash>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if let Err(error) = Pallet::<T>::open_books() {
				panic!("the books of custody: {error:?}");
			}
			if let Err(reason) = Pallet::<T>::ensure_unissued() {
				panic!("custody of the genesis: {reason}");
			}
			for account in &self.accounts {
				if let Err(reason) = Pallet::<T>::found_account(account) {
					panic!("registered account {:?} of the genesis: {reason}", account.account);
				}
			}
			for custodian in &self.custodians {
				if let Err(reason) = Pallet::<T>::found_custodian(custodian) {
					panic!("custodian '{}' of the genesis: {reason}", custodian.title);
				}
			}
			if let Err(reason) = Pallet::<T>::ensure_fund_exists() {
				panic!("custody of the genesis: {reason}");
			}
		}
	}
}
