"""What the browser is sent: small, local, and with the licences that it asks for."""

import gzip
import json
import re
from pathlib import Path

from tests.ui.pages import UI

STATIC = UI / "static" / "ui"
ASSETS = Path(__file__).resolve().parents[2] / "assets"
SHEET = (STATIC / "kedjan.css").read_text(encoding="utf-8")


def test_the_style_sheet_is_small() -> None:
    assert len(gzip.compress(SHEET.encode())) < 25_000


def test_the_style_sheet_fetches_nothing_but_our_font() -> None:
    patterns = {"#kedjan-hatch", "#kedjan-map-hatch", "#kedjan-stripes", "#kedjan-dots"}
    assert set(re.findall(r'url\("?([^)"]*)', SHEET)) == {"fonts/inter.woff2", *patterns}
    assert "sourceMappingURL" not in SHEET
    assert "Transport" not in SHEET


def test_the_script_and_the_font_are_small() -> None:
    assert (STATIC / "kedjan.js").stat().st_size < 3_000
    assert (STATIC / "fonts" / "inter.woff2").stat().st_size < 50_000


def test_the_licences_stand_beside_what_they_cover() -> None:
    notes = (STATIC / "LICENCES.txt").read_text(encoding="utf-8")

    assert "GOV.UK Frontend 6.6.0" in notes
    assert "SIL Open Font Licence 1.1" in notes
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / "OFL.txt").read_text(encoding="utf-8")


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((ASSETS / "package-lock.json").read_text(encoding="utf-8"))

    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert [name for name, package in lock["packages"].items() if name and "integrity" not in package] == []


def test_every_colour_token_of_the_sources_is_in_the_built_sheet() -> None:
    tokens = (ASSETS / "scss" / "_tokens.scss").read_text(encoding="utf-8")

    missing = {
        pair
        for pair in re.findall(r'"([a-z-]+)": (#[0-9a-f]{6})', tokens)
        if f"--kedjan-{pair[0]}: {pair[1]}" not in SHEET
    }

    assert missing == set()


def test_every_class_of_the_sources_is_in_the_built_sheet() -> None:
    sources = "".join(file.read_text(encoding="utf-8") for file in (ASSETS / "scss").glob("*.scss"))

    missing = {name for name in re.findall(r"\.(kedjan-[a-z0-9_-]+)", sources) if f".{name}" not in SHEET}

    assert missing == set()
