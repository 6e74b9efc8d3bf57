"""`kedjan programme load FILE…`: writes programme files into the database; the same file again changes nothing."""

from argparse import ArgumentParser, Namespace
from dataclasses import fields
from pathlib import Path

from kedjan.cli.operator import OPERATOR
from kedjan.cli.programme.check import MUNICIPALITIES
from kedjan.cli.programme.reading import CannotReadFile, line_about, line_about_file, read_text
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.database.context import acting
from kedjan.kernel.text import N_
from kedjan.organisations.operations import load_municipalities
from kedjan.organisations.queries import municipality_names
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.programmes.operations import CannotLoadProgramme, ProgrammeLoaded, load_programme
from kedjan.programmes.queries import programmes


def configure(parser: ArgumentParser) -> None:
    """Take the files and the language."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a programme file")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Load each file that is right and say what changed; say what is wrong with the others, and return 1 then."""
    files: list[Path] = arguments.files
    language = Language(arguments.language)
    if not municipality_names():
        number = load_municipalities(path=MUNICIPALITIES)
        print(translated(N_("%(number)s kommuner är inlästa."), language) % {"number": number})
    good = True
    for path in files:
        good = _load(path, language) and good
    return 0 if good else 1


def _load(path: Path, language: Language) -> bool:
    """Load one file in a transaction of its own, so that a bad one never stops a good one."""
    try:
        print(_told(*_loaded(read_text(path)), language))
    except CannotReadFile as refusal:
        print(line_about_file(path, refusal, language))
        return False
    except CannotLoadProgramme as refusal:
        print("\n".join(line_about(path, problem, language) for problem in refusal.problems))
        return False
    return True


def _loaded(text: str) -> tuple[ProgrammeLoaded, tuple[str, ...]]:
    """Load the text; return the event and the parts of the file that differ from the version before."""
    with acting(OPERATOR) as clock:
        before = {view.key: view.file for view in programmes()}
        event = load_programme(actor=OPERATOR, text=text, now=clock.now())
        after = {view.key: view.file for view in programmes()}
    return event, _differing(before.get(event.key), after[event.key])


def _differing(before: ProgrammeFile | None, after: ProgrammeFile) -> tuple[str, ...]:
    if before is None:
        return ()
    return tuple(each.name for each in fields(after) if getattr(before, each.name) != getattr(after, each.name))


def _told(event: ProgrammeLoaded, parts: tuple[str, ...], language: Language) -> str:
    text = N_("%(key)s är ny, inläst som version %(number)s.")
    if not event.changed:
        text = N_("%(key)s: inget har ändrats, version %(number)s gäller.")
    elif parts:
        text = N_("%(key)s: version %(number)s är inläst. Ändrat: %(parts)s.")
    return translated(text, language) % {"key": event.key, "number": event.number, "parts": ", ".join(parts)}
