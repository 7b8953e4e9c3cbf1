"""Fit the table that issues are suggested from, and write the one that we ship.

    python -m fitting.issues LIBRARY --to 13 --date 2026-11-24

It needs scikit-learn, which uprtui itself does not: `pip install -e '.[fit]'`. LIBRARY is a
library.duckdb with UPR Info's exports. The table is fitted on the sessions up to `--to` and
measured on those after it. The same library and date give the same table; `--check` says whether
that is the one we ship, and `--measure` prints the figures and writes nothing.

One linear model an issue (squared hinge loss, weights kept few by their absolute sum) over the
features of a text. Its margins become chances by one rising curve for all issues and a slope and
height for each, fitted on margins of sessions that the model had not seen. An issue is suggested
from half its best F1 on: with calibrated chances that is where F1 is best (Lipton, Elkan and
Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014).
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize
from sklearn.svm import LinearSVC

from fitting.shipped import write_or_check
from uprtui.library import Library
from uprtui.recommendation import ISSUES
from uprtui.recommendation.suggest_table import (
    COLUMNS,
    LEAST_CHANCE,
    NEARLY,
    SCALE,
    STAND_ALONE,
    TABLE,
    vocabulary,
)
from uprtui.recommendation.suggest_words import features_of, words_of
from uprtui.states import States
from uprtui.text import fold

SHIPPED = Path(__file__).parents[1] / "src" / "uprtui" / "recommendation" / TABLE
FOLDS = 5
LEAST_REVIEWS = 3  # a feature of fewer reviews is a State's name or a chance
LOOSENESS = 1.2  # the regularisation's C
KNOTS = (-1.5, -1.2, -1.0, -0.9, -0.8, -0.5, 0.0, 0.5, 1.0, 1.5, 2.5)
SHRINK = 4.0  # how much an issue's own slope and height are held at 1 and 0
DIGITS = 4
SEED = 4
_PASSING = re.compile(r"\d\d?|(?:199|20\d)\d")
Numbers = NDArray[np.float64]

_ROWS = """
SELECT session, sur, text, issues FROM recommendations
WHERE kind = 'recommendation' AND session IS NOT NULL AND len(issues) > 0
ORDER BY session, row
"""


@dataclass(frozen=True)
class Coded:
    """Coded texts.

    Attributes:
        sessions: one a text.
        reviews: session and State under review of each.
        shares: what each counts: 1 over the root of how often its review has the same text.
        features: of each text.
        labels: texts × issues, 1 where tagged.
    """

    sessions: NDArray[np.int64]
    reviews: list[tuple[int, str]]
    shares: Numbers
    features: list[list[str]]
    labels: Numbers

    def where(self, chosen: NDArray[np.bool_]) -> Coded:
        """Return the texts that are chosen."""
        places = np.flatnonzero(chosen)
        return Coded(
            self.sessions[places],
            [self.reviews[place] for place in places],
            self.shares[places],
            [self.features[place] for place in places],
            self.labels[places],
        )


@dataclass(frozen=True)
class Fitted:
    """Features and, one row an issue, their weights (whole, in SCALEs) and the intercepts."""

    features: list[str]
    weights: Numbers
    starts: Numbers


@dataclass(frozen=True)
class Scale:
    """From margins to chances: heights at KNOTS, each issue's slope, height and threshold."""

    curve: Numbers
    slopes: Numbers
    heights: Numbers
    thresholds: Numbers

    def chances(self, margin: Numbers) -> Numbers:
        """Return the chances of texts × issues."""
        return _chance(np.interp(margin, KNOTS, self.curve) * self.slopes + self.heights)


def read_coded(library: Library) -> Coded:
    """Read every coded text with a session."""
    known = vocabulary()
    place = {issue: number for number, issue in enumerate(ISSUES)}
    read = [
        (session, sur, fold(text), list(features), [place[i] for i in issues if i in place])
        for session, sur, text, issues in library.ask(_ROWS)
        if (features := features_of(words_of(text, known.same), known.skipped, known.chart))
    ]
    times = Counter((session, sur, text) for session, sur, text, *_ in read)
    labels = np.zeros((len(read), len(ISSUES)))
    for number, (*_, tagged) in enumerate(read):
        labels[number, tagged] = 1
    return Coded(
        np.array([session for session, *_ in read]),
        [(session, sur) for session, sur, *_ in read],
        np.array([times[row[:3]] ** -0.5 for row in read]),
        [features for *_, features, _ in read],
        labels,
    )


