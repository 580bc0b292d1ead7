//! What members, candidates and officers do about the register.

use super::*;

impl World {
	pub(super) fn action(&mut self, coop: CoopId) -> ActionOf<Runtime> {
		let document = self.document();
		let which = self.rng.below(23);
		match which {
			0..=4 => {
				let application = self.application(coop, |stage| {
					matches!(stage, Stage::UnderReview { .. } | Stage::Escalated { .. } | Stage::Unanswered { .. })
				});
				Action::Admit { application, candidate: candidate_in(coop, application) }
			}
			5 => {
				let application = self.application(coop, |stage| matches!(stage, Stage::Unpaid { .. }));
				let candidate = candidate_in(coop, application);
				Action::ConfirmContribution { application, candidate, receipt: document }
			}
			6 | 7 => {
				let application = self.application(coop, |stage| matches!(stage, Stage::UnderReview { .. }));
				Action::Refuse { application, candidate: candidate_in(coop, application), reason: document }
			}
			8 => Action::EndProbation {
				member: self.member_who(coop, |entry| matches!(entry.state, MemberState::Probation { .. })),
				passed: self.rng.chance(700),
				reason: document,
			},
			9 => Action::ClassifyExit {
				member: self.member_who(coop, |entry| {
					let exit = match (&entry.notice, &entry.state) {
						(Some(notice), _) => Some(notice.exit),
						(_, MemberState::Former { ending: Ending::Left(exit), .. }) => Some(*exit),
						_ => None,
					};
					matches!(exit, Some(Exit::Unclassified { .. }))
				}),
				justified: self.rng.chance(500),
				reason: document,
			},
			10 => Action::LeaveOnPaper { member: self.member_who(coop, |entry| entry.account.is_none()), document },
			11 | 12 | 21 | 22 if self.can_spare_members(coop) => Action::Suspend {
				member: self.seated(coop),
				ground: if self.rng.chance(500) {
					pallet_coop_membership::Ground::Arrears
				} else {
					pallet_coop_membership::Ground::NonParticipation
				},
				document,
			},
			11..=13 => {
				let member = self.member_who(coop, |entry| entry.suspension.is_some());
				// The register itself says which one it is.
				let ground = pallet_coop_membership::Ground::Arrears;
				Action::Reinstate { member, ground, suspension: document, since: 0, document }
			}
			14 => Action::OpenCase {
				member: self.seated(coop),
				kind: pallet_coop_membership::CaseKind::LostRequirement,
				statement: document,
			},
			15 | 16 => {
				let member = self.under_case(coop);
				// The register itself says which one it is.
				let kind = pallet_coop_membership::CaseKind::LostRequirement;
				let case = CaseReference { kind, since: 0, statement: document };
				match which {
					15 => Action::RecordHearing { member, case, document },
					_ => Action::DropCase { member, case, document },
				}
			}
			17 if self.rng.chance(300) => Action::RecordDeath { member: self.seated(coop), document },
			17 | 18 => Action::Unlink { member: self.closed(coop) },
			19 => Action::MoveSeat { member: self.seated(coop), new_account: self.anybody() },
			_ => Action::Correct {
				member: self.member(coop),
				correction: match self.rng.below(3) {
					0 => Correction::JoinedAt(START - 1_000 * u64::from(self.rng.below(1_000))),
					1 => Correction::JoinedAt(u64::MAX),
					_ => Correction::Commitment(Some(self.new_document())),
				},
				document,
			},
		}
	}

	pub(super) fn under_case(&mut self, coop: CoopId) -> MemberNo {
		let members: Vec<MemberNo> = Cases::<Runtime>::iter_key_prefix(coop).take(6).collect();
		self.rng.pick(&members).unwrap_or_else(|| self.seated(coop))
	}

	pub(super) fn closed(&mut self, coop: CoopId) -> MemberNo {
		// Who left long ago has a low number.
		let last = Rolls::<Runtime>::get(coop).last_no;
		for _ in 0..12 {
			let member = 1 + self.rng.below(last.div_ceil(2));
			if Members::<Runtime>::get(coop, member).is_some_and(|entry| !entry.is_seated() && !entry.erased) {
				return member;
			}
		}
		self.member(coop)
	}

