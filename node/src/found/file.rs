//! What a founding file says, read line by line. Whether its parts go together is in `check`.

use super::{
	address::{self, Address},
	numbers,
	place::{At, Place, Refusal},
	source::{Row, Section},
	values::{self, Day, Proof},
};
use pallet_coop_membership::Class;
use rochdale_primitives::{
	bylaws::{Parameters, Profile},
	charter::Charter,
	CoopId, MemberNo, Office,
};
use rochdale_runtime::{AccountId, Balance, Hash};
use sc_network::PeerId;

/// The most bytes of a title on the chain.
const TITLE: usize = 64;

/// For how long a register can be completed by import. What is open longer invites to pack it.
const MOST_IMPORT_DAYS: u64 = 365;

/// A federation that is to be founded.
#[derive(Debug)]
pub struct Founding {
	/// The chain.
	pub chain: Chain,
	/// The numbers in the charter, and its document.
	pub charter: Option<(Charter, Hash)>,
	/// The co-ops in the order of their numbers.
	pub coops: Vec<Coop>,
	/// Who keeps the federation's money at a bank.
	pub custodians: Vec<Custodian>,
}

/// What all nodes agree on.
#[derive(Debug)]
pub struct Chain {
	/// Where the section begins.
	pub place: Place,
	/// How people call it.
	pub name: At<String>,
	/// How machines call it, also in names of folders.
	pub id: At<String>,
	/// The currency for which its units stand.
	pub currency: At<String>,
	/// The day on which the co-ops founded it.
	pub founded: At<Day>,
	/// Length of a day, in milliseconds.
	pub day_length: At<u64>,
	/// Length of a session, in blocks.
	pub session_length: At<u64>,
	/// The number of seats below which no change is made.
	pub floor: At<u32>,
}

/// A founding co-op.
#[derive(Debug)]
pub struct Coop {
	/// Where the section begins.
	pub place: Place,
	/// How the file calls it.
	pub id: At<String>,
	/// Its public name.
	pub title: At<String>,
	/// The country by two letters, ISO 3166-1.
	pub jurisdiction: At<String>,
	/// The currency of its books, ISO 4217.
	pub currency: At<String>,
	/// The law that its bylaws follow.
	pub profile: Profile,
	/// The numbers in its bylaws.
	pub parameters: Parameters,
	/// Hash of the document of its bylaws.
	pub bylaws: Hash,
	/// Days from the start of the chain in which more members can be imported.
	pub import_days: u64,
	/// Its members from number 1 on.
	pub members: Vec<Member>,
	/// Who holds which office.
	pub offices: Vec<Held>,
	/// The machine that it runs, if it runs one.
	pub validator: Option<Validator>,
}

/// A founding member.
#[derive(Debug)]
pub struct Member {
	/// The account, none for a member on paper.
	pub account: Option<At<AccountId>>,
	/// Salted hash of what the co-op knows about them.
	pub commitment: At<Hash>,
	/// The day on which they joined.
	pub joined: At<Day>,
	/// Whether they have a vote.
	pub class: Class,
}

/// An office that a member holds.
#[derive(Debug)]
pub struct Held {
	/// The office.
	pub office: At<Office>,
	/// Who holds it.
	pub member: At<MemberNo>,
	/// For how many days from the start of the chain.
	pub days: At<u32>,
}

/// The validator of a co-op.
#[derive(Debug)]
pub struct Validator {
	/// The account that sets session keys.
	pub account: At<AccountId>,
	/// The key that signs blocks.
	pub aura: At<AccountId>,
	/// The key that signs votes for finality.
	pub grandpa: At<AccountId>,
	/// That both were made for the account.
	pub proof: At<Proof>,
	/// Who the node is among its peers.
	pub node: At<PeerId>,
	/// Where others find it.
	pub addresses: Vec<At<Address>>,
}

/// A custodian.
#[derive(Debug)]
pub struct Custodian {
	/// The co-op.
	pub coop: At<CoopId>,
	/// What its account with the bank is called.
	pub title: At<String>,
	/// Hash of the terms of custody.
	pub document: Hash,
	/// The most that it can issue in a day.
	pub daily: At<Balance>,
	/// The most that can be outstanding.
	pub total: At<Balance>,
	/// What was paid in.
	pub deposits: Vec<Deposit>,
}

