"""What the screens work on: the home folder, the day, the States, the library, the open plan."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from uprtui.tui.open_plan import OpenPlan
from uprtui.tui.widgets.header import HeaderFacts

if TYPE_CHECKING:
    from uprtui.campaign import Conflict, Plan, SaveRefusedError
    from uprtui.connectors import ConnectorHost, PluginInfo
    from uprtui.home import Home
    from uprtui.library import Library
    from uprtui.states import States
    from uprtui.timing import Calendar


class Due(NamedTuple):
    """What is due next: its first day, or its last where it can be done `now`; and its title."""

    day: date
    title: str
    now: bool


class Workspace:
    """Everything a screen is handed. Heavy parts are loaded when they are first asked for.

    Args:
        home: the folder of facts and decisions.
        today: the user's present day.
        now: the present moment, time zone aware.
        load_states: the States of a home, its own file included.
        load_host: finds the connectors; may take long. The decisions on plugins are those of the
            home that the workspace begins with.
        open_library: opens a home's library read-only; raises LibraryError.
        folder: where the user is: relative names of files to read and write are meant from here;
            the home's own where not given.
    """

    def __init__(
        self,
        home: Home,
        *,
        today: Callable[[], date],
        now: Callable[[], datetime],
        load_states: Callable[[Home], States],
        load_host: Callable[[], ConnectorHost],
        open_library: Callable[[Home, States], Library],
        folder: Path | None = None,
    ) -> None:
        self.home = home
        self.folder = home.root if folder is None else folder
        self.today = today
        self.now = now
        self.campaign: OpenPlan | None = None
        self._load_states = load_states
        self._load_host = load_host
        self._open_library = open_library
        self._states: States | None = None
        self._host: ConnectorHost | None = None
        self._trusting = home
        self._asked: set[tuple[str, str]] = set()
        self._library: tuple[tuple[int, int], Library] | None = None
        # One lock each: the header asks for a State's name while a worker opens the library.
        self._states_lock = threading.Lock()
        self._host_lock = threading.Lock()
        self._library_lock = threading.Lock()
        self._library_opened: Callable[[], object] | None = None
        self._edits_set_aside: Callable[[SaveRefusedError], object] | None = None
        self._dates: tuple[tuple[Path, tuple[int, int]], Calendar | None] | None = None
        self._due: tuple[Plan, date, Calendar | None, Due | None] | None = None
        self._listeners: dict[object, Callable[[], None]] = {}

    @property
    def states(self) -> States:
        """The States, with the home's own entities. May be asked in any thread."""
        with self._states_lock:
            if self._states is None:
                self._states = self._load_states(self.home)
            return self._states

    def host(self) -> ConnectorHost:
        """Return the connectors. Ask in a worker: finding them imports plugins."""
        with self._host_lock:
            if self._host is None:
                self._host = self._load_host()
            return self._host

    def plugin_to_ask_about(self) -> PluginInfo | None:
        """Return a plugin from outside that waits for the user's word, each once a run."""
        if self._host is None:
            return None
        for plugin in self._host.waiting:
            who = (plugin.name, plugin.distribution)
            if who not in self._asked and not self.plugins_strict():
                self._asked.add(who)
                return plugin
        return None

    def decide(self, plugin: PluginInfo, *, allowed: bool) -> None:
        """Keep whether a plugin may run; the next `host` is found anew.

        Raises:
            TrustFileError: the decision cannot be kept.
        """
        from uprtui.connectors.trust import Trust
        from uprtui.connectors.trust_file import change_trust

        change = Trust.allow if allowed else Trust.deny
        change_trust(self._trusting, partial(change, plugin=plugin))
        self._find_again()

    def plugins_strict(self) -> bool:
        """Whether only plugins that the user allowed run, and nothing is asked.

        Raises:
            TrustFileError: the home's decisions cannot be read.
        """
        from uprtui.connectors.trust import Mode
        from uprtui.connectors.trust_file import read_trust

        return read_trust(self._trusting).mode is Mode.STRICT

    def set_plugins_strict(self, strict: bool) -> None:
        """Change whether undecided plugins are asked about; the next `host` is found anew.

        Raises:
            TrustFileError: the decision cannot be kept.
        """
        from uprtui.connectors.trust import Mode
        from uprtui.connectors.trust_file import change_trust

        mode = Mode.STRICT if strict else Mode.ASK
        change_trust(self._trusting, lambda trust: replace(trust, mode=mode))
        self._find_again()

    def _find_again(self) -> None:
        with self._host_lock:
            self._host = None

    def library(self) -> Library:
        """Return the open library, the newest one published. Ask in a worker.

        An older one that is still read elsewhere stays readable until nobody holds it.

        Raises:
            LibraryError: where it is missing, locked, damaged, or of a newer uprtui.
        """
        with self._library_lock:
            stamp = _stamp(self.home.library)
            if self._library is not None and self._library[0] == stamp:
                return self._library[1]
            self._library = None
            library = self._open_library(self.home, self.states)
            self._library = (stamp, library)
        if self._library_opened is not None:
            self._library_opened()
        return library

    @property
    def sample(self) -> bool:
        """Whether anything that is shown is invented data."""
        library = self._library
        return bool(
            (self.campaign is not None and self.campaign.plan.sample)
            or (library is not None and library[1].synthetic)
        )

    def use_home(self, home: Home) -> None:
        """Work in another home, such as the sample's; the open campaign is saved and closed."""
        self.close_campaign()
        with self._library_lock, self._states_lock:
            self.home = home
            self._states = None
            self._library = None
        self.changed()

    def open_campaign(self, path: Path) -> OpenPlan:
        """Open a plan; the one that is open is saved and closed.

        Raises:
            PlanError, PlanMissingError, ReadError: where it cannot be read; the other stays open.
        """
        from uprtui.campaign import PlanFile

        file = PlanFile(path)
        plan = file.load()
        self.close_campaign()
        self.campaign = OpenPlan(file, plan, state_name=self._state_name, changed=self.changed)
        self.changed()
        return self.campaign

    def create_campaign(self, plan: Plan) -> OpenPlan:
        """Write a new plan into the home, under a name made from its title, and open it.

        Raises:
            HomeError, PlanExistsError, PlanBusyError, SaveError: where it cannot be written.
        """
        from uprtui.campaign import PlanFile, new_path

        self.home.prepare()
        path = new_path(self.home.campaigns, plan.title)
        PlanFile(path).create(plan)
        return self.open_campaign(path)

    def close_campaign(self) -> None:
        """Save and close the open campaign, if there is one.

        Where its file must not be overwritten, the edits are safe in a file beside it, which the
        list of campaigns shows; the callback of `when_edits_are_set_aside` is told.

        Raises:
            SaveError, PlanBusyError: where it cannot be saved.
        """
        from uprtui.campaign import SaveRefusedError

        try:
            self.save_now()
        except SaveRefusedError as refused:
            if self._edits_set_aside is not None:
                self._edits_set_aside(refused)
        if self.campaign is not None:
            self.campaign = None
            self.changed()

    def save_now(self) -> tuple[Conflict, ...]:
        """Save the open campaign at once; returns what others had changed as well.

        Raises:
            SaveError, SaveRefusedError, PlanBusyError: where it cannot be saved.
        """
        return () if self.campaign is None else self.campaign.save_now()

    def when_library_opens(self, callback: Callable[[], object]) -> None:
        """Call `callback`, in a worker's thread, each time another library has been opened."""
        self._library_opened = callback

    def when_edits_are_set_aside(self, callback: Callable[[SaveRefusedError], object]) -> None:
        """Call `callback` where a campaign was closed with its last edits in a file beside it."""
        self._edits_set_aside = callback

    def listen(self, owner: object, callback: Callable[[], None]) -> None:
        """Call `callback` after each change of the plan, the campaign or the home."""
        self._listeners[owner] = callback

    def unlisten(self, owner: object) -> None:
        """Stop calling the callback of `owner`."""
        self._listeners.pop(owner, None)

    def changed(self) -> None:
        """Tell all who listen that something has changed. Only on the event loop."""
        for callback in tuple(self._listeners.values()):
            callback()

    def header_facts(self) -> HeaderFacts:
        """Return what the header says."""
        today = self.today()
        if self.campaign is None:
            return HeaderFacts(today, sample=self.sample)
        plan = self.campaign.plan
        due = self._next_due(plan, today)
        return HeaderFacts(
            today,
            campaign=plan.title,
            state=self.states.name(plan.sur) if plan.sur else "",
            review=plan.review_date,
            review_estimated=plan.date_status == "estimated",
            due=due.title if due else "",
            due_on=due.day if due else None,
            sample=self.sample,
            due_now=due is not None and due.now,
            not_saved=self.campaign.failed and self.campaign.unsaved,
        )

    @property
    def dates_wanted(self) -> bool:
        """Whether `learn_dates` would let the header say more about what is due."""
        if self.campaign is None:
            return False
        plan = self.campaign.plan
        has_dates = bool(plan.milestones) or plan.review_date is not None
        return has_dates and (self._dates is None or self._dates[0] != self._dates_key())

    def learn_dates(self) -> None:
        """Load the rules of timing and the home's calendar. Ask in a worker: it takes a while.

        A calendar that cannot be read leaves the plan's own dates; the screen Timing says what is
        wrong with it.
        """
        from uprtui.timing import Calendar, CalendarFileError

        key = self._dates_key()
        calendar: Calendar | None = Calendar.builtin()
        try:
            if self.home.calendar_file.exists():
                calendar = Calendar.builtin().with_file(self.home.calendar_file)
        except CalendarFileError:
            calendar = None
        campaign = self.campaign
        if campaign is not None:
            # The first time, the holidays of Geneva are computed as well.
            next_due(campaign.plan, self.today(), calendar, self._state_name)
        self._dates = (key, calendar)

    def _dates_key(self) -> tuple[Path, tuple[int, int]]:
        path = self.home.calendar_file
        return path, _stamp(path)

    def _next_due(self, plan: Plan, today: date) -> Due | None:
        """Return what is due next, computed once for a plan and a day; None until it is known."""
        if self._dates is None:
            return None
        calendar, known = self._dates[1], self._due
        if known is None or known[0] is not plan or known[1:3] != (today, calendar):
            due = next_due(plan, today, calendar, self._state_name)
            self._due = known = (plan, today, calendar, due)
        return known[3]

    def _state_name(self, code: str) -> str:
        return self.states.name(code)


def next_due(
    plan: Plan, today: date, calendar: Calendar | None, state_name: Callable[[str], str] = str
) -> Due | None:
    """Return the first thing to do: one whose window is open, else the next one to come.

    Args:
        plan: its own dates count; where it has none, those that the rules give for its review.
        today: the present day.
        calendar: published dates; None where they cannot be read, then only the plan's own count,
            without the ends of their windows.
        state_name: how a State's code is written in titles.
    """
    from uprtui.campaign import DateStatus
    from uprtui.timing import Milestone, due
    from uprtui.tui.screens.timing_plan import CLOSED, computed_dates, window_end

    computed = () if calendar is None else computed_dates(plan, calendar, state_name)
    own = [
        Milestone(
            each.id,
            each.title,
            each.date,
            window_end(each, computed),
            DateStatus.ESTIMATED,
            each.kind,
            each.state,
            each.entry_point,
            each.rule,
            each.source,
        )
        for each in plan.milestones
        if each.status not in CLOSED
    ]
    found = due(own if plan.milestones else computed, today).next
    if found is None:
        return None
    now = found.date <= today
    return Due(found.last_day if now else found.date, found.title, now)


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when another library is published; zeros where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return (found.st_ino, found.st_mtime_ns)
