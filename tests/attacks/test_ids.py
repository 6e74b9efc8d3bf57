"""IDOR: the id of something that one may not see is answered exactly as the id of nothing, wherever an id stands."""

import re
from collections.abc import Callable
from uuid import UUID

from django.db import connection
from django.test import Client
from psycopg import sql

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from tests.attacks.sending import actors, allowed, browser, url_of
from tests.attacks.watching import writes
from tests.permissions.addresses import addresses, places_of
from tests.support.undoing import undone
from tests.support.world import World

# Whose ids stand in the places of addresses. A new place needs its table here, or None: open to all who may come.
TABLES = {
    "account_id": None,
    "agreement_id": "consents_consent",
    "attempt_id": "consents_emergency",
    "clock_id": "journeys_clockstart",
    "coach_id": None,  # open to who plans: tests/coaching/test_coach_ill.py
    "code": None,  # of a plan that one may see
    "consent_id": "consents_consent",
    "explained": None,
    "gate_id": "journeys_gate",
    "group_id": None,  # open to who may see groups: tests/coaching
    "number": None,
    "task": None,
    "idea_id": "councils_proposal",
    "tool": None,
    "handle": None,  # the actor's own sessions alone: tests/config/test_sessions.py
    "import_id": "participants_importbatch",
    "kept_id": "participants_participant",
    "key": None,
    "item_id": "plans_planitem",
    "my_item_id": "plans_planitem",
    "own_note_id": "plans_ownnote",
    "thing": None,
    "kind": None,
    "list_key": None,
    "merge_id": "rights_merge",
    "other_id": "participants_participant",
    "meeting_id": "meetings_meeting",
    "own_meeting_id": "meetings_meeting",
    "method_id": None,  # the actor's own second steps alone: tests/config
    "opening_id": "consents_emergency",
    "organisation_id": None,
    "participant_id": "participants_participant",
    "plan_id": "coaching_yearplan",
    "paper_id": "papers_receivedpaper",
    "paper_request_id": "papers_paperrequest",
    "place_id": "workplaces_trialplace",
    "person_code": None,
    "placement_id": "workplaces_placement",
    "programme_key": None,
    "proposal_id": "consents_proposal",
    "question_id": "reviews_question",
    "read_on": None,
    "record_id": "participants_identity",
    "report_id": None,  # the operator reads all of them: tests/barriers
    "request_id": "rights_correctionrequest",
    "room_id": None,
    "scan_id": "consents_scan",
    "sign": None,
    "start_id": None,  # tests/coaching/test_coach_ill.py
    "table": None,
    "token": None,  # a secret: tests/journeys/test_answer_links.py, tests/coaching/test_seat_links.py
    "whose": None,
    "unseen_id": "participants_participant",
    "week_on": None,
}
KEYS = {"participants_identity": "participant_id", "consents_emergency": "attempt_id", "meetings_meeting": "thread"}
MOST = 2
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def test_every_place_in_an_address_is_known() -> None:
    assert {place for address in addresses() for place in address.places} <= set(TABLES)


def test_what_is_hidden_is_answered_like_what_does_not_exist(world: World) -> None:
    """For everybody who may come, every place, and each way to ask; and nothing is written by it."""
    different, tried = [], 0
    places, hidden = places_of(world), _hidden_from(world)

    for address in (one for one in addresses() if one.places):
        for actor in _one_of_each_role(allowed(world, address)):
            client = browser(world, actor)
            for place in (one for one in address.places if TABLES[one] is not None):
                for one in hidden(actor, place):
                    tried += 1
                    answered, nothing = (
                        _answers(client, url_of(address, {**places, place: there}), there) for there in (one, new_id())
                    )
                    if answered != nothing or not _is_refused(answered):
                        different.append((address.name, str(actor.role), place, answered[0][0], nothing[0][0]))

    assert different == []
    assert tried >= 40


Answers = list[tuple[int, str, dict[str, int]]]


def _is_refused(answers: Answers) -> bool:
    """Tell whether each way is answered as missing, or as nothing that the address is for, and wrote nothing."""
    return all(status in (404, 405) and not written for status, _page, written in answers) and answers[1][0] == 404


def _answers(client: Client, url: str, one: UUID) -> Answers:
    """Return what is answered to reading and to sending, without what differs each time."""
    found = []
    for method in ("get", "post"):
        with undone(), writes() as written:
            answer = getattr(client, method)(url)
            page = _TOKEN.sub("", answer.content.decode()).replace(str(one), "the id")
        found.append((answer.status_code, page, written))
    return found


def _one_of_each_role(found: tuple[Actor, ...]) -> list[Actor]:
    return list({one.role: one for one in reversed(found)}.values())


def _hidden_from(world: World) -> Callable[[Actor, str], list[UUID]]:
    """Return what tells some ids that others see and an actor does not, as the policies say."""
    everybody = actors(world)
    seen = {
        (one.account_id, table): _visible(one, table) for one in everybody for table in set(TABLES.values()) if table
    }

    def hidden(actor: Actor, place: str) -> list[UUID]:
        table = str(TABLES[place])
        others = {one for other in everybody for one in seen[other.account_id, table]}
        return sorted(others - seen[actor.account_id, table])[:MOST]

    return hidden


def _visible(actor: Actor, table: str) -> set[UUID]:
    with acting(actor), connection.cursor() as cursor:
        key = KEYS.get(table, "id")
        cursor.execute(sql.SQL("SELECT {} FROM {}").format(sql.Identifier(key), sql.Identifier(table)))
        return {one for (one,) in cursor.fetchall()}
