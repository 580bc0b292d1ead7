#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::{collections::BTreeSet, vec::Vec};
use frame::prelude::*;
use frame_support::{pallet_macros::import_section, weights::WeightMeter};
use rochdale_primitives::{
	currency::{decimals, smallest_unit, Currency},
	interest::{Interest, Person},
	ledger::{
		day_of, AccountKind, AccountNo, Basis, Cash, Charged, Day, Draft, EntryNo, Keeper, KnowParties, LedgerId, Leg,
		Moves, Order, Party, PendingNo, Post, Side, Sums, Terms, MAX_AMOUNT, MAX_ITEMS,
	},
	money::{Direction, Hand, Hands, LineNo, Mode, PaymentNo, RegisteredAccounts, TreasuryId, MAX_SIGNERS},
	queue::DueQueue,
	quota::CountFree,
	refusal::GiveBack,
	text::{is_visible, Written},
	two_hands::BOARD,
	AgreementMandate, Clock, CoopId, CoopInspect, FederationMandate, Mandate, MemberInspect, MemberNo, Moment, Office,
	OnCoopLeft, Parties, Quota, ResolutionId, Standing, Text, Track, Voice, Window,
};

pub use pallet::*;
pub use rules::{
	calendar::{Rhythm, YearBegin},
	limits::{self, *},
};
// `Signer` by name: the prelude has one too.
pub use types::{Signer, *};
pub use views::{runtime_api, LineCard, RequestCard, SignerCard, Status, TreasuryCard};
pub use weights::WeightInfo;

use acts::{count, is_same, Active, Charge, Decided, Opened, Outcome, Paid, Pausing, Word};
use rules::tiers;

mod acts;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod errors;
mod events;
mod free;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod proposable;
mod rules;
#[cfg(test)]
mod tests;
mod types;
mod views;
pub mod weights;

/// An amount, in millionths of the currency.
pub type Balance = u128;

