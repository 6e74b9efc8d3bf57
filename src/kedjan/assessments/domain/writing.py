"""How answers, agreements and remarks are written inside a sealed value, and read again."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from kedjan.assessments.domain.rating import Answer, Answers
from kedjan.assessments.domain.starting import Task


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the two came to: in words, and step by step where they chose one."""

    text: str
    steps: Mapping[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """What the person says of the assessor's answer or comment: that they agree or not, and their own words."""

    agrees: bool
    text: str = ""


def written_answers(answers: Answers) -> str:
    """Return answers as text."""
    return json.dumps({key: asdict(one) for key, one in answers.items()}, ensure_ascii=False)


def read_answers(text: str) -> dict[str, Answer]:
    """Return the answers of a text that `written_answers` wrote."""
    return {key: Answer(**one) for key, one in json.loads(text).items()}


def written_agreement(agreement: Agreement) -> str:
    """Return an agreement as text."""
    return json.dumps({"text": agreement.text, "steps": dict(agreement.steps)}, ensure_ascii=False)


def read_agreement(text: str) -> Agreement:
    """Return the agreement of a text that `written_agreement` wrote."""
    return Agreement(**json.loads(text))


def written_remark(remark: Remark) -> str:
    """Return a remark as text."""
    return json.dumps(asdict(remark), ensure_ascii=False)


def read_remark(text: str) -> Remark:
    """Return the remark of a text that `written_remark` wrote."""
    return Remark(**json.loads(text))


def written_task(task: Task) -> str:
    """Return what is known of a task as text; its day stands in a column of its own."""
    return json.dumps({"what": task.what, "place": task.place, "aids": task.aids}, ensure_ascii=False)


def read_task(text: str) -> Task:
    """Return the task of a text that `written_task` wrote, without its day."""
    return Task(**json.loads(text))
