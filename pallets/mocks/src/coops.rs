//! The register of co-ops that is told.

use crate::{AccountId, MockClock};
use frame_support::{traits::Get, weights::Weight};
use rochdale_primitives::{
	bylaws::{Parameters, Profile},
	charter::Charter,
	dissolution::KnowDissolved,
	two_hands::BOARD,
	Clock, CoopId, CoopInspect, MemberNo, Moment, Office, Standing, Voice,
};
use std::collections::BTreeMap;

/// The accounts of co-ops begin here.
pub const ACCOUNTS_OF_COOPS: AccountId = 1_000_000;

/// What is told about a co-op.
#[derive(Clone, Copy, Debug)]
pub struct Coop {
	pub standing: Standing,
	/// Whether it has no vote in the federation yet.
	pub is_seasoning: bool,
	/// Its bylaws, where they are not those of the others.
	pub bylaws: Option<Parameters>,
}

/// A member who holds an office.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Term {
	pub coop: CoopId,
	pub office: Office,
	pub member: MemberNo,
	/// Civil time since which the member holds it.
	pub since: Moment,
}

crate::told! {
	/// The co-ops by their numbers.
	pub static Register: BTreeMap<CoopId, Coop> = BTreeMap::new();
	/// The offices that are held.
	pub static Terms: Vec<Term> = vec![];
	/// The offices whose terms are over, and whose holders stay until a successor is in.
	pub static Staying: Vec<Term> = vec![];
	/// The bylaws of the co-ops that have none of their own.
	pub static Bylaws: Parameters = Parameters::of(Profile::Sce);
	/// The profile of all co-ops.
	pub static ProfileOfAll: Profile = Profile::Es;
	pub static CharterInForce: Charter = Charter::RECOMMENDED;
	/// The co-ops that are dissolved.
	pub static Dissolved: Vec<CoopId> = vec![];
	/// Those of them whose creditors are still paid.
	pub static Liquidating: Vec<CoopId> = vec![];
}

/// Enters a co-op with a vote in the federation, whose members 1 to 3 are chair, secretary and treasurer.
pub fn found(coop: CoopId) {
	set_standing(coop, Standing::Member);
	appoint_board(coop, &[1, 2, 3]);
}

/// Sets where a co-op stands, and enters one that is new. `None` takes it from the register.
pub fn set_standing(coop: CoopId, standing: impl Into<Option<Standing>>) {
	Register::mutate(|register| match standing.into() {
		Some(standing) => {
			register.entry(coop).or_insert(Coop { standing, is_seasoning: false, bylaws: None }).standing = standing
		}
		None => drop(register.remove(&coop)),
	});
}

/// Sets what a co-op can do in the federation. `None` is a co-op that has left.
pub fn set_voice(coop: CoopId, voice: impl Into<Option<Voice>>) {
	let voice = voice.into();
	set_standing(
		coop,
		match voice {
			Some(Voice::Votes | Voice::Seasoning) => Standing::Member,
			Some(Voice::Suspended) => Standing::Suspended,
			None => Standing::Left,
		},
	);
	change(coop, |coop| coop.is_seasoning = voice == Some(Voice::Seasoning));
}

/// Gives a co-op bylaws of its own, or with `None` those of the others.
pub fn set_bylaws_of(coop: CoopId, bylaws: impl Into<Option<Parameters>>) {
	change(coop, |coop| coop.bylaws = bylaws.into());
}

fn change(coop: CoopId, change: impl FnOnce(&mut Coop)) {
	Register::mutate(|register| register.get_mut(&coop).map(change));
}

/// Gives a member an office from now on, in the place of another one where it is for one member only.
pub fn appoint(coop: CoopId, office: Office, member: MemberNo) {
	let since = MockClock::civil();
	end_term(coop, office, member);
	Terms::mutate(|terms| {
		terms.retain(|term| (term.coop, term.office) != (coop, office) || !office.is_single());
		terms.push(Term { coop, office, member, since });
	});
}

/// Makes these members, and nobody else, chair, secretary and treasurer. Who is on the board already stays without a break.
pub fn appoint_board(coop: CoopId, members: &[MemberNo]) {
	let now = MockClock::civil();
	Terms::mutate(|terms| {
		let (board, mut others): (Vec<Term>, Vec<Term>) =
			terms.iter().copied().partition(|term| term.coop == coop && term.office.is_board());
		let since = |member| board.iter().find(|term| term.member == member).map_or(now, |term| term.since);
		let given = BOARD.into_iter().zip(members);
		others.extend(given.map(|(office, member)| Term { coop, office, member: *member, since: since(*member) }));
		*terms = others;
	});
}

/// Ends all offices of a member.
pub fn dismiss(coop: CoopId, member: MemberNo) {
	Terms::mutate(|terms| terms.retain(|term| (term.coop, term.member) != (coop, member)));
}

/// The term of a member is over, who stays until a successor is in.
pub fn let_stay(coop: CoopId, office: Office, member: MemberNo) {
	let is_it = |term: &Term| (term.coop, term.office, term.member) == (coop, office, member);
	let over = Terms::get().into_iter().filter(is_it).collect::<Vec<_>>();
	Staying::mutate(|staying| staying.extend(over));
	end_term(coop, office, member);
}

