//! The worst cases that the weights of this pallet are measured on.

#![allow(clippy::arithmetic_side_effects)]

use super::*;
use crate::acts::assembly::SEATS_ASKED;
use alloc::vec;
use frame::benchmarking::prelude::*;
use rochdale_primitives::{ledger::day_of, migration::AsItIs, Electorate, Voice, MAX_COOPS, MAX_PARTIES};

/// Members seated by the benchmarks: officers first, then beneficiaries.
const SEATED: u32 = 8 + MAX_RECUSED + MAX_ROLL_CALL;

/// More signatures than put a draft on the agenda of the largest co-op of these benchmarks.
const A_PETITION: u32 = 40;

fn member<T: Config>(number: MemberNo) -> T::AccountId {
	account("member", number, 0)
}

fn signed<T: Config>(number: MemberNo) -> OriginFor<T> {
	RawOrigin::Signed(member::<T>(number)).into()
}

fn title() -> Written {
	vec![b'x'; MAX_TITLE as usize].try_into().unwrap_or_default()
}

/// The auditor of such a co-op.
const AUDITOR: MemberNo = 4;

/// A co-op with members 1 to 3 as its board and 5 to 7 as its tellers.
fn co_op<T: Config>() -> CoopId {
	let coop = T::Coops::benchmark_found();
	let seated = (1..=SEATED).find(|number| T::Members::seat_of(coop, &member::<T>(*number)).is_none());
	for number in seated.unwrap_or(SEATED)..=SEATED {
		T::Members::benchmark_seat(coop, &member::<T>(number));
	}
	coop
}

/// Has all co-ops up to this one sleep, each of which is still to be told so.
fn fall_asleep<T: Config>(end: CoopId) {
	for coop in 1..end {
		Absences::<T>::insert(coop, Absence { votes: MISSED_VOTES, since: 0, told: false });
	}
}

/// The longest call, with the most beneficiaries, all of them members.
fn call<T: Config>() -> OpaqueCall<CallOf<T>> {
	shorter_call::<T>(0)
}

