"""Several States named together: `France, Iran (Islamic Republic of) and Viet Nam`."""

from __future__ import annotations

import re
from collections.abc import Callable

_BETWEEN = re.compile(r"(?:\s*[,;/&]\s*(?:and\s+)?|\s+and\s+)", re.IGNORECASE)
_AROUND = " \t\n,;/&"  # what a separator that stands there twice leaves
_MOST_PARTS = 250  # longer groups cannot be a list of States; keeps a hostile text cheap
_LONGEST_NAME = 6  # parts between separators that one State's name can have


def states_of_group(group: str, is_state: Callable[[str], bool]) -> tuple[str, ...] | None:
    """Return the names of a group that names States and nothing else.

    In: the words between two brackets, and a predicate that says whether a name is a State's.
    Out: the names in their order and spelling; None where something else is there.

    A name may hold a separator itself ("Korea, Republic of", "Trinidad and Tobago"), so every way
    of joining neighbouring parts is tried, and the one with the fewest names is taken.
    """
    cuts = list(_BETWEEN.finditer(group))
    if len(cuts) >= _MOST_PARTS:
        return None
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(group)]
    best: list[tuple[str, ...] | None] = [(), *([None] * len(starts))]
    for first in range(len(starts)):
        so_far = best[first]
        if so_far is None:
            continue
        for last in range(first, min(first + _LONGEST_NAME, len(ends))):
            name = group[starts[first] : ends[last]].strip(_AROUND)
            known = best[last + 1]
            if (known is None or len(known) > len(so_far) + 1) and is_state(name):
                best[last + 1] = (*so_far, name)
    return best[-1]
