"""The issue vocabulary of UPR Info: 54 labels, spelt as in its database exports."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from uprtui.text import fold

ISSUES: tuple[str, ...] = (
    "Asylum-seekers - refugees",
    "CP rights - general",
    "Civil society",
    "Corruption",
    "Counter-terrorism",
    "Death penalty",
    "Detention",
    "Development",
    "Disabilities",
    "ESC rights - general",
    "Elections",
    "Enforced disappearances",
    "Environment",
    "Extrajudicial executions",
    "Freedom of association and peaceful assembly",
    "Freedom of movement",
    "Freedom of opinion and expression",
    "Freedom of religion and belief",
    "Freedom of the press",
    "General",
    "HIV - Aids",
    "Human rights defenders",
    "Human rights education and training",
    "Human rights violations by state agents",
    "Impunity",
    "Indigenous peoples",
    "Internally displaced persons",
    "International humanitarian law",
    "International instruments",
    "Justice",
    "Labour",
    "Migrants",
    "Minorities",
    "NHRI",
    "National plan of action",
    "Other",
    "Poverty",
    "Public security",
    "Racial discrimination",
    "Right to education",
    "Right to food",
    "Right to health",
    "Right to housing",
    "Right to land",
    "Right to water",
    "Rights of the Child",
    "Sexual Orientation and Gender Identity",
    "Special procedures",
    "Technical assistance and cooperation",
    "Torture and other CID treatment",
    "Trafficking",
    "Treaty bodies",
    "UPR process",
    "Women's rights",
)
"""All labels in alphabetical order (UPR Info's exports of sessions 1 to 17)."""

OTHER_SPELLINGS: Mapping[str, str] = MappingProxyType(
    {
        "CP rights": "CP rights - general",
        "Detention conditions": "Detention",
        "Health": "Right to health",
        "Minority": "Minorities",
        "Technical assistance": "Technical assistance and cooperation",
        "Torture": "Torture and other CID treatment",
        "UPR": "UPR process",
    }
)
"""Labels as UPR Info's tagging chart (October 2014) writes them, where its exports differ."""


def canonical_issue(label: str) -> str | None:
    """Return the label of the vocabulary that `label` spells, or None where it is none of them.

    Case, accents, punctuation and spacing make no difference; the chart's spellings count.

    >>> canonical_issue("Human Rights defenders")
    'Human rights defenders'
    >>> canonical_issue("Space law") is None
    True
    """
    return _by_fold().get(fold(label))


@cache
def _by_fold() -> Mapping[str, str]:
    known = {fold(label): label for label in ISSUES}
    return known | {fold(spelling): label for spelling, label in OTHER_SPELLINGS.items()}
