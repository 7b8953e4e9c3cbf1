"""How a State under review answers: by the action asked for, by who asks, and by the issue.

The shares supported by action category follow those of real reviews (96, 96, 57, 84 and 55 per
cent), and so does the advantage of a recommending State of the same regional group.
"""

from __future__ import annotations

from sample_data.making.chance import Chance
from sample_data.making.habits import Habit
from sample_data.making.state_under_review import Reviewed

#: Action category → (chance of support before the circumstances, how much these matter).
SUPPORT = {1: (0.96, 0.2), 2: (0.965, 0.25), 3: (0.50, 1.0), 4: (0.815, 0.7), 5: (0.515, 1.0)}
SAME_GROUP, OTHER_GROUP = 0.14, -0.03
TOUCHY, OTHER_ISSUE = -0.3, 0.04
LOWEST, HIGHEST = 0.03, 0.99


def supported(habit: Habit, state: Reviewed, code: str, action: int, chance: Chance) -> bool:
    """Whether the State under review supports a recommendation on an issue."""
    base, weight = SUPPORT[action]
    circumstances = (
        state.openness
        + (SAME_GROUP if habit.group == state.group else OTHER_GROUP)
        + (TOUCHY if code in state.touchy else OTHER_ISSUE)
    )
    return chance.happens(min(HIGHEST, max(LOWEST, base + weight * circumstances)))
