// A lint of the metadata: our calls, events, errors and storage keep the rules by which wallets show them to members.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alice, bob, document, ferdie, refusal, send } from "../lib/client.mjs";
import { started, stopped } from "../lib/journey.mjs";

/** The pallets that this project wrote. */
const OURS = [
	"Clock", "Cooperatives", "Custody", "Dissolution", "Ledger", "Membership", "Resolutions", "Shares", "SolidarityFund", "Surplus",
	"Treasuries", "ValidatorSeats",
];

let node, api, metadata, pallets;

before(async () => {
	({ node, api } = await started());
	metadata = api.runtimeMetadata.asV16;
	pallets = metadata.pallets.filter(({ name }) => OURS.includes(name.toString()));
});

after(() => stopped(node, api));

const variants = (type) => (type.isSome ? metadata.lookup.getSiType(type.unwrap().type).def.asVariant.variants : []);

/** A name, its call arguments and what SCALE type they have. */
function callArguments() {
	return pallets.flatMap((pallet) =>
		variants(pallet.calls).flatMap((call) =>
			call.fields.map((field) => ({
				where: `${pallet.name}.${call.name}.${field.name.unwrap()}`,
				typeName: field.typeName.unwrap().toString(),
				type: metadata.lookup.getSiType(field.type),
			})),
		),
	);
}

test("all pallets of ours are there", () => {
	assert.deepEqual(pallets.map(({ name }) => name.toString()).sort(), OURS);
});

test("amounts, accounts and choices are typed so that wallets show the right input", () => {
	for (const { where, typeName, type } of callArguments()) {
		assert.ok(!typeName.includes("BTreeMap"), `${where} is a map`);
		if (type.def.isPrimitive && type.def.asPrimitive.isU128) assert.match(typeName, /^BalanceOf</, where);
		const path = type.path.map(String).join("::");
		if (path.includes("MultiAddress")) assert.match(typeName, /^AccountIdLookupOf</, where);
		assert.ok(!path.endsWith("AccountId32"), `${where} is a bare account`);
	}
});

test("fields of events have names", () => {
	for (const pallet of pallets) {
		for (const event of variants(pallet.events)) {
			for (const field of event.fields) assert.ok(field.name.isSome, `${pallet.name}.${event.name}`);
		}
	}
});

test("extrinsics of version 4 are accepted and no extension carries data that wallets do not know", () => {
	const versions = [...metadata.extrinsic.versions].map(Number);
	assert.ok(versions.includes(4));
	const known = new Set(["CheckMortality", "CheckNonce", "ChargeTransactionPayment", "CheckMetadataHash"]);
	const isEmpty = (id) => {
		const { def } = metadata.lookup.getSiType(id);
		return (def.isTuple && def.asTuple.length === 0) || (def.isComposite && def.asComposite.fields.length === 0);
	};
	for (const { identifier, type } of metadata.extrinsic.transactionExtensions) {
		if (!known.has(identifier.toString())) assert.ok(isEmpty(type), `${identifier} carries data`);
	}
});

test("nobody has an administrator's key", () => {
	const names = metadata.pallets.map(({ name }) => name.toString());
	for (const forbidden of ["Sudo", "Scheduler", "Preimage", "Council", "Democracy"]) {
		assert.ok(!names.includes(forbidden));
	}
});

const BAKERY = 1;
const EURO = 1_000_000n;

/** The names of a call and of those that it carries, as polkadot.js apps shows them. */
const names = ({ section, method, args }) => [
	`${section}.${method}`,
	...args.flatMap((arg) => (arg.section ? names(arg) : Array.isArray(arg) ? arg.flatMap(names) : [])),
];

