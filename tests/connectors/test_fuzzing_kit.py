"""The fuzz kit finds each kind of fault: otherwise its silence would mean nothing."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.connectors import fuzzing
from tests.connectors.fuzzing import Damage, Fuzz, HangError, Recipe, recipes
from uprtui.api import (
    API_VERSION,
    Batch,
    ConnectorError,
    Context,
    Kind,
    Match,
    Option,
    Preview,
    RowError,
    Source,
)

GOOD = b"letters\n" * 20


class Letters:
    """A connector that refuses whatever is not `GOOD`, in a way that each test chooses."""

    id = "letters"
    title = "Letters"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS})
    options: tuple[Option, ...] = ()

    def __init__(self, fault: str = "") -> None:
        self.fault = fault
        self.seen: set[bytes] = set()

    def detect(self, source: Source) -> Match | None:
        return Match(0.5, "letters") if source.head.startswith(b"letters") else None

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        return Preview(("line",), tuple((line,) for line in ["letters"] * limit))

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        content = source.read_bytes()
        self.seen.add(content)
        if content != GOOD:
            self._refuse()
        columns = {"sur": ["Nepal"] * 2, "by": ["Norway"] * 2, "text": ["Ratify it.", "End it."]}
        places = ["row 1", "row 1" if content != GOOD else "row 2"]
        yield Batch(Kind.RECOMMENDATIONS, columns, places)

    def _refuse(self) -> None:
        match self.fault:
            case "raises":
                raise KeyError("letters")
            case "hangs":
                while True:
                    re.match("a", "a")
            case "says nothing":
                raise ConnectorError(" ")
            case "repeats a place":
                return
            case _:
                raise ConnectorError("These are other letters.", "Write them again.")


@pytest.fixture
def brief(tmp_path: Path) -> Fuzz:
    return Fuzz(tmp_path, seconds=0.3)


def test_a_sound_connector_sees_many_damaged_files_and_passes(brief: Fuzz) -> None:
    connector = Letters()
    brief.damaged(connector, GOOD)
    assert len(connector.seen) > 10


@pytest.mark.parametrize(
    ("fault", "raised", "words"),
    [
        ("raises", KeyError, "letters"),
        ("says nothing", AssertionError, "without a message"),
        ("repeats a place", AssertionError, "'row 1' twice"),
    ],
)
def test_a_fault_is_found_and_its_file_kept(
    brief: Fuzz, fault: str, raised: type[BaseException], words: str
) -> None:
    with pytest.raises(raised, match=words):
        brief.damaged(Letters(fault), GOOD)
    kept = (brief.folder / "failing-letters.bin").read_bytes()
    assert kept != GOOD


def test_a_hang_is_found(brief: Fuzz, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzzing, "SECONDS_A_FILE", 0.2)
    with pytest.raises(HangError):
        brief.damaged(Letters("hangs"), GOOD)


def test_files_of_a_strategy_are_tried(brief: Fuzz) -> None:
    connector = Letters()
    brief.built(connector, st.binary(max_size=9))
    assert len(connector.seen) > 10
    with pytest.raises(KeyError):
        brief.built(Letters("raises"), st.just(b"lotters"))


def test_damage_is_done_inside_the_members_of_a_zip() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.xml", b"<a/>")
        archive.writestr("b.xml", b"<b>text</b>")
    recipe = Recipe(0, 0.9, (Damage("insert", 0.5, 0, b"&lol;"),))
    with zipfile.ZipFile(BytesIO(recipe.content([packed.getvalue()]))) as archive:
        assert archive.read("a.xml") == b"<a/>"
        assert archive.read("b.xml") == b"<b>te&lol;xt</b>"


@given(recipes(2))
def test_every_damage_can_be_done_to_any_content_and_grows_it_little(recipe: Recipe) -> None:
    for original in (b"", b"a", b"some words"):
        assert len(recipe.content([original, original])) < 5 << 20
