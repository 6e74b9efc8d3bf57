"""What the case says: the next step above everything else, then the path, the gates, the team and what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.domain.effects import ends_soon
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.queries import ConsentView
from kedjan.journeys.domain.path import open_obstacles
from kedjan.journeys.queries import CaseView, InvitationState
from kedjan.journeys.queries.case_pages import case_nav, protects
from kedjan.journeys.web.case_parts import answering_words, happened, path_steps, team_rows
from kedjan.journeys.web.early_list_pages import invitation_tag
from kedjan.journeys.web.gate_pages import gate_tasks
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import Clock
from kedjan.kernel.ids import GateId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import Workplaces
from kedjan.participants.domain.answers import Answer
from kedjan.participants.domain.protection import WHAT_TO_MIND
from kedjan.participants.queries import PersonView, name_of, protection_tag
from kedjan.programmes.domain.questions import outcomes_from
from kedjan.ui.components import Link, NavItem, Step, SummaryRow, Tag, TaskItem, TimelineEntry
from kedjan.ui.words import day, language


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything on the page of a case, ready to print."""

    name: str
    caption: str
    protection: Tag | None
    mind: tuple[str, ...]
    nav: tuple[NavItem, ...]
    next_step: str
    next_href: str
    next_owner: str
    next_due: str
    consent: str
    consent_until: str
    status: Tag
    main_action: Link | None
    actions: tuple[Link, ...]
    steps: tuple[Step, ...]
    gates_title: str
    gates: tuple[TaskItem, ...]
    team: tuple[SummaryRow, ...]
    followers: str
    happened: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class _Next:
    """The next step: what, by whom and until when; page and args: where it is taken, when there is a page for it."""

    what: str
    owner: str = ""
    due: str = ""
    page: str = ""
    args: tuple[GateId, ...] = ()


def case_view(
    *,
    who: PersonView,
    case: CaseView | None,
    invitation: InvitationState | None,
    consents: tuple[ConsentView, ...],
    organisations: Workplaces,
    municipalities: Mapping[str, str],
    actor: Actor,
    clock: Clock,
) -> CasePage:
    """Build the page of a person, enrolled or not yet."""
    today, now = clock.today(), clock.now()
    ours = organisations[who.organisation_id].name
    following = _before_enrolment(invitation, ours) if case is None else _next(case, today)
    sharing = _shared(consents, now)
    offered = _actions(who, case, invitation, actor)
    return CasePage(
        name=name_of(who),
        caption=_caption(who, municipalities),
        protection=protection_tag(who.strength),
        mind=() if who.strength is None else tuple(_(text) for text in WHAT_TO_MIND),
        nav=() if case is None else case_nav(case, who, actor, "journeys:case"),
        next_step=following.what,
        next_href=_href(following, who, actor),
        next_owner=following.owner,
        next_due=following.due,
        consent=_sharing(sharing, now),
        consent_until=_("till %(day)s") % {"day": day(sharing.last_on)} if sharing else "",
        status=_status(case, invitation, today),
        main_action=offered.get(following.page),
        actions=tuple(link for name, link in offered.items() if name != following.page),
        steps=() if case is None else path_steps(case),
        gates_title=_("Hinder att lösa") if case is not None and case.exit is None else _("Hinder"),
        gates=() if case is None else gate_tasks(case, today, actor),
        team=() if case is None else team_rows(case),
        followers=reverse("journeys:followers", args=[who.id]) if actor.may(Permission.NAME_WORKER) else "",
        happened=happened(case, consents, invitation, organisations),
    )


def _shared(consents: tuple[ConsentView, ...], now: datetime) -> ConsentView | None:
    """Return the team's consent, which outlasts one to an employer for a trial."""
    found = (one for one in consents if one.kind is ConsentKind.LIFTS_SECRECY and one.active(now))
    return max(found, key=lambda one: one.valid_until, default=None)


