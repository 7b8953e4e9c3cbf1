"""The library is searched as one types, narrowed by facets, and every recommendation explained."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.tui.small_library import publish, publish_empty
from tests.tui.support import (
    NARROW,
    WIDE,
    app_with,
    each_size,
    running,
    screen_text,
    settled,
    workspace,
)
from tests.tui.waiting import type_words, until_gone, until_shown
from uprtui.campaign import PlanFile, new_plan
from uprtui.library import Builder, FacetCount, LibraryNewer, SearchInterrupted, Words
from uprtui.recommendation import Recommendation
from uprtui.states import States
from uprtui.tui.screens.library_filters import Asked, Filter, Filters, value_label
from uprtui.tui.screens.library_panes import facet_after, facet_to_show
from uprtui.tui.screens.library_rows import COLUMNS, FoundRows, columns_for, snippet
from uprtui.tui.workspace import Workspace

NEPAL = Filter("sur", "NPL", "Nepal")
TORTURE = Filter("issue", "Torture", "Torture")


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the small library."""
    made = workspace(tmp_path)
    publish(made.home)
    return made


def open_campaign(space: Workspace) -> None:
    """Open a campaign on Nepal."""
    path = space.home.campaigns / "nepal.toml"
    PlanFile(path).create(new_plan("Nepal first", "NPL", lambda letters: letters[0]))
    space.open_campaign(path)


async def test_everything_is_listed_newest_session_first_and_counted(space: Workspace) -> None:
    async with running(app_with(space, "library")) as pilot:
        text = await until_shown(pilot, "9 found", "Adopt a law that")
        assert "All recommendations" in text
        assert text.index("Karnali" if "Karnali" in text else "Continue") < text.index("Ratify")
        assert "Build a school" not in text, "a pledge is no recommendation"


async def test_words_search_as_one_types_with_prefixes_phrases_and_exclusion(
    space: Workspace,
) -> None:
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "9 found")
        await pilot.press("slash")
        await type_words(pilot, "scho")
        text = await until_shown(pilot, "5 found")
        assert "Karnali" not in text
        await type_words(pilot, " books")
        await until_shown(pilot, "3 found")
        await pilot.press("escape")
        await until_shown(pilot, "9 found")
        await pilot.press("slash", "quotation_mark")
        await type_words(pilot, "village school")
        await pilot.press("quotation_mark")
        await until_shown(pilot, "3 found")


async def test_accents_make_no_difference_and_an_unknown_state_is_called_unknown(
    space: Workspace,
) -> None:
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "9 found")
        await pilot.press("slash")
        await type_words(pilot, "cote")
        assert "unknown" in await until_shown(pilot, "1 found", "côte")


async def test_nothing_found_says_so_and_one_key_clears_all(space: Workspace) -> None:
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "9 found")
        await pilot.press("slash")
        await type_words(pilot, "zebra")
        await until_shown(pilot, "Nothing found", "0 found")
        await pilot.press("enter", "c")
        await until_shown(pilot, "9 found", "Adopt a law that")
        await pilot.press("down", "down")
        await settled(pilot)
        assert "› " in screen_text(pilot.app), "the list has the keys again"


async def test_an_open_campaign_presets_its_state_and_one_key_shows_all(space: Workspace) -> None:
    open_campaign(space)
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "State under review: Nepal", "6 found")
        await pilot.press("a")
        await until_shown(pilot, "All recommendations", "9 found", "This review")
        await pilot.press("a")
        await until_shown(pilot, "State under review: Nepal", "6 found")


async def test_a_facet_shows_its_values_with_counts_and_filters(space: Workspace) -> None:
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "9 found")
        await pilot.press("f")
        text = await until_shown(pilot, "Narrow down by", "Action category", "Bloc")
        await type_words(pilot, "issue")
        await pilot.press("enter")
        text = await until_shown(pilot, "Right to education", "Environment")
        assert "██████████      3" in text, "the most frequent value has a full bar and its count"
        await type_words(pilot, "minor")
        await pilot.press("enter")
        await until_shown(pilot, "Issue: Minorities", "1 found")


async def test_a_state_is_found_in_the_list_by_its_code(space: Workspace) -> None:
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "9 found")
        await pilot.press("f", "enter")
        await until_shown(pilot, "State under review", "Bhutan")
        await type_words(pilot, "npl")
        await until_gone(pilot, "Bhutan  ")
        await pilot.press("enter")
        await until_shown(pilot, "State under review: Nepal", "6 found")


