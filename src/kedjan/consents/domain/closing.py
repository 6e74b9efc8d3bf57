"""What closes beside consent, and what opens without it: blocks, their lifting for a time, and breaking the glass.

Rules: docs/rules/closures.md. Pure.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from kedjan.kernel.information import Category
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

LONGEST_LIFTING = timedelta(days=7)
GLASS_IS_BROKEN_FOR = timedelta(hours=4)
MOST_WORDS = 500
# Said of what would outlast the four hours: an agreement, a question about one, a block.
SEEN_BY_GLASS_ALONE = Reason(
    "seen-by-broken-glass",
    N_("Du ser personen bara för att det är ett nödläge. Samtycken och spärrar kan inte skrivas in då."),
)


class LiftingGround(StrEnum):
    """Why a block may be lifted for a time: the person says so, or their life or health cannot wait."""

    CONSENT = "consent"
    EMERGENCY = "emergency"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _GROUNDS[self]


class GlassReason(StrEnum):
    """Why somebody looks without consent: a closed list, so that reviews can count."""

    LIFE_OR_HEALTH = "life_or_health"
    CANNOT_ANSWER = "cannot_answer"
    DANGER_TO_OTHERS = "danger_to_others"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _REASONS[self]


class Verdict(StrEnum):
    """What the security officer found: said once, never changed."""

    JUSTIFIED = "justified"
    NOT_JUSTIFIED = "not_justified"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _VERDICTS[self]


def refusals_to_block(*, categories: frozenset[Category], already: frozenset[Category]) -> tuple[Reason, ...]:
    """Return why a block cannot be set: it names at least one kind of information that is not blocked already."""
    if not categories:
        return (Reason("block-names-nothing", N_("Välj minst ett slags uppgifter att spärra.")),)
    if categories <= already:
        return (Reason("already-blocked", N_("Det är redan spärrat.")),)
    return ()


def refusals_to_lift(*, starts_at: datetime, until: datetime, unit: str, reason: str) -> tuple[Reason, ...]:
    """Return why a block cannot be lifted for a time: at most seven days, by a named unit, for a reason in words."""
    reasons: list[Reason] = []
    if until <= starts_at:
        reasons.append(Reason("lifting-is-over", N_("Välj en dag som inte har varit.")))
    if until - starts_at > LONGEST_LIFTING:
        days = {"days": LONGEST_LIFTING.days}
        reasons.append(Reason("lifting-too-long", N_("En spärr får hävas i högst %(days)s dagar."), days))
    if not unit.strip():
        reasons.append(Reason("lifting-needs-a-unit", N_("Skriv vilken enhet du arbetar på.")))
    return (*reasons, *refusals_of_words(reason))


def refusals_of_words(words: str) -> tuple[Reason, ...]:
    """Return what is wrong with a reason in one's own words: none at all, or more than anybody reads."""
    if not words.strip():
        return (Reason("needs-a-reason", N_("Skriv med egna ord varför det behövs.")),)
    if len(words) > MOST_WORDS:
        return (Reason("reason-too-long", N_("Skriv högst %(most)s tecken."), {"most": MOST_WORDS}),)
    return ()


_GROUNDS = {
    LiftingGround.CONSENT: N_("Deltagaren säger ja"),
    LiftingGround.EMERGENCY: N_("Fara för liv eller hälsa"),
}

_REASONS = {
    GlassReason.LIFE_OR_HEALTH: N_("Fara för personens liv eller hälsa"),
    GlassReason.CANNOT_ANSWER: N_("Personen kan inte svara och hjälpen kan inte vänta"),
    GlassReason.DANGER_TO_OTHERS: N_("Fara för någon annan"),
}

_VERDICTS = {
    Verdict.JUSTIFIED: N_("Befogat"),
    Verdict.NOT_JUSTIFIED: N_("Inte befogat"),
}