	/// A call of somebody in the register of members.
	pub(super) fn membership(&mut self) -> Move {
		let coop = self.coop();
		let signed = |account, call: MembershipCall<Runtime>| (Actor::Signed(account), call.into());
		let commitment = self.document();
		let class = if self.rng.chance(900) { Class::Ordinary } else { Class::Supporter };
		match self.rng.below(40) {
			0..=2 => signed(self.anybody(), MembershipCall::apply { coop, class, commitment }),
			3 | 4 => {
				let newcomer = self.anybody().into();
				signed(self.voter(coop), MembershipCall::invite { coop, newcomer })
			}
			5 | 6 => {
				let application = self.application(coop, |stage| matches!(stage, Stage::Invited { .. }));
				let newcomer = self.candidate(coop, application);
				signed(newcomer, MembershipCall::accept_invitation { coop, class, commitment })
			}
			7 if self.rng.chance(200) => {
				signed(self.voter(coop), MembershipCall::apply_on_paper { coop, class, commitment })
			}
			7..=11 => {
				let application = self.application(coop, |stage| matches!(stage, Stage::Applied { .. }));
				signed(self.voter(coop), MembershipCall::sponsor { coop, application })
			}
			12 => {
				let application = self.application(coop, |_| true);
				signed(self.candidate(coop, application), MembershipCall::withdraw { coop, application })
			}
			13..=15 => {
				let application = self.application(coop, |stage| matches!(stage, Stage::Refused { .. }));
				signed(self.candidate(coop, application), MembershipCall::appeal_refusal { coop, application })
			}
			16 if self.rng.chance(250) && self.can_spare_members(coop) => {
				signed(self.voter(coop), MembershipCall::leave { coop })
			}
			16 | 17 => {
				let about_bylaws = open(coop)
					.into_iter()
					.filter(|id| {
						Resolutions::<Runtime>::get(id)
							.is_some_and(|one| one.subject == Subject::Bylaws && one.phase == Phase::Passed)
					})
					.collect::<Vec<_>>();
				let resolution =
					self.rng.pick(&about_bylaws).unwrap_or_else(|| self.resolution(coop, |phase| !phase.is_final()));
				let leaving = MembershipCall::leave_in_dissent { coop, resolution };
				// Whether or not anybody could dissent, few do.
				if about_bylaws.is_empty() && self.rng.chance(800) {
					return self.hand(coop);
				}
				signed(self.voter(coop), leaving)
			}
			18..=20 => {
				let under_case: Vec<MemberNo> = Cases::<Runtime>::iter_key_prefix(coop).take(4).collect();
				let member = match self.rng.pick(&under_case) {
					Some(member) if self.rng.chance(500) => member,
					_ => self.member_who(coop, |entry| entry.suspension.is_some()),
				};
				let by = if self.rng.chance(800) { self.account_of(coop, member) } else { self.board(coop) };
				signed(by, MembershipCall::appeal { coop, member })
			}
			21 => {
				let member = self.under_case(coop);
				let by = if self.rng.chance(800) { self.account_of(coop, member) } else { self.board(coop) };
				signed(by, MembershipCall::submit_defence { coop, member, document: commitment })
			}
			22 | 23 => {
				let dead: Vec<MemberNo> = Deaths::<Runtime>::iter_key_prefix(coop).take(4).collect();
				let member = self.rng.pick(&dead).unwrap_or_else(|| self.member(coop));
				signed(self.account_of(coop, member), MembershipCall::contest_death { coop, member })
			}
			24..=26 => {
				let member = self.closed(coop);
				signed(self.anybody(), MembershipCall::close { coop, member })
			}
			27 => {
				let moving: Vec<MemberNo> = Moves::<Runtime>::iter_key_prefix(coop).take(4).collect();
				let member = self.rng.pick(&moving).unwrap_or_else(|| self.member(coop));
				signed(self.account_of(coop, member), MembershipCall::veto_move { coop, member })
			}
			28 if Rolls::<Runtime>::get(FOUNDED).seated > MOST_IMPORTED && self.rng.chance(800) => self.hand(coop),
			28 => {
				let coop = if self.is_wild() { coop } else { FOUNDED };
				let mut dates: Vec<u64> =
					(0..=self.rng.below(3)).map(|_| START - 1_000 * u64::from(self.rng.below(100_000))).collect();
				if !self.is_wild() {
					dates.sort_unstable();
				}
				let entries: Vec<_> = dates
					.into_iter()
					.map(|joined_at| {
						let account = self.rng.chance(500).then(|| self.anybody());
						ImportedMember { account, commitment: self.new_document(), class, joined_at }
					})
					.collect();
				let entries = entries.try_into().unwrap();
				signed(self.board(coop), MembershipCall::import { coop, entries, document: commitment })
			}
			29 => {
				let coop = if self.is_wild() { coop } else { FOUNDED };
				let staged = Imports::<Runtime>::get(coop);
				let staged = staged.map(|import| (Membership::batch_digest(&import.entries), import.document));
				let (digest, document) = staged.unwrap_or_default();
				let auditor = self.officer(coop, |office| office == Office::Auditor);
				if self.rng.chance(250) {
					signed(auditor, MembershipCall::discard_import { coop })
				} else {
					signed(auditor, MembershipCall::confirm_import { coop, digest, document })
				}
			}
			30 | 31 => {
				let first = Deadlines::<Runtime>::iter_keys().next();
				let (_, (coop, due)) = first.unwrap_or(([0; 8], (coop, pallet_coop_membership::Due::Probation(1))));
				signed(self.anybody(), MembershipCall::advance { coop, due })
			}
			32 => {
				let waits = |account: &&AccountId| KeptAlive::<Runtime>::get(account) == Some(0);
				let waiting: Vec<AccountId> = self.people.iter().filter(waits).cloned().collect();
				let account = self.rng.pick(&waiting).unwrap_or_else(|| self.anybody()).into();
				signed(self.anybody(), MembershipCall::release_account { account })
			}
			_ => self.hand(coop),
		}
	}
}
