//! What the pallet promises, by topic.

#![allow(clippy::arithmetic_side_effects)]

// The names that two of the globs would give are those of the mock.
use crate::{
	mock::{Resolutions, TELLERS, *},
	*,
};
use frame::{testing_prelude::*, traits::Hash as _};
use rochdale_primitives::{
	free::{Charge, FreeCall},
	text::MAX_WRITTEN,
	Voice,
};

/// What a call answers.
trait Answer: Sized {
	/// Why it was refused, `None` if it was not.
	fn refusal(self) -> Option<DispatchError>;

	/// The same without what the call weighed.
	fn plain(self) -> DispatchResult {
		self.refusal().map_or(Ok(()), Err)
	}
}

impl<T> Answer for Result<T, DispatchError> {
	fn refusal(self) -> Option<DispatchError> {
		self.err()
	}
}

impl<T> Answer for Result<T, frame_support::dispatch::DispatchErrorWithPostInfo> {
	fn refusal(self) -> Option<DispatchError> {
		self.err().map(|failure| failure.error)
	}
}

impl<T> Answer for Result<T, Errors> {
	fn refusal(self) -> Option<DispatchError> {
		self.err().map(DispatchError::from)
	}
}

/// Refused by this name, whatever that weighed, and nothing has changed.
macro_rules! assert_refused {
	($call:expr, $error:expr $(,)?) => {
		frame_support::assert_storage_noop!(assert_eq!($call.refusal(), Some(DispatchError::from($error))))
	};
}

mod agenda;
mod agreements;
mod alternatives;
mod assembly;
mod calls;
mod capture;
mod challenge;
mod closing_hour;
mod consent;
mod delegates;
mod deputies;
mod dissent;
mod double_majority;
mod drafts;
mod elections;
mod emergency;
mod enactment;
mod fairness;
mod federation;
mod fees;
mod hasten;
mod histories;
mod histories_together;
mod invariants;
mod judged;
mod judged_coops;
mod kept;
mod notice;
mod paid_coops;
mod places;
mod proposable;
mod proposing;
mod proxies;
mod pruning;
mod recusal;
mod rescind;
mod retry;
mod rules;
mod second_call;
mod sleep;
mod special;
mod staying;
mod support;
mod tellers;
mod views;
mod voting;

type Errors = Error<Test>;
type Hash = <Test as frame_system::Config>::Hash;

/// A member without office.
const DORA: AccountId = 4;
/// Another one.
const NINA: AccountId = 9;
/// A third one.
const TINA: AccountId = 10;

fn title() -> Written {
	b"Flour for the winter".to_vec().try_into().unwrap()
}

fn note(what: u32) -> RuntimeCall {
	deeds::Call::note { what }.into()
}

fn pay(payee: AccountId) -> RuntimeCall {
	deeds::Call::pay { payee, amount: 480 }.into()
}

fn pay_seat(coop: CoopId, member: MemberNo) -> RuntimeCall {
	deeds::Call::pay_seat { coop, member }.into()
}

fn bylaws() -> RuntimeCall {
	deeds::Call::bylaws {}.into()
}

fn judge(member: MemberNo) -> RuntimeCall {
	deeds::Call::judge { member }.into()
}

fn appoint(member: MemberNo) -> RuntimeCall {
	deeds::Call::appoint { member }.into()
}

fn dismiss(member: MemberNo) -> RuntimeCall {
	deeds::Call::dismiss { member }.into()
}

fn declare_dead(member: MemberNo) -> RuntimeCall {
	deeds::Call::declare_dead { member }.into()
}

fn heavy() -> RuntimeCall {
	deeds::Call::heavy {}.into()
}

fn fail() -> RuntimeCall {
	deeds::Call::fail {}.into()
}

fn batch(calls: impl Into<Vec<RuntimeCall>>) -> RuntimeCall {
	pallet_utility::Call::batch_all { calls: calls.into() }.into()
}

fn opaque(call: &RuntimeCall) -> OpaqueCall<RuntimeCall> {
	OpaqueCall::from(call)
}

fn resolution(id: ResolutionId) -> Resolution {
	crate::Resolutions::<Test>::get(id).unwrap()
}

/// The members whom it judges, appoints or dismisses.
fn judged(id: ResolutionId) -> Vec<MemberNo> {
	resolution(id).judged.iter().map(|judged| judged.member).collect()
}

