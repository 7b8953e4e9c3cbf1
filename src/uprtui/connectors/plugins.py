"""What is known of a plugin before and after loading, and whether its connectors are sound."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol, cast

from uprtui.api import API_VERSION, Connector, Kind, Option
from uprtui.errors import UprtuiError

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TEXTS = ("id", "title", "api_version")
_METHODS = ("detect", "preview", "read")


class PluginState(StrEnum):
    """Whether a plugin's connectors can be used."""

    OK = "ok"
    FAILED = "failed"


class PluginProblem(UprtuiError):
    """Why a plugin cannot be used."""


class EntryPointLike(Protocol):
    """What the host needs of an entry point; `importlib.metadata.EntryPoint` has it."""

    @property
    def name(self) -> str:
        """The plugin's name."""

    @property
    def value(self) -> str:
        """The module that it stands for."""

    def load(self) -> object:
        """Import the module."""


@dataclass(frozen=True, slots=True)
class PluginInfo:
    """A plugin as `uprtui plugins` and the screen show it.

    Args:
        name: the entry point's name.
        version: the version of the package that brought it; empty if unknown.
        distribution: the name of that package; empty if unknown.
        state: ok or failed.
        reason: why it failed, as a sentence; empty where it is ok.
        traceback: where in its code it failed; empty where no code of its own raised.
        connectors: ids of the connectors that can be used.
    """

    name: str
    version: str
    distribution: str
    state: PluginState = PluginState.OK
    reason: str = ""
    traceback: str = ""
    connectors: tuple[str, ...] = ()

    def failed(self, reason: str, traceback: str = "") -> PluginInfo:
        """The same plugin, failed: none of its connectors is used."""
        return replace(
            self, state=PluginState.FAILED, reason=reason, traceback=traceback, connectors=()
        )


def named(entry_point: EntryPointLike) -> PluginInfo:
    """Name a plugin from its entry point alone, before any code of it runs."""
    distribution = getattr(entry_point, "dist", None)
    return PluginInfo(
        name=entry_point.name,
        version=str(getattr(distribution, "version", None) or ""),
        distribution=str(getattr(distribution, "name", None) or ""),
    )


def sound_connectors(offered: Iterable[object], taken: Collection[str]) -> list[Connector]:
    """Check what a plugin offers.

    In: what its hook gave, and the ids that other plugins have taken. Out: the connectors.

    Raises:
        PluginProblem: the first thing that breaks the contract.
    """
    sound: list[Connector] = []
    seen = set(taken)
    for candidate in offered:
        connector = _sound(candidate)
        if connector.id in seen:
            raise PluginProblem(f"The connector id '{connector.id}' is taken already.")
        seen.add(connector.id)
        sound.append(connector)
    if not sound:
        raise PluginProblem("Its hook offers no connector.")
    return sound


def _sound(candidate: object) -> Connector:
    called = type(candidate).__name__
    missing = [
        name for name in (*_TEXTS, "kinds", "options", *_METHODS) if not hasattr(candidate, name)
    ]
    if isinstance(candidate, type):
        raise PluginProblem(f"{candidate.__name__} is a class; its hook must give an instance.")
    if missing:
        raise PluginProblem(f"The connector {called} lacks: {', '.join(missing)}.")
    for name in _TEXTS:
        value = getattr(candidate, name)
        if not isinstance(value, str) or not value.strip():
            raise PluginProblem(f"The connector {called} has {name}={value!r}, expected text.")
    for name in _METHODS:
        if not callable(getattr(candidate, name)):
            raise PluginProblem(f"The connector {called} has a {name} that is no method.")
    connector = cast("Connector", candidate)
    _check_declaration(connector)
    return connector


def _check_declaration(connector: Connector) -> None:
    if connector.api_version != API_VERSION:
        raise PluginProblem(
            f"The connector '{connector.id}' is written for version {connector.api_version} of "
            f"uprtui.api; this uprtui has version {API_VERSION}."
        )
    if not _NAME.fullmatch(connector.id):
        raise PluginProblem(f"The connector id '{connector.id}' is not like 'my-source'.")
    kinds: object = connector.kinds
    if not isinstance(kinds, frozenset) or not kinds or not all(isinstance(k, Kind) for k in kinds):
        raise PluginProblem(f"The connector '{connector.id}' has kinds={kinds!r}, not some Kind.")
    options: object = connector.options
    if not isinstance(options, tuple) or not all(isinstance(o, Option) for o in options):
        raise PluginProblem(f"The connector '{connector.id}' has options that are no Option.")
    names = [option.name for option in connector.options]
    if len(set(names)) != len(names) or not all(map(_NAME.fullmatch, names)):
        raise PluginProblem(f"The connector '{connector.id}' has options {names}: not usable.")
