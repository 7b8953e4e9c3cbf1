"""The library shows every kind of record, what OHCHR says of it, and where sources disagree."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.kinds_library import ASKED, EDUCATION, publish
from tests.tui.support import WIDE, app_with, each_size, running, screen_text, settled, workspace
from tests.tui.waiting import type_words, until_shown
from uprtui.library import Library, Query, Words
from uprtui.recommendation import Kind
from uprtui.tui.screens.library_detail import context_of, recommendation_detail
from uprtui.tui.screens.library_filters import ALL_KINDS, Filter, Filters
from uprtui.tui.screens.library_rows import columns_for
from uprtui.tui.widgets.detail import Bullets, Detail, Facts, Paragraph
from uprtui.tui.workspace import Workspace


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with a library of all kinds."""
    made = workspace(tmp_path)
    publish(made.home)
    return made


async def narrow(pilot: Pilot[Any], facet: str, value: str) -> None:
    """Choose a value of a facet by typing."""
    await pilot.press("f")
    await until_shown(pilot, "Narrow down by")
    await type_words(pilot, facet)
    await pilot.press("enter")
    await settled(pilot)
    await type_words(pilot, value)
    await pilot.press("enter")


def detail_of(space: Workspace, kind: Kind, body: str | None = None) -> Detail:
    """All that the screen says of the first record of a kind."""
    with Library.open(space.home.library) as library:
        rows = library.search(Query(kind=kind)).rows(0, 9)
        found = next(each for each in rows if body is None or each.body == body)
        context = context_of(library, found)
        return recommendation_detail(found, space.states, Words(), context)


def facts(detail: Detail) -> dict[str, str]:
    return dict(pair for block in detail.blocks if isinstance(block, Facts) for pair in block.pairs)


def bullets(detail: Detail) -> tuple[str, ...]:
    return tuple(
        item for block in detail.blocks if isinstance(block, Bullets) for item in block.items
    )


async def test_each_kind_can_be_shown_alone_with_columns_that_fit(space: Workspace) -> None:
    async with running(app_with(space, "library"), WIDE) as pilot:
        text = await until_shown(pilot, "1 found", "Adopt a law that")
        assert "Made by" in text
        await pilot.press("f")
        await type_words(pilot, "kind")
        await pilot.press("enter")
        text = await until_shown(pilot, "supporting, of UN bodies", "all kinds")
        assert re.search(r"of UN bodies +2 ", text)
        assert re.search(r"all kinds +5 ", text)
        await type_words(pilot, "supporting")
        await pilot.press("enter")
        text = await until_shown(
            pilot, "Kind: supporting, of UN bodies", "2 found", "SR Water", "2025-02-12"
        )
        assert "Body" in text
        assert "Response" not in text.splitlines()[3], "nobody answers"
        await narrow(pilot, "kind", "advance")
        text = await until_shown(pilot, "Kind: advance questions", "Asked by", "Switzerland")
        assert "What has Nepal done" in text


async def test_all_kinds_stand_together_with_the_body_in_the_place_of_the_state(
    space: Workspace,
) -> None:
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "1 found")
        await narrow(pilot, "kind", "all kinds")
        text = await until_shown(pilot, "Kind: all kinds", "5 found")
        for who in ("CRC", "Norway", "Switzerland"):
            assert who in text


async def test_an_ohchr_theme_narrows_down(space: Workspace) -> None:
    async with running(app_with(space, "library")) as pilot:
        await until_shown(pilot, "1 found")
        await narrow(pilot, "kind", "all kinds")
        await until_shown(pilot, "5 found")
        await narrow(pilot, "ohchr", "right to education")
        await until_shown(pilot, "OHCHR theme: Right to education", "2 found")


def test_the_columns_follow_the_kind() -> None:
    def titles(kind: str) -> list[str]:
        return [each.title for each in columns_for(Filters((Filter("kind", kind, kind),)))]

    assert titles("supporting") == ["Date", "Reviewed", "Body", "Theme", "Recommendation"]
    assert titles("question") == ["Ses", "Reviewed", "Asked by", "Theme", "Question"]
    assert titles(ALL_KINDS) == [each.title for each in columns_for(Filters())]


def test_a_supporting_recommendation_says_body_day_themes_persons_and_goals(
    space: Workspace,
) -> None:
    detail = detail_of(space, Kind.SUPPORTING, "CRC")
    assert detail.title == "CRC to Nepal"
    assert facts(detail) == {
        "Addressed to": "Nepal",
        "Body": "CRC",
        "Issues": f"{EDUCATION} (suggested)",
        "Kind": "supporting recommendation",
        "Document": "CRC/C/NPL/CO/6-7",
        "Date": "2025-02-12",
        "OHCHR themes": "Right to education",
        "Affected": "Children",
        "SDGs": "4.1 - Free schools",
        "References": "test:a9ceae8c",
    }
    said = [block.text for block in detail.blocks if isinstance(block, Paragraph)]
    assert any("“suggested” follow from its OHCHR themes." in each for each in said)
    assert "export-full-en.json (UHRI)" in bullets(detail)


def test_where_sources_disagree_both_are_told_and_which_one_was_followed(
    space: Workspace,
) -> None:
    detail = detail_of(space, Kind.RECOMMENDATION)
    assert facts(detail)["Response"] == "supported"
    assert facts(detail)["Affected"] == "Children; Girls"
    assert bullets(detail)[-3:] == (
        "UPR37_Nepal.docx (OHCHR list)",
        "14-40.csv (database)",
        "Response: supported, says UPR37_Nepal.docx (OHCHR list), which is followed; "
        "noted, says 14-40.csv (database).",
    )


def test_a_question_says_who_asked(space: Workspace) -> None:
    detail = detail_of(space, Kind.QUESTION)
    assert detail.title == "Advance question of Switzerland to Nepal"
    assert facts(detail)["Asked by"].startswith("Switzerland (")
    assert "Response" not in facts(detail)
    assert detail.blocks[0] == Paragraph(ASKED)


async def supporting(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "1 found")
    await narrow(pilot, "kind", "supporting")
    await until_shown(pilot, "2 found")


async def everything(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "1 found")
    await narrow(pilot, "kind", "all kinds")
    await until_shown(pilot, "5 found")


async def of_a_body(pilot: Pilot[Any]) -> None:
    await supporting(pilot)
    await pilot.press("end", "enter")
    await until_shown(pilot, "Affected", "Children")


async def disagreeing(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "1 found")
    await pilot.press("enter")
    await until_shown(pilot, "OHCHR themes")
    await settled(pilot)
    await pilot.press("end")
    await until_shown(pilot, "Where sources disagree")


async def kinds(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "1 found")
    await pilot.press("f")
    await type_words(pilot, "kind")
    await pilot.press("enter")
    await until_shown(pilot, "of UN bodies")


@each_size
@pytest.mark.parametrize(
    "before",
    [supporting, everything, of_a_body, disagreeing, kinds],
    ids=lambda before: before.__name__,
)
def test_the_kinds_look_as_before(
    snap_compare: Callable[..., bool],
    space: Workspace,
    size: tuple[int, int],
    before: Callable[[Pilot[Any]], Awaitable[None]],
) -> None:
    async def prepare(pilot: Pilot[Any]) -> None:
        await before(pilot)
        await settled(pilot)
        assert screen_text(pilot.app)

    assert snap_compare(app_with(space, "library"), terminal_size=size, run_before=prepare)
