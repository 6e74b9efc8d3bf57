"""How somebody came to see something, or did not, and on what ground: docs/rules/looking.md."""

from enum import StrEnum

from kedjan.kernel.text import N_


class Act(StrEnum):
    """What somebody did at a page that shows people. SEARCH and REFUSED are about nobody in the log."""

    READ = "read"
    LIST = "list"
    SEARCH = "search"
    EXPORT = "export"
    PRINT = "print"
    REFUSED = "refused"

    @classmethod
    def of_page(cls, *, on_paper: bool) -> "Act":
        """Return what somebody does who opens a page about one person."""
        return cls.PRINT if on_paper else cls.READ

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _ACT_LABELS[self]


class Basis(StrEnum):
    """The ground that the database found for a reading when it was written."""

    OWN = "own"
    CONSENT = "consent"
    EMERGENCY = "emergency"
    SELF = "self"


_ACT_LABELS = {
    Act.READ: N_("Öppnade en sida om personen"),
    Act.LIST: N_("Såg i en lista"),
    Act.SEARCH: N_("Sökte"),
    Act.EXPORT: N_("Tog ut en fil"),
    Act.PRINT: N_("Skrev ut"),
    Act.REFUSED: N_("Nekades"),
}
