//! The co-ops, members and resolutions with which the benchmarks begin, as large as they can be.

use super::*;
use crate::acts::assembly::SEATS_ASKED;
use alloc::{collections::BTreeMap, vec};
use rochdale_primitives::{ledger::day_of, MAX_COOPS, MAX_PARTIES};

/// Members seated by the benchmarks: officers first, then beneficiaries.
pub(super) const SEATED: u32 = 8 + MAX_RECUSED + MAX_ROLL_CALL;

/// More signatures than put a draft on the agenda of the largest co-op of these benchmarks.
pub(super) const A_PETITION: u32 = 40;

pub(super) fn member<T: Config>(number: MemberNo) -> T::AccountId {
	account("member", number, 0)
}

pub(super) fn signed<T: Config>(number: MemberNo) -> OriginFor<T> {
	RawOrigin::Signed(member::<T>(number)).into()
}

pub(super) fn title() -> Written {
	vec![b'x'; MAX_TITLE as usize].try_into().unwrap_or_default()
}

/// A document of which there is something to see, without which no treasury pays.
pub(super) fn document<T: Config>() -> T::Hash {
	T::Hashing::hash(b"document")
}

/// The auditor of such a co-op.
pub(super) const AUDITOR: MemberNo = 4;

/// A co-op with members 1 to 3 as its board and 5 to 7 as its tellers.
pub(super) fn co_op<T: Config>() -> CoopId {
	let coop = T::Coops::benchmark_found();
	let seated = (1..=SEATED).find(|number| T::Members::seat_of(coop, &member::<T>(*number)).is_none());
	for number in seated.unwrap_or(SEATED)..=SEATED {
		T::Members::benchmark_seat(coop, &member::<T>(number));
	}
	coop
}

/// Has all co-ops before this one sleep, each of which is still to be told so.
pub(super) fn fall_asleep<T: Config>(end: CoopId) {
	let absences: BTreeMap<_, _> =
		(1..end).map(|coop| (coop, Absence { votes: MISSED_VOTES, since: 0, told: false })).collect();
	Absences::<T>::put(BoundedBTreeMap::try_from(absences).unwrap_or_default());
}

/// The longest call, with the most beneficiaries, all of them members.
pub(super) fn call<T: Config>() -> OpaqueCall<CallOf<T>> {
	shorter_call::<T>(0)
}

/// The longest call without so many of its payments.
pub(super) fn shorter_call<T: Config>(less: usize) -> OpaqueCall<CallOf<T>> {
	let payees: Vec<_> = (9..9 + MAX_RECUSED).map(member::<T>).collect();
	let mut call = T::Policy::benchmark_batch(payees.clone());
	for length in payees.len()..=MAX_BATCH {
		let longer = T::Policy::benchmark_batch(payees.iter().cycle().take(length).cloned().collect());
		let fits = longer.encoded_size() <= T::MaxCallLength::get() as usize
			&& longer.get_dispatch_info().call_weight.all_lte(T::MaxCallWeight::get());
		if !fits {
			break;
		}
		call = longer;
	}
	if let Some(calls) = T::Policy::batch(&call).map(<[_]>::len).filter(|_| less > 0) {
		let fewer = payees.iter().cycle().take(calls.saturating_sub(less)).cloned().collect();
		call = T::Policy::benchmark_batch(fewer);
	}
	OpaqueCall::from(&call)
}

/// The call that takes the most reading of all that can be proposed.
pub(super) fn longest_look<T: Config>(coop: CoopId) -> Result<OpaqueCall<CallOf<T>>, BenchmarkError> {
	let call = T::Policy::benchmark_longest_look(coop).ok_or("no call")?;
	Ok(OpaqueCall::from(&call))
}

/// So many alternatives with calls almost as long as can be, and one draft more. Gives the first and the draft.
pub(super) fn alternatives<T: Config>(
	coop: CoopId,
	count: u32,
) -> Result<(ResolutionId, ResolutionId), BenchmarkError> {
	let first = draft::<T>(coop, Track::Special)?;
	Pallet::<T>::second(signed::<T>(2), first, coop, 0)?;
	let mut last = first;
	for number in 1..=count {
		let by = SEATED - number + 1;
		let call = shorter_call::<T>(number as usize);
		let (title, document) = (title(), T::Hash::default());
		Pallet::<T>::propose(signed::<T>(by), coop, Track::Special, Secrecy::Open, title, document, call)?;
		last = ResolutionCount::<T>::get();
		if number == count {
			break;
		}
		Pallet::<T>::put_as_alternative(signed::<T>(by), last, Some(first))?;
		Pallet::<T>::second(signed::<T>(2), last, coop, 1)?;
		// Half of them come as a petition does, so that all have room.
		Motions::<T>::mutate(last, |motion| {
			motion.iter_mut().for_each(|motion| motion.by_petition = number % 2 == 0);
		});
	}
	Ok((first, last))
}

