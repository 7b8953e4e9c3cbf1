"""A draft under examination: its parts, worked out once and shared by all checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from uprtui.focus.lint.anatomy import Anatomy
from uprtui.focus.lint.draft import EXAMINED, Draft
from uprtui.focus.lint.names import state_names
from uprtui.focus.lint.tables import alternatives, concrete_phrases
from uprtui.focus.lint.verdict import About
from uprtui.recommendation import (
    ActionVerdict,
    SuggestedIssue,
    canonical_issue,
    classify,
    suggest_issues,
)

_NO_ISSUE = "Other"
_ANY_ISSUE = "Torture and other CID treatment"
#: From here on (0 to 1) an issue is taken to be the draft's own.
LIKELY = 0.6
#: So many years after the review a draft asks by: time to act, and some before the next one.
_YEARS_GIVEN = 3


@dataclass(frozen=True)
class Case:
    """A draft, and what is known beside it."""

    draft: Draft
    about: About

    @cached_property
    def read(self) -> str:
        """As much of the text as the checks of words look at."""
        return self.draft.text[:EXAMINED]

    @cached_property
    def action(self) -> ActionVerdict:
        """The action category of what is asked for, after “Urge the Government to”."""
        called, body = self.anatomy.called, self.anatomy.body
        start = self.draft.span(body, body + 1)[0] if called else 0
        return classify(self.read[start:])

    @cached_property
    def issues(self) -> tuple[SuggestedIssue, ...]:
        """The issues that it seems to raise, the likeliest first."""
        return suggest_issues(self.read)

    @cached_property
    def names(self) -> Mapping[int, tuple[int, str]]:
        """Where it names States."""
        return state_names(self.draft, self.about.states)

    @cached_property
    def anatomy(self) -> Anatomy:
        """Its verbs, and who is to act."""
        return Anatomy(self.draft, self.names, self.about.sur)

    @property
    def own_issue(self) -> str | None:
        """The issue that the ask is said to be on, as UPR Info spells it; None without."""
        return canonical_issue(self.about.issue or "")

    @cached_property
    def when(self) -> str:
        """By when it could ask: a year before the next review, where a day is known."""
        today, base = self.about.today, self.about.review or self.about.today
        if base is None:
            return "before the next review"
        year = base.year + _YEARS_GIVEN
        return f"by {year if today is None else max(year, today.year + 1)}"

    @cached_property
    def concrete(self) -> str:
        """What would be concrete on what it speaks of; else on its issue, else on the likeliest."""
        spoken = next(concrete_phrases().find(self.draft.words), None)
        if spoken is not None:
            return spoken[2]
        known = alternatives()
        own, raised = self.own_issue or "", [each.issue for each in self.issues]
        likely = [each.issue for each in self.issues if each.score >= LIKELY]
        labels = [own, *raised] if own in raised else [*likely, own, *raised]
        return next((known[label] for label in labels if label in known), known[_NO_ISSUE])

    @property
    def sample(self) -> str:
        """What would be concrete where it speaks of nothing: on its issue, else on any."""
        return alternatives()[self.own_issue or _ANY_ISSUE]
