//! Every call in every state by everybody: what is not in the table is refused by name and changes nothing.

use super::*;
use rochdale_primitives::bylaws::Contribution;

/// Who calls. The officers of these tests are Alice and Bob, Eve is the auditor and Charlie holds no office.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Caller {
	/// The member or candidate whom it is about.
	Himself,
	/// Who has invited the candidate or speaks for him.
	Sponsor,
	Officer,
	Auditor,
	Ordinary,
	Stranger,
	/// The members, by the strongest resolution.
	Assembly,
	/// The chain itself, which may do nothing here.
	Nobody,
}
use Caller::*;

const CALLERS: [Caller; 8] = [Himself, Sponsor, Officer, Auditor, Ordinary, Stranger, Assembly, Nobody];

/// The calls by their names.
type Calls = Vec<(&'static str, Call<Test>)>;

/// Who succeeds with which calls.
type Table = Vec<(&'static str, Vec<Caller>)>;

/// Who signs, if it is somebody.
fn signer(caller: Caller, subject: AccountId) -> Option<AccountId> {
	match caller {
		Himself => Some(subject),
		Sponsor => Some(DAVE),
		Officer => Some(ALICE),
		Auditor => Some(EVE),
		Ordinary => Some(CHARLIE),
		Stranger => Some(HUGO),
		Assembly | Nobody => None,
	}
}

fn origin(caller: Caller, subject: AccountId) -> RuntimeOrigin {
	match (caller, signer(caller, subject)) {
		(_, Some(who)) => signed(who),
		(Assembly, None) => resolved(),
		(_, None) => RuntimeOrigin::none(),
	}
}

/// Tries everything by everybody in a state, and compares what succeeds with the table.
fn try_all(state: &str, subject: AccountId, set_up: impl Fn(), calls: impl Fn() -> Calls, table: Table) {
	let (names, _): (Vec<_>, Vec<_>) = two_coops().execute_with(|| {
		set_up();
		calls().into_iter().unzip()
	});
	for (index, name) in names.iter().enumerate() {
		for caller in CALLERS {
			new_test(|| {
				appoint_board(BAKERY, &[1, 2]);
				set_up();
				let call = calls().swap_remove(index).1;
				let charge = signer(caller, subject).map(|who| call.charge(&who));
				let origin = origin(caller, subject);
				let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
				let result = frame_support::storage::with_storage_layer(|| {
					RuntimeCall::from(call).dispatch(origin).map(|_| ()).map_err(|error| error.error)
				});
				let expected = table.iter().any(|(allowed, who)| allowed == name && who.contains(&caller));
				assert_eq!(result.is_ok(), expected, "{state}: {name} by {caller:?}: {result:?}");
				assert!(charge != Some(Charge::Free) || expected, "{state}: {name} by {caller:?} is free and fails");
				if let Some(Charge::Refused(error)) = charge {
					assert_eq!(result, Err(error), "{state}: {name} by {caller:?} is refused for another reason");
				}
				if let Err(error) = result {
					assert!(
						matches!(error, DispatchError::Module(_) | DispatchError::BadOrigin),
						"{state}: {name} by {caller:?}: {error:?}"
					);
					assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), before);
				} else {
					assert_ne!(sp_io::storage::root(sp_runtime::StateVersion::V1), before, "{state}: {name}");
				}
			});
		}
	}
	// A name in the table that no call has would be a hole in it.
	assert!(table.iter().all(|(name, _)| names.contains(name)), "{state}");
}

