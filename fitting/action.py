"""Fit the weights of the action categories, and write the table that we ship.

    python -m fitting.action LIBRARY --to 13 --date 2026-11-24     write the table
    python -m fitting.action LIBRARY --to 13 --date … --check      is the shipped table this one?
    python -m fitting.action LIBRARY --to 13 --validate            kappa inside sessions 1 to 13

It needs scikit-learn, which uprtui itself does not: `pip install -e '.[fit]'`. LIBRARY is a
library.duckdb with UPR Info's exports. The signs come from `uprtui.recommendation`, as when the
program runs; this script only finds their weights. Choices (kinds of signs, SHRINK, KEPT) were made
by `--validate`; sessions after `--to` only test.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score

from fitting.shipped import write_or_check
from uprtui.library import Library
from uprtui.recommendation.action_rules import ACTIONS, judge
from uprtui.recommendation.action_signs import read_signs
from uprtui.recommendation.action_table import action_table
from uprtui.recommendation.action_weights import COLUMNS, HUNDREDTHS, TABLE
from uprtui.recommendation.action_words import read_words

SHIPPED = Path(__file__).parents[1] / "src" / "uprtui" / "recommendation" / TABLE
SHRINK = 0.005  # scikit-learn's C: how far a weight may go, once rare signs are given more room
LEAST_TEXTS = 4  # a sign of fewer texts is not learned from
KEPT = 12_000  # signs in the table: those whose weights move most texts most
_ROWS = """
SELECT text, action, session FROM recommendations
WHERE kind = 'recommendation' AND action_source = 'coded' AND session IS NOT NULL
ORDER BY session, sur, by_state, text
"""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Coded:
    """Coded texts: their signs, what the rules say, their category and their session."""

    signs: list[dict[str, int]]
    ruled: Numbers
    categories: Numbers
    sessions: Numbers

    def where(self, chosen: NDArray[np.bool_]) -> Coded:
        """Some of them."""
        signs = [each for each, is_chosen in zip(self.signs, chosen, strict=True) if is_chosen]
        return Coded(signs, self.ruled[chosen], self.categories[chosen], self.sessions[chosen])


@dataclass(frozen=True)
class Weights:
    """A weight for each category: of every text, and of each sign."""

    start: Numbers
    signs: Mapping[str, Numbers]

    def rounded(self) -> Weights:
        """The weights as the table has them, without signs that round to nothing."""
        rounded = {sign: np.round(values, 2) for sign, values in self.signs.items()}
        kept = {sign: values for sign, values in sorted(rounded.items()) if values.any()}
        return Weights(np.round(self.start, 2), kept)

    def categories(self, texts: Iterable[Mapping[str, int]]) -> Numbers:
        """The category that the weights choose for each text."""
        none = np.zeros(len(ACTIONS))
        return np.array(
            [
                1 + np.argmax(self.start + sum((self.signs.get(s, none) for s in text), none))
                for text in texts
            ]
        )


def read_coded(library: Library) -> Coded:
    """Read every text that UPR Info coded."""
    table = action_table()
    signs, ruled, categories, sessions = [], [], [], []
    for text, category, session in library.ask(_ROWS):
        words = read_words(text).words
        verdict = judge(words, table)
        signs.append({sign: 1 for sign, _, _ in read_signs(words, verdict, table)})
        ruled.append(verdict.category)
        categories.append(category)
        sessions.append(session)
    return Coded(signs, np.array(ruled), np.array(categories), np.array(sessions))


def fit(coded: Coded, kept: int = KEPT) -> Weights:
    """Multinomial logistic regression, once on all signs and once more on those worth keeping."""
    columns = DictVectorizer(dtype=np.float64)
    found: csr_matrix = columns.fit_transform(coded.signs)
    names = columns.get_feature_names_out()
    texts = np.asarray(found.sum(axis=0)).ravel()
    chosen = np.flatnonzero(texts >= LEAST_TEXTS)
    share = texts / found.shape[0]
    worth = np.ptp(_weights(found, chosen, coded)[0], axis=1) * np.sqrt(
        share[chosen] * (1 - share[chosen])
    )
    chosen = np.sort(chosen[np.argsort(-worth, kind="stable")[:kept]])
    weights, start = _weights(found, chosen, coded)
    return Weights(start, dict(zip(names[chosen], weights, strict=True))).rounded()


def _weights(found: csr_matrix, chosen: NDArray[np.intp], coded: Coded) -> tuple[Numbers, Numbers]:
    """Weights of the chosen columns, one row a column, and those of every text.

    A rare sign is scaled up, hence shrunk less: it says more than a common one.
    """
    part = found[:, chosen]
    rarity = np.log(found.shape[0] / np.asarray(part.sum(axis=0)).ravel())
    model = LogisticRegression(C=SHRINK, max_iter=300, tol=1e-4)
    model.fit(part.multiply(rarity).tocsr(), coded.categories)
    if not np.array_equal(model.classes_, list(ACTIONS)):
        raise SystemExit("The sessions to learn from lack a category: give a later --to.")
    return (model.coef_ * rarity).T, model.intercept_


def kappa(ours: Numbers, coded: Numbers) -> str:
    """Cohen's kappa, as it is written down."""
    return f"{cohen_kappa_score(ours, coded):.4f}"


