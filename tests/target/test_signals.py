"""Signals and evidence are counted in the library, from earlier sessions only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.invented import publish_once, row
from uprtui.home import Home
from uprtui.library import CheckedRow, Library, LibraryError
from uprtui.recommendation import Kind
from uprtui.target import RECIPES, Signals, count_signals, evidence, rank_states

TORTURE, HEALTH = "Torture", "Right to health"


def made(text: str, by: str | None, sur: str, session: int | None, *issues: str) -> CheckedRow:
    return row(text, by=by, sur=sur, session=session, issues=issues)


ROWS = (
    made("Prevent torture", "FRA", "NPL", 10, TORTURE, HEALTH),
    made("Punish torture", "FRA", "NPL", 10, TORTURE),
    made("Build clinics", "FRA", "NPL", 10, HEALTH),
    made("Prevent torture", "FRA", "PER", 3, TORTURE),
    made("Prevent torture", "FRA", "PER", 17, TORTURE),
    made("Prevent torture", "CUB", "PER", 3, TORTURE),
    made("Build clinics", "CUB", "NPL", 10, HEALTH),
    made("End torture", "NPL", "PER", 3, TORTURE),
    made("Say who", None, "NPL", 10, TORTURE),
    made("Some day", "CUB", "NPL", None, TORTURE),
    row("We pledge", by="FRA", sur="FRA", session=10, issues=(TORTURE,), kind=Kind.PLEDGE),
)


def library_of(folder: Path, rows: Sequence[CheckedRow]) -> Library:
    home = Home(folder)
    publish_once(home, ("rows", rows))
    return Library.open(home.library)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("signals"), ROWS)


def test_counts_by_hand(library: Library) -> None:
    assert count_signals(library, sur="NPL", issue=TORTURE) == [
        Signals(
            "CUB",
            total=3,
            sessions=2,
            last_session=10,
            on_issue=2,
            last_on_issue=3,
            to_sur=2,
            to_sur_on_issue=1,
            sur_sessions=(),
        ),
        Signals(
            "FRA",
            total=5,
            sessions=3,
            last_session=17,
            on_issue=4,
            last_on_issue=17,
            to_sur=3,
            to_sur_on_issue=2,
            sur_sessions=(10,),
        ),
    ]


def test_only_sessions_before_the_limit_count(library: Library) -> None:
    cuba, france = count_signals(library, sur="NPL", issue=TORTURE, before_session=10)
    assert cuba == Signals("CUB", 1, 1, 3, on_issue=1, last_on_issue=3)
    assert france == Signals("FRA", 1, 1, 3, on_issue=1, last_on_issue=3)


def test_an_issue_that_nobody_raised_has_zeros(library: Library) -> None:
    counted = count_signals(library, sur="NPL", issue="Space law")
    assert [(each.state, each.on_issue, each.to_sur_on_issue) for each in counted] == [
        ("CUB", 0, 0),
        ("FRA", 0, 0),
    ]


def test_data_is_never_read_as_sql(library: Library) -> None:
    assert count_signals(library, sur="x' OR '1'='1", issue="'; DROP TABLE labels; --")
    assert len(count_signals(library, sur="NPL", issue=TORTURE)) == 2


def texts(library: Library, ids: list[str]) -> list[tuple[str, str, int | None]]:
    return [(found.sur, found.text, found.session) for found in library.get(ids)]


def test_evidence_names_the_state_under_review_first_then_the_latest(library: Library) -> None:
    ranking = rank_states(library, sur="NPL", issue=TORTURE, method="issue")
    behind = evidence(library, ranking, ranking.rows)
    assert texts(library, behind["FRA"])[:2] in (
        [("NPL", "Prevent torture", 10), ("NPL", "Punish torture", 10)],
        [("NPL", "Punish torture", 10), ("NPL", "Prevent torture", 10)],
    )
    assert texts(library, behind["FRA"])[2:] == [
        ("PER", "Prevent torture", 17),
        ("PER", "Prevent torture", 3),
    ]
    assert texts(library, behind["CUB"]) == [
        ("NPL", "Some day", None),
        ("PER", "Prevent torture", 3),
    ]


def test_evidence_is_what_the_counts_count(library: Library) -> None:
    for method, before in [(name, limit) for name in RECIPES for limit in (None, 11, 10)]:
        ranking = rank_states(
            library, sur="NPL", issue=TORTURE, method=method, before_session=before
        )
        behind = evidence(library, ranking, ranking.rows, before)
        for each in ranking.rows:
            counted = each.signals.total if method == "activity" else each.signals.on_issue
            assert len(behind[each.state]) == counted


def test_evidence_is_capped_and_only_for_the_states_asked_for(library: Library) -> None:
    ranking = rank_states(library, sur="NPL", issue=TORTURE, method="activity")
    behind = evidence(library, ranking, ranking.rows[:1], most=2)
    assert {state: len(ids) for state, ids in behind.items()} == {"FRA": 2}
    assert evidence(library, ranking, ()) == {}


def test_a_closed_library_is_said_in_words(tmp_path: Path) -> None:
    opened = library_of(tmp_path, ROWS[:1])
    opened.close()
    with pytest.raises(LibraryError) as raised:
        count_signals(opened, sur="NPL", issue=TORTURE)
    assert raised.value.remedy


rows_of_chance = st.lists(
    st.builds(
        made,
        st.sampled_from(("Prevent it", "Punish it", "End it")),
        st.sampled_from(("FRA", "CUB", "TGO", "NPL")),
        st.sampled_from(("NPL", "PER")),
        st.none() | st.integers(1, 5),
        st.sampled_from((TORTURE, HEALTH)),
    ).filter(lambda each: each.by != each.sur),
    min_size=1,
    max_size=25,
    unique_by=lambda each: each.id,
)


@settings(max_examples=3, deadline=None)
@given(rows_of_chance, st.integers(1, 6))
def test_deleting_the_session_and_what_came_later_changes_nothing(
    rows: list[CheckedRow], session: int
) -> None:
    earlier = [each for each in rows if each.session is not None and each.session < session]
    with TemporaryDirectory() as folder:
        everything = library_of(Path(folder) / "all", rows)
        kept = library_of(Path(folder) / "kept", earlier) if earlier else None
        try:
            for method in RECIPES:
                full = rank_states(
                    everything, sur="NPL", issue=TORTURE, method=method, before_session=session
                )
                if kept is None:
                    assert full.rows == ()
                    continue
                cut = rank_states(kept, sur="NPL", issue=TORTURE, method=method)
                assert full == cut
                behind = evidence(everything, full, full.rows, session)
                assert behind.keys() == evidence(kept, cut, cut.rows).keys()
                assert all(
                    sorted(ids) == sorted(evidence(kept, cut, cut.rows)[state])
                    for state, ids in behind.items()
                )
        finally:
            everything.close()
            if kept is not None:
                kept.close()
