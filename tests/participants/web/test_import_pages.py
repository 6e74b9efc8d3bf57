"""A caseworker sends a file, reads what each row would do, and says yes or no."""

import io
import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Protocol
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.integrations.tables import Cell
from kedjan.kernel.ids import ImportId
from kedjan.participants.domain.staging import ImportStatus, Standing
from kedjan.participants.queries import imports
from kedjan.participants.web import import_list_pages
from kedjan.ui import uploads
from tests.integrations.tables.files import workbook
from tests.participants.domain.lists import MAN, WOMAN
from tests.participants.files import (
    ASA,
    BO,
    ENDED,
    FORMULA,
    HEADER,
    ULLA_AS_SHE_IS,
    ULLA_LATER,
    confirmed,
    register,
    staged,
    text_of,
    view,
)
from tests.policies.rows import row, seen
from tests.support.world import World

IMPORTS = "/participants/imports/"


@pytest.fixture
def browser(world: World) -> Client:
    return world.browser(world.caseworker("fk"))


class Answer(Protocol):
    """What is looked at of an answer."""

    @property
    def status_code(self) -> int: ...

    @property
    def content(self) -> bytes: ...

    @property
    def headers(self) -> Mapping[str, str]: ...


def said(answer: Answer) -> str:
    """Return what the page says, without markup."""
    assert answer.status_code == 200
    text = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(text).split())


def send(browser: Client, content: bytes, name: str = "lista.csv") -> Answer:
    """Send a file by the form."""
    file = io.BytesIO(content)
    file.name = name
    return browser.post(IMPORTS, {"file": file})


def sent(browser: Client, content: bytes) -> ImportId:
    """Send a file that is taken; return its id, which the browser is sent on to."""
    answer = send(browser, content)
    assert answer.status_code == 302, said(answer)
    return ImportId(UUID(answer.headers["Location"].split("/")[-2]))


def address(import_id: ImportId, page: str = "import") -> str:
    return reverse(f"participants:{page}", args=[import_id])


def test_a_file_is_sent_looked_at_and_confirmed_as_the_last_page_said(world: World, browser: Client) -> None:
    fk = world.caseworker("fk")
    before = register(fk)

    import_id = sent(browser, text_of(ASA, BO, ENDED, FORMULA, ULLA_LATER).encode())
    shown = said(browser.get(address(import_id)))
    last = said(browser.get(address(import_id, "import_confirm")))

    assert "Klara 3 Behöver koll 1 Stoppade 1 Oförändrade 0" in shown
    assert "2 Åsa Öberg Personen läggs till" in shown
    assert "6 Ulla Prov Slutdatumet ändras Redan registrerad. Slutdatumet ändras från" in shown
    assert "2 personer läggs till, 1 får nytt slutdatum, 2 rader lämnas." in last
    assert register(fk) == before

    done = browser.post(address(import_id, "import_confirm"), follow=True)

    assert "2 personer lades till, 1 fick nytt slutdatum." in said(done)
    assert {after - before[table] for table, after in register(fk).items()} == {2}


def test_rows_that_need_a_look_are_included_only_when_ticked(world: World, browser: Client) -> None:
    fk = world.caseworker("fk")
    before = register(fk)
    import_id = sent(browser, text_of(ASA, ENDED).encode())

    without = said(browser.get(address(import_id, "import_confirm")))
    ticked = browser.get(address(import_id, "import_confirm"), {"with_attention": "on"})
    browser.post(address(import_id, "import_confirm"), {"with_attention": "on"})

    assert "1 person läggs till, 1 rad lämnas." in without
    assert "2 personer läggs till." in said(ticked)
    assert b'name="with_attention" value="on"' in ticked.content
    assert {after - before[table] for table, after in register(fk).items()} == {2}


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (Standing.READY, "2 Åsa Öberg Personen läggs till"),
        (Standing.ATTENTION, "3 Ada Alm Personen läggs till Förmånen har redan tagit slut:"),
        (Standing.REFUSED, "4 – Raden tas inte med Cellen i kolumnen Förnamn börjar med ="),
        (Standing.UNCHANGED, "5 Ulla Prov Ingenting ändras Redan registrerad. Inget ändras."),
    ],
)
def test_each_kind_of_row_has_a_page_of_its_own(browser: Client, kind: Standing, line: str) -> None:
    import_id = sent(browser, text_of(ASA, ENDED, FORMULA, ULLA_AS_SHE_IS).encode())

    shown = said(browser.get(address(import_id), {"show": kind.value}))

    assert line in shown
    assert len(re.findall(r"Åsa Öberg|Ada Alm|Kvist|Ulla Prov|Raden tas inte med", shown)) == 1


