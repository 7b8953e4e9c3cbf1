"""`uprtui demo --headless`: every step on the sample, each output marked as invented."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from tests.cli.conftest import DONE_ONCE, Command, Demo


@DONE_ONCE
def test_every_step_writes_what_it_found(demo: Demo) -> None:
    out = demo.out
    assert demo.said.exit_code == 0, demo.said.output
    assert "SAMPLE DATA" in demo.said.stdout
    steps = {path.stem: json.loads(path.read_text()) for path in out.glob("*.json")}
    assert sorted(steps) == ["0-library", "1-focus", "2-target", "3-coordinate", "4-timing"]
    assert all(step["sample"] and "SAMPLE DATA" in step["note"] for step in steps.values())
    assert steps["0-library"]["recommendations"] > 2500
    assert {ask["action"] for ask in steps["1-focus"]["asks"]} <= {1, 2, 3, 4, 5}
    for ask in steps["1-focus"]["asks"]:
        severities = {finding["severity"] for finding in ask["checks"]["findings"]}
        assert ask["checks"]["words"] == ask["words"]
        assert "object" not in severities
    assert {each["seconds"] < 120 for each in steps["1-focus"]["statements"]} == {True}
    for ranking in steps["2-target"]["rankings"]:
        assert [row["rank"] for row in ranking["rows"]] == list(range(1, 9))
        assert all(row["reasons"] and row["evidence"] for row in ranking["rows"])
    assert any(row["embassy"] for row in steps["3-coordinate"]["matrix"])
    assert steps["4-timing"]["days_to_review"] == 140
    public = tomllib.loads((out / "5-plan-public.toml").read_text())
    assert public["sample"] is True
    assert not any(member.get("name") for member in public.get("members", []))


@DONE_ONCE
def test_nothing_of_the_users_own_home_is_touched(demo: Demo) -> None:
    assert demo.out.exists()
    assert not demo.users_home.exists()


def test_in_a_terminal_the_sample_opens_in_a_home_of_its_own(uprtui: Command) -> None:
    assert uprtui("demo").exit_code == 0
    ((home, campaign),) = uprtui.opened
    assert home == uprtui.home / "sample"
    assert campaign == str(home / "campaigns" / "sample.toml")


def test_years_later_the_sample_is_at_the_same_point_of_its_campaign(
    uprtui: Command, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    uprtui("--today", "2029-11-26", "demo", "--headless", str(out))
    timing = json.loads((out / "4-timing.json").read_text())
    assert timing["days_to_review"] in range(134, 147)
    plan = (out / "5-plan-private.toml").read_text()
    assert "2027" not in plan
