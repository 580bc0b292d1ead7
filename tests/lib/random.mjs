/** A small generator with a seed, so that what fails can be seen again (mulberry32). */
export function random(seed) {
	let state = seed >>> 0;
	const unit = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (most) => Math.floor(unit() * most);
	return { below, of: (list) => list[below(list.length)] };
}
