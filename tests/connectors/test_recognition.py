"""The best match reads a file; when there is none, the message says what was tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.connectors.plugin_files import PluginFolder
from uprtui.api import ConnectorError, Source
from uprtui.connectors import ConnectorHost
from uprtui.connectors.recognition import chosen

OFFER = "@hookimpl\ndef uprtui_connectors():\n    return [Toy()]\n"


def toy_scoring(name: str, detect: str) -> str:
    return f"Toy.id = '{name}'\nToy.detect = lambda self, source: {detect}\n{OFFER}"


@pytest.fixture
def source(tmp_path: Path) -> Source:
    path = tmp_path / "file.toy"
    path.write_bytes(b"toy box")
    return Source.of(path)


def host_of(plugins: PluginFolder, **detects: str) -> ConnectorHost:
    for name, detect in detects.items():
        plugins.add(name, toy_scoring(name, detect))
    return ConnectorHost.discover(plugins.points)


def test_the_best_score_comes_first_and_equals_in_order_of_loading(
    plugins: PluginFolder, source: Source
) -> None:
    host = host_of(
        plugins,
        a="Match(0.3, 'perhaps')",
        b="Match(0.9, 'surely')",
        c="None",
        d="Match(0.9, 'surely')",
    )
    assert [connector.id for connector, _ in host.detect(source)] == ["b", "d", "a"]


@pytest.mark.parametrize(
    "broken",
    ["1 / 0", "sys.exit(1)", "Match(float('nan'), 'x')", "Match(7, 'x')", "True", "'yes'"],
)
def test_a_detect_that_breaks_costs_only_its_own_answer(
    plugins: PluginFolder, source: Source, broken: str
) -> None:
    host = host_of(plugins, a=broken, b="Match(0.2, 'toy')")
    assert [connector.id for connector, _ in host.detect(source)] == ["b"]


def test_a_file_that_nobody_knows_is_refused_with_what_was_tried(
    plugins: PluginFolder, source: Source
) -> None:
    host = host_of(plugins, a="None", b="None")
    with pytest.raises(ConnectorError) as refused:
        chosen(host.connectors, source, None)
    assert refused.value.message == "No connector recognises file.toy (tried: a, b)."
    assert "uprtui plugins" in refused.value.remedy


def test_a_damaged_file_is_refused_with_what_its_connector_said(
    shipped: ConnectorHost, tmp_path: Path
) -> None:
    path = tmp_path / "export.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000)
    with pytest.raises(ConnectorError, match="damaged or was cut short"):
        chosen(shipped.connectors, Source.of(path), None)


def test_the_users_choice_needs_no_recognition(plugins: PluginFolder, source: Source) -> None:
    host = host_of(plugins, a="None", b="Match(1.0, 'toy')")
    connector, match = chosen(host.connectors, source, "a")
    assert connector.id == "a"
    assert match.reason == "chosen by the user"
    with pytest.raises(ConnectorError, match=r"no connector 'z'.*The connectors are: a, b"):
        chosen(host.connectors, source, "z")


def test_an_empty_file_is_called_empty(plugins: PluginFolder, tmp_path: Path) -> None:
    path = tmp_path / "nothing.toy"
    path.touch()
    with pytest.raises(ConnectorError, match=r"^nothing\.toy is empty\."):
        chosen(host_of(plugins, a="None").connectors, Source.of(path), None)


def test_what_several_connectors_say_alike_is_said_once(
    plugins: PluginFolder, source: Source
) -> None:
    says = "(_ for _ in ()).throw(ConnectorError('file.toy is torn.'))"
    host = host_of(plugins, a=says, b=says)
    with pytest.raises(ConnectorError) as caught:
        chosen(host.connectors, source, None)
    assert str(caught.value).count("file.toy is torn.") == 1


def test_a_table_that_nobody_knows_is_told_the_way(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("Asked by;Words\nChile;Open every village school\n", encoding="utf-8")
    with pytest.raises(ConnectorError, match=r"--connector table, and --option FIELD=COLUMN"):
        chosen(ConnectorHost.discover().connectors, Source.of(path), None)
