"""Use cases of follow-up and results."""

from kedjan.outcomes.operations.follow_up import CannotRecordFollowUp, FollowUpRecorded, record_follow_up
from kedjan.outcomes.operations.publish import CannotPublishResults, ResultsPublished, publish_results
from kedjan.outcomes.operations.tell_chance import CannotTellChances, ChancesTold, Said, tell_chances

__all__ = [
    "CannotPublishResults",
    "CannotRecordFollowUp",
    "CannotTellChances",
    "ChancesTold",
    "FollowUpRecorded",
    "ResultsPublished",
    "Said",
    "publish_results",
    "record_follow_up",
    "tell_chances",
]
