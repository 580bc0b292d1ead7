//! What a resolution can enact: one table, from which everything is answered that a vote must know about a call.

use super::{funds, interests};
use crate::{configs::money::Parties, AccountId, Balance, Balances, Cooperatives, Hash, Runtime, RuntimeCall};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_support::{dispatch::DispatchResult, ensure, traits::Contains, BoundedVec};
use pallet_resolutions::{Body, CallPolicy, ElectionCall, Judged, Part, Payee, PaymentCall, Requirement, Subject};
use rochdale_primitives::{
	ledger::{Day, KnowParties, Party},
	proposable::Proposable,
	CoopId, CoopInspect, MemberNo, Office, ResolutionId, Secrecy, Track,
};
use sp_runtime::{traits::StaticLookup, TokenError};

/// Who can decide on a call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Decider {
	/// The members of one co-op.
	Coop,
	/// The co-ops of the federation.
	Federation,
	/// Co-ops that agree with one another.
	Agreement,
}

impl Decider {
	/// Whether the body is of this kind.
	const fn is(self, body: Body) -> bool {
		matches!(
			(self, body),
			(Self::Coop, Body::Coop(_)) | (Self::Federation, Body::Federation) | (Self::Agreement, Body::Agreement)
		)
	}
}

/// A row of the table: a call that resolutions can enact.
pub struct Enactable {
	/// Whether it is that call.
	is: fn(&RuntimeCall) -> bool,
	/// Who can decide on it.
	pub deciders: &'static [Decider],
	/// The weakest track, whatever the arguments are.
	pub track: Track,
	/// Whether the vote must be secret.
	pub secrecy: Secrecy,
	/// What kind of decision it is.
	pub subject: Subject,
	/// Whether it is made as root.
	pub as_root: bool,
	/// What part the member takes in it whom it judges, appoints or dismisses, `None` where there is none.
	pub part: Option<Part>,
	/// The weakest track for these arguments.
	needs: fn(&RuntimeCall) -> Track,
	/// Whether it can be decided at all with these arguments.
	only_if: fn(&RuntimeCall) -> bool,
	/// Whether it is known who gets something by it.
	payee_known: fn(&RuntimeCall) -> DispatchResult,
	/// Who gets something by it.
	benefits: fn(&RuntimeCall) -> Vec<Payee<AccountId>>,
	/// The member whom it judges, appoints or dismisses.
	judges: fn(&RuntimeCall) -> Option<MemberNo>,
	/// The co-op that it judges.
	judges_coop: fn(&RuntimeCall) -> Option<CoopId>,
	/// What the page says of it.
	#[cfg(feature = "std")]
	pub words: Words,
}

/// What the page says of a call, in words. A test compares the page with them.
#[cfg(feature = "std")]
pub struct Words {
	/// The pallet, by its name in the runtime.
	pub pallet: &'static str,
	/// The call.
	pub call: &'static str,
	/// When it needs a stronger track, empty if it never does.
	pub stronger: &'static str,
	/// What must be so of its arguments, empty if nothing must.
	pub only_if: &'static str,
	/// Whether it must be known who gets something by it.
	pub needs_known_payee: bool,
	/// Who gets something by it, empty if nobody does.
	pub benefits: &'static str,
	/// Who is judged by it, empty if nobody is.
	pub judges: &'static str,
}

