"""Somebody who has a keyboard and no mouse: everything is reached by Tab, and what has the focus is seen."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.browser.walker import Walker

_SCRIPT = Path(__file__).with_name("keys.js").read_text(encoding="utf-8").partition("\n")[2].strip()
_KEEP = f"() => {{ window.kedjanKeys = {_SCRIPT}; window.kedjanKeys.begin(); }}"
_MOST = 500
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\?.*")


@dataclass(frozen=True, slots=True)
class Stand:
    """What has the focus. choices: the labels of its group; chosen: of a list; is_marked: it looks otherwise
    than without the focus; is_free: nothing lies over it; is_again: it has had the focus before.
    """

    kind: str
    id: str
    href: str
    text: str
    choices: list[str]
    chosen: str
    is_on: bool
    is_marked: bool
    is_free: bool
    is_again: bool


@dataclass
class Keys(Walker):
    """Uses Tab, Enter, Space, arrows and letters alone. The first time on a kind of page it goes all round."""

    known: set[str] = field(default_factory=set)

    def become(self, role: str) -> None:
        """Sign in as somebody in the role; jump over the header of the first page to its content."""
        super().become(role)
        self.page.reload()
        self.look()
        assert self._on().text == self.say("Hoppa till innehållet")
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("document.activeElement.id === 'content'")

    def follow(self, swedish: str) -> None:
        """Go to the link or button that begins so, and press Enter."""
        name = self.say(swedish)
        self._enter(lambda at: at.kind in {"a", "button"} and at.text.startswith(name), name)

    def go(self, path: str) -> None:
        """Go to the link to the address, and press Enter."""
        self._enter(lambda at: at.href == path, path)

    def tab_to(self, path: str) -> None:
        """Go to the link to the address, and stay there."""
        self._find(lambda at: at.href == path, path)

    def unfold(self, swedish: str) -> None:
        """Go to what can be unfolded under the text, and press Enter."""
        name = self.say(swedish)
        self._find(lambda at: at.kind == "summary" and name in at.text, name)
        self.page.keyboard.press("Enter")
        self.page.evaluate("() => window.kedjanKeys.unfolded()")  # there is more to reach now

    def choose(self, swedish: str) -> None:
        """Go to the group, and choose the radio button by its arrows or the check box by Space."""
        name = self.say(swedish)
        at = self._find(lambda at: at.kind in {"radio", "checkbox"} and name in at.choices, name)
        for _other in at.choices:
            if at.text == name:
                break
            self.page.keyboard.press("ArrowDown")
            at = self._stand()
        if not at.is_on:
            self.page.keyboard.press("Space")
        at = self._stand()
        assert (at.text, at.is_on) == (name, True)

    def write(self, swedish: str, text: str) -> None:
        """Go to the field of that label, and type."""
        name = self.say(swedish)
        self._type(lambda at: at.kind in {"text", "textarea", "number"} and at.text.startswith(name), text)

    def pick(self, swedish: str, option: str) -> None:
        """Go to the list of that label, and type the beginning of what is wanted."""
        name = self.say(swedish)
        self._find(lambda at: at.kind == "select" and at.text.startswith(name), name)
        self.page.keyboard.type(option)
        assert self._stand().chosen == option

    def write_day(self, field: str, day: str) -> None:
        """Go to the three boxes of a date field, and type."""
        year, month, number = day.split("-")
        for part, text in (("day", number), ("month", month), ("year", year)):
            self._type(partial(_is, f"id_{field}_{part}"), text)

    def look(self) -> None:
        """Go all round a page of a new kind: everything has its turn, is seen then, and lets go of the focus."""
        assert self.page.locator("html").get_attribute("lang") == self.language
        self.page.evaluate(_KEEP)
        kind = _ID.sub("*", self.page.url)
        if kind in self.known:
            return
        self.known.add(kind)
        for _step in range(_MOST):
            if self._on().is_again:
                break
        assert self.page.evaluate("() => window.kedjanKeys.unseen()") == [], self.page.url
        self.page.evaluate("() => { window.kedjanKeys.seen.clear(); document.activeElement.blur(); }")

    def _enter(self, wanted: Callable[[Stand], bool], name: str) -> None:
        self._find(wanted, name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()

    def _type(self, wanted: Callable[[Stand], bool], text: str) -> None:
        self._find(wanted, text)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def _find(self, wanted: Callable[[Stand], bool], name: str) -> Stand:
        for _step in range(_MOST):
            at = self._on()
            if wanted(at):
                return at
        raise AssertionError(f"Tab never came to {name!r} on {self.page.url}")

    def _on(self) -> Stand:
        """Press Tab until something of the page has the focus: between its end and its beginning nothing has."""
        for _press in range(3):
            self.page.keyboard.press("Tab")
            told = self.page.evaluate("() => window.kedjanKeys.stand()")
            if told is not None:
                at = Stand(**told)
                assert at.is_marked, f"{self.page.url}: the focus is not seen on {at}"
                assert at.is_free, f"{self.page.url}: something lies over {at}"
                return at
        raise AssertionError(f"nothing on {self.page.url} can have the focus")

    def _stand(self) -> Stand:
        return Stand(**self.page.evaluate("() => window.kedjanKeys.stand()"))


def _is(name: str, at: Stand) -> bool:
    return at.id == name
