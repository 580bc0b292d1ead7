//! The register of co-ops and the registers of their members: what is usual, and what a test says is different.

use frame::testing_prelude::*;
use rochdale_primitives::{
	bylaws::Parameters, charter::Charter, CoopId, CoopInspect, MemberInspect, MemberNo, Moment, Office, Standing, Voice,
};

/// An account of a runtime for tests, which is a number.
pub trait Account: Copy + Eq + Into<u128> + TryFrom<u128> {}

impl<AccountId: Copy + Eq + Into<u128> + TryFrom<u128>> Account for AccountId {}

/// The account with this number.
fn to_account<AccountId: Account>(number: u128) -> AccountId {
	let Ok(account) = AccountId::try_from(number) else { unreachable!("the accounts of tests are small numbers") };
	account
}

/// The co-ops of a test, all alike.
#[derive(Clone, Copy, Debug)]
pub struct Usual {
	/// How many there are.
	pub coops: CoopId,
	/// How many members each has at first.
	pub members: MemberNo,
	/// The account of a member.
	pub account_of: fn(CoopId, MemberNo) -> u128,
	/// The keyless account of a co-op.
	pub account: fn(CoopId) -> u128,
	/// Who holds which office in each.
	pub offices: &'static [(Office, MemberNo)],
	/// Civil time since which they hold it.
	pub since: Moment,
	/// The bylaws of each, for pallets that ask.
	pub parameters: Option<Parameters>,
}

impl Usual {
	/// Five co-ops of four members: a board, and the auditor of its books. Member 2 of the co-op 3 has the account 32, the co-op
	/// itself 1,003.
	pub const ALICES: Self = Self {
		coops: 5,
		members: 4,
		account_of: |coop, member| coop as u128 * 10 + member as u128,
		account: |coop| 1_000 + coop as u128,
		offices: &[(Office::Chair, 1), (Office::Secretary, 2), (Office::Treasurer, 3), (Office::Auditor, 4)],
		since: 5,
		parameters: None,
	};
}

parameter_types! {
	/// What is usual.
	pub static UsualRegisters: Usual = Usual::ALICES;
	/// How many co-ops there are.
	pub static CoopCount: CoopId = Usual::ALICES.coops;
	/// Co-ops that are not members with a vote. The last one counts.
	pub static Standings: Vec<(CoopId, Standing)> = vec![];
	/// Co-ops that can do something else in the federation than their standing says. The last one counts.
	pub static Voices: Vec<(CoopId, Voice)> = vec![];
	/// Who else holds an office and since when, nobody for number zero. The last one counts.
	pub static Officers: Vec<(CoopId, Office, MemberNo, Moment)> = vec![];
	/// Seats that have another account than usual, or that there are beside the usual ones. The last one counts.
	pub static Moved: Vec<(CoopId, MemberNo, u128)> = vec![];
	/// Seats that will have another account.
	pub static Moving: Vec<(CoopId, MemberNo, u128)> = vec![];
	/// Members who have no account.
	pub static Keyless: Vec<(CoopId, MemberNo)> = vec![];
	/// Members who have left.
	pub static Gone: Vec<(CoopId, MemberNo)> = vec![];
	/// Members who cannot be given an office.
	pub static Ineligible: Vec<(CoopId, MemberNo)> = vec![];
}

pub(crate) fn reset(usual: Usual) {
	UsualRegisters::set(usual);
	CoopCount::set(usual.coops);
	Standings::set(vec![]);
	Voices::set(vec![]);
	Officers::set(vec![]);
	Moved::set(vec![]);
	Moving::set(vec![]);
	Keyless::set(vec![]);
	Gone::set(vec![]);
	Ineligible::set(vec![]);
}

/// Seats an account as the next member of the co-op, and gives the number.
pub fn seat_next(coop: CoopId, account: u128) -> MemberNo {
	let others = Moved::get().into_iter().filter(|(of, ..)| *of == coop).map(|(_, no, _)| no);
	let member = 1 + others.fold(UsualRegisters::get().members, u32::max);
	seat(coop, member, account);
	member
}

/// Seats an account under this number, in the place of the one that sat there.
pub fn seat(coop: CoopId, member: MemberNo, account: u128) {
	Moved::mutate(|moved| moved.push((coop, member, account)));
}

/// Has a seat move to an account, which takes a while.
pub fn move_to(coop: CoopId, member: MemberNo, account: u128) {
	Moving::mutate(|moving| moving.push((coop, member, account)));
}

/// Ends all offices of a member.
pub fn dismiss(coop: CoopId, member: MemberNo) {
	for office in OFFICES.into_iter().filter(|office| MockCoops::term(coop, *office, member).is_some()) {
		Officers::mutate(|officers| officers.push((coop, office, 0, 0)));
	}
}

/// Gives a member an office from that civil time on, and no other member has it then.
pub fn appoint(coop: CoopId, office: Office, member: MemberNo, since: Moment) {
	Officers::mutate(|officers| officers.push((coop, office, member, since)));
}

/// All offices.
pub const OFFICES: [Office; 6] =
	[Office::Chair, Office::Secretary, Office::Treasurer, Office::Auditor, Office::Delegate, Office::Teller];

/// The registers of members.
pub struct MockMembers;

impl MockMembers {
	/// The numbers that were given out in the co-op.
	fn numbers(coop: CoopId) -> impl Iterator<Item = MemberNo> {
		let moved = Moved::get().into_iter().filter(move |(of, ..)| *of == coop).map(|(_, member, _)| member);
		(1..=UsualRegisters::get().members).chain(moved)
	}

