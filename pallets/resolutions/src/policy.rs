//! Which calls a resolution can enact, and what each asks for.

use super::*;
use alloc::collections::BTreeSet;
use codec::DecodeLimit;
use rochdale_primitives::{interest::Person, ledger::Day};

/// Whom a call pays.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Payee<AccountId> {
	/// Who has this account: members, a co-op or anybody.
	Account(AccountId),
	/// A member by their seat, with or without an account.
	Seat(Hand),
}

impl<AccountId: Clone> Payee<AccountId> {
	/// The person whom it names.
	pub(crate) fn person(&self) -> Person<AccountId> {
		match self {
			Self::Account(account) => Person::Account(account.clone()),
			Self::Seat(hand) => Person::Seat(*hand),
		}
	}
}

/// Knows which calls a resolution of each body can enact.
///
/// What is not listed is refused. Batches are not asked about, only the calls in them.
pub trait CallPolicy<AccountId, Call> {
	/// What a resolution of the body must be to enact the call, `None` if none can.
	fn requirement(body: Body, call: &Call) -> Option<Requirement>;

	/// Whether it is known who gets something by a call that is listed, so that they take no part in deciding on it.
	///
	/// Asked when it is proposed and again when it would take effect. Fails with what is missing.
	fn ensure_payee_known(_: &Call) -> DispatchResult {
		Ok(())
	}

	/// Whether a call that is listed could take effect by a decision of the body, as far as its arguments tell before it is
	/// decided.
	///
	/// Asked when it is proposed and when it is amended. What is refused can never take effect, or not before something else
	/// changes that the error names; what may still come right while the resolution is under way is not refused.
	fn check_proposed(_: Body, _: &Call) -> DispatchResult {
		Ok(())
	}

	/// The same of calls that could take effect each by itself, whether they could in one resolution.
	fn check_together(_: Body, _: &[Call]) -> DispatchResult {
		Ok(())
	}

	/// Whether the call is one of the few that a decision of the federation makes as root. Such a call is decided alone.
	fn needs_root(call: &Call) -> bool;

	/// Whether a challenge can suspend a resolution that enacts it.
	///
	/// Not what has a deadline of its own, an appeal, or takes back what would take effect meanwhile. Of a batch no such call keeps
	/// the others from a challenge.
	fn can_wait(call: &Call) -> bool;

	/// The calls of a batch that succeeds or fails as a whole, the only call that can carry others.
	fn batch(call: &Call) -> Option<&[Call]>;

	/// Whether the call pays more than there is now where it pays from, all calls of a batch together.
	///
	/// It is not refused when it is proposed, because money can come until it takes effect. Members see it.
	fn exceeds_funds(_: Body, _: &Call) -> bool {
		false
	}

	/// Who gets something by the call.
	fn beneficiaries(call: &Call) -> Vec<Payee<AccountId>>;

	/// Whether no more than so many get something by the call, where that can be a long list: nothing is looked at beyond it.
	fn benefits_at_most(_: &Call, _most: usize) -> bool {
		true
	}

	/// The member whom the call judges, appoints or dismisses, with the part that they take in that.
	fn judged(call: &Call) -> Option<Judged>;

	/// The co-op that the call judges: whose standing it changes, or whom it holds to account. It has no say in that.
	fn coop_judged(call: &Call) -> Option<CoopId>;

	/// The resolution that the call rescinds. Such a call is decided alone.
	fn rescinds(call: &Call) -> Option<ResolutionId>;

	/// A batch of payments that a co-op can decide on, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_batch(payees: Vec<AccountId>) -> Call;

	/// The call that takes the most reading of all that the co-op can decide on, and that the federation can, for benchmarks.
	/// What it reads is there from then on.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_longest_look(coop: CoopId) -> Option<Call>;

	/// The account that it takes the most reading for the co-op to pay, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_payee(coop: CoopId) -> Option<AccountId>;

	/// A batch of payments that the federation can decide on, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation_batch(payees: Vec<AccountId>) -> Call;
}