#[import_section(events::events)]
#[import_section(errors::errors)]
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

		/// The federation's register of co-ops, which must know who holds an office.
		type Coops: CoopInspect<Self::AccountId>;

		/// The registers of members.
		type Members: MemberInspect<Self::AccountId>;

		/// An enacted resolution of one co-op.
		///
		/// Benchmarks need a successful origin of the special track, of the last co-op founded.
		type CoopOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// An enacted agreement between co-ops.
		///
		/// Benchmarks need a successful origin of the special track between the last two co-ops founded.
		type AgreementOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = AgreementMandate>;

		/// An enacted resolution of the federation.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = FederationMandate>;

		/// The books, in which money moves.
		type Ledger: Post<Self::AccountId, Self::Hash>;

		/// With whom money can be exchanged, as the ledger knows it.
		type Parties: KnowParties<Self::AccountId, Self::Hash>;

		/// The accounts that may receive units although no register has them.
		type Registered: RegisteredAccounts<Self::AccountId>;

		// Parameters

		/// Seed of the accounts of treasuries. Changing it changes their addresses.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The currency of units, a code of ISO 4217.
		#[pallet::constant]
		type HomeCurrency: Get<[u8; 3]>;

		/// The most budget lines of a treasury that can be open.
		#[pallet::constant]
		type MaxLines: Get<u32>;

		/// The most requests of a treasury that can be open.
		#[pallet::constant]
		type MaxRequests: Get<u32>;

		/// How many requests, reports and changes of mind a member has free of charge in a period.
		#[pallet::constant]
		type FreeRequests: Get<u32>;

		/// Days of that period.
		#[pallet::constant]
		type FreeDays: Get<u32>;

		/// Weights measured for this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The treasuries, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Treasuries<T: Config> = StorageMap<_, Twox64Concat, TreasuryId, TreasuryOf<T>, OptionQuery>;

	/// How many treasuries were opened, which is also the last number given out.
	#[pallet::storage]
	pub type TreasuryCount<T: Config> = StorageValue<_, TreasuryId, ValueQuery>;

	/// The treasury to which a keyless account belongs.
	#[pallet::storage]
	pub type TreasuryOfAccount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, TreasuryId, OptionQuery>;

	/// The treasury whose money is in a ledger.
	// Twox: numbers of co-ops and treasuries are given out by the chain.
	#[pallet::storage]
	pub type TreasuryOfLedger<T: Config> = StorageMap<_, Twox64Concat, LedgerId, TreasuryId, OptionQuery>;

	/// The treasuries that a co-op owns or has a signer in.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type TreasuriesOf<T: Config> =
		StorageMap<_, Twox64Concat, CoopId, BoundedVec<TreasuryId, ConstU32<MAX_TREASURIES>>, ValueQuery>;

	/// The members who are signers of a treasury no longer, and when they were.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type PastSigners<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, TreasuryId>, NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, MemberNo>),
		PastSigner,
		OptionQuery,
	>;

	/// The budget lines of a treasury, those that are closed included.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Lines<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, LineNo, LineOf<T>, OptionQuery>;

	/// What a budget line has given in a period, by the civil day on which that began.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Spent<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, TreasuryId>, NMapKey<Twox64Concat, LineNo>, NMapKey<Twox64Concat, Day>),
		Spending,
		ValueQuery,
	>;

	/// The requests for a payment that are open.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Payments<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, PaymentNo, PaymentOf<T>, OptionQuery>;

	/// What has become of the requests that are no longer open.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type ClosedPayments<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, PaymentNo, Closed, OptionQuery>;

	/// What was carried out by bank, by its number in the books.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type CarriedOut<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, PendingNo, CarriedOf<T>, OptionQuery>;

	/// How many requests and payments that stand rest on a document.
	#[pallet::storage]
	pub type Vouchers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Blake2_128Concat, T::Hash, u32, ValueQuery>;

	/// What requests paid to a payee in the last days, by the hash of who is behind.
	#[pallet::storage]
	pub type Payees<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Blake2_128Concat, T::Hash, Window, ValueQuery>;

	/// The reports of a treasury, by number.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Reports<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TreasuryId, Twox64Concat, u32, Report<T::Hash>, OptionQuery>;

	/// How much of what is free of charge a member has used.
	// Twox: numbers are given out by the chain.
	#[pallet::storage]
	pub type Quotas<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNo, Quota, ValueQuery>;

	/// Everything that happens by itself, in the order of its time.
	// Identity: the key is deadline time, big-endian, so that iteration starts with what comes next.
	#[pallet::storage]
	pub type Deadlines<T: Config> = StorageDoubleMap<_, Identity, [u8; 8], Twox64Concat, Due, (), OptionQuery>;

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Account, money, status, signers and tiers of a treasury.
		pub fn treasury(treasury: TreasuryId) -> Option<TreasuryCard<T::AccountId>> {
			Self::card(treasury)
		}

		/// What was planned and what was paid of each budget line of a treasury.
		pub fn lines(treasury: TreasuryId) -> Vec<LineCard> {
			Self::line_cards(treasury)
		}

		/// The open requests of a treasury, and how far each has come.
		pub fn open_requests(treasury: TreasuryId) -> Vec<RequestCard<T::Hash>> {
			Self::request_cards(treasury)
		}

		/// What signers repeat to approve a request, or again what waits for the bank.
		pub fn content(treasury: TreasuryId, payment: PaymentNo) -> Option<T::Hash> {
			Self::content_now(treasury, payment)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::run_queue(&mut meter, MAX_STEPS_PER_BLOCK);
			meter.consumed()
		}

		fn integrity_test() {
			assert!(
				Self::derive_account(TreasuryId::MAX).is_some(),
				"accounts of treasuries must fit the account type"
			);
			assert!(T::MaxLines::get() > 0 && T::MaxRequests::get() > 0, "treasuries must be able to pay");
			assert!(T::MaxRequests::get() <= MAX_OPEN_REQUESTS, "the requests that are open must be listed");
			assert!(T::FreeRequests::get() > 0 && T::FreeDays::get() > 0, "members must be able to request");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Open a treasury of your co-op, of your co-ops together, or of the federation.
		///
		/// It gets the next number, a keyless account whose address never changes, and books. `signers` are all of its
		/// signers, and `lines` those of its first budget. The first report of the out-turn is due in 90 days.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special: of one co-op, an agreement, or of the federation.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`]: the resolution was by consent.
		/// - [`Error::TitleTooLong`]: the name has more than [`MAX_TITLE`] bytes.
		/// - [`Error::TitleNotText`]: the name is empty, not UTF-8, begins or ends with a space, or has signs that
		///   hide.
		/// - [`Error::NoSuchCurrency`]: there is no such currency.
		/// - [`Error::WrongCurrency`]: a treasury in units has another currency than units have.
		/// - [`Error::CoopLeft`]: an owner is not in the federation.
		/// - [`Error::TiersOutsideRange`], [`Error::ThresholdOutsideRange`]: the rules do not fit the signers.
		/// - Those of [`Pallet::set_signers`] about the signers, and of [`Pallet::open_line`] about the lines.
		/// - [`Error::TooManyTreasuries`]: an owner or the co-op of a signer has [`MAX_TREASURIES`].
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::SignerNamed`] for each signer, [`Event::LineOpened`] for each line, and [`Event::TreasuryOpened`]
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::opening_weight(lines.len()))]
		pub fn open_treasury(
			origin: OriginFor<T>,
			title: Written,
			currency: [u8; 3],
			mode: Mode,
			rules: Rules,
			signers: NewSigners,
			lines: NewLines<T>,
		) -> DispatchResultWithPostInfo {
			let decided = Self::decided(origin).or_refused(Weight::zero())?;
			let resolution = decided.resolution;
			let (treasury, opened, lines) = Self::may_open(decided, &title, (currency, mode), rules, &signers, &lines)
				.or_refused(<T as Config>::WeightInfo::open_treasury(count(lines.len())))?;

			let (account, owner, ledger) = (opened.account.clone(), opened.owner.clone(), opened.ledger);
			Self::enter(treasury, opened, lines)?;
			Self::deposit_event(Event::TreasuryOpened { treasury, account, owner, ledger, resolution });
			Ok(().into())
		}

		/// Name all signers of your treasury anew.
		///
		/// Who was a signer stays one, with a new term, and what they approved counts on. Who is not named is one no
		/// longer, and what they approved is void at once. The threshold that was adopted stays, or
		/// becomes all of them where they are fewer; more than half of them approve in any case.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::SignerTwice`]: a signer is named twice.
		/// - [`Error::OfficeCannotSign`]: an office is not one of the board.
		/// - [`Error::SignerNotEligible`]: a member is not seated, on probation, suspended or leaving.
		/// - [`Error::TermOutsideRange`]: a term is zero or longer than [`MAX_TERM_DAYS`].
		/// - [`Error::SignerNotOfOwner`], [`Error::SignerNotInFederation`]: a signer is of a co-op that has no part in
		///   it.
		/// - [`Error::SignersOfOneCoop`]: two signers of a joint treasury are of the same co-op. (practice no. 105)
		/// - [`Error::TermTooLong`]: a seat would sign for more than [`MAX_CONSECUTIVE_DAYS`] without a break.
		/// - [`Error::ThresholdOutsideRange`]: there are fewer signers than two.
		/// - [`Error::TooManyTreasuries`]: the co-op of a signer has [`MAX_TREASURIES`].
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::SignerEnded`] and [`Event::SignerNamed`] for those who are concerned, and [`Event::SignersSet`]
		#[pallet::call_index(1)]
		pub fn set_signers(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			signers: NewSigners,
		) -> DispatchResultWithPostInfo {
			let (before, Decided { resolution, .. }) =
				Self::ensure_owner(origin, treasury).or_refused(Self::owner_weight())?;
			Self::ensure_signers(&before.owner, &signers)?;
			let after = Self::with_signers(treasury, before.clone(), &signers)?;
			Self::ensure_room(Some(&before), &after)?;

			let threshold = Self::counting_threshold(&after)?;
			Self::put(treasury, Some(&before), after, Some(SignerEnd::Removed));
			Self::deposit_event(Event::SignersSet { treasury, threshold, resolution });
			Ok(().into())
		}

		/// Name the signer of your co-op in a treasury that several share.
		///
		/// They take the place of the one that the co-op had, whose approvals are void at once. An owner without a
		/// signer gets one.
		///
		/// ## Origin
		/// An enacted resolution of one of the owners, or of a co-op that has a signer in a treasury of the federation,
		/// ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::NotJoint`]: the treasury belongs to one co-op, which names all signers.
		/// - [`Error::SignerNotOfOwner`]: the signer is not of your co-op.
		/// - [`Error::SignerNotEligible`]: nobody with an account holds the office, or the member cannot sign.
		/// - Those of [`Pallet::set_signers`] about a signer.
		///
		/// ## Events
		/// - [`Event::SignerEnded`] if there was another one, [`Event::SignerNamed`] and [`Event::SignersSet`]
		#[pallet::call_index(2)]
		pub fn replace_signer(origin: OriginFor<T>, treasury: TreasuryId, signer: NewSigner) -> DispatchResult {
			let mandate = Self::ensure_coop(origin)?;
			let (before, after) = Self::may_replace(&mandate, treasury, signer)?;

			let threshold = Self::counting_threshold(&after)?;
			Self::put(treasury, Some(&before), after, Some(SignerEnd::Replaced));
			Self::deposit_event(Event::SignersSet { treasury, threshold, resolution: mandate.resolution });
			Ok(())
		}

		/// Set how many signers must approve, and up to which sums.
		///
		/// It applies to what is pending too. No tier is ever more than a share of the money held:
		/// [`TIER1_SHARE_BPS`] and [`TIER2_SHARE_BPS`]. (practice no. 106)
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::ThresholdOutsideRange`]: the threshold is not more than half of the signers, less than two or
		///   more than all.
		/// - [`Error::TiersOutsideRange`]: the first tier reaches further than the second.
		///
		/// ## Events
		/// - [`Event::RulesSet`]
		#[pallet::call_index(3)]
		pub fn set_rules(origin: OriginFor<T>, treasury: TreasuryId, rules: Rules) -> DispatchResult {
			let (before, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			Self::ensure_rules(rules, before.signers.len())?;

			Treasuries::<T>::insert(treasury, Treasury { rules, ..before });
			Self::deposit_event(Event::RulesSet { treasury, rules, resolution });
			Ok(())
		}

		/// Adopt a budget line: what signers can pay for one purpose.
		///
		/// `purpose` is the hash of the document that describes it, `limit` what can be paid in each period of the business
		/// year as `rhythm` says. What a special resolution adopts is no major disposal.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::TitleTooLong`], [`Error::TitleNotText`]: as for [`Pallet::open_treasury`].
		/// - [`Error::NoDocument`], [`Error::ZeroAmount`]: the hash or the limit is zero.
		/// - [`Error::TooManyLines`]: as many lines are open as can be.
		/// - [`Error::Overflow`]: the numbers have run out.
		///
		/// ## Events
		/// - [`Event::LineOpened`]
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::open_line().saturating_add(T::Ledger::open_weight()))]
		pub fn open_line(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			title: Written,
			purpose: T::Hash,
			limit: BalanceOf<T>,
			rhythm: Rhythm,
		) -> DispatchResultWithPostInfo {
			let (mut record, Decided { resolution, track, .. }) =
				Self::ensure_owner(origin, treasury).or_refused(Self::owner_weight())?;
			let new = NewLine { title, purpose, limit, rhythm };
			let opened = Self::may_open_line(&mut record, (resolution, track), &new)?;

			Self::enter_line(treasury, record.ledger, opened)?;
			Treasuries::<T>::insert(treasury, record);
			Ok(().into())
		}

		/// Change the limit of a budget line.
		///
		/// A limit of zero stops it for a while. What was paid stays counted, and requests that are open are measured
		/// by the new limit.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::NoSuchLine`], [`Error::LineClosed`]: the line is not open.
		///
		/// ## Events
		/// - [`Event::LineChanged`]
		#[pallet::call_index(5)]
		pub fn change_line(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			line: LineNo,
			limit: BalanceOf<T>,
		) -> DispatchResult {
			let (_, Decided { resolution, track, .. }) = Self::ensure_owner(origin, treasury)?;
			let changed = Self::may_change_line(treasury, (resolution, track), line, limit)?;

			Lines::<T>::insert(treasury, line, changed);
			Self::deposit_event(Event::LineChanged { treasury, line, limit, resolution });
			Ok(())
		}

		/// Close a budget line, to which nothing is charged any more.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::NoSuchLine`], [`Error::LineClosed`]: the line is not open.
		///
		/// ## Events
		/// - [`Event::LineClosed`]
		#[pallet::call_index(6)]
		pub fn close_line(origin: OriginFor<T>, treasury: TreasuryId, line: LineNo) -> DispatchResult {
			let (before, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			let (after, closed) = Self::may_close_line(treasury, before, resolution, line)?;

			Treasuries::<T>::insert(treasury, after);
			Lines::<T>::insert(treasury, line, closed);
			Self::deposit_event(Event::LineClosed { treasury, line, resolution });
			Ok(())
		}

		/// Pay from your treasury by resolution, within the budget or outside it.
		///
		/// With a line it is charged to it without regard to its limit, so that the out-turn shows it. `voucher` is the hash
		/// of the document behind it. By bank `items` can have many payees, in units one.
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special. It must be special if this payment and what went in the
		/// last year come to a third of the money or more. (practice no. 58; CLS)
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::Paused`], [`Error::Frozen`]: no money leaves the treasury now.
		/// - [`Error::NoItems`], [`Error::OneInUnits`], [`Error::PayeeTwice`]: nobody is paid, or too many are.
		/// - [`Error::ZeroAmount`], [`Error::BelowSmallestUnit`], [`Error::NoDocument`]: an amount or the hash cannot be.
		/// - [`Error::NotPayable`]: a payee cannot be paid, or must be named in another way.
		/// - [`Error::NoSuchLine`], [`Error::LineClosed`]: the line is not open.
		/// - [`Error::MajorDisposal`]: it needs a special resolution.
		/// - [`Error::Overflow`]: the sums are more than can be counted.
		/// - What the books say, such as that there is not enough money.
		///
		/// ## Events
		/// - [`Event::PaidByResolution`]
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::paying_weight(count(items.len())))]
		pub fn pay(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			line: Option<LineNo>,
			items: ItemsOf<T>,
			voucher: T::Hash,
		) -> DispatchResultWithPostInfo {
			let (record, Decided { resolution, track, .. }) =
				Self::ensure_owner(origin, treasury).or_refused(Self::owner_weight())?;

			Self::pay_by_resolution(treasury, record, (resolution, track), line, &items, voucher)?;
			Ok(().into())
		}

		/// Pause your treasury for some days, or end a pause with zero days.
		///
		/// The days are counted from now on, also where it is paused already. Zero days are no error where there is no
		/// pause, so that owners can pay in the same resolution whatever happens until then. (practice no. 109)
		///
		/// ## Origin
		/// An enacted resolution of the owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::PauseOutsideRange`]: there are more than [`MAX_PAUSE_DAYS`].
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::TreasuryPaused`], or [`Event::PauseEnded`] if it was paused
		#[pallet::call_index(8)]
		pub fn set_pause(origin: OriginFor<T>, treasury: TreasuryId, days: u16) -> DispatchResult {
			let (before, Decided { resolution, .. }) = Self::ensure_owner(origin, treasury)?;
			let pause = Self::may_set_pause(days, resolution)?;

			let was_paused = Self::is_paused(&before);
			Treasuries::<T>::insert(treasury, Treasury { pause, ..before });
			match pause {
				Some(Pause { until, by }) => {
					Self::deposit_event(Event::TreasuryPaused { treasury, until, by, reason: None });
				}
				None if was_paused => Self::deposit_event(Event::PauseEnded { treasury, resolution }),
				None => {}
			}
			Ok(())
		}

		/// Leave a treasury that your co-op shares with others.
		///
		/// Nobody can refuse it. The co-op is no owner any more and has no signer in it. What it has paid in stays.
		///
		/// ## Origin
		/// An enacted resolution of one of several owners, ordinary or special.
		///
		/// ## Errors
		/// - [`Error::MandateTooWeak`], [`Error::NoSuchTreasury`], [`Error::NotOwner`]: you cannot decide this.
		/// - [`Error::LastOwner`]: no other owner is left.
		///
		/// ## Events
		/// - [`Event::SignerEnded`] if it had a signer, and [`Event::CoopLeftTreasury`]
		#[pallet::call_index(9)]
		pub fn leave_treasury(origin: OriginFor<T>, treasury: TreasuryId) -> DispatchResult {
			let Mandate { coop, resolution, .. } = Self::ensure_coop(origin)?;
			let (before, after) = Self::may_leave(coop, treasury)?;

			Self::put(treasury, Some(&before), after, Some(SignerEnd::LeftTreasury));
			Self::deposit_event(Event::CoopLeftTreasury { treasury, coop, resolution });
			Ok(())
		}

		/// Request a payment within the budget, or a run of payments by bank.
		///
		/// `voucher` is the hash of the document behind it, such as an invoice; `again` says that it may have been used
		/// before. Signers have 30 days to approve it, and repeat the hash that [`Event::Requested`] tells.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, or an officer of the board of an owner. Free of charge a few
		/// times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`], [`Error::NotHand`]: you cannot request this.
		/// - [`Error::Paused`], [`Error::ReportOverdue`]: nothing is requested now.
		/// - [`Error::NoItems`], [`Error::OneInUnits`], [`Error::PayeeTwice`]: nobody is paid, or too many are.
		/// - [`Error::ZeroAmount`], [`Error::BelowSmallestUnit`], [`Error::NoDocument`]: an amount or the hash cannot be.
		/// - [`Error::TooManyRequests`], [`Error::TooManyOfYours`]: as many requests are open as can be, or as many of yours,
		///   or where others share the money of your co-op.
		/// - [`Error::VoucherUsed`]: the document was used, and you do not say that it is right all the same.
		/// - [`Error::NotPayable`]: a payee cannot be paid, or must be named in another way.
		/// - [`Error::NoSuchLine`], [`Error::LineClosed`]: the line is not open.
		/// - [`Error::OverBudget`]: the line has less left in this period.
		/// - [`Error::NeedsResolution`]: it is more than signers can approve, or with what a payee got in 30 days.
		/// - [`Error::MajorDisposal`]: with what went in a year it is a third of the money.
		/// - [`Error::TooFewApprovers`]: too few signers are neither you nor those who benefit.
		/// - [`Error::Overflow`]: the sums, the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::Requested`]
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::requesting_weight(count(items.len())))]
		#[allow(clippy::too_many_arguments)]
		pub fn request(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			coop: CoopId,
			line: LineNo,
			items: ItemsOf<T>,
			voucher: T::Hash,
			again: bool,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let n = count(items.len());
			let asked = Self::may_request(treasury, coop, &who, line, &items, voucher, again);
			let (after, request, needed) = Self::or_refused(asked, Self::requesting_weight(n))?;

			let (payment, by) = (after.payments, request.requested_by);
			let Payment { content, expires_at, .. } = request;
			let weight = <T as Config>::WeightInfo::request(n, needed);
			let weight = weight.saturating_add(Self::seldom_weight(treasury, &items, by));
			Self::count_free(by);
			Self::make_request(treasury, payment, request);
			Treasuries::<T>::insert(treasury, after);
			let total = total(&items).unwrap_or_default();
			Self::deposit_event(Event::Requested { treasury, payment, line, total, content, by, expires_at });
			Ok(Some(weight).into())
		}

		/// Take back your request.
		///
		/// ## Origin
		/// Signed by the member of `coop` who has requested it. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: the request is not open.
		/// - [`Error::NotMember`], [`Error::NotRequester`]: somebody else has requested it.
		///
		/// ## Events
		/// - [`Event::RequestWithdrawn`]
		#[pallet::call_index(11)]
		pub fn withdraw_request(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			payment: PaymentNo,
			coop: CoopId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::may_withdraw(treasury, payment, coop, &who)?;

			Self::close(treasury, payment, Closed::Withdrawn);
			Self::deposit_event(Event::RequestWithdrawn { treasury, payment });
			Ok(())
		}

		/// Approve a request, which is paid when enough have.
		///
		/// The approval that makes enough pays at once, or lets the delay of a day begin, after which it is paid by
		/// itself. Where it cannot be paid then, the approval stands all the same. An approval takes back your
		/// rejection.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, is not the requester and does not benefit. Free of charge;
		/// changes of mind a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: the request is not open.
		/// - [`Error::NotMember`], [`Error::NotSigner`]: you do not sign for the treasury.
		/// - [`Error::OtherContent`]: `content` is the hash of something else.
		/// - [`Error::RequesterCannotDecide`], [`Error::YouBenefit`]: you have no say in this.
		/// - [`Error::Paused`], [`Error::ReportOverdue`]: nothing is approved now.
		/// - [`Error::AlreadyApproved`]: you have approved it.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::RequestApproved`], and [`Event::Paid`], [`Event::DelayBegun`] or [`Event::PaymentHeld`]
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::approving_weight(MAX_ITEMS))]
		pub fn approve(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			payment: PaymentNo,
			coop: CoopId,
			content: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_approve(treasury, payment, coop, &who, content);
			let word = Self::or_refused(asked, Self::refusing_weight(treasury, payment))?;

			let weight = Self::approved_weight(treasury, &word);
			Self::deposit_event(Event::RequestApproved { treasury, payment, by: word.hand });
			Self::hear_word(treasury, payment, word)?;
			Ok(Some(weight).into())
		}

		/// Reject a request, which is closed when too few are left who could approve it.
		///
		/// `reason` is the hash of your reasons. A rejection takes back your approval.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, is not the requester and does not benefit. Free of charge;
		/// changes of mind a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: the request is not open.
		/// - [`Error::NotMember`], [`Error::NotSigner`]: you do not sign for the treasury.
		/// - [`Error::OtherContent`]: `content` is the hash of something else.
		/// - [`Error::RequesterCannotDecide`], [`Error::YouBenefit`]: you have no say in this.
		/// - [`Error::NoDocument`]: the hash of the reasons is zero.
		/// - [`Error::AlreadyRejected`]: you have rejected it.
		///
		/// ## Events
		/// - [`Event::RequestOpposed`], and [`Event::RequestRejected`] if it is closed
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::rejecting_weight(MAX_ITEMS))]
		pub fn reject(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			payment: PaymentNo,
			coop: CoopId,
			content: T::Hash,
			reason: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let weight = Self::rejecting_weight(Self::items_of(treasury, payment));
			let word = Self::or_refused(Self::may_reject(treasury, payment, coop, &who, content, reason), weight)?;

			Self::deposit_event(Event::RequestOpposed { treasury, payment, by: word.hand, reason });
			Self::hear_word(treasury, payment, word)?;
			Ok(Some(weight).into())
		}

		/// Carry out a request that enough have approved and that could not be paid before.
		///
		/// Everything is asked anew. Where a delay is needed now and none has begun, it begins.
		///
		/// ## Origin
		/// Signed by anyone.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NoSuchRequest`]: the request is not open.
		/// - [`Error::Paused`], [`Error::Frozen`]: no money leaves the treasury now.
		/// - [`Error::NotPayable`]: the payee cannot be paid any more.
		/// - [`Error::LineClosed`], [`Error::OverBudget`], [`Error::NeedsResolution`], [`Error::MajorDisposal`]: the budget
		///   does not allow it now.
		/// - [`Error::DetailsChanged`]: it has to be requested anew, with the bank details of now.
		/// - [`Error::TooFewApprovals`]: not enough have approved it who count now.
		/// - [`Error::NotReady`]: the delay is not over.
		/// - [`Error::Overflow`]: the sums or the time have run out.
		/// - What the books say, such as that there is not enough money.
		///
		/// ## Events
		/// - [`Event::Paid`] or [`Event::DelayBegun`]
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::carrying_weight(MAX_ITEMS))]
		pub fn execute(origin: OriginFor<T>, treasury: TreasuryId, payment: PaymentNo) -> DispatchResultWithPostInfo {
			ensure_signed(origin).or_refused(Weight::zero())?;
			let items = Self::items_of(treasury, payment);
			let most = <T as Config>::WeightInfo::execute(items).saturating_add(Self::all_weight());
			match Self::or_refused(Self::lacks_delay(treasury, payment), most)? {
				true => Self::begin_delay(treasury, payment)?,
				false => Self::carry_out(treasury, payment)?,
			}
			Ok(Some(Self::carrying_weight(items)).into())
		}

		/// Pause a treasury for 14 days, as one of two signers or as an auditor.
		///
		/// The first signer's wish is noted, the second one's pauses it. An auditor of an owner, or for a treasury of
		/// the federation of any co-op that votes there, does so alone. `reason` is the hash of the
		/// reasons. (practice no. 109)
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer or an auditor. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`], [`Error::NotSigner`]: you are neither signer nor auditor.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::AlreadyPaused`]: the treasury is paused.
		/// - [`Error::PauseNeedsResolution`]: such a pause has ended less than 30 days ago.
		/// - [`Error::AlreadyApproved`]: you are the first signer who wants it.
		/// - [`Error::Overflow`]: the time has run out.
		///
		/// ## Events
		/// - [`Event::PauseWanted`] or [`Event::TreasuryPaused`]
		#[pallet::call_index(15)]
		pub fn pause(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			coop: CoopId,
			reason: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let most = <T as Config>::WeightInfo::pause();
			let mut record = Self::or_refused(Self::existing(treasury), most)?;
			let (by, pausing) = Self::or_refused(Self::may_pause(&record, coop, &who, reason), most)?;

			match pausing {
				Pausing::Noted(first) => {
					let lapses_at = first.lapses_at;
					record.first_hand = Some(first);
					Self::deposit_event(Event::PauseWanted { treasury, by, reason, lapses_at });
				}
				Pausing::Paused(pause, again_at) => {
					let Pause { until, by } = pause;
					record.first_hand = None;
					record.pause = Some(pause);
					record.hands_again_at = again_at;
					Self::deposit_event(Event::TreasuryPaused { treasury, until, by, reason: Some(reason) });
				}
			}
			Treasuries::<T>::insert(treasury, record);
			Ok(().into())
		}

		/// Report on what was planned and what was paid.
		///
		/// `document` is the hash of the report. The next one is due in 90 days. (practice no. 108)
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, or an officer of the board of an owner. Free of charge a few
		/// times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`], [`Error::NotHand`]: you cannot report on it.
		/// - [`Error::NoDocument`]: the hash is zero.
		/// - [`Error::Overflow`]: the numbers or the time have run out.
		///
		/// ## Events
		/// - [`Event::OutturnReported`]
		#[pallet::call_index(16)]
		pub fn report_outturn(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			coop: CoopId,
			document: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_report(treasury, coop, &who, document);
			let (after, report) = Self::or_refused(asked, <T as Config>::WeightInfo::report_outturn())?;

			let (number, by, next_due_at) = (after.reports, report.by, after.report_due_at);
			Self::count_free(by);
			Reports::<T>::insert(treasury, number, report);
			Treasuries::<T>::insert(treasury, after);
			Self::deposit_event(Event::OutturnReported { treasury, report: number, document, by, next_due_at });
			Ok(().into())
		}

		/// Lay down being a signer.
		///
		/// What you have approved is void at once.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, or holds the office that is one. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`], [`Error::NotSigner`]: you do not sign for the treasury.
		///
		/// ## Events
		/// - [`Event::SignerEnded`]
		#[pallet::call_index(17)]
		pub fn resign_signer(origin: OriginFor<T>, treasury: TreasuryId, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (before, after) = Self::may_resign(treasury, coop, &who)?;

			Self::put(treasury, Some(&before), after, Some(SignerEnd::Resigned));
			Ok(())
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
		/// - [`Event::Paid`], [`Event::PaymentHeld`] or [`Event::RequestExpired`]
		#[pallet::call_index(18)]
		#[pallet::weight(Pallet::<T>::step_weight())]
		pub fn advance(origin: OriginFor<T>, at: Moment, due: Due) -> DispatchResultWithPostInfo {
			ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_advance(at, due, Error::<T>::NothingDue, Error::<T>::NotDue);
			asked.or_refused(Self::look_weight())?;

			Self::unschedule(at, due);
			Self::step(due)?;
			Ok(().into())
		}

		/// Take back that you want a treasury paused, as long as no second signer wants it too.
		///
		/// Who signs no longer can take it back too.
		///
		/// ## Origin
		/// Signed by the member of `coop` who wants it. Free of charge a few times in a period.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NotMember`]: there is no such treasury, or you are not of this co-op.
		/// - [`Error::NothingNoted`]: you do not want it, or it is paused already.
		///
		/// ## Events
		/// - [`Event::PauseUnwanted`]
		#[pallet::call_index(19)]
		pub fn withdraw_pause(origin: OriginFor<T>, treasury: TreasuryId, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let (by, record) = Self::may_withdraw_pause(treasury, coop, &who)?;

			Self::count_free(by);
			Treasuries::<T>::insert(treasury, record);
			Self::deposit_event(Event::PauseUnwanted { treasury, by });
			Ok(())
		}

		/// Approve again what waits for the bank, where the bank details of a payee have changed.
		///
		/// As many signers send it as had to approve it before. `content` is the hash of what was approved with the details
		/// that are in force now, as the runtime API `content` tells it.
		///
		/// ## Origin
		/// Signed by a member of `coop` who is a signer, is not the requester and does not benefit. Free of charge.
		///
		/// ## Errors
		/// - [`Error::NoSuchTreasury`], [`Error::NothingToApproveAgain`]: nothing of that number waits for the bank.
		/// - [`Error::NotMember`], [`Error::NotSigner`]: you do not sign for the treasury.
		/// - [`Error::OtherContent`]: `content` is the hash of something else.
		/// - [`Error::RequesterCannotDecide`], [`Error::YouBenefit`]: you have no say in this.
		/// - [`Error::Paused`], [`Error::Frozen`], [`Error::ReportOverdue`]: nothing is approved now.
		/// - [`Error::AlreadyApproved`]: you have approved it.
		/// - What the books say, such as that all of it was paid.
		///
		/// ## Events
		/// - [`Event::ApprovedAgain`]
		#[pallet::call_index(20)]
		#[pallet::weight(Pallet::<T>::again_weight(MAX_ITEMS))]
		pub fn approve_again(
			origin: OriginFor<T>,
			treasury: TreasuryId,
			payment: PaymentNo,
			coop: CoopId,
			content: T::Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin).or_refused(Weight::zero())?;
			let asked = Self::may_approve_again(treasury, payment, coop, &who, content);
			let again = Self::or_refused(asked, Self::again_weight(MAX_ITEMS))?;

			let weight = Self::again_weight(count(again.0.items.len()));
			Self::do_approve_again(treasury, payment, again)?;
			Ok(Some(weight).into())
		}
	}
}
