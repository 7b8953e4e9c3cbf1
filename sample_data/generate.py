"""Makes uprtui's sample data: `python sample_data/generate.py --seed 2026 --out sample_data`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

DEFAULT_SEED = 2026
HERE = Path(__file__).resolve().parent


def main(arguments: list[str] | None = None) -> None:
    """Write the sample's files for a seed into a folder."""
    parser = argparse.ArgumentParser(description="Make uprtui's sample data; all is invented.")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED, help="default: %(default)s")
    parser.add_argument("--out", type=Path, default=HERE, help="folder; default: %(default)s")
    options = parser.parse_args(arguments)
    from sample_data.making.files import write

    options.out.mkdir(parents=True, exist_ok=True)
    write(options.out, options.seed)
    print(f"Wrote the sample of seed {options.seed} to {options.out}")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))  # run as a script, the project's root is not yet there
    main()