def validate(coded: Coded) -> None:
    """Print kappa on parts of the sessions that the fit has not seen: later ones, then a fifth."""
    sessions = coded.sessions
    last = int(sessions.max())
    splits = {f"fitted to {to}, tested after": sessions <= to for to in (last - 4, last - 2)}
    splits |= {f"all but every 4th, from {s}": sessions % 4 != s % 4 for s in range(1, 5)}
    for title, seen in splits.items():
        test = coded.where(~seen)
        weights = fit(coded.where(seen))
        print(
            f"{title:32} rules {kappa(test.ruled, test.categories)}"
            f"  weights {kappa(weights.categories(test.signs), test.categories)}"
            f"  {len(weights.signs):,} signs",
            flush=True,
        )


def provenance(coded: Coded, weights: Weights, to: int, date: str) -> list[tuple[str, str]]:
    """What the table says of itself."""
    told = [("fitted to", str(to)), ("date", date)]
    seen, later = coded.where(coded.sessions <= to), coded.where(coded.sessions > to)
    told.append(("texts", str(len(seen.signs))))
    for part, how in ((seen, "seen"), (later, "not seen")):
        if part.signs:
            which = f"kappa on {part.sessions.min()}-{part.sessions.max()} ({how})"
            told.append((which, kappa(weights.categories(part.signs), part.categories)))
            told.append((f"{which}, rules alone", kappa(part.ruled, part.categories)))
    return told


def table(weights: Weights, told: Sequence[tuple[str, str]]) -> str:
    """The table as it is written."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(("provenance", name, value) for name, value in told)
    for sign, values in (("start", weights.start), *weights.signs.items()):
        kind, _, words = sign.partition(" ")
        writer.writerow((kind, words, *(round(value * HUNDREDTHS) for value in values)))
    return out.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, and write or check the table. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m fitting.action")
    parser.add_argument("library", type=Path)
    parser.add_argument("--to", type=int, required=True, help="the last session to learn from")
    parser.add_argument("--date", help="written down as the date of fitting")
    parser.add_argument("--check", action="store_true", help="compare with the shipped table")
    parser.add_argument("--validate", action="store_true", help="figures inside the sessions")
    parser.add_argument("--output", type=Path, default=SHIPPED, help="another file to write")
    options = parser.parse_args(arguments)
    if not options.validate and not options.date:
        parser.error("give --date: it is written down in the table")
    with Library.open(options.library) as library:
        coded = read_coded(library)
    seen = coded.where(coded.sessions <= options.to)
    if options.validate:
        validate(seen)
        return 0
    weights = fit(seen)
    told = provenance(coded, weights, options.to, options.date)
    written = table(weights, told)
    for name, value in told:
        print(f"{name}: {value}")
    return 0 if write_or_check(options.output, written, check=options.check) else 1


if __name__ == "__main__":
    sys.exit(main())
