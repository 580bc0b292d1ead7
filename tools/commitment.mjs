// What an officer commits to for a year's patronage: a Merkle tree with sums over the shares of all members, and proofs from it.

import { compactFromU8a, compactToU8a } from "@polkadot/util";
import { Mistake } from "./common.mjs";

/** What use is measured by, in the order of the chain. */
export const BASES = ["hours", "purchases", "deliveries", "care", "energy"];

/** The most members of one commitment, and the most bases of a year. */
export const MAX_SHARES = 2 ** 20;
export const MAX_BASES = 5;

/** What is hashed begins with a byte that says which it is, so that none can be taken for another. */
const [LEAF, NODE, ROOT] = [0, 1, 2];

/** Bytes of a hash, of a hash with its two sums, and of a node before it is hashed. */
const HASH = 32;
const SIDE = HASH + 32;
const NODE_BYTES = 1 + 2 * SIDE;

/** The most that a sum can be. */
const MAX_SUM = 2n ** 128n - 1n;

// Compiled to Wasm: that of the chain's library takes twice as long, and those in JavaScript six times.
let hasher;

/** Loads blake2-256, which everything below needs. */
export async function ready() {
	// Loaded late, because most commands do without.
	const { createBLAKE2b } = await import("hash-wasm");
	hasher ??= await createBLAKE2b(256);
}

const hashOf = (bytes) => hasher.init().update(bytes).digest("binary");

export const hex = (bytes) => `0x${Buffer.from(bytes).toString("hex")}`;
export const unhex = (text) => Buffer.from(text.slice(2), "hex");

/** The hash by which a document is known. */
export const documentHash = (bytes) => hex(hashOf(bytes));

/** Writes a number of 16 bytes, its lowest byte first. */
function writeU128(buffer, value, at) {
	buffer.writeBigUInt64LE(value & 0xffff_ffff_ffff_ffffn, at);
	return buffer.writeBigUInt64LE(value >> 64n, at + 8);
}

/** Bytes of a share of so many bases, with the byte before it that says that it is a leaf. */
export const leafBytes = (bases) => 1 + 4 + 4 + 4 + 1 + 8 * bases + 16 + 16 + 32;

/**
 * Writes a share in SCALE behind its byte, into a buffer of its length. `units` are millionths of each base, `year` the first
 * day of the year counted from 1970, `refund` and `cash` millionths of the currency.
 */
export function writeShare(buffer, { coop, year, member, units, refund, cash, salt }) {
	let at = buffer.writeUInt8(LEAF, 0);
	at = buffer.writeUInt32LE(coop, at);
	at = buffer.writeInt32LE(year, at);
	at = buffer.writeUInt32LE(member, at);
	// The length of a list of fewer than 64.
	at = buffer.writeUInt8(units.length * 4, at);
	for (const one of units) at = buffer.writeBigUInt64LE(one, at);
	at = writeU128(buffer, refund, at);
	at = writeU128(buffer, cash, at);
	buffer.set(salt, at);
	return buffer;
}

/** The leaf of a share, with its sums. */
export function leafOf(share) {
	const bytes = writeShare(Buffer.alloc(leafBytes(share.units.length)), share);
	return { hash: hashOf(bytes), refund: share.refund, cash: share.cash };
}

/** The node above two others, with the sums of both. Fails where a sum is more than a chain can hold. */
export function nodeOf(left, right) {
	const bytes = Buffer.alloc(NODE_BYTES);
	bytes.writeUInt8(NODE, 0);
	[left, right].forEach(({ hash, refund, cash }, side) => {
		const at = 1 + side * SIDE;
		bytes.set(hash, at);
		writeU128(bytes, refund, at + HASH);
		writeU128(bytes, cash, at + HASH + 16);
	});
	const [refund, cash] = [left.refund + right.refund, left.cash + right.cash];
	if (refund > MAX_SUM || cash > MAX_SUM) throw new Mistake("the sums of the commitment are more than a chain can hold.");
	return { hash: hashOf(bytes), refund, cash };
}

/** The bytes of numbers, the lowest one of each first, as chains and all processors have them on which Node.js is at home. */
const bytesOf = (numbers) => Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/**
 * The leaves of a list of shares, as one level of the tree. Refunds and cash stay below 2^64 millionths, and so do their sums,
 * because the pool is.
 */
