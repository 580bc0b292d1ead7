//! Proxies on the roll of an assembly: who is absent has somebody present vote for them. (practice no. 30; ES 27)

use crate::{
	acts::assembly::{Entry, RollChange},
	*,
};
use alloc::collections::BTreeMap;

/// What changes of what the reports of an assembly say about proxies.
#[derive(Clone)]
pub(crate) struct ProxyBook {
	id: ResolutionId,
	coop: CoopId,
	second_call: bool,
	changed: BTreeMap<MemberNo, Proxies>,
}

impl ProxyBook {
	pub(crate) const fn new(id: ResolutionId, coop: CoopId, second_call: bool) -> Self {
		Self { id, coop, second_call, changed: BTreeMap::new() }
	}

	fn proxies_of<T: Config>(&self, member: MemberNo) -> Proxies {
		let stored = || {
			let stored = ProxiesOf::<T>::get((self.id, self.coop, member));
			let second_call = self.second_call;
			if stored.second_call == second_call {
				stored
			} else {
				Proxies { second_call, ..Proxies::default() }
			}
		};
		self.changed.get(&member).cloned().unwrap_or_else(stored)
	}

	/// What the report says of the member's proxies.
	pub(crate) fn of<T: Config>(&self, assembly: &Assembly<T::Hash>, at: u8, member: MemberNo) -> Proxy {
		let said = self.proxies_of::<T>(member).said;
		Proxy { report: at, ..assembly.proxy(at, &said) }
	}

	/// Lets its report say so of the member.
	fn say<T: Config>(&mut self, member: MemberNo, proxy: Proxy) -> Result<(), Error<T>> {
		let mut proxies = self.proxies_of::<T>(member);
		match proxies.said.iter_mut().find(|one| one.report == proxy.report) {
			Some(one) => *one = proxy,
			None => proxies.said.try_push(proxy).map_err(|_| Error::<T>::TooManyReports)?,
		}
		self.changed.insert(member, proxies);
		Ok(())
	}

	/// Gives the member's proxy to a holder.
	fn give<T: Config>(&mut self, holder: (MemberNo, Proxy), member: (MemberNo, Proxy)) -> Result<(), Error<T>> {
		let held = holder.1.held.checked_add(1).ok_or(Error::<T>::Overflow)?;
		self.say::<T>(holder.0, Proxy { held, ..holder.1 })?;
		self.say::<T>(member.0, Proxy { holder: Some(holder.0), ..member.1 })
	}

	/// Takes the proxy back of a member who is struck off the roll. Says whether there was one.
	///
	/// Who votes for others who are on the roll is not struck off it.
	pub(crate) fn take_back<T: Config>(
		&mut self,
		assembly: &Assembly<T::Hash>,
		at: u8,
		member: MemberNo,
	) -> Result<bool, Error<T>> {
		let own = self.of::<T>(assembly, at, member);
		ensure!(own.held == 0, Error::<T>::HoldsProxies);
		let Some(holder) = own.holder else { return Ok(false) };
		let of_holder = self.of::<T>(assembly, at, holder);
		let held = of_holder.held.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		self.say::<T>(holder, Proxy { held, ..of_holder })?;
		self.say::<T>(member, Proxy { holder: None, ..own })?;
		Ok(true)
	}

	/// Of how many members it changes something.
	pub(crate) fn len(&self) -> usize {
		self.changed.len()
	}

	pub(crate) fn write<T: Config>(self) {
		for (member, proxies) in self.changed {
			ProxiesOf::<T>::insert((self.id, self.coop, member), proxies);
		}
	}
}

/// What it weighs that proxies end, of which something is kept of so many members.
pub(crate) fn ending_proxies<T: Config>(members: u32) -> Weight {
	T::DbWeight::get().reads_writes(members.into(), members.into())
}