test("where a resolution stands, when that ends, what is needed and what is reached can be read", async () => {
	const { proposePayment, second } = api.tx.resolutions;
	const bill = document("bill of the mill");
	const result = await send(api, alice, proposePayment(BAKERY, "Flour for März", bill, ferdie.address, 480n * EURO));
	const { resolution } = result.find("resolutions.Proposed");

	const draft = (await api.call.resolutionApi.overview(resolution)).unwrap().toHuman();
	assert.deepEqual(
		[draft.title, draft.phase, draft.next, draft.track, draft.secrecy, draft.document],
		["Flour for März", "Draft", "Lapses", "Ordinary", "Open", bill],
	);
	const noticed = await send(api, bob, second(resolution, BAKERY, 0));
	const { opensAt } = noticed.find("resolutions.NoticeGiven");

	const found = (await api.call.resolutionApi.overview(resolution)).unwrap();
	assert.ok(found.phase.isNotice && found.next.isVoteOpens);
	assert.equal(found.endsAt.unwrap().toNumber(), opensAt.toNumber());
	assert.ok(found.phase.asNotice.freezesAt.toNumber() < opensAt.toNumber());
	const { electors, participantsNeeded, participants, signaturesNeeded, against, abstain } = found;
	assert.deepEqual([electors, participantsNeeded, participants, against, abstain].map(Number), [4, 3, 0, 0, 0]);
	assert.deepEqual([found.for, signaturesNeeded].map(Number), [0, 2]);
	assert.ok(found.majority.isMoreThanHalf);

	// The same in plain storage, for wallets that show no runtime API.
	const { phase, endsAt, tally, electorate, rules } = (await api.query.resolutions.resolutions(resolution)).unwrap();
	assert.ok(phase.isNotice);
	assert.equal(endsAt.unwrap().toNumber(), opensAt.toNumber());
	assert.deepEqual([tally.for, tally.onChain, electorate.electors].map(Number), [0, 0, 4]);
	assert.equal(rules.quorumFirstBps.toNumber(), 5001);
	const { title } = (await api.query.resolutions.motions(resolution)).unwrap();
	assert.equal(title.toString(), "Flour for März");
	assert.deepEqual((await api.query.resolutions.openResolutions(BAKERY)).toJSON(), [resolution.toNumber()]);
	assert.deepEqual((await api.call.resolutionApi.open(BAKERY)).toJSON(), [resolution.toNumber()]);
	assert.ok((await api.call.resolutionApi.overview(99)).isNone);
});

test("what a resolution brings about is shown as the decoded call, in storage and in the runtime API", async () => {
	const [id] = (await api.call.resolutionApi.open(BAKERY)).toJSON();
	const expected = ["cooperatives.act", "balances.transferKeepAlive"];
	const effect = (await api.call.resolutionApi.effect(id)).unwrap();
	assert.deepEqual(names(effect), expected);
	const stored = (await api.query.resolutions.calls(id)).unwrap();
	assert.deepEqual(stored.toHuman(), effect.toHuman());
	assert.equal(stored.toHuman().args.call.args.dest.Id, ferdie.address);
	assert.equal(effect.args[0].args[1].toBigInt(), 480n * EURO);

	// A batch is shown with what is in it, and what cannot be decided on is refused before anybody reads it.
	const { propose } = api.tx.resolutions;
	const appoint = api.tx.cooperatives.appoint("Teller", 1, 30);
	const batch = api.tx.utility.batchAll([appoint, api.tx.cooperatives.dismiss("Teller", 4)]);
	const result = await send(api, bob, propose(BAKERY, "Ordinary", "Open", "Tellers", document("tellers"), batch.method));
	const shown = (await api.call.resolutionApi.effect(result.find("resolutions.Proposed").resolution)).unwrap();
	assert.deepEqual(names(shown), ["utility.batchAll", "cooperatives.appoint", "cooperatives.dismiss"]);
	const hidden = api.tx.utility.batchAll([appoint, api.tx.system.remark("0x01")]);
	const refused = propose(BAKERY, "Special", "Open", "Tellers", document("tellers"), hidden.method);
	assert.equal(await refusal(send(api, bob, refused)), "resolutions.CallNotAllowed");
});
