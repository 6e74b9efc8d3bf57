"""The addresses of imports."""

from django.urls import path

from kedjan.participants.web import decisions, files

app_name = "participants"

_IMPORT = "imports/<uuid:import_id>/"

urlpatterns = [
    path("imports/", files.imports_page, name="imports"),
    path("imports/example.csv", files.example_file, name="import_example"),
    path(_IMPORT, files.import_page, name="import"),
    path(f"{_IMPORT}confirm/", decisions.confirm_page, name="import_confirm"),
    path(f"{_IMPORT}discard/", decisions.discard_page, name="import_discard"),
]
