"""The privacy class and retention of every stored field: declared beside the model, proved by a test.

A model says, for example::

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        identity=("given_name",),
        pseudonymous=("participant",),
    )
"""

from dataclasses import dataclass
from enum import StrEnum

from kedjan.kernel.information import Category


class PrivacyClass(StrEnum):
    """How much harm a field can do, highest first."""

    IDENTITY = "identity"  # names or reaches a person; stored encrypted
    SENSITIVE = "sensitive"  # health, needs, economy: GDPR article 9 or secrecy
    PERSONAL = "personal"  # about a person who is known by an opaque id
    PSEUDONYMOUS = "pseudonymous"  # an opaque id of a person
    STAFF = "staff"  # about an employee in service
    PUBLIC = "public"  # may be published


class Retention(StrEnum):
    """Which disposal rule the row falls under; the rules have dates and sources in docs/rules/retention.md."""

    CASE = "case"
    STAGING = "staging"
    DRAFT = "draft"
    AUDIT = "audit"
    STAFF = "staff"
    BARRIER = "barrier"
    PROGRAMME = "programme"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class FieldPrivacy:
    """Field names of one model by privacy class, the retention of its rows, and the kinds of information they hold.

    categories: the kinds of every row; category_field: the field that says it row by row. A row about a participant has
    the one or the other, and a consent to one of its kinds is what opens it.
    """

    retention: Retention
    identity: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    pseudonymous: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    category_field: str = ""

    def by_field(self) -> dict[str, PrivacyClass]:
        """Return the class of each named field; a field named twice raises ValueError."""
        classes: dict[str, PrivacyClass] = {}
        for privacy_class in PrivacyClass:
            for name in self._named(privacy_class):
                if name in classes:
                    raise ValueError(f"{name} is declared twice")
                classes[name] = privacy_class
        return classes

    def is_personal(self) -> bool:
        """Tell whether the row is about a participant, so that its table needs row-level security."""
        return bool(self.identity or self.sensitive or self.personal or self.pseudonymous)

    def _named(self, privacy_class: PrivacyClass) -> tuple[str, ...]:
        return {
            PrivacyClass.IDENTITY: self.identity,
            PrivacyClass.SENSITIVE: self.sensitive,
            PrivacyClass.PERSONAL: self.personal,
            PrivacyClass.PSEUDONYMOUS: self.pseudonymous,
            PrivacyClass.STAFF: self.staff,
            PrivacyClass.PUBLIC: self.public,
        }[privacy_class]
