"""Rows that the world does not hold: a follow-up, and a file that waits to be confirmed."""

import json
from datetime import date
from uuid import UUID

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.terms import GdprTerms
from kedjan.consents.operations import Agreement, keep_scan, propose_consent
from kedjan.councils.models import Answer, Proposal
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.organisations.models import Draft
from kedjan.rights.models import CorrectionDecision, CorrectionRequest, LegalHold
from kedjan.rights.operations import undo_merge
from tests.papers.collecting import add_papers
from tests.policies.assessing import add_assessed
from tests.policies.following import add_clocks, add_follower
from tests.policies.grouping import add_coaching
from tests.policies.leading import add_led
from tests.policies.meeting import add_meeting
from tests.policies.planning import add_plan
from tests.policies.rows import Row, insert, row
from tests.rights.asking import merged
from tests.support.world import World, noon

TODAY = date(2013, 1, 14)
PDF = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"


def add_what_comes_later(world: World) -> None:
    """Let "private" have been followed up and a seat in a group and a meeting, which the world is too young for."""
    add_follow_up(world)
    add_task_mark(world)
    add_coaching(world)
    add_led(world)
    add_plan(world)
    add_papers(world)
    add_meeting(world)
    add_assessed(world)
    add_clocks(world)
    add_follower(world)


def add_follow_up(world: World, name: str = "private") -> None:
    """Let Försäkringskassan record that the person works."""
    actor = world.caseworker("fk")
    with acting(actor):
        insert(
            "outcomes_followup",
            {
                "id": new_id(),
                "enrolment_id": world.enrolment(name),
                "participant_id": world.person(name),
                "organisation_id": actor.home,
                "sequence": 1,
                "observed_on": TODAY,
                "situation": "work",
                "recorded_at": noon(TODAY),
                "recorded_by": actor.account_id,
            },
        )


def add_task_mark(world: World, name: str = "private") -> None:
    """Let Försäkringskassan have written how a task at the person's medical gate stands."""
    actor = world.caseworker("fk")
    with acting(actor):
        gate = row("journeys_gate", {"participant_id": world.person(name), "kind": "medical"})
        insert("journeys_gatetaskmark", task_row(gate, actor, "treatment_finished"))


def add_proposal(world: World, name: str = "private") -> UUID:
    """Let the person have proposed something, and the programme have answered; return the proposal's id."""
    me, manager, row_of_proposal = world.participant(name), world.manager(), proposal_row(world)
    idea = UUID(str(row_of_proposal["id"]))
    with acting(me):
        insert("councils_proposal", row_of_proposal)
        insert("councils_author", author_row(world, idea, name))
    with acting(manager):
        insert("councils_answer", proposal_answer_row(idea, manager))
    return idea


def proposal_row(world: World) -> Row:
    """Return the row of something proposed for Framsteget."""
    idea = new_id()
    sealed = {
        "text_sealed": Proposal.TEXT.seal("Fler pauser.", idea),
        "signed_sealed": Proposal.SIGNED.seal("En som är med", idea),
    }
    programme = world.ids["programme framsteget"]
    return {"id": idea, "programme_id": programme, **sealed, "proposed_at": noon(TODAY)}


def author_row(world: World, idea: UUID, name: str) -> Row:
    """Return the row that says whose proposal it is."""
    register = {"participant_id": world.person(name), "organisation_id": world.organisation("fk")}
    written = {"written_at": noon(TODAY), "written_by": world.participant(name).account_id}
    return {"idea_id": idea, **register, **written}


def mark_row(world: World, name: str = "private", **more: object) -> Row:
    """Return the row that somebody has taken the first chair of the council, or done something else there."""
    who = {"participant_id": world.person(name), "organisation_id": world.organisation("fk")}
    done = {"programme_id": world.ids["programme framsteget"], "deed": "chair_taken", "chair": 1, "idea_id": None}
    by = {"marked_at": noon(TODAY), "marked_by": world.participant(name).account_id}
    return {"id": new_id(), **who, **done, **by, **more}


def add_chair(world: World, name: str = "private") -> None:
    """Let the person sit in the council."""
    with acting(world.participant(name)):
        insert("councils_mark", mark_row(world, name))


def proposal_answer_row(idea: UUID, actor: Actor) -> Row:
    """Return the row that the programme says yes."""
    answer = new_id()
    said = {"state": "accepted", "words_sealed": Answer.WORDS.seal("Vi lägger in en paus.", answer)}
    by = {"answered_at": noon(TODAY), "answered_by": actor.account_id}
    return {"id": answer, "proposal_id": idea, **said, **by}


