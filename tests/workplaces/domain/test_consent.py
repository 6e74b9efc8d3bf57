"""The text that a person says yes to before an employer gets to know of them."""

from datetime import date

from kedjan.kernel.ids import OrganisationId, new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.workplaces.domain.consent import closes_on, employer_opening, place_consent_text


def test_the_text_names_the_employer_the_place_and_the_days_in_the_language_of_the_person() -> None:
    facts = {"employer": "Verkstaden", "place": "Montering"}
    swedish = place_consent_text(**facts, first="21 januari 2013", last="22 februari 2013", language="sv")
    english = place_consent_text(**facts, first="21 January 2013", last="22 February 2013", language="en-gb")

    assert swedish.splitlines()[:2] == [
        "Verkstaden får veta vilket namn jag har valt, att jag ska pröva platsen Montering och vilka dagar jag kommer.",
        "Jag kommer från och med 21 januari 2013 till och med 22 februari 2013.",
    ]
    assert english.splitlines()[:2] == [
        "Verkstaden may know which name I have chosen, that I am to try the place Montering and which days I come.",
        "I come from 21 January 2013 up to and including 22 February 2013.",
    ]


def test_the_consent_opens_work_alone_to_the_employer_alone_until_the_day_after_the_last() -> None:
    employer_id = OrganisationId(new_id())
    giver_id = OrganisationId(new_id())

    opening = employer_opening(employer_id, giver_id)

    assert (opening.organisation_id, opening.purpose) == (employer_id, Purpose.SUPPORT)
    assert opening.categories == {Category.WORK}
    assert opening.givers == {giver_id}
    assert closes_on(date(2013, 2, 28)) == date(2013, 3, 1)
