"""Run a plugin's code so that whatever it does costs itself only.

Caught is every exception and also SystemExit and the panics of compiled libraries, which are no
`Exception`. Ctrl+C passes: it is the user's.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from uprtui.api import ConnectorError
from uprtui.errors import UprtuiError


class PluginFault(UprtuiError):
    """A plugin raised where it must not.

    Args:
        who: the plugin or connector.
        doing: what it was asked to do: `reading census.csv`.
        cause: what it raised.
    """

    def __init__(self, who: str, doing: str, cause: BaseException) -> None:
        what = f"SystemExit({cause.code!r})" if isinstance(cause, SystemExit) else repr(cause)
        super().__init__(
            f"{who} failed while {doing}: {what}.",
            "This is a fault of the plugin; tell its authors.",
        )
        self.traceback = "".join(traceback.format_exception(cause))


@contextmanager
def guarded(who: str, doing: str, allowed: type[UprtuiError] = ConnectorError) -> Iterator[None]:
    """Turn whatever a plugin raises inside the context into a `PluginFault`.

    `allowed` passes: it is what may be raised there. So do Ctrl+C and the closing of a generator
    around this context.
    """
    try:
        yield
    except (allowed, KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as cause:
        raise PluginFault(who, doing, cause) from cause
