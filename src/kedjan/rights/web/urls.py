"""The addresses of the rights."""

from django.urls import path

from kedjan.rights.web import corrections, information, my_corrections

app_name = "rights"

urlpatterns = [
    path("me/information/", information.my_information_page, name="my_information"),
    path("me/corrections/", my_corrections.my_corrections_page, name="my_corrections"),
    path(
        "me/corrections/<slug:table>/<uuid:record_id>/",
        my_corrections.ask_for_correction_page,
        name="ask_for_correction",
    ),
    path("corrections/", corrections.corrections_page, name="corrections"),
    path("corrections/<uuid:request_id>/", corrections.correction_page, name="correction"),
    path("cases/<uuid:participant_id>/information/", information.person_information_page, name="person_information"),
]
