"""Where sessions live, when they end, and how one begins: settings name SessionStore as SESSION_ENGINE."""

import re
import time
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import SESSION_KEY, login
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest

from kedjan.config.door import note_entered, note_time_over
from kedjan.config.login import session_actor
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.sessions import Ended, ended
from kedjan.organisations.models import Account, Session
from kedjan.organisations.operations.door import Way
from kedjan.ui.http import MUST_CHANGE

BEGAN, SEEN, BROWSER, CONFIRMED, SECOND_STEP = "began", "seen", "browser", "confirmed", "second_step"
_BACKEND = "kedjan.config.login.AccountBackend"
_SEEN_EVERY_SECONDS = 60  # so that reading does not write at every click
_A_WHILE_SECONDS = 600
_SINCE = "since"
_ENDED = "kedjan_session_ended"
_LEAVING = "kedjan_session_actor"
_BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")  # in this order: most say that they are several
_NAMES = {"Edg": "Edge", "OPR": "Opera"}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",  # last: Android says so too
}


_KEY = re.compile(r"[a-z0-9]{32}")


class SessionStore(DatabaseStore):
    """Django's sessions in the database, with whose they are beside them, so that they can be listed and ended."""

    def _validate_session_key(self, key: str | None) -> bool:
        """Tell whether it looks like a key of ours; the database never sees another, which it might not take."""
        return key is not None and _KEY.fullmatch(key) is not None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return our own table."""
        return Session

    def create_model_instance(self, data: dict[str, object]) -> Session:
        """Return the row to save."""
        row = super().create_model_instance(data)
        if not isinstance(row, Session):
            raise TypeError(type(row))
        row.began_at, row.seen_at = _moment(data.get(BEGAN)), _moment(data.get(SEEN))
        row.browser = str(data.get(BROWSER, ""))
        account_id = data.get(SESSION_KEY)
        row.account_id = UUID(str(account_id)) if account_id else None
        return row


def begin_session(request: HttpRequest, account: Account, *, way: Way, second_step: bool = False) -> None:
    """Log in: a new session key, its hours counted from now. Whoever has a temporary password must choose another.

    way: the last thing that they showed. second_step: they have taken one, or came in by something that is two steps in
    itself.
    """
    is_first = account.last_login is None and account.has_usable_password()
    login(request, account, backend=_BACKEND)
    mark_begun(request.session)
    request.session[CONFIRMED] = time.time()
    request.session[SECOND_STEP] = second_step
    request.session[BROWSER] = browser_name(request.headers.get("User-Agent", ""))
    if is_first:
        request.session[MUST_CHANGE] = True
    note_entered(request, account_id=AccountId(account.pk), way=way)


def mark_begun(session: SessionBase) -> None:
    """Count the session's hours from now."""
    session[BEGAN] = session[SEEN] = time.time()


def keep_a_while(session: SessionBase, key: str, **facts: str | bool) -> None:
    """Keep the facts in the session for the ten minutes that the next step of logging in may take."""
    session[key] = {**facts, _SINCE: time.time()}


def kept(session: SessionBase, key: str) -> dict[str, Any] | None:
    """Return the facts that keep_a_while kept; None where there are none, or their time is over."""
    found = session.get(key)
    if not isinstance(found, dict) or time.time() - float(found[_SINCE]) > _A_WHILE_SECONDS:
        return None
    return found


def keep_alive(request: HttpRequest) -> None:
    """Note that somebody is there, however recently that was noted."""
    request.session[SEEN] = time.time()


def end_when_due(request: HttpRequest) -> None:
    """Log out a session whose time is over, and note that somebody is there in one that goes on."""
    if SESSION_KEY not in request.session:
        return
    session, now = request.session, time.time()
    if BEGAN not in session:
        mark_begun(session)
    why = ended(began_at=_at(session[BEGAN]), seen_at=_at(session[SEEN]), now=_at(now))
    if why is not None:
        note_time_over(account_id=AccountId(UUID(session[SESSION_KEY])), why=why)
        request.__dict__[_LEAVING] = session_actor(request)
        session.flush()
        request.user = AnonymousUser()
        request.__dict__[_ENDED] = why
    elif now - float(session[SEEN]) > _SEEN_EVERY_SECONDS:
        session[SEEN] = now


def why_ended(request: HttpRequest) -> Ended | None:
    """Return why this request found its session ended; None where it did not."""
    why = request.__dict__.get(_ENDED)
    return why if isinstance(why, Ended) else None


def who_left(request: HttpRequest) -> Actor | None:
    """Return who acted in the session that this request found ended; None without one, or where they have no role."""
    actor = request.__dict__.get(_LEAVING)
    return actor if isinstance(actor, Actor) else None


def browser_name(agent: str) -> str:
    """Return what a person calls the browser that names itself so: "Firefox, Windows". Empty when it is not known."""
    browser = next((_NAMES.get(name, name) for name in _BROWSERS if f"{name}/" in agent), "")
    system = next((name for sign, name in _SYSTEMS.items() if sign in agent), "")
    return ", ".join(part for part in (browser, system) if part)


def _moment(value: object) -> datetime | None:
    return _at(value) if isinstance(value, int | float) else None


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
