"""What a coach can be told of a group. Rule: docs/rules/leading-groups.md."""

from enum import StrEnum

from kedjan.kernel.text import N_


class NewsKind(StrEnum):
    """What has changed for a coach."""

    LEADS = "leads"
    STANDS_BY = "stands_by"
    TAKEN = "taken"
    MOVED = "moved"
    CANCELLED = "cancelled"
    SESSION_MOVED = "session_moved"
    SESSION_CANCELLED = "session_cancelled"

    @property
    def label(self) -> str:
        """Return what it is called in Swedish, marked for translation; places: %(group)s and %(day)s."""
        return _LABELS[self]


_LABELS = {
    NewsKind.LEADS: N_("Du leder %(group)s"),
    NewsKind.STANDS_BY: N_("Du är reserv i %(group)s"),
    NewsKind.TAKEN: N_("Du är inte längre med i %(group)s"),
    NewsKind.MOVED: N_("Ny tid eller lokal för %(group)s"),
    NewsKind.CANCELLED: N_("Inställd: %(group)s"),
    NewsKind.SESSION_MOVED: N_("Träffen är flyttad till %(day)s i %(group)s"),
    NewsKind.SESSION_CANCELLED: N_("Träffen %(day)s är inställd i %(group)s"),
}
