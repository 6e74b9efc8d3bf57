"""What is written in an assessment, in the words of the version it was written under: for the person's own file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from kedjan.assessments.domain.codes import ANSWERS, EntryKind, Rater
from kedjan.assessments.domain.instrument import Instrument
from kedjan.assessments.domain.rating import Answer
from kedjan.assessments.domain.writing import read_agreement, read_answers, read_remark, read_task
from kedjan.assessments.models import InstrumentVersion
from kedjan.assessments.queries.instruments import file_of
from kedjan.ui.words import language

_RATERS = {kind.value: rater for rater, kind in ANSWERS.items()}


@dataclass(frozen=True, slots=True)
class AssessmentWords:
    """The instruments of the person's assessments, by the assessment's id and by the version's own."""

    of_assessment: Mapping[str, Instrument] = field(default_factory=dict)
    of_version: Mapping[str, Instrument] = field(default_factory=dict)

    def instrument(self, version_id: str) -> str:
        """Return the instrument's title with its version; empty for one that is not known."""
        found = self.of_version.get(version_id)
        return "" if found is None else f"{found.title.text_in(language())} ({found.version})"

    def part(self, assessment_id: str, key: str) -> str:
        """Return the title of the area or the item; empty for the whole, and for one that is not known."""
        found = self.of_assessment.get(assessment_id)
        part = None if found is None else found.area(key) or found.item(key)
        return "" if part is None else part.title.text_in(language())

    def entry(self, assessment_id: str, kind: str, text: str) -> str:
        """Return what was written, each item by its title and each answer by its label."""
        found = self.of_assessment.get(assessment_id)
        if found is None or not text:
            return text
        if kind in _RATERS:
            return _said(found, read_answers(text), _RATERS[kind])
        if kind == EntryKind.AGREED:
            return _agreed(found, text)
        return _remarked(text) if kind == EntryKind.SELF_REMARK else ""


def words_for(versions: Mapping[str, str]) -> AssessmentWords:
    """Return the words of the assessments, in one query; versions: the version's id by the assessment's."""
    if not versions:
        return AssessmentWords()
    rows = InstrumentVersion.objects.filter(pk__in={UUID(one) for one in versions.values()})
    files = {str(row.pk): file_of(row.text) for row in rows}
    return AssessmentWords({one: files[which] for one, which in versions.items() if which in files}, files)


def task_words(text: str) -> str:
    """Return what is known of a task, in words; empty where it is about none."""
    task = read_task(text)
    parts = (
        (_("Arbetsuppgift"), task.what),
        (_("Plats"), task.place),
        (_("Hjälpmedel och anpassningar"), task.aids),
    )
    return _lines(f"{title}: {value}" for title, value in parts if value)


def _said(instrument: Instrument, answers: Mapping[str, Answer], rater: Rater) -> str:
    return _lines(_answer(instrument, key, one, rater) for key, one in answers.items())


def _answer(instrument: Instrument, key: str, answer: Answer, rater: Rater) -> str:
    item = instrument.item(key)
    codes = {one.code: one.label.text_in(language()) for one in instrument.missing_for(rater)}
    said = codes.get(answer.missing, answer.missing) if answer.value is None else _step(instrument, answer.value)
    words = ". ".join(one for one in (said, answer.comment) if one)
    return f"{key if item is None else item.title.text_in(language())}: {words}"


def _step(instrument: Instrument, value: int) -> str:
    step = instrument.scale.step(value)
    return str(value) if step is None else step.label.text_in(language())


def _agreed(instrument: Instrument, text: str) -> str:
    agreement = read_agreement(text)
    steps = {key: Answer(value) for key, value in agreement.steps.items()}
    return _lines((agreement.text, _said(instrument, steps, Rater.ASSESSOR)))


def _remarked(text: str) -> str:
    remark = read_remark(text)
    return _lines((_("Håller med.") if remark.agrees else _("Ser det på ett annat sätt."), remark.text))


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(one for one in parts if one)
