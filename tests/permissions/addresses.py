"""Every address of the web, as the URLconf has it, with something of the world in its places."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from kedjan.consents.operations import keep_scan, propose_consent
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.papers.queries.requests import requests_of
from tests.assessments.placing import places_of_assessments
from tests.barriers.telling import told
from tests.coaching.leading import places_of_group
from tests.coaching.standing import GROUP, standing_plan
from tests.meetings.sending import places_of_meetings
from tests.papers.collecting import ask, empower, receive, send, sent, wanted
from tests.participants.files import ASA, staged
from tests.plans.sending import places_of_plan
from tests.policies.additions import PDF, add_chair, add_proposal, question
from tests.policies.closing import look_without_consent
from tests.policies.following import clock_row
from tests.policies.rows import insert, row
from tests.reviews.asking import places_of_review
from tests.rights.asking import asked_for_correction, merged
from tests.support.world import TODAY, World, noon


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its name with the namespace, the view behind it, and the names of its places."""

    name: str
    view: Callable[..., HttpResponse]
    places: frozenset[str]


def addresses() -> tuple[Address, ...]:
    """Return all of them, by name."""
    return tuple(sorted(_walk(get_resolver().url_patterns, "", frozenset()), key=lambda one: one.name))


def _walk(patterns: list[URLPattern | URLResolver], namespace: str, places: frozenset[str]) -> Iterator[Address]:
    for pattern in patterns:
        here = places | frozenset(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLPattern):
            yield Address(f"{namespace}{pattern.name}", pattern.callback, here)
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner, here)


_WORDS = {
    "method_id": 0,
    "token": "a-link-that-nobody-made",
    "handle": "a-browser-that-is-gone",
    "list_key": "cases",
}


def places_of(world: World) -> dict[str, object]:
    """Return what stands in the places: "placed" and a gate that the whole team sees; a consent of "consented"."""
    fk, person = world.caseworker("fk"), world.person("placed")
    with acting(fk):
        gate = row("journeys_gate", {"participant_id": person, "kind": "motivation"})
        agreement = world.consent("placed", "lifts_secrecy")
        kept = keep_scan(actor=fk, consent_id=agreement, name="x.pdf", content=PDF, now=noon(TODAY))
        asked = propose_consent(
            actor=fk, participant_id=world.person("consented"), agreement=question(), now=noon(TODAY)
        )
    return {
        "report_id": told(),
        **dict.fromkeys(("opening_id", "attempt_id"), look_without_consent(fk, "placed")),
        "table": "participants_identity",
        "record_id": world.person("consented"),
        "request_id": asked_for_correction(world, "consented"),
        "kept_id": world.person("unasked"),
        "other_id": world.person("invited"),
        "merge_id": merged(world, "over", "future"),
        "participant_id": person,
        "clock_id": _clock(world, fk),
        "gate_id": gate["id"],
        "idea_id": _proposal_in_council(world),
        "consent_id": world.consent("consented", "lifts_secrecy"),
        "agreement_id": agreement,
        "proposal_id": asked.proposal_id,
        "scan_id": kept.scan_id,
        "kind": "gdpr",
        "unseen_id": person,
        "place_id": world.ids["place verkstaden"],
        "placement_id": world.placement("placed"),
        "account_id": fk.account_id,
        **_WORDS,
        "import_id": staged(fk, ASA),
        **dict.fromkeys(("programme_key", "key"), "framsteget"),
        **_of_their_own(world),
    }


def _proposal_in_council(world: World) -> UUID:
    """Return a proposal for the programme in whose council the participant sits."""
    add_chair(world, "consented")
    return add_proposal(world)


def _clock(world: World, fk: Actor) -> object:
    """Return what starts a clock, of the kind that work is."""
    clock = clock_row(world, fk, "placed", "development_subsidy")
    with acting(fk):
        insert("journeys_clockstart", clock)
    return clock["id"]


def _of_their_own(world: World) -> dict[str, object]:
    """Return what contexts with worlds of their own put in."""
    return {**places_of_meetings(world), **_of_groups(world), **places_of_review(world), **places_of_plan(world)}


def _of_groups(world: World) -> dict[str, object]:
    """Return a plan of the coordinator's and a group of it; a group that is led; a coach and a start that are gone."""
    return {
        **places_of_assessments(world),
        **_of_papers(world),
        **places_of_group(world),
        "plan_id": standing_plan(world, world.coordinator()),
        "explained": "group",
        "task": "talks",
        "code": GROUP,
        "person_code": "p1",
        **dict.fromkeys(("coach_id", "room_id", "start_id"), new_id()),  # none, where there are no coaching groups
    }


def _of_papers(world: World) -> dict[str, object]:
    """Return a request that is sent, and a paper of another one that has come in, of "placed"; the same again."""
    fk, person = world.caseworker("fk"), "placed"
    with acting(fk):
        known = requests_of(actor=fk, participant_id=world.person(person))
    if known:
        papers = [paper.id for one in known for paper in one.files]
        return {"paper_request_id": next(one.id for one in known if not one.files), "paper_id": papers[0]}
    waits = sent(world, person)
    empower(world, "Sjukhuset i Torsby", name=person)
    answered = ask(world, fk, wanted("Sjukhuset i Torsby"), name=person)
    send(fk, answered)
    return {"paper_request_id": waits, "paper_id": receive(fk, answered).paper_id}
