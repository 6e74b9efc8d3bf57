"""A person takes out everything about themselves: whole, readable, and nothing about anybody else."""

import io
import json
import zipfile
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId, new_id
from kedjan.kernel.privacy import FieldPrivacy
from kedjan.rights.queries import information_about, record_of
from kedjan.rights.queries.tables import personal_tables
from tests.journeys.pages import html, queries, said
from tests.journeys.watching import recorded
from tests.policies.additions import add_follow_up, add_proposal
from tests.policies.rows import AUDIT, seen, sight
from tests.support.people import PEOPLE
from tests.support.server import PROJECT
from tests.support.world import TODAY, World
from tests.ui.pages import parsed

ADDRESS = "/me/information/"
BUDGET = 7
KEYS = "participants_namekey"  # nothing but a blind index, which tells a person nothing


def taken_out(client: Client, address: str = ADDRESS, typed: dict[str, str] | None = None) -> zipfile.ZipFile:
    answer = client.post(address, typed or {})
    assert answer.status_code == 200, answer.content
    assert answer.headers["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(answer.content))


def document(file: zipfile.ZipFile) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read("information.json"))
    return found


def rows_by_table(actor: Actor, about: ParticipantId) -> dict[str, int]:
    with acting(actor) as clock:
        information = information_about(actor=actor, participant_id=about, now=clock.now())
    return {section.table: len(section.records) for section in information.sections}


