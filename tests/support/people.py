"""The people of the test world: official test numbers, invented names, one register in Försäkringskassan."""

from datetime import date

from kedjan.kernel.sex import Sex
from kedjan.participants.operations import NewPerson
from kedjan.programmes.domain.codes import BenefitType

SUNNE, TORSBY = "1766", "1737"


def _person(number: str, given: str, family: str, municipality: str, ends_on: date) -> NewPerson:
    return NewPerson(
        number=number,
        given_name=given,
        family_name=family,
        sex=Sex.MAN if int(number[10]) % 2 else Sex.WOMAN,
        birth_year=int(number[:4]),
        municipality_code=municipality,
        benefit=BenefitType.SJUKPENNING,
        benefit_ends_on=ends_on,
        phone="070-1740605",
        email=f"{given.lower()}@example.org",
    )


# By what they stand for in tests. All but one are in Försäkringskassan's register.
PEOPLE = {
    "unasked": _person("195701032863", "Ulla", "Prov", SUNNE, date(2013, 3, 31)),
    "invited": _person("196401053076", "Ivar", "Prov", SUNNE, date(2013, 3, 1)),
    "consented": _person("196201122808", "Clara", "Prov", SUNNE, date(2013, 4, 30)),
    "withdrawn": _person("196801029288", "Vera", "Prov", SUNNE, date(2013, 2, 28)),
    "over": _person("197001239297", "Olle", "Prov", TORSBY, date(2013, 5, 31)),
    "future": _person("197301209289", "Fatima", "Prov", TORSBY, date(2013, 6, 30)),
    "placed": _person("198201012385", "Pia", "Prov", SUNNE, date(2013, 2, 15)),
    "private": _person("197601022382", "Petra", "Prov", SUNNE, date(2013, 1, 31)),
    "elsewhere": _person("198001032393", "Elias", "Prov", TORSBY, date(2013, 3, 15)),
}
