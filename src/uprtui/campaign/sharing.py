"""A copy of the plan for others: names, contacts, log and notes stay behind.

A plan is shared with a profile. What is marked less visible than the profile is left out
or bared; the table in docs/plan-format.md says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from uprtui.campaign.entities import (
    OWN_KIND,
    USUAL_WEIGHT,
    Ask,
    AskRole,
    Assessment,
    Assignment,
    Contact,
    Entity,
    EvidenceNote,
    Issue,
    LogEntry,
    Member,
    Milestone,
    Visibility,
)
from uprtui.campaign.model import KINDS, Plan, all_entities, entities, kind_of
from uprtui.campaign.schema import own_fields
from uprtui.campaign.titles import counted
from uprtui.text import fold

_RANK = {Visibility.PRIVATE: 0, Visibility.COALITION: 1, Visibility.PUBLIC: 2}
# A name of one or two letters would be found in every text.
_SHORTEST_NAME = 3
_OWN_MILESTONES = "milestones with a day of your own"
_FOR_SOME = "asks for some targets only"
_LESS = frozenset({AskRole.STEP, AskRole.FALLBACK})
_UNKNOWN_KEYS = "keys that this version does not know"

MarkedT = TypeVar(
    "MarkedT", bound=EvidenceNote | Assessment | Ask | Contact | Assignment | LogEntry
)
EntityT = TypeVar("EntityT", bound=Entity)


@dataclass(frozen=True, slots=True)
class Removal:
    """One sort of thing that was left out: how many, and the line that says so."""

    count: int
    line: str


@dataclass(frozen=True, slots=True)
class Removed:
    """What a shared plan leaves out.

    `mentions` are places where a name that was left out still stands in a text, such as
    `asks.a-7kq2m.text`: for a person to look at before the plan leaves the machine.
    """

    removals: tuple[Removal, ...] = ()
    mentions: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many things were left out or bared."""
        return sum(removal.count for removal in self.removals)

    @property
    def lines(self) -> tuple[str, ...]:
        """What to show before sharing, a line each."""
        return tuple(removal.line for removal in self.removals) + tuple(
            f"Look at {place}: it holds a name that was left out" for place in self.mentions
        )


def share(
    plan: Plan, profile: Visibility, *, keep_organisation: bool = False
) -> tuple[Plan, Removed]:
    """The plan as `profile` may see it, and what was left out.

    `private` is the whole plan. `coalition` and `public` leave out what is marked less
    visible, all notes and all unknown keys; an ask whose end goal stays behind becomes an end
    goal. `public` leaves out also the plan's organisation (unless `keep_organisation`), why a
    target was chosen in the campaign's own words, milestones whose day is the campaign's own,
    the weight of issues, and what shows how the campaign negotiates: steps, fallbacks, and
    asks that name targets.
    """
    if profile is Visibility.PRIVATE:
        return plan, Removed()
    sharing = _Sharing(plan, profile)
    shared = sharing.shared(keep_organisation=keep_organisation)
    mentions = tuple(_mentions(shared, sharing.hidden_names))
    return shared, Removed(tuple(sharing.removals), mentions)


