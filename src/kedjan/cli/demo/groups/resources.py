"""Coaches and rooms of the demo's groups, with when they are away and closed. All of them are made up."""

from dataclasses import dataclass
from datetime import date

from kedjan.coaching.domain.codes import RoomFeature
from kedjan.coaching.domain.resources import CoachTerms, RoomTerms
from kedjan.organisations.domain.kinds import OrganisationKind

_TRAINED = date(2011, 9, 5)
_CERTIFIED = date(2014, 12, 31)
_INDIVIDUAL = 12

FK, AF = OrganisationKind.FK, OrganisationKind.AF
MALMO, LUND, KRISTIANSTAD, HASSLEHOLM = "1280", "1281", "1290", "1293"
KARLSHAMN, KARLSKRONA, RONNEBY, HELSINGBORG, YSTAD = "1082", "1080", "1081", "1283", "1286"


@dataclass(frozen=True, slots=True)
class DemoCoach:
    """A coach: the key of the story, the name, the agency, the terms, and first and last day away."""

    key: str
    name: str
    kind: OrganisationKind
    terms: CoachTerms
    away: tuple[date, date] | None = None

    @property
    def username(self) -> str:
        """Return the user name; one coach can be stepped into."""
        return "demo.14.coach" if self.key == "cecilia" else f"story.coach.{self.key}"


@dataclass(frozen=True, slots=True)
class DemoRoom:
    """A room: the key of the story, what it is, and first and last day closed."""

    key: str
    terms: RoomTerms
    closed: tuple[date, date] | None = None


def _terms(
    home: str, *languages: str, at_once: int = 2, groups: int = 4, minutes: int = 60, until: date = _CERTIFIED
) -> CoachTerms:
    return CoachTerms(home, _TRAINED, until, at_once, groups, minutes, _INDIVIDUAL, frozenset(languages))


COACHES = (
    DemoCoach("cecilia", "Cecilia Coach", FK, _terms(MALMO, "en", groups=5)),
    DemoCoach("ali", "Ali Coach", AF, _terms(MALMO, "ar", "ku", "en")),
    DemoCoach("britta", "Britta Coach", AF, _terms(LUND, "en", at_once=1, groups=3)),
    DemoCoach("mirela", "Mirela Coach", FK, _terms(LUND, "bks", "ro"), (date(2013, 2, 11), date(2013, 3, 8))),
    DemoCoach("georg", "Georg Coach", AF, _terms(KRISTIANSTAD, "en", minutes=75)),
    DemoCoach("hamdi", "Hamdi Coach", FK, _terms(KRISTIANSTAD, "so", "en", minutes=75)),
    DemoCoach("inger", "Inger Coach", AF, _terms(HASSLEHOLM, minutes=75)),
    DemoCoach("kerstin", "Kerstin Coach", FK, _terms(KARLSHAMN, "fi", minutes=75)),
    DemoCoach("lennart", "Lennart Coach", AF, _terms(KARLSKRONA, "en", minutes=75)),
    DemoCoach("nadia", "Nadia Coach", AF, _terms(RONNEBY, "ar", "en", minutes=75)),
    DemoCoach("olof", "Olof Coach", FK, _terms(HELSINGBORG, "swl", until=date(2013, 8, 31))),
    DemoCoach("rosa", "Rosa Coach", AF, _terms(HELSINGBORG, "es", "en")),
    DemoCoach("stina", "Stina Coach", FK, _terms(YSTAD, at_once=1, groups=2, minutes=75)),
    DemoCoach("torsten", "Torsten Coach", AF, _terms(MALMO, "pl", minutes=90)),
)


def _room(name: str, address: str, home: str, capacity: int, *features: RoomFeature) -> RoomTerms:
    return RoomTerms(name, address, home, capacity, frozenset(features), 1)


_LOOP, _STEP_FREE, _QUIET = RoomFeature.HEARING_LOOP, RoomFeature.STEP_FREE, RoomFeature.QUIET

ROOMS = (
    DemoRoom("malmo", _room("Studiehuset, sal 2", "Exempelgatan 2", MALMO, 15, _LOOP, _STEP_FREE)),
    DemoRoom(
        "lund",
        _room("Medborgarhuset", "Exempelvägen 14", LUND, 12, _STEP_FREE, _QUIET),
        (date(2013, 2, 11), date(2013, 2, 22)),
    ),
    DemoRoom(
        "kristianstad", _room("Biblioteket, ljusa rummet", "Exempeltorget 1", KRISTIANSTAD, 15, *tuple(RoomFeature))
    ),
    DemoRoom("hassleholm", _room("Föreningshuset", "Exempelgatan 7", HASSLEHOLM, 12)),
    DemoRoom(
        "karlshamn",
        _room("Kulturhuset, övre salen", "Exempelgränd 3", KARLSHAMN, 12, _LOOP),
        (date(2013, 4, 1), date(2013, 4, 12)),
    ),
    DemoRoom("karlskrona", _room("Studieförbundet", "Exempelgatan 21", KARLSKRONA, 12, _STEP_FREE, _LOOP)),
    DemoRoom("helsingborg", _room("Föreningsgården", "Exempelvägen 5", HELSINGBORG, 15, _STEP_FREE, _QUIET)),
    DemoRoom("ystad", _room("Gamla skolan", "Exempelgatan 9", YSTAD, 10)),
)
