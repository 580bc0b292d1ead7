//! Starts the tasks of libraries without which the node cannot go on.
//!
//! The libraries call each of these a failure that ends, also where a command has done its work, or a node is told to stop, and
//! what the task worked for is gone. Here a command has none that is essential, and the end of one is a failure of the node only
//! if it still runs a moment later.

use futures::{channel::mpsc, future::BoxFuture, FutureExt, StreamExt};
use sc_service::{SpawnTaskHandle, TaskManager};
use sp_core::traits::SpawnEssentialNamed;
use std::time::Duration;

/// How long a node that stops takes to tell its tasks so, at most.
const STOPPING: Duration = Duration::from_millis(500);

/// Starts such tasks.
#[derive(Clone)]
pub struct Tasks {
	spawner: SpawnTaskHandle,
	/// Takes the names of those that have ended. `None` for a command.
	ended: Option<mpsc::UnboundedSender<&'static str>>,
}

impl Tasks {
	/// For a command, which waits for its work and not for tasks.
	pub fn of_command(manager: &TaskManager) -> Self {
		Self { spawner: manager.spawn_handle(), ended: None }
	}

	/// For a node, which stops when one of them has ended.
	pub fn of_node(manager: &TaskManager) -> Self {
		let (ended, ends) = mpsc::unbounded();
		manager.spawn_essential_handle().spawn("essential-tasks", None, first(ends));
		Self { spawner: manager.spawn_handle(), ended: Some(ended) }
	}

	/// The task that says when it has ended, in whatever way.
	fn watched(&self, name: &'static str, task: BoxFuture<'static, ()>) -> BoxFuture<'static, ()> {
		let end = End { name, ended: self.ended.clone() };
		async move {
			let _end = end;
			task.await;
		}
		.boxed()
	}
}

/// Waits until one of the tasks has ended and the node still runs.
async fn first(mut ends: mpsc::UnboundedReceiver<&'static str>) {
	let name = ends.next().await;
	futures_timer::Delay::new(STOPPING).await;
	if let Some(name) = name {
		log::error!("the task '{name}' has ended, without which the node cannot go on");
	}
}

/// Says that a task has ended when it is dropped.
struct End {
	name: &'static str,
	ended: Option<mpsc::UnboundedSender<&'static str>>,
}

impl Drop for End {
	fn drop(&mut self) {
		if let Some(ended) = &self.ended {
			// Where nobody listens any more the node has stopped.
			let _ = ended.unbounded_send(self.name);
		}
	}
}

impl SpawnEssentialNamed for Tasks {
	fn spawn_essential_blocking(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		future: BoxFuture<'static, ()>,
	) {
		self.spawner.spawn_blocking(name, group, self.watched(name, future));
	}

	fn spawn_essential(&self, name: &'static str, group: Option<&'static str>, future: BoxFuture<'static, ()>) {
		self.spawner.spawn(name, group, self.watched(name, future));
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use futures::executor::block_on;

	#[test]
	fn a_task_says_that_it_has_ended_when_it_is_done_and_when_it_is_dropped() {
		let (ended, mut ends) = mpsc::unbounded();
		let end = |name| End { name, ended: Some(ended.clone()) };
		drop(end("dropped"));
		let panics = || {
			let _end = end("panicked");
			std::panic::resume_unwind(Box::new(()))
		};
		let panicked: Result<(), _> = std::panic::catch_unwind(std::panic::AssertUnwindSafe(panics));
		assert!(panicked.is_err());
		assert_eq!(block_on(ends.next()), Some("dropped"));
		assert_eq!(block_on(ends.next()), Some("panicked"));
	}

	#[test]
	fn a_node_waits_a_moment_until_it_takes_an_end_for_a_failure() {
		let (ended, ends) = mpsc::unbounded();
		let mut failure = Box::pin(first(ends));
		assert!(failure.as_mut().now_or_never().is_none());
		ended.unbounded_send("it").unwrap();
		assert!(failure.as_mut().now_or_never().is_none());
		block_on(failure);
	}
}
