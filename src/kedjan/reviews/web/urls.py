"""The addresses of reviews."""

from django.urls import path

from kedjan.reviews.web import emergencies, looking, reviewing, unseen

app_name = "reviews"

urlpatterns = [
    path("me/who-looked/", looking.who_looked_page, name="who_looked"),
    path("me/who-looked/<uuid:organisation_id>/<str:read_on>/", looking.ask_page, name="ask"),
    path("review/", reviewing.review_page, name="review"),
    path("review/emergencies/<uuid:attempt_id>/", emergencies.emergency_page, name="emergency"),
    path("review/unseen/<uuid:unseen_id>/", unseen.name_page, name="name_for_protected"),
    path("review/questions/<uuid:question_id>/", reviewing.question_page, name="question"),
    path("review/<slug:sign>/<uuid:account_id>/<str:week_on>/", reviewing.finding_page, name="finding"),
]
