"""What tests of papers stand on: a power of attorney, requests, and files, through the real operations."""

import io
import struct
import zlib
from dataclasses import replace
from datetime import date, timedelta

from pypdf import PdfWriter

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.terms import Paper, RecordsTerms
from kedjan.consents.operations import record_consent, withdraw_consent
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ConsentId, PaperId, PaperRequestId
from kedjan.papers.domain.asking import Wanted
from kedjan.papers.domain.codes import PaperUse, RequestState, Way
from kedjan.papers.domain.path import Marking
from kedjan.papers.operations.asking import ask_for_paper
from kedjan.papers.operations.marking import RequestMarked, mark_request
from kedjan.papers.operations.receiving import PaperReceived, receive_paper
from kedjan.papers.operations.using import decide_use, use_paper
from kedjan.papers.queries.requests import RequestView, request_of
from tests.journeys.watching import at_work
from tests.support.told import on_paper, told_to
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)
CARE = "Vårdcentralen Sunne"
NAME = "private"
FIRST, LAST = date(2010, 1, 1), date(2012, 11, 1)
UNTIL = date(2013, 11, 1)


def pdf(*, pages: int = 1) -> bytes:
    """Return a whole PDF of empty pages."""
    return written(blank(pages))


def blank(pages: int = 1) -> PdfWriter:
    """Return a PDF of empty pages that is not written yet."""
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    return writer


def written(writer: PdfWriter) -> bytes:
    """Return the PDF as a file."""
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def png() -> bytes:
    """Return a picture of one grey point."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checked = name + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00\x80")) + chunk(b"IEND", b"")
    )


def wanted(provider: str = CARE, *papers: Paper, first_on: date = FIRST, last_on: date = LAST) -> Wanted:
    """Return what is asked for: certificates of the last three years, unless said otherwise."""
    kinds = frozenset(papers or (Paper.CERTIFICATE,))
    return Wanted(provider, kinds, first_on, last_on, "Storgatan 1, 686 30 Sunne", "Box 1, 686 20 Sunne")


def terms(*providers: str) -> RecordsTerms:
    """Return what a power of attorney names: certificates and records of the last three years."""
    papers = frozenset({Paper.CERTIFICATE, Paper.RECORD})
    return RecordsTerms(providers or (CARE,), papers, FIRST, LAST, "planera vägen till arbete")


def empower(world: World, *providers: str, name: str = NAME, key: str = "fk", until_on: date = UNTIL) -> ConsentId:
    """Let the person have given the organisation power of attorney over papers of the providers."""
    agreed = on_paper(ConsentKind.COLLECT_RECORDS, given_on=TODAY - timedelta(days=60), until_on=until_on)
    given = replace(agreed, text=f"Fullmakt för: {', '.join(providers or (CARE,))}", terms=terms(*providers))
    actor = world.caseworker(key)
    with acting(actor):
        return record_consent(actor=actor, participant_id=world.person(name), agreement=given, now=NOW).consent_id


def take_power_back(actor: Actor, consent: ConsentId) -> None:
    """Withdraw the power of attorney."""
    with acting(actor) as clock:
        withdraw_consent(actor=actor, consent_id=consent, now=clock.now(), told=told_to(actor))


def ask(world: World, actor: Actor, what: Wanted | None = None, name: str = NAME) -> PaperRequestId:
    """Ask for papers of the provider."""
    with at_work(actor) as clock:
        event = ask_for_paper(actor=actor, participant_id=world.person(name), wanted=what or wanted(), now=clock.now())
    return event.request_id


def mark(actor: Actor, request: PaperRequestId, marking: Marking) -> RequestMarked:
    """Write what has happened to the request."""
    with at_work(actor) as clock:
        return mark_request(actor=actor, request_id=request, marking=marking, now=clock.now())


def send(actor: Actor, request: PaperRequestId, on: date = TODAY) -> RequestMarked:
    """Send the request as a letter."""
    return mark(actor, request, Marking(RequestState.SENT, on, way=Way.LETTER))


def sent(world: World, name: str = NAME, key: str = "fk") -> PaperRequestId:
    """Let the organisation have a power of attorney, and have sent a request."""
    actor = world.caseworker(key)
    empower(world, name=name, key=key)
    request = ask(world, actor, name=name)
    send(actor, request)
    return request


def receive(
    actor: Actor, request: PaperRequestId, content: bytes | None = None, kind: Paper = Paper.CERTIFICATE
) -> PaperReceived:
    """Take in a file."""
    with at_work(actor) as clock:
        return receive_paper(
            actor=actor, request_id=request, kind=kind, content=png() if content is None else content, now=clock.now()
        )


def received(world: World, name: str = NAME, key: str = "fk") -> PaperId:
    """Let a paper have come in."""
    return receive(world.caseworker(key), sent(world, name, key)).paper_id


def use(actor: Actor, paper: PaperId, what: PaperUse = PaperUse.PLAN) -> None:
    """Read the paper for something."""
    with at_work(actor) as clock:
        use_paper(actor=actor, paper_id=paper, use=what, now=clock.now())


def decide(actor: Actor, paper: PaperId, what: PaperUse = PaperUse.PLAN, *, may: bool) -> None:
    """Let the person say whether the paper may be used so."""
    with at_work(actor) as clock:
        decide_use(actor=actor, paper_id=paper, use=what, may=may, now=clock.now())


def add_papers(world: World, name: str = NAME, key: str = "fk") -> PaperId:
    """Let the organisation have asked, got and used a paper about the person."""
    paper = received(world, name, key)
    use(world.caseworker(key), paper)
    return paper


def stands(actor: Actor, request: PaperRequestId) -> RequestView:
    """Return the request as the actor sees it."""
    with acting(actor):
        found = request_of(actor=actor, request_id=request)
    assert found is not None
    return found
