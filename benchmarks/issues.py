"""How well suggested issues agree with UPR Info's coders on sessions 14 to 17, and what they cost.

Run as `python -m benchmarks.issues [LIBRARY]` from the project's root. LIBRARY is a
`library.duckdb`; without it, the real exports at ../shared/data are imported first. The table was
fitted on sessions up to 13.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.acceptance import EXPORTS, imported
from benchmarks.acceptance_figures import calibration
from uprtui.library import Library
from uprtui.recommendation import ISSUES, SuggestedIssue, suggest_issues
from uprtui.recommendation.suggest_table import TABLE, suggest_table, vocabulary
from uprtui.recommendation.suggest_words import words_of

TESTED_FROM, TESTED_TO = 14, 17
FLOORS = {"micro-F1": 0.88, "macro-F1": 0.79}  # TF-IDF, one linear model a label
STARTS = 5
TIMED = 3_000
_TEXTS = """
SELECT text, issues FROM recommendations
WHERE kind = 'recommendation' AND session BETWEEN $first AND $last AND len(issues) > 0
ORDER BY session, row
"""
_LOAD = """
import time
from uprtui.recommendation import suggest_issues
began = time.perf_counter()
suggest_issues("Abolish the death penalty")
print(time.perf_counter() - began)
"""


class Text(NamedTuple):
    """A real recommendation, the labels it was coded with, and what is suggested."""

    text: str
    coded: frozenset[str]
    suggested: tuple[SuggestedIssue, ...]


class Counts(NamedTuple):
    """How many texts were coded with an issue, suggested it, and both."""

    coded: int
    suggested: int
    both: int

    def f1(self) -> float:
        return 2 * self.both / max(1, self.coded + self.suggested)

    def precision(self) -> float:
        return self.both / max(1, self.suggested)

    def recall(self) -> float:
        return self.both / max(1, self.coded)


def main(path: Path | None = None, first: int = TESTED_FROM, last: int = TESTED_TO) -> None:
    """Print F1, a line a label, calibration, times and size."""
    if path is None and not EXPORTS.is_dir():
        print(f"No real exports at {EXPORTS}: name a library.")
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(path or imported(Path(folder))) as library,
    ):
        rows = list(library.ask(_TEXTS, {"first": first, "last": last}))
    texts = [Text(text, frozenset(coded), suggest_issues(text)) for text, coded in rows]
    print(f"{len(texts):,} coded texts of sessions {first}-{last}")
    _print_agreement(texts)
    _print_calibration(texts)
    _print_costs([each.text for each in texts])


def counts_of(texts: Iterable[Text]) -> dict[str, Counts]:
    """Count each issue."""
    coded, suggested, both = Counter[str](), Counter[str](), Counter[str]()
    for each in texts:
        found = {suggestion.issue for suggestion in each.suggested}
        coded.update(each.coded)
        suggested.update(found)
        both.update(each.coded & found)
    return {issue: Counts(coded[issue], suggested[issue], both[issue]) for issue in ISSUES}


def _print_agreement(texts: Sequence[Text]) -> None:
    counts = counts_of(texts)
    whole = Counts(*map(sum, zip(*counts.values(), strict=True)))
    reached = {
        "micro-F1": whole.f1(),
        "macro-F1": sum(each.f1() for each in counts.values()) / len(ISSUES),
    }
    for name, figure in reached.items():
        print(f"{name} {figure:.4f} (TF-IDF linear models {FLOORS[name]})")
    nothing = sum(not each.suggested for each in texts) / len(texts)
    print(f"precision {whole.precision():.3f}, recall {whole.recall():.3f}, nothing {nothing:.1%}")
    print(f"\n{'':46}{'coded':>7}{'suggested':>11}{'precision':>11}{'recall':>8}{'F1':>7}")
    for issue, each in sorted(counts.items(), key=lambda item: item[1].f1()):
        print(
            f"{issue:46}{each.coded:7,}{each.suggested:11,}"
            f"{each.precision():11.3f}{each.recall():8.3f}{each.f1():7.3f}"
        )


def _print_calibration(texts: Sequence[Text]) -> None:
    pairs = [(found.score, found.issue in each.coded) for each in texts for found in each.suggested]
    counted = calibration([score for score, _ in pairs], [right for _, right in pairs])
    print(f"\nscores of what is suggested: calibration error {counted.expected_error():.3f}")
    print(f"{'suggested':>9}  {'score':>6}  {'coded':>6}")
    for part in counted.table().bins:
        print(f"{part.count:9,}  {part.predicted:6.3f}  {part.observed:6.3f}")


def _print_costs(texts: Sequence[str]) -> None:
    timed = list(islice(texts, 0, None, max(1, len(texts) // TIMED)))
    same = vocabulary().same
    ours = _milliseconds(timed, suggest_issues)
    bare = _milliseconds(timed, lambda text: words_of(text, same))
    print(f"\na text {ours:.2f} ms, {ours / bare:.1f} times reading its words ({bare:.2f} ms)")
    loads = sorted(_first_call() for _ in range(STARTS))
    print(f"first call of a process {loads[STARTS // 2] * 1000:.0f} ms (median of {STARTS})")
    size = len(resources.files("uprtui.recommendation").joinpath(TABLE).read_bytes())
    print(f"table {size / 1000:.0f} kB, {len(suggest_table().weights):,} features")


def _milliseconds(texts: Sequence[str], read: Callable[[str], object]) -> float:
    """The time that a text takes, the best of three rounds."""
    rounds = []
    for _ in range(3):
        began = time.perf_counter()
        for text in texts:
            read(text)
        rounds.append(time.perf_counter() - began)
    return min(rounds) * 1000 / len(texts)


def _first_call() -> float:
    done = subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True)
    return float(done.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