/// A draft with the longest call, which pays the most members.
pub(super) fn draft<T: Config>(coop: CoopId, track: Track) -> Result<ResolutionId, BenchmarkError> {
	if track == Track::Consent {
		Pallet::<T>::propose_text(signed::<T>(1), coop, track, Secrecy::Open, title(), T::Hash::default())?;
		return Ok(ResolutionCount::<T>::get());
	}
	draft_of::<T>(coop, track, call::<T>())
}

/// A draft with the call that takes the most reading.
pub(super) fn draft_to_look_at<T: Config>(coop: CoopId) -> Result<ResolutionId, BenchmarkError> {
	draft_of::<T>(coop, Track::Special, longest_look::<T>(coop)?)
}

fn draft_of<T: Config>(
	coop: CoopId,
	track: Track,
	call: OpaqueCall<CallOf<T>>,
) -> Result<ResolutionId, BenchmarkError> {
	Pallet::<T>::propose(signed::<T>(1), coop, track, Secrecy::Open, title(), T::Hash::default(), call)?;
	Ok(ResolutionCount::<T>::get())
}

/// Fills the agenda of the co-op but for one place.
pub(super) fn fill_open<T: Config>(coop: CoopId) {
	PlacesOfPetitions::<T>::insert(coop, T::MaxOpen::get() / 2);
	OpenResolutions::<T>::mutate(coop, |open| {
		for id in 1_000_000..1_000_000 + T::MaxOpen::get() - 1 {
			let _ = open.try_push(id);
		}
	});
}

/// Makes the deadline of a resolution pass.
pub(super) fn make_due<T: Config>(id: ResolutionId) {
	make_due_at::<T>(id, T::Clock::deadline());
}

pub(super) fn make_due_at<T: Config>(id: ResolutionId, now: Moment) {
	let Some(resolution) = Resolutions::<T>::get(id) else { return };
	let phase = resolution.phase;
	if phase.is_final() {
		if let Some(before) = resolution.ends_at {
			Prunings::<T>::remove((before.to_be_bytes(), id));
		}
		Prunings::<T>::insert((now.to_be_bytes(), id), ());
		Resolutions::<T>::insert(id, Resolution { ends_at: Some(now), ..resolution });
	} else {
		Pallet::<T>::enter_phase(id, resolution, phase, now);
	}
}

/// Puts a resolution into a phase that lasts for a month.
pub(super) fn enter<T: Config>(id: ResolutionId, phase: Phase) {
	if let Some(resolution) = Resolutions::<T>::get(id) {
		let until = T::Clock::in_days(RETRY_DAYS).unwrap_or_default();
		Pallet::<T>::enter_phase(id, resolution, phase, until);
	}
}

/// Does what is due next for a resolution.
pub(super) fn step<T: Config>(id: ResolutionId) {
	make_due::<T>(id);
	if let Some(resolution) = Resolutions::<T>::get(id) {
		Pallet::<T>::step(id, resolution, &mut WeightMeter::new());
	}
}

/// A resolution that is voted on.
pub(super) fn voting<T: Config>(coop: CoopId) -> Result<ResolutionId, BenchmarkError> {
	let id = draft::<T>(coop, Track::Ordinary)?;
	Pallet::<T>::second(signed::<T>(2), id, coop, 0)?;
	step::<T>(id);
	Ok(id)
}

/// An election of the most seats in which the last members who were seated stand.
pub(super) fn election<T: Config>(coop: CoopId, stand: u32) -> Result<ResolutionId, BenchmarkError> {
	let begins_on = day_of(T::Clock::civil()).unwrap_or_default() + BEGINS_WITHIN_DAYS;
	let election =
		Election { office: Office::Teller, seats: MAX_SEATS, method: Method::Approval, days: 365, begins_on };
	Pallet::<T>::propose_election(signed::<T>(1), coop, title(), T::Hash::default(), election)?;
	let id = ResolutionCount::<T>::get();
	Pallet::<T>::second(signed::<T>(2), id, coop, 0)?;
	for candidate in SEATED - stand + 1..=SEATED {
		Pallet::<T>::stand(signed::<T>(candidate), id)?;
	}
	Ok(id)
}

