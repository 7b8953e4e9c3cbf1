"""What a draft asks for, by its words: instruments, hot topics, and verbs that say how much.

`topics.csv` beside this module names each topic with its phrases, separated by `|`. A
phrase counts where its folded words stand in the folded text; `*` at its end lets the last word
go on ("ratif*" finds "ratify" and "ratification").
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_REMEMBERED_WORDS = 65_536


@dataclass(frozen=True, slots=True)
class TopicTable:
    """Every topic with what finds it.

    Attributes:
        topics: names, in the order of the table.
        words: word → topics that it alone mentions.
        beginnings: (beginning, topic) for words that may go on.
        phrases: first word → (phrase with a space before it, and after it unless it may go
            on; topic), for phrases of several words.
    """

    topics: tuple[str, ...]
    words: Mapping[str, frozenset[str]]
    beginnings: tuple[tuple[str, str], ...]
    phrases: Mapping[str, tuple[tuple[str, str], ...]]


@cache
def topic_table() -> TopicTable:
    """Read the table from the package once."""
    text = files("uprtui.target.acceptance").joinpath("topics.csv").read_text(encoding="utf-8")
    rows = {row["topic"]: row["phrases"].split("|") for row in csv.DictReader(text.splitlines())}
    words: dict[str, frozenset[str]] = defaultdict(frozenset)
    phrases: dict[str, tuple[tuple[str, str], ...]] = defaultdict(tuple)
    beginnings = []
    for topic, listed in rows.items():
        for phrase in listed:
            open_end = phrase.endswith("*")
            first, *others = phrase.rstrip("*").split()
            if others:
                needle = f" {phrase[:-1]}" if open_end else f" {phrase} "
                phrases[first] += ((needle, topic),)
            elif open_end:
                beginnings.append((first, topic))
            else:
                words[first] |= {topic}
    return TopicTable(tuple(rows), dict(words), tuple(beginnings), dict(phrases))


def topics_of(folded: str) -> tuple[str, ...]:
    """Return the topics that a folded text mentions, in the order of the table."""
    table = topic_table()
    found: set[str] = set()
    spaced = f" {folded} "
    for word in set(folded.split()):
        found |= _topics_of_word(word)
        for needle, topic in table.phrases.get(word, ()):
            if needle in spaced:
                found.add(topic)
    return tuple(topic for topic in table.topics if topic in found)


@lru_cache(_REMEMBERED_WORDS)
def _topics_of_word(word: str) -> frozenset[str]:
    table = topic_table()
    going_on = {topic for beginning, topic in table.beginnings if word.startswith(beginning)}
    return table.words.get(word, frozenset()) | going_on
