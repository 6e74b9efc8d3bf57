"""pytest plugin: which tests a run takes. What it leaves out is deselected, not skipped: a skip is always news."""

import os
import shutil
from pathlib import Path

import pytest

CHROMIUM = Path("/usr/bin/chromium")
_DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "world", "urls", "live_server"}
_OF_PAGES = {"attacks", "looks"}  # folders of tests that send forms and look at answers, whatever server is behind them


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --long and --database."""
    parser.addoption("--long", action="store_true", help="also run the slow proofs, marked long")
    parser.addoption("--database", action="store_true", help="run only tests that another database server could fail")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what this run does not want, and what this machine cannot do unless it is CI's."""
    left_out = [item for item in items if not _is_wanted(item, config)]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests were left out because the machine has no browser, no Java or no Node.js."""
    if not _has_browser():
        terminalreporter.write_line("No Chromium here: the browser's tests were left out (apt-get install chromium).")
    if not _has_java():
        words = "No Java or npm here: the HTML checker was left out (apt-get install default-jre-headless npm)."
        terminalreporter.write_line(words)
    if not _has_node():
        terminalreporter.write_line("No Node.js here: the tests of scripts by themselves were left out.")


def _is_wanted(item: pytest.Item, config: pytest.Config) -> bool:
    if item.get_closest_marker("long") and not config.getoption("long"):
        return False
    if item.get_closest_marker("journey") and not _has_browser():
        return False
    if item.get_closest_marker("checker") and not _has_java():
        return False
    if item.get_closest_marker("script") and not _has_node():
        return False
    return not config.getoption("database") or _tells_of_the_server(item)


def _tells_of_the_server(item: pytest.Item) -> bool:
    """Tell whether another PostgreSQL could answer otherwise: what pages take and show has been seen."""
    if item.get_closest_marker("journey") or not _OF_PAGES.isdisjoint(item.path.parts):
        return False
    names: list[str] = getattr(item, "fixturenames", [])
    return item.get_closest_marker("django_db") is not None or not _DATABASE_FIXTURES.isdisjoint(names)


def _has_browser() -> bool:
    """Tell whether browser tests run: always in CI, where a missing browser must fail."""
    return CHROMIUM.exists() or os.environ.get("CI") == "true"


def _has_java() -> bool:
    """Tell whether the HTML checker runs: always in CI, where a missing Java must fail."""
    return (bool(shutil.which("java")) and bool(shutil.which("npm"))) or os.environ.get("CI") == "true"


def _has_node() -> bool:
    """Tell whether scripts can be asked without a browser: always in CI, where a missing Node.js must fail."""
    return bool(shutil.which("node")) or os.environ.get("CI") == "true"
