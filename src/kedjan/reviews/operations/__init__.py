"""Ask about a reading, answer, and note that a finding has been looked at."""

from kedjan.reviews.operations.findings import CannotHandleFinding, FindingHandled, handle_finding
from kedjan.reviews.operations.questions import (
    CannotAnswerQuestion,
    CannotAskAboutReading,
    QuestionAnswered,
    QuestionAsked,
    answer_question,
    ask_about_reading,
)

__all__ = [
    "CannotAnswerQuestion",
    "CannotAskAboutReading",
    "CannotHandleFinding",
    "FindingHandled",
    "QuestionAnswered",
    "QuestionAsked",
    "answer_question",
    "ask_about_reading",
    "handle_finding",
]