/// What the delegates of the co-ops can do when blocks are no longer final.
pub trait RestoreFinality {
	/// Whether finality can have stood still at this block, as far as the chain can know, and for long enough.
	fn can_have_stopped_at(best_finalised: u32) -> bool;

	/// Starts finality anew with the seats of those who are left, from the last block that everybody takes for final.
	///
	/// `delay` is after how many blocks, from the session on that is planned next.
	fn restore_finality(delay: u32, best_finalised: u32) -> DispatchResult;
}

/// Takes back an authorisation that was not used in time.
pub trait RevokeUpgrade {
	/// The runtime that was authorised last can no longer be put in force. Says whether there was one.
	fn revoke_upgrade() -> bool;
}

/// Makes the calls that pay.
pub trait PaymentCall<AccountId, Hash, Call> {
	/// An amount of money. The pallet that counts votes passes it on and knows nothing of it.
	type Amount: Parameter;

	/// The call that pays `amount` to `payee` from what is the co-op's that decides, or the federation's where it is `None`.
	///
	/// `document` is the hash of the reasons.
	fn pay(coop: Option<CoopId>, payee: AccountId, amount: Self::Amount, document: Hash) -> Call;

	/// Any amount, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_amount() -> Self::Amount;
}

/// Makes the call that puts into office who was elected.
pub trait ElectionCall<Call> {
	/// The call that gives an office of the co-op which makes it to these members, for so many days from a civil day on.
	///
	/// It is made when an election takes effect. [`CallPolicy`] must not list it, so that nobody proposes it.
	fn elected(office: Office, members: Vec<MemberNo>, days: u32, begins_on: Day) -> Call;
}

/// What is known of the call of a proposal.
pub(crate) struct Inspected<T: Config> {
	/// The call, `None` where only a text is decided on.
	pub call: Option<StoredCallOf<T>>,
	/// What it is about.
	pub subject: Subject,
	/// The members whom it judges, appoints or dismisses.
	pub judged: AllJudged,
}

/// What it weighs to ask whom the call of a resolution concerns, if it has one: who lets go on what was suspended asks just that.
pub(crate) fn asking_whom<T: Config>(has_call: bool) -> Weight {
	if has_call {
		T::WeightInfo::uphold()
	} else {
		Weight::zero()
	}
}

/// What it weighs to look at the call of a proposal, if it has one.
pub(crate) fn looking_at_call<T: Config>(has_call: bool) -> Weight {
	if has_call {
		T::WeightInfo::look_at_call()
	} else {
		Weight::zero()
	}
}

impl<T: Config> Pallet<T> {
	/// Reads the call of a proposal and checks that a resolution on this track can enact it.
	pub(crate) fn inspect(
		body: Body,
		track: Track,
		secrecy: Secrecy,
		call: &OpaqueCall<CallOf<T>>,
	) -> Result<Inspected<T>, DispatchError> {
		// The length comes first, so that nothing long is ever decoded.
		let stored = StoredCallOf::<T>::try_from(call).map_err(|()| Error::<T>::CallTooLong)?;
		let call = Self::read(stored.bytes())?;
		let calls = T::Policy::batch(&call).unwrap_or(core::slice::from_ref(&call));
		ensure!(calls.len() <= MAX_BATCH, Error::<T>::BatchTooLong);
		Self::ensure_few_benefit(calls)?;
		let requirement = Self::ensure_allowed(body, &call)?;
		ensure!(track >= requirement.track && secrecy >= requirement.secrecy, Error::<T>::TrackTooWeak);
		ensure!(call.get_dispatch_info().call_weight.all_lte(T::MaxCallWeight::get()), Error::<T>::CallTooHeavy);

		let beneficiaries = Self::beneficiaries_of(&call);
		// Nobody is kept from a grave decision by being paid along with it. A payment that is so large that it takes a special
		// resolution is decided alone, by two thirds of those who do not get it.
		let counts_all = body == Body::Federation && track == Track::Special;
		let is_large = requirement.track == Track::Special && T::Policy::batch(&call).is_none();
		ensure!(beneficiaries.is_empty() || !counts_all || is_large, Error::<T>::PaymentsApart);
		let concerned = beneficiaries.len().max(Self::coops_judged_by(&call).len());
		ensure!(concerned <= MAX_RECUSED as usize, Error::<T>::TooManyBeneficiaries);
		if body.is_of_coops() {
			ensure!(Self::seats_paid(&beneficiaries).1, Error::<T>::TooManyBeneficiaries);
		}
		let judged = Self::judged_by(&call);
		// What elects many can be rescinded.
		let is_few = judged.len() <= MAX_RECUSED as usize || T::Policy::rescinds(&call).is_some();
		ensure!(is_few, Error::<T>::TooManyBeneficiaries);
		let judged = judged.try_into().map_err(|_| Error::<T>::TooManyBeneficiaries)?;
		let is_own = Self::rescinded_by(&call).is_none_or(|earlier| earlier.body == body);
		ensure!(is_own, Error::<T>::NotAsked);
		// Last, so that it is never asked about what no resolution can enact.
		calls.iter().try_for_each(|call| T::Policy::check_proposed(body, call))?;
		T::Policy::check_together(body, calls)?;
		Ok(Inspected { call: Some(stored), subject: requirement.subject, judged })
	}

