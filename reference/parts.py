"""Takes the public API apart: names, signatures, fields, values, and what their docstrings say."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from textwrap import dedent
from types import FunctionType, ModuleType
from typing import Any

from uprtui import api
from uprtui.api import testing
from uprtui.api.hooks import ConnectorHooks

_SIMPLE = (str, int, float, tuple, frozenset, dict)


@dataclass(frozen=True, slots=True)
class Member:
    """One part of a class: a field, a value, a property or a method.

    Args:
        line: how it is written, `read(source: Source)`.
        text: its docstring.
    """

    line: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One public name.

    Args:
        name: the name.
        line: how it is written, with its signature or value.
        text: its docstring, or the comment before a constant.
        members: for a class.
    """

    name: str
    line: str
    text: str = ""
    members: tuple[Member, ...] = ()


def public_parts() -> dict[str, tuple[Part, ...]]:
    """Every public name, by the module that it is imported from."""
    hook = _part("ConnectorHooks", ConnectorHooks, {})
    return {
        api.__name__: (*_parts(api), hook),
        testing.__name__: tuple(_parts(testing)),
    }


def _parts(module: ModuleType) -> Iterator[Part]:
    told = comments(module)
    for name in module.__all__:
        yield _part(name, getattr(module, name), told)


def _part(name: str, value: Any, told: dict[str, str]) -> Part:
    value = inspect.unwrap(value)  # a cache round a function is no part of its promise
    if inspect.isclass(value):
        return _class(name, value)
    if isinstance(value, FunctionType):
        return Part(name, f"{name}{signature(value)}", _docstring(value))
    if isinstance(value, _SIMPLE) and not isinstance(value, dict):
        return Part(name, f"{name} = {value!r}", told.get(name, ""))
    if isinstance(value, dict):
        return Part(name, f"{name}: mapping of {', '.join(value)}", told.get(name, ""))
    return Part(name, f"{name}: {type(value).__name__}", told.get(name, ""))


def _class(name: str, value: type) -> Part:
    bases = ", ".join(base.__name__ for base in value.__bases__ if base is not object)
    members = tuple(_members(value))
    return Part(
        name, f"class {name}({bases})" if bases else f"class {name}", _docstring(value), members
    )


def _members(value: type) -> Iterator[Member]:
    if issubclass(value, Enum):
        told = _attribute_docstrings(value)
        for member in value:
            yield Member(f"{member.name} = {member.value!r}", told.get(member.name, ""))
        return
    if is_dataclass(value):
        for field in fields(value):
            yield Member(f"{field.name}: {_annotation(field.type)}{_default(field)}")
    elif issubclass(value, Exception):
        yield Member(f"__init__{signature(value.__init__)}")
    for name, member in vars(value).items():
        if name.startswith("_"):
            continue
        inner = member.__func__ if isinstance(member, classmethod | staticmethod) else member
        if isinstance(inner, property) and inner.fget is not None:
            given = inspect.signature(inner.fget).return_annotation
            yield Member(f"{name}: {_annotation(given)}", _docstring(inner))
        elif isinstance(inner, FunctionType):
            yield Member(f"{name}{signature(inner)}", _docstring(inner))


def signature(function: Any) -> str:
    """The parameters and the result of a function, written alike in every version of Python."""
    found = inspect.signature(function)
    written: list[str] = []
    star = False
    for parameter in found.parameters.values():
        if parameter.name in {"self", "cls"}:
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not star:
            written.append("*")
            star = True
        words = parameter.name
        if parameter.annotation is not parameter.empty:
            words += f": {_annotation(parameter.annotation)}"
        if parameter.default is not parameter.empty:
            words += f" = {parameter.default!r}"
        written.append(words)
    result = found.return_annotation
    gives = "" if result in {found.empty, None, "None"} else f" -> {_annotation(result)}"
    return f"({', '.join(written)}){gives}"


def comments(package: ModuleType) -> dict[str, str]:
    """What stands in `#:` comments before the constants of a package's modules."""
    told: dict[str, str] = {}
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        source = inspect.getsource(importlib.import_module(found.name))
        lines = source.splitlines()
        for node in ast.parse(source).body:
            names = _assigned(node)
            above = _comment_above(lines, node.lineno - 1)
            if names and above:
                told.update(dict.fromkeys(names, above))
    return told


def _assigned(node: ast.stmt) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _comment_above(lines: list[str], at: int) -> str:
    said: list[str] = []
    while at and lines[at - 1].startswith("#:"):
        at -= 1
        said.insert(0, lines[at].removeprefix("#:").strip())
    return " ".join(said)


def _attribute_docstrings(value: type) -> dict[str, str]:
    """The texts that stand under the members of an enumeration."""
    (node,) = ast.parse(dedent(inspect.getsource(value))).body
    told: dict[str, str] = {}
    assert isinstance(node, ast.ClassDef)
    for before, after in zip(node.body, node.body[1:], strict=False):
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            told.update(dict.fromkeys(_assigned(before), str(after.value.value)))
    return told


def _annotation(value: object) -> str:
    return value if isinstance(value, str) else inspect.formatannotation(value)


def _default(field: Any) -> str:
    if field.default is not MISSING:
        return f" = {field.default!r}"
    if field.default_factory is not MISSING:
        return f" = {field.default_factory.__name__}()"
    return ""


def _docstring(value: object) -> str:
    return inspect.getdoc(value) or ""
