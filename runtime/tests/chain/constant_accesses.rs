//! Every call of members and officers makes the same accesses to storage in a co-op of ten and in one of ten thousand.
//!
//! Each access to a value is counted by its kind. Steps to a next key lead to no value and are taken over the heads of queues and
//! over ballots that are removed, at most so many in a call as its weight allows.

use crate::{
	harness::*,
	samples::{calls_of_members, name},
};
use pallet_coop_membership::{
	Call as MembershipCall, CaseKind, Class, Correction, Due as MembershipDue, Ground, ImportedMember, Members, Rolls,
	WrittenBatchOf,
};
use pallet_cooperatives::{Call as CooperativesCall, Due, Founding, FoundingOffice};
use pallet_custody::{Call as CustodyCall, DepositCount, RedemptionCount};
use pallet_resolutions::{
	Arithmetic, Assemblies, AssemblyResult, Call as ResolutionsCall, Choice, Election, Motions, OpaqueCall, Phase,
	Polls, ResolutionCount, Resolutions, Results, Signatories, Signers, Subject,
};
use pallet_validator_seats::{Call as SeatsCall, Rest, SeatState, Seats};
use rochdale_mocks::accesses::{counted, Counts};
use rochdale_primitives::{
	bylaws::{Contribution, Parameters, Profile},
	AgreementMandate, ApplicationNo, Clock as _, CoopInspect, Electors, FederationMandate, Mandate, MemberNo, Moment,
	Office, Parties, ResolutionId, Secrecy, Track,
};
use rochdale_runtime::{
	constants::UNIT, AccountId, Balances, Clock, Cooperatives, Membership, Runtime, RuntimeCall, RuntimeOrigin,
	SessionKeys, System,
};
use serde_json::json;
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::traits::Dispatchable;
use std::cmp::Ordering;

mod dissolution;
mod fund;
mod shares;
mod surplus;
mod treasuries;

/// The weavers, who bring their register with them.
const WEAVERS: u32 = 4;

/// The bakery, with which they have to do in the federation.
const BAKERY: u32 = 1;

/// Both, who agree on something.
fn parties() -> Parties {
	vec![BAKERY, WEAVERS].try_into().unwrap()
}

/// The account of a member who is not a founder.
fn weaver(member: MemberNo) -> AccountId {
	let mut account = [7; 32];
	account[..4].copy_from_slice(&member.to_be_bytes());
	account.into()
}

/// An account that has no seat yet.
fn stranger(number: u8) -> AccountId {
	AccountId::from([number; 32])
}

/// The weavers' board, and their auditor, who counts votes with the last two of it.
const BOARD: [Key; 3] = [Key::EveStash, Key::FerdieStash, Key::One];
const AUDITOR: Key = Key::Two;

/// A story in which every call is made, with what each of them accessed.
#[derive(Default)]
struct Story(Vec<((&'static str, &'static str), usize, Counts)>);

impl Story {
	fn call(&mut self, origin: RuntimeOrigin, call: impl Into<RuntimeCall>) {
		let call = call.into();
		let name = name(&call);
		let issued = Balances::total_issuance();
		let open = pallet_custody::Redemptions::<Runtime>::iter().count();
		let waiting = pallet_custody::Deposits::<Runtime>::iter().count();
		let (result, counts) = counted(|| call.dispatch(origin));
		let is_noted = pallet_custody::Redemptions::<Runtime>::iter().count() == open;
		let is_first = pallet_custody::Deposits::<Runtime>::iter().count() == waiting;
		let place = self.0.len();
		assert!(result.is_ok(), "{name:?}, number {place}: {result:?}");
		// Every call is made here, so that no other makes or burns units. The first of two who confirm does not yet.
		let expected = match name {
			("Custody", "confirm_deposits") if is_first => Ordering::Equal,
			("Custody", "confirm_deposits") => Ordering::Greater,
			("Custody", "confirm_payout") if is_noted => Ordering::Equal,
			("Custody", "acknowledge_payout" | "confirm_payout" | "decide_redemption") => Ordering::Less,
			_ => Ordering::Equal,
		};
		assert_eq!(Balances::total_issuance().cmp(&issued), expected, "{name:?}, number {place}");
		assert!(!counts.is_empty());
		self.0.push((name, place, counts));
	}

	fn by(&mut self, account: AccountId, call: impl Into<RuntimeCall>) {
		self.call(RuntimeOrigin::signed(account), call);
	}

	fn officer(&mut self, officer: usize, call: impl Into<RuntimeCall>) {
		self.by(BOARD[officer].to_account_id(), call);
	}

	/// Two officers make the same call.
	fn two(&mut self, call: MembershipCall<Runtime>) {
		self.officer(0, call.clone());
		self.officer(1, call);
	}

	/// The members have decided it, in secret and by two thirds.
	fn members(&mut self, call: impl Into<RuntimeCall>) {
		let opened_at = Clock::deadline();
		let (track, secrecy) = (Track::Special, Secrecy::Secret);
		let mandate = Mandate { coop: WEAVERS, resolution: 1, track, secrecy, opened_at };
		self.call(pallet_resolutions::Origin::Coop(mandate).into(), call);
	}

	/// The federation has decided it by special resolution.
	fn federation(&mut self, call: impl Into<RuntimeCall>) {
		let mandate = FederationMandate { resolution: 1, track: Track::Special, opened_at: Clock::deadline() };
		self.call(pallet_resolutions::Origin::Federation(mandate).into(), call);
	}

	/// The bakery and the weavers have agreed on it.
	fn agreement(&mut self, call: impl Into<RuntimeCall>) {
		let (track, opened_at) = (Track::Special, Clock::deadline());
		let mandate = AgreementMandate { parties: parties(), resolution: 1, track, opened_at };
		self.call(pallet_resolutions::Origin::Agreement(mandate).into(), call);
	}