def test_every_table_that_shows_a_person_their_rows_is_in_the_file(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = 'self'")
        shown = {str(name) for (name,) in cursor.fetchall()}

    assert shown <= {table.name for table in personal_tables()}


def test_one_record_is_read_alone_and_says_what_it_says_among_all(world: World) -> None:
    me, about = world.participant("private"), world.person("private")
    with acting(me) as clock:
        whole = information_about(actor=me, participant_id=about, now=clock.now())
        section = next(one for one in whole.sections if one.table == "journeys_stageentry")
        wanted = section.records[-1]
        with CaptureQueriesContext(connection) as asked:
            found = record_of(actor=me, participant_id=about, table=section.table, record_id=UUID(wanted.id))
        missing = record_of(actor=me, participant_id=about, table=section.table, record_id=new_id())
        unknown = record_of(actor=me, participant_id=about, table="organisations_account", record_id=UUID(wanted.id))

    assert found == (replace(section, records=(wanted,)), wanted)
    assert (missing, unknown) == (None, None)
    read = next(one["sql"] for one in asked.captured_queries if "to_jsonb" in one["sql"])
    tables = {table.name for table in personal_tables() if f'"{table.name}"' in read}
    assert tables == {"journeys_enrolment", "journeys_stageentry"}


def test_every_personal_model_is_told_unless_its_rows_name_nobody() -> None:
    personal = {
        model._meta.db_table
        for model in apps.get_models()
        if isinstance(privacy := getattr(model, "PRIVACY", None), FieldPrivacy) and privacy.is_personal()
    }

    assert personal - {table.name for table in personal_tables()} == {
        "coaching_yearplan",
        "organisations_draft",
        "participants_importbatch",
        "participants_importrow",
        KEYS,
        "reviews_handled",
    }


def test_the_file_has_exactly_what_raw_sql_shows_the_person(world: World) -> None:
    add_follow_up(world)
    me = world.participant("private")

    shown = {table: rows for table, rows in sight(me, world.person("private")).items() if table != KEYS}
    assert rows_by_table(me, world.person("private")) == shown


def test_somebody_else_is_not_in_the_file_even_if_asked_for(world: World) -> None:
    assert rows_by_table(world.participant("private"), world.person("consented")) == {}


def test_the_file_is_one_page_and_one_document_whose_names_say_nothing(world: World) -> None:
    client = world.browser(world.participant("private"))

    answer = client.post(ADDRESS)

    assert answer.headers["Content-Disposition"] == f'attachment; filename="kedjan-{TODAY.isoformat()}.zip"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert zipfile.ZipFile(io.BytesIO(answer.content)).namelist() == ["information.html", "information.json"]


def test_sealed_values_are_opened_and_codes_have_their_words(world: World) -> None:
    found = document(taken_out(world.browser(world.participant("private"))))
    sections = {one["table"]: one["records"][0]["values"] for one in found["sections"]}

    assert sections["participants_identity"]["number"] == {
        "title": "Personnummer",
        "value": PEOPLE["private"].number,
        "text": PEOPLE["private"].number,
    }
    assert sections["participants_contact"]["email"]["value"] == PEOPLE["private"].email
    assert sections["participants_benefit"]["kind"] == {"title": "Slag", "value": "sjukpenning", "text": "Sjukpenning"}
    assert sections["journeys_stageentry"]["stage"]["text"].startswith("Steg 1")
    assert sections["journeys_enrolment"]["programme"]["text"] == "Framsteget"
    assert sections["journeys_gatemark"]["state"]["value"] in {"open", "clear"}
    assert sections["consents_consent"]["text"]["text"] == "Ja."
    assert sections["audit_reading"]["role"]["text"] == "Handläggare"
    assert sections["audit_reading"]["purpose"]["text"] == "Stöd till dig"


def test_every_code_that_a_personal_table_chooses_from_has_words(world: World) -> None:
    without = {
        f"{table.name}.{column}"
        for table in personal_tables()
        for column, field in table.fields.items()
        for code, _text in field.choices or ()
        if not labelled(field, str(code))
    }

    assert without == set()


def labelled(field: Any, code: str) -> bool:
    from kedjan.rights.queries.labels import Labels

    return Labels({}, {}, {}, {}).text(field, code) != code


def test_no_blind_index_and_nothing_sealed_leaves(world: World) -> None:
    with_bytes = [
        (section["table"], column)
        for section in document(taken_out(world.browser(world.participant("private"))))["sections"]
        for record in section["records"]
        for column, one in record["values"].items()
        if column.endswith(("_index", "_sealed")) or str(one["value"]).startswith("\\x")
    ]

    assert with_bytes == []


def test_the_document_is_what_its_schema_says(world: World) -> None:
    schema = json.loads((PROJECT / "docs/own-information.schema.json").read_text(encoding="utf-8"))
    found = document(taken_out(world.browser(world.participant("private"))))
    section = schema["properties"]["sections"]["items"]
    record = schema["$defs"]["record"]

    assert set(found) == set(schema["required"]) == set(schema["properties"])
    assert found["format"] == schema["properties"]["format"]["const"]
    assert found["version"] == schema["properties"]["version"]["const"]
    assert {frozenset(one) for one in found["sections"]} == {frozenset(section["required"])}
    assert {frozenset(one) for part in found["sections"] for one in part["records"]} == {frozenset(record["required"])}
    values = [one for part in found["sections"] for each in part["records"] for one in each["values"].values()]
    assert {frozenset(one) for one in values} == {
        frozenset(record["properties"]["values"]["additionalProperties"]["required"])
    }


def test_the_page_in_the_file_is_readable_by_itself(world: World) -> None:
    page = taken_out(world.browser(world.participant("private"))).read("information.html").decode()

    assert parsed(page).get("lang") == "sv"
    assert "<script" not in page
    assert "http" not in page
    words = said(page)
    assert "Namn och personnummer" in words
    assert PEOPLE["private"].number in words
    assert "Vem som har läst" in words


def test_the_file_is_in_the_readers_language(world: World) -> None:
    client = world.browser(world.participant("private"))
    client.cookies["kedjan_language"] = "en"

    file = taken_out(client)

    assert parsed(file.read("information.html").decode()).get("lang") == "en"
    assert document(file)["sections"][1]["title"] == "Name and personal identity number"


def test_markup_in_a_value_stays_text(world: World) -> None:
    with acting(world.caseworker("fk")), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE participants_contact SET language = '<b>' WHERE participant_id = %s", [world.person("private")]
        )

    page = taken_out(world.browser(world.participant("private"))).read("information.html").decode()

    assert "&lt;b&gt;" in page
    assert "<b>" not in page


