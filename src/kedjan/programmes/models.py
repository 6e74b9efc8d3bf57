"""Programme files as they were loaded: every version kept, so that nobody's path is rewritten behind them."""

from django.db import models

from kedjan.kernel.ids import new_id
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Programme(models.Model):
    """A programme, by the key of its file."""

    PRIVACY = FieldPrivacy(retention=Retention.PROGRAMME, public=("id", "key", "name"))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class ProgrammeVersion(models.Model):
    """One content of the file, word for word; `digest` tells whether a file is new."""

    PRIVACY = FieldPrivacy(
        retention=Retention.PROGRAMME, public=("id", "programme", "number", "digest", "text", "loaded_at")
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("Programme", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    text = models.TextField()
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="a programme's versions are numbered once")
        ]

    def __str__(self) -> str:
        """Return the version number."""
        return f"{self.number}"


class ProgrammePartner(models.Model):
    """An organisation's part in a programme: owner, co-financier, participating actor or collaboration partner."""

    PRIVACY = FieldPrivacy(retention=Retention.PROGRAMME, public=("id", "programme", "organisation", "role"))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("Programme", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation", "role"], name="an organisation has a part in a programme once"
            )
        ]

    def __str__(self) -> str:
        """Return the role."""
        return self.role
