"""The addresses of trial places."""

from django.urls import path

from kedjan.workplaces.web import case, places

app_name = "workplaces"

_CASE = "cases/<uuid:participant_id>/"

urlpatterns = [
    path("places/", places.places_page, name="places"),
    path("places/mine/", places.my_places_page, name="my_places"),
    path("places/offer/", places.offer_page, name="offer"),
    path("places/<uuid:place_id>/close/", places.close_page, name="close"),
    path(f"{_CASE}place/", case.case_place_page, name="case_place"),
    path(f"{_CASE}place/<uuid:place_id>/", case.take_place_page, name="take_place"),
    path(f"{_CASE}placements/<uuid:placement_id>/end/", case.end_placement_page, name="end_placement"),
]