/// What is kept for ever of what is over.
fn record(id: ResolutionId) -> Record<Hash> {
	Records::<Test>::get(id).unwrap()
}

/// Who decides, and how far it has come, also where no more than its record is kept.
fn body_and_phase(id: ResolutionId) -> (Body, Phase) {
	let record = || record(id);
	crate::Resolutions::<Test>::get(id)
		.map_or_else(|| (record().body, record().phase), |resolution| (resolution.body, resolution.phase))
}

/// Lets time pass until no more than its record is kept of a resolution.
fn until_recorded(id: ResolutionId) {
	while !Records::<Test>::contains_key(id) {
		finish_phase(id);
	}
}

fn motion(id: ResolutionId) -> Motion<Hash> {
	Motions::<Test>::get(id).unwrap()
}

fn phase(id: ResolutionId) -> Phase {
	resolution(id).phase
}

fn tally(id: ResolutionId) -> (u32, u32, u32) {
	let Tally { for_, against, abstain, .. } = resolution(id).tally;
	(for_, against, abstain)
}

/// Proposes to the bakery what has an effect.
fn propose(who: AccountId, track: Track, secrecy: Secrecy, call: &RuntimeCall) -> DispatchResult {
	Resolutions::propose(signed(who), BAKERY, track, secrecy, title(), Hash::default(), opaque(call)).plain()
}

/// Proposes a text to the bakery.
fn propose_text(who: AccountId, track: Track) -> DispatchResult {
	Resolutions::propose_text(signed(who), BAKERY, track, Secrecy::Open, title(), Hash::default()).plain()
}

/// A draft of the chair, for an open vote if the call allows it.
fn draft(track: Track, call: &RuntimeCall) -> ResolutionId {
	let secrecy =
		Resolutions::ensure_allowed(Body::Coop(BAKERY), call).map_or(Secrecy::Open, |requirement| requirement.secrecy);
	assert_ok!(propose(CHAIR, track, secrecy, call));
	ResolutionCount::<Test>::get()
}

fn draft_text(track: Track) -> ResolutionId {
	assert_ok!(propose_text(CHAIR, track));
	ResolutionCount::<Test>::get()
}

/// A draft that is seconded: on the agenda, or with consent sought.
fn supported(track: Track, call: &RuntimeCall) -> ResolutionId {
	let id = draft(track, call);
	assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY, 0));
	id
}

/// A resolution whose vote is open.
fn opened(track: Track, call: &RuntimeCall) -> ResolutionId {
	let id = supported(track, call);
	finish_phase(id);
	assert_eq!(phase(id), Phase::Voting { second_call: false, extensions: 0 });
	id
}

/// A resolution that all but three members voted for, and that waits for its effect.
fn passed(track: Track, call: &RuntimeCall) -> ResolutionId {
	let id = opened(track, call);
	vote_all(id, 1..=7, Choice::For);
	finish_phase(id);
	assert_eq!(phase(id), Phase::Passed);
	id
}

/// A resolution that was put into effect, or was meant to be.
fn enacted(track: Track, call: &RuntimeCall) -> ResolutionId {
	let id = passed(track, call);
	finish_phase(id);
	id
}

/// A member without office and the chair retry what failed, and nobody suspends it.
fn retry(id: ResolutionId) {
	assert_ok!(Resolutions::retry(signed(DORA), id, BAKERY));
	assert_ok!(Resolutions::retry(signed(CHAIR), id, BAKERY));
	assert_eq!((phase(id), left(id)), (Phase::Retried { suspended: false }, 3 * DAY));
	finish_phase(id);
}

/// Lets what has passed come to its effect in a runtime in which its call may mean something else, so that it fails.
fn fails(id: ResolutionId) {
	TransactionVersion::set(2);
	finish_phase(id);
	TransactionVersion::set(1);
	assert_eq!(phase(id), Phase::Failed { error: Errors::VersionChanged.into() });
}

/// How long the phase still lasts.
fn left(id: ResolutionId) -> Moment {
	resolution(id).ends_at.unwrap() - Time::get()
}

/// Lets time pass until the phase of the resolution ends by itself.
fn finish_phase(id: ResolutionId) {
	pass(left(id));
}

