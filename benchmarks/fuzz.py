"""Run the fuzz tests of all connectors for long: `python -m benchmarks.fuzz --minutes 60`.

Round after round, each with a seed of its own, until the time is over; prints every failure with
the command that repeats it. Exit code 1 where something failed.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

_ROOT = Path(__file__).resolve().parents[1]
_TESTS = "tests/connectors"
_PASSED, _FAILED, _NONE = 0, 1, 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz for the minutes that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0, help="how long, in all")
    parser.add_argument("--seconds", type=float, default=60.0, help="each test, each round")
    parser.add_argument("--seed", type=int, help="of the first round; by chance unless given")
    parser.add_argument("--only", default="", help="part of the test's name, as pytest's -k")
    parser.add_argument("--workers", default="2", help="processes side by side")
    chosen = parser.parse_args(arguments)
    seed = random.randrange(1 << 32) if chosen.seed is None else chosen.seed
    end = time.monotonic() + chosen.minutes * 60
    failures = rounds = 0
    while rounds == 0 or time.monotonic() < end:
        left = max(end - time.monotonic(), 1.0)
        failures += _round(seed, min(chosen.seconds, left), chosen.only, chosen.workers)
        rounds += 1
        seed = (seed + 1) % (1 << 32)
    print(f"{rounds} rounds, {failures} failures")
    return 1 if failures else 0


def _round(seed: int, seconds: float, only: str, workers: str) -> int:
    """Run every fuzz test once; print and count what failed."""
    with TemporaryDirectory(prefix="uprtui-fuzz-") as folder:
        written = Path(folder) / "results.xml"
        command = [sys.executable, "-m", "pytest", _TESTS, "-q", "-m", "fuzz", "-n", workers]
        command += ["-p", "no:cacheprovider", f"--hypothesis-seed={seed}", f"--junitxml={written}"]
        command += ["-k", only] if only else []
        environment = os.environ | {"FUZZ_SECONDS": str(seconds)}
        done = subprocess.run(
            command, cwd=_ROOT, env=environment, check=False, capture_output=True, text=True
        )
        if done.returncode not in {_PASSED, _FAILED}:
            raise SystemExit(f"pytest ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        ran, failed = 0, 0
        for case in ElementTree.parse(written).iter("testcase"):
            ran += 1
            for problem in (*case.iter("failure"), *case.iter("error")):
                failed += 1
                name = case.get("name", "")
                print(f"FAILED {case.get('classname')}::{name} with seed {seed}")
                print((problem.text or "").strip()[-3000:])
                print(f"again: python -m benchmarks.fuzz --minutes 1 --seed {seed} --only {name}")
    print(f"seed {seed}: {ran} tests of {seconds:.0f} seconds, {failed} failed", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
