"""Which files are taken as a paper: what they are is told by their content and never by their name.

Rule: docs/rules/papers.md. A PDF is looked into by `integrations.pdf`; what it finds is said here.
"""

from kedjan.consents.domain.scans import ScanType, type_of_content
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

MOST_BYTES = 25 * 1024 * 1024

_OTHER = Reason(
    "paper-of-another-kind",
    N_("Filen är inte en hel PDF, JPEG eller PNG. Skanna pappret på nytt, eller ta ett foto av det."),
)
OF_PDF = {
    "broken": Reason(
        "paper-is-broken", N_("PDF-filen går inte att läsa. Öppna den, skriv ut den som PDF och välj den nya filen.")
    ),
    "locked": Reason("paper-is-locked", N_("PDF-filen är låst med lösenord. Be avsändaren om en fil utan lösenord.")),
    "acts": Reason(
        "paper-that-acts",
        N_("PDF-filen innehåller program. Skriv ut den på papper och skanna pappret, så blir bara bilden kvar."),
    ),
    "holds-files": Reason(
        "paper-that-holds-files", N_("PDF-filen har andra filer i sig. Spara dem var för sig och lämna in en i taget.")
    ),
    "too-much": Reason(
        "paper-too-heavy", N_("PDF-filen är för tung att kontrollera. Dela den i delar om högst 500 sidor.")
    ),
}


def refusals_of_size(size: int) -> tuple[Reason, ...]:
    """Return why a file of so many bytes is not taken; asked before any of it is read."""
    if size <= MOST_BYTES:
        return ()
    values = {"most": MOST_BYTES // (1024 * 1024), "size": -(-size // (1024 * 1024))}
    text = N_("Filen är %(size)s megabyte. Den får vara högst %(most)s. Skanna i svartvitt, eller dela filen i delar.")
    return (Reason("paper-too-large", text, values),)


def type_of_paper(content: bytes) -> ScanType | None:
    """Return what the file is, by its content alone; None for anything else."""
    return type_of_content(content)


def refusals_of_type(kind: ScanType | None) -> tuple[Reason, ...]:
    """Return why a file of the kind is not taken."""
    return (_OTHER,) if kind is None else ()
