"""Several sources, one row that knows more; what is forgotten leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.invented import NOW, contents, digest, publish, publish_once, row
from uprtui.api import Standing
from uprtui.home import Home
from uprtui.library import Builder, CheckedRow, Library, Query, Reject, SourceUnknown
from uprtui.recommendation import ActionSource, Kind, Recommendation, Response

CODED, PREDICTED = ActionSource.CODED, ActionSource.PREDICTED
TEXT = "Ratify the Convention"


def all_of(home: Home) -> list[Recommendation]:
    with Library.open(home.library) as library:
        return library.search(Query(kind=None)).rows(0, 99)


def only(home: Home) -> Recommendation:
    [found] = all_of(home)
    return found


def test_a_second_source_fills_what_the_first_did_not_know(home: Home) -> None:
    first = row(TEXT, issues=("Justice", "Labour"))
    second = row(
        f"{TEXT}.",
        issues=("Labour", "Migrants", "Justice"),
        action=5,
        action_source=CODED,
        response=Response.NOTED,
        paragraph="115.2",
        symbol="A/HRC/28/15",
    )
    publish(home, ("first", [first], Standing.LIST))
    publish(home, ("second", [second]))
    found = only(home)
    assert found.id == first.id == second.id
    assert found.text == TEXT
    assert found.issues == ("Justice", "Labour", "Migrants")
    assert (found.action, found.action_source) == (5, CODED)
    assert found.response is Response.NOTED
    assert (found.paragraph, found.symbol) == ("115.2", "A/HRC/28/15")
    assert found.sources == (digest("first")[:12], digest("second")[:12])
    assert found.cycle == 2


RESPONSES = (
    (Response.PENDING, Response.SUPPORTED, Response.SUPPORTED),
    (Response.NOTED, Response.PENDING, Response.NOTED),
    (Response.NOTED, Response.SUPPORTED, Response.NOTED),
    (None, Response.PENDING, Response.PENDING),
    (None, None, None),
)


def test_a_definite_response_beats_a_pending_one_then_the_more_official_counts(home: Home) -> None:
    """Each case in a session of its own."""
    cases = list(enumerate(RESPONSES, start=1))
    official = [row(TEXT, session=at, response=first) for at, (first, _, _) in cases]
    other = [row(TEXT, session=at, response=second) for at, (_, second, _) in cases]
    publish(home, ("b", other, Standing.DATABASE), ("a", official, Standing.REPORT))
    found = {each.session: each.response for each in all_of(home)}
    assert found == {at: response for at, (_, _, response) in cases}


ACTIONS = (
    ((4, PREDICTED), (5, CODED), (5, CODED)),
    ((4, CODED), (5, PREDICTED), (4, CODED)),
    ((4, PREDICTED), (5, PREDICTED), (4, PREDICTED)),
    ((None, None), (5, PREDICTED), (5, PREDICTED)),
)


def test_a_coded_action_beats_a_predicted_one_then_the_more_official_counts(home: Home) -> None:
    """Each case in a session of its own."""

    def told(which: int) -> list[CheckedRow]:
        return [
            row(TEXT, session=at, action=case[which][0], action_source=case[which][1])
            for at, case in enumerate(ACTIONS, start=1)
        ]

    publish(home, ("b", told(1), Standing.DATABASE), ("a", told(0), Standing.REPORT))
    found = {each.session: (each.action, each.action_source) for each in all_of(home)}
    assert found == {at: action for at, (_, _, action) in enumerate(ACTIONS, start=1)}


def test_duplicates_within_a_file_merge(home: Home) -> None:
    [info] = publish(home, ("a", [row(TEXT, issues=("Labour",)), row(TEXT, issues=("Justice",))]))
    assert (info.read, info.added, info.merged, info.rejected) == (2, 1, 1, 0)
    assert only(home).issues == ("Labour", "Justice")
    assert only(home).sources == (info.id,)


def test_a_pledge_is_no_recommendation(home: Home) -> None:
    publish(home, ("a", [row(TEXT, by="FRA"), row(TEXT, by="FRA", kind=Kind.PLEDGE)]))
    with Library.open(home.library) as library:
        stats = library.stats()
        assert (stats.recommendations, stats.pledges, stats.supporting) == (1, 1, 0)
        assert library.search(Query()).total == 1
        assert library.search(Query(kind=Kind.PLEDGE)).total == 1


def test_the_same_file_again_changes_nothing_and_is_no_second_source(home: Home) -> None:
    first = ("first", [row(TEXT), row("Other"), row(TEXT)])
    publish(home, first, ("second", [row(TEXT, issues=("Labour",))]))
    before = contents(home.library)
    [again] = publish(home, first)
    assert (again.read, again.added, again.merged) == (3, 0, 3)
    assert contents(home.library) == before


def test_a_file_that_is_read_better_now_replaces_its_earlier_self(home: Home) -> None:
    publish(home, ("first", [row("Misread")]), ("second", [row(TEXT)]))
    [info] = publish(home, ("first", [row("Read well"), row(TEXT)]))
    assert (info.read, info.added, info.merged) == (2, 1, 1)
    with Library.open(home.library) as library:
        assert [source.name for source in library.sources()] == ["first", "second"]
        assert [source.added for source in library.sources()] == [2, 0]
        assert {found.text for found in library.search(Query()).rows(0, 9)} == {"Read well", TEXT}


def test_the_same_file_twice_in_one_import_counts_once(home: Home) -> None:
    publish(home, ("first", [row(TEXT)]), ("first", [row(TEXT)]))
    with Library.open(home.library) as library:
        assert [(source.read, source.added) for source in library.sources()] == [(1, 1)]


def test_a_source_that_was_not_closed_leaves_nothing(home: Home) -> None:
    publish_once(home, ("good", [row(TEXT)]))
    before = contents(home.library)
    with Builder.begin(home, NOW) as builder:
        broken = builder.open_source("test", "broken", digest("broken"))
        broken.stage([row("Half a file")])
        broken.reject("row 2", "x", "y")
        builder.publish()
    assert contents(home.library) == before


def test_forgetting_an_unknown_source_is_refused(home: Home) -> None:
    publish_once(home, ("good", [row(TEXT)]))
    with Builder.begin(home, NOW) as builder, pytest.raises(SourceUnknown, match="no source zz"):
        builder.forget("zz")


def test_rejected_rows_keep_place_text_and_reason(home: Home) -> None:
    raw = "'; DROP TABLE rejects; -- \ud800 \x00 \n"
    with Builder.begin(home, NOW) as builder:
        source = builder.open_source("test", "a", digest("a"), licence="CC BY", synthetic=True)
        source.reject("row 2", raw, "no State")
        source.stage([row(TEXT)])
        source.reject("row 4", "", "no text")
        info = source.close()
        builder.publish()
    assert (info.read, info.added, info.merged, info.rejected) == (3, 1, 0, 2)
    with Library.open(home.library) as library:
        assert library.sources() == [info]
        assert library.synthetic
        assert library.rejects() == [
            Reject(info.id, "row 2", raw.replace("\ud800", "?"), "no State"),
            Reject(info.id, "row 4", "", "no text"),
        ]
        assert library.rejects(info.id, limit=1, offset=1)[0].place == "row 4"
        with pytest.raises(SourceUnknown):
            library.rejects("other")


def test_any_text_survives(home: Home) -> None:
    texts = ("quote \" ' `", "back\\slash\\n", "a,b;c\td", "{1: [2]}", "漢字 🎉")
    rows = [
        row(each, issues=(each, "b"), paragraph=each, symbol=each, place=each) for each in texts
    ]
    publish(home, ("a", rows))
    with Library.open(home.library) as library:
        found = library.search(Query(kind=None)).rows(0, 9)
    assert {(each.text, each.issues, each.paragraph, each.symbol) for each in found} == {
        (each, (each, "b"), each, each) for each in texts
    }


def test_known_issues_are_those_of_the_library_and_of_closed_sources(home: Home) -> None:
    publish(home, ("a", [row(TEXT, issues=("Labour",))]))
    with Builder.begin(home, NOW) as builder:
        source = builder.open_source("test", "b", digest("b"))
        source.stage([row("Other", issues=("Justice",))])
        assert builder.known_issues() == {"Labour"}
        source.close()
        assert builder.known_issues() == {"Labour", "Justice"}


def test_an_empty_library_is_a_library(home: Home) -> None:
    publish(home)
    with Library.open(home.library) as library:
        assert library.empty
        assert library.stats().recommendations == 0
        assert library.search(Query(words="x -y")).rows(0, 9) == []
        assert library.facets(Query(), "sur") == []


_OBSERVED = st.builds(
    lambda text, issues, action, response, paragraph: replace_row(
        row(text), issues=issues, action=action, response=response, paragraph=paragraph
    ),
    st.sampled_from(["one", "two", "three"]),
    st.lists(st.sampled_from(["Labour", "Justice"]), max_size=2, unique=True).map(tuple),
    st.sampled_from([(None, None), (4, CODED), (5, CODED), (3, PREDICTED)]),
    st.sampled_from([None, *Response]),
    st.sampled_from([None, "1.1", "2.2"]),
)


def replace_row(
    base: CheckedRow,
    *,
    issues: tuple[str, ...],
    action: tuple[int | None, ActionSource | None],
    response: Response | None,
    paragraph: str | None,
) -> CheckedRow:
    return base._replace(
        issues=issues,
        action=action[0],
        action_source=action[1],
        response=response,
        paragraph=paragraph,
    )


_SOURCES = st.lists(st.lists(_OBSERVED, max_size=4), min_size=1, max_size=3)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_SOURCES, st.data())
def test_forgetting_a_source_leaves_what_would_have_been_without_it(
    tmp_path_factory: pytest.TempPathFactory, told: list[list[CheckedRow]], data: st.DataObject
) -> None:
    named = [(f"source {number}", rows) for number, rows in enumerate(told)]
    forgotten = data.draw(st.sampled_from(named))
    with_it, without_it = (Home(tmp_path_factory.mktemp("home")) for _ in range(2))
    publish(with_it, *named)
    publish(without_it, *(source for source in named if source != forgotten))
    with Builder.begin(with_it, NOW) as builder:
        builder.forget(digest(forgotten[0])[:12])
        builder.publish()
    assert contents(with_it.library) == contents(without_it.library)


def test_what_was_forgotten_is_not_in_the_file(home: Home) -> None:
    secret = "unmistakable"
    publish(home, ("a", [row(f"{secret} {number}") for number in range(50)]), ("b", [row(TEXT)]))
    with Builder.begin(home, NOW) as builder:
        builder.forget(digest("a")[:12])
        builder.publish()
    assert secret.encode() not in Path(home.library).read_bytes()


def test_import_in_one_go_or_one_by_one_is_the_same(home: Home, tmp_path: Path) -> None:
    sources = [
        ("a", [row(TEXT, issues=("Labour",)), row("Only here")]),
        ("b", [row(TEXT, issues=("Justice",), response=Response.NOTED)]),
        ("c", [row("Other", by=None)]),
    ]
    publish(home, *sources)
    other = Home(tmp_path / "other")
    for source in sources:
        publish(other, source)
    assert contents(home.library) == contents(other.library)
