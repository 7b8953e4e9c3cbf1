"""A row is rejected only where it cannot be used; whatever is left out is told."""

from __future__ import annotations

import pytest

from uprtui.api import ISSUE_SEPARATOR, Batch, Kind
from uprtui.connectors.rows import Rejected, RowChecker
from uprtui.library import CheckedRow
from uprtui.recommendation import ActionSource, Response
from uprtui.recommendation import Kind as RecordKind
from uprtui.states import States

ROW = {"sur": "Nepal", "by": "Norway", "text": "Ratify it.", "session": "12"}


@pytest.fixture
def checker() -> RowChecker:
    return RowChecker(States.builtin(), frozenset({"Space law"}))


def batch_of(*rows: dict[str, str], kind: Kind = Kind.RECOMMENDATIONS) -> Batch:
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {name: [row.get(name, "") for row in rows] for name in names}
    return Batch(kind, columns, [f"row {n}" for n in range(2, len(rows) + 2)])


def kept(checker: RowChecker, kind: Kind = Kind.RECOMMENDATIONS, **cells: str) -> CheckedRow:
    (row,) = checker.check(batch_of(ROW | cells, kind=kind))
    assert isinstance(row, CheckedRow), row
    return row


def reason(checker: RowChecker, **cells: str) -> str:
    (row,) = checker.check(batch_of(ROW | cells))
    assert isinstance(row, Rejected), row
    return row.reason


def test_a_row_is_cleaned_resolved_and_given_its_identity(checker: RowChecker) -> None:
    row = kept(
        checker,
        sur="Viet&nbsp;Nam",
        by=" Cote d'Ivoire ",
        text="  Guarantee women&#039;s\r\nrights ",
        response="Accepted",
        action="5",
        issues=f"womens rights{ISSUE_SEPARATOR} Justice {ISSUE_SEPARATOR}Justice",
        session="12.0",
        paragraph="108.3",
        symbol="A/HRC/1/2",
    )
    assert (row.sur, row.by, row.session) == ("VNM", "CIV", 12)
    assert row.text == "Guarantee women's rights"
    assert row.response is Response.SUPPORTED
    assert (row.action, row.action_source) == (5, ActionSource.CODED)
    assert row.issues[-1] == "Justice"
    assert (row.paragraph, row.symbol, row.place) == ("108.3", "A/HRC/1/2", "row 2")
    assert len(row.id) == 16


def test_identity_does_not_depend_on_numbering_or_the_state_in_brackets(
    checker: RowChecker,
) -> None:
    assert kept(checker).id == kept(checker, text="112.7 ratify it (Norway);").id
    assert kept(checker).id != kept(checker, by="Sweden").id
    assert kept(checker).id != kept(checker, session="13").id


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"text": " &nbsp; "}, "the text is empty"),
        ({"sur": ""}, "the State under review is missing"),
        ({"by": ""}, "the recommending State is missing"),
        ({"sur": "(Unknown)"}, "State under review '(Unknown)' is no known State"),
        ({"by": "Norwayy"}, "recommending State 'Norwayy' is no known State (near: Norway"),
        ({"session": "spring"}, "session 'spring' is not a number from 1 to 999"),
        ({"session": "0"}, "session '0' is not a number from 1 to 999"),
        ({"session": "12.5"}, "session '12.5' is not a number from 1 to 999"),
    ],
)
def test_a_row_that_cannot_be_used_is_rejected_with_the_reason(
    checker: RowChecker, cells: dict[str, str], expected: str
) -> None:
    assert reason(checker, **cells).startswith(expected)


def test_a_rejected_row_keeps_its_own_words(checker: RowChecker) -> None:
    (row,) = checker.check(batch_of(ROW | {"by": "Atlantis"}))
    assert isinstance(row, Rejected)
    assert row.raw == "Nepal | Atlantis | Ratify it. | 12"
    assert row.place == "row 2"


def test_names_that_do_not_resolve_are_counted_with_suggestions(checker: RowChecker) -> None:
    rows = [ROW | {"by": name} for name in ("Norwayy", "Atlantis", "Norwayy")]
    assert all(isinstance(row, Rejected) for row in checker.check(batch_of(*rows)))
    first, second = checker.findings.unresolved(checker.near)
    assert (first.name, first.count) == ("Norwayy", 2)
    assert "Norway" in first.suggestions
    assert (second.name, second.count) == ("Atlantis", 1)


@pytest.mark.parametrize("spelling", ["(Unknown)", "&#40;Unknown&#41;", " (unknown) "])
def test_a_recommending_state_that_the_source_does_not_know_is_kept_as_unknown(
    checker: RowChecker, spelling: str
) -> None:
    assert kept(checker, by=spelling).by is None
    (unresolved,) = checker.findings.unresolved(checker.near)
    assert (unresolved.name, unresolved.count, unresolved.suggestions) == ("(Unknown)", 1, ())


def test_a_missing_session_and_response_stay_open(checker: RowChecker) -> None:
    row = kept(checker, session="", response="")
    assert row.session is None
    assert row.response is None
    assert checker.findings.warnings() == ()


def test_optional_values_that_cannot_be_read_are_left_empty_and_told(checker: RowChecker) -> None:
    row = kept(checker, response="Perhaps", action="9", text="Ratify it.")
    assert row.response is None
    assert (row.action, row.action_source) == (5, ActionSource.PREDICTED)
    assert checker.findings.warnings() == (
        "action: not understood where the file says '9' (1).",
        "response: not understood where the file says 'Perhaps' (1).",
    )


def test_an_action_that_nobody_coded_is_predicted_from_the_text(checker: RowChecker) -> None:
    row = kept(checker, text="Continue its efforts.")
    assert (row.action, row.action_source) == (2, ActionSource.PREDICTED)
    assert checker.findings.warnings() == ()


def test_issue_labels_that_are_new_are_kept_and_reported_once(checker: RowChecker) -> None:
    labels = ISSUE_SEPARATOR.join(["Tea ceremonies", "JUSTICE", "Space law"])
    row = kept(checker, issues=labels)
    assert row.issues == ("Tea ceremonies", "Justice", "Space law")
    kept(checker, issues=labels, text="Another one.")
    assert list(checker.findings.issues) == ["Tea ceremonies"]


def test_a_pledge_is_no_recommendation_and_nobody_answers_it(checker: RowChecker) -> None:
    pledge = kept(checker, Kind.PLEDGES, by="", response="Voluntary Pledge")
    assert pledge.kind is RecordKind.PLEDGE
    assert pledge.by == "NPL"
    assert pledge.response is None
    assert checker.findings.warnings() == ()
    assert pledge.id != kept(checker, by="Nepal").id


def test_rows_of_other_kinds_are_counted_and_left_out(checker: RowChecker) -> None:
    days = Batch(Kind.CALENDAR, {"what": ["review"] * 2, "start": ["2027-01"] * 2}, ["1", "2"])
    assert list(checker.check(days)) == []
    (warning,) = checker.findings.warnings()
    assert warning.startswith("Rows of kind calendar were left out (2)")


def test_columns_that_uprtui_does_not_know_are_told(checker: RowChecker) -> None:
    kept(checker, budget="3 euros")
    assert checker.findings.warnings() == ("Columns kept out: budget.",)
