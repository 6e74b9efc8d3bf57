"""The schema of what a programme is to reach and who follows it: goals, councils, figures, events."""

from kedjan.programmes.domain.codes import GoalKind, Measure, SeatSex, Split, Unit, WindowKind
from kedjan.programmes.domain.schema_shape import Key, Kind, Table
from kedjan.programmes.domain.schema_words import words

_MONTHS_MOST = 120

GOALS = Table(
    "goals",
    "What the programme set out to reach, and how it is measured.",
    (
        Key("key", Kind.NAME, "What other places call the goal."),
        words("title", "The goal in words."),
        Key("kind", Kind.CHOICE, "How it is judged.", allowed=tuple(GoalKind)),
        Key("target", Kind.NUMBER, "The number to reach; with share and count only.", required=False),
        Key("unit", Kind.CHOICE, "What is counted; percent with share.", required=False, allowed=tuple(Unit)),
        words("comparison", "More than whom; with more_than only.", required=False),
        Key("window", Kind.TABLE, "When it is read.", table="window"),
        Key("split", Kind.CHOICES, "What it is shown apart for; may be empty.", allowed=tuple(Split)),
        words("denominator", "Out of whom or what."),
        Key("outcomes", Kind.NAMES, "The outcomes that count towards it.", required=False),
        Key("measure", Kind.CHOICE, "What a share is read from instead.", required=False, allowed=tuple(Measure)),
        Key("compared", Kind.TABLE, "Whom it compares with, counted.", table="compared", required=False),
        Key("source", Kind.TEXT, "Where in the source it stands."),
    ),
)

WINDOW = Table(
    "window",
    "When a goal is read.",
    (
        Key("when", Kind.CHOICE, "The moment.", allowed=tuple(WindowKind)),
        Key("months", Kind.NUMBER, "With after_start and after_exit.", required=False, least=1, most=_MONTHS_MOST),
    ),
)

COMPARED = Table(
    "compared",
    "Others than the participants, counted by whoever knows them: people together, nobody by themselves.",
    (
        Key("starts_on", Kind.DATE, "The first day on which they started."),
        Key("ends_on", Kind.DATE, "The last day on which they started; not before the first."),
        Key("source", Kind.TEXT, "Who counted them, and where it stands."),
        Key("women", Kind.TABLE, "The women.", table="counts"),
        Key("men", Kind.TABLE, "The men.", table="counts"),
    ),
)

COUNTS = Table(
    "counts",
    "Whole people; never a percentage.",
    (
        Key("reached", Kind.NUMBER, "Who reached it; not more than are known."),
        Key("known", Kind.NUMBER, "Whose result is known."),
        Key("missing", Kind.NUMBER, "Whose time has come and whose result is not known."),
    ),
)

COUNCILS = Table(
    "councils",
    "A group that decides or advises.",
    (
        Key("key", Kind.NAME, "What other places call the council."),
        words("title", "The council's name."),
        words("purpose", "What it is for."),
        words("composition", "Who sits in it, in words."),
        Key("total_seats", Kind.NUMBER, "Seats in all; the sum of `seats`.", required=False, least=1),
        Key("seats", Kind.TABLES, "The rule of composition, seat by seat.", table="seats", required=False),
    ),
)

SEATS = Table(
    "seats",
    "So many seats for one sex and kind of member, in each of so many units.",
    (
        Key("number", Kind.NUMBER, "Seats in each unit.", least=1, most=1000),
        Key("sex", Kind.CHOICE, "Whom the seats are for.", allowed=tuple(SeatSex)),
        words("who", "Who may take them."),
        Key("units", Kind.NUMBER, "How many units; one when left out.", required=False, least=1, most=1000),
        Key("unit", Kind.TEXT, "What a unit is, in Swedish.", required=False),
    ),
)

FIGURES = Table(
    "figures",
    "A number that the source states: a forecast, a base line, a planning rule.",
    (
        Key("key", Kind.NAME, "What other places call the figure."),
        words("title", "What the number is."),
        Key("value", Kind.NUMBER, "The number."),
        Key("unit", Kind.CHOICE, "What it counts.", allowed=tuple(Unit)),
        Key("source", Kind.TEXT, "Where in the source it stands."),
    ),
)

COMPETENCE = Table(
    "competence",
    "Training that is offered to staff, in Swedish words.",
    (
        Key("forms", Kind.TEXTS, "The forms of the offers."),
        Key("levels", Kind.TEXTS, "The levels of the offers."),
        Key("themes", Kind.TEXTS, "What they are about."),
    ),
)

EVENTS = Table(
    "events",
    "Something dated that the source tells of.",
    (
        Key("on", Kind.DATE, "The day."),
        words("title", "What happened, or was to happen."),
    ),
)

RESULT_TABLES = (GOALS, WINDOW, COMPARED, COUNTS, COUNCILS, SEATS, FIGURES, COMPETENCE, EVENTS)
