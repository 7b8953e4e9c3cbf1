"""A bitmap behaves as the set of row numbers that it stands for."""

from __future__ import annotations

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from uprtui.library.bitmap import Bitmap

WIDTH = 40_000  # several chunks
ROWS = st.sets(st.integers(0, WIDTH - 1), max_size=60)


def bitmap(rows: set[int]) -> Bitmap:
    return Bitmap(sum(1 << (WIDTH - 1 - row) for row in rows), WIDTH)


@settings(deadline=None)
@given(ROWS, ROWS)
def test_it_unites_and_subtracts_as_sets_do(some: set[int], others: set[int]) -> None:
    assert bitmap(some) & bitmap(others) == bitmap(some & others)
    assert bitmap(some) - bitmap(others) == bitmap(some - others)
    assert len(bitmap(some)) == len(some)


@settings(deadline=None)
@given(ROWS, st.integers(0, 70), st.integers(0, 70))
def test_a_window_is_a_slice_of_the_sorted_rows(rows: set[int], offset: int, limit: int) -> None:
    assert bitmap(rows).window(offset, limit) == sorted(rows)[offset : offset + limit]


@settings(deadline=None)
@given(ROWS)
def test_it_survives_its_bytes(rows: set[int]) -> None:
    assert Bitmap.from_bytes(bitmap(rows).to_bytes(), WIDTH) == bitmap(rows)


def test_full_and_empty() -> None:
    assert Bitmap.full(3, 8).window(0, 9) == [0, 1, 2]
    assert Bitmap.full(0, 8) == Bitmap.empty(8) == Bitmap.from_bytes(None, 8)


def test_duckdb_makes_and_reads_the_same_bits() -> None:
    with duckdb.connect(":memory:") as connection:
        [(data,)] = connection.execute(
            "SELECT bitstring_agg(i, 0, 15)::BLOB FROM (VALUES (0), (9), (15)) AS t(i)"
        ).fetchall()
        found = connection.execute(
            "SELECT i FROM range(16) AS t(i) WHERE get_bit(?::BLOB::BIT, i::INTEGER) = 1", [data]
        ).fetchall()
    assert Bitmap.from_bytes(data, 16).window(0, 9) == [0, 9, 15]
    assert found == [(0,), (9,), (15,)]
