"""What the participant's own pages say, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.domain.effects import ends_soon
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.queries import ConsentView, ProposalView, ScanView, told_words
from kedjan.journeys.domain.path import GateStatus
from kedjan.journeys.queries import CaseView, GivenAnswer, TeamView
from kedjan.journeys.web.case_parts import path_steps, to_an_employer
from kedjan.journeys.web.follower_pages import following_me
from kedjan.journeys.web.gate_pages import own_titles, what_to_settle
from kedjan.kernel.clock import swedish_day
from kedjan.organisations.queries import Workplaces
from kedjan.participants.queries import PersonView, name_of
from kedjan.ui.components import Link, Prose, Step, SummaryRow, Tag, TaskItem
from kedjan.ui.words import day, language, prose


@dataclass(frozen=True, slots=True)
class MyPathPage:
    """My plan: my name, where I am, what comes next, what is left, who is with me, my papers, and my group if the
    programme has groups.
    """

    name: str
    stage: str
    purpose: str
    upcoming: str
    steps: tuple[Step, ...]
    gates: tuple[TaskItem, ...]
    team: tuple[SummaryRow, ...]
    group: Link | None = None
    papers: Link | None = None


@dataclass(frozen=True, slots=True)
class ConsentCard:
    """One consent as I see it."""

    title: str
    text: tuple[Prose, ...]
    status: Tag
    until: str
    withdraw: Link | None
    scans: tuple[Link, ...] = ()
    on_behalf: tuple[str, ...] = ()


def path_view(*, who: PersonView | None, case: CaseView | None, today: date) -> MyPathPage:
    """Build my plan: what is left first; empty parts where nothing has begun."""
    if case is None:
        return MyPathPage(name_of(who), "", "", "", (), (), ())
    stage = case.stage.title.text_in(language())
    ended = "" if case.exit is None else _("Ditt deltagande avslutades %(day)s.") % {"day": day(case.exit.exited_on)}
    ordered = sorted(case.gates, key=lambda gate: (gate.state.settled, gate.due_on))
    return MyPathPage(
        name=name_of(who),
        stage=ended or stage,
        purpose="" if ended else case.stage.purpose.text_in(language()),
        upcoming="" if ended or not ordered else _upcoming(ordered[0]),
        steps=path_steps(case),
        gates=tuple(_my_gate(case, gate) for gate in ordered),
        team=tuple(
            SummaryRow(one.organisation.name, _with_me(one))
            for one in case.team
            if one.until_on is None or one.until_on >= today
        ),
        group=Link(_("Min grupp"), reverse("coaching:my_group")) if case.programme.coaching else None,
        papers=Link(_("Mina papper"), reverse("papers:my_papers")),
    )


def _with_me(one: TeamView) -> str:
    """Return since when an organisation is with me, and who follows me there."""
    since = _("med dig sedan %(day)s") % {"day": day(one.since_on)}
    return since if one.following is None else f"{since}\n{following_me(one.following)}"


def _upcoming(gate: GateStatus) -> str:
    if gate.state.settled:
        return ""
    return _("Närmast: %(what)s, senast %(day)s.") % {"what": gate.title, "day": day(gate.due_on)}


def _my_gate(case: CaseView, gate: GateStatus) -> TaskItem:
    """Return one thing that is settled together; what is done needs no more words. Its tasks have a page."""
    href = reverse("journeys:my_gate", args=[gate.id]) if gate.tasks else None
    if gate.state.settled:
        return TaskItem(title=gate.title, href=href, hint="", status=Tag(_(gate.state.label), "green"))
    helper = _("%(owner)s hjälper dig, senast %(day)s") % {"owner": gate.owner_name, "day": day(gate.due_on)}
    more = _("Det är klart när: %(what)s") % {"what": what_to_settle(case, gate)}
    mine = "; ".join(own_titles(gate.tasks))
    if gate.tasks:
        more = _("Du gör: %(tasks)s.") % {"tasks": mine} if mine else _("Du har inget att göra här nu.")
    return TaskItem(title=gate.title, href=href, hint=f"{helper}. {more}", status=Tag(_(gate.state.label), "blue"))


def consents_view(
    consents: tuple[ConsentView, ...], scans: tuple[ScanView, ...], workplaces: Workplaces, now: datetime
) -> tuple[ConsentCard, ...]:
    """Return my consents, those that hold first, each with its whole text and a way to take it back."""
    return tuple(
        ConsentCard(
            title=consent_title(one),
            text=prose(one.text, one.language),
            status=_consent_tag(one, now),
            until=_until(one, now),
            withdraw=_withdraw(one, consent_title(one)) if one.active(now) else None,
            scans=tuple(_scan(scan) for scan in scans if scan.consent_id == one.id),
            on_behalf=_on_behalf(one, workplaces),
        )
        for one in sorted(consents, key=lambda one: not one.active(now))
    )


def _on_behalf(consent: ConsentView, workplaces: Workplaces) -> tuple[str, ...]:
    """Return what somebody wrote in for me: who, how they were told, and why."""
    whose = workplaces.get(consent.recorded_by_organisation)
    who = _("En organisation") if whose is None else whose.name
    found = []
    if consent.told is not None:
        found.append(_("%(who)s skrev in ditt ja åt dig.") % {"who": who} + f" {told_words(consent.told)}")
    if consent.withdrawal_told is not None:
        taken_back = _("%(who)s tog tillbaka det åt dig.") % {"who": who}
        found.append(f"{taken_back} {told_words(consent.withdrawal_told)}")
    return tuple(found)


def _until(consent: ConsentView, now: datetime) -> str:
    if consent.withdrawn_at is not None:
        return day(swedish_day(consent.withdrawn_at))
    text = _("till %(day)s") if consent.active(now) else _("Gällde till %(day)s")
    return text % {"day": day(consent.last_on)}


def consent_title(consent: ConsentView) -> str:
    """Return what the consent is about, as the person would say it."""
    if to_an_employer(consent):
        return _("Samtycke till att en arbetsgivare får veta att du kommer")
    return _(consent.kind.label)


def _withdraw(consent: ConsentView, what: str) -> Link:
    """Return where it is taken back: a power of attorney where it is shown which requests stop."""
    page = "papers:my_power" if consent.kind is ConsentKind.COLLECT_RECORDS else "journeys:withdraw"
    return Link(_("Ta tillbaka"), reverse(page, args=[consent.id]), hidden=what)


def _consent_tag(consent: ConsentView, now: datetime) -> Tag:
    if consent.withdrawn_at is not None:
        return Tag(_("Återkallat"), "grey")
    if not consent.active(now):
        return Tag(_("Har gått ut"), "grey")
    return Tag(_("Går snart ut"), "yellow") if ends_soon(consent.valid_until, now) else Tag(_("Gäller"), "green")


def questions_view(asked: Iterable[ProposalView]) -> tuple[Link, ...]:
    """Return a link to each question that I have not answered."""
    return tuple(Link(_(one.kind.label), reverse("consents:question", args=[one.id])) for one in asked)


def _scan(scan: ScanView) -> Link:
    text = _("Spara det skannade pappret från %(day)s") % {"day": day(swedish_day(scan.kept_at))}
    return Link(text, reverse("consents:my_scan_file", args=[scan.id]))


def my_answer_view(given: GivenAnswer | None) -> str:
    """Return what I answered to the invitation; where somebody wrote it in for me: who, when, how and why."""
    if given is None:
        return ""
    values = {"answer": _(given.answer.label), "day": day(swedish_day(given.at)), "organisation": given.organisation}
    if given.told is None or given.told.why is None:
        return _("Du svarade %(answer)s på inbjudan den %(day)s.") % values
    text = _("Du svarade %(answer)s på inbjudan. %(organisation)s skrev in svaret åt dig den %(day)s.") % values
    return f"{text} {told_words(given.told)}"
