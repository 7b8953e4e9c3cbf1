"""Run by `workbook.py` in a process of its own: prints an Excel or ODS file as lines of JSON.

A damaged workbook can make the Excel library crash or ask for hundreds of gigabytes. Here that
costs this process only. Standard input is the file, the argument how many rows of each sheet are
wanted (0: all). Lines out: `{"sheet": name, "rows": n}`, then one list of texts per row; at the
end `{"end": true}`, or `{"error": sentence}`.
"""

from __future__ import annotations

import io
import json
import sys

#: Enough for some 500,000 rows of an export; a file that needs more is refused.
MEMORY_BYTES = 2 << 30
CPU_SECONDS = 300


def limit_resources() -> None:
    """Cap this process's memory and computing time, and leave no core file behind."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def cell_text(value: object) -> str:
    """A cell as its sheet shows it: whole numbers without `.0`, dates as 2027-05-03."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def print_workbook(rows_wanted: int) -> None:
    """Print the workbook on standard input."""
    from python_calamine import load_workbook

    out = sys.stdout
    workbook = load_workbook(io.BytesIO(sys.stdin.buffer.read()))
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False, nrows=rows_wanted or None)
        out.write(json.dumps({"sheet": name, "rows": len(rows)}) + "\n")
        for row in rows:
            out.write(json.dumps([cell_text(cell) for cell in row]) + "\n")
    out.write('{"end": true}\n')


def main() -> int:
    """Print the workbook, or the reason why it cannot be read."""
    limit_resources()
    try:
        print_workbook(int(sys.argv[1]))
    except (KeyboardInterrupt, BrokenPipeError):
        return 1
    except BaseException as problem:  # noqa: BLE001  the library's panics are no Exception
        sys.stdout.write(json.dumps({"error": f"{type(problem).__name__}: {problem}"}) + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
