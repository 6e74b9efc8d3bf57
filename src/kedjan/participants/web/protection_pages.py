"""What the pages about protected identity say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.queries import Names
from kedjan.participants.domain.protection import WHAT_TO_MIND, Strength
from kedjan.participants.queries import PersonView, ProtectionView, name_of, protection_tag, shown_name
from kedjan.ui.components import Frame, Link, SummaryRow, Tag
from kedjan.ui.words import day


@dataclass(frozen=True, slots=True)
class ProtectionPage:
    """A protection as one of the named few sees it: how strong, what to mind, who is named, and what can be done."""

    name: str
    tag: Tag | None
    back: str
    facts: tuple[SummaryRow, ...]
    named: tuple[SummaryRow, ...]
    mind: tuple[str, ...]
    entrust: str
    strength: str
    end: str


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What will be, row by row, and what was chosen, to be sent again. warning: what cannot be undone."""

    frame: Frame
    rows: tuple[SummaryRow, ...]
    warning: str
    typed: tuple[tuple[str, str], ...]


def protection_view(
    *,
    who: PersonView,
    held: ProtectionView,
    names: Names,
    municipalities: Mapping[str, str],
    actor: Actor,
) -> ProtectionPage:
    """Build the page; names: what the named few are called."""
    kept = municipalities.get(held.municipality_code)
    place = (SummaryRow(_("Kommun, som bara ni ser"), kept),) if kept else ()
    return ProtectionPage(
        name=shown_name(who),
        tag=protection_tag(held.strength),
        back=reverse("journeys:case", args=[who.id]),
        facts=(
            SummaryRow(_("Skydd"), _(held.strength.label)),
            SummaryRow(_("Vad det gör"), _(held.strength.effect)),
            SummaryRow(_("Gäller sedan"), day(swedish_day(held.since))),
            *place,
        ),
        named=tuple(_named(who.id, held, names, actor)),
        mind=tuple(_(text) for text in WHAT_TO_MIND),
        entrust=reverse("participants:entrust", args=[who.id]),
        strength=reverse("participants:strength", args=[who.id]),
        end=reverse("participants:end_protection", args=[who.id]),
    )


def case_frame(who: PersonView, title: str, submit: str, intro: str = "") -> Frame:
    """Return the frame of a page whose way back is the case."""
    return Frame(title, shown_name(who), submit, reverse("journeys:case", args=[who.id]), intro)


def protection_frame(who: PersonView, title: str, submit: str, intro: str = "") -> Frame:
    """Return the frame of a page whose way back is the protection."""
    return Frame(title, shown_name(who), submit, reverse("participants:protection", args=[who.id]), intro)


def check_view(
    *, frame: Frame, who: PersonView, strength: Strength, named: Iterable[str], typed: tuple[tuple[str, str], ...]
) -> CheckPage:
    """Build the page that is read before anything changes; named: who will see the person, if that changes."""
    few = ", ".join(named)
    return CheckPage(
        frame=frame,
        rows=(
            SummaryRow(_("Person"), name_of(who)),
            SummaryRow(_("Skydd"), _(strength.label)),
            SummaryRow(_("Vad det gör"), _(strength.effect)),
            *((SummaryRow(_("Ser personen"), few),) if few else ()),
        ),
        warning=_("Namn, nummer och kontaktuppgifter raderas nu. Det går inte att ångra.")
        if strength is Strength.ASSUMED
        else "",
        typed=typed,
    )


def _named(participant_id: ParticipantId, held: ProtectionView, names: Names, actor: Actor) -> Iterator[SummaryRow]:
    """Yield a row for each of the named few; the last one cannot be taken away."""
    for one in held.named:
        name = names.get(one) or _("Okänt konto")
        href = reverse("participants:end_trust", args=[participant_id, one])
        action = Link(_("Ta bort"), href, hidden=name) if len(held.named) > 1 else None
        yield SummaryRow(name, _("Det är du") if one == actor.account_id else _("Ser personen"), action)
