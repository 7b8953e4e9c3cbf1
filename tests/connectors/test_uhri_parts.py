"""The small parts of the connector `uhri`: names, sessions, days, numbers and markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui_connectors.uhri_record import day_of, names_of, session_of, symbol_of
from uprtui_connectors.uhri_text import numbered, without_markup


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (["Guinea-Bissau"], ("Guinea-Bissau",)),
        (["France - Spain"], ("France", "Spain")),
        (["Korea, Republic of"], ("Korea, Republic of",)),
        (["FR"], ("FR",)),
        (["France; Trinidad and Tobago"], ("France", "Trinidad and Tobago")),
        (["Atlantis - East"], ("Atlantis - East",)),
        (["Peru", "Peru"], ("Peru",)),
    ],
)
def test_names_are_split_only_between_states(value: list[str], names: tuple[str, ...]) -> None:
    assert names_of(value) == names


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("48", "48"),
        ("48.0", "48"),
        ("Session 48", "48"),
        ("UPR 48", "48"),
        ("48th session - January 2025", "48"),
        ("Cycle 4 - Session 48", "48"),
        ("36 Session - November 2020", "36"),
        ("January 2025", None),
    ],
)
def test_a_session_in_any_usual_spelling(value: str, number: str | None) -> None:
    assert session_of(value) == number


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-02-12T00:00:00", "2025-02-12"),
        ("46078", "2026-02-25"),
        ("46125.4996282407", "2026-04-13"),
        ("12/02/2025", None),
        ("0001-01-01T00:00:00", None),
    ],
)
def test_a_day_as_text_or_serial_number(value: str, day: str | None) -> None:
    assert day_of(value) == day


def test_of_several_symbols_the_report_counts() -> None:
    assert symbol_of(["A/HRC/59/15/Add.1", "A/HRC/59/15"]) == "A/HRC/59/15"
    assert symbol_of(["A/HRC/59/15; A/HRC/59/15/Add.1"]) == "A/HRC/59/15"
    assert symbol_of(["A/HRC/59/15/Add.1"]) == "A/HRC/59/15/Add.1"
    assert symbol_of([]) == ""


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("137.197 Improve it", "137.197", "Improve it"),
        ("137. 7. Improve it", "137.7", "Improve it"),
        ("4.The Committee", "4", "The Committee"),
        ("Recommendation No. 3 (para. 96: 21) Improve it", "96.21", "Improve it"),
        ("Rural women 49.The Committee", "49", "Rural women: The Committee"),
        ("20 per cent of it", "", "20 per cent of it"),
        ("Ratify by 2.5 years", "", "Ratify by 2.5 years"),
    ],
)
def test_the_number_is_split_off(text: str, number: str, rest: str) -> None:
    assert numbered(text) == (number, rest)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>Ensure</p><p>that</p>", " Ensure  that "),
        ("a<br/>b<br>c", "a b c"),
        ("wo<strong>men</strong>", "women"),
        ("<span style='x'>it</span>", "it"),
        ("&lt;p class=&quot;x&quot;&gt;it&lt;/p&gt;", " it "),
        ("a < b and c > d", "a < b and c > d"),
        ("<p and q>, <name>", "<p and q>, <name>"),
    ],
)
def test_markup_goes_and_signs_stay(raw: str, text: str) -> None:
    assert without_markup(raw) == text


@given(st.text(st.sampled_from("<>&lt;gp/ =\"'ab\n"), max_size=200))
def test_texts_without_tags_stay_as_they_are(text: str) -> None:
    stripped = without_markup(text)
    assert len(stripped) <= len(text)
    assert without_markup(text.replace("<", "").replace("&lt;", "")) == text.replace(
        "<", ""
    ).replace("&lt;", "")
