"""A document's title says which review it is about, in many wordings."""

from __future__ import annotations

import pytest

from uprtui_connectors.review_title import Review, review_of, session_of_name


@pytest.mark.parametrize(
    ("lines", "sur", "session"),
    [
        (["UPR of Nepal (4th Cycle - 51st Session)\tThematic list of recommendations*"],
         "Nepal", "51"),
        (["UPR of Nepal (2nd Cycle – 20th session)"], "Nepal", "20"),
        (["Universal Periodic Review of the Republic of Korea", "Fourteenth session"],
         "Republic of Korea", "14"),
        (["Universal Periodic Review – Forty-second session", "Matrix of recommendations: Chad"],
         "Chad", "42"),
        (["THEMATIC LIST OF RECOMMENDATIONS", "VENEZUELA (BOLIVARIAN REPUBLIC OF)", "UPR40"],
         "VENEZUELA (BOLIVARIAN REPUBLIC OF)", "40"),
        (["UPR Working Group, session 33: Guinea-Bissau", "Recommendations"],
         "Guinea-Bissau", "33"),
        (["State under review: Bosnia and Herzegovina", "Session: 34"],
         "Bosnia and Herzegovina", "34"),
        (["Review in the Working Group on the UPR, 48th session",
          "Adopted at the Human Rights Council, 59th session", "Country: Kiribati"],
         "Kiribati", "48"),
        (["Human Rights Council, twenty-eighth session", "UPR of Fiji"], "Fiji", ""),
        (["List of recommendations", "in two parts"], "", ""),
    ],
)  # fmt: skip
def test_state_and_session(lines: list[str], sur: str, session: str) -> None:
    found = review_of(lines)
    assert (found.sur, found.session) == (sur, session)


@pytest.mark.parametrize(
    ("name", "session"),
    [
        ("UPR48_Slovenia_advance_questions.docx", "48"),
        ("UPR 48 - Slovenia.docx", "48"),
        ("upr-48-slovenia.docx", "48"),
        ("Advance questions Slovenia 48th session.docx", "48"),
        ("Slovenia, forty-eighth session.docx", "48"),
        ("UPR_session_48.docx", "48"),
        ("UPR 4th cycle, 48th session.docx", "48"),
        ("UPR of Slovenia (4th cycle).docx", ""),
        ("UPR2025_Slovenia.docx", ""),
        ("HRC 59th session Slovenia.docx", ""),
        ("A_HRC_59_15.docx", ""),
        ("training, session 2.docx", ""),
        ("questions.docx", ""),
    ],
)
def test_the_name_of_a_file_may_say_the_session(name: str, session: str) -> None:
    assert session_of_name(name) == session


def test_the_symbol_of_the_report_stands_without_its_addendum() -> None:
    assert review_of(["UPR of Chad", "A/HRC/56/9/Add.1"]).symbol == "A/HRC/56/9"
    assert review_of(["UPR of Chad", "A/HRC/WG.6/44/TCD/1"]).symbol == ""


def test_long_lines_take_no_time() -> None:
    assert review_of(["UPR " + "The " * 100_000, "1 " * 100_000, "session " * 50_000]) == Review()
