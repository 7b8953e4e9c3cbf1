"""One review from several sources is one set of rows, in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.invented import NOW, Told, contents, digest, publish, publish_once, row
from uprtui.api import Standing
from uprtui.home import Home
from uprtui.library import Builder, CheckedRow, Library, Query
from uprtui.library.records import Disagreement, Position
from uprtui.recommendation import ActionSource, Kind, Recommendation, Response

LONG = (
    "Ensure that members of the security forces suspected of violations of human rights be "
    "rapidly handed over to justice for investigation and judgment"
)
TYPO = LONG.replace("judgment", "judgement").replace("members of the", "members of")
SYMBOL = "A/HRC/59/15"
ID = digest


def found_in(home: Home, query: Query | None = None) -> list[Recommendation]:
    with Library.open(home.library) as library:
        return library.search(query or Query(kind=None)).rows(0, 99)


def told_differently(home: Home) -> list[Disagreement]:
    with Library.open(home.library) as library:
        return library.disagreements()


def facts(library: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a library says, but for when and in which order its files came."""
    told = contents(library)
    told.pop("sources")
    return told


REPORT: Told = (
    "report",
    [
        row(LONG, paragraph="131.1", symbol=SYMBOL, response=Response.PENDING),
        row("Ratify the Convention (Spain)", by="ESP", paragraph="131.2", symbol=SYMBOL),
        row("Abolish the death penalty", by="ITA", paragraph="131.3", symbol=SYMBOL),
    ],
    Standing.REPORT,
)
LIST: Told = (
    "list",
    [
        row(
            TYPO,
            paragraph="131.1",
            symbol=f"{SYMBOL}/Add.1",
            response=Response.SUPPORTED,
            themes=("Conditions of detention",),
        ),
        row("Ratify the Convention", by="ESP", paragraph="131.2", symbol=SYMBOL),
        row("Abolish the death penalty", by="IRL", paragraph="131.3", symbol=SYMBOL),
    ],
    Standing.LIST,
)
DATABASE: Told = (
    "database",
    [
        row(
            TYPO.replace("rapidly", "rapidly be"),
            issues=("Impunity",),
            action=5,
            action_source=ActionSource.CODED,
            response=Response.NOTED,
            reference="abc",
        ),
        row("Ratify the Convention", by="ESP", issues=("International instruments",)),
        row("Abolish the death penalty", by="ITA", issues=("Death penalty",)),
    ],
    Standing.DATABASE,
)


def test_each_source_brings_what_it_knows_to_one_row(home: Home) -> None:
    publish_once(home, DATABASE, REPORT, LIST)
    one = next(each for each in found_in(home) if each.by == "DEU")
    assert one.text == TYPO, "the list is the most official of the three"
    assert (one.paragraph, one.issues) == ("131.1", ("Impunity",))
    assert one.themes == ("Conditions of detention",)
    assert (one.action, one.action_source) == (5, ActionSource.CODED)
    assert one.response is Response.SUPPORTED
    assert one.references == ("test:abc",)
    assert one.sources == tuple(ID(name)[:12] for name in ("list", "report", "database"))
    assert len(found_in(home)) == 3


def test_what_sources_say_differently_is_listed_and_the_more_official_one_wins(home: Home) -> None:
    publish_once(home, DATABASE, REPORT, LIST)
    assert {each.by for each in found_in(home)} == {"DEU", "ESP", "IRL"}
    database, report, most = (ID(name)[:12] for name in ("database", "report", "list"))
    said = {
        (each.field, each.kept, each.kept_source, each.other, each.other_source)
        for each in told_differently(home)
    }
    assert said == {
        ("response", "supported", most, "noted", database),
        ("by", "IRL", most, "ITA", report),
    }


@pytest.mark.parametrize("order", list(permutations((DATABASE, REPORT, LIST)))[1:])
def test_any_order_gives_the_same_library(
    home: Home, tmp_path: Path, order: Sequence[Told]
) -> None:
    publish_once(home, DATABASE, REPORT, LIST)
    other = Home(tmp_path / "other")
    publish(other, *order)
    assert facts(home.library) == facts(other.library)


