"""The sample's texts read as sentences, and none is a real one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from sample_data.making.grammar import TAGS, THEMES
from sample_data.making.reviewed import REVIEWED
from tests.sample.conftest import Recommendation
from uprtui.recommendation.identity import identity_text
from uprtui.states import States
from uprtui.text import clean

Rows = list[Recommendation]
LONGEST_FORMULA = 8


def test_no_notation_of_the_grammar_is_left(recommendations: Rows) -> None:
    wrong = re.compile(r"[<>{}~\[\]|!]|  | [,.;]|,,|\.\.|, and and ")
    assert [row.text for row in recommendations if wrong.search(row.text)] == []


def test_texts_begin_large_and_hold_one_sentence(recommendations: Rows) -> None:
    for row in recommendations:
        assert row.text[0].isupper()
        assert clean(row.text) == row.text
        assert not re.search(r"(?<!No)\. ", row.text)


def test_no_word_follows_itself(recommendations: Rows) -> None:
    twice = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
    assert [row.text for row in recommendations if twice.search(row.text)] == []


def test_a_text_names_places_of_its_own_state_only(recommendations: Rows) -> None:
    names = {state.name: set(state.facts.values()) for state in REVIEWED}
    places = ("capital", "region", "town", "water", "people", "minority")
    for state in REVIEWED:
        mine = names[state.name]
        strange = {
            other.facts[place] for other in REVIEWED for place in places if other is not state
        }
        for row in recommendations:
            if row.sur == state.name:
                assert not any(name in row.text for name in strange - mine), row.text


@pytest.mark.parametrize("code", THEMES)
def test_every_phrase_uses_known_slots_tags_and_closed_brackets(code: str) -> None:
    theme, weight = THEMES[code]
    assert theme.code == code
    assert weight > 0
    slots = set(REVIEWED[0].facts)
    parts = (
        *(theme.goals + theme.acts + theme.works + theme.reforms + theme.sees),
        *(theme.laws + theme.scopes + theme.ends + theme.pacts),
    )
    for phrase in parts:
        assert phrase.count("<") == phrase.count(">"), phrase
        assert set(re.findall(r"{(\w+)}", phrase)) <= slots, phrase
        assert set(re.findall(r"\b[A-Z]{2}\b", " ".join(re.findall(r"\[(.*?)\]", phrase)))) <= set(
            TAGS
        ), phrase
    assert all(phrase.startswith("~") for phrase in theme.goals + theme.acts + theme.pacts)
    assert all(phrase[0] in ", " for phrase in theme.scopes + theme.ends)


def test_all_states_have_the_same_slots() -> None:
    assert len({frozenset(state.facts) for state in REVIEWED}) == 1


def test_no_long_text_is_a_real_one(recommendations: Rows, real_data: Path) -> None:
    states = States.builtin()

    def same(text: str) -> str:
        return identity_text(text, lambda name: states.resolve(name) is not None)

    real = {same(text) for text in _real_texts(real_data)}
    assert len(real) > 30_000
    ours = {same(row.text) for row in recommendations}
    assert [text for text in ours & real if len(text.split()) > LONGEST_FORMULA] == []


def _real_texts(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "upr-info-legacy").glob("*.csv")):
        text = path.read_bytes().decode("mac_roman").replace("\r\n", "\n").replace("\r", "\n")
        yield from (row["Text"] for row in csv.DictReader(StringIO(text)))
    reports = folder / "working-group-reports" / "recommendations_9_reviews.csv"
    with reports.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield from (cell for cell in row.values() if cell)