	/// Whether no more get something by these calls than can be recused.
	///
	/// It ends at the first call by which they are too many, before anything else is asked, so that nobody has more looked at than
	/// what can be proposed.
	fn ensure_few_benefit(calls: &[CallOf<T>]) -> Result<(), Error<T>> {
		let (mut found, most) = (BTreeSet::new(), MAX_RECUSED as usize);
		// A batch in a batch is not allowed.
		for call in calls.iter().filter(|call| T::Policy::batch(call).is_none()) {
			ensure!(T::Policy::benefits_at_most(call, most), Error::<T>::TooManyBeneficiaries);
			found.extend(T::Policy::beneficiaries(call));
			ensure!(found.len() <= most, Error::<T>::TooManyBeneficiaries);
		}
		Ok(())
	}

	/// Decodes a call whose length was checked.
	pub(crate) fn read(bytes: &[u8]) -> Result<CallOf<T>, Error<T>> {
		CallOf::<T>::decode_all_with_depth_limit(MAX_DEPTH, &mut &*bytes).map_err(|_| Error::<T>::CallUnreadable)
	}

	/// What a resolution must be to enact the call with all calls that it carries.
	pub(crate) fn ensure_allowed(body: Body, call: &CallOf<T>) -> Result<Requirement, DispatchError> {
		match T::Policy::batch(call) {
			None => Self::ensure_listed(body, call),
			Some(calls) => {
				let together = Self::ensure_batch_allowed(body, calls)?;
				// What must be secret is about a person, and is decided alone.
				ensure!(together.secrecy == Secrecy::Open, Error::<T>::CallNotAllowed);
				ensure!(Self::are_persons_apart(calls), Error::<T>::PersonsApart);
				// Who is paid takes no part, and nobody may be paid out of a decision on something graver.
				let pays = !Self::beneficiaries_of(call).is_empty();
				ensure!(!pays || together.track < Track::Special, Error::<T>::PaymentsApart);
				Ok(together)
			}
		}
	}

	/// Whether the calls of a batch are about persons all or none, and only one of them takes a vote from the member.
	///
	/// Otherwise who proposes could choose who does not vote or count the votes on something else.
	fn are_persons_apart(calls: &[CallOf<T>]) -> bool {
		let judged: Vec<Judged> = calls.iter().filter_map(T::Policy::judged).collect();
		let silent = judged.iter().filter(|judged| judged.part == Part::None).count();
		judged.is_empty() || (judged.len() == calls.len() && silent <= 1)
	}