/// Lets time pass until just before the phase ends, in which nothing happens to the resolution.
fn almost_finish_phase(id: ResolutionId) {
	let before = phase(id);
	pass(left(id) - 1);
	assert_eq!(phase(id), before, "the phase ended before its time");
}

fn vote(who: AccountId, id: ResolutionId, choice: Choice) -> DispatchResult {
	Resolutions::vote(signed(who), id, BAKERY, choice).plain()
}

/// Lets members of the bakery vote whose accounts have their numbers.
fn vote_all(id: ResolutionId, members: impl IntoIterator<Item = AccountId>, choice: Choice) {
	for member in members {
		assert_ok!(vote(member, id, choice));
	}
}

fn roll_call(teller: AccountId, id: ResolutionId, members: impl IntoIterator<Item = MemberNo>) -> DispatchResult {
	let members: Vec<_> = members.into_iter().collect();
	Resolutions::roll_call(signed(teller), id, BAKERY, members.try_into().unwrap()).plain()
}

fn strike_roll(teller: AccountId, id: ResolutionId, members: impl IntoIterator<Item = MemberNo>) -> DispatchResult {
	let members: Vec<_> = members.into_iter().collect();
	Resolutions::strike_roll(signed(teller), id, BAKERY, members.try_into().unwrap()).plain()
}

/// A result of no election, without minutes.
fn votes(for_: u32, against: u32, abstain: u32) -> AssemblyResult<Hash> {
	let candidates = BoundedVec::new();
	AssemblyResult { for_, against, abstain, minutes: Hash::default(), candidates, papers: None }
}

/// A teller enters proxies, each with who holds it and whose it is.
fn enter_proxies(
	teller: AccountId,
	id: ResolutionId,
	proxies: impl IntoIterator<Item = (MemberNo, MemberNo)>,
) -> DispatchResult {
	let proxies: Vec<_> = proxies.into_iter().map(|(holder, member)| Represented { holder, member }).collect();
	Resolutions::enter_proxies(signed(teller), id, BAKERY, proxies.try_into().unwrap()).plain()
}

/// A teller puts on record who dissents, or takes it back.
fn note_dissent(
	teller: AccountId,
	id: ResolutionId,
	members: impl IntoIterator<Item = MemberNo>,
	dissents: bool,
) -> DispatchResult {
	let members: Vec<_> = members.into_iter().collect();
	Resolutions::note_dissent(signed(teller), id, BAKERY, members.try_into().unwrap(), dissents).plain()
}

fn result(for_: u32, against: u32, abstain: u32) -> AssemblyResult<Hash> {
	AssemblyResult { minutes: Hash::repeat_byte(7), ..votes(for_, against, abstain) }
}

fn enter(teller: AccountId, id: ResolutionId, result: AssemblyResult<Hash>) -> DispatchResult {
	Resolutions::enter_result(signed(teller), id, BAKERY, result).plain()
}

fn discard(teller: AccountId, id: ResolutionId) -> DispatchResult {
	Resolutions::discard_result(signed(teller), id, BAKERY).plain()
}

/// A member of the bakery as who counts its votes.
const fn own(member: MemberNo) -> Hand {
	Hand { coop: BAKERY, member }
}

fn assembly(id: ResolutionId) -> Assembly<Hash> {
	Assemblies::<Test>::get(id, BAKERY).unwrap_or_default()
}

/// What a teller of the bakery reports last.
fn report(id: ResolutionId, teller: MemberNo) -> Report<Hash> {
	assembly(id).reports.into_iter().rfind(|report| report.by == own(teller)).unwrap()
}

/// A teller of the bakery agrees to what another reports now.
fn confirm(teller: AccountId, id: ResolutionId, of: MemberNo) -> DispatchResult {
	let of = own(of);
	let found = assembly(id).reports.into_iter().rfind(|report| report.by == of);
	let (roll, result) = found.map_or((Hash::default(), None), |report| (report.roll_hash, report.result));
	let result = result.unwrap_or(votes(0, 0, 0));
	Resolutions::confirm_result(signed(teller), id, BAKERY, of, roll, result).plain()
}