/// Ends one office of a member.
pub fn end_term(coop: CoopId, office: Office, member: MemberNo) {
	Terms::mutate(|terms| terms.retain(|term| (term.coop, term.office, term.member) != (coop, office, member)));
}

fn look<R>(coop: CoopId, look: impl FnOnce(&Coop) -> R) -> Option<R> {
	Register::mutate(|register| register.get(&coop).map(look))
}

/// The keyless account of a co-op.
pub fn coop_account(coop: CoopId) -> AccountId {
	ACCOUNTS_OF_COOPS + AccountId::from(coop)
}

/// Says what is in the register of co-ops.
pub struct MockCoops;

impl CoopInspect<AccountId> for MockCoops {
	fn standing(coop: CoopId) -> Option<Standing> {
		look(coop, |coop| coop.standing)
	}

	fn holds(coop: CoopId, office: Office, who: MemberNo) -> bool {
		Self::held_since(coop, office, who).is_some()
	}

	fn held_since(coop: CoopId, office: Office, who: MemberNo) -> Option<Moment> {
		let is_it = |term: &&Term| (term.coop, term.office, term.member) == (coop, office, who);
		Terms::mutate(|terms| terms.iter().find(is_it).map(|term| term.since))
	}

	fn serves_since(coop: CoopId, office: Office, who: MemberNo) -> Option<Moment> {
		let is_it = |term: &Term| (term.coop, term.office, term.member) == (coop, office, who);
		let over = || Staying::get().into_iter().find(is_it).map(|term| term.since);
		Self::held_since(coop, office, who).or_else(over)
	}

	fn holder(coop: CoopId, office: Office) -> Option<MemberNo> {
		let is_it = |term: &&Term| (term.coop, term.office) == (coop, office);
		Terms::mutate(|terms| terms.iter().find(is_it).map(|term| term.member))
	}

	fn holders(coop: CoopId, office: Office) -> Vec<MemberNo> {
		let is_it = |term: &&Term| (term.coop, term.office) == (coop, office);
		Terms::mutate(|terms| terms.iter().filter(is_it).map(|term| term.member).collect())
	}

	fn is_board(coop: CoopId, who: MemberNo) -> bool {
		BOARD.into_iter().any(|office| Self::holds(coop, office, who))
	}

	fn board(coop: CoopId) -> Vec<MemberNo> {
		let terms = Terms::get().into_iter().filter(|term| term.coop == coop && term.office.is_board());
		terms.map(|term| term.member).collect()
	}

	fn account(coop: CoopId) -> Option<AccountId> {
		Self::standing(coop).map(|_| coop_account(coop))
	}

	fn parameters(coop: CoopId) -> Option<Parameters> {
		look(coop, |coop| coop.bylaws.unwrap_or(Bylaws::get()))
	}

	fn profile(coop: CoopId) -> Option<Profile> {
		look(coop, |_| ProfileOfAll::get())
	}

	fn voice(coop: CoopId) -> Option<Voice> {
		look(coop, voice)?
	}

	fn federation() -> Vec<(CoopId, Voice)> {
		Register::get().into_iter().filter_map(|(number, coop)| Some((number, voice(&coop)?))).collect()
	}

	fn count() -> u32 {
		Register::mutate(|register| register.keys().last().copied()).unwrap_or_default()
	}

	fn coop_of(account: &AccountId) -> Option<CoopId> {
		let coop = CoopId::try_from(account.checked_sub(ACCOUNTS_OF_COOPS)?).ok()?;
		Self::standing(coop).map(|_| coop)
	}

	fn charter() -> Charter {
		CharterInForce::get()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation(coops: u32) {
		for coop in Self::count() + 1..=coops {
			found(coop);
			appoint(coop, Office::Delegate, 1);
			crate::seat(coop, 1, frame_benchmarking::account("founder", coop, 0));
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_found() -> CoopId {
		let coop = Self::count() + 1;
		found(coop);
		appoint(coop, Office::Auditor, 4);
		(5..=7).for_each(|teller| appoint(coop, Office::Teller, teller));
		coop
	}
}

fn voice(coop: &Coop) -> Option<Voice> {
	match coop.standing {
		Standing::Member if coop.is_seasoning => Some(Voice::Seasoning),
		Standing::Member => Some(Voice::Votes),
		Standing::Suspended => Some(Voice::Suspended),
		Standing::Left => None,
	}
}

/// The last co-op of the register, for which a benchmark decides.
pub struct LastCoop;

impl Get<CoopId> for LastCoop {
	fn get() -> CoopId {
		MockCoops::count()
	}
}

/// Says which co-ops are dissolved.
pub struct MockDissolutions;

/// What the question weighs whether a co-op is dissolved.
pub const ASKING_DISSOLVED: Weight = Weight::from_parts(13, 0);

impl KnowDissolved for MockDissolutions {
	fn is_dissolved(coop: CoopId) -> bool {
		Dissolved::get().contains(&coop)
	}

	fn has_balance(coop: CoopId) -> bool {
		Self::is_dissolved(coop) && !Liquidating::get().contains(&coop)
	}

	fn weight() -> Weight {
		ASKING_DISSOLVED
	}
}
