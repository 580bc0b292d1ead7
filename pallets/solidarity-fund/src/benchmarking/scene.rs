//! A fund, co-ops with awards, and rounds in which they apply and vote.

use super::*;
use rochdale_primitives::{
	ledger::{OwnTreasuries, FUND_CASH},
	MAX_COOPS,
};

/// One of the currency, of which whole ones move everywhere.
pub(crate) const ONE: Balance = limits::UNIT;

/// More than anybody asks for.
pub(crate) const RICH: Balance = 1_000_000 * ONE;

/// Members that are seated: officers, an auditor and others.
const SEATED: MemberNo = 6;
pub(crate) const OFFICERS: [MemberNo; 2] = [2, 3];
pub(crate) const AUDITOR: MemberNo = 4;

/// A co-op with so many awards can be awarded one more.
pub(crate) const OPEN_BUT_ONE: u32 = limits::MAX_OPEN_AWARDS - 1;

/// The most seats of who gives points.
pub(crate) const MOST_SEATS: u32 = limits::MAX_SEATS - 1;

/// The places of a round, and the last of them.
pub(crate) const MOST_PLACES: u8 = limits::MAX_APPLICATIONS as u8;
pub(crate) const LAST_PLACE: u8 = MOST_PLACES - 1;

/// The co-ops of a federation. The fewest leave room for all that apply beside those of the genesis.
pub(crate) const FEWEST_COOPS: u32 = limits::MAX_APPLICATIONS + 10;
pub(crate) const MOST_COOPS: u32 = MAX_COOPS;

/// Applications of which a co-op can approve by the Method of Equal Shares.
const APPROVED: u32 = 10;

const LOAN: Instrument = Instrument::Loan { months: limits::MAX_MONTHS.0, grace: limits::MAX_MONTHS.1 };
pub(crate) const GUARANTEE: Instrument = Instrument::Guarantee { months: limits::MAX_MONTHS.0 };

/// A hash that is not zero.
pub(crate) fn hash<T: Config>(of: impl Encode) -> T::Hash {
	T::Hashing::hash_of(&(b"benchmark", of))
}

/// What may be done, as a benchmark may fail.
pub(crate) fn may<T: Config, R>(asked: Result<R, Error<T>>) -> Result<R, BenchmarkError> {
	Ok(asked.map_err(DispatchError::from)?)
}

/// A list as calls take it.
pub(crate) fn listed<One>(all: Vec<One>) -> Result<Listed<One>, BenchmarkError> {
	all.try_into().map_err(|_| BenchmarkError::Stop("a list can be so long"))
}

/// What the federation has decided.
pub(crate) fn federation<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	let none = BenchmarkError::Stop("there is no origin of the federation");
	T::FederationOrigin::try_successful_origin().map_err(|()| none)
}

/// Founds co-ops until there are so many. Gives how many there are, which are more where a register forgets none between runs.
pub(crate) fn federation_of<T: Config>(coops: u32) -> u32 {
	T::Coops::benchmark_federation(coops);
	T::Coops::count()
}

/// Puts units into the fund. Done twice, some of them are not in its books yet.
pub(crate) fn enrich<T: Config>() {
	T::Ledger::benchmark_fund(LedgerId::Fund, FUND_CASH, RICH);
}

/// Opens a bank of the fund with money.
pub(crate) fn open_bank_of<T: Config>() -> Result<(), BenchmarkError> {
	Pallet::<T>::do_open_bank()?;
	let (bank, _, _) = Pallet::<T>::bank().ok_or("the bank is open")?;
	T::Ledger::benchmark_fund(LedgerId::Fund, bank, RICH);
	Ok(())
}

pub(crate) const fn plan_of(offer: Balance) -> Plan {
	Plan { offer, method: Method::EqualShares, every_days: 90 }
}

/// Rounds are planned.
pub(crate) fn plan<T: Config>(offer: Balance) -> Result<(), BenchmarkError> {
	Ok(Pallet::<T>::hold_rounds(federation::<T>()?, plan_of(offer), 1)?)
}

/// Awards one of the currency in three parts, of which the first is released.
pub(crate) fn award_to<T: Config>(coop: CoopId, instrument: Instrument) -> Result<AwardNo, DispatchError> {
	let terms = Terms { tranche_threshold: 0, ..Terms::RECOMMENDED };
	Pallet::<T>::make_award(coop, Source::Round(1, 0), instrument, ONE, hash::<T>("award"), &terms)
}

/// A loan of which the first part was paid.
fn lend<T: Config>(coop: CoopId) -> Result<AwardNo, BenchmarkError> {
	let no = award_to::<T>(coop, LOAN)?;
	Awards::<T>::mutate(no, |award| {
		award.iter_mut().for_each(|award| award.paid = core::mem::take(&mut award.payable.due));
	});
	Ok(no)
}

