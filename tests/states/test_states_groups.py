"""Several States named together, in any spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.api import is_state, split_states
from uprtui.states import States
from uprtui.states.groups import states_of_group

NAMES = [state.name for state in States.builtin()]


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("France", ("France",)),
        ("France, Spain", ("France", "Spain")),
        ("France; Spain / Peru and Chad", ("France", "Spain", "Peru", "Chad")),
        ("France,, Spain;", ("France", "Spain")),
        ("Iran (Islamic Republic of), Iraq", ("Iran (Islamic Republic of)", "Iraq")),
        ("Korea, Republic of and Fiji", ("Korea, Republic of", "Fiji")),
        (
            "Trinidad and Tobago, Bosnia and Herzegovina",
            ("Trinidad and Tobago", "Bosnia and Herzegovina"),
        ),
    ],
)
def test_names_come_in_their_order_and_spelling(group: str, names: tuple[str, ...]) -> None:
    assert split_states(group) == names


@pytest.mark.parametrize("group", ["CEDAW", "", "France, CEDAW", "and", "x" * 9])
def test_what_names_anything_else_is_no_group(group: str) -> None:
    assert split_states(group) is None


def test_a_hostile_group_is_refused_at_once() -> None:
    assert split_states(", ".join(["France"] * 10_000)) is None


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5), st.sampled_from([", ", "; "]))
def test_law_names_joined_are_names_found(names: list[str], between: str) -> None:
    found = states_of_group(between.join(names), is_state)
    assert found is not None
    assert " ".join(found).replace(",", "") == " ".join(names).replace(",", "")
