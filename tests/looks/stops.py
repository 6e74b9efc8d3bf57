"""Where the proofs of the pages stop: every address of the matrix, asked for by somebody who may open it, in a world in
which it shows something. What answers without a page of ours stands in NO_PAGE, with its reason.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.test import Client

from kedjan.kernel.ids import AccountId
from kedjan.organisations.models import Membership
from kedjan.organisations.queries.second_step import APP, methods_of
from tests.assessments.placing import begun, talked, with_demands
from tests.attacks.case import Case
from tests.attacks.sending import CASES
from tests.coaching.founding import settled
from tests.coaching.leading import in_a_group, over, with_a_goal
from tests.coaching.prepared import by_hand, ill_coach, impossible_plan, stalled_plan
from tests.coaching.sending import to_be_asked, with_an_offer, with_groups, with_somebody_waiting
from tests.coaching.test_seat_links import secret_of, sent_link
from tests.config.second_step import password_given, with_app
from tests.journeys.test_answer_links import link, token_of
from tests.meetings.sending import no_times, some_times, with_minutes
from tests.participants.files import ASA, BO, ENDED, FORMULA, ULLA_LATER, staged
from tests.participants.work import approved
from tests.permissions.matrix import ANSWERS, ROLES
from tests.permissions.test_matrix import browser_of
from tests.policies.closing import seen_by_two
from tests.support.people import PEOPLE
from tests.support.world import TODAY, World

Prepared = Callable[[World], Mapping[str, object]]
Going = Callable[[World], Client]

_POST_ONLY = "taken by POST alone; it sends on"
_FILE = "a file to keep"
NO_PAGE = {
    "config:eid_unlink": _POST_ONLY,
    "config:passkey_options": "JSON for the browser's own dialogue",
    "config:session": "JSON for session.js",
    "config:step_in": _POST_ONLY,
    "consents:my_scan_file": _FILE,
    "consents:scan_file": _FILE,
    "health": "a word for whoever watches over the service",
    "meetings:calendar": _FILE,
    "meetings:my_calendar": _FILE,
    "organisations:drafts": "taken by POST alone; JSON for drafts.js",
    "organisations:end_others": _POST_ONLY,
    "organisations:end_session": _POST_ONLY,
    "outcomes:csv": _FILE,
    "outcomes:followed_csv": _FILE,
    "papers:my_paper_file": _FILE,
    "papers:paper_file": _FILE,
    "participants:import_example": _FILE,
    "rights:disposal_protocol": _FILE,
    "set_language": _POST_ONLY,
}
_NOBODY_ANSWERS = "http://127.0.0.1:9"
_EID = {"KEDJAN_EID_ISSUER": _NOBODY_ANSWERS, "KEDJAN_EID_CLIENT": "kedjan", "KEDJAN_EID_SECRET": "x"}


def _coaching(world: World) -> Mapping[str, object]:
    settled(world, waiting=0)
    return {}


@dataclass(frozen=True, slots=True)
class Stop:
    """One page. note: tells it from the others at its address; role: whose it is, if not the first who may open it;
    places: prepares it, and returns what stands in its address then; goes: the browser, if not one logged in as the
    role; typed: what is sent to it; settings: of the installation.
    """

    address: str
    note: str = ""
    role: str = ""
    places: Prepared | None = None
    goes: Going | None = None
    query: str = ""
    typed: Mapping[str, str] | None = None
    status: int = 200
    settings: Mapping[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return what it is called in what is told of it."""
        return f"{self.address} {self.note}".strip()

    @property
    def case(self) -> Case:
        """Return what is known of the form at the address."""
        return CASES.get(self.address, Case())

    def prepared(self, world: World) -> Mapping[str, object]:
        """Prepare it, and return what stands in its address."""
        prepare = self.places or self.case.places
        return {"participant_id": world.person(self.case.person), **prepare(world)}

    def browser(self, world: World) -> Client:
        """Return the browser of whoever looks."""
        if self.goes is not None:
            return self.goes(world)
        if not self.role and self.case.who is not None:
            return world.browser(self.case.who(world))
        return browser_of(world, self.role or _first_who_may(self.address))