def task_row(gate: Row, actor: Actor, task: str) -> Row:
    """Return the row of a task at the gate that the actor's organisation has begun."""
    return {
        "id": new_id(),
        "gate_id": gate["id"],
        "participant_id": gate["participant_id"],
        "organisation_id": actor.home,
        "category": gate["category"],
        "task": task,
        "state": "under_way",
        "owner_id": actor.home,
        "due_on": TODAY,
        "is_own": False,
        "marked_at": noon(TODAY),
        "marked_by": actor.account_id,
    }


def ask_for_correction(world: World, name: str = "private") -> UUID:
    """Let the person say that a name is wrong; return the request's id."""
    actor, request = world.participant(name), new_id()
    with acting(actor):
        insert(
            "rights_correctionrequest",
            {
                "id": request,
                "participant_id": world.person(name),
                "organisation_id": world.organisation("fk"),
                "record_table": "participants_identity",
                "record_id": world.person(name),
                "record_value": "given_name",
                "wrong_sealed": CorrectionRequest.WRONG.seal("Fel.", request),
                "wanted_sealed": CorrectionRequest.WANTED.seal("Rätt.", request),
                "asked_at": noon(TODAY),
                "asked_by": actor.account_id,
            },
        )
    return request


def add_correction(world: World, name: str = "private") -> None:
    """Let the person ask for a correction, and Försäkringskassan say no."""
    request, actor = ask_for_correction(world, name), world.caseworker("fk")
    with acting(actor):
        insert(
            "rights_correctiondecision",
            {
                "request_id": request,
                "participant_id": world.person(name),
                "organisation_id": actor.home,
                "verdict": "refused",
                "reason_sealed": CorrectionDecision.REASON.seal("Nej.", request),
                "decided_at": noon(TODAY),
                "decided_by": actor.account_id,
            },
        )


def add_hold(world: World, name: str = "private") -> None:
    """Let Försäkringskassan stop the disposal of the person."""
    actor, hold = world.caseworker("fk"), new_id()
    with acting(actor):
        insert(
            "rights_legalhold",
            {
                "id": hold,
                "participant_id": world.person(name),
                "organisation_id": actor.home,
                "reason_sealed": LegalHold.REASON.seal("Tvist.", hold),
                "until_on": date(2030, 1, 1),
                "placed_at": noon(TODAY),
                "placed_by": actor.account_id,
            },
        )


def merge_and_undo(world: World) -> None:
    """Let Försäkringskassan join the record of "future" to that of "private", and part them again."""
    merge_id = merged(world, "private", "future")
    actor = world.caseworker("fk")
    with acting(actor) as clock:
        undo_merge(actor=actor, merge_id=merge_id, now=clock.now())


def question() -> Agreement:
    """Return something to ask a person, which opens nothing."""
    return Agreement(
        kind=ConsentKind.GDPR,
        text=f"Ja. {new_id()}",
        text_version="test",
        language="sv",
        method=ConsentMethod.SIGNED_WEB,
        given_on=TODAY,
        until_on=date(2014, 1, 14),
        openings=(),
        terms=GdprTerms("ta bilder till en utställning", "det inte hör till vårt uppdrag"),
    )


def add_question_and_scan(world: World, name: str = "private") -> None:
    """Let Försäkringskassan ask the person something, and keep the scan of what they signed."""
    actor = world.caseworker("fk")
    with acting(actor):
        propose_consent(actor=actor, participant_id=world.person(name), agreement=question(), now=noon(TODAY))
        consent = world.consent(name, "join_programme")
        keep_scan(actor=actor, consent_id=consent, name="x.pdf", content=PDF, now=noon(TODAY))


def add_draft(actor: Actor, address: str = "/cases/") -> UUID:
    """Let the actor have typed something; return the draft's id."""
    draft = new_id()
    with acting(actor):
        insert("organisations_draft", draft_row(actor, draft, address))
    return draft


def draft_row(actor: Actor, draft: UUID, address: str = "/cases/") -> dict[str, object]:
    """Return the row of a draft that the actor has typed."""
    return {
        "id": draft,
        "account_id": actor.account_id,
        "organisation_id": actor.organisation_id,
        "address_index": Draft.ADDRESS.of(address),
        "fields_sealed": Draft.FIELDS.seal(json.dumps({"note": ["Något"]}), draft),
        "writer": "",
        "saved_at": noon(TODAY),
        "minute_at": noon(TODAY),
        "saves": 1,
    }


def stage_file(actor: Actor) -> None:
    """Let the actor upload a file with one row."""
    batch = new_id()
    with acting(actor):
        insert(
            "participants_importbatch",
            {
                "id": batch,
                "organisation_id": actor.home,
                "created_at": noon(TODAY),
                "created_by": actor.account_id,
                "digest": b"",
                "status": "staged",
                "counts": "{}",
                "notices": "[]",
            },
        )
        insert(
            "participants_importrow",
            {
                "batch_id": batch,
                "organisation_id": actor.home,
                "line": 2,
                "verdict": "ready",
                "change": "new_person",
            },
        )
