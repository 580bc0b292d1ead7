//! How co-ops enter the register at genesis.

use crate::{mock::*, *};
use rochdale_primitives::bylaws::{Majority, Parameter};

#[test]
fn founding_gives_number_account_offices_and_bylaws() {
	new_test(|| {
		let coop = Coops::<Test>::get(BAKERY).unwrap();
		assert_eq!(coop.title.to_vec(), b"La Espiga");
		assert_eq!((&coop.jurisdiction, &coop.currency), (b"ES", b"EUR"));
		assert_eq!((coop.standing, coop.registered_at), (Standing::Member, 5));
		assert_eq!(CoopCount::<Test>::get(), 2);
		assert_eq!(CoopOfAccount::<Test>::get(coop.account), Some(BAKERY));
		assert_eq!(Cooperatives::account(BAKERY), Some(coop.account));
		assert_ne!(Cooperatives::account(BAKERY), Cooperatives::account(2));
		assert!(System::account_exists(&coop.account));
		assert_eq!(Cooperatives::standing(BAKERY), Some(Standing::Member));
		assert_eq!(Cooperatives::standing(3), None);
		assert_eq!(Cooperatives::account(3), None);

		let chair = Offices::<Test>::get(BAKERY)[0];
		assert_eq!((chair.office, chair.member, chair.since, chair.resolution), (Office::Chair, 1, 5, None));
		let bylaws = Cooperatives::bylaws_in_force(BAKERY).unwrap();
		let expected = BylawsInForce {
			version: 1,
			hash: document(1),
			profile: Profile::Es,
			parameters: Parameters::of(Profile::Es),
			effective_from: 5,
			resolution: None,
		};
		assert_eq!(bylaws, expected);
		assert_eq!(BylawsHistory::<Test>::get(BAKERY, 1), Some(expected.entry()));
		assert_eq!(Cooperatives::parameters(BAKERY), Some(Parameters::of(Profile::Es)));
		assert_eq!(Cooperatives::bylaws_in_force(3), None);
		assert_eq!(Cooperatives::parameters(3), None);
	});
}

#[test]
fn founders_choose_parameters_inside_their_profile() {
	let mut coop = bakery();
	coop.profile = Profile::Uk;
	let chosen = Parameters { special_majority: Majority::FourFifths, ..Parameters::of(Profile::Uk) };
	coop.parameters = Some(chosen);
	chain(vec![coop]).execute_with(|| {
		assert_eq!(Cooperatives::parameters(BAKERY), Some(chosen));
		Cooperatives::do_try_state().unwrap();
	});
}

#[test]
fn founding_is_read_from_a_chain_specification() {
	let mut json = serde_json::json!({
		"title": "La Espiga",
		"jurisdiction": "ES",
		"currency": "EUR",
		"registeredAt": 5,
		"profile": "SCE",
		"bylaws": document(1),
		"offices": [{ "office": "chair", "member": 1, "days": 730 }],
	});
	assert_eq!(json["bylaws"], format!("0x{}1", "0".repeat(63)));
	let read: GenesisCoop<H256> = serde_json::from_value(json.clone()).unwrap();
	assert_eq!((read.profile, read.bylaws, read.parameters), (Profile::Sce, document(1), None));

	json["parameters"] = serde_json::to_value(Parameters::of(Profile::Sce)).unwrap();
	let read: GenesisCoop<H256> = serde_json::from_value(json.clone()).unwrap();
	assert_eq!(read.parameters, Some(Parameters::of(Profile::Sce)));

	for required in ["profile", "bylaws"] {
		let mut json = json.clone();
		json.as_object_mut().unwrap().remove(required);
		let error = serde_json::from_value::<GenesisCoop<H256>>(json).unwrap_err().to_string();
		assert!(error.contains(&format!("missing field `{required}`")), "{error}");
	}
}

/// What the genesis says about a co-op that it refuses.
fn refusal(change: impl FnOnce(&mut GenesisCoop<H256>)) -> String {
	let mut coop = bakery();
	change(&mut coop);
	let panic = std::panic::catch_unwind(move || chain(vec![coop])).map(|_| ()).unwrap_err();
	panic.downcast_ref::<String>().unwrap().clone()
}