def _first_who_may(address: str) -> str:
    """Return the first role that is let in; a visitor last, whose pages have least on them."""
    answers = ANSWERS[address]
    return next(role for role in (*ROLES[1:], ROLES[0]) if answers[role] == "200")


def _about(person: str) -> Prepared:
    return lambda world: {"participant_id": world.person(person)}


def _waits_for_code(world: World) -> Client:
    return password_given(with_app(world).account)


def _with_app(world: World) -> Mapping[str, object]:
    account = with_app(world).account
    return {"method_id": next(one.id for one in methods_of(AccountId(account.pk)) if one.kind == APP)}


def _role_ended(world: World) -> Client:
    actor = world.caseworker("fk")
    browser = world.browser(actor)
    Membership.objects.filter(account_id=actor.account_id).update(until_on=TODAY - timedelta(days=1))
    return browser


def _by_link(world: World) -> Mapping[str, object]:
    return {"token": token_of(link(world))}


def _by_seat_link(world: World) -> Mapping[str, object]:
    with_an_offer(world)
    return {"token": secret_of(sent_link(world))}


def _list_at_work(world: World) -> Mapping[str, object]:
    import_id = staged(world.caseworker("fk"), ASA, BO)
    approved(world.caseworker("fk"), import_id)
    return {"import_id": import_id}


def _mixed_list(world: World) -> Mapping[str, object]:
    rows = (ASA, BO, ENDED, FORMULA, ULLA_LATER, "19820101238;Eva;Ny;;;")
    return {"import_id": staged(world.caseworker("fk"), *rows)}