export function leavesOf({ coop, year, bases, members, units, refunds, cash, salts }) {
	const count = members.length;
	const level = { count, hashes: new Uint8Array(count * HASH), refunds, cash };
	// What all leaves have in common is written once.
	const none = { units: Array(bases).fill(0n), refund: 0n, cash: 0n, salt: Buffer.alloc(HASH) };
	const buffer = writeShare(Buffer.alloc(leafBytes(bases)), { coop, year, member: 0, ...none });
	const parts = [];
	let to = 1 + 4 + 4;
	for (const [numbers, size, room] of [
		[members, 4, 5],
		[units, 8 * bases, 8 * bases],
		[refunds, 8, 16],
		[cash, 8, 16],
		[salts, HASH, HASH],
	]) {
		parts.push({ bytes: bytesOf(numbers), size, to });
		to += room;
	}
	for (let at = 0; at < count; at += 1) {
		for (const part of parts) part.bytes.copy(buffer, part.to, at * part.size, (at + 1) * part.size);
		level.hashes.set(hashOf(buffer), at * HASH);
	}
	return level;
}

/** One hash of a level, with its sums. */
const nodeAt = ({ hashes, refunds, cash }, index) => ({
	hash: hashes.subarray(index * HASH, (index + 1) * HASH),
	refund: refunds[index],
	cash: cash[index],
});

/** The level above another one. The last of an odd number moves up as it is. */
export function levelAbove({ count, hashes, refunds, cash }) {
	const half = Math.ceil(count / 2);
	const above = {
		...{ count: half, hashes: new Uint8Array(half * HASH) },
		...{ refunds: new BigUint64Array(half), cash: new BigUint64Array(half) },
	};
	const buffer = Buffer.alloc(NODE_BYTES);
	buffer.writeUInt8(NODE, 0);
	const parts = [hashes, refunds, cash].map(bytesOf);
	for (let index = 0; index < half; index += 1) {
		const [left, right] = [2 * index, 2 * index + 1];
		above.refunds[index] = refunds[left];
		above.cash[index] = cash[left];
		if (right === count) {
			above.hashes.set(hashes.subarray(left * HASH), index * HASH);
			break;
		}
		for (let side = 0; side < 2; side += 1) {
			const [to, at] = [1 + side * SIDE, left + side];
			parts[0].copy(buffer, to, at * HASH, (at + 1) * HASH);
			// The upper halves of the sums stay zero.
			parts[1].copy(buffer, to + HASH, at * 8, (at + 1) * 8);
			parts[2].copy(buffer, to + HASH + 16, at * 8, (at + 1) * 8);
		}
		above.refunds[index] += refunds[right];
		above.cash[index] += cash[right];
		above.hashes.set(hashOf(buffer), index * HASH);
	}
	return above;
}

/** What is committed to: so many shares below this topmost node. Two counts can have the same way to the top. */
export function rootAbove(count, { hash, refund, cash }) {
	const bytes = Buffer.alloc(1 + 4 + SIDE);
	bytes.writeUInt32LE(count, bytes.writeUInt8(ROOT, 0));
	bytes.set(hash, 5);
	writeU128(bytes, refund, 5 + HASH);
	writeU128(bytes, cash, 5 + HASH + 16);
	return { root: hex(hashOf(bytes)), count, total: refund, cash };
}

/** The commitment to a list of shares, without its document. */
export function commitmentTo(shares) {
	let level = leavesOf(shares);
	while (level.count > 1) level = levelAbove(level);
	return rootAbove(shares.members.length, nodeAt(level, 0));
}

/** All levels of a list of shares, from the leaves to the root. */
export function levelsOf(shares) {
	const levels = [leavesOf(shares)];
	while (levels.at(-1).count > 1) levels.push(levelAbove(levels.at(-1)));
	return levels;
}

/** The siblings that lead from a leaf to the root, from the bottom. Where a node moves up as it is there is none. */
export function siblingsOf(levels, leaf) {
	const found = [];
	let index = leaf;
	for (const level of levels) {
		const beside = index ^ 1;
		if (beside < level.count) found.push(nodeAt(level, beside));
		index >>= 1;
	}
	return found;
}

/** How many siblings the proof of a leaf has among so many. */
export function proofLength(index, count) {
	let [length, place, left] = [0, index, count];
	while (left > 1) {
		if ((place ^ 1) < left) length += 1;
		[place, left] = [place >> 1, Math.ceil(left / 2)];
	}
	return length;
}

/** The commitment to which a share and its siblings lead. Fails where these are not exactly as many as its place asks for. */
export function commitmentBy({ share, index, count, siblings }) {
	if (index >= count || siblings.length !== proofLength(index, count)) {
		throw new Mistake(`a proof of place ${index + 1} of ${count} has not ${siblings.length} steps.`);
	}
	let node = leafOf(share);
	let [place, left, step] = [index, count, 0];
	while (left > 1) {
		if ((place ^ 1) < left) {
			const sibling = siblings[step];
			node = place & 1 ? nodeOf(sibling, node) : nodeOf(node, sibling);
			step += 1;
		}
		[place, left] = [place >> 1, Math.ceil(left / 2)];
	}
	return rootAbove(count, node);
}