/// Makes the rows. What stands after a colon: who decides, the weakest track, and how the vote is taken.
macro_rules! table {
	(@is) => { false };
	(@is $word:ident) => { true };
	(@part) => { None };
	(@part $part:ident) => { Some(Part::$part) };
	(@about) => { Subject::Usual };
	(@about $subject:ident) => { Subject::$subject };
	($(
		$pallet:ident($module:ident) {
			$(
				$call:ident $fields:tt: $($decider:ident)|+, $track:ident, $vote:ident
				$(, about $subject:ident)?
				$(, as $root:ident)?
				$(, needs $needs_words:literal = $needs:expr)?
				$(, only_if $only_words:literal = $only:expr)?
				$(, payee_known = $known:expr)?
				$(, benefits $benefits_words:literal = $benefits:expr)?
				$(, judges $judges_words:literal as $part:ident = $judges:expr)?
				$(, judges_coop $coop_words:literal = $coop:expr)?
				;
			)+
		}
	)+) => {
		/// What resolutions can enact. What is not in it, none can.
		// Each row binds what one of its answers needs, and most answer most questions alike.
		#[allow(unused_variables, clippy::match_single_binding)]
		pub const TABLE: &[Enactable] = &[$($(
			Enactable {
				is: |call| matches!(call, RuntimeCall::$pallet($module::Call::$call $fields)),
				deciders: &[$(Decider::$decider),+],
				track: Track::$track,
				secrecy: Secrecy::$vote,
				subject: table!(@about $($subject)?),
				as_root: table!(@is $($root)?),
				part: table!(@part $($part)?),
				needs: |call| match call {
					$(RuntimeCall::$pallet($module::Call::$call $fields) => $needs,)?
					_ => Track::$track,
				},
				only_if: |call| match call {
					$(RuntimeCall::$pallet($module::Call::$call $fields) => $only,)?
					_ => true,
				},
				payee_known: |call| match call {
					$(RuntimeCall::$pallet($module::Call::$call $fields) => $known,)?
					_ => Ok(()),
				},
				benefits: |call| match call {
					$(RuntimeCall::$pallet($module::Call::$call $fields) => $benefits,)?
					_ => Vec::new(),
				},
				judges: |call| match call {
					$(RuntimeCall::$pallet($module::Call::$call $fields) => Some($judges),)?
					_ => None,
				},
				judges_coop: |call| match call {
					$(RuntimeCall::$pallet($module::Call::$call $fields) => $coop,)?
					_ => None,
				},
				#[cfg(feature = "std")]
				words: Words {
					pallet: stringify!($pallet),
					call: stringify!($call),
					stronger: concat!("" $(, $needs_words)?),
					only_if: concat!("" $(, $only_words)?),
					needs_known_payee: !concat!("" $(, stringify!($known))?).is_empty(),
					benefits: concat!("" $(, $benefits_words)?),
					judges: concat!("" $(, $judges_words)? $(, $coop_words)?),
				},
			},
		)+)+];
	};
}

