"""When: the calendar of reviews, milestones with their rules, and what is due."""

from __future__ import annotations

from uprtui.timing.agenda import Agenda, days_to_review, due
from uprtui.timing.arithmetic import (
    add_months,
    geneva_holidays,
    is_working_day,
    working_days_after,
    working_days_before,
)
from uprtui.timing.calendar import Calendar, HrcSession, Review, Session
from uprtui.timing.calendar_file import parse_entry
from uprtui.timing.calendar_writing import append_entries
from uprtui.timing.entries import Entry, Precision
from uprtui.timing.errors import CalendarFileError
from uprtui.timing.for_plan import review_of_plan, timeline
from uprtui.timing.milestones import Milestone, milestones
from uprtui.timing.news import Kept, News, news_of, told
from uprtui.timing.planned import planned, refreshed
from uprtui.timing.rules import Rule, builtin_rules, kinds_of_rules

__all__ = [
    "Agenda",
    "Calendar",
    "CalendarFileError",
    "Entry",
    "HrcSession",
    "Kept",
    "Milestone",
    "News",
    "Precision",
    "Review",
    "Rule",
    "Session",
    "add_months",
    "append_entries",
    "builtin_rules",
    "days_to_review",
    "due",
    "geneva_holidays",
    "is_working_day",
    "kinds_of_rules",
    "milestones",
    "news_of",
    "parse_entry",
    "planned",
    "refreshed",
    "review_of_plan",
    "timeline",
    "told",
    "working_days_after",
    "working_days_before",
]
