"""`kedjan instrument load FILE…`: writes instrument files into the database; the same content changes nothing."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kedjan.assessments.operations import CannotLoadInstrument, load_instrument
from kedjan.assessments.operations.instruments import InstrumentLoaded
from kedjan.cli.operator import OPERATOR
from kedjan.cli.programme.reading import CannotReadFile, line_about, line_about_file, read_text
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.database.context import acting
from kedjan.kernel.text import N_


def configure(parser: ArgumentParser) -> None:
    """Take the files and the language."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="an instrument file")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Load each file that is right and say what changed; say what is wrong with the others, and return 1 then."""
    files: list[Path] = arguments.files
    language = Language(arguments.language)
    good = True
    for path in files:
        good = _load(path, language) and good
    return 0 if good else 1


def _load(path: Path, language: Language) -> bool:
    """Load one file in a transaction of its own, so that a bad one never stops a good one."""
    try:
        print(_told(_loaded(read_text(path, example="instruments")), language))
    except CannotReadFile as refusal:
        print(line_about_file(path, refusal, language))
        return False
    except CannotLoadInstrument as refusal:
        print("\n".join(_lines(path, refusal, language)))
        return False
    return True


def _loaded(text: str) -> InstrumentLoaded:
    with acting(OPERATOR) as clock:
        return load_instrument(actor=OPERATOR, text=text, now=clock.now())


def _lines(path: Path, refusal: CannotLoadInstrument, language: Language) -> list[str]:
    if refusal.problems:
        return [line_about(path, problem, language) for problem in refusal.problems]
    return [f"{path}: {translated(one.message, language) % dict(one.values)}" for one in refusal.reasons]


def _told(event: InstrumentLoaded, language: Language) -> str:
    text = N_("%(key)s %(version)s är inläst. Fingeravtryck: %(digest)s.")
    if not event.changed:
        text = N_("%(key)s %(version)s: inget har ändrats.")
    return translated(text, language) % {"key": event.key, "version": event.version, "digest": event.digest[:12]}