	/// The weavers propose that the federation adopts a text, and the bakery seconds.
	fn propose_to_federation(&mut self, track: Track) -> ResolutionId {
		let (title, document) = (b"Wool for all".to_vec().try_into().unwrap(), document(1));
		let propose = ResolutionsCall::propose_to_federation { coop: WEAVERS, track, title, document, call: None };
		self.officer(0, propose);
		let resolution = ResolutionCount::<Runtime>::get();
		self.by(weaver(5), ResolutionsCall::sign_petition { resolution, coop: WEAVERS, version: 0 });
		self.by(weaver(5), ResolutionsCall::withdraw_signature { resolution, coop: WEAVERS });
		self.by(Key::Alice.to_account_id(), ResolutionsCall::second { resolution, coop: BAKERY, version: 0 });
		resolution
	}

	fn propose_text(&mut self, track: Track) -> ResolutionId {
		let title = b"Wool".to_vec().try_into().unwrap();
		let (secrecy, document) = (Secrecy::Open, document(1));
		self.officer(0, ResolutionsCall::propose_text { coop: WEAVERS, track, secrecy, title, document });
		ResolutionCount::<Runtime>::get()
	}

	fn propose(&mut self, track: Track, call: &RuntimeCall) -> ResolutionId {
		let title = b"Wool".to_vec().try_into().unwrap();
		let (secrecy, document, call) = (Secrecy::Open, document(1), OpaqueCall::from(call));
		self.officer(0, ResolutionsCall::propose { coop: WEAVERS, track, secrecy, title, document, call });
		ResolutionCount::<Runtime>::get()
	}

	/// What comes next for a resolution happens, when its time has come.
	fn advance(&mut self, resolution: ResolutionId) -> Phase {
		let due = Resolutions::<Runtime>::get(resolution).unwrap().ends_at.unwrap();
		wait(due.saturating_sub(Clock::deadline()).div_ceil(Clock::day()));
		self.by(stranger(99), ResolutionsCall::advance { resolution });
		phase_of(resolution)
	}

	/// What is due in the register happens, after so many days.
	fn queue(&mut self, days: u64, due: MembershipDue) {
		wait(days);
		self.by(stranger(99), MembershipCall::advance { coop: WEAVERS, due });
	}
}

/// Days pass in which nothing happens by itself, so that each thing that does can be looked at.
fn wait(days: u64) {
	let mut times = pallet_clock::Now::<Runtime>::get().unwrap();
	times.deadline += days * Clock::day();
	times.civil += days * Clock::day();
	pallet_clock::Now::<Runtime>::put(times);
}

fn last_application() -> ApplicationNo {
	Rolls::<Runtime>::get(WEAVERS).last_application
}

fn last_member() -> MemberNo {
	Rolls::<Runtime>::get(WEAVERS).last_no
}

fn electors() -> u32 {
	<Membership as Electors<AccountId>>::electorate(WEAVERS).electors
}

/// The first civil time at which a vote can close that is on the agenda.
fn closing_hour(resolution: ResolutionId) -> Moment {
	let one = Resolutions::<Runtime>::get(resolution).unwrap();
	let opens_in = one.ends_at.unwrap() - Clock::deadline();
	Clock::civil() + opens_in + Clock::day() * Moment::from(one.rules.voting_days)
}

/// As if all members had voted for it.
fn all_vote_for(resolution: ResolutionId) {
	Resolutions::<Runtime>::mutate(resolution, |resolution| {
		let resolution = resolution.as_mut().unwrap();
		resolution.tally.for_ = resolution.electors();
		resolution.tally.on_chain = resolution.electors();
	});
}

fn of_applicants(story: &mut Story) {
	let coop = WEAVERS;
	let (class, commitment) = (Class::Ordinary, document(1));
	let apply = || MembershipCall::apply { coop, class, commitment };

	story.by(stranger(101), apply());
	let refused = last_application();
	story.by(Key::Alice.to_account_id(), apply());
	story.by(Key::Alice.to_account_id(), MembershipCall::withdraw { coop, application: last_application() });
	story.by(weaver(5), MembershipCall::invite { coop, newcomer: stranger(102).into() });
	story.by(stranger(102), MembershipCall::accept_invitation { coop, class, commitment });
	let invited = last_application();
	story.by(weaver(5), MembershipCall::apply_on_paper { coop, class, commitment });
	let on_paper = last_application();
	story.by(weaver(6), MembershipCall::sponsor { coop, application: refused });

	let candidate = |application| {
		let found = pallet_coop_membership::Applications::<Runtime>::get(coop, application);
		found.and_then(|found| found.candidate()).unwrap()
	};
	story.two(MembershipCall::admit { coop, application: invited, candidate: candidate(invited) });
	story.two(MembershipCall::refuse {
		coop,
		application: refused,
		candidate: candidate(refused),
		reason: document(2),
	});
	story.by(stranger(101), MembershipCall::appeal_refusal { coop, application: refused });
	story.members(MembershipCall::decide_admission {
		application: refused,
		candidate: candidate(refused),
		admitted: true,
	});
	let mut parameters = Cooperatives::parameters(coop).unwrap();
	parameters.entry_contribution = Contribution::Required;
	parameters.min_stay_days = 1_825;
	story.members(CooperativesCall::adopt_bylaws { hash: document(9), parameters });
	story.two(MembershipCall::admit { coop, application: on_paper, candidate: candidate(on_paper) });
	let (candidate_on_paper, receipt) = (candidate(on_paper), document(3));
	story.two(MembershipCall::confirm_contribution {
		coop,
		application: on_paper,
		candidate: candidate_on_paper,
		receipt,
	});

	// Somebody whose account something else holds on to.
	story.by(stranger(103), apply());
	System::inc_consumers(&stranger(103)).unwrap();
	story.by(stranger(103), MembershipCall::withdraw { coop, application: last_application() });
	System::dec_consumers(&stranger(103));
	story.by(stranger(99), MembershipCall::release_account { account: stranger(103).into() });

	// The three new members: one invited, one admitted by the members, one without an account.
	let (paper, left) = (last_member(), last_member() - 1);
	let active = left - 1;
	assert!(Members::<Runtime>::get(coop, paper).unwrap().account.is_none());
	story.two(MembershipCall::end_probation { coop, member: active, passed: true, reason: document(1) });
	story.two(MembershipCall::end_probation { coop, member: paper, passed: true, reason: document(1) });
	story.by(stranger(101), MembershipCall::leave { coop });
	story.by(stranger(102), MembershipCall::leave { coop });
	story.two(MembershipCall::classify_exit { coop, member: active, justified: false, reason: document(1) });
	story.two(MembershipCall::leave_on_paper { coop, member: paper, document: document(1) });
	story.by(weaver(5), MembershipCall::object_to_leaving { coop, member: paper });
	story.members(MembershipCall::decide_leaving { member: paper });
	story.two(MembershipCall::report_appearance { coop, member: paper, document: document(1) });
	story.by(stranger(104), apply());
	let lapsing = last_application();
	let application = undecided(story);
	story.officer(0, MembershipCall::admit { coop, application, candidate: candidate(application) });
	let noted = || pallet_coop_membership::Approvals::<Runtime>::iter_key_prefix(coop).next().unwrap();
	story.officer(0, MembershipCall::withdraw_approval { coop, approval: noted() });
	story.officer(0, MembershipCall::admit { coop, application, candidate: candidate(application) });
	let approval = noted();

	// What comes by itself: a vote after 30 days, the end of an approval, of a notice and of an application after 90.
	story.queue(31, MembershipDue::Seasoning(active));
	story.queue(0, MembershipDue::Approval(approval));
	story.queue(60, MembershipDue::Exit(active));
	story.queue(0, MembershipDue::Application(lapsing));
}