table! {
	Cooperatives(pallet_cooperatives) {
		act { call }: Coop, Ordinary, Open,
			only_if "it moves the co-op's own money" = moves_own_money(call),
			payee_known = interests::ensure_pays_who_is_known(call),
			benefits "who is paid" = interests::paid(call);
		act_for_federation { call }: Federation, Ordinary, Open,
			only_if "it moves the federation's own money" = moves_own_money(call),
			payee_known = interests::ensure_pays_who_is_known(call),
			benefits "who is paid" = interests::paid(call),
			judges_coop "the custodian that is to pay for units" = interests::custodian_answering(call);
		act_under_agreement { call, .. }: Agreement, Ordinary, Open,
			only_if "it moves the party's own money" = moves_own_money(call),
			payee_known = interests::ensure_pays_who_is_known(call),
			benefits "who is paid" = interests::paid(call);
		admit { .. }: Federation, Special, Open;
		adopt_bylaws { .. }: Coop, Special, Open, about Bylaws;
		adopt_charter { .. }: Federation, Special, Open, about Bylaws;
		appoint { member, .. }: Coop, Ordinary, Open, judges "the member" as Votes = *member;
		conclude_agreement { .. }: Agreement, Ordinary, Open;
		dismiss { member, .. }: Coop, Ordinary, Open, judges "the member" as None = *member;
		exclude { coop, .. }: Federation, Special, Open, judges_coop "the co-op" = Some(*coop);
		leave_agreement { .. }: Coop, Ordinary, Open;
		leave_federation { .. }: Coop, Special, Open;
		nominate { .. }: Coop, Ordinary, Open;
		reinstate { coop, .. }: Federation, Special, Open, judges_coop "the co-op" = Some(*coop);
		suspend { coop, .. }: Federation, Special, Open, judges_coop "the co-op" = Some(*coop);
		withdraw_nomination { .. }: Coop, Ordinary, Open;
	}

	Custody(pallet_custody) {
		approve_custodian { coop, .. }: Federation, Special, Open, judges_coop "the co-op" = Some(*coop);
		decide_redemption { redemption, .. }: Federation, Ordinary, Open,
			benefits "the holder of the units" = interests::holder(*redemption),
			judges_coop "the custodian" = interests::custodian_of(*redemption);
		remove_custodian { custodian, .. }: Federation, Special, Open,
			judges_coop "the custodian" = interests::custodian(*custodian);
		set_ceilings { custodian, .. }: Federation, Special, Open,
			judges_coop "the custodian" = interests::custodian(*custodian);
		set_pause { custodian, .. }: Federation, Ordinary, Open,
			judges_coop "the custodian" = interests::custodian(*custodian);
	}

	Dissolution(pallet_dissolution) {
		// All members get something by it. What the heir gets is locked, and nobody's in particular.
		dissolve { .. }: Coop, Special, Open;
		publish_balance { .. }: Coop, Ordinary, Open;
		resume { .. }: Coop, Special, Open;
		step_in { coop, .. }: Federation, Special, Open, judges_coop "the co-op" = Some(*coop);
		take_back { .. }: Coop, Ordinary, Open;
	}

	Membership(pallet_coop_membership) {
		decide_admission { .. }: Coop, Ordinary, Secret;
		decide_death { member, .. }: Coop, Special, Secret, about Person, judges "the member" as None = *member;
		decide_leaving { member, .. }: Coop, Special, Secret, about Person, judges "the member" as None = *member;
		decide_move { member, .. }: Coop, Special, Secret, about Person, judges "the member" as None = *member;
		dismiss_appeal { member, .. }: Coop, Special, Secret, about Person,
			judges "the member" as VotesThoughSuspended = *member;
		expel { member, .. }: Coop, Special, Secret, about Person,
			judges "the member" as VotesThoughSuspended = *member;
	}

	Resolutions(pallet_resolutions) {
		instruct { .. }: Coop, Consent, Open;
		rescind { resolution }: Coop | Federation | Agreement, Consent, Open,
			needs "where what it takes back was; ordinary where that was" = interests::track_of_earlier(*resolution);
	}

	Shares(pallet_capped_shares) {
		// All who hold shares would have an interest in it. An auditor confirms it.
		agree_import { .. }: Coop, Ordinary, Open;
		apply_owed { member, .. }: Coop, Ordinary, Open, judges "the member" as None = *member;
		// Of no co-op more than of others: whoever pays a return or is late is measured by it.
		attest_reference { .. }: Federation, Ordinary, Open;
		// By account, as the receiver of a transfer may have no number yet.
		consent { coop, class, from, .. }: Coop, Ordinary, Open,
			benefits "who gives and who receives" = interests::in_transfer(*coop, *class, *from);
		declare_maximum { .. }: Coop, Ordinary, Open;
		end_commitment { member, .. }: Coop, Ordinary, Open, judges "the member" as None = *member;
		end_import { .. }: Coop, Ordinary, Open;
		// From one account of the co-op to another.
		hand_over { .. }: Coop, Ordinary, Open;
		name_payee { to, .. }: Coop, Ordinary, Open, benefits "whose account it is" = interests::named(to);
		open_cash { .. }: Coop, Ordinary, Open;
		open_class { .. }: Coop, Special, Open;
		open_offer { .. }: Coop, Ordinary, Open;
		// They keep a value: whoever waits is paid by later accounts only.
		reject_figure { .. }: Coop, Ordinary, Open;
		// Who waits is paid in an order that nobody can choose, and is no list: to name them all would take too long, and members
		// who ask for their money would have less to say about the floor that protects the others than those who do not.
		release { .. }: Coop, Ordinary, Open;
		remind { member, .. }: Coop, Ordinary, Open, judges "the member" as None = *member;
		set_floor { .. }: Coop, Special, Open;
		set_off { member, .. }: Coop, Ordinary, Open, judges "the member" as None = *member;
		set_open { .. }: Coop, Ordinary, Open;
		suspend { .. }: Coop, Ordinary, Open;
		value { .. }: Coop, Special, Open;
		withdraw_offer { .. }: Coop, Ordinary, Open;
	}

	SolidarityFund(pallet_solidarity_fund) {
		agree_exclusion { .. }: Coop, Ordinary, Open;
		// Nobody gains by it: whose payment the bank has taken back owes it again.
		allow_return { .. }: Federation, Ordinary, Open;
		apply { .. }: Coop, Ordinary, Open;
		call_guarantee { award, .. }: Federation, Ordinary, Open,
			benefits "the co-op whose award it is" = interests::awarded(*award);
		cancel { award, .. }: Federation, Ordinary, Open,
			judges_coop "the co-op whose award it is" = interests::recipient(*award);
		decide_report { award, .. }: Federation, Ordinary, Open,
			benefits "the co-op whose award it is" = interests::awarded(*award);
		// They are paid nothing, and whoever asks for aid has no say with them.
		elect_committee { .. }: Federation, Ordinary, Open;
		end_rounds { .. }: Federation, Ordinary, Open;
		give_up { .. }: Coop, Ordinary, Open;
		hold_rounds { .. }: Federation, Ordinary, Open;
		open_bank { .. }: Federation, Ordinary, Open;
		repay { .. }: Coop, Ordinary, Open;
		set_terms { .. }: Federation, Special, Open;
		waive_dues { coop, .. }: Federation, Ordinary, Open,
			benefits "the co-op" = interests::behind_party(&Party::Coop(*coop));
		withdraw { .. }: Coop, Ordinary, Open;
		write_off { award, .. }: Federation, Ordinary, Open,
			benefits "the co-op whose award it is" = interests::awarded(*award);
	}

	Surplus(pallet_surplus) {
		// All members may have a share in it.
		agree_patronage { .. }: Coop, Ordinary, Open;
		// Whoever has used the co-op owes something, so all members have an interest in it.
		charge_loss { .. }: Coop, Ordinary, Open;
		// All members have an interest in it, and holders are so many that nobody could be kept from it. What they get is capped by
		// the year and by the chain. An auditor confirms the accounts.
		close_year { .. }: Coop, Ordinary, Open;
		fix_bases { .. }: Coop, Ordinary, Open;
		// What each one gets stays what it is.
		replace_patronage { .. }: Coop, Special, Open;
		// Members may have something in their accounts, so many that nobody could be kept from it.
		revolve { .. }: Coop, Ordinary, Open;
		// From one account of the co-op to another.
		use_education { .. }: Coop, Ordinary, Open;
		write_off_debt { member, .. }: Coop, Ordinary, Open, judges "the member" as None = *member;
	}

	System(frame_system) {
		authorize_upgrade { .. }: Federation, Special, Open, about Upgrade, as root;
	}

	Treasuries(pallet_treasuries) {
		change_line { .. }: Coop | Federation | Agreement, Ordinary, Open;
		close_line { .. }: Coop | Federation | Agreement, Ordinary, Open;
		close_treasury { .. }: Coop | Federation | Agreement, Special, Open;
		end_redemption { paid, coop, .. }: Coop | Federation | Agreement, Ordinary, Open,
			only_if "it takes the units back, and names no co-op" = paid.is_none() && coop.is_none();
		leave_treasury { .. }: Coop, Ordinary, Open;
		open_line { .. }: Coop | Federation | Agreement, Ordinary, Open;
		open_treasury { .. }: Coop | Federation | Agreement, Ordinary, Open;
		// Nobody who is not known yet is paid, or those would take part in it who come to be behind them.
		pay { treasury, line, items, .. }: Coop | Federation | Agreement, Ordinary, Open,
			needs "for a third of what is there in a year" = interests::track_of(*treasury, *line, items),
			payee_known = interests::ensure_all_known(items),
			benefits "who is paid" = interests::behind_all(items);
		rename_treasury { .. }: Coop | Federation | Agreement, Ordinary, Open;
		replace_signer { .. }: Coop, Ordinary, Open;
		set_pause { .. }: Coop | Federation | Agreement, Ordinary, Open;
		set_rules { .. }: Coop | Federation | Agreement, Ordinary, Open;
		set_shares { .. }: Agreement, Ordinary, Open;
		set_signers { .. }: Coop | Federation | Agreement, Ordinary, Open;
		stop_standing { .. }: Coop | Federation | Agreement, Ordinary, Open;
	}
}

