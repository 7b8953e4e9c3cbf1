"""A connector can be used where its major version is ours and its minor version is not newer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.api import API_VERSION
from uprtui.api.hooks import version_problem

numbers = st.integers(0, 9999)


@given(numbers, numbers, numbers, numbers)
def test_the_rule(major: int, minor: int, ours: int, our_minor: int) -> None:
    fits = major == ours and minor <= our_minor
    problem = version_problem(f"{major}.{minor}", f"{ours}.{our_minor}")
    assert (problem is None) == fits


def test_a_version_of_one_number_is_its_first() -> None:
    assert version_problem("1", "1.0") is None
    assert version_problem("1.1", "1") is not None
    assert version_problem("1", API_VERSION) is None


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("1.9", "this uprtui has version 1.1. Install a newer uprtui."),
        ("2.0", "Install a newer uprtui."),
        ("0.9", "Install a newer version of the plugin"),
        ("1.1.0", "expected numbers such as '1.1'"),
        ("", "expected numbers"),
        ("١.١", "expected numbers"),
        ("1" * 5000, "expected numbers"),
    ],
)
def test_what_does_not_fit_is_told_with_what_to_do(version: str, words: str) -> None:
    assert words in (version_problem(version, "1.1") or "")
