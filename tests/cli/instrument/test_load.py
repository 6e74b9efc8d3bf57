"""`kedjan instrument load`: what is right is loaded once, and whoever is rated keeps the words of their version."""

from datetime import date
from pathlib import Path

import pytest

from kedjan.assessments.domain.parse import digest
from kedjan.assessments.domain.starting import Task
from kedjan.assessments.operations import CannotBegin, begin_assessment
from kedjan.assessments.operations.beginning import AssessmentBegun
from kedjan.assessments.queries import instruments
from kedjan.cli.command import find_command
from kedjan.kernel.ids import InstrumentId
from tests.assessments.files import SMALL, changed
from tests.assessments.trying import NOW, Trying
from tests.journeys.watching import at_work
from tests.support.reasons import codes
from tests.support.server import PROJECT
from tests.support.world import TODAY, World

Said = pytest.CaptureFixture[str]
DIALOGUE = PROJECT / "instruments" / "demo-dialog.toml"
SECOND = ('version = "1"', 'version = "2"')


def loaded(said: Said, *arguments: str | Path) -> tuple[int, list[str]]:
    """Return the exit code and the lines."""
    command = find_command(["instrument", "load"])
    assert command is not None
    code = command.run([str(each) for each in arguments])
    return code, said.readouterr().out.splitlines()


def versions() -> list[tuple[str, str, bool]]:
    return [(one.file.key, one.file.version, one.is_latest(TODAY)) for one in instruments()]


def written(folder: Path, text: str) -> Path:
    path = folder / "f.toml"
    path.write_text(text, encoding="utf-8")
    return path


def begin(trying: Trying, which: InstrumentId) -> AssessmentBegun:
    with at_work(trying.therapist):
        return begin_assessment(
            actor=trying.therapist, participant_id=trying.person, instrument_id=which, task=Task(), now=NOW
        )


@pytest.mark.django_db
def test_a_new_instrument_is_loaded_with_its_digest_and_loaded_again_changes_nothing(
    tmp_path: Path, capsys: Said
) -> None:
    path = written(tmp_path, SMALL)

    first, again = loaded(capsys, path), loaded(capsys, path)

    assert first[0] == again[0] == 0
    assert first[1][0].startswith("small 1 är inläst. Fingeravtryck: ")
    assert again[1] == ["small 1: inget har ändrats."]
    assert versions() == [("small", "1", True)]


@pytest.mark.django_db
def test_other_content_under_the_same_version_is_refused_with_what_to_do(tmp_path: Path, capsys: Said) -> None:
    loaded(capsys, written(tmp_path, SMALL))
    path = written(tmp_path, changed(("Kan du lyfta?", "Hur lyfter du?")))

    assert loaded(capsys, path) == (
        1,
        [f"{path}: Version 1 är redan inläst med ett annat innehåll. Ge filen ett nytt versionsnamn."],
    )
    assert versions() == [("small", "1", True)]


@pytest.mark.django_db
def test_a_bad_file_changes_nothing_and_a_good_one_beside_it_is_loaded(tmp_path: Path, capsys: Said) -> None:
    bad = written(tmp_path, changed(("value = 3", "value = 5")))

    code, lines = loaded(capsys, bad, DIALOGUE, tmp_path, "--language", "en")

    assert code == 1
    assert lines[0].startswith(f"{bad}:21:7 scale.steps[2].value: ")
    assert lines[1].startswith("demo-dialog ")
    assert lines[2] == f"{tmp_path}: This is a folder. Name a file, such as instruments/name.toml."
    assert [key for key, _version, _latest in versions()] == ["demo-dialog"]


def test_a_new_version_leaves_the_words_of_whoever_was_rated_by_the_old_one(
    world: World, tmp_path: Path, capsys: Said
) -> None:
    trying = Trying(world)
    loaded(capsys, written(tmp_path, SMALL))
    (old,) = (one for one in instruments() if one.file.key == "small")
    assessment = begin(trying, old.id).assessment_id

    assert loaded(capsys, written(tmp_path, changed(SECOND, ("Lyfta", "Bära")))) == (
        0,
        [f"small 2 är inläst. Fingeravtryck: {_digest()}."],
    )

    seen = trying.view(trying.therapist, assessment).instrument
    assert [(seen.version, item.title.sv) for item in seen.items][:1] == [("1", "Lyfta")]
    with trying.nothing_changes(trying.therapist), pytest.raises(CannotBegin) as refusal:
        begin(trying, old.id)
    assert codes(refusal.value) == ["assessment.old_version"]


def test_a_version_that_is_loaded_ahead_of_its_days_leaves_the_one_before_it_in_use(
    world: World, tmp_path: Path, capsys: Said
) -> None:
    trying = Trying(world)
    loaded(capsys, written(tmp_path, SMALL))
    ahead = ("valid_from = 2010-01-01\nvalid_until = 2013-12-31", "valid_from = 2013-06-01")

    loaded(capsys, written(tmp_path, changed(SECOND, ahead)))

    new, old = (one for one in instruments() if one.file.key == "small")
    assert [(one.is_latest(TODAY), one.is_latest(date(2013, 6, 1))) for one in (new, old)] == [
        (True, True),
        (True, False),
    ]
    assert begin(trying, old.id).instrument_id == old.id
    with trying.nothing_changes(trying.therapist), pytest.raises(CannotBegin) as refusal:
        begin(trying, new.id)
    assert codes(refusal.value) == ["assessment.not_yet_valid"]


@pytest.mark.parametrize("until", [None, date(2013, 1, 13)], ids=["missing", "expired"])
def test_a_loaded_instrument_asks_for_a_licence_that_holds_today(
    world: World, tmp_path: Path, capsys: Said, until: date | None
) -> None:
    trying = Trying(world, licensed=False)
    if until is not None:
        trying.license(date(2012, 1, 2), until)
    loaded(capsys, written(tmp_path, changed(('reference = "Ingen"', 'reference = "Avtal"\nneeded = "demo-kurs"'))))
    (found,) = (one for one in instruments() if one.file.key == "small")

    with trying.nothing_changes(trying.therapist), pytest.raises(CannotBegin) as refusal:
        begin(trying, found.id)

    assert codes(refusal.value) == ["assessment.no_licence"]


def _digest() -> str:
    found = next(one for one in instruments() if one.file.version == "2")
    return digest(found.file)[:12]
