"""A plan of a year of groups: what was planned with, what came out of it, and who each of its codes is.

The problem and the plan hold codes that mean nothing outside the plan. Who they are stands apart, behind the policies.
Rule: docs/rules/year-plan.md.
"""

from django.db import models
from django.db.models import Q

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.expected import Basis, WhyUnknown
from kedjan.coaching.domain.plan_rules import NAME_LENGTH
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class YearPlan(models.Model):
    """One try to plan a year.

    problem and plan: files of docs/rules/coaching-groups.md; best: cost, bound, seconds and placed while the search
    goes on; seconds and seed: what was asked for; locked: ids of groups that the next plan keeps; based_on:
    the plan that it was made from. asked_by, asked_as, attempt, begun_at, moved_at: docs/rules/long-work.md.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        personal=("problem", "plan"),
        staff=(
            *("id", "programme", "organisation", "name", "first_week_on", "status", "seconds", "seed", "best"),
            *("locked", "based_on", "created_at", "created_by", "asked_by", "asked_as", "attempt", "begun_at"),
            *("moved_at", "cancel_asked_at", "published_at", "published_by"),
        ),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH)
    first_week_on = models.DateField()
    status = models.CharField(max_length=12, choices=[(one.value, one.value) for one in PlanStatus])
    seconds = models.PositiveSmallIntegerField()
    seed = models.PositiveIntegerField(default=0)
    problem = models.JSONField()
    plan = models.JSONField(null=True)
    best = models.JSONField(null=True)
    locked = models.JSONField(default=list)
    based_on = models.ForeignKey("YearPlan", null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.UUIDField()
    asked_by = models.UUIDField()
    asked_as = models.CharField(max_length=40)
    attempt = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField()
    cancel_asked_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"],
                condition=Q(status=PlanStatus.PUBLISHED),
                name="a programme has one published plan",
            )
        ]
        indexes = [models.Index(fields=["organisation", "programme", "-created_at"], name="coaching_plans")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class PlannedPerson(models.Model):
    """Whom a code of a plan is about, and what the plan says of when they start.

    built_on: empty while the plan is not made, or no longer holds; starts_on: the Monday of their group's first week;
    later_on: that of the next group that also fits; why_unknown: where there is no group; counted_at: since when.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant", "waiting", "code"),
        personal=("plan", "organisation", "built_on", "starts_on", "later_on", "why_unknown", "counted_at"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey("YearPlan", on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=12)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    waiting = models.ForeignKey("Waiting", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")

    built_on = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.value) for one in Basis], db_default=""
    )
    starts_on = models.DateField(null=True)
    later_on = models.DateField(null=True)
    why_unknown = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.value) for one in WhyUnknown], db_default=""
    )
    counted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="a code of a plan is one person's")]
        indexes = [models.Index(fields=["waiting"], condition=~Q(built_on=""), name="coaching_expected")]

    def __str__(self) -> str:
        """Return the code."""
        return self.code
