"""The addresses of agreements: a person's, for the staff around them, and the person's own."""

from django.urls import path

from kedjan.consents.web import me, scans, staff

app_name = "consents"

_ONE = "cases/<uuid:participant_id>/agreements/"

urlpatterns = [
    path(_ONE, staff.agreements_page, name="agreements"),
    path(f"{_ONE}new/<slug:kind>/", staff.new_page, name="new"),
    path(f"{_ONE}<uuid:agreement_id>/renew/", staff.renew_page, name="renew"),
    path(f"{_ONE}<uuid:agreement_id>/withdraw/", staff.withdraw_page, name="withdraw_for"),
    path(f"{_ONE}<uuid:agreement_id>/scan/", scans.scan_page, name="scan"),
    path(f"{_ONE}scans/<uuid:scan_id>/", scans.scan_file, name="scan_file"),
    path("me/questions/<uuid:proposal_id>/", me.question_page, name="question"),
    path("me/scans/<uuid:scan_id>/", scans.my_scan_file, name="my_scan_file"),
]
