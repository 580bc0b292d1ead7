//! The numbers and choices in bylaws and in the charter, by the names that they have on the chain.

use super::{
	place::{At, Refusal},
	source::Section,
	values,
};
use rochdale_primitives::{
	bylaws::{Parameter, Parameters, Profile},
	charter::{Charter, CharterParameter},
};
use std::fmt::Debug;

/// What stands in a section of bylaws beside the numbers.
const BESIDE: [&str; 2] = ["profile", "document"];

/// The profile of bylaws and their numbers. Those that are not there are what the profile recommends.
pub fn bylaws(section: &Section) -> Result<(Profile, Parameters), Refusal> {
	let names: Vec<String> = Parameter::ALL.iter().map(snake).collect();
	section.only(&BESIDE.into_iter().chain(names.iter().map(String::as_str)).collect::<Vec<_>>())?;
	let said = section.cell("profile")?;
	let profile = match said.value.as_str() {
		"SCE" => Profile::Sce,
		"ES" => Profile::Es,
		"UK" => Profile::Uk,
		other => return Err(said.refusal(format!("there is no profile '{other}'; there are SCE, ES and UK"))),
	};
	let mut parameters = Parameters::of(profile);
	for (parameter, name) in Parameter::ALL.iter().zip(&names) {
		if let Some(cell) = section.maybe_cell(name)? {
			parameters = set(parameters, profile, *parameter, name, &cell)?;
		}
	}
	match parameters.check(profile) {
		Ok(()) => Ok((profile, parameters)),
		Err(wrong) => {
			let name = snake(&wrong);
			// Two numbers do not go together; the file may say the other one.
			let said = names.iter().find(|name| section.maybe_cell(name).is_ok_and(|cell| cell.is_some()));
			let place = match section.maybe_cell(&name)? {
				Some(cell) => cell.place,
				None => said.map_or_else(|| section.place.clone(), |name| section.place_of(name)),
			};
			Err(place.refusal(format!("'{name}' does not go together with the other numbers of the bylaws")))
		}
	}
}

/// The numbers of the charter. Those that are not there are what is recommended.
pub fn charter(section: &Section) -> Result<Charter, Refusal> {
	let names: Vec<String> = CharterParameter::ALL.iter().map(snake).collect();
	section.only(&["document"].into_iter().chain(names.iter().map(String::as_str)).collect::<Vec<_>>())?;
	let mut charter = Charter::RECOMMENDED;
	for (parameter, name) in CharterParameter::ALL.iter().zip(&names) {
		if let Some(cell) = section.maybe_cell(name)? {
			let range = parameter.range();
			let what = format!("'{name}'");
			let value = values::whole(&cell, &what, (*range.start()).into()..=(*range.end()).into())?;
			charter = charter.with(*parameter, u16::try_from(value.value).unwrap_or(u16::MAX));
		}
	}
	charter.check().map(|()| charter).map_err(|wrong| {
		let name = snake(&wrong);
		section.place_of(&name).refusal(format!("'{name}' does not go together with the other numbers of the charter"))
	})
}

/// The parameters with one of them set to what the cell says.
fn set(
	parameters: Parameters,
	profile: Profile,
	parameter: Parameter,
	name: &str,
	cell: &At<String>,
) -> Result<Parameters, Refusal> {
	let range = parameter.range(profile);
	let what = format!("'{name}' under the profile {}", format!("{profile:?}").to_uppercase());
	let words: Vec<(String, u32)> =
		range.clone().filter_map(|rank| Some((word(parameters.with(parameter, rank)?, name)?, rank))).collect();
	let rank = if words.is_empty() {
		let value = values::whole(cell, &what, (*range.start()).into()..=(*range.end()).into())?;
		u32::try_from(value.value).unwrap_or(u32::MAX)
	} else {
		let named = words.iter().find(|(word, _)| *word == cell.value).map(|(_, rank)| *rank);
		named.ok_or_else(|| {
			let words: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
			cell.refusal(format!("{what} must be {}, not '{}'", words.join(" or "), cell.value))
		})?
	};
	parameters.with(parameter, rank).ok_or_else(|| cell.refusal(format!("'{name}' cannot be '{}'", cell.value)))
}

/// What the choice that a parameter is set to is called, none where it is a number.
fn word(parameters: Parameters, name: &str) -> Option<String> {
	let all = serde_json::to_value(parameters).ok()?;
	let (_, value) = all.as_object()?.iter().find(|(key, _)| underscored(key) == name)?;
	value.as_str().map(underscored)
}

/// The name of a parameter as files have it: `notice_special_days` for `NoticeSpecialDays`.
fn snake(parameter: &impl Debug) -> String {
	underscored(&format!("{parameter:?}"))
}

fn underscored(name: &str) -> String {
	let mut text = String::new();
	for sign in name.chars() {
		if sign.is_ascii_uppercase() && !text.is_empty() {
			text.push('_');
		}
		text.push(sign.to_ascii_lowercase());
	}
	text
}
