"""Use cases of follow-up and results."""

from kedjan.outcomes.operations.follow_up import CannotRecordFollowUp, FollowUpRecorded, record_follow_up
from kedjan.outcomes.operations.publish import CannotPublishResults, ResultsPublished, publish_results

__all__ = [
    "CannotPublishResults",
    "CannotRecordFollowUp",
    "FollowUpRecorded",
    "ResultsPublished",
    "publish_results",
    "record_follow_up",
]
