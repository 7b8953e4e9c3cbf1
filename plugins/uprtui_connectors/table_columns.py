"""The fields that a table's columns can be mapped to, and how a column is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from uprtui.api import ConnectorError
from uprtui_connectors.table_words import folded

#: A table with more columns is none of recommendations.
MOST_COLUMNS = 1_000
#: No database of recommendations is near this.
MOST_ROWS = 2_000_000
LONGEST_TITLE = 80
#: The value of a column option that leaves its field without a column, whatever the guess.
NO_COLUMN = "-"

#: Field → what it holds, in the words of the screen.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "sur": "State under review",
        "by": "Recommending State",
        "text": "Recommendation",
        "response": "Response",
        "action": "Action category",
        "issues": "Issues",
        "session": "UPR session",
        "paragraph": "Paragraph",
        "symbol": "Document symbol",
        "themes": "OHCHR themes",
        "affected": "Affected persons",
        "sdgs": "SDGs",
        "published": "Published",
        "reference": "Reference",
    }
)
_NUMBER = re.compile(r"#(\d{1,4})")
_LETTERS = re.compile(r"[A-Z]{1,3}")
_NAMED_AT_MOST = 40


def column_names(titles: Iterable[str]) -> tuple[str, ...]:
    """A name of its own for each column.

    In: the titles as they stand. Out: the title where it is alone, the title with the column's
    number where it is repeated (`Org #3`), the number where there is none (`#3`).
    """
    clean = [_printable(title) for title in titles]
    counts = Counter(folded(title) for title in clean)
    names = []
    for number, title in enumerate(clean, start=1):
        if not title:
            names.append(f"#{number}")
        elif counts[folded(title)] > 1:
            names.append(f"{title} #{number}")
        else:
            names.append(title)
    return tuple(names)


def has_title(name: str) -> bool:
    """Whether a column's name is more than its number."""
    return not _NUMBER.fullmatch(name)


def column_at(word: str, names: Sequence[str], field: str) -> int:
    """Return the place of the column that the user names, counting from 0.

    In: a name of `column_names`, in any case; or `#3`, or `C`, for the third.

    Raises:
        ConnectorError: no column is called so; the remedy lists those that there are.
    """
    word = word.strip()
    if word in names:
        return names.index(word)
    by_words = [place for place, name in enumerate(names) if folded(name) == folded(word)]
    if folded(word) and len(by_words) == 1:
        return by_words[0]
    number = _number(word)
    if number is not None and 1 <= number <= len(names):
        return number - 1
    raise ConnectorError(f"There is no column '{word}' for `{field}`.", named(names))


def named(names: Sequence[str]) -> str:
    """A sentence that lists a table's columns."""
    shown = ", ".join(f"'{name}'" for name in names[:_NAMED_AT_MOST])
    more = len(names) - _NAMED_AT_MOST
    others = f" and {more:,} more" if more > 0 else ""
    return f"Its columns: {shown}{others}; a column is also named by its place, as #3 or C."


def too_many_columns(count: int, name: str) -> ConnectorError:
    """The refusal of a table with more than `MOST_COLUMNS` columns."""
    return ConnectorError(
        f"{name} has {count:,} columns; tables are read up to {MOST_COLUMNS:,}.",
        "Delete the columns that are not needed, and save it again.",
    )


def too_many_rows(name: str) -> ConnectorError:
    """The refusal of a table with more than `MOST_ROWS` rows."""
    return ConnectorError(
        f"{name} has more than {MOST_ROWS:,} rows; tables are read up to these.",
        "Save the part that you need as CSV, and import that.",
    )


def _number(word: str) -> int | None:
    found = _NUMBER.fullmatch(word)
    if found:
        return int(found[1])
    if not _LETTERS.fullmatch(word):
        return None
    number = 0
    for letter in word:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _printable(title: str) -> str:
    shown = "".join(char if char.isprintable() else " " for char in title)
    return " ".join(shown.split())[:LONGEST_TITLE].rstrip()
