"""The sample's calendar: when the fictional States are reviewed, and the campaign's fixed days."""

from __future__ import annotations

from datetime import date

from sample_data.making.reviewed import REVIEWED

CAMPAIGN_STATE = "XSE"
CAMPAIGN_SESSION = 55
REVIEW_DAY = date(2027, 4, 12)
#: The day on which the campaign was last worked on; what lies before it is done.
LAST_WORKED_ON = date(2026, 11, 20)
#: uprtui's own calendar begins with the fourth cycle.
FIRST_SESSION_IN_CALENDAR = 41
SESSIONS_BETWEEN_REVIEWS = 14
SOURCE = "invented for uprtui's sample"

COLUMNS = ("what", "session", "state", "start", "end", "status", "source")


def calendar_rows() -> list[tuple[str, ...]]:
    """The rows of `calendar.csv`, in the columns of uprtui's calendar files."""
    session, state = str(CAMPAIGN_SESSION), CAMPAIGN_STATE
    coming = [
        ("upr-session", session, "", "2027-04-12", "2027-04-23", "estimated"),
        ("review", session, state, REVIEW_DAY.isoformat(), "", "confirmed"),
        ("stakeholder-submission", session, state, "2026-09-03", "", "confirmed"),
        ("national-report", session, state, "2027-01-18", "", "confirmed"),
        ("pre-session", session, state, "2027-03-10", "2027-03-12", "estimated"),
    ]
    turns = [
        ("review", str(_turn(each.sessions[-1])), each.code, "", "", "estimated")
        for each in REVIEWED
        if each.code != CAMPAIGN_STATE
    ]
    return [(*row, SOURCE) for row in [*coming, *turns]]


def _turn(last_session: int) -> int:
    """A State's last turn in the calendar of the fourth cycle, from which later ones follow."""
    if last_session >= FIRST_SESSION_IN_CALENDAR:
        return last_session
    return last_session + SESSIONS_BETWEEN_REVIEWS