@pytest.mark.parametrize("order", [(LIST, REPORT, DATABASE), (REPORT, DATABASE, LIST)])
def test_one_by_one_and_any_repetition_give_the_same_library(
    home: Home, tmp_path: Path, order: Sequence[Told]
) -> None:
    """Once the most official source comes first, once last."""
    publish_once(home, DATABASE, REPORT, LIST)
    one_by_one = Home(tmp_path / "other")
    for told in (*order, order[0]):
        publish(one_by_one, told)
    assert facts(home.library) == facts(one_by_one.library)


def test_an_id_that_gave_way_still_leads_to_the_recommendation(home: Home) -> None:
    publish_once(home, DATABASE)
    before = {each.by: each.id for each in found_in(home)}
    publish(home, LIST)
    now = {each.by: each.id for each in found_in(home)}
    assert before["DEU"] != now["DEU"]
    with Library.open(home.library) as library:
        assert [each.id for each in library.get([before["DEU"]])] == [now["DEU"]]
        assert library.present_ids([before["DEU"], now["ESP"], "0" * 16]) == {
            before["DEU"]: now["DEU"],
            now["ESP"]: now["ESP"],
        }


def test_forgetting_the_more_official_source_brings_the_other_one_back(home: Home) -> None:
    publish_once(home, DATABASE)
    before = facts(home.library)
    publish(home, LIST)

    with Builder.begin(home, NOW) as builder:
        builder.forget(ID("list")[:12])
        builder.publish()
    assert facts(home.library) == before


APART = [
    (
        "Ratify the Convention on the Rights of the Child",
        "Ratify the Convention on the Rights of Migrant Workers",
    ),
    ("Ratify ICCPR-OP1", "Ratify ICCPR-OP2"),
    ("Sign the Optional Protocol to CAT", "Ratify the Optional Protocol to CAT"),
    ("Do not apply the death penalty to minors", "Do apply the death penalty to minors"),
    (
        "Consider abolishing the death penalty for all crimes in law and in practice",
        "Abolish the death penalty for all crimes in law and in practice",
    ),
    ("Ratify the Convention", "Ratify the Optional Protocol to the Convention"),
]


def test_near_words_that_ask_for_something_else_stay_apart(home: Home) -> None:
    """Each pair in a review of its own, for texts are compared within a review."""
    ones = [row(one, session=at) for at, (one, _) in enumerate(APART, start=1)]
    others = [row(other, session=at) for at, (_, other) in enumerate(APART, start=1)]
    publish(home, ("a", ones, Standing.REPORT), ("b", others, Standing.DATABASE))
    found = found_in(home)
    for at, pair in enumerate(APART, start=1):
        assert {each.text for each in found if each.session == at} == set(pair)


def test_rows_of_one_source_are_never_joined(home: Home) -> None:
    other = ("b", [row("Free all prisoners of conscience")], Standing.REPORT)
    publish(home, ("a", [row(LONG), row(TYPO)], Standing.DATABASE), other)
    assert len(found_in(home)) == 3


def test_paragraphs_with_different_numbers_are_never_joined(home: Home) -> None:
    publish(
        home,
        ("a", [row(LONG, paragraph="6.1", symbol=SYMBOL)], Standing.REPORT),
        ("b", [row(TYPO, paragraph="6.2", symbol=SYMBOL)], Standing.LIST),
    )
    assert len(found_in(home)) == 2


def test_the_same_words_of_two_states_stay_two(home: Home) -> None:
    publish(
        home,
        ("a", [row(LONG, by="DEU"), row(LONG, by="FRA")], Standing.REPORT),
        ("b", [row(LONG, by="DEU"), row(LONG, by="ESP"), row(LONG, by="FRA")], Standing.DATABASE),
    )
    assert {each.by for each in found_in(home)} == {"DEU", "ESP", "FRA"}