/// A result of no election.
pub(super) fn result<T: Config>(for_: u32, against: u32) -> AssemblyResult<T::Hash> {
	let (abstain, minutes, candidates, papers) = (0, T::Hash::default(), BoundedVec::new(), None);
	AssemblyResult { for_, against, abstain, minutes, candidates, papers }
}

/// A result in which all on the roll of [`MAX_ROLL_CALL`] vote for all candidates but the first, who gets so many votes.
pub(super) fn elects<T: Config>(first: u32) -> AssemblyResult<T::Hash> {
	let counts = core::iter::once(first).chain(core::iter::repeat(MAX_ROLL_CALL));
	let candidates = counts.take(MAX_CANDIDATES as usize).collect::<Vec<_>>().try_into().unwrap_or_default();
	AssemblyResult { candidates, papers: Some(T::Hash::default()), ..result::<T>(MAX_ROLL_CALL, 0) }
}

pub(super) fn roll(from: MemberNo, count: u32) -> Listed<MemberNo> {
	(from..from + count).collect::<Vec<_>>().try_into().unwrap_or_default()
}

/// Proxies of so many members, each held by one of those from a number on, of whom there are as many as one call enters.
pub(super) fn absent(from: MemberNo, count: u32) -> Listed<Represented> {
	let represented = |holder| Represented { holder, member: holder + MAX_PROXY_CALL };
	(from..from + count).map(represented).collect::<Vec<_>>().try_into().unwrap_or_default()
}

/// Enters the most reports that an assembly can have, each of which names the first members of a roll of 64.
pub(super) fn fill_reports<T: Config>(id: ResolutionId, coop: CoopId) {
	let report = Report {
		by: Hand { coop, member: 0 },
		corrects: None,
		roll: 0,
		roll_hash: T::Hash::default(),
		proxies: 0,
		dissents: 0,
		replaces: Votes::default(),
		result: Some(elects::<T>(0)),
		was_counted: false,
	};
	// The last places are for those that the benchmark measures.
	let hands = (1_000..).map(|member| Hand { coop, member });
	let reports: Vec<_> = hands.map(|by| Report { by, ..report.clone() }).take(MAX_REPORTS as usize - 4).collect();
	let tellers: Vec<_> = reports.iter().map(|one| Teller { hand: one.by, agrees_to: None, corrections: 0 }).collect();
	let assembly = Assembly {
		reports: reports.try_into().unwrap_or_default(),
		tellers: tellers.try_into().unwrap_or_default(),
		counted: None,
	};
	Assemblies::<T>::insert(id, coop, assembly);
}

/// What a teller reports last: its place, the hash of its roll and the members on it.
pub(super) fn report_of<T: Config>(id: ResolutionId, coop: CoopId, teller: Hand) -> Option<Report<T::Hash>> {
	Assemblies::<T>::get(id, coop)?.reports.into_iter().rfind(|report| report.by == teller)
}

/// The first teller reports an assembly of so many members, to which the second agrees.
pub(super) fn reported<T: Config>(
	id: ResolutionId,
	coop: CoopId,
	by: MemberNo,
	other: MemberNo,
	result: AssemblyResult<T::Hash>,
) -> Result<T::Hash, BenchmarkError> {
	let of = Hand { coop, member: by };
	Pallet::<T>::enter_result(signed::<T>(by), id, coop, result.clone())?;
	let roll = report_of::<T>(id, coop, of).ok_or("no report")?.roll_hash;
	Pallet::<T>::confirm_result(signed::<T>(other), id, coop, of, roll, result)?;
	Ok(roll)
}

