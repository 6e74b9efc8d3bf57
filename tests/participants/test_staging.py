"""A file of people, from its bytes to rows that wait: each says what it would do, and nobody is registered by it."""

import io
import json
from datetime import date

import pytest
from django.db import connection
from psycopg import sql

from kedjan.integrations.database.context import acting
from kedjan.integrations.tables import Cell, TableFault
from kedjan.kernel.personnummer import IdentityFault
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.participants.domain.intake import Change
from kedjan.participants.domain.intake_remarks import Remark
from kedjan.participants.domain.staging import Effect, ImportStatus, Standing
from kedjan.participants.operations import CannotStageImport, discard_import, stage_import
from kedjan.participants.queries import import_effect
from kedjan.ui.uploads import Unkept
from tests.integrations.tables.files import workbook
from tests.participants.domain.lists import MAN, WOMAN
from tests.participants.files import (
    ASA,
    BO,
    ENDED,
    FORMULA,
    HEADER,
    NOW,
    ULLA_AS_SHE_IS,
    ULLA_LATER,
    codes_by_line,
    confirmed,
    register,
    rows_that,
    staged,
    staged_file,
    text_of,
    view,
)
from tests.policies.rows import count, seen
from tests.support.people import PEOPLE
from tests.support.reasons import codes
from tests.support.world import World


def refused(world: World, content: bytes) -> list[str]:
    """Return why a file cannot be used as a whole, and make sure that nothing of it was kept."""
    fk = world.caseworker("fk")
    before = seen(fk, "participants_importbatch")
    with pytest.raises(CannotStageImport) as refusal, acting(fk):
        stage_import(actor=fk, file=io.BytesIO(content), now=NOW)
    assert seen(fk, "participants_importbatch") == before
    return codes(refusal.value)


def test_every_row_waits_with_where_it_stands_and_nobody_is_registered(world: World) -> None:
    fk = world.caseworker("fk")
    before = register(fk)

    import_id = staged(fk, ASA, ENDED, FORMULA, ULLA_AS_SHE_IS)

    found = view(fk, import_id)
    assert (found.status, found.rows, found.read) == (ImportStatus.STAGED, 4, 4)
    assert found.standings == dict.fromkeys(Standing, 1)
    assert codes_by_line(fk, import_id) == {
        2: (Standing.READY, []),
        3: (Standing.ATTENTION, [Remark.ENDED]),
        4: (Standing.REFUSED, [Remark.FORMULA]),
        5: (Standing.UNCHANGED, [Remark.UNCHANGED]),
    }
    assert register(fk) == before


@pytest.mark.parametrize(
    "content",
    [
        text_of(ASA, BO).encode("latin-1"),
        text_of(ASA, BO).encode("utf-8-sig"),
        ("sep=;\r\n" + text_of(ASA, BO)).encode("cp1252"),
        text_of(ASA, BO).replace(";", "\t").encode("utf-16"),
        "\n".join(f"{line};;;;;;;;;;" for line in text_of(ASA, BO).splitlines()).encode(),
    ],
    ids=["Latin-1", "a byte order mark", "Excel's own CSV", "Excel's Unicode text", "ten empty columns too many"],
)
def test_people_come_in_from_every_kind_of_csv(world: World, content: bytes) -> None:
    fk = world.caseworker("fk")

    rows = rows_that(fk, staged_file(fk, content), Standing.READY)

    assert [(row.line, row.name, row.change) for row in rows] == [
        (2, "Åsa Öberg", Change.NEW_PERSON),
        (3, "Bo Ek", Change.NEW_PERSON),
    ]


def test_a_workbook_with_dates_as_numbers_writes_the_same_people(world: World) -> None:
    fk = world.caseworker("fk")
    people: list[tuple[Cell, ...]] = [
        (float(WOMAN), "Åsa", "Öberg", 1766.0, "Sjukpenning", 41364.0),
        (float(MAN), "Bo", "Ek", 305.0, "Sjukersättning", date(2013, 5, 31)),
    ]

    import_id = staged_file(fk, workbook([tuple(HEADER.split(";")), *people]))

    assert view(fk, import_id).standings[Standing.READY] == 2
    assert confirmed(fk, import_id).people == 2


