"""What stands in somebody's plan, as the actor may see it."""

from collections.abc import Iterable
from uuid import UUID

from kedjan.consents.domain.on_behalf import told_from
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, OrganisationId, ParticipantId, PlanItemId
from kedjan.plans.domain.codes import Dimension, ItemKind, Step
from kedjan.plans.domain.items import Content, Happened, PlanItem, in_order, item_from
from kedjan.plans.models import PlanItem as ItemRow
from kedjan.plans.models import PlanStep


def plan_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[PlanItem, ...]:
    """Return all that stands or has stood in the person's plan: obstacles to taking part first, then by day."""
    expect(actor)
    rows = tuple(ItemRow.objects.filter(participant_id=participant_id))
    steps = _steps(PlanStep.objects.filter(participant_id=participant_id)) if rows else {}
    return in_order(_item(row, steps.get(row.pk, [])) for row in rows)


def item_of(*, actor: Actor, item_id: PlanItemId) -> tuple[ParticipantId, PlanItem] | None:
    """Return one thing in a plan, and whose plan; None where there is none that the actor may see."""
    expect(actor)
    row = ItemRow.objects.filter(pk=item_id).first()
    if row is None:
        return None
    steps = _steps(PlanStep.objects.filter(item=row))
    return ParticipantId(row.participant_id), _item(row, steps[row.pk])


def _steps(rows: Iterable[PlanStep]) -> dict[UUID, list[Happened]]:
    found: dict[UUID, list[Happened]] = {}
    for row in rows:
        found.setdefault(row.item_id, []).append(_happened(row))
    return found


def _item(row: ItemRow, steps: Iterable[Happened]) -> PlanItem:
    return item_from(
        item_id=PlanItemId(row.pk),
        kind=ItemKind(row.kind),
        dimension=Dimension(row.dimension) if row.dimension else None,
        steps=steps,
    )


def _happened(row: PlanStep) -> Happened:
    return Happened(
        number=row.sequence,
        step=Step(row.step),
        at=row.taken_at,
        by=AccountId(row.taken_by),
        by_organisation=None if row.by_organisation_id is None else OrganisationId(row.by_organisation_id),
        content=None if row.text_sealed is None else _content(row),
        words="" if row.words_sealed is None else PlanStep.WORDS.open(row.words_sealed, row.pk),
        told=told_from(row.told_by, row.why_on_behalf),
    )


def _content(row: PlanStep) -> Content:
    return Content(
        text="" if row.text_sealed is None else PlanStep.TEXT.open(row.text_sealed, row.pk),
        measure="" if row.measure_sealed is None else PlanStep.MEASURE.open(row.measure_sealed, row.pk),
        owner_id=None if row.owner_id is None else OrganisationId(row.owner_id),
        due_on=row.due_on,
    )
