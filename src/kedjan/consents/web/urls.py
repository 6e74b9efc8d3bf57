"""The addresses of agreements: a person's, for the staff around them, and the person's own."""

from django.urls import path

from kedjan.consents.web import blocks, glass, me, my_blocks, scans, staff

app_name = "consents"

_ONE = "cases/<uuid:participant_id>/agreements/"
_CLOSED = "cases/<uuid:participant_id>/blocks/"

urlpatterns = [
    path(_ONE, staff.agreements_page, name="agreements"),
    path(f"{_ONE}new/<slug:kind>/", staff.new_page, name="new"),
    path(f"{_ONE}<uuid:agreement_id>/renew/", staff.renew_page, name="renew"),
    path(f"{_ONE}<uuid:agreement_id>/withdraw/", staff.withdraw_page, name="withdraw_for"),
    path(f"{_ONE}<uuid:agreement_id>/scan/", scans.scan_page, name="scan"),
    path(f"{_ONE}scans/<uuid:scan_id>/", scans.scan_file, name="scan_file"),
    path(_CLOSED, blocks.blocks_page, name="blocks"),
    path(f"{_CLOSED}<uuid:organisation_id>/lift/", blocks.lift_page, name="lift_block"),
    path(f"{_CLOSED}lift/", blocks.lift_for_a_time_page, name="lift_for_a_time"),
    path("emergency/", glass.openings_page, name="openings"),
    path("emergency/<uuid:opening_id>/", glass.opening_page, name="opening"),
    path("me/blocks/", my_blocks.my_blocks_page, name="my_blocks"),
    path("me/blocks/<uuid:organisation_id>/lift/", my_blocks.lift_page, name="lift_my_block"),
    path("me/questions/<uuid:proposal_id>/", me.question_page, name="question"),
    path("me/scans/<uuid:scan_id>/", scans.my_scan_file, name="my_scan_file"),
]
