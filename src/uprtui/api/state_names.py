"""Names of States, for connectors that must tell them from other words in brackets.

Connectors hand over names in the source's own words; uprtui resolves them. But where a text ends
in `(CEDAW) (France, Iran (Islamic Republic of) and Viet Nam)`, a connector must know which groups
are States, and where one name ends.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uprtui.states import States

_REMEMBERED = 8192


@lru_cache(_REMEMBERED)
def is_state(name: str) -> bool:
    """Whether a name, in any usual spelling, is one State's (observers of the UN included)."""
    return _built_in().resolve(name) is not None


def split_states(group: str) -> tuple[str, ...] | None:
    """Return the names of a group that names States and nothing else, in their order.

    `split_states("Iran, Islamic Republic of; France and Spain")` gives three names;
    `split_states("CEDAW")` gives None.
    """
    from uprtui.states.groups import states_of_group

    return states_of_group(group, is_state)


@cache
def _built_in() -> States:
    from uprtui.states import States  # here: a worker process should not pay for it

    return States.builtin()