class _Sharing:
    """One plan being made fit for a profile, and what was left out on the way."""

    def __init__(self, plan: Plan, profile: Visibility) -> None:
        self._plan = plan
        self._profile = profile
        self.removals: list[Removal] = []
        self.hidden_names: list[str] = []

    def shared(self, *, keep_organisation: bool) -> Plan:
        """The plan for the profile."""
        plan = replace(
            self._plan,
            evidence=self._visible(self._plan.evidence),
            assessments=self._visible(self._plan.assessments),
            asks=self._visible_asks(),
            assignments=self._visible(self._plan.assignments),
            log=self._visible(self._plan.log),
            contacts=self._met(self._plan.contacts),
            members=self._bared(self._plan.members),
        )
        plan = replace(
            plan,
            assessments=self._emptied(plan.assessments, "note"),
            asks=self._emptied(plan.asks, "note"),
            contacts=self._emptied(plan.contacts, "note"),
            assignments=self._emptied(plan.assignments, "note"),
        )
        if self._profile is Visibility.PUBLIC:
            plan = replace(
                plan,
                issues=self._unweighted(plan.issues),
                targets=self._emptied(plan.targets, "why"),
                milestones=self._computed(plan.milestones),
            )
            if plan.organisation and not keep_organisation:
                self.hidden_names.append(plan.organisation)
                self._tell(1, "organisation of the campaign", "", "left out")
                plan = replace(plan, organisation=None)
        return self._without_unknown_keys(plan)

    def _tell(self, count: int, noun: str, plural: str, what: str) -> None:
        if count:
            self.removals.append(Removal(count, f"{counted(count, noun, plural)}: {what}"))

    def _tell_of(self, found: Sequence[Entity], what: str) -> None:
        if found:
            kind = kind_of(found[0])
            plural = "log entries" if kind.table == "log" else ""
            self._tell(len(found), kind.noun, plural, what)

    def _shows(self, visibility: Visibility) -> bool:
        return _RANK[visibility] >= _RANK[self._profile]

    def _visible(self, found: tuple[MarkedT, ...]) -> tuple[MarkedT, ...]:
        """Those that the profile may see."""
        self._tell_of([each for each in found if not self._shows(each.visibility)], "left out")
        return tuple(each for each in found if self._shows(each.visibility))

    def _visible_asks(self) -> tuple[Ask, ...]:
        """The asks that the profile may see; one whose goal it may not see is an end goal there.

        Left as it is, it would belong to nothing and be in no statement.
        """
        asks = self._visible(self._plan.asks)
        if self._profile is Visibility.PUBLIC:
            asks = self._settled(asks)
        ids = {each.id for each in asks}
        loose = [each.id for each in asks if each.of is not None and each.of not in ids]
        what = "link to an ask that stays behind left out, now an end goal"
        self._tell(len(loose), "ask", "", what)
        return tuple(
            replace(each, role=AskRole.GOAL, of=None) if each.id in loose else each for each in asks
        )

    def _settled(self, asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
        """Those that do not show what the campaign would settle for, and what it says to whom."""
        less = [each for each in asks if each.role in _LESS]
        named = [each for each in asks if each.targets and each not in less]
        self._tell(len(less), "step or fallback", "steps and fallbacks", "left out")
        self._tell(len(named), "ask for some targets only", _FOR_SOME, "left out")
        return tuple(each for each in asks if each not in less and each not in named)

    def _unweighted(self, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
        """All of them, each of the usual weight."""
        self._tell_of([each for each in issues if each.weight != USUAL_WEIGHT], "weight left out")
        return tuple(replace(each, weight=USUAL_WEIGHT) for each in issues)

    def _computed(self, found: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
        """Those that follow from the review alone: a day of one's own may be a meeting."""
        own = [each for each in found if each.kind in {"", OWN_KIND}]
        self._tell(len(own), "milestone with a day of your own", _OWN_MILESTONES, "left out")
        return tuple(each for each in found if each not in own)

    def _bared(self, members: tuple[Member, ...]) -> tuple[Member, ...]:
        """Members without their details: who is hidden stays as an id that work hangs on."""
        hidden = [each for each in members if not self._shows(each.visibility)]
        bare = {each.id: Member(each.id, visibility=each.visibility) for each in hidden}
        told = [each for each in hidden if replace(each, extra={}) != bare[each.id]]
        self._tell_of(told, "name and details left out")
        for each in hidden:
            # A given name alone gives a person away as well.
            self.hidden_names += [each.name, each.organisation, *fold(each.name).split()]
        return tuple(bare.get(each.id, each) for each in members)

    def _met(self, contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
        """Contacts that the profile may see; of the others no trace, since nothing needs them."""
        for each in contacts:
            if not self._shows(each.visibility):
                self.hidden_names += [each.name, each.email, each.phone, *fold(each.name).split()]
        return self._visible(contacts)

    def _emptied(self, found: tuple[EntityT, ...], field: str) -> tuple[EntityT, ...]:
        """All of them, with the text `field` empty."""
        self._tell_of([each for each in found if getattr(each, field)], f"{field} left out")
        change: dict[str, Any] = {field: ""}
        return tuple(replace(each, **change) for each in found)

    def _without_unknown_keys(self, plan: Plan) -> Plan:
        """What a newer version keeps there may be a name: nobody here can tell."""
        lists: dict[str, Any] = {
            kind.table: tuple(replace(each, extra={}) for each in entities(plan, kind.table))
            for kind in KINDS
        }
        count = sum(len(part.extra) for part in (plan, *all_entities(plan)))
        self._tell(count, "key that this version does not know", _UNKNOWN_KEYS, "left out")
        return replace(plan, extra={}, **lists)


def _mentions(plan: Plan, names: Iterable[str]) -> Iterator[str]:
    """Where one of `names` still stands as whole words, accents and case aside.

    The campaign's organisation, where it is shared, is no secret.
    """
    wanted = {fold(name) for name in names} - {fold(plan.organisation or "")}
    wanted = {f" {name} " for name in wanted if len(name) >= _SHORTEST_NAME}
    for part in (plan, *all_entities(plan)):
        where = "" if isinstance(part, Plan) else f"{kind_of(part).table}.{part.id}."
        for field in own_fields(type(part)):
            value = getattr(part, field.name)
            texts = value if isinstance(value, tuple) else (value,)
            folded = [f" {fold(each)} " for each in texts if isinstance(each, str)]
            if any(name in text for name in wanted for text in folded):
                yield f"{where}{field.name}"