/// An application on which the board could decide.
fn undecided(story: &mut Story) -> ApplicationNo {
	let (class, commitment) = (Class::Ordinary, document(1));
	story.by(weaver(5), MembershipCall::apply_on_paper { coop: WEAVERS, class, commitment });
	last_application()
}

fn of_members(story: &mut Story) {
	let coop = WEAVERS;
	let hash = || document(4);

	story.two(MembershipCall::suspend { coop, member: 7, ground: Ground::Arrears, document: hash() });
	story.by(weaver(7), MembershipCall::appeal { coop, member: 7 });
	story.members(MembershipCall::dismiss_appeal { member: 7 });
	story.two(MembershipCall::reinstate { coop, member: 7, document: hash() });

	let open = |member| MembershipCall::open_case { coop, member, kind: CaseKind::LostRequirement, statement: hash() };
	story.two(open(8));
	story.two(open(9));
	story.by(weaver(8), MembershipCall::submit_defence { coop, member: 8, document: hash() });
	story.two(MembershipCall::drop_case { coop, member: 9, document: hash() });
	wait(22);
	story.two(MembershipCall::record_hearing { coop, member: 8, document: hash() });
	story.members(MembershipCall::expel { member: 8 });
	story.by(weaver(8), MembershipCall::appeal { coop, member: 8 });
	story.members(MembershipCall::dismiss_appeal { member: 8 });
	story.by(stranger(99), MembershipCall::close { coop, member: 8 });

	story.two(MembershipCall::record_death { coop, member: 9, document: hash() });
	story.by(weaver(9), MembershipCall::contest_death { coop, member: 9 });
	story.two(MembershipCall::move_seat { coop, member: 10, new_account: stranger(105).into() });
	story.by(weaver(10), MembershipCall::veto_move { coop, member: 10 });
	story.members(MembershipCall::decide_move { member: 10, new_account: stranger(106).into() });
	// In a small co-op officers can move one seat in 30 days.
	wait(31);
	story.two(MembershipCall::move_seat { coop, member: 10, new_account: stranger(107).into() });
	story.queue(31, MembershipDue::Move(10));
	story.two(MembershipCall::correct { coop, member: 5, correction: Correction::JoinedAt(START), document: hash() });
	story.two(MembershipCall::correct {
		coop,
		member: 8,
		correction: Correction::Commitment(Some(document(7))),
		document: hash(),
	});
	story.members(MembershipCall::decide_death { member: 9 });
}

fn of_importers(story: &mut Story) {
	let coop = WEAVERS;
	let imported = |account| -> WrittenBatchOf<Runtime> {
		let class = Class::Ordinary;
		vec![ImportedMember { account, commitment: document(5), class, joined_at: START - 1 }].try_into().unwrap()
	};
	let batch = imported(Some(stranger(108)));
	let digest = Membership::batch_digest(&batch);
	story.officer(0, MembershipCall::import { coop, entries: batch, document: document(5) });
	story.by(AUDITOR.to_account_id(), MembershipCall::confirm_import { coop, digest, document: document(5) });
	story.officer(0, MembershipCall::import { coop, entries: imported(None), document: document(5) });
	story.officer(1, MembershipCall::discard_import { coop });
}

fn of_officers(story: &mut Story) {
	story.members(CooperativesCall::dismiss { office: Office::Delegate, member: 1 });
	story.members(CooperativesCall::appoint { office: Office::Delegate, member: 6, days: 300 });
	story.members(CooperativesCall::appoint { office: Office::Teller, member: 5, days: 300 });
	story.members(CooperativesCall::dismiss { office: Office::Teller, member: 5 });
	let begins_on = rochdale_primitives::ledger::day_of(Clock::civil()).unwrap() + 30;
	let members = vec![5, 6].try_into().unwrap();
	story.members(CooperativesCall::install_elected { office: Office::Director, members, days: 300, begins_on });
	story.by(weaver(6), CooperativesCall::resign_office { coop: WEAVERS, office: Office::Delegate });
	endow();
	story.members(payment());
}

