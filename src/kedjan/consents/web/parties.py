"""Who is to hand over and receive, asked before the rest of a consent that lifts secrecy: those near the person first.

A page of its own with a form that is sent by GET: what has been chosen stands in the address, and nothing is saved.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kedjan.consents.queries import ConsentView
from kedjan.kernel.ids import OrganisationId
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.queries import OrganisationView
from kedjan.participants.domain.spelling import folded
from kedjan.ui.forms.choices import offer

_LEAST, _MOST_FOUND = 2, 10
# Agencies share by consent; an employer gets its own, with the trial place.
_SHARING = frozenset(
    {
        OrganisationKind.FK,
        OrganisationKind.AF,
        OrganisationKind.KOMMUN,
        OrganisationKind.REGION,
        OrganisationKind.SAMORDNINGSFORBUND,
    }
)


def agencies(known: Iterable[OrganisationView]) -> tuple[OrganisationView, ...]:
    """Return those that can hand over or receive by such a consent."""
    return tuple(one for one in known if one.kind in _SHARING)


def team_of(consents: Iterable[ConsentView]) -> frozenset[OrganisationId]:
    """Return every organisation that an agreement of the person names."""
    openings = [opening for one in consents for opening in one.openings]
    return frozenset(each for one in openings for each in (one.organisation_id, *one.givers))


def near(
    known: Iterable[OrganisationView], *, team: Collection[OrganisationId], municipality_code: str
) -> tuple[OrganisationView, ...]:
    """Return the team first, then the person's own municipality and the other agencies of its county.

    municipality_code: empty where it is not known; then the team alone is near.
    """
    offered = tuple(known)
    around = tuple(one for one in offered if one.id not in team and _is_around(one, municipality_code))
    return (*(one for one in offered if one.id in team), *around)


def found(known: Iterable[OrganisationView], words: str) -> tuple[OrganisationView, ...]:
    """Return those whose name has every word, in any case and with or without dots; nothing for no words."""
    wanted = [folded(word) for word in words.split() if folded(word)]
    return tuple(one for one in known if wanted and all(word in folded(one.name) for word in wanted))


@dataclass(frozen=True, slots=True)
class Parties:
    """Who there is to choose from: those near the person, and all that can be searched for."""

    near: tuple[OrganisationView, ...]
    all: tuple[OrganisationView, ...]


class PartiesForm(forms.Form):
    """Which organisations the consent is about, and a search for those that are not near."""

    organisation = forms.MultipleChoiceField(
        label=gettext_lazy("Vilka ska kunna lämna ut eller ta emot?"),
        help_text=gettext_lazy("Välj alla som ska vara med. Vem som gör vad väljer du sedan."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    find = forms.CharField(
        label=gettext_lazy("Sök en annan organisation"),
        help_text=gettext_lazy("Skriv en del av namnet, till exempel en ort."),
        required=False,
        max_length=60,
    )
    also = forms.MultipleChoiceField(
        label=gettext_lazy("Det här hittades"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: QueryDict, *, parties: Parties) -> None:
        """Offer those near, those already chosen, and what the search finds beside them."""
        picked = {*data.getlist("organisation"), *data.getlist("also")}
        self.chosen = tuple(one for one in parties.all if str(one.id) in picked)
        shown = (*parties.near, *(one for one in self.chosen if one not in parties.near))
        beside = tuple(one for one in found(parties.all, data.get("find", "")) if one not in shown)
        self.beside, self.is_many = beside[:_MOST_FOUND], len(beside) > _MOST_FOUND
        self.goes_on = data.get("step") == "on"
        typed = {"organisation": [str(one.id) for one in self.chosen], "find": data.get("find", "")}
        super().__init__(typed if data else None)
        offer(self, "organisation", [(str(one.id), one.name) for one in shown])
        offer(self, "also", [(str(one.id), one.name) for one in self.beside])

    def clean(self) -> None:
        """Ask for two at least, when the choice is done."""
        if self.goes_on and len(self.chosen) < _LEAST:
            self.add_error("organisation", _("Välj minst två: en som lämnar ut och en som tar emot."))

    @property
    def is_ready(self) -> bool:
        """Tell whether the choice is done."""
        return self.goes_on and self.is_valid()

    @property
    def address(self) -> str:
        """Return where the same choice is changed."""
        return "?" + urlencode([("organisation", str(one.id)) for one in self.chosen])

    @property
    def finds_nothing(self) -> bool:
        """Tell whether somebody searched in vain."""
        return bool(self.data.get("find")) and not self.beside


def _is_around(one: OrganisationView, municipality_code: str) -> bool:
    """Tell whether it is the own municipality, or another agency in the county: the code's first two digits."""
    if not municipality_code or one.municipality_code is None:
        return False
    if one.kind is OrganisationKind.KOMMUN:
        return one.municipality_code == municipality_code
    return one.municipality_code[:2] == municipality_code[:2]