	/// What a resolution must be to enact a call that carries none.
	fn ensure_listed(body: Body, call: &CallOf<T>) -> Result<Requirement, DispatchError> {
		let requirement = T::Policy::requirement(body, call).ok_or(Error::<T>::CallNotAllowed)?;
		T::Policy::ensure_payee_known(call)?;
		let rescinded = T::Policy::rescinds(call).and_then(|id| Some((id, Resolutions::<T>::get(id)?)));
		let to_rescind = |(id, earlier): (ResolutionId, Resolution)| Requirement {
			track: requirement.track.max(earlier.track),
			secrecy: requirement.secrecy.max(Self::secrecy_to_rescind(id, &earlier)),
			..requirement
		};
		Ok(rescinded.map_or(requirement, to_rescind))
	}

	/// Whether the parties to an agreement that is to be rescinded are those who would decide on that.
	pub(crate) fn ensure_own_agreement(call: Option<&StoredCallOf<T>>, parties: &Parties) -> Result<(), Error<T>> {
		let call = call.map(|call| Self::read(call.bytes())).transpose()?;
		let rescinded = call.and_then(|call| T::Policy::rescinds(&call));
		let is_own = rescinded.is_none_or(|earlier| PartiesOf::<T>::get(earlier) == *parties);
		ensure!(is_own, Error::<T>::NotAsked);
		Ok(())
	}

	/// What has to be secret is rescinded in secret. What members only wanted so can be rescinded openly as well, so that no teller
	/// keeps it by saying nothing.
	pub(crate) fn secrecy_to_rescind(id: ResolutionId, earlier: &Resolution) -> Secrecy {
		let has_to_be = |call: CallOf<T>| {
			let asks =
				|| T::Policy::requirement(earlier.body, &call).is_some_and(|asks| asks.secrecy == Secrecy::Secret);
			T::Policy::rescinds(&call).is_some() || asks()
		};
		let is_on_persons = !earlier.judged.is_empty() || Elections::<T>::contains_key(id);
		match is_on_persons || Self::frozen_call(id).and_then(Result::ok).is_some_and(has_to_be) {
			true => earlier.secrecy,
			false => Secrecy::Open,
		}
	}

	fn ensure_batch_allowed(body: Body, calls: &[CallOf<T>]) -> Result<Requirement, DispatchError> {
		let mut together: Option<Requirement> = None;
		for call in calls {
			// A batch in a batch would be refused when it is dispatched.
			ensure!(T::Policy::batch(call).is_none(), Error::<T>::NestedTooDeep);
			// Neither is what only root does mixed with anything, nor a judgement on a co-op, nor what takes a vote from those whom
			// another decision concerns.
			let alone = T::Policy::needs_root(call)
				|| T::Policy::coop_judged(call).is_some()
				|| T::Policy::rescinds(call).is_some();
			ensure!(!alone, Error::<T>::CallNotAllowed);
			let one = Self::ensure_listed(body, call)?;
			together = Some(together.map_or(one, |others| others.and(one)));
		}
		Ok(together.ok_or(Error::<T>::CallNotAllowed)?)
	}

	/// What is said of the call, or of those in a batch, each once and in order. The call was checked, so that it is not nested
	/// deep.
	fn of_each<Said: IntoIterator<Item: Ord>>(call: &CallOf<T>, says: fn(&CallOf<T>) -> Said) -> BTreeSet<Said::Item> {
		match T::Policy::batch(call) {
			Some(calls) => calls.iter().flat_map(|call| Self::of_each(call, says)).collect(),
			None => says(call).into_iter().collect(),
		}
	}

	/// Whom the call benefits, each once.
	pub(crate) fn beneficiaries_of(call: &CallOf<T>) -> Vec<Payee<T::AccountId>> {
		Self::of_each(call, T::Policy::beneficiaries).into_iter().collect()
	}

	/// Whom the call pays, or would be paid by what it rescinds, and how it concerns them.
	pub(crate) fn payees_of(call: &CallOf<T>) -> (Vec<Payee<T::AccountId>>, Concern) {
		match Self::call_rescinded_by(call) {
			Some(earlier) => (Self::beneficiaries_of(&earlier), Concern::Loses),
			None => (Self::beneficiaries_of(call), Concern::Paid),
		}
	}

