//! Which calls are free of charge, and for whom.

use super::*;
use rochdale_primitives::free::{Charge, FreeCall};

impl<T: Config> FreeCall<T::AccountId> for Call<T> {
	fn charge(&self, who: &T::AccountId) -> Charge {
		match self {
			// Who has a vote proposes, as many drafts in a period as a member can submit.
			Self::propose { coop, track, secrecy, title, call, .. } => {
				Charge::of(Pallet::<T>::may_propose(who, *coop, *track, *secrecy, title, Some(call)))
			}
			Self::propose_text { coop, track, secrecy, title, .. } => {
				Charge::of(Pallet::<T>::may_propose(who, *coop, *track, *secrecy, title, None))
			}
			Self::propose_payment { coop, title, payee, amount, document } => {
				Charge::of(Pallet::<T>::may_propose_payment(who, *coop, title, (payee, amount, *document)))
			}
			Self::propose_to_federation { coop, track, title, call, .. } => {
				Charge::of(Pallet::<T>::may_propose_to_federation(who, *coop, *track, title, call.as_ref()))
			}
			Self::propose_federation_payment { coop, title, payee, amount, document } => {
				Charge::of(Pallet::<T>::may_propose_federation_payment(who, *coop, title, (payee, amount, *document)))
			}
			Self::propose_agreement { coop, parties, track, title, call, .. } => {
				Charge::of(Pallet::<T>::may_propose_agreement(who, *coop, parties, *track, title, call.as_ref()))
			}

			Self::propose_election { coop, title, election, .. } => {
				Charge::of(Pallet::<T>::may_propose_election(who, *coop, title, election))
			}

			// Who can be given an office stands for it once in an election, and who has a vote nominates one of them.
			Self::stand { resolution } => Charge::of(Pallet::<T>::may_stand(who, *resolution)),
			Self::nominate_candidate { resolution, member } => {
				Charge::of(Pallet::<T>::may_nominate(who, *resolution, *member))
			}
			Self::withdraw_candidacy { resolution } => {
				Charge::of(Pallet::<T>::may_withdraw_candidacy(who, *resolution))
			}

			// Whose proposal it is amends it or puts it as an alternative, a few times in all, and takes it back.
			Self::amend { resolution, title, document, call } => {
				Charge::of(Pallet::<T>::may_amend(who, *resolution, title, *document, call.as_ref()))
			}
			Self::put_as_alternative { resolution, to } => {
				Charge::of(Pallet::<T>::may_put_as_alternative(who, *resolution, *to))
			}
			Self::withdraw { resolution } => Charge::of(Pallet::<T>::may_withdraw(who, *resolution)),
			// Who has supported it takes it over, as one of the drafts that they can submit.
			Self::take_over { resolution, coop } => Charge::of(Pallet::<T>::may_take_over(who, *resolution, *coop)),

			// Who has a vote supports a proposal, objects to it and asks how it is voted on, each once.
			Self::second { resolution, coop, version } => {
				Charge::of(Pallet::<T>::may_second(who, *resolution, *coop, *version))
			}
			Self::sign_petition { resolution, coop, version } => {
				Charge::of(Pallet::<T>::may_sign(who, *resolution, *coop, *version))
			}
			Self::withdraw_signature { resolution, coop } => {
				Charge::of(Pallet::<T>::may_withdraw_signature(who, *resolution, *coop))
			}
			Self::object { resolution, coop, reason } => {
				Charge::of(Pallet::<T>::may_object(who, *resolution, *coop, *reason))
			}
			Self::withdraw_objection { resolution, coop } => {
				Charge::of(Pallet::<T>::may_stop_objecting(who, *resolution, *coop))
			}
			Self::request_secrecy { resolution } => Charge::of(Pallet::<T>::may_request_secrecy(who, *resolution)),
			Self::request_ballot { resolution, coop } => {
				Charge::of(Pallet::<T>::may_request_ballot(who, *resolution, *coop))
			}

			// Who has a vote casts it, and delegates that of their co-op. Both can change it a few times.
			Self::vote { resolution, coop, choice } => {
				Charge::of(Pallet::<T>::may_vote(who, *resolution, *coop, *choice))
			}
			Self::vote_as_delegate { resolution, coop, choice } => {
				Charge::of(Pallet::<T>::may_vote_as_delegate(who, *resolution, *coop, *choice))
			}

			// Tellers report an assembly, whose members each is entered once, and correct what they said a few times.
			Self::roll_call { resolution, coop, members } => {
				Charge::of(Pallet::<T>::may_call_roll(who, *resolution, *coop, members))
			}
			Self::enter_proxies { resolution, coop, proxies } => {
				Charge::of(Pallet::<T>::may_enter_proxies(who, *resolution, *coop, proxies))
			}
			Self::strike_roll { resolution, coop, members } => {
				let strike = Pallet::<T>::may_strike_roll(who, *resolution, *coop, members);
				Charge::within(strike, |change| change.telling.is_free())
			}
			Self::note_dissent { resolution, coop, members, dissents } => {
				let note = Pallet::<T>::may_note_dissent(who, *resolution, *coop, members, *dissents);
				Charge::within(note, |change| change.telling.is_free())
			}
			Self::enter_result { resolution, coop, result } => {
				let entry = Pallet::<T>::may_enter_result(who, *resolution, *coop, result);
				Charge::within(entry, |telling| telling.is_free())
			}
			Self::confirm_result { resolution, coop, of, roll, result } => {
				let agreement = Pallet::<T>::may_confirm_result(who, *resolution, *coop, *of, roll, result);
				Charge::within(agreement, |agreement| agreement.telling.is_free())
			}
			Self::discard_result { resolution, coop } => {
				let discarded = Pallet::<T>::may_discard_result(who, *resolution, *coop);
				Charge::within(discarded, |telling| telling.is_free())
			}

			// Who was not for what has passed asks once to suspend it, and an auditor lets it go on once.
			Self::challenge { resolution, coop } => Charge::of(Pallet::<T>::may_challenge(who, *resolution, *coop)),
			Self::uphold { resolution, coop } => Charge::of(Pallet::<T>::may_uphold(who, *resolution, *coop)),

			// Each of two asks once in a week for what has failed.
			Self::retry { resolution, coop } => Charge::of(Pallet::<T>::may_retry(who, *resolution, *coop)),

			// Who has put a vote on the agenda names once when it closes.
			Self::name_closing_hour { resolution, closes_on } => {
				Charge::of(Pallet::<T>::may_name_hour(who, *resolution, *closes_on))
			}

			// An auditor of each co-op asks once for a new runtime to come sooner.
			Self::hasten { resolution, coop } => Charge::of(Pallet::<T>::may_hasten(who, *resolution, *coop)),

			// Delegates demand that finality starts anew, a few times a day.
			Self::call_emergency { coop, delay, best_finalised } => {
				Charge::of(Pallet::<T>::may_call_emergency(who, *coop, *delay, *best_finalised))
			}

			// What anyone may do, and what a resolution does.
			_ => Charge::Fee,
		}
	}
}
