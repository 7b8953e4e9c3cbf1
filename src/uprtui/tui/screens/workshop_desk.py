"""What lies on the desk while an ask is written: the draft, the plan, what the library tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from uprtui.campaign import Ask, AskKind, AskRole, Issue, Plan, Target, Visibility
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.focus.lint import About
    from uprtui.focus.wording import Wording
    from uprtui.states import States
    from uprtui.tui.screens.workshop_known import Known

DRAFT_ID = "a-draft"
"""The id that a new ask has while it is looked at with the plan; never saved."""
_DRAFT_ISSUE = "i-draft"
_YEARS_TO_ACT = 3

ROLE_WORDS: Mapping[AskRole, str] = MappingProxyType(
    {
        AskRole.GOAL: "end goal",
        AskRole.STEP: "step",
        AskRole.FALLBACK: "fallback",
        AskRole.VARIANT: "variant",
    }
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written.

    Attributes:
        text: with single spaces.
        kind: recommendation or question.
        role: what it is for in its ladder.
        of: id of the end goal that it belongs to.
        targets: ids of the targets that it is for; none means all.
        visibility: who may see it; None where nobody has said so yet.
    """

    text: str
    kind: AskKind = AskKind.RECOMMENDATION
    role: AskRole = AskRole.GOAL
    of: str | None = None
    targets: tuple[str, ...] = ()
    visibility: Visibility | None = None

    @property
    def seen_by(self) -> Visibility:
        """Who may see it: as was said; else all may see an end goal or a question.

        What is below an end goal shows what the campaign would settle for, so that a State that
        reads it has no reason to do more.
        """
        if self.visibility is not None:
            return self.visibility
        goal = self.settled.role is AskRole.GOAL
        return Visibility.PUBLIC if goal else Visibility.COALITION

    @property
    def settled(self) -> Draft:
        """The draft as it is kept: a question stands on no ladder."""
        if self.kind is AskKind.QUESTION:
            return replace(self, role=AskRole.GOAL, of=None)
        return self

    @classmethod
    def of_ask(cls, ask: Ask) -> Draft:
        """An ask as a draft."""
        return cls(ask.text, ask.kind, ask.role, ask.of, ask.targets, ask.visibility)


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that the views of the workshop look at, beside the draft itself.

    Attributes:
        plan: the campaign.
        label: the issue.
        states: names of States.
        today: the user's present day.
        ask: id of the ask that is changed; None for a new one.
        known: what the library tells of the State under review; None without a library.
        problem: why nothing is known, one or two sentences; empty while it is being read.
        state: code of the State whose wording and statement are shown.
        wordings: State → how it writes on the issue, as far as read.
    """

    plan: Plan
    label: str
    states: States
    today: date
    ask: str | None = None
    known: Known | None = None
    problem: str = ""
    state: str | None = None
    wordings: Mapping[str, Wording] = field(default_factory=dict)

    @property
    def by_year(self) -> int:
        """A year that an ask could name: late enough to act, and before the next review."""
        return (self.plan.review_date or self.today).year + _YEARS_TO_ACT

    @property
    def sur(self) -> str:
        """Short name of the State under review."""
        return self.states.name(self.plan.sur)

    @property
    def state_name(self) -> str:
        """Short name of the State whose wording is shown; empty where none is."""
        return "" if self.state is None else self.states.name(self.state)

    @property
    def wording(self) -> Wording | None:
        """How that State writes; None where it is not read yet."""
        return None if self.state is None else self.wordings.get(self.state)

    @property
    def target(self) -> Target | None:
        """That State as a target: the plan's own, or one without issues; None where none is."""
        if self.state is None:
            return None
        return target_of_state(self.plan, self.state)

    @property
    def issue_label(self) -> str:
        """The issue as the library spells it."""
        return self.label if self.known is None else self.known.spelt(self.label)

    def about(self, draft: Draft) -> About:
        """What the checks may know of a draft; only States that it names are held against it."""
        from uprtui.focus.lint import About

        known = self.known
        codes = (each.state for each in self.plan.targets if each.id in draft.targets)
        return About(
            sur=self.plan.sur,
            states=self.states,
            issue=self.label,
            earlier=None if known is None else known.texts,
            wordings=tuple(self.wordings[code] for code in codes if code in self.wordings),
            avoided=None if known is None else known.avoided,
            today=self.today,
            review=self.plan.review_date,
        )

    def plan_with(self, draft: Draft) -> Plan:
        """The plan as it would be with the draft in it. Only to be looked at, not to be saved."""
        plan = self.plan
        own = next((each for each in plan.asks if each.id == self.ask), None)
        if own is not None:
            asks = (draft_as(draft, own) if each is own else each for each in plan.asks)
            return replace(plan, asks=tuple(asks))
        issue = issue_of(plan, self.label)
        if issue is None:
            issue = Issue(_DRAFT_ISSUE, self.label)
            plan = replace(plan, issues=(*plan.issues, issue))
        return replace(plan, asks=(*plan.asks, draft_as(draft, Ask(DRAFT_ID, issue.id, ""))))


def draft_as(draft: Draft, ask: Ask) -> Ask:
    """An ask with what a draft says."""
    draft = draft.settled
    return replace(
        ask,
        text=draft.text,
        kind=draft.kind,
        role=draft.role,
        of=draft.of,
        targets=draft.targets,
        visibility=draft.seen_by,
    )


def issue_of(plan: Plan, label: str) -> Issue | None:
    """The plan's issue of that label, whatever its spelling; None where it has none."""
    return next((each for each in plan.issues if fold(each.label) == fold(label)), None)


def target_of_state(plan: Plan, state: str) -> Target:
    """The plan's target of that State, or one that is not in the plan and has no issues."""
    found = next((each for each in plan.targets if each.state == state), None)
    return found or Target("", state)


def goals_of(plan: Plan, issue: str) -> tuple[Ask, ...]:
    """The end goals on an issue, recommendations only, in the plan's order."""
    return tuple(
        ask
        for ask in plan.asks
        if ask.issue == issue and ask.kind is AskKind.RECOMMENDATION and ask.role is AskRole.GOAL
    )


def names_of_targets(plan: Plan, targets: tuple[str, ...], states: States, most: int = 2) -> str:
    """`Brazil`, `Brazil and Chile`, `Brazil, Chile and 3 more`; empty for all targets."""
    names = [states.name(each.state) for each in plan.targets if each.id in targets]
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join(names)


def rung_name(plan: Plan, ask: Ask, states: States) -> str:
    """`end goal`, or indented below it `step`, `fallback`, `for Brazil`."""
    whom = names_of_targets(plan, ask.targets, states, most=1)
    if ask.role is AskRole.GOAL:
        return ROLE_WORDS[ask.role]
    return f"  for {whom}" if ask.role is AskRole.VARIANT and whom else f"  {ROLE_WORDS[ask.role]}"


def first_state(plan: Plan, label: str, draft: Draft | None = None) -> str | None:
    """Whose wording to show first: a State that the draft is for, else a target on the issue."""
    issue = issue_of(plan, label)
    on_issue = [
        each
        for each in plan.targets
        if issue is not None and (issue.id in each.issues or not each.issues)
    ]
    named = [each for each in plan.targets if draft is not None and each.id in draft.targets]
    for target in (*named, *on_issue, *plan.targets):
        return target.state
    return None
