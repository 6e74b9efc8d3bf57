"""What starts a clock is open by its own kind of information; who follows a person is a part of the path."""

from django.db import migrations

from kedjan.integrations.database.closures import (
    emergency_by_row,
    emergency_rows,
    given_by_row,
    given_rows,
    protected_rows,
)
from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import (
    follows_person,
    own_inserts,
    own_rows,
    part_of,
    protect,
    self_rows,
)

_CLOCK, _FOLLOWED = "journeys_clockstart", "journeys_followedby"
_PATH = ("plan", "follow_up")

# A row takes the place of one that the same organisation wrote of the same thing, so that both are seen or none. A
# constraint and no policy: a policy cannot ask its own table. Deferred, because records are merged row by row.
_IN_ITS_PLACE = f"""
    ALTER TABLE {_CLOCK} ADD CONSTRAINT journeys_clock_same UNIQUE (id, participant_id, organisation_id, event);
    ALTER TABLE {_CLOCK} ADD CONSTRAINT journeys_clock_in_its_place
        FOREIGN KEY (replaces_id, participant_id, organisation_id, event)
        REFERENCES {_CLOCK} (id, participant_id, organisation_id, event) DEFERRABLE INITIALLY DEFERRED;
"""
_CLOCKS = (
    protect(_CLOCK, writes=["INSERT"])
    + own_rows(_CLOCK)
    + own_inserts(_CLOCK, by="recorded_by")
    + self_rows(_CLOCK)
    + given_by_row(_CLOCK)
    + emergency_by_row(_CLOCK)
    + protected_rows(_CLOCK, weakest="protected")
    + follows_person(_CLOCK)
    + _IN_ITS_PLACE
)
_IN_ENROLMENT = part_of(_FOLLOWED, "journeys_enrolment", key="enrolment_id", same=["participant_id"])
_FOLLOWERS = (
    protect(_FOLLOWED, writes=["INSERT"])
    + own_rows(_FOLLOWED)
    + own_inserts(_FOLLOWED, by="recorded_by", within=_IN_ENROLMENT)
    + self_rows(_FOLLOWED)
    + given_rows(_FOLLOWED, categories=_PATH)
    + emergency_rows(_FOLLOWED, categories=_PATH)
    + protected_rows(_FOLLOWED, weakest="protected")
    + follows_person(_FOLLOWED)
    + sealed_column(_FOLLOWED, "note_sealed")
)


class Migration(migrations.Migration):
    dependencies = [("journeys", "0016_clocks_and_followers"), ("consents", "0016_blocked_grants")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_CLOCKS, _FOLLOWERS)]
