"""What a user says about the columns of a file is remembered for files that look alike."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.connectors.conftest import NOW
from uprtui.api import Source
from uprtui.connectors import ConnectorHost, ImportSummary, import_files
from uprtui.connectors.mappings import forget, identity_of, recall
from uprtui.connectors.mappings_file import KeptMapping, MappingsError, read_mappings, written
from uprtui.home import Home
from uprtui.states import States

TITLES = "Which;Who;What;Answer\n"
ROWS = (
    "Nepal;Norway;Adopt a law that gives every village school new books;Yes\n"
    "Nepal;Chile;Keep the river clean for all who live beside it;No\n"
)
LATER = datetime(2026, 12, 1, 12, tzinfo=UTC)


Take = Callable[..., ImportSummary]


@pytest.fixture
def take(home: Home, shipped: ConnectorHost, tmp_path: Path) -> Take:
    """Import a table and give its summary."""

    def taken(
        name: str,
        content: str,
        now: datetime = NOW,
        connector: str | None = None,
        dry_run: bool = False,
        **options: str,
    ) -> ImportSummary:
        path = tmp_path / name
        path.write_text(content, "utf-8")
        (summary,) = import_files(
            [path],
            home=home,
            host=shipped,
            states=States.builtin(),
            now=now,
            connector=connector,
            options={key.replace("_", "-"): value for key, value in options.items()},
            dry_run=dry_run,
        )
        return summary

    return taken


def source_of(tmp_path: Path, content: str) -> Source:
    path = tmp_path / "probe.csv"
    path.write_text(content, "utf-8")
    return Source.of(path)


def test_a_choice_is_used_again_for_a_file_with_the_same_titles(take: Take, home: Home) -> None:
    assert take("2026-list.csv", TITLES + ROWS, response="Answer").error is None
    turned = "ANSWER;What;Who;Which\nYes;Build new wells in the far valleys;Fiji;Nepal\n"
    turned += "No;Mend all the bridges before the rain;Peru;Nepal\n"
    summary = take("2027-list.csv", turned, LATER)
    assert summary.notes[0] == "columns as chosen on 2026-11-23 for 2026-list.csv"
    assert "Response: 'ANSWER'" in summary.notes[-1]
    (kept,) = read_mappings(home)
    assert (kept.chosen.isoformat(), kept.file) == ("2026-11-23", "2026-list.csv")
    assert stat.S_IMODE(home.mappings_file.stat().st_mode) == 0o600


def test_an_option_given_now_wins_and_is_remembered(take: Take, home: Home) -> None:
    take("a.csv", TITLES + ROWS, response="Answer", by="Who")
    summary = take("b.csv", TITLES + ROWS, LATER, response="-")
    assert "Response" not in summary.notes[-1].split("left out")[0]
    (kept,) = read_mappings(home)
    assert dict(kept.options) == {"by": "Who", "response": "-"}
    assert (kept.chosen.isoformat(), kept.file) == ("2026-12-01", "b.csv")


def test_back_at_the_guess_nothing_is_left_to_remember(take: Take, home: Home) -> None:
    take("a.csv", TITLES + ROWS, response="Answer")
    take("b.csv", TITLES + ROWS, response="")
    assert read_mappings(home) == ()


def test_a_dry_run_and_a_failed_import_remember_nothing(take: Take, home: Home) -> None:
    assert take("a.csv", TITLES + ROWS, response="Answer", dry_run=True).error is None
    assert take("a.csv", TITLES + ROWS, response="Nowhere").error
    assert take("a.csv", TITLES + ROWS, sur="Answer").rejected == 2
    assert not home.mappings_file.exists()


def test_the_state_of_one_whole_file_is_not_taken_for_anothers(take: Take, home: Home) -> None:
    content = (
        "Who;What\nNorway;Keep the river clean for all who live beside it\n"
        "Fiji;Build new wells in the far valleys\n"
    )
    assert take("a.csv", content, fixed_sur="Nepal", by="Who").added == 2
    (kept,) = read_mappings(home)
    assert dict(kept.options) == {"by": "Who"}
    again = take("b.csv", content)
    assert again.error is not None
    assert "fixed-sur" in again.error


def test_a_file_that_nothing_recognises_is_known_by_its_titles(take: Take) -> None:
    content = "A;B;C\nNepal;Norway;Act\nNepal;Fiji;Go on\n"
    assert "No connector recognises" in (take("a.csv", content).error or "")
    assert take("a.csv", content, connector="table", sur="A", by="B", text="C").added == 2
    summary = take("b.csv", content.replace("Act", "Act now"))
    assert (summary.error, summary.connector, summary.added) == (None, "table", 1)


def test_columns_by_their_place_need_the_same_order(
    take: Take, home: Home, shipped: ConnectorHost, tmp_path: Path
) -> None:
    take("a.csv", TITLES + ROWS, response="D")
    table = shipped.connectors["table"]
    same = recall(home, table, source_of(tmp_path, TITLES + ROWS), {})
    assert dict(same.options) == {"response": "D"}
    other = "Answer;Which;Who;What\nYes;Nepal;Fiji;Build new wells in the far valleys\n"
    assert recall(home, table, source_of(tmp_path, other), {}).kept is None


def test_other_titles_are_another_kind_of_file(
    take: Take, home: Home, shipped: ConnectorHost, tmp_path: Path
) -> None:
    take("a.csv", TITLES + ROWS, response="Answer")
    other = source_of(tmp_path, TITLES.replace("Answer", "Reply") + ROWS)
    assert recall(home, shipped.connectors["table"], other, {}).kept is None
    assert recall(home, shipped.connectors["sample"], other, {"x": "y"}).options == {"x": "y"}


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"mapping = 3", b"[[mapping]]\nid = 1", b"[mapping\n", b"mapping = [1]"],
)
def test_a_damaged_file_is_told_and_set_aside(take: Take, home: Home, content: bytes) -> None:
    home.prepare()
    home.mappings_file.write_bytes(content)
    summary = take("a.csv", TITLES + ROWS)
    assert summary.error is None
    assert "mappings.toml cannot be used" in summary.notes[0]
    assert home.mappings_file.read_bytes() == content, "reading changes nothing"
    take("a.csv", TITLES + ROWS, response="Answer")
    assert len(read_mappings(home)) == 1
    assert home.mappings_file.with_name("mappings.toml.damaged").read_bytes() == content


def test_a_home_that_refuses_the_file_does_not_refuse_the_import(take: Take, home: Home) -> None:
    home.prepare()
    home.mappings_file.mkdir()
    summary = take("a.csv", TITLES + ROWS, response="Answer")
    assert (summary.error, summary.added) == (None, 2)
    assert "mappings.toml cannot be used" in summary.warnings[-1]


def test_forgetting_needs_one_mapping(take: Take, home: Home) -> None:
    take("a.csv", TITLES + ROWS, response="Answer")
    (kept,) = read_mappings(home)
    for wrong in ("", "nothing"):
        with pytest.raises(MappingsError, match="No single mapping"):
            forget(home, wrong)
    assert forget(home, kept.id[:6]) == kept
    assert read_mappings(home) == ()


@given(st.lists(st.text(max_size=8), max_size=6), st.randoms())
def test_the_order_of_the_titles_makes_no_difference(titles: list[str], chance: Random) -> None:
    turned = list(titles)
    chance.shuffle(turned)
    assert identity_of("table", titles) == identity_of("table", turned)
    assert identity_of("table", titles) != identity_of("other", titles)


words = st.text(st.characters(codec="utf-8"), max_size=8)


@given(
    st.builds(
        KeptMapping,
        words,
        words,
        st.lists(words).map(tuple),
        st.dates(),
        words,
        st.dictionaries(words, words, max_size=4),
    )
)
def test_whatever_is_kept_comes_back(
    tmp_path_factory: pytest.TempPathFactory, kept: KeptMapping
) -> None:
    home = Home(tmp_path_factory.mktemp("home"))
    home.mappings_file.write_text(written((kept,)), "utf-8", newline="")
    assert read_mappings(home) == (kept,)
