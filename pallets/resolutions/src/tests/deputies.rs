//! Deputies speak for their co-op where its delegate does not, and change nothing that the delegate has said.

use super::*;

/// The deputies of the third co-op and of the fourth, whose delegates are the members 1.
const DEPUTY: MemberNo = 5;

fn with_deputies(test: impl FnOnce()) {
	new_test(|| {
		federation(5);
		give_office(3, Office::Deputy, DEPUTY);
		give_office(4, Office::Deputy, DEPUTY);
		test();
	});
}

fn deputy(coop: CoopId) -> AccountId {
	account_in(coop, DEPUTY)
}

fn vote_as_deputy(id: ResolutionId, choice: Choice) -> DispatchResult {
	Resolutions::vote_as_delegate(signed(deputy(3)), id, 3, choice).plain()
}

fn said(id: ResolutionId) -> Option<(Option<MemberNo>, Choice, u8)> {
	poll_of(id, 3).delegate.map(|vote| (vote.by, vote.choice, vote.changes))
}

#[test]
fn the_vote_of_a_deputy_counts_until_the_delegate_gives_theirs() {
	with_deputies(|| {
		let id = federation_opened(Track::Ordinary, &federate(1));
		events();
		assert_ok!(vote_as_deputy(id, Choice::For));
		assert_eq!(events(), [Event::DelegateVoted { resolution: id, coop: 3, by: DEPUTY, choice: Choice::For }]);
		assert_eq!(position(id, 3), Position::For);
		assert_refused!(vote_as_deputy(id, Choice::For), Errors::AlreadyVotedSo);
		assert_ok!(vote_as_deputy(id, Choice::Abstain));
		assert_eq!(said(id), Some((Some(DEPUTY), Choice::Abstain, 1)));

		assert_ok!(vote_as_delegate(3, id, Choice::Against));
		assert_eq!(said(id), Some((Some(1), Choice::Against, 0)));
		for choice in [Choice::For, Choice::Against, Choice::Abstain] {
			let call = crate::Call::<Test>::vote_as_delegate { resolution: id, coop: 3, choice };
			assert_eq!(call.charge(&deputy(3)), Charge::Refused(Errors::DelegateHasVoted.into()));
			assert_refused!(vote_as_deputy(id, choice), Errors::DelegateHasVoted);
		}
		assert_eq!(position(id, 3), Position::Against);
		// Not even when the delegate is no longer there: the co-op itself can say something else.
		end_term(3, Office::Delegate, 1);
		assert_refused!(vote_as_deputy(id, Choice::For), Errors::DelegateHasVoted);
		// Nor does the deputy of another co-op, or another member.
		let by = |who| Resolutions::vote_as_delegate(signed(who), id, 3, Choice::For);
		assert_refused!(by(deputy(4)), Errors::NotMember);
		assert_refused!(by(account_in(3, 2)), Errors::NotDelegate);
	});
}

#[test]
fn a_delegate_makes_the_vote_of_the_deputy_theirs() {
	with_deputies(|| {
		let id = federation_opened(Track::Ordinary, &federate(1));
		assert_ok!(vote_as_deputy(id, Choice::For));
		assert_ok!(vote_as_delegate(3, id, Choice::For));
		assert_eq!(said(id), Some((Some(1), Choice::For, 0)));
		assert_refused!(vote_as_delegate(3, id, Choice::For), Errors::AlreadyVotedSo);
		assert_refused!(vote_as_deputy(id, Choice::Against), Errors::DelegateHasVoted);
	});
}

#[test]
fn a_deputy_changes_a_vote_as_seldom_as_a_delegate() {
	with_deputies(|| {
		end_term(3, Office::Delegate, 1);
		let id = federation_opened(Track::Ordinary, &federate(1));
		for choice in [Choice::For, Choice::Against, Choice::Abstain, Choice::For] {
			assert_ok!(vote_as_deputy(id, choice));
		}
		assert_refused!(vote_as_deputy(id, Choice::Against), Errors::TooManyChanges);
	});
}

#[test]
fn an_instruction_binds_the_deputy() {
	with_deputies(|| {
		let id = federation_opened(Track::Ordinary, &federate(1));
		assert_ok!(vote_as_deputy(id, Choice::For));
		assert_ok!(instruct(3, id, Choice::Against));
		assert_refused!(vote_as_deputy(id, Choice::For), Errors::Instructed);
		assert_eq!(position(id, 3), Position::Against);
	});
}

