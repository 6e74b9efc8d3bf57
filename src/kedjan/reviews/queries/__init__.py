"""Read questions with their answers, and what has been looked at; and whom nobody sees."""

from kedjan.reviews.queries.findings import HandledView, handled_since
from kedjan.reviews.queries.questions import AnswerView, QuestionView, question, questions
from kedjan.reviews.queries.unseen import UnseenView, unseen_protected

__all__ = [
    "AnswerView",
    "HandledView",
    "QuestionView",
    "UnseenView",
    "handled_since",
    "question",
    "questions",
    "unseen_protected",
]
