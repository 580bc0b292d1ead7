//! The worst cases that the weights of this pallet are measured on.

#![allow(clippy::arithmetic_side_effects)]

use super::*;
use alloc::vec;
use frame::benchmarking::prelude::*;
use rochdale_primitives::{ledger::day_of, migration::AsItIs, Electorate, Voice, MAX_PARTIES};

mod scene;

use scene::*;

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
		_(RawOrigin::Signed(member::<T>(1)), coop, title(), document::<T>(), payee, T::Payments::benchmark_amount());

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
		)?;

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
		Pallet::<T>::second(signed::<T>(2), id, coop, 0)?;

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
		Pallet::<T>::second(signed::<T>(2), id, coop, 0)?;

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
		Pallet::<T>::withdraw(signed::<T>(1), id)?;

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
		Pallet::<T>::second(signed::<T>(2), id, coop, 0)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(member::<T>(8)), id, coop, T::Hash::default());

		assert!(Objections::<T>::contains_key((id, coop, Whose::Member(8))));
		Ok(())
	}

	#[benchmark]
	fn withdraw_objection() -> Result<(), BenchmarkError> {
		let coop = co_op::<T>();
		let id = draft::<T>(coop, Track::Consent)?;
		Pallet::<T>::second(signed::<T>(2), id, coop, 0)?;
		Pallet::<T>::object(signed::<T>(8), id, coop, T::Hash::default())?;
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
			Pallet::<T>::request_secrecy(signed::<T>(number), id)?;
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
		Pallet::<T>::roll_call(signed::<T>(5), id, coop, roll(8, 1))?;
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
		let (who, hand) = (member::<T>(5), Hand { coop, member: 5 });

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
		let (who, hand) = (member::<T>(5), Hand { coop, member: 5 });
		let origin = RawOrigin::Signed(who);
		let present = 9 + MAX_RECUSED;
		Pallet::<T>::roll_call(origin.clone().into(), id, coop, roll(present, MAX_PROXY_CALL))?;
		Pallet::<T>::enter_proxies(origin.clone().into(), id, coop, absent(present, MAX_PROXY_CALL))?;
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
		let (who, hand) = (member::<T>(5), Hand { coop, member: 5 });
		let origin = RawOrigin::Signed(who);
		let present = 9 + MAX_RECUSED;
		Pallet::<T>::roll_call(origin.clone().into(), id, coop, roll(present, MAX_PROXY_CALL))?;

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
		let (who, hand) = (member::<T>(5), Hand { coop, member: 5 });
		let origin = RawOrigin::Signed(who);
		Pallet::<T>::roll_call(origin.clone().into(), id, coop, roll(9 + MAX_RECUSED, MAX_ROLL_CALL))?;

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
		let (who, hand) = (member::<T>(5), Hand { coop, member: 5 });
		let origin = RawOrigin::Signed(who);
		Pallet::<T>::roll_call(origin.clone().into(), id, coop, roll(9 + MAX_RECUSED, MAX_ROLL_CALL))?;
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
		Pallet::<T>::roll_call(signed::<T>(5), id, coop, roll(9 + MAX_RECUSED, MAX_ROLL_CALL))?;
		let result = elects::<T>(0);
		Pallet::<T>::enter_result(signed::<T>(5), id, coop, result.clone())?;
		let of = Hand { coop, member: 5 };
		let roll = report_of::<T>(id, coop, of).ok_or("no report")?.roll_hash;
		let [(earlier, _), (later, _)] = <[_; 2]>::try_from(strangers).map_err(|_| "nobody")?;
		Pallet::<T>::confirm_result(RawOrigin::Signed(earlier).into(), id, coop, of, roll, result.clone())?;
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
		Pallet::<T>::roll_call(signed::<T>(5), id, coop, roll(9 + MAX_RECUSED, MAX_ROLL_CALL))?;
		let counted = elects::<T>(0);
		let roll = reported::<T>(id, coop, 5, 6, counted.clone())?;
		let of = |member| Hand { coop, member };
		Pallet::<T>::confirm_result(signed::<T>(7), id, coop, of(5), roll, counted)?;
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
		let origin = RawOrigin::Signed(member::<T>(5));
		let result = result::<T>(0, 0);
		Pallet::<T>::enter_result(origin.clone().into(), id, coop, result)?;

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
		Pallet::<T>::roll_call(signed::<T>(5), id, coop, roll(8, 1))?;
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
		let who = member::<T>(5);
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
		let id = draft_to_look_at::<T>(coop)?;
		let error = DispatchError::CannotLookup;
		enter::<T>(id, Phase::Failed { error });
		// The first of the two asks.
		Pallet::<T>::retry(signed::<T>(1), id, coop)?;

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
		let id = draft_to_look_at::<T>(coop)?;
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
		Pallet::<T>::second(signed::<T>(2), id, coop, 0)?;
		// More of the same co-op is due, so that its turn ends and goes on later.
		let next = draft::<T>(coop, Track::Special)?;
		let now = T::Clock::deadline();
		make_due_at::<T>(id, now.saturating_sub(2));
		make_due_at::<T>(next, now.saturating_sub(1));

		#[block]
		{
			// One step fits, and the look at the next entry is a part of it.
			let limit = T::WeightInfo::step().saturating_add(T::WeightInfo::uphold());
			Pallet::<T>::run_agenda(&mut WeightMeter::with_limit(limit));
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
		Pallet::<T>::second(signed::<T>(2), id, coop, 0)?;
		Pallet::<T>::withdraw(signed::<T>(1), id)?;
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
			Pallet::<T>::vote(signed::<T>(8), id, coop, Choice::For)?;
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
			Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0)?;
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
		_(founder::<T>(first) as OriginFor<T>, first, title(), document::<T>(), payee, amount);

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
		Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0)?;
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
		Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0)?;

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
		Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0)?;
		Pallet::<T>::object(founder::<T>(first + 1), id, first + 1, T::Hash::default())?;
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
		}
		// Each of them is awake again.
		fall_asleep::<T>(first + c);
		super::step::<T>(id);
		make_due::<T>(id);

		#[block]
		{
			Pallet::<T>::run_agenda(&mut WeightMeter::new());
		}

		assert!(Results::<T>::get(id).is_some_and(|result| result.rejection.is_none()));
		assert!(Absences::<T>::get().is_empty());
		Ok(())
	}

	#[benchmark]
	fn step_recusing_in_coops() -> Result<(), BenchmarkError> {
		// The delegates of many co-ops are paid, each of whom is found in the register of another co-op.
		let first = federation::<T>(MAX_RECUSED + 2);
		let payees = (first..first + MAX_RECUSED).map(founder_account::<T>).collect();
		let id = federation_draft::<T>(first, Track::Ordinary, payees)?;
		Pallet::<T>::second(founder::<T>(first + 1), id, first + 1, 0)?;
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
