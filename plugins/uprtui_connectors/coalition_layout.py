"""Which column of a coalition file holds what, by its title in English, French or Spanish."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# What a column means → its titles, folded; `/` stands between them.
_TITLES = {
    "entity": "entity/what/type/entite/tipo",
    "id": "id/identifier/identifiant/identificador",
    "name": "name/pseudonym/full name/contact name/member name/nom/pseudonyme/nombre/seudonimo",
    "organisation": (
        "organisation/organization/ngo/ngo name/ong/organisme/organizacion/association/asociacion"
    ),
    "languages": "languages/language/langues/langue/idiomas/idioma",
    "capacity": "capacity/visits/capacite/visites/capacidad/visitas",
    "visibility": "visibility/visibilite/visibilidad/seen by",
    "state": (
        "state/country/target/target state/recommending state/mission/embassy/state mission/"
        "etat/pays/etat cible/ambassade/estado/pais/embajada"
    ),
    "entry_point": "entry point/where/point d entree/lieu/punto de entrada/lugar",
    "role": "role/function/position/job title/fonction/poste/cargo/funcion",
    "email": "email/e mail/mail/email address/e mail address/courriel/correo/correo electronico",
    "phone": "phone/telephone/tel/phone number/mobile/telefono/movil/portable",
    "issue": "issue/issues/theme/topic/thematique/tema/temas/enjeu",
    "text": "text/ask/asks/our ask/wording/texte/demande/texto/peticion",
    "kind": "kind/kind of ask/genre/clase",
    "member": "member/assigned to/assigned member/who/responsible/membre/qui/miembro/quien",
    "status": "status/statut/etat d avancement/estado de avance",
    "note": "note/notes/comment/comments/remarks/remarque/remarques/nota/notas/comentario",
}
_MEANING = {title: meaning for meaning, titles in _TITLES.items() for title in titles.split("/")}
# Titles of tables of recommendations: those are another connector's business.
_FOREIGN = frozenset({"to", "from", "sur", "rs", "response", "session", "paragraph", "action"})
_ENTITIES = {
    "member": "member/members/membre/membres/miembro/miembros",
    "contact": "contact/contacts/contacto/contactos",
    "issue": "issue/issues/theme/themes/tema/temas",
    "ask": "ask/asks/demande/demandes/peticion/peticiones",
    "target": "target/targets/cible/cibles/objetivo/objetivos",
    "assignment": "assignment/assignments/visit/visits/visite/visites/visita/visitas",
}
_ENTITY = {word: entity for entity, words in _ENTITIES.items() for word in words.split("/")}

# What the rows are: the columns that must be there, and of which at least one must. The first that
# fits counts: nobody notes the languages of an embassy's desk officer, or who visits a member.
_AND_ONE_OF = (
    ("assignment", {"state", "entry_point", "member"}, set[str]()),
    ("member", {"name"}, {"languages", "capacity"}),
    ("member", {"organisation"}, {"languages", "capacity"}),
    ("contact", {"email"}, {"role", "state", "entry_point"}),
    ("contact", {"phone"}, {"role", "state", "entry_point"}),
    ("contact", {"state", "entry_point"}, {"name", "role"}),
    ("contact", {"name", "role", "state"}, set[str]()),
    ("member", {"name", "organisation"}, set[str]()),
    ("contact", {"name"}, {"email", "phone"}),
    ("ask", {"text", "issue"}, set[str]()),
    ("assignment", {"state", "entry_point"}, set[str]()),
)
_USED = {
    "member": {"id", "name", "organisation", "languages", "capacity", "visibility"},
    "issue": {"id", "issue", "name", "text", "note"},
    "target": {"id", "state", "entry_point", "issue", "note", "text"},
    "ask": {"id", "issue", "text", "kind", "role", "note", "visibility"},
    "contact": {
        "id",
        "name",
        "organisation",
        "role",
        "state",
        "entry_point",
        "email",
        "phone",
        "note",
        "visibility",
    },
    "assignment": {"id", "state", "entry_point", "member", "status", "note", "visibility"},
}
#: What the rows of a table may be.
ENTITIES = tuple(_USED)
# Enough where the user says that it is a coalition file.
_AT_LEAST = (("ask", "text"), ("member", "name"), ("member", "organisation"))


@dataclass(frozen=True, slots=True)
class CoalitionLayout:
    """The columns of a coalition file.

    Args:
        positions: name of `COALITION_COLUMNS` → position, counting from 0.
        titles: the header as it stands.
        unknown: titles that mean nothing here.
        entity: what its rows are; empty where a column says it row by row.
        sure: whether the header looks like a coalition file and nothing else.
    """

    positions: dict[str, int]
    titles: tuple[str, ...]
    unknown: tuple[str, ...]
    entity: str
    sure: bool


def layout_of(header: Sequence[str], entity: str = "") -> CoalitionLayout | None:
    """Recognise a header; None where no column says who or what a row is.

    In: `entity` is what all rows are where the user says so; empty to see it from the header.
    """
    titles = tuple(title.strip() for title in header)
    while titles and not titles[-1]:
        titles = titles[:-1]
    positions: dict[str, int] = {}
    unknown: dict[int, str] = {}
    for at, title in enumerate(titles):
        meaning = _MEANING.get(folded(title))
        if meaning is None or meaning in positions:
            unknown[at] = title
        else:
            positions[meaning] = at
    foreign = any(folded(title) in _FOREIGN for title in titles)
    sure = not foreign and len(unknown) <= len(positions)
    mixed = "entity" in positions and set(positions) & {"name", "state", "text", "organisation"}
    if not entity and not mixed:
        entity, certain = _entity(set(positions))
        sure = sure and certain
        if not entity:
            return None
    if entity:
        unused = set(positions) - _USED[entity]
        unknown |= {positions.pop(name): "" for name in unused}
    left_out = tuple(titles[at] for at in sorted(unknown) if titles[at])
    return CoalitionLayout(positions, titles, left_out, entity, sure)


def _entity(present: set[str]) -> tuple[str, bool]:
    """What the rows are by the columns that are there, and whether that is certain."""
    for entity, needed, one_of in _AND_ONE_OF:
        if needed <= present and (not one_of or one_of & present):
            return entity, True
    found = next((entity for entity, needed in _AT_LEAST if needed in present), "")
    return found, False


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row may be a coalition file's header."""
    return layout_of(cells) is not None


def is_sure_header(cells: Sequence[str]) -> bool:
    """Whether a row can hardly be anything but a coalition file's header."""
    layout = layout_of(cells)
    return layout is not None and layout.sure


def entity_of(word: str) -> str:
    """The entity that a cell names; the cell itself where it names none."""
    return _ENTITY.get(folded(word), word.strip())


def folded(title: str) -> str:
    """A title in small letters without accents, words between single spaces."""
    plain = unicodedata.normalize("NFKD", title)
    letters = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return " ".join("".join(char if char.isalnum() else " " for char in letters).split())
