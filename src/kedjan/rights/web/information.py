"""My information, and the same on the person's word: a page that shows it or says what it is, and a file."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kedjan.audit.operations import note_readings
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.queries import PersonView, person, shown_name
from kedjan.rights.domain.asked import Asked
from kedjan.rights.operations import CannotExport, OwnFile, export_for_person, export_my_information
from kedjan.rights.queries import corrections_about, information_about
from kedjan.rights.web.forms import AskedForm
from kedjan.rights.web.information_pages import my_information_view
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.EXPORT_OWN_INFORMATION)
def my_information_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show everything about me, part by part; sending the form hands me the file."""
    me = me_or_404(acting)
    if request.method == "POST":
        return _download(export_my_information(actor=acting.actor, now=acting.clock.now()))
    information = information_about(actor=acting.actor, participant_id=me, now=acting.clock.now())
    asked = corrections_about(actor=acting.actor, participant_id=me)
    return render(request, "rights/my_information.html", {"page": my_information_view(information, asked)})


@page(Permission.EXPORT_FOR_PERSON)
def person_information_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Hand out the file to somebody in the own register who has asked for it in another way than on the web."""
    who = _own_or_404(acting, ParticipantId(participant_id))
    form = AskedForm(request.POST if request.method == "POST" else None, today=acting.clock.today())
    if request.method == "POST" and form.is_valid():
        try:
            file = export_for_person(
                actor=acting.actor,
                participant_id=who.id,
                asked=Asked(form.cleaned_data["asked"]),
                asked_on=form.cleaned_data["asked_on"],
                now=acting.clock.now(),
            )
        except CannotExport as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            _note(acting, who.id, Category)
            return _download(file)
    _note(acting, who.id, (Category.IDENTITY,))
    context = {"form": form, "name": shown_name(who), "back": reverse("journeys:case", args=[who.id])}
    context["hold"] = reverse("rights:hold", args=[who.id])
    return render(request, "rights/person_information.html", context)


def _own_or_404(acting: Acting, participant_id: ParticipantId) -> PersonView:
    who = person(actor=acting.actor, participant_id=participant_id)
    if who is None or who.organisation_id != acting.actor.home:
        raise Http404
    return who


def _note(acting: Acting, participant_id: ParticipantId, categories: "type[Category] | tuple[Category, ...]") -> None:
    note_readings(
        actor=acting.actor,
        participants=[participant_id],
        categories=tuple(categories),
        page="rights:person_information",
        now=acting.clock.now(),
    )


def _download(file: OwnFile) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type="application/zip", headers=headers)
