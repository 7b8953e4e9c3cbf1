"""The result of a backtest as a text: two small tables, and what they mean and do not mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uprtui.target.ranking import METHODS, MODEL
from uprtui.tui.widgets.detail import Block, Bullets, Heading, Paragraph, Verbatim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from uprtui.target.backtest_result import Backtest, Lead, Measured
    from uprtui.target.measures import CalibrationTable, Figures, Interval

_WIDTHS = (13, 14, 14, 14, 14)
_HEADS = ("Ranked by", "Right of 10", "NDCG@10", "Recall@20", "MAP")
_FIELDS = ("precision10", "ndcg10", "recall20", "map")
_BIN_WIDTHS = (13, 12, 12, 12)
_BIN_HEADS = ("Chance said", "Times", "On average", "Happened")
_LARGE = 0.3
_MEASURES = (
    "Right of 10: how many of the first 10 States did raise the issue. Recall@20: the share of"
    " those that did who stand among the first 20. NDCG@10 and MAP count them the more, the higher"
    " they stand; 1 is perfect."
)


def figures_blocks(found: Backtest) -> tuple[Block, ...]:
    """Return the methods' figures beside pure chance, the calibration, and four sentences."""
    from uprtui.target.backtest_result import LEVEL, session_words

    about = (
        f"{session_words(found.sessions)}: {found.reviews:,} reviews, {found.queries:,} questions"
        " (a State under review and an issue). For each the States were ranked from earlier"
        " sessions only; then uprtui looked who did raise it."
    )
    blocks: list[Block] = [
        Paragraph(about),
        Verbatim(_figures_table(found)),
        Paragraph(f"{_MEASURES} Under each figure its {LEVEL:.0%} interval, by whole reviews."),
    ]
    model = found.methods.get(MODEL)
    if model is not None and model.calibration is not None:
        blocks += [
            Heading("What the chances said, and what happened"),
            Verbatim(_calibration_table(model.calibration)),
        ]
    return (*blocks, Heading("What it means, and what not"), Bullets(_meaning(found)))


def _figures_table(found: Backtest) -> str:
    lines = [_line(_HEADS, _WIDTHS)]
    for name, measured in found.methods.items():
        title = "the model" if name == MODEL else METHODS[name].title
        lines.append(_line((title, *_cells(measured.figures)), _WIDTHS))
        lines.append(_line(("", *_intervals(measured)), _WIDTHS))
    lines.append(_line(("random order", *_cells(found.chance)), _WIDTHS))
    return "\n".join(lines)


def _cells(figures: Figures) -> tuple[str, ...]:
    return tuple(_figure(name, getattr(figures, name)) for name in _FIELDS)


def _intervals(measured: Measured) -> tuple[str, ...]:
    return tuple(_ends(name, measured.intervals[name]) for name in _FIELDS)


def _ends(name: str, interval: Interval | None) -> str:
    if interval is None:
        return "one review"
    return "–".join(_figure(name, end) for end in interval)


def _figure(name: str, value: float) -> str:
    return f"{10 * value:.1f}" if name == "precision10" else f"{value:.3f}"


def _calibration_table(table: CalibrationTable) -> str:
    lines = [_line(_BIN_HEADS, _BIN_WIDTHS)]
    for each in table.bins:
        cells = (
            f"{each.low:.0%}–{each.high:.0%}",
            f"{each.count:,}",
            f"{each.predicted:.1%}",
            f"{each.observed:.1%}",
        )
        lines.append(_line(cells, _BIN_WIDTHS))
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """One line of a table: the first cell to the left, the numbers to the right."""
    first, *rest = zip(cells, widths, strict=True)
    return f"{first[0]:<{first[1]}}{''.join(f'{cell:>{width}}' for cell, width in rest)}"


def _meaning(found: Backtest) -> tuple[str, ...]:
    """Say what was right, whether that is better, whether chances hold, and what it is not."""
    from uprtui.target.backtest_result import hits10

    first, measured = next(iter(found.methods.items()))
    by = "the model" if first == MODEL else METHODS[first].title
    said = [
        f"Of the first 10 States by {by}, {hits10(measured.figures):.1f} on average raised the"
        f" issue; in a random order {hits10(found.chance):.1f}. The others of the 10 did not."
    ]
    lead = found.leads.get("issue")
    if lead is not None:
        said.append(_against_counting(lead))
    if measured.calibration is not None:
        said += _large_chances(measured.calibration)
    said.append(
        "It does not mean that a visit works, nor that a State with a small chance will refuse:"
        " the past is no promise, States change governments, and no data is not no interest."
    )
    if found.seen:
        said.append(_flatters(found))
    return tuple(said)


def _against_counting(lead: Lead) -> str:
    verdict = {
        "better": "is better than",
        "worse": "is worse than",
    }.get(lead.verdict, "does not clearly differ from")
    interval = "" if lead.interval is None else ", {:+.3f} to {:+.3f}".format(*lead.interval)
    return (
        f"Question by question, the order {verdict} that by counting the issue"
        f" (NDCG@10 {lead.difference:+.3f}{interval})."
    )


def _large_chances(table: CalibrationTable) -> list[str]:
    """Say whether the chances that one acts upon kept their word; the many tiny ones always do."""
    large = [each for each in table.bins if each.low >= _LARGE]
    times = sum(each.count for each in large)
    if not times:
        return [f"It never gave a chance of {_LARGE:.0%} or more."]
    said = sum(each.predicted * each.count for each in large) / times
    happened = sum(each.observed * each.count for each in large) / times
    return [
        f"Where it gave a chance of {_LARGE:.0%} or more, {said:.0%} on average, the State raised"
        f" the issue {happened:.0%} of the time ({times:,} times said)."
    ]


def _flatters(found: Backtest) -> str:
    from uprtui.target.backtest_result import session_words

    which = session_words(found.seen).lower()
    return f"Take care: the model was fitted on {which} too. On new sessions it will do less well."