/// Lets a co-op have so many loans, all as this one, and in the last twelve months as many awards as leave room for one more.
fn fill<T: Config>(coop: CoopId, open: u32, like: AwardNo) -> Result<(), BenchmarkError> {
	let like = may(Pallet::<T>::award(like))?;
	let today = may(Pallet::<T>::today())?;
	let mut record = Records::<T>::get(coop);
	while u32::try_from(record.open.len()).is_ok_and(|len| len < open) {
		let no = LastAward::<T>::get().saturating_add(1);
		LastAward::<T>::put(no);
		Awards::<T>::insert(no, Award { coop, ..like.clone() });
		record.open.try_push(no).map_err(|_| "there is room")?;
	}
	let received = limits::MAX_RECEIVED.saturating_sub(1).try_into().unwrap_or_default();
	record.received = BoundedVec::truncate_from(vec![(today, 1); received]);
	Records::<T>::insert(coop, record);
	Ok(())
}

/// The hash and the reviewers of the report that waits.
pub(crate) fn report_on<T: Config>(award: AwardNo) -> Option<(T::Hash, usize)> {
	Awards::<T>::get(award)?.report.map(|report| (report.document, report.accepted_by.len()))
}

/// Those who can be elected, each of another co-op, and their accounts.
#[allow(clippy::type_complexity)]
pub(crate) fn candidates<T: Config>(name: &'static str) -> Result<(Vec<Hand>, Vec<T::AccountId>), BenchmarkError> {
	let candidate = |_| {
		let coop = T::Coops::benchmark_found();
		let who: T::AccountId = account(name, coop, 0);
		(Hand { coop, member: T::Members::benchmark_seat(coop, &who) }, who)
	};
	Ok((0..limits::COMMITTEE).map(candidate).unzip())
}

/// A committee, and the accounts of its members.
pub(crate) fn elected<T: Config>(name: &'static str) -> Result<Vec<(Hand, T::AccountId)>, BenchmarkError> {
	let (members, accounts) = candidates::<T>(name)?;
	Pallet::<T>::elect_committee(federation::<T>()?, listed(members.clone())?, 1)?;
	Ok(members.into_iter().zip(accounts).collect())
}

/// What is asked for as often as it can be.
pub(crate) fn asks<T: Config>() -> Apply<T::Hash> {
	Apply {
		instrument: LOAN,
		minimum: ONE,
		full: ONE,
		purpose: Purpose::Infrastructure,
		document: hash::<T>("application"),
		excludes: Excluded::new(),
	}
}

/// A round in this phase for which each of these co-ops has applied, and excludes those before it without their consent.
fn round_of<T: Config>(phase: Phase, offer: Balance, coops: Vec<CoopId>) -> Result<RoundNo, BenchmarkError> {
	enrich::<T>();
	Planned::<T>::put((plan_of(offer), 0));
	Pallet::<T>::open_round()?;
	let no = LastRound::<T>::get();
	for (coop, place) in coops.iter().zip(0u8..) {
		let before = (0..place).rev().take(limits::MAX_EXCLUDED.try_into().unwrap_or_default()).collect();
		let asks = Apply { excludes: Excluded::truncate_from(before), ..asks::<T>() };
		let answers = Some(hash::<T>("answers"));
		Applications::<T>::insert(no, place, Application { coop: *coop, asks, answers, stand: Stand::InRound });
	}
	Rounds::<T>::mutate(no, |round| {
		for round in round.iter_mut() {
			round.phase = phase;
			round.applicants = BoundedVec::truncate_from(coops.clone());
		}
	});
	Ok(no)
}

/// A round in this phase for which so many co-ops have applied that nobody has heard of.
pub(crate) fn contested<T: Config>(phase: Phase, applied: u8) -> Result<RoundNo, BenchmarkError> {
	round_of::<T>(phase, RICH, (0..applied).map(|place| CoopId::MAX.saturating_sub(place.into())).collect())
}

/// A hundred points for so many applications. They are spread in another way where the rest goes to another `place`.
pub(crate) fn spread(applications: u32, place: usize) -> Result<Listed<Given>, BenchmarkError> {
	let applications = u8::try_from(applications).map_err(|_| "there are few applications")?;
	let each = 100u8.checked_div(applications).ok_or("there are applications")?;
	let rest = 100u8.saturating_sub(each.saturating_mul(applications));
	let mut given: Vec<Given> = (0..applications).map(|place| Given { place, points: each }).collect();
	if place > 0 {
		given.iter_mut().take(1).for_each(|one| one.points = one.points.saturating_sub(1));
		given.iter_mut().skip(place).take(1).for_each(|one| one.points = one.points.saturating_add(1));
	}
	given.iter_mut().skip(place).take(1).for_each(|one| one.points = one.points.saturating_add(rest));
	listed(given)
}