def test_the_page_speaks_english_to_whoever_reads_english(browser: Client) -> None:
    import_id = sent(browser, text_of(FORMULA).encode())
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    shown = said(browser.get(address(import_id), {"show": "refused"}))

    assert "Cellen i kolumnen" not in shown
    assert re.search(r"4?2 – .*Förnamn.*=", shown)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Filen är tom."),
        (f"{HEADER}\n".encode(), "Filen har rubriker men inga rader under dem."),
        (ASA.encode(), "Första raden ska ha kolumnernas namn"),
        (b"%PDF-1.7", "Det här är en PDF."),
        (b"Artikel;Antal\nPenna;3\n", "Kolumnen personnummer saknas."),
    ],
)
def test_a_file_that_cannot_be_used_gets_its_reason_on_the_form(
    world: World, browser: Client, content: bytes, message: str
) -> None:
    before = seen(world.caseworker("fk"), "participants_importbatch")

    answer = said(send(browser, content))

    assert "Något behöver ändras" in answer
    assert message in answer
    assert seen(world.caseworker("fk"), "participants_importbatch") == before


def test_no_file_at_all_is_asked_for_again(browser: Client) -> None:
    assert "Välj en fil: Fil med personer" in said(browser.post(IMPORTS, {}))


def test_a_request_far_too_large_is_not_kept_and_says_how_large_a_file_may_be(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 1_000_000)
    kept: list[bytes] = []
    handler = "django.core.files.uploadhandler.TemporaryFileUploadHandler.receive_data_chunk"
    monkeypatch.setattr(handler, lambda _handler, data, _start: kept.append(data))

    answer = said(send(browser, b"x" * (51 * 1024 * 1024)))

    assert "Filen är på 51 MB. Den får vara högst 50 MB. Dela upp den i flera." in answer
    assert kept == []


def test_a_workbook_with_dates_as_numbers_is_read(world: World, browser: Client) -> None:
    people: list[tuple[Cell, ...]] = [
        (float(WOMAN), "Åsa", "Öberg", 1766.0, "Sjukpenning", 41364.0),
        (float(MAN), "Bo", "Ek", 305.0, "Sjukersättning", date(2013, 5, 31)),
    ]

    import_id = sent(browser, workbook([tuple(HEADER.split(";")), *people]))

    assert view(world.caseworker("fk"), import_id).standings[Standing.READY] == 2


def test_the_name_of_a_file_is_kept_nowhere(world: World, browser: Client) -> None:
    import_id = ImportId(UUID(send(browser, text_of(ASA).encode(), "Karlsson.csv").headers["Location"].split("/")[-2]))

    shown = browser.get(address(import_id)).content + browser.get(IMPORTS).content
    with acting(world.caseworker("fk")):
        kept = str(row("participants_importbatch", {"id": import_id}))

    assert b"Karlsson" not in shown
    assert "Karlsson" not in kept


def test_the_same_file_again_says_that_it_was_read_in_and_changes_nothing(world: World, browser: Client) -> None:
    fk = world.caseworker("fk")
    confirmed(fk, staged(fk, ASA))
    before = register(fk)

    answer = said(send(browser, text_of(ASA).encode()))

    assert re.search(r"Den här filen lästes in [^.]*2013[^.]*\. Ingenting har ändrats\.", answer)
    assert register(fk) == before


def test_a_second_yes_changes_nothing(world: World, browser: Client) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA)
    confirmed(fk, import_id)
    before = register(fk)

    answer = said(browser.post(address(import_id, "import_confirm")))

    assert "Någon har redan bestämt om den här filen." in answer
    assert register(fk) == before


def test_a_file_is_taken_away_by_a_second_click(world: World, browser: Client) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA)

    asked = said(browser.get(address(import_id, "import_discard")))
    answer = browser.post(address(import_id, "import_discard"))

    assert "Vill du ta bort filen?" in asked
    assert answer.headers["Location"] == IMPORTS
    assert view(fk, import_id).status is ImportStatus.DISCARDED


@pytest.mark.parametrize("page", ["import", "import_confirm", "import_discard"])
def test_a_file_of_another_organisation_is_not_there(world: World, page: str) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA)
    before = register(fk)
    stranger = world.browser(world.caseworker("sunne"))

    assert stranger.get(address(import_id, page)).status_code == 404
    if page != "import":
        assert stranger.post(address(import_id, page)).status_code == 404
    assert register(fk) == before
    assert view(fk, import_id).status is ImportStatus.STAGED
    assert str(import_id) not in stranger.get(IMPORTS).content.decode()


