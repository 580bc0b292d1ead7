//! What surrounds transactions beyond what the SDK has.

use crate::{
	carried::Unused,
	charges::{self, batched, charge, pallet_of},
	configs::system::{PayingLength, PayingWeight, RuntimeBlockWeights},
	questions::{is_made_unasked, question},
	AccountId, Balance, Nonce, Runtime, RuntimeCall, System,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	dispatch::{DispatchClass, PostDispatchInfo},
	weights::Weight,
};
use frame_system::{CheckNonce, CheckWeight};
use pallet_transaction_payment::ChargeTransactionPayment;
use rochdale_primitives::free::Charge;
use scale_info::{StaticTypeInfo, Type, TypeInfo};
use sp_runtime::{
	traits::{
		AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Implication, PostDispatchInfoOf, TransactionExtension,
		TransactionExtensionMetadata, ValidateResult,
	},
	transaction_validity::{
		InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidity, TransactionValidityError,
		ValidTransaction,
	},
	DispatchResult,
};

type Payment = ChargeTransactionPayment<Runtime>;
/// What wallets see, in the order in which they see it.
type Parts = (CheckNonce<Runtime>, CheckWeight<Runtime>, Payment);

/// How many free calls of one account can wait for a block at a time.
///
/// Each is asked about as if it was the next, so that as many copies of one vote wait as here, of which one succeeds. A node's
/// pool has room for 6,144 by default, those of 1,536 accounts.
pub const FREE_WAITING: Nonce = 4;

/// The priority of a free call. Whatever is paid and tipped, what pays stays below.
pub const FREE_PRIORITY: TransactionPriority = TransactionPriority::MAX;

/// Lets a transaction into the pool and into a block: at its number, with its weight, for a fee or free of charge.
///
/// These are three extensions of the SDK, and wallets see the three. They are one here because each has to know of the others:
///
/// - A free call comes before all that pays, however much, and has a tenth of each block that no paying call can take.
/// - A call that would be free if it were right is refused by its error, and nobody pays for it. Whether it is right is known
///   only when it is the next of its signer. Before, it waits where its signer can pay the fee, because what is signed before
///   it may make it right.
/// - Few free calls of one account wait at a time, because waiting costs nothing.
/// - What nobody may do is refused here too, and a wrapper that fails gives back what it has not used.
/// - To ask whether a call is free weighs something too ([`question`]), at most what the call turns out to weigh.
/// - A ballot in a block is not asked about: it is cast, and if that fails it is as if it had been refused before. Otherwise
///   the same would be read and decided twice for each of thousands.
/// - What charging weighs is given back where nothing is charged, or a block would have room for a third fewer ballots.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq)]
pub struct Admission {
	nonce: CheckNonce<Runtime>,
	weight: CheckWeight<Runtime>,
	payment: Payment,
}

impl Admission {
	/// For a transaction with this number of its signer, who gives the author of the block nothing to come first but `tip`.
	pub fn new(nonce: Nonce, tip: Balance) -> Self {
		Self { nonce: CheckNonce::from(nonce.into()), weight: CheckWeight::new(), payment: Payment::from(tip) }
	}

	/// How many transactions of the same signer come before it.
	fn behind(&self, who: &AccountId) -> Nonce {
		self.nonce.0.saturating_sub(*System::account_nonce(who))
	}

	/// What is paid, and if that cannot be paid, why not.
	fn validate_payment(
		&self,
		origin: DispatchOriginOf<RuntimeCall>,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
		implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Paid, RuntimeCall> {
		let mut instead = None;
		if let Some(who) = origin.as_system_origin_signer() {
			let first = ValidTransaction { priority: FREE_PRIORITY, ..Default::default() };
			if source == TransactionSource::InBlock && is_made_unasked(call) {
				return Ok((first, None, origin));
			}
			let behind = self.behind(who);
			instead = match charge(who, call) {
				Charge::Free if behind < FREE_WAITING => return Ok((first, None, origin)),
				Charge::Free => Some(charges::TOO_MANY_WAIT),
				Charge::Refused(error) if behind == 0 => {
					return Err(InvalidTransaction::Custom(charges::code(call, &error)).into());
				}
				Charge::Refused(error) => Some(charges::code(call, &error)),
				Charge::Fee if batched(call).is_some_and(|calls| calls.len() > 1) => Some(charges::SEVERAL),
				Charge::Fee => None,
			};
		}
		ensure_room(info, len, Weight::zero(), 0)?;
		let paid = self.payment.validate(origin, call, info, len, (), implication, source);
		match (paid, instead) {
			(Ok((mut valid, paid, origin)), _) => {
				valid.priority = valid.priority.min(FREE_PRIORITY.saturating_sub(1));
				Ok((valid, Some(paid), origin))
			}
			(Err(TransactionValidityError::Invalid(InvalidTransaction::Payment)), Some(code)) => {
				Err(InvalidTransaction::Custom(code).into())
			}
			(Err(error), _) => Err(error),
		}
	}
}

/// That a paying call of the class of members' calls leaves in a block what is for free ones, beside what is in it already.
fn ensure_room(
	info: &DispatchInfoOf<RuntimeCall>,
	len: usize,
	weight: Weight,
	length: u32,
) -> Result<(), TransactionValidityError> {
	if info.class != DispatchClass::Normal {
		return Ok(());
	}
	let base = RuntimeBlockWeights::get().get(info.class).base_extrinsic;
	let weight = weight.saturating_add(info.total_weight()).saturating_add(base);
	let length = length.saturating_add(u32::try_from(len).unwrap_or(u32::MAX));
	// Of the other dimension of weight a chain of its own has as much as it likes.
	if weight.ref_time() > PayingWeight::get().ref_time() || length > PayingLength::get() {
		return Err(InvalidTransaction::ExhaustsResources.into());
	}
	Ok(())
}

impl TypeInfo for Admission
where
	Parts: StaticTypeInfo,
{
	type Identity = Parts;

	fn type_info() -> Type {
		Parts::type_info()
	}
}

/// What is known of the payment before a call is made, none if it is free.
type Paid = Option<<Payment as TransactionExtension<RuntimeCall>>::Val>;

/// What is known before a call is made.
#[allow(missing_debug_implementations)]
pub struct Valid {
	nonce: <CheckNonce<Runtime> as TransactionExtension<RuntimeCall>>::Val,
	weight: <CheckWeight<Runtime> as TransactionExtension<RuntimeCall>>::Val,
	paid: Paid,
}

/// What is left to do when the call has been made.
#[allow(missing_debug_implementations)]
pub struct Prepared {
	nonce: <CheckNonce<Runtime> as TransactionExtension<RuntimeCall>>::Pre,
	paid: Option<<Payment as TransactionExtension<RuntimeCall>>::Pre>,
	/// What charging weighs, if nothing is charged.
	unspent: Weight,
	/// What it weighs to have asked whether the call is free.
	question: Weight,
	/// What the call leaves unused if it does not report what it has used.
	unused: Unused,
	/// The pallet of a call about which nobody has asked.
	unasked: Option<&'static str>,
}

impl TransactionExtension<RuntimeCall> for Admission {
	// Nobody sees it: the metadata name the parts.
	const IDENTIFIER: &'static str = "Admission";