def common_features(coded: Coded) -> list[str]:
    """Return the features that stand in enough reviews and may tell something, in order.

    Names of States would carry over what one State was told; numbers of one or two digits count
    paragraphs, and recent years pass. Others name conventions ("ILO Convention 169").
    """
    names = {
        words_of(n)[0].stem for s in States.builtin() for n in (s.name, *s.aliases) if n.isalpha()
    }
    seen = defaultdict(set)
    for review, features in zip(coded.reviews, coded.features, strict=True):
        for feature in features:
            seen[feature].add(review)
    return sorted(
        feature
        for feature, reviews in seen.items()
        if len(reviews) >= LEAST_REVIEWS
        and not _PASSING.fullmatch(feature)
        and (feature.startswith("=") or names.isdisjoint(feature.split()))
    )


def matrix(texts: Sequence[Sequence[str]], features: Sequence[str]) -> sparse.csr_matrix:
    """Return texts × features: 1 over the root of how many features the text has."""
    place = {feature: number for number, feature in enumerate(features)}
    values, columns, ends = [], [], [0]
    for text in texts:
        found = [place[feature] for feature in text if feature in place]
        values.extend([1 / np.sqrt(len(text))] * len(found))
        columns.extend(found)
        ends.append(len(columns))
    return sparse.csr_matrix((values, columns, ends), shape=(len(texts), len(features)))


def fit(coded: Coded) -> Fitted:
    """Fit one model an issue."""
    features = common_features(coded)
    inputs = matrix(coded.features, features)
    weights, starts = np.zeros((len(ISSUES), len(features))), np.full(len(ISSUES), -1.0)
    for place in range(len(ISSUES)):
        tagged = coded.labels[:, place]
        if tagged.any():
            model = LinearSVC(C=LOOSENESS, penalty="l1", dual=False, random_state=SEED, tol=1e-2)
            model.fit(inputs, tagged, sample_weight=coded.shares)
            weights[place], starts[place] = model.coef_[0], model.intercept_[0]
    return Fitted(features, np.rint(weights * SCALE), starts.round(DIGITS))


def margins(fitted: Fitted, texts: Sequence[Sequence[str]]) -> Numbers:
    """Return texts × issues, above 0 where the model says yes."""
    inputs = matrix(texts, fitted.features)
    found: Numbers = inputs @ fitted.weights.T / SCALE + fitted.starts
    return found


def unseen_margins(coded: Coded) -> Numbers:
    """Return the margins of every text by a model that has not seen its session."""
    found = np.zeros(coded.labels.shape)
    numbers = sorted(set(coded.sessions))
    for part in range(FOLDS):
        held = np.isin(coded.sessions, numbers[part::FOLDS])
        found[held] = margins(fit(coded.where(~held)), coded.where(held).features)
    return found


def fit_curve(margin: Numbers, tagged: Numbers) -> Numbers:
    """Return the log-odds at each of KNOTS of a rising line of straight stretches."""
    inside = np.clip(margin, KNOTS[0], KNOTS[-1])
    stretches = [np.clip(inside - low, 0, high - low) for low, high in pairwise(KNOTS)]
    basis = np.column_stack([np.ones(len(margin)), *stretches])

    def loss(values: Numbers) -> tuple[float, Numbers]:
        odds = basis @ values
        error = (np.logaddexp(0, odds) - tagged * odds).mean()
        return error, basis.T @ (_chance(odds) - tagged) / len(tagged)

    start = np.array([-8.0, *([2.0] * len(stretches))])
    bounds = [(None, None), *([(0.05, 60.0)] * len(stretches))]
    slopes = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    return np.cumsum([slopes[0], *(slopes[1:] * np.diff(KNOTS))]).round(DIGITS)


