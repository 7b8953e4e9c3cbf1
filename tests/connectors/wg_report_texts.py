"""Invented reports of the Working Group, worded as those of several cycles are; no real review."""

from __future__ import annotations

from collections.abc import Sequence

COVER = """Human Rights Council
Ninety-ninth session
Agenda item 6
Universal periodic review
Report of the Working Group on the Universal Periodic
Review*
{state}
* The annex is being circulated without formal editing.
United Nations {symbol}
General Assembly Distr.: General
24 March 2035
Original: English"""
INTRODUCTION = """1. The Working Group on the Universal Periodic Review, established in
accordance with Human Rights Council resolution 5/1, held its {session} session from 20 to 31
January 2035. The review of {state} was held at the 13th meeting, on 28 January 2035."""
SUMMARY = """12. During the interactive dialogue, 4 delegations made statements. Norway
recommended: 12.1 Plant more trees (Norway); and Chad noted the recommendations
(see paragraph 12.1) that enjoy the support of the public (Chad)."""
HEADING = "II. Conclusions and/or recommendations**"
DISCLAIMER = """{number}. All conclusions and/or recommendations contained in the present report
reflect the position of the submitting State(s) and/or the State under review. They should not
be construed as endorsed by the Working Group as a whole."""
ANNEX = """Annex
Composition of the delegation
The delegation of {state} was headed by Ms. Somebody and composed of the following members:
1. Mr. Nobody, Ambassador (Geneva);
13.5 Ms. Anybody, Adviser (Norway);"""


def report(
    conclusions: Sequence[str],
    last: int = 15,
    state: str = "Slovenia",
    session: str = "ninety-eighth",
    symbol: str = "A/HRC/99/7",
) -> list[list[str]]:
    """Return a report's pages, each a list of paragraphs with line ends inside.

    In: the paragraphs of the conclusions, and the number of the paragraph after them.
    """
    values = {"state": state, "session": session, "symbol": symbol, "number": last}
    end = [DISCLAIMER.format(**values)]
    half = len(conclusions) // 2
    return [
        COVER.format(**values).split("\n"),
        ["Introduction", INTRODUCTION.format(**values), SUMMARY],
        [HEADING, *conclusions[:half]],
        [*conclusions[half:], *end],
        ANNEX.format(**values).split("\n"),
    ]


def as_text(pages: Sequence[Sequence[str]], symbol: str = "A/HRC/99/7") -> str:
    """Return the pages as plain text, with page furniture and form feeds between them."""
    return "\f".join(
        f"{symbol}\n\n" + "\n".join(page) + f"\n\n{number}\n"
        for number, page in enumerate(pages, 1)
    )


DOTTED = (
    "13. The recommendations formulated during the interactive dialogue and listed below have\n"
    "been examined by Slovenia and enjoy the support of Slovenia:",
    "13.1 Ratify the Convention on the Rights of Trees (CRT) (Iran (Islamic\n"
    "Republic of)) (France);",
    "13.2 Step up work towards target\n16.3 of the Goals, and follow recommendation\n12.1 of the "
    "dialogue (Norway, Chad and\nBolivia (Plurinational State of));",
    "14. The following recommendations will be examined by Slovenia, which will provide\n"
    "responses in due time, but no later than the ninety-ninth session:",
    "14.1 Fight all forms of dis-\ncrimination and non-\ndiscrimination of trees "
    "(see paragraph 6.3)\n"
    "(Bolivarian Republic of Venezuela) (Côte\nd’Ivoire);",
    "14.2 Consider signing (Mexico) / Sign (Chile) the Treaty on discrimination against\nhedges.",
)
DOTTED_ROWS = [
    ("13.1", "Iran (Islamic Republic of)", "Supported"),
    ("13.1", "France", "Supported"),
    ("13.2", "Norway", "Supported"),
    ("13.2", "Chad", "Supported"),
    ("13.2", "Bolivia (Plurinational State of)", "Supported"),
    ("14.1", "Bolivarian Republic of Venezuela", "Pending"),
    ("14.1", "Côte d’Ivoire", "Pending"),
    ("14.2", "Mexico", "Pending"),
    ("14.2", "Chile", "Pending"),
]
PLAIN = (
    "13. In the course of the discussion, the following recommendations were made to Slovenia:",
    "1. To plant trees and, by 2036,\n2 million hedges (Mexico; Egypt);",
    "2. To ratify the Convention on Trees (Spain), the Protocol on Hedges (Denmark, France);\n"
    "accede to the Accord on Moss (Chad)",
    "3. That forests be cared for (The Netherlands). With respect to moss, Slovenia\n"
    "will consider the matter.",
    "14. The response of Slovenia to these recommendations will be included in the outcome\n"
    "report adopted by the Human Rights Council at its ninety-ninth session.",
)
PLAIN_ROWS = [
    ("13.1", "Mexico", "Pending"),
    ("13.1", "Egypt", "Pending"),
    ("13.2", "Spain", "Pending"),
    ("13.2", "Denmark", "Pending"),
    ("13.2", "France", "Pending"),
    ("13.2", "Chad", "Pending"),
    ("13.3", "The Netherlands", "Pending"),
]
LETTERED = (
    "13. The recommendations below were examined by Slovenia and did not enjoy its support:",
    "(a) Plant trees (Mexico);",
    "(b) Plant:\n(i) hedges; (ii) moss (Egypt);",
    "(c) Water them (Chad).",
    "14. Slovenia considers that the following recommendations are already implemented or in\n"
    "the process of implementation:",
    "(a) Count the trees (Peru).",
)
LETTERED_ROWS = [
    ("13(a)", "Mexico", "Noted"),
    ("13(b)", "Egypt", "Noted"),
    ("13(c)", "Chad", "Noted"),
    ("14(a)", "Peru", "Supported"),
]
HEADED = (
    "13. The recommendations received are set out below.",
    "Recommendations that enjoy the support of Slovenia",
    "13.1. Plant trees (Mexico).",
    "13.2. Water trees (Egypt).",
    "Women’s rights",
    "13.3. Count trees (Peru).",
    "Noted",
    "13.4. Cut trees (Chad).",
)
HEADED_ROWS = [
    ("13.1", "Mexico", "Supported"),
    ("13.2", "Egypt", "Supported"),
    ("13.3", "Peru", "Supported"),
    ("13.4", "Chad", "Noted"),
]
