"""A set of row numbers as one long integer: what a search works with.

The library numbers its rows from 0. A set of rows is a bit string with one bit a row, row 0 first;
DuckDB makes such strings (its BIT type) faster than lists, a million rows take 125 kB, and to
unite, intersect and count them takes microseconds.
"""

from __future__ import annotations

from dataclasses import dataclass

_CHUNK = 2048  # bytes looked at together when a window is sought


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A set of row numbers below `width`, which is a multiple of 8.

    The highest bit of `bits` (of value 2 ** (width - 1)) stands for row 0.
    """

    bits: int
    width: int

    @classmethod
    def empty(cls, width: int) -> Bitmap:
        """No row."""
        return cls(0, width)

    @classmethod
    def full(cls, rows: int, width: int) -> Bitmap:
        """The rows 0 to `rows` - 1."""
        return cls(((1 << rows) - 1) << (width - rows), width)

    @classmethod
    def from_bytes(cls, data: bytes | None, width: int) -> Bitmap:
        """What DuckDB's `bitstring_agg(row, 0, width - 1)::BLOB` gives; None is no row."""
        return cls(int.from_bytes(data or b"", "big"), width)

    def to_bytes(self) -> bytes:
        """The same form, to be bound as `?::BLOB::BIT`."""
        return self.bits.to_bytes(self.width // 8, "big")

    def __and__(self, other: Bitmap) -> Bitmap:
        return Bitmap(self.bits & other.bits, self.width)

    def __sub__(self, other: Bitmap) -> Bitmap:
        return Bitmap(self.bits & ~other.bits, self.width)

    def __len__(self) -> int:
        return self.bits.bit_count()

    def window(self, offset: int, limit: int) -> list[int]:
        """The row numbers at places `offset` to `offset + limit - 1` of the set, ascending."""
        if limit <= 0:
            return []
        data = self.to_bytes()
        found: list[int] = []
        skip = max(offset, 0)
        for start in range(0, len(data), _CHUNK):
            chunk = data[start : start + _CHUNK]
            bits = int.from_bytes(chunk, "big")
            count = bits.bit_count()
            if skip >= count:
                skip -= count
                continue
            rows = _set_bits(f"{bits:0{len(chunk) * 8}b}", start * 8)
            found += rows[skip : skip + limit - len(found)]
            skip = 0
            if len(found) == limit:
                break
        return found


def _set_bits(digits: str, first_row: int) -> list[int]:
    rows = []
    place = digits.find("1")
    while place >= 0:
        rows.append(first_row + place)
        place = digits.find("1", place + 1)
    return rows
