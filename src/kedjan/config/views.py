"""Pages that belong to no context: the start page and the demo's choice of role."""

from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_seen
from kedjan.config.demo import demo_parts
from kedjan.config.news import news_at_start
from kedjan.config.sessions import begin_session
from kedjan.config.start import start_page
from kedjan.kernel.information import Category
from kedjan.organisations.models import Account
from kedjan.organisations.operations import choose_preferences
from kedjan.organisations.operations.door import Way
from kedjan.organisations.queries import preferences_of
from kedjan.ui.http import acting_in, open_page


@open_page
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the web and its database are up: the middleware has already asked the database."""
    del request
    return HttpResponse("ok", content_type="text/plain")


@open_page
def start(request: HttpRequest) -> HttpResponse:
    """Show what there is to do in one's role; visitors are shown the way in."""
    acting = acting_in(request)
    if acting is None and request.user.is_authenticated:
        return redirect("config:no_role")
    if acting is None:
        return redirect("config:demo" if settings.KEDJAN_DEMO else "config:login")
    news = news_at_start(acting)
    shown = start_page(acting, is_told=bool(news))
    if acting.actor.participant_id is None:
        names = {(one.participant_id, Category.IDENTITY) for one in news if one.is_named}
        note_seen(
            actor=acting.actor,
            seen=shown.seen | names,
            page="config:start",
            now=acting.clock.now(),
            act=Act.LIST,
        )
    return render(request, "config/start.html", {"page": shown, "news": news})


@open_page
def language(request: HttpRequest) -> HttpResponse:
    """Change the language in this browser, and for the one logged in wherever they log in; the demo's are shared."""
    acting, chosen = acting_in(request), request.POST.get("language", "")
    if acting is not None and chosen in dict(settings.LANGUAGES) and not settings.KEDJAN_DEMO:
        before = preferences_of(request.user)
        choose_preferences(actor=acting.actor, chosen=replace(before, language=chosen), now=acting.clock.now())
    return set_language(request)


@open_page
def demo(request: HttpRequest) -> HttpResponse:
    """Show the people of the demo, whose shoes one can step into."""
    if not settings.KEDJAN_DEMO:
        raise Http404
    return render(request, "config/demo.html", {"parts": demo_parts()})


@open_page
@require_POST
def step_in(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Become one of the demo's people; only in the demo, and only one of them."""
    account = Account.objects.filter(pk=account_id, username__startswith="demo.").first()
    if not settings.KEDJAN_DEMO or account is None:
        raise Http404
    begin_session(request, account, way=Way.DEMO)
    return redirect("config:start")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be read, without looking at it once more and without saying what was wrong."""
    del request, exception
    return HttpResponseBadRequest(render_to_string("400.html"))
