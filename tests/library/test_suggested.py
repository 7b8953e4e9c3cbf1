"""Suggested labels find a recommendation like a source's, until a source names its issues."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.invented import NOW, contents, digest, publish, publish_once, row
from uprtui.api import Standing
from uprtui.home import Home
from uprtui.library import Builder, CheckedRow, Library, Query
from uprtui.library.suggesting import has_known_label, remembering
from uprtui.recommendation import Kind, Recommendation, Response

TEXT = "Prevent torture in prisons"
TORTURE, DETENTION = "Torture and other CID treatment", "Detention"
THEME = "SDG 16 - peace, justice and strong institutions"  # of another vocabulary
UNLABELLED = row(TEXT, suggested=(TORTURE, DETENTION))
LABELLED = row(TEXT, issues=("Justice",))


def only(home: Home) -> Recommendation:
    with Library.open(home.library) as library:
        [found] = library.search(Query(kind=None)).rows(0, 2)
        return found


def forget(home: Home, name: str) -> None:
    with Builder.begin(home, NOW) as builder:
        builder.forget(digest(name)[:12])
        builder.publish()


def test_a_text_without_labels_has_its_suggestions_apart_from_the_issues(home: Home) -> None:
    publish_once(home, ("list", [UNLABELLED]))
    assert (only(home).issues, only(home).suggested) == ((), (TORTURE, DETENTION))
    assert only(home).marked_issues == (f"{TORTURE} (suggested)", f"{DETENTION} (suggested)")


def test_labels_of_another_vocabulary_stand_beside_the_suggestions(home: Home) -> None:
    publish(home, ("list", [row(TEXT, issues=(THEME,), suggested=(TORTURE,))]))
    assert (only(home).issues, only(home).suggested) == ((THEME,), (TORTURE,))
    assert only(home).marked_issues == (THEME, f"{TORTURE} (suggested)")


@pytest.mark.parametrize("order", [(UNLABELLED, LABELLED), (LABELLED, UNLABELLED)])
def test_one_source_with_a_label_ends_all_suggestions(
    home: Home, order: tuple[CheckedRow, CheckedRow]
) -> None:
    first, second = order
    publish(home, ("first", [first]))
    publish(home, ("second", [second]))
    assert (only(home).issues, only(home).suggested) == (("Justice",), ())


def test_suggestions_are_those_of_the_text_that_stands(home: Home) -> None:
    numbered = row(f"6.3. {TEXT}", suggested=(DETENTION,))
    assert numbered.id == UNLABELLED.id
    publish(home, ("second", [numbered]), ("first", [UNLABELLED], Standing.LIST))
    assert (only(home).text, only(home).suggested) == (TEXT, (TORTURE, DETENTION))


def test_forgetting_the_labelled_source_brings_the_suggestions_back(home: Home) -> None:
    publish_once(home, ("list", [UNLABELLED]))
    before = contents(home.library)
    publish(home, ("coded", [LABELLED]))
    forget(home, "coded")
    assert contents(home.library) == before
    assert only(home).suggested == (TORTURE, DETENTION)


def test_a_text_of_which_nothing_is_suggested_has_no_label(home: Home) -> None:
    publish(home, ("list", [row(TEXT, suggested=())]))
    assert only(home).marked_issues == ()
    with Library.open(home.library) as library:
        assert library.stats().suggested == 0


def test_search_facets_and_counts_take_suggested_labels_like_others(home: Home) -> None:
    rows = [
        UNLABELLED,
        row("Open the prisons to visits", by="CHE", issues=(DETENTION,)),
        row("Build better prisons", by="FRA", kind=Kind.PLEDGE, suggested=(DETENTION,)),
    ]
    publish(home, ("all", rows))
    with Library.open(home.library) as library:
        on_detention = Query(issue=DETENTION)
        assert library.search(on_detention).total == 2
        assert library.by_suggestion(on_detention) == 1
        assert library.by_suggestion(Query(issue=DETENTION, kind=None)) == 2
        assert library.by_suggestion(Query()) == 0
        counts = {found.value: found.count for found in library.facets(Query(), "issue")}
        assert counts == {DETENTION: 2, TORTURE: 1}
        assert (library.stats().suggested, library.stats().issues) == (2, 2)


def test_the_overview_of_a_state_says_how_many_are_suggested(home: Home) -> None:
    publish(home, ("all", [UNLABELLED, row("Open prisons", by="CHE", issues=(DETENTION,))]))
    with Library.open(home.library) as library:
        found = {each.issue: (each.times, each.suggested) for each in library.issue_overview("FRA")}
    assert found == {DETENTION: (2, 1), TORTURE: (1, 1)}


def test_by_issue_a_row_stands_where_its_first_label_does(home: Home) -> None:
    rows = [
        row("one", issues=("Justice",)),
        row("two", suggested=("Labour",)),
        row("three", suggested=("Corruption",)),
        row("four", suggested=()),
    ]
    publish(home, ("all", rows))
    with Library.open(home.library) as library:
        found = library.search(Query(sort="issue", descending=False)).rows(0, 9)
    assert [each.text for each in found] == ["three", "one", "two", "four"]


@pytest.mark.parametrize(
    ("issues", "known"),
    [((), False), ((THEME,), False), (("General",), True), ((THEME, "Justice"), True)],
)
def test_a_row_needs_suggestions_where_no_label_is_of_the_vocabulary(
    issues: tuple[str, ...], known: bool
) -> None:
    assert has_known_label(issues) is known


def test_a_text_is_suggested_for_once() -> None:
    asked: list[str] = []

    def suggest(text: str) -> tuple[str, ...]:
        asked.append(text)
        return (TORTURE,)

    once = remembering(suggest)
    assert [once(text) for text in ("a", "b", "a")] == [(TORTURE,)] * 3
    assert asked == ["a", "b"]


_LABELS = st.lists(st.sampled_from(["Justice", "Labour", THEME]), max_size=2, unique=True)


def observed(text: str, issues: list[str], response: Response | None) -> CheckedRow:
    """A row as the pipeline makes it, with suggestions that depend on the text only."""
    suggested = None if has_known_label(issues) else (TORTURE, DETENTION)
    return row(text, issues=tuple(issues), suggested=suggested, response=response)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.builds(observed, st.sampled_from(["one", "two"]), _LABELS, st.none()),
        min_size=1,
        max_size=5,
    ),
    st.randoms(use_true_random=False),
)
def test_suggestions_do_not_depend_on_the_order_of_import(
    tmp_path_factory: pytest.TempPathFactory, rows: list[CheckedRow], random: object
) -> None:
    shuffled = list(rows)
    getattr(random, "shuffle")(shuffled)  # noqa: B009 (hypothesis gives no public type)
    found = []
    for each in (rows, shuffled):
        home = Home(tmp_path_factory.mktemp("home"))
        publish(home, *((f"source {number}", [one]) for number, one in enumerate(each)))
        with Library.open(home.library) as library:
            listed = library.search(Query()).rows(0, 9)
        found.append({one.id: (set(one.issues), one.suggested) for one in listed})
    assert found[0] == found[1]
    for issues, suggested in found[0].values():
        assert bool(suggested) is not has_known_label(issues)
