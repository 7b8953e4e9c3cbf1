"""A library of the first version opens as it is, and the next change makes it a present one."""

from __future__ import annotations

import signal
from pathlib import Path

import duckdb
import pytest

from tests.library.import_that_fails import ended
from tests.library.invented import NOW, contents, digest, publish, row
from tests.library.version_1 import make_version_1
from tests.made_once import made_once
from uprtui.home import Home
from uprtui.library import Builder, Library, Query
from uprtui.library.schema import SCHEMA_VERSION
from uprtui.recommendation import Kind
from uprtui.states import States
from uprtui.target import rank_states

TORTURE = "Torture and other CID treatment"
ROWS = [
    row("Prevent torture in prisons", by="CHE", session=3),
    row("Prevent torture in prisons", by="DEU", session=3),
    row("Reform the courts", by="CHE", issues=("Justice",)),
    row("Heal the wounds of torture", by="NOR", issues=("SDG 16",)),
    row("End torture", by="FRA", kind=Kind.PLEDGE, issues=("Other",)),
]


def suggest(text: str) -> tuple[str, ...]:
    """A stand-in for uprtui's own suggestions."""
    return (TORTURE,) if "torture" in text else ()


def version(library: Path) -> int:
    with duckdb.connect(":memory:") as connection:
        connection.execute("ATTACH ? AS library (READ_ONLY)", [str(library)])
        [(found,)] = connection.execute("SELECT schema_version FROM library.meta").fetchall()
        return int(found)


@pytest.fixture
def old(home: Home) -> Home:
    """A home whose library the first version made, of two sources."""
    fill(home)
    return home


@made_once
def fill(home: Home) -> None:
    publish(home, ("first", ROWS[:3]), ("second", ROWS[3:]))
    make_version_1(home.library)


def test_it_opens_and_answers_without_any_suggestion(old: Home) -> None:
    assert version(old.library) == 1
    with Library.open(old.library) as library:
        stats = library.stats()
        assert (stats.recommendations, stats.pledges, stats.suggested) == (4, 1, 0)
        found = library.search(Query(words="torture", kind=None)).rows(0, 9)
        assert [each.suggested for each in found] == [()] * 4
        assert library.search(Query(issue="Justice")).total == 1
        assert library.by_suggestion(Query(issue="Justice")) == 0
        assert {each.value for each in library.facets(Query(), "issue")} == {"Justice", "SDG 16"}
        assert [each.suggested for each in library.issue_overview("FRA")] == [0, 0]
        assert library.get([ROWS[2].id])[0].issues == ("Justice",)
        assert rank_states(library, sur="FRA", issue="Justice").rows
        assert [source.name for source in library.sources()] == ["first", "second"]
        with library.cursor() as cursor:
            assert cursor.execute("SELECT count(*) FROM observations").fetchall() == [(5,)]
    assert version(old.library) == 1, "reading changes nothing"


def test_the_next_import_suggests_labels_for_what_was_there(old: Home) -> None:
    told: list[tuple[int, int]] = []
    with Builder.begin(old, NOW, suggest=suggest) as builder:
        source = builder.open_source("test", "third", digest("third"))
        source.stage([row("New", by="PER", issues=("Labour",))])
        source.close()
        builder.publish(lambda done, total: told.append((done, total)))
    assert version(old.library) == SCHEMA_VERSION
    assert told[-1] == (5, 5)
    with Library.open(old.library) as library:
        assert library.stats().suggested == 3
        found = {each.text: each for each in library.search(Query(kind=None)).rows(0, 9)}
    assert found["Prevent torture in prisons"].suggested == (TORTURE,)
    assert found["Heal the wounds of torture"].marked_issues == ("SDG 16", f"{TORTURE} (suggested)")
    assert found["End torture"].suggested == (), "“Other” is a label of the vocabulary"
    assert found["Reform the courts"].suggested == ()


def test_the_renewed_library_is_what_an_import_makes_today(old: Home, tmp_path: Path) -> None:
    with Builder.begin(old, NOW, suggest=suggest) as builder:
        builder.publish()
    today = Home(tmp_path / "today")
    rows = [
        each._replace(suggested=suggest(each.text))
        if not {"Justice", "Other"}.intersection(each.issues)
        else each
        for each in ROWS
    ]
    publish(today, ("first", rows[:3]), ("second", rows[3:]))
    assert contents(old.library) == contents(today.library)


def test_forgetting_a_source_renews_the_rest(old: Home) -> None:
    with Builder.begin(old, NOW, suggest=suggest) as builder:
        builder.forget(digest("first")[:12])
        builder.publish()
    with Library.open(old.library) as library:
        assert library.stats().suggested == 1
        assert [source.name for source in library.sources()] == ["second"]


def test_a_file_that_it_has_already_is_merged_and_counted(old: Home) -> None:
    with Builder.begin(old, NOW, suggest=suggest) as builder:
        source = builder.open_source("test", "first", digest("first"))
        source.stage([each._replace(suggested=("Detention",)) for each in ROWS[:2]])
        info = source.close()
        builder.publish()
    assert (info.added, info.merged) == (0, 2)
    with Library.open(old.library) as library:
        assert library.by_suggestion(Query(issue="Detention")) == 2
        assert library.by_suggestion(Query(issue=TORTURE)) == 1, "of the other source"


def test_stopping_the_renewal_leaves_the_old_library(old: Home) -> None:
    before = contents(old.library)

    def stop(_done: int, _total: int) -> None:
        raise RuntimeError("enough")

    stopped = pytest.raises(RuntimeError, match="enough")
    with Builder.begin(old, NOW, suggest=suggest) as builder, stopped:
        builder.publish(stop)
    assert contents(old.library) == before
    assert sorted(path.name for path in old.root.iterdir() if ".new-" in path.name) == []


@pytest.mark.kill
def test_a_killed_renewal_leaves_one_whole_library(tmp_path: Path) -> None:
    homes = {step: Home(tmp_path / step) for step in ("renewed", "copied", "synced", "renamed")}
    for home in homes.values():
        fill(home)
    before = contents(homes["renewed"].library)
    found = ended((home, "kill", step) for step, home in homes.items())
    assert [each.code for each in found] == [-signal.SIGKILL] * len(homes)
    for step, home in homes.items():
        if step != "renamed":
            assert contents(home.library) == before, step
        else:
            assert version(home.library) == SCHEMA_VERSION
        with Library.open(home.library, states=States.builtin()) as library:
            assert library.search(Query(words="torture")).total >= 3


def test_a_renewal_needs_no_more_rights_than_an_import(old: Home) -> None:
    with Builder.begin(old, NOW, suggest=suggest) as builder:
        builder.publish()
    assert old.library.stat().st_mode & 0o777 == 0o600
