"""Checks what a connector declares."""

from __future__ import annotations

import re

from uprtui.api.connector import Connector
from uprtui.api.hooks import version_problem
from uprtui.api.testing.promises import Promises
from uprtui.api.types import Kind, Option

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def check_declaration(connector: Connector) -> None:
    """Assert that the attributes and methods are there and sound."""
    promises = Promises(connector)
    for attribute in ("id", "title", "api_version", "kinds", "options"):
        promises.check(hasattr(connector, attribute), f"it declares `{attribute}`")
    for method in ("detect", "preview", "read"):
        there = callable(getattr(connector, method, None))
        promises.check(there, f"it has the method `{method}`")
    promises.check(bool(_NAME.fullmatch(connector.id)), "`id` is like `my-source`")
    promises.check(bool(connector.title.strip()), "`title` is not empty")
    problem = version_problem(connector.api_version)
    promises.check(problem is None, f"`api_version` fits this uprtui. {problem}")
    kinds = isinstance(connector.kinds, frozenset) and bool(connector.kinds)
    known = kinds and all(isinstance(kind, Kind) for kind in connector.kinds)
    promises.check(known, "`kinds` is a frozenset of Kind, not empty")
    options = connector.options
    promises.check(isinstance(options, tuple), "`options` is a tuple")
    names = [option.name for option in options]
    promises.check(len(set(names)) == len(names), "no two options share a name")
    for option in options:
        _check_option(promises, option)


def _check_option(promises: Promises, option: Option) -> None:
    called = f"option `{option.name}`"
    promises.check(bool(_NAME.fullmatch(option.name)), f"{called}: its name is like `my-option`")
    promises.check(bool(option.title and option.help), f"{called}: it has title and help")
    fits = not option.choices or option.default in option.choices
    promises.check(fits, f"{called}: its default is one of its choices")
