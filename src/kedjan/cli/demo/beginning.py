"""The demo's beginning: its clock is set to its first day and its story is told, once, and wholly or not at all."""

import sys
from datetime import datetime
from functools import partial
from pathlib import Path

import psycopg

from kedjan.cli.demo.people import FIRST_DAY
from kedjan.cli.installation import CannotRun, embedded_home, state_folder
from kedjan.cli.migrations import note, write_note
from kedjan.cli.processes import Children
from kedjan.integrations.database import embedded
from kedjan.integrations.database.clock import be_at
from kedjan.integrations.database.server import DatabaseUrls
from kedjan.kernel.clock import STOCKHOLM, ShiftedClock

_TOLD = "1"
_GROUPS = "groups"


def story_marker() -> Path:
    """Return the file that exists while the story is being written: found later, it tells that it broke off."""
    return (embedded_home() or state_folder()) / "story.begun"


def clear_away(marker: Path, *, all_of_it: bool) -> None:
    """Throw away a story that broke off, or with all_of_it any demo data, so that the demo starts as new.

    Only the embedded server's data: what is on a server of your own is yours to throw away. Raises CannotRun and
    CannotStartServer, when another process uses the data.
    """
    home = embedded_home()
    if home is None:
        if all_of_it or marker.exists():
            raise CannotRun(
                f"Drop the demo's database on your server, remove {marker} if it is there, and start again."
            )
        return
    if all_of_it or marker.exists():
        embedded.discard(home)
        marker.unlink(missing_ok=True)


def tell_once(urls: DatabaseUrls, children: Children, marker: Path) -> None:
    """Set the clock and write the story into a database that has neither. Raises CannotRun."""
    if not urls.owner or note(urls, "story") == _TOLD:
        return
    print("Writing the demo's story: synthetic people, no real ones …", flush=True)
    marker.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    marker.touch()
    _begin_clock(urls, ShiftedClock().now())
    if children.finish("story", "kedjan.cli.main", "demo", "tell") != 0:
        raise CannotRun("The demo's story could not be written; see above.")
    write_note(urls, "story", _TOLD)
    marker.unlink()


def tell_of_groups_once(urls: DatabaseUrls, children: Children) -> None:
    """Write the coaching groups into a story that has none, beside all else: the first page does not wait for them."""
    if not urls.owner or note(urls, _GROUPS) == _TOLD:
        return
    command = [sys.executable, "-m", "kedjan.cli.main", "demo", "groups"]
    children.start_aside(_GROUPS, command, log=state_folder() / "groups.log", ended=partial(_groups_ended, urls))


def _groups_ended(urls: DatabaseUrls, code: int, said: str) -> None:
    if code == 0:
        write_note(urls, _GROUPS, _TOLD)
    else:
        print(f"The coaching groups of the demo could not be written:\n{said}", flush=True)


def _begin_clock(urls: DatabaseUrls, now: datetime) -> None:
    """Let it be the same time of day on the demo's first day."""
    with psycopg.connect(urls.owner) as connection:
        be_at(connection, datetime.combine(FIRST_DAY, now.astimezone(STOCKHOLM).time(), STOCKHOLM))
