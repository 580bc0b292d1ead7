// What hands enter in a ledger, as calls take it.

const MILLISECONDS_A_DAY = 86_400_000;
const NO_HASH = `0x${"00".repeat(32)}`;

/** The accounts of a treasury's ledger, in the order in which they are opened with it. Budget lines follow. */
export const [RECEIPTS, CASH, EXCHANGE, CHARGES, UNBUDGETED, FIRST_LINE] = [1, 2, 3, 4, 5, 6];

/** The civil day of the best block, counted from 1970. */
export const today = async (api) => Math.floor((await api.query.clock.now()).unwrap().civil.toNumber() / MILLISECONDS_A_DAY);

/** A day such as 2026-10-31, counted from 1970. */
export const dayNumber = (day) => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_A_DAY;

/** A line of the statement of a treasury's bank account, explained by parts in full. */
export const posting = ({ reference, day, direction, amount }, parts, voucher = NO_HASH) => ({
	bank: CASH,
	line: { reference, booked: day, valued: day, direction, amount },
	parts,
	rest: 0,
	voucher,
});

/** A part that nothing waited for. */
export const direct = (account, side, amount, party = null) => ({ Direct: { account, side, amount, party } });
