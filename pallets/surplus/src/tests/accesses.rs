//! A closing reads and writes the same number of storage items however many years, auditors and members there are.
//!
//! The state machine reports each access, and a subscriber counts them.

use super::scene::*;
use crate::{mock::*, *};
use frame::testing_prelude::*;
use frame_support::__private::sp_tracing::tracing::{
	field::{Field, Visit},
	span::{Attributes, Id, Record},
	subscriber::with_default,
	Event as Trace, Metadata, Subscriber,
};
use std::{
	collections::BTreeMap,
	fmt::Debug,
	sync::{Arc, Mutex},
};

/// How often each kind of access was seen.
pub type Counts = BTreeMap<String, u32>;

struct Counter(Arc<Mutex<Counts>>);

struct Method(Option<String>);

impl Visit for Method {
	fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
		if field.name() == "method" {
			self.0 = Some(format!("{value:?}"));
		}
	}
}

impl Subscriber for Counter {
	fn enabled(&self, metadata: &Metadata<'_>) -> bool {
		metadata.target() == "state"
	}

	fn new_span(&self, _: &Attributes<'_>) -> Id {
		Id::from_u64(1)
	}

	fn record(&self, _: &Id, _: &Record<'_>) {}

	fn record_follows_from(&self, _: &Id, _: &Id) {}

	fn event(&self, event: &Trace<'_>) {
		let mut method = Method(None);
		event.record(&mut method);
		*self.0.lock().unwrap().entry(method.0.unwrap_or_default()).or_default() += 1;
	}

	fn enter(&self, _: &Id) {}

	fn exit(&self, _: &Id) {}
}

pub fn accesses(done: impl FnOnce()) -> Counts {
	let counts = Arc::new(Mutex::new(Counts::new()));
	with_default(Counter(counts.clone()), done);
	let counts = counts.lock().unwrap().clone();
	counts
}

/// Closes the next year of the bakery, and counts what the closing reads and writes.
fn next() -> Counts {
	let from = book(BAKERY).until;
	let (_, until) = MockYears::year_of(BAKERY, from).unwrap();
	pass_until(until + 40);
	let of = accounts(from, until, profit(1_000));
	assert_ok!(confirm(BAKERY, &of));
	accesses(|| {
		assert_ok!(close(BAKERY, &of, &plain_choices()));
	})
}

#[test]
fn a_closing_costs_the_same_after_many_years_and_with_many_auditors_and_members() {
	new_test(|| {
		(2028..2045).for_each(|year| fix_hours(BAKERY, new_year(year)));
		close_2026(BAKERY, profit(0));
		let of = accounts(next_year(), new_year(2028), profit(0));
		pass_until(new_year(2028));
		close_by(BAKERY, &of, &keep_all());
		let first = next();
		for _ in 0..12 {
			next();
		}
		for member in 1_000..2_000 {
			seat(BAKERY, member, account(BAKERY, member));
			let content = Surplus::content_of(BAKERY, &accounts(book(BAKERY).until, new_year(2043), profit(1_000)));
			Surplus::do_confirm_accounts(Hand { coop: BAKERY, member }, content);
		}
		assert!(first.len() > 1 && first.values().sum::<u32>() > 10, "{first:?}");
		assert_eq!(first, next());
	});
}
