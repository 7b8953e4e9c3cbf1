"""Checks of words that bury an ask: vague, pressing, learned, quoted, unexplained, private."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uprtui.campaign import AskKind
from uprtui.focus.lint.case import Case
from uprtui.focus.lint.draft import quote
from uprtui.focus.lint.rules import found, found_words, rules
from uprtui.focus.lint.tables import rows, word_notes
from uprtui.focus.lint.verdict import Finding

_REFERENCE = re.compile(
    r"https?://\S+|www\.\S+|\b[A-Z]{1,6}(?:/[A-Z0-9.()]{1,20}){1,8}/\d[\w./-]{0,20}"
    r"|§{1,2}\s{0,3}\d[\d.,-]{0,10}|\bpara(?:graph)?s?\b\.?\s{1,3}\d[\d.]{0,8}|\[\d{1,3}\]|\bibid\b",
    re.IGNORECASE,
)
_LEANING = re.compile(r"\brecommend(?:ed|ation|ations)\b", re.IGNORECASE)
_QUOTATION = re.compile(r"“[^”“]{12,400}”|\"[^\"]{12,400}\"|«[^»«]{12,400}»")
_ACRONYM = re.compile(r"\b[A-Z]{2,}(?:-?[A-Z0-9]{1,8}){0,3}s?\b")
_ROMAN = re.compile(r"[IVXLC]+")
_NAME = r"(?:\s{1,3}[A-Z][\w’'-]{1,30}){1,3}"
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sheikh|Father|Sister|Rev)\b\.?{_NAME}")
_KNOWN_BY_ROLE = re.compile(
    r"\b(?i:journalist|activist|lawyer|blogger|defender|prisoner|detainee|student|writer|poet"
    r"|editor|leader|case of|killing of|murder of|death of|disappearance of|arrest of|release)"
    r"(?:\s{1,3}[A-Z][a-z’'-]{1,30}){2,3}"
)
_QUOTED_WORDS = 4


def check_words(case: Case, kind: AskKind) -> Iterator[Finding]:
    """Findings on single words and phrases."""
    draft, known = case.draft, rules()
    for first, end, note in word_notes().find(draft.words):
        if kind in known[note.rule].kinds and not any(draft.fixed[first:end]):
            if note.remedy:
                start, stop = draft.span(first, end)
                words = quote(draft.text[start:stop])
                remedy = note.remedy.format(when=case.when)
                yield found(note.rule, (start, stop), remedy=remedy, words=words)
            else:
                yield found_words(note.rule, draft, first, end)
    if kind is AskKind.RECOMMENDATION:
        yield from _references(case)
    yield from _acronyms(case)
    yield from _persons(case)


def _references(case: Case) -> Iterator[Finding]:
    text = case.read
    if not _LEANING.search(text):
        for each in _REFERENCE.finditer(text):
            yield found("citation", each.span(), words=quote(each[0]))
    for each in _QUOTATION.finditer(text):
        if len(each[0].split()) >= _QUOTED_WORDS:
            yield found("quotation", each.span())


def _acronyms(case: Case) -> Iterator[Finding]:
    text, told = case.read, set()
    if text.isupper():
        return
    known = _known_acronyms()
    references = [each.span() for each in _REFERENCE.finditer(text)]
    for each in _ACRONYM.finditer(text):
        acronym = each[0].removesuffix("s")
        start, end = each.span()
        if acronym in told or acronym.replace("-", "") in known or _ROMAN.fullmatch(acronym):
            continue
        if any(first <= start < last for first, last in references):
            continue
        told.add(acronym)
        explained = text[:start].endswith("(") or text[end:].lstrip().startswith("(")
        if not explained:
            yield found("acronym", (start, end), words=quote(each[0]))


def _persons(case: Case) -> Iterator[Finding]:
    text = case.read
    if text.isupper():
        return
    spans: list[tuple[int, int]] = []
    for pattern in (_TITLED, _KNOWN_BY_ROLE):
        for each in pattern.finditer(text):
            start, end = each.span()
            if not any(first < end and start < last for first, last in spans):
                spans.append((start, end))
    named = [case.draft.span(first, end) for first, (end, _) in case.names.items()]
    for start, end in sorted(spans):
        if not any(start <= first < end for first, _ in named):
            yield found("person", (start, end), words=quote(text[start:end]))


def _known_acronyms() -> frozenset[str]:
    return frozenset(row["acronym"] for row in rows("acronyms.csv"))
