#!/usr/bin/env python3
"""Build the map of municipalities from data/municipalities/outlines.csv; called by `./run assets` (build.py).

Each outline is a path with the municipality's code in one cached SVG, which pages point into; where its label stands
and how far it reaches is a small table beside the code that draws maps. Both are committed.
"""

import csv
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
OUTLINES = PROJECT / "data" / "municipalities" / "outlines.csv"
SHEET = PROJECT / "src" / "kedjan" / "ui" / "static" / "ui" / "municipalities.svg"
PLACES = PROJECT / "src" / "kedjan" / "ui" / "municipalities.csv"
_COLUMNS = ("code", "x", "y", "left", "top", "right", "bottom")


def built() -> tuple[str, str]:
    """Return the SVG and the table as they are to be committed."""
    with OUTLINES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    paths = "\n".join(
        f'<path id="m{row["code"]}" vector-effect="non-scaling-stroke" d="{row["path"]}"/>' for row in rows
    )
    sheet = f'<svg xmlns="http://www.w3.org/2000/svg"><defs>\n{paths}\n</defs></svg>\n'
    lines = (",".join(row[column] for column in _COLUMNS) for row in rows)
    return sheet, "\n".join((",".join(_COLUMNS), *lines)) + "\n"


def main() -> None:
    """Write both files."""
    sheet, places = built()
    SHEET.write_text(sheet, encoding="utf-8")
    PLACES.write_text(places, encoding="utf-8")


if __name__ == "__main__":
    main()
