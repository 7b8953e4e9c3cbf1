"""Fit the coefficients of the ranking model, and write the table that we ship.

    python -m fitting.ranking LIBRARY --to 13 --to 17 --date 2026-11-23

It needs scikit-learn, which uprtui itself does not: `pip install -e '.[fit]'`. LIBRARY is a
library.duckdb with UPR Info's exports. Each `--to` gives one vintage, fitted on the sessions up to
it. The same library and date give the same table; `--check` says whether that is the one we ship.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from fitting.shipped import write_or_check
from uprtui.library import Library
from uprtui.states import States
from uprtui.target.coefficients import TABLE, Coefficients
from uprtui.target.floor import Floor, FloorSigns
from uprtui.target.habits import Habits
from uprtui.target.history import History, read_history
from uprtui.target.interest import Interest, IssueSigns
from uprtui.target.measures import ndcg
from uprtui.target.model import ReviewModel
from uprtui.target.model_ranking import in_order
from uprtui.target.replay import open_replay
from uprtui.target.vintages import COLUMNS

SHIPPED = Path(__file__).parents[1] / "src" / "uprtui" / "target" / TABLE
FIRST = 4  # sessions 1 to 3 are only past: too little was said before them
KNOTS = (-8.0, -6.0, -5.0, -4.0, -3.0, -2.0, -1.0, 0.0)
SHRINK = 1e-4  # times the squared weights of standardised signs, beside the mean loss
NOT_ISSUES = ("General", "Other")
DIGITS = 4

_RAISED = """
SELECT DISTINCT sur, by_state, issue
FROM labels JOIN recommendations USING (row)
WHERE kind = 'recommendation' AND by_state <> sur AND session = ?
"""
_SPOKEN = """
SELECT DISTINCT sur, by_state FROM recommendations
WHERE kind = 'recommendation' AND by_state <> sur AND session = ?
"""


@dataclass(frozen=True)
class Session:
    """A session to learn from: its past, and what then happened."""

    number: int
    history: History
    issues: tuple[str, ...]
    spoken: frozenset[tuple[str, str]]
    raised: frozenset[tuple[str, str, str]]

    @property
    def surs(self) -> tuple[str, ...]:
        """The States reviewed in it."""
        return self.history.targets


def read_session(library: Library, number: int) -> Session:
    """Read a session and its past."""
    spoken = frozenset(library.ask(_SPOKEN, [number]))
    surs = {sur for sur, _ in spoken}
    history = read_history(library, before=number, targets=surs, issues=None)
    issues = {issue for target, _, issue in history.counts if target is None and issue is not None}
    raised = frozenset(library.ask(_RAISED, [number]))
    return Session(number, history, tuple(sorted(issues)), spoken, raised)


def fit_floor(sessions: Sequence[Session], states: States) -> tuple[float, FloorSigns]:
    """Logistic regression of who took the floor: the intercept and one weight a sign."""
    signs, spoke = [], []
    for session in sessions:
        everyone = Habits(session.history, states).everyone
        for sur in session.surs:
            floor = Floor(session.history, sur)
            for state in everyone:
                if state != sur:
                    signs.append(floor.signs(state))
                    spoke.append((sur, state) in session.spoken)
    found = np.array(signs)
    scaler = StandardScaler().fit(found)
    model = LogisticRegression(C=1 / (2 * len(found) * SHRINK), max_iter=1000, tol=1e-8)
    model.fit(scaler.transform(found), spoke)
    weights = model.coef_[0] / scaler.scale_
    start = float(model.intercept_[0] - weights @ scaler.mean_)
    return start, FloorSigns(*map(float, weights))


def interests(session: Session, states: States) -> Iterator[tuple[str, dict[str, Interest]]]:
    """For each State under review, the interest in every issue."""
    habits = Habits(session.history, states)
    for sur in session.surs:
        yield sur, {issue: Interest(habits, sur, issue) for issue in session.issues}


def fit_issue(sessions: Sequence[Session], states: States) -> IssueSigns:
    """Which issues a statement raises, among all: one weight a sign, with the habit as it is."""
    signs, habit, raised = [], [], []
    for session in sessions:
        for sur, by_issue in interests(session, states):
            speakers = sorted(state for where, state in session.spoken if where == sur)
            for state in speakers:
                signs.append([interest.signs(state) for interest in by_issue.values()])
                habit.append(
                    [np.log(interest.habit.expected[state]) for interest in by_issue.values()]
                )
                raised.append([(sur, state, issue) in session.raised for issue in by_issue])
    width = len(IssueSigns._fields)
    rows = [np.array(each) for each in signs]
    scale = np.concatenate(rows).std(axis=0) + 1e-9
    fitted = minimize(
        _conditional_loss,
        np.zeros(width),
        args=(
            [row / scale for row in rows],
            [np.array(h) for h in habit],
            [np.array(r) for r in raised],
        ),
        jac=True,
        method="L-BFGS-B",
    )
    return IssueSigns(*map(float, fitted.x / scale))


def _conditional_loss(weights, rows, habit, raised):  # type: ignore[no-untyped-def]
    """The mean surprise, a raised issue, of a choice among the issues of each statement."""
    total, loss, slope = 0.0, 0.0, np.zeros_like(weights)
    for signs, start, hit in zip(rows, habit, raised, strict=True):
        score = signs @ weights + start
        score -= score.max()
        chance = np.exp(score)
        whole = chance.sum()
        times = hit.sum()
        loss -= score[hit].sum() - times * np.log(whole)
        slope += times * (chance / whole) @ signs - hit @ signs
        total += times
    return loss / total + SHRINK * weights @ weights, slope / total + 2 * SHRINK * weights


def fit_curve(
    sessions: Sequence[Session], states: States, unfinished: Coefficients
) -> tuple[tuple[float, float], ...]:
    """From rate to chance, of those who spoke: a rising line of straight stretches."""
    scores, happened = [], []
    for session in sessions:
        habits = Habits(session.history, states)
        for sur in session.surs:
            model = ReviewModel(
                session.history, sur, states, habits=habits, coefficients=unfinished
            )
            speakers = sorted(state for where, state in session.spoken if where == sur)
            for issue in session.issues:
                if issue not in NOT_ISSUES:
                    interest = model.interest(issue)
                    for state in speakers:
                        scores.append(model.rate(interest, state))
                        happened.append((sur, state, issue) in session.raised)
    score, hit = np.array(scores), np.array(happened)
    basis = np.column_stack(
        [np.ones(len(score)), score - KNOTS[0], *(np.maximum(0, score - k) for k in KNOTS[1:-1])]
    )
    # Slopes, not changes of slope, are what must stay above 0.
    to_slopes = np.zeros((len(KNOTS), len(KNOTS)))
    to_slopes[0, 0] = to_slopes[1, 1] = 1
    for place in range(2, len(KNOTS)):
        to_slopes[place, place], to_slopes[place, place - 1] = 1, -1
    by_slope = basis @ to_slopes

    def loss(values):  # type: ignore[no-untyped-def]
        odds = by_slope @ values
        chance = 1 / (1 + np.exp(-odds))
        error = np.logaddexp(0, odds) - hit * odds
        return error.mean(), by_slope.T @ (chance - hit) / len(hit)

    start = np.array([-9.0, *([0.9] * (len(KNOTS) - 1))])
    bounds = [(None, None), *([(0.05, 3.0)] * (len(KNOTS) - 1))]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    heights = [float(found.x[0])]
    for slope, (left, right) in zip(found.x[1:], pairwise(KNOTS), strict=True):
        heights.append(heights[-1] + float(slope) * (right - left))
    return tuple(zip(KNOTS, heights, strict=True))


def measure(sessions: Sequence[Session], states: States, fitted: Coefficients) -> float:
    """NDCG@10 on every pair (SuR, issue) that a State recommended on; the mean."""
    found = []
    for session in sessions:
        habits = Habits(session.history, states)
        for sur in session.surs:
            model = ReviewModel(session.history, sur, states, habits=habits, coefficients=fitted)
            for issue in {each for where, _, each in session.raised if where == sur}:
                relevant = {
                    by for where, by, each in session.raised if (where, each) == (sur, issue)
                }
                if issue not in NOT_ISSUES:
                    ranked = [each.state for each in in_order(model, model.interest(issue))]
                    found.append(ndcg(ranked, relevant))
    return float(np.mean(found))


def fit(sessions: Mapping[int, Session], states: States, to: int) -> Coefficients:
    """Fit one vintage on the sessions up to one, and measure it on those after it."""
    learnt = [session for number, session in sessions.items() if number <= to]
    later = [session for number, session in sessions.items() if number > to]
    start, floor = fit_floor(learnt, states)
    issue = fit_issue(learnt, states)
    flat = ((KNOTS[0], KNOTS[0]), (KNOTS[-1], KNOTS[-1]))
    curve = fit_curve(learnt, states, Coefficients(to, {}, start, floor, issue, flat))
    fitted = Coefficients(to, {}, start, floor, issue, curve)
    provenance = {
        "sessions": _range(learnt),
        "statements": str(sum(len(session.spoken) for session in learnt)),
        f"ndcg10 on {_range(learnt)} (seen)": f"{measure(learnt, states, fitted):.4f}",
    }
    if later:
        unseen = f"ndcg10 on {_range(later)} (not seen)"
        provenance[unseen] = f"{measure(later, states, fitted):.4f}"
    return replace(fitted, provenance=provenance)


def _range(sessions: Sequence[Session]) -> str:
    return f"{sessions[0].number}-{sessions[-1].number}"


def table(vintages: Sequence[Coefficients], date: str) -> str:
    """The table as it is written."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in vintages:
        rows = [("provenance", name, text) for name, text in each.provenance.items()]
        rows += [("provenance", "date", date)]
        rows += [("floor", "start", f"{each.floor_start:.{DIGITS}f}")]
        rows += [("floor", n, f"{v:.{DIGITS}f}") for n, v in each.floor._asdict().items()]
        rows += [("issue", n, f"{v:.{DIGITS}f}") for n, v in each.issue._asdict().items()]
        rows += [("curve", f"{x:g}", f"{y:.{DIGITS}f}") for x, y in each.curve]
        writer.writerows((each.fitted_to, *row) for row in rows)
    return out.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, and write or check the table. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m fitting.ranking")
    parser.add_argument("library", type=Path)
    parser.add_argument("--to", type=int, action="append", required=True)
    parser.add_argument("--date", required=True, help="written down as the date of fitting")
    parser.add_argument("--check", action="store_true", help="compare with the shipped table")
    options = parser.parse_args(arguments)
    states = States.builtin()
    with Library.open(options.library, states=states) as library:
        numbers = open_replay(library).sessions(FIRST, max(library.stats().sessions))
        sessions = {number: read_session(library, number) for number in numbers}
    written = table([fit(sessions, states, to) for to in sorted(options.to)], options.date)
    return 0 if write_or_check(SHIPPED, written, check=options.check) else 1


if __name__ == "__main__":
    sys.exit(main())