/// The longest call without so many of its payments.
fn shorter_call<T: Config>(less: usize) -> OpaqueCall<CallOf<T>> {
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
fn longest_look<T: Config>(coop: CoopId) -> Result<OpaqueCall<CallOf<T>>, BenchmarkError> {
	let call = T::Policy::benchmark_longest_look(coop).ok_or("no call")?;
	Ok(OpaqueCall::from(&call))
}

/// So many alternatives with calls almost as long as can be, and one draft more. Gives the first and the draft.
fn alternatives<T: Config>(coop: CoopId, count: u32) -> Result<(ResolutionId, ResolutionId), DispatchError> {
	let first = draft::<T>(coop, Track::Special)?;
	Pallet::<T>::second(signed::<T>(2), first, coop, 0).map_err(|failure| failure.error)?;
	let mut last = first;
	for number in 1..=count {
		let by = SEATED - number + 1;
		let call = shorter_call::<T>(number as usize);
		let (title, document) = (title(), T::Hash::default());
		Pallet::<T>::propose(signed::<T>(by), coop, Track::Special, Secrecy::Open, title, document, call)
			.map_err(|failure| failure.error)?;
		last = ResolutionCount::<T>::get();
		if number == count {
			break;
		}
		Pallet::<T>::put_as_alternative(signed::<T>(by), last, Some(first)).map_err(|failure| failure.error)?;
		Pallet::<T>::second(signed::<T>(2), last, coop, 1).map_err(|failure| failure.error)?;
		// Half of them come as a petition does, so that all have room.
		Motions::<T>::mutate(last, |motion| {
			motion.iter_mut().for_each(|motion| motion.by_petition = number % 2 == 0);
		});
	}
	Ok((first, last))
}

/// A draft with the longest call.
fn draft<T: Config>(coop: CoopId, track: Track) -> Result<ResolutionId, DispatchError> {
	match track {
		Track::Consent => {
			Pallet::<T>::propose_text(signed::<T>(1), coop, track, Secrecy::Open, title(), T::Hash::default())
				.map_err(|failure| failure.error)?;
		}
		_ => {
			Pallet::<T>::propose(signed::<T>(1), coop, track, Secrecy::Open, title(), T::Hash::default(), call::<T>())
				.map_err(|failure| failure.error)?;
		}
	}
	Ok(ResolutionCount::<T>::get())
}

/// Fills the agenda of the co-op but for one place.
fn fill_open<T: Config>(coop: CoopId) {
	PlacesOfPetitions::<T>::insert(coop, T::MaxOpen::get() / 2);
	OpenResolutions::<T>::mutate(coop, |open| {
		for id in 1_000_000..1_000_000 + T::MaxOpen::get() - 1 {
			let _ = open.try_push(id);
		}
	});
}

/// Makes the deadline of a resolution pass.
fn make_due<T: Config>(id: ResolutionId) {
	make_due_at::<T>(id, T::Clock::deadline());
}

fn make_due_at<T: Config>(id: ResolutionId, now: Moment) {
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
fn enter<T: Config>(id: ResolutionId, phase: Phase) {
	if let Some(resolution) = Resolutions::<T>::get(id) {
		let until = T::Clock::in_days(RETRY_DAYS).unwrap_or_default();
		Pallet::<T>::enter_phase(id, resolution, phase, until);
	}
}

/// Does what is due next for a resolution.
fn step<T: Config>(id: ResolutionId) {
	make_due::<T>(id);
	if let Some(resolution) = Resolutions::<T>::get(id) {
		Pallet::<T>::step(id, resolution, &mut WeightMeter::new());
	}
}

/// A resolution that is voted on.
fn voting<T: Config>(coop: CoopId) -> Result<ResolutionId, DispatchError> {
	let id = draft::<T>(coop, Track::Ordinary)?;
	Pallet::<T>::second(signed::<T>(2), id, coop, 0).map_err(|failure| failure.error)?;
	step::<T>(id);
	Ok(id)
}

/// An election of the most seats in which the last members who were seated stand.
fn election<T: Config>(coop: CoopId, stand: u32) -> Result<ResolutionId, DispatchError> {
	let begins_on = day_of(T::Clock::civil()).unwrap_or_default() + BEGINS_WITHIN_DAYS;
	let election =
		Election { office: Office::Teller, seats: MAX_SEATS, method: Method::Approval, days: 365, begins_on };
	Pallet::<T>::propose_election(signed::<T>(1), coop, title(), T::Hash::default(), election)
		.map_err(|failure| failure.error)?;
	let id = ResolutionCount::<T>::get();
	Pallet::<T>::second(signed::<T>(2), id, coop, 0).map_err(|failure| failure.error)?;
	for candidate in SEATED - stand + 1..=SEATED {
		Pallet::<T>::stand(signed::<T>(candidate), id).map_err(|failure| failure.error)?;
	}
	Ok(id)
}

/// A result of no election.
fn result<T: Config>(for_: u32, against: u32) -> AssemblyResult<T::Hash> {
	let (abstain, minutes, candidates, papers) = (0, T::Hash::default(), BoundedVec::new(), None);
	AssemblyResult { for_, against, abstain, minutes, candidates, papers }
}

/// A result in which all on the roll of [`MAX_ROLL_CALL`] vote for all candidates but the first, who gets so many votes.
fn elects<T: Config>(first: u32) -> AssemblyResult<T::Hash> {
	let counts = core::iter::once(first).chain(core::iter::repeat(MAX_ROLL_CALL));
	let candidates = counts.take(MAX_CANDIDATES as usize).collect::<Vec<_>>().try_into().unwrap_or_default();
	AssemblyResult { candidates, papers: Some(T::Hash::default()), ..result::<T>(MAX_ROLL_CALL, 0) }
}

fn roll(from: MemberNo, count: u32) -> Listed<MemberNo> {
	(from..from + count).collect::<Vec<_>>().try_into().unwrap_or_default()
}

/// Proxies of so many members, each held by one of those from a number on, of whom there are as many as one call enters.
fn absent(from: MemberNo, count: u32) -> Listed<Represented> {
	let represented = |holder| Represented { holder, member: holder + MAX_PROXY_CALL };
	(from..from + count).map(represented).collect::<Vec<_>>().try_into().unwrap_or_default()
}

/// Enters the most reports that an assembly can have, each of which names the first members of a roll of 64.
fn fill_reports<T: Config>(id: ResolutionId, coop: CoopId) {
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
fn report_of<T: Config>(id: ResolutionId, coop: CoopId, teller: Hand) -> Option<Report<T::Hash>> {
	Assemblies::<T>::get(id, coop)?.reports.into_iter().rfind(|report| report.by == teller)
}

/// The first teller reports an assembly of so many members, to which the second agrees.
fn reported<T: Config>(
	id: ResolutionId,
	coop: CoopId,
	by: MemberNo,
	other: MemberNo,
	result: AssemblyResult<T::Hash>,
) -> Result<T::Hash, DispatchError> {
	let of = Hand { coop, member: by };
	Pallet::<T>::enter_result(signed::<T>(by), id, coop, result.clone()).map_err(|failure| failure.error)?;
	let roll = report_of::<T>(id, coop, of).ok_or("no report")?.roll_hash;
	Pallet::<T>::confirm_result(signed::<T>(other), id, coop, of, roll, result).map_err(|failure| failure.error)?;
	Ok(roll)
}

/// Leaves the co-op a single teller whom the resolution does not concern, the first, and gives the accounts and numbers of two
/// in another co-op who stand in. They sit in as many co-ops as are asked for.
fn strangers<T: Config>(id: ResolutionId) -> Vec<(T::AccountId, Hand)> {
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
fn at_the_edge<T: Config>(id: ResolutionId, for_: u32, against: u32) {
	let Some(resolution) = Resolutions::<T>::get(id) else { return };
	let tally = Tally { for_, against, on_chain: resolution.quorum(), ..Default::default() };
	let phase = resolution.phase;
	let ends_at = T::Clock::in_days(1).unwrap_or_default();
	Pallet::<T>::enter_phase(id, Resolution { tally, ..resolution }, phase, ends_at);
}

/// The most co-ops that a benchmark founds beside those of the genesis.
const FOUNDED: u32 = MAX_COOPS - 10;

/// The delegate and chair of a co-op of the federation.
fn founder<T: Config>(coop: CoopId) -> OriginFor<T> {
	RawOrigin::Signed(founder_account::<T>(coop)).into()
}

fn founder_account<T: Config>(coop: CoopId) -> T::AccountId {
	account("founder", coop, 0)
}

/// Founds so many co-ops beside those of the genesis, and gives the first of them.
fn federation<T: Config>(coops: u32) -> CoopId {
	let before = T::Coops::count();
	T::Coops::benchmark_federation(before + coops);
	before + 1
}

fn all_parties(first: CoopId) -> Listed<CoopId> {
	(first..first + MAX_PARTIES).rev().collect::<Vec<_>>().try_into().unwrap_or_default()
}

/// Members without office, for whom no co-op answers.
fn payees<T: Config>() -> Vec<T::AccountId> {
	// Each sits in one co-op, however often this is measured.
	if T::Members::seats_of(&member::<T>(9), 1).is_empty() {
		co_op::<T>();
	}
	(9..9 + MAX_RECUSED).map(member::<T>).collect()
}

/// A draft with the longest call.
fn federation_draft<T: Config>(
	first: CoopId,
	track: Track,
	payees: Vec<T::AccountId>,
) -> Result<ResolutionId, DispatchError> {
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
	Pallet::<T>::propose_to_federation(founder::<T>(first), first, track, title(), T::Hash::default(), Some(call))
		.map_err(|failure| failure.error)?;
	Ok(ResolutionCount::<T>::get())
}

/// A draft without effect.
fn federation_text<T: Config>(first: CoopId, track: Track) -> Result<ResolutionId, DispatchError> {
	Pallet::<T>::propose_to_federation(founder::<T>(first), first, track, title(), T::Hash::default(), None)
		.map_err(|failure| failure.error)?;
	Ok(ResolutionCount::<T>::get())
}

/// A resolution that the federation votes on.
fn federation_voting<T: Config>(first: CoopId, track: Track) -> Result<ResolutionId, DispatchError> {
	let id = federation_text::<T>(first, track)?;
	Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0).map_err(|failure| failure.error)?;
	step::<T>(id);
	Ok(id)
}

/// A payment of the federation on which co-ops vote, with the longest call.
fn federation_paying<T: Config>(first: CoopId) -> Result<ResolutionId, DispatchError> {
	let id = federation_draft::<T>(first, Track::Ordinary, payees::<T>())?;
	Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0).map_err(|failure| failure.error)?;
	step::<T>(id);
	Ok(id)
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn propose() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let call = longest_look::<T>(coop)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(1)), coop, Track::Ordinary, Secrecy::Open, title(), T::Hash::default(), call);

		assert_eq!(ResolutionCount::<T>::get(), 1);
		Ok(())
	}

	#[benchmark]
	fn propose_text() {
		let coop = co_op::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(1)), coop, Track::Special, Secrecy::Open, title(), T::Hash::default());

		assert_eq!(ResolutionCount::<T>::get(), 1);
	}

	#[benchmark]
	fn propose_payment() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let payee = T::Lookup::unlookup(T::Policy::benchmark_payee(coop).ok_or("no payee")?);

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(1)), coop, title(), T::Hash::default(), payee, T::Payments::benchmark_amount());

		assert_eq!(ResolutionCount::<T>::get(), 1);
		Ok(())
	}

	#[benchmark]
	fn second() -> Result<(), BenchmarkError> {
		// The proposer holds no office, so that both are looked up.
		let coop = co_op::<T>();
		fill_open::<T>(coop);
		Pallet::<T>::propose(
			signed::<T>(8),
			coop,
			Track::Special,
			Secrecy::Open,
			title(),
			T::Hash::default(),
			call::<T>(),
		)
		.map_err(|failure| failure.error)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(1)), 1, coop, 0);

		assert!(Resolutions::<T>::get(1).is_some_and(|one| matches!(one.phase, Phase::Notice { .. })));
		Ok(())
	}

	#[benchmark]
	fn sign_petition(s: Linear<A_PETITION, { ALWAYS_A_PETITION - 1 }>) -> Result<(), BenchmarkError> {
		// Who had signed before is looked at, and all are there.
		let coop = co_op::<T>();
		fill_open::<T>(coop);
		for number in SEATED + 1..=s + 1 {
			T::Members::benchmark_seat(coop, &member::<T>(number));
		}
		let id = draft::<T>(coop, Track::Special)?;
		let signers: Signatories = (1..=s).collect::<Vec<_>>().try_into().unwrap_or_default();
		Motions::<T>::mutate(id, |motion| motion.iter_mut().for_each(|motion| motion.signatures = s));
		Signers::<T>::insert(id, signers);

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(s + 1)), id, coop, 0);

		assert!(Resolutions::<T>::get(id).is_some_and(|one| matches!(one.phase, Phase::Notice { .. })));
		Ok(())
	}

	#[benchmark]
	fn withdraw_signature() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = draft::<T>(coop, Track::Special)?;
		let signers: Signatories = (1..=ALWAYS_A_PETITION).collect::<Vec<_>>().try_into().unwrap_or_default();
		Signers::<T>::insert(id, signers);

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(8)), id, coop);

		assert_eq!(Signers::<T>::get(id).len() as u32, ALWAYS_A_PETITION - 1);
		Ok(())
	}

	#[benchmark]
	fn amend() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = draft::<T>(coop, Track::Consent)?;
		Pallet::<T>::second(signed::<T>(2), id, coop, 0).map_err(|failure| failure.error)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(1)), id, title(), T::Hash::default(), None);

		assert_eq!(Motions::<T>::get(id).map(|motion| motion.amendments), Some(1));
		Ok(())
	}

	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		fill_open::<T>(coop);
		let id = draft::<T>(coop, Track::Special)?;
		Pallet::<T>::second(signed::<T>(2), id, coop, 0).map_err(|failure| failure.error)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(1)), id);

		assert_eq!(Resolutions::<T>::get(id).map(|one| one.phase), Some(Phase::Withdrawn));
		Ok(())
	}

	#[benchmark]
	fn take_over() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = draft::<T>(coop, Track::Special)?;
		let signers: Signatories = (1..=ALWAYS_A_PETITION).collect::<Vec<_>>().try_into().unwrap_or_default();
		Signers::<T>::insert(id, signers);
		Pallet::<T>::withdraw(signed::<T>(1), id).map_err(|failure| failure.error)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(8)), id, coop);

		assert_eq!(ResolutionCount::<T>::get(), id + 1);
		Ok(())
	}

	#[benchmark]
	fn put_as_alternative() -> Result<(), BenchmarkError> {
		// All but one are there already, with calls almost as long.
		let coop = co_op::<T>();
		let (first, last) = alternatives::<T>(coop, MAX_ALTERNATIVES - 1)?;
		let by = member::<T>(SEATED - MAX_ALTERNATIVES + 2);

		#[extrinsic_call]
		_(RawOrigin::Signed(by), last, Some(first));

		assert_eq!(Motions::<T>::get(last).and_then(|motion| motion.alternative_to), Some(first));
		assert_eq!(Pallet::<T>::alternatives_on(first).len() as u32, MAX_ALTERNATIVES - 1);
		Ok(())
	}

	#[benchmark]
	fn extend_alternatives() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let (first, _) = alternatives::<T>(coop, MAX_ALTERNATIVES)?;
		super::step::<T>(first);
		let phase = Phase::Voting { second_call: false, extensions: 1 };
		let closes_at = T::Clock::in_days(1).unwrap_or_default();
		let after = Tally { for_: SEATED, on_chain: SEATED, ..Default::default() };

		#[block]
		{
			assert!(Pallet::<T>::turns_choice(first, first, Tally::default(), after));
			Pallet::<T>::extend_alternatives(first, first, phase, closes_at);
		}

		let others = Pallet::<T>::alternatives_on(first).into_iter().filter(|one| *one != first);
		let extended = others.filter_map(Resolutions::<T>::get).filter(|one| one.phase == phase);
		assert_eq!(extended.count() as u32, MAX_ALTERNATIVES - 1);
		Ok(())
	}

	#[benchmark]
	fn object() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = draft::<T>(coop, Track::Consent)?;
		Pallet::<T>::second(signed::<T>(2), id, coop, 0).map_err(|failure| failure.error)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(8)), id, coop, T::Hash::default());

		assert!(Objections::<T>::contains_key((id, coop, Whose::Member(8))));
		Ok(())
	}

	#[benchmark]
	fn withdraw_objection() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = draft::<T>(coop, Track::Consent)?;
		Pallet::<T>::second(signed::<T>(2), id, coop, 0).map_err(|failure| failure.error)?;
		Pallet::<T>::object(signed::<T>(8), id, coop, T::Hash::default()).map_err(|failure| failure.error)?;
		// In the last day, so that others can object for longer.
		make_due_at::<T>(id, T::Clock::deadline() + 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(8)), id, coop);

		assert!(Objections::<T>::get((id, coop, Whose::Member(8))).is_some_and(|objection| !objection.stands));
		Ok(())
	}

	#[benchmark]
	fn request_secrecy() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let (id, _) = alternatives::<T>(coop, MAX_ALTERNATIVES)?;
		let needed = Resolutions::<T>::get(id).map_or(0, |one| one.rules.secret_request(one.electors()));
		for number in 1..needed {
			Pallet::<T>::request_secrecy(signed::<T>(number), id).map_err(|failure| failure.error)?;
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(needed)), id);

		assert_eq!(Resolutions::<T>::get(id).map(|one| one.secrecy), Some(Secrecy::Secret));
		Ok(())
	}

	#[benchmark]
	fn vote() -> Result<(), BenchmarkError> {
		// Whoever is on the roll of a report casts a vote that extends the vote.
		let coop = co_op::<T>();
		let id = voting::<T>(coop)?;
		fill_reports::<T>(id, coop);
		Pallet::<T>::roll_call(signed::<T>(5), id, coop, roll(8, 1)).map_err(|failure| failure.error)?;
		at_the_edge::<T>(id, 1, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(8)), id, coop, Choice::For);

		let first = Hand { coop, member: 5 };
		assert_eq!(report_of::<T>(id, coop, first).map(|report| report.replaces.for_), Some(1));
		assert!(Resolutions::<T>::get(id).is_some_and(|one| matches!(one.phase, Phase::Voting { extensions: 1, .. })));
		Ok(())
	}

	#[benchmark]
	fn roll_call(m: Linear<1, MAX_ROLL_CALL>) -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = voting::<T>(coop)?;
		fill_reports::<T>(id, coop);
		let (who, hand) = strangers::<T>(id).pop().ok_or("nobody")?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, coop, roll(9 + MAX_RECUSED, m));

		assert_eq!(report_of::<T>(id, coop, hand).map(|report| report.roll), Some(m));
		Ok(())
	}

	#[benchmark]
	fn strike_roll(m: Linear<1, MAX_ROLL_CALL>) -> Result<(), BenchmarkError> {
		// Half of them are there by proxy, and come off the roll before those who hold them.
		let coop = co_op::<T>();
		let id = voting::<T>(coop)?;
		fill_reports::<T>(id, coop);
		let (who, hand) = strangers::<T>(id).pop().ok_or("nobody")?;
		let origin = RawOrigin::Signed(who);
		let present = 9 + MAX_RECUSED;
		Pallet::<T>::roll_call(origin.clone().into(), id, coop, roll(present, MAX_PROXY_CALL))
			.map_err(|failure| failure.error)?;
		Pallet::<T>::enter_proxies(origin.clone().into(), id, coop, absent(present, MAX_PROXY_CALL))
			.map_err(|failure| failure.error)?;
		let both = [roll(present + MAX_PROXY_CALL, MAX_PROXY_CALL), roll(present, MAX_PROXY_CALL)];
		let members = both.iter().flatten().copied().take(m as usize).collect::<Vec<_>>();

		#[extrinsic_call]
		_(origin, id, coop, members.try_into().unwrap_or_default());

		assert_eq!(report_of::<T>(id, coop, hand).map(|report| report.roll), Some(MAX_ROLL_CALL - m));
		Ok(())
	}

	#[benchmark]
	fn enter_proxies(m: Linear<1, MAX_PROXY_CALL>) -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = voting::<T>(coop)?;
		fill_reports::<T>(id, coop);
		let (who, hand) = strangers::<T>(id).pop().ok_or("nobody")?;
		let origin = RawOrigin::Signed(who);
		let present = 9 + MAX_RECUSED;
		Pallet::<T>::roll_call(origin.clone().into(), id, coop, roll(present, MAX_PROXY_CALL))
			.map_err(|failure| failure.error)?;

		#[extrinsic_call]
		_(origin, id, coop, absent(present, m));

		assert_eq!(report_of::<T>(id, coop, hand).map(|report| report.proxies), Some(m));
		Ok(())
	}

	#[benchmark]
	fn note_dissent(m: Linear<1, MAX_ROLL_CALL>) -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = voting::<T>(coop)?;
		fill_reports::<T>(id, coop);
		let (who, hand) = strangers::<T>(id).pop().ok_or("nobody")?;
		let origin = RawOrigin::Signed(who);
		Pallet::<T>::roll_call(origin.clone().into(), id, coop, roll(9 + MAX_RECUSED, MAX_ROLL_CALL))
			.map_err(|failure| failure.error)?;

		#[extrinsic_call]
		_(origin, id, coop, roll(9 + MAX_RECUSED, m), true);

		assert_eq!(report_of::<T>(id, coop, hand).map(|report| report.dissents), Some(m));
		Ok(())
	}

	#[benchmark]
	fn propose_election() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		fill_open::<T>(coop);
		let begins_on = day_of(T::Clock::civil()).unwrap_or_default() + BEGINS_WITHIN_DAYS;
		let election = Election { office: Office::Teller, seats: 1, method: Method::Counted, days: 365, begins_on };

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(1)), coop, title(), T::Hash::default(), election);

		assert!(Elections::<T>::contains_key(ResolutionCount::<T>::get()));
		Ok(())
	}

	#[benchmark]
	fn stand() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = election::<T>(coop, MAX_CANDIDATES)?;
		Signatures::<T>::insert((id, coop, Whose::Member(8)), Signature { nominations: 1, ..Default::default() });

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(8)), id);

		assert!(Elections::<T>::get(id).is_some_and(|contest| contest.candidates.iter().any(|one| one.member == 8)));
		Ok(())
	}

	#[benchmark]
	fn nominate_candidate() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = election::<T>(coop, MAX_CANDIDATES)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(8)), id, 9);

		assert_eq!(Signatures::<T>::get((id, coop, Whose::Member(9))).nominations, 1);
		Ok(())
	}

	#[benchmark]
	fn withdraw_candidacy() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = election::<T>(coop, MAX_CANDIDATES)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(SEATED - MAX_CANDIDATES + 1)), id);

		assert!(Elections::<T>::get(id).is_some_and(|contest| !contest.candidates.is_full()));
		Ok(())
	}

	#[benchmark]
	fn enter_result() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = election::<T>(coop, MAX_CANDIDATES)?;
		super::step::<T>(id);
		fill_reports::<T>(id, coop);
		let (who, hand) = strangers::<T>(id).pop().ok_or("nobody")?;
		let origin = RawOrigin::Signed(who);
		Pallet::<T>::roll_call(origin.clone().into(), id, coop, roll(9 + MAX_RECUSED, MAX_ROLL_CALL))
			.map_err(|failure| failure.error)?;
		let result = elects::<T>(0);

		#[extrinsic_call]
		_(origin, id, coop, result.clone());

		assert_eq!(report_of::<T>(id, coop, hand).and_then(|report| report.result), Some(result));
		Ok(())
	}

	#[benchmark]
	fn confirm_result() -> Result<(), BenchmarkError> {
		// Two of another co-op stand in, the second of whom is the third to agree, which extends the vote.
		let coop = co_op::<T>();
		let id = election::<T>(coop, MAX_CANDIDATES)?;
		super::step::<T>(id);
		fill_reports::<T>(id, coop);
		let strangers = strangers::<T>(id);
		Pallet::<T>::roll_call(signed::<T>(5), id, coop, roll(9 + MAX_RECUSED, MAX_ROLL_CALL))
			.map_err(|failure| failure.error)?;
		let result = elects::<T>(0);
		Pallet::<T>::enter_result(signed::<T>(5), id, coop, result.clone()).map_err(|failure| failure.error)?;
		let of = Hand { coop, member: 5 };
		let roll = report_of::<T>(id, coop, of).ok_or("no report")?.roll_hash;
		let [(earlier, _), (later, _)] = <[_; 2]>::try_from(strangers).map_err(|_| "nobody")?;
		Pallet::<T>::confirm_result(RawOrigin::Signed(earlier).into(), id, coop, of, roll, result.clone())
			.map_err(|failure| failure.error)?;
		if let Some(resolution) = Resolutions::<T>::get(id) {
			let (phase, ends_at) = (resolution.phase, T::Clock::in_days(1).unwrap_or_default());
			Pallet::<T>::enter_phase(id, resolution, phase, ends_at);
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(later), id, coop, of, roll, result);

		assert!(Resolutions::<T>::get(id).is_some_and(|one| matches!(one.phase, Phase::Voting { extensions: 1, .. })));
		Ok(())
	}

	#[benchmark]
	fn recount() -> Result<(), BenchmarkError> {
		// The third teller corrects what counted in an election that has passed, which has to wait for its effect anew.
		let coop = co_op::<T>();
		let id = election::<T>(coop, MAX_CANDIDATES)?;
		super::step::<T>(id);
		fill_reports::<T>(id, coop);
		Pallet::<T>::roll_call(signed::<T>(5), id, coop, roll(9 + MAX_RECUSED, MAX_ROLL_CALL))
			.map_err(|failure| failure.error)?;
		let counted = elects::<T>(0);
		let roll = reported::<T>(id, coop, 5, 6, counted.clone())?;
		let of = |member| Hand { coop, member };
		Pallet::<T>::confirm_result(signed::<T>(7), id, coop, of(5), roll, counted).map_err(|failure| failure.error)?;
		super::step::<T>(id);
		let correct = elects::<T>(1);
		let roll = reported::<T>(id, coop, 6, 5, correct.clone())?;

		#[extrinsic_call]
		confirm_result(RawOrigin::Signed(member::<T>(7)), id, coop, of(6), roll, correct);

		assert!(Elections::<T>::get(id).is_some_and(|contest| contest.was_recounted));
		Ok(())
	}

	#[benchmark]
	fn discard_result() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = voting::<T>(coop)?;
		fill_reports::<T>(id, coop);
		let (who, _) = strangers::<T>(id).pop().ok_or("nobody")?;
		let origin = RawOrigin::Signed(who);
		let result = result::<T>(0, 0);
		Pallet::<T>::enter_result(origin.clone().into(), id, coop, result).map_err(|failure| failure.error)?;

		#[extrinsic_call]
		_(origin, id, coop);

		let said = Assemblies::<T>::get(id, coop).map(|assembly| assembly.tellers).unwrap_or_default();
		assert!(said.iter().all(|teller| teller.agrees_to.is_none()));
		Ok(())
	}

	#[benchmark]
	fn refused() -> Result<(), BenchmarkError> {
		// Who is on the roll that counts wants to vote on the chain: what comes last when it is asked.
		let coop = co_op::<T>();
		let id = voting::<T>(coop)?;
		fill_reports::<T>(id, coop);
		Pallet::<T>::roll_call(signed::<T>(5), id, coop, roll(8, 1)).map_err(|failure| failure.error)?;
		Assemblies::<T>::mutate(id, coop, |assembly| {
			if let Some(assembly) = assembly {
				let report = MAX_REPORTS as u8 - 4;
				assembly.counted = Some(Counted { report, tellers: BoundedVec::new() });
			}
		});
		let is_refused;

		#[block]
		{
			is_refused = Pallet::<T>::vote(signed::<T>(8), id, coop, Choice::For).is_err();
		}

		assert!(is_refused);
		Ok(())
	}

	#[benchmark]
	fn refused_proposal() -> Result<(), BenchmarkError> {
		// The member can submit no other draft, which is asked last.
		let coop = co_op::<T>();
		let until = T::Clock::in_days(1).unwrap_or_default();
		DraftQuota::<T>::insert(coop, 1, Quota { until, used: T::DraftsPerMember::get() });
		let call = longest_look::<T>(coop)?;
		let is_refused;

		#[block]
		{
			is_refused = Pallet::<T>::propose(
				signed::<T>(1),
				coop,
				Track::Ordinary,
				Secrecy::Open,
				title(),
				T::Hash::default(),
				call,
			)
			.is_err();
		}

		assert!(is_refused);
		Ok(())
	}

	#[benchmark]
	fn refused_roll(m: Linear<1, MAX_ROLL_CALL>) -> Result<(), BenchmarkError> {
		// The last of them is no elector.
		let coop = co_op::<T>();
		let id = voting::<T>(coop)?;
		fill_reports::<T>(id, coop);
		let members: Vec<_> = (9 + MAX_RECUSED..).take(m as usize - 1).chain([MemberNo::MAX]).collect();
		let members = BoundedVec::try_from(members).unwrap_or_default();
		let (who, _) = strangers::<T>(id).pop().ok_or("nobody")?;
		let is_refused;

		#[block]
		{
			is_refused = Pallet::<T>::roll_call(RawOrigin::Signed(who).into(), id, coop, members).is_err();
		}

		assert!(is_refused);
		Ok(())
	}

	#[benchmark]
	fn retry() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = draft::<T>(coop, Track::Special)?;
		let error = DispatchError::CannotLookup;
		enter::<T>(id, Phase::Failed { error });
		// The first of the two asks.
		Pallet::<T>::retry(signed::<T>(1), id, coop).map_err(|failure| failure.error)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(8)), id, coop);

		assert_eq!(Resolutions::<T>::get(id).map(|one| one.phase), Some(Phase::Retried { suspended: false }));
		Ok(())
	}

	#[benchmark]
	fn challenge() -> Result<(), BenchmarkError> {
		// Who speaks for a co-op sits in as many as are looked at, and has suspended it for no other.
		let first = federation::<T>(2 * MAX_RECUSED);
		let who = founder_account::<T>(first);
		for other in first + 2..first + 1 + MAX_RECUSED {
			T::Members::benchmark_seat(other, &who);
		}
		let id = federation_paying::<T>(first)?;
		enter::<T>(id, Phase::Passed);
		let others = Resolutions::<T>::get(id).map_or(0, |one| one.rules.challenge(one.electors()).saturating_sub(1));
		Motions::<T>::mutate(id, |motion| {
			if let Some(motion) = motion {
				motion.challenges = others;
			}
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, first);

		assert_eq!(Resolutions::<T>::get(id).map(|one| one.phase), Some(Phase::Suspended));
		Ok(())
	}

	#[benchmark]
	fn uphold() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = draft::<T>(coop, Track::Special)?;
		enter::<T>(id, Phase::Suspended);

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(AUDITOR)), id, coop);

		let due = T::Clock::in_days(0);
		assert_eq!(Resolutions::<T>::get(id).and_then(|one| one.ends_at), due);
		Ok(())
	}

	#[benchmark]
	fn name_closing_hour() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let (id, _) = alternatives::<T>(coop, MAX_ALTERNATIVES)?;
		let one = Resolutions::<T>::get(id).ok_or("no resolution")?;
		let lasts = one.ends_at.unwrap_or_default().saturating_sub(T::Clock::deadline());
		let closes_on = T::Clock::civil() + lasts + T::Clock::day() * Moment::from(one.rules.voting_days);

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(2)), id, closes_on);

		assert_eq!(Motions::<T>::get(id).and_then(|motion| motion.closes_on), Some(closes_on));
		Ok(())
	}

	#[benchmark]
	fn hasten() -> Result<(), BenchmarkError> {
		// The auditor sits in as many co-ops as are looked at, and has given no word for another.
		let first = federation::<T>(2 * MAX_RECUSED);
		let coop = co_op::<T>();
		let others = (first..first + 2 * MAX_RECUSED).filter(|one| *one != coop).take(MAX_RECUSED as usize - 1);
		for one in others {
			T::Members::benchmark_seat(one, &member::<T>(AUDITOR));
		}
		let id = federation_voting::<T>(first, Track::Special)?;
		let bylaws = T::Coops::parameters(coop).ok_or("there is no such co-op")?;
		let voice = (Voice::Votes, false);
		let poll = Poll::new(Body::Federation, Track::Special, voice, &bylaws, T::Members::electorate(coop));
		Polls::<T>::insert(id, coop, poll);
		let electorate = Electorate { version: 0, electors: 1, suspended: 0 };
		Resolutions::<T>::mutate(id, |one| {
			*one = one.take().map(|one| Resolution { subject: Subject::Upgrade, electorate, ..one });
		});
		Results::<T>::insert(id, Arithmetic { coops_for: 1, ..Default::default() });
		Motions::<T>::mutate(id, |motion| {
			if let Some(motion) = motion {
				motion.passed_at = Some(T::Clock::deadline());
			}
		});
		enter::<T>(id, Phase::Passed);
		let before = Resolutions::<T>::get(id).and_then(|one| one.ends_at);

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(AUDITOR)), id, coop);

		assert!(Resolutions::<T>::get(id).and_then(|one| one.ends_at) < before);
		Ok(())
	}

	#[benchmark]
	fn rescind() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let by = draft::<T>(coop, Track::Special)?;
		OpenResolutions::<T>::remove(coop);
		fill_open::<T>(coop);
		let id = draft::<T>(coop, Track::Special)?;
		enter::<T>(id, Phase::Passed);
		let mandate = Resolutions::<T>::get(by).map(|one| one.mandate(by, coop)).ok_or("there is no draft")?;

		#[extrinsic_call]
		_(origin::Origin::Coop(mandate), id);

		assert_eq!(Resolutions::<T>::get(id).map(|one| one.phase), Some(Phase::Rescinded { by }));
		Ok(())
	}

	#[benchmark]
	fn advance() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = draft::<T>(coop, Track::Special)?;
		make_due::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(account::<T::AccountId>("anyone", 0, 0)), id);

		assert_eq!(Resolutions::<T>::get(id).map(|one| one.phase), Some(Phase::Lapsed));
		Ok(())
	}

	#[benchmark]
	fn step() -> Result<(), BenchmarkError> {
		// The opening of a vote finds all beneficiaries of the call in the register.
		let coop = co_op::<T>();
		let id = draft::<T>(coop, Track::Special)?;
		Pallet::<T>::second(signed::<T>(2), id, coop, 0).map_err(|failure| failure.error)?;
		// More of the same co-op is due, so that its turn ends and goes on later.
		let next = draft::<T>(coop, Track::Special)?;
		let now = T::Clock::deadline();
		make_due_at::<T>(id, now.saturating_sub(2));
		make_due_at::<T>(next, now.saturating_sub(1));

		#[block]
		{
			// One step fits, and the look at the next entry is a part of it.
			Pallet::<T>::run_agenda(&mut WeightMeter::with_limit(T::WeightInfo::step()));
		}

		assert_eq!(Resolutions::<T>::get(id).map(|one| one.recused.len() as u32), Some(MAX_RECUSED));
		assert_eq!(
			(HeadOf::<T>::get(coop), Resolutions::<T>::get(next).map(|one| one.phase)),
			(Some((now, next)), Some(Phase::Draft))
		);
		Ok(())
	}

	#[benchmark]
	fn prune() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = draft::<T>(coop, Track::Special)?;
		Pallet::<T>::second(signed::<T>(2), id, coop, 0).map_err(|failure| failure.error)?;
		Pallet::<T>::withdraw(signed::<T>(1), id).map_err(|failure| failure.error)?;
		// One fewer than fills the step, so that the step is also the last: assemblies, which are read and whose minutes are kept.
		let ballot = Ballot { cast: Some(Cast { choice: Choice::For, changes: 0 }), named: None };
		Ballots::<T>::insert((id, coop, 1), ballot);
		let result = elects::<T>(0);
		for number in 1..PRUNED_PER_STEP / 2 {
			fill_reports::<T>(id, number);
			Assemblies::<T>::mutate(id, number, |assembly| {
				if let Some(assembly) = assembly {
					assembly.reports.iter_mut().for_each(|report| report.result = Some(result.clone()));
					let tellers = assembly.reports.iter().map(|report| report.by).take(TELLERS).collect::<Vec<_>>();
					assembly.counted = Some(Counted { report: 0, tellers: tellers.try_into().unwrap_or_default() });
				}
			});
		}
		make_due::<T>(id);

		#[block]
		{
			Pallet::<T>::run_prunings(&mut WeightMeter::new());
		}

		assert!(Records::<T>::contains_key(id));
		assert_eq!(MinutesOf::<T>::iter_prefix(id).count(), PRUNED_PER_STEP as usize / 2 - 1);
		Ok(())
	}

	#[benchmark]
	fn vote_usually() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = voting::<T>(coop)?;

		#[block]
		{
			Pallet::<T>::vote(signed::<T>(8), id, coop, Choice::For).map_err(|failure| failure.error)?;
		}

		assert!(Ballots::<T>::contains_key((id, coop, 8)));
		Ok(())
	}

	#[benchmark]
	fn second_among_coops(c: Linear<2, FOUNDED>) -> Result<(), BenchmarkError> {
		let first = federation::<T>(c);
		fill_open::<T>(first);
		let id = federation_draft::<T>(first, Track::Ordinary, payees::<T>())?;
		fall_asleep::<T>(first + c);

		#[block]
		{
			Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0).map_err(|failure| failure.error)?;
		}

		assert!(Polls::<T>::iter_key_prefix(id).count() as u32 >= c);
		Ok(())
	}

	#[benchmark]
	fn look_at_call() -> Result<(), BenchmarkError> {
		let call = longest_look::<T>(co_op::<T>())?;

		#[block]
		{
			let looked_at = Pallet::<T>::inspect(Body::Federation, Track::Ordinary, Secrecy::Open, &call)?;
			Calls::<T>::set(1, looked_at.call);
		}

		assert!(Calls::<T>::contains_key(1));
		Ok(())
	}

	#[benchmark]
	fn propose_to_federation() {
		let first = federation::<T>(2);

		#[block]
		{
			let _ = federation_text::<T>(first, Track::Ordinary);
		}

		assert_eq!(ResolutionCount::<T>::get(), 1);
	}

	#[benchmark]
	fn propose_federation_payment() -> Result<(), BenchmarkError> {
		let first = federation::<T>(2);
		let payee = T::Lookup::unlookup(T::Policy::benchmark_payee(co_op::<T>()).ok_or("no payee")?);
		let amount = T::Payments::benchmark_amount();

		#[extrinsic_call]
		_(founder::<T>(first) as OriginFor<T>, first, title(), T::Hash::default(), payee, amount);

		assert_eq!(ResolutionCount::<T>::get(), 1);
		Ok(())
	}

	#[benchmark]
	fn propose_agreement() {
		let first = federation::<T>(MAX_PARTIES);

		#[extrinsic_call]
		_(
			founder::<T>(first) as OriginFor<T>,
			first,
			all_parties(first),
			Track::Special,
			title(),
			T::Hash::default(),
			None,
		);

		assert_eq!(ResolutionCount::<T>::get(), 1);
	}

	#[benchmark]
	fn vote_as_delegate() -> Result<(), BenchmarkError> {
		// The co-op is paid and against it.
		let first = federation::<T>(3);
		let paid = T::Coops::account(first + 2).ok_or("no account")?;
		let id = federation_draft::<T>(first, Track::Ordinary, vec![paid])?;
		Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0).map_err(|failure| failure.error)?;
		super::step::<T>(id);

		#[extrinsic_call]
		_(founder::<T>(first + 2) as OriginFor<T>, id, first + 2, Choice::Against);

		assert!(Polls::<T>::get(id, first + 2).is_some_and(|poll| poll.delegate.is_some_and(|cast| cast.by.is_some())));
		Ok(())
	}

	#[benchmark]
	fn request_ballot() -> Result<(), BenchmarkError> {
		let first = federation::<T>(3);
		let id = federation_draft::<T>(first, Track::Ordinary, payees::<T>())?;
		Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0).map_err(|failure| failure.error)?;

		#[extrinsic_call]
		_(founder::<T>(first + 2) as OriginFor<T>, id, first + 2);

		assert_eq!(Polls::<T>::get(id, first + 2).map(|poll| poll.requests), Some(1));
		Ok(())
	}

	#[benchmark]
	fn instruct() -> Result<(), BenchmarkError> {
		// The co-op is paid and against it.
		let coop = co_op::<T>();
		let poll = Poll {
			voter: Voter::Delegate,
			concern: Some(Concern::Paid),
			..Poll::new(
				Body::Federation,
				Track::Ordinary,
				(Voice::Votes, false),
				&T::Coops::parameters(coop).ok_or("no bylaws")?,
				T::Members::electorate(coop),
			)
		};
		let id = voting::<T>(coop)?;
		let origin = T::CoopOrigin::try_successful_origin().map_err(|()| "no origin")?;
		let decides = T::CoopOrigin::ensure_origin(origin.clone()).map_err(|_| "no mandate")?.coop;
		Polls::<T>::insert(id, decides, poll);
		Resolutions::<T>::mutate(id, |one| {
			if let Some(one) = one {
				one.concerned = Concerned { paid: 1, judged: 0 };
			}
		});

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 0, Choice::Against);

		assert!(Polls::<T>::get(id, decides).is_some_and(|poll| poll.delegate.is_some_and(|cast| cast.by.is_none())));
		Ok(())
	}

	#[benchmark]
	fn call_emergency(c: Linear<2, FOUNDED>) -> Result<(), BenchmarkError> {
		let first = federation::<T>(c);
		// The genesis' co-ops and all but the last have joined.
		let last = first + c - 1;
		let called_at = T::Clock::deadline();
		for coop in 1..last {
			EmergencyCalls::<T>::insert(coop, EmergencyCall { delay: 10, best_finalised: 0, called_at, changes: 0 });
		}
		// Long after the block that is named.
		frame_system::Pallet::<T>::set_block_number(1_000_000u32.into());

		#[extrinsic_call]
		_(founder::<T>(last) as OriginFor<T>, last, 10, 0);

		assert!(RestartedAt::<T>::get().is_some());
		Ok(())
	}

	#[benchmark]
	fn step_asking_coops(c: Linear<2, FOUNDED>) -> Result<(), BenchmarkError> {
		let first = federation::<T>(c);
		let id = federation_text::<T>(first, Track::Consent)?;
		Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0).map_err(|failure| failure.error)?;
		Pallet::<T>::object(founder::<T>(first + 1), id, first + 1, T::Hash::default())
			.map_err(|failure| failure.error)?;
		fall_asleep::<T>(first + c);
		make_due::<T>(id);

		#[block]
		{
			Pallet::<T>::run_agenda(&mut WeightMeter::new());
		}

		assert!(Resolutions::<T>::get(id).is_some_and(|one| matches!(one.phase, Phase::Notice { .. })));
		Ok(())
	}

	#[benchmark]
	fn step_counting_coops(c: Linear<2, FOUNDED>) -> Result<(), BenchmarkError> {
		// Every co-op has ballots and each of them differs in size, so that capping goes through all of them.
		let first = federation::<T>(c);
		let id = federation_voting::<T>(first, Track::Special)?;
		for coop in Polls::<T>::iter_key_prefix(id).collect::<Vec<_>>() {
			Polls::<T>::mutate(id, coop, |poll| {
				if let Some(poll) = poll {
					poll.tally = Tally { for_: coop + 1, against: 1, abstain: 0, on_chain: coop + 100, in_assembly: 0 };
				}
			});
			// Each of them is awake again.
			Absences::<T>::insert(coop, Absence { votes: MISSED_VOTES, since: 0, told: false });
		}
		super::step::<T>(id);
		make_due::<T>(id);

		#[block]
		{
			Pallet::<T>::run_agenda(&mut WeightMeter::new());
		}

		assert!(Results::<T>::get(id).is_some_and(|result| result.rejection.is_none()));
		assert_eq!(Absences::<T>::iter().count(), 0);
		Ok(())
	}

	#[benchmark]
	fn step_recusing_in_coops() -> Result<(), BenchmarkError> {
		// The delegates of many co-ops are paid, each of whom is found in the register of another co-op.
		let first = federation::<T>(MAX_RECUSED + 2);
		let payees = (first..first + MAX_RECUSED).map(founder_account::<T>).collect();
		let id = federation_draft::<T>(first, Track::Ordinary, payees)?;
		Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0).map_err(|failure| failure.error)?;
		make_due::<T>(id);

		#[block]
		{
			Pallet::<T>::run_agenda(&mut WeightMeter::new());
		}

		assert_eq!(Polls::<T>::get(id, first).map(|poll| poll.recused.len()), Some(1));
		Ok(())
	}

	#[benchmark]
	fn end_authorisation() {
		UpgradeUntil::<T>::put(T::Clock::deadline());

		#[block]
		{
			Pallet::<T>::end_authorisation(&mut WeightMeter::new());
		}

		assert!(UpgradeUntil::<T>::get().is_none());
	}

	#[benchmark]
	fn renew_resolution() -> Result<(), BenchmarkError> {
		// The longest one.
		let id = voting::<T>(co_op::<T>())?;
		let judged = (1..=MAX_RECUSED).map(|member| Judged { member, part: Part::None });
		Resolutions::<T>::mutate(id, |one| {
			if let Some(one) = one {
				one.recused = BoundedVec::truncate_from((1..=MAX_RECUSED).collect::<Vec<_>>());
				one.judged = BoundedVec::truncate_from(judged.collect::<Vec<_>>());
				one.appellant = Some(1);
			}
		});
		StorageVersion::new(1).put::<Pallet<T>>();
		let key = Resolutions::<T>::hashed_key_for(id);

		let done;
		#[block]
		{
			done = AsItIs::<Pallet<T>, Resolutions<T>, Resolution>::renew(&key);
		}

		assert!(done);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
