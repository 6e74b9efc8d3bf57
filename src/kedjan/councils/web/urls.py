"""Addresses of proposals."""

from django.urls import path

from kedjan.councils.web import council, proposals

app_name = "councils"

urlpatterns = [
    path("me/council/", proposals.my_council_page, name="my_council"),
    path("me/council/new/", proposals.propose_page, name="propose"),
    path("me/council/chairs/", council.chairs_page, name="chairs"),
    path("me/council/<uuid:idea_id>/", council.discussion_page, name="discussion"),
    path("council/proposals/", proposals.proposals_page, name="proposals"),
    path("council/proposals/<uuid:idea_id>/answer/", proposals.answer_page, name="answer"),
]