fn endow() {
	give(&Cooperatives::account(WEAVERS).unwrap(), 100 * UNIT);
}

fn payment() -> RuntimeCall {
	let transfer = pallet_balances::Call::transfer_keep_alive { dest: Key::Bob.to_account_id().into(), value: UNIT };
	CooperativesCall::act { call: Box::new(transfer.into()) }.into()
}

fn of_voters(story: &mut Story) {
	let hash = || document(6);
	let title = || b"More wool".to_vec().try_into().unwrap();
	let teller = |number: usize| [Key::FerdieStash, Key::One, Key::Two][number].to_account_id();

	let taken_back = story.propose(Track::Ordinary, &payment());
	let call = Some(OpaqueCall::from(&payment()));
	story.officer(0, ResolutionsCall::amend { resolution: taken_back, title: title(), document: hash(), call });
	story.by(weaver(5), ResolutionsCall::sign_petition { resolution: taken_back, coop: WEAVERS, version: 1 });
	story.officer(0, ResolutionsCall::withdraw { resolution: taken_back });
	story.by(weaver(5), ResolutionsCall::take_over { resolution: taken_back, coop: WEAVERS });

	// Consent, to which somebody objects for a while.
	let agreed = story.propose_text(Track::Consent);
	story.officer(1, ResolutionsCall::second { resolution: agreed, coop: WEAVERS, version: 0 });
	story.by(weaver(5), ResolutionsCall::object { resolution: agreed, coop: WEAVERS, reason: hash() });
	story.by(weaver(5), ResolutionsCall::withdraw_objection { resolution: agreed, coop: WEAVERS });
	assert_eq!(story.advance(agreed), Phase::Passed);
	assert_eq!(story.advance(agreed), Phase::Enacted);

	// A text that a petition brings before an assembly, both times by the last signature that was missing.
	let secret = story.propose_text(Track::Ordinary);
	let needed = Resolutions::<Runtime>::get(secret)
		.unwrap()
		.rules
		.petition(<Membership as Electors<AccountId>>::electorate(WEAVERS));
	let version = <Membership as Electors<AccountId>>::electorate(WEAVERS).version;
	let has_vote = |member| <Membership as Electors<AccountId>>::is_elector(WEAVERS, member, version);
	let others = (1..).filter(|member| *member != 5 && has_vote(*member));
	let signers: Vec<MemberNo> = others.take(needed as usize - 1).collect();
	Motions::<Runtime>::mutate(secret, |motion| motion.as_mut().unwrap().signatures = needed - 1);
	Signers::<Runtime>::insert(secret, Signatories::truncate_from(signers));
	// The last signature looks at all others, 200 at most, so that this one is not compared.
	let last = ResolutionsCall::sign_petition { resolution: secret, coop: WEAVERS, version: 0 };
	RuntimeCall::from(last).dispatch(RuntimeOrigin::signed(weaver(5))).unwrap();
	let noticed = Resolutions::<Runtime>::get(secret).unwrap();
	assert!(matches!(noticed.phase, Phase::Notice { .. }));
	let needed = noticed.rules.secret_request(noticed.electors());
	Motions::<Runtime>::mutate(secret, |motion| motion.as_mut().unwrap().secret_requests = needed - 1);
	story.by(weaver(5), ResolutionsCall::request_secrecy { resolution: secret });
	assert_eq!(Resolutions::<Runtime>::get(secret).unwrap().secrecy, Secrecy::Secret);
	assert!(matches!(story.advance(secret), Phase::Voting { .. }));
	let roll = |members: &[MemberNo]| members.to_vec().try_into().unwrap();
	story.by(teller(0), ResolutionsCall::roll_call { resolution: secret, coop: WEAVERS, members: roll(&[5, 6, 10]) });
	story.by(teller(0), ResolutionsCall::strike_roll { resolution: secret, coop: WEAVERS, members: roll(&[6, 10]) });
	let proxies = vec![pallet_resolutions::Represented { holder: 5, member: 6 }].try_into().unwrap();
	story.by(teller(0), ResolutionsCall::enter_proxies { resolution: secret, coop: WEAVERS, proxies });
	let members = roll(&[5]);
	story.by(teller(0), ResolutionsCall::note_dissent { resolution: secret, coop: WEAVERS, members, dissents: true });
	let candidates = Default::default();
	let result = AssemblyResult { for_: 0, against: 1, abstain: 0, minutes: hash(), candidates, papers: None };
	let entered = ResolutionsCall::enter_result { resolution: secret, coop: WEAVERS, result: result.clone() };
	story.by(teller(0), entered);
	let report = Assemblies::<Runtime>::get(secret, WEAVERS).unwrap().reports[0].clone();
	let (of, roll) = (report.by, report.roll_hash);
	let confirm =
		|| ResolutionsCall::confirm_result { resolution: secret, coop: WEAVERS, of, roll, result: result.clone() };
	story.by(teller(1), confirm());
	story.by(teller(1), ResolutionsCall::discard_result { resolution: secret, coop: WEAVERS });
	for number in 1..3 {
		story.by(teller(number), confirm());
	}
	// Too few came, and at the second call nobody does.
	assert_eq!(story.advance(secret), Phase::SecondCall);
	assert!(matches!(story.advance(secret), Phase::Voting { second_call: true, .. }));
	assert!(matches!(story.advance(secret), Phase::Rejected { .. }));

	// An election in which somebody stands for a while, and nobody in the end.
	let begins_on = rochdale_primitives::ledger::day_of(Clock::civil()).unwrap() + 200;
	let election = Election {
		office: Office::Teller,
		seats: 2,
		method: pallet_resolutions::Method::Approval,
		days: 365,
		begins_on,
	};
	let document = hash();
	story.officer(0, ResolutionsCall::propose_election { coop: WEAVERS, title: title(), document, election });
	let elected = ResolutionCount::<Runtime>::get();
	story.officer(1, ResolutionsCall::second { resolution: elected, coop: WEAVERS, version: 0 });
	story.by(weaver(6), ResolutionsCall::nominate_candidate { resolution: elected, member: 5 });
	story.by(weaver(5), ResolutionsCall::stand { resolution: elected });
	story.by(weaver(5), ResolutionsCall::withdraw_candidacy { resolution: elected });
	assert_eq!(story.advance(elected), Phase::Lapsed);

	// A payment that fails at first.
	let (payee, amount) = (Key::Bob.to_account_id().into(), 150 * UNIT);
	let payment = ResolutionsCall::propose_payment { coop: WEAVERS, title: title(), document: hash(), payee, amount };
	story.officer(0, payment);
	let paid = ResolutionCount::<Runtime>::get();
	story.officer(1, ResolutionsCall::second { resolution: paid, coop: WEAVERS, version: 0 });
	assert!(matches!(story.advance(paid), Phase::Voting { .. }));
	story.by(weaver(5), ResolutionsCall::vote { resolution: paid, coop: WEAVERS, choice: Choice::Against });
	story.by(weaver(5), ResolutionsCall::vote { resolution: paid, coop: WEAVERS, choice: Choice::For });
	all_vote_for(paid);
	assert_eq!(story.advance(paid), Phase::Passed);
	assert!(matches!(story.advance(paid), Phase::Failed { .. }));
	endow();
	story.by(weaver(5), ResolutionsCall::retry { resolution: paid, coop: WEAVERS });
	story.officer(0, ResolutionsCall::retry { resolution: paid, coop: WEAVERS });
	assert_eq!(story.advance(paid), Phase::Enacted);
	// Its ballots are removed.
	assert_eq!(story.advance(agreed), Phase::Enacted);

	// New bylaws, because of which somebody leaves.
	let mut parameters = Cooperatives::parameters(WEAVERS).unwrap();
	parameters.exit_notice_days = 30;
	let adopt = CooperativesCall::adopt_bylaws { hash: hash(), parameters };
	let bylaws = story.propose(Track::Special, &adopt.into());
	story.officer(1, ResolutionsCall::second { resolution: bylaws, coop: WEAVERS, version: 0 });
	story.officer(1, ResolutionsCall::name_closing_hour { resolution: bylaws, closes_on: closing_hour(bylaws) });
	// Somebody wants others instead, for whom nobody votes.
	let (coop, track, secrecy) = (WEAVERS, Track::Special, Secrecy::Open);
	let call =
		OpaqueCall::from(&CooperativesCall::adopt_bylaws { hash: sp_core::H256::repeat_byte(7), parameters }.into());
	story.by(weaver(5), ResolutionsCall::propose { coop, track, secrecy, title: title(), document: hash(), call });
	let others = ResolutionCount::<Runtime>::get();
	story.by(weaver(5), ResolutionsCall::put_as_alternative { resolution: others, to: Some(bylaws) });
	story.officer(1, ResolutionsCall::second { resolution: others, coop: WEAVERS, version: 1 });
	assert!(matches!(story.advance(bylaws), Phase::Voting { .. }));
	all_vote_for(bylaws);
	assert_eq!(story.advance(bylaws), Phase::Passed);
	story.by(weaver(6), MembershipCall::leave_in_dissent { coop: WEAVERS, resolution: bylaws });

	// The last of a fifth suspends them, and an auditor lets them go on.
	let needed = Resolutions::<Runtime>::get(bylaws).map(|one| one.rules.challenge(one.electors())).unwrap();
	Motions::<Runtime>::mutate(bylaws, |motion| motion.as_mut().unwrap().challenges = needed - 1);
	story.by(weaver(5), ResolutionsCall::challenge { resolution: bylaws, coop: WEAVERS });
	story.by(AUDITOR.to_account_id(), ResolutionsCall::uphold { resolution: bylaws, coop: WEAVERS });
	assert_eq!(story.advance(bylaws), Phase::Enacted);

	// What has passed is taken back.
	wait(31);
	let text = story.propose_text(Track::Consent);
	story.officer(1, ResolutionsCall::second { resolution: text, coop: WEAVERS, version: 0 });
	assert_eq!(story.advance(text), Phase::Passed);
	let later = story.propose_text(Track::Consent);
	story.officer(1, ResolutionsCall::second { resolution: later, coop: WEAVERS, version: 0 });
	let mandate = Resolutions::<Runtime>::get(later).unwrap().mandate(later, WEAVERS);
	story.call(pallet_resolutions::Origin::Coop(mandate).into(), ResolutionsCall::rescind { resolution: text });
}

