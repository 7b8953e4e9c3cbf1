"""The words of coalition files in English, French and Spanish, and what they mean in a plan."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from uprtui.campaign import AskKind, AskRole, AssignmentStatus, EntryPoint, Visibility
from uprtui.text import fold

_MEANINGS: Mapping[StrEnum, str] = {
    EntryPoint.EMBASSY: "embassy, ambassade, embajada",
    EntryPoint.MISSION: (
        "mission, permanent mission, geneva, mission permanente, genève, misión, "
        "misión permanente, ginebra"
    ),
    EntryPoint.CAPITAL: "capital, ministry, capitale, ministère, ministerio",
    Visibility.PRIVATE: "private, privé, privée, privado, privada",
    Visibility.COALITION: "coalition, partners, partenaires, coalición",
    Visibility.PUBLIC: "public, publique, público, pública",
    AskKind.RECOMMENDATION: "recommendation, recommandation, recomendación",
    AskKind.QUESTION: "question, advance question, question préalable, pregunta",
    AskRole.GOAL: "goal, end goal, but, objetivo",
    AskRole.STEP: "step, étape, paso",
    AskRole.FALLBACK: "fallback, repli, alternativa",
    AskRole.VARIANT: "variant, variante",
    AssignmentStatus.PLANNED: "planned, prévu, previsto, planificado",
    AssignmentStatus.ASKED: "asked, demandé, pedido, solicitado",
    AssignmentStatus.MET: "met, rencontré, reunido",
    AssignmentStatus.PROMISED: "promised, promis, prometido",
    AssignmentStatus.USED: "used, utilisé, utilizado",
    AssignmentStatus.DECLINED: "declined, refusé, rechazado",
}
_MEANT: Mapping[tuple[type[StrEnum], str], StrEnum] = {
    (type(meant), fold(word)): meant
    for meant, words in _MEANINGS.items()
    for word in words.split(",")
}


def meant(choice: type[StrEnum], word: str) -> StrEnum | None:
    """What a word means among the words of a choice, case and accents aside; None: nothing."""
    return _MEANT.get((choice, fold(word)))
