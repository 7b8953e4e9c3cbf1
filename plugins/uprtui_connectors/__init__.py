"""The connectors that come with uprtui, registered like anybody's: by entry point and hook."""

from __future__ import annotations

from collections.abc import Iterable

from uprtui.api import Connector, hookimpl


@hookimpl
def uprtui_connectors() -> Iterable[Connector]:
    """The connectors of this package."""
    # Imported here: the worker processes of this package need only their own readers.
    from uprtui_connectors.advance_questions import AdvanceQuestionsConnector
    from uprtui_connectors.calendar_csv import CalendarCsvConnector
    from uprtui_connectors.calendar_ics import CalendarIcsConnector
    from uprtui_connectors.coalition import CoalitionConnector
    from uprtui_connectors.ohchr_list import OhchrListConnector
    from uprtui_connectors.sample import SampleConnector
    from uprtui_connectors.table import TableConnector
    from uprtui_connectors.uhri import UhriConnector
    from uprtui_connectors.upr_info import UprInfoConnector
    from uprtui_connectors.upr_info_current import UprInfoCurrentConnector
    from uprtui_connectors.wg_report import WgReportConnector

    return (
        UprInfoConnector(),
        UprInfoCurrentConnector(),
        SampleConnector(),
        OhchrListConnector(),
        WgReportConnector(),
        AdvanceQuestionsConnector(),
        UhriConnector(),
        TableConnector(),
        CalendarCsvConnector(),
        CalendarIcsConnector(),
        CoalitionConnector(),
    )
