"""`kedjan keys retire NAME`: takes a key away for good, unless something still needs it."""

from argparse import ArgumentParser, Namespace

from kedjan.cli.installation import CannotRun
from kedjan.cli.keys.keeping import Keyring, Kind, keeper, keyring, spaced, take_kind
from kedjan.cli.keys.recording import KeyRetired, note
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.vault.renewal import Keeper, WritersStillAtWork, wait_for_earlier_writers
from kedjan.kernel.text import N_

_UNKNOWN = N_("Det finns ingen nyckel som heter %(key)s.")
_NEWEST = N_("%(key)s är den nyaste nyckeln. Byt först till en annan: %(command)s.")
_IN_USE = N_("Värden som fortfarande har %(key)s: %(values)s. Kör först %(command)s. Ingenting har ändrats.")
_BUSY = N_("Något i databasen som började tidigare är inte klart. Försök igen om en stund. Ingenting har ändrats.")
_GONE = N_("%(key)s är borttagen ur %(file)s. Säkerhetskopior från före bytet öppnas bara med en sparad kopia av den.")
_ENVIRONMENT = N_("Ingenting använder %(key)s. Ta bort den ur %(variable)s överallt och starta om.")
_FILES = N_("Listor som lästes in före bytet känns inte längre igen om någon skickar dem en gång till.")


def configure(parser: ArgumentParser) -> None:
    """Take the name, the kind and the language."""
    parser.add_argument("name", metavar="NAME", help="the key's name, as kedjan keys list shows it")
    take_kind(parser)
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Take the key away and say so. Raises CannotRun, having changed nothing."""
    language = Language(arguments.language)
    each = keyring(arguments.kind, language)
    with keeper(language) as connection:
        print(_retired(each, arguments.name, connection))
    if each.kind is Kind.INDEX:
        print(translated(_FILES, language))
    return 0


def _retired(each: Keyring, name: str, connection: Keeper) -> str:
    ring = each.ring
    if name not in ring.keys:
        raise CannotRun(translated(_UNKNOWN, each.language) % {"key": name})
    if name == ring.newest:
        raise CannotRun(translated(_NEWEST, each.language) % {"key": name, "command": each.command("rotate")})
    _refuse_used(each, name, connection)
    if each.file is None:
        return translated(_ENVIRONMENT, each.language) % {"key": name, "variable": each.kind.value}
    note(KeyRetired(each.kind, name))
    each.write(ring.without(name))
    return translated(_GONE, each.language) % {"key": name, "file": each.file}


def _refuse_used(each: Keyring, name: str, connection: Keeper) -> None:
    """Raise CannotRun while a value has the key, or somebody who began earlier might still write one."""
    try:
        wait_for_earlier_writers(connection)
    except WritersStillAtWork as error:
        raise CannotRun(translated(_BUSY, each.language)) from error
    values = each.used(connection)[name]
    if values:
        told = {"values": spaced(values), "key": name, "command": each.command("rotate")}
        raise CannotRun(translated(_IN_USE, each.language) % told)
