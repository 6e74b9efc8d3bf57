"""The addresses of follow-up and results."""

from django.urls import path

from kedjan.outcomes.web import chances, follow_ups, published, results

app_name = "outcomes"

_RESULTS = "results/<slug:programme_key>/"

urlpatterns = [
    path("results/", results.programmes_page, name="programmes"),
    path(_RESULTS, results.live_page, name="live"),
    path(f"{_RESULTS}publish/", results.publish_page, name="publish"),
    path(f"{_RESULTS}published/", published.published_page, name="published"),
    path(f"{_RESULTS}published.csv", published.csv_page, name="csv"),
    path(f"{_RESULTS}published-followed.csv", published.followed_csv_page, name="followed_csv"),
    path("follow-ups/", follow_ups.follow_ups_page, name="follow_ups"),
    path("cases/<uuid:participant_id>/follow-up/", follow_ups.follow_up_page, name="follow_up"),
    path("cases/<uuid:participant_id>/follow-up/chances/", chances.chances_page, name="chances"),
    path("me/chances/", chances.my_chances_page, name="my_chances"),
]
