"""What the screen Export says: the profiles, what stays behind, what to look at first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from uprtui.campaign import PlanProblem, Severity, Visibility, entity_name, find
from uprtui.coordinate import Clash
from uprtui.tui.widgets.choice import Choice
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Heading, Paragraph

if TYPE_CHECKING:
    from uprtui.campaign import Plan, Removed

Finding = PlanProblem | Clash
PROFILES: Mapping[Visibility, tuple[str, str]] = {
    Visibility.PUBLIC: (
        "for anybody",
        "Names, contacts, notes, the log, our own words on why a State was chosen and the "
        "organisation stay behind, unless they are marked public.",
    ),
    Visibility.COALITION: (
        "for partners",
        "What is marked private stays behind, and all notes.",
    ),
    Visibility.PRIVATE: (
        "for yourself",
        "Nothing stays behind: every name, note and contact is in the file. Keep it to yourself.",
    ),
}
_LEFT_OUT: Mapping[Visibility, str] = {
    Visibility.PUBLIC: "without names, notes and log",
    Visibility.COALITION: "without private things, notes",
    Visibility.PRIVATE: "nothing stays behind",
}
_OF_VISITS = {"unassigned", "no-member", "other-entry-point", "double-visit", "over-capacity"}
_FINDINGS = ("finding", "findings")
_SEVERITIES: Mapping[Severity, str] = {
    Severity.OBJECT: "must change",
    Severity.WARN: "look again",
    Severity.ADVISE: "could be better",
}


def profile_choices(present: Visibility) -> list[Choice]:
    """Return the profiles to choose from."""
    return [
        Choice(
            profile.value,
            f"{profile.value}, {whom}{' (now)' if profile is present else ''}",
            _LEFT_OUT[profile],
        )
        for profile, (whom, _) in PROFILES.items()
    ]


def counts_line(removed: Removed, findings: Sequence[Finding]) -> str:
    """Return how much there is to look at: `14 left out · 2 mentions · 3 findings`."""
    parts = [f"{removed.total} left out" if removed.total else "nothing left out"]
    if removed.mentions:
        parts.append(_counted(len(removed.mentions), "mention", "mentions"))
    parts.append(_counted(len(findings), *_FINDINGS))
    return " · ".join(parts)


def first_detail(
    plan: Plan,
    profile: Visibility,
    removed: Removed,
    findings: Sequence[Finding],
    *,
    named: bool,
) -> Detail:
    """Return what to look at before the plan leaves the machine.

    `named`: the organisation's name goes along although the profile leaves it out.
    """
    _, meaning = PROFILES[profile]
    if named:
        meaning += " The organisation's name goes along."
    blocks: list[Block] = [Paragraph(meaning)]
    if removed.mentions:
        blocks += [
            Heading(f"A name that is left out is still mentioned: {len(removed.mentions)}"),
            Bullets(tuple(_mention(plan, place) for place in removed.mentions)),
        ]
    lines = tuple(removal.line for removal in removed.removals)
    if lines:
        blocks += [Heading("What stays behind"), Bullets(lines)]
    if findings:
        blocks.append(Heading(f"Before you send it: {_counted(len(findings), *_FINDINGS)}"))
        blocks.append(Bullets(tuple(_finding(each) for each in findings)))
    else:
        blocks.append(Paragraph("The plan is complete: nothing is missing or wrong."))
    return Detail("Look at this first", tuple(blocks))


def to_look_at(problems: Sequence[PlanProblem], clashes: Sequence[Clash]) -> list[Finding]:
    """Return what the check and the table of visits find, the gravest first, nothing twice.

    On visits the clashes speak alone: they know each entry point, and name the States.
    """
    found: list[Finding] = [each for each in problems if each.rule not in _OF_VISITS]
    found += [each for each in clashes if each.rule in _OF_VISITS]
    order = list(_SEVERITIES)
    once = {(each.rule, each.message): each for each in found}
    return sorted(once.values(), key=lambda finding: order.index(finding.severity))


def _finding(finding: Finding) -> str:
    return f"{_SEVERITIES[finding.severity]}: {finding.message} {finding.remedy}"


def _mention(plan: Plan, place: str) -> str:
    """A place such as `asks.a-7kq2m.text` in words: the ask's own, and the field."""
    _, _, rest = place.partition(".")
    entity_id, _, field = rest.partition(".")
    entity = find(plan, entity_id)
    return f"{place}: {entity_name(plan, entity)}" if entity and field else place


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