/// A deposit, for which units exist from the start.
#[derive(Debug)]
pub struct Deposit {
	/// Whose it is.
	pub to: At<Beneficiary>,
	/// How much.
	pub amount: At<Balance>,
	/// What the bank calls the payment.
	pub reference: At<String>,
	/// The officer of the custodian who attests it.
	pub attested_by: At<MemberNo>,
	/// The auditor of another co-op who confirms it.
	pub confirmed_by: At<(CoopId, MemberNo)>,
}

/// Whose a deposit is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Beneficiary {
	/// A member.
	Member(CoopId, MemberNo),
	/// A co-op.
	Coop(CoopId),
	/// The federation.
	Federation,
	/// The solidarity fund.
	Fund,
}

/// What the federation and its fund are called where co-ops are called by their ids.
const FEDERATION: &str = "federation";
const FUND: &str = "fund";

/// Reads the whole file.
pub fn read(root: &Section) -> Result<Founding, Refusal> {
	root.only(&["chain", "charter", "coop", "custodian"])?;
	let chain = chain(&root.section("chain", "[chain]".into())?)?;
	let charter = root.maybe_section("charter", "[charter]".into())?.map(|section| charter(&section)).transpose()?;
	let sections = root.sections("coop")?;
	if sections.is_empty() {
		return Err(root.place.refusal("there is no [[coop]]"));
	}
	let coops = sections.iter().map(coop).collect::<Result<Vec<_>, _>>()?;
	for (at, Coop { id, .. }) in coops.iter().enumerate() {
		if let Some(before) = coops.iter().take(at).find(|before| before.id.value == id.value) {
			return Err(id.refusal(format!("the co-op of line {} has this id already", before.id.place.line)));
		}
	}
	let sections = root.sections("custodian")?;
	let custodians = sections.iter().map(|section| custodian(section, &coops)).collect::<Result<_, _>>()?;
	Ok(Founding { chain, charter, coops, custodians })
}

fn chain(section: &Section) -> Result<Chain, Refusal> {
	section.only(&["name", "id", "currency", "founded", "day_length", "session_length", "floor"])?;
	let any = 0..=u64::MAX;
	Ok(Chain {
		place: section.place.clone(),
		name: values::text(section.cell("name")?, "the name of the chain", TITLE)?,
		id: section.cell("id")?,
		currency: values::currency(section.cell("currency")?, "the currency")?,
		founded: values::day(&section.cell("founded")?, "the day of the founding")?,
		day_length: values::whole(&section.cell("day_length")?, "the length of a day", any.clone())?,
		session_length: values::whole(&section.cell("session_length")?, "the length of a session", any)?,
		floor: values::number(&section.cell("floor")?, "the floor", 0)?,
	})
}

fn charter(section: &Section) -> Result<(Charter, Hash), Refusal> {
	let parameters = numbers::charter(section)?;
	let document = values::document(&section.cell("document")?, "the charter", section.folder())?;
	Ok((parameters, document.value))
}

fn coop(section: &Section) -> Result<Coop, Refusal> {
	section.only(&[
		"id",
		"title",
		"jurisdiction",
		"currency",
		"import_days",
		"members",
		"offices",
		"bylaws",
		"validator",
	])?;
	let id = coop_id(section.cell("id")?)?;
	let of = |name: &str| format!("{name} of '{}'", id.value);
	let bylaws = section
		.maybe_section("bylaws", of("[coop.bylaws]"))?
		.ok_or_else(|| section.place.refusal(format!("'{}' has no [coop.bylaws]", id.value)))?;
	let (profile, parameters) = numbers::bylaws(&bylaws)?;
	let import_days = match section.maybe_cell("import_days")? {
		Some(days) => values::whole(&days, "the days of import", 0..=MOST_IMPORT_DAYS)?.value,
		None => 0,
	};
	let rows = section.rows("members", &["number", "account", "joined", "commitment", "class"])?;
	if rows.is_empty() {
		return Err(section.place.refusal(format!("'{}' has no members", id.value)));
	}
	let offices = section.rows("offices", &["office", "member", "days"])?;
	Ok(Coop {
		place: section.place.clone(),
		title: values::text(section.cell("title")?, "the title", TITLE)?,
		jurisdiction: values::country(section.cell("jurisdiction")?, "the jurisdiction")?,
		currency: values::currency(section.cell("currency")?, "the currency")?,
		profile,
		parameters,
		bylaws: values::document(&bylaws.cell("document")?, "the document of the bylaws", section.folder())?.value,
		import_days,
		members: (1..).zip(&rows).map(|(number, row)| member(number, row)).collect::<Result<_, _>>()?,
		offices: offices.iter().map(held).collect::<Result<_, _>>()?,
		validator: section
			.maybe_section("validator", of("[coop.validator]"))?
			.map(|section| validator(&section))
			.transpose()?,
		id,
	})
}

