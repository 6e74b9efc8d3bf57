"""`kedjan participants import FILE --as USERNAME`: checks a list of people, and writes what somebody says yes to."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from pathlib import Path

from kedjan.cli.installation import CannotRun
from kedjan.cli.participants.acting_as import importer
from kedjan.cli.participants.telling import about_effect, about_file, about_result, about_rows, in_words
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ImportId
from kedjan.kernel.text import N_
from kedjan.participants.domain.staging import Effect, Standing
from kedjan.participants.operations import CannotConfirmImport, CannotStageImport, Chosen, confirm_import, stage_import
from kedjan.participants.queries import import_effect, import_rows, import_view

_DONE, _REFUSED, _WAITS = 0, 1, 3
_CODES = """exit codes:
  0  written, or there was nothing to write
  1  refused: the file or the account cannot be used, and nothing was kept
  2  the command was not understood
  3  checked, and waits for a yes: here with --confirm, or in the web"""

_MISSING = N_("Filen finns inte. Kontrollera namnet.")
_UNREADABLE = N_("Filen går inte att läsa: %(said)s.")
_NOTHING = N_("Det finns ingenting att skriva in.")
_ASK = N_("Skriva in? [j/N]")
_WAITING = N_("Ingenting är inskrivet. Filen väntar: säg ja i webben, eller kör igen med --confirm.")
_YES = frozenset({"j", "ja", "y", "yes"})


def configure(parser: ArgumentParser) -> None:
    """Take the file, whom to act as, what to write, and the language."""
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = _CODES
    parser.add_argument("file", type=Path, metavar="FILE", help="a list of people, CSV or XLSX")
    parser.add_argument(
        "--as", dest="username", required=True, metavar="USERNAME", help="whose organisation the people are for"
    )
    parser.add_argument("--organisation", metavar="KEY", help="which of the account's organisations, if it has several")
    parser.add_argument("--confirm", action="store_true", help="write what is ready, without asking")
    parser.add_argument("--with-attention", action="store_true", help="also write the rows that need a look")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Check the file, say what each row would do, and write when somebody says yes."""
    language = Language(arguments.language)
    actor = importer(arguments.username, arguments.organisation, language)
    try:
        import_id = _staged(arguments.file, actor, language)
    except CannotStageImport as refusal:
        print("\n".join(in_words(reason, language) for reason in refusal.reasons), file=sys.stderr)
        is_known = {reason.code for reason in refusal.reasons} == {"import.same_file"}
        return _DONE if is_known else _REFUSED
    chosen = Chosen(with_attention=arguments.with_attention)
    effect = _shown(import_id, actor, chosen, language)
    if effect.total == 0:
        print(translated(_NOTHING, language))
        return _DONE
    if not arguments.confirm and not _says_yes(language):
        print(translated(_WAITING, language))
        return _WAITS
    return _confirmed(import_id, actor, chosen, language)


def _staged(path: Path, actor: Actor, language: Language) -> ImportId:
    try:
        with path.open("rb") as file, acting(actor) as clock:
            return stage_import(actor=actor, file=file, now=clock.now()).import_id
    except FileNotFoundError as error:
        raise CannotRun(translated(_MISSING, language)) from error
    except OSError as error:
        raise CannotRun(translated(_UNREADABLE, language) % {"said": error.strerror}) from error


def _shown(import_id: ImportId, actor: Actor, chosen: Chosen, language: Language) -> Effect:
    """Print how the rows stand and what each of them says; return what a yes would do."""
    with acting(actor):
        view = import_view(actor=actor, import_id=import_id)
        rows = [
            (standing, row)
            for standing in Standing
            for row in import_rows(actor=actor, import_id=import_id, standing=standing, limit=None)
        ]
        effect = import_effect(actor=actor, import_id=import_id, standings=chosen.standings)
    if view is not None:
        print("\n".join(about_file(view, language)))
    for line in about_rows(rows, language):
        print(line)
    print("\n".join(about_effect(effect, language)))
    return effect


def _says_yes(language: Language) -> bool:
    return sys.stdin.isatty() and input(f"{translated(_ASK, language)} ").strip().lower() in _YES


def _confirmed(import_id: ImportId, actor: Actor, chosen: Chosen, language: Language) -> int:
    try:
        with acting(actor) as clock:
            event = confirm_import(actor=actor, import_id=import_id, now=clock.now(), chosen=chosen)
    except CannotConfirmImport as refusal:
        print("\n".join(in_words(reason, language) for reason in refusal.reasons), file=sys.stderr)
        return _REFUSED
    print("\n".join(about_result(event, language)))
    return _DONE
