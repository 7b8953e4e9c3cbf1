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

    @cached_property
    def concrete(self) -> str:
        """What would be concrete on what it speaks of; else on its issue, else on the likeliest."""
        spoken = next(concrete_phrases().find(self.draft.words), None)
        if spoken is not None:
            return spoken[2]
        known = alternatives()
        own = canonical_issue(self.about.issue or "") or ""
        labels = [own, *(each.issue for each in self.issues)]
        return next((known[label] for label in labels if label in known), known[_NO_ISSUE])
