"""Fit the coefficients of acceptance and write, or check, the table that is shipped.

Run from the project's root, where numpy is installed:

    python -m fitting.acceptance LIBRARY --date 2026-11-23      write the table
    python -m fitting.acceptance LIBRARY --check                is the shipped table this one?
    python -m fitting.acceptance LIBRARY --validate             figures inside sessions 3 to 13

LIBRARY is a `library.duckdb` of the four UPR Info exports, sessions 1 to 17. Everything that the
coefficients multiply comes from `uprtui.target`, counted before each row's own session, exactly as
when the program runs; this script only finds the coefficients. Choices (signals, caution,
penalties) were made by `--validate`; sessions 14 to 17 only test.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.acceptance_figures import area_under_curve, calibration
from fitting.logistic import Numbers, chance, fit, fit_spread
from fitting.reviews import Review, read_reviews, read_rows, signal_names
from fitting.shipped import write_or_check
from uprtui.library import Library
from uprtui.states import States
from uprtui.target.acceptance import chances
from uprtui.target.acceptance.habits import HABITS, SurAnswers
from uprtui.target.acceptance.spread import unknown
from uprtui.target.acceptance.table import read_vintages
from uprtui.target.acceptance.topics import topic_table
from uprtui.target.acceptance.world import WORLD_SIGNALS
from uprtui.target.vintages import COLUMNS

FIRST = 3  # sessions 1 and 2 only serve to look back on
VINTAGES = (13, 17)
TEST = range(14, 18)
WORLD_PENALTY = 0.013  # a row, in units of each signal's spread
HABIT_PENALTY = 0.2  # a row: a strong pull, because the many rows of one review are alike
HABIT_PRIOR = 0.5  # a habit of one review carries over to the next by half, unless data say more
LEAST_SPREAD = 0.05
TABLE = Path("src/uprtui/target/acceptance/coefficients.csv")


@dataclass(frozen=True)
class Fitted:
    """Coefficients: of `_names` after an intercept, of HABITS, and the variances."""

    world: Numbers
    habit: Numbers
    spread: Numbers
    rows: int

    def table(self, fitted_to: int, provenance: dict[str, str]) -> str:
        """The vintage as rows of the table, without its header."""
        found: list[tuple[str, str, str]] = [
            ("provenance", name, value) for name, value in provenance.items()
        ]
        parts = ["world"] * (len(WORLD_SIGNALS) + 1) + ["topic"] * len(topic_table().topics)
        for part, name, value in zip(
            parts, ["intercept", *signal_names()], self.world, strict=True
        ):
            found.append((part, name, f"{value:.4f}"))
        for name, value in zip(HABITS, self.habit, strict=True):
            found.append(("habit", name, f"{value:.4f}"))
        for name, value in zip(("least", "sur", "issue"), self.spread, strict=True):
            found.append(("spread", name, f"{value:.2f}"))
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows((fitted_to, *row) for row in found)
        return out.getvalue()


def fit_reviews(reviews: Sequence[Review], *, with_spread: bool = True) -> Fitted:
    """Fit world and topics first, then habits on what is left, then the spread around both."""
    signals = np.vstack([review.signals for review in reviews])
    outcomes = np.concatenate([review.outcomes for review in reviews])
    scale = np.maximum(signals.std(axis=0), 0.05)
    penalty = WORLD_PENALTY * len(outcomes) * scale**2
    penalty[0] = 1e-6  # the intercept is free
    nothing = np.zeros(len(outcomes))
    world = fit(signals, outcomes, offset=nothing, prior=np.zeros(len(penalty)), penalty=penalty)
    habits, known = habits_of(reviews, world)
    seen = known[:, 0] > 0
    habit = np.full(len(HABITS), HABIT_PRIOR)
    if seen.any():
        habit = fit(
            habits[seen],
            outcomes[seen],
            offset=signals[seen] @ world,
            prior=habit,
            penalty=np.full(len(HABITS), HABIT_PENALTY * seen.sum()),
        )
    spread = np.full(3, np.nan)
    if with_spread:
        spread = _spread(reviews, signals @ world + habits @ habit, outcomes, known)
    return Fitted(world, habit, spread, len(outcomes))


def habits_of(reviews: Iterable[Review], world: Numbers) -> tuple[Numbers, Numbers]:
    """Return for every ask its habits, and the information on the State and on the issue."""
    groups = {each.code: each.group.short for each in States.builtin() if each.group}
    habits, known = [], []
    for review in reviews:
        if not review.answers:
            habits += [[0.0] * len(HABITS)] * len(review.asks)
            known += [(0.0, 0.0)] * len(review.asks)
            continue
        earlier = SurAnswers(review.answers, list(review.answer_signals @ world), groups)
        for each in review.asks:
            found = earlier.habits(each)
            habits.append([found.effects[name] for name in HABITS])
            known.append(found.known)
    return np.array(habits), np.array(known)


def _spread(
    reviews: Sequence[Review], log_odds: Numbers, outcomes: Numbers, known: Numbers
) -> Numbers:
    """Fit the spread to groups of one review and issue; an ask of two issues is in two groups."""
    numbers: dict[tuple[int, str, str], int] = {}
    rows, groups = [], []
    row = 0
    for review in reviews:
        for each in review.asks:
            for issue in each.issues:
                key = (review.session, review.sur, issue)
                groups.append(numbers.setdefault(key, len(numbers)))
                rows.append(row)
            row += 1
    shares = np.array([unknown((of_sur, on_issue)) for of_sur, on_issue in known])
    found = fit_spread(log_odds[rows], outcomes[rows], shares[rows], groups)
    found[0] = max(found[0], LEAST_SPREAD)
    return found


def provenance(
    library: Library, reviews: Sequence[Review], fitted: Fitted, fitted_to: int, date: str
) -> dict[str, str]:
    """What a vintage was fitted on, when, and how it did on the sessions after it."""
    found = {
        "sessions": f"{FIRST}-{fitted_to}",
        "looking back to": "1",
        "rows": str(fitted.rows),
        "reviews": str(sum(review.session <= fitted_to for review in reviews)),
        "date": date,
    }
    if fitted_to >= TEST[0]:
        return found | {"tested on": "nothing: no later session is at hand"}
    vintage = read_vintages(io.StringIO(f"{','.join(COLUMNS)}\n{fitted.table(fitted_to, {})}"))
    tested = [row for row in read_rows(library) if row[0].session in TEST]
    estimates = chances(library, States.builtin(), [each for each, _ in tested], vintage)
    given = [each.probability for each in estimates]
    outcomes = [supported for _, supported in tested]
    counted = calibration(given, outcomes)
    return found | {
        "tested on": f"sessions {TEST[0]}-{TEST[-1]}, {len(tested)} rows",
        "test AUC": f"{area_under_curve(given, outcomes):.3f}",
        "test Brier": f"{counted.brier():.3f}",
        "test calibration error": f"{counted.expected_error():.3f}",
    }


def make_table(library: Library, date: str) -> str:
    """The whole table as text."""
    reviews = read_reviews(library, States.builtin(), FIRST)
    parts = [",".join(COLUMNS) + "\n"]
    for fitted_to in VINTAGES:
        fitted = fit_reviews([review for review in reviews if review.session <= fitted_to])
        about = provenance(library, reviews, fitted, fitted_to, date)
        parts.append(fitted.table(fitted_to, about))
    return "".join(parts)


def validate(library: Library) -> None:
    """Print figures inside sessions 3 to 13: what choices of signals and penalties rest on."""
    reviews = [
        each for each in read_reviews(library, States.builtin(), FIRST) if each.session <= 13
    ]
    early = [each for each in reviews if each.session <= 9]
    _report("3-9, on 10-12", [(early, [r for r in reviews if 10 <= r.session <= 12])])
    _report("3-12, on 13", [_split(reviews, lambda r: r.session == 13)])
    surs = sorted({each.sur for each in reviews if each.session == 13})
    folds = [
        _split(reviews, lambda r, part=part: r.session == 13 and r.sur in part)
        for part in (surs[start::7] for start in range(7))
    ]
    _report("3-13 but its review, on 13", folds)


def _split(
    reviews: Sequence[Review], held_out: Callable[[Review], bool]
) -> tuple[list[Review], list[Review]]:
    return [r for r in reviews if not held_out(r)], [r for r in reviews if held_out(r)]


def _report(title: str, folds: Sequence[tuple[list[Review], list[Review]]]) -> None:
    given: list[float] = []
    outcomes: list[bool] = []
    for training, tested in folds:
        fitted = fit_reviews(training, with_spread=False)
        habits, _ = habits_of(tested, fitted.world)
        signals = np.vstack([review.signals for review in tested])
        given += list(chance(signals @ fitted.world + habits @ fitted.habit))
        outcomes += [bool(each) for review in tested for each in review.outcomes]
    counted = calibration(given, outcomes)
    sys.stdout.write(
        f"{title:28} AUC {area_under_curve(given, outcomes):.4f}"
        f"  Brier {counted.brier():.4f}"
        f"  calibration error {counted.expected_error():.4f}\n"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Write, check or validate; 1 where a check finds another table than would be written."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("library", type=Path, help="a library.duckdb of sessions 1 to 17")
    parser.add_argument("--table", type=Path, default=TABLE)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--date", help="write the table, with this date in its provenance")
    what.add_argument("--check", action="store_true", help="compare with the table as it is")
    what.add_argument("--validate", action="store_true", help="print figures on sessions 3-13")
    chosen = parser.parse_args(arguments)
    with Library.open(chosen.library) as library:
        if chosen.validate:
            validate(library)
            return 0
        shipped = chosen.table.read_text(encoding="utf-8") if chosen.check else ""
        date = chosen.date or read_vintages(io.StringIO(shipped))[0].provenance["date"]
        made = make_table(library, date)
    return 0 if write_or_check(chosen.table, made, check=chosen.check) else 1


if __name__ == "__main__":
    raise SystemExit(main())
