"""What the page of a programme says, from the file alone: no database is asked."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from kedjan.kernel.ids import ProgrammeId, new_id
from kedjan.programmes.queries import ProgrammeView
from kedjan.programmes.web.list_pages import programme_list_view
from kedjan.programmes.web.programme_pages import ProgrammePage, programme_view
from kedjan.ui.components import Table
from tests.programmes.files import KEYS, programme_of
from tests.ui.pages import SHELL, as_read, parsed, words

NO_BREAK = "\N{NO-BREAK SPACE}"


def view_of(key: str) -> ProgrammeView:
    file = programme_of(key)
    return ProgrammeView(
        id=ProgrammeId(new_id()),
        key=key,
        name=file.name.sv,
        version_id=new_id(),
        number=2,
        loaded_at=datetime(2013, 1, 14, 11, tzinfo=UTC),
        file=file,
    )


def page_of(key: str, language: str = "sv") -> ProgrammePage:
    with override(language):
        return programme_view(view_of(key))


def html_of(key: str, language: str) -> str:
    with override(language):
        return render_to_string("programmes/programme.html", {**SHELL, "page": programme_view(view_of(key))})


def texts(table: Table, row: int) -> list[str]:
    return [cell.text for cell in table.rows[row]]


def row(page: ProgrammePage, key: str) -> str:
    return next(each.value for each in (*page.facts, *page.intake) if each.key == key)


def test_money_is_written_with_its_thousands_apart() -> None:
    swedish, english = page_of("consensio"), page_of("consensio", "en")

    assert swedish.budget == f"25{NO_BREAK}173{NO_BREAK}462{NO_BREAK}kr"
    assert english.budget == f"SEK{NO_BREAK}25,173,462"


def test_the_period_is_said_by_its_last_day() -> None:
    assert as_read(page_of("framsteget").period) == "1 oktober 2010 – 30 juni 2014"
    assert as_read(page_of("framsteget", "en").period) == "1 October 2010 – 30 June 2014"


def test_what_others_than_the_funder_pay_is_said() -> None:
    file = programme_of("framsteget")

    assert row(page_of("framsteget", "en"), "Other financing") == f"SEK{NO_BREAK}{file.funding.other_financing_sek:,}"


def test_a_fact_that_the_source_does_not_state_is_left_out() -> None:
    assert "Projektnummer" not in {each.key for each in page_of("framsteget").facts}
    assert row(page_of("fler-vagar-in"), "Projektnummer") == "2017/00380"


def test_a_programme_for_the_whole_country_says_so() -> None:
    assert row(page_of("fler-vagar-in"), "Kommuner").startswith("Hela landet")


def test_the_intake_rule_names_the_benefits_and_when_they_end() -> None:
    page = page_of("framsteget")

    assert row(page, "Ersättning") == "Sjukpenning, tidsbegränsad sjukersättning"
    assert row(page, "När ersättningen slutar") == "Slutar inom 6 månader"


def test_a_goal_is_said_with_target_window_and_split() -> None:
    goals = page_of("framsteget").goals

    assert texts(goals, 0)[1:4] == ["300 deltagare", "Under hela programmet", "Kvinnor och män, Kommun"]
    assert texts(goals, 1)[1:3] == ["50 %", "När deltagandet avslutas"]


def test_a_goal_without_a_number_is_said_to_be_judged_in_words() -> None:
    assert {cells[1].text for cells in page_of("consensio").goals.rows} == {"Bedöms i ord"}


def test_a_goal_that_compares_says_with_what_and_after_how_many_months() -> None:
    goals = page_of("coachningsprojektet", "en").goals
    compared = [[cell.text for cell in cells] for cells in goals.rows if cells[1].text.startswith("More than: ")]

    assert [cells[1:3] for cells in compared] == [
        [
            "More than: Participants who get the alternative service within the rehabilitation cooperation",
            "12 months after the start",
        ]
    ]


def test_a_step_says_its_length_its_obstacles_and_what_may_follow() -> None:
    first = page_of("framsteget").stages[0]
    file = programme_of("framsteget")

    rows = {each.key: each.value for each in first.rows}

    assert rows["Hur länge"] == "Upp till sex månader, fram till den dag då ersättningen tar slut"
    assert rows["Tar emot nya deltagare"] == "Ja"
    assert rows["Sedan"] == ", ".join(one.title.sv for one in file.stages if one.key in file.stages[0].next_keys)
    assert first.gates is not None
    assert [cells[0].text for cells in first.gates.rows] == [gate.title.sv for gate in file.stages[0].gates]


def test_a_step_says_who_answers_for_it_where_the_source_says_so() -> None:
    first, second = ({each.key: each.value for each in card.rows} for card in page_of("framsteget").stages[:2])

    assert second["Ansvarar"] == "Arbetsförmedlingen"
    assert "Ansvarar" not in first
    assert "Kan sluta med" not in second


def test_partners_stand_under_their_roles_owner_first() -> None:
    groups = page_of("framsteget").partners

    assert [group.title for group in groups] == ["Projektägare", "Medfinansiär", "Samarbetspartner"]
    assert texts(groups[0].table, 0)[0] == "Fryksdalens samordningsförbund"


def test_a_council_counts_its_seats_for_women_and_men() -> None:
    council = page_of("framsteget").councils[0]

    assert council.total == "10 platser"
    assert council.seats is not None
    assert texts(council.seats, 0) == [
        "5",
        "Kvinna",
        "Har deltagit i arbetslivsintroduktion",
        "1 från vart och ett av 5 samordningsförbund",
    ]


def test_a_council_without_a_number_of_seats_says_so() -> None:
    assert page_of("framsteget").councils[1].total == "Källan säger inte hur många platser rådet har."


@pytest.mark.parametrize("key", KEYS)
def test_every_contradiction_of_the_source_is_shown_openly(key: str) -> None:
    file, page = programme_of(key), page_of(key)

    assert page.notes.caption == "Källan säger emot sig själv"
    assert [cells[1].text for cells in page.notes.rows] == [note.text.sv for note in file.notes]
    assert page.contradictions.startswith(f"På {len(file.notes)} ställe")


def test_a_contradiction_says_what_it_is_about_and_quotes_the_source() -> None:
    about, text, quoted = texts(page_of("framsteget").notes, 0)

    assert about == "Tiden"
    assert text.startswith("Tiden anges på tre sätt som inte går ihop: 2,5 år, 6 + 30 månader (alltså 36) och perioden")
    assert quoted == "”2,5 år ( 6+30 månader)” / ”2010-10-01 till 2014-06-30”"


@pytest.mark.parametrize("key", KEYS)
def test_no_contradiction_is_about_a_key_without_words(key: str) -> None:
    assert [cells[0].text for cells in page_of(key).notes.rows if "_" in cells[0].text or "[" in cells[0].text] == []


def test_supplements_and_events_stand_in_the_order_of_their_days() -> None:
    page = page_of("consensio")

    assert [as_read(entry.when) for entry in page.supplements] == ["30 september 2011"] * 4
    assert [as_read(entry.when) for entry in page.events][:2] == ["31 maj 2011", "16 juni 2011"]


def test_the_story_is_said_to_be_in_swedish_only_to_those_who_read_english() -> None:
    assert page_of("framsteget").in_swedish == ""
    assert page_of("framsteget", "en").in_swedish == "The text is in Swedish, as in the programme file."


def test_the_version_and_its_day_are_said() -> None:
    assert as_read(page_of("framsteget").version) == "Programfilens version 2, inläst 14 januari 2013."


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("key", KEYS)
def test_every_programme_can_be_read_in_both_languages(key: str, language: str) -> None:
    tree = parsed(html_of(key, language))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    levels = [int(element.tag[1]) for element in tree.iter() if element.tag in {"h1", "h2", "h3", "h4"}]

    assert [words(each) for each in tree.iter("h1")] == [programme_of(key).name.text_in(language)]
    assert len(ids) == len(set(ids))
    assert {a.get("href", "")[1:] for a in tree.iter("a") if a.get("href", "").startswith("#")} <= set(ids)
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_list_has_a_row_for_each_programme_with_its_owner_time_phase_and_budget() -> None:
    with override("en"):
        table = programme_list_view((view_of("framsteget"),))

    assert table.rows[0][0].href == "/programmes/framsteget/"
    assert [as_read(cell) for cell in texts(table, 0)[1:]] == [
        "Fryksdalens samordningsförbund",
        "Norra Mellansverige",
        "1 October 2010 – 30 June 2014",
        "Implementation",
        f"SEK {programme_of('framsteget').funding.total_budget_sek:,}",
    ]
