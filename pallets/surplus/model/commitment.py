"""A model of the commitment to patronage, a Merkle tree with sums, and trees to compare with.

`python3 commitment.py [FOLDER]` writes `commitment.json` there, always the same; without a folder, beside this file. Numbers are
decimal strings, hashes are hexadecimal.

    leaf = H(0x00, share)        sums: the share's refund and cash
    node = H(0x01, left, right)  each of them hash, refund, cash; sums: those of both
    root = H(0x02, count, top)

H is BLAKE2b of 32 bytes without a key. Numbers are little-endian: refund and cash 16 bytes, count 4. The last node of a level
with an odd number moves up as it is.
"""

import hashlib
import sys
from pathlib import Path

from waterfall import CENT, EURO, Numbers, cash_part, refunds, write


def digest(*parts):
    """The hash of these bytes one after the other."""
    return hashlib.blake2b(b"".join(parts), digest_size=32).digest()


def number(value, length):
    """A number in so many bytes."""
    return value.to_bytes(length, "little", signed=value < 0)


def encoded(share):
    """A share as the chain encodes it in SCALE."""
    units = share["units"]
    return b"".join(
        [
            number(share["coop"], 4),
            number(share["year"], 4),
            number(share["member"], 4),
            # A compact length below 64.
            number(len(units) << 2, 1),
            *(number(one, 8) for one in units),
            number(share["refund"], 16),
            number(share["cash"], 16),
            share["salt"],
        ]
    )


def flat(node):
    """A node as its parent hashes it: hash, refund, cash."""
    hashed, refund, cash = node
    return hashed + number(refund, 16) + number(cash, 16)


def leaf(share):
    """The leaf of a share."""
    return digest(b"\0", encoded(share)), share["refund"], share["cash"]


def joined(left, right):
    """The node above two."""
    return digest(b"\1", flat(left), flat(right)), left[1] + right[1], left[2] + right[2]


def above(level):
    """The level above one."""
    pairs = [level[place : place + 2] for place in range(0, len(level), 2)]
    return [joined(*pair) if len(pair) == 2 else pair[0] for pair in pairs]


def levels(leaves):
    """All levels, from the leaves to the top."""
    return [leaves] if len(leaves) == 1 else [leaves, *levels(above(leaves))]


def proof(tree, index):
    """The nodes beside the way of a leaf to the top. There is none where a node moves up alone."""
    if len(tree) == 1:
        return []
    beside = index ^ 1
    here = [tree[0][beside]] if beside < len(tree[0]) else []
    return here + proof(tree[1:], index // 2)


def plain(node):
    """A node as it stands in the file."""
    return {"hash": "0x" + node[0].hex(), "refund": node[1], "cash": node[2]}


def trees():
    """Trees of as many leaves as make each shape."""
    numbers = Numbers("commitment")
    for count in (1, 2, 3, 5, 8, 13):
        weights = [10_000] if count < 5 else [7_000, 3_000]
        # Numbers have gaps where members have left.
        members = [3 * place + 1 + numbers.below(3) for place in range(count)]
        units = [[(1 + numbers.below(2_000)) * 10**6 for _ in weights] for _ in members]
        pool, bps, unit = 58_800 * EURO + numbers.below(CENT), 2_000, CENT
        given = refunds(pool, weights, units, unit)
        shares = [
            {
                "coop": 3,
                # 1 January 2026, and 1 January 1951, which is before 1970.
                "year": 20_454 if count % 2 else -6_940,
                "member": member,
                "units": units_of,
                "refund": refund,
                "cash": cash_part(refund, bps, unit),
                "salt": digest(f"salt {count} {member}".encode()),
            }
            for member, units_of, refund in zip(members, units, given)
        ]
        tree = levels([leaf(share) for share in shares])
        top = tree[-1][0]
        yield {
            "pool": pool,
            "weights": weights,
            "cash_bps": bps,
            "unit": unit,
            "shares": [dict(share, salt="0x" + share["salt"].hex()) for share in shares],
            "leaves": ["0x" + node[0].hex() for node in tree[0]],
            "top": plain(top),
            "root": "0x" + digest(b"\2", number(count, 4), flat(top)).hex(),
            "count": count,
            "total": top[1],
            "cash": top[2],
            "proofs": [{"index": index, "siblings": [plain(node) for node in proof(tree, index)]} for index in range(count)],
        }


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    write(folder / "commitment.json", {"trees": trees()})