fn calls_about_a_member() -> Calls {
	let (coop, member, document) = (BAKERY, 4, doc(77));
	vec![
		("end_probation", Call::end_probation { coop, member, passed: true, reason: document }),
		("leave_on_paper", Call::leave_on_paper { coop, member, document }),
		("object_to_leaving", Call::object_to_leaving { coop, member }),
		("decide_leaving", Call::decide_leaving { member }),
		("classify_exit", Call::classify_exit { coop, member, justified: false, reason: document }),
		("suspend", Call::suspend { coop, member, ground: Ground::Arrears, document }),
		("reinstate", Call::reinstate { coop, member, document }),
		("appeal", Call::appeal { coop, member }),
		("dismiss_appeal", Call::dismiss_appeal { member }),
		("open_case", Call::open_case { coop, member, kind: CaseKind::Offence(1), statement: document }),
		("submit_defence", Call::submit_defence { coop, member, document }),
		("record_hearing", Call::record_hearing { coop, member, document }),
		("drop_case", Call::drop_case { coop, member, document }),
		("expel", Call::expel { member }),
		("record_death", Call::record_death { coop, member, document }),
		("contest_death", Call::contest_death { coop, member }),
		("decide_death", Call::decide_death { member }),
		("report_appearance", Call::report_appearance { coop, member, document }),
		("close", Call::close { coop, member }),
		("unlink", Call::unlink { coop, member }),
		("move_seat", Call::move_seat { coop, member, new_account: 50 }),
		("veto_move", Call::veto_move { coop, member }),
		("decide_move", Call::decide_move { member, new_account: 50 }),
		("correct", Call::correct { coop, member, correction: Correction::JoinedAt(7), document }),
		("advance_exit", Call::advance { coop, due: Due::Exit(member) }),
		("advance_case", Call::advance { coop, due: Due::Case(member) }),
		("advance_death", Call::advance { coop, due: Due::Death(member) }),
		("advance_move", Call::advance { coop, due: Due::Move(member) }),
		("advance_suspension", Call::advance { coop, due: Due::Suspension(member) }),
		("advance_probation", Call::advance { coop, due: Due::Probation(member) }),
		("advance_seasoning", Call::advance { coop, due: Due::Seasoning(member) }),
		("release_account", Call::release_account { account: DAVE }),
		("withdraw_approval", Call::withdraw_approval { coop, approval: [7; 32] }),
	]
}

