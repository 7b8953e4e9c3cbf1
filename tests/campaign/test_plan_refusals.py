"""A file that is no plan is refused with its line, its key and what to do."""

from __future__ import annotations

import pytest

from uprtui.campaign import PlanError, loads
from uprtui.campaign.locate import line_of, statement_at
from uprtui.campaign.toml_read import loads_bytes

HEAD = 'schema = 1\nid = "c-plan"\ntitle = "Slovenia"\nsur = "SVN"\n'
ISSUE = '[[issues]]\nid = "i-1"\nlabel = "Torture"\n'


def refused(text: str) -> PlanError:
    """The error that `text` is refused with."""
    with pytest.raises(PlanError) as caught:
        loads(text, "plan.toml")
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "key", "fault", "remedy"),
    [
        # Not TOML.
        (HEAD + 'why = "no end\nx = 1\n', 5, "why", "does not end on its line", "missing quote"),
        (HEAD + 'why = """no end\nx = 1\n', 5, "why", "does not end", "complete copy"),
        (HEAD + "list = [1,\n2,\n", 5, "list", "in the middle", "cut off"),
        (HEAD + "list = [1,\n2\n", 5, "list", "does not end", "missing ]"),
        (HEAD + "when = 2027-02-30\n", 5, "when", "no such day", "2027-04-26"),
        (HEAD + "word = yes\n", 5, "word", "none that TOML knows", "double quotes"),
        (HEAD + 'path = "C:\\home"\n', 5, "path", "backslash", "single quotes"),
        (HEAD + 'sur = "AUT"\n', 5, "sur", "twice", "Keep one"),
        (HEAD + "a line of words\n", 5, "a", "no value", "key = value"),
        (HEAD + "<<<<<<< HEAD\n", 5, "", "cannot be read", "Correct the line"),
        # TOML, but no plan.
        ("", None, "schema", "not a uprtui plan", "schema = 1"),
        ('[project]\nname = "x"\n', None, "schema", "not a uprtui plan", "another file"),
        (HEAD.replace("= 1", "= 2"), 1, "schema", "newer uprtui", "Upgrade"),
        (HEAD.replace("= 1", '= "1"'), 1, "schema", "not a schema", "schema = 1"),
        (HEAD.replace("= 1", "= 0"), 1, "schema", "not a schema", "schema = 1"),
        # A plan with a wrong value.
        (HEAD.replace('"SVN"', '"Slovenia"'), 4, "sur", "not a State's code", "NOR"),
        (HEAD.replace('"Slovenia"', "7"), 3, "title", "a whole number", "double quotes"),
        (HEAD + 'session = "56"\n', 5, "session", "is text", "without quotes"),
        (HEAD + "session = 0\n", 5, "session", "cannot be right", "1 or more"),
        (HEAD + "session = true\n", 5, "session", "true or false", "digits"),
        (HEAD + 'review_date = "2027-04-26"\n', 5, "review_date", "is text", "without quotes"),
        (HEAD + "review_date = 2027-04-26T09:00:00\n", 5, "review_date", "with a time", "day"),
        (HEAD + 'date_status = "sure"\n', 5, "date_status", "'sure'", '"confirmed", "estimated"'),
        (HEAD + 'sample = "no"\n', 5, "sample", "is text", "without quotes"),
        (HEAD.replace("c-plan", "plan"), 2, "id", "cannot be an id", '"c-7kq2m"'),
        (HEAD + '[issues]\nid = "i-1"\n', 5, "issues", "is a table", "[[issues]]"),
        (HEAD + "issues = [1]\n", 5, "issues[1]", "a whole number", "[[issues]]"),
        (HEAD + "\n# note\n" + ISSUE + ISSUE, 11, "issues[2].id", "issues[1]", "another id"),
        (HEAD + ISSUE.replace("label", "lable"), 7, "issues[1].lable", "label is", "Write label"),
        (HEAD + '[[issues]]\nid = "i-1"\n', 5, "issues[1].label", "missing", "label = "),
        (HEAD + '[[issues]]\n"id" = 3\n', 6, "issues[1].id", "whole number", "quotes"),
        (
            HEAD + ISSUE + '[[asks]]\nid = "a-1"\ntext = """\n[[asks]]\n"""\nissue = "i-2"\n',
            13,
            "asks[1].issue",
            "no issue with the id 'i-2'",
            "Correct the id",
        ),
        (
            HEAD + '[[targets]]\nid = "t-1"\nstate = "NOR"\nissues = ["i-9"]\n',
            8,
            "targets[1].issues",
            "'i-9'",
            "delete this reference",
        ),
        (
            HEAD + '[[targets]]\nid = "t-1"\nstate = "NOR"\n'
            'entry_points = [\n "embassy",\n "embassy",\n]\n',
            8,
            "targets[1].entry_points",
            "twice",
            "Take one",
        ),
        (
            HEAD + '[[targets]]\nid = "t-1"\nstate = "NOR"\nreasons = "close"\n',
            8,
            "targets[1].reasons",
            "must be a list",
            "square brackets",
        ),
        (HEAD + f"big = {2**63}\n", 5, "big", "too big", "as text"),
        (HEAD + "deep = " + "[" * 60 + "]" * 60 + "\n", 5, "deep", "deeper than", "flatter"),
    ],
)
def test_the_place_the_fault_and_the_remedy_are_told(
    text: str, line: int | None, key: str, fault: str, remedy: str
) -> None:
    error = refused(text)
    assert (error.line, error.key) == (line, key)
    assert fault in error.fault
    assert remedy in error.remedy
    assert error.message.startswith("plan.toml")


def test_the_whole_sentence_reads_well() -> None:
    error = refused(HEAD + 'session = "56"\n')
    assert str(error) == (
        "plan.toml, line 5, key session: This must be a whole number, and is text. "
        "Write digits without quotes, 1 or more."
    )


def test_a_column_is_told_where_the_text_is_not_toml() -> None:
    error = refused(HEAD + "sample = maybe\n")
    assert (error.line, error.column) == (5, 10)
    assert error.place == "plan.toml, line 5, column 10, key sample"


@pytest.mark.parametrize("text", ["x = " + "[" * 100_000, "x = " + "9" * 5_000])
def test_a_hostile_text_is_refused_too(text: str) -> None:
    assert refused(text).remedy


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    with pytest.raises(PlanError) as caught:
        loads_bytes(HEAD.encode() + "why = 'Čas'\n".encode("iso8859-2"), "plan.toml")
    assert caught.value.line == 5
    assert "UTF-8" in caught.value.fault


def test_lines_are_found_past_texts_that_look_like_keys() -> None:
    text = (
        "a = '''\n[b]\nc = 1\n''' # c = 2\n"
        'list = [ # ]\n  "]", """\nx = 1""",\n]\n'
        "b.c = 3\n[t.'quo ted'.\"x\"]\nk = { c = 1 }\n"
        "[[l]]\n[[l]]\n[l.sub]\nc = 4\n[[l.inner]]\nc = 5\n"
    )
    assert line_of(text, ("b", "c")) == 9
    assert line_of(text, ("t", "quo ted", "x", "k", "c")) == 11
    assert line_of(text, ("l", 1, "sub", "c")) == 15
    assert line_of(text, ("l", 1, "inner", 0, "c")) == 17
    assert line_of(text, ("l", 0, "nowhere")) == 12
    assert line_of(text, ("absent",)) is None
    assert statement_at(text, 7) == (("list",), 5)