def fit_own(odds: Numbers, tagged: Numbers) -> tuple[float, float]:
    """Return slope and height that carry one issue's log-odds from the common curve to its own.

    Few examples leave it near the common one.
    """

    def loss(values: Numbers) -> tuple[float, Numbers]:
        slope, height = values
        own = slope * odds + height
        error = (np.logaddexp(0, own) - tagged * own).sum()
        held = SHRINK * (4 * (slope - 1) ** 2 + height**2)
        off = _chance(own) - tagged
        return error + held, np.array(
            [(off * odds).sum() + 8 * SHRINK * (slope - 1), off.sum() + 2 * SHRINK * height]
        )

    slope, height = minimize(loss, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B").x
    return round(float(slope), DIGITS), round(float(height), DIGITS)


def _chance(odds: Numbers) -> Numbers:
    found: Numbers = 1 / (1 + np.exp(-odds))
    return found


def best_f1(chance: Numbers, tagged: Numbers) -> float:
    """Return the best F1 that any threshold reaches."""
    order = np.argsort(-chance, kind="stable")
    hits = np.cumsum(tagged[order])
    return float((2 * hits / (np.arange(1, len(order) + 1) + tagged.sum())).max())


def suggested(scale: Scale, margin: Numbers) -> Numbers:
    """Return texts × issues: 1 where the table would suggest the issue."""
    chances = scale.chances(margin)
    found = chances >= scale.thresholds
    nearness = np.where(chances >= LEAST_CHANCE, chances / scale.thresholds, 0)
    none = np.flatnonzero(~found.any(axis=1) & (nearness.max(axis=1) >= NEARLY))
    found[none, nearness[none].argmax(axis=1)] = True
    alone = [ISSUES.index(issue) for issue in STAND_ALONE]
    others = np.delete(found, alone, axis=1).any(axis=1)
    found[np.ix_(others, alone)] = False
    return found.astype(float)


def f1(suggested: Numbers, tagged: Numbers) -> tuple[float, float]:
    """Return micro- and macro-F1."""
    hits, both = (suggested * tagged).sum(axis=0), (suggested + tagged).sum(axis=0)
    return float(2 * hits.sum() / both.sum()), float(np.mean(2 * hits / np.maximum(1, both)))


def fit_scale(margin: Numbers, tagged: Numbers) -> Scale:
    """Fit the curve and thresholds on margins of texts that the model had not seen."""
    heights = fit_curve(margin.ravel(), tagged.ravel())
    odds = np.interp(margin, KNOTS, heights)
    own = [fit_own(odds[:, place], tagged[:, place]) for place in range(len(ISSUES))]
    slopes, shifts = np.array(own).T
    chances = Scale(heights, slopes, shifts, slopes).chances(margin)
    best = [best_f1(chances[:, place], tagged[:, place]) for place in range(len(ISSUES))]
    # An issue that no text has is never suggested.
    thresholds = np.where(tagged.any(axis=0), np.array(best) / 2, 1.0)
    return Scale(heights, slopes, shifts, thresholds.round(3))


def table(coded: Coded, to: int, date: str) -> str:
    """Fit on the sessions up to one, measure on those after it; the table as it is written."""
    learnt, later = coded.where(coded.sessions <= to), coded.where(coded.sessions > to)
    fitted, unseen = fit(learnt), unseen_margins(learnt)
    scale = fit_scale(unseen, learnt.labels)
    provenance = {"sessions": _range(learnt), "texts": str(len(learnt.features))}
    provenance |= _figures(learnt, suggested(scale, unseen), "each session by a model without it")
    for first in sorted({to + 1, 14} if later.features else ()):
        tested = coded.where(coded.sessions >= first)
        found = suggested(scale, margins(fitted, tested.features))
        provenance |= _figures(tested, found, "not seen")
    return _written(provenance | {"date": date}, fitted, scale)


def _figures(coded: Coded, found: Numbers, how: str) -> dict[str, str]:
    micro, macro = f1(found, coded.labels)
    where = f"on {_range(coded)} ({how})"
    return {f"micro-F1 {where}": f"{micro:.4f}", f"macro-F1 {where}": f"{macro:.4f}"}


def _range(coded: Coded) -> str:
    return f"{coded.sessions.min()}-{coded.sessions.max()}"


def _written(provenance: dict[str, str], fitted: Fitted, scale: Scale) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(("provenance", name, text) for name, text in provenance.items())
    writer.writerows(
        ("curve", f"{x:g}", f"{y:.4f}") for x, y in zip(KNOTS, scale.curve, strict=True)
    )
    own = zip(fitted.starts, scale.slopes, scale.heights, scale.thresholds, strict=True)
    for issue, (start, slope, height, threshold) in zip(ISSUES, own, strict=True):
        writer.writerow(("issue", issue, f"{start:.4f} {slope:.4f} {height:.4f} {threshold:.3f}"))
    for number, feature in enumerate(fitted.features):
        column = fitted.weights[:, number]
        pairs = " ".join(f"{place} {column[place]:.0f}" for place in np.flatnonzero(column))
        if pairs:
            writer.writerow(("weight", feature, pairs))
    return out.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, and write, check or measure the table. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m fitting.issues")
    parser.add_argument("library", type=Path)
    parser.add_argument("--to", type=int, required=True)
    parser.add_argument("--date", required=True, help="written down as the date of fitting")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="compare with the shipped table")
    mode.add_argument("--measure", action="store_true", help="print the figures, write nothing")
    options = parser.parse_args(arguments)
    with Library.open(options.library, states=States.builtin()) as library:
        coded = read_coded(library)
    written = table(coded, options.to, options.date)
    if options.measure:
        print("\n".join(line for line in written.splitlines() if line.startswith("provenance")))
        return 0
    return 0 if write_or_check(SHIPPED, written, check=options.check) else 1


if __name__ == "__main__":
    sys.exit(main())