async def test_filters_are_removed_one_by_one_in_turn_or_all_at_once(space: Workspace) -> None:
    open_campaign(space)
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "6 found")
        await pilot.press("f")
        await until_shown(pilot, "Narrow down by")
        await type_words(pilot, "resp")
        await pilot.press("enter")
        await until_shown(pilot, "noted")
        await type_words(pilot, "noted")
        await pilot.press("enter")
        await until_shown(pilot, "State under review: Nepal · Response: noted", "2 found")
        await pilot.press("backspace")
        await until_shown(pilot, "State under review: Nepal", "6 found")
        await pilot.press("backspace")
        await until_shown(pilot, "All recommendations", "9 found")


async def test_a_filtered_facet_can_be_freed_from_its_own_list(space: Workspace) -> None:
    open_campaign(space)
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "6 found")
        await pilot.press("f", "enter")
        await until_shown(pilot, "(any: take the filter away)", "Bhutan")
        await pilot.press("enter")
        await until_shown(pilot, "All recommendations", "9 found")


async def test_pledges_are_shown_when_asked_for(space: Workspace) -> None:
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "9 found")
        await pilot.press("f")
        await type_words(pilot, "kind")
        await pilot.press("enter")
        await until_shown(pilot, "voluntary pledges")
        await pilot.press("down", "enter")
        text = await until_shown(pilot, "Kind: voluntary pledges", "1 found", "Build a school")
        assert "Made by" not in text, "a State pledges to itself"


async def test_any_column_sorts_and_the_order_turns_round(space: Workspace) -> None:
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "9 found")
        await pilot.press("s")
        await until_shown(pilot, "Sort by")
        await type_words(pilot, "text")
        await pilot.press("enter")
        text = await until_shown(pilot, "Recommendation ▲")
        assert text.index("Adopt a law") < text.index("Study the")
        await pilot.press("S")
        text = await until_shown(pilot, "Recommendation ▼")
        assert text.index("Study the") < text.index("Adopt a law")


async def test_details_say_all_category_and_why_sources_and_the_same_text(
    space: Workspace,
) -> None:
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "9 found")
        await pilot.press("slash")
        await type_words(pilot, "village")
        await until_shown(pilot, "3 found")
        await pilot.press("enter", "enter")
        text = await until_shown(pilot, "Told by", "The same text from 2 other States")
        assert " to Nepal" in text
        assert "37 (cycle 3)" in text
        assert "Action category: 5 specific action" in text
        assert "“adopt” with “law” asks for specific action (5)." in text
        assert "Ghana (noted)" in text
        assert "villages.csv" in text


async def test_what_a_file_says_is_never_obeyed(space: Workspace) -> None:
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "9 found")
        await pilot.press("slash")
        await type_words(pilot, "wells report")
        await until_shown(pilot, "1 found")
        await pilot.press("enter", "enter")
        text = await until_shown(pilot, "Told by")
        assert "\\u001b[31mred\\u202eflag [bold]report[/bold]" in text.replace("\n ", " ")


async def test_beside_the_list_a_facets_counts_narrow_by_enter(space: Workspace) -> None:
    async with running(app_with(space, "library"), WIDE) as pilot:
        await until_shown(pilot, "9 found", "Environment", "Right to education")
        await pilot.press("v")
        await until_shown(pilot, "Response  ", "████████      6")
        pilot.app.screen.query_one("#facet-values").focus()
        await pilot.press("end", "enter")
        await until_shown(pilot, "Response: noted", "3 found")


async def test_in_a_terminal_that_became_narrow_the_list_has_the_keys(space: Workspace) -> None:
    async with running(app_with(space, "library"), WIDE) as pilot:
        await until_shown(pilot, "9 found", "Environment")
        pilot.app.screen.query_one("#facet-values").focus()
        await pilot.resize_terminal(*NARROW)
        await pilot.press("down")
        text = await until_gone(pilot, "Environment  ")
        assert "Details" in text.splitlines()[-1]


