"""What a request must say: which provider, which papers and of which time. Rule: docs/rules/papers.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kedjan.consents.domain.terms import Paper
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

LONGEST_NAME = 120
LONGEST_ADDRESS = 300


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which papers, of which time, from whom.

    address: where a letter goes; reply_to: where the answer is to go; both empty where nobody has written it.
    """

    provider: str
    papers: frozenset[Paper]
    first_on: date
    last_on: date
    address: str = ""
    reply_to: str = ""


def refusals_to_ask(*, wanted: Wanted, running: Iterable[str], today: date) -> tuple[Reason, ...]:
    """Return why it cannot be asked for; running: the providers that are asked and have not answered."""
    reasons: list[Reason] = []
    name = wanted.provider.strip()
    if not name or len(name) > LONGEST_NAME or max(len(wanted.address), len(wanted.reply_to)) > LONGEST_ADDRESS:
        reasons.append(Reason("paper-of-nobody", N_("Skriv var pappren finns, till exempel namnet på vårdcentralen.")))
    if not wanted.papers:
        reasons.append(Reason("paper-of-no-kind", N_("Välj minst ett slags papper.")))
    if wanted.last_on < wanted.first_on:
        reasons.append(Reason("paper-ends-before-it-starts", N_("Den sista dagen är före den första.")))
    if wanted.last_on > today:
        reasons.append(Reason("paper-of-the-future", N_("Tiden kan sluta senast i dag: papper som finns nu.")))
    if any(is_same_provider(name, one) for one in running):
        reasons.append(
            Reason("paper-asked-twice", N_("%(provider)s är redan tillfrågade. Se listan."), {"provider": name})
        )
    return tuple(reasons)


def is_same_provider(one: str, other: str) -> bool:
    """Tell whether two names are of the same provider: capitals, spaces and a full stop at the end do not matter."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace(",", " ").split()).rstrip(".")
