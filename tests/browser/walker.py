"""A browser in which one can be anybody in the test world, in either language."""

import re
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.utils.translation import gettext, override
from playwright.sync_api import BrowserContext, Locator, Page

SESSION = "kedjan_session"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Walker:
    """Walks through the pages, reads the labels in its language and looks for barriers on every page it stands on."""

    context: BrowserContext
    page: Page
    address: str
    language: str
    sessions: dict[str, str]

    def become(self, role: str) -> None:
        """Sign in as somebody in the role and go to their start page."""
        self.context.clear_cookies()
        self.context.add_cookies(
            [
                {"name": SESSION, "value": self.sessions[role], "url": self.address},
                {"name": settings.LANGUAGE_COOKIE_NAME, "value": self.language, "url": self.address},
            ]
        )
        self.open("/")

    def be_a_visitor(self) -> None:
        """Sign out of everything, and keep the language."""
        self.context.clear_cookies()
        self.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": self.language, "url": self.address}])

    def say(self, swedish: str, **values: str) -> str:
        """Return a text of the product in the walker's language."""
        with override(self.language):
            return gettext(swedish) % values if values else gettext(swedish)

    def open(self, path: str) -> None:
        """Go to an address and look at it."""
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.status == 200, f"{path} answered {answer.status}"
        self.look()

    def follow(self, swedish: str) -> None:
        """Click the link or button of that text and look at where it led."""
        name = re.compile(f"^{re.escape(self.say(swedish))}")
        target = self.page.get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name)).first
        self._uncover(target)
        target.click()
        self.page.wait_for_selector("[data-kedjan-draft][data-waiting]", state="detached")
        self.page.wait_for_load_state()
        self.look()

    def go(self, path: str) -> None:
        """Follow the link to the address and look at where it led."""
        target = self.page.locator(f'a[href="{path}"]').first
        self._uncover(target)
        target.click()
        self.page.wait_for_load_state()
        self.look()

    def _uncover(self, target: Locator) -> None:
        """Open the menu or the account, where a narrow screen has folded away what is looked for."""
        for opens in self.page.locator(".kedjan-opens").all():
            if opens.is_visible() and not target.is_visible():
                opens.click()

    def unfold(self, swedish: str) -> None:
        """Unfold what stands under the first text that has these words."""
        self.page.locator("summary", has_text=self.say(swedish)).first.click()

    def choose(self, swedish: str) -> None:
        """Choose the radio button or check box of that text."""
        self.page.get_by_label(self.say(swedish), exact=True).check()

    def write(self, swedish: str, text: str) -> None:
        """Write into the field of that label, instead of what stands there."""
        self.page.get_by_label(self.say(swedish)).fill(text)

    def pick(self, swedish: str, option: str) -> None:
        """Pick an option of the list of that label."""
        self.page.get_by_label(self.say(swedish)).select_option(label=option)

    def write_day(self, field: str, day: str) -> None:
        """Write a day (ISO) into the three boxes of a date field."""
        year, month, number = day.split("-")
        for part, text in (("day", number), ("month", month), ("year", year)):
            self.page.locator(f"#id_{field}_{part}").fill(text)

    def sees(self, swedish: str, **values: str) -> None:
        """Assert that the text stands on the page."""
        text = self.page.locator("main").inner_text()
        assert self.say(swedish, **values) in text, f"{self.page.url} says:\n{text}"

    def look(self) -> None:
        """Assert that the page has no barrier that axe knows of, fits the window and speaks the right language."""
        assert self.page.locator("html").get_attribute("lang") == self.language
        found = Axe().run(self.page, options={"runOnly": LEVELS}).response["violations"]
        assert [(one["id"], one["nodes"][0]["target"]) for one in found] == [], self.page.url
        assert self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, self.page.url
