"""What is typed is kept, found again in its form by the one who typed it, and gone when it is sent or thrown away."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.drafts import LONGEST, MOST, MOST_A_MINUTE, Typed, kept_fields, refusals_to_keep
from kedjan.organisations.models import Draft
from kedjan.organisations.operations import CannotKeepDraft, NewerDraft, discard_draft, forget_sent, keep_draft
from kedjan.organisations.queries import draft_of
from tests.journeys.pages import html
from tests.journeys.watching import recorded
from tests.organisations.typing import DRAFTS, Response, keep, keep_again, slip_of
from tests.policies.rows import seen
from tests.support.people import PEOPLE, SUNNE
from tests.support.reasons import codes
from tests.support.world import TODAY, World, noon

OFFER = "/places/offer/"
TEXT = "Packa lådor och skriva etiketter."
TABLE = "organisations_draft"


def typed(text: str = TEXT, *, address: str = OFFER, writer: str = "one") -> Typed:
    return Typed(address, writer, {"tasks": [text]})


def kept(
    actor: Actor, what: Typed, now: datetime, *, known: datetime | None = None, is_last_word: bool = False
) -> datetime:
    with acting(actor):
        return keep_draft(actor=actor, typed=what, known=known, now=now, is_last_word=is_last_word)


def found(actor: Actor, now: datetime, address: str = OFFER) -> list[str] | None:
    with acting(actor):
        draft = draft_of(actor=actor, address=address, now=now)
    return None if draft is None else draft.fields["tasks"]


def told(answer: Response) -> dict[str, str]:
    said: dict[str, str] = json.loads(answer.content)
    return said


def box(client: Client) -> str:
    """Return what stands in the box for text of the form."""
    return html(client, OFFER).partition('name="tasks"')[2].partition(">")[2].partition("</textarea>")[0].strip()


def test_only_the_forms_own_fields_are_kept_and_nothing_that_is_an_identity_number() -> None:
    sent = {
        "note": ["Ja"],
        "last_on_year": ["2014"],
        "role": ["operator"],
        "number": [PEOPLE["private"].number],
        "draft": ["x"],
    }

    assert kept_fields(sent, names=["note", "last_on", "number"], today=date(2013, 1, 14)) == {
        "note": ["Ja"],
        "last_on_year": ["2014"],
    }


@pytest.mark.parametrize(
    ("text", "others", "lately", "expected"),
    [
        (LONGEST, MOST - 1, MOST_A_MINUTE - 1, []),
        (LONGEST + 1, 0, 0, ["draft-too-long"]),
        (1, MOST, 0, ["too-many-drafts"]),
        (1, 0, MOST_A_MINUTE, ["drafts-too-often"]),
    ],
)
def test_size_number_and_rate_have_their_limits(text: int, others: int, lately: int, expected: list[str]) -> None:
    assert codes(refusals_to_keep({"note": ["a" * text]}, count=others, lately=lately)) == expected


def test_a_draft_is_its_typists_for_the_organisation_they_act_for(world: World) -> None:
    fk = world.caseworker("fk")
    elsewhere = replace(fk, organisation_id=world.organisation("af"))

    kept(fk, typed(), noon(TODAY))

    assert found(fk, noon(TODAY)) == [TEXT]
    assert found(fk, noon(TODAY), address="/places/offer/?other") is None
    assert [found(one, noon(TODAY)) for one in (elsewhere, world.officer("fk"), world.participant())] == [None] * 3


def test_a_draft_lasts_seven_days_from_when_it_was_saved(world: World) -> None:
    fk, saved = world.caseworker("fk"), noon(TODAY)

    kept(fk, typed(), saved)

    assert found(fk, saved + timedelta(days=7) - timedelta(seconds=1)) == [TEXT]
    assert found(fk, saved + timedelta(days=7)) is None
    assert kept(fk, typed("Nytt", writer="two"), saved + timedelta(days=7)) == saved + timedelta(days=7)


def test_another_page_writes_over_nothing_that_it_does_not_know(world: World) -> None:
    fk, first = world.caseworker("fk"), noon(TODAY)
    kept(fk, typed(), first)

    with pytest.raises(NewerDraft) as refusal:
        kept(fk, typed("Annat", writer="two"), first + timedelta(seconds=9))

    assert (refusal.value.saved_at, found(fk, first)) == (first, [TEXT])
    kept(fk, typed("Annat", writer="two"), first + timedelta(seconds=10), known=first)
    with pytest.raises(NewerDraft):
        kept(fk, typed("Mer"), first + timedelta(seconds=20), known=first)
    kept(fk, typed("Mer"), first + timedelta(seconds=30), is_last_word=True)
    assert found(fk, first) == ["Mer"]


def test_the_same_page_goes_on_whatever_answers_were_lost(world: World) -> None:
    fk, first = world.caseworker("fk"), noon(TODAY)
    kept(fk, typed(), first)

    kept(fk, typed("Mer"), first + timedelta(seconds=5), known=None)

    assert found(fk, first) == ["Mer"]


def test_what_is_too_much_changes_nothing(world: World) -> None:
    fk = world.caseworker("fk")
    kept(fk, typed(), noon(TODAY))

    with pytest.raises(CannotKeepDraft):
        kept(fk, typed("a" * (LONGEST + 1)), noon(TODAY))
    for times in range(MOST_A_MINUTE - 1):
        kept(fk, typed(str(times)), noon(TODAY))
    with pytest.raises(CannotKeepDraft):
        kept(fk, typed("för ofta", address="/another/"), noon(TODAY))

    assert found(fk, noon(TODAY)) == [str(MOST_A_MINUTE - 2)]
    kept(fk, typed("nästa minut"), noon(TODAY) + timedelta(minutes=1))


def test_the_longest_draft_of_the_widest_letters_is_kept(world: World) -> None:
    fk, text = world.caseworker("fk"), "\x01\U0001f600" * (LONGEST // 2)

    kept(fk, typed(text), noon(TODAY))

    assert found(fk, noon(TODAY)) == [text]


def test_only_its_beginning_and_its_throwing_away_are_recorded(world: World) -> None:
    fk = world.caseworker("fk")
    for seconds in (0, 5, 10):
        kept(fk, typed(str(seconds)), noon(TODAY) + timedelta(seconds=seconds))

    with acting(fk):
        gone = discard_draft(actor=fk, address=OFFER, now=noon(TODAY))
        again = discard_draft(actor=fk, address=OFFER, now=noon(TODAY))
        assert forget_sent(actor=fk, address=OFFER) == 0

    assert gone is not None
    assert again is None
    assert [one.keys() for one in recorded(fk, "DraftBegun")] == [{"account_id", "draft_id"}]
    assert [one["draft_id"] for one in recorded(fk, "DraftDiscarded")] == [str(gone.draft_id)]


def test_a_form_that_is_opened_again_holds_the_draft_and_says_so(world: World) -> None:
    client = world.browser(world.employer_contact())
    assert "Kasta utkastet" not in html(client, OFFER)

    saved = told(keep(client, OFFER, title="Lager", tasks=TEXT, hours_per_week="20"))

    page = html(client, OFFER)
    assert saved["said"].startswith("Utkast sparat ")
    assert f'data-saved="{saved["saved"]}"' in page
    assert (box(client), 'value="Lager"' in page, 'value="20"' in page) == (TEXT, True, True)
    assert "Det här är ditt utkast från 14" in page
    assert box(world.browser(world.employer_contact("kafeet"))) == ""


def test_a_draft_is_thrown_away_without_a_script(world: World) -> None:
    client = world.browser(world.employer_contact())
    keep(client, OFFER, tasks=TEXT)

    answer = client.post(DRAFTS, {"draft": slip_of(html(client, OFFER)), "discard_draft": "1"})

    assert (answer.status_code, answer.headers["Location"]) == (302, OFFER)
    assert box(client) == ""


def test_a_form_that_is_taken_has_no_draft_and_one_that_is_refused_keeps_it(world: World) -> None:
    contact = world.employer_contact()
    client = world.browser(contact)
    keep(client, OFFER, title="Lager", tasks=TEXT)
    slip = slip_of(html(client, OFFER))
    whole = {
        "title": "Lager",
        "tasks": TEXT,
        "municipality": SUNNE,
        "hours_per_week": "20",
        "capacity": "1",
        "draft": slip,
    }
    refused = client.post(OFFER, {**whole, "capacity": "0"})

    assert (refused.status_code, seen(contact, TABLE)) == (200, 1)
    assert slip_of(refused.content.decode()) == slip
    assert "data-refused" in refused.content.decode()

    taken = client.post(OFFER, whole)

    assert (taken.status_code, seen(contact, TABLE)) == (302, 0)


def test_two_tabs_are_told_of_each_other(world: World) -> None:
    client = world.browser(world.employer_contact())
    pages = [html(client, OFFER) for _tab in range(2)]
    first = told(keep_again(client, slip_of(pages[0]), "", tasks=TEXT))

    second = keep_again(client, slip_of(pages[1]), "", tasks="Annat")

    assert (second.status_code, told(second)["saved"], box(client)) == (409, first["saved"], TEXT)
    assert keep_again(client, slip_of(pages[1]), "", tasks="Annat", last_word="1").status_code == 200
    assert box(client) == "Annat"


@pytest.mark.parametrize("change", ["none", "forged", "of another"])
def test_nothing_is_kept_without_a_slip_of_ones_own(world: World, change: str) -> None:
    contact = world.employer_contact()
    client = world.browser(contact)
    slip = {
        "none": "",
        "forged": slip_of(html(client, OFFER))[:-1],
        "of another": slip_of(html(world.browser(world.employer_contact("kafeet")), OFFER)),
    }[change]

    answer = keep_again(client, slip, "", tasks=TEXT)

    assert (answer.status_code, seen(contact, TABLE)) == (400, 0)


def test_fields_that_the_form_does_not_have_are_not_kept(world: World) -> None:
    contact = world.employer_contact()

    keep(world.browser(contact), OFFER, tasks=TEXT, old_password="hemligt", csrfmiddlewaretoken="x", organisation="1")

    with acting(contact):
        (row,) = Draft.objects.all()
    assert json.loads(Draft.FIELDS.open(row.fields_sealed, row.id)) == {"tasks": [TEXT]}


def test_a_page_that_is_looked_at_writes_nothing_and_an_address_that_is_read_is_refused(world: World) -> None:
    contact = world.employer_contact()
    client = world.browser(contact)

    html(client, OFFER)

    assert (client.get(DRAFTS).status_code, seen(contact, TABLE)) == (405, 0)


def test_forms_with_secrets_and_small_forms_carry_no_slip(world: World) -> None:
    client = world.browser(world.caseworker("fk"))

    assert 'name="draft"' not in html(client, "/account/password/")
    assert 'name="draft"' not in html(client, "/account/preferences/")
    assert 'name="draft"' not in html(client, "/search/")
