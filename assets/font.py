#!/usr/bin/env python3
"""Cut Inter down to the letters that Kedjan uses; run only when the font changes: `uv run --with fonttools,brotli`.

Latin-1 with punctuation, weights 400 to 700; other letters (a name in Polish or Arabic) come from the reader's own
fonts. Inter's licence is the SIL Open Font Licence 1.1, which stands beside the result.
"""

from pathlib import Path

from fontTools import subset, ttLib
from fontTools.varLib import instancer

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "node_modules" / "@fontsource-variable" / "inter" / "files" / "inter-latin-wght-normal.woff2"
RESULT = HERE.parent / "src" / "kedjan" / "ui" / "static" / "ui" / "fonts" / "inter.woff2"
LETTERS = "0020-007E,00A0-00FF,2010-2015,2018-201E,2022,2026,2030,2032,2033,20AC,2212"
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "tnum"]


def main() -> None:
    """Write the smaller font over the committed one."""
    options = subset.Options(layout_features=FEATURES)
    options.flavor = "woff2"
    face = subset.load_font(SOURCE, options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(LETTERS))
    cutter.subset(face)
    narrowed: ttLib.TTFont = instancer.instantiateVariableFont(face, {"wght": (400, 700)})
    subset.save_font(narrowed, RESULT, options)


if __name__ == "__main__":
    main()
