"""What comes in is a file of a kind that can be read safely, asked for, and under a power that holds."""

import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from kedjan.consents.domain.scans import ScanType
from kedjan.consents.domain.terms import Paper
from kedjan.integrations import pdf as pdf_check
from kedjan.integrations.database.context import acting
from kedjan.integrations.pdf import PdfFault, fault_of_pdf
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import PaperRequestId
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.papers.domain.codes import RequestState, WhyEnded
from kedjan.papers.domain.files import MOST_BYTES
from kedjan.papers.domain.path import Marking
from kedjan.papers.models import ReceivedPaper
from kedjan.papers.operations.receiving import CannotReceivePaper
from kedjan.papers.queries.received import paper_content
from tests.journeys.watching import recorded, unchanged
from tests.papers.collecting import (
    NAME,
    ask,
    blank,
    empower,
    mark,
    pdf,
    png,
    receive,
    send,
    sent,
    stands,
    take_power_back,
    written,
)
from tests.support.reasons import codes
from tests.support.world import TODAY, World

_ALERT, _PROGRAM = TextStringObject("app.alert(1)"), TextStringObject("x.exe")


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def _refused(world: World, request: PaperRequestId, content: bytes, kind: Paper = Paper.CERTIFICATE) -> list[str]:
    fk = world.caseworker()
    with unchanged(world, fk, NAME), pytest.raises(CannotReceivePaper) as refusal:
        receive(fk, request, content, kind)
    return codes(refusal.value)


def _locked() -> bytes:
    writer = blank()
    writer.encrypt("hemligt", algorithm="RC4-128")
    return written(writer)


def _with_script() -> bytes:
    return _acting(DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): _ALERT}))


def _with_file() -> bytes:
    writer = blank()
    writer.add_attachment("annat.txt", b"hej")
    return written(writer)


def _opening_at_a_page(writer: PdfWriter) -> bytes:
    page = writer.pages[0].indirect_reference
    assert page is not None
    goal = ArrayObject([page, NameObject("/XYZ"), NumberObject(0), NumberObject(800), NumberObject(0)])
    writer.root_object[NameObject("/OpenAction")] = goal
    return written(writer)


def _launching() -> bytes:
    return _acting(DictionaryObject({NameObject("/S"): NameObject("/Launch"), NameObject("/F"): _PROGRAM}))


def _acting(action: DictionaryObject) -> bytes:
    writer = blank()
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)
    return written(writer)


def test_a_paper_is_kept_sealed_the_request_is_answered_and_the_person_is_told(world: World) -> None:
    fk, request = world.caseworker(), sent(world)

    file = pdf(pages=3)

    event = receive(fk, request, file)

    found = stands(fk, request)
    assert [one.state for one in found.marks][-1] is RequestState.RECEIVED
    assert [(one.id, one.kind, one.media_type) for one in found.files] == [
        (event.paper_id, Paper.CERTIFICATE, ScanType.PDF)
    ]
    with acting(fk):
        content = paper_content(actor=fk, paper_id=event.paper_id)
        row = ReceivedPaper.objects.get(pk=event.paper_id)
    assert content is not None
    assert content.content == file
    assert b"%PDF" not in bytes(row.content_sealed)
    assert recorded(fk, "PaperReceived") == [
        {
            "paper_id": str(event.paper_id),
            "request_id": str(request),
            "participant_id": str(world.person(NAME)),
            "paper_kind": "certificate",
        }
    ]


def test_more_files_are_added_to_what_has_come_in(world: World) -> None:
    fk, request = world.caseworker(), sent(world)

    receive(fk, request)
    receive(fk, request, pdf())

    found = stands(fk, request)
    assert [one.media_type for one in found.files] == [ScanType.PNG, ScanType.PDF]
    assert [one.state for one in found.marks].count(RequestState.RECEIVED) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg/>", "paper-of-another-kind"),
        (b"", "paper-of-another-kind"),
        (b"MZ" + bytes(100), "paper-of-another-kind"),
        (b"%PDF-1.7\nhej\n%%EOF", "paper-is-broken"),
        (png()[:-4], "paper-of-another-kind"),
        (pdf()[:-7], "paper-of-another-kind"),
        (_locked(), "paper-is-locked"),
        (_with_script(), "paper-that-acts"),
        (_launching(), "paper-that-acts"),
        (_with_file(), "paper-that-holds-files"),
        (bytes(MOST_BYTES + 1), "paper-too-large"),
    ],
)
def test_what_cannot_be_read_safely_is_refused_with_what_to_do(world: World, content: bytes, code: str) -> None:
    assert _refused(world, sent(world), content) == [code]


def test_a_pdf_that_opens_at_a_page_is_harmless() -> None:
    assert fault_of_pdf(_opening_at_a_page(blank())) is None


def test_a_pdf_of_too_many_pages_is_too_much() -> None:
    assert fault_of_pdf(pdf(pages=501)) is PdfFault.TOO_MUCH


def test_a_pdf_that_takes_too_long_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_check, "_MOST_SECONDS", 0.001)

    assert fault_of_pdf(pdf()) is PdfFault.TOO_MUCH


def test_a_reader_that_dies_is_no_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_check, "_LOOK", ("/bin/false",))

    assert fault_of_pdf(pdf()) is PdfFault.TOO_MUCH


def test_a_file_is_not_kept_while_the_scanner_does_not_answer(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "KEDJAN_CLAMD", "/nowhere/clamd.ctl")

    assert _refused(world, sent(world), png()) == ["scan-not-checked"]


def test_only_what_was_asked_for_is_taken_in(world: World) -> None:
    assert _refused(world, sent(world), png(), Paper.RECORD) == ["paper-not-asked-for"]


def test_nothing_is_taken_in_before_it_is_sent_or_after_it_is_stopped(world: World) -> None:
    fk = world.caseworker()
    empower(world)
    request = ask(world, fk)

    assert _refused(world, request, png()) == ["paper-not-sent"]
    mark(fk, request, Marking(RequestState.CANCELLED, TODAY, why=WhyEnded.NOT_NEEDED))
    assert _refused(world, request, png()) == ["paper-not-sent"]


def test_what_arrives_after_the_power_is_taken_back_is_not_kept(world: World) -> None:
    fk, power = world.caseworker(), empower(world)
    request = ask(world, fk)
    send(fk, request)

    take_power_back(world.participant(NAME), power)

    assert _refused(world, request, png()) == ["power-taken-back"]


def test_only_whoever_collects_takes_in(world: World) -> None:
    request = sent(world, "consented")

    def taken_by(actor: Actor) -> None:
        with unchanged(world, actor, "consented"), pytest.raises((CannotReceivePaper, NotPermitted)):
            receive(actor, request)

    for actor in (world.caseworker("region"), world.manager(), world.participant("consented")):
        taken_by(actor)
