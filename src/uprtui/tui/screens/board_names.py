"""Names of issues short enough to stand above a narrow column, each different."""

from __future__ import annotations

from collections.abc import Sequence

from uprtui.text import fold

# fmt: off
_SAY_LITTLE = frozenset((
    "a", "and", "by", "for", "freedom", "general", "human", "in", "international", "national",
    "of", "on", "or", "other", "persons", "right", "rights", "the", "to", "with",
))
# fmt: on


def short_names(labels: Sequence[str], width: int) -> tuple[str, ...]:
    """Return a short name for each issue, at most `width` characters, none twice.

    Args:
        labels: the issues' labels.
        width: 3 or more.
    """
    found: list[str] = []
    for place, label in enumerate(labels, start=1):
        name = _short(label, width)
        if name in found:
            number = str(place)
            name = f"{name[: width - len(number)]}{number}"
        found.append(name)
    return tuple(found)


def _short(label: str, width: int) -> str:
    """The whole label where it fits, else as many of its telling words, else half a word."""
    if len(label) <= width:
        return label
    words = [word.strip("-,.;:()") for word in label.split()]
    telling = [word for word in words if fold(word) and fold(word) not in _SAY_LITTLE]
    first, *others = telling or words
    name = first[:width].rstrip("-")
    for word in others:
        if len(name) + 1 + len(word) > width:
            break
        name = f"{name} {word}"
    return f"{name[:1].upper()}{name[1:]}"
