//! What can be asked over JSON-RPC beside what every node answers.

use crate::{pool::Pool, service::FullClient};
use jsonrpsee::RpcModule;
use std::sync::Arc;

/// The methods for nonces and fees, which wallets need.
pub fn create_full(
	client: Arc<FullClient>,
	pool: Arc<Pool>,
) -> Result<RpcModule<()>, Box<dyn std::error::Error + Send + Sync>> {
	use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
	use substrate_frame_rpc_system::{System, SystemApiServer};

	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client).into_rpc())?;
	Ok(module)
}
