"""Take the pictures: `.venv/bin/python -m pictures`, with --keep for the few in docs/pictures.

It starts a demo with data of its own (about a minute), or looks at a running one with --at.
"""

import sys
from argparse import ArgumentParser, Namespace
from contextlib import nullcontext
from pathlib import Path
from tempfile import mkdtemp

from kedjan.cli.processes import stop_on_signals
from pictures.camera import Camera, Mode, camera
from pictures.pages import SHOTS, Shot
from pictures.running import demo
from pictures.smaller import smaller

_KEPT = Path(__file__).resolve().parents[1] / "docs" / "pictures"
_MODES = (Mode(1280), Mode(320), Mode(1280, is_dark=True))
_MOST_BYTES = 120_000


def main() -> int:
    """Look at every page in every mode; return 1 when something is wrong with one of them."""
    asked = _asked()
    stop_on_signals()
    folder = Path(asked.to or mkdtemp(prefix="pictures-"))
    folder.mkdir(parents=True, exist_ok=True)
    shots = [one for one in SHOTS if asked.only in one.name]
    with nullcontext(asked.at) if asked.at else demo() as address, camera(address) as looking:
        wrong = [problem for shot in shots for problem in _look(looking, shot, folder)]
        if asked.keep:
            wrong += [problem for shot in shots if shot.kept for problem in _keep(looking, shot, folder)]
    print(f"{len(shots)} pages in {folder}, {len(wrong)} problems.")
    return 1 if wrong else 0


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -m pictures", description=__doc__)
    parser.add_argument("--at", default="", help="the address of a running demo, with a slash at its end")
    parser.add_argument("--to", default="", help="the folder for the pictures; otherwise a new temporary one")
    parser.add_argument("--only", default="", help="only pages with this in their names")
    parser.add_argument("--keep", action="store_true", help="copy the chosen few to docs/pictures")
    return parser.parse_args()


def _look(looking: Camera, shot: Shot, folder: Path) -> list[str]:
    wrong = [f"{shot.name}: {problem}" for problem in looking.look(shot, _MODES, folder)]
    for problem in wrong:
        print(problem, flush=True)
    return wrong


def _keep(looking: Camera, shot: Shot, folder: Path) -> list[str]:
    """Put the wide light picture into docs/pictures; say so when it is too big for a page that loads fast."""
    picture = (folder / f"kept-{shot.kept}-{_MODES[0].name}.png").read_bytes()
    kept = smaller(picture, looking.browser)
    _KEPT.mkdir(parents=True, exist_ok=True)
    (_KEPT / f"{shot.kept}.png").write_bytes(kept)
    return [f"{shot.kept}.png has {len(kept)} bytes, more than {_MOST_BYTES}"] if len(kept) > _MOST_BYTES else []


if __name__ == "__main__":
    sys.exit(main())