/// How a co-op is called in the file: short, so that a member is `bakery/4`.
fn coop_id(cell: At<String>) -> Result<At<String>, Refusal> {
	let is_word = cell.value.bytes().all(|one| matches!(one, b'a'..=b'z' | b'0'..=b'9' | b'-'));
	if !is_word || cell.value.len() > 32 || !cell.value.starts_with(|first: char| first.is_ascii_lowercase()) {
		return Err(cell.refusal(format!(
			"the id of a co-op must be at most 32 small letters, digits and hyphens, and begin with a letter, not '{}'",
			cell.value
		)));
	}
	if [FEDERATION, FUND].contains(&cell.value.as_str()) {
		return Err(cell.refusal(format!("no co-op can have the id '{}', which names another party", cell.value)));
	}
	Ok(cell)
}

fn member(number: MemberNo, row: &Row) -> Result<Member, Refusal> {
	let name = format!("member {number}");
	if let Some(said) = row.maybe("number").filter(|said| said.value != number.to_string()) {
		return Err(
			said.refusal(format!("this is member {number} of the list and not {}: no number is left out", said.value))
		);
	}
	let account = row.maybe("account").map(|cell| values::address(cell, &format!("the account of {name}")));
	let class = match row.maybe("class").map(|cell| (cell, cell.value.as_str())) {
		None | Some((_, "ordinary")) => Class::Ordinary,
		Some((_, "supporter")) => Class::Supporter,
		Some((cell, other)) => return Err(cell.refusal(format!("a member is ordinary or a supporter, not '{other}'"))),
	};
	Ok(Member {
		account: account.transpose()?,
		commitment: values::hash(row.cell("commitment", &name)?, &format!("the commitment of {name}"))?,
		joined: values::day(row.cell("joined", &name)?, &format!("the day on which {name} joined"))?,
		class,
	})
}

fn held(row: &Row) -> Result<Held, Refusal> {
	let name = "this office";
	let office = row.cell("office", name)?;
	let of = match office.value.as_str() {
		"chair" => Office::Chair,
		"secretary" => Office::Secretary,
		"treasurer" => Office::Treasurer,
		"auditor" => Office::Auditor,
		"delegate" => Office::Delegate,
		"teller" => Office::Teller,
		"director" => Office::Director,
		"deputy" => Office::Deputy,
		other => {
			return Err(office.refusal(format!(
				"there is no office '{other}'; there are chair, secretary, treasurer, director, auditor, delegate, deputy and teller"
			)))
		}
	};
	Ok(Held {
		office: office.with(of),
		member: values::number(row.cell("member", name)?, "the number of a member", 1)?,
		days: values::number(row.cell("days", name)?, "the days of a term", 1)?,
	})
}

fn validator(section: &Section) -> Result<Validator, Refusal> {
	section.only(&["account", "aura", "grandpa", "proof", "node", "addresses"])?;
	let key = |key: &str, what: &str| values::address(&section.cell(key)?, what);
	let node = section.cell("node")?;
	let peer = node.value.parse::<PeerId>();
	let addresses = section.cells("addresses")?;
	Ok(Validator {
		account: key("account", "the account of the validator")?,
		aura: key("aura", "the Aura key")?,
		grandpa: key("grandpa", "the GRANDPA key")?,
		proof: values::proof(&section.cell("proof")?)?,
		node: node.with(peer.map_err(|_| node.refusal(format!("this is no name of a node: '{}'", node.value)))?),
		addresses: addresses.iter().map(address::read).collect::<Result<_, _>>()?,
	})
}