/// What the weavers do among co-ops. Their delegate is the first of the board.
fn of_delegates(story: &mut Story) {
	let coop = WEAVERS;
	let title = || b"Wool for all".to_vec().try_into().unwrap();
	let hash = || document(6);
	wait(31);
	// Who holds an office in the middle of the term is dismissed first.
	if Cooperatives::holds(coop, Office::Delegate, 1) {
		story.members(CooperativesCall::dismiss { office: Office::Delegate, member: 1 });
	}
	story.members(CooperativesCall::appoint { office: Office::Delegate, member: 1, days: 300 });

	// What delegates decide, unless the members want to or have said how.
	let by_delegates = story.propose_to_federation(Track::Ordinary);
	let by_members = story.propose_to_federation(Track::Ordinary);
	story.by(weaver(5), ResolutionsCall::request_ballot { resolution: by_members, coop });
	Polls::<Runtime>::mutate(by_members, coop, |poll| {
		let poll = poll.as_mut().unwrap();
		poll.requests = poll.petition() - 1;
	});
	story.officer(1, ResolutionsCall::request_ballot { resolution: by_members, coop });
	assert!(matches!(story.advance(by_delegates), Phase::Voting { .. }));
	assert!(matches!(story.advance(by_members), Phase::Voting { .. }));
	for choice in [Choice::Against, Choice::For] {
		story.officer(0, ResolutionsCall::vote_as_delegate { resolution: by_delegates, coop, choice });
		story.by(weaver(5), ResolutionsCall::vote { resolution: by_members, coop, choice });
	}
	story.members(ResolutionsCall::instruct { resolution: by_delegates, version: 0, choice: Choice::Against });

	// What the members of all co-ops decide, and delegates object to.
	let special = story.propose_to_federation(Track::Special);
	assert!(matches!(story.advance(special), Phase::Voting { .. }));
	for choice in [Choice::Against, Choice::For] {
		story.by(weaver(5), ResolutionsCall::vote { resolution: special, coop, choice });
	}
	assert!(matches!(story.advance(special), Phase::LastDay { .. }));
	story.by(weaver(5), ResolutionsCall::vote { resolution: special, coop, choice: Choice::Abstain });
	assert!(matches!(story.advance(special), Phase::Rejected { .. }));
	// As if four fifths wanted a new runtime.
	let upgrade = story.propose_to_federation(Track::Special);
	assert!(matches!(story.advance(upgrade), Phase::Voting { .. }));
	Resolutions::<Runtime>::mutate(upgrade, |one| {
		let one = one.as_mut().unwrap();
		(one.subject, one.phase) = (Subject::Upgrade, Phase::Passed);
		Results::<Runtime>::insert(upgrade, Arithmetic { coops_for: one.electors(), ..Default::default() });
	});
	Motions::<Runtime>::mutate(upgrade, |motion| motion.as_mut().unwrap().passed_at = Some(Clock::deadline()));
	story.by(AUDITOR.to_account_id(), ResolutionsCall::hasten { resolution: upgrade, coop });
	let agreed = story.propose_to_federation(Track::Consent);
	story.officer(0, ResolutionsCall::object { resolution: agreed, coop, reason: hash() });
	story.officer(0, ResolutionsCall::withdraw_objection { resolution: agreed, coop });

	wait(31);
	let (payee, amount) = (Key::Bob.to_account_id().into(), UNIT);
	story.officer(
		0,
		ResolutionsCall::propose_federation_payment { coop, title: title(), document: hash(), payee, amount },
	);
	let (track, document, named) = (Track::Ordinary, hash(), parties().into_inner().try_into().unwrap());
	story.officer(
		0,
		ResolutionsCall::propose_agreement { coop, parties: named, track, title: title(), document, call: None },
	);
	let agreement = ResolutionCount::<Runtime>::get();
	story.by(Key::Alice.to_account_id(), ResolutionsCall::second { resolution: agreement, coop: BAKERY, version: 0 });
	assert!(matches!(story.advance(agreement), Phase::Voting { .. }));
	story.by(weaver(5), ResolutionsCall::vote { resolution: agreement, coop, choice: Choice::For });
	// Finality can have stopped at the first block.
	System::set_block_number(1_000);
	story.officer(0, ResolutionsCall::call_emergency { coop, delay: 5, best_finalised: 0 });

	let validator = || stranger(120).into();
	story.officer(0, SeatsCall::name_validator { coop, validator: validator() });
	story.officer(0, SeatsCall::withdraw_proposed_name { coop });
	story.officer(0, SeatsCall::name_validator { coop, validator: validator() });
	story.officer(1, SeatsCall::name_validator { coop, validator: validator() });
	Seats::<Runtime>::mutate_extant(coop, |seat| seat.state = SeatState::Resting(Rest { since: 1, until: 0 }));
	story.officer(0, SeatsCall::return_to_seat { coop });
	let generated = SessionKeys::generate(stranger(120).as_ref(), None);
	let proof = codec::Encode::encode(&generated.proof).try_into().unwrap();
	story.by(stranger(120), SeatsCall::set_keys { keys: generated.keys, proof });
}

