"""Every form of the web, filled in so that it is taken: what attacks on forms begin with.

Which addresses take a form is read from their views, who may send it from the permission, and the answers from the
page itself: what it suggests, else the first choice, today, the least number. Where that is not taken, CASES says more.
"""

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from itertools import takewhile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kedjan.audit.operations import note_readings
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.domain.saved import ListKey
from kedjan.organisations.models import Account
from kedjan.organisations.operations import save_list
from kedjan.organisations.queries.access import session_handle
from kedjan.ui.forms.reading import LOOK
from tests.assessments.placing import ASSESSMENTS
from tests.attacks.case import QUERY, Case
from tests.attacks.markup import Tag, tags
from tests.coaching.sending import COACHING
from tests.meetings.sending import MEETINGS
from tests.organisations.typing import keep
from tests.outcomes.crowd import start
from tests.papers.sending import PAPERS
from tests.participants.files import BO, staged
from tests.participants.work import approved, stand_still
from tests.permissions.addresses import Address, addresses, places_of
from tests.plans.sending import PLANS
from tests.policies.additions import PDF
from tests.policies.closing import close, seen_by_two
from tests.policies.rows import row
from tests.reviews.leaving import seen_by_nobody
from tests.support.people import PEOPLE
from tests.support.undoing import undone
from tests.support.world import TODAY, World
from tests.workplaces.offers import handed_over, offered

Typed = dict[str, list[str]]
TOKEN = "csrfmiddlewaretoken"
ANSWERED_AT_ONCE = {"/search/"}  # what is typed there may be a name and never stands in an address
PASSWORD, NEW = "ett långt lösenord för prov", "ett annat lösenord för prov"


