"""What cannot be opened is never touched: it is told, it keeps its bytes, and its key is not taken away."""

import pytest
from psycopg import sql

from kedjan.cli.installation import CannotRun
from kedjan.integrations.vault.columns import SealedColumn
from kedjan.participants.models import Identity
from tests.cli.keys.safe import Safe, run_command
from tests.support.world import World

pytestmark = pytest.mark.django_db(transaction=True)
_READ = "SELECT {} FROM {} WHERE participant_id = %s"
_WRITE = "UPDATE {1} SET {0} = %s WHERE participant_id = %s"


def _named(statement: str, column: SealedColumn) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(column.column), sql.Identifier(column.table))


def _held(safe: Safe, column: SealedColumn, one: object) -> bytes:
    with safe.connect() as connection:
        (held,) = connection.execute(_named(_READ, column), [one]).fetchone() or (b"",)
        return bytes(held)


def _put(safe: Safe, column: SealedColumn, one: object, value: bytes) -> None:
    with safe.connect() as connection:
        connection.execute(_named(_WRITE, column), [value, one])


@pytest.fixture(params=["moved", "wrong key", "cut off", "flipped", "unknown key"])
def damaged(request: pytest.FixtureRequest, safe: Safe, world: World) -> bytes:
    """Damage the given name of one person; return what is stored then."""
    one, other = world.person("unasked"), world.person("invited")
    whole = _held(safe, Identity.GIVEN_NAME, one)
    value = {
        "moved": _held(safe, Identity.GIVEN_NAME, other),
        "wrong key": whole[:5] + bytes(12) + whole[17:],
        "cut off": whole[:9],
        "flipped": whole[:-1] + bytes([whole[-1] ^ 1]),
        "unknown key": b"\x04gone" + whole[5:],
    }[request.param]
    _put(safe, Identity.GIVEN_NAME, one, value)
    return value


def test_it_is_told_and_left_as_it_is_and_the_others_take_the_new_key(
    safe: Safe, world: World, damaged: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    one, values = world.person("unasked"), safe.column(Identity.GIVEN_NAME).total()

    code = run_command("keys", "rotate")

    assert code == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Värden som ingen nyckel öppnar, och som är kvar som de var: 1",
        f"  participants_identity.given_name_sealed|{one}",
    ]
    assert _held(safe, Identity.GIVEN_NAME, one) == damaged
    assert safe.column(Identity.GIVEN_NAME)[safe.names()[0]] == values - 1


def test_the_next_change_goes_on_with_the_same_key(safe: Safe, damaged: bytes) -> None:
    run_command("keys", "rotate")
    names = safe.names()

    assert run_command("keys", "rotate") == 1

    assert safe.names() == names


def test_its_key_stays(safe: Safe, damaged: bytes) -> None:
    run_command("keys", "rotate")
    names = safe.names()

    if damaged.startswith(b"\x04test"):
        with pytest.raises(CannotRun, match="fortfarande har test: 1"):
            run_command("keys", "retire", "test")
        assert safe.names() == names
    else:
        assert run_command("keys", "list") == 1