/// Leaves the co-op a single teller whom the resolution does not concern, the first, and gives the accounts and numbers of two
/// in another co-op who stand in. They sit in as many co-ops as are asked for.
pub(super) fn strangers<T: Config>(id: ResolutionId) -> Vec<(T::AccountId, Hand)> {
	Resolutions::<T>::mutate(id, |resolution| {
		if let Some(resolution) = resolution {
			resolution.recused =
				[6, 7].into_iter().chain(9..7 + MAX_RECUSED).collect::<Vec<_>>().try_into().unwrap_or_default();
		}
	});
	let homes: Vec<_> = (1..SEATS_ASKED).map(|_| T::Coops::benchmark_found()).collect();
	let coop = T::Coops::benchmark_found();
	let mut found = Vec::new();
	for number in 0.. {
		let who: T::AccountId = account("stranger", number, coop);
		let member = T::Members::benchmark_seat(coop, &who);
		if member >= 5 {
			for home in &homes {
				T::Members::benchmark_seat(*home, &who);
			}
			found.push((who, Hand { coop, member }));
		}
		if member >= 6 {
			break;
		}
	}
	found
}

/// Leaves the vote so close to its end, and to a majority, that the next vote extends it.
pub(super) fn at_the_edge<T: Config>(id: ResolutionId, for_: u32, against: u32) {
	let Some(resolution) = Resolutions::<T>::get(id) else { return };
	let tally = Tally { for_, against, on_chain: resolution.quorum(), ..Default::default() };
	let phase = resolution.phase;
	let ends_at = T::Clock::in_days(1).unwrap_or_default();
	Pallet::<T>::enter_phase(id, Resolution { tally, ..resolution }, phase, ends_at);
}

/// The most co-ops that a benchmark founds beside those of the genesis.
pub(super) const FOUNDED: u32 = MAX_COOPS - 10;

/// The delegate and chair of a co-op of the federation.
pub(super) fn founder<T: Config>(coop: CoopId) -> OriginFor<T> {
	RawOrigin::Signed(founder_account::<T>(coop)).into()
}

pub(super) fn founder_account<T: Config>(coop: CoopId) -> T::AccountId {
	account("founder", coop, 0)
}

/// Founds so many co-ops beside those of the genesis, and gives the first of them.
pub(super) fn federation<T: Config>(coops: u32) -> CoopId {
	let before = T::Coops::count();
	T::Coops::benchmark_federation(before + coops);
	before + 1
}

pub(super) fn all_parties(first: CoopId) -> Listed<CoopId> {
	(first..first + MAX_PARTIES).rev().collect::<Vec<_>>().try_into().unwrap_or_default()
}

/// Members without office, for whom no co-op answers.
pub(super) fn payees<T: Config>() -> Vec<T::AccountId> {
	// Each sits in one co-op, however often this is measured.
	if T::Members::seats_of(&member::<T>(9), 1).is_empty() {
		co_op::<T>();
	}
	(9..9 + MAX_RECUSED).map(member::<T>).collect()
}

/// A draft with the longest call.
pub(super) fn federation_draft<T: Config>(
	first: CoopId,
	track: Track,
	payees: Vec<T::AccountId>,
) -> Result<ResolutionId, BenchmarkError> {
	let mut call = OpaqueCall::from(&T::Policy::benchmark_federation_batch(payees.clone()));
	for length in payees.len()..=MAX_BATCH {
		let payees = payees.iter().cycle().take(length).cloned().collect();
		let longer = T::Policy::benchmark_federation_batch(payees);
		let fits = longer.encoded_size() <= T::MaxCallLength::get() as usize
			&& longer.get_dispatch_info().call_weight.all_lte(T::MaxCallWeight::get());
		if !fits {
			break;
		}
		call = OpaqueCall::from(&longer);
	}
	Pallet::<T>::propose_to_federation(founder::<T>(first), first, track, title(), T::Hash::default(), Some(call))?;
	Ok(ResolutionCount::<T>::get())
}

/// A draft without effect.
pub(super) fn federation_text<T: Config>(first: CoopId, track: Track) -> Result<ResolutionId, BenchmarkError> {
	Pallet::<T>::propose_to_federation(founder::<T>(first), first, track, title(), T::Hash::default(), None)?;
	Ok(ResolutionCount::<T>::get())
}

/// A resolution that the federation votes on.
pub(super) fn federation_voting<T: Config>(first: CoopId, track: Track) -> Result<ResolutionId, BenchmarkError> {
	let id = federation_text::<T>(first, track)?;
	Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0)?;
	step::<T>(id);
	Ok(id)
}

/// A payment of the federation on which co-ops vote, with the longest call.
pub(super) fn federation_paying<T: Config>(first: CoopId) -> Result<ResolutionId, BenchmarkError> {
	let id = federation_draft::<T>(first, Track::Ordinary, payees::<T>())?;
	Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0)?;
	step::<T>(id);
	Ok(id)
}
