"""What became of earlier recommendations: a plan's assessments beside the library's records.

A plan keeps the ids of recommendations. When more sources come into the library, an id may give way
to another one (`Library.present_ids`); an assessment under the old id is still of the same
recommendation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uprtui.campaign import Assessment, AssessmentStatus, Plan
    from uprtui.library import Library


def assessment_of(
    plan: Plan, recommendation: str, now: Mapping[str, str] = MappingProxyType({})
) -> Assessment | None:
    """What a plan says became of a recommendation; None where it says nothing.

    Args:
        plan: the plan.
        recommendation: its id in the library.
        now: id that a plan may have → the id under which the library knows it now, where that is
            another one (`Library.present_ids`).
    """
    return next(
        (
            each
            for each in plan.assessments
            if now.get(each.recommendation, each.recommendation) == recommendation
        ),
        None,
    )


def statuses_by_issue(
    assessments: Iterable[Assessment], issues: Mapping[str, Sequence[str]]
) -> dict[str, tuple[AssessmentStatus, ...]]:
    """What became of earlier recommendations, issue by issue.

    Args:
        assessments: the plan's.
        issues: recommendation → its issues, as `read_issues` gives them. What became of one that
            is not in it cannot be told of any issue.
    """
    found: dict[str, tuple[AssessmentStatus, ...]] = {}
    for each in assessments:
        for label in issues.get(each.recommendation, ()):
            found[label] = (*found.get(label, ()), each.status)
    return found


def read_issues(library: Library, plan: Plan) -> dict[str, tuple[str, ...]]:
    """Read the issues of the recommendations that a plan assesses, by the ids that the plan has.

    A recommendation that goes by another id in the library by now is the same one. Of two
    assessments that are of one recommendation now, the first counts, as `assessment_of` has it.
    Ids that the library does not know are left out.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    ids = [each.recommendation for each in plan.assessments]
    if not ids:
        return {}
    now = library.present_ids(ids)
    found = {each.id: (*each.issues, *each.suggested) for each in library.get(ids)}
    firsts = {now[each]: each for each in reversed(ids) if each in now}
    return {each: found[id_] for id_, each in firsts.items() if id_ in found}


def read_present(library: Library, plan: Plan) -> dict[str, str]:
    """Read which ids of a plan's assessments have given way: id → the one of today.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    ids = [each.recommendation for each in plan.assessments]
    found = library.present_ids(ids) if ids else {}
    return {id_: now for id_, now in found.items() if id_ != now}
