"""The papers of the demo's participant: one is in, one is late, one was just asked for, one they named themselves."""

from datetime import date, datetime, time

from kedjan.cli.demo.cast import Cast
from kedjan.cli.demo.playing import TOLD
from kedjan.cli.installation import PROJECT
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.terms import Paper, RecordsTerms
from kedjan.consents.domain.texts import VERSION, RecordsWords, records_text
from kedjan.consents.operations import Agreement, record_consent
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.clock_events import ClockEvent
from kedjan.journeys.operations.clocks import write_clock
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import AccountId, PaperRequestId, ParticipantId
from kedjan.organisations.queries import organisations
from kedjan.papers.domain.asking import Wanted
from kedjan.papers.domain.codes import PaperUse, RequestState, Way
from kedjan.papers.domain.path import Marking
from kedjan.papers.operations.asking import ask_for_paper
from kedjan.papers.operations.marking import mark_request
from kedjan.papers.operations.receiving import receive_paper
from kedjan.papers.operations.using import use_paper
from kedjan.participants.queries import participant_actor

_GIVEN_ON, _UNTIL_ON = date(2012, 11, 12), date(2013, 11, 1)
_FIRST_ON, _LAST_ON = date(2010, 1, 1), date(2012, 11, 1)
_CARE, _HOSPITAL = "Vårdcentralen Åttkanten (påhittad)", "Sjukhuset Klarälven (påhittat)"
_WORK, _REHAB = "Företagshälsan Deje (påhittad)", "Rehabiliteringen Kil (påhittad)"
_KINDS = frozenset({Paper.CERTIFICATE, Paper.RECORD})
_PURPOSE = "planera vägen till arbete"
_REPLY_TO = "Försäkringskassan, Box 1, 651 00 Karlstad"
_RECEIVED_ON, _USED_ON, _NAMED_ON = date(2012, 12, 3), date(2012, 12, 4), date(2013, 1, 9)
_SICK_SINCE, _REFERRED_ON, _WRITTEN_ON = date(2012, 10, 22), date(2012, 10, 29), date(2012, 11, 12)


def tell_of_papers(cast: Cast, account_id: AccountId, participant_id: ParticipantId) -> None:
    """Let Försäkringskassan collect by a power of attorney: one paper is in and used, one late, one on its way."""
    with acting(cast.fk):
        _give_power(cast.fk, participant_id)
        came = _sent(cast.fk, participant_id, _CARE, _GIVEN_ON)
        paper = receive_paper(
            actor=cast.fk,
            request_id=came,
            kind=Paper.CERTIFICATE,
            content=(PROJECT / "data" / "demo-paper" / "certificate.png").read_bytes(),
            now=_at(_RECEIVED_ON),
        )
        use_paper(actor=cast.fk, paper_id=paper.paper_id, use=PaperUse.PLAN, now=_at(_USED_ON))
        _sent(cast.fk, participant_id, _HOSPITAL, date(2012, 12, 11))
        _sent(cast.fk, participant_id, _WORK, date(2013, 1, 7))
    me = participant_actor(account_id=account_id)
    if me is None:
        raise LookupError("the participant's own pages are not open")
    with acting(me):
        ask_for_paper(actor=me, participant_id=participant_id, wanted=_wanted(_REHAB), now=_at(_NAMED_ON))


def tell_of_clocks(cast: Cast, participant_id: ParticipantId) -> None:
    """Let Försäkringskassan have written a sick leave and a referral, whose ninetieth days are near."""
    with acting(cast.fk):
        for event, began_on in ((ClockEvent.SICK_LEAVE, _SICK_SINCE), (ClockEvent.REFERRED, _REFERRED_ON)):
            write_clock(
                actor=cast.fk,
                participant_id=participant_id,
                event=event,
                began_on=began_on,
                last_on=None,
                now=_at(_WRITTEN_ON),
            )


def _give_power(actor: Actor, participant_id: ParticipantId) -> None:
    """Let the participant have signed a power of attorney on paper, in the words of the product."""
    terms = RecordsTerms((_CARE, _HOSPITAL, _WORK), _KINDS, _FIRST_ON, _LAST_ON, _PURPOSE)
    words = RecordsWords(terms.providers, ("intyg", "journaler"), _FIRST_ON.isoformat(), _LAST_ON.isoformat(), _PURPOSE)
    name = organisations(ids=[actor.home])[actor.home].name
    agreed = Agreement(
        kind=ConsentKind.COLLECT_RECORDS,
        text=records_text(organisation=name, words=words, language="sv"),
        text_version=VERSION,
        language="sv",
        method=ConsentMethod.SIGNED_PAPER,
        given_on=_GIVEN_ON,
        until_on=_UNTIL_ON,
        openings=(),
        terms=terms,
        told=TOLD,
    )
    record_consent(actor=actor, participant_id=participant_id, agreement=agreed, now=_at(_GIVEN_ON))


def _sent(actor: Actor, participant_id: ParticipantId, provider: str, on: date) -> PaperRequestId:
    """Ask the provider, by letter, on the day."""
    asked = ask_for_paper(actor=actor, participant_id=participant_id, wanted=_wanted(provider), now=_at(on))
    sent = Marking(RequestState.SENT, on, way=Way.LETTER)
    mark_request(actor=actor, request_id=asked.request_id, marking=sent, now=_at(on))
    return asked.request_id


def _wanted(provider: str) -> Wanted:
    return Wanted(provider, frozenset({Paper.CERTIFICATE}), _FIRST_ON, _LAST_ON, reply_to=_REPLY_TO)


def _at(on: date) -> datetime:
    return datetime.combine(on, time(14), STOCKHOLM)
