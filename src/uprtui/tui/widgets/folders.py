"""What lies in a folder, and what a typed path means: the file chooser without its screen."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from uprtui.text import fold

_DIGITS = re.compile(r"([0-9]+)")
_UNITS = ("B", "kB", "MB", "GB", "TB")


@dataclass(frozen=True, slots=True)
class Item:
    """One file or folder.

    Args:
        path: where it is.
        is_folder: whether it is a folder, or a link to one.
        size: length in bytes; None for a folder, and where it cannot be told.
    """

    path: Path
    is_folder: bool
    size: int | None = None

    @property
    def name(self) -> str:
        """The name as it is shown: a folder's ends in a slash."""
        return f"{self.path.name}/" if self.is_folder else self.path.name


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in a folder, folders first; or why that cannot be told."""

    folder: Path
    items: tuple[Item, ...] = ()
    error: str = ""


def list_folder(folder: Path) -> Listing:
    """Read a folder. Never raises for what the folder is: the listing says why it is empty."""
    items: list[Item] = []
    try:
        with os.scandir(folder) as found:
            for each in found:
                items.append(_item(each))
    except OSError as error:
        return Listing(folder, error=f"This folder cannot be read: {error.strerror or error}.")
    items.sort(key=lambda item: (not item.is_folder, _natural(item.path.name)))
    return Listing(folder, tuple(items))


def is_path(typed: str) -> bool:
    """Say whether what was typed is a path, not words to filter by."""
    return "/" in typed or typed.startswith("~")


def place_of(typed: str, folder: Path) -> tuple[Path, str]:
    """Return the folder that a typed path is in and the beginning of a name in it.

    In: a path, absolute, from `folder` or from `~`, in quotes or with escaped blanks as a terminal
    pastes it, or as a file URI. Words that are no path are a name in `folder`.
    """
    text = _unquoted(typed)
    if not is_path(text):
        return folder, text
    path = Path(text)
    try:
        path = path.expanduser()
    except RuntimeError:  # a home that is not known is a folder of that name
        path = folder / text
    path = folder / path
    if text.endswith("/") or text == "~":
        return Path(os.path.normpath(path)), ""
    return Path(os.path.normpath(path.parent)), path.name


def matching(items: Sequence[Item], typed: str) -> list[Item]:
    """Return the items that fit what was typed.

    The end of a path is the beginning of a name; words are looked for anywhere in a name. Names
    with a dot in front are left out unless a dot is typed. An exact name comes first.
    """
    text = _unquoted(typed)
    last = text.rpartition("/")[2]
    hidden = last.startswith(".")
    seen = [item for item in items if hidden or not item.path.name.startswith(".")]
    if is_path(text):
        start = "" if last == "~" else last.casefold()
        found = [item for item in seen if item.path.name.casefold().startswith(start)]
    else:
        words = fold(text).split() if fold(text) else text.split()
        found = [
            item
            for item in seen
            if all(word in fold(item.path.name) or word in item.path.name for word in words)
        ]
    return sorted(found, key=lambda item: item.path.name != last)


def completed(typed: str, items: Sequence[Item]) -> str:
    """Return what was typed, continued as far as all matching names agree."""
    text = _unquoted(typed)
    found = matching(items, text)
    if not found or text == "~":
        return "~/" if text == "~" else text
    head, slash, last = text.rpartition("/")
    names = [item.name for item in found]
    if not is_path(text) and not all(name.startswith(last) for name in names):
        return names[0] if len(names) == 1 else text
    agreed = _common_beginning(names)
    # Names may agree with the typed letters only in small letters.
    common = agreed if len(agreed) >= len(last) else last
    return f"{head}{slash}{common}"


def size_in_words(size: int | None) -> str:
    """Return a size in bytes in the unit that suits it: `1.5 MB`."""
    if size is None:
        return ""
    value, unit = float(size), 0
    while value >= 1000 and unit < len(_UNITS) - 1:
        value /= 1000
        unit += 1
    return f"{size} B" if not unit else f"{value:.1f} {_UNITS[unit]}"


def _natural(name: str) -> tuple[tuple[tuple[bool, int, str], ...], str]:
    """Return what a name is sorted by: 9 stands before 10, small letters beside capitals."""
    parts = _DIGITS.split(fold(name))
    return tuple(
        (part.isdecimal(), int(part or 0) if part.isdecimal() else 0, part) for part in parts
    ), name


def _common_beginning(names: Sequence[str]) -> str:
    first, last = min(names), max(names)
    pairs = zip(first, last, strict=False)
    return first[
        : next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(first), len(last)))
    ]


def _item(entry: os.DirEntry[str]) -> Item:
    path = Path(entry.path)
    try:
        if entry.is_dir():
            return Item(path, is_folder=True)
        return Item(path, is_folder=False, size=entry.stat().st_size)
    except OSError:  # a link that leads nowhere
        return Item(path, is_folder=False)


def _unquoted(typed: str) -> str:
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    if text.startswith("file://"):
        return unquote(urlsplit(text).path)
    return text.replace("\\ ", " ")
