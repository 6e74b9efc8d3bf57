"""The schema of who comes in and the path they walk."""

from kedjan.programmes.domain.codes import BY_PARTICIPANT, STAGE_CLOCKS, BenefitType
from kedjan.programmes.domain.schema_shape import Key, Kind, Table
from kedjan.programmes.domain.schema_words import KINDS_OF_ORGANISATION, words

_MONTHS_MOST = 120
_AGE_MOST = 120
_DAYS_MOST = 3660

TARGET_GROUP = Table(
    "target_group",
    "Whom the programme is for.",
    (
        words("description", "The group in words: needs and situation, never a diagnosis."),
        Key("age_from", Kind.NUMBER, "Youngest age in whole years.", required=False, most=_AGE_MOST),
        Key("age_to", Kind.NUMBER, "Oldest age in whole years; that age belongs.", required=False, most=_AGE_MOST),
        Key("expected_women_percent", Kind.NUMBER, "Expected share of women.", required=False, most=100),
    ),
)

INTAKE = Table(
    "intake",
    "Who is found for the programme. Kedjan reminds by this rule; it never states an entitlement.",
    (
        words("rule", "The rule in words."),
        Key("source", Kind.TEXT, "Where in the source it stands."),
        Key("benefits", Kind.CHOICES, "Any of these benefits.", required=False, allowed=tuple(BenefitType)),
        Key(
            "ends_within_months", Kind.NUMBER, "How soon the benefit ends.", required=False, least=1, most=_MONTHS_MOST
        ),
    ),
)

LENGTH = Table(
    "length",
    "How long something is expected to take.",
    (
        words("words", "The length in words."),
        Key("least_months", Kind.NUMBER, "At least so many months.", required=False, most=_MONTHS_MOST),
        Key("most_months", Kind.NUMBER, "At most so many months.", required=False, least=1, most=_MONTHS_MOST),
    ),
)

PATH = Table(
    "path",
    "The whole path, from the day somebody enters the programme.",
    (
        Key(
            "length",
            Kind.TABLE,
            "How long all of it is expected to take; its `most_months` start a clock.",
            table="length",
        ),
        Key("source", Kind.TEXT, "Where in the source it stands."),
    ),
)

STAGES = Table(
    "stages",
    "One step of the path, in the order they are shown. A person may leave the programme from any with an outcome.",
    (
        Key("key", Kind.NAME, "What other places call the stage."),
        words("title", "The stage's name."),
        words("purpose", "What the stage is for."),
        Key("length", Kind.TABLE, "How long it is expected to take.", table="length"),
        words("entry_rule", "When a person comes to the stage."),
        words("exit_rule", "When a person leaves it."),
        Key("entry", Kind.FLAG, "True when people may enter the programme here. At least one stage is an entry."),
        Key("next", Kind.NAMES, "The keys of the stages that may follow; an empty list for the last."),
        Key(
            "owners",
            Kind.CHOICES,
            "The kinds of organisation that answer for the stage, together where there are several.",
            required=False,
            allowed=KINDS_OF_ORGANISATION,
        ),
        Key(
            "outcomes",
            Kind.NAMES,
            "The keys of the outcomes a person may leave with from here; all when left out, none for an empty list.",
            required=False,
        ),
        Key("clock", Kind.CHOICE, "The clock that coming here starts.", required=False, allowed=STAGE_CLOCKS),
        Key("gates", Kind.TABLES, "What is to be settled here.", table="gates", required=False),
        Key("activities", Kind.TABLES, "What is done here.", table="activities", required=False),
    ),
)

GATES = Table(
    "gates",
    "Something to settle in a stage.",
    (
        Key("key", Kind.NAME, "What other places call the gate; once in the stage."),
        words("title", "The gate's name."),
        words("what", "What is settled when the gate is clear."),
        Key("owner", Kind.CHOICE, "The kind of organisation that usually owns it.", allowed=KINDS_OF_ORGANISATION),
        Key("due_days", Kind.NUMBER, "Default due date: days after the stage was entered.", most=_DAYS_MOST),
        Key("clear_before_handover", Kind.FLAG, "True when the person cannot be handed over before it is clear."),
        Key("tasks", Kind.TABLES, "What is done to settle it.", table="tasks", required=False),
    ),
)

TASKS = Table(
    "tasks",
    "One thing to do at a gate, in the order they are shown.",
    (
        Key("key", Kind.NAME, "What other places call the task; once at the gate."),
        words("title", "What is done, in words to the participant."),
        Key(
            "owner",
            Kind.CHOICE,
            "Who usually does it, when that is not who owns the gate; `participant` is the participant themselves.",
            required=False,
            allowed=(*KINDS_OF_ORGANISATION, BY_PARTICIPANT),
        ),
        Key(
            "due_days",
            Kind.NUMBER,
            "Default due date: days after the stage was entered, when that is before the gate's.",
            required=False,
            most=_DAYS_MOST,
        ),
        Key("after", Kind.NAMES, "The keys of the gate's tasks that come before it.", required=False),
        Key("source", Kind.TEXT, "Where the source says it. Leave it out for what is our own.", required=False),
    ),
)

ACTIVITIES = Table(
    "activities",
    "Something that is done in a stage.",
    (
        Key("key", Kind.NAME, "What other places call the activity; once in the stage."),
        words("title", "The activity's name."),
        Key("length", Kind.TABLE, "How long it is expected to take.", table="length", required=False),
    ),
)

OUTCOMES = Table(
    "outcomes",
    "How a person can leave the programme.",
    (
        Key("key", Kind.NAME, "What other places call the outcome."),
        words("title", "The outcome's name."),
        Key("reaches_goal", Kind.FLAG, "True when it counts as reaching the programme's goal."),
    ),
)

PATH_TABLES = (TARGET_GROUP, INTAKE, PATH, STAGES, LENGTH, GATES, TASKS, ACTIVITIES, OUTCOMES)
