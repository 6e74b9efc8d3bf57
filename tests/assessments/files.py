"""Instrument files for tests: a small one that is right, and the demonstrations."""

from kedjan.assessments.domain.instrument import Instrument
from kedjan.assessments.domain.parse import parse_instrument
from tests.support.server import PROJECT

DEMONSTRATIONS = ("demo-dialog", "demo-arbetsprov", "demo-arbetskrav")
SMALL = """format = 1
key = "small"
version = "1"
title = { sv = "Liten", en = "Small" }
about = { sv = "Om.", en = "About." }
kind = "ability"
demonstration = true
valid_from = 2010-01-01
valid_until = 2013-12-31
raters = ["self", "assessor"]
roles = ["occupational_therapist"]

[licence]
reference = "Ingen"

[scale]
key = "three"
steps = [
    { value = 1, label = { sv = "Lite", en = "A little" } },
    { value = 2, label = { sv = "Mer", en = "More" } },
    { value = 3, label = { sv = "Mest", en = "Most" } },
]

[[missing]]
code = "rather_not"
label = { sv = "Vill inte", en = "Rather not" }
raters = ["self"]

[[areas]]
key = "hands"
title = { sv = "Händer", en = "Hands" }

[[areas.items]]
key = "lift"
skill = "lifting"
title = { sv = "Lyfta", en = "Lift" }
ask = { sv = "Kan du lyfta?", en = "Can you lift?" }
look_for = { sv = "Lyft.", en = "Lifts." }

[[areas.items]]
key = "sort"
skill = "sorting"
title = { sv = "Sortera", en = "Sort" }
ask = { sv = "Kan du sortera?", en = "Can you sort?" }
look_for = { sv = "Sorterar.", en = "Sorts." }

[scoring]
kind = "median"
rule = { sv = "Mitten.", en = "The middle." }
least_answered = 2
"""


def text_of(key: str) -> str:
    """Return the text of a demonstration."""
    return (PROJECT / f"instruments/{key}.toml").read_text(encoding="utf-8")


def small(*changes: tuple[str, str]) -> Instrument:
    """Return the small instrument, with parts of its text exchanged."""
    parsed = parse_instrument(changed(*changes))
    if parsed.instrument is None:
        raise ValueError([one.code for one in parsed.problems])
    return parsed.instrument


def changed(*changes: tuple[str, str]) -> str:
    """Return the small file's text with parts exchanged; raises LookupError for a part that is not there."""
    text = SMALL
    for old, new in changes:
        if old not in text:
            raise LookupError(old)
        text = text.replace(old, new)
    return text
