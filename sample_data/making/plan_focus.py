"""The sample campaign's own knowledge and its asks: a ladder, a variant and an advance question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sample_data.making.dates import CAMPAIGN_STATE
from sample_data.making.habits import HABITS
from sample_data.making.reviews import Row
from uprtui.campaign import (
    Ask,
    AskKind,
    AskRole,
    Assessment,
    AssessmentStatus,
    EvidenceNote,
    Visibility,
)
from uprtui.recommendation import Kind, identity

Fresh = Callable[[str], str]
WOMEN, ASSEMBLY = "Women's rights", "Freedom of association and peaceful assembly"
EVIDENCE = (
    (
        WOMEN,
        "Four of the seven Upper Orlan districts have no shelter; the nearest bed is a day away.",
        "The coalition's survey of shelters",
        date(2026, 6, 30),
        Visibility.PUBLIC,
    ),
    (
        ASSEMBLY,
        "Of 212 requests to hold a public meeting in 2025, 131 got no reply.",
        "Serindal Assembly Watch, yearly count",
        date(2026, 2, 2),
        Visibility.COALITION,
    ),
)
#: What became of the first supported recommendations on each issue in the last review.
STATUSES = {
    WOMEN: (AssessmentStatus.NOT, AssessmentStatus.PARTLY, AssessmentStatus.DONE),
    ASSEMBLY: (AssessmentStatus.NOT,),
}
SPECIFIC = 5
SHELTERS = (
    "Open one publicly funded shelter for survivors of domestic violence in each of the "
    "Upper Orlan districts"
)
NO_PERMIT = (
    "Amend the Public Order Act so that organizers of a peaceful assembly give notice and "
    "need no permit"
)
REPLY = "Adopt a regulation that counts a request for a public meeting as granted after five days"
FALLBACK = "Publish each year how many requests for a public meeting were granted and refused"
QUESTION = (
    "How many requests to hold a public meeting were refused or left without reply in the "
    "last two years, and on what grounds?"
)


def evidence(issue_ids: Mapping[str, str], fresh: Fresh) -> tuple[EvidenceNote, ...]:
    """What the coalition found out itself, on each issue."""
    return tuple(
        EvidenceNote(fresh("e"), issue_ids[label], text, source, on, visibility)
        for label, text, source, on, visibility in EVIDENCE
    )


def assessments(rows: Sequence[Row], sur: str, fresh: Fresh) -> tuple[Assessment, ...]:
    """What became of recommendations of the last review, as the coalition sees it.

    Args:
        rows: the sample's recommendations.
        sur: name of the State under review.
        fresh: makes an id from its letter.
    """
    last = max(row.session for row in rows if row.sur == sur)
    found: dict[str, Assessment] = {}
    for label, statuses in STATUSES.items():
        supported = {
            row.text: row
            for row in rows
            if (row.sur, row.session, row.response) == (sur, last, "Supported")
            and label in row.issues
            and row.action == SPECIFIC
            and row.text not in found
        }
        for (text, row), status in zip(supported.items(), statuses, strict=False):
            found[text] = Assessment(fresh("s"), _id_in_library(row), status, text)
    return tuple(found.values())


def asks(issue_ids: Mapping[str, str], targets: Sequence[str], fresh: Fresh) -> tuple[Ask, ...]:
    """The asks: one with a variant for the second target, one with a step and a fallback.

    Args:
        issue_ids: label → id of the issue.
        targets: ids of the targets, in their order.
        fresh: makes an id from its letter.
    """
    women, assembly = issue_ids[WOMEN], issue_ids[ASSEMBLY]
    note = "Four districts have none. Budget: about a tenth of the ministry's building fund."
    shelters = Ask(fresh("a"), women, SHELTERS, note=note)
    no_permit = Ask(
        fresh("a"), assembly, NO_PERMIT, note="Can be done in one session of Parliament."
    )
    variant = SHELTERS.replace("Open one publicly funded", "Establish and fund a")
    return (
        shelters,
        no_permit,
        Ask(
            fresh("a"),
            assembly,
            QUESTION,
            AskKind.QUESTION,
            note="For States that prefer an advance question.",
        ),
        Ask(
            fresh("a"),
            women,
            variant,
            role=AskRole.VARIANT,
            of=shelters.id,
            targets=(targets[1],),
        ),
        Ask(fresh("a"), assembly, REPLY, role=AskRole.STEP, of=no_permit.id),
        Ask(fresh("a"), assembly, FALLBACK, role=AskRole.FALLBACK, of=no_permit.id),
    )


def _id_in_library(row: Row) -> str:
    """The id that the row has once it is imported."""
    codes = {habit.name: habit.code for habit in HABITS}
    return identity(
        Kind.RECOMMENDATION,
        CAMPAIGN_STATE,
        row.session,
        codes[row.by],
        row.text,
        lambda name: name in codes,
    )
