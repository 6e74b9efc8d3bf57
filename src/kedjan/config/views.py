"""Pages that belong to no context."""

from django.http import HttpRequest, HttpResponse

from kedjan.ui.http import open_page


@open_page
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the web and its database are up: the middleware has already asked the database."""
    del request
    return HttpResponse("ok", content_type="text/plain")
