"""What `uprtui lint` checks: a text or a plan's asks, with what the home's library adds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from uprtui.cli.plans import plan_file
from uprtui.cli.session import Session

if TYPE_CHECKING:
    from uprtui.campaign import Ask, AskKind, Plan
    from uprtui.focus import AvoidedTerms, SimilarTexts, Wording
    from uprtui.focus.lint import Verdict
    from uprtui.library import Library
    from uprtui.states import States

_NO_SUR = "without --sur, nothing that needs the State under review"


@dataclass(frozen=True, slots=True)
class Subject:
    """An ask to be checked.

    Attributes:
        text: the ask.
        kind: recommendation or question.
        sur: the State under review, ISO alpha-3; None where not named.
        issue: its issue; None where not named.
        by: States that shall say it, ISO alpha-3.
        ask: its id in a plan; None outside one.
        review: the first day of the review; None where not known.
    """

    text: str
    kind: AskKind
    sur: str | None
    issue: str | None
    by: tuple[str, ...]
    ask: str | None = None
    review: date | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A verdict.

    Attributes:
        subject: what was checked.
        verdict: what is said of it.
        silent: sentences that say which checks were not made, and why.
        sample: whether invented data were used.
    """

    subject: Subject
    verdict: Verdict
    silent: tuple[str, ...]
    sample: bool


class _Desk:
    """What the library tells, read once for each State."""

    def __init__(self, library: Library | None, states: States, today: date) -> None:
        self.library = library
        self._today = today
        self._states = states
        self._past: dict[str, tuple[SimilarTexts, AvoidedTerms]] = {}
        self._wordings: dict[tuple[str, str | None], Wording] = {}

    def check(self, subject: Subject, *, sample: bool) -> Checked:
        """Check an ask with all that is known."""
        from uprtui.focus.lint import About, lint

        earlier, avoided = self._of_state(subject.sur)
        about = About(
            sur=subject.sur,
            states=self._states,
            issue=subject.issue,
            earlier=earlier,
            avoided=avoided,
            wordings=tuple(self._wording(each, subject.issue) for each in subject.by)
            if self.library is not None
            else (),
            today=self._today,
            review=subject.review,
        )
        verdict = lint(subject.text, kind=subject.kind, about=about)
        used = sample or (self.library is not None and self.library.synthetic)
        return Checked(subject, verdict, tuple(self._silent(subject)), used)

    def _of_state(self, sur: str | None) -> tuple[SimilarTexts | None, AvoidedTerms | None]:
        from uprtui.focus import SimilarTexts, read_avoided

        if self.library is None or sur is None:
            return None, None
        if sur not in self._past:
            self._past[sur] = (
                SimilarTexts.to_state(self.library, sur),
                read_avoided(self.library, sur),
            )
        return self._past[sur]

    def _wording(self, state: str, issue: str | None) -> Wording:
        from uprtui.focus import read_wording
        from uprtui.library.issue_labels import UnknownIssueError, issue_label

        assert self.library is not None
        if (state, issue) not in self._wordings:
            spelt = issue
            if issue is not None:
                with suppress(UnknownIssueError):  # nobody raised it: all issues are shown
                    spelt = issue_label(self.library, issue)
            self._wordings[state, issue] = read_wording(self.library, state, spelt)
        return self._wordings[state, issue]

    def _silent(self, subject: Subject) -> Iterator[str]:
        from uprtui.focus.lint import rules

        if self.library is None:
            needed = [
                each.title
                for each in rules().values()
                if each.needs == "library" and subject.kind in each.kinds
            ]
            if needed:
                yield f"{'; '.join(needed)}: there is no library yet (see `uprtui import`)."
        if subject.sur is None:
            yield f"{_NO_SUR}."


def issue_of(session: Session, states: States, typed: str) -> str:
    """The spelling of an issue in the vocabulary, else in the home's library.

    Raises:
        click.BadParameter: with near labels, where neither has it.
    """
    from uprtui.library.issue_labels import UnknownIssueError, issue_label
    from uprtui.recommendation import ISSUES, canonical_issue

    known = canonical_issue(typed)
    if known is not None:
        return known
    if session.home.library.exists():
        with session.library(states) as library, suppress(UnknownIssueError):
            return issue_label(library, typed)
    folded = typed.casefold()
    alike = get_close_matches(folded, [each.casefold() for each in ISSUES])
    near = [each for each in ISSUES if folded in each.casefold() or each.casefold() in alike]
    hint = f"Did you mean: {', '.join(near)}?" if near else "Leave --issue, for any issue."
    raise click.BadParameter(f"'{typed}' is no issue of UPR Info's. {hint}", param_hint="--issue")


def checked_text(session: Session, subject: Subject) -> Checked:
    """Check one text.

    Raises:
        LibraryError: where there is a library that cannot be read.
    """
    with _desk(session) as desk:
        return desk.check(subject, sample=False)


def checked_asks(session: Session, name: str) -> list[Checked]:
    """Check every ask of a plan, in its order.

    Raises:
        NoSuchPlanError: where there is no plan of that name.
        PlanError: where its file cannot be read.
        LibraryError: where there is a library that cannot be read.
    """
    plan = plan_file(session.home, name).load()
    with _desk(session) as desk:
        return _checked(desk, plan)


def check_asks(plan: Plan, library: Library, states: States, today: date) -> list[Checked]:
    """Check every ask of a plan with an open library.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    return _checked(_Desk(library, states, today), plan)


def _checked(desk: _Desk, plan: Plan) -> list[Checked]:
    return [desk.check(_subject(plan, ask), sample=plan.sample) for ask in plan.asks]


def _subject(plan: Plan, ask: Ask) -> Subject:
    """A plan's ask; only States that it names are held against it."""
    label = next((each.label for each in plan.issues if each.id == ask.issue), None)
    named = (each.state for each in plan.targets if each.id in ask.targets)
    by = tuple(dict.fromkeys(named))
    return Subject(ask.text, ask.kind, plan.sur, label, by, ask.id, plan.review_date)


@contextmanager
def _desk(session: Session) -> Iterator[_Desk]:
    states = session.states()
    if not session.home.library.exists():
        yield _Desk(None, states, session.today())
        return
    with session.library(states) as library:
        yield _Desk(library, states, session.today())
