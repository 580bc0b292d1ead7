//! The pool of transactions, of which what is free of charge takes no more than its part.

use crate::service::{FullClient, FullPool};
use async_trait::async_trait;
use rochdale_runtime::{extensions::FREE_PRIORITY, opaque::Block};
use sc_transaction_pool_api::{
	error::Error, ChainEvent, ImportNotificationStream, InPoolTransaction, LocalTransactionFor, LocalTransactionPool,
	MaintainedTransactionPool, PoolStatus, ReadyTransactions, TransactionFor, TransactionPool, TransactionSource,
	TransactionStatusStreamFor, TxHash, TxInvalidityReportMap,
};
use sp_api::ProvideRuntimeApi;
use sp_runtime::traits::Block as BlockT;
use sp_transaction_pool::runtime_api::TaggedTransactionQueue;
use std::{collections::HashMap, pin::Pin, sync::Arc};

type Hash = <Block as BlockT>::Hash;

/// A pool that keeps a quarter of its room for what pays.
///
/// What is free comes before what pays, so that a full pool gives up something that pays for it, and a pool full of what pays
/// refuses nobody's ballot. The other way round a pool full of ballots would take no payment. So that it is never full of them,
/// what is free is dropped like anything that finds no room as soon as it has three quarters. In a pool of
/// 8,192 transactions, the default, that takes 1,536 accounts with as many free calls as can wait of each. Whoever is dropped
/// sends again.
pub struct Pool {
	inner: Arc<FullPool>,
	client: Arc<FullClient>,
	/// How many transactions that are free may be ready.
	most: usize,
	/// How long they may be together, in bytes.
	longest: usize,
}

impl Pool {
	/// A pool around `inner`, which has room for so many transactions and so many bytes.
	pub fn new(inner: Arc<FullPool>, client: Arc<FullClient>, count: usize, bytes: usize) -> Self {
		let part = |all: usize| all.saturating_sub(all.div_ceil(4)).max(1);
		Self { inner, client, most: part(count), longest: part(bytes) }
	}

	/// Whether what is free has its part of the room already.
	fn is_full_of_free(&self) -> bool {
		let status = self.inner.status();
		if status.ready < self.most && status.ready_bytes < self.longest {
			return false;
		}
		let free = self.inner.ready().filter(|ready| *ready.priority() == FREE_PRIORITY);
		let (count, bytes) = free.fold((0usize, 0usize), |(count, bytes), ready| {
			(count.saturating_add(1), bytes.saturating_add(ready.data().inner().len()))
		});
		count >= self.most || bytes >= self.longest
	}

	/// Whether a transaction is free. What is not valid is left to the pool to refuse.
	fn is_free(&self, at: Hash, source: TransactionSource, transaction: &TransactionFor<FullPool>) -> bool {
		let validity = self.client.runtime_api().validate_transaction(at, source, transaction.clone(), at);
		matches!(validity, Ok(Ok(valid)) if valid.priority == FREE_PRIORITY)
	}

	fn ensure_room(
		&self,
		at: Hash,
		source: TransactionSource,
		transaction: &TransactionFor<FullPool>,
	) -> Result<(), Error> {
		if self.is_full_of_free() && self.is_free(at, source, transaction) {
			return Err(Error::ImmediatelyDropped);
		}
		Ok(())
	}
}

#[async_trait]
impl TransactionPool for Pool {
	type Block = Block;
	type Error = <FullPool as TransactionPool>::Error;
	type Hash = Hash;
	type InPoolTransaction = <FullPool as TransactionPool>::InPoolTransaction;

	async fn submit_at(
		&self,
		at: Hash,
		source: TransactionSource,
		transactions: Vec<TransactionFor<Self>>,
	) -> Result<Vec<Result<TxHash<Self>, Self::Error>>, Self::Error> {
		let mut results = Vec::with_capacity(transactions.len());
		for transaction in transactions {
			results.push(self.submit_one(at, source, transaction).await);
		}
		Ok(results)
	}

	async fn submit_one(
		&self,
		at: Hash,
		source: TransactionSource,
		transaction: TransactionFor<Self>,
	) -> Result<TxHash<Self>, Self::Error> {
		self.ensure_room(at, source, &transaction)?;
		self.inner.submit_one(at, source, transaction).await
	}

	async fn submit_and_watch(
		&self,
		at: Hash,
		source: TransactionSource,
		transaction: TransactionFor<Self>,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Self::Error> {
		self.ensure_room(at, source, &transaction)?;
		self.inner.submit_and_watch(at, source, transaction).await
	}

	async fn ready_at(&self, at: Hash) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.inner.ready_at(at).await
	}

	fn ready(&self) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.inner.ready()
	}

	async fn report_invalid(
		&self,
		at: Option<Hash>,
		errors: TxInvalidityReportMap<TxHash<Self>>,
	) -> Vec<Arc<Self::InPoolTransaction>> {
		self.inner.report_invalid(at, errors).await
	}

	fn futures(&self) -> Vec<Self::InPoolTransaction> {
		self.inner.futures()
	}

	fn status(&self) -> PoolStatus {
		self.inner.status()
	}

	fn import_notification_stream(&self) -> ImportNotificationStream<TxHash<Self>> {
		self.inner.import_notification_stream()
	}

	fn on_broadcasted(&self, propagations: HashMap<TxHash<Self>, Vec<String>>) {
		self.inner.on_broadcasted(propagations)
	}

	fn hash_of(&self, transaction: &TransactionFor<Self>) -> TxHash<Self> {
		self.inner.hash_of(transaction)
	}

	fn ready_transaction(&self, hash: &TxHash<Self>) -> Option<Arc<Self::InPoolTransaction>> {
		self.inner.ready_transaction(hash)
	}

	async fn ready_at_with_timeout(
		&self,
		at: Hash,
		timeout: std::time::Duration,
	) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.inner.ready_at_with_timeout(at, timeout).await
	}
}

#[async_trait]
impl MaintainedTransactionPool for Pool {
	async fn maintain(&self, event: ChainEvent<Block>) {
		self.inner.maintain(event).await
	}
}

/// What this node itself sends has no signer, and is never free as a member's call is.
impl LocalTransactionPool for Pool {
	type Block = Block;
	type Error = <FullPool as LocalTransactionPool>::Error;
	type Hash = Hash;

	fn submit_local(&self, at: Hash, transaction: LocalTransactionFor<Self>) -> Result<Hash, Self::Error> {
		self.inner.submit_local(at, transaction)
	}
}