/// The federation's custodian of the beginning, the housing co-op.
const LINDENHOF: u32 = 2;

/// The weavers become a custodian, and their auditor watches the other one.
fn of_custodians(story: &mut Story) {
	let (coop, hash) = (WEAVERS, document(6));
	let key = |key: Key| key.to_account_id();
	let auditor = key(Key::Ferdie);
	let title = b"Wool bank".to_vec().try_into().unwrap();
	let (daily, total) = (1_000 * UNIT, 10_000 * UNIT);
	story.federation(CustodyCall::approve_custodian { coop, title, document: hash, daily, total });
	let custodian = pallet_custody::CustodianCount::<Runtime>::get();
	story.federation(CustodyCall::set_ceilings { custodian, daily: 2 * daily, total });

	// Deposits: one is issued, one taken back, one rejected, one forgotten.
	let attest = |number| {
		let (beneficiary, amount, reference) = (weaver(5).into(), 100 * UNIT, document(number));
		CustodyCall::attest_deposit { custodian, beneficiary, amount, reference }
	};
	let deposit = || DepositCount::<Runtime>::get();
	story.officer(0, attest(31));
	// The weavers are the custodian and the beneficiary one of them, so that it takes two auditors.
	story.by(auditor.clone(), confirm_deposit(deposit(), BAKERY));
	story.by(key(Key::Alice), confirm_deposit(deposit(), LINDENHOF));
	story.officer(0, attest(32));
	story.officer(1, CustodyCall::reject_deposit { deposit: deposit(), coop, reference: document(32), reason: hash });
	story.officer(0, attest(33));
	let reference = document(33);
	let reject = CustodyCall::reject_deposit { deposit: deposit(), coop: BAKERY, reference, reason: hash };
	story.by(auditor.clone(), reject);
	let subject = pallet_custody::Subject::Deposit(deposit());
	story.by(auditor.clone(), CustodyCall::withdraw_note { coop: BAKERY, subject });
	story.officer(0, attest(34));
	let forgotten = deposit();
	let at = pallet_custody::Deposits::<Runtime>::get(forgotten).unwrap().due_at;
	wait(30);
	story.by(stranger(99), CustodyCall::advance { at, deposit: forgotten });
	// What is at the bank of the other custodian, without which it issues nothing.
	let (closing, balance, statement) = (closing_of(1), 1_000_000 * UNIT, hash);
	story.by(
		key(Key::Dave),
		CustodyCall::attest_statement { custodian: 1, day: closing.day, balance, document: statement },
	);
	let seen = CustodyCall::confirm_statement { custodian: 1, coop: BAKERY, closing, balance, document: statement };
	story.by(auditor.clone(), seen);
	// One of it, which the weavers' auditor confirms.
	let (beneficiary, amount, reference) = (weaver(5).into(), UNIT, document(35));
	story.by(key(Key::Dave), CustodyCall::attest_deposit { custodian: 1, beneficiary, amount, reference });
	story.by(auditor.clone(), confirm_deposit(deposit(), BAKERY));

	// Redemptions: settled by the holder, by an auditor and by the federation, and one that nobody pays.
	let request = || CustodyCall::request_redemption { custodian, amount: 10 * UNIT, payout: hash };
	let report = |redemption, number| CustodyCall::report_payout { redemption, reference: document(number) };
	let first = RedemptionCount::<Runtime>::get() + 1;
	for _ in 0..4 {
		story.by(weaver(5), request());
	}
	for number in 0..4 {
		story.officer(2, report(first + number, 36 + u8::try_from(number).unwrap()));
	}
	story.by(weaver(5), CustodyCall::acknowledge_payout { redemption: first });
	story.by(weaver(5), CustodyCall::dispute { redemption: first + 2, reason: hash });
	for officer in [1, 2] {
		story.officer(officer, CustodyCall::withdraw_report { redemption: first + 3, reference: document(39) });
	}
	wait(7);
	for (auditor, coop) in [(auditor.clone(), BAKERY), (key(Key::Alice), LINDENHOF)] {
		let (redemption, reference, holder, amount) = (first + 1, document(37), weaver(5).into(), 10 * UNIT);
		story.by(auditor, CustodyCall::confirm_payout { redemption, coop, holder, amount, reference });
	}
	story.federation(CustodyCall::decide_redemption { redemption: first + 2, paid: true });
	wait(7);
	story.by(weaver(5), CustodyCall::take_back { redemption: first + 3 });

	// Pauses.
	story.by(auditor.clone(), CustodyCall::pause { custodian, coop: BAKERY, reason: hash });
	story.by(key(Key::Alice), CustodyCall::pause { custodian, coop: LINDENHOF, reason: hash });
	story.federation(CustodyCall::set_pause { custodian, days: 0 });
	story.by(auditor, CustodyCall::pause { custodian: 1, coop: BAKERY, reason: hash });
	story.by(AUDITOR.to_account_id(), CustodyCall::pause { custodian: 1, coop, reason: hash });

	let (account, purpose) = (|| stranger(130).into(), hash);
	for officer in [0, 1] {
		story.officer(officer, CustodyCall::register_account { coop, account: account(), purpose });
	}
	for officer in [1, 2] {
		story.officer(officer, CustodyCall::unregister_account { coop, account: account() });
	}
	story.federation(CustodyCall::remove_custodian { custodian });
}

