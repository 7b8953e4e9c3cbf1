"""A cleaned text reads as its author meant it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprtui.text import clean


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("children&#039;s rights", "children's rights"),
        ("children&amp;#039;s rights", "children's rights"),
        ("C&ocirc;te d&rsquo;Ivoire", "Côte d’Ivoire"),
        ("Cote\u0302 d'Ivoire", "Coteˆ d'Ivoire".replace("eˆ", "ê")),
        ("research & development, R&D", "research & development, R&D"),
        ("law&copyright", "law&copyright"),
        ("  two\u00a0 spaces\r\nand\ta line\x0b ", "two spaces and a line"),
        ("a\x00b\x07c\x85d\x9fe", "abc de"),
        ("edu\u00adca\u200btion\ufeff", "education"),
        ("\ud800lost", "lost"),
        ("", ""),
    ],
)
def test_what_a_file_did_to_a_text_is_undone(raw: str, meant: str) -> None:
    assert clean(raw) == meant


def test_a_third_escape_is_part_of_the_text() -> None:
    assert clean("&amp;amp;lt;") == "&lt;"


@settings(deadline=None)
@given(st.text())
def test_a_clean_text_has_no_control_no_double_space_and_is_composed(raw: str) -> None:
    cleaned = clean(raw)
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)


@settings(deadline=None)
@given(st.text().filter(lambda text: "&" not in text))
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)
