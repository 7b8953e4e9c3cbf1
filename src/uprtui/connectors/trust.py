"""Which plugins from outside may run: the user's decisions, kept in one file of the home.

A plugin is a program with the user's rights, so one that is no part of uprtui runs only once the
user has allowed it. An answer is kept for exactly what was looked at: the same package, version and
files. Another version is another program, and is asked about again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from uprtui.connectors.plugins import PluginInfo, PluginState


class Mode(StrEnum):
    """What happens with a plugin that the user has not decided on."""

    ASK = "ask"
    STRICT = "strict"
    """Only what is on the list runs; nothing is asked."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a decision is about.

    Args:
        name: the plugin.
        distribution: its package.
        version: the package's version.
        fingerprint: of the installed files (see `PluginInfo`).
    """

    name: str
    distribution: str
    version: str
    fingerprint: str

    @classmethod
    def of(cls, plugin: PluginInfo) -> Mark:
        """The mark of a plugin as it is installed now."""
        return cls(plugin.name, plugin.distribution, plugin.version, plugin.fingerprint)

    @property
    def who(self) -> tuple[str, str]:
        """The plugin and its package, whatever the version."""
        return self.name, self.distribution


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a plugin may run.

    Args:
        state: `OK`, `WAITING` or `DENIED`.
        reason: why not, and what to do; empty where it may.
    """

    state: PluginState
    reason: str = ""


Decide: TypeAlias = Callable[[PluginInfo], Verdict]
MAY_RUN = Verdict(PluginState.OK)


@dataclass(frozen=True, slots=True)
class Trust:
    """The user's decisions on plugins from outside.

    Args:
        mode: what happens with the undecided.
        allowed: exactly these may run.
        denied: these may not, in no version.
    """

    mode: Mode = Mode.ASK
    allowed: tuple[Mark, ...] = ()
    denied: tuple[Mark, ...] = ()

    def verdict(self, plugin: PluginInfo) -> Verdict:
        """Say whether a plugin may run; uprtui's own always may."""
        mark = Mark.of(plugin)
        if plugin.own or mark in self.allowed:
            return MAY_RUN
        how = f"`uprtui plugin allow {plugin.name}`"
        if any(each.who == mark.who for each in self.denied):
            return Verdict(PluginState.DENIED, f"You denied it. Allow it with {how}.")
        if self.mode is Mode.STRICT:
            why = "Strict mode: it is not on your list. Put it there with"
        elif any(each.who == mark.who for each in self.allowed):
            why = "Its package has changed since you allowed it. Allow it again with"
        else:
            why = "It is not allowed yet; allow it with"
        return Verdict(PluginState.WAITING, f"{why} {how}.")

    def allow(self, plugin: PluginInfo) -> Trust:
        """The same decisions, and this plugin may run as it is installed now."""
        rest = self._without(plugin)
        return replace(rest, allowed=(*rest.allowed, Mark.of(plugin)))

    def deny(self, plugin: PluginInfo) -> Trust:
        """The same decisions, and this plugin may not run, nor later versions of it."""
        rest = self._without(plugin)
        return replace(rest, denied=(*rest.denied, Mark.of(plugin)))

    def _without(self, plugin: PluginInfo) -> Trust:
        who = Mark.of(plugin).who
        return replace(
            self,
            allowed=tuple(mark for mark in self.allowed if mark.who != who),
            denied=tuple(mark for mark in self.denied if mark.who != who),
        )


def everything(plugin: PluginInfo) -> Verdict:
    """Let every plugin run: for entry points that the caller chose itself."""
    del plugin
    return MAY_RUN
