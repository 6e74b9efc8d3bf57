"""Every pair of colours that is used together can be read: computed from the tokens, in light and in dark."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parents[2] / "assets" / "scss" / "_tokens.scss").read_text(encoding="utf-8")
TAGS = ("grey", "green", "blue", "yellow", "red", "turquoise")

# WCAG 2.2: 1.4.3 asks 4.5 of text; we ask 7 of running text (1.4.6).
RUNNING_TEXT = [("text", ground) for ground in ("ground", "surface", "sunken", "quiet", "input")]
TEXT = [
    *[("muted", ground) for ground in ("ground", "surface", "sunken")],
    *[(name, ground) for name in ("link", "link-visited", "link-hover") for ground in ("ground", "surface", "sunken")],
    *[("text", f"{tint}-tint") for tint in ("brand", "error", "success", "important")],
    *[("link", f"{tint}-tint") for tint in ("brand", "success", "important")],
    *[(f"on-{colour}-tag", f"{colour}-tag") for colour in TAGS],
    ("muted", "brand-tint"),
    ("on-brand", "brand"),
    ("on-brand-muted", "brand"),
    ("brand-strong", "surface"),
    ("brand-strong", "ground"),
    ("on-button", "button"),
    ("on-button", "button-hover"),
    ("text", "quiet-hover"),
    ("on-danger", "danger"),
    ("on-danger", "danger-hover"),
    ("focus-text", "focus"),
    ("error", "ground"),
    ("error", "surface"),
    ("error", "error-tint"),
]
# WCAG 2.2: 1.4.11 asks 3 of edges, signs and graphics.
SIGNS = [
    *[("input-border", ground) for ground in ("ground", "surface", "input")],
    ("accent", "brand"),
    ("bar", "bar-ground"),
    ("mark", "bar"),
    ("mark", "surface"),
    ("brand-strong", "brand-tint"),
    ("success", "success-tint"),
    ("important", "important-tint"),
    ("button", "ground"),
    ("danger", "ground"),
    ("focus-text", "focus"),
]


def colours(name: str) -> dict[str, str]:
    block = re.search(rf"\${name}: \((.*?)\n\);", TOKENS, re.DOTALL)
    assert block
    return dict(re.findall(r'"([a-z-]+)": (#[0-9a-f]{6})', block[1]))


THEMES = {"light": colours("light"), "dark": colours("dark")}


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: str, front: str, back: str) -> float:
    lights = sorted((luminance(THEMES[theme][front]), luminance(THEMES[theme][back])))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_running_text_has_enhanced_contrast(theme: str) -> None:
    weak = {pair: contrast(theme, *pair) for pair in RUNNING_TEXT if contrast(theme, *pair) < 7}

    assert weak == {}


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_can_be_read_on_its_ground(theme: str) -> None:
    weak = {pair: contrast(theme, *pair) for pair in TEXT if contrast(theme, *pair) < 4.5}

    assert weak == {}


@pytest.mark.parametrize("theme", THEMES)
def test_every_edge_and_sign_can_be_seen(theme: str) -> None:
    weak = {pair: contrast(theme, *pair) for pair in SIGNS if contrast(theme, *pair) < 3}

    assert weak == {}


def test_light_and_dark_define_the_same_colours() -> None:
    assert set(THEMES["light"]) == set(THEMES["dark"])


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert [round(luminance(colour), 4) for colour in ("#000000", "#808080", "#ffffff")] == [0.0, 0.2159, 1.0]
