"""A backtest measures rankings by what happened afterwards, beside chance, and can be kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprtui.target.backtest import (
    BacktestCancelled,
    BacktestError,
    Query,
    run_backtest,
)
from uprtui.target.backtest_cache import BacktestNotKept, keep, kept
from uprtui.target.backtest_result import Backtest, Lead, session_words
from uprtui.target.measures import expected_by_chance

# Session, State under review, issue, recommending State.
Record = tuple[int, str, str, str]

RECORDS: tuple[Record, ...] = (
    (12, "NPL", "Torture", "NOR"),
    (12, "NPL", "Torture", "PER"),
    (12, "NPL", "General", "BEN"),
    (13, "CHL", "Torture", "NOR"),
    (13, "CHL", "Death penalty", "PER"),
    (14, "TGO", "Torture", "NOR"),
    (14, "TGO", "Death penalty", "NOR"),
    (14, "TGO", "General", "BEN"),
    (14, "MLI", "Torture", "BEN"),
)
STATES = ("BEN", "CHL", "MLI", "NOR", "NPL", "PER", "TGO")


@dataclass
class Counting:
    """A replay that ranks by how often a State raised the issue, or (activity) anything."""

    records: Sequence[Record] = RECORDS
    asked: list[int] = field(default_factory=list)

    def sessions(self, first: int, last: int) -> list[int]:
        return sorted({r[0] for r in self.records if first <= r[0] <= last})

    def fitted_to(self, number: int) -> int | None:
        return min(number - 1, 13)

    def session(self, number: int, methods: Sequence[str]) -> Iterator[Query]:
        self.asked.append(number)
        earlier = [r for r in self.records if r[0] < number]
        now = [r for r in self.records if r[0] == number]
        for sur in sorted({r[1] for r in now}):
            for issue in sorted({r[2] for r in self.records}):
                yield Query(
                    number,
                    sur,
                    issue,
                    frozenset(r[3] for r in now if r[1:3] == (sur, issue)),
                    {name: self.ranked(earlier, sur, issue, name) for name in methods},
                )

    def ranked(
        self, earlier: list[Record], sur: str, issue: str, method: str
    ) -> list[tuple[str, float, float | None]]:
        counts = Counter(r[3] for r in earlier if method == "activity" or r[2] == issue)
        order = sorted((s for s in STATES if s != sur), key=lambda s: (-counts[s], s))
        model = method == "model"
        return [(s, float(counts[s]), min(0.4 * counts[s], 1.0) if model else None) for s in order]


def backtest(*methods: str, first: int = 13, last: int = 14) -> Backtest:
    return run_backtest(Counting(), first, last, methods or ("model", "issue"), seed=1)


def test_figures_by_hand() -> None:
    found = backtest("issue")
    assert (found.sessions, found.reviews, found.queries) == ((13, 14), 3, 5)
    # Where the one State that recommended stood. Chile: Norway 1st on torture; on the death penalty
    # nobody counted, so Peru 5th by its code. Mali: Benin 3rd after Norway and Peru. Togo: Norway
    # 1st on torture, and 5th on the death penalty after Peru and those before it by code.
    places = [1, 5, 3, 1, 5]
    assert found.methods["issue"].figures.map == pytest.approx(sum(1 / p for p in places) / 5)
    assert found.methods["issue"].figures.precision10 == pytest.approx(0.1)
    assert found.methods["issue"].figures.recall20 == 1
    assert found.chance == pytest.approx(expected_by_chance(6, 1))


def test_general_recommendations_are_no_query() -> None:
    seen: list[Query] = []
    run_backtest(Counting(), 14, 14, ["issue"], seed=1, on_query=seen.append)
    assert [(query.sur, query.issue) for query in seen] == [
        ("MLI", "Torture"),
        ("TGO", "Death penalty"),
        ("TGO", "Torture"),
    ]


def test_issues_that_nobody_raised_count_for_the_probabilities_only() -> None:
    found = backtest("model", first=14)
    assert found.queries == 3
    table = found.methods["model"].calibration
    assert table is not None
    # Two reviews, two issues, six States each: also (MLI, Death penalty), on which nobody spoke.
    assert sum(each.count for each in table.bins) == 2 * 2 * 6
    happened = sum(each.count * each.observed for each in table.bins)
    assert happened == pytest.approx(3)


def test_only_methods_with_probabilities_are_calibrated() -> None:
    found = backtest("model", "issue", "activity")
    assert [name for name, each in found.methods.items() if each.calibration] == ["model"]


def test_the_first_method_is_compared_with_the_others_query_by_query() -> None:
    found = backtest("issue", "model", "activity")
    assert list(found.leads) == ["model", "activity"]
    assert found.leads["model"] == Lead(0, (0, 0))
    ours, theirs = (found.methods[name].figures.ndcg10 for name in ("issue", "activity"))
    assert found.leads["activity"].difference == pytest.approx(ours - theirs)


@pytest.mark.parametrize(
    ("interval", "verdict"),
    [
        ((0.01, 0.2), "better"),
        ((-0.2, -0.01), "worse"),
        ((-0.1, 0.2), "no clear difference"),
        (None, "no clear difference"),
    ],
)
def test_a_lead_is_one_only_where_its_interval_says_so(
    interval: tuple[float, float] | None, verdict: str
) -> None:
    assert Lead(0.05, interval).verdict == verdict


def test_coefficients_that_saw_a_session_are_told() -> None:
    assert backtest().seen == ()
    assert replace(backtest(), fitted_to=(13, 13)).seen == (13,)
    assert backtest("issue").fitted_to == (None, None)


def test_progress_rises_to_its_end() -> None:
    told: list[tuple[int, int]] = []
    replay = Counting()
    run_backtest(
        replay, 13, 14, ["issue"], seed=1, progress=lambda done, total: told.append((done, total))
    )
    assert replay.asked == [13, 14]
    assert told[0][0] == 0
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert all(done <= total for done, total in told)
    assert told[-1] == (3, 3)


def test_stopping_is_heard_before_the_next_query() -> None:
    seen: list[Query] = []
    with pytest.raises(BacktestCancelled, match="stopped"):
        run_backtest(
            Counting(),
            13,
            14,
            ["issue"],
            seed=1,
            on_query=seen.append,
            cancelled=lambda: len(seen) == 1,
        )
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (15, 14, "after the last"),
        (20, 30, "Sessions 12–14: that is what it has"),
        (1, 12, "Begin with session 13"),
        (12, 14, "Session 12 is the first in the library"),
    ],
)
def test_a_range_that_cannot_be_replayed_is_refused(first: int, last: int, said: str) -> None:
    with pytest.raises(BacktestError, match=said):
        backtest(first=first, last=last)


def test_a_library_that_cannot_be_replayed_at_all() -> None:
    with pytest.raises(BacktestError, match="name no session"):
        run_backtest(Counting([]), 1, 9, ["issue"], seed=1)
    with pytest.raises(BacktestError, match="Import earlier sessions first"):
        run_backtest(Counting(RECORDS[:3]), 1, 99, ["issue"], seed=1)
    general = [*RECORDS[:3], (13, "CHL", "Other", "NOR")]
    with pytest.raises(BacktestError, match="no recommendation there names an issue"):
        run_backtest(Counting(general), 13, 13, ["issue"], seed=1)


@pytest.mark.parametrize(
    ("methods", "sentence"),
    [
        (
            ("model", "issue"),
            "Sessions 13–14: 1.0 of the first 10 raised it (issue count 1.0, random 1.0).",
        ),
        (("model",), "Sessions 13–14: 1.0 of the first 10 raised it (random 1.0)."),
        (("issue",), "Sessions 13–14: 1.0 of the first 10 raised it by issue count (random 1.0)."),
        (
            ("activity", "issue"),
            "Sessions 13–14: 1.0 of the first 10 raised it by activity "
            "(issue count 1.0, random 1.0).",
        ),
    ],
)
def test_the_sentence_for_the_screen(methods: tuple[str, ...], sentence: str) -> None:
    assert backtest(*methods).sentence() == sentence


@pytest.mark.parametrize(
    ("sessions", "words"),
    [
        ([14], "Session 14"),
        ([14, 15, 16, 17], "Sessions 14–17"),
        ([14, 15, 17, 20, 21], "Sessions 14–15, 17, 20–21"),
    ],
)
def test_sessions_in_words(sessions: list[int], words: str) -> None:
    assert session_words(sessions) == words


records = st.lists(
    st.tuples(
        st.integers(13, 16),
        st.sampled_from(["TGO", "MLI", "NPL"]),
        st.sampled_from(["Torture", "Death penalty", "Press"]),
        st.sampled_from(["BEN", "CHL", "NOR", "PER"]),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=25)
@given(records)
def test_a_result_survives_being_written_and_read(later: list[Record]) -> None:
    replay = Counting([*RECORDS[:3], *later])
    found = run_backtest(replay, 13, 16, ["model", "issue", "activity"], seed=1)
    assert Backtest.from_json(json.loads(json.dumps(found.as_json()))) == found
    for measured in found.methods.values():
        assert all(0 <= value <= 1 for value in measured.figures)


def test_a_kept_result_speaks_of_one_library_and_one_table(tmp_path: Path) -> None:
    path = tmp_path / "backtest.json"
    found = backtest()
    assert kept(path, library="7-4096-1", table="2026a") is None
    keep(path, found, library="7-4096-1", table="2026a")
    assert kept(path, library="7-4096-1", table="2026a") == found
    assert kept(path, library="8-4096-1", table="2026a") is None
    assert kept(path, library="7-4096-1", table="2026b") is None
    assert path.stat().st_mode & 0o077 == 0
    assert [each.name for each in tmp_path.iterdir()] == ["backtest.json"]


def _broken(found: dict[str, Any]) -> list[bytes]:
    document = {"schema": 1, "library": "l", "table": "t", "backtest": found}
    changes: list[dict[str, Any]] = [
        {"backtest": found | {"sessions": [1e999]}},
        {"backtest": found | {"sessions": []}},
        {"backtest": found | {"chance": {}}},
        {"backtest": found | {"methods": {"model": 3}}},
        {"backtest": []},
        {"schema": 2},
    ]
    return [json.dumps(document | change).encode() for change in changes]


def test_a_file_that_cannot_be_read_is_as_if_there_were_none(tmp_path: Path) -> None:
    path = tmp_path / "backtest.json"
    whole = backtest().as_json()
    for data in [b"", b"[]", b"\xff", b"[" * 100_000, b"{}", *_broken(whole)]:
        path.write_bytes(data)
        assert kept(path, library="l", table="t") is None, data[:80]
    path.unlink()
    path.mkdir()
    assert kept(path, library="l", table="t") is None


def test_a_folder_that_takes_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(BacktestNotKept, match="computed anew") as refusal:
        keep(tmp_path / "gone" / "backtest.json", backtest(), library="l", table="t")
    assert refusal.value.path == tmp_path / "gone" / "backtest.json"
