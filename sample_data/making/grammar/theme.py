"""What the grammar knows about one issue: the phrases from which its recommendations are made."""

from __future__ import annotations

from dataclasses import dataclass

#: Short codes for the issue labels of UPR Info's vocabulary, as they are spelt in its exports.
TAGS = {
    "AR": "Asylum-seekers - refugees",
    "CO": "Corruption",
    "CS": "Civil society",
    "DE": "Detention",
    "DI": "Disabilities",
    "DP": "Death penalty",
    "DS": "Enforced disappearances",
    "DV": "Development",
    "ED": "Right to education",
    "EL": "Elections",
    "EN": "Environment",
    "FA": "Freedom of association and peaceful assembly",
    "FE": "Freedom of opinion and expression",
    "FP": "Freedom of the press",
    "FR": "Freedom of religion and belief",
    "HD": "Human rights defenders",
    "HE": "Human rights education and training",
    "HL": "Right to health",
    "HO": "Right to housing",
    "II": "International instruments",
    "IM": "Impunity",
    "IP": "Indigenous peoples",
    "JU": "Justice",
    "LA": "Labour",
    "LD": "Right to land",
    "MG": "Migrants",
    "MI": "Minorities",
    "NH": "NHRI",
    "NP": "National plan of action",
    "PO": "Poverty",
    "RC": "Rights of the Child",
    "RD": "Racial discrimination",
    "SO": "Sexual Orientation and Gender Identity",
    "SP": "Special procedures",
    "TA": "Technical assistance and cooperation",
    "TB": "Treaty bodies",
    "TO": "Torture and other CID treatment",
    "TR": "Trafficking",
    "UP": "UPR process",
    "WA": "Right to water",
    "WR": "Women's rights",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The phrases of one issue, in the notation of `phrases.py`.

    Args:
        code: the issue's code in `TAGS`.
        goals: what one strives for: "~prevent violence ..." (after "Take measures to"); one that
            ends in " !" takes no scope.
        acts: single, verifiable actions: "~adopt a law ..." (action category 5).
        works: what exists already: "its strategy against ..." (after "Maintain", "Strengthen").
        reforms: what is being done: "the reform of ..." (after "Continue", "Speed up").
        sees: states of affairs: "every complaint is investigated" (after "Ensure that").
        laws: what could be looked at again, and to what end (after "Review").
        scopes: whom or where in particular; they follow goals, works and sees.
        ends: standards, partners, follow-up; they follow anything but pacts.
        pacts: treaties to join and declarations to make.
    """

    code: str
    goals: tuple[str, ...]
    acts: tuple[str, ...]
    works: tuple[str, ...]
    sees: tuple[str, ...]
    laws: tuple[str, ...]
    scopes: tuple[str, ...]
    ends: tuple[str, ...]
    reforms: tuple[str, ...] = ()
    pacts: tuple[str, ...] = ()
