"""The addresses of papers."""

from django.urls import path

from kedjan.papers.web import case, files, letters, mine, power, requests

app_name = "papers"

_CASE = "cases/<uuid:participant_id>/papers/"
_ONE = f"{_CASE}<uuid:paper_request_id>/"

urlpatterns = [
    path(_CASE, case.case_papers_page, name="case_papers"),
    path(f"{_CASE}new/", case.new_page, name="new"),
    path(_ONE, requests.request_page, name="request"),
    path(f"{_ONE}letter/", letters.letter_page, name="letter"),
    path(f"{_ONE}receive/", requests.receive_page, name="receive"),
    path(f"{_CASE}files/<uuid:paper_id>/", files.paper_page, name="paper"),
    path(f"{_CASE}files/<uuid:paper_id>/file/", files.paper_file, name="paper_file"),
    path("me/papers/", mine.my_papers_page, name="my_papers"),
    path("me/papers/new/", mine.my_new_page, name="my_new"),
    path("me/papers/files/<uuid:paper_id>/", mine.my_paper_page, name="my_paper"),
    path("me/papers/files/<uuid:paper_id>/file/", files.my_paper_file, name="my_paper_file"),
    path("me/papers/power/<uuid:consent_id>/", power.my_power_page, name="my_power"),
]