/// The row of the call.
fn row(call: &RuntimeCall) -> Option<&'static Enactable> {
	TABLE.iter().find(|row| (row.is)(call))
}

/// The row of a call on which the body can decide.
fn row_of(body: Body, call: &RuntimeCall) -> Option<&'static Enactable> {
	row(call).filter(|row| row.deciders.iter().any(|decider| decider.is(body)))
}

/// What a co-op's account may do when its members decide that the co-op acts: pay, pay into a treasury, and have a custodian
/// redeem units.
///
/// No vote, membership or proxy of the account is of any use, so none is on the list.
pub struct CoopAccountMay;

impl Contains<RuntimeCall> for CoopAccountMay {
	fn contains(call: &RuntimeCall) -> bool {
		// Benchmarks measure what carries the call on one that does nothing.
		let is_measured = cfg!(feature = "runtime-benchmarks")
			&& matches!(call, RuntimeCall::System(frame_system::Call::remark { .. }));
		moves_own_money(call) || is_measured
	}
}

/// Whether the call moves money of the account that makes it, or settles what that has begun.
fn moves_own_money(call: &RuntimeCall) -> bool {
	use pallet_custody::Call as CustodyCall;

	interests::payee(call).is_some()
		|| matches!(
			call,
			RuntimeCall::Ledger(pallet_ledger::Call::contribute { .. })
				| RuntimeCall::Custody(
					CustodyCall::request_redemption { .. }
						| CustodyCall::acknowledge_payout { .. }
						| CustodyCall::take_back { .. }
						| CustodyCall::dispute { .. }
				)
		)
}

