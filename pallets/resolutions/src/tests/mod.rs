//! What the pallet promises, by topic.

#![allow(clippy::arithmetic_side_effects)]

// The names that two of the globs would give are those of the mock.
use crate::{
	mock::{Resolutions, TELLERS, *},
	*,
};
use frame::{testing_prelude::*, traits::Hash as _};

mod agenda;
mod assembly;
mod calls;
mod consent;
mod enactment;
mod fees;
mod histories;
mod invariants;
mod notice;
mod proposing;
mod pruning;
mod recusal;
mod rules;
mod second_call;
mod support;
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

fn title() -> Title {
	b"Flour for the winter".to_vec().try_into().unwrap()
}

fn note(what: u32) -> RuntimeCall {
	deeds::Call::note { what }.into()
}

fn pay(payee: AccountId) -> RuntimeCall {
	deeds::Call::pay { payee, amount: 480 }.into()
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
	Resolutions::propose(signed(who), BAKERY, track, secrecy, title(), Hash::default(), opaque(call))
}

/// Proposes a text to the bakery.
fn propose_text(who: AccountId, track: Track) -> DispatchResult {
	Resolutions::propose_text(signed(who), BAKERY, track, Secrecy::Open, title(), Hash::default())
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
	assert_ok!(Resolutions::second(signed(SECRETARY), id, BAKERY));
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
	Resolutions::vote(signed(who), id, BAKERY, choice).map(|_| ()).map_err(|failure| failure.error)
}

/// Lets members of the bakery vote whose accounts have their numbers.
fn vote_all(id: ResolutionId, members: impl IntoIterator<Item = AccountId>, choice: Choice) {
	for member in members {
		assert_ok!(vote(member, id, choice));
	}
}

fn roll_call(teller: AccountId, id: ResolutionId, members: impl IntoIterator<Item = MemberNo>) -> DispatchResult {
	let members: Vec<_> = members.into_iter().collect();
	Resolutions::roll_call(signed(teller), id, BAKERY, members.try_into().unwrap())
}

fn strike_roll(teller: AccountId, id: ResolutionId, members: impl IntoIterator<Item = MemberNo>) -> DispatchResult {
	let members: Vec<_> = members.into_iter().collect();
	Resolutions::strike_roll(signed(teller), id, BAKERY, members.try_into().unwrap())
}

fn result(for_: u32, against: u32, abstain: u32) -> AssemblyResult<Hash> {
	AssemblyResult { for_, against, abstain, minutes: Hash::repeat_byte(7) }
}

fn enter(teller: AccountId, id: ResolutionId, result: AssemblyResult<Hash>) -> DispatchResult {
	Resolutions::enter_result(signed(teller), id, BAKERY, result)
}

/// Three tellers enter the result.
fn count_assembly(id: ResolutionId, result: AssemblyResult<Hash>) {
	for teller in &TELLERS[..3] {
		assert_ok!(enter(*teller, id, result));
	}
}

/// The resolutions of the bakery that are not final.
fn open() -> Vec<ResolutionId> {
	OpenResolutions::<Test>::get(BAKERY).to_vec()
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
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}
