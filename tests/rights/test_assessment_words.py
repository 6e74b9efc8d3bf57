"""In the person's own file an answer stands in words: the item's and the scale's, as they were given."""

from uuid import UUID

from kedjan.assessments.domain.rating import Answer
from kedjan.assessments.domain.writing import Remark
from kedjan.assessments.operations import agree, load_instrument, write_remark
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import AssessmentId
from kedjan.rights.domain.information import Record
from kedjan.rights.queries import information_about, record_of
from tests.assessments.files import text_of
from tests.assessments.trying import NOW, Trying
from tests.journeys.watching import at_work
from tests.support.world import TODAY, World, noon

ANSWERS = {"move_things": Answer(3, comment="Med vagn."), "last_the_shift": Answer(missing="do_not_know")}


def records(trying: Trying, table: str) -> tuple[Record, ...]:
    """Return what the person's own file holds of the table."""
    with acting(trying.me) as clock:
        found = information_about(actor=trying.me, participant_id=trying.person, now=clock.now())
    return next(one.records for one in found.sections if one.table == table)


def told(record: Record) -> dict[str, str]:
    return {one.column: one.text for one in record.values}


def texts(trying: Trying) -> list[tuple[str, str, str]]:
    """Return kind, part and text of every entry, oldest first."""
    found = [told(one) for one in records(trying, "assessments_entry")]
    return [(one["kind"], one["part"], one["text"]) for one in found]


def talked(trying: Trying) -> AssessmentId:
    """Let both have talked, and the person not agree with an answer."""
    assessment = trying.dialogue()
    with at_work(trying.therapist):
        agree(
            actor=trying.therapist,
            participant_id=trying.person,
            assessment_id=assessment,
            text="Vi prövar.",
            steps={"recover": 3},
            now=NOW,
        )
    with at_work(trying.me):
        said = Remark(agrees=False, text="Jag vilar bra.")
        write_remark(actor=trying.me, assessment_id=assessment, item="recover", remark=said, now=NOW)
    return assessment


def test_answers_stand_with_the_items_and_the_scales_words_and_the_comment(world: World) -> None:
    trying = Trying(world)
    trying.save(trying.me, trying.begin(), "body", ANSWERS)

    items = {one.key: one.title.sv for one in trying.file().items}
    assert texts(trying) == [
        (
            "Deltagarens svar",
            "Kroppen i arbetet",
            f"{items['move_things']}: Går med lite stöd. Med vagn.\n{items['last_the_shift']}: Vet inte",
        )
    ]


def test_what_was_agreed_and_what_the_person_says_of_it_are_words_too(world: World) -> None:
    trying = Trying(world)
    talked(trying)

    found = {kind: (part, text) for kind, part, text in texts(trying)}
    item = next(one.title.sv for one in trying.file().items if one.key == "recover")
    assert found["Det ni kom fram till"] == ("", f"Vi prövar.\n{item}: Går med lite stöd")
    assert found["Hur deltagaren ser på ett svar"] == (item, "Ser det på ett annat sätt.\nJag vilar bra.")


def test_old_answers_keep_the_words_they_were_given_under(world: World) -> None:
    trying, operator = Trying(world), world.operator()
    trying.save(trying.me, trying.begin(), "everyday", {"keep_times": Answer(4)})
    newer = text_of("demo-dialog").replace("2010-1", "2013-1").replace("Passa tider", "Komma i tid")
    with acting(operator):
        load_instrument(actor=operator, text=newer, now=noon(TODAY))

    assert [text for _kind, _part, text in texts(trying)] == ["Passa tider: Går bra"]


def test_a_task_and_its_instrument_are_told_in_words(world: World) -> None:
    trying = Trying(world)
    trying.begin("demo-arbetsprov")

    (found,) = (told(one) for one in records(trying, "assessments_assessment"))
    assert found["task"] == (
        "Arbetsuppgift: Sortera post\nPlats: Posthuset i Torsby\nHjälpmedel och anpassningar: Förstoringslampa"
    )
    assert found["instrument"] == f"{trying.file('demo-arbetsprov').title.sv} (2010-1)"


def test_one_entry_alone_says_what_it_says_among_all(world: World) -> None:
    trying = Trying(world)
    trying.save(trying.me, trying.begin(), "body", ANSWERS)
    (entry,) = records(trying, "assessments_entry")

    with acting(trying.me):
        found = record_of(
            actor=trying.me, participant_id=trying.person, table="assessments_entry", record_id=UUID(entry.id)
        )

    assert found is not None
    assert found[1] == entry
