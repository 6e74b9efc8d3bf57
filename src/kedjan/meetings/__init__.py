"""Meetings across agencies about one participant: times that all can, invitations, answers, minutes and tasks."""