def test_a_sentence_that_another_source_splits_is_one_recommendation(home: Home) -> None:
    whole = "Ratify the Convention on enforced disappearance and abolish the death penalty"
    parts = [
        row("Ratify the Convention on enforced disappearance", issues=("Enforced disappearances",)),
        row("Abolish the death penalty", issues=("Death penalty",)),
    ]
    publish(home, ("a", [row(whole)], Standing.LIST), ("b", parts, Standing.DATABASE))
    [one] = found_in(home)
    assert one.text == whole
    assert one.issues == ("Enforced disappearances", "Death penalty")


def test_what_has_no_session_belongs_to_the_only_review_with_its_words(home: Home) -> None:
    publish(
        home,
        ("table", [row(LONG, session=None, issues=("Impunity",))]),
        ("report", [row(LONG, session=20)], Standing.REPORT),
    )
    [one] = found_in(home)
    assert (one.session, one.issues) == (20, ("Impunity",))


def test_positions_update_the_paragraphs_of_a_report(home: Home) -> None:
    positions = [
        Position("FRA", 15, SYMBOL, "131.1", Response.NOTED, "row 1"),
        Position("FRA", 15, None, "131.2", Response.SUPPORTED, "row 2"),
        Position("FRA", 16, SYMBOL, "131.3", Response.NOTED, "row 3"),
        Position("FRA", 15, "A/HRC/99/1", "131.3", Response.NOTED, "row 4"),
    ]
    addendum: Told = ("addendum", [], Standing.ADDENDUM)
    infos = publish(home, REPORT, addendum, positions={"addendum": positions})
    assert {each.by: each.response for each in found_in(home)} == {
        "DEU": Response.NOTED,
        "ESP": Response.SUPPORTED,
        "ITA": None,
    }
    assert (infos[1].read, infos[1].added, infos[1].merged) == (4, 0, 4)
    other = Home(home.root.parent / "positions-first")
    publish(other, addendum, positions={"addendum": positions})
    publish(other, REPORT)
    assert facts(other.library) == facts(home.library)


def test_the_counts_of_an_import_know_what_was_joined(home: Home) -> None:
    publish_once(home, REPORT)
    with Builder.begin(home, NOW) as builder:
        source = builder.open_source("test", "list", ID("list"), standing=Standing.LIST)
        source.stage(LIST[1])
        source.close()
        assert builder.settle() == {ID("list")[:12]: 0}


def test_supporting_recommendations_are_kept_apart_by_their_body(home: Home) -> None:
    text = "The State party should abolish the death penalty"
    rows = [
        row(text, by=None, session=None, kind=Kind.SUPPORTING, body="CCPR")._replace(id="1" * 16),
        row(text, by=None, session=None, kind=Kind.SUPPORTING, body="CAT")._replace(id="2" * 16),
    ]
    publish(home, ("index", rows, Standing.INDEX))
    assert [each.body for each in found_in(home, Query(kind=Kind.SUPPORTING))] == ["CCPR", "CAT"]
    assert found_in(home, Query()) == []


TEXTS = st.sampled_from(
    [LONG, TYPO, "Ratify OPCAT", "Ratify the OPCAT", "Abolish the death penalty"]
)
ROWS = st.lists(
    st.builds(
        row,
        TEXTS,
        by=st.sampled_from(["DEU", "FRA"]),
        paragraph=st.sampled_from([None, "6.1", "6.2"]),
        symbol=st.sampled_from([None, SYMBOL]),
        response=st.sampled_from([None, *Response]),
        issues=st.sampled_from([(), ("Justice",), ("Impunity",)]),
    ),
    max_size=6,
)


@settings(deadline=None, max_examples=3)
@given(
    several=st.tuples(ROWS, ROWS, ROWS),
    standings=st.tuples(
        *[st.sampled_from([Standing.LIST, Standing.REPORT, Standing.DATABASE])] * 3
    ),
)
def test_law_the_order_of_import_decides_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    several: tuple[list[CheckedRow], ...],
    standings: tuple[Standing, ...],
) -> None:
    told: list[Told] = [
        (name, rows, standing)
        for name, rows, standing in zip("abc", several, standings, strict=True)
    ]
    one, other = (Home(tmp_path_factory.mktemp("home")) for _ in range(2))
    publish(one, *told)
    for each in reversed(told):
        publish(other, each)
    assert facts(one.library) == facts(other.library)
