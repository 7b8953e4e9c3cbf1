"""The edits that the screen Target makes: choose targets, and say why and where to go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from uprtui.target import RankedState, all_reasons, speaks_for
from uprtui.tui.screens.target_words import beside_the_score, short_chance, telling_reasons
from uprtui.tui.widgets.form import Field

if TYPE_CHECKING:
    from uprtui.campaign import Edit, Issue, Plan, Target

    Choose = Callable[[str], str]

_STRONGEST = 3
_YES_NO = (("yes", "yes"), ("no", "no"))


def target_of(plan: Plan, state: str) -> Target | None:
    """Return the plan's target with that code, or None."""
    return next((target for target in plan.targets if target.state == state), None)


def is_on(target: Target, issue: Issue | None) -> bool:
    """Say whether a target is to be approached on an issue; None is one outside the plan.

    A target without issues is one for whatever there is to say.
    """
    return issue is None or not target.issues or issue.id in target.issues


def reasons_now(label: str, ranked: RankedState | None) -> tuple[str, ...]:
    """Return the sentences that speak for a State today, each naming the issue it was chosen for.

    By the model these are the chance, the strongest reasons for it, and its advance questions. What
    counts all issues says
    so, since the sentence is read on its own later.
    """
    if ranked is None:
        return ()
    if ranked.probability is not None:
        chance = f"{short_chance(ranked.probability)} chance that it raises this in the review"
        strongest = [each.text for each in telling_reasons(ranked) if each.contribution > 0]
        told = (chance, *strongest[:_STRONGEST], *beside_the_score(ranked))
        return tuple(f"{label}: {text}" for text in told)
    return tuple(
        f"{label}: on all issues it {reason.text}"
        if reason.signal == "activity"
        else f"{label}: {reason.text}"
        for reason in all_reasons(ranked.signals, ranked.reasons)
        if speaks_for(ranked.signals, reason)
    )


def choose_target(
    plan: Plan,
    state: str,
    name: str,
    label: str,
    issue: Issue | None,
    ranked: RankedState | None,
    choose: Choose,
) -> Edit:
    """Make a State a target on an issue, or a target that it is one on this issue too.

    Args:
        plan: the plan.
        state: ISO alpha-3.
        name: its short name, for the undo list.
        label: the issue.
        issue: the plan's issue of that label; None where the plan does not have it.
        ranked: the State's place today, whose reasons are kept.
        choose: picks one character of a string by chance.
    """
    from uprtui.campaign import Add, Change, EntryPoint, Several, new_entity_id
    from uprtui.campaign import Target as NewTarget

    reasons = reasons_now(label, ranked)
    target = target_of(plan, state)
    if target is None or issue is None:
        return Add(
            NewTarget(
                new_entity_id(plan, NewTarget, choose),
                state,
                reasons=reasons,
                issues=() if issue is None else (issue.id,),
                entry_points=(EntryPoint.EMBASSY, EntryPoint.MISSION),
            )
        )
    kept = tuple(reason for reason in target.reasons if reason not in reasons)
    return Several(
        f"Approach {name} on {label}",
        (
            Change(target.id, "issues", (*target.issues, issue.id)),
            Change(target.id, "reasons", (*kept, *reasons)),
        ),
    )


def drop_target(target: Target, name: str, label: str, issue: Issue | None) -> Edit:
    """Take a target out of the plan; one with other issues only stops being one on this issue."""
    from uprtui.campaign import Change, Remove, Several

    if issue is None or issue.id not in target.issues or len(target.issues) == 1:
        return Remove(target.id)
    others = tuple(each for each in target.issues if each != issue.id)
    reasons = tuple(each for each in target.reasons if not each.startswith(f"{label}: "))
    return Several(
        f"Do not approach {name} on {label}",
        (Change(target.id, "issues", others), Change(target.id, "reasons", reasons)),
    )


def edit_fields(target: Target) -> tuple[Field, ...]:
    """Return the fields of the form in which a target is edited."""
    from uprtui.campaign import EntryPoint

    helps = {
        EntryPoint.EMBASSY: "In the State under review, 3 to 4 months before. The least means.",
        EntryPoint.MISSION: "In Geneva, about one month before; writes the statement.",
        EntryPoint.CAPITAL: "The ministry in charge of the UPR; it often decides.",
    }
    return (
        Field("why", "Why this State", target.why, "For your partners and yourself."),
        *(
            Field(
                point.value,
                point.value.capitalize(),
                "yes" if point in target.entry_points else "no",
                said,
                choices=_YES_NO,
            )
            for point, said in helps.items()
        ),
    )


def edit_target(target: Target, answer: Mapping[str, str], name: str) -> Edit | None:
    """Return the edit that a filled-in form means; None where nothing changes."""
    from uprtui.campaign import Change, EntryPoint, Several

    points = tuple(point for point in EntryPoint if answer[point.value] == "yes")
    changes: list[Edit] = []
    if answer["why"] != target.why:
        changes.append(Change(target.id, "why", answer["why"]))
    if set(points) != set(target.entry_points):
        changes.append(Change(target.id, "entry_points", points))
    if len(changes) > 1:
        return Several(f"Change target {name}: why and entry points", tuple(changes))
    return changes[0] if changes else None
