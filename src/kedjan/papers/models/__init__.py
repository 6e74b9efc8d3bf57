"""The tables of the context; private to it."""

from kedjan.papers.models.received import PaperUsed, ReceivedPaper
from kedjan.papers.models.requests import PaperRequest, RequestMark

__all__ = ["PaperRequest", "PaperUsed", "ReceivedPaper", "RequestMark"]
