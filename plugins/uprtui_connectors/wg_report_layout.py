"""From the lines of printed pages to running text: page furniture, footnotes and hyphens gone.

Pure functions; they know nothing of PDF. A line has a text, a left edge, a baseline and a size, in
points, the baseline counted from the page's foot.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Stands for a hyphen at the end of a line, of which nobody knows yet whether it belongs there.
HYPHEN = "\u00ad"
_SMALL = 0.93  # footnotes are set smaller than this share of the body
_GAP = 1.3  # paragraphs are further apart than this share of the usual distance of lines
_FURNITURE_WORD = re.compile(
    r"A/(?:[A-Za-z0-9.*]+/)*[A-Za-z0-9.*]+|GE\.\d\d-\d+|\([A-Z]\)|\d{1,8}|\*\d{6,8}\*|[ivxl]{1,6}|/"
    r"|page|advance|unedited|version|copy",
    re.IGNORECASE,
)
_MOST_WORDS_OF_FURNITURE = 8
_BODY_NOTE = re.compile(r"^(?:\*{1,3}|†)\s*[A-Z]")
_NOTE = re.compile(r"(?:\d{1,2}|[*†]{1,3})\s?[^\d.\s]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN_WORD = re.compile(rf"[^\s]*[-{HYPHEN}]\s*$")
_PREFIXES = frozenset(
    (  # noqa: SIM905  one word a literal would fill a page
        "non re self anti co multi inter intra socio mid sub post pre well long short high low "
        "gender human child ex vice cross counter follow so semi ultra community victim age early "
        "full half part law policy decision capacity peace fact trans micro macro extra"
    ).split()
)
_SPELLING = str.maketrans(
    {
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": "",
        "\ufeff": "",
        "\u2010": "-",
        "\u2011": "-",
        "\ufffe": HYPHEN,
    }
)
_LIGATURES = re.compile(r"[\ufb00-\ufb06]")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, left edge, baseline, size, and whether a raised mark began it."""

    text: str
    left: float
    baseline: float
    size: float
    marked: bool = False


def running_lines(pages: Sequence[Sequence[Line]], *, small_tables: bool = False) -> list[str]:
    """Return the text's lines without page furniture and footnotes.

    In: the pages' lines; and whether small print at a page's foot may be a table, so that it is a
    footnote only where a mark begins it. Out: lines of text; an empty one stands where paragraphs
    are apart.
    """
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    if not sizes:
        return []
    body = sizes.most_common(1)[0][0]
    repeated = _repeated(pages)
    found: list[str] = []
    for page in pages:
        kept = [line for line in page if not _is_furniture(line, page, body, repeated)]
        notes = _footnotes(kept, body, small_tables=small_tables)
        found.extend(_with_gaps([line for line in kept if line not in notes]))
    return found


def _footnotes(page: Sequence[Line], body: float, *, small_tables: bool) -> frozenset[Line]:
    """The small lines at the page's foot."""
    lowest = min((line.baseline for line in page if line.size >= body * _SMALL), default=0.0)
    small = [line for line in page if line.size < body * _SMALL and line.baseline < lowest]
    if small_tables and not any(line.marked or _NOTE.match(line.text) for line in small):
        return frozenset()
    return frozenset(small)


def _repeated(pages: Sequence[Sequence[Line]]) -> frozenset[tuple[str, float]]:
    """Texts that stand at the same height on at least three pages: headers and footers."""
    seen: Counter[tuple[str, float]] = Counter()
    for page in pages:
        seen.update({(_form(line.text), round(line.baseline)) for line in page})
    return frozenset(key for key, times in seen.items() if times >= 3)


def _form(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _is_furniture(
    line: Line, page: Sequence[Line], body: float, repeated: frozenset[tuple[str, float]]
) -> bool:
    edge = _is_at_edge(line, page)
    if edge and is_furniture(line.text):
        return True
    if edge and (_form(line.text), round(line.baseline)) in repeated:
        return True
    return line.size < body and bool(_BODY_NOTE.match(line.text))


def is_furniture(text: str) -> bool:
    """Whether a line holds nothing but symbols, page numbers and the like."""
    words = text.split()
    return 0 < len(words) <= _MOST_WORDS_OF_FURNITURE and all(
        _FURNITURE_WORD.fullmatch(word) for word in words
    )


def _is_at_edge(line: Line, page: Sequence[Line]) -> bool:
    """Whether at most two lines of the page stand above it, or at most two below."""
    above = {round(other.baseline) for other in page if other.baseline > line.baseline + 1}
    below = {round(other.baseline) for other in page if other.baseline < line.baseline - 1}
    return len(above) <= 2 or len(below) <= 2


def _with_gaps(page: Sequence[Line]) -> Iterator[str]:
    """A page's lines, with an empty one where the distance is larger than usual."""
    steps = Counter(
        round(one.baseline - two.baseline)
        for one, two in pairwise(page)
        if one.baseline - two.baseline > 1
    )
    usual = min((step for step, _ in steps.most_common(2)), default=0)
    before: Line | None = None
    for line in page:
        if before is not None and usual:
            step = before.baseline - line.baseline
            if step > usual * _GAP or step < -usual:
                yield ""
        yield plain(line.text)
        before = line


def plain(text: str) -> str:
    """Spell a text plainly: ordinary spaces and hyphens, ligatures as letters."""
    text = text.translate(_SPELLING)
    text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return " ".join(text.split(" ")).strip()


class Joiner:
    """Joins the lines of a paragraph, with or without the hyphen at a line's end.

    Whether a hyphen is the word's own is looked up in the document itself: "non-" and
    "discrimination" become what the other lines write.

    Args:
        lines: all lines of the document.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        for line in lines:
            whole = _BROKEN_WORD.sub("", line)
            self._words.update(word.lower() for word in _WORD.findall(whole))

    def join(self, lines: Iterable[str]) -> str:
        """Return the lines as one text with single spaces."""
        text = ""
        for line in filter(None, map(str.strip, lines)):
            if text.endswith(HYPHEN) or (text.endswith("-") and not text.endswith(" -")):
                text = self._hyphenated(text[:-1], line)
            elif text and not text.endswith(("/", "–")):
                text = f"{text} {line}"
            else:
                text = f"{text}{line}" if not text.endswith(" –") else f"{text} {line}"
        return " ".join(text.replace(HYPHEN, "-").split())

    def _hyphenated(self, before: str, after: str) -> str:
        first, second = _last_word(before), _first_word(after)
        if not first or not second or not second[:1].islower():
            return f"{before}-{after}"
        whole, apart = (first + second).lower(), f"{first}-{second}".lower()
        if apart in self._words or first.lower() in _PREFIXES:
            return f"{before}-{after}"
        if whole in self._words:
            return f"{before}{after}"
        known = [word for word in (first, second) if len(word) > 2 and word.lower() in self._words]
        return f"{before}-{after}" if known else f"{before}{after}"


def _last_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+\Z", text)
    return found[0] if found else ""


def _first_word(text: str) -> str:
    found = re.match(r"[^\W\d_]+", text)
    return found[0] if found else ""
