"""A browser that stands on pages from memory and says what bars people from them; nothing is served.

It is told of one page at a time, and asks a made-up host for it and for its files.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page, Route, ViewportSize, sync_playwright

from tests.browser.walker import FLAGS, LEVELS
from tests.looks.answers import Answer

HOST = "http://kedjan.test"
_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
_FIND = """async (levels) => {
    const options = {runOnly: levels, resultTypes: ["violations"], iframes: false};
    const found = await axe.run(document, options);
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(", ")}`);
}"""
_EXTRA = "document.documentElement.scrollWidth - window.innerWidth"


@dataclass(frozen=True, slots=True)
class Mode:
    """How somebody sees the pages."""

    name: str
    width: int = 1280
    is_dark: bool = False
    is_forced: bool = False


MODES = (Mode("desktop"), Mode("narrow", width=320), Mode("dark", is_dark=True), Mode("forced", is_forced=True))


@dataclass
class Looking:
    """Stands on one page after another."""

    page: Page
    files: Mapping[str, Answer]
    standing: Answer | None = None
    strange: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    axe: str = ""

    def look(self, answer: Answer, modes: Iterable[Mode]) -> Iterator[str]:
        """Go to the page, and tell what is wrong with it in each mode."""
        self.standing = answer
        self.strange.clear()
        self.told.clear()
        self.page.goto(HOST + answer.path)
        self.page.evaluate(self.axe)
        for mode in modes:
            yield from (f"{answer.name}, {mode.name}: {problem}" for problem in self._problems(mode))
        yield from (f"{answer.name} asks for {path}" for path in self.strange)
        yield from (f"{answer.name} says {text}" for text in self.told)

    def answer(self, route: Route) -> None:
        """Answer what the browser asks for; what is neither the page nor a file of ours is strange."""
        path = route.request.url.removeprefix(HOST)
        found = self.standing if route.request.is_navigation_request() else self.files.get(path.partition("?")[0])
        if found is None:
            self.strange.append(path)
            route.abort()
            return
        headers = {"Content-Type": found.kind, "Content-Security-Policy": found.policy}
        route.fulfill(body=found.body, headers=headers)  # as 200: of a refusal the browser would tell once more

    def _problems(self, mode: Mode) -> list[str]:
        self.page.set_viewport_size(ViewportSize(width=mode.width, height=800))
        self.page.emulate_media(
            color_scheme="dark" if mode.is_dark else "light", forced_colors="active" if mode.is_forced else "none"
        )
        found: list[str] = self.page.evaluate(_FIND, LEVELS)
        extra = self.page.evaluate(_EXTRA)
        return found if extra <= 0 else [*found, f"{extra} px too wide"]


@contextmanager
def looking(files: Mapping[str, Answer]) -> Iterator[Looking]:
    """Open the browser, and close it afterwards."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        context = chromium.new_context(reduced_motion="reduce")
        standing = Looking(context.new_page(), files, axe=_AXE.read_text(encoding="utf-8"))
        standing.page.on("console", lambda one: standing.told.append(one.text))
        context.route("**/*", standing.answer)
        yield standing
        chromium.close()
