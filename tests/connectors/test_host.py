"""One bad plugin costs itself only, and says why."""

from __future__ import annotations

from importlib import metadata

import pytest

from tests.connectors.plugin_files import OFFER_TOY, PluginFolder
from uprtui.api import API_VERSION, ENTRY_POINT_GROUP
from uprtui.connectors import ConnectorHost, PluginInfo
from uprtui.connectors.plugins import PluginState

SOUND = (
    """
Toy.id = "sound"
"""
    + OFFER_TOY
)


def alone(plugins: PluginFolder) -> PluginInfo:
    """What became of the plugin `bad`, after checking that the sound one beside it works."""
    plugins.add("zz_sound", SOUND)
    host = ConnectorHost.discover(plugins.points)
    assert list(host.connectors) == ["sound"]
    bad, sound = host.plugins
    assert sound.state is PluginState.OK
    assert bad.state is PluginState.FAILED
    assert bad.connectors == ()
    return bad


def test_a_sound_plugin_is_listed_with_its_connectors(plugins: PluginFolder) -> None:
    plugins.add("good", OFFER_TOY)
    host = ConnectorHost.discover(plugins.points)
    (info,) = host.plugins
    assert (info.name, info.state, info.connectors) == ("good", PluginState.OK, ("toy",))
    assert (info.version, info.distribution, info.author) == ("", "", "")
    assert (info.module, info.api_version) == ("uprtui_test_plugin_good", API_VERSION)
    assert host.connectors["toy"].title == "Toy"


def test_the_shipped_plugin_comes_in_by_its_entry_point() -> None:
    installed = metadata.entry_points(group=ENTRY_POINT_GROUP)
    assert "uprtui_connectors" in {point.value for point in installed}
    host = ConnectorHost.discover()
    assert host.plugins[0].distribution == "uprtui"
    assert host.plugins[0].version == metadata.version("uprtui")
    assert {"upr-info", "sample"} <= set(host.connectors)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise RuntimeError('broken at import')", "broken at import"),
        ("import sys; sys.exit(3)", "SystemExit(3)"),
        ("import no_such_module_of_theirs", "no_such_module_of_theirs"),
        ("def broken(:", "SyntaxError"),
        ("class Panic(BaseException): pass\nraise Panic('compiled code gave up')", "gave up"),
    ],
)
def test_failing_at_import(plugins: PluginFolder, code: str, reason: str) -> None:
    plugins.add("bad", code)
    info = alone(plugins)
    assert "failed while importing uprtui_test_plugin_bad" in info.reason
    assert reason in info.reason
    assert "Traceback" in info.traceback


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("raise KeyError('lost')", "lost"),
        ("sys.exit('bye')", "SystemExit('bye')"),
        ("yield Toy(); raise ValueError('halfway')", "halfway"),
        ("return 7", "gave int, expected several connectors"),
        ("return []", "offers no connector"),
        ("return [Toy]", "Toy is a class; its hook must give an instance"),
        ("return [object()]", "lacks: id, title, api_version, kinds, options, detect"),
        ("Toy.api_version = '2'; return [Toy()]", "written for version 2 of uprtui.api"),
        ("Toy.id = 'Toy Box'; return [Toy()]", "'Toy Box' is not like 'my-source'"),
        ("Toy.title = None; return [Toy()]", "title=None, expected text"),
        ("Toy.kinds = {'plans'}; return [Toy()]", "not some Kind"),
        ("Toy.options = [1]; return [Toy()]", "options that are no Option"),
        ("Toy.read = 'no'; return [Toy()]", "a read that is no method"),
        ("return [Toy(), Toy()]", "The connector id 'toy' is taken already"),
    ],
)
def test_failing_at_registration(plugins: PluginFolder, answer: str, reason: str) -> None:
    plugins.add("bad", f"@hookimpl\ndef uprtui_connectors():\n    {answer}\n")
    assert reason in alone(plugins).reason


def test_a_misspelt_hook_is_told_with_the_right_name(plugins: PluginFolder) -> None:
    plugins.add("bad", "@hookimpl\ndef uprtui_conectors():\n    return [Toy()]\n")
    assert alone(plugins).reason == "unknown hook uprtui_conectors, did you mean uprtui_connectors?"


def test_a_half_registered_plugin_is_taken_back(plugins: PluginFolder) -> None:
    plugins.add("bad", OFFER_TOY + "@hookimpl\ndef uprtui_screens(app):\n    return []\n")
    assert alone(plugins).reason.startswith("unknown hook uprtui_screens")


def test_a_hook_with_other_arguments_is_refused(plugins: PluginFolder) -> None:
    plugins.add("bad", "@hookimpl\ndef uprtui_connectors(app):\n    return [Toy()]\n")
    assert "app" in alone(plugins).reason


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("def uprtui_connectors():\n    return [Toy()]\n", "not marked with uprtui.api.hookimpl"),
        ("VALUE = 1", "no hook: expected a function uprtui_connectors"),
    ],
)
def test_a_plugin_without_a_marked_hook_is_told_so(
    plugins: PluginFolder, code: str, reason: str
) -> None:
    plugins.add("bad", code)
    assert reason in alone(plugins).reason


def test_an_id_belongs_to_the_plugin_that_is_loaded_first(plugins: PluginFolder) -> None:
    plugins.add("second", OFFER_TOY)
    plugins.add("first", OFFER_TOY)
    host = ConnectorHost.discover(plugins.points)
    assert [(info.name, str(info.state)) for info in host.plugins] == [
        ("first", "ok"),
        ("second", "failed"),
    ]
    assert host.plugins[1].reason == "The connector id 'toy' is taken already."


def test_the_same_module_under_two_names_is_used_once(plugins: PluginFolder) -> None:
    plugins.add("first", OFFER_TOY)
    (point,) = plugins.points
    again = metadata.EntryPoint(name="second", value=point.value, group=point.group)
    host = ConnectorHost.discover([point, again])
    assert list(host.connectors) == ["toy"]
    assert "registered by another plugin already" in host.plugins[1].reason


def test_ctrl_c_while_a_plugin_loads_is_the_users(plugins: PluginFolder) -> None:
    plugins.add("slow", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        ConnectorHost.discover(plugins.points)
