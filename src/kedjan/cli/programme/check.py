"""`kedjan programme check FILE…`: says everything that is wrong with programme files, without a database."""

import csv
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kedjan.cli.installation import PROJECT
from kedjan.cli.programme.reading import CannotReadFile, line_about, line_about_file, read_text
from kedjan.cli.wording import Language, take_language
from kedjan.programmes.domain.parse import parse_programme

MUNICIPALITIES = PROJECT / "data" / "municipalities" / "municipalities.csv"


def configure(parser: ArgumentParser) -> None:
    """Take the files and the language."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a programme file")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Print each problem on a line of its own, or OK; return 1 when there are problems."""
    files: list[Path] = arguments.files
    language = Language(arguments.language)
    known = _municipalities()
    good = True
    for path in files:
        lines = _problems(path, known, language)
        print("\n".join(lines) if lines else f"{path}: OK")
        good = good and not lines
    return 0 if good else 1


def _problems(path: Path, known: dict[str, str], language: Language) -> list[str]:
    try:
        text = read_text(path)
    except CannotReadFile as refusal:
        return [line_about_file(path, refusal, language)]
    return [line_about(path, problem, language) for problem in parse_programme(text, municipalities=known).problems]


def _municipalities() -> dict[str, str]:
    with MUNICIPALITIES.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}