/// The first teller enters the result on their roll, and two others agree.
fn count_assembly(id: ResolutionId, result: AssemblyResult<Hash>) {
	assert_ok!(enter(5, id, result));
	assert_ok!(confirm(6, id, 5));
	assert_ok!(confirm(7, id, 5));
}

/// A ballot on the chain of a member whom no teller has named.
const fn cast(choice: Choice, changes: u8) -> Ballot {
	Ballot { cast: Some(Cast { choice, changes }), named: None }
}

/// The resolutions of the bakery that are not final, drafts included.
fn open() -> Vec<ResolutionId> {
	Resolutions::open(BAKERY)
}

fn hash_of(bytes: &[u8]) -> Hash {
	<Test as frame_system::Config>::Hashing::hash(bytes)
}

/// What was enacted, without the mandates.
fn done() -> Vec<u32> {
	Done::get().into_iter().map(|(_, what)| what).collect()
}

fn set_bylaws(change: impl FnOnce(&mut rochdale_primitives::bylaws::Parameters)) {
	Bylaws::mutate(change);
}

/// The events of this pallet since the last time.
fn events() -> Vec<Event<Test>> {
	rochdale_mocks::take_events::<Test, _>()
}

/// A federation of so many co-ops of [`MEMBERS`] members, each with a delegate: Dora, Nina, and members 1 of the others.
fn federation(coops: CoopId) {
	give_office(BAKERY, Office::Delegate, 4);
	give_office(COURIERS, Office::Delegate, 9);
	(3..=coops).for_each(|coop| join_federation(coop, MEMBERS));
}

/// The account with which a member sits.
fn account(coop: CoopId, member: MemberNo) -> AccountId {
	Seats::get()[&(coop, member)].account.unwrap()
}

/// Appoints another delegate of a co-op.
fn appoint_delegate(coop: CoopId, member: MemberNo) {
	give_office(coop, Office::Delegate, member);
}

/// The account of the delegate of a co-op.
fn delegate(coop: CoopId) -> AccountId {
	account(coop, MockCoops::holder(coop, Office::Delegate).unwrap())
}

fn federate(what: u32) -> RuntimeCall {
	deeds::Call::federate { what }.into()
}

fn federation_pays(payee: AccountId) -> RuntimeCall {
	deeds::Call::federation_pays { payee, amount: 480 }.into()
}

fn suspend_coop(coop: CoopId) -> RuntimeCall {
	deeds::Call::suspend_coop { coop }.into()
}

fn pause_coop(coop: CoopId) -> RuntimeCall {
	deeds::Call::pause_coop { coop }.into()
}

fn settle_claim(coop: CoopId, payee: AccountId) -> RuntimeCall {
	deeds::Call::settle_claim { coop, payee }.into()
}

fn charter() -> RuntimeCall {
	deeds::Call::charter {}.into()
}

fn upgrade() -> RuntimeCall {
	deeds::Call::upgrade {}.into()
}

fn agree() -> RuntimeCall {
	deeds::Call::agree {}.into()
}

/// What the federation has done, without the mandates.
fn done_by_federation() -> Vec<u32> {
	DoneByFederation::get().into_iter().map(|(_, what)| what).collect()
}

/// Proposes to the federation, what has an effect or a text.
fn propose_to_federation(who: AccountId, coop: CoopId, track: Track, call: Option<&RuntimeCall>) -> DispatchResult {
	Resolutions::propose_to_federation(signed(who), coop, track, title(), Hash::default(), call.map(opaque)).plain()
}

/// What a member proposes for their co-op that the federation decides.
fn draft_by(coop: CoopId, who: AccountId, track: Track, call: &RuntimeCall) -> ResolutionId {
	assert_ok!(propose_to_federation(who, coop, track, Some(call)));
	ResolutionCount::<Test>::get()
}

/// A draft that the delegate of the bakery brings.
fn federation_draft(track: Track, call: &RuntimeCall) -> ResolutionId {
	draft_by(BAKERY, delegate(BAKERY), track, call)
}

/// A draft that the delegate of the couriers has seconded: on the agenda, or with consent sought.
fn federation_supported(track: Track, call: &RuntimeCall) -> ResolutionId {
	let id = federation_draft(track, call);
	assert_ok!(Resolutions::second(signed(delegate(COURIERS)), id, COURIERS, 0));
	id
}