/// Whether a transfer could ever pay: something, and not more than there is. Whom it pays is known when it is listed.
fn check_payment(call: &RuntimeCall) -> DispatchResult {
	use pallet_balances::Call;

	if let RuntimeCall::Balances(Call::transfer_keep_alive { value, .. } | Call::transfer_allow_death { value, .. }) =
		call
	{
		ensure!(*value > 0, TokenError::BelowMinimum);
		ensure!(*value <= Balances::total_issuance(), TokenError::FundsUnavailable);
	}
	Ok(())
}

/// Answers what votes ask about calls from [`TABLE`].
pub struct CoopPolicy;

impl CallPolicy<AccountId, RuntimeCall> for CoopPolicy {
	fn requirement(body: Body, call: &RuntimeCall) -> Option<Requirement> {
		let row = row_of(body, call).filter(|row| (row.only_if)(call))?;
		Some(Requirement { track: (row.needs)(call), secrecy: row.secrecy, subject: row.subject })
	}

	fn ensure_payee_known(call: &RuntimeCall) -> DispatchResult {
		row(call).map_or(Ok(()), |row| (row.payee_known)(call))
	}

	fn check_proposed(body: Body, call: &RuntimeCall) -> DispatchResult {
		use pallet_cooperatives::Call as CooperativesCall;

		let coop = match body {
			Body::Coop(coop) => Some(coop),
			Body::Federation | Body::Agreement => None,
		};
		match call {
			RuntimeCall::Balances(_) => check_payment(call),
			RuntimeCall::Cooperatives(own) => {
				own.check_proposed(coop)?;
				let (who, call) = match own {
					CooperativesCall::act { call } => (coop.and_then(Cooperatives::account), call),
					CooperativesCall::act_for_federation { call } => (Some(Cooperatives::federation_account()), call),
					CooperativesCall::act_under_agreement { coop, call } => (Cooperatives::account(*coop), call),
					_ => return Ok(()),
				};
				if let (Some(who), RuntimeCall::Custody(call)) = (who, &**call) {
					call.check_acting(&who)?;
				}
				Self::check_proposed(body, call)
			}
			RuntimeCall::Custody(call) => call.check_proposed(coop),
			RuntimeCall::Ledger(call) => call.check_proposed(coop),
			RuntimeCall::Membership(call) => call.check_proposed(coop),
			RuntimeCall::Resolutions(call) => call.check_proposed(coop),
			RuntimeCall::Shares(call) => call.check_proposed(coop),
			RuntimeCall::Surplus(call) => call.check_proposed(coop),
			RuntimeCall::Dissolution(call) => call.check_proposed(coop),
			RuntimeCall::SolidarityFund(call) => call.check_proposed(coop),
			RuntimeCall::Treasuries(call) => call.check_proposed(coop),
			_ => Ok(()),
		}
	}

	fn check_together(body: Body, calls: &[RuntimeCall]) -> DispatchResult {
		let of_register = calls.iter().filter_map(|call| match call {
			RuntimeCall::Cooperatives(own) => Some(own),
			_ => None,
		});
		let own: Vec<_> = of_register.collect();
		body.coop().map_or(Ok(()), |coop| Cooperatives::check_appointed(coop, &own))
	}

	fn can_wait(call: &RuntimeCall) -> bool {
		use pallet_cooperatives::Call::{appoint, dismiss};
		use pallet_resolutions::Call::{instruct, rescind};

		if let Some(calls) = Self::batch(call) {
			// Who comes in the place of somebody dismissed comes with that. Nothing else is kept from a challenge by what it is
			// decided with.
			let dismissed = |call: &RuntimeCall| match call {
				RuntimeCall::Cooperatives(dismiss { office, .. }) => Some(*office),
				_ => None,
			};
			let comes_instead = |call: &RuntimeCall| match call {
				RuntimeCall::Cooperatives(appoint { office, .. }) => {
					calls.iter().filter_map(dismissed).any(|one| one == *office)
				}
				call => dismissed(call).is_some(),
			};
			let replaces = calls.iter().any(|call| dismissed(call).is_some()) && calls.iter().all(comes_instead);
			return !replaces && calls.iter().any(Self::can_wait);
		}
		let has_deadline = matches!(call, RuntimeCall::Resolutions(instruct { .. } | rescind { .. }));
		// Whom the members no longer trust does not stay. What they decide on persons in secret has deadlines and an appeal.
		let is_about_person = matches!(call, RuntimeCall::Cooperatives(dismiss { .. }))
			|| row(call).is_some_and(|row| row.secrecy == Secrecy::Secret);
		!has_deadline && !is_about_person
	}

