"""Lists that somebody has saved under a name of their own. Nothing here is about participants."""

from django.db import models

from kedjan.kernel.ids import new_id
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.organisations.domain.saved import LONGEST_NAME, LONGEST_QUERY, ListKey


class SavedList(models.Model):
    """One list as one account wants to find it again. query: what narrows and orders it, as its address says it."""

    PRIVACY = FieldPrivacy(retention=Retention.STAFF, staff=("id", "account", "which", "name", "query", "saved_at"))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey("Account", on_delete=models.CASCADE, related_name="+")
    which = models.CharField(max_length=20, choices=[(one.value, one.value) for one in ListKey])
    name = models.CharField(max_length=LONGEST_NAME)
    query = models.CharField(max_length=LONGEST_QUERY)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "which", "name"], name="a saved list has a name of its own")
        ]

    def __str__(self) -> str:
        """Return which list it is of; the name is its owner's."""
        return self.which
