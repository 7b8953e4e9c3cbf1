"""Run every benchmark: `make bench`."""

from __future__ import annotations

from importlib import import_module

BENCHMARKS = (
    "importing",
    "joining",
    "uhri",
    "search",
    "targets",
    "acceptance",
    "action",
    "issues",
    "lint",
    "first_paint",
    "memory",
)


def main() -> None:
    """Run the benchmarks one after another, each under its title."""
    for name in BENCHMARKS:
        module = import_module(f"benchmarks.{name}")
        print(f"\n{(module.__doc__ or name).splitlines()[0]}\n")
        module.main()


if __name__ == "__main__":
    main()
