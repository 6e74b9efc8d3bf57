"""Meetings of one case: the list, calling to one, a time that everybody can, and when each party can."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.queries import CaseView, case_nav, case_of
from kedjan.kernel.ids import MeetingId, OrganisationId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.meetings.domain.codes import Feature, MeetingKind
from kedjan.meetings.domain.minutes import Party
from kedjan.meetings.domain.times import Proposal, Wanted, hindrances, proposals
from kedjan.meetings.operations.calling import CannotCallMeeting, call_meeting
from kedjan.meetings.operations.saying import CannotSayTimes, say_times
from kedjan.meetings.queries.meetings import MeetingView, meeting_of, meetings_of
from kedjan.meetings.queries.naming import names_of_parties
from kedjan.meetings.queries.terms import USUAL, able, local, terms_of
from kedjan.meetings.web.forms import CallForm, PersonTermsForm, TermsForm, TimesForm, terms_typed
from kedjan.meetings.web.pages import case_links, meeting_list, others
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView, name_of
from kedjan.ui.components import Frame, Link
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, day

_FORTNIGHT = timedelta(days=14)
WHOSE = ("ours", "person")


@dataclass(frozen=True, slots=True)
class Found:
    """One time that everybody can: when, why, and where to call to it."""

    title: str
    why: tuple[str, ...]
    link: Link


@page(Permission.ATTEND_MEETINGS, can_print=True)
def case_meetings_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show the meetings about somebody that the actor's organisation is called to."""
    who, case = case_or_404(acting, participant_id, page="meetings:case_meetings")
    found = meetings_of(actor=acting.actor, participant_id=who.id)
    may_call = acting.actor.may(Permission.CALL_MEETINGS) and case.exit is None
    context = {
        "title": _("Möten"),
        "name": name_of(who),
        "nav": case_nav(case, who, acting.actor, "meetings:case_meetings"),
        "links": case_links(who.id, may_call=may_call),
        "meetings": meeting_list(found, own=False, now=acting.clock.now()),
        "call": reverse("meetings:times", args=[who.id]) if may_call else "",
    }
    return render(request, "meetings/case_meetings.html", {"page": context, "can_print": not who.is_protected})


@page(Permission.CALL_MEETINGS)
def call_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Call the person and others of the team to a meeting."""
    who, case = case_or_404(acting, participant_id, page="meetings:call")
    initial = {"kind": MeetingKind.NETWORK.value, "minutes": 60, **_from_times(request)}
    form = CallForm(request.POST or None, parties=team_choices(acting, case), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            event = call_meeting(
                actor=acting.actor, enrolment_id=case.enrolment_id, call=form.call(), now=acting.clock.now()
            )
        except CannotCallMeeting as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("meetings:meeting", meeting_id=event.meeting_id)
    frame = Frame(
        title=_("Kalla till möte"),
        name=name_of(who),
        submit=_("Kalla"),
        back=reverse("meetings:case_meetings", args=[who.id]),
        intro=_("Deltagaren och de som kallas får veta det här. De ser mötet, platsen och vad det handlar om."),
    )
    return render(request, "meetings/form.html", {"page": frame, "form": form})


@page(Permission.CALL_MEETINGS)
def times_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Propose times that everybody can, or say who stands in the way and what would open."""
    who, case = case_or_404(acting, participant_id, page="meetings:times")
    instead = _instead(request, acting, who.id)
    asked = request.GET if "minutes" in request.GET else None
    form = TimesForm(asked, parties=team_choices(acting, case), initial=_looked_for(acting, instead))
    context: dict[str, object] = {}
    if form.is_bound and form.is_valid():
        context = _found(acting, who, form.cleaned_data, instead)
    frame = Frame(
        title=_("En ny tid") if instead else _("Hitta en tid"),
        name=name_of(who),
        submit=_("Visa tider"),
        back=reverse("meetings:case_meetings", args=[who.id]),
        intro=_("Tiderna räknas ut från när var och en kan, hur långt de har och vilka andra möten som syns för dig."),
    )
    return render(request, "meetings/times.html", {"page": frame, "form": form, **context})


