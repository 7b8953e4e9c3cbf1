"""What the check of a file's rows found worth telling: names, labels and values by how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from uprtui.connectors.summary import Unresolved

#: Names and values beyond these many are counted together: a garbled file has thousands.
_MOST_NAMES = 500
_MOST_VALUES = 5
_LONGEST_VALUE = 80


@dataclass(slots=True)
class Findings:
    """Collects while rows are checked.

    Args:
        names: names that are no State's, with how many rows have each.
        issues: issue labels that are new to the library, in order of appearance.
        values: (column, value) pairs that could not be understood.
        columns: names of columns that uprtui does not know.
        suggested: rows that got suggested labels.
        uncounted: rows of kinds that are not imported, by kind.
        notes: sentences from the connector.
    """

    names: Counter[str] = field(default_factory=Counter)
    issues: dict[str, None] = field(default_factory=dict)
    values: Counter[tuple[str, str]] = field(default_factory=Counter)
    columns: dict[str, None] = field(default_factory=dict)
    suggested: int = 0
    uncounted: Counter[str] = field(default_factory=Counter)
    notes: dict[str, None] = field(default_factory=dict)

    def unresolved(self, near: Callable[[str], tuple[str, ...]]) -> tuple[Unresolved, ...]:
        """The names that are no State's, most frequent first; `near` gives suggestions."""
        ranked = sorted(self.names.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Unresolved(name, count, near(name)) for name, count in ranked[:_MOST_NAMES])

    def warnings(self) -> tuple[str, ...]:
        """What was left out or not understood, as sentences."""
        told = [
            f"Rows of kind {kind} were left out ({count:,}): they are no part of the library."
            for kind, count in self.uncounted.items()
        ]
        if self.columns:
            told.append(f"Columns kept out: {', '.join(self.columns)}.")
        for column in dict.fromkeys(column for column, _ in self.values):
            told.append(self._about_values(column))
        if len(self.names) > _MOST_NAMES:
            told.append(f"{len(self.names) - _MOST_NAMES:,} more names are no State's.")
        return tuple(told)

    def _about_values(self, column: str) -> str:
        counts = Counter({value: n for (name, value), n in self.values.items() if name == column})
        shown = ", ".join(
            f"'{value[:_LONGEST_VALUE]}' ({n:,})" for value, n in counts.most_common(_MOST_VALUES)
        )
        more = len(counts) - _MOST_VALUES
        others = f" and {more:,} other values" if more > 0 else ""
        return f"{column}: not understood where the file says {shown}{others}."
