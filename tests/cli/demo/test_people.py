import csv
import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from kedjan.cli.demo.people import (
    COLUMNS,
    FIRST_DAY,
    FRAMSTEGET_MUNICIPALITIES,
    SEED,
    generate_people,
    rows,
    write_csv,
)
from kedjan.cli.demo.sources import birth_date, sex_of
from kedjan.kernel.personnummer import parse_identity_number
from kedjan.kernel.sex import Sex, age_on
from kedjan.programmes.domain.codes import BenefitType
from tests.cli.demo.sources_for_tests import people, sources

FORECAST_ENDS_ON = date(2013, 4, 30)


def test_every_identity_number_is_an_official_test_number_and_none_is_used_twice() -> None:
    numbers = [person.number for person in people()]

    assert set(numbers) <= set(sources().personnummer)
    assert len(set(numbers)) == len(numbers)


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    assert generate_people(sources(), seed=SEED) == people()
    assert generate_people(sources(), seed=SEED + 1) != people()


def test_sex_is_that_of_the_ninth_digit_and_the_first_name_is_one_of_that_sex() -> None:
    for person in people():
        assert person.sex is sex_of(person.number)
        assert person.given_name in sources().first_names[person.sex].names


def test_everyone_is_of_working_age_on_the_first_day() -> None:
    ages = {age_on(birth_date(person.number), FIRST_DAY) for person in people()}

    assert min(ages) == 20
    assert max(ages) == 64


def test_where_the_numbers_of_an_age_are_used_up_the_next_younger_are_taken() -> None:
    young = tuple(number for number in sources().personnummer if number >= "1980")

    everyone = generate_people(replace(sources(), personnummer=young))

    assert len({person.number for person in everyone}) == len(everyone)
    assert max(age_on(birth_date(person.number), FIRST_DAY) for person in everyone) == 33


def test_six_hundred_known_ends_of_compensation_lie_in_the_forecast_period_at_ends_of_months() -> None:
    ends = [p.benefit_ends_on for p in people() if p.benefit is BenefitType.TIDSBEGRANSAD_SJUKERSATTNING]

    assert len(ends) == 600
    assert len(Counter((day.year, day.month) for day in ends)) == 31
    assert all(date(2010, 10, 31) <= day <= FORECAST_ENDS_ON for day in ends)
    assert all(date.fromordinal(day.toordinal() + 1).day == 1 for day in ends)


def test_about_fifteen_a_month_reach_the_end_of_sickness_benefit_and_it_goes_on_after_the_forecast() -> None:
    ends = [p.benefit_ends_on for p in people() if p.benefit is BenefitType.SJUKPENNING]
    forecast = sum(day <= FORECAST_ENDS_ON for day in ends)

    assert forecast / 31 == pytest.approx(15, abs=1.5)
    assert forecast == pytest.approx(500, abs=50)
    assert (len(ends) - forecast) / 14 == pytest.approx(15, abs=3)


def test_two_in_three_are_women_as_in_the_nation() -> None:
    women = sum(person.sex is Sex.WOMAN for person in people())

    assert women / len(people()) == pytest.approx(0.67, abs=0.03)


def test_people_live_in_the_fourteen_municipalities_by_population() -> None:
    lives = Counter(person.municipality.code for person in people())
    towns = [place for place in sources().municipalities if place.code in FRAMSTEGET_MUNICIPALITIES]
    everyone = sum(place.population for place in towns)

    assert set(lives) == set(FRAMSTEGET_MUNICIPALITIES)
    for place in towns:
        assert lives[place.code] / len(people()) == pytest.approx(place.population / everyone, abs=0.04)


def test_the_commonest_names_are_the_commonest_in_the_country() -> None:
    families = Counter(person.family_name for person in people())
    women = Counter(person.given_name for person in people() if person.sex is Sex.WOMAN)

    assert {"Andersson", "Johansson", "Karlsson"} == {name for name, _ in families.most_common(3)}
    assert {"Maria", "Anna", "Margareta"} == {name for name, _ in women.most_common(3)}


def test_telephones_and_email_lead_to_nobody() -> None:
    phones = {person.phone for person in people() if person.phone}
    addresses = [person.email for person in people() if person.email]

    assert all(re.fullmatch(r"070-174 06 (0[5-9]|[1-9]\d)", phone) for phone in phones)
    assert all(re.fullmatch(r"[a-z.-]+\.\d+@example\.com", address) for address in addresses)
    assert len(set(addresses)) == len(addresses)


def test_the_file_has_the_columns_that_the_import_reads_and_one_row_a_person() -> None:
    file = io.StringIO()
    first = people()[0]

    write_csv(rows(people()), file)

    table = list(csv.reader(io.StringIO(file.getvalue()), delimiter=";"))
    assert tuple(table[0]) == COLUMNS
    assert len(table) == len(people()) + 1
    assert table[1][0] == f"{first.number[:8]}-{first.number[8:]}"
    assert table[1][3:6] == [first.municipality.name, first.benefit.label, first.benefit_ends_on.isoformat()]


def test_the_product_reads_every_number_as_sound() -> None:
    for person in people():
        number = parse_identity_number(person.number, today=FIRST_DAY)

        assert getattr(number, "digits", None) == person.number
