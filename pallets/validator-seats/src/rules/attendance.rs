//! Which seats produce blocks.
//!
//! A session in which a seat had its place from the beginning to the end and produced no block is *idle*. Sessions in which
//! not more than half of the seats produced a block are not counted for anybody: then the network is cut or a session is
//! shorter than a round, and to blame the seats would shrink the set just when it must stay. Of two halves of a network neither
//! blames the other.
//!
//! Time that passes without blocks blames nobody, because a session lasts for a number of blocks.

use super::ByCoop;
use crate::Seat;
use sp_staking::SessionIndex;

/// Counts the session that has ended for the seats that had a place in it, and gives how many in a row were idle.
///
/// Seats that did not have it for all of the session are left out.
pub(crate) fn count_session<AccountId>(
	ended: SessionIndex,
	seats: &mut ByCoop<Seat<AccountId>>,
	placed: &ByCoop<AccountId>,
) -> ByCoop<u32> {
	let mut counted: ByCoop<_> = seats
		.iter_mut()
		.filter(|(coop, seat)| placed.contains_key(*coop) && seat.counted_from <= ended)
		.map(|(coop, seat)| (*coop, (seat.authored.is_some_and(|last| last >= ended), seat)))
		.collect();
	let authors = counted.values().filter(|(authored, _)| *authored).count();
	let counts = authors.saturating_mul(2) > counted.len();
	for (authored, seat) in counted.values_mut() {
		seat.idle = match authored {
			true => 0,
			false => seat.idle.saturating_add(counts.into()),
		};
	}
	counted.into_iter().map(|(coop, (_, seat))| (coop, seat.idle)).collect()
}

/// How many whole sessions have passed until the one that runs began, since the seat last produced a block or has its place.
///
/// Sessions that count for nobody are included.
pub(crate) fn absent_for<AccountId>(seat: &Seat<AccountId>, running: SessionIndex) -> u32 {
	let authored = seat.authored.map_or(0, |last| last.saturating_add(1));
	running.saturating_sub(seat.counted_from.max(authored))
}
