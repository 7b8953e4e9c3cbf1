"""What an issue means in a library: its label, or words where nobody ever used the label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.library import Library

# Words of labels that say nothing of the issue: a search for them would find everything.
_EMPTY_WORDS = frozenset(
    [
        "a",
        "access",
        "and",
        "by",
        "cid",
        "cp",
        "esc",
        "for",
        "freedom",
        "general",
        "human",
        "in",
        "of",
        "on",
        "or",
        "other",
        "right",
        "rights",
        "state",
        "the",
        "to",
        "treatment",
    ]
)


@dataclass(frozen=True, slots=True)
class Topic:
    """Recommendations that stand for an issue without a label of its own.

    Attributes:
        name: what the user calls it.
        rows: the numbers of the library's rows that have its words.
        words: the words sought.
    """

    name: str
    rows: tuple[int, ...]
    words: str

    def note(self, *, asked: bool) -> str:
        """Say to the reader what stands behind the ranking.

        Args:
            asked: whether the user asked for words; otherwise a label was asked that nobody used.
        """
        found = "1 recommendation" if len(self.rows) == 1 else f"{len(self.rows):,} recommendations"
        if self.rows and asked:
            return f"Ranked by {found} in the library with the words “{self.words}”."
        if self.rows:
            return (
                f"Nobody raised “{self.name}” under this label in the sessions counted. "
                f"Ranked by {found} with the words “{self.words}” instead."
            )
        silence = "Ranked by who takes the floor and how much it says."
        if asked:
            return f"No recommendation in the sessions counted has the words sought. {silence}"
        if not self.words:
            return f"Nobody raised “{self.name}” in the sessions counted. {silence}"
        return (
            f"Nobody raised “{self.name}” in the sessions counted, and no recommendation has its "
            f"words. {silence}"
        )


def sought(words: str) -> bool:
    """Whether a search has a word to look for, and not only words to leave out."""
    from uprtui.library.query import parse_words

    parsed = parse_words(words)
    return bool(parsed.all or parsed.phrases)


def search_topic(library: Library, words: str, before_session: int | None = None) -> Topic:
    """Return the recommendations with the words of a search; see `library.parse_words`.

    Args:
        library: the open library.
        words: as typed in a search.
        before_session: use only sessions before this one; None uses all.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    return Topic(words, _rows(library, words, before_session), words)


def topic_of_label(library: Library, label: str, before_session: int | None = None) -> Topic:
    """Return the recommendations that have a label's words, all of them or else the rarest.

    Args:
        library: the open library.
        label: an issue that nobody raised.
        before_session: use only sessions before this one; None uses all.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    telling = [word for word in dict.fromkeys(fold(label).split()) if word not in _EMPTY_WORDS]
    together = " ".join(telling)
    rows = _rows(library, together, before_session) if telling else ()
    if rows or not telling:
        return Topic(label, rows, together)
    each = ((word, _rows(library, word, before_session)) for word in telling)
    found = [(len(rows), word, rows) for word, rows in each if rows]
    if not found:
        return Topic(label, (), together)
    _, word, rows = min(found)
    return Topic(label, rows, word)


def _rows(library: Library, words: str, before: int | None) -> tuple[int, ...]:
    from uprtui.library import Query

    sessions = None if before is None else (0, before - 1)
    return tuple(library.row_numbers(Query(words=words, sessions=sessions)))
