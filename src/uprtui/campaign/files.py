"""One plan on the disk: load it, and save it without losing anybody's edits."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from uprtui.campaign.atomic import replace_file
from uprtui.campaign.errors import (
    CampaignError,
    MergeError,
    PlanError,
    PlanExistsError,
    PlanMissingError,
    ReadError,
    SaveError,
    SaveRefusedError,
)
from uprtui.campaign.locking import Pause, locked
from uprtui.campaign.merge import MergeResult, merge
from uprtui.campaign.model import Plan
from uprtui.campaign.same import same
from uprtui.campaign.toml_read import loads_bytes
from uprtui.campaign.toml_write import dumps

_REASONS = {
    errno.ENOSPC: ("The disk is full.", "Free some space"),
    errno.EDQUOT: ("Your share of the disk is full.", "Free some space"),
    errno.EACCES: ("You may not write here.", "Ask the owner of the folder, or use another home"),
    errno.EPERM: ("You may not write here.", "Ask the owner of the folder, or use another home"),
    errno.EROFS: ("The disk is read-only.", "Use a home folder on another disk"),
    errno.ENOENT: ("The folder is gone.", "Make it again"),
}


class PlanFile:
    """The file of one plan. A link is followed: what it points at is the file.

    Args:
        path: the file; it need not exist yet, its folder must.
        pause: waits so many seconds, while another session saves.
    """

    def __init__(self, path: Path, *, pause: Pause = time.sleep) -> None:
        self.path = Path(os.path.realpath(path))
        self._pause = pause
        # The file beside the plan that holds its edits, and the bytes that were put there.
        self._rescue: tuple[Path, bytes] | None = None

    def load(self) -> Plan:
        """The plan in the file.

        Raises PlanMissingError, ReadError, or PlanError with line, key and remedy. The file
        is never touched.
        """
        try:
            data = self.path.read_bytes()
        except FileNotFoundError as error:
            raise PlanMissingError(
                self.path, "There is no such file.", "Choose a campaign from the list."
            ) from error
        except OSError as error:
            raise ReadError(
                self.path,
                f"The file cannot be read ({error.strerror or error}).",
                "Check the file's owner and permissions.",
            ) from error
        return loads_bytes(data, self.path.name)

    def create(self, plan: Plan) -> None:
        """Write a new plan. Raises PlanExistsError, PlanBusyError or SaveError."""
        with _refusals(self.path), locked(self.path, self._pause):
            if self.path.exists():
                raise PlanExistsError(
                    self.path, "There is a file of that name.", "Choose another name."
                )
            self._write(plan)

    def save(self, plan: Plan, base: Plan) -> MergeResult:
        """Write `plan`, joined with what others have saved since `base`.

        In: `base`, the plan as this session last loaded or saved it. Out: the plan that is
        on the disk now, and what both sides changed (ours was kept). A file that was
        deleted is written anew; a file that already says the same is not touched.

        Raises SaveRefusedError when the file is broken or holds another campaign: it is
        left alone, and `plan` is put in a file beside it, always the same one until a save
        succeeds, unless somebody else has written to that one. Raises PlanBusyError or
        SaveError when nothing could be written.
        """
        with _refusals(self.path), locked(self.path, self._pause):
            try:
                data = self.path.read_bytes()
            except FileNotFoundError:
                result = MergeResult(plan)
            else:
                try:
                    theirs = loads_bytes(data, self.path.name)
                    result = merge(base, plan, theirs)
                except (PlanError, MergeError) as error:
                    self._refuse(plan, error)
                if same(result.plan, theirs):
                    self._rescued()
                    return result
            self._write(result.plan)
            self._rescued()
            return result

    def _write(self, plan: Plan) -> None:
        replace_file(self.path, dumps(plan).encode())

    def _refuse(self, plan: Plan, cause: CampaignError) -> NoReturn:
        """Keep the edits beside the file that must not be overwritten."""
        rescue = self._keep_beside(dumps(plan).encode())
        found = (
            f"it cannot be read ({cause.place}: {cause.fault})"
            if isinstance(cause, PlanError)
            else f"it holds another campaign now ({cause.message})"
        )
        raise SaveRefusedError(
            self.path,
            f"The file was not overwritten: {found}. Your edits are in {rescue.name}.",
            f"{cause.remedy} The next save joins your edits with the file.",
            rescue=rescue,
            cause=cause,
        ) from cause

    def _keep_beside(self, data: bytes) -> Path:
        """Put the edits in the file of the last time if nobody else has written there since."""
        if self._rescue is not None and _holds(*self._rescue):
            path, before = self._rescue
            if before == data:
                return path
        else:
            path = _free_beside(self.path)
        replace_file(path, data)
        self._rescue = (path, data)
        return path

    def _rescued(self) -> None:
        """The edits are in the plan's own file: the file beside it has done its work.

        It stays where somebody has written other edits into it.
        """
        if self._rescue is not None:
            path, data = self._rescue
            if _holds(path, data):
                path.unlink(missing_ok=True)
            self._rescue = None


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file says just this; one that is gone or cannot be read is not known to."""
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _free_beside(path: Path) -> Path:
    number = 1
    while (candidate := path.with_name(f"{path.stem}.unsaved-{number}.toml")).exists():
        number += 1
    return candidate


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """Say a refusal of the system in words."""
    try:
        yield
    except OSError as error:
        what, remedy = _REASONS.get(
            error.errno or 0, (f"The system refused ({error.strerror or error}).", "Look into that")
        )
        raise SaveError(
            path,
            f"The plan could not be saved. {what}",
            f"{remedy}; your edits are kept here and saved at the next try.",
        ) from error
