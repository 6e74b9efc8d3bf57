"""`kedjan keys rotate`: a new key, and everything that older ones made is made with it, while the service runs.

It can be stopped at any point, also by kill -9 or a power cut: the next one goes on where it was.
"""

import secrets
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from kedjan.cli.installation import CannotRun
from kedjan.cli.keys.keeping import Keyring, keeper, keyring, spaced, take_kind
from kedjan.cli.keys.recording import KeyAdded, KeyChanged, note
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.vault.keys import CannotReadKeys, Ring
from kedjan.integrations.vault.renewal import (
    Keeper,
    Renewed,
    Stock,
    WritersStillAtWork,
    renew,
    wait_for_earlier_writers,
)
from kedjan.kernel.text import N_

_SHOWN = 20
_ADDED = N_("%(key)s är ny. Den ligger i %(file)s: spara en kopia av filen, skild från databasens kopior.")
_GOES_ON = N_("%(key)s är den nyaste nyckeln. Bytet till den fortsätter.")
_DONE = N_("Klart. Värden som fick %(key)s: %(values)s. Ingenting använder äldre nycklar.")
_CAN_GO = N_("%(key)s behövs inte längre: %(command)s. Säkerhetskopior från i dag och tidigare behöver den.")
_LEFT = N_("Värden som någon annan höll i hela tiden: %(values)s. Kör kommandot igen.")
_UNOPENED = N_("Värden som ingen nyckel öppnar, och som är kvar som de var: %(values)s")
_DOUBLED = N_("Personer som finns två gånger i samma register, och som är kvar som de var: %(values)s")
_BUSY = N_(
    "Något i databasen som började före nyckelbytet är inte klart. Den nya nyckeln finns; kör kommandot igen om en "
    "stund."
)
_TAKEN = N_("Det finns redan en annan nyckel som heter %(key)s.")
_OLDER = N_("%(key)s finns redan och är inte den nyaste. Ingenting har ändrats.")
_ONE_KEY = N_("%(file)s ska hålla en enda nyckel, skriven namn:base64.")
_UNREADABLE = N_("%(file)s går inte att läsa.")
_ENVIRONMENT = N_(
    "Nycklarna kommer från miljön, och allt har redan den nyaste. Lägg först till en ny i %(variable)s överallt, "
    "se docs/operations.md."
)


def configure(parser: ArgumentParser) -> None:
    """Take the kind, the file of a key that was made elsewhere, and the language."""
    take_kind(parser)
    parser.add_argument(
        "--key-from",
        metavar="FILE",
        help="take this key, written name:base64, instead of a new random one; - reads standard input",
    )
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Change the key; return 1 when something is left with an older one."""
    language = Language(arguments.language)
    each = keyring(arguments.kind, language)
    given = None if arguments.key_from is None else _given(arguments.key_from, language)
    with keeper(language) as connection:
        _add_key(each, given, connection)
        return rotate(each, connection)


def rotate(each: Keyring, connection: Keeper) -> int:
    """Make everything with the newest key of the ring, and tell; return 1 when something is left."""
    try:
        wait_for_earlier_writers(connection)
    except WritersStillAtWork as error:
        raise CannotRun(translated(_BUSY, each.language)) from error
    done = [_renewed(stock, connection) for stock in each.stocks]
    complete = all(one.complete for one in done)
    newest, values = each.ring.newest, sum(one.values for one in done)
    note(KeyChanged(each.kind, newest, values, complete))
    for line in _told(each, done) if complete else _faults(done, each.language):
        print(line)
    return 0 if complete else 1


def _renewed(stock: Stock, connection: Keeper) -> Renewed:
    done = renew(connection, stock)
    print(f"  {stock.name:44} {spaced(done.values):>12}", flush=True)
    return done


def _add_key(each: Keyring, given: Ring | None, connection: Keeper) -> None:
    """Make the given key or a random one the newest, unless a change to the newest has begun and is not over."""
    ring = each.ring
    if given is not None:
        if given.newest in ring.keys:
            _refuse_another(each, given)
            return _say_it_goes_on(each)
    elif set(each.used(connection)) - {ring.newest}:
        return _say_it_goes_on(each)
    if each.file is None:
        raise CannotRun(translated(_ENVIRONMENT, each.language) % {"variable": each.kind.value})
    new = given or Ring({f"key-{secrets.token_hex(4)}": secrets.token_bytes(32)})
    note(KeyAdded(each.kind, new.newest))
    each.write(ring.with_newest(new))
    print(translated(_ADDED, each.language) % {"key": new.newest, "file": each.file}, flush=True)
    return None


def _refuse_another(each: Keyring, given: Ring) -> None:
    """Raise CannotRun unless the given key is the newest of the ring, the very same."""
    name = given.newest
    if each.ring.keys[name] != given.keys[name]:
        raise CannotRun(translated(_TAKEN, each.language) % {"key": name})
    if each.ring.newest != name:
        raise CannotRun(translated(_OLDER, each.language) % {"key": name})


def _say_it_goes_on(each: Keyring) -> None:
    print(translated(_GOES_ON, each.language) % {"key": each.ring.newest}, flush=True)


def _given(source: str, language: Language) -> Ring:
    """Read one key. It never stands in the command itself, where everybody on the machine could read it."""
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="ascii")
        ring = Ring.parse(text.strip())
    except (OSError, ValueError) as error:
        raise CannotRun(translated(_UNREADABLE, language) % {"file": source}) from error
    except CannotReadKeys as error:
        raise CannotRun(translated(_ONE_KEY, language) % {"file": source}) from error
    if len(ring.keys) != 1:
        raise CannotRun(translated(_ONE_KEY, language) % {"file": source})
    return ring


def _told(each: Keyring, done: list[Renewed]) -> Iterator[str]:
    newest, *older = each.ring.keys
    values = spaced(sum(one.values for one in done))
    yield translated(_DONE, each.language) % {"values": values, "key": newest}
    for name in older:
        yield translated(_CAN_GO, each.language) % {"key": name, "command": each.command("retire", name)}


def _faults(done: list[Renewed], language: Language) -> Iterator[str]:
    left = sum(one.left for one in done)
    if left:
        yield translated(_LEFT, language) % {"values": spaced(left)}
    for text, places in (
        (_UNOPENED, sorted(place for one in done for place in one.unopened)),
        (_DOUBLED, sorted(place for one in done for place in one.doubled)),
    ):
        if places:
            yield translated(text, language) % {"values": spaced(len(places))}
            yield from (f"  {place}" for place in places[:_SHOWN])
