"""Kinds of information and purposes of reading: what consents open and the audit names."""

from enum import StrEnum

from kedjan.kernel.text import N_


class Category(StrEnum):
    """The kind of a personal record. Every personal table or row has one."""

    IDENTITY = "identity"
    CONTACT = "contact"
    NEEDS = "needs"
    ECONOMY = "economy"
    HEALTH_DOCUMENTS = "health_documents"
    ASSESSMENTS = "assessments"
    PLAN = "plan"
    WORK = "work"
    COACHING_NOTES = "coaching_notes"
    FOLLOW_UP = "follow_up"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _CATEGORY_LABELS[self]


class Purpose(StrEnum):
    """Why somebody reads: set on every request and job, and matched against consents."""

    SUPPORT = "support"
    FOLLOW_UP = "follow_up"
    OWN = "own"
    OPERATIONS = "operations"
    REVIEW = "review"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _PURPOSE_LABELS[self]


_CATEGORY_LABELS = {
    Category.IDENTITY: N_("Namn och personnummer"),
    Category.CONTACT: N_("Kontaktuppgifter"),
    Category.NEEDS: N_("Behov av anpassning"),
    Category.ECONOMY: N_("Ekonomi och ersättning"),
    Category.HEALTH_DOCUMENTS: N_("Intyg och utredningar"),
    Category.ASSESSMENTS: N_("Bedömningar av arbetsförmåga"),
    Category.PLAN: N_("Plan och steg"),
    Category.WORK: N_("Arbete och arbetsgivare"),
    Category.COACHING_NOTES: N_("Coachens anteckningar"),
    Category.FOLLOW_UP: N_("Uppföljning"),
}

_PURPOSE_LABELS = {
    Purpose.SUPPORT: N_("Stöd till dig"),
    Purpose.FOLLOW_UP: N_("Uppföljning av insatsen"),
    Purpose.OWN: N_("Du själv"),
    Purpose.OPERATIONS: N_("Drift"),
    Purpose.REVIEW: N_("Granskning av åtkomst"),
}
