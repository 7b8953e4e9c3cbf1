"""How recommendations begin: the words for each action category of the UPR Info scale."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opening:
    """A beginning and the kind of phrase that follows it.

    Args:
        words: the text before the phrase.
        part: which phrases of a theme follow: "goals", "acts", "works", "reforms",
            "sees", "laws".
        ing: whether their verbs take the -ing form.
        tags: issue codes that the beginning itself adds.
        common: how common it is, relative to the others of its category.
    """

    words: str
    part: str
    ing: bool = False
    tags: tuple[str, ...] = ()
    common: float = 1.0


def _many(
    part: str,
    *words: str,
    ing: bool = False,
    tags: tuple[str, ...] = (),
    common: float = 1.0,
) -> list[Opening]:
    return [Opening(each, part, ing, tags, common) for each in words]


#: Action category → its openings.
OPENINGS: dict[int, list[Opening]] = {
    1: [
        *_many(
            "goals",
            "Seek technical assistance to",
            "Request the support of the international community to",
            "Seek the help of its partners to",
            "Call on the international community to support its efforts to",
            "Request technical and financial assistance from relevant agencies to",
            tags=("TA",),
        ),
        *_many(
            "goals",
            "Share with other States its experience in",
            "Share its good practices in",
            ing=True,
        ),
    ],
    2: [
        *_many(
            "goals",
            "Continue its efforts to",
            "Continue efforts to",
            "Continue to",
            "Pursue its efforts to",
            "Continue to take steps to",
            "Persevere in its efforts to",
            "Maintain its efforts to",
            "Continue to work to",
        ),
        *_many(
            "works",
            "Continue to strengthen",
            "Continue to develop",
            "Continue to invest in",
            "Maintain",
            "Keep up",
        ),
        *_many("reforms", "Continue", "Pursue", "Continue with", "Persevere with"),
    ],
    3: [
        *_many(
            "acts",
            "Consider",
            "Consider the possibility of",
            "Envisage",
            "Examine the possibility of",
            "Explore the possibility of",
            "Study the possibility of",
            "Give positive consideration to",
            ing=True,
        ),
        *_many("laws", "Review", "Revise", "Consider reviewing", common=0.8),
    ],
    4: [
        *_many(
            "goals",
            "Take measures to",
            "Take further measures to",
            "Take effective measures to",
            "Take all necessary measures to",
            "Take concrete steps to",
            "Take further steps to",
            "Strengthen its efforts to",
            "Intensify its efforts to",
            "Step up its efforts to",
            "Increase its efforts to",
            "Redouble its efforts to",
            "Make further efforts to",
        ),
        *_many("sees", "Ensure that", "Guarantee that", common=2.5),
        *_many("sees", "Take the necessary steps to ensure that"),
        *_many("works", "Strengthen", "Further strengthen", "Reinforce", common=0.8),
        *_many("reforms", "Speed up", "Accelerate", common=0.6),
    ],
    5: [
        Opening("", "acts"),
    ],
}
