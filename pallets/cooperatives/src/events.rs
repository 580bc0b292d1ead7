//! What is told.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	/// What happened. Moments are deadline time, in milliseconds since 1970.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs)] // the fields are named for what they are
	pub enum Event<T: Config> {
		/// A co-op has acted with its account.
		Acted { coop: CoopId, resolution: ResolutionId },
		/// Co-ops have concluded an agreement.
		AgreementConcluded { agreement: AgreementId, parties: Parties, document: T::Hash, resolution: ResolutionId },
		/// An agreement has ended, because fewer than two parties were left.
		AgreementEnded { agreement: AgreementId },
		/// A co-op has given notice to leave an agreement.
		AgreementLeaving { agreement: AgreementId, coop: CoopId, leaves_at: Moment, resolution: ResolutionId },
		/// A co-op is no longer bound by an agreement.
		AgreementLeft { agreement: AgreementId, coop: CoopId },
		/// The application of a co-op has ended without an admission.
		ApplicationEnded { application: CoopApplicationNo, reason: ApplicationEnd },
		/// A co-op has new bylaws.
		BylawsAdopted { coop: CoopId, version: u32, hash: T::Hash, resolution: ResolutionId },
		/// The federation has a new charter.
		CharterAdopted { version: u32, hash: T::Hash, resolution: ResolutionId },
		/// The federation has admitted a co-op.
		CoopAdmitted { coop: CoopId, application: CoopApplicationNo, seasoned_at: Moment, resolution: ResolutionId },
		/// A co-op is no longer a member of the federation.
		CoopDeparted { coop: CoopId, reason: CoopExit },
		/// The federation has excluded a co-op, which leaves after the days of notice.
		CoopExcluded { coop: CoopId, effective_at: Moment, document: T::Hash, resolution: ResolutionId },
		/// A co-op has given notice to leave the federation.
		CoopLeaving { coop: CoopId, effective_at: Moment, resolution: ResolutionId },
		/// A co-op has nominated another one for the federation.
		CoopNominated { application: CoopApplicationNo, nominator: CoopId, lapses_at: Moment, resolution: ResolutionId },
		/// The suspension of a co-op has ended, and its exclusion if it had been decided on.
		CoopReinstated { coop: CoopId, resolution: ResolutionId },
		/// The federation has suspended a co-op.
		CoopSuspended { coop: CoopId, document: T::Hash, resolution: ResolutionId },
		/// The federation has acted with its account.
		FederationActed { resolution: ResolutionId },
		/// A member was elected and cannot hold the office.
		ElectedInVain { coop: CoopId, office: Office, member: MemberNo, resolution: ResolutionId },
		/// A founder has accepted the application of the co-op.
		FoundingAccepted {
			application: CoopApplicationNo,
			/// The place of the founder in the list, counted from 1.
			founder: MemberNo,
		},
		/// A member was elected to an office for a term from a civil day on.
		OfficeElected {
			coop: CoopId,
			office: Office,
			member: MemberNo,
			begins_on: Day,
			ends_at: Moment,
			resolution: ResolutionId,
		},
		/// A member no longer holds an office.
		OfficeEnded { coop: CoopId, office: Office, member: MemberNo, reason: EndReason },
		/// A member was given an office for a term.
		OfficeGiven { coop: CoopId, office: Office, member: MemberNo, ends_at: Moment, resolution: ResolutionId },
	}
}
