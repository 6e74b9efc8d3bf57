"""Questions about what people have agreed to, each for an actor."""

from kedjan.consents.queries.agreements import ConsentView, OpeningView, consenting, consents_of

__all__ = ["ConsentView", "OpeningView", "consenting", "consents_of"]