/// A round in which all co-ops, of which there are so many, have voted, the last of which have applied, and whose vote is over.
///
/// Each gives as many points to as many applications as count as approval, so that all are funded.
pub(crate) fn voted<T: Config>(applications: u32, coops: u32) -> Result<RoundNo, BenchmarkError> {
	open_bank_of::<T>()?;
	let applicants: Vec<CoopId> = (coops.saturating_sub(applications).saturating_add(1)..=coops).collect();
	let offer = ONE.saturating_mul(applications.into()).saturating_mul(2);
	let no = round_of::<T>(Phase::Questions, offer, applicants.clone())?;
	let mut like = None;
	for coop in applicants {
		T::Members::benchmark_seat(coop, &account("second", coop, 0));
		T::Treasuries::benchmark_treasury(coop, Mode::Units);
		let like = match like {
			Some(like) => like,
			None => *like.insert(lend::<T>(coop)?),
		};
		fill::<T>(coop, OPEN_BUT_ONE, like)?;
	}
	Pallet::<T>::end_phase(no)?;
	let approved = APPROVED.min(applications);
	let each = 100u32.checked_div(approved).ok_or("there are applications")?;
	for (coop, mut part) in RoundCoops::<T>::iter_prefix(no).collect::<Vec<_>>() {
		let mut points = vec![0; applications.try_into().unwrap_or_default()];
		for next in 0..approved {
			let place =
				coop.saturating_add(next).checked_rem(applications).and_then(|place| usize::try_from(place).ok());
			place.and_then(|place| points.get_mut(place)).into_iter().for_each(|points| *points = each);
		}
		(part.voters, part.points) = (1, BoundedVec::truncate_from(points));
		RoundCoops::<T>::insert(no, coop, part);
	}
	Rounds::<T>::mutate(no, |round| round.iter_mut().for_each(|round| round.phase = Phase::Settlement));
	Ok(no)
}

/// A co-op with members.
pub(crate) struct Scene<T: Config> {
	pub coop: CoopId,
	members: Vec<T::AccountId>,
}

impl<T: Config> Scene<T> {
	/// It has cash and books.
	pub fn new(mode: Mode) -> Result<Self, BenchmarkError> {
		let scene = Self::without_books()?;
		T::Treasuries::benchmark_treasury(scene.coop, mode);
		Ok(scene)
	}

	pub fn without_books() -> Result<Self, BenchmarkError> {
		let coop = T::Coops::benchmark_found();
		let members: Vec<T::AccountId> = (1..=SEATED).map(|no| account("member", no, coop)).collect();
		for who in &members {
			T::Members::benchmark_seat(coop, who);
		}
		Ok(Self { coop, members })
	}

	pub fn signed(&self, member: MemberNo) -> Result<RawOrigin<T::AccountId>, BenchmarkError> {
		let place = member.checked_sub(1).and_then(|place| usize::try_from(place).ok());
		let who = place.and_then(|place| self.members.get(place)).ok_or("the member is seated")?;
		Ok(RawOrigin::Signed(who.clone()))
	}

	/// It has so many loans, of each of which a part was paid. Gives the first.
	pub fn busy(&self, open: u32) -> Result<AwardNo, BenchmarkError> {
		let award = lend::<T>(self.coop)?;
		fill::<T>(self.coop, open, award)?;
		Ok(award)
	}

	/// So much of an award waits to be paid.
	pub fn owe(&self, award: AwardNo, amount: Balance) -> Result<(), BenchmarkError> {
		let account = Pallet::<T>::accounts()?;
		let mut known = Awards::<T>::get(award).ok_or("the award is there")?;
		Pallet::<T>::enter(&known, account.loans, account.promised, amount)?;
		known.payable.due = amount;
		Awards::<T>::insert(award, known);
		Ok(())
	}

	/// It has applied at the last place of a round in this phase.
	pub fn applied(&self, phase: Phase) -> Result<RoundNo, BenchmarkError> {
		let no = contested::<T>(phase, MOST_PLACES)?;
		Applications::<T>::mutate(no, LAST_PLACE, |known| {
			for known in known.iter_mut() {
				(known.coop, known.asks.excludes) = (self.coop, Excluded::new());
			}
		});
		Ok(no)
	}

	/// It has reported on the first part of an award.
	pub fn reported(&self) -> Result<AwardNo, BenchmarkError> {
		let award = self.busy(limits::MAX_OPEN_AWARDS)?;
		Pallet::<T>::report(self.signed(1)?.into(), self.coop, award, hash::<T>("report"))?;
		Ok(award)
	}

	/// An auditor of another co-op has accepted the report.
	pub fn reviewed(&self, award: AwardNo) -> Result<(), BenchmarkError> {
		let other = Self::without_books()?;
		let reviewer = other.signed(AUDITOR)?;
		Ok(Pallet::<T>::review(reviewer.into(), other.coop, award, hash::<T>("report"))?)
	}
}
