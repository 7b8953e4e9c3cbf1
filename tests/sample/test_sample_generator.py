"""The committed sample is what its generator makes, on every machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from sample_data.generate import DEFAULT_SEED, main
from sample_data.making.chance import Chance
from sample_data.making.files import SIGNATURE
from sample_data.making.phrases import expand, gerund, plain, tags
from sample_data.making.reviews import recommendations

pytestmark = pytest.mark.xdist_group("sample generator")  # one worker makes it, once
AGAIN = "run: python sample_data/generate.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the command writes."""
    folder = tmp_path_factory.mktemp("sample") / "new"
    main(["--seed", str(DEFAULT_SEED), "--out", str(folder)])
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    "name",
    ["recommendations.csv", "states.csv", "members.csv", "calendar.csv", "campaign.toml"],
)
def test_the_committed_file_is_the_generated_one(
    name: str, made: dict[str, bytes], sample: Path
) -> None:
    committed = (sample / name).read_bytes()
    assert committed == made[name], f"{name} is not what its generator makes; {AGAIN}"


def test_nothing_else_is_made(made: dict[str, bytes], sample: Path) -> None:
    data = {path.name for path in sample.iterdir() if path.suffix in {".csv", ".toml"}}
    assert data == set(made)


def test_another_seed_makes_another_sample_of_the_same_states(
    made: dict[str, bytes],
) -> None:
    rows = recommendations(DEFAULT_SEED + 1)
    old = made["recommendations.csv"].decode()
    assert all(f"\n{row.sur}," in old for row in rows)
    assert sum(row.text in old for row in rows) < 0.2 * len(rows)


def test_the_first_line_says_that_all_is_invented(sample: Path) -> None:
    first = (sample / "recommendations.csv").read_text(encoding="utf-8").partition("\n")[0] + "\n"
    assert first == SIGNATURE
    assert first == (
        "# uprtui sample data: invented; no real State under review, no real recommendation\n"
    )


def test_lines_end_alike_on_every_system(made: dict[str, bytes]) -> None:
    assert all(b"\r" not in content for content in made.values())


def test_a_phrase_becomes_text() -> None:
    phrase = "~adopt and ~submit a <law|law> on {trade} <|> [JU; <II|II>] !"
    expanded = expand(phrase, {"trade": "logging"}, Chance("any"))
    assert plain(expanded) == "adopt and submit a law on logging"
    assert plain(gerund(expanded)) == "adopting and submitting a law on logging"
    assert tags(expanded) == ("JU", "II")


def test_chance_is_the_same_in_every_run() -> None:
    chance = Chance("2026 Serindal")
    drawn = [chance.pick("abcdefgh") for _ in range(12)]
    assert drawn == [Chance("2026 Serindal").pick("abcdefgh"), *drawn[1:]]
    assert "".join(drawn) == "fhbcecafchhc"


def test_several_are_different_and_never_of_weight_zero() -> None:
    drawn = Chance("x").several("abcd", [1.0, 0.0, 2.0, 3.0], 3)
    assert sorted(drawn) == ["a", "c", "d"]