fn custodian(section: &Section, coops: &[Coop]) -> Result<Custodian, Refusal> {
	section.only(&["coop", "title", "document", "daily", "total", "attested_by", "confirmed_by", "deposits"])?;
	let coop = section.cell("coop")?;
	let usually =
		Hands::of(section.maybe_cell("attested_by")?.as_ref(), section.maybe_cell("confirmed_by")?.as_ref(), coops)?;
	let rows = section.rows("deposits", &["to", "amount", "reference", "attested_by", "confirmed_by"])?;
	Ok(Custodian {
		coop: coop.with(number_of(coops, &coop, &coop.value)?),
		title: values::text(section.cell("title")?, "the title", TITLE)?,
		document: values::document(&section.cell("document")?, "the terms of custody", section.folder())?.value,
		daily: values::amount(&section.cell("daily")?, "the ceiling of a day")?,
		total: values::amount(&section.cell("total")?, "the total ceiling")?,
		deposits: rows.iter().map(|row| deposit(row, &usually, coops)).collect::<Result<_, _>>()?,
	})
}

/// Who attests a deposit and who confirms it, as far as it is said.
struct Hands {
	attested_by: Option<At<MemberNo>>,
	confirmed_by: Option<At<(CoopId, MemberNo)>>,
}

impl Hands {
	fn of(
		attested_by: Option<&At<String>>,
		confirmed_by: Option<&At<String>>,
		coops: &[Coop],
	) -> Result<Self, Refusal> {
		let confirming = |cell: &At<String>| Ok::<_, Refusal>(cell.with(member_of(coops, cell)?));
		Ok(Self {
			attested_by: attested_by.map(|cell| values::number(cell, "who attests it", 1)).transpose()?,
			confirmed_by: confirmed_by.map(confirming).transpose()?,
		})
	}
}

fn deposit(row: &Row, usually: &Hands, coops: &[Coop]) -> Result<Deposit, Refusal> {
	let name = "this deposit";
	let own = Hands::of(row.maybe("attested_by"), row.maybe("confirmed_by"), coops)?;
	// Who does it for all deposits stands elsewhere. Where that does not do for this one, this line has to say another.
	let attested_by = own.attested_by.or_else(|| Some(At { place: row.place.clone(), ..usually.attested_by.clone()? }));
	let confirmed_by =
		own.confirmed_by.or_else(|| Some(At { place: row.place.clone(), ..usually.confirmed_by.clone()? }));
	let to = row.cell("to", name)?;
	let beneficiary = match to.value.as_str() {
		FEDERATION => Beneficiary::Federation,
		FUND => Beneficiary::Fund,
		text if text.contains('/') => {
			let (coop, member) = member_of(coops, to)?;
			Beneficiary::Member(coop, member)
		}
		text => Beneficiary::Coop(number_of(coops, to, text)?),
	};
	Ok(Deposit {
		to: to.with(beneficiary),
		amount: values::amount(row.cell("amount", name)?, "a deposit")?,
		reference: values::text(row.cell("reference", name)?.clone(), "the reference", 140)?,
		attested_by: attested_by.ok_or_else(|| row.lacks("attested_by", name))?,
		confirmed_by: confirmed_by.ok_or_else(|| row.lacks("confirmed_by", name))?,
	})
}

/// The number of a co-op that is named by its id.
fn number_of(coops: &[Coop], cell: &At<String>, id: &str) -> Result<CoopId, Refusal> {
	let number = (1..).zip(coops).find(|(_, coop)| coop.id.value == id).map(|(number, _)| number);
	number.ok_or_else(|| cell.refusal(format!("there is no co-op with the id '{id}'")))
}

/// A member who is named as `bakery/4`.
fn member_of(coops: &[Coop], cell: &At<String>) -> Result<(CoopId, MemberNo), Refusal> {
	let (coop, member) = cell
		.value
		.split_once('/')
		.ok_or_else(|| cell.refusal(format!("this must name a member as 'co-op/number', not '{}'", cell.value)))?;
	let coop = number_of(coops, cell, coop)?;
	let member = member.parse().ok().filter(|member| *member > 0);
	let member = member.ok_or_else(|| cell.refusal(format!("'{}' names no member by number", cell.value)))?;
	Ok((coop, member))
}
