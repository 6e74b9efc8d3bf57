"""Every page, and every answer to a form, is valid HTML: the Nu checker says so, in both languages."""

import fcntl
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.looks.answers import Answer
from tests.looks.conftest import Pages

pytestmark = pytest.mark.checker
CHECKER = Path(__file__).parent / "checker"
JAR = CHECKER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

# What the checker says of pages that are right, as it says it, and why they are.
NOT_SO = {
    "The “group” role is unnecessary for element “fieldset”.": "some readers need it to say what is wrong with a date: "
    "GOV.UK Frontend has it for them",
}


@pytest.fixture(scope="session")
def jar() -> Path:
    """Return the checker, installed once from its lock; the processes of a parallel run wait for whoever does."""
    with (CHECKER / "package.json").open() as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        if not JAR.exists():
            subprocess.run([str(shutil.which("npm")), "ci", "--silent"], cwd=CHECKER, check=True)
    return JAR


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_is_valid_html(pages: Pages, jar: Path, tmp_path: Path, language: str) -> None:
    assert wrong(jar, tmp_path, pages(language)) == {}


@pytest.mark.long
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_answer_to_a_form_is_valid_html(pages: Pages, jar: Path, tmp_path: Path, language: str) -> None:
    assert wrong(jar, tmp_path, pages(language, to_forms=True)) == {}


def test_the_checker_finds_what_is_wrong(jar: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text('<!DOCTYPE html><html lang="sv"><title>x</title><ul><p>y</p></ul></html>')

    ((message, where),) = said(jar, tmp_path)

    assert message.startswith("Element “p” not allowed as child of element “ul”")
    assert where == "wrong:1"


def wrong(jar: Path, folder: Path, pages: tuple[Answer, ...]) -> dict[str, list[str]]:
    """Return what is wrong with the pages, and where."""
    for page in pages:
        (folder / f"{page.name.replace(' ', '+')}.html").write_bytes(page.body)
    found: dict[str, list[str]] = {}
    for message, where in said(jar, folder):
        if message not in NOT_SO:
            found.setdefault(message, []).append(where)
    return found


def said(jar: Path, folder: Path) -> list[tuple[str, str]]:
    """Return what the checker says of the pages in the folder, warnings too, each with its page and line."""
    command = ["java", "-Xmx512m", "-jar", str(jar), "--format", "json", "--exit-zero-always", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [_said(one) for one in json.loads(done.stderr)["messages"]]


def _said(message: dict[str, Any]) -> tuple[str, str]:
    return message["message"], f"{unquote(Path(message['url']).stem)}:{message.get('lastLine', 0)}"
