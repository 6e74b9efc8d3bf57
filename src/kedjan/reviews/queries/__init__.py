"""Read questions with their answers, and what has been looked at."""

from kedjan.reviews.queries.findings import HandledView, handled_since
from kedjan.reviews.queries.questions import AnswerView, QuestionView, question, questions

__all__ = ["AnswerView", "HandledView", "QuestionView", "handled_since", "question", "questions"]
