"""The browser that looks: as any role, in either language, wide or narrow, light or dark."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Page, StorageState, ViewportSize, sync_playwright

from pictures.pages import ROLES, VISITOR, Shot

_CHROMIUM = "/usr/bin/chromium"
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_LANGUAGE_COOKIE = "kedjan_language"
_HEIGHT = 800
_GOOD = 200
_PATIENCE_MILLISECONDS = 20_000


@dataclass(frozen=True, slots=True)
class Mode:
    """How wide the window is and whether the evening's colours are used."""

    width: int
    is_dark: bool = False

    @property
    def name(self) -> str:
        """Return what its pictures' names end with."""
        return f"{self.width}{'-dark' if self.is_dark else ''}"


@dataclass(slots=True)
class Camera:
    """Takes pictures and tells what is wrong with a page; remembers who is signed in as what."""

    browser: Browser
    address: str
    sessions: dict[str, StorageState] = field(default_factory=dict)

    def look(self, shot: Shot, modes: Iterable[Mode], folder: Path) -> list[str]:
        """Go to the page once, take its picture in every mode, and return what is wrong with it.

        The picture is of the whole page; of one to keep there is another one, of its first screen.
        """
        context = self._context(shot)
        try:
            page = context.new_page()
            answers: list[int] = []
            page.on("response", lambda one: answers.append(one.status) if one.request.is_navigation_request() else None)
            shot.way(page)
            if shot.is_english:
                self._speak("en", context)
                page.reload()
            wrong = [] if shot.may_fail or answers[-1] == _GOOD else [f"answered {answers[-1]}"]
            for mode in modes:
                wrong += [f"{mode.name}: {problem}" for problem in _take(page, shot, mode, folder)]
        except Error as error:
            return [error.message.splitlines()[0]]
        else:
            return wrong
        finally:
            context.close()

    def _context(self, shot: Shot) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.address,
            viewport=ViewportSize(width=1280, height=_HEIGHT),
            reduced_motion="reduce",
            storage_state=self._session(shot.role),
        )
        context.set_default_timeout(_PATIENCE_MILLISECONDS)
        self._speak("sv", context)
        return context

    def _speak(self, language: str, context: BrowserContext) -> None:
        context.add_cookies([{"name": _LANGUAGE_COOKIE, "value": language, "url": self.address}])

    def _session(self, role: str) -> StorageState | None:
        """Return the cookies of somebody in the role, stepped into once."""
        if role == VISITOR:
            return None
        if role not in self.sessions:
            context = self.browser.new_context(base_url=self.address)
            page = context.new_page()
            page.goto("/demo/")
            page.locator('form[action*="/demo/"] button').nth(ROLES.index(role)).click()
            page.wait_for_url(self.address)
            self.sessions[role] = context.storage_state()
            context.close()
        return self.sessions[role]


@contextmanager
def camera(address: str) -> Iterator[Camera]:
    """Open the browser, and close it afterwards."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS.split())
        yield Camera(chromium, address)
        chromium.close()


def _take(page: Page, shot: Shot, mode: Mode, folder: Path) -> list[str]:
    """Take the pictures in one mode, and return the barriers that axe knows of and whether the page fits the window."""
    page.set_viewport_size(ViewportSize(width=mode.width, height=_HEIGHT))
    page.emulate_media(color_scheme="dark" if mode.is_dark else "light")
    page.screenshot(path=folder / f"{shot.name}-{mode.name}.png", full_page=True)
    if shot.kept:
        page.screenshot(path=folder / f"kept-{shot.kept}-{mode.name}.png")
    found = Axe().run(page, options={"runOnly": _LEVELS}).response["violations"]
    barriers = [f"{one['id']}: {one['nodes'][0]['target']}" for one in found]
    extra = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return barriers if extra <= 0 else [*barriers, f"{extra} px too wide"]
