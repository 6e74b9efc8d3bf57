"""The addresses of the rights."""

from django.urls import path

from kedjan.rights.web import corrections, disposal, information, merging, my_corrections, register

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
    path("register/", register.register_page, name="register"),
    path("register/merges/", merging.merges_page, name="merges"),
    path("register/merges/<uuid:kept_id>/<uuid:other_id>/", merging.merge_page, name="merge"),
    path("register/merges/<uuid:merge_id>/undo/", merging.undo_merge_page, name="undo_merge"),
    path("register/disposal/", disposal.disposal_page, name="disposal"),
    path("register/disposal/protocol.csv", disposal.protocol_page, name="disposal_protocol"),
    path("cases/<uuid:participant_id>/hold/", disposal.hold_page, name="hold"),
    path("cases/<uuid:participant_id>/information/", information.person_information_page, name="person_information"),
]
