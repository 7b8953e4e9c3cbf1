"""The line at the top: where one is, the campaign, its review, what is due next, SAMPLE DATA."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from uprtui.text import visible
from uprtui.tui.dates import days_between, short_date
from uprtui.tui.widgets.cells import fit

SAMPLE_MARK = " SAMPLE DATA "
NOT_SAVED_MARK = " NOT SAVED "
SEPARATOR = " · "
_SHORTEST = 12

_TITLE = Style(bold=True, reverse=True)


@dataclass(frozen=True, slots=True)
class HeaderFacts:
    """What the header says about the open campaign.

    Args:
        today: the day from which days are counted.
        campaign: its title; empty where no campaign is open.
        state: short name of the State under review; empty where not chosen yet.
        review: first day of the review, if known, and whether that is an estimate.
        due: title and day of the next thing due, if any.
        sample: whether anything shown is invented data.
        not_saved: whether the plan has changes that could not be saved yet.
        due_now: whether what is due can be done already; then `due_on` is its last day.
    """

    today: date
    campaign: str = ""
    state: str = ""
    review: date | None = None
    review_estimated: bool = False
    due: str = ""
    due_on: date | None = None
    sample: bool = False
    not_saved: bool = False
    due_now: bool = False


def header_text(facts: HeaderFacts, width: int) -> str:
    """Return the facts in at most `width` cells.

    Where room is short the review is told in fewer words, then what is due is cut down to its day,
    then the campaign's title is cut; the State under review and its days stay longest.
    """
    if not facts.campaign:
        return fit("No campaign is open", width)
    name, state, due = visible(facts.campaign), visible(facts.state), visible(facts.due)
    review, short_review = _review(facts)
    day = _due_day(facts)
    for words in (review, short_review):
        whole = _join(name, state, words, f"{day}: {due}" if day else "")
        if cell_len(whole) <= width:
            return whole
    for tail in (
        _join(state, short_review, day),
        _join(state, review),
        _join(state, short_review),
    ):
        room = width - cell_len(tail) - len(SEPARATOR)
        if room >= min(cell_len(name), _SHORTEST):
            line = _join(fit(name, room), tail)
            spare = width - cell_len(line)
            with_due = day and tail.endswith(day) and spare > 6
            return line + fit(f": {due}", spare) if with_due else line
    return fit(_join(state, short_review) or name, width)


def _due_day(facts: HeaderFacts) -> str:
    """Return when the next thing is due: the day it begins, or the last day where it has begun."""
    if facts.due_on is None:
        return ""
    return f"{'due by' if facts.due_now else 'next'} {short_date(facts.due_on, facts.today)}"


def _review(facts: HeaderFacts) -> tuple[str, str]:
    """Return how far off the review is, in a few words and in fewer."""
    if facts.review is None:
        return "", ""
    long = days_between(facts.review, facts.today, estimated=facts.review_estimated)
    days = (facts.review - facts.today).days
    about = "~" if facts.review_estimated else ""
    return long, f"in {about}{days} days" if days > 1 else long


def _join(*parts: str) -> str:
    return SEPARATOR.join(part for part in parts if part)


class AppHeader(Widget):
    """One line at the top of every screen.

    Args:
        title: the screen's title.
        facts: what is known of the campaign.
    """

    DEFAULT_CSS = "AppHeader { dock: top; height: 1; width: 100%; }"

    def __init__(self, title: str, facts: HeaderFacts) -> None:
        super().__init__()
        self._title = title
        self._facts = facts

    def show(self, facts: HeaderFacts) -> None:
        """Draw other facts; nothing is drawn where they are the same."""
        if facts != self._facts:
            self._facts = facts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if y:
            return Strip.blank(width)
        title = [Segment(f" {self._title} ", _TITLE)] if self._title else []
        marks = ((NOT_SAVED_MARK, self._facts.not_saved), (SAMPLE_MARK, self._facts.sample))
        mark = [Segment(text, _TITLE) for text, shown in marks if shown]
        room = max(0, width - sum(each.cell_length for each in (*title, *mark)) - 2)
        text = header_text(self._facts, room)
        filling = " " * (room - cell_len(text))
        return Strip([*title, Segment(f" {text}{filling} "), *mark]).adjust_cell_length(width)
