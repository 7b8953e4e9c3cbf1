"""Dates as the screens write them: short, in English, never in the locale's order."""

from __future__ import annotations

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(day: date, today: date) -> str:
    """Return `12 Dec`, with the year where it is not this year's: `9 Jan 2027`."""
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def days_between(day: date, today: date, *, estimated: bool = False) -> str:
    """Return how far off a review is: `74 days to the review`, `review today`, `reviewed …`."""
    days = (day - today).days
    about = "about " if estimated else ""
    if days == 0:
        return f"{about}review today"
    if days < 0:
        return f"reviewed {about}{-days} {'day' if days == -1 else 'days'} ago"
    return f"{about}{days} {'day' if days == 1 else 'days'} to the review"