/// A laundry of four founders.
fn founding() -> CooperativesCall<Runtime> {
	let founders: Vec<AccountId> = (110..114).map(stranger).collect();
	let offices = [
		(Office::Chair, 1),
		(Office::Secretary, 2),
		(Office::Treasurer, 3),
		(Office::Delegate, 1),
		(Office::Auditor, 4),
	];
	let founding = Founding {
		title: b"Wash House, laundry, Lyon".to_vec().try_into().unwrap(),
		jurisdiction: *b"FR",
		currency: *b"EUR",
		profile: Profile::Sce,
		bylaws: document(5),
		parameters: Parameters::of(Profile::Sce),
		founders: founders.try_into().unwrap(),
		offices: offices
			.map(|(office, member)| FoundingOffice { office, member, days: 300 })
			.to_vec()
			.try_into()
			.unwrap(),
	};
	CooperativesCall::nominate { founding }
}

/// What accounts do before they are the cash of a treasury.
fn of_accounts(story: &mut Story) {
	let transfer = pallet_balances::Call::transfer_keep_alive { dest: Key::Bob.to_account_id().into(), value: UNIT };
	let transfer = || Box::new(RuntimeCall::from(transfer.clone()));
	story.federation(CooperativesCall::act_for_federation { call: transfer() });
	endow();
	story.agreement(CooperativesCall::act_under_agreement { coop: WEAVERS, call: transfer() });
}

/// What becomes of the weavers and of those whom they nominate.
fn of_the_register(story: &mut Story) {
	let (coop, hash) = (WEAVERS, || document(6));
	story.federation(CooperativesCall::suspend { coop, document: hash() });
	story.federation(CooperativesCall::reinstate { coop });
	story.federation(CooperativesCall::suspend { coop, document: hash() });
	story.federation(CooperativesCall::exclude { coop, document: hash() });
	story.federation(CooperativesCall::reinstate { coop });
	let parameters = Cooperatives::charter_in_force().unwrap().parameters;
	story.federation(CooperativesCall::adopt_charter { hash: document(8), parameters });

	story.agreement(CooperativesCall::conclude_agreement { document: hash(), exit_days: 30 });
	story.members(CooperativesCall::leave_agreement { agreement: 1 });
	let due = |due| pallet_cooperatives::Deadlines::<Runtime>::iter_keys().find(|(_, one)| *one == due).unwrap().0;
	let exit = Due::AgreementExit(1, coop);
	let at = u64::from_be_bytes(due(exit));
	wait(30);
	story.by(stranger(99), CooperativesCall::advance { at, due: exit });

	// A year later the standing of another can change.
	wait(366);
	for _ in 0..3 {
		story.members(founding());
	}
	story.by(stranger(110), CooperativesCall::decline_founding { application: 1 });
	story.members(CooperativesCall::withdraw_nomination { application: 2 });
	for founder in 110..114 {
		story.by(stranger(founder), CooperativesCall::accept_founding { application: 3 });
	}
	story.federation(CooperativesCall::admit { application: 3 });

	story.members(CooperativesCall::leave_federation {});
	let departure = Due::Departure(coop);
	let at = u64::from_be_bytes(due(departure));
	wait(180);
	story.by(stranger(99), CooperativesCall::advance { at, due: departure });
	assert_eq!(Cooperatives::standing(coop), Some(rochdale_primitives::Standing::Left));
}

