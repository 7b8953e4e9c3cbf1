"""How well action categories agree with UPR Info's coders on sessions 14 to 17, and what they cost.

Run as `python -m benchmarks.action` from the project's root; it needs the real exports at
../shared/data. Rules and weights come from sessions up to 13. Beside them: the first word that a
list of verbs knows, and, where scikit-learn is installed, TF-IDF with a logistic model.
"""

from __future__ import annotations

import csv
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from uprtui.recommendation import ACTIONS, classify
from uprtui.recommendation.action_rules import judge
from uprtui.recommendation.action_table import action_table
from uprtui.recommendation.action_words import read_words

EXPORTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "upr-info-legacy"
NAMES = ("1-5.csv", "6-9.csv", "10-13.csv", "14-17.csv")
FITTED_TO = 13
ROUNDS = 3
# UPR Info's own description of the scale, October 2014: nothing but its verbs.
VERBS = {
    1: "call seek share",
    2: "continue maintain persevere persist pursue",
    3: "analyse consider envisage examine explore reflect revise review study",
    4: "accelerate address encourage engage ensure guarantee intensify promote speed strengthen"
    " take",
    5: "conduct develop eliminate establish investigate undertake abolish accede adopt amend"
    " implement enforce ratify",
}
_CATEGORY = {verb: category for category, verbs in VERBS.items() for verb in verbs.split()}
_WORD = re.compile(r"[a-z]+")


class Coded(NamedTuple):
    """A text, the category that UPR Info gave it, and its session."""

    text: str
    action: int
    session: int


def main() -> None:
    """Print kappa of each method, precision and recall by category, and the speed."""
    if not EXPORTS.is_dir():
        print(f"No real exports at {EXPORTS}.")
        return
    rows = [row for name in NAMES for row in read_coded(EXPORTS / name)]
    known = [row for row in rows if row.session <= FITTED_TO]
    tested = [row for row in rows if row.session > FITTED_TO]
    coded = [row.action for row in tested]
    rules = action_table()
    ours = [classify(row.text).category for row in tested]
    ruled = [judge(read_words(row.text).words, rules).category for row in tested]
    print(f"{len(tested):,} recommendations of sessions {FITTED_TO + 1}-17: kappa, agreement\n")
    _print_kappa("list of verbs", [by_verb(row.text) for row in tested], coded)
    if find_spec("sklearn") is None:
        print(f"{'TF-IDF, logistic':20}  0.818 where scikit-learn is installed")
    else:
        _print_kappa("TF-IDF, logistic", by_tf_idf(known, tested), coded)
    _print_kappa("rules alone", ruled, coded)
    _print_kappa("rules and weights", ours, coded)
    _print_categories(ours, coded)
    _print_overruled(ours, ruled, coded)
    _print_speed([row.text for row in rows])


def read_coded(path: Path) -> list[Coded]:
    """Read one export as it is: Mac Roman, lines that end in CR."""
    lines = path.read_bytes().decode("mac_roman").replace("\r", "\n").splitlines()
    return [
        Coded(row["Text"], int(row["Action"]), int(row["Session"])) for row in csv.DictReader(lines)
    ]


def by_verb(text: str) -> int:
    """The category of the first word that is in UPR Info's own description; 4 without one."""
    words = _WORD.findall(text.lower())
    return next((_CATEGORY[word] for word in words if word in _CATEGORY), 4)


def by_tf_idf(known: Sequence[Coded], tested: Sequence[Coded]) -> list[int]:
    """What a linear model of words and pairs of words says, fitted on `known`."""
    # By name, since scikit-learn is not there for the type checker.
    text = import_module("sklearn.feature_extraction.text")
    linear = import_module("sklearn.linear_model")
    words = text.TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = linear.LogisticRegression(C=10, max_iter=300)
    model.fit(words.fit_transform(row.text for row in known), [row.action for row in known])
    return [int(each) for each in model.predict(words.transform(row.text for row in tested))]


def kappa(ours: Sequence[int], theirs: Sequence[int]) -> float:
    """Cohen's kappa: agreement of two coders beyond that of chance."""
    agreed = agreement(ours, theirs)
    first, second = Counter(ours), Counter(theirs)
    chance = sum(first[category] * second[category] for category in ACTIONS) / len(ours) ** 2
    return (agreed - chance) / (1 - chance)


def agreement(ours: Sequence[int], theirs: Sequence[int]) -> float:
    """The share of texts with the same category."""
    return sum(a == b for a, b in zip(ours, theirs, strict=True)) / len(ours)


def _print_kappa(title: str, ours: Sequence[int], coded: Sequence[int]) -> None:
    print(f"{title:20}{kappa(ours, coded):7.3f}{agreement(ours, coded):8.1%}")


def _print_categories(ours: Sequence[int], coded: Sequence[int]) -> None:
    both = Counter(zip(ours, coded, strict=True))
    said, true = Counter(ours), Counter(coded)
    print(f"\n{'category':24}{'texts':>7}{'precision':>11}{'recall':>8}")
    for category, name in ACTIONS.items():
        right = both[category, category]
        print(
            f"{category} {name:22}{true[category]:7,}"
            f"{right / max(said[category], 1):11.1%}{right / max(true[category], 1):8.1%}"
        )


def _print_overruled(ours: Sequence[int], ruled: Sequence[int], coded: Sequence[int]) -> None:
    changed = [each for each in zip(ours, ruled, coded, strict=True) if each[0] != each[1]]
    better = sum(our == code for our, _, code in changed)
    worse = sum(rule == code for _, rule, code in changed)
    print(
        f"\nThe weights overrule the rules in {len(changed):,} texts"
        f" ({len(changed) / len(ours):.1%}): {better:,} times the weights are as coded,"
        f" {worse:,} times the rules."
    )


def _print_speed(texts: Sequence[str]) -> None:
    """Seconds for all texts, beside finding their words and nothing else; best of ROUNDS."""
    classify("")  # the tables are read once, before the clock starts
    words = re.compile(r"\w+")
    bare = min(
        _seconds(lambda: [words.findall(text.lower()) for text in texts]) for _ in range(ROUNDS)
    )
    ours = min(_seconds(lambda: [classify(text) for text in texts]) for _ in range(ROUNDS))
    print(
        f"\n{len(texts) / ours:,.0f} texts a second, 50,000 in {50_000 * ours / len(texts):.1f} s:"
        f" {ours / bare:.0f} times as long as finding their words"
    )


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
