"""Header and footer fit any width: what matters most stays, and help is always there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.strategies import texts
from uprtui.tui.actions import Action, actions_of
from uprtui.tui.dates import days_between, short_date
from uprtui.tui.widgets.footer import fitting_hints
from uprtui.tui.widgets.header import HeaderFacts, header_text

TODAY = date(2026, 11, 23)
FACTS = HeaderFacts(
    TODAY,
    campaign="Education first",
    state="Nepal",
    review=date(2027, 2, 5),
    review_estimated=True,
    due="Brief the embassies",
    due_on=date(2026, 12, 12),
)


def test_the_header_says_campaign_state_days_and_what_is_next() -> None:
    assert header_text(FACTS, 100) == (
        "Education first · Nepal · about 74 days to the review · next 12 Dec: Brief the embassies"
    )


def test_in_a_narrow_terminal_the_review_stays_longest() -> None:
    assert [header_text(FACTS, width) for width in (75, 58, 50, 45, 35, 30, 12)] == [
        "Education first · Nepal · in ~74 days · next 12 Dec: Brief the embassies",
        "Education first · Nepal · in ~74 days · next 12 Dec: Brie…",
        "Education fir… · Nepal · in ~74 days · next 12 Dec",
        "Education first · Nepal · in ~74 days",
        "Education fi… · Nepal · in ~74 days",
        "Nepal · in ~74 days",
        "Nepal · in …",
    ]


def test_without_a_campaign_the_header_says_so() -> None:
    assert header_text(HeaderFacts(TODAY), 80) == "No campaign is open"


def test_what_can_be_done_now_says_its_last_day() -> None:
    facts = replace(FACTS, due_now=True)
    assert header_text(facts, 100).endswith(" · due by 12 Dec: Brief the embassies")
    assert header_text(facts, 52) == "Education fir… · Nepal · in ~74 days · due by 12 Dec"


@given(campaign=texts, state=texts, due=texts, width=st.integers(0, 130))
def test_the_header_is_never_too_wide(campaign: str, state: str, due: str, width: int) -> None:
    facts = HeaderFacts(TODAY, campaign, state, TODAY, False, due, TODAY)
    assert cell_len(header_text(facts, width)) <= width


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "review today"),
        (date(2026, 11, 24), "1 day to the review"),
        (date(2026, 11, 21), "reviewed 2 days ago"),
    ],
)
def test_days_are_counted_from_today(day: date, words: str) -> None:
    assert days_between(day, TODAY) == words


def test_dates_name_the_year_only_where_it_is_another() -> None:
    assert short_date(date(2026, 12, 1), TODAY) == "1 Dec"
    assert short_date(date(2027, 1, 9), TODAY) == "9 Jan 2027"


def action(name: str, hint: int, *keys: str) -> Action:
    return Action(f"x.{name}", keys, name.capitalize(), "Help.", ("x",), "Group", hint=hint)


ACTIONS = [action("third", 3, "t"), action("first", 1, "f"), action("second", 2, "s", "f2")]
HELP = next(each for each in actions_of("app") if each.id == "app.help")


def test_the_most_important_hints_come_first_and_help_comes_last() -> None:
    hints = fitting_hints([HELP, *ACTIONS, action("hidden", 0, "h")], 80)
    assert hints == [("f", "First"), ("s", "Second"), ("t", "Third"), ("?", "Help")]


def test_what_does_not_fit_is_left_out_but_never_help() -> None:
    assert fitting_hints([*ACTIONS, HELP], 20) == [("f", "First"), ("?", "Help")]
    assert fitting_hints([*ACTIONS, HELP], 0) == [("?", "Help")]


def test_while_text_is_typed_only_keys_that_are_not_typed_are_named() -> None:
    assert fitting_hints([*ACTIONS, HELP], 80, typing=True) == [("F2", "Second"), ("F1", "Help")]


@given(
    sizes=st.lists(st.tuples(st.integers(1, 14), st.integers(1, 50)), max_size=12),
    width=st.integers(12, 130),
)
def test_hints_are_never_wider_than_the_footer(sizes: list[tuple[int, int]], width: int) -> None:
    actions = [
        Action(f"x.{n}", ("a",), "T" * size, "Help.", ("x",), "Group", hint=hint)
        for n, (size, hint) in enumerate(sizes)
    ]
    hints = fitting_hints([*actions, HELP], width)
    assert sum(cell_len(key) + cell_len(title) + 3 for key, title in hints) <= width
    assert hints[-1] == ("?", "Help")
