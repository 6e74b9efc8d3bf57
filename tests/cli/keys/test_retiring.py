"""A key is taken away when nothing needs it, and not before."""

import pytest
from django.conf import LazySettings

from kedjan.cli.installation import CannotRun
from kedjan.integrations.database.context import acting
from kedjan.integrations.vault.keys import Ring
from kedjan.participants.models import Contact
from tests.cli.keys.safe import Safe, run_command
from tests.support.world import World

pytestmark = pytest.mark.django_db(transaction=True)
OTHER = "other:" + "A" * 43 + "="


def test_an_unused_key_is_taken_away_and_everything_opens_without_it(safe: Safe) -> None:
    before = safe.texts()
    run_command("keys", "rotate")

    code = run_command("keys", "retire", "test")

    assert code == 0
    assert "test" not in safe.names()
    assert safe.texts() == before


@pytest.mark.parametrize(
    ("name", "why"), [("test", "är den nyaste nyckeln"), ("nobody", "Det finns ingen nyckel som heter nobody")]
)
def test_the_newest_key_and_an_unknown_one_are_refused(safe: Safe, name: str, why: str) -> None:
    with pytest.raises(CannotRun, match=why):
        run_command("keys", "retire", name)

    assert safe.names() == ["test"]


def test_a_key_that_seals_one_value_is_refused(safe: Safe, world: World) -> None:
    actor, one = world.caseworker("fk"), world.person("unasked")
    with acting(actor):
        late = Contact.PHONE.seal("070-1740609", one)  # by somebody who does not know the new key yet
    run_command("keys", "rotate")
    with acting(actor):
        Contact.objects.filter(pk=one).update(phone_sealed=late)
    names = safe.names()

    with pytest.raises(CannotRun, match="fortfarande har test: 1"):
        run_command("keys", "retire", "test")

    assert safe.names() == names


def test_a_writer_that_is_not_done_is_waited_for(safe: Safe, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    run_command("keys", "rotate")
    names, one = safe.names(), world.person("unasked")
    monkeypatch.setattr("kedjan.integrations.vault.renewal.PATIENCE_SECONDS", 0.3)

    with acting(world.caseworker("fk")):
        Contact.objects.filter(pk=one).update(phone_sealed=Contact.PHONE.seal("070-1740610", one))
        with pytest.raises(CannotRun, match="som började tidigare är inte klart"):
            run_command("keys", "retire", "test")

    assert safe.names() == names


def test_a_key_of_the_environment_is_taken_away_there(
    safe: Safe,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("KEDJAN_KEYS_FILE")
    settings.KEDJAN_KEYS_FILE = ""
    settings.KEDJAN_FIELD_KEYS = Ring.parse(f"{settings.KEDJAN_FIELD_KEYS},{OTHER}").text()

    code = run_command("keys", "retire", "other")

    assert code == 0
    assert capsys.readouterr().out == (
        "Ingenting använder other. Ta bort den ur KEDJAN_FIELD_KEYS överallt och starta om.\n"
    )