#[test]
fn genesis_says_what_is_wrong_with_a_co_op() {
	let long = "x".repeat(65);
	assert_eq!(
		refusal(|coop| coop.title = long.clone()),
		format!("co-op '{long}' of the genesis: the title is longer than 64 bytes")
	);
	for wrong in ["es", "ESP", "E", "É"] {
		assert!(refusal(|coop| coop.jurisdiction = wrong.into()).ends_with("must be two capital letters"));
	}
	assert!(refusal(|coop| coop.currency = "eur".into()).ends_with("must be three capital letters"));
	assert!(refusal(|coop| coop.offices.push(office(Office::Chair, 2))).ends_with("an office is given twice"));
	assert!(refusal(|coop| coop.offices = vec![office(Office::Auditor, 2), office(Office::Auditor, 2)])
		.ends_with("an office is given twice"));
	assert!(refusal(|coop| coop.offices = vec![office(Office::Auditor, 1); 25]).ends_with("more than 24 offices"));
	assert!(refusal(|coop| coop.offices.push(office(Office::Teller, 4)))
		.ends_with("an office is given to somebody who is not a member"));
	assert!(refusal(|coop| coop.offices.push(office(Office::Auditor, 2))).ends_with("an auditor is on the board"));
	assert!(refusal(|coop| coop.offices =
		[Office::Chair, Office::Secretary, Office::Treasurer].map(|held| office(held, 1)).to_vec())
	.ends_with("one member is chair, secretary and treasurer"));
	assert!(refusal(|coop| coop.offices = [Office::Delegate, Office::Deputy].map(|held| office(held, 1)).to_vec())
		.ends_with("the delegate is their own deputy"));
	assert!(refusal(|coop| coop.offices = (1..=16).map(|member| office(Office::Director, member)).collect())
		.ends_with("the board has more than 15 seats"));
	assert!(refusal(|coop| coop.bylaws = H256::zero()).ends_with("the bylaws have no document"));
}

#[test]
fn genesis_names_the_parameter_that_the_profile_forbids() {
	for profile in Profile::ALL {
		for parameter in Parameter::ALL {
			let too_much = parameter.range(profile).end() + 1;
			let Some(parameters) = Parameters::of(profile).with(*parameter, too_much) else { continue };
			let said = refusal(|coop| {
				coop.profile = profile;
				coop.parameters = Some(parameters);
			});
			assert!(said.contains(&format!("the parameter {parameter:?} of the bylaws is not what")), "{said}");
			assert!(said.ends_with(&format!("the profile {profile:?} allows")), "{said}");
		}
	}
}

#[test]
fn founding_co_ops_vote_from_the_start() {
	new_test(|| {
		assert_eq!(Cooperatives::federation(), [(1, Voice::Votes), (2, Voice::Votes)]);
		assert_eq!((Cooperatives::voice(0), Cooperatives::voice(3)), (None, None));
		let coop = Coops::<Test>::get(BAKERY).unwrap();
		assert_eq!((coop.admitted_by, coop.seasoned_at, coop.left_at), (None, None, None));
		assert_eq!((PresentCount::<Test>::get(), Cooperatives::count()), (2, 2));
		assert_eq!(Cooperatives::coop_of(&coop.account), Some(BAKERY));
		assert_eq!(Cooperatives::coop_of(&ALICE), None);
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn federation_of_benchmarks_has_delegates_with_a_vote() {
	chain(vec![]).execute_with(|| {
		Cooperatives::benchmark_federation(1_000);
		assert_eq!(Cooperatives::count(), 1_000);
		assert!(Cooperatives::federation().iter().all(|(_, voice)| *voice == Voice::Votes));
		for office in [Office::Chair, Office::Delegate] {
			assert!(Cooperatives::holds(1_000, office, 1));
		}
		assert_eq!(Some(frame_benchmarking::account("founder", 1_000, 0)), MockMembers::account_of(1_000, 1));
		// It does not go beyond what there can be.
		Cooperatives::benchmark_federation(1_001);
		assert_eq!(Cooperatives::count(), MAX_COOPS);
	});
}
