"""The one table that says what a programme file may hold. The checker and docs/programme-files.md both follow it."""

from collections.abc import Mapping
from types import MappingProxyType

from kedjan.programmes.domain.codes import PartnerRole, Phase
from kedjan.programmes.domain.schema_coaching import COACHING_TABLES
from kedjan.programmes.domain.schema_path import PATH_TABLES
from kedjan.programmes.domain.schema_results import RESULT_TABLES
from kedjan.programmes.domain.schema_shape import Key, Kind, Table
from kedjan.programmes.domain.schema_words import KINDS_OF_ORGANISATION, WORDS, words

FORMAT = 1

FILE = Table(
    "",
    "The file itself.",
    (
        Key("format", Kind.NUMBER, "The version of this format.", least=FORMAT, most=FORMAT),
        Key("key", Kind.NAME, "What other places call the programme; never changes."),
        words("name", "The programme's name."),
        Key("region", Kind.TEXT, "The region as the funder names it."),
        Key("nationwide", Kind.FLAG, "True when the whole country takes part; then `municipalities` may be empty."),
        Key("source", Kind.TABLE, "Where the facts come from.", table="source"),
        Key("period", Kind.TABLE, "When the programme runs.", table="period"),
        Key("funding", Kind.TABLE, "Who pays, and how much.", table="funding"),
        Key("municipalities", Kind.TABLES, "Where it works.", table="municipalities", required=False),
        Key("partners", Kind.TABLES, "Who takes part; one row for each role.", table="partners"),
        Key("target_group", Kind.TABLE, "Whom the programme is for.", table="target_group"),
        Key("intake", Kind.TABLE, "Who is found for it.", table="intake"),
        Key("path", Kind.TABLE, "The path as a whole, where the source says how long.", table="path", required=False),
        Key("stages", Kind.TABLES, "The path, stage by stage.", table="stages"),
        Key("outcomes", Kind.TABLES, "How a person can leave.", table="outcomes"),
        Key("goals", Kind.TABLES, "What the programme set out to reach.", table="goals"),
        Key("councils", Kind.TABLES, "Groups that decide or advise.", table="councils", required=False),
        Key("competence", Kind.TABLE, "Training that is offered to staff.", table="competence", required=False),
        Key("coaching", Kind.TABLE, "Coaching groups that it plans and leads.", table="coaching", required=False),
        Key("figures", Kind.TABLES, "Numbers that the source states.", table="figures", required=False),
        Key("events", Kind.TABLES, "Dated events that the source tells of.", table="events", required=False),
        Key("narrative", Kind.TABLE, "The application retold in plain Swedish.", table="narrative"),
        Key("supplements", Kind.TABLES, "Dated additions to the application.", table="supplements", required=False),
        Key("notes", Kind.TABLES, "Where the source contradicts itself or is silent.", table="notes", required=False),
    ),
)

SOURCE = Table(
    "source",
    "Where the facts come from.",
    (
        Key("name", Kind.TEXT, "The document's name."),
        Key("what", Kind.TEXT, "What kind of document it is, in Swedish."),
    ),
)

PERIOD = Table(
    "period",
    "When the programme runs. The last day belongs to the period.",
    (
        Key("starts_on", Kind.DATE, "The first day."),
        Key("ends_on", Kind.DATE, "The last day; not before the first."),
    ),
)

FUNDING = Table(
    "funding",
    "Who pays, and how much. Amounts are whole SEK.",
    (
        Key("funder", Kind.TEXT, "Who grants the money."),
        Key("budget_period", Kind.TEXT, 'The fund\'s period, for example "2007–2013".'),
        Key("grant_sek", Kind.NUMBER, "The grant; never more than the total budget."),
        Key("total_budget_sek", Kind.NUMBER, "The whole budget."),
        Key("recorded_cost_sek", Kind.NUMBER, "The cost that the source records.", required=False),
        Key("programme_area", Kind.TEXT, "The programme area, where there is one.", required=False),
        Key("specific_goal", Kind.TEXT, "The fund's specific goal, where there is one.", required=False),
        Key("project_number", Kind.TEXT, "The funder's number, where there is one.", required=False),
        Key("phase", Kind.CHOICE, "The phase as the source labels it.", required=False, allowed=tuple(Phase)),
    ),
)

MUNICIPALITIES = Table(
    "municipalities",
    "A municipality where the programme works. Each code stands once.",
    (
        Key("code", Kind.CODE, "The official code of four digits, as text."),
        Key("name", Kind.TEXT, "The official name without the word kommun."),
    ),
)

PARTNERS = Table(
    "partners",
    "An organisation in one role. At least one partner is the owner. No contact persons.",
    (
        Key("role", Kind.CHOICE, "What it is to the programme.", allowed=tuple(PartnerRole)),
        Key("name", Kind.TEXT, "The organisation's name."),
        Key("kind", Kind.CHOICE, "What kind of organisation it is.", allowed=KINDS_OF_ORGANISATION),
        Key("as_written", Kind.TEXT, "The source's own spelling, where it differs.", required=False),
        Key("note", Kind.TEXT, "What a reader should know, in Swedish.", required=False),
    ),
)

NARRATIVE = Table(
    "narrative",
    "The application retold in plain Swedish, a few sentences for each part. Leave out what the source lacks.",
    (
        Key("summary", Kind.TEXT, "What the programme is."),
        Key("background", Kind.TEXT, "Why it is needed."),
        Key("purpose", Kind.TEXT, "What it is meant to change.", required=False),
        Key("objectives", Kind.TEXT, "What it should reach."),
        Key("accessibility", Kind.TEXT, "How everyone can take part.", required=False),
        Key("equality", Kind.TEXT, "How it works for women and men.", required=False),
        Key("transnational", Kind.TEXT, "Work with other countries.", required=False),
    ),
)

SUPPLEMENTS = Table(
    "supplements",
    "Something added to the application after it was sent in.",
    (
        Key("received_on", Kind.DATE, "The day it is dated."),
        Key("part", Kind.CHOICE, "The narrative part it adds to.", allowed=NARRATIVE.names),
        Key("text", Kind.TEXT, "What it says, in Swedish."),
    ),
)

NOTES = Table(
    "notes",
    "Where the source contradicts itself, is wrong or is silent: nothing is corrected in silence.",
    (
        Key("key", Kind.NAME, "What other places call the note."),
        Key("about", Kind.TEXT, "The key of this file that the note is about; its first part is a key of the file."),
        words("text", "What does not fit, and how the file treats it."),
        Key("as_stated", Kind.TEXTS, "What the source says, as it says it.", required=False),
    ),
)

SCHEMA: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            FILE,
            WORDS,
            SOURCE,
            PERIOD,
            FUNDING,
            MUNICIPALITIES,
            PARTNERS,
            *PATH_TABLES,
            *RESULT_TABLES,
            *COACHING_TABLES,
            NARRATIVE,
            SUPPLEMENTS,
            NOTES,
        )
    }
)
