"""Known ladders: what can be asked first where an end goal is too far, each with its source.

`ladders.csv` holds them, one rung a row: the ladder's name, its place (the higher, the more it
asks), its role, a text to take and edit, the words by which a draft is known to stand on it, words
that tell it does not, whether it commonly takes longer than one cycle, and the source. Ladders
stand from the special to the general: the first that fits a draft is taken. Words are folded and
match beginnings of words ("ratif": ratify, ratification); `|` parts alternatives, and one
of each group between `;` must be there. `{object}` is what the draft names after its verb.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from uprtui.campaign import AskRole
from uprtui.focus.opening_verbs import opening_verbs
from uprtui.focus.terms import words_in
from uprtui.text import fold

_OBJECT = "{object}"
_MOST_WORDS = 20
_LEADING = re.compile(r"^(?:of|to|on|against|with)\s+", re.IGNORECASE)
_ENDS = re.compile(
    r"[.;:,()]|\b(?:as well as|as soon as|at the earliest|before|by|in order|so that|that|"
    r"which|while|with a view|within|without)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|or)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LadderRung:
    """One row of the table.

    Attributes:
        ladder: the name of its ladder.
        place: the higher, the more it asks; 0 is the fallback.
        role: goal, step or fallback.
        text: the words to take and edit.
        words: groups of folded beginnings; a text on this rung has one of each group.
        without: folded beginnings that a text on this rung has not.
        longer: whether it commonly takes longer than one cycle.
        source: who names it.
    """

    ladder: str
    place: int
    role: AskRole
    text: str
    words: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    longer: bool
    source: str

    def holds(self, text: str) -> bool:
        """Whether a text, folded, stands on this rung."""
        padded = f" {text}"
        return all(any(f" {word}" in padded for word in group) for group in self.words) and not any(
            f" {word}" in padded for word in self.without
        )


@dataclass(frozen=True, slots=True)
class SuggestedStep:
    """A text below an end goal, for the user to take and edit; its role is step or fallback."""

    role: AskRole
    text: str
    source: str
    ladder: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a text stands: on which rung of which ladder (its rungs, the highest first)."""

    rung: LadderRung
    rungs: tuple[LadderRung, ...]


@cache
def known_ladders() -> tuple[tuple[LadderRung, ...], ...]:
    """The ladders in the table's order, each with its highest rung first; read once."""
    path = resources.files("uprtui.focus").joinpath("ladders.csv")
    ladders: dict[str, list[LadderRung]] = {}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        rung = LadderRung(
            ladder=row["ladder"],
            place=int(row["place"]),
            role=AskRole(row["role"]),
            text=row["text"],
            words=tuple(_alternatives(group) for group in row["words"].split(";")),
            without=_alternatives(row["without"]),
            longer=row["longer"] == "yes",
            source=row["source"],
        )
        ladders.setdefault(rung.ladder, []).append(rung)
    return tuple(tuple(sorted(rungs, key=lambda rung: -rung.place)) for rungs in ladders.values())


def standing(text: str) -> Standing | None:
    """Find the ladder that a text stands on, and its highest rung there; None for none.

    A general ladder (one with `{object}`) is known by its goal only: its other words are
    everybody's.
    """
    folded = fold(text)
    for rungs in known_ladders():
        general = _OBJECT in rungs[0].text
        for rung in rungs:
            telling = rung.role is AskRole.GOAL or (rung.role is AskRole.STEP and not general)
            if telling and rung.holds(folded):
                return Standing(rung, rungs)
    return None


def place_on(ladder: Sequence[LadderRung], text: str) -> int | None:
    """The place of a text on a ladder: of the highest rung that holds it; None for none."""
    folded = fold(text)
    return max((rung.place for rung in ladder if rung.holds(folded)), default=None)


def suggested_steps(text: str) -> tuple[SuggestedStep, ...]:
    """Suggest what could be asked below a draft: the next step down first, the fallback last.

    Empty where no ladder is known, or nothing is below.
    """
    found = standing(text)
    if found is None:
        return ()
    thing = _object(text, found.rung)
    return tuple(
        SuggestedStep(rung.role, rung.text.replace(_OBJECT, thing), rung.source, rung.ladder)
        for rung in found.rungs
        if rung.place < found.rung.place and (thing or _OBJECT not in rung.text)
    )


def _alternatives(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)


def _object(text: str, rung: LadderRung) -> str:
    """What the draft names after the words of the last group ("ratify X": X); may be empty."""
    verbs = "|".join(
        r"\W+".join(re.escape(part) for part in word.split()) for word in rung.words[-1]
    )
    found = list(re.finditer(rf"\b(?:{verbs})\w*\s+", text, re.IGNORECASE))
    if not found:
        return ""
    rest = _LEADING.sub("", text[found[-1].end() :])
    end = _ENDS.search(rest)
    rest = rest[: end.start()] if end else rest
    for joint in _AND.finditer(rest):
        if _begins_with_verb(rest[joint.end() :]):
            rest = rest[: joint.start()]
            break
    return " ".join(rest.split()[:_MOST_WORDS])


def _begins_with_verb(text: str) -> bool:
    words = words_in(text)
    return bool(words) and bool(opening_verbs(words[0].words))
