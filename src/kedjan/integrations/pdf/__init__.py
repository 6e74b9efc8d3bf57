"""Looks into a PDF file from outside, in a process of its own that may use little time and memory.

A file can be made so that whoever reads it works for hours or fills the memory. So nothing of it is read where the web
runs: another Python reads it, with limits that the operating system keeps, and says one word.
"""

import subprocess
import sys
from enum import StrEnum

_MOST_SECONDS = 20


class PdfFault(StrEnum):
    """What keeps a PDF from being taken."""

    BROKEN = "broken"
    LOCKED = "locked"
    ACTS = "acts"
    HOLDS_FILES = "holds-files"
    TOO_MUCH = "too-much"


FINE = "fine"
_LOOK = (sys.executable, "-I", "-m", "kedjan.integrations.pdf.looking")


def fault_of_pdf(content: bytes) -> PdfFault | None:
    """Return why the PDF cannot be taken: broken, locked, active, with files inside, or too much to look through."""
    try:
        looked = subprocess.run(_LOOK, input=content, capture_output=True, timeout=_MOST_SECONDS, check=False, env={})
    except subprocess.TimeoutExpired:
        return PdfFault.TOO_MUCH
    word = looked.stdout.decode("ascii", errors="replace").strip()
    if word == FINE:
        return None
    return PdfFault(word) if word in set(PdfFault) else PdfFault.TOO_MUCH
