"""How often the checks of a draft speak of real recommendations, and what a keystroke costs.

Run as `python -m benchmarks.lint [LIBRARY]` from the project's root. LIBRARY is a
`library.duckdb`; without it, the real exports at ../shared/data are imported first. The tables of
the checks were made with sessions up to 13; the shares are of sessions 14 to 17.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.acceptance import EXPORTS, imported
from uprtui.campaign import Severity
from uprtui.focus import SimilarTexts, read_avoided, read_wording
from uprtui.focus.lint import About, Verdict, lint, rules
from uprtui.focus.lint.phrases import TOKEN
from uprtui.library import Library
from uprtui.states import States

FITTED_TO, TESTED_TO = 13, 17
SHOWN = 25
TIMED = 1_500
ROUNDS = 5
CATEGORIES = (1, 2, 3, 4, 5)
TYPED = "Adopt by 2028 a law that makes torture a crime, and open all prisons to the ombudsman."
#: The State under review and the target State that a keystroke knows of, and the issue.
REVIEW = ("NPL", "NOR", "Death penalty")
_TEXTS = """
SELECT text, action, sur FROM recommendations
WHERE kind = 'recommendation' AND action_source = 'coded' AND session BETWEEN $first AND $last
ORDER BY id
"""


class Text(NamedTuple):
    """A real recommendation, its category as coded, and the State under review."""

    text: str
    action: int
    sur: str


def main(path: Path | None = None, first: int = FITTED_TO + 1, last: int = TESTED_TO) -> None:
    """Print shares by category and by rule, and times."""
    if path is None and not EXPORTS.is_dir():
        print(f"No real exports at {EXPORTS}: name a library.")
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(path or imported(Path(folder))) as library,
    ):
        texts = real_texts(library, first, last)
        print(f"{len(texts):,} coded texts of sessions {first}-{last}, checked without a library")
        _print_shares(texts)
        _print_times(texts)
        _print_keystrokes(library)


def real_texts(library: Library, first: int = FITTED_TO + 1, last: int = TESTED_TO) -> list[Text]:
    """The coded recommendations of some sessions."""
    return [Text(*row) for row in library.ask(_TEXTS, {"first": first, "last": last})]


def checked(texts: Sequence[Text]) -> Iterator[tuple[Text, Verdict]]:
    """Each text with what the checks say of it where the State under review is known."""
    states = States.builtin()
    for each in texts:
        yield each, lint(each.text, about=About(sur=each.sur, states=states))


def _print_shares(texts: Sequence[Text]) -> None:
    """The share of texts of each category, and of all, on which each severity and rule speaks."""
    totals: Counter[object] = Counter()
    times: Counter[tuple[object, object]] = Counter()
    for text, verdict in checked(texts):
        totals.update([text.action, "all"])
        said: set[object] = {each.severity for each in verdict.findings}
        said.update(each.rule for each in verdict.findings)
        times.update((name, column) for name in said for column in (text.action, "all"))
    columns = (*CATEGORIES, "all")
    print(f"\n{'':18}" + "".join(f"{column:>9}" for column in columns))
    print(f"{'texts':18}" + "".join(f"{totals[column]:9,}" for column in columns))
    found = sorted(rules(), key=lambda rule: -times[rule, "all"])
    spoken = [rule for rule in found if times[rule, "all"]][:SHOWN]
    grave = [
        rule for rule in found if rules()[rule].severity is Severity.OBJECT and rule not in spoken
    ]
    for name in (*Severity, *spoken, *grave):
        shares = (times[name, column] / max(1, totals[column]) for column in columns)
        print(f"{name:18}" + "".join(f"{share:9.2%}" for share in shares))


def _print_times(texts: Sequence[Text]) -> None:
    """A text's checks beside cutting it into words, in the same minute."""
    sample = [each.text for each in islice(texts, 0, None, max(1, len(texts) // TIMED))]
    states = States.builtin()
    about = About(sur=REVIEW[0], states=states)
    lint(sample[0], about=about)
    began = time.perf_counter()
    for text in sample:
        TOKEN.findall(text)
    bare = (time.perf_counter() - began) / len(sample) * 1000
    began = time.perf_counter()
    for text in sample:
        lint(text, about=about)
    ours = (time.perf_counter() - began) / len(sample) * 1000
    print(f"\na text {ours:.2f} ms; cutting it into words {bare:.3f} ms; ratio {ours / bare:.0f}")


def known_about(library: Library) -> About:
    """Everything a keystroke may know: earlier texts, a target's wording, avoided terms."""
    sur, by, issue = REVIEW
    return About(
        sur=sur,
        states=States.builtin(),
        issue=issue,
        earlier=SimilarTexts.to_state(library, sur),
        wordings=(read_wording(library, by, issue),),
        avoided=read_avoided(library, sur),
    )


def keystrokes(about: About) -> Iterator[float]:
    """Type a draft letter by letter; yield the milliseconds of each letter's checks."""
    for _ in range(ROUNDS):
        for length in range(1, len(TYPED) + 1):
            began = time.perf_counter()
            lint(TYPED[:length], about=about)
            yield (time.perf_counter() - began) * 1000


def _print_keystrokes(library: Library) -> None:
    about = known_about(library)
    lint(TYPED, about=about)
    samples = list(keystrokes(about))
    worst = statistics.quantiles(samples, n=20)[-1]
    print(f"a keystroke with the library {statistics.median(samples):.1f} ms / {worst:.1f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None, *map(int, sys.argv[2:4]))
