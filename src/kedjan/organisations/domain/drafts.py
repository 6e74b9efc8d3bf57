"""What somebody has typed in a form and not sent: how much of it is kept, how often, and for how long. Pure.

The rule: docs/rules/drafts.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kedjan.kernel.personnummer import IdentityNumber, parse_identity_number
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

LASTS = timedelta(days=7)
LONGEST = 30_000
"""So many characters of one form: what a browser sends while its page is closed may have 64 kB."""
MOST = 30
"""So many drafts can somebody have at one organisation."""
MOST_A_MINUTE = 60
"""So many times a minute is something of theirs kept: five forms that are typed in at once."""

NEWER = Reason("draft-newer", N_("Det finns ett nyare utkast från en annan flik. Det du skriver här sparas inte än."))
TOO_LONG = Reason("draft-too-long", N_("Det är för mycket text för ett utkast. Skicka det, eller spara det hos dig."))
TOO_MANY = Reason("too-many-drafts", N_("Du har redan %(most)s utkast. Skicka eller kasta ett först."), {"most": MOST})
TOO_OFTEN = Reason("drafts-too-often", N_("Utkastet sparas om en stund."))

Fields = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed in a form. address: of which page and which form there; writer: on which opened page."""

    address: str
    writer: str
    fields: Fields


def kept_fields(sent: Fields, *, names: Sequence[str], today: date) -> dict[str, list[str]]:
    """Return what may be kept of what was sent: the form's own fields, and never what is an identity number."""
    return {
        name: list(values)
        for name, values in sent.items()
        if _is_one_of(name, names) and not any(_is_number(value, today) for value in values)
    }


def refusals_to_keep(fields: Fields, *, count: int, lately: int) -> tuple[Reason, ...]:
    """Return why it cannot be kept; count: the other drafts that there are, lately: how often within the minute."""
    size = sum(len(value) for values in fields.values() for value in values)
    found = ((size > LONGEST, TOO_LONG), (count >= MOST, TOO_MANY), (lately >= MOST_A_MINUTE, TOO_OFTEN))
    return tuple(reason for is_so, reason in found if is_so)


def _is_one_of(name: str, names: Sequence[str]) -> bool:
    """Tell whether it is a field, or one of the boxes that a field is typed in: day_year of day."""
    return name in names or name.rpartition("_")[0] in names


def _is_number(value: str, today: date) -> bool:
    return isinstance(parse_identity_number(value, today=today), IdentityNumber)