@page(Permission.ATTEND_MEETINGS)
def terms_page(request: HttpRequest, acting: Acting, participant_id: UUID, whose: str) -> HttpResponse:
    """Say when the actor's organisation can meet about the person, or write down when the person can."""
    if whose not in WHOSE:
        raise Http404
    who, _case = case_or_404(acting, participant_id, page="meetings:terms", more=(Category.NEEDS,))
    for_person = whose == "person"
    said = terms_of(actor=acting.actor, participant_id=who.id)
    initial = terms_typed(said.get(None if for_person else acting.actor.organisation_id, USUAL))
    kind = PersonTermsForm if for_person else TermsForm
    form = kind(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            say_times(
                actor=acting.actor,
                participant_id=who.id,
                terms=form.terms(),
                now=acting.clock.now(),
                for_person=for_person,
            )
        except CannotSayTimes as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("meetings:case_meetings", participant_id=who.id)
    frame = Frame(
        title=_("När deltagaren kan träffas") if for_person else _("När vi kan träffas"),
        name=name_of(who),
        submit=_("Spara"),
        back=reverse("meetings:case_meetings", args=[who.id]),
        intro=_("Fråga deltagaren. Skriv det som behövs, inte varför.")
        if for_person
        else _("Det här gäller möten om den här personen. De andra i laget ser det."),
    )
    return render(request, "meetings/form.html", {"page": frame, "form": form})


def case_or_404(
    acting: Acting, participant_id: UUID, *, page: str, more: tuple[Category, ...] = ()
) -> tuple[PersonView, CaseView]:
    """Return the person and their latest participation, and note the reading; none and hidden are told the same."""
    who = show_person(
        actor=acting.actor,
        participant_id=ParticipantId(participant_id),
        categories=[Category.PLAN, *more],
        page=page,
        now=acting.clock.now(),
        on_paper=acting.on_paper,
    )
    case = None if who is None else case_of(actor=acting.actor, participant_id=who.id)
    if who is None or case is None:
        raise Http404
    return who, case


def team_choices(acting: Acting, case: CaseView) -> list[tuple[str, str]]:
    """Return the other organisations in the team today, as (id, name)."""
    today = acting.clock.today()
    return [
        (str(one.organisation.id), one.organisation.name)
        for one in case.team
        if one.organisation.id != acting.actor.organisation_id and (one.until_on is None or today < one.until_on)
    ]


def _instead(request: HttpRequest, acting: Acting, participant_id: ParticipantId) -> MeetingView | None:
    """Return the meeting that a new time is looked for; a broken address looks for none."""
    try:
        meeting_id = MeetingId(UUID(request.GET.get("instead", "")))
    except ValueError:
        return None
    found = meeting_of(actor=acting.actor, meeting_id=meeting_id)
    return found if found is not None and found.participant_id == participant_id else None


def _looked_for(acting: Acting, instead: MeetingView | None) -> dict[str, object]:
    tomorrow = acting.clock.today() + timedelta(days=1)
    known: dict[str, object] = {"first_on": tomorrow, "last_on": tomorrow + _FORTNIGHT, "minutes": 60}
    if instead is not None:
        length = instead.when.ends_at - instead.when.starts_at
        known |= {
            "minutes": int(length.total_seconds()) // 60,
            "features": [one.value for one in instead.features],
            "parties": others(instead, acting.actor.home),
            "instead": str(instead.id),
        }
    return known


def _found(
    acting: Acting, who: PersonView, typed: Mapping[str, object], instead: MeetingView | None
) -> dict[str, object]:
    """Return the times, or why there are none."""
    parties = [OrganisationId(UUID(str(one))) for one in _listed(typed["parties"])]
    names: dict[Party, str] = names_of_parties([acting.actor.home, *parties])
    now = acting.clock.now()
    wanted = Wanted(
        first_on=_date(typed["first_on"]),
        last_on=_date(typed["last_on"]),
        minutes=int(str(typed["minutes"])),
        features=frozenset(Feature(one) for one in _listed(typed["features"])),
        not_before=local(now),
    )
    besides = frozenset[object]() if instead is None else frozenset[object]({instead.id})
    those = able(actor=acting.actor, participant_id=who.id, names=names, since=now, besides=besides)
    found = proposals(wanted, those)
    return {
        "found": [_one(one, who.id, wanted, parties, instead) for one in found],
        "why_not": [] if found else all_said(hindrances(wanted, those)),
        "is_asked": True,
    }


def _one(
    one: Proposal,
    participant_id: ParticipantId,
    wanted: Wanted,
    parties: list[OrganisationId],
    instead: MeetingView | None,
) -> Found:
    length = int((one.ends_at - one.starts_at).total_seconds()) // 60
    asked = {
        "start": one.starts_at.isoformat(timespec="minutes"),
        "length": length,
        "party": [str(party) for party in parties],
        "feature": [feature.value for feature in sorted(wanted.features)],
    }
    page = (
        reverse("meetings:call", args=[participant_id])
        if instead is None
        else reverse("meetings:change", args=[instead.id])
    )
    title = f"{day(one.starts_at.date())} kl. {one.starts_at:%H:%M}–{one.ends_at:%H:%M}"
    text = _("Kalla till den här tiden") if instead is None else _("Flytta mötet hit")
    return Found(title, tuple(all_said(one.why)), Link(text, f"{page}?{urlencode(asked, doseq=True)}", title))


def _from_times(request: HttpRequest) -> dict[str, object]:
    """Return what was chosen among the proposals; a broken address chooses nothing."""
    try:
        starts_at = datetime.fromisoformat(request.GET["start"])
        length = int(request.GET["length"])
    except (KeyError, ValueError):
        return {}
    return {
        "on": starts_at.date(),
        "begins_at": f"{starts_at:%H:%M}",
        "minutes": length,
        "parties": request.GET.getlist("party"),
        "features": request.GET.getlist("feature"),
    }


def chosen_time(request: HttpRequest) -> dict[str, object]:
    """Return the day and the time that were chosen among the proposals."""
    chosen = _from_times(request)
    return {name: chosen[name] for name in ("on", "begins_at", "minutes") if name in chosen}


def _date(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(value)
    return value


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
