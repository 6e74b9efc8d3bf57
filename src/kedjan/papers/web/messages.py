"""A message to the provider, where it is no letter: a few lines to copy, never with the person's number."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from kedjan.papers.domain.codes import RequestState
from kedjan.papers.domain.reference import reference
from kedjan.papers.queries.requests import RequestView
from kedjan.papers.web.words import kinds_words, time_words
from kedjan.participants.queries import PersonView


def message_lines(
    request: RequestView, kind: RequestState, who: PersonView, *, reply_to: str, signed: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the message, line by line, in Swedish as all that is sent; signed: who writes, and for whom."""
    with override("sv"):
        values = {
            "reference": reference(request.id),
            "name": _("en person") if who.is_protected or not who.name else who.name,
            "papers": kinds_words(request),
            "time": time_words(request),
            "reply_to": " ".join(reply_to.splitlines()),
        }
        if kind is RequestState.CANCELLED:
            said = [_("Hej! Skicka inga papper på vår begäran %(reference)s. Det som ändå kommer tar vi inte emot.")]
        else:
            said = [_FIRST[kind](), *_wanted(reply_to=reply_to)]
        return (*(one % values for one in said), _("Vänliga hälsningar"), *signed)


def _wanted(*, reply_to: str) -> tuple[str, ...]:
    """Return what is asked for, where to answer, and how the provider gets the power of attorney."""
    return (
        _("Det gäller %(papers)s, %(time)s."),
        _("Referens: %(reference)s. Skriv den på svaret."),
        *((_("Skicka till: %(reply_to)s."),) if reply_to.strip() else ()),
        _("Fullmakten och personnumret får ni i ett brev. Säg till om ni inte har pappren."),
    )


_FIRST = {
    RequestState.SENT: lambda: _("Hej! Vi har fullmakt av %(name)s att hämta papper från er."),
    RequestState.REMINDED: lambda: _("Hej! Vi har fullmakt av %(name)s, och har inte fått svar om papper från er."),
}
