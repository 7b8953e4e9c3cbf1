"""Where a draft names States."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from uprtui.focus.lint.draft import Draft
from uprtui.focus.lint.phrases import Phrases
from uprtui.states import States

#: Shorter names are acronyms ("UK", "DRC") or words of other languages.
_SHORTEST_NAME = 4
_POSSESSIVES = ("'s", "'")


@lru_cache(maxsize=4)
def _names(states: States) -> Phrases[str]:
    return Phrases(
        (name, state.code)
        for state in states
        for name in (state.name, *state.aliases)
        if len(name) >= _SHORTEST_NAME and not name.isupper()
    )


def state_names(draft: Draft, states: States | None) -> Mapping[int, tuple[int, str]]:
    """Return first word → (end, ISO alpha-3) for every State named; empty without `states`.

    "Nepal's" names Nepal. A State in a treaty's or another fixed name is not named.
    """
    if states is None:
        return {}
    words = tuple(_bare(word) for word in draft.words)
    return {
        first: (end, code)
        for first, end, code in _names(states).find(words)
        if not any(draft.fixed[first:end])
    }


def _bare(word: str) -> str:
    for ending in _POSSESSIVES:
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending)
    return word
