"""What an account may do: one enumeration for the whole product, checked by views and operations alike."""

from enum import StrEnum

from kedjan.kernel.actor import Actor


class Permission(StrEnum):
    """One thing that a role may do. What it may be done *to* is decided by row-level security, not here."""

    VIEW_EARLY_LIST = "view_early_list"
    IMPORT_PARTICIPANTS = "import_participants"
    VIEW_CASES = "view_cases"
    INVITE = "invite"
    RECORD_CONSENT = "record_consent"
    ENROL = "enrol"
    UPDATE_GATES = "update_gates"
    HAND_OVER = "hand_over"
    VIEW_PLACES = "view_places"
    MANAGE_PLACES = "manage_places"
    PLACE_PARTICIPANT = "place_participant"
    CLOSE_CASE = "close_case"
    RECORD_FOLLOW_UP = "record_follow_up"
    VIEW_PROGRAMMES = "view_programmes"
    MANAGE_PROGRAMMES = "manage_programmes"
    VIEW_RESULTS = "view_results"
    PUBLISH_RESULTS = "publish_results"
    VIEW_PUBLISHED_RESULTS = "view_published_results"
    VIEW_OWN_PLACEMENTS = "view_own_placements"
    VIEW_OWN_PLAN = "view_own_plan"
    WITHDRAW_OWN_CONSENT = "withdraw_own_consent"
    READ_NOTICES = "read_notices"


class NotPermitted(Exception):
    """The role lacks the permission; the web answers 403."""

    def __init__(self, permission: Permission) -> None:
        """Remember which permission was missing."""
        super().__init__(permission.value)
        self.permission = permission


def require(actor: Actor, permission: Permission) -> None:
    """Let the actor pass, or raise NotPermitted before anything is changed."""
    if not actor.may(permission):
        raise NotPermitted(permission)
