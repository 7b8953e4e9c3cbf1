"""Read a plan from TOML; what is wrong is told with line, key and remedy."""

from __future__ import annotations

from dataclasses import fields
from difflib import get_close_matches
from typing import NoReturn

from uprtui.campaign.entities import Entity
from uprtui.campaign.errors import PlanError
from uprtui.campaign.locate import Path, line_of, written
from uprtui.campaign.model import SCHEMA, TABLES, Kind, Plan, dangling, kind_of
from uprtui.campaign.schema import READERS, Part, build, is_required
from uprtui.campaign.toml_syntax import parse
from uprtui.campaign.values import WrongValueError, any_toml, kind_name, text


def loads(source: str, name: str = "plan") -> Plan:
    """The plan in `source`, the text of a TOML file. `name`: the file's name for messages.

    Unknown keys are kept in `extra`. Raises PlanError for a text that is not TOML, is no
    uprtui plan, is of a newer schema, or holds a value that its key cannot have.
    """
    return _Reading(source.removeprefix("\ufeff"), name).plan()


def loads_bytes(data: bytes, name: str = "plan") -> Plan:
    """The plan in `data`, the bytes of a file. Raises PlanError, also for what is not UTF-8."""
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PlanError(
            "The file is not UTF-8 text.",
            "Choose another file; if it is a plan, save it as UTF-8 in the editor that wrote it.",
            file=name,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error
    return loads(source, name)


class _Reading:
    """One text being read: it knows where to point when something is wrong."""

    def __init__(self, source: str, name: str) -> None:
        self._source = source
        self._name = name

    def plan(self) -> Plan:
        document = parse(self._source, self._name)
        self._check_schema(document)
        plan = build(Plan, self._part(Plan, document, ()))
        self._check_references(plan)
        return plan

    def _fail(self, path: Path, message: str, remedy: str) -> NoReturn:
        raise PlanError(
            message,
            remedy,
            file=self._name,
            key=written(path),
            line=line_of(self._source, path),
        )

    def _check_schema(self, document: dict[str, object]) -> None:
        found = document.get("schema")
        if found is None:
            self._fail(
                ("schema",),
                "This is not a uprtui plan: it does not say its schema.",
                f"Choose another file; if it is a plan, write schema = {SCHEMA} on its first line.",
            )
        if not isinstance(found, int) or isinstance(found, bool) or found < 1:
            self._fail(
                ("schema",), "This is not a schema of uprtui's.", f"Write schema = {SCHEMA}."
            )
        if found > SCHEMA:
            self._fail(
                ("schema",),
                f"The plan was written by a newer uprtui (schema {found}; "
                f"this one knows {SCHEMA}).",
                "Upgrade uprtui, then open the plan again. The file is left as it is.",
            )

    def _part(self, cls: type[Part], table: dict[str, object], path: Path) -> dict[str, object]:
        """The constructor's arguments for `cls` from its table in the file."""
        values: dict[str, object] = {}
        for field in fields(cls):
            key = field.name
            if key == "extra":
                continue
            if key in table:
                values[key] = self._value(cls, key, table[key], (*path, key))
            elif is_required(field):
                self._missing(cls, key, table, path)
        extra = {key: table[key] for key in table if key not in values}
        for key, value in extra.items():
            try:
                any_toml(value)
                text(key)
            except WrongValueError as wrong:
                self._fail((*path, key), wrong.message, wrong.remedy)
        values["extra"] = extra
        return values

    def _value(self, cls: type[Part], key: str, value: object, path: Path) -> object:
        if cls is Plan and key in TABLES:
            return self._entities(TABLES[key], value)
        try:
            return READERS[cls][key](value)
        except WrongValueError as wrong:
            self._fail(path, wrong.message, wrong.remedy)

    def _missing(self, cls: type[Part], key: str, table: dict[str, object], path: Path) -> NoReturn:
        unknown = [each for each in table if each not in READERS[cls]]
        near = get_close_matches(key, unknown, n=1)
        if near:
            self._fail(
                (*path, near[0]),
                f"The key {key} is missing, and {near[0]} is not known.",
                f"Write {key} instead of {near[0]}.",
            )
        self._fail((*path, key), f"The key {key} is missing.", f"Add a line {key} = … here.")

    def _entities(self, kind: Kind, value: object) -> tuple[Entity, ...]:
        path: Path = (kind.table,)
        if not isinstance(value, list):
            self._fail(
                path,
                f"This must be a list of tables, and is {kind_name(value)}.",
                f"Begin each {kind.noun} with [[{kind.table}]], in double square brackets.",
            )
        found: list[Entity] = []
        first: dict[str, int] = {}
        for index, each in enumerate(value):
            here: Path = (kind.table, index)
            if not isinstance(each, dict):
                self._fail(
                    here,
                    f"Each {kind.noun} must be a table, and this is {kind_name(each)}.",
                    f"Begin it with [[{kind.table}]].",
                )
            entity = build(kind.type, self._part(kind.type, each, here))
            if entity.id in first:
                self._fail(
                    (*here, "id"),
                    f"The id {entity.id!r} is also that of "
                    f"{written((kind.table, first[entity.id]))}.",
                    "Give one of the two another id; nothing else may have it.",
                )
            first[entity.id] = index
            found.append(entity)
        return tuple(found)

    def _check_references(self, plan: Plan) -> None:
        for loose in dangling(plan):
            table = kind_of(loose.entity).table
            index = getattr(plan, table).index(loose.entity)
            self._fail(
                (table, index, loose.reference.field),
                f"There is no {TABLES[loose.reference.table].noun} "
                f"with the id {loose.missing!r} in this plan.",
                "Correct the id, or delete this reference.",
            )
