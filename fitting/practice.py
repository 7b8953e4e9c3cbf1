"""Count how long real recommendations are and which issues they join, for the checks of a draft.

    python -m fitting.practice LIBRARY --questions FILE.docx --date 2026-11-24

LIBRARY is a library.duckdb with UPR Info's exports, of which sessions up to FITTED_TO are read;
FILE.docx holds advance questions as OHCHR publishes them. Nothing but uprtui is needed. The same
files and date give the same tables; `--check` says whether they are the ones we ship.
"""

from __future__ import annotations

import argparse
import csv
import html
import io
import math
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from fitting.shipped import write_or_check
from uprtui.campaign import AskKind
from uprtui.focus.lint.draft import Draft
from uprtui.focus.lint.length import joints
from uprtui.focus.practice import COLUMNS
from uprtui.focus.practice import TABLE as PRACTICE
from uprtui.library import Library
from uprtui.recommendation import ISSUES

FOCUS = Path(__file__).parents[1] / "src" / "uprtui" / "focus"
FITTED_TO = 13
PERCENTILES = (5, 25, 50, 75, 90, 95, 99)
LEAST_TOGETHER = 10
LEAST_SHARE = 0.05  # of the rarer issue's recommendations
OVERLAPS = "lint/overlaps.csv"

_TEXTS = """
SELECT text FROM recommendations
WHERE kind = 'recommendation' AND session <= ? ORDER BY id
"""
_LABELS = """
SELECT list(issue) FROM labels JOIN recommendations USING (row)
WHERE kind = 'recommendation' AND session <= ? GROUP BY row
"""
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def percentiles(values: Sequence[int]) -> dict[int, int]:
    """For each percentile the smallest value that so many of 100 do not exceed."""
    ordered = sorted(values)
    return {each: ordered[math.ceil(each / 100 * len(ordered)) - 1] for each in PERCENTILES}


def questions_of(path: Path) -> list[str]:
    """The questions of an OHCHR document: its paragraphs that hold a question mark."""
    with zipfile.ZipFile(path) as parts:
        body = parts.read("word/document.xml").decode("utf-8")
    texts = (html.unescape(_TAG.sub("", each)) for each in _PARAGRAPH.findall(body))
    return [text for text in texts if "?" in text]


def practice_rows(library: Library, questions: Sequence[str], date: str) -> Iterator[list[object]]:
    """The rows of the table of practice."""
    texts = [text for (text,) in library.ask(_TEXTS, [FITTED_TO])]
    kind = AskKind.RECOMMENDATION.value
    yield [kind, "provenance", "sessions", f"1-{FITTED_TO} of UPR Info's exports"]
    yield [kind, "provenance", "texts", len(texts)]
    yield [kind, "provenance", "date", date]
    for each, value in percentiles([len(text.split()) for text in texts]).items():
        yield [kind, "words", each, value]
    for each, value in percentiles([len(joints(Draft(text))) for text in texts]).items():
        yield [kind, "joints", each, value]
    kind = AskKind.QUESTION.value
    yield [kind, "provenance", "sessions", "one review of session 48, advance questions"]
    yield [kind, "provenance", "texts", len(questions)]
    yield [kind, "provenance", "date", date]
    for each, value in percentiles([len(text.split()) for text in questions]).items():
        yield [kind, "words", each, value]


def overlap_rows(library: Library) -> Iterator[list[object]]:
    """The pairs of issues that real recommendations carry together."""
    alone: Counter[str] = Counter()
    together: Counter[tuple[str, ...]] = Counter()
    for (labels,) in library.ask(_LABELS, [FITTED_TO]):
        known = sorted(set(labels).intersection(ISSUES))
        alone.update(known)
        together.update(combinations(known, 2))
    for (one, other), times in sorted(together.items()):
        share = times / min(alone[one], alone[other])
        if times >= LEAST_TOGETHER and share >= LEAST_SHARE:
            yield [one, other, times, f"{share:.3f}"]


def table(columns: Sequence[str], rows: Iterator[list[object]]) -> str:
    """Rows as CSV text."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return made.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check both tables; 1 where a check finds others than would be written."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("library", type=Path, help="a library.duckdb of sessions 1 to 13 or more")
    parser.add_argument("--questions", type=Path, required=True, help="advance questions, .docx")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--date", help="write the tables, with this date in their provenance")
    what.add_argument("--check", action="store_true", help="compare with the tables as they are")
    chosen = parser.parse_args(arguments)
    date = chosen.date or shipped_date()
    with Library.open(chosen.library) as library:
        made = {
            PRACTICE: table(COLUMNS, practice_rows(library, questions_of(chosen.questions), date)),
            OVERLAPS: table(("issue", "other", "together", "share"), overlap_rows(library)),
        }
    same = [write_or_check(FOCUS / name, text, check=chosen.check) for name, text in made.items()]
    return 0 if all(same) else 1


def shipped_date() -> str:
    """The date in the provenance of the table that we ship."""
    with (FOCUS / PRACTICE).open(encoding="utf-8", newline="") as rows:
        return next(row["value"] for row in csv.DictReader(rows) if row["name"] == "date")


if __name__ == "__main__":
    raise SystemExit(main())
