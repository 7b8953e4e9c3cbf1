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
