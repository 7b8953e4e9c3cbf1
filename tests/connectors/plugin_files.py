"""Writes small plugin packages, sound and broken ones, and entry points that name them."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path
from textwrap import dedent

#: The beginning of every plugin: a connector that reads files that start with `toy`.
TOY = """
import sys
from uprtui.api import *

class Toy:
    id = "toy"
    title = "Toy"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS})
    options = (Option("colour", "Colour", "Any colour.", "red", ("red", "blue")),)

    def detect(self, source):
        return Match(0.5, "toy") if source.head.startswith(b"toy") else None

    def preview(self, source, options, limit):
        return Preview(("sur",), ())

    def read(self, source, options, context):
        yield self.batch("one", "two")

    def batch(self, *texts, **more):
        columns = {"sur": ["Nepal"] * len(texts), "by": ["Norway"] * len(texts), "text": texts}
        return Batch(Kind.RECOMMENDATIONS, columns | more, [f"row {t}" for t in texts])
"""
OFFER_TOY = """
@hookimpl
def uprtui_connectors():
    return [Toy()]
"""


class PluginFolder:
    """A folder on the import path in which a test writes its plugins."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.points: list[EntryPoint] = []

    def add(self, name: str, code: str, *, toy: bool = True) -> None:
        """Write a plugin module: the toy connector (if wanted), then `code`."""
        module = f"uprtui_test_plugin_{name}"
        body = (TOY if toy else "from uprtui.api import *\n") + dedent(code)
        (self.folder / f"{module}.py").write_text(body, encoding="utf-8")
        self.points.append(EntryPoint(name=name, value=module, group="uprtui.connectors"))


class OutsidePackage:
    """An installed package with a plugin that leaves a trace when it is imported.

    Args:
        site: a folder on the import path, as `site-packages` is.
        name: of the package and its plugin; the module is called `uprtui_test_plugin_<name>`.
    """

    def __init__(self, site: Path, name: str = "stranger") -> None:
        self.site = site
        self.name = name
        self.trace = site / f"{name}.trace"
        self.install("1.0")

    def install(self, version: str, connector: str = "outside") -> None:
        """Put a version of the package in place of the one that is there."""
        module = f"uprtui_test_plugin_{self.name}"
        leave_trace = f"import pathlib; pathlib.Path({str(self.trace)!r}).touch()\n"
        code = f"{TOY}\nToy.id = {connector!r}\n{leave_trace}{OFFER_TOY}"
        (self.site / f"{module}.py").write_text(code, encoding="utf-8")
        for old in self.site.glob(f"{self.name}-*.dist-info"):
            for file in old.iterdir():
                file.unlink()
            old.rmdir()
        info = self.site / f"{self.name}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {self.name}\nVersion: {version}\nAuthor: A. Writer\n"
        )
        (info / "entry_points.txt").write_text(f"[uprtui.connectors]\n{self.name} = {module}\n")
        self.record(version)

    def record(self, version: str, digest: str = "sha256=first") -> None:
        """Write the list of installed files, with the digest of the module."""
        line = f"uprtui_test_plugin_{self.name}.py,{digest},100\n"
        (self.site / f"{self.name}-{version}.dist-info" / "RECORD").write_text(line)

    @property
    def ran(self) -> bool:
        """Whether its module was ever imported."""
        return self.trace.exists()
