//! What surrounds transactions beyond what the SDK has.

use crate::{Runtime, RuntimeCall};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::weights::Weight;
use pallet_skip_feeless_payment::{Intermediate, SkipCheckIfFeeless};
use pallet_transaction_payment::ChargeTransactionPayment;
use scale_info::{StaticTypeInfo, Type, TypeInfo};
use sp_runtime::{
	traits::{
		DispatchInfoOf, DispatchOriginOf, Implication, PostDispatchInfoOf, TransactionExtension,
		TransactionExtensionMetadata, ValidateResult,
	},
	transaction_validity::{TransactionSource, TransactionValidityError},
	DispatchResult,
};

type Payment = ChargeTransactionPayment<Runtime>;
type Skip = SkipCheckIfFeeless<Runtime, Payment>;

/// Charges a fee for what is not free, and gives back what charging weighs where nothing was charged.
///
/// `SkipCheckIfFeeless` leaves the weight of the payment in the block although it skips it, which would leave room for a third
/// fewer ballots. As that one, this is not seen from outside: wallets find the payment's extension. To ask whether a call is
/// free takes about what its own checks take and is not weighed by itself: `make million` shows that a full block of ballots
/// is imported in less time than it weighs.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq)]
pub struct PayUnlessFree(Skip);

impl From<Payment> for PayUnlessFree {
	fn from(payment: Payment) -> Self {
		Self(payment.into())
	}
}

impl TypeInfo for PayUnlessFree
where
	Payment: StaticTypeInfo,
{
	type Identity = Payment;

	fn type_info() -> Type {
		Payment::type_info()
	}
}

/// What is known before a call is made: what the payment needs, or that there is none and what it would have weighed.
#[allow(missing_debug_implementations)]
pub struct Before<Pre> {
	pre: Pre,
	weight: Weight,
}

impl TransactionExtension<RuntimeCall> for PayUnlessFree {
	const IDENTIFIER: &'static str = <Skip as TransactionExtension<RuntimeCall>>::IDENTIFIER;

	type Implicit = <Skip as TransactionExtension<RuntimeCall>>::Implicit;
	type Pre = Before<<Skip as TransactionExtension<RuntimeCall>>::Pre>;
	type Val = <Skip as TransactionExtension<RuntimeCall>>::Val;

	fn metadata() -> alloc::vec::Vec<TransactionExtensionMetadata> {
		<Skip as TransactionExtension<RuntimeCall>>::metadata()
	}

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		self.0.implicit()
	}

	fn weight(&self, call: &RuntimeCall) -> Weight {
		self.0.weight(call)
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<RuntimeCall>,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
		implicit: Self::Implicit,
		implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, RuntimeCall> {
		self.0.validate(origin, call, info, len, implicit, implication, source)
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<RuntimeCall>,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		let weight = self.weight(call);
		Ok(Before { pre: self.0.prepare(val, origin, call, info, len)?, weight })
	}

	fn post_dispatch_details(
		Before { pre, weight }: Self::Pre,
		info: &DispatchInfoOf<RuntimeCall>,
		after: &PostDispatchInfoOf<RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		let skipped = match pre {
			Intermediate::Skip(_) => weight,
			Intermediate::Apply(_) => Weight::zero(),
		};
		let unspent = Skip::post_dispatch_details(pre, info, after, len, result)?;
		Ok(unspent.saturating_add(skipped))
	}
}