/// Years later, when the entry of the member who was expelled can be erased and ballots are gone.
fn of_erasure(story: &mut Story) {
	wait(11 * 365);
	while let Some((_, resolution)) = pallet_resolutions::Prunings::<Runtime>::iter_keys().next() {
		story.by(stranger(99), ResolutionsCall::advance { resolution });
	}
	story.two(MembershipCall::unlink { coop: WEAVERS, member: 8 });
}

/// The accesses of every call in a register of so many members, who all joined at different times.
fn accesses(members: MemberNo) -> Vec<((&'static str, &'static str), usize, Counts)> {
	let mut genesis = genesis(TEST);
	let register = genesis["membership"]["registers"][3]["members"].as_array_mut().unwrap();
	let founded = register[0]["joinedAt"].as_u64().unwrap();
	for member in 5..=members {
		register.push(json!({ "account": weaver(member), "joinedAt": founded + u64::from(member) }));
	}
	let mut story = Story::default();
	// On a chain of its own, because the weavers have no books there yet.
	state_of(genesis.clone()).execute_with(|| {
		open_block(START / rochdale_runtime::constants::SLOT_DURATION, START).unwrap().unwrap();
		shares::of_shares(&mut story);
	});
	state_of(genesis.clone()).execute_with(|| {
		open_block(START / rochdale_runtime::constants::SLOT_DURATION, START).unwrap().unwrap();
		dissolution::of_dissolution(&mut story);
	});
	state_of(genesis.clone()).execute_with(|| {
		open_block(START / rochdale_runtime::constants::SLOT_DURATION, START).unwrap().unwrap();
		fund::of_fund(&mut story);
	});
	state_of(genesis).execute_with(|| {
		open_block(START / rochdale_runtime::constants::SLOT_DURATION, START).unwrap().unwrap();
		assert_eq!(electors(), members);
		of_importers(&mut story);
		of_applicants(&mut story);
		of_members(&mut story);
		of_officers(&mut story);
		of_voters(&mut story);
		of_delegates(&mut story);
		of_accounts(&mut story);
		treasuries::of_treasuries(&mut story);
		of_custodians(&mut story);
		of_erasure(&mut story);
		of_the_register(&mut story);
	});
	story.0
}

#[test]
fn calls_access_as_much_in_a_large_co_op_as_in_a_small_one() {
	let (few, many) = (accesses(10), accesses(10_000));
	assert_eq!(few.len(), many.len());
	for (one, other) in few.iter().zip(&many) {
		assert_eq!(one, other);
	}
	// No call is left out.
	let made: Vec<_> = few.iter().map(|(name, ..)| *name).collect();
	let missed: Vec<_> = calls_of_members().iter().map(name).filter(|name| !made.contains(name)).collect();
	assert_eq!(missed, []);
	let most = few.iter().map(|(.., counts)| counts.values().sum::<u32>()).max();
	println!("{} calls, {most:?} accesses at most", few.len());
	// Each of them touches something, or nothing was counted.
	assert!(few.iter().all(|(.., counts)| counts.contains_key("Get")), "{:?}", few[0]);
}

/// The accesses of votes among co-ops where there are so many, five at least.
fn accesses_among(coops: usize) -> Vec<((&'static str, &'static str), usize, Counts)> {
	let mut genesis = genesis(TEST);
	for coop in 6..=coops {
		let mut founding = genesis["cooperatives"]["coops"][2].clone();
		founding["title"] = json!(format!("Co-op {coop}, Lyon"));
		genesis["cooperatives"]["coops"].as_array_mut().unwrap().push(founding);
		let mut register = genesis["membership"]["registers"][2].clone();
		register["coop"] = json!(coop);
		genesis["membership"]["registers"].as_array_mut().unwrap().push(register);
	}
	let register = genesis["membership"]["registers"][3]["members"].as_array_mut().unwrap();
	let founded = register[0]["joinedAt"].clone();
	for member in 5..=10 {
		register.push(json!({ "account": weaver(member), "joinedAt": founded }));
	}
	let mut story = Story::default();
	state_of(genesis).execute_with(|| {
		open_block(START / rochdale_runtime::constants::SLOT_DURATION, START).unwrap().unwrap();
		assert_eq!(Cooperatives::federation().len(), coops);
		of_delegates(&mut story);
	});
	story.0
}

#[test]
fn ballots_and_delegates_votes_access_as_much_among_six_co_ops_as_among_five() {
	let (five, six) = (accesses_among(5), accesses_among(6));
	assert_eq!(five.len(), six.len());
	// Only what opens, counts and asks all polls goes through the co-ops.
	let of_all = [("Resolutions", "second"), ("Resolutions", "advance"), ("Resolutions", "call_emergency")];
	let mut votes = 0;
	for (one, other) in five.iter().zip(&six) {
		if of_all.contains(&one.0) {
			assert_eq!(one.0, other.0);
		} else {
			assert_eq!(one, other);
			votes += u32::from(["vote", "vote_as_delegate"].contains(&one.0 .1));
		}
	}
	assert!(votes >= 8, "{votes}");
	assert!(five.iter().zip(&six).any(|(one, other)| one != other), "nothing goes through the co-ops");
}
