"""What the case says: the next step above everything else, then the path, the gates, the team and what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.queries import ConsentView
from kedjan.journeys.domain.path import open_obstacles
from kedjan.journeys.queries import CaseView, InvitationState
from kedjan.journeys.web.case_parts import case_nav, gate_tasks, happened, path_steps, team_rows
from kedjan.journeys.web.early_list_pages import invitation_tag
from kedjan.journeys.web.people import name_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import Clock
from kedjan.kernel.ids import OrganisationId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import OrganisationView
from kedjan.participants.domain.answers import Answer
from kedjan.participants.queries import PersonView
from kedjan.ui.components import Link, NavItem, Step, SummaryRow, Tag, TaskItem, TimelineEntry
from kedjan.ui.words import day, language


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything on the page of a case, ready to print."""

    name: str
    caption: str
    nav: tuple[NavItem, ...]
    next_step: str
    next_owner: str
    next_due: str
    consent: str
    consent_until: str
    status: Tag
    actions: tuple[Link, ...]
    steps: tuple[Step, ...]
    gates: tuple[TaskItem, ...]
    team: tuple[SummaryRow, ...]
    happened: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class _Next:
    """The next step: what, by whom and until when."""

    what: str
    owner: str = ""
    due: str = ""


def case_view(
    *,
    who: PersonView,
    case: CaseView | None,
    invitation: InvitationState | None,
    consents: tuple[ConsentView, ...],
    organisations: Mapping[OrganisationId, OrganisationView],
    municipalities: Mapping[str, str],
    actor: Actor,
    clock: Clock,
) -> CasePage:
    """Build the page of a person, enrolled or not yet."""
    today, now = clock.today(), clock.now()
    following = _next(case, invitation, today)
    # The team's, which outlasts one to an employer for a trial.
    shared = (one for one in consents if one.kind is ConsentKind.LIFTS_SECRECY and one.active(now))
    sharing = max(shared, key=lambda one: one.valid_until, default=None)
    return CasePage(
        name=name_of(who),
        caption=f"{municipalities.get(who.municipality_code, '')} · {_('född')} {who.birth_year}",
        nav=case_nav(who.id, actor, "journeys:case"),
        next_step=following.what,
        next_owner=following.owner,
        next_due=following.due,
        consent=_("Gäller") if sharing else _("Finns inte"),
        consent_until=_("till %(day)s") % {"day": day(sharing.last_on)} if sharing else "",
        status=_status(case, invitation, today),
        actions=_actions(who, case, invitation, actor),
        steps=() if case is None else path_steps(case),
        gates=() if case is None else gate_tasks(case, today, actor),
        team=() if case is None else team_rows(case),
        happened=happened(case, consents, organisations),
    )


def _next(case: CaseView | None, invitation: InvitationState | None, today: date) -> _Next:
    if case is None:
        return _before_enrolment(invitation)
    if case.exit is not None:
        return _Next(_("Uppföljning 12 månader efter start"))
    waiting = [gate for gate in case.gates if not gate.state.settled]
    if waiting:
        first = min(waiting, key=lambda gate: gate.due_on)
        late = _("Försenat: skulle varit klart %(day)s") if first.late(today) else _("Senast %(day)s")
        return _Next(first.title, first.owner_name, late % {"day": day(first.due_on)})
    if case.stage.next_keys and not open_obstacles(case.stage_gates, hidden=case.hidden_gates):
        return _Next(_("Klar för nästa steg"))
    return _Next(_("Arbeta vidare enligt planen"))


def _before_enrolment(invitation: InvitationState | None) -> _Next:
    if invitation is None:
        return _Next(_("Bjud in"))
    if invitation.answer is None:
        return _Next(_("Vänta på svar"), due=_("Senast %(day)s") % {"day": day(invitation.reply_by_on)})
    return {
        Answer.YES: _Next(_("Ta emot samtycke och skriv in")),
        Answer.LATER: _Next(_("Fråga igen senare")),
        Answer.NO: _Next(_("Personen har tackat nej. Ett nej respekteras.")),
    }[invitation.answer]


def _status(case: CaseView | None, invitation: InvitationState | None, today: date) -> Tag:
    if case is None:
        return invitation_tag(invitation, today)
    if case.exit is not None:
        return Tag(_("Avslutad"), "grey")
    return Tag(case.stage.title.text_in(language()), "blue")


def _actions(
    who: PersonView, case: CaseView | None, invitation: InvitationState | None, actor: Actor
) -> tuple[Link, ...]:
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
        offered.append(("journeys:close", Permission.CLOSE_CASE, _("Avsluta deltagandet")))
    return tuple(
        Link(text, reverse(name, args=[who.id])) for name, permission, text in offered if actor.may(permission)
    )