# Where the matrix's own world has nothing to show, or nothing for anybody.
SHOWN = (
    Stop("assessments:assessment", note="with a dialogue", role="therapist", places=talked),
    Stop("assessments:assessment", note="with a gap", role="therapist", places=with_demands),
    Stop("assessments:agree", role="therapist", places=talked),
    Stop("assessments:rate", role="therapist", places=begun),
    Stop("assessments:done", role="therapist", places=begun),
    Stop("assessments:mine", note="with a profile", role="participant", places=talked),
    Stop("assessments:my_assessment", note="to answer", role="participant", places=begun),
    Stop("assessments:my_assessment", role="participant", places=talked),
    Stop("assessments:my_rate", role="participant", places=begun),
    Stop("assessments:my_done", role="participant", places=begun),
    Stop("assessments:my_remark", role="participant", places=talked),
    Stop("coaching:certificate", role="caseworker", places=over),
    Stop("coaching:plan_new", role="coordinator", places=_coaching),
    Stop("coaching:my_group", note="with a group", role="participant", places=in_a_group),
    Stop("coaching:my_tools", note="with a goal", role="participant", places=with_a_goal),
    *(Stop(f"coaching:{page}", role="coordinator") for page in ("add_coach", "add_room", "coach", "coach_away")),
    *(Stop(f"coaching:{page}", role="coordinator") for page in ("coach_leave", "room_close", "room_leave")),
    Stop("coaching:stop_waiting", role="caseworker"),
    Stop("coaching:ill", role="coordinator", places=with_groups),
    Stop("coaching:start_cancel", role="coordinator"),
    Stop("coaching:my_seat", role="participant"),
    Stop("coaching:seat_by_link", role="visitor", places=_by_seat_link),
    Stop("coaching:seat_letter", role="caseworker", places=with_an_offer),
    Stop("coaching:seat_link", role="caseworker", typed={}, places=with_an_offer),
    Stop("outcomes:my_chances", note="with a question", role="participant", places=to_be_asked),
    Stop("outcomes:chances", note="with a question", role="caseworker", places=to_be_asked),
    Stop("config:code", goes=_waits_for_code),
    Stop("config:demo", role="visitor", settings={"KEDJAN_DEMO": True}),
    Stop("config:eid_back", role="visitor", settings=_EID, status=403),
    Stop("config:eid_link", role="caseworker", settings=_EID, status=403),
    Stop("config:eid_start", role="visitor", settings=_EID, status=403),
    Stop("config:login", role="visitor", settings=_EID),
    Stop("config:no_role", goes=_role_ended),
    Stop("config:passkey_login", role="visitor", typed={"credential": "{}"}, status=403),
    Stop("config:second_step_codes", role="caseworker", places=_with_app),
    Stop("config:second_step_remove", role="caseworker", places=_with_app),
    Stop("journeys:answer_by_link", role="visitor", places=_by_link),
    Stop("journeys:make_link", role="caseworker", typed={}, places=_about("invited")),
    *(Stop(f"papers:{page}", role="participant") for page in ("my_paper", "my_power")),
    Stop("participants:end_protection", role="caseworker"),
    Stop("participants:end_trust", role="caseworker"),
    Stop("participants:entrust", role="caseworker"),
    Stop("participants:strength", role="caseworker"),
    Stop("reviews:name_for_protected"),
)
_STARTS = ("colleague", "coordinator", "therapist", "employer", "manager", "steering", "evaluator", "participant")
_CHANGED = "?room=r0&week=46&coach_1=k0&reserve="
MORE = (
    Stop("meetings:times", note="with proposals", places=some_times),
    Stop("meetings:times", note="without any", places=no_times),
    *(
        Stop(f"meetings:{page}", note="with minutes", role=role, places=with_minutes)
        for page, role in (("meeting", "caseworker"), ("my_meeting", "participant"))
    ),
    Stop("meetings:letter", note="large", query="?text=large"),
    Stop("coaching:plan_group", note="what a change does", role="coordinator", query=_CHANGED),
    Stop("coaching:plan_person", note="what a change does", role="coordinator", query="?group=-"),
    Stop("coaching:plan_compare", note="of two", role="coordinator", places=by_hand),
    Stop("coaching:plan", note="by hand", role="coordinator", places=by_hand),
    Stop("coaching:plan", note="that cannot be made", role="coordinator", places=impossible_plan),
    Stop("coaching:plan", note="in the making", role="coordinator", places=stalled_plan),
    Stop("coaching:ill", note="with repairs", role="coordinator", places=ill_coach),
    *(
        Stop(f"coaching:{page}", note="with groups", role="coordinator", places=with_somebody_waiting)
        for page in ("coaches", "rooms", "waiting")
    ),
    *(Stop("config:start", note=role, role=role) for role in (*_STARTS, "operator", "officer")),
    *(Stop("journeys:case", note=person, places=_about(person)) for person in ("unasked", "invited", "private")),
    Stop("journeys:case", note="protected", places=seen_by_two),
    Stop("journeys:case", note="on paper", typed={"print": "yes"}),
    Stop("journeys:cases", note="late", query="?show=late"),
    Stop("journeys:cases", note="ended", query="?show=ended"),
    Stop("journeys:early_list", note="refused", role="participant", status=403),
    Stop("coaching:seat_by_link", note="over", role="visitor", status=404),
    Stop("coaching:seat_letter", note="large", role="caseworker", places=with_an_offer, query="?text=large"),
    Stop("journeys:answer_by_link", note="over", role="visitor", status=404),
    Stop("consents:agreements", note="on paper", typed={"print": "yes"}),
    *(Stop("gallery", note=page, query=f"?page={page}") for page in ("case", "question", "refused", "check", "done")),
    Stop("gallery", note="confirm", query="?page=confirm"),
    Stop("participants:protection", note="seen by two", places=seen_by_two),
    Stop("participants:import", note="of all kinds", places=_mixed_list),
    Stop("participants:import", note="at work", places=_list_at_work),
    Stop("config:search", note="a person", typed={"asked": PEOPLE["consented"].number}),
    Stop("config:search", note="nothing", typed={"asked": "xyzzy"}),
    Stop("config:second_step", note="with an app", role="caseworker", places=_with_app),
)


def stops() -> tuple[Stop, ...]:
    """Return every stop, by name: each address that answers with a page at least once."""
    known = {one.address for one in SHOWN}
    plain = (Stop(name) for name in ANSWERS if name not in NO_PAGE and name not in known)
    return tuple(sorted((*plain, *SHOWN, *MORE), key=lambda one: one.name))
