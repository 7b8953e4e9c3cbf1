"""`uprtui backtest`: figures with their baselines, rankings as CSV, refusals that help."""

from __future__ import annotations

import csv
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.cli.conftest import Command
from uprtui.cli.backtest import ProgressLine
from uprtui.library import Library
from uprtui.target.backtest import Query

ROWS = tuple(
    f"Nepal,Asia,,Do it {number},Norway,WEOG,,Accepted,5,Death penalty,{session}"
    for number, session in enumerate((12, 13, 14))
)
STATES = [f"X{one}{two}" for one in "AB" for two in "ABCDEFGHIJKLMNOPQRSTU"]
METHODS = ("model", "issue", "same-sur", "activity")


class FixedReplay:
    """Ranks the same States for each query; the methods differ by how far they turn the list."""

    def __init__(self, library: Library) -> None:
        self._sessions = library.stats().sessions
        self.before_session: Callable[[], object] = lambda: None

    def sessions(self, first: int, last: int) -> list[int]:
        return [session for session in self._sessions if first <= session <= last]

    def fitted_to(self, number: int) -> int | None:
        return 13

    def session(self, number: int, methods: Sequence[str]) -> Iterator[Query]:
        self.before_session()
        for sur in ("NPL", "CHL"):
            for issue, relevant in [
                ("=Death penalty", frozenset({"XAA", "XAL"})),
                ("Torture", frozenset({"XAC"})),
                ("Press", frozenset[str]()),
            ]:
                rankings = {name: self._ranked(METHODS.index(name)) for name in methods}
                yield Query(number, sur, issue, relevant, rankings)

    @staticmethod
    def _ranked(turn: int) -> list[tuple[str, float, float | None]]:
        order = STATES[turn:] + STATES[:turn]
        chance = [0.2 / place if turn == 0 else None for place in range(1, len(order) + 1)]
        return [(s, 1 - 0.75 * i, chance[i]) for i, s in enumerate(order)]


@pytest.fixture
def replays(monkeypatch: pytest.MonkeyPatch) -> list[FixedReplay]:
    """Puts a fixed ranking in the model's place; the replays that commands opened are listed."""
    opened: list[FixedReplay] = []

    def open_replay(library: Library) -> FixedReplay:
        opened.append(FixedReplay(library))
        return opened[-1]

    module = ModuleType("uprtui.target.replay")
    module.open_replay = open_replay  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return opened


@pytest.fixture
def filled(filled_with: Callable[..., Command], replays: list[FixedReplay]) -> Command:
    return filled_with(*ROWS)


RANGE = ("backtest", "--from-session", "13", "--to-session", "14")


def test_the_document_has_every_key_of_the_contract(filled: Command) -> None:
    found = filled.json(*RANGE)
    assert found["sessions"] == [13, 14]
    assert found["queries"] == 8
    assert list(found["methods"]) == list(METHODS)
    model = found["methods"]["model"]
    assert model["precision10"] == pytest.approx(0.1)
    assert model["recall20"] == 1
    assert model["map"] == pytest.approx(((1 + 2 / 12) / 2 + 1 / 3) / 2)
    assert 0 < model["ndcg10"] < 1
    assert list(model["intervals"]) == ["ndcg10", "precision10", "recall20", "map"]
    low, high = model["intervals"]["ndcg10"]
    assert low <= model["ndcg10"] <= high
    assert found["chance"]["precision10"] == pytest.approx((2 / 42 + 1 / 42) / 2)
    assert sum(row["count"] for row in found["calibration"]) == 12 * len(STATES)
    assert set(found["calibration"][0]) == {
        "method",
        "from",
        "to",
        "count",
        "predicted",
        "observed",
    }
    assert found["fitted_to"] == [13, 13]


def test_two_runs_print_the_same(filled: Command) -> None:
    assert filled.json(*RANGE) == filled.json(*RANGE)


def test_only_the_methods_named_and_each_once(filled: Command) -> None:
    found = filled.json(*RANGE, "--method", "activity", "--method", "issue", "--method", "activity")
    assert list(found["methods"]) == ["activity", "issue"]
    assert found["calibration"] == []
    assert found["fitted_to"] == [None, None]


def test_people_read_tables_of_80_columns_and_what_they_mean(filled: Command) -> None:
    lines = filled(*RANGE).stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("Sessions 13–14: 4 reviews, 8 queries")
    assert lines[3].split() == ["Method", "NDCG@10", "Precision@10", "Recall@20", "MAP"]
    assert lines[4].split()[0] == "model"
    assert "–" in lines[5]
    assert [line.split()[0] for line in lines[6:14:2]] == [*METHODS[1:], "chance"]
    text = " ".join(lines)
    assert "What the model said, and what happened:" in text
    assert "Take care: the model's coefficients were fitted on session 13 too" in text
    assert "It means: of the first 10 States by the model, 1.0 on average recommended" in text
    assert "the order is better than by issue count alone" in text