	fn needs_root(call: &RuntimeCall) -> bool {
		row(call).is_some_and(|row| row.as_root)
	}

	fn batch(call: &RuntimeCall) -> Option<&[RuntimeCall]> {
		match call {
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => Some(calls),
			_ => None,
		}
	}

	fn exceeds_funds(body: Body, call: &RuntimeCall) -> bool {
		funds::are_exceeded(body, call)
	}

	fn beneficiaries(call: &RuntimeCall) -> Vec<Payee<AccountId>> {
		row(call).map(|row| (row.benefits)(call)).unwrap_or_default()
	}

	fn benefits_at_most(call: &RuntimeCall, most: usize) -> bool {
		match call {
			RuntimeCall::Treasuries(pallet_treasuries::Call::pay { items, .. }) => interests::are_at_most(items, most),
			_ => true,
		}
	}

	fn judged(call: &RuntimeCall) -> Option<Judged> {
		row(call).and_then(|row| Some(Judged { member: (row.judges)(call)?, part: row.part? }))
	}

	fn rescinds(call: &RuntimeCall) -> Option<ResolutionId> {
		match call {
			RuntimeCall::Resolutions(pallet_resolutions::Call::rescind { resolution }) => Some(*resolution),
			_ => None,
		}
	}

	fn coop_judged(call: &RuntimeCall) -> Option<CoopId> {
		row(call).and_then(|row| (row.judges_coop)(call))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_batch(payees: Vec<AccountId>) -> RuntimeCall {
		// Whether they have keys is asked of those whom a co-op has named.
		for payee in &payees {
			pallet_validator_seats::CoopOfValidator::<Runtime>::insert(payee, 1);
		}
		let pays = |payee| pallet_cooperatives::Call::act { call: transfer(payee, 1) }.into();
		let calls = payees.into_iter().map(pays).collect();
		pallet_utility::Call::batch_all { calls }.into()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_longest_look(coop: CoopId) -> Option<RuntimeCall> {
		super::longest_look::call(coop)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_payee(coop: CoopId) -> Option<AccountId> {
		super::longest_look::payee(coop)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation_batch(payees: Vec<AccountId>) -> RuntimeCall {
		let pays = |payee| pallet_cooperatives::Call::act_for_federation { call: transfer(payee, 1) }.into();
		let calls = payees.into_iter().map(pays).collect();
		pallet_utility::Call::batch_all { calls }.into()
	}
}

/// The call that transfers an amount.
fn transfer(payee: AccountId, amount: Balance) -> Box<RuntimeCall> {
	let dest = <Runtime as frame_system::Config>::Lookup::unlookup(payee);
	Box::new(pallet_balances::Call::transfer_keep_alive { dest, value: amount }.into())
}

impl ElectionCall<RuntimeCall> for CoopPolicy {
	fn elected(office: Office, members: Vec<MemberNo>, days: u32, begins_on: Day) -> RuntimeCall {
		// An election has no more seats than the call has room for.
		let members = BoundedVec::truncate_from(members);
		pallet_cooperatives::Call::install_elected { office, members, days, begins_on }.into()
	}
}

impl PaymentCall<AccountId, Hash, RuntimeCall> for CoopPolicy {
	type Amount = Balance;

	fn pay(coop: Option<CoopId>, payee: AccountId, amount: Balance, document: Hash) -> RuntimeCall {
		let account = coop.map_or_else(|| Some(Cooperatives::federation_account()), Cooperatives::account);
		if let Some(treasury) = account.and_then(pallet_treasuries::TreasuryOfAccount::<Runtime>::get) {
			let item = pallet_treasuries::Item { payee: Parties::payee_of(&payee), amount, custodian: None };
			let items = pallet_treasuries::Items::truncate_from(vec![item]);
			return pallet_treasuries::Call::pay { treasury, line: None, items, voucher: document }.into();
		}
		let call = transfer(payee, amount);
		match coop {
			Some(_) => pallet_cooperatives::Call::act { call }.into(),
			None => pallet_cooperatives::Call::act_for_federation { call }.into(),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_amount() -> Balance {
		1
	}
}
