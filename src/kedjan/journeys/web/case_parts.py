"""The parts of the case page: the way between its sub-pages, the path, the gates, the team and what happened."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.queries import ConsentView
from kedjan.journeys.queries import CaseView, InvitationState, TeamView
from kedjan.kernel.clock import swedish_day, swedish_noon
from kedjan.kernel.information import Category
from kedjan.organisations.queries import Workplaces
from kedjan.programmes.domain.programme import Stage
from kedjan.programmes.domain.questions import outcome
from kedjan.ui.components import Step, StepState, SummaryRow, TimelineEntry
from kedjan.ui.words import day, language


def short_title(stage: Stage) -> str:
    """Return the stage's title up to its colon, for lists: "Steg 1" of "Steg 1: före arbetslivsintroduktionen"."""
    return stage.title.text_in(language()).partition(":")[0]


def path_steps(case: CaseView) -> tuple[Step, ...]:
    """Return every stage of the programme as done, current, ahead or left out; the current one with who answers."""
    entered = {entry.stage.key: entry.entered_on for entry in case.entries}
    return tuple(_step(case, one, _step_state(case, one.key, entered), entered) for one in case.programme.stages)


def _step(case: CaseView, stage: Stage, state: StepState, entered: Mapping[str, date]) -> Step:
    since = _("Från %(day)s") % {"day": day(entered[stage.key])} if stage.key in entered else ""
    who = answering_words(case) if state is StepState.CURRENT else ""
    who = _("Ansvarar: %(who)s") % {"who": who} if who else ""
    return Step(stage.title.text_in(language()), state, since, who)


def answering_words(case: CaseView) -> str:
    """Return who answers for the stage: the team's organisations, and kinds that the team lacks; empty for all."""
    found = case.answering
    missing = (_("%(kind)s (inte med i laget)") % {"kind": _(one.label)} for one in found.missing)
    return ", ".join((*found.names, *missing))


def team_rows(case: CaseView) -> tuple[SummaryRow, ...]:
    """Return the organisations around the person, since when, and who follows the person there."""
    return tuple(SummaryRow(one.organisation.name, _in_team(one)) for one in case.team)


def _in_team(one: TeamView) -> str:
    since = _("sedan %(day)s") % {"day": day(one.since_on)}
    if one.following is None:
        return since
    text = _("Följs av %(worker)s sedan %(day)s") if one.following.worker_name else _("Ingen är utsedd sedan %(day)s")
    values = {"worker": one.following.worker_name, "day": day(one.following.since_on)}
    return f"{since}\n{text % values}"


def happened(
    case: CaseView | None,
    consents: tuple[ConsentView, ...],
    invitation: InvitationState | None,
    organisations: Workplaces,
) -> tuple[TimelineEntry, ...]:
    """Return the latest invitation, the stages, the consents and the end, latest first."""
    found: list[tuple[datetime, TimelineEntry]] = []
    if invitation is not None:
        found.append((invitation.sent_at, _invited(invitation)))
    for consent in consents:
        who = organisations[consent.recorded_by_organisation].name
        title = _("Samtycke till en arbetsgivare") if to_an_employer(consent) else _(consent.kind.label)
        found.append((consent.given_at, TimelineEntry(title, day(swedish_day(consent.given_at)), who)))
        if consent.withdrawn_at is not None:
            title = _("Samtycke återkallat")
            found.append((consent.withdrawn_at, TimelineEntry(title, day(swedish_day(consent.withdrawn_at)), "")))
    if case is not None:
        found.extend(_path_entries(case, organisations))
    return tuple(entry for _at, entry in sorted(found, key=lambda pair: pair[0], reverse=True))


def _invited(invitation: InvitationState) -> TimelineEntry:
    answer = "" if invitation.answer is None else _("Svar: %(answer)s") % {"answer": _(invitation.answer.label)}
    return TimelineEntry(_("Bjöds in"), day(swedish_day(invitation.sent_at)), "", answer)


def to_an_employer(consent: ConsentView) -> bool:
    """Tell whether the consent is the one to an employer: it opens work, and nothing else."""
    opened = {category for opening in consent.openings for category in opening.categories}
    return consent.kind is ConsentKind.LIFTS_SECRECY and opened == {Category.WORK}


def _path_entries(case: CaseView, organisations: Workplaces) -> list[tuple[datetime, TimelineEntry]]:
    entries = [
        (
            swedish_noon(one.entered_on),
            TimelineEntry(
                title=one.stage.title.text_in(language()),
                when=day(one.entered_on),
                who=organisations[one.organisation_id].name,
                text=one.reason or "",
            ),
        )
        for one in case.entries
    ]
    if case.exit is not None:
        title = outcome(case.programme, case.exit.outcome).title.text_in(language())
        who = organisations[case.exit.organisation_id].name
        entries.append((swedish_noon(case.exit.exited_on), TimelineEntry(title, day(case.exit.exited_on), who)))
    return entries


def _step_state(case: CaseView, key: str, entered: Mapping[str, date]) -> StepState:
    if key == case.stage.key and case.exit is None:
        return StepState.CURRENT
    if key in entered:
        return StepState.DONE
    return StepState.LEFT_OUT if case.exit is not None else StepState.AHEAD
