"""From records of the Human Rights Index to rows: what becomes of each, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from uprtui.api import ISSUE_SEPARATOR, Kind, is_state
from uprtui_connectors.places import Places, shown
from uprtui_connectors.recommenders import recommended
from uprtui_connectors.uhri_record import (
    Record,
    UnusableRecord,
    day_of,
    names_of,
    session_of,
    symbol_of,
)
from uprtui_connectors.uhri_text import numbered, without_markup

#: Columns of both kinds of rows, after which a row's texts are ordered.
COMMON = ("sur", "text", "paragraph", "symbol", "themes", "affected", "sdgs", "published")
COLUMNS = {
    Kind.RECOMMENDATIONS: (*COMMON, "reference", "by", "response", "session"),
    Kind.SUPPORTING: (*COMMON, "reference", "body"),
}
#: The longest real texts have some 20,000 characters.
LONGEST_TEXT = 200_000
MOST_ROWS = 500  # of one record: there are fewer States than that
_LISTS = ("themes", "affected", "sdgs")


@dataclass(slots=True)
class Row:
    """One row to be handed over: its kind, its place and its cells in the order of `COLUMNS`."""

    kind: Kind
    place: str
    cells: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """What is not among the rows, and is told at the end.

    Args:
        left_out: records that are no recommendations, by what they are.
        states_differ: records whose text names more or fewer States than their field.
        dates: publication dates that could not be read.
        sessions: sessions that could not be read.
    """

    left_out: Counter[str] = field(default_factory=Counter)
    states_differ: int = 0
    dates: int = 0
    sessions: int = 0

    def notes(self) -> tuple[str, ...]:
        """Sentences for the user."""
        told = [
            f"{kind} of {who} are no recommendations: {count:,} left out."
            for (kind, who), count in sorted(
                ((name.split("\n", 1), count) for name, count in self.left_out.items()),
                key=lambda pair: -pair[1],
            )
        ]
        if self.states_differ:
            told.append(
                f"{self.states_differ:,} texts name more or fewer States than their record; the "
                "record's field is taken."
            )
        if self.dates:
            told.append(f"{self.dates:,} publication dates were not understood and left empty.")
        if self.sessions:
            told.append(f"{self.sessions:,} sessions were not understood and left empty.")
        return tuple(told)


def rows_of_record(record: Record, place: str, tally: Tally) -> Iterator[Row]:
    """Yield the rows of one record: one a State under review and recommending State.

    Nothing is yielded for what is no recommendation; the tally counts it.

    Raises:
        UnusableRecord: the record cannot be used; says why.
    """
    body = ", ".join(record.all("body"))
    upr = _is_upr(body)
    if not _recommends(record, upr, body, tally):
        return
    text = _text(record)
    countries = names_of(record.all("countries"))
    if not countries:
        raise UnusableRecord("it names no State concerned")
    paragraph, words = numbered(without_markup(text))
    common = _common(record, paragraph, tally)
    if upr:
        yield from _recommendations(record, words, countries, common, place, tally)
        return
    words = words.strip()
    if len(countries) > MOST_ROWS:
        raise UnusableRecord(f"it names {len(countries):,} States concerned")
    places = _places(place, [(country,) for country in countries])
    for country, where in zip(countries, places, strict=True):
        yield Row(Kind.SUPPORTING, where, (country, words, *common, body))


def _is_upr(body: str) -> bool:
    name = body.casefold()
    return name == "upr" or "universal periodic review" in name


def _recommends(record: Record, upr: bool, body: str, tally: Tally) -> bool:
    """Whether a record is a recommendation.

    Raises:
        UnusableRecord: it says nothing of its kind, or something unknown.
    """
    if not body:
        raise UnusableRecord("it names no body that recommends")
    kinds = record.all("type")
    said = ", ".join(kinds).casefold()
    if "recommendation" in said or (upr and not said):
        return True
    if "concern" in said or "observation" in said:
        tally.left_out[f"{', '.join(kinds)[:80]}\n{'the UPR' if upr else 'other bodies'}"] += 1
        return False
    if not said:
        raise UnusableRecord("it does not say whether it is a recommendation or an observation")
    raise UnusableRecord(f"its type '{', '.join(kinds)[:80]}' is not known")


def _text(record: Record) -> str:
    text = record.one("text")
    if not text.strip():
        raise UnusableRecord("its text is empty")
    if len(text) > LONGEST_TEXT:
        raise UnusableRecord(f"its text has {len(text):,} characters, more than any real one")
    return text


def _common(record: Record, paragraph: str, tally: Tally) -> tuple[str, ...]:
    published = record.one("published")
    day = day_of(published)
    tally.dates += bool(published) and day is None
    return (
        paragraph,
        symbol_of(record.all("symbol")),
        *(_joined(record.all(name)) for name in _LISTS),
        day or "",
        record.one("reference"),
    )


def _joined(values: Sequence[str]) -> str:
    return ISSUE_SEPARATOR.join(value.replace(ISSUE_SEPARATOR, " ") for value in values)


def _recommendations(
    record: Record,
    words: str,
    countries: Sequence[str],
    common: tuple[str, ...],
    place: str,
    tally: Tally,
) -> Iterator[Row]:
    spoken = _spoken(words, names_of(record.all("states")), tally)
    if len(spoken) * len(countries) > MOST_ROWS:
        raise UnusableRecord(f"it names {len(spoken):,} recommending States")
    session = session_of(record.one("session"))
    tally.sessions += bool(record.one("session")) and session is None
    response = "/".join(record.all("positions"))
    said = list(product(countries, spoken))
    several = len(countries) > 1
    keys = [(country, by) if several else (by,) for country, (_, by) in said]
    for (country, (text, by)), where in zip(said, _places(place, keys), strict=True):
        cells = (country, text, *common, by, response, session or "")
        yield Row(Kind.RECOMMENDATIONS, where, cells)


def _spoken(words: str, named: Sequence[str], tally: Tally) -> list[tuple[str, str]]:
    """What each State recommends: its words and its name.

    The record's field says which States; the text says what each of them said, where it names as
    many.
    """
    said = recommended(words)
    if not said:
        text = words.strip().rstrip(";").rstrip()
        return [(text, state) for state in named or ("",)]
    if not named or (len(said) == len(named) and all(is_state(one.state) for one in said)):
        return [(one.text, one.state) for one in said]
    tally.states_differ += 1
    texts = {one.state.casefold(): one.text for one in said}
    whole = said[0].text if len(set(texts.values())) == 1 else words.strip()
    return [(texts.get(state.rstrip("*").casefold(), whole), state) for state in named]


def _places(place: str, keys: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """`record 12` for a single row, else `record 12 (France)`, `record 12 (France), 2`."""
    if len(keys) == 1:
        yield place
        return
    places = Places()
    for key in keys:
        yield places.once(f"{place} ({', '.join(map(shown, key))})")