async def test_a_library_published_meanwhile_is_taken_up_on_the_next_visit(
    space: Workspace,
) -> None:
    app = app_with(space, "library")
    async with running(app) as pilot:
        await until_shown(pilot, "9 found")
        await pilot.press("8")
        await until_shown(pilot, "Plugins")
        with Builder.begin(space.home, space.now()) as builder:
            builder.forget("b" * 12)
            builder.publish()
        await pilot.press("6")
        await until_shown(pilot, "6 found")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_without_a_library_the_ways_on_are_named(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(app_with(workspace(tmp_path), "library"), size) as pilot:
        text = await until_shown(pilot, "There is no library yet", "Import files", "Go to Home")
        assert "words" not in text, "there is nothing to search"


async def test_an_empty_library_says_what_that_means(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    publish_empty(space.home)
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "The library is empty", "every source was")


async def test_a_damaged_library_can_be_moved_aside(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    space.home.library.write_bytes(b"this is no database" * 500)
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "cannot be", "Move the damaged file aside")
        await pilot.press("m")
        await until_shown(pilot, "Move the damaged library aside?")
        await pilot.press("y")
        await until_shown(
            pilot, "There is no library yet", "library.duckdb.damaged-20261123-120000"
        )
    assert not space.home.library.exists()
    kept = space.home.root / "library.duckdb.damaged-20261123-120000"
    assert kept.read_bytes().startswith(b"this is no database")


async def test_a_library_of_a_newer_uprtui_is_left_alone(tmp_path: Path) -> None:
    def too_new(*_: Any) -> Any:
        raise LibraryNewer(Path("library.duckdb"), 9, 1)

    async with running(app_with(workspace(tmp_path, open_library=too_new), "library")) as pilot:
        text = await until_shown(pilot, "made by a newer uprtui", "Update uprtui", "Try again")
        assert "aside" not in text


async def test_a_page_that_a_newer_search_interrupts_is_read_again() -> None:
    class Interrupted:
        total = 1
        left = 2

        def rows(self, offset: int, limit: int) -> list[Recommendation]:
            if self.left:
                self.left -= 1
                raise SearchInterrupted
            return []

    rows = FoundRows(Interrupted(), Words(), COLUMNS, States.builtin())  # type: ignore[arg-type]
    assert rows.rows(0, 50) == []


@given(st.text(alphabet="ab c…", min_size=1, max_size=90), st.data())
def test_a_snippet_marks_the_same_words_as_the_whole_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cell = snippet(text, [(start, end)])
    [(begin, stop)] = cell.spans
    assert cell.text[begin:stop] == text[start:end]


def test_a_snippet_keeps_the_verb_and_shows_the_match() -> None:
    text = "Continue its efforts to protect the people who live beside the river"
    start = text.index("river")
    assert snippet(text, [(start, start + 5)]).text == "Continue … beside the river"


def test_filters_stay_in_the_order_of_setting_and_one_facet_has_one() -> None:
    filters = Filters().setting(NEPAL).setting(TORTURE)
    assert filters.said == "State under review: Nepal · Issue: Torture"
    assert filters.setting(Filter("sur", "FRA", "France")).said == (
        "Issue: Torture · State under review: France"
    )
    assert filters.without_last() == Filters((NEPAL,))


def test_filters_become_the_librarys_query() -> None:
    filters = Filters().setting(NEPAL).setting(Filter("session", 10, "Session 10"))
    query = Asked("books", filters.setting(Filter("kind", "all", "all kinds"))).query
    assert (query.words, query.sur, query.sessions, query.kind) == ("books", "NPL", (10, 10), None)


def test_a_column_that_a_filter_has_fixed_leaves_its_room() -> None:
    assert "sur" not in [column.id for column in columns_for(Filters((NEPAL,)))]
    assert len(columns_for(Filters((TORTURE,)))) == len(COLUMNS)


def test_the_counted_facet_is_one_that_is_still_open() -> None:
    assert facet_to_show(Filters(), "") == "issue"
    assert facet_to_show(Filters((TORTURE,)), "issue") == "by"
    assert facet_after(Filters((NEPAL,)), "cycle") == "theme"
    assert facet_after(Filters((NEPAL,)), "theme") == "by"
    assert facet_to_show(Filters((Filter("kind", "supporting", ""),)), "") == "theme"
    assert value_label("action", FacetCount(3, "3", 1)) == "3 considering change"


Before = Callable[[Pilot[None]], Awaitable[None]]


async def listed(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "6 found", "Continue")
    await pilot.press("down")
    await settled(pilot)
    await pilot.pause(0.2)


async def searched(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "6 found")
    await pilot.press("a", "slash")
    await type_words(pilot, "school")
    await until_shown(pilot, "5 found")
    await pilot.pause(0.2)


async def narrowing(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "6 found", "Continue")
    await pilot.press("f")
    await type_words(pilot, "recomm")
    await pilot.press("enter")
    await until_shown(pilot, "Ghana")


async def read(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "6 found", "Adopt")
    await pilot.press("down", "enter")
    await until_shown(pilot, "The same text from")


async def missed(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "6 found")
    await pilot.press("slash")
    await type_words(pilot, "zebra")
    await until_shown(pilot, "Nothing found")
    await pilot.press("enter")


@each_size
@pytest.mark.parametrize("before", [listed, searched, narrowing, read, missed])
def test_the_library_looks_as_before(
    snap_compare: Any, space: Workspace, size: tuple[int, int], before: Before
) -> None:
    open_campaign(space)
    app = app_with(space, "library")
    assert snap_compare(app, terminal_size=size, run_before=before)


@each_size
def test_the_missing_library_looks_as_before(
    snap_compare: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    async def before(pilot: Pilot[None]) -> None:
        await until_shown(pilot, "There is no library yet")

    assert snap_compare(
        app_with(workspace(tmp_path), "library"), terminal_size=size, run_before=before
    )
