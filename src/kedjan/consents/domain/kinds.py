"""The five kinds of agreement, never mixed, and the ways in which one can be given."""

from enum import StrEnum

from kedjan.kernel.information import Category
from kedjan.kernel.text import N_


class ConsentKind(StrEnum):
    """What the person agrees to. Sources: OSL 10:1 and 12:2; SUS form 9443; domain rules in docs/rules/consents.md."""

    LIFTS_SECRECY = "lifts_secrecy"
    COLLECT_RECORDS = "collect_records"
    JOIN_PROGRAMME = "join_programme"
    FOLLOW_UP_REGISTER = "follow_up_register"
    GDPR = "gdpr"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _KINDS[self]

    @property
    def category(self) -> Category:
        """Return the kind of information that the agreement itself is: a power of attorney tells of care."""
        return Category.HEALTH_DOCUMENTS if self is ConsentKind.COLLECT_RECORDS else Category.PLAN


class ConsentMethod(StrEnum):
    """How the consent was given."""

    SIGNED_WEB = "signed_web"
    SIGNED_PAPER = "signed_paper"
    ORAL_WITNESS = "oral_witness"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _METHODS[self]


# What somebody at an organisation can record; on the web the person answers themselves.
AT_AN_OFFICE = (ConsentMethod.SIGNED_PAPER, ConsentMethod.ORAL_WITNESS)

_KINDS = {
    ConsentKind.LIFTS_SECRECY: N_("Samtycke till att myndigheterna delar uppgifter"),
    ConsentKind.COLLECT_RECORDS: N_("Fullmakt att hämta intyg och journaler"),
    ConsentKind.JOIN_PROGRAMME: N_("Samtycke till att delta i programmet"),
    ConsentKind.FOLLOW_UP_REGISTER: N_("Samtycke till uppföljning"),
    ConsentKind.GDPR: N_("Samtycke enligt dataskyddsförordningen"),
}

_METHODS = {
    ConsentMethod.SIGNED_WEB: N_("Undertecknat på webben"),
    ConsentMethod.SIGNED_PAPER: N_("Undertecknat på papper"),
    ConsentMethod.ORAL_WITNESS: N_("Muntligt inför vittne"),
}
