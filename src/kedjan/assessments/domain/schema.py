"""The one table that says what an instrument file may hold; docs/rules/instruments.md tells it in words."""

from collections.abc import Mapping
from types import MappingProxyType

from kedjan.assessments.domain.codes import InstrumentKind, Rater, ScoringKind
from kedjan.organisations.domain.roles import RoleKey
from kedjan.programmes.domain.schema_shape import Key, Kind, Table
from kedjan.programmes.domain.schema_words import WORDS, words

FORMAT = 1
MOST_STEPS = 20

_FILE = Table(
    "",
    "The file itself.",
    (
        Key("format", Kind.NUMBER, "The version of this format.", least=FORMAT, most=FORMAT),
        Key("key", Kind.NAME, "What other places call the instrument; never changes."),
        Key("version", Kind.TEXT, "This version's name; new content needs a new one."),
        words("title", "The instrument's name."),
        words("about", "What it is, in a few sentences that the person can read."),
        Key("kind", Kind.CHOICE, "What it describes.", allowed=tuple(InstrumentKind)),
        Key("demonstration", Kind.FLAG, "True for invented texts, which no decision may rest on."),
        Key("valid_from", Kind.DATE, "The first day that a rating may begin."),
        Key("valid_until", Kind.DATE, "The last such day.", required=False),
        Key("raters", Kind.CHOICES, "Who rates.", allowed=tuple(Rater)),
        Key("roles", Kind.CHOICES, "Which roles may assess by it.", allowed=tuple(RoleKey)),
        Key("licence", Kind.TABLE, "On which ground it is used.", table="licence"),
        Key("scale", Kind.TABLE, "The steps.", table="scale"),
        Key("missing", Kind.TABLES, "Answers that are no step.", table="missing", required=False),
        Key("areas", Kind.TABLES, "What is rated, area by area.", table="areas"),
        Key("scoring", Kind.TABLE, "How an area is summed up.", table="scoring"),
    ),
)
_LICENCE = Table(
    "licence",
    "On which ground the instrument is used.",
    (
        Key("reference", Kind.TEXT, "The licence, or that none is needed."),
        Key("needed", Kind.NAME, "The licence or course that an assessor must hold.", required=False),
    ),
)
_SCALE = Table(
    "scale",
    "An ordinal scale.",
    (
        Key("key", Kind.NAME, "Instruments with the same key can be laid beside each other."),
        Key("steps", Kind.TABLES, "The steps, the least first.", table="steps"),
    ),
)
_STEPS = Table(
    "steps",
    "One step.",
    (
        Key("value", Kind.NUMBER, "A whole number, one more than the step before.", most=MOST_STEPS),
        words("label", "What the step is called."),
    ),
)
_MISSING = Table(
    "missing",
    "An answer that is no step of the scale.",
    (
        Key("code", Kind.NAME, "Its code."),
        words("label", "What it is called."),
        Key("raters", Kind.CHOICES, "Who may give it.", allowed=tuple(Rater)),
    ),
)
_AREAS = Table(
    "areas",
    "Items that belong together.",
    (
        Key("key", Kind.NAME, "The area's key."),
        words("title", "What it is called."),
        Key("items", Kind.TABLES, "What is rated.", table="items"),
    ),
)
_ITEMS = Table(
    "items",
    "One thing that is rated.",
    (
        Key("key", Kind.NAME, "The item's key, once in the file."),
        Key("skill", Kind.NAME, "The skill, which pairs items of instruments."),
        words("title", "What it is called."),
        words("ask", "The question to the person.", required=False),
        words("look_for", "What the assessor looks for.", required=False),
    ),
)
_SCORING = Table(
    "scoring",
    "How an area is summed up.",
    (
        Key("kind", Kind.CHOICE, "The way.", allowed=tuple(ScoringKind)),
        words("rule", "The rule in words, which the pages show."),
        Key("least_answered", Kind.NUMBER, "With fewer answers an area has no result.", required=False, least=1),
        Key("reference", Kind.TEXT, "Where the rule of a sum is published.", required=False),
    ),
)

SCHEMA: Mapping[str, Table] = MappingProxyType(
    {one.name: one for one in (_FILE, WORDS, _LICENCE, _SCALE, _STEPS, _MISSING, _AREAS, _ITEMS, _SCORING)}
)
