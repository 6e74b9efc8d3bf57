"""What the log says of a person stands in plain words on their own page: no code, no id, no name of a class."""

import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from pkgutil import walk_packages

import pytest

import kedjan
from kedjan.integrations.database.context import acting
from kedjan.rights.domain.columns import COLUMNS
from kedjan.rights.domain.events import EVENTS, FIELDS, OPAQUE
from kedjan.rights.queries import information_about
from kedjan.rights.queries.logged import said_in
from tests.support.world import World

_CODE = re.compile(r"[a-z]_[a-z]|[0-9a-f]{8}-[0-9a-f]{4}|\d{4}-\d\d-\d\d|[{}\[\]]|True|False|None")
# Handed over in lists by whoever reads them in; never written in the log as it is.
_NOT_WRITTEN = {"BenefitEnd"}


def _events() -> dict[str, set[str]]:
    """Return the values of every event about a person, by its name."""
    found: dict[str, set[str]] = {}
    for module in walk_packages(kedjan.__path__, "kedjan."):
        if ".operations" not in module.name:
            continue
        for name, kind in vars(import_module(module.name)).items():
            if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.name:
                names = {one.name for one in fields(kind)}
                if "participant_id" in names:
                    found[name] = names
    return found


WRITTEN = {name: names for name, names in _events().items() if name not in _NOT_WRITTEN}


def test_every_event_about_a_person_has_its_words() -> None:
    assert set(EVENTS) == set(WRITTEN)


def test_every_value_of_such_an_event_is_called_something_or_left_to_machines() -> None:
    named = {name for names in WRITTEN.values() for name in names}

    assert named - set(FIELDS) - set(COLUMNS) - OPAQUE == set()
    assert set(FIELDS) - named == set()


def test_a_value_is_said_in_words_and_what_is_empty_is_not() -> None:
    payload = {
        "gate_id": "0190b7f0-0000-7000-8000-000000000000",
        "state": "open",
        "due_on": "2013-01-14",
        "told_by": None,
        "categories": ["plan", "economy"],
        "in_place": True,
        "moved": 3,
        "team": ["fk", "af"],
        "table": "participants_contact",
    }

    said = said_in(payload, {"fk": "Försäkringskassan", "af": "Arbetsförmedlingen"}.get)

    assert said.replace("\N{NO-BREAK SPACE}", " ") == (
        "Läge: Inte påbörjad; Klart senast: 14 januari 2013; Slags uppgifter: Plan och steg, Ekonomi och ersättning; "
        "Rättat direkt: Ja; "
        "Flyttade rader: 3; Laget: Försäkringskassan, Arbetsförmedlingen; Slags uppgift: Kontaktuppgifter"
    )


@pytest.mark.parametrize("name", ["consented", "withdrawn", "private", "over"])
def test_no_code_of_the_log_stands_on_a_persons_page(world: World, name: str) -> None:
    me = world.participant(name)

    with acting(me) as clock:
        found = information_about(actor=me, participant_id=world.person(name), now=clock.now())

    (section,) = [one for one in found.sections if one.table == "audit_event"]
    texts = [value.text for record in section.records for value in record.values if value.column in ("kind", "payload")]
    assert len(texts) > 3
    assert [text for text in texts if _CODE.search(text)] == []
    assert {text for text in texts if text in EVENTS} == set()
