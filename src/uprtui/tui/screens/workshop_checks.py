"""The view Checks of the workshop: what is to be said of a draft, its way out and its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len

from uprtui.campaign import AskKind, AskRole, Severity, Visibility
from uprtui.focus import STATEMENT_SECONDS, ask_facts
from uprtui.focus.lint import lint, rules
from uprtui.focus.variants import difference
from uprtui.tui.screens.workshop_page import Line, Page
from uprtui.tui.screens.workshop_variants import difference_blocks
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Bullets, Detail, Facts, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.focus.lint import Finding, Verdict
    from uprtui.tui.screens.workshop_desk import Desk, Draft

COLUMNS = (
    Column("severity", "", min_width=8),
    Column("message", "What the checks say", min_width=20, flexible=True),
)
_COUNTED = {
    Severity.OBJECT: ("objection", "objections"),
    Severity.WARN: ("warning", "warnings"),
    Severity.ADVISE: ("piece of advice", "pieces of advice"),
}
_SHORT = {Severity.OBJECT: "object", Severity.WARN: "warn", Severity.ADVISE: "advise"}


def check(desk: Desk, draft: Draft) -> Verdict:
    """Run the checks on a draft."""
    return lint(draft.text, kind=draft.kind, about=desk.about(draft))


def counts(verdict: Verdict) -> str:
    """`1 objection, 2 warnings`; says so where nothing was found."""
    times = Counter(each.severity for each in verdict.findings)
    said = [
        f"{times[severity]} {_COUNTED[severity][times[severity] > 1]}"
        for severity in Severity
        if times[severity]
    ]
    return ", ".join(said) or "nothing to object"


def gravest(verdict: Verdict) -> str:
    """`object 2`: how many findings are of the gravest sort; `fine` where there is none."""
    times = Counter(each.severity for each in verdict.findings)
    for severity in Severity:
        if times[severity]:
            return f"{_SHORT[severity]} {times[severity]}"
    return "fine"


def facts_line(verdict: Verdict, kind: AskKind) -> str:
    """Category, words, seconds and numbers of findings, in one line."""
    if not verdict.words:
        return "Nothing is written yet."
    said = []
    if kind is AskKind.QUESTION:
        said.append("Question")
    elif verdict.action is not None:
        said.append(f"{verdict.action} {verdict.action_name}")
    said.append("1 word" if verdict.words == 1 else f"{verdict.words} words")
    if kind is AskKind.RECOMMENDATION:
        said.append(f"{verdict.seconds} of {STATEMENT_SECONDS} s")
    return " · ".join([*said, counts(verdict)])


def with_seen_by(facts: str, seen_by: Visibility, room: int) -> str:
    """A line of facts and who may see the ask, where there is room for both.

    Args:
        facts: the line.
        seen_by: who may see the ask.
        room: cells.
    """
    said = f"{facts.removesuffix('.')} · {seen_by.value}"
    return said if cell_len(said) <= room else facts


def checks_page(desk: Desk, draft: Draft, verdict: Verdict) -> Page:
    """The findings, the gravest first; then why it has its category, and which checks are off."""
    if not draft.text.strip():
        return Page(COLUMNS, (), _begin(desk, draft.kind))
    lines = [*map(_finding_line, range(len(verdict.findings)), verdict.findings)]
    lines += _difference_line(desk, draft)
    lines += _category_line(draft, verdict)
    lines += _missing_line(desk, draft)
    return Page(COLUMNS, tuple(lines), _NOTHING)


def _begin(desk: Desk, kind: AskKind) -> Detail:
    how = "a verb, what the State shall do, by when"
    example = f"Adopt by {desk.by_year} a law that bans corporal punishment in all settings."
    if kind is AskKind.QUESTION:
        how = "what the State has done, or will do by when"
        example = "What has the State done to end corporal punishment in all settings?"
    return Detail(
        "Nothing is written yet",
        (
            Paragraph(f"Write one sentence: {how}. For example:"),
            Paragraph(f"“{example}”"),
            Paragraph("Here you will see what the checks say of it, while you write."),
        ),
    )


_NOTHING = Detail("Nothing to object", (Paragraph("The checks have nothing to say of it."),))


def _finding_line(number: int, finding: Finding) -> Line:
    marks = ((finding.start, finding.end),) if finding.end > finding.start else ()
    row = Row(
        f"{finding.rule} {number}",
        (_SHORT[finding.severity], finding.message),
        strong=finding.severity is Severity.OBJECT,
    )
    return Line(row, partial(_finding_detail, finding), marks)


def _finding_detail(finding: Finding) -> Detail:
    known = rules().get(finding.rule)
    title = finding.rule if known is None else known.title
    facts = (
        ("Finding", finding.message),
        ("Way out", finding.remedy),
        ("Source", finding.source),
    )
    return Detail(f"{_SHORT[finding.severity].capitalize()}: {title}", (Facts(facts),))


def _difference_line(desk: Desk, draft: Draft) -> Iterator[Line]:
    """How a variant differs from its goal; the words that differ are marked in it."""
    goal = next((each for each in desk.plan.asks if each.id == draft.of), None)
    if goal is None or draft.settled.role is not AskRole.VARIANT:
        return
    found = difference(goal.text, draft.text)
    blocks = tuple(difference_blocks(goal.text, draft.text))
    row = Row("differs", ("differs", found.sentence))
    yield Line(row, lambda: Detail("How this variant differs", blocks), found.other)


def _category_line(draft: Draft, verdict: Verdict) -> Iterator[Line]:
    if verdict.action is None:
        return
    said = f"Category {verdict.action}, {verdict.action_name}. {' '.join(verdict.because)}"
    yield Line(Row("category", ("why", said)), partial(_category_detail, draft.text, verdict))


def _category_detail(text: str, verdict: Verdict) -> Detail:
    facts = ask_facts(text)
    return Detail(
        f"Action category {verdict.action} of 5: {verdict.action_name}",
        (
            Bullets(verdict.because),
            Facts((("Trade-off", facts.trade_off), ("Length", facts.length))),
        ),
    )


def _missing_line(desk: Desk, draft: Draft) -> Iterator[Line]:
    """Which checks say nothing because the library is not there."""
    if desk.known is not None or not desk.problem:
        return
    silent = [
        rule.title
        for rule in rules().values()
        if rule.needs == "library" and draft.kind in rule.kinds
    ]
    if silent:
        number = "One more check needs" if len(silent) == 1 else f"{len(silent)} more checks need"
        said = f"{number} a library of recommendations."
        yield Line(Row("missing", ("off", said)), partial(_missing_detail, desk.problem, silent))


def _missing_detail(problem: str, silent: list[str]) -> Detail:
    return Detail("Checks that need a library", (Bullets(tuple(silent)), Paragraph(problem)))
