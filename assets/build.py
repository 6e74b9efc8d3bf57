#!/usr/bin/env python3
"""Build the style sheet from the sources here; called by `./run assets`, which only people who change the look need.

The map of municipalities is made beside it (outlines.py).
npm's sass compiles GOV.UK Frontend's components under our theme to src/kedjan/ui/static/ui/kedjan.css, which is
committed, so that nobody else needs npm.
"""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHEET = HERE.parent / "src" / "kedjan" / "ui" / "static" / "ui" / "kedjan.css"
BANNER = (
    "/*! Kedjan. Built from assets/scss over GOV.UK Frontend (MIT, Crown Copyright); see LICENCES.txt beside it. */\n"
)


def main() -> None:
    """Compile minified, without a source map; raises SystemExit with what to do when something is missing."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("assets: npm is missing; install Node.js 20 or later (Debian: apt-get install npm).")
    if not (HERE / "node_modules" / "sass").is_dir():
        subprocess.run([npm, "ci"], cwd=HERE, check=True)
    done = subprocess.run([npm, "run", "--silent", "css"], cwd=HERE, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"assets: sass refused the theme:\n{done.stderr}")
    sheet = done.stdout.lstrip("\ufeff")
    if any(bad in sheet for bad in ("url(/", "url(http", "sourceMapping")):
        raise SystemExit("assets: the style sheet names an absolute address; look for url() in scss.")
    SHEET.write_text(BANNER + sheet, encoding="utf-8")
    subprocess.run([sys.executable, str(HERE / "outlines.py")], check=True)


if __name__ == "__main__":
    main()