#[test]
fn a_deputy_who_is_paid_is_against_it_only() {
	with_deputies(|| {
		let id = federation_opened(Track::Ordinary, &federation_pays(deputy(3)));
		assert_refused!(vote_as_deputy(id, Choice::For), Errors::Recused);
		assert_ok!(vote_as_deputy(id, Choice::Against));
		assert_ok!(vote_as_delegate(3, id, Choice::For));
		assert_eq!(position(id, 3), Position::For);
	});
}

#[test]
fn a_deputy_speaks_for_the_co_op_where_the_delegate_cannot() {
	let cases: [(&str, fn(), bool); 5] = [
		("the delegate is there", || {}, false),
		("the delegate has no vote", || set_vote(3, 1, false), true),
		("the delegate takes part on paper", || move_seat(3, 1, None), true),
		("nobody is the delegate", || end_term(3, Office::Delegate, 1), true),
		("they are not the deputy any more", || end_term(3, Office::Deputy, DEPUTY), false),
	];
	for (case, change, may) in cases {
		with_deputies(|| {
			// Who is on the board speaks for the co-op anyway.
			end_term(3, Office::Chair, 1);
			let id = federation_draft(Track::Ordinary, &federate(1));
			change();
			let seconded = Resolutions::second(signed(deputy(3)), id, 3, 0).plain();
			assert_eq!(seconded.is_ok(), may, "{case}: {seconded:?}");
			assert!(may || seconded == Err(Errors::NotSpeaker.into()), "{case}");
		});
	}
}

#[test]
fn a_deputy_objects_and_takes_back_no_objection_of_the_delegate() {
	with_deputies(|| {
		let id = federation_supported(Track::Consent, &federate(1));
		let object = |who, coop| Resolutions::object(signed(who), id, coop, Hash::repeat_byte(4)).plain();
		let withdraw = |who, coop| Resolutions::withdraw_objection(signed(who), id, coop).plain();
		assert_ok!(object(deputy(3), 3));
		assert_refused!(object(delegate(3), 3), Errors::AlreadyObjected);
		assert_ok!(object(delegate(4), 4));
		for coop in [3, 4] {
			assert_refused!(withdraw(deputy(coop), coop), Errors::NotDelegate);
		}
		assert_ok!(withdraw(delegate(3), 3));
		assert_refused!(object(deputy(3), 3), Errors::AlreadyObjected);
		end_term(4, Office::Delegate, 1);
		assert_ok!(withdraw(deputy(4), 4));
		assert_eq!(phase(id), Phase::Consent { objections: 0 });
	});
}

#[test]
fn the_board_objects_where_nobody_is_delegate_or_deputy() {
	with_deputies(|| {
		let id = federation_supported(Track::Consent, &federate(1));
		give_office(3, Office::Secretary, 2);
		let object = |member| Resolutions::object(signed(account_in(3, member)), id, 3, Hash::repeat_byte(4)).plain();
		let withdraw = |member| Resolutions::withdraw_objection(signed(account_in(3, member)), id, 3).plain();
		assert_refused!(object(2), Errors::NotDelegate);
		end_term(3, Office::Delegate, 1);
		assert_refused!(object(2), Errors::NotDelegate);
		end_term(3, Office::Deputy, DEPUTY);
		assert_refused!(object(DEPUTY), Errors::NotDelegate);
		assert_ok!(object(2));
		assert_eq!(phase(id), Phase::Consent { objections: 1 });
		assert_refused!(withdraw(DEPUTY), Errors::NotDelegate);
		// One of the board does not take back what another has said for the co-op.
		assert_refused!(withdraw(2), Errors::NotDelegate);
		assert_eq!(phase(id), Phase::Consent { objections: 1 });
		// And where somebody is the delegate again, they alone speak.
		appoint_delegate(3, 4);
		assert_refused!(object(2), Errors::NotDelegate);
		assert_ok!(withdraw(4));
		assert_eq!(phase(id), Phase::Consent { objections: 0 });
	});
}

#[test]
fn a_deputy_starts_finality_anew_only_where_nobody_is_the_delegate() {
	with_deputies(|| {
		System::set_block_number(5_000);
		let call = || Resolutions::call_emergency(signed(deputy(3)), 3, 10, 4_000).plain();
		assert_refused!(call(), Errors::NotDelegate);
		// However long the delegate is silent, and without a vote at home.
		set_vote(3, 1, false);
		assert_refused!(call(), Errors::NotDelegate);
		end_term(3, Office::Delegate, 1);
		assert_ok!(call());
		assert_refused!(call(), Errors::AlreadySigned);
	});
}
