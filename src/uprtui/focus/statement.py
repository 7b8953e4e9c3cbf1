"""Two minutes: a mock statement of a target State with the asks in it, and what does not fit.

It has what every statement has (thanks, a welcome, the recommendations, a closing) and nothing of
what a State adds itself, such as praise or concern: `room` says what is left for that.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from uprtui.campaign import Ask, AskKind, Plan, Target
from uprtui.focus.asks import STATEMENT_SECONDS, WORDS_PER_MINUTE
from uprtui.focus.variants import asks_for

_THANKS = "Thank you, President."
_WELCOME = "{state} welcomes the delegation of {sur} and thanks it for its report."
_LEAD = "{state} makes the following {recommendations} to {sur}."
_CLOSING = "We wish {sur} a successful review."


@dataclass(frozen=True, slots=True)
class StatementLimits:
    """What one State can say. Source: fact sheet, "Why is advocacy important in the UPR context?".

    Attributes:
        seconds: time to speak.
        fewest: recommendations that a State usually makes at least.
        most: recommendations that it usually makes at most.
    """

    seconds: int = STATEMENT_SECONDS
    fewest: int = 2
    most: int = 4


@dataclass(frozen=True, slots=True)
class StatementPart:
    """A piece of the statement.

    Attributes:
        kind: thanks, welcome, lead, issue, ask or closing.
        text: what is read out.
        ask: the ask that it has, for the kind ask; else None.
    """

    kind: str
    text: str
    ask: Ask | None = None

    @property
    def words(self) -> int:
        """How many words are read out."""
        return len(self.text.split())

    @property
    def seconds(self) -> float:
        """How long reading takes, to a tenth of a second."""
        return round(self.words * 60 / WORDS_PER_MINUTE, 1)


@dataclass(frozen=True, slots=True)
class Statement:
    """A mock statement that fits, and what it had to leave out.

    Attributes:
        parts: what is read out, in order.
        asks: the asks in it, the most important first.
        must_go: asks that do not fit, where the least important go first; in order of priority.
        or_else: asks that would go instead if the longest went first; in order of priority.
        questions: advance questions to this State, which are in no statement.
        wanted_seconds: how long it would take with all asks.
        limits: by what it was measured.
    """

    parts: tuple[StatementPart, ...]
    asks: tuple[Ask, ...]
    must_go: tuple[Ask, ...]
    or_else: tuple[Ask, ...]
    questions: tuple[Ask, ...]
    wanted_seconds: int
    limits: StatementLimits

    @property
    def seconds(self) -> int:
        """How long reading takes, rounded up."""
        return _seconds(self.parts)

    @property
    def room(self) -> int:
        """Seconds left; less than none only where the frame alone is too long."""
        return self.limits.seconds - self.seconds

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on what the reader must know."""
        return tuple(_notes(self))


def mock_statement(
    plan: Plan,
    target: Target,
    state_name: Callable[[str], str],
    limits: StatementLimits | None = None,
) -> Statement:
    """Put the asks for a target State into a statement of two minutes.

    Args:
        plan: the campaign; its issues stand in order of priority.
        target: the State that speaks; need not be one of the plan's.
        state_name: a State's name for its code.
        limits: time and number of recommendations, where they are not the usual ones.
    """
    limits = limits or StatementLimits()
    frame = _Frame(plan, state_name(target.state), state_name(plan.sur))
    wanted = asks_for(plan, target)
    kept = _without(wanted, range(len(wanted) - 1, -1, -1), frame, limits)
    longest = sorted(range(len(wanted)), key=lambda i: (-len(wanted[i].text.split()), -i))
    shorter = _without(wanted, longest, frame, limits)
    must_go = tuple(ask for ask in wanted if ask not in kept)
    or_else = tuple(ask for ask in wanted if ask not in shorter)
    questions = asks_for(plan, target, AskKind.QUESTION)
    return Statement(
        parts=frame.around(kept),
        asks=kept,
        must_go=must_go,
        or_else=or_else if or_else != must_go else (),
        questions=questions,
        wanted_seconds=_seconds(frame.around(wanted)),
        limits=limits,
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around the asks."""

    plan: Plan
    state: str
    sur: str

    def around(self, asks: Sequence[Ask]) -> tuple[StatementPart, ...]:
        return tuple(self._parts(asks))

    def _parts(self, asks: Sequence[Ask]) -> Iterator[StatementPart]:
        names = {"state": self.state, "sur": self.sur}
        yield StatementPart("thanks", _THANKS)
        yield StatementPart("welcome", _WELCOME.format(**names))
        if asks:
            noun = "recommendation" if len(asks) == 1 else "recommendations"
            yield StatementPart("lead", _LEAD.format(recommendations=noun, **names))
        before = None
        labels = {issue.id: issue.label for issue in self.plan.issues}
        for ask in asks:
            if ask.issue != before and ask.issue in labels:
                yield StatementPart("issue", f"On {_in_a_sentence(labels[ask.issue])}:")
            before = ask.issue
            yield StatementPart("ask", _as_sentence(ask.text), ask)
        yield StatementPart("closing", _CLOSING.format(**names))


def _without(
    wanted: Sequence[Ask], order: Sequence[int], frame: _Frame, limits: StatementLimits
) -> tuple[Ask, ...]:
    """The asks that stay when those of `order` go one by one until the rest fits."""
    kept = dict(enumerate(wanted))
    for place in order:
        fits = _seconds(frame.around(tuple(kept.values()))) <= limits.seconds
        if fits and len(kept) <= limits.most:
            break
        del kept[place]
    return tuple(kept.values())


def _seconds(parts: Sequence[StatementPart]) -> int:
    return math.ceil(sum(part.words for part in parts) * 60 / WORDS_PER_MINUTE)


def _notes(statement: Statement) -> Iterator[str]:
    limits, many = statement.limits, len(statement.asks) + len(statement.must_go)
    if not many:
        yield "There is no recommendation for this State yet."
    if many > limits.most:
        yield f"{many} asks: a State makes {limits.fewest} to {limits.most} recommendations."
    if statement.wanted_seconds > limits.seconds:
        yield f"All asks together take {statement.wanted_seconds} of {limits.seconds} seconds."
    if statement.must_go and not statement.asks:
        yield "Not even one ask fits: shorten the most important one."
    if 0 < many < limits.fewest:
        yield (
            f"One ask: a State makes {limits.fewest} to {limits.most} recommendations, so there is "
            "room for its own."
        )
    if statement.questions:
        yield _about_questions(len(statement.questions))


def _about_questions(number: int) -> str:
    one = number == 1
    return (
        f"{number} advance {'question is' if one else 'questions are'} not in it: "
        f"{'it is' if one else 'they are'} sent in writing, 10 working days before the review."
    )


def _in_a_sentence(label: str) -> str:
    """A label with a small first letter, unless it is a name or an acronym ("CED", "NHRI")."""
    first = label.split(maxsplit=1)[0] if label.strip() else ""
    return label[:1].lower() + label[1:] if first[1:].islower() or "'" in first else label


def _as_sentence(text: str) -> str:
    stripped = " ".join(text.split())
    return stripped if stripped.endswith((".", "!", "?")) else f"{stripped.rstrip(' ;,:')}."