@dataclass(frozen=True, slots=True)
class Sent:
    """What was answered to a form. is_taken: it leads on, hands out a file or answers at once."""

    status: int
    to: str
    page: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the web, filled in.

    names: of all that it holds; texts: of what is typed freely, with the greatest length; files: of its files; file:
    one that is taken.
    """

    url: str
    actor: Actor | None
    typed: Typed
    names: frozenset[str]
    texts: Mapping[str, int]
    files: tuple[str, ...]
    file: tuple[str, bytes]

    def send(self, client: Client, **changed: str) -> "Sent":
        """Send it with these answers changed."""
        given = {**self.typed, **{name: [text] for name, text in changed.items()}}
        uploads = {name: SimpleUploadedFile(*self.file) for name in self.files}
        answer = client.post(self.url, {**given, **uploads})
        page = answer.content.decode(errors="replace")
        leads_on = answer.status_code == HTTPStatus.FOUND or "Content-Disposition" in answer.headers
        is_answered = self.url in ANSWERED_AT_ONCE and "govuk-error-summary" not in page
        return Sent(answer.status_code, answer.headers.get("Location", ""), page, is_taken=leads_on or is_answered)


def _offered(world: World) -> Mapping[str, object]:
    handed_over(world)
    return {"place_id": offered(world)}


def _demo_person(world: World) -> Mapping[str, object]:
    account_id = world.caseworker("fk").account_id
    Account.objects.filter(pk=account_id).update(username="demo.1.caseworker")
    return {"account_id": account_id}


def _started_long_ago(world: World) -> Mapping[str, object]:
    start(world, world.person("unasked"))
    return {}


def _another_browser(world: World) -> Mapping[str, object]:
    """Log in somewhere else, as whoever comes first; two places more make a button for all of them."""
    elsewhere = [world.browser(world.caseworker("fk")) for _time in range(2)]
    return {"handle": session_handle(str(elsewhere[0].session.session_key))}


def _not_asked_about(world: World) -> Mapping[str, object]:
    """Let "af" have read about the person, who has asked nothing about it."""
    actor = world.caseworker("af")
    with acting(actor) as clock:
        about = [world.person("consented")]
        note_readings(actor=actor, participants=about, categories=[Category.PLAN], page="x", now=clock.now())
    return {"organisation_id": world.organisation("af"), "read_on": TODAY.isoformat()}


def _with_password(world: World) -> Mapping[str, object]:
    account = Account.objects.get(pk=world.caseworker("fk").account_id)
    account.set_password(PASSWORD)
    account.username = "prov.caseworker"
    account.save()
    return {}


def _blocked(world: World) -> Mapping[str, object]:
    """Close something to "fk", and let "fk" close something to "af"."""
    for name in ("placed", "consented"):
        close(world.caseworker("sunne"), world.person(name), world.organisation("fk"), Category.ECONOMY)
        close(world.caseworker("fk"), world.person(name), world.organisation("af"), Category.ECONOMY)
    return {"organisation_id": world.organisation("af")}


def _seen_by_nobody(world: World) -> Mapping[str, object]:
    seen_by_nobody(world)
    return {"unseen_id": world.person("private")}


def _with_a_saved_list(world: World) -> Mapping[str, object]:
    actor = world.caseworker("fk")
    with acting(actor) as clock:
        save_list(actor=actor, which=ListKey.CASES, name="Sena", asked={"show": "late"}, now=clock.now())
    return {}


def _stopped_file(world: World) -> Mapping[str, object]:
    actor = world.caseworker("fk")
    import_id = staged(actor, BO)
    approved(actor, import_id)
    stand_still(actor, import_id)
    return {"import_id": import_id}


def _with_a_draft(world: World) -> Mapping[str, object]:
    keep(world.browser(world.employer_contact()), "/places/offer/", tasks="Något")
    return {}


def _own_gate(world: World) -> Mapping[str, object]:
    with acting(world.participant()):
        return {"gate_id": row("journeys_gate", {"participant_id": world.person("consented"), "kind": "economy"})["id"]}


def _open_task(world: World) -> Mapping[str, object]:
    with acting(world.caseworker("fk")):
        gate = row("journeys_gate", {"participant_id": world.person("consented"), "kind": "economy"})
    return {"gate_id": gate["id"], "task": "budget_advice"}


WITNESSED = {"method": "oral_witness"}  # whose name is kept only then
CASES = {
    **ASSESSMENTS,
    **COACHING,
    **MEETINGS,
    **PAPERS,
    **PLANS,
    "config:login": Case({"username": "prov.caseworker", "password": PASSWORD}, places=_with_password),
    "config:step_in": Case(page="config:demo", places=_demo_person),
    "consents:blocks": Case({"categories": "plan", "confirmed": "yes"}),
    "consents:lift_block": Case(places=_blocked),
    "consents:lift_for_a_time": Case(places=_blocked),
    "consents:lift_my_block": Case(places=_blocked, who=lambda world: world.participant()),
    "consents:my_blocks": Case({"categories": "plan", "confirmed": "yes"}, who=lambda world: world.participant()),
    "consents:openings": Case({"number": PEOPLE["private"].number}),
    "consents:new": Case({"confirmed": "yes", "last_on_year": "2014", **WITNESSED}),
    "consents:renew": Case(WITNESSED),
    "consents:scan": Case(file=("papper.pdf", PDF)),
    "journeys:answer": Case(person="invited"),
    "journeys:begin": Case({"confirmed": "yes", **WITNESSED}, person="unasked"),
    "journeys:gate_task": Case(person="consented", places=_open_task),
    "journeys:invite": Case(person="unasked"),
    "journeys:my_gate": Case(who=lambda world: world.participant(), places=_own_gate),
    "journeys:withdraw": Case(who=lambda world: world.participant()),
    "notices:notices": Case(page="config:start", who=lambda world: world.caseworker("af")),
    "organisations:drafts": Case(
        {"discard_draft": "1"},
        page="workplaces:offer",
        places=_with_a_draft,
        who=lambda world: world.employer_contact(),
    ),
    "organisations:end_others": Case(page="organisations:account", places=_another_browser),
    "organisations:end_session": Case(page="organisations:account", places=_another_browser),
    "organisations:password": Case(
        {"old_password": PASSWORD, "new_password": NEW, "repeated_password": NEW}, places=_with_password
    ),
    "organisations:save_list": Case({"query": "show=late"}),
    "organisations:saved_lists": Case(places=_with_a_saved_list),
    "outcomes:follow_up": Case(person="unasked", places=_started_long_ago),
    "participants:end_protection": Case(places=seen_by_two),
    "participants:import": Case(places=_stopped_file),
    "participants:end_trust": Case(places=seen_by_two),
    "participants:entrust": Case({"username": "caseworker.torsby"}, places=seen_by_two),
    "participants:protection": Case({"confirmed": "yes"}),
    "participants:strength": Case({"strength": "protected", "confirmed": "yes"}, places=seen_by_two),
    "reviews:ask": Case(who=lambda world: world.participant(), places=_not_asked_about),
    "reviews:name_for_protected": Case(places=_seen_by_nobody, who=lambda world: world.officer("fk")),
    "reviews:emergency": Case({"confirmed": "yes"}),
    "rights:hold": Case({"until_on_year": "2014"}),
    "rights:merges": Case({"first": PEOPLE["unasked"].number, "second": PEOPLE["invited"].number}),
    "set_language": Case(page="config:login"),
    "workplaces:close": Case(places=lambda world: {"place_id": offered(world, employer="verkstaden")}),
    "workplaces:take_place": Case(
        {
            **WITNESSED,
            "confirmed": "yes",
            "starts_on_day": "21",
            "starts_on_month": "1",
            "starts_on_year": "2013",
            "ends_on_day": "22",
            "ends_on_month": "2",
            "ends_on_year": "2013",
            "most_hours": "15",
        },
        person="consented",
        places=_offered,
    ),
    "workplaces:end_placement": Case({"ends_on_day": "31", "ends_on_month": "1", "ends_on_year": "2013"}),
}


# What these ask for cannot be filled in beforehand; what is tried on them is in tests/config/, test_answer_links.py
# and tests/coaching/test_seat_links.py.
WITH_SECRETS = {
    "coaching:seat_by_link",
    "coaching:seat_link",
    "config:code",
    "config:confirm",
    "config:eid_unlink",
    "config:passkey_login",
    "config:second_step_app",
    "config:second_step_codes",
    "config:second_step_passkey",
    "config:second_step_remove",
    "journeys:answer_by_link",
    "journeys:make_link",
}

# Shown when something is due, and nothing is in this world: tests/rights/ tries it.
NOT_DUE = {"rights:disposal"}


def form_addresses() -> tuple[Address, ...]:
    """Return the addresses whose views look at what was posted."""
    found = (one for one in addresses() if "POST" in inspect.getsource(inspect.unwrap(one.view)))
    return tuple(one for one in found if one.name not in WITH_SECRETS | NOT_DUE)


def forms(world: World) -> Iterator[tuple[str, Form]]:
    """Yield every form of the web with the name of its address; what was prepared for it is undone afterwards."""
    places = places_of(world)
    for one in form_addresses():
        with undone():
            yield one.name, _form(world, one, places)


def actors(world: World) -> tuple[Actor, ...]:
    """Return everybody who can log in, the caseworker of "fk" and the participant "consented" first."""
    staff = [name.split(" ") for name in world.ids if name.startswith("account ")]
    known = [
        world.participant(key) if role == RoleKey.PARTICIPANT else world.actor(RoleKey(role), key)
        for _account, role, key in staff
    ]
    first = (world.caseworker("fk"), world.participant())
    return (*first, *(one for one in known if one not in first))


def allowed(world: World, address: Address) -> tuple[Actor, ...]:
    """Return those who may open the address; nobody where everybody may, without logging in."""
    needed = address.view.__dict__["permission"]
    return () if needed is None else tuple(one for one in actors(world) if one.may(needed))


def browser(world: World, actor: Actor | None) -> Client:
    """Return a client in which the actor has logged in; faults are answered as in service."""
    client = Client() if actor is None else world.browser(actor)
    client.raise_request_exception = False
    return client


def urls(world: World) -> dict[str, str]:
    """Return every address with something of the world in its places, by its name."""
    places = places_of(world)
    return {one.name: url_of(one, places) for one in addresses()}


def url_of(address: Address, places: Mapping[str, object]) -> str:
    """Return the address with these in its places."""
    return reverse(address.name, kwargs={place: places[place] for place in address.places})


def _form(world: World, address: Address, places: Mapping[str, object]) -> Form:
    case = CASES.get(address.name, Case())
    prepared = case.places(world)
    url = url_of(address, {**places, "participant_id": world.person(case.person), **prepared})
    who = _sender(world, address, case)
    shown_at = reverse(case.page) if case.page else f"{url}{prepared.get(QUERY, '')}"
    page = browser(world, who).get(shown_at).content.decode()
    inside = _inside(page, url, is_own=not case.page)
    controls = [one for one in inside if one.get("name") not in ("", TOKEN, LOOK)]
    return Form(
        url=url,
        actor=who,
        typed={**_answers(controls, inside), **{name: [text] for name, text in case.typed.items()}},
        names=frozenset(one.get("name") for one in controls),
        texts={one.get("name"): int(one.get("maxlength", "150")) for one in controls if _is_free(one)},
        files=tuple(one.get("name") for one in controls if one.get("type") == "file"),
        file=case.file,
    )


def _sender(world: World, address: Address, case: Case) -> Actor | None:
    if case.who is not None:
        return case.who(world)
    return next(iter(allowed(world, address)), None)


def _inside(page: str, url: str, *, is_own: bool) -> list[Tag]:
    """Return the tags of the form that is sent to the address; raises LookupError without one."""
    for form in (one for one in tags(page) if one.name == "form" and one.get("method").lower() == "post"):
        action = form.get("action")
        if action == url or (is_own and not action):
            return form.inside
    raise LookupError(f"no form is sent to {url}: say in CASES which page shows it, and about whom")


def _answers(controls: list[Tag], page: list[Tag]) -> Typed:
    typed: Typed = {}
    for one in controls:
        name, kind = one.get("name"), one.get("type", "text")
        is_chosen = "checked" in one.attributes
        if kind == "file" or (kind == "radio" and name in typed and not is_chosen):
            continue
        if kind in ("checkbox", "hidden"):
            if is_chosen or kind == "hidden":
                typed.setdefault(name, []).append(one.get("value", "on"))
        else:
            typed[name] = [_answer(one, name, kind, page)]
    return typed


def _answer(one: Tag, name: str, kind: str, page: list[Tag]) -> str:
    if one.name == "select":
        return _chosen(one, page)
    said = one.text.strip() if one.name == "textarea" else one.get("value")
    parts = {"_day": TODAY.day, "_month": TODAY.month, "_year": TODAY.year}
    part = next((str(value) for ending, value in parts.items() if name.endswith(ending)), "")
    return said or part or (one.get("min", "1") if kind == "number" else "Något")


def _chosen(select: Tag, page: list[Tag]) -> str:
    """Return what is chosen in the list, or else the first choice that says something."""
    following = page[page.index(select) + 1 :]
    options = list(takewhile(lambda one: one.name in ("option", "optgroup"), following))
    chosen = [one for one in options if "selected" in one.attributes]
    return next((one.get("value") for one in (*chosen, *options) if one.get("value")), "")


def _is_free(one: Tag) -> bool:
    is_text = one.name == "textarea" or (one.name == "input" and one.get("type", "text") in ("text", "email", "search"))
    return is_text and not one.get("name").endswith(("_day", "_month", "_year"))