	/// What the call rescinds, if more is kept of that than its record.
	pub(crate) fn rescinded_by(call: &CallOf<T>) -> Option<Resolution> {
		T::Policy::rescinds(call).and_then(Resolutions::<T>::get)
	}

	/// What would not be done because of the call, also where that rescinds what rescinds another.
	fn call_rescinded_by(call: &CallOf<T>) -> Option<CallOf<T>> {
		let mut found: Option<CallOf<T>> = None;
		for _ in 0..MAX_RESCISSIONS {
			let earlier = T::Policy::rescinds(found.as_ref().unwrap_or(call)).and_then(Self::frozen_call);
			let Some(Ok(earlier)) = earlier else { break };
			found = Some(earlier);
		}
		found
	}

	/// The seat in the co-op of whom a call pays, as it is now.
	///
	/// A seat that is still to move to the account is nobody's there: two officers start a move without a word of the member or of
	/// the payee, and would take a vote by it. Who is paid gains nothing by a move that ends after the effect. It lets no account
	/// be paid, and by an account that can be paid anyhow nobody is known who keeps their seat where it is. One that ends before
	/// the effect is seen then.
	pub(crate) fn seat_of_payee(coop: CoopId, payee: &Payee<T::AccountId>) -> Option<MemberNo> {
		match payee {
			Payee::Account(account) => T::Members::seat_of(coop, account),
			Payee::Seat(hand) if hand.coop == coop => Some(hand.member),
			Payee::Seat(hand) => {
				let account = T::Members::account_of(hand.coop, hand.member)?;
				T::Members::seat_of(coop, &account)
			}
		}
	}

	/// The co-op whose account a call pays.
	pub(crate) fn coop_paid(payee: &Payee<T::AccountId>) -> Option<CoopId> {
		match payee {
			Payee::Account(account) => T::Coops::coop_of(account),
			Payee::Seat(_) => None,
		}
	}

	/// The seats in all co-ops of those whom a call pays who are no co-ops, and whether they are no more than can be recused.
	pub(crate) fn seats_paid(payees: &[Payee<T::AccountId>]) -> (Vec<Hand>, bool) {
		let limit = MAX_RECUSED.saturating_add(1);
		let mut seats = Vec::new();
		for payee in payees.iter().filter(|payee| Self::coop_paid(payee).is_none()) {
			let (own, account) = match payee {
				Payee::Account(account) => (None, Some(account.clone())),
				Payee::Seat(hand) => (Some(*hand), T::Members::account_of(hand.coop, hand.member)),
			};
			let of_account = account.map(|account| T::Members::seats_of(&account, limit)).unwrap_or_default();
			for hand in own.into_iter().chain(of_account.into_iter().map(|(coop, member)| Hand { coop, member })) {
				if !seats.contains(&hand) {
					seats.push(hand);
				}
			}
			if seats.len() > MAX_RECUSED as usize {
				seats.truncate(MAX_RECUSED as usize);
				return (seats, false);
			}
		}
		(seats, true)
	}

	/// Whom the call judges, appoints or dismisses, or what it rescinds, each once.
	pub(crate) fn judged_by(call: &CallOf<T>) -> Vec<Judged> {
		match Self::rescinded_by(call) {
			Some(earlier) => earlier.judged.into_inner(),
			None => Self::of_each(call, T::Policy::judged).into_iter().collect(),
		}
	}

	/// The co-ops that the call judges, or what it rescinds, each once.
	pub(crate) fn coops_judged_by(call: &CallOf<T>) -> Vec<CoopId> {
		let earlier = Self::call_rescinded_by(call);
		Self::of_each(earlier.as_ref().unwrap_or(call), T::Policy::coop_judged).into_iter().collect()
	}

	/// The call of the resolution, decoded; `None` for one that only adopts a text.
	pub(crate) fn frozen_call(resolution: ResolutionId) -> Option<Result<CallOf<T>, Error<T>>> {
		Calls::<T>::get(resolution).map(|call| Self::read(call.bytes()))
	}
}