impl<T: Config> Pallet<T> {
	/// Where a member is named who votes in person: no longer where somebody represents them, in any report that can change.
	///
	/// Nobody agrees to such a report as it was, and its teller enters the result anew, without the vote that was theirs.
	pub(crate) fn end_proxies(
		assembly: &mut Assembly<T::Hash>,
		proxies: &mut ProxyBook,
		member: MemberNo,
		mut named: Named,
	) -> Result<Named, Error<T>> {
		let all: Vec<u8> = (0u8..).take(assembly.reports.len()).collect();
		for at in all {
			let is_open = assembly.report(at).is_some_and(|report| !report.was_counted);
			let is_represented =
				is_open && assembly.names(at, named.rolls) && proxies.of::<T>(assembly, at, member).holder.is_some();
			if !is_represented {
				continue;
			}
			proxies.take_back::<T>(assembly, at, member)?;
			named.rolls = named.rolls.turned(at);
			let dissented = assembly.names(at, named.dissents);
			if dissented {
				named.dissents = named.dissents.turned(at);
			}
			let report = assembly.report_mut(at).ok_or(Error::<T>::Overflow)?;
			report.roll = report.roll.checked_sub(1).ok_or(Error::<T>::Overflow)?;
			report.proxies = report.proxies.checked_sub(1).ok_or(Error::<T>::Overflow)?;
			report.dissents = report.dissents.checked_sub(dissented.into()).ok_or(Error::<T>::Overflow)?;
			report.roll_hash = T::Hashing::hash_of(&(report.roll_hash, Entry::Struck, [member].as_slice()));
			report.result = None;
			assembly.forget_agreement(at);
		}
		Ok(named)
	}

	/// The teller's own roll with members who are absent, each of whom somebody on it represents.
	pub(crate) fn may_enter_proxies(
		who: &T::AccountId,
		id: ResolutionId,
		coop: CoopId,
		proxies: &[Represented],
	) -> Result<RollChange<T>, Error<T>> {
		ensure!(proxies.len() <= MAX_PROXY_CALL as usize, Error::<T>::RollTooLong);
		let absent: Vec<MemberNo> = proxies.iter().map(|proxy| proxy.member).collect();
		let mut change = Self::changing_roll(who, id, coop, &absent, Entry::Represented)?;
		let at = change.at;
		let telling = &mut change.telling;
		let most = telling.poll.as_ref().map_or(telling.resolution.rules.proxies, |poll| poll.proxies);
		let (assembly, second_call) = (&mut telling.assembly, telling.second_call);
		for Represented { holder, member } in proxies {
			let of_holder = change.proxies.of::<T>(assembly, at, *holder);
			let of_member = change.proxies.of::<T>(assembly, at, *member);
			let is_represented = absent.contains(holder) || of_holder.holder.is_some();
			ensure!(!is_represented, Error::<T>::ProxyOfProxy);
			let named = Ballots::<T>::get((id, coop, holder)).unwrap_or_default().named_on(second_call);
			ensure!(assembly.names(at, named.rolls), Error::<T>::HolderNotOnRoll);
			ensure!(u16::from(of_holder.held) < most, Error::<T>::TooManyProxies);
			// Nobody else's vote takes the place of one's own.
			let has_voted = Ballots::<T>::get((id, coop, member)).is_some_and(|ballot| ballot.cast.is_some());
			ensure!(!has_voted, Error::<T>::HasVoted);
			Self::ensure_elector(&telling.resolution, telling.poll.as_ref(), coop, *member)?;
			change.proxies.give::<T>((*holder, of_holder), (*member, of_member))?;
		}
		let count = u32::try_from(proxies.len()).map_err(|_| Error::<T>::Overflow)?;
		let report = assembly.report_mut(at).ok_or(Error::<T>::Overflow)?;
		report.proxies = report.proxies.checked_add(count).ok_or(Error::<T>::Overflow)?;
		let holders: Vec<MemberNo> = proxies.iter().map(|proxy| proxy.holder).collect();
		report.roll_hash = T::Hashing::hash_of(&(report.roll_hash, holders));
		Ok(change)
	}
}
