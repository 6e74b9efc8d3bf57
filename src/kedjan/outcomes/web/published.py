"""What has been published: the page and the file, both made of the stored document and of nothing else."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_act
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import municipality_names, organisations
from kedjan.outcomes.queries import PublicationView, latest_publication
from kedjan.outcomes.web.csv_file import csv_text, followed_csv_text
from kedjan.outcomes.web.results import links_of, programme_or_404
from kedjan.outcomes.web.sheet_pages import sheet_view
from kedjan.programmes.queries import ProgrammeView
from kedjan.ui.http import Acting, page
from kedjan.ui.words import moment


@page(Permission.VIEW_PUBLISHED_RESULTS)
def published_page(request: HttpRequest, acting: Acting, programme_key: str) -> HttpResponse:
    """Show the latest published results."""
    programme, publication = _published_or_404(programme_key)
    by = organisations(ids=[publication.organisation_id])[publication.organisation_id]
    context = {
        "page": sheet_view(sheet=publication.sheet, programme=programme.file, municipalities=municipality_names()),
        "programme": links_of(programme, acting.actor),
        "published_at": moment(publication.published_at),
        "published_by": by.name,
        "digest": publication.digest,
    }
    return render(request, "outcomes/published.html", context)


@page(Permission.VIEW_PUBLISHED_RESULTS)
def csv_page(request: HttpRequest, acting: Acting, programme_key: str) -> HttpResponse:
    """Serve the latest published results as a file; its name says the programme and the day."""
    del request
    programme, publication = _published_or_404(programme_key)
    text = csv_text(sheet=publication.sheet, municipalities=municipality_names())
    return _file(acting, text, "outcomes:csv", f"{programme.key}-{publication.sheet.as_of.isoformat()}.csv")


@page(Permission.VIEW_PUBLISHED_RESULTS)
def followed_csv_page(request: HttpRequest, acting: Acting, programme_key: str) -> HttpResponse:
    """Serve how participants have been followed, of the latest published results that have it, as a file."""
    del request
    programme, publication = _published_or_404(programme_key)
    if publication.sheet.followed is None:
        raise Http404
    text = followed_csv_text(publication.sheet.followed, publication.sheet.as_of)
    name = f"{programme.key}-followed-{publication.sheet.as_of.isoformat()}.csv"
    return _file(acting, text, "outcomes:followed_csv", name)


def _file(acting: Acting, text: str, page_name: str, name: str) -> HttpResponse:
    note_act(actor=acting.actor, act=Act.EXPORT, page=page_name, now=acting.clock.now(), results=text.count("\n"))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _published_or_404(key: str) -> tuple[ProgrammeView, PublicationView]:
    programme = programme_or_404(key)
    publication = latest_publication(programme_id=programme.id)
    if publication is None:
        raise Http404
    return programme, publication
