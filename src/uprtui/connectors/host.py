"""Find the plugins, load each alone, and hand over the connectors that can be used."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib import metadata
from types import MappingProxyType

import pluggy

from uprtui.api import ENTRY_POINT_GROUP, HOOK_NAME, PROJECT, Connector, Match, Source
from uprtui.api.hooks import ConnectorHooks
from uprtui.connectors.guard import PluginFault, guarded
from uprtui.connectors.metadata import named
from uprtui.connectors.plugins import (
    EntryPointLike,
    PluginInfo,
    PluginProblem,
    PluginState,
    sound_connectors,
)
from uprtui.connectors.recognition import recognise
from uprtui.connectors.trust import Decide, Trust, everything


class ConnectorHost:
    """The connectors of all installed plugins, and how each plugin fared.

    One bad plugin costs itself only: it is listed as failed with its reason, and nothing of it is
    used.
    """

    def __init__(self, plugins: Iterable[PluginInfo], connectors: Mapping[str, Connector]) -> None:
        self._plugins = tuple(plugins)
        self._connectors = MappingProxyType(dict(connectors))

    @classmethod
    def discover(
        cls,
        entry_points: Iterable[EntryPointLike] | None = None,
        *,
        decide: Decide | None = None,
    ) -> ConnectorHost:
        """Load every plugin that may run.

        Args:
            entry_points: the plugins' entry points; None for those of the installed packages.
            decide: says of each plugin, from what its package tells, whether it may run; the
                module of one that may not is never imported. Where it is not given, the entry
                points that the caller names may run, and of the installed ones only uprtui's own.

        A connector id belongs to the plugin that is loaded first: uprtui's own, then by name.
        """
        if decide is None:
            decide = Trust().verdict if entry_points is None else everything
        if entry_points is None:
            entry_points = metadata.entry_points(group=ENTRY_POINT_GROUP)
        manager = pluggy.PluginManager(PROJECT)
        manager.add_hookspecs(ConnectorHooks)
        plugins: list[PluginInfo] = []
        connectors: dict[str, Connector] = {}
        for info, entry_point in sorted(
            ((named(point), point) for point in entry_points), key=lambda pair: _order(pair[0])
        ):
            verdict = decide(info)
            if verdict.state is not PluginState.OK:
                plugins.append(info.kept_out(verdict.state, verdict.reason))
                continue
            loaded, offered = _load(manager, info, entry_point, connectors)
            plugins.append(loaded)
            connectors.update((connector.id, connector) for connector in offered)
        return cls(plugins, connectors)

    @property
    def plugins(self) -> tuple[PluginInfo, ...]:
        """Every plugin that was found, in the order of loading."""
        return self._plugins

    @property
    def waiting(self) -> tuple[PluginInfo, ...]:
        """The plugins on which the user has not decided yet."""
        return tuple(each for each in self._plugins if each.state is PluginState.WAITING)

    @property
    def connectors(self) -> Mapping[str, Connector]:
        """The connectors that can be used, by id."""
        return self._connectors

    def detect(self, source: Source) -> list[tuple[Connector, Match]]:
        """The connectors that recognise a file, best first; equal scores in order of loading."""
        return list(recognise(self._connectors.values(), source).matches)


def installed_plugins() -> tuple[PluginInfo, ...]:
    """Every installed plugin as its package describes it; none is imported."""
    points = metadata.entry_points(group=ENTRY_POINT_GROUP)
    return tuple(sorted(map(named, points), key=_order))


def _order(info: PluginInfo) -> tuple[bool, str, str]:
    return (not info.own, info.name, info.distribution)


def _load(
    manager: pluggy.PluginManager,
    info: PluginInfo,
    entry_point: EntryPointLike,
    taken: Mapping[str, Connector],
) -> tuple[PluginInfo, list[Connector]]:
    """Load one plugin; a failure takes back whatever of it was registered."""
    who = f"The plugin '{info.name}'"
    registered: object = None
    try:
        with guarded(who, f"importing {entry_point.value}", PluginProblem):
            plugin = entry_point.load()
        _check_new(manager, plugin, entry_point)
        registered = plugin
        with guarded(who, "registering", PluginProblem):
            manager.register(plugin)
            _check_hooks(manager, plugin)
        with guarded(who, f"answering {HOOK_NAME}", PluginProblem):
            connectors = sound_connectors(_offered(manager, plugin), taken)
    except (PluginFault, PluginProblem) as problem:
        if manager.is_registered(registered):
            manager.unregister(registered)
        trace = problem.traceback if isinstance(problem, PluginFault) else ""
        return info.failed(problem.message, trace), []
    ids = tuple(connector.id for connector in connectors)
    versions = ", ".join(dict.fromkeys(connector.api_version for connector in connectors))
    return replace(info, connectors=ids, api_version=versions), connectors


def _check_new(manager: pluggy.PluginManager, plugin: object, entry_point: EntryPointLike) -> None:
    """Raise PluginProblem where a module was registered under another name."""
    if manager.is_registered(plugin):
        raise PluginProblem(f"{entry_point.value} is registered by another plugin already.")


def _check_hooks(manager: pluggy.PluginManager, plugin: object) -> None:
    """Refuse hooks that uprtui does not call: mostly a slip of the pen.

    Raises:
        PluginProblem: an unknown hook, or none at all.
    """
    callers = manager.get_hookcallers(plugin) or []
    known = {name for name in dir(ConnectorHooks) if not name.startswith("_")}
    for caller in callers:
        if caller.name not in known:
            near = difflib.get_close_matches(caller.name, known, n=1, cutoff=0.5)
            hint = f", did you mean {near[0]}?" if near else f"; uprtui calls {HOOK_NAME}."
            raise PluginProblem(f"unknown hook {caller.name}{hint}")
    if not callers:
        there = callable(getattr(plugin, HOOK_NAME, None))
        raise PluginProblem(
            f"{HOOK_NAME} is there but not marked with uprtui.api.hookimpl."
            if there
            else f"no hook: expected a function {HOOK_NAME} marked with uprtui.api.hookimpl."
        )


def _offered(manager: pluggy.PluginManager, plugin: object) -> list[object]:
    """Call one plugin's hook alone."""
    others = [other for other in manager.get_plugins() if other is not plugin]
    call = manager.subset_hook_caller(HOOK_NAME, remove_plugins=others)
    offered: list[object] = []
    for answer in call():
        if isinstance(answer, str) or not isinstance(answer, Iterable):
            raise PluginProblem(
                f"{HOOK_NAME} gave {type(answer).__name__}, expected several connectors."
            )
        offered.extend(answer)
    return offered
