"""What is asked about a draft beside its words: its role, whom it is for, who sees it."""

from __future__ import annotations

from dataclasses import replace

from uprtui.campaign import Ask, AskKind, AskRole, Plan, Visibility, find
from uprtui.states import States
from uprtui.tui.screens.workshop_desk import (
    ROLE_WORDS,
    Desk,
    Draft,
    goals_of,
    issue_of,
    names_of_targets,
)
from uprtui.tui.screens.workshop_edits import below
from uprtui.tui.widgets.choice import Choice, Choose

ALL_TARGETS = ""
_BELOW = {
    AskRole.STEP: "Step towards",
    AskRole.FALLBACK: "Fallback of",
    AskRole.VARIANT: "Variant of",
}

_SEEN_BY = (
    (Visibility.PUBLIC, "in every copy of the plan"),
    (Visibility.COALITION, "in copies for partners only"),
    (Visibility.PRIVATE, "on this machine only"),
)
_HAS_LADDER = "This end goal has a ladder: delete its steps, or give them another goal, first."


def title_of(desk: Desk, draft: Draft) -> str:
    """`New step to Nepal on Torture, for Brazil`: what is being written."""
    verb = "New" if desk.ask is None else "Change the"
    role = "advance question" if draft.kind is AskKind.QUESTION else ROLE_WORDS[draft.role]
    whom = names_of_targets(desk.plan, draft.targets, desk.states)
    return f"{verb} {role} to {desk.sur} on {desk.label}{f', for {whom}' if whom else ''}"


def placeholder_of(desk: Desk, draft: Draft) -> str:
    """What an empty text shows: how such an ask begins."""
    if draft.kind is AskKind.QUESTION:
        return "What has the State done to …?"
    return f"A verb, what the State shall do, by when: “Adopt by {desk.by_year} a law that …”"


def ask_role(desk: Desk, draft: Draft) -> Choose | str:
    """The question what an ask is for, or why there is none."""
    if draft.kind is AskKind.QUESTION:
        return "A question stands on no ladder. t makes it a recommendation."
    if draft.role is AskRole.GOAL and has_ladder(desk):
        return _HAS_LADDER
    choices = role_choices(desk)
    if len(choices) == 1 and draft.role is AskRole.GOAL:
        return "It is the only end goal on this issue: save it, then write its steps."
    return Choose("What is this ask?", choices)


def other_kind(desk: Desk, draft: Draft) -> Draft | str:
    """A recommendation as a question or the other way round, or why it cannot be one.

    A question has no steps: a ladder whose end goal becomes one would be read out by nobody.
    """
    if draft.kind is AskKind.RECOMMENDATION:
        if has_ladder(desk):
            return f"A question has no steps. {_HAS_LADDER}"
        return replace(draft, kind=AskKind.QUESTION)
    return replace(draft, kind=AskKind.RECOMMENDATION)


def has_ladder(desk: Desk) -> bool:
    """Whether the ask that is changed has steps, fallbacks or variants."""
    own = None if desk.ask is None else find(desk.plan, desk.ask)
    return isinstance(own, Ask) and bool(below(desk.plan, own))


def ask_seen_by() -> Choose:
    """The question who may see an ask."""
    return Choose(
        "Who may see this ask?",
        [Choice(each.value, each.value.capitalize(), where) for each, where in _SEEN_BY],
    )


def ask_whom(desk: Desk, draft: Draft) -> Choose | str:
    """The question whom the words are for, or why there is none."""
    if not desk.plan.targets and not draft.targets:
        return "The plan has no target yet: the screen Target (2) has them."
    title = "For whom are these words? Tab marks several."
    choices = whom_choices(desk.plan, desk.states)
    marked = [each.id for each in desk.plan.targets if each.id in draft.targets]
    return Choose(title, choices, many=True, marked=marked)


def role_choices(desk: Desk) -> list[Choice]:
    """An end goal, or below each other end goal on the issue: a step, a fallback, a variant."""
    choices = [Choice(_key(AskRole.GOAL, None), "End goal", "stands for itself")]
    issue = issue_of(desk.plan, desk.label)
    goals = () if issue is None else goals_of(desk.plan, issue.id)
    for goal in goals:
        if goal.id != desk.ask:
            choices += [
                Choice(_key(role, goal.id), f"{said} “{goal.text}”")
                for role, said in _BELOW.items()
            ]
    return choices


def with_role(draft: Draft, key: str) -> Draft:
    """A draft with the role that a choice's key says."""
    role, _, of = key.partition(" ")
    return replace(draft, role=AskRole(role), of=of or None)


def whom_choices(plan: Plan, states: States) -> list[Choice]:
    """All targets, or any of the plan's."""
    labels = {issue.id: issue.label for issue in plan.issues}
    every = Choice(ALL_TARGETS, "All targets", "whoever is asked on the issue")
    return [
        every,
        *(
            Choice(
                target.id,
                states.name(target.state),
                ", ".join(labels[each] for each in target.issues if each in labels),
            )
            for target in plan.targets
        ),
    ]


def with_targets(draft: Draft, keys: tuple[str, ...]) -> Draft:
    """A draft for the targets that were chosen."""
    return replace(draft, targets=() if ALL_TARGETS in keys else keys)


def state_choices(plan: Plan, states: States) -> list[Choice]:
    """The plan's targets first, then every other State by name."""
    targets = dict.fromkeys(each.state for each in plan.targets)
    first = [Choice(code, states.name(code), "target") for code in targets]
    others = sorted(
        (state for state in states if state.code not in targets and state.code != plan.sur),
        key=lambda state: state.name,
    )
    return first + [Choice(state.code, state.name, state.code) for state in others]


def _key(role: AskRole, of: str | None) -> str:
    return f"{role.value} {of or ''}".strip()
