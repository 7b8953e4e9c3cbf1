"""The small notation in which the grammar's phrases are written, and how it becomes text.

    "~adopt a law that makes <stalking|marital rape> an offence under {penal} [JU]"

- `<a|b|>`   one of these, chosen by chance; an empty one is allowed; they may be nested
- `{penal}`  a fact of the State under review (`facts.py`)
- `~adopt`   a verb, which some openings turn into its -ing form
- `[JU; II]` further issues that the phrase touches, by the short codes of `theme.TAGS`
- ` !`       at the end: complete as it is, nothing narrows it down
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sample_data.making.chance import Chance

_CHOICE = re.compile(r"<([^<>]*)>")
_TAGS = re.compile(r" *\[([A-Z; ]+)\]")
#: Ends a phrase that nothing narrows down.
COMPLETE = " !"
_VERB = re.compile(r"~([a-z]+)")
_GAP = re.compile(r" +([ ,;])")
#: Verbs whose -ing form is more than the verb without its last e.
_IRREGULAR = {
    "agree": "agreeing",
    "drop": "dropping",
    "guarantee": "guaranteeing",
    "set": "setting",
    "submit": "submitting",
    "transfer": "transferring",
}


def expand(phrase: str, facts: Mapping[str, str], chance: Chance) -> str:
    """Choose among the alternatives and put in the State's facts; verbs and tags stay marked."""
    while "<" in phrase:
        phrase = _CHOICE.sub(lambda found: chance.pick(found[1].split("|")), phrase, count=1)
    return phrase.removesuffix(COMPLETE).format_map(facts)


def tags(text: str) -> tuple[str, ...]:
    """The codes of all tags in an expanded phrase, in order."""
    return tuple(code.strip() for found in _TAGS.findall(text) for code in found.split(";"))


def plain(text: str) -> str:
    """The expanded phrase as it is read: verbs as they are, tags gone."""
    return _GAP.sub(r"\1", _VERB.sub(r"\1", _TAGS.sub("", text)))


def gerund(text: str) -> str:
    """The expanded phrase with each marked verb in its -ing form; tags stay."""
    return _VERB.sub(lambda found: _ing(found[1]), text)


def _ing(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    return f"{verb.removesuffix('e')}ing"
