"""Notices: written once, seen once, never edited."""

from django.db import models
from django.db.models import Q

from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.notices.domain.kinds import Audience


class Notice(models.Model):
    """One thing that somebody is told: ids, codes and days. The words are made when it is read."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant", "values"),
        personal=("organisation", "kind", "audience", "at", "seen_at"),
        staff=("account_id", "told_by", "seen_by"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    audience = models.CharField(max_length=20)
    account_id = models.UUIDField(null=True)
    values = models.JSONField(default=dict)
    at = models.DateTimeField()
    told_by = models.UUIDField()
    seen_at = models.DateTimeField(null=True)
    seen_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(audience__in=[one.value for one in Audience]), name="a notice has an audience"
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.ACCOUNT, account_id__isnull=False)
                | (~Q(audience=Audience.ACCOUNT) & Q(account_id__isnull=True)),
                name="only a notice to an account names one",
            ),
            models.CheckConstraint(
                condition=Q(seen_at__isnull=True, seen_by__isnull=True)
                | Q(seen_at__isnull=False, seen_by__isnull=False),
                name="a notice is seen by somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "audience", "-at"],
                name="notices_unseen",
                condition=Q(seen_at__isnull=True),
            ),
            models.Index(fields=["participant", "audience", "-at"], name="notices_participant"),
        ]

    def __str__(self) -> str:
        """Return the kind and the moment; never about whom."""
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
