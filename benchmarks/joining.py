"""From which nearness on two texts are one recommendation, and how often that is wrong.

Run as `python -m benchmarks.joining [LIBRARY]` from the project's root. LIBRARY is a
`library.duckdb`; without it, the real exports at ../shared/data are imported first.

Three sets, each told for the reviews that the threshold was chosen with (sessions up to 9) and for
the later ones:

- *Different*: two texts that one source tells of one State in one review. They are different
  recommendations, so each pair at or above the threshold would be an error if they came from two
  sources. The pairs nearest to the threshold are printed; all were read by hand.
- *Slips*: real texts with one invented slip of the kinds that sources make when they copy, drawn
  with a seed: a letter lost, a small word dropped, British spelling made American, `and` for a
  comma. They are the same recommendation.
- *Changes*: real texts with one invented change of meaning: a number, a treaty, a `not`, another
  first verb. They are not.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.acceptance import EXPORTS, imported
from uprtui.library import Library
from uprtui.recommendation import identity_text
from uprtui.recommendation.nearness import SAME_FROM, nearness
from uprtui.states import States

CHOSEN_TO = 9
THRESHOLDS = (0.80, 0.85, 0.88, 0.90, 0.92, SAME_FROM, 0.95, 0.97, 0.99)
SEED = 20261124
DRAWN = 3_000
SHOWN = 8
_TEXTS = """
SELECT sur, session, by_state, text FROM recommendations
WHERE kind = 'recommendation' AND by_state IS NOT NULL AND session IS NOT NULL
ORDER BY session, sur, by_state, id
"""
_SMALL = {"the", "a", "of", "to", "its", "all", "and"}
_SPELLINGS = (("isation", "ization"), ("our", "or"), ("ence", "ense"), ("dgement", "dgment"))
_TREATIES = ("cat", "cedaw", "crc", "crpd", "iccpr", "icescr", "icrmw")
_VERBS = ("ratify", "consider", "sign", "adopt", "continue", "abolish", "ensure", "strengthen")

Pair = tuple[str, str]


class Sets(NamedTuple):
    """Pairs that are different, the same but for a slip, and changed."""

    different: list[Pair]
    slips: list[Pair]
    changes: list[Pair]


def main(path: Path | None = None) -> None:
    """Print how many pairs of each set would be joined at each threshold."""
    if path is None and not EXPORTS.is_dir():
        print(f"No real exports at {EXPORTS}: name a library.")
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(path or imported(Path(folder))) as library,
    ):
        groups = texts_of(library)
    for title, wanted in (
        (f"sessions up to {CHOSEN_TO}", lambda session: session <= CHOSEN_TO),
        (f"sessions after {CHOSEN_TO}", lambda session: session > CHOSEN_TO),
    ):
        print_sets(title, sets_of(groups, wanted))


def texts_of(library: Library) -> dict[tuple[str, int, str], set[str]]:
    """The texts of each State in each review, as they are compared."""
    states = States.builtin()
    found: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    for sur, session, by, text in library.ask(_TEXTS):
        found[sur, session, by].add(
            identity_text(text, lambda name: states.resolve(name) is not None)
        )
    return found


def sets_of(groups: dict[tuple[str, int, str], set[str]], wanted: Callable[[int], bool]) -> Sets:
    """The three sets, of reviews whose session is wanted."""
    kept = [sorted(texts) for (_, session, _), texts in sorted(groups.items()) if wanted(session)]
    different = [pair for texts in kept for pair in combinations(texts, 2)]
    chance = random.Random(SEED)
    texts = [text for group in kept for text in group]
    drawn = chance.sample(texts, min(DRAWN, len(texts)))
    return Sets(
        different,
        [(text, other) for text in drawn if (other := slipped(text, chance)) != text],
        [(text, other) for text in drawn if (other := changed(text, chance)) != text],
    )


def slipped(text: str, chance: random.Random) -> str:
    """The text with one slip of copying, or as it is where the drawn slip does not fit."""
    words = text.split(" ")
    kind = chance.randrange(4)
    if kind == 0:
        long = [i for i, word in enumerate(words) if len(word) >= 6]
        if long:
            at = chance.choice(long)
            letter = chance.randrange(1, len(words[at]))
            words[at] = words[at][:letter] + words[at][letter + 1 :]
    elif kind == 1:
        small = [i for i, word in enumerate(words) if word in _SMALL]
        if small:
            del words[chance.choice(small)]
    elif kind == 2:
        for british, american in _SPELLINGS:
            words = [re.sub(f"{british}$", american, word) for word in words]
    else:
        words.insert(chance.randrange(1, len(words) + 1), "and")
    return " ".join(words)


def changed(text: str, chance: random.Random) -> str:
    """The text with one change of meaning, or as it is where the drawn change does not fit."""
    words = text.split(" ")
    kind = chance.randrange(4)
    if kind == 0:
        words = [
            str(int(word) + 1) if word.isdigit() and word.isascii() else word for word in words
        ]
    elif kind == 1:
        words = [chance.choice(_TREATIES) if word in _TREATIES else word for word in words]
    elif kind == 2:
        words.insert(chance.randrange(len(words)), "not")
    elif words[0] in _VERBS:
        words[0] = chance.choice(_VERBS)
    return " ".join(words)


def print_sets(title: str, sets: Sets) -> None:
    """A table of one part of the reviews, and the different pairs that come nearest."""
    started = time.perf_counter()
    scored = sorted(((nearness(*pair), *pair) for pair in sets.different), reverse=True)
    seconds = time.perf_counter() - started
    slips = [nearness(*pair) for pair in sets.slips]
    changes = [nearness(*pair) for pair in sets.changes]
    print(
        f"{title}: {len(scored):,} different pairs, {len(slips):,} slips, {len(changes):,} changes"
    )
    print(f"{'from':>6} {'different joined':>17} {'slips joined':>13} {'changes joined':>15}")
    for threshold in THRESHOLDS:
        wrong = sum(score >= threshold for score, *_ in scored)
        mark = " *" if threshold == SAME_FROM else ""
        print(
            f"{threshold:6.2f} {wrong:17,} {_share(slips, threshold):13.1%} "
            f"{_share(changes, threshold):15.1%}{mark}"
        )
    print(f"{1e6 * seconds / max(len(scored), 1):.1f} µs a pair")
    for score, one, other in scored[:SHOWN]:
        print(f"  {score:.3f}  {' / '.join(_differing(one, other))}")


def _share(scores: list[float], threshold: float) -> float:
    return sum(score >= threshold for score in scores) / max(len(scores), 1)


def _differing(one: str, other: str) -> Iterator[str]:
    """The words that only one of two texts has."""
    first, second = one.split(" "), other.split(" ")
    yield " ".join(word for word in first if word not in second) or "(nothing)"
    yield " ".join(word for word in second if word not in first) or "(nothing)"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
