"""Fill a test's home folder with what an earlier test's was filled with: copying is quick."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

from uprtui.home import Home

_P = ParamSpec("_P")
_made: dict[str, Home] = {}
_MOST = 40  # a library takes some two megabytes on the disk


def made_once(
    fill: Callable[Concatenate[Home, _P], None],
) -> Callable[Concatenate[Home, _P], None]:
    """Let a function that fills an empty home run once in each process; later homes are copies.

    Arguments are told apart by their `repr`. A home that has a library already is filled by the
    function itself, and so is one more than many different ones.
    """

    @wraps(fill)
    def filled(home: Home, /, *args: _P.args, **kwargs: _P.kwargs) -> None:
        key = repr((fill.__module__, fill.__qualname__, args, sorted(kwargs.items())))
        if home.library.exists() or (key not in _made and len(_made) >= _MOST):
            fill(home, *args, **kwargs)
            return
        if key not in _made:
            made = Home(_folder() / "home")
            fill(made, *args, **kwargs)
            _made[key] = made
        shutil.copytree(_made[key].root, home.root, dirs_exist_ok=True)

    return filled


def remove_made() -> None:
    """Remove all that was made, at the end of a run; what is asked for then is made anew."""
    for made in _made.values():
        shutil.rmtree(made.root.parent, ignore_errors=True)
    _made.clear()


atexit.register(remove_made)  # for who is no pytest; the workers of pytest-xdist end without it


def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="uprtui-made-once-"))
