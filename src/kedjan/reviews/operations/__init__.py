"""Ask about a reading, answer, note that a finding has been looked at, and name somebody for whom nobody sees."""

from kedjan.reviews.operations.findings import CannotHandleFinding, FindingHandled, handle_finding
from kedjan.reviews.operations.questions import (
    CannotAnswerQuestion,
    CannotAskAboutReading,
    QuestionAnswered,
    QuestionAsked,
    answer_question,
    ask_about_reading,
)
from kedjan.reviews.operations.unseen import (
    CannotNameForProtected,
    NamedForProtected,
    name_for_protected,
    tell_of_unseen,
)

__all__ = [
    "CannotAnswerQuestion",
    "CannotAskAboutReading",
    "CannotHandleFinding",
    "CannotNameForProtected",
    "FindingHandled",
    "NamedForProtected",
    "QuestionAnswered",
    "QuestionAsked",
    "answer_question",
    "ask_about_reading",
    "handle_finding",
    "name_for_protected",
    "tell_of_unseen",
]
