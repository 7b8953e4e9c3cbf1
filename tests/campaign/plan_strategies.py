"""Plans for property tests: any sound plan, and two versions that grew from one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from uprtui.campaign import (
    KINDS,
    Add,
    Ask,
    AskKind,
    AskRole,
    Assessment,
    AssessmentStatus,
    Assignment,
    AssignmentStatus,
    Change,
    Contact,
    DateStatus,
    Edit,
    Entity,
    EntryPoint,
    EvidenceNote,
    Issue,
    LogEntry,
    Member,
    Milestone,
    MilestoneStatus,
    Move,
    Plan,
    Remove,
    SetField,
    Target,
    Visibility,
    all_entities,
    kind_of,
)
from uprtui.campaign.values import FIRST_YEAR, LAST_YEAR

# Everything that Unicode holds but surrogates, weighted to what breaks writers of TOML.
# The machine that runs the tests may be slow or busy; a law is none the less a law.
UNHURRIED = settings(
    deadline=None,
    max_examples=15,  # every run draws others; drawing a plan takes longer than any law
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

_QUOTES = ('"', '""', '"""', "'", "'''", "\\", "#", "]]", "[[issues]]", "=", " ")
_CONTROLS = ("\n", "\r", "\r\n", "\t", "\x00", "\x1b[2J", "\x7f", "\x85")
_UNICODE = ("\u2028", "\u202e", "\ufeff", "é", "語", "🜁")
AWKWARD = st.sampled_from(_QUOTES + _CONTROLS + _UNICODE)
TEXT = st.lists(AWKWARD | st.text(max_size=6), max_size=6).map("".join)
WORD = st.text("abcdefghjkmnpqrstuvwxyz23456789", min_size=1, max_size=4)
STATE = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)
DAY = st.dates(dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31))
VISIBILITY = st.sampled_from(Visibility)
ENTRY_POINT = st.sampled_from(EntryPoint)

_SCALAR = (
    TEXT
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.dates()
    | st.datetimes(timezones=st.none() | st.just(dt.UTC))
    | st.times()
)
_VALUE = st.recursive(
    _SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=4,
)
# Keys that no field of the model has.
EXTRA: st.SearchStrategy[dict[str, object]] = st.just({}) | st.dictionaries(
    TEXT.map(lambda key: "x" + key), _VALUE, max_size=2
)


def _ids(prefix: str, most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(WORD.map(lambda word: f"{prefix}-{word}"), max_size=most, unique=True)


def _some(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    if not ids:
        return st.just(())
    return st.lists(st.sampled_from(ids), unique=True, max_size=len(ids)).map(tuple)


def _one_or_none(ids: list[str]) -> st.SearchStrategy[str | None]:
    return st.none() if not ids else st.none() | st.sampled_from(ids)


@st.composite
def entity_of(
    draw: st.DrawFn, cls: type[Entity], entity_id: str, plan_ids: dict[str, list[str]]
) -> Any:
    """An entity of the class, its references drawn from `plan_ids` (by list)."""
    issues, targets, members = plan_ids["issues"], plan_ids["targets"], plan_ids["members"]
    if cls is Issue:
        return Issue(entity_id, draw(TEXT), draw(TEXT), draw(st.integers(1, 5)), draw(EXTRA))
    if cls is EvidenceNote:
        return EvidenceNote(
            entity_id,
            draw(st.sampled_from(issues)),
            draw(TEXT),
            draw(TEXT),
            draw(st.none() | DAY),
            draw(VISIBILITY),
            draw(EXTRA),
        )
    if cls is Assessment:
        return Assessment(
            entity_id,
            draw(TEXT),
            draw(st.sampled_from(AssessmentStatus)),
            draw(TEXT),
            draw(TEXT),
            draw(VISIBILITY),
            draw(EXTRA),
        )
    if cls is Ask:
        return Ask(
            entity_id,
            draw(st.sampled_from(issues)),
            draw(TEXT),
            draw(st.sampled_from(AskKind)),
            draw(st.sampled_from(AskRole)),
            draw(_one_or_none(plan_ids["asks"])),
            draw(_some(targets)),
            draw(TEXT),
            draw(VISIBILITY),
            draw(EXTRA),
        )
    if cls is Target:
        points = st.lists(ENTRY_POINT, unique=True).map(tuple)
        return Target(
            entity_id,
            draw(STATE),
            draw(TEXT),
            tuple(draw(st.lists(TEXT, max_size=3))),
            draw(_some(issues)),
            draw(points),
            draw(EXTRA),
        )
    if cls is Member:
        return Member(
            entity_id,
            draw(TEXT),
            draw(TEXT),
            tuple(draw(st.lists(TEXT, max_size=2, unique=True))),
            draw(st.none() | st.integers(0, 99)),
            draw(VISIBILITY),
            draw(EXTRA),
        )
    if cls is Contact:
        return Contact(
            entity_id,
            draw(TEXT),
            draw(TEXT),
            draw(TEXT),
            draw(st.none() | STATE),
            draw(st.none() | ENTRY_POINT),
            draw(TEXT),
            draw(TEXT),
            draw(TEXT),
            draw(VISIBILITY),
            draw(EXTRA),
        )
    if cls is Assignment:
        return Assignment(
            entity_id,
            draw(st.sampled_from(targets)),
            draw(ENTRY_POINT),
            draw(_one_or_none(members)),
            draw(st.sampled_from(AssignmentStatus)),
            draw(TEXT),
            draw(VISIBILITY),
            draw(EXTRA),
        )
    if cls is Milestone:
        return Milestone(
            entity_id,
            draw(TEXT),
            draw(DAY),
            draw(st.sampled_from(MilestoneStatus)),
            draw(TEXT),
            draw(st.none() | STATE),
            draw(st.none() | ENTRY_POINT),
            draw(TEXT),
            draw(TEXT),
            draw(EXTRA),
        )
    return LogEntry(
        entity_id,
        draw(DAY),
        draw(TEXT),
        draw(_one_or_none(targets)),
        draw(_one_or_none(members)),
        draw(VISIBILITY),
        draw(EXTRA),
    )


_NEEDS = {EvidenceNote: "issues", Ask: "issues", Assignment: "targets"}


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any sound plan: every text, every choice, every reference."""
    ids = {kind.table: draw(_ids(kind.prefix)) for kind in KINDS}
    lists: dict[str, Any] = {}
    for kind in KINDS:
        possible = kind.type not in _NEEDS or ids[_NEEDS[kind.type]]
        lists[kind.table] = tuple(
            draw(entity_of(kind.type, entity_id, ids))
            for entity_id in (ids[kind.table] if possible else [])
        )
    return Plan(
        id="c-plan",
        title=draw(TEXT),
        sur=draw(STATE),
        organisation=draw(st.none() | TEXT),
        session=draw(st.none() | st.integers(1, 99)),
        review_date=draw(st.none() | DAY),
        date_status=draw(st.sampled_from(DateStatus)),
        sample=draw(st.booleans()),
        extra=draw(EXTRA),
        **lists,
    )


@st.composite
def edits(draw: st.DrawFn, plan: Plan) -> Edit:
    """An edit that fits `plan`."""
    present = list(all_entities(plan))
    sort = draw(st.sampled_from(["add", "set"] + ["remove", "change", "move"] * bool(present)))
    if sort == "set":
        field, values = draw(
            st.sampled_from(
                [
                    ("title", TEXT),
                    ("review_date", st.none() | DAY),
                    ("session", st.just(7)),
                    ("date_status", st.sampled_from(DateStatus)),
                ]
            )
        )
        return SetField(field, draw(values))
    if sort == "add":
        return Add(draw(_new_entity(plan)), draw(st.none() | st.integers(0, 3)))
    chosen = draw(st.sampled_from(present))
    if sort == "remove":
        return Remove(chosen.id)
    if sort == "move":
        return Move(chosen.id, draw(st.integers(0, 3)))
    ids = {kind.table: [each.id for each in getattr(plan, kind.table)] for kind in KINDS}
    other = draw(entity_of(type(chosen), chosen.id, ids))
    field = draw(st.sampled_from(_changeable(chosen)))
    return Change(chosen.id, field, getattr(other, field))


def _changeable(entity: Entity) -> list[str]:
    return [name for name in type(entity).__slots__ if name not in {"id", "extra"}]


@st.composite
def _new_entity(draw: st.DrawFn, plan: Plan) -> Any:
    ids = {kind.table: [each.id for each in getattr(plan, kind.table)] for kind in KINDS}
    possible = [kind for kind in KINDS if kind.type not in _NEEDS or ids[_NEEDS[kind.type]]]
    kind = draw(st.sampled_from(possible))
    # Few ids, so that two sides sometimes add the same one.
    numbers = st.integers(0, 9).map(lambda number: f"{kind.prefix}-new{number}")
    entity_id = draw(numbers.filter(lambda new: new not in ids[kind.table]))
    return draw(entity_of(kind.type, entity_id, ids))


@st.composite
def grown_from(draw: st.DrawFn, plan: Plan, most: int = 5) -> Plan:
    """`plan` after some edits."""
    for _ in range(draw(st.integers(0, most))):
        plan = draw(edits(plan)).apply(plan)
    return plan


@st.composite
def three_ways(draw: st.DrawFn) -> tuple[Plan, Plan, Plan]:
    """A plan and two versions that grew from it apart."""
    base = draw(plans())
    return base, draw(grown_from(base)), draw(grown_from(base))


def ids_of(plan: Plan) -> set[str]:
    """The ids of all that a plan holds."""
    return {each.id for each in all_entities(plan)}


def table_of(entity: Entity) -> str:
    """The name of the list that the entity belongs to."""
    return kind_of(entity).table