def test_ten_columns_too_many_are_told_and_the_people_come_in(world: World) -> None:
    fk = world.caseworker("fk")
    extra = ";".join(f"Extra {number}" for number in range(10))

    import_id = staged_file(fk, f"{HEADER};{extra}\n{ASA};{extra}\n".encode())

    found = view(fk, import_id)
    assert [(notice.code, notice.values["count"]) for notice in found.notices] == [("intake.unused_columns", 10)]
    assert found.standings[Standing.READY] == 1


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (FORMULA, Remark.FORMULA),
        (ASA.replace(WOMAN, "203112182384"), IdentityFault.BORN_IN_THE_FUTURE),
        (ASA.replace(WOMAN, "198112182385"), IdentityFault.WRONG_CHECK_DIGIT),
        (ASA.replace("Sunne", "Ankeborg"), Remark.SIMILAR_MUNICIPALITY),
        (ASA.replace("2013-03-31", "2013-02-30"), Remark.IMPOSSIBLE_DATE),
    ],
    ids=["a formula", "born in 2031", "a wrong check digit", "no such municipality", "no such day"],
)
def test_a_bad_row_is_told_by_itself_and_its_neighbour_is_ready(world: World, bad: str, code: str) -> None:
    fk = world.caseworker("fk")

    import_id = staged(fk, bad, BO)

    assert codes_by_line(fk, import_id) == {2: (Standing.REFUSED, [code]), 3: (Standing.READY, [])}


def test_two_people_with_one_number_are_both_held_back(world: World) -> None:
    fk = world.caseworker("fk")

    import_id = staged(fk, ASA, BO, ASA.replace("Åsa", "Eva"))

    assert codes_by_line(fk, import_id) == {
        2: (Standing.REFUSED, [Remark.SAME_NUMBER_OTHER_NAME]),
        3: (Standing.READY, []),
        4: (Standing.REFUSED, [Remark.SAME_NUMBER_OTHER_NAME]),
    }


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", TableFault.EMPTY),
        (f"{HEADER}\n".encode(), TableFault.NO_ROWS),
        (ASA.encode(), TableFault.NO_HEADER),
        (b"%PDF-1.7 ...", TableFault.PDF),
        (b"\x89PNG\r\n\x1a\n\x00\x00", TableFault.NOT_A_TABLE),
        (b"PK\x03\x04 broken", TableFault.BROKEN_WORKBOOK),
    ],
)
def test_a_file_that_is_no_list_is_refused_as_a_whole(world: World, content: bytes, code: TableFault) -> None:
    assert refused(world, content) == [code]


def test_a_file_of_three_hundred_megabytes_is_refused_by_its_size_alone(world: World) -> None:
    fk = world.caseworker("fk")

    with pytest.raises(CannotStageImport) as refusal, acting(fk):
        stage_import(actor=fk, file=Unkept(300 * 1024 * 1024), now=NOW)

    (reason,) = refusal.value.reasons
    assert reason.message % reason.values == "Filen är på 300 MB. Den får vara högst 50 MB. Dela upp den i flera."


def test_a_list_of_something_else_is_refused_with_each_column_that_it_lacks(world: World) -> None:
    assert refused(world, b"Artikel;Antal\nPenna;3\n") == ["intake.missing_column"] * 6


def test_no_identity_number_stands_in_clear_in_what_is_kept(world: World) -> None:
    fk = world.caseworker("fk")
    with acting(fk):
        before = count("audit_event")

    staged(fk, ASA, FORMULA, f"{ASA};{WOMAN}", f"{WOMAN};{WOMAN};{WOMAN};{WOMAN};{WOMAN};{WOMAN}")

    with acting(fk):
        kept = json.dumps([_whole(table) for table in ("participants_importbatch", "participants_importrow")])
        assert count("audit_event") == before + 2
        audited = json.dumps(_whole("audit_event"))
    for number in (WOMAN, WOMAN[2:], f"{WOMAN[:8]}-{WOMAN[8:]}", "196408233234"):
        assert number not in kept
        assert number not in audited