def test_taking_out_is_recorded_and_to_look_is_not(world: World) -> None:
    client, me = world.browser(world.participant("private")), world.participant("private")
    html(client, ADDRESS)
    assert recorded(me, "InformationExported") == []

    found = document(taken_out(client))

    assert recorded(me, "InformationExported") == [
        {
            "participant_id": str(world.person("private")),
            "asked": "on_the_web",
            "asked_on": TODAY.isoformat(),
            "sections": len(found["sections"]),
            "records": sum(len(one["records"]) for one in found["sections"]),
        }
    ]


def test_my_page_shows_the_same_and_says_what_only_the_file_has(world: World) -> None:
    client = world.browser(world.participant("private"))

    words = said(html(client, ADDRESS))

    assert PEOPLE["private"].number in words
    assert "Hämta mina uppgifter" in words
    assert "Vem som har läst" in words


def test_a_caseworker_hands_out_what_the_organisation_sees_and_the_person_sees_it_done(world: World) -> None:
    who, actor = world.person("consented"), world.caseworker("fk")
    address = f"/cases/{who}/information/"

    before = seen(world.participant(), "audit_event", who)
    file = taken_out(world.browser(actor), address, asked_typed())

    found = {one["table"]: len(one["records"]) for one in document(file)["sections"] if one["table"] not in AUDIT}
    assert found == {table: rows for table, rows in sight(actor, who).items() if table not in (*AUDIT, KEYS)}
    assert recorded(actor, "InformationExported")[0]["asked"] == "on_paper"
    assert seen(world.participant(), "audit_event", who) == before + 1


def test_a_caseworker_hands_out_nothing_of_what_others_keep(world: World) -> None:
    """The person's paper is no consent: the colleague's marks stay closed where the consent was taken back."""
    actor, me = world.caseworker("fk"), world.participant("private")
    with acting(actor) as clock:
        given = information_about(actor=actor, participant_id=world.person("private"), now=clock.now())
    own = {one.table: len(one.records) for one in given.sections}

    assert own["audit_event"] <= sight(me, world.person("private"))["audit_event"]
    assert rows_by_table(world.caseworker("af"), world.person("private")) == {}


def test_nobody_hands_out_what_is_in_anothers_register(world: World) -> None:
    client = world.browser(world.caseworker("af"))

    for who in (world.person("consented"), world.person("private"), new_id()):
        answer = client.post(f"/cases/{who}/information/", asked_typed())
        assert answer.status_code == 404
    assert recorded(world.participant(), "InformationExported") == []


def test_a_day_that_has_not_come_is_refused(world: World) -> None:
    client = world.browser(world.caseworker("fk"))

    answer = client.post(f"/cases/{world.person('consented')}/information/", asked_typed(year="2014"))

    assert "Dagen kan inte vara efter i dag." in answer.content.decode()
    assert recorded(world.participant(), "InformationExported") == []


def asked_typed(year: str = "2013") -> dict[str, str]:
    return {"asked": "on_paper", "asked_on_day": "14", "asked_on_month": "1", "asked_on_year": year}


def test_the_words_follow_the_language_of_the_reader(world: World) -> None:
    me = world.participant("private")
    with override("en"), acting(me) as clock:
        information = information_about(actor=me, participant_id=world.person("private"), now=clock.now())

    assert information.sections[0].title == "About you"


def test_my_page_asks_the_database_the_same_whatever_there_is(world: World) -> None:
    """One statement for everything: a new table costs no new one."""
    for name in ("private", "consented"):
        assert len(queries(world.browser(world.participant(name)), ADDRESS)) == BUDGET


def test_what_i_proposed_is_there_in_my_own_words(world: World) -> None:
    me = world.participant("private")
    idea = add_proposal(world)

    found = document(taken_out(world.browser(me)))

    (section,) = (one for one in found["sections"] if one["table"] == "councils_author")
    said_so = section["records"][0]["values"]["idea"]
    assert (said_so["value"], said_so["text"]) == (str(idea), "Fler pauser. (En som är med)")
