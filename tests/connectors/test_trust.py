"""A plugin from outside runs only once the user has allowed it, and exactly what was allowed."""

from __future__ import annotations

import stat
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.connectors.plugin_files import OutsidePackage
from uprtui.connectors import ConnectorHost, PluginInfo, installed_plugins
from uprtui.connectors.plugins import PluginState
from uprtui.connectors.trust import Mark, Mode, Trust
from uprtui.connectors.trust_file import TrustFileError, change_trust, read_trust, written
from uprtui.home import Home

PLUGIN = PluginInfo("rivers", "1.0", "uprtui-rivers", module="rivers", fingerprint="abc")
OWN = PluginInfo("shipped", "0.1", "uprtui", module="uprtui_connectors")


def stranger(host: ConnectorHost) -> PluginInfo:
    return next(each for each in host.plugins if each.name == "stranger")


def test_an_undecided_plugin_is_named_but_never_imported(outside: OutsidePackage) -> None:
    host = ConnectorHost.discover(decide=Trust().verdict)
    info = stranger(host)
    assert (info.state, info.version, info.author) == (PluginState.WAITING, "1.0", "A. Writer")
    assert info.location == str(outside.site)
    assert info.reason == ("It is not allowed yet; allow it with `uprtui plugin allow stranger`.")
    assert host.waiting == (info,)
    assert "outside" not in host.connectors
    assert "upr-info" in host.connectors
    assert not outside.ran
    assert "uprtui_test_plugin_stranger" not in sys.modules


def test_a_denied_plugin_is_never_imported_and_not_asked_about(outside: OutsidePackage) -> None:
    denied = Trust().deny(stranger(ConnectorHost.discover()))
    outside.install("2.0")
    host = ConnectorHost.discover(decide=denied.verdict)
    assert stranger(host).state is PluginState.DENIED
    assert host.waiting == ()
    assert not outside.ran


def test_an_allowed_plugin_runs_until_its_package_changes(outside: OutsidePackage) -> None:
    trust = Trust().allow(stranger(ConnectorHost.discover()))
    assert "outside" in ConnectorHost.discover(decide=trust.verdict).connectors
    assert outside.ran
    outside.install("1.1")
    newer = stranger(ConnectorHost.discover(decide=trust.verdict))
    assert newer.state is PluginState.WAITING
    assert newer.reason.startswith("Its package has changed since you allowed it.")


def test_other_files_under_the_same_version_are_another_plugin(outside: OutsidePackage) -> None:
    trust = Trust().allow(stranger(ConnectorHost.discover()))
    outside.record("1.0", "sha256=second")
    assert stranger(ConnectorHost.discover(decide=trust.verdict)).state is PluginState.WAITING


def test_what_is_installed_is_described_without_importing(outside: OutsidePackage) -> None:
    names = [each.name for each in installed_plugins()]
    assert names[0] == "shipped"
    assert "stranger" in names
    assert not outside.ran


def test_without_a_decision_only_uprtuis_own_of_the_installed_run(outside: OutsidePackage) -> None:
    assert {each.name for each in ConnectorHost.discover().plugins if each.used} == {"shipped"}
    assert not outside.ran


def test_a_package_that_borrows_uprtuis_name_is_still_from_outside() -> None:
    assert Trust().verdict(OWN).state is PluginState.OK
    borrowed = replace(OWN, module="rivers")
    assert Trust().verdict(borrowed).state is PluginState.WAITING


def test_strict_mode_runs_the_list_only() -> None:
    strict = Trust(mode=Mode.STRICT)
    assert strict.verdict(PLUGIN).reason.startswith("Strict mode: it is not on your list.")
    assert strict.allow(PLUGIN).verdict(PLUGIN).state is PluginState.OK


def test_the_last_word_counts() -> None:
    trust = Trust().allow(PLUGIN).deny(PLUGIN)
    assert trust.verdict(PLUGIN).state is PluginState.DENIED
    assert trust.allow(PLUGIN) == Trust(allowed=(Mark.of(PLUGIN),))


def test_decisions_are_kept_for_their_owner_only(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert read_trust(home) == Trust()
    change_trust(home, partial(Trust.allow, plugin=PLUGIN))
    change_trust(home, lambda trust: replace(trust, mode=Mode.STRICT))
    assert read_trust(home) == Trust(Mode.STRICT, (Mark.of(PLUGIN),))
    assert stat.S_IMODE(home.plugins_file.stat().st_mode) == 0o600


texts = st.text(st.characters(codec="utf-8"))
marks = st.lists(st.builds(Mark, texts, texts, texts, texts), max_size=3, unique_by=lambda m: m.who)


@settings(deadline=None)  # a busy machine writes slowly
@given(st.builds(Trust, st.sampled_from(Mode), marks.map(tuple), marks.map(tuple)))
def test_decisions_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, trust: Trust
) -> None:
    home = Home(tmp_path_factory.mktemp("home"))
    home.plugins_file.write_text(written(trust), encoding="utf-8", newline="")
    found = read_trust(home)
    assert found.mode == trust.mode
    assert set(found.allowed) == set(trust.allowed)
    assert set(found.denied) == set(trust.denied)


@pytest.mark.parametrize(
    "content",
    [
        b"mode = 'open'",
        b"mode = ",
        b"allowed = 7",
        b"allowed = [7]",
        b"[[allowed]]\nname = 'rivers'",
        b"\xff\xfe",
        b"a = " + b"[" * 100_000,
        b"#" * ((1 << 20) + 1),
    ],
)
def test_a_damaged_file_allows_nothing_and_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    home = Home(tmp_path)
    home.plugins_file.write_bytes(content)
    with pytest.raises(TrustFileError, match="Mend it, or delete it and decide again"):
        read_trust(home)
    with pytest.raises(TrustFileError):
        change_trust(home, partial(Trust.allow, plugin=PLUGIN))
    assert home.plugins_file.read_bytes() == content


def test_a_failed_write_leaves_the_old_decisions(tmp_path: Path) -> None:
    home = Home(tmp_path)
    change_trust(home, partial(Trust.allow, plugin=PLUGIN))
    before = home.plugins_file.read_bytes()

    def fail(trust: Trust) -> Trust:
        raise OSError(28, "No space left on device")

    with pytest.raises(TrustFileError, match="No space left"):
        change_trust(home, fail)
    assert home.plugins_file.read_bytes() == before
