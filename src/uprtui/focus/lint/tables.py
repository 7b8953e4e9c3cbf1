"""Read the tables beside this module: rules, phrases, verbs, objects, alternatives, end goals."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from uprtui.focus.lint.phrases import Phrases


@dataclass(frozen=True, slots=True)
class WordNote:
    """What is to be said of a phrase: by which rule, with which way out (empty: the rule's)."""

    rule: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that can open an ask.

    Attributes:
        strong: it opens an action of its own wherever it stands ("… and ratify …"); a plain one
            may belong to a purpose ("to prevent and punish …").
        noun: the word is a noun as well ("support"): what follows it decides.
        nominal: a noun that opens an ask in a verb's place ("ratification of …").
    """

    strong: bool
    noun: bool
    nominal: bool


@dataclass(frozen=True, slots=True)
class EndGoal:
    """A goal that four and a half years do not reach, or reach only in steps.

    Attributes:
        rule: what speaks of it.
        steps: what leads to it.
        unless_concrete: nothing is said where the draft names a law, a body or a figure as well.
    """

    rule: str
    steps: str
    unless_concrete: bool


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of this package; lines that begin with # are remarks."""
    text = resources.files("uprtui.focus.lint").joinpath(name).read_text(encoding="utf-8")
    lines = (line for line in io.StringIO(text) if not line.startswith("#"))
    return list(csv.DictReader(lines))


@cache
def word_notes() -> Phrases[WordNote]:
    """Words and phrases that something is said of wherever they stand."""
    return Phrases(
        (row["phrase"], WordNote(row["rule"], row["remedy"])) for row in rows("words.csv")
    )


@cache
def openings() -> Phrases[str]:
    """Phrases with which a text may begin before the State is asked: phrase → its role."""
    return Phrases((row["phrase"], row["role"]) for row in rows("openings.csv"))


@cache
def others() -> Phrases[str]:
    """Names of those who are not the State under review: phrase → who that is."""
    return Phrases((row["phrase"], row["who"]) for row in rows("others.csv"))


@cache
def verbs() -> Mapping[str, Verb]:
    """The verbs that can open an ask, in their plain form."""
    return MappingProxyType(
        {
            row["verb"]: Verb(
                strong=row["sort"] == "strong",
                noun=bool(row["noun"]),
                nominal=row["sort"] == "nominal",
            )
            for row in rows("verbs.csv")
        }
    )


@cache
def objects() -> Phrases[str]:
    """What one can look up afterwards: phrase → law, institution, instrument or measure."""
    return Phrases((row["phrase"], row["sort"]) for row in rows("objects.csv"))


@cache
def bare_words() -> frozenset[str]:
    """Words that do not say what an ask is about: “law”, “national”, “the”."""
    return frozenset(word for row in rows("bare.csv") for word in row["words"].split())


@cache
def fixed_names() -> Phrases[str]:
    """Phrases whose words are not the draft's own choice → "instrument" (a treaty) or "words"."""
    return Phrases((row["phrase"], row["sort"]) for row in rows("fixed.csv"))


@cache
def one_action() -> Mapping[str, frozenset[str]]:
    """Verb → verbs that, joined to it, still make one action ("investigate and prosecute")."""
    return MappingProxyType(
        {row["first"]: frozenset(row["then"].split()) for row in rows("one_action.csv")}
    )


@cache
def end_goals() -> Phrases[EndGoal]:
    """Goals beyond one cycle, each with the steps that lead to it."""
    return Phrases(
        (row["phrase"], EndGoal(row["rule"], row["steps"], bool(row["unless_concrete"])))
        for row in rows("end_goals.csv")
    )


@cache
def alternatives() -> Mapping[str, str]:
    """Issue → an action on it that is concrete and can be checked."""
    return MappingProxyType({row["issue"]: row["concrete"] for row in rows("alternatives.csv")})


@cache
def concrete_phrases() -> Phrases[str]:
    """What a draft speaks of → an action on it that is concrete and can be checked."""
    return Phrases((row["phrase"], row["concrete"]) for row in rows("concrete.csv"))


@cache
def overlaps() -> frozenset[frozenset[str]]:
    """Pairs of issues that real recommendations often carry together."""
    return frozenset(frozenset((row["issue"], row["other"])) for row in rows("overlaps.csv"))
