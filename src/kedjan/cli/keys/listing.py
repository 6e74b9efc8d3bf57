"""`kedjan keys list`: the keys of both kinds, newest first, with what each has made."""

from argparse import ArgumentParser, Namespace
from collections import Counter

from kedjan.cli.keys.keeping import Keyring, Kind, keeper, keyring, spaced
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.vault.renewal import UNMADE
from kedjan.kernel.text import N_

_IN_FILE = N_("Nycklarna ligger i %(file)s.")
_IN_ENVIRONMENT = N_("Nycklarna kommer från miljön.")
_NEWEST = N_("nyast: allt nytt får den")
_IN_USE = N_("används fortfarande")
_UNUSED = N_("används inte: den kan tas bort")
_UNMADE = N_("inte gjort än: %(command)s")
_MISSING = N_("saknas: det den har förseglat går inte att öppna")


def configure(parser: ArgumentParser) -> None:
    """Take the language."""
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Print them; return 1 when values name a key that is not there."""
    language = Language(arguments.language)
    with keeper(language, alone=False) as connection:
        rings = [(each, each.used(connection)) for each in (keyring(kind, language) for kind in Kind)]
    for each, used in rings:
        print(translated(each.kind.heading, language))
        for line in _lines(each, used):
            print(f"  {line}")
    where = keyring(Kind.FIELD, language).file
    text = _IN_ENVIRONMENT if where is None else _IN_FILE
    print(translated(text, language) % {"file": where})
    return 1 if any(set(used) - {*each.ring.keys, UNMADE} for each, used in rings) else 0


def _lines(each: Keyring, used: Counter[str]) -> list[str]:
    names = list(each.ring.keys)
    standing = dict.fromkeys(sorted(set(used) - set(names)), _MISSING)
    standing |= {name: _IN_USE if used[name] else _UNUSED for name in names}
    standing[names[0]] = _NEWEST
    if used[UNMADE]:
        standing[UNMADE] = _UNMADE
    ordered = [*names, *(name for name in standing if name not in names)]
    told = {"command": each.command("rotate")}
    return [
        f"{name or '-':24} {spaced(used[name]):>12}  {translated(standing[name], each.language) % told}"
        for name in ordered
    ]