/// A resolution of the federation whose vote is open.
fn federation_opened(track: Track, call: &RuntimeCall) -> ResolutionId {
	let id = federation_supported(track, call);
	finish_phase(id);
	assert_eq!(phase(id), Phase::Voting { second_call: false, extensions: 0 });
	id
}

fn vote_as_delegate(coop: CoopId, id: ResolutionId, choice: Choice) -> DispatchResult {
	Resolutions::vote_as_delegate(signed(delegate(coop)), id, coop, choice).plain()
}

/// Lets the delegates of co-ops vote.
fn delegates_vote(id: ResolutionId, coops: impl IntoIterator<Item = CoopId>, choice: Choice) {
	for coop in coops {
		assert_ok!(vote_as_delegate(coop, id, choice));
	}
}

/// Lets members of a co-op vote.
fn vote_in(coop: CoopId, id: ResolutionId, members: impl IntoIterator<Item = MemberNo>, choice: Choice) {
	for member in members {
		assert_ok!(Resolutions::vote(signed(account(coop, member)), id, coop, choice));
	}
}

/// Who gives the vote of a co-op, and how the resolution concerns the co-op.
fn voter(id: ResolutionId, coop: CoopId) -> (Voter, Option<Concern>) {
	let Poll { voter, concern, .. } = poll_of(id, coop);
	(voter, concern)
}

const BY_PAID_DELEGATE: (Voter, Option<Concern>) = (Voter::Delegate, Some(Concern::Paid));
const BY_PAID_MEMBERS: (Voter, Option<Concern>) = (Voter::Members, Some(Concern::Paid));

/// The co-ops that the resolution pays or judges and that are therefore no part of those who decide.
fn recused(id: ResolutionId) -> Vec<CoopId> {
	let is_out = |poll: &Poll| poll.concern.is_some_and(|one| one == Concern::Judged || !poll.asleep);
	let mut found: Vec<_> =
		Polls::<Test>::iter_prefix(id).filter(|(_, poll)| is_out(poll)).map(|(coop, _)| coop).collect();
	found.sort_unstable();
	assert_eq!(found.len() as u32, resolution(id).concerned.all());
	found
}

fn poll_of(id: ResolutionId, coop: CoopId) -> Poll {
	Polls::<Test>::get(id, coop).unwrap()
}

/// Notes what votes of the federation a co-op has missed.
fn absent(coop: CoopId, absence: Absence) {
	Absences::<Test>::mutate(|absences| absences.try_insert(coop, absence)).unwrap();
}

/// How many votes of the federation a co-op has missed in a row.
fn absence(coop: CoopId) -> Option<u32> {
	Absences::<Test>::get().get(&coop).map(|absence| absence.votes)
}

fn is_asleep(coop: CoopId) -> bool {
	Resolutions::asleep().contains(&coop)
}

/// Where a co-op stands with the votes so far.
fn position(id: ResolutionId, coop: CoopId) -> Position {
	let Resolution { track, second_call, .. } = resolution(id);
	poll_of(id, coop).position(track, second_call)
}

/// Lets time pass until the vote is closed, extensions included.
fn close(id: ResolutionId) {
	while phase(id).vote().is_some() {
		finish_phase(id);
	}
}

/// Makes the members of a co-op vote by its bylaws where its delegate would.
fn by_members(coop: CoopId) {
	let bylaws = rochdale_primitives::bylaws::Parameters {
		federation_vote: rochdale_primitives::bylaws::FederationVote::ByMembers,
		..Bylaws::get()
	};
	set_bylaws_of(coop, bylaws);
}

/// A co-op decides how its vote is given, as if by a resolution that is enacted.
fn instruct(coop: CoopId, id: ResolutionId, choice: Choice) -> DispatchResult {
	let mandate = rochdale_primitives::Mandate {
		coop,
		resolution: 0,
		track: Track::Consent,
		secrecy: Secrecy::Open,
		opened_at: 0,
	};
	let version = Motions::<Test>::get(id).map_or(0, |motion| motion.amendments);
	Resolutions::instruct(origin::Origin::Coop(mandate).into(), id, version, choice).plain()
}

fn request_ballot(coop: CoopId, member: MemberNo, id: ResolutionId) -> DispatchResult {
	Resolutions::request_ballot(signed(account(coop, member)), id, coop).plain()
}
