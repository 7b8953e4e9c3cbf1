"""`uprtui lint`: check one ask, or every ask of a plan, as the workshop does."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import click

from uprtui.cli.lint_subject import Subject, checked_asks, checked_text, issue_of
from uprtui.cli.output import SAMPLE_MARK, print_json, say
from uprtui.cli.session import Session, pass_session, state_from
from uprtui.errors import UprtuiError

if TYPE_CHECKING:
    from uprtui.campaign import AskKind
    from uprtui.focus.lint import Finding, Verdict

_WIDTH, _INDENT = 79, " " * 8
_LONGEST = 4_000_000
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SAVE_AGAIN = "Save the ask as plain text in UTF-8."
_LABELS = ("words", "way out", "source")


class NoAskError(UprtuiError):
    """A plan has no ask to check."""


class UnreadableTextError(UprtuiError):
    """Standard input holds no text that can be checked."""


@click.command()
@click.argument("text", required=False)
@click.option("--plan", "name", metavar="PLAN", help="Check every ask of a plan instead.")
@click.option("--sur", help="State under review: ISO code or name.")
@click.option("--issue", help="Issue label, for example 'Death penalty'.")
@click.option("--by", multiple=True, help="A State that shall say it; repeat it.")
@click.option("--question", is_flag=True, help="TEXT is an advance question.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
@click.pass_context
def lint(
    ctx: click.Context,
    session: Session,
    text: str | None,
    name: str | None,
    sur: str | None,
    issue: str | None,
    by: tuple[str, ...],
    question: bool,
    as_json: bool,
) -> None:
    """Check TEXT, or `-` for one text on standard input; exit code 1 where one must object.

    Each finding has its severity (object, warn, advise), the words in question, a way out and its
    source. Some checks need --sur or --by and a library.
    """
    from uprtui.campaign import AskKind

    if text is None and name is None:
        raise click.UsageError("Give either the TEXT of an ask, in quotes, or --plan PLAN.")
    if text is not None and name is not None:
        raise click.UsageError("TEXT and --plan are both given: leave one of them out.")
    if name is not None:
        if sur or issue or by or question:
            raise click.UsageError("--plan names States, issues and kinds: leave the others out.")
        checked = checked_asks(session, name)
        if not checked:
            raise NoAskError(f"'{name}' has no ask to check.", "Write an ask first.")
    else:
        kind = AskKind.QUESTION if question else AskKind.RECOMMENDATION
        checked = [checked_text(session, _subject(session, text or "", kind, sur, issue, by))]
    documents = [as_document(each.subject, each.verdict, each.silent) for each in checked]
    if any(each.sample for each in checked):
        documents = [each | {"sample": True} for each in documents]
        if not as_json:
            say(SAMPLE_MARK)
    if as_json:
        print_json(documents if name is not None else documents[0])
    else:
        for each in checked:
            if name is not None:
                _say(f"{each.subject.ask}, {each.subject.issue}: {each.subject.text}", "  ")
            _print(each.subject, each.verdict)
        _print_silent({note for each in checked for note in each.silent})
    ctx.exit(1 if any(each.verdict.objected for each in checked) else 0)


def _subject(
    session: Session,
    text: str,
    kind: AskKind,
    sur: str | None,
    issue: str | None,
    by: tuple[str, ...],
) -> Subject:
    """A text as given on the command line, with the States and the issue named there."""
    states = session.states()
    code = None if sur is None else state_from(states, sur, "--sur").code
    speakers = tuple(dict.fromkeys(state_from(states, each, "--by").code for each in by))
    if code in speakers:
        raise click.BadParameter("A State does not recommend to itself.", param_hint="--by")
    return Subject(
        text=_read(text),
        kind=kind,
        sur=code,
        issue=None if issue is None else issue_of(session, states, issue),
        by=speakers,
    )


def _read(text: str) -> str:
    """The text, or what standard input holds where it is `-`.

    Raises:
        UnreadableTextError: where that is no text in UTF-8, or too long to be an ask.
    """
    if text != "-":
        return text
    with click.open_file("-", "rb") as stream:
        raw = bytes(stream.read(_LONGEST + 1)).removeprefix(_BYTE_ORDER_MARK)
    if len(raw) > _LONGEST:
        raise UnreadableTextError(
            f"Standard input: more than {_LONGEST:,} bytes, which is no ask.", "Give one ask."
        )
    try:
        read = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        place = error.start - raw.rfind(b"\n", 0, error.start)
        raise UnreadableTextError(
            f"Standard input, line {line}: byte {place} of the line is no UTF-8.", _SAVE_AGAIN
        ) from error
    if "\x00" in read:
        raise UnreadableTextError("Standard input: this is no plain text.", _SAVE_AGAIN)
    return read


def as_document(subject: Subject, verdict: Verdict, silent: tuple[str, ...]) -> dict[str, object]:
    """What is said of an ask, as JSON; with the ask's id where it is a plan's."""
    document: dict[str, object] = {
        "action": verdict.action,
        "action_name": verdict.action_name or None,
        "because": list(verdict.because),
        "words": verdict.words,
        "seconds": verdict.seconds,
        "findings": [
            {
                "severity": each.severity.value,
                "rule": each.rule,
                "message": each.message,
                "remedy": each.remedy,
                "source": each.source,
                "start": each.start,
                "end": each.end,
            }
            for each in verdict.findings
        ],
        "not_checked": list(silent),
    }
    if subject.ask is None:
        return document
    return {"ask": subject.ask, "issue": subject.issue, "text": subject.text} | document


def _print(subject: Subject, verdict: Verdict) -> None:
    _say(_facts(verdict, subject.kind), "  ")
    for finding in verdict.findings:
        _say(f"{finding.severity.value:<8}{finding.message}", _INDENT)
        for label, said in zip(_LABELS, _said(finding, subject.text), strict=True):
            if said:
                _say(f"{_INDENT}{label}: {said}", f"{_INDENT}  ")
    if not verdict.findings:
        say("Nothing to object.")
    say()


def _facts(verdict: Verdict, kind: AskKind) -> str:
    """Category, words and seconds: `Category 5, specific action. 12 words, 6 seconds.`."""
    what = "Advance question"
    if verdict.action is not None:
        what = f"Category {verdict.action}, {verdict.action_name}"
    elif kind.value != "question":
        what = "No category"
    words = "1 word" if verdict.words == 1 else f"{verdict.words:,} words"
    seconds = "1 second" if verdict.seconds == 1 else f"{verdict.seconds:,} seconds"
    return f"{what}. {words}, {seconds}."


def _said(finding: Finding, text: str) -> tuple[str, str, str]:
    from uprtui.focus.lint.draft import quote

    words = f"“{quote(text[finding.start : finding.end])}”" if finding.end > finding.start else ""
    return words, finding.remedy, finding.source


def _print_silent(notes: set[str]) -> None:
    for note in sorted(notes):
        _say(f"Not checked: {note}", "  ", err=True)


def _say(text: str, indent: str, *, err: bool = False) -> None:
    for line in wrap(text, _WIDTH, subsequent_indent=indent, break_on_hyphens=False):
        say(line, err=err)
