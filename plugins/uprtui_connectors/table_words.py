"""The words by which tables name their columns and positions, in English, French and Spanish.

All words are folded: small letters without accents, punctuation as one space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_REMEMBERED = 1024
_NO_LETTERS = re.compile(r"[\W_]+")

#: Field → titles that stand for it. A title of two fields ("estado") belongs to none: cells decide.
_TITLES: Mapping[str, tuple[str, ...]] = {
    "sur": (
        "sur|state under review|states under review|state reviewed|reviewed state|to|"
        "country under review|country reviewed|reviewed country|state concerned|country concerned|"
        "country|recommended state|receiving state",
        "etat examine|etat soumis a l examen|etat sous examen|etat evalue|pays examine|pays|"
        "pays soumis a l examen|pays concerne|etat concerne",
        "estado examinado|estado objeto de examen|estado evaluado|estado bajo revision|"
        "estado bajo examen|pais examinado|pais evaluado|pais|pais bajo examen|"
        "pais bajo revision",
    ),
    "by": (
        "by|from|rs|recommending state|recommending states|recommending state s|recommender|"
        "recommenders|recommended by|recommending country|recommending countries|made by|"
        "reccomending state|reccomending states|state making the recommendation|asked by|"
        "asking state|body|mechanism",
        "etat recommandant|etats recommandants|etat auteur|etats auteurs|pays recommandant|"
        "pays recommandants|pays auteur|recommande par|formulee par|faite par|auteur|auteurs|"
        "auteur de la recommandation|etat auteur de la recommandation|de",
        "estado recomendante|estados recomendantes|pais recomendante|paises recomendantes|"
        "estado que recomienda|pais que recomienda|estado que formula la recomendacion|"
        "recomendado por|formulada por|hecha por|autor|autores|autor de la recomendacion|"
        "estado autor",
    ),
    "text": (
        "recommendation|recommendations|text|recommendation text|text of the recommendation|"
        "text of recommendation|full text|full recommendation|wording|pledge|question|questions",
        "recommandation|recommandations|texte|texte de la recommandation|libelle|"
        "texte integral|engagement",
        "recomendacion|recomendaciones|texto|texto de la recomendacion|texto completo|"
        "compromiso|pregunta",
    ),
    "response": (
        "response|position|sur response|response of the sur|state response|position of the state|"
        "position of the state under review|sur position|supported noted|status of acceptance|"
        "outcome",
        "reponse|position de l etat|position de l etat examine|reponse de l etat|"
        "reponse de l etat examine|decision",
        "respuesta|posicion|posicion del estado|posicion del estado examinado|"
        "respuesta del estado|respuesta del estado examinado",
    ),
    "action": (
        "action|action category|category of action|type of action|action level",
        "categorie d action|type d action|niveau d action",
        "accion|categoria de accion|tipo de accion|nivel de accion",
    ),
    "issues": (
        "issue|issues|topic|topics|issue s|labels|tags|keywords",
        "sujet|sujets|question traitee|mots cles|enjeu|enjeux",
        "asunto|asuntos|cuestion|cuestiones|palabras clave|etiquetas",
    ),
    "session": (
        "session|upr session|session number|upr session number|working group session",
        "session epu|session de l epu|numero de session|session du groupe de travail",
        "sesion|sesion epu|sesion del epu|periodo de sesiones|numero de sesion",
    ),
    "paragraph": (
        "paragraph|para|paragraph number|paragraph no|recommendation number|recommendation no|"
        "rec no|rec number|number|no|nr",
        "paragraphe|numero de paragraphe|numero de la recommandation|numero",
        "parrafo|numero de parrafo|numero de la recomendacion|num",
    ),
    "symbol": (
        "symbol|document symbol|un symbol|document|report|doc symbol",
        "cote|cote du document|symbole|rapport",
        "signatura|signatura del documento|simbolo|documento|informe",
    ),
    "themes": (
        "theme|themes|ohchr theme|ohchr themes|right or area|rights or areas|right|rights",
        "thematique|thematiques|theme s|droit|droits",
        "tema|temas|tematica|derecho|derechos",
    ),
    "affected": (
        "affected|affected persons|affected groups|persons affected|concerned persons|groups|"
        "groups of persons|vulnerable groups|population group|population groups",
        "personnes concernees|groupes concernes|groupes de personnes|groupes vulnerables",
        "personas afectadas|grupos afectados|grupos de personas|grupos vulnerables|poblacion",
    ),
    "sdgs": (
        "sdg|sdgs|sustainable development goal|sustainable development goals|sdg target|"
        "sdg targets|goals",
        "odd|objectif de developpement durable|objectifs de developpement durable",
        "ods|objetivo de desarrollo sostenible|objetivos de desarrollo sostenible",
    ),
    "published": (
        "published|date published|publication date|date of publication",
        "date de publication|publie le",
        "fecha de publicacion|publicado el",
    ),
    "reference": (
        "reference|ref|id|identifier|shared id|sharedid|record id|code",
        "identifiant|reference de la recommandation",
        "referencia|identificador",
    ),
}

#: Position in French or Spanish → the word that uprtui knows.
_POSITIONS: Mapping[str, str] = {
    "Supported": "acceptee|accepte|acceptees|appuyee|appuye|appuyees|soutenue|soutenu|"
    "recueille l appui|recueille l adhesion|aceptada|aceptado|aceptadas|apoyada|apoyado|"
    "cuenta con el apoyo|cuentan con el apoyo",
    "Noted": "notee|note|notees|prise en note|a pris note|prend note|rejetee|rejete|refusee|"
    "partiellement acceptee|anotada|tomada nota|toma nota|tomo nota|se toma nota|rechazada|"
    "rechazado|parcialmente aceptada",
    "Pending": "en attente|en suspens|a l examen|sera examinee|pendiente|en examen|"
    "sera examinada|en consideracion",
}
_ENGLISH_POSITIONS = (
    "supported|accepted|noted|rejected|pending|supported noted|partially supported|"
    "partially accepted|under consideration|not accepted|not supported|no response|"
    "general response|enjoys the support|voluntary pledge"
)


def folded(text: str) -> str:
    """Return a text without case, accents and punctuation, to compare words by."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NO_LETTERS.sub(" ", bare).strip()


FIELD_OF_TITLE: Mapping[str, str] = MappingProxyType(
    {
        title: field
        for field, languages in _TITLES.items()
        for titles in languages
        for title in titles.split("|")
    }
)
"""Folded title → the field that it names."""

_ENGLISH: Mapping[str, str] = MappingProxyType(
    {word: english for english, words in _POSITIONS.items() for word in words.split("|")}
)
_KNOWN_POSITIONS = frozenset(_ENGLISH) | frozenset(_ENGLISH_POSITIONS.split("|"))


def is_position(cell: str) -> bool:
    """Whether a cell says what the State under review answered."""
    return folded(cell) in _KNOWN_POSITIONS


@lru_cache(_REMEMBERED)
def position_in_english(cell: str) -> str:
    """A position in the word that uprtui knows; other words as they are."""
    return _ENGLISH.get(folded(cell), cell)