def _caption(who: PersonView, municipalities: Mapping[str, str]) -> str:
    """Return the municipality, unless nobody may know it, and the year of birth."""
    born = f"{_('född')} {who.birth_year}"
    place = municipalities.get(who.municipality_code)
    return f"{place} · {born}" if place else born


def _next(case: CaseView, today: date) -> _Next:
    if case.exit is not None:
        return _Next(_("Uppföljning 12 månader efter start"), due=_("Började %(day)s") % {"day": day(case.enrolled_on)})
    waiting = [gate for gate in case.gates if not gate.state.settled]
    if waiting:
        first = min(waiting, key=lambda gate: gate.due_on)
        late = _("Försenat: skulle varit klart %(day)s") if first.late(today) else _("Senast %(day)s")
        when = late % {"day": day(first.due_on)}
        return _Next(first.title, first.owner_name, when, page="journeys:gate", args=(first.id,))
    everybody = answering_words(case) or _("Hela laget")
    if case.stage.next_keys and not open_obstacles(case.stage_gates, hidden=case.hidden_gates):
        return _Next(_("Klar för nästa steg"), everybody, page="journeys:hand_over")
    return _Next(_("Arbeta vidare enligt planen"), everybody)


def _before_enrolment(invitation: InvitationState | None, owner: str) -> _Next:
    if invitation is None:
        return _Next(_("Bjud in"), owner, page="journeys:invite")
    if invitation.answer is None:
        due = _("Senast %(day)s") % {"day": day(invitation.reply_by_on)}
        return _Next(_("Vänta på svar"), owner, due, page="journeys:answer")
    return {
        Answer.YES: _Next(_("Ta emot samtycke och skriv in"), owner, page="journeys:begin"),
        Answer.LATER: _Next(_("Fråga igen senare"), owner, page="journeys:invite"),
        Answer.NO: _Next(_("Personen har tackat nej. Ett nej respekteras.")),
    }[invitation.answer]


def _href(following: _Next, who: PersonView, actor: Actor) -> str:
    """Return where the next obstacle is changed, for those who may; other next steps have a button."""
    may_change = following.page == "journeys:gate" and actor.may(Permission.UPDATE_GATES)
    return reverse(following.page, args=[who.id, *following.args]) if may_change else ""


def _sharing(sharing: ConsentView | None, now: datetime) -> str:
    if sharing is None:
        return _("Finns inte")
    return _("Går snart ut") if ends_soon(sharing.valid_until, now) else _("Gäller")


def _status(case: CaseView | None, invitation: InvitationState | None, today: date) -> Tag:
    if case is None:
        return invitation_tag(invitation, today)
    if case.exit is not None:
        return Tag(_("Avslutad"), "grey")
    return Tag(case.stage.title.text_in(language()), "blue")


def _actions(
    who: PersonView, case: CaseView | None, invitation: InvitationState | None, actor: Actor
) -> dict[str, Link]:
    """Return what can be done about the case, by the name of its page."""
    offered: list[tuple[str, Permission, str]] = []
    if case is None or case.exit is not None:
        if invitation is not None and invitation.answer is None:
            offered.append(("journeys:answer", Permission.INVITE, _("Skriv in svaret")))
        elif invitation is None or invitation.answer is not Answer.NO:
            offered.append(("journeys:invite", Permission.INVITE, _("Bjud in")))
        if case is None:
            offered.append(("journeys:begin", Permission.ENROL, _("Ta emot samtycke och skriv in")))
    else:
        if case.stage.next_keys:
            offered.append(("journeys:hand_over", Permission.HAND_OVER, _("Gå till nästa steg")))
        if outcomes_from(case.programme, case.stage):
            offered.append(("journeys:close", Permission.CLOSE_CASE, _("Avsluta deltagandet")))
    if case is None and protects(who, actor):
        offered.append(("participants:protection", Permission.PROTECT_PERSON, _("Skyddad identitet")))
    return {
        name: Link(text, reverse(name, args=[who.id])) for name, permission, text in offered if actor.may(permission)
    }
