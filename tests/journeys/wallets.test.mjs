// A lint of the metadata: our calls, events, errors and storage keep the rules by which wallets show them to members.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { connect } from "../lib/client.mjs";
import { Node } from "../lib/node.mjs";

/** The pallets that this project wrote. */
const OURS = ["Clock", "Cooperatives", "Membership", "ValidatorSeats"];

let node, api, metadata, pallets;

before(async () => {
	node = await Node.start();
	api = await connect(node);
	metadata = api.runtimeMetadata.asV16;
	pallets = metadata.pallets.filter(({ name }) => OURS.includes(name.toString()));
});

after(async () => {
	await api?.disconnect();
	await node?.kill();
});

const variants = (type) => (type.isSome ? metadata.lookup.getSiType(type.unwrap().type).def.asVariant.variants : []);

/** Everything with documentation that a wallet shows: where it is and its lines. */
function documented() {
	const found = [];
	for (const pallet of pallets) {
		const name = pallet.name.toString();
		for (const kind of ["calls", "events", "errors"]) {
			for (const variant of variants(pallet[kind])) found.push([`${name}.${kind}.${variant.name}`, variant.docs]);
		}
		for (const item of pallet.storage.isSome ? pallet.storage.unwrap().items : []) {
			found.push([`${name}.storage.${item.name}`, item.docs]);
		}
		for (const constant of pallet.constants) found.push([`${name}.constants.${constant.name}`, constant.docs]);
		for (const view of pallet.viewFunctions) found.push([`${name}.viewFunctions.${view.name}`, view.docs]);
	}
	return found.map(([where, docs]) => [where, docs.map(String)]);
}

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

test("the first line of every doc is one plain sentence of at most 90 characters", () => {
	const found = documented();
	assert.ok(found.length > 60);
	for (const [where, docs] of found) {
		const first = (docs[0] ?? "").trim();
		assert.ok(first.length > 0, `${where} has no docs`);
		assert.ok(first.length <= 90, `${where}: ${first.length} characters`);
		assert.match(first, /^[A-Z][^`\[\]]*\.$/, `${where}: '${first}' is not a plain sentence on one line`);
		assert.ok(docs.length === 1 || docs[1].trim() === "", `${where}: the first paragraph has a second line`);
	}
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
