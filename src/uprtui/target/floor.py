"""Will a State take the floor in a review? What its past says, as numbers for a logistic model.

Each number is 0 where nothing is known, so that an empty past says nothing either way.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import NamedTuple

from uprtui.target.history import NOWHERE, History, added
from uprtui.target.kinship import PACES, SLOW
from uprtui.target.log_odds import odds

# Small counts are drawn toward what is usual: so many reviews more are taken to have gone as usual.
_RATE = 0.3
_GROUP = 2.0
_KIN = 1.0
_SURE = 0.99  # nobody is certain to speak

_THREE_TENTHS = PACES.index(0.3)
_FIVE_TENTHS = PACES.index(0.5)
_SEVEN_TENTHS = PACES.index(0.7)
_SLOWLY = PACES.index(SLOW)
_EVER = PACES.index(1.0)
_BY_GROUP, _BY_KIN, _OWN, _PEERS = range(4)


class FloorSigns(NamedTuple):
    """What tells whether a State will take the floor, in the order of the fitted table.

    Attributes:
        now: log-odds of its share of the reviews in which it spoke, of the last two sessions or so.
        lately: the same over about three sessions.
        before: the same over about five.
        ever: the same over all.
        group: how much more often than its habit it speaks to States of the SuR's regional group.
        kin: the same for States with blocs or a border in common with the SuR.
        earlier: whether it spoke in the SuR's own earlier reviews, against its habit then.
        mutual: whether the SuR spoke in its own reviews, against the SuR's habit.
        active: how often the SuR itself takes the floor (log); the same for all States.
        drawn: how many spoke in the SuR's earlier reviews, against others then; the same for all.
    """

    now: float
    lately: float
    before: float
    ever: float
    group: float
    kin: float
    earlier: float
    mutual: float
    active: float
    drawn: float


@dataclass(frozen=True)
class Floor:
    """Who may take the floor when one State is reviewed.

    Attributes:
        history: the past, counted for this State under review.
        sur: the State under review, ISO alpha-3.
    """

    history: History
    sur: str

    def share(self, state: str, pace: int = _SEVEN_TENTHS) -> float:
        """The share of past reviews in which a State spoke, by the pace of that number."""
        said = self.history.said(state).weights[pace]
        return (said + _RATE) / (self._all[pace] + 1)

    def signs(self, state: str) -> FloorSigns:
        """What tells whether `state` will speak."""
        told = self.history.told(self.sur, state).weights
        slow = self.share(state, _SLOWLY)
        by_group, by_kin = self._here[_BY_GROUP], self._here[_BY_KIN]
        return FloorSigns(
            now=_odds(self.share(state, _THREE_TENTHS)),
            lately=_odds(self.share(state, _FIVE_TENTHS)),
            before=_odds(self.share(state, _SEVEN_TENTHS)),
            ever=_odds(self.share(state, _EVER)),
            group=log((told[_BY_GROUP] + _GROUP) / (by_group * slow + _GROUP)),
            kin=log((told[_BY_KIN] + _KIN) / (by_kin * slow + _KIN)),
            earlier=told[_OWN] - told[_PEERS] if self._here[_OWN] else 0.0,
            mutual=self._mutual(state),
            active=log(self.share(self.sur)),
            drawn=self._drawn,
        )

    def _mutual(self, state: str) -> float:
        reviewed = len(self.history.sessions_of.get(state, ()))
        if not reviewed:
            return 0.0
        spoken = self.history.heard_from.get((self.sur, state), 0)
        return spoken / reviewed - self.share(self.sur)

    @cached_property
    def _all(self) -> tuple[float, ...]:
        return self.history.sizes.get(None, NOWHERE)

    @cached_property
    def _here(self) -> tuple[float, ...]:
        return self.history.sizes.get(self.sur, NOWHERE)

    @cached_property
    def _drawn(self) -> float:
        total = NOWHERE
        for state in self.history.speakers:
            total = added(total, self.history.told(self.sur, state).weights)
        return log((total[_OWN] + 1) / (total[_PEERS] + 1)) if self._here[_OWN] else 0.0


def _odds(share: float) -> float:
    return odds(min(share, _SURE))
