"""The schema of coaching groups: areas, rules and what a plan of a year is judged by."""

from kedjan.programmes.domain.schema_shape import Key, Kind, Table
from kedjan.programmes.domain.schema_words import words

_POINTS_MOST = 100_000
_PEOPLE_MOST = 100
_WEEKS_MOST = 53


def _points(name: str, description: str) -> Key:
    return Key(name, Kind.NUMBER, description, most=_POINTS_MOST)


COACHING = Table(
    "coaching",
    "Coaching groups that the programme plans and leads. Leave it out where it has none.",
    (
        Key("waiting_stages", Kind.NAMES, "The stages of the path in which a person can wait for a group."),
        Key("starts_per_area", Kind.NUMBER, "Most starts in an area in a year.", least=1, most=_WEEKS_MOST),
        Key("coaches_per_group", Kind.NUMBER, "Coaches that lead each group.", least=1, most=4),
        Key("group_least", Kind.NUMBER, "Fewest people in a group that starts.", least=1, most=_PEOPLE_MOST),
        Key("group_most", Kind.NUMBER, "Most people in a group.", least=1, most=_PEOPLE_MOST),
        Key("sessions", Kind.NUMBER, "Sessions of a group, one a week.", least=1, most=_WEEKS_MOST),
        Key("session_minutes", Kind.NUMBER, "How long a session is.", least=15, most=480),
        Key(
            "individual_months",
            Kind.NUMBER,
            "Months of coaching after the start of the group; twelve when left out.",
            required=False,
            least=1,
            most=60,
        ),
        Key("sex_share_percent", Kind.NUMBER, "The least share of women and of men in a group to aim at.", most=50),
        Key("starts_per_year", Kind.NUMBER, "Starts in a year to aim at.", required=False, most=10_000),
        Key("closed_weeks", Kind.NUMBERS, "Weeks by ISO 8601 without groups, every year.", least=1, most=_WEEKS_MOST),
        Key("areas", Kind.TABLES, "The labour-market areas.", table="areas"),
        Key("costs", Kind.TABLE, "What a plan is judged by.", table="costs"),
    ),
)

AREAS = Table(
    "areas",
    "A labour-market area. Each municipality of the programme stands in one.",
    (
        Key("key", Kind.NAME, "What other places call the area."),
        words("title", "The area's name."),
        Key("codes", Kind.CODES, "The codes of its municipalities."),
    ),
)

COSTS = Table(
    "costs",
    "Points of a plan; fewer are better. docs/rules/coaching-groups.md says what each counts.",
    (
        _points("unserved", "Each person without a group."),
        _points("benefit_lost", "Beside that, when the benefit runs out meanwhile."),
        _points("wait_week", "Each week that a person waits."),
        _points("travel_minute", "Each minute of a person's way, one way."),
        _points("coach_minute", "Each minute of a coach's way, one way."),
        _points("interpreter", "Each language of a group that no coach speaks."),
        _points("no_reserve", "Each group without a coach who stands by."),
        _points("sex_balance", "Each person missing to the least share."),
        _points("group", "Each group."),
        Key(
            "coach_load",
            Kind.NUMBERS,
            "By number of groups that a coach leads, from none; the last holds for more.",
            most=_POINTS_MOST,
        ),
        _points("moved", "Planned anew: each person who comes into another group."),
        _points("dropped", "Planned anew: each person who loses the group."),
        _points("coach_changed", "Planned anew: each coach who leaves a group."),
        _points("group_cancelled", "Planned anew: each group that is cancelled."),
    ),
)

COACHING_TABLES = (COACHING, AREAS, COSTS)
