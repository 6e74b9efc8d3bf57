"""The single keys that those who work in Kedjan can use, when they have not turned them off: docs/rules/keys.md."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.http import Acting

_LISTS = (
    (Permission.VIEW_CASES, "journeys:cases", N_("Gå till listan med deltagare")),
    (Permission.MANAGE_PLACES, "workplaces:my_places", N_("Gå till era platser")),
    (Permission.VIEW_PROGRAMMES, "programmes:programmes", N_("Gå till programmen")),
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does. href: where it leads, for one that leads somewhere."""

    key: str
    text: str
    href: str = ""


def keys_for(acting: Acting) -> tuple[Key, ...]:
    """Return the keys of the actor's role; none for participants, whose pages have few things to choose from."""
    if acting.actor.participant_id is not None:
        return ()
    found = [Key("h", _("Gå till startsidan"), reverse("config:start"))]
    lists = ((url_name, text) for permission, url_name, text in _LISTS if acting.actor.may(permission))
    found += [Key("d", _(text), reverse(url_name)) for url_name, text in list(lists)[:1]]
    if acting.actor.may(Permission.SEARCH):
        found.append(Key("/", _("Sök")))
    return (
        *found,
        Key("n", _("Öppna sidans stora knapp, till exempel för något nytt")),
        Key("j", _("Nästa rad i listan")),
        Key("k", _("Raden före")),
        Key("Enter", _("Öppna raden du står på")),
        Key("?", _("Visa tangenterna")),
    )
