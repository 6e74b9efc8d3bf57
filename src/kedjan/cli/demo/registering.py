"""A synthetic person as the register takes them in."""

from kedjan.cli.demo.people import DemoPerson
from kedjan.participants.operations import NewPerson


def newcomer(one: DemoPerson) -> NewPerson:
    """Return what is registered about the person."""
    return NewPerson(
        number=one.number,
        given_name=one.given_name,
        family_name=one.family_name,
        sex=one.sex,
        birth_year=int(one.number[:4]),
        municipality_code=one.municipality.code,
        benefit=one.benefit,
        benefit_ends_on=one.benefit_ends_on,
        phone=one.phone,
        email=one.email,
    )
