"""What the participant's own pages say, in plain words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.queries import Look
from kedjan.consents.queries import ConsentView
from kedjan.journeys.queries import CaseView
from kedjan.journeys.web.case_parts import path_steps
from kedjan.journeys.web.people import name_of
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ConsentId, OrganisationId
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.queries import OrganisationView
from kedjan.participants.queries import PersonView
from kedjan.ui.components import Cell, Column, Link, Step, SummaryRow, Table, Tag, TaskItem
from kedjan.ui.words import day, language


@dataclass(frozen=True, slots=True)
class MyPlanPage:
    """My plan: my name, where I am, what is left and who is with me."""

    name: str
    stage: str
    purpose: str
    steps: tuple[Step, ...]
    gates: tuple[TaskItem, ...]
    team: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class ConsentCard:
    """One consent as I see it."""

    title: str
    text: tuple[str, ...]
    status: Tag
    until: str
    withdraw: Link | None


def plan_view(*, who: PersonView | None, case: CaseView | None, today: date) -> MyPlanPage:
    """Build my plan; empty parts where nothing has begun."""
    if case is None:
        return MyPlanPage(name_of(who), "", "", (), (), ())
    return MyPlanPage(
        name=name_of(who),
        stage=case.stage.title.text_in(language()),
        purpose=case.stage.purpose.text_in(language()),
        steps=path_steps(case),
        gates=tuple(
            TaskItem(
                title=gate.title,
                href=None,
                hint=_("%(owner)s hjälper dig, senast %(day)s") % {"owner": gate.owner_name, "day": day(gate.due_on)},
                status=Tag(_(gate.state.label), "green" if gate.state.settled else "blue"),
            )
            for gate in case.gates
        ),
        team=tuple(
            SummaryRow(one.organisation.name, _("med dig sedan %(day)s") % {"day": day(one.since_on)})
            for one in case.team
            if one.until_on is None or one.until_on >= today
        ),
    )


def who_looked_view(looks: tuple[Look, ...], organisations: Mapping[OrganisationId, OrganisationView]) -> Table:
    """Return a row for each day, organisation, role, purpose and kind of information, with how many times."""
    counted = Counter(
        (swedish_day(look.at), look.organisation_id, look.role, look.category, look.purpose) for look in looks
    )
    return Table(
        caption=_("Vem har läst om dig"),
        columns=(
            Column(_("Dag")),
            Column(_("Vem")),
            Column(_("Vad")),
            Column(_("Varför")),
            Column(_("Gånger"), numeric=True),
        ),
        rows=tuple(
            (
                Cell(day(on)),
                Cell(f"{_(ROLES[RoleKey(role)].title)}, {_workplace(organisation, organisations)}", header=True),
                Cell(_(category.label)),
                Cell(_(purpose.label)),
                Cell(str(times)),
            )
            for (on, organisation, role, category, purpose), times in counted.items()
        ),
        empty=_("Ingen har läst om dig än."),
    )


def consents_view(consents: tuple[ConsentView, ...], now: datetime) -> tuple[ConsentCard, ...]:
    """Return my consents, newest first, each with its whole text and a way to take it back."""
    return tuple(
        ConsentCard(
            title=_(one.kind.label),
            text=tuple(one.text.splitlines()),
            status=_consent_tag(one, now),
            until=_("Gäller till %(day)s") % {"day": day(one.last_on)},
            withdraw=_withdraw(one.id, _(one.kind.label)) if one.active(now) else None,
        )
        for one in consents
    )


def _workplace(organisation: OrganisationId | None, organisations: Mapping[OrganisationId, OrganisationView]) -> str:
    known = None if organisation is None else organisations.get(organisation)
    return _("okänd") if known is None else known.name


def _withdraw(consent_id: ConsentId, what: str) -> Link:
    return Link(_("Ta tillbaka"), reverse("journeys:withdraw", args=[consent_id]), hidden=what)


def _consent_tag(consent: ConsentView, now: datetime) -> Tag:
    if consent.withdrawn_at is not None:
        return Tag(_("Återkallat"), "grey")
    return Tag(_("Gäller"), "green") if consent.active(now) else Tag(_("Har gått ut"), "grey")
