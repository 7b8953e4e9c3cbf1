"""What a backtest found: figures beside chance, calibration, one sentence, and a plain document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from uprtui.target.measures import Bin, CalibrationTable, Figures, Interval

LEVEL = 0.9
"""The share of the drawn means that an interval holds."""

_ISSUE = "issue"
_MODEL = "model"
_BY = {_ISSUE: "issue count"}


@dataclass(frozen=True, slots=True)
class Measured:
    """How well one method ranked, on average over the queries.

    Attributes:
        figures: the mean of each measure.
        intervals: measure → its interval; None where there was only one review.
        calibration: what became of its probabilities; None where it gives none.
    """

    figures: Figures
    intervals: Mapping[str, Interval | None]
    calibration: CalibrationTable | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """How far the first method is before another in NDCG@10, query by query.

    Both were measured on the same queries, so this interval is narrower than the intervals of the
    two figures suggest.

    Attributes:
        difference: the mean; negative where it is behind.
        interval: the interval of the mean; None where there was only one review.
    """

    difference: float
    interval: Interval | None

    @property
    def verdict(self) -> str:
        """One of `better`, `worse`, `no clear difference`."""
        if self.interval is not None and self.interval[0] > 0:
            return "better"
        if self.interval is not None and self.interval[1] < 0:
            return "worse"
        return "no clear difference"


@dataclass(frozen=True, slots=True)
class Backtest:
    """What the replay of past sessions found.

    Attributes:
        sessions: those that were replayed, in order.
        reviews: how many reviews had at least one query.
        queries: how many pairs of a State under review and an issue were measured.
        methods: method → what it achieved, in the order they were asked for.
        chance: what the measures would be if the States stood in a random order.
        leads: method → how far the first method is before it.
        fitted_to: for each session the last one that the coefficients used for it were fitted on;
            None where no coefficients were used.
    """

    sessions: tuple[int, ...]
    reviews: int
    queries: int
    methods: Mapping[str, Measured]
    chance: Figures
    leads: Mapping[str, Lead]
    fitted_to: tuple[int | None, ...]

    @property
    def seen(self) -> tuple[int, ...]:
        """The sessions that their coefficients were fitted on, so that their figures flatter."""
        return tuple(
            session
            for session, last in zip(self.sessions, self.fitted_to, strict=True)
            if last is not None and session <= last
        )

    def sentence(self) -> str:
        """Say in one line how many of the first 10 States raised the issue.

        The method is the model where it was tested, else the first; the issue count stands beside
        it where it was tested too.
        """
        name = _MODEL if _MODEL in self.methods else next(iter(self.methods))
        beside = [f"random {hits10(self.chance):.1f}"]
        if _ISSUE in self.methods and name != _ISSUE:
            beside.insert(0, f"{_BY[_ISSUE]} {hits10(self.methods[_ISSUE].figures):.1f}")
        by = "" if name == _MODEL else f" by {_BY.get(name, name)}"
        return (
            f"{session_words(self.sessions)}: {hits10(self.methods[name].figures):.1f} "
            f"of the first 10 raised it{by} ({', '.join(beside)})."
        )

    def as_json(self) -> dict[str, Any]:
        """Return it as plain lists, texts and numbers; `from_json` reads them again."""
        return {
            "sessions": list(self.sessions),
            "reviews": self.reviews,
            "queries": self.queries,
            "methods": {name: _measured_json(found) for name, found in self.methods.items()},
            "chance": self.chance._asdict(),
            "calibration": [
                {
                    "method": name,
                    "from": each.low,
                    "to": each.high,
                    "count": each.count,
                    "predicted": each.predicted,
                    "observed": each.observed,
                }
                for name, found in self.methods.items()
                if found.calibration
                for each in found.calibration.bins
            ],
            "leads": {
                name: {"ndcg10": lead.difference, "interval": _listed(lead.interval)}
                for name, lead in self.leads.items()
            },
            "fitted_to": list(self.fitted_to),
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Backtest:
        """Read what `as_json` wrote.

        Raises:
            LookupError, TypeError, ValueError, OverflowError: where it is something else.
        """
        rows: dict[str, list[Bin]] = {}
        for row in document["calibration"]:
            ends = float(row["from"]), float(row["to"])
            shares = float(row["predicted"]), float(row["observed"])
            rows.setdefault(row["method"], []).append(Bin(*ends, int(row["count"]), *shares))
        found = cls(
            sessions=tuple(int(session) for session in document["sessions"]),
            reviews=int(document["reviews"]),
            queries=int(document["queries"]),
            methods={
                str(name): _measured(entry, rows.get(name, ()))
                for name, entry in dict(document["methods"]).items()
            },
            chance=_figures(document["chance"]),
            leads={
                str(name): Lead(float(lead["ndcg10"]), _interval(lead["interval"]))
                for name, lead in dict(document["leads"]).items()
            },
            fitted_to=tuple(None if last is None else int(last) for last in document["fitted_to"]),
        )
        if not found.methods or not found.sessions or len(found.sessions) != len(found.fitted_to):
            raise ValueError("a backtest has methods and sessions, each session its coefficients")
        return found


def hits10(figures: Figures) -> float:
    """Return how many of the first 10 States were right, on average."""
    return 10 * figures.precision10


def session_words(sessions: Sequence[int]) -> str:
    """Say which sessions: `Session 14`, `Sessions 14–17`, `Sessions 14–15, 17`."""
    runs: list[list[int]] = []
    for session in sessions:
        if runs and session == runs[-1][-1] + 1:
            runs[-1].append(session)
        else:
            runs.append([session])
    said = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return f"Session{'' if len(sessions) == 1 else 's'} {', '.join(said)}"


def _measured_json(found: Measured) -> dict[str, Any]:
    shown: dict[str, Any] = {
        **found.figures._asdict(),
        "hits10": hits10(found.figures),
        "intervals": {name: _listed(interval) for name, interval in found.intervals.items()},
    }
    if found.calibration:
        shown["calibration_error"] = found.calibration.expected_error
        shown["brier"] = found.calibration.brier
    return shown


def _measured(entry: Mapping[str, Any], bins: Sequence[Bin]) -> Measured:
    return Measured(
        _figures(entry),
        {name: _interval(entry["intervals"][name]) for name in Figures._fields},
        CalibrationTable(tuple(bins), float(entry["brier"])) if "brier" in entry else None,
    )


def _figures(entry: Mapping[str, Any]) -> Figures:
    return Figures(*(float(entry[name]) for name in Figures._fields))


def _listed(interval: Interval | None) -> list[float] | None:
    return None if interval is None else list(interval)


def _interval(ends: Sequence[Any] | None) -> Interval | None:
    if ends is None:
        return None
    low, high = ends
    return float(low), float(high)
