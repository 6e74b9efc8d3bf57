"""The tables of the context; private to it."""

from kedjan.plans.models.items import PlanItem, PlanStep
from kedjan.plans.models.notes import OwnNote

__all__ = ["OwnNote", "PlanItem", "PlanStep"]