def test_a_method_without_probabilities_is_not_calibrated(filled: Command) -> None:
    text = filled(*RANGE, "--method", "issue").stdout
    assert "what happened" not in text
    assert "Take care" not in text
    assert " ".join(text.split()).endswith("recommended on the issue, by chance 0.4.")


def test_the_rankings_are_the_first_30_of_each_measured_query(
    filled: Command, tmp_path: Path
) -> None:
    path = tmp_path / "rankings.csv"
    result = filled(*RANGE, "--rankings", str(path))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].endswith("240 rows, ranked by model")
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0] == "session,sur,issue,rank,state,score"
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 8 * 30
    assert rows[0] == {
        "session": "13",
        "sur": "NPL",
        "issue": "'=Death penalty",  # a spreadsheet must not run it
        "rank": "1",
        "state": "XAA",
        "score": "1.0",
    }
    assert [row["score"] for row in rows[1:3]] == ["0.25", "-0.5"]
    assert {row["issue"] for row in rows} == {"'=Death penalty", "Torture"}


def test_the_rankings_are_of_the_first_method_named(filled: Command, tmp_path: Path) -> None:
    path = tmp_path / "rankings.csv"
    path.touch()
    for _again in range(2):
        result = filled(
            *RANGE, "--rankings", str(path), "--method", "same-sur", "--method", "model"
        )
        assert result.exit_code == 0
    first = next(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert first["state"] == "XAC"
    assert [each.name for each in tmp_path.glob("*rankings*")] == ["rankings.csv"]


def test_another_file_is_not_replaced(filled: Command, tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text("schema = 1\n")
    result = filled(*RANGE, "--rankings", str(path))
    assert result.exit_code == 1
    assert "holds no rankings" in result.stderr
    assert path.read_text() == "schema = 1\n"


def test_a_folder_that_is_not_there_is_said_before_the_work(
    filled: Command, tmp_path: Path, replays: list[FixedReplay]
) -> None:
    result = filled(*RANGE, "--rankings", str(tmp_path / "gone" / "rankings.csv"))
    assert result.exit_code == 1
    assert "no such folder" in result.stderr
    assert replays == []


def test_ctrl_c_stops_it_and_leaves_no_file(
    filled: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FixedReplay, "sessions", _interrupting(FixedReplay.sessions), raising=True)
    path = tmp_path / "rankings.csv"
    result = filled(*RANGE, "--rankings", str(path))
    assert result.exit_code == 1
    assert result.stderr == "uprtui: The backtest was stopped; nothing was kept or written.\n"
    assert list(tmp_path.glob("*rankings*")) == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def _interrupting(
    sessions: Callable[[FixedReplay, int, int], list[int]],
) -> Callable[[FixedReplay, int, int], list[int]]:
    """The user presses Ctrl+C as the first session begins."""

    def wrapped(self: FixedReplay, first: int, last: int) -> list[int]:
        self.before_session = lambda: signal.raise_signal(signal.SIGINT)
        return sessions(self, first, last)

    return wrapped


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--from-session", "14", "--to-session", "13"], 2, "session 14 is after session 13"),
        (["--from-session", "20", "--to-session", "30"], 1, "Sessions 12–14"),
        (["--from-session", "12", "--to-session", "14"], 1, "Begin with session 13"),
        (["--from-session", "0", "--to-session", "14"], 2, "--from-session"),
        (["--to-session", "14"], 2, "--from-session"),
        (["--from-session", "13", "--to-session", "14", "--method", "luck"], 2, "--method"),
    ],
)
def test_refusals_say_what_to_do(filled: Command, words: list[str], code: int, said: str) -> None:
    result = filled("backtest", *words)
    assert result.exit_code == code
    assert said in result.stderr


def test_without_a_library_the_way_out_is_named(
    uprtui: Command, replays: list[FixedReplay]
) -> None:
    result = uprtui(*RANGE)
    assert result.exit_code == 1
    assert "Import" in result.stderr


def test_progress_is_one_line_five_times_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    moments = iter([0.0, 1.0, 1.1, 2.0])
    line = ProgressLine(shown=True, clock=lambda: next(moments))
    for done in (1, 2, 14):
        line.show(done, 56)
    line.clear()
    drawn = capsys.readouterr().err.split("\r")  # click leaves colour codes out of a file
    assert drawn == [
        "",
        "1 of 56 reviews replayed, about 55 s left (Ctrl+C stops)",
        "14 of 56 reviews replayed, about 6 s left (Ctrl+C stops)",
        "",
    ]


def test_no_progress_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine(shown=False, clock=lambda: 0.0)
    line.show(1, 56)
    line.clear()
    assert capsys.readouterr().err == ""