def _whole(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table)))
        return [str(row[0]) for row in cursor.fetchall()]


def test_what_would_change_for_somebody_registered_is_told(world: World) -> None:
    fk = world.caseworker("fk")
    other_benefit = ULLA_AS_SHE_IS.replace("Sjukpenning", "Sjukersättning")

    import_id = staged(fk, ULLA_LATER, other_benefit)

    rows = rows_that(fk, import_id, Standing.READY)
    assert [(row.change, row.participant_id) for row in rows] == [
        (Change.NEW_END, world.person("unasked")),
        (Change.NEW_BENEFIT, world.person("unasked")),
    ]
    assert rows[0].messages[0].values == {"old": "2013-03-31", "new": "2013-06-30"}


def test_one_new_person_with_two_benefits_is_one_person_and_one_benefit_more(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, ASA.replace("Sjukpenning", "Sjukersättning"), BO)

    with acting(fk):
        effect = import_effect(actor=fk, import_id=import_id, standings=[Standing.READY])

    written = confirmed(fk, import_id)
    assert effect == Effect(people=2, benefits=1, ends=0)
    assert (written.people, written.benefits, written.ends) == (2, 1, 0)


def test_the_register_of_another_organisation_is_never_told(world: World) -> None:
    sunne = world.caseworker("sunne")
    known_to_fk = [f"{PEOPLE[name].number};Kim;Prov;Sunne;Sjukpenning;2013-03-31" for name in ("unasked", "consented")]

    import_id = staged(sunne, *known_to_fk)

    rows = rows_that(sunne, import_id, Standing.READY)
    assert [(row.change, row.messages, row.participant_id) for row in rows] == [(Change.NEW_PERSON, (), None)] * 2


def test_a_file_that_waits_is_found_again_and_not_staged_twice(world: World) -> None:
    fk = world.caseworker("fk")

    first = staged(fk, ASA)
    before = seen(fk, "participants_importrow")

    assert staged(fk, ASA) == first
    assert seen(fk, "participants_importrow") == before


def test_a_file_that_was_confirmed_is_refused_with_the_day_and_changes_nothing(world: World) -> None:
    fk = world.caseworker("fk")
    confirmed(fk, staged(fk, ASA))
    before = register(fk)

    with pytest.raises(CannotStageImport) as refusal:
        staged(fk, ASA)

    assert [(reason.code, reason.values) for reason in refusal.value.reasons] == [
        ("import.same_file", {"date": "2013-01-14"})
    ]
    assert register(fk) == before


def test_a_file_of_which_rows_were_left_can_come_again(world: World) -> None:
    fk = world.caseworker("fk")
    confirmed(fk, staged(fk, ASA, ENDED))

    again = view(fk, staged(fk, ASA, ENDED))

    assert (again.standings[Standing.UNCHANGED], again.standings[Standing.ATTENTION]) == (1, 1)


def test_another_organisation_may_send_the_same_file(world: World) -> None:
    fk, af = world.caseworker("fk"), world.caseworker("af")
    confirmed(fk, staged(fk, ASA))

    assert view(af, staged(af, ASA)).standings[Standing.READY] == 1


def test_a_file_that_was_taken_away_can_come_again(world: World) -> None:
    fk = world.caseworker("fk")
    first = staged(fk, ASA)
    with acting(fk):
        discard_import(actor=fk, import_id=first, now=NOW)

    again = staged(fk, ASA)

    assert again != first
    assert view(fk, again).status is ImportStatus.STAGED


def test_a_coordinator_sends_no_files(world: World) -> None:
    forbund = world.coordinator()

    with acting(forbund):
        with pytest.raises(NotPermitted):
            stage_import(actor=forbund, file=io.BytesIO(text_of(ASA).encode()), now=NOW)
        assert count("participants_importbatch") == 0
