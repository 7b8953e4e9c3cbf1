"""What a backtest found, as tables and sentences of at most 80 columns."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from uprtui.cli.output import print_table, say

if TYPE_CHECKING:
    from uprtui.target.backtest_result import Backtest, Lead
    from uprtui.target.measures import CalibrationTable, Figures, Interval

_WIDTH = 80
_HEADERS = ("Method", "NDCG@10", "Precision@10", "Recall@20", "MAP")
_NAMES = {"model": "the model", "issue": "issue count alone"}


def print_backtest(found: Backtest) -> None:
    """Print the figures of each method beside chance, the calibration, and what it means."""
    from uprtui.target.backtest_result import LEVEL, session_words

    _say(
        f"{session_words(found.sessions)}: {found.reviews:,} reviews, {found.queries:,} queries "
        "(a State under review and an issue), ranked from earlier sessions only."
    )
    say()
    _print_figures(found)
    _say(
        f"1 is perfect; below each figure its {LEVEL:.0%} interval, drawn by whole reviews. "
        "Precision@10: the share of the first 10 States that did recommend. Recall@20: the share "
        "of those that did recommend who stand among the first 20. NDCG@10 and MAP count the "
        "more, the higher they stand."
    )
    for name, measured in found.methods.items():
        if measured.calibration is not None:
            say()
            _print_calibration(name, measured.calibration)
    say()
    if found.seen:
        which = session_words(found.seen).lower()
        _say(
            f"Take care: the model's coefficients were fitted on {which} too, so its figures "
            "there flatter. On new sessions it will do less well."
        )
    _say(_meaning(found))


def _print_figures(found: Backtest) -> None:
    rows: list[list[str]] = []
    for name, measured in found.methods.items():
        rows.append([name, *_cells(measured.figures)])
        rows.append(["", *(_ends(interval) for interval in measured.intervals.values())])
    rows.append(["chance", *_cells(found.chance)])
    print_table(_HEADERS, rows)


def _print_calibration(name: str, table: CalibrationTable) -> None:
    _say(f"What {_NAMES.get(name, name)} said, and what happened:")
    print_table(
        ("Said", "Times", "On average", "Happened"),
        [
            (
                f"{each.low:.0%} to {each.high:.0%}",
                each.count,
                f"{each.predicted:.1%}",
                f"{each.observed:.1%}",
            )
            for each in table.bins
        ],
    )
    _say(f"Expected error {table.expected_error:.4f}, Brier score {table.brier:.4f}")


def _meaning(found: Backtest) -> str:
    """One sentence: how many of ten are right, and whether that beats the issue count."""
    from uprtui.target.backtest_result import hits10

    first, measured = next(iter(found.methods.items()))
    meaning = (
        f"It means: of the first 10 States by {_NAMES.get(first, first)}, "
        f"{hits10(measured.figures):.1f} on average recommended on the issue, "
        f"by chance {hits10(found.chance):.1f}"
    )
    lead = found.leads.get("issue")
    return f"{meaning}." if lead is None else f"{meaning}; {_against_issue_count(lead)}."


def _against_issue_count(lead: Lead) -> str:
    verdict = {
        "better": "the order is better than by issue count alone",
        "worse": "the order is worse than by issue count alone",
    }.get(lead.verdict, "no clear difference from issue count alone")
    interval = "" if lead.interval is None else ", {:+.3f} to {:+.3f}".format(*lead.interval)
    return f"{verdict} (NDCG@10 {lead.difference:+.3f}{interval})"


def _cells(figures: Figures) -> list[str]:
    return [f"{value:.3f}" for value in figures]


def _ends(interval: Interval | None) -> str:
    return "one review" if interval is None else f"{interval[0]:.3f}–{interval[1]:.3f}"


def _say(sentence: str) -> None:
    for line in textwrap.wrap(sentence, _WIDTH):
        say(line)
