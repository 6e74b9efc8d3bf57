"""What a coach is told of a group: given, taken, moved or cancelled, or a session of it. Nothing about participants."""

from django.db import models

from kedjan.coaching.domain.news import NewsKind
from kedjan.kernel.ids import new_id
from kedjan.kernel.privacy import FieldPrivacy, Retention


class GroupNews(models.Model):
    """One thing that a coach is told of a group; on: the day that it is about, if there is one."""

    PRIVACY = FieldPrivacy(retention=Retention.STAFF, staff=("id", "group", "coach", "kind", "on", "at", "told_by"))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey("Group", on_delete=models.PROTECT, related_name="+")
    coach = models.ForeignKey("Coach", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in NewsKind])
    on = models.DateField(null=True)
    at = models.DateTimeField()
    told_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["coach", "-at"], name="coaching_news_latest")]

    def __str__(self) -> str:
        """Return the code."""
        return self.kind