	fn account(coop: CoopId, member: MemberNo) -> u128 {
		let moved = Moved::get().into_iter().rev().find(|(of, who, _)| (*of, *who) == (coop, member));
		moved.map_or_else(|| (UsualRegisters::get().account_of)(coop, member), |(.., account)| account)
	}
}

impl<AccountId: Account> MemberInspect<AccountId> for MockMembers {
	fn seat_of(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		Self::numbers(coop).find(|member| Self::account_of(coop, *member) == Some(*who))
	}

	fn sits_or_will(coop: CoopId, who: &AccountId) -> Option<MemberNo> {
		let to: u128 = (*who).into();
		let will = Moving::get().into_iter().find(|(of, _, account)| (*of, *account) == (coop, to));
		Self::seat_of(coop, who).or(will.map(|(_, member, _)| member))
	}

	fn account_of(coop: CoopId, member: MemberNo) -> Option<AccountId> {
		let has_one =
			<Self as MemberInspect<AccountId>>::is_seated(coop, member) && !Keyless::get().contains(&(coop, member));
		has_one.then(|| to_account(Self::account(coop, member)))
	}

	fn is_seated(coop: CoopId, member: MemberNo) -> bool {
		(1..=CoopCount::get()).contains(&coop)
			&& Self::numbers(coop).any(|number| number == member)
			&& !Gone::get().contains(&(coop, member))
	}

	fn is_eligible(coop: CoopId, member: MemberNo) -> bool {
		<Self as MemberInspect<AccountId>>::is_seated(coop, member) && !Ineligible::get().contains(&(coop, member))
	}

	fn seats_of(who: &AccountId, limit: u32) -> Vec<(CoopId, MemberNo)> {
		let seats = (1..=CoopCount::get()).filter_map(|coop| Some((coop, Self::sits_or_will(coop, who)?)));
		seats.take(limit as usize).collect()
	}

	fn registers() -> Vec<CoopId> {
		(1..=CoopCount::get()).collect()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_seat(coop: CoopId, who: &AccountId) -> MemberNo {
		seat_next(coop, (*who).into())
	}
}

/// The register of co-ops.
pub struct MockCoops;

impl MockCoops {
	/// Since when the member holds the office.
	fn term(coop: CoopId, office: Office, member: MemberNo) -> Option<Moment> {
		let Usual { offices, since, .. } = UsualRegisters::get();
		let special = Officers::get().into_iter().rev().find(|(of, held, ..)| (*of, *held) == (coop, office));
		let held = match special {
			Some((.., holder, since)) => (holder == member).then_some(since),
			None => offices.contains(&(office, member)).then_some(since),
		};
		held.filter(|_| member > 0 && <MockMembers as MemberInspect<u128>>::is_seated(coop, member))
	}

	fn place(coop: CoopId) -> Option<Standing> {
		let special = Standings::get().into_iter().rev().find(|(of, _)| *of == coop).map(|(_, standing)| standing);
		(1..=CoopCount::get()).contains(&coop).then(|| special.unwrap_or(Standing::Member))
	}

	fn vote(coop: CoopId) -> Option<Voice> {
		let special = Voices::get().into_iter().rev().find(|(of, _)| *of == coop).map(|(_, voice)| voice);
		match Self::place(coop)? {
			Standing::Member => Some(special.unwrap_or(Voice::Votes)),
			Standing::Suspended => Some(Voice::Suspended),
			Standing::Left => None,
		}
	}
}

impl<AccountId: Account> CoopInspect<AccountId> for MockCoops {
	fn standing(coop: CoopId) -> Option<Standing> {
		Self::place(coop)
	}

	fn holds(coop: CoopId, office: Office, who: MemberNo) -> bool {
		Self::term(coop, office, who).is_some()
	}

	fn held_since(coop: CoopId, office: Office, who: MemberNo) -> Option<Moment> {
		Self::term(coop, office, who)
	}

	fn holder(coop: CoopId, office: Office) -> Option<MemberNo> {
		MockMembers::numbers(coop).find(|member| Self::term(coop, office, *member).is_some())
	}

	fn is_board(coop: CoopId, who: MemberNo) -> bool {
		OFFICES.into_iter().any(|office| office.is_board() && Self::term(coop, office, who).is_some())
	}

	fn account(coop: CoopId) -> Option<AccountId> {
		Self::place(coop).map(|_| to_account((UsualRegisters::get().account)(coop)))
	}

	fn parameters(coop: CoopId) -> Option<Parameters> {
		Self::place(coop).and(UsualRegisters::get().parameters)
	}

	fn voice(coop: CoopId) -> Option<Voice> {
		Self::vote(coop)
	}

	fn federation() -> Vec<(CoopId, Voice)> {
		(1..=CoopCount::get()).filter_map(|coop| Some((coop, Self::vote(coop)?))).collect()
	}

	fn count() -> u32 {
		CoopCount::get()
	}

	fn coop_of(account: &AccountId) -> Option<CoopId> {
		let number: u128 = (*account).into();
		(1..=CoopCount::get()).find(|coop| (UsualRegisters::get().account)(*coop) == number)
	}

	fn charter() -> Charter {
		Charter::RECOMMENDED
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_federation(coops: u32) {
		let first = CoopCount::get() + 1;
		CoopCount::mutate(|count| *count = (*count).max(coops));
		for coop in first..=coops {
			seat(coop, 1, frame::benchmarking::prelude::account("founder", coop, 0));
			appoint(coop, Office::Delegate, 1, 0);
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_found() -> CoopId {
		CoopCount::mutate(|count| {
			*count += 1;
			*count
		})
	}
}
