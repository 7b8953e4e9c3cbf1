"""Where uprtui keeps its files: one private folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from uprtui.errors import UprtuiError

_PRIVATE_FOLDER = 0o700


class HomeError(UprtuiError):
    """The home folder cannot be made or used."""


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one user's facts and decisions, and the names of what lies in it.

    Args:
        root: the folder; it need not exist yet (see `prepare`).
    """

    root: Path

    @property
    def library(self) -> Path:
        """The database of recommendations."""
        return self.root / "library.duckdb"

    @property
    def library_lock(self) -> Path:
        """The file that says who is importing."""
        return self.root / "library.lock"

    @property
    def campaigns(self) -> Path:
        """The folder of campaign plans."""
        return self.root / "campaigns"

    @property
    def states_file(self) -> Path:
        """The user's own States (may be absent)."""
        return self.root / "states.csv"

    @property
    def calendar_file(self) -> Path:
        """The user's own corrections of the calendar (may be absent)."""
        return self.root / "calendar.csv"

    @property
    def plugins_file(self) -> Path:
        """Which plugins from outside may run (may be absent)."""
        return self.root / "plugins.toml"

    @property
    def mappings_file(self) -> Path:
        """What was chosen for the columns of tables (may be absent)."""
        return self.root / "mappings.toml"

    @property
    def sample(self) -> Home:
        """The home of the sample campaign: invented data never mixes with real data."""
        return Home(self.root / "sample")

    def prepare(self) -> None:
        """Make the folder and its campaigns folder, readable by their owner only.

        Raises:
            HomeError: where a folder cannot be made or closed to others.
        """
        for folder in (self.root, self.campaigns):
            try:
                folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
                if folder.stat().st_mode & 0o077:
                    folder.chmod(_PRIVATE_FOLDER)
            except OSError as error:
                raise HomeError(
                    f"The folder {folder} cannot be used: {error.strerror or error}.",
                    "Choose another one with --home DIR or the variable UPRTUI_HOME.",
                ) from error


def default_root(environ: Mapping[str, str]) -> Path:
    """Return the home folder of this user: UPRTUI_HOME, else the platform's data folder.

    Args:
        environ: the environment's variables.
    """
    chosen = environ.get("UPRTUI_HOME", "")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("uprtui", appauthor=False)
