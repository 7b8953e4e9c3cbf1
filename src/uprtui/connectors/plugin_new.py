"""Writes a new plugin: a small complete package that passes its own tests as it is."""

from __future__ import annotations

import keyword
import os
import re
import sys
import tempfile
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from string import Template

from uprtui.api import API_VERSION
from uprtui.errors import UprtuiError

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 40
_TEMPLATES = "plugin_template"

#: Where each template goes; `{module}` is the package's module.
FILES = {
    ".gitignore": "gitignore.txt",
    "LICENSE": "LICENSE.txt",
    "README.md": "README.md.txt",
    "pyproject.toml": "pyproject.toml.txt",
    "src/{module}/__init__.py": "init.py.txt",
    "src/{module}/connector.py": "connector.py.txt",
    "src/{module}/py.typed": "py.typed.txt",
    "tests/files/flawed.jsonl": "flawed.jsonl.txt",
    "tests/files/good.jsonl": "good.jsonl.txt",
    "tests/test_connector.py": "test_connector.py.txt",
}


class NewPluginError(UprtuiError):
    """A new plugin cannot be written."""


@dataclass(frozen=True, slots=True)
class NewPlugin:
    """What was written.

    Args:
        name: of the package, the plugin and its connector.
        module: the Python module.
        folder: the new folder.
        files: its files, by their path in the folder.
    """

    name: str
    module: str
    folder: Path
    files: tuple[str, ...]


def write_plugin(name: str, parent: Path, *, taken: Collection[str] = ()) -> NewPlugin:
    """Write a package `name` into a new folder of that name.

    Args:
        name: lower-case letters, digits and single hyphens, with a letter first.
        parent: the folder in which the new one is made.
        taken: ids of connectors that there are already.

    The folder appears whole or not at all; nothing is overwritten. Nothing of the environment goes
    into it, no user's name either.

    Raises:
        NewPluginError: the name cannot be used, the folder is there, or it cannot be written.
    """
    module = checked_module(name, taken)
    folder = parent / name
    try:
        folder.mkdir()
    except FileExistsError:
        raise NewPluginError(
            f"{folder} exists already.", "Choose another name or another --dir."
        ) from None
    except OSError as problem:
        raise _failed(folder, problem) from problem
    try:
        files = _write_whole(folder, name, module)
    except BaseException as problem:
        with suppress(OSError):  # not empty any more: somebody else's files stay
            folder.rmdir()
        if isinstance(problem, OSError):
            raise _failed(folder, problem) from problem
        raise
    return NewPlugin(name, module, folder, files)


def checked_module(name: str, taken: Collection[str] = ()) -> str:
    """The module of a plugin's name.

    Raises:
        NewPluginError: the name is not well formed, or means something already.
    """
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise NewPluginError(
            f"'{name}' cannot be the name of a plugin.",
            f"Use lower-case letters, digits and hyphens, a letter first, at most {_LONGEST}: "
            "for example river-notes.",
        )
    module = name.replace("-", "_")
    if keyword.iskeyword(module) or keyword.issoftkeyword(module):
        raise NewPluginError(f"'{module}' is a word of Python.", "Choose another name.")
    if module in sys.stdlib_module_names or find_spec(module) is not None:
        raise NewPluginError(
            f"There is a Python module '{module}' already.", "Choose another name."
        )
    if name in taken:
        raise NewPluginError(
            f"There is a connector '{name}' already.", "`uprtui plugins` lists them."
        )
    return module


def _write_whole(folder: Path, name: str, module: str) -> tuple[str, ...]:
    """Write the files beside the empty folder, then put them in its place in one step."""
    words = {
        "name": name,
        "module": module,
        "title": name.replace("-", " ").capitalize() + " (recommendations as JSON lines)",
        "api_version": API_VERSION,
    }
    with tempfile.TemporaryDirectory(
        dir=folder.parent, prefix=f".{name}.", suffix=".new", ignore_cleanup_errors=True
    ) as made:
        whole = Path(made) / name
        whole.mkdir()
        for place, template in FILES.items():
            path = whole / place.format(module=module)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_filled(template, words), encoding="utf-8")
        os.replace(whole, folder)  # noqa: PTH105
    return tuple(sorted(place.format(module=module) for place in FILES))


def _filled(template: str, words: dict[str, str]) -> str:
    content = (resources.files(__package__) / _TEMPLATES / template).read_text("utf-8")
    return Template(content).substitute(words)


def _failed(folder: Path, problem: OSError) -> NewPluginError:
    return NewPluginError(
        f"{folder} cannot be written: {problem.strerror or problem}.",
        "Choose another folder with --dir.",
    )