/// What everybody can do with a seat whatever its state.
fn with_a_seat(more: &[(&'static str, Caller)]) -> Table {
	let always = [("record_death", Officer), ("move_seat", Officer), ("correct", Officer)];
	always.iter().chain(more).map(|(name, who)| (*name, vec![*who])).collect()
}

fn without(mut table: Table, name: &str) -> Table {
	table.retain(|(other, _)| *other != name);
	table
}

/// Dave is the subject, and so is the sponsor.
fn try_member(state: &str, set_up: impl Fn(), table: Table) {
	let table = table
		.into_iter()
		.map(|(name, mut who)| {
			if who.contains(&Himself) {
				who.push(Sponsor);
			}
			(name, who)
		})
		.collect();
	try_all(state, DAVE, set_up, calls_about_a_member, table);
}

fn leave() {
	bylaws(|bylaws| bylaws.min_stay_days = 30_000);
	assert_ok!(Membership::leave(signed(DAVE), BAKERY));
}

fn left() {
	bylaws(|bylaws| bylaws.exit_notice_days = 0);
	leave();
}

fn vote_to_expel() {
	hear(4);
	assert_ok!(Membership::expel(resolved(), 4));
}

const ACTIVE: [(&str, Caller); 2] = [("suspend", Officer), ("open_case", Officer)];

#[test]
fn probation() {
	let on_probation = || {
		let until = START + 10 * DAY;
		Members::<Test>::mutate(BAKERY, 4, |entry| entry.as_mut().unwrap().state = MemberState::Probation { until });
		Membership::schedule(until, (BAKERY, Due::Probation(4)));
	};
	try_member("probation", on_probation, with_a_seat(&[("end_probation", Officer)]));
}

#[test]
fn active() {
	try_member("active", || (), with_a_seat(&ACTIVE));
}

#[test]
fn leaving() {
	try_member("leaving", leave, with_a_seat(&[ACTIVE[0], ACTIVE[1], ("classify_exit", Officer)]));
}

#[test]
fn suspended() {
	let rights = [("reinstate", Officer), ("open_case", Officer), ("appeal", Himself)];
	try_member("suspended", || suspend(4), with_a_seat(&rights));
	let appealed = || {
		suspend(4);
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
	};
	let rights = [("reinstate", Officer), ("open_case", Officer), ("dismiss_appeal", Assembly)];
	try_member("suspended and appealed", appealed, with_a_seat(&rights));
}

#[test]
fn under_case() {
	let rights = [("submit_defence", Himself), ("drop_case", Officer)];
	try_member("under case", || open_case(4), with_a_seat(&rights));
	let due = || {
		open_case(4);
		pass(21 * DAY);
	};
	let rights = [("submit_defence", Himself), ("drop_case", Officer), ("record_hearing", Officer)];
	try_member("under case, notice over", due, with_a_seat(&rights));
	let rights = [("submit_defence", Himself), ("drop_case", Officer), ("expel", Assembly)];
	try_member("heard", || hear(4), with_a_seat(&rights));
	let both_at_once = || {
		suspend(4);
		open_case(4);
	};
	let rights = [("submit_defence", Himself), ("drop_case", Officer), ("reinstate", Officer), ("appeal", Himself)];
	try_member("suspended and under case", both_at_once, with_a_seat(&rights));
}

#[test]
fn expulsion() {
	try_member("expulsion voted", vote_to_expel, with_a_seat(&[("appeal", Himself)]));
	let appealed = || {
		vote_to_expel();
		assert_ok!(Membership::appeal(signed(DAVE), BAKERY, 4));
	};
	try_member("expulsion appealed", appealed, with_a_seat(&[("dismiss_appeal", Assembly)]));
}

#[test]
fn death_and_moves() {
	let said_to_be_dead = || both(Call::record_death { coop: BAKERY, member: 4, document: doc(1) });
	let mut table = with_a_seat(&ACTIVE);
	table.push(("contest_death", vec![Himself, Officer, Auditor, Ordinary]));
	try_member("said to be dead", said_to_be_dead, without(table, "record_death"));
	let table = with_a_seat(&[ACTIVE[0], ACTIVE[1], ("decide_death", Assembly)]);
	try_member("death contested", dave_contests_his_death, without(table, "record_death"));
	let decided = || {
		dave_contests_his_death();
		assert_ok!(Membership::decide_death(resolved(), 4));
	};
	let mut table = with_a_seat(&ACTIVE);
	table.push(("report_appearance", vec![Officer, Auditor]));
	try_member("death decided", decided, without(table, "record_death"));
	let reported = || {
		decided();
		assert_ok!(Membership::report_appearance(signed(EVE), BAKERY, 4, doc(1)));
	};
	let table = with_a_seat(&[ACTIVE[0], ACTIVE[1], ("decide_death", Assembly)]);
	try_member("appeared, as the auditor says", reported, without(table, "record_death"));
	let reported = || {
		decided();
		both(Call::report_appearance { coop: BAKERY, member: 4, document: doc(1) });
	};
	try_member("appeared, as two officers say", reported, with_a_seat(&ACTIVE));
	let moving = || both(Call::move_seat { coop: BAKERY, member: 4, new_account: GINA });
	let table = with_a_seat(&[ACTIVE[0], ACTIVE[1], ("veto_move", Himself)]);
	try_member("moving", moving, without(table, "move_seat"));
	let table = with_a_seat(&[ACTIVE[0], ACTIVE[1], ("decide_move", Assembly)]);
	try_member("move vetoed", dave_vetoes_a_move, without(table, "move_seat"));
}

#[test]
fn former() {
	let anyone = || vec![Himself, Sponsor, Officer, Auditor, Ordinary, Stranger];
	let table = || vec![("correct", vec![Officer]), ("close", anyone())];
	let mut early = table();
	early.push(("classify_exit", vec![Officer]));
	try_all("left early", DAVE, left, calls_about_a_member, early);
	let died = || dies(4);
	try_all("deceased", DAVE, died, calls_about_a_member, table());
	let expelled = || {
		vote_to_expel();
		pass(33 * DAY);
	};
	try_all("expelled", DAVE, expelled, calls_about_a_member, table());
	let closed = || {
		died();
		assert_ok!(Membership::close(signed(HUGO), BAKERY, 4));
	};
	try_all("closed", DAVE, closed, calls_about_a_member, vec![("correct", vec![Officer])]);
	let long_ago = || {
		closed();
		pass(3_650 * DAY);
	};
	let table = vec![("correct", vec![Officer]), ("unlink", vec![Officer])];
	try_all("closed long ago", DAVE, long_ago, calls_about_a_member, table);
	let erased = || {
		long_ago();
		both(Call::unlink { coop: BAKERY, member: 4 });
	};
	try_all("erased", DAVE, erased, calls_about_a_member, vec![]);
}

fn calls_about_a_candidate() -> Calls {
	let (coop, application, document) = (BAKERY, 1, doc(77));
	vec![
		("accept_invitation", Call::accept_invitation { coop, class: Class::Ordinary, commitment: document }),
		("sponsor", Call::sponsor { coop, application }),
		("withdraw", Call::withdraw { coop, application }),
		("admit", admission(application)),
		("refuse", refusal(application, document)),
		("appeal_refusal", Call::appeal_refusal { coop, application }),
		("decide_admission", decision(application, true)),
		("deny_admission", decision(application, false)),
		("confirm_contribution", contribution(application, document)),
		("advance", Call::advance { coop, due: Due::Application(application) }),
		("invite", Call::invite { coop, newcomer: GINA }),
	]
}

fn try_candidate(state: &str, set_up: impl Fn(), table: Table) {
	try_all(state, GINA, set_up, calls_about_a_candidate, table);
}

fn refused() {
	let application = gina_applies();
	both(refusal(application, doc(1)));
}

#[test]
fn candidates() {
	let members = || vec![Sponsor, Officer, Auditor, Ordinary];
	try_candidate("nobody", || (), vec![("invite", members())]);
	let invited = || {
		assert_ok!(Membership::invite(signed(DAVE), BAKERY, GINA));
	};
	let table = vec![("accept_invitation", vec![Himself]), ("withdraw", vec![Himself, Sponsor, Officer])];
	try_candidate("invited", invited, table);
	let applied = || {
		bylaws(|bylaws| bylaws.sponsors_required = 2);
		gina_applies();
	};
	let table = vec![("sponsor", vec![Officer, Auditor, Ordinary]), ("withdraw", vec![Himself])];
	try_candidate("applied", applied, table);
	let review = || {
		gina_applies();
	};
	let withdraw = || ("withdraw", vec![Himself]);
	let table = vec![withdraw(), ("admit", vec![Officer]), ("refuse", vec![Officer])];
	try_candidate("under review", review, table);
	let escalated = || {
		gina_applies();
		pass(60 * DAY);
	};
	let decide = || [("decide_admission", vec![Assembly]), ("deny_admission", vec![Assembly]), withdraw()];
	let mut table = decide().to_vec();
	table.push(("admit", vec![Officer]));
	try_candidate("escalated", escalated, table);
	try_candidate("refused", refused, vec![withdraw(), ("appeal_refusal", vec![Himself])]);
	let appealed = || {
		refused();
		assert_ok!(Membership::appeal_refusal(signed(GINA), BAKERY, 1));
	};
	try_candidate("appealed", appealed, decide().to_vec());
	let unanswered = || {
		appealed();
		pass(59 * DAY);
	};
	let mut table = decide().to_vec();
	table.push(("admit", vec![Officer]));
	try_candidate("unanswered", unanswered, table);
	let unpaid = || {
		bylaws(|bylaws| bylaws.entry_contribution = Contribution::Required);
		let application = gina_applies();
		both(admission(application));
	};
	try_candidate("unpaid", unpaid, vec![withdraw(), ("confirm_contribution", vec![Officer])]);
	let closed = || {
		gina_applies();
		assert_ok!(Membership::withdraw(signed(GINA), BAKERY, 1));
	};
	try_candidate("closed", closed, vec![("invite", members())]);
}

/// The same calls about the paper member, who cannot sign.
fn calls_about_a_paper_member() -> Calls {
	let (coop, member, document) = (BAKERY, PAPER, doc(77));
	vec![
		("leave_on_paper", Call::leave_on_paper { coop, member, document }),
		("object_to_leaving", Call::object_to_leaving { coop, member }),
		("decide_leaving", Call::decide_leaving { member }),
		("report_appearance", Call::report_appearance { coop, member, document }),
		("end_probation", Call::end_probation { coop, member, passed: false, reason: document }),
		("advance_exit", Call::advance { coop, due: Due::Exit(member) }),
	]
}

#[test]
fn leaving_on_paper() {
	let anybody = || vec![Himself, Sponsor, Officer, Auditor, Ordinary];
	let try_paper = |state, set_up: &dyn Fn(), table| try_all(state, DAVE, set_up, calls_about_a_paper_member, table);
	try_paper("on paper", &|| (), vec![("leave_on_paper", vec![Officer])]);
	let table = vec![("object_to_leaving", anybody())];
	try_paper("said to leave", &paper_member_is_said_to_leave, table);
	try_paper("leaving contested", &eve_objects_to_the_leaving, vec![("decide_leaving", vec![Assembly])]);
	let table = vec![("report_appearance", vec![Officer, Auditor])];
	try_paper("leaving decided", &members_decide_on_the_leaving, table);
	let reported = || {
		members_decide_on_the_leaving();
		assert_ok!(Membership::report_appearance(signed(EVE), BAKERY, PAPER, doc(1)));
	};
	try_paper("appeared, as the auditor says", &reported, vec![("decide_leaving", vec![Assembly])]);
	let due = || {
		members_decide_on_the_leaving();
		Time::set(START + 91 * DAY);
	};
	let table = vec![("advance_exit", vec![Himself, Sponsor, Officer, Auditor, Ordinary, Stranger])];
	try_paper("leaving due", &due, table);
}
