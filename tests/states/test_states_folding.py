"""Folding: the one way to compare two spellings."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprtui.text import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Côte d’Ivoire", "cote d ivoire"),
        ("  COTE D'IVOIRE\n", "cote d ivoire"),
        ("Türkiye", "turkiye"),
        ("São Tomé & Príncipe", "sao tome principe"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Straße", "strasse"),
        ("under_score", "under score"),
        ("Ａrticle\N{NO-BREAK SPACE}２", "article 2"),
        ("…!?", ""),
        ("", ""),
    ],
)
def test_case_accents_punctuation_and_spacing_make_no_difference(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
@settings(deadline=None)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
@settings(deadline=None)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
@settings(deadline=None)
def test_only_letters_digits_and_single_spaces_are_left(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split(" ")).strip()
    assert all(word.isalnum() for word in folded.split())