def test_whoever_is_registered_can_see_that_somebody_looked_and_nobody_else_is_noted(
    world: World, browser: Client
) -> None:
    import_id = sent(browser, text_of(ASA, ULLA_LATER).encode())
    fk, ulla = world.caseworker("fk"), world.person("unasked")
    before = (seen(fk, "audit_reading"), seen(fk, "audit_reading", ulla))

    browser.get(address(import_id))

    after = (seen(fk, "audit_reading"), seen(fk, "audit_reading", ulla))
    assert (after[0] - before[0], after[1] - before[1]) == (2, 2)


def test_long_lists_go_on_from_line_to_line(browser: Client) -> None:
    rows = [FORMULA.replace("=Kim", f"={name}") for name in ("A", "B")] * 30
    import_id = sent(browser, text_of(*rows).encode())

    first = browser.get(address(import_id), {"show": "refused"})
    second = browser.get(f"{address(import_id)}?show=refused&after=51")

    assert "?show=refused&amp;after=51" in first.content.decode()
    assert re.findall(r'<th scope="row"[^>]*>(\d+)</th>', second.content.decode()) == [str(n) for n in range(52, 62)]


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30, "1.5"])
def test_a_broken_address_starts_at_the_top(browser: Client, after: str) -> None:
    import_id = sent(browser, text_of(ASA).encode())

    assert "Åsa Öberg" in said(browser.get(address(import_id), {"after": after, "show": "nothing"}))


def test_the_example_can_be_read_in(world: World, browser: Client) -> None:
    example = browser.get(reverse("participants:import_example"))

    import_id = sent(browser, example.content)

    assert example.headers["Content-Disposition"].startswith("attachment")
    assert view(world.caseworker("fk"), import_id).standings[Standing.READY] == 3


def test_a_file_with_nothing_to_write_asks_for_no_yes(browser: Client) -> None:
    import_id = sent(browser, text_of(FORMULA, ULLA_AS_SHE_IS).encode())

    last = said(browser.get(address(import_id, "import_confirm")))

    assert "Det finns ingenting att skriva." in last
    assert "Ja, skriv in" not in last


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ((FORMULA,), "Ingen rad kan skrivas in. Rätta raderna i din fil"),
        ((ULLA_AS_SHE_IS,), "Allt i filen står redan i registret."),
    ],
)
def test_a_file_with_nothing_to_write_says_so_instead_of_waiting_for_a_yes(
    browser: Client, lines: tuple[str, ...], why: str
) -> None:
    import_id = sent(browser, text_of(*lines).encode())

    page, listed = said(browser.get(address(import_id))), said(browser.get(IMPORTS))

    assert why in page
    for shown in (page, listed):
        assert "Inget att skriva in" in shown
        assert "Väntar på ditt ja" not in shown
    assert address(import_id, "import_confirm") not in browser.get(address(import_id)).content.decode()


def test_unchanged_rows_are_counted_on_the_last_page(browser: Client) -> None:
    import_id = sent(browser, text_of(ASA, ULLA_AS_SHE_IS).encode())

    assert "Redan registrerade, ingenting ändras 1 rad" in said(browser.get(address(import_id, "import_confirm")))


def test_the_last_page_of_a_decided_file_leads_to_what_happened(world: World, browser: Client) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA)
    confirmed(fk, import_id)

    assert browser.get(address(import_id, "import_confirm")).headers["Location"] == address(import_id)
    assert "Någon har redan bestämt" in said(browser.post(address(import_id, "import_discard")))


def test_unused_columns_are_told_above_the_rows(browser: Client) -> None:
    import_id = sent(browser, f"{HEADER};Skor\n{ASA};42\n".encode())

    assert "Kolumner som inte används (1): Skor." in said(browser.get(address(import_id)))


def test_the_list_of_files_goes_on_to_older_ones(
    world: World, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_list_pages, "FILES_PAGE", 3)
    fk = world.caseworker("fk")
    ids = [staged(fk, *([ASA] * count)) for count in range(1, 5)]
    with acting(fk):
        first = imports(actor=fk, limit=3)
        second = imports(actor=fk, after=first[-1].id, limit=3)

    shown = browser.get(IMPORTS, {"after": str(first[-1].id)}).content.decode()

    assert [one.id for one in (*first, *second)] == ids[::-1]
    assert [f"imports/{one}/" in shown for one in ids] == [True, False, False, False]
    assert "Klara: 1, Stoppade: 1" in said(browser.get(IMPORTS))
