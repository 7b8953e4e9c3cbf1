"""The page on the plan file names every key and every word, and its example is a plan."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from enum import StrEnum
from pathlib import Path

import pytest

from uprtui.campaign import (
    KINDS,
    SCHEMA,
    USUAL_WEIGHT,
    AskKind,
    AskRole,
    AssessmentStatus,
    AssignmentStatus,
    DateStatus,
    EntryPoint,
    Member,
    MilestoneStatus,
    Plan,
    Visibility,
    dumps,
    loads,
    problems,
    share,
)
from uprtui.campaign.schema import READERS, Part, is_required

PAGE = (Path(__file__).parents[2] / "docs" / "plan-format.md").read_text(encoding="utf-8")
CHOICES: tuple[type[StrEnum], ...] = (
    AskKind,
    AskRole,
    AssessmentStatus,
    AssignmentStatus,
    DateStatus,
    EntryPoint,
    MilestoneStatus,
    Visibility,
)


def section(heading: str) -> dict[str, list[str]]:
    """The rows of the table under a heading of the page, by key."""
    text = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| `")]
    return {row[0].strip(" `"): [cell.strip() for cell in row[1:]] for row in rows}


def example() -> str:
    """The plan that the page shows."""
    match = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert match is not None
    return match.group(1)


PARTS: list[tuple[str, type[Part]]] = [
    ("The campaign", Plan),
    *((f"`[[{kind.table}]]`", kind.type) for kind in KINDS),
]


@pytest.mark.parametrize(("heading", "part"), PARTS)
def test_every_key_is_on_the_page_and_no_other(heading: str, part: type[Part]) -> None:
    assert list(section(heading)) == list(READERS[part])


@pytest.mark.parametrize(("heading", "part"), PARTS)
def test_what_is_required_and_what_is_the_default_is_true(heading: str, part: type[Part]) -> None:
    rows = section(heading)
    for field in fields(part):
        if field.name not in rows:
            continue
        allowed = rows[field.name][1]
        required = is_required(field) or field.name == "schema"
        assert allowed.startswith("required") is required, field.name
        if isinstance(field.default, StrEnum):
            assert f"default `{field.default.value}`" in allowed
            assert all(f"`{word.value}`" in allowed for word in type(field.default))
        elif field.default is None:
            assert "no default" in allowed
        elif field.default is not MISSING and not required:
            assert "default" in allowed


def test_every_word_of_a_choice_is_on_the_page() -> None:
    assert [word for choice in CHOICES for word in choice if f"`{word.value}`" not in PAGE] == []


def test_the_letters_of_ids_are_those_on_the_page() -> None:
    for kind in KINDS:
        assert f"`{kind.prefix}-…`" in section(f"`[[{kind.table}]]`")["id"][1]


def test_the_example_is_a_sound_plan_that_uses_every_key_but_sample() -> None:
    plan = loads(example(), "plan-format.md")
    assert dumps(plan).split("\n", 1)[1] == example()
    assert [each for each in problems(plan) if each.rule != "date-estimated"] == []
    for _, part in PARTS:
        entries = [plan] if part is Plan else getattr(plan, _table(part))
        given = {
            name
            for entry in entries
            for name in READERS[part]
            if getattr(entry, name) not in ("", (), None)
        }
        assert given == set(READERS[part])


def _table(part: type[Part]) -> str:
    return next(kind.table for kind in KINDS if kind.type is part)


def test_the_schema_on_the_page_is_the_one_that_is_written() -> None:
    assert f"`schema = {SCHEMA}` says that the file follows this page" in PAGE


def test_the_example_shared_with_everybody_is_as_the_page_says() -> None:
    shared, _ = share(loads(example()), Visibility.PUBLIC)
    assert (shared.organisation, shared.log, shared.assignments) == (None, (), ())
    assert (shared.evidence, shared.assessments) == ((), ())
    assert shared.members == (Member("m-c6vfe"),)
    assert [(each.id, each.note) for each in shared.asks] == [("a-pm3xt", "")]
    assert (shared.issues[0].weight, shared.targets[0].why) == (USUAL_WEIGHT, "")
    assert shared.targets[0].reasons