	type Implicit = ();
	type Pre = Prepared;
	type Val = Valid;

	fn metadata() -> Vec<TransactionExtensionMetadata> {
		<Parts as TransactionExtension<RuntimeCall>>::metadata()
	}

	fn weight(&self, call: &RuntimeCall) -> Weight {
		let others = self.nonce.weight(call).saturating_add(self.weight.weight(call));
		others.saturating_add(self.payment.weight(call)).saturating_add(question(call))
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<RuntimeCall>,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
		(): Self::Implicit,
		implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Valid, RuntimeCall> {
		let (by_nonce, nonce, origin) = self.nonce.validate(origin, call, info, len, (), implication, source)?;
		let (by_weight, weight, origin) = self.weight.validate(origin, call, info, len, (), implication, source)?;
		let (by_payment, paid, origin) = self.validate_payment(origin, call, info, len, implication, source)?;
		Ok((by_nonce.combine_with(by_weight).combine_with(by_payment), Valid { nonce, weight, paid }, origin))
	}

	fn prepare(
		self,
		Valid { nonce, weight, paid }: Valid,
		origin: &DispatchOriginOf<RuntimeCall>,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
	) -> Result<Prepared, TransactionValidityError> {
		if paid.is_some() {
			ensure_room(info, len, *System::block_weight().get(info.class), System::block_size())?;
		}
		let unspent = if paid.is_none() { self.payment.weight(call) } else { Weight::zero() };
		let nonce = self.nonce.prepare(nonce, origin, call, info, len)?;
		self.weight.prepare(weight, origin, call, info, len)?;
		let paid = paid.map(|paid| self.payment.prepare(paid, origin, call, info, len)).transpose()?;
		let unasked = is_made_unasked(call).then(|| pallet_of(call));
		Ok(Prepared { nonce, paid, unspent, question: question(call), unused: Unused::of(call), unasked })
	}

	fn post_dispatch_details(
		Prepared { nonce, paid, unspent, question, unused, unasked }: Prepared,
		info: &DispatchInfoOf<RuntimeCall>,
		after: &PostDispatchInfoOf<RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		if let (Some(pallet), Err(error)) = (unasked, result) {
			// The author of a block takes all of it back.
			return Err(InvalidTransaction::Custom(charges::code_in(pallet, error)).into());
		}
		let used = after.calc_actual_weight(info);
		let unused = if used == info.total_weight() { unused.with(result) } else { Weight::zero() };
		// What a call asks first takes no longer than all that it does.
		let made = used.saturating_sub(info.extension_weight).saturating_sub(unused);
		let spared = unused.saturating_add(question.saturating_sub(made));
		let after = &PostDispatchInfo { actual_weight: Some(used.saturating_sub(spared)), pays_fee: after.pays_fee };
		let of_nonce = CheckNonce::<Runtime>::post_dispatch_details(nonce, info, after, len, result)?;
		let of_weight = CheckWeight::<Runtime>::post_dispatch_details((), info, after, len, result)?;
		let of_payment = match paid {
			Some(paid) => Payment::post_dispatch_details(paid, info, after, len, result)?,
			None => unspent,
		};
		Ok(spared.saturating_add(of_nonce).saturating_add(of_weight).saturating_add(of_payment))
	}

	fn bare_validate(call: &RuntimeCall, info: &DispatchInfoOf<RuntimeCall>, len: usize) -> TransactionValidity {
		Parts::bare_validate(call, info, len)
	}

	fn bare_validate_and_prepare(
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
	) -> Result<(), TransactionValidityError> {
		Parts::bare_validate_and_prepare(call, info, len)
	}

	fn bare_post_dispatch(
		info: &DispatchInfoOf<RuntimeCall>,
		after: &mut PostDispatchInfoOf<RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<(), TransactionValidityError> {
		Parts::bare_post_dispatch(info, after, len, result)
	}
}
