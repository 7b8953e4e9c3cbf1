"""Plans made for a test: issues, asks of every role, targets."""

from __future__ import annotations

from uprtui.campaign import Ask, AskKind, AskRole, Issue, Plan, Target

TORTURE, HEALTH = "i-tort", "i-heal"


def goal(id_: str, text: str, *, issue: str = TORTURE, targets: tuple[str, ...] = ()) -> Ask:
    """An end goal."""
    return Ask(id_, issue, text, targets=targets)


def below(
    role: AskRole, id_: str, text: str, *, of: str = "a-goal", targets: tuple[str, ...] = ()
) -> Ask:
    """A step, a fallback or a variant of a goal."""
    return Ask(id_, TORTURE, text, role=role, of=of, targets=targets)


def question(id_: str, text: str, *, issue: str = TORTURE) -> Ask:
    """An advance question."""
    return Ask(id_, issue, text, kind=AskKind.QUESTION)


def plan(*asks: Ask, targets: tuple[Target, ...] = ()) -> Plan:
    """A plan on Nepal with two issues, Torture first."""
    return Plan(
        id="c-plan",
        title="Plan",
        sur="NPL",
        issues=(Issue(TORTURE, "Torture"), Issue(HEALTH, "Right to health")),
        asks=asks,
        targets=targets,
    )