/** Whether a proof leads to a commitment. */
export function isProven(proof, { root, count, total, cash }) {
	const found = commitmentBy(proof);
	return found.root === root && found.count === count && found.total === total && found.cash === cash;
}

// A proof as few bytes, and these as a text of which a QR code can hold most.

/** Before the text of a proof, so that a scanner's user sees what it is, and programs which form it has. */
const PREFIX = "PR1:";

/** Behind it, so that no space stands at the end, which programs would cut off. */
const END = ".";

/** The alphabet of RFC 9285, which is that of QR codes. */
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** Bytes as base45. */
export function toBase45(bytes) {
	let text = "";
	for (let at = 0; at < bytes.length; at += 2) {
		const isPair = at + 1 < bytes.length;
		let value = isPair ? bytes[at] * 256 + bytes[at + 1] : bytes[at];
		for (let digit = isPair ? 3 : 2; digit > 0; digit -= 1) {
			text += ALPHABET[value % 45];
			value = Math.floor(value / 45);
		}
	}
	return text;
}

/** The bytes of a text in base45, undefined for another text. */
export function fromBase45(text) {
	if (text.length % 3 === 1) return undefined;
	const bytes = [];
	for (let at = 0; at < text.length; at += 3) {
		const digits = [...text.slice(at, at + 3)].map((sign) => ALPHABET.indexOf(sign));
		if (digits.includes(-1)) return undefined;
		const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
		if (value >= (digits.length === 3 ? 65_536 : 256)) return undefined;
		if (digits.length === 3) bytes.push(value >> 8);
		bytes.push(value & 255);
	}
	return Buffer.from(bytes);
}

/** A proof as bytes in SCALE: the share as its leaf has it, its place, how many there are, and the siblings with their sums. */
export function encodeProof({ share, index, count, siblings }) {
	const sides = siblings.flatMap(({ hash, refund, cash }) => [hash, compactToU8a(refund), compactToU8a(cash)]);
	const leaf = writeShare(Buffer.alloc(leafBytes(share.units.length)), share).subarray(1);
	return Buffer.concat([leaf, compactToU8a(index), compactToU8a(count), compactToU8a(siblings.length), ...sides]);
}

/** The proof that these bytes are. Fails unless they are exactly one. */
export function decodeProof(bytes) {
	let at = 0;
	const take = (length) => {
		if (at + length > bytes.length) throw new Mistake("the proof is cut short.");
		at += length;
		return bytes.subarray(at - length, at);
	};
	const compact = () => {
		if (at >= bytes.length) throw new Mistake("the proof is cut short.");
		const [length, value] = compactFromU8a(bytes.subarray(at));
		take(length);
		return BigInt(value.toString());
	};
	const u64 = () => take(8).readBigUInt64LE();
	const u128 = () => u64() + (u64() << 64n);
	const [coop, year, member] = [take(4).readUInt32LE(), take(4).readInt32LE(), take(4).readUInt32LE()];
	const bases = Number(compact());
	if (bases < 1 || bases > MAX_BASES) throw new Mistake("the proof has a share of no known form.");
	const units = Array.from({ length: bases }, u64);
	const [refund, cash, salt] = [u128(), u128(), take(HASH)];
	const [index, count, length] = [compact(), compact(), compact()].map(Number);
	if (count > MAX_SHARES || index >= count || length !== proofLength(index, count)) {
		throw new Mistake("the proof has not as many steps as its place asks for.");
	}
	const siblings = Array.from({ length }, () => ({ hash: take(HASH), refund: compact(), cash: compact() }));
	const proof = { share: { coop, year, member, units, refund, cash, salt }, index, count, siblings };
	// Numbers of changing length could be written longer, and something could follow.
	if (!encodeProof(proof).equals(bytes)) throw new Mistake("the proof is not written as this command writes it.");
	return proof;
}

/** The text of a proof, which a QR code holds. */
export const proofText = (proof) => PREFIX + toBase45(encodeProof(proof)) + END;

/** The proof that such a text is. */
export function proofOfText(text) {
	const isFramed = text.startsWith(PREFIX) && text.endsWith(END);
	const bytes = isFramed ? fromBase45(text.slice(PREFIX.length, -END.length)) : undefined;
	if (bytes === undefined)
		throw new Mistake(`the text of a proof begins with ${PREFIX}, ends with a point, and is base45 between them.`);
	return decodeProof(bytes);
}
