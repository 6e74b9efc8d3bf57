"""A session of a group, and who was there. Rule: docs/rules/leading-groups.md."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kedjan.coaching.domain.codes import WhyCancelled
from kedjan.coaching.domain.leading_codes import MaterialForm, Presence, SessionState, WhyAway
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Session(models.Model):
    """A session of a group: when, how it stands, its theme and its material. Nothing here is about participants.

    number: 1 for the first. A session has a row once something is written about it; until then the group's week and
    time say when it is. easy_text: the material in easy Swedish; forms: how it is at hand; led_by: ids of the coaches
    who led it.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.PROGRAMME,
        public=(
            *("id", "group", "number", "on", "begins_at", "state", "why_cancelled", "theme", "text", "easy_text"),
            *("link", "link_name", "forms", "changed_at"),
        ),
        staff=("led_by", "changed_by"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey("Group", on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    on = models.DateField()
    begins_at = models.TimeField()
    state = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in SessionState], default=SessionState.PLANNED
    )
    why_cancelled = models.CharField(
        max_length=12, blank=True, choices=[(one.value, one.value) for one in WhyCancelled], db_default=""
    )
    theme = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    easy_text = models.TextField(blank=True)
    link = models.URLField(max_length=300, blank=True)
    link_name = models.CharField(max_length=120, blank=True)
    forms = ArrayField(
        models.CharField(max_length=12, choices=[(one.value, one.value) for one in MaterialForm]), default=list
    )
    led_by = ArrayField(models.UUIDField(), default=list)
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "number"], name="sessions of a group have one order"),
            models.CheckConstraint(
                condition=~Q(state=SessionState.CANCELLED) | ~Q(why_cancelled=""),
                name="a cancelled session has a reason",
            ),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


class Attendance(models.Model):
    """Whether somebody was at a session or has said that they do not come; a newer row corrects an older one."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant", "enrolment", "seat"),
        personal=("organisation", "session", "presence", "why_away", "recorded_at"),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey("Session", on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey("Seat", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    presence = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Presence])
    why_away = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.value) for one in WhyAway], db_default=""
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(presence=Presence.HERE, why_away="") | (Q(presence=Presence.AWAY) & ~Q(why_away="")),
                name="who is away has a reason and who is here has none",
            )
        ]
        indexes = [
            models.Index(fields=["seat", "session", "-recorded_at"], name="coaching_attendance_latest"),
            models.Index(fields=["participant"], name="coaching_attendance_person"),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.presence
