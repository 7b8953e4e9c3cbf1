"""The public API changes only on purpose: recorded, versioned, told, and documented."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reference.page import BEGIN, END, PAGE, with_reference
from reference.parts import Part, public_parts, signature
from reference.record import RECORD, record
from uprtui.api import API_VERSION

ROOT = Path(__file__).parents[2]
ANNOUNCE = (
    "uprtui.api has changed. If that is meant: raise API_VERSION, tell it in the history of "
    "docs/api.md and in CHANGELOG.md, then record it anew with `python -m reference`."
)


def parts() -> list[Part]:
    return [part for found in public_parts().values() for part in found]


def test_the_api_is_as_recorded() -> None:
    assert record() == (ROOT / RECORD).read_text("utf-8"), ANNOUNCE


def test_the_page_says_what_the_docstrings_say() -> None:
    page = (ROOT / PAGE).read_text("utf-8")
    assert page == with_reference(page), "write it anew with `python -m reference`"


def test_the_present_version_stands_first_in_the_history_and_in_the_changelog() -> None:
    page = (ROOT / PAGE).read_text("utf-8")
    versions = re.findall(r"^- \*\*([\d.]+)\*\*: ", page, re.MULTILINE)
    assert versions[0] == API_VERSION
    assert f"`uprtui.api` {API_VERSION}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.name)
def test_every_public_name_is_documented(part: Part) -> None:
    assert part.text, f"{part.name} needs a docstring, or a comment `#:` before it"


def old(path: str, size: int = 3, *, deep: bool = False) -> str:
    return path * size if deep else path


def renamed(file: str, size: int = 3, *, deep: bool = False) -> str:
    return file


def longer(path: str, size: int = 4, *, deep: bool = False) -> str:
    return path


def open_ended(path: str, size: int = 3, deep: bool = False) -> str:
    return path


@pytest.mark.parametrize("new", [renamed, longer, open_ended])
def test_a_changed_signature_changes_the_record(new: Any) -> None:
    assert signature(old) == "(path: str, size: int = 3, *, deep: bool = False) -> str"
    assert signature(new) != signature(old)


def test_a_name_a_field_and_a_value_are_all_recorded() -> None:
    before = {"uprtui.api": parts()}
    for position, part in enumerate(parts()):
        without = [*before["uprtui.api"]]
        del without[position]
        assert record({"uprtui.api": without}) != record(before)
        for number in range(len(part.members)):
            fewer = replace(part, members=part.members[:number] + part.members[number + 1 :])
            changed = [*before["uprtui.api"]]
            changed[position] = fewer
            assert record({"uprtui.api": changed}) != record(before)


def test_a_page_without_a_place_for_the_reference_is_refused() -> None:
    with pytest.raises(ValueError, match="needs the lines"):
        with_reference(f"{END} {BEGIN}")
