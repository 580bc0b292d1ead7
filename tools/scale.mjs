// What is stored, read by the types of a runtime's metadata: whether bytes fit a type, and whether one type fits another.

/** How many bytes each plain kind of number takes. */
const SIZES = { Bool: 1, Char: 4, U8: 1, U16: 2, U32: 4, U64: 8, U128: 16, U256: 32, I8: 1, I16: 2, I32: 4, I64: 8, I128: 16, I256: 32 };

/** What a runtime puts together from its pallets. It grows with each call and event, which breaks nothing. */
const GROWS = new Set(["RuntimeCall", "RuntimeEvent", "RuntimeError", "OriginCaller"]);

/** Types of a runtime by their numbers, in the few forms that matter to bytes. */
export class Types {
	#known = new Map();

	/** `lookup` is that of the metadata as polkadot.js reads it. */
	constructor(lookup) {
		this.lookup = lookup;
	}

	/** A type, with what it is made of by number. */
	of(id) {
		const key = Number(id);
		let found = this.#known.get(key);
		if (!found) this.#known.set(key, (found = this.#form(this.lookup.getSiType(key))));
		return found;
	}

	#form({ def, path }) {
		const name = path.length > 0 ? path[path.length - 1].toString() : "";
		const fieldsOf = (fields) =>
			fields.map(({ name: field, type }) => ({ name: field.isSome ? field.unwrap().toString() : "", type: type.toNumber() }));
		if (def.isComposite) return { kind: "fields", name, fields: fieldsOf(def.asComposite.fields) };
		if (def.isTuple) return { kind: "fields", name, fields: def.asTuple.map((type) => ({ name: "", type: type.toNumber() })) };
		if (def.isVariant) {
			const variants = def.asVariant.variants.map((one) => [
				one.index.toNumber(),
				{ name: one.name.toString(), fields: fieldsOf(one.fields) },
			]);
			return { kind: "variants", name, variants: new Map(variants) };
		}
		if (def.isSequence) return { kind: "sequence", name, type: def.asSequence.type.toNumber() };
		if (def.isArray) return { kind: "array", name, type: def.asArray.type.toNumber(), length: def.asArray.len.toNumber() };
		if (def.isCompact) return { kind: "compact", name };
		if (def.isBitSequence) {
			return { kind: "bits", name, size: SIZES[this.of(def.asBitSequence.bitStoreType).primitive] };
		}
		const primitive = def.asPrimitive.type;
		return { kind: "primitive", name, primitive };
	}
}

class Bytes {
	constructor(bytes) {
		this.bytes = bytes;
		this.at = 0;
	}

	take(count) {
		const from = this.at;
		this.at += count;
		if (this.at > this.bytes.length) throw new Error("ends too early");
		return this.bytes.subarray(from, this.at);
	}

	compact() {
		const [first] = this.take(1);
		const mode = first & 3;
		if (mode === 0) return first >> 2;
		this.at -= 1;
		if (mode === 1) return Buffer.from(this.take(2)).readUInt16LE() >>> 2;
		if (mode === 2) return Buffer.from(this.take(4)).readUInt32LE() >>> 2;
		this.take(1);
		const rest = this.take((first >> 2) + 4);
		return rest.reduceRight((sum, byte) => sum * 256 + byte, 0);
	}
}

function pass(types, id, bytes) {
	const type = types.of(id);
	switch (type.kind) {
		case "fields":
			for (const field of type.fields) pass(types, field.type, bytes);
			return;
		case "variants": {
			const [index] = bytes.take(1);
			const variant = type.variants.get(index);
			if (!variant) throw new Error(`has no ${type.name} ${index}`);
			for (const field of variant.fields) pass(types, field.type, bytes);
			return;
		}
		case "array":
			// Lists of bytes are long and frequent.
			if (types.of(type.type).primitive === "U8") bytes.take(type.length);
			else for (let index = 0; index < type.length; index++) pass(types, type.type, bytes);
			return;
		case "sequence": {
			const length = bytes.compact();
			if (types.of(type.type).primitive === "U8") bytes.take(length);
			else for (let index = 0; index < length; index++) pass(types, type.type, bytes);
			return;
		}
		case "compact":
			bytes.compact();
			return;
		case "bits":
			bytes.take(Math.ceil(bytes.compact() / 8 / type.size) * type.size);
			return;
		default:
			if (type.primitive === "Str") bytes.take(bytes.compact());
			else if (bytes.take(SIZES[type.primitive])[0] > 1 && type.primitive === "Bool") throw new Error("is neither true nor false");
	}
}

/** Why bytes are no value of this type, to the last byte, or undefined if they are one. */
export function misread(types, id, raw) {
	const bytes = new Bytes(raw);
	try {
		pass(types, id, bytes);
	} catch (error) {
		return error.message;
	}
	return bytes.at === raw.length ? undefined : `has ${raw.length - bytes.at} bytes too many`;
}

const below = (where, name) => (name === "" ? where : where === "" ? name : `${where}.${name}`);

/**
 * Where a type of the next runtime does not read what one of the present runtime has written, or undefined if it does.
 *
 * Names count, because two numbers that change places are as many bytes as before. Variants may be added at the end.
 */
export function misfit(old, oldId, next, nextId, where = "", seen = new Set()) {
	const pair = `${oldId} ${nextId}`;
	if (seen.has(pair)) return undefined;
	seen.add(pair);
	const [a, b] = [old.of(oldId), next.of(nextId)];
	if (GROWS.has(a.name) && a.name === b.name) return undefined;
	const at = where === "" ? "it" : where;
	if (a.kind !== b.kind) return `${at} was of the kind ${a.kind} and is of the kind ${b.kind}`;
	const fields = (one, other, name) => {
		const missing = one.find((field, index) => field.name !== (other[index]?.name ?? undefined));
		const added = other.find((field, index) => field.name !== (one[index]?.name ?? undefined));
		if (missing || added) {
			if (added && !one.some((field) => field.name === added.name && added.name !== "")) return `${below(name, added.name) || at} is new`;
			return `${below(name, (missing ?? added).name) || at} is gone or elsewhere`;
		}
		for (const [index, field] of one.entries()) {
			const found = misfit(old, field.type, next, other[index].type, below(name, field.name), seen);
			if (found) return found;
		}
		return undefined;
	};
	switch (a.kind) {
		case "fields":
			return fields(a.fields, b.fields, where);
		case "variants":
			for (const [index, variant] of a.variants) {
				const other = b.variants.get(index);
				if (!other) return `${at} has no ${variant.name} any more`;
				if (other.name !== variant.name) return `${at} has ${other.name} where it had ${variant.name}`;
				const found = fields(variant.fields, other.fields, below(where, variant.name));
				if (found) return found;
			}
			return undefined;
		case "array":
			if (a.length !== b.length) return `${at} had ${a.length} parts and has ${b.length}`;
			return misfit(old, a.type, next, b.type, where, seen);
		case "sequence":
			return misfit(old, a.type, next, b.type, where, seen);
		case "primitive":
			return a.primitive === b.primitive ? undefined : `${at} was ${a.primitive} and is ${b.primitive}`;
		default:
			return undefined;
	}
}
