"""What is known of a plugin before and after loading, and whether its connectors are sound."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol, cast

from uprtui.api import Connector, Kind, Option
from uprtui.api.hooks import version_problem
from uprtui.errors import UprtuiError

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TEXTS = ("id", "title", "api_version")
OWN_DISTRIBUTION = "uprtui"
OWN_MODULE = "uprtui_connectors"
_METHODS = ("detect", "preview", "read")


class PluginState(StrEnum):
    """Whether a plugin's connectors can be used."""

    OK = "ok"
    FAILED = "failed"
    WAITING = "waiting"
    """From outside, and the user has not said whether it may run; nothing of it was imported."""
    DENIED = "denied"
    """From outside, and the user said no; nothing of it was imported."""


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
        state: whether its connectors can be used.
        reason: why it is not used, as a sentence; empty where it is ok.
        traceback: where in its code it failed; empty where no code of its own raised.
        connectors: ids of the connectors that can be used.
        module: the module that its entry point names.
        author: as the package states it; empty if it does not.
        location: the folder where it lies; empty if unknown, and for what is part of uprtui.
        fingerprint: what changes when another build of the package is installed.
        api_version: the version of `uprtui.api` that its connectors are written for; empty until
            it is loaded.
    """

    name: str
    version: str
    distribution: str
    state: PluginState = PluginState.OK
    reason: str = ""
    traceback: str = ""
    connectors: tuple[str, ...] = ()
    module: str = ""
    author: str = ""
    location: str = ""
    fingerprint: str = ""
    api_version: str = ""

    @property
    def used(self) -> bool:
        """Whether its connectors can be used."""
        return self.state is PluginState.OK

    @property
    def own(self) -> bool:
        """Whether it is part of uprtui itself."""
        return (self.distribution, self.module) == (OWN_DISTRIBUTION, OWN_MODULE)

    @property
    def may_run(self) -> bool:
        """Whether the user, or that it is uprtui's own, lets it run."""
        return self.state not in {PluginState.WAITING, PluginState.DENIED}

    @property
    def denied(self) -> bool:
        """Whether the user said no."""
        return self.state is PluginState.DENIED

    @property
    def origin(self) -> str:
        """Where it comes from, in words."""
        if self.own:
            return "part of uprtui"
        return f"{self.distribution or 'unknown package'}, {self.location or 'unknown place'}"

    def failed(self, reason: str, traceback: str = "") -> PluginInfo:
        """The same plugin, failed: none of its connectors is used."""
        return replace(
            self, state=PluginState.FAILED, reason=reason, traceback=traceback, connectors=()
        )

    def kept_out(self, state: PluginState, reason: str) -> PluginInfo:
        """The same plugin, not imported: `WAITING` or `DENIED`, and why."""
        return replace(self, state=state, reason=reason, connectors=())


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
    problem = version_problem(connector.api_version)
    if problem is not None:
        raise PluginProblem(f"The connector '{connector.id}' does not fit. {problem}")
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
