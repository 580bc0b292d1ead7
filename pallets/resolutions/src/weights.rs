//! What the calls of this pallet weigh. The runtime has the measured values.

use frame::prelude::Weight;

/// Weights of the pallet's calls and of what happens by itself.
pub trait WeightInfo {
	/// Weight of `propose`.
	fn propose() -> Weight;
	/// Weight of `propose_text`.
	fn propose_text() -> Weight;
	/// Weight of `propose_payment`.
	fn propose_payment() -> Weight;
	/// Weight of `propose_election`.
	fn propose_election() -> Weight;
	/// Weight of `stand`, in the place of another.
	fn stand() -> Weight;
	/// Weight of `nominate_candidate`.
	fn nominate_candidate() -> Weight;
	/// Weight of `withdraw_candidacy`, of the first of all who can stand.
	fn withdraw_candidacy() -> Weight;
	/// Weight of `second`.
	fn second() -> Weight;
	/// Weight of the `sign_petition` that puts a draft on the agenda.
	///
	/// So many signatures are looked at.
	fn sign_petition(signatures: u32) -> Weight;
	/// Weight of `withdraw_signature`.
	fn withdraw_signature() -> Weight;
	/// Weight of `amend` into a text, where the time for objections begins anew.
	fn amend() -> Weight;
	/// Weight of `put_as_alternative` to the last but one, and of looking at as many alternatives elsewhere.
	fn put_as_alternative() -> Weight;
	/// Weight of `withdraw`.
	fn withdraw() -> Weight;
	/// Weight of `take_over` in one co-op.
	fn take_over() -> Weight;
	/// Weight of `object`.
	fn object() -> Weight;
	/// Weight of `withdraw_objection`.
	fn withdraw_objection() -> Weight;
	/// Weight of the `request_secrecy` that makes the vote on the most alternatives secret.
	fn request_secrecy() -> Weight;
	/// Weight of `vote` on what has no alternative.
	fn vote() -> Weight;
	/// Weight of what a vote on one of the most alternatives asks and extends beyond that.
	fn extend_alternatives() -> Weight;
	/// Weight of `enter_result`.
	fn enter_result() -> Weight;
	/// Weight of the `confirm_result` of the third teller, which corrects what was counted and extends the vote.
	fn confirm_result() -> Weight;
	/// Weight of the `confirm_result` of the third teller, which corrects the count of an election after its close.
	fn recount() -> Weight;
	/// Weight of `discard_result`.
	fn discard_result() -> Weight;
	/// Weight of the `retry` of the second hand.
	fn retry() -> Weight;
	/// Weight of the `challenge` that suspends.
	fn challenge() -> Weight;
	/// Weight of `uphold`.
	fn uphold() -> Weight;
	/// Weight of `name_closing_hour` for the most alternatives.
	fn name_closing_hour() -> Weight;
	/// Weight of the `hasten` that shortens the wait.
	fn hasten() -> Weight;
	/// Weight of `rescind`.
	fn rescind() -> Weight;
	/// Weight of `roll_call` with this many members.
	fn roll_call(members: u32) -> Weight;
	/// Weight of `strike_roll` with this many members.
	fn strike_roll(members: u32) -> Weight;
	/// Weight of `note_dissent` of this many members.
	fn note_dissent(members: u32) -> Weight;
	/// Weight of `enter_proxies` of this many.
	fn enter_proxies(proxies: u32) -> Weight;
	/// Weight of what a call asks that is refused, without those below.
	fn refused() -> Weight;
	/// Weight of what a proposal of the longest call asks that is refused.
	fn refused_proposal() -> Weight;
	/// Weight of what a change of a roll by this many members asks that is refused.
	fn refused_roll(members: u32) -> Weight;
	/// Weight of `advance` without what it does.
	fn advance() -> Weight;
	/// Weight of the heaviest step of the agenda, without the call that it enacts.
	fn step() -> Weight;
	/// Weight of a step of pruning.
	fn prune() -> Weight;
	/// Weight of a `vote` of a member whom no teller has named, that does not extend the vote.
	fn vote_usually() -> Weight;
	/// Weight of `second` for what so many co-ops decide.
	fn second_among_coops(coops: u32) -> Weight;
	/// Weight of looking at the call of a proposal that takes the most reading, and of keeping it.
	fn look_at_call() -> Weight;
	/// Weight of `propose_to_federation`, of a text.
	fn propose_to_federation() -> Weight;
	/// Weight of `propose_federation_payment`.
	fn propose_federation_payment() -> Weight;
	/// Weight of `propose_agreement` on a text.
	fn propose_agreement() -> Weight;
	/// Weight of `vote_as_delegate`.
	fn vote_as_delegate() -> Weight;
	/// Weight of `request_ballot`.
	fn request_ballot() -> Weight;
	/// Weight of `instruct`.
	fn instruct() -> Weight;
	/// Weight of the `call_emergency` that restarts finality, among so many co-ops.
	fn call_emergency(coops: u32) -> Weight;
	/// Weight of a step that brings a proposal to a vote among so many co-ops.
	fn step_asking_coops(coops: u32) -> Weight;
	/// Weight of a step that counts the votes of so many co-ops.
	fn step_counting_coops(coops: u32) -> Weight;
	/// Weight of a step that opens a vote among co-ops from which the most members are recused.
	fn step_recusing_in_coops() -> Weight;
	/// Weight of taking back the authorisation of a runtime.
	fn end_authorisation() -> Weight;
	/// Weight of writing a resolution anew in a migration.
	fn renew_resolution() -> Weight;
}

/// The same small weight for everything, for tests.
impl WeightInfo for () {
	fn propose() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn propose_text() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn propose_payment() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn propose_election() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn stand() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn nominate_candidate() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_candidacy() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn second() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn sign_petition(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_signature() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn amend() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn put_as_alternative() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn take_over() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn object() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn withdraw_objection() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn request_secrecy() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn vote() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn extend_alternatives() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn enter_result() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn recount() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn confirm_result() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn refused() -> Weight {
		Weight::from_parts(5, 0)
	}

	fn refused_proposal() -> Weight {
		Weight::from_parts(6, 0)
	}

	fn refused_roll(_: u32) -> Weight {
		Weight::from_parts(7, 0)
	}

	fn discard_result() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn retry() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn challenge() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn uphold() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn name_closing_hour() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn hasten() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn rescind() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn advance() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn step() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn prune() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn roll_call(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn strike_roll(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn note_dissent(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn enter_proxies(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn vote_usually() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn second_among_coops(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn look_at_call() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn propose_to_federation() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn propose_federation_payment() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn propose_agreement() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn vote_as_delegate() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn request_ballot() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn instruct() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn call_emergency(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn step_asking_coops(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn step_counting_coops(_: u32) -> Weight {
		Weight::from_parts(10, 0)
	}

	fn step_recusing_in_coops() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn end_authorisation() -> Weight {
		Weight::from_parts(10, 0)
	}

	fn renew_resolution() -> Weight {
		Weight::from_parts(10, 0)
	}
}
