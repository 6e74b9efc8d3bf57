"""`kedjan instrument check FILE…`: says everything that is wrong with instrument files, without a database."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kedjan.assessments.domain.parse import parse_instrument
from kedjan.cli.programme.reading import CannotReadFile, line_about, line_about_file, read_text
from kedjan.cli.wording import Language, take_language


def configure(parser: ArgumentParser) -> None:
    """Take the files and the language."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="an instrument file")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Print each problem on a line of its own, or OK; return 1 when there are problems."""
    files: list[Path] = arguments.files
    language = Language(arguments.language)
    good = True
    for path in files:
        lines = _problems(path, language)
        print("\n".join(lines) if lines else f"{path}: OK")
        good = good and not lines
    return 0 if good else 1


def _problems(path: Path, language: Language) -> list[str]:
    try:
        text = read_text(path, example="instruments")
    except CannotReadFile as refusal:
        return [line_about_file(path, refusal, language)]
    return [line_about(path, problem, language) for problem in parse_instrument(text).problems]
