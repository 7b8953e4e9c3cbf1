"""The conformance kit: one call in a plugin's tests checks a connector against the contract.

    from uprtui.api.testing import check_connector

    def test_it_keeps_the_contract(tmp_path):
        check_connector(MyConnector(), good=[tmp_path / "good.csv"], bad=[...], foreign=[...])

Each broken promise is an `AssertionError` whose sentence names the connector, the file and the
promise. Works with any test runner. What is promised:

- it declares what `uprtui.api.Connector` asks for, for a version of the contract that fits;
- `detect` is cheap: within a second; of a text file it reads at most the head and 1 MiB more, of a
  container (zip, OLE, PDF, gzip, Parquet), whose inside may decide, what it likes;
- `detect` is honest: the same answer under another name, and no claim on the files of others, even
  under the name of one of its own; it raises nothing but `ConnectorError`, damaged files included;
- `read` is resumable: a reading that was broken off, or that goes on beside another, leaves no
  trace; the same options give everything again, and the same;
- `read` is bounded: at most 64 MiB and four times the file at once, as Python counts it in this
  process, and files that it opened are closed again;
- `read` ends within a second once it is cancelled;
- bad rows are reported and the others read; damaged files raise `ConnectorError` and nothing else;
- batches are sound, places occur once, nothing is written beside the file.
"""

from __future__ import annotations

from uprtui.api.testing.contexts import RecordingContext
from uprtui.api.testing.detecting import FOREIGN_HEADS
from uprtui.api.testing.kit import check_connector, rows_of

__all__ = ["FOREIGN_HEADS", "RecordingContext", "check_connector", "rows_of"]
