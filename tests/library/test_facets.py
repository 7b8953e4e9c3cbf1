"""A facet's counts are what switching to a value would find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.library.invented import publish, row
from uprtui.home import Home
from uprtui.library import FacetCount, Library, Query
from uprtui.library.facets import FACETS
from uprtui.recommendation import Kind, Response

NAMES = ("FRA", "NER", "NGA", "BRA", "JPN")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = Home(tmp_path_factory.mktemp("home"))
    rows = [
        row(
            f"{verb} the death penalty",
            sur=sur,
            by=by,
            session=session,
            issues=("Justice", "Death penalty")[: 1 + (session % 2)],
            response=(Response.NOTED, Response.SUPPORTED, None)[session % 3],
            action=session % 5 + 1,
        )
        for verb in ("Abolish", "Restrict")
        for sur in NAMES[:2]
        for by in (*NAMES, None)
        for session in (3, 15, 16, 28)
    ]
    publish(home, ("rows", [*rows, row("A pledge", kind=Kind.PLEDGE)]))
    with Library.open(home.library) as opened:
        yield opened


QUERIES = (
    Query(),
    Query(words="abolish"),
    Query(sur="FRA", by="BRA", cycle=2),
    Query(group="Africa", bloc="OIC", response="noted"),
    Query(issue="Death penalty", action=4, sessions=(1, 20)),
    Query(words="nobody says this"),
)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("facet", FACETS)
def test_each_count_is_what_a_search_with_that_value_finds(
    library: Library, query: Query, facet: str
) -> None:
    for counted in library.facets(query, facet):
        value: Any = (counted.value, counted.value) if facet == "session" else counted.value
        own: dict[str, Any] = {"sessions" if facet == "session" else facet: value}
        assert library.search(replace(query, **own)).total == counted.count > 0


def test_a_facet_ignores_its_own_filter_only(library: Library) -> None:
    assert library.facets(Query(sur="FRA"), "sur") == library.facets(Query(), "sur")
    assert library.facets(Query(sur="FRA"), "by") != library.facets(Query(), "by")


def test_values_are_labelled_for_people_and_the_most_frequent_comes_first(
    library: Library,
) -> None:
    assert library.facets(Query(), "sur", limit=1) == [FacetCount("FRA", "France", 48)]
    assert library.facets(Query(), "group")[0] == FacetCount("Africa", "Africa", 32)
    assert [found.value for found in library.facets(Query(), "session")] == [28, 16, 15, 3]
    assert [found.value for found in library.facets(Query(), "cycle")] == [3, 2, 1]


def test_unknown_states_are_in_no_group(library: Library) -> None:
    by_group = sum(found.count for found in library.facets(Query(), "group"))
    assert by_group == library.search(Query()).total * 5 // 6


def test_there_is_no_other_facet(library: Library) -> None:
    with pytest.raises(ValueError, match="one of kind, sur, by"):
        library.facets(Query(), "text")


def test_what_was_said_to_a_state_is_summed_up_by_issue(home: Home) -> None:
    noted, supported = Response.NOTED, Response.SUPPORTED
    publish(
        home,
        (
            "rows",
            [
                row("a", by="DEU", session=3, issues=("Justice",), response=noted),
                row("b", by="DEU", session=15, issues=("Justice", "Labour"), response=supported),
                row("c", by="CHE", session=15, issues=("Justice",)),
                row("d", by=None, session=None, issues=("Justice",), response=Response.PENDING),
                row("e", sur="NER", by="CHE", session=15, issues=("Justice",)),
                row("f", kind=Kind.PLEDGE, session=16, issues=("Justice",)),
            ],
        ),
    )
    with Library.open(home.library) as library:
        justice, labour = library.issue_overview("FRA")
        assert library.reviews("FRA") == [3, 15, 16]
        assert library.reviews("DEU") == []
        assert library.issue_overview("DEU") == []
    assert (justice.issue, justice.times, justice.states) == ("Justice", 4, 2)
    assert (justice.supported, justice.noted, justice.pending) == (1, 1, 2)
    assert (justice.first_session, justice.last_session) == (3, 15)
    assert justice.by_session == ((3, 1), (15, 2))
    assert (labour.issue, labour.times, labour.by_session) == ("Labour", 1, ((15, 1),))
