"""One recommendation told in several ways is one; two are never taken for one."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprtui.recommendation import Kind, identity, identity_text
from uprtui.states import States
from uprtui.text import fold

STATES = States.builtin()
TEXT = "Ratify the Convention, as recommended (CEDAW), by 2015"


def is_state(name: str) -> bool:
    return STATES.resolve(name) is not None


@pytest.mark.parametrize(
    "told",
    [
        "137.197 {}",
        "137.197. {} (Germany);",
        "6.3. {}.",
        "- {}",
        "• 12) {}",
        "(a) {}",
        "iv) {}",
        "{} (Germany)",
        "{} (Germany) (France).",
        "{} (Germany, France);",
        "{} (Germany; France)",
        "{} (Germany and France)",
        "{} (Iran (Islamic Republic of))",
        "{} (Bolivia (Plurinational State of), Bosnia and Herzegovina, Korea, Republic of);",
        "{} &#40;Germany&#41;",
        "  {} ;",
    ],
)
def test_numbers_marks_and_states_around_a_text_make_no_difference(told: str) -> None:
    assert identity_text(told.format(TEXT), is_state) == identity_text(TEXT, is_state)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ratify the Convention (CEDAW)", "ratify the convention cedaw"),
        ("Ratify the Convention (CEDAW) (Chile)", "ratify the convention cedaw"),
        ("Follow Chile (Chile and others)", "follow chile chile and others"),
        ("1961 Convention: accede", "1961 convention accede"),
        ("20 per cent of the budget", "20 per cent of the budget"),
        ("Close the gap (", "close the gap"),
        ("Close) the gap)", "close the gap"),
        ("(Germany)", "germany"),
        ("137.197", "137 197"),
    ],
)
def test_what_belongs_to_the_text_stays(text: str, kept: str) -> None:
    assert identity_text(text, is_state) == kept


@settings(deadline=None)
@given(st.text())
def test_an_identity_text_is_its_own_identity_text(text: str) -> None:
    once = identity_text(text, is_state)
    assert identity_text(once, is_state) == once == fold(once)


_WORDS = st.lists(
    st.sampled_from(["ratify", "adopt", "law", "rights", "child", "médias", "Öffnen"]), min_size=1
)
_NUMBERS = st.sampled_from(["", "1. ", "137.197 ", "6.3. ", "- ", "(b) ", "• 4) "])
_ENDS = st.sampled_from(["", ".", ";", " ", " (Norway)", " (Chad; Mali).", " (Fiji) (Peru);"])


@settings(deadline=None)
@given(_NUMBERS, _WORDS, st.sampled_from([" ", ", ", " - ", "&nbsp;", "\r\n"]), _ENDS)
def test_case_punctuation_entities_and_numbers_make_no_difference(
    number: str, words: list[str], between: str, end: str
) -> None:
    plain = " ".join(words)
    told = number + between.join(words) + end
    assert identity_text(told.upper().replace("&NBSP;", "&nbsp;"), is_state) == fold(plain)


@pytest.mark.parametrize(
    "other",
    [
        {"kind": Kind.PLEDGE},
        {"sur": "NER"},
        {"session": 13},
        {"session": None},
        {"by": "FRA"},
        {"by": None},
        {"text": TEXT + " at the latest"},
    ],
)
def test_every_part_tells_two_recommendations_apart(other: dict[str, object]) -> None:
    parts: dict[str, object] = {
        "kind": Kind.RECOMMENDATION,
        "sur": "NGA",
        "session": 27,
        "by": "DEU",
        "text": TEXT,
    }
    first = identity(**parts, is_state=is_state)  # type: ignore[arg-type]
    second = identity(**(parts | other), is_state=is_state)  # type: ignore[arg-type]
    assert first != second


def test_an_id_is_sixteen_digits_and_the_same_everywhere() -> None:
    made = identity(Kind.RECOMMENDATION, "NGA", 27, "DEU", TEXT, is_state)
    assert made == "2f832a4770e6bf33"


def test_the_four_real_exports_hold_33078_recommendations_in_33082_rows(real_data: Path) -> None:
    told: dict[str, int] = {}
    unknown = 0
    for path in sorted((real_data / "upr-info-legacy").glob("*.csv")):
        text = path.read_bytes().decode("mac_roman")
        for line in csv.DictReader(io.StringIO(text, newline="")):
            sur, by = STATES.resolve(line["To"]), STATES.resolve(line["From"])
            assert sur is not None
            unknown += by is None
            id_ = identity(
                Kind.RECOMMENDATION,
                sur.code,
                int(line["Session"]),
                by.code if by else None,
                line["Text"],
                is_state,
            )
            told[id_] = told.get(id_, 0) + 1
    assert sum(told.values()) == 33_082
    assert len(told) == 33_078
    assert unknown == 9


def test_in_nine_real_reviews_the_states_at_the_end_make_no_difference(real_data: Path) -> None:
    path = real_data / "working-group-reports" / "recommendations_9_reviews.csv"
    with path.open(encoding="utf-8", newline="") as file:
        texts = [line["recommendation"] for line in csv.DictReader(file)]
    named = [
        (text, found) for text in texts if (found := re.search(r" \(([^()]+)\)[ ;.,]*$", text))
    ]
    states = [(text, found) for text, found in named if is_state(found[1])]
    assert len(states) > 1_500
    for text, found in states:
        assert identity_text(text, is_state) == identity_text(text[: found.start()], is_state)
    others = {found[1] for _, found in named} - {found[1] for _, found in states}
    lists = {name for name in others if identity_text(f"x ({name})", is_state) != "x"}
    assert lists == {"CEDAW", "CAT", "ICCPR-OP 2"}
