"""Searching finds what the words say, in any order, and as much of it as is asked for."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.invented import publish, row
from uprtui.home import Home
from uprtui.library import (
    SORTS,
    Library,
    LibraryError,
    MemoryShort,
    Query,
    SearchInterrupted,
    parse_words,
)
from uprtui.recommendation import Kind, Recommendation, Response
from uprtui.states import States
from uprtui.text import fold

STATES = States.builtin()
WORDS = [
    *("abolish", "the", "death", "penalty", "child", "children", "education", "educate"),
    *("torture", "optional"),
]
TEXTS = [
    "Abolish the death penalty",
    "Abolish the penalty of death",
    "Éduquer les enfants; educate children",
    "Ensure the child's right to education",
    "Ratify the Optional Protocol to the Convention against Torture",
    "Prevent torture: train the police",
    "Death, penalty and other words",
    'O\'Brien said "never"; DROP TABLE words; -- 100%_\\',
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = Home(tmp_path_factory.mktemp("home"))
    rows = [
        row(
            f"{text} {number}" if number % 3 else text,
            sur=sur,
            by=by,
            session=session,
            issues=issues,
            action=action,
            response=response,
            kind=Kind.PLEDGE if number % 17 == 0 else Kind.RECOMMENDATION,
        )
        for number, (text, sur, by, (session, issues), (action, response)) in enumerate(
            product(
                TEXTS,
                ("FRA", "NER", "NGA"),
                ("DEU", "CHE", None),
                ((5, ("Justice",)), (15, ("Torture", "Justice")), (33, ())),
                ((5, Response.NOTED), (None, None), (2, Response.SUPPORTED)),
            )
        )
    ]
    publish(home, ("rows", rows))
    return Library.open(home.library)


@pytest.fixture(scope="module")
def everything(library: Library) -> list[Recommendation]:
    result = library.search(Query(kind=None))
    found = result.rows(0, result.total)
    assert len(found) == result.total > 400
    return found


def says(found: Recommendation, typed: str) -> bool:
    """Whether a text has the typed words: the rule, spelt out."""
    text = f" {fold(found.text)} "
    words = parse_words(typed)
    return (
        all(f" {word}" in text for word in words.all)
        and all(f" {phrase} " in text for phrase in words.phrases)
        and not any(f" {word}" in text for word in words.excluded)
        and not any(f" {phrase} " in text for phrase in words.excluded_phrases)
    )


_PART = st.builds(
    lambda minus, quote, words: minus + quote + " ".join(words) + quote,
    st.sampled_from(["", "", "-"]),
    st.sampled_from(["", '"']),
    st.lists(
        st.one_of(
            st.sampled_from(WORDS), st.sampled_from(["a", "ed", "édu", "child's", "zz", "%"])
        ),
        min_size=1,
        max_size=3,
    ),
)


@settings(deadline=None)
@given(st.lists(_PART, max_size=3).map(" ".join))
def test_words_find_exactly_the_texts_that_have_them(
    library: Library, everything: list[Recommendation], typed: str
) -> None:
    result = library.search(Query(words=typed, kind=None))
    expected = [found.id for found in everything if says(found, typed)]
    assert result.ids() == expected
    assert result.total == len(expected)


@pytest.mark.parametrize(
    "typed", ["'", "O'Brien", "DROP TABLE words", "100%", "\\", "; --", "?", "$1", "\x00", "\ud800"]
)
def test_words_are_never_read_as_sql(
    library: Library, everything: list[Recommendation], typed: str
) -> None:
    expected = [found.id for found in everything if says(found, typed)]
    assert library.search(Query(words=typed, kind=None)).ids() == expected


@pytest.mark.parametrize(
    ("query", "keeps"),
    [
        (Query(), lambda r: r.kind is Kind.RECOMMENDATION),
        (Query(kind=Kind.PLEDGE), lambda r: r.kind is Kind.PLEDGE),
        (Query(kind=None, sur="NER"), lambda r: r.sur == "NER"),
        (Query(kind=None, by="CHE"), lambda r: r.by == "CHE"),
        (Query(kind=None, group="WEOG"), lambda r: r.by is not None),
        (Query(kind=None, group="Africa"), lambda _: False),
        (Query(kind=None, bloc="EU"), lambda r: r.by == "DEU"),
        (Query(kind=None, bloc="no bloc"), lambda _: False),
        (Query(kind=None, issue="Justice"), lambda r: "Justice" in r.issues),
        (Query(kind=None, response="noted"), lambda r: r.response is Response.NOTED),
        (Query(kind=None, action=2), lambda r: r.action == 2),
        (Query(kind=None, sessions=(5, 15)), lambda r: r.session in {5, 15}),
        (Query(kind=None, cycle=3), lambda r: r.session == 33),
        (Query(kind=None, sur="FRA", by="DEU", cycle=1), lambda r: (r.sur, r.by) == ("FRA", "DEU")),
    ],
)
def test_a_filter_keeps_what_it_says(
    library: Library, everything: list[Recommendation], query: Query, keeps: object
) -> None:
    assert callable(keeps)
    expected = [found.id for found in everything if keeps(found)]
    if query.cycle == 1:
        expected = [found.id for found in everything if keeps(found) and found.session == 5]
    assert library.search(query).ids() == expected
    worded = [found.id for found in library.get(expected) if says(found, "death")]
    assert library.search(replace(query, words="death")).ids() == worded


def sort_value(found: Recommendation, sort: str) -> object:
    values = {
        "session": found.session,
        "sur": STATES.name(found.sur),
        "by": STATES.name(found.by) if found.by else None,
        "issue": found.issues[0] if found.issues else None,
        "response": {"supported": 1, "noted": 2, "pending": 3}.get(found.response or ""),
        "action": found.action,
        "text": fold(found.text),
    }
    return values[sort]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_every_order_is_total_and_puts_what_is_missing_last(
    library: Library, everything: list[Recommendation], sort: str, descending: bool
) -> None:
    query = Query(kind=None, words="death", sort=sort, descending=descending)
    found = library.search(query).rows(0, 10_000)
    values = [sort_value(one, sort) for one in found]
    present = [value for value in values if value is not None]
    assert values == [*sorted(present, reverse=descending), *[None] * values.count(None)]  # type: ignore[type-var]
    places = {one.id: place for place, one in enumerate(everything)}
    for first, second in pairwise(found):
        if sort_value(first, sort) == sort_value(second, sort):
            assert places[first.id] < places[second.id]


def test_the_default_order_is_by_session_then_by_the_names_of_states(
    everything: list[Recommendation],
) -> None:
    keys = [
        (-(r.session or 0), STATES.name(r.sur), r.by is None, STATES.name(r.by or ""), r.id)
        for r in everything
    ]
    assert keys == sorted(keys)


@pytest.mark.parametrize("sort", SORTS)
def test_windows_are_parts_of_one_list(library: Library, sort: str) -> None:
    result = library.search(Query(sort=sort, words="the"))
    whole = result.rows(0, result.total)
    parts = [one for start in range(0, result.total, 7) for one in result.rows(start, 7)]
    assert parts == whole
    assert result.rows(result.total, 5) == result.rows(3, 0) == []
    assert result.ids(2, 3) == [one.id for one in whole[2:5]]


def test_recommendations_are_got_in_the_order_of_their_ids(
    library: Library, everything: list[Recommendation]
) -> None:
    wanted = [everything[9], everything[2], everything[5]]
    ids = [one.id for one in wanted]
    assert library.get([ids[0], "0" * 16, ids[1], ids[2]]) == wanted
    assert library.get([]) == []


def test_a_newer_query_stops_an_older_one(library: Library) -> None:
    reader = library._reader
    stopped: list[type[BaseException]] = []
    asking = threading.Event()

    def ask_for_long() -> None:
        asking.set()
        try:
            reader.rows("SELECT sum(a.i * b.i % 7) FROM range(9999999) a(i), range(9999999) b(i)")
        except SearchInterrupted as error:
            stopped.append(type(error))

    thread = threading.Thread(target=ask_for_long)
    thread.start()
    asking.wait()
    while thread.is_alive():
        library.interrupt()
        thread.join(0.01)
    assert stopped == [SearchInterrupted]
    assert library.search(Query(words="death")).total > 0


def test_threads_may_search_at_once(library: Library) -> None:
    expected = {word: library.search(Query(words=word)).ids() for word in WORDS}
    found: dict[str, list[str]] = {}

    def search(word: str) -> None:
        found[word] = library.search(Query(words=f"{word} -zz")).ids()

    threads = [threading.Thread(target=search, args=(word,)) for word in WORDS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == expected


def test_an_open_library_reaches_no_other_file(library: Library, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n")
    with closing(library.cursor()) as cursor:
        with pytest.raises(duckdb.Error, match="disabled"):
            cursor.execute("FROM read_csv(?)", [str(tmp_path / "secret.csv")])
        with pytest.raises(duckdb.Error, match="read-only"):
            cursor.execute("DELETE FROM sources")


def test_a_question_that_needs_more_memory_gets_it(home: Home) -> None:
    publish(home, ("rows", [row("Abolish the death penalty")]))
    asked = "SELECT count(*) FROM (SELECT DISTINCT i FROM range(2000000) AS numbers(i))"
    with (
        Library.open(home.library, memory_limit="24MB") as little,
        pytest.raises(MemoryShort, match="not enough memory"),
    ):
        little.ask(asked)
    with Library.open(home.library) as growing:
        assert growing.ask(asked) == [(2_000_000,)]


def test_other_parts_may_ask_in_sql(library: Library) -> None:
    asked = "SELECT count(*) FROM recommendations WHERE sur = $sur AND kind = 'recommendation'"
    assert library.ask(asked, {"sur": "NER"}) == [(library.search(Query(sur="NER")).total,)]


def test_a_closed_library_says_so(home: Home) -> None:
    publish(home, ("rows", [row("Abolish the death penalty")]))
    library = Library.open(home.library)
    result = library.search(Query())
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="was closed"):
        result.rows(0, 1)
