"""Whether a power of attorney lets a request go out, and if not, what is missing. Rule: docs/rules/papers.md."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from kedjan.consents.domain.terms import RecordsTerms
from kedjan.kernel.ids import ConsentId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.papers.domain.asking import Wanted, is_same_provider

NO_POWER = Reason(
    "power-missing", N_("Det finns ingen fullmakt som gäller. Be deltagaren om en fullmakt under Samtycken.")
)
_TAKEN_BACK = Reason("power-taken-back", N_("Deltagaren har tagit tillbaka fullmakten. Inget mer hämtas."))
_EXPIRED = Reason("power-expired", N_("Fullmakten har gått ut. Be deltagaren om en ny under Samtycken."))


@dataclass(frozen=True, slots=True)
class Power:
    """A power of attorney that an organisation has: what it names, from when until when, and its withdrawal."""

    consent_id: ConsentId
    terms: RecordsTerms
    valid_from: datetime
    valid_until: datetime
    withdrawn_at: datetime | None

    def holds(self, now: datetime) -> bool:
        """Tell whether it holds at the moment."""
        return self.withdrawn_at is None and self.valid_from <= now < self.valid_until


def power_for(*, wanted: Wanted, powers: Iterable[Power], now: datetime) -> Power | None:
    """Return the power that covers all of it and holds now, the one that holds longest; None where there is none."""
    found = [one for one in powers if one.holds(now) and not _outside(wanted, one.terms)]
    return max(found, key=lambda one: one.valid_until, default=None)


def refusals_without_power(*, wanted: Wanted, powers: Iterable[Power], now: datetime) -> tuple[Reason, ...]:
    """Return what is missing for the request to go out, and who can change it; empty where a power covers it."""
    known = tuple(powers)
    if power_for(wanted=wanted, powers=known, now=now) is not None:
        return ()
    covering = [one for one in known if not _outside(wanted, one.terms)]
    if covering:
        latest = max(covering, key=lambda one: one.valid_until)
        return (_EXPIRED,) if latest.withdrawn_at is None else (_TAKEN_BACK,)
    held = [one for one in known if one.holds(now)]
    if not held:
        return (NO_POWER,)
    return min((_outside(wanted, one.terms) for one in held), key=len)


def _outside(wanted: Wanted, terms: RecordsTerms) -> tuple[Reason, ...]:
    """Return what of the request the power does not name: the provider, a kind of paper, or a part of the time."""
    provider = wanted.provider.strip()
    tests: tuple[tuple[Callable[[], bool], Reason], ...] = (
        (
            lambda: any(is_same_provider(provider, one) for one in terms.providers),
            Reason(
                "power-names-another",
                N_("Fullmakten nämner inte %(provider)s. Be deltagaren om en fullmakt till under Samtycken."),
                {"provider": provider},
            ),
        ),
        (
            lambda: wanted.papers <= terms.papers,
            Reason("power-of-other-papers", N_("Fullmakten gäller inte alla slags papper i begäran.")),
        ),
        (
            lambda: terms.first_on <= wanted.first_on and wanted.last_on <= terms.last_on,
            Reason("power-of-another-time", N_("Fullmakten gäller inte hela den tid som begäran gäller.")),
        ),
    )
    return tuple(reason for is_inside, reason in tests if not is_inside())
